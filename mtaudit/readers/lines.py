"""Line-parallel text, as machine translation is trained and evaluated on: one segment a line."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import PurePath

from mtaudit.errors import InputError
from mtaudit.lang.identify import identify, target_language
from mtaudit.lang.prose import kind_of
from mtaudit.model import Document, Languages, LineIndex, OffsetMap, Segment
from mtaudit.plugin import InputFile, Reader, hookimpl
from mtaudit.readers._pieces import PIECE
from mtaudit.readers._stream import Line, open_text, too_long

_CODE = re.compile(r"\.([a-z]{2,3}(?:[-_][A-Za-z]{2,4})?)")


class LinesReader(Reader):
    """One segment a line, its number the key: line 7 of the source belongs to line 7 of the text.

    Empty lines are kept, so that the sides stay parallel.
    """

    name = "lines"
    description = "one segment a line, parallel to the lines of source and reference (only with --input-format)"
    streams = True

    def read(self, file: InputFile) -> Iterator[Document | InputError]:
        """A document for each 500 lines."""
        stream = open_text(file)
        languages = file.languages
        notices = stream.notices
        group: list[Line] = []
        for line in chain(stream.lines(), (None,)):
            if line is None or len(group) == PIECE:
                languages = _languages(file.path, languages, group)
                if group:
                    yield _document(group, file.path, languages, stream.encoding, notices)
                group, notices = [], ()
            if line is None:
                return
            if line.text is None:
                yield too_long(line, file.path)
            group.append(line)


def _languages(path: str, known: Languages, lines: list[Line]) -> Languages:
    """The language said, else that of the suffix (`news.de`), else what the lines look like."""
    if known.target:
        return known
    sample = " ".join(line.text or "" for line in lines)
    suffix = _CODE.fullmatch(PurePath(path).suffix)
    guess, sure = identify(sample)
    code = suffix[1].replace("_", "-") if suffix and suffix[1] != "txt" else ""
    return Languages(code or (guess if sure >= 0.6 else target_language(sample)), known.source)


def _document(lines: list[Line], path: str, languages: Languages, encoding: str, notices: tuple[str, ...]) -> Document:
    first = lines[0]
    return Document(
        path=path,
        segments=tuple(_segment(line, languages) for line in lines),
        key=str(first.number) if first.number > 1 else "",
        format=LinesReader.name,
        encoding=encoding,
        languages=languages,
        lines=LineIndex(tuple(line.offset for line in lines), first.number),
        notices=notices,
    )


def _segment(line: Line, languages: Languages) -> Segment:
    raw = (line.text or "").rstrip("\r\n")
    text = raw.strip()
    start = line.offset + (len(raw) - len(raw.lstrip()) if text else 0)
    return Segment(
        key=str(line.number),
        target=text,
        languages=languages,
        map=OffsetMap.verbatim(len(text), start),
        block=line.number,
        kind=kind_of(text),
    )


@hookimpl
def mtaudit_readers() -> Iterable[type[Reader]]:
    """Registers the reader."""
    return [LinesReader]
