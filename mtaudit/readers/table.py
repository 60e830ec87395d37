"""Tables with a header line: tab-separated and comma-separated."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from typing import ClassVar

from mtaudit.errors import InputError
from mtaudit.lang.decode import decode
from mtaudit.model import Document, LineIndex, OffsetMap, Run, Span
from mtaudit.plugin import InputFile, Reader, hookimpl
from mtaudit.readers._rows import COLUMNS, Cell, Row, documents, meaning

csv.field_size_limit(64 * 1024 * 1024)


class TsvReader(Reader):
    """Tab-separated with a header line. Cells in double quotes may hold tabs and line ends."""

    name = "tsv"
    suffixes: ClassVar[tuple[str, ...]] = (".tsv", ".tab")
    bilingual = True
    description = "tab-separated with named columns (id, source, target, reference …)"
    separators: ClassVar[str] = "\t"

    @classmethod
    def sniff(cls, head: bytes) -> float:
        """Sure if the first line names a target column."""
        first = head.decode("utf-8", "replace").lstrip("\ufeff").split("\n", 1)[0].rstrip("\r")
        names = max((first.split(s) for s in cls.separators), key=len)
        return 0.8 if len(names) > 1 and any(meaning(n.strip('"')) == "target" for n in names) else 0.0

    def read(self, file: InputFile) -> Iterator[Document | InputError]:
        """A document a row, or for consecutive rows with the same `document`."""
        return documents(_rows(file, self.separators), file.path, self.name, file.languages)


class CsvReader(TsvReader):
    """Comma-separated (or semicolon-separated) with a header line."""

    name = "csv"
    suffixes = (".csv",)
    description = "comma- or semicolon-separated with named columns (id, source, target, reference …)"
    separators = ",;"


def _rows(file: InputFile, separators: str) -> Iterator[Row | InputError]:
    decoded = decode(file.read(), path=file.path, encoding=file.encoding)
    lines = io.StringIO(decoded.text, newline="").readlines()
    if not lines:
        return
    separator = max(separators, key=lines[0].count)
    raw = _RawRows(lines)
    reader = csv.reader(raw, delimiter=separator, strict=True)
    header: list[str | None] | None = None
    while True:
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield InputError(f"line {raw.number}: {error}", path=file.path, hint="check the quotation marks")
            return
        text, lines_here = raw.taken()
        if not cells:
            continue
        if header is None:
            header = _header(cells, file.path)
            continue
        yield _row(cells, header, text, lines_here, separator, file.path)


class _RawRows:
    """Hands lines to the csv module and remembers which ones made up the row."""

    def __init__(self, lines: list[str]) -> None:
        self.lines = iter(lines)
        self.number = 0
        self.offset = 0
        self._taken: list[str] = []

    def __iter__(self) -> _RawRows:
        return self

    def __next__(self) -> str:
        line = next(self.lines)
        self.number += 1
        self._taken.append(line)
        return line

    def taken(self) -> tuple[str, LineIndex]:
        """The raw text of the row just read, and its lines."""
        starts, at = [], self.offset
        for line in self._taken:
            starts.append(at)
            at += len(line)
        text = "".join(self._taken)
        index = LineIndex(tuple(starts), self.number - len(self._taken) + 1)
        self.offset, self._taken = at, []
        return text, index


def _header(cells: list[str], path: str) -> list[str | None]:
    header = [meaning(cell) for cell in cells]
    if "target" not in header:
        known = ", ".join(COLUMNS["target"])
        found = ", ".join(repr(c) for c in cells[:8])
        raise InputError(f"line 1: no target column among {found}", path=path, hint=f"it may be called {known}")
    return header


def _row(
    cells: list[str], header: list[str | None], text: str, lines: LineIndex, separator: str, path: str
) -> Row | InputError:
    if len(cells) != len(header):
        message = f"line {lines.first}: {len(cells)} cells where the header has {len(header)}"
        return InputError(message, path=path, hint="put cells that hold the separator or a quote in double quotes")
    places = _places(text, separator)
    named: dict[str, Cell] = {}
    for number, (column, value) in enumerate(zip(header, cells, strict=True)):
        if column is not None and column not in named:
            place = places[number] if len(places) == len(cells) else None
            named[column] = Cell(value, _cell_map(value, text, place, lines.starts[0]))
    return Row(named, lines)


def _places(text: str, separator: str) -> list[Span]:
    """Where the cells of a row stand in its raw text, quotes included."""
    spans, at = [], 0
    body = text.rstrip("\r\n")
    while at <= len(body):
        end = at
        if body[at : at + 1] == '"':
            end = at + 1
            while end < len(body) and not (body[end] == '"' and body[end + 1 : end + 2] != '"'):
                end += 2 if body[end] == '"' else 1
            end = min(len(body), end + 1)
        following = body.find(separator, end)
        end = following if following >= 0 else len(body)
        spans.append(Span(at, end))
        at = end + 1
    return spans


def _cell_map(value: str, text: str, place: Span | None, offset: int) -> OffsetMap:
    """Runs of one cell; a doubled quotation mark maps as a whole."""
    if place is None or not value:
        return OffsetMap()
    raw = place.of(text)
    if raw == value:
        return OffsetMap.verbatim(len(value), offset + place.start)
    if raw[:1] != '"' or raw[1:-1].replace('""', '"') != value:
        return OffsetMap((Run(Span(0, len(value)), place.shift(offset), verbatim=False),))
    runs: list[Run] = []
    at_text, at_raw = 0, place.start + 1 + offset
    for number, part in enumerate(raw[1:-1].split('""')):
        if number:
            runs.append(Run(Span(at_text, at_text + 1), Span(at_raw, at_raw + 2), verbatim=False))
            at_text, at_raw = at_text + 1, at_raw + 2
        if part:
            runs.append(Run(Span(at_text, at_text + len(part)), Span(at_raw, at_raw + len(part))))
            at_text, at_raw = at_text + len(part), at_raw + len(part)
    return OffsetMap(tuple(runs))


@hookimpl
def mtaudit_readers() -> Iterable[type[Reader]]:
    """Registers the readers."""
    return [TsvReader, CsvReader]
