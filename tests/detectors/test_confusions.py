"""Every row of the confusion table does what its examples say."""

from __future__ import annotations

import pytest

from mtaudit.config import Settings
from mtaudit.detectors.confusions import ELSEWHERE
from mtaudit.engine.registry import Registry
from mtaudit.plugin import unmark
from mtaudit.testing import audit

ROWS = Registry.load(Settings(), installed=False).lexicons.rows("confusions", "en")


@pytest.mark.parametrize("row", ROWS, ids=lambda r: r["pattern"])
def test_a_row_fires_and_stays_silent_as_it_says(row: dict[str, str]) -> None:
    text, spans = unmark(row["fires"])
    found = [f for f in audit(text, ELSEWHERE.id) if f.suggestion == row["suggestion"].split(" / ")[0]]
    assert [f.place.span for f in found if f.place] == list(spans)
    quiet = [f for f in audit(row["silent"], ELSEWHERE.id) if f.suggestion == row["suggestion"].split(" / ")[0]]
    assert quiet == []
