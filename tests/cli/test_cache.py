"""`mtaudit cache`: what is kept, and how it goes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from mtaudit.scorers._cache import ScoreCache
from tests.cli.conftest import Run


def test_shown_and_cleared(run: Run, desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MTAUDIT_CACHE_DIR", str(desk / "kept"))
    assert "0 scores" in run("cache", "show").stdout
    assert not (desk / "kept").exists(), "looking makes no file"
    with ScoreCache() as kept:
        kept.put([(b"a", "1"), (b"b", "2")])
    facts = json.loads(run("cache", "show", "--format", "json").stdout)
    assert facts["path"] == str(desk / "kept" / "scores.sqlite")
    assert facts["entries"] == 2
    assert facts["bytes"] > 0
    assert facts["oldest"] <= facts["newest"]
    assert run("cache", "clear", "--older-than", "1").stdout == "0 scores removed\n"
    assert run("cache", "clear").stdout == "2 scores removed\n"
    assert "0 scores" in run("cache", "show").stdout


def test_a_file_that_is_no_cache_is_left_alone(run: Run, desk: Path) -> None:
    (desk / "odd.sqlite").write_text("no database " * 100, encoding="utf-8")
    done = run("cache", "show", "--file", "odd.sqlite")
    assert done.exit_code == 2
    assert "odd.sqlite: this is no cache of scores" in done.stderr
    assert (desk / "odd.sqlite").is_file()
    assert run("cache", "purge").exit_code == 2
