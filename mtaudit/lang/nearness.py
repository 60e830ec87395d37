"""How near two words are in what they speak of: glass and window, often and repeatedly; not glass and political.

Every word of the table has a mark of 128 bits; the more bits two marks share, the oftener the words stand in the same
company. The marks are the signs of random projections (Charikar 2002) of word vectors, which are the leading singular
vectors of positive pointwise mutual information (Levy and Goldberg 2014) between the words of dictionary entries, of
related entries, and of running text. A word that has no mark is near to none.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from mtaudit.lang.inflect import lemmas
from mtaudit.lang.keyed import Keyed

_BITS: Final = 128
_MOST_KNOWN: Final = 50_000


class Marks:
    """The marks of the words of one language; empty where there is no table."""

    def __init__(self, rows: Keyed) -> None:
        """`rows`: by base form the mark, 32 hexadecimal digits."""
        self._rows = rows
        self._known: dict[str, int] = {}

    def __bool__(self) -> bool:
        return bool(self._rows)

    def of(self, word: str) -> int:
        """The mark of a word in lower case, in any form; 0 if it has none."""
        known = self._known.get(word)
        if known is None:
            if len(self._known) > _MOST_KNOWN:
                self._known.clear()
            known = self._known[word] = self._looked_up(word)
        return known

    def _looked_up(self, word: str) -> int:
        bases = sorted(lemmas(word) - {word}, key=lambda base: (len(base), base))
        found = next((row for row in map(self._rows.get, (*bases, word)) if row), "0")
        return int(found, 16)


def nearness(one: int, other: int) -> float:
    """How near two marks are: 1 the same, about 0 unrelated, 0 where a word has no mark."""
    return 1 - 2 * (one ^ other).bit_count() / _BITS if one and other else 0.0


def nearest(mark: int, others: Iterable[int]) -> float:
    """How near the nearest of several marks is; 0 if there is none."""
    if not mark:
        return 0.0
    away = min(((mark ^ other).bit_count() for other in others if other), default=_BITS // 2)
    return 1 - 2 * away / _BITS


def mean_nearness(mark: int, others: Iterable[int]) -> float:
    """How near several marks are in the mean; 0 if there is none."""
    away = [(mark ^ other).bit_count() for other in others if other] if mark else []
    return 1 - 2 * sum(away) / (_BITS * len(away)) if away else 0.0
