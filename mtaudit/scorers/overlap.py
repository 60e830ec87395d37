"""chrF++, BLEU and TER: overlap with the reference, in sacrebleu's numbers and under its signatures.

Each counts its segments once; the score of a document comes from the sums of these counts, not from the segments'
scores. `statistics` and `of_statistics` give counts and scores apart, for resampling.
"""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from mtaudit.model import Score
from mtaudit.plugin import Audited, Need, Scorer, hookimpl, option

if TYPE_CHECKING:
    from sacrebleu.metrics.bleu import BLEU
    from sacrebleu.metrics.ter import TER

    from mtaudit.scorers._chrf import Chrf

Rows = Any
"""A two-dimensional array of numbers: a row for each segment (or resampled corpus)."""

_ORDERS = 4


class _Counting(Scorer):
    """What the three have in common."""

    needs = Need.REFERENCE
    note = ""

    def __init__(self, options: Any = None) -> None:
        super().__init__(options)
        self._last: tuple[Sequence[Audited], Rows] | None = None

    @abstractmethod
    def count(self, hypotheses: Sequence[str], references: Sequence[str]) -> Rows:
        """The counts of each segment."""

    @abstractmethod
    def of_segments(self, rows: Rows) -> Sequence[float]:
        """The score of each segment from its counts."""

    @abstractmethod
    def of_statistics(self, rows: Rows) -> Sequence[float]:
        """The score of a corpus for each row; a row is the sum of the counts of its segments."""

    @abstractmethod
    def signature(self, corpus: bool) -> str:
        """sacrebleu's signature, verbatim."""

    def statistics(self, items: Sequence[Audited]) -> Rows:
        """The counts of each segment; sums of rows are the counts of a corpus."""
        if self._last is None or self._last[0] is not items:
            sides = [(item.segment.target, item.segment.reference or "") for item in items]
            self._last = items, self.count([one for one, _ in sides], [other for _, other in sides])
        return self._last[1]

    def score(self, items: Sequence[Audited]) -> Sequence[Score | None]:
        """One score a segment; None where there is no reference."""
        values = self.of_segments(self.statistics(items))
        signature = self.signature(corpus=False)
        return [
            Score(self.name, float(value), signature, item.segment.key, self.note) if item.segment.reference else None
            for item, value in zip(items, values, strict=True)
        ]

    def score_document(self, items: Sequence[Audited], scores: Sequence[Score | None]) -> Score | None:
        """The score of all segments together, from the sums of their counts."""
        rows = self.statistics(items)
        having = [number for number, score in enumerate(scores) if score is not None]
        if not having:
            return None
        value = self.of_statistics(rows[having].sum(axis=0, keepdims=True))[0]
        return Score(self.name, float(value), self.signature(corpus=True), note=self.note)


@dataclass(frozen=True)
class ChrfOptions:
    """How to count for chrF."""

    word_order: int = option(2, least=0, most=4, help="Longest word n-grams; 2 is chrF++, 0 is chrF.")


class ChrfScorer(_Counting):
    """chrF++ (Popović 2017): F-score of character and word n-grams; 0..100, higher is better."""

    name = "chrf"
    description = "chrF++ against the reference, equal to sacrebleu's"
    Options = ChrfOptions

    def count(self, hypotheses: Sequence[str], references: Sequence[str]) -> Rows:
        """N-grams of either side and common ones."""
        return self._metric.counts(hypotheses, references)

    def of_segments(self, rows: Rows) -> Sequence[float]:
        """sacrebleu's sentence scores."""
        values: list[float] = self._metric.values(rows).tolist()
        return values

    of_statistics = of_segments

    def signature(self, corpus: bool) -> str:  # noqa: ARG002  (chrF has one for both)
        """With effective order, as always in chrF."""
        return self._metric.signature

    @property
    def _metric(self) -> Chrf:
        from mtaudit.scorers._chrf import Chrf

        return Chrf(word_order=self.options.word_order)


@dataclass(frozen=True)
class BleuOptions:
    """How to count for BLEU."""

    tokenize: str = option("13a", help="sacrebleu's tokenizer: 13a, intl, char, zh, none.")


class BleuScorer(_Counting):
    """BLEU (Papineni et al. 2002); 0..100, higher is better. Segments are scored with effective order."""

    name = "bleu"
    description = "BLEU against the reference, sacrebleu's"
    Options = BleuOptions

    def count(self, hypotheses: Sequence[str], references: Sequence[str]) -> Rows:
        """Matching n-grams, all n-grams, lengths of both sides."""
        import numpy as np

        metric = self._metric(effective=True)
        scores = (metric.sentence_score(one, [other]) for one, other in zip(hypotheses, references, strict=True))
        rows = [[*s.counts, *s.totals, s.sys_len, s.ref_len] for s in scores]
        return np.array(rows, dtype=np.int64).reshape(len(rows), 2 * _ORDERS + 2)

    def of_segments(self, rows: Rows) -> Sequence[float]:
        """With effective order: orders longer than the segment do not count."""
        return self._values(rows, effective=True)

    def of_statistics(self, rows: Rows) -> Sequence[float]:
        """sacrebleu's corpus score."""
        return self._values(rows, effective=False)

    def signature(self, corpus: bool) -> str:
        """`eff:yes` for segments, `eff:no` for a corpus."""
        metric = self._metric(effective=not corpus)
        metric.corpus_score(["a"], [["a"]])  # sacrebleu counts the references for its signature then
        return str(metric.get_signature().format())

    @staticmethod
    def _values(rows: Rows, effective: bool) -> Sequence[float]:
        from sacrebleu.metrics.bleu import BLEU

        values = []
        for row in rows.astype(int).tolist():
            counts, totals, (hypothesis, reference) = row[:_ORDERS], row[_ORDERS : 2 * _ORDERS], row[2 * _ORDERS :]
            made = BLEU.compute_bleu(
                counts, totals, hypothesis, reference, smooth_method="exp", effective_order=effective
            )
            values.append(float(made.score))
        return values

    def _metric(self, effective: bool) -> BLEU:
        from sacrebleu.metrics.bleu import BLEU

        return BLEU(effective_order=effective, tokenize=self.options.tokenize)


class TerScorer(_Counting):
    """TER (Snover et al. 2006): edits for each 100 words of the reference; lower is better."""

    name = "ter"
    description = "TER against the reference, sacrebleu's; lower is better"
    note = "lower is better"

    def count(self, hypotheses: Sequence[str], references: Sequence[str]) -> Rows:
        """Edits, and words of the reference."""
        import numpy as np

        metric = self._metric()
        scores = (metric.sentence_score(one, [other]) for one, other in zip(hypotheses, references, strict=True))
        rows = [[s.num_edits, s.ref_length] for s in scores]
        return np.array(rows, dtype=np.float64).reshape(len(rows), 2)

    def of_segments(self, rows: Rows) -> Sequence[float]:
        """Edits by words; a reference without words counts 100 as soon as there is an edit."""
        return [
            100 * edits / words if words > 0 else (100.0 if edits > 0 else 0.0) for edits, words in rows.tolist()
        ]

    of_statistics = of_segments

    def signature(self, corpus: bool) -> str:  # noqa: ARG002  (TER has one for both)
        """sacrebleu's."""
        metric = self._metric()
        metric.sentence_score("a", ["a"])
        return str(metric.get_signature().format())

    @staticmethod
    def _metric() -> TER:
        from sacrebleu.metrics.ter import TER

        return TER()


@hookimpl
def mtaudit_scorers() -> Iterable[type[Scorer]]:
    """Registers the scorers."""
    return [ChrfScorer, BleuScorer, TerScorer]
