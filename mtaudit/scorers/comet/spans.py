"""Error spans out of the tag probabilities of a translation's tokens.

COMET's own decoding tags special tokens too, and loses a span that is still open at the last token. Its spans are
decoded as they are (`weighed`), since xCOMET's score counts them; the spans that are shown (`decode`) leave special
tokens out and keep the last span.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

_MQM = {"minor": 1, "major": 5, "critical": 10}
_WORST = 25


@dataclass(frozen=True, slots=True)
class ErrorSpan:
    """A stretch of the translation that the model holds to be wrong: code points, half-open; confidence 0..1."""

    start: int
    end: int
    text: str
    severity: str
    confidence: float


Tag = tuple[int, float]
"""The likeliest label of a token (0: no error) and its probability."""


def tags(probabilities: Sequence[Sequence[float]], threshold: float | None = None) -> list[Tag]:
    """The label of each token; with a `threshold`, an error wherever all errors together are likelier than that."""
    found: list[Tag] = []
    for row in probabilities:
        label = max(range(len(row)), key=row.__getitem__)
        if threshold is not None:
            worst = max(range(1, len(row)), key=row.__getitem__)
            label = worst if sum(row[1:]) > threshold else 0
        found.append((label, row[label]))
    return found


def decode(
    text: str, tagged: Sequence[Tag], offsets: Sequence[tuple[int, int]], labels: Sequence[str]
) -> tuple[ErrorSpan, ...]:
    """Runs of wrong tokens as spans of `text`; `labels` are the severities of labels 1, 2, …

    A run takes the severity of its first token and the mean of its tokens' probabilities, as in COMET.
    """
    tokens = [(tag, place) for tag, place in zip(tagged, offsets, strict=False) if place[0] < place[1]]
    spans = []
    for wrong, run in groupby(tokens, key=lambda token: token[0][0] != 0):
        if wrong:
            spans.append(_span(text, list(run), labels))
    return tuple(span for span in spans if span.start < span.end)


def _span(text: str, run: Sequence[tuple[Tag, tuple[int, int]]], labels: Sequence[str]) -> ErrorSpan:
    start, end = run[0][1][0], run[-1][1][1]
    start += len(text[start:end]) - len(text[start:end].lstrip())
    end -= len(text[start:end]) - len(text[start:end].rstrip())
    confidence = sum(tag[1] for tag, _ in run) / len(run)
    return ErrorSpan(start, end, text[start:end], labels[run[0][0][0] - 1], confidence)


def weighed(tagged: Sequence[Tag], labels: Sequence[str]) -> float:
    """xCOMET's quality from its spans, 0..1: 1 minus the penalty over 25, counted over the spans that COMET sees."""
    penalty, inside, severity = 0, False, ""
    for label, _ in tagged:
        if label and not inside:
            inside, severity = True, labels[label - 1]
        elif not label and inside:
            inside = False
            penalty += _MQM.get(severity, 0)
    return (_WORST - min(penalty, _WORST)) / _WORST
