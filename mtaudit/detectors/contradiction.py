"""Sentences that contradict themselves."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from mtaudit.lang.patterns import lazy
from mtaudit.model import Finding, Rule, Segment, Severity
from mtaudit.plugin import Detector, Fires, Silent, hookimpl

X_NOT_X = Rule(
    "contradiction/x-not-x",
    mqm="accuracy/mistranslation/self-contradiction",
    severity=Severity.CRITICAL,
    message="“{quote}” says one thing and denies it: one of the two was translated wrongly",
    confidence=0.9,
)

# "by the army, not by the army"; "not in May but in May"; "in May rather than in May"; "both the X and the X".
_X = r"\w[\w’'-]*(?: [\w’'-]+){0,7}?"
_SAME = r"(?P=x)(?![\w’'-])"
_DENIES = (
    r"(?P<sep>,? (?:and|but) not(?: just| only| merely)? |, not(?: just| only| merely)? "
    r"|,? rather than |,? instead of )"
)
_TAIL = lazy(rf"(?P<x>\b{_X}){_DENIES}{_SAME}(?! not\b)", re.I)
_NOT_BUT = lazy(rf"\bnot (?:just |only |merely )?(?P<x>{_X}),? but (?:also )?{_SAME}", re.I)
_BOTH = lazy(
    rf"\b(?:both|between|either|neither) (?P<x>(?:the |a |an )?\w[\w’'-]*(?: [\w’'-]+){{0,5}}?) (?:and|or|nor) {_SAME}",
    re.I,
)
_FROM_TO = lazy(
    r"\b(?:rose|fell|grew|changed|increased|dropped|renamed|moved) "
    r"from (?P<x>[\w.,%$€£-]+(?: [\w%-]+)?) to (?P=x)(?=[\s.,;])"
)
_FUNCTION = frozenset(
    "the a an of in on at to for by with and or but is are was were it he she they we you i this that these those "
    "so do does did have has had be not now yes no then there here just only too".split()
)


class Contradiction(Detector):
    """X, not X: a phrase set against itself.

    A contrast whose two sides are the same words lost one of its sides in translation. Contrasts that differ in a
    single word (“by the army, not by an army”) and rhetorical repetition with another contrast between the halves
    are left alone.
    """

    target_langs = frozenset({"en"})
    rules = (X_NOT_X,)
    examples = (
        Fires(X_NOT_X, "The pensions are paid [[by the state, not by the state]] officials said."),
        Fires(X_NOT_X, "The vote was held [[not in March but in March]]."),
        Fires(X_NOT_X, "The talks [[between the ministry and the ministry]] failed."),
        Silent("The pensions are paid by the state, not by the city."),
        Silent("It is not if but when. He did it not because he must but because he could."),
        Silent("He is a man, not a god. She smiled, not because she was happy."),
        Silent("Judge it on what it is, not what it is not. There was peace between village and village."),
        Silent("To be or not to be. Ready or not, here I come. They will, and will not, talk."),
    )

    def check(self, segment: Segment) -> Iterable[Finding]:
        """The contrasts of one segment."""
        seen: list[tuple[int, int]] = []
        for start, end in sorted(_contrasts(segment.target)):
            if all(end <= s or start >= e for s, e in seen):
                seen.append((start, end))
                yield X_NOT_X.at(segment, (start, end))


def _contrasts(text: str) -> Iterator[tuple[int, int]]:
    lower = text.lower()
    if " not " in lower or " rather than " in lower or " instead of " in lower:
        for hit in _TAIL.finditer(text):
            if _says_something(hit["x"]):
                yield hit.span()
        for hit in _NOT_BUT.finditer(text):
            if _says_something(hit["x"]):
                yield hit.span()
    for hit in _BOTH.finditer(text):
        if _says_something(hit["x"]) and not _number_range(hit[0]) and not _is_bare(hit["x"]):
            yield hit.span()
    for hit in _FROM_TO.finditer(text):
        yield hit.span()


def _says_something(phrase: str) -> bool:
    words = phrase.lower().split()
    return any(w not in _FUNCTION for w in words) and (len(words) > 1 or len(phrase) > 3)


def _is_bare(phrase: str) -> bool:
    """“Between nation and nation”: a common noun without an article, set against its like."""
    return phrase.islower() and " " not in phrase


def _number_range(text: str) -> bool:
    return bool(re.search(r"\d", text))


@hookimpl
def mtaudit_detectors() -> Iterable[type[Detector]]:
    """Registers the detector."""
    return [Contradiction]
