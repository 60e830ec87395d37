"""Reviewdog's diagnostic format: `reviewdog -f=rdjson` makes review comments of it. Columns count bytes of UTF-8."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from mtaudit.model import DocumentResult, Finding, Problem, Segment, Severity, Summary, Verdict
from mtaudit.plugin import Reporter, RunInfo, hookimpl
from mtaudit.reporters._bytes import ByteColumns, Texts
from mtaudit.reporters._facts import Region, advice, fits, problem_text, region_of, said, to_json
from mtaudit.reporters._paths import Paths

_SEVERITY = {
    Severity.CRITICAL: "ERROR",
    Severity.MAJOR: "WARNING",
    Severity.MINOR: "INFO",
    Severity.NEUTRAL: "INFO",
}

Json = dict[str, Any]


class RdjsonReporter(Reporter):
    """Diagnostics for reviewdog, with suggestions that can be applied."""

    name = "rdjson"
    description = "diagnostics for reviewdog"

    def start(self, run: RunInfo) -> None:  # noqa: ARG002  (the base's signature)
        """Opens the object."""
        self._paths = Paths.here()
        self._texts = Texts()
        self._written = 0
        self.out.write('{"source":{"name":"mtaudit"},\n"diagnostics":[')

    def document(self, result: DocumentResult) -> None:
        """One line for each open finding."""
        if not result.open:
            return
        columns = ByteColumns(result.document, self._texts)
        segments = {segment.key: segment for segment in result.document.segments}
        for finding in result.open:
            self._write(self._diagnostic(result, finding, segments.get(finding.segment), columns))

    def finish(self, summary: Summary, verdict: Verdict) -> None:  # noqa: ARG002  (the base's signature)
        """Where the audit failed, then the end."""
        for problem in summary.problems:
            self._write(self._failure(problem))
        self.out.write("\n]}\n")

    def _write(self, diagnostic: Json) -> None:
        self.out.write((",\n" if self._written else "\n") + to_json(diagnostic))
        self._written += 1

    def _diagnostic(
        self, result: DocumentResult, finding: Finding, segment: Segment | None, columns: ByteColumns
    ) -> Json:
        document = result.document
        path = self._paths.relative(finding.place.path if finding.place else document.path)
        where = _range(region_of(document, finding), finding, columns)
        fact: Json = {
            "message": "; ".join(part for part in (said(document, finding), advice(finding)) if part),
            "location": {"path": path, "range": where},
            "severity": _SEVERITY[finding.severity],
            "code": {"value": finding.rule},
        }
        if fits(document, segment, finding):
            fact["suggestions"] = [{"range": where, "text": finding.suggestion or ""}]
        return fact

    def _failure(self, problem: Problem) -> Json:
        path = self._paths.relative(problem.path) if problem.path else "mtaudit"
        return {
            "message": f"the audit is incomplete: {problem_text(problem)}",
            "location": {"path": path, "range": {"start": {"line": 1}}},
            "severity": "ERROR",
            "code": {"value": f"problem/{problem.fault}"},
        }


def _range(region: Region | None, finding: Finding, columns: ByteColumns) -> Json:
    if region is None or finding.place is None:
        return {"start": {"line": 1}}
    if region.column is None:
        return {"start": {"line": region.line}, "end": {"line": region.end_line}}
    span = finding.place.span
    start = {"line": region.line, "column": columns.column(span.start)}
    end = {"line": region.end_line, "column": columns.column(span.end)}
    return {"start": start, "end": end}


@hookimpl
def mtaudit_reporters() -> Iterable[type[Reporter]]:
    """Reviewdog."""
    return [RdjsonReporter]
