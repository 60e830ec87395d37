"""Keeps the libraries behind COMET from talking: log handlers, levels and warnings are as before afterwards.

Importing COMET configures the root logger, Lightning and transformers bring handlers of their own, and each warns
about matters that the user of a scorer can do nothing about.
"""

from __future__ import annotations

import logging
import sys
import warnings
from collections.abc import Iterator
from contextlib import contextmanager

LIBRARIES = (
    "comet",
    "huggingface_hub",
    "lightning",
    "lightning_fabric",
    "lightning_utilities",
    "pytorch_lightning",
    "torch",
    "torchmetrics",
    "transformers",
)


@contextmanager
def fenced(*, offline: bool = True) -> Iterator[None]:
    """Runs the block with the libraries' logs at ERROR, no warnings, and (`offline`) no questions to the network."""
    root = logging.getLogger()
    handlers, root_level = list(root.handlers), root.level
    loggers = [logging.getLogger(name) for name in LIBRARIES]
    levels = [logger.level for logger in loggers]
    for logger in loggers:
        logger.setLevel(logging.ERROR)
    try:
        with warnings.catch_warnings(), _no_network(offline):
            warnings.simplefilter("ignore")
            yield
    finally:
        for logger, level in zip(loggers, levels, strict=True):
            logger.setLevel(level)
        root.handlers[:] = handlers
        root.setLevel(root_level)


@contextmanager
def _no_network(offline: bool) -> Iterator[None]:
    """Switches the hub client to offline: `local_files_only` alone does not stop every call of transformers.

    The client reads its environment once, at import, so the constant is what counts.
    """
    if not offline:
        yield
        return
    _import_hub()
    constants = sys.modules.get("huggingface_hub.constants")
    before = getattr(constants, "HF_HUB_OFFLINE", None)
    if constants is None or before is None:
        yield
        return
    vars(constants)["HF_HUB_OFFLINE"] = True
    try:
        yield
    finally:
        vars(constants)["HF_HUB_OFFLINE"] = before


def _import_hub() -> None:
    try:
        import huggingface_hub.constants  # noqa: F401
    except ImportError:
        return
