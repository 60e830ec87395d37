"""How much a document is written like a machine's translation."""

import pytest

from mtaudit.lang.style import Trait, manner

TRAITS = {
    "of": Trait(1.0, 0.1, 0.05),
    "of the": Trait(1.0, 0.0, 0.1),
    "contractions": Trait(-1.0, 0.0, 0.5),
    "-ing": Trait(-1.0, 0.25, 0.25),
    "letters": Trait(1.0, 4.0, 2.0),
    "distinct": Trait(1.0, 0.0, 1.0),
}


def one(name: str, text: str) -> float:
    return manner(text, {name: TRAITS[name]})


def test_shares_are_counted_per_word_or_mark_and_in_standard_deviations() -> None:
    assert one("of", "The lord of the mill, of") == pytest.approx((2 / 7 - 0.1) / 0.05)
    assert one("of the", "The lord of the mill") == pytest.approx(1 / 5 / 0.1)
    assert one("contractions", "He doesn’t see it") == pytest.approx(-0.25 / 0.5)
    assert one("-ing", "A king is leaving it") == pytest.approx(-(0.2 - 0.25) / 0.25)
    assert one("letters", "ab abcd") == pytest.approx((3 - 4) / 2)
    assert one("distinct", "go go go go") == pytest.approx(1 / 4**0.8)


def test_traits_add_up_and_an_empty_text_says_nothing() -> None:
    text = "It isn't the end of the mill"
    assert manner(text, TRAITS) == pytest.approx(sum(one(name, text) for name in TRAITS))
    assert manner("", TRAITS) == 0.0
