"""Rows with named columns -> documents: what JSONL and separated tables have in common."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import chain, pairwise

from mtaudit.errors import InputError
from mtaudit.model import Document, Keys, Kind, Languages, LineIndex, OffsetMap, Segment

COLUMNS: Mapping[str, tuple[str, ...]] = {
    "id": ("id", "key", "segid", "seg_id", "segment_id"),
    "source": ("source", "src", "source_text", "original"),
    "target": ("target", "tgt", "mt", "translation", "hyp", "hypothesis", "output", "target_text", "text"),
    "reference": ("reference", "ref", "reference_text"),
    "source_lang": ("source_lang", "src_lang", "source_language", "sl"),
    "target_lang": ("target_lang", "tgt_lang", "target_language", "language", "lang", "tl"),
    "document": ("document", "doc", "docid", "doc_id", "document_id"),
}
"""What a column may be called, the first name preferred."""

_MEANING = {name: column for column, names in COLUMNS.items() for name in names}


def meaning(name: str) -> str | None:
    """Which column a header names; None if none of ours."""
    return _MEANING.get(name.strip().lower().replace("-", "_").replace(" ", "_"))


@dataclass(frozen=True)
class Cell:
    """A value and where its characters stand in the file."""

    text: str
    map: OffsetMap = OffsetMap()


@dataclass(frozen=True)
class Row:
    """One row: its cells by column, and the lines of the file that it takes up."""

    cells: Mapping[str, Cell]
    lines: LineIndex
    meta: tuple[tuple[str, str], ...] = field(default=())

    def text(self, column: str) -> str:
        """The text of a column, empty if the row lacks it."""
        cell = self.cells.get(column)
        return cell.text if cell else ""


def documents(
    rows: Iterable[Row | InputError], path: str, format_name: str, languages: Languages
) -> Iterator[Document | InputError]:
    """Rows that follow each other with the same `document` make one document; any other row is its own."""
    keys = Keys()
    group: list[Row] = []
    for row in chain(rows, (None,)):
        same = group and isinstance(row, Row) and row.text("document") and _same(group[-1], row)
        if group and not same:
            yield _document(group, path, format_name, languages, keys)
            group = []
        if isinstance(row, Row):
            group.append(row)
        elif row is not None:
            yield row


def _same(one: Row, two: Row) -> bool:
    return one.text("document") == two.text("document")


def _document(rows: list[Row], path: str, format_name: str, languages: Languages, keys: Keys) -> Document:
    segments = tuple(_segment(row, number, languages, keys) for number, row in enumerate(rows))
    first = rows[0]
    starts = tuple(start for row in rows for start in row.lines.starts)
    return Document(
        path=path,
        segments=segments,
        key=first.text("document") or segments[0].key,
        format=format_name,
        encoding="utf-8",
        languages=segments[0].languages,
        lines=LineIndex(starts, first.lines.first) if _contiguous(rows) else first.lines,
    )


def _contiguous(rows: list[Row]) -> bool:
    """Rows without blank lines between them: line numbers may be counted through."""
    return all(b.lines.first == a.lines.first + len(a.lines.starts) for a, b in pairwise(rows))


def _segment(row: Row, number: int, languages: Languages, keys: Keys) -> Segment:
    target = row.cells["target"]
    return Segment(
        key=row.text("id") or keys.key(target.text),
        target=target.text,
        source=row.text("source") or None,
        reference=row.text("reference") or None,
        languages=Languages(
            row.text("target_lang") or languages.target or "en", row.text("source_lang") or languages.source
        ),
        map=target.map,
        block=number,
        kind=Kind.UNIT,
        meta=row.meta,
    )
