"""Phrase tables: the pattern language, conditions, the reader and the index."""

import random
import time
from collections.abc import Callable, Collection

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtaudit.lang.phrases import COLUMNS, PhraseTable, Row, TableError, check_rows, load_table
from mtaudit.lang.words import words


def row(pattern: str, near: str = "", topic: str = "", unless: str = "", fires: str = "x", silent: str = "") -> Row:
    return Row((pattern, "right", "fr", near, topic, unless, "major", "0.9", "why", fires, silent), "test", 1)


def hits(
    pattern: str, text: str, topics: Collection[str] = (), *, near: str = "", topic: str = "", unless: str = ""
) -> list[str]:
    """The matches as written, the marked part in brackets."""
    found = PhraseTable([row(pattern, near, topic, unless)]).find(text, topics)
    return [
        f"{text[hit.start : hit.mark_start]}[{text[hit.mark_start : hit.mark_end]}]{text[hit.mark_end : hit.end]}"
        for hit in found
    ]


@pytest.mark.parametrize(
    ("pattern", "text", "expected"),
    [
        ("blue soup", "Blue soup, blue  soup.", ["[Blue soup]", "[blue  soup]"]),
        ("don't run", "Don’t run!", ["[Don’t run]"]),
        ("mayor 's hat", "the mayor’s hat", ["[mayor’s hat]"]),
        ("mayor's hat", "the mayor’s hat", ["[mayor’s hat]"]),
        ("~gather # % of the [[ stones ]]", "He gathered 52.7% of the stones.", ["gathered 52.7% of the [stones]"]),
        ("[[ ~throw ]] a party", "They threw a party", ["[threw] a party"]),
        ("garden* fence", "a gardener's fence; gardening fence", ["[gardening fence]"]),
        ("red|~blue|gree* house", "blues house, green house, pink house", ["[blues house]", "[green house]"]),
        ("the very? old man", "the old man and the very old man", ["[the old man]", "[the very old man]"]),
        ("the big|small? man", "the man, the small man", ["[the man]", "[the small man]"]),
        ("a _ of", "a cup of, a of, a, of", ["[a cup of]"]),
        ("take <0-2> [[ place ]]", "take place; take it, place", ["take [place]"]),
        ("take <0-2> [[ place ]]", "take their own place", ["take their own [place]"]),
        ("take <0-2> place", "take all of their place", []),
        ("U.S. cake", "a U.S. cake", ["[U.S. cake]"]),
        ("tea , [[ please ]]", "tea, please", ["tea, [please]"]),
        ("what ?", "So what?", ["[what?]"]),
        ("# apples", "1,000 apples, ten apples", ["[1,000 apples]"]),
        ("in <0-3> [[ gardens ]]", "in the gardens in gardens", ["in the [gardens]", "in [gardens]"]),
        ("take the train|a bus? home", "take home", []),
    ],
)  # fmt: skip
def test_patterns(pattern: str, text: str, expected: list[str]) -> None:
    assert hits(pattern, text) == expected


def test_gap_is_the_shortest() -> None:
    assert hits("make <0-5> tea", "They make and make good tea") == ["[make good tea]"]


def test_one_sentence_only() -> None:
    assert hits("green tea", "The lamp is green. Tea is hot.") == []


def test_capital_in_the_table_needs_one_in_the_text() -> None:
    assert hits("Red Duck", "the red duck, the Red Duck, the RED DUCK") == ["[Red Duck]", "[RED DUCK]"]
    assert hits("~Duck pond", "ducks pond, Ducks pond") == ["[Ducks pond]"]
    assert hits("Duck* pond", "duckling pond, Duckling pond") == ["[Duckling pond]"]
    assert hits("EU rules", "Eu rules, EU rules") == ["[EU rules]"]


def test_nothing_is_capital_where_all_is() -> None:
    assert hits("Red Duck", "THE RED DUCK IS HERE") == []
    assert hits("red duck", "THE RED DUCK IS HERE") == ["[RED DUCK]"]


def test_capitalised_word() -> None:
    text = "Tom 's cat saw Ann's dog. “Eve’s cow,” he said. NATO's ship, “and Kim's bell”."
    assert hits("^ 's _", text) == ["[Ann's dog]", "[NATO's ship]", "[Kim's bell]"]
    assert hits("the ^", 'He left the "Moon" and the Sun') == ["[the Sun]"]


def test_the_marked_part_may_be_missing() -> None:
    assert hits("old [[ grey? ]] cat", "old cat") == ["[old cat]"]


def test_offsets_after_astral_characters() -> None:
    text = "😀😀 blue soup"
    (hit,) = PhraseTable([row("blue soup")]).find(text)
    assert (hit.start, hit.end) == (3, 12)


class TestConditions:
    def test_near_in_the_same_sentence_outside_the_match(self) -> None:
        assert hits("blue soup", "The cook made blue soup.", near="~cook; head waiter") == ["[blue soup]"]
        assert hits("blue soup", "The head waiter made blue soup.", near="~cook; head waiter") == ["[blue soup]"]
        assert hits("blue soup", "The head made blue soup. The cook left.", near="~cook; head waiter") == []
        assert hits("blue soup", "They made blue soup.", near="soup") == []
        assert hits("blue soup", "They made blue soup like a soup.", near="soup") == ["[blue soup]"]

    def test_unless(self) -> None:
        assert hits("blue soup", "The painter made blue soup.", unless="paint*") == []
        assert hits("blue soup", "The cook made blue soup.", unless="paint*") == ["[blue soup]"]

    def test_topic(self) -> None:
        assert hits("blue soup", "blue soup", topic="food, health") == []
        assert hits("blue soup", "blue soup", ["health"], topic="food, health") == ["[blue soup]"]

    def test_near_and_topic(self) -> None:
        assert hits("blue soup", "A cook: blue soup", topic="food", near="cook") == []
        assert hits("blue soup", "blue soup", ["food"], topic="food", near="cook") == []
        assert hits("blue soup", "A cook: blue soup", ["food"], topic="food", near="cook") == ["[blue soup]"]

    def test_near_or_topic(self) -> None:
        assert hits("blue soup", "A cook: blue soup", topic="or:food", near="cook") == ["[blue soup]"]
        assert hits("blue soup", "blue soup", ["food"], topic="or:food", near="cook") == ["[blue soup]"]
        assert hits("blue soup", "blue soup", ["war"], topic="or:food", near="cook") == []


@pytest.mark.parametrize(
    "pattern",
    ["<0-3> tea", "tea <0-3>", "_ _", "[[ tea", "tea ]] [[ cup", "[[ ]] tea", "a? b?", "a||b tea", "tea <3-1> cup",
     "tea <0-99> cup", "tea [[ cup ]] [[ pot ]]"],
)  # fmt: skip
def test_bad_patterns_are_named_with_their_place(pattern: str) -> None:
    try:
        faults = check_rows([row(pattern)])
    except TableError as error:
        faults = [str(error)]
    assert len(faults) == 1
    assert faults[0].startswith("test:1: ")


def test_check_rows() -> None:
    good = row("blue soup", fires="A blue soup.", silent="A blue sky.")
    assert check_rows([good]) == []
    assert "same pattern" in check_rows([good, good])[0]
    assert "does not fire" in check_rows([row("blue soup", fires="Soup.")])[0]
    assert "fires on" in check_rows([row("blue soup", fires="Blue soup.", silent="Blue soup.")])[0]
    cued = row("blue soup", topic="food", fires="Blue soup.", silent="A blue soup.")
    assert check_rows([cued]) == []
    assert len(check_rows([cued], lambda _: ())) == 1


class TestReader:
    HEADER = "# origin: here\n# licence: Apache-2.0\n" + "\t".join(COLUMNS) + "\n"

    def test_rows(self) -> None:
        line = "# % of the [[ votes ]]\ta / b\tfr, es\tnear it\tor:war\tnot it\tmajor\t0.8\twhy\tYes.\t\r\n"
        (loaded,) = load_table(self.HEADER + "\n" + line, "x.tsv")
        assert loaded.pattern == "# % of the [[ votes ]]"
        assert loaded.suggestions == ("a", "b")
        assert loaded.pivots == ("fr", "es")
        assert (loaded.near, loaded.topic, loaded.unless, loaded.silent) == ("near it", "or:war", "not it", "")
        assert (loaded.severity, loaded.confidence, loaded.place) == ("major", 0.8, "x.tsv:5")

    @pytest.mark.parametrize(
        ("cells", "fault"),
        [
            (["p", "s", "fr", "", "", "", "major", "0.8", "why", "f"], "10 cells instead of 11"),
            (["p", "s", "fr", "", "", "", "huge", "0.8", "why", "f", ""], "severity 'huge'"),
            (["p", "s", "fr", "", "", "", "major", "high", "why", "f", ""], "confidence 'high'"),
            (["p", "s", "fr", "", "", "", "major", "1.5", "why", "f", ""], "confidence '1.5'"),
            (["p", "s", "French", "", "", "", "major", "0.8", "why", "f", ""], "pivots 'French'"),
            (["p", "", "fr", "", "", "", "major", "0.8", "", "f", ""], "empty: suggestion, why"),
        ],
    )
    def test_faults_are_named_with_file_and_line(self, cells: list[str], fault: str) -> None:
        good = "p\ts\tfr\t\t\t\tmajor\t0.8\twhy\tf\t\n"
        with pytest.raises(TableError, match=f"^x.tsv:5: {fault}"):
            load_table(self.HEADER + good + "\t".join(cells) + "\n", "x.tsv")

    def test_every_fault_is_listed(self) -> None:
        with pytest.raises(TableError) as caught:
            load_table(self.HEADER + "a\tb\nc\td\n", "x.tsv")
        assert str(caught.value).splitlines() == [
            "x.tsv:4: 2 cells instead of 11", "x.tsv:5: 2 cells instead of 11",
        ]  # fmt: skip

    def test_header(self) -> None:
        with pytest.raises(TableError, match=r"x\.tsv:2: the header"):
            load_table("# c\npattern\tsuggestion\n", "x.tsv")
        with pytest.raises(TableError, match="no header"):
            load_table("# c\n", "x.tsv")


FIRST = ("b", "d", "f", "g", "l", "m", "n", "p", "r", "s", "t", "v", "st", "br")
SYLLABLES = [first + last for first in FIRST for last in ("and", "ist", "olt", "ume", "arn", "esh")]
WORDS = [first + last for first in SYLLABLES for last in SYLLABLES]


def big_table(size: int) -> list[Row]:
    dice = random.Random(7)

    def word() -> str:
        return dice.choice(WORDS)

    forms = (
        lambda: f"~{word()} the [[ {word()} ]]",
        lambda: f"{word()} of <0-2> [[ ~{word()}|{word()} ]]",
        lambda: f"{word()[:6]}* a? [[ {word()} ]]",
        lambda: f"~{word()} in [[ ~{word()} ]]",
    )
    return [row(dice.choice(forms)()) for _ in range(size)]


def test_building_parses_nothing_and_is_quick() -> None:
    rows = big_table(5000)
    PhraseTable(rows)  # fills the cache of inflections, which a process fills once
    best = min(_seconds(lambda: PhraseTable(rows)) for _ in range(5))
    assert best < 0.2  # some 0.02 s on an idle machine


def _seconds(act: Callable[[], object]) -> float:
    started = time.process_time()
    act()
    return time.process_time() - started


def test_index_finds_what_single_tables_find() -> None:
    rows = big_table(300)
    dice = random.Random(3)
    fragments = [one.pattern.translate(str.maketrans("", "", "~*[]?|")).replace("<0-2>", "") for one in rows]
    text = " ".join(dice.choice([dice.choice(fragments), "the", "of", "in", "a"]) for _ in range(4000))
    together = {(hit.row_index, hit.start, hit.end, hit.mark_start) for hit in PhraseTable(rows).find(text)}
    apart = {
        (number, hit.start, hit.end, hit.mark_start)
        for number, one in enumerate(rows)
        for hit in PhraseTable([one]).find(text)
    }
    assert together == apart
    assert together


@pytest.mark.parametrize(
    ("pattern", "near", "unit"),
    [
        ("a <0-30> b c", "", "a "),
        ("a a? a? a? a? a? a? b", "", "a "),
        ("of <0-9> of <0-9> of x", "", "of "),
        ("a b", "b a c; x*; _ z", "a b "),
        ("_ a", "", "a "),
    ],
)
def test_linear_in_the_text(pattern: str, near: str, unit: str) -> None:
    table = PhraseTable([row(pattern, near)])
    tokens = words(unit * (20_000 // len(unit)))
    assert _seconds(lambda: table.match(tokens)) < 10


@given(st.lists(st.sampled_from(("a", "b", "c", ",", "A", "5", "the", "red", "“", "”")), max_size=30))
def test_matches_lie_in_the_text(pieces: list[str]) -> None:
    text = " ".join(pieces)
    table = PhraseTable([row("a <0-2> b"), row("^|# a? [[ b? ]] c"), row("the _ [[ red|~a ]]", near="b; 5 c")])
    for hit in table.find(text):
        assert 0 <= hit.start <= hit.mark_start < hit.mark_end <= hit.end <= len(text)
        assert text[hit.start : hit.end].strip() == text[hit.start : hit.end]
