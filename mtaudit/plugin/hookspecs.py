"""The hooks. Each only registers classes or data; the engine calls detectors itself, inside a fence."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import pluggy

from mtaudit.model import Summary
from mtaudit.plugin.base import Detector, Reader, Reporter, Scorer
from mtaudit.plugin.lexicon import Lexicon

if TYPE_CHECKING:
    import click

PROJECT = "mtaudit"
API_VERSION = (1, 1)
"""Major: what worked may break. Minor: hooks, methods or fields with defaults were added."""

hookspec = pluggy.HookspecMarker(PROJECT)
hookimpl = pluggy.HookimplMarker(PROJECT)


@hookspec
def mtaudit_detectors() -> Iterable[type[Detector]]:
    """What looks for artifacts."""
    raise NotImplementedError


@hookspec
def mtaudit_readers() -> Iterable[type[Reader]]:
    """Bytes of a file -> documents."""
    raise NotImplementedError


@hookspec
def mtaudit_scorers() -> Iterable[type[Scorer]]:
    """Segments -> numbers."""
    raise NotImplementedError


@hookspec
def mtaudit_reporters() -> Iterable[type[Reporter]]:
    """A stream of results -> one format."""
    raise NotImplementedError


@hookspec
def mtaudit_lexicons() -> Iterable[Lexicon]:
    """Data only: a language team needs no code."""
    raise NotImplementedError


@hookspec
def mtaudit_commands(cli: click.Group) -> None:
    """Adds subcommands to the command line."""


@hookspec
def mtaudit_finished(summary: Summary, exit_code: int) -> None:
    """Called when a run has ended: dashboards, metrics."""
