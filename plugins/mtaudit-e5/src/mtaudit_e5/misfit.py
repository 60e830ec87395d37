"""A small language model that reads a finished text and marks the words that do not fit where they stand."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Final, NamedTuple

from mtaudit import Audited, Block, Detector, Document, Finding, Fires, Kind, Need, Rule, Severity, Silent, option
from mtaudit_e5.shared import DATA, Curve, batches, vocabulary

if TYPE_CHECKING:
    from mtaudit_e5.encoder import Marker
    from mtaudit_e5.tokens import Line, Pieces

_LEAST_WORDS: Final = 6
_ENDS: Final = (".", "!", "?", "…", ".”", "!”", "?”", '."', '!"', '?"', ".’", "!’", "?’")
_CORE: Final = re.compile(r"\w(?:.*\w)?")

WORD = Rule(
    "misfit/word",
    mqm="accuracy/mistranslation",
    severity=Severity.MINOR,
    message="“{quote}” does not fit here",
    confidence=0.7,
    help="A word of the wrong sense, an idiom carried over word by word: the model only says where.",
)


@dataclass(frozen=True)
class MisfitOptions:
    """What can be set under `[misfit]`."""

    least: float = option(0.6, least=0, most=1, help="Words that the model is less sure of are left alone.")


_SURE: Final = Curve(0.5, -0.1)
"""The chance that a marked word is wrong, in articles that the training did not see."""
_BESIDE: Final = 1.0
"""A neighbour whose logit is less than this below the bar belongs to the marked words."""


class Misfit(Detector):
    """Words that do not fit their sentence, in English text without a source.

    A small language model (multilingual-e5-small, 21 million weights without its word vectors) reads paragraphs and
    gives every word a mark. It was trained on news sentences in which people put what a machine makes of the source's
    word (*the squad* / *the template*), on the examples of the core's own word lists, and on genuine text with words
    exchanged. It sees some of what no list holds, and it marks rare words that are right: it runs only if it is
    selected. What a rule names at the same place is left to the rule, which says why.
    """

    rules = (WORD,)
    examples = (
        Fires(WORD, "The goalkeeper was [[on the bank]] of the substitutes for the whole match."),
        Fires(WORD, "Firefighters needed three hours to [[erase]] the fire, and two of them were brought to hospital."),
        Fires(WORD, "The company has invested 40 million euros in a new [[fabric]] near Brno."),
        Silent("The museum counted 90,000 visitors last year, a quarter more than the year before that."),
        Silent("The bill must now pass the second chamber, where the government has a majority of three seats."),
        Silent("The bank will close 40 of its 300 branches by the end of next year, it said on Tuesday."),
    )
    needs = Need.DOCUMENT
    target_langs = frozenset({"en"})
    experimental = True
    Options = MisfitOptions

    def prepare(self) -> None:
        """Loads the weights and the vocabulary."""
        from mtaudit_e5.encoder import Marker

        self._marker: Marker = Marker(DATA / "marker.npz", DATA / "weights.npz")
        self._pieces: Pieces = vocabulary()

    def check_document(self, document: Document) -> Iterable[Finding]:
        """Running text only: headlines and tables have a grammar of their own."""
        least = _SURE.logit(min(max(self.options.least, 0.001), 0.999))
        for block, words in self._marked(document):
            for group in _stretches(words, least):
                begin, end = _core(block.text, group[0].start, group[-1].end)
                segment, span = block.locate((begin, end))
                if span.start < span.end:
                    chance = _SURE.chance(max(word.logit for word in group))
                    yield WORD.at(segment, span, confidence=round(chance, 2))

    def _marked(self, document: Document) -> Iterator[tuple[Block, list[_Word]]]:
        """The paragraphs of a document, each with the marks of its words."""
        blocks = [block for block in document.blocks if _is_running(block)]
        rows = [(number, line) for number, b in enumerate(blocks) for line in self._pieces.lines(b.text, _sentences(b))]
        words: list[list[_Word]] = [[] for _ in blocks]
        for number, line, marks in self._read(rows):
            words[number] += (_Word(*place, marks[at]) for place, at in zip(line.places, line.firsts, strict=True))
        for block, marked in zip(blocks, words, strict=True):
            yield block, sorted(marked)

    def _read(self, rows: list[tuple[int, Line]]) -> Iterator[tuple[int, Line, list[float]]]:
        """What the network says of each row; rows of the same length are read together."""
        import numpy as np

        for some in batches(rows, lambda row: len(row[1].ids)):
            marks = self._marker.marks(np.array([line.ids for _, line in some]))
            for (number, line), mark in zip(some, marks.tolist(), strict=True):
                yield number, line, mark

    def weigh(self, items: Sequence[Audited]) -> Sequence[Sequence[float]]:
        """What a rule names as well needs not be said by the model too."""
        return [_opinion(item.findings, self.options.least) for item in items]


class _Word(NamedTuple):
    """A word with the white space around it left out, and what the network says of it."""

    start: int
    end: int
    logit: float


def _is_running(block: Block) -> bool:
    text = block.text.rstrip()
    return block.kind is Kind.PARAGRAPH and text.endswith(_ENDS) and text.count(" ") >= _LEAST_WORDS


def _sentences(block: Block) -> Iterator[tuple[int, int]]:
    return zip(block.starts, (*block.starts[1:], len(block.text)), strict=True)


def _stretches(words: Sequence[_Word], least: float) -> Iterator[list[_Word]]:
    """Neighbouring words that are marked, with those beside them that nearly are."""
    for near, group in groupby(words, key=lambda word: word.logit >= least - _BESIDE):
        stretch = list(group)
        if near and any(word.logit >= least for word in stretch):
            yield stretch


def _core(text: str, begin: int, end: int) -> tuple[int, int]:
    """A stretch of text without the punctuation around it."""
    hit = _CORE.search(text, begin, end)
    return hit.span() if hit else (begin, end)


def _opinion(findings: Sequence[Finding], least: float) -> list[float]:
    """The confidence in the findings of a segment: none in what is said already by a rule that is as sure."""
    sure = [f for f in findings if f.detector != WORD.detector and f.confidence >= least]
    return [
        0.0 if f.detector == WORD.detector and any(_same_words(f, o) for o in sure) else f.confidence
        for f in findings
    ]


def _same_words(one: Finding, two: Finding) -> bool:
    return one.side is two.side and one.span.overlaps(two.span)
