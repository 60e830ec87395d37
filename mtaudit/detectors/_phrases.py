"""What detectors over phrase tables share: finding rows in documents and weighing them with what else is there."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable, Iterator
from typing import ClassVar, NamedTuple

from mtaudit.lang.phrases import Match, PhraseTable, Row, TableRows, index_head, load_table, sentence_words
from mtaudit.lang.topics import TopicIndex
from mtaudit.model import Document, Finding, Rule, Segment, Severity, Span
from mtaudit.plugin import Detector, Lexicons, Need

_ANY_LANGUAGE = ("mul",)
_QUOTED = frozenset("\"“”'‘’«»„")


class Hit(NamedTuple):
    """A row that fits: the segment and the marked span in it."""

    row: Row
    segment: Segment
    span: Span


class PhraseDetector(Detector):
    """Finds the rows of the lexicons of one kind. Subclasses name the kind and the rule."""

    kind: ClassVar[str]
    rule: ClassVar[Rule]
    needs = Need.DOCUMENT
    target_langs = frozenset({"en"})

    def prepare(self) -> None:
        """Indexes the tables; patterns are parsed when their words first turn up."""
        self.tables = list(phrase_tables(self.lexicons, self.kind))
        self.topics = topics_by(self.lexicons)

    def check_document(self, document: Document) -> Iterable[Finding]:
        """Every row that fits, surer where the document has more of them."""
        hits = list(self.hits(document))
        for hit in hits:
            yield self.finding(hit, len({h.row.pattern for h in hits if h.row.confidence >= 0.8}))

    def hits(self, document: Document) -> Iterator[Hit]:
        """Rows that fit, the longest where several overlap."""
        topics = self.topics(document.text)
        for block in document.blocks:
            for segment in block.segments:
                for tokens in sentence_words(segment.target):
                    found = [(t.rows[m.row_index], m) for t in self.tables for m in t.match(tokens, topics)]
                    yield from self._of_sentence(segment, found)

    def _of_sentence(self, segment: Segment, found: list[tuple[Row, Match]]) -> Iterator[Hit]:
        best = sorted(found, key=lambda f: (f[1].start - f[1].end, -f[0].confidence))
        taken: list[tuple[Row, Match]] = []
        for row, match in best:
            if all(match.mark_end <= t.mark_start or match.mark_start >= t.mark_end for _, t in taken):
                taken.append((row, match))
        for row, match in sorted(taken, key=lambda f: f[1].mark_start):
            span = Span(match.mark_start, match.mark_end)
            if not scare_quoted(segment.target, span):
                yield Hit(row, segment, span)

    def finding(self, hit: Hit, company: int) -> Finding:
        """The finding of a hit in a document with `company` different sure hits."""
        row = hit.row
        return self.rule.at(
            hit.segment,
            hit.span,
            severity=Severity(row.severity),
            confidence=in_company(row.confidence, company - (row.confidence >= 0.8)),
            suggestion=row.suggestions[0],
            evidence=(("pivots", ", ".join(row.pivots)),) if row.pivots != _ANY_LANGUAGE else (),
            right=row.suggestion,
            why=row.why.replace("*", ""),
        )


def phrase_tables(lexicons: Lexicons, kind: str) -> Iterator[PhraseTable]:
    """The tables of a kind, those of one folder as one; checked and indexed where no index of theirs is at hand."""
    for group, index in lexicons.groups(kind, "en"):
        head, _, rest = index.partition("\n")
        if rest and head == index_head(table.stamp for table in group):
            places, _, body = rest.partition("\n")
            yield PhraseTable(TableRows([(table.path.name, table.path.read_bytes) for table in group], places), body)
        else:
            yield PhraseTable([row for table in group for row in load_table(table.text(), table.path.name)])


def in_company(confidence: float, others: int) -> float:
    """A text with other sure artifacts was translated by a machine: each halves the doubt, three at most count."""
    return 1 - (1 - confidence) * 0.5 ** min(others, 3)


@functools.lru_cache(maxsize=4)
def topics_by(lexicons: Lexicons) -> Callable[[str], frozenset[str]]:
    """The topics of a document's text; the index and the answer for the last texts are shared by all detectors."""
    index = TopicIndex({row["topic"]: row["words"].split() for row in lexicons.rows("topics", "en")})
    return functools.lru_cache(maxsize=16)(index.topics)


def scare_quoted(text: str, span: Span) -> bool:
    """Whether the stretch stands in quotation marks of its own: the writer knows that the words are odd."""
    before, after = text[: span.start][-1:], text[span.end :][:1]
    return before in _QUOTED and after in _QUOTED and bool(before) and bool(after)
