"""Edges of the COMET scorer: what cannot be scored, long texts, copies, several systems, cache, memory, interrupts."""

from __future__ import annotations

import logging
import os
import signal
import subprocess
import sys
import textwrap
import time
import warnings
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from mtaudit.scorers._cache import ScoreCache
from mtaudit.scorers.comet import (
    Comet,
    CometError,
    Item,
    OutOfMemoryError,
    Progress,
    Settings,
    WrongInputsError,
    find,
)
from mtaudit.scorers.comet.copies import copied
from tests.scorers.conftest import Builder

pytest.importorskip("comet", reason="the extra `comet` is not installed")

PLAIN = Settings(arithmetic="exact")


def comet(folder: Path, settings: Settings = PLAIN, cache: ScoreCache | None = None) -> Comet:
    return Comet(find(str(folder)), settings, cache)


def test_empty_and_absent_sides_are_reported_not_scored(checkpoint: Builder, items: list[Item]) -> None:
    odd = [
        items[0],
        Item("", "Danke!", "Thanks!"),
        Item(" \n", "Danke!", "Thanks!"),
        Item("Thanks!", "", "Thanks!"),
        Item("Thanks!", "Danke!", None),
        Item(None, "Danke!", "Thanks!"),
    ]
    scores = comet(checkpoint("regression")).score(odd)
    assert [judged.why_not for judged in scores.segments] == [
        "",
        "the target is empty",
        "the target is empty",
        "the source is empty",
        "there is no reference",
        "there is no target",
    ]
    assert scores.scored == 1
    assert scores.system == scores.segments[0].value
    assert scores.segments[4].notes == ("not scored: there is no reference",)


def test_nothing_to_score(checkpoint: Builder) -> None:
    scores = comet(checkpoint("regression")).score([])
    assert scores.segments == ()
    assert scores.system is None
    assert comet(checkpoint("regression")).score([Item("", "", "")]).system is None


def test_text_that_is_no_text(checkpoint: Builder) -> None:
    wrong: Any = 7
    with pytest.raises(CometError, match="the target of a segment is 7, which is no text"):
        comet(checkpoint("regression")).score([Item(wrong, "Danke!", "Thanks!")])


@pytest.mark.parametrize(
    ("kind", "item", "message"),
    [
        ("regression", Item("Thanks!", "Danke!"), "needs the reference of each segment; without references"),
        ("regression", Item("Thanks!", None, "Thanks!"), "needs the source of each segment"),
        ("reference-free", Item("Thanks!", None, "Thanks!"), "needs the source"),
        ("xcomet", Item("Thanks!"), "needs the source and the reference"),
    ],
)
def test_wrong_kind_of_model_for_the_inputs(checkpoint: Builder, kind: str, item: Item, message: str) -> None:
    with pytest.raises(WrongInputsError, match=message) as caught:
        comet(checkpoint(kind)).score([item])
    assert caught.value.exit_code == 2


def test_odd_text_does_not_crash(checkpoint: Builder) -> None:
    texts = ["\ud800 lone", "e\u0301\u0302", "\x00", "\u202eright to left", "…", "a" * 2000, "漢字かな", "🙂‍↔️"]
    odd = [Item(text, text, text) for text in texts]
    for kind in ("regression", "xcomet"):
        for arithmetic in ("exact", "auto"):
            scores = comet(checkpoint(kind), Settings(arithmetic=arithmetic)).score(odd)
            assert scores.scored == len(texts)


def test_long_text_is_split_where_sentences_match(checkpoint: Builder, items: list[Item]) -> None:
    rows = [item for item in items[:12] if item.target and len(item.target) > 30] * 12
    long = Item(*(" ".join(getattr(row, side) for row in rows) for side in ("target", "source", "reference")))
    for kind in ("regression", "xcomet"):
        judged = comet(checkpoint(kind)).score([long]).segments[0]
        assert judged.pieces > 1
        assert not judged.truncated
        assert f"scored in {judged.pieces} parts" in judged.notes[0]
        for span in judged.spans:
            assert (long.target or "")[span.start : span.end] == span.text


def test_split_score_is_the_weighted_mean_of_its_parts(checkpoint: Builder, items: list[Item]) -> None:
    from mtaudit.scorers.comet.longtext import split

    sides = ("target", "source", "reference")
    rows = [item for item in items[:12] if item.target and len(item.target) > 30] * 12
    whole: tuple[str, ...] = tuple(" ".join(getattr(row, side) for row in rows) for side in sides)
    scorer = comet(checkpoint("regression"))
    judged = scorer.score([Item(*whole)]).segments[0]
    parts = split(whole, scorer._loaded(sides).fits)
    values = [one.value or 0.0 for one in scorer.score([Item(*part.texts) for part in parts]).segments]
    weights = [len(part.texts[0]) for part in parts]
    mean = sum(value * weight for value, weight in zip(values, weights, strict=True)) / sum(weights)
    assert judged.pieces == len(parts) > 1
    assert judged.value == pytest.approx(mean, abs=1e-6)


def test_split(items: list[Item]) -> None:
    from mtaudit.scorers.comet.longtext import split

    row = items[3]
    texts = tuple(" ".join([text or ""] * 4) for text in (row.target, row.source, row.reference))
    pieces = split(texts, lambda some: len(some[0]) < 160)
    assert [piece.texts[0] for piece in pieces] == [f"{row.target} {row.target}"] * 2
    assert texts[0][pieces[1].begin :] == pieces[1].texts[0]
    assert len(split((texts[0], texts[1] + " Danke!"), lambda some: len(some[0]) < 160)) == 1
    assert len(split(texts, lambda _: False)) == 1


def test_long_text_whose_sentences_do_not_match_is_truncated_and_says_so(
    checkpoint: Builder, items: list[Item]
) -> None:
    row = items[3]
    long = Item(" ".join([row.target or ""] * 60), " ".join([row.source or ""] * 59), row.reference)
    judged = comet(checkpoint("regression")).score([long]).segments[0]
    assert judged.pieces == 1
    assert {cut.side for cut in judged.truncated} == {"target", "source"}
    assert "was read only up to character" in judged.notes[0]


def test_untranslated_copy_is_flagged(checkpoint: Builder, items: list[Item]) -> None:
    flagged = [judged.copied for judged in comet(checkpoint("regression")).score(items).segments]
    assert [i for i, one in enumerate(flagged) if one] == [15]


@pytest.mark.parametrize(
    ("item", "expected"),
    [
        (Item("Das Haus steht leer.", "Das Haus steht leer.", "The house is empty."), True),
        (Item("das haus steht leer", "Das Haus steht leer.", None), True),
        (Item("Anna Meier", "Anna Meier", "Anna Meier"), False),
        (Item("1987", "1987", None), False),
        (Item("Berlin", "Berlin", None), False),
        (Item("The house is empty.", "Das Haus steht leer.", None), False),
        (Item("The film was called Das leere Haus.", "Der Film hieß Das leere Haus.", None), False),
        (Item(None, "Das Haus", None), False),
    ],
)
def test_copies(item: Item, expected: bool) -> None:
    assert copied(item) is expected


def test_systems_at_once_score_as_alone(checkpoint: Builder, items: list[Item]) -> None:
    half = len(items) // 2
    scorer = comet(checkpoint("regression"))
    both = scorer.score_systems({"one": items[:half], "two": items[half:], "short": items[:2]})
    assert list(both) == ["one", "two", "short"]
    alone = comet(checkpoint("regression")).score(items[half:])
    assert [j.value for j in both["two"].segments] == pytest.approx([j.value for j in alone.segments], abs=1e-6)
    assert len(both["short"].segments) == 2


def test_each_different_text_is_encoded_once(checkpoint: Builder, items: list[Item]) -> None:
    from mtaudit.scorers.comet import encoders

    seen: list[tuple[int, ...]] = []
    before = encoders.Plain.embed

    def embed(self: Any, batch: Any) -> Any:
        seen.extend(one.ids for one in batch)
        return before(self, batch)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(encoders.Plain, "embed", embed)
        comet(checkpoint("regression")).score(items)
    different = {text for item in items for text in (item.target, item.source, item.reference)}
    assert len(seen) == len(set(seen)) <= len(different)


def test_progress(checkpoint: Builder, items: list[Item]) -> None:
    told: list[Progress] = []
    comet(checkpoint("regression"), replace(PLAIN, batch_tokens=60)).score(items, told.append)
    assert told[0].done == 0
    assert told[-1].done == told[-1].total == len(items)
    assert [p.done for p in told] == sorted(p.done for p in told)
    assert len(told) > 5
    assert told[-1].rate > 0
    assert told[-1].left == 0.0


def test_cache_gives_the_same_again_without_the_model(checkpoint: Builder, items: list[Item], tmp_path: Path) -> None:
    folder = checkpoint("xcomet")
    with ScoreCache(tmp_path / "scores.sqlite") as cache:
        first = comet(folder, cache=cache).score(items)
        again = comet(folder, cache=cache)
        told: list[Progress] = []
        assert again.score(items, told.append) == first
        assert again._engine is None
        assert told[-1].fresh == 0
        other = comet(folder, Settings(arithmetic="bf16"), cache).score(items)
        assert other.signature != first.signature
        assert other != first
        more = [*items, Item("New.", "Neu.", "New one.")]
        assert comet(folder, cache=cache).score(more).segments[:-1] == first.segments


def test_cached_run_imports_neither_torch_nor_comet(checkpoint: Builder, items: list[Item], tmp_path: Path) -> None:
    folder, path = checkpoint("regression"), tmp_path / "scores.sqlite"
    with ScoreCache(path) as cache:
        value = comet(folder, Settings(), cache).score(items[:3]).system
    code = f"""
        import sys
        from pathlib import Path
        from mtaudit.scorers._cache import ScoreCache
        from mtaudit.scorers.comet import Comet, Item, find
        from tests.scorers.texts import ROWS
        items = [Item(one, source, reference) for source, reference, one, _ in ROWS[:3]]
        print(Comet(find({str(folder)!r}), cache=ScoreCache(Path({str(path)!r}))).score(items).system)
        print(sorted({{"torch", "comet", "transformers", "numpy"}} & set(sys.modules)))
    """
    done = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(code)], capture_output=True, text=True, check=True, env=_environment()
    )
    assert done.stdout.splitlines() == [repr(value), "[]"]


def test_changed_checkpoint_is_another_one(checkpoint: Builder, items: list[Item], tmp_path: Path) -> None:
    import shutil

    folder = tmp_path / "copy"
    shutil.copytree(checkpoint("regression"), folder)
    with ScoreCache(tmp_path / "scores.sqlite") as cache:
        before = comet(folder, cache=cache)
        first = before.score(items[:2])
        shutil.copytree(checkpoint("regression", seed=7), folder, dirs_exist_ok=True)
        after = comet(folder, cache=cache)
        assert after.identity != before.identity
        assert after.score(items[:2]).system != first.system


def test_signature(checkpoint: Builder) -> None:
    folder = checkpoint("regression")
    scorer = comet(folder)
    signature = scorer.signature(("target", "source", "reference"))
    fields = dict(field.split(":", 1) for field in signature.split("|")[1:])
    assert signature.startswith("COMET|model:")
    assert fields["kind"] == "regression"
    assert fields["ckpt"] == scorer.identity[:12]
    assert fields["arith"] == "cpu-exact" or fields["arith"] == "cuda-exact"
    assert {"reads", "long", "loop", "comet", "torch", "transformers", "tokenizers"} <= set(fields)


def _memory_runs_out(monkeypatch: pytest.MonkeyPatch, error: BaseException, above: int) -> list[int]:
    from mtaudit.scorers.comet import encoders

    sizes: list[int] = []
    before = encoders.Plain.embed

    def embed(self: Any, batch: Any) -> Any:
        size = sum(len(one.ids) for one in batch)
        sizes.append(size)
        if size > above:
            raise error
        return before(self, batch)

    monkeypatch.setattr(encoders.Plain, "embed", embed)
    return sizes


def test_out_of_memory_takes_smaller_batches_once(
    checkpoint: Builder, items: list[Item], monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = comet(checkpoint("regression")).score(items)
    error = RuntimeError("[enforce fail] DefaultCPUAllocator: can't allocate memory: you tried to allocate 1 bytes")
    sizes = _memory_runs_out(monkeypatch, error, above=150)
    scorer = comet(checkpoint("regression"), replace(PLAIN, batch_tokens=400))
    ours = scorer.score(items)
    assert [j.value for j in ours.segments] == pytest.approx([j.value for j in expected.segments], abs=1e-6)
    assert any(size > 150 for size in sizes)
    assert scorer._engine.budget == 100


def test_out_of_memory_twice_is_an_error(
    checkpoint: Builder, items: list[Item], monkeypatch: pytest.MonkeyPatch
) -> None:
    _memory_runs_out(monkeypatch, MemoryError(), above=0)
    with pytest.raises(OutOfMemoryError, match="even with batches of 100 tokens") as caught:
        comet(checkpoint("regression"), replace(PLAIN, batch_tokens=400)).score(items)
    assert caught.value.exit_code == 3


def test_other_errors_are_not_taken_for_a_lack_of_memory(
    checkpoint: Builder, items: list[Item], monkeypatch: pytest.MonkeyPatch
) -> None:
    _memory_runs_out(monkeypatch, RuntimeError("shapes do not match"), above=0)
    with pytest.raises(RuntimeError, match="shapes do not match"):
        comet(checkpoint("regression")).score(items)


def test_libraries_stay_silent_and_settings_as_they_were(
    checkpoint: Builder, items: list[Item], capfd: pytest.CaptureFixture[str]
) -> None:
    import torch

    root = logging.getLogger()
    before = (list(root.handlers), root.level, torch.get_float32_matmul_precision(), list(warnings.filters))
    comet(checkpoint("xcomet"), Settings(arithmetic="fp32")).score(items)
    assert (list(root.handlers), root.level, torch.get_float32_matmul_precision(), list(warnings.filters)) == before
    assert capfd.readouterr() == ("", "")


def _environment() -> dict[str, str]:
    root = Path(__file__).parents[2]
    return {**os.environ, "PYTHONPATH": str(root), "PYTHONWARNINGS": "error"}


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGINT for another process")
def test_interrupt_is_answered_at_once(checkpoint: Builder, tmp_path: Path) -> None:
    """And what was finished is in the cache."""
    code = f"""
        from pathlib import Path
        from mtaudit.scorers._cache import ScoreCache
        from mtaudit.scorers.comet import Comet, Item, Settings, find, scorer
        scorer._WINDOW = 4
        items = [Item(f"word {{i}} " * 80, f"Wort {{i}} " * 80, "word") for i in range(100_000)]
        comet = Comet(find({str(checkpoint("regression"))!r}), Settings(arithmetic="exact"),
            ScoreCache(Path({str(tmp_path / "scores.sqlite")!r})))
        comet.score(items, lambda p: print(p.done, flush=True))
    """
    process = subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(code)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=_environment(),
    )
    assert process.stdout is not None
    done = 0
    while done < 12:
        done = int(process.stdout.readline())
    start = time.perf_counter()
    process.send_signal(signal.SIGINT)
    _, errors = process.communicate(timeout=60)
    assert time.perf_counter() - start < 10
    assert process.returncode in (-signal.SIGINT, 130, 1)
    assert errors.rstrip().endswith("KeyboardInterrupt")
    assert ScoreCache(tmp_path / "scores.sqlite").stats().entries >= 8


@pytest.mark.parametrize("wrong", [{"long": "guess"}, {"batch_tokens": 0}])
def test_settings_are_checked(wrong: dict[str, Any]) -> None:
    with pytest.raises(CometError):
        Settings(**wrong)


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        (Settings(arithmetic="fp8"), "no such arithmetic: 'fp8'"),
        (Settings(device="tpu"), "no such device: 'tpu'"),
        (Settings(device="cuda:99"), "cuda:99"),
    ],
)
def test_arithmetic_and_device_are_checked(
    checkpoint: Builder, items: list[Item], settings: Settings, message: str
) -> None:
    with pytest.raises(CometError, match=message):
        comet(checkpoint("regression"), settings).score(items[:1])
