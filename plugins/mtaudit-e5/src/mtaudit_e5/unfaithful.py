"""A small language model that reads source and translation together: what was added, replaced or left out."""

# ruff: noqa: E501  (examples)

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from mtaudit import Audited, Detector, Finding, Fires, Need, Rule, Segment, Severity, Silent, option
from mtaudit_e5.reading import Curve, batches

if TYPE_CHECKING:
    from mtaudit_e5.encoder import Encoder, Judgement
    from mtaudit_e5.tokens import Pair, Pieces

DATA: Final = Path(__file__).parent / "data"
_REMEMBERED: Final = 10_000
"""Judgements that are kept between looking and weighing."""
_WORD: Final = re.compile(r"\w+(?:[’'.,-]\w+)*")

ADDED = Rule(
    "unfaithful/added",
    mqm="accuracy/mistranslation",
    severity=Severity.MAJOR,
    message="the source does not say “{quote}” here",
    confidence=0.8,
)
MISSING = Rule(
    "unfaithful/missing",
    mqm="accuracy/omission",
    severity=Severity.MAJOR,
    message="something that the source says is missing around “{quote}”",
    confidence=0.8,
)


@dataclass(frozen=True)
class UnfaithfulOptions:
    """What can be set under `[unfaithful]`."""

    least: float = option(0.6, least=0, most=1, help="Pairs that the model is less sure of are left alone.")
    weigh: bool = option(True, help="Let the model raise or lower the confidence of what rules found.")


PAIRS: Final = {("en", "de"): Curve(0.92, -2.815), ("pt", "en"): Curve(0.92, -2.13)}
"""Source and target languages for which it was trained, and the chance that a pair of them is wrong."""
_WEIGHT: Final = Curve(0.35, -0.75)
"""How much the model's word counts beside what a rule found. All fitted on pairs that were held out of the training."""
_WEIGHED: Final = frozenset({"addition", "negation", "numbers", "omission", "source-names"})
"""The rules that it weighs: what it was trained to see. Of insults, or of tone, it knows nothing."""
_MARKED: Final = 0.0
"""The logit from which on a word is marked."""


class _Judged(NamedTuple):
    """A segment as the model sees it."""

    pair: Pair
    judgement: Judgement


class Unfaithful(Detector):
    """Words of a translation that its source does not say, and places where something was left out.

    A small multilingual language model (multilingual-e5-small, 21 million weights without its word vectors) reads both
    sides together. It was trained on translations in which words were deleted, put in and replaced by machine, and on
    real critical errors. It sees what no list of words knows: an invented clause that reads well, a name that became
    another name. A single word that was replaced it often misses. It also weighs what rules for such faults found in
    the segment.
    """

    rules = (ADDED, MISSING)
    examples = (
        Fires(ADDED, "Das Museum [[und das alte Theater]] öffnen im Mai nach zwei Jahren Reparatur wieder.", source="The museum reopens in May after two years of repairs.", languages="en-de"),
        Fires(ADDED, "The museum [[and the old theatre of the city]] reopen in May after two years of work.", source="O museu reabre em maio depois de dois anos de obras.", languages="pt-en"),
        Fires(MISSING, "Die Direktorin dankte den [[Freiwilligen]].", source="The director thanked the volunteers who had saved the paintings from the water.", languages="en-de"),
        Silent("Die Direktorin dankte den Freiwilligen, die die Gemälde vor dem Wasser gerettet hatten.", source="The director thanked the volunteers who had saved the paintings from the water.", languages="en-de"),
        Silent("Das Museum öffnet im Mai nach zwei Jahren Reparatur wieder.", source="The museum reopens in May after two years of repairs.", languages="en-de"),
        Silent("The museum reopens in May after two years of work.", source="O museu reabre em maio depois de dois anos de obras.", languages="pt-en"),
        Silent("Die Bank hob ihren Leitzins auf 4 Prozent an und versprach, kleinen Firmen zu helfen.", source="The bank raised its main rate to 4 percent and promised to help small firms.", languages="en-de"),
    )  # fmt: skip
    needs = Need.SOURCE
    source_langs = frozenset(source for source, _ in PAIRS)
    target_langs = frozenset(target for _, target in PAIRS)
    Options = UnfaithfulOptions

    def prepare(self) -> None:
        """Loads the weights and the vocabulary."""
        from mtaudit_e5.encoder import Encoder
        from mtaudit_e5.tokens import Pieces

        self._encoder: Encoder = Encoder(DATA / "weights.npz")
        self._pieces: Pieces = Pieces(DATA / "tokenizer.json")
        self._known: dict[tuple[str, str], _Judged | None] = {}

    def check_batch(self, batch: Sequence[Segment]) -> Iterable[Finding]:
        """Marks what the model holds to be wrong."""
        for segment, judged in self._judged(batch):
            chance = PAIRS[_pair(segment)].chance(judged.judgement.pair)
            if chance >= self.options.least:
                for rule, start, end in _stretches(segment.target, judged):
                    yield rule.at(segment, (start, end), confidence=chance)

    def weigh(self, items: Sequence[Audited]) -> Sequence[Sequence[float]]:
        """Doubts what rules say of a pair that the model holds to be good, and bears out the contrary."""
        if not self.options.weigh:
            return super().weigh(items)
        logits = {s.key: judged.judgement.pair for s, judged in self._judged([item.segment for item in items])}
        return [_opinion(item.findings, logits.get(item.segment.key), self.options.least) for item in items]

    def _judged(self, segments: Sequence[Segment]) -> Iterator[tuple[Segment, _Judged]]:
        """The segments that the model can read, each with what it says of them."""
        fit = [s for s in segments if _pair(s) in PAIRS]
        if len(self._known) > _REMEMBERED:
            self._known.clear()
        self._judge({(s.source or "", s.target) for s in fit} - self._known.keys())
        for segment in fit:
            judged = self._known[segment.source or "", segment.target]
            if judged is not None:
                yield segment, judged

    def _judge(self, texts: set[tuple[str, str]]) -> None:
        """Remembers a judgement of each pair of texts; pairs of like length are read together."""
        import numpy as np

        rows: list[tuple[tuple[str, str], Pair]] = []
        for source, target in sorted(texts):
            pair = self._pieces.pair(source, target)
            if pair is None:
                self._known[source, target] = None
            else:
                rows.append(((source, target), pair))
        for some in batches(rows, lambda row: len(row[1].ids)):
            ids, sides = np.array([pair.ids for _, pair in some]), np.array([pair.sides for _, pair in some])
            for (key, pair), judgement in zip(some, self._encoder.judge(ids, sides), strict=True):
                self._known[key] = _Judged(pair, judgement)


def _pair(segment: Segment) -> tuple[str, str]:
    return segment.languages.source_base, segment.languages.target_base


class _Word(NamedTuple):
    """A word of the translation and the graver of the two marks that the model gives it."""

    start: int
    end: int
    rule: Rule
    mark: float


def _stretches(text: str, judged: _Judged) -> Iterator[tuple[Rule, int, int]]:
    """What to show: all neighbouring words that were added, or the word of them beside which most is missing.

    At least the word that the model marks most.
    """
    words = [_word(judged, *hit.span()) for hit in _WORD.finditer(text)]
    least = min(_MARKED, max((word.mark for word in words), default=_MARKED))
    for rule, group in groupby(words, key=lambda word: word.rule if word.mark >= least else None):
        stretch = list(group)
        if rule is ADDED:
            yield rule, stretch[0].start, stretch[-1].end
        elif rule is MISSING:
            worst = max(stretch, key=lambda word: word.mark)
            yield rule, worst.start, worst.end


def _word(judged: _Judged, start: int, end: int) -> _Word:
    pair, judgement = judged
    pieces = [pair.begin + n for n, (begin, stop) in enumerate(pair.places) if begin < end and stop > start]
    added = max((float(judgement.added[n]) for n in pieces), default=-math.inf)
    missing = max((float(judgement.missing[n]) for n in pieces), default=-math.inf)
    return _Word(start, end, ADDED, added) if added >= missing else _Word(start, end, MISSING, missing)


def _opinion(findings: Sequence[Finding], logit: float | None, least: float) -> list[float]:
    """The confidence in the findings of a segment; what a rule can name as well needs not be said by the model too."""
    opinion = [f.confidence if f.detector == ADDED.detector else _weighed(f, logit) for f in findings]
    sure = [f for f, chance in zip(findings, opinion, strict=True) if f.detector != ADDED.detector and chance >= least]
    for number, own in enumerate(findings):
        if own.detector == ADDED.detector and any(_names(f, own) for f in sure):
            opinion[number] = 0.0
    return opinion


def _names(finding: Finding, own: Finding) -> bool:
    """Whether a rule says what the model says: something about the same words, or that something was left out."""
    if finding.side is not own.side:
        return False
    return finding.span.overlaps(own.span) or finding.mqm == own.mqm == MISSING.mqm


def _weighed(finding: Finding, logit: float | None) -> float:
    """The confidence in what a rule found, where the model has read the segment."""
    if logit is None or finding.detector not in _WEIGHED:
        return finding.confidence
    chance = min(max(finding.confidence, 0.01), 0.99)
    return _WEIGHT.chance(logit, math.log(chance / (1 - chance)))
