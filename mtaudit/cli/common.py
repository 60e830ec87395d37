"""What several commands share: options, and how the output looks."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, TextIO, TypeVar

import click

from mtaudit.config import Settings, load_settings

F = TypeVar("F", bound=Callable[..., Any])


def config_options(command: F) -> F:
    """`--config`, `--no-config` and `--debug`."""
    for option in (
        click.option("--debug", is_flag=True, expose_value=False, callback=_debug, help="Show tracebacks."),
        click.option("--no-config", is_flag=True, help="Read no config file."),
        click.option(
            "--config",
            type=click.Path(dir_okay=False, path_type=Path),
            help="Config file. [default: the nearest mtaudit.toml, or pyproject.toml with [tool.mtaudit]]",
        ),
    ):
        command = option(command)
    return command


def _debug(ctx: click.Context, param: click.Parameter, value: bool) -> None:  # noqa: ARG001  (click's signature)
    ctx.find_root().meta["debug"] = ctx.find_root().meta.get("debug", False) or value


def is_debug() -> bool:
    """Whether `--debug` was given."""
    return bool(click.get_current_context().find_root().meta.get("debug"))


def settings_from(config: Path | None, no_config: bool, overrides: dict[str, Any]) -> Settings:
    """The settings of a command: config file, then the options that were given."""
    if config and no_config:
        raise click.UsageError("--config and --no-config exclude each other")
    return load_settings(config, search=not no_config, overrides=overrides)


def wants_color(out: TextIO) -> bool:
    """Colour for terminals; `NO_COLOR` and `FORCE_COLOR` are heard, in this order."""
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return out.isatty() and os.environ.get("TERM") != "dumb"


def width_of(out: TextIO) -> int | None:
    """Columns of the terminal, None if it is none; `COLUMNS` is heard in any case."""
    if os.environ.get("COLUMNS", "").isdecimal():
        return int(os.environ["COLUMNS"]) or None
    if not out.isatty():
        return None
    from shutil import get_terminal_size  # brings every kind of compression with it

    return get_terminal_size().columns


def standard_output() -> TextIO:
    """Standard output that never fails for a character it cannot write."""
    out = sys.stdout
    if hasattr(out, "reconfigure"):
        out.reconfigure(errors="backslashreplace")
    return out


def style(text: str, look: str) -> str:
    """A text in a colour, if the output shows colours."""
    return click.style(text, fg=look) if wants_color(sys.stdout) else text


def echo(text: str = "") -> None:
    """A line on standard output, with the colours that `style` decided on."""
    standard_output().write(text + "\n")
