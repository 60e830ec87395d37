"""CSV for spreadsheets: a row for each finding, columns that stay as they are.

Cells that a spreadsheet would take for a formula begin with an apostrophe: articles are untrusted.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable

from mtaudit.model import DocumentResult, Finding, Summary, Verdict
from mtaudit.plugin import Reporter, RunInfo, hookimpl
from mtaudit.reporters._facts import encodable, region_of

COLUMNS = (
    *("path", "part", "document", "line", "column", "end_line", "end_column", "side", "segment"),
    *("rule", "mqm", "severity", "confidence", "message", "quote", "suggestion", "evidence", "fingerprint"),
)
"""New columns are added at the end; none changes its name or its place."""

_FORMULA = ("=", "+", "-", "@", "\t")


class CsvReporter(Reporter):
    """CSV: a row for each finding."""

    name = "csv"
    description = "a row for each finding, for spreadsheets"

    def start(self, run: RunInfo) -> None:  # noqa: ARG002  (the base's signature)
        """The names of the columns."""
        self._table = csv.writer(self.out, lineterminator="\n")
        self._table.writerow(COLUMNS)

    def document(self, result: DocumentResult) -> None:
        """The open findings of a text."""
        for finding in result.open:
            self._table.writerow([_cell(value) for value in _row(result, finding)])

    def finish(self, summary: Summary, verdict: Verdict) -> None:
        """A table has no end; verdict and problems stand on standard error."""


def _row(result: DocumentResult, finding: Finding) -> tuple[str | int | float | None, ...]:
    document, region = result.document, region_of(result.document, finding)
    place = (region.line, region.column, region.end_line, region.end_column) if region else (None,) * 4
    return (
        *(document.path, document.part, document.key, *place, finding.side.value, finding.segment),
        *(finding.rule, finding.mqm, finding.severity.value, finding.confidence, finding.message, finding.quote),
        *(finding.suggestion, "\n".join(f"{k}: {v}" for k, v in finding.evidence), finding.fingerprint),
    )


def _cell(value: str | int | float | None) -> str | int | float:
    if not isinstance(value, str):
        return "" if value is None else value
    text = encodable(value).replace("\x00", "\ufffd").replace("\r\n", "\n").replace("\r", "\n")
    return f"'{text}" if text.startswith(_FORMULA) else text


@hookimpl
def mtaudit_reporters() -> Iterable[type[Reporter]]:
    """CSV."""
    return [CsvReporter]
