"""xCOMET's spans become findings; a model that is missing, or of another kind, is told as what it is."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from mtaudit.config import PluginSettings, Settings
from mtaudit.engine.examine import Examiner, Loaded
from mtaudit.engine.registry import Registry
from mtaudit.errors import ScorerError
from mtaudit.model import Document, DocumentResult, Fault, Segment
from mtaudit.scorers.comet import Comet, Item, find
from tests.scorers.conftest import checkpoint, items

pytestmark = pytest.mark.comet
__all__ = ["checkpoint", "items"]  # the fixtures that build tiny models

Builder = Callable[..., Path]
PLUGIN = Path(__file__).parents[1] / "src" / "mtaudit_xcomet" / "__init__.py"


def examined(segments: list[Segment], model: str | Path, **options: object) -> DocumentResult:
    settings = Settings(
        select=("xcomet",),
        plugins=PluginSettings(files=(str(PLUGIN),)),
        options={"xcomet": {"model": str(model), "cache": "none", **options}},
    )
    examiner = Examiner(settings, Registry.load(settings, installed=False))
    assert examiner.heavy
    return examiner.examine(Loaded(Document("news.txt", tuple(segments))))


def of(items: list[Item]) -> list[Segment]:
    return [Segment(str(n), one.target or "", one.source, one.reference) for n, one in enumerate(items)]


def test_every_span_of_the_model_is_a_finding(checkpoint: Builder, items: list[Item]) -> None:
    model = checkpoint("xcomet")
    result = examined(of(items), model, least=0.0, arithmetic="exact")
    expected = [
        (str(n), span.start, span.end, span.text, span.severity, round(span.confidence, 3))
        for n, judged in enumerate(Comet(find(str(model))).score(items).segments)
        for span in judged.spans
    ]
    found = [(f.segment, f.span.start, f.span.end, f.quote, f.severity.value, f.confidence) for f in result.findings]
    assert expected
    assert not result.problems
    assert {row[:5] for row in found} <= {row[:5] for row in expected}
    kept = [row for row in expected if row[5] >= 0.5]  # what is less sure is not shown by default
    assert [row[:5] for row in found] == [row[:5] for row in kept]
    assert all(f.rule == f"xcomet/{f.severity.value}" for f in result.findings)


def test_segments_without_a_reference_are_judged_by_their_source(checkpoint: Builder, items: list[Item]) -> None:
    mixed = [items[0], Item(items[1].target, items[1].source)]
    result = examined(of(mixed), checkpoint("xcomet"), least=0.0, arithmetic="exact")
    alone = examined(of(mixed)[1:], checkpoint("xcomet"), least=0.0, arithmetic="exact")
    assert not result.problems
    assert [f.span for f in result.findings if f.segment == "1"] == [f.span for f in alone.findings]


def test_spans_that_the_model_is_not_sure_of_are_left_out(checkpoint: Builder, items: list[Item]) -> None:
    assert not examined(of(items), checkpoint("xcomet"), least=1.0).findings


def test_a_missing_model_is_a_problem_with_the_way_out(tmp_path: Path, items: list[Item]) -> None:
    options = {"storage": str(tmp_path), "accept_licence": True}
    result = examined(of(items), "Unbabel/XCOMET-XL", **options)
    (problem,) = result.problems
    assert problem.fault is Fault.PLUGIN
    assert "hf download Unbabel/XCOMET-XL" in problem.message
    assert not result.findings


def test_a_licence_that_nobody_accepted_ends_the_run(items: list[Item]) -> None:
    with pytest.raises(ScorerError, match="Accept its licence"):
        examined(of(items), "Unbabel/XCOMET-XL")


def test_a_model_of_another_kind_is_refused(checkpoint: Builder, items: list[Item]) -> None:
    with pytest.raises(ScorerError, match="marks no error spans"):
        examined(of(items), checkpoint("regression"))


def test_it_waits_to_be_selected() -> None:
    settings = Settings(plugins=PluginSettings(files=(str(PLUGIN),)))
    registry = Registry.load(settings, installed=False)
    enabled = {info.rule.id: info.enabled for info in registry.rules() if info.detector == "xcomet"}
    assert enabled == {"xcomet/minor": False, "xcomet/major": False, "xcomet/critical": False}
