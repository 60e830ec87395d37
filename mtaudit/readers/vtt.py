"""WebVTT subtitles."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator

from mtaudit.errors import InputError
from mtaudit.lang.decode import decode
from mtaudit.lang.prose import Flow
from mtaudit.model import Document, LineIndex
from mtaudit.plugin import InputFile, Reader, hookimpl
from mtaudit.readers._prose import Notes, read_bounded
from mtaudit.readers._subtitles import Cue, read_cues, timing

_MARKUP = re.compile(
    r"<rt(?:\.[^<>]{0,80})?>[^<>]{0,200}</rt>|<[^<>]{0,300}>|&(?:[a-zA-Z]{2,8}|#\d{1,7}|#x[0-9a-fA-F]{1,6});"
)


class VttReader(Reader):
    """WebVTT: sentences joined over cues; tags, times within cues, styles and regions are no text.

    A comment `NOTE mtaudit: ignore[rule] why` speaks of the cue behind it.
    """

    name = "vtt"
    suffixes = (".vtt",)
    description = "WebVTT subtitles, sentences joined over cues"

    @classmethod
    def sniff(cls, head: bytes) -> float:
        """Sure by its first word."""
        return 0.95 if re.match(rb"WEBVTT(?:[ \t\r\n]|\Z)", head.removeprefix(b"\xef\xbb\xbf")) else 0.0

    def read(self, file: InputFile) -> Iterator[Document | InputError]:
        """A document for each 500 sentences, or so."""
        decoded = decode(read_bounded(file), path=file.path, encoding=file.encoding)
        if not decoded.text.startswith("WEBVTT"):
            decoded = decoded._replace(notices=(*decoded.notices, "it does not begin with WEBVTT"))
        notes = Notes()
        found = _cues(decoded.text, file.path, notes)
        yield from read_cues(found, _write, file, decoded, self.name, lambda: tuple(notes.document))


def _paragraphs(text: str) -> Iterator[list[tuple[int, int, str]]]:
    """Number, offset and text of the lines between empty ones."""
    starts = LineIndex.of(text).starts
    block: list[tuple[int, int, str]] = []
    for number, at in enumerate(starts, 1):
        end = starts[number] if number < len(starts) else len(text)
        line = text[at:end].rstrip("\r\n")
        if line:
            block.append((number, at, line))
        elif block:
            yield block
            block = []
    yield block


def _cues(text: str, path: str, notes: Notes) -> Iterator[Cue | InputError]:
    for block in _paragraphs(text):
        arrows = [n for n, (_, _, line) in enumerate(block) if "-->" in line]
        if not arrows:
            if block and re.match(r"NOTE(?:\s|\Z)", block[0][2]):
                notes.comment("\n".join([block[0][2][4:], *(line for _, _, line in block[1:])]))
            continue
        for begin, end in zip(arrows, [*arrows[1:], len(block)], strict=True):
            number, _, line = block[begin]
            times = timing(line)
            if times is None:
                message = f"line {number}: these times cannot be read"
                yield InputError(message, path=path, hint="they are written 00:01:02.500 --> 00:01:04.000")
                continue
            name = block[begin - 1][2].strip() if begin == 1 and begin == arrows[0] else ""
            yield Cue(name, *times, tuple((at, said) for _, at, said in block[begin + 1 : end]), notes.take())


def _write(flow: Flow, line: str, offset: int) -> None:
    done = 0
    for hit in _MARKUP.finditer(line):
        flow.flowing(line[done : hit.start()], offset + done)
        done = hit.end()
        if hit[0].startswith("&"):
            said = html.unescape(hit[0])
            if said == hit[0]:
                flow.flowing(said, offset + hit.start())
            else:
                flow.whole(said, offset + hit.start(), offset + done)
    flow.flowing(line[done:], offset + done)


@hookimpl
def mtaudit_readers() -> Iterable[type[Reader]]:
    """Registers the reader."""
    return [VttReader]
