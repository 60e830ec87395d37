"""Where reports go: `--format NAME[:FILE]`, as often as wanted."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Any, NamedTuple, TextIO

from mtaudit.cli.common import standard_output, wants_color, width_of
from mtaudit.config.toml import nearest
from mtaudit.errors import UsageError
from mtaudit.plugin import Reporter
from mtaudit.reporters._excerpt import clean

DEFAULT = "terminal"


class Output(NamedTuple):
    """A format and the file it is written to; None is standard output."""

    format: str
    file: str | None = None


def parse_outputs(formats: Iterable[str], output: str | None, known: Iterable[str]) -> list[Output]:
    """What `--format` and `--output` ask for. Raises UsageError for unknown formats and for a fight over one place.

    `--output` is the file of the one format that names none itself.
    """
    names = sorted(known)
    outputs = []
    for text in list(formats) or [DEFAULT]:
        name, colon, file = text.partition(":")
        if name not in names:
            raise UsageError(f"no format is called {name!r}{nearest(name, names)}; there are: {', '.join(names)}")
        if colon and not file:
            raise UsageError(f"--format {text}: a file name is missing after the colon")
        outputs.append(Output(name, file if colon and file != "-" else None))
    homeless = [o for o in outputs if o.file is None]
    if len(homeless) > 1:
        both = " and ".join(o.format for o in homeless)
        raise UsageError(f"{both} cannot all go to standard output: give them files, as in {homeless[1].format}:FILE")
    if output and output != "-":
        if not homeless:
            raise UsageError("--output names a file, but every --format has its own")
        outputs[outputs.index(homeless[0])] = Output(homeless[0].format, output)
    files = [o.file for o in outputs if o.file]
    if len(set(files)) < len(files):
        raise UsageError("two formats cannot be written to the same file")
    return outputs


def open_reporters(
    outputs: Sequence[Output],
    known: Mapping[str, type[Reporter]],
    verbosity: int,
    stack: ExitStack,
    options: Mapping[str, Any] | None = None,
) -> list[Reporter]:
    """A reporter for each output, with its options by name; the files are closed by `stack`."""
    reporters = []
    for output in outputs:
        kind = known[output.format]
        look: dict[str, Any] = {"options": (options or {}).get(output.format), "verbosity": verbosity}
        if output.file is None:
            out = standard_output()
            reporters.append(kind(out, color=wants_color(out), width=width_of(out), **look))
        else:
            reporters.append(kind(stack.enter_context(_open(output.file)), **look))
    return reporters


def _open(path: str) -> TextIO:
    try:
        return Path(path).open("w", encoding="utf-8", newline="\n")
    except OSError as error:
        raise UsageError(f"{path}: the report cannot be written: {error.strerror or error}") from error


def verdict_is_shown(outputs: Iterable[Output]) -> bool:
    """Whether somebody who looks at the terminal sees why the run failed."""
    return any(o.format == DEFAULT and o.file is None for o in outputs)


def show_on_stderr(lines: Iterable[str]) -> None:
    """Notices for people, beside a report for programs."""
    for line in lines:
        sys.stderr.write(f"mtaudit: {clean(line)}\n")
