"""Findings of many detectors -> one list in reading order, one finding for one fault."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from mtaudit.model import Document, Finding, Place, Side, Span

_LONG = 60
"""Characters from which on a finding is about the sentence, not about words in it."""


def arranged(findings: Iterable[Finding], document: Document, least: float) -> tuple[Finding, ...]:
    """Findings in reading order with their places; those below the confidence `least` are left out.

    Left out is also what touches code within prose: its words and marks are no language. Findings about a whole
    sentence stay. Where several rules point at the very same stretch, the gravest and surest stays and names the
    others. Equal fingerprints (the same fault twice in one segment) are told apart by a number.
    """
    findings = list(findings)
    if not findings:
        return ()
    order = {segment.key: number for number, segment in enumerate(document.segments)}
    code = {segment.key: segment.literals for segment in document.segments if segment.meta}
    kept = [f for f in findings if f.confidence >= least and not _in_code(f, code.get(f.segment, ()))]
    kept.sort(key=lambda f: (order[f.segment], f.span.start, -f.span.end, -f.penalty * f.confidence, f.rule))
    return tuple(_numbered(_placed(_merged(kept), document)))


def _in_code(finding: Finding, literals: tuple[Span, ...]) -> bool:
    if not literals or finding.side is not Side.TARGET or len(finding.quote) > _LONG:
        return False
    return any(literal.overlaps(finding.span) for literal in literals)


def _merged(findings: list[Finding]) -> list[Finding]:
    best: dict[tuple[str, Side, int, int], Finding] = {}
    others: dict[tuple[str, Side, int, int], list[str]] = {}
    for finding in findings:
        at = (finding.segment, finding.side, finding.span.start, finding.span.end)
        rival = best.get(at)
        if rival is None:
            best[at] = finding
            continue
        loser = finding
        if (finding.penalty * finding.confidence) > (rival.penalty * rival.confidence):
            best[at], loser = finding, rival
        if loser.rule != best[at].rule:
            others.setdefault(at, []).append(loser.rule)
    return [_with_others(f, others.get(at, [])) for at, f in best.items()]


def _with_others(finding: Finding, others: list[str]) -> Finding:
    if not others:
        return finding
    return replace(finding, evidence=(*finding.evidence, ("also", ", ".join(sorted(set(others))))))


def _placed(findings: list[Finding], document: Document) -> list[Finding]:
    segments = {s.key: s for s in document.segments}
    out = []
    for finding in findings:
        place: Place | None = document.place(segments[finding.segment], finding.span, finding.side)
        out.append(replace(finding, place=place) if place else finding)
    return out


def _numbered(findings: list[Finding]) -> list[Finding]:
    seen: dict[str, int] = {}
    out = []
    for finding in findings:
        number = seen[finding.fingerprint] = seen.get(finding.fingerprint, 0) + 1
        out.append(replace(finding, fingerprint=f"{finding.fingerprint}-{number}") if number > 1 else finding)
    return out
