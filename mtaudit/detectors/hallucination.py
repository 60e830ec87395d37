"""Output that turns in circles: loops inside words and texts without spaces, and phrases that come back and back."""

# ruff: noqa: E501  (examples)

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from mtaudit.lang.patterns import lazy
from mtaudit.lang.words import Word, words
from mtaudit.model import Finding, Rule, Segment, Severity
from mtaudit.plugin import Detector, Fires, Silent, hookimpl

LOOP = Rule(
    "hallucination/loop",
    mqm="accuracy/mistranslation/hallucination",
    severity=Severity.CRITICAL,
    message="“{unit}” is repeated {times} times: the translation ran into a loop",
    confidence=0.95,
)
OSCILLATION = Rule(
    "hallucination/oscillation",
    mqm="accuracy/mistranslation/hallucination",
    severity=Severity.CRITICAL,
    message="the text comes back to “{unit}” again and again ({times} times)",
    confidence=0.85,
)

_MOST = 4000  # characters searched for loops
_LETTER = lazy(r"[^\W\d_]")
_LEAST_TOKENS = 8
_LEAST_RETURNS = 3  # what stands four times makes three words more than there are different ones


class Hallucination(Detector):
    """Loops in any script, inside words too, and phrases that return until they fill the text.

    Machine translation that has lost its source repeats syllables, words or phrases. Laughter, dashes, figures and
    what the source repeats as often are left alone. Loops of whole words are the matter of `repetition`.
    """

    rules = (LOOP, OSCILLATION)
    examples = (
        Fires(LOOP, "2006లో [[మనిషిమనిషిమనిషిమనిషి]].", languages="te"),
        Fires(LOOP, "会議は[[東京の町の東京の町の東京の町の東京の町の]]で開かれた。", languages="ja"),
        Fires(OSCILLATION, "He said [[the state of the city, the state of the war, the state of the land and the state of]] the day.",
              languages="en"),
        Silent("Ha ha ha ha! Hahahaha, nein nein nein!", languages="de"),
        Silent("----------- 1000000000 0101010101010101", languages="en"),
        Silent("The mayor of the town met the mayor of the city, and they spoke about the river.", languages="en"),
        Silent("Rates: 8.55% 30 days; 8.25% 45 days; 8.45% 60 days; 8% 90 days; 7.90% 120 days; 7.80% 150 days.", languages="en"),
        Silent("Am Anfang war das Wort, und das Wort war laut, und das Wort blieb.", languages="de"),
    )  # fmt: skip

    def check(self, segment: Segment) -> Iterable[Finding]:
        """Loops first; a text without them may still turn in circles."""
        source = segment.source or ""
        found = list(_loops(segment.target[:_MOST]))
        for start, end, unit, times in found:
            if not source or source.count(unit) < times:
                yield LOOP.at(segment, (start, end), unit=unit, times=times)
        if not found:
            yield from self._oscillation(segment, source)

    @staticmethod
    def _oscillation(segment: Segment, source: str) -> Iterator[Finding]:
        everything = words(segment.target[:_MOST])
        tokens = [t for t in everything if t.kind == "word"]
        if len(tokens) < _LEAST_TOKENS or len(tokens) - len({t.norm for t in tokens}) < _LEAST_RETURNS:
            return
        best = _returning(tokens)
        if best is None:
            return
        places, size = best
        unit = segment.target[tokens[places[0]].start : tokens[places[0] + size - 1].end]
        if source and _most_returns(source) >= len(places):
            return
        start, end = tokens[places[0]].start, tokens[places[-1] + size - 1].end
        figures = sum(t.kind == "number" and start <= t.start < end for t in everything)
        if figures >= len(places) - 1:  # a price list, a table: what returns is the unit of the figures
            return
        yield OSCILLATION.at(segment, (start, end), unit=unit, times=len(places))


_LEAST_LOOP = 12
_LEAST_AGAIN = 9
"""Characters of the shortest loop that were there before: of twelve, three are new at most."""
_LOOP = lazy(r"(?=[^\W\d_])(\S{2,30}?)\1{3,}")


def _loops(text: str) -> Iterator[tuple[int, int, str, int]]:
    """Stretches in which a unit of 2 to 30 characters without white space follows itself four times and more."""
    if not any(len(run) - len(set(run)) >= _LEAST_AGAIN for run in text.split() if len(run) >= _LEAST_LOOP):
        return
    for hit in _LOOP.finditer(text):
        unit = hit[1]
        times = len(hit[0]) // len(unit)
        if _is_telling(unit, times):
            yield hit.start(), hit.end(), unit, times


_LAUGHS = lazy(r"(?:[hjx][aeiou]|[aeiou][hjx]|ха|хе|哈|呵|嘿|ハ|ㅋ|ㅎ|5|w|ه|la|na|bla|tra|yo|no|go|ta|da)+", re.I)


def _is_telling(unit: str, times: int) -> bool:
    if len(set(unit)) < 2 or _LAUGHS.fullmatch(unit):
        return False
    return len(_LETTER.findall(unit)) >= 2 and (times >= 5 or len(unit) >= 3) and len(unit) * times >= _LEAST_LOOP


def _returning(tokens: Sequence[Word]) -> tuple[list[int], int] | None:
    """The places of a phrase of three or two words that returns so often that it fills a third of the text."""
    norms = [t.norm for t in tokens]
    for size, least, share in ((3, 4, 0.3), (2, 5, 0.4), (1, 6, 0.45)):
        counts = Counter(zip(*(norms[n:] for n in range(size)), strict=False))
        if not counts:
            continue
        gram, times = counts.most_common(1)[0]
        if times < least:
            continue
        places = _apart(norms, gram, size)
        if len(places) >= least and len(places) * size >= share * len(norms):
            return places, size
    return None


def _apart(norms: Sequence[str], gram: Sequence[str], size: int) -> list[int]:
    places: list[int] = []
    for at in range(len(norms) - size + 1):
        if tuple(norms[at : at + size]) == tuple(gram) and (not places or at >= places[-1] + size):
            places.append(at)
    return places


@lru_cache(maxsize=64)
def _most_returns(source: str) -> int:
    norms = [t.norm for t in words(source) if t.kind == "word"]
    return max((Counter(zip(*(norms[n:] for n in range(s)), strict=False)).most_common(1)[0][1]
                for s in (3, 2) if len(norms) >= s), default=0)  # fmt: skip


@hookimpl
def mtaudit_detectors() -> Iterable[type[Detector]]:
    """Registers the detector."""
    return [Hallucination]
