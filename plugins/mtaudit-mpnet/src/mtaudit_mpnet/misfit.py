"""A language model reads a finished text and marks the words that do not fit where they stand."""

from __future__ import annotations

import math
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from mtaudit import Audited, Block, Cost, Detector, Document, Finding, Fires, Kind, Need, Rule, Severity, Silent, option

if TYPE_CHECKING:
    from mtaudit_mpnet.reader import Place, Reader

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

    least: float = option(0.55, least=0, most=1, help="Words that the model is less sure of are left alone.")


_BASE, _ARTICLE, _SENTENCE, _KNOWN, _OTHER = 0.84, 0.41, 0.31, -0.82, -0.13
"""The log odds of marked words to be wrong: of all, by their mark in the article, by that in their sentence alone, if
others are known to be replaced by them, and by the mark of the best of these. Fitted to articles not trained on."""
_HIGHEST, _LOWEST = 3.0, -5.0
"""Marks of sentences beyond these say no more."""
_FITS: Final = -2.5
"""Words whose mark is below this fit so well that they may be proposed."""
_AMISS: Final = -1.0
"""Those whose mark is not above this when their sentence is read alone are not at odds with that sentence."""
_LOOKED_AT: Final = -2.0
"""Words whose mark is below this are not looked at again."""
_BESIDE: Final = -1.0
"""Neighbouring words whose marks are above this belong together."""
_SAID: Final = 0.5
"""Findings of rules with less confidence are not shown, as a rule."""


class Misfit(Detector):
    """Words that do not fit their sentence or their article, in English text without a source.

    A language model (MPNet-base, of which ten layers are used: 71 million weights without its word vectors) reads the
    article and gives every word a mark; sentences with marked words it reads again, on their own and with other words
    in these places. It was trained on articles and sentences of news written with what a machine makes of the
    source's words (*the squad* / *the template*), on the examples of the core's own word lists, and on genuine text.
    It sees what no list holds, and words that the rest of the article speaks against, but cannot say why. How sure it
    is also depends on the article: where much is wrong, it doubts a word sooner than where nothing is. Where the word
    is known to have stood for another that fits its sentence well, that one is proposed. What a rule names at the
    same place is left to the rule.
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
        """Findings in running text only: headlines and tables, which are read too, have a grammar of their own."""
        least = min(max(self.options.least, 0.001), 0.999)
        found = [(block, group) for block, words in self._marked(document) for group in _stretches(words)]
        for (block, group), second in zip(found, self._again(found, least), strict=True):
            segment, span = block.locate(_core(block.text, group[0].start, group[-1].end))
            chance = _chance(group, second)
            if chance >= least and span.start < span.end:
                yield WORD.at(segment, span, confidence=round(chance, 2), suggestion=second.proposal or None)

    def _again(self, found: Sequence[tuple[Block, list[_Word]]], least: float) -> list[Second]:
        """Reads sentences on their own, then with other words in them where that can lift marked words to the bar."""
        places = [self._place(block, group) for block, group in found]
        seen = [
            Second(alone, _LOWEST if self._reader.knows(place) else None)
            for place, alone in zip(places, self._reader.alone(places), strict=True)
        ]
        hopeful = [
            at
            for at, ((_, group), second) in enumerate(zip(found, seen, strict=True))
            if second.other is not None and _chance(group, second) >= least
        ]
        for at, other in zip(hopeful, self._reader.instead([places[at] for at in hopeful]), strict=True):
            seen[at] = Second(seen[at].alone, *other) if other is not None else Second(seen[at].alone)
        return seen

    def _marked(self, document: Document) -> Iterator[tuple[Block, list[_Word]]]:
        """The paragraphs of a document, each with its words and their marks."""
        rows = [*self._reader.pieces.rows([block.text for block in document.blocks])]
        words: list[list[_Word]] = [[] for _ in document.blocks]
        for row, marks in zip(rows, self._reader.marks(rows), strict=True):
            for word, mark in zip(row.words, marks, strict=True):
                words[word.text].append(_Word(word.start, word.end, mark))
        return ((block, some) for block, some in zip(document.blocks, words, strict=True) if _is_running(block))

    def _place(self, block: Block, group: Sequence[_Word]) -> Place:
        """The marked words in their sentence and the one before: a whole article would take long to read again."""
        from mtaudit_mpnet.reader import Place

        start, end = group[0].start, group[-1].end
        first = max(0, bisect_right(block.starts, start) - 2)
        last = bisect_left(block.starts, end)
        row = self._reader.pieces.row(block.text, block.starts[first], (*block.starts, len(block.text))[last])
        at = [number for number, word in enumerate(row.words) if start <= word.start < end]
        begin, close = _core(block.text, start, end)
        return Place(row, at[0], at[-1], *(block.text[a:b] for a, b in ((start, begin), (begin, close), (close, end))))

    def weigh(self, items: Sequence[Audited]) -> Sequence[Sequence[float]]:
        """What a rule names as well needs not be said by the model too."""
        return [_opinion(item.findings) for item in items]


@lru_cache(maxsize=1)
def _reader() -> Reader:
    """Loaded once a process: that takes a second."""
    from mtaudit_mpnet.reader import Reader

    return Reader.load(DATA)


class _Word(NamedTuple):
    """A word, and the logit that the network gives it in its article."""

    start: int
    end: int
    mark: float


class Second(NamedTuple):
    """What a second look at marked words found, where only their sentence and the one before are read."""

    alone: float | None = None
    """The mark of the words; None if the sentence is too long."""
    other: float | None = None
    """The mark of those that fit best of all that are known to be replaced by them; None if there are none."""
    words: str = ""
    """These others."""

    @property
    def proposal(self) -> str:
        """The others, if they fit and what stands there does not.

        Where that fits its sentence too, it is the rest of the document that speaks against it, and any word of its
        kind would fit.
        """
        fits = self.other is not None and self.other < _FITS
        return self.words if fits and self.alone is not None and self.alone > _AMISS else ""


def _chance(group: Sequence[_Word], second: Second) -> float:
    """That marked words are wrong, by what both looks at them say.

    Words that often stand for others are marked too soon, unless one of those others fits the sentence much better.
    """
    mark = max(word.mark for word in group)
    odds = _BASE + _ARTICLE * mark
    odds += _SENTENCE * min(second.alone if second.alone is not None else mark, _HIGHEST)
    if second.other is not None:
        odds += _KNOWN + _OTHER * max(second.other, _LOWEST)
    return 1 / (1 + math.exp(-odds))


def _is_running(block: Block) -> bool:
    text = block.text.rstrip()
    return block.kind is Kind.PARAGRAPH and text.endswith(_ENDS) and text.count(" ") >= _LEAST_WORDS


def _stretches(words: Sequence[_Word]) -> Iterator[list[_Word]]:
    """Neighbouring words that are marked, and single ones that nearly are."""
    for near, group in groupby(enumerate(words), key=lambda item: item[1].mark >= _BESIDE):
        if near:
            yield [word for _, word in group]
        else:
            for at, word in group:
                beside = (*words[max(0, at - 1) : at], *words[at + 1 : at + 2])
                if word.mark >= _LOOKED_AT and all(other.mark < _BESIDE for other in beside):
                    yield [word]


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
