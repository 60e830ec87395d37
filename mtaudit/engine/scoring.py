"""Scores systems against each other: segments, documents, whole test sets, with confidence and significance."""

from __future__ import annotations

import math
import traceback
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from itertools import combinations
from typing import Any, Protocol, runtime_checkable

from mtaudit.config import Settings
from mtaudit.engine.examine import made_scorer
from mtaudit.engine.parallel import System
from mtaudit.engine.registry import Registry
from mtaudit.engine.resample import Measure, interval, p_value, resampled
from mtaudit.errors import ExitCode, ScorerError, UsageError
from mtaudit.model import Fault, Problem, Score
from mtaudit.model.values import dataclass
from mtaudit.plugin import Audited, Need, Scorer

Watch = Callable[[str, int, int, float], None]
"""Scorer, segments done, segments in all, segments a second."""


@runtime_checkable
class Counting(Protocol):
    """A scorer whose score of a corpus comes from sums of counts, not from the mean of its segments."""

    def statistics(self, items: Sequence[Audited]) -> Any:
        """A row of counts for each segment."""

    def of_statistics(self, rows: Any) -> Sequence[float]:
        """The score for each row of summed counts."""


@dataclass(frozen=True)
class Result:
    """What one scorer says of one system. `low` and `high` bound the 95 % confidence interval, None without one.

    `details` are the scorer's own verdicts on the segments, where it keeps any.
    """

    scorer: str
    system: str
    value: float | None
    low: float | None
    high: float | None
    signature: str
    note: str
    segments: tuple[Score | None, ...]
    documents: tuple[tuple[str, float], ...] = ()
    details: tuple[Any, ...] = ()

    @property
    def unscored(self) -> int:
        """Segments without a score."""
        return sum(score is None for score in self.segments)


@dataclass(frozen=True)
class Comparison:
    """Two systems by one scorer: `difference` is that of their scores, first less second; `p` is two-sided."""

    scorer: str
    first: str
    second: str
    difference: float
    p: float


@dataclass(frozen=True)
class Scored:
    """All results, by scorer and then by system in the order given."""

    results: tuple[Result, ...]
    comparisons: tuple[Comparison, ...] = ()
    problems: tuple[Problem, ...] = ()


def score_systems(
    systems: Sequence[System],
    names: Sequence[str],
    settings: Settings,
    registry: Registry,
    *,
    draws: int = 1000,
    seed: int = 12345,
    watch: Watch | None = None,
) -> Scored:
    """Scores the systems, which have the same number of segments, with each of the named scorers.

    A scorer that cannot run becomes a Problem and the others go on; a wrong call (an unknown scorer, a licence not
    accepted, a side that a scorer needs and nobody gave) raises. `draws` resampled sets, 0 for none.
    """
    scorers = [made_scorer(name, settings, registry) for name in dict.fromkeys(names)]
    results: list[Result] = []
    comparisons: list[Comparison] = []
    problems: list[Problem] = []
    for scorer in scorers:
        try:
            some, pairs = _one(scorer, systems, draws, seed, watch)
        except Exception as error:
            if isinstance(error, UsageError) or (isinstance(error, ScorerError) and _is_usage(error)):
                raise
            trace = "".join(traceback.format_exception(error))
            message = f"{scorer.name} could not score: {error or type(error).__name__}"
            problems.append(Problem(Fault.SCORER, message, detector=scorer.name, traceback=trace))
            continue
        results += some
        comparisons += pairs
    return Scored(tuple(results), tuple(comparisons), tuple(problems))


def _is_usage(error: ScorerError) -> bool:
    return error.exit_code is ExitCode.USAGE


def _one(
    scorer: Scorer, systems: Sequence[System], draws: int, seed: int, watch: Watch | None
) -> tuple[list[Result], list[Comparison]]:
    scorer.prepare()
    # The same segment of all systems side by side: what they share is near, and computed once.
    flat = [item for row in zip(*(system.items for system in systems), strict=True) for item in row]
    _check_needs(scorer, flat)
    if watch is not None and hasattr(scorer, "report"):
        name, told = scorer.name, watch
        scorer.report = lambda done, total, rate: told(name, done, total, rate)
    scores = list(scorer.score(flat))
    table, measure = _table(scorer, flat, scores)
    stride = len(systems)
    tables = {system.name: table[number::stride] for number, system in enumerate(systems)}
    details = tuple(getattr(scorer, "judged", ()))
    whole = scorer.score_document(flat, scores)
    results = [
        _result(system, tables[system.name], measure, tuple(scores[n::stride]), whole, scorer.name, details[n::stride])
        for n, system in enumerate(systems)
    ]
    return _compared(results, tables, measure, draws, seed)


def _check_needs(scorer: Scorer, items: Sequence[Audited]) -> None:
    for need, side, option in ((Need.SOURCE, "source", "--source"), (Need.REFERENCE, "reference", "--reference")):
        if scorer.needs & need and not any(getattr(item.segment, side) for item in items):
            raise UsageError(f"{scorer.name} needs the {side} of each segment: name the file with {option}")


def _table(scorer: Scorer, items: Sequence[Audited], scores: Sequence[Score | None]) -> tuple[Any, Measure]:
    """A row of counts for each segment (zeros for one without a score), and the measure of their sums."""
    import numpy as np

    scored = np.array([[score is not None] for score in scores], dtype=np.float64)
    if isinstance(scorer, Counting):
        return np.asarray(scorer.statistics(items), dtype=np.float64) * scored, scorer.of_statistics
    values = np.array([[score.value if score else 0.0] for score in scores])
    return np.hstack([values, scored]), _mean


def _mean(rows: Any) -> Sequence[float]:
    # A drawn set may hold unscored segments only: it has no mean, and is left out of intervals and tests.
    return [total / number if number else math.nan for total, number in rows.tolist()]


def _result(
    system: System,
    table: Any,
    measure: Measure,
    scores: tuple[Score | None, ...],
    whole: Score | None,
    name: str,
    details: tuple[Any, ...],
) -> Result:
    some = any(score is not None for score in scores)
    value = float(measure(table.sum(axis=0, keepdims=True))[0]) if some else None
    signature, note = (whole.signature, whole.note) if whole else ("", "")
    documents = _documents(system, table, measure, scores)
    return Result(name, system.name, value, None, None, signature, note, scores, documents, details)


def _documents(
    system: System, table: Any, measure: Measure, scores: Sequence[Score | None]
) -> tuple[tuple[str, float], ...]:
    members: dict[str, list[int]] = {}
    for number, (name, score) in enumerate(zip(system.documents, scores, strict=True)):
        if name and score is not None:
            members.setdefault(name, []).append(number)
    return tuple(
        (name, float(measure(table[rows].sum(axis=0, keepdims=True))[0])) for name, rows in members.items()
    )


def _compared(
    results: list[Result], tables: Mapping[str, Any], measure: Measure, draws: int, seed: int
) -> tuple[list[Result], list[Comparison]]:
    if not draws or any(result.value is None for result in results):
        return results, []
    drawn = resampled(tables, measure, draws, seed)
    bounded = []
    for result in results:
        low, high = interval(drawn[result.system])
        bounded.append(replace(result, low=low, high=high))
    comparisons = []
    for one, other in combinations(results, 2):
        difference = (one.value or 0.0) - (other.value or 0.0)
        p = p_value(drawn[one.system], drawn[other.system], difference)
        comparisons.append(Comparison(one.scorer, one.system, other.system, difference, p))
    return bounded, comparisons
