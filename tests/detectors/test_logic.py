"""Every frame of the polarity lexicon fires and stays silent as it says."""

from __future__ import annotations

import pytest

from mtaudit.config import Settings
from mtaudit.detectors.logic import Logic
from mtaudit.engine.registry import Registry
from mtaudit.testing import audit

ROWS = Registry.load(Settings(), installed=False).lexicons.rows("polarity", "en")


@pytest.mark.parametrize("row", ROWS, ids=[f"{n}:{row['why'][:40]}" for n, row in enumerate(ROWS)])
def test_a_frame_fires_and_stays_silent(row: dict[str, str]) -> None:
    # frames overlap: where two fit, the first of the table reports it, and the words are marked once
    assert {f.rule for f in audit(row["fires"], Logic)} & {"logic/opposed", "logic/reversed"}
    assert [finding.quote for finding in audit(row["silent"], Logic)] == []


@pytest.mark.parametrize("row", ROWS, ids=[f"{n}" for n in range(len(ROWS))])
def test_a_frame_is_well_formed(row: dict[str, str]) -> None:
    assert row["window"] in ("sentence", "then", "next", "near", "document", "alone")
    assert bool(row["b"]) == (row["window"] != "alone")
    assert row["mark"] in ("a", "b")
    assert 0 < float(row["confidence"]) <= 1


def test_a_question_a_condition_and_a_contrast_cancel() -> None:
    assert not audit("Was it unanimous? Two members voted against.", Logic)
    assert not audit("If the vote is unanimous, nobody voted against it.", Logic)
    assert not audit("The first vote was unanimous, but then two members voted against.", Logic)


def test_there_are_frames_of_many_domains() -> None:
    assert len(ROWS) >= 150
