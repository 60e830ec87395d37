"""JUnit and Checkstyle: valid by their schemas, whatever the texts hold."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mtaudit.model import DocumentResult, Fault, Problem, Rule, Severity, Verdict
from mtaudit.plugin import Reporter
from mtaudit.reporters.checkstyle import CheckstyleReporter
from mtaudit.reporters.junit import JunitReporter
from tests.model import strategies as facts
from tests.reporters.sample import CLEAN, RUN, SENSE, report, result
from tests.reporters.schema_files import valid_xml

SCHEMAS = {JunitReporter: "junit.xsd", CheckstyleReporter: "checkstyle.xsd"}


def test_junit() -> None:
    root = valid_xml(report(JunitReporter), "junit.xsd")
    first, clean, end = root.findall("testsuite")
    assert dict(first.attrib) == {"name": "a.txt", "tests": "3", "failures": "2", "errors": "1", "skipped": "0"}
    cases = first.findall("testcase")
    assert cases[1].get("name") == "sense/wrong at line 3, column 17"
    assert (cases[1].get("classname"), cases[1].get("line")) == ("a.txt", "3")
    failure = cases[1].find("failure")
    assert failure is not None
    assert (failure.get("type"), failure.get("message")) == ("major", "morale is the wrong sense here")
    assert "suggestion: moral" in (failure.text or "")
    error = cases[2].find("error")
    assert error is not None
    assert error.get("type") == "crash"
    assert [len(case) for case in clean.findall("testcase")] == [0]
    (gate,) = end.findall("testcase")
    verdict = gate.find("failure")
    assert verdict is not None
    assert "1 critical finding (0 allowed)" in (verdict.text or "")


def test_junit_of_a_clean_run_and_of_neutral_remarks() -> None:
    remark = Rule("a/remark", "style/register", Severity.NEUTRAL, "by the way", 0.9)
    text = report(JunitReporter, (CLEAN, result("A word.", (remark, "word", None))), Verdict(True))
    root = valid_xml(text, "junit.xsd")
    assert not root.findall(".//failure")
    assert not root.findall(".//error")
    assert [out.text for out in root.findall(".//system-out")] == ["by the way\nneutral, 90%, style/register"]


def test_problems_of_the_run_are_told_once() -> None:
    crash = Problem(Fault.PLUGIN, "did not load", "acme")
    text = report(JunitReporter, run=replace(RUN, problems=(crash,)))
    assert len(valid_xml(text, "junit.xsd").findall(".//error")) == 2


def test_checkstyle() -> None:
    root = valid_xml(report(CheckstyleReporter), "checkstyle.xsd")
    names = [file.get("name") for file in root.findall("file")]
    assert names == ["a.txt", "b.txt", "a.txt"]
    found = root.findall("file")[0].findall("error")[1]
    assert dict(found.attrib) == {
        "line": "3",
        "column": "17",
        "severity": "warning",
        "message": "morale is the wrong sense here; suggestion: moral",
        "source": "mtaudit.sense.wrong",
    }
    problem = root.findall("file")[2].findall("error")[0]
    assert problem.get("source") == "mtaudit.problem.crash"


@pytest.mark.parametrize("cls", SCHEMAS)
def test_what_xml_cannot_hold_is_replaced(cls: type[Reporter]) -> None:
    one = result('He said <b> & "x" \ud800\x00\x0b]]>', (SENSE, '<b> & "x" \ud800\x00\x0b]]>', None))
    text = report(cls, (one,), Verdict(True))
    assert "<b>" not in text
    valid_xml(text, SCHEMAS[cls])


@pytest.mark.parametrize("cls", SCHEMAS)
@settings(max_examples=25, deadline=None)
@given(results=st.lists(facts.results, max_size=2))
def test_odd_facts_are_valid_too(cls: type[Reporter], results: list[DocumentResult]) -> None:
    valid_xml(report(cls, results, Verdict(True)), SCHEMAS[cls])
