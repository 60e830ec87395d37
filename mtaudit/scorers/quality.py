"""The tool's own overall quality score, from what was found and from what can be counted.

A segment's score is 100, less three things:

- *findings*: the expected MQM penalty per 100 words: each finding counts its penalty (minor 1, major 5, critical 25)
  times its confidence (the scheme of themqm.org, weighed by the chance that the penalty is deserved), and the sum tends
  to 100, so that one finding in a headline is no worse than a text that is all wrong; where there is a reference, a
  fourteenth of it, because what the findings say is then also counted below;
- *oddness*: the text alone: words that do not go together (`mtaudit.lang.grammar`), doubled or unknown words, letters,
  marks and spaces out of place, and how much it turns in circles: what repeats itself more than its source does;
- *distance* (with a reference): the alignment of the words of target and reference (`mtaudit.lang.wordalign`), how near
  words without a partner come to the other text and what seems missing or put in (`mtaudit.lang.coverage`), tense,
  negation and gender, length, and chrF (Popović 2015), each counted per 20 words.

A translation that is word for word the reference has about 100. Values can lie a little above 100 and far below 0. The
score orders translations of one text; its distances are no percentages.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from typing import ClassVar, Final

from mtaudit.lang.compare import (
    TENSES,
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
# critical and major kinds of faults weighing two to three, the minor ones 0.7). Fifths of the sentences were predicted
# by the others: pairs in the right order .973 (critical .967, major .962, minor .982).
_BESIDE_REFERENCE: Final[Mapping[str, float]] = {
    "absent-adj": -2.10, "absent-adv": -7.14, "absent-name": -2.52, "absent-noun": -1.86,
    "absent-number": -0.29, "absent-other": -6.13, "absent-verb": -2.68, "added-content": 0.26,
    "added-light": 2.00, "added-mark": -2.68, "added-name": 0.86, "added-number": -0.39, "article": -7.12,
    "doubled": -5.58, "dropped-content": -0.50, "dropped-light": -2.43, "dropped-mark": -2.15,
    "dropped-name": -0.32, "dropped-number": -1.62, "equal-content": 1.06, "equal-light": 0.84,
    "far-r": -0.29, "far-t": 0.97, "far2-r": -7.02, "far2-t": -4.13, "fit": 2.91, "foreign": -1.32,
    "gap": -2.35, "gap-most": -0.16, "lone-content-substituted": 1.11, "lone-light-substituted": -1.26,
    "lone-mark-substituted": -1.51, "lone-name-substituted": 1.34, "lone-number-substituted": 0.75,
    "lower-first": -4.93, "mean-r": -1.72, "mean-t": -1.66, "moved": -0.91, "moved-words": -0.13,
    "n-r": 0.19, "n-t": 1.16, "near-r": -4.07, "near-t": 0.85, "never-been": 4.88, "never-had": -2.96,
    "never-not": 6.15, "never-past": 0.52, "never-present": -1.01, "never-progressive": 4.76,
    "never-will": 6.46, "no-capitals": -1.54, "no-end": -4.79, "odd-6": 0.22, "odd-7.5": -0.10,
    "odd-mark": -3.19, "only-been": -2.47, "only-had": -5.74, "only-not": -0.88, "only-past": -0.55,
    "only-present": -0.85, "only-progressive": -5.59, "only-will": -1.91, "oov-r": -0.81,
    "profile-been": -4.05, "profile-female": -2.31, "profile-had": 5.18, "profile-has": -0.25,
    "profile-male": -2.13, "profile-not": -6.94, "profile-past": -0.52, "profile-present": 0.05,
    "profile-progressive": 1.88, "profile-will": -6.85, "question": -1.59, "side-by-side": 0.51,
    "space-before": -5.01, "strange-adj": 0.76, "strange-adv": 1.01, "strange-name": 2.43,
    "strange-noun": 0.49, "strange-number": 2.97, "strange-other": 3.29, "strange-verb": 0.60,
    "substituted-antonym": 1.06, "substituted-broader": 1.84, "substituted-distant": -1.11,
    "substituted-light": 0.44, "substituted-mark": -1.57, "substituted-name": -0.33,
    "substituted-number": -1.29, "substituted-related": 0.54, "substituted-similar": 0.60, "surprise": -1.92,
    "tense-other": -1.83, "tense-same": 0.41, "unbalanced": -3.40, "unknown": -4.50, "variant-case": 0.96,
    "variant-lemma": -1.04, "variant-number": 1.08, "variant-spelling": 1.94, "variant-synonym": 0.66,
    "word-added": -4.56, "word-most": 0.15, "word-opposite": 7.82, "word-other": -5.99, "words-added": -0.56,
    "words-opposite": -8.35, "words-other": -0.49,
}  # fmt: skip
_CHRF: Final = 0.438
_SHORT: Final = 3.9
_LONG: Final = -9.3
# The same for the text alone.
_ALONE: Final[Mapping[str, float]] = {
    "article": -9.96, "doubled": -7.22, "fit": 1.30, "foreign": -7.64, "lower-first": -6.60,
    "no-capitals": -1.68, "no-end": -6.08, "odd-6": 0.43, "odd-7.5": -0.33, "odd-mark": -1.69,
    "space-before": -4.43, "surprise": -4.75, "unbalanced": -3.38, "unknown": -5.02,
}  # fmt: skip
# What these are in good English and where nothing is missing or odd, so that it has a score of about 100.
_USUAL: Final[Mapping[str, float]] = {"surprise": 3.71, "fit": 0.69, "gap-most": -6.0, "word-most": -6.0}
# Said once of a text, however long it is; other features are counts.
_ONCE: Final = frozenset(
    (
        *("surprise", "fit", "no-end", "lower-first", "no-capitals", "foreign", "question", "unbalanced"),
        *("gap-most", "word-most"),
        *(f"{found}-{tense}" for found in ("only", "never") for tense in TENSES),
    )
)
_LOOP: Final = 400.0
_CIRCLING: Final = 250.0
_MOST_PENALTY: Final = 100.0
_FINDINGS_BESIDE_REFERENCE: Final = 0.07
_PER_WORDS: Final = 20


class Quality(Scorer):
    """100 less findings, oddness of the text, and distance from the reference; higher is better."""

    name = "quality"
    needs = Need.TARGET
    default: ClassVar[bool] = True
    description = "100 less MQM penalties, oddness of the text and distance from the reference"

    signature = "quality|scheme:mqm|weights:1,5,25|per:100 words|text:grammar,loops|reference:alignment,chrF2|version:4"

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


def compared(segment: Segment, known: Knowledge) -> dict[str, float]:
    """The features of a target beside its reference that have weights, as counts (no shares of the length)."""
    from mtaudit.lang.coverage import coverage_features  # a text alone need not wait for the alignment

    target, reference, source = segment.target, segment.reference or "", segment.source or ""
    here, there = look(target, known), look(reference, known)
    edits = compare(target, reference, known)
    found = text_features(target, here, known, reference)
    found |= diff_features(edits, target, reference, known) | profile_features(here, there)
    found |= coverage_features(target, reference, source, known)
    units = sum(edit.reference[0] < edit.reference[1] for edit in edits)
    found["equal-content"] = found.get("equal-content", 0.0) - units
    found["side-by-side"] -= max(0, units - 1)
    return found


def _beside(segment: Segment, known: Knowledge, chrf: float) -> float:
    """What the comparison says, 0 for the reference itself."""
    words, others = len(segment.target.split()), len((segment.reference or "").split())
    length = math.log((words + 1) / (others + 1))
    return (
        _sum(compared(segment, known), _BESIDE_REFERENCE, others)
        + _CHRF * (chrf - 100)
        + _SHORT * max(0.0, -length)
        + _LONG * max(0.0, length)
    )


@hookimpl
def mtaudit_scorers() -> Iterable[type[Scorer]]:
    """Registers the scorer."""
    return [Quality]
