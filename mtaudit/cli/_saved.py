"""Reading saved reports, for the commands that go on from them."""

from __future__ import annotations

import sys
from pathlib import Path

from mtaudit.errors import UsageError
from mtaudit.model.serial import SavedReport, read_report

_WAY_OUT = "write one with `mtaudit scan … --format json:FILE`"


def saved_report(path: str) -> SavedReport:
    """The JSON or JSONL report in a file, or on standard input for `-`. Raises UsageError."""
    try:
        data = sys.stdin.buffer.read() if path == "-" else Path(path).read_bytes()
        return read_report(data.decode("utf-8-sig"))
    except OSError as error:
        raise UsageError(f"{path}: the report cannot be read: {error.strerror or error}") from error
    except (ValueError, RecursionError) as error:
        raise UsageError(f"{path}: {error} ({_WAY_OUT})") from error
