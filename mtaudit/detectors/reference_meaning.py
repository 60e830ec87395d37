"""Words of the translation that mean something else than the reference's at the same place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from mtaudit.lang.compare import Knowledge, compare, knowledge, linked, sort_of
from mtaudit.lang.wordalign import Edit, Kind, Relation
from mtaudit.lang.words import words
from mtaudit.model import Finding, Rule, Segment, Severity
from mtaudit.plugin import Detector, Fires, Need, Silent, hookimpl

ANTONYM = Rule(
    "reference-meaning/antonym",
    mqm="accuracy/mistranslation",
    severity=Severity.CRITICAL,
    message="“{quote}” is the opposite of the reference's “{suggestion}”",
    confidence=0.85,
)
NAME = Rule(
    "reference-meaning/name",
    mqm="accuracy/mistranslation/named-entity",
    severity=Severity.MAJOR,
    message="“{quote}” stands where the reference has “{suggestion}”",
    confidence=0.7,
)
NUMBER = Rule(
    "reference-meaning/number",
    mqm="accuracy/mistranslation/number",
    severity=Severity.CRITICAL,
    message="“{quote}”, but “{suggestion}” in the reference",
    confidence=0.8,
)
GENDER = Rule(
    "reference-meaning/gender",
    mqm="accuracy/mistranslation/gender",
    severity=Severity.CRITICAL,
    message="“{quote}”, but “{suggestion}” in the reference",
    confidence=0.85,
)

_MALE = frozenset(("he", "him", "his", "himself"))
_FEMALE = frozenset(("she", "her", "hers", "herself"))
_PARTNER = {"he": "she", "him": "her", "his": "her", "himself": "herself", "she": "he", "her": "his", "hers": "his"}


class ReferenceMeaning(Detector):
    """An opposite, another name, number or gender where the reference has its own.

    Words are aligned with the reference; opposites come from a word list made from WordNet. A name counts as another
    one only if neither it nor anything like it stands elsewhere in the reference, nor in the source.
    """

    needs = Need.REFERENCE
    target_langs = frozenset(("en",))
    rules = (ANTONYM, NAME, NUMBER, GENDER)
    examples = (
        Fires(
            ANTONYM,
            "The river is very [[shallow]] near the mill.",
            reference="The river is very deep near the mill.",
            suggestion="deep",
        ),
        Fires(NAME, "The train stops in [[Ghent]] at noon.", reference="The train stops in Bruges at noon."),
        Fires(NUMBER, "The crew had [[14]] sailors.", reference="The crew had 40 sailors.", suggestion="40"),
        Fires(GENDER, "Yesterday [[she]] mended the net.", reference="Yesterday he mended the net."),
        Silent("The river is rather deep by the mill.", reference="The river is very deep near the mill."),
        Silent("The train stops in Bruges at noon.", reference="At noon the train stops in Bruges."),
        Silent("She said her brother mended it.", reference="Her brother mended it, she said."),
    )

    def check(self, segment: Segment) -> Iterable[Finding]:
        """By the edits of the alignment, and by the pronouns of both texts."""
        if not segment.reference:
            return
        known = knowledge(self.lexicons, "en")
        elsewhere = {word.norm for word in words(segment.reference)}
        source = {word.norm for word in words(segment.source or "")}
        for edit in compare(segment.target, segment.reference, known):
            if edit.kind is Kind.SUBSTITUTED:
                yield from self._substituted(segment, edit, known, elsewhere, source)
        yield from _genders(segment)

    @staticmethod
    def _substituted(
        segment: Segment, edit: Edit, known: Knowledge, elsewhere: set[str], source: set[str]
    ) -> Iterator[Finding]:
        here = segment.target[slice(*edit.target)]
        there = (segment.reference or "")[slice(*edit.reference)]
        if edit.relation is Relation.NUMBER:
            if here[:1].isdecimal() and there[:1].isdecimal() and here.lower() not in source:
                yield NUMBER.at(segment, edit.target, suggestion=there, evidence=(("reference", there),))
        elif edit.relation is Relation.ANTONYM or _opposites(here, there, known):
            if here.lower() not in elsewhere:
                yield ANTONYM.at(segment, edit.target, suggestion=there, evidence=(("reference", there),))
        elif edit.relation is Relation.NONE and sort_of(here) == sort_of(there) == "name":
            first = not segment.target[: edit.target[0]].strip(" \"“'(")
            if not first and here.lower() not in elsewhere | source and not known.vocabulary.knows(here.lower()):
                yield NAME.at(segment, edit.target, suggestion=there, evidence=(("reference", there),))


def _opposites(here: str, there: str, known: Knowledge) -> bool:
    return sort_of(here) == sort_of(there) == "content" and linked(known.distant, here.lower(), there.lower())


def _genders(segment: Segment) -> Iterator[Finding]:
    """Pronouns of a gender that the reference never uses, where it uses the other one."""
    reference = {word.norm for word in words(segment.reference or "")}
    for own, other in ((_MALE, _FEMALE), (_FEMALE, _MALE)):
        if reference & own or not reference & other:
            continue
        for word in words(segment.target):
            if word.norm in own:
                partner = _PARTNER.get(word.norm, "")
                meant = partner if partner in reference else min(reference & other)
                yield GENDER.at(segment, (word.start, word.end), suggestion=meant, evidence=(("reference", meant),))


@hookimpl
def mtaudit_detectors() -> Iterable[type[Detector]]:
    """Registers the detector."""
    return [ReferenceMeaning]
