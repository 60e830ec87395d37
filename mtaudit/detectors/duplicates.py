"""Passages that stand twice in one document."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

from mtaudit.lang.inflect import is_function_word
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
AGAIN = Rule(
    "duplicates/again",
    mqm="accuracy/addition",
    severity=Severity.MINOR,
    message="says in other words what the sentence before it says: one sentence translated twice",
    confidence=0.8,
)
_WORD = lazy(r"\w+")
_LEAST_CONTENT = 5
_SHARED = 0.75
_LIKEWISE = frozenset({"too", "likewise", "either"})
"""Words that say that the likeness is meant."""
_DENIAL = frozenset("not no never nobody nothing neither nor without but t".split())
_LEAST_WORDS = 8
_LEAST_WORDS_NEXT = 5
"""Of a sentence that stands twice side by side; shorter ones are said twice for effect."""
_LEAST_HEADLINE_WORDS = 4
_QUOTES = frozenset("“”\"«»„‘")
_REPEATING = frozenset({Kind.LIST_ITEM, Kind.CELL, Kind.CAPTION})
"""Kinds of blocks that say the same again by their nature: steps, entries of change logs, cells of a column."""
_SHORT_RUN = 40


class Duplicates(Detector):
    """Paragraphs or sentences that stand twice in one document, reported once for each run of them.

    A page that was put together or translated twice repeats itself; a headline slips in again at the end. Refrains,
    short sentences and quoted repetitions of fewer than eight words are left alone (of fewer than five, where the two
    stand side by side in running text); so are list items and cells of
    tables, and in marked-up text what two sections say in the same words.
    """

    needs = Need.DOCUMENT
    rules = (PASSAGE, HEADLINE, AGAIN)
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
        Silent("Counsel for the owner said that his client was glad. Counsel for the tenant said hers was glad too."),
        Silent("‘We will build this bridge again’\n\nThe mayor was firm. “We will build this bridge again.”"),
        Fires(
            AGAIN,
            "It was the fourth fire in the old harbour of Bergen this summer. [[It is the fourth fire that breaks out "
            "in this summer in Bergen’s old harbour.]]",
            languages="en",
        ),
        Fires(
            AGAIN,
            "Shops in the harbour will stay shut until Monday. [[Shops in the harbour will be shut until Monday.]]",
        ),
        Fires(PASSAGE, "The mill runs at night. [[The mill runs at night.]] Nobody sleeps.", languages="en"),
        Silent("“The mill runs at night. The mill runs at night,” he said. It runs. It runs."),
        Silent("We help those who cannot help themselves. We do not help those who can help themselves but will not."),
        Silent("Nobody objected.\n\nThe bridge is old.\n\nNobody objected."),
        Silent("Old bridge to close\n\nThe old bridge is to close for two years, the mayor said on Monday."),
    )

    def check_document(self, document: Document) -> Iterable[Finding]:
        """Paragraphs first, then sentences that are not inside a repeated paragraph."""
        blocks = document.blocks
        headline = _words(blocks[0].text) if blocks and blocks[0].kind is Kind.HEADING and len(blocks) > 1 else ()
        repeated = set()
        sections = _sections(document)
        for run, first in _runs(blocks, marked=_is_marked_up(document)):
            repeated.update(run)
            apart = sections[run[0]] != sections[first] and sum(len(_words(blocks[n].text)) for n in run) < _SHORT_RUN
            if not _is_catalogue(document) and not apart:
                yield self._passage(document, run)
        if not _is_catalogue(document):
            yield from self._sentences(document, repeated, sections)
            yield from _side_by_side(document)
            yield from _again(document)
        if len(headline) >= _LEAST_HEADLINE_WORDS:
            marked = _is_marked_up(document)
            body = {n for n, b in enumerate(blocks) if not (marked and b.kind is Kind.HEADING)}
            yield from self._headline(blocks, headline, body - repeated)

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
    def _sentences(document: Document, repeated: set[int], sections: list[int]) -> Iterator[Finding]:
        seen: set[tuple[int, tuple[str, ...]]] = set()
        inside = False
        marked = _is_marked_up(document)
        for number, block in enumerate(document.blocks):
            if number in repeated or block.kind is Kind.HEADING or _repeats_by_nature(block, marked):
                continue
            for segment in block.segments:
                words = _words(segment.target)
                if len(words) < _LEAST_WORDS:
                    continue
                if (sections[number], words) in seen:
                    if not inside:
                        span = (0, len(segment.target))
                        yield PASSAGE.at(segment, span, count="a sentence", stand="stands")
                    inside = True
                else:
                    seen.add((sections[number], words))
                    inside = False

    @staticmethod
    def _headline(blocks: tuple[Block, ...], headline: tuple[str, ...], body: set[int]) -> Iterator[Finding]:
        for number, block in enumerate(blocks[1:], 1):
            if number not in body:
                continue
            for segment in block.segments:
                if _words(segment.target) == headline and not _quoted(blocks[0].text):
                    yield HEADLINE.at(segment, (0, len(segment.target)))


def _side_by_side(document: Document) -> Iterator[Finding]:
    """A short sentence that follows itself, outside quotations."""
    for block in document.blocks:
        if block.kind is not Kind.PARAGRAPH or len(block.segments) < 3:
            continue
        for one, two in pairwise(block.segments):
            text = two.target.strip()
            plain = text.endswith(".") and not _QUOTES & set(one.target + text)
            if plain and one.target.strip() == text and _LEAST_WORDS_NEXT <= len(_words(text)) < _LEAST_WORDS:
                yield PASSAGE.at(two, (0, len(two.target)), count="a sentence", stand="stands")


def _again(document: Document) -> Iterator[Finding]:
    """A sentence whose words are nearly those of the sentence before it in the paragraph, in English text."""
    for block in document.blocks:
        if block.kind is not Kind.PARAGRAPH or len(block.segments) < 2:
            continue
        before: frozenset[str] = frozenset()
        denied = False
        for segment in block.segments if block.segments[0].languages.target_base == "en" else ():
            words = _words(segment.target)
            content = frozenset(w[:6] for w in words if not is_function_word(w) and (len(w) > 2 or w.isdigit()))
            denies = not _DENIAL.isdisjoint(words)
            less, more = sorted((len(before), len(content)))
            if less >= _LEAST_CONTENT and denies == denied and less >= 0.6 * more:
                shared = len(before & content) >= _SHARED * less and _LIKEWISE.isdisjoint(words)
                if shared and content != before and _figures(content) == _figures(before):
                    yield AGAIN.at(segment, (0, len(segment.target)))
            elif less + 1 == more == _LEAST_CONTENT and denies == denied and (before < content or content < before):
                yield AGAIN.at(segment, (0, len(segment.target)))
            before, denied = content, denies


def _figures(content: frozenset[str]) -> frozenset[str]:
    return frozenset(word for word in content if word[0].isdigit())


def _is_catalogue(document: Document) -> bool:
    """Messages of a program are no running text: many say nearly the same."""
    return any(name in ("context", "plural", "flag") for s in document.segments for name, _ in s.meta)


def _quoted(text: str) -> bool:
    """A headline that is a quotation is said in the body, of course."""
    return text[:1] in "‘“'\"«" and text[-1:] in "’”'\"»"


def _words(text: str) -> tuple[str, ...]:
    return tuple(map(str.lower, _WORD.findall(text)))


def _is_marked_up(document: Document) -> bool:
    """Whether headings are declared by markup, not guessed from short lines."""
    return document.format not in ("", "text")


def _sections(document: Document) -> list[int]:
    """The number of the section that each block is in; 0 throughout where no heading is declared.

    Manuals and minutes say in each section what holds there, in the same words.
    """
    sections, number = [], 0
    for block in document.blocks:
        number += block.kind is Kind.HEADING and _is_marked_up(document)
        sections.append(number)
    return sections


def _repeats_by_nature(block: Block, marked: bool) -> bool:
    """Steps, cells, and in marked-up text headings and lines without a stop: signatures, labels, names of speakers."""
    if block.kind in _REPEATING:
        return True
    return marked and (block.kind is Kind.HEADING or block.text.rstrip()[-1:] not in (*'.!?…:;)”"’»',))


def _runs(blocks: tuple[Block, ...], *, marked: bool) -> Iterator[tuple[list[int], int]]:
    """Runs of consecutive paragraphs that stood before, in the same order, and where the run began before."""
    first: dict[tuple[str, ...], int] = {}
    run: list[int] = []
    began = 0
    expected = -1
    for number, block in enumerate(blocks):
        words = _words(block.text)
        original = first.get(words) if len(words) >= _LEAST_WORDS else None
        goes_on = bool(run) and original == expected
        if not goes_on and _repeats_by_nature(block, marked):
            original = None
        if goes_on:
            run.append(number)
        elif run and len(words) >= _LEAST_WORDS:
            yield run, began
            run = []
        if original is not None:
            run, began = (run, began) if goes_on else ([number], original)
            expected = original + 1
        first.setdefault(words, number)
    if run:
        yield run, began


@hookimpl
def mtaudit_detectors() -> Iterable[type[Detector]]:
    """Registers the detector."""
    return [Duplicates]
