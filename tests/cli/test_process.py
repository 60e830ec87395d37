"""The command line as a process: pipes, signals, encodings."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
Spawn = Callable[..., "subprocess.CompletedProcess[str]"]


def test_exit_codes_reach_the_shell(spawn: Spawn) -> None:
    assert spawn("scan", "calm.txt").returncode == 0
    assert spawn("scan", "loud.txt").returncode == 1
    assert spawn("scan", "missing.txt").returncode == 2
    assert spawn("scan", "calm.txt", "missing.txt").returncode == 3


def test_an_error_is_one_paragraph_without_traceback(spawn: Spawn) -> None:
    done = spawn("scan", "lound.txt")
    assert done.stdout == ""
    assert done.stderr == "mtaudit: lound.txt: no such file (did you mean loud.txt?)\n"
    debug = spawn("scan", "lound.txt", "--debug")
    assert "Traceback" in debug.stderr


def environment(**more: str) -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(ROOT), **more}


def test_a_closed_pipe_is_silent(desk: Path) -> None:
    (desk / "long.txt").write_text("He SHOUTED at them all.\n\n" * 4000, encoding="utf-8")
    command = [sys.executable, "-m", "mtaudit", "scan", "long.txt"]
    process = subprocess.Popen(command, cwd=desk, env=environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.readline()
    process.stdout.close()
    assert process.stderr.read() == b""
    process.stderr.close()
    assert process.wait(60) == 141


@pytest.mark.skipif(sys.platform == "win32", reason="no such signal")
def test_an_interrupt_ends_the_run_at_once(desk: Path) -> None:
    plugin = (desk / "shouting.py").read_text(encoding="utf-8")
    slow = plugin.replace("for hit in", "open('began', 'w').close(); __import__('time').sleep(30)\n        for hit in")
    (desk / "shouting.py").write_text(slow, encoding="utf-8")
    command = [sys.executable, "-m", "mtaudit", "scan", "loud.txt"]
    process = subprocess.Popen(command, cwd=desk, env=environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    deadline = time.monotonic() + 30
    while not (desk / "began").exists() and time.monotonic() < deadline:
        time.sleep(0.05)
    process.send_signal(signal.SIGINT)
    _, said = process.communicate(timeout=20)
    assert process.returncode == 130
    assert b"Traceback" not in said


def test_output_that_cannot_be_encoded_is_escaped(desk: Path) -> None:
    (desk / "loud.txt").write_text("日本 SHOUTED “so”.\n", encoding="utf-8")
    command = [sys.executable, "-m", "mtaudit", "scan", "loud.txt"]
    env = environment(PYTHONIOENCODING="ascii")
    done = subprocess.run(command, cwd=desk, env=env, capture_output=True, timeout=60)
    assert done.returncode in (0, 1)
    assert b"^^^^^^^" in done.stdout
    assert b"\\u65e5" in done.stdout


def test_a_bug_is_no_failed_gate(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    from mtaudit.cli import main

    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError("oops")

    monkeypatch.setattr(main.cli, "main", broken)
    assert main.run(["scan", "x"]) == 3
    error = capsys.readouterr().err
    assert "ZeroDivisionError: oops" in error
    assert "this is a bug in mtaudit" in error


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
def test_a_full_disk_is_one_paragraph(spawn: Spawn) -> None:
    done = spawn("scan", "loud.txt", "--format", "json:/dev/full")
    assert done.returncode == 3
    assert "mtaudit: the report could not be written: No space left on device\n" in done.stderr
    assert "Traceback" not in done.stderr
