"""A language model for mtaudit, which reads finished English texts."""

from __future__ import annotations

from collections.abc import Iterable

from mtaudit import Detector, hookimpl
from mtaudit_mpnet.misfit import Misfit


@hookimpl
def mtaudit_detectors() -> Iterable[type[Detector]]:
    """Registers the detector."""
    return [Misfit]
