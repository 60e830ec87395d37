"""What goes into COMET and what comes out: plain data, no torch."""

from __future__ import annotations

import json
from dataclasses import dataclass

from mtaudit.scorers.comet.spans import ErrorSpan


@dataclass(frozen=True, slots=True)
class Item:
    """One segment: a translation, and what there is to judge it by."""

    target: str | None
    source: str | None = None
    reference: str | None = None


@dataclass(frozen=True, slots=True)
class Truncation:
    """A side that was not read to its end: its tokens, and the code point at which reading stopped."""

    side: str
    tokens: int
    stopped: int


@dataclass(frozen=True, slots=True)
class Judged:
    """The verdict on one segment.

    `value` is None where the segment was not scored, and `why_not` says why. `parts` are the scores that `value` is
    made of (xCOMET and unified models). `pieces` counts the parts that a long text was scored in. `copied` warns that
    the translation repeats the source: COMET rates such copies far too high.
    """

    value: float | None
    why_not: str = ""
    parts: tuple[tuple[str, float], ...] = ()
    spans: tuple[ErrorSpan, ...] = ()
    truncated: tuple[Truncation, ...] = ()
    pieces: int = 1
    copied: bool = False

    @property
    def notes(self) -> tuple[str, ...]:
        """What a reader of the number must know, in words."""
        found = []
        if self.value is None:
            found.append(f"not scored: {self.why_not}")
        if self.copied:
            found.append("the translation is a copy of the source, which COMET does not see")
        if self.pieces > 1:
            found.append(f"longer than the model's window: scored in {self.pieces} parts")
        found += [
            f"the {cut.side} ({cut.tokens} tokens) was read only up to character {cut.stopped}"
            for cut in self.truncated
        ]
        return tuple(found)


@dataclass(frozen=True, slots=True)
class Scores:
    """The verdicts on one system's segments, and the recipe that made them."""

    segments: tuple[Judged, ...]
    signature: str

    @property
    def system(self) -> float | None:
        """The mean over the segments that could be scored; None where none could."""
        values = [judged.value for judged in self.segments if judged.value is not None]
        return sum(values) / len(values) if values else None

    @property
    def scored(self) -> int:
        """How many segments have a score."""
        return sum(judged.value is not None for judged in self.segments)


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a run has come: `done` of `total` segments, `fresh` of them computed in `seconds` by this run."""

    done: int
    total: int
    fresh: int
    seconds: float

    @property
    def rate(self) -> float:
        """Segments a second, without those from the cache; 0 before the first is done."""
        return self.fresh / self.seconds if self.seconds > 0 else 0.0

    @property
    def left(self) -> float | None:
        """Seconds to go; None while that cannot be told."""
        return (self.total - self.done) / self.rate if self.rate else (0.0 if self.done == self.total else None)


def to_json(judged: Judged) -> str:
    """A verdict as the cache keeps it; `copied` is left out, as it is found anew each time."""
    return json.dumps(
        {
            "v": judged.value,
            "p": judged.parts,
            "s": [[s.start, s.end, s.text, s.severity, s.confidence] for s in judged.spans],
            "t": [[t.side, t.tokens, t.stopped] for t in judged.truncated],
            "n": judged.pieces,
        },
        separators=(",", ":"),
    )


def from_json(stored: str) -> Judged:
    """The verdict that `to_json` wrote."""
    read = json.loads(stored)
    return Judged(
        read["v"],
        parts=tuple((name, value) for name, value in read["p"]),
        spans=tuple(ErrorSpan(*span) for span in read["s"]),
        truncated=tuple(Truncation(*cut) for cut in read["t"]),
        pieces=read["n"],
    )
