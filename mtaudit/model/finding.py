"""What can be wrong, and what was found."""

from __future__ import annotations

import enum
import functools
from hashlib import blake2b

from mtaudit.model.segment import Segment, Side
from mtaudit.model.span import Packed, Place, Span
from mtaudit.model.values import dataclass


@functools.total_ordering
class Severity(enum.Enum):
    """The harm if the finding is true, with the penalties of the MQM scoring model (themqm.org)."""

    NEUTRAL = "neutral"
    MINOR = "minor"
    MAJOR = "major"
    CRITICAL = "critical"

    @property
    def penalty(self) -> int:
        """MQM severity multiplier."""
        return _PENALTY[self.value]

    def __lt__(self, other: object) -> bool:
        if not isinstance(other, Severity):
            return NotImplemented
        return self.penalty < other.penalty

    def __str__(self) -> str:
        return self.value


_PENALTY = {"neutral": 0, "minor": 1, "major": 5, "critical": 25}


@dataclass(frozen=True, slots=True)
class Rule:
    """What can be wrong. One detector may know several rules; all begin with the detector's name.

    `id` is `detector/fault`; `mqm` a category of the MQM typology as a path (`accuracy/mistranslation`);
    `message` a template for `str.format` (the fields come from `at`, and `{quote}`, `{suggestion}` are there);
    `confidence` the measured chance that a finding of this rule is true, unless the finding says its own.
    """

    id: str
    mqm: str
    severity: Severity
    message: str
    confidence: float = 0.8
    help: str = ""
    since: str = "0.1"
    aliases: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        detector, _, fault = self.id.partition("/")
        if not detector or not fault:
            raise ValueError(f"rule id {self.id!r} is not of the form 'detector/fault'")
        if not 0 <= self.confidence <= 1:
            raise ValueError(f"rule {self.id}: confidence {self.confidence} is not between 0 and 1")

    @property
    def detector(self) -> str:
        """The part before the slash."""
        return self.id.partition("/")[0]

    def at(
        self,
        segment: Segment,
        span: Span | tuple[int, int],
        *,
        side: Side = Side.TARGET,
        severity: Severity | None = None,
        confidence: float | None = None,
        suggestion: str | None = None,
        evidence: tuple[tuple[str, str], ...] = (),
        **fields: object,
    ) -> Finding:
        """A finding of this rule at a span of one side of a segment.

        Raises ValueError if the span does not lie in that text, KeyError if the message names a field that is not
        given.
        """
        where = span if isinstance(span, Span) else Span(*span)
        text = segment.text(side)
        if where.end > len(text):
            raise ValueError(f"{self.id}: span [{where.start}, {where.end}) exceeds the {side} text ({len(text)})")
        quote = where.of(text)
        message = self.message.format_map({"quote": quote, "suggestion": suggestion or "", **fields})
        chance = self.confidence if confidence is None else min(1.0, max(0.0, confidence))
        return Finding(
            rule=self.id,
            mqm=self.mqm,
            severity=severity or self.severity,
            side=side,
            segment=segment.key,
            span=where,
            quote=quote,
            message=message,
            confidence=round(chance, 3),
            suggestion=suggestion,
            evidence=tuple((str(k), str(v)) for k, v in evidence),
            fingerprint=fingerprint(self.id, segment.key, side, quote),
        )


def fingerprint(rule: str, key: str, side: Side, quote: str) -> str:
    """A name for the finding that survives edits elsewhere: rule, segment key, side and quote; no offsets."""
    fields = (rule, key, side.value, quote)
    data = b"".join(len(b).to_bytes(8, "big") + b for b in (f.encode("utf-8", "surrogatepass") for f in fields))
    return blake2b(data, digest_size=10).hexdigest()


class Ground(enum.StrEnum):
    """On what ground a finding is waived."""

    TEXT = "text"
    """A comment in the file itself."""
    CONFIG = "config"
    BASELINE = "baseline"
    """It was there when the baseline was made."""
    UNCHANGED = "unchanged"
    """It stands in lines that the change under review did not touch."""


@dataclass(frozen=True, slots=True)
class Waiver:
    """Somebody's decision that a finding is not to be counted: shown by those reports that show all."""

    ground: Ground
    why: str = ""
    until: str = ""
    author: str = ""


@dataclass(frozen=True, slots=True)
class Finding(Packed):
    """One artifact at one place. Made by `Rule.at` only.

    `severity` is the harm if it is true, `confidence` the chance that it is true. `evidence` are pairs of name
    and text for the reader. `place` is filled in by the engine, from the map of the segment, `waiver` by the policy.
    """

    rule: str
    mqm: str
    severity: Severity
    side: Side
    segment: str
    span: Span
    quote: str
    message: str
    confidence: float
    suggestion: str | None
    evidence: tuple[tuple[str, str], ...]
    fingerprint: str
    place: Place | None = None
    waiver: Waiver | None = None

    @property
    def detector(self) -> str:
        """The name of the detector that found it."""
        return self.rule.partition("/")[0]

    @property
    def penalty(self) -> float:
        """MQM penalty."""
        return float(self.severity.penalty)
