"""What verbs, adjectives and nouns ask for: *belongs the church*, *famous with*, *must submit it until Friday*."""

# ruff: noqa: E501  (patterns)

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from mtaudit.lang.inflect import inflections
from mtaudit.lang.patterns import lazy
from mtaudit.lang.phrases import sentence_words
from mtaudit.lang.words import Word
from mtaudit.model import Document, Finding, Kind, Rule, Segment, Severity
from mtaudit.plugin import Detector, Fires, Need, Silent, hookimpl

MISSING = Rule(
    "government/missing",
    mqm="linguistic-conventions/grammar/preposition",
    severity=Severity.MINOR,
    message="“{quote}”: English says “{suggestion}”",
    confidence=0.8,
)
WRONG = Rule(
    "government/preposition",
    mqm="linguistic-conventions/grammar/preposition",
    severity=Severity.MINOR,
    message="“{quote}” is not the preposition of this verb: “{suggestion}”",
    confidence=0.75,
)
DEADLINE = Rule(
    "government/deadline",
    mqm="linguistic-conventions/grammar/preposition",
    severity=Severity.MINOR,
    message="“until” with what must be done at one moment: “by”",
    confidence=0.8,
    help="German *bis*, Russian *до*, Polish *do*, Spanish *hasta* and others mean both *until* and *by*.",
)
NOUN = Rule(
    "government/noun",
    mqm="linguistic-conventions/grammar/preposition",
    severity=Severity.MINOR,
    message="“{quote}”: English says “{suggestion}”",
    confidence=0.8,
)
ADJECTIVE = Rule(
    "government/adjective",
    mqm="linguistic-conventions/grammar/preposition",
    severity=Severity.MINOR,
    message="“{quote}”: English says “{suggestion}”",
    confidence=0.85,
    help="The preposition behind an adjective differs from language to language and is seldom translated.",
)
FORM = Rule(
    "government/form",
    mqm="linguistic-conventions/grammar",
    severity=Severity.MINOR,
    message="“{quote}” is not how English says it",
    confidence=0.8,
)

_WEEKDAY = "(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_MONTH = "(?:January|February|March|April|May|June|July|August|September|October|November|December)"
_DUE = (
    rf"(?:{_WEEKDAY}|{_MONTH}|\d{{1,2}}(?:st|nd|rd|th)? {_MONTH}|(?:19|20)\d\d|tomorrow|next (?:week|month|year|{_WEEKDAY})|"
    r"the (?:end|beginning|middle|start) of|the (?:spring|summer|autumn|winter)|spring|summer|autumn|winter|noon|midnight|\d{1,2} (?:o['’]clock|[ap]\.?m))"
)
_UNTIL = lazy(
    r"\b(?:must|has to|have to|had to|should|needs? to|will|would|wants? to|plans? to|intends? to|promised to|hopes? to|expected to|aims? to|obliged to) "
    r"(?:be )?(?:also )?(?:submit|submitted|finish|finished|complete|completed|deliver|delivered|hire|hired|hand over|handed over|appoint|appointed|"
    r"vacate|vacated|register|registered|announce|announced|resolve|resolved|reach|decide|decided|repay|repaid|return the|send|sent|build|built|"
    rf"demolish|demolished|replace|replaced|count|counted|sign|signed|pay|paid|elect|elected|publish|published|settle|settled)\b(?: [^.,;:]{{1,50}})? (?P<it>until) {_DUE}"
)
_NOT = lazy(
    r"\b(?:not|never|nobody|cannot|only|without|no|nothing|neither|nor|unable|delay|postpone|wait|[a-z]+n['’]t)\b", re.I
)
_PAYING = lazy(
    r"\b(?:will|would) (?:be )?(?:pay|paid|register|registered|count|counted|send|sent|publish|published|sign|signed|appointed|elected|hired)\b"
)
_DAYS = lazy(
    rf"\b(?P<it>[Oo]n {_WEEKDAY}['’]s (?P<n>morning|evening|afternoon|night))(?=[.,;]| (?:the|a|an|he|she|they|it|in|at|police|when|and|after|[A-Z])\b)"
)
_FORWARD = lazy(
    r"\b(?P<it>look(?:s|ed|ing)? forward to (?:meet|see|hear|receive|have|go|be|get|read|learn|know|welcome|begin|start|continue|host|take|make|come|join))\b"
)
_USED = lazy(
    r"\b(?:[Hh]e|[Ss]he|[Tt]hey|I|[Ww]e|[Pp]eople|who) (?P<it>(?:is|are|am|was|were) used to (?:work|live|wake|get|see|hear|drive|eat|deal|have|be|go|play|wait|sleep))\b"
)
_ENTERED = lazy(
    r"\b(?P<it>enter(?:s|ed|ing)? into) (?:the|a|his|her|their) (?:house|room|building|church|city|town|village|shop|bank|country|school|airport|apartment|flat|garden|office|hall|hospital|stadium|museum)\b"
)
_REFUSED = lazy(r"\b(?P<it>refus(?:es|ed) that) (?:he|she|they|the|it|his|her)\b")
_SINCE_UNTIL = lazy(
    rf"\b(?P<it>[Ss]ince (?:\d{{1,2}}(?:st|nd|rd|th)? )?(?:{_MONTH}|{_WEEKDAY}|(?:19|20)\d\d)(?: \d{{1,2}})?(?:,? (?:19|20)\d\d)? (?:until|till)) (?:\d|{_MONTH}|{_WEEKDAY}|the)"
)
_SUPERFLUOUS = lazy(
    r"\b(?P<it>reach(?:es|ed) to) the (?:other|opposite|top|end|final|village|town|city|border|coast|summit|agreement)\b"
)

_DETERMINERS = frozenset("the a an his her their its our my these those".split())
_TIMES = frozenset(
    "day days night week month year morning time moment way same whole rest next following previous last first minute hour "
    "afternoon evening weekend summer winter spring autumn season second third entire very other most more better least kind "
    "fastest earliest latest instant minute century decade fourth few good great deal lot past".split()
)
_LINKS = frozenset(
    "is are was were be been being become became becomes remain remains remained seem seems seemed look looks looked feel feels "
    "felt very so more less not also still quite particularly especially extremely too always never now".split()
)
_PERSONS = frozenset("him them us me it what everyone everything all".split())
_NO_OBJECT = frozenset(
    "then there here now today yesterday tomorrow above below least once far afar monday tuesday wednesday thursday "
    "friday saturday sunday".split()
)
_DATES = frozenset(
    "january february march april may june july august september october november december monday tuesday wednesday thursday "
    "friday saturday sunday i".split()
)
_NOUN_BEFORE = frozenset("the a an this that no any his her its their our my your of which what how there".split())


class Government(Detector):
    """*The house belongs the church*, *must submit it until Friday*, *is famous with its bread*, *look forward to meet*.

    A verb that takes no object has a noun phrase right behind it; *until* stands with what must be done by then. A verb
    before its subject (*…”, responded the man*) and a length of time (*listened the whole day*) are left alone.
    """

    needs = Need.DOCUMENT
    target_langs = frozenset({"en"})
    rules = (MISSING, WRONG, ADJECTIVE, NOUN, DEADLINE, FORM)
    examples = (
        Fires(MISSING, "The mill [[belonged the]] baker until May.", suggestion="belonged to the"),
        Fires(MISSING, "Both bakers [[object the]] sale of the mill.", suggestion="object to the"),
        Fires(WRONG, "They accused the baker [[for]] theft.", suggestion="of"),
        Fires(ADJECTIVE, "The town is [[famous with]] its bread.", suggestion="famous for"),
        Fires(ADJECTIVE, "The baker is [[capable to]] mend a wheel.", suggestion="capable of"),
        Fires(NOUN, "The baker has [[no access in]] the mill.", suggestion="no access to"),
        Fires(NOUN, "The [[lack in]] bakers is great.", suggestion="lack of"),
        Silent(
            "It was an effect to the detriment of the mill. In response, on Friday, he gave a reason. They attack to win."
        ),
        Silent("The baker was proud to be with her, popular to the end, famous from then on, and committed on Monday."),
        Fires(DEADLINE, "The baker must finish the roof [[until]] Friday.", suggestion="by"),
        Fires(FORM, "[[On Monday’s evening]] the mill burned."),
        Fires(FORM, "The bakers [[look forward to meet]] her."),
        Fires(FORM, "[[Since May until]] July the mill is closed."),
        Silent("Bakers who invest to grow accuse nobody."),
        Silent("“Yes,” responded the baker. He listened the whole day. The object the baker sold was old."),
        Silent("The roof will not be finished until Friday. It belongs to the baker. From May until July he slept."),
        Silent("The mill must stay closed until Friday. On Monday’s evening news they saw it. He used to work there."),
    )

    def prepare(self) -> None:
        """The verbs by their forms."""
        self._verbs: dict[str, str] = {}
        self._wrong: dict[str, tuple[str, frozenset[str], bool]] = {}
        self._adjectives: dict[str, tuple[str, frozenset[str]]] = {}
        self._nouns: dict[str, tuple[str, frozenset[str]]] = {}
        for row in self.lexicons.rows("government", "en"):
            if "verb" not in row:
                table = self._adjectives if "adjective" in row else self._nouns
                word = row["adjective"] if "adjective" in row else row["noun"]
                table[word] = row["preposition"], frozenset(row["wrong"].split())
                continue
            wrong = (row["preposition"], frozenset(row["wrong"].split()), row["object"] == "him")
            for form in inflections(row["verb"]):
                if not form.endswith("ing") and row["object"] == "no":
                    self._verbs[form] = row["preposition"]
                if wrong[1]:
                    self._wrong[form] = wrong

    def check_document(self, document: Document) -> Iterable[Finding]:
        """Running text only."""
        for block in document.blocks:
            if block.kind in (Kind.PARAGRAPH, Kind.QUOTE, Kind.UNIT, Kind.SUBTITLE):
                for segment in block.segments:
                    text = segment.target
                    yield from _patterns(segment, text)
                    yield from self._missing(segment, text)

    def _missing(self, segment: Segment, text: str) -> Iterator[Finding]:
        for tokens in sentence_words(text):
            for at in range(1, len(tokens) - 2):
                yield from self._asked(segment, tokens, at)
                wrong = self._wrong.get(tokens[at].norm)
                place = _preposition(tokens, at, wrong[2]) if wrong else 0
                if wrong and place and tokens[place].norm in wrong[1] and not _is_infinitive(tokens, place):
                    yield WRONG.at(segment, (tokens[place].start, tokens[place].end), suggestion=wrong[0])
                right = self._verbs.get(tokens[at].norm)
                if right is not None and self._is_verb(tokens, at):
                    verb, article = tokens[at].text, tokens[at + 1].text
                    span = (tokens[at].start, tokens[at + 1].end)
                    yield MISSING.at(segment, span, suggestion=f"{verb} {right} {article}")

    def _asked(self, segment: Segment, tokens: Sequence[Word], at: int) -> Iterator[Finding]:
        """“famous with the”, “no access in the”."""
        norm, behind = tokens[at].norm, tokens[at + 1]
        asked = self._adjectives.get(norm)
        if asked and behind.norm in asked[1] | {"to"} and _is_predicate(tokens, at, asked):
            yield ADJECTIVE.at(segment, (tokens[at].start, behind.end), suggestion=f"{tokens[at].text} {asked[0]}")
        asked = self._nouns.get(norm)
        if asked and behind.norm in asked[1] and _is_object(tokens, at):
            first = at - (tokens[at - 1].norm == "no")
            yield NOUN.at(
                segment,
                (tokens[first].start, behind.end),
                suggestion=f"{segment.target[tokens[first].start : tokens[at].end]} {asked[0]}",
            )

    @staticmethod
    def _is_verb(tokens: Sequence[Word], at: int) -> bool:
        before, behind = tokens[at - 1], tokens[at + 1]
        if behind.norm not in _DETERMINERS or before.kind != "word" or before.norm in _NOUN_BEFORE:
            return False
        if (
            not behind.text.islower()
            or tokens[at].norm == "object"
            and not before.norm.endswith(("s", "to", "they", "we"))
        ):
            return False
        return not _TIMES & {token.norm for token in tokens[at + 2 : at + 5]} and tokens[at].text.islower()


def _is_predicate(tokens: Sequence[Word], at: int, asked: tuple[str, frozenset[str]]) -> bool:
    """Whether an adjective stands behind its verb, and its preposition before a noun phrase that may be meant."""
    preposition, behind = tokens[at + 1].norm, tokens[at + 2]
    if tokens[at - 1].norm not in _LINKS or behind.kind == "punct" or behind.norm in _NO_OBJECT:
        return False
    if preposition == "to" and asked[0] == "of" and tokens[at].norm in ("capable", "incapable"):
        return behind.norm not in _DETERMINERS
    if preposition not in asked[1] or _TIMES & {token.norm.rstrip("s") for token in tokens[at + 2 : at + 5]}:
        return False
    noun = behind.norm in _DETERMINERS | _PERSONS or behind.capital
    return noun or preposition in ("of", "with", "from") and behind.text.islower()


def _is_object(tokens: Sequence[Word], at: int) -> bool:
    """Whether a word is a noun here, with something behind its preposition that it may be about."""
    before, behind = tokens[at - 1], tokens[at + 2]
    if not tokens[at].text.islower():
        return False
    attribute = before.norm in _NOUN_BEFORE | {"main", "real", "big", "great", "little", "new", "another"}
    if not attribute and not before.norm.endswith(("al", "ive", "ous", "ible", "ic", "ing", "ed", "ful")):
        return False
    if tokens[at].norm == "lack" and behind.text.islower() and behind.kind == "word":
        return before.norm in ("the", "a", "this")
    far = {"detriment", "hand", "side", "extent", "point", "end", "part", "level", "expense", "future"}
    if before.norm == "to" or (_TIMES | far) & {token.norm.rstrip("s") for token in tokens[at + 2 : at + 6]}:
        return False
    return behind.norm in _DETERMINERS or behind.capital and behind.norm not in _DATES


def _is_infinitive(tokens: Sequence[Word], at: int) -> bool:
    """“who invest to grow”: what stands behind *to* may be a verb."""
    behind = tokens[at + 1]
    return tokens[at].norm == "to" and not (behind.norm in _DETERMINERS or behind.capital or behind.kind == "number")


def _preposition(tokens: Sequence[Word], at: int, between: bool) -> int:
    """Where the preposition of a verb stands, behind its object if it has one; 0 if that is not plain."""
    place = at + 1
    if between:
        if tokens[place].norm in ("him", "her", "them", "us", "me"):
            place += 1
        elif tokens[place].norm in _DETERMINERS:
            place += 2
        else:
            return 0
    if place + 2 >= len(tokens) or tokens[at - 1].norm in _NOUN_BEFORE or tokens[at - 1].kind != "word":
        return 0
    # “for years”, “to a man”: a length of time or a degree belongs to no verb
    if tokens[at].norm.startswith("sentence"):
        return place
    return 0 if _TIMES & {token.norm.rstrip("s") for token in tokens[place + 1 : place + 4]} else place


def _patterns(segment: Segment, text: str) -> Iterator[Finding]:
    for hit in _UNTIL.finditer(text):
        start = max(text.rfind(".", 0, hit.start()), text.rfind("\n", 0, hit.start())) + 1
        if not _NOT.search(text[start : hit.start("it")]) and not _PAYING.match(hit[0]):
            yield DEADLINE.at(segment, hit.span("it"), suggestion="by")
    for pattern in (_DAYS, _FORWARD, _USED, _ENTERED, _REFUSED, _SINCE_UNTIL, _SUPERFLUOUS):
        for hit in pattern.finditer(text):
            yield FORM.at(segment, hit.span("it"))


@hookimpl
def mtaudit_detectors() -> Iterable[type[Detector]]:
    """Registers the detector."""
    return [Government]
