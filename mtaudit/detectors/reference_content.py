"""Words of the reference that the translation lacks, and words that it has put in."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from itertools import pairwise

from mtaudit.lang.compare import Knowledge, best_gap, compare, knowledge, linked_to_any, look, sort_of
from mtaudit.lang.inflect import lemmas
from mtaudit.lang.wordalign import Diff, Kind
from mtaudit.lang.words import words
from mtaudit.model import Finding, Rule, Segment, Severity
from mtaudit.plugin import Detector, Fires, Need, Silent, hookimpl

OMITTED = Rule(
    "reference-content/omitted",
    mqm="accuracy/omission",
    severity=Severity.MAJOR,
    message="“{suggestion}” of the reference is missing, and the sentence breaks off here",
    confidence=0.7,
)
LESS = Rule(
    "reference-content/less",
    mqm="accuracy/omission",
    severity=Severity.MINOR,
    message="nothing here stands for “{suggestion}” of the reference",
    confidence=0.5,
)
ADDED = Rule(
    "reference-content/added",
    mqm="accuracy/addition",
    severity=Severity.MINOR,
    message="“{quote}” stands between words that follow each other in the reference",
    confidence=0.5,
)

_BREAK, _BROKEN = -2.0, 1.0
_PART = ("content", "name", "number")


class ReferenceContent(Detector):
    """Content that was left out or put in, told from a paraphrase by what stands around it.

    A content word of the reference is missing if neither it, a form, a synonym nor a word of its family stands anywhere
    in the translation. That is a major fault where the sentence is likelier with a word more at that place (“in the of
    Kerala”). Where the sentence runs on, it is a minor and uncertain one, and said only of names, numbers and of words
    whose neighbours on both sides now stand together. A word is added if its neighbours on both sides
    follow each other directly in the reference.
    """

    needs = Need.REFERENCE
    target_langs = frozenset(("en",))
    rules = (OMITTED, LESS, ADDED)
    examples = (
        Fires(
            OMITTED,
            "The bakers met in the[[]] of the old abbey.",
            reference="The bakers met in the kitchen of the old abbey.",
            suggestion="kitchen",
        ),
        Fires(LESS, "The bakers met in the[[]] kitchen.", reference="The bakers met in the spacious kitchen."),
        Fires(ADDED, "The bakers met in the [[haunted]] kitchen.", reference="The bakers met in the kitchen."),
        Silent("The bakers gathered in the kitchen.", reference="The bakers met in the kitchen."),
        Silent("In the kitchen, the bakers met.", reference="The bakers met in the kitchen."),
    )

    def check(self, segment: Segment) -> Iterable[Finding]:
        """By the dropped and added units of the alignment."""
        if not segment.reference:
            return
        known = knowledge(self.lexicons, "en")
        edits = compare(segment.target, segment.reference, known)
        yield from _missing(segment, edits, known)
        yield from _more(segment, edits)


def _missing(segment: Segment, edits: Diff, known: Knowledge) -> Iterator[Finding]:
    if not known.grammar:
        return
    reference, here = segment.reference or "", look(segment.target, known)
    there = look(reference, known)
    classes = {token.start: kind for token, kind in zip(there.tokens, there.classes, strict=True)}
    forms = [word.norm for word in here.tokens]
    bases = _bases(forms)
    gaps = {token.end: number for number, token in enumerate(here.tokens, 1)} | {0: 0}
    seen: set[int] = set()
    for before, edit, after in zip((None, *edits), edits, (*edits[1:], None), strict=False):
        word, gap = reference[slice(*edit.reference)], gaps.get(edit.target[0])
        if edit.kind is not Kind.DROPPED or gap is None or sort_of(word) not in _PART:
            continue
        if not _absent(word.lower(), forms, bases, known):
            continue
        gain, best = best_gap(here, gap, classes.get(edit.reference[0], "N"), known)
        sure = before is not None and after is not None and _kept(before.kind) and _kept(after.kind)
        sure = sure or sort_of(word) != "content"
        if gain <= _BREAK:
            best = gap
        at = here.tokens[best - 1].end if best else 0
        if at not in seen and (sure or gain > _BREAK):
            seen.add(at)
            rule = OMITTED if gain > _BROKEN else LESS
            yield rule.at(segment, (at, at), suggestion=word, evidence=(("reference", word),))


def _bases(forms: Iterable[str]) -> frozenset[str]:
    return frozenset(base for form in forms for base in (form, *lemmas(form)))


def _absent(word: str, forms: Collection[str], bases: frozenset[str], known: Knowledge) -> bool:
    if word in bases or not bases.isdisjoint(lemmas(word)):
        return False
    if len(word) >= 5 and any(form[:5] == word[:5] for form in forms):
        return False
    return not linked_to_any(known.synonyms, word, (form for form in forms if len(form) > 2))


def _more(segment: Segment, edits: Diff) -> Iterator[Finding]:
    bases = _bases(word.norm for word in words(segment.reference or ""))
    for (before, edit), (_, after) in pairwise(pairwise(edits)):
        if edit.kind is not Kind.ADDED or not _kept(before.kind) or not _kept(after.kind):
            continue
        word = segment.target[slice(*edit.target)]
        follows = 0 <= after.reference[0] - before.reference[1] <= 1
        if follows and sort_of(word) in ("content", "name") and bases.isdisjoint(_bases((word.lower(),))):
            yield ADDED.at(segment, edit.target)


def _kept(kind: Kind) -> bool:
    return kind in (Kind.EQUAL, Kind.VARIANT)


@hookimpl
def mtaudit_detectors() -> Iterable[type[Detector]]:
    """Registers the detector."""
    return [ReferenceContent]
