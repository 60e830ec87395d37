"""Plain text in every encoding and with every line end: the same segments, at their right places."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtaudit.errors import InputError
from mtaudit.lang.decode import decode
from mtaudit.model import Document, Kind
from mtaudit.plugin import InputFile
from mtaudit.readers.text import TextReader

TEXT = "Old bridge to close\n\nThe bridge is closed. It will open in May.\nNobody objected – “not yet”.\n"


def read(data: bytes, encoding: str = "") -> Document:
    (document,) = TextReader().read(InputFile("a.txt", data=data, encoding=encoding))
    assert isinstance(document, Document)
    return document


def texts(document: Document) -> list[str]:
    return [s.target for s in document.segments]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
def test_segments_do_not_depend_on_encoding_and_line_ends(encoding: str, end: str) -> None:
    raw = TEXT.replace("\n", end)
    document = read(raw.encode(encoding))
    assert texts(document) == [
        "Old bridge to close",
        "The bridge is closed.",
        "It will open in May.",
        "Nobody objected – “not yet”.",
    ]
    assert [s.kind for s in document.segments[:2]] == [Kind.HEADING, Kind.PARAGRAPH]
    for segment in document.segments:
        place = segment.map.runs[0].file
        assert raw[place.start : segment.map.runs[-1].file.end] == segment.target
    line, column = document.lines.position(document.segments[2].map.runs[0].file.start)
    assert (line, column) == (3, 23)


def test_windows_1252_is_read_with_a_notice() -> None:
    assert "Windows-1252" in read("Caf\xe9 “closed”.".encode("cp1252")).notices[0]
    assert read("Café".encode()).notices == ()


@pytest.mark.parametrize("data", [b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", b"abc\0def", bytes(range(1, 32)) * 4])
def test_binary_data_is_refused(data: bytes) -> None:
    with pytest.raises(InputError, match="binary"):
        read(data)


def test_bytes_that_the_named_encoding_does_not_have_are_named_with_their_line() -> None:
    with pytest.raises(InputError, match=r"not valid utf-8: byte 0xe9 at offset 8 \(line 2\)"):
        read(b"one\ntwo \xe9", encoding="utf-8")
    with pytest.raises(InputError, match="unknown encoding"):
        read(b"one", encoding="utf-9")


WRAPPED = (
    "The bridge was closed on Monday after an inspection found that two of\n"
    "its eight piers had cracks. The town will decide in the spring whether\n"
    "to repair it or to build another one, which would be rather cheaper.\n\n"
    "Nobody objected."
)


def test_lines_broken_to_a_width_are_joined_by_a_space_that_maps_to_the_line_end() -> None:
    document = read(WRAPPED.encode())
    assert texts(document)[0].endswith("two of its eight piers had cracks.")
    first = document.segments[0]
    at = first.target.index("of its")
    from mtaudit.model import Span

    place = first.map.to_file(Span(at, at + 6))
    assert place is not None
    assert place.of(WRAPPED) == "of\nits"


def test_text_that_is_not_wrapped_keeps_its_lines_apart() -> None:
    document = read(b"One line here.\nAnother line there.\nA third line.")
    assert [s.block for s in document.segments] == [0, 1, 2]


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_characters="\0"), max_size=300))
def test_every_segment_stands_where_its_map_says(text: str) -> None:
    data = text.encode()
    try:
        decoded = decode(data).text
    except InputError:
        return
    document = read(data) if data else None
    for segment in document.segments if document else ():
        for run in segment.map.runs:
            if run.verbatim:
                assert run.file.of(decoded) == run.text.of(segment.target)
            else:
                assert run.text.of(segment.target) == " "


def test_reading_a_file_from_disk(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"One. Two.")
    (document,) = TextReader().read(InputFile("a.txt", location=path))
    assert isinstance(document, Document)
    assert texts(document) == ["One.", "Two."]
