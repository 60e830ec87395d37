"""The content of a bilingual unit: clean text with its map, and the inline codes that stood in it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from mtaudit.model import OffsetMap, Run, Span
from mtaudit.readers._xml import Piece

SOURCE_CODES, TARGET_CODES = "source-codes", "target-codes"
"""The pairs of `Segment.meta` that list inline codes: one a line, the offset in the text, a blank, the code."""

OBJECT = "\ufffc"
"""The object replacement character: something stands here that is no text."""

_OPENS, _CLOSES = "([{“‘«„", ".,;:!?)]}”’»%"
_WRAP = re.compile(r"[ \t]*\n\s*")
_PLACEHOLDER = re.compile(
    r"\{\{\s?[\w.:|-]{1,60}\s?\}\}|\$?\{[\w.:-]{0,60}\}|%\(\w{1,40}\)[sdif]|%(?:\d\$)?(?:\.\d)?(?:[sdfuxX@]|l[du]|\d)"
    r"|%%\w{1,40}%%|\[%\w{1,40}%\]|%\w{1,40}%"
)
_BREAK = re.compile(r"<br\s{0,3}/?>|\\?\n|\\n")


@dataclass(frozen=True, slots=True)
class Content:
    """Clean text, where it stands, and the inline codes as pairs of offset and code."""

    text: str = ""
    map: OffsetMap = OffsetMap()
    codes: tuple[tuple[int, str], ...] = ()
    at: int = 0
    """Where in the file the content begins; what is missing from an empty one is missing here."""

    @property
    def place(self) -> OffsetMap:
        """The map; for an empty text a map to the place where it should stand."""
        return self.map if self.text else OffsetMap((Run(Span(0, 0), Span(self.at, self.at)),))

    def listed(self) -> str:
        """The codes as a value of `Segment.meta`."""
        return "\n".join(f"{at} {code}" for at, code in self.codes)


class Writer:
    """Puts a content together, piece by piece."""

    def __init__(self, at: int = 0) -> None:
        self.at = at
        self.size = 0
        self.parts: list[str] = []
        self.runs: list[list[int]] = []  # text start and end, file start and end, whether verbatim
        self.codes: list[tuple[int, str]] = []
        self.object: tuple[int, int, int] | None = None  # of a code that stands alone: offset, start, end

    def add(self, text: str, start: int, end: int, verbatim: bool) -> None:
        """Characters that stand at `[start, end)` of the file; what follows on directly makes one run."""
        if not text:
            return
        if self.object is not None:
            self._settle(text[0])
        size = self.size
        self.size = size + len(text)
        self.parts.append(text)
        last = self.runs[-1] if self.runs else None
        if last is not None and verbatim and last[4] and last[3] == start and last[1] == size:
            last[1], last[3] = self.size, end
        else:
            self.runs.append([size, self.size, start, end, verbatim])

    def piece(self, piece: Piece) -> None:
        """Characters as they were read."""
        self.add(*piece)

    def code(self, code: str) -> None:
        """An inline code; it has no text."""
        self.codes.append((self.size, " ".join(code.split())))

    def standalone(self, code: str, start: int, end: int) -> None:
        """A code that is a thing of its own: a break, a picture, a value.

        Between letters it parts two words and becomes a space; where a word could stand it becomes `OBJECT`, so that
        what is left does not look like a gap.
        """
        self.code(code)
        self.object = self.size, start, end

    def _settle(self, following: str) -> None:
        """Decides what stands for the code just passed; `following` is the next character, empty at the end."""
        assert self.object is not None
        (at, start, end), self.object = self.object, None
        before = self.parts[-1][-1] if self.parts else ""
        if at != self.size or not before + following:
            return
        if before and following and _is_letter(before) and _is_letter(following):
            self.add(" ", start, end, False)
        elif (not before or before in _OPENS or before.isspace()) and (
            not following or following in _CLOSES or following.isspace()
        ):
            self.add(OBJECT, start, end, False)

    def content(self, *, preserve: bool = False) -> Content:
        """What was put together; without `preserve`, a line end with the white space around it is one space."""
        if self.object is not None:
            self._settle("")
        runs = tuple(Run(Span(a, b), Span(c, d), bool(verbatim)) for a, b, c, d, verbatim in self.runs)
        made = Content("".join(self.parts), OffsetMap(runs), tuple(self.codes), self.at)
        return made if preserve or "\n" not in made.text else unwrapped(made)


def _is_letter(char: str) -> bool:
    """A letter of a script that puts spaces between words."""
    return char.isalpha() and char < "\u2e80"


def unwrapped(content: Content) -> Content:
    """Line ends with the white space around them become one space, or nothing at the borders of the text."""
    hits = [(h.start(), h.end(), " ") for h in _WRAP.finditer(content.text)]
    size = len(content.text)
    return replaced(content, ((a, b, "" if a == 0 or b == size else new) for a, b, new in hits))


def stripped(content: Content) -> Content:
    """The content without the white space around it."""
    text = content.text
    start, end = len(text) - len(text.lstrip()), len(text.rstrip())
    if end - start == len(text):
        return content
    return replaced(content, [(a, b, "") for a, b in ((0, start), (max(start, end), len(text))) if a < b])


def replaced(content: Content, changes: Iterable[tuple[int, int, str]]) -> Content:
    """The content with stretches of its text replaced; what comes instead maps as a whole."""
    parts: list[str] = []
    runs: list[Run] = []
    moves: list[tuple[int, int]] = [(0, 0)]  # from this offset on, shifted by that much
    at = size = 0

    def keep(end: int) -> None:
        nonlocal size
        kept = Span(at, end)
        runs.extend(Run(r.text.shift(size), r.file, r.verbatim) for r in content.map.cut(kept).runs)
        parts.append(kept.of(content.text))
        size += len(kept)

    for start, end, new in changes:
        keep(start)
        file = content.map.to_file(Span(start, end))
        if new and file is not None:
            runs.append(Run(Span(size, size + len(new)), file, verbatim=False))
        parts.append(new)
        size, at = size + len(new), end
        moves.append((end, size - end))
    keep(len(content.text))
    text = "".join(parts)
    codes = tuple((min(_moved(offset, moves), len(text)), code) for offset, code in content.codes)
    return Content(text, OffsetMap(tuple(runs)), codes, content.at)


def _moved(offset: int, moves: list[tuple[int, int]]) -> int:
    shift = next(by for since, by in reversed(moves) if since <= offset)
    return max(0, offset + shift)


def is_placeholder(text: str) -> bool:
    """Whether the content of a code stands for a value (`{0}`, `%s`, `${name}`): it is then part of the text."""
    return len(text) <= 120 and _PLACEHOLDER.fullmatch(text) is not None


def is_break(text: str) -> bool:
    """Whether the content of a code breaks the line."""
    return len(text) <= 10 and _BREAK.fullmatch(text) is not None
