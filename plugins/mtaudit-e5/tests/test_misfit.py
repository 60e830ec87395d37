"""The model reads finished texts, marks what does not fit, and leaves to rules what they can name."""

from __future__ import annotations

import pytest

pytest.importorskip("tokenizers")

import numpy as np
from mtaudit_e5.encoder import Marker
from mtaudit_e5.misfit import WORD, Misfit
from mtaudit_e5.shared import DATA
from mtaudit_e5.tokens import LONGEST_LINE, SENTENCES, Pieces

from mtaudit import Audited, Finding, Rule, Segment, Severity
from mtaudit.testing import audit

GOOD = "The coach praised the squad after the draw and said that the young goalkeeper had earned his place."
BAD = GOOD.replace("goalkeeper", "doorman").replace("squad", "template")
NAMED = Rule("wrong-sense/guess", mqm="accuracy/mistranslation", severity=Severity.MAJOR, message="x", confidence=0.8)


def marked(text: str, **options: float) -> tuple[Finding, ...]:
    return audit(text, Misfit, options=options or None)


@pytest.fixture(scope="module")
def pieces() -> Pieces:
    return Pieces(DATA / "tokenizer.json")


def rows(pieces: Pieces, *sentences: str) -> list[tuple[list[str], int]]:
    text, places, at = " ".join(sentences), [], 0
    for sentence in sentences:
        places.append((at, at + len(sentence)))
        at += len(sentence) + 1
    return [([text[a:b] for a, b in line.places], len(line.ids)) for line in pieces.lines(text, places)]


def test_sentences_share_a_row_as_far_as_they_fit(pieces: Pieces) -> None:
    found = rows(pieces, *["The mill is old."] * (SENTENCES + 1))
    assert [len(words) for words, _ in found] == [4 * SENTENCES, 4]
    assert all(size % 8 == 0 for _, size in found)


def test_a_long_sentence_is_divided_and_nothing_lost(pieces: Pieces) -> None:
    sentence = " ".join(f"word{n}" for n in range(LONGEST_LINE))
    found = rows(pieces, sentence)
    assert len(found) > 1
    assert " ".join(word for words, _ in found for word in words) == sentence
    assert all(size <= LONGEST_LINE + 8 for _, size in found)


def test_a_row_is_read_the_same_alone_and_among_others(pieces: Pieces) -> None:
    marker = Marker(DATA / "marker.npz", DATA / "weights.npz")
    one, two = (next(pieces.lines(text, [(0, len(text))])).ids for text in (GOOD, GOOD.replace("young", "good")))
    assert len(one) == len(two)
    assert marker.marks(np.array([one, two]))[0] == pytest.approx(marker.marks(np.array([one]))[0], abs=1e-4)


def test_a_wrong_word_is_marked_without_the_punctuation_around_it() -> None:
    (finding,) = marked("Near Brno the company has invested 40 million euros in a new fabric.", least=0.5)
    assert (finding.rule, finding.quote, finding.severity) == ("misfit/word", "fabric", Severity.MINOR)


def test_the_bar_can_be_raised() -> None:
    assert marked(GOOD) == ()
    assert [finding.quote for finding in marked(BAD)] == ["template"]
    assert marked(BAD, least=0.999) == ()


def test_headlines_and_fragments_are_not_read() -> None:
    assert marked(BAD.rstrip("."), least=0.01) == ()
    assert marked("The doorman.", least=0.01) == ()


def test_what_a_rule_names_the_model_does_not_say_again() -> None:
    segment = Segment("a", BAD)
    own, rule = WORD.at(segment, (0, 9), confidence=0.7), NAMED.at(segment, (4, 9))
    detector = Misfit()
    assert detector.weigh([Audited(segment, (own, rule))]) == [[0.0, 0.8]]
    assert detector.weigh([Audited(segment, (own, NAMED.at(segment, (20, 22))))]) == [[0.7, 0.8]]
    assert detector.weigh([Audited(segment, (own, NAMED.at(segment, (4, 9), confidence=0.3)))]) == [[0.7, 0.3]]
