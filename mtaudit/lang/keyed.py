"""Tables that are looked up rather than read: a line is found by its first column, and only then taken apart.

Parsing a table of ten thousand lines takes longer than an article has words to look up in it. Lines in sorted order
need no parsing at all.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

SORTED: Final = "# sorted"
"""The comment of a table whose lines stand in the order of their code points; others are sorted when they are read."""


class Keyed(Mapping[str, str]):
    """What stands behind the first column in tables of one kind, by the first column; the first table wins."""

    def __init__(self, texts: Iterable[str] = ()) -> None:
        """`texts`: tables with comments (`#`), a header line, and rows of cells that are separated by tabs."""
        self._tables = [_lines(text) for text in texts]

    def __getitem__(self, key: str) -> str:
        value = self.get(key)
        if value is None:
            raise KeyError(key)
        return value

    def get(self, key: str, default: str | None = None) -> str | None:  # type: ignore[override]
        """The cells behind a key as they are written, tabs included."""
        wanted = key + "\t"
        for lines in self._tables:
            at = bisect_left(lines, wanted)
            if at < len(lines) and lines[at].startswith(wanted):
                return lines[at][len(wanted) :]
        return default

    def __contains__(self, key: object) -> bool:
        return isinstance(key, str) and self.get(key) is not None

    def __bool__(self) -> bool:
        return any(self._tables)

    def __iter__(self) -> Iterator[str]:
        yield from dict.fromkeys(line.partition("\t")[0] for lines in self._tables for line in lines)

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
            if len(self._known) > 100_000:
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


def _lines(text: str) -> list[str]:
    """The rows of a table, in order, without comments and header."""
    lines = [line.removesuffix("\r") for line in text.split("\n")] if "\r" in text else text.split("\n")
    head = 0
    while head < len(lines) and (not lines[head] or lines[head].startswith("#")):
        head += 1
    if SORTED in lines[:head]:
        rows = lines[head + 1 :]
        if rows and not rows[-1]:
            rows.pop()
        return rows
    return sorted(line for line in lines[head + 1 :] if line and not line.startswith("#"))
