"""What is installed is read without `importlib.metadata`, and read as it reads it."""

from __future__ import annotations

import sys
import sysconfig
from importlib.metadata import PathDistribution, entry_points
from pathlib import Path

import pytest

from mtaudit.installed import installed_plugins

STDLIB = sysconfig.get_path("stdlib")


def _install(folder: Path, info: str, points: str, name: str, version: str) -> None:
    (folder / info).mkdir(parents=True)
    (folder / info / "entry_points.txt").write_text(points, encoding="utf-8")
    (folder / info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n\nName: no\n")


@pytest.fixture
def sites(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    _install(
        tmp_path / "one",
        "Good_Words-1.2.dist-info",
        "# ours\n[gui_scripts]\nx = y:z\n\n[mtaudit]\n # theirs\nwords = json.decoder : JSONDecoder.decode [extra]\n"
        "more=json\n[other]\nmtaudit = no\n",
        "Good.Words",
        "1.2",
    )
    _install(tmp_path / "two", "good.words-1.0.dist-info", "[mtaudit]\nold = json\n", "good-words", "1.0")
    _install(tmp_path / "two", "apart-3.dist-info", "[mtaudit]\nodd = os.path\n", "apart", "3")
    own = [path for path in sys.path if path.startswith(STDLIB) and "-packages" not in path]
    monkeypatch.setattr(sys, "path", [*(str(tmp_path / name) for name in ("none", "one", "two")), *own])
    return tmp_path


@pytest.mark.usefixtures("sites")
def test_entry_points_are_those_of_the_standard_library() -> None:
    theirs = entry_points(group="mtaudit")
    ours = installed_plugins()
    assert {(p.name, p.value, p.distribution, p.version) for p in ours} == {
        (p.name, p.value, p.dist.name, p.dist.version) for p in theirs if isinstance(p.dist, PathDistribution)
    }
    assert [p.name for p in ours] == ["more", "words", "odd"]
    assert [p.load() for p in ours] == [theirs[p.name].load() for p in ours]


def test_archives_on_the_path_are_left_to_the_standard_library(sites: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    archive = sites / "site.zip"
    archive.write_bytes(b"")
    monkeypatch.setattr(sys, "path", [*sys.path, str(archive)])
    assert [p.name for p in installed_plugins()] == ["more", "words", "odd"]
