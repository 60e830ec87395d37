"""Which words are English in some way, and what misspelt ones were meant to be."""

from __future__ import annotations

import pytest

from mtaudit.config import Settings
from mtaudit.engine.registry import Registry
from mtaudit.lang.spelling import Speller, speller

SPELLER = speller(Registry.load(Settings(), installed=False).lexicons)


@pytest.mark.parametrize(
    "word", ["harbour", "unmoored", "bridgeless", "whereas", "deepfakes", "millwheel"]
)
def test_a_listed_word_and_one_made_from_listed_words_are_english(word: str) -> None:
    assert SPELLER.is_word(word)


@pytest.mark.parametrize("word", ["gemeente", "ayuntamiento", "zastava", "fiskehamn", "occured"])
def test_a_foreign_and_a_misspelt_word_are_not(word: str) -> None:
    assert not SPELLER.is_word(word)


@pytest.mark.parametrize(
    ("wrong", "right"),
    [("harbuor", "harbour"), ("begining", "beginning"), ("independant", "independent"), ("enviroment", "environment")],
)
def test_one_slip_away_from_one_word(wrong: str, right: str) -> None:
    assert SPELLER.meant(wrong) == right


def test_a_word_is_not_guessed_if_it_may_be_two_or_none() -> None:
    assert SPELLER.meant("zzzyyyxx") is None
    assert SPELLER.meant("x" * 40_000) is None
    assert SPELLER.is_word("x" * 40_000)


def test_without_a_word_list_there_is_no_speller() -> None:
    assert isinstance(SPELLER, Speller)
    assert not speller(Registry.load(Settings(), installed=False).lexicons, "xx")
