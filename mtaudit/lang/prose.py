"""Running prose -> segments: blocks by lines, sentences within blocks, every offset recorded on the way."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import NamedTuple

from mtaudit.lang.patterns import lazy
from mtaudit.lang.sentences import sentences
from mtaudit.model import Keys, Kind, Languages, OffsetMap, Run, Segment, Span
from mtaudit.model.segment import LITERALS

_LINE = lazy(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")
_ENDS_SENTENCE = lazy(r"""[.!?…:;。！？।؟]["'”’»)\]]*$""")
_LIST_MARK = lazy(r"(?:[-*•–·▪]|\d{1,3}[.)])[ \t]+(?=\S)")
_LAYOUT = lazy(r"[ \t\n\r\f]{2,}|[\t\n\r\f]|\xad")
_STOPPED = lazy(r"""[.!?…]["'”’»)\]]*\s+\Z""")
_BLANKS = " \t\n\r\f"


class _Line(NamedTuple):
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
    sizes = sorted(map(len, inner))
    middle = (sizes[(len(sizes) - 1) // 2] + sizes[len(sizes) // 2]) / 2
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


def kind_of(text: str) -> Kind:
    """What a block of plain text probably is: a short one that ends no sentence is a heading or a caption."""
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
    block = _without_mark(ProseBlock(kind_of(whole), whole, where))
    yield from _sentence_segments(block, number, languages, keys)


class ProseBlock(NamedTuple):
    """A block that a reader found: its clean text, where that stands in the file, and what is known of it.

    `language` is that of the block if it differs from the document's; `meta` goes to each of its segments. `literals`
    are stretches of code within the text: no sentence ends inside one, and one may begin with a small letter.
    """

    kind: Kind
    text: str
    map: OffsetMap
    language: str = ""
    meta: tuple[tuple[str, str], ...] = ()
    literals: tuple[Span, ...] = ()


def segment_blocks(
    blocks: Iterable[ProseBlock],
    languages: Languages = Languages(),
    *,
    keys: Keys | None = None,
    first_block: int = 0,
) -> tuple[Segment, ...]:
    """The sentences of blocks whose borders the format tells, as segments. A list mark at the beginning is left out."""
    keys = keys or Keys()
    out: list[Segment] = []
    for number, block in enumerate(blocks, first_block):
        spoken = Languages(block.language or languages.target, languages.source)
        plain = _without_mark(block) if block.kind is Kind.PARAGRAPH else block
        out.extend(_sentence_segments(plain, number, spoken, keys))
    return tuple(out)


def _without_mark(block: ProseBlock) -> ProseBlock:
    mark = _LIST_MARK.match(block.text)
    if mark is None:
        return block
    body = Span(mark.end(), len(block.text))
    literals = tuple(
        Span(max(0, s.start - body.start), s.end - body.start) for s in block.literals if s.end > body.start
    )
    return block._replace(kind=Kind.LIST_ITEM, text=body.of(block.text), map=block.map.cut(body), literals=literals)


def _sentence_segments(block: ProseBlock, number: int, languages: Languages, keys: Keys) -> Iterator[Segment]:
    at = 0
    for begin, end in _sentences(block, languages.target_base or "en"):
        sentence = block.text[begin:end]
        yield Segment(
            key=keys.key(sentence),
            target=sentence,
            languages=languages,
            map=block.map.cut(Span(begin, end)),
            block=number,
            kind=block.kind,
            gap=block.text[at:begin],
            meta=block.meta + _noted(block.literals, Span(begin, end)),
        )
        at = end


def _noted(literals: tuple[Span, ...], sentence: Span) -> tuple[tuple[str, str], ...]:
    first = bisect_left(literals, sentence.start, key=lambda s: s.start)
    last = bisect_left(literals, sentence.end, first, key=lambda s: s.start)
    inside = [
        f"{max(s.start, sentence.start) - sentence.start}:{min(s.end, sentence.end) - sentence.start}"
        for s in literals[max(0, first - 1) : last]
        if s.overlaps(sentence)
    ]
    return ((LITERALS, " ".join(inside)),) if inside else ()


def _sentences(block: ProseBlock, language: str) -> Iterator[tuple[int, int]]:
    """The sentences of a block; literals may begin one, and none ends in a literal."""
    found = sentences(block.text, language)
    if not block.literals:
        yield from found
        return
    inside = {at for literal in block.literals for at in range(literal.start + 1, literal.end + 1)}
    starts = {begin for begin, _ in found if begin not in inside}
    starts |= {span.start for span in block.literals if _STOPPED.search(block.text, max(0, span.start - 8), span.start)}
    borders = sorted(starts)
    for begin, follow in zip(borders, [*borders[1:], len(block.text)], strict=True):
        yield begin, begin + len(block.text[begin:follow].rstrip())


class Flow:
    """The clean text of one block, put together with its runs while a reader walks through its file.

    Layout makes no difference to the text: white space of any length becomes one space, also over the border of two
    pieces, white space at both ends and soft hyphens become nothing.
    """

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._runs: list[Run] = []
        self._at = 0
        self._blank = True
        """Whether white space at this point would be too much."""
        self._literals: list[Span] = []

    @contextmanager
    def literal(self) -> Iterator[None]:
        """What is added meanwhile is code."""
        start = self._at
        yield
        if self._at > start:
            self._literals.append(Span(start, self._at))

    @property
    def literals(self) -> tuple[Span, ...]:
        """The stretches of code in the text."""
        return tuple(self._literals)

    def flowing(self, raw: str, at: int) -> None:
        """Text that stands at `at` in the file as it is, but for white space."""
        done = 0
        for hit in _LAYOUT.finditer(raw):
            self._verbatim(raw[done : hit.start()], at + done)
            if hit[0] != "\xad":
                self.space(at + hit.start(), at + hit.end())
            done = hit.end()
        self._verbatim(raw[done:], at + done)

    def whole(self, text: str, start: int, end: int) -> None:
        """Text that the file spells in another way between `start` and `end`: an entity, an escape."""
        if text and not text.strip(_BLANKS):
            self.space(start, end)
        elif text and text != "\xad":
            self._append(text, Run(Span(self._at, self._at + len(text)), Span(start, end), verbatim=False))

    def space(self, start: int, end: int) -> None:
        """White space of any kind and length."""
        if not self._blank:
            self._append(" ", Run(Span(self._at, self._at + 1), Span(start, end), verbatim=False))
            self._blank = True

    def line_break(self, start: int, end: int) -> None:
        """A line end that the author wants."""
        if self._parts:
            self._drop_blank()
            self._append("\n", Run(Span(self._at, self._at + 1), Span(start, end), verbatim=False))
            self._blank = True

    def finish(self) -> tuple[str, OffsetMap] | None:
        """Text and map, None if there is no text."""
        while self._parts and self._blank:
            self._drop_blank()
        text = "".join(self._parts)
        return (text, OffsetMap(tuple(self._runs))) if text.strip() else None

    @property
    def empty(self) -> bool:
        """Whether nothing but white space came so far."""
        return not self._parts

    @property
    def broken(self) -> bool:
        """Whether it ends in a line break that the author wanted."""
        return bool(self._parts) and self._parts[-1] == "\n"

    def _verbatim(self, text: str, at: int) -> None:
        if self._blank and text[:1] == " ":
            text, at = text[1:], at + 1
        if not text:
            return
        size, last = len(text), self._runs[-1] if self._runs else None
        if last is not None and last.verbatim and last.file.end == at:
            self._runs.pop()
            run = Run(Span(last.text.start, self._at + size), Span(last.file.start, at + size))
        else:
            run = Run(Span(self._at, self._at + size), Span(at, at + size))
        self._append(text, run)
        self._blank = text[-1] == " "

    def _append(self, text: str, run: Run) -> None:
        self._parts.append(text)
        self._runs.append(run)
        self._at += len(text)
        self._blank = False

    def _drop_blank(self) -> None:
        """Takes back the white space at the end, if that is how the text ends."""
        if not self._blank:
            return
        self._parts[-1] = self._parts[-1][:-1]
        if not self._parts[-1]:
            self._parts.pop()
        last = self._runs.pop()
        if len(last.text) > 1:
            size = len(last.text) - 1
            text, file = last.text, last.file
            self._runs.append(Run(Span(text.start, text.start + size), Span(file.start, file.start + size)))
        self._at -= 1
        self._blank = bool(self._parts) and self._parts[-1][-1] in _BLANKS
