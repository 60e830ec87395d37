"""Words for matching names and titles: abbreviations with full stops are one word, hyphens part words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Generic, NamedTuple, TypeVar

from mtaudit.lang.patterns import lazy

V = TypeVar("V")

# An initial or an abbreviation (U.S., J.), a word with apostrophes inside (O'Brien), a possessive, a number, a mark.
_ATOM = lazy(
    r"(?:[^\W\d_]\.){2,}|['’]s(?![^\W\d_])|[^\W\d_]+(?:['’](?!s(?![^\W\d_]))[^\W\d_]+)*|\d[\d.,]*|(?<=\w)-(?=\w)|\S"
)
_SPELLINGS = {
    "defense": "defence", "advisor": "adviser", "advisors": "advisers", "labor": "labour",
    "organisation": "organization",
    "councilor": "councillor", "counsellor": "counselor", "center": "centre", "program": "programme",
    "premiere": "premier", "tzar": "tsar", "czar": "tsar",
}  # fmt: skip


class Atom(NamedTuple):
    """One word or mark; `start` and `end` are code points of the text, half-open; `norm` is for comparing."""

    start: int
    end: int
    text: str
    norm: str

    @property
    def capital(self) -> bool:
        """True if it begins with a capital letter."""
        return self.text[0].isupper()

    @property
    def letters(self) -> bool:
        """True for a word, False for numbers and marks."""
        return self.text[0].isalpha()


@lru_cache(maxsize=16384)
def fold(word: str) -> str:
    """The form under which words are compared: lower case, one apostrophe, British spelling, U.S. as US."""
    low = word.lower().replace("’", "'")
    if "." in low and len(low) > 1:
        low = low.replace(".", "")
    return _SPELLINGS.get(low, low)


@lru_cache(maxsize=512)
def atoms(text: str) -> tuple[Atom, ...]:
    """All words and marks of a text in order; the hyphen within a word is left out, its parts are words."""
    return tuple(Atom(h.start(), h.end(), h[0], fold(h[0])) for h in _ATOM.finditer(text) if h[0] != "-" or _dash(h))


def _dash(hit: re.Match[str]) -> bool:
    """Whether a hyphen stands between spaces: a dash."""
    before = hit.string[hit.start() - 1 : hit.start()]
    return not before or before.isspace()


def phrase(text: str) -> tuple[str, ...]:
    """The words of a table entry as they are compared."""
    if _is_plain(text):
        return tuple([fold(word) for word in text.split()])
    return tuple(a.norm for a in atoms.__wrapped__(text) if a.letters or a.norm == "'s")


def _is_plain(text: str) -> bool:
    return text.isascii() and text.replace(" ", "").isalpha()


class PhraseIndex(Generic[V]):
    """Phrases of several words, each with a value; the longest one that begins at a place is found.

    Phrases are taken apart when their first word turns up in a text.
    """

    def __init__(self) -> None:
        self._written: dict[str, list[tuple[str | tuple[str, ...], V]]] = {}
        self._by_first: dict[str, dict[tuple[str, ...], V]] = {}
        self._by_last: dict[str, int] | None = None

    def add(self, phrase_: str | tuple[str, ...], value: V) -> None:
        """Adds a phrase, as its words or as it is written; the first value of a phrase stays."""
        if isinstance(phrase_, str) and not _is_plain(phrase_):
            phrase_ = phrase(phrase_)
        if phrase_:
            first = fold(phrase_.split(None, 1)[0]) if isinstance(phrase_, str) else phrase_[0]
            self._written.setdefault(first, []).append((phrase_, value))
            self._by_first.pop(first, None)
            self._by_last = None

    def _beginning(self, first: str) -> dict[tuple[str, ...], V] | None:
        table = self._by_first.get(first)
        if table is None and first in self._written:
            table = self._by_first[first] = {}
            for written, value in self._written[first]:
                table.setdefault(phrase(written) if isinstance(written, str) else written, value)
        return table

    def get(self, words: tuple[str, ...]) -> V | None:
        """The value of exactly these words."""
        table = self._beginning(words[0]) if words else None
        return table.get(words) if table is not None else None

    def starting(self, found: Sequence[Atom], at: int) -> tuple[int, V] | None:
        """The end and value of the longest phrase that begins there."""
        table = self._beginning(found[at].norm)
        if table is None:
            return None
        for size in range(min(max(map(len, table)), len(found) - at), 0, -1):
            value = table.get(tuple([a.norm for a in found[at : at + size]]))
            if value is not None:
                return at + size, value
        return None

    def ending(self, found: Sequence[Atom], end: int) -> tuple[int, V] | None:
        """The start and value of the longest phrase that ends before `end`."""
        if end <= 0:
            return None
        if self._by_last is None:
            self._by_last = self._lasts()
        longest = self._by_last.get(found[end - 1].norm, 0)
        for size in range(min(longest, end), 0, -1):
            value = self.get(tuple([a.norm for a in found[end - size : end]]))
            if value is not None:
                return end - size, value
        return None

    def _lasts(self) -> dict[str, int]:
        """For each last word the size of the longest phrase."""
        lasts: dict[str, int] = {}
        for last, size, _ in self.endings():
            if lasts.get(last, 0) < size:
                lasts[last] = size
        return lasts

    def endings(self) -> Iterator[tuple[str, int, V]]:
        """The last word of every phrase, its number of words, and its value."""
        for phrases in self._written.values():
            for written, value in phrases:
                if isinstance(written, str):
                    words = written.split()
                    yield fold(words[-1]), len(words), value
                else:
                    yield written[-1], len(written), value


_LOW_IN_HEADLINES = frozenset("and the for but nor via per out off with from into over upon than that".split())


def is_title_case(found: Sequence[Atom]) -> bool:
    """Whether a sentence is set like a headline, so that capitals say nothing about names.

    A headline ends in no full stop, so what ends in one is believed to be one only if nearly all is capital.
    """
    long = [a for a in found if a.letters and len(a.text) > 2 and a.norm not in _LOW_IN_HEADLINES]
    share = 0.95 if found and found[-1].text in '.”"' else 0.75
    return len(long) >= 5 and sum(a.capital for a in long) >= share * len(long)
