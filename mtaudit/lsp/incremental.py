"""Looks again at a document of which little has changed.

Detectors that see one segment at a time are asked about new segments only; what they found in the others is kept.
Those that see whole documents cannot be spared that way: until they have looked again, their last findings stand,
moved to where their words now are, less those whose words were edited.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace

from mtaudit.engine.examine import Examiner, Loaded
from mtaudit.engine.isolate import Fence
from mtaudit.engine.merge import arranged
from mtaudit.lsp.positions import Shift
from mtaudit.model import Document, DocumentResult, Finding, Problem, Segment, Side
from mtaudit.model.finding import fingerprint
from mtaudit.plugin import Cost, Need

Identity = tuple[object, ...]


class StaleError(Exception):
    """The text has changed: nobody waits for this look any more."""


def never_stale() -> None:
    """For looks that are not interrupted."""


@dataclass
class Memory:
    """What is known of a document from the last look: findings by segment, and by detector of whole documents."""

    local: dict[Identity, tuple[Finding, ...]] = field(default_factory=dict)
    wide: dict[str, tuple[Finding, ...]] = field(default_factory=dict)
    document: Document | None = None
    seconds: float = 0.0
    """What the last thorough look cost."""


class Incremental:
    """The detectors of one examiner, for documents that are looked at again and again.

    `check` is called between detectors and raises StaleError to end the look.
    """

    def __init__(self, examiner: Examiner) -> None:
        self.running: tuple[Fence, float] | None = None
        """The detector that is looking at this moment, and since when (`time.monotonic`)."""
        self.least = examiner.settings.min_confidence
        light = [f for f in examiner.fences if f.entry.cls.cost is Cost.LIGHT]
        self.local = [f for f in light if not f.needs & Need.DOCUMENT]
        self.wide = [f for f in light if f.needs & Need.DOCUMENT]
        self.heavy = [f for f in examiner.fences if f.entry.cls.cost is Cost.HEAVY]

    def quick(self, loaded: Loaded, memory: Memory, check: Callable[[], None] = never_stale) -> DocumentResult:
        """What is new in changed segments, and what stands elsewhere as far as is known."""
        document = loaded.document
        problems = list(loaded.problems)
        findings = self._local(document, memory, problems, check)
        if memory.document is not None:
            findings += carried((f for found in memory.wide.values() for f in found), memory.document, document)
        return self._result(loaded, findings, problems)

    def thorough(
        self, loaded: Loaded, memory: Memory, check: Callable[[], None] = never_stale, *, heavy: bool = True
    ) -> DocumentResult:
        """All findings, as an audit has them. Without `heavy`, models are not asked again: their findings move."""
        began = time.perf_counter()
        document = loaded.document
        problems = list(loaded.problems)
        findings = self._local(document, memory, problems, check)
        if (heavy and self.heavy) or memory.document is None or not _alike(document, memory.document):
            memory.wide, memory.document = self._wide(document, memory, problems, check, heavy), document
        memory.seconds = time.perf_counter() - began
        return self._result(loaded, [*findings, *(f for found in memory.wide.values() for f in found)], problems)

    def _wide(
        self, document: Document, memory: Memory, problems: list[Problem], check: Callable[[], None], heavy: bool
    ) -> dict[str, tuple[Finding, ...]]:
        wide: dict[str, tuple[Finding, ...]] = {}
        for fence in (*self.wide, *(self.heavy if heavy else ())):
            check()
            wide[fence.name] = tuple(self._found(fence, document, document, problems))
        if not heavy and memory.document is not None:
            for fence in self.heavy:
                wide[fence.name] = tuple(carried(memory.wide.get(fence.name, ()), memory.document, document))
        return wide

    def _local(
        self, document: Document, memory: Memory, problems: list[Problem], check: Callable[[], None]
    ) -> list[Finding]:
        identities = [identity(s) for s in document.segments]
        new = tuple(s for s, i in zip(document.segments, identities, strict=True) if i not in memory.local)
        found: dict[str, list[Finding]] = {s.key: [] for s in new}
        if new:
            part = replace(document, segments=new)
            for fence in self.local:
                check()
                for finding in self._found(fence, document, part, problems):
                    found[finding.segment].append(finding)
        known = {i: memory.local[i] for i in identities if i in memory.local}
        memory.local = known | {identity(s): tuple(found[s.key]) for s in new}
        return [f for i in identities for f in memory.local[i]]

    def _found(self, fence: Fence, document: Document, part: Document, problems: list[Problem]) -> list[Finding]:
        """What a detector finds in a part of a document, unless the document is none that it looks at."""
        if fence.skip(document) is not None:
            return []
        self.running = fence, time.monotonic()
        outcome = fence.run(part)
        self.running = None
        problems += outcome.problems
        return outcome.findings

    def _result(self, loaded: Loaded, findings: Iterable[Finding], problems: Sequence[Problem]) -> DocumentResult:
        document = loaded.document
        return DocumentResult(document, arranged(findings, document, self.least), tuple(problems), loaded.skips)


def identity(segment: Segment) -> Identity:
    """All of a segment that a detector can go by; not where it stands in the file."""
    sides = (segment.target, segment.source, segment.reference)
    return (segment.key, *sides, segment.languages, segment.kind, segment.gap, segment.meta)


def _alike(one: Document, other: Document) -> bool:
    """Whether two documents are the same to a detector that sees all of them; not where they stand in the file."""
    return [(s.block, identity(s)) for s in one.segments] == [(s.block, identity(s)) for s in other.segments]


def carried(findings: Iterable[Finding], old: Document, new: Document) -> list[Finding]:
    """Findings in an old state of a document, as findings in the new one; without those that an edit went into."""
    successors: dict[str, tuple[Segment, Segment]] | None = None
    out = []
    for finding in findings:
        if successors is None:
            successors = _successors(old, new)
        pair = successors.get(finding.segment)
        moved = _moved(finding, *pair) if pair else None
        if moved is not None:
            out.append(moved)
    return out


def _successors(old: Document, new: Document) -> dict[str, tuple[Segment, Segment]]:
    """For the key of an old segment: the segment, and the new one that is the same or came of it by an edit."""
    there = {identity(s): s for s in new.segments}
    out = {s.key: (s, there[i]) for s in old.segments if (i := identity(s)) in there}
    taken = {pair[1].key for pair in out.values()}
    gone = [s for s in old.segments if s.key not in out]
    come = [s for s in new.segments if s.key not in taken]
    if len(gone) == len(come):
        out |= {before.key: (before, after) for before, after in zip(gone, come, strict=True)}
    return out


def _moved(finding: Finding, old: Segment, new: Segment) -> Finding | None:
    side = Side(finding.side)
    if old is new or (old.key == new.key and old.text(side) == new.text(side)):
        return finding
    span = Shift(old.text(side), new.text(side))(finding.span)
    if span is None or span.of(new.text(side)) != finding.quote:
        return None
    name = fingerprint(finding.rule, new.key, side, finding.quote)
    return replace(finding, segment=new.key, span=span, fingerprint=name)
