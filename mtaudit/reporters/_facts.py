"""What the formats for programs say alike: where a finding stands, what is said of it, and which ones are worst."""

from __future__ import annotations

import heapq
import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from hashlib import blake2b
from typing import Any, Generic, TypeVar

from mtaudit.model import Document, Finding, Problem, Run, Segment, Severity, Side, Span, Summary
from mtaudit.model.values import dataclass
from mtaudit.reporters._excerpt import clean

T = TypeVar("T")

LEVELS = {
    Severity.CRITICAL: "error",
    Severity.MAJOR: "warning",
    Severity.MINOR: "note",
    Severity.NEUTRAL: "note",
}
"""The three levels that most formats know, in the words of SARIF."""

_SURROGATE = re.compile("[\ud800-\udfff]")
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_MARKUP = frozenset("&<>\"'\\{}\n\r\t")
_PLAIN_FORMATS = frozenset({"text"})


@dataclass(frozen=True, slots=True)
class Region:
    """Lines and columns from 1, the end exclusive, columns in code points; no columns in paragraphs of containers."""

    line: int
    column: int | None
    end_line: int
    end_column: int | None


def region_of(document: Document, finding: Finding) -> Region | None:
    """Where a finding stands in its file; None if it does not stand there (a source that came from elsewhere)."""
    if finding.place is None:
        return None
    return region_at(document, finding.place.span)


def region_at(document: Document, span: Span) -> Region:
    """Where a stretch of the file stands."""
    line, column = (max(1, number) for number in document.lines.position(span.start))
    end_line, end_column = (max(1, number) for number in document.lines.position(span.end))
    if document.part:  # a line is a paragraph or row there: no editor counts its columns so
        return Region(line, None, max(line, end_line), None)
    if (end_line, end_column) < (line, column):
        end_line, end_column = line, column
    return Region(line, column, end_line, end_column)


def said(document: Document, finding: Finding) -> str:
    """The message on one line; for what has no line of its own, with the segment it belongs to."""
    where = [] if not document.part else [document.part]
    if finding.side is not Side.TARGET:
        where.append(finding.side.value)
    if finding.place is None or document.part:
        where.append(f"segment {finding.segment}")
    return clean(finding.message + (f" ({', '.join(where)})" if where else "")) or finding.rule or "-"


def advice(finding: Finding) -> str:
    """The suggestion in words, empty if there is none."""
    if finding.suggestion is None:
        return ""
    return f"suggestion: {clean(finding.suggestion)}" if finding.suggestion else "suggestion: leave it out"


def fits(document: Document, segment: Segment | None, finding: Finding) -> bool:
    """Whether the suggestion can take the place of the words in the file as it is.

    It cannot where the words stand there in another form (entities, escapes, inline tags, containers), nor where the
    suggestion itself would have to be escaped, or spaces put around it.
    """
    if finding.suggestion is None or finding.place is None or segment is None or document.part:
        return False
    if finding.side is not Side.TARGET or not _is_verbatim(segment.map.runs, finding.span):
        return False
    if _would_grow_together(segment.target, finding.span, finding.suggestion):
        return False
    return document.format in _PLAIN_FORMATS or _MARKUP.isdisjoint(finding.suggestion)


def _is_verbatim(runs: tuple[Run, ...], span: Span) -> bool:
    """Whether one run holds the whole span as it stands."""
    return any(r.verbatim and r.text.start <= span.start and span.end <= r.text.end for r in runs)


def _would_grow_together(text: str, span: Span, suggestion: str) -> bool:
    """Whether a word that is put between two others would make one word with a neighbour."""
    if len(span) or not suggestion:
        return False
    before, after = text[: span.start][-1:], text[span.end :][:1]
    return any(mark.isalnum() and edge.isalnum() for mark, edge in ((before, suggestion[0]), (suggestion[-1], after)))


class Identities:
    """A name for each finding of a report: the same in the next run, and never the same for two."""

    def __init__(self) -> None:
        self._seen: Counter[str] = Counter()

    def name(self, path: str, document: Document, finding: Finding) -> str:
        """Of path, text and fingerprint, and how often these have been there before: no offsets."""
        facts = (path, document.key, document.part, finding.fingerprint)
        data = b"".join(len(b).to_bytes(8, "big") + b for b in (f.encode("utf-8", "surrogatepass") for f in facts))
        digest = blake2b(data, digest_size=10).hexdigest()
        self._seen[digest] += 1
        return f"{digest}:{self._seen[digest]}"


class Worst(Generic[T]):
    """The worst few of many findings, in bounded memory; `total` counts all."""

    def __init__(self, limit: int) -> None:
        self.limit = limit
        self.total = 0
        self._heap: list[tuple[int, int, float, int, T]] = []

    def add(self, finding: Finding, item: T) -> None:
        """Keeps `item` if its finding is among the worst; waived ones come last."""
        self.total += 1
        entry = (finding.waiver is None, finding.severity.penalty, finding.confidence, -self.total, item)
        if len(self._heap) < self.limit:
            heapq.heappush(self._heap, entry)
        else:
            heapq.heappushpop(self._heap, entry)

    def ranked(self) -> list[T]:
        """The worst first; among equals, the order they came in."""
        return [entry[-1] for entry in sorted(self._heap, key=lambda e: e[:4], reverse=True)]

    def in_order(self) -> list[T]:
        """In the order they came in."""
        return [entry[-1] for entry in sorted(self._heap, key=lambda e: -e[3])]

    @property
    def left_out(self) -> int:
        """How many were not kept."""
        return self.total - len(self._heap)


def to_json(value: Any) -> str:
    """JSON on one line that every parser takes: lone surrogates become U+FFFD."""
    return _SURROGATE.sub("\ufffd", json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":")))


def encodable(text: str) -> str:
    """A text that can be written as UTF-8."""
    return _SURROGATE.sub("\ufffd", text)


def xml_text(text: str) -> str:
    """A text of characters that XML 1.0 allows; the others become U+FFFD."""
    return _NOT_XML.sub("\ufffd", text)


def label(document: Document) -> str:
    """The document as the user knows it: its path, and part and key where a file holds several."""
    return clean("#".join(part for part in (document.path, document.part, document.key) if part))


def problem_text(problem: Problem) -> str:
    """What failed, where, and the way out, on one line."""
    who = " ".join(part for part in (problem.plugin, problem.version) if part)
    if problem.detector and problem.detector != problem.plugin:
        who = ", ".join(part for part in (who, f"detector {problem.detector}") if part)
    path = problem.path if not problem.message.startswith(problem.path) else ""
    where = ": ".join(part for part in (who, path) if part)
    hint = f" ({problem.hint})" if problem.hint else ""
    return clean(f"{where + ': ' if where else ''}{problem.message}{hint}")


def not_looked_at(summary: Summary) -> Iterator[tuple[str, str, int]]:
    """Detector, reason, and how many texts it did not look at."""
    merged: Counter[tuple[str, str]] = Counter()
    for skip, count in summary.skips.items():
        merged[skip.detector, skip.reason] += count
    for (detector, reason), count in sorted(merged.items()):
        yield detector, reason, min(count, summary.documents) or count


def means(summary: Summary) -> Iterator[tuple[str, float]]:
    """Scorers and the mean of their scores over the texts."""
    for name, (total, count) in sorted(summary.scores.items()):
        if count:
            yield name, round(total / count, 6)


def counted(number: int, noun: str) -> str:
    """`1 finding`, `2,000 findings`."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def severities(counts: Iterable[tuple[Severity, int]]) -> str:
    """`2 critical, 1 minor`."""
    return ", ".join(f"{number:,} {severity.value}" for severity, number in counts if number)
