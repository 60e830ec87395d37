"""What is missing or too much by length: sentences without translation, targets far too short or too long."""

# ruff: noqa: E501  (examples)

from __future__ import annotations

import math
from collections.abc import Iterable

from mtaudit.detectors._anchor import trimmed
from mtaudit.lang.patterns import lazy
from mtaudit.lang.sentences import sentences
from mtaudit.model import Finding, Rule, Segment, Severity, Side
from mtaudit.plugin import Detector, Fires, Need, Silent, hookimpl

SENTENCE = Rule(
    "omission/sentence",
    mqm="accuracy/omission",
    severity=Severity.MAJOR,
    message="not translated: “{theirs}”",
    confidence=0.85,
)
CONTENT = Rule(
    "omission/content",
    mqm="accuracy/omission",
    severity=Severity.MAJOR,
    message="the translation is {percent} % shorter than a translation of this {side_name} usually is",
    confidence=0.8,
)
ADDITION = Rule(
    "addition/content",
    mqm="accuracy/addition",
    severity=Severity.MAJOR,
    message="the translation is {percent} % longer than a translation of this {side_name} usually is",
    confidence=0.8,
)

# Natural logarithm of the length in characters (without spaces for languages that write none) against English, and the
# deviation between translations of long segments; medians of public parallel news, rounded, others from kindred ones.
_LENGTHS: dict[str, tuple[float, float]] = {
    "en": (0.0, 0.085), "de": (0.135, 0.085), "fr": (0.16, 0.085), "es": (0.11, 0.085), "it": (0.12, 0.09),
    "pt": (0.125, 0.09), "nl": (0.09, 0.09), "ca": (0.11, 0.09), "gl": (0.1, 0.09), "ro": (0.03, 0.11),
    "sv": (0.0, 0.1), "da": (0.01, 0.1), "no": (0.0, 0.1), "nb": (0.0, 0.1), "fi": (0.05, 0.12), "et": (-0.08, 0.13),
    "hu": (0.02, 0.12), "ru": (0.01, 0.13), "uk": (0.0, 0.13), "be": (0.0, 0.13), "bg": (0.05, 0.12), "sr": (0.0, 0.13),
    "pl": (0.02, 0.12), "cs": (-0.04, 0.12), "sk": (-0.02, 0.12), "hr": (0.0, 0.12), "sl": (0.0, 0.12),
    "lt": (0.0, 0.13), "lv": (0.0, 0.13), "el": (0.1, 0.11), "tr": (0.0, 0.14), "vi": (0.03, 0.13), "id": (0.06, 0.12),
    "hi": (-0.03, 0.14), "mr": (-0.1, 0.16), "gu": (-0.09, 0.17), "bn": (-0.05, 0.16), "ta": (0.13, 0.19),
    "te": (-0.09, 0.18), "ne": (-0.07, 0.17), "si": (0.0, 0.16), "ur": (0.0, 0.15), "ar": (-0.15, 0.15),
    "fa": (-0.08, 0.15), "he": (-0.2, 0.15), "ja": (-0.95, 0.23), "zh": (-1.32, 0.23), "ko": (-0.75, 0.22),
    "th": (-0.1, 0.2),
}  # fmt: skip
_NO_SPACES = frozenset({"ja", "zh", "ko", "th"})
_NOISE = 0.5
_LEAST = 30
_SHORT, _LONG, _SURE = -2.5, 3.2, 4.2
# Against a source. People who translate out of English explain: their texts are longer than the lengths of originals
# say. The spread is that of human translations of commentaries, the noise that of one sentence.
_EXPLAINED = 0.03
_CLOSER, _SENTENCE_NOISE = 0.93, 0.95
_SHORT_OF_SOURCE, _SHORT_ENGLISH = -2.4, -2.8
_LONG_OF_SOURCE, _LONG_ENGLISH, _LONGER_BY_A_SENTENCE = 3.2, 2.6, 4.0
_WORDS = lazy(r"\w")
# Within these shares of the reference's length, nothing is missing or too much, whatever the source's length says.
_AS_SHORT, _AS_LONG = 0.85, 1.25


class Omission(Detector):
    """Sentences that nobody translated, and translations far shorter than such a text usually becomes.

    A sentence of the source that pairing left alone is reported where it is missing. Otherwise lengths are compared
    with those that are usual for the two languages; a sentence less makes a short translation surer. Without a source
    the reference is compared.
    """

    needs = Need.COMPARISON
    rules = (SENTENCE, CONTENT)
    examples = (
        Fires(CONTENT, "[[The council met.]]", languages="de-en",
              source="Der Rat trat am Freitag zusammen, um über die neue Brücke und ihre hohen Kosten zu beraten."),
        Fires(CONTENT, "[[理事会开会了。]]", languages="en-zh",
              source="The council met on Friday evening to talk about the new bridge over the river, about what it will "
              "cost the town, and about who is going to pay for it."),
        Fires(SENTENCE, "[[The council met on Friday.]]", languages="de-en",
              source="Der Rat trat am Freitag zusammen. Danach besuchten die Mitglieder die Baustelle am Fluss."),
        Silent("The council met on Friday to talk about the bridge.", languages="de-en",
               source="Der Rat trat am Freitag zusammen, um über die Brücke zu beraten."),
        Silent("The council met to discuss it.", languages="de-en", reference="The council came to talk about it.",
               source="Der Rat trat am Freitag zusammen, um über die neue Brücke und ihre hohen Kosten zu beraten."),
        Silent("Yes, please.", source="Ja, bitte.", languages="de-en"),
        Silent("The council met on Friday, and then its members left.", languages="de-en",
               source="Der Rat trat am Freitag zusammen. Dann gingen seine Mitglieder."),
    )  # fmt: skip

    def check(self, segment: Segment) -> Iterable[Finding]:
        """Compares with the source, or with the reference if there is no source."""
        side = Side.SOURCE if segment.source else Side.REFERENCE
        other = segment.text(side)
        if not _WORDS.search(other):
            return
        if not segment.target.strip():
            yield SENTENCE.at(segment, (0, 0), theirs=_cut(other))
            return
        if _length_of_reference(segment) >= _AS_SHORT:
            return
        deviation = _deviation(segment, side, other)
        short = _SHORT
        if side is Side.SOURCE:
            short = _SHORT_ENGLISH if segment.languages.target_base == "en" else _SHORT_OF_SOURCE
        if deviation is None or deviation[0] > short + 0.3:
            return
        z, ratio = deviation
        spans = sentences(
            other, segment.languages.source_base if side is Side.SOURCE else segment.languages.target_base
        )
        fewer = len(spans) > 1 and len(sentences(segment.target, segment.languages.target_base)) < len(spans)
        percent = round(100 * (1 - ratio))
        if fewer:
            yield SENTENCE.at(
                segment, trimmed(segment.target), confidence=0.85 if z < -_SURE else 0.6,
                theirs=_cut(other[spans[-1][0] : spans[-1][1]]),
            )  # fmt: skip
        elif z < short:
            sure = 0.85 if z < -_SURE else 0.5
            yield CONTENT.at(segment, trimmed(segment.target), confidence=sure, percent=percent, side_name=side.value)


class Addition(Detector):
    """Translations far longer than such a text usually becomes.

    Lengths are compared with those that are usual for the two languages. Without a source the reference is compared.
    """

    needs = Need.COMPARISON
    rules = (ADDITION,)
    examples = (
        Fires(ADDITION, "[[The council met on Friday, and afterwards its members travelled to the coast for a long holiday by "
              "train, where they spoke about the bridge.]]", source="Der Rat trat am Freitag um acht zusammen.", languages="de-en"),
        Silent("The council met on Friday.", source="Der Rat trat am Freitag zusammen.", languages="de-en"),
        Silent("The council met on Friday evening.", source="理事会星期五晚上开会。", languages="zh-en"),
    )  # fmt: skip

    def check(self, segment: Segment) -> Iterable[Finding]:
        """Compares with the source, or with the reference if there is no source."""
        side = Side.SOURCE if segment.source else Side.REFERENCE
        other = segment.text(side)
        if not segment.target.strip() or not _WORDS.search(other):
            return
        if 0 < _length_of_reference(segment) <= _AS_LONG:
            return
        deviation = _deviation(segment, side, other)
        long = _LONG
        if side is Side.SOURCE:
            long = _LONG_ENGLISH if segment.languages.target_base == "en" else _LONG_OF_SOURCE
        if deviation is None or deviation[0] < long:
            return
        if side is Side.SOURCE and deviation[0] < _LONGER_BY_A_SENTENCE and _has_more_sentences(segment):
            return  # what was said before or after it in the text may have been drawn in
        sure = 0.85 if deviation[0] > _SURE + 0.8 else 0.5
        yield ADDITION.at(
            segment,
            trimmed(segment.target),
            confidence=sure,
            percent=round(100 * (deviation[1] - 1)),
            side_name=side.value,
        )


def _length_of_reference(segment: Segment) -> float:
    """The length of a translation against that of the reference that stands beside its source; 0 without both."""
    if not segment.source or not segment.reference:
        return 0.0
    language = segment.languages.target_base
    if language not in _LENGTHS:
        language = "en"
    return _size(segment.target, language) / max(1.0, _size(segment.reference, language))


def _deviation(segment: Segment, side: Side, other: str) -> tuple[float, float] | None:
    """How many deviations the length is off, and the length against the usual one; None if nobody can say."""
    here = segment.languages.target_base
    there = segment.languages.source_base if side is Side.SOURCE else here
    ours, theirs = _LENGTHS.get(here), _LENGTHS.get(there)
    if ours is None or theirs is None:
        return None
    mine, base = _size(segment.target, here), _size(other, there)
    least = _LEAST * math.exp(theirs[0])
    if base < least or mine == 0:
        return None
    usual, spread = ours[0] - theirs[0], max(ours[1], theirs[1])
    english = base * math.exp(-theirs[0])
    if side is Side.SOURCE:
        usual += _EXPLAINED * (there == "en" != here)
        spread = math.hypot(_CLOSER * spread, _SENTENCE_NOISE / math.sqrt(english))
    else:
        spread += _NOISE / math.sqrt(english)
    off = math.log(mine / base) - usual
    return off / spread, math.exp(off)


def _has_more_sentences(segment: Segment) -> bool:
    here = sentences(segment.target, segment.languages.target_base)
    return len(here) > len(sentences(segment.source or "", segment.languages.source_base))


def _size(text: str, language: str) -> float:
    """Characters; in languages without spaces a foreign word counts for what it takes in their script."""
    if language not in _NO_SPACES:
        return len(text.strip())
    packed = "".join(text.split())
    narrow = sum(c < "\u0e00" for c in packed)
    return len(packed) - narrow + narrow * math.exp(_LENGTHS[language][0])


def _cut(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= 80 else text[:79] + "…"


@hookimpl
def mtaudit_detectors() -> Iterable[type[Detector]]:
    """Registers the detectors."""
    return [Omission, Addition]
