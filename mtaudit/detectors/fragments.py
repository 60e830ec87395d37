"""Sentences that a stray full stop broke, and stranded pieces of them."""

# ruff: noqa: E501  (examples and patterns)

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import pairwise

from mtaudit.lang.grammar import Vocabulary, vocabulary
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

DASH = Rule(
    "fragments/dash",
    mqm="linguistic-conventions/grammar",
    severity=Severity.MINOR,
    message="a dash stands where English has a verb",
    confidence=0.75,
    help="Russian and Ukrainian have no “is”: a dash stands between the subject and what it is.",
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
    "nem con abbr adj adv anon attn ave blvd rd illus orig pt qty ref "
    "ehf hf gmbh bros plc llc sa nv bv oy ab aps spa srl sro ooo tov kft zrt".split()
)
_PARTICLES = frozenset("von van de der den del della di da dos du la le al el bin ibn ben zu zum ter ten".split())
_ATTRIBUTION = lazy(r"(?:According to|As reported by|In the words of|Citing) (?:[^\s,]+ ){0,11}[^\s,]+\.")
_NAME_ONLY = lazy(r"(?:The )?[A-ZÀ-Þ][\w’'&.-]*(?: (?:of|the|and|for|de|&) [A-ZÀ-Þ][\w’'-]*| [A-ZÀ-Þ][\w’'&-]*){1,4}\.")
# A clause that hangs on a main clause, and the whole sentence is that: no comma, no second verb of its own.
_CLAUSE = lazy(
    r"(?P<w>Because|Although|While|Whereas|When|Until|Unless) (?:(?:the|a|an|he|she|it|they|every|all|his|her|"
    r"its|their|this|these|those|no|some|many|several|most|nobody|two|three) |[A-Z][a-z]+ )[^.?!,;:“”\"—–()]{12,160}\."
)
_VERB = lazy(
    r"\b(?:(?:is|are|was|were|has|had|have|will|would|can|could|must|may|might|should|did|does)(?: not)?"
    r"(?: (?:also |already |still |just )?(?:been |be |have been )?[a-z]+)?|said|says|came|went|took|made|got|fell|"
    r"left|began|became|saw|gave|found|told|lost|won|held|knew|ran|rose|led|kept|felt|stood|[a-z]{3,}ed)\b"
)
# A piece that hangs on the sentence before and has no comma, behind which a main clause might stand.
_HANGS = lazy(
    r"(?P<phrase>Despite|In spite of|Because of|Due to|Owing to|Thanks to|Instead of|Rather than|As well as|Along with|"
    r"Together with|In addition to|Except(?: for)?|Apart from|In order to|Than|Until(?! recently| now)|Till|Since|After|Before|Without|With|"
    r"By(?! far)|From|To|For|In|On|At|During|Between|Against|Under|Among|Through|Over(?! to\b)|Including|Especially)"
    r" (?P<rest>(?:[^,:;?!()“”\"—–…]|,(?=\d\d\d)){2,150})\.|"
    r"(?P<joint>And that) (?:the|a|he|she|it|they|we|there|nobody|no|his|her|its|their|all|many|some|most|two|three|"
    r"(?:[a-z]+ )?[a-z]{3,}s) [^,:;?!()“”\"—–…]{5,150}\.|"
    r"(?P<relative>Who|Whom|Whose|Which|Where) (?P<word>[\w’'-]+) [^,:;?!()“”\"—–…]{5,170}\.|"
    r"(?:And|But|Or) (?P<loose>(?:to|within|with|for|in|at|by|from|on|without|after|before|until|under|over|about|among|"
    r"between) [^,:;?!()“”\"—–…]{5,150})\.|"
    r"(?P<also>And|But|Or) (?:(?P<adverb>now|then|also|still|later|soon|even|therefore|already|often|usually|[a-z]+ly) )?"
    r"(?P<verb>[a-z]+) (?P<object>[\w’'-]+)(?: [^,:;?!()“”\"—–…]{2,150})?\.|"
    r"(?:Therefore|Hence|Thus) (?P<past>[a-z]+)(?: [^,:;?!()“”\"—–…]{2,150})?\.|"
    r"(?P<compared>(?:\d[\d,.]*|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten)(?: [a-z]+)? (?:more|less|fewer|higher|lower|"
    r"longer|shorter|earlier|later|older|younger) than [^,:;?!()“”\"—–…]{2,80})\.|"
    r"(?P<aim>So that) (?:the|he|she|it|they|no|nobody|every|his|her|a|an|all|people|[a-z]{3,}s) [^,:;?!()“”\"—–…]{5,170}\.|"
    r"(?P<lone>[A-Z][a-z]+) (?:the|a|an|his|her|its|their|many|some|all|more|several|two|three|four|five|\d+) "
    r"[^?!“”\"]{3,160}\."
)
_BINDS = frozenset("the a an his her its their".split())
_COUNTS = frozenset("one two three four five six seven eight nine ten more about over nearly some many".split())
_STYLE = frozenset(
    "is was means meant brings brought leaves left makes made raises knows cares wants would may might".split()
)
_FINITE = frozenset(
    "is are was were has have had will would can could must should may might do does did am been means meant "
    "i’m it’s he’s she’s that’s there’s we’re they’re i've i'm it's he's she's that's there's we're they're".split()
)
_SUBJECTS = frozenset("i you he she it we they there who".split())
_BEFORE_NOUN = frozenset(
    "the a an his her its their our my your this that these those some any no every each all both many several few "
    "of in on at by with from to for into under over about against between among and or more most other own little "
    "two three four five six seven eight nine ten".split()
)
_NEAR = frozenset("next last first second third fourth fifth past same being been be having previous whole".split())
_EQUALS = lazy(
    r"(?P<left>(?:The|His|Her|Its|Their) [^,.;:!?()“”\"—–…]{2,60}|[A-Z][\w’'-]+(?: (?:of |the |de |van |von )?[A-Z][\w’'-]+){0,3})"
    r" (?P<dash>[–—]) (?P<right>[a-z][^,;:!?()“”\"—–…]{3,90})\."
)
_MOST = 3
"""Torn pieces in one text; who sets more of them means to."""
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
    rules = (BROKEN, STRANDED, DASH)
    examples = (
        Fires(BROKEN, "The army kept its positions[[. although]] the river had risen."),
        Fires(STRANDED, "The bank lost a tenth of its value. [[According to the evening paper.]]"),
        Fires(
            STRANDED, "The vote was postponed, the minister told reporters. [[Daily Herald.]] A new date was not set."
        ),
        Fires(STRANDED, "Twelve people slept in the hall. [[Because]] every room in the inn had been taken."),
        Fires(STRANDED, "The search began in May. [[When]] a diver was shown the bell of the ship."),
        Fires(STRANDED, "The ferry stayed in port. [[Despite the calm sea.]]"),
        Fires(STRANDED, "The ferry stayed in port. [[For the third time since May.]]"),
        Fires(STRANDED, "The prize went to nine nurses. [[Who had kept the ward open.]]"),
        Fires(STRANDED, "The inn was built by monks. [[And now houses a school.]]"),
        Fires(STRANDED, "She wrote that the dam leaked. [[And that nobody had looked at it.]]"),
        Fires(STRANDED, "The rate fell again. [[To 3.2 per cent.]]"),
        Fires(STRANDED, "The number of births fell. [[To 41,000.]]"),
        Fires(STRANDED, "They left the gate open. [[So that the sheep walked out at night.]]"),
        Fires(STRANDED, "The frost of May was the worst of all. [[Drove many growers out of the valley.]]"),
        Fires(STRANDED, "The bus needs an hour. [[Ten minutes more than the ferry.]]"),
        Fires(STRANDED, "They painted the ferry twice. [[But to little effect.]]"),
        Fires(DASH, "The mayor spoke first. The head of the port [[–]] a former captain of the navy."),
        Silent("The mayor – a former captain – spoke. The port was calm – a rare sight. The more boats – the better."),
        Silent("The ferry stayed in port. Despite the calm sea it did not sail. In May the harbour froze."),
        Silent("The ferry sank. Which is why he swims. Who knows. And figures for May are out. But says who."),
        Silent("“It sank. Despite the calm sea.” Until when? Until May. Not in the spring. And then there was light."),
        Silent(
            "They slept in the hall. When it goes on sale the game is cheap. Because it was late, nobody minded. When it rained the roof was leaking."
        ),
        Silent("The gate was open. So that was that. Ten more than half are old. But in May the harbour froze. It did."),
        Silent("The ferry is old. Asked the price he smiled. Led the wrong way they turned. Was the gate open? Had a car"),
        Silent("“Why? Because it is there.” He asked why. “Because the rent was not paid for a year.”"),
        Silent("Same rent. Less hassle. Not a word more."),
        Silent("They met at 5 p.m. in the town hall, i.e. where they always meet, cf. the notes."),
        Silent("He likes the show. eBay bought it. iPhone sales fell."),
        Silent("According to the evening paper, the bank lost a tenth of its value."),
        Silent("It runs as a function of its own. mode: 'fast' is the word for it."),
        Silent("The cast is small. Enter Boris. The rest is silence."),
    )

    @cached_property
    def _words(self) -> Vocabulary:
        return vocabulary(self.lexicons)

    def check_document(self, document: Document) -> Iterable[Finding]:
        """Paragraph by paragraph; headings and lists have a grammar of their own."""
        torn = [found for block in document.blocks if block.kind is Kind.PARAGRAPH for found in self._torn(block)]
        if len(torn) <= _MOST:
            yield from torn
        dashes = [found for block in document.blocks if block.kind is Kind.PARAGRAPH for found in self._dashes(block)]
        if len(dashes) <= _MOST:
            yield from dashes
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
            if clause and self._one_verb(sentence) and _is_prose(block.text, start):
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

    def _dashes(self, block: Block) -> Iterator[Finding]:
        """“Lwów – city of lions.”: a whole sentence without a verb."""
        text = block.text
        if " – " not in text and " — " not in text:
            return
        for start, end in sentences(text, "en"):
            hit = _EQUALS.fullmatch(text, start, end)
            words = [*hit["left"].split(), *hit["right"].split()] if hit is not None else []
            style = not {"more", "better", "less", "no", "not", "in", "as"}.isdisjoint({*words[:2], *words[-1:]})
            if hit is not None and not style and not self._has_finite(words, to=False) and _is_outside(text, start):
                segment, span = block.locate(hit.span("dash"))
                yield DASH.at(segment, span)

    def _torn(self, block: Block) -> Iterator[Finding]:
        """Phrases and clauses that no main clause holds, where the sentence before is one of the writer's own."""
        text = block.text
        if ". " not in text:
            return
        spans = sentences(text, "en")
        for (begun, stopped), (start, end) in pairwise(spans):
            hit = _HANGS.fullmatch(text, start, end)
            if hit is None or text.count(" ", begun, stopped) < 2 or not _is_prose(text, start):
                continue
            if self._hangs(hit):
                segment, span = block.locate((start, end))
                yield STRANDED.at(segment, span, confidence=0.75)

    def _one_verb(self, sentence: str) -> bool:
        """One verb in the past or an auxiliary, and none in the present (“When he goes home he is tired”)."""
        return len(_VERB.findall(sentence)) == 1 and not self._has_present(sentence.rstrip(".").split())

    def _has_present(self, words: list[str]) -> bool:
        for before, word in pairwise(words):
            tags = set(self._words.tags(word))
            if word in _FINITE or before.lower() in _BEFORE_NOUN or not {"V", "Vz"} & tags or "J" in tags:
                continue
            if before.lower() in _SUBJECTS or "Vz" in tags and not self._describes(before):
                return True
        return False

    def _hangs(self, hit: re.Match[str]) -> bool:
        if hit["phrase"]:
            return not self._has_finite(hit["rest"].split(), to=hit["phrase"] == "To")
        if hit["relative"]:
            inverted = hit["relative"] in ("Where", "Whom") and hit["word"] in _FINITE
            return hit["word"] not in _STYLE and not inverted and self._is_one(hit[0])
        if hit["also"]:
            return self._goes_on(hit["verb"], hit["object"], hit["adverb"] or "")
        if verbless := hit["loose"] or hit["compared"]:
            return not self._has_finite(verbless.split(), to=False)
        if hit["lone"]:
            tags = set(self._words.tags(hit["lone"].lower()))
            return "Vd" in tags and tags <= {"Vd", "N"}
        return hit["joint"] is not None or hit["aim"] is not None or "Vn" in self._words.tags(hit["past"])

    def _goes_on(self, verb: str, behind: str, adverb: str) -> bool:
        """“And welcomes 300”, “And now houses the”, “But will miss”: a verb that has no subject."""
        tags, after = set(self._words.tags(verb)), set(self._words.tags(behind))
        if verb in _AUXILIARIES:
            return behind in ("not", "be", "been", "also") or bool(after & _AUXILIARIES[verb]) and "N" not in after
        if not {"Vz", "Vd"} & tags or verb in _FINITE or verb in _SAYING:
            return False
        counted = behind in _BINDS or behind in _COUNTS or behind[0].isdigit()
        return counted or "Ns" not in tags and "J" not in tags and adverb != "" and behind in _BEFORE_NOUN

    def _is_one(self, sentence: str) -> bool:
        return len(_VERB.findall(sentence)) + self._has_present(sentence.rstrip(".").split()[1:]) <= 1

    def _has_finite(self, words: list[str], *, to: bool) -> bool:
        """Whether a word may be a finite verb where it stands: not behind an article, a preposition or an adjective."""
        if to and "V" in self._words.tags(words[0]) or words[-1].lower() in _ABBREVIATIONS or len(words[-1]) == 1:
            return True
        for before, word in zip(["", *words], words, strict=False):
            if word.lower() in _SUBJECTS and word != words[-1] or word.endswith(("n't", "n’t")):
                return True
            tags = set(self._words.tags(word)) if word.islower() else set()
            if word in _FINITE or "Vd" in tags and not tags & {"Vn", "N", "J"}:
                return True
            free = before != "" and before.lower() not in _BEFORE_NOUN and {"Vz", "Vd", "V"} & tags
            if free and (before[0].isupper() or not self._describes(before)):
                return True
        return False

    def _describes(self, word: str) -> bool:
        """Whether a noun or a participle follows, not a verb."""
        return word in _NEAR or word[-1:].isdigit() or "J" in self._words.tags(word)[:1]


_AUXILIARIES = {
    **dict.fromkeys(("will", "would", "can", "could", "must", "should"), frozenset("V")),
    **dict.fromkeys(("is", "are", "was", "were", "has", "have", "had"), frozenset(("Vn",))),
}
_SAYING = frozenset("says said added adds warned asked".split())


def _is_prose(text: str, at: int) -> bool:
    """Whether a place is outside quotations, behind a full stop and not an answer to a question."""
    return text[:at].rstrip().endswith(".") and _is_outside(text, at)


def _is_outside(text: str, at: int) -> bool:
    before = text[:at]
    return before.count("“") == before.count("”") and before.count('"') % 2 == 0


def _is_path(text: str, end: int) -> bool:
    """Whether a word is the first part of a path or an identifier, or a key: `docs/rules.md`, `check_batch`, `x: 1`."""
    if text[end : end + 1] == ":":
        return True
    return text[end : end + 1] in ("/", "_", "\\") and text[end + 1 : end + 2].isalnum()


@hookimpl
def mtaudit_detectors() -> Iterable[type[Detector]]:
    """Registers the detector."""
    return [Fragments]
