"""Passages that stand twice in one document."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from mtaudit.lang.patterns import lazy
from mtaudit.model import Block, Document, Finding, Kind, Rule, Severity
from mtaudit.plugin import Detector, Fires, Need, Silent, hookimpl

PASSAGE = Rule(
    "duplicates/passage",
    mqm="accuracy/addition",
    severity=Severity.MINOR,
    message="{count} of this document {stand} here a second time",
    confidence=0.95,
)
HEADLINE = Rule(
    "duplicates/headline",
    mqm="non-translation/web-furniture",
    severity=Severity.MINOR,
    message="the headline is repeated in the body",
    confidence=0.85,
)
_WORD = lazy(r"\w+")
_LEAST_WORDS = 8
_LEAST_HEADLINE_WORDS = 4


class Duplicates(Detector):
    """Paragraphs or sentences that stand twice in one document, reported once for each run of them.

    A page that was put together or translated twice repeats itself; a headline slips in again at the end. Refrains,
    short sentences and quoted repetitions of fewer than eight words are left alone.
    """

    needs = Need.DOCUMENT
    rules = (PASSAGE, HEADLINE)
    examples = (
        Fires(
            PASSAGE,
            "The council will vote on the new bridge early in May, the mayor said.\n\nNobody objected.\n\n"
            "[[The council will vote on the new bridge early in May, the mayor said.]]",
        ),
        Fires(
            HEADLINE,
            "Old bridge to close for two years\n\nThe bridge was built in 1911. [[Old bridge to close for two years]]",
        ),
        Silent("‘We will build this bridge again’\n\nThe mayor was firm. “We will build this bridge again.”"),
        Silent("Nobody objected.\n\nThe bridge is old.\n\nNobody objected."),
        Silent("Old bridge to close\n\nThe old bridge is to close for two years, the mayor said on Monday."),
    )

    def check_document(self, document: Document) -> Iterable[Finding]:
        """Paragraphs first, then sentences that are not inside a repeated paragraph."""
        blocks = document.blocks
        headline = _words(blocks[0].text) if blocks and blocks[0].kind is Kind.HEADING and len(blocks) > 1 else ()
        repeated = set()
        for run in _runs(blocks):
            repeated.update(run)
            if not _is_catalogue(document):
                yield self._passage(document, run)
        if not _is_catalogue(document):
            yield from self._sentences(document, repeated)
        if len(headline) >= _LEAST_HEADLINE_WORDS:
            yield from self._headline(blocks, headline, repeated)

    @staticmethod
    def _passage(document: Document, run: list[int]) -> Finding:
        first = document.blocks[run[0]].segments[0]
        words = sum(len(_words(document.blocks[n].text)) for n in run)
        count = f"{len(run)} paragraphs" if len(run) > 1 else "a paragraph"
        return PASSAGE.at(
            first,
            (0, len(first.target)),
            evidence=(("paragraphs", str(len(run))), ("words", str(words))),
            count=count,
            stand="stand" if len(run) > 1 else "stands",
        )

    @staticmethod
    def _sentences(document: Document, repeated: set[int]) -> Iterator[Finding]:
        seen: set[tuple[str, ...]] = set()
        inside = False
        for number, block in enumerate(document.blocks):
            for segment in block.segments:
                words = _words(segment.target)
                if len(words) < _LEAST_WORDS or number in repeated or block.kind is Kind.HEADING:
                    continue
                if words in seen:
                    if not inside:
                        span = (0, len(segment.target))
                        yield PASSAGE.at(segment, span, count="a sentence", stand="stands")
                    inside = True
                else:
                    seen.add(words)
                    inside = False

    @staticmethod
    def _headline(blocks: tuple[Block, ...], headline: tuple[str, ...], repeated: set[int]) -> Iterator[Finding]:
        for number, block in enumerate(blocks[1:], 1):
            if number in repeated:
                continue
            for segment in block.segments:
                if _words(segment.target) == headline and not _quoted(blocks[0].text):
                    yield HEADLINE.at(segment, (0, len(segment.target)))


def _is_catalogue(document: Document) -> bool:
    """Messages of a program are no running text: many say nearly the same."""
    return any(name in ("context", "plural", "flag") for s in document.segments for name, _ in s.meta)


def _quoted(text: str) -> bool:
    """A headline that is a quotation is said in the body, of course."""
    return text[:1] in "‘“'\"«" and text[-1:] in "’”'\"»"


def _words(text: str) -> tuple[str, ...]:
    return tuple(map(str.lower, _WORD.findall(text)))


def _runs(blocks: tuple[Block, ...]) -> Iterator[list[int]]:
    """Runs of consecutive paragraphs that stood before, in the same order."""
    first: dict[tuple[str, ...], int] = {}
    run: list[int] = []
    expected = -1
    for number, block in enumerate(blocks):
        words = _words(block.text)
        original = first.get(words) if len(words) >= _LEAST_WORDS else None
        if original is not None and run and original == expected:
            run.append(number)
        elif original is not None:
            if run:
                yield run
            run = [number]
        elif run and len(words) >= _LEAST_WORDS:
            yield run
            run = []
        expected = original + 1 if original is not None else expected
        first.setdefault(words, number)
    if run:
        yield run


@hookimpl
def mtaudit_detectors() -> Iterable[type[Detector]]:
    """Registers the detector."""
    return [Duplicates]
