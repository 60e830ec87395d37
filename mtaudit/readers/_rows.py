"""Rows with named columns -> documents: what JSONL and separated tables have in common."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import chain, islice

from mtaudit.errors import InputError
from mtaudit.lang.directives import META, directives
from mtaudit.lang.identify import identify, target_language
from mtaudit.model import Document, Keys, Kind, Languages, LineIndex, OffsetMap, Segment
from mtaudit.plugin import InputFile

_MOST_ROWS = 2000
_KEYS_KEPT = 100_000
_SAMPLE_ROWS = 200

COLUMNS: Mapping[str, tuple[str, ...]] = {
    "id": ("id", "key", "segid", "seg_id", "segment_id"),
    "source": ("source", "src", "source_text", "original"),
    "target": ("target", "tgt", "mt", "translation", "hyp", "hypothesis", "output", "target_text", "text"),
    "reference": ("reference", "ref", "reference_text"),
    "source_lang": ("source_lang", "src_lang", "source_language", "sl"),
    "target_lang": ("target_lang", "tgt_lang", "target_language", "language", "lang", "tl"),
    "document": ("document", "doc", "docid", "doc_id", "document_id"),
    "note": ("note", "notes", "comment", "comments"),
    "state": ("state", "status"),
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
    rows: Iterable[Row | InputError],
    file: InputFile,
    format_name: str,
    *,
    encoding: str = "utf-8",
    notices: tuple[str, ...] = (),
    part: str = "",
) -> Iterator[Document | InputError]:
    """Rows that follow each other with the same `document` make one document; any other row is its own.

    More than 2,000 rows of one document are read as several, so that a file of any size fits into the memory.
    """
    stream = iter(rows)
    first = list(islice(stream, _SAMPLE_ROWS))
    languages = _languages(file.languages, [row for row in first if isinstance(row, Row)])
    builder = _Builder(file, languages, format_name, encoding, notices, part)
    group: list[Row] = []
    for row in chain(first, stream, (None,)):
        same = group and isinstance(row, Row) and row.text("document") and _same(group[-1], row)
        if group and (not same or len(group) >= _MOST_ROWS):
            yield builder.document(group)
            group = []
        if isinstance(row, Row):
            group.append(row)
        elif row is not None:
            yield row


def _languages(asked: Languages, rows: list[Row]) -> Languages:
    """What rows are in that do not say it themselves: judged by many, as one alone is often too short."""
    texts, sources = (" ".join(row.text(side) for row in rows) for side in ("target", "source"))
    source, sure = ("", 0.0) if asked.source else identify(sources)
    return Languages(asked.target or target_language(texts), asked.source or (source if sure >= 0.6 else ""))


def _same(one: Row, two: Row) -> bool:
    return one.text("document") == two.text("document")


class _Builder:
    def __init__(
        self,
        file: InputFile,
        languages: Languages,
        format_name: str,
        encoding: str,
        notices: tuple[str, ...],
        part: str,
    ) -> None:
        self.file, self.languages, self.format, self.encoding, self.part = file, languages, format_name, encoding, part
        self.notices = notices
        self._keys = Keys()
        self._made = 0
        self._last = ("", 0)

    def document(self, rows: list[Row]) -> Document:
        """The rows as one document. What is to be noticed of the file is said with its first."""
        notices, self.notices = self.notices, ()
        doubled: list[str] = []
        segments = tuple(self._segments(rows, doubled))
        if doubled:
            notices = (*notices, f"the same id stands in more than one row: {', '.join(doubled[:3])}")
        return Document(
            path=self.file.path,
            segments=segments,
            key=self._key(rows[0].text("document")) or segments[0].key,
            part=self.part,
            format=self.format,
            encoding=self.encoding,
            languages=segments[0].languages,
            lines=_index(rows),
            notices=notices,
        )

    def _key(self, name: str) -> str:
        number = self._last[1] + 1 if name == self._last[0] else 1
        self._last = (name, number)
        return f"{name}#{number}" if name and number > 1 else name

    def _segments(self, rows: list[Row], doubled: list[str]) -> Iterator[Segment]:
        seen: dict[str, int] = {}
        for number, row in enumerate(rows):
            key = row.text("id") or self._hash(row.text("target"))
            seen[key] = seen.get(key, 0) + 1
            if seen[key] > 1:
                doubled.append(key)
                key = f"{key}#{seen[key]}"
                seen[key] = seen.get(key, 0) + 1
            yield _segment(row, key, number, self.languages)

    def _hash(self, text: str) -> str:
        """Keys are told apart within the last rows only: those of a large file do not fit into the memory."""
        self._made += 1
        if self._made % _KEYS_KEPT == 0:
            self._keys = Keys()
        return self._keys.key(text)


def _index(rows: list[Row]) -> LineIndex:
    """The lines of all rows; lines between them that hold no row begin, as it were, where the next one does."""
    starts: list[int] = []
    first = rows[0].lines.first
    for row in rows:
        missing = row.lines.first - first - len(starts)
        starts += [row.lines.starts[0]] * missing
        starts += row.lines.starts
    return LineIndex(tuple(starts), first)


_NO_CELL = Cell("")


def _segment(row: Row, key: str, number: int, languages: Languages) -> Segment:
    target = row.cells["target"]
    source, reference = row.cells.get("source", _NO_CELL), row.cells.get("reference", _NO_CELL)
    return Segment(
        key=key,
        target=target.text,
        source=source.text or None,
        reference=reference.text or None,
        languages=Languages(row.text("target_lang") or languages.target, row.text("source_lang") or languages.source),
        map=target.map,
        source_map=source.map,
        reference_map=reference.map,
        block=number,
        kind=Kind.UNIT,
        meta=(*row.meta, *_meta(row)),
    )


def _meta(row: Row) -> Iterator[tuple[str, str]]:
    note, state = row.text("note").strip(), row.text("state").strip()
    said = directives(note) if "mtaudit:" in note else ()
    yield from ((META, directive) for directive in said)
    if note and not said:
        yield "note", note
    if state:
        yield "state", state
