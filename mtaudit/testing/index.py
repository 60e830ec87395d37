"""python -m mtaudit.testing.index FOLDER…: writes the indexes and views of the tables in folders of lexicons.

An index of phrase tables, or a view of other tables, spares the program a look at every row when it starts. It is made
anew when a table has changed: one that does not belong to the tables beside it is passed over, and the program starts
more slowly. Without FOLDER: the built-in ones.
"""

from __future__ import annotations

import importlib
import pkgutil
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import mtaudit.detectors
import mtaudit.lexicons
from mtaudit.detectors.confusions import pattern_index, patterns
from mtaudit.detectors.logic import predicate_index, predicates
from mtaudit.lang.phrases import PhraseTable, index_head, load_table, row_places
from mtaudit.plugin import Lexicons, View, lexicons_in

PHRASES = ("collocations", "frames", "idioms", "slots", "traps")
"""The kinds of lexicons that are phrase tables."""


def indexes(folder: Path, kinds: Iterable[str] = PHRASES, language: str = "en") -> Iterator[tuple[Path, str]]:
    """Where the index of each kind belongs, and its text. Raises TableError for tables that cannot be used."""
    lexicons = Lexicons(lexicons_in(folder))
    for kind in kinds:
        for group, _ in lexicons.groups(kind, language):
            phrases = PhraseTable([row for table in group for row in load_table(table.text(), table.path.name)])
            head, places = index_head(t.stamp for t in group), row_places(t.path.read_bytes() for t in group)
            yield group[0].path.with_name(f"{language}.index"), f"{head}\n{places}\n{phrases.written_index()}"
    for (place, sources, _), rows in (
        (predicate_index(lexicons), predicates(lexicons)),
        (pattern_index(lexicons), patterns(lexicons.rows("confusions", "en"))),
    ):
        if place is not None:
            yield place, f"{index_head(sources)}\n{PhraseTable(rows).written_index()}"


def views() -> list[View]:
    """All views that detectors look things up in."""
    found: dict[str, View] = {}
    for info in pkgutil.walk_packages(mtaudit.detectors.__path__, "mtaudit.detectors."):
        for view in vars(importlib.import_module(info.name)).values():
            if isinstance(view, View) and found.setdefault(view.name, view) is not view:
                raise ValueError(f"{info.name}: there is another view {view.name!r}")
    return [found[name] for name in sorted(found)]


def written_views(folder: Path, language: str = "en") -> Iterator[tuple[Path, bytes]]:
    """Where each view of the tables in a folder belongs, and what it says."""
    lexicons = Lexicons(lexicons_in(folder))
    for view in views():
        path = view.path(lexicons, language)
        if path is not None:
            yield path, view.written(lexicons, language)


def main(folders: list[Path]) -> None:
    """Writes what is not there or not current."""
    for folder in folders:
        for path, text in indexes(folder):
            _write(path, text.encode())
        for path, rows in written_views(folder):
            _write(path, rows)


def _write(path: Path, text: bytes) -> None:
    if not path.is_file() or path.read_bytes() != text:
        path.write_bytes(text)
        print(f"{path}: written")


if __name__ == "__main__":
    main([Path(p) for p in sys.argv[1:]] or [Path(mtaudit.lexicons.__file__).parent])
