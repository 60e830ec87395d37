"""The story of a desk that adopts the gate on an archive full of old faults, told with the real program."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from mtaudit.cli.main import cli
from mtaudit.policy.baseline import Baseline, Baselined, Collector, Entry
from mtaudit.policy.names import Names
from tests.policy.made import DROPPED, infos, result

ARTICLES = 50
LATER = (date.today() + timedelta(days=30)).isoformat()
NEW = "The costs will be paid by the tenants, not by the tenants, according to the letter."
TOWNS = ("Ashford", "Brill", "Corby", "Dover", "Ely", "Fowey", "Goole", "Hythe", "Ilkley", "Jarrow")


def article(number: int) -> str:
    """Four faults in each: two words doubled, two stops doubled."""
    town = f"{TOWNS[number % 10]} {number}"
    return (
        f"The council of {town} met on Tuesday.\n\n"
        f"It heard the the report of the auditors of {town}.\n\n"
        f"Roads in {town} will be mended next year..\n\n"
        f"A second report with with plans for the school of {town} follows. The mayor thanked the staff..\n"
    )


@pytest.fixture
def archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Fifty articles with two hundred findings, and a config."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("MTAUDIT_PLUGINS", "none")
    (tmp_path / "news").mkdir()
    for number in range(ARTICLES):
        (tmp_path / "news" / f"{number:02}.txt").write_text(article(number), encoding="utf-8")
    config = (
        'target = "en"\nselect = ["repetition", "punctuation", "contradiction"]\n'
        'baseline = "old.json"\njobs = 1\n[gate]\nminor = 0\nmajor = 0\n'
    )
    (tmp_path / "mtaudit.toml").write_text(config, encoding="utf-8")
    return tmp_path


@pytest.fixture
def run(archive: Path) -> Callable[..., Result]:  # noqa: ARG001  (the commands run in this folder)
    def call(*words: str) -> Result:
        return CliRunner().invoke(cli, list(words), prog_name="mtaudit", catch_exceptions=False)

    return call


def waived(run: Callable[..., Result], code: int = 0) -> dict[str, object]:
    """The summary of a scan that ends with `code`."""
    done = run("scan", "news", "--format", "json:out.json")
    assert done.exit_code == code, done.output
    summary: dict[str, object] = json.loads(Path("out.json").read_text(encoding="utf-8"))["summary"]
    return summary


def edit(path: str, old: str, new: str) -> None:
    file = Path(path)
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_an_archive_with_old_faults_adopts_the_gate(archive: Path, run: Callable[..., Result]) -> None:
    done = run("scan", "news")
    assert done.exit_code == 2
    assert "old.json: there is no such baseline; make one with: mtaudit baseline create" in done.stderr

    done = run("baseline", "create", "news", "--why", "before the gate", "--author", "desk")
    assert (done.exit_code, done.output) == (0, "old.json: 200 findings in 50 files\n")
    kept = (archive / "old.json").read_text(encoding="utf-8")
    assert "the the" not in kept, "no text of the articles"
    assert waived(run)["waived"] == {"baseline": 200}

    with (archive / "news" / "07.txt").open("a", encoding="utf-8") as file:
        file.write(f"\n{NEW}\n")
    summary = waived(run, code=1)
    assert summary["waived"] == {"baseline": 200}
    assert summary["severities"] == {"critical": 1}
    done = run("scan", "news/07.txt")
    assert "gate FAILED: 1 critical finding (0 allowed)" in done.stdout
    edit("news/07.txt", f"\n{NEW}\n", "")

    edit("news/01.txt", "met on Tuesday", "gathered on Wednesday evening")
    edit("news/01.txt", "The mayor thanked the staff..", "Nobody spoke. The mayor thanked the staff..")
    edit("news/02.txt", "The council of", "A word before.\n\nAnd another one.\n\nThe council of")
    Path("news/03.txt").rename("news/renamed.txt")
    Path("news/moved").mkdir()
    Path("news/04.txt").rename("news/moved/04.txt")
    assert waived(run)["waived"] == {"baseline": 200}
    assert waived(run).get("notices") is None

    edit("news/05.txt", "the the report", "the report")
    done = run("scan", "news")
    assert done.exit_code == 0
    assert "note: 1 finding of the baseline is no longer there (mtaudit baseline prune takes them out)" in done.stderr
    stale = run("baseline", "show", "--stale")
    assert stale.stdout.startswith("news/05.txt\n  repetition/word  before the gate  desk\n1 finding no longer there")
    done = run("baseline", "prune")
    assert done.output == "old.json: 1 finding taken out\n"
    summary = waived(run)
    assert (summary["waived"], summary.get("notices")) == ({"baseline": 199}, None)
    entries = json.loads((archive / "old.json").read_text(encoding="utf-8"))["entries"]
    assert {"news/renamed.txt", "news/moved/04.txt"} <= {entry["path"] for entry in entries}
    assert not {"news/03.txt", "news/04.txt"} & {entry["path"] for entry in entries}

    edit("news/05.txt", "the report", "the the report")
    assert waived(run, code=1)["waived"] == {"baseline": 199}, "a fault that was mended may not come back"


def test_one_more_of_the_same_kind_does_not_slip_through(run: Callable[..., Result]) -> None:
    run("baseline", "create", "news")
    line = "It heard the the report of the auditors of Ashford 0."
    edit("news/00.txt", "The council", f"{line}\n\nThe council")
    summary = waived(run, code=1)
    assert (summary["waived"], summary["severities"]) == ({"baseline": 200}, {"minor": 1})
    Path("news/copy.txt").write_text(article(0), encoding="utf-8")
    assert waived(run, code=1)["severities"] == {"minor": 5}, "a copy is no renamed file"


def test_part_of_the_archive_makes_nothing_else_stale(run: Callable[..., Result]) -> None:
    run("baseline", "create", "news")
    Path("news/09.txt").unlink()
    Path("elsewhere").mkdir()
    Path("elsewhere/a.txt").write_text("All is well.\n", encoding="utf-8")
    for words in (("news/01.txt",), ("elsewhere",), ("news", "--select", "contradiction")):
        done = run("scan", *words)
        known = "4 findings of the baseline are" if words[0] == "news" else ""
        assert done.exit_code == 0
        assert ("no longer there" in done.stderr) == bool(known), words
        assert known in done.stderr
    assert run("baseline", "prune", "news/01.txt").output == "old.json: 0 findings taken out\n"
    assert run("baseline", "prune").output == "old.json: 4 findings taken out\n"


def test_update_adds_with_its_own_reason_and_renews_what_expired(run: Callable[..., Result]) -> None:
    run("baseline", "create", "news", "--why", "old", "--until", "2026-01-31")
    done = run("scan", "news")
    assert done.exit_code == 1
    assert "note: 200 findings of the baseline count again: their time is up" in done.stderr
    done = run("baseline", "update", "--why", "one more month", "--until", LATER, "--with-text", "news/00.txt")
    assert done.output == "old.json: 4 findings added\n"
    shown = json.loads(run("baseline", "show", "news/00.txt", "--format", "json").stdout)
    assert [(e["why"], e["until"]) for e in shown] == [("one more month", LATER)] * 4
    assert {e["text"] for e in shown} == {"the the", "with with", ".."}
    assert run("scan", "news/00.txt").exit_code == 0
    assert run("scan", "news/01.txt").exit_code == 1
    listed = run("baseline", "show", "news/01.txt").stdout
    assert listed.count("(expired)") == 4
    assert listed.endswith("4 findings in 1 file\n")


def test_what_the_text_or_the_config_waives_is_not_in_the_baseline(archive: Path, run: Callable[..., Result]) -> None:
    with (archive / "mtaudit.toml").open("a", encoding="utf-8") as file:
        file.write('[[accept]]\nrule = "repetition"\nwhy = "poetry"\npath = "news/1*.txt"\n')
    assert run("baseline", "create", "news").output == "old.json: 180 findings in 50 files\n"
    assert waived(run)["waived"] == {"config": 20, "baseline": 180}


def test_a_baseline_is_not_replaced_unasked(archive: Path, run: Callable[..., Result]) -> None:
    run("baseline", "create", "news/01.txt")
    done = run("baseline", "create", "news")
    assert done.exit_code == 2
    assert "there is a baseline already" in done.stderr
    assert run("baseline", "create", "news", "--force").exit_code == 0
    assert (archive / "old.json").stat().st_mode & 0o044, "others may read it as any file"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{", "old.json, line 1: this is no JSON"),
        ("[]", "old.json: this is no mtaudit-baseline/1: its format is None"),
        ('{"format": "mtaudit-baseline/1", "entries": [{"path": "a"}]}', "entry 1 has no rule"),
        ('{"format": "mtaudit-baseline/1", "entries": [{"pth": "a"}]}', "unknown key 'pth'; did you mean 'path'?"),
        (
            '{"format": "mtaudit-baseline/1", "entries": '
            '[{"path": "a", "rule": "b", "fingerprint": "c", "until": "soon"}]}',
            "entry 1: until = 'soon' is no date",
        ),
        (
            '{"format": "mtaudit-baseline/1", "entries": [{"path": "a", "rule": "b", "fingerprint": "c", "count": 0}]}',
            "count must be at least 1",
        ),
    ],
)
def test_a_broken_baseline_is_said_to_be(archive: Path, run: Callable[..., Result], text: str, said: str) -> None:
    (archive / "old.json").write_text(text, encoding="utf-8")
    done = run("scan", "news")
    assert done.exit_code == 2
    assert said in done.stderr


def test_entries_know_a_rule_by_its_former_name() -> None:
    old = replace(DROPPED, id="negation/lost", aliases=())
    found = result("They denied it.", (old, "denied"))
    collector = Collector(Baseline(), Entry("", "", ""))
    collector.add(found)
    source = Baselined(Baseline(collector.entries), Names(infos()), date.today(), exists=lambda _: True)
    assert not source.apply(result("They denied it.", (DROPPED, "denied"))).open
    assert source.stale() == ()
    again = Baselined(Baseline(collector.entries), Names(infos()), date.today(), exists=lambda _: True)
    again.apply(result("They denied nothing."))
    assert [entry.rule for entry in again.stale()] == ["negation/lost"]
