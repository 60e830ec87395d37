"""What others run: the hooks of pre-commit, the steps of the GitHub Action, the GitLab template."""

from __future__ import annotations

import importlib.util
import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from mtaudit.cli.main import cli

ROOT = Path(__file__).resolve().parents[2]
BASH = shutil.which("bash")
CALM = "The harbour company raised wages on Tuesday.\n"
LOUD = "The costs will be paid by the tenants, not by the tenants, according to the letter.\n"
HOSTILE = "$(touch hacked) `touch hacked` ; touch hacked #\"'"

needs_bash = pytest.mark.skipif(BASH is None or sys.platform == "win32", reason="needs bash")


def read(name: str) -> Any:
    return yaml.safe_load((ROOT / name).read_text(encoding="utf-8"))


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A folder with two articles, and a command `mtaudit` on the path that runs this source tree."""
    (tmp_path / "work" / "news").mkdir(parents=True)
    (tmp_path / "bin").mkdir()
    (tmp_path / "temp dir").mkdir()
    (tmp_path / "work" / "news" / "calm.txt").write_text(CALM, encoding="utf-8")
    (tmp_path / "work" / "news" / "loud.txt").write_text(LOUD, encoding="utf-8")
    config = 'target = "en"\nselect = ["contradiction"]\njobs = 1\n'
    (tmp_path / "work" / "mtaudit.toml").write_text(config, encoding="utf-8")
    command = tmp_path / "bin" / "mtaudit"
    command.write_text(
        f'#!/bin/sh\nPYTHONPATH={shlex.quote(str(ROOT))} exec {shlex.quote(sys.executable)} -m mtaudit "$@"\n'
    )
    command.chmod(0o755)
    return tmp_path


def run_script(desk: Path, script: str, variables: Mapping[str, str]) -> subprocess.CompletedProcess[str]:
    files = {name: str(desk / name) for name in ("GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY", "GITHUB_PATH")}
    environment = {
        "PATH": f"{desk / 'bin'}{os.pathsep}{os.environ['PATH']}",
        "MTAUDIT_PLUGINS": "none",
        "RUNNER_TEMP": str(desk / "temp dir"),
        **files,
        **variables,
    }
    return subprocess.run(
        [str(BASH), "-c", script],
        cwd=desk / "work",
        env=environment,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def action(desk: Path, **inputs: str) -> subprocess.CompletedProcess[str]:
    """Runs the step that scans, with inputs filled in as the runner does it."""
    found = read("action.yml")
    step = next(step for step in found["runs"]["steps"] if step.get("id") == "scan")
    values = {name: str(about["default"]) for name, about in found["inputs"].items()} | inputs
    assert inputs.keys() <= found["inputs"].keys()
    variables = {
        key: re.sub(r"\$\{\{ inputs\.([\w-]+) \}\}", lambda hit: values[hit[1]], value)
        for key, value in step["env"].items()
    }
    return run_script(desk, step["run"], variables)


def test_no_input_of_the_action_is_part_of_a_script() -> None:
    found = read("action.yml")
    assert found["runs"]["using"] == "composite"
    used = set()
    for step in found["runs"]["steps"]:
        assert "${{" not in step["run"]
        used |= set(re.findall(r"inputs\.([\w-]+)", " ".join(step.get("env", {}).values())))
    assert used == found["inputs"].keys(), "every input is used"
    for about in found["inputs"].values():
        assert about["description"].rstrip().endswith(".")


@needs_bash
def test_the_action_shows_findings_and_fails(desk: Path) -> None:
    done = action(desk, paths="news", sarif="out.sarif", json="out.json")
    assert done.returncode == 1, done.stderr
    stop = re.search(r"^::stop-commands::(\S+)$", done.stdout, re.MULTILINE)
    assert stop, "texts cannot give commands to the runner"
    shown, _, behind = done.stdout.partition(f"\n::{stop[1]}::\n")
    assert "contradiction/" in shown
    assert re.search(r"^::error .*file=news/loud\.txt,", behind, re.MULTILINE)
    assert (desk / "GITHUB_OUTPUT").read_text() == "exit-code=1\n"
    assert "contradiction/" in (desk / "GITHUB_STEP_SUMMARY").read_text(encoding="utf-8")
    assert json.loads((desk / "work" / "out.sarif").read_text(encoding="utf-8"))["version"] == "2.1.0"
    assert json.loads((desk / "work" / "out.json").read_text(encoding="utf-8"))["verdict"]["passed"] is False


@needs_bash
def test_the_action_passes_quietly(desk: Path) -> None:
    done = action(desk, paths="news/calm.txt\n\nnews/loud.txt\n", gate="none", annotations="false", summary="false")
    assert done.returncode == 0, done.stderr
    assert "::error" not in done.stdout
    assert (desk / "GITHUB_OUTPUT").read_text() == "exit-code=0\n"
    assert not (desk / "GITHUB_STEP_SUMMARY").exists()


@needs_bash
@pytest.mark.parametrize("name", ["paths", "config", "gate", "source", "languages", "baseline", "changed", "sarif"])
def test_inputs_of_the_action_are_never_run(desk: Path, name: str) -> None:
    done = action(desk, **{"paths": "news", name: HOSTILE})
    assert not list(desk.rglob("hacked*")), done.stderr
    assert (desk / "GITHUB_OUTPUT").read_text() in {"exit-code=1\n", "exit-code=2\n"}


@needs_bash
def test_the_action_installs_what_it_is_told(desk: Path) -> None:
    """The real script with a Python that only writes down what it is asked for."""
    step = read("action.yml")["runs"]["steps"][0]
    fake = desk / "bin" / "fake python"
    fake.write_text(
        '#!/bin/sh\nprintf "%s|" "$@" >> "$LOG"; echo >> "$LOG"\nmkdir -p "$3/bin" && cp "$0" "$3/bin/python"\n'
    )
    fake.chmod(0o755)
    variables = {"MTAUDIT_PYTHON": str(fake), "MTAUDIT_INSTALL": "", "MTAUDIT_ACTION": "/a b", "LOG": str(desk / "log")}
    done = run_script(desk, step["run"], variables)
    assert done.returncode == 0, done.stderr
    made = f"{desk / 'temp dir'}/mtaudit"
    assert (desk / "log").read_text().splitlines() == [
        f"-m|venv|{made}|",
        "-m|pip|install|--quiet|--disable-pip-version-check|/a b|",
    ]
    assert (desk / "GITHUB_PATH").read_text() == f"{made}/bin\n"


def gitlab(desk: Path, **given: str) -> subprocess.CompletedProcess[str]:
    job = read("templates/gitlab-ci.yml")[".mtaudit"]
    assert given.keys() <= job["variables"].keys()
    return run_script(desk, "\n".join(job["script"]), {**job["variables"], **given})


@needs_bash
def test_the_gitlab_template(desk: Path) -> None:
    done = gitlab(desk, MTAUDIT_PATHS="news/calm.txt\nnews/loud.txt")
    assert done.returncode == 1, done.stderr
    job = read("templates/gitlab-ci.yml")[".mtaudit"]
    reports = job["artifacts"]["reports"]
    found = json.loads((desk / "work" / reports["codequality"]).read_text(encoding="utf-8"))
    assert [one["location"]["path"] for one in found] == ["news/loud.txt"]
    assert "<testsuite" in (desk / "work" / reports["junit"]).read_text(encoding="utf-8")
    assert gitlab(desk, MTAUDIT_PATHS="news", MTAUDIT_GATE="none").returncode == 0
    gitlab(desk, MTAUDIT_PATHS=HOSTILE, MTAUDIT_CHANGED=HOSTILE)
    assert not list(desk.rglob("hacked*"))
    (desk / "work" / "my news.txt").write_text(CALM, encoding="utf-8")
    assert gitlab(desk, MTAUDIT_PATHS="my news.txt").returncode == 0, "a name with a blank is one path"


# -- pre-commit ----------------------------------------------------------------------------------------------------


def test_the_hooks_call_commands_that_there_are() -> None:
    hooks = read(".pre-commit-hooks.yaml")
    assert [hook["id"] for hook in hooks] == ["mtaudit", "mtaudit-changed"]
    for hook in hooks:
        program, name, *words = shlex.split(hook["entry"])
        command = cli.get_command(None, name)  # type: ignore[arg-type]
        assert (program, hook["language"], hook["require_serial"]) == ("mtaudit", "python", True)
        assert command is not None
        command.make_context(name, [*words, "a.md"], resilient_parsing=False)


@pytest.mark.skipif(
    importlib.util.find_spec("pre_commit") is None or shutil.which("git") is None, reason="needs pre-commit and git"
)
def test_pre_commit_runs_the_hooks(desk: Path) -> None:
    """The real pre-commit on the manifest; the command on the path stands for the environment it would build."""
    work = desk / "work"
    hooks = [{**hook, "language": "system"} for hook in read(".pre-commit-hooks.yaml")]
    config = {"repos": [{"repo": "local", "hooks": hooks}]}
    (work / ".pre-commit-config.yaml").write_text(yaml.safe_dump(config), encoding="utf-8")
    environment = {
        **os.environ,
        "PATH": f"{desk / 'bin'}{os.pathsep}{os.environ['PATH']}",
        "PRE_COMMIT_HOME": str(desk / "home"),
        "GIT_CONFIG_GLOBAL": os.devnull,
        "MTAUDIT_PLUGINS": "none",
    }

    def call(*words: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(words, cwd=work, env=environment, capture_output=True, encoding="utf-8", check=False)

    pre_commit = (sys.executable, "-m", "pre_commit")
    assert call(*pre_commit, "validate-manifest", str(ROOT / ".pre-commit-hooks.yaml")).returncode == 0
    who = ("-c", "user.name=A", "-c", "user.email=a@example.org")
    for words in (("init",), ("add", "."), (*who, "commit", "-m", "old")):
        assert call("git", *words).returncode == 0
    done = call(*pre_commit, "run", "mtaudit", "--all-files")
    assert done.returncode == 1
    assert "contradiction/" in done.stdout
    with (work / "news" / "loud.txt").open("a", encoding="utf-8") as file:
        file.write("\nNobody else was there.\n")
    call("git", "add", ".")
    assert call(*pre_commit, "run", "mtaudit-changed").returncode == 0
