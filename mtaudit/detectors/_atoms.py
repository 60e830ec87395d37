"""Words for matching names and titles: abbreviations with full stops are one word, hyphens part words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
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
    return tuple(a.norm for a in _fresh(text) if a.letters or a.norm == "'s")


def _fresh(text: str) -> Iterable[Atom]:
    if text.isascii() and text.replace(" ", "").isalpha():
        return (Atom(0, 0, w, fold(w)) for w in text.split())
    return atoms.__wrapped__(text)


class PhraseIndex(Generic[V]):
    """Phrases of several words, each with a value; the longest one that begins at a place is found."""

    def __init__(self) -> None:
        self._by_first: dict[str, dict[tuple[str, ...], V]] = {}
        self._by_last: dict[str, int] = {}
        self._longest: dict[str, int] = {}

    def add(self, words: tuple[str, ...], value: V) -> None:
        """Adds a phrase; the first value of a phrase stays."""
        if not words:
            return
        first, size = words[0], len(words)
        self._by_first.setdefault(first, {}).setdefault(words, value)
        self._longest[first] = max(self._longest.get(first, 0), size)
        self._by_last[words[-1]] = max(self._by_last.get(words[-1], 0), size)

    def get(self, words: tuple[str, ...]) -> V | None:
        """The value of exactly these words."""
        return self._by_first.get(words[0], {}).get(words) if words else None

    def starting(self, found: Sequence[Atom], at: int) -> tuple[int, V] | None:
        """The end and value of the longest phrase that begins there."""
        first = found[at].norm
        table = self._by_first.get(first)
        if table is None:
            return None
        for size in range(min(self._longest[first], len(found) - at), 0, -1):
            value = table.get(tuple(a.norm for a in found[at : at + size]))
            if value is not None:
                return at + size, value
        return None

    def ending(self, found: Sequence[Atom], end: int) -> tuple[int, V] | None:
        """The start and value of the longest phrase that ends before `end`."""
        if end <= 0:
            return None
        longest = self._by_last.get(found[end - 1].norm, 0)
        for size in range(min(longest, end), 0, -1):
            words = tuple(a.norm for a in found[end - size : end])
            value = self._by_first.get(words[0], {}).get(words)
            if value is not None:
                return end - size, value
        return None


_LOW_IN_HEADLINES = frozenset("and the for but nor via per out off with from into over upon than that".split())


def is_title_case(found: Sequence[Atom]) -> bool:
    """Whether a sentence is set like a headline, so that capitals say nothing about names.

    A headline ends in no full stop, so what ends in one is believed to be one only if nearly all is capital.
    """
    long = [a for a in found if a.letters and len(a.text) > 2 and a.norm not in _LOW_IN_HEADLINES]
    share = 0.95 if found and found[-1].text in '.”"' else 0.75
    return len(long) >= 5 and sum(a.capital for a in long) >= share * len(long)
