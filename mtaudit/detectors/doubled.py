"""What stands twice where English has it once: the subject, the first letter, a noun on both sides of “and”."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from mtaudit.lang.grammar import Vocabulary, vocabulary
from mtaudit.lang.patterns import lazy
from mtaudit.model import Document, Finding, Kind, Rule, Segment, Severity
from mtaudit.plugin import Detector, Fires, Need, Silent, hookimpl

SUBJECT = Rule(
    "doubled/subject",
    mqm="linguistic-conventions/grammar",
    severity=Severity.MINOR,
    message="“{pronoun}” repeats the subject of the sentence",
    confidence=0.8,
)
LETTER = Rule(
    "doubled/letter",
    mqm="linguistic-conventions/spelling",
    severity=Severity.MINOR,
    message="“{quote}”: the big first letter of the layout is still glued to the word",
    confidence=0.9,
)
NOUN = Rule(
    "doubled/word",
    mqm="accuracy/mistranslation",
    severity=Severity.MINOR,
    message="“{quote}”: two words of the source became the same word",
    confidence=0.8,
)

_PERSONS = (
    "president|minister|premier|chancellor|mayor|governor|spokesman|spokeswoman|spokesperson|prosecutor|director|"
    "senator|deputy|lawyer|coach|trainer|commissioner|secretary|ambassador|general|bishop|king|queen|prince|princess|"
    "judge|chairman|chairwoman|politician|singer|actor|actress|writer|footballer|player|journalist|teacher|professor"
)
_BEGINS = r"(?:^|(?<=[.!?] ))"
_OFFICE = r"(?:(?!next|last|only|same|first)[a-z]+ ){0,2}"
_WHO = rf"The {_OFFICE}(?:{_PERSONS})(?: of (?:the )?[\w’'-]+(?: [A-Z][\w’'-]+)?)?"
_SAID = "said|says|stated|announced|declared|explained|added|noted|stressed|emphasized|emphasised|confirmed"
_DOES = f"{_SAID}|has|will|went|came|died|won|lost|began|became|decided|resigned|arrived|returned"
# With a name before it this is no relative clause ("the president he was"); without one "that" must follow.
_NAMED = lazy(
    rf"{_BEGINS}(?:{_WHO}|(?:{'|'.join(w.capitalize() for w in _PERSONS.split('|'))})) "
    rf"[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){{0,2}} (?P<it>he|she) (?:{_DOES})\b(?! (?:was|is|had|were|would|to be)\b)"
)
_UNNAMED = lazy(
    rf"{_BEGINS}{_WHO} (?P<it>he|she) (?:{_SAID}) "
    r"that (?:the|he|she|it|they|there|we|his|her|its|their|this|these|[A-Z][a-z]+|a|an|no|all) "
)
# "The bridge it was built in 1932": no contact clause, as no other verb follows
_AGAIN = lazy(
    rf"{_BEGINS}(?P<np>(?:The|This|That|Its|Their|His|Her|Our) (?:[a-z-]+ ){{0,3}}(?P<n>[a-z]{{3,}})|Entrance|"
    r"Admission|Entry|Parking|Access|Registration|Participation) (?P<it>it|they|he|she) (?P<v>is|was|were|are|has been|"
    r"have been|had been|will be) (?P<c>[a-z]+)(?P<rest>[^.;:!?“”\"\n]{0,90})[.!;]"
)
_DID = lazy(
    rf"{_BEGINS}{_WHO} (?P<it>he|she) (?P<c>[a-z]+(?:ed|ave|ook|old|eft|ought|ent)) (?:the|a|an|his|her|its)\b"
    r"(?P<rest>[^.;:!?“”\"\n]{0,90})[.!;]"
)
_CLAUSE_ENDS = lazy(
    r",| (?:and|but|because|when|while|where|which|who|that|since|after|before|until|as|although|so|if|for)\b"
)
_SUBORDINATE = frozenset("why while when that if where because who before after as until is was since whether".split())
_FINITE = frozenset("is was are were has have had will would can could must should may might does did do".split())
_TIMES = frozenset(
    "day days night morning evening afternoon week month year time times moment minute summer winter autumn spring "
    "hour fact idea thing things way reason point truth impression hope place more less first last most least one "
    "ones only same result hell extent degree instant second".split()
)
_STRANDED = frozenset("in on at to for with of by from about against into under over".split())
_PRONOUNS = frozenset(("he", "she"))

_OPENERS = (
    "The|In|On|At|It|He|She|This|That|These|Those|There|They|We|You|After|When|While|For|With|From|By|But|And|If|As|An|"
    "What|Who|How|Why|Not|No|One|Two|Three|Many|Some|Most|More|His|Her|Their|Our|Since|During|According"
)
_GLUED_LETTER = lazy(rf"(?P<it>[A-Z])(?P<word>(?:{_OPENERS})) [a-zA-Z“\"‘]")

_PAIR = lazy(
    r"(?<![\w’'-])(?:[Tt]he|[Aa]n?|his|her|their|its|our|my|your|[Tt]his|these|those|of|in|with|for|against|from) "
    r"(?P<it>(?P<word>[a-z]{3,}) and (?P=word))(?![\w’'-])(?=(?P<after>[.,;:!?)”\"]|$| [a-z]+))"
)
_ENDS = frozenset(
    " of| in| to| for| with| at| on| by| from| was| were| is| are| has| have| had| that| which| who| will| would| can|"
    " and| between| among| against| as| when| where| while| but|".split("|")
)
# What English doubles: "more and more", "years and years of", "half and half".
_IDIOMS = frozenset(
    "more less half again over through round around such years days weeks months hours minutes seconds miles pages "
    "thousands hundreds millions billions tons tonnes acres layers rows piles lots loads reams decades ages centuries "
    "stacks generations yards gallons oceans mountains nights dozens scores crowds boxes books stories words inches "
    "times time then there here this that these those them each both many much some very even ever never only "
    "down away back along forth further farther other others another blah whatever neither two three four five".split()
)
_DETERMINERS = lazy(r"(?:of|in|with|for|against|from) ", re.I)


class Doubled(Detector):
    """*The mayor Ana Rot she said*, *DThe young party*, *the attitude and attitude*.

    A subject is taken up again in French, Turkish or Arabic; a drop capital stays on the page when the word behind it
    is translated; two near synonyms of the source are one word in English. Emphasis (*more and more*, *years
    and years*), relative clauses without a pronoun (*the president he was*) and *petroleum and petroleum products*
    are left alone.
    """

    needs = Need.DOCUMENT
    target_langs = frozenset({"en"})
    rules = (SUBJECT, LETTER, NOUN)
    examples = (
        Fires(SUBJECT, "The minister of finance Rosa Lind [[she]] announced a new tax.", suggestion=""),
        Fires(SUBJECT, "The president [[he]] said that the border was closed.", suggestion=""),
        Fires(SUBJECT, "The mill [[it]] was built in 1932 by a baker.", suggestion=""),
        Fires(SUBJECT, "The minister of culture [[he]] opened the fair.", suggestion=""),
        Silent("The mill it was built in burned. The man she met left. He fell while it was hot."),
        Fires(LETTER, "[[DThe]] young party wants to win the town hall this time.", suggestion="The"),
        Fires(NOUN, "They praised the [[attitude and attitude]] of the crew.", suggestion="attitude"),
        Fires(NOUN, "It was held in a [[solemn and solemn]] mood.", suggestion="solemn"),
        Silent("The president he was in May is gone. The minister, he said, is ill. The actor she met that day left."),
        Silent("The judge said she announced that the case was closed. The coach he told was Jan Moss."),
        Silent("The actor Jan Moss said he will stay. In May President Moss resigned; he said that it was time."),
        Silent("IT is a trade. WHO staff left. On-air talk. MIT and ETH agreed. OnePlus sold well."),
        Silent("For years and years of rain, more and more of it. The larger and larger of two. A half and half."),
        Silent("Of petroleum and petroleum products; the cat and cat food; of hope and hope-filled days."),
        Silent("They went over the pages and pages that he wrote. In time and time again. The man and the man."),
    )

    def prepare(self) -> None:
        """The word list says what is an adjective and nothing else."""
        self._words: Vocabulary = vocabulary(self.lexicons, "en")

    def check_document(self, document: Document) -> Iterable[Finding]:
        """The first letter of paragraphs, and every sentence."""
        for block in document.blocks:
            hit = _GLUED_LETTER.match(block.text) if block.kind in (Kind.PARAGRAPH, Kind.QUOTE) else None
            if hit is not None and f"{hit['it']}{hit['word']}" not in ("AAn", "AAs"):
                segment, span = block.locate((0, hit.end("word")))
                yield LETTER.at(segment, span, suggestion=hit["word"])
        for segment in document.segments:
            yield from self._subjects(segment)
            yield from self._resumed(segment)
            yield from self._pairs(segment)

    @staticmethod
    def _subjects(segment: Segment) -> Iterator[Finding]:
        text = segment.target
        if " he " not in text and " she " not in text:
            return
        for pattern in (_NAMED, _UNNAMED):
            for hit in pattern.finditer(text):
                start, end = hit.span("it")
                yield SUBJECT.at(segment, (start, end), suggestion="", pronoun=hit["it"])

    def _resumed(self, segment: Segment) -> Iterator[Finding]:
        """“The bridge it was built in 1932”, “The minister he opened the fair”."""
        text = segment.target
        if not any(cue in text for cue in (" it ", " they ", " he ", " she ")):
            return
        for hit in _AGAIN.finditer(text):
            noun, tags = hit["n"], self._words.tags(hit["c"])
            if not _SUBORDINATE.isdisjoint(hit["np"].split()):
                continue
            named = noun is None or noun not in _TIMES and self._words.tags(noun)[:1] in (("N",), ("Ns",))
            said = {"Vn", "J"} & set(tags) or hit["c"] in ("not", "also", "still", "waiting", "standing", "open")
            if named and said and not self._goes_on(hit["rest"]):
                yield SUBJECT.at(segment, hit.span("it"), suggestion="", pronoun=hit["it"], confidence=0.75)
        for hit in _DID.finditer(text):
            if "Vd" in self._words.tags(hit["c"]) and not self._goes_on(hit["rest"]):
                yield SUBJECT.at(segment, hit.span("it"), suggestion="", pronoun=hit["it"], confidence=0.75)

    def _goes_on(self, rest: str) -> bool:
        """Whether another verb follows in the clause, or a preposition without its noun ends it."""
        words = _CLAUSE_ENDS.split(rest, maxsplit=1)[0].lower().split()
        if words and words[-1] in _STRANDED:
            return True
        return any(word in _FINITE or {"Vd", "Vz"} & set(self._words.tags(word)) - {"Ns"} for word in words)

    def _pairs(self, segment: Segment) -> Iterator[Finding]:
        text = segment.target
        for hit in _PAIR.finditer(text) if " and " in text else ():
            word, after = hit["word"], hit["after"]
            if word in _IDIOMS or word.endswith(("er", "ly")) or word.endswith("s") and after == " of":
                continue
            if self._is_said_twice(word, after, bare=_DETERMINERS.match(hit[0]) is not None):
                yield NOUN.at(segment, hit.span("it"), suggestion=word)

    def _is_said_twice(self, word: str, after: str, *, bare: bool) -> bool:
        """An adjective before any word; a noun only where no compound can begin (“oil and oil products”)."""
        tags = self._words.tags(word)
        if tags and set(tags) <= {"J", "R"}:
            return not bare
        if "N" not in tags and "Ns" not in tags:
            return False
        if after[:1] in '.,;:!?)”"':
            return True
        return not bare and after in _ENDS


@hookimpl
def mtaudit_detectors() -> Iterable[type[Detector]]:
    """Registers the detector."""
    return [Doubled]
