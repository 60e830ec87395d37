"""Two pronouns of one sentence that grammar gives to one person, and pronouns for persons that mean things."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mtaudit.lang.patterns import lazy
from mtaudit.model import Block

_MALE = frozenset(("he", "his"))
_MADE = (
    r"(?:ruling|speech|statement|letter|report|verdict|decision|opinion|testimony|resignation|column|blog|post|lecture|"
    r"address|interview|article|essay|judgment|judgement|message|video|email|e-mail|reply|answer|memoirs?|sermon|"
    r"indictment|complaint|lawsuit|petition|diary|closing argument|opening remarks|remarks|closing speech|"
    r"press release|tweet)"
)
_SAID = (
    r"(?:said|says|wrote|writes|argued|argues|stated|states|noted|explained|stressed|claimed|warned|announced|promised|"
    r"called|described|praised|criticised|criticized|thanked|mentioned|denied|admitted|recalled|found|held)"
)
# "In his ruling, she said that …": whoever rules is who says it
_FRONTED = lazy(
    rf"(?:^|[.!?] |[”\"] )(?:In|With|Through|During|At the end of|According to) (?P<it>his|her) (?:[a-z-]+ "
    rf"){{0,2}}{_MADE},? "
    rf"(?P<who>she|he) (?:has |had |also )?{_SAID}(?!,)\b"
)
# "he and her staff"
_AND_OWN = lazy(
    r"\b(?P<it>[Hh]e|[Ss]he) and (?P<who>her|his) (?:own )?(?:staff|team|colleagues|crew|deputies|deputy|assistants?|"
    r"companions?|neighbou?rs|comrades|fellow [a-z]+|band|orchestra|party|lawyers?|teammates|team-mates|guards|"
    r"bodyguards|aides)\b"
)
# "His house, built by her late husband"
_LATE = lazy(
    r"(?:^|[.!?] |[”\"] )(?P<it>His|Her) [a-z]+, (?:[a-z]+ed|built|made|bought|left|sold|founded) (?:by|to|for|with) "
    r"(?P<who>her|his) (?:late |own |former )?(?:husband|wife|father|mother|grandfather|grandmother)\b"
)

_WORN = (
    r"(?:closed|demolished|repaired|rebuilt|emptied|renovated|repainted|replaced|dismantled|scrapped|pulled down|"
    r"torn down|"
    r"reinforced|drained|flooded|inspected|overhauled|extended|widened|restored|installed|switched off|shut down|"
    r"unlocked)"
)
# "He ordered him closed"
_ORDERED = lazy(rf"\b(?:ordered|had|have|has|wants|wanted|declared|kept) (?P<it>him|her) {_WORN}\b(?! by (?:him|her))")
_BODY = (
    r"(?:union|company|firm|party|ministry|bank|club|federation|association|agency|council|committee|commission|"
    r"government|university|hospital|authority|organisation|organization|group|airline|court|parliament|foundation)"
)
# "Their union said that she wanted"
_BODY_SAID = lazy(
    rf"(?:^|[.!?] |[”\"] )(?:The|Their|Its|Our|This|That) (?:[a-z]+ ){{0,2}}{_BODY} (?:said|announced|stated|added|"
    r"explained|declared) (?:on [A-Z][a-z]+ )?that (?P<it>she|he) (?:want(?:s|ed)|would|will|had|has|was|is|could|"
    r"did|does|"
    r"plan(?:s|ned)|demand(?:s|ed)|needs|needed|expect(?:s|ed)|employ(?:s|ed)|sold|bought|made|earned|paid)\b"
)
# "A drone fell in a yard, where he left a crater"
_LEFT = lazy(
    r"\b(?:drones?|missiles?|rockets?|shells?|bombs?|meteorites?|boulders?|rocks?|trees?|planes?|helicopters?|"
    r"satellites?) "
    r"[^.;“”]{0,60}, (?:where|and|which|before) (?P<it>he|she) (?:had |has )?(?:left (?:a|an|behind a) (?:[a-z]+ "
    r")?(?:crater|"
    r"hole|trail|trace)|exploded|detonated|burst|shattered|landed on (?:a|the) roof|did not (?:explode|detonate))\b"
)
# "The boiler house was built in 1974 … She supplies the whole town"
_SERVES = lazy(
    r"(?:^|[.!?] |[”\"] )(?P<it>She|He) (?:supplies|serves|heats|covers|houses|contains|measures|weighs|consists|"
    r"connects|"
    r"stretches|spans|dates|cost|costs|generates|links|is (?:[\d.,]+ (?:kilomet|met|hectare|tonne)|located|built "
    r"of|made of))"
    r"(?: the whole| the entire| about| some| nearly| of| from| to| with| \d| [\d.,]+ (?:metres|meters|kilomet|tonnes|"
    r"hectares|people|homes|households|square|million|megawatts))"
)


def clauses(blocks: Sequence[Block]) -> Iterator[tuple[int, int, int, str]]:
    """Block, start and end of each pronoun that another of its sentence excludes, and that other."""
    for number, block in enumerate(blocks):
        text = block.text
        if "he " not in text and " her " not in text and "his " not in text:
            continue
        for pattern in (_FRONTED, _AND_OWN, _LATE):
            for hit in pattern.finditer(text):
                if (hit["it"].lower() in _MALE) != (hit["who"] in _MALE):
                    yield number, *hit.span("it"), hit["who"]


def mistaken(blocks: Sequence[Block]) -> Iterator[tuple[int, int, int, bool]]:
    """Block, start, end of each “he” or “him” whose predicate fits a thing, and whether it may fit a person too."""
    for number, block in enumerate(blocks):
        text = block.text
        for pattern in (_ORDERED, _LEFT, _BODY_SAID, _SERVES) if "he " in text or " h" in text else ():
            for hit in pattern.finditer(text):
                yield number, *hit.span("it"), pattern is _BODY_SAID or pattern is _SERVES


_NEW_SUBJECT = lazy(r"(?:^|[,;:–—] |\band |\bbut |\bwhile )[A-Z][\w’'-]+ [A-Z][\w’'-]+ [a-z]+(?:s|ed)\b")
_OF_OTHERS = lazy(
    r"\b(?:fault|faults|faulted|praises?d?|critici[sz]e[sd]?|thanks?|thanked|support(?:s|ed)?|backs?|backed|"
    r"oppose[sd]?|"
    r"questions?|questioned|disputes?|disputed|rejects?|rejected|defend(?:s|ed)?|admire[sd]?|replace[sd]?|"
    r"succeed(?:s|ed)?|"
    r"welcome[sd]?|share[sd]?|doubt(?:s|ed)?|mock(?:s|ed)?|echo(?:es|ed)?|condemn(?:s|ed)?|attack(?:s|ed)?|"
    r"accept(?:s|ed)?|"
    r"applaud(?:s|ed)?|dismiss(?:es|ed)?|confirm(?:s|ed)?|approve[sd]?|about|of|against) $"
)


def is_free(text: str, start: int, person_end: int, *, others: bool) -> bool:
    """Whether the pronoun at `start` may mean somebody else than the person named before it.

    So it is if a second full name has taken over as the subject, or if the verb judges what belongs to others:
    *Ann Obi cannot fault his zeal*. `others`: a person of the pronoun's gender was spoken of earlier.
    """
    judged = others and text.startswith(("his ", "her "), start) and _OF_OTHERS.search(text, max(0, start - 16), start)
    return bool(judged) or (0 <= person_end < start and _NEW_SUBJECT.search(text[person_end:start]) is not None)
