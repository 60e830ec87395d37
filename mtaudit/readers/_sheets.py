"""Workbooks (Office Open XML): the texts of their cells, row by row.

Read with expat straight out of the archive: nothing is unpacked to disk, fetched or expanded. A document type, which
no office program writes, is refused, and so are archives that are larger inside than any table a person made.
"""

from __future__ import annotations

import posixpath
import re
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from lzma import LZMAError
from typing import IO
from xml.parsers import expat

from mtaudit.errors import InputError
from mtaudit.plugin import InputFile

MOST_INSIDE = 512 * 1024 * 1024
MOST_RATIO = 500
_FREE = 16 * 1024 * 1024
_DEEPEST = 64
_CHUNK = 1 << 16
_COLUMN = re.compile(r"[A-Z]{1,3}")
_MAIN = "xl/workbook.xml"

Attributes = dict[str, str]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet: its name, and the member of the archive that holds it."""

    name: str
    member: str


@dataclass(slots=True)
class SheetRow:
    """A row: its number and the texts of its cells by column, counted from 0."""

    number: int
    cells: dict[int, str] = field(default_factory=dict)


class Workbook:
    """An open workbook."""

    def __init__(self, archive: zipfile.ZipFile, path: str) -> None:
        self.archive = archive
        self.path = path
        self._check()
        self.sheets = self._sheets()
        self.strings = self._strings()

    def rows(self, sheet: Sheet) -> Iterator[SheetRow]:
        """The rows of a sheet that have cells, in order."""
        scan = _SheetScan(self.strings)
        for _ in self._scanned(sheet.member, scan):
            yield from scan.done
            scan.done.clear()

    def _check(self) -> None:
        infos = self.archive.infolist()
        size, packed = sum(i.file_size for i in infos), sum(i.compress_size for i in infos)
        if any(info.flag_bits & 1 for info in infos):
            raise InputError("it is encrypted", path=self.path, hint="save it without a password")
        if size > MOST_INSIDE or (size > _FREE and size > MOST_RATIO * max(1, packed)):
            message = f"the archive unpacks to {size:,} bytes from {packed:,}: it was not opened"
            raise InputError(message, path=self.path, hint="save the table as CSV if it is really that large")

    def _sheets(self) -> list[Sheet]:
        if _MAIN not in self.archive.namelist():
            raise InputError(f"this is no workbook: it has no {_MAIN}", path=self.path, hint="save it as .xlsx")
        targets, found = _Collect("Relationship"), _Collect("sheet")
        self._drain("xl/_rels/workbook.xml.rels", targets)
        self._drain(_MAIN, found)
        members = {a.get("Id", ""): _member(a.get("Target", "")) for a in targets.found}
        named = ((a.get("name", ""), members.get(_relation(a), "")) for a in found.found)
        return [Sheet(name, member) for name, member in named if member in self.archive.namelist()]

    def _strings(self) -> list[str]:
        scan = _Strings()
        if "xl/sharedStrings.xml" in self.archive.namelist():
            self._drain("xl/sharedStrings.xml", scan)
        return scan.found

    def _drain(self, member: str, scan: _Scan) -> None:
        if member in self.archive.namelist():
            for _ in self._scanned(member, scan):
                pass

    def _scanned(self, member: str, scan: _Scan) -> Iterator[None]:
        """Feeds a member to a scan; stops after each piece so that the scan can be emptied."""
        parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.StartDoctypeDeclHandler = _refuser(self.path, member)
        parser.StartElementHandler = scan.start
        parser.EndElementHandler = scan.end
        parser.CharacterDataHandler = scan.text
        with _explained(self.path, member), self.archive.open(member) as stream:
            while chunk := stream.read(_CHUNK):
                parser.Parse(chunk, False)
                yield
            parser.Parse(b"", True)
            yield


@contextmanager
def open_workbook(file: InputFile) -> Iterator[Workbook]:
    """A workbook. Raises InputError for what is none, is encrypted, broken or grows out of all bounds."""
    with file.open() as stream:
        _check_head(stream, file.path)
        with _explained(file.path, ""):
            archive = zipfile.ZipFile(stream)
        with archive:
            yield Workbook(archive, file.path)


def _check_head(stream: IO[bytes], path: str) -> None:
    head = stream.read(8)
    stream.seek(0)
    if head.startswith(b"\xd0\xcf\x11\xe0"):
        raise InputError("it has a password, or is of the old .xls format", path=path, hint="save it as plain .xlsx")
    if not head.startswith(b"PK"):
        raise InputError("this is no workbook", path=path, hint="save it as .xlsx")


@contextmanager
def _explained(path: str, member: str) -> Iterator[None]:
    where = f"{member}: " if member else ""
    try:
        yield
    except expat.ExpatError as error:
        raise InputError(f"{where}broken XML: {error}", path=path, hint="save it anew") from None
    except (zipfile.BadZipFile, zlib.error, LZMAError, EOFError) as error:
        message = f"{where}the archive is broken: {error or 'it ends too early'}"
        raise InputError(message, path=path, hint="copy or download the file again") from None
    except NotImplementedError as error:
        raise InputError(f"{where}{error}", path=path, hint="save it anew") from None


def _refuser(path: str, member: str) -> Callable[..., None]:
    def refuse(*_: object) -> None:
        raise InputError(f"{member}: it has a document type, which is not read", path=path, hint="save it anew")

    return refuse


def _member(target: str) -> str:
    """The archive's name of a relationship's target; what climbs out of the archive names no member."""
    return target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join("xl", target))


def _relation(attributes: Attributes) -> str:
    return next((value for name, value in attributes.items() if name.rpartition(":")[2] == "id"), "")


def _local(name: str) -> str:
    return name.rpartition(":")[2]


class _Scan:
    """What is done with the events of a member."""

    def __init__(self) -> None:
        self.depth = 0

    def start(self, name: str, attributes: Attributes) -> None:
        self.depth += 1
        if self.depth > _DEEPEST:
            raise expat.ExpatError(f"elements lie more than {_DEEPEST} deep in each other")
        self.opened(_local(name), attributes)

    def end(self, name: str) -> None:
        self.depth -= 1
        self.closed(_local(name))

    def opened(self, name: str, attributes: Attributes) -> None:
        pass

    def closed(self, name: str) -> None:
        pass

    def text(self, data: str) -> None:
        pass


class _Collect(_Scan):
    """The attributes of all elements of a name."""

    def __init__(self, wanted: str) -> None:
        super().__init__()
        self.wanted = wanted
        self.found: list[Attributes] = []

    def opened(self, name: str, attributes: Attributes) -> None:
        if name == self.wanted:
            self.found.append(attributes)


class _Rich(_Scan):
    """Collects text elements, those of phonetic guides left out."""

    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = []
        self.inside = False
        self.guide = False

    def opened(self, name: str, attributes: Attributes) -> None:  # noqa: ARG002  (the form of all scans)
        if name == "rPh":
            self.guide = True
        elif name == "t":
            self.inside = not self.guide

    def closed(self, name: str) -> None:
        if name == "rPh":
            self.guide = False
        elif name == "t":
            self.inside = False

    def text(self, data: str) -> None:
        if self.inside:
            self.parts.append(data)

    def taken(self) -> str:
        text, self.parts = "".join(self.parts), []
        return _CONTROL.sub(lambda c: chr(int(c[1], 16)), text) if "_x" in text else text


# Characters that XML cannot hold, and a literal "_x", are written so in workbooks (ECMA-376, part 1, 22.9.2.19).
_CONTROL = re.compile(r"_x([0-9A-Fa-f]{4})_")


class _Strings(_Rich):
    """The strings that cells share."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def closed(self, name: str) -> None:
        super().closed(name)
        if name == "si":
            self.found.append(self.taken())


class _SheetScan(_Rich):
    """The rows of a sheet."""

    def __init__(self, strings: list[str]) -> None:
        super().__init__()
        self.strings = strings
        self.done: list[SheetRow] = []
        self.row = SheetRow(0)
        self.column = -1
        self.kind = ""

    def opened(self, name: str, attributes: Attributes) -> None:
        if name == "row":
            number = attributes.get("r", "")
            self.row = SheetRow(int(number) if number.isdecimal() and len(number) < 9 else self.row.number + 1)
            self.column = -1
        elif name == "c":
            self.column = _column(attributes.get("r", ""), self.column + 1)
            self.kind = attributes.get("t", "n")
            self.parts = []
        elif name == "v":
            self.inside = True
        else:
            super().opened(name, attributes)

    def closed(self, name: str) -> None:
        if name == "v":
            self.inside = False
        elif name == "c":
            self._cell(self.taken())
        elif name == "row":
            if self.row.cells:
                self.done.append(self.row)
        else:
            super().closed(name)

    def _cell(self, value: str) -> None:
        if self.kind == "s":
            number = int(value) if value.isdecimal() and len(value) < 9 else len(self.strings)
            value = self.strings[number] if number < len(self.strings) else ""
        if value and self.kind != "e":
            self.row.cells[self.column] = value


def _column(reference: str, following: int) -> int:
    hit = _COLUMN.match(reference)
    if hit is None:
        return following
    number = 0
    for letter in hit[0]:
        number = 26 * number + ord(letter) - ord("A") + 1
    return number - 1
