"""Romanisation and consonant skeletons: the same name meets itself in another script."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtaudit.lang.aligncues import CueFinder
from mtaudit.lang.translit import romanise, skeleton


@pytest.mark.parametrize(
    ("word", "latin"),
    [
        ("Самара", "samara"),
        ("Щедрин", "shchedrin"),
        ("Θεσσαλονίκη", "thessaloniki"),
        ("Ουρανός", "uranos"),
        ("ナイロビ", "nairobi"),
        ("부산", "busan"),
        ("Þórður", "thordur"),
        ("Łukasz", "lukasz"),
        ("Երևան", "erevan"),
        ("ბათუმი", "batumi"),
        ("東京", ""),
        ("", ""),
    ],
)
def test_romanise(word: str, latin: str) -> None:
    assert romanise(word) == latin


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Nairobi", "ナイロビ"),
        ("Madrid", "Мадрид"),
        ("Lisbon", "Лисбон"),
        ("Damascus", "Δαμασκός"),
        ("Toronto", "טורונטו"),
        ("Kandahar", "قندهار"),
        ("Mumbai", "मुंबई"),
        ("Manila", "மணிலா"),
    ],
)
def test_skeletons_meet(one: str, other: str) -> None:
    assert skeleton(one) == skeleton(other) != ""


def test_skeletons_tell_names_apart() -> None:
    assert len({skeleton(name) for name in ("Madrid", "Toronto", "Nairobi", "Kandahar", "Lisbon")}) == 5


@given(st.text(max_size=30))
def test_any_text(word: str) -> None:
    assert set(skeleton(word)) <= set("APKTSLN")
    assert romanise(word) == romanise(word)


@pytest.mark.parametrize(
    ("language", "facing", "sentence", "cues"),
    [
        ("en", "fr", "In July 3,500 people came (why?)", {"m7", "#35", "(", "?"}),
        ("fr", "en", "Le 9 août, 3 500 personnes", {"m8", "#9", "#35"}),
        ("de", "en", "Am Mittwoch kamen drei.", {"d3", "#3"}),
        ("zh", "en", "7月三十五人在星期三用USB", {"m7", "#35", "d3", "=usb"}),
        ("ja", "en", "１２月の火曜日、「8%」", {"m12", "d2", '"', "#8", "%"}),
        ("ko", "en", "10월 수요일", {"m10", "d3"}),
        ("ar", "en", "في مارس ٢٠١٩", {"m3", "#2019"}),
        ("ru", "en", "В сентябре пять человек", {"m9", "#5"}),
        ("en", "de", "See https://example.org/a?b and a@example.org", {"@https://example.org/a?b", "@a@example.org"}),
    ],
)
def test_cues(language: str, facing: str, sentence: str, cues: set[str]) -> None:
    assert cues <= CueFinder(language, facing, same_language=False)(sentence)
