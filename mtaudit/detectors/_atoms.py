"""Words for matching names and titles: abbreviations with full stops are one word, hyphens part words."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from functools import cached_property, lru_cache
from typing import Generic, NamedTuple, TypeVar

from mtaudit.lang.keyed import Keyed
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


_LONGEST = 24
"""No phrase of a table has more words."""
_NONE: dict[tuple[str, ...], str] = {}


def phrases(written: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Phrases as they are compared, words separated by spaces, with their cells; the first cells of a phrase stay.

    Under the empty key stand the words with which phrases begin.
    """
    found: dict[str, str] = {}
    for text, cells in written:
        if key := " ".join(phrase(text)):
            found.setdefault(key, cells)
    return {"": " ".join(sorted({key.split(" ")[0] for key in found})), **found}


class PhraseIndex(Generic[V]):
    """Phrases of several words, each with a value; the longest one that begins at a place is found.

    Phrases are taken apart when their first word turns up in a text, and values made when their phrase does.
    """

    def __init__(self, rows: Keyed, value: Callable[[str], V]) -> None:
        """`rows`: what `phrases` made; `value` makes a value of its cells."""
        self._rows = rows
        self._value = value
        self._by_first: dict[str, dict[tuple[str, ...], str]] = {}
        self._values: dict[str, V] = {}

    @cached_property
    def _firsts(self) -> frozenset[str]:
        """The words with which phrases begin: most words of a text need no further look."""
        return frozenset((self._rows.get("") or "").split(" "))

    def _beginning(self, first: str) -> dict[tuple[str, ...], str]:
        if first not in self._firsts:
            return _NONE
        table = self._by_first.get(first)
        if table is None:
            longer = self._rows.beginning(first + " ")
            table = self._by_first[first] = {tuple(key.split(" ")): cells for key, cells in longer}
            alone = self._rows.get(first)
            if alone is not None:
                table[(first,)] = alone
        return table

    def _made(self, cells: str) -> V:
        if cells not in self._values:
            self._values[cells] = self._value(cells)
        return self._values[cells]

    def get(self, words: tuple[str, ...]) -> V | None:
        """The value of exactly these words."""
        cells = self._beginning(words[0]).get(words) if words else None
        return None if cells is None else self._made(cells)

    def __contains__(self, words: tuple[str, ...]) -> bool:
        return bool(words) and words in self._beginning(words[0])

    def starting(self, found: Sequence[Atom], at: int) -> tuple[int, V] | None:
        """The end and value of the longest phrase that begins there."""
        table = self._beginning(found[at].norm)
        if not table:
            return None
        for size in range(min(max(map(len, table)), len(found) - at), 0, -1):
            cells = table.get(tuple([a.norm for a in found[at : at + size]]))
            if cells is not None:
                return at + size, self._made(cells)
        return None

    def ending(self, found: Sequence[Atom], end: int) -> tuple[int, V] | None:
        """The start and value of the longest phrase that ends before `end`."""
        for start in range(max(0, end - _LONGEST), end):
            table = self._beginning(found[start].norm)
            cells = table.get(tuple([a.norm for a in found[start:end]])) if table else None
            if cells is not None:
                return start, self._made(cells)
        return None


_LOW_IN_HEADLINES = frozenset("and the for but nor via per out off with from into over upon than that".split())


def is_title_case(found: Sequence[Atom]) -> bool:
    """Whether a sentence is set like a headline, so that capitals say nothing about names.

    A headline ends in no full stop, so what ends in one is believed to be one only if nearly all is capital.
    """
    long = [a for a in found if a.letters and len(a.text) > 2 and a.norm not in _LOW_IN_HEADLINES]
    share = 0.95 if found and found[-1].text in '.”"' else 0.75
    return len(long) >= 5 and sum(a.capital for a in long) >= share * len(long)
