"""Fixtures for the tests of plugins. Imports are inside, so that coverage sees everything that a test loads."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.fixture
def mtaudit_audit() -> Callable[..., Any]:
    """`mtaudit.testing.audit`."""
    from mtaudit.testing import audit

    return audit


@pytest.fixture
def mtaudit_conformance() -> Callable[..., Any]:
    """`mtaudit.testing.conformance`."""
    from mtaudit.testing import conformance

    return conformance
