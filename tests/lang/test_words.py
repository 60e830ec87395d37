"""Words: what is one token, and that tokens tile the text."""

import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtaudit.lang.words import _MARKS, _tokens, words


def texts(text: str) -> list[str]:
    return [word.text for word in words(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The mayor’s twenty-one guests", ["The", "mayor", "’s", "twenty-one", "guests"]),
        ("don't can’t rock'n'roll", ["don't", "can’t", "rock'n'roll"]),
        ("it's James' bird's-eye view", ["it", "'s", "James", "'", "bird's-eye", "view"]),
        ("O'Neil's 'so", ["O'Neil", "'s", "'", "so"]),
        ("1,000.5 10:30 1'000 10\u00a0000 5½", ["1,000.5", "10:30", "1'000", "10\u00a0000", "5½"]),
        ("52.7% of $5.", ["52.7", "%", "of", "$", "5", "."]),
        ("20-year-old in the 1990s, 2010-2012", ["20-year-old", "in", "the", "1990s", ",", "2010", "-", "2012"]),
        ("10.5km, 1,000-strong F-16", ["10.5km", ",", "1,000-strong", "F-16"]),
        ("U.S. -- a_b …", ["U", ".", "S", ".", "-", "-", "a", "_", "b", "…"]),
        ("हिन्दी में, cafe\u0301s", ["हिन्दी", "में", ",", "cafe\u0301s"]),
        ("你好。", ["你好", "。"]),
        ("co\u00adop non\u2011smoker", ["co\u00adop", "non\u2011smoker"]),
    ],
)
def test_tokens(text: str, expected: list[str]) -> None:
    assert texts(text) == expected


def test_kinds_and_norms() -> None:
    found = [(word.norm, word.kind) for word in words("Don’t pay 1,000 € – Non\u2011Smoker’S co\u00adop")]
    assert found == [
        ("don't", "word"), ("pay", "word"), ("1,000", "number"), ("€", "punct"), ("–", "punct"),
        ("non-smoker", "word"), ("'s", "word"), ("coop", "word"),
    ]  # fmt: skip


def test_capital() -> None:
    assert [word.capital for word in words("Élan élan 5th ’S ǅ")] == [True, False, False, False, True]


def test_marks_are_those_of_unicode() -> None:
    listed: set[int] = set()
    for part in _ranges(_MARKS):
        listed.update(part)
    for point in range(0x110000):
        category = unicodedata.category(chr(point))
        if category.startswith("M"):
            assert point in listed
        elif point in listed:
            # code points that a later Unicode may assign, but no letter, digit or punctuation mark
            assert category == "Cn"


def _ranges(escaped: str) -> list[range]:
    plain = escaped.encode("ascii").decode("unicode-escape")
    found = []
    at = 0
    while at < len(plain):
        ranged = plain[at + 1 : at + 2] == "-"
        last = plain[at + 2] if ranged else plain[at]
        found.append(range(ord(plain[at]), ord(last) + 1))
        at += 3 if ranged else 1
    return found


@given(st.text(alphabet=st.one_of(st.characters(), st.sampled_from("aZ5 .,'’-s\u0301\u00ad½\u2009\n"))))
def test_tokens_tile_the_text(text: str) -> None:
    before = 0
    for word in words(text):
        assert text[word.start : word.end] == word.text != ""
        assert not text[before : word.start].strip()
        before = word.end
    assert not text[before:].strip()


@pytest.mark.parametrize("unit", ["a-", "1.", "a'", "1,1a", "'s", "\u0301a", "1'000", " ", "_", "5-a"])
def test_linear(unit: str) -> None:
    long = unit * (400_000 // len(unit))
    started = time.process_time()
    _tokens(long)
    assert time.process_time() - started < 20
