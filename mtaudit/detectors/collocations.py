"""Words that do not go together in English."""

from __future__ import annotations

from collections.abc import Iterable

from mtaudit.detectors._phrases import PhraseDetector
from mtaudit.model import Rule, Severity
from mtaudit.plugin import Detector, Fires, Silent, hookimpl

ODD = Rule(
    "collocations/odd",
    mqm="style/collocation",
    severity=Severity.MINOR,
    message="“{quote}” is not how English says it: “{right}” ({why})",
    confidence=0.75,
    help="A verb and its noun, an adjective and its noun, or a preposition that English does not put together.",
)


class Collocations(PhraseDetector):
    """A verb and noun, adjective and noun, or preposition that another language puts together and English does not.

    Understandable, but it tells the reader that nobody read the text. A phrase in quotation marks of its own is left
    alone.
    """

    kind = "collocations"
    rule = ODD
    rules = (ODD,)
    examples = (
        Fires(ODD, "After two hours the board [[met a decision]] on the merger."),
        Silent("After two hours the board made a decision on the merger."),
        Silent("The lawyer met a decision maker from the ministry."),
    )


@hookimpl
def mtaudit_detectors() -> Iterable[type[Detector]]:
    """Registers the detector."""
    return [Collocations]
