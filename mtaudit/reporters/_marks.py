"""A text cut where findings begin and end, so that overlapping spans can be shown without nesting them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from mtaudit.model import Span
from mtaudit.model.values import dataclass


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text that is covered by the same findings throughout; `on` are their numbers, in order.

    `first` and `last` are those of them that begin and end with this piece. An empty piece is a place where
    something is missing.
    """

    text: str
    on: tuple[int, ...] = ()
    first: tuple[int, ...] = ()
    last: tuple[int, ...] = ()


def pieces(text: str, spans: Iterable[tuple[int, Span]]) -> Iterator[Piece]:
    """`text` in pieces; `spans` are pairs of a number and a span, those beyond the text are cut off at its end."""
    opening: dict[int, list[int]] = defaultdict(list)
    closing: dict[int, list[int]] = defaultdict(list)
    points: dict[int, list[int]] = defaultdict(list)
    for number, span in spans:
        start, end = min(span.start, len(text)), min(span.end, len(text))
        if start == end:
            points[start].append(number)
        else:
            opening[start].append(number)
            closing[end].append(number)
    cuts = sorted({0, len(text), *opening, *closing, *points})
    running: dict[int, None] = {}
    for at, following in zip(cuts, [*cuts[1:], len(text)], strict=True):
        for number in closing[at]:
            running.pop(number, None)
        for number in points[at]:
            yield Piece("", (number,), (number,), (number,))
        running.update(dict.fromkeys(opening[at]))
        if following > at:
            ending = tuple(n for n in running if n in closing[following]) if running else ()
            yield Piece(text[at:following], tuple(sorted(running)), tuple(opening[at]), ending)
