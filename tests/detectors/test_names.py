"""Names: what the cases and laws (see test_conformance) do not say."""

import pytest

from mtaudit.detectors import names
from mtaudit.lang.names import collect, derived, distance, fold, same_family
from mtaudit.testing import audit


def test_the_rarer_spelling_is_the_odd_one() -> None:
    text = (
        "The poet Iker Goikoetxea read first. Nobody knew him.\n\nIker Goicoetxea lives in Bilbao. He is 30.\n\n"
        "In May Iker Goicoetxea won a prize. Iker Goicoetxea gave it away."
    )
    assert [(f.quote, f.suggestion) for f in audit(text, names)] == [("Iker Goikoetxea", "Iker Goicoetxea")]


@pytest.mark.parametrize(
    ("one", "two"), [("Sergey", "Sergei"), ("Khateeb", "Khatib"), ("Müller", "Mueller"), ("Abdel Aziz", "Abdulaziz")]
)
def test_transliterations_fold_to_one(one: str, two: str) -> None:
    assert fold(one) == fold(two)


def test_different_names_do_not_fold_to_one() -> None:
    assert fold("Hassan") != fold("Hussein")
    assert fold("Marin") != fold("Martin")


def test_distance_counts_a_swap_once_and_stops_at_its_limit() -> None:
    assert distance("merkel", "merkle", 2) == 1
    assert distance("kitten", "sitting", 3) == 3
    assert distance("kitten", "sitting", 2) == 3


def test_forms_of_one_name() -> None:
    assert same_family("Nováková", "Novák")
    assert same_family("Ivanov", "Ivanova")
    assert not same_family("Ivanov", "Petrova")
    assert derived("Iran", "Iranian")
    assert not derived("Sommer", "Summer")


def test_mentions_have_their_place_title_and_neighbours() -> None:
    block = "Yesterday French President Léa de la Tour met J. K. Obi in Accra."
    first, second, third = collect([(block, (0,))], {"léa": "f"}, {"french"}).mentions
    assert (first.words, first.title, first.after) == (("Léa", "de", "la", "Tour"), "president", "met")
    assert block[first.start : first.end] == "Léa de la Tour"
    assert second.words == ("J", "K", "Obi")
    assert (third.words, third.locative) == (("Accra",), True)


def test_the_surname_before_an_eastern_given_name_stays() -> None:
    """A word before a given name is another name, but not if it is a surname of a language that puts it first."""
    given = {"kai": "m", "yuri": "m"}
    mentions = collect([("Later Zhang Kai Wen met Roscosmos Yuri Belov.", [0])], given).mentions
    assert [m.words for m in mentions] == [("Zhang", "Kai", "Wen"), ("Yuri", "Belov")]
