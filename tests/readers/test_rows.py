"""JSONL and tables: columns by their usual names, places in the raw file, broken rows named and passed over."""

from __future__ import annotations

import csv
import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtaudit.errors import InputError
from mtaudit.model import Document, Languages, Span
from mtaudit.plugin import InputFile, Reader
from mtaudit.readers.jsonl import JsonLinesReader
from mtaudit.readers.table import CsvReader, TsvReader

TRICKY = 'She said: "40 € \\ more", {0}\t🙂 é'


def read(reader: type[Reader], text: str) -> list[Document | InputError]:
    file = InputFile("rows", data=text.encode("utf-8", "surrogatepass"), languages=Languages())
    return list(reader().read(file))


def documents(reader: type[Reader], text: str) -> list[Document]:
    found = read(reader, text)
    assert not [f for f in found if isinstance(f, InputError)], found
    return [d for d in found if isinstance(d, Document)]


def test_each_row_is_a_document_with_its_sides_and_languages() -> None:
    row = {"id": "a1", "src": "Hallo", "mt": "Hello", "ref": "Hi", "src_lang": "de", "tgt_lang": "en-GB"}
    (document,) = documents(JsonLinesReader, json.dumps(row) + "\n")
    (segment,) = document.segments
    assert (segment.key, segment.source, segment.target, segment.reference) == ("a1", "Hallo", "Hello", "Hi")
    assert (segment.languages.source_base, segment.languages.target_base) == ("de", "en")


def test_rows_with_the_same_document_make_one() -> None:
    rows = [{"doc": d, "target": t} for d, t in (("x", "One."), ("x", "Two."), ("y", "Three."))]
    found = documents(JsonLinesReader, "".join(json.dumps(r) + "\n" for r in rows))
    assert [[s.target for s in d.segments] for d in found] == [["One.", "Two."], ["Three."]]
    assert found[0].lines.position(found[0].segments[1].map.runs[0].file.start)[0] == 2


@pytest.mark.parametrize("ascii_only", [True, False])
def test_a_span_of_a_json_string_is_found_in_the_raw_line(ascii_only: bool) -> None:
    text = "\n" + json.dumps({"id": 1, "target": TRICKY}, ensure_ascii=ascii_only) + "\n"
    (document,) = documents(JsonLinesReader, text)
    (segment,) = document.segments
    for at in range(len(TRICKY)):
        place = segment.map.to_file(Span(at, at + 1))
        assert place is not None
        raw = place.of(text)
        assert json.loads(f'"{raw}"') == TRICKY[at] if raw != '"' else TRICKY[at] == '"'
    assert document.lines.position(segment.map.runs[0].file.start)[0] == 2


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("[1, 2]", "line 2: not a JSON object"),
        ('{"target": "x"', "line 2: not a JSON object"),
        ('{"id": 4}', "line 2: no target"),
        ('{"target": "x"} more', "something follows"),
    ],
)
def test_a_broken_line_is_named_and_the_others_are_read(line: str, words: str) -> None:
    found = read(JsonLinesReader, f'{{"target": "a"}}\n{line}\n{{"target": "b"}}\n')
    assert [type(f) for f in found] == [Document, InputError, Document]
    assert words in str(found[1])


@given(st.lists(st.text(st.characters(codec="utf-8", exclude_characters="\0"), min_size=1), min_size=1, max_size=5))
def test_any_text_survives_a_json_line(texts: list[str]) -> None:
    raw = "".join(json.dumps({"target": t}) + "\n" for t in texts)
    assert [d.segments[0].target for d in documents(JsonLinesReader, raw)] == texts


@given(
    st.lists(
        st.text(
            st.characters(
                codec="utf-8",
                exclude_categories=["Cc"],
                exclude_characters="\r\n\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029\ufeff",
            )
        ),
        min_size=1,
        max_size=5,
    )
)
def test_any_cell_survives_a_csv_file_and_is_found_in_it(texts: list[str]) -> None:
    out = io.StringIO()
    writer = csv.writer(out, quoting=csv.QUOTE_ALL)
    writer.writerow(["id", "target"])
    writer.writerows([[str(n), t] for n, t in enumerate(texts)])
    raw = out.getvalue()
    found = documents(CsvReader, raw)
    assert [d.segments[0].target for d in found] == texts
    for document in found:
        segment = document.segments[0]
        for run in segment.map.runs:
            if run.verbatim:
                assert run.file.of(raw) == run.text.of(segment.target)
            else:
                assert run.file.of(raw) == '""'


def test_a_tab_separated_table_with_quotes_inside_cells() -> None:
    raw = 'id\tsource\ttarget\n1\tHallo\tHello "you"\n2\tTag\t"two\nlines"\n'
    found = documents(TsvReader, raw)
    assert [d.segments[0].target for d in found] == ['Hello "you"', "two\nlines"]
    assert found[1].lines.position(found[1].segments[0].map.runs[0].file.start) == (3, 8)


def test_a_table_without_a_target_column_says_what_it_may_be_called() -> None:
    with pytest.raises(InputError, match=r"no target column among 'a', 'b'.*translation"):
        read(TsvReader, "a\tb\n1\t2\n")


def test_a_row_with_too_many_cells_is_named_and_the_others_are_read() -> None:
    found = read(CsvReader, "id,target\n1,one\n2,two,three\n3,four\n")
    assert [type(f) for f in found] == [Document, InputError, Document]
    assert "line 3: 3 cells where the header has 2" in str(found[1])
