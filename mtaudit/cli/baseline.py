"""`mtaudit baseline`: makes, shows and mends the list of old findings that do not count."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date, datetime
from pathlib import Path
from typing import Any, TypeVar

import click

from mtaudit.cli._audited import Auditing, input_options, write_whole
from mtaudit.cli.common import echo, settings_from
from mtaudit.cli.outputs import show_on_stderr
from mtaudit.cli.scan import overrides_from
from mtaudit.config import Settings
from mtaudit.engine.registry import Registry
from mtaudit.errors import ExitCode, UsageError
from mtaudit.policy.baseline import (
    FILE_NAME,
    Baseline,
    Baselined,
    Collector,
    Entry,
    dumped,
    merged,
    read_baseline,
)
from mtaudit.policy.build import waivers_of
from mtaudit.policy.names import Names
from mtaudit.policy.waivers import Waivers
from mtaudit.reporters._excerpt import clean

F = TypeVar("F", bound=Callable[..., Any])

_FILE = click.option(
    "--file",
    "file",
    metavar="FILE",
    help=f"The baseline. [default: what the config names, else {FILE_NAME} beside the config]",
)


def _entry_options(command: F) -> F:
    for option in (
        click.option("--why", default="", metavar="TEXT", help="Reason that the new entries give."),
        click.option("--author", default="", metavar="NAME", help="Who takes them on."),
        click.option("--until", type=click.DateTime(["%Y-%m-%d"]), help="Last day on which the new entries count."),
        click.option("--with-text", is_flag=True, help="Keep the words themselves in the file, not only a hash."),
    ):
        command = option(command)
    return command


@click.group(short_help="Make, show and mend the list of old findings that do not count.")
def baseline() -> None:
    """Make, show and mend the list of old findings that do not count.

    \b
    mtaudit baseline create content/ --why "before the gate"
    mtaudit scan content/ --baseline .mtaudit-baseline.json
    """


@baseline.command(short_help="Audit texts and put all that is found on the list.")
@click.argument("paths", nargs=-1, required=True)
@click.option("--force", is_flag=True, help="Replace a baseline that is there.")
@_entry_options
@_FILE
@input_options
def create(paths: tuple[str, ...], force: bool, **given: Any) -> int:
    """Audit texts and put all that is found on the list; later runs do not count it.

    What comments or the config waive is left out. Exits with 3 where the audit is incomplete.
    """
    work = _Work.of(given)
    if work.file.exists() and not force:
        raise UsageError(f"{work.file}: there is a baseline already (update adds to it, --force replaces it)")
    empty = Baseline(folder=str(work.file.parent))
    collector = Collector(empty, work.like, with_text=work.with_text)
    waivers = work.waivers(paths)
    for result in work.auditing.results(paths):
        collector.add(waivers.apply(result))
    roots = tuple(sorted({empty.relative(path) for path in paths}))
    _write(work.file, replace(empty, entries=collector.entries, roots=roots))
    echo(clean(f"{work.file}: {_findings(collector.count)} in {_files(collector.entries)}"))
    if not work.settings.baseline:
        show_on_stderr([f'note: to use it, write baseline = "{work.file.name}" into the config, or give --baseline'])
    return work.code


@baseline.command(short_help="Add what is found and not on the list yet.")
@click.argument("paths", nargs=-1)
@_entry_options
@_FILE
@input_options
def update(paths: tuple[str, ...], **given: Any) -> int:
    """Add what is found and not on the list yet; entries of renamed files follow them.

    Entries keep their reason, author and dates. Expired ones are renewed with those given now. Without PATHS, what
    the baseline was made of is audited.
    """
    work = _Work.of(given)
    old = read_baseline(str(work.file))
    source, paths = work.source(old, paths)
    collector = Collector(old, work.like, with_text=work.with_text)
    waivers = Waivers((*work.waivers(paths).sources, source))
    for result in work.auditing.results(paths):
        collector.add(waivers.apply(result))
    kept = [entry for entry in source.kept(prune=False) if not (entry.expired(work.today) and _is_in(entry, collector))]
    roots = tuple(sorted({*old.roots, *(old.relative(path) for path in paths)}))
    _write(work.file, replace(old, entries=merged((*kept, *collector.entries)), roots=roots))
    echo(clean(f"{work.file}: {_findings(collector.count)} added"))
    return work.code


@baseline.command(short_help="Take out what is no longer found.")
@click.argument("paths", nargs=-1)
@_FILE
@input_options
def prune(paths: tuple[str, ...], **given: Any) -> int:
    """Take out what is no longer found; entries of renamed files follow them.

    Without PATHS, what the baseline was made of is audited.
    """
    work = _Work.of(given)
    old = read_baseline(str(work.file))
    source = work.judged(old, paths)
    gone = sum(entry.count for entry in source.stale())
    _write(work.file, replace(old, entries=source.kept(prune=True)))
    echo(clean(f"{work.file}: {_findings(gone)} taken out"))
    return work.code


@baseline.command(short_help="List the entries.")
@click.argument("paths", nargs=-1)
@click.option("--stale", is_flag=True, help="Audit the texts again and list only what is no longer there.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@_FILE
@input_options
def show(paths: tuple[str, ...], stale: bool, form: str, **given: Any) -> int:
    """List the entries, with their reasons; those of PATHS, or all."""
    if stale:
        work = _Work.of(given)
        entries: Sequence[Entry] = work.judged(read_baseline(str(work.file)), paths).stale()
        code = work.code
    else:
        settings = settings_from(given["config"], given["no_config"], {})
        old = read_baseline(str(_place(settings, given["file"])))
        roots = [old.relative(path) for path in paths]
        entries = [e for e in old.entries if not roots or _is_under(e.path, roots)]
        code = int(ExitCode.PASSED)
    if form == "json":
        echo(json.dumps([{k: v for k, v in asdict(e).items() if v != ""} for e in entries], indent=2))
    else:
        _list(entries, stale)
    return code


def _is_under(path: str, roots: Iterable[str]) -> bool:
    return any(root == "." or path == root or path.startswith(f"{root}/") for root in roots)


def _list(entries: Sequence[Entry], stale: bool) -> None:
    path = ""
    for entry in entries:
        if entry.path != path:
            path = entry.path
            echo(clean(path))
        facts = [entry.rule, f"{entry.count} times" if entry.count > 1 else "", f"“{entry.text}”" if entry.text else ""]
        facts += [entry.why, entry.author, f"until {entry.until}" if entry.until else ""]
        facts += ["(expired)" if entry.expired(date.today()) else ""]
        echo(clean("  " + "  ".join(fact for fact in facts if fact)))
    number = sum(entry.count for entry in entries)
    echo(f"{_findings(number)} {'no longer there' if stale else f'in {_files(entries)}'}")


@dataclass
class _Work:
    """What the commands that audit are given."""

    settings: Settings
    auditing: Auditing
    file: Path
    like: Entry
    with_text: bool
    today: date

    @classmethod
    def of(cls, given: dict[str, Any]) -> _Work:
        settings = settings_from(given["config"], given["no_config"], overrides_from(given))
        registry = Registry.load(settings)
        until: datetime | None = given.get("until")
        today = date.today()
        like = Entry(
            path="",
            rule="",
            fingerprint="",
            why=given.get("why", ""),
            author=given.get("author", ""),
            until=until.date().isoformat() if until else "",
            added=today.isoformat(),
        )
        auditing = Auditing(settings, registry, given["source"], given["reference"])
        return cls(settings, auditing, _place(settings, given["file"]), like, given.get("with_text", False), today)

    def waivers(self, paths: Sequence[str]) -> Waivers:
        """Those of the texts and the config."""
        return waivers_of(replace(self.settings, baseline=""), self.auditing.registry.rules(), paths=paths)

    def source(self, old: Baseline, paths: Sequence[str]) -> tuple[Baselined, tuple[str, ...]]:
        """The baseline as a source of waivers, and what to audit for it."""
        chosen = tuple(paths) or tuple(os.path.relpath(os.path.join(old.folder, root)) for root in old.roots)
        if not chosen:
            raise UsageError(f"{self.file} does not say what it was made of: name files or folders")
        return Baselined(old, Names(self.auditing.registry.rules()), self.today, scope=chosen), chosen

    def judged(self, old: Baseline, paths: Sequence[str]) -> Baselined:
        """The baseline after it was held against the texts as they are."""
        source, chosen = self.source(old, paths)
        waivers = Waivers((*self.waivers(chosen).sources, source))
        for result in self.auditing.results(chosen):
            waivers.apply(result)
        return source

    @property
    def code(self) -> int:
        """What the command ends with."""
        return int(ExitCode.INCOMPLETE if self.auditing.problems else ExitCode.PASSED)


def _place(settings: Settings, file: str | None) -> Path:
    if file or settings.baseline:
        return Path(file or settings.baseline)
    return Path(settings.path).parent / FILE_NAME if settings.path else Path(FILE_NAME)


def _write(file: Path, made: Baseline) -> None:
    write_whole(file, dumped(made))


def _is_in(entry: Entry, collector: Collector) -> bool:
    return any((e.path, e.fingerprint) == (entry.path, entry.fingerprint) for e in collector.entries)


def _findings(number: int) -> str:
    return f"{number:,} finding{'' if number == 1 else 's'}"


def _files(entries: Iterable[Entry]) -> str:
    number = len({entry.path for entry in entries})
    return f"{number:,} file{'' if number == 1 else 's'}"
