"""The tool's own overall quality score, from what was found and from what can be counted.

A segment's score is 100, less three things:

- *findings*: the expected MQM penalty per 100 words: each finding counts its penalty (minor 1, major 5, critical 25)
  times its confidence (the scheme of themqm.org, weighed by the chance that the penalty is deserved), and the sum tends
  to 100, so that one finding in a headline is no worse than a text that is all wrong; where there is a reference, a
  fourteenth of it, because what the findings say is then also counted below;
- *oddness*: the text alone: words that do not go together (`mtaudit.lang.grammar`), doubled or unknown words, letters,
  marks and spaces out of place, and how much it turns in circles: what repeats itself more than its source does;
- *distance* (with a reference): the alignment of the words of target and reference (`mtaudit.lang.wordalign`), how near
  words without a partner come to the other text, what seems missing or put in, and whether the source, where there is
  one, has a word for them (`mtaudit.lang.coverage`), tense, negation and gender, length, and chrF (Popović 2015), each
  counted per 20 words.

A document of which only the text is at hand also gains or loses by its *manner* (`mtaudit.lang.style`): how much its
small words are spread as in machine translations. That is no fault and marks no sentence, so no segment's score has it.

A translation that is word for word the reference has about 100. Values can lie a little above 100 and far below 0. The
score orders translations of one text; its distances are no percentages.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
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
from mtaudit.lang.style import Trait, manner
from mtaudit.model import Score, Segment, count_words
from mtaudit.plugin import Audited, Need, Scorer, hookimpl

# Weights of the features of `mtaudit.lang.compare`, estimated by pairwise logistic regression (L2) on 14,643 pairs of a
# translation into English and the same translation with one fault put in (DEMETR, sentences with even numbers; the
# critical and major kinds of faults weighing two to three, the minor ones 0.7). Fifths of the sentences were predicted
# by the others: pairs in the right order .978 (critical .977, major .966, minor .982).
_BESIDE_REFERENCE: Final[Mapping[str, float]] = {
    "absent-adj": -2.27, "absent-adv": -5.92, "absent-name": -2.80, "absent-noun": -1.32,
    "absent-number": -0.32, "absent-other": -5.42, "absent-verb": -3.05, "added-content": 0.24,
    "added-light": 1.02, "added-mark": -1.70, "added-name": 0.74, "added-number": 0.12, "article": -7.28,
    "cognate-added": -1.39, "cognate-modifier": 4.95, "cognate-name": 1.22, "cognate-noun": 4.08,
    "cognate-verb": 3.26, "doubled": -6.21, "dropped-content": -0.98, "dropped-light": -2.53,
    "dropped-mark": -2.53, "dropped-name": -0.42, "dropped-number": -1.06, "equal-content": 1.18,
    "equal-light": 0.90, "far-r": -0.48, "far-t": 0.18, "far2-r": -6.09, "far2-t": -3.03, "fit": 3.66,
    "foreign": -0.96, "gap": -2.80, "gap-most": -0.22, "lone-content-added": 0.27, "lone-light-added": 1.06,
    "lone-light-substituted": -0.73, "lone-mark-added": -1.30, "lone-mark-substituted": -1.83,
    "lone-name-added": 0.74, "lone-name-substituted": 0.98, "lone-number-added": 0.12,
    "lone-number-substituted": 0.62, "lost-light": -4.70, "lost-modifier": -0.97, "lost-name": 0.56,
    "lost-noun": -0.51, "lost-verb": 0.58, "lower-first": -4.95, "mean-r": -0.84, "mean-t": -0.87,
    "meant-cognate": -1.77, "meant-said": 0.90, "meant-unsaid": 0.28, "moved": -0.64, "moved-words": -0.24,
    "n-r": -0.68, "n-t": 0.48, "near-r": -0.74, "near-t": 1.35, "never-been": 3.71, "never-had": -4.52,
    "never-not": 6.19, "never-past": 0.40, "never-present": -1.07, "never-progressive": 5.43,
    "never-will": 6.35, "no-capitals": -1.45, "no-end": -5.05, "odd-6": 0.30, "odd-7.5": -0.18,
    "odd-mark": -3.47, "only-been": -2.64, "only-had": -6.71, "only-not": -1.68, "only-past": -0.73,
    "only-present": -1.06, "only-progressive": -5.70, "only-will": -0.55, "oov-r": -0.84, "oov-t": 0.09,
    "profile-been": -3.90, "profile-female": -2.47, "profile-had": 7.44, "profile-has": 1.10,
    "profile-male": -2.69, "profile-not": -6.30, "profile-past": -0.45, "profile-progressive": 1.58,
    "profile-will": -7.39, "question": -1.09, "said-added": -1.54, "said-light": 2.03, "said-modifier": 6.36,
    "said-name": 3.55, "said-noun": 5.12, "said-verb": 2.99, "side-by-side": 0.61, "source-free": 0.81,
    "space-before": -5.11, "strange-adj": 0.62, "strange-adv": 0.70, "strange-name": 2.26,
    "strange-noun": 0.16, "strange-number": 2.79, "strange-other": 3.70, "strange-verb": 1.35,
    "substituted-": -0.40, "substituted-antonym": 0.49, "substituted-broader": 1.39,
    "substituted-content": -0.17, "substituted-distant": -1.74, "substituted-light": -0.22,
    "substituted-mark": -1.92, "substituted-name": 0.22, "substituted-number": -2.43,
    "substituted-related": -0.44, "substituted-similar": 0.43, "surprise": -2.26, "tense-other": -1.53,
    "tense-same": 0.72, "unbalanced": -3.42, "unknown": -5.42, "unsaid-added": -0.14, "unsaid-light": -2.27,
    "unsaid-modifier": 0.15, "unsaid-name": -0.15, "unsaid-noun": 0.15, "unsaid-verb": -0.85,
    "variant-case": 1.09, "variant-lemma": -1.65, "variant-number": 1.52, "variant-spelling": 2.15,
    "variant-synonym": -0.43, "word-added": -6.52, "word-most": 0.25, "word-opposite": 5.38,
    "word-other": -5.54, "words-added": 0.06, "words-opposite": -3.29, "words-other": 0.37,
}  # fmt: skip
_CHRF: Final = 0.412
_SHORT: Final = 7.5
_LONG: Final = -10.0
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
# Chosen on the documents from which the weights of `lexicons/style` come, by cross-validation.
_MANNER: Final = 4.9
_MOST_MANNER: Final = 2.0
_LEAST_WORDS: Final = 100


class Quality(Scorer):
    """100 less findings, oddness of the text, and distance from the reference; higher is better."""

    name = "quality"
    needs = Need.TARGET
    default: ClassVar[bool] = True
    description = "100 less MQM penalties, oddness of the text and distance from the reference"

    signature = (
        "quality|scheme:mqm|weights:1,5,25|per:100 words|text:grammar,loops,manner|reference:alignment,chrF2|version:6"
    )

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
        mean = sum(value * weight for value, weight in weighed) / words + self._manner(items, words)
        return Score(self.name, round(mean, 4), self.signature)

    def _manner(self, items: Sequence[Audited], words: int) -> float:
        """What a document gains by being written unlike a machine's work; 0 where more than the text is known."""
        segments = [item.segment for item in items]
        alone = not any(s.source or s.reference for s in segments)
        if words < _LEAST_WORDS or not alone or any(s.languages.target_base != "en" for s in segments):
            return 0.0
        found = manner(" ".join(s.target for s in segments), self._traits) * words / (words + _LEAST_WORDS)
        return -_MANNER * max(-_MOST_MANNER, min(_MOST_MANNER, found))

    @cached_property
    def _traits(self) -> dict[str, Trait]:
        columns = self.lexicons.columns("style", "en", "feature", "weight", "usual", "spread")
        return {name: Trait(*map(float, row)) for name, *row in zip(*columns, strict=True)}

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
    found |= coverage_features(target, reference, source, known, segment.languages.source_base)
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
