"""Quotation marks turned the wrong way round or glued to the next word."""

from __future__ import annotations

from collections.abc import Iterable

from mtaudit.lang.patterns import lazy
from mtaudit.model import Document, Finding, Rule, Severity
from mtaudit.plugin import Detector, Fires, Need, Silent, hookimpl

TURNED = Rule(
    "quotemarks/turned",
    mqm="locale-conventions/punctuation",
    severity=Severity.MINOR,
    message="an opening quotation mark where the quotation ends",
    confidence=0.85,
)
GLUED = Rule(
    "quotemarks/glued",
    mqm="linguistic-conventions/punctuation",
    severity=Severity.MINOR,
    message="no space {where} the quotation mark",
    confidence=0.85,
)

_TURNED = lazy(r"(?<=[\w.,!?…])“(?=[,.;:!?)]?(?:\s|$))")
_CLOSE = lazy(r"(?<=[\w.,!?…])[”“](?=[A-Za-z]{2})")
_OPEN = lazy(r"(?<=[a-z]{2}[,:])“(?=\w)")
_STRAIGHT = lazy(r'(?<=[a-z][.,!?])"(?=[A-Za-z]{2})')


class QuoteMarks(Detector):
    """*It is over.“, he said* and *It is over”said the mayor*: marks of another language, or spaces lost at a tag.

    German closes with “ what „ opened; a text that has „ is left to the detector of foreign marks. In Swedish or
    Finnish style the same mark opens and closes: that is found as glued or unpaired.
    """

    needs = Need.DOCUMENT
    target_langs = frozenset({"en"})
    rules = (TURNED, GLUED)
    examples = (
        Fires(TURNED, "“We need more time.[[“]], said the mayor.", suggestion="”"),
        Fires(GLUED, "“I did not expect it[[”]]said the winner.", suggestion="” "),
        Fires(GLUED, "The mayor said:[[“]]We will wait.”", suggestion=" “"),
        Silent("“We need more time,” said the mayor. He called it “a mistake” (“a big one”)."),
        Silent('She said, "We need time." The "Dancer" won; the 19" screen broke. The “Dancer”’s owner wept.'),
    )

    def check_document(self, document: Document) -> Iterable[Finding]:
        """Nothing in documents with low opening marks."""
        if any("„" in segment.target for segment in document.segments):
            return
        for segment in document.segments:
            text = segment.target
            for hit in _TURNED.finditer(text):
                yield TURNED.at(segment, hit.span(), suggestion="”")
            for hit in _CLOSE.finditer(text):
                yield GLUED.at(segment, hit.span(), suggestion="” ", where="behind")
            for hit in _OPEN.finditer(text):
                yield GLUED.at(segment, hit.span(), suggestion=" “", where="before")
            for hit in _STRAIGHT.finditer(text):
                opened = text.count('"', 0, hit.start()) % 2 == 1
                where = "behind" if opened else "before"
                yield GLUED.at(segment, hit.span(), suggestion='" ' if opened else ' "', confidence=0.75, where=where)


@hookimpl
def mtaudit_detectors() -> Iterable[type[Detector]]:
    """Registers the detector."""
    return [QuoteMarks]
