"""What a document is about, from the words in it."""

from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Final

from mtaudit.lang.inflect import inflections
from mtaudit.lang.words import Word, normal, words


class TopicIndex:
    """Counts distinct topic words.

    An entry is a word (found in all its inflections; written with a capital, it needs the capital), a beginning
    ``stem*`` or a phrase of several words as written (``penalty kick``). A document has a topic when `threshold` distinct
    entries of the topic occur in it; *goal* and *goals* are one entry.
    """

    def __init__(self, words_by_topic: Mapping[str, Iterable[str]], *, threshold: int = 3) -> None:
        if threshold < 1:
            raise ValueError("the threshold must be at least 1")
        self.threshold: Final = threshold
        self._entries: Final = tuple(
            (entry, topic) for topic, entries in words_by_topic.items() for entry in dict.fromkeys(entries) if entry.strip()
        )

    @cached_property
    def _forms(self) -> dict[str, list[int]]:
        """Entries by the form of their first word; made when the first text comes."""
        index: dict[str, list[int]] = {}
        for number, (entry, _) in enumerate(self._entries):
            if not entry.endswith("*"):
                first = words(entry)[0].norm
                forms = inflections(entry.removeprefix("~")) if len(words(entry.removeprefix("~"))) == 1 else (first,)
                for form in forms:
                    index.setdefault(form, []).append(number)
        return index

    @cached_property
    def _stems(self) -> dict[str, list[int]]:
        index: dict[str, list[int]] = {}
        for number, (entry, _) in enumerate(self._entries):
            if entry.endswith("*"):
                index.setdefault(normal(entry[:-1]), []).append(number)
        return index

    @cached_property
    def _stem_lengths(self) -> tuple[int, ...]:
        return tuple(sorted({len(stem) for stem in self._stems}))

    def topics(self, text: str) -> frozenset[str]:
        """The topics of a text (a whole document)."""
        return frozenset(topic for topic, entries in self.evidence(text).items() if len(entries) >= self.threshold)

    def evidence(self, text: str) -> dict[str, frozenset[str]]:
        """For each topic the entries that occur in the text, however few."""
        tokens = words(text)
        found: set[int] = set()
        for at, token in enumerate(tokens):
            for number in self._forms.get(token.norm, ()):
                if number not in found and self._fits(self._entries[number][0], tokens, at):
                    found.add(number)
            for length in self._stem_lengths:
                if length > len(token.norm):
                    break
                found.update(self._stems.get(token.norm[:length], ()))
        evidence: dict[str, set[str]] = {}
        for number in found:
            entry, topic = self._entries[number]
            evidence.setdefault(topic, set()).add(entry)
        return {topic: frozenset(entries) for topic, entries in evidence.items()}

    @staticmethod
    def _fits(entry: str, tokens: tuple[Word, ...], at: int) -> bool:
        wanted = words(entry.removeprefix("~"))
        if wanted[0].capital and not tokens[at].capital:
            return False
        if len(wanted) == 1:
            return True
        there = tokens[at : at + len(wanted)]
        return len(there) == len(wanted) and all(
            have.norm == want.norm and (have.capital or not want.capital) for have, want in zip(there, wanted, strict=True)
        )
