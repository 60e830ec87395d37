"""The numbers detector, and the numbers that it stands on."""

from pathlib import Path

import pytest

from mtaudit.detectors import numbers
from mtaudit.lang.numbers import find_numbers
from mtaudit.testing import conformance
from mtaudit.testing.cases import Case, load_cases

CASES = Path(__file__).parents[2] / "fixtures" / "cases" / "numbers.yaml"


def test_conforms() -> None:
    conformance(numbers)


@pytest.mark.parametrize("case", load_cases(CASES), ids=lambda c: c.name)
def test_case(case: Case) -> None:
    case.check()


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        ("en", "two hundred and five", 205),
        ("en", "1.2 million", 1.2e6),
        ("en", "12,34,567", 1234567),
        ("de", "einundzwanzig", 21),
        ("de", "dreihundertfünfundvierzig", 345),
        ("de", "1.234,5", 1234.5),
        ("de", "3 Billionen", 3e12),
        ("fr", "quatre-vingt-dix-sept", 97),
        ("fr", "mille deux cents", 1200),
        ("fr", "1 234 567", 1234567),
        ("es", "tres mil quinientos", 3500),
        ("es", "20 mil millones", 2e10),
        ("it", "duemilatrecento", 2300),
        ("pt", "100 mil milhões", 1e11),
        ("nl", "vijfentwintig", 25),
        ("ru", "двадцать пять тысяч", 25000),
        ("uk", "сто двадцять", 120),
        ("pl", "tysiąc pięćset", 1500),
        ("cs", "dvacet tři", 23),
        ("tr", "yirmi beş", 25),
        ("zh", "三亿五千万", 3.5e8),
        ("zh", "16万", 160000),
        ("ja", "1万1000", 11000),
        ("ko", "3억 5000만", 3.5e8),
        ("ar", "خمسة وعشرون", 25),
        ("ar", "٢٥", 25),
        ("hi", "५ लाख", 500000),
        ("hi", "पच्चीस", 25),
    ],
)
def test_value(language: str, text: str, value: float) -> None:
    (number,) = find_numbers(text, language)
    assert number.value == value
    assert (number.start, number.end) == (0, len(text))


def test_a_currency_sign_stands_outside_the_number() -> None:
    (number,) = find_numbers("$5bn", "en")
    assert (number.value, number.unit, number.start) == (5e9, "$", 1)


def test_both_readings_of_an_ambiguous_figure() -> None:
    assert find_numbers("1.234", "de")[0].values == (1234.0, 1.234)
    assert find_numbers("1.234", "en")[0].values == (1.234, 1234.0)


def test_parts_of_a_date_are_numbers_of_their_own() -> None:
    assert [n.value for n in find_numbers("24.07.2020", "de")] == [24, 7, 2020]


def test_a_name_with_a_figure_is_a_code() -> None:
    assert [(n.sort, n.prefix) for n in find_numbers("COVID-19", "en")] == [("code", "covid")]
