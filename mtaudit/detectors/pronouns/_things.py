"""Pronouns that stand twice for one thing, and pronouns for a person whom nobody has named."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from mtaudit.detectors.pronouns._people import Event, Scene
from mtaudit.lang.patterns import lazy
from mtaudit.model import Block

_SUBJECT = r"(?:I|we|you|he|she|they|the \w+|[A-Z]\w+)"
_DONE = (
    r"(?:bought|sold|built|visited|met|saw|read|destroyed|killed|arrested|published|found|founded|lost|won|signed|"
    r"opened|closed|used|took|discovered|invented|rejected|accepted|approved|loved|hated|hired|attacked|captured|"
    r"launched|organised|organized|wore|drove|ate|drank|cooked|painted|designed|directed|produced|composed|described|"
    r"mentioned|invited|interviewed|photographed|defeated|beat|married|elected|chose|stole|hid|buried|rescued|released)"
)
_ENDS = r"(?=[.,;!?]|$| (?:in|on|at|last|yesterday|during|when|after|before|two|three|there|here)\b)"
_EVENT = (
    r"(?:war|conflict|crisis|fighting|season|festival|trial|strike|revolution|uprising|epidemic|pandemic|drought|siege|"
    r"tour|tournament|construction|battle|campaign|revolt|rebellion|blockade|exhibition|outbreak|famine|occupation)"
)
_RESUMPTIVE: tuple[tuple[str, re.Pattern[str]], ...] = (
    # "the house, which she sold it", "the man whom they arrested him"
    ("wh", lazy(rf"\b(?:which|whom) {_SUBJECT} (?:had |has |have )?{_DONE} (?P<it>it|him|her|them){_ENDS}")),
    # "the novel that I read it"
    (
        " that ",
        lazy(
            r"\b(?:[Tt]he|[Aa]|[Tt]his) (?:\w+ )?(?:book|novel|film|house|car|letter|song|painting|dress|bridge|phone|"
            r"ship|bag|garden|ring|picture|poem|boat|shop) that "
            rf"{_SUBJECT} (?:had |has |have )?{_DONE} (?P<it>it|them){_ENDS}"
        ),
    ),
    # "a drought which it lasted two years": verbs without an object have no place for "which"
    (
        "which ",
        lazy(
            r"(?P<it>\bwhich (?:it|they) (?:had |has |have |also )?"
            r"(?:lasted|happened|occurred|took place|arose|erupted|belong(?:s|ed)? to|consist(?:s|ed)? of))\b"
        ),
    ),
    # "The siege, which it began in May": the subject of the sentence is the event itself
    (
        "which ",
        lazy(
            rf"(?:^|[.!?][”\"’]? )(?:The|This|That) (?:[a-z]\w* ){{0,2}}{_EVENT}(?: (?:in|of|over|between|at) (?:the )?"
            r"[A-Z]\w+(?: and [A-Z]\w+)?)?,? (?P<it>which it (?:began|started|ended|broke out)) "
            r"(?:in|on|at|with|after|when|during)\b"
        ),
    ),
    # "the village where they lived there"
    (
        "where ",
        lazy(
            r"\bwhere (?:I|we|you|he|she|they) (?:live|lives|lived|work|works|worked|stay|stayed|studied|studies|"
            r"was born|were born|grew up|died|slept|settled)(?: (?:alone|all|once|together))? "
            r"(?P<it>in it|in them|there)(?=[.,;])"
        ),
    ),
    # "a man whose his father"
    ("whose ", lazy(r"\bwhose (?P<it>his|her|their|its) (?=[a-z])")),
    # "the poet, who he was born in Fez"
    (
        ", who ",
        lazy(
            r", who (?P<it>he|she|they) (?:was|were|has been|had been) (?:born|killed|elected|injured|sentenced|"
            r"arrested|detained|wounded|married) (?=in|on|at|last|to \w+ years)"
        ),
    ),
)
"""A piece of text without which the pattern cannot match, and the pattern."""

_BODY = (
    r"(?:ministry|department|government|agency|council|commission|company|bank|office|union|committee|organisation|"
    r"organization|group|party|association|authority|court|police|army|military|embassy|foundation|institute)"
)
_SAYS = r"(?:said|added|stated|announced|reported|warned|noted|stressed|explained|claimed|wrote)"
_BODY_SAID = lazy(
    rf"\b[Tt]he (?:[\w’'-]+ ){{0,3}}{_BODY}(?: \([A-Za-z]+\))?,? (?:has |had |also |then )?{_SAYS}\b", re.I
)
_HE_SAID = lazy(rf"\b(?:[Hh]e|[Ss]he) (?:has |had |also |then )?{_SAYS}\b|\b{_SAYS} (?:he|she)\b")


# "the house in which she found it" is in order
_GOVERNED = lazy(r"\b(?:in|by|on|of|to|for|with|from|upon|under|after|through) $")


def resumptives(blocks: Sequence[Block]) -> Iterator[tuple[int, int, int]]:
    """Block, start and end of each pronoun that repeats what its relative pronoun says."""
    for number, block in enumerate(blocks):
        text = block.text
        if "wh" not in text and " that " not in text:
            continue
        for word, pattern in _RESUMPTIVE:
            for hit in pattern.finditer(text) if word in text else ():
                if not _GOVERNED.search(text, max(0, hit.start() - 8), hit.start()):
                    yield number, *hit.span("it")


def unnamed(blocks: Sequence[Block], scene: Scene) -> Iterator[tuple[int, int, int]]:
    """The first "he said" of a text in which only bodies have spoken and no single person was mentioned."""
    spoken = False
    first = next((e for e in scene.events if e.kind != "pronoun" and not e.weak), None)
    for number, block in enumerate(blocks):
        for hit in _HE_SAID.finditer(block.text):
            before = _BODY_SAID.search(block.text, 0, hit.start()) is not None
            if (spoken or before) and _is_later(first, number, hit.start()):
                yield number, *hit.span()
            return
        spoken = spoken or _BODY_SAID.search(block.text) is not None


def _is_later(event: Event | None, block: int, start: int) -> bool:
    return event is None or (event.block, event.start) > (block, start)


_THING = (
    r"(?:pipe|pipeline|hospital|clinic|factory|plant|mine|company|firm|bank|road|street|bridge|car|bus|lorry|truck|"
    r"train|tram|house|building|school|university|museum|theatre|theater|library|stadium|airport|station|tower|tunnel|"
    r"dam|reservoir|canal|harbour|harbor|port|line|railway|motorway|highway|city|town|village|district|province|"
    r"region|country|state|island|war|conflict|crisis|strike|protest|law|bill|decree|tax|budget|debt|loan|fund|"
    r"agreement|treaty|contract|deal|decision|ruling|verdict|proposal|plan|project|programme|program|report|study|"
    r"investigation|survey|book|novel|film|movie|series|song|album|exhibition|festival|tournament|match|game|season|"
    r"virus|vaccine|disease|epidemic|drug|medicine|injury|wound|storm|flood|fire|earthquake|eruption|river|lake|"
    r"forest|field|harvest|crop|economy|market|price|currency|inflation|court|parliament|government|ministry|"
    r"commission|committee|council|union|party|army|team|club|federation|newspaper|magazine|website|network|system|"
    r"software|app|application|phone|computer|engine|machine|turbine|reactor|rocket|missile|drone|tank|plane|"
    r"aircraft|helicopter|satellite|spacecraft|roof|wall|window|door|box|crate|container|parcel|letter|painting|statue|"
    r"medication|church|cathedral|mosque|temple|palace|castle|monastery|hotel|restaurant|shop|store|"
    r"warehouse|farm|mill|bakery|"
    r"apartment|flat|room|well|pump|elevator|lift|boiler|heater|stove|tree|institute|laboratory|archive|foundation|"
    r"campaign|election|vote|referendum|coalition|sentence|trial|fine|pension|salary|wage)"
)
_HAS = (
    r"(?:has|had|is|was|will|would|can|could|must|should|may|might|does|did|needs|needed|remains|remained|stood|stands|"
    r"lay|lies)"
)
# "The clinic owes 3 million, and he has not …": the subject of the clause before is a thing
_JOINED = lazy(
    r"(?:^|[.!?;][”\"’']? |, |\bthat )(?P<the>[Tt]he|[Tt]his|[Tt]hat|[Ii]ts|[Oo]ur|[Tt]heir) "
    rf"(?:[a-z][\w-]* ){{0,3}}?{_THING} (?:which [^,.;]{{1,40}} )?(?:[a-z]+ly |also )?"
    r"(?:has|had|is|was|will|would|[a-z]+(?:ed|s)|began|broke|fell|grew|rose|cost|stood|lay|went|came|took|lost|won|"
    r"sank|burnt|left|kept|made)\b(?P<rest>[^.;!?“”\"]{0,90}?),? "
    rf"(?:and|but|because|since|so|when|while|although|though|after|before|until|that) (?P<it>he|"
    rf"she)(?= (?:(?:also|now|"
    rf"still|already|never|long|only|had long ago) )?{_HAS}\b)"
)
_HUMAN = lazy(r"\b(?:he|she|him|her|his|who|whom|man|woman)\b", re.I)
_WORN = lazy(
    r"(?:he|she) (?:has|had|is|was|will be) (?:(?:also|now|still|already|never|long|not|only|long ago|"
    r"yet|been|be|since|"
    r"for decades|for years|completely|partly|badly|last|first) )*(?:"
    r"made an? (?:profit|loss)|turned a profit|broken even|replaced|renovated|repaired|rebuilt|"
    r"demolished|inaugurated|commissioned|laid|worn|outlived|exceeded|served its|"
    r"worked out|leaked|leaking|collapsed|insured|financed|funded|adopted|repealed|ratified|implemented|published|"
    r"printed|manufactured|produced|assembled|installed|dismantled|mothballed|rusting|rusted|obsolete|profitable|"
    r"unprofitable|built|constructed|extended by|valid|in force|exported|sold out|watered|irrigated|harvested)\b"
)


def things(blocks: Sequence[Block], scene: Scene) -> Iterator[tuple[int, int, int]]:
    """“He” and “she” that go on with a thing: nobody of that gender is near, or no person can be what is said."""
    for number, block in enumerate(blocks):
        text = block.text
        if " he " not in text and " she " not in text:
            continue
        for hit in _JOINED.finditer(text):
            start, end = hit.span("it")
            if _HUMAN.search(hit["rest"]):
                continue
            if _WORN.match(text, start) or not anybody(scene, number, start):
                yield number, start, end


def anybody(scene: Scene, block: int, start: int) -> bool:
    """Whether somebody near may be meant by the pronoun there."""
    events = scene.events
    at = next((n for n, e in enumerate(events) if (e.block, e.start) == (block, start)), None)
    if at is None or events[at].quoted:
        return True
    pronoun = events[at]
    return any(
        e.gender in (pronoun.gender, "u") and e.sentence >= pronoun.sentence - _REACH
        for e in events[max(0, at - 40) : at]
    )


_REACH = 6
