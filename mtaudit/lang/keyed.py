"""Tables that are looked up rather than read: a line is found by its first column, and only then taken apart.

Parsing a table of ten thousand lines takes longer than an article has words to look up in it. Lines in sorted order
need no parsing at all, not even into lines.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

SORTED: Final = "# sorted"
"""The comment of a table whose lines stand in the order of their code points; others are sorted when they are read."""
_BLOCK: Final = 1024
"""Bytes between two lines that are known by heart; what lies between is searched."""
_MOST_KNOWN: Final = 100_000


class _Rows:
    """The sorted rows of one table, as they are in the file: UTF-8, whose bytes have the order of code points."""

    def __init__(self, rows: bytes) -> None:
        """`rows` that have a line end before and behind them are not copied."""
        if not rows.startswith(b"\n") or not rows.endswith(b"\n") or rows[1:2] == b"\n" or rows[-2:-1] == b"\n":
            rows = b"\n" + rows.strip(b"\n") + b"\n"
        self._rows = rows
        self._places = [0]
        self._lines = [b""]
        at = self._rows.find(b"\n", _BLOCK)
        while 0 <= at < len(self._rows) - 1:
            end = self._rows.index(b"\n", at + 1)
            self._places.append(at)
            self._lines.append(self._rows[at + 1 : end])
            at = self._rows.find(b"\n", at + _BLOCK)
        self._places.append(len(self._rows))

    def __bool__(self) -> bool:
        return len(self._rows) > 2

    def first(self, beginning: bytes) -> int:
        """Where the first row with that beginning starts; -1 if there is none."""
        block = bisect_right(self._lines, beginning) - 1
        wanted = b"\n" + beginning
        return self._rows.find(wanted, self._places[block], self._places[block + 1] + len(wanted)) + 1 or -1

    def row(self, at: int) -> bytes:
        """The row that starts there; empty behind the last."""
        return self._rows[at : self._rows.find(b"\n", at)]

    def all(self) -> list[bytes]:
        """Every row."""
        return self._rows[1:-1].split(b"\n") if self else []


class Keyed(Mapping[str, str]):
    """What stands behind the first column in tables of one kind, by the first column; the first table wins."""

    def __init__(self, texts: Iterable[str | bytes] = ()) -> None:
        """`texts`: tables with comments (`#`), a header line, and rows of cells that are separated by tabs; UTF-8."""
        self._tables = [_rows(text.encode() if isinstance(text, str) else text) for text in texts]
        self._known: dict[str, str | None] = {}

    def __getitem__(self, key: str) -> str:
        value = self.get(key)
        if value is None:
            raise KeyError(key)
        return value

    def get(self, key: str, default: str | None = None) -> str | None:  # type: ignore[override]
        """The cells behind a key as they are written, tabs included."""
        try:
            found = self._known[key]
        except KeyError:
            if len(self._known) > _MOST_KNOWN:
                self._known.clear()
            found = self._known[key] = self._looked_up(key)
        return default if found is None else found

    def _looked_up(self, key: str) -> str | None:
        wanted = key.encode(errors="surrogatepass") + b"\t"
        for rows in self._tables:
            at = rows.first(wanted)
            if at >= 0:
                return rows.row(at + len(wanted)).decode()
        return None

    def beginning(self, start: str) -> Iterator[tuple[str, str]]:
        """Keys that begin like this, and their cells, table by table in order."""
        wanted = start.encode(errors="surrogatepass")
        for rows in self._tables:
            at = rows.first(wanted)
            while at >= 0 and (row := rows.row(at)) and row.startswith(wanted):
                key, _, cells = row.decode().partition("\t")
                yield key, cells
                at += len(row) + 1

    def __contains__(self, key: object) -> bool:
        return isinstance(key, str) and self.get(key) is not None

    def __bool__(self) -> bool:
        return any(self._tables)

    def __iter__(self) -> Iterator[str]:
        yield from dict.fromkeys(row.decode().partition("\t")[0] for rows in self._tables for row in rows.all())

    def __len__(self) -> int:
        return sum(1 for _ in self)


class Listed(Mapping[str, tuple[str, ...]]):
    """One column of such tables, its cells split at spaces."""

    def __init__(self, rows: Keyed, column: int = 0) -> None:
        """`column` counts from 0 behind the first."""
        self._rows = rows
        self._column = column
        self._known: dict[str, tuple[str, ...]] = {}

    def __getitem__(self, key: str) -> tuple[str, ...]:
        known = self._known.get(key)
        if known is None:
            if len(self._known) > _MOST_KNOWN:
                self._known.clear()
            cells = (self._rows.get(key) or "").split("\t")
            known = tuple(cells[self._column].split()) if len(cells) > self._column else ()
            self._known[key] = known
        return known

    def get(self, key: str, default: object = ()) -> tuple[str, ...]:  # noqa: ARG002
        """The words of a row; none if there is no such row."""
        return self[key]

    def __bool__(self) -> bool:
        return bool(self._rows)

    def __iter__(self) -> Iterator[str]:
        return iter(self._rows)

    def __len__(self) -> int:
        return len(self._rows)


def _rows(text: bytes) -> _Rows:
    """The rows of a table, in order, without comments and header."""
    text = text.replace(b"\r\n", b"\n") if b"\r" in text else text
    at = ordered = 0
    while text.startswith((b"#", b"\n"), at):
        end = text.find(b"\n", at) + 1 or len(text)
        ordered |= text[at:end].rstrip() == SORTED.encode()
        at = end
    header = text.find(b"\n", at)
    rows = text[header if header >= 0 else len(text) :]
    if ordered:
        return _Rows(rows)
    return _Rows(b"\n".join(sorted(line for line in rows.split(b"\n") if line and not line.startswith(b"#"))))
