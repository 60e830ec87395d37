"""GitLab's Code Quality: valid by the documented fields, and no fingerprint twice."""

from __future__ import annotations

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from mtaudit.model import DocumentResult, Verdict
from mtaudit.reporters.gitlab import GitlabReporter
from tests.model import strategies as facts
from tests.reporters.sample import CLEAN, SENSE, report, result
from tests.reporters.schema_files import valid_json


def issues(text: str) -> Any:
    data = valid_json(text, "gitlab-codequality.json")
    names = [issue["fingerprint"] for issue in data]
    assert len(names) == len(set(names))
    return data


def test_the_sample() -> None:
    first, second, problem = issues(report(GitlabReporter))
    assert (first["severity"], first["check_name"]) == ("critical", "offices/merged")
    assert second["description"] == "morale is the wrong sense here; suggestion: moral [sense/wrong]"
    assert second["location"] == {"path": second["location"]["path"], "lines": {"begin": 3, "end": 3}}
    assert second["location"]["path"].endswith("a.txt")
    assert problem["check_name"] == "mtaudit/crash"
    assert "ValueError: no" in problem["description"]
    assert issues(report(GitlabReporter, (CLEAN,), Verdict(True))) == []


def test_the_same_fault_twice_has_two_fingerprints_that_last() -> None:
    def names(text: str) -> list[str]:
        one = result(text, (SENSE, "morale", None), (SENSE, "morale", None))
        return [i["fingerprint"] for i in issues(report(GitlabReporter, (one,), Verdict(True)))]

    assert len(set(names("A morale bill."))) == 2
    assert names("A morale bill.") == names("A new morale bill.")


@settings(max_examples=25, deadline=None)
@given(st.lists(facts.results, max_size=2))
def test_odd_facts_are_valid_too(results: list[DocumentResult]) -> None:
    found = issues(report(GitlabReporter, results, Verdict(True)))
    assert len(found) == sum(len(one.findings) + len(one.problems) for one in results)
