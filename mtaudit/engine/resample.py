"""Confidence intervals and significance by resampling segments.

The bootstrap of Koehn 2004: a test set is drawn anew from its own segments, with replacement, many times; each scorer
computes the score of each drawn set from the sums of its segments' counts. All systems and scorers share the draws,
so systems are compared on the same sets. Draws come from numpy's PCG64 with a seed: the same call gives the same
numbers.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

Rows = Any
"""A numpy array: a row of counts for each segment."""
Measure = Callable[[Rows], Sequence[float]]
"""Sums of counts, a row for each drawn set -> scores."""

LEVEL = 0.95
_CELLS = 2_000_000


def resampled(tables: Mapping[str, Rows], measure: Measure, draws: int, seed: int) -> dict[str, Any]:
    """For each system, the scores of `draws` resampled sets (an array). All tables have the same number of rows."""
    import numpy as np

    size = len(next(iter(tables.values())))
    found: dict[str, list[float]] = {name: [] for name in tables}
    for weights in _weights(size, draws, seed):
        for name, rows in tables.items():
            found[name] += measure(weights @ rows)
    return {name: np.array(values) for name, values in found.items()}


def _weights(size: int, draws: int, seed: int) -> Iterator[Any]:
    """How often each segment is drawn: (sets, segments), a few sets at a time."""
    import numpy as np

    generator = np.random.default_rng(seed)
    at_once = max(1, _CELLS // max(1, size))
    for start in range(0, draws, at_once):
        sets = min(at_once, draws - start)
        yield generator.multinomial(size, np.full(size, 1 / size), size=sets).astype(np.float64)


def interval(values: Any) -> tuple[float, float]:
    """The middle 95 % of resampled scores; sets without a score (NaN) are left out."""
    import numpy as np

    low, high = np.nanquantile(values, [(1 - LEVEL) / 2, (1 + LEVEL) / 2])
    return float(low), float(high)


def p_value(one: Any, other: Any, difference: float) -> float:
    """How likely so great a difference is between systems that are equally good (two-sided).

    The distribution of the resampled differences, moved to a mean of 0, stands for that of equal systems; one is
    added above and below, as the observed set is a draw too (so it is never 0). Sets in which a system has no score
    (NaN) are left out.
    """
    import numpy as np

    apart = (one - other)[~np.isnan(one - other)]
    moved = apart - np.mean(apart)
    beyond = int(np.sum(np.abs(moved) >= abs(difference) - 1e-12))
    return (beyond + 1) / (len(moved) + 1)
