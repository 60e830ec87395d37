"""Workbooks: the cells that openpyxl reads, by row; hostile archives are refused."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont

from mtaudit.errors import InputError
from mtaudit.lang.directives import META
from mtaudit.readers import _sheets
from mtaudit.readers.xlsx import XlsxReader
from tests.readers.laws import check_places, paragraph, read_all, texts


def workbook(*sheets: Sequence[Sequence[object]]) -> bytes:
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for number, rows in enumerate(sheets, 1):
        sheet = book.create_sheet(f"Sheet {number}")
        for row in rows:
            sheet.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def changed(data: bytes, member: str, new: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in old.namelist():
            archive.writestr(name, new if name == member else old.read(name))
    return out.getvalue()


HEAD = ["id", "source", "target"]


@settings(max_examples=20, deadline=None)
@given(st.lists(st.tuples(paragraph(), paragraph()), min_size=1, max_size=4))
def test_cells_and_their_rows(rows: list[tuple[str, str]]) -> None:
    found = read_all(XlsxReader(), workbook([HEAD, [], *((n, *row) for n, row in enumerate(rows))]))
    assert texts(found) == [target for _, target in rows]
    assert [s.source for d in found for s in d.segments] == [source for source, _ in rows]
    assert [s.key for d in found for s in d.segments] == [str(n) for n in range(len(rows))]
    column = "\n".join(target for _, target in rows)
    check_places(found, {"Sheet 1": column}, lines=False)
    spots = [d.lines.position(s.map.runs[0].file.start) for d in found for s in d.segments]
    assert spots == [(n + 3, 1) for n in range(len(rows))]


def test_sheets_without_a_target_are_named_and_left_out() -> None:
    found = read_all(XlsxReader(), workbook([["x"], ["y"]], [["b", "Target"], [None, "Zwei"]], [["mt"], ["drei"]]))
    assert [(d.part, texts([d])) for d in found] == [("Sheet 2", ["Zwei"]), ("Sheet 3", ["drei"])]
    assert found[0].notices == ("no target column: sheet 'Sheet 1' was left out",)
    assert found[0].segments[0].meta == (("cell", "B2"),)
    with pytest.raises(InputError, match="no sheet has a target column"):
        read_all(XlsxReader(), workbook([["x"], ["y"]]))


def test_rich_text_is_joined_and_formulas_give_their_value() -> None:
    rich = CellRichText("The ", TextBlock(InlineFont(b=True), "bridge"), " is closed.")
    data = workbook([["target", "comment"], [rich, "mtaudit: ignore[a/b] why"]])
    (document,) = read_all(XlsxReader(), data)
    assert texts([document]) == ["The bridge is closed."]
    assert (META, "ignore[a/b] why") in document.segments[0].meta
    sheet = (
        b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
        b'<row><c t="inlineStr"><is><t>target</t></is></c></row>'
        b'<row><c t="str"><f>A1&amp;"x"</f><v>a_x000D_b</v></c></row>'
        b"</sheetData></worksheet>"
    )
    assert texts(read_all(XlsxReader(), changed(data, "xl/worksheets/sheet1.xml", sheet))) == ["a\rb"]


DTD = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]><worksheet>&b;</worksheet>'


@pytest.mark.parametrize(
    ("sheet", "words"),
    [
        (DTD, "it has a document type"),
        (b"<worksheet><sheetData>", "broken XML"),
        (b"<a>" * 100_000, "more than 64 deep"),
    ],
)
def test_hostile_sheets_are_refused(sheet: bytes, words: str) -> None:
    data = changed(workbook([HEAD]), "xl/worksheets/sheet1.xml", sheet)
    with pytest.raises(InputError, match=words):
        read_all(XlsxReader(), data)


def test_hostile_archives_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    data = workbook([HEAD, [1, "a", "b"]])
    for cut in (10, len(data) // 2, len(data) - 10):
        with pytest.raises(InputError, match="the archive is broken"):
            read_all(XlsxReader(), data[:cut])
    with pytest.raises(InputError, match="it has a password"):
        read_all(XlsxReader(), b"\xd0\xcf\x11\xe0" + data)
    with pytest.raises(InputError, match="this is no workbook"):
        read_all(XlsxReader(), b"target\n")
    with pytest.raises(InputError, match="this is no workbook: it has no"):
        read_all(XlsxReader(), changed(data, "xl/workbook.xml", b"").replace(b"xl/workbook.xml", b"xl/workbook.xmx"))
    away = changed(data, "xl/_rels/workbook.xml.rels", b'<r><Relationship Id="rId1" Target="../../../etc/passwd"/></r>')
    with pytest.raises(InputError, match="no sheet has"):
        read_all(XlsxReader(), away)
    monkeypatch.setattr(_sheets, "_FREE", 1000)
    bomb = changed(data, "xl/worksheets/sheet1.xml", b"<a>" + b" " * 30_000_000 + b"</a>")
    with pytest.raises(InputError, match=r"unpacks to 30,0\d\d,\d\d\d bytes"):
        read_all(XlsxReader(), bomb)
