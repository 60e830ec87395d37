"""Text as a terminal can show it: nothing moves the cursor, and what is marked stands over its mark.

Widths are columns of a terminal: two for wide East Asian characters, none for combining marks.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import NamedTuple

from mtaudit.model import Span
from mtaudit.model.values import dataclass

ELLIPSIS = "…"
_TAB = 4
_WORD_REACH = 12


@lru_cache(maxsize=4096)
def shown(char: str) -> str:
    """One character as it is shown: controls, direction marks and lone surrogates as escapes."""
    if char in "\n\r\u2028\u2029\x85\v\f":
        return " "
    if char == "\t":
        return " " * _TAB
    category = unicodedata.category(char)
    if category in ("Cc", "Cs") or _turns(char):
        code = ord(char)
        return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"
    return char


def _turns(char: str) -> bool:
    """Whether the character changes the direction of what is around it."""
    return "\u202a" <= char <= "\u202e" or "\u2066" <= char <= "\u2069"


@lru_cache(maxsize=4096)
def width_of(char: str) -> int:
    """Columns of one character that is shown as it is."""
    if char.isascii():
        return 1
    if char == "\xad":
        return 1  # terminals show a soft hyphen
    if unicodedata.category(char) in ("Mn", "Me", "Cf") or "\u1160" <= char <= "\u11ff":
        return 0  # marks, and vowels and ends of Korean syllables that are drawn into the syllable
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def columns(text: str) -> int:
    """Columns of a text that holds nothing to escape."""
    return len(text) if text.isascii() else sum(map(width_of, text))


def clean(text: str) -> str:
    """A text on one line, without anything that a terminal would obey."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(map(shown, text.replace("\r\n", "\n")))


def clip(text: str, width: int) -> str:
    """The beginning of a clean text, in at most `width` columns."""
    if columns(text) <= width:
        return text
    return text[: _fitting(text, width - 1)].rstrip() + ELLIPSIS


def _fitting(text: str, width: int) -> int:
    """How many characters of a text fit into `width` columns."""
    end, room = 0, width
    while end < len(text) and width_of(text[end]) <= room:
        room -= width_of(text[end])
        end += 1
    return end


def has_rtl(text: str) -> bool:
    """Whether a text has letters that run from right to left."""
    return not text.isascii() and any(unicodedata.bidirectional(c) in ("R", "AL") for c in text)


def wrap(text: str, first: int, rest: int) -> list[str]:
    """A clean text as lines of at most `first` columns, then of `rest`; words that are longer are split."""
    lines: list[str] = []
    line, room = "", first
    for word in text.split(" "):
        candidate = f"{line} {word}" if line else word
        if columns(candidate) <= room:
            line = candidate
            continue
        if line:
            lines.append(line)
            room = rest
        while columns(word) > room:
            end = max(1, _fitting(word, room))
            lines.append(word[:end])
            word, room = word[end:], rest
        line = word
    return [*lines, line] if line or not lines else lines


class Excerpt(NamedTuple):
    """A line of text in three parts; the middle one is marked. `indent` and `length` are columns of the mark."""

    before: str
    marked: str
    after: str
    rtl: bool = False

    @property
    def indent(self) -> int:
        """Columns before the mark."""
        return columns(self.before)

    @property
    def length(self) -> int:
        """Columns of the mark, at least one: what is missing between two characters is shown too."""
        return max(1, columns(self.marked))


@dataclass(slots=True)
class _Cells:
    """The characters of a text around a span as they are shown, with their widths."""

    cells: list[tuple[str, int]]
    start: int
    end: int
    cut_before: bool
    cut_after: bool

    @classmethod
    def around(cls, text: str, span: Span, reach: int) -> _Cells:
        """Long texts are cut first: nobody measures 50,000 characters to show eighty."""
        first, last = max(0, span.start - reach), min(len(text), span.end + reach)
        cells: list[tuple[str, int]] = []
        start = end = 0
        for at in range(first, last):
            if at == span.start:
                start = len(cells)
            if at == span.end:
                end = len(cells)
            if text[at] == "\n" and at and text[at - 1] == "\r":
                cells.append(("", 0))
                continue
            show = shown(text[at])
            cells.append((show, columns(show)))
        start = len(cells) if span.start >= last else start
        end = len(cells) if span.end >= last else end
        return cls(cells, start, end, first > 0, last < len(text))

    def width(self, start: int, end: int) -> int:
        return sum(width for _, width in self.cells[start:end])

    def text(self, start: int, end: int) -> str:
        return "".join(show for show, _ in self.cells[start:end])


def excerpt(text: str, span: Span, width: int) -> Excerpt:
    """The stretch of `text` around `span` that fits into `width` columns, with `…` where it is cut."""
    cells = _Cells.around(text, span, 2 * width)
    rtl = has_rtl(text[max(0, span.start - width) : span.end + width])
    whole = not cells.cut_before and not cells.cut_after and cells.width(0, len(cells.cells)) <= width
    if whole:
        first, last = 0, len(cells.cells)
        marked = cells.text(cells.start, cells.end)
    else:
        marked = clip(cells.text(cells.start, cells.end), max(8, width - 2))
        first, last = _window(cells, width - columns(marked) - 2)
    before, after = cells.text(first, cells.start), cells.text(cells.end, last)
    if first > 0 or cells.cut_before:
        before = ELLIPSIS + before
    if (last < len(cells.cells) or cells.cut_after) and not marked.endswith(ELLIPSIS):
        after += ELLIPSIS
    return Excerpt(before, marked, after.rstrip(), rtl)


def replaced(cut: Excerpt, text: str, width: int) -> Excerpt:
    """The same stretch with a clean `text` in place of what is marked, in at most `width` columns."""
    marked = clip(text, max(width // 2, width - columns(cut.before) - 1))
    before, room = cut.before, width - columns(marked) - bool(cut.after)
    if columns(before) > room:
        before = _end(before, room - 1)
    room = width - columns(before + marked)
    return Excerpt(before, marked, clip(cut.after, room) if room else "", cut.rtl)


def _end(text: str, width: int) -> str:
    """The end of a clean text in `width` columns and one for the mark of the cut."""
    start, room = len(text), width
    while start and width_of(text[start - 1]) <= room:
        start -= 1
        room -= width_of(text[start])
    while start < len(text) and not width_of(text[start]):
        start += 1  # a combining mark whose letter was cut off
    return ELLIPSIS + text[start:] if width >= 0 else ""


def _window(cells: _Cells, room: int) -> tuple[int, int]:
    """How far the excerpt reaches: half of the room on each side, what one side leaves goes to the other."""
    room = max(0, room)
    left = min(cells.width(0, cells.start), room // 2)
    right = min(cells.width(cells.end, len(cells.cells)), room - left)
    left = min(cells.width(0, cells.start), room - right)
    first = _reach(cells, cells.start, -1, left)
    while first < cells.start and not cells.cells[first][1]:
        first += 1  # a combining mark whose letter was cut off
    last = _reach(cells, cells.end, 1, right)
    return _word_edge(cells, first, 1, cells.start), _word_edge(cells, last, -1, cells.end)


def _reach(cells: _Cells, at: int, step: int, room: int) -> int:
    """The position as far from `at` as `room` columns allow."""
    while 0 <= (at - 1 if step < 0 else at) < len(cells.cells):
        width = cells.cells[at - 1 if step < 0 else at][1]
        if width > room:
            break
        room -= width
        at += step
    return at


def _word_edge(cells: _Cells, at: int, step: int, stop: int) -> int:
    """Moves a cut to the nearest word edge towards `stop`, unless words are long or not written apart."""
    if at in (0, len(cells.cells)):
        return at
    for distance in range(_WORD_REACH):
        here = at + step * distance
        if (here - stop) * step >= 0:
            break
        if cells.cells[here - 1][0].isspace() or (here < len(cells.cells) and cells.cells[here][0].isspace()):
            return here
    return at
