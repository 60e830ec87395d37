"""Several processes give the same results in the same order, and survive a worker that dies or hangs."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from mtaudit.config import PluginSettings, Settings
from mtaudit.engine import workers
from mtaudit.engine.examine import Loaded
from mtaudit.engine.registry import Registry
from mtaudit.model import Document, DocumentResult, Fault, Languages, OffsetMap, Segment

PLUGIN = """
import os, time
from mtaudit import Detector, Rule, Severity, hookimpl

FOUND = Rule("moody/found", mqm="style/awkward", severity=Severity.MINOR, message="x")

class Moody(Detector):
    "Finds the first letter; dies or hangs if the text says so."
    rules = (FOUND,)
    def check(self, segment):
        if "die" in segment.target:
            os._exit(9)
        if "hang" in segment.target:
            time.sleep(60)
        yield FOUND.at(segment, (0, 1))

@hookimpl
def mtaudit_detectors():
    return [Moody]
"""


def loaded(texts: list[str]) -> Iterator[Loaded]:
    for number, text in enumerate(texts):
        segment = Segment(str(number), text, languages=Languages("en"), map=OffsetMap.verbatim(len(text), 0))
        yield Loaded(Document(f"{number}.txt", (segment,), languages=Languages("en")))


@pytest.fixture
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    monkeypatch.setattr(workers, "BATCH_CHARACTERS", 500)
    monkeypatch.setenv("MTAUDIT_PLUGINS", "none")
    file = tmp_path / "moody.py"
    file.write_text(PLUGIN, encoding="utf-8")
    plugins = PluginSettings(files=(str(file),))
    return Settings(select=("moody",), plugins=plugins, jobs=2, timeout=5.0)


def run(settings: Settings, texts: list[str]) -> list[DocumentResult]:
    return list(workers.examined(loaded(texts), settings, Registry.load(settings)))


@pytest.mark.parametrize("copied", [True, False])
def test_two_processes_find_the_same_in_the_same_order(
    settings: Settings, monkeypatch: pytest.MonkeyPatch, copied: bool
) -> None:
    if not copied:
        monkeypatch.setattr(workers, "_can_be_copied", lambda: False)
    texts = [f"text {n}" for n in range(40)]
    results = run(settings, texts)
    assert [r.document.path for r in results] == [f"{n}.txt" for n in range(40)]
    assert all(len(r.findings) == 1 and not r.problems for r in results)


def test_a_worker_that_dies_is_replaced_and_only_the_guilty_document_is_reported(settings: Settings) -> None:
    results = run(settings, ["a", "b", "die", "c", "d", "e"])
    assert [len(r.findings) for r in results] == [1, 1, 0, 1, 1, 1]
    assert [p.fault for r in results for p in r.problems] == [Fault.CRASH]
    assert results[2].problems[0].path == "2.txt"


def test_a_worker_that_hangs_is_replaced_and_only_the_guilty_document_is_reported(settings: Settings) -> None:
    from dataclasses import replace

    results = run(replace(settings, timeout=3.0), ["a", "b", "hang", "c"])
    assert [len(r.findings) for r in results] == [1, 1, 0, 1]
    assert [p.fault for r in results for p in r.problems] == [Fault.TIMEOUT]
