"""Puts the verdicts on the pieces of a segment together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from mtaudit.scorers.comet.kinds import Kind, Raw
from mtaudit.scorers.comet.longtext import Piece, Texts
from mtaudit.scorers.comet.results import Judged


def joined(judge: Kind, texts: Texts, pieces: Sequence[Piece], raw: Sequence[Raw]) -> Judged:
    """The mean of the pieces, weighted by the length of the translation in code points; spans in the whole text."""
    if len(pieces) == 1:
        return Judged(raw[0].value, "", raw[0].parts, raw[0].spans, judge.lost(texts))
    weights = [len(piece.texts[0]) for piece in pieces]
    whole = sum(weights)

    def mean(values: Sequence[float]) -> float:
        return sum(weight * value for weight, value in zip(weights, values, strict=True)) / whole

    names = [name for name, _ in raw[0].parts]
    parts = tuple((name, mean([dict(one.parts)[name] for one in raw])) for name in names)
    spans = tuple(
        replace(span, start=span.start + piece.begin, end=span.end + piece.begin)
        for piece, one in zip(pieces, raw, strict=True)
        for span in one.spans
    )
    return Judged(mean([one.value for one in raw]), "", parts, spans, (), len(pieces))
