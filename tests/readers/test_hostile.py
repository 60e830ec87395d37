"""Hostile and broken files, over all readers: an error that names the file, in bounded time, and nothing worse."""

from __future__ import annotations

import io
import time
import zipfile
from collections.abc import Callable

import pytest

from mtaudit.config import Settings
from mtaudit.engine.registry import Registry
from mtaudit.errors import InputError
from mtaudit.model import Document, Span
from mtaudit.plugin import InputFile

READERS = Registry.load(Settings(), installed=False).readers
NAMES = sorted(READERS)
XML = sorted({"xliff", "tmx", "ts", "qt-ts", "wmt", "html"} & set(NAMES))
ARCHIVES = sorted({"docx", "odt", "xlsx"} & set(NAMES))
LIMIT = 20.0

BOMB = (
    '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "haha"><!ENTITY b "' + "&a;" * 100 + '"><!ENTITY c "' + "&b;" * 100
    + '"><!ENTITY d "' + "&c;" * 100 + '"><!ENTITY e SYSTEM "file:///etc/passwd">]><x>&d;&e;</x>'
)  # fmt: skip


def outcome(name: str, data: bytes) -> tuple[list[Document], list[InputError]]:
    """Documents and errors of a file; anything but an InputError escapes, and so does a reader that takes too long."""
    start = time.monotonic()
    documents: list[Document] = []
    errors: list[InputError] = []
    try:
        for part in READERS[name]().read(InputFile("bad.file", data=data)):
            (documents if isinstance(part, Document) else errors).append(part)  # type: ignore[arg-type]
    except InputError as error:
        errors.append(error)
    assert time.monotonic() - start < LIMIT
    assert all(error.path.startswith("bad.file") and str(error.args[0]) for error in errors), [
        (error.path, str(error)[:200]) for error in errors
    ]
    return documents, errors


def held(documents: list[Document]) -> str:
    return "".join(segment.target for document in documents for segment in document.segments)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(
    "make",
    [
        lambda: b"",
        lambda: b"\0" * 5000,
        lambda: bytes(range(256)) * 40,
        lambda: b"\xff\xfe" + b"\xd8\x00" * 501,
        lambda: b"PK\3\4" + b"\0" * 300,
        lambda: b"\x89PNG\r\n\x1a\n" + b"\x01\x02" * 400,
    ],
    ids=["empty", "zeros", "all bytes", "lone surrogates", "no archive", "image"],
)
def test_what_is_no_such_file_is_an_error_or_nothing(name: str, make: Callable[[], bytes]) -> None:
    documents, errors = outcome(name, make())
    assert errors or not held(documents).strip("\0") or name in ("lines", "text", "markdown", "html", "srt", "vtt")


@pytest.mark.parametrize("name", NAMES)
def test_entities_are_neither_expanded_nor_fetched(name: str) -> None:
    documents, _ = outcome(name, BOMB.encode())
    assert "root:" not in held(documents)
    assert len(held(documents)) < 20_000


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("unit", ["<a>", "<div><p>", "> ", "[", "{", "- ", '"', "**a ", "\\", "<g id='1'>", "{{"])
def test_nesting_is_no_danger(name: str, unit: str) -> None:
    if name == "markdown" and unit in ("> ", "- ", "**a ", "["):
        unit = unit * 200  # its own tests measure these
        outcome(name, unit.encode())
        return
    outcome(name, (unit * 30_000).encode())


@pytest.mark.parametrize("name", sorted(set(NAMES) - set(ARCHIVES) - {"markdown"}))
def test_a_line_of_megabytes_is_no_danger(name: str) -> None:
    heads = {"po": 'msgid "a"\nmsgstr "', "vtt": "WEBVTT\n\n00:01.000 --> 00:02.000\n", "jsonl": '{"target": "'}
    heads |= {"srt": "1\n00:00:01,000 --> 00:00:02,000\n", "csv": "id,target\n1,", "tsv": "id\ttarget\n1\t"}
    outcome(name, (heads.get(name, "") + "word " * 600_000).encode())


def test_a_text_as_long_as_a_library_is_refused_before_it_is_read() -> None:
    documents, (error,) = outcome("text", b"word " * 4_000_000)
    assert not documents
    assert "19 MB is too long" in str(error)
    assert "--input-format lines" in error.hint


def test_a_row_that_is_nested_too_deep_is_named_and_the_next_is_read() -> None:
    rows = b'{"target": "One."}\n{"target": ' + b"[" * 100_000 + b'}\n{"target": "Three."}\n'
    documents, (error,) = outcome("jsonl", rows)
    assert error.args[0] == "line 2: lists or objects are nested too deep to be read"
    assert held(documents) == "One.Three."


def archive(members: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as opened:
        for name, data in members.items():
            opened.writestr(name, data)
    return out.getvalue()


@pytest.mark.parametrize("name", ARCHIVES)
def test_archives_that_lie_are_refused(name: str) -> None:
    main = {"docx": "word/document.xml", "odt": "content.xml", "xlsx": "xl/workbook.xml"}[name]
    for members in (
        {},
        {"../../etc/passwd": b"x"},
        {main: BOMB.encode()},
        {main: b"<a>" * 100_000},
        {main: b"<a>" + b" " * 150_000_000 + b"</a>"},
        {main: b"<a>\xff\xfe</a>"},
    ):
        documents, errors = outcome(name, archive(members))
        assert errors
        assert not held(documents)


@pytest.mark.parametrize("name", NAMES)
def test_a_name_that_the_content_belies_does_no_harm(name: str) -> None:
    documents, errors = outcome(name, b"Plain words, nothing more.\n")
    assert errors or held(documents).startswith("Plain words")


@pytest.mark.parametrize("tag", ["<x id='1'/>", "<g>a</g>", "a<!---->", "<g></g>\n"])
def test_a_unit_of_countless_tags_is_passed_over_and_the_others_are_read(tag: str) -> None:
    unit = "<trans-unit id='{}'><source>One day</source><target>{}</target></trans-unit>"
    body = unit.format(1, "Ein Tag") + unit.format(2, tag * 120_000) + "\n" + unit.format(3, "Der ‚Tag‘")
    head = "<xliff version='1.2'><file source-language='en' target-language='de' original='a'><body>"
    documents, errors = outcome("xliff", f"{head}{body}</body></file></xliff>".encode())
    assert [str(error.args[0]).endswith("trans-unit '2' is too large; it was passed over") for error in errors] == [
        True
    ]
    last = documents[-1].segments[-1]
    assert held(documents) == "Ein TagDer ‚Tag‘"
    place = documents[-1].place(last, Span(0, 3))
    assert place is not None
    assert f"{head}{body}"[place.span.start : place.span.end] == "Der"
