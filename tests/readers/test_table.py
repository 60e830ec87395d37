"""Tables are read row by row: any line end and encoding, bounded memory, places in the raw cells."""

from __future__ import annotations

import csv
import io
import json
import tracemalloc
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mtaudit.errors import InputError
from mtaudit.lang.directives import META
from mtaudit.model import Document
from mtaudit.plugin import InputFile, Reader
from mtaudit.readers import _stream
from mtaudit.readers.jsonl import JsonLinesReader
from mtaudit.readers.table import CsvReader, TsvReader
from tests.readers.laws import LINE_ENDS, check_places, encoded, paragraph, read_all, read_parts, texts

CELLS = st.one_of(paragraph(), st.sampled_from(['say "x"', "a,b;c\td", "'", "=1+1"]))


def table(rows: list[tuple[str, str]], separator: str, end: str) -> str:
    out = io.StringIO()
    writer = csv.writer(out, delimiter=separator, lineterminator=end)
    writer.writerow(["id", "source", "target"])
    writer.writerows((n, *row) for n, row in enumerate(rows))
    return out.getvalue()


@settings(max_examples=12, deadline=None)
@given(st.lists(st.tuples(CELLS, CELLS), min_size=1, max_size=4))
def test_cells_are_the_same_in_every_form_of_the_file(rows: list[tuple[str, str]]) -> None:
    forms: list[tuple[type[Reader], str]] = [(TsvReader, "\t"), (CsvReader, ","), (CsvReader, ";")]
    for reader, separator in forms:
        for end in LINE_ENDS:
            text = table(rows, separator, end)
            for _, data in encoded(text):
                found = read_all(reader(), data)
                assert texts(found) == [target for _, target in rows]
                assert [s.source for d in found for s in d.segments] == [source for source, _ in rows]
                check_places(found, text, meaning=lambda raw: raw.replace('""', '"'))


def test_rows_with_gaps_between_them_keep_their_lines() -> None:
    text = 'doc,target\n\nd,"One\ntwo."\n\n\nd,Three.\n'
    (document,) = read_all(CsvReader(), text.encode())
    check_places([document], text)
    assert [document.lines.position(s.map.runs[0].file.start) for s in document.segments] == [(3, 4), (7, 3)]


def test_ids_that_come_twice_in_a_document_are_told_apart_and_named() -> None:
    (document,) = read_all(TsvReader(), b"doc\tid\ttarget\nd\t1\ta\nd\t1\tb\nd\t1\tc\n")
    assert [s.key for s in document.segments] == ["1", "1#2", "1#3"]
    assert document.notices == ("the same id stands in more than one row: 1, 1",)


def test_notes_states_and_directives_are_kept() -> None:
    text = "target,comment,status\na,seen by Eva,final\nb,mtaudit: ignore[a/b] why,\n"
    found = [d.segments[0].meta for d in read_all(CsvReader(), text.encode())]
    assert found == [(("note", "seen by Eva"), ("state", "final")), ((META, "ignore[a/b] why"),)]


def test_a_long_document_is_read_in_parts() -> None:
    text = "doc\ttarget\n" + "d\tx\n" * 4100
    found = read_all(TsvReader(), text.encode())
    assert [(d.key, len(d.segments)) for d in found] == [("d", 2000), ("d#2", 2000), ("d#3", 100)]


def test_the_encoding_is_judged_by_the_whole_file() -> None:
    text = "target\tsource\n" + "x\ty\n" * 3000 + "café\tname\n"
    found = read_all(TsvReader(), text.encode("cp1252"))
    assert found[-1].segments[0].target == "café"
    assert found[0].encoding == "cp1252"
    assert "read as Windows-1252" in found[0].notices[0]
    assert found[1].notices == ()
    with pytest.raises(InputError, match=r"not valid utf-8: byte 0xe9 \(line 3002\)"):
        list(TsvReader().read(InputFile("a", data=text.encode("cp1252"), encoding="utf-8")))


@pytest.mark.parametrize("reader", [TsvReader, JsonLinesReader])
def test_a_line_that_is_too_long_is_named_and_the_others_are_read(
    reader: type[Reader], monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in ("_stream", "jsonl"):
        monkeypatch.setattr(f"mtaudit.readers.{module}.LONGEST", 100)
    rows = ["one", "é" * 3000, "two"]
    if reader is TsvReader:
        text = "target\tid\n" + "".join(f"{row}\t1\n" for row in rows)
    else:
        text = "\n" + "".join(json.dumps({"target": row}, ensure_ascii=False) + "\n" for row in rows)
    parts = read_parts(reader(), text.encode())
    assert texts(p for p in parts if isinstance(p, Document)) == ["one", "two"]
    (error,) = [p for p in parts if isinstance(p, InputError)]
    assert "line 3: longer than" in str(error)
    check_places([p for p in parts if isinstance(p, Document)], text)


def test_a_quotation_mark_that_is_never_closed_does_not_swallow_the_memory(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text('id,target\n1,"open\n' + "2,x\n" * 10, "utf-8")
    parts = list(CsvReader().read(InputFile("a.csv", location=path)))
    assert len(parts) == 1
    assert "unexpected end of data" in str(parts[0])


def _rows(count: int) -> Iterator[str]:
    yield "id\ttarget\n"
    for number in range(count):
        yield f"{number}\tThe ferry did not run on Monday, said the harbour master {number} times{'.' * 250}\n"


def test_a_table_is_not_kept_in_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_stream, "_CHUNK", 1 << 16)
    path = tmp_path / "big.tsv"
    with path.open("w", encoding="utf-8") as out:
        out.writelines(_rows(12_000))
    assert path.stat().st_size > 3_500_000
    tracemalloc.start()
    try:
        count = sum(1 for _ in TsvReader().read(InputFile("big.tsv", location=path)))
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert count == 12_000
    assert peak < 1_000_000
