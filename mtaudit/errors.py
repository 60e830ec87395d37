"""Errors that are meant for people.

Whatever derives from `MtauditError` is shown as one paragraph without a traceback, and each class knows the exit
code of the process. Anything else that escapes is a bug and shows its traceback.
"""

from __future__ import annotations

from enum import IntEnum


class ExitCode(IntEnum):
    """What the process tells its caller."""

    PASSED = 0
    GATE_FAILED = 1
    USAGE = 2
    INCOMPLETE = 3


class MtauditError(Exception):
    """Something the user can mend; the text says what, where and how."""

    exit_code: ExitCode = ExitCode.USAGE


class ConfigError(MtauditError):
    """A setting that cannot be used; the text quotes the line of the file."""


class UsageError(MtauditError):
    """A call that cannot be carried out as written."""


class InputError(MtauditError):
    """A file that cannot be read; the audit of the other files goes on.

    `hint` says the way out, in a clause of its own.
    """

    exit_code = ExitCode.INCOMPLETE

    def __init__(self, message: str, *, path: str = "", hint: str = "") -> None:
        super().__init__(message)
        self.path = path
        self.hint = hint

    def __str__(self) -> str:
        where = f"{self.path}: " if self.path else ""
        way_out = f" ({self.hint})" if self.hint else ""
        return f"{where}{self.args[0]}{way_out}"


class PluginError(MtauditError):
    """A plugin that cannot be loaded or breaks its contract; the plugin is named."""

    exit_code = ExitCode.INCOMPLETE


class MissingPluginError(MtauditError):
    """A plugin that the config requires is not installed or did not load."""


class ScorerError(MtauditError):
    """A scorer that cannot run: a missing model, a corrupt checkpoint, too little memory."""

    exit_code = ExitCode.INCOMPLETE
