"""A progress bar on standard error: only at a terminal, only when the work is long, never in the way of output."""

from __future__ import annotations

import sys
from time import monotonic
from typing import TYPE_CHECKING

from mtaudit.model import Summary

if TYPE_CHECKING:
    from rich.progress import Progress

_PATIENCE = 2.0
_PAUSE = 0.1


class ProgressBar:
    """Counts files. Hidden before anything is written, shown again after it."""

    def __init__(self, total: int) -> None:
        self.total = total
        self._began = monotonic()
        self._last = 0.0
        self._bar: Progress | None = None
        self._visible = False

    def hide(self) -> None:
        """Takes the bar off the terminal."""
        if self._bar is not None and self._visible:
            self._bar.stop()
            self._visible = False

    def show(self, summary: Summary) -> None:
        """Draws the bar, at most ten times a second."""
        now = monotonic()
        if now - self._began < _PATIENCE or now - self._last < _PAUSE:
            return
        self._last = now
        if self._bar is None:
            self._bar = _bar()
            self._bar.add_task("auditing", total=self.total)
        self._bar.update(self._bar.task_ids[0], completed=summary.paths)
        self._bar.start()
        self._bar.refresh()
        self._visible = True


def _bar() -> Progress:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    return Progress(*columns, console=Console(file=sys.stderr), transient=True, auto_refresh=False)


def progress_bar(total: int) -> ProgressBar | None:
    """A bar, if there is a terminal to show it."""
    return ProgressBar(total) if sys.stderr.isatty() and total > 1 else None
