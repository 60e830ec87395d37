"""Numbers in digits or words as patterns and values, for the checks that read them out of sentences."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Final

from mtaudit.detectors.quantities._checks import Fault

_ONES = "one two three four five six seven eight nine".split()
_TEENS = "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
WORDS: Final = {word: number for number, word in enumerate(_ONES + _TEENS, 1)}
WORDS.update({word: 10 * number for number, word in enumerate(_TENS, 2)})
WORDS.update({f"{ten}-{one}": WORDS[ten] + WORDS[one] for ten in _TENS for one in _ONES})
WORDED = rf"(?:{'|'.join(_TENS)})(?:-(?:{'|'.join(_ONES)}))?|{'|'.join(reversed(_ONES + _TEENS))}"
_SCALES: Final = {"thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12, "bn": 1e9, "m": 1e6}
_DIGITS = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_SCALE = r"(?: (?:thousand|million|billion|trillion)|bn|m(?=\b))?"
NUMBER = rf"(?:US\$|[$€£¥])?(?:{_DIGITS}|(?:{WORDED})\b|half an?\b){_SCALE}(?![\d%]| per ?cent|[.,]\d)"
"""A number, its digits or words with the currency before it and the scale behind it; no percentage."""
ABOUT = r"(?:about|around|roughly|some|nearly|almost|approximately|over|more than|just over|just under|at least)"
MONTHS = "January February March April May June July August September October November December".split()
MONTH = rf"(?:{'|'.join(MONTHS)})"
TIME = r"(?P<{0}h>\d{{1,2}})(?:[.:](?P<{0}m>\d\d))? ?(?P<{0}x>[ap]\.?m\b\.?)?"
"""A time of day, to be formatted with the letter that its groups begin with; `hours` reads them."""
Cued = tuple[tuple[re.Pattern[str], Callable[[str], Iterator[Fault]]], ...]
"""Checks of a paragraph, each with what the paragraph must have to be looked at."""
GLANCE = 60
"""Characters of a relation that can be marked as a whole: any of its numbers may be the wrong one."""


def whole(hit: re.Match[str], name: str) -> tuple[int, int]:
    """The span of all numbers of a relation, the groups of one letter, or of one of them where they stand far apart."""
    spans = [hit.span(key) for key, found in hit.groupdict().items() if found and len(key) == 1]
    begin, end = min(start for start, _ in spans), max(stop for _, stop in spans)
    return (begin, end) if end - begin <= GLANCE else hit.span(name)


def value(text: str) -> float:
    """What a text that `NUMBER` fits says."""
    if text.lower().startswith("half"):
        return 0.5 * scale(text)
    digits = re.search(_DIGITS, text)
    plain = float(digits[0].replace(",", "")) if digits else float(WORDS[text.split()[0].lower()])
    return plain * scale(text)


def hours(hit: re.Match[str], name: str) -> list[float]:
    """The hours of the day that a time may mean; none if there is no such time."""
    hour, minutes, half = int(hit[f"{name}h"]), int(hit[f"{name}m"] or 0) / 60, hit[f"{name}x"]
    if hour > 24 or not (hit[f"{name}m"] or half):
        return []
    if half:
        return [hour % 12 + minutes + (12 if half.startswith("p") else 0)]
    return [hour + minutes, hour + minutes + 12] if 0 < hour <= 12 else [hour + minutes]


def cued(checks: Cued, text: str) -> Iterator[Fault]:
    """What the checks find whose cues the text has."""
    for cue, check in checks:
        if cue.search(text):
            yield from check(text)


def scale(text: str) -> float:
    """The word for thousands, millions … at the end of a number as a factor."""
    hit = re.search(r"(thousand|million|billion|trillion|bn|m)$", text)
    return _SCALES[hit[1]] if hit else 1.0
