"""`mtaudit report`: writes a saved report in another format."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path
from typing import Any

import click

from mtaudit.cli._saved import saved_report
from mtaudit.cli.common import config_options, is_debug, settings_from
from mtaudit.cli.look import look_from, look_options
from mtaudit.cli.outputs import open_reporters, parse_outputs
from mtaudit.engine.registry import Registry
from mtaudit.errors import ExitCode, InputError, PluginError, UsageError
from mtaudit.model.serial import SavedReport
from mtaudit.plugin import Reporter, RunInfo
from mtaudit.reporters._saved import run_of


@click.command(short_help="Write a saved report in another format.")
@click.argument("report_file", metavar="REPORT")
@click.option(
    "--format", "formats", multiple=True, metavar="NAME[:FILE]", help="Format of the report; may be repeated."
)
@click.option("--output", "-o", metavar="FILE", help="File for the report instead of standard output.")
@click.option("--quiet", "-q", is_flag=True, help="Only the verdict.")
@click.option("--verbose", "-v", is_flag=True, help="More about each finding.")
@look_options
@config_options
def report(
    report_file: str,
    formats: tuple[str, ...],
    output: str | None,
    quiet: bool,
    verbose: bool,
    config: Path | None,
    no_config: bool,
    **look: Any,
) -> int:
    """Write a saved report in another format.

    REPORT is what `mtaudit scan --format json` (or jsonl) wrote, or - for standard input. Nothing is audited again
    and the verdict stays as it was (see `mtaudit gate`): the exit code is 0 once the report is written.

    \b
    mtaudit report audit.json --format html:audit.html
    mtaudit report audit.json --format sarif:audit.sarif --format markdown
    """
    if quiet and verbose:
        raise click.UsageError("--quiet and --verbose exclude each other")
    saved = saved_report(report_file)
    try:
        run = run_of(saved)
    except ValueError as error:
        raise UsageError(f"{report_file}: this is no report of mtaudit: {error}") from error
    known = Registry.load(settings_from(config, no_config, {})).reporters
    try:
        with ExitStack() as stack:
            outputs = parse_outputs(formats, output, known)
            _replay(saved, run, open_reporters(outputs, known, -1 if quiet else int(verbose), stack, look_from(look)))
    except BrokenPipeError:
        raise
    except OSError as error:
        raise InputError(f"the report could not be written: {error.strerror or error}") from error
    return int(ExitCode.PASSED)


def _replay(saved: SavedReport, run: RunInfo, reporters: list[Reporter]) -> None:
    """Tells the reporters what they would have been told in the run."""
    for reporter in reporters:
        try:
            reporter.start(run)
            for result in saved.results:
                reporter.document(result)
            reporter.finish(saved.summary, saved.verdict)
        except OSError:
            raise
        except Exception as error:
            if is_debug():
                raise
            raise PluginError(f"format {reporter.name} failed: {type(error).__name__}: {error}") from error
