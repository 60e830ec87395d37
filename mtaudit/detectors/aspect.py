"""Tense and time that exclude each other: what happened last week does not happen now."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from mtaudit.lang.patterns import lazy
from mtaudit.model import Finding, Kind, Rule, Segment, Severity
from mtaudit.plugin import Detector, Fires, Silent, hookimpl

DURATION = Rule(
    "aspect/duration",
    mqm="accuracy/mistranslation/aspect",
    severity=Severity.CRITICAL,
    message="“{quote}”: what ends or begins does so at one moment, not for a length of time",
    confidence=0.85,
)
TIME = Rule(
    "aspect/time",
    mqm="linguistic-conventions/grammar/tense",
    severity=Severity.MAJOR,
    message="“{quote}”: the tense of the verb does not go with “{time}”",
    confidence=0.8,
)
GARBLED = Rule(
    "aspect/garbled",
    mqm="linguistic-conventions/grammar/tense",
    severity=Severity.MAJOR,
    message="“{quote}” is no verb form of English",
    confidence=0.85,
)
SINCE = Rule(
    "aspect/since",
    mqm="linguistic-conventions/grammar/tense",
    severity=Severity.MINOR,
    message="“{quote}”: what has lasted since then stands in the perfect",
    confidence=0.75,
)

_IRREGULAR = (
    "broken|built|bought|brought|caught|chosen|cut|dealt|drawn|driven|fought|found|forbidden|forgotten|frozen|given|"
    "held|hidden|hit|hurt|kept|laid|led|left|lost|made|met|overthrown|paid|put|read|sent|shot|shut|sold|spent|stolen|"
    "struck|sunk|sworn|taken|taught|thrown|told|torn|won|withdrawn|written"
)
_PARTICIPLE = rf"(?:[a-z]{{2,}}ed|{_IRREGULAR})"
_NUMBER = r"(?:\d+|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|several|many)"
_WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_END = (
    r"(?=\s*(?:[.,;:!)—–]|$)|\s(?:because|after|when|by|in|at|on|due|and|but|to|for|with|during|following|that|as)\b)"
)
_PAST = (
    rf"(?:yesterday|last (?:week|month|year|night|spring|summer|autumn|winter|{_WEEKDAY})|"
    rf"(?:an?|{_NUMBER}) (?:minutes?|hours?|days?|weeks?|months?|years?|decades?) ago)(?!['’])"
)
_FUTURE = rf"(?:tomorrow|next (?:week|month|year|spring|summer|autumn|winter|{_WEEKDAY}))(?!['’])"
_ORDINAL = r"(?:second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\d{1,3}(?:nd|rd|th))"

_ENDED_FOR = lazy(
    r"\b(?:has|have|had) (?:now |already |just )?(?:ended|finished|concluded|expired|erupted|begun|"
    r"started|broken out|exploded) "
    rf"for (?:(?:an?|the|its|their) {_ORDINAL} (?:consecutive |straight )?(?:day|week|month|year)|"
    rf"(?:over |more than |almost |nearly )?(?:{_NUMBER}) (?:days|weeks|months|years))"
    r"(?=\s*(?:[.,;:!)—–]|$)|\s(?:now|and|but|in|with)\b)"
)
_DIED_FOR = lazy(
    rf"\b(?:has|have) (?:already )?(?:died|ended|exploded|broken out|expired) for (?:over |more than )?{_NUMBER} "
    r"(?:days|weeks|months|years)\b"
)
_IS_DONE_LAST = lazy(
    rf"\b(?P<v>(?:is|are) (?P<p>{_PARTICIPLE}))(?: \w+| (?:in|at|to|by|from|on) (?:the )?\w+)? (?P<t>{_PAST}){_END}"
)
_IS_DONE_IN = lazy(
    r"\b(?P<v>(?:is|are) (?:postponed|cancelled|canceled|arrested|detained|elected|re-elected|signed|appointed|killed|"
    r"dismissed|sacked|dissolved|abolished|assassinated|murdered|executed|demolished|destroyed|sentenced|convicted|"
    r"acquitted|adopted|ratified|founded|launched|inaugurated)) (?P<t>in (?:(?:January|February|March|"
    r"April|May|June|July|"
    rf"August|September|October|November|December) )?(?:19\d\d|20[01]\d)){_END}"
)
_STATES = frozenset(
    """
    dated set based located titled entitled called named believed said thought reported estimated alleged seen shown
    pictured photographed depicted expected supposed scheduled planned known rumoured rumored involved limited compared
    related married left given made unchanged owed needed required due engaged met built retired closed used taken
    held gone credited accused charged suspected interested concerned born published posted written recorded
    """.split()
)
_LAST_IS_DONE = lazy(
    rf"^(?P<t>(?:Yesterday|Last (?:week|month|year|night|{_WEEKDAY})|(?:Two|Three|Four|Five|Ten|Several) "
    r"(?:days|weeks|months|years) ago)),? (?:the|a|an|his|her|its|their|two|three|[A-Z][a-z]+)(?: [\w’-]+){1,5}? "
    rf"(?P<v>(?:is|are) (?P<p>{_PARTICIPLE}))(?= (?:by|in|at|on|because|due|after|twice|again|for|to the|"
    rf"with|from)\b|[.,;])"
)
_SAYS_LAST = lazy(
    r"\b(?P<v>(?:[Hh]e|[Ss]he|[Tt]hey|[Ii]t|[a-z]{4,}(?:er|or|nt|ist|an)) (?:announces?|declares?|"
    r"arrives?|dies|signs?|visits?|"
    rf"resigns?|opens?|wins?|loses?|decides?|leaves?|begins?|travels?|comes|goes)) (?P<t>{_PAST}){_END}"
)
_HAS_DONE_LAST = lazy(
    rf"\b(?P<v>(?:has|have) (?:been )?(?P<p>[a-z]{{3,}}ed|{_IRREGULAR}|begun|come|gone|risen|fallen|arrived|become)) "
    rf"(?P<t>{_PAST}){_END}"
)
_WILL_LAST = lazy(
    rf"\b(?P<v>(?:will|shall|is going to|are going to) (?:be )?(?!have\b)[a-z]+(?: (?:the|a|his|her|its) "
    rf"\w+)?) (?P<t>{_PAST})(?=\s*(?:[.;!]|$))"
)
_DID_NEXT = lazy(
    r"\b(?P<v>(?:took place|was held|were held|was signed|were signed|arrived|happened|ended|died|was "
    r"killed|were killed|"
    rf"was arrested|was elected|was opened|has taken place|has arrived|has ended)) (?P<t>{_FUTURE})(?=\s*(?:[.,;!]|$))"
)
_GARBLED = lazy(
    r"\b(?:(?:is|are|was|were) going to have (?:[a-z]{3,}ed|"
    + _IRREGULAR
    + r")(?=\s*(?:[.,;]|$)|\s(?:the|that|a|an|in|on|against|for|to|by|his|her|its|their)\b)"
    r"|(?:would|could|should|must) (?:has|had|was|were|is|are|been|did|does)(?![\w’'-])"
    r"|(?:will|shall) (?:been|were)(?![\w’'-])"
    r"|(?:is|are|was|were) been(?![\w’'-])"
    r"|(?:has|have) be(?= (?:[a-z]+ed|the|a|in|at|to)\b)"
    r"|(?:has|have) (?:was|were|is|are)(?= [a-z]+ed\b)"
    r"|(?:was|were) (?:died|happened|occurred|appeared|existed|belonged|consisted)(?![\w’'-])"
    r"|(?:did not|didn[’']t|does not|doesn[’']t|do not|don[’']t) (?:went|came|saw|took|gave|knew|wrote|"
    r"spoke|became|began|chose|"
    r"was|were|had|has|got|said|told|made|kept|held|stood|understood|thought|brought|bought|paid|sent|spent)(?![\w’'-])"
    r"|(?:must|should|would) to (?!and\b|some\b|the\b|an?\b|his\b|her\b|my\b|be sure\b|date\b)[a-z]+"
    r"|(?:is|are) (?:will|would|can|could|must) (?:be|have))",
)
_SINCE_IS = lazy(
    rf"(?:^|(?<=[.!?:] ))Since (?:(?:{_WEEKDAY}|January|February|March|April|May|June|July|August|"
    rf"September|October|November|"
    r"December|last (?:week|month|year))(?: \d{4})?|(?:19|20)\d\d),? (?:he|she|they|it|the [a-z]+(?: "
    r"[a-z]+)?|[A-Z][a-z]+) "
    r"(?:is|are|works|lives|leads|heads|runs|teaches|plays|serves|holds)(?![\w’'-])(?! (?:that|when|where|"
    r"due|expected|no\b))"
)
_LIVES_SINCE = lazy(
    r"\b(?:[Hh]e|[Ss]he|[Tt]hey|who) (?:is|are|works?|lives?|leads?|heads?|runs|teaches|serves?|holds?)"
    r"(?: (?!first|only|most|best|worst|up|down|"
    r"not|no|more|less|better|worse)[\w’-]+){1,5} since (?:(?:January|February|March|April|May|June|July|"
    r"August|September|"
    r"October|November|December) )?(?:19|20)\d\d\b"
)
_CLOSED_SINCE = lazy(
    r"\b(?:is|are) (?:closed|married|imprisoned|jailed|detained|missing|vacant|occupied|banned|under "
    r"construction|at war|in prison|in custody) "
    r"since (?:(?:January|February|March|April|May|June|July|August|September|October|November|December|"
    r"last) )?(?:(?:19|20)\d\d|"
    r"week|month|year)\b"
)
_ALREADY_FOR = lazy(
    rf"\b(?:already for {_NUMBER} (?:days|weeks|months|years)|for already {_NUMBER} (?:days|weeks|months|years))\b"
)
_COMPARES = lazy(r"\b(?:first|only|most|best|worst|[a-z]+est|higher|lower|more|less|up|down)\b")
_MAY_STAND_ALONE = (
    "would",
    "could",
    "should",
    "must",
    "will",
    "shall",
    "is been",
    "is w",
    "is c",
    "is m",
    "are w",
    "are c",
)
_WOULD_NOUN = lazy(r"\b(?:that|what|which|who|it|how|there|all|as|ever|she|he|they|we|i|you|one)\s+$", re.I)


class Aspect(Detector):
    """Verb and time that exclude each other: a siege that has begun for a third week, a concert that is held last year.

    Languages cut up time differently, and machines keep the cut of the source: a present for a past, a present for
    what has lasted since, a perfect beside *yesterday*. Headings, in which the present tells of the past, and
    captions are left alone; so are states (*is dated*, *is set in*), and what people say about what was.
    """

    target_langs = frozenset({"en"})
    rules = (DURATION, TIME, GARBLED, SINCE)
    examples = (
        Fires(DURATION, "The drought [[has now ended for a third month]] in the north."),
        Fires(DURATION, "His uncle [[has died for three years]]."),
        Fires(TIME, "The concert [[is cancelled last week]] because of the storm."),
        Fires(TIME, "Yesterday the regatta [[is postponed]] because of the tide."),
        Fires(TIME, "The new bridge [[will be opened yesterday]]."),
        Fires(TIME, "The treaty [[was signed tomorrow]]."),
        Fires(TIME, "The envoys [[have arrived yesterday]] in Oslo.", suggestion="arrived yesterday"),
        Fires(GARBLED, "The court [[is going to have rejected]] the claim in May."),
        Fires(GARBLED, "The mayor [[did not came]] to the opening."),
        Fires(SINCE, "[[Since 2011 she works]] as a vet in Graz."),
        Fires(SINCE, "[[He is employed at the mill since 1998]]."),
        Silent("The talks have now entered a third month. Shares have ended higher for a third day."),
        Silent("The letter is dated last week. The story is set in 1931. It is believed that he left years ago."),
        Silent("What was signed last week is known. He says yesterday’s vote was fair."),
        Silent("The treaty was due to be signed tomorrow. He has been here since yesterday."),
        Silent("She is going to have limited time. All she could was little. To be is to do. His will was read."),
        Silent("Since he is ill, she works alone. It is the first win since 1998. Since 2011 she has worked in Graz."),
    )

    def check(self, segment: Segment) -> Iterable[Finding]:
        """One pattern after another; each is looked for only where its words stand."""
        if segment.kind in (Kind.HEADING, Kind.CAPTION):
            return
        text = segment.target
        seen: list[tuple[int, int]] = []
        for finding in (
            *_durations(segment, text),
            *_times(segment, text),
            *_garbled(segment, text),
            *_since(segment, text),
        ):
            span = (finding.span.start, finding.span.end)
            if all(span[1] <= s or span[0] >= e for s, e in seen):
                seen.append(span)
                yield finding


def _durations(segment: Segment, text: str) -> Iterator[Finding]:
    if " for " in text:
        for pattern in (_ENDED_FOR, _DIED_FOR):
            for hit in pattern.finditer(text):
                yield DURATION.at(segment, hit.span())


def _times(segment: Segment, text: str) -> Iterator[Finding]:
    if "esterday" in text or "ast " in text or " ago" in text:
        yield from _past(segment, text)
    if " in " in text:
        for hit in _IS_DONE_IN.finditer(text):
            if not re.match(r"(?:In|From|By|On) ", text):
                yield TIME.at(segment, hit.span(), confidence=0.7, time=hit["t"])
    if "tomorrow" in text or " next " in text:
        for hit in _DID_NEXT.finditer(text):
            yield TIME.at(segment, hit.span(), time=hit["t"])


def _past(segment: Segment, text: str) -> Iterator[Finding]:
    for pattern in (_IS_DONE_LAST, _SAYS_LAST, _WILL_LAST):
        for hit in pattern.finditer(text):
            if hit.groupdict().get("p") not in _STATES:
                yield TIME.at(segment, hit.span(), time=hit["t"])
    for hit in _LAST_IS_DONE.finditer(text):
        if hit["p"] not in _STATES and " who " not in hit[0] and " that " not in hit[0]:
            yield TIME.at(segment, hit.span("v"), time=hit["t"])
    for hit in _HAS_DONE_LAST.finditer(text):
        if hit["p"] not in ("been", "had", "called", "used"):
            plain = re.sub(r"^(?:has|have) (?:been )?", "", hit[0])
            passive = " been " in hit["v"]
            right = ("was " if hit["v"].startswith("has") else "were ") + plain if passive else plain
            kept = right if passive or hit["p"].endswith("ed") else None
            yield TIME.at(segment, hit.span(), severity=Severity.MINOR, confidence=0.7, suggestion=kept, time=hit["t"])


def _garbled(segment: Segment, text: str) -> Iterator[Finding]:
    for hit in _GARBLED.finditer(text):
        before = text[max(0, hit.start() - 8) : hit.start()]
        noun = hit[0].startswith(_MAY_STAND_ALONE) and _WOULD_NOUN.search(before)
        if not noun and not before.rstrip().endswith(("“", '"', "the", "The", ",")):
            yield GARBLED.at(segment, hit.span())


def _since(segment: Segment, text: str) -> Iterator[Finding]:
    if "ince " in text:
        for pattern in (_SINCE_IS, _LIVES_SINCE, _CLOSED_SINCE):
            for hit in pattern.finditer(text):
                if not _COMPARES.search(hit[0]):
                    yield SINCE.at(segment, hit.span())
    if "lready" in text:
        for hit in _ALREADY_FOR.finditer(text):
            yield SINCE.at(segment, hit.span(), confidence=0.6)


@hookimpl
def mtaudit_detectors() -> Iterable[type[Detector]]:
    """Registers the detector."""
    return [Aspect]
