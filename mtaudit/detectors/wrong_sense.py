"""Words in a sense that English does not give them: what a machine picks for an ambiguous source word."""

from __future__ import annotations

from collections.abc import Iterable

from mtaudit.detectors._phrases import PhraseDetector
from mtaudit.model import Rule, Severity
from mtaudit.plugin import Detector, Fires, Silent, hookimpl

TRAP = Rule(
    "wrong-sense/trap",
    mqm="accuracy/mistranslation/wrong-sense",
    severity=Severity.MAJOR,
    message="“{quote}” seems to be the wrong sense: probably “{right}” ({why})",
    confidence=0.8,
    help="A word or fixed term translated by its other sense, or word by word.",
)


class WrongSense(PhraseDetector):
    """A word that translates the source word in its other sense, or a fixed term translated word by word.

    Each entry of the trap lexicon says which words must stand beside the trap, or what the article must be about,
    for it to be one, and which words show that the ordinary sense is meant. A phrase in quotation marks of its own
    is left alone: the writer knows that it is odd. Confidence rises with every other sure trap in the document.
    """

    kind = "traps"
    rule = TRAP
    rules = (TRAP,)
    examples = (
        Fires(
            TRAP,
            "The minister gave a [[conference of press]] in the capital on Monday.",
        ),
        Silent("The general had a low opinion of “conference of press”, as the leaflet put it."),
        Silent("A press conference was held in the capital."),
    )


@hookimpl
def mtaudit_detectors() -> Iterable[type[Detector]]:
    """Registers the detector."""
    return [WrongSense]
