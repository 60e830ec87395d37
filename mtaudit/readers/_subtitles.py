"""Cues -> sentences: what SRT and WebVTT have in common.

A sentence goes on from one cue to the next while no stop ends it and the pause is short. In files that write no stops
at all each cue is a block of its own. A dash at the beginning of a line is another speaker's, and begins a block.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from mtaudit.errors import InputError
from mtaudit.lang.decode import Decoded
from mtaudit.lang.prose import Flow, ProseBlock, segment_blocks
from mtaudit.model import Document, Kind, LineIndex, Span
from mtaudit.plugin import InputFile
from mtaudit.readers._pieces import lines_of, pieces
from mtaudit.readers._prose import languages_of

_TIMING = re.compile(r"\s*(\S+)[ \t]*-->[ \t]*(\S+)")
_TIME = re.compile(r"(?:(\d{1,4}):)?(\d{1,2}):(\d{1,2})(?:[,.](\d{1,3}))?")
_STOPPED = re.compile(r"""[.!?…:。！？।؟♪♫\])][\s"'”’»)\]」』♪♫]*\Z""")
_DASH = re.compile(r"[-–—‐]\s*(?=\S)")
_TAG = re.compile(r"<[^<>]{0,200}>|\{\\[^{}]{0,200}\}")
_LONGEST_PAUSE = 3.0
_MOST_CUES = 40


@dataclass(frozen=True, slots=True)
class Cue:
    """One caption: its name, when it is shown (in seconds), and its lines with their offsets in the file."""

    name: str
    start: float
    end: float
    lines: tuple[tuple[int, str], ...]
    meta: tuple[tuple[str, str], ...] = ()


Write = Callable[[Flow, str, int], None]
"""Puts a line of a cue, which stands at an offset, into the text: without its tags."""


def timing(line: str) -> tuple[float, float] | None:
    """Begin and end in seconds of a line with an arrow; None if it cannot be read."""
    hit = _TIMING.match(line)
    start, end = (_seconds(hit[1]), _seconds(hit[2])) if hit else (None, None)
    return None if start is None or end is None else (start, end)


def _seconds(text: str) -> float | None:
    hit = _TIME.fullmatch(text)
    if hit is None:
        return None
    hours, minutes, seconds = (int(part or 0) for part in hit.groups()[:3])
    return hours * 3600 + minutes * 60 + seconds + float(f"0.{hit[4] or 0}")


def read_cues(
    found: Iterable[Cue | InputError],
    write: Write,
    file: InputFile,
    decoded: Decoded,
    format_name: str,
    meta: Callable[[], tuple[tuple[str, str], ...]] = tuple,
) -> Iterator[Document | InputError]:
    """The documents of a file of cues, and the errors of broken ones. `meta` is asked when all cues were read."""
    cues: list[Cue] = []
    for one in found:
        if isinstance(one, InputError):
            yield one
        else:
            cues.append(one)
    blocks = list(_blocks(cues, write))
    if not blocks:
        raise InputError("there is no caption in this file", path=file.path)
    languages = languages_of(file.languages, "", blocks)
    lines = LineIndex.of(decoded.text)
    for number, piece in enumerate(pieces(segment_blocks(blocks, languages))):
        yield Document(
            path=file.path,
            segments=piece,
            key=str(piece[0].block + 1) if number else "",
            format=format_name,
            encoding=decoded.encoding,
            languages=languages,
            lines=lines_of(piece, lines),
            notices=() if number else decoded.notices,
            meta=meta(),
        )


def _blocks(cues: Sequence[Cue], write: Write) -> Iterator[ProseBlock]:
    stops = sum(bool(c.lines and _STOPPED.search(_bare(c.lines[-1][1]))) for c in cues)
    joiner = _Joiner(write, joins=stops >= 0.2 * len(cues))
    for cue in cues:
        yield from joiner.cue(cue)
    yield from joiner.close()


class _Joiner:
    """Puts cues together until a sentence ends."""

    def __init__(self, write: Write, *, joins: bool) -> None:
        self.write = write
        self.joins = joins
        self.flow = Flow()
        self.cues: list[Cue] = []
        self.end = 0

    def cue(self, cue: Cue) -> Iterator[ProseBlock]:
        """Takes in a cue; gives the blocks that are complete by it."""
        if not (self.cues and self._goes_on(cue)):
            yield from self.close()
        for offset, line in cue.lines:
            if _DASH.match(line) and not self.flow.empty and _DASH.match(cue.lines[0][1]):
                yield from self.close()
            self.flow.space(self.end, offset)
            self.write(self.flow, line, offset)
            self.end = offset + len(line)
            if self.cues[-1:] != [cue]:
                self.cues.append(cue)

    def _goes_on(self, cue: Cue) -> bool:
        """Whether a cue goes on with the sentence of the one before it."""
        before = self.cues[-1]
        if not self.joins or len(self.cues) >= _MOST_CUES or not cue.lines or not before.lines:
            return False
        first = cue.lines[0][1].lstrip()
        pause = cue.start - before.end
        return -1 <= pause <= _LONGEST_PAUSE and not (
            first.startswith(("♪", "♫", "[", "(")) or _DASH.match(first) or _STOPPED.search(_bare(before.lines[-1][1]))
        )

    def close(self) -> Iterator[ProseBlock]:
        """The block that is complete, without the dash of its speaker."""
        done, cues = self.flow.finish(), self.cues
        self.flow, self.cues = Flow(), []
        if done is None:
            return
        text, where = done
        mark = _DASH.match(text)
        if mark is not None:
            where, text = where.cut(Span(mark.end(), len(text))), text[mark.end() :]
        name = (("cue", cues[0].name),) if cues[0].name else ()
        directives = tuple(pair for cue in cues for pair in cue.meta)
        yield ProseBlock(Kind.SUBTITLE, text, where, meta=(*name, *directives))


def _bare(line: str) -> str:
    return _TAG.sub("", line).rstrip()
