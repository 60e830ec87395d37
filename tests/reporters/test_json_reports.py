"""JSON and JSONL: valid by the schema that ships, and read back without loss."""

from __future__ import annotations

import dataclasses
import io
import json
from importlib.resources import files
from typing import Any

import jsonschema  # type: ignore[import-untyped]
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mtaudit import model
from mtaudit.model import DocumentResult, Summary, Verdict
from mtaudit.model.serial import dumps, read_report, to_dict
from mtaudit.plugin import Reporter
from mtaudit.reporters.json_report import JsonReporter
from mtaudit.reporters.jsonl import JsonLinesReporter
from tests.model import strategies as facts
from tests.reporters.sample import CLEAN, FAILED, LAUNDERED, RUN, report

SCHEMA = json.loads(files("mtaudit.reporters").joinpath("schema/report-1.json").read_text(encoding="utf-8"))


def strict(schema: Any) -> Any:
    """The schema with every unknown key forbidden: what we write ourselves, it has to know."""
    if isinstance(schema, list):
        return [strict(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    closed = {"additionalProperties": False} if "properties" in schema else {}
    return {**closed, **{key: strict(value) for key, value in schema.items()}}


VALIDATOR = jsonschema.Draft202012Validator(strict(SCHEMA))


def test_the_schema_is_one() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize(
    "cls",
    [
        *(model.Segment, model.Document, model.Finding, model.Problem, model.Skip, model.Score, model.DocumentResult),
        *(model.PluginInfo, model.Rule, model.Summary, model.Verdict, model.Place, model.Languages, model.LineIndex),
    ],
)
def test_the_schema_knows_every_field(cls: Any) -> None:
    names = {"DocumentResult": "result", "PluginInfo": "plugin", "LineIndex": "line_index"}
    known = SCHEMA["$defs"][names.get(cls.__name__, cls.__name__.lower())]["properties"]
    assert {f.name for f in dataclasses.fields(cls) if not f.name.startswith("_")} <= known.keys()


def test_json_is_valid_and_lossless() -> None:
    text = report(JsonReporter)
    VALIDATOR.validate(json.loads(text))
    saved = read_report(text)
    assert saved.results == (LAUNDERED, CLEAN)
    assert saved.verdict == FAILED
    assert saved.summary.count(model.Severity.CRITICAL) == 1
    assert saved.summary.scores == {"comet": (0.71, 1)}
    assert [rule["id"] for rule in saved.run["rules"]] == ["offices/merged", "sense/wrong"]
    assert saved.run["rules"][0]["needs"] == ["source"]
    assert saved.run["version"] == RUN.version


def test_jsonl_is_a_line_for_each_document_and_a_summary() -> None:
    text = report(JsonLinesReporter)
    lines = [json.loads(line) for line in text.splitlines()]
    assert [line["type"] for line in lines] == ["document", "document", "summary"]
    for line in lines:
        VALIDATOR.validate(line)
    saved = read_report(text)
    assert saved.results == (LAUNDERED, CLEAN)
    assert saved.run["plugins"][1]["name"] == "acme"


def test_jsonl_writes_a_document_before_the_next_is_there() -> None:
    out = io.StringIO()
    reporter = JsonLinesReporter(out)
    reporter.start(RUN)
    assert out.getvalue() == ""
    reporter.document(CLEAN)
    assert json.loads(out.getvalue())["document"]["path"] == "b.txt"


@pytest.mark.parametrize("cls", [JsonReporter, JsonLinesReporter])
def test_a_run_without_documents(cls: type[Reporter]) -> None:
    text = report(cls, (), Verdict(True))
    VALIDATOR.validate(json.loads(text))
    saved = read_report(text)
    assert (saved.results, saved.verdict) == ((), Verdict(True))


def test_a_stream_that_breaks_off_is_no_report() -> None:
    whole = report(JsonLinesReporter)
    with pytest.raises(ValueError, match="breaks off"):
        read_report("\n".join(whole.splitlines()[:2]))


@settings(max_examples=40, deadline=None)
@given(st.lists(facts.results, max_size=2))
def test_odd_facts_are_valid_too(results: list[DocumentResult]) -> None:
    text = report(JsonReporter, results, Verdict(True))
    VALIDATOR.validate(json.loads(text.encode("utf-8")))
    assert read_report(text).results == tuple(results)


def test_the_schema_refuses_what_is_no_report() -> None:
    summary = to_dict(Summary())
    others: list[Any] = [{}, {"format": "mtaudit-report/1"}, {"type": "summary", "summary": summary}, []]
    for wrong in others:
        assert not VALIDATOR.is_valid(wrong)
    broken = json.loads(report(JsonReporter))
    broken["documents"][0]["findings"][0]["severity"] = "grave"
    assert not VALIDATOR.is_valid(json.loads(dumps(broken)))
