"""Capitals in the middle of a sentence, and small letters where English has capitals."""

# ruff: noqa: E501  (patterns)

from __future__ import annotations

from collections.abc import Iterable, Iterator

from mtaudit.lang.patterns import lazy
from mtaudit.model import Finding, Kind, Rule, Segment, Severity
from mtaudit.plugin import Detector, Fires, Silent, hookimpl

MIDDLE = Rule(
    "capitals/middle",
    mqm="linguistic-conventions/spelling/capitalization",
    severity=Severity.MINOR,
    message="“{quote}” has a capital in the middle of a sentence",
    confidence=0.75,
    help="What stood in bold or in a link was translated as a sentence of its own.",
)
SMALL = Rule(
    "capitals/small",
    mqm="linguistic-conventions/spelling/capitalization",
    severity=Severity.MINOR,
    message="“{quote}” is written “{right}” in English",
    confidence=0.85,
)

_FUNCTION = (
    "And|In|On|At|By|For|From|With|Without|After|Before|Because|While|When|Where|Which|Whose|That|This|These|Those|"
    "He|She|They|Has|Have|Had|Was|Were|Is|Are|Been|Through|Between|During|Into|Whether|To|Of|As"
)
_MIDDLE = lazy(rf"(?<![\w.’'-])(?P<before>[a-z]{{3,}}) (?P<it>{_FUNCTION}) (?=(?P<after>[a-z]+|“[a-z]+)\b)")
_AUXILIARY = "He|She|They|Has|Had|Was|Were|Received|Announced|Declared|Explained|Confirmed|Scored|Said|Decided"
_VERB = lazy(rf"(?<![\w.’'-])[A-Z][a-zà-ÿ]{{3,}} (?P<it>{_AUXILIARY}) (?=[a-z]+\b)")
# People and things that no office, team or contract is called, so that a capital is a slip.
_COMMON = (
    "Patients?|Judges|Workers?|Students?|Pupils?|Doctors?|Nurses?|Teachers?|Drivers?|Residents?|Inhabitants?|Victims?|"
    "Prisoners?|Soldiers?|Passengers?|Neighbou?rs?|Tourists?|Visitors?|Voters?|Suspects?|Witness(?:es)?|Lawyers?|Prosecutors?|"
    "Mothers?|Fathers?|Sons?|Daughters?|Wom[ae]n|Men|Boys?|Girls?|Players|Fans|Spectators?|Animals?|Trees?|Prices?|Wages?|"
    "Roads?|Buildings?|Factory|Factories|Cars?|Lorry|Lorries|Accidents?|Attacks?|Situation|Problems?|Decisions?|"
    "Proposals?|Weapons?|Newspapers?|Fires?|Boats?|Villages?|Measures?|Documents?|Firefighters?|Demonstrators?|Fishermen"
)
_NOUN = lazy(
    rf"(?<=[a-z,] )(?:the|a|an|his|her|their|its|these|those|some|many|two|three) (?P<it>{_COMMON})"
    r"(?= (?:was|were|is|are|has|have|had|will|would|in|on|at|from|with|by|who|which|to|slept|said|[a-z]{3,}ed)\b|\.(?:\s|$))"
)
_AFTER_TIME = lazy(
    r"(?:^|(?<=[.!?] ))(?:In|On|At|After|For|By|Since|During|Until|From) (?:the|this|that|last) [a-z]+(?: [a-z]+){0,2} "
    r"(?P<it>The|He|She|They|It|His|There|Her|Their|We|These|Some|Many) (?=[a-z])"
)
# Behind these a title may begin.
_TITLES = frozenset(
    """
    the this that his her its our their your some any every each another and for with from into
    film book song album novel play series show single magazine called titled entitled named movie track poem hit
    programme program podcast documentary musical thriller drama comedy sitcom memoir newspaper tune anthem ballad
    band exhibition game app site website blog column campaign group opera ballet lyrics video channel essay chapter
    section label headline slogan motto phrase words hashtag tattoo read reading reads sang sing singing says said
    about option choose select click type press button menu label word term vitamin plan class grade group category
    """.split()
)
_DAYS = "monday|tuesday|wednesday|thursday|friday|saturday|sunday"
_DAY = lazy(rf"\b(?:[Oo]n|last|next|since|until|till|every|this|late|early|from) (?P<it>{_DAYS})\b(?![-’'])")
_MONTHS = "january|february|april|june|july|september|october|november|december"
_MONTH = lazy(
    rf"\b(?:[Ii]n|[Ss]ince|until|last|next|early|late|mid|end of|beginning of|\d{{1,2}}(?:st|nd|rd|th)?(?: of)?) "
    rf"(?P<it>{_MONTHS})\b(?![-’'])|\b\d{{1,2}} (?P<too>march|may|august)(?= \d{{4}}\b)"
)
_NATIONS = (
    "german|french|spanish|italian|russian|ukrainian|chinese|japanese|american|european|british|polish|turkish|"
    "austrian|belgian|dutch|greek|portuguese|brazilian|korean|iranian|israeli|czech|hungarian|romanian|swedish"
)
_NATION = lazy(
    rf"\b(?P<it>{_NATIONS}) (?:police|government|president|army|minister|ministry|authorities|troops|parliament|"
    r"citizens?|chancellor|embassy|ambassador|soldiers?|media|press|team|coach|company|companies|league)\b"
)
_CLOCK = lazy(r"(?<=\d )[ap]\.M\.?|(?<=\d)[ap]\.M\.?")

_NAMED = _TITLES - {
    "and",
    "with",
    "for",
    "from",
    "into",
    "said",
    "about",
    "the",
    "this",
    "that",
    "his",
    "her",
    "its",
    "some",
}


class Capitals(Detector):
    """*the body was found At the station*; *on tuesday*, *4 p.M.*, *the german police*.

    Headings, titles inside sentences and texts written wholly in small letters are left alone.
    """

    target_langs = frozenset({"en"})
    rules = (MIDDLE, SMALL)
    examples = (
        Fires(MIDDLE, "The body was found by a guard [[At]] the old station.", suggestion="at"),
        Fires(MIDDLE, "The club has decided to open talks [[On]] whether to sell.", suggestion="on"),
        Fires(MIDDLE, "Nobody knows why Amsler [[Received]] in the box and waited.", suggestion="received"),
        Fires(SMALL, "The hall opens on [[tuesday]] at noon.", suggestion="Tuesday"),
        Fires(SMALL, "The mill burned in [[october]] and again in May.", suggestion="October"),
        Fires(SMALL, "He was freed at 4 [[p.M.]]", suggestion="p.m."),
        Fires(SMALL, "She wrote to the [[german]] police.", suggestion="German"),
        Fires(MIDDLE, "In the ward the [[Patients]] slept on the floor.", suggestion="patients"),
        Fires(MIDDLE, "In the evening [[The]] crowd went home.", suggestion="the"),
        Silent(
            "In the film The Crowd he sang. Under the Trees and the Men in Black won. The Fall of the Boy was read."
        ),
        Silent("She sang the song At the old mill, from the film In the woods. The Hague is quiet; I Am is a book."),
        Silent("A Guide To the Old Town And its Mills. It opens on Tuesday, in May, at 4 p.m. They march in may."),
        Silent("on tuesday we met in october lol. He ate french fries and danced to german techno."),
    )

    def check(self, segment: Segment) -> Iterable[Finding]:
        """Running text only."""
        if segment.kind in (Kind.HEADING, Kind.CAPTION, Kind.UNIT, Kind.CELL):
            return
        text = segment.target
        yield from _middle(segment, text)
        yield from _common(segment, text)
        if any(c.isupper() for c in text):
            yield from _small(segment, text)


def _middle(segment: Segment, text: str) -> Iterator[Finding]:
    for pattern in (_MIDDLE, _VERB):
        for hit in pattern.finditer(text):
            if pattern is _MIDDLE and hit["before"] in _TITLES:
                continue
            if not _in_title(text, hit.start(), hit.end()) and not _quoted(text, hit.start()):
                yield MIDDLE.at(segment, hit.span("it"), suggestion=hit["it"].lower())


def _common(segment: Segment, text: str) -> Iterator[Finding]:
    """“the Patients were”, “In the evening The crowd”; not in titles and quotations."""
    for pattern in (_NOUN, _AFTER_TIME):
        for hit in pattern.finditer(text):
            before = text[: hit.start("it")].split()[-3:-1] if pattern is _NOUN else [hit[0].split()[-2]]
            if any(word[0].isupper() for word in before) or not _NAMED.isdisjoint(before):
                continue
            behind = text[hit.end("it") : hit.end("it") + 24].split()[1:2]
            if not (behind and behind[0][0].isupper()) and not _quoted(text, hit.start("it")):
                yield MIDDLE.at(segment, hit.span("it"), suggestion=hit["it"].lower())


def _in_title(text: str, start: int, end: int) -> bool:
    """Whether words around are capitals too: a heading within the text."""
    before = text[max(0, start - 40) : start].split()[-3:]
    after = text[end : end + 40].split()[:5]
    return sum(w[0].isupper() for w in before[-2:]) >= 2 or sum(w[0].isupper() for w in after) >= 2


def _quoted(text: str, at: int) -> bool:
    before = text[:at]
    return (
        before.count("“") > before.count("”")
        or before.count('"') % 2 == 1
        or before.count("‘") > before.count("’")
        or before.count("(") > before.count(")")
    )


def _small(segment: Segment, text: str) -> Iterator[Finding]:
    for pattern in (_DAY, _MONTH, _NATION):
        for hit in pattern.finditer(text):
            group = "too" if pattern is _MONTH and hit["too"] else "it"
            yield SMALL.at(segment, hit.span(group), suggestion=hit[group].capitalize(), right=hit[group].capitalize())
    for hit in _CLOCK.finditer(text):
        yield SMALL.at(segment, hit.span(), suggestion=hit[0].lower(), right=hit[0].lower())


@hookimpl
def mtaudit_detectors() -> Iterable[type[Detector]]:
    """Registers the detector."""
    return [Capitals]
