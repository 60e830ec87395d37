"""Untranslated copies: COMET compares meanings across languages, so to it a copied source is a perfect translation."""

from __future__ import annotations

import re
from collections import Counter

from mtaudit.scorers.comet.results import Item

_WORD = re.compile(r"\w+")
_LETTERS = re.compile(r"[^\W\d_]{2,}")
_SHARE = 0.9


def copied(item: Item) -> bool:
    """Whether the target repeats the source: at least nine tenths of its words, in a text of two words or more.

    A target that the reference agrees with (names, titles, numbers) is no copy; nor is one without letters.
    """
    if not item.target or not item.source:
        return False
    target, source = _words(item.target), _words(item.source)
    if len(_LETTERS.findall(item.target)) < 2 or not _alike(target, source):
        return False
    return not (item.reference and _alike(target, _words(item.reference)))


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())


def _alike(one: list[str], other: list[str]) -> bool:
    if one == other:
        return True
    longer = max(len(one), len(other))
    # In a short text, one word of ten is too little to tell an edited translation from a copy.
    if longer < 5:
        return False
    return (Counter(one) & Counter(other)).total() >= _SHARE * longer
