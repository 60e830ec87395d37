"""Pronouns: what the cases and laws (see test_conformance) do not say."""

import pytest

from mtaudit.detectors import pronouns
from mtaudit.testing import audit


def quotes(text: str) -> list[str]:
    return [f.quote for f in audit(text, pronouns)]


def test_what_the_table_of_names_says_is_worth_less_than_what_a_noun_says() -> None:
    (named,) = audit("The dentist Ingrid Solberg closed his practice.", pronouns)
    (told,) = audit("Ingrid Solberg, a mother of two, closed his practice.", pronouns)
    assert named.confidence < told.confidence


def test_a_man_in_an_earlier_paragraph_does_not_hide_a_clash_within_a_sentence() -> None:
    text = (
        "Viktor Hansen opened the meeting. He spoke for an hour. It was late.\n\n"
        "The treasurer, Ingrid Solberg, said that he agreed. The hall was cold. It was dark."
    )
    assert quotes(text) == ["he"]


@pytest.mark.parametrize(
    "between", ["Her son waited. ", "A colleague waited. ", "“He was late,” somebody said. ", "Jens Holm waited. "]
)
def test_anybody_else_in_reach_silences(between: str) -> None:
    assert quotes("Ingrid Solberg, a mother of two, sat down. His bag was gone.") == ["His"]
    assert quotes(f"Ingrid Solberg, a mother of two, sat down. {between}His bag was gone.") == []


def test_a_name_that_all_pronouns_contradict_is_not_called_a_clash() -> None:
    assert quotes("The dentist Ingrid Solberg closed. He said that he was tired. He slept. He left his keys.") == []
