"""Options that say how the terminal report looks; every command that can write one takes them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

import click

from mtaudit.reporters.terminal import TerminalOptions, TerminalReporter

F = TypeVar("F", bound=Callable[..., Any])

if TYPE_CHECKING:
    AnyType = click.ParamType[Any]
else:
    AnyType = click.ParamType  # older versions of click take no parameter


class Links(AnyType):
    """Whether line numbers are links, or where they lead."""

    name = "WHEN"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Raises a usage error for what is neither a word it knows nor a template with a path."""
        text = str(value)
        if text in ("auto", "always", "never"):
            return text
        if "{path}" not in text or not text.isprintable() or " " in text:
            hint = "auto, always, never, or a template such as vscode://file{path}:{line}"
            self.fail(f"{text!r} is not {hint}", param, ctx)
        return text


def look_options(command: F) -> F:
    """`--statistics`, `--diff` and `--links`."""
    for option in (
        click.option(
            "--links",
            type=Links(),
            default="auto",
            help="Line numbers as links at the terminal: auto, always, never, or a template with {path} and {line}.",
        ),
        click.option("--diff", is_flag=True, help="Show suggestions as lines taken out and put in."),
        click.option("--statistics", is_flag=True, help="Count the findings by rule and category at the end."),
    ):
        command = option(command)
    return command


def look_from(given: dict[str, Any]) -> dict[str, Any]:
    """Takes these options out of what was given: options of reporters by name."""
    names = ("statistics", "diff", "links")
    return {TerminalReporter.name: TerminalOptions(**{name: given.pop(name) for name in names if name in given})}
