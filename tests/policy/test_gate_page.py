"""docs/gate.md: its examples can be used as they stand, and its tables are true."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
import yaml

from mtaudit.cli.main import cli
from mtaudit.config import GATES, Settings, load_settings
from mtaudit.engine.registry import Registry
from mtaudit.model import Document, Segment, Severity
from mtaudit.plugin import InputFile

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "gate.md").read_text(encoding="utf-8")
REGISTRY = Registry.load(Settings(), installed=False)


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize("text", blocks("toml"))
def test_configs_are_valid_and_name_what_there_is(tmp_path: Path, text: str) -> None:
    (tmp_path / "mtaudit.toml").write_text(text, encoding="utf-8")
    settings = load_settings(tmp_path / "mtaudit.toml")
    assert settings.gate != GATES["none"] or settings.accept
    REGISTRY.selecting(settings)


@pytest.mark.parametrize(
    "words", [shlex.split(line, comments=True) for block in blocks("sh") for line in block.splitlines()]
)
def test_commands_take_these_options(words: list[str]) -> None:
    assert words.pop(0) == "mtaudit"
    command = cli.get_command(None, words.pop(0))  # type: ignore[arg-type]
    assert command is not None
    while hasattr(command, "commands"):
        command = command.commands[words.pop(0)]
    command.make_context("command", words)


def test_workflows_name_inputs_and_hooks_that_there_are() -> None:
    hooks, action, gitlab = (yaml.safe_load(block) for block in blocks("yaml"))
    ids = {hook["id"] for hook in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))}
    assert {hook["id"] for hook in hooks["repos"][0]["hooks"]} <= ids
    inputs = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))["inputs"]
    used = action["steps"][1]["with"].keys()
    assert used <= inputs.keys()
    said = re.search(r"Further inputs:(.*?); *\n?output", PAGE, re.DOTALL)
    assert said
    assert set(re.findall(r"`(\w+)`", said[1])) == inputs.keys() - used
    template = yaml.safe_load((ROOT / "templates" / "gitlab-ci.yml").read_text(encoding="utf-8"))
    assert gitlab["mtaudit"]["extends"] in template
    assert gitlab["mtaudit"]["variables"].keys() <= template[".mtaudit"]["variables"].keys()


def test_the_table_of_presets() -> None:
    rows = dict(re.findall(r"^\| ([^|]+?) \| (.+) \|$", PAGE, re.MULTILINE))

    def said(name: str) -> list[str]:
        return str(rows[name]).split(" | ")

    gates = [GATES[name] for name in ("none", "default", "strict")]
    shown: dict[str, list[float | None]] = {
        "critical findings in the run": [g.critical for g in gates],
        "major findings in the run": [g.major for g in gates],
        "major findings in a text": [g.major_per_document for g in gates],
        "penalty per 1,000 words of a text": [g.mqm_per_1000_words for g in gates],
    }
    for name, values in shown.items():
        assert said(name) == ["any" if v is None else f"{v:g}" for v in values], name
    assert said("confidence from which on a finding counts") == [f"{100 * g.min_confidence:g} %" for g in gates]
    assert said("useless waivers") == ["told of" if g.waivers == "note" else "fail" for g in gates]
    assert "neutral 0, minor 1, major 5, critical 25" in PAGE
    assert [s.penalty for s in Severity] == [0, 1, 5, 25]


def test_the_comment_in_markdown_holds_for_the_paragraph_behind_it() -> None:
    (text,) = blocks("markdown")
    file = InputFile("a.md", None, (text + "\nAnother one.\n").encode(), "", Settings().languages)
    (document,) = REGISTRY.readers["markdown"]().read(file)
    assert isinstance(document, Document)
    with_directive: list[Segment] = [s for s in document.segments if ("mtaudit", DIRECTIVE) in s.meta]
    assert [s.target for s in with_directive] == ["He did do it, the the fool."]


DIRECTIVE = "ignore[negation/dropped, repetition] quoted irony"
