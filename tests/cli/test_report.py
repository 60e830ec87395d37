"""`mtaudit report`: what a saved report becomes is what the scan itself would have written."""

from __future__ import annotations

from pathlib import Path

import pytest

from mtaudit.config import Settings
from mtaudit.engine.registry import Registry
from tests.cli.conftest import Run

FORMATS = sorted(Registry.load(Settings()).reporters)


@pytest.mark.parametrize("form", [form for form in FORMATS if form not in ("terminal", "sarif", "html")])
def test_a_saved_report_becomes_the_same_report(run: Run, desk: Path, form: str) -> None:
    outputs = ("--format", "json:audit.json", "--format", f"{form}:scan.out")
    assert run("scan", "loud.txt", "calm.txt", *(outputs if form != "json" else outputs[:2])).exit_code == 1
    result = run("report", "audit.json", "--format", f"{form}:report.out")
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "")
    of_scan = desk / ("scan.out" if form != "json" else "audit.json")
    assert (desk / "report.out").read_text("utf-8") == of_scan.read_text("utf-8")


@pytest.mark.parametrize("form", ["sarif", "html"])
def test_but_examples_of_rules_are_not_saved(run: Run, desk: Path, form: str) -> None:
    run("scan", "loud.txt", "--format", "json:audit.json")
    assert run("report", "audit.json", "--format", f"{form}:report.out").exit_code == 0
    text = (desk / "report.out").read_text("utf-8")
    assert "SHOUTED" in text
    assert "Nobody should shout." in text


def test_on_the_terminal_by_default(run: Run, desk: Path) -> None:
    scanned = run("scan", "loud.txt", "--format", "json:audit.json")
    assert scanned.exit_code == 1
    result = run("report", "audit.json")
    assert result.exit_code == 0
    assert result.stdout == run("scan", "loud.txt").stdout
    assert run("report", "-", input=(desk / "audit.json").read_bytes()).stdout == result.stdout


def test_usage(run: Run, desk: Path) -> None:
    run("scan", "loud.txt", "--format", "jsonl:audit.jsonl")
    assert run("report", "audit.jsonl", "--format", "sorif").exit_code == 2
    assert run("report", "audit.jsonl", "--format", "csv:no/such/folder.csv").exit_code == 2
    assert run("report", "audit.jsonl", "--quiet", "--verbose").exit_code == 2
    broken = (desk / "audit.jsonl").read_text("utf-8").replace('"rules":[', '"rules":[7,')
    (desk / "audit.jsonl").write_text(broken, encoding="utf-8")
    result = run("report", "audit.jsonl")
    assert result.exit_code == 2
    assert "this is no report of mtaudit" in result.stderr
