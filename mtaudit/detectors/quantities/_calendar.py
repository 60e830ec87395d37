"""Years, days and durations that contradict each other, scores that their winner cannot have, ordinals told twice."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from mtaudit.detectors.quantities._checks import Fault
from mtaudit.detectors.quantities._figures import MONTH, MONTHS, Cued, cued
from mtaudit.lang.patterns import lazy

_SMALL = {
    w: n
    for n, w in enumerate(
        "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
        "eighteen nineteen twenty".split(),
        1,
    )
}
_N = rf"(?:\d{{1,3}}|{'|'.join(_SMALL)})"
_Y = r"(?:1[5-9]\d\d|20\d\d)"
_WEEKDAY = r"(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)"


def calendar_faults(text: str) -> Iterator[Fault]:
    """The faults of a paragraph."""
    yield from cued(_CHECKS, text)


def _number(written: str) -> int:
    return int(written) if written.isdigit() else _SMALL[written.lower()]


# ------------------------------------------------------------------------------------------ years

_FOUNDED = (
    r"(?:opened|founded|established|started|launched|began|built|inaugurated|created|set up|born|married|first "
    r"(?:held|"
    r"published|performed|shown|staged))"
)
_ANNIVERSARY = lazy(
    rf"\b{_FOUNDED}\b[^.;]{{0,50}}?\bin (?P<a>{_Y})\b[^.;]{{0,80}}?\b(?P<n>\d{{1,3}})(?:st|nd|rd|th) (?:anniversary|"
    rf"birthday|jubilee)\b[^.;]{{0,20}}?\b(?:in|this year,|next year,|last year,) (?P<b>{_Y})\b"
)
_BORN_DIED = lazy(
    rf"\b[Bb]orn (?:on [\w ]{{3,20}}, ?|[\w ,]{{0,30}}?in )(?P<a>{_Y})\b[^.;]{{0,90}}?\b(?:died|dead|"
    rf"killed)\b[^.;]{{0,40}}?"
    rf"\b(?:aged|at the age of|at) (?P<n>\d{{1,3}})\b(?! %| per)[^.;]{{0,60}}?\bin (?P<b>{_Y})\b"
)
_LATER = lazy(
    rf"\b(?P<n>\d{{1,3}})(?:st|nd|rd|th) (?:anniversary|birthday|jubilee)\b[^.;]{{0,40}}?\bin "
    rf"(?P<b>{_Y})\b[^.;]{{0,60}}?\b"
    rf"(?:founded|established|opened|born|created|set up) in (?P<a>{_Y})\b"
)
_TWICE_AGED = lazy(
    rf"\b(?:was|aged) (?P<n>\d{{1,2}}) when [^.;]{{0,50}}?\bin (?P<a>{_Y})\b[^.;]{{0,60}}?\bin "
    rf"(?P<b>{_Y})\b[^.;]{{0,30}}?"
    r"\b(?:at the age of|aged|at) (?P<k>\d{1,3})\b(?! (?:%|per|people|years later))"
)
_TURNED = lazy(
    rf"\b[Bb]orn (?:on [\w ]{{3,20}}, ?|[\w ,]{{0,30}}?in )(?P<a>{_Y})\b[^.;]{{0,60}}?\b(?:turned|turns|will "
    rf"turn|celebrated (?:his|"
    rf"her)|would have turned) (?P<n>\d{{2,3}})(?:th birthday|st birthday|nd birthday)? in (?P<b>{_Y})\b"
)
_NOT_YET = lazy(
    rf"\b(?:built|founded|born|established|opened|created|set up|planted|made) in (?P<a>{_Y})[^.;]{{0,40}}?\bis "
    rf"(?:now |today |"
    rf"already )?(?P<n>\d{{2,3}}) years old\b|\b(?P<n2>\d{{2,3}}) years ago,? in (?P<a2>{_Y})\b"
)
_LATEST = 2035
"""No text was written after this year."""
_SINCE_AGE = lazy(
    r"(?:\b(?:turned|turns|is|was|now)|[a-z],) (?P<k>\d{2,3})\b(?! (?:per|%|km|kilomet|people|minutes|"
    r"days))[^.;]{0,80}?\bfor "
    r"(?P<n>\d{1,2}) years,? [^.;]{0,25}?\bsince (?:(?:he|she|they) (?:was|were)|the age of) (?P<a>\d{1,2})\b|"
    r"\b(?P<k2>\d{2,3})-year-old\b[^.;]{0,80}?\bfor (?P<n2>\d{1,2}) years,? [^.;]{0,25}?\bsince (?:(?:he|she) "
    r"was|the age of) "
    r"(?P<a2>\d{1,2})\b"
)


def _between_years(text: str) -> Iterator[Fault]:
    """*Opened in 1974, it celebrates its 40th anniversary in 2024*."""
    for hit in (*_ANNIVERSARY.finditer(text), *_LATER.finditer(text)):
        years = int(hit["b"]) - int(hit["a"])
        if years > 0 and int(hit["n"]) != years:
            yield Fault("date", *hit.span("n"), f"from {hit['a']} to {hit['b']} it is {years} years", 0.75)
    for hit in _BORN_DIED.finditer(text):
        years = int(hit["b"]) - int(hit["a"])
        if years > 0 and int(hit["n"]) not in (years, years - 1) and len(re.findall(_Y, hit[0])) == 2:
            yield Fault("age", *hit.span("n"), f"{hit['b']} − {hit['a']} = {years}", 0.75)


def _never(text: str) -> Iterator[Fault]:
    """*Born in 1931, turned 100 in 2021*; *built in 1890, is now 230 years old*; *80 years ago, in 1986*."""
    for hit in _TURNED.finditer(text):
        years = int(hit["b"]) - int(hit["a"])
        if int(hit["n"]) != years:
            yield Fault("age", *hit.span("n"), f"from {hit['a']} to {hit['b']} it is {years} years", 0.75)
    for hit in _NOT_YET.finditer(text):
        mark = "" if hit["n"] else "2"
        year = int(hit["a" + mark]) + int(hit["n" + mark])
        if year > _LATEST:
            yield Fault("date", *hit.span("n" + mark), f"that would be so in {year}", 0.8)


def _ages(text: str) -> Iterator[Fault]:
    """*Turned 80, worked there for 55 years, since he was 35*; *19 when he left in 1990, back in 2000 at 39*."""
    for hit in _TWICE_AGED.finditer(text):
        years = int(hit["b"]) - int(hit["a"])
        if years > 0 and abs(int(hit["n"]) + years - int(hit["k"])) > 1:
            yield Fault("age", *hit.span("k"), f"from {hit['a']} to {hit['b']} it is {years} years", 0.8)
    for hit in _SINCE_AGE.finditer(text) if "since " in text else ():
        mark = "" if hit["k"] else "2"
        now, years, then = (int(hit[key + mark]) for key in "kna")
        if abs(then + years - now) > 1:
            yield Fault("age", *hit.span("a" + mark), f"{now} less {years} is {now - years}", 0.8)


_LEAVES = (
    r"(?:step\w* down|retir\w+|leav(?:es|ing)|resign\w*|quit\w*|clos(?:es|ing)|hand\w* over|giv\w* up|stand\w* down|"
    r"bow\w* out|withdraw\w*|depart\w*)"
)
_JOINED = r"(?:opened|founded|started|began|joined|took over|took office|established|set up|bought|launched|moved in)"
_AFTER_YEARS = lazy(
    rf"\b{_LEAVES}\b[^.]{{0,60}}?\bafter (?P<n>{_N}) years\b[^.]{{0,40}}\. (?P<s>(?:He|She|They|It) "
    rf"[^.]{{0,20}}?{_JOINED}\b"
    rf"[^.]{{0,60}}?\bin (?P<a>{_Y})\b[^.]{{0,120}}\.[^.]{{0,80}}?\b(?:end of|in|by|until) (?P<b>{_Y}))\b"
)
_UNTIL = lazy(
    rf"\b(?:from|since|in|on|of|{MONTH}) (?P<a>{_Y})\b[^.;]{{0,60}}?\bfor (?P<n>{_N}) (?:years|"
    rf"seasons)\b,?[^.;]{{0,20}}?\buntil "
    rf"(?:[a-z]+ ){{0,4}}?(?:{MONTH} )?(?P<b>{_Y})\b"
)
_SINCE_YEARS = lazy(
    rf"\bfor (?P<n>{_N}) years, (?:since|from) (?P<a>{_Y})(?:,[^.;]{{0,60}}?\bat the end of| (?:to|until|till)) "
    rf"(?P<b>{_Y})\b"
)


def _spans(text: str) -> Iterator[Fault]:
    """*Leaves after 35 years. She opened it in 1998 … at the end of 2023*; *from 2025 for five seasons, until 2039*."""
    for pattern, mark in ((_AFTER_YEARS, "a"), (_UNTIL, "b"), (_SINCE_YEARS, "n")):
        for hit in pattern.finditer(text):
            years = int(hit["b"]) - int(hit["a"])
            if years > 0 and abs(years - _number(hit["n"])) > 1:
                why = f"from {hit['a']} to {hit['b']} it is {years} years, not {hit['n']}"
                yield Fault("date", *hit.span(mark), why, 0.75)


# ------------------------------------------------------------------------------------------ days

_DATE = rf"(?:(?P<d{{0}}>\d{{{{1,2}}}}) (?P<m{{0}}>{MONTH})|(?P<mm{{0}}>{MONTH}) (?P<dd{{0}}>\d{{{{1,2}}}}))(?! ?\d)"
_RUN = lazy(
    rf"\b(?:began|started|opened|begins|opens|starts|ran|runs)\b[^.;]{{0,30}}?\b(?:on|"
    rf"from) {_DATE.format(1)}[^.;]{{0,50}}?"
    rf"\b(?:ended|closed|finished|ends|closes|to|until)(?: on)? {_DATE.format(2)}[^.;]{{0,30}}?\b(?:after|"
    rf"lasted|lasting|"
    rf"for) (?P<n>{_N}) (?P<u>days|weeks)\b"
)
_LASTS = lazy(
    rf"\b(?:(?:last(?:s|ed|ing)?|ran|runs|takes|took|open) (?:for )?(?P<n>{_N}) (?P<u>days|weeks)|"
    rf"(?P<n2>{_N})-(?P<u2>day|"
    rf"week) [a-z]+),? (?:which (?:runs|lasts|ran) )?from (?:(?P<d0>\d{{1,2}}) to (?P<d9>\d{{1,2}}) (?P<m0>{MONTH})\b|"
    rf"{_DATE.format(1)} (?:to|until) {_DATE.format(2)})"
)


def _day(month: str, day: str) -> datetime.date | None:
    try:
        return datetime.date(2023, MONTHS.index(month) + 1, int(day))
    except ValueError:
        return None


def _durations(text: str) -> Iterator[Fault]:
    """*The strike began on 3 March and ended on 17 March after four weeks*; *lasts four days, from 12 to 19 August*."""
    for pattern in (_RUN, _LASTS):
        for hit in pattern.finditer(text):
            groups = hit.groupdict()
            if groups.get("d0"):
                first, last = _day(hit["m0"], hit["d0"]), _day(hit["m0"], hit["d9"])
            else:
                first, last = (_day(hit[f"m{k}"] or hit[f"mm{k}"], hit[f"d{k}"] or hit[f"dd{k}"]) for k in (1, 2))
            if first is None or last is None or first >= last:
                continue
            days = (last - first).days
            told = _number(hit["n"] or groups["n2"])
            weeks = (hit["u"] or groups["u2"]).startswith("week")
            fits = abs(told * 7 - days) <= 4 if weeks else told in (days, days + 1, days - 1)
            if not fits:
                where = hit.span("d0")[0] if groups.get("d0") else hit.span("n" if hit["n"] else "n2")[0]
                end = hit.end("m0") if groups.get("d0") else hit.end("n" if hit["n"] else "n2")
                yield Fault("date", where, end, f"from {first:%d %B} to {last:%d %B} it is {days} days", 0.75)


# ------------------------------------------------------------------------------------------ scores and ordinals

_SCORE = r"\d{1,3}[–-]\d{1,3}"
_SCORES = lazy(
    r"(?<![\d–:-])(?P<a>\d{1,3})[–-](?P<b>\d{1,3})(?![\d–:-]|\.\d| ?(?:per|%|years|metres|km|"
    r"million))"
)
_WON = lazy(
    r"\b(?:beat(?:s|ing)?|defeat(?:s|ed|ing)|won|win(?:s|ning)? over|victory over|edged|thrashed|overcame|trounced|"
    r"hammered)\b(?P<rest>[^.;:()“”\"]{0,60}?)$"
)
_NOT_SO = lazy(
    r"\b(?:after|from|trail\w*|despite|behind|was|were|been|lost|los(?:es|ing)|aggregate|rally|rallied|down|if|"
    r"to|by|record|season|league|series|games|matches|needed|ahead|penalt\w+|vot\w+)\b|\d"
)
_JUDGED = lazy(
    r"\b(?:scored|judged|had|called) (?:the (?:fight|bout|contest|match)|it) "
    r"(?P<s>(?P<a>\d{2,3})[–-](?P<b>\d{2,3})) "
    r"(?:for|to|in favou?r of)\b"
)


def _scores(text: str) -> Iterator[Fault]:
    """*Norrby beat Valhus 2–4*: English names the winner's score first."""
    for hit in _JUDGED.finditer(text):
        if int(hit["a"]) < int(hit["b"]):
            yield Fault("sum", *hit.span("s"), "the score of the winner comes first", 0.75)
    found = [s for s in _SCORES.finditer(text) if int(s["a"]) <= 130 and int(s["b"]) <= 130]
    for at, hit in enumerate(found):
        won = _WON.search(text, max(0, hit.start() - 90), hit.start())
        if won is None:
            continue
        sets = [hit]
        for one in found[at + 1 :]:
            if not _NEXT_SET.fullmatch(text, sets[-1].end(), one.start()):
                break
            sets.append(one)
        last, alone = sets[-1], len(sets) == 1
        in_sets = not alone and _IN_SETS.search(won["rest"])
        if (
            int(last["a"]) >= int(last["b"])
            or _TIE.match(text, last.end())
            or _NOT_SO.search(won["rest"])
            and not in_sets
        ):
            continue
        if not alone or _IS_FINAL.match(text, hit.end()):
            yield Fault("sum", *last.span(), "the score of the winner comes first", 0.7)


_DRAWN = lazy(
    r"(?<![\d–:-])(?P<a>\d{1,2})[–-](?P<b>\d{1,2}) (?P<k>draw|stalemate|deadlock)\b|\b(?P<k2>drew|draw of|"
    r"(?:ended|ends|finished|end) in a draw,?|drawn|"
    r"stalemate of) "
    r"(?:the (?:game|match) )?(?P<c>\d{1,2})[–-](?P<d>\d{1,2})(?= (?:with|against|at|away|in|on|after|before)\b|"
    r"[.,;])"
)
_AHEAD = lazy(
    r"\b(?:led|leading|lead of|win of|victory of|defeat of|won|ahead|lost|beaten) (?:by "
    r")?(?P<s>(?P<a>\d{1,2})[–-](?P<b>\d{1,2}))"
    r"(?= (?:at|after|against|on|in|until|away|before|over|to)\b(?! (?:aggregate|penalties|away))|[.,;](?! "
    r"(?:then|and) \d))|"
    r"(?<![\d–:,-] )(?<![\d–:-])(?P<s2>(?P<c>\d{1,2})[–-](?P<d>\d{1,2})) (?:win|victory|defeat|loss|triumph|"
    r"lead)\b(?! on penalties)"
)
_DECIDED = lazy(
    r"\b(?:penalt\w+|shoot-?out|aggregate|away goals|series|record|season|matches|games|sets|tie-?break)\b", re.I
)


def _drawn(text: str) -> Iterator[Fault]:
    """*A 3–1 draw*, *led 1–1*: who has more goals has not drawn, who has as many does not lead."""
    for hit in _DRAWN.finditer(text) if "dr" in text or "stalemate" in text else ():
        a, b = hit["a"] or hit["c"], hit["b"] or hit["d"]
        if a != b:
            start, end = (hit.start("a"), hit.end("b")) if hit["a"] else (hit.start("c"), hit.end("d"))
            yield Fault("sum", start, end, "in a draw both have as many", 0.8)
    for hit in _AHEAD.finditer(text):
        a, b = hit["a"] or hit["c"], hit["b"] or hit["d"]
        if a == b and not _DECIDED.search(text[max(0, hit.start() - 60) : hit.end() + 60]):
            yield Fault("sum", *hit.span("s" if hit["s"] else "s2"), "both sides have as many", 0.75)


_NEXT_SET = lazy(r"(?:,| and|,? then)? ")
_IN_SETS = lazy(r"\bin (?:two|three|four|five) sets")
_IS_FINAL = lazy(r"[.,;]|$| (?:on|at|in|away|to|and|over|against|with|last)\b")
_TIE = lazy(r" ?\(| \d")

_NTH = (
    r"(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|thirteenth|fourteenth|"
    r"fifteenth|\d{1,2}(?:st|nd|rd|th))"
)
_TWICE = lazy(
    rf"\b(?P<o>{_NTH}) (?P<k>stage|round|race|match|game|leg|session|heat|test|lap|set|day|meeting|"
    rf"hearing)\b[^.]{{0,30}}?"
    rf"\bon (?P<w>{_WEEKDAY})\b(?P<m>(?:[^.]|\.(?! )|\. "
    rf"){{0,300}}?)(?P<w2>{_WEEKDAY})\b(?P<f>[^.]{{0,50}}?\b(?:will|face|is to|are to|"
    r"is due|continues?|begins)\b)[^.]{0,40}?\b(?P<again>the (?P=o)) (?:(?P=k)\b|and)"
)


def _ordinals(text: str) -> Iterator[Fault]:
    """*Won the fourth stage on Wednesday … On Thursday the riders will face the fourth stage*."""
    for hit in _TWICE.finditer(text):
        if hit["w"] != hit["w2"]:
            yield Fault("date", *hit.span("again"), f"the {hit['o']} {hit['k']} was on {hit['w']}", 0.75)


# ------------------------------------------------------------------------------------------ the clock

_HOUR = r"(?P<h>\d{1,2})(?:[:.](?P<m>[0-5]\d))?(?: ?(?P<x>[ap])\.?m\b\.?| o[’']clock)?"
_PART = r"(?:in the (?P<p>morning|afternoon|evening|night)|at (?P<q>noon|midday|dawn|dusk|night|sunset|sunrise))"
_CLOCKED = lazy(
    rf"\b(?:[Aa]t|[Aa]round|[Aa]bout|[Bb]y|[Uu]ntil|[Ff]rom|[Bb]efore|[Aa]fter|[Ss]ince) (?:about |around )?{_HOUR},?"
    rf" (?:early |late )?{_PART}(?! (?:of|before|after|session|sun|and)\b)"
)
_PART_FIRST = lazy(
    rf"\b(?:{_WEEKDAY}|this|yesterday|tomorrow|that|in the(?: early| late)?|In the(?: early| late)?) "
    rf"(?P<p>morning|afternoon|evening|night)(?P<q>),? (?:at|around|"
    rf"shortly after|shortly before|just after|just before) (?:about |around )?{_HOUR}"
    r"(?! ?(?:[A-Z]{3}|local|hours|[a-z]+ time)\b)"
)
_ON_PART = lazy(
    rf"\b(?:[Aa]t|[Aa]round|[Ff]rom|[Uu]ntil|[Bb]efore|[Aa]fter) (?:about |around )?{_HOUR} (?:on "
    rf")?(?:{_WEEKDAY}|this|"
    r"yesterday|tomorrow|that) (?P<p>morning|afternoon|evening)(?P<q>)\b(?! (?:session|paper|papers)\b)"
)
_HOURS_OF = {
    "morning": (0, 12), "afternoon": (12, 19), "evening": (15, 24), "night": (17, 30), "noon": (11, 13),
    "midday": (10, 15), "dawn": (3, 9), "sunrise": (3, 9), "dusk": (15, 23), "sunset": (15, 23),
}  # fmt: skip


def _clock(text: str) -> Iterator[Fault]:
    """*At 17:40 in the morning*; *at 3 p.m. early in the morning*; *on Friday morning at 16:20*."""
    for pattern in (_CLOCKED, _PART_FIRST, _ON_PART):
        for hit in pattern.finditer(text):
            part, hour = hit["p"] or hit["q"], int(hit["h"])
            if hour > 24 or not (hit["m"] or hit["x"] or pattern is _CLOCKED):
                continue
            first, last = _HOURS_OF[part]
            if not any(first <= h <= last for h in _readings(hour, hit)):
                yield Fault("date", *hit.span(), f"that is not the {part}", 0.8)


def _readings(hour: int, hit: re.Match[str]) -> list[float]:
    """The hours of the day that a time may mean: half a day later too, where it may be told by twelve hours."""
    minutes = int(hit["m"] or 0) / 60
    if hit["x"]:
        hour = hour % 12 + (12 if hit["x"] == "p" else 0)
        return [hour + minutes, hour + minutes + 24]
    if hour > 12 or hit["h"].startswith("0"):
        return [hour + minutes, hour + minutes + 24]
    return [h + minutes for h in (hour % 12, hour % 12 + 12, hour % 12 + 24)]


_TOO_MANY = lazy(
    r"\b(?:hours?,?(?: and)? (?P<n>\d{2,3}) minutes|minutes?,?(?: and)? (?P<k>\d{2,3}) seconds)\b"
    r"(?! (?:later|earlier|faster|slower|behind|ahead|longer|shorter|each))"
)


def _carried(text: str) -> Iterator[Fault]:
    """*Two hours and 75 minutes*."""
    for hit in _TOO_MANY.finditer(text):
        number = hit["n"] or hit["k"]
        if int(number) >= 60 and re.search(r"\d |\b(?:an?|one|two|three|four|five|six) ", text[: hit.start()][-8:]):
            unit = "an hour" if hit["n"] else "a minute"
            yield Fault("date", *hit.span("n" if hit["n"] else "k"), f"{unit} has sixty", 0.75)


# ------------------------------------------------------------------------------------------ first and second

_STEP = r"(?:reading|round|stage|phase|part|leg|tranche|instalment|installment|test|exam|hearing|dose|vote|concert)"
_FIRST = {"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "final": 9, "last": 9}
_WHEN = r"(?:in|for|on)(?: early| late| \d{{1,2}})? (?P<{}>{})"
_STEPS = lazy(
    rf"\b(?P<a>first|second|third|fourth) {_STEP}s?\b(?P<g>[^.;:]{{0,50}}?)\b{_WHEN.format('m', MONTH)}(?! (?:19|"
    rf"20)\d\d)"
    r"(?: \d{1,2})? (?:and|, while|while|, but) (?:for )?(?:the |a |its )?(?P<b>second|third|fourth|fifth|final|last)"
    rf"(?: {_STEP})?(?P<f>[^.;:]{{0,30}}?) {_WHEN.format('n', MONTH)}\b(?! (?:19|20)\d\d| last)"
)


def _steps(text: str) -> Iterator[Fault]:
    """*The second reading is planned for March and the third for February*."""
    for hit in _STEPS.finditer(text):
        back = MONTHS.index(hit["m"]) - MONTHS.index(hit["n"])
        if _FIRST[hit["a"]] < _FIRST[hit["b"]] and 1 <= back <= 5:
            yield Fault("date", *hit.span("n"), f"the {hit['b']} cannot be before the {hit['a']}", 0.75)


_CHECKS: Cued = (
    (lazy(r"(?:\bin|year,) (?:1[5-9]|20)\d\d"), _between_years),
    (lazy(r"\byears\b|\bseasons\b"), _spans),
    (lazy(r"\b(?:was|were|aged|age of) \d"), _ages),
    (lazy(r"\d years (?:ago|old)|\bturn(?:s|ed)? \d|birthday"), _never),
    (lazy(rf"\b(?:days?|weeks?)\b[^.]{{0,200}}{MONTH}|{MONTH}[^.]{{0,200}}\b(?:days|weeks)\b"), _durations),
    (lazy(r"\d[^;]{0,30}\b(?:morning|afternoon|evening|noon|midday|d[au][ws][nk]|night|suns?et|sunrise)\b|"
          r"(?:morning|noon|evening|night),? [^;]{0,30}\d"), _clock),
    (lazy(r"\d{2,3} (?:minutes|seconds)\b"), _carried),
    (lazy(rf"\b(?:first|second|third|fourth) {_STEP}"), _steps),
    (lazy(r"\d[–-]\d"), _scores),
    (lazy(r"\d[–-]\d"), _drawn),
    (lazy(rf"{_NTH} (?:stage|round|race|match|game|leg|session|heat|test|lap|set|day|meeting|hearing)\b"), _ordinals),
)
