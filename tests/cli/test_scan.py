"""`mtaudit scan`: what it prints, where, and the exit codes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from mtaudit.model.serial import read_report
from tests.cli.conftest import Run


def test_a_clean_text_passes(run: Run) -> None:
    result = run("scan", "calm.txt")
    assert result.exit_code == 0
    assert result.stdout.startswith("1 file, 7 words: nothing found\n")
    assert "gate passed" in result.stdout
    assert result.stderr == ""


def test_a_bad_text_fails_the_gate(run: Run) -> None:
    result = run("scan", "loud.txt", "calm.txt")
    assert result.exit_code == 1
    assert "loud.txt\n   3:4  major     shouting/word   SHOUTED shouts  90\xa0%\n" in result.stdout
    assert "gate FAILED: 1 critical finding (0 allowed)\n" in result.stdout
    assert result.stderr == ""


@pytest.mark.parametrize(
    ("args", "code"),
    [
        (("--gate", "none"), 0),
        (("--gate", "default"), 1),
        (("--max-critical", "1"), 1),
        (("--max-critical", "1", "--max-penalty", "any"), 0),
        (("--max-critical", "any", "--max-penalty", "any", "--max-major", "0"), 1),
        (("--gate", "none", "--max-major", "0"), 1),
        (("--gate", "none", "--max-major-per-document", "0"), 1),
        (("--min-confidence", "0.96"), 0),
        (("--hide-below", "0.96"), 0),
        (("--ignore", "shouting/alarm"), 0),
        (("--select", "shouting/word"), 0),
        (("--gate", "strict", "--ignore", "shouting/alarm"), 1),
    ],
)
def test_the_gate_can_be_set(run: Run, args: tuple[str, ...], code: int) -> None:
    assert run("scan", "loud.txt", *args).exit_code == code


def test_a_score_can_be_asked_for(run: Run) -> None:
    result = run("scan", "calm.txt", "--min-score", "quality=200")
    assert result.exit_code == 1
    assert "gate FAILED: quality 1" in result.stdout
    assert "(at least 200 wanted)" in result.stdout
    assert run("scan", "calm.txt", "--min-score", "quality").exit_code == 2
    missing = run("scan", "calm.txt", "--min-score", "nothing=1")
    assert missing.exit_code == 3
    assert "no nothing score, and the gate requires one" in missing.stdout


@pytest.mark.parametrize("args", [("--max-major", "-1"), ("--max-major", "few"), ("--max-penalty", "nan")])
def test_limits_are_numbers(run: Run, args: tuple[str, ...]) -> None:
    result = run("scan", "loud.txt", *args)
    assert result.exit_code == 2
    assert "neither a number of at least 0 nor 'any'" in result.stderr


def test_folders_patterns_and_standard_input(run: Run, desk: Path) -> None:
    inner = desk / "texts" / "deep"
    inner.mkdir(parents=True)
    (inner / "one.txt").write_text("A quiet day.", encoding="utf-8")
    (inner / "one.src.txt").write_text("Ein ruhiger Tag.", encoding="utf-8")
    (inner / "image.png").write_bytes(b"\x89PNG\r\n")
    assert run("scan", "texts").stdout.startswith("1 file, 3 words")
    assert run("scan", "*.txt", "texts/**/one.txt").stdout.startswith("loud.txt")
    result = run("scan", "-", "--stdin-filename", "draft.txt", input="He SHOUTED.\n")
    assert result.stdout.startswith("draft.txt\n  1:4  major")
    assert run("scan", "-", input="He SHOUTED.\n").stdout.startswith("<stdin>\n")


def test_source_and_reference(run: Run, desk: Path) -> None:
    (desk / "calm.de.txt").write_text("Die Ministerin sprach leise über die Ernte.\n", encoding="utf-8")
    for args in (("--source", "calm.de.txt"), ("--source", "{stem}.de.txt", "--reference", "calm.txt")):
        result = run("scan", "calm.txt", "--languages", "de-en", *args, "--format", "json")
        (segment,) = read_report(result.stdout).results[0].document.segments
        assert segment.source == "Die Ministerin sprach leise über die Ernte."
        assert (segment.languages.source, segment.languages.target) == ("de", "en")
    missing = run("scan", "calm.txt", "--source", "calm.dee.txt")
    assert missing.exit_code == 2
    assert "did you mean calm.de.txt?" in missing.stderr


def test_several_formats_at_once(run: Run, desk: Path) -> None:
    result = run("scan", "loud.txt", "--format", "terminal", "--format", "json:a.json", "--format", "jsonl:b.jsonl")
    assert result.stdout.startswith("loud.txt")
    for name in ("a.json", "b.jsonl"):
        saved = read_report((desk / name).read_text(encoding="utf-8"))
        assert [f.rule for f in saved.results[0].findings] == ["shouting/word", "shouting/alarm"]
        assert not saved.verdict.passed


def test_a_report_for_programs_leaves_the_verdict_on_stderr(run: Run, desk: Path) -> None:
    result = run("scan", "loud.txt", "--format", "json")
    assert json.loads(result.stdout)["verdict"]["passed"] is False
    assert "mtaudit: gate FAILED: 1 critical finding (0 allowed)\n" in result.stderr
    result = run("scan", "loud.txt", "--format", "json", "--output", "out.json")
    assert result.stdout == ""
    assert json.loads((desk / "out.json").read_text(encoding="utf-8"))["format"] == "mtaudit-report/1"
    assert run("scan", "calm.txt", "--format", "json").stderr == ""


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (("--format", "jsn"), "no format is called 'jsn'; did you mean 'json'?"),
        (("--format", "json", "--format", "jsonl"), "cannot all go to standard output"),
        (("--format", "json:a", "--format", "jsonl:a"), "the same file"),
        (("--format", "json:a", "-o", "b"), "every --format has its own"),
        (("--format", "json:"), "a file name is missing"),
        (("--format", "json:no/where/a.json"), "the report cannot be written"),
        (("--select", "shoutin"), "did you mean 'shouting'?"),
        (("--languages", "pt-br-en"), "more than one way"),
        (("--quiet", "--verbose"), "exclude each other"),
        (("--config", "mtaudit.toml", "--no-config"), "exclude each other"),
        (("--config", "nope.toml"), "nope.toml: the config cannot be read"),
        (("--input-format", "txet"), "unknown input format"),
        (("--fromat", "json"), "'--format'"),
    ],
)
def test_wrong_usage_is_one_paragraph(run: Run, args: tuple[str, ...], said: str) -> None:
    result = run("scan", "calm.txt", *args)
    assert result.exit_code == 2
    assert said in result.stderr
    assert "Traceback" not in result.stderr
    assert result.stdout == ""


def test_no_paths_is_wrong_usage(run: Run) -> None:
    assert run("scan").exit_code == 2


def test_a_config_with_a_typo_shows_the_line(run: Run, desk: Path) -> None:
    (desk / "mtaudit.toml").write_text('target = "en"\n[gate]\nmajr = 3\n', encoding="utf-8")
    result = run("scan", "calm.txt")
    assert result.exit_code == 2
    assert result.stderr == (
        "mtaudit: mtaudit.toml, line 3: unknown key 'majr' in [gate]; did you mean 'major'?\n    3 | majr = 3\n"
    )


def test_what_cannot_be_read_is_named_and_the_rest_is_scanned(run: Run, desk: Path) -> None:
    (desk / "empty.txt").write_bytes(b"")
    (desk / "binary.txt").write_bytes(bytes(range(256)) * 9)
    result = run("scan", "calm.txt", "empty.txt", "binary.txt", "clam.txt")
    assert result.exit_code == 3
    assert "7 words" in result.stdout
    assert "problem: clam.txt: no such file (did you mean calm.txt?)" in result.stdout
    assert "problem: empty.txt: the file is empty" in result.stdout
    assert "problem: binary.txt: this is binary data" in result.stdout
    assert "the audit is incomplete: 3 problems" in result.stdout
    assert run("scan", "calm.txt", "empty.txt", "--incomplete", "ignore").exit_code == 0


def test_nothing_scanned_is_no_pass(run: Run, desk: Path) -> None:
    (desk / "empty.txt").write_bytes(b"")
    (desk / "folder").mkdir()
    for path, said in [
        ("missing.txt", "missing.txt: no such file"),
        ("folder", "no readable files in this folder"),
        ("*.docx", "no file matches"),
        ("empty.txt", "nothing could be audited: empty.txt: the file is empty"),
    ]:
        result = run("scan", path)
        assert result.exit_code == 2, path
        assert said in result.stderr
        assert "Traceback" not in result.stderr


def test_a_crash_is_a_problem_and_no_pass(run: Run, desk: Path) -> None:
    (desk / "crash.txt").write_text("CRASH\n\nHe SHOUTED here.\n", encoding="utf-8")
    result = run("scan", "crash.txt")
    assert result.exit_code == 3
    assert "shouting/word" in result.stdout, "what was found elsewhere is still shown"
    assert "RuntimeError: it was too loud" in result.stdout
    assert "Traceback" not in result.stdout
    assert "Traceback" in run("scan", "crash.txt", "--debug").stdout
    assert run("scan", "crash.txt", "--incomplete", "ignore").exit_code == 0


def test_quiet_and_verbose(run: Run) -> None:
    assert run("scan", "loud.txt", "--quiet").stdout.startswith("gate FAILED: 1 critical finding (0 allowed)\n")
    assert run("scan", "calm.txt", "-q").stdout == "gate passed\n"
    assert "style/register · segment" in run("scan", "loud.txt", "-v").stdout


def test_colour_is_for_terminals_and_those_who_ask(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "\x1b[" not in run("scan", "loud.txt").stdout
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert "\x1b[" in run("scan", "loud.txt").stdout
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b[" not in run("scan", "loud.txt").stdout


def test_width_is_heard(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "44")
    lines = run("scan", "loud.txt").stdout.splitlines()
    assert all(len(line) <= 44 for line in lines if not line.startswith("1 file"))


def test_plugins_hear_that_the_run_has_ended(run: Run, desk: Path) -> None:
    ends = "from mtaudit import hookimpl\n@hookimpl\ndef mtaudit_finished({}):\n    {}\n"
    (desk / "hears.py").write_text(
        ends.format(
            "summary, exit_code", "__import__('pathlib').Path('end').write_text(f'{summary.words} {exit_code}')"
        ),
        encoding="utf-8",
    )
    (desk / "raises.py").write_text(ends.format("exit_code", "raise ValueError('late')"), encoding="utf-8")
    config = (desk / "mtaudit.toml").read_text(encoding="utf-8")
    config = config.replace('"shouting.py"', '"shouting.py", "raises.py", "hears.py"')
    (desk / "mtaudit.toml").write_text(config, encoding="utf-8")
    result = run("scan", "calm.txt", "--quiet")
    assert result.exit_code == 0
    assert (desk / "end").read_text(encoding="utf-8") == "7 0"
    assert "raises: mtaudit_finished failed: ValueError: late" in result.stderr


def test_options_reach_the_detector(run: Run, desk: Path) -> None:
    config = (desk / "mtaudit.toml").read_text(encoding="utf-8")
    (desk / "mtaudit.toml").write_text(f"{config}[shouting]\nleast = 6\n", encoding="utf-8")
    assert "ALARM" not in run("scan", "loud.txt", "-q").stdout
    assert run("scan", "loud.txt").exit_code == 0
    (desk / "mtaudit.toml").write_text(f"{config}[shouting]\nleats = 6\n", encoding="utf-8")
    result = run("scan", "loud.txt")
    assert result.exit_code == 2
    assert "leats" in result.stderr
    assert result.stderr.startswith("mtaudit: mtaudit.toml, line 6: [shouting]: unknown option 'leats'")
    assert "did you mean 'least'?" in result.stderr


def test_a_wrong_rule_is_shown_where_it_was_written(run: Run, desk: Path) -> None:
    config = (desk / "mtaudit.toml").read_text(encoding="utf-8")
    (desk / "mtaudit.toml").write_text(f'ignore = ["shouting/wrd"]\n{config}', encoding="utf-8")
    result = run("scan", "loud.txt")
    assert result.exit_code == 2
    assert "line 1: ignore: unknown rule 'shouting/wrd' (did you mean 'shouting/word'?)" in result.stderr
    (desk / "mtaudit.toml").write_text(f'ignore = ["shouting/word"]\n{config}', encoding="utf-8")
    assert "line" not in run("scan", "loud.txt", "--ignore", "shouting/alrm").stderr
    for table, what in (
        ("[severity]\n'shouting/wrd' = 'minor'", "rule"),
        ("[gate.rules]\n'shouting/wrd' = 1", "rule, det"),
    ):
        (desk / "mtaudit.toml").write_text(f"{config}{table}\n", encoding="utf-8")
        result = run("scan", "loud.txt")
        assert result.exit_code == 2
        assert f"line 6: no {what}" in result.stderr
        assert "is called 'shouting/wrd'; did you mean 'shouting/word'?" in result.stderr
