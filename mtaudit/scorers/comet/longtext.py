"""Texts that are longer than the model's window.

COMET cuts them off without a word. Here they are split at sentences where all sides have the same number of them, and
scored as the mean of the parts, weighted by the length of the translation; otherwise the beginning is scored and the
result says where scoring stopped.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from mtaudit.lang.sentences import sentences

Texts = tuple[str, ...]
"""The sides of a segment in the order translation, source, reference, without the absent ones."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Part of a segment: its texts, where its translation begins in the whole (code points)."""

    texts: Texts
    begin: int = 0


def split(texts: Texts, fits: Callable[[Texts], bool], language: str = "en") -> tuple[Piece, ...]:
    """Parts that fit, of whole sentences each; or the whole where sides don't match or a sentence won't fit."""
    whole = (Piece(texts),)
    spans = [sentences(text, language) for text in texts]
    if len({len(found) for found in spans}) != 1 or len(spans[0]) < 2:
        return whole
    pieces: list[Piece] = []
    first, number = 0, len(spans[0])
    while first < number:
        last = _furthest(texts, spans, first, fits)
        if last == first:
            return whole
        pieces.append(Piece(_texts(texts, spans, first, last), spans[0][first][0]))
        first = last
    return tuple(pieces)


def _furthest(
    texts: Texts, spans: Sequence[Sequence[tuple[int, int]]], first: int, fits: Callable[[Texts], bool]
) -> int:
    """One past the last sentence of the longest run from `first` that fits (bisected: fitting is monotonous)."""
    low, high = first, len(spans[0])
    while low < high:
        middle = (low + high + 1) // 2
        if fits(_texts(texts, spans, first, middle)):
            low = middle
        else:
            high = middle - 1
    return low


def _texts(texts: Texts, spans: Sequence[Sequence[tuple[int, int]]], first: int, last: int) -> Texts:
    return tuple(text[found[first][0] : found[last - 1][1]] for text, found in zip(texts, spans, strict=True))
