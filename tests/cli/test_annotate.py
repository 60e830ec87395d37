"""`mtaudit annotate`: findings in a copy of the file, and nothing else changed."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from mtaudit.plugin import InputFile
from mtaudit.readers.po import PoReader
from tests.cli.conftest import Run

PO = 'msgid ""\nmsgstr ""\n"Language: en\\n"\n\nmsgid "Ruhe!"\nmsgstr "SILENCE please."\n\nmsgid "Ja"\nmsgstr "Yes"\n'
NOTE = '# mtaudit-finding: major shouting/word "SILENCE": SILENCE shouts Perhaps: silence\n'
DONE = PO.replace('msgid "Ruhe', NOTE + 'msgid "Ruhe')


@pytest.fixture
def catalogue(desk: Path) -> Path:
    path = desk / "app.po"
    path.write_text(PO, "utf-8", newline="")
    return path


def test_a_copy_is_written(run: Run, catalogue: Path) -> None:
    result = run("annotate", "app.po", "-o", "new.po")
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == "mtaudit: 1 finding written to new.po\n"
    assert catalogue.with_name("new.po").read_text("utf-8") == DONE
    assert catalogue.read_text("utf-8") == PO


def test_in_place_replaces_the_file_and_keeps_its_mode(run: Run, catalogue: Path) -> None:
    catalogue.chmod(0o640)
    assert run("annotate", "app.po", "--in-place").exit_code == 0
    assert run("annotate", "app.po", "--in-place").exit_code == 0
    assert catalogue.read_text("utf-8") == DONE
    assert os.name == "nt" or catalogue.stat().st_mode & 0o777 == 0o640
    assert [p.name for p in catalogue.parent.iterdir() if p.name.startswith(".app")] == []


def test_standard_input_and_output(spawn: Callable[..., CompletedProcess[str]], catalogue: Path) -> None:  # noqa: ARG001
    result = spawn("annotate", "-", "--input-format", "po", "-o", "-", input=PO)
    assert (result.returncode, result.stdout) == (0, DONE)


def test_what_is_ignored_is_not_written(run: Run, catalogue: Path) -> None:
    run("annotate", "app.po", "-o", "new.po", "--ignore", "shouting/word")
    assert catalogue.with_name("new.po").read_text("utf-8") == PO


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (("app.po",), "--output OUT, or --in-place"),
        (("app.po", "-o", "x.po", "--in-place"), "--output OUT, or --in-place"),
        (("app.po", "-o", "./app.po"), "--in-place replaces it"),
        (("app.po", "-o", "."), "is a folder"),
        ((".", "-o", "x.po"), "is a folder"),
        (("-", "--in-place"), "standard input"),
        (("none.po", "-o", "x.po"), "no such file"),
        (("calm.txt", "-o", "x.txt"), "text cannot hold findings (these can: "),
        (("app.po", "-o", "none/x.po"), "the copy cannot be written"),
    ],
)
def test_what_cannot_be_done_is_said(run: Run, catalogue: Path, args: tuple[str, ...], words: str) -> None:
    result = run("annotate", *args)
    assert result.exit_code != 0
    assert words in result.stderr.replace("\n", " ")
    assert catalogue.read_text("utf-8") == PO


def test_a_reader_that_would_change_a_text_writes_nothing(
    run: Run, catalogue: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def spoil(self: PoReader, file: InputFile, results: object) -> bytes:  # noqa: ARG001
        return file.read().replace(b"Yes", b"No")

    monkeypatch.setattr(PoReader, "annotate", spoil)
    result = run("annotate", "app.po", "--in-place")
    assert result.exit_code == 3
    assert "would not hold the same texts" in result.stderr
    assert catalogue.read_text("utf-8") == PO


def test_a_broken_entry_is_a_problem_and_the_others_are_annotated(run: Run, catalogue: Path) -> None:
    catalogue.write_text(PO + '\nmsgid "a\nmsgstr "b"\n', "utf-8")
    result = run("annotate", "app.po", "-o", "new.po")
    assert result.exit_code == 3
    assert "1 finding written" in result.stderr
    assert "line 11: the closing quotation mark is missing" in result.stderr
