"""CSV: columns that stay, and no cell that a spreadsheet would run."""

from __future__ import annotations

import csv
import io

from hypothesis import given, settings
from hypothesis import strategies as st

from mtaudit.model import DocumentResult, Verdict
from mtaudit.reporters.csv_report import COLUMNS, CsvReporter
from tests.model import strategies as facts
from tests.reporters.sample import SENSE, report, result


def rows(text: str) -> list[dict[str, str]]:
    text.encode("utf-8")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_the_sample() -> None:
    text = report(CsvReporter)
    assert text.splitlines()[0] == (
        "path,part,document,line,column,end_line,end_column,side,segment,"
        "rule,mqm,severity,confidence,message,quote,suggestion,evidence,fingerprint"
    )
    first, second = rows(text)
    assert (first["line"], first["column"], first["severity"], first["confidence"]) == ("2", "15", "critical", "0.95")
    assert (second["quote"], second["suggestion"], second["path"]) == ("morale", "moral", "a.txt")


def test_no_cell_is_a_formula() -> None:
    (row,) = rows(report(CsvReporter, (result("=1+1, he said", (SENSE, "=1+1", '@SUM(A1)"'), path="-a.txt"),)))
    assert (row["quote"], row["suggestion"], row["path"]) == ("'=1+1", "'@SUM(A1)\"", "'-a.txt")


@settings(max_examples=25, deadline=None)
@given(st.lists(facts.results, max_size=2))
def test_odd_facts_are_rows_too(results: list[DocumentResult]) -> None:
    found = rows(report(CsvReporter, results, Verdict(True)))
    assert len(found) == sum(len(one.findings) for one in results)
    assert all(tuple(row) == COLUMNS and not cell.startswith(tuple("=+-@")) for row in found for cell in row.values())
