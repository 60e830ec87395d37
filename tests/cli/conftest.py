"""A folder with texts, a small plugin that always works the same, and ways to call the command line."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from mtaudit.cli.main import cli

PLUGIN = '''
"""Finds words in capitals that shout."""
import re
from mtaudit import Detector, Fires, Need, Rule, Severity, Silent, hookimpl, option
from dataclasses import dataclass

LOUD = Rule("shouting/word", "style/register", Severity.MAJOR, "{quote} shouts", 0.9, aliases=("shouting/old",))
ALARM = Rule("shouting/alarm", "accuracy/mistranslation", Severity.CRITICAL, "{quote} alarms", 0.95)

@dataclass(frozen=True)
class Options:
    least: int = option(4, least=1, help="Letters from which on a word shouts.")

class Shouting(Detector):
    """Words in capitals.

    Nobody should shout.
    """
    rules = (LOUD, ALARM)
    Options = Options
    examples = (
        Fires(rule=LOUD, target="He [[SHOUTED]] here.", suggestion="shouted"),
        Silent(rule=LOUD, target="He whispered."),
    )

    def check(self, segment):
        for hit in re.finditer(r"[A-Z]{%d,}" % self.options.least, segment.target):
            if hit[0] == "CRASH":
                raise RuntimeError("it was too loud")
            rule = ALARM if hit[0] == "ALARM" else LOUD
            yield rule.at(segment, hit.span(), suggestion=hit[0].lower())

@hookimpl
def mtaudit_detectors():
    return [Shouting]
'''

Run = Callable[..., Result]


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The working folder: a config that loads the plugin and selects nothing else, and a few articles."""
    monkeypatch.chdir(tmp_path)
    for name in ("NO_COLOR", "FORCE_COLOR", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("MTAUDIT_PLUGINS", "none")  # what happens to be installed here is not under test
    (tmp_path / "shouting.py").write_text(PLUGIN, encoding="utf-8")
    config = 'select = ["shouting"]\ntarget = "en"\n[plugins]\nfiles = ["shouting.py"]\n'
    (tmp_path / "mtaudit.toml").write_text(config, encoding="utf-8")
    (tmp_path / "calm.txt").write_text("The minister spoke quietly about the harvest.\n", encoding="utf-8")
    (tmp_path / "loud.txt").write_text("The minister spoke.\n\nHe SHOUTED at the crowd. ALARM followed.\n", "utf-8")
    return tmp_path


@pytest.fixture
def run(desk: Path) -> Run:  # noqa: ARG001  (the commands run in this folder)
    """Calls `mtaudit` in this process."""

    def call(*args: str, input: str | bytes | None = None) -> Result:
        return CliRunner().invoke(cli, list(args), input=input, prog_name="mtaudit", catch_exceptions=False)

    return call


@pytest.fixture
def spawn(desk: Path) -> Callable[..., subprocess.CompletedProcess[str]]:
    """Calls `mtaudit` in a process of its own."""
    root = Path(__file__).parents[2]

    def call(*args: str, **more: object) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "mtaudit", *args]
        import os

        env = {**os.environ, "PYTHONPATH": str(root), "PYTHONIOENCODING": "utf-8"}
        return subprocess.run(  # type: ignore[call-overload, no-any-return]
            command, cwd=desk, env=env, capture_output=True, encoding="utf-8", timeout=60, **more
        )

    return call
