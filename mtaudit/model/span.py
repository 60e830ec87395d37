"""Where something is: spans of text, and the map from a segment's text to its file."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable
from dataclasses import fields
from functools import lru_cache
from operator import attrgetter
from typing import Any

from mtaudit.model.values import dataclass


class Packed:
    """Pickled as the call that makes it again: several times faster than what dataclasses with slots do themselves.

    Documents and results travel between processes, a dozen objects for each segment.
    """

    __slots__ = ()

    def __reduce__(self) -> tuple[type[Any], tuple[Any, ...]]:
        cls: Any = type(self)
        return cls, _facts(cls)(self)


@lru_cache(maxsize=64)
def _facts(cls: Any) -> Callable[[Any], tuple[Any, ...]]:
    names = [field.name for field in fields(cls)]
    getter = attrgetter(*names)
    return getter if len(names) > 1 else lambda one: (getter(one),)


@dataclass(frozen=True, slots=True, order=True)
class Span(Packed):
    """A half-open stretch `[start, end)` counted in code points."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"not a span: [{self.start}, {self.end})")

    def __len__(self) -> int:
        return self.end - self.start

    def __bool__(self) -> bool:
        """An empty span is a place, not nothing."""
        return True

    def of(self, text: str) -> str:
        """The stretch of `text` that the span covers."""
        return text[self.start : self.end]

    def shift(self, offset: int) -> Span:
        """The same stretch, `offset` code points further on."""
        return Span(self.start + offset, self.end + offset)

    def overlaps(self, other: Span) -> bool:
        """Whether the two share at least one code point (an empty span shares the point it stands at)."""
        if not len(self) or not len(other):
            return self.start <= other.end and other.start <= self.end
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Run(Packed):
    """One stretch of a segment's text and the stretch of the file it was read from.

    A verbatim run is the same characters on both sides, so that any part of it can be mapped. A run that is not
    verbatim (an entity, an escape, an inline tag) is mapped as a whole.
    """

    text: Span
    file: Span
    verbatim: bool = True

    def __post_init__(self) -> None:
        if self.verbatim and len(self.text) != len(self.file):
            raise ValueError("a verbatim run must be as long in the file as in the text")


@dataclass(frozen=True, slots=True)
class OffsetMap:
    """Runs in the order of the text, recorded by a reader while it reads."""

    runs: tuple[Run, ...] = ()

    def __reduce__(self) -> tuple[Any, tuple[int, ...]]:
        """Pickled as a row of numbers, five for each run."""
        return _unpacked, tuple(
            [n for r in self.runs for n in (r.text.start, r.text.end, r.file.start, r.file.end, r.verbatim)]
        )

    def __post_init__(self) -> None:
        at = 0
        for run in self.runs:
            if run.text.start < at:
                raise ValueError("runs must be in order and must not overlap")
            at = run.text.end

    @classmethod
    def verbatim(cls, length: int, offset: int) -> OffsetMap:
        """A text of `length` code points that stands unchanged in the file at `offset`."""
        return cls((Run(Span(0, length), Span(offset, offset + length)),))

    @classmethod
    def joined(cls, parts: Iterable[tuple[OffsetMap, int]]) -> OffsetMap:
        """The map of a text made by joining texts; each part comes with the offset of its text in the whole."""
        return cls(tuple(Run(r.text.shift(at), r.file, r.verbatim) for part, at in parts for r in part.runs))

    def to_file(self, span: Span) -> Span | None:
        """The smallest stretch of the file that covers `span`; None if nothing of it stands in the file."""
        if not self.runs:
            return None
        if not len(span):
            return self._point(span.start)
        touched = [r for r in self._near(span) if r.text.start < span.end and span.start < r.text.end]
        if not touched:
            return self._point(span.start)
        places = [self._in_run(run, span) for run in touched]
        return Span(min(p.start for p in places), max(p.end for p in places))

    def cut(self, span: Span) -> OffsetMap:
        """The map of the slice `text[span.start:span.end]`."""
        runs = []
        for run in self._near(span):
            start, end = max(run.text.start, span.start), min(run.text.end, span.end)
            if start < end:
                file = self._in_run(run, Span(start, end))
                runs.append(Run(Span(start - span.start, end - span.start), file, run.verbatim))
        return OffsetMap(tuple(runs))

    def _near(self, span: Span) -> tuple[Run, ...]:
        if len(self.runs) == 1:
            return self.runs
        first = max(0, bisect_right(self.runs, span.start, key=lambda r: r.text.start) - 1)
        last = bisect_right(self.runs, span.end, key=lambda r: r.text.start)
        return self.runs[first:last]

    @staticmethod
    def _in_run(run: Run, span: Span) -> Span:
        if not run.verbatim:
            return run.file
        shift = run.file.start - run.text.start
        return Span(max(span.start, run.text.start) + shift, min(span.end, run.text.end) + shift)

    def _point(self, offset: int) -> Span:
        """An empty span keeps its place between two characters."""
        best = self.runs[0]
        for run in self._near(Span(offset, offset)):
            if run.text.start <= offset:
                best = run
        if best.verbatim:
            inside = min(max(offset, best.text.start), best.text.end) - best.text.start
            return Span(best.file.start + inside, best.file.start + inside)
        at = best.file.start if offset <= best.text.start else best.file.end
        return Span(at, at)


def _unpacked(*numbers: int) -> OffsetMap:
    rows = zip(*([iter(numbers)] * 5), strict=True)
    return OffsetMap(tuple([Run(Span(a, b), Span(c, d), bool(verbatim)) for a, b, c, d, verbatim in rows]))


@dataclass(frozen=True, slots=True)
class LineIndex:
    """Where the lines of (a part of) a file begin, so that an offset becomes line and column.

    `starts` are offsets in code points of the decoded file without its byte order mark; LF, CRLF and CR end a
    line. `first` is the number of the first line listed, counted from 1.
    """

    starts: tuple[int, ...] = (0,)
    first: int = 1

    @classmethod
    def of(cls, text: str) -> LineIndex:
        """The index of a whole text."""
        starts, at = [0], 0
        for line in text.splitlines(keepends=True) if _PLAIN_ENDS.isdisjoint(text) else _lines(text):
            at += len(line)
            if line[-1] in "\r\n":
                starts.append(at)
        return cls(tuple(starts))

    def position(self, offset: int) -> tuple[int, int]:
        """Line and column of an offset, both counted from 1, the column in code points."""
        row = max(0, bisect_right(self.starts, offset) - 1)
        return self.first + row, offset - self.starts[row] + 1


# str.splitlines also splits at these, editors do not.
_PLAIN_ENDS = frozenset("\v\f\x1c\x1d\x1e\x85\u2028\u2029")


def _lines(text: str) -> list[str]:
    import io

    return list(io.StringIO(text, newline=""))


@dataclass(frozen=True, slots=True)
class Place:
    """A stretch of a file: its path as the user gave it, the part of a container, and the span in that part."""

    path: str
    span: Span
    part: str = ""
