"""JUnit's XML, which every build server shows: a suite for each text, a failed test for each finding.

A clean text is one passed test. Where the audit failed is an `error`, and the gate is a test of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from mtaudit.lang.xmltext import escape, quoteattr
from mtaudit.model import DocumentResult, Finding, Problem, Severity, Summary, Verdict
from mtaudit.model.values import dataclass
from mtaudit.plugin import Reporter, RunInfo, hookimpl
from mtaudit.reporters._excerpt import clean
from mtaudit.reporters._facts import advice, label, problem_text, region_of, said, xml_text
from mtaudit.reporters._paths import Paths


@dataclass(frozen=True, slots=True)
class Case:
    """A test: `outcome` is failure, error, or empty if it passed; `kind` the type that servers group by."""

    name: str
    outcome: str = ""
    kind: str = ""
    message: str = ""
    text: str = ""
    note: str = ""
    line: int | None = None


class JunitReporter(Reporter):
    """JUnit XML, for build servers."""

    name = "junit"
    description = "JUnit XML, for build servers"

    def start(self, run: RunInfo) -> None:  # noqa: ARG002  (the base's signature)
        """Opens the document."""
        self._paths = Paths.here()
        self._told: list[Problem] = []
        self.out.write('<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="mtaudit">\n')

    def document(self, result: DocumentResult) -> None:
        """A suite for each text."""
        cases = [_case(result, finding) for finding in result.open]
        cases += [_failed(problem) for problem in result.problems]
        self._told += result.problems
        name = label(result.document) or "-"
        self._suite(name, cases or [Case("nothing found")], self._paths.relative(result.document.path))

    def finish(self, summary: Summary, verdict: Verdict) -> None:
        """What failed outside of any text, and the verdict."""
        told = list(self._told)
        cases = []
        for problem in summary.problems:
            if problem in told:
                told.remove(problem)
            else:
                cases.append(_failed(problem))
        reasons = [clean(reason) for reason in verdict.reasons]
        failed = Case("gate", "failure", "gate", "; ".join(reasons) or "the gate failed", "\n".join(reasons))
        self._suite("mtaudit", [*cases, Case("gate") if verdict.passed else failed])
        self.out.write("</testsuites>\n")

    def _suite(self, name: str, cases: Sequence[Case], file: str = "") -> None:
        counts = {key: sum(case.outcome == key for case in cases) for key in ("failure", "error")}
        numbers = f'tests="{len(cases)}" failures="{counts["failure"]}" errors="{counts["error"]}" skipped="0"'
        self.out.write(f"  <testsuite name={_attribute(name)} {numbers}>\n")
        for case in cases:
            self.out.write(_written(case, name, file))
        self.out.write("  </testsuite>\n")


def _case(result: DocumentResult, finding: Finding) -> Case:
    region = region_of(result.document, finding)
    where = f"segment {finding.segment}" if region is None else f"line {region.line}"
    if region is not None and region.column is not None:
        where += f", column {region.column}"
    message = said(result.document, finding)
    lines = [message, advice(finding), f"{finding.severity}, {finding.confidence:.0%}, {finding.mqm}"]
    lines += [f"{name}: {text}" for name, text in finding.evidence]
    text = "\n".join(clean(line) for line in lines if line)
    name, line = clean(f"{finding.rule} at {where}"), region.line if region else None
    if finding.severity is Severity.NEUTRAL:  # no fault: told, but the test passes
        return Case(name, note=text, line=line)
    return Case(name, "failure", finding.severity.value, message, text, line=line)


def _failed(problem: Problem) -> Case:
    text = problem_text(problem)
    return Case(
        clean(f"audit of {problem.detector or problem.path or problem.plugin}"),
        "error",
        problem.fault.value,
        text,
        text,
    )


def _written(case: Case, suite: str, file: str) -> str:
    attributes = f"name={_attribute(case.name)} classname={_attribute(suite)}"
    if file:
        attributes += f" file={_attribute(file)}"
    if case.line is not None:
        attributes += f' line="{case.line}"'
    inside = ""
    if case.outcome:
        facts = f"type={_attribute(case.kind)} message={_attribute(case.message)}"
        inside += f"      <{case.outcome} {facts}>{_text(case.text)}</{case.outcome}>\n"
    if case.note:
        inside += f"      <system-out>{_text(case.note)}</system-out>\n"
    return f"    <testcase {attributes}>\n{inside}    </testcase>\n" if inside else f"    <testcase {attributes}/>\n"


def _attribute(text: str) -> str:
    return quoteattr(xml_text(text))


def _text(text: str) -> str:
    return escape(xml_text(text), {"\r": "&#13;"})


@hookimpl
def mtaudit_reporters() -> Iterable[type[Reporter]]:
    """JUnit."""
    return [JunitReporter]
