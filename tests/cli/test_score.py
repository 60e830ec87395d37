"""`mtaudit score`: systems side by side, from lines and from rows."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from sacrebleu.metrics.bleu import BLEU
from sacrebleu.metrics.chrf import CHRF
from sacrebleu.metrics.ter import TER

from tests.cli.conftest import Run
from tests.scorers.conftest import Builder, checkpoint  # noqa: F401  (a fixture)
from tests.scorers.texts import ROWS

SIDES = ("src.txt", "ref.txt", "one.txt", "two.txt")
FILES = ("-t", "one.txt", "-t", "two.txt", "-s", "src.txt", "-r", "ref.txt")


@pytest.fixture(autouse=True)
def texts(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MTAUDIT_CACHE_DIR", str(desk / "cache"))
    for name, column in zip(SIDES, zip(*ROWS, strict=True), strict=True):
        (desk / name).write_text("".join(f"{text}\n" for text in column), encoding="utf-8")


def test_numbers_are_sacrebleus_and_repeat(run: Run) -> None:
    call = ("score", *FILES, "--scorer", "chrf,bleu,ter", "--format", "json")
    done = run(*call)
    assert done.exit_code == 0
    assert done.stderr == ""
    assert run(*call).stdout == done.stdout
    data = json.loads(done.stdout)
    found = {(r["scorer"], r["system"]): r for r in data["results"]}
    references = [[row[1] for row in ROWS]]
    for column, system in ((2, "one.txt"), (3, "two.txt")):
        hypotheses = [row[column] for row in ROWS]
        for name, metric in (("chrf", CHRF(word_order=2)), ("bleu", BLEU()), ("ter", TER())):
            one = found[name, system]
            assert one["score"] == pytest.approx(metric.corpus_score(hypotheses, references).score, abs=1e-9)
            assert one["signature"] == metric.get_signature().format()
            assert one["low"] <= one["score"] <= one["high"]
            assert len(one["segments"]) == len(ROWS)
    (chrf,) = [c for c in data["comparisons"] if c["scorer"] == "chrf"]
    assert chrf["difference"] == pytest.approx(found["chrf", "one.txt"]["score"] - found["chrf", "two.txt"]["score"])
    assert 0 < chrf["p"] <= 1


def test_equal_systems_do_not_differ(run: Run, desk: Path) -> None:
    (desk / "two.txt").write_bytes((desk / "one.txt").read_bytes())
    data = json.loads(run("score", *FILES, "--scorer", "chrf", "--format", "json").stdout)
    assert [(c["difference"], c["p"]) for c in data["comparisons"]] == [(0, 1)]


def test_table_and_csv(run: Run) -> None:
    table = run("score", *FILES, "--scorer", "chrf", "--segments").stdout
    assert table.startswith("system   chrf\none.txt  ")
    assert "two.txt:1" in table
    assert "chrf: one.txt +" in table
    assert "against two.txt (p = " in table
    assert "chrf: nrefs:1|" in table
    rows = list(csv.DictReader(io.StringIO(run("score", *FILES, "--scorer", "chrf", "--format", "csv").stdout)))
    assert len(rows) == 2 * (1 + len(ROWS))
    assert [row["level"] for row in rows[:2]] == ["system", "segment"]


def test_rows_bring_their_sides_and_documents(run: Run, desk: Path) -> None:
    lines = [{"source": s, "reference": r, "target": t, "document": "a" if n < 2 else "b"}
             for n, (s, r, t, _) in enumerate(ROWS)]  # fmt: skip
    (desk / "rows.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    (result,) = json.loads(run("score", "rows.jsonl", "--scorer", "chrf", "--format", "json").stdout)["results"]
    expected = CHRF(word_order=2).corpus_score([row[2] for row in ROWS[:2]], [[row[1] for row in ROWS[:2]]])
    assert list(result["documents"]) == ["a", "b"]
    assert result["documents"]["a"] == pytest.approx(expected.score, abs=1e-9)


def test_unequal_files_name_both_counts_and_the_place(run: Run, desk: Path) -> None:
    lines = (desk / "two.txt").read_text(encoding="utf-8").splitlines()
    lines.insert(1, "")
    (desk / "two.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")
    done = run("score", *FILES, "--scorer", "chrf")
    assert done.exit_code == 2
    said = f"two.txt has {len(ROWS) + 1} lines, but src.txt has {len(ROWS)}; they first differ at line 2: '' beside "
    assert said in done.stderr


@pytest.mark.parametrize(
    ("args", "code", "said"),
    [
        (("-t", "one.txt", "--scorer", "chrf"), 2, "chrf needs the reference of each segment"),
        (("-t", "none.txt", "--scorer", "chrf"), 2, "none.txt: no such file"),
        ((*FILES, "--scorer", "chrff"), 2, "unknown scorer 'chrff'"),
        ((*FILES, "--scorer", "chrf", "--to-json", "x"), 2, "add comet"),
        ((*FILES, "--model", "no-such-folder/x.ckpt"), 3, "there is no checkpoint"),
        ((), 2, "at least one system"),
    ],
)
def test_wrong_calls(run: Run, args: tuple[str, ...], code: int, said: str) -> None:
    done = run("score", *args)
    assert done.exit_code == code
    assert said in done.stderr


def test_comet_in_its_own_shape(run: Run, desk: Path, checkpoint: Builder) -> None:  # noqa: F811
    pytest.importorskip("comet", reason="the extra `comet` is not installed")
    model = str(checkpoint("regression"))
    call = ("score", *FILES, "--scorer", "comet", "--model", model, "--exact")
    done = run(*call, "--format", "json", "--to-json", "c.json")
    assert done.exit_code == 0, done.stderr
    results = json.loads(done.stdout)["results"]
    own = json.loads((desk / "c.json").read_text(encoding="utf-8"))
    assert list(own) == ["one.txt", "two.txt"]
    assert list(own["one.txt"][0]) == ["src", "mt", "ref", "COMET"]
    assert [row["COMET"] for row in own["two.txt"]] == results[1]["segments"]
    assert results[0]["score"] == pytest.approx(sum(results[0]["segments"]) / len(ROWS))
    assert (desk / "cache" / "scores.sqlite").is_file()
