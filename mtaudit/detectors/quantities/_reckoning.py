"""What is left, what it makes together, how often and how long: results beside what they come from."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from typing import Final

from mtaudit.detectors.quantities._checks import Fault, amount
from mtaudit.detectors.quantities._figures import ABOUT, MONTH, MONTHS, NUMBER, TIME, Cued, cued, hours, value, whole
from mtaudit.detectors.quantities._mentions import mentions
from mtaudit.lang.patterns import lazy

_Y = r"(?:1[5-9]\d\d|20\d\d)"
_NEAR: Final = 0.03
"""Share by which a result may be rounded."""

# ------------------------------------------------------------------------------------------ what is left

_OF_WHICH = lazy(
    rf"\b(?P<n>{NUMBER}) [a-z][a-z’' -]{{2,40}}?, of (?:which|whom) (?P<g>[^.;]{{3,90}})\. The (?:remaining|other) "
    rf"(?P<r>{NUMBER})"
)


def _left(text: str) -> Iterator[Fault]:
    """*3,400 employees, of whom it will cut 900. The remaining 4,300 …*"""
    for hit in _OF_WHICH.finditer(text):
        parts = [mention.value for mention in mentions(hit["g"])]
        right = value(hit["n"]) - sum(parts)
        if parts and right > 0 and not _is_about(value(hit["r"]), right):
            yield Fault("sum", *hit.span("r"), f"{hit['n']} less {amount(sum(parts))} leave {amount(right)}", 0.8)


def _is_about(told: float, right: float) -> bool:
    return abs(told - right) <= _NEAR * max(told, right)


# ------------------------------------------------------------------------------------------ together

_IN_ALL = r"(?:in all|altogether|in total|all told)"
_TWO_AND = lazy(
    rf"\b(?P<a>{NUMBER})(?P<g>[^.;\d]{{2,40}}?) and (?P<b>{NUMBER})[^.;\d]{{2,40}}?, (?P<t>{NUMBER})(?: [a-z]+)"
    rf"? {_IN_ALL}\b",
    re.I,
)
_EACH_OF = lazy(
    rf"\beach of (?:the |its |his |her |their |these )?(?P<n>{NUMBER}) (?:[a-z]+ )?[a-z]+s? (?P<p>{NUMBER})"
    rf"[^.;\d]{{0,25}}?, "
    rf"(?P<t>{NUMBER})(?: [a-z]+)? {_IN_ALL}\b"
)
_EACH_SIDE = lazy(
    rf"\b(?:[Ee]ach|[Bb]oth) sides?\b[^.;\d]{{0,30}}? (?P<p>{NUMBER})[^.;\d]{{0,40}}? (?P<t>{NUMBER})(?: "
    rf"[a-z]+)? {_IN_ALL}\b"
)
_TOGETHER = lazy(
    rf"\. (?:Together|Altogether|In all),? (?:they|the two|both|that|it)\b[^.;\d]{{0,30}}? (?P<t>{NUMBER})"
)
_AMOUNTS = lazy(
    rf"\b(?:[Tt]ogether|total|in all|altogether)\b[^.;]{{0,120}}? (?:amount|come|add up|rise|grow)s?(?:ed)? to "
    rf"(?P<t>{NUMBER})"
)


def _together(text: str) -> Iterator[Fault]:
    """*Two flights from Ulm and two from Graz, two altogether*; *23 titles … seven. Together, they have 14*."""
    for hit in _TWO_AND.finditer(text):
        right = value(hit["a"]) + value(hit["b"])
        if " of" not in hit["g"] and value(hit["t"]) <= max(value(hit["a"]), value(hit["b"])):
            yield Fault("sum", *hit.span("t"), f"{hit['a']} and {hit['b']} make {amount(right)}", 0.75)
    for pattern in (_EACH_OF, _EACH_SIDE):
        for hit in pattern.finditer(text):
            many = value(hit.groupdict().get("n") or "two")
            if not _is_about(value(hit["t"]), many * value(hit["p"])):
                yield Fault("sum", *hit.span("t"), f"it makes {amount(many * value(hit['p']))}", 0.8)
    for hit in _TOGETHER.finditer(text):
        before = mentions(text[max(0, text.rfind(". ", 0, hit.start()) + 1) : hit.start()])
        if len(before) == 2 and (before[0].kind == before[1].kind or "" in (before[0].kind, before[1].kind)):
            right = before[0].value + before[1].value
            if value(hit["t"]) < max(m.value for m in before):
                why = f"{before[0].written} and {before[1].written} make {amount(right)}"
                yield Fault("sum", *hit.span("t"), why, 0.75)
    yield from _scaled(text)


def _scaled(text: str) -> Iterator[Fault]:
    """*8 billion … together with 5.9 billion it would amount to 13.9 million*: the digits fit, the scale does not."""
    for hit in _AMOUNTS.finditer(text):
        told, before = value(hit["t"]), [m.value for m in mentions(text[: hit.start("t")])[-2:]]
        right = sum(before)
        if len(before) == 2 and any(_is_about(told * 10**n, right) for n in (3, 6, -3, -6)):
            yield Fault("sum", *hit.span("t"), f"it makes {amount(right)}", 0.8)


# ------------------------------------------------------------------------------------------ twice and half

_FOLD: Final = {"doub": (1.6, 2.6), "halv": (0.35, 0.65), "trip": (2.4, 3.6), "treb": (2.4, 3.6), "half": (0.35, 0.65)}
_TURNED = lazy(
    rf"\b(?P<v>doubl(?:e[sd]?|ing)|halv(?:e[sd]?|ing)|tripl(?:e[sd]?|ing)|trebl(?:e[sd]?|ing)|by half)"
    rf"\b[^.;:\d]{{0,60}}? from "
    rf"(?P<a>{NUMBER})(?: [a-z]+){{0,2}} to (?P<b>{NUMBER})"
)
_RAISED: Final = re.compile(r"\b(?:rose|grew|increased|raised|up)\b")
_HALF_OF = lazy(
    rf"\b(?P<w>[Ff]ewer|[Ll]ess|[Mm]ore) than half\b[^.;:\d]{{0,70}}: (?P<a>{NUMBER}) (?:out )?of (?:the |its |their )?"
    rf"(?P<b>{NUMBER})"
)
_INSTEAD = lazy(
    rf"\b(?P<a>{NUMBER})(?: [a-z]+){{0,3}} instead of (?:the |its |their )?(?:[a-z]+ )?(?P<b>{NUMBER})(?: "
    rf"[a-z]+){{0,2}},? "
    rf"(?:that is,?|i\.e\.,?|or) (?P<q>{ABOUT} )?(?P<n>{NUMBER}) (?P<w>fewer|less|more)\b"
)


def _folds(text: str) -> Iterator[Fault]:
    """*Has doubled the number of buses, from six to three*; *fewer than half: 212 of 280*."""
    for hit in _TURNED.finditer(text):
        by_half = hit["v"] == "by half"
        raised = by_half and _RAISED.search(text, max(0, hit.start() - 60), hit.start())
        first, last = value(hit["a"]), value(hit["b"])
        years = first > 1500 and last > 1500 and max(first, last) < 2100
        if raised or years or not first or hit["a"][-1].isdigit() != hit["b"][-1].isdigit() and last < 100:
            continue
        low, high = _FOLD["half" if by_half else hit["v"][:4]]
        if text[: hit.start()].endswith("than "):
            low, high = (0.0, high) if high < 1 else (low, math.inf)
        if not low <= last / first <= high:
            why = f"{hit['b']} is {amount(round(last / first, 1))} times {hit['a']}"
            yield Fault("sum", *whole(hit, "b"), why, 0.8)
    for hit in _HALF_OF.finditer(text):
        share, more = value(hit["a"]) / max(1.0, value(hit["b"])), hit["w"].lower() == "more"
        if share < 0.49 if more else share > 0.51:
            yield Fault("percent", hit.start("a"), hit.end("b"), f"that is {100 * share:.0f} per cent", 0.8)
    for hit in _INSTEAD.finditer(text):
        change = value(hit["a"]) - value(hit["b"])
        if (change > 0) != (hit["w"] == "more") or not hit["q"] and not _is_about(value(hit["n"]), abs(change)):
            yield Fault("sum", *hit.span("n"), f"the difference is {amount(abs(change))}", 0.8)


# ------------------------------------------------------------------------------------------ how long

_FROM_AT = lazy(
    rf"\bat {TIME.format('a')}\b(?P<g>[^.;\d]{{2,60}}?) at {TIME.format('b')}(?:,|\.)?[^.;\d]{{0,15}}? (?:after|"
    rf"[Ii]n (?:these|those|the)|"
    rf"that is|within) (?P<q>{ABOUT} )?(?P<n>{NUMBER}) (?P<u>hours|minutes)\b(?! (?:later|earlier|before|of|delay))"
)
_FROM_MONTH = lazy(
    rf"\bfrom (?P<a>{MONTH})(?: {_Y})? (?:to|until) (?P<b>{MONTH})(?: {_Y})?\. In (?:these|those) (?P<n>{NUMBER}) "
    r"(?P<u>years|months|weeks|days)"
)
_SPELL: Final = {"years": 12.0, "months": 1.0, "weeks": 0.23, "days": 0.033}
_YEARS_AGO = lazy(rf"\bin (?P<y>{_Y}), (?P<q>{ABOUT} )?(?P<n>{NUMBER}) years ago\b")
_BEFORE_CHRIST = lazy(
    rf"\b(?P<c>\d{{1,2}})(?:st|nd|rd|th)[ -]century BC\b[^.;]{{0,50}}? (?P<n>{NUMBER}) years (?:old|ago)\b"
)


def _spells(text: str) -> Iterator[Fault]:
    """*At 8:15 … at 8:40. In these 25 hours*; *from May to September. In these five years*; *in 1881, 43 years ago*."""
    for hit in _FROM_AT.finditer(text):
        told = value(hit["n"]) / (60 if hit["u"] == "minutes" else 1)
        spells = {(last - first) % 24 for first in hours(hit, "a") for last in hours(hit, "b")}
        if spells and not any(abs(told - spell) <= max(0.25, 0.2 * spell) for spell in spells):
            spell = min(spells)
            so_long = f"{amount(round(spell, 1))} hours" if spell >= 1 else f"{60 * spell:.0f} minutes"
            yield Fault("date", hit.start("n"), hit.end("u"), f"between the times it is {so_long}", 0.8)
    for hit in _FROM_MONTH.finditer(text):
        right = (MONTHS.index(hit["b"]) - MONTHS.index(hit["a"])) % 12 + 0.5
        if not right / 1.8 - 0.5 <= value(hit["n"]) * _SPELL[hit["u"]] <= right * 1.8 + 0.5:
            yield Fault("date", hit.start("n"), hit.end("u"), f"from {hit['a']} to {hit['b']} it is less", 0.75)
    for hit in _YEARS_AGO.finditer(text):
        now = int(hit["y"]) + value(hit["n"])
        if not (1990 if not hit["q"] else 1980) <= now <= 2040:
            yield Fault("date", *hit.span("n"), f"that would be said in {now:.0f}", 0.75)
    for hit in _BEFORE_CHRIST.finditer(text):
        right = 2000 + 100 * int(hit["c"]) - 50
        if abs(value(hit["n"]) - right) > 250:
            yield Fault("date", *hit.span("n"), f"that was about {amount(right)} years ago", 0.75)


_CHECKS: Cued = (
    (lazy(r"\. The (?:remaining|other) "), _left),
    (lazy(r"[Tt]ogether\b|in all\b|altogether\b|in total\b|all told\b|\btotal\b"), _together),
    (lazy(r"\bdoubl|\bhalv|\btripl|\btrebl|\bhalf\b|\binstead of "), _folds),
    (
        lazy(rf"\bat \d[^;]{{1,80}} at \d|\. In (?:these|those) |\byears ago|\bcentury BC|\bfrom {MONTH[:-1]}) "),
        _spells,
    ),
)


def reckonings(text: str) -> Iterator[Fault]:
    """The faults of a paragraph."""
    yield from cued(_CHECKS, text)
