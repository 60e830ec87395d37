"""A run: results go to the judge and to every reporter; a reporter that raises is named and costs nobody else's."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from typing import Any, ClassVar, cast

import pytest

from mtaudit.engine.audit import Audit
from mtaudit.engine.conduct import conduct, exit_code
from mtaudit.engine.inputs import InputSet
from mtaudit.errors import ExitCode, InputError
from mtaudit.model import Document, DocumentResult, Fault, Problem, Segment, Summary, Verdict
from mtaudit.plugin import Reporter, RunInfo


class Given:
    """An audit whose results are there already."""

    def __init__(self, *results: DocumentResult, problems: tuple[Problem, ...] = ()) -> None:
        self.results = results
        self.info = RunInfo("0", problems=problems)
        self.registry = self
        self.hook = self
        self.mtaudit_finished = self

    def get_hookimpls(self) -> list[Any]:
        return []

    def run(self, _: Iterable[InputSet]) -> Iterator[DocumentResult]:
        yield from self.results


class Lenient:
    def __init__(self, verdict: Verdict = Verdict(True)) -> None:  # noqa: B008
        self.seen: list[DocumentResult] = []
        self.said = verdict

    def add(self, result: DocumentResult) -> None:
        self.seen.append(result)

    def verdict(self, summary: Summary) -> Verdict:
        return Verdict(False, ("holes",), True) if summary.problems else self.said


class Log(Reporter):
    name: ClassVar[str] = "log"

    def start(self, run: RunInfo) -> None:
        self.out.write(f"start {len(run.problems)}\n")

    def document(self, result: DocumentResult) -> None:
        self.out.write(f"{result.document.path}\n")

    def finish(self, summary: Summary, verdict: Verdict) -> None:
        self.out.write(f"finish {summary.documents} {verdict.passed}\n")


class Raises(Log):
    name: ClassVar[str] = "raises"

    def document(self, result: DocumentResult) -> None:
        raise ValueError(f"cannot show {result.document.path}")


class Full(Log):
    def document(self, result: DocumentResult) -> None:
        raise OSError(28, f"no space left for {result.document.path}")


def document(path: str) -> DocumentResult:
    return DocumentResult(Document(path, (Segment("k", "Fine."),)), words=1)


def test_everybody_gets_every_result() -> None:
    first, second, judge = io.StringIO(), io.StringIO(), Lenient()
    outcome = conduct(cast(Audit, Given(document("a"), document("b"))), [], judge, [Log(first), Log(second)])
    assert first.getvalue() == second.getvalue() == "start 0\na\nb\nfinish 2 True\n"
    assert [r.document.path for r in judge.seen] == ["a", "b"]
    assert (outcome.exit_code, outcome.summary.words, outcome.late) == (ExitCode.PASSED, 2, ())


def test_a_reporter_that_raises_is_dropped_and_named() -> None:
    out, broken = io.StringIO(), io.StringIO()
    audit = cast(Audit, Given(document("a"), document("b")))
    outcome = conduct(audit, [], Lenient(), [Raises(broken), Log(out)])
    assert out.getvalue() == "start 0\na\nb\nfinish 2 False\n"
    assert broken.getvalue() == "start 0\n"
    (problem,) = outcome.summary.problems
    assert (problem.fault, problem.plugin) == (Fault.PLUGIN, "raises")
    assert problem.message == "format raises failed: ValueError: cannot show a"
    assert outcome.exit_code is ExitCode.INCOMPLETE


def test_a_full_disk_ends_the_run() -> None:
    with pytest.raises(OSError, match="no space left"):
        conduct(cast(Audit, Given(document("a"))), [], Lenient(), [Full(io.StringIO())])


def test_problems_of_the_run_and_missing_inputs_are_counted() -> None:
    audit = cast(Audit, Given(document("a"), problems=(Problem(Fault.PLUGIN, "x"),)))
    missing = InputError("no such file", path="b", hint="check the path")
    outcome = conduct(audit, [], Lenient(), [], errors=[missing])
    assert [p.message for p in outcome.summary.problems] == ["x", "no such file"]
    assert outcome.summary.problems[1] == Problem(Fault.UNREADABLE, "no such file", path="b", hint="check the path")
    assert outcome.exit_code is ExitCode.INCOMPLETE


def test_exit_codes() -> None:
    nothing, something, unread = Summary(), Summary(), Summary()
    something.add(document("a"))
    unread.add(DocumentResult(Document("a", ()), problems=(Problem(Fault.UNREADABLE, "x"),)))
    failed, holes = Verdict(False, ("bad",)), Verdict(False, ("bad", "holes"), True)
    assert exit_code(nothing, Verdict(True)) is ExitCode.USAGE
    assert exit_code(unread, holes) is ExitCode.USAGE
    assert exit_code(something, Verdict(True)) is ExitCode.PASSED
    assert exit_code(something, failed) is ExitCode.GATE_FAILED
    assert exit_code(something, holes) is ExitCode.INCOMPLETE


class Forgiving:
    """Waives by taking all text away, which is easy to see."""

    def __init__(self) -> None:
        self.seen = 0

    def apply(self, result: DocumentResult) -> DocumentResult:
        self.seen += 1
        return DocumentResult(Document(f"{result.document.path}!", ()))

    def notices(self) -> tuple[str, ...]:
        return (f"{self.seen} seen",)


def test_waivers_come_before_judge_and_reports_and_are_told_of() -> None:
    out, judge = io.StringIO(), Lenient()
    given = cast(Audit, Given(document("a"), document("b")))
    outcome = conduct(given, [], judge, [Log(out)], waivers=Forgiving())
    assert out.getvalue() == "start 0\na!\nb!\nfinish 2 True\n"
    assert [result.document.path for result in judge.seen] == ["a!", "b!"]
    assert outcome.summary.notices == ["2 seen"]
