"""chrF++, BLEU and TER as scorers: sacrebleu's own numbers and signatures, for segments and for the whole."""

from __future__ import annotations

from typing import Any

import pytest
from sacrebleu.metrics.bleu import BLEU
from sacrebleu.metrics.chrf import CHRF
from sacrebleu.metrics.ter import TER

from mtaudit.model import Segment
from mtaudit.plugin import Audited
from mtaudit.scorers.overlap import BleuScorer, ChrfOptions, ChrfScorer, TerScorer
from tests.scorers.texts import ROWS

HYPOTHESES = [*(row[2] for row in ROWS), "", "Yes!"]
REFERENCES = [*(row[1] for row in ROWS), "Nothing is left.", "Yes!"]
ITEMS = [
    Audited(Segment(str(number), one, None, other))
    for number, (one, other) in enumerate(zip(HYPOTHESES, REFERENCES, strict=True))
]


@pytest.mark.parametrize(
    ("scorer", "sentence", "corpus"),
    [
        (ChrfScorer(), CHRF(word_order=2), CHRF(word_order=2)),
        (ChrfScorer(ChrfOptions(word_order=0)), CHRF(), CHRF()),
        (BleuScorer(), BLEU(effective_order=True), BLEU()),
        (TerScorer(), TER(), TER()),
    ],
)
def test_numbers_and_signatures_are_sacrebleus(scorer: Any, sentence: Any, corpus: Any) -> None:
    scores = scorer.score(ITEMS)
    for score, one, other in zip(scores, HYPOTHESES, REFERENCES, strict=True):
        assert score.value == pytest.approx(sentence.sentence_score(one, [other]).score, abs=1e-9)
        assert score.signature == sentence.get_signature().format()
    assert [score.segment for score in scores] == [item.segment.key for item in ITEMS]
    whole = scorer.score_document(ITEMS, scores)
    assert whole.value == pytest.approx(corpus.corpus_score(HYPOTHESES, [REFERENCES]).score, abs=1e-9)
    assert whole.signature == corpus.get_signature().format()


@pytest.mark.parametrize("scorer", [ChrfScorer(), BleuScorer(), TerScorer()])
def test_a_segment_without_reference_has_no_score(scorer: Any) -> None:
    lone = Audited(Segment("x", "Nobody translated this."))
    some = [ITEMS[0], lone]
    scores = scorer.score(some)
    assert scores[1] is None
    assert scorer.score_document(some, scores).value == pytest.approx(scores[0].value, rel=0.5)
    assert scorer.score_document([lone], scorer.score([lone])) is None
    assert scorer.score([]) == []
