"""The audit as a stream of JSON: one line for each document, then one with the summary (mtaudit-report/1)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from mtaudit.model import DocumentResult, Summary, Verdict
from mtaudit.model.serial import FORMAT, dumps, to_dict
from mtaudit.plugin import Reporter, RunInfo, hookimpl
from mtaudit.reporters.json_report import run_dict


class JsonLinesReporter(Reporter):
    """One JSON line for each document as soon as it is audited, then a summary line."""

    name = "jsonl"
    description = "one JSON line for each document, then a summary line"

    _run: RunInfo = RunInfo("")

    def start(self, run: RunInfo) -> None:
        """Kept for the last line: a stream begins with its first document."""
        self._run = run

    def document(self, result: DocumentResult) -> None:
        """One line, flushed, so that whoever reads the stream sees it at once."""
        self._line("document", to_dict(result))
        self.out.flush()

    def finish(self, summary: Summary, verdict: Verdict) -> None:
        """The last line."""
        facts = {"run": run_dict(self._run), "summary": to_dict(summary), "verdict": to_dict(verdict)}
        self._line("summary", facts)

    def _line(self, kind: str, facts: dict[str, Any]) -> None:
        self.out.write(dumps({"type": kind, "format": FORMAT, **facts}) + "\n")


@hookimpl
def mtaudit_reporters() -> Iterable[type[Reporter]]:
    """JSON lines."""
    return [JsonLinesReporter]
