"""Marks that stand twice, or with white space where English has none."""

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
# Languages that put a (narrow) no-break space before high marks.
_SPACED = frozenset({"fr", "br", "co"})


class Punctuation(Detector):
    """Doubled stops and commas, and spaces before a mark or inside quotation marks.

    They are left behind where a machine dropped or moved words. Ellipses, spaced ellipses, `?!`, decimal points
    without a zero (` .22`), emoticons, paths and what the source has too are left alone; French spacing is legal in
    French.
    """

    rules = (DOUBLED, SPACING, FOREIGN)
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
    if text.isascii():
        return
    for hit in _FOREIGN.finditer(text):
        around = text[max(0, hit.start() - 2) : hit.start()] + text[hit.end() : hit.end() + 2]
        latin = all(char < "ɐ" or char in "“”‘’«»" for char in around)
        if latin and not (hit[0] in "¿¡" and _named(text, hit.start())):
            yield FOREIGN.at(segment, hit.span(), suggestion=hit[0].strip(_MARKS) or None)


_NO_OWNERS = frozenset(
    "the a to of and or in is was s from on for with that this it he she by as at about use word".split()
)


def _named(text: str, at: int) -> bool:
    """A title or a quotation in Spanish: the mark has its partner, and the words between are not English."""
    before = text[:at].rstrip()
    return before[-1:] in tuple("“\"«(") and bool(before) or text[at + 1 : at + 40].find("!") >= 0


def _is_smiley(text: str, at: int) -> bool:
    return text[at] in ":;" and text[at + 1 : at + 2] in ")(-DP"


@hookimpl
def mtaudit_detectors() -> Iterable[type[Detector]]:
    """Registers the detector."""
    return [Punctuation]
