"""Dates and times of day as other languages write them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from mtaudit.lang.patterns import lazy
from mtaudit.model import Finding, Rule, Segment, Severity
from mtaudit.plugin import Detector, Fires, Silent, hookimpl

DAY = Rule(
    "dates/day",
    mqm="linguistic-conventions/grammar",
    severity=Severity.MINOR,
    message="“{quote}”: English says “{right}”",
    confidence=0.8,
)
YEAR = Rule(
    "dates/year",
    mqm="linguistic-conventions/grammar",
    severity=Severity.MINOR,
    message="“{quote}”: English says “{right}”",
    confidence=0.85,
)
CLOCK = Rule(
    "dates/clock",
    mqm="locale-conventions/time-format",
    severity=Severity.MINOR,
    message="“{quote}”: English says “{right}”",
    confidence=0.8,
)

CALENDAR = Rule(
    "dates/calendar",
    mqm="locale-conventions/date-format",
    severity=Severity.MINOR,
    message="“{quote}” is a date of another calendar: readers of English need the common one",
    confidence=0.7,
)

_WEEKDAY = "(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_MONTH = "(?:January|February|March|April|May|June|July|August|September|October|November|December)"
_THE_DATE = lazy(
    rf"\b(?:is|was|are|were|be|held|begins?|began|starts?|started|opens?|takes place|took place|died|born|arrived|on|"
    rf"until|from) (?P<it>the (?P<d>{_WEEKDAY}),? (?:the )?(?P<n>\d{{1,2}})(?: of)? (?P<m>{_MONTH}))\b"
)
_IN_DAY = lazy(
    rf"\b(?P<it>[Ii]n the (?P<d>{_WEEKDAY}))"
    r"(?=\s*(?:[.;]|$)|\s(?:evening|morning|afternoon|night)(?:\s*[.,;]|$))"
)
_DAY_LAST = lazy(
    rf"\b(?P<it>[Tt]he (?:last|past) (?P<d>{_WEEKDAY}))(?=\s*(?:[.,;]|$)|\s(?:he|she|they|the|it|in|at)\b)"
)
_NUMBER_YEAR = lazy(
    rf"\b(?P<it>(?:(?:[Ii]n|[Ss]ince|[Uu]ntil|of|by|for) (?P<y>(?:19|20)\d\d) (?:year|th year))|"
    rf"(?P<date>\d{{1,2}}\.\d{{1,2}}\.(?:19|20)\d\d) year|{_MONTH} (?P<z>(?:19|20)\d\d) year)(?![-\w’'])"
    r"(?! (?:end|group|class|in review|plan|model|old|olds|starting|budget|students?|levels?|results?|report))"
)
_OF_YEAR = lazy(
    rf"\b(?P<it>(?P<m>{_MONTH}|[Ss]pring|[Ss]ummer|[Aa]utumn|[Ww]inter|\d{{1,2}} {_MONTH}) of (?:the )?year "
    rf"(?P<y>(?:19|20)\d\d))\b"
)
_DIGITAL = lazy(
    r"\b(?P<it>(?P<h>[01]?\d|2[0-3])[.:](?P<min>[0-5]\d) (?:o[’']clock|hours?|h))(?![\w-])"
    r"(?! (?:of|per|drive|flight))"
)
_AT_HOURS = lazy(
    r"\b(?P<it>(?P<p>[Aa]t|[Aa]round|from|until) (?P<h>1[3-9]|2[0-3]) hours)"
    r"(?! (?:of|per|a|each|later|after|before|old|or))"
    r"(?=\s*(?:[.,;]|$)|\s(?:on|in|the|and|this|local|there|he|she|they|a)\b)"
)
_HOURS_MINUTES = lazy(r"\b(?P<it>[Aa]t (?P<h>\d{1,2}) hours(?: and)? (?P<min>\d{1,2})(?: minutes)?)\b(?! [a-z]+s\b)")

# Months of the Iranian, Thai and Ethiopian years that are no words of English, and eras of Japan.
_SOLAR = "Farvardin|Ordibehesht|Khordad|Mordad|Shahrivar|Aban|Azar|Bahman|Esfand|Meskerem|Tikimt|Hidar|Tahsas|Yekatit"
_OTHER_CALENDAR = lazy(
    rf"\b(?P<it>\d{{1,2}}(?:st|nd|rd|th)?(?: of)? (?:{_SOLAR})|(?:{_SOLAR}) \d{{1,4}}|"
    r"(?<!\()(?:Heisei|Showa|Shōwa|Reiwa|Taisho|Taishō) \d{1,2})"
    r"(?!\d| (?:Foundation|Brigade|Square|Street|Hospital|dam|Dam))"
)
_BUDDHIST = lazy(r"\b(?:in|since|until|from|of|by) (?P<it>25[4-7]\d)(?=[,.;)]|$| (?:and|the|to|when|he|she|they)\b)")

# *The 31th of May*: the ending of another number.
_ENDING = lazy(r"(?<![\w.,/:-])(?P<it>\d*(?<!1)[123]th|\d*1[123](?:st|nd|rd)|\d*[04-9](?:st|nd|rd))\b")
_COMMA_MONTH = lazy(
    rf"\b(?P<it>(?P<d>{_WEEKDAY}),? (?:the )?(?P<n>\d{{1,2}})(?:st|nd|rd|th)?, (?:of )?(?P<m>{_MONTH}))\b"
)
_THE_DIGIT = lazy(r"the \d|\d of ")
_PLAIN_DAY = lazy(
    rf"\b(?P<it>(?:the )?(?<!on )(?<!On )(?P<n>\d{{1,2}}) of (?P<m>{_MONTH}))\b|\b(?:born|died|happened|"
    rf"arrived) (?P<b>the "
    rf"(?P<k>\d{{1,2}}(?:st|nd|"
    rf"rd|th)?)(?: of)? (?P<l>{_MONTH}))(?=[.,;]|$| (?:19|20)\d\d\b| (?:in|at)\b)"
)
_ROMAN = lazy(r"\b(?P<it>(?:the )?(?P<r>X{1,2}(?:IX|IV|V?I{0,3})|IX|IV|V?I{1,3}|V)(?:th|st)?[ -][Cc]entury)\b")
_ROMANS = {"I": 1, "V": 5, "X": 10}
# *The years 80*, *the 90th years*, *the years of 1960s*
_YEARS_OF = lazy(
    r"\b(?P<it>(?:the )?years (?:of (?:the )?)?[’']?(?:19)?(?P<t>[2-9])0(?:[’']?s|[’']?ies)?|"
    r"(?:the )?(?:19)?(?P<u>[2-9])0(?:-?th|-?ies|-s|[’']s)? years)"
    r"(?=\s*(?:[.,;]|$)|\s(?:of the (?:last|past|20th|twentieth|previous|same)|many|when|he|she|it|life|they|"
    r"people)\b)"
)
_IN_THE_YEAR = lazy(
    r"\b(?P<it>(?P<p>[Ii]n|[Ss]ince|[Uu]ntil|[Ff]rom|of) the (?P<y>(?:19|20)\d\d)(?:-?th|-?st)? year)\b(?![-\w’'])|"
    r"\b(?P<b>(?P<q>[Ii]n|[Ss]ince) year (?P<z>(?:19|20)\d\d))(?=[.,;]|$| (?:in|he|she|they|the|and|by|when|it|at)\b)"
)
_AT_THE_HOUR = lazy(
    r"\b(?P<it>(?P<p>[Aa]t|[Uu]ntil|[Ff]rom|[Aa]round) the (?P<h>\d{1,2}(?:[:.]\d\d)?)"
    r"(?: ?(?P<x>hours?|h|o[’']clock|[ap]\.m\.|[ap]m))?)(?![\w:%-])"
    r"(?=\s*(?:[.,;]|$)|\s(?:on|in the|of the|local|he|she|they|and|to|until|this|yesterday|today|tomorrow)\b)"
)
_PAST = lazy(r"\b(?P<it>(?P<p>half past|(?:a )?quarter (?:past|to)) (?P<h>1[3-9]|2[0-3]))\b(?![:.]\d)")
_OPEN_HOURS = lazy(
    r"\b(?:open|opens|closed|works?|working|visit\w*|operat\w+|daily|every day)\b[^.;]{0,40}? (?P<it>from "
    r"(?P<a>\d{1,2}) "
    r"(?:to|until) (?P<b>1[3-9]|2[0-3]) hours)\b"
)
_DAYTIMES = ("of the morning", "of the afternoon", "of the evening", "of the night", " in the night")
_OF_THE_DAY = lazy(
    r"\b(?P<it>(?:[Aa]t|[Aa]round|[Aa]bout|[Uu]ntil|[Bb]y|[Ff]rom) (?:the )?(?P<h>\d{1,2}(?:[:.]\d\d)?|two|"
    r"three|four|"
    r"five|six|seven|eight|nine|ten|eleven) (?P<o>of the (?P<d>morning|afternoon|evening|night)|in the "
    r"(?P<e>night)))\b"
)


class Dates(Detector):
    """*The match is on the Sunday 25 September*; *in 2023 year*; *at 18 hours*; *12.30 o'clock*; *26 Azar*."""

    target_langs = frozenset({"en"})
    rules = (DAY, YEAR, CLOCK, CALENDAR)
    examples = (
        Fires(DAY, "The next match is [[the Monday 25 September]] at home.", suggestion="on Monday 25 September"),
        Fires(DAY, "They will meet [[in the Sunday]] evening.", suggestion="on Sunday"),
        Fires(DAY, "[[The past Friday]] he was ill.", suggestion="last Friday"),
        Fires(YEAR, "The mill was built [[in 1911 year]].", suggestion="in 1911"),
        Fires(YEAR, "He left in the [[autumn of the year 2019]].", suggestion="autumn of 2019"),
        Fires(CLOCK, "It begins at [[18.30 o’clock]].", suggestion="18:30"),
        Fires(CLOCK, "The hall opens [[at 18 hours]] on Friday.", suggestion="at 6 p.m."),
        Fires(DAY, "The law is in force since the [[31th]] of August.", suggestion="31st"),
        Fires(DAY, "It opened on [[Monday, 4, May]], at noon.", suggestion="Monday 4 May"),
        Fires(DAY, "They left on [[the 12 of June]].", suggestion="12 June"),
        Fires(DAY, "Between the 3 and [[9 of May]] it is shut.", suggestion="9 May"),
        Fires(CLOCK, "They came [[at 10 in the night]], wet.", suggestion="at 10 at night"),
        Fires(DAY, "He was born [[the 4th May]] 1960.", suggestion="on 4th May"),
        Fires(YEAR, "The mill dates from [[the XIX century]].", suggestion="the 19th century"),
        Fires(CLOCK, "Come at [[half past 17]], not later.", suggestion="half past 5 p.m."),
        Fires(CLOCK, "The shop is open [[from 9 to 18 hours]].", suggestion="from 9 a.m. to 6 p.m."),
        Fires(YEAR, "Many left in [[the years 80]].", suggestion="the 1980s"),
        Fires(YEAR, "In [[the 90th years]] of the last century it closed.", suggestion="the 1990s"),
        Fires(YEAR, "It was built [[in the 1968 year]] by a friend.", suggestion="in 1968"),
        Fires(CLOCK, "The shop opens [[at the 18 hours]].", suggestion="at 18"),
        Fires(CLOCK, "He came [[at 5 of the afternoon]] with a cake.", suggestion="at 5 in the afternoon"),
        Silent("The 11th, 12th, 23rd and 111th day; the 1980s; at the 7:30 p.m. service; in the years 1950 and 1952."),
        Silent("He spent 30 years of the last century abroad; on the 12th of the month; the 20th of the May races."),
        Fires(CALENDAR, "Lorries are banned until [[12 Esfand]]."),
        Fires(CALENDAR, "It is the worst drought since [[Showa 53]], farmers in Japan say."),
        Silent("The 15 Khordad Foundation paid; the Showa era ended in 1989."),
        Silent("On Sunday 25 September they met in the Sunday paper’s hall. The last Friday of May is free."),
        Silent("In 2023 year-end results, in the year 2019, a 2011 model-year car; he died in the autumn of 2019."),
        Silent("It begins at 6 o’clock, after 18 hours of work, at 18 hours per week. The flight took 12.5 hours."),
    )

    def check(self, segment: Segment) -> Iterable[Finding]:
        """Only where there is a day or a number."""
        text = segment.target
        if "day" in text:
            yield from _days(segment, text)
        if "entury" in text:
            yield from _centuries(segment, text)
        if any(map(str.isdigit, text)):
            yield from _numbered(segment, text)
            yield from _years(segment, text)
            yield from _decades(segment, text)
            yield from _clock(segment, text)
            yield from _calendar(segment, text)


def _numbered(segment: Segment, text: str) -> Iterator[Finding]:
    """Days by number: *the 31th*, *Monday, 4, May*, *the 5 of June*, *born the 5th June*."""
    for hit in _ENDING.finditer(text):
        right = _ordinal(int(hit["it"][:-2]))
        yield DAY.at(segment, hit.span("it"), suggestion=right, right=right)
    for hit in _COMMA_MONTH.finditer(text) if "day" in text else ():
        right = f"{hit['d']} {hit['n']} {hit['m']}"
        yield DAY.at(segment, hit.span("it"), suggestion=right, right=right)
    for hit in _PLAIN_DAY.finditer(text) if _THE_DIGIT.search(text) else ():
        right = f"{hit['n']} {hit['m']}" if hit["it"] else f"on {hit['k']} {hit['l']}"
        yield DAY.at(segment, hit.span("it" if hit["it"] else "b"), suggestion=right, right=right)


def _ordinal(number: int) -> str:
    ending = {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th") if number % 100 not in (11, 12, 13) else "th"
    return f"{number}{ending}"


def _days(segment: Segment, text: str) -> Iterator[Finding]:
    for hit in _THE_DATE.finditer(text):
        on = "" if hit[0].startswith(("on ", "until ", "from ")) else "on "
        right = f"{on}{hit['d']} {hit['n']} {hit['m']}"
        yield DAY.at(segment, hit.span("it"), suggestion=right, right=right)
    for pattern, right in ((_IN_DAY, "on {}"), (_DAY_LAST, "last {}")):
        for hit in pattern.finditer(text):
            better = right.format(hit["d"])
            yield DAY.at(segment, hit.span("it"), suggestion=better, right=better)


def _years(segment: Segment, text: str) -> Iterator[Finding]:
    for hit in _NUMBER_YEAR.finditer(text):
        right = hit["it"].rsplit(" ", 1)[0].removesuffix("th")
        yield YEAR.at(segment, hit.span("it"), suggestion=right, right=right)
    for hit in _OF_YEAR.finditer(text):
        right = f"{hit['m']}{' of' if hit['m'][-2:] not in ('ry', 'ch', 'il', 'er') or hit['m'][0].islower() else ''}"
        yield YEAR.at(segment, hit.span("it"), suggestion=f"{right} {hit['y']}", right=f"{right} {hit['y']}")


def _centuries(segment: Segment, text: str) -> Iterator[Finding]:
    for hit in _ROMAN.finditer(text):
        values = [_ROMANS[letter] for letter in hit["r"]]
        number = sum(-v if v < max(values[at:]) else v for at, v in enumerate(values))
        right = f"the {_ordinal(number)} century"
        yield YEAR.at(segment, hit.span("it"), suggestion=right, right=right)


def _decades(segment: Segment, text: str) -> Iterator[Finding]:
    if " year" not in text:
        return
    for hit in _YEARS_OF.finditer(text):
        plain = hit["u"] is not None and not re.search(r"(?:th|ies|-s|[’']s) years$", hit["it"])
        if plain and not hit["it"].startswith("the 19"):
            continue  # "the 30 years of the last century" may be a span of time
        right = f"the 19{hit['t'] or hit['u']}0s"
        yield YEAR.at(segment, hit.span("it"), suggestion=right, right=right)
    for hit in _IN_THE_YEAR.finditer(text):
        right = f"{hit['p']} {hit['y']}" if hit["it"] else f"{hit['q']} {hit['z']}"
        yield YEAR.at(segment, hit.span("it" if hit["it"] else "b"), suggestion=right, right=right)


def _calendar(segment: Segment, text: str) -> Iterator[Finding]:
    for pattern in (_OTHER_CALENDAR, _BUDDHIST):
        for hit in pattern.finditer(text) if pattern is not _BUDDHIST or "Thai" in text or "Bangkok" in text else ():
            yield CALENDAR.at(segment, hit.span("it"))


def _clock(segment: Segment, text: str) -> Iterator[Finding]:
    for hit in _DIGITAL.finditer(text):
        if (
            hit["it"].endswith("hours")
            and "." in hit["it"]
            and not re.search(r"(?:at|until|from|to|and|-) $", text[: hit.start()])
        ):
            continue
        right = f"{hit['h']}:{hit['min']}"
        yield CLOCK.at(segment, hit.span("it"), suggestion=right, right=right)
    for hit in _AT_HOURS.finditer(text):
        right = f"{hit['p']} {int(hit['h']) - 12} p.m."
        yield CLOCK.at(segment, hit.span("it"), suggestion=right, right=right)
    for hit in _HOURS_MINUTES.finditer(text):
        right = f"at {hit['h']}:{int(hit['min']):02}"
        yield CLOCK.at(segment, hit.span("it"), suggestion=right, right=right)
    for hit in _AT_THE_HOUR.finditer(text) if _THE_DIGIT.search(text) else ():
        if hit["x"] or ":" in hit["h"]:
            unit = "" if hit["x"] in (None, "hour", "hours", "h") else " " + hit["x"]
            right = f"{hit['p']} {hit['h']}{unit}"
            yield CLOCK.at(segment, hit.span("it"), suggestion=right, right=right)
    for hit in _PAST.finditer(text) if "half " in text or "quarter " in text else ():
        right = f"{hit['p']} {int(hit['h']) - 12} p.m."
        yield CLOCK.at(segment, hit.span("it"), suggestion=right, right=right)
    for hit in _OPEN_HOURS.finditer(text) if " hours" in text else ():
        right = f"from {hit['a']} a.m. to {int(hit['b']) - 12} p.m."
        yield CLOCK.at(segment, hit.span("it"), suggestion=right if int(hit["a"]) < 12 else None, right=right)
    for hit in _OF_THE_DAY.finditer(text) if any(cue in text for cue in _DAYTIMES) else ():
        right = f"in the {hit['d']}" if hit["d"] not in (None, "night") else "at night"
        yield CLOCK.at(segment, hit.span("it"), suggestion=f"at {hit['h']} {right}", right=right)


@hookimpl
def mtaudit_detectors() -> Iterable[type[Detector]]:
    """Registers the detector."""
    return [Dates]
