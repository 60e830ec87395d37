"""A language model reads a finished text and marks the words that do not fit where they stand."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from mtaudit import Audited, Block, Cost, Detector, Document, Finding, Fires, Kind, Need, Rule, Severity, Silent, option

if TYPE_CHECKING:
    from mtaudit_mpnet.reader import Place, Reader
    from mtaudit_mpnet.rows import Row

DATA: Final = Path(__file__).parent / "data"
_LEAST_WORDS: Final = 6
_ENDS: Final = (".", "!", "?", "…", ".”", "!”", "?”", '."', '!"', '?"', ".’", "!’", "?’")
_CORE: Final = re.compile(r"\w(?:.*\w)?")

WORD = Rule(
    "misfit/word",
    mqm="accuracy/mistranslation",
    severity=Severity.MINOR,
    message="“{quote}” does not fit here",
    confidence=0.7,
    help="A word of the wrong sense, an idiom carried over word by word: the model says where, not why.",
)


@dataclass(frozen=True)
class MisfitOptions:
    """What can be set under `[misfit]`."""

    least: float = option(0.83, least=0, most=1, help="Words that the model is less sure of are left alone.")


_SLOPE: Final = 0.8
"""Steepness of the logistic curve over a logit: the chance of a word to be wrong, in articles not trained on."""
_SAID: Final = 0.5
"""Findings of rules with less confidence are not shown, as a rule."""
_BESIDE: Final = 1.0
"""A neighbour whose logit is less than this below the bar belongs to the marked words."""


class Misfit(Detector):
    """Words that do not fit their sentence, in English text without a source.

    A language model (MPNet-base, of which ten layers are used: 71 million weights without its word vectors) reads
    paragraphs and gives every word a mark. It was trained on news sentences in which people put what a machine makes of
    the source's word (*the squad* / *the template*), on the examples of the core's own word lists, and on genuine text.
    It sees what no list holds, but cannot say why. Where the word is known to have stood for another that fits its
    sentence well, that one is proposed. What a rule names at the same place is left to the rule.
    """

    rules = (WORD,)
    examples = (
        Fires(WORD, "The patient was [[unloaded]] from the hospital after nine days and is treated at home."),
        Fires(WORD, "Firefighters needed three hours to [[erase]] the fire, and two of them were brought to hospital."),
        Fires(WORD, "The company has invested 40 million euros in a new [[fabric]] near Brno."),
        Silent("The museum counted 90,000 visitors last year, a quarter more than the year before that."),
        Silent("The bill must now pass the second chamber, where the government has a majority of three seats."),
        Silent("The bank will close 40 of its 300 branches by the end of next year, it said on Tuesday."),
    )
    needs = Need.DOCUMENT
    target_langs = frozenset({"en"})
    cost = Cost.HEAVY
    default = True
    Options = MisfitOptions

    def prepare(self) -> None:
        """Loads the weights and the vocabulary."""
        self._reader = _reader()

    def check_document(self, document: Document) -> Iterable[Finding]:
        """Running text only: headlines and tables have a grammar of their own."""
        least = _logit(min(max(self.options.least, 0.001), 0.999))
        found = [(block, group) for block, words in self._marked(document) for group in _stretches(words, least)]
        better = self._reader.better([_place(block.text, group) for block, group in found])
        for (block, group), words in zip(found, better, strict=True):
            segment, span = block.locate(_core(block.text, group[0].start, group[-1].end))
            if span.start < span.end:
                chance = round(_chance(max(word.logit for word in group)), 2)
                yield WORD.at(segment, span, confidence=chance, suggestion=words or None)

    def _marked(self, document: Document) -> Iterator[tuple[Block, list[_Word]]]:
        """The paragraphs of a document, each with the marks of its words."""
        blocks = [block for block in document.blocks if _is_running(block)]
        pieces = self._reader.pieces
        rows = [(number, row) for number, b in enumerate(blocks) for row in pieces.rows(b.text, _sentences(b))]
        words: list[list[_Word]] = [[] for _ in blocks]
        for (number, row), marks in zip(rows, self._reader.marks([row for _, row in rows]), strict=True):
            words[number] += (_Word(*row.places[at], mark, row, at) for at, mark in enumerate(marks))
        return zip(blocks, words, strict=True)

    def weigh(self, items: Sequence[Audited]) -> Sequence[Sequence[float]]:
        """What a rule names as well needs not be said by the model too."""
        return [_opinion(item.findings) for item in items]


@lru_cache(maxsize=1)
def _reader() -> Reader:
    """Loaded once a process: that takes a second."""
    from mtaudit_mpnet.reader import Reader

    return Reader.load(DATA)


class _Word(NamedTuple):
    """A word with the white space around it left out, and what the network says of it."""

    start: int
    end: int
    logit: float
    row: Row
    at: int
    """Its index in the row."""


def _chance(logit: float) -> float:
    return 1 / (1 + math.exp(-_SLOPE * logit))


def _logit(chance: float) -> float:
    """The logit at which the curve has that chance, which lies between 0 and 1 and is neither."""
    return math.log(chance / (1 - chance)) / _SLOPE


def _is_running(block: Block) -> bool:
    text = block.text.rstrip()
    return block.kind is Kind.PARAGRAPH and text.endswith(_ENDS) and text.count(" ") >= _LEAST_WORDS


def _sentences(block: Block) -> Iterator[tuple[int, int]]:
    return zip(block.starts, (*block.starts[1:], len(block.text)), strict=True)


def _stretches(words: Sequence[_Word], least: float) -> Iterator[list[_Word]]:
    """Neighbouring words of a row that are marked, with those beside them that nearly are."""
    for (near, _), group in groupby(words, key=lambda word: (word.logit >= least - _BESIDE, id(word.row))):
        stretch = list(group)
        if near and any(word.logit >= least for word in stretch):
            yield stretch


def _place(text: str, group: Sequence[_Word]) -> Place:
    from mtaudit_mpnet.reader import Place

    start, end = group[0].start, group[-1].end
    begin, close = _core(text, start, end)
    return Place(group[0].row, group[0].at, group[-1].at, text[start:begin], text[begin:close], text[close:end])


def _core(text: str, begin: int, end: int) -> tuple[int, int]:
    """A stretch of text without the punctuation around it."""
    hit = _CORE.search(text, begin, end)
    return hit.span() if hit else (begin, end)


def _opinion(findings: Sequence[Finding]) -> list[float]:
    """The confidence in the findings of a segment: none in what a rule says already."""
    said = [f for f in findings if f.detector != WORD.detector and f.confidence >= _SAID]
    return [
        0.0 if f.detector == WORD.detector and any(_same_words(f, o) for o in said) else f.confidence
        for f in findings
    ]


def _same_words(one: Finding, two: Finding) -> bool:
    return one.side is two.side and one.span.overlaps(two.span)
