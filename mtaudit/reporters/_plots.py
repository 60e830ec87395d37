"""Figures for the plots of the HTML report, folded over a stream: they stay small however many texts there are."""

from __future__ import annotations

import heapq
import math
from collections import Counter
from collections.abc import Iterator
from dataclasses import field

from mtaudit.model import Severity
from mtaudit.model.values import dataclass

BARS = 20
_BINS = 20
_DIGITS = 3

LEVELS = tuple(sorted(Severity, reverse=True))


@dataclass(frozen=True, slots=True)
class Part:
    """One stretch of a bar, in hundredths of the longest bar."""

    level: str
    start: float
    width: float
    title: str


@dataclass(frozen=True, slots=True)
class Bar:
    """A label, what the bar says in figures, and its parts; `href` leads to what it stands for."""

    label: str
    value: str
    parts: tuple[Part, ...]
    href: str = ""


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a histogram; `height` in hundredths of the highest."""

    low: str
    high: str
    count: int
    height: float


@dataclass(frozen=True, slots=True)
class Histogram:
    """How a number is spread over the texts."""

    name: str
    columns: tuple[Column, ...]
    count: int
    mean: str


@dataclass(slots=True)
class Worst:
    """The articles with the highest penalty, and no more of them than are shown."""

    _heap: list[tuple[float, int, str, str, tuple[float, ...]]] = field(default_factory=list)
    _seen: int = 0

    def add(self, label: str, href: str, penalties: tuple[float, ...]) -> None:
        """`penalties` per 1,000 words, in the order of `LEVELS`."""
        total = sum(penalties)
        if total <= 0:
            return
        self._seen += 1
        entry = (total, -self._seen, label, href, penalties)
        (heapq.heappushpop if len(self._heap) >= BARS else heapq.heappush)(self._heap, entry)

    def bars(self) -> list[Bar]:
        """The worst first."""
        rows = sorted(self._heap, reverse=True)
        most = rows[0][0] if rows else 1
        return [
            Bar(label, f"{total:,.0f}", _parts(penalties, most, "{:,.0f} points"), href)
            for total, _, label, href, penalties in rows
        ]


def rule_bars(counts: Counter[tuple[str, Severity]]) -> list[Bar]:
    """Findings by rule, the most frequent first."""
    totals: Counter[str] = Counter()
    for (rule, _), count in counts.items():
        totals[rule] += count
    rows = sorted(totals.items(), key=lambda row: (-row[1], row[0]))[:BARS]
    most = rows[0][1] if rows else 1
    return [
        Bar(rule, f"{total:,}", _parts([counts[rule, level] for level in LEVELS], most, "{:,.0f}"), f"#rule-{rule}")
        for rule, total in rows
    ]


def _parts(amounts: tuple[float, ...] | list[int], most: float, form: str) -> tuple[Part, ...]:
    parts, at = [], 0.0
    for level, amount in zip(LEVELS, amounts, strict=True):
        if amount:
            width = 100 * amount / most
            parts.append(Part(level.value, round(at, 2), round(width, 2), f"{level.value}: {form.format(amount)}"))
            at += width
    return tuple(parts)


class Spread:
    """Values of one number, rounded to three digits, so that their count is bounded and not their number."""

    def __init__(self, name: str) -> None:
        self.name = name
        self._values: Counter[float] = Counter()
        self._total = 0.0

    def add(self, value: float) -> None:
        """What is not a finite number is left out."""
        if math.isfinite(value):
            self._values[float(f"{value:.{_DIGITS}g}")] += 1
            self._total += value

    def histogram(self) -> Histogram | None:
        """None where there is nothing to compare: fewer than two texts."""
        count = self._values.total()
        if count < 2:
            return None
        low, high = min(self._values), max(self._values)
        bins = list(self._binned(low, high))
        most = max(number for _, _, number in bins)
        columns = tuple(Column(_figure(a), _figure(b), n, round(100 * n / most, 1)) for a, b, n in bins)
        return Histogram(self.name, columns, count, _figure(self._total / count))

    def _binned(self, low: float, high: float) -> Iterator[tuple[float, float, int]]:
        if high - low <= 0:
            yield low, high, self._values.total()
            return
        size = min(_BINS, max(5, round(math.sqrt(self._values.total()))))
        step = (high - low) / size
        numbers = [0] * size
        for value, count in self._values.items():
            numbers[min(size - 1, int((value - low) / step))] += count
        for at, number in enumerate(numbers):
            yield low + at * step, low + (at + 1) * step, number


def _figure(value: float) -> str:
    return f"{value:,.0f}" if abs(value) >= 100 else f"{value:.3g}"
