"""English words that are misspelt: a letter doubled or not, two exchanged, one that is not heard left out."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

from mtaudit.lang.patterns import lazy
from mtaudit.lang.spelling import SLIPS, Speller, speller
from mtaudit.model import Document, Finding, Kind, Rule, Segment, Severity
from mtaudit.plugin import Detector, Fires, Need, Silent, hookimpl

WORD = Rule(
    "misspelt/word",
    mqm="linguistic-conventions/spelling",
    severity=Severity.MINOR,
    message="“{quote}” is misspelt: {suggestion}",
    confidence=0.85,
)

_TOKEN = lazy(r"(?<![\w@#/.’'“\"‘«$&=-])[a-z]{3,}(?![\w@/’'”\"»=-]|\.\w)")
_LEAST = 6
_MOST = 3
"""More strange words than that in one sentence are another language; a word that comes so often is the writer's own."""


class Misspelt(Detector):
    """*The comittee had recieved the adresses*: small-letter words that no list has, and one slip away from one.

    Only slips that are common are looked for, in words that no list has or that only their parts explain,
    and only where one word alone can have been meant. A word
    that returns more than twice is the writer's own, one in quotation marks is somebody else's; words that another
    language spells so (*adres*, *komitee*) are found too: it is their spelling that is wrong.
    """

    needs = Need.DOCUMENT
    target_langs = frozenset({"en"})
    rules = (WORD,)
    examples = (
        Fires(WORD, "The club has [[recieved]] nine letters.", suggestion="received"),
        Fires(WORD, "It [[occured]] at night.", suggestion="occurred"),
        Fires(WORD, "The [[goverment]] fell in May.", suggestion="government"),
        Fires(WORD, "They live in [[seperate]] houses.", suggestion="separate"),
        Fires(WORD, "The [[passangers]] got off.", suggestion="passengers"),
        Fires(WORD, "The [[comission]] met a [[proffesional]] judge, [[wich]] was new."),
        Silent("The targeting of clubbers, moonlets, cravers and schoolers is contactable, unpayable and vicelike."),
        Silent("The colour of the jewellery, organised or organized, was judged. Their programme was cancelled."),
        Silent("She wrote that she had “recieved” it. The recieved-wisdom.com site is down."),
        Silent("The manul, the unmanned dashcam and the reburied cosmonaut were filmed."),
    )

    @cached_property
    def _speller(self) -> Speller:
        return speller(self.lexicons)

    def check_document(self, document: Document) -> Iterable[Finding]:
        """Every word of six letters and more."""
        whole = document.text
        for segment in document.segments:
            yield from self._segment(segment, whole)

    def _segment(self, segment: Segment, whole: str) -> Iterable[Finding]:
        if segment.kind is Kind.UNIT:
            return
        strange = []
        for hit in _TOKEN.finditer(segment.target):
            word = hit[0]
            if word in SLIPS or len(word) >= _LEAST and not self._speller.is_word(word):
                strange.append(hit)
            elif len(word) > _LEAST:
                right = self._speller.meant_by_built(word)
                if right is not None and whole.count(word) < _MOST:
                    yield WORD.at(segment, hit.span(), suggestion=right, confidence=0.8)
        for hit in strange if len(strange) <= _MOST else ():
            right = self._speller.meant(hit[0]) if whole.count(hit[0]) < _MOST else None
            if right is not None:
                yield WORD.at(segment, hit.span(), suggestion=right.replace("_", " "))


@hookimpl
def mtaudit_detectors() -> Iterable[type[Detector]]:
    """Registers the detector."""
    return [Misspelt]
