"""Facts survive the way to JSON and back."""

from __future__ import annotations

import json
import math
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mtaudit.model import (
    Document,
    DocumentResult,
    Finding,
    LineIndex,
    OffsetMap,
    Place,
    PluginInfo,
    Rule,
    Score,
    Segment,
    Severity,
    Side,
    Span,
    Summary,
    Verdict,
)
from mtaudit.model.serial import FORMAT, check_format, dumps, from_dict, read_report, to_dict
from tests.model import strategies as facts


def again(fact: Any) -> Any:
    return from_dict(type(fact), json.loads(dumps(to_dict(fact)).encode("utf-8")))


@settings(max_examples=150, deadline=None)
@given(facts.results)
def test_results_survive(result: DocumentResult) -> None:
    assert again(result) == result


@settings(max_examples=30, deadline=None)
@given(st.lists(facts.results, max_size=3))
def test_summaries_survive(results: list[DocumentResult]) -> None:
    summary = Summary()
    for result in results:
        summary.add(result)
    restored = again(summary)
    restored._last_path = summary._last_path
    assert restored == summary


def test_other_facts_survive() -> None:
    rule = Rule("a/b", "accuracy", Severity.MAJOR, "{quote}", 0.7, "help", "0.2", ("c/d",))
    plugin = PluginInfo("x", "1.0", "x-dist", ("detector a",), "")
    for fact in (rule, plugin, Verdict(False, ("3 critical findings (0 allowed)",), True), Verdict(True)):
        assert again(fact) == fact


@pytest.mark.parametrize("value", [math.inf, -math.inf, math.nan, -0.0, 1e-300])
def test_odd_numbers_survive(value: float) -> None:
    restored = again(Score("x", value)).value
    assert restored == value or (math.isnan(value) and math.isnan(restored))


def test_a_lone_surrogate_can_be_written() -> None:
    segment = Segment("k", "a \ud800 b")
    assert b"\\ud800" in dumps(to_dict(segment)).encode("utf-8")
    assert again(segment) == segment


def test_text_stays_readable_and_short() -> None:
    segment = Segment("k", "Ä 東", map=OffsetMap.verbatim(3, 10))
    assert dumps(to_dict(segment)) == '{"key":"k","target":"Ä 東","map":[[0,10,3]]}'


def test_findings_carry_line_and_column() -> None:
    text = "One.\nTwo is is here."
    segment = Segment("k", "Two is is here.", map=OffsetMap.verbatim(15, 5))
    finding = Rule("repeats/word", "fluency", Severity.MINOR, "x").at(segment, (4, 9))
    placed = Finding(**{**{f: getattr(finding, f) for f in Finding.__slots__}, "place": Place("a", Span(9, 14))})
    document = Document("a", (segment,), lines=LineIndex.of(text))
    written = to_dict(DocumentResult(document, (placed, finding)))
    first, second = written["findings"]
    assert (first["line"], first["column"], first["end_line"], first["end_column"]) == (2, 5, 2, 10)
    assert "line" not in second
    assert second["suggestion"] is None
    assert second["side"] == Side.TARGET.value
    assert written["penalty"] == 2


@pytest.mark.parametrize(
    ("cls", "data", "said"),
    [
        (Segment, {"target": "x"}, "Segment: .*key"),
        (Segment, {"key": "k", "target": 3}, "Segment.target: 3 is no str"),
        (Segment, {"key": "k", "target": "x", "kind": "verse"}, "Segment.kind: .*verse"),
        (Document, {"path": "x", "segments": [{"key": 1}]}, "Document.segments: Segment.key: 1 is no str"),
        (Segment, {"key": "k", "target": "x", "map": [[1, 2]]}, "Segment.map: "),
        (Score, {"name": "x", "value": "high"}, "Score.value: "),
        (Place, {"path": "x", "span": [4, 2]}, "Place.span: not a span"),
        (Place, [], "Place: .* is no object"),
    ],
)
def test_what_is_no_fact_is_refused(cls: type, data: Any, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        from_dict(cls, data)


def test_unknown_keys_are_ignored() -> None:
    assert from_dict(Verdict, {"passed": True, "reasons": [], "incomplete": False, "mood": 1}) == Verdict(True)


def test_only_facts_are_written() -> None:
    for thing in ("text", 3, Verdict):
        with pytest.raises(TypeError):
            to_dict(thing)


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", "nonsense", '{"format": "mtaudit-report/2"}', '{"type": "document"}', '{"a": 1}\n{}']
)
def test_other_files_are_no_reports(text: str) -> None:
    with pytest.raises(ValueError, match=r"no .*report|breaks off"):
        read_report(text)


def test_the_format_is_checked() -> None:
    check_format({"format": FORMAT})
    with pytest.raises(ValueError, match="its format is 'x'"):
        check_format({"format": "x"})
