"""Results, minutes and clubs of sport as other languages write them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from mtaudit.lang.patterns import lazy
from mtaudit.model import Finding, Rule, Segment, Severity
from mtaudit.plugin import Detector, Fires, Silent, hookimpl

RESULT = Rule(
    "scores/result",
    mqm="locale-conventions/number-format",
    severity=Severity.MINOR,
    message="“{quote}”: English writes a result as {right}",
    confidence=0.85,
)
MINUTE = Rule(
    "scores/minute",
    mqm="linguistic-conventions/grammar",
    severity=Severity.MINOR,
    message="“{quote}”: English says “in the {right} minute”",
    confidence=0.9,
)
CLUB = Rule(
    "scores/club",
    mqm="linguistic-conventions/grammar/article",
    severity=Severity.MINOR,
    message="“{quote}”: clubs have no article in English",
    confidence=0.8,
)

_WON = (
    r"won|win|wins|winning|lost|lose|loses|losing|beat|beats|beating|defeated|drew|draw|tied|victory|defeat|score|"
    r"result|scoreline|lead|leading|led|trailed|ahead|match|game"
)
_COLON = lazy(
    rf"\b(?:{_WON})\b(?: [\w’'-]+){{0,4}}?,? (?:a |by |with |of )*\(?(?P<it>\d{{1,2}} ?: ?\d{{1,2}})(?![\w:.]|,\d)"
    r"(?! ?(?:a\.?m|p\.?m|minutes|seconds|GMT|ratio|odds|o[’']clock|majority|vote))"
)
_COLON_FIRST = lazy(
    r"(?<![\w:.])(?P<it>\d{1,2} ?: ?\d)(?= (?:win|victory|defeat|loss|draw|lead|success|triumph)\b)"
)
_SPACED = lazy(rf"\b(?:{_WON})\b(?: [\w’'-]+){{0,4}}? (?P<it>\d(?: - ?|- )\d)(?![\w.-])")
_TRAILING = lazy(
    r"\b(?P<it>(?P<a>[Tt]he|[Aa]) (?P<n>draw|tie|defeat|victory|loss|triumph) (?P<r>\d{1,2}[-–]\d{1,2}))"
    r"(?= (?:in|against|over|with|at|on|to|of)\b|[.,;])"
)
_MINUTE = lazy(r"\b(?P<it>in (?:the )?minute (?P<m>\d{1,3}))(?![\w:.]|,\d)")
_PRIME = lazy(r"\b(?:[Ii]n|[Aa]t|from|until|since|by)(?: the)? (?P<it>(?P<m>\d{1,3})[′'’](?!\w))(?=[\s.,;])")
_CLUBS = (
    "Real Madrid|Barcelona|FC Barcelona|Barça|Atlético Madrid|Atletico Madrid|Valencia|Sevilla|Juventus|Juve|Inter|"
    "Milan|AC Milan|Napoli|Roma|AS Roma|Lazio|Fiorentina|Bayern|Bayern Munich|Borussia Dortmund|Schalke|PSG|"
    "Paris Saint-Germain|Ajax|Benfica|Sporting|FC Porto|Boca Juniors|River Plate|Flamengo|Corinthians|Palmeiras|"
    "Santos|Villarreal|Betis|Espanyol|Girona|Levante|Getafe|Osasuna|Galatasaray|Fenerbahçe|Fenerbahce|Beşiktaş|"
    "Olympiacos|Panathinaikos|Zenit|Spartak|Chelsea|Liverpool|Arsenal|Tottenham|Everton|Manchester United|"
    "Manchester City"
)
_CLUB = lazy(
    rf"\b(?P<it>[Tt]he (?P<c>{_CLUBS}))(?= (?:has|have|is|are|was|were|will|won|lost|beat|drew|plays?|played|"
    r"faces?|faced|scored|scores|needs?|wants?|and|in|with|against|add|adds|added|managed|signed|signs|continues|remains|"
    r"dominated|began|started|finished|reached)\b(?! [a-z]+ (?:coach|defender|goalkeeper|striker))|\s*[.;])"
)
_GAME = lazy(
    r"\b(?:goals?|match|matches|coach|league|season|players?|striker|midfielder|champions?|cup|squad|referee)\b", re.I
)


class Scores(Detector):
    """*They won 2: 1*, *the draw 2-2*, *in the minute 75*, *in 73′*, *the Barcelona has signed*."""

    target_langs = frozenset({"en"})
    rules = (RESULT, MINUTE, CLUB)
    examples = (
        Fires(RESULT, "The guests won the match [[2: 1]] in the rain.", suggestion="2-1"),
        Fires(RESULT, "It was a [[3:0]] win for the village.", suggestion="3-0"),
        Fires(RESULT, "After [[the draw 2-2]] in Graz they slept badly.", suggestion="the 2-2 draw"),
        Fires(MINUTE, "He scored [[in the minute 75]] with his head.", suggestion="in the 75th minute"),
        Fires(MINUTE, "He was sent off in [[73′]], too late.", suggestion="73rd minute"),
        Fires(CLUB, "[[The Barcelona]] has signed a goalkeeper for next season.", suggestion="Barcelona"),
        Silent("They won 2-1. He won in 2:05:31 and ran the mile in 3:59. A 2:1 majority; Luke 6:3."),
        Silent("They win at 3:45 p.m. on Sunday."),
        Silent("She waited a minute, in minute 3.5 steps. A 5' wall, 6'2\" tall."),
        Silent(
            "The Barcelona coach met the Milan striker of last season. The Chelsea and Kensington club has a league."
        ),
    )

    def check(self, segment: Segment) -> Iterable[Finding]:
        """Numbers first: most sentences have none."""
        text = segment.target
        if any(map(str.isdigit, text)):
            yield from _results(segment, text)
            yield from _minutes(segment, text)
        if _GAME.search(text):
            for hit in _CLUB.finditer(text):
                if not text[: hit.start()].endswith(("than ", "like ")) and not _pair(text, hit.end()):
                    yield CLUB.at(segment, hit.span("it"), suggestion=hit["c"])


def _pair(text: str, at: int) -> bool:
    """“the Chelsea and Kensington club” is no club with an article."""
    return re.match(r" and [A-Z]\w+ [a-z]+", text[at:]) is not None


def _results(segment: Segment, text: str) -> Iterator[Finding]:
    for pattern in (_COLON, _COLON_FIRST, _SPACED):
        for hit in pattern.finditer(text):
            numbers = re.findall(r"\d+", hit["it"])
            if pattern is _SPACED or " " in hit["it"] or len(numbers[1]) == 1:
                right = "-".join(numbers)
                yield RESULT.at(segment, hit.span("it"), suggestion=right, right=right)
    for hit in _TRAILING.finditer(text):
        right = f"{hit['a']} {hit['r']} {hit['n']}"
        yield RESULT.at(segment, hit.span("it"), suggestion=right, right=f"“{right}”")


def _minutes(segment: Segment, text: str) -> Iterator[Finding]:
    for hit in _MINUTE.finditer(text):
        yield MINUTE.at(
            segment, hit.span("it"), suggestion=f"in the {_ordinal(hit['m'])} minute", right=_ordinal(hit["m"])
        )
    for hit in _PRIME.finditer(text):
        if 0 < int(hit["m"]) <= 120 and (hit["it"][-1] == "′" or not _opened(text, hit.start("it"))):
            yield MINUTE.at(
                segment, hit.span("it"), suggestion=f"{_ordinal(hit['m'])} minute", right=_ordinal(hit["m"])
            )


def _opened(text: str, at: int) -> bool:
    """Whether the mark may close a quotation, or stand for feet."""
    return "‘" in text[:at] or re.search(r"(?:^|[\s(])'", text[:at]) is not None


def _ordinal(number: str) -> str:
    if number.endswith(("11", "12", "13")):
        return number + "th"
    return number + {"1": "st", "2": "nd", "3": "rd"}.get(number[-1], "th")


@hookimpl
def mtaudit_detectors() -> Iterable[type[Detector]]:
    """Registers the detector."""
    return [Scores]
