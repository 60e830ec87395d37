"""`mtaudit scan`: audits texts."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import click

from mtaudit.cli._gate_options import gate_options, gate_overrides
from mtaudit.cli.common import config_options, is_debug, settings_from
from mtaudit.cli.look import look_from, look_options
from mtaudit.cli.main import Paragraph
from mtaudit.cli.outputs import open_reporters, parse_outputs, show_on_stderr, verdict_is_shown
from mtaudit.cli.progress import progress_bar
from mtaudit.engine.audit import Audit
from mtaudit.engine.conduct import Outcome, conduct
from mtaudit.engine.inputs import find_inputs
from mtaudit.engine.registry import Registry
from mtaudit.errors import ExitCode, InputError, UsageError
from mtaudit.policy.build import waivers_of
from mtaudit.policy.gate import Gate

_NAMED_PROBLEMS = 20


@click.command(short_help="Audit texts and say whether they may be published.")
@click.argument("paths", nargs=-1, required=True)
@click.option(
    "--source", metavar="PATH", help="Source of the texts: a file, a folder, or a pattern such as {stem}.de.md."
)
@click.option("--reference", metavar="PATH", help="A human translation: a file, a folder, or a pattern.")
@click.option("--languages", metavar="PAIR", help="Source and target, as in de-en.")
@click.option("--source-lang", metavar="CODE", help="Language of the source.")
@click.option("--target-lang", metavar="CODE", help="Language of the texts.")
@click.option(
    "--select", multiple=True, metavar="RULES", help="Rules, detectors or categories to look for; default, all."
)
@click.option("--ignore", multiple=True, metavar="RULES", help="Rules, detectors or categories to leave out.")
@click.option(
    "--glossary",
    "glossaries",
    multiple=True,
    metavar="FILE",
    help="CSV or TBX file with terms; replaces those of the config.",
)
@click.option("--scorer", "scorers", multiple=True, metavar="NAME", help="Scorer to run, such as comet.")
@click.option(
    "--format", "formats", multiple=True, metavar="NAME[:FILE]", help="Format of the report; may be repeated."
)
@click.option("--output", "-o", metavar="FILE", help="File for the report instead of standard output.")
@click.option("--stdin-filename", metavar="NAME", help="What to call the text read from -.")
@click.option("--input-format", metavar="NAME", help="Read every file as this format.")
@click.option("--encoding", metavar="NAME", help="Encoding of the files, where it is not detected.")
@click.option("--exclude", multiple=True, metavar="PATTERN", help="Files in folders to leave out.")
@gate_options
@click.option("--hide-below", type=click.FloatRange(0, 1), help="Findings less sure are not shown at all.")
@click.option("--jobs", "-j", type=click.IntRange(min=0), help="Processes to use; 0 means one for each processor.")
@click.option("--timeout", type=click.FloatRange(min=0, min_open=True), help="Seconds that a batch of texts may take.")
@click.option("--baseline", metavar="FILE", help="File with old findings that do not count.")
@click.option("--changed", metavar="BASE", help="Count only sentences that were changed since git's BASE.")
@click.option("--quiet", "-q", is_flag=True, help="Only the verdict.")
@click.option("--verbose", "-v", is_flag=True, help="More about each finding.")
@look_options
@config_options
def scan(
    paths: tuple[str, ...],
    source: str | None,
    reference: str | None,
    formats: tuple[str, ...],
    output: str | None,
    stdin_filename: str | None,
    changed: str | None,
    quiet: bool,
    verbose: bool,
    config: Path | None,
    no_config: bool,
    **given: Any,
) -> int:
    """Audit texts and say whether they may be published.

    PATHS are files, folders, patterns, or - for standard input. Without a source or reference the text alone is
    audited.
    """
    if quiet and verbose:
        raise click.UsageError("--quiet and --verbose exclude each other")
    look = look_from(given)
    settings = settings_from(config, no_config, overrides_from(given))
    registry = Registry.load(settings)
    waivers = waivers_of(settings, registry.rules(), paths=paths, changed=changed)
    outputs = parse_outputs(formats, output, registry.reporters)
    inputs, errors = find_inputs(
        paths,
        settings,
        registry,
        source=source,
        reference=reference,
        stdin=sys.stdin.buffer.read() if "-" in paths else None,
        stdin_filename=stdin_filename or "",
    )
    if not inputs:
        raise UsageError("; ".join(str(error) for error in errors) or "there is nothing to audit")
    try:
        with ExitStack() as stack:
            reporters = open_reporters(outputs, registry.reporters, _verbosity(quiet, verbose), stack, look)
            audit = Audit(settings, registry)
            outcome = conduct(
                audit,
                inputs,
                Gate(settings.gate),
                reporters,
                errors=errors,
                watcher=progress_bar(len(inputs)),
                waivers=waivers,
            )
    except BrokenPipeError:
        raise
    except OSError as error:  # inputs are read inside the audit's fence: this is the disk of a report
        raise InputError(f"the report could not be written: {error.strerror or error}") from error
    show_on_stderr(_notices(outcome, verdict_is_shown(outputs)))
    if outcome.exit_code is ExitCode.USAGE:
        Paragraph(UsageError("nothing could be audited: " + _unreadable(outcome))).show()
    return int(outcome.exit_code)


def _verbosity(quiet: bool, verbose: bool) -> int:
    if is_debug():
        return 2
    return -1 if quiet else int(verbose)


def overrides_from(given: dict[str, Any]) -> dict[str, Any]:
    """The options that were given, in the form of a config file."""
    names = {
        "languages": "languages",
        "source_lang": "source",
        "target_lang": "target",
        "hide_below": "min-confidence",
        "input_format": "input-format",
        "encoding": "encoding",
        "jobs": "jobs",
        "timeout": "timeout",
        "baseline": "baseline",
    }
    lists = ("select", "ignore", "scorers", "exclude")
    chosen = {names[key]: value for key, value in given.items() if key in names and value is not None}
    chosen |= {key: _split(given[key]) for key in lists if given.get(key)}
    if given.get("glossaries"):
        chosen["terminology"] = {"glossaries": [str(Path(name).absolute()) for name in given["glossaries"]]}
    gate = gate_overrides(given)
    return {**chosen, "gate": gate} if gate else chosen


def _split(values: tuple[str, ...]) -> list[str]:
    """`--select a,b --select c` is a, b and c."""
    return [part.strip() for value in values for part in value.split(",") if part.strip()]


def _notices(outcome: Outcome, shown: bool) -> Iterator[str]:
    """What a person should know who does not see it in a report: the verdict, and where the audit failed."""
    if not shown:
        yield from (f"gate FAILED: {reason}" for reason in outcome.verdict.reasons)
    told = outcome.summary.notices
    yield from (f"note: {notice}" for notice in told[:_NAMED_PROBLEMS])
    if len(told) > _NAMED_PROBLEMS:
        yield f"note: and {len(told) - _NAMED_PROBLEMS:,} more waivers that are unused, expired or misspelt"
    for problem in (*(() if shown else outcome.summary.problems[:_NAMED_PROBLEMS]), *outcome.late):
        where = " ".join(part for part in (problem.plugin, problem.detector, problem.path) if part)
        yield f"problem: {where + ': ' if where else ''}{problem.message}"


def _unreadable(outcome: Outcome) -> str:
    problems = outcome.summary.problems
    said = [f"{p.path}: {p.message}{f' ({p.hint})' if p.hint else ''}" for p in problems if p.path][:5]
    more = len(problems) - len(said)
    return "; ".join(said) + (f"; and {more:,} more" if more > 0 else "") if said else "no text was found"
