"""`mtaudit formats`: every reader, and what it supports."""

from __future__ import annotations

import json

from mtaudit.config import Settings
from mtaudit.engine.registry import Registry
from tests.cli.conftest import Run


def test_every_reader_is_listed(run: Run) -> None:
    readers = Registry.load(Settings()).readers
    lines = run("formats").stdout.splitlines()
    assert lines[0].split() == ["format", "suffixes", "texts", "places", "streams", "annotate"]
    assert [line.split()[0] for line in lines[1:-2]] == sorted(readers)
    assert lines[-1] == f"{len(readers)} formats"
    assert any(line.startswith("po ") and line.endswith("comments of the translator") for line in lines)


def test_options_are_told(run: Run) -> None:
    assert "skip-fuzzy = false  Leave out" in run("formats", "--verbose").stdout
    facts = {fact["name"]: fact for fact in json.loads(run("formats", "--json").stdout)}
    assert facts["po"]["suffixes"] == [".po", ".pot"]
    assert facts["po"]["bilingual"] is True
    assert {k: v for k, v in facts["po"]["options"][1].items() if k != "help"} == {"name": "obsolete", "default": False}
    assert facts["text"] | {"description": ""} == {
        "name": "text",
        "description": "",
        "suffixes": [".txt", ".text"],
        "bilingual": False,
        "places": "line and column",
        "streams": False,
        "annotate": "",
        "options": [],
    }
