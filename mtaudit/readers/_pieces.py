"""Segments of a large file -> runs that make one document each: what catalogues and subtitles have in common."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator

from mtaudit.model import LineIndex, Segment

PIECE = 500
"""Segments in one document: a file of 20,000 is audited piece by piece, by several processes."""


def pieces(segments: Iterable[Segment], size: int = PIECE) -> Iterator[tuple[Segment, ...]]:
    """Segments in runs of `size`; those of one block stay together."""
    piece: list[Segment] = []
    for segment in segments:
        if len(piece) >= size and segment.block != piece[-1].block:
            yield tuple(piece)
            piece = []
        piece.append(segment)
    if piece:
        yield tuple(piece)


def lines_of(segments: Iterable[Segment], lines: LineIndex) -> LineIndex:
    """The part of an index that some segments need, their sources and references included."""
    runs = [
        run.file
        for segment in segments
        for place in (segment.map, segment.source_map, segment.reference_map)
        for run in (*place.runs[:1], *place.runs[-1:])
    ]
    if not runs:
        return lines
    first = max(0, bisect_right(lines.starts, min(r.start for r in runs)) - 1)
    last = bisect_right(lines.starts, max(r.end for r in runs))
    return LineIndex(lines.starts[first:last], lines.first + first)
