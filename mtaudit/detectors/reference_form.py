"""A translation whose form breaks where the reference's does not: questions, word order, foreign and misspelt words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

from mtaudit.lang.compare import Knowledge, compare, knowledge, look, unknown_words
from mtaudit.lang.patterns import lazy
from mtaudit.lang.wordalign import Kind
from mtaudit.lang.words import words
from mtaudit.model import Finding, Rule, Segment, Severity
from mtaudit.plugin import Detector, Fires, Need, Silent, hookimpl

QUESTION = Rule(
    "reference-form/question",
    mqm="accuracy/mistranslation",
    severity=Severity.MAJOR,
    message="a question, but a statement in the reference",
    confidence=0.9,
)
STATEMENT = Rule(
    "reference-form/statement",
    mqm="accuracy/mistranslation",
    severity=Severity.MAJOR,
    message="a statement, but a question in the reference",
    confidence=0.7,
)
ORDER = Rule(
    "reference-form/order",
    mqm="linguistic-conventions/word-order",
    severity=Severity.CRITICAL,
    message="the words are out of order",
    confidence=0.85,
)
FOREIGN = Rule(
    "reference-form/foreign",
    mqm="accuracy/untranslated",
    severity=Severity.CRITICAL,
    message="“{quote}” is left in another language",
    confidence=0.9,
)
MISSPELT = Rule(
    "reference-form/misspelt",
    mqm="linguistic-conventions/spelling",
    severity=Severity.MINOR,
    message="“{quote}” is no word; the reference has “{suggestion}”",
    confidence=0.8,
)

DOUBLED = Rule(
    "reference-form/doubled",
    mqm="linguistic-conventions/grammar",
    severity=Severity.MINOR,
    message="“{quote}” says a word twice; the reference does not",
    confidence=0.9,
)
MARK = Rule(
    "reference-form/mark",
    mqm="linguistic-conventions/punctuation",
    severity=Severity.MINOR,
    message="“{quote}” stands between words that follow each other in the reference",
    confidence=0.7,
)

_SCRIPT = lazy(r"[\u0370-\u1dff\u2c00-\u2dff\u2e80-\ud7ff\uf900-\ufaff\ufe70-\uffdc]+")
_ASKS = lazy(r"[?？؟][\"'”’»)\]]*\s*$")
_ODD_BY, _ODD_FROM = 1.0, 4.6


class ReferenceForm(Detector):
    """Faults of form that the reference proves: it asks or states, keeps order, spells the word, and says it once.

    Words are out of order if the grammar finds the whole text far odder than the reference is. A word is misspelt if
    the word list does not know it and one of the reference's words is within two letters of it.
    """

    needs = Need.REFERENCE
    target_langs = frozenset(("en",))
    rules = (QUESTION, STATEMENT, ORDER, FOREIGN, MISSPELT, DOUBLED, MARK)
    examples = (
        Fires(QUESTION, "Did the bakers meet in the kitchen[[?]]", reference="The bakers met in the kitchen."),
        Fires(STATEMENT, "The bakers met in the kitchen[[.]]", reference="Did the bakers meet in the kitchen?"),
        Fires(
            ORDER,
            "[[Of the in bakers old the met a abbey kitchen had once that been.]]",
            reference="The bakers met in a kitchen of the old abbey that had once been.",
        ),
        Fires(FOREIGN, "The bakers met in the [[кухня]].", reference="The bakers met in the kitchen."),
        Fires(
            MISSPELT,
            "The bakers met in the [[kichen]].",
            reference="The bakers met in the kitchen.",
            suggestion="kitchen",
        ),
        Fires(DOUBLED, "The bakers met in the [[kitchen kitchen]].", reference="The bakers met in the kitchen."),
        Fires(MARK, "The bakers met[[;]] in the kitchen.", reference="The bakers met in the kitchen."),
        Silent("The mill had had two owners since then.", reference="The mill had two owners since then."),
        Silent("The bakers met; the kitchen was open.", reference="The bakers met and the kitchen was open."),
        Silent("The bakers gathered in the kitchen.", reference="The bakers met in the kitchen."),
        Silent("Did they meet in the kitchen?", reference="Did the bakers meet in the kitchen?"),
    )

    def check(self, segment: Segment) -> Iterable[Finding]:
        """The whole text first, then its words."""
        reference = segment.reference
        if not reference or not segment.target.strip():
            return
        known = knowledge(self.lexicons, "en")
        yield from _sentence(segment, reference)
        yield from _order(segment, reference, known)
        if not _SCRIPT.search(reference):
            for hit in _SCRIPT.finditer(segment.target):
                yield FOREIGN.at(segment, hit.span(), evidence=(("reference", reference),))
        yield from _borrowed(segment, reference, known)
        yield from _spelling(segment, reference, known)
        yield from _doubled(segment, reference)
        yield from _marks(segment, reference, known)


def _sentence(segment: Segment, reference: str) -> Iterator[Finding]:
    asks, asked = _ASKS.search(segment.target), _ASKS.search(reference)
    if asks and not asked:
        yield QUESTION.at(segment, (asks.start(), asks.start() + 1), evidence=(("reference", reference),))
    elif asked and not asks and "?" not in segment.target:
        body = segment.target.rstrip(" \"'”’»)")
        if body.endswith("."):
            yield STATEMENT.at(segment, (len(body) - 1, len(body)), evidence=(("reference", reference),))


def _order(segment: Segment, reference: str, known: Knowledge) -> Iterator[Finding]:
    here, there = look(segment.target, known), look(reference, known)
    if len(here.tokens) < 8 or not here.chances or not there.chances:
        return
    odd, usual = -sum(here.chances) / len(here.chances), -sum(there.chances) / len(there.chances)
    if odd > _ODD_FROM and odd > usual + _ODD_BY:
        yield ORDER.at(segment, (0, len(segment.target)), evidence=(("reference", reference),))


_TWICE = frozenset("that had her is long many much no so very bye ha far".split())  # may be said twice in good English
_ODD_MARKS = frozenset(";:!?~_.")


def _doubled(segment: Segment, reference: str) -> Iterator[Finding]:
    pairs = {one.norm for one, two in pairwise(words(reference)) if one.norm == two.norm}
    for one, two in pairwise(words(segment.target)):
        if one.norm == two.norm and one.kind == "word" and one.end < two.start and one.norm not in pairs | _TWICE:
            yield DOUBLED.at(segment, (one.start, two.end), evidence=(("reference", reference),))


def _marks(segment: Segment, reference: str, known: Knowledge) -> Iterator[Finding]:
    """Marks that end a clause or a sentence, between words that the reference has side by side."""
    text = segment.target
    edits = compare(text, reference, known)
    for before, edit, after in zip(edits, edits[1:], edits[2:], strict=False):
        if edit.kind is Kind.ADDED and text[slice(*edit.target)] in _ODD_MARKS and text[after.target[0]].islower():
            follows = before.kind is after.kind is Kind.EQUAL and after.reference[0] - before.reference[1] == 1
            if follows and reference[before.reference[1]] == " ":
                yield MARK.at(segment, edit.target, evidence=(("reference", reference),))


def _borrowed(segment: Segment, reference: str, known: Knowledge) -> Iterator[Finding]:
    """Words in Latin letters that only the source has."""
    if not known.vocabulary or not segment.source or segment.languages.source_base == "en":
        return
    source = {word.norm for word in words(segment.source)}
    for token in unknown_words(look(segment.target, known), known, reference):
        if token.norm in source and len(token.norm) > 2:
            yield FOREIGN.at(segment, (token.start, token.end), evidence=(("source", token.text),))


def _spelling(segment: Segment, reference: str, known: Knowledge) -> Iterator[Finding]:
    if not known.vocabulary:
        return
    others = [word.norm for word in words(reference) if word.kind == "word" and len(word.norm) > 3]
    for token in unknown_words(look(segment.target, known), known, reference):
        if len(token.norm) > 40:
            continue
        near = [other for other in others if other != token.norm and _near(token.norm, other)]
        if near:
            meant = min(near, key=lambda other: (abs(len(other) - len(token.norm)), other))
            span = (token.start, token.end)
            yield MISSPELT.at(segment, span, suggestion=meant, evidence=(("reference", meant),))


def _near(word: str, other: str) -> bool:
    """Whether one letter was dropped, added or changed, or two neighbours were swapped."""
    if abs(len(word) - len(other)) > 1 or word[:1] != other[:1] or len(word) < 3:
        return False
    start = next((k for k, (a, b) in enumerate(zip(word, other, strict=False)) if a != b), min(len(word), len(other)))
    a, b = word[start:], other[start:]
    return a[1:] == b[1:] or a[1:] == b or a == b[1:] or (a[1:2] == b[:1] and a[:1] == b[1:2] and a[2:] == b[2:])


@hookimpl
def mtaudit_detectors() -> Iterable[type[Detector]]:
    """Registers the detector."""
    return [ReferenceForm]
