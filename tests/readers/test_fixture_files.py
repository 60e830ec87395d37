"""Every sample in `fixtures/files/` gives the findings, at the places, that its golden file says."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.readers.golden import SAMPLES, SUFFIX, args_of, golden_of, observed, samples


@pytest.mark.parametrize("sample", samples(), ids=lambda p: str(p.relative_to(SAMPLES)))
def test_a_sample_gives_its_golden_findings(sample: Path) -> None:
    golden = golden_of(sample)
    assert golden.exists(), "python -m tests.readers.golden writes it; read what it wrote"
    wanted = json.loads(golden.read_text(encoding="utf-8"))
    assert observed(sample, args_of(sample)) == wanted


def test_no_golden_file_is_left_over() -> None:
    alone = [p.name for p in SAMPLES.rglob(f"*{SUFFIX}") if not p.with_name(p.name.removesuffix(SUFFIX)).exists()]
    assert alone == []
