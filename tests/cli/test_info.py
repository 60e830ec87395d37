"""`rules`, `explain`, `plugins` and the group itself."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

from mtaudit import __version__
from mtaudit.cli.explain import marked_lines
from mtaudit.cli.main import COMMANDS, cli
from mtaudit.model import Span
from tests.cli.conftest import Run

ROOT = Path(__file__).parents[2]


def test_rules_are_listed_and_filtered(run: Run) -> None:
    every = run("rules").stdout
    assert "shouting/word" in every
    assert "off" in every, "what the config does not select is off"
    chosen = run("rules", "--select", "shouting").stdout
    assert [line.split()[0] for line in chosen.splitlines()[:2]] == ["shouting/word", "shouting/alarm"]
    assert "2 rules" in chosen
    for args, ids in [
        (("--severity", "critical"), ["shouting/alarm"]),
        (("--category", "style"), ["shouting/word"]),
        (("--category", "sty"), []),
        (("--language", "fi"), ["shouting/word", "shouting/alarm"]),
        (("--language", "de-en"), ["shouting/word", "shouting/alarm"]),
    ]:
        data = json.loads(run("rules", "--select", "shouting", "--format", "json", *args).stdout)
        assert [rule["id"] for rule in data] == ids
    assert run("rules", "--select", "shouting", "--category", "x").stdout == "no rule fits\n"
    assert run("rules", "--language", "x-y-z").exit_code == 2


def test_a_rule_is_explained(run: Run) -> None:
    text = run("explain", "shouting/word").stdout
    for part in (
        "shouting/word  major  style/register",
        "Nobody should shout.",
        "least = 4  (int) Letters from which on a word shouts.",
        "also called:  shouting/old",
        "fires on\n  He SHOUTED here.\n     ───────\n  → shouted\n",
        "stays silent on\n  He whispered.\n",
    ):
        assert part in text
    assert run("explain", "shouting/old").stdout == text
    assert "shouting/alarm" in run("explain", "shouting").stdout


def test_an_unknown_rule_names_the_nearest(run: Run) -> None:
    result = run("explain", "shouting/wrd")
    assert result.exit_code == 2
    assert "did you mean 'shouting/word'?" in result.stderr


def test_marks_stand_under_each_line() -> None:
    assert list(marked_lines("ab cd\n日本 x", [Span(3, 5), Span(6, 8), Span(9, 10)])) == [
        "ab cd",
        "   ──",
        "日本 x",
        "──── ─",
    ]


def test_plugins_are_listed(run: Run) -> None:
    result = run("plugins")
    assert result.exit_code == 0
    assert result.stdout.startswith(f"mtaudit {__version__}, built-in: ")
    assert "shouting" in result.stdout
    assert "detector shouting" in result.stdout
    assert "mtaudit.reporters.terminal: reporter terminal" in run("plugins", "--verbose").stdout
    assert json.loads(run("plugins", "--format", "json").stdout)["problems"] == []


def test_a_broken_plugin_is_named(run: Run, desk: Path) -> None:
    (desk / "broken.py").write_text("import nothing_of_that_name\n", encoding="utf-8")
    (desk / "misspelt.py").write_text(
        "from mtaudit import hookimpl\n@hookimpl\ndef mtaudit_detector():\n    return []\n", encoding="utf-8"
    )
    config = (desk / "mtaudit.toml").read_text(encoding="utf-8")
    config = config.replace('["shouting.py"]', '["broken.py", "misspelt.py", "shouting.py"]')
    (desk / "mtaudit.toml").write_text(config, encoding="utf-8")
    result = run("plugins")
    assert result.exit_code == 3
    assert "No module named 'nothing_of_that_name'" in result.stdout
    assert "mtaudit_detectors" in result.stdout, "the nearest hook is named"
    assert "Traceback" in run("plugins", "--debug").stdout
    scanned = run("scan", "loud.txt")
    assert scanned.exit_code == 3
    for part in ("shouting/word", "broken", "misspelt"):
        assert part in scanned.stdout


def test_a_required_plugin_that_is_missing_ends_the_run(run: Run, desk: Path) -> None:
    (desk / "mtaudit.toml").write_text('[plugins]\nrequire = ["mtaudit-currency"]\n', encoding="utf-8")
    result = run("scan", "calm.txt")
    assert result.exit_code == 2
    assert "mtaudit-currency" in result.stderr


def test_version_and_help(run: Run) -> None:
    assert run("--version").stdout == f"mtaudit {__version__}\n"
    text = run("--help").stdout
    for name, (_, about) in COMMANDS.items():
        assert f"  {name}" in text
        assert about in text


@pytest.mark.parametrize("name", COMMANDS)
def test_the_help_of_one_line_is_that_of_the_command(name: str) -> None:
    where, about = COMMANDS[name]
    module, _, attribute = where.partition(":")
    command = getattr(import_module(module), attribute)
    assert command.get_short_help_str(200) == about
    assert command.name == name


def test_a_mistyped_command_is_answered_with_the_nearest(run: Run) -> None:
    result = run("scna")
    assert result.exit_code == 2
    assert "no such command 'scna'; did you mean 'scan'?" in result.stderr


def test_help_imports_nothing_heavy() -> None:
    code = (
        "import sys; from mtaudit.cli.main import run; run(['--help']); "
        "sys.stderr.write(' '.join(m for m in sys.modules))"
    )
    env = {**os.environ, "MTAUDIT_PLUGINS": "none"}
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", cwd=ROOT, env=env)
    assert done.stdout.startswith("Usage: ")
    loaded = {name.split(".")[0] for name in done.stderr.split()}
    assert not loaded & {"rich", "sacrebleu", "torch", "comet", "numpy", "pluggy", "lxml"}
    assert "mtaudit.engine" not in done.stderr


def test_completion() -> None:
    words = {"_MTAUDIT_COMPLETE": "bash_complete", "COMP_WORDS": "mtaudit sc", "COMP_CWORD": "1"}
    done = subprocess.run(
        [sys.executable, "-c", "import sys; sys.argv[0] = 'mtaudit'; from mtaudit.__main__ import main; main()"],
        env={**os.environ, "PYTHONPATH": str(ROOT), **words},
        capture_output=True,
        encoding="utf-8",
    )
    assert "scan" in done.stdout


@pytest.fixture
def installed(desk: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder on the path with a distribution that brings a command, and one that cannot be imported."""
    site = desk / "site"
    for name, code in [
        (
            "greeting",
            "import click\n\n@click.command(help='Greet.')\ndef greet():\n    click.echo('hello')\n\n"
            "def mtaudit_commands(cli):\n    cli.add_command(greet)\n",
        ),
        ("unlucky", "raise RuntimeError('not today')\n"),
    ]:
        info = site / f"{name}-1.0.dist-info"
        info.mkdir(parents=True)
        (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n", encoding="utf-8")
        (info / "entry_points.txt").write_text(f"[mtaudit]\n{name} = {name}\n", encoding="utf-8")
        (site / f"{name}.py").write_text(code, encoding="utf-8")
    monkeypatch.syspath_prepend(site)
    monkeypatch.delenv("MTAUDIT_PLUGINS")
    monkeypatch.setattr(cli, "commands", {})
    return site


@pytest.mark.usefixtures("installed")
def test_plugins_bring_commands(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    result = run("--help")
    assert re.search(r"^  greet +Greet\.$", result.stdout, re.M)
    assert "mtaudit: plugin unlucky did not load: RuntimeError: not today" in result.stderr
    assert run("greet").stdout == "hello\n"
    monkeypatch.setattr(cli, "commands", {})
    monkeypatch.setenv("MTAUDIT_PLUGINS", "unlucky")
    assert "greet" not in run("--help").stdout
