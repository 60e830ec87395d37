"""Marks that stand twice, or with white space where English has none."""

# ruff: noqa: E501  (patterns)

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from mtaudit.lang.patterns import lazy
from mtaudit.lang.unspaced import joined
from mtaudit.model import Finding, Rule, Segment, Severity
from mtaudit.plugin import Detector, Fires, Silent, hookimpl

DOUBLED = Rule(
    "punctuation/doubled",
    mqm="linguistic-conventions/punctuation",
    severity=Severity.MINOR,
    message="doubled punctuation “{quote}”",
    confidence=0.9,
)
SPACING = Rule(
    "punctuation/spacing",
    mqm="linguistic-conventions/punctuation",
    severity=Severity.MINOR,
    message="white space {where}",
    confidence=0.85,
)

FOREIGN = Rule(
    "punctuation/foreign",
    mqm="locale-conventions/punctuation",
    severity=Severity.MINOR,
    message="“{quote}” is a mark of another script",
    confidence=0.9,
)

COMMA = Rule(
    "punctuation/comma",
    mqm="linguistic-conventions/punctuation",
    severity=Severity.MINOR,
    message="“{quote}”: {why}",
    confidence=0.8,
    help="German, Polish, Czech and Russian set a comma before every clause.",
)

# Two stops that are no ellipsis; a stop after a space; the same comma or semicolon twice; marks that exclude
# each other. A spaced ellipsis (". . .") and "?!" are legal.
_DOUBLED = lazy(
    r"""
    (?<![.…/\\])\.\.(?![./\\\w])            # ..
    | (?<=[\w)”"’])(?<!\.\ )\.\ \.(?![.\w]|\ \.)   # . .
    | (?<=[^\s(\[,]),,(?!,) | ,\ ,(?!\ ,) | ;;(?!;) | ::(?![:\w])  # ,, and so on
    | (?<![.…]),\.(?![.\d]) | ;[.,] | (?<=[^\W\d]):\.(?!\w) | (?<![.?!])[?!],,?(?=\s*$)
    | (?<=[a-z])(?<!Yahoo)(?<!Jeopardy)[!?]\.(?=\s+[A-Z“]|\s*$)
    """,
    re.VERBOSE,
)
# What every pattern here needs: two signs side by side, or with a blank between, or a blank at a sign.
_TWO_SIGNS = lazy("[.,;:!?][ \u00a0]?[.,;:!?]|[ \u00a0][,;!?:.”»]|[“„(\\[][ \u00a0]")
_BEFORE_MARK = lazy(r"(?<=[\w)\]”’%])[ \u00a0]+([,;!?]|:(?=\s)|\.(?=\s*$|[ ”\"][A-Z“]|[”\"]))(?![\w)\-:;,.!?…])")
_BEFORE_GENITIVE = lazy(r"(?<=[A-Za-zÀ-ɏ]{2})[ \u00a0]+(?=['’]s [a-z])")
# Stops and commas of Chinese, Japanese, Arabic and Hindi, alone or beside those of English, and ¿ ¡ before a word.
_MARKS = "。，、！？：；｡؟،؛।"
_FOREIGN = lazy(rf"[.,;:!?]?[{_MARKS}]+[.,;:!?]?|[¿¡](?=[“\"]?[A-Za-z])")
# The Greek question mark at the end of a question.
_ASKS = lazy(
    r"(?:^|[“\"])(?:Wh(?:o|at|ere|en|y|ich|ose|om)|How|Is|Are|Was|Were|Do|Does|Did|Can|Will) [^.;!?“”\"]{3,90}(?P<m>;)"
    r"(?=[”\"]|\s*$)"
)
_BEFORE_CLOSING = lazy(r"(?<=[.,!?…])[ \u00a0]+(?=[”»](?!\w))")
_AFTER_OPENING = lazy(r"(?<![^\s(\[—–-])[“„][ \u00a0]+(?=\w)|(?<=[(\[])[ \u00a0]+(?=\w)")
_STRAIGHT_OPEN = lazy(r'^"(?P<s>[ \u00a0])(?=[A-Z]\w*)')
_STRAIGHT_CLOSE = lazy(
    r'(?<=[.,!?])(?P<s>[ \u00a0])"(?=$| (?:said|says|he|she|they|the|told|added|explained|stressed|promised|wrote|asked)\b)'
)
# Ordinals, "number" and round prices as other languages write them; not degrees.
_FIGURES = lazy(
    r"(?<![\w.,])\d{1,3}[ºª](?= [a-z]{2,})(?! (?:angle|heat|turn|or|and|to|latitude|longitude|warm|cold|hot|above|below|in|at|north|south|east|west)\b)|"
    r"(?<![\w.,])\d{1,2}(?:er|ère|ème|eme)(?= [a-z])|(?<!\w)(?:[nN][°º](?=[ \u00a0]?\d)|№(?=[ \u00a0]?\d))|"
    r"(?<=\d),[-–—](?=[ .)]|$)"
)
_SAYING = (
    "said|says|say|explained|explains|stressed|believes?|believed|announced|added|noted|declared|stated|confirmed|"
    "emphasi[sz]ed|reported|reports|claimed|claims?|admitted|warned|thinks?|thought|knows?|knew|hopes?|hoped|convinced|sure|"
    "argued|argues|revealed|indicated|insisted|insists|recalled|obvious|clear|known|evident|possible|important|"
    "necessary|means|meant|shows?|showed|demanded|demands?|feared|fears?|decided|expects?|expected|assumes?|assumed|"
    "agreed|promised|understands?|understood|discovered|found|proved|proves|afraid|certain|assured|denied|denies|"
    "suspects?|suspected|considers?|states|writes|wrote|learned|established|likely|concluded|acknowledged|reminded"
)
_CLAUSE = r"(?:^|(?<=[.!?] ))(?P<head>(?!If |As |When |Although |Once |While |Unless |Though |Like |Where )[A-Z][^,.;:!?\"“”()—–]{0,90}?)"
# No comma before the verb: an attribution that is put into the sentence has two ("This, he says, that ...").
_THAT = lazy(rf"{_CLAUSE}(?<=[ \w])\b(?:{_SAYING})(?P<it>, that)(?= [a-z\dA-Z])(?! (?:is|was)\b)")
_WHETHER = lazy(
    rf"{_CLAUSE}\b(?:knows?|asked|asks?|unclear|unknown|decided?|decides|see|explained?|explains|wonders?|checks?|clear|"
    r"examines?|investigates?|investigating|examining)(?P<it>, (?:whether|why|how|where))(?= (?:the|a|he|she|it|they|we|there|his|her|"
    r"their|its|this|these|[A-Z][a-z]+|many|much|to)\b)"
)
_SUBJECT_COMMA = lazy(
    r"(?:^|(?<=[.!?] ))(?:The|A|An|His|Her|Their|Its|Our) (?P<head>[\w’'-]+(?: [\w’'-]+){0,6}?)(?P<it>, (?:(?:is|are|was|were|has|"
    r"have|had|will|can|could|must) (?P<next>[a-z]+)|(?:said|says|stated|announced|confirmed|explained|stressed|decided) "
    r"(?:that|to|on)))\b[^,;:“”\"]*$"
)
# Languages that put a (narrow) no-break space before high marks.
_SPACED = frozenset({"fr", "br", "co"})


class Punctuation(Detector):
    """Doubled stops and commas, and spaces before a mark or inside quotation marks.

    They are left behind where a machine dropped or moved words. Ellipses, spaced ellipses, `?!`, decimal points
    without a zero (` .22`), emoticons, paths and what the source has too are left alone; French spacing is legal in
    French.
    """

    rules = (DOUBLED, SPACING, FOREIGN, COMMA)
    examples = (
        Fires(DOUBLED, "The talks ended without a result[[..]]"),
        Fires(DOUBLED, "The road is open[[,,]] and traffic is moving."),
        Fires(DOUBLED, "The road is open again[[. .]] Traffic is moving."),
        Fires(SPACING, "The road is open[[ ,]] and traffic is moving."),
        Fires(SPACING, "“We are ready.[[ ]]”"),
        Fires(SPACING, "In one of Oslo[[ ]]'s many parks a tree fell."),
        Fires(FOREIGN, "The road is open again[[.。]]"),
        Fires(FOREIGN, "The road is open[[，]] and traffic is moving."),
        Fires(FOREIGN, "[[¿]]Who will pay for the road?"),
        Fires(FOREIGN, "“Where were the boats on Monday[[;]]” asked the mayor.", suggestion="?"),
        Fires(SPACING, '"[[ ]]We saw the fire," she said.'),
        Fires(SPACING, '"The dam is safe,[[ ]]" said the engineer.'),
        Fires(SPACING, "The road will be mended next year[[ ;]]"),
        Fires(FOREIGN, "They play in the [[1º]] division and live at [[n°]] 14."),
        Fires(FOREIGN, "School [[№]] 17 asks for 50[[,-]] euros."),
        Fires(COMMA, "She explained[[, that]] the ship was not insured.", suggestion=" that"),
        Fires(COMMA, "Nobody knows[[, why]] the ship sank.", suggestion=" why"),
        Fires(COMMA, "The farmers of the region[[, have lost]] half of their sheep.", suggestion=" have lost"),
        Silent("This suggests, she says, that it sank. We knew, as you know, that it did. It was 20º warm and 5º C."),
        Silent("The mayor, who knew that, was ill. The film starts, has a break, and ends. The bigger, the better."),
        Silent("“What he said was clear; it was late;” so she wrote. Is it; was it."),
        Silent("The sign says 出口，谢谢。 The poem is called ¡Vuela, vuela! He used to say 's, not is."),
        Fires(SPACING, "She called it “[[ ]]a good day” for the town."),
        Fires(SPACING, "Sie sprach von einem „[[ ]]guten Tag“ für die Stadt.", languages="de"),
        Silent("Well... I see. . . . And then?! A .22 rifle, he said :-)"),
        Silent("See below:. We wait..", source="Siehe unten: . Wir warten..", languages="de-en"),
        Silent("维基 百科 说 “ 日 ” 。", source="The encyclopedia says “day”.", languages="en-zh"),
        Silent("In release 4.7.2 : the reader was mended."),
        Silent("See ../docs/index.html, or e.g. C:\\temp."),
        Silent('Sie nannte es ,,Kunst" und ging.', languages="de"),
        Silent("Vraiment ? Oui ; c’est « vrai » !", languages="fr"),
    )

    def check(self, segment: Segment) -> Iterable[Finding]:
        """The marks of one segment."""
        text = segment.target
        if segment.languages.target_base == "en":
            yield from _of_english(segment)
        if not _TWO_SIGNS.search(text):
            return
        source = segment.source or ""
        close = source.replace(" ", "")
        for hit in _DOUBLED.finditer(text):
            if hit[0].replace(" ", "") in close:
                continue  # the source is written so
            yield DOUBLED.at(segment, hit.span(), suggestion=hit[0].strip()[0] if hit[0][0] in ".," else "")
        if segment.languages.target_base not in _SPACED and joined(text, segment.languages.target_base) is None:
            yield from self._spaces(segment)

    def _spaces(self, segment: Segment) -> Iterator[Finding]:
        text = segment.target
        for hit in _BEFORE_MARK.finditer(text):
            legal = (
                f" {hit[1]}" in (segment.source or "")
                or _is_smiley(text, hit.start(1))
                or hit[1] == ":"
                and text[hit.start() - 1].isdigit()
            )
            if not legal and not _DOUBLED.match(text, max(0, hit.start() - 1)):
                yield SPACING.at(segment, hit.span(), suggestion=hit[1], where=f"before “{hit[1]}”")
        for hit in _BEFORE_CLOSING.finditer(text):
            yield SPACING.at(segment, hit.span(), suggestion="", where="before the closing quotation mark")
        for hit in _AFTER_OPENING.finditer(text):
            start = hit.start() + (text[hit.start()] in "“„")
            yield SPACING.at(segment, (start, hit.end()), suggestion="", where=f"after the opening “{text[start - 1]}”")


def _of_english(segment: Segment) -> Iterator[Finding]:
    """A genitive that stands off, and marks of other scripts between Latin words."""
    text = segment.target
    for hit in _BEFORE_GENITIVE.finditer(text) if " '" in text or " ’" in text else ():
        if text[: hit.start()].rsplit(" ", 1)[-1].lower() not in _NO_OWNERS and text.count("'") + text.count("’") < 2:
            yield SPACING.at(segment, hit.span(), suggestion="", where="before the genitive")
    for hit in _ASKS.finditer(text) if ";" in text else ():
        yield FOREIGN.at(segment, hit.span("m"), suggestion="?")
    yield from _straight(segment, text)
    yield from _commas(segment, text)
    for hit in _FIGURES.finditer(text) if not text.isascii() or ",-" in text else ():
        yield FOREIGN.at(segment, hit.span())
    if text.isascii():
        return
    for hit in _FOREIGN.finditer(text):
        around = text[max(0, hit.start() - 2) : hit.start()] + text[hit.end() : hit.end() + 2]
        latin = all(char < "ɐ" or char in "“”‘’«»" for char in around)
        if latin and not (hit[0] in "¿¡" and _named(text, hit.start())):
            yield FOREIGN.at(segment, hit.span(), suggestion=hit[0].strip(_MARKS) or None)


def _straight(segment: Segment, text: str) -> Iterator[Finding]:
    """White space inside straight quotation marks, where it is sure which one opens."""
    if '" ' not in text and ' "' not in text:
        return
    opened = _STRAIGHT_OPEN.match(text)
    if opened is not None and text.count('"') % 2 == 0:
        yield SPACING.at(segment, opened.span("s"), suggestion="", where="after the opening quotation mark")
    for hit in _STRAIGHT_CLOSE.finditer(text):
        if text.count('"', 0, hit.start()) % 2 == 1:
            yield SPACING.at(segment, hit.span("s"), suggestion="", where="before the closing quotation mark")


_WHY_COMMAS = (
    (_THAT, (", that",), "no comma before “that”"),
    (_WHETHER, (", wh", ", how"), "no comma before an indirect question"),
)


def _commas(segment: Segment, text: str) -> Iterator[Finding]:
    """Before a clause that is the object, and between the subject and its verb."""
    for pattern, cues, why in _WHY_COMMAS:
        for hit in pattern.finditer(text) if any(cue in text for cue in cues) else ():
            yield COMMA.at(segment, hit.span("it"), suggestion=hit["it"][1:], why=why)
    split = _SUBJECT_COMMA.search(text) if text.count(",") == 1 else None
    if split is not None and not _holds_verb(split["head"]):
        yield COMMA.at(
            segment, split.span("it"), suggestion=split["it"][1:], why="no comma between the subject and its verb"
        )


_VERBS = lazy(
    r"\b(?:is|are|was|were|has|have|had|will|would|can|could|must|may|did|does|do|who|which|that|if|when|as|while|more|less|"
    r"[a-z]{3,}ed|came|went|took|made|said|says|got|ran|fell|rose|left|won|lost|led|began|became|gave|not)\b"
)


def _holds_verb(head: str) -> bool:
    """Whether a verb may stand in the subject: the comma then ends a clause."""
    return _VERBS.search(head) is not None


_NO_OWNERS = frozenset(
    "the a to of and or in is was s from on for with that this it he she by as at about use word".split()
)


def _named(text: str, at: int) -> bool:
    """A title or a quotation in Spanish: the mark has its partner, and the words between are not English."""
    before = text[:at].rstrip()
    return before[-1:] in tuple('“"«(') and bool(before) or text[at + 1 : at + 40].find("!") >= 0


def _is_smiley(text: str, at: int) -> bool:
    return text[at] in ":;" and text[at + 1 : at + 2] in tuple(")(-DP")


@hookimpl
def mtaudit_detectors() -> Iterable[type[Detector]]:
    """Registers the detector."""
    return [Punctuation]
