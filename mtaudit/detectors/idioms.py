"""Idioms carried over word by word."""

from __future__ import annotations

from collections.abc import Iterable

from mtaudit.detectors._phrases import PhraseDetector
from mtaudit.model import Rule, Severity
from mtaudit.plugin import Detector, Fires, Silent, hookimpl

CALQUE = Rule(
    "idioms/calque",
    mqm="accuracy/mistranslation/idiom",
    severity=Severity.MAJOR,
    message="“{quote}” is a foreign idiom word by word: “{right}” ({why})",
    confidence=0.85,
    help="A saying that makes no sense, or another sense, in English.",
)


class Idioms(PhraseDetector):
    """A saying of another language translated word by word.

    Readers take it literally or not at all. A phrase in quotation marks of its own is left alone.
    """

    kind = "idioms"
    rule = CALQUE
    rules = (CALQUE,)
    examples = (
        Fires(CALQUE, "The opposition says that the government is [[hanging noodles on the ears]] of voters."),
        Silent("The cook hung the noodles over a wooden rail to dry."),
    )


@hookimpl
def mtaudit_detectors() -> Iterable[type[Detector]]:
    """Registers the detector."""
    return [Idioms]
