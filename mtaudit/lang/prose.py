"""Running prose -> segments: blocks by lines, sentences within blocks, every offset recorded on the way."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from statistics import median

from mtaudit.lang.sentences import sentences
from mtaudit.model import Keys, Kind, Languages, OffsetMap, Run, Segment, Span

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")
_ENDS_SENTENCE = re.compile(r"""[.!?…:;。！？।؟]["'”’»)\]]*$""")
_LIST_MARK = re.compile(r"(?:[-*•–·▪]|\d{1,3}[.)])[ \t]+(?=\S)")


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    text: str  # without its line end and the white space around


def _lines(text: str) -> Iterator[_Line]:
    for hit in _LINE.finditer(text):
        raw = hit[0].rstrip("\r\n")
        stripped = raw.strip()
        yield _Line(hit.start() + (len(raw) - len(raw.lstrip()) if stripped else 0), stripped)
        if hit.end() == len(text):
            return


def is_wrapped(text: str) -> bool:
    """Whether the lines of a text were broken to a width, so that a line end is a space.

    Judged on lines that another line of the same paragraph follows: wrapped ones are nearly equally long (at least
    40 and at most 120 characters, few outliers) and mostly do not end a sentence.
    """
    inner: list[str] = []
    before = ""
    for line in _lines(text):
        if before and line.text:
            inner.append(before)
        before = line.text
    if len(inner) < 2:
        return False
    middle = median(len(line) for line in inner)
    near = sum(0.7 * middle <= len(line) <= 1.2 * middle for line in inner)
    unended = sum(not _ENDS_SENTENCE.search(line) for line in inner)
    least = 0.5 if len(inner) > 2 else 1.0
    return 40 <= middle <= 120 and near >= 0.85 * len(inner) and unended >= least * len(inner)


def _paragraphs(text: str, offset: int) -> Iterator[list[_Line]]:
    wrapped = is_wrapped(text)
    block: list[_Line] = []
    for line in _lines(text):
        if block and (not line.text or not wrapped):
            yield block
            block = []
        if line.text:
            block.append(_Line(line.start + offset, line.text))
    if block:
        yield block


def _join(lines: list[_Line]) -> tuple[str, OffsetMap]:
    """The text of a block and where it stands; the end of a wrapped line becomes one space."""
    parts: list[str] = []
    runs: list[Run] = []
    at = 0
    for number, line in enumerate(lines):
        if number:
            before = runs[-1].file.end
            runs.append(Run(Span(at, at + 1), Span(before, line.start), verbatim=False))
            parts.append(" ")
            at += 1
        size = len(line.text)
        runs.append(Run(Span(at, at + size), Span(line.start, line.start + size)))
        parts.append(line.text)
        at += size
    return "".join(parts), OffsetMap(tuple(runs))


def kind_of(text: str, *, marked: bool = False) -> Kind:
    """What a block of plain text probably is: a short one that ends no sentence is a heading or a caption."""
    if marked:
        return Kind.LIST_ITEM
    if len(text) <= 120 and not _ENDS_SENTENCE.search(text) and len(text.split()) <= 16:
        return Kind.HEADING
    return Kind.PARAGRAPH


def segment_prose(
    text: str,
    languages: Languages = Languages(),
    *,
    offset: int = 0,
    keys: Keys | None = None,
    first_block: int = 0,
) -> tuple[Segment, ...]:
    """The sentences of a text as segments.

    `offset` is where the text begins in its file. An empty line ends a block; so does every line end unless the
    text is wrapped (`is_wrapped`). White space around sentences belongs to no segment; it is kept as `gap`.
    """
    keys = keys or Keys()
    out: list[Segment] = []
    for number, lines in enumerate(_paragraphs(text, offset), first_block):
        out.extend(_block_segments(lines, number, languages, keys))
    return tuple(out)


def _block_segments(lines: list[_Line], number: int, languages: Languages, keys: Keys) -> Iterator[Segment]:
    whole, where = _join(lines)
    mark = _LIST_MARK.match(whole)
    start = mark.end() if mark else 0
    body = whole[start:]
    kind = kind_of(body, marked=mark is not None)
    at = 0
    for begin, end in sentences(body, languages.target_base or "en"):
        sentence = body[begin:end]
        yield Segment(
            key=keys.key(sentence),
            target=sentence,
            languages=languages,
            map=where.cut(Span(start + begin, start + end)),
            block=number,
            kind=kind,
            gap=body[at:begin],
        )
        at = end
