"""Scores are those of COMET's own `predict`: to 1e-5 in exact mode, nearly so in faster arithmetic."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from mtaudit.scorers.comet import Comet, Item, Scores, Settings, find
from tests.scorers.conftest import Builder, Predict

pytest.importorskip("comet", reason="the extra `comet` is not installed")

EXACT = 1e-5
NEAR = 2e-3

VARIANTS: list[tuple[str, dict[str, Any]]] = [
    ("regression", {}),
    ("regression", {"layer_norm": True}),
    ("regression", {"pool": "cls"}),
    ("regression", {"pool": "max"}),
    ("regression", {"layer": 1}),
    ("regression", {"layer_transformation": "sparsemax"}),
    ("bert", {}),
    ("reference-free", {}),
    ("unified", {}),
    ("unified", {"layer_norm": True}),
    ("unified", {"word_layer": 1}),
    ("unified", {"input_segments": ["mt", "ref"]}),
    ("kiwi", {}),
    ("xcomet", {}),
    ("xcomet", {"encoder_model": "XLM-RoBERTa-XL"}),
]
NAMES = [f"{kind}{'-' if changes else ''}{'-'.join(changes)}" for kind, changes in VARIANTS]


def scored(folder: Path, items: list[Item], arithmetic: str = "exact", **settings: Any) -> Scores:
    return Comet(find(str(folder)), Settings(arithmetic=arithmetic, **settings)).score(items)


def furthest(scores: Scores, theirs: Any) -> float:
    values: list[float] = theirs.scores
    return max(abs((ours.value or 0.0) - value) for ours, value in zip(scores.segments, values, strict=True))


def furthest_but_for_spans(scores: Scores, theirs: Any) -> float:
    """The same; where a word near its threshold changed sides, which is a step in the score, by its other parts."""
    steps, away = 0, [0.0]
    for number, (ours, value) in enumerate(zip(scores.segments, theirs.scores, strict=True)):
        parts = dict(ours.parts)
        if "mqm" not in parts or parts["mqm"] == pytest.approx(float(theirs.metadata.mqm_scores[number])):
            away.append(abs((ours.value or 0.0) - value))
            continue
        steps += 1
        away += [abs(parts[side] - theirs.metadata[f"{side}_scores"][number]) for side in ("src", "ref", "unified")]
    assert steps <= 2
    return max(away)


@pytest.mark.parametrize(("kind", "changes"), VARIANTS, ids=NAMES)
def test_equal_to_comet(
    checkpoint: Builder, predict: Predict, items: list[Item], kind: str, changes: dict[str, Any]
) -> None:
    folder = checkpoint(kind, **changes)
    theirs = predict(folder, items)
    ours = scored(folder, items)
    assert furthest(ours, theirs) <= EXACT
    assert ours.system == pytest.approx(theirs.system_score, abs=EXACT)
    for arithmetic in ("auto", "bf16", "fp32"):
        assert furthest_but_for_spans(scored(folder, items, arithmetic), theirs) <= NEAR, arithmetic
    assert len({round(judged.value or 0.0, 5) for judged in ours.segments}) > len(items) // 2


@pytest.mark.parametrize("kind", ["unified", "xcomet"])
@pytest.mark.parametrize("absent", ["reference", "source"])
def test_unified_models_do_without_a_side(
    checkpoint: Builder, predict: Predict, items: list[Item], kind: str, absent: str
) -> None:
    bare = [
        Item(i.target, None if absent == "source" else i.source, None if absent == "reference" else i.reference)
        for i in items
    ]
    folder = checkpoint(kind)
    assert furthest(scored(folder, bare), predict(folder, bare)) <= EXACT


def test_references_can_be_ignored(checkpoint: Builder, predict: Predict, items: list[Item]) -> None:
    folder = checkpoint("xcomet")
    bare = [Item(item.target, item.source) for item in items]
    assert furthest(scored(folder, items, reference=False), predict(folder, bare)) <= EXACT


def test_parts_of_unified_scores(checkpoint: Builder, predict: Predict, items: list[Item]) -> None:
    folder = checkpoint("xcomet")
    theirs = predict(folder, items).metadata
    for i, judged in enumerate(scored(folder, items).segments):
        parts = dict(judged.parts)
        assert parts["src"] == pytest.approx(theirs.src_scores[i], abs=EXACT)
        assert parts["ref"] == pytest.approx(theirs.ref_scores[i], abs=EXACT)
        assert parts["unified"] == pytest.approx(theirs.unified_scores[i], abs=EXACT)
        assert parts["mqm"] == pytest.approx(theirs.mqm_scores[i], abs=EXACT)


@pytest.mark.parametrize("kind", ["unified", "xcomet"])
def test_error_spans_are_those_of_comet(checkpoint: Builder, predict: Predict, items: list[Item], kind: str) -> None:
    """But for spans that touch a special token, and those that COMET loses at the end."""
    folder = checkpoint(kind)
    theirs = predict(folder, items).metadata.error_spans
    compared = 0
    for item, found, judged in zip(items, theirs, scored(folder, items).segments, strict=True):
        ours = {(s.start, s.end, s.severity): s for s in judged.spans}
        for span in found:
            if span["text"].startswith("<s>"):
                continue
            same = ours[span["start"], span["end"], span["severity"]]
            assert same.confidence == pytest.approx(span["confidence"], abs=EXACT)
            compared += 1
        for one in judged.spans:
            assert item.target is not None
            assert item.target[one.start : one.end] == one.text != ""
    assert compared >= 10


def test_long_texts_are_cut_as_comet_cuts_them(checkpoint: Builder, predict: Predict, items: list[Item]) -> None:
    """With `long="truncate"`; and the result says so, with the place where reading stopped."""
    long = Item(" ".join([items[3].target or ""] * 60), " ".join([items[3].source or ""] * 60), items[3].reference)
    for kind in ("regression", "xcomet"):
        folder = checkpoint(kind)
        ours = scored(folder, [long, items[0]], long="truncate")
        assert furthest(ours, predict(folder, [long, items[0]])) <= EXACT
        cut = {t.side: t for t in ours.segments[0].truncated}
        assert {"target", "source"} <= set(cut)
        assert 0 < cut["target"].stopped < len(long.target or "")
        assert not ours.segments[1].truncated
        stopped = cut["target"].stopped
        changed = Item((long.target or "")[:stopped] + " but no longer the same", long.source, long.reference)
        if kind == "regression":
            assert scored(folder, [changed], long="truncate").segments[0].value == pytest.approx(
                ours.segments[0].value, abs=EXACT
            )


def test_text_that_spells_special_tokens(checkpoint: Builder, predict: Predict) -> None:
    odd = [
        Item("The <pad> baker <pad> opens.", "Der <pad> Bäcker.", "The baker opens </s> his shop."),
        Item("</s> <s>", "<mask>", "Nobody knew."),
    ]
    for kind in ("regression", "reference-free", "unified", "xcomet"):
        folder = checkpoint(kind)
        theirs = predict(folder, odd)
        assert furthest(scored(folder, odd), theirs) <= EXACT
        assert furthest(scored(folder, odd, "bf16"), theirs) <= NEAR


def test_batches_do_not_change_scores(checkpoint: Builder, items: list[Item]) -> None:
    folder = checkpoint("unified")
    whole = scored(folder, items)
    for tokens in (1, 50, 300):
        small = scored(folder, items, batch_tokens=tokens)
        for one, other in zip(whole.segments, small.segments, strict=True):
            assert one.value == pytest.approx(other.value, abs=EXACT)
    assert scored(folder, items[::-1]).segments[::-1][0].value == pytest.approx(whole.segments[0].value, abs=EXACT)


@pytest.mark.parametrize("changes", [{}, {"pool": "max"}])
def test_int8_on_request(checkpoint: Builder, items: list[Item], changes: dict[str, Any]) -> None:
    folder = checkpoint("regression", **changes)
    quantized = scored(folder, items, "int8")
    assert "arith:cpu-int8" in quantized.signature
    exact = scored(folder, items)
    differences = [
        abs((a.value or 0) - (b.value or 0)) for a, b in zip(quantized.segments, exact.segments, strict=True)
    ]
    assert 0 < max(differences) < 0.05
