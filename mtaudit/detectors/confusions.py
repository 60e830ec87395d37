"""Words that the rest of the document shows to be wrong: the right one stands there too."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from mtaudit.detectors._phrases import in_company, scare_quoted
from mtaudit.lang.phrases import PhraseTable, Row, index_head, sentence_words
from mtaudit.model import Document, Finding, Rule, Severity, Span
from mtaudit.plugin import Detector, Fires, Lexicons, Need, Silent, hookimpl

ELSEWHERE = Rule(
    "confusions/elsewhere",
    mqm="accuracy/mistranslation/wrong-sense",
    severity=Severity.MAJOR,
    message="“{quote}”: the rest of the text speaks of {seen}; probably “{right}” ({why})",
    confidence=0.8,
    help="Two words that one word of the source stands for; the document shows which is meant.",
)


class _Entry(NamedTuple):
    """What must and must not occur in the document, as phrase tables of one row each."""

    right: PhraseTable | None
    least: int
    unless: PhraseTable | None


class _Place(NamedTuple):
    """Something that fits: the key of its segment, where it stands there, and its words."""

    key: str
    start: int
    end: int
    text: str


class Confusions(Detector):
    """A word in the wrong sense, given away by the right word elsewhere in the same text.

    The machine translates the same source word rightly in most sentences and wrongly in one. An entry fires only if
    what should stand there (or the topic's own words) occurs often enough elsewhere, and if nothing in the document
    shows that the other sense is meant.
    """

    needs = Need.DOCUMENT
    target_langs = frozenset({"en"})
    rules = (ELSEWHERE,)
    examples = (
        Fires(
            ELSEWHERE,
            "Morale among the crew is low. The captain says that morale fell in the winter. [[Moral problems]] are the "
            "main reason for the accidents.",
            suggestion="morale problems",
        ),
        Silent(
            "Morale among the crew is low, and morale matters. The commission on ethics looked into ethical "
            "problems of the fleet."
        ),
        Silent("The company has moral problems."),
    )

    def prepare(self) -> None:
        """Indexes the patterns; the conditions are made when a pattern first fits."""
        self._rows = self.lexicons.rows("confusions", "en")
        _, sources, index = pattern_index(self.lexicons)
        head, _, body = index.partition("\n")
        self._table = PhraseTable(patterns(self._rows), body if head == index_head(sources) else "")
        self._entries: dict[int, _Entry] = {}
        self._tables: dict[str, PhraseTable | None] = {}
        self._memory: dict[int, list[_Place]] = {}

    def check_document(self, document: Document) -> Iterable[Finding]:
        """Every pattern that fits, then what the whole document says of it."""
        self._memory = {}
        for segment in document.segments:
            for tokens in sentence_words(segment.target):
                for match in self._table.match(tokens):
                    span = Span(match.mark_start, match.mark_end)
                    seen = self._seen(match.row_index, document, (segment.key, span))
                    if seen is None or scare_quoted(segment.target, span):
                        continue
                    row = self._rows[match.row_index]
                    yield ELSEWHERE.at(
                        segment,
                        span,
                        severity=Severity(row["severity"]),
                        confidence=in_company(float(row["confidence"]), max(0, len(seen) - 2)),
                        suggestion=row["suggestion"].split(" / ")[0],
                        evidence=(("elsewhere", ", ".join(seen[:5])), ("pivots", row["pivots"])),
                        right=row["suggestion"],
                        why=row["why"],
                        seen=_listed(seen),
                    )

    def _seen(self, number: int, document: Document, itself: tuple[str, Span]) -> list[str] | None:
        """The right words in the document in order; None if there are too few, or if something speaks against it."""
        entry = self._entry(number)
        seen = self._found(entry.right, document, itself) if entry.right is not None else []
        if len(seen) < entry.least:
            return None
        against = entry.unless is not None and self._found(entry.unless, document, itself)
        return None if against else seen

    def _found(self, table: PhraseTable, document: Document, itself: tuple[str, Span]) -> list[str]:
        """What fits in the document, apart from the judged phrase itself; a longer phrase around it counts.

        A document is searched once for each table, however often the pattern fits.
        """
        places = self._memory.get(id(table))
        if places is None:
            places = self._memory[id(table)] = list(_places(table, document))
        key, span = itself
        return [p.text for p in places if p.key != key or p.start < span.start or span.end < p.end]

    def _entry(self, number: int) -> _Entry:
        if number not in self._entries:
            row = self._rows[number]
            self._entries[number] = _Entry(self._one(row["right"]), int(row["least"]), self._one(row["unless"]))
        return self._entries[number]

    def _one(self, cell: str) -> PhraseTable | None:
        """The patterns of a cell; rows that ask for the same share the table, and so what was found in a document."""
        if cell not in self._tables:
            patterns = [p.strip() for p in cell.split(";") if p.strip()]
            self._tables[cell] = PhraseTable([_as_row(p, _BLANK) for p in patterns]) if patterns else None
        return self._tables[cell]


_BLANK = dict.fromkeys(("suggestion", "pivots", "severity", "confidence", "why", "fires", "silent"), "")


def _as_row(pattern: str, row: dict[str, str]) -> Row:
    cells = (pattern, row["suggestion"], row["pivots"], "", "", "", row["severity"], row["confidence"], row["why"])
    return Row((*cells, row["fires"], row["silent"]), "confusions")


def patterns(rows: Iterable[dict[str, str]]) -> list[Row]:
    """The patterns of a table as rows of a phrase table."""
    return [_as_row(row["pattern"], row) for row in rows]


def pattern_index(lexicons: Lexicons) -> tuple[Path | None, list[str], str]:
    """Where the index of all patterns belongs, what it is made from, and what is there; no place for no tables."""
    tables = lexicons.tables("confusions", "en")
    index = next((found for _, found in lexicons.groups("confusions", "en") if found), "")
    return (tables[0].path.with_name("en.index") if tables else None), [table.stamp for table in tables], index


def _places(table: PhraseTable, document: Document) -> Iterator[_Place]:
    for segment in document.segments:
        for match in table.find(segment.target):
            yield _Place(segment.key, match.start, match.end, segment.target[match.start : match.end])


def _listed(seen: list[str]) -> str:
    kinds = list(dict.fromkeys(word.lower() for word in seen))
    return ", ".join(f"“{word}”" for word in kinds[:3]) or "something else"


@hookimpl
def mtaudit_detectors() -> Iterable[type[Detector]]:
    """Registers the detector."""
    return [Confusions]
