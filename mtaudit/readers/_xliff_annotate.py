"""Findings written into a copy of an XLIFF file.

XLIFF as such gets `<mrk>` with the attributes of ITS 2.0 (https://www.w3.org/TR/its20/#lqissue) around what was
found. The tools behind SDLXLIFF, MXLIFF and MQXLIFF stumble over marks that they did not write: there, and where
nothing can be put around, a `<note>` of the unit says it. What an earlier run wrote is taken out.
"""

from __future__ import annotations

import codecs
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from mtaudit.errors import InputError
from mtaudit.lang.xmltext import escape, quoteattr
from mtaudit.model import DocumentResult, Finding, Severity
from mtaudit.plugin import InputFile
from mtaudit.readers._xliff_units import MARK, dialect_of
from mtaudit.readers._xml import Node, Open, Whole, Xml

ITS = "http://www.w3.org/2005/11/its"
_UNITS = frozenset({"trans-unit", "unit"})
_SEVERITY = {Severity.NEUTRAL: 0, Severity.MINOR: 33, Severity.MAJOR: 66, Severity.CRITICAL: 100}
_HOLDERS = frozenset({"g", "pc", "mrk"})
_BOMS = (codecs.BOM_UTF8, codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)

_TYPES = (
    ("accuracy/mistranslation/number", "numbers"),
    ("accuracy/mistranslation/date", "numbers"),
    ("accuracy/mistranslation/name", "inconsistent-entities"),
    ("accuracy/mistranslation/entity", "inconsistent-entities"),
    ("accuracy/omission", "omission"),
    ("accuracy/undertranslation", "omission"),
    ("accuracy/addition", "addition"),
    ("accuracy/overtranslation", "addition"),
    ("accuracy/untranslated", "untranslated"),
    ("accuracy", "mistranslation"),
    ("terminology/inconsistent", "inconsistency"),
    ("terminology", "terminology"),
    ("linguistic-conventions/grammar", "grammar"),
    ("linguistic-conventions/spelling", "misspelling"),
    ("linguistic-conventions/punctuation", "typographical"),
    ("linguistic-conventions/character-encoding", "characters"),
    ("linguistic-conventions/duplication", "duplication"),
    ("linguistic-conventions", "grammar"),
    ("style/language-register", "register"),
    ("style/inconsistent", "inconsistency"),
    ("style", "style"),
    ("locale-conventions/number", "numbers"),
    ("locale-conventions", "locale-violation"),
    ("audience-appropriateness", "locale-specific-content"),
    ("design-and-markup/truncation", "length"),
    ("design-and-markup", "markup"),
)


def its_type(mqm: str) -> str:
    """The ITS 2.0 issue type for an MQM category."""
    return next((name for path, name in _TYPES if mqm == path or mqm.startswith(path)), "other")


def annotated(file: InputFile, results: Sequence[DocumentResult]) -> bytes:
    """The bytes of the file with the open findings of `results` written in."""
    found = sorted(
        (f for result in results for f in result.open if f.place is not None),
        key=lambda f: (f.place.span.start, -f.place.span.end) if f.place else (0, 0),
    )
    return _Copy(file, found).written()


@dataclass(frozen=True, slots=True)
class _Edit:
    """Takes `[start, end)` out and puts `text` in; `rank` orders what is put in at the same place."""

    start: int
    end: int
    rank: tuple[int, int, int]
    text: str


class _Copy:
    def __init__(self, file: InputFile, findings: list[Finding]) -> None:
        self.file = file
        self.findings = findings
        self.starts = [f.place.span.start for f in findings if f.place]
        self.edits: list[_Edit] = []
        self.count = 0
        self.version = 1
        self.dialect = ""
        self.root: Node | None = None
        self.marked = False

    def written(self) -> bytes:
        """The copy. Raises InputError for a file that is broken, or that cannot be encoded back as it was."""
        data = self.file.read()
        mark = next((m for m in _BOMS if data.startswith(m)), b"")
        xml = Xml(self.file)
        for item in xml.items(_UNITS):
            if isinstance(item, Open):
                self._open(item.node)
            elif isinstance(item, Whole) and item.node.name in _UNITS:
                self._unit(item.node)
        text = data[len(mark) :].decode(xml.encoding)
        if text.encode(xml.encoding) != data[len(mark) :]:
            raise InputError(f"{xml.encoding} does not give the same bytes back", path=self.file.path)
        if self.marked and self.root is not None:
            self._declare(text)
        return mark + b"".join(self._spliced(text, xml.encoding))

    def _open(self, node: Node) -> None:
        if node.name == "xliff":
            self.root = node
            self.version = 2 if node.get("version").startswith("2") else 1
        self.dialect = self.dialect or dialect_of(node)

    def _declare(self, text: str) -> None:
        assert self.root is not None
        tag = text[self.root.start : self.root.inner]
        new = "" if "xmlns:its=" in tag else f' xmlns:its="{ITS}"'
        new += "" if "its:version=" in tag else ' its:version="2.0"'
        at = self.root.inner - (2 if tag.endswith("/>") else 1)
        self.edits.append(_Edit(at, at, (0, 0, 0), new))

    def _spliced(self, text: str, encoding: str) -> Iterator[bytes]:
        at = 0
        for edit in sorted(self.edits, key=lambda e: (e.start, e.rank)):
            yield text[at : edit.start].encode(encoding)
            yield edit.text.encode(encoding, "xmlcharrefreplace")
            at = max(at, edit.end)
        yield text[at:].encode(encoding)

    # -- one unit ------------------------------------------------------------------------------------------------

    def _unit(self, unit: Node) -> None:
        self._clean(unit)
        first, last = bisect_left(self.starts, unit.start), bisect_left(self.starts, unit.end)
        found = self.findings[first:last]
        if not found:
            return
        in_notes = bool(self.dialect or dialect_of(unit))
        regions = [None if in_notes else _region(unit, finding) for finding in found]
        self._marks([(f, r) for f, r in zip(found, regions, strict=True) if r is not None])
        self._notes(unit, [f for f, r in zip(found, regions, strict=True) if r is None])

    def _clean(self, unit: Node) -> None:
        """Takes out what an earlier run put in."""
        for node in unit.walk():
            if node.name == "mrk" and (node.get("mid") or node.get("id")).startswith(f"{MARK}-"):
                self.edits.append(_Edit(node.start, node.inner, (2, 0, 0), ""))
                self.edits.append(_Edit(node.close, node.end, (2, 0, 0), ""))
            elif node.name == "note" and MARK in (node.get("from"), node.get("category")):
                self.edits.append(_Edit(node.start, node.end, (2, 0, 0), ""))
            elif node.name == "notes" and {n.get("category") for n in node.children} == {MARK}:
                self.edits.append(_Edit(node.start, node.inner, (2, 0, 0), ""))
                self.edits.append(_Edit(node.close, node.end, (2, 0, 0), ""))

    def _marks(self, found: list[tuple[Finding, _Region]]) -> None:
        for number, (finding, region) in enumerate(_nested(found)):
            self.marked = True
            self.count += 1
            name = f"{MARK}-{self.count}"
            kind = f'id="{name}" type="its:any"' if self.version == 2 else f'mtype="x-its" mid="{name}"'
            comment = quoteattr(f"{finding.message} [{finding.rule}]")
            opening = (
                f'<mrk {kind} its:locQualityIssueType="{its_type(finding.mqm)}" '
                f'its:locQualityIssueSeverity="{_SEVERITY[finding.severity]}" its:locQualityIssueComment={comment}>'
            )
            start, end = region.start, region.end
            self.edits.append(_Edit(start, start, (1, -end, number), opening))
            self.edits.append(_Edit(end, end, (0, -start, -number), "</mrk>"))

    def _notes(self, unit: Node, found: list[Finding]) -> None:
        if not found:
            return
        if self.version == 2:
            notes = "".join(f'<note category="{MARK}">{_said(f)}</note>' for f in found)
            own = unit.child("notes")
            if own is not None and any(n.get("category") != MARK for n in own.children):
                at = own.inner
            else:
                notes = f"<notes>{notes}</notes>"
                at = next(c.start for c in unit.children if c.name in ("originalData", "segment", "ignorable"))
        else:
            notes = "".join(f'<note from="{MARK}">{_said(f)}</note>' for f in found)
            at = max(c.end for c in unit.children if c.name in ("source", "seg-source", "target"))
        self.edits.append(_Edit(at, at, (1, 0, 0), notes))


def _said(finding: Finding) -> str:
    text = f"{finding.severity}: {finding.message} [{finding.rule}]"
    if finding.quote and finding.quote not in finding.message:
        text += f" “{finding.quote}”"
    return escape(text)


@dataclass(frozen=True, slots=True)
class _Region:
    """A stretch of the content of one element, with whole tags only."""

    holder: Node
    start: int
    end: int


def _region(unit: Node, finding: Finding) -> _Region | None:
    """What to put a mark around; None where nothing stands or the characters stand in a CDATA section."""
    assert finding.place is not None
    start, end = finding.place.span.start, finding.place.span.end
    sides = (n for n in unit.walk() if n.name in ("target", "source"))
    side = next((n for n in sides if n.inner <= start and end <= n.close), None)
    if side is None or start == end or side.text() and _has_cdata(side):
        return None
    return _widened(side, start, end)


def _widened(holder: Node, start: int, end: int) -> _Region:
    while True:
        inner = next((c for c in holder.children if c.inner <= start and end <= c.close), None)
        if inner is None:
            break
        if inner.name not in _HOLDERS:
            return _Region(holder, inner.start, inner.end)
        holder = inner
    while True:
        cut = [c for c in holder.children if c.start < start < c.end or c.start < end < c.end]
        if not cut:
            return _Region(holder, start, end)
        start, end = min(start, *(c.start for c in cut)), max(end, *(c.end for c in cut))


def _has_cdata(side: Node) -> bool:
    """Characters that follow each other with a gap between them in the file stand in CDATA sections."""
    at = side.inner
    for item in side.items:
        if item.start != at:
            return True
        at = item.end
    return at != side.close


def _nested(found: list[tuple[Finding, _Region]]) -> list[tuple[Finding, _Region]]:
    """The same with regions widened until none crosses another."""
    out: list[tuple[Finding, _Region]] = []
    for finding, region in found:
        other = _crossed(region, out)
        while other is not None:
            start, end = min(region.start, other.start), max(region.end, other.end)
            inside = region.holder.inner <= start and end <= region.holder.close
            region = _widened(region.holder if inside else other.holder, start, end)
            other = _crossed(region, out)
        out.append((finding, region))
    return sorted(out, key=lambda pair: (pair[1].start, -pair[1].end))


def _crossed(region: _Region, others: list[tuple[Finding, _Region]]) -> _Region | None:
    for _, other in others:
        first, second = sorted((region, other), key=lambda r: (r.start, -r.end))
        if first.start < second.start < first.end < second.end:
            return other
    return None
