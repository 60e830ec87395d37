"""`mtaudit suppress`: waives a finding, with a reason, where the next person will see it."""

from __future__ import annotations

import codecs
import os
import re
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import click

from mtaudit.cli._audited import Auditing, input_options, write_whole
from mtaudit.cli.common import echo, settings_from
from mtaudit.cli.scan import overrides_from
from mtaudit.config import Accept
from mtaudit.config.load import FILE_NAME, open_config
from mtaudit.engine.inputs import reader_for
from mtaudit.engine.registry import Registry
from mtaudit.errors import ConfigError, ExitCode, InputError, UsageError
from mtaudit.lang.directives import META
from mtaudit.model import Document, DocumentResult, Finding, Segment, Side, Span
from mtaudit.plugin import InputFile
from mtaudit.policy.build import waivers_of
from mtaudit.policy.names import Names, is_of
from mtaudit.policy.writing import Edit, accept_table, edits_for
from mtaudit.reporters._excerpt import clean

_PLACE = re.compile(r"(?P<path>.+?):(?P<line>\d+)(?::\d+)?", re.DOTALL)
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


@click.command(short_help="Waive a finding, with a reason.")
@click.argument("place", metavar="FILE:LINE")
@click.argument("rule")
@click.option("--why", required=True, metavar="TEXT", help="The reason, for the next person who reads it.")
@click.option("--in-config", is_flag=True, help="Write it into the config, not into the text.")
@click.option("--until", type=click.DateTime(["%Y-%m-%d"]), help="Last day on which it counts (config only).")
@click.option("--author", default="", metavar="NAME", help="Who takes it on (config only).")
@input_options
def suppress(
    place: str,
    rule: str,
    why: str,
    in_config: bool,
    until: datetime | None,
    author: str,
    source: str | None,
    reference: str | None,
    config: Path | None,
    no_config: bool,
    **given: Any,
) -> int:
    """Waive the findings of RULE (a rule id, a detector or a category) in one line of a file.

    In Markdown, HTML, PO and XLIFF it is written as a comment before the block; for formats without comments, and
    with --until or --author, as [[accept]] into the config. The text itself stays as it is.
    """
    found = _PLACE.fullmatch(place)
    if found is None:
        raise UsageError(f"{place!r} is not of the form FILE:LINE")
    why = " ".join(why.split())
    if not why:
        raise UsageError("--why must give a reason")
    path, line = found["path"], int(found["line"])
    settings = settings_from(config, no_config, {**overrides_from(given), "baseline": ""})
    registry = Registry.load(settings)
    names = Names(registry.rules())
    name = names.canonical(rule)
    if name is None:
        raise UsageError(f"no rule, detector or category is called {rule!r}{names.nearest(rule)}")
    auditing = Auditing(settings, registry, source, reference)
    waivers = waivers_of(settings, registry.rules(), paths=[path])
    hits = _found([waivers.apply(result) for result in auditing.results([path])], name, line, path)
    task = Task(path, name, why, hits)
    written = None if in_config or until or author else _into_text(task, auditing)
    if written is None:
        accept = Accept(name, why, until=until.date() if until else None, author=author)
        written = _into_config(task, accept, Path(settings.path) if settings.path else None)
    number = len(hits)
    echo(clean(f"{written}; {number} finding{'' if number == 1 else 's'} of {name} waived"))
    return int(ExitCode.INCOMPLETE if auditing.problems else ExitCode.PASSED)


@dataclass(frozen=True)
class Task:
    """What to waive, and why: findings of a rule (or detector, or category) in one file."""

    path: str
    rule: str
    why: str
    hits: Sequence[tuple[DocumentResult, Finding]]

    @property
    def directive(self) -> str:
        """What a comment in the text says."""
        return f"ignore[{self.rule}] {self.why}"


def _found(results: Iterable[DocumentResult], name: str, line: int, path: str) -> list[tuple[DocumentResult, Finding]]:
    """The findings of a rule in a line. Raises UsageError, naming what else is there, if there are none."""
    there = [(r, f) for r in results for f in r.findings if line in _lines(r, f)]
    hits = [(r, f) for r, f in there if is_of(f, name)]
    if not hits:
        others = ", ".join(sorted({f.rule for _, f in there})) or "nothing"
        raise UsageError(f"{path}:{line}: no finding of {name} here (found here: {others})")
    still = [(r, f) for r, f in hits if f.waiver is None]
    if not still:
        waiver = hits[0][1].waiver
        raise UsageError(f"{path}:{line}: waived already, in the {waiver.ground}: {waiver.why}" if waiver else path)
    return still


def _lines(result: DocumentResult, finding: Finding) -> range:
    """The lines of the file that a finding stands in; those of its sentence if it is about the source."""
    span = finding.place.span if finding.place else None
    if span is None:
        segment = next(s for s in result.document.segments if s.key == finding.segment)
        span = segment.map.to_file(Span(0, len(segment.target)))
    if span is None:
        return range(result.document.lines.first, result.document.lines.first + 1)
    last = max(span.start, span.end - 1)
    return range(result.document.lines.position(span.start)[0], result.document.lines.position(last)[0] + 1)


# -- in the text ---------------------------------------------------------------------------------------------------


def _into_text(task: Task, auditing: Auditing) -> str | None:
    """Writes the directive into the file; what was written, None if the format has no place for it."""
    file = InputFile(task.path, Path(task.path), None, auditing.settings.encoding, auditing.settings.languages)
    data = with_directives(task, auditing, file.read())
    if data is None:
        return None
    _write_bytes(Path(task.path), data)
    blocks = _blocks(task)
    lines = ", ".join(str(line) for result, segments in blocks for line in _first_line(result, segments))
    return f"{task.path}: directive written for the text in line {lines}"


def with_directives(task: Task, auditing: Auditing, data: bytes) -> bytes | None:
    """The file with a directive at each block in which the findings are; None if the format has no place for it."""
    for result, segments in _blocks(task):
        changed = _with_directive(task, auditing, result.document, segments, data)
        if changed is None:
            return None
        data = changed
    return data


def _first_line(result: DocumentResult, segments: Sequence[Segment]) -> Iterator[int]:
    span = segments[0].map.to_file(Span(0, 0))
    if span:
        yield result.document.lines.position(span.start)[0]


def _blocks(task: Task) -> list[tuple[DocumentResult, Sequence[Segment]]]:
    """The blocks in which the findings are, from the end of the file: an edit moves nothing that comes later."""
    found: dict[tuple[int, int], tuple[DocumentResult, Sequence[Segment]]] = {}
    for result, finding in task.hits:
        segment = next(s for s in result.document.segments if s.key == finding.segment)
        same = [s for s in result.document.segments if s.block == segment.block]
        found[id(result), segment.block] = (result, same)
    return list(reversed(found.values()))


def _with_directive(
    task: Task, auditing: Auditing, document: Document, segments: Sequence[Segment], data: bytes
) -> bytes | None:
    places = [span for s in segments if (span := s.map.to_file(Span(0, len(s.target))))]
    if not places or document.part:
        return None
    mark, codec = next(((m, c) for m, c in _MARKS if data.startswith(m)), (b"", document.encoding or "utf-8"))
    try:
        text = data[len(mark) :].decode(codec)
        if mark + text.encode(codec) != data:
            return None
    except (UnicodeError, LookupError):
        return None
    start, end = min(p.start for p in places), max(p.end for p in places)
    before = _seen(auditing, task.path, data)
    for edit in edits_for(document.format, text, start, end, task.directive):
        changed = _changed(text, edit, codec)
        if changed is not None and _is_right(before, _seen(auditing, task.path, mark + changed), segments, task):
            return mark + changed
    return None


def _changed(text: str, edit: Edit, codec: str) -> bytes | None:
    try:
        return (text[: edit.at] + edit.text + text[edit.at :]).encode(codec)
    except UnicodeEncodeError:
        return None


def _seen(auditing: Auditing, path: str, data: bytes) -> list[Segment] | None:
    """The segments of a file with this content; None if it cannot be read."""
    settings = auditing.settings
    file = InputFile(path, None, data, settings.encoding, settings.languages)
    try:
        reader = reader_for(file, settings, auditing.registry)
        documents = [part for part in reader.read(file) if isinstance(part, Document)]
    except InputError:
        return None
    return [segment for document in documents for segment in document.segments]


def _is_right(before: list[Segment] | None, after: list[Segment] | None, block: Sequence[Segment], task: Task) -> bool:
    """Whether the texts are as before and the directive stands at this block, and nowhere else."""
    if before is None or after is None or len(before) != len(after):
        return False
    pair = (META, task.directive)
    wanted = {segment.key for segment in block}
    for old, new in zip(before, after, strict=True):
        same = all(old.text(side) == new.text(side) for side in (Side.TARGET, Side.SOURCE)) and old.key == new.key
        if not same or (pair in new.meta) != (old.key in wanted or pair in old.meta):
            return False
    return True


def _write_bytes(path: Path, data: bytes) -> None:
    try:
        path.write_bytes(data)
    except OSError as error:
        raise UsageError(f"{path}: the file cannot be written: {error.strerror or error}") from error


# -- in the config -------------------------------------------------------------------------------------------------


def _into_config(task: Task, accept: Accept, config: Path | None) -> str:
    """Appends a table for each wording that was found; what was written."""
    file = config or Path(FILE_NAME)
    text = file.read_bytes().decode("utf-8-sig") if file.exists() else ""
    write_whole(file, text + acceptance(task, accept, file, text))
    return f"{file}: [[{_within(file)}accept]] written"


def acceptance(task: Task, accept: Accept, file: Path, text: str) -> str:
    """What to append to the config `file`, which holds `text`: a table for each wording that was found.

    Raises ConfigError if nothing can be appended there.
    """
    path = os.path.relpath(os.path.abspath(task.path), file.resolve().parent).replace(os.sep, "/")
    within = _within(file)
    quotes = dict.fromkeys(finding.quote for _, finding in task.hits)
    tables = [
        accept_table(Accept(accept.rule, accept.why, path, quote, accept.until, accept.author), within=within)
        for quote in quotes
    ]
    joined = "\n".join(tables)
    gap = "" if not text else "\n" if text.endswith("\n") else "\n\n"
    try:
        tomllib.loads(text + gap + joined)
    except tomllib.TOMLDecodeError as error:
        message = f"{file}: a table cannot be added at the end ({error}); write it by hand:\n\n{joined}"
        raise ConfigError(message) from error
    return gap + joined


def _within(file: Path) -> str:
    """Where the settings begin in a config file: `tool.mtaudit.` in pyproject.toml."""
    return ".".join([*open_config(file).root, ""]) if file.exists() else ""
