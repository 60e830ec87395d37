"""What a model's recipe tells without loading it: its kind, and the sides that it reads."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from mtaudit.scorers.comet.errors import CheckpointError, WrongInputsError
from mtaudit.scorers.comet.models import Checkpoint, recipe

TARGET, SOURCE, REFERENCE = SIDES = ("target", "source", "reference")

KINDS = ("regression_metric", "referenceless_regression_metric", "unified_metric", "xcomet_metric")


@dataclass(frozen=True, slots=True)
class Traits:
    """Kind of a model, and the sides that it can read beside the target; a `free` one may leave one of them out."""

    kind: str
    sides: tuple[str, ...]
    free: bool = False

    def choose(self, given: frozenset[str], name: str) -> tuple[str, ...]:
        """The sides to read (the target first) where `given` sides are there; or `WrongInputsError`."""
        usable = tuple(side for side in self.sides if side in given)
        if usable == self.sides or (self.free and usable):
            return (TARGET, *usable)
        lacking = " and the ".join(side for side in self.sides if side not in given)
        hint = "; without references take a reference-free model" if "reference" in lacking else ""
        raise WrongInputsError(f"the COMET model {name} ({self.kind}) needs the {lacking} of each segment{hint}")


def kind_of(checkpoint: Checkpoint, settings: Mapping[str, Any]) -> str:
    """The class identifier of the checkpoint (one of `KINDS`), from its recipe or from `settings` stored with it."""
    identifier = (recipe(checkpoint) or settings).get("class_identifier")
    if identifier in KINDS:
        return str(identifier)
    if identifier:
        known = ", ".join(KINDS)
        raise CheckpointError(f"{checkpoint.name} is a {identifier!r}, which cannot score; known kinds: {known}")
    raise CheckpointError(f"{checkpoint.folder} has no hparams.yaml that says what kind of COMET model it holds")


def traits(identifier: str, settings: Mapping[str, Any]) -> Traits:
    """The traits of a model with that class identifier and those settings (`hparams.yaml`)."""
    if identifier == "regression_metric":
        return Traits("regression", (SOURCE, REFERENCE))
    if identifier == "referenceless_regression_metric":
        return Traits("reference-free", (SOURCE,))
    if identifier == "xcomet_metric":
        return Traits("xcomet", (SOURCE, REFERENCE), free=True)
    segments = settings.get("input_segments", ["mt", "src", "ref"])
    sides = tuple(side for short, side in (("src", SOURCE), ("ref", REFERENCE)) if short in segments)
    if not sides:
        raise CheckpointError(f"a unified COMET model must read a source or a reference, not {segments}")
    return Traits("unified", sides, free=len(sides) == 2)
