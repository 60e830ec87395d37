"""Columns in bytes of UTF-8, for formats that count so."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from pathlib import Path

from mtaudit.model import Document

_LARGEST = 64 * 1024 * 1024


class Texts:
    """The texts of files, read when they are needed and kept until another one is."""

    def __init__(self) -> None:
        self._path: str | None = None
        self._text: str | None = None

    def of(self, document: Document) -> str | None:
        """The decoded file without its byte order mark; None if it cannot be read (any more)."""
        if document.path != self._path:
            self._path, self._text = document.path, _read(document)
        return self._text


def _read(document: Document) -> str | None:
    try:
        path = Path(document.path)
        if not path.is_file() or path.stat().st_size > _LARGEST:
            return None
        return path.read_bytes().decode(document.encoding or "utf-8").removeprefix("\ufeff")
    except (OSError, ValueError, LookupError):
        return None


class ByteColumns:
    """Columns of one document. What stands beside its segments is looked up in the file, if that is still the same;
    else each of those characters counts as one byte, which is what nearly all markup is."""

    def __init__(self, document: Document, texts: Texts) -> None:
        self.document = document
        self.texts = texts
        pieces = [
            (run.file.start, run.text.of(segment.target))
            for segment in document.segments
            for run in segment.map.runs
            if run.verbatim and len(run.text)
        ]
        self._pieces = sorted(pieces)
        self._starts = [start for start, _ in self._pieces]

    def column(self, offset: int) -> int:
        """The column of an offset in its line, from 1."""
        _, column = self.document.lines.position(offset)
        begin = offset - max(1, column) + 1
        known = list(self._known(begin, offset))
        size = sum(len(text) for _, text in known)
        if size < offset - begin:
            text = self._whole(begin, offset, known)
            if text is not None:
                return _bytes(text) + 1
        return sum(_bytes(text) for _, text in known) + (offset - begin - size) + 1

    def _known(self, begin: int, end: int) -> Iterator[tuple[int, str]]:
        """The stretches of the file between two offsets that segments hold."""
        at = begin
        for start, text in self._pieces[max(0, bisect_right(self._starts, begin) - 1) :]:
            if start >= end:
                break
            first, last = max(start, at), min(start + len(text), end)
            if first < last:
                yield first, text[first - start : last - start]
                at = last

    def _whole(self, begin: int, end: int, known: list[tuple[int, str]]) -> str | None:
        """The stretch of the file, unless the file holds something else now."""
        text = self.texts.of(self.document)
        if text is None or len(text) < end or any(not text.startswith(piece, start) for start, piece in known):
            return None
        return text[begin:end]


def _bytes(text: str) -> int:
    return len(text) if text.isascii() else len(text.encode("utf-8", "surrogatepass"))
