"""The sentences of running text: no headings, captions, cells or items of lists."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mtaudit.lang.phrases import sentence_words
from mtaudit.lang.words import Word
from mtaudit.model import Document, Kind, Segment

RUNNING = (Kind.PARAGRAPH, Kind.QUOTE, Kind.UNIT, Kind.SUBTITLE)


def running_sentences(document: Document) -> Iterator[tuple[Segment, Sequence[Word]]]:
    """Each sentence of running text with the segment in which it stands."""
    for block in document.blocks:
        if block.kind in RUNNING:
            for segment in block.segments:
                for tokens in sentence_words(segment.target):
                    yield segment, tokens
