"""A scorer that loads a model sees the segments of many documents at once, and one bad document spoils no other.

A detector that loads one runs if it is selected, or if it says that it needs not be.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from mtaudit.config import PluginSettings, Settings
from mtaudit.engine.registry import Registry
from mtaudit.engine.workers import examined
from mtaudit.model import DocumentResult, Fault
from tests.engine.test_workers import loaded

PLUGIN = """
from mtaudit import Cost, Need, Score, Scorer, hookimpl

class Model(Scorer):
    "Scores a text by how many came with it; chokes on some."
    name = "model"
    cost = Cost.HEAVY
    needs = Need.TARGET
    def score(self, items):
        if any("choke" in item.segment.target for item in items):
            raise ValueError("choked")
        return [Score("model", float(len(items)), segment=item.segment.key) for item in items]

@hookimpl
def mtaudit_scorers():
    return [Model]
"""

DETECTORS = """
from mtaudit import Cost, Detector, Need, Rule, Severity, hookimpl

class Heavy(Detector):
    "Loads a model."
    rules = (Rule("heavy-one/x", mqm="accuracy", severity=Severity.MINOR, message="x"),)
    cost = Cost.HEAVY
    def check(self, segment):
        return []

class Ready(Heavy):
    "Loads a model that came with it."
    rules = (Rule("ready-one/x", mqm="accuracy", severity=Severity.MINOR, message="x"),)
    default = True

class Shy(Detector):
    "Is light, and would rather be asked."
    rules = (Rule("shy-one/x", mqm="accuracy", severity=Severity.MINOR, message="x"),)
    default = False
    def check(self, segment):
        return []

@hookimpl
def mtaudit_detectors():
    return [Heavy, Ready, Shy]
"""


@pytest.fixture
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    monkeypatch.setenv("MTAUDIT_PLUGINS", "none")
    file = tmp_path / "model.py"
    file.write_text(PLUGIN, encoding="utf-8")
    return Settings(select=("markup",), scorers=("model",), plugins=PluginSettings(files=(str(file),)))


def scores(results: list[DocumentResult]) -> list[list[float]]:
    return [[s.value for s in r.scores if s.name == "model" and not s.segment] for r in results]


def run(settings: Settings, texts: list[str]) -> list[DocumentResult]:
    return list(examined(loaded(texts), settings, Registry.load(settings)))


def test_documents_are_scored_together(settings: Settings) -> None:
    results = run(settings, ["one", "two", "three"])
    assert [r.document.path for r in results] == ["0.txt", "1.txt", "2.txt"]
    assert scores(results) == [[3.0], [3.0], [3.0]]
    assert [s.segment for s in results[1].scores if s.name == "model"] == ["1", ""]


def test_a_document_that_cannot_be_scored_is_named_and_the_others_are_scored(settings: Settings) -> None:
    results = run(settings, ["one", "choke", "three"])
    assert scores(results) == [[1.0], [], [1.0]]
    assert [[p.fault for p in r.problems] for r in results] == [[], [Fault.SCORER], []]


@pytest.mark.parametrize(
    ("select", "expected"), [(("default",), {"ready-one"}), (("all",), {"heavy-one", "ready-one", "shy-one"})]
)
def test_a_detector_says_whether_it_runs_without_being_selected(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, select: tuple[str, ...], expected: set[str]
) -> None:
    monkeypatch.setenv("MTAUDIT_PLUGINS", "none")
    file = tmp_path / "models.py"
    file.write_text(DETECTORS, encoding="utf-8")
    registry = Registry.load(Settings(select=select, plugins=PluginSettings(files=(str(file),))))
    assert {name for entry in registry.detectors if (name := entry.cls.name()).endswith("-one")} == expected
