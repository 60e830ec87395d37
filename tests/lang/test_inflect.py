"""English inflection."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtaudit.lang.inflect import (
    inflections,
    is_plural_form,
    lemmas,
    past_forms,
    past_participles,
    past_tense,
    plurals,
    present_participles,
    singular,
    spellings,
    third_person,
)


@pytest.mark.parametrize(
    ("lemma", "forms"),
    [
        ("assist", "assist assists assisted assisting"),
        ("give", "give gives gave given giving"),
        ("stop", "stop stops stopped stopping"),
        ("visit", "visit visits visited visiting"),
        ("refer", "refer refers referred referring"),
        ("travel", "travel travels travelled traveled travelling traveling"),
        ("try", "try tries tried trying"),
        ("panic", "panic panics panicked panicking"),
        ("quiz", "quiz quizzes quizzed quizzing"),
        ("dye", "dye dyes dyed dyeing"),
        ("be", "be am is are was were been being"),
        ("he", "he"),
        ("new", "new newer newest"),
        ("big", "big bigger biggest"),
        ("fee", "fee fees"),
        ("good", "good better best"),
        ("organise", "organise organises organised organising organize organizes organized organizing"),
    ],
)
def test_all_inflections(lemma: str, forms: str) -> None:
    assert inflections(lemma) == frozenset(forms.split())


@pytest.mark.parametrize(
    ("lemma", "form"),
    [
        ("house", "houses"), ("city", "cities"), ("child", "children"), ("wolf", "wolves"), ("index", "indices"),
        ("crisis", "crises"), ("paralysis", "paralyses"), ("chairman", "chairmen"), ("passer-by", "passers-by"),
        ("hero", "heroes"), ("photo", "photos"), ("stomach", "stomachs"), ("person", "people"), ("lie", "lying"),
        ("happy", "happiest"), ("dry", "driest"), ("re-write", "re-wrote"), ("theatre", "theaters"),
        ("defence", "defense"), ("House", "housing"), ("focus", "focussed"), ("age", "ageing"), ("age", "aging"),
    ],
)  # fmt: skip
def test_one_inflection_and_back(lemma: str, form: str) -> None:
    assert form in inflections(lemma)
    assert lemma.lower() in lemmas(form)


@pytest.mark.parametrize(
    ("lemma", "other"),
    [
        ("teach", "teacher"), ("cloth", "clothing"), ("breath", "breathed"), ("hop", "hoping"), ("star", "staring"),
        ("in", "innings"), ("new", "news"), ("fee", "feed"), ("dye", "dying"), ("singe", "singing"), ("odd", "odds"),
        ("size", "sise"), ("check", "cheques"), ("human", "humen"),
    ],
)  # fmt: skip
def test_other_words_are_no_inflections(lemma: str, other: str) -> None:
    assert other not in inflections(lemma)


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("saw", {"see", "saw"}),
        ("leaves", {"leave", "leaf"}),
        ("lives", {"live", "life"}),
        ("found", {"find", "found"}),
        ("winning", {"win"}),
        ("hoping", {"hope"}),
        ("Bigger", {"big"}),
        ("soldier", {"soldier"}),
    ],
)
def test_lemmas(word: str, expected: set[str]) -> None:
    assert expected | {word.lower()} <= lemmas(word)


def test_wrong_lemmas_stay_out() -> None:
    assert "hop" not in lemmas("hoping")
    assert "teach" not in lemmas("teacher")
    assert lemmas("because") == {"because"}


@given(st.from_regex(r"[a-z]{1,8}(-[a-z]{1,4})?", fullmatch=True))
def test_both_directions_agree(word: str) -> None:
    assert word in inflections(word)
    assert all(word in inflections(lemma) for lemma in lemmas(word))
    assert all(form == form.lower() for form in inflections(word))


@given(st.text(max_size=12))
def test_any_text_is_safe(word: str) -> None:
    lemmas(word)
    inflections(word)
    singular(word)


def test_forms_of_verbs() -> None:
    assert past_tense("be") == {"was", "were"}
    assert past_participles("show") == {"shown", "showed"}
    assert past_forms("give") == {"gave", "given"}
    assert past_forms("learn") == {"learned", "learnt"}
    assert past_forms("control") == {"controlled"}
    assert present_participles("travel") == {"travelling", "traveling"}
    assert [third_person(verb) for verb in ("be", "have", "go", "carry", "pass", "say")] == [
        "is", "has", "goes", "carries", "passes", "says",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("plural", "base"),
    [
        ("mice", "mouse"), ("cities", "city"), ("buses", "bus"), ("boxes", "box"), ("Women", "woman"), ("ties", "tie"),
        ("potatoes", "potato"), ("shoes", "shoe"), ("series", "series"), ("policies", "policy"), ("houses", "house"),
        ("gunmen", "gunman"), ("analyses", "analysis"), ("these", "this"),
    ],
)  # fmt: skip
def test_singular(plural: str, base: str) -> None:
    assert singular(plural) == base
    assert is_plural_form(plural)


@pytest.mark.parametrize("word", ["bus", "glass", "crisis", "news", "was", "this", "always", "specimen", "its", "gas"])
def test_no_plural(word: str) -> None:
    assert singular(word) is None
    assert not is_plural_form(word)


def test_plurals_and_spellings() -> None:
    assert plurals("index") == {"indices", "indexes"}
    assert plurals("roman") == {"romans"}
    assert spellings("labour") == {"labour", "labor"}
    assert spellings("prize") == {"prize"}
