"""Who said it, in the word order and with the days of another language."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from mtaudit.lang.patterns import lazy
from mtaudit.model import Finding, Kind, Rule, Segment, Severity
from mtaudit.plugin import Detector, Fires, Silent, hookimpl

INVERTED = Rule(
    "attribution/inverted",
    mqm="linguistic-conventions/word-order",
    severity=Severity.MAJOR,
    message="“{quote}”: the speaker stands behind the verb and its adverbials, as in another language",
    confidence=0.8,
)
PLACE = Rule(
    "attribution/place",
    mqm="linguistic-conventions/grammar",
    severity=Severity.MAJOR,
    message="“{quote}”: the verb has no subject; English says who spoke, not where",
    confidence=0.8,
)
DAY = Rule(
    "attribution/day",
    mqm="linguistic-conventions/grammar",
    severity=Severity.MINOR,
    message="“{quote}”: English says “on {day}” of a day in the past",
    confidence=0.7,
)
CASUALTIES = Rule(
    "attribution/verb-first",
    mqm="linguistic-conventions/word-order",
    severity=Severity.MAJOR,
    message="“{quote}”: the verb stands before its subject",
    confidence=0.85,
)
HEARSAY = Rule(
    "attribution/hearsay",
    mqm="accuracy/mistranslation",
    severity=Severity.MAJOR,
    message="“{quote}”: told as a condition; the source only reports what is said (“is said to have …”)",
    confidence=0.7,
    help="French, Spanish and Italian mark hearsay by the conditional; in English it says that nothing happened.",
)
TOLD = Rule(
    "attribution/told",
    mqm="linguistic-conventions/grammar",
    severity=Severity.MINOR,
    message="“{quote}”: “told” asks for somebody who is told; English has “said”",
    confidence=0.85,
)

_WEEKDAY = "(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_SAID = (
    "said|explained|declared|stated|told|added|announced|confirmed|noted|stressed|emphasized|emphasised|reported|"
    "clarified|specified|assured|informed|underlined|commented|recalled|concluded|warned|wrote|indicated|denounced"
)
_ADVERBIAL = (
    rf"(?:(?:on|this|last) {_WEEKDAY}(?: (?:morning|afternoon|evening|night))?|yesterday|today|(?:at|during) a press "
    r"conference|in a (?:statement|press release|communiqué|press conference)|to (?:reporters|journalists|the press)|"
    r"in an interview(?: with [A-Z]\w+(?: [A-Z]\w+)?)?|for (?:his|her|its) part|at the time|on (?:Twitter|Facebook|"
    r"Telegram|the radio|television))"
)
_OFFICES = (
    "minister|president|co-president|vice-president|mayor|governor|director|spokesman|spokeswoman|spokesperson|"
    "secretary|head|chief|leader|coach|captain|prosecutor|judge|lawyer|ambassador|chairman|chairwoman|expert|"
    "commander|deputy|senator|chancellor|official|representative|player|striker|actor|actress|singer|author|doctor"
)
_INVERTED = lazy(
    rf"(?<=[”\"’“])[,.]? (?P<it>(?:{_SAID}) {_ADVERBIAL},? (?:the|a) (?:[A-Za-z-]+ ){{0,2}}(?:{_OFFICES}))\b", re.I
)
_BODY = (
    r"(?:[A-Z][a-z]+ ){0,2}(?:[Mm]inistry|[Dd]epartment|[Kk]remlin|[Aa]gency|[Ee]mbassy|[Aa]dministration|"
    r"[Pp]ress service|[Hh]eadquarters|[Pp]rosecutor['’]s [Oo]ffice|[Cc]ommittee|[Cc]ompany|[Mm]ayor['’]s [Oo]ffice|"
    r"[Mm]unicipality|[Gg]overnment|[Pp]olice)(?: of(?: the)?(?: [A-Z][a-z]+){1,3}| of [a-z]+(?: affairs)?)?"
)
_IN_BODY = lazy(
    rf"(?:^|(?<=[.!?”\"] ))(?P<it>[Ii]n (?:the )?{_BODY} (?:noted|stated|reported|stressed|specified|clarified|"
    r"emphasi[sz]ed|said|explained|assured|promised|recalled|added|confirmed|believe|consider|declined))"
    r"(?= (?:that|to|the|about|on)\b|[,.:])"
)
_TOLD_IN = lazy(
    rf"(?<=[”\",»])[.,]? ?[–—-]? ?(?P<it>(?:noted|stated|reported|stressed|specified|clarified|emphasi[sz]ed|said|"
    rf"explained|added|told|informed)(?: to [A-Z][\w-]+)? (?:in|at) the {_BODY})(?=\s*(?:[.,;]|$))"
)
_DAY = lazy(
    rf"\b(?P<it>(?:said|reported|announced|confirmed|informed|declared|explained|assured|arrested|rejected|presented|"
    rf"visited|indicated|pointed out|defended|demanded|died|met|surpassed|approved|denounced|warned|warned|"
    rf"published|has (?:\w+ed|said)|have (?:\w+ed|said)) this (?P<day>{_WEEKDAY}))(?! (?:morning|afternoon|evening|"
    r"night|week))(?=\s*(?:[.,;]|$)|\s(?:that|the|a|an|in|at|to|of|from|by|after|with|his|her|its|their|for|on)\b)"
)
_NUMBER = r"(?:\d{1,4}|a|one|two|three|four|five|six|seven|eight|nine|ten|several|dozens of|many|at least \w+)"
_HARMED = r"(?:killed|injured|wounded|hurt|hospitali[sz]ed|detained|arrested|rescued|evacuated|taken to hospital)"
_PEOPLE = (
    r"(?:people|persons?|civilians|men|women|man|woman|children|child|residents?|soldiers|police officers|officers|"
    r"passengers|drivers?|teenagers?|boys?|girls?|workers|students)"
)
_CASUALTIES = lazy(
    rf"(?:^|(?<=[.!?”\"] ))(?:As a result(?: of [^.,;]{{3,60}}?)?|In the (?:accident|attack|explosion|collision|crash|"
    rf"fire|shelling|incident|blast)[^.,;]{{0,40}}?|Due to [^.,;]{{3,50}}?|Because of [^.,;]{{3,50}}?),? "
    rf"(?P<it>(?:(?:was|were|have been|has been) {_HARMED}|died|perished|suffered|{_HARMED}) {_NUMBER}"
    rf"(?: [a-z]+)? {_PEOPLE})\b"
)
_HERE = rf"(?: (?:on {_WEEKDAY}|yesterday|today|in an? interview|after|during|at|in|before)\b)"
_TOLD_NOBODY = (
    # "“…,” told the minister."
    lazy(
        r"[,.!?…][”\"],? (?:[–—-] )?(?P<it>told) (?!(?:by|from|in|through|with|over|about|of|how|to|that|as|on|at|me|"
        r"us|him|her|them|you|what|why)\b)[^.;”\"]{2,40}[.;]"
    ),
    # "“…,” she told on Monday"
    lazy(
        r"[”\"],? (?P<it>(?:he|she|they|you|I|[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,2}|the [a-z]+) told)"
        rf"(?=[.;]|{_HERE})"
    ),
    lazy(rf"(?<=[a-z] )(?P<it>(?:he|she|they) told)(?= (?:on {_WEEKDAY}|yesterday)\b)"),
)
_CULPRIT = (
    "suspect|gunman|gunmen|driver|attacker|attackers|assailant|assailants|perpetrator|perpetrators|murderer|killer|"
    "teenager|accused|detainee|madman|shooter|individual|individuals|robbers|thief|thieves|victim|motorist|aggressor"
)
_DEED = (
    "shot|opened fire|fired|stabbed|fled|hit|struck|killed|threatened|attacked|confessed|admitted|acted|lost control|"
    "fallen|tried|attempted|pulled|drawn|thrown|set fire|stolen|died|succumbed|refused|been hit|been shot|been stabbed|"
    "been attacked|strangled|beaten|raped|abused|taken advantage|approached|entered|crashed|collided|committed"
)
_HEARSAY = lazy(
    rf"\b[Tt]he (?:(?:alleged|presumed|young|two|three|other|\d{{2}}-year-old) ){{0,2}}(?:{_CULPRIT}) "
    rf"(?P<it>would (?:then |also |first |later )?have (?:{_DEED}))\b"
)
_BY_REPORTS = lazy(
    r"\b[Aa]ccording to (?:(?:the )?(?:first|initial|preliminary|early) (?:elements|information|findings|reports|"
    r"investigations?|indications)|our information|concordant sources|(?:police|judicial|several) sources|"
    r"a (?:police |judicial )?source close [^,.]{3,40}|witnesses|the (?:investigators|prosecution)|local media),? "
    r"[^.;,]{2,60}? (?P<it>would have (?:been )?\w+(?:ed|en|wn|ot|it|ed|un|ght|ook|ade|ost|eft|ut))\b"
)
_IF = lazy(
    r"\b(?:if|had|unless|without|otherwise|could|were it|but for|should|might|whether|even|wish\w*|rather|still|"
    r"than|not have|normally|usually|instead)\b",
    re.I,
)


class Attribution(Detector):
    """*“…”, said on Monday the minister*; *noted in the ministry*; *announced this Tuesday*; *were injured two people*.

    Verbs of saying stand before their subject in English too (*said the minister*), but nothing comes between; and
    *this Monday* is a Monday to come, or means that other Mondays were different.
    """

    target_langs = frozenset({"en"})
    rules = (INVERTED, PLACE, DAY, CASUALTIES, HEARSAY, TOLD)
    examples = (
        Fires(INVERTED, "“We shall wait,” [[said on Monday the deputy mayor]] of the town."),
        Fires(INVERTED, "“It is late”, [[explained at a press conference the director]] of the zoo."),
        Fires(PLACE, "[[In the Ministry of Transport noted]] that the road is safe."),
        Fires(PLACE, "“The road is safe,” – [[stated in the Ministry of Transport]]."),
        Fires(DAY, "The court [[has rejected this Tuesday]] the appeal of the mill."),
        Fires(DAY, "The mayor [[announced this Friday]] that the bridge will close."),
        Fires(CASUALTIES, "As a result of the collision [[were injured two people]]."),
        Fires(CASUALTIES, "In the accident [[died three passengers]] of the bus."),
        Fires(HEARSAY, "The suspect [[would have fled]] on a scooter towards the port."),
        Fires(HEARSAY, "According to the first elements, the man [[would have been hit]] by a stray ball."),
        Fires(TOLD, "“The oven is cold,” [[she told]] on Sunday."),
        Fires(TOLD, "“The oven is cold,” [[told]] the baker."),
        Silent("“It is cold,” she told Ann. “Good,” he told the baker. “A Mill,” told by Ann Obi, is sold out."),
        Silent("The suspect would have fled if he had heard them. Without the fog the driver would have hit the wall."),
        Silent("According to the plan, the town would have grown. The killer said he would have shot more."),
        Silent("“We shall wait,” said the mayor on Monday. He said on Monday the minister had known."),
        Silent(
            "In the ministry, nobody noted that. She met him in the ministry. “Good,” he said in the company of two."
        ),
        Silent("The show opens this Tuesday. It will be announced this Friday that he has gone."),
        Silent("In the accident two people were injured. As a result, the house was evacuated. In the fire he died."),
    )

    def check(self, segment: Segment) -> Iterable[Finding]:
        """Running text only: headlines have an order of their own."""
        if segment.kind in (Kind.HEADING, Kind.CAPTION):
            return
        text = segment.target
        for rule, pattern in ((INVERTED, _INVERTED), (PLACE, _IN_BODY), (PLACE, _TOLD_IN), (CASUALTIES, _CASUALTIES)):
            for hit in pattern.finditer(text):
                yield rule.at(segment, hit.span("it"))
        if " told" in text:
            for pattern in _TOLD_NOBODY:
                for hit in pattern.finditer(text):
                    yield TOLD.at(segment, hit.span("it"), suggestion=hit["it"].replace("told", "said"))
        if " this " in text:
            yield from _days(segment, text)
        if "would " in text:
            yield from _hearsay(segment, text)


def _days(segment: Segment, text: str) -> Iterator[Finding]:
    for hit in _DAY.finditer(text):
        before = text[max(0, hit.start() - 12) : hit.start()]
        if not re.search(r"\b(?:be|will|to|is|are|being)(?: \w+)? $", before):
            yield DAY.at(segment, hit.span("it"), day=hit["day"])


def _hearsay(segment: Segment, text: str) -> Iterator[Finding]:
    for pattern in (_HEARSAY, _BY_REPORTS):
        for hit in pattern.finditer(text):
            if not _IF.search(_sentence(text, hit.start(), hit.end())):
                yield HEARSAY.at(segment, hit.span("it"))


def _sentence(text: str, start: int, end: int) -> str:
    """What stands around, from stop to stop, and the sentence before: a condition may be told there."""
    begin = max(text.rfind(". ", 0, max(0, text.rfind(". ", 0, start))), 0)
    stop = text.find(".", end)
    return text[begin : stop if stop > 0 else len(text)]


@hookimpl
def mtaudit_detectors() -> Iterable[type[Detector]]:
    """Registers the detector."""
    return [Attribution]
