"""GitLab's Code Quality report: an array of findings for the widget of a merge request.

GitLab tells findings apart by their fingerprint alone, so no two have the same.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from mtaudit.model import DocumentResult, Fault, Finding, Problem, Severity, Summary, Verdict
from mtaudit.plugin import Reporter, RunInfo, hookimpl
from mtaudit.reporters._facts import Identities, advice, problem_text, region_of, said, to_json
from mtaudit.reporters._paths import Paths

_SEVERITY = {
    Severity.CRITICAL: "critical",
    Severity.MAJOR: "major",
    Severity.MINOR: "minor",
    Severity.NEUTRAL: "info",
}


class GitlabReporter(Reporter):
    """GitLab Code Quality: findings beside a merge request."""

    name = "gitlab"
    description = "Code Quality report of GitLab"

    def start(self, run: RunInfo) -> None:  # noqa: ARG002  (the base's signature)
        """Opens the array."""
        self._paths = Paths.of_project()
        self._names = Identities()
        self._written = 0
        self.out.write("[")

    def document(self, result: DocumentResult) -> None:
        """One line for each open finding, and for each failure in a file."""
        for finding in result.open:
            self._write(self._issue(result, finding))

    def finish(self, summary: Summary, verdict: Verdict) -> None:  # noqa: ARG002  (the base's signature)
        """Where the audit failed, then the end of the array."""
        for number, problem in enumerate(summary.problems):
            self._write(self._failure(problem, number))
        self.out.write("\n]\n")

    def _write(self, issue: dict[str, Any]) -> None:
        self.out.write((",\n" if self._written else "\n") + to_json(issue))
        self._written += 1

    def _issue(self, result: DocumentResult, finding: Finding) -> dict[str, Any]:
        document = result.document
        path = self._paths.relative(finding.place.path if finding.place else document.path)
        region = region_of(document, finding)
        lines = {"begin": region.line, "end": region.end_line} if region else {"begin": 1}
        text = "; ".join(part for part in (said(document, finding), advice(finding)) if part)
        return {
            "type": "issue",
            "check_name": finding.rule or "-",
            "description": f"{text} [{finding.rule}]",  # GitLab does not show the name of the check everywhere
            "categories": ["Clarity"],
            "fingerprint": self._names.name(path, document, finding),
            "severity": _SEVERITY[finding.severity],
            "location": {"path": path, "lines": lines},
        }

    def _failure(self, problem: Problem, number: int) -> dict[str, Any]:
        """The audit failed here: an unread file is no clean file."""
        path = self._paths.relative(problem.path) if problem.path else "mtaudit"
        return {
            "type": "issue",
            "check_name": f"mtaudit/{problem.fault}",
            "description": f"the audit is incomplete: {problem_text(problem)}",
            "categories": ["Bug Risk"],
            "fingerprint": f"problem:{problem.fault}:{path}:{number}",
            "severity": "blocker" if problem.fault is Fault.UNREADABLE else "major",
            "location": {"path": path, "lines": {"begin": 1}},
        }


@hookimpl
def mtaudit_reporters() -> Iterable[type[Reporter]]:
    """GitLab's Code Quality."""
    return [GitlabReporter]
