"""What the text and the config waive, and what is said of waivers that are of no use."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from mtaudit.config import Accept, GateSettings, Settings, load_settings
from mtaudit.errors import ConfigError
from mtaudit.model import DocumentResult, Fault, Ground, Problem, Skip, Summary, Waiver
from mtaudit.policy import Gate
from mtaudit.policy.accept import matches_path
from mtaudit.policy.build import waivers_of
from mtaudit.policy.directives import Directive, DirectiveError, parse_directive
from tests.policy.made import ADDED, DOUBLE, DROPPED, infos, result

TODAY = date(2026, 11, 22)
TEXT = "He came.|She left the the house.\nThey denied it.\nAn end."
MARKS = ((DOUBLE, "the the"), (DROPPED, "denied"), (ADDED, "end"))


def judged(found: DocumentResult, settings: Settings | None = None) -> tuple[dict[str, Waiver], tuple[str, ...]]:
    """The waivers by the words of the finding, and the notices."""
    waivers = waivers_of(settings or Settings(), infos(), today=TODAY)
    marked = waivers.apply(found)
    assert len(marked.findings) == len(found.findings), "waived findings are marked, not dropped"
    return {f.quote: f.waiver for f in marked.findings if f.waiver}, tuple(waivers.notices())


@pytest.mark.parametrize(
    ("text", "directive"),
    [
        ("ignore[a/b] quoted irony", Directive(False, ("a/b",), "quoted irony")),
        ("ignore[a/b,  c , a/b]", Directive(False, ("a/b", "c"))),
        ("ignore-file [c] an [odd] page", Directive(True, ("c",), "an [odd] page")),
    ],
)
def test_directives_are_read(text: str, directive: Directive) -> None:
    assert parse_directive(text) == directive


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("ignore negation/dropped", "ignore must name rules in square brackets: ignore[detector/rule] why"),
        ("ignore-file", "ignore-file must name rules in square brackets"),
        ("ignore[negation/dropped why", "is not closed"),
        ("ignore[ , ] why", "ignore[] names no rule"),
        ("ignroe[a/b]", "no directive is called 'ignroe'; did you mean 'ignore'?"),
        ("", "no directive is called ''"),
        ("ignore[a]\nb", "no directive"),
    ],
)
def test_directives_that_cannot_be_obeyed(text: str, said: str) -> None:
    with pytest.raises(DirectiveError) as caught:
        parse_directive(text)
    assert said in str(caught.value)
    waived, notices = judged(result(TEXT, *MARKS, said=[(1, text)]))
    assert not waived
    assert len(notices) == 1
    assert notices[0].startswith("a.md:2: ")


def test_a_directive_holds_for_its_block_alone() -> None:
    waived, notices = judged(result(TEXT, *MARKS, said=[(0, "ignore[repetition/word] a song")]))
    assert waived == {"the the": Waiver(Ground.TEXT, "a song")}
    assert notices == ()


@pytest.mark.parametrize(
    "name", ["negation/dropped", "negation/lost", "negation", "accuracy", "accuracy/mistranslation"]
)
def test_rules_are_named_by_id_old_id_detector_or_category(name: str) -> None:
    waived, notices = judged(result(TEXT, *MARKS, said=[(1, f"ignore[{name}]")]))
    assert (set(waived), notices) == ({"denied"}, ())


def test_a_directive_for_the_file_holds_everywhere_in_it() -> None:
    waived, notices = judged(result(TEXT, *MARKS, of_file=["ignore-file[accuracy, repetition/word] fiction"]))
    assert (set(waived), notices) == ({"the the", "denied", "end"}, ())


def test_directives_without_effect_are_told_with_their_place() -> None:
    said = [(0, "ignore[repetition/word, negation] x"), (2, "ignore[negation/droped] y"), (2, "ignore[repetition]")]
    _, notices = judged(result(TEXT, *MARKS, said=said, of_file=["ignore-file[negation] z", "ignore[accuracy]"]))
    assert notices == (
        "a.md:3: no rule, detector or category is called 'negation/droped'; did you mean 'negation/dropped'?",
        "a.md:1: unused directive: ignore[accuracy] waives no finding",
        "a.md:1: unused directive: ignore[negation] waives no finding",
        "a.md:3: unused directive: ignore[repetition] waives no finding",
    )


def test_a_file_that_is_read_in_pieces_is_one_file() -> None:
    waivers = waivers_of(Settings(), infos(), today=TODAY)
    said = ["ignore-file[negation] x", "ignore-file[repetition] y", "ignore-file(a)"]
    for text, marks in (("She denied it.", MARKS[1:2]), ("Well.", ()), ("An end.", MARKS[2:])):
        assert not waivers.apply(result(text, *marks, of_file=said)).open
    assert waivers.notices() == (
        "a.md:1: ignore-file must name rules in square brackets: ignore-file[detector/rule] why",
        "a.md:1: unused directive: ignore-file[repetition] waives no finding",
    )


@pytest.mark.parametrize(
    "more",
    [
        {"skips": (Skip("repetition", "no source"),)},
        {"problems": (Problem(Fault.CRASH, "boom", detector="repetition"),)},
    ],
)
def test_who_did_not_look_makes_no_directive_unused(more: dict[str, Any]) -> None:
    assert judged(result(TEXT, said=[(0, "ignore[repetition]")], **more))[1] == ()
    waivers = waivers_of(Settings(), infos(DOUBLE), today=TODAY)
    waivers.apply(result(TEXT, said=[(0, "ignore[repetition]")]))
    assert waivers.notices() == ()


def test_the_config_accepts_by_rule_words_path_and_date() -> None:
    accepts = (
        Accept("repetition", "a song", quote="the the", author="R. Ito"),
        Accept("negation/dropped", "style", until=TODAY, path="news/*.md"),
        Accept("accuracy", "an old wish", until=date(2026, 11, 21), place="mtaudit.toml, line 9"),
        Accept("repetition", "never", quote="of of", path="news/b.md", place="mtaudit.toml, line 14"),
    )
    waived, notices = judged(result(TEXT, *MARKS, path="news/b.md"), Settings(accept=accepts))
    assert waived == {
        "the the": Waiver(Ground.CONFIG, "a song", author="R. Ito"),
        "denied": Waiver(Ground.CONFIG, "style", until="2026-11-22"),
    }
    assert notices == (
        "mtaudit.toml, line 9: the acceptance of accuracy ended on 2026-11-21 and no longer counts",
        "mtaudit.toml, line 14: unused acceptance of repetition “of of”: nothing of that kind was found",
    )
    waived, notices = judged(result(TEXT, *MARKS, path="other/b.md"), Settings(accept=accepts[1:2]))
    assert (waived, notices) == ({}, ()), "no file of its path was audited"


def test_the_text_comes_before_the_config_and_both_are_used() -> None:
    settings = Settings(accept=(Accept("negation", "config"),))
    waived, notices = judged(result(TEXT, *MARKS, said=[(1, "ignore[negation] text")]), settings)
    assert waived["denied"] == Waiver(Ground.TEXT, "text")
    assert waived["end"] == Waiver(Ground.CONFIG, "config")
    assert notices == ()


@pytest.mark.parametrize(
    ("pattern", "path", "fits"),
    [
        ("", "x/a.md", True),
        ("a.md", "x/a.md", True),
        ("*.md", "x/y/a.md", True),
        ("x/*.md", "x/y/a.md", True),
        ("x/", "x/y/a.md", True),
        ("y/", "x/y/a.md", False),
        ("*/y/*", "x/y/a.md", True),
        ("x/A.md", "x/a.md", False),
        ("x/a.md", "./x/a.md", True),
    ],
)
def test_paths(pattern: str, path: str, fits: bool) -> None:
    assert matches_path(pattern, path, "") is fits


def test_a_path_counts_from_the_folder_of_the_config(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "news").mkdir()
    monkeypatch.chdir(tmp_path / "news")
    assert matches_path("news/a.md", "a.md", "..")
    assert matches_path("news/a.md", str(tmp_path / "news" / "a.md"), str(tmp_path))


def config(folder: Path, text: str) -> Settings:
    file = folder / "mtaudit.toml"
    file.write_text(text, encoding="utf-8")
    return load_settings(file)


def test_accept_is_read_with_its_lines(tmp_path: Path) -> None:
    text = (
        '[[accept]]\nrule = "a"\nwhy = "x"\nuntil = 2027-01-31\n\n[[accept]]\nrule="b"\nwhy="y"\nuntil="2027-02-28"\n'
    )
    settings = config(tmp_path, text)
    assert [(a.rule, a.until, a.place.rpartition("mtaudit.toml")[2]) for a in settings.accept] == [
        ("a", date(2027, 1, 31), ", line 1"),
        ("b", date(2027, 2, 28), ", line 6"),
    ]
    inline = config(tmp_path, 'accept = [\n  {rule = "a", why = "x"},\n  {rule = "b", why = "y"},\n]\n')
    assert [a.place[-1] for a in inline.accept] == ["2", "3"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('[[accept]]\nrule = "a"\n', 'line 1: [[accept]] must say why = "..."'),
        ('[[accept]]\nwhy = "a"\nrule = " "\n', 'must say rule = "..."'),
        ('[[accept]]\nrule="a"\nwhy="b"\n[[accept]]\nrul="c"\n', "line 4: unknown key 'rul'"),
        ('[[accept]]\nrule="a"\nwhy="b"\nuntil="soon"\n', "until = 'soon' is no date such as 2027-01-31"),
        ('[[accept]]\nrule="a"\nwhy="b"\nuntil=2027-01-31T10:00:00\n', "is no date"),
        ('[[accept]]\nrule="a"\nwhy=3\n', "why takes a text, not 3"),
        ('[accept]\nrule="a"\n', "accept takes tables, each under a line [[accept]]"),
    ],
)
def test_accept_that_cannot_be_used(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(ConfigError) as caught:
        config(tmp_path, text)
    assert said in str(caught.value)


def test_waived_findings_do_not_fail_the_gate_and_useless_waivers_do_if_strict() -> None:
    waivers = waivers_of(Settings(), infos(), today=TODAY)
    summary, strict, lenient = Summary(), Gate(GateSettings(waivers="fail")), Gate(GateSettings())
    found = waivers.apply(result(TEXT, MARKS[1], said=[(1, "ignore[negation]"), (2, "ignore[repetition]")]))
    for gate in (strict, lenient):
        gate.add(found)
    summary.add(found)
    assert lenient.verdict(summary).passed
    summary.notices += waivers.notices()
    assert lenient.verdict(summary).passed
    assert strict.verdict(summary).reasons == ("1 waiver is unused, expired or misspelt (none allowed)",)


def test_a_copy_of_the_result_keeps_the_rest() -> None:
    found = result(TEXT, *MARKS, said=[(1, "ignore[negation] why")])
    marked = waivers_of(Settings(), infos()).apply(found)
    assert replace(marked, findings=()) == replace(found, findings=())
    assert marked.open == (found.findings[0], found.findings[2])
