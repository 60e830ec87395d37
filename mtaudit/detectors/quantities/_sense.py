"""Parts against their whole, multiples, fractions and per cent, years between years: plain sense about numbers."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from typing import Final

from mtaudit.detectors.quantities._checks import Fault, amount
from mtaudit.detectors.quantities._figures import ABOUT, MONTH, MONTHS, NUMBER, WORDS, Cued, cued, value
from mtaudit.lang.patterns import lazy

_Y = r"(?:1[5-9]\d\d|20\d\d)"
_CENT = r"(?:%| per ?cent)"
_PCT = rf"\d{{1,3}}(?:\.\d+)? ?{_CENT}"
_VERB = r"(?:were|was|have|had|got|are|came|went|reached|voted|died|fell|hit|survived|remain\w*|escaped|landed|failed)"

# ------------------------------------------------------------------------------------------ parts and wholes

_OF_THE = lazy(
    rf"(?:^|[.!?”\"] )Of (?:the |its |their |all )?(?P<n>{NUMBER})(?: [a-z’'-]+){{0,6}}?,? (?P<a>{NUMBER})(?: [a-z]+)? "
    rf"{_VERB}\b[^.;:\d]{{0,50}}?,? (?:and|while|but) (?:only |just |another |the other )?(?P<b>{NUMBER})(?: [a-z]+)? "
    rf"{_VERB}\b"
)
_TWO_STEPS = lazy(
    rf"\b(?P<n>{NUMBER}) [a-z][a-z’' -]{{2,40}}? (?:were|have been|had been) [^.;:\d]{{2,60}}?\. (?P<a>[A-Z][a-z]+"
    rf"(?:-[a-z]+)?|\d{{1,4}}) (?:of them )?{_VERB} [^.;:\d]{{2,40}}?,? (?:and|while|but) (?P<b>{NUMBER}) {_VERB}\b"
)
_OF_WHICH = lazy(
    rf"\b(?P<n>{NUMBER}) [a-z][a-z’' -]{{2,40}}?, (?P<a>{NUMBER}) of (?:which|whom|them) [^.;:\d]{{2,40}}?,? and "
    rf"(?P<b>{NUMBER}) (?:of (?:which|whom|them) )?(?:were |was )?[a-z]+(?:ed|en|nt|ld|ght|unk)\b"
)
_IN_ALL = lazy(
    rf"\b(?P<a>{NUMBER})(?: [a-z-]+){{1,2}}(?:, (?P<b>{NUMBER})(?: [a-z-]+){{1,2}})?,? and (?P<c>{NUMBER})(?: "
    rf"[a-z-]+){{1,2}}"
    rf"(?:,| –|, that is,|: ) (?P<t>{NUMBER})(?: [a-z]+)? (?:in all|altogether|in total|all told)\b",
    re.I,
)

_EACH = lazy(
    rf"\b(?P<t>{NUMBER})(?: [a-z]+)? for (?P<n>{NUMBER}) [a-z][a-z -]{{1,25}}? at (?P<p>{NUMBER})(?: [a-z]+)? (?:each|"
    rf"apiece)\b"
)


_OUT_OF = lazy(
    rf"\b(?:with|by|got|won|received|has|had) (?P<a>{NUMBER})(?: [a-z]+)? out of (?:the |its |a total of )?"
    rf"(?P<b>{NUMBER})"
)


def _parts(text: str) -> Iterator[Fault]:
    """*Of the 42 drones, 36 were shot down and nine got through*; *12 vans, five of which burnt and nine were sold*."""
    for hit in _OUT_OF.finditer(text):
        if value(hit["a"]) > value(hit["b"]) and "half" not in hit[0]:
            yield Fault("parts", hit.start("a"), hit.end("b"), "the part is larger than the whole", 0.8)
    for pattern in (_OF_THE, _TWO_STEPS, _OF_WHICH):
        for hit in pattern.finditer(text):
            word = hit["a"].lower()
            if word.replace("-", "").isalpha() and word not in WORDS:
                continue  # “Most were shot down …”
            whole, one, two = (value(hit[name]) for name in "nab")
            if max(one, two) <= whole < one + two - 0.01 * whole and whole < 1e7:
                yield Fault("sum", *hit.span("b"), f"{hit['a']} and {hit['b']} are more than {hit['n']}", 0.8)


def _in_all(text: str) -> Iterator[Fault]:
    """*Four men and three women, eight people in all*; *30 euros for two tickets at 20 euros each*."""
    for hit in _IN_ALL.finditer(text):
        parts = [value(hit[name]) for name in "abc" if hit[name]]
        if sum(parts) != value(hit["t"]):
            yield Fault("sum", *hit.span("t"), f"it makes {amount(sum(parts))}", 0.8)
    for hit in _EACH.finditer(text):
        right = value(hit["n"]) * value(hit["p"])
        if not 0.8 * right <= value(hit["t"]) <= 1.25 * right:
            yield Fault("sum", *hit.span("t"), f"{hit['n']} at {hit['p']} make {amount(right)}", 0.8)


_PROFIT = lazy(
    rf"\b(?:profits?|earnings|net income|net result)\b[^.;]{{0,60}}? (?:to|of|at|was|were) (?P<a>{NUMBER})(?: "
    rf"[a-z]+)? on "
    rf"(?:[a-z]+ )?(?:sales|revenues?|turnover)(?: of| worth)? (?P<b>{NUMBER})"
)


def _profits(text: str) -> Iterator[Fault]:
    """*Profit rose to 32 billion on sales of 28.4 billion*."""
    for hit in _PROFIT.finditer(text):
        if value(hit["a"]) > value(hit["b"]):
            yield Fault("sum", *hit.span("a"), f"no profit is larger than the sales of {hit['b']}", 0.8)


# ------------------------------------------------------------------------------------------ multiples and fractions

_FOLD: Final = {
    "twice": 2,
    "double": 2,
    "triple": 3,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
    "twenty": 20,
    "a hundred": 100,
}
_MULTIPLE = lazy(
    rf"\b(?P<a>{NUMBER})(?: [A-Za-z]+){{0,4}}(?:,| is| was| –) (?:or |which is |that is )?(?:{ABOUT} )"
    rf"?(?P<k>twice|double|triple|"
    rf"(?:{'|'.join(_FOLD)}) times)(?: as (?:many|much|high|large|long|big|heavy) as| the size of| that of)"
    rf"?(?: the| its| "
    rf"their| last year[’']s| usual| normal| official| previous| legal| estimate of| forecast of| average of| "
    rf"limit of)* (?P<b>{NUMBER})(?! (?:years|days|months) ago)"
)
_FRACTION: Final = {
    "half": 50,
    "a third": 33.3,
    "one third": 33.3,
    "two thirds": 66.7,
    "a quarter": 25,
    "one quarter": 25,
    "three quarters": 75,
    "a fifth": 20,
    "one in three": 33.3,
    "one in four": 25,
    "one in five": 20,
    "one in ten": 10,
    "every second": 50,
    "every third": 33.3,
    "every fourth": 25,
    "every fifth": 20,
    "every tenth": 10,
}
_AS_SHARE = lazy(
    rf"(?<!more than )(?<!less than )(?<!fewer than )\b(?P<f>{'|'.join(_FRACTION).replace(' ', '[ -]')})"
    rf"\b[^.;:\d]{{0,45}}, "
    rf"(?:or|that is|i\.e\.|meaning)(?: {ABOUT})? (?P<p>\d{{1,3}}(?:\.\d+)?) ?{_CENT}",
    re.I,
)
_FOR_AGAINST = lazy(
    rf"\b(?P<a>{_PCT})[^.;:\d]{{0,60}}?\b(?:backed|supported|favou?red|approved|in favou?r|agreed?|are for|"
    rf"were for|for it|"
    rf"satisfied)\b[^.;:\d]{{0,30}}?\b(?:and|while|with|but)(?: only| just| some)? (?P<b>{_PCT})"
    rf"[^.;:\d]{{0,25}}?\b(?:opposed|"
    rf"against|rejected|disagreed?|dissatisfied|unhappy)\b"
)
_BALLOT = lazy(rf"\b(?:vote|won|beat|election|result|poll)\b[^.;:\d]{{0,40}} (?P<a>{_PCT}) to (?P<b>{_PCT})")


def _multiples(text: str) -> Iterator[Fault]:
    """*5,000 euros is ten times the usual 50 euros*."""
    for hit in _MULTIPLE.finditer(text):
        told, small = _FOLD[hit["k"].removesuffix(" times")], value(hit["b"])
        ratio = value(hit["a"]) / small if small else 0
        if ratio and not 0.72 * told <= ratio <= 1.6 * told and _alike(hit["a"], hit["b"]):
            yield Fault("sum", *hit.span("b"), f"{hit['a']} is {amount(round(ratio, 1))} times as much", 0.75)


def _alike(one: str, two: str) -> bool:
    """Both written with words for their scale, or neither: else *3 million, twice the 1.5 of May* is meant."""
    return one[-1].isdigit() == two[-1].isdigit() or value(two) > 100


def _shares(text: str) -> Iterator[Fault]:
    """*Three quarters, or 25 per cent*; *70 per cent backed it and 40 per cent opposed it*."""
    for hit in _AS_SHARE.finditer(text):
        right = _FRACTION[hit["f"].lower().replace("-", " ")]
        if not right / 1.25 <= float(hit["p"]) <= right * 1.25:
            yield Fault("percent", *hit.span("p"), f"{hit['f']} is {amount(right)} per cent", 0.8)
    for pattern in (_FOR_AGAINST, _BALLOT):
        for hit in pattern.finditer(text):
            total = sum(float(re.sub(r"[^\d.]", "", hit[name])) for name in "ab")
            if 101.5 < total < 200:
                yield Fault("percent", *hit.span("b"), f"the two make {amount(total)} per cent", 0.8)


# ------------------------------------------------------------------------------------------ how fast

_PACE = lazy(
    rf"\b(?:ran|covered|swam|won|finished|completed|race|record)\b[^.;:\d]{{0,30}} the "
    rf"(?P<d>{NUMBER})[ -](?P<u>k?)(?:ilo)?m(?:et(?:re|er))?s?\b[^.;:\d]{{0,20}}? in "
    rf"(?P<t>{NUMBER}) (?P<v>seconds|minutes|hours)"
)
_SECONDS: Final = {"seconds": 1, "minutes": 60, "hours": 3600}
_RUNNING: Final = re.compile(r"\b(?:ran|runner|sprint\w*|swam|swimmer|marathon|athlet\w+)\b")


def _paces(text: str) -> Iterator[Fault]:
    """*She ran the 100 metres in 10.8 minutes*."""
    for hit in _PACE.finditer(text):
        metres = value(hit["d"]) * (1000 if hit["u"] else 1)
        pace = metres / max(1, value(hit["t"]) * _SECONDS[hit["v"]])
        if metres >= 40 and _RUNNING.search(text) and not 0.4 < pace < 13:
            yield Fault("unit", hit.start("d"), hit.end("v"), f"that is {pace:.1f} metres a second", 0.8)


# ------------------------------------------------------------------------------------------ years, halves, weeks

_AFTER = lazy(
    rf"\bin (?P<a>{_Y}),? (?P<q>{ABOUT} )?(?P<n>\d{{1,3}}|[a-z]+) years (?P<w>after|before|earlier than|later than) "
    rf"(?:[^.;\d]{{0,50}}? )?(?:in |of |since )(?P<b>{_Y})\b"
)
_DECADE = lazy(
    rf"\b(?:[Ii]n|[Oo]ver|[Dd]uring|for|of) the (?:(?P<k>two|three|four|five) )?(?P<u>decades?|century) "
    rf"(?P<f>from|between|to) (?P<a>{_Y}) (?:to|until|and) (?P<b>{_Y})\b"
)
_BORN = lazy(
    rf"\b(?:born|built|opened|founded) in (?P<a>{_Y})[^.;]{{0,30}}?\b(?:was|were|is|will be|would be|turns|turned) "
    rf"(?P<n>\d{{1,3}})(?: years old)? (?:when [^.;]{{0,60}}? )?in (?P<b>{_Y})\b"
)
_VETERAN = lazy(
    r"\b(?P<a>\d\d)-year-old\b(?: [a-z]+){0,3} (?:made (?:his|her) (?:debut|name)|began|started|joined|came|"
    r"moved|married|"
    r"won|took up|opened|left)\b[^.;]{0,40}?\b(?P<n>\d\d) years ago"
)
_HALF_YEAR = lazy(
    rf"\b(?P<h>first|second) half of the year,? (?:that is,? )?(?:from|between) (?P<a>{MONTH}) (?:to|until|and|"
    rf"through) (?P<b>{MONTH})"
)
_HIGHEST = lazy(
    r"\b(?:(?P<down>fell|dropped|declined|sank|slid|slumped|plunged|decreased)|(?P<up>rose|climbed|increased|"
    r"jumped|soared|"
    r"surged)) (?:[a-z]+ ){0,3}to [^;:]{2,40}?, (?:its|their|the) (?P<e>highest|lowest) (?:[a-z]+ )"
    r"{0,2}(?:since|in|for)\b"
)
_WEEKS = lazy(
    rf"\bfor (?P<n>[a-z]+|\d{{1,2}}) (?P<u>days|weeks),? from (?P<a>\d{{1,2}})(?: (?P<m>{MONTH}))? (?:to|until) "
    rf"(?P<b>\d{{1,2}}) "
    rf"(?P<k>{MONTH})\b"
)
_FEW: Final = {w: n for n, w in enumerate("one two three four five six seven eight nine ten".split(), 1)}


def _years(text: str) -> Iterator[Fault]:
    """*In 1998, five years after the war of 1989*; *in the decade from 1990 to 2010*."""
    for hit in _AFTER.finditer(text):
        told = value(hit["n"]) if hit["n"].isdigit() or hit["n"] in _FEW else 0
        right = (int(hit["a"]) - int(hit["b"])) * (1 if hit["w"] in ("after", "later than") else -1)
        if told and abs(told - right) > (3 if hit["q"] else 1):
            yield Fault("date", *hit.span("n"), f"from {hit['b']} to {hit['a']} it is {abs(right)} years", 0.8)
    for hit in _DECADE.finditer(text):
        right = (100 if hit["u"] == "century" else 10) * _FEW.get(hit["k"] or "one", 1)
        spell = int(hit["b"]) - int(hit["a"])
        if abs(spell - right) > 0.25 * right:
            yield Fault("date", *hit.span("b"), f"from {hit['a']} to {hit['b']} it is {spell} years", 0.75)
    for hit in _BORN.finditer(text):
        right = int(hit["b"]) - int(hit["a"])
        if abs(right - int(hit["n"])) > 1:
            yield Fault("age", *hit.span("n"), f"from {hit['a']} to {hit['b']} it is {right} years", 0.8)
    for hit in _VETERAN.finditer(text):
        if int(hit["n"]) >= int(hit["a"]):
            yield Fault("age", *hit.span("n"), f"that was before a life of {hit['a']} years", 0.8)


def _spells(text: str) -> Iterator[Fault]:
    """*The first half of the year, from July to December*; *for three weeks, from 1 to 8 May*."""
    for hit in _HALF_YEAR.finditer(text):
        begins = MONTHS.index(hit["a"])
        if begins // 6 != ("first", "second").index(hit["h"]) and "fiscal" not in text and "financial" not in text:
            yield Fault("date", *hit.span("h"), f"{hit['a']} to {hit['b']} is the other half", 0.75)
    for hit in _WEEKS.finditer(text):
        told = _FEW.get(hit["n"]) or (int(hit["n"]) if hit["n"].isdigit() else 0)
        try:
            first = datetime.date(2001, MONTHS.index(hit["m"] or hit["k"]) + 1, int(hit["a"]))
            days = (datetime.date(2001, MONTHS.index(hit["k"]) + 1, int(hit["b"])) - first).days
        except ValueError:
            continue
        unit = 7 if hit["u"] == "weeks" else 1
        if told and days > 0 and abs(told * unit - days) > (4 if unit == 7 else 1):
            yield Fault("date", *hit.span("n"), f"that is {days} days", 0.75)


def _highest(text: str) -> Iterator[Fault]:
    """*Fell to 5.2 per cent, the highest level since 2008*."""
    for hit in _HIGHEST.finditer(text):
        if (hit["e"] == "highest") == bool(hit["down"]):
            yield Fault("direction", *hit.span("e"), f"it {hit['down'] or hit['up']} to that", 0.75)


# ------------------------------------------------------------------------------------------ sets, calibres, frost

_SETS = lazy(
    r"(?<![\d–-])(?P<a>[0-5])[–-](?P<b>[0-5]),? (?:\(|(?:with|in) (?:sets|set scores|partial scores) of )"
    r"(?P<s>\d{1,2}[–-]\d{1,2}(?:(?:, | and |; |,)\d{1,2}[–-]\d{1,2}){1,4})(?=[ ).,;])"
)
_CALIBRE = lazy(
    r"\b(?P<q>\d{2,3}[- ](?:(?:kilo|centi)?met(?:re|er)s?|km|cm))[- ](?:mortars?|howitzers?|guns?|cannons?|shells?|"
    r"artillery|cartridges?)\b"
)
_COLD = lazy(
    r"\b(?:thermometers?|temperatures?|mercury)\b[^.;]{0,40}? (?:at|to|of|was|showed|reached) (?P<q>(?P<n>\d{1,2}) ?"
    r"(?:°C?|C\b|degrees (?:Celsius|centigrade)))(?! below)"
)
_BITTER = lazy(r"\bminus (?P<n>\d{3})(?:°| degrees|C\b)(?! ?(?:F\b|Fahrenheit|Kelvin))")
_EARTHLY: Final = 95
"""Degrees below zero, Celsius: colder it has never been outside of laboratories and space."""
_BEYOND: Final = re.compile(
    r"\b(?:moon|space|planet\w*|Mars|liquid|laborator\w+|vaccines?|storage|frozen|nitrogen|orbit\w*)\b"
)
_FROST: Final = re.compile(r"\b(?:froze|frozen|freezing|frost\w*|icicles?|icy|blizzard)\b")


def _sets(text: str) -> Iterator[Fault]:
    """*Beat Oslo 3-0, with sets of 25-21, 22-25, 25-19 and 25-23*."""
    for hit in _SETS.finditer(text):
        sets = [tuple(map(int, re.split("[–-]", score))) for score in re.findall(r"\d+[–-]\d+", hit["s"])]
        first = sum(one > two for one, two in sets)
        if {first, len(sets) - first} != {int(hit["a"]), int(hit["b"])}:
            why = f"the sets make {max(first, len(sets) - first)}-{min(first, len(sets) - first)}"
            yield Fault("sum", hit.start("a"), hit.end("b"), why, 0.8)


def _measured(text: str) -> Iterator[Fault]:
    """*A 120-metre mortar*; *the thermometer stood at 31C and pipes froze*."""
    for hit in _CALIBRE.finditer(text):
        yield Fault("unit", *hit.span("q"), "calibres are told in millimetres", 0.8)
    for hit in _BITTER.finditer(text):
        if int(hit["n"]) > _EARTHLY and not _BEYOND.search(text):
            yield Fault("magnitude", *hit.span("n"), "no weather is that cold", 0.75)
    for hit in _COLD.finditer(text):
        begin, end = text.rfind(". ", 0, hit.start()) + 1, text.find(". ", hit.end())
        if int(hit["n"]) > 7 and _FROST.search(text, begin, end if end > 0 else len(text)):
            yield Fault("magnitude", *hit.span("q"), "there was frost: “minus” was probably lost", 0.75)


_CHECKS: Cued = (
    (lazy(rf"\bOf (?:the |its |all )?[\da-z]|\bof (?:which|whom|them) |\bout of |\. [A-Z\d][a-z\d-]+ {_VERB}"), _parts),
    (lazy(r"in all\b|altogether\b|in total\b|all told\b|\beach\b|\bapiece\b"), _in_all),
    (lazy(r" on (?:[a-z]+ )?(?:sales|revenue|turnover)"), _profits),
    (lazy(r"\btwice\b|\bdouble\b|\btriple\b|\btimes\b"), _multiples),
    (lazy(r"\d ?%|\d per ?cent"), _shares),
    (lazy(r"(?:1[5-9]|20)\d\d[^.;]{0,90}(?:1[5-9]|20)\d\d|-year-old"), _years),
    (lazy(rf"half of the year|\bfor [a-z\d]+ (?:days|weeks),? from {MONTH[:-1]}|\d)"), _spells),
    (lazy(r"(?:highest|lowest) "), _highest),
    (lazy(r"\d[–-]\d,? (?:\(|with|in) "), _sets),
    (lazy(r"mortar|howitzer|\bguns?\b|cannon|shell|artillery|cartridge|thermometer|temperature|mercury|minus \d{3}"),
     _measured),
    (lazy(r" in [a-z\d.]+ (?:seconds|minutes|hours)"), _paces),
)


def senseless(text: str) -> Iterator[Fault]:
    """The faults of a paragraph."""
    yield from cued(_CHECKS, text)
