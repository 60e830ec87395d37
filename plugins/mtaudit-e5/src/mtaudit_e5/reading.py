"""Rows that are read together, and chances from logits."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from typing import Final, NamedTuple, TypeVar

_BATCH: Final = 4096
"""Pieces that the network reads at once: more would only cost memory."""
_Row = TypeVar("_Row")


class Curve(NamedTuple):
    """A logistic curve over a logit of the network: the chance that something is wrong."""

    slope: float
    shift: float

    def chance(self, logit: float, before: float = 0.0) -> float:
        """`before` is a logit too: what is known without the model."""
        return 1 / (1 + math.exp(-(before + self.slope * logit + self.shift)))


def batches(rows: Iterable[_Row], length: Callable[[_Row], int]) -> Iterator[list[_Row]]:
    """Rows of one length together, as many as the network may read at once."""
    for pieces, group in groupby(sorted(rows, key=length), key=length):
        alike = list(group)
        step = max(1, _BATCH // pieces)
        yield from (alike[begin : begin + step] for begin in range(0, len(alike), step))
