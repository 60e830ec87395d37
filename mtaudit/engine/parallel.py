"""Translations of several systems with source and reference: files that run line by line, or rows of a format."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from mtaudit.config import Settings
from mtaudit.engine.inputs import reader_for
from mtaudit.engine.registry import Registry
from mtaudit.errors import InputError, UsageError
from mtaudit.lang.decode import decode
from mtaudit.model import Document, Segment
from mtaudit.model.values import dataclass
from mtaudit.plugin import Audited, InputFile

_SHOWN = 40


@dataclass(frozen=True)
class System:
    """One system's translations; `documents` names each segment's document, empty where there are none."""

    name: str
    items: tuple[Audited, ...]
    documents: tuple[str, ...]


def read_systems(
    targets: Sequence[str], source: str | None, reference: str | None, settings: Settings, registry: Registry
) -> list[System]:
    """The systems, all with the same number of segments.

    A text file is read line by line (only line feeds end a line; none is dropped), any other format by its reader,
    which may bring source and reference along. Raises UsageError where files differ in length: both counts, and
    the first place where they do not go together. InputError for what cannot be read.
    """
    if len(set(targets)) < len(targets):
        raise UsageError("a system is named twice")
    sides = {name: _rows(path, settings, registry) if path else None for name, path in _sides(source, reference)}
    systems = []
    for path in targets:
        rows = _rows(path, settings, registry)
        for side, other in (("source", source), ("reference", reference)):
            texts = sides[side]
            if texts is not None and other is not None:
                _check(path, rows, other, texts)
                rows = [_with(row, side, text.segment.target) for row, text in zip(rows, texts, strict=True)]
        systems.append(System(path, tuple(Audited(r.segment) for r in rows), tuple(r.document for r in rows)))
        if len(rows) != len(systems[0].items):
            first = [_Row(item.segment, "") for item in systems[0].items]
            _check(path, rows, targets[0], first)
    return systems


@dataclass(frozen=True)
class _Row:
    segment: Segment
    document: str


def _sides(source: str | None, reference: str | None) -> Iterable[tuple[str, str | None]]:
    return (("source", source), ("reference", reference))


def _with(row: _Row, side: str, text: str) -> _Row:
    old = row.segment
    source, reference = (text, old.reference) if side == "source" else (old.source, text)
    return _Row(Segment(old.key, old.target, source, reference, old.languages), row.document)


def _rows(path: str, settings: Settings, registry: Registry) -> list[_Row]:
    location = Path(path)
    if not location.is_file():
        raise UsageError(f"{path}: no such file")
    file = InputFile(path, location, None, settings.encoding, settings.languages)
    try:
        rowed = [r for r in registry.readers.values() if r.bilingual and path.lower().endswith(r.suffixes)]
        rows = _read(file, settings, registry) if rowed or settings.input_format else _lines(file)
    except OSError as error:
        raise InputError(error.strerror or str(error), path=path) from error
    if not rows:
        raise UsageError(f"{path}: the file is empty")
    return rows


def _lines(file: InputFile) -> list[_Row]:
    text = decode(file.read(), path=file.path, encoding=file.encoding).text
    lines = text.replace("\r\n", "\n").split("\n")
    if not lines[-1]:
        lines.pop()
    return [_Row(Segment(str(n), line, languages=file.languages), "") for n, line in enumerate(lines, 1)]


def _read(file: InputFile, settings: Settings, registry: Registry) -> list[_Row]:
    documents: list[Document] = []
    for part in reader_for(file, settings, registry).read(file):
        if isinstance(part, InputError):
            raise part
        documents.append(part)
    grouped = any(len(document.segments) > 1 for document in documents)
    return [_Row(s, document.key if grouped else "") for document in documents for s in document.segments]


def _check(path: str, rows: Sequence[_Row], other: str, texts: Sequence[_Row]) -> None:
    if len(rows) == len(texts):
        return
    here, there = [r.segment.target for r in rows], [r.segment.target for r in texts]
    place = _first_difference(here, there)
    beside = " beside ".join(_quoted(side, place) for side in (here, there))
    raise UsageError(
        f"{path} has {len(here):,} lines, but {other} has {len(there):,}; "
        f"they first differ at line {place + 1:,}: {beside}"
    )


def _first_difference(one: Sequence[str], other: Sequence[str]) -> int:
    """The first line that is empty on one side only, else the first of quite another length, else the surplus."""
    both = min(len(one), len(other))
    for place in range(both):
        if bool(one[place].strip()) != bool(other[place].strip()):
            return place
    ratio = (sum(map(len, one)) + 1) / (sum(map(len, other)) + 1)
    for place in range(both):
        longer, expected = len(one[place]) + 10, ratio * (len(other[place]) + 10)
        if not 1 / 2.5 < longer / expected < 2.5:
            return place
    return both


def _quoted(lines: Sequence[str], place: int) -> str:
    if place >= len(lines):
        return "nothing"
    text = lines[place]
    return repr(text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…")
