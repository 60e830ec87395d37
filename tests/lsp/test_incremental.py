"""Looking again costs less and finds the same."""

from __future__ import annotations

import random
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from mtaudit.engine.examine import Examiner, Loaded
from mtaudit.lsp.incremental import Memory, StaleError
from mtaudit.lsp.project import Project, Projects
from mtaudit.model import Finding

ARTICLES = sorted((Path(__file__).parents[2] / "fixtures" / "articles").glob("*.txt"))


def read(project: Project, text: str) -> Loaded:
    """The document of a text."""
    (loaded,) = project.read("text.txt", text)
    return loaded


def placed(findings: tuple[Finding, ...]) -> list[tuple[str, str, int]]:
    """What is found, and where in the file."""
    return [(f.rule, f.quote, f.place.span.start) for f in findings if f.place]


def test_after_any_edits_a_thorough_look_finds_what_an_audit_finds() -> None:
    project = Projects(search=False).of(Path("."))
    audit = Examiner(replace(project.settings, scorers=()), project.registry)
    chance = random.Random(5)
    text = "\n\n".join(path.read_text(encoding="utf-8") for path in ARTICLES)
    memory = Memory()
    found = 0
    for _ in range(12):
        loaded = read(project, text)
        project.detectors.quick(loaded, memory)
        result = project.detectors.thorough(loaded, memory)
        assert result.findings == audit.examine(loaded).findings
        found += len(result.findings)
        at = chance.randrange(len(text))
        cut = chance.choice((0, 0, 3, 200))
        text = text[:at] + chance.choice(("the the ", "x", ". He ", "\n\n", "")) + text[at + cut :]
    assert found > 12


def test_a_quick_look_asks_about_changed_segments_only_and_moves_what_is_known_of_the_whole(desk: Path) -> None:
    project = Projects().of(desk)
    fence = next(f for f in project.detectors.local if f.name == "swap")
    memory = Memory()
    text = "Here is teh one.\n\nAnd teh two.\n\nThree dots"
    first = project.detectors.thorough(read(project, text), memory)
    assert placed(first.findings) == [
        ("swap/word", "teh", 8),
        ("swap/word", "teh", 22),
        ("ending/open", "dots", text.index("dots")),
    ]
    asked: list[str] = []
    run = fence.run

    def spied(document):  # type: ignore[no-untyped-def]
        asked.extend(s.target for s in document.segments)
        return run(document)

    fence.run = spied  # type: ignore[method-assign]
    edited = "New.\n\nHere is teh one.\n\nAnd uhm teh two.\n\nAbout three dots"
    second = project.detectors.quick(read(project, edited), memory)
    assert asked == ["New.", "And uhm teh two.", "About three dots"]
    assert placed(second.findings) == [
        ("swap/word", "teh", 14),
        ("swap/word", "uhm", edited.index("uhm")),
        ("swap/word", "teh", edited.index("teh two")),
    ]
    same_count = "Here is teh one.\n\nAnd uhm teh two.\n\nAbout three dots"
    third = project.detectors.quick(read(project, same_count), memory)
    assert ("ending/open", "dots", same_count.index("dots")) in placed(third.findings)
    into = "Here is teh one.\n\nAnd uhm teh two.\n\nAbout three doots"
    assert "ending/open" not in {f.rule for f in project.detectors.quick(read(project, into), memory).findings}


def test_a_stale_look_ends_and_leaves_nothing_half_known(desk: Path) -> None:
    project = Projects().of(desk)
    memory = Memory()
    loaded = read(project, "Here is teh one.")
    calls = iter(range(100))

    def check() -> None:
        if next(calls) == 2:
            raise StaleError

    with pytest.raises(StaleError):
        project.detectors.thorough(loaded, memory, check)
    assert memory.document is None
    assert [f.rule for f in project.detectors.thorough(loaded, memory).findings] == ["swap/word"]


def test_a_project_is_kept_until_its_config_or_a_plugin_changes(desk: Path) -> None:
    projects = Projects()
    first = projects.of(desk)
    (desk / "sub").mkdir()
    assert projects.of(desk / "sub") is first
    shutil.copy(desk / "swap.py", desk / "kept.py")
    (desk / "swap.py").write_text(
        (desk / "kept.py").read_text("utf-8").replace('"teh": "the"', '"teh": "ten"'), "utf-8"
    )
    second = projects.of(desk)
    assert second is not first
    (finding,) = second.detectors.thorough(read(second, "See teh one."), Memory()).findings
    assert finding.suggestion == "ten"
    config = (desk / "mtaudit.toml").read_text("utf-8")
    (desk / "mtaudit.toml").write_text(config.replace('"swap", ', ""), "utf-8")
    assert projects.of(desk).detectors.thorough(read(second, "See teh one."), Memory()).findings == ()
