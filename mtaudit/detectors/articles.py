"""Articles that structure alone shows to be missing or too many."""

# ruff: noqa: E501  (patterns)

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cached_property

from mtaudit.lang.grammar import Vocabulary, vocabulary
from mtaudit.lang.patterns import lazy
from mtaudit.model import Finding, Kind, Rule, Segment, Severity
from mtaudit.plugin import Detector, Fires, Silent, hookimpl

MISSING = Rule(
    "articles/missing",
    mqm="linguistic-conventions/grammar/article",
    severity=Severity.MINOR,
    message="“{quote}”: “the” is missing",
    confidence=0.8,
    help="Languages without articles leave them out; English has one before these words.",
)
EXTRA = Rule(
    "articles/extra",
    mqm="linguistic-conventions/grammar/article",
    severity=Severity.MINOR,
    message="“{quote}”: English has no article here",
    confidence=0.8,
)

_SAME = lazy(
    r"\b(?P<it>(?:in|on|at|from|to|with|by|of|for|near|is|was|are|were|had|has|have|into|about|under|under) same) "
    r"(?P<n>[a-z]{3,})(?! (?:store|sales|result|results)\b)"
)
_ONLY = lazy(
    r"\b(?P<it>(?:is|was|remains|remained) only (?P<n>[a-z]+)) (?:to (?P<v>[a-z]+)|who|that|which|of (?:the|its|his|her|their))\b"
)
_BEST = lazy(
    r"\b(?P<it>(?:one|some|two|three|many|most) of (?:(?:most [a-z]+|best|worst|biggest|largest|oldest|richest|poorest|"
    r"strongest|highest|longest|leading|main|first|last|youngest|smallest|few) )(?:[a-z]+ )?(?P<n>[a-z]{3,}s|people|men|women))\b"
)
_PART = lazy(
    r"(?<![\w-])(?P<it>(?P<p>[Ff]rom|[Ii]n|[Aa]t|[Bb]y|[Uu]ntil|[Ss]ince|[Oo]n|[Nn]ear|[Tt]o|[Bb]efore|[Tt]owards?) "
    r"(?P<n>beginning|end|middle|start|cent(?:re|er)|outskirts|edge|foot|top|bottom|bank|banks|shore|shores|roof|"
    r"north|south|east|west|northern|southern|eastern|western) (?P<of>of|part of)) (?:the|this|that|a|his|her|its|their|last|next|19|20|[A-Z])"
)
_SET = frozenset("in front; on top; on behalf".split("; "))
_MOST_OF = lazy(
    r"\b(?P<it>(?:[Mm]ost|[Hh]alf|[Pp]art|[Nn]one|[Oo]ne|[Tt]wo|[Tt]hree|[Ff]our) of (?P<n>[a-z]{4,}s)) "
    r"(?:is|are|was|were|has|have|had|will|left|died|who|in|said|do|did|live|lived|work|came|went|could|can)\b"
)
_THE_TITLE = lazy(
    r"\b(?P<it>[Tt]he (?:Mr|Mrs|Ms|Dr|President|Prime Minister|Foreign Minister|Defen[cs]e Minister|Interior Minister|Finance Minister|"
    r"Professor|Minister|Senator|Governor|Mayor|Chancellor|Colonel|Pope|Ambassador)\.? "
    r"(?:(?!General|House|Office|Palace|Cup|Street|Hotel|Square|Club|College|School|Station)[A-Z][a-zà-ž’'-]+)(?: [A-Z][a-zà-ž’'-]+){0,2}) "
    r"(?:said|says|has|had|is|was|will|would|told|added|met|arrived|announced|also|visited|explained|confirmed|stated|stressed|believes|wants|went|called|can|could)\b"
)
_BOTH = lazy(r"\b(?P<it>[Tt]he both) (?!of\b)[a-z]+s\b")


class Articles(Detector):
    """*in same street*, *one of best players*, *from beginning of the year*, *the Mr Novak*, *the both sides*.

    Words that English never has without, or with, an article where they stand; nouns are the matter of `nouns`.
    """

    target_langs = frozenset({"en"})
    rules = (MISSING, EXTRA)
    examples = (
        Fires(MISSING, "The baker lived [[in same]] house until May."),
        Fires(MISSING, "This [[is only bridge]] that the flood spared."),
        Fires(MISSING, "She is [[one of best pilots]] of the firm."),
        Fires(MISSING, "The mill closed [[at end of]] the war."),
        Fires(MISSING, "[[Most of bakers]] were asleep."),
        Fires(EXTRA, "[[The Mr Stone]] has left the ship."),
        Fires(EXTRA, "[[The both]] bakers are asleep."),
        Silent("The baker lived in the same house. It is only water that he drinks. She is one of their best pilots."),
        Silent("On behalf of the firm, on top of the hill, in front of the mill. The President Lincoln sank."),
        Silent("Most of them slept, and most of Britain. Same here. It was only right to go. One of best-known names."),
    )

    @cached_property
    def _words(self) -> Vocabulary:
        return vocabulary(self.lexicons)

    def check(self, segment: Segment) -> Iterable[Finding]:
        """Running text only: what saves words leaves out articles."""
        text = segment.target
        if segment.kind in (Kind.HEADING, Kind.CAPTION) or not text.rstrip(' ”"’)').endswith((".", "!", "?", ":", ",")):
            return
        for rule, start, end in self._all(text):
            yield rule.at(segment, (start, end))

    def _all(self, text: str) -> Iterator[tuple[Rule, int, int]]:
        for pattern in (_SAME, _MOST_OF, _BEST, _ONLY):
            for hit in pattern.finditer(text):
                if pattern is _BEST and "Ns" in self._words.tags(hit["n"]) or self._is_noun(hit, pattern is _ONLY):
                    yield MISSING, *hit.span("it")
        for hit in _PART.finditer(text):
            if f"{hit['p']} {hit['n']}".lower() not in _SET and not _is_set(hit):
                yield MISSING, *hit.span("it")
        for pattern in (_THE_TITLE, _BOTH):
            for hit in pattern.finditer(text):
                yield EXTRA, *hit.span("it")

    def _is_noun(self, hit: re.Match[str], alone: bool) -> bool:
        tags = self._words.tags(hit["n"])
        if alone:
            return hit["n"] in _ONE and (hit["v"] is None or "V" in self._words.tags(hit["v"]))
        return tags[:1] in (("N",), ("Ns",), ("V",)) and hit["n"] not in (
            "as",
            "them",
            "those",
            "these",
            "yours",
            "ours",
            "theirs",
        )


_ONE = frozenset(
    "way person country city town company chance place bridge hospital road school hope team option solution club village "
    "airport building survivor candidate ship witness woman player".split()
)


def _is_set(hit: re.Match[str]) -> bool:
    """“at end of day”, “to top of”, “by west of”: directions and what follows no article."""
    pair = (hit["p"].lower(), hit["n"])
    if hit["n"] in ("north", "south", "east", "west"):
        return True
    if hit["n"] in ("northern", "southern", "eastern", "western"):
        return hit["of"] != "part of"
    return pair in (
        ("in", "front"),
        ("to", "end"),
        ("to", "top"),
        ("to", "start"),
        ("to", "edge"),
        ("to", "bank"),
        ("by", "top"),
        ("to", "foot"),
    )


@hookimpl
def mtaudit_detectors() -> Iterable[type[Detector]]:
    """Registers the detector."""
    return [Articles]
