"""What a source says, as far as a table of common words tells: which words of a translation it has words for.

A row of the table has words of one meaning, or of near ones, in English and in the languages that are translated from.
A translation's word is *said* if the source has a word of one of its rows, *unsaid* if the table knows words for it in
the source's language and the source has none of them. As the rows are coarse and the words are beginnings, what is
said may still be something else; what is unsaid seldom is said otherwise.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from mtaudit.lang.grammar import Tables
from mtaudit.lang.inflect import lemmas
from mtaudit.lang.patterns import lazy
from mtaudit.lang.stems import UNSPACED, fold

LANGUAGES: Final = frozenset("de fr es it pl cs ru zh ja hi".split())
"""The languages, beside English, that the table has."""

Ids = frozenset[int]
_NONE: Final[Ids] = frozenset()
_WORD = lazy(r"[^\s\d।॥,.;:!?()\[\]\"'“”„‘’«»…/–—-]+")
_COMPOUNDS: Final = frozenset({"de"})
_LEAST_INSIDE: Final = 5
_MOST_WORDS: Final = 40_000


class Senses:
    """The rows that English words and the words of one other language stand in."""

    def __init__(self, english: Iterable[str], cells: Iterable[str], language: str) -> None:
        """`english` and `cells`: the words of each row, parted by spaces; rows without words of `language` are left."""
        self._language = language
        self._english: dict[str, set[int]] = defaultdict(set)
        self._begun: dict[str, set[int]] = defaultdict(set)
        self._whole: dict[str, set[int]] = defaultdict(set)
        self._phrases: list[tuple[str, int]] = []
        for row, (ours, theirs) in enumerate(zip(english, cells, strict=True)):
            for word in ours.split() if theirs else ():
                self._english[word].add(row)
            for word in theirs.split():
                self._add(fold(word).replace("_", " "), row)
        self._longest = max(map(len, self._begun), default=0)
        self._known: dict[str, Ids] = {}
        self._theirs: dict[str, Ids] = {}

    def _add(self, word: str, row: int) -> None:
        if word.endswith("="):
            self._whole[word[:-1]].add(row)
        elif " " in word:
            self._phrases.append((" " + word, row))
        else:
            self._begun[word].add(row)

    def of(self, word: str) -> Ids:
        """The rows of an English word in lower case, those of its base forms if it has none itself."""
        known = self._known.get(word)
        if known is None:
            found = self._english.get(word) or {row for base in lemmas(word) for row in self._english.get(base, ())}
            if len(self._known) > _MOST_WORDS:
                self._known.clear()
            known = self._known[word] = frozenset(found)
        return known

    def said(self, source: str) -> Ids:
        """The rows that a text in the other language has a word of."""
        if self._language in UNSPACED:
            return _NONE.union(*(self._at(source, start) for start in range(len(source))))
        words = [fold(word) for word in _WORD.findall(source)]
        plain = " " + " ".join(words)
        said = (row for phrase, row in self._phrases if phrase in plain)
        return _NONE.union(said, *map(self._looked_up, words))

    def _at(self, text: str, start: int) -> set[int]:
        ends = range(start + 1, min(len(text), start + self._longest) + 1)
        return set().union(*(self._begun.get(text[start:end], _NONE) for end in ends))

    def _looked_up(self, word: str) -> Ids:
        known = self._theirs.get(word)
        if known is None:
            found = self._at(word, 0) | self._whole.get(word, set())
            if self._language in _COMPOUNDS:
                for start in range(1, len(word) - _LEAST_INSIDE + 1):
                    for end in range(start + _LEAST_INSIDE, min(len(word), start + self._longest) + 1):
                        found |= self._begun.get(word[start:end], _NONE)
            if len(self._theirs) > _MOST_WORDS:
                self._theirs.clear()
            known = self._theirs[word] = frozenset(found)
        return known


class Spoken(NamedTuple):
    """What the words of a translation and its reference mean, by token, and what of it the source says."""

    here: list[Ids]
    there: list[Ids]
    of_target: Ids
    of_reference: Ids
    said: Ids

    def word(self, at: int) -> str:
        """Of a word of the target: `said` or `unsaid` by the source; empty if the table does not have it."""
        ids = self.here[at]
        return ("unsaid" if ids.isdisjoint(self.said) else "said") if ids else ""

    def is_near(self, at: int) -> bool:
        """Whether the reference has a word of one row with a word of the target."""
        return not self.here[at].isdisjoint(self.of_reference)

    def lost(self, at: int) -> str:
        """Of a word of the reference: empty if the table does not have it, `kept` if the target has a word of one row
        with it; else whether the source has a word for it, `lost`, or has not, `free`."""
        ids = self.there[at]
        if not ids:
            return ""
        if not ids.isdisjoint(self.of_target):
            return "kept"
        return "free" if ids.isdisjoint(self.said) else "lost"


def spoken(target: Sequence[str], reference: Sequence[str], source: str, table: Senses) -> Spoken:
    """What two texts in English, given as words in lower case, and their source say."""
    here, there = [table.of(word) for word in target], [table.of(word) for word in reference]
    return Spoken(here, there, _NONE.union(*here), _NONE.union(*there), _said(source, table))


@lru_cache(maxsize=64)
def _said(source: str, table: Senses) -> Ids:
    return table.said(source)


@lru_cache(maxsize=16)
def senses(tables: Tables, language: str) -> Senses | None:
    """The table for sources in a language (primary subtag); None if it does not have the language."""
    if language not in LANGUAGES:
        return None
    english, theirs = tables.columns("senses", "", "en", language)
    return Senses(english, theirs, language)
