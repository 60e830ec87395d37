"""The options of the gate, for every command that judges."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, TypeVar

import click

from mtaudit.config import GATES

F = TypeVar("F", bound=Callable[..., Any])

if TYPE_CHECKING:
    AnyType = click.ParamType[Any]
else:
    AnyType = click.ParamType  # older versions of click take no parameter


class Limit(AnyType):
    """A greatest number, or `any`."""

    name = "N|any"

    def __init__(self, kind: type[int] | type[float] = int) -> None:
        self.kind = kind

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int | float | str:
        """Raises a usage error for what is no number of at least 0."""
        if value == "any":
            return "any"
        try:
            number = self.kind(value)
        except ValueError:
            number = self.kind(-1)
        if not number >= 0:
            self.fail(f"{value!r} is neither a number of at least 0 nor 'any'", param, ctx)
        return number


class ScoreFloor(AnyType):
    """A scorer and the least score of a document: `comet=0.8`."""

    name = "SCORER=N"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> tuple[str, float]:
        """Raises a usage error for what is no name and number."""
        scorer, _, number = str(value).partition("=")
        try:
            return scorer, float(number)
        except ValueError:
            self.fail(f"{value!r} is not of the form SCORER=NUMBER", param, ctx)


_NAMES: Mapping[str, str] = {
    "max_critical": "critical",
    "max_major": "major",
    "max_minor": "minor",
    "max_major_per_document": "major-per-document",
    "max_penalty": "mqm-per-1000-words",
    "min_mqm_score": "min-mqm-score",
    "min_confidence": "min-confidence",
    "incomplete": "incomplete",
    "gate": "preset",
}


def gate_options(command: F) -> F:
    """`--gate`, `--max-…`, `--min-mqm-score`, `--min-score`, `--min-confidence` and `--incomplete`."""
    for option in reversed(
        (
            click.option("--gate", type=click.Choice(list(GATES)), help="How much may be wrong before the gate fails."),
            click.option("--max-critical", metavar="N|any", type=Limit(), help="Critical findings allowed in the run."),
            click.option("--max-major", metavar="N|any", type=Limit(), help="Major findings allowed in the run."),
            click.option("--max-minor", metavar="N|any", type=Limit(), help="Minor findings allowed in the run."),
            click.option(
                "--max-major-per-document", metavar="N|any", type=Limit(), help="Major findings allowed in each text."
            ),
            click.option(
                "--max-penalty",
                metavar="N|any",
                type=Limit(float),
                help="MQM penalty per 1,000 words allowed in each text.",
            ),
            click.option(
                "--min-mqm-score",
                type=click.FloatRange(0, 100),
                help="Least MQM score of each text: 100 less its penalty per 100 words.",
            ),
            click.option(
                "--min-score",
                "min_scores",
                type=ScoreFloor(),
                multiple=True,
                help="Least score of each text, which must have one.",
            ),
            click.option(
                "--min-confidence",
                type=click.FloatRange(0, 1),
                help="Findings less sure are shown, but the gate does not count them.",
            ),
            click.option(
                "--incomplete", type=click.Choice(["fail", "ignore"]), help="What an audit with problems comes to."
            ),
        )
    ):
        command = option(command)
    return command


def gate_overrides(given: Mapping[str, Any]) -> dict[str, Any]:
    """The options that were given, in the form of the table `gate` of a config file; empty if there are none."""
    gate = {_NAMES[key]: value for key, value in given.items() if key in _NAMES and value is not None}
    if given.get("min_scores"):
        gate["scores"] = {scorer: {"min": least, "required": True} for scorer, least in given["min_scores"]}
    return gate
