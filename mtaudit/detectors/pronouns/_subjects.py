"""Pronouns whose clause allows no such person, number or case: a company that is “he”, “whom” as a subject."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from mtaudit.detectors.pronouns._people import Event, Scene
from mtaudit.lang.patterns import lazy
from mtaudit.model import Block


class Misfit(NamedTuple):
    """A pronoun, what is wrong with it and what would be right (may be empty)."""

    block: int
    start: int
    end: int
    why: str
    right: str = ""
    confidence: float = 0.75


_AUX = r"(?:had|has|have|was|were|is|are|would|will|could|can|did|does|do|must|should)"
_BODY = (
    r"(?:compan(?:y|ies)|firm|group|bank|airline|manufacturer|carmaker|car maker|retailer|brewery|operator|"
    r"agency|ministry|"
    r"union|club|association|federation|chain|supplier|exporter|producer|insurer|broadcaster|network|institute|"
    r"foundation|party|university|authority|council|commission|committee|organisation|organization|corporation|"
    r"conglomerate|shipyard|publisher|start-up|startup|consortium|cooperative|maker|giant)"
)
_SAID = r"(?:said|says|reported|announced|stated|added|explained|warned|declared|admitted|confirmed|promised|claimed)"
_HUMAN = (
    r"(?:m[ae]n|wom[ae]n|boys?|girls?|teachers?|doctors?|nurses?|policem[ae]n|ministers?|soldiers?|farmers?|"
    r"students?|"
    r"workers?|journalists?|passengers?|patients?|pupils?|singers?|actors?|actress(?:es)?|mayors?|"
    r"judges?|witness(?:es)?|neighbou?rs?|fisherm[ae]n|sailors?|poets?|writers?|lawyers?|widows?|mothers?|fathers?|"
    r"brothers?|sisters?|children|people|persons?|residents|villagers|tourists|voters|thie(?:f|ves)|burglars?|"
    r"robbers?|"
    r"grandmothers?|grandfathers?|daughters?|sons|customers|guests|prisoners?|refugees?|referees?|goalkeepers?|"
    r"footballers?|waiters?|waitress(?:es)?|bakers?|butchers?|cooks?|priests?|bishops?|nuns?|monks?|midwi(?:fe|ves)|"
    r"firefighters?|rescuers?|climbers?|cyclists?|runners?|watchm[ae]n|shepherds?|hunters?|miners?|clerks?|"
    r"pensioners?)"
)
_REPORTED = lazy(
    rf"\b(?:[Tt]he|[Aa]|[Ii]ts|[Tt]heir) (?:[\w’'-]+ ){{0,3}}?{_BODY}(?: [A-Z][\w&.-]+){{0,3}},? (?:has |had |"
    rf"also )?{_SAID}"
    rf"(?: on [A-Z][a-z]+| (?:yesterday|today|earlier))?(?: that)? (?P<it>he|she) (?:{_AUX}|plan\w+|want\w+|"
    rf"expect\w+|"
    r"need\w+|made|sold|bought|earned|paid|employ\w+|doubled|built)\b"
)
_REFLEXIVE = lazy(
    rf"\b(?:{_SAID}|remind\w+|told|claim\w*|insist\w*|think\w*|thought|believe[sd]?|know|knew|"
    rf"remember\w*)[^.,;:“”\"]{{0,30}}? "
    rf"that (?P<it>himself|herself|itself|themselves|myself|ourselves) {_AUX}\b"
)
_POSSESSED = lazy(r"\b(?P<n>[A-Za-z]{3,})['’]s (?P<it>itself|himself|herself|themselves)\b")
_NOUNLESS = frozenset("let that there what who here where how she one this when all".split())
_WHOM = lazy(
    rf"(?P<w>[\w’'-]+),? (?P<it>whom) (?:(?:{_AUX}|became|came|went|lives?|lived|took|works?|worked|died|left|"
    rf"says?|knows?|"
    r"knew)\b)(?! (?:not )?(?:he|she|they|we|you|I|the)\b)"
)
_BEFORE_WHOM = frozenset(
    "of to for with by from in on at about against among between through without behind after under upon "
    "towards toward "
    "over before beside near beyond and or than as but like around".split()
)
_WHICH = lazy(
    rf"\b(?:[Tt]he|[Aa]n?|[Tt]wo|[Tt]hree|[Mm]any|[Tt]hose|[Ss]everal|[Ss]ome) (?:[a-z-]+ )?{_HUMAN} "
    rf"(?P<it>which) (?:{_AUX}|fled|live[sd]?|"
    r"work(?:s|ed)?|came|went|took|saw|died|lost|left|stole|won|wanted|wants|knew|knows|refused|said|made|sold|"
    r"bought|ran)\b|"
    r"\b(?:driver|pilot|cyclist|suspect)s? (?P<it2>which) (?:fled|died|refused|wanted|knew|survived|escaped|"
    r"confessed)\b"
)
_THING = (
    r"(?:agreement|contract|treaty|law|decision|building|factory|plan|proposal|bill|report|bridge|tunnel|road|plant|"
    r"house|school|hospital|museum|film|book|novel|song|car|train|bus|ship|vessel|ferry|plane|machine|tower|dam|"
    r"station|"
    r"tax|budget|project|programme|study|survey|festival|match|tournament|war|strike|fire|flood|storm|earthquake|"
    r"letter|painting|statue|ruling|verdict|sentence|deal|reform|system|device|app|drug|vaccine|virus|lake|river|"
    r"village|town|island|forest|garden|field|pipe|pipeline|railway|airport|harbour|church|castle|hotel|"
    r"restaurant|shop)"
)
_MADE = (
    r"(?:statement|campaign|proposal|measure|document|exhibition|machine|roof|wall|window|door|box|engine|offer|article|"
    r"photograph|picture|poem|prize|award|order|rule|fine|loan|debt|fund|price|crop|harvest|road|path|valley|mountain|"
    r"kitchen|cellar|garage|truck|lorry|bicycle|tractor|generator|pump|cable|website|album|series|concert|meeting)"
)
_WHO = lazy(
    rf"\b(?:[Tt]he|[Tt]his|that|its|an?) (?:[a-z-]+ )?(?:{_THING}|{_MADE}),? "
    rf"(?P<it>who) (?:they|we|he|she|it|{_AUX})\b"
)
_THAT_IT = lazy(
    rf"\b(?:the|this|that|its|a|an) (?:[a-z-]+ ){{0,2}}?{_THING}(?: (?:in|on|at|near|of) [^,.;]{{2,30}})?, "
    rf"(?P<it>that (?:it|they|he|"
    rf"she)) {_AUX}\b"
)
_REASONED = lazy(
    rf"\b(?:so|such|fact|{_SAID}|sure|clear|true|think\w*|thought|believ\w*|insist\w*|hop\w*|fear\w*|known?|"
    rf"told|agree\w*|"
    r"certain|convinced|argu\w*|not(?:ed|es)|possible|likely|obvious|reason|point|problem|doubt|but)\b",
    re.I,
)
_IT_SINGS = lazy(
    r"(?:^|[.!?] )(?P<it>It) (?:(?:was|is) (?:singing|smiling|weeping|laughing|crying|praying|dancing|wearing|"
    r"studying|"
    r"sobbing|kneeling|chatting|joking|reading|cooking)|sang|wept|smiled|laughed|married|studied|graduated|sobbed|"
    r"blushed|apologi[sz]ed|resigned|retired|wore|thanked|grew up)\b"
)
_MIND = (
    r"(?:heard|learned|learnt|woke|felt|knew|remembered|believed|wanted|wept|smiled|said|thought|noticed|realised|"
    r"realized|decided|married|arrived home|called|telephoned|slept|was (?:asleep|pregnant|born|a child|young|"
    r"studying|"
    r"too (?:old|ill|tired|weak|young) to))"
)
_ROLE_IT = lazy(
    rf"(?:^|[.!?] )(?:The|An?|My|Her|His|Our|Their) (?:[a-z-]+ ){{0,2}}?{_HUMAN} (?:was|had|is|has|lay|sat|"
    rf"stood|slept|worked)"
    rf"(?: [a-z]+){{0,4}} (?:when|after|before|because|as|while) (?P<it>it) {_MIND}\b"
)
_KIN_IT = lazy(
    rf"(?:^|[.!?] )(?:My|Her|His|Our|Their|The) (?:[a-z-]+ )?{_HUMAN} [a-z]+ (?:the|a|an|his|her|all) [a-z]+ "
    rf"(?:because|when|"
    rf"after|before) (?P<it>it) was too (?:old|ill|tired|weak|young|frail|sick) to\b"
)
_PART = (
    r"(?:belly|knees?|elbows?|wrists?|ankles?|lap|forehead|cheeks?|thumbs?|fists?|hair|beard|lips|shoulders|fingers|"
    r"arms|hands|eyes|face|legs?|back|wife|husband|mother|father|job|career|phone|pocket|pockets|coat|hat|shoes)"
)
_ITS_BODY = lazy(rf"\b(?:[Tt]he|[Aa]n?) (?:[a-z-]+ )?{_HUMAN} (?:[a-z]+ ){{0,4}}?(?P<it>its) {_PART}\b")
_PLURAL = (
    r"(?:families|farmers|fishermen|residents|villagers|workers|drivers|soldiers|refugees|parents|students|pupils|"
    r"tourists|passengers|miners|shepherds|neighbours|neighbors|teachers|nurses|doctors|women|men|children|couples|"
    r"employees|voters|pensioners|households|traders|shopkeepers|owners|bakers|players|supporters|fans|volunteers)"
)
_OWNED = (
    r"(?:boats|homes|houses|children|families|lives|jobs|hands|cars|wives|husbands|fields|animals|belongings|savings|"
    r"tents|doors|shops|windows|tools|phones|bags|horses|tractors|nets|sheep|cattle|crops|suitcases|dogs|"
    r"bicycles|wages)"
)
_THEIRS = lazy(
    rf"\b(?P<s>(?i:{_PLURAL})) (?:have |had |are |were |would |will |could |can )?(?:[a-z]+ ){{1,6}}?(?P<it>his|"
    rf"its|her) {_OWNED}\b"
)
_OF_ONE = lazy(r"\b(?:of|from|with|by|to|for) (?:the |a )?(?:[a-z-]+ )?$")
_OFFICE_OF = lazy(
    r"(?:^|[.!?] )(?P<it>His|Her) (?:chair(?:man|woman)|president|spokes(?:man|woman)|leader|director|chief "
    r"executive|founder|"
    r"general secretary|managing director|chief economist|head coach|board) [A-Z]"
)
_ACCORDING = lazy(
    r"(?:^|[.!?] )(?:According to|With|Together with|Like) (?P<it>his|her) (?:lawyers?|family|office|agent|"
    r"doctors?|brother|"
    r"sister|daughter|son|mother|father|colleagues|friends|staff|defence|defense), (?P<who>he|she)\b"
)
_ASKED = lazy(
    r"\b(?:asked|urged|begged|called on|invited|persuaded|ordered) (?:the|an?) [a-z]+ to [a-z]+ (?P<it>him|"
    r"her)(?=[.,;])"
)
_STARTS = lazy(
    rf"(?:^|[.!?] )(?:The|This|Its|An?) (?:[a-z-]+ ){{0,3}}?(?P<t>{_THING})\b[^.!?]{{5,160}}[.!?] (?P<it>He|"
    rf"She) (?:[a-z]+s|was|had|will|"
    r"would|can|could|has|is|cost|stood|weighed|measured) "
)
_MANY_HE = lazy(
    rf"(?:^|[.!?] )The (?:[a-z-]+ )?(?:ministers|presidents|leaders|delegates|players|couple|twins|brothers|"
    rf"sisters|teams|"
    rf"{_PLURAL[3:-1]}) (?:[a-z]+ ){{1,3}}?in [A-Z]\w+, (?:where|and|before|after|when) (?P<it>he|she) "
)
_SHIPS = frozenset("ship vessel ferry boat yacht plane car train machine".split())


def misfits(blocks: Sequence[Block], scene: Scene) -> Iterator[Misfit]:
    """All of a document."""
    for number, block in enumerate(blocks):
        text = block.text
        for cues, check in _CHECKS:
            if any(cue in text for cue in cues):
                yield from check(number, text, scene)


def _around(scene: Scene, block: int, start: int, gender: str, reach: int = 6) -> list[Event]:
    """The people before a place, or in its sentence, who may be of a gender."""
    at = next((n for n, e in enumerate(scene.events) if (e.block, e.start) >= (block, start)), len(scene.events))
    before = scene.events[max(0, at - 40) : at]
    sentence = scene.events[at].sentence if at < len(scene.events) else (before[-1].sentence if before else 0)
    return [
        e for e in before if e.gender in (gender, "u") and e.sentence >= sentence - reach and not e.many and not e.weak
    ]


def _gender(pronoun: str) -> str:
    return "m" if pronoun.lower() in ("he", "him", "his", "himself") else "f"


def alone(scene: Scene, number: int, hit: re.Match[str]) -> bool:
    """Whether there is nobody whom the pronoun of a match could mean."""
    near = _around(scene, number, hit.start("it"), _gender(hit["it"]))
    return all(e.block == number and e.start >= hit.start() for e in near)


def _bodies(number: int, text: str, scene: Scene) -> Iterator[Misfit]:
    for hit in _REPORTED.finditer(text):
        if alone(scene, number, hit):
            yield Misfit(number, *hit.span("it"), "a body is “it” or “they”", "it")


def _plain(pattern: re.Pattern[str], why: str, right: str = "") -> Callable[[int, str, Scene], Iterator[Misfit]]:
    def check(number: int, text: str, _: Scene) -> Iterator[Misfit]:
        for hit in pattern.finditer(text):
            name = "it" if hit["it"] else "it2"
            yield Misfit(number, *hit.span(name), why, right)

    return check


def _possessed(number: int, text: str, _: Scene) -> Iterator[Misfit]:
    for hit in _POSSESSED.finditer(text):
        if hit["n"].lower() not in _NOUNLESS:
            yield Misfit(number, hit.start("n"), hit.end("it"), "“own” is meant", f"{hit['n']}'s own")


def _whoms(number: int, text: str, _: Scene) -> Iterator[Misfit]:
    for hit in _WHOM.finditer(text):
        if hit["w"].lower() not in _BEFORE_WHOM:
            yield Misfit(number, *hit.span("it"), "the subject of a clause is “who”", "who")


def _who_things(number: int, text: str, scene: Scene) -> Iterator[Misfit]:
    for hit in _WHO.finditer(text):
        begin = max(text.rfind(mark, 0, hit.start()) for mark in (". ", "! ", "? ", "”", "\n"))
        people = [e for e in scene.events if e.block == number and begin < e.start < hit.start("it")]
        if not people and not _HUMANS.search(text, max(0, begin), hit.start("it")):
            yield Misfit(number, *hit.span("it"), "a thing is “which”", "which")


_HUMANS = lazy(
    rf"\b{_HUMAN}\b|\b(?:those|others|anyone|everyone|one|ones|staff|owners?|members?|families|"
    rf"couples?|crew)\b",
    re.I,
)


def _that_it(number: int, text: str, _: Scene) -> Iterator[Misfit]:
    for hit in _THAT_IT.finditer(text):
        begin = max(text.rfind(mark, 0, hit.start()) for mark in (". ", "! ", "? "))
        if not _REASONED.search(text, max(0, begin), hit.start("it")):
            yield Misfit(number, *hit.span("it"), "the relative pronoun is the subject already", "which")


def _it_sings(number: int, text: str, scene: Scene) -> Iterator[Misfit]:
    for hit in _IT_SINGS.finditer(text):
        before = [e for e in scene.events if e.block == number and e.start < hit.start("it") and e.kind == "name"]
        begin = max(text.rfind(mark, 0, max(0, hit.start("it") - 2)) for mark in (". ", "! ", "? "))
        if (
            before
            and before[-1].start > begin
            and not before[-1].quoted
            and _OPENER.match(text, begin + 2 * (begin >= 0))
        ):
            yield Misfit(number, *hit.span("it"), "nobody but a person does this", "")


_OPENER = lazy(r"(?:The )?(?:[A-Z]?[\w-]+ ){0,3}?[A-Z]\w+ [A-Z]\w+ ")


def _theirs(number: int, text: str, scene: Scene) -> Iterator[Misfit]:
    for hit in _THEIRS.finditer(text):
        if hit["it"] != "its" and not alone(scene, number, hit):
            continue
        if _OF_ONE.search(text, max(0, hit.start() - 30), hit.start()):
            continue
        inside = text[hit.end("s") : hit.start("it")]
        if hit["it"] == "its" and re.search(r"\b(?:of|that|which|who|by|from|and)\b", inside):
            continue
        yield Misfit(number, *hit.span("it"), f"there are several {hit['s']}", "their")


def _office_of(number: int, text: str, scene: Scene) -> Iterator[Misfit]:
    for hit in _OFFICE_OF.finditer(text):
        if alone(scene, number, hit):
            yield Misfit(number, *hit.span("it"), "nobody has been named whose office it could be", "Its")


def _according(number: int, text: str, scene: Scene) -> Iterator[Misfit]:
    for hit in _ACCORDING.finditer(text):
        near = _around(scene, number, hit.start("it"), _gender(hit["it"]))
        if _gender(hit["it"]) != _gender(hit["who"]) and all(e.kind == "role" and e.gender == "u" for e in near):
            yield Misfit(number, *hit.span("it"), f"“{hit['who']}” is meant", "his" if hit["who"] == "he" else "her")


def _asked(number: int, text: str, scene: Scene) -> Iterator[Misfit]:
    for hit in _ASKED.finditer(text):
        own, other = _gender(hit["it"]), "f" if hit["it"] == "him" else "m"
        near = [
            e for e in _around(scene, number, hit.start("it"), own, 4) if e.start < hit.start() or e.block != number
        ]
        near = [e for e in near if e.gender == own or e.kind == "name"]
        named = [e for e in _around(scene, number, hit.start("it"), other, 0) if e.kind == "name" and e.gender == other]
        if named and not near:
            yield Misfit(number, *hit.span("it"), f"{named[-1].text} asks", "her" if other == "f" else "him")


def _starts(number: int, text: str, scene: Scene) -> Iterator[Misfit]:
    for hit in _STARTS.finditer(text):
        if alone(scene, number, hit) and not (hit["it"] == "She" and hit["t"] in _SHIPS):
            yield Misfit(number, *hit.span("it"), "only a thing has been spoken of", "It")


def _many_he(number: int, text: str, scene: Scene) -> Iterator[Misfit]:
    for hit in _MANY_HE.finditer(text):
        if alone(scene, number, hit):
            yield Misfit(number, *hit.span("it"), "several people are meant", "they")


_PERSON_IT = "a person is “he” or “she”"
_CHECKS: tuple[tuple[tuple[str, ...], Callable[[int, str, Scene], Iterator[Misfit]]], ...] = (
    (tuple(f"{said} {w}he " for said in ("said", "says", "day", "ed", "that") for w in ("", "that ")), _bodies),
    (
        ("that itself", "that himself", "that herself", "that themselves", "that myself", "that ourselves"),
        _plain(_REFLEXIVE, "a reflexive pronoun is no subject"),
    ),
    (("s itself", "s himself", "s herself", "s themselves"), _possessed),
    ((" whom ",), _whoms),
    ((" which ",), _plain(_WHICH, "a person is “who”", "who")),
    ((" who ",), _who_things),
    ((", that ",), _that_it),
    (("It ",), _it_sings),
    ((" it ",), _plain(_ROLE_IT, _PERSON_IT)),
    ((" it was too ",), _plain(_KIN_IT, _PERSON_IT)),
    ((" its ",), _plain(_ITS_BODY, _PERSON_IT)),
    (("s ",), _theirs),
    (("His ", "Her "), _office_of),
    (("to his", "to her", "With h", "with h", "Like h"), _according),
    ((" him.", " him,", " him;", " her.", " her,", " her;"), _asked),
    ((". He ", ". She "), _starts),
    (("where he ", "and he ", "before he ", "after he ", "when he ", "where she ", "and she "), _many_he),
)
