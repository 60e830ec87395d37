"""`mtaudit cache`: shows and clears the cache of heavy scores."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import click

from mtaudit.cli.common import echo
from mtaudit.errors import ExitCode, UsageError
from mtaudit.reporters._excerpt import clean
from mtaudit.scorers._cache import ScoreCache

_HEAD = b"SQLite format 3\0"
_FILE = click.option(
    "--file", type=click.Path(dir_okay=False, path_type=Path), help="File of the cache. [default: the usual place]"
)


@click.group(short_help="Show or clear the cache of scores.")
def cache() -> None:
    """Show or clear the cache of scores (of COMET), which makes a second run quick."""


@cache.command(short_help="Say where the cache is and what it holds.")
@_FILE
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
def show(file: Path | None, form: str) -> int:
    """Say where the cache is and what it holds. Exits with 3 if it cannot be read."""
    with _opened(file) as kept:
        stats = kept.stats()
        times = [_time(stats.oldest), _time(stats.newest)]
        if form == "json":
            facts = {"path": str(stats.path), "entries": stats.entries, "bytes": stats.size}
            echo(json.dumps({**facts, "oldest": times[0], "newest": times[1]}, indent=2))
        else:
            echo(clean(str(stats.path)))
            echo(f"{stats.entries:,} scores, {stats.size:,} bytes")
            if stats.entries:
                echo(f"oldest {times[0]}, newest {times[1]}")
        return _ended(kept)


@cache.command(short_help="Remove scores from the cache.")
@_FILE
@click.option("--older-than", metavar="DAYS", type=click.FloatRange(min=0), help="Only scores older than so many days.")
def clear(file: Path | None, older_than: float | None) -> int:
    """Remove scores from the cache: all of them, or the old ones."""
    with _opened(file) as kept:
        gone = kept.clear(older_than)
        if not kept.notices:
            echo(f"{gone:,} scores removed")
        return _ended(kept)


def _opened(file: Path | None) -> ScoreCache:
    """A file named by hand that is no database is left as it is: the cache would set it aside as damaged."""
    if file is not None and file.is_file():
        with file.open("rb") as stream:
            if stream.read(len(_HEAD)) not in (_HEAD, b""):
                raise UsageError(f"{file}: this is no cache of scores")
    return ScoreCache(file)


def _ended(kept: ScoreCache) -> int:
    for notice in kept.notices:
        click.echo(f"problem: {clean(notice)}", err=True)
    return int(ExitCode.INCOMPLETE if kept.notices else ExitCode.PASSED)


def _time(seconds: int | None) -> str | None:
    return None if seconds is None else datetime.fromtimestamp(seconds, UTC).isoformat()
