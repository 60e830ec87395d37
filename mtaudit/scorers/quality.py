"""The tool's own overall quality score, from what was found and from what can be counted.

A segment's score is 100, less three things:

- *findings*: the expected MQM penalty per 100 words: each finding counts its penalty (minor 1, major 5, critical 25)
  times its confidence (the scheme of themqm.org, weighed by the chance that the penalty is deserved), and the sum tends
  to 100, so that one finding in a headline is no worse than a text that is all wrong; where there is a reference, a
  fifth of it, because what the findings say is then also counted below;
- *oddness*: the text alone: words that do not go together (`mtaudit.lang.grammar`), doubled or unknown words, letters,
  marks and spaces out of place, and how much it turns in circles: what repeats itself more than its source does;
- *distance* (with a reference): the alignment of the words of target and reference (`mtaudit.lang.wordalign`), tense,
  negation and gender, length, and chrF (Popović 2015), each counted per 20 words.

A translation that is word for word the reference has about 100. Values can lie a little above 100 and far below 0. The
score orders translations of one text; its distances are no percentages.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from typing import ClassVar, Final

from mtaudit.lang.compare import (
    Knowledge,
    circling,
    compare,
    diff_features,
    knowledge,
    look,
    loop,
    profile_features,
    text_features,
)
from mtaudit.model import Score, Segment, count_words
from mtaudit.plugin import Audited, Need, Scorer, hookimpl

# Weights of the features of `mtaudit.lang.compare`, estimated by pairwise logistic regression (L2) on 14,643 pairs of a
# translation into English and the same translation with one fault put in (DEMETR, sentences with even numbers; the
# critical and major kinds of faults weighing two, the minor ones 0.7). Halves of the sentences predicted each other:
# pairs in the right order .967 (critical .956, major .955, minor .980).
_BESIDE_REFERENCE: Final[Mapping[str, float]] = {
    "added-content": 1.39, "added-light": 2.09, "added-mark": -2.62, "added-name": 2.64,
    "added-number": 1.31, "article": -9.09, "doubled": -7.25, "dropped-content": -5.09,
    "dropped-light": -2.20, "dropped-name": -7.13, "dropped-number": -7.26, "equal-content": 0.89,
    "equal-light": 0.93, "fit": 5.52, "foreign": -6.93, "lower-first": -6.35, "moved": -1.56,
    "moved-words": 1.41, "no-capitals": -1.84, "no-end": -6.10, "odd-6": 0.34, "odd-7.5": -0.18,
    "odd-mark": -3.71, "profile-been": -7.03, "profile-female": -2.95, "profile-male": -1.76,
    "profile-not": -8.42, "profile-past": -0.55, "profile-present": -0.83, "profile-progressive": -4.70,
    "profile-will": -6.21, "question": -4.63, "side-by-side": 0.81, "space-before": -5.92,
    "substituted-": -1.54, "substituted-antonym": -2.99, "substituted-content": -0.33,
    "substituted-distant": -7.58, "substituted-light": 0.50, "substituted-name": -2.52,
    "substituted-number": -3.95, "substituted-related": 1.35, "substituted-similar": 0.96,
    "surprise": -1.71, "unbalanced": -4.84, "unknown": -4.57, "variant-case": 1.12,
    "variant-lemma": -0.68, "variant-number": 6.85, "variant-spelling": 2.90, "variant-synonym": 1.45,
}  # fmt: skip
_CHRF: Final = 0.581
_SHORT: Final = 17.7
_LONG: Final = -26.9
# The same for the text alone.
_ALONE: Final[Mapping[str, float]] = {
    "article": -9.96, "doubled": -7.22, "fit": 1.30, "foreign": -7.64, "lower-first": -6.60,
    "no-capitals": -1.68, "no-end": -6.08, "odd-6": 0.43, "odd-7.5": -0.33, "odd-mark": -1.69,
    "space-before": -4.43, "surprise": -4.75, "unbalanced": -3.38, "unknown": -5.02,
}  # fmt: skip
# What these are in good English, so that it has a score of about 100.
_USUAL: Final[Mapping[str, float]] = {"surprise": 3.71, "fit": 0.69}
# Said once of a text, however long it is; other features are counts.
_ONCE: Final = frozenset(
    ("surprise", "fit", "no-end", "lower-first", "no-capitals", "foreign", "question", "unbalanced")
)
_LOOP: Final = 400.0
_CIRCLING: Final = 250.0
_MOST_PENALTY: Final = 100.0
_FINDINGS_BESIDE_REFERENCE: Final = 0.2
_PER_WORDS: Final = 20


class Quality(Scorer):
    """100 less findings, oddness of the text, and distance from the reference; higher is better."""

    name = "quality"
    needs = Need.TARGET
    default: ClassVar[bool] = True
    description = "100 less MQM penalties, oddness of the text and distance from the reference"

    signature = "quality|scheme:mqm|weights:1,5,25|per:100 words|text:grammar,loops|reference:alignment,chrF2|version:3"

    def score(self, items: Sequence[Audited]) -> Sequence[Score | None]:
        """One score a segment."""
        closeness = self._closeness(items)
        return [
            Score(self.name, round(self._value(item, near), 4), self.signature, item.segment.key)
            for item, near in zip(items, closeness, strict=True)
        ]

    def score_document(self, items: Sequence[Audited], scores: Sequence[Score | None]) -> Score | None:
        """The mean of the segments' scores, each weighing as many words as it has."""
        weighed = [
            (score.value, max(1, count_words(item.segment.target)))
            for item, score in zip(items, scores, strict=True)
            if score is not None
        ]
        if not weighed:
            return None
        words = sum(weight for _, weight in weighed)
        mean = sum(value * weight for value, weight in weighed) / words
        return Score(self.name, round(mean, 4), self.signature)

    def _closeness(self, items: Sequence[Audited]) -> list[float]:
        """chrF of each segment that has a reference, 0 for others."""
        pairs = [(n, item.segment.target, item.segment.reference) for n, item in enumerate(items)]
        having = [(n, target, reference) for n, target, reference in pairs if reference]
        values = [0.0] * len(items)
        if having:
            from mtaudit.scorers._chrf import Chrf  # brings numpy, which a text alone does not need

            chrf = Chrf(word_order=0)
            counts = chrf.counts([t for _, t, _ in having], [r for _, _, r in having])
            for (n, _, _), value in zip(having, chrf.values(counts).tolist(), strict=True):
                values[n] = value
        return values

    def _value(self, item: Audited, chrf: float) -> float:
        segment = item.segment
        words = max(1, count_words(segment.target))
        penalty = 100 * sum(f.penalty * f.confidence for f in item.findings) / words
        known = knowledge(self.lexicons, segment.languages.target_base)
        looped = _looped(segment)
        if segment.reference:
            return 100 - _FINDINGS_BESIDE_REFERENCE * penalty - looped + _beside(segment, known, chrf)
        other = segment.source or ""
        features = text_features(segment.target, look(segment.target, known), known, other)
        penalty = _MOST_PENALTY * (1 - math.exp(-penalty / _MOST_PENALTY))
        return 100 - penalty - looped + _sum(features, _ALONE, words)


def _looped(segment: Segment) -> float:
    """What a text loses for turning in circles: the root makes even a short circle in a long text count."""
    circles = circling(segment.target)
    if circles:
        circles = max(0.0, circles - circling(segment.source or segment.reference or ""))
    return _LOOP * loop(segment.target) + _CIRCLING * math.sqrt(circles)


def _sum(features: Mapping[str, float], weights: Mapping[str, float], words: int) -> float:
    share = _PER_WORDS / (words + 8)
    return sum(
        weights[name] * (value - _USUAL.get(name, 0.0)) * (1 if name in _ONCE else share)
        for name, value in features.items()
        if name in weights
    )


def _beside(segment: Segment, known: Knowledge, chrf: float) -> float:
    """What the comparison says, 0 for the reference itself."""
    target, reference = segment.target, segment.reference or ""
    here, there = look(target, known), look(reference, known)
    edits = compare(target, reference, known)
    features = text_features(target, here, known, reference)
    features |= diff_features(edits, target, reference, known) | profile_features(here, there)
    words, others = len(target.split()), len(reference.split())
    length = math.log((words + 1) / (others + 1))
    units = sum(edit.reference[0] < edit.reference[1] for edit in edits)
    best = {"equal-content": units, "side-by-side": max(0, units - 1)}
    return (
        _sum(features, _BESIDE_REFERENCE, others)
        - _sum(best, _BESIDE_REFERENCE, others)
        + _CHRF * (chrf - 100)
        + _SHORT * max(0.0, -length)
        + _LONG * max(0.0, length)
    )


@hookimpl
def mtaudit_scorers() -> Iterable[type[Scorer]]:
    """Registers the scorer."""
    return [Quality]
