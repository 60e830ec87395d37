"""What both detectors need: the files, the vocabulary, rows that are read together, and chances from logits."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from itertools import groupby
from pathlib import Path
from typing import Final, NamedTuple, TypeVar

from mtaudit_e5.tokens import Pieces

DATA: Final = Path(__file__).parent / "data"
_BATCH: Final = 4096
"""Pieces that a network reads at once: more would only cost memory."""
_Row = TypeVar("_Row")


class Curve(NamedTuple):
    """A logistic curve over a logit of a network: the chance that something is wrong."""

    slope: float
    shift: float

    def chance(self, logit: float, before: float = 0.0) -> float:
        """`before` is a logit too: what is known without the model."""
        return 1 / (1 + math.exp(-(before + self.slope * logit + self.shift)))

    def logit(self, chance: float) -> float:
        """The logit at which the curve has that chance, which lies between 0 and 1 and is neither."""
        return (math.log(chance / (1 - chance)) - self.shift) / self.slope


def batches(rows: Iterable[_Row], length: Callable[[_Row], int]) -> Iterator[list[_Row]]:
    """Rows of one length together, as many as a network may read at once."""
    for pieces, group in groupby(sorted(rows, key=length), key=length):
        alike = list(group)
        step = max(1, _BATCH // pieces)
        yield from (alike[begin : begin + step] for begin in range(0, len(alike), step))


@lru_cache(maxsize=1)
def vocabulary() -> Pieces:
    """The tokenizer, read once."""
    return Pieces(DATA / "tokenizer.json")
