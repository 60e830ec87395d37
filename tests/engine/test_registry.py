"""Plugins are loaded one by one: a broken one is named, the rest works."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from types import SimpleNamespace

import pytest

from mtaudit.config import PluginSettings, Settings
from mtaudit.engine.registry import Registry
from mtaudit.errors import ConfigError, MissingPluginError
from mtaudit.model import Finding, Rule, Segment, Severity
from mtaudit.plugin import Detector, hookimpl

CATS = Rule("cats/found", mqm="style/awkward", severity=Severity.MINOR, message="a cat")


class Cats(Detector):
    """Finds cats, which do not belong into these texts."""

    rules = (CATS,)

    def check(self, segment: Segment) -> Iterable[Finding]:
        at = segment.target.find("cat")
        return [CATS.at(segment, (at, at + 3))] if at >= 0 else []


class Plugin:
    """A plugin with what it is given."""

    def __init__(self, *detectors: type) -> None:
        self.detectors = detectors

    @hookimpl
    def mtaudit_detectors(self) -> Iterable[type]:
        return self.detectors


def write(folder: Path, name: str, text: str) -> str:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return str(path)


def test_built_ins_come_through_the_hooks_and_load_without_a_problem() -> None:
    registry = Registry.load(installed=False)
    assert registry.problems == ()
    assert {"text", "jsonl", "tsv", "csv"} <= set(registry.readers)
    assert {"terminal", "json", "jsonl"} <= set(registry.reporters)
    assert registry.detector_class("negation") is not None


def test_a_plugin_file_that_raises_at_import_is_named_and_the_others_load(tmp_path: Path) -> None:
    bad = write(tmp_path, "bad.py", "raise RuntimeError('no licence file')")
    settings = Settings(plugins=PluginSettings(files=(bad,)))
    registry = Registry.load(settings, installed=False)
    assert [(p.plugin, p.message) for p in registry.problems] == [
        ("bad", "plugin did not load: RuntimeError: no licence file")
    ]
    assert "RuntimeError" in registry.problems[0].traceback
    assert next(p for p in registry.plugins if p.name == "bad").error
    assert registry.detector_class("negation") is not None


def test_a_plugin_that_exits_at_import_does_not_end_the_process(tmp_path: Path) -> None:
    bad = write(tmp_path, "quits.py", "import sys; sys.exit(4)")
    registry = Registry.load(Settings(plugins=PluginSettings(files=(bad,))), installed=False)
    assert registry.problems[0].plugin == "quits"


def test_a_misspelt_hook_is_named_with_the_nearest_one(tmp_path: Path) -> None:
    text = "from mtaudit import hookimpl\n@hookimpl\ndef mtaudit_detector():\n    return []\n"
    file = write(tmp_path, "typo.py", text)
    registry = Registry.load(Settings(plugins=PluginSettings(files=(file,))), installed=False)
    message = registry.problems[0].message
    assert "'mtaudit_detector'" in message
    assert "'mtaudit_detectors'" in message


def test_a_plugin_for_another_api_is_refused() -> None:
    plugin = SimpleNamespace(__name__="old", mtaudit_api="2.0")
    registry = Registry.load(extra=[plugin], installed=False)
    assert "API 2.0" in registry.problems[0].message


def test_a_hook_that_raises_loses_only_its_own_plugin() -> None:
    class Broken(Plugin):
        @hookimpl
        def mtaudit_detectors(self) -> Iterable[type]:
            raise KeyError("table")

    registry = Registry.load(extra=[Broken(), Plugin(Cats)], installed=False)
    assert registry.problems[0].message == "mtaudit_detectors failed: KeyError: 'table'"
    assert registry.detector_class("cats") is Cats


@pytest.mark.parametrize(
    ("attributes", "words"),
    [
        ({"rules": ()}, "no rules"),
        ({"rules": (CATS, CATS)}, "same id"),
        ({"rules": (CATS,)}, "none of check"),
        ({"rules": (CATS, Rule("dogs/found", "style", Severity.MINOR, "x"))}, "share the detector's name"),
    ],
)
def test_a_class_that_breaks_the_contract_is_named(attributes: dict[str, object], words: str) -> None:
    bad = type("Bad", (Detector,), {"__doc__": "Bad.", **attributes})
    registry = Registry.load(extra=[Plugin(bad)], installed=False)
    assert words in registry.problems[0].message


def test_what_is_no_detector_and_what_is_there_already_are_named() -> None:
    registry = Registry.load(extra=[Plugin(int), Plugin(Cats), Plugin(Cats)], installed=False)
    assert "no Detector class" in registry.problems[0].message
    assert "'cats' is there already" in registry.problems[1].message


@pytest.mark.parametrize(
    ("select", "ignore", "enabled"),
    [
        (("cats",), (), {"cats/found"}),
        (("cats/found",), (), {"cats/found"}),
        (("style/awkward",), (), {"cats/found"}),
        (("cats",), ("style",), set()),
    ],
)
def test_rules_are_selected_by_id_detector_and_category(
    select: tuple[str, ...], ignore: tuple[str, ...], enabled: set[str]
) -> None:
    registry = Registry.load(Settings(select=select, ignore=ignore), extra=[Plugin(Cats)], installed=False)
    assert {rule for entry in registry.detectors for rule in entry.enabled} >= enabled
    assert ("cats/found" in {r for e in registry.detectors for r in e.enabled}) == bool(enabled)


@pytest.mark.parametrize("field", ["select", "ignore"])
def test_an_unknown_rule_is_a_config_error_with_the_nearest(field: str) -> None:
    settings = Settings(select=("negatoin",)) if field == "select" else Settings(ignore=("negatoin",))
    with pytest.raises(ConfigError, match=r"negatoin.*did you mean 'negation'"):
        Registry.load(settings, installed=False)


def test_a_required_plugin_that_is_missing_ends_the_run() -> None:
    with pytest.raises(MissingPluginError, match="mtaudit-currency"):
        Registry.load(Settings(plugins=PluginSettings(require=("mtaudit-currency",))), installed=False)


def test_a_disabled_plugin_is_not_loaded() -> None:
    settings = Settings(plugins=PluginSettings(disable=("mtaudit.detectors.negation",)))
    assert Registry.load(settings, installed=False).detector_class("negation") is None


def test_a_folder_of_lexicons_adds_tables(tmp_path: Path) -> None:
    (tmp_path / "currency").mkdir()
    write(tmp_path / "currency", "any.tsv", "# origin: test\nsymbol\tnames\n€\teuro\n")
    registry = Registry.load(Settings(plugins=PluginSettings(lexicons=(str(tmp_path),))), installed=False)
    assert registry.lexicons.rows("currency", "en") == [{"symbol": "€", "names": "euro"}]
