"""Clauses that English builds otherwise: tense, agreement, articles, prepositions, order, pieces of sentences."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cached_property

from mtaudit.lang.grammar import Vocabulary, vocabulary
from mtaudit.lang.patterns import lazy
from mtaudit.lang.sentences import sentences
from mtaudit.model import Block, Document, Finding, Kind, Rule, Severity
from mtaudit.plugin import Detector, Fires, Need, Silent, hookimpl

TENSE = Rule(
    "syntax/tense",
    mqm="linguistic-conventions/grammar/tense",
    severity=Severity.MINOR,
    message="“{quote}” does not go with the time that is told",
    confidence=0.75,
    help="Many languages use a perfect or a present where English needs the simple past.",
)
AGREEMENT = Rule(
    "syntax/agreement",
    mqm="linguistic-conventions/grammar/agreement",
    severity=Severity.MINOR,
    message="“{quote}”: the verb does not agree with its subject",
    confidence=0.8,
)
ARTICLE = Rule(
    "syntax/article",
    mqm="linguistic-conventions/grammar/article",
    severity=Severity.MINOR,
    message="“{quote}”: English has no article here",
    confidence=0.75,
)
PREPOSITION = Rule(
    "syntax/preposition",
    mqm="linguistic-conventions/grammar/preposition",
    severity=Severity.MINOR,
    message="“{quote}” is not the preposition or conjunction that English has here",
    confidence=0.75,
)
OBJECT = Rule(
    "syntax/object",
    mqm="linguistic-conventions/grammar",
    severity=Severity.MINOR,
    message="“{quote}” says again what the relative clause is about",
    confidence=0.8,
)
ORDER = Rule(
    "syntax/order",
    mqm="linguistic-conventions/grammar/word-order",
    severity=Severity.MINOR,
    message="“{quote}” is the word order of another language",
    confidence=0.75,
)
PIECE = Rule(
    "syntax/piece",
    mqm="linguistic-conventions/grammar/fragment",
    severity=Severity.MINOR,
    message="“{quote}” begins a piece of the sentence before it",
    confidence=0.75,
)

_WEEKDAY = "(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_MONTH = "(?:January|February|March|April|May|June|July|August|September|October|November|December)"
_SEASON = "(?:spring|summer|autumn|winter|week|month|year|weekend|night)"
_NUM = r"(?:\d+|an?|two|three|four|five|six|seven|eight|nine|ten|several|many)"
_YEAR = r"(?:1[89]|20)\d\d"
_START = r"(?:^|(?<=[.!?] )|(?<=[“\"]))"
_DONE = (
    r"(?:[a-z]{2,}ed|lost|won|found|met|sold|left|made|given|taken|seen|written|held|signed|begun|come|gone|"
    r"built|bought|"
    r"brought|fallen|risen|struck|broken|driven|flown|grown|shot|sent|told|said|put|set|cut|become|died|paid|"
    r"caught|fought)"
)
_OBJECT = r"(?: (?:(?:to |at )?(?:the|a) [a-z]+|it|him|her|them|(?:the|a|an|his|her|their|its) (?:[a-z]+ )?[a-z]+))?"
_THEN = (
    rf"(?:yesterday|on {_WEEKDAY}(?: morning| afternoon| evening| night)?|last {_SEASON}|last {_WEEKDAY}|{_NUM} "
    rf"(?:days?|weeks?|months?|years?) ago|in the (?:spring|"
    rf"summer|autumn|"
    rf"winter) of {_YEAR}|in {_YEAR}(?!,? (?:and|or|to|–|-)|, (?:in )?{_YEAR}))"
)
_PERFECT_THEN = lazy(
    rf"(?<!to )\b(?P<it>(?:has|have) (?:also |already )?(?P<v>{_DONE})){_OBJECT} (?:[a-z]+ly )?{_THEN}(?=[.;]|"
    rf",? (?:at|while|when|after|because|"
    r"during|by|and (?!\d))|, )"
)
_THEN_PERFECT = lazy(
    rf"{_START}(?:In {_YEAR}|Last {_SEASON}|Last {_WEEKDAY}|(?:Two|Three|Four|Five|Ten|\d+) (?:days|weeks|"
    rf"months|years) ago),? "
    rf"(?:he|she|it|they|the [a-z]+|his [a-z]+|her [a-z]+|[A-Z][a-z]+(?: [A-Z][a-z]+)?) (?P<it>(?:has|"
    rf"have) {_DONE})\b"
)
_AND_DAY = lazy(rf"\b(?:and|but),? on {_WEEKDAY},? (?P<it>(?:have|has) {_DONE})\b")
_HAD_NEXT = lazy(
    rf"\b(?P<it>(?:had|has|have) (?:already )?{_DONE}) (?:again )?next (?:spring|summer|autumn|"
    rf"winter|week|month|year|{_WEEKDAY})\b"
)
_NEXT_DID = lazy(
    rf"{_START}Next (?:spring|summer|autumn|winter|week|month|year|{_WEEKDAY})(?: [^.;,]{{0,20}})?,? (?:the|a|"
    rf"an|his|her|its|their) (?:[a-z]+ )?"
    r"[a-z]+ (?P<it>(?P<v>[a-z]+ed))(?= (?:the|a|an|his|her|its|their|in|on|at|to|by|for)\b)"
)
_TOMORROW = lazy(
    r"\b(?P<it>tomorrow (?P<v>[a-z]+ed|came|went|took|gave|said|told|met|left|began|made|"
    r"held))\b(?! by)"
)
_WILL_AGO = lazy(
    rf"\b(?P<it>will (?:also |not )?[a-z]+)(?: (?:the|a|an|his|her|its|their|it|him|them|in|on|at|this|"
    rf"[a-z]*[^ded\W])\b){{0,4}} "
    rf"(?:{_NUM} (?:days|weeks|months|years) ago|yesterday)(?=[.,;])"
)
_COSTS_AGO = lazy(
    rf"\b(?:that|which|who) (?P<it>costs|sells|weighs|earns|pays|works|lives|stands|employs|produces) "
    rf"[^.,;]{{1,25}}? "
    rf"{_NUM} (?:weeks?|months?|years?) ago\b"
)
_NOT_THEN = lazy(r"\b(?:than|as|from|since|like|until|of)\b")
_LIVES_SINCE = lazy(
    rf"(?P<it>\b(?:lives|works|leads|runs|teaches|plays|serves|heads|sits|owns|belongs|knows|stays|resides|"
    rf"studies|practises|"
    rf"holds|chairs|manages|edits|trains) since) (?:{_YEAR}|{_MONTH}|the|\d+|last|his|her)\b"
)

_SHE_DO = lazy(
    r"(?:^|[.!?] ?|[“\"])[“\"]?(?P<it>(?:He|She|It) (?:do not|have (?:a|the|no|not|been)|are|go to|"
    r"come from|want to))\b"
)
_THEY_WAS = lazy(rf"{_START}(?P<it>(?:They|We) (?:was|has|does|is|wants|goes|comes|says|lives|makes|takes))\b")
_OF_WAS = lazy(
    r"\bThe (?P<n>[a-z]{4,}s) of (?:the|a|an|this|his|her|its) (?P<o>[a-z]+) (?P<it>was|is|has) (?:not |also |"
    r"already )?(?P<v>[a-z]+ed|[a-z]+en|made|"
    r"sold|held|known|found|sent|been)\b"
)
_EACH_HAVE = lazy(r"\b(?P<it>[Ee]ach of (?:the|these|those) [a-z]+s have) (?:an?|his|her|its)\b")
_FARMERS_SELLS = lazy(
    rf"{_START}The (?:[a-z]+ )?(?P<it>(?P<n>[a-z]{{4,}}s) (?P<v>[a-z]{{3,}}s)) (?:the|their|"
    rf"an?|his|to|it|them)\b"
)
_FINDS = lazy(
    rf"{_START}(?:Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten|\d+|Many|Several|Both|Most|Some|The "
    rf"[a-z]+s)\b[^.!?;]{{0,120}}"
    r"\b(?P<it>(?:finds|sees|considers|calls|feels|defends|protects) themselves)\b"
)
_SOMEBODY = lazy(
    r"\b(?:who|anyone|everyone|someone|nobody|anybody|everybody|whoever|each|one|club|team|company|"
    r"group|side|that|which)\b",
    re.I,
)

_MOST = lazy(
    rf"{_START}(?P<it>The most (?:[a-z]+(?:ists|ers|ors|ians|ents|ants|ees)|people|families|countries|women|men|"
    rf"children|experts|"
    r"voters|homes|cities|towns|villages))(?! (?:ever|in|of|since|at|any|we|I|he|she|they|on|to have|can|"
    r"you)\b)(?= [a-z]+)"
)
_THE_HIS = lazy(r"\b(?P<it>(?:the|The) (?:his|their|my|our|your|its)) [a-z]{2,}")

_DOUBLE = lazy(
    r"\b(?P<it>(?:about|from|with|for|by|at|into|against|between|towards) of) (?:him|her|them|it|me|us|the|his|"
    r"its|their)\b|"
    r"\b(?P<it2>(?:later|earlier) than (?:after|before)) (?:the|that|this|\d|a)\b"
)
_NOT_VERBAL = lazy(
    r"(?:\b(?:hear|heard|talk|sort|kind|think|thought|dream|dreamt|cheat|robbed|made|approved|up|"
    r"away|out) )$"
)
_BECAUSE_THAT = lazy(r"\b(?P<it>[Bb]ecause that) (?:the|his|her|they|he|she|it|there|its|their)\b(?! (?:way|time))")
_BETWEEN_THEM = lazy(rf"{_START}(?P<it>Between them) (?:is|are|was|were) (?:also )?(?:the|an?|two|three|[A-Z])")
_AT_YEAR = lazy(
    rf"\b(?:born|founded|died|married|built|elected|opened|emigrated|moved)\b[^.;,]{{0,30}} "
    rf"(?P<it>at {_YEAR})(?=[.,;]| and\b)"
)
_LESS_AS = lazy(
    r"\b(?:\d[\d,.]*(?: [a-z]+)?|much|far|even|years?|times|million|per cent) (?P<it>(?:less|more|fewer|higher|"
    r"lower|older|better|larger|"
    r"smaller|bigger|cheaper|younger) as) (?:in|\d|two|three|four|five|six|seven|eight|nine|ten|last|a year|"
    r"before|the (?:year|previous))\b"
)
_WITH_SETS = lazy(
    r"\b(?:beat|defeated|won|beats|wins)\b[^.;]{1,40}? (?P<it>with) (?:two|three|four|five|straight) "
    r"(?:straight )?sets\b"
)
_HOPES_OF = lazy(
    r"\b(?:[Hh]e|[Ss]he|[Tt]hey|who|[Tt]he (?:[a-z]+ )?(?:minister|mayor|president|director|coach|company|owner|"
    r"firm|club|farmer|trainer|"
    r"captain|operator|council|ministry|manager|organisers|police|authorities|team)) (?:now |still )?(?:hopes?|"
    r"hoped|wants?|wanted|plans|planned|intends?|"
    r"intended|promised|decided|refused|refuses|tries|tried|manages|managed|agreed) (?P<it>of [a-z]+ing)\b"
)
_THE_TOMORROW = lazy(
    r"\b(?P<it>(?:on|at|for|by) the (?:tomorrow|yesterday|today))\b(?! [a-z]+ (?:show|"
    r"programme|program))(?!['’-])"
)
_AT_MORNING = lazy(
    rf"\b(?P<it>(?:at|in) {_WEEKDAY} (?:morning|afternoon|evening|night))(?=[.,;]|$| (?:and|at|"
    rf"by|after|"
    r"when|near|the|a|an|he|she|they|because|while)\b)"
)
_UNTIL_VALUE = lazy(
    r"\b(?:raised|increased|cut|lowered|rose|fell|grew|reduced|climbed|dropped|risen|fallen|grown|raise|lower|"
    r"increase|reduce|"
    r"rise|fall|grow)\b[^.;,]{0,60}? (?P<it>until) \d[\d.,]* (?:per cent|percent|%|euros|dollars|million|"
    r"billion|people|tonnes|degrees|metres|"
    r"kilometres|points)"
)
_YEAR_YEARS = lazy(
    rf"\b(?:{_MONTH}|[Ii]n|since|until|of|from) (?P<it>{_YEAR} years?)(?=[.,;]| (?:and|the|at|to|by|for|with|he|"
    rf"she|it|they|was|is)\b)"
)
_THOUSANDS = lazy(
    r"(?<![\d.,$€£])(?P<it>[1-9]\d{0,2}\.\d00 (?:hectares|metres|meters|kilometres|kilometers|tonnes|litres|"
    r"kilograms|feet|miles|"
    r"square|cubic|acres|euros|people|degrees))\b"
)

_THING = (
    r"(?:book|novel|film|house|car|letter|song|painting|dress|bridge|phone|ship|bag|garden|ring|picture|poem|"
    r"boat|shop|"
    r"tunnel|road|train|bus|machine|field|room|bicycle|church|harbour|mill|farm|well|path|gate|door|tool|bell|"
    r"bread|tree|"
    r"law|rule|contract|system|drug|film|prize|cup|money|weapon|gun|bomb|gift|medal|toy|island|coat|hat|flag|"
    r"key|map|boxes)"
)
_WHICH_IT = lazy(
    r",? (?:which|whom) (?:the (?:[a-z]+ )?[a-z]+s|they|we|he|she|I|you|people|many|the [a-z]+) (?:can |could |"
    r"had |has |"
    r"have |will )?(?P<v>[a-z]{3,}) "
    r"(?P<it>it|him|them)(?= (?:at|in|on|every|during|for|with|from|daily|now)\b|[.,;])"
)
_THAT_IT = lazy(
    rf"\b(?:[Tt]he|[Tt]his|[Aa]) (?:[a-z]+ )?{_THING} that (?:the [a-z]+s?|they|we|he|she|I|you|[A-Z][a-z]+) "
    rf"(?:had |has |have )?(?P<v>[a-z]{{3,}}) "
    r"(?P<it>it|them)(?= (?:at|in|on|every|during|for|with|from)\b|[.,;]| (?:sold|was|is|were|has|had)\b)"
)
_PREPOSED = lazy(r"\b(?:in|by|on|of|to|for|with|from|upon|under|after|through|at|into)$")

_VERB_FIRST = lazy(
    rf"{_START}(?P<it>(?P<v>[A-Z][a-z]+) (?:the|an?) (?P<n>[a-z]+)) (?:dozens|hundreds|thousands|the|an?|"
    rf"\d[\d,]*|two|three|four|five|several|"
    r"many|all|his|her|its|their) [^.,;!?:]{3,90}\."
)
_FINITE = lazy(
    r"\b(?:is|are|was|were|has|had|have|will|would|can|could|must|may|might|should|did|does|do|said|says|came|"
    r"went|took|"
    r"became|began|made|gave|got|saw|let|lets|and)\b"
)
_THE_WITH = lazy(rf"(?P<it>(?:\b[Tt]he|{_START}A) (?:with|since) (?:\d+|the|an?|his|her|two|three)\b)")
_YEARS_OLD = lazy(
    r"\b(?:[Tt]he|[Aa]n?|[Hh]is|[Hh]er|[Tt]heir) (?P<it>(?:\d+|[a-z]+(?:-[a-z]+)?) (?:years?|months?|weeks?|"
    r"days?) old (?:man|woman|boy|girl|child|baby|"
    r"driver|student|son|daughter|teacher|pupil|player|singer|building|house|church|tree|bridge|mother|father|"
    r"farmer))\b"
)
_HAD_HE = lazy(
    rf"\b(?:because|that|although|since) (?:his|her|the|their|its) [a-z]+ (?P<it>(?:had|has) (?:he|she|they|it|"
    rf"him|her|them) {_DONE})\b"
)
_HE_IN_IS = lazy(
    rf"{_START}(?:He|She|They) (?P<it>(?:in|at|on|with|for) (?:the|a|his|her|this) [a-z]+ (?:is|was|has|had|"
    rf"works|lives|stands|are|were))\b"
)

_TO = lazy(r"(?P<w>To) (?:[a-z]+ly )?(?P<v>[a-z]{3,}) [^.?!,;:“”\"—–()]{8,90}\.")
_WHICH_DID = lazy(r"(?P<w>Which|Who|Whose) (?P<v>[a-z]+) [^.?!,;:“”\"—–()]{4,90}\.")
_CLAUSE = lazy(
    r"(?P<w>Because|Although|While|Whereas|Until|Unless|Since|So that|After|Before|If) (?:(?:the|a|an|he|she|it|"
    r"they|every|all|his|her|"
    r"its|their|this|these|those|no|some|many|several|most|nobody|two|three) |[A-Z][a-z]+ "
    r")[^.?!,;:“”\"—–()]{12,160}\."
)
_ANY_VERB = lazy(
    r"\b(?:(?:is|are|was|were|has|had|have|will|would|can|could|must|may|might|should|did|does)(?: not)?"
    r"(?: (?:also |already |still |just )?(?:been |be |have been )?[a-z]+)?|said|says|came|went|took|made|got|fell|"
    r"left|began|became|saw|gave|found|told|lost|won|held|knew|ran|rose|led|kept|felt|stood|[a-z]{3,}ed)\b"
)
_ASIDE = lazy(r"\b(?:who|which|whether|what|how|where|when|while)\b")
_DEEPER = lazy(r"\b(?:that|who|which|whether|what|how|where|when|while)\b")


class Syntax(Detector):
    """*In 2009 she has won*, *the results of the vote was*, *because that*, *the mill that he sold it*, *To stop it.*

    Patterns of whole clauses, most with the word list's tags behind them. What stands in quotation marks is left alone
    where speech may break the rule.
    """

    needs = Need.DOCUMENT
    target_langs = frozenset({"en"})
    rules = (TENSE, AGREEMENT, ARTICLE, PREPOSITION, OBJECT, ORDER, PIECE)
    examples = (
        Fires(TENSE, "In 2011 the baker [[has sold]] his mill."),
        Fires(TENSE, "Divers [[have found]] the bell yesterday after a long search."),
        Fires(TENSE, "The repair of the roof [[had started]] next summer."),
        Fires(TENSE, "A loaf that [[costs]] two francs a year ago now costs three."),
        Fires(AGREEMENT, "The walls of the mill [[was]] painted in May."),
        Fires(ARTICLE, "[[The most farmers]] sold their cows."),
        Fires(ARTICLE, "It was [[the his]] last voyage."),
        Fires(PREPOSITION, "[[Because that]] the mill was old, it burnt quickly."),
        Fires(PREPOSITION, "The bank cut its rate [[until]] 3.5 per cent."),
        Fires(PREPOSITION, "The play will be shown [[on the tomorrow]] in the hall."),
        Fires(OBJECT, "The gate, which the guards open [[it]] at dawn, is new."),
        Fires(ORDER, "[[Flooded the river]] dozens of cellars in the old town."),
        Fires(ORDER, "The [[four years old boy]] was found in a boat."),
        Fires(PIECE, "The mayor has closed the bridge. [[To]] protect the old piers of stone."),
        Fires(PIECE, "The queue was long. [[Although]] the baker had said that he would sell no bread."),
        Silent("In 2011 he sold it. Divers have found the bell. He has won the cup in 2001, 2003 and 2005."),
        Silent("The walls of the mill were painted. The most popular farmers sold cows. “We was robbed,” he said."),
        Silent("To stop it, they closed the bridge. Although he had said so, he sold bread. Most farmers sold cows."),
        Silent("The house in which he found it is old. He said that he sold it in May. The river flooded the town."),
    )

    @cached_property
    def _words(self) -> Vocabulary:
        return vocabulary(self.lexicons)

    def check_document(self, document: Document) -> Iterable[Finding]:
        """Paragraph by paragraph; headings have a grammar of their own."""
        for block in document.blocks:
            if block.kind in (Kind.PARAGRAPH, Kind.QUOTE, Kind.UNIT):
                for rule, start, end in self._all(block):
                    segment, span = block.locate((start, end))
                    if span.end > span.start:
                        yield rule.at(segment, span)

    def _all(self, block: Block) -> Iterator[tuple[Rule, int, int]]:
        text = block.text
        for rule, cues, pattern in _PLAIN:
            for hit in pattern.finditer(text) if any(cue in text for cue in cues) else ():
                if rule is not ARTICLE or not _quoted(text, hit.start("it")):
                    yield rule, *hit.span("it")
        yield from self._tenses(text)
        yield from self._agreement(text)
        yield from _doubled(text)
        yield from self._objects(text)
        yield from self._verb_first(text)
        yield from self._pieces(text)

    def _tenses(self, text: str) -> Iterator[tuple[Rule, int, int]]:
        for hit in _COSTS_AGO.finditer(text) if " ago" in text else ():
            if not _NOT_THEN.search(text, hit.end("it"), hit.end()):
                yield TENSE, *hit.span("it")
        for hit in _NEXT_DID.finditer(text) if "Next " in text else ():
            if self._only(hit["v"], {"Vd", "Vn"}):
                yield TENSE, *hit.span("it")

    def _agreement(self, text: str) -> Iterator[tuple[Rule, int, int]]:
        for hit in _OF_WAS.finditer(text) if "The " in text else ():
            if self._is_plural(hit["n"]) and "Ns" not in self._words.tags(hit["o"]):
                yield AGREEMENT, *hit.span("it")
        for hit in _FARMERS_SELLS.finditer(text):
            if self._words.tags(hit["n"]) == ("Ns",) and self._is_plural(hit["n"]) and self._only(hit["v"], {"Vz"}):
                yield AGREEMENT, *hit.span("it")
        for hit in _THEY_WAS.finditer(text):
            if not _quoted(text, hit.start("it")):
                yield AGREEMENT, *hit.span("it")
        for hit in _FINDS.finditer(text) if " themselves" in text else ():
            if not _SOMEBODY.search(hit[0]):
                yield AGREEMENT, *hit.span("it")

    def _is_plural(self, noun: str) -> bool:
        tags = self._words.tags(noun)
        return "Ns" in tags and "N" not in tags and noun not in _SINGULAR and not noun.endswith(("ss", "ics"))

    def _only(self, word: str, wanted: set[str]) -> bool:
        tags = set(self._words.tags(word))
        return bool(tags) and tags <= wanted

    def _objects(self, text: str) -> Iterator[tuple[Rule, int, int]]:
        for cue, pattern in ((" which ", _WHICH_IT), (" whom ", _WHICH_IT), (" that ", _THAT_IT)):
            for hit in pattern.finditer(text) if cue in text else ():
                verb = any(tag.startswith("V") for tag in self._words.tags(hit["v"]))
                before = _PREPOSED.search(text, max(0, hit.start() - 8), hit.start())
                if verb and not before and hit["v"] not in _COMPLEMENTS:
                    yield OBJECT, *hit.span("it")

    def _verb_first(self, text: str) -> Iterator[tuple[Rule, int, int]]:
        for hit in _VERB_FIRST.finditer(text):
            noun = self._words.tags(hit["n"])
            if self._only(hit["v"].lower(), {"Vd", "Vn", "J"}) and "N" in noun and not _FINITE.search(hit[0]):
                yield ORDER, *hit.span("it")

    def _pieces(self, text: str) -> Iterator[tuple[Rule, int, int]]:
        if not any(word in text for word in _OPENERS):
            return
        spans = sentences(text, "en")
        for start, end in spans[1:]:
            sentence = text[start:end]
            hit = _TO.fullmatch(sentence) or _WHICH_DID.fullmatch(sentence) or _CLAUSE.fullmatch(sentence)
            if hit is None or not _after_prose(text, start):
                continue
            verbs, deeper = len(_ANY_VERB.findall(sentence)), len(_DEEPER.findall(sentence))
            if hit.re.pattern == _TO.pattern:
                verb, deep = _ANY_VERB.search(sentence), _ASIDE.search(sentence)
                hangs = verb is None or deep is not None and deep.start() < verb.start() and verbs <= deeper
                lost = hangs and any(t in ("V", "Vb") for t in self._words.tags(hit["v"])[:1])
            elif hit["w"] in ("Which", "Who", "Whose"):
                lost = verbs == 1 and hit["w"] == "Which" and self._only(hit["v"], {"Vd", "Vn", "J"})
            else:
                lost = (
                    deeper > 0 and 1 < verbs <= deeper + 1 and hit["w"] in ("Because", "Although", "Whereas", "Unless")
                )
            if lost:
                yield PIECE, start, start + len(hit["w"])


_OPENERS = (". To ", ". Which ", ". Because ", ". Although ", ". Whereas ", ". Unless ")
_SINGULAR = frozenset(
    "news series means headquarters works crossroads species barracks politics gas bus process business access "
    "success progress "
    "congress press stress loss boss class glass mass cross address illness princess basis crisis analysis "
    "virus status campus "
    "consensus focus lens rest rise use close gains savings earnings chaos cosmos canvas atlas bonus circus "
    "chorus always united "
    "others times games rangers olympics remains ruins contents thanks hundreds dozens thousands millions".split()
)
_COMPLEMENTS = frozenset(
    "made make makes found find finds think thinks thought believe believes said says hope hopes put put".split()
)


def _doubled(text: str) -> Iterator[tuple[Rule, int, int]]:
    for hit in _DOUBLE.finditer(text) if " of " in text or " than " in text else ():
        name = "it" if hit["it"] else "it2"
        if not _NOT_VERBAL.search(text, max(0, hit.start() - 12), hit.start()):
            yield PREPOSITION, *hit.span(name)


def _quoted(text: str, at: int) -> bool:
    before = text[:at]
    return before.count("“") > before.count("”") or before.count('"') % 2 == 1


def _after_prose(text: str, at: int) -> bool:
    """Whether a place is outside quotations and behind a full stop."""
    return text[:at].rstrip().endswith(".") and not _quoted(text, at)


_HE = ("He", "She", "They", "It")
_PLAIN: tuple[tuple[Rule, tuple[str, ...], re.Pattern[str]], ...] = (
    (TENSE, ("has ", "have "), _PERFECT_THEN),
    (TENSE, ("In 1", "In 2", "Last ", " ago"), _THEN_PERFECT),
    (TENSE, ("and on ", "but on ", ", on "), _AND_DAY),
    (TENSE, (" next ",), _HAD_NEXT),
    (TENSE, ("tomorrow ",), _TOMORROW),
    (TENSE, ("will ",), _WILL_AGO),
    (TENSE, ("s since ",), _LIVES_SINCE),
    (
        AGREEMENT,
        tuple(f"{h} {v}" for h in _HE for v in ("do not", "have ", "are", "go to", "come from", "want to")),
        _SHE_DO,
    ),
    (AGREEMENT, ("ach of",), _EACH_HAVE),
    (ARTICLE, ("The most ",), _MOST),
    (ARTICLE, tuple(f"he {w} " for w in ("his", "their", "my", "our", "your", "its")), _THE_HIS),
    (PREPOSITION, ("ecause that",), _BECAUSE_THAT),
    (PREPOSITION, ("Between them",), _BETWEEN_THEM),
    (PREPOSITION, (" at 1", " at 2"), _AT_YEAR),
    (PREPOSITION, ("less as ", "more as ", "er as "), _LESS_AS),
    (PREPOSITION, (" sets",), _WITH_SETS),
    (
        PREPOSITION,
        tuple(f"{v} of " for v in ("hope", "hopes", "ed", "wants", "plans", "intends", "refuses", "manages", "tries")),
        _HOPES_OF,
    ),
    (PREPOSITION, ("the tomorrow", "the yesterday", "the today"), _THE_TOMORROW),
    (
        PREPOSITION,
        (
            "at Mo",
            "at Tu",
            "at We",
            "at Th",
            "at Fr",
            "at Sa",
            "at Su",
            "in Mo",
            "in Tu",
            "in We",
            "in Th",
            "in Fr",
            "in Sa",
            "in Su",
        ),
        _AT_MORNING,
    ),
    (PREPOSITION, (" until ",), _UNTIL_VALUE),
    (PREPOSITION, (" year",), _YEAR_YEARS),
    (PREPOSITION, ("00 ",), _THOUSANDS),
    (ORDER, ("he with ", "he since ", "A with ", "A since "), _THE_WITH),
    (ORDER, ("s old ", "r old ", "h old ", "k old ", "y old "), _YEARS_OLD),
    (
        ORDER,
        tuple(f"{h} {w} " for h in ("had", "has") for w in ("he", "she", "they", "it", "him", "her", "them")),
        _HAD_HE,
    ),
    (ORDER, tuple(f"{h} {w} " for h in _HE for w in ("in", "at", "on", "with", "for")), _HE_IN_IS),
)


@hookimpl
def mtaudit_detectors() -> Iterable[type[Detector]]:
    """Registers the detector."""
    return [Syntax]
