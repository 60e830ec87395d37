"""What is missing or too much: sentences and words without counterpart, targets far too short or too long."""

# ruff: noqa: E501  (examples)

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator

from mtaudit.detectors._anchor import anchor, trimmed
from mtaudit.detectors._coverage import LengthLikelihood, Pair, Stretch, coverage, knows
from mtaudit.detectors._lengths import LENGTHS, likelihood, size, spread, usual
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
WORDS = Rule(
    "omission/words",
    mqm="accuracy/omission",
    severity=Severity.MAJOR,
    message="nothing in the translation stands for “{theirs}”",
    confidence=0.8,
)
ADDED = Rule(
    "addition/words",
    mqm="accuracy/addition",
    severity=Severity.MAJOR,
    message="nothing in the source stands for “{quote}”",
    confidence=0.8,
)
ADDITION = Rule(
    "addition/content",
    mqm="accuracy/addition",
    severity=Severity.MAJOR,
    message="the translation is {percent} % longer than a translation of this {side_name} usually is",
    confidence=0.8,
)

_NOISE = 0.5
_LEAST = 30
_SHORT, _LONG, _SURE = -2.5, 3.2, 4.2
_SHORT_OF_SOURCE, _SHORT_ENGLISH = -2.4, -2.8
_LONG_OF_SOURCE, _LONG_ENGLISH, _LONGER_BY_A_SENTENCE = 3.5, 2.5, 4.0
# Stretches of words without counterpart: the evidence (see `_coverage`) from which they count, and from which they are
# as sure as can be. Translations are freer where the source is the explained text, or the target explains.
_OMITTED, _OMITTED_ENGLISH, _OMITTED_SURE = 6.0, 7.0, 9.0
_ADDED, _ADDED_ENGLISH, _ADDED_SURE = 8.0, 5.5, 11.0
_NONE_MISSING = 4.0
"""Below this evidence all words of the source seem to be there, however short the translation is."""
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
    rules = (SENTENCE, CONTENT, WORDS)
    examples = (
        Fires(CONTENT, "[[The council met.]]", languages="sv-en",
              source="Rådet sammanträdde på fredagen för att diskutera den nya bron och dess höga kostnader."),
        Fires(WORDS, "Der Lehrer kaufte ein Haus in der [[Stadt]], und die Bauern baten die Regierung.", languages="en-de",
              source="The teacher bought a house in the city, and the farmers asked the government to pay for a new bridge "
              "across the river."),
        Fires(CONTENT, "[[理事会开会了。]]", languages="en-zh",
              source="The council met on Friday evening to talk about the new bridge over the river, about what it will "
              "cost the town, and about who is going to pay for it."),
        Fires(SENTENCE, "[[The council met on Friday.]]", languages="de-en",
              source="Der Rat trat am Freitag zusammen. Danach besuchten die Mitglieder die Baustelle am Fluss."),
        Silent("The council met on Friday to talk about the bridge.", languages="de-en",
               source="Der Rat trat am Freitag zusammen, um über die Brücke zu beraten."),
        Silent("The council met to discuss it.", languages="de-en", reference="The council came to talk about it.",
               source="Der Rat trat am Freitag zusammen, um über die neue Brücke und ihre hohen Kosten zu beraten."),
        Silent("Der Lehrer erwarb ein Heim in der Stadt, und die Landwirte baten, den Steg über den Strom zu zahlen.",
               source="The teacher bought a house in the city, and the farmers asked the government to pay for a new bridge.",
               languages="en-de"),
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
        if deviation is None:
            return
        short = _too_short(segment, side, other, *deviation)
        pair = _pair(segment)
        alone = any(f.rule == SENTENCE.id for f in short)
        if alone or side is not Side.SOURCE or not knows(pair.there, pair.here):
            yield from short
            return
        least = _OMITTED_ENGLISH if pair.here == "en" else _OMITTED
        stretch = coverage(self.lexicons).omitted(pair, _likely(segment), _NONE_MISSING if short else least)
        if stretch is None:
            return
        if stretch.evidence < least:
            yield from short
            return
        place = anchor(segment.target, stretch.start / len(other))
        theirs, confidence = _cut(other[stretch.start : stretch.end]), _sureness(stretch, _OMITTED_SURE)
        yield WORDS.at(segment, place, confidence=confidence, theirs=theirs)


def _too_short(segment: Segment, side: Side, other: str, z: float, ratio: float) -> list[Finding]:
    """What the length alone says: `z` deviations off, `ratio` of the usual one."""
    short = _SHORT
    if side is Side.SOURCE:
        short = _SHORT_ENGLISH if segment.languages.target_base == "en" else _SHORT_OF_SOURCE
    if z > short + 0.3:
        return []
    place = trimmed(segment.target)
    spans = sentences(other, segment.languages.source_base if side is Side.SOURCE else segment.languages.target_base)
    if len(spans) > 1 and len(sentences(segment.target, segment.languages.target_base)) < len(spans):
        theirs = _cut(other[spans[-1][0] : spans[-1][1]])
        return [SENTENCE.at(segment, place, confidence=0.85 if z < -_SURE else 0.6, theirs=theirs)]
    if z >= short:
        return []
    percent, sure = round(100 * (1 - ratio)), 0.85 if z < -_SURE else 0.5
    return [CONTENT.at(segment, place, confidence=sure, percent=percent, side_name=side.value)]


class Addition(Detector):
    """Translations far longer than such a text usually becomes.

    Lengths are compared with those that are usual for the two languages. Without a source the reference is compared.
    """

    needs = Need.COMPARISON
    rules = (ADDITION, ADDED)
    examples = (
        Fires(ADDITION, "[[The council met on Friday, and afterwards its members travelled to the coast for a long holiday by "
              "train, where they spoke about the bridge.]]", source="Rådet sammanträdde på fredagen klockan åtta.", languages="sv-en"),
        Fires(ADDED, "Last week the teacher bought a house in the city because [[his daughter loves horses and fish]].",
              source="O professor comprou uma casa na cidade na semana passada.", languages="pt-en"),
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
        if deviation is None:
            return
        stretch = None
        if side is Side.SOURCE:
            least = _ADDED_ENGLISH if segment.languages.target_base == "en" else _ADDED
            stretch = coverage(self.lexicons).added(_pair(segment), _likely(segment), least)
        if stretch is None:
            yield from _too_long(segment, side, *deviation)
        elif not _may_be_drawn_in(segment, deviation[0]):
            yield ADDED.at(segment, (stretch.start, stretch.end), confidence=_sureness(stretch, _ADDED_SURE))


def _too_long(segment: Segment, side: Side, z: float, ratio: float) -> Iterator[Finding]:
    """What the length alone says: `z` deviations off, `ratio` of the usual one."""
    long = _LONG
    if side is Side.SOURCE:
        long = _LONG_ENGLISH if segment.languages.target_base == "en" else _LONG_OF_SOURCE
    if z < long or (side is Side.SOURCE and _may_be_drawn_in(segment, z)):
        return
    sure = 0.85 if z > _SURE + 0.8 else 0.5
    percent = round(100 * (ratio - 1))
    yield ADDITION.at(segment, trimmed(segment.target), confidence=sure, percent=percent, side_name=side.value)


def _may_be_drawn_in(segment: Segment, z: float) -> bool:
    """Whether what is too much may have been said before or after the source in its text: a sentence of its own."""
    return z < _LONGER_BY_A_SENTENCE and _has_more_sentences(segment)


def _pair(segment: Segment) -> Pair:
    languages = segment.languages
    return Pair(segment.source or "", languages.source_base, segment.target, languages.target_base)


def _likely(segment: Segment) -> LengthLikelihood:
    there = segment.languages.source_base
    return likelihood(there, segment.languages.target_base, size(segment.source or "", there))


def _sureness(stretch: Stretch, sure: float) -> float:
    return 0.85 if stretch.evidence >= sure else 0.7


def _length_of_reference(segment: Segment) -> float:
    """The length of a translation against that of the reference that stands beside its source; 0 without both."""
    if not segment.source or not segment.reference:
        return 0.0
    language = segment.languages.target_base
    if language not in LENGTHS:
        language = "en"
    return size(segment.target, language) / max(1.0, size(segment.reference, language))


def _deviation(segment: Segment, side: Side, other: str) -> tuple[float, float] | None:
    """How many deviations the length is off, and the length against the usual one; None if nobody can say."""
    here = segment.languages.target_base
    there = segment.languages.source_base if side is Side.SOURCE else here
    ours, theirs = LENGTHS.get(here), LENGTHS.get(there)
    if ours is None or theirs is None:
        return None
    mine, base = size(segment.target, here), size(other, there)
    least = _LEAST * math.exp(theirs[0])
    if base < least or mine == 0:
        return None
    if side is Side.SOURCE:
        expected, stray = usual(there, here), spread(there, here, base)
    else:
        expected, stray = 0.0, ours[1] + _NOISE / math.sqrt(base * math.exp(-theirs[0]))
    off = math.log(mine / base) - expected
    return off / stray, math.exp(off)


def _has_more_sentences(segment: Segment) -> bool:
    here = sentences(segment.target, segment.languages.target_base)
    return len(here) > len(sentences(segment.source or "", segment.languages.source_base))


def _cut(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= 80 else text[:79] + "…"


@hookimpl
def mtaudit_detectors() -> Iterable[type[Detector]]:
    """Registers the detectors."""
    return [Omission, Addition]
