"""The indexes beside the phrase tables."""

from collections import Counter
from pathlib import Path

import pytest

import mtaudit.lexicons
from mtaudit.detectors._atoms import _LONGEST
from mtaudit.detectors._phrases import phrase_tables
from mtaudit.detectors._views import GIVEN
from mtaudit.lang.keyed import SORTED
from mtaudit.lang.phrases import COLUMNS
from mtaudit.plugin import Lexicons, lexicons_in
from mtaudit.testing.index import PHRASES, indexes, views, written_views

BUILT_IN = Path(mtaudit.lexicons.__file__).parent


def test_the_built_in_indexes_are_current() -> None:
    stale = [str(path) for path, text in indexes(BUILT_IN) if not path.is_file() or path.read_text("utf-8") != text]
    assert not stale, "run python -m mtaudit.testing.index"


def test_the_built_in_views_are_current() -> None:
    stale = [str(path) for path, rows in written_views(BUILT_IN) if not path.is_file() or path.read_bytes() != rows]
    assert not stale, "run python -m mtaudit.testing.index"


def test_no_phrase_of_a_view_is_longer_than_is_looked_for() -> None:
    lexicons = Lexicons(lexicons_in(BUILT_IN))
    indexed = [view for view in views() if "" in lexicons.view(view)]
    assert len(indexed) > 5
    assert all(len(key.split(" ")) <= _LONGEST for view in indexed for key in lexicons.view(view))


@pytest.fixture
def names(tmp_path: Path) -> Path:
    (tmp_path / "given_names").mkdir()
    (tmp_path / "given_names" / "en.tsv").write_text("name\tgender\nÅse\tf\nBo\tm\n", encoding="utf-8")
    for path, rows in written_views(tmp_path):
        path.write_bytes(rows)
    return tmp_path


def test_a_view_of_other_tables_is_passed_over(names: Path) -> None:
    written = names / "given_names" / "en.given.view"
    written.write_bytes(written.read_bytes().replace(b"bo\tm", b"bo\tu"))
    assert dict(Lexicons(lexicons_in(names)).view(GIVEN)) == {"åse": "f", "bo": "u"}
    (names / "given_names" / "en.own.tsv").write_text("name\tgender\nCai\tm\n", encoding="utf-8")
    assert dict(Lexicons(lexicons_in(names)).view(GIVEN)) == {"åse": "f", "bo": "m", "cai": "m"}


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


@pytest.mark.parametrize("path", sorted(BUILT_IN.glob("*/*.tsv")), ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_tables_that_say_they_are_sorted_are(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").split("\n")
    if SORTED in lines:
        rows = lines[next(n for n, line in enumerate(lines) if not line.startswith("#")) + 1 : -1]
        assert rows == sorted(rows)
        assert all(line and not line.startswith("#") for line in rows)
        assert lines[-1] == ""


def test_the_sums_of_the_grammar_are_those_of_its_rows() -> None:
    table = Lexicons(lexicons_in(BUILT_IN)).keyed("grammar", "en")
    rows = {context: cells.partition("\t")[0] for context, cells in table.items()}
    sums: dict[str, Counter[str]] = {}
    for context in rows:
        if not context.startswith("*"):
            parts = rows[context].split()
            for where in ("* " + context.split()[1], "*"):
                sums.setdefault(where, Counter()).update(dict(zip(parts[::2], map(int, parts[1::2]), strict=True)))
    assert len(sums) > 100
    for where, counts in sums.items():
        parts = rows[where].split()
        assert dict(zip(parts[::2], map(int, parts[1::2]), strict=True)) == counts
    for context in rows.keys() - {"* *"}:
        assert int(table[context].partition("\t")[2]) == sum(map(int, rows[context].split()[1::2]))
