"""Words that are spoken of together have marks that are near; a text is covered by words near to its own."""

from __future__ import annotations

import pytest

from mtaudit.config import Settings
from mtaudit.engine.registry import Registry
from mtaudit.lang.compare import Knowledge, knowledge
from mtaudit.lang.coverage import coverage_features
from mtaudit.lang.nearness import mean_nearness, nearest, nearness


@pytest.fixture(scope="module")
def known() -> Knowledge:
    return knowledge(Registry.load(Settings()).lexicons, "en")


@pytest.mark.parametrize(
    ("word", "near", "far"),
    [
        ("glass", "window", "election"),
        ("hospital", "nurse", "harvest"),
        ("fight", "battle", "butter"),
        ("doctors", "hospitals", "mountain"),
        ("painted", "artist", "wheat"),
    ],
)
def test_company_is_nearer_than_a_stranger(known: Knowledge, word: str, near: str, far: str) -> None:
    of = known.marks.of
    assert nearness(of(word), of(near)) > nearness(of(word), of(far)) + 0.1
    assert nearest(of(word), [of(far), of(near)]) == nearness(of(word), of(near))
    assert nearness(of(word), of(far)) < mean_nearness(of(word), [of(near), of(far)]) < nearness(of(word), of(near))


def test_forms_of_a_word_have_its_mark(known: Knowledge) -> None:
    of = known.marks.of
    assert of("windows") == of("window") != 0
    assert nearness(of("window"), of("windows")) == 1


def test_a_word_without_a_mark_is_near_to_none(known: Knowledge) -> None:
    unknown = known.marks.of("qwxzt")
    assert unknown == 0
    assert nearness(unknown, unknown) == nearest(unknown, [known.marks.of("glass")]) == 0
    assert nearest(known.marks.of("glass"), []) == mean_nearness(known.marks.of("glass"), [0]) == 0


def test_a_word_that_the_reference_speaks_of_is_nearer_to_it_than_one_put_in(known: Knowledge) -> None:
    reference = "The nurses waited for the ambulance in front of the clinic."
    near = coverage_features("The nurses waited for the hospital ambulance.", reference, "", known)
    far = coverage_features("The nurses waited for the parliamentary ambulance.", reference, "", known)
    assert near["n-t"] == far["n-t"] == 1
    assert near["far-t"] < far["far-t"]


def test_there_is_nothing_to_say_of_a_language_without_tables() -> None:
    other = knowledge(Registry.load(Settings()).lexicons, "fi")
    assert not other.marks
    assert coverage_features("Lautta lähti.", "Lautta lähti maanantaina.", "", other) == {}
