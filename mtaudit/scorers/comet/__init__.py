"""Scores with COMET: offline, repeatable, and as fast as the machine allows.

    from mtaudit.scorers.comet import Comet, Item, find

    comet = Comet(find("Unbabel/wmt22-comet-da"))
    scores = comet.score([Item(target="The cat sleeps.", source="Die Katze schläft.", reference="The cat is asleep.")])
    scores.system, scores.segments[0].value, scores.signature

Importing this module loads neither torch nor comet; they are loaded when the first segment has to be computed.
"""

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
from mtaudit.scorers.comet.scorer import Comet, Settings
from mtaudit.scorers.comet.spans import ErrorSpan

__all__ = [
    "DEFAULT_MODEL",
    "PUBLISHED",
    "Checkpoint",
    "CheckpointError",
    "Comet",
    "CometError",
    "ErrorSpan",
    "Item",
    "Judged",
    "LicenceError",
    "ModelMissingError",
    "NotInstalledError",
    "OutOfMemoryError",
    "Progress",
    "Published",
    "Scores",
    "Settings",
    "Truncation",
    "WrongInputsError",
    "find",
]
