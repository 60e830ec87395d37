"""GitHub's annotations: escaped, the worst first, within the limits."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mtaudit.model import DocumentResult, Rule, Severity, Verdict
from mtaudit.model.finding import Ground, Waiver
from mtaudit.reporters.github import GithubReporter
from tests.model import strategies as facts
from tests.reporters.sample import CLEAN, LAUNDERED, MERGED, SENSE, report, result

PASSED = Verdict(True)
COMMAND = re.compile(r"::(error|warning|notice) ((?:\w+=[^,:\r\n]*,?)+)::[^\r\n]*")


@pytest.fixture(autouse=True)
def _no_workspace(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("GITHUB_WORKSPACE", "CI_PROJECT_DIR"):
        monkeypatch.delenv(name, raising=False)


def lines(*results: DocumentResult, verdict: Verdict = PASSED) -> list[str]:
    return report(GithubReporter, results, verdict).splitlines()


def test_the_sample() -> None:
    gate, audit, critical, major = report(GithubReporter).splitlines()
    assert gate.startswith("::error title=mtaudit%3A gate failed::1 critical finding (0 allowed); the audit")
    assert audit == (
        "::error title=mtaudit%3A the audit is incomplete::acme 1.0, detector money: a.txt: ValueError: no"
    )
    assert critical.startswith("::error file=a.txt,line=2,endLine=2,col=15,endColumn=55,title=offices/merged")
    assert major == (
        "::warning file=a.txt,line=3,endLine=3,col=17,endColumn=23,title=sense/wrong (major%2C 80%25)"
        "::morale is the wrong sense here%0Asuggestion: moral"
    )
    assert lines(CLEAN) == []


def test_no_text_can_speak_to_the_runner() -> None:
    evil = "x%0A::error::a\n::set-output name=a::b\r::add-mask::c\x1b[31m"
    one = result("A word.", (SENSE, "word", evil), path="a,b:c%.txt")
    (line,) = lines(replace(one, findings=tuple(replace(f, message=evil) for f in one.findings)))
    assert "file=a%2Cb%3Ac%25.txt," in line
    assert "x%250A::error::a" in line
    assert not set("\n\r\x1b") & set(line)


def test_ten_of_each_level_and_a_notice_of_the_rest() -> None:
    words = [f"w{number:02}" for number in range(25)]
    small = Rule("small/thing", "style/register", Severity.MINOR, "{quote}", 0.7)
    text = " ".join(words)
    marks = [(rule, word, None) for rule in (small, SENSE, MERGED) for word in words]
    found = lines(result(text, *marks), LAUNDERED, verdict=Verdict(False, ("no",)))
    levels = [line.split(" ")[0] for line in found]
    assert {level: levels.count(level) for level in set(levels)} == {"::error": 10, "::warning": 10, "::notice": 10}
    assert "::and 50 more findings (18 critical, 16 major, 16 minor) that GitHub would not show" in found[-1]


def test_waived_findings_are_left_out() -> None:
    one = result("A word.", (SENSE, "word", None))
    waived = tuple(replace(f, waiver=Waiver(Ground.TEXT)) for f in one.findings)
    assert lines(replace(one, findings=waived)) == []


@settings(max_examples=25, deadline=None)
@given(st.lists(facts.results, max_size=2))
def test_odd_facts_make_one_command_a_line(results: list[DocumentResult]) -> None:
    text = report(GithubReporter, results, PASSED)
    text.encode("utf-8")
    assert all(COMMAND.fullmatch(line) for line in text.split("\n")[:-1])
