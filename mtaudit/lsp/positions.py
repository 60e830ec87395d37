"""The text of an open document, and positions in the units that the client counts in."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from lsprotocol.types import (
    Position,
    PositionEncodingKind,
    Range,
    TextDocumentContentChangeEvent,
    TextDocumentContentChangePartial,
)

from mtaudit.model import LineIndex, Span

_SURROGATE = re.compile("[\ud800-\udfff]")
_ENDS = "\r\n"


def whole(text: str) -> str:
    """The text with halves of characters replaced: no encoding has bytes for them."""
    return _SURROGATE.sub("\ufffd", text)


@dataclass(frozen=True)
class Buffer:
    """A document as the editor has it. `encoding` is what columns are counted in; LSP's default is UTF-16.

    Lines end as LSP says: with LF, CRLF or CR, and with nothing else.
    """

    uri: str
    text: str
    version: int = 0
    language: str = ""
    encoding: str = PositionEncodingKind.Utf16

    @cached_property
    def lines(self) -> LineIndex:
        """Where its lines begin."""
        return LineIndex.of(self.text)

    def offset(self, position: Position) -> int:
        """The offset (code points) of a position; what lies beyond a line or the text is cut to its end."""
        starts = self.lines.starts
        if position.line >= len(starts):
            return len(self.text)
        start = starts[position.line]
        line = self._line(position.line)
        if line.isascii() or self.encoding == PositionEncodingKind.Utf32:
            return start + min(position.character, len(line))
        units = 0
        for number, char in enumerate(line):
            if units >= position.character:
                return start + number
            units += self._units(char)
        return start + len(line)

    def position(self, offset: int) -> Position:
        """The position of an offset (code points)."""
        line, column = self.lines.position(offset)
        start = offset - (column - 1)
        return Position(line - 1, self._units(self.text[start:offset]))

    def range(self, span: Span) -> Range:
        """A stretch of the text as the client counts."""
        return Range(self.position(span.start), self.position(span.end))

    def span(self, range: Range) -> Span:
        """The stretch of the text that a client's range means."""
        start, end = self.offset(range.start), self.offset(range.end)
        return Span(min(start, end), max(start, end))

    def changed(self, changes: Sequence[TextDocumentContentChangeEvent], version: int) -> Buffer:
        """The buffer after the client's changes, one after the other."""
        buffer = self
        for change in changes:
            text = whole(change.text)
            if isinstance(change, TextDocumentContentChangePartial):
                span = buffer.span(change.range)
                text = buffer.text[: span.start] + text + buffer.text[span.end :]
            buffer = replace(buffer, text=text)
        return replace(buffer, version=version)

    def _line(self, number: int) -> str:
        starts = self.lines.starts
        end = starts[number + 1] if number + 1 < len(starts) else len(self.text)
        return self.text[starts[number] : end].rstrip(_ENDS)

    def _units(self, text: str) -> int:
        if text.isascii() or self.encoding == PositionEncodingKind.Utf32:
            return len(text)
        if self.encoding == PositionEncodingKind.Utf8:
            return len(text.encode("utf-8"))
        return len(text) + sum(char > "\uffff" for char in text)


class Shift:
    """What became of stretches of a text that was edited in one place (or between the first and last place)."""

    def __init__(self, old: str, new: str) -> None:
        most = min(len(old), len(new))
        self._head = most if old == new else _common(old, new, most)
        tail = _common_end(old, new, most - self._head)
        self._tail_from = len(old) - tail
        self._by = len(new) - len(old)

    def __call__(self, span: Span) -> Span | None:
        """Where a span of the old text is in the new one; None if the edit went into it."""
        if span.end <= self._head:
            return span
        return span.shift(self._by) if span.start >= self._tail_from else None


def _common(old: str, new: str, most: int) -> int:
    """How many characters two texts begin with in common; by halves, since slices compare fast."""
    low, high = 0, most
    while low < high:
        middle = (low + high + 1) // 2
        if old[low:middle] == new[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def _common_end(old: str, new: str, most: int) -> int:
    low, high = 0, most
    while low < high:
        middle = (low + high + 1) // 2
        if old[len(old) - middle : len(old) - low] == new[len(new) - middle : len(new) - low]:
            low = middle
        else:
            high = middle - 1
    return low


def replacement(old: str, new: str) -> tuple[Span, str]:
    """The stretch of `old` to replace, and by what, to get `new`."""
    most = min(len(old), len(new))
    head = _common(old, new, most)
    tail = _common_end(old, new, most - head)
    return Span(head, len(old) - tail), new[head : len(new) - tail]
