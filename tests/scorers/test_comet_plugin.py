"""COMET in an audit: asked for by name, options from the config, failures as problems."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from mtaudit.config import Settings, load_settings
from mtaudit.engine.examine import Examiner, Loaded
from mtaudit.engine.registry import Registry
from mtaudit.errors import ConfigError, ExitCode, ScorerError
from mtaudit.model import Document, DocumentResult, Segment
from mtaudit.plugin import Audited, Need
from mtaudit.scorers.comet import Comet, CometScorer, Item, find
from mtaudit.scorers.comet import Settings as CometSettings
from mtaudit.scorers.comet.plugin import Arithmetic, CometOptions
from tests.scorers.conftest import Builder

TEXTS = [("Die Katze schläft.", "The cat sleeps.", "The cat is asleep."), ("Es regnet.", "It rains.", "It is raining.")]


def document(path: str = "a.txt", *, reference: bool = True) -> Document:
    rows = enumerate(TEXTS)
    return Document(path, tuple(Segment(str(n), mt, src, ref if reference else None) for n, (src, mt, ref) in rows))


def settings(tmp_path: Path, lines: str) -> Settings:
    (tmp_path / "mtaudit.toml").write_text(f'scorers = ["comet"]\n[comet]\n{lines}\n', encoding="utf-8")
    return load_settings(tmp_path / "mtaudit.toml")


def examiner(tmp_path: Path, lines: str) -> Examiner:
    chosen = settings(tmp_path, lines)
    return Examiner(chosen, Registry.load(chosen, installed=False))


def examine(one: Examiner, document: Document) -> DocumentResult:
    return one.examine(Loaded(document))


def test_a_missing_model_is_said_once_and_the_rest_goes_on(tmp_path: Path) -> None:
    one = examiner(tmp_path, f'model = "Unbabel/wmt22-comet-da"\nstorage = "{tmp_path}"\ncache = "none"')
    assert one.heavy
    first, second = examine(one, document("a.txt")), examine(one, document("b.txt"))
    (problem,) = first.problems
    assert problem.message.startswith("comet could not score: the COMET model Unbabel/wmt22-comet-da is not on this")
    assert "hf download" in problem.message
    assert {score.name for score in first.scores} == {"quality"}
    assert second.problems == ()
    assert [skip.reason for skip in second.skips if skip.detector == "comet"] == ["could not run"]


def test_a_licence_nobody_accepted_ends_the_run(tmp_path: Path) -> None:
    with pytest.raises(ScorerError, match="may not be used commercially") as caught:
        examiner(tmp_path, 'model = "Unbabel/wmt22-cometkiwi-da"')
    assert caught.value.exit_code is ExitCode.USAGE


@pytest.mark.parametrize(("lines", "said"), [('arithmetic = "fp8"', "none of 'auto'"), ("batch-tokens = -1", "below")])
def test_options_are_checked(tmp_path: Path, lines: str, said: str) -> None:
    with pytest.raises(ConfigError, match=said):
        examiner(tmp_path, lines)


def test_learning_of_the_scorer_loads_next_to_nothing() -> None:
    code = "import mtaudit.scorers.comet, mtaudit.scorers.overlap, sys; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert "mtaudit.scorers.comet.plugin" in loaded
    assert not {"sqlite3", "numpy", "torch", "sacrebleu", "mtaudit.scorers.comet.scorer"} & set(loaded)


def test_scores_are_those_of_the_library(tmp_path: Path, checkpoint: Builder) -> None:
    pytest.importorskip("comet", reason="the extra `comet` is not installed")
    folder = checkpoint("regression")
    one = examiner(tmp_path, f'model = "{folder}"\narithmetic = "exact"\ncache = "{tmp_path / "c.sqlite"}"')
    result = examine(one, document())
    scores = [score for score in result.scores if score.name == "comet"]
    own = Comet(find(str(folder)), CometSettings(arithmetic="exact")).score([Item(t, s, r) for s, t, r in TEXTS])
    assert [score.value for score in scores[:2]] == [judged.value for judged in own.segments]
    assert scores[2].value == pytest.approx(own.system)
    assert scores[2].segment == ""
    assert {score.signature for score in scores} == {own.signature}
    assert (tmp_path / "c.sqlite").is_file()
    without = examine(one, document(reference=False))
    assert [skip.reason for skip in without.skips if skip.detector == "comet"] == ["no reference"]


def test_a_copy_is_noted_beside_its_score(checkpoint: Builder) -> None:
    pytest.importorskip("comet", reason="the extra `comet` is not installed")
    scorer = CometScorer(CometOptions(model=str(checkpoint("regression")), arithmetic=Arithmetic.EXACT, cache="none"))
    scorer.prepare()
    source = "Die Brücke wurde 1987 gebaut."
    (score,) = scorer.score([Audited(Segment("1", source, source, "The bridge was built in 1987."))])
    assert score is not None
    assert "copy of the source" in score.note


@pytest.mark.parametrize(
    ("kind", "needs"),
    [
        ("regression", Need.SOURCE | Need.REFERENCE),
        ("kiwi", Need.SOURCE),
        ("xcomet", Need.TARGET),
    ],
)
def test_what_it_needs_is_what_the_model_reads(checkpoint: Builder, kind: str, needs: Need) -> None:
    pytest.importorskip("comet", reason="the extra `comet` is not installed")
    scorer = CometScorer(CometOptions(model=str(checkpoint(kind)), cache="none"))
    scorer.prepare()
    assert scorer.needs == needs


@pytest.mark.comet
def test_a_cache_that_cannot_be_used_is_told_once(checkpoint: Builder, tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("not a folder", encoding="utf-8")
    scorer = CometScorer(CometOptions(str(checkpoint("regression")), cache=str(blocked / "scores.sqlite")))
    items = [Audited(segment) for segment in document().segments]
    first, second = scorer.score(items), scorer.score(items)
    assert ["score cache" in one.note for one in first if one] == [True, False]
    assert [one.note for one in second if one] == ["", ""]
