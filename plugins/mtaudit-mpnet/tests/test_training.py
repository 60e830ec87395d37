"""The texts that the model is trained on, and the faults that are made in genuine ones."""

from __future__ import annotations

import random
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

TRAINING = Path(__file__).parents[1] / "training"
ARTICLE = (
    "Warsaw and Berlin agree",
    "Germany will pay, Poland said. Minister Ana Kowal signed in Warsaw on 14 May 2019 and was pleased.",
    "She won her seat in 2019. Kowal, of Poland, lost it later. Her deputy and the minister went to Germany.",
    "Kowal rose early, she said; the minister Kowal was not late. Poland and Germany closed the border before noon.",
)


@pytest.fixture
def faults(monkeypatch: pytest.MonkeyPatch) -> Any:
    monkeypatch.syspath_prepend(str(TRAINING))
    return import_module("faults")


@pytest.fixture
def spoil(monkeypatch: pytest.MonkeyPatch) -> Any:
    monkeypatch.syspath_prepend(str(TRAINING))
    return import_module("spoil")


def test_every_article_has_a_headline_paragraphs_and_whole_marks(faults: Any) -> None:
    articles = faults.articles(TRAINING / "articles")
    assert len(articles) > 1000
    assert all(len(article) > 2 and not article[0].startswith("#") for article in articles)
    texts = [" ".join(article) for article in articles]
    assert all(text.count("[[") == len(faults.MARK.findall(text)) == text.count("]]") for text in texts)
    share = sum(map(faults.held_out_article, articles)) / len(articles)
    assert 1 / 20 < share < 1 / 8


def test_marks_are_counted_over_the_whole_article(faults: Any) -> None:
    article = ["[[Squad=>Template]] leaves", "The [[fire=>shot]] was out, she [[not=>]] said."]
    shown = faults.shown_article(article, lambda number: number != 1)
    assert [marked.words for marked in shown] == [["Template", "leaves"], "The fire was out, she said.".split()]
    assert [marked.wrong for marked in shown] == [[1, 0], [0, 0, 0, 0, 0, 1]]


def test_what_is_spoilt_is_labelled_and_nothing_else(spoil: Any) -> None:
    original = [paragraph.split() for paragraph in ARTICLE]
    kinds: set[str] = set()
    for seed in range(200):
        made = spoil.Spoiler(random.Random(seed))(ARTICLE)
        for words, marked in zip(original, made, strict=True):
            kept = [word for word, wrong in zip(marked.words, marked.wrong, strict=True) if not wrong]
            kinds.update(word for word, wrong in zip(marked.words, marked.wrong, strict=True) if wrong)
            assert len(marked.words) - len(words) <= sum(marked.wrong)
            assert [word for word in kept if word not in words] == []
    assert kinds >= {"not", "he", "fell"}
    assert any(word.startswith(("Koval", "Cowal")) for word in kinds)
    assert kinds & spoil.COUNTRIES - {"Poland", "Germany"}


def test_a_text_in_which_nothing_can_be_spoilt_stays(spoil: Any) -> None:
    (marked,) = spoil.Spoiler(random.Random(1))(["It rained."])
    assert marked == (["It", "rained."], [0, 0])
