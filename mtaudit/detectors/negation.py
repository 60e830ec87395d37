"""Negations that the translation lost or made up."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher

from mtaudit.lang.negation import CONCORD, LANGUAGES, Cue, denies, explicit_cues, negations
from mtaudit.lang.patterns import lazy
from mtaudit.lang.words import words
from mtaudit.model import Finding, Rule, Segment, Severity, Side
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
    message="“{quote}”: the {other} has no such negation",
    confidence=0.85,
)


_UNPROVEN = frozenset({"bn", "gu", "hi", "mr", "ta", "te"})
"""Targets in these languages were flagged on one good segment in six: their cues serve as sources only."""

_ONE_MORE = 0.7
"""The chance that a second "not" is made up where the other side has only one."""

# What a paraphrase in the same language may turn into “not” or out of it. Within one language this list can be short:
# the reference words most negations as the translation does.
_EQUIVALENT = lazy(
    r"(?i)without|hardly|barely|scarcely|rarely|seldom|few|little|fewer|less|fail\w*|refus\w+|reject\w*|den(?:y|ie[sd]|ial)|"
    r"lack\w*|absen\w+|prevent\w*|prohibit\w*|ban(?:s|ned)?|forb\w+|unless|until|instead|rather than|far from|"
    r"unlike\w*|avoid\w*|declin\w+|miss\w*|free (?:of|from)|otherwise|only|yet|zero|stop\w*|ceas\w+|exclu\w+|"
    r"impossib\w+|un[a-z]{4,}|(?:in|im|il|ir)(?:ab|ac|ad|ap|cap|cor|ex|ef|el|eq|suf|vis|val|p[ero]|leg|log|reg|res)[a-z]+|"
    r"dis(?:a|b|c|h|l|r|s|t)[a-z]+|non-?[a-z]+|\w{3,}less(?:ly)?|except\w*|empty|against|any|ever|"
    r"doubt\w*|no longer|beyond|too"
)


def _strict(cues: tuple[Cue, ...]) -> tuple[Cue, ...]:
    return tuple(cue for cue in cues if cue.explicit or _EQUIVALENT.fullmatch(cue.text))


def _explicit(cues: tuple[Cue, ...]) -> int:
    return sum(cue.explicit for cue in cues)


class Negation(Detector):
    """A negation of the source (or reference) that has no counterpart in the translation, or the other way round.

    Counted as lost only where the other side has nothing that could carry it: no “not”, but also no un-, -less,
    “fail”, “refuse”, “without”, “hardly”, “few”, “until” and the like; a second “not” is made up where the other side
    has only one negation. A reference, where there is one, is asked first: it is in the same language.
    Languages without a list of cues are not compared.
    """

    needs = Need.COMPARISON
    target_langs = LANGUAGES - _UNPROVEN
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
        Fires(DROPPED, "The water [[is safe]] to drink.", reference="The water is not safe to drink."),
        Fires(INVENTED, "He did[[n’t]] sign the treaty.", reference="He signed the treaty."),
        Fires(
            INVENTED,
            "They did [[not]] open the gate, and on the next day nobody came to the market.",
            source="Sie öffneten das Tor, und am nächsten Tag kam niemand auf den Markt.",
            languages="de-en",
        ),
        Silent("The water is unsafe.", source="Das Wasser ist nicht trinkbar.", languages="de-en"),
        Silent("Not only the mayor came.", source="Nicht nur der Bürgermeister kam.", languages="de-en"),
        Silent("She refused to answer.", source="Sie wollte nicht antworten.", languages="de-en"),
        Silent("He hardly slept.", reference="He did not sleep much."),
        Silent("Nobody came.", source="誰も来なかった。", languages="ja-en"),
        Silent("Nejsem si jistý, nedělejte to.", source="I am not sure, don't do it.", languages="en-cs"),
        Silent("Přišel jsi včera, že?", source="You came yesterday, didn't you?", languages="en-cs"),
    )

    def check(self, segment: Segment) -> Iterable[Finding]:
        """By the reference; by the source where there is none, or where it has another number of negations."""
        language = segment.languages.target_base
        if not segment.target.strip():
            return
        source = segment.languages.source_base
        others = ((segment.reference, language), (segment.source, source))
        if not denies(segment.target, language) and not any(text and denies(text, code) for text, code in others):
            return  # weak cues only explain explicit ones
        if _is_even(segment, language, source):
            return
        target = negations(segment.target, language)
        if segment.reference:
            reference = negations(segment.reference, language)
            one, two = (_strict(target), _strict(reference)) if language == "en" else (target, reference)
            found = list(self._compare(segment, one, two, "reference"))
            yield from found
            if found or _explicit(target) == _explicit(reference):
                return
        if source in LANGUAGES and segment.source:
            yield from self._compare(segment, target, negations(segment.source, source), "source")

    @staticmethod
    def _compare(segment: Segment, target: tuple[Cue, ...], other: tuple[Cue, ...], side: str) -> Iterator[Finding]:
        here = [cue for cue in target if cue.explicit]
        there = [cue for cue in other if cue.explicit]
        if there and not target:
            span = _where_dropped(segment, there[0]) if side == "reference" else (0, len(segment.target))
            evidence = ((side, (segment.source if side == "source" else segment.reference) or ""),)
            yield DROPPED.at(segment, span, evidence=evidence, cue=there[0].text.strip(), other=side)
        elif here and not other:
            confidence = INVENTED.confidence if len(here) == 1 else 0.95
            yield INVENTED.at(segment, _spot(here[0]), confidence=confidence, other=side)
        elif segment.languages.target_base in CONCORD and side == "source":
            return  # it says a negation twice
        elif len(here) > max(1, len(there)) and len(other) - len(there) <= 1 - bool(there and side == "reference"):
            texts = len(segment.target), len(segment.text(Side(side)))
            yield INVENTED.at(segment, _spot(_lone(here, there, texts)), confidence=_ONE_MORE, other=side)


def _is_even(segment: Segment, language: str, source: str) -> bool:
    """Whether both sides negate alike, so that weak cues have nothing to explain."""
    here = explicit_cues(segment.target, language)
    if segment.reference:
        return here == explicit_cues(segment.reference, language)
    return 0 < here <= explicit_cues(segment.source or "", source)


def _spot(cue: Cue) -> tuple[int, int]:
    """Where the negation itself stands: the n't of a verb, else the whole cue."""
    text = cue.text.lower()
    if text.endswith(("n't", "n’t")) and text[:-3] not in ("ca", "wo"):
        return cue.span.end - 3, cue.span.end
    return cue.span.start, cue.span.end


def _lone(here: Sequence[Cue], there: Sequence[Cue], lengths: tuple[int, int]) -> Cue:
    """The cue of the target that lies farthest, in its text, from any cue of the other side in its own."""
    others = [cue.span.start / max(1, lengths[1]) for cue in there]

    def distance(cue: Cue) -> float:
        at = cue.span.start / max(1, lengths[0])
        return min((abs(at - other) for other in others), default=1.0)

    return max(here, key=distance)


def _where_dropped(segment: Segment, cue: Cue) -> tuple[int, int]:
    """The word of the target at the place of a negation of the reference; the whole text if nothing is alike there."""
    here, there = words(segment.target), words(segment.reference or "")
    at = next((n for n, word in enumerate(there) if word.end > cue.span.start), 0)
    blocks = SequenceMatcher(None, [w.norm for w in here], [w.norm for w in there], autojunk=False)
    for one, two, size in blocks.get_matching_blocks():
        if size and two + size > at:
            start = one if two >= at else one + at - two
            before = here[start - 1] if start and two >= at else here[start]
            return before.start, here[start].end
    return 0, len(segment.target)


@hookimpl
def mtaudit_detectors() -> Iterable[type[Detector]]:
    """Registers the detector."""
    return [Negation]
