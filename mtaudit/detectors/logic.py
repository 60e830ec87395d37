"""Statements that cannot both be true: a negation that was dropped or invented shows against what stands beside it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from mtaudit.detectors._denials import denials
from mtaudit.lang.patterns import lazy
from mtaudit.lang.phrases import LazyRows, Match, PhraseTable, Row, index_head, sentence_words
from mtaudit.lang.words import Word
from mtaudit.model import Document, Finding, Kind, Rule, Segment, Severity
from mtaudit.plugin import Detector, Fires, Lexicons, Need, Silent, hookimpl

OPPOSED = Rule(
    "logic/opposed",
    mqm="accuracy/mistranslation/polarity",
    severity=Severity.CRITICAL,
    message="“{quote}” does not go with “{other}”: {why}; a negation was probably lost or added",
    confidence=0.8,
    help="Two statements of the text about the same thing exclude each other.",
)
REVERSED = Rule(
    "logic/reversed",
    mqm="accuracy/mistranslation/polarity",
    severity=Severity.CRITICAL,
    message="“{quote}” says the opposite of what is so: {why}",
    confidence=0.8,
    help="A cause and its effect, or a condition and its consequence, are set the wrong way round.",
)

DENIED = Rule(
    "logic/denied",
    mqm="accuracy/mistranslation/polarity",
    severity=Severity.CRITICAL,
    message="“{quote}” affirms what the same text says is denied (“{other}”): a negation was probably lost",
    confidence=0.75,
)

_MACROS = {
    "{be}": "is|are|was|were|be|been|remains|remain|remained",
    "{have}": "has|have|had|having",
    "{refuse}": "refused|refuses|rejected|rejects|declined|declines|dismissed|dismisses",
    "{back}": "backed|backs|supported|supports|approved|approves|endorsed|endorses|accepted|adopted|passed|granted",
    "{not}": "not|never|cannot|can't|won't|didn't|doesn't|don't|isn't|wasn't|aren't|weren't|couldn't|hasn't|haven't",
}
_CLASS = lazy(r"\{[a-z]+\}")
_NEGATIONS = frozenset(
    """
    not no never nobody no-one none nothing neither nor cannot without hardly barely scarcely rarely seldom refuse
    refused refuses denied deny denies denying fail failed fails stopped prevent prevented avoid avoided
    unlikely lack lacks far instead few little false untrue wrong incorrect reject rejected dismiss dismissed
    rule ruled
    """.split()
)
_HYPOTHETICAL = frozenset(
    """
    if whether unless until till might supposedly allegedly perhaps maybe possibly hoping hope hopes hoped
    want wants wanted wish wishes imagine suppose suggest suggested claim claimed claims claiming pretend
    asked asks ask demand demanded urge urged almost nearly originally previously formerly initially before
    once earlier yet
    """.split()
)
_CONTRASTS = frozenset(
    """
    but although though despite however yet while whereas except unless until till nevertheless nonetheless
    otherwise instead even still later then afterwards whether or if notwithstanding albeit regardless after
    unlike elsewhere others another last previous previously earlier former
    """.split()
)
_CONDITIONS = frozenset(("if", "whether", "unless"))
_CLAUSE_ENDS = frozenset(", ; : . ( ) — – ! and so because as since but who which therefore".split())
_WINDOWS = {"sentence": 0, "then": 0, "next": 2, "near": 2, "document": 10_000}
_LOOK_BACK = 4
_LOOK_FOR_SUBJECT = 14
_NOBODY = frozenset("nobody no-one no none neither nor few".split())
"""Subjects that deny all that follows them."""
_MOST_A_FRAME = 2


class _Frame(NamedTuple):
    """Two predicates that exclude each other. Without `b`, `a` alone is false of the world."""

    window: str
    links: frozenset[str]
    tolerated: frozenset[str]
    """Words between the two that set nothing against anything here; written with a plus among the links."""
    unless: frozenset[str]
    marks_b: bool
    confidence: float
    why: str

    @property
    def ordered(self) -> bool:
        """Whether the first predicate must come first."""
        return self.window not in ("sentence", "near")


class _Sentence(NamedTuple):
    number: int
    segment: Segment
    tokens: Sequence[Word]

    @property
    def asks(self) -> bool:
        """A question asserts nothing."""
        return any(t.text == "?" for t in self.tokens[-3:])

    def token_at(self, offset: int) -> int:
        """The number of the token that begins there."""
        return next((n for n, t in enumerate(self.tokens) if t.start >= offset), len(self.tokens))


class _Hit(NamedTuple):
    sentence: _Sentence
    match: Match
    first: int
    last: int
    """Tokens, half-open."""

    @property
    def place(self) -> tuple[int, int]:
        """For ordering: sentence and token."""
        return self.sentence.number, self.first

    def quote(self) -> str:
        """The words of the match."""
        return self.sentence.segment.target[self.match.mark_start : self.match.mark_end]


class Logic(Detector):
    """A claim and its denial about one thing, in one sentence or in neighbouring ones.

    What a machine drops most dangerously is a *not*. It shows where the text goes on to say what only follows from
    the opposite: a vote that was unanimous and a member who voted against. The frames of the lexicon `polarity` name
    pairs of predicates that exclude each other, how far apart they may stand, and what may link them; a condition, a
    question, a contrast between the two, or a negation before one of them cancels the frame.
    """

    needs = Need.DOCUMENT
    target_langs = frozenset({"en"})
    rules = (OPPOSED, REVERSED, DENIED)
    examples = (
        Fires(OPPOSED, "The jury's decision [[was unanimous]]: two of the nine members voted against it."),
        Fires(OPPOSED, "The water [[is safe to drink]], so residents must boil it first."),
        Fires(OPPOSED, "The bridge [[is open to traffic]] because inspectors found cracks in two pillars."),
        Fires(REVERSED, "With the rouble at a record low, a [[weaker rouble makes imports cheaper]]."),
        Fires(DENIED, "The owner denied plans to sell the mill. “The mill [[will be sold]] in June,” she said."),
        Silent("The owner denied plans to sell the mill. “The mill will never be sold,” she said."),
        Silent("The owner denied plans to sell the mill. “They say that it will be sold; it is a lie,” she said."),
        Silent("The decision was not unanimous: two of the nine members voted against it."),
        Silent("The water is not safe to drink, so residents must boil it first."),
        Silent("The first vote was unanimous, but last week two members voted against."),
        Silent("If the decision is unanimous, nobody will have voted against it. Was it unanimous? Two voted against."),
        Silent("A weaker rouble makes imports more expensive and exports cheaper."),
    )

    def prepare(self) -> None:
        """Reads the frames; patterns are parsed when their words first turn up."""
        self._cells = self.lexicons.rows("polarity", "en")
        self._rows = predicates(self.lexicons)
        _, sources, index = predicate_index(self.lexicons)
        head, _, body = index.partition("\n")
        self._table = PhraseTable(self._rows, body if head == index_head(sources) else "")

    def _events(self) -> dict[str, int]:
        (rows,) = self.lexicons.columns("events", "en", "words")
        return {word: number for number, row in enumerate(rows) for word in row.split()}

    def check_document(self, document: Document) -> Iterable[Finding]:
        """Collects the predicates of all frames, then looks for those that meet."""
        found: dict[tuple[int, str], list[_Hit]] = {}
        sentences: list[_Sentence] = []
        for segment in document.segments:
            for tokens in sentence_words(segment.target):
                sentence = _Sentence(len(sentences), segment, tokens)
                sentences.append(sentence)
                for match in self._table.match(tokens):
                    hit = self._hit(sentence, match)
                    if hit is not None:
                        found.setdefault(self._rows.sides[match.row_index], []).append(hit)
        yield from self._met(found, sentences)
        for number, first, last, other in denials([s.tokens for s in sentences], self._events):
            tokens, segment = sentences[number].tokens, sentences[number].segment
            yield DENIED.at(segment, (tokens[first].start, tokens[last].end), other=other)

    def _hit(self, sentence: _Sentence, match: Match) -> _Hit | None:
        if sentence.asks:
            return None
        first, last = sentence.token_at(match.start), sentence.token_at(match.end)
        if _is_denied(sentence.tokens, first, last, inside=not _is_negative(self._table.rows[match.row_index])):
            return None
        return _Hit(sentence, match, first, last)

    def _met(self, found: dict[tuple[int, str], list[_Hit]], sentences: list[_Sentence]) -> Iterator[Finding]:
        taken: set[tuple[int, int]] = set()
        for number in sorted({number for number, _ in found}):
            frame = _frame(self._cells[number], self._rows.expanded)
            yield from _findings(frame, found.get((number, "a"), []), found.get((number, "b")), sentences, taken)


def _findings(
    frame: _Frame,
    firsts: list[_Hit],
    seconds: list[_Hit] | None,
    sentences: list[_Sentence],
    taken: set[tuple[int, int]],
) -> Iterator[Finding]:
    count = 0
    for a in firsts:
        b = a if frame.window == "alone" else next((b for b in seconds or () if _meet(frame, a, b, sentences)), None)
        marked, other = (b, a) if frame.marks_b else (a, b)
        if b is None or marked is None or other is None or _is_taken(marked, taken) or count == _MOST_A_FRAME:
            continue
        if frame.window == "alone" and not _stands_alone(frame, a):
            continue
        if marked.sentence.segment.kind is Kind.CAPTION:
            continue
        count += 1
        taken.update((marked.sentence.number, at) for at in range(marked.first, marked.last))
        rule = REVERSED if frame.window == "alone" else OPPOSED
        span = (marked.match.mark_start, marked.match.mark_end)
        evidence = () if b is a else (("against", other.quote()),)
        yield rule.at(
            marked.sentence.segment,
            span,
            confidence=frame.confidence,
            evidence=evidence,
            other=other.quote(),
            why=frame.why,
        )


def _is_taken(hit: _Hit, taken: set[tuple[int, int]]) -> bool:
    """Whether another frame has reported one of these words."""
    return any((hit.sentence.number, at) in taken for at in range(hit.first, hit.last))


def _stands_alone(frame: _Frame, hit: _Hit) -> bool:
    return not any(t.norm in frame.unless for t in hit.sentence.tokens)


def _meet(frame: _Frame, a: _Hit, b: _Hit, sentences: list[_Sentence]) -> bool:
    """Whether two predicates stand as the frame wants them, with nothing between that takes one of them back."""
    distance = b.sentence.number - a.sentence.number
    if abs(distance) > _WINDOWS[frame.window] or frame.ordered and b.place < a.place:
        return False
    early, late = (a, b) if a.place <= b.place else (b, a)
    if not distance and early.last > late.first:
        return False
    between = _between(early, late, sentences)
    if frame.links and not _linked(frame.links, between, crosses=bool(distance)):
        return False
    cancelled = (_CONTRASTS - frame.links - frame.tolerated) | frame.unless
    if len(between) < 400 and not cancelled.isdisjoint(between):
        return False
    return all((frame.unless | _CONDITIONS).isdisjoint(_besides(h, (a, b))) for h in (a, b))


def _besides(hit: _Hit, matches: tuple[_Hit, _Hit]) -> list[str]:
    """The words of a sentence outside the matches."""
    inside = [m for m in matches if m.sentence is hit.sentence]
    return [t.norm for n, t in enumerate(hit.sentence.tokens) if not any(m.first <= n < m.last for m in inside)]


def _between(early: _Hit, late: _Hit, sentences: list[_Sentence]) -> list[str]:
    """The words between two matches; of far sentences, the two next to them suffice."""
    if early.sentence.number == late.sentence.number:
        return [t.norm for t in early.sentence.tokens[early.last : late.first]]
    words = [t.norm for t in early.sentence.tokens[early.last :]]
    if late.sentence.number - early.sentence.number <= 2:
        for number in range(early.sentence.number + 1, late.sentence.number):
            words += [t.norm for t in sentences[number].tokens]
    return words + [t.norm for t in late.sentence.tokens[: late.first]]


def _linked(links: frozenset[str], between: list[str], *, crosses: bool) -> bool:
    return crosses and "." in links or not links.isdisjoint(between)


def _is_denied(tokens: Sequence[Word], first: int, last: int, *, inside: bool) -> bool:
    """Whether a negation or a condition stands in the words before the match, or a negation within it."""
    if inside and any(_negates(t.norm) and t.norm != "far" for t in tokens[first:last]):  # “as far as the gate”
        return True
    for token in reversed(tokens[max(0, first - _LOOK_BACK) : first]):
        if token.norm in _CLAUSE_ENDS:
            break
        if _negates(token.norm) or token.norm in _HYPOTHETICAL:
            return True
    subject = next((t.norm for t in tokens[max(0, first - _LOOK_FOR_SUBJECT) : first] if t.norm in _NOBODY), "")
    return bool(subject) and tokens[0].norm == subject


def _negates(norm: str) -> bool:
    return norm in _NEGATIONS or norm.endswith("n't")


def _written(pattern: str) -> list[str]:
    plain = pattern.replace("[[", "").replace("]]", "").replace("~", "")
    return [w for element in plain.split() for w in element.rstrip("?").split("|")]


def _is_negative(row: Row) -> bool:
    """Whether a predicate has its own negation."""
    return any(_negates(word) for word in _written(row.pattern))


class Predicates(LazyRows):
    """The predicates of frames as rows of a phrase table; a row is made when its words turn up."""

    def __init__(self, cells: Iterable[dict[str, str]], classes: Mapping[str, str]) -> None:
        self._classes = {**_MACROS, **classes}
        self.sides: list[tuple[int, str]] = []
        """For each the number of its frame and its side there, `a` or `b`."""
        self._written: list[str] = []
        for number, frame in enumerate(cells):
            for side in "ab":
                for written in frame[side].split(" ; "):
                    if written.strip():
                        self.sides.append((number, side))
                        self._written.append(written.strip())

    def __len__(self) -> int:
        return len(self._written)

    def row(self, at: int) -> Row:
        """With its macros written out."""
        return Row((self.expanded(self._written[at]), "", "", "", "", "", "critical", "0.8", "", "", ""), "polarity")

    def expanded(self, pattern: str) -> str:
        """A pattern with its classes written out."""
        return _CLASS.sub(lambda name: self._classes[name[0]], pattern) if "{" in pattern else pattern


def predicates(lexicons: Lexicons) -> Predicates:
    """All predicates of the tables at hand."""
    names, words = lexicons.columns("classes", "en", "name", "words")
    return Predicates(lexicons.rows("polarity", "en"), {f"{{{n}}}": w for n, w in zip(names, words, strict=True)})


def predicate_index(lexicons: Lexicons) -> tuple[Path | None, list[str], str]:
    """Where the index of all predicates belongs, what it is made from, and what is there; no place for no tables."""
    tables = lexicons.tables("polarity", "en")
    classes = lexicons.tables("classes", "en")
    sources = [*(table.stamp for table in (*tables, *classes)), repr(_MACROS)]
    index = next((found for _, found in lexicons.groups("polarity", "en") if found), "")
    return (tables[0].path.with_name("en.index") if tables else None), sources, index


def _frame(cells: dict[str, str], expanded: Callable[[str], str]) -> _Frame:
    links = expanded(cells["links"]).split()
    return _Frame(
        cells["window"],
        frozenset(link for link in links if not link.startswith("+")),
        frozenset(link[1:] for link in links if link.startswith("+")),
        frozenset(cells["unless"].split()),
        cells["mark"] == "b",
        float(cells["confidence"]),
        cells["why"],
    )


@hookimpl
def mtaudit_detectors() -> Iterable[type[Detector]]:
    """Registers the detector."""
    return [Logic]
