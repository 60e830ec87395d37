"""Titles, institutions and acronyms: the cases, the laws, the tables, and what an editor is told."""

import time
from pathlib import Path

import pytest

from mtaudit.detectors import acronyms, institutions, titles
from mtaudit.detectors._atoms import atoms, is_title_case, phrase
from mtaudit.detectors.titles._tables import Tables
from mtaudit.plugin import Lexicons, lexicons_in
from mtaudit.testing import Case, audit, conformance, load_cases

ROOT = Path(__file__).parents[2]
CASES = [
    case for name in ("titles", "institutions", "acronyms") for case in load_cases(ROOT / f"fixtures/cases/{name}.yaml")
]


@pytest.mark.parametrize("case", CASES, ids=lambda c: c.name)
def test_case(case: Case) -> None:
    case.check()


@pytest.mark.parametrize("module", [titles, institutions, acronyms], ids=lambda m: m.__name__)
def test_laws(module: object) -> None:
    conformance(module)  # type: ignore[arg-type]


def test_an_editor_is_told_who_holds_the_office() -> None:
    (found,) = audit("The letter reached Polish President Viktor Orban.", titles)
    assert found.quote == "Polish President Viktor Orban"
    assert "Viktor Orban never was president (PL)" in found.message
    assert "prime minister (HU)" in found.message
    assert found.suggestion == "prime minister Viktor Orban"


def test_the_other_holder_in_the_text_makes_a_merger_sure() -> None:
    alone = audit("On Monday Chancellor and Justice Minister Henrik Vogel signed it.", titles)
    both = audit(
        "On Monday Chancellor and Justice Minister Henrik Vogel signed it. Justice minister Ana Lang left.", titles
    )
    assert alone[0].confidence < 0.7 < both[0].confidence
    assert "Ana Lang" in both[0].message


def test_the_date_of_the_text_counts() -> None:
    old = "ROME, 4 May 2012 (News) - British Prime Minister Boris Johnson arrived."
    assert [f.rule for f in audit(old, titles)] == ["titles/not-then"]
    assert not audit(old.replace("2012", "2020"), titles)


def test_headlines_are_not_read_as_names() -> None:
    assert is_title_case(atoms("Finance Minister Meets World Bank Chief Over Debt Plan"))
    assert not is_title_case(atoms("The Finance Minister met the World Bank and its staff on Friday."))


def test_spellings_are_compared_as_one() -> None:
    assert phrase("U.S. Defense-Secretary") == ("us", "defence", "secretary")


def test_no_title_of_the_table_is_an_office_of_the_table() -> None:
    tables = Tables(Lexicons(lexicons_in(ROOT / "mtaudit" / "lexicons")))
    rows = Lexicons(lexicons_in(ROOT / "mtaudit" / "lexicons")).rows("titles", "en")
    known = [t for row in rows for t in row["title"].split("; ") if tables.offices.get(phrase(t)) is not None]
    assert known == []
    assert {row["where"] for row in rows} == {"any", "name", "head"}


def test_long_text_takes_time_in_proportion() -> None:
    text = "The Polish foreign minister, Jan Nowak, met UN officials and Prime Minister Ana Costa in Lisbon. "

    def seconds(copies: int) -> float:
        begin = time.perf_counter()
        audit(text * copies, titles, institutions)
        return time.perf_counter() - begin

    seconds(10)
    assert seconds(1000) < 40 * max(seconds(100), 0.01)


@pytest.mark.parametrize(
    "title",
    [
        "Deputy of the Minister of Rail Traffic",
        "Leader of Direction of Fisheries",
        "Colonel of Police",
        "Secretary State of Forests",
        "Responsible of the Harbour Works",
        "Judge and Court",
        "Main Sanitary Sister of Mercy",
        "President of the Purse",
        "Minister Spokesperson of Public Works",
        "Excavation President Professor",
        "Governor-Prefect",
    ],
)
def test_no_title_has_this_order(title: str) -> None:
    assert [f.rule for f in audit(f"{title} Marek Kowalczyk said that it was late.", titles)] == ["titles/mangled"]


@pytest.mark.parametrize(
    "title",
    [
        "Deputy Assistant Secretary of State for South Asian Affairs",
        "Chief of Staff of the Air Force General",
        "Vice President for Student Affairs",
        "Head of Mission Ambassador",
        "Secretary-Treasurer",
        "Leader of the House of Commons",
        "Board of Education President",
        "House Judiciary Committee Chairman",
        "Detective Chief Inspector",
        "Lord Mayor of London",
        "Deputy Chief of Mission",
        "Wife of President",
    ],
)
def test_english_titles_stay_silent(title: str) -> None:
    assert not audit(f"{title} Marek Kowalczyk said that it was late.", titles)
