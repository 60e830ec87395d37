"""What holds for all tests of the core."""

from __future__ import annotations

import pytest


@pytest.fixture(autouse=True)
def _alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Plugins that happen to be installed here are not under test."""
    monkeypatch.setenv("MTAUDIT_PLUGINS", "none")
