"""The indexes beside the phrase tables."""

from pathlib import Path

import pytest

import mtaudit.lexicons
from mtaudit.detectors._phrases import phrase_tables
from mtaudit.lang.phrases import COLUMNS
from mtaudit.plugin import Lexicons, lexicons_in
from mtaudit.testing.index import PHRASES, indexes

BUILT_IN = Path(mtaudit.lexicons.__file__).parent


def test_the_built_in_indexes_are_current() -> None:
    stale = [str(path) for path, text in indexes(BUILT_IN) if not path.is_file() or path.read_text("utf-8") != text]
    assert not stale, "run python -m mtaudit.testing.index"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "traps").mkdir()
    row = "~make the [[ ~blue|red soup ]]\tstew\tde\t\t\t\tminor\t0.8\tit is a stew\tThey made the blue soup.\t"
    (tmp_path / "traps" / "en.own.tsv").write_text("# own\n" + "\t".join(COLUMNS) + f"\n\n{row}\n", encoding="utf-8")
    return tmp_path


def found(folder: Path, text: str) -> list[tuple[str, int, int]]:
    tables = phrase_tables(Lexicons(lexicons_in(folder)), "traps")
    return [(t.rows[m.row_index].place, m.mark_start, m.mark_end) for t in tables for m in t.find(text)]


def test_tables_with_and_without_an_index_find_the_same(folder: Path) -> None:
    text = "They made the blue soup. They made soup, and he makes the red soup."
    alone = found(folder, text)
    assert alone == [("en.own.tsv:4", 14, 23), ("en.own.tsv:4", 58, 66)]
    for path, index in indexes(folder, ("traps",)):
        path.write_text(index, encoding="utf-8")
    assert found(folder, text) == alone


def test_an_index_of_other_tables_is_passed_over(folder: Path) -> None:
    for path, index in indexes(folder, PHRASES):
        path.write_text(index.replace("blue", "green").replace("red", "white"), encoding="utf-8")
    table = folder / "traps" / "en.own.tsv"
    assert not found(folder, "They made the blue soup.")
    table.write_text(table.read_text(encoding="utf-8").replace("stew", "broth"), encoding="utf-8")
    assert found(folder, "They made the blue soup.")
