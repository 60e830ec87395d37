"""Places where a word is missing or strange stand out from places that were only worded otherwise."""

from __future__ import annotations

import pytest

from mtaudit.config import Settings
from mtaudit.engine.registry import Registry
from mtaudit.lang.compare import Knowledge, knowledge
from mtaudit.lang.sites import gaps, strangers

REFERENCE = "The ferry left the harbour on Monday although the captain had warned of heavy fog."
GOOD = "The ferry departed from the port on Monday, though the captain had warned of dense fog."


@pytest.fixture(scope="module")
def known() -> Knowledge:
    return knowledge(Registry.load(Settings()).lexicons, "en")


@pytest.mark.parametrize("word", ["captain", "fog", "warned"])
def test_a_gap_is_surer_than_any_place_of_a_paraphrase(known: Knowledge, word: str) -> None:
    broken = GOOD.replace(f" {word}", "")
    place = GOOD.index(f" {word}")
    odds, best = max(gaps(broken, REFERENCE, "", known), key=lambda found: found[0])
    assert best.span[0] <= place <= best.span[1]
    assert odds > max((odds for odds, _ in gaps(GOOD, REFERENCE, "", known)), default=-9.0)


def test_an_opposite_is_surer_than_a_synonym(known: Knowledge) -> None:
    changed = GOOD.replace("dense", "light")
    found = {changed[slice(*place.span)]: odds for odds, place in strangers(changed, REFERENCE, "", known)}
    usual = {GOOD[slice(*place.span)]: odds for odds, place in strangers(GOOD, REFERENCE, "", known)}
    assert found["light"] > max(0.0, *usual.values())


def test_a_text_equal_to_its_reference_has_no_place(known: Knowledge) -> None:
    assert gaps(REFERENCE, REFERENCE, "", known) == strangers(REFERENCE, REFERENCE, "", known) == ()


def test_a_language_without_a_grammar_has_no_place() -> None:
    other = knowledge(Registry.load(Settings()).lexicons, "fi")
    assert gaps("Lautta lähti.", "Lautta lähti maanantaina.", "", other) == ()
