"""`mtaudit annotate`: findings written into a copy of a file, in the format's own way."""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path
from typing import Any

import click

from mtaudit.cli.common import config_options, settings_from
from mtaudit.cli.outputs import show_on_stderr
from mtaudit.cli.scan import overrides_from
from mtaudit.config import Settings
from mtaudit.engine.audit import Audit
from mtaudit.engine.inputs import InputSet, find_inputs, reader_for
from mtaudit.engine.registry import Registry
from mtaudit.errors import ExitCode, InputError, PluginError, UsageError
from mtaudit.model import Document, Fault, Problem
from mtaudit.plugin import InputFile, Reader
from mtaudit.policy.build import waivers_of

_NAMED_PROBLEMS = 20


@click.command(short_help="Write findings into a copy of a file, in its own format.")
@click.argument("path", metavar="FILE")
@click.option("--output", "-o", metavar="OUT", help="Where the copy goes; - is standard output.")
@click.option("--in-place", is_flag=True, help="Replace FILE itself.")
@click.option("--source", metavar="PATH", help="Source of the text: a file, a folder, or a pattern.")
@click.option("--reference", metavar="PATH", help="A human translation: a file, a folder, or a pattern.")
@click.option("--languages", metavar="PAIR", help="Source and target, as in de-en.")
@click.option("--source-lang", metavar="CODE", help="Language of the source.")
@click.option("--target-lang", metavar="CODE", help="Language of the text.")
@click.option("--select", multiple=True, metavar="RULES", help="Rules, detectors or categories to look for.")
@click.option("--ignore", multiple=True, metavar="RULES", help="Rules, detectors or categories to leave out.")
@click.option("--input-format", metavar="NAME", help="Read the file as this format.")
@click.option("--encoding", metavar="NAME", help="Encoding of the file, where it is not detected.")
@click.option("--hide-below", type=click.FloatRange(0, 1), help="Findings less sure are not written.")
@click.option("--jobs", "-j", type=click.IntRange(min=0), help="Processes to use; 0 means one for each processor.")
@config_options
def annotate(
    path: str,
    output: str | None,
    in_place: bool,
    source: str | None,
    reference: str | None,
    config: Path | None,
    no_config: bool,
    **given: Any,
) -> int:
    """Write findings into a copy of FILE, in its own format: comments, notes or marks.

    What is not annotated stays byte for byte as it was. Findings that an earlier run wrote are replaced. `mtaudit
    formats` says which formats can hold findings.
    """
    place = _place(path, output, in_place)
    settings = settings_from(config, no_config, overrides_from(given))
    registry = Registry.load(settings)
    one = _input(path, settings, registry, source, reference)
    reader = _reader(one.target, settings, registry)
    waivers = waivers_of(settings, registry.rules(), paths=[path])
    results = [waivers.apply(result) for result in Audit(settings, registry).run([one])]
    problems = [problem for result in results for problem in result.problems]
    read = [r for r in results if not any(p.fault is Fault.UNREADABLE for p in r.problems)]
    if not read:
        raise _unreadable(problems, path)
    data = reader.annotate(one.target, read)
    _check(reader, one.target, data)
    _write(place, data)
    count = sum(len(result.open) for result in read)
    where = "standard output" if place is None else place
    show_on_stderr([f"{count:,} finding{'' if count == 1 else 's'} written to {where}", *_told(problems)])
    return int(ExitCode.INCOMPLETE if problems else ExitCode.PASSED)


def _place(path: str, output: str | None, in_place: bool) -> Path | None:
    """The file to write; None is standard output. Raises UsageError where that is not clear or not meant."""
    if path == "-" and (in_place or not output):
        raise UsageError("a text from standard input is written to a file or to -: name it with --output")
    if in_place == bool(output):
        raise UsageError("say where the copy goes: --output OUT, or --in-place to replace the file itself")
    if output == "-":
        return None
    place = Path(output or path)
    if output and os.path.exists(path) and place.exists() and os.path.samefile(path, place):
        raise UsageError(f"{output} is the file itself: --in-place replaces it")
    if place.is_dir():
        raise UsageError(f"{output} is a folder: name a file")
    return place


def _input(path: str, settings: Settings, registry: Registry, source: str | None, reference: str | None) -> InputSet:
    if os.path.isdir(path):
        raise UsageError(f"{path} is a folder: name one file")
    stdin = sys.stdin.buffer.read() if path == "-" else None
    inputs, errors = find_inputs([path], settings, registry, source=source, reference=reference, stdin=stdin)
    if errors:
        raise errors[0]
    if len(inputs) != 1:
        raise UsageError(f"{path} names {len(inputs)} files: name one")
    return inputs[0]


def _reader(file: InputFile, settings: Settings, registry: Registry) -> Reader:
    try:
        reader = reader_for(file, settings, registry)
    except OSError as error:
        raise InputError(error.strerror or str(error), path=file.path) from error
    if not reader.annotates:
        able = ", ".join(sorted(name for name, cls in registry.readers.items() if cls.annotates)) or "none"
        raise UsageError(f"{file.path}: {reader.name} cannot hold findings (these can: {able}); use mtaudit scan")
    return reader


def _unreadable(problems: list[Problem], path: str) -> InputError:
    first = problems[0] if problems else Problem(Fault.UNREADABLE, "there is no text in this file")
    return InputError(first.message, path=path, hint=first.hint)


def _check(reader: Reader, file: InputFile, data: bytes) -> None:
    """A reader that changes a text while it annotates must not do harm."""
    copy = InputFile(file.path, None, data, file.encoding, file.languages)
    if _texts(reader, file) != _texts(reader, copy):
        raise PluginError(f"{file.path}: nothing was written: the annotated copy would not hold the same texts")


def _texts(reader: Reader, file: InputFile) -> list[tuple[str, str | None]]:
    documents = (part for part in reader.read(file) if isinstance(part, Document))
    return [(segment.target, segment.source) for document in documents for segment in document.segments]


def _write(place: Path | None, data: bytes) -> None:
    """Writes beside the file first, so that a full disk or a stop leaves no half of it."""
    if place is None:
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
        return
    try:
        handle, name = tempfile.mkstemp(prefix=f".{place.name}.", dir=place.parent)
        try:
            with os.fdopen(handle, "wb") as out:
                out.write(data)
            os.chmod(name, place.stat().st_mode & 0o7777 if place.exists() else 0o666 & ~_umask())
            os.replace(name, os.path.realpath(place))
        except BaseException:
            os.unlink(name)
            raise
    except OSError as error:
        raise UsageError(f"{place}: the copy cannot be written: {error.strerror or error}") from error


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _told(problems: list[Problem]) -> list[str]:
    return [f"problem: {p.detector or p.path}: {p.message}" for p in problems[:_NAMED_PROBLEMS]]
