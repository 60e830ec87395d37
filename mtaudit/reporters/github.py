"""Workflow commands of GitHub Actions, which become annotations in a pull request.

GitHub keeps ten annotations of each level for a step and drops the rest without a word: the worst are given, and a
last one says how many more there are. Everything that comes from a text is escaped, so that no article can speak to
the runner.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from mtaudit.model import DocumentResult, Finding, Severity, Summary, Verdict
from mtaudit.plugin import Reporter, RunInfo, hookimpl
from mtaudit.reporters._excerpt import clean
from mtaudit.reporters._facts import LEVELS, Worst, advice, counted, problem_text, region_of, said, severities
from mtaudit.reporters._paths import Paths

PER_LEVEL = 10
"""Annotations of one level that GitHub keeps for a step."""

_COMMANDS = {"error": "error", "warning": "warning", "note": "notice"}
_NAMED_PROBLEMS = 3


class GithubReporter(Reporter):
    """Annotations in a pull request: the worst of each level, within GitHub's limits."""

    name = "github"
    description = "annotations for GitHub Actions, the worst first"

    def start(self, run: RunInfo) -> None:  # noqa: ARG002  (the base's signature)
        """Nothing is written before the end: the worst are known only then."""
        self._paths = Paths.of_project()
        self._worst: dict[str, Worst[tuple[Severity, str]]] = {name: Worst(PER_LEVEL) for name in _COMMANDS.values()}
        self._counts: Counter[Severity] = Counter()

    def document(self, result: DocumentResult) -> None:
        """Keeps the worst open findings."""
        for finding in result.open:
            level = _COMMANDS[LEVELS[finding.severity]]
            self._counts[finding.severity] += 1
            self._worst[level].add(finding, (finding.severity, self._annotation(level, result, finding)))

    def finish(self, summary: Summary, verdict: Verdict) -> None:
        """The verdict if the gate failed, where the audit failed, then the worst findings of each level."""
        first = list(self._first(summary, verdict))
        for line in first:
            self.out.write(line + "\n")
        shown: Counter[Severity] = Counter()
        for level, worst in self._worst.items():
            room = PER_LEVEL - (len(first) if level == "error" else 1 if level == "notice" else 0)
            for severity, line in worst.ranked()[:room]:
                shown[severity] += 1
                self.out.write(line + "\n")
        more = self._counts - shown
        if more:
            kinds = severities((s, more[s]) for s in sorted(more, reverse=True))
            text = (
                f"and {counted(more.total(), 'more finding')} ({kinds}) that GitHub would not show: see the full report"
            )
            self.out.write(command("notice", text, title="mtaudit") + "\n")

    def _first(self, summary: Summary, verdict: Verdict) -> Iterable[str]:
        if not verdict.passed:
            yield command("error", clean("; ".join(verdict.reasons) or "see the report"), title="mtaudit: gate failed")
        if summary.problems:
            texts = [problem_text(problem) for problem in summary.problems[:_NAMED_PROBLEMS]]
            left = len(summary.problems) - len(texts)
            text = "\n".join(texts) + (f"\nand {left:,} more" if left else "")
            yield command("error", text, title="mtaudit: the audit is incomplete")

    def _annotation(self, level: str, result: DocumentResult, finding: Finding) -> str:
        region = region_of(result.document, finding)
        place: dict[str, object] = {
            "file": self._paths.relative(finding.place.path if finding.place else result.document.path)
        }
        if region is None:
            place["line"] = 1
        else:
            place |= {"line": region.line, "endLine": region.end_line}
            if region.column is not None and region.line == region.end_line:  # GitHub takes columns in one line only
                place |= {"col": region.column, "endColumn": region.end_column}
        text = "\n".join(part for part in (said(result.document, finding), advice(finding)) if part)
        return command(level, text, **place, title=f"{finding.rule} ({finding.severity}, {finding.confidence:.0%})")


def command(level: str, text: str, **properties: object) -> str:
    """`::error file=…,line=…::text`, with everything escaped."""
    given = ",".join(f"{name}={_property(str(value))}" for name, value in properties.items())
    return f"::{level} {given}::{_data(text)}"


def _data(text: str) -> str:
    lines = (clean(line) for line in text.split("\n"))
    return "\n".join(lines).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(clean(text)).replace(":", "%3A").replace(",", "%2C")


@hookimpl
def mtaudit_reporters() -> Iterable[type[Reporter]]:
    """GitHub's annotations."""
    return [GithubReporter]
