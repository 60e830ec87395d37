"""`mtaudit gate`: a saved report judged again, with the exit codes of a scan."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run


@pytest.fixture
def saved(run: Run, desk: Path) -> str:
    run(
        "scan", "loud.txt", "calm.txt", "--gate", "none", "--format", "json:audit.json", "--format", "jsonl:audit.jsonl"
    )
    assert (desk / "audit.json").stat().st_size
    return "audit.json"


@pytest.mark.parametrize(
    ("args", "code"),
    [
        ((), 1),
        (("--gate", "none"), 0),
        (("--gate", "default"), 1),
        (("--max-critical", "1"), 1),
        (("--max-critical", "1", "--max-penalty", "any"), 0),
        (("--gate", "none", "--max-major", "0"), 1),
        (("--gate", "none", "--min-mqm-score", "99.5"), 1),
        (("--gate", "none", "--min-mqm-score", "50"), 0),
        (("--min-confidence", "0.96"), 0),
        (("--gate", "none", "--min-score", "quality=200"), 1),
        (("--gate", "none", "--min-score", "nothing=1"), 3),
    ],
)
def test_judges_as_a_scan_would(run: Run, saved: str, args: tuple[str, ...], code: int) -> None:
    assert run("gate", saved, *args).exit_code == code
    assert run("gate", "audit.jsonl", *args).exit_code == code
    assert run("scan", "loud.txt", "calm.txt", *args).exit_code == code


def test_says_every_reason(run: Run, saved: str) -> None:
    result = run("gate", saved)
    assert "gate FAILED: 1 critical finding (0 allowed)\n" in result.stdout
    assert "loud.txt: penalty" in result.stdout
    assert run("gate", saved, "--gate", "none").stdout == "gate passed\n"
    facts = json.loads(run("gate", saved, "--format", "json").stdout)
    assert facts["passed"] is False
    assert "1 critical finding (0 allowed)" in facts["reasons"]


def test_hears_the_config(run: Run, desk: Path, saved: str) -> None:
    with (desk / "mtaudit.toml").open("a", encoding="utf-8") as config:
        config.write('[gate]\npreset = "none"\n')
    assert run("gate", saved).exit_code == 0
    assert run("gate", saved, "--no-config").exit_code == 1


def test_an_incomplete_audit_stays_so(run: Run, desk: Path) -> None:
    (desk / "crash.txt").write_text("A CRASH came.\n", encoding="utf-8")
    assert run("scan", "crash.txt", "--format", "json:audit.json").exit_code == 3
    assert run("gate", "audit.json").exit_code == 3
    assert run("gate", "audit.json", "--incomplete", "ignore").exit_code == 0


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", '{"format": "mtaudit-report/9"}', "Dear reader,", '{"type": "document"}']
)
def test_what_is_no_report(run: Run, desk: Path, text: str) -> None:
    (desk / "audit.json").write_text(text, encoding="utf-8")
    for command in ("gate", "report"):
        result = run(command, "audit.json")
        assert result.exit_code == 2
        assert "audit.json: " in result.stderr
        assert "mtaudit scan" in result.stderr
    assert "absent.json: the report cannot be read" in run("gate", "absent.json").stderr


def test_from_standard_input(run: Run, desk: Path, saved: str) -> None:
    assert run("gate", "-", input=(desk / saved).read_bytes()).exit_code == 1
