"""Words that say where numbers went, or which side had more of them, against the numbers themselves."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from mtaudit.detectors.quantities._checks import Fault
from mtaudit.detectors.quantities._mentions import Mention
from mtaudit.lang.patterns import lazy

GLANCE = 56
"""Characters from a verb to its numbers that can be marked together."""
_ABOUT = r"(?:about |around |some |just |only |nearly |almost |roughly |over )?"
_VERB = lazy(
    r"\b(?:(?P<up>rose|rises?|risen|raised?|raises|raising|increased?|increases|increasing|lifted|climbed|grew|grown|"
    r"jumped|soared|surged|hiked|widened|expanded|swelled|went up)|"
    r"(?P<down>fell|falls?|fallen|shortened|halved|cut|cuts|lowered|lowers|reduced|reduces|dropped|declined|"
    r"decreased|shrank|plunged|"
    r"slumped|sank|tumbled|dwindled|trimmed|narrowed|slashed|went down))\b"
)
_FROM = lazy(
    rf"^(?: [a-z]+){{0,2}}(?: (?:in|last|this|at|on|by|during) (?:the )?[A-Za-z]+(?: (?:19|20)\d\d)?)?,? "
    rf"(?:down |up )?from "
    rf"{_ABOUT}$"
)
_NO_CHANGE = lazy(
    r"\b(?:rank\w*|place|position|from \w+ to|between|number|plus|seeds?|odds|deficit|loss(?:es)?|target|expected|"
    r"forecast|estimates?)\b",
    re.I,
)
_MORE = lazy(
    r"\b(?P<d>(?P<up>more|higher|larger|bigger|greater)|(?P<down>fewer|less|lower|smaller)) (?:[a-z]+ ){0,3}?than "
    r"(?:in |on |at |for |during )?(?P<w>(?:the )?(?:last|previous|preceding|same|ever|year|month|week|day|season|"
    r"before|usual|(?:19|20)\d\d|a (?:year|month|week|decade)|planned|expected|forecast|feared|hoped)\b"
    r"[^.;:0-9“”]{0,40})"
)
_AGAINST = lazy(
    rf"^(?: [\w’'-]+){{0,4}},? (?:against|compared (?:with|to)|up from|down from|as against|instead of) {_ABOUT}$"
)
_FIGURE = lazy(
    r"^(?: [\w’'-]+){0,8},? (?:when|where) (?:the |its |their |that )?(?:[a-z]+ ){1,3}"
    rf"(?:was|were|stood at|came to|reached|had been) {_ABOUT}$"
)
_IN_FAVOUR = lazy(r"^(?: votes?)?(?: were| was| voted| cast)?,? (?:in favou?r|for)\b(?! (?:the|a|an|his|her|its)\b)")
_OPPOSED = lazy(r"^(?: votes?)?(?: were| was| voted| cast)?,? against\b")
_DECIDED = lazy(
    r"\b(?:(?P<yes>approved|adopted|passed|accepted|backed|endorsed|ratified|confirmed|re-elected|elected|"
    r"authori[sz]ed|appointed|agreed to)|"
    r"(?P<no>rejected|defeated|refused|voted down|blocked|turned down|threw out|dismissed|struck down))\b"
)
_SPECIAL = lazy(
    r"\b(?:two-thirds|three-fifths|quorum|threshold|majority of|needed|required|veto\w*|short of|not)\b", re.I
)
_ENOUGH = lazy(
    r"\b(?:votes? to spare|enough (?:votes|support|signatures|seats|members)|"
    r"(?:has|have|had|secured|reached) (?:a|the) (?:necessary |required )?(?:majority|quorum))\b"
)
_LACKING = lazy(
    r"\b(?:short of (?:votes|signatures|seats|support)|not enough (?:votes|support|signatures)|"
    r"(?:lack|lacks|lacked|missed|misses) (?:a|the) (?:necessary |required )?(?:majority|quorum|threshold|votes))\b"
)
_DENIES = lazy(r"\b(?:not|no|never|without)\b|n[’']t\b")
_REQUIRED = lazy(r"^(?: [a-z]+){0,2} (?:are|is|were|was) (?:required|needed|necessary)\b")
_WHILE = lazy(r"^(?: [\w’'-]+){0,6},? (?:while|whereas|but|although|and|when) (?:at least )?$")
_OUT_OF_TEN = lazy(r"\b(?P<n>two|three|four|five|six|seven|eight|nine) (?:out of|in) (?:every )?ten\b", re.I)
_TENTHS = {w: 10.0 * n for n, w in enumerate("two three four five six seven eight nine".split(), 2)}
_CURRENCY = lazy(
    r"\b(?P<c>rouble|ruble|lira|rupee|peso|yen|won|yuan|rial|rand|hryvnia|zloty|forint|krona|krone|real|rupiah|"
    r"naira|cedi|shekel|dinar|dirham|franc|pound|crown|leu|lev|dong|baht|tenge|som|lari|dram|manat|taka|kyat)\b"
    r"(?: (?:has|had|also|again|further|sharply|clearly|slightly))* "
    r"(?P<v>(?P<up>strengthened|rose|gained|appreciated|firmed|recovered|climbed)|(?P<down>weakened|fell|lost|"
    r"depreciated|slipped|dropped|sank|slid|plunged))\b"
)
_PRICED = lazy(
    r"\b(?:dollar|euro)s? (?:now |then )?"
    rf"(?:cost|costs|was worth|is worth|bought|buys|fetched|was trading at|traded at) {_ABOUT}$"
)
_AFTER = lazy(rf"^(?: [\w’'-]+){{0,6}},? (?:after|against|compared with|up from|down from|instead of) {_ABOUT}$")


def turns(text: str, found: Sequence[Mention]) -> Iterator[Fault]:
    """What a text (one sentence, or two that follow each other) says of the direction of its own numbers.

    `found` are its `mentions`.
    """
    for check in _CHECKS if len(found) > 1 else ():
        yield from check(text, found)
    if ":" in text and "instead of" in text or " p.m. instead" in text or " a.m. instead" in text:
        yield from _rescheduled(text)
    if found:
        yield from _of_ten(text, found)


def verb_span(verb: int, written: str, end: int) -> tuple[int, int]:
    """The verb with its numbers where that is short, else the verb alone."""
    return (verb, end) if end - verb <= GLANCE else (verb, verb + len(written))


def _alike(a: Mention, b: Mention) -> bool:
    if (a.kind == "%") != (b.kind == "%") or a.kind and b.kind and a.kind != b.kind:
        return False
    return a.value != b.value and max(a.value, b.value) < 1000 * min(a.value, b.value)


def _to_from(text: str, found: Sequence[Mention]) -> Iterator[Fault]:
    """*Raised its rate to 3.25 per cent from 3.75*."""
    for a, b in pairwise(found):
        if b.start - a.end > _LONG or not _FROM.match(text[a.end : b.start]) or not _alike(a, b):
            continue
        low = max(0, a.start - 90)
        verb = next(iter(reversed(list(_VERB.finditer(text, low, a.start)))), None)
        if verb is None or not _TO.search(text[low : a.start]) or _NO_CHANGE.search(text[verb.start() : b.end]):
            continue
        between = text[verb.end() : a.start]
        if (a.value < b.value) == bool(verb["up"]) and not any(mark in between for mark in _OTHER_CLAUSE):
            start, end = verb_span(verb.start(), verb[0], b.end)
            yield Fault("direction", start, end, f"from {b.written} to {a.written} nothing {verb[0]}", 0.8)


_LONG = 120
"""Characters that may stand between a number and what is said of it."""
_OTHER_CLAUSE = (";", " and ", " but ", " while ", "–", " as ")
_TO = lazy(r"\bto (?:about |around |just |only )?$")


def _than(text: str, found: Sequence[Mention]) -> Iterator[Fault]:
    """*Fewer than ever: 41 million, against 36 million*; *61 per cent, fewer than in May, when it was 58*."""
    hits = list(_MORE.finditer(text))
    for a, b in pairwise(found) if hits else ():
        for hit in (h for h in hits if -_LONG < h.start() - a.start < _LONG and _alike(a, b)):
            if (a.value > b.value) == bool(hit["down"]) and _compared(text, a, b, hit):
                yield Fault("direction", *hit.span("d"), f"{a.written} is not {hit['d']} than {b.written}", 0.75)
                break


def _compared(text: str, a: Mention, b: Mention, hit: re.Match[str]) -> bool:
    """Whether a comparison is one of these two numbers."""
    if a.end <= hit.start() < a.end + 60 and hit.end() <= b.start < hit.end() + _LONG:
        gap = " " + text[hit.start("w") : b.start]
        return bool(_FIGURE.match(gap) or _AGAINST.match(gap))
    leads = hit.end() <= a.start < hit.end() + 60 and _LEADS.fullmatch(text, hit.end(), a.start)
    return bool(leads and b.start - a.end < _LONG and _AGAINST.match(text[a.end : b.start]))


_LEADS = lazy(r"(?: [a-z]+){0,2} ?[:,–—(] ?(?:about |some |in all )?")


def _of_ten(text: str, found: Sequence[Mention]) -> Iterator[Fault]:
    """*Seven out of ten, fewer than last year, when the figure was 58 per cent*."""
    share, hit = _OUT_OF_TEN.search(text), _MORE.search(text)
    if share is None or hit is None or not 0 <= hit.start() - share.end() < _LONG:
        return
    value = _TENTHS[share["n"].lower()]
    b = next((m for m in found if m.start >= hit.end()), None)
    if b is None or b.kind != "%" or b.start - hit.end() > _LONG or value == b.value:
        return
    gap = " " + text[hit.start("w") : b.start]
    if (_FIGURE.match(gap) or _AGAINST.match(gap)) and (value > b.value) == bool(hit["down"]):
        yield Fault("direction", *hit.span("d"), f"{share[0]} is not {hit['d']} than {b.written}", 0.75)


def _ballot(text: str, found: Sequence[Mention]) -> Iterator[Fault]:
    """*Rejected the plan by 26 votes in favour and five against*."""
    verb = _DECIDED.search(text)
    if verb is None or _SPECIAL.search(text):
        return
    for a, b in pairwise(found):
        first, second = text[a.end : a.end + 40], text[b.end : b.end + 40]
        yes = _IN_FAVOUR.match(first) and _OPPOSED.match(second)
        no = _OPPOSED.match(first) and _IN_FAVOUR.match(second)
        if not (yes or no) or a.value == b.value or b.start - a.end > 40 or abs(a.start - verb.end()) > _LONG:
            continue
        if ((a.value > b.value) == bool(yes)) == bool(verb["no"]):
            why = f"nothing is {verb[0]} with {a.written} {'for' if yes else 'against'} it and {b.written} not"
            yield Fault("direction", *verb.span(), why, 0.8)
            return


def _needed(text: str, found: Sequence[Mention]) -> Iterator[Fault]:
    """*The government counts 43 votes, while 49 are required … has votes to spare*."""
    for a, b in pairwise(found):
        here = b.start - a.end < _LONG and _WHILE.match(text[a.end : b.start])
        if not here or not _REQUIRED.match(text[b.end : b.end + 40]) or a.value == b.value:
            continue
        hit = (_ENOUGH if a.value < b.value else _LACKING).search(text, b.end, b.end + 2 * _LONG)
        if hit is not None and not _DENIES.search(text, b.end, hit.start()):
            yield Fault("direction", *hit.span(), f"{a.written} of {b.written} that are required", 0.8)


def _currencies(text: str, found: Sequence[Mention]) -> Iterator[Fault]:
    """*The rouble strengthened; a dollar cost 98 roubles, after 92 in the morning*."""
    hit = _CURRENCY.search(text)
    for a, b in pairwise(found) if hit else ():
        if hit is None or not 0 < a.start - hit.end() < _LONG or not 0 < b.start - a.end < _LONG:
            continue
        priced = _PRICED.search(text[hit.end() : a.start]) and _AFTER.match(text[a.end : b.start])
        if priced and 0.5 * b.value < a.value < 2 * b.value and (a.value - b.value) * (1 if hit["up"] else -1) > 0:
            why = f"who pays {a.written} instead of {b.written} has a currency that has not {hit['v']}"
            yield Fault("direction", *hit.span("v"), why, 0.75)


_WAS = lazy(
    r"^(?: (?!forecast|expected|target)[a-z]+){0,2} (?:an? (?:year|month|week|decade) (?:earlier|before|ago)|"
    r"the (?:year|month|week|day|season) before|(?:in |during )?(?:the )?(?:previous|preceding|same|last) [a-z]+|"
    r"in (?:[A-Z][a-z]+|(?:19|20)\d\d)|previously|before)\b"
)
_COMPARED = lazy(rf"^(?: [\w’'-]+){{0,6}},? (?:against|compared (?:with|to)|after) {_ABOUT}$")
_BY = lazy(rf"^(?: [\w’'-]+){{0,5}}, {_ABOUT}$")
_MORE_THAN = lazy(
    r"^(?: [a-z]+){0,2} (?:(?P<up>more|higher)|(?P<down>fewer|less|lower)) than "
    r"(?:in |the (?:year|month|day|week|season) before|an? (?:year|month|week|decade)|last |the previous )"
)


def _reached(text: str, found: Sequence[Mention]) -> Iterator[Fault]:
    """*Rose to 310, against 350 a year before*; *sank to 310, 40 more than the year before*."""
    for a, b in pairwise(found):
        low = max(0, a.start - 70)
        between, behind = text[a.end : b.start], text[b.end : b.end + 50]
        verb = next(iter(reversed(list(_VERB.finditer(text, low, a.start)))), None)
        if len(between) > _LONG or verb is None or not _TO.search(text[low : a.start]):
            continue
        clause = text[verb.end() : a.start]
        if _NO_CHANGE.search(text[verb.start() : b.end]) or any(mark in clause for mark in _OTHER_CLAUSE):
            continue
        against = _alike(a, b) and _COMPARED.match(between) and _WAS.match(behind)
        more = _MORE_THAN.match(behind) if _BY.match(between) else None
        if against and (a.value < b.value) == bool(verb["up"]):
            start, end = verb_span(verb.start(), verb[0], b.end)
            yield Fault("direction", start, end, f"from {b.written} to {a.written} nothing {verb[0]}", 0.75)
        elif more and bool(more["down"]) == bool(verb["up"]):
            why = f"what {verb[0]} is not {(more['up'] or more['down'])} than before"
            yield Fault("direction", *verb.span(), why, 0.75)


_RISE = "increase|rise|growth|jump|climb|upturn|surge"
_FALL = "decrease|decline|drop|fall|reduction|decrement|slump|cut"
_NAMED = lazy(
    rf"(?P<g>[^.;:#“”\"]{{0,40}}?)[,(–—] ?(?:which (?:is|means|represents|was) |representing |meaning |that is "
    rf"|making )?"
    rf"(?P<n>an? (?:(?!further|first|earlier|previous)[a-z-]+ ){{0,2}}?(?:(?P<up>{_RISE})|(?P<down>{_FALL})))"
    r" (?:of|by) (?=[\d$€£a-z])(?! the)"
)
_FROM_TO = lazy(
    rf"^(?:(?: [a-z]+){{1,2}}? (?:[A-Z][a-z]+|year|month)|(?: [a-z’'-]+){{0,2}}(?: (?:19|20)\d\d)?) to {_ABOUT}$"
)


def _named(text: str, found: Sequence[Mention]) -> Iterator[Fault]:
    """*Fell from 8 to 6, an increase of a quarter*; *fell to 71, a rise of 26 per cent*."""
    for hit in _NAMED_CUE.finditer(text):
        before = [m for m in found if m.end <= hit.start()]
        named = _NAMED.match(text, before[-1].end) if before else None
        if named is None or named.start("n") != hit.start():
            continue
        a, b = before[-2] if len(before) > 1 else None, before[-1]
        if a is not None and text[: a.start].endswith("from ") and _FROM_TO.match(text[a.end : b.start]):
            rose = a.value < b.value if _alike(a, b) else None
        else:
            verb = next(iter(reversed(list(_VERB.finditer(text, max(0, b.start - 60), b.start)))), None)
            to = verb is not None and _TO.search(text[max(0, b.start - 20) : b.start])
            plain = verb is not None and to and not _NO_CHANGE.search(text[max(0, verb.start() - 30) : b.end])
            rose = bool(verb["up"]) if verb is not None and plain else None
        if rose is not None and rose == bool(named["down"]):
            how = "up" if rose else "down"
            yield Fault("direction", *named.span("n"), f"the numbers go {how}", 0.8)


_NAMED_CUE = lazy(rf"\ban? (?:[a-z-]+ ){{0,2}}?(?:{_RISE}|{_FALL}) (?:of|by)\b")
_TOLD_MORE = lazy(
    r"(?:^|[.!?] |[“\"])(?:(?:And|But|Even|Also|This (?:year|time)|Again|Now),? )?(?P<d>(?P<up>[Mm]ore|[Hh]igher)|"
    r"(?P<down>[Ff]ewer|[Ll]ess|[Ll]ower)) (?:[a-z]+ ){1,4}(?:this (?:year|time|month|winter|summer|week)|"
    r"again|too|ill|than (?:in|last|a)[a-z ]+)?"
    r"(?: [a-z]+){0,3}: (?:about |around |some )?$"
)
_HAD_MORE = lazy(
    r"\b(?:has|have|had|was|were|are|is|counted|registered|recorded|reported) (?P<d>(?P<up>more|higher)|"
    r"(?P<down>fewer|less|lower)) "
    r"(?:[a-z]+ ){0,2}[a-z]+: (?:about |around |some )?$"
)
_SINCE = lazy(
    rf"^(?: [\w’'-]+){{0,5}},? (?:against|compared (?:with|to)|after|as against|instead of) {_ABOUT}$"
)


def _announced(text: str, found: Sequence[Mention]) -> Iterator[Fault]:
    """*More fell ill this year: 12 against 31*."""
    for a, b in pairwise(found) if ": " in text else ():
        hit = _TOLD_MORE.search(text[: a.start]) or _HAD_MORE.search(text[: a.start])
        if hit is None or not _alike(a, b) or not _SINCE.match(text[a.end : b.start]):
            continue
        if (a.value > b.value) == bool(hit["down"]):
            yield Fault("direction", *hit.span("d"), f"{a.written} is not {hit['d'].lower()} than {b.written}", 0.75)


_FROM_AGAIN = lazy(
    rf"^[^.;:#]{{0,60}}?, (?P<v>up|down) (?:sharply |slightly |strongly )?from {_ABOUT}$"
)


def _up_down(text: str, found: Sequence[Mention]) -> Iterator[Fault]:
    """*Sank to 140 litres in 2019, up from 120*: the verb goes one way, the comparison the other."""
    for a, b in pairwise(found) if "from " in text else ():
        between = text[a.end : b.start]
        hit = _FROM_AGAIN.match(between) if len(between) < _LONG else None
        low = max(0, a.start - 60)
        verb = next(iter(reversed(list(_VERB.finditer(text, low, a.start)))), None) if hit else None
        if hit is None or verb is None or not _TO.search(text[low : a.start]) or not _alike(a, b):
            continue
        if bool(verb["up"]) == (hit["v"] == "down") and not _NO_CHANGE.search(text[max(0, verb.start() - 30) : b.end]):
            start = a.end + hit.start("v")
            yield Fault("direction", start, start + len(hit["v"]), f"what {verb[0]} is not {hit['v']}", 0.8)


_HEADED = lazy(
    r"(?:^|[.!?] )(?:And |But |Even )?(?:(?P<up>More|Higher)|(?P<down>Fewer|Less|Lower)) (?:[a-z]+ "
    r"){2,7}?[^.;:]{0,25}: (?:the|their|its) "
    r"(?:number|figure|total|count|amount|value|sum)s? (?:of [a-z]+ )?(?:has |have |had )?(?P<v>(?P<rise>rose|"
    r"risen|grew|grown|"
    r"increased|climbed|went up)|(?:fell|fallen|dropped|declined|decreased|sank|shrank|went down))\b"
)


def _headed(text: str, _: Sequence[Mention]) -> Iterator[Fault]:
    """*Fewer homes were built: the number rose from 3,200 to 4,100*."""
    hit = _HEADED.search(text) if ": " in text else None
    if hit is not None and bool(hit["rise"]) == bool(hit["down"]):
        yield Fault("direction", *hit.span("v"), f"{'fewer' if hit['down'] else 'more'} has not {hit['v']}", 0.75)


_BY_VOTES = lazy(
    r"\b[Bb]y (?P<a>\d{1,3})(?: votes?)? (?:to|against) (?P<b>\d{1,3})(?: votes?)?\b(?! (?:per|years|%|months|weeks))"
)
_APPROVES = lazy(r"\b(?:approved|adopted|passed|backed|endorsed|ratified|elected|confirmed)\b")

_LOSES = lazy(r"\b(?:lost|failed|defeated|rejected|against the|refused|beaten)\b")


def _by_votes(text: str, _: Sequence[Mention]) -> Iterator[Fault]:
    """*By 8 votes to 11 the committee approved the tower*."""
    for hit in _BY_VOTES.finditer(text) if "y " in text and (" to " in text or " against " in text) else ():
        verb = _APPROVES.search(text) if int(hit["a"]) < int(hit["b"]) and "vote" in text else None
        if verb is not None and not _SPECIAL.search(text) and not _LOSES.search(text):
            yield Fault("direction", *hit.span(), f"nothing is {verb[0]} by the fewer votes", 0.75)


_CHECKS: tuple[Callable[[str, Sequence[Mention]], Iterator[Fault]], ...] = (
    _to_from, _than, _ballot, _needed, _reached, _currencies, _named, _announced, _up_down,
    _headed, _by_votes,
)  # fmt: skip


_CLOCK = r"(?P<{0}>\d{{1,2}})(?:[:.](?P<{0}m>[0-5]\d))?(?: ?(?P<{0}x>[ap])\.?m\b\.?)?"
_SHIFTED = lazy(
    rf"\b(?:at|until|from) {_CLOCK.format('a')},? instead of (?:at )?{_CLOCK.format('b')}(?P<g>[^.;:\d]{{0,30}}?),? "
    r"(?P<it>(?:(?:about|almost|exactly|a whole|a full) )?(?P<n>one and a half|two and a half|half an|a quarter "
    r"of an|an?|one|two|three|four|"
    r"five|six|ten|fifteen|twenty|thirty|forty|forty-five|\d{1,2}) (?P<u>hours?|minutes?) (?P<w>earlier|later|"
    r"sooner|longer|less))\b"
)
_LENGTHS = {
    "one and a half": 1.5, "two and a half": 2.5, "half an": 0.5, "a quarter of an": 0.25, "a": 1, "an": 1, "one": 1,
    "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "ten": 10, "fifteen": 15, "twenty": 20, "thirty": 30,
    "forty": 40, "forty-five": 45,
}  # fmt: skip


def _rescheduled(text: str) -> Iterator[Fault]:
    """*At 00:30 instead of 23:00, an hour and a half earlier*."""
    for hit in _SHIFTED.finditer(text):
        old, new = _minutes(hit, "b"), _minutes(hit, "a")
        if int(hit["a"]) > 24 or int(hit["b"]) > 24:
            continue
        if bool(hit["ax"]) != bool(hit["bx"]):
            continue
        shift = (new - old + 720) % 1440 - 720
        told = _LENGTHS.get(hit["n"]) or int(hit["n"])
        length = told * (60 if hit["u"].startswith("hour") else 1)
        later = hit["w"] in ("later", "longer")
        if (shift > 0) != later or abs(abs(shift) - length) > 1:
            why = f"from {old // 60}:{old % 60:02} to {new // 60}:{new % 60:02}"
            yield Fault("direction", *hit.span("it"), why, 0.8)


def _minutes(hit: re.Match[str], name: str) -> int:
    hour = int(hit[name])
    if hit[name + "x"]:
        hour = hour % 12 + (12 if hit[name + "x"] == "p" else 0)
    return 60 * hour + int(hit[name + "m"] or 0)
