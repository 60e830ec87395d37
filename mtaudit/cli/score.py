"""`mtaudit score`: scores systems with COMET and sacrebleu's metrics."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from time import monotonic
from typing import Any

import click

from mtaudit.cli.common import config_options, echo, settings_from
from mtaudit.cli.scores import as_comet, as_csv, as_json, as_table, written
from mtaudit.config import Settings
from mtaudit.engine.parallel import read_systems
from mtaudit.engine.registry import Registry
from mtaudit.engine.scoring import Scored, score_systems
from mtaudit.errors import ExitCode, UsageError

DEFAULT = "comet,chrf,bleu"
_PAUSE = 0.2


@click.command(short_help="Score systems with COMET, chrF++, BLEU or TER.")
@click.argument("more", nargs=-1, metavar="[SYSTEM]...")
@click.option("--target", "-t", "targets", multiple=True, metavar="SYSTEM", help="Translations; may be repeated.")
@click.option("--source", "-s", metavar="FILE", help="Source, line by line beside the translations.")
@click.option("--reference", "-r", metavar="FILE", help="Reference, line by line beside the translations.")
@click.option("--scorer", "scorers", multiple=True, metavar="NAMES", help=f"Scorers, by commas. [default: {DEFAULT}]")
@click.option("--model", metavar="NAME", help="COMET model: a name, a folder or a .ckpt file.")
@click.option("--download", is_flag=True, help="Fetch the COMET model if it is not on this machine.")
@click.option("--accept-licence", is_flag=True, help="Accept a model's licence that forbids commercial use.")
@click.option("--exact", is_flag=True, help="Plain fp32 for COMET, as its own command computes on a CPU.")
@click.option("--device", metavar="NAME", help="Device for COMET: auto, cpu, cuda, cuda:N.")
@click.option("--no-cache", is_flag=True, help="Neither read nor write the cache of scores.")
@click.option("--segments", is_flag=True, help="Show the scores of segments in the table, too.")
@click.option("--format", "form", type=click.Choice(["table", "json", "csv"]), default="table", show_default=True)
@click.option("--to-json", metavar="FILE", type=click.Path(dir_okay=False), help="Write COMET's own JSON as well.")
@click.option("--resamples", type=click.IntRange(min=0), default=1000, show_default=True, help="Sets drawn; 0: none.")
@click.option("--seed", type=click.IntRange(min=0), default=12345, show_default=True, help="Seed of the bootstrap.")
@click.option("--input-format", metavar="NAME", help="Read every file as this format.")
@click.option("--encoding", metavar="NAME", help="Encoding of the files, where it is not detected.")
@click.option("--quiet", "-q", is_flag=True, help="No progress.")
@config_options
def score(
    more: tuple[str, ...],
    targets: tuple[str, ...],
    source: str | None,
    reference: str | None,
    scorers: tuple[str, ...],
    segments: bool,
    form: str,
    to_json: str | None,
    resamples: int,
    seed: int,
    quiet: bool,
    config: Path | None,
    no_config: bool,
    **given: Any,
) -> int:
    """Score systems with COMET, chrF++, BLEU or TER.

    Text files run line by line (a line is a segment); JSONL and tables may bring source and reference along. Several
    systems are compared: 95 % confidence intervals and two-sided p-values by paired bootstrap (Koehn 2004).

    \b
    mtaudit score -t ours.txt -t theirs.txt -s source.txt -r reference.txt
    mtaudit score -t rows.jsonl --scorer chrf --segments
    """
    systems = (*targets, *more)
    if not systems:
        raise click.UsageError("name at least one system with -t")
    names = [name.strip() for value in scorers or (DEFAULT,) for name in value.split(",") if name.strip()]
    if to_json and "comet" not in names:
        raise UsageError("--to-json writes the scores of COMET: add comet to --scorer")
    reading = {"encoding": given["encoding"], "input-format": given["input_format"]}
    settings = settings_from(config, no_config, {key: value for key, value in reading.items() if value})
    settings = _with_comet(settings, given)
    registry = Registry.load(settings)
    read = read_systems(systems, source, reference, settings, registry)
    watch = None if quiet or not sys.stderr.isatty() else _Line()
    try:
        scored = score_systems(read, names, settings, registry, draws=resamples, seed=seed, watch=watch)
    finally:
        if watch is not None:
            watch.hide()
    if to_json and any(result.scorer == "comet" for result in scored.results):
        written(to_json, as_comet(read, scored))
    if scored.results:
        shown = {"json": lambda: as_json(scored, resamples, seed), "csv": lambda: as_csv(scored)}
        echo(shown.get(form, lambda: as_table(scored, segments))())
    return _ended(scored)


def _ended(scored: Scored) -> int:
    for problem in scored.problems:
        click.echo(f"problem: {problem.message}", err=True)
    return int(ExitCode.INCOMPLETE if scored.problems else ExitCode.PASSED)


def _with_comet(settings: Settings, given: dict[str, Any]) -> Settings:
    """The options of the command line over those of the config."""
    chosen = {
        "model": given["model"],
        "download": given["download"] or None,
        "accept-licence": given["accept_licence"] or None,
        "arithmetic": "exact" if given["exact"] else None,
        "device": given["device"],
        "cache": "none" if given["no_cache"] else None,
    }
    named = {key: value for key, value in chosen.items() if value is not None}
    spelled = {key.replace("_", "-"): value for key, value in settings.options.get("comet", {}).items()}
    return replace(settings, options={**settings.options, "comet": {**spelled, **named}}) if named else settings


class _Line:
    """Progress on one line of the terminal."""

    def __init__(self) -> None:
        self._last = 0.0

    def __call__(self, scorer: str, done: int, total: int, rate: float) -> None:
        now = monotonic()
        if now - self._last < _PAUSE:
            return
        self._last = now
        left = f", {(total - done) / rate:,.0f} s left" if rate else ""
        click.echo(f"\r\x1b[K{scorer}: {done:,} of {total:,} segments, {rate:,.1f} a second{left}", err=True, nl=False)

    def hide(self) -> None:
        """Takes the line off."""
        if self._last:
            click.echo("\r\x1b[K", err=True, nl=False)
