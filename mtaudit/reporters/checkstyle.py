"""Checkstyle's XML, which many build servers and review tools read."""

from __future__ import annotations

from collections.abc import Iterable

from mtaudit.lang.xmltext import quoteattr
from mtaudit.model import DocumentResult, Finding, Problem, Severity, Summary, Verdict
from mtaudit.plugin import Reporter, RunInfo, hookimpl
from mtaudit.reporters._facts import advice, problem_text, region_of, said, xml_text
from mtaudit.reporters._paths import Paths

VERSION = "4.3"
"""Version of Checkstyle whose format this is: readers look at it."""

_SEVERITY = {
    Severity.CRITICAL: "error",
    Severity.MAJOR: "warning",
    Severity.MINOR: "info",
    Severity.NEUTRAL: "info",
}


class CheckstyleReporter(Reporter):
    """Checkstyle XML, for build servers and review tools."""

    name = "checkstyle"
    description = "Checkstyle XML, for build servers and review tools"

    def start(self, run: RunInfo) -> None:  # noqa: ARG002  (the base's signature)
        """Opens the document."""
        self._paths = Paths.here()
        self._open: str | None = None
        self.out.write(f'<?xml version="1.0" encoding="UTF-8"?>\n<checkstyle version="{VERSION}">\n')

    def document(self, result: DocumentResult) -> None:
        """A file and its open findings; the texts of one file stand together."""
        self._file(self._paths.relative(result.document.path))
        for finding in result.open:
            self._finding(result, finding)

    def finish(self, summary: Summary, verdict: Verdict) -> None:  # noqa: ARG002  (the base's signature)
        """Where the audit failed, then the end."""
        for problem in summary.problems:
            self._problem(problem)
        if self._open is not None:
            self.out.write("  </file>\n")
        self.out.write("</checkstyle>\n")

    def _file(self, path: str) -> None:
        if path == self._open:
            return
        if self._open is not None:
            self.out.write("  </file>\n")
        self._open = path
        self.out.write(f"  <file name={_attribute(path)}>\n")

    def _finding(self, result: DocumentResult, finding: Finding) -> None:
        region = region_of(result.document, finding)
        text = "; ".join(part for part in (said(result.document, finding), advice(finding)) if part)
        column = region.column if region else None
        self._error(region.line if region else 1, column, _SEVERITY[finding.severity], text, finding.rule)

    def _problem(self, problem: Problem) -> None:
        self._file(self._paths.relative(problem.path) if problem.path else "mtaudit")
        text = f"the audit is incomplete: {problem_text(problem)}"
        self._error(1, None, "error", text, f"problem/{problem.fault}")

    def _error(self, line: int, column: int | None, severity: str, message: str, rule: str) -> None:
        source = "mtaudit." + rule.replace("/", ".")  # readers take the part before the last point for a category
        place = f'line="{line}"' + (f' column="{column}"' if column is not None else "")
        facts = f'severity="{severity}" message={_attribute(message)} source={_attribute(source)}'
        self.out.write(f"    <error {place} {facts}/>\n")


def _attribute(text: str) -> str:
    return quoteattr(xml_text(text))


@hookimpl
def mtaudit_reporters() -> Iterable[type[Reporter]]:
    """Checkstyle."""
    return [CheckstyleReporter]
