"""Sentences that a stray full stop broke, and stranded pieces of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from mtaudit.lang.patterns import lazy
from mtaudit.lang.sentences import sentences
from mtaudit.model import Block, Document, Finding, Kind, Rule, Severity
from mtaudit.plugin import Detector, Fires, Need, Silent, hookimpl

BROKEN = Rule(
    "fragments/broken",
    mqm="linguistic-conventions/grammar",
    severity=Severity.MAJOR,
    message="a sentence begins in lower case after a full stop: one sentence was broken in two",
    confidence=0.85,
)
STRANDED = Rule(
    "fragments/stranded",
    mqm="linguistic-conventions/grammar",
    severity=Severity.MAJOR,
    message="“{quote}” stands alone as a sentence: it was torn from the one before",
    confidence=0.8,
)

# A word of at least two letters, a stop, white space, a word in small letters.
_BREAK = lazy(r"(?:(?<=[^\W\d_]{2})|(?<=[)\]”’\"%])|(?<=\d{2}))\.[ \u00a0]+([^\W\d_][\w’'-]*)")
# Names that are written small, and words that a stop may stand before without ending a sentence.
_SMALL_NAMES = lazy(r"(?:i(?:Phone|Pad|Pod|OS|Mac|Cloud|Tunes)|e(?:Bay|Pay|Book)|[a-z]+[A-Z]|https?|www|[a-z]\b)")
_ABBREVIATIONS = frozenset(
    "etc vs approx al ca cf eg ie viz resp incl excl dept est fig figs figs ed eds vol vols no nos p pp par sec op "
    "ft in oz lb lbs min max hrs hr mins secs sq cu jr sr st inc ltd corp co bros assn univ gov sen rep gen col "
    "capt lt sgt mr mrs ms dr prof jan feb mar apr jun jul aug sep sept oct nov dec mon tue wed thu fri sat sun "
    "am pm ad bc repr trans rev a.m p.m u.s u.k d.c ph.d m.d b.a m.a yr yrs mo km kg tel ext pls misc temp avg "
    "abbr adj adv anon attn ave blvd rd illus orig pt qty ref "
    "ehf hf gmbh bros plc llc sa nv bv oy ab aps spa srl sro ooo tov kft zrt".split()
)
_PARTICLES = frozenset("von van de der den del della di da dos du la le al el bin ibn ben zu zum ter ten".split())
_ATTRIBUTION = lazy(r"(?:According to|As reported by|In the words of|Citing) (?:[^\s,]+ ){0,11}[^\s,]+\.")
_NAME_ONLY = lazy(
    r"(?:The )?[A-ZÀ-Þ][\w’'&.-]*(?: (?:of|the|and|for|de|&) [A-ZÀ-Þ][\w’'-]*| [A-ZÀ-Þ][\w’'&-]*){1,4}\."
)
# A clause that hangs on a main clause, and the whole sentence is that: no comma, no second verb of its own.
_CLAUSE = lazy(
    r"(?P<w>Because|Although|While|Whereas|Which|When|Until|Unless) (?:(?:the|a|an|he|she|it|they|every|all|his|her|"
    r"its|their|this|these|those|no|some|many|several|most|nobody|two|three) |[A-Z][a-z]+ )[^.?!,;:“”\"—–()]{12,160}\."
)
_VERB = lazy(
    r"\b(?:(?:is|are|was|were|has|had|have|will|would|can|could|must|may|might|should|did|does)(?: not)?"
    r"(?: (?:also |already |still |just )?(?:been |be |have been )?[a-z]+)?|said|says|came|went|took|made|got|fell|"
    r"left|began|became|saw|gave|found|told|lost|won|held|knew|ran|rose|led|kept|felt|stood|[a-z]{3,}ed)\b"
)
_REPORTING = lazy(
    r"\b(?:according to|reported|reports|told|said|says|writes|wrote|published|quot\w+|cit\w+)\b[^.]*\.$", re.I
)


class Fragments(Detector):
    """A sentence that goes on in lower case after a full stop, and an attribution or a name left standing alone.

    Machine translation cuts long sentences at a wrong place, and layouts lose what stood between. Fragments that
    writers set on purpose (“Same rent. Less hassle.”) begin with a capital and are left alone; so are
    abbreviations, names written small, lists and headings.
    """

    needs = Need.DOCUMENT
    target_langs = frozenset({"en"})
    rules = (BROKEN, STRANDED)
    examples = (
        Fires(BROKEN, "The army kept its positions[[. although]] the river had risen."),
        Fires(STRANDED, "The bank lost a tenth of its value. [[According to the evening paper.]]"),
        Fires(
            STRANDED, "The vote was postponed, the minister told reporters. [[Daily Herald.]] A new date was not set."
        ),
        Fires(STRANDED, "Twelve people slept in the hall. [[Because]] every room in the inn had been taken."),
        Fires(STRANDED, "The search began in May. [[When]] a diver was shown the bell of the ship."),
        Silent("They slept in the hall. Because it was late, nobody minded. When it rained the roof was leaking."),
        Silent("“Why? Because it is there.” He asked why. “Because the rent was not paid for a year.”"),
        Silent("Same rent. Less hassle. Not a word more."),
        Silent("They met at 5 p.m. in the town hall, i.e. where they always meet, cf. the notes."),
        Silent("He likes the show. eBay bought it. iPhone sales fell."),
        Silent("According to the evening paper, the bank lost a tenth of its value."),
        Silent("It runs as a function of its own. mode: 'fast' is the word for it."),
        Silent("The cast is small. Enter Boris. The rest is silence."),
    )

    def check_document(self, document: Document) -> Iterable[Finding]:
        """Paragraph by paragraph; headings and lists have a grammar of their own."""
        for block in document.blocks:
            if block.kind in (Kind.PARAGRAPH, Kind.UNIT, Kind.QUOTE, Kind.HEADING):
                yield from self._broken(block)
            if block.kind in (Kind.PARAGRAPH, Kind.QUOTE):
                yield from self._stranded(block)

    def _broken(self, block: Block) -> Iterator[Finding]:
        text = block.text
        for hit in _BREAK.finditer(text):
            word = hit[1]
            if not word[0].islower() or _SMALL_NAMES.match(word) or word in _PARTICLES or _is_path(text, hit.end()):
                continue
            before = re.search(r"[\w.]+$", text[max(0, hit.start() - 24) : hit.start()])
            if before and before[0].lower() in _ABBREVIATIONS:
                continue
            segment, span = block.locate(hit.span())
            if len(span) == len(hit[0]):
                yield BROKEN.at(segment, span)

    def _stranded(self, block: Block) -> Iterator[Finding]:
        spans = sentences(block.text, "en")
        for number, (start, end) in enumerate(spans):
            sentence = block.text[start:end]
            if not number:
                continue
            before = block.text[slice(*spans[number - 1])]
            clause = _CLAUSE.fullmatch(sentence)
            if clause and len(_VERB.findall(sentence)) == 1 and _is_prose(block.text, start):
                segment, span = block.locate((start, start + len(clause["w"])))
                yield STRANDED.at(segment, span, confidence=0.75)
                continue
            alone = _ATTRIBUTION.fullmatch(sentence) and not re.search(
                r"\b(?:is|are|was|were|has|had|will)\b", sentence
            )
            named = _NAME_ONLY.fullmatch(sentence) and _REPORTING.search(before)
            if alone or named:
                segment, span = block.locate((start, end))
                yield STRANDED.at(segment, span)


def _is_prose(text: str, at: int) -> bool:
    """Whether a place is outside quotations, behind a full stop and not an answer to a question."""
    before = text[:at].rstrip()
    return before.endswith(".") and before.count("“") == before.count("”") and before.count('"') % 2 == 0


def _is_path(text: str, end: int) -> bool:
    """Whether a word is the first part of a path or an identifier, or a key: `docs/rules.md`, `check_batch`, `x: 1`."""
    if text[end : end + 1] == ":":
        return True
    return text[end : end + 1] in ("/", "_", "\\") and text[end + 1 : end + 2].isalnum()


@hookimpl
def mtaudit_detectors() -> Iterable[type[Detector]]:
    """Registers the detector."""
    return [Fragments]
