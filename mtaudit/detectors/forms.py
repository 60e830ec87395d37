"""Verb forms, numbers, time prepositions and relative clauses that English grammar does not have."""

# ruff: noqa: E501  (patterns)

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator
from functools import cached_property

from mtaudit.detectors._plurals import SINGULAR_S
from mtaudit.lang.grammar import Vocabulary, vocabulary
from mtaudit.lang.inflect import past_participles, past_tense
from mtaudit.lang.patterns import lazy
from mtaudit.model import Finding, Kind, Rule, Segment, Severity
from mtaudit.plugin import Detector, Fires, Silent, hookimpl

VERB = Rule(
    "forms/verb",
    mqm="linguistic-conventions/grammar",
    severity=Severity.MAJOR,
    message="“{quote}”: this form of the verb cannot stand here",
    confidence=0.85,
)
NUMBER = Rule(
    "forms/number",
    mqm="linguistic-conventions/grammar/agreement",
    severity=Severity.MINOR,
    message="“{quote}”: number does not agree",
    confidence=0.85,
    help="Chinese, Japanese, Turkish and others leave a noun in the singular behind a number, or have one form for both.",
)
TIME = Rule(
    "forms/time",
    mqm="linguistic-conventions/grammar/preposition",
    severity=Severity.MINOR,
    message="“{quote}”: English says “{suggestion}”",
    confidence=0.8,
)
TENSE = Rule(
    "forms/tense",
    mqm="linguistic-conventions/grammar/tense",
    severity=Severity.MAJOR,
    message="“{quote}” is told as present, the rest of the sentence as past",
    confidence=0.75,
)
RELATIVE = Rule(
    "forms/relative",
    mqm="linguistic-conventions/grammar",
    severity=Severity.MAJOR,
    message="“{quote}”: English does not join a relative clause so",
    confidence=0.8,
    help="Arabic, Hebrew and Persian repeat the object of a relative clause as a pronoun; many languages have one word for who and which.",
)
DOUBLED = Rule(
    "forms/doubled",
    mqm="linguistic-conventions/grammar",
    severity=Severity.MINOR,
    message="“{quote}”: a plural by doubling, as in Indonesian or Malay",
    confidence=0.85,
)

_MONTH = "(?:January|February|March|April|May|June|July|August|September|October|November|December)"
_CLEAR_MONTH = "(?:January|February|July|September|October|November|December)"
_WEEKDAY = "(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_YEAR = r"(?:19|20)\d\d"
# What ends a phrase for certain: no noun can follow that the words before belong to.
_END = (
    r"(?=[.,;:!?)”\"]|$| (?:the|a|an|he|she|they|it|we|his|her|their|its|in|at|after|before|when|and|but|while|as|to|by|"
    r"with|from|for|because|where|who|which|that|was|were|is|are|has|have|had|will)\b)"
)

# Words that an infinitive follows, and nothing else in “to”.
_INFINITIVE = lazy(
    r"\b(?:going|able|unable|wants?|wanted|wanting|decided?|decides|managed?|manages|refused?|refuses|tried|tries|"
    r"trying|try|fail|failed|fails|hopes?|hoped|needs|began|begins|starts|intends?|intended|plans|planning|"
    r"continues?|continued|forced|unwilling|willing|attempts|attempted|has|had|have) (?P<it>to (?P<v>[a-z]{3,}))\b"
)
_MODAL = lazy(
    r"\b(?P<it>(?P<m>will|would|can|could|must|should|may|might|cannot|won['’]t|can['’]t|"
    r"wouldn['’]t|couldn['’]t|shouldn['’]t|do(?:es)? not|did not|do(?:es)?n['’]t|didn['’]t)(?: not| also| never)? "
    r"(?P<v>[a-z]{3,}))\b"
)
# “a can goes far”, “their will was”: nouns.
_BEFORE_NOUN = lazy(
    r"(?i:\b(?:the|a|an|this|that|their|his|her|its|our|my|your|of|free|good|last|political|own|no|every|each) $)"
)
_ASKED = lazy(r"(?:^|[?!.“\"] ?)(?P<it>(?:Did|Does|Do) (?:he|she|they|it|we|you|the [a-z]+) (?P<v>[a-z]{4,}))\b")
_MODAL_TO = lazy(
    r"\b(?P<it>(?:(?:[Hh]e|[Ss]he|[Tt]hey|[Ww]e|[Ii]t|I|[Yy]ou|who|people|children|residents|visitors|citizens|drivers) (?:can|could|must|"
    r"should|will|would|might)|cannot) (?:not )?to (?!date\b|end\b)[a-z]+)\b(?! the)"
)
_ALL_THEY_CAN = lazy(
    r"(?i:\b(?:all|everything|anything|whatever|what|best|much|more|little|things?|way|ways|that|as|than|if)\b[^.;]*$)"
)
_FOR_TO = lazy(r"(?<=[a-z] )(?P<it>for to (?P<v>[a-z]{2,}))\b")
_HAS_BARE = lazy(
    r"\b(?P<it>(?:(?:he|she|it|who) has|(?:he|she|it|they|we|who) had|has (?:not|never|already|also|just)) "
    r"(?:go|take|give|write|speak|choose|eat|begin|forget|grow|know|lose|bring|buy|keep|sell|teach|think|make|see|do|say|"
    r"send|build|break|find|leave|meet|win|die|happen|arrive|destroy|die|receive))\b(?![-'’])"
)
_HAS_PAST = lazy(
    r"\b(?P<it>(?:has|have|had|having)(?: not| already| also| just| never)? (?:went|saw|took|began|wrote|gave|did|ate|"
    r"fell|flew|froze|grew|knew|rode|sang|shook|swam|threw|wore|drove|spoke|chose|came|became|ran|hid|tore|swore))\b"
    r"(?! (?:of|in)? ?(?:it|them) (?:was|were)\b)"
)
_BEEN_BARE = lazy(
    r"\b(?P<it>(?:has|have|had|not|already) been (?:take|give|make|see|know|send|build|break|choose|write|hold|find|sell|"
    r"tell|bring|catch|teach|keep|pay|say|kill|arrest|injure|destroy|announce|publish|decide))\b(?![-'’])"
)
_SELF = "(?:himself|herself|itself|themselves)"
_REFLEXIVE = lazy(
    rf"\b(?P<it>(?:happened|happens|occurred|occurs) {_SELF}|(?:feels?|felt) {_SELF} (?:well|unwell|bad|badly|good|better|sick|safe|tired|worse)(?! off)"
    rf"|(?:met|meet|meets) {_SELF}|(?:find|finds|found) {_SELF} that|(?:was|were|is|are|has been|have been) held {_SELF}|held itself (?:in|on|at))\b"
)
_BE_DONE = lazy(
    r"\b(?P<it>(?:is|are|has been|have been) (?:existed|occurred|happened|died|belonged|consisted|lasted|remained|erupted|emerged)"
    r"|(?:was|were) (?:lasted|remained|erupted|emerged))\b"
)
_SOUNDS = frozenset("is was are were has had have".split())

_ONE_MANY = lazy(
    r"(?<![\d.,/:–—-])(?P<before>\b[\w.’'-]+ )?(?P<it>(?<![\w.,-])(?:1|[Oo]ne) (?:years|months|weeks|days|hours|minutes|"
    r"kilomet(?:re|er)s|met(?:re|er)s|persons|children|soldiers|houses|cars|dollars|times)|1 people)"
    r"(?! (?:ago and|or)\b)(?!['’-])"
)
_NOT_COUNTED = lazy(
    r"(?i:\b(?:no\.?|nr\.?|formula|day|group|level|division|phase|stage|tier|class|type|article|section|grade|number|"
    r"and|to|or|under|ligue|serie|radio|channel|than|phase|plus|minus|zero|point) $)|[A-Z]\w*\.? $"
)
_MANY_ONE = lazy(
    r"(?<![\w.,:/$€£–-])(?P<it>(?:[2-9]|[1-9]\d|[1-9]\d\d|\d{1,3},\d{3}|two|three|four|five|six|seven|eight|nine|ten|"
    r"hundred|thousand|million|dozens of|hundreds of|thousands of|many|several) (?:person|man|woman|child|soldier|student|"
    r"worker|resident|house|building|vehicle|car|year|month|week|day|hour|minute|kilomet(?:re|er)|dollar|euro|victim|"
    r"patient|passenger|officer|village|country|company|member|villager|player|meter|metre|school|brother|sister|friend|teacher|driver|suspect|attacker|policeman|fisherman|refugee|migrant|voter))"
    r"(?=[.;!?]| strong\b|,? (?:were|are|have|who|which|had|died|in|from|at|after|before|ago|later|because|since|and were)\b)"
)
_ADJECTIVAL = lazy(
    r"(?i:\b(?:a|an|the|this|that|per|each|every|another|one|his|her|their|its|our|my|no|first|last|old|new|any|"
    r"nth|many a|title|st|and|-|–|or|to) $)|[A-Z][\w’'-]* $|\d $"
)
_EACH = lazy(
    r"\b(?P<it>(?:[Ee]ach of (?:the|these|those|his|her|its|their) [a-z]+s|[Tt]he number of (?:[a-z]+ )?[a-z]+s) (?:have|are|were))"
    r"(?= (?:also |now |not |already |been |still )*(?:[a-z]+ed|[a-z]+ing|risen|grown|fallen|doubled|sold|built|given|made|lost|in|on|at)\b)"
)
_HUNDREDS = lazy(
    r"(?<!the )(?i:\b(?P<it>(?:\d[\d.,]*|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty|fifty) "
    r"(?:millions|billions|thousands|hundreds))) (?:of (?!the\b|these\b|those\b|them\b))?(?:people|persons|residents|soldiers|euros?|"
    r"dollars?|pounds|roubles|rubles|lira|yuan|tons|tonnes|hectares|refugees|workers|students|tourists|visitors|children|"
    r"inhabitants|houses|cars|voters|citizens|copies|families|passengers|spectators|migrants|pilgrims|trees|animals)\b"
)
_WRONG_PLURAL = lazy(
    r"\b(?P<it>childs|womans|tooths|gooses|wifes|thiefs|mices|feets|teeths|oxens|sheeps|policemens|gentlemans)\b(?!['’-])"
)
_THERE = lazy(r"\b(?P<it>[Tt]here (?:is|was|has been) (?:many|several|numerous|various|dozens of) (?!a\b)[a-z]+s)\b")
_NOUN_VERB = lazy(
    r"^(?P<it>(?:The|These|Those|Both|Many|Several|All the|All) (?:[a-z]+ )?(?P<n>[a-z]{3,}s)"
    r"(?: (?:of|in|on|at|from|with|for) (?:the |its |his |her |their |this )?(?:[A-Za-z]+ )?[A-Za-z]+)? "
    r"(?P<v>is|was|has|does))(?= (?:also |not |still |now |already |being |been |currently )*(?P<next>[a-z]+))"
)
_IN_LAST = lazy(rf"\b(?P<it>[Ii]n the (?P<d>(?:last|next) {_WEEKDAY}))\b(?!['’])")
_BORN_ON = lazy(
    rf"\b(?:born|founded|built|opened|created|established|published|released|married|elected) (?P<it>(?:on|at) (?P<y>{_YEAR}))(?=[.,;]|$| (?:in|and|by|at|to)\b)"
)
_OF_THE_MONTH = lazy(rf"\b\d{{1,2}}(?:st|nd|rd|th) of (?P<it>the (?P<m>{_MONTH}))\b")
_AT_MONTH = lazy(rf"(?<=[a-z] )(?P<it>at (?P<m>{_CLEAR_MONTH}))(?=[.;]|$)")
_ON_DAY = lazy(rf"\b(?P<it>(?P<p>[Ii]n|[Aa]t)(?: the)? (?P<d>{_WEEKDAY})){_END}")
_IN_YEAR = lazy(rf"\b(?P<it>(?P<p>[Oo]n|[Aa]t) (?P<m>{_MONTH},? {_YEAR}))(?!\d)")
_IN_MONTH = lazy(rf"(?<=[a-z] )(?P<it>on (?P<m>{_CLEAR_MONTH}))(?=[.;]|$|, (?:the|he|she|they|it)\b)")
_ON_DATE = lazy(
    rf"\b(?P<it>(?P<p>[Ii]n|[Aa]t) (?P<m>(?:the )?{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?|\d{{1,2}}(?:st|nd|rd|th)? {_MONTH}))"
    rf"(?=,? {_YEAR}\b|[.;]|,? (?:the|he|she|they|it)\b|$)(?!['’])"
)
_THE_MONTH = lazy(
    rf"\b(?P<p>[Ii]n|[Oo]f|[Ss]ince|[Uu]ntil|[Ff]rom|[Bb]y|[Dd]uring) (?P<it>the (?P<m>{_MONTH}(?:,? {_YEAR})?))(?=[.,;]|$)"
)
_AT_CLOCK = lazy(
    r"(?<!with)(?<!up)(?<!set)\b(?P<it>(?P<p>[Ii]n|[Oo]n) (?P<m>(?:the )?\d{1,2}(?:[:.]\d\d)? ?(?:o['’]clock|[ap]\.?m\b\.?)))"
    rf"(?! (?:on|in) {_WEEKDAY}){_END}"
)
_DAY_NUMBER = lazy(
    rf"\b(?P<p>[Oo]n|[Uu]ntil|[Ss]ince|[Ff]rom) (?P<it>the (?P<d>[1-9]|[12]\d|3[01]) days?)(?=[.,;]| (?:of )?{_MONTH}\b| (?:after|before) the\b|$)"
)
_NIGHT = lazy(
    rf"\bnight (?:of|from|to)(?: the)? (?P<it>(?P<a>\d{{1,2}}) (?:on|to the|in) (?P<b>\d{{1,2}}) (?P<m>{_MONTH}))\b"
)
_DAY_OF = lazy(
    rf"\b(?:[Oo]n|[Uu]ntil|[Ss]ince|[Bb]y) (?P<it>(?:the )?(?P<d>[1-9]|[12]\d|3[01]) of (?P<m>{_MONTH}))\b(?!['’])"
)

_NOW = (
    "sleeping|walking|driving|sitting|standing|eating|cooking|watching television|travelling|traveling|riding|"
    "swimming|returning|waiting|crossing|resting|lying|dining|drinking|fishing|sailing|bathing|dancing|cleaning|jogging|"
    "praying|shopping|heading|cycling|climbing|camping|having breakfast|having lunch|having dinner|taking a bath|"
    "parking|digging|repairing|harvesting|unloading|loading"
)
_CLASH = lazy(
    rf"\b(?P<it>(?:is|are) (?:{_NOW})|(?:runs away|flees|sleeps|escapes|drives|walks|returns|waits))(?P<mid>(?: (?!when|that|who|what|how|why|after|before|if|whether|day|time|moment|"
    r"years?|era|night|period)[A-Za-z0-9’'-]+){0,8}) when (?:the|a|an|his|her|their|its|he|she|they|it|two|three|[A-Z]\w+) "
    r"(?:[A-Za-z’'-]+ ){0,4}?(?P<v>fell|was|were|came|broke|struck|hit|collapsed|exploded|crashed|began|started|burst|"
    r"opened|attacked|arrived|heard|saw|caught|went|caved|overturned|[a-z]{3,}ed)\b"
)
_WHILE = lazy(
    r"\b[Ww]hile (?:he|she|they|the [a-z]+|a [a-z]+) (?P<it>(?:is|are) (?:sleeping|driving|walking|eating|cooking|riding|crossing|fishing|"
    r"swimming|cycling|jogging|resting)|sleeps)\b[^.;,]{0,40}, (?:the|a|his|her|he|she|it|they) (?:[a-z]+ ){0,3}"
    r"(?:fell|came|broke|struck|hit|collapsed|exploded|crashed|began|burst|attacked|arrived|heard|saw|caught|was|were)\b"
)
_AGO = lazy(
    rf"^(?P<t>Yesterday|Last (?:night|week|month|year|{_WEEKDAY}|summer|winter|autumn|spring)|(?:Two|Three|Four|Five|Six|"
    r"Ten|A few|Several|\d{1,2}) (?:days|weeks|months|years|hours) ago),? "
    r"(?:(?P<n>(?:the|a) [a-z]+)|he|she|they|police) (?P<it>[a-z]+)\b(?: (?P<next>[a-z]+)\b)?"
)
_WHICH = lazy(
    r"(?<!in )(?<!of )(?<!on )(?<!at )(?<!to )(?<!by )(?<!for )(?<!with )(?<!from )(?<!upon )(?<!after )"
    r"\b(?P<it>(?:which|whom) (?:he|she|they|we|I|you) (?:it|him|them)|(?:whom|which) (?:the|a|his|her|their|its|[A-Z][a-z]+) "
    r"(?:[a-z]+ )?(?P<v>[a-z]{3,}) (?:him|them|it))(?=[.,;!?]|$| (?:in|on|at|from|with|by|yesterday|last|after|to|is|are|was|were)\b)"
)
_WHO = lazy(
    r"\b(?:[Tt]he|[Aa]) (?P<it>(?:man|woman|boy|girl|driver|minister|suspect|victim|teacher|soldier|policeman|player|pupil|nurse|judge) which "
    r"(?:is|was|has|had|will|lives|lived|died|came|said))\b|^(?:The|A) (?P<thing>(?:fire|car|house|bridge|accident|law|road|building|ship|train|"
    r"bus|storm|bomb|explosion|factory|plane|river|decision|report) who) (?=[a-z]+)"
)
_TWICE = lazy(r"(?<![\w-])(?P<it>(?P<w>[a-z]{4,})-(?P=w))(?![\w-])")
_SAID_TWICE = frozenset(
    "hush knock chop ding dong bang blah blah pooh tsk tuts boom beri rah-rah murmur couscous chin chow".split()
)


class Forms(Detector):
    """*They are going to recovered*, *the team can goes*, *1 years*, *700 person*, *in Monday*, *whom they met him*.

    Only forms that can stand in no sentence: the tags of the word list say that the word is nothing but a past tense or
    a third person, or the noun nothing but a plural. Quoted speech may be dialect, and headings save words; both are
    left alone.
    """

    target_langs = frozenset({"en"})
    rules = (VERB, NUMBER, TIME, TENSE, RELATIVE, DOUBLED)
    examples = (
        Fires(VERB, "The patients are going [[to recovered]] soon."),
        Fires(VERB, "The club [[can goes]] to the cup."),
        Fires(VERB, "They [[did not went]] home."),
        Fires(VERB, "Now [[they must to wait]] for a ferry."),
        Fires(VERB, "They came [[for to see]] the whale."),
        Fires(VERB, "The boat [[has went]] to the island."),
        Fires(VERB, "Nine goats [[have been kill]] by wolves."),
        Fires(NUMBER, "He was jailed for [[1 years]] in May."),
        Fires(NUMBER, "More than [[700 person]] were on board."),
        Fires(NUMBER, "[[There is many reasons]] for it."),
        Fires(NUMBER, "[[The soldiers of the fort is]] not sleeping."),
        Fires(TIME, "The market opens [[in Sunday]].", suggestion="on Sunday"),
        Fires(TIME, "The pool was opened [[on May 2019]] by the mayor.", suggestion="in May 2019"),
        Fires(TIME, "The mill closed in [[the October]].", suggestion="October"),
        Fires(TIME, "The ferry leaves [[in 9 o’clock]], the captain said.", suggestion="at 9 o’clock"),
        Fires(TIME, "The vote is on [[the 12 days]].", suggestion="the 12th"),
        Fires(TENSE, "The guest [[is sleeping]] in the hut when the tree fell on it."),
        Fires(RELATIVE, "The driver [[whom the guards stopped him]] at the gate has fled."),
        Fires(DOUBLED, "The [[farmers-farmers]] sold their rice.", suggestion="farmers"),
        Fires(VERB, "The driver [[did not stopped]] at the light."),
        Fires(VERB, "She [[feels herself well]] after the operation."),
        Fires(NUMBER, "[[Each of the boats were]] sold in May."),
        Fires(NUMBER, "The dam cost [[five millions]] euros in all."),
        Fires(TIME, "The nurse was born [[on 1987]] in a small village.", suggestion="in 1987"),
        Fires(TENSE, "While the boy [[is sleeping]], the wall fell on his bed."),
        Fires(TENSE, "Yesterday the envoy [[visits]] the port and the mill."),
        Fires(RELATIVE, "The [[nurse which was]] hurt is at home."),
        Silent(
            "He died happy. The players were graduated. Each of the boats was sold. She made two hundreds against Kent."
        ),
        Silent(
            "Yesterday the council visits began. People in the car who fled are safe. The bus that he met was late."
        ),
        Silent("They are going to divided towns. She used to be here, and we look to united efforts. A can goes far."),
        Silent("“They did not went home,” he said. Formula 1 years. No. 1 days. A 700 person crowd. May 5 was dry."),
        Silent("The news of the week is bad. The United States is big. There is many a slip. These days is a song."),
        Silent("In Sunday’s game; in May 5 people died; on May 6, 2019; the October 2020 vote; he relies on March."),
        Silent(
            "The mayor is waiting for the day when the bridge was to open. A no-no, a so-so. The town they met him in."
        ),
    )

    @cached_property
    def _words(self) -> Vocabulary:
        return vocabulary(self.lexicons)

    def check(self, segment: Segment) -> Iterable[Finding]:
        """Running text only."""
        if segment.kind in (Kind.HEADING, Kind.CAPTION):
            return
        text = segment.target
        for finding in self._all(segment, text):
            if finding.rule == TENSE.id or not _quoted(text, finding.span.start):
                yield finding

    def _all(self, segment: Segment, text: str) -> Iterator[Finding]:
        yield from self._verbs(segment, text)
        yield from self._numbers(segment, text)
        yield from _times(segment, text)
        yield from self._relatives(segment, text)
        for hit in _CLASH.finditer(text):
            if not _has_past(hit["mid"]):
                yield TENSE.at(segment, hit.span("it"))
        for hit in _WHILE.finditer(text):
            yield TENSE.at(segment, hit.span("it"))
        for hit in _AGO.finditer(text):
            verb = next((name for name in ("it", "next") if self._is_present(hit, name)), "")
            if verb and "?" not in text:
                yield TENSE.at(segment, hit.span(verb), confidence=0.65)

    def _verbs(self, segment: Segment, text: str) -> Iterator[Finding]:
        for hit in _INFINITIVE.finditer(text):
            if self._is_past(hit["v"], {"J"}) and not self._is_attribute(text, hit.end()):
                yield VERB.at(segment, hit.span("it"))
        yield from self._modals(segment, text)
        for hit in _MODAL_TO.finditer(text):
            if not _ALL_THEY_CAN.search(text, max(0, hit.start() - 40), hit.start()):
                yield VERB.at(segment, hit.span("it"))
        for pattern in (_HAS_BARE, _HAS_PAST, _BEEN_BARE, _REFLEXIVE, _BE_DONE):
            for hit in pattern.finditer(text):
                yield VERB.at(segment, hit.span("it"))
        for hit in _FOR_TO.finditer(text):
            if "V" in self._words.tags(hit["v"]):
                yield VERB.at(segment, hit.span("it"))

    def _modals(self, segment: Segment, text: str) -> Iterator[Finding]:
        for pattern in (_MODAL, _ASKED):
            for hit in pattern.finditer(text):
                noun = _BEFORE_NOUN.search(text, max(0, hit.start("it") - 14), hit.start("it"))
                done = hit.re.groups > 2 and hit["m"][:2] in ("di", "do") and hit["v"].endswith("ed")
                if self._is_finite(hit["v"], {"J"} if done else ()) and noun is None:
                    yield VERB.at(segment, hit.span("it"))

    def _numbers(self, segment: Segment, text: str) -> Iterator[Finding]:
        for hit in _ONE_MANY.finditer(text):
            if not _NOT_COUNTED.search(text[max(0, hit.start("it") - 14) : hit.start("it")]):
                yield NUMBER.at(segment, hit.span("it"))
        for hit in _MANY_ONE.finditer(text):
            verb = text.startswith((" were", " are", " have"), hit.end())
            if verb or not _ADJECTIVAL.search(text[max(0, hit.start("it") - 14) : hit.start("it")]):
                yield NUMBER.at(segment, hit.span("it"))
        for pattern in (_THERE, _EACH, _HUNDREDS, _WRONG_PLURAL):
            for hit in pattern.finditer(text):
                yield NUMBER.at(segment, hit.span("it"))
        for hit in _NOUN_VERB.finditer(text):
            noun = hit["n"]
            plural = noun not in SINGULAR_S and self._words.tags(noun) == ("Ns",) and not self._words.parts(noun)
            if plural and hit["next"] not in ("that", "what", "why", "how", "because", "when", "where", "to", "one"):
                yield NUMBER.at(segment, hit.span("it"))

    def _relatives(self, segment: Segment, text: str) -> Iterator[Finding]:
        for hit in _WHICH.finditer(text):
            verb = hit["v"]
            if verb is None or self._is_past(verb) or {"Vd", "Vz"} & set(self._words.tags(verb)):
                yield RELATIVE.at(segment, hit.span("it"))
        for hit in _WHO.finditer(text):
            yield RELATIVE.at(segment, hit.span("it" if hit["it"] else "thing"))
        for hit in _TWICE.finditer(text):
            word = hit["w"]
            if word not in _SAID_TWICE and {"Ns", "N"} & set(self._words.tags(word)[:1]) and word.endswith("s"):
                yield DOUBLED.at(segment, hit.span("it"), suggestion=word)

    def _is_past(self, word: str, more: Container[str] = ()) -> bool:
        """Whether a word can only be a past tense or participle of a verb, or one of `more` beside it."""
        tags = {tag for tag in self._words.tags(word) if tag not in more}
        return bool(tags) and tags <= {"Vd", "Vn"}

    def _is_finite(self, word: str, more: Container[str] = ()) -> bool:
        """Whether a word can only be a past tense or a third person, or one of `more` beside it."""
        tags = {tag for tag in self._words.tags(word) if tag not in more}
        return bool(tags) and tags <= {"Vd", "Vn", "Vz"}

    def _is_present(self, hit: re.Match[str], name: str) -> bool:
        """Whether the verb is a present: for certain, or a word that may be one with its object behind it."""
        word = hit[name] or ""
        if name == "next" and not (hit["n"] and {"N", "Ns"} & set(self._words.tags(hit["it"]))):
            return False
        tags = self._words.tags(word)
        object_behind = re.match(r" (?:the|a|an|his|her|its|their)\b", hit.string[hit.end(name) : hit.end(name) + 8])
        return word in ("is", "are", "has", "wants") or tags == ("Vz",) or "Vz" in tags and object_behind is not None

    def _is_attribute(self, text: str, at: int) -> bool:
        """Whether a noun follows, to which a participle may belong."""
        behind = re.match(r"[ -]([A-Za-z]+)", text[at : at + 30])
        if behind is None:
            return False
        tags = self._words.tags(behind[1].lower())
        return behind[1][0].isupper() or bool(tags) and tags[0][0] in "NJ"


def _has_past(between: str) -> bool:
    words = between.split()
    return any(word in _SOUNDS or past_form(word) for word in words)


def past_form(word: str) -> bool:
    """Whether a word looks like a past tense or participle: another clause may have begun."""
    return word.endswith("ed") and len(word) > 4 or bool(past_tense(word) & {word}) and bool(past_participles(word))


def _times(segment: Segment, text: str) -> Iterator[Finding]:
    for pattern, right, group in (
        (_ON_DAY, "on", "d"),
        (_IN_YEAR, "in", "m"),
        (_IN_MONTH, "in", "m"),
        (_AT_MONTH, "in", "m"),
        (_BORN_ON, "in", "y"),
        (_ON_DATE, "on", "m"),
        (_AT_CLOCK, "at", "m"),
    ):
        for hit in pattern.finditer(text):
            name = hit[group].removeprefix("the ")
            first = right.capitalize() if hit["it"][0].isupper() else right
            yield TIME.at(segment, hit.span("it"), suggestion=f"{first} {name}")
    for pattern in (_THE_MONTH, _OF_THE_MONTH):
        for hit in pattern.finditer(text):
            yield TIME.at(segment, hit.span("it"), suggestion=hit["m"])
    for hit in _IN_LAST.finditer(text):
        yield TIME.at(segment, hit.span("it"), suggestion=hit["d"])
    for hit in _DAY_NUMBER.finditer(text):
        yield TIME.at(segment, hit.span("it"), suggestion=f"the {_ordinal(hit['d'])}")
    for hit in _NIGHT.finditer(text):
        if int(hit["b"]) == int(hit["a"]) + 1:
            yield TIME.at(segment, hit.span("it"), suggestion=f"{hit['a']}–{hit['b']} {hit['m']}")
    for hit in _DAY_OF.finditer(text):
        yield TIME.at(segment, hit.span("it"), suggestion=f"{hit['m']} {hit['d']}", confidence=0.6)


def _ordinal(number: str) -> str:
    ending = {"1": "st", "2": "nd", "3": "rd"}.get(number[-1], "th") if number not in ("11", "12", "13") else "th"
    return number + ending


def _quoted(text: str, at: int) -> bool:
    before = text[:at]
    return before.count("“") > before.count("”") or before.count('"') % 2 == 1 or before.count("‘") > before.count("’")


@hookimpl
def mtaudit_detectors() -> Iterable[type[Detector]]:
    """Registers the detector."""
    return [Forms]
