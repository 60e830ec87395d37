"""Word alignment: what is found changed, dropped, added, moved, and laws for any two texts."""

import time
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mtaudit.lang.wordalign import Diff, Edit, Kind, Relation, diff, runs
from mtaudit.lang.wordunits import units

SYNONYMS = {"start": {"begin", "commence"}, "big": ("large",)}
ANTONYMS = {"rise": ["fall"], "allow": {"forbid"}}


def changes(target: str, reference: str, language: str = "en") -> list[tuple[str, str, str, str]]:
    """(kind, relation, target words, reference words) of all that is not equal."""
    edits = runs(diff(target, reference, language=language, synonyms=SYNONYMS, antonyms=ANTONYMS))
    return [
        (edit.kind.value, edit.relation.value, target[slice(*edit.target)], reference[slice(*edit.reference)])
        for edit in edits
        if edit.kind is not Kind.EQUAL
    ]


@pytest.mark.parametrize(
    ("target", "reference", "expected"),
    [
        ("The bus was not late.", "The bus was late.", [("added", "", "not", "")]),
        ("The bus was late.", "The bus was never late.", [("dropped", "", "", "never")]),
        ("Red cars left.", "cars of my aunt left.", [("added", "", "Red", ""), ("dropped", "", "", "of my aunt")]),
        ("He didn't pay.", "He did not pay.", [("variant", "spelling", "n't", "not")]),
        ("He did pay.", "He didn't pay.", [("dropped", "", "", "n't")]),
        ("We cannot swim.", "We can swim.", [("added", "", "not", "")]),
        ("They won't come.", "They will come.", [("variant", "spelling", "wo", "will"), ("added", "", "n't", "")]),
        ("Prices fell.", "Prices rose.", [("substituted", "antonym", "fell", "rose")]),
        ("It forbids smoking.", "It allows smoking.", [("substituted", "antonym", "forbids", "allows")]),
        ("Work began.", "Work started.", [("variant", "synonym", "began", "started")]),
        ("two large dogs", "two big dogs", [("variant", "synonym", "large", "big")]),
        ("The children left.", "The child left.", [("variant", "lemma", "children", "child")]),
        ("They play here.", "They played here.", [("variant", "lemma", "play", "played")]),
        ("the old theatre", "the old theater", [("variant", "spelling", "theatre", "theater")]),
        ("its colour faded", "its color faded", [("variant", "spelling", "colour", "color")]),
        ("a café in Pisa", "a cafe in Pisa", [("variant", "spelling", "café", "cafe")]),
        ("a long-term plan", "a long term plan", [("variant", "spelling", "long-term", "long term")]),
        ("a news paper", "a newspaper", [("variant", "spelling", "news paper", "newspaper")]),
        ("twenty-five geese", "25 geese", [("variant", "number", "twenty-five", "25")]),
        ("1,000 geese", "a thousand geese", [("variant", "number", "1,000", "thousand"), ("dropped", "", "", "a")]),
        ("2.5 million geese", "2,500,000 geese", [("variant", "number", "2.5 million", "2,500,000")]),
        ("the 21st goose", "the twenty-first goose", [("variant", "number", "21st", "twenty-first")]),
        ("five hundred and six geese", "560 geese", [("substituted", "number", "five hundred and six", "560")]),
        ("8% of geese", "8 percent of geese", [("variant", "spelling", "%", "percent")]),
        ("It is illegal.", "It is legal.", [("substituted", "affix", "illegal", "legal")]),
        ("a careful nurse", "a careless nurse", [("substituted", "affix", "careful", "careless")]),
        ("Mr Kowalsky left", "Mr Kowalski left", [("substituted", "similar", "Kowalsky", "Kowalski")]),
        ("an economic plan", "an economical plan", [("substituted", "related", "economic", "economical")]),
        ("the market in Lyon", "the market In Lyon", [("variant", "case", "in", "In")]),
        ("Who left?", "Who left.", [("substituted", "", "?", ".")]),
        ("a a cat", "a cat", [("added", "", "a", "")]),
    ],
)  # fmt: skip
def test_changes(target: str, reference: str, expected: list[tuple[str, str, str, str]]) -> None:
    assert sorted(changes(target, reference)) == sorted(expected)


def test_a_moved_phrase_is_one_edit() -> None:
    target = "The council will close the bridge for two weeks in the first days of August."
    reference = "In the first days of August the council will close the bridge for two weeks."
    found = changes(target, reference)
    assert ("moved", "case", "in the first days of August", "In the first days of August") in found
    assert {kind for kind, *_ in found} <= {"moved", "variant"}


def test_reversed_roles_are_moved_not_substituted() -> None:
    found = changes("The nurse warned the baker.", "The baker warned the nurse.")
    assert {(kind, target) for kind, _, target, _ in found} == {("moved", "nurse"), ("moved", "baker")}


def test_other_languages() -> None:
    assert changes("Он не пришёл.", "Он пришел.", "ru") == [
        ("added", "", "не", ""),
        ("variant", "spelling", "пришёл", "пришел"),
    ]
    assert changes("她昨天没来。", "她昨天来了。", "zh") == [("added", "", "没", ""), ("dropped", "", "", "了")]
    assert changes("Es kostet 1.500 Euro.", "Es kostet 1500 Euro.", "de") == [("variant", "number", "1.500", "1500")]


def test_certainty_is_low_where_nothing_is_shared() -> None:
    (sure,) = [e for e in diff("The old mill burned.", "The old barn burned.") if e.kind is Kind.SUBSTITUTED]
    assert sure.certainty == 1.0
    guesses = diff("Quiet rivers carry stones.", "Whoever sleeps longest wins nothing today.")
    assert max(e.certainty for e in guesses if e.kind is Kind.SUBSTITUTED and e.reference[1] < 41) < 0.6


def test_empty_sides_have_a_place() -> None:
    edits = diff("Eggs, flour.", "Eggs, fresh milk, flour.")
    dropped = [edit for edit in edits if edit.kind is Kind.DROPPED]
    assert {edit.target for edit in dropped} <= {(4, 4), (5, 5)}
    assert diff("", "Eggs.") == (
        Edit(Kind.DROPPED, (0, 0), (0, 4)),
        Edit(Kind.DROPPED, (0, 0), (4, 5)),
    )
    assert diff("", "") == ()


TEXTS = st.one_of(
    st.text(max_size=80),
    st.lists(
        st.sampled_from(
            ["the", "The", "dog", "dogs", "not", "can't", "won't", "25", "two hundred", "million", "rise", "fall",
             "long-term", "long", "term", ",", ".", "’s", "started", "begin", "犬が", "%", "cannot", "and", "five"]
        ),
        max_size=25,
    ).map(" ".join),
)  # fmt: skip


def _covered(spans: Sequence[tuple[int, int]]) -> list[int]:
    return sorted(place for span in spans for place in range(*span))


def _letters(text: str) -> list[int]:
    return [place for unit in units(text, "en") for place in range(unit.start, unit.end) if not text[place].isspace()]


@settings(deadline=None, max_examples=300)
@given(TEXTS, TEXTS)
def test_every_unit_is_in_exactly_one_edit(target: str, reference: str) -> None:
    edits = diff(target, reference, synonyms=SYNONYMS, antonyms=ANTONYMS)
    for text, spans in ((target, [e.target for e in edits]), (reference, [e.reference for e in edits])):
        covered = _covered(spans)
        assert len(covered) == len(set(covered))
        assert set(_letters(text)) <= set(covered)
        assert all(0 <= start <= end <= len(text) for start, end in spans)
    for edit in edits:
        assert 0.0 <= edit.certainty <= 1.0
        assert (edit.kind is Kind.ADDED) == (edit.reference[0] == edit.reference[1])
        assert (edit.kind is Kind.DROPPED) == (edit.target[0] == edit.target[1])
        if edit.kind is Kind.EQUAL:
            assert target[slice(*edit.target)] == reference[slice(*edit.reference)]
    assert list(edits) == sorted(edits, key=lambda edit: edit.target)


@settings(deadline=None, max_examples=100)
@given(TEXTS)
def test_a_text_equals_itself(text: str) -> None:
    assert all(edit.kind is Kind.EQUAL and edit.relation is Relation.SAME for edit in diff(text, text))


@settings(deadline=None, max_examples=150)
@given(TEXTS, TEXTS)
def test_dropped_one_way_is_added_the_other_way(target: str, reference: str) -> None:
    def kinds(edits: Diff) -> tuple[int, int]:
        lone = [edit.kind for edit in edits]
        return lone.count(Kind.DROPPED) - lone.count(Kind.ADDED), len(units(target, "en")) - len(units(reference, "en"))

    (one, size), (other, _) = kinds(diff(target, reference)), kinds(diff(reference, target))
    if "long" not in target + reference:  # words written together change the number of units
        assert one == -size
        assert other == size


def test_runs_joins_neighbours_only() -> None:
    edits = runs(diff("We left.", "We left the small town of Omsk and never once looked back."))
    assert [edit.kind for edit in edits] == [Kind.EQUAL, Kind.EQUAL, Kind.DROPPED, Kind.EQUAL]


def test_long_texts() -> None:
    first = " ".join(f"word{k % 37} and the number {k}" for k in range(400))
    second = " ".join(f"word{(k * 3) % 41} or a number {k + 1}" for k in range(400))
    start = time.process_time()
    assert diff(first, second)
    assert diff("x" * 50_000, "y" * 50_000)
    assert diff("and " * 2000, "five " * 2000)
    assert diff("two hundred million " * 700, "'" * 9000)
    assert time.process_time() - start < 30


@pytest.mark.parametrize("odd", ["\ud800", "\0", "\u202e x", "e\u0301" * 30, "'", "n't", "'s", "½", "٣٤", "1.2.3", "-"])
def test_odd_texts(odd: str) -> None:
    assert diff(odd, "a normal text") is not None
    assert all(edit.kind is Kind.EQUAL for edit in diff(odd, odd))
