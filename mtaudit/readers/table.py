"""Tables with a header line: tab-separated and comma-separated."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from typing import ClassVar

from mtaudit.errors import InputError
from mtaudit.model import Document, LineIndex, OffsetMap, Run, Span
from mtaudit.plugin import InputFile, Reader, hookimpl
from mtaudit.readers._rows import COLUMNS, Cell, Row, documents, meaning
from mtaudit.readers._stream import LONGEST, Line, TextStream, open_text, too_long

csv.field_size_limit(LONGEST)


class TsvReader(Reader):
    """Tab-separated with a header line. Cells in double quotes may hold tabs and line ends."""

    name = "tsv"
    suffixes: ClassVar[tuple[str, ...]] = (".tsv", ".tab")
    bilingual = True
    description = "tab-separated with named columns (id, source, target, reference …)"
    streams = True
    separators: ClassVar[str] = "\t"

    @classmethod
    def sniff(cls, head: bytes) -> float:
        """Sure if the first line names a target column."""
        first = head.decode("utf-8", "replace").lstrip("\ufeff").split("\n", 1)[0].rstrip("\r")
        names = max((first.split(s) for s in cls.separators), key=len)
        return 0.8 if len(names) > 1 and any(meaning(n.strip('"')) == "target" for n in names) else 0.0

    def read(self, file: InputFile) -> Iterator[Document | InputError]:
        """A document a row, or for consecutive rows with the same `document`."""
        stream = open_text(file)
        rows = _rows(stream, self.separators)
        return documents(rows, file, self.name, encoding=stream.encoding, notices=stream.notices)


class CsvReader(TsvReader):
    """Comma-separated (or semicolon-separated) with a header line."""

    name = "csv"
    suffixes = (".csv",)
    description = "comma- or semicolon-separated with named columns (id, source, target, reference …)"
    separators = ",;"


def _rows(stream: TextStream, separators: str) -> Iterator[Row | InputError]:
    path = stream.file.path
    raw = _RawRows(stream.lines(), path)
    separator = max(separators, key=raw.first.count)
    reader = csv.reader(raw, delimiter=separator, strict=True)
    header: list[str | None] | None = None
    while True:
        try:
            cells = next(reader)
        except StopIteration:
            yield from raw.errors
            return
        except csv.Error as error:
            yield InputError(f"line {raw.number}: {error}", path=path, hint="check the quotation marks")
            return
        yield from raw.errors
        raw.errors.clear()
        text, lines_here = raw.taken()
        if not cells:
            continue
        if header is None:
            header = _header(cells, path)
            continue
        yield _row(cells, header, text, lines_here, separator, path)


class _RawRows:
    """Hands lines to the csv module and remembers which ones made up the row."""

    def __init__(self, lines: Iterator[Line], path: str) -> None:
        self._lines = lines
        self._path = path
        self._taken: list[str] = []
        self._starts: list[int] = []
        self.errors: list[InputError] = []
        self.number = 0
        self._next = self._read()
        self.first = self._next.text or "" if self._next else ""

    def __iter__(self) -> _RawRows:
        return self

    def __next__(self) -> str:
        line, self._next = self._next, None
        line = line or self._read()
        if line is None:
            raise StopIteration
        assert line.text is not None
        self.number = line.number
        self._taken.append(line.text)
        self._starts.append(line.offset)
        return line.text

    def _read(self) -> Line | None:
        """The next line; what is too long is passed over."""
        for line in self._lines:
            if line.text is not None:
                return line
            self.errors.append(too_long(line, self._path))
        return None

    def taken(self) -> tuple[str, LineIndex]:
        """The raw text of the row just read, and its lines."""
        text = "".join(self._taken)
        index = LineIndex(tuple(self._starts), self.number - len(self._taken) + 1)
        self._taken, self._starts = [], []
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
