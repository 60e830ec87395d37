"""chrF and chrF++ against sacrebleu itself."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sacrebleu.metrics.chrf import CHRF

from mtaudit.errors import UsageError
from mtaudit.scorers._chrf import Chrf
from tests.scorers.texts import ROWS

ODD = [
    ("", ""),
    ("", "something"),
    ("something", ""),
    (" ", "\t"),
    ("a", "a"),
    ("a", "b"),
    ("!", "!"),
    ("(hi)", "(hi) there"),
    ("aaaaaaaaaa", "aaaa"),
    ("the the the", "the"),
    ("x" * 500, "xy" * 300),
    ("こんにちは世界。", "こんばんは世界。"),
    ("🙂 e\u0301", "🙂 é"),
    ("\u00a0non breaking\u2003space", "non breaking space"),
]
CORPUS = ODD + [(one, reference) for _, reference, one, _ in ROWS] + [(two, reference) for _, reference, _, two in ROWS]


def compare(pairs: list[tuple[str, str]], word_order: int) -> None:
    hypotheses, references = [one for one, _ in pairs], [two for _, two in pairs]
    theirs = CHRF(word_order=word_order)
    ours = Chrf(word_order=word_order).score(hypotheses, references)
    for i, (hypothesis, reference) in enumerate(pairs):
        assert ours.segments[i] == pytest.approx(theirs.sentence_score(hypothesis, [reference]).score, abs=1e-9)
    assert ours.corpus == pytest.approx(theirs.corpus_score(hypotheses, [references]).score, abs=1e-9)
    assert ours.signature == str(theirs.get_signature())


@pytest.mark.parametrize("word_order", [0, 1, 2])
def test_equal_to_sacrebleu(word_order: int) -> None:
    compare(CORPUS, word_order)


@pytest.mark.parametrize("copies", [1, 40])
def test_wide_alphabets_and_many_segments(copies: int) -> None:
    """Numbers that would not fit into one word of the machine are ranked anew on the way."""
    wide = [
        (
            "".join(chr(0x4E00 + (i * 37 + j * 11) % 9000) for j in range(120)),
            "".join(chr(0x4E00 + (i * 37 + j * 7) % 9000) for j in range(110)),
        )
        for i in range(10)
    ]
    compare((wide + CORPUS) * copies if copies == 1 else wide * copies, 2)


words = st.text(alphabet="ab.,! é漢", max_size=30)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.tuples(words, words), min_size=1, max_size=6), st.sampled_from([0, 2]))
def test_any_text(pairs: list[tuple[str, str]], word_order: int) -> None:
    compare(pairs, word_order)


@given(st.text("ab c", max_size=20), st.text("ab c", max_size=20))
def test_a_few_pairs_are_counted_like_many(hypothesis: str, reference: str) -> None:
    chrf = Chrf(word_order=0)
    many = chrf.counts([hypothesis] * 9, [reference] * 9)
    assert chrf.counts([hypothesis], [reference]).tolist() == many[:1].tolist()


def test_lone_surrogates_do_not_crash() -> None:
    assert Chrf().score(["\ud800 a"], ["\ud800 a"]).segments[0] == pytest.approx(100.0)


def test_counts_add_up_to_the_corpus() -> None:
    chrf = Chrf()
    scores = chrf.score([one for one, _ in CORPUS], [two for _, two in CORPUS])
    assert scores.counts.shape == (len(CORPUS), 24)
    assert chrf.values(scores.counts.sum(axis=0, keepdims=True))[0] == scores.corpus


def test_nothing_to_score() -> None:
    scores = Chrf().score([], [])
    assert scores.segments == ()
    assert scores.corpus == 0.0


def test_unequal_numbers() -> None:
    with pytest.raises(UsageError, match="2 hypotheses, but 1 references"):
        Chrf().score(["a", "b"], ["a"])


def test_names() -> None:
    assert Chrf().name == "chrF2++"
    assert Chrf(word_order=0).name == "chrF2"
