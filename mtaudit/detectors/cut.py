"""Sentences that were cut: an end where English cannot end, a speaker torn from the quotation, a stop after a title."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from mtaudit.lang.patterns import lazy
from mtaudit.model import Block, Document, Finding, Kind, Rule, Severity
from mtaudit.plugin import Detector, Fires, Need, Silent, hookimpl

END = Rule(
    "cut/end",
    mqm="linguistic-conventions/grammar",
    severity=Severity.MAJOR,
    message="no sentence ends in “{word}”: the rest was lost",
    confidence=0.85,
)
SPEAKER = Rule(
    "cut/speaker",
    mqm="linguistic-conventions/grammar",
    severity=Severity.MAJOR,
    message="“{quote}” behind a quotation says neither who speaks nor to whom: the rest was lost",
    confidence=0.85,
)
TITLE = Rule(
    "cut/title",
    mqm="linguistic-conventions/grammar",
    severity=Severity.MAJOR,
    message="the stop of “{title}” was taken for the end of the sentence: the name was lost",
    confidence=0.85,
)

# A word that is quoted, or part of a longer one, is not the end of a clause; numbers drop out of tables ("5 and.").
_FREE = r"(?<![\w’'“”\"‘(/.*_`-])"
_STOPPED = lazy(
    rf"{_FREE}(?P<it>the|their|your|our|its|an|than|unless|whereas|despite|nor|(?<!\d )and)\.(?=\s+[A-Z“\"]|$)"
)
_UNSTOPPED = lazy(
    rf"{_FREE}(?P<it>the|an|their|your|our|its|(?:(?<= of )|(?<= in )|(?<= with )|(?<= by )|(?<= is ))a)$"
)
_ABOUT_WORDS = lazy(
    r"\b(?:article|word|words|preposition|conjunction|determiner|pronoun|possessive|grammar|letter|type[ds]?|spells?|spelt)\b",
    re.I,
)
_SPEAKERS = (
    "police|minister|ministry|president|premier|chancellor|mayor|governor|spokesman|spokeswoman|spokesperson|"
    "prosecutor|prosecution|head|director|chief|commissioner|army|agency|ambassador|senator|deputy|lawyer|coach"
)
_TOLD = lazy(
    rf"(?:^|(?<=[.!?] ))(?P<whole>The (?:{_SPEAKERS})(?: of (?:the )?\w+(?: \w+)?)?"
    r"(?: [A-Z][\w’'-]+){0,3} told)(?:\.(?=\s+[A-Z“\"]|$)|$)"
)
_SAYS = "said|did|told|added|explained|stated|noted|stressed|declared|announced|emphasized|emphasised|concluded"
# A quotation that begins a sentence and is closed; what is behind it up to the next stop.
_QUOTED = lazy(r"(?:^|(?<=[.!?:] ))[“\"](?P<said>[^“”\"]{2,600})[”\"],? (?P<it>[^.!?;:,“”\"]{2,80}\.)(?=\s+[A-Z“\"]|$)")
_BARE = lazy(rf"(?:{_SAYS})\.", re.I)
_TO_NOBODY = lazy(
    r"(?:[Hh]e|[Ss]he|[Tt]hey|the [a-z]+(?: [\w’'-]+){0,5}|[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,2}) told\."
    r"|(?:he|she|they) (?:said|told|stated|noted|added|explained|stressed|declared|announced) that\."
)
_PASSIVE = lazy(
    r"\b(?:is|are|was|were|be|been|being|am|have|has|had|get|got|as|that|which|who|never|not|all|story|tale)\b"
)
_TITLES = "Mr|Mrs|Ms|Dr|Prof|Gen|Col|Capt|Lt|Sgt|Sen"
_BEHIND = "Then|When|While|After|However|Was|Were|Is|Has|Had|Said|Told|Went|Came|They|This|From|With|Also"
_TITLE_THEN = lazy(rf"(?<![\w“\"’'.-])(?P<it>(?:{_TITLES})\.) (?P<next>{_BEHIND}) [a-z]")
_TITLE_LAST = lazy(
    r"\b(?:and|by|of|with|to|for|said|told|that|from|when|where) (?P<it>(?:Mr|Mrs|Ms|Dr|Prof|Sgt|Capt)\.)$"
)
_HAS_STOP = lazy(r"[.!?…:;][\s\"'”’»)\]]*$")
_LEAST_WORDS = 8
_LEAST_SAID = 4


class Cut(Detector):
    """A sentence whose end, speaker or name was lost.

    Machine translation takes the stop of an abbreviation for the end of a sentence, and pages lose what stood in a link
    or in bold type. Only words are flagged behind which English cannot stop: articles, possessives, a few
    conjunctions, *told* without anybody who was told. Prepositions, auxiliaries and *that* end good sentences (*the
    man she spoke with*, *as he was*); lines without a stop are judged only where they are long paragraphs and no list,
    formula or quotation follows.
    """

    needs = Need.DOCUMENT
    target_langs = frozenset({"en"})
    rules = (END, SPEAKER, TITLE)
    examples = (
        Fires(END, "The crews pumped the water out of [[the.]] A cold night followed."),
        Fires(
            END,
            "The harbour will be dredged from May on, and the port has to pay for the work that was ordered by "
            "the owners of [[the]]",
        ),
        Fires(END, "Nobody was hurt. [[The police of the county told.]]"),
        Fires(SPEAKER, "“We will help everybody.” [[did.]]"),
        Fires(SPEAKER, "“The road stays closed,” [[the mayor of the town told.]] It may rain again."),
        Fires(SPEAKER, "“The road stays closed,” [[she said that.]]"),
        Fires(SPEAKER, "“We will help everybody in the town”, [[said.]]"),
        Fires(TITLE, "They waited for [[Dr. Then]] went home at dusk."),
        Fires(TITLE, "The patients were taken in and treated by a young doctor, and the tests were read by [[Dr.]]"),
        Silent("I did what I was told. He kept the promises that she had told. That is where it is. Say when."),
        Silent("“The Evening Herald” said. “Go West” did. The mayor, “the boss”, told us. “No,” she said to that."),
        Silent("“Be quiet,” she was told. “It is late,” he said. “Who did it?” I did. “Go!” was all he told."),
        Silent("Never begin with “the”. The English article is the. She is taller than he is. He left, did he?"),
        Silent("Mr. Was was a poet. Dr. Is it? “Mr. Then” is a song; Mr. and Mrs. Moss told us. Elm Dr. They left."),
        Silent("They sold what they had and, all in all, lived as before and since. It was theirs, not ours."),
    )

    def check_document(self, document: Document) -> Iterable[Finding]:
        """Paragraphs only: headings, captions, cells and items of lists are seldom whole sentences."""
        blocks = document.blocks
        stopped = _are_stopped(blocks)
        for block, following in zip(blocks, [*blocks[1:], None], strict=True):
            if block.kind in (Kind.PARAGRAPH, Kind.QUOTE, Kind.UNIT):
                yield from self._stops(block)
                yield from self._speakers(block)
            if stopped and block.kind is Kind.PARAGRAPH and _goes_on(following):
                yield from self._lost(block)

    def _stops(self, block: Block) -> Iterator[Finding]:
        text = block.text
        for hit in _STOPPED.finditer(text):
            whole = len(text) > hit.end() or _wordy(text)
            if whole and not _ABOUT_WORDS.search(text, max(0, hit.start() - 60), hit.start()):
                yield _at(block, END, hit.span(), word=hit["it"])
        for told in _TOLD.finditer(text):
            yield _at(block, END, told.span(), word="told")
        for hit in _TITLE_THEN.finditer(text):
            if _is_lost_name(text, hit):
                yield _at(block, TITLE, (hit.start("it"), hit.end("next")), title=hit["it"])

    def _speakers(self, block: Block) -> Iterator[Finding]:
        for hit in _QUOTED.finditer(block.text):
            tail = hit["it"]
            if hit["said"][-1] not in ".,!?…" and hit["said"].count(" ") < _LEAST_SAID:
                continue  # “The Herald” said
            if _BARE.fullmatch(tail) or _TO_NOBODY.fullmatch(tail) and not _PASSIVE.search(tail.replace(" that.", ".")):
                yield _at(block, SPEAKER, hit.span("it"))

    def _lost(self, block: Block) -> Iterator[Finding]:
        """The end of a long paragraph that has no stop, or only that of a title."""
        text = block.text.rstrip()
        hit = _UNSTOPPED.search(text, max(0, len(text) - 20))
        if hit is not None and _wordy(text):
            yield _at(block, END, hit.span(), word=hit["it"])
        hit = _TITLE_LAST.search(text, max(0, len(text) - 20))
        if hit is not None and _wordy(text):
            yield _at(block, TITLE, hit.span("it"), title=hit["it"])


def _at(block: Block, rule: Rule, place: tuple[int, int], **words: str) -> Finding:
    segment, span = block.locate(place)
    fields: dict[str, Any] = {**words}
    return rule.at(segment, span, **fields)


def _are_stopped(blocks: Sequence[Block]) -> bool:
    """Whether paragraphs are whole here: not where pages were made from lines of print, each a paragraph of its own."""
    prose = [block.text for block in blocks if block.kind is Kind.PARAGRAPH]
    return sum(not _HAS_STOP.search(text, max(0, len(text) - 12)) for text in prose) <= 1 + len(prose) // 10


def _wordy(text: str) -> bool:
    return text.count(" ") >= _LEAST_WORDS - 1


def _goes_on(following: Block | None) -> bool:
    """Whether what follows is no part of the sentence: the end of the text, a heading or a paragraph of its own."""
    if following is None:
        return True
    if following.kind not in (Kind.PARAGRAPH, Kind.HEADING):
        return False
    return following.text[:1].isupper() and (following.kind is Kind.PARAGRAPH and _wordy(following.text))


_BEFORE_LOST = lazy(r"(?:,|\b(?:for|with|by|to|of|from|and|that|the|but|told|asked|met|saw|called|thanked)) $")


def _is_lost_name(text: str, hit: re.Match[str]) -> bool:
    """“for Dr. Then went”; not a street (“Elm Dr. They”), nor a name that looks like a word (“Mr. Was was”)."""
    return _BEFORE_LOST.search(text, max(0, hit.start() - 10), hit.start()) is not None


@hookimpl
def mtaudit_detectors() -> Iterable[type[Detector]]:
    """Registers the detector."""
    return [Cut]
