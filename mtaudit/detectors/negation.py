"""Negations that the translation lost or made up."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from mtaudit.lang.negation import LANGUAGES, Cue, negations
from mtaudit.model import Finding, Rule, Segment, Severity
from mtaudit.plugin import Detector, Fires, Need, Silent, hookimpl

DROPPED = Rule(
    "negation/dropped",
    mqm="accuracy/mistranslation/polarity",
    severity=Severity.CRITICAL,
    message="the {other} says no (“{cue}”), the translation does not",
    confidence=0.85,
)
INVENTED = Rule(
    "negation/invented",
    mqm="accuracy/mistranslation/polarity",
    severity=Severity.CRITICAL,
    message="“{quote}”: the {other} has no negation",
    confidence=0.85,
)


class Negation(Detector):
    """A negation of the source (or reference) that has no counterpart in the translation, or the other way round.

    Counted as lost only where the other side has nothing that could carry it: no “not”, but also no un-, -less,
    “fail”, “refuse”, “without”, “hardly”, “few”, “until” and the like. A reference, where there is one, decides:
    it is in the same language. Languages without a list of cues are not compared.
    """

    needs = Need.COMPARISON
    rules = (DROPPED, INVENTED)
    examples = (
        Fires(DROPPED, "[[The water is safe to drink.]]", source="Das Wasser ist nicht trinkbar.", languages="de-en"),
        Fires(DROPPED, "[[She will come.]]", source="Она не придёт.", languages="ru-en"),
        Fires(
            INVENTED,
            "The bridge was [[not]] opened on Monday.",
            source="Le pont a été ouvert lundi.",
            languages="fr-en",
        ),
        Fires(INVENTED, "He did[[n’t]] sign the treaty.", reference="He signed the treaty."),
        Silent("The water is unsafe.", source="Das Wasser ist nicht trinkbar.", languages="de-en"),
        Silent("Not only the mayor came.", source="Nicht nur der Bürgermeister kam.", languages="de-en"),
        Silent("She refused to answer.", source="Sie wollte nicht antworten.", languages="de-en"),
        Silent("He hardly slept.", reference="He did not sleep much."),
        Silent("Nobody came.", source="誰も来なかった。", languages="ja-en"),
    )

    def check(self, segment: Segment) -> Iterable[Finding]:
        """By the reference where there is one in a known language, else by the source."""
        language = segment.languages.target_base
        if language not in LANGUAGES or not segment.target.strip():
            return ()
        target = negations(segment.target, language)
        if segment.reference:
            return self._compare(segment, target, negations(segment.reference, language), "reference")
        source = segment.languages.source_base
        if source not in LANGUAGES or not segment.source:
            return ()
        return self._compare(segment, target, negations(segment.source, source), "source")

    @staticmethod
    def _compare(segment: Segment, target: tuple[Cue, ...], other: tuple[Cue, ...], side: str) -> Iterator[Finding]:
        here = [cue for cue in target if cue.explicit]
        there = [cue for cue in other if cue.explicit]
        if there and not target:
            span = (0, len(segment.target))
            evidence = ((side, (segment.source if side == "source" else segment.reference) or ""),)
            yield DROPPED.at(segment, span, evidence=evidence, cue=there[0].text.strip(), other=side)
        elif here and not other:
            cue = here[0]
            start = cue.span.start
            text = cue.text
            if text.lower().endswith(("n't", "n’t")) and text.lower() not in ("can't", "can’t", "won't", "won’t"):
                start = cue.span.end - 3
            confidence = INVENTED.confidence if len(here) == 1 else 0.95
            yield INVENTED.at(segment, (start, cue.span.end), confidence=confidence, other=side)


@hookimpl
def mtaudit_detectors() -> Iterable[type[Detector]]:
    """Registers the detector."""
    return [Negation]
