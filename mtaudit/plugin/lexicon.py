"""Lexicons: data that detectors ask for by kind and language. A language team needs no code."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from pathlib import Path
from typing import Any, NamedTuple

from mtaudit.lang.keyed import SORTED, Keyed
from mtaudit.model import base_language
from mtaudit.model.values import dataclass


@dataclass(frozen=True, slots=True)
class Lexicon:
    """One table: tab-separated, UTF-8, comments (`#`) first, then a header line, then the rows.

    `kind` says what it is (`traps`, `holders`), `language` which language it is for (empty: any), `path` where
    the file is. Origin and licence stand in the comments at its top.
    """

    kind: str
    language: str
    path: Path

    @property
    def stamp(self) -> str:
        """Its name and its size in bytes: what was made from it is current as long as they are the same."""
        return f"{self.path.name} {os.stat(self.path).st_size}"

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


class View(NamedTuple):
    """Tables as they are looked up otherwise than by their first column: by a word of a name, in lower case.

    `make` gives the keys and their cells, from all tables of the `kinds` for a language. What it gives for the
    built-in tables is written beside the first of them (`python -m mtaudit.testing.index`), and read from there as
    long as the tables are those from which it was made; with more or other ones it is made when it is asked for.
    """

    name: str
    kinds: tuple[str, ...]
    make: Callable[[Lexicons, str], Mapping[str, str]]

    def path(self, lexicons: Lexicons, language: str) -> Path | None:
        """Where the view belongs; None if there are no tables."""
        tables = lexicons.tables(self.kinds[0], language)
        return tables[0].path.with_name(f"{language or 'any'}.{self.name}.view") if tables else None

    def head(self, lexicons: Lexicons, language: str) -> bytes:
        """The first lines of the written view, which name the tables by their sizes."""
        sizes = [f"{kind}/{table.stamp}" for kind in self.kinds for table in lexicons.tables(kind, language)]
        return f"# made by python -m mtaudit.testing.index from {', '.join(sizes)}\n{SORTED}\nkey\tcells\n".encode()

    def written(self, lexicons: Lexicons, language: str) -> bytes:
        """The view as it is written."""
        rows = sorted(f"{key}\t{cells}\n" for key, cells in self.make(lexicons, language).items())
        return self.head(lexicons, language) + "".join(rows).encode()


class Lexicons:
    """All lexicons that were registered, asked for by kind and language."""

    def __init__(self, lexicons: Iterable[Lexicon] = ()) -> None:
        self._all: tuple[Lexicon, ...] = tuple(lexicons)
        self._parsed: dict[tuple[str, str], list[dict[str, str]]] = {}
        self._keyed: dict[tuple[str, str], Keyed] = {}
        self._views: dict[tuple[str, str], Keyed] = {}

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
            self._keyed[key] = Keyed(table.path.read_bytes() for table in self.tables(*key))
        return self._keyed[key]

    def view(self, view: View, language: str = "en") -> Keyed:
        """The rows of a view, to be looked up by their keys (read once)."""
        key = (view.name, base_language(language))
        if key not in self._views:
            path = view.path(self, key[1])
            text = path.read_bytes() if path is not None and path.is_file() else b""
            current = text and text.startswith(view.head(self, key[1]))
            self._views[key] = Keyed((text if current else view.written(self, key[1]),))
        return self._views[key]


def lexicons_in(folder: Path) -> list[Lexicon]:
    """Every table below a folder of the form `<kind>/<language>[.<group>].tsv`; `any` stands for all languages."""
    found = []
    for kind in _listed(str(folder)):
        inside = os.path.join(folder, kind)
        for name in _listed(inside):
            if name.endswith(".tsv"):
                language = name.split(".", 1)[0]
                found.append(Lexicon(kind, "" if language == "any" else language, Path(inside, name)))
    return found


def _listed(folder: str) -> list[str]:
    """The names in a folder, in order; none in what is no folder."""
    try:
        return sorted(os.listdir(folder))
    except OSError:
        return []
