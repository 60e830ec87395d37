"""The model reads finished texts, marks what does not fit, and leaves to rules what they can name."""

from __future__ import annotations

from itertools import chain

import pytest

pytest.importorskip("tokenizers")

import mtaudit_mpnet
import numpy as np
from mtaudit_mpnet.misfit import DATA, WORD, Misfit, Second, _chance, _stretches, _Word
from mtaudit_mpnet.network import BUCKETS, Marker, buckets
from mtaudit_mpnet.reader import Place, Reader
from mtaudit_mpnet.rows import FIRST, LAST, LONGEST, MULTIPLE, Pieces, batches, filled

from mtaudit import Audited, Finding, Rule, Segment, Severity
from mtaudit.testing import audit, conformance

GOOD = "The coach praised the squad after the draw and said that the young goalkeeper had earned his place."
BAD = GOOD.replace("squad", "template")
NAMED = Rule("wrong-sense/guess", mqm="accuracy/mistranslation", severity=Severity.MAJOR, message="x", confidence=0.8)


def marked(text: str, **options: float) -> tuple[Finding, ...]:
    return audit(text, Misfit, options=options or None)


@pytest.fixture(scope="module")
def pieces() -> Pieces:
    return Pieces(DATA / "tokenizer.json")


@pytest.fixture(scope="module")
def marker() -> Marker:
    return Marker(DATA / "weights.npz")


def rows(pieces: Pieces, *texts: str) -> list[tuple[list[str], int]]:
    """The words of each row and the number of its pieces."""
    return [([texts[w.text][w.start : w.end] for w in row.words], len(filled(row.ids))) for row in pieces.rows(texts)]


def test_it_keeps_the_laws_of_a_detector() -> None:
    conformance(mtaudit_mpnet)


def test_the_paragraphs_of_a_short_document_are_one_row(pieces: Pieces) -> None:
    (row,) = pieces.rows(["The old mill", "It burned.", "Nobody was hurt."])
    assert [word.text for word in row.words] == [0, 0, 0, 1, 1, 2, 2, 2]
    assert [at for at, piece in enumerate(row.ids) if piece == LAST] == [4, 8, 13]
    assert [row.ids[at] for at in row.firsts[3:5]] == [ids[0] for ids in pieces.of(["It", "burned."])]


def test_a_long_document_is_divided_between_paragraphs_into_rows_of_like_length(pieces: Pieces) -> None:
    paragraph = "The mill is old. " * 20
    found = rows(pieces, *[paragraph] * 6)
    assert [len(words) for words, _ in found] == [240, 240]
    assert all(size % MULTIPLE == 0 for _, size in found)


def test_a_long_paragraph_is_divided_and_nothing_lost(pieces: Pieces) -> None:
    paragraph = " ".join(f"word{n}" for n in range(LONGEST))
    found = rows(pieces, "Short.", paragraph, "Short.")
    assert len(found) > 1
    assert " ".join(word for words, _ in found for word in words) == f"Short. {paragraph} Short."
    assert all(size <= LONGEST + MULTIPLE for _, size in found)


def test_what_cannot_be_read_is_left_out(pieces: Pieces) -> None:
    assert rows(pieces) == []
    assert rows(pieces, "x" * 50, "\u200b", "zq" + "-" * 2 * LONGEST, "Yes.")[0][0][-1] == "Yes."


def test_other_words_take_the_place_of_those_that_do_not_fit(pieces: Pieces) -> None:
    row = pieces.row("He saw (the template), then left.", 0, 33)
    new = Place(row, 2, 3, "(", "the template", "),").with_words("a very good squad", pieces)
    expected = pieces.of("He saw (a very good squad), then left.".split())
    assert new.ids == [FIRST, *chain.from_iterable(expected)]
    assert [new.ids[at] for at in new.firsts] == [ids[0] for ids in expected]
    assert filled(new.ids)[len(new.ids)] == LAST


def test_what_fits_best_is_known_of_each_place(pieces: Pieces, marker: Marker) -> None:
    reader = Reader(marker, pieces, {"template": ["thunderstorm", "squad"], "draw": ["tie"]})

    def place(text: str, word: str) -> Place:
        at = text.split().index(word)
        return Place(pieces.row(text, 0, len(text)), at, at, "", word, "")

    places = [place(BAD, "template"), place(BAD, "coach"), place(GOOD, "draw")]
    template, coach, draw = reader.alone(places)
    assert template is not None
    assert coach is not None
    assert draw is not None
    assert template > 0 > max(coach, draw)
    squad, unknown, tie = reader.instead(places)
    assert squad is not None
    assert tie is not None
    assert (squad.words, unknown, tie.words) == ("squad", None, "tie")
    assert Second(template, *squad).proposal == "squad"
    assert Second(draw, *tie).proposal == "", "it fits"


def test_words_that_are_too_long_for_their_row_are_not_tried(pieces: Pieces, marker: Marker) -> None:
    reader = Reader(marker, pieces, {"a": ["zyx " * LONGEST, "the"]})
    text = " ".join(["a"] * (LONGEST - 2))
    row = pieces.row(text, 0, len(text))
    found = reader.instead([Place(row, at, at, "", "a", "") for at in (0, LONGEST - 3)])
    assert [other.words for other in found if other is not None] == ["the"] * 2
    longer = Place(pieces.row(f"{text} {text}", 0, 2 * len(text) + 1), 0, 0, "", "a", "")
    assert (reader.alone([longer]), reader.instead([longer])) == ([None], [None])


def test_a_second_look_tells_how_sure_the_first_may_be() -> None:
    unknown, well, ill = Second(1.0), Second(1.0, -4.0, "squad"), Second(1.0, 2.0, "squad")
    marked = [_Word(0, 1, -0.5), _Word(2, 3, 0.5)]
    assert _chance(marked, unknown) > _chance(marked, well) > _chance(marked, ill)
    assert _chance(marked, Second(3.0)) > _chance(marked, Second(-3.0))
    assert _chance(marked, Second()) == _chance(marked, Second(0.5)), "a sentence too long to be read again"


def test_marked_neighbours_belong_together_and_doubtful_words_stand_alone() -> None:
    marks = (-4.0, -1.5, 0.5, -0.5, -1.5, -4.0, -1.5, -4.0)
    found = [*_stretches([_Word(at, at + 1, mark) for at, mark in enumerate(marks)])]
    assert [[word.start for word in group] for group in found] == [[2, 3], [6]]


def test_case_and_accents_make_no_difference(pieces: Pieces) -> None:
    plain, other = pieces.of(["cafe", "Café"])
    assert plain == other


def test_rows_of_one_length_are_read_together() -> None:
    assert [*batches([(1,) * 8, (2,) * 16, (3,) * 8])] == [[(1,) * 8, (3,) * 8], [(2,) * 16]]


def test_a_row_that_recurs_is_read_once(pieces: Pieces, marker: Marker, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[int] = []

    def marks(ids: np.typing.NDArray[np.int64]) -> np.typing.NDArray[np.float64]:
        read.append(len(ids))
        return np.zeros(ids.shape)

    monkeypatch.setattr(marker, "marks", marks)
    (row,) = pieces.rows([GOOD])
    assert Reader(marker, pieces, {}).marks([row, row]) == [[0.0] * len(row.firsts)] * 2
    assert read == [1]


def test_distances_before_and_behind_are_told_apart() -> None:
    classes = buckets(200)
    assert classes[5, 5] == 0
    assert [classes[10, 10 - away] for away in (1, 7, 8)] == [1, 7, 8]
    assert [classes[10, 10 + away] for away in (1, 7)] == [BUCKETS + 1, BUCKETS + 7]
    assert classes[199, 0] == BUCKETS - 1
    assert classes[0, 199] == 2 * BUCKETS - 1


def test_a_row_is_read_the_same_alone_and_among_others(pieces: Pieces, marker: Marker) -> None:
    one, two = (filled(next(pieces.rows([text])).ids) for text in (GOOD, GOOD.replace("young", "good")))
    assert len(one) == len(two)
    assert marker.marks(np.array([one, two]))[0] == pytest.approx(marker.marks(np.array([one]))[0], abs=1e-3)


def test_a_wrong_word_is_marked_without_the_punctuation_around_it() -> None:
    (finding,) = marked("Near Brno the company has invested 40 million euros in a new fabric.", least=0.5)
    assert (finding.rule, finding.quote, finding.severity) == ("misfit/word", "fabric", Severity.MINOR)


def test_the_bar_can_be_raised() -> None:
    assert marked(GOOD) == ()
    assert "template" in [finding.quote for finding in marked(BAD)]
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
