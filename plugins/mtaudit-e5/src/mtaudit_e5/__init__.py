"""A small language model for mtaudit: it reads translations beside their sources, and finished English texts."""

from __future__ import annotations

from collections.abc import Iterable

from mtaudit import Detector, hookimpl
from mtaudit_e5.misfit import Misfit
from mtaudit_e5.unfaithful import Unfaithful


@hookimpl
def mtaudit_detectors() -> Iterable[type[Detector]]:
    """Registers the detectors."""
    return [Unfaithful, Misfit]
