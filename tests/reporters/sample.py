"""A small audit to report: two documents, findings of all kinds, a problem, skips and scores."""

from __future__ import annotations

import io
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from mtaudit.model import (
    Document,
    DocumentResult,
    Fault,
    Finding,
    Languages,
    LineIndex,
    OffsetMap,
    PluginInfo,
    Problem,
    Rule,
    Score,
    Segment,
    Severity,
    Skip,
    Summary,
    Verdict,
)
from mtaudit.plugin import Fires, Need, Reporter, RuleInfo, RunInfo

MERGED = Rule("offices/merged", "accuracy/mistranslation", Severity.CRITICAL, "two offices given to one person", 0.95)
SENSE = Rule("sense/wrong", "accuracy/mistranslation", Severity.MAJOR, "{quote} is the wrong sense here", 0.8)
PLUGIN = PluginInfo("mtaudit.detectors.offices", "", "built-in", ("detector offices",))
RULES = tuple(
    RuleInfo(rule, rule.detector, "Docs of it.", (Fires(rule=rule, target="a [[b]]"),), PLUGIN, Need.SOURCE)
    for rule in (MERGED, SENSE)
)
CRASH = Problem(Fault.CRASH, "ValueError: no", "acme", "1.0", "money", "a.txt", "k", "Traceback …")
RUN = RunInfo("0.1.0", RULES, (PLUGIN, PluginInfo("acme", "1.0", "acme-dist")), (), (("select", "default"),))


def result(
    text: str,
    *marked: tuple[Rule, str, str | None],
    path: str = "a.txt",
    source: str | None = None,
    evidence: tuple[tuple[str, str], ...] = (),
    notices: tuple[str, ...] = (),
    **more: Any,
) -> DocumentResult:
    """A document of one segment per line; each mark finds the first occurrence of a text."""
    segments, at = [], 0
    for number, line in enumerate(text.split("\n")):
        languages = Languages("en", "de")
        here = OffsetMap.verbatim(len(line), at)
        segments.append(Segment(f"k{number}", line, source, map=here, block=number, languages=languages))
        at += len(line) + 1
    document = Document(path, tuple(segments), format="text", lines=LineIndex.of(text), notices=notices)
    findings = tuple(_finding(document, *mark, evidence) for mark in marked)
    return DocumentResult(document, findings, words=document.words, **more)


def _finding(
    document: Document, rule: Rule, quote: str, suggestion: str | None, evidence: tuple[tuple[str, str], ...]
) -> Finding:
    segment = next(s for s in document.segments if quote in s.target)
    at = segment.target.index(quote)
    finding = rule.at(segment, (at, at + len(quote)), suggestion=suggestion, evidence=evidence)
    return replace(finding, place=document.place(segment, finding.span))


LAUNDERED = result(
    "The visit\nHours before, Minister of Finance and Trade Ilse Kranz opened the fair.\nShe praised the morale bill.",
    (MERGED, "Minister of Finance and Trade Ilse Kranz", None),
    (SENSE, "morale", "moral"),
    source="Die Ministerin lobte das Gesetz.",
    skips=(Skip("negation", "no source"), Skip("numbers", "no source"), Skip("articles", "not for German")),
    scores=(Score("comet", 0.71, "sig"), Score("comet", 0.5, "sig", "k1")),
    problems=(CRASH,),
)
CLEAN = result("All is well.", path="b.txt", skips=(Skip("negation", "no source"),))


FAILED = Verdict(False, ("1 critical finding (0 allowed)", "the audit is incomplete: 1 problem"), True)


def report(
    cls: type[Reporter],
    results: Iterable[DocumentResult] = (LAUNDERED, CLEAN),
    verdict: Verdict = FAILED,
    run: RunInfo = RUN,
    out: Any = None,
    **look: Any,
) -> str:
    """What a reporter writes about some results."""
    out = out or io.StringIO()
    reporter = cls(out, **look)
    summary = Summary()
    reporter.start(run)
    summary.add_problems(run.problems)
    for one in results:
        reporter.document(one)
        summary.add(one)
    reporter.finish(summary, verdict)
    return str(out.getvalue())
