"""The numbers of a text, each with what is counted or measured: so that only like is compared with like."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from mtaudit.lang.patterns import lazy

_TENS = dict(zip("twenty thirty forty fifty sixty seventy eighty ninety".split(), range(20, 100, 10), strict=True))
_ONES = {
    word: number
    for number, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen".split()
    )
}
_SCALES = {"thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12, "mn": 1e6, "bn": 1e9, "tn": 1e12}
_MONTHS = (
    "January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Aug|Sept|Oct|"
    "Nov|Dec"
)
_NUMBER = lazy(
    r"(?<![\w.,:/–—#-])(?P<c>US\$|[$€£¥])?"
    rf"(?:(?P<n>\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|\d+(?:\.\d+)?)|"
    rf"(?P<t>{'|'.join(_TENS)})(?:[- ](?P<o>{'|'.join(_ONES)})\b)?"
    rf"|(?P<w>{'|'.join(list(_ONES)[2:])})\b)"
    r"(?![\d/–—]|:\d|[.,]\d|(?:st|nd|rd|th|s|am|pm|[a-z])\b|-[a-z])"
    r"(?P<s> (?:thousand|million|billion|trillion)| ?(?:mn|bn|tn)\b)?(?P<p> ?%| per ?cent\b)?"
    r"(?=(?P<a>(?: [a-z][a-z’'-]*){0,3}))",
    re.I,
)
_MONEY = frozenset(
    "euro euros dollar dollars pound pounds rouble roubles ruble rubles franc francs yen yuan lira liras krona "
    "kronor "
    "kroner krone crown crowns rupee rupees peso pesos real reais won zloty zlotys hryvnia hryvnias forint forints "
    "dirham dirhams riyal riyals rial rials dinar dinars shekel shekels rand baht rupiah".split()
)
_PLURALS = frozenset("people men women children police staff sheep fish cattle".split())
_PLACES = frozenset("at in on of to by for with and or the a an from was were is are had has have who as but".split())


class Mention(NamedTuple):
    """A number in a text. `kind`: `%`, a currency, or the noun that is counted; empty where none is told."""

    start: int
    end: int
    value: float
    kind: str
    written: str


def mentions(text: str) -> list[Mention]:
    """The numbers of a text in order; no dates, years, times, ordinals, scores, ages or parts of names."""
    return list(_found(text))


def _found(text: str) -> Iterator[Mention]:
    for hit in _NUMBER.finditer(text):
        after = (hit["a"] or "").split()
        if _is_date(text, hit, after) or after[:2] in (["years", "old"], ["year", "old"]):
            continue
        end = hit.start("a") if hit["a"] is not None else hit.end()
        yield Mention(hit.start(), end, _value(hit), _kind(hit, after), text[hit.start() : end].strip())


def _value(hit: re.Match[str]) -> float:
    if hit["n"]:
        value = float(hit["n"].replace(",", ""))
    elif hit["t"]:
        value = float(_TENS[hit["t"].lower()] + (_ONES[hit["o"].lower()] if hit["o"] else 0))
    else:
        value = float(_ONES[hit["w"].lower()])
    return value * _SCALES[hit["s"].strip().lower()] if hit["s"] else value


def _kind(hit: re.Match[str], after: list[str]) -> str:
    if hit["p"]:
        return "%"
    if hit["c"]:
        return hit["c"]
    if after and after[0] in _MONEY and after[1:2] != ["cents"]:
        return after[0].rstrip("s")
    return _noun(after)


def _noun(after: list[str]) -> str:
    """What is counted: the first plural before a preposition or a verb."""
    for word in after:
        if word in _PLACES:
            return ""
        if word in _PLURALS or word.endswith("s") and len(word) > 3 and not word.endswith(("ss", "us", "’s", "'s")):
            return word
    return ""


def _is_date(text: str, hit: re.Match[str], after: list[str]) -> bool:
    """A day of the month, a year, or an age set between commas."""
    if not hit["n"] or hit["c"] or hit["s"] or hit["p"]:
        return False
    before, behind = text[max(0, hit.start() - 12) : hit.start()], text[hit.end("n") :]
    if re.search(rf"\b(?:{_MONTHS})\.? $", before) or re.match(rf" (?:of )?(?:{_MONTHS})\b", behind):
        return True
    number = hit["n"]
    if re.fullmatch(r"1[0-9]\d\d|20\d\d", number):
        return not after or after[0] in _PLACES or bool(re.search(r"\b(?:in|since|of|until|by|from|and) $", before))
    return bool(re.search(r"[A-Z][\w’'-]*, $", before) and re.match(r"[,.;]", behind) and float(number) < 110)


def swapped(one: float, two: float) -> bool:
    """Whether the digits of one whole number, in another order, make the other: the slip of a copyist."""
    if one == two or one != int(one) or two != int(two):
        return False
    return sorted(str(int(one))) == sorted(str(int(two)))
