"""Every built-in detector keeps every law; every word list is sound and says where it comes from."""

from __future__ import annotations

from pathlib import Path

import pytest

from mtaudit.config import Settings
from mtaudit.engine.registry import Registry
from mtaudit.plugin import Detector
from mtaudit.testing import broken_laws, load_cases
from mtaudit.testing.cases import Case

ROOT = Path(__file__).resolve().parents[2]
REGISTRY = Registry.load(Settings(), installed=False)
CASES = [case for path in sorted((ROOT / "fixtures" / "cases").glob("*.y*ml")) for case in load_cases(path)]


def test_every_built_in_plugin_loads() -> None:
    assert [p.message for p in REGISTRY.problems] == []


@pytest.mark.parametrize("detector", REGISTRY.detector_classes(), ids=lambda d: d.name())
def test_the_laws_hold(detector: type[Detector]) -> None:
    assert list(broken_laws(detector)) == []


@pytest.mark.parametrize("case", CASES, ids=lambda c: c.name)
def test_the_cases_hold(case: Case) -> None:
    case.check()


@pytest.mark.parametrize("detector", REGISTRY.detector_classes(), ids=lambda d: d.name())
def test_own_articles_that_are_clean_stay_clean(detector: type[Detector]) -> None:
    from mtaudit.testing import audit

    for path in sorted((ROOT / "fixtures" / "articles").glob("*-clean.txt")):
        found = audit(path.read_text(encoding="utf-8"), detector.name())
        assert [f"{f.rule} {f.quote}" for f in found] == [], path.name
