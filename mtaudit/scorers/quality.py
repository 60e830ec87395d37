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
# by the others: pairs in the right order .974 (critical .968, major .963, minor .983).
_BESIDE_REFERENCE: Final[Mapping[str, float]] = {
    "absent-adj": -2.02, "absent-adv": -6.94, "absent-name": -2.55, "absent-noun": -1.79,
    "absent-number": -0.26, "absent-other": -5.99, "absent-verb": -2.77, "added-content": 0.33,
    "added-light": 2.00, "added-mark": -2.68, "added-name": 0.83, "added-number": -0.35, "article": -7.13,
    "doubled": -5.65, "dropped-content": -0.59, "dropped-light": -2.37, "dropped-mark": -2.17,
    "dropped-name": -0.36, "dropped-number": -1.61, "equal-content": 1.06, "equal-light": 0.87,
    "far-r": -0.25, "far-t": 1.05, "far2-r": -6.97, "far2-t": -4.20, "fit": 3.02, "foreign": -1.37,
    "gap": -2.41, "gap-most": -0.16, "lone-content-substituted": 1.11, "lone-light-substituted": -1.25,
    "lone-mark-substituted": -1.57, "lone-name-substituted": 1.32, "lone-number-substituted": 0.82,
    "lower-first": -4.90, "mean-r": -1.81, "mean-t": -1.56, "moved": -0.89, "moved-words": -0.10,
    "n-r": 0.11, "n-t": 1.17, "near-r": -3.71, "near-t": 0.77, "never-been": 5.13, "never-had": -2.95,
    "never-not": 6.14, "never-past": 0.34, "never-present": -1.10, "never-progressive": 4.85,
    "never-will": 6.42, "no-capitals": -1.60, "no-end": -4.82, "odd-6": 0.23, "odd-7.5": -0.10,
    "odd-mark": -3.21, "only-been": -2.45, "only-had": -5.79, "only-not": -0.87, "only-past": -0.56,
    "only-present": -0.82, "only-progressive": -5.37, "only-will": -1.91, "oov-r": -0.84, "oov-t": 0.19,
    "profile-been": -4.21, "profile-female": -2.30, "profile-had": 5.23, "profile-has": -0.14,
    "profile-male": -2.12, "profile-not": -6.93, "profile-past": -0.42, "profile-present": 0.08,
    "profile-progressive": 1.60, "profile-will": -6.86, "question": -1.64, "side-by-side": 0.54,
    "space-before": -5.03, "strange-adj": 0.75, "strange-adv": 0.84, "strange-name": 2.47,
    "strange-noun": 0.39, "strange-number": 3.01, "strange-other": 3.27, "strange-verb": 0.81,
    "substituted-antonym": 1.04, "substituted-broader": 1.96, "substituted-distant": -1.15,
    "substituted-light": 0.46, "substituted-mark": -1.64, "substituted-name": -0.16,
    "substituted-number": -1.28, "substituted-related": 0.56, "substituted-similar": 0.57, "surprise": -1.88,
    "tense-other": -1.88, "tense-same": 0.36, "unbalanced": -3.42, "unknown": -4.60, "variant-case": 0.82,
    "variant-lemma": -1.03, "variant-number": 1.13, "variant-spelling": 1.91, "variant-synonym": 0.68,
    "word-added": -4.72, "word-most": 0.16, "word-opposite": 7.52, "word-other": -5.98, "words-added": -0.55,
    "words-opposite": -8.13, "words-other": -0.48,
}  # fmt: skip
_CHRF: Final = 0.444
_SHORT: Final = 4.3
_LONG: Final = -9.7
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
