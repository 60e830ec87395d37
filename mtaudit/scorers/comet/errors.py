"""What can go wrong with a COMET model, said so that a person can mend it."""

from __future__ import annotations

from mtaudit.errors import ExitCode, ScorerError


class CometError(ScorerError):
    """Any failure of the COMET scorer."""


class ModelMissingError(CometError):
    """The model is not on this machine, or it could not be fetched."""


class LicenceError(CometError):
    """A model that may not be used commercially, and nobody accepted its licence."""

    exit_code = ExitCode.USAGE


class CheckpointError(CometError):
    """A checkpoint that cannot be read, or that lacks weights its own recipe asks for."""


class WrongInputsError(CometError):
    """The model needs a side (source or reference) that the call does not give."""

    exit_code = ExitCode.USAGE


class NotInstalledError(CometError):
    """The packages of the extra `comet` are missing or do not fit together."""


class OutOfMemoryError(CometError):
    """Too little memory, even for smaller batches."""
