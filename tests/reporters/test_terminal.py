"""The terminal report, as an editor sees it."""

from __future__ import annotations

import io
import re
import socket
from dataclasses import replace
from pathlib import Path

import pytest

from mtaudit.model import Fault, Ground, Problem, Score, Severity, Skip, Verdict, Waiver
from mtaudit.reporters._excerpt import columns
from mtaudit.reporters._links import template_for
from mtaudit.reporters.terminal import TerminalOptions, TerminalReporter
from tests.reporters.sample import CLEAN, FAILED, LAUNDERED, MERGED, SENSE, report, result

PASSED = Verdict(True)


def test_a_whole_report() -> None:
    assert report(TerminalReporter, width=90) == (
        """a.txt
  2:15  critical  offices/merged  two offices given to one person  95\xa0%
        Hours before, Minister of Finance and Trade Ilse Kranz opened the fair.
                      ────────────────────────────────────────
        source: Die Ministerin lobte das Gesetz.
  3:17  major     sense/wrong     morale is the wrong sense here  80\xa0%
        She praised the morale bill.
                        ──────
        → moral
        source: Die Ministerin lobte das Gesetz.

2 files, 22 words: 1 critical, 1 major · penalty 1,364 per 1,000 words
scores: comet 0.71
gate FAILED: 1 critical finding (0 allowed)
             the audit is incomplete: 1 problem
not looked at: articles (not for German, 1 of 2 texts); negation (no source); numbers (no
               source, 1 of 2 texts)
problem: acme 1.0, detector money: a.txt: ValueError: no
"""
    )


def test_a_clean_run_is_short() -> None:
    assert report(TerminalReporter, [CLEAN], PASSED) == (
        "1 file, 3 words: nothing found\ngate passed\nnot looked at: negation (no source)\n"
    )


def test_quiet_is_the_verdict_alone() -> None:
    assert report(TerminalReporter, verbosity=-1) == (
        "gate FAILED: 1 critical finding (0 allowed)\n             the audit is incomplete: 1 problem\n"
    )
    assert report(TerminalReporter, [CLEAN], PASSED, verbosity=-1) == "gate passed\n"


def test_verbose_says_more() -> None:
    text = report(TerminalReporter, verbosity=1)
    assert "accuracy/mistranslation · segment k1" in text
    assert "b.txt\n  nothing found in 3 words\n" in text
    assert "comet 0.71  sig" in text
    assert "Traceback" not in text
    assert "Traceback" in report(TerminalReporter, verbosity=2)


def test_every_line_fits_the_terminal() -> None:
    noisy = result(
        "A long sentence " * 20 + "with morale in it.\n東京都の" * 9,
        (SENSE, "morale", "a very long suggestion " * 9),
        (SENSE, "東京都の", None),
        path="a.txt",
        evidence=(("where", "x " * 90),),
        source="Quelle " * 40,
        notices=("short",),
    )
    for width in (40, 60, 80, 132):
        for verbosity in (0, 1):
            text = report(TerminalReporter, [noisy], width=width, verbosity=verbosity)
            lines = [line for line in text.splitlines() if not line.startswith("1 file")]
            assert [line for line in lines if len(line) + len(re.findall("[東京都の]", line)) > width] == []


def test_colour_only_where_it_is_wanted() -> None:
    assert "\x1b" not in report(TerminalReporter, width=80)
    coloured = report(TerminalReporter, width=80, color=True)
    assert "\x1b[1;31m  critical\x1b[0m" in coloured
    bare = re.sub(r"\x1b\[[0-9;]*m", "", coloured)
    plain = report(TerminalReporter, width=80)
    assert [line.rstrip() for line in bare.splitlines()] == [line.rstrip() for line in plain.splitlines()]


@pytest.mark.parametrize("color", [False, True])
def test_a_text_cannot_steer_the_terminal_nor_rich(color: bool) -> None:
    evil = "\x1b]0;owned\x07 [bold red]markup[/bold red] :smile: \x1b[31m \x9b2J morale \u202eabc"
    problem = Problem(Fault.CRASH, evil, evil, evil, evil, evil, "", evil, evil)
    skip = Skip(evil, evil, evil)
    document = result(
        evil,
        (SENSE, "morale", evil),
        path=f"p{evil}",
        source=evil,
        evidence=((evil, evil),),
        problems=(problem,),
        skips=(skip,),
        scores=(Score(evil, 1.0, evil),),
        notices=(evil,),
    )
    text = report(TerminalReporter, [document], Verdict(False, (evil,)), color=color, verbosity=2)
    bare = re.sub(r"\x1b\[[0-9;]*m", "", text)
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]", bare)
    assert "\x1b[31m \\x9b" not in text
    assert "[bold red]markup[/bold red] :smile:" in text
    assert "\\x1b]0;owned\\x07" in text


def test_right_to_left_text_is_marked_in_the_line() -> None:
    text = report(TerminalReporter, [result("قال الوزير إنه وافق", (SENSE, "الوزير", None))])
    assert "قال ⟦الوزير⟧ إنه وافق" in text
    assert "──" not in text


def test_notices_are_shown_even_without_findings() -> None:
    text = report(TerminalReporter, [result("Fine.", notices=("read as Windows-1252",))], PASSED)
    assert text.startswith("a.txt\n  note: read as Windows-1252\n")


def test_problems_are_one_line_for_each_plugin() -> None:
    crash = [Problem(Fault.CRASH, f"boom {n}", "acme", "2", "money") for n in range(4)]
    files = [Problem(Fault.UNREADABLE, "binary data", path=f"{n}.bin", hint="audit text") for n in range(13)]
    text = report(TerminalReporter, [result("Fine.", problems=(*crash, *files))], FAILED)
    problems = [line for line in text.splitlines() if line.startswith("problem: ")]
    assert problems[0] == "problem: acme 2, detector money: boom 0 (and 3 more like it)"
    assert problems[1] == "problem: 0.bin: binary data (audit text)"
    assert len(problems) == 12
    assert problems[-1].endswith("(and 2 more like it)")


def test_several_texts_of_one_file_and_the_mean_of_their_scores() -> None:
    rows = [result("Good.", path="a.csv", scores=(Score("bleu", value),)) for value in (10.0, 30.0)]
    text = report(TerminalReporter, rows, PASSED)
    assert text.startswith("1 file, 2 texts, 2 words: nothing found\nscores: bleu 20 (mean of 2 texts)\n")


def test_a_finding_that_is_nowhere_in_the_file_names_its_segment() -> None:
    from dataclasses import replace

    found = result("The offices are merged.", (MERGED, "offices", None))
    nowhere = replace(found, findings=(replace(found.findings[0], place=None),))
    assert "\n  k0  critical  offices/merged" in report(TerminalReporter, [nowhere])


def test_a_stream_that_writes_no_box_drawing_gets_ascii() -> None:
    class Latin(io.StringIO):
        encoding = "ascii"

    text = report(TerminalReporter, out=Latin(), width=90)
    assert text.replace("\xa0", " ").isascii()
    assert "^^^^^^" in text
    assert "> moral" in text


def test_severities_are_said_in_words_not_by_colour_alone() -> None:
    for severity in Severity:
        rule = type(MERGED)("a/b", "x", severity, "m")
        assert f"  {severity.value}" in report(TerminalReporter, [result("one two", (rule, "two", None))])


WAIVED = replace(
    LAUNDERED,
    findings=(
        replace(LAUNDERED.findings[0], waiver=Waiver(Ground.BASELINE, "old")),
        LAUNDERED.findings[1],
    ),
)


def test_waived_findings_are_hidden_and_counted() -> None:
    text = report(TerminalReporter, [WAIVED], PASSED, width=90)
    assert "offices/merged" not in text
    assert "1 major · penalty 263 per 1,000 words · 1 waived: 1 baseline\n" in text
    all_waived = replace(WAIVED, findings=WAIVED.findings[:1])
    assert "a.txt\n" not in report(TerminalReporter, [all_waived], PASSED)
    assert "nothing found in 19 words, 1 waived\n" in report(TerminalReporter, [all_waived], PASSED, verbosity=1)


def test_statistics_count_by_rule_and_category() -> None:
    options = TerminalOptions(statistics=True)
    more = result("A morale bill.", (SENSE, "morale", None), path="c.txt")
    text = report(TerminalReporter, [LAUNDERED, more], options=options)
    assert (
        "findings by rule\n  2  sense/wrong\n  1  offices/merged\n\n"
        "findings by category\n  3  accuracy\n  3    accuracy/mistranslation\n\n2 files"
    ) in text
    quiet = report(TerminalReporter, [LAUNDERED], options=options, verbosity=-1)
    assert quiet.startswith("findings by rule\n  1  offices/merged\n")
    assert "findings by" not in report(TerminalReporter, [CLEAN], PASSED, options=options)


def test_a_suggestion_as_a_diff() -> None:
    text = report(TerminalReporter, [LAUNDERED], options=TerminalOptions(diff=True), width=90)
    assert "        - She praised the morale bill.\n        + She praised the moral bill.\n" in text
    assert "→ moral" not in text
    assert "Ilse Kranz opened the fair.\n                      ────" in text
    coloured = report(TerminalReporter, [LAUNDERED], options=TerminalOptions(diff=True), width=90, color=True)
    assert "\x1b[31m        - She praised the \x1b[0m\x1b[1;4;31mmorale\x1b[0m\x1b[31m bill.\x1b[0m" in coloured


@pytest.mark.parametrize("width", [40, 60, 80, 120])
@pytest.mark.parametrize("suggestion", ["", "moral", "a very long suggestion " * 9, "東京都の" * 30])
def test_a_diff_fits_the_terminal(width: int, suggestion: str) -> None:
    for sentence in (
        "東京都の" * 20 + "morale" + "👩 한국어 " * 20,
        "A word " * 9 + "morale" + " e\u0301" * 99,
        "morale",
    ):
        one = result(sentence, (SENSE, "morale", suggestion))
        text = report(TerminalReporter, [one], options=TerminalOptions(diff=True), width=width)
        lines = [line for line in text.splitlines() if re.match(" +[-+]( |$)", line)]
        assert len(lines) == 2
        assert [line for line in lines if columns(line) > width] == []


def test_rules_are_explained_once_when_asked_for() -> None:
    more = result("A morale bill.", (SENSE, "morale", None), path="c.txt")
    text = report(TerminalReporter, [LAUNDERED, more], verbosity=1)
    assert text.count("why: Docs of it.") == 2  # one for each rule
    assert "why:" not in report(TerminalReporter, [LAUNDERED])


def test_line_numbers_are_links_where_they_are_wanted(tmp_path: Path) -> None:
    file = tmp_path / "a b#.txt"
    file.write_text("A morale bill.")
    one = result("A morale bill.", (SENSE, "morale", None), path=str(file))
    options = TerminalOptions(links="always")
    linked = report(TerminalReporter, [one], options=options, color=True)
    (url,) = re.findall(r"\x1b]8;id=\d+;([^\x1b]+)\x1b\\1:3\x1b]8;;\x1b\\", linked)
    assert url == f"file://{socket.gethostname()}{tmp_path.as_posix()}/a%20b%23.txt#1"
    editor = TerminalOptions(links="vscode://file{path}:{line}:{column}")
    assert f"vscode://file{tmp_path.as_posix()}/a%20b%23.txt:1:3" in report(
        TerminalReporter, [one], options=editor, color=True
    )
    assert "\x1b]8" not in report(TerminalReporter, [one], options=options)
    assert "\x1b]8" not in report(TerminalReporter, [one], color=True)
    gone = result("A morale bill.", (SENSE, "morale", None), path="-")
    assert "\x1b]8" not in report(TerminalReporter, [gone], options=options, color=True)


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("environment", "linked"),
    [
        ({"TERM": "xterm-kitty"}, True),
        ({"TERM": "xterm-256color", "VTE_VERSION": "7600"}, True),
        ({"TERM": "xterm-256color", "VTE_VERSION": "4000"}, False),
        ({"TERM": "xterm-256color", "TERM_PROGRAM": "vscode"}, True),
        ({"TERM": "xterm-256color"}, False),
        ({"TERM": "linux", "FORCE_HYPERLINK": "1"}, True),
        ({"TERM": "xterm-kitty", "FORCE_HYPERLINK": "0"}, False),
    ],
)
def test_links_only_where_the_terminal_shows_them(environment: dict[str, str], linked: bool) -> None:
    assert bool(template_for("auto", _Terminal(), True, environment)) is linked
    assert not template_for("auto", _Terminal(), False, environment)
    assert not template_for("never", _Terminal(), True, environment)


def test_korean_letters_drawn_into_one_syllable_and_soft_hyphens_have_their_width() -> None:
    assert columns("\u1112\u1161\u11ab") == 2
    assert columns("co\xadop") == 5
