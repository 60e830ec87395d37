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
    r"(?P<down>fell|falls?|fallen|cut|cuts|lowered|lowers|reduced|reduces|dropped|declined|decreased|shrank|plunged|"
    r"slumped|sank|tumbled|dwindled|trimmed|narrowed|slashed|went down))\b"
)
_FROM = lazy(rf"^(?: [a-z]+){{0,2}},? (?:down |up )?from {_ABOUT}$")
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
    r"\b(?:(?P<yes>approved|adopted|passed|accepted|backed|endorsed|ratified)|"
    r"(?P<no>rejected|defeated|refused|voted down|blocked|turned down|threw out))\b"
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


_CHECKS: tuple[Callable[[str, Sequence[Mention]], Iterator[Fault]], ...] = (
    _to_from, _than, _ballot, _needed, _reached, _currencies,
)  # fmt: skip
