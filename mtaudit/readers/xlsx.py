"""Workbooks with named columns."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from mtaudit.errors import InputError
from mtaudit.model import Document, LineIndex, OffsetMap
from mtaudit.plugin import InputFile, Reader, hookimpl
from mtaudit.readers._rows import COLUMNS, Cell, Row, documents, meaning
from mtaudit.readers._sheets import Sheet, SheetRow, Workbook, open_workbook


class XlsxReader(Reader):
    """Each sheet that names a target column in its first row; the others are left out.

    The part of a place is the sheet's name, its line the row; offsets count in the target column, as if its cells
    stood under each other.
    """

    name = "xlsx"
    suffixes = (".xlsx", ".xlsm")
    bilingual = True
    description = "workbooks with named columns (id, source, target, reference …)"
    places = "sheet and row"

    @classmethod
    def sniff(cls, head: bytes) -> float:
        """Likely if it is an archive that names a workbook."""
        return 0.9 if head.startswith(b"PK\3\4") and (b"xl/" in head or b"spreadsheetml" in head) else 0.0

    def read(self, file: InputFile) -> Iterator[Document | InputError]:
        """A document a row, or for consecutive rows with the same `document`."""
        with open_workbook(file) as book:
            headless = []
            for sheet in book.sheets:
                named = _named(book, sheet)
                if named is None:
                    headless.append(sheet.name)
                    continue
                rows = _rows(*named)
                notices = tuple(f"no target column: sheet {name!r} was left out" for name in headless)
                headless = []
                yield from documents(rows, file, self.name, notices=notices, part=sheet.name)
            if len(headless) == len(book.sheets):
                known = ", ".join(COLUMNS["target"])
                message = "no sheet has a target column in its first row"
                raise InputError(message, path=file.path, hint=f"it may be called {known}")


def _named(book: Workbook, sheet: Sheet) -> tuple[dict[int, str], Iterator[SheetRow]] | None:
    """What the columns of a sheet mean, and its rows below the head; None if it has no target."""
    rows = book.rows(sheet)
    head = next(rows, None)
    columns: dict[int, str] = {}
    for number, text in sorted(head.cells.items()) if head else ():
        column = meaning(text)
        if column is not None and column not in columns.values():
            columns[number] = column
    return (columns, rows) if "target" in columns.values() else None


def _rows(columns: dict[int, str], rows: Iterator[SheetRow]) -> Iterator[Row]:
    offset = 0
    place = next(number for number, column in columns.items() if column == "target")
    for row in rows:
        cells = {columns[n]: Cell(text) for n, text in row.cells.items() if n in columns}
        text = row.cells.get(place, "")
        if not text and "source" not in cells:
            continue
        cells["target"] = Cell(text, OffsetMap.verbatim(len(text), offset))
        yield Row(cells, LineIndex((offset,), row.number), (("cell", f"{_letters(place)}{row.number}"),))
        offset += len(text) + 1


def _letters(column: int) -> str:
    """`C` for 2, `AA` for 26."""
    letters = ""
    number = column + 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


@hookimpl
def mtaudit_readers() -> Iterable[type[Reader]]:
    """Registers the reader."""
    return [XlsxReader]
