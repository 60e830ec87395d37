"""Lexicons: data that detectors ask for by kind and language. A language team needs no code."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any

from mtaudit.lang.keyed import Keyed
from mtaudit.model import base_language


@dataclass(frozen=True, slots=True)
class Lexicon:
    """One table: tab-separated, UTF-8, comments (`#`) first, then a header line, then the rows.

    `kind` says what it is (`traps`, `holders`), `language` which language it is for (empty: any), `path` where
    the file is. Origin and licence stand in the comments at its top.
    """

    kind: str
    language: str
    path: Path

    def text(self) -> str:
        """The whole file. Raises OSError or UnicodeDecodeError if it cannot be read."""
        return self.path.read_text(encoding="utf-8")

    def rows(self) -> list[dict[str, str]]:
        """The rows as mappings from column to cell; missing cells are empty."""
        lines = [line for line in self.text().splitlines() if line and not line.startswith("#")]
        if not lines:
            return []
        header = lines[0].split("\t")
        width = len(header)
        return [dict(zip(header, (line.split("\t") + [""] * width)[:width], strict=True)) for line in lines[1:]]


    def columns(self, *names: str) -> tuple[list[str], ...]:
        """Columns by name, cell by cell in the order of the rows; a column that is not there is empty cells."""
        lines = [line for line in self.text().splitlines() if line and not line.startswith("#")]
        if not lines:
            return tuple([] for _ in names)
        header = lines.pop(0).split("\t")
        tabs = len(header) - 1
        cells: list[str] = []
        if all(line.count("\t") == tabs for line in lines):
            cells = "\t".join(lines).split("\t") if lines else []
        else:
            for line in lines:
                cells += (line.split("\t") + [""] * tabs)[: tabs + 1]
        empty = [""] * len(lines)
        return tuple(cells[header.index(name) :: tabs + 1] if name in header else empty for name in names)


class Lexicons:
    """All lexicons that were registered, asked for by kind and language."""

    def __init__(self, lexicons: Iterable[Lexicon] = ()) -> None:
        self._all: tuple[Lexicon, ...] = tuple(lexicons)
        self._parsed: dict[tuple[str, str], list[dict[str, str]]] = {}
        self._keyed: dict[tuple[str, str], Keyed] = {}

    def __reduce__(self) -> tuple[type[Lexicons], tuple[Any, ...]]:
        return Lexicons, (self._all,)

    def all(self) -> Sequence[Lexicon]:
        """Every table."""
        return self._all

    def tables(self, kind: str, language: str = "") -> tuple[Lexicon, ...]:
        """The tables of one kind for a language, those for any language included; built-in ones come first."""
        base = base_language(language)
        return tuple(x for x in self._all if x.kind == kind and x.language in ("", base))

    def groups(self, kind: str, language: str = "") -> Iterator[tuple[tuple[Lexicon, ...], str]]:
        """The tables of one kind for a language by their folder, each group with the text of the index beside it.

        An index (`<language>.index`) is made from the tables and says where their words stand. Empty: there is none.
        """
        for folder, group in groupby(self.tables(kind, language), key=lambda table: table.path.parent):
            path = folder / f"{base_language(language) or 'any'}.index"
            yield tuple(group), path.read_text(encoding="utf-8") if path.is_file() else ""

    def rows(self, kind: str, language: str = "") -> list[dict[str, str]]:
        """The rows of all tables of one kind for a language (parsed once)."""
        key = (kind, base_language(language))
        if key not in self._parsed:
            self._parsed[key] = [row for table in self.tables(*key) for row in table.rows()]
        return self._parsed[key]

    def columns(self, kind: str, language: str, *names: str) -> tuple[list[str], ...]:
        """Columns of all tables of one kind for a language, cell by cell in the order of the rows.

        Quicker than `rows` where a whole column is wanted. A column that a table lacks is empty cells.
        """
        found: tuple[list[str], ...] = tuple([] for _ in names)
        for table in self.tables(kind, language):
            for column, cells in zip(found, table.columns(*names), strict=True):
                column += cells
        return found

    def keyed(self, kind: str, language: str = "") -> Keyed:
        """The rows of all tables of one kind for a language, to be looked up by their first column (read once)."""
        key = (kind, base_language(language))
        if key not in self._keyed:
            self._keyed[key] = Keyed(table.text() for table in self.tables(*key))
        return self._keyed[key]


def lexicons_in(folder: Path) -> list[Lexicon]:
    """Every table below a folder of the form `<kind>/<language>[.<group>].tsv`; `any` stands for all languages."""
    found = []
    for path in sorted(folder.glob("*/*.tsv")):
        language = path.name.split(".", 1)[0]
        found.append(Lexicon(path.parent.name, "" if language == "any" else language, path))
    return found
