"""What is known of the program's own plugins before they are imported."""

from __future__ import annotations

import dataclasses
import importlib
import subprocess
import sys

import pytest

from mtaudit.config import Settings
from mtaudit.engine import _wings, later
from mtaudit.engine.examine import Examiner, Loaded
from mtaudit.engine.registry import Registry, builtin_modules
from mtaudit.errors import PluginError
from mtaudit.model import Document, Segment
from mtaudit.testing import wings


def test_what_is_written_down_is_what_there_is() -> None:
    same = wings.TARGET.read_text(encoding="utf-8") == wings.written()
    assert same, "a module of a wing has changed: run `python -m mtaudit.testing.wings`"


def test_the_facts_are_those_of_the_classes(monkeypatch: pytest.MonkeyPatch) -> None:
    late = Registry.load(Settings(), installed=False)
    monkeypatch.setattr(_wings, "MODULES", {})
    eager = Registry.load(Settings(), installed=False)
    assert late.plugins == eager.plugins
    assert list(late.rules()) == list(eager.rules())
    assert [dataclasses.replace(info) for info in late.rules()] == list(eager.rules())
    assert late.detector_classes() == eager.detector_classes()
    for one, other in ((late.readers, eager.readers), (late.reporters, eager.reporters), (late.scorers, eager.scorers)):
        assert list(one) == list(other)
        assert [later.real(cls) for cls in one.values()] == list(other.values())
        for standing, cls in zip(one.values(), other.values(), strict=True):
            facts = {k: v for k, v in vars(standing).items() if k not in ("_place", "real", "sniff")}
            assert facts == {name: getattr(cls, name) for name in facts}


def test_a_scan_imports_what_it_needs_and_no_more() -> None:
    code = (
        "import sys; from mtaudit.engine.api import audit; audit('They got it wrong from the start.', language='en');"
        "print(*(name for name in sys.modules if name.startswith('mtaudit.')))"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = set(run.stdout.split())
    assert "mtaudit.detectors.repetition" in loaded
    assert not {"mtaudit.readers.docx", "mtaudit.reporters.html", "mtaudit.detectors.negation"} & loaded


def test_a_module_that_changed_is_imported_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    name = "mtaudit.detectors.repetition"
    size, brought = _wings.MODULES[name]
    monkeypatch.setitem(_wings.MODULES, name, (size + 1, brought))
    assert later.known(name) is None


def test_a_detector_whose_module_is_broken_is_a_problem_and_the_rest_works(monkeypatch: pytest.MonkeyPatch) -> None:
    real_import = importlib.import_module

    def broken(name: str, package: str | None = None) -> object:
        if name == "mtaudit.detectors.repetition":
            raise SyntaxError("unexpected end")
        return real_import(name, package)

    monkeypatch.setattr(importlib, "import_module", broken)
    registry = Registry.load(Settings(), installed=False)
    result = Examiner(Settings(), registry).examine(Loaded(Document("a", (Segment("1", "It is is late ,"),))))
    assert [(p.detector, "SyntaxError" in p.message) for p in result.problems] == [("repetition", True)]
    with pytest.raises(PluginError, match="did not load"):
        registry.detector_class("repetition")


def test_there_is_a_file_for_every_module() -> None:
    assert set(_wings.MODULES) <= set(builtin_modules())
