"""One run over `fixtures/` in every format: each valid, all telling the same, and every place the right one."""

from __future__ import annotations

import csv
import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from lxml import etree

from mtaudit.cli.main import cli
from mtaudit.model import DocumentResult, Severity
from mtaudit.model.serial import SavedReport, read_report
from tests.reporters.schema_files import valid_json, valid_sarif, valid_xml

ROOT = Path(__file__).resolve().parents[2]
FORMATS = ("json", "jsonl", "sarif", "github", "gitlab", "junit", "checkstyle", "rdjson", "csv", "markdown", "html")


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """What one scan wrote, by format."""
    folder = tmp_path_factory.mktemp("reports")
    outputs = [word for form in FORMATS for word in ("--format", f"{form}:{folder / form}")]
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(ROOT)
        patch.setenv("MTAUDIT_PLUGINS", "none")
        for name in ("GITHUB_WORKSPACE", "CI_PROJECT_DIR"):
            patch.delenv(name, raising=False)
        words = ["scan", "fixtures", "--no-config", "--gate", "none", "--jobs", "1", *outputs]
        result = CliRunner().invoke(cli, words, catch_exceptions=False)
    assert result.exit_code in (0, 3), result.output
    return {form: (folder / form).read_bytes().decode("utf-8") for form in FORMATS}


@pytest.fixture(scope="module")
def saved(reports: dict[str, str]) -> SavedReport:
    report = read_report(reports["json"])
    assert sum(report.summary.severities.values()) > 20
    assert len({result.document.format for result in report.results}) >= 5
    return report


def text_of(result: DocumentResult) -> str:
    return (ROOT / result.document.path).read_bytes().decode(result.document.encoding or "utf-8").removeprefix("\ufeff")


def rules(saved: SavedReport) -> Counter[str]:
    return Counter(finding.rule for result in saved.results for finding in result.open)


def test_json_and_jsonl_tell_the_same(reports: dict[str, str], saved: SavedReport) -> None:
    assert read_report(reports["jsonl"]).results == saved.results


def test_sarif(reports: dict[str, str], saved: SavedReport) -> None:
    run = valid_sarif(reports["sarif"])
    found = [result for result in run["results"] if "suppressions" not in result]
    assert Counter(result["ruleId"] for result in found) == rules(saved)
    assert len(run["results"]) == sum(len(result.findings) for result in saved.results)
    notices = run["invocations"][0]["toolExecutionNotifications"]
    assert sum(n["descriptor"]["id"] == "problem" for n in notices) == len(saved.summary.problems)
    assert all((ROOT / place["uri"]).is_file() for place in places(found) if "%" not in place["uri"])


def places(found: list[Any]) -> list[Any]:
    return [result["locations"][0]["physicalLocation"]["artifactLocation"] for result in found]


def test_what_sarif_would_replace_is_what_was_found(reports: dict[str, str], saved: SavedReport) -> None:
    of_path = {result.document.path: result for result in saved.results}
    checked = 0
    for result in valid_sarif(reports["sarif"])["results"]:
        for fix in result.get("fixes", ()):
            path = fix["artifactChanges"][0]["artifactLocation"]["uri"]
            region = fix["artifactChanges"][0]["replacements"][0]["deletedRegion"]
            lines = text_of(of_path[path]).replace("\r\n", "\n").replace("\r", "\n").split("\n")
            if region["startLine"] == region["endLine"]:
                cut = lines[region["startLine"] - 1][region["startColumn"] - 1 : region["endColumn"] - 1]
                assert cut == result["properties"]["quote"]
                checked += 1
    assert checked > 5


def test_rdjson_counts_bytes(reports: dict[str, str], saved: SavedReport) -> None:
    data = valid_json(reports["rdjson"], "rdjson.json")["diagnostics"]
    assert Counter(d["code"]["value"] for d in data if not d["code"]["value"].startswith("problem/")) == rules(saved)
    open_ones = [(result, finding) for result in saved.results for finding in result.open]
    checked = 0
    for diagnostic, (result, finding) in zip(data, open_ones, strict=False):
        where = diagnostic["location"]["range"]
        if "suggestions" in diagnostic and where["start"]["line"] == where["end"]["line"]:
            text = text_of(result).replace("\r\n", "\n").replace("\r", "\n")
            line = text.split("\n")[where["start"]["line"] - 1].encode("utf-8")
            assert line[where["start"]["column"] - 1 : where["end"]["column"] - 1].decode("utf-8") == finding.quote
            checked += 1
    assert checked > 5


def test_gitlab(reports: dict[str, str], saved: SavedReport) -> None:
    issues = valid_json(reports["gitlab"], "gitlab-codequality.json")
    assert len({issue["fingerprint"] for issue in issues}) == len(issues)
    assert Counter(i["check_name"] for i in issues if not i["check_name"].startswith("mtaudit/")) == rules(saved)


def test_junit_and_checkstyle(reports: dict[str, str], saved: SavedReport) -> None:
    junit = valid_xml(reports["junit"], "junit.xsd")
    assert len(junit.findall(".//error")) == len(saved.summary.problems)
    told = sum(f.severity is not Severity.NEUTRAL for result in saved.results for f in result.open)
    assert len(junit.findall(".//failure")) == told + (not saved.verdict.passed)  # the gate is a test, too
    assert len(junit.findall("testsuite")) == len(saved.results) + 1
    checkstyle: list[etree._Element] = valid_xml(reports["checkstyle"], "checkstyle.xsd").findall(".//error")
    assert len(checkstyle) == sum(rules(saved).values()) + len(saved.summary.problems)


def test_csv_github_markdown_html(reports: dict[str, str], saved: SavedReport) -> None:
    rows = list(csv.DictReader(reports["csv"].splitlines(keepends=True)))
    assert Counter(row["rule"] for row in rows) == rules(saved)
    lines = reports["github"].splitlines()
    levels = Counter(line.split(" ")[0] for line in lines)
    assert set(levels) <= {"::error", "::warning", "::notice"}
    assert max(levels.values()) <= 10
    assert reports["markdown"].startswith("## mtaudit: gate ")
    assert len(reports["markdown"]) <= 65_000
    assert reports["html"].lstrip().lower().startswith("<!doctype html>")
    assert json.loads(reports["json"])["verdict"]["passed"] in (True, False)
