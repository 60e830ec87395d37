"""SubRip subtitles."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from mtaudit.errors import InputError
from mtaudit.lang.decode import decode
from mtaudit.lang.prose import Flow
from mtaudit.model import Document, LineIndex
from mtaudit.plugin import InputFile, Reader, hookimpl
from mtaudit.readers._prose import read_bounded
from mtaudit.readers._subtitles import Cue, read_cues, timing

_TAG = re.compile(r"</?(?:[biu]|s|font|em|strong)(?:\s[^<>]{0,200})?>|\{\\[^{}]{0,200}\}|\{[ybiuc]:[^{}]{0,40}\}", re.I)


class SrtReader(Reader):
    """SubRip: sentences joined over cues; tags and positions are no text."""

    name = "srt"
    suffixes = (".srt",)
    description = "SubRip subtitles, sentences joined over cues"

    @classmethod
    def sniff(cls, head: bytes) -> float:
        """Sure if it begins with a number and a line of times with decimal commas."""
        begin = head.removeprefix(b"\xef\xbb\xbf").lstrip()
        return 0.9 if re.match(rb"\d{1,6}[ \t]*\r?\n[ \t]*\d{1,3}:\d\d:\d\d,\d{1,3}[ \t]*-->", begin) else 0.0

    def read(self, file: InputFile) -> Iterator[Document | InputError]:
        """A document for each 500 sentences, or so."""
        decoded = decode(read_bounded(file), path=file.path, encoding=file.encoding)
        yield from read_cues(_cues(decoded.text, file.path), _write, file, decoded, self.name)


def _cues(text: str, path: str) -> Iterator[Cue | InputError]:
    """A line with an arrow begins a cue, the number right before it is its name; all else is text."""
    starts = LineIndex.of(text).starts
    name, times, lines = "", None, list[tuple[int, str]]()
    open_cue = False
    for number, at in enumerate(starts, 1):
        end = starts[number] if number < len(starts) else len(text)
        line = text[at:end].rstrip("\r\n")
        if "-->" not in line:
            lines.append((at, line))
            continue
        number_before = lines.pop()[1].strip() if lines and lines[-1][1].strip().isdecimal() else ""
        if open_cue and times is not None:
            yield Cue(name, *times, _stripped(lines))
        name, lines, open_cue = number_before, [], True
        times = timing(line)
        if times is None:
            message = f"line {number}: these times cannot be read"
            yield InputError(message, path=path, hint="they are written 00:01:02,500 --> 00:01:04,000")
    if open_cue and times is not None:
        yield Cue(name, *times, _stripped(lines))


def _stripped(lines: Iterable[tuple[int, str]]) -> tuple[tuple[int, str], ...]:
    return tuple((at, line) for at, line in lines if line.strip())


def _write(flow: Flow, line: str, offset: int) -> None:
    done = 0
    for hit in _TAG.finditer(line):
        flow.flowing(line[done : hit.start()], offset + done)
        done = hit.end()
    flow.flowing(line[done:], offset + done)


@hookimpl
def mtaudit_readers() -> Iterable[type[Reader]]:
    """Registers the reader."""
    return [SrtReader]
