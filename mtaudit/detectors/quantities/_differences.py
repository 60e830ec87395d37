"""Changes against the numbers they lead from and to, spells of time against their ends, rates told twice, centuries."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from mtaudit.detectors.quantities._checks import Fault, amount
from mtaudit.detectors.quantities._figures import (
    ABOUT,
    GLANCE,
    NUMBER,
    TIME,
    WORDED,
    WORDS,
    Cued,
    cued,
    hours,
    scale,
    value,
    whole,
)
from mtaudit.lang.patterns import lazy

_UNIT = r"(?: (?!to\b|from\b|in\b|on\b|and\b|or\b|at\b|a\b|the\b|over\b|within\b|since\b)[a-z]+)"

# --------------------------------------------------------------------------------------------- by X, from A to B

_CHANGED = (
    r"(?:r[io]se[ns]?|rising|gr[eo]wn?s?|growing|increas\w+|climb\w*|jump\w*|gain\w*|fell|fall(?:s|en|ing)?|dropp?\w*|"
    r"declin\w+|decreas\w+|shr[aiu]nk\w*|s[aiu]nk\w*|narrow\w*|widen\w*|cut(?:s|ting)?|rais\w+|lower\w*|reduc\w+)"
)
_GAP = r"[^\d.;:()“”\"%]{0,40}?"
_CHANGE = lazy(
    rf"\b{_CHANGED}(?: [a-z]+){{0,3}} by (?P<q>{ABOUT} )?(?P<x>{NUMBER})(?P<u>{_UNIT}?){_GAP},? ?"
    rf"(?:from (?P<a>{NUMBER})(?P<v>{_UNIT}?){_GAP} to (?P<b>{NUMBER})(?P<w>{_UNIT}?)|"
    rf"to (?P<d>{NUMBER})(?P<t>{_UNIT}?){_GAP} (?:up |down )?from (?P<c>{NUMBER}))"
)
_NAMED = lazy(
    rf"\bfrom (?P<a>{NUMBER})(?P<v>{_UNIT}?){_GAP} to (?P<b>{NUMBER})(?P<w>{_UNIT}?){_GAP}, an? (?:[a-z]+ )"
    rf"?(?:rise|increase|"
    rf"gain|jump|drop|fall|reduction|decrease|decline|cut|difference) of (?P<q>{ABOUT} )?(?P<x>{NUMBER})(?P<u>{_UNIT}?)"
)
_YEAR: Final = re.compile(r"1[5-9]\d\d|20\d\d")
_NO_AMOUNT: Final = re.compile(r"times|fold|factor|thirds?|quarters?|percentage")


def _changes(text: str) -> Iterator[Fault]:
    """*Rose by half a metre, from 3.2 to 4.7*; *from 4 billion to 3 billion, a reduction of two billion*."""
    for pattern in (_CHANGE, _NAMED):
        for hit in pattern.finditer(text):
            named = hit.groupdict()
            first, last = hit["a"] or named["c"], hit["b"] or named["d"]
            units = {unit.strip().rstrip("s") for unit in (hit["u"], hit["v"], hit["w"], named.get("t")) if unit}
            if len(units) > 1 or _NO_AMOUNT.search(hit[0]) or (_YEAR.fullmatch(first) and _YEAR.fullmatch(last)):
                continue
            told, right = value(hit["x"]), _difference(first, last, hit["x"])
            if right and not _fits(told, right, 0.3 if hit["q"] else 0.08, _step(first) + _step(last)):
                yield Fault("sum", *whole(hit, "x"), f"from {first} to {last} it is {amount(right)}", 0.8)


def _difference(first: str, last: str, told: str) -> float:
    """Where only one of three numbers is in millions, so are the others: *from 80 to 120 million*."""
    most = max(scale(text) for text in (first, last, told))
    one, two = (value(text) * (most if scale(text) == 1 else 1) for text in (first, last))
    plain = abs(value(last) - value(first))
    return plain if most == 1 or _fits(value(told), plain, 0.08, 0) else abs(two - one)


def _fits(told: float, right: float, share: float, step: float) -> bool:
    return abs(told - right) <= max(share * max(told, right), step)


def _step(text: str) -> float:
    """What rounding may have taken from or given to a number."""
    digits = re.search(r"\d+(?:\.(\d+))?", text)
    return 0.5 * 10 ** -len(digits[1] or "") * scale(text) if digits else 0.0


# --------------------------------------------------------------------------------------------- hours and days

_LATER = lazy(
    rf"\bat {TIME.format('a')}(?P<g>[^.;\d]{{2,70}}?)\b(?P<q>{ABOUT} )?(?P<n>an|\d{{1,2}}|{WORDED}) hours? "
    rf"later,? at (?P<b>{TIME.format('b')})"
)
_HOURS_IN_ALL = lazy(
    rf"\bfrom {TIME.format('a')} (?:to|until|till) {TIME.format('b')},? (?:that is |or |for )?(?P<q>{ABOUT} )?"
    rf"(?P<n>\d{{1,2}}|{WORDED}) hours\b(?! (?:before|after|later|earlier|ahead|a week))"
)
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_DAYS_LATER = lazy(
    rf"\bon (?P<a>{'|'.join(_DAYS)})\b(?P<g>[^.;]{{0,70}}?)\b(?P<n>{WORDED}|\d{{1,2}}) days later,? on "
    rf"(?P<b>{'|'.join(_DAYS)})\b"
)


def _clocks(text: str) -> Iterator[Fault]:
    """*Began at 7.30pm and ended five hours later, at 11.30pm*; *from 10 a.m. to 4 p.m., nine hours*."""
    for pattern in (_LATER, _HOURS_IN_ALL):
        for hit in pattern.finditer(text):
            told = 1.0 if hit["n"] == "an" else float(WORDS.get(hit["n"].lower()) or hit["n"])
            spells = {(last - first) % 24 for first in hours(hit, "a") for last in hours(hit, "b")}
            if spells and told < 24 and not any(abs(told - spell) <= (1 if hit["q"] else 0.55) for spell in spells):
                spell = min(spells, key=lambda long: abs(long - told))
                span = hit.start("ah"), hit.end() - hit[0].endswith(".")
                place = span if span[1] - span[0] <= GLANCE else hit.span("n")
                yield Fault("date", *place, f"between the times it is {amount(spell)} hours", 0.8)


def _weekdays(text: str) -> Iterator[Fault]:
    """*On Monday … two days later, on Friday*."""
    for hit in _DAYS_LATER.finditer(text):
        days = int(WORDS.get(hit["n"].lower()) or hit["n"])
        right = _DAYS[(_DAYS.index(hit["a"]) + days) % 7]
        if right != hit["b"] and not any(day in hit["g"] for day in _DAYS):
            yield Fault("date", *hit.span("b"), f"{hit['n']} days after {hit['a']} it is {right}", 0.8)


# --------------------------------------------------------------------------------------------- centuries

_PART = (
    r"(?:the )?(?:very )?(?:middle|beginning|start|end|turn|(?:first|second|latter) half|(?:first|last|second|third) "
    r"(?:third|quarter)|early|mid|late)(?: of the | in the |[- ])"
)
_CENTURY = lazy(
    rf"\b(?:the |in |in about |around )?(?P<y>1\d\d\d|[2-9]\d\d|20\d\d)(?P<s>s?),? (?:that is,? |or |at |in |i\.e\. )?"
    rf"{_PART}(?P<c>\d{{1,2}})(?:st|nd|rd|th) century\b(?! (?:BC|B\.C\.|building|house|church|style))"
)


def _centuries(text: str) -> Iterator[Fault]:
    """*The 1140s, the middle of the 11th century*."""
    for hit in _CENTURY.finditer(text):
        year, told = int(hit["y"]), int(hit["c"])
        if told not in (year // 100 + 1, -(-year // 100)) and "turn" not in hit[0]:
            right = amount(year // 100 + 1)
            yield Fault("date", *hit.span("c"), f"{hit['y']}{hit['s']} belongs to century number {right}", 0.8)


# --------------------------------------------------------------------------------------------- rates

_SPELLS: Final = {"minute": 1 / 60, "hour": 1.0, "day": 24.0, "week": 168.0, "month": 730.0, "year": 8760.0}
_PER = rf"(?:an?|per|each|every) (?P<{{}}>{'|'.join(_SPELLS)})\b"
_MANY = rf"(?:{NUMBER}|a (?:hundred|thousand|million))"
_RATES = lazy(
    rf"\b(?P<a>{_MANY})(?P<u>(?: [a-z]+){{0,3}}) {_PER.format('p')},? (?:or|that is|which is|meaning|i\.e\.)"
    rf"(?: {ABOUT})? (?P<b>{_MANY})(?P<v>(?: [a-z]+){{0,3}}) {_PER.format('q')}"
)
_ROUND: Final = {"a hundred": 100.0, "a thousand": 1000.0, "a million": 1e6}


def _rates(text: str) -> Iterator[Fault]:
    """*3,000 valves a month, or about a thousand a day*. Shifts and days off leave much room."""
    for hit in _RATES.finditer(text):
        units = {unit.strip() for unit in (hit["u"], hit["v"]) if unit.strip()}
        if len(units) > 1 or hit["p"] == hit["q"] or any(unit.startswith(("hour", "day")) for unit in units):
            continue
        one, two = (_ROUND.get(hit[name]) or value(hit[name]) for name in "ab")
        if not one:
            continue
        ratio = (two / _SPELLS[hit["q"]]) / (one / _SPELLS[hit["p"]])
        if not 1 / 5 < ratio < 5:
            why = f"{hit['a']} a {hit['p']} would be about {amount(one / _SPELLS[hit['p']] * _SPELLS[hit['q']])}"
            yield Fault("sum", *whole(hit, "b"), why, 0.75)


_CHECKS: Cued = (
    (lazy(r"\bby [^;]{1,60}\b(?:from|to) |\bfrom [^;]{1,80}, an? [^;]{1,20} of "), _changes),
    (lazy(r"hours? later|\bfrom \d[^;]{1,30}\bhours\b"), _clocks),
    (lazy(r"days later,? on "), _weekdays),
    (lazy(r"\d(?:st|nd|rd|th) century"), _centuries),
    (lazy(r"(?:minute|hour|day|week|month|year),? (?:or|that is|which is|meaning|i\.e\.) "), _rates),
)


def differences(text: str) -> Iterator[Fault]:
    """The faults of a paragraph."""
    yield from cued(_CHECKS, text)
