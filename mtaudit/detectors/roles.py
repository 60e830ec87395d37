"""“Her avocado, Bertrand Queyssac, said”: things in the places of people."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property
from re import Match
from typing import Final

from mtaudit.lang.inflect import singular
from mtaudit.lang.keyed import Keyed
from mtaudit.lang.patterns import lazy
from mtaudit.model import Finding, Rule, Segment, Severity
from mtaudit.plugin import Detector, Fires, Silent, hookimpl

THING = Rule(
    "roles/thing",
    mqm="accuracy/mistranslation/wrong-sense",
    severity=Severity.MAJOR,
    message="“{quote}” is a thing, in the place of a person",
    confidence=0.8,
    help="A machine that takes the word for somebody's work in its other sense makes lawyers avocados, coaches trains.",
)

_SPEECH: Final = (
    "said told argued insisted explained apologised apologized vowed pledged testified complained confessed negotiated "
    "demanded urged accused resigned voted sued replied joked recalled"
)
_SPOKEN: Final = frozenset(_SPEECH.split())
_DEED: Final = (
    f"{_SPEECH} says tells added adds spoke speaks denied denies admitted admits promised promises warned warns "
    "claimed claims announced confirmed declared thanked asked praised called criticised criticized described who "
    "whose did does was is has had scored saved won lost beat died refused"
)
_DONE: Final = (
    "arrested acquitted sentenced convicted sacked dismissed appointed elected detained jailed imprisoned "
    "interrogated questioned hospitalised hospitalized pardoned extradited deported fined interviewed nominated "
    "promoted"
)
_MIND: Final = (
    "believes believed hopes hoped fears feared plans planned announced denied admitted confirmed retired "
    "graduated shouted smiled laughed wept regretted wondered"
)
_FIRM: Final = "appointed|sacked|arrested|jailed|interviewed|acquitted|interrogated|married|persuaded|convinced"


def _any(words: str) -> str:
    return "|".join(sorted(set(words.split())))


_WORD = r"[a-zà-ÿ]+(?:-[a-zà-ÿ]+)?"
_NOUN = rf"(?:{_WORD} ){{0,2}}(?P<n>{_WORD})"
_NAME = (
    r"(?:(?P<h>Mr|Mrs|Ms|Dr|Prof|Professor|Maître|Sir|Father|Sister)\.? )?(?P<g>[A-ZÀ-Þ][\w’-]+)"
    r"(?: (?:de|da|van|von|der|al|bin|di|la|le|del|dos|[A-Z]\.))*(?: [A-ZÀ-Þ][\w’-]+){1,2}"
)
_EXPLAINED: Final = lazy(r"[a-zà-ÿ], [A-ZÀ-Þ][\w’.-]+ [A-ZÀ-Þa-z]")
_BESIDE: Final = lazy(
    rf"(?:\b(?:[Tt]he|[Hh]is|[Hh]er|[Tt]heir|[Ii]ts|[Oo]ur|[Mm]y)|[’']s|s[’']) {_NOUN}"
    r"(?: (?:of|for|at|in) (?:(?:the|a|his|her|its) )?[\w’-]+(?: [\w’-]+)?)?, "
    rf"{_NAME}(?:,|(?= (?:{_any(_DEED)})\b))"
)
_BEFORE: Final = lazy(rf"\b[Tt]he {_NOUN} {_NAME}(?=[.,]| (?:who|{_any(_SPEECH)})\b)")
_VERB: Final = lazy(
    rf"(?<= )(?:(?:{_any(_SPEECH)})\b(?! (?:by|to be|with)\b)|(?:{_any(_MIND)})\b(?! (?:by|to|with|them|him)\b)|"
    r"(?:was|were|been) (?:injured|wounded)\b)"
)
_DONE_TO: Final = lazy(rf"(?<= )(?:was|were|been) (?:{_any(_DONE)})\b")
_SUBJECT: Final = lazy(
    r"(?:\b(?:[Tt]he|[Aa]n?|[Hh]is|[Hh]er|[Tt]heir|[Oo]ur|[Oo]ne|[Aa]nother|[Tt]wo|[Tt]hree)|[’']s) "
    rf"{_NOUN} (?:(?:has|have|had) )?$"
)
_SOURCE: Final = lazy(rf"\b[Aa]ccording to (?:the|an?|his|her|their|its|one) {_NOUN}(?=[.,;])")
_CROWD: Final = lazy(
    rf"\b(?:[Dd]ozens|[Hh]undreds|[Tt]housands|[Mm]illions) of (?P<n>{_WORD}) (?:took to|protested|marched|"
    r"demonstrated|rallied|queued|voted|fled|attended|celebrated|applauded|cheered|gathered)\b"
)
_WHO: Final = lazy(rf"\b(?:[Tt]he|[Aa]n?|[Hh]is|[Hh]er|[Tt]heir) {_NOUN} who\b(?!['’])")
_KIN: Final = lazy(
    rf"(?<![\w’'-])(?P<n>{_WORD})[’']s? "
    r"(?:wife|husband|widow|widower|girlfriend|boyfriend|fiancée|lawyer|grandchildren|uncle)\b"
)
_OBJECT: Final = lazy(
    rf"\b(?:{_FIRM}) (?:the|an?|his|her|their|its|\d+|two|three|four|five|six|seven|eight|nine|ten|several) {_NOUN}"
    r"(?=[.,;]| (?:of|on|in|at|for|after|from|who|to)\b)"
)
_REACH: Final = 80
"""How far before its verb a subject may begin, in characters."""
_JOINS: Final = frozenset(
    "and but that because as when while if after before until since where although so said says whether than "
    "how".split()
)
"""Words between which and its verb a subject stands."""
_THEN: Final = lazy(rf",? (?:who|{_any(_SPEECH)})\b")
_PLACE: Final = frozenset(
    "in at on near behind inside outside from to by with of for under over beside around through into like as "
    "against beyond within off about after before during via aboard above across along and or than that which "
    "onto toward towards".split()
)
"""Before these a comma ends an adverbial, not the noun that a name explains: *at the airport, Ann Smith said*."""

_THINGS: Final = frozenset(
    {"artifact", "food", "plant", "substance", "body", "object", "phenomenon", "shape", "animal"}
)
_MUTE: Final = frozenset({"food", "plant", "substance", "artifact"})
"""Things that neither feel nor tell, not in a figure either: lips smile, a map says where."""

_EATEN: Final = _MUTE - {"artifact"}

_AGENT: Final = ("er", "or", "ar", "ist", "ian", "ee", "ant", "ent", "man", "ess")
"""Endings of nouns that may well be people, whatever the table says: *cleaner*, *defendant*."""


class Roles(Detector):
    """A noun that names nothing but things, where English has a person: it speaks, or a person's name explains it.

    *Son avocat, Me X* became *her avocado*. The classes of a noun are the lexicographer files of WordNet; only nouns
    that have no other class than things are judged, and not those that stand for the people who work there (*the
    hospital said*) or are called after people (*the yacht, Lady Ann*): the lexicon `stand_ins` lists them. Places
    before a comma are left alone: *at the gate, Ann Smith said*.

    Method: selectional restrictions (Katz and Fodor 1963) with the classes of Ciaramita and Johnson (2003).
    """

    target_langs = frozenset({"en"})
    rules = (THING,)
    examples = (
        Fires(THING, "Her [[avocado]], Bernard Morel, said the ruling was unjust."),
        Fires(THING, "“It was a mess,” said the [[wardrobe]] Peter Kolar, who lost both games."),
        Fires(THING, "The [[cabbage]] told reporters that talks would go on."),
        Fires(THING, "The [[spoon]] was arrested at the airport on Friday."),
        Fires(THING, "The club has appointed a new [[carriage]]."),
        Fires(THING, "Thousands of [[cabbages]] took to the streets, and two [[spoons]] were injured."),
        Fires(THING, "The court fined the [[cabbage]] who had sold them, and the [[pencil]]’s wife left."),
        Silent("Her lawyer, Bernard Morel, said the ruling was unjust. The hospital said it had no beds."),
        Silent("At the door of the kitchen, Peter Kolar said nothing. Behind the curtain, Anna Weiss said no."),
        Silent("The wardrobe was sold. The spoon Peter Kolar had lost was found. The yacht, Mary Ann Lee, was lost."),
        Silent("Her cleaners, two of them, were arrested. The cleaners said nothing. The cakes were denied to them."),
        Silent("The man who stole the spoon was arrested. The cake said 101. He appointed a caretaker cabinet."),
        Silent("The avocado farmer told reporters so, and the carriage maker Peter Kolar said he had heard."),
    )

    def check(self, segment: Segment) -> Iterable[Finding]:
        """Each noun once."""
        seen: set[int] = set()
        for match in self._matches(segment.target):
            if match.start("n") not in seen and self._is_thing(match["n"]):
                seen.add(match.start("n"))
                yield THING.at(segment, match.span("n"))

    def _matches(self, text: str) -> Iterator[Match[str]]:
        if _EXPLAINED.search(text):
            yield from (match for match in _BESIDE.finditer(text) if self._names(match))
        yield from (match for match in _BEFORE.finditer(text) if self._names(match))
        yield from self._subjects(text)
        yield from _OBJECT.finditer(text)
        for pattern, things in ((_SOURCE, _EATEN), (_CROWD, _MUTE), (_KIN, _MUTE), (_WHO, _MUTE)):
            for match in pattern.finditer(text):
                if self._among(match["n"], things) and (pattern is not _WHO or _last(match) not in _PLACE):
                    yield match

    def _subjects(self, text: str) -> Iterator[Match[str]]:
        """What stands before the verbs of people. The noun is looked up first: it hardly ever is a thing."""
        for pattern in (_VERB, _DONE_TO):
            for verb in pattern.finditer(text):
                begin = max(0, verb.start() - _REACH)
                subject = _SUBJECT.search(text, begin, verb.start()) if self._may_be(text, verb.start()) else None
                if not subject or not _begins(subject):
                    continue
                if verb[0] in _SPOKEN or pattern is _DONE_TO or self._among(subject["n"], _MUTE):
                    yield subject

    def _may_be(self, text: str, verb: int) -> bool:
        """Whether one of the two words before the verb is a thing."""
        return any(self._is_thing(word) for word in text[max(0, verb - 40) : verb].split()[-2:])

    def _names(self, match: Match[str]) -> bool:
        """Whether the noun stands for a person who is named: no place before a comma, no item of a list."""
        before = match.string[: match.start()].rstrip()
        if before.endswith((",", ";")):
            return False
        last = _last(match)
        spoken = last == "said" or _THEN.match(match.string, match.end()) is not None
        return last not in _PLACE and (spoken or match["h"] is not None or match["g"] in self._given)

    def _is_thing(self, noun: str) -> bool:
        return self._among(noun, _THINGS)

    def _among(self, noun: str, things: frozenset[str]) -> bool:
        """Whether the noun has classes, all of these things, and stands for nobody."""
        last = noun.rpartition("-")[2]
        base = last if last in self._classes else singular(last) or last
        classes = set((self._classes.get(base) or "").split())
        if not classes or not classes <= things or not (self._parts.get(base) or "n").startswith("n"):
            return False
        return not any(form in self._stand_ins or form.endswith(_AGENT) for form in (base, singular(base) or base))

    @cached_property
    def _classes(self) -> Keyed:
        return self.lexicons.keyed("supersenses", "en")

    @cached_property
    def _stand_ins(self) -> frozenset[str]:
        return frozenset(self.lexicons.columns("stand_ins", "en", "noun")[0])

    @cached_property
    def _parts(self) -> Keyed:
        return self.lexicons.keyed("words", "en")

    @cached_property
    def _given(self) -> Keyed:
        return self.lexicons.keyed("given_names", "en")


def _begins(subject: Match[str]) -> bool:
    """Whether a clause may begin here: *the man who stole the spoon was arrested* is about the man."""
    before = subject.string[: subject.start()].rstrip()
    return not before or not before[-1].isalnum() or _last(subject) in _JOINS


def _last(match: Match[str]) -> str:
    """The word before the match, in small letters."""
    return match.string[: match.start()].rstrip().rpartition(" ")[2].strip("“\"”").lower()


@hookimpl
def mtaudit_detectors() -> Iterable[type[Detector]]:
    """Registers the detector."""
    return [Roles]
