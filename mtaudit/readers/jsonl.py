"""JSON Lines: one object a line, with the texts under well-known names."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from json.decoder import scanstring  # type: ignore[attr-defined]
from typing import Any, BinaryIO

from mtaudit.errors import InputError
from mtaudit.model import Document, LineIndex, OffsetMap, Run, Span
from mtaudit.plugin import InputFile, Reader, hookimpl
from mtaudit.readers._rows import COLUMNS, Cell, Row, documents, meaning
from mtaudit.readers._stream import LONGEST, Line, too_long

_SPACE = re.compile(r"[ \t\r\n]*")
_ESCAPE = re.compile(r"(?:\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|\\u[0-9a-fA-F]{4}|\\.)")
_DECODER = json.JSONDecoder()


class JsonLinesReader(Reader):
    """One JSON object a line; `target` (or `mt`, `translation` …) is needed, the other columns are optional."""

    name = "jsonl"
    suffixes = (".jsonl", ".ndjson")
    bilingual = True
    streams = True
    description = "JSON Lines with id, source, target, reference, source_lang, target_lang, document"

    @classmethod
    def sniff(cls, head: bytes) -> float:
        """Sure if the first line is a JSON object with a target."""
        line = head.splitlines()[0] if head.strip() else b""
        try:
            value = json.loads(line)
        except ValueError:
            return 0.0
        return 0.9 if isinstance(value, dict) and any(meaning(k) == "target" for k in value) else 0.0

    def read(self, file: InputFile) -> Iterator[Document | InputError]:
        """A document a row, or for consecutive rows with the same `document`."""
        return documents(_rows(file), file, self.name, encoding=file.encoding or "utf-8")


def _rows(file: InputFile) -> Iterator[Row | InputError]:
    number = offset = 0
    with file.open() as stream:
        while raw := stream.readline(LONGEST):
            number += 1
            if len(raw) == LONGEST and not raw.endswith(b"\n"):
                yield too_long(Line(number, offset, None), file.path)
                offset += len(raw.decode("utf-8", "replace")) + _rest(stream)
                continue
            try:
                line = raw.decode(file.encoding or ("utf-8-sig" if number == 1 else "utf-8"))
            except UnicodeDecodeError as error:
                message = f"line {number}: not valid {error.encoding}: byte 0x{raw[error.start]:02x}"
                yield InputError(message, path=file.path, hint="name the right encoding with --encoding")
                offset += len(raw.decode("utf-8", "replace"))
                continue
            except LookupError:
                raise InputError(f"unknown encoding {file.encoding!r}", path=file.path, hint="try utf-8") from None
            if line.strip():
                yield _row(line, number, offset, file.path)
            offset += len(line)


def _rest(stream: BinaryIO) -> int:
    """Reads on to the end of a line; about how many characters that was."""
    size = 0
    while part := stream.readline(1 << 20):
        size += len(part.decode("utf-8", "ignore"))
        if part.endswith(b"\n"):
            break
    return size


def _row(line: str, number: int, offset: int, path: str) -> Row | InputError:
    try:
        cells = {}
        for name, value, at in _members(line):
            column = meaning(name)
            if column is not None and column not in cells and value is not None:
                cells[column] = _cell(value, line, at, offset)
    except RecursionError:
        return InputError(f"line {number}: lists or objects are nested too deep to be read", path=path)
    except ValueError as error:
        return InputError(f"line {number}: not a JSON object: {error}", path=path, hint="one object a line")
    if "target" not in cells:
        names = ", ".join(COLUMNS["target"])
        return InputError(f"line {number}: no target", path=path, hint=f"it may be called {names}")
    return Row(cells, LineIndex((offset,), number))


def _members(line: str) -> Iterator[tuple[str, Any, int]]:
    """Name, value and the offset of the value, for each member of the object that a line holds.

    Python's json tells no places, so the object is walked here member by member; the values are json's own.
    """
    at = _skip(line, 0)
    if line[at : at + 1] != "{":
        raise ValueError("it does not begin with {")
    at = _skip(line, at + 1)
    while line[at : at + 1] != "}":
        if line[at : at + 1] != '"':
            raise ValueError(f"a name in quotes is missing at column {at + 1}")
        name, at = scanstring(line, at + 1, True)
        at = _skip(line, at)
        if line[at : at + 1] != ":":
            raise ValueError(f"a colon is missing at column {at + 1}")
        begin = _skip(line, at + 1)
        value, at = _DECODER.raw_decode(line, begin)
        yield name, value, begin
        at = _skip(line, at)
        if line[at : at + 1] == ",":
            at = _skip(line, at + 1)
        elif line[at : at + 1] != "}":
            raise ValueError(f"a comma or }} is missing at column {at + 1}")
    if line[_skip(line, at + 1) :]:
        raise ValueError("something follows the object")


def _skip(line: str, at: int) -> int:
    space = _SPACE.match(line, at)
    return space.end() if space else at


def _cell(value: Any, line: str, at: int, offset: int) -> Cell:
    if not isinstance(value, str):
        return Cell(str(value))
    return Cell(value, _literal_map(value, line, at + 1, offset))


def _literal_map(value: str, line: str, begin: int, offset: int) -> OffsetMap:
    """Runs of a string literal whose first character stands at `line[begin]`; an escape maps as a whole."""
    if line.startswith(value, begin) and line[begin + len(value) : begin + len(value) + 1] == '"':
        return OffsetMap.verbatim(len(value), offset + begin)
    runs: list[Run] = []
    text, raw = 0, begin
    while text < len(value):
        escape = line.find("\\", raw)
        plain = min(len(value) - text, (escape if escape >= 0 else len(line)) - raw)
        if plain > 0:
            runs.append(Run(Span(text, text + plain), Span(offset + raw, offset + raw + plain)))
            text, raw = text + plain, raw + plain
            continue
        hit = _ESCAPE.match(line, raw)
        if hit is None:
            break
        file = Span(offset + hit.start(), offset + hit.end())
        runs.append(Run(Span(text, text + 1), file, verbatim=False))
        text, raw = text + 1, hit.end()
    return OffsetMap(tuple(runs))


@hookimpl
def mtaudit_readers() -> Iterable[type[Reader]]:
    """Registers the reader."""
    return [JsonLinesReader]
