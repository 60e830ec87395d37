"""Where the name begins behind the words of an office: surer than a capital letter."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from mtaudit.detectors._atoms import Atom
from mtaudit.detectors.titles._parse import HONORIFICS, honorifics_at, name_at
from mtaudit.detectors.titles._tables import Tables
from mtaudit.lang.inflect import lemmas

LINKS = frozenset("of for the and to & in with on at by".split())
_NO_GIVEN = HONORIFICS | frozenset(
    "president minister secretary director governor mayor chairman commissioner chancellor ambassador commerce "
    "security justice head chief state interior science energy royal marine union st saint san santa los las el la "
    "le les de del university college institute".split()
)

_BETWEEN_NAMES = frozenset("bin ibn bint ben al el van von der den de da dos do di del della du ter ten".split())
"""Particles between a given name and a surname."""


def is_english(word: str, tables: Tables) -> bool:
    """Whether a word, or what it is inflected from, is in the English vocabulary."""
    return word in tables.vocabulary or any(lemma in tables.vocabulary for lemma in lemmas(word))


def is_person(found: Sequence[Atom], at: int, tables: Tables) -> bool:
    """Whether two words that begin there are a person: by the table of given names, or because neither is English."""
    if at + 1 >= len(found):
        return False
    one, two = found[at], found[at + 1]
    if two.norm in _BETWEEN_NAMES and not two.capital and at + 2 < len(found):
        return one.norm in tables.given_names and one.capital and found[at + 2].capital and found[at + 2].letters
    if not (one.capital and two.capital and one.letters and two.letters) or one.text.isupper() or two.text.isupper():
        return False
    if one.norm in _NO_GIVEN or two.norm in _NO_GIVEN or tables.places.starting(found, at) is not None:
        return False
    if one.norm in tables.given_names:
        return True
    if is_english(one.norm, tables) or one.norm in tables.spelt:
        return False
    return two.norm in tables.given_names or not is_english(two.norm, tables)


def person_behind(
    found: Sequence[Atom], at: int, tables: Tables, words: int = 8, small: Collection[str] = ()
) -> tuple[int, int]:
    """Start and end of the name behind the capital words and links that begin at `at`; (0, 0) if none is sure.

    A comma may stand between: “Counselor of Works and Ports, Marta Ruiz”. `small`: words that need no capital.
    """
    for here in range(at, min(len(found), at + words)):
        token = found[here]
        if token.text == ",":
            return _closed(found, honorifics_at(found, here + 1), tables)
        start = honorifics_at(found, here)
        if is_person(found, start, tables):
            return start, max(name_at(found, start, tables), start + 2)
        if not (token.letters and token.capital) and token.norm not in LINKS and token.norm not in small:
            break
    return 0, 0


def _closed(found: Sequence[Atom], start: int, tables: Tables) -> tuple[int, int]:
    if not is_person(found, start, tables):
        return 0, 0
    end = max(name_at(found, start, tables), start + 2)
    closed = end >= len(found) or not found[end].letters or not found[end].capital
    return (start, end) if closed else (0, 0)


def titled_from(found: Sequence[Atom], at: int, least: int = 0) -> int:
    """Where the capital words before a place begin, at most five of them."""
    start = at
    while start > least and at - start < 5 and found[start - 1].capital and found[start - 1].letters:
        if found[start - 1].norm in ("the", "a", "an", "but", "and", "in", "on", "when", "as", "after", "while", "for"):
            break
        start -= 1
    return start
