"""A whole run: the audit, the judgement and the reports, one document at a time."""

from __future__ import annotations

import traceback
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple, Protocol

from mtaudit.engine.audit import Audit
from mtaudit.engine.inputs import InputSet
from mtaudit.errors import ExitCode, InputError
from mtaudit.model import DocumentResult, Fault, Problem, Summary, Verdict
from mtaudit.plugin import Reporter


class Judge(Protocol):
    """What turns results into a verdict; the gate is one."""

    def add(self, result: DocumentResult) -> None:
        """Judges one document."""

    def verdict(self, summary: Summary) -> Verdict:
        """The judgement over all."""


class Waivers(Protocol):
    """What marks findings that do not count."""

    def apply(self, result: DocumentResult) -> DocumentResult:
        """The result with the waived findings marked."""

    def notices(self) -> Sequence[str]:
        """What is wrong with the waivers, once all results were seen."""


class Watcher(Protocol):
    """Whoever shows how far the run is."""

    def hide(self) -> None:
        """Something is about to be written."""

    def show(self, summary: Summary) -> None:
        """One more document is done."""


class Outcome(NamedTuple):
    """What a run comes to. `late` are problems of plugins that were told the end, when the reports were written."""

    summary: Summary
    verdict: Verdict
    exit_code: ExitCode
    late: tuple[Problem, ...] = ()


def conduct(
    audit: Audit,
    inputs: Iterable[InputSet],
    judge: Judge,
    reporters: Sequence[Reporter],
    *,
    errors: Iterable[InputError] = (),
    watcher: Watcher | None = None,
    waivers: Waivers | None = None,
) -> Outcome:
    """Audits the inputs and hands each result to the judge and to every reporter as soon as it is there.

    The waivers see each result first.

    `errors` are inputs that could not even be found; they count as problems. A reporter that raises is dropped and
    named as a problem, the others go on; an OSError (a full disk, a closed pipe) ends the run.
    """
    info, summary, desk = audit.info, Summary(), _Desk(reporters)
    summary.add_problems(info.problems)
    summary.add_problems(_missing(error) for error in errors)
    desk.each(lambda reporter: reporter.start(info))
    watcher = watcher or _Nobody()
    try:
        for found in audit.run(inputs):
            result = waivers.apply(found) if waivers else found
            judge.add(result)
            summary.add(result)
            watcher.hide()
            desk.each(lambda reporter, result=result: reporter.document(result))
            watcher.show(summary)
    finally:
        watcher.hide()
    summary.add_problems(desk.problems)
    summary.notices += waivers.notices() if waivers else ()
    verdict = judge.verdict(summary)
    desk.each(lambda reporter: reporter.finish(summary, verdict))
    code = exit_code(summary, verdict)
    return Outcome(summary, verdict, code, tuple(_announce(audit, summary, code)))


def exit_code(summary: Summary, verdict: Verdict) -> ExitCode:
    """An audit that looked at nothing does not pass, and one with holes is not judged by what it saw."""
    if summary.documents == summary.unreadable:
        return ExitCode.USAGE
    if verdict.incomplete:
        return ExitCode.INCOMPLETE
    return ExitCode.PASSED if verdict.passed else ExitCode.GATE_FAILED


def _missing(error: InputError) -> Problem:
    return Problem(Fault.UNREADABLE, str(error.args[0]), path=error.path, hint=error.hint)


def _announce(audit: Audit, summary: Summary, code: ExitCode) -> Iterator[Problem]:
    """Tells the plugins that the run has ended; one that raises keeps nobody else from hearing it."""
    for hook in audit.registry.hook.mtaudit_finished.get_hookimpls():
        given = {"summary": summary, "exit_code": int(code)}
        try:
            hook.function(*(given[name] for name in hook.argnames))
        except Exception as error:
            message = f"mtaudit_finished failed: {type(error).__name__}: {error}"
            yield Problem(Fault.PLUGIN, message, plugin=hook.plugin_name.rpartition(":")[2])


class _Nobody:
    """Watches nothing."""

    def hide(self) -> None:
        pass

    def show(self, summary: Summary) -> None:
        pass


class _Desk:
    """All reporters, each in its own fence."""

    def __init__(self, reporters: Iterable[Reporter]) -> None:
        self.reporters = list(reporters)
        self.problems: list[Problem] = []

    def each(self, call: _Call) -> None:
        for reporter in list(self.reporters):
            try:
                call(reporter)
            except OSError:
                raise
            except Exception as error:
                self.reporters.remove(reporter)
                trace = "".join(traceback.format_exception(error))
                message = f"format {reporter.name} failed: {type(error).__name__}: {error}"
                self.problems.append(Problem(Fault.PLUGIN, message, plugin=reporter.name, traceback=trace))


class _Call(Protocol):
    def __call__(self, reporter: Reporter) -> None: ...
