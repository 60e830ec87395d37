"""How the terminal report looks, from the command line."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Run

TEXT = "The port was was closed on Monday, and the ships had to wait for the end of the strike.\n"


@pytest.fixture
def article(tmp_path: Path) -> str:
    file = tmp_path / "a.txt"
    file.write_text(TEXT)
    return str(file)


def test_statistics_and_diff(run: Run, article: str) -> None:
    result = run("scan", article, "--select", "repetition", "--statistics", "--diff")
    assert "- The port was was closed on Monday" in result.stdout
    assert "+ The port was closed on Monday" in result.stdout
    assert "findings by rule\n  1  repetition/word\n" in result.stdout


def test_a_saved_report_takes_the_same_options(run: Run, article: str, tmp_path: Path) -> None:
    saved = str(tmp_path / "a.json")
    run("scan", article, "--select", "repetition", "--format", f"json:{saved}")
    result = run("report", saved, "--statistics", "--diff")
    assert "findings by rule\n  1  repetition/word\n" in result.stdout
    assert "+ The port was closed on Monday" in result.stdout


def test_links_are_checked(run: Run, article: str) -> None:
    assert run("scan", article, "--links", "vscode://{line}").exit_code == 2
    assert run("scan", article, "--links", "file://{path} x").exit_code == 2
    assert "\x1b]8" not in run("scan", article, "--links", "always").stdout
