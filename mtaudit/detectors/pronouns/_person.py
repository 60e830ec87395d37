"""Pronouns in the wrong person or case: *“…,” his said*, *the nurses who they work*, *he herself*."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from mtaudit.detectors.pronouns._people import Scene
from mtaudit.detectors.pronouns._subjects import Misfit, alone
from mtaudit.lang.patterns import lazy
from mtaudit.model import Block

_DAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_SAID = (
    r"(?:said|says|added|told|explained|announced|replied|declared|recalled|answered|noted|stressed|admitted|warned|"
    r"insisted|complained|concluded|continued|stated|claimed|confirmed|commented|wrote|remarked|promised|argued|"
    r"emphasi[sz]ed|asserted)"
)
_SAID_END = (
    rf"(?=[.,;:]|$| (?:that|to reporters|to journalists|to the press|the|Reuters|on {_DAY}|yesterday|after|during|"
    r"in (?:an?|the|his|her))\b)"
)
# "“The roof is new,” his said"
_POSSESSIVE_SAID = lazy(
    rf"(?:[”\"’'],? ?|, |^|[.!?] )(?P<it>[Hh]is|[Hh]er|[Tt]heir|[Ii]ts|[Oo]ur|[Mm]y|[Hh]im|[Tt]hem) {_SAID}{_SAID_END}"
)
_NOMINATIVE = {"his": "he", "her": "she", "their": "they", "its": "it", "our": "we", "my": "I", "him": "he"}
_ANOTHER_SAID = lazy(rf"[,.!?…]?[”\"],? (?:[–—-] )?(?P<it>you|I) (?:also |then )?{_SAID}{_SAID_END}")
_POSSESSIVES = tuple(
    f"{mark} {word} "
    for mark in (",", "”", '"', "’")
    for word in ("his", "her", "their", "its", "our", "my", "him", "them")
) + tuple(
    f"{word.capitalize()} {verb}" for word in ("his", "her", "their") for verb in ("said", "added", "told", "expl")
)
_QUOTE_AND_PERSON = tuple(f"{mark} {word} " for mark in ("”", '"', "”,", '",') for word in ("you", "I"))
_OWN_PERSON = {"you": lazy(r"\b(?:you|your|yours)\b", re.I), "I": lazy(r"\b(?:I|me|my|My|mine|myself)\b")}
_SELVES = (
    (lazy(r"\b[Hh]e (?P<it>herself|itself|themselves|myself)\b"), "himself"),
    (lazy(r"\b[Ss]he (?P<it>himself|itself|themselves|myself)\b"), "herself"),
    (lazy(r"\b[Tt]hey (?P<it>himself|herself|itself|ourselves)\b"), "themselves"),
    (lazy(r"\b[Ww]e (?P<it>themselves|himself|herself|itself|myself)\b"), "ourselves"),
    (lazy(r"\bI (?P<it>himself|herself|themselves|ourselves|itself)\b"), "myself"),
    (
        lazy(
            r"(?:^|[.!?”\"] )(?:The|These|Their|His|Her|Our) (?:[a-z]+ )?(?:[a-z]+[^siu]s|children|people|men|women) "
            r"(?P<it>himself|herself|itself) (?:had|have|has|was|were|are|is|do|did|will|would|could|[a-z]+ed)\b"
        ),
        "themselves",
    ),
)
_SELF_SUBJECT = lazy(r"\b(?:[Hh]e himself|[Ss]he herself|[Tt]hey themselves) (?P<it>he|she|they|it)\b")

_WHO_SUBJECT = (
    # "the nurses who they work at night"
    lazy(
        r"(?P<b>[\w’'-]+),? who (?P<it>he|she|they) (?:also |still |now |always |often )?(?:lives?|lived|works?|worked|"
        r"comes?|came|goes|went|sleeps?|slept|gets? up|arrived|stays?|stayed|travels?|travelled|retired|returned|died|"
        r"grew up|fled|escaped|survived|studied|studies|fly|flies|flew) (?P<rest>[^.,;]*)"
    ),
    # "the women who they carry it"
    lazy(
        r"(?P<b>[\w’'-]+),? who (?P<it>he|she|they) (?:also |still |now |always |often )?(?!g[ai]ve|told|tell|show|ask|"
        r"teach|taught|send|sent|lent|lend|offer|met|saw|knew|beat|married|left|paid|owe)[a-z]+ "
        r"(?P<rest>(?:it|its own|(?:two|three|four|five|six|seven|eight|nine|ten|\d[\d,.]*|about \d+) "
        r"(?!times|years?|days|weeks|months|hours|minutes|decades|seconds|miles)[a-z]+s)\b[^.,;]*)"
    ),
    # "the guard, who he was on holiday"
    lazy(
        r"(?P<b>[\w’'-]+), who (?P<it>he|she|they) (?:was|is|were|are) (?P<rest>(?:on|at home|ill|absent|an?|the|only|"
        r"also|not|\d+|born|injured|hurt|asleep|drunk|afraid|known|unable|able|ready|present|aged|still|already)\b"
        r"[^.,;]*)"
    ),
)
_WHO_HE = (" who he ", " who she ", " who they ")
_STRANDED = lazy(r" (?:with|to|for|of|by|from|about|against|on|in|at|is|was|are|were|had|has|have|would|will)$")
_ASKING = frozenset(
    "know knows knew ask asks asked tell see and or is was of to decide say said remember about".split()
)
_NUMBERED = r"(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d[\d,.]*)"
# "the 30 pupils, who five were hurt"
_WHO_NUMBER = lazy(
    rf", (?P<it>who) {_NUMBERED} (?:of them )?(?:seriously |only |also )?(?:are|were|have|had|is|was|has|come|came|"
    r"died|live|lived|work|worked|suffered|remain|remained|play|played|survived|escaped|drowned|fled)\b"
)
_WHOSE_HE = lazy(r", (?P<it>whose he|whose she|whose they) (?:had|has|was|is|were|are|have|will|would)\b")
_WHOM_SAID = lazy(
    r"(?P<it>\bwhom) (?:said|told|wanted|decided|announced|added|refused|received|returned|fled|"
    r"arrived|survived|began|started|tried|managed|spoke|explained|promised|played|won|lost|denied|admitted|"
    r"wants|speaks|plays|refuses|believes|thinks|hopes|fears)\b"
)
_BEFORE_WHOM = lazy(
    r"\b(?:of|to|for|with|by|from|in|on|at|about|against|among|between|through|without|behind|after|under|upon|towards|"
    r"over|before|beside|near|and|or|than|as|but|like|around),? $"
)
_CROWD = (
    r"(?:people|men|women|children|pupils|students|passengers|workers|soldiers|tourists|residents|refugees|patients|"
    r"employees|members|prisoners|migrants|teachers|nurses|doctors|players|guests|miners|victims|drivers|persons|"
    r"civilians|officers|suspects|pensioners|volunteers|inmates|hostages|fishermen|villagers|singers|pilots|farmers)"
)
# "23 passengers, none of which was hurt"
_OF_WHICH = lazy(
    rf"\b{_CROWD}\b[^.;:”\"]{{0,50}}, (?:none|all|most|many|some|several|half|one|both|{_NUMBERED}) of (?P<it>which) "
    r"(?:(?:is|are|was|were|has been|have been|had been) (?:(?:seriously|badly|slightly|still|already|only|under) )*"
    r"(?:injured|hurt|wounded|killed|dead|women|men|children|arrested|detained|students|foreigners|pregnant|aged|"
    r"foreign|in hospital|taken|minors|local|armed|drunk|asleep|born|married|unemployed)|died|spoke|speaks?|lives?|"
    r"lived|survived|drowned|fled)\b"
)
# "the doctor which treated him"
_WHICH_DOES = lazy(
    r"\b(?P<it>which) (?:had|have|were|are|lives?|lived|works?|worked|treated|performed|lost|wanted|refused|owns?|came|"
    r"went|fled|survived|arrived|booked|bought|sold|own|[a-z]+ed (?:the|a|an|him|her|them|in|on|at|to))\b"
)
_PEOPLE = lazy(
    rf"\b(?:{_CROWD}|owners|families|couples|doctor|nurse|driver|pilot|widow|policeman|teacher|farmer|singer|lawyer|"
    r"fisherman|pensioner|villager) $"
)
_TELLING = lazy(
    r"\b(?:tell|told|tells|telling|ask|asked|asks|asking|show|showed|shows|teach|taught|inform|informed|know|knows|see|"
    r"decide|advise|advised|remind|reminded|remember|say|let|help|helps|group|groups|team|organi[sz]ations?|association|"
    r"numbers)\b"
)

# "Passengers … may change your tickets": nothing else in the text speaks to the reader
_YOUR = lazy(
    r"(?:^|[.!?] )(?:All |The |Many |Some |Most )?(?P<s>[A-Z]?[a-z]+(?:ers|ents|ors|ants|ists|ees)|Residents|People|"
    r"Citizens|Pupils|Those|Families|Pensioners|Women|Men|Fishermen)\b[^.;:“”\"?]{0,90}?"
    r"\b(?:can|may|must|should|will|have|are|were|had) [^.;:“”\"?]{0,50}?\b(?P<it>your|my) [a-z]"
)
_READER = {"your": lazy(r"\b(?:you|your|yours|yourself|we|our)\b", re.I), "my": lazy(r"\b(?:I|me|my|My|mine)\b")}

# "Novak shook its head": no animal or body has a name of this form and does this
_NAMED_ITS = lazy(
    r"(?:^|[.!?] )(?:[A-Z][\w’'-]+ ){1,3}(?:then |only |also |again )?(?:(?:shook|nodded) (?P<it>its) head|"
    r"(?:injured|hurt|broke|twisted|sprained|touched|scratched) (?P<i2>its) (?:knee|ankle|shoulder|thigh|wrist|arm|leg|"
    r"forehead|chin|nose|finger|elbow|foot|hand)|(?:met|married|kissed|hugged|thanked|left|lost|called) (?P<i3>its) "
    r"(?:wife|husband|mother|father|parents|daughter|son|brother|sister|fiancée|girlfriend|boyfriend))\b"
)
_PERSON = (
    r"(?:thief|suspect|burglar|robber|driver|woman|man|boy|girl|teenager|attacker|gunman|witness|teacher|nurse|doctor|"
    r"victim|prisoner|policeman|soldier|farmer|pensioner|student|patient|passenger|worker|fisherman|hunter|climber|"
    r"cyclist|pilot|guard|tourist|singer|player|striker|goalkeeper|baker|priest|mother|father|grandmother|widow|waiter)"
)
# "The thief fled when it saw": no other noun stands between
_PERSON_IT = lazy(
    rf"(?:^|[.!?] )(?:The|An?|Another) (?:[a-z0-9-]+ )?{_PERSON} (?:was |had |has )?(?:been )?[a-z]+(?: [a-z]+ly| "
    r"again| yesterday| away| up| down)? (?:when|after|before|because|as|while) (?P<it>it) (?:tried|wanted|saw|heard|"
    r"felt|refused|attempted|fled|jumped|climbed|learned|learnt|realised|realized|decided|admitted|slept|spoke|walked|"
    r"threatened|stole|noticed|knew|thought|recogni[sz]ed|had tried|"
    r"was (?:trying|driving|walking|sleeping|fishing|hunting))\b"
)
_BODIES = (
    r"(?:commission|committee|council|parliament|government|ministry|court|company|bank|union|party|agency|board|jury|"
    r"airline|federation|association|assembly|senate|university|foundation|institute|club|coalition)"
)
_BODY_SHE = lazy(
    rf"(?:^|[.!?] )(?:The|This|Its) (?:[a-z-]+ ){{0,2}}{_BODIES} (?:has|had|will|is|was|approved|rejected|postponed|"
    r"met|decided|adopted|announced|voted|lost|earned|sold|bought|opened|closed|plans?|employs)\b"
    r"[^.!?“”\"]{3,120}[.!?] "
    r"(?P<it>He|She) (?:will|would|has|had|is|was|wants|wanted|approved|rejected|postponed|decided|adopted|voted|also|"
    r"said that (?:more|the|it|its|there))\b"
)
_RESUMED = lazy(
    r"(?:^|[.!?] )(?:The|This|That) [^,.;:“”\"]{3,50}, (?:which|who|whose) [^,.;:“”\"]{5,90}, (?P<it>it|he|she|they) "
    r"(?:was|is|were|are|has been|have been|had been)\b(?! (?:said|believed|thought|hoped|feared|understood|reported|"
    r"alleged|claimed|assumed|argued|likely|clear|true|possible|expected|hard|difficult|not|to)\b)"
)


def persons(blocks: Sequence[Block], scene: Scene) -> Iterator[Misfit]:
    """All of a document."""
    narrated: list[str] = []
    for number, block in enumerate(blocks):
        text = block.text
        yield from _attributed(number, text, blocks, narrated)
        yield from _selves(number, text)
        if " who" in text or " which " in text:
            yield from _relatives(number, text)
        for own in ("your", "my"):
            if f" {own} " in text:
                yield from _yours(number, text, own, blocks, narrated)
        yield from _its(number, text, scene)
        if ", wh" in text and any(cue in text for cue in (", it ", ", he ", ", she ", ", they ")):
            for hit in _RESUMED.finditer(text):
                yield Misfit(number, *hit.span("it"), "the clause has its subject already")


def _outside(blocks: Sequence[Block], narrated: list[str]) -> str:
    """What the text tells outside quotation marks; made once and kept in `narrated`."""
    if not narrated:
        narrated.append("\n".join(_QUOTATION.sub(" ", block.text) for block in blocks))
    return narrated[0]


_QUOTATION = lazy(r"“[^”]*(?:”|$)|\"[^\"]*(?:\"|$)|„[^“”\"]*(?:[“”\"]|$)|«[^»]*(?:»|$)")


def _quoted(text: str, at: int) -> bool:
    before = text[:at]
    return before.count("“") > before.count("”") or before.count('"') % 2 == 1


def _attributed(number: int, text: str, blocks: Sequence[Block], narrated: list[str]) -> Iterator[Misfit]:
    """“his said”, “you said”."""
    for hit in _POSSESSIVE_SAID.finditer(text) if any(cue in text for cue in _POSSESSIVES) else ():
        right = _NOMINATIVE.get(hit["it"].lower(), "they")
        if not _quoted(text, hit.start("it")):
            yield Misfit(number, *hit.span("it"), "this form is no subject", right, 0.85)
    if any(cue in text for cue in _QUOTE_AND_PERSON):
        for hit in _ANOTHER_SAID.finditer(text):
            own = _OWN_PERSON[hit["it"]].findall(_outside(blocks, narrated))
            if len(own) < 2 and not _quoted(text, hit.start("it")):
                yield Misfit(number, *hit.span("it"), "nobody else in the text is meant by this person")


def _selves(number: int, text: str) -> Iterator[Misfit]:
    if "self" not in text and "selves" not in text:
        return
    for pattern, right in _SELVES:
        for hit in pattern.finditer(text):
            yield Misfit(number, *hit.span("it"), "the pronouns are of different persons", right, 0.85)
    for hit in _SELF_SUBJECT.finditer(text):
        yield Misfit(number, *hit.span("it"), "the clause has its subject already", "", 0.85)


def _relatives(number: int, text: str) -> Iterator[Misfit]:
    for pattern in _WHO_SUBJECT if any(cue in text for cue in _WHO_HE) else ():
        for hit in pattern.finditer(text):
            if hit["b"].lower() not in _ASKING and not _STRANDED.search(hit["rest"]):
                yield Misfit(number, *hit.span("it"), "“who” is the subject already", "", 0.8)
    for cue, pattern, why, right in _WHO_FORMS:
        for hit in pattern.finditer(text) if cue in text else ():
            yield Misfit(number, *hit.span("it"), why, right, 0.8)
    for hit in _WHOM_SAID.finditer(text) if " whom " in text else ():
        if not _BEFORE_WHOM.search(text, max(0, hit.start() - 10), hit.start()):
            yield Misfit(number, *hit.span("it"), "the subject of a clause is “who”", "who")
    for hit in _WHICH_DOES.finditer(text) if " which " in text else ():
        start = max(0, hit.start() - 40)
        if _PEOPLE.search(text, start, hit.start()) and not _TELLING.search(text, start, hit.end()):
            yield Misfit(number, *hit.span("it"), "a person is “who”", "who")


_WHO_FORMS = (
    (", who ", _WHO_NUMBER, "a part of them is meant", "of whom"),
    (", whose ", _WHOSE_HE, "“whose” needs a noun", ""),
    (" of which ", _OF_WHICH, "people are “whom”", "whom"),
)


def _yours(number: int, text: str, own: str, blocks: Sequence[Block], narrated: list[str]) -> Iterator[Misfit]:
    for hit in _YOUR.finditer(text):
        if hit["it"] != own or _quoted(text, hit.start("it")):
            continue
        if len(_READER[own].findall(_outside(blocks, narrated))) == 1:
            yield Misfit(number, *hit.span("it"), f"“{hit['s']}” are “they”", "their", 0.7)


def _its(number: int, text: str, scene: Scene) -> Iterator[Misfit]:
    for hit in _NAMED_ITS.finditer(text) if " its " in text else ():
        yield Misfit(number, *hit.span(hit.lastgroup or "it"), "a person is “he” or “she”")
    for hit in _PERSON_IT.finditer(text) if " it " in text else ():
        yield Misfit(number, *hit.span("it"), "a person is “he” or “she”")
    for hit in _BODY_SHE.finditer(text) if ". He " in text or ". She " in text else ():
        if alone(scene, number, hit):
            yield Misfit(number, *hit.span("it"), "only a body has been spoken of", "It")
