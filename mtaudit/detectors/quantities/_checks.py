"""What can be calculated within one sentence: each check yields span, rule key and the arithmetic in words."""

from __future__ import annotations

import calendar
import datetime
import re
from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import NamedTuple

from mtaudit.detectors.quantities._units import QUANTITY, UNITS, Quantity, quantities, quantity
from mtaudit.lang.patterns import lazy


class Fault(NamedTuple):
    """Something that does not add up: rule key, span, explanation, confidence."""

    rule: str
    start: int
    end: int
    why: str
    confidence: float = 0.85


_SMALL = {
    w: n
    for n, w in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
        "sixteen seventeen "
        "eighteen nineteen twenty".split()
    )
}
_WORDS = "|".join(list(_SMALL)[1:])
_FIG = rf"(?:\d{{1,3}}(?:,\d{{3}})+|\d+(?:\.\d+)?|{_WORDS})"
_MONTHS = "January February March April May June July August September October November December".split()
_MONTH = rf"(?:{'|'.join(_MONTHS)})"
_DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
_LONGEST = dict(zip(_MONTHS, (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31), strict=True))


def figure(written: str) -> float:
    """The value of a figure or a small number word."""
    low = written.lower()
    return float(_SMALL[low]) if low in _SMALL else float(low.replace(",", ""))


def plain(value: float) -> str:
    """A number for a message."""
    return f"{value:,.0f}" if value == int(value) else f"{value:,.4g}"


# ---------------------------------------------------------------------------------------------- conversions

_BRACKET = lazy(
    r"^(?:,? \(|, or |/| or )(?:about |around |nearly |roughly |some |approximately |over |just over |"
    r"almost |under |more than )?$"
)
_DEGREES = lazy(
    r"(?P<m1>minus |[-−–])?(?P<a>\d+(?:\.\d+)?) ?(?:degrees )?°? ?(?P<u>Celsius|Fahrenheit|centigrade|C|F)\b"
    r"(?:,? \(|, or )(?:about |around )?(?P<m2>minus |[-−–])?(?P<b>\d+(?:\.\d+)?) ?(?:degrees )?°? "
    r"?(?P<v>Celsius|Fahrenheit|centigrade|C|F)\b"
)


def conversions(text: str) -> Iterator[Fault]:
    """The same quantity in two units, the second in brackets."""
    if "(" not in text and ", or " not in text and "/" not in text:
        return
    found = quantities(text)
    for one, two in pairwise(found):
        if one.dimension != two.dimension or one.unit == two.unit or one.dimension == "temperature":
            continue
        if not _BRACKET.match(text[one.end : two.start]) or not one.value or not two.value:
            continue
        if re.search(r"(?:\bto|\band|\bor|[-–]|\bby|x|×) ?$", text[max(0, one.start - 5) : one.start]):
            continue
        allowed = 0.08 + 0.6 * 10.0 ** -(min(one.digits, two.digits) - 1) * 0.5
        ratio = two.value / one.value
        if not 1 / (1 + allowed) <= ratio <= 1 + allowed:
            right = one.value / UNITS[_key(two.unit)][1] if one.dimension not in ("area", "volume", "speed") else 0
            about = (
                f"{plain(one.number)} {one.unit} is about {right:,.3g} {two.unit}"
                if right
                else f"off by a factor of {ratio:.2g}"
            )
            yield Fault("conversion", one.start, two.end, about)
    yield from _temperatures(text)


def _key(unit: str) -> str:
    return unit if len(unit) <= 2 else unit.lower()


def _temperatures(text: str) -> Iterator[Fault]:
    for hit in _DEGREES.finditer(text):
        first, second = hit["u"][0].upper(), hit["v"][0].upper()
        if first == second or {first, second} != {"C", "F"}:
            continue
        a, b = float(hit["a"]), float(hit["b"])
        before = text[max(0, hit.start() - 12) : hit.start()]
        if hit["m1"] and not hit["m1"].startswith("minus") and re.search(r"\d ?$", before):
            continue
        a, b = (-a if hit["m1"] else a), (-b if hit["m2"] else b)
        right = a * 1.8 + 32 if first == "C" else (a - 32) / 1.8
        span = a * 1.8 if first == "C" else a / 1.8
        slack = 2.6 if first == "C" else 1.6
        if min(abs(b - right), abs(b - span)) > slack + 0.02 * abs(right) and not re.search(
            r"\d+ ?(?:to|[-–]) ?$", before
        ):
            unit = "°F" if first == "C" else "°C"
            yield Fault(
                "conversion",
                hit.start("m2") if hit["m2"] else hit.start("b"),
                hit.end(),
                f"{a:g} °{first} is {right:.0f} {unit}",
                0.9,
            )


# ---------------------------------------------------------------------------------------------- parts and wholes

_INCLUDING = lazy(r"(?:,| –| —|;| \()? ?(?:including|among them|of which|of them|comprising|made up of) ")


def parts(text: str) -> Iterator[Fault]:
    """A part that is larger than the whole that it is a part of."""
    yield from _included(text)
    yield from _out_of(text)
    yield from _each(text)
    yield from _people(text)
    yield from _percentages(text)


def _included(text: str) -> Iterator[Fault]:
    hit = _INCLUDING.search(text) if any(map(str.isdigit, text)) else None
    if hit is None:
        return
    found = quantities(text)
    wholes = [
        q
        for q in found
        if q.end <= hit.start() and hit.start() - q.end < 60 and q.dimension in ("mass", "volume", "area")
    ]
    if not wholes:
        return
    whole = wholes[-1]
    inside = [q for q in found if q.start >= hit.end() and q.dimension == whole.dimension and q.start - hit.end() < 160]
    if re.search(r"\b(?:per|each|daily|a day|a year)\b", text):
        return
    for part in inside:
        if part.value > whole.value * 1.02:
            why = (
                f"{plain(part.number)} {part.unit} are more than {plain(whole.number)} {whole.unit}, of which "
                f"they are a part"
            )
            yield Fault("parts", whole.start, whole.end, why, 0.9)
            return
    total = sum(q.value for q in inside)
    if len(inside) > 1 and total > whole.value * 1.05:
        yield Fault(
            "parts",
            whole.start,
            whole.end,
            f"the parts make {total / UNITS[_key(whole.unit)][1]:,.4g} {whole.unit}",
            0.75,
        )


_OUT_OF = lazy(
    r"(?<![\d.,/$€£-])(?P<a>\d[\d,]*) (?:out of|of) (?:the |its |their |all |a total of )?(?P<b>\d[\d,]*) "
    r"(?P<n>members|deputies|seats|votes|passengers|people|patients|children|students|pupils|houses|homes|"
    r"schools|soldiers|countries|"
    r"states|districts|regions|crew|players|judges|workers|employees|residents|respondents|hostages|"
    r"prisoners|candidates|ships|planes|"
    r"vehicles|cars|trains|stations|villages|cities|towns|provinces|senators|lawmakers|councillors|"
    r"delegates|miners|sailors|victims)\b"
)


def _out_of(text: str) -> Iterator[Fault]:
    for hit in _OUT_OF.finditer(text) if " of " in text and any(map(str.isdigit, text)) else ():
        a, b = figure(hit["a"]), figure(hit["b"])
        year = 1900 <= a <= 2100 and "," not in hit["a"]
        dated = re.search(rf"(?:{_MONTH}|\b(?:in|since)) $", text[: hit.start()][-12:])
        if a > b and not year and not dated:
            yield Fault("parts", *hit.span(), f"{hit['a']} cannot be part of {hit['b']}")


_MONEY = lazy(
    rf"(?P<c>[$€£])?(?<![\d.,])(?P<x>{_FIG})(?P<s> (?:thousand|million|billion))(?P<u> (?:euros|dollars|"
    rf"pounds|roubles|rubles|francs|yen|yuan|lira|crowns))?"
)
SCALES = {"thousand": 1e3, "million": 1e6, "billion": 1e9, "": 1.0}


def instalments(text: str) -> Iterator[tuple[int, int, float, float, str]]:
    """Start, end, total and part of each payment in instalments, with the arithmetic."""
    if not any(word in text for word in ("nstal", "tranche", "payments of", "parts of")):
        return
    for hit in _EACH_ANY.finditer(text):
        n, x = figure(hit["n"]), figure(hit["x"]) * SCALES[(hit["s"] or "").strip()]
        if n > 1:
            yield hit.start(), hit.end(), n * x, x, f"{hit['n']} times {hit['x']}{hit['s'] or ''} make {amount(n * x)}"


_EACH_ANY = lazy(
    rf"\b(?P<n>{_FIG}) (?:equal |annual |monthly |yearly |quarterly )?(?:instalments|installments|tranches|"
    rf"payments|parts|annual payments) "
    rf"of (?:[$€£])?(?P<x>{_FIG})(?P<s> (?:thousand|million|billion))?",
)


def amount(value: float) -> str:
    """A sum for a message: 60 million."""
    for word, scale in (("billion", 1e9), ("million", 1e6)):
        if value >= scale:
            return f"{value / scale:g} {word}"
    return plain(value)


def money(text: str) -> Iterator[tuple[int, int, float]]:
    """Start, end and value of amounts with a scale word."""
    for hit in _MONEY.finditer(text):
        yield hit.start(), hit.end(), figure(hit["x"]) * SCALES[hit["s"].strip()]


def _each(text: str) -> Iterator[Fault]:
    for start, end, total, part, why in instalments(text):
        for a, b, value in money(text):
            if start <= a < end or value <= part:
                continue
            told = text[max(0, a - 40) : a]
            whole = re.search(
                r"\b(?:total(?:ling|ing)?|altogether|sum|in all|pay|paid|fee|loan|fine|of)\b[^.;]*$", told
            )
            if whole and abs(value - total) > 0.03 * total and b <= start and start - b < 40:
                yield Fault("sum", a, b, why)


_TOTAL = lazy(
    rf"\b(?P<t>{_FIG}) (?:people|persons|passengers|victims|members|athletes|pupils|students|hostages|"
    rf"visitors|patients|prisoners|migrants|refugees|employees)"
    r"(?:,| –| —|:| \()? ?(?P<k>including |– |— |: |\()?(?=(?:\d|[a-z]+ (?:men|women|children|boys|girls)))"
)
_KIND = lazy(
    rf"\b(?P<x>{_FIG}) (?P<k>men|women|children|boys|girls|adults|minors|civilians|soldiers|police "
    rf"officers|foreigners)\b"
)


def _people(text: str) -> Iterator[Fault]:
    if " men" not in text and " women" not in text and " boys" not in text and " adults" not in text:
        return
    for hit in _TOTAL.finditer(text):
        total = figure(hit["t"])
        ahead = text[hit.end() : hit.end() + 90]
        clause = re.split(r"[.;)]|\b(?:were|was|who|died|after|in|on|from)\b", ahead)[0]
        found = [(figure(k["x"]), k["k"]) for k in _KIND.finditer(clause)]
        kinds = {k for _, k in found}
        apart = not kinds & {"children", "minors", "foreigners", "civilians"} or kinds <= {"men", "women", "children"}
        parts_ = sum(x for x, _ in found)
        if len(found) > 1 and len(kinds) == len(found) and apart and parts_ > total:
            sums = " + ".join(plain(x) for x, _ in found)
            yield Fault("parts", hit.start(), hit.end("t"), f"{sums} make {plain(parts_)}, not {plain(total)}")


_PERCENT = lazy(r"(?<![\d.,])(?P<x>\d+(?:\.\d+)?) ?(?:%|per ?cent)")
_FOR_AGAINST = lazy(
    r"(?P<x>\d+(?:\.\d+)?) ?(?:%|per ?cent)[^.;%]{0,60}?\b(?:in favou?r|for|yes|support\w*|approve\w*)\b[^.;%]{0,60}?"
    r"(?P<y>\d+(?:\.\d+)?) ?(?:%|per ?cent)[^.;%]{0,40}?\b(?:against|oppos\w+|no\b|disapprov\w+)",
    re.I,
)
_REMAINING = lazy(
    r"\b(?:the )?(?:remaining|other|rest,?(?: of the \w+,?)?) (?P<y>\d+(?:\.\d+)?) ?(?:%|per ?cent)", re.I
)
_OVER_ALL = lazy(
    r"(?<![\d.,])(?P<x>\d{3,}(?:\.\d+)?) ?(?:%|per ?cent) of (?:all |the |its |their |our )?(?:\w+ )"
    r"?(?:voters|votes|vote|respondents|residents|"
    r"inhabitants|population|those polled|members|patients|pupils|students|children|households|"
    r"participants|electorate|territory|seats)\b"
)
_TURNOUT = lazy(r"\bturnout (?:was|of|reached|stood at|at) (?P<x>\d{3,}(?:\.\d+)?) ?(?:%|per ?cent)")


def _percentages(text: str) -> Iterator[Fault]:
    if "%" not in text and "cent" not in text:
        return
    for hit in _FOR_AGAINST.finditer(text):
        total = float(hit["x"]) + float(hit["y"])
        if total > 101.5 and not re.search(r"\b(?:rose|fell|from|up|down|compared|than|year|average|seats)\b", hit[0]):
            yield Fault("percent", *hit.span(), f"{hit['x']} + {hit['y']} = {total:g} %")
    for hit in _REMAINING.finditer(text):
        shares = [float(p["x"]) for p in _PERCENT.finditer(text[: hit.start()])]
        total = sum(shares) + float(hit["y"])
        if len(shares) == 1 and total > 101.5:
            yield Fault("percent", *hit.span(), f"{shares[0]:g} + {hit['y']} = {total:g} %", 0.8)
    for pattern in (_OVER_ALL, _TURNOUT):
        for hit in pattern.finditer(text):
            if float(hit["x"]) > 100 and not re.search(
                r"\b(?:than|increase|rise|more|average|capacity)\b", text[: hit.start()][-30:]
            ):
                yield Fault("percent", *hit.span(), "a share of all cannot exceed 100 %")


# ---------------------------------------------------------------------------------------------- units

_DRINK = "milk|beer|wine|vodka|petrol|gasoline|diesel|kerosene|blood|vaccine|juice|oil|paint"
_SOLID = (
    "flour|sugar|rice|grain|wheat|maize|barley|meat|beef|pork|fish|cocaine|heroin|gold|silver|cement|coal|"
    "potatoes|butter|cheese|cargo|explosives|ore|honey|salt|vegetables|apples"
)
_OF = lazy(
    QUANTITY.pattern
    + r" of (?:the |fresh |drinking |clean |pure |crude |contaminated |powdered )?"
    + rf"(?P<m>water|{_DRINK}|{_SOLID})\b"
)
_WATER_NEEDED = lazy(
    r"\b(?:drink\w*|per person|per day|a day|daily|per capita|each|famil\w+|household|bottles?|tankers?|"
    r"deliver\w*|consum\w+|use[ds]?|person|supply|supplied)\b"
)
_LINEAR = lazy(
    r"\b(?:pipeline|pipe|road|coast|shore|beach|river|depth|deep|under|below|away|across|rope|belt|column|conveyor)\b"
)
_QUAKE = lazy(r"\b(?:earthquake|quake|tremor|epicent\w+|hypocent\w+|seismolog\w*|seismic|aftershock)s?\b", re.I)
_QUAKE_HEIGHT = lazy(
    rf"\bat an? (?P<w>altitude|height) of (?:about |around |just |only |over |approximately )?{_FIG} "
    rf"?(?:kilometres|kilometers|km|miles)"
)
_RICHTER = lazy(r"\b(?:\d\.\d|\d) degrees (?:on the|on|of) Richter")
_WIND = lazy(
    rf"\b(?:winds?|gusts?|wind speeds?) (?:of |of up to |up to |reaching |exceeding |reached |gusting "
    rf"(?:to|at) |blowing at |at ){_FIG} (?P<u>kilometres|kilometers|km|miles|metres|meters)(?![\w/])"
    r"(?! (?:per|an|a|in|above|from|away|off|high|altitude|up|offshore|inland|every|each)\b)"
)
_SPEED = lazy(
    rf"\b[Ss]peeds?(?: limit)? (?:of|to|at|reached|reaches|above|below|exceeding|exceeded|over) (?:(?:about|"
    rf"over|up|to|"
    rf"around|more|than|only|just|nearly|almost) ){{0,3}}?{_FIG} (?P<u>kilometres|kilometers|km|miles|metres|"
    rf"meters)(?![\w/])(?! (?:per|an|a|every|each)\b)"
)
_ATTRIBUTES = (
    (
        lazy(
            r"\b(?:weigh(?:s|ed|ing)?|weight of|a mass of)(?: about| around| over| nearly| up to| more than| just)? $"
        ),
        {"mass"},
        "a weight",
    ),
    (
        lazy(
            r"\b(?:depth of|length of|width of|a distance of|radius of|diameter of)(?: about| around| over| "
            r"nearly| up to|"
            r" more than)? $"
        ),
        {"length"},
        "a length",
    ),
    (
        lazy(r"\b(?:an altitude of|a height of|an elevation of)(?: about| around| over| nearly| up to| more than)? $"),
        {"length"},
        "a height",
    ),
    (
        lazy(r"\b(?:an area of|covers an area of)(?: about| around| over| nearly| up to| more than| some)? $"),
        {"area", "length"},
        "an area",
    ),
    (
        lazy(r"\b(?:a volume of|a capacity of)(?: about| around| over| nearly| up to| more than)? $"),
        {"volume", "mass"},
        "a volume",
    ),
    (
        lazy(
            r"\b(?:temperatures? (?:of|reached|fell to|rose to|dropped to|around|above|below))(?: about| "
            r"around| over| nearly| up to| minus)? $"
        ),
        {"temperature"},
        "a temperature",
    ),
)
_SHAPE = lazy(r"^ (?P<s>long|tall|high|wide|deep|thick)\b(?!-)")


def units(text: str) -> Iterator[Fault]:
    """Things measured in a unit that they are not measured in."""
    if "uake" in text or "tremor" in text or "icent" in text or "eism" in text or "shock" in text:
        for hit in _QUAKE_HEIGHT.finditer(text) if _QUAKE.search(text) else ():
            yield Fault("unit", *hit.span(), f"an earthquake has a depth, no {hit['w']}", 0.85)
        for hit in _RICHTER.finditer(text):
            yield Fault("unit", *hit.span(), "magnitudes are not counted in degrees", 0.6)
    for pattern, what in ((_WIND, "wind"), (_SPEED, "speed")):
        cued = what in text or ("Speed" in text if what == "speed" else "gust" in text or "Wind" in text)
        for hit in pattern.finditer(text) if cued else ():
            yield Fault(
                "unit",
                *hit.span(),
                f"a {what if what == 'speed' else 'wind speed'} needs “per hour” or “per second”",
                0.75,
            )
    if any(map(str.isdigit, text)):
        if " of " in text:
            yield from _substances(text)
        for found in quantities(text):
            yield from _attribute(text, found)


def _substances(text: str) -> Iterator[Fault]:
    for hit in _OF.finditer(text):
        found = quantity(hit)
        stuff = hit["m"]
        if found is None or found.dimension in ("mass", "volume"):
            continue
        liquid = stuff == "water" or stuff in _DRINK.split("|")
        if stuff == "water" and not (
            found.unit.lower().startswith(("kilom", "km", "mile", "hect")) and _WATER_NEEDED.search(text)
        ):
            continue
        if (
            found.dimension == "area"
            and not liquid
            or found.dimension in ("temperature", "speed")
            or _LINEAR.search(text)
        ):
            continue
        yield Fault(
            "unit", *hit.span(), f"{stuff} is measured in {'litres' if liquid else 'kilograms or tonnes'}", 0.85
        )


def _attribute(text: str, found: Quantity) -> Iterator[Fault]:
    if found.unit in ("m", "l", "g", "in", "t", "lb", "pounds", "pound"):
        return
    before = text[max(0, found.start - 40) : found.start]
    for pattern, allowed, what in _ATTRIBUTES:
        hit = pattern.search(before)
        if hit is not None and found.dimension not in allowed:
            yield Fault("unit", found.start - len(hit[0]), found.end, f"{found.unit} do not measure {what}")
            return
    shape = _SHAPE.match(text[found.end :])
    if shape and found.dimension in ("mass", "volume", "area"):
        yield Fault(
            "unit", found.start, found.end + shape.end(), f"what is {shape['s']} is measured in units of length"
        )


# ---------------------------------------------------------------------------------------------- dates and ages

_FULL = lazy(
    rf"\b(?P<w>{'|'.join(_DAYS)}),? (?:the )?(?:(?P<d>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? (?P<m>{_MONTH})|"
    rf"(?P<m2>{_MONTH}) (?P<d2>\d{{1,2}})(?:st|nd|rd|th)?),? (?P<y>(?:19|20)\d\d)\b"
)
_DAY = lazy(
    rf"\b(?:(?P<d>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? (?P<m>{_MONTH})|(?P<m2>{_MONTH}) (?P<d2>\d{{1,2}})"
    rf"(?:st|nd|rd|th)?(?![\d:.,]\d))(?:,? (?P<y>(?:19|20)\d\d)\b)?"
)
_CLOCK = lazy(
    r"\b(?:at|until|from|till|by) (?P<h>\d{1,2})[:.](?P<m>\d\d) ?(?:local time|o[’']clock|GMT|UTC|Moscow "
    r"time|Kyiv time|CET|a\.m\.|p\.m\.|am\b|pm\b)"
)
_LIFE = lazy(
    r"\bborn (?:on [\w ,]+?)?(?:in )?(?:[A-Z][\w ,]+? )?(?:in )?(?P<a>1[89]\d\d|20\d\d)"
    r"\b[^.;]{0,120}?\bdied (?:in|on [\w ,]+?) ?(?P<b>1[89]\d\d|20\d\d)\b[^.;]{0,40}?\b(?:at the age of|"
    r"aged|at) (?P<n>\d{1,3})(?=[.,;)]|$| (?:in|of|after|from)\b)"
)
_BACKWARDS = lazy(
    r"\bfrom (?P<a>(?:19|20)\d\d) (?:to|until|till) (?P<b>(?:19|20)\d\d)\b(?! (?:%|percent|people|euros|"
    r"dollars|metres|meters|BC))"
)
_BETWEEN = lazy(
    r"\bbetween (?P<a>(?:19|20)\d\d) and (?P<b>(?:19|20)\d\d)\b(?! (?:BC|people|metres|meters|euros|dollars))"
)
_AGE = lazy(
    r"\b(?:under|over|at|by|below|above|until|to|from) the age of (?:the )?(?:first|second|third|fourth|"
    r"fifth|sixth|seventh|eighth|ninth|tenth|twelfth|fifteenth|sixteenth|eighteenth|twentieth)\b(?! "
    r"(?:century|grade|empire|dynasty))",
    re.I,
)
_AGED = lazy(r"\bage of the (?P<o>\d{1,2}(?:st|nd|rd|th))\b(?! century)")


def dates(text: str) -> Iterator[Fault]:
    """Weekdays, days that no month has, hours that no day has, ages and years."""
    if any(map(str.isdigit, text)):
        yield from _weekdays(text)
        yield from _impossible(text)
        yield from _years_apart(text)
    if " age of" in text:
        for pattern in (_AGE, _AGED):
            for hit in pattern.finditer(text):
                yield Fault("age", *hit.span(), "an age is a cardinal number", 0.85)


def _weekdays(text: str) -> Iterator[Fault]:
    for hit in _FULL.finditer(text) if "day" in text else ():
        day, month = int(hit["d"] or hit["d2"]), _MONTHS.index(hit["m"] or hit["m2"]) + 1
        try:
            right = datetime.date(int(hit["y"]), month, day).weekday()
        except ValueError:
            continue
        if _DAYS[right] != hit["w"]:
            yield Fault("date", *hit.span(), f"that day was a {_DAYS[right]}", 0.8)


def _impossible(text: str) -> Iterator[Fault]:
    for hit in _DAY.finditer(text):
        day, month = int(hit["d"] or hit["d2"]), hit["m"] or hit["m2"]
        year = int(hit["y"]) if hit["y"] else 0
        odd = month == "February" and day == 29 and year and not calendar.isleap(year)
        named = hit["d"] and re.search(r"[\d.,:–-]$|\b(?:[Aa]|[Nn]o|[Aa]ny|only) $", text[: hit.start()])
        if (_LONGEST[month] < day <= 39 or odd) and not named and (month != "May" or hit["d"] is None):
            yield Fault("date", *hit.span(), f"{month} {year or ''}".strip() + f" has no day {day}", 0.85)
    for hit in _CLOCK.finditer(text) if ":" in text or "." in text[:-1] else ():
        if int(hit["h"]) > 24 or int(hit["m"]) > 59:
            yield Fault("date", *hit.span(), "there is no such time of day")


def _years_apart(text: str) -> Iterator[Fault]:
    for hit in _LIFE.finditer(text) if "born" in text else ():
        age, years = int(hit["n"]), int(hit["b"]) - int(hit["a"])
        if age not in (years, years - 1):
            yield Fault("age", *hit.span(), f"{hit['b']} − {hit['a']} = {years}, not {age}", 0.8)
    for pattern in (_BACKWARDS, _BETWEEN):
        for hit in pattern.finditer(text):
            if int(hit["b"]) < int(hit["a"]):
                yield Fault("date", *hit.span(), f"{hit['b']} comes before {hit['a']}", 0.8)


CHECKS: tuple[Callable[[str], Iterator[Fault]], ...] = (conversions, parts, units, dates)
