"""Words of the translation that mean something else than the reference's at the same place."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator

from mtaudit.lang.compare import Knowledge, compare, knowledge, look
from mtaudit.lang.sites import Place, strangers
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
OTHER = Rule(
    "reference-meaning/other",
    mqm="accuracy/mistranslation",
    severity=Severity.MINOR,
    message="“{quote}” stands where the reference has “{suggestion}”",
    confidence=0.5,
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


# log odds from which a word is told of (one that is neither an opposite nor a name: only from higher ones, as a synonym
# that no list has looks alike), and from which it counts
_TOLD, _OTHER_TOLD = -1.0, -0.1
_COUNTS_AS_OPPOSITE, _COUNTS_AS_NAME = 0.3, 1.2


class ReferenceMeaning(Detector):
    """An opposite, another name, number or gender where the reference has its own.

    Words are aligned with the reference; opposites come from a word list made from WordNet and
    from one of words that would be the opposite news (rise, fall). A name counts as another
    one only if neither it nor anything like it stands elsewhere in the reference, nor in the source.
    """

    needs = Need.REFERENCE
    target_langs = frozenset(("en",))
    rules = (ANTONYM, NAME, OTHER, NUMBER, GENDER)
    examples = (
        Fires(
            ANTONYM,
            "The river is very [[shallow]] near the mill.",
            reference="The river is very deep near the mill.",
            suggestion="deep",
        ),
        Fires(NAME, "The train stops in [[Ghent]] at noon.", reference="The train stops in Bruges at noon."),
        Fires(
            OTHER,
            "The bakers sang a [[purple]] song in the kitchen.",
            reference="The bakers sang a cheerful song in the kitchen.",
            suggestion="cheerful",
        ),
        Fires(
            ANTONYM,
            "Prices have [[fallen]] sharply since the harvest.",
            reference="Prices have risen sharply since the harvest.",
            suggestion="risen",
        ),
        Silent("They have not managed to sell the mill.", reference="They have failed to sell the mill."),
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
        source = {word.norm for word in words(segment.source or "")}
        for edit in compare(segment.target, segment.reference, known):
            if edit.kind is Kind.SUBSTITUTED and edit.relation is Relation.NUMBER:
                yield from _number(segment, edit, source)
        texts = segment.target, segment.reference, segment.source or "", known, segment.languages.source_base
        for odds, place in strangers(*texts):
            yield from _stranger(segment, odds, place, known)
        yield from _genders(segment)


def _number(segment: Segment, edit: Edit, source: set[str]) -> Iterator[Finding]:
    here = segment.target[slice(*edit.target)]
    there = (segment.reference or "")[slice(*edit.reference)]
    if here[:1].isdecimal() and there[:1].isdecimal() and here.lower() not in source:
        yield NUMBER.at(segment, edit.target, suggestion=there, evidence=(("reference", there),))


def _stranger(segment: Segment, odds: float, place: Place, known: Knowledge) -> Iterator[Finding]:
    if odds < _TOLD or not place.mates or (place.features["added"] and not place.features["opposite"]):
        return
    if place.features["opposite-not"]:
        return  # with a negation more on one side, opposites mean the same
    there = look(segment.reference or "", known).tokens[place.mates[0]].text
    if place.features["opposite"]:
        rule, counts = ANTONYM, _COUNTS_AS_OPPOSITE
    elif place.features.get("name-mate-name"):
        rule, counts = NAME, _COUNTS_AS_NAME
    else:
        if odds < _OTHER_TOLD:
            return
        rule, counts = OTHER, math.inf
    severity, confidence = (None, None) if odds >= counts else (Severity.MINOR, 0.5)
    yield rule.at(
        segment,
        place.span,
        severity=severity,
        confidence=confidence,
        suggestion=there,
        evidence=(("reference", there),),
    )


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
