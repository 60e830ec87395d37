"""Scores with COMET: offline, repeatable, and as fast as the machine allows.

    from mtaudit.scorers.comet import Comet, Item, find

    comet = Comet(find("Unbabel/wmt22-comet-da"))
    scores = comet.score([Item(target="The cat sleeps.", source="Die Katze schläft.", reference="The cat is asleep.")])
    scores.system, scores.segments[0].value, scores.signature

Importing this module loads neither torch nor comet; they are loaded when the first segment has to be computed. The
names below are themselves found on first use, as every run imports this module to learn which scorers there are.
"""

from __future__ import annotations

from collections.abc import Iterable
from importlib import import_module
from typing import TYPE_CHECKING, Any

from mtaudit.plugin import Scorer, hookimpl
from mtaudit.scorers.comet.plugin import CometScorer

if TYPE_CHECKING:
    from mtaudit.scorers.comet.errors import (
        CheckpointError,
        CometError,
        LicenceError,
        ModelMissingError,
        NotInstalledError,
        OutOfMemoryError,
        WrongInputsError,
    )
    from mtaudit.scorers.comet.models import DEFAULT_MODEL, PUBLISHED, Checkpoint, Published, find
    from mtaudit.scorers.comet.results import Item, Judged, Progress, Scores, Truncation
    from mtaudit.scorers.comet.scorer import Comet, ScoreCache, Settings
    from mtaudit.scorers.comet.spans import ErrorSpan

_PLACES = {
    "errors": (
        "CheckpointError CometError LicenceError ModelMissingError NotInstalledError OutOfMemoryError WrongInputsError"
    ),
    "models": "DEFAULT_MODEL PUBLISHED Checkpoint Published find",
    "results": "Item Judged Progress Scores Truncation",
    "scorer": "Comet ScoreCache Settings",
    "spans": "ErrorSpan",
}

__all__ = [
    "DEFAULT_MODEL",
    "PUBLISHED",
    "Checkpoint",
    "CheckpointError",
    "Comet",
    "CometError",
    "CometScorer",
    "ErrorSpan",
    "Item",
    "Judged",
    "LicenceError",
    "ModelMissingError",
    "NotInstalledError",
    "OutOfMemoryError",
    "Progress",
    "Published",
    "ScoreCache",
    "Scores",
    "Settings",
    "Truncation",
    "WrongInputsError",
    "find",
]


def __getattr__(name: str) -> Any:
    for module, names in _PLACES.items():
        if name in names.split():
            return getattr(import_module(f"{__name__}.{module}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


@hookimpl
def mtaudit_scorers() -> Iterable[type[Scorer]]:
    """Registers the scorer."""
    return [CometScorer]
