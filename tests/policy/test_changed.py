"""`--changed`: what a branch touched is judged, by the lines that git names."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from mtaudit.cli.main import cli
from mtaudit.errors import UsageError
from mtaudit.policy.changed import Changes, Touched, Unchanged, changes_since, parse_diff
from tests.policy.made import DOUBLE, DROPPED, result

needs_git = pytest.mark.skipif(shutil.which("git") is None, reason="needs git")

DIFF = r"""diff --git a/a.md b/a.md
index 1..2 100644
--- a/a.md
+++ b/a.md
@@ -3 +3,2 @@ heading
-x
+y
+++ b/fake.md
@@ -9,2 +10,0 @@
-gone
diff --git a/old name.md b/new name.md
similarity index 90%
rename from old name.md
rename to new name.md
--- a/old name.md
+++ b/new name.md
@@ -1 +1 @@
diff --git a/gone.md b/gone.md
--- a/gone.md
+++ /dev/null
@@ -1 +0,0 @@
diff --git a/p.docx b/p.docx
Binary files a/p.docx and b/p.docx differ
diff --git "a/t\303\244b\t.md" "b/t\303\244b\t.md"
--- "a/t\303\244b\t.md"
+++ "b/t\303\244b\t.md"
@@ -0,0 +1,3 @@
"""


def test_the_lines_of_a_diff() -> None:
    assert parse_diff(DIFF) == {
        "a.md": Touched(((3, 4), (11, 10))),
        "new name.md": Touched(((1, 1),)),
        "p.docx": Touched(whole=True),
        "täb\t.md": Touched(((1, 3),)),
    }
    assert parse_diff('+++ "b/grün\\n.md"\n') == {"grün\n.md": Touched()}, "quotes without escaped letters"


def test_a_cut_touches_what_it_lies_between() -> None:
    cut = Touched(((11, 10),))
    assert [cut.meets(*lines) for lines in ((10, 11), (9, 12), (10, 10), (11, 11), (1, 9))] == [
        *(True, True),
        *(False, False, False),
    ]


def test_sentences_are_judged_as_a_whole(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.touch()
    found = result("The the fair.\nThey denied it.", (DOUBLE, "The the"), (DROPPED, "denied"), path=str(path))
    for lines, open_ones in ((((2, 2),), ["denied"]), (((1, 1),), ["The the"]), ((), []), (((2, 1),), [])):
        changes = Changes(os.path.realpath(tmp_path), "main", {"a.md": Touched(lines)})
        marked = Unchanged(changes).apply(found)
        assert [f.quote for f in marked.open] == open_ones
        assert {f.waiver.why for f in marked.findings if f.waiver} <= {"not touched since main"}
    other = Changes(os.path.realpath(tmp_path), "main", {})
    assert not Unchanged(other).apply(found).open
    outside = Changes(os.path.realpath(tmp_path / "x"), "main", {})
    assert len(Unchanged(outside).apply(found).open) == 2, "a file that git does not know is new"


@pytest.fixture
def git(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("MTAUDIT_PLUGINS", "none")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)

    def call(*words: str) -> None:
        who = ("-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "init.defaultBranch=main")
        subprocess.run(["git", *who, *words], check=True, capture_output=True)

    return call


def scan(*words: str) -> tuple[Result, list[tuple[str, int]]]:
    options = ("--no-config", "--select", "repetition", "--target-lang", "en", "--max-minor", "0")
    done = CliRunner().invoke(cli, ["scan", ".", *options, "--format", "json:out.json", *words], prog_name="mtaudit")
    if not Path("out.json").exists():
        return done, []
    documents = json.loads(Path("out.json").read_text(encoding="utf-8"))["documents"]
    Path("out.json").unlink()
    return done, [(d["document"]["path"], f["line"]) for d in documents for f in d["findings"] if not f["waiver"]]


@needs_git
def test_a_branch_answers_for_what_it_touched(git: Callable[..., None]) -> None:
    Path("in").mkdir()
    lines = [f"It saw the the harbour of town {n}." for n in range(6)]
    for name in ("a.txt", "in/b ü.txt", "c.txt"):
        Path(name).write_text("\n\n".join(lines) + "\n", encoding="utf-8")
    git("init")
    git("add", ".")
    git("commit", "-m", "old")
    git("checkout", "-b", "work")
    assert scan("--changed", "main")[1] == []
    Path("a.txt").write_text("New line.\n\n" + "\n\n".join(lines).replace("town 2", "city 2") + "\n", encoding="utf-8")
    git("mv", "in/b ü.txt", "in/moved.txt")
    git("commit", "-a", "-m", "new")
    with Path("in/moved.txt").open("a", encoding="utf-8") as file:
        file.write("\nOn on it went with with the end.\n")
    Path("in/new.txt").write_text("He saw the the end.\n", encoding="utf-8")
    git("checkout", "main", "c.txt")
    done, found = scan("--changed", "main")
    assert done.exit_code == 1, done.output
    assert found == [("./a.txt", 7), ("./in/moved.txt", 13), ("./in/new.txt", 1)] or found == [
        ("a.txt", 7),
        ("in/moved.txt", 13),
        ("in/new.txt", 1),
    ]
    assert len(scan()[1]) == 20
    git("checkout", "main", "--force")
    Path("c.txt").write_text("Nothing.\n", encoding="utf-8")
    git("commit", "-a", "-m", "meanwhile")
    git("checkout", "work", "--force")
    assert scan("--changed", "main")[1][0][0].endswith("a.txt"), "what main did meanwhile is not the branch's"


@needs_git
@pytest.mark.parametrize("base", ["nowhere", "--output=x", "main; rm"])
def test_a_base_that_is_no_commit(git: Callable[..., None], base: str) -> None:
    Path("a.txt").write_text("He came.\n", encoding="utf-8")
    git("init")
    git("add", ".")
    git("commit", "-m", "old")
    done, _ = scan(f"--changed={base}")
    assert done.exit_code == 2
    assert f"git knows no commit {base!r} (in a shallow clone, fetch it first" in done.stderr
    assert not Path("x").exists()


@needs_git
def test_before_the_first_commit_everything_is_new(git: Callable[..., None]) -> None:
    Path("a.txt").write_text("He saw the the end.\n", encoding="utf-8")
    git("init")
    git("add", ".")
    assert [line for _, line in scan("--changed", "HEAD")[1]] == [1]


@needs_git
def test_settings_of_the_user_do_not_matter(git: Callable[..., None], monkeypatch: pytest.MonkeyPatch) -> None:
    Path("in").mkdir()
    lines = [f"It saw the the harbour of town {n}." for n in range(6)]
    Path("in/a.txt").write_text("\n\n".join(lines) + "\n", encoding="utf-8")
    git("init")
    git("add", ".")
    git("commit", "-m", "old")
    for name in ("diff.noprefix", "diff.mnemonicPrefix", "diff.relative", "core.quotePath"):
        git("config", name, "true")
    git("config", "diff.interHunkContext", "9")
    git("config", "color.ui", "always")
    lines[1] += " So."
    lines[3] += " So."
    Path("in/a.txt").write_text("\n\n".join(lines) + "\n", encoding="utf-8")
    monkeypatch.chdir("in")
    assert [line for _, line in scan("--changed", "HEAD")[1]] == [3, 7]


@needs_git
def test_no_repository(git: Callable[..., None], tmp_path: Path) -> None:  # noqa: ARG001
    with pytest.raises(UsageError, match="not a git repository"):
        changes_since("main", str(tmp_path))
