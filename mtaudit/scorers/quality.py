"""The tool's own overall quality score, from what was found."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import ClassVar

from mtaudit.model import Score, count_words
from mtaudit.plugin import Audited, Need, Scorer, hookimpl


class Quality(Scorer):
    """100 minus the expected MQM penalty per 100 words; higher is better.

    Each finding counts its penalty (minor 1, major 5, critical 25) times its confidence. 100 means that nothing was
    found; a text full of errors falls below 0. Source of the scheme: the MQM scoring model (themqm.org), with the
    penalty weighed by the chance that it is deserved.
    """

    name = "quality"
    needs = Need.TARGET
    default: ClassVar[bool] = True
    description = "100 minus the expected MQM penalty per 100 words"

    signature = "quality|scheme:mqm|weights:1,5,25|per:100 words|version:1"

    def score(self, items: Sequence[Audited]) -> Sequence[Score | None]:
        """One score a segment."""
        return [self._score([item], item.segment.key) for item in items]

    def score_document(self, items: Sequence[Audited], scores: Sequence[Score | None]) -> Score | None:  # noqa: ARG002
        """The score of the whole text, not the mean of its segments: long sentences weigh more."""
        return self._score(items, "")

    def _score(self, items: Sequence[Audited], key: str) -> Score:
        penalty = sum(f.penalty * f.confidence for item in items for f in item.findings)
        words = max(1, sum(count_words(item.segment.target) for item in items))
        return Score(self.name, round(100 - 100 * penalty / words, 4), self.signature, key)


@hookimpl
def mtaudit_scorers() -> Iterable[type[Scorer]]:
    """Registers the scorer."""
    return [Quality]
