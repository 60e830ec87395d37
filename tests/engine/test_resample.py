"""Drawing test sets anew: what a set without a score does to intervals and tests."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pytest

from mtaudit.engine.resample import interval, p_value, resampled
from mtaudit.engine.scoring import _mean

# Value and whether there is one, of each segment: the second system left two of three empty.
WHOLE = np.array([[0.6, 1.0], [0.7, 1.0], [0.5, 1.0]])
GAPPED = np.array([[0.9, 1.0], [0.0, 0.0], [0.0, 0.0]])


@pytest.fixture
def drawn() -> dict[str, Any]:
    return resampled({"whole": WHOLE, "gapped": GAPPED}, _mean, 500, 1)


def test_a_set_of_unscored_segments_is_no_score_of_zero(drawn: dict[str, Any]) -> None:
    assert np.isnan(drawn["gapped"]).any()
    assert interval(drawn["gapped"]) == pytest.approx((0.9, 0.9))
    low, high = interval(drawn["whole"])
    assert 0.5 <= low < 0.6 < high <= 0.7


def test_systems_are_compared_where_both_have_a_score(drawn: dict[str, Any]) -> None:
    p = p_value(drawn["whole"], drawn["gapped"], 0.6 - 0.9)
    assert not math.isnan(p)
    assert p < 0.05
