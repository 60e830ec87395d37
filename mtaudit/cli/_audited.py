"""What commands share that audit texts for another end than a report."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, TypeVar

import click

from mtaudit.cli.common import config_options
from mtaudit.cli.outputs import show_on_stderr
from mtaudit.cli.progress import progress_bar
from mtaudit.config import Settings
from mtaudit.engine.audit import Audit
from mtaudit.engine.inputs import find_inputs
from mtaudit.engine.registry import Registry
from mtaudit.errors import InputError, UsageError
from mtaudit.model import DocumentResult, Summary

F = TypeVar("F", bound=Callable[..., Any])

_NAMED_PROBLEMS = 20


def input_options(command: F) -> F:
    """The options of `scan` that say what is read and what is looked for."""
    for option in (
        click.option("--source", metavar="PATH", help="Source of the texts: a file, a folder, or a pattern."),
        click.option("--reference", metavar="PATH", help="A human translation: a file, a folder, or a pattern."),
        click.option("--languages", metavar="PAIR", help="Source and target, as in de-en."),
        click.option("--source-lang", metavar="CODE", help="Language of the source."),
        click.option("--target-lang", metavar="CODE", help="Language of the texts."),
        click.option("--select", multiple=True, metavar="RULES", help="Rules, detectors or categories to look for."),
        click.option("--ignore", multiple=True, metavar="RULES", help="Rules, detectors or categories to leave out."),
        click.option("--exclude", multiple=True, metavar="PATTERN", help="Files in folders to leave out."),
        click.option("--input-format", metavar="NAME", help="Read every file as this format."),
        click.option("--encoding", metavar="NAME", help="Encoding of the files, where it is not detected."),
        click.option("--hide-below", type=click.FloatRange(0, 1), help="Findings less sure are left out."),
        click.option("--jobs", "-j", type=click.IntRange(min=0), help="Processes to use; 0: one for each processor."),
        config_options,
    ):
        command = option(command)
    return command


class Auditing:
    """An audit whose results are gone through once; problems are told on standard error."""

    def __init__(self, settings: Settings, registry: Registry, source: str | None, reference: str | None) -> None:
        self.settings = settings
        self.registry = registry
        self.source = source
        self.reference = reference
        self.problems = 0

    def results(self, paths: Sequence[str]) -> Iterator[DocumentResult]:
        """One result after another. Raises UsageError if the paths name nothing."""
        inputs, errors = find_inputs(paths, self.settings, self.registry, source=self.source, reference=self.reference)
        if not inputs:
            raise UsageError("; ".join(str(error) for error in errors) or "there is nothing to audit")
        audit, summary, watcher = Audit(self.settings, self.registry), Summary(), progress_bar(len(inputs))
        summary.add_problems(audit.info.problems)
        try:
            for result in audit.run(inputs):
                summary.add(result)
                yield result
                if watcher:
                    watcher.show(summary)
        finally:
            if watcher:
                watcher.hide()
        self._tell(errors, summary)

    def _tell(self, errors: Sequence[InputError], summary: Summary) -> None:
        said = [str(error) for error in errors]
        said += [f"{p.path or p.plugin or p.detector}: {p.message}" for p in summary.problems]
        self.problems = len(said)
        show_on_stderr(f"problem: {text}" for text in said[:_NAMED_PROBLEMS])
        if len(said) > _NAMED_PROBLEMS:
            show_on_stderr([f"and {len(said) - _NAMED_PROBLEMS:,} more problems"])


def write_whole(path: Path, text: str) -> None:
    """Writes a file in one piece or not at all. Raises UsageError."""
    temporary = ""
    try:
        with tempfile.NamedTemporaryFile(
            "w", encoding="utf-8", newline="", dir=path.parent, prefix=f".{path.name}.", delete=False
        ) as file:
            temporary = file.name
            file.write(text)
        _like(path, temporary)
        os.replace(temporary, path)
    except OSError as error:
        if temporary:
            with suppress(OSError):
                os.unlink(temporary)
        raise UsageError(f"{path}: the file cannot be written: {error.strerror or error}") from error


def _like(path: Path, temporary: str) -> None:
    """Temporary files are for their maker's eyes only; the new file is as open as the old one, or as usual."""
    if path.exists():
        mode = path.stat().st_mode & 0o777
    else:
        mask = os.umask(0)
        os.umask(mask)
        mode = 0o666 & ~mask
    if sys.platform != "win32":
        os.chmod(temporary, mode)
