"""A small language model for mtaudit, which reads translations beside their sources."""

from __future__ import annotations

from collections.abc import Iterable

from mtaudit import Detector, hookimpl
from mtaudit_e5.unfaithful import Unfaithful


@hookimpl
def mtaudit_detectors() -> Iterable[type[Detector]]:
    """Registers the detector."""
    return [Unfaithful]
