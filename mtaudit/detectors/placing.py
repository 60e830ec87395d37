"""Where adverbials, verbs and adjectives stand: *opened on Monday the museum*, *nobody knows where is the key*."""

# ruff: noqa: E501  (patterns)

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

from mtaudit.detectors._running import running_sentences
from mtaudit.lang.grammar import Vocabulary, vocabulary
from mtaudit.lang.patterns import lazy
from mtaudit.lang.words import Word
from mtaudit.model import Document, Finding, Rule, Segment, Severity
from mtaudit.plugin import Detector, Fires, Need, Silent, hookimpl

OBJECT = Rule(
    "placing/object",
    mqm="linguistic-conventions/word-order",
    severity=Severity.MINOR,
    message="“{quote}”: nothing stands between an English verb and its short object",
    confidence=0.75,
    help="German, Dutch, French and the Slavic languages put time and place before the object.",
)
QUESTION = Rule(
    "placing/question",
    mqm="linguistic-conventions/word-order",
    severity=Severity.MINOR,
    message="“{quote}” is the order of a question, in a statement",
    confidence=0.8,
)
INVERTED = Rule(
    "placing/inverted",
    mqm="linguistic-conventions/word-order",
    severity=Severity.MINOR,
    message="“{quote}”: the verb stands before its subject, as in another language",
    confidence=0.8,
)
LAST = Rule(
    "placing/last",
    mqm="linguistic-conventions/word-order",
    severity=Severity.MINOR,
    message="“{quote}”: the verb stands behind its object, as in another language",
    confidence=0.8,
    help="German, Dutch, Turkish, Japanese, Korean and Hindi end the clause with the verb.",
)
ADJECTIVE = Rule(
    "placing/adjective",
    mqm="linguistic-conventions/word-order",
    severity=Severity.MINOR,
    message="“{quote}”: the adjective stands behind its noun",
    confidence=0.8,
    help="Romance and Celtic languages, Arabic, Persian, Indonesian and Vietnamese put most adjectives behind the noun.",
)

_WEEKDAY = "(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_MONTH = "(?:January|February|March|April|May|June|July|August|September|October|November|December)"
_TIME = (
    rf"(?:yesterday|today|last (?:week|month|year|night|summer|winter|{_WEEKDAY})|on {_WEEKDAY}|in {_MONTH}|in (?:19|20)\d\d|"
    rf"this (?:week|month|year|morning)|next (?:week|month|year))"
)
_OPENING = (
    rf"(?:Yesterday(?: (?:morning|evening|afternoon|night))?|On {_WEEKDAY}(?: (?:morning|evening|afternoon|night))?|"
    rf"In {_MONTH}(?: (?:19|20)\d\d)?|In (?:19|20)\d\d|Last (?:week|month|year|night)|This (?:week|month|year)|Next (?:week|month|year)|"
    r"(?:In|During|After|At) the (?:attack|accident|explosion|fire|crash|clashes|shooting|fighting|earthquake|operation|raid|protest|protests|"
    r"storm|meeting|ceremony|match|night|morning|evening|same (?:day|time|year)))"
)
_BETWEEN_OBJECT = lazy(
    rf"(?P<it>\b(?P<v>[a-z]{{3,}}) (?:{_TIME}|unanimously|very much|very well)) (?P<np>(?:the|a|an|his|her|its|their) (?:[a-z-]+ ){{0,2}}(?P<n>[a-z]+))(?=[.;])"
)
_WELL = lazy(
    r"\b(?P<it>(?:speaks?|spoke|knows?|knew|likes?|liked|loves?|plays?|understands?|learns?|hates?) (?:well|very well|very much|perfectly|fluently|badly)) "
    r"(?:the|his|her|their|English|French|German|Spanish|Russian|Italian|Chinese|Arabic|Japanese|football|chess|music|piano|guitar|tennis)\b"
)
_SAYING = frozenset(
    "said says told believed thought knew hoped reported confirmed announced added claimed insisted warned stated was were is are "
    "has had been became remained stayed died came went lasted ended began voted scheduled set due expected held fell rose "
    "closed one spent season earned worth lived worked played least even also only that and just".split()
)
_PASSIVE = lazy(r"\b(?:was|were|been|is|are|be|as|the|a|an|to|it|’s|'s) (?:[a-z]+ly )?$")
_FOUND_IN = lazy(
    r"\b(?P<it>(?:found|discovered|seized|received|visited|opened|bought|sold|built|destroyed|arrested|signed|killed|wounded) "
    rf"(?:in (?:the (?!past|last|first|next|early|late)[a-z]+|[A-Z][a-z]+|{_MONTH})|at the [a-z]+)) (?:the (?!(?:same|next|day|first|last)\b)|a |an |two |three |four |five |six |seven |nine |ten )(?:[a-z]+ )?[a-z]+(?:\.| near the [a-z]+\.)"
)
_WHEN_NOBODY = lazy(
    r"^(?P<it>(?:When|Where|How|Why) (?:will|is|are|was|were|did|can)) [^,?.:“”]{4,60}, (?:nobody|no one|is not|is unclear|is unknown|remains)\b[^?]*\.$"
)
_HAS_BETWEEN = lazy(
    rf"\b(?P<it>(?:has|have|had) (?:also |already |always )?(?:{_TIME}|with [a-z]+|in the [a-z]+) (?:the|a|an|his|her|its|their|two|three|four|five) (?:[a-z]+ )?[a-z]+ (?P<v>[a-z]+))\.$"
)
_BEGAN = lazy(
    r"^(?P<it>(?:Began|Started|Continues|Continued|Ended|Begins|Starts|Ends) the (?:trial|construction|process|negotiations|talks|strike|festival|election|vote|war|season|repair|"
    r"work|evacuation|investigation|operation|concert|conference))\b(?! (?:and|with|by)\b)"
)
_EMBEDDED = lazy(
    r"\b(?:know|knows|knew|known|asked|asks|ask|explained|explains|explain|clear|unclear|understand|understands|understood|remember|"
    r"remembers|forgot|see|tell|told|wonder|wonders|wondered|say|said|revealed|decide|decided|idea|learn|learned|discover|discovered|shows|showed|asking|explaining) "
    r"(?P<it>(?:where|why|when|how|how much|how many [a-z]+) (?:(?:is|are|was|were|will|did|does|do|has|have|can|must) (?:he|she|they|we|it|this|there|the [a-z]+|his [a-z]+|her [a-z]+|a [a-z]+|this [a-z]+)|"
    r"(?:will|would|can|must) (?:open|begin|start|come|end|arrive|take place|happen|go|return|close|work|resign|leave) the [a-z]+|"
    r"(?:will be|is|was|were|are|has been|have been) [a-z]+(?:ed|en|ilt|eld|old|und|ade) (?:the|a) [a-z]+|"
    r"(?:works|costs|functions|began|started|happened|died|lives|came|ends|begins) (?:the|his|her|this|a) [a-z]+)|"
    r"what (?:is|are|was|were) (?:the|his|her|their|its) [a-z]+(?=[.,;]))(?=[.,;]| )(?P<rest>[^.?!]*[.?!])"
)
_PASSIVE_FIRST = lazy(
    rf"^(?:{_OPENING}) (?P<it>(?:was|were|is|are|will be|has been|have been) (?P<v>[a-z]+)(?: [a-z]+ly)? "
    r"(?:a|an|the|his|her|two|three|four|five|six|seven|eight|nine|ten|several|many|dozens|hundreds|\d+) [a-z]+)(?! (?:of|by) )"
)
_PLACE_PASSIVE = lazy(
    r"^In the (?:north|south|east|west|centre|center|capital|city|region|village|country|province|district)(?: of [A-Z]?[a-z]+)? "
    r"(?P<it>(?:was|were|will be) (?P<v>[a-z]+(?:ed|en)|built|killed|shot|burnt|sold) (?:a|an|the|two|three|four|five|six|seven|eight|nine|ten|several|many|dozens|\d+) [a-z]+)"
)
_CAME_FIRST = lazy(
    rf"^(?:{_OPENING}) (?P<it>(?:arrived|died|gathered|resigned|opens|begins|starts|closes|ends|opened|closed|happened|occurred|increased|decreased|disappeared|collapsed|exploded) "
    r"(?:in [A-Z][a-z]+ )?(?:the|a|an|his|her|two|three|four|five|six|seven|eight|nine|ten|several|many|dozens|hundreds|thousands|\d+) [a-z]+)"
)
_FELL_FIRST = lazy(
    r"^(?P<it>(?:Died|Arrived|Resigned|Happened|Occurred|Existed|Exists?|Disappeared|Appeared|Collapsed|Exploded|Increased|Decreased) "
    r"(?:the|a|an|his|her|two|three|four|five|six|seven|eight|nine|ten|several|many|dozens|hundreds) [a-z]+)"
)
_PERHAPS = lazy(
    r"^(?P<it>(?:Perhaps|Maybe|Probably|Possibly|Of course|Naturally|Certainly|Unfortunately|Fortunately) (?:will|has|have|can|must|would|is|are|was|were) (?:the [a-z]+|he|she|they|we|it|his [a-z]+))\b[^?]*\.$"
)
_AFTER_CLAUSE = lazy(
    r"^(?:Because|When|After|If|Although|Since|While|As soon as|As|Before) [^,;:?“”\"]{6,90}, (?P<it>(?:was|is|has|will|can|must|would|could) (?:the [a-z]+|a [a-z]+|he|she|we|they|it|his [a-z]+|her [a-z]+))\b[^?]*\.$"
)
_FLED_FIRST = lazy(
    r"^(?:Because|When|After|If|Although|Since|While|As soon as|As|Before) [^,;:?“”\"]{6,90}, (?P<it>(?:fled|went|left|died|fell|ran|resigned|arrived|returned|moved|broke) (?:the) [a-z]+)\b[^?]*\.$"
)
_ALSO = lazy(r"^(?P<it>Also (?:the|his|her|their|its|a) [a-z]+) (?:was|were|is|are|has|have|will|had|must|can)\b")
_ALREADY = lazy(
    r"\b(?:is|are|am|live|lives|work|works|stands?|lasts?|runs?|waits?|knows?|goes)\b[^.;,]{0,40}? (?P<it>already (?:\d+|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|many|several) (?:years|months|weeks|days|hours))(?=[.,;]| (?:in|at|as|and|with|without|for)\b)"
)
_LOOKS = "red|white|black|blue|green|yellow|grey|brown|old|big|small|new|young|tall|large|little|beautiful|poor|rich"
_BEHIND = lazy(
    rf"\b(?P<it>(?:[Tt]he|[Aa]|[Tt]his|[Hh]is|[Hh]er) (?P<n>[a-z]{{3,}}) (?:{_LOOKS}|national|French|German|Spanish|Russian|Italian|Turkish|Chinese|American|British|European|presidential|municipal|parliamentary|regional|military)) "
    r"(?P<v>is|was|has|had|will|[a-z]+(?:ed|s)|sat|stood|met|lost|won|lay|fell|took|gave|came|went|said|told|left|ran|held|made)\b(?! [A-Z])"
)

_MODALS = frozenset("will would can could must should may might".split())
_ADVERBS = frozenset("also not again now soon already still only then therefore never always".split())
_TRYING = frozenset(
    "decided tried managed refused hoped hopes failed attempted tries decides refuses manages fails".split()
)
_WANTING = frozenset("wants wanted want plans planned intends intended hopes".split())
_FRONT = frozenset("also again already soon next in on until by at with yesterday tomorrow this from for".split())
_DETERMINERS = frozenset("the a an his her its their this these those some many more all two three new older".split())
_STOPS = frozenset(", ; : and or but that who which if when".split())


class Placing(Detector):
    """*opened on Monday the museum*, *knows where is the key*, *decided the road to close*, *the house red*.

    Short objects only: English puts a long one behind its adverbials too. Inversions that English has (*In the corner
    stood a chair*, *Then came the rain*) are left alone.
    """

    needs = Need.DOCUMENT
    target_langs = frozenset({"en"})
    rules = (OBJECT, QUESTION, INVERTED, LAST, ADJECTIVE)
    examples = (
        Fires(OBJECT, "The mayor [[visited on Monday]] the old mill."),
        Fires(OBJECT, "She [[knows well]] the ways of the sea."),
        Fires(QUESTION, "Nobody knows [[where is the key]] of the mill."),
        Fires(QUESTION, "The boy explained [[how works the mill]] of his father."),
        Fires(INVERTED, "On Monday [[was sold the mill]] near the river."),
        Fires(INVERTED, "Yesterday evening [[was found a bell]] in the river."),
        Fires(INVERTED, "[[Died the baker]] who owned the mill."),
        Fires(INVERTED, "Because it rained, [[was the mill]] closed at noon."),
        Fires(LAST, "They decided [[the old mill in May to sell]]."),
        Fires(LAST, "The baker will [[also his younger sons to the fair take]]."),
        Fires(ADJECTIVE, "[[The mill old]] stood near the river."),
        Silent(
            "He announced on Monday a plan that nobody had seen before. He died on Monday a hero. Where is the key?"
        ),
        Silent("In the corner stood a chair. Then came the rain. He asked: where is the key? When asked, he slept."),
        Silent(
            "He wants the baker to sleep. He tried the door to see. What will the baker take? The boy two years old slept."
        ),
    )

    @cached_property
    def _words(self) -> Vocabulary:
        return vocabulary(self.lexicons)

    def check_document(self, document: Document) -> Iterable[Finding]:
        """Running text only."""
        for segment, tokens in running_sentences(document):
            if len(tokens) > 4 and tokens[-1].text == ".":
                yield from self._sentence(segment, tokens)

    def _sentence(self, segment: Segment, tokens: Sequence[Word]) -> Iterator[Finding]:
        base = tokens[0].start
        text = segment.target[base : tokens[-1].end]
        if "\n" in text:
            return
        for rule, start, end in self._patterns(text):
            yield rule.at(segment, (base + start, base + end))
        found = self._last(tokens)
        if found is not None:
            yield LAST.at(segment, (tokens[found[0]].start, tokens[found[1]].end))

    def _patterns(self, text: str) -> Iterator[tuple[Rule, int, int]]:
        for rule, patterns in _PATTERNS:
            for pattern in patterns:
                for hit in pattern.finditer(text):
                    if self._holds(pattern, hit):
                        yield rule, *hit.span("it")

    def _holds(self, pattern: re.Pattern[str], hit: re.Match[str]) -> bool:
        """What a pattern asks of the tags of its words."""
        if pattern is _BETWEEN_OBJECT:
            return self._has_object(hit)
        if pattern is _BEHIND:
            return self._is_behind(hit)
        if pattern in (_PASSIVE_FIRST, _PLACE_PASSIVE, _HAS_BETWEEN):
            return "Vn" in self._words.tags(hit["v"])
        return pattern is not _EMBEDDED or not hit["rest"].endswith("?")

    def _has_object(self, hit: re.Match[str]) -> bool:
        done = "Vd" in self._words.tags(hit["v"]) and hit["v"] not in _SAYING
        if not done or hit["n"] in _TIMES or "Vd" in self._words.tags(hit["n"]):
            return False
        return _PASSIVE.search(hit.string, max(0, hit.start("it") - 30), hit.start("it")) is None

    def _is_behind(self, hit: re.Match[str]) -> bool:
        tags = self._words.tags(hit["v"])
        verb = hit["v"] in _PLAIN or bool({"Vd", "Vz"} & set(tags)) and "Ns" not in tags
        if not verb or self._words.tags(hit["n"])[:1] != ("N",) or hit["n"] in _TIMES:
            return False
        return not _is_clause(hit.string, hit)

    # ------------------------------------------------------------------------------------------ verbs at the end

    def _last(self, tokens: Sequence[Word]) -> tuple[int, int] | None:
        """“decided the road for two weeks to close”, “will also older workers to the meeting invite”."""
        norms = [token.norm for token in tokens]
        final = norms[-2]
        if norms[0] in ("only", "never", "nor", "so", "not", "rarely", "neither", "how", "what", "little", "such"):
            return None
        if "V" not in self._words.tags(final)[:1] or not tokens[-2].text.islower() or final in ("be", "do", "have"):
            return None
        for at in range(1, len(norms) - 5):
            if norms[at] in _TRYING | _WANTING and norms[-3] == "to":
                found = self._infinitive(norms, at)
            elif norms[at] in _MODALS and tokens[at].text.islower():
                found = self._bare_infinitive(norms, at)
            else:
                continue
            if found:
                return at + 1, len(norms) - 2
        return None

    def _infinitive(self, norms: Sequence[str], at: int) -> bool:
        """“decided the road … to close”, “wants also retired teachers … to bring”."""
        between = norms[at + 1 : -3]
        if _STOPS & set(between) or "to" in between:
            return False
        if any(norm in _PLAIN or norms[at] in _TRYING and self._finite(norm) for norm in between):
            return False
        if norms[at] in ("plans", "plan", "planned") and between[:1] and between[0] in ("its", "his", "her", "their"):
            return len(between) > 3
        if norms[at] in _TRYING:
            return between[:1] != [] and between[0] in _DETERMINERS and len(between) > 3
        return between[:1] != [] and between[0] in ("also", "again", "already", "soon", "next") and len(between) > 2

    def _bare_infinitive(self, norms: Sequence[str], at: int) -> bool:
        """“must until Monday an answer give”: no other verb between the modal and the end."""
        first = at + 1 + (norms[at + 1] in _ADVERBS)
        between = norms[first:-2]
        if len(between) < 3 or _STOPS & set(between) or norms[at - 1] in ("what", "all", "as", "than", "the", "that"):
            return False
        if not (between[0] in _FRONT or between[0] in _DETERMINERS or first > at + 1):
            return False
        if "V" in self._words.tags(between[0]) and between[0] not in _FRONT | _DETERMINERS:
            return False
        if norms[-3] == "to":
            return False
        return not any(
            self._is_verb(norm) and not (n and between[n - 1] in _DETERMINERS and "N" in self._words.tags(norm))
            for n, norm in enumerate(between)
        )

    def _finite(self, norm: str) -> bool:
        tags = self._words.tags(norm)
        return norm in _PLAIN or "Vd" in tags or "Vz" in tags and "Ns" not in tags

    def _is_verb(self, norm: str) -> bool:
        tags = self._words.tags(norm)
        return (
            norm in _PLAIN or norm in ("be", "have", "do") or tags[:1] in (("V",), ("Vd",), ("Vz",), ("Vg",), ("Vn",))
        )


_PLAIN = frozenset(
    "stands lies is are was were has had will would can could must should does did sat stood met lost won lay fell took".split()
)
_TIMES = frozenset(
    "year years month months week weeks day days night season time hour hours morning weekend second first".split()
)


def _is_clause(text: str, hit: re.Match[str]) -> bool:
    """“The vote long awaited in …”: a participle behind its noun."""
    return hit["v"].endswith("ed") and not re.match(r" (?:the|a|an|his|her|its|their|that|to)\b", text[hit.end("v") :])


_PATTERNS: tuple[tuple[Rule, tuple[re.Pattern[str], ...]], ...] = (
    (OBJECT, (_BETWEEN_OBJECT, _WELL, _FOUND_IN, _ALSO, _ALREADY)),
    (QUESTION, (_EMBEDDED, _WHEN_NOBODY)),
    (
        INVERTED,
        (_PASSIVE_FIRST, _PLACE_PASSIVE, _CAME_FIRST, _FELL_FIRST, _BEGAN, _PERHAPS, _AFTER_CLAUSE, _FLED_FIRST),
    ),
    (LAST, (_HAS_BETWEEN,)),
    (ADJECTIVE, (_BEHIND,)),
)


@hookimpl
def mtaudit_detectors() -> Iterable[type[Detector]]:
    """Registers the detector."""
    return [Placing]
