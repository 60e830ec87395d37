"""The terminal report, as an editor sees it."""

from __future__ import annotations

import io
import re

import pytest

from mtaudit.model import Fault, Problem, Score, Severity, Skip, Verdict
from mtaudit.reporters.terminal import TerminalReporter
from tests.reporters.sample import CLEAN, FAILED, MERGED, SENSE, report, result

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
