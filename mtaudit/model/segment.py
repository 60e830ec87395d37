"""What is audited: segments, the blocks they stand in, and documents."""

from __future__ import annotations

import enum
import re
from collections.abc import Iterable, Iterator
from dataclasses import field
from functools import lru_cache
from hashlib import blake2b
from itertools import groupby

from mtaudit.model.span import LineIndex, OffsetMap, Packed, Place, Span
from mtaudit.model.values import dataclass


class Side(enum.StrEnum):
    """Which of the texts of a segment is meant."""

    TARGET = "target"
    SOURCE = "source"
    REFERENCE = "reference"


class Kind(enum.StrEnum):
    """What a block of text is: a caption may be a fragment, a paragraph may not."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    CAPTION = "caption"
    LIST_ITEM = "list-item"
    QUOTE = "quote"
    CELL = "cell"
    SUBTITLE = "subtitle"
    UNIT = "unit"


@dataclass(frozen=True, slots=True)
class Languages(Packed):
    """Language codes (BCP 47, as the file or the user gave them); empty if unknown."""

    target: str = ""
    source: str = ""

    @property
    def target_base(self) -> str:
        """The primary subtag of the target language, in lower case: `en` for `en-GB`."""
        return base_language(self.target)

    @property
    def source_base(self) -> str:
        """The primary subtag of the source language, in lower case."""
        return base_language(self.source)


@lru_cache(maxsize=1024)
def base_language(code: str) -> str:
    """`en` for `en-GB`, `en_US` or `EN`."""
    return code.replace("_", "-").split("-", 1)[0].lower()


LITERALS = "code"
"""The name under which `Segment.meta` keeps where code stands: `12:20 31:35`."""


@dataclass(frozen=True, slots=True)
class Segment(Packed):
    """The unit that has a source and a reference: a sentence of prose, or the unit of a bilingual format.

    A segment of prose may hold two sentences where they translate one. `target` is the text as decoded, nothing
    added or taken away; spans count in it. `gap` is the white space between this segment and the one before in
    the same block. `map` leads from the target to the file; so do `source_map` and `reference_map` for sides that
    stand in the same file, and are empty for those that were read from another.
    """

    key: str
    target: str
    source: str | None = None
    reference: str | None = None
    languages: Languages = Languages()
    map: OffsetMap = OffsetMap()
    source_map: OffsetMap = OffsetMap()
    reference_map: OffsetMap = OffsetMap()
    block: int = 0
    kind: Kind = Kind.PARAGRAPH
    gap: str = ""
    meta: tuple[tuple[str, str], ...] = ()

    @property
    def literals(self) -> tuple[Span, ...]:
        """Stretches of the target that are code and no language, as readers of prose note them in `meta`."""
        noted = next((text for name, text in self.meta if name == LITERALS), "")
        pairs = (pair.split(":") for pair in noted.split())
        return tuple(Span(int(start), int(end)) for start, end in pairs)

    def text(self, side: Side = Side.TARGET) -> str:
        """The text of one side, empty if the segment lacks it."""
        if side is Side.TARGET:
            return self.target
        return (self.source if side is Side.SOURCE else self.reference) or ""


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, heading or list item: consecutive segments and the white space between them."""

    segments: tuple[Segment, ...]
    text: str
    starts: tuple[int, ...]

    @classmethod
    def of(cls, segments: Iterable[Segment]) -> Block:
        """Joins the targets of consecutive segments with the gaps that the reader recorded."""
        members = tuple(segments)
        text, starts = [], []
        at = 0
        for number, segment in enumerate(members):
            gap = segment.gap if number else ""
            text += [gap, segment.target]
            starts.append(at + len(gap))
            at += len(gap) + len(segment.target)
        return cls(members, "".join(text), tuple(starts))

    @property
    def kind(self) -> Kind:
        """The kind of its segments."""
        return self.segments[0].kind

    def locate(self, span: Span | tuple[int, int]) -> tuple[Segment, Span]:
        """The segment in which a span of the block's text begins, and the span in that segment.

        What reaches beyond the segment is cut off: a finding belongs to one segment.
        """
        start, end = (span.start, span.end) if isinstance(span, Span) else span
        number = max((n for n, at in enumerate(self.starts) if at <= start), default=0)
        segment, at = self.segments[number], self.starts[number]
        size = len(segment.target)
        begin = min(max(0, start - at), size)
        return segment, Span(begin, min(max(begin, end - at), size))


@dataclass(frozen=True, slots=True)
class Document:
    """One text: its segments in reading order and where they were read from.

    `path` is shown to the user as given; `key` tells documents of one file apart (a row id), `part` names the
    part of a container. `lines` covers the lines of this document in its file.
    """

    path: str
    segments: tuple[Segment, ...]
    key: str = ""
    part: str = ""
    format: str = ""
    encoding: str = ""
    languages: Languages = Languages()
    lines: LineIndex = LineIndex()
    notices: tuple[str, ...] = ()
    meta: tuple[tuple[str, str], ...] = ()
    _blocks: list[tuple[Block, ...]] = field(default_factory=list, init=False, repr=False, compare=False)

    def __reduce__(self) -> tuple[type[Document], tuple[object, ...]]:
        """Pickles the facts only; the blocks are made again where they are needed."""
        facts = (self.path, self.segments, self.key, self.part, self.format, self.encoding)
        return Document, (*facts, self.languages, self.lines, self.notices, self.meta)

    @property
    def blocks(self) -> tuple[Block, ...]:
        """The segments grouped into blocks, in reading order (made once)."""
        if not self._blocks:
            self._blocks.append(tuple(Block.of(group) for _, group in groupby(self.segments, key=lambda s: s.block)))
        return self._blocks[0]

    @property
    def text(self) -> str:
        """The whole target text: blocks separated by an empty line (not the file's own spacing)."""
        return "\n\n".join(block.text for block in self.blocks)

    @property
    def words(self) -> int:
        """The number of words of the target: what penalties are divided by.

        Runs of non-space characters; for scripts written without spaces, code points divided by two, which is
        the usual length of a word there.
        """
        return sum(count_words(segment.target) for segment in self.segments)

    def place(self, segment: Segment, span: Span, side: Side = Side.TARGET) -> Place | None:
        """Where a span of a segment stands in the file; None if it does not stand in this file."""
        where = {Side.TARGET: segment.map, Side.SOURCE: segment.source_map, Side.REFERENCE: segment.reference_map}
        found = where[side].to_file(span)
        return Place(self.path, found, self.part) if found else None


def count_words(text: str) -> int:
    """Words of a text in any script (see `Document.words`)."""
    if text.isascii() or _UNSPACED.search(text) is None:
        return len(text.split())
    unspaced = len(_UNSPACED.findall(text))
    return len(_UNSPACED.sub(" ", text).split()) + (unspaced + 1) // 2


_UNSPACED = re.compile("[\u3040-\u30ff\u4e00-\u9fff\u3400-\u4dbf\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]")


class Keys:
    """Keys for segments of formats without ids: a hash of the text and its occurrence number.

    An ordinal would change every key, and with it every fingerprint, when a paragraph is inserted.
    """

    def __init__(self) -> None:
        self._seen: dict[str, int] = {}

    def key(self, text: str) -> str:
        """`3f9a0c12` for the first segment with this text, `3f9a0c12-2` for the second."""
        digest = blake2b(text.encode("utf-8", "surrogatepass"), digest_size=5).hexdigest()
        number = self._seen[digest] = self._seen.get(digest, 0) + 1
        return digest if number == 1 else f"{digest}-{number}"


def segments_of(documents: Iterable[Document]) -> Iterator[Segment]:
    """All segments of several documents, in order."""
    for document in documents:
        yield from document.segments
