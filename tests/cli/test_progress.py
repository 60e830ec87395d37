"""The progress bar keeps out of the way."""

from __future__ import annotations

import io

import pytest

from mtaudit.cli import progress
from mtaudit.model import Summary


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_nothing_is_drawn_in_a_pipe_or_for_one_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stderr", io.StringIO())
    assert progress.progress_bar(100) is None
    monkeypatch.setattr("sys.stderr", Terminal())
    assert progress.progress_bar(1) is None
    assert progress.progress_bar(100) is not None


def test_the_bar_comes_after_a_while_and_goes_before_output(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal()
    monkeypatch.setattr("sys.stderr", terminal)
    monkeypatch.setenv("TERM", "xterm")
    clock = iter([0.0, 1.0, 3.0, 3.01, 9.0])
    monkeypatch.setattr(progress, "monotonic", lambda: next(clock))
    bar = progress.ProgressBar(8)
    bar.show(Summary(paths=1))
    assert terminal.getvalue() == "", "short work needs no bar"
    bar.show(Summary(paths=2))
    drawn = terminal.getvalue()
    assert "2/8" in drawn
    bar.show(Summary(paths=3))
    assert terminal.getvalue() == drawn, "not drawn more often than anybody can see"
    bar.hide()
    assert "\x1b[2K" in terminal.getvalue()[len(drawn) :], "the line is wiped"
    before = len(terminal.getvalue())
    bar.hide()
    assert len(terminal.getvalue()) == before
    bar.show(Summary(paths=4))
    assert "4/8" in terminal.getvalue()[before:]
    bar.hide()
