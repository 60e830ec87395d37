"""SARIF: valid by the schema of OASIS, and what GitHub makes of it."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mtaudit.model import DocumentResult, PluginInfo, Rule, Severity, Verdict
from mtaudit.model.finding import Ground, Waiver
from mtaudit.plugin import Fires, Need, RuleInfo
from mtaudit.reporters import sarif
from mtaudit.reporters.sarif import SarifReporter
from tests.model import strategies as facts
from tests.reporters.sample import CLEAN, LAUNDERED, MERGED, RUN, SENSE, report, result
from tests.reporters.schema_files import valid_sarif


def run_of(*results: DocumentResult, run: Any = RUN) -> Any:
    return valid_sarif(report(SarifReporter, results, run=run))


def waived(one: DocumentResult, *waivers: Waiver | None) -> DocumentResult:
    return replace(one, findings=tuple(replace(f, waiver=w) for f, w in zip(one.findings, waivers, strict=True)))


def test_the_sample(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    run = run_of(LAUNDERED, CLEAN)
    assert run["columnKind"] == "unicodeCodePoints"
    first, second = run["results"]
    assert (first["level"], first["ruleId"], first["rank"]) == ("error", "offices/merged", 95.0)
    place = second["locations"][0]["physicalLocation"]
    assert place["artifactLocation"] == {"uri": "a.txt"}
    assert place["region"] == {"startLine": 3, "startColumn": 17, "endLine": 3, "endColumn": 23}
    assert second["message"]["text"] == "morale is the wrong sense here; suggestion: moral"
    replacement = second["fixes"][0]["artifactChanges"][0]["replacements"][0]
    assert replacement == {"deletedRegion": place["region"], "insertedContent": {"text": "moral"}}
    assert "fixes" not in first
    assert "baselineState" not in first
    rule = run["tool"]["driver"]["rules"][1]
    assert rule["shortDescription"]["text"] == "… is the wrong sense here"
    assert rule["properties"]["precision"] == "high"
    assert rule["properties"]["problem.severity"] == "warning"
    assert rule["properties"]["tags"] == ["machine-translation", "mqm/accuracy", "mqm/accuracy/mistranslation"]
    assert run["properties"]["gate"]["passed"] is False


def test_what_failed_and_what_did_not_look_are_notifications() -> None:
    (invocation,) = run_of(LAUNDERED, CLEAN)["invocations"]
    assert invocation["executionSuccessful"] is False
    said = {n["message"]["text"]: n["level"] for n in invocation["toolExecutionNotifications"]}
    assert said["acme 1.0, detector money: a.txt: ValueError: no"] == "error"
    assert said["negation did not look at 2 of 2 texts: no source"] == "note"
    (quiet,) = run_of(CLEAN)["invocations"]
    assert quiet["executionSuccessful"] is True


def test_rules_of_plugins_stand_under_extensions() -> None:
    acme = PluginInfo("acme", "1.0", "acme-dist")
    coin = Rule("money/coin", "accuracy/mistranslation", Severity.MINOR, "{quote} is no coin", 0.4)
    info = RuleInfo(coin, "money", "Coins.", (Fires(rule=coin, target="a [[b]]"),), acme, Need.TARGET)
    run = run_of(
        result("A groat.", (coin, "groat", None), (MERGED, "A", None)), run=replace(RUN, rules=(*RUN.rules, info))
    )
    (extension,) = run["tool"]["extensions"]
    assert (extension["name"], extension["version"]) == ("acme", "1.0")
    assert [rule["id"] for rule in extension["rules"]] == ["money/coin"]
    assert extension["rules"][0]["properties"]["precision"] == "low"
    assert run["results"][0]["rule"] == {"id": "money/coin", "index": 0, "toolComponent": {"index": 0}}
    assert run["results"][1]["ruleIndex"] == 0


def test_waived_findings_are_suppressed_not_dropped() -> None:
    text = result("One two six.", (MERGED, "One", None), (SENSE, "two", None), (SENSE, "six", None))
    by_comment = Waiver(Ground.TEXT, "a quotation", author="ek")
    run = run_of(waived(text, by_comment, Waiver(Ground.BASELINE), None))
    first, second, third = run["results"]
    assert first["suppressions"][0]["kind"] == "inSource"
    assert first["suppressions"][0]["justification"] == "a quotation"
    assert second["suppressions"][0]["kind"] == "external"
    assert "suppressions" not in third
    assert [r["baselineState"] for r in run["results"]] == ["new", "unchanged", "new"]
    config = run_of(waived(text, Waiver(Ground.CONFIG, "house style", "2030-01-01"), None, None))
    assert config["results"][0]["suppressions"][0]["properties"]["until"] == "2030-01-01"
    assert all("baselineState" not in r for r in config["results"])


def test_names_survive_inserted_text_and_never_collide() -> None:
    def names(text: str, **more: Any) -> list[str]:
        found = run_of(result(text, (SENSE, "morale", None), (SENSE, "morale", None), **more))["results"]
        return [r["partialFingerprints"]["primaryLocationLineHash"] for r in found]

    once = names("The morale bill.")
    assert len(set(once)) == 2
    assert names("The new and great morale bill.") == once
    assert not set(names("The morale bill.", path="other.txt")) & set(once)


def test_over_the_limits_the_worst_stand_first_and_it_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sarif, "SHOWN", 3)
    monkeypatch.setattr(sarif, "TAKEN", 4)
    text = result("a b c d e", *((SENSE, letter, None) for letter in "abcd"), (MERGED, "e", None))
    run = run_of(text)
    assert [r["level"] for r in run["results"]] == ["error", "warning", "warning", "warning"]
    assert [r["properties"]["quote"] for r in run["results"]] == ["e", "a", "b", "c"]
    (limit,) = run["invocations"][0]["toolExecutionNotifications"]
    assert "5 results: the worst stand first" in limit["message"]["text"]
    assert "the last 1 are left out" in limit["message"]["text"]


def test_paths_are_relative_to_the_repository_and_encoded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("GITHUB_WORKSPACE", "CI_PROJECT_DIR"):
        monkeypatch.delenv(name, raising=False)
    (tmp_path / ".git").mkdir()
    (tmp_path / "news").mkdir()
    (tmp_path / "news" / "Überblick 1#2.txt").write_text("x", encoding="utf-8")
    (tmp_path / "link.txt").symlink_to(tmp_path / "news" / "Überblick 1#2.txt")
    monkeypatch.chdir(tmp_path / "news")

    def uri(path: str) -> str:
        run = run_of(result("One.", (SENSE, "One", None), path=path))
        return str(run["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"])

    assert uri("Überblick 1#2.txt") == "news/%C3%9Cberblick%201%232.txt"
    assert uri("../link.txt") == "news/%C3%9Cberblick%201%232.txt"
    assert uri("a:b.txt") == "news/a%3Ab.txt"
    assert uri("odd\udcff.txt") == "news/odd%FF.txt"
    assert uri("<stdin>") == "stdin"
    assert uri("/elsewhere/a b.txt") == "file:///elsewhere/a%20b.txt"


def test_what_has_no_place_stands_at_the_file_and_rows_of_containers_have_no_columns() -> None:
    text = result("One two.", (SENSE, "two", "2"))
    lost = replace(text, findings=tuple(replace(f, place=None) for f in text.findings))
    (found,) = run_of(lost)["results"]
    assert found["locations"][0]["physicalLocation"]["region"] == {"startLine": 1}
    assert "(segment k0)" in found["message"]["text"]
    assert "fixes" not in found
    (found,) = run_of(replace(text, document=replace(text.document, part="word/document.xml")))["results"]
    assert found["locations"][0]["physicalLocation"]["region"] == {"startLine": 1, "endLine": 1}
    assert "(word/document.xml, segment k0)" in found["message"]["text"]
    assert "fixes" not in found


def test_evidence_from_the_same_text_is_a_related_location() -> None:
    text = result("It rose.\nIt fell later.", (SENSE, "rose", None), evidence=(("against", "fell later"),))
    (found,) = run_of(text)["results"]
    (related,) = found["relatedLocations"]
    assert related["message"]["text"] == "against: fell later"
    assert related["physicalLocation"]["region"]["startLine"] == 2


@settings(max_examples=25, deadline=None)
@given(st.lists(facts.results, max_size=2))
def test_odd_facts_are_valid_too(results: list[DocumentResult]) -> None:
    text = report(SarifReporter, results, Verdict(True))
    run = valid_sarif(text)
    assert len(run["results"]) == sum(len(one.findings) for one in results)
    assert json.loads(text)["version"] == "2.1.0"
