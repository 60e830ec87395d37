"""What a document is about, from the words in it."""

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import Final

from mtaudit.errors import MtauditError
from mtaudit.lang.inflect import inflections, lemmas
from mtaudit.lang.words import Word, normal, words

_SHORT: Final = 1800
"""The characters of a text of some 300 words; longer ones need more words of a topic."""


class TopicsError(MtauditError):
    """A list of topic words that cannot be used; the text names the list and the line."""


def load_topics(text: str, name: str = "topics") -> dict[str, tuple[str, ...]]:
    """The words of each topic from a table: comments (``#``), the header ``topic<tab>words``, then one row a topic.

    The words of a row are separated by spaces. A topic may have several rows. Raises `TopicsError`.
    """
    found: dict[str, tuple[str, ...]] = {}
    header = False
    for number, line in enumerate(text.split("\n"), 1):
        line = line.removesuffix("\r")
        if not line.strip() or line.startswith("#"):
            continue
        topic, tab, entries = line.partition("\t")
        if not header:
            header = True
            if (topic, entries) != ("topic", "words"):
                raise TopicsError(f"{name}:{number}: the header must be 'topic' and 'words', separated by a tab")
        elif not (topic and tab and entries.strip()):
            raise TopicsError(f"{name}:{number}: a topic and its words, separated by a tab, are needed")
        else:
            found[topic] = found.get(topic, ()) + tuple(entries.split())
    if not header:
        raise TopicsError(f"{name}: no header line")
    return found


class TopicIndex:
    """Counts distinct topic words.

    An entry is a word (found in all its inflections; written with a capital, it needs the capital), a beginning
    ``stem*``, or several words: ``penalty kick`` as written, ``prime-minister`` with hyphens or with spaces. A document
    has a topic when `threshold` distinct entries of the topic occur in it; *goal* and *goals* are one entry. Long
    documents need more, in step with how many different words they have: a chapter of a novel has three of any topic.
    """

    def __init__(self, words_by_topic: Mapping[str, Iterable[str]], *, threshold: int = 3) -> None:
        if threshold < 1:
            raise ValueError("the threshold must be at least 1")
        self.threshold: Final = threshold
        entries: dict[str, set[str]] = {}
        for topic, listed in words_by_topic.items():
            for entry in listed:
                if bare := entry.strip().removeprefix("~"):
                    entries.setdefault(bare, set()).add(topic)
        self._entries: Final = entries
        self._apart: dict[str, list[tuple[str, tuple[Word, ...]]]] = {}

    def topics(self, text: str) -> frozenset[str]:
        """The topics of a text (a whole document)."""
        # The vocabulary of a text grows about as the square root of its length (Heaps' law).
        needed = self.threshold * max(1.0, len(text) / _SHORT) ** 0.5
        return frozenset(topic for topic, entries in self.evidence(text).items() if len(entries) >= needed)

    def evidence(self, text: str) -> dict[str, frozenset[str]]:
        """For each topic the entries that occur in the text, however few."""
        tokens = words(text)
        found: set[str] = set()
        for at, token in enumerate(tokens):
            for form in {token.norm, *lemmas(token.norm)} if token.kind == "word" else (token.norm,):
                for entry, wanted in self._beginning(form):
                    if entry not in found and (len(wanted) == 1 or form == token.norm) and _fits(wanted, tokens, at):
                        found.add(entry)
            for length in self._stem_lengths:
                if length > len(token.norm):
                    break
                found.update(self._stems.get(token.norm[:length], ()))
        evidence: dict[str, set[str]] = {}
        for entry in found:
            for topic in self._entries[entry]:
                evidence.setdefault(topic, set()).add(entry)
        return {topic: frozenset(entries) for topic, entries in evidence.items()}

    def _beginning(self, form: str) -> list[tuple[str, tuple[Word, ...]]]:
        """Entries that begin with a word, and their words; taken apart when a text has the word."""
        known = self._apart.get(form)
        if known is None:
            written = self._first.get(form)
            if written is None:
                return []
            known = self._apart[form] = [(entry, words(text)) for entry, text in written]
        return known

    @cached_property
    def _first(self) -> dict[str, list[tuple[str, str]]]:
        """Entries as they are and as they may be written, by the first word; made when the first text comes."""
        index: dict[str, list[tuple[str, str]]] = {}
        for entry in self._entries:
            if entry.endswith("*"):
                continue
            if entry.isascii() and entry.isalpha():
                index.setdefault(entry.lower(), []).append((entry, entry))
                continue
            wanted = _tokens(entry)
            index.setdefault(wanted[0], []).append((entry, entry))
            spaced = entry.replace("-", " ")
            apart = _tokens(spaced)
            if len(apart) > len(wanted):
                index.setdefault(apart[0], []).append((entry, spaced))
        return index

    @cached_property
    def _stems(self) -> dict[str, list[str]]:
        index: dict[str, list[str]] = {}
        for entry in self._entries:
            if entry.endswith("*"):
                index.setdefault(normal(entry[:-1]), []).append(entry)
        return index

    @cached_property
    def _stem_lengths(self) -> tuple[int, ...]:
        return tuple(sorted({len(stem) for stem in self._stems}))


def _tokens(entry: str) -> list[str]:
    """The words of an entry as they are compared; nearly all are plain, and need no pattern to be told apart."""
    parts = entry.lower().split(" ")
    if entry.isascii() and all(part.isalpha() for written in parts for part in written.split("-")):
        return parts
    return [token.norm for token in words(entry)]


def _fits(wanted: Sequence[Word], tokens: Sequence[Word], at: int) -> bool:
    """The first word is known to fit but for its capital; the last of several may be in the plural."""
    if wanted[0].capital and not tokens[at].capital:
        return False
    if len(wanted) == 1:
        return True
    there = tokens[at : at + len(wanted)]
    return len(there) == len(wanted) and all(
        (have.norm == want.norm or (want is wanted[-1] and have.norm in inflections(want.norm)))
        and (have.capital or not want.capital)
        for have, want in zip(there[1:], wanted[1:], strict=True)
    )
