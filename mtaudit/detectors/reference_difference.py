"""What differs from a reference that is otherwise nearly the same text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher

from mtaudit.lang.inflect import is_function_word, spellings
from mtaudit.lang.words import Word, words
from mtaudit.model import Document, Finding, Rule, Segment, Severity
from mtaudit.plugin import Detector, Fires, Need, Silent, hookimpl

WORDING = Rule(
    "reference-difference/wording",
    mqm="accuracy/mistranslation",
    severity=Severity.MAJOR,
    message="the reference, otherwise nearly the same text, has “{right}” here",
    confidence=0.8,
)

_CLOSE = 0.8
_LEAST_SEGMENTS = 4


class ReferenceDifference(Detector):
    """Words that differ from the reference where nearly all other words of the document are the same.

    Two independent translations share half of their words; a text that shares four fifths with its reference is the
    same text with changes, and each change of meaning-bearing words is worth a look. The closer the two texts, the
    surer. Spelling variants, capitals and marks are left alone; documents of fewer than four segments are not judged.
    """

    needs = Need.DOCUMENT | Need.REFERENCE
    rules = (WORDING,)
    examples = (
        Fires(
            WORDING,
            "The bridge over the river was closed on Monday morning.\nThe town will decide in May.\n"
            "The [[mosquitoes]] will cost three million euros.\nNobody was hurt when the old wall fell.",
            reference="The bridge over the river was closed on Monday morning.\nThe town will decide in May.\n"
            "The repairs will cost three million euros.\nNobody was hurt when the old wall fell.",
            suggestion="repairs",
        ),
        Silent(
            "The bridge is shut.\nIn May the council votes.\nIt costs three million.\nNo one was injured.",
            reference="The crossing over the river was closed.\nThe town will decide in spring.\n"
            "Repairs will be expensive.\nNobody was hurt when the old wall fell.",
        ),
        Silent(
            "The colour of the bridge is grey.\nThe town will decide in May.\nIt is old.\nNobody was hurt.",
            reference="The color of the bridge is gray.\nThe town will decide in May.\nIt is old.\nNobody was hurt.",
        ),
    )

    def check_document(self, document: Document) -> Iterable[Finding]:
        """Judges how close the whole document is, then reports the changes of each segment."""
        pairs = [(s, words(s.target), words(s.reference)) for s in document.segments if s.reference and s.target]
        if len(pairs) < _LEAST_SEGMENTS:
            return
        matchers = [SequenceMatcher(None, _norms(one), _norms(two), autojunk=False) for _, one, two in pairs]
        size = sum(max(len(one), len(two)) for _, one, two in pairs)
        same = sum(block.size for matcher in matchers for block in matcher.get_matching_blocks())
        closeness = same / size if size else 0.0
        if closeness < _CLOSE:
            return
        confidence = 0.6 + 0.3 * (closeness - _CLOSE) / (1 - _CLOSE)
        for (segment, one, two), matcher in zip(pairs, matchers, strict=True):
            if matcher.ratio() >= 0.5:  # a sentence of its own is an addition, not a change
                yield from _changes(segment, one, two, matcher, confidence)


def _changes(
    segment: Segment, one: Sequence[Word], two: Sequence[Word], matcher: SequenceMatcher[str], confidence: float
) -> Iterator[Finding]:
    for tag, start, end, begin, stop in matcher.get_opcodes():
        if tag == "equal" or not _telling(one[start:end], two[begin:stop]):
            continue
        right = (segment.reference or "")[two[begin].start : two[stop - 1].end] if stop > begin else ""
        if end > start:
            span = (one[start].start, one[end - 1].end)
        else:
            at = one[start - 1].end if start else 0
            span = (at, at)
        minor = not any(_bears_meaning(w) for w in (*one[start:end], *two[begin:stop]))
        severity = Severity.MINOR if minor else Severity.MAJOR
        yield WORDING.at(
            segment,
            span,
            severity=severity,
            confidence=confidence,
            suggestion=right,
            evidence=(("reference", segment.reference or ""),),
            right=right or "nothing",
        )


def _norms(tokens: Sequence[Word]) -> list[str]:
    return [min(spellings(t.norm) or {t.norm}) if t.kind == "word" else t.norm for t in tokens]


def _telling(here: Sequence[Word], there: Sequence[Word]) -> bool:
    """Whether a change is one of words, not of marks alone."""
    return any(t.kind != "punct" for t in (*here, *there))


def _bears_meaning(token: Word) -> bool:
    return token.kind == "number" or (token.kind == "word" and not is_function_word(token.norm))


@hookimpl
def mtaudit_detectors() -> Iterable[type[Detector]]:
    """Registers the detector."""
    return [ReferenceDifference]
