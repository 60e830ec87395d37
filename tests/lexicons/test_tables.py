"""Every table says where it comes from, and every phrase row does what its examples say."""

from __future__ import annotations

from pathlib import Path

import pytest

from mtaudit.config import Settings
from mtaudit.engine.api import prose_document
from mtaudit.engine.examine import Examiner, Loaded
from mtaudit.engine.registry import Registry
from mtaudit.lang.phrases import check_rows, load_table
from mtaudit.lang.topics import TopicIndex
from mtaudit.plugin import Lexicon

TABLES = Registry.load(Settings(), installed=False).lexicons
PHRASES = [t for kind in ("traps", "idioms", "collocations", "frames") for t in TABLES.tables(kind, "en")]


def name_of(table: Lexicon) -> str:
    return f"{table.kind}/{table.path.name}"


@pytest.mark.parametrize("table", TABLES.all(), ids=name_of)
def test_a_table_says_where_it_comes_from_and_under_which_licence(table: Lexicon) -> None:
    head = [line for line in table.text().splitlines()[:12] if line.startswith("#")]
    assert any("origin:" in line for line in head)
    assert any("licence:" in line for line in head)


@pytest.mark.parametrize("table", TABLES.all(), ids=name_of)
def test_a_table_is_rectangular(table: Lexicon) -> None:
    lines = [line for line in table.text().splitlines() if line and not (line.startswith("#") and "\t" not in line)]
    assert len(lines) > 1
    assert {line.count("\t") for line in lines} == {lines[0].count("\t")}


@pytest.mark.parametrize("table", PHRASES, ids=name_of)
def test_phrase_rows_fire_and_stay_silent_as_they_say(table: Lexicon) -> None:
    index = TopicIndex({r["topic"]: r["words"].split() for r in TABLES.rows("topics", "en")})
    assert check_rows(load_table(table.text(), name_of(table)), index.topics) == []


@pytest.fixture(scope="module")
def selection() -> Examiner:
    settings = Settings(select=("selection",), scorers=())
    return Examiner(settings, Registry.load(settings, installed=False))


@pytest.mark.parametrize("table", TABLES.tables("slots", "en"), ids=name_of)
def test_slots_fire_and_stay_silent_as_their_rows_say(table: Lexicon, selection: Examiner) -> None:
    def found(text: str) -> bool:
        return bool(selection.examine(Loaded(prose_document(text, ""))).findings)

    rows = load_table(table.text(), name_of(table))
    assert [row.place for row in rows if not found(row.fires) or not row.silent or found(row.silent)] == []


def test_no_phrase_stands_in_two_tables_of_a_kind() -> None:
    for kind in ("traps", "idioms", "collocations", "frames", "slots"):
        rows = [r for t in TABLES.tables(kind, "en") for r in load_table(t.text(), str(Path(t.path.name)))]
        seen: dict[tuple[str, ...], str] = {}
        twins = []
        for row in rows:
            key = (row.pattern, row.near, row.topic, row.unless)
            if key in seen:
                twins.append(f"{row.place}: {row.pattern} stands in {seen[key]} too")
            seen.setdefault(key, row.place)
        assert twins == []
