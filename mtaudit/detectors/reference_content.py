"""Words of the reference that the translation lacks, and words that it has put in."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator

from mtaudit.lang.compare import knowledge, look
from mtaudit.lang.sites import Place, gaps, strangers
from mtaudit.model import Finding, Rule, Segment, Severity
from mtaudit.plugin import Detector, Fires, Need, Silent, hookimpl

OMITTED = Rule(
    "reference-content/omitted",
    mqm="accuracy/omission",
    severity=Severity.MAJOR,
    message="“{suggestion}” of the reference is missing here",
    confidence=0.7,
)
BROKEN = Rule(
    "reference-content/broken",
    mqm="linguistic-conventions/grammar",
    severity=Severity.MINOR,
    message="a word seems to be missing around here; the reference has none of these words side by side",
    confidence=0.5,
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
    message="the reference has nothing for “{quote}”",
    confidence=0.5,
)

# log odds from which a place is told of, and from which it counts
_TOLD, _COUNTS = -1.8, 0.6
_ADDED = -1.2


class ReferenceContent(Detector):
    """Content that was left out or put in, told from a paraphrase by what stands around it.

    A content word of the reference is missing if neither it, a form, a synonym nor a word of its family stands anywhere
    in the translation. How sure that is comes from the place (`mtaudit.lang.sites`): whether the words around it are
    aligned, whether the sentence is likelier with a word more there (“in the of Kerala”), and whether another word
    is left over that may stand for it. Where the sentence runs on, it is a minor and uncertain fault. The same is
    asked of words that the reference lacks.
    """

    needs = Need.REFERENCE
    target_langs = frozenset(("en",))
    rules = (OMITTED, LESS, BROKEN, ADDED)
    examples = (
        Fires(
            OMITTED,
            "The bakers met in the[[]] of the old abbey.",
            reference="The bakers met in the kitchen of the old abbey.",
            suggestion="kitchen",
        ),
        Fires(
            LESS,
            "The old bakers gathered in the[[]] kitchen of the abbey.",
            reference="The old bakers met in the spacious kitchen of the abbey.",
        ),
        Fires(
            BROKEN,
            "They met in [[the of]] June and went to the harbour.",
            reference="They met in June and went to the harbour.",
        ),
        Fires(
            OMITTED,
            "The baker said that[[]] was closed for the night.",
            reference="The baker said that it was closed for the night.",
            suggestion="it",
        ),
        Fires(ADDED, "The bakers met in the [[haunted]] kitchen.", reference="The bakers met in the kitchen."),
        Silent("The bakers gathered in the kitchen.", reference="The bakers met in the kitchen."),
        Silent("In the kitchen, the bakers met.", reference="The bakers met in the kitchen."),
    )

    def check(self, segment: Segment) -> Iterable[Finding]:
        """By the dropped and added units of the alignment."""
        if not segment.reference:
            return
        known = knowledge(self.lexicons, "en")
        texts = segment.target, segment.reference, segment.source or "", known, segment.languages.source_base
        told = [found for found in gaps(*texts) if found[0] >= _TOLD]
        reference = look(segment.reference, known).tokens if told else ()
        for odds, place in _apart(told):
            word = reference[place.mates[0]].text if place.mates else ""
            yield _missing(segment, odds, place, word)
        for odds, place in strangers(*texts):
            if odds >= _ADDED and place.features["added"]:
                yield ADDED.at(segment, place.span)


def _apart(found: Iterable[tuple[float, Place]]) -> Iterator[tuple[float, Place]]:
    """The surest places, of neighbours and of those that miss the same word only one."""
    missed: set[int] = set()
    taken: set[int] = set()
    for odds, place in sorted(found, key=lambda one: (-one[0], one[1].at)):
        if missed.isdisjoint(place.mates) and taken.isdisjoint((place.at - 1, place.at, place.at + 1)):
            missed.update(place.mates)
            taken.add(place.at)
            yield odds, place


def _missing(segment: Segment, odds: float, place: Place, word: str) -> Finding:
    if not word:
        return BROKEN.at(segment, place.span, severity=Severity.MAJOR if odds >= _COUNTS else None)
    evidence = (("reference", word),)
    if odds < _COUNTS:
        return LESS.at(segment, place.span, suggestion=word, evidence=evidence)
    confidence = round(min(0.9, 0.5 + 0.4 / (1 + math.exp(-odds))), 2)
    return OMITTED.at(segment, place.span, suggestion=word, evidence=evidence, confidence=confidence)


@hookimpl
def mtaudit_detectors() -> Iterable[type[Detector]]:
    """Registers the detector."""
    return [ReferenceContent]
