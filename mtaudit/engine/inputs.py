"""Paths -> input sets: files, folders, patterns and standard input, each with its source and reference."""

from __future__ import annotations

import glob
import os
from collections.abc import Iterator, Sequence
from fnmatch import fnmatch
from itertools import zip_longest
from pathlib import Path
from typing import NamedTuple

from mtaudit.config import Settings
from mtaudit.engine.registry import Registry
from mtaudit.errors import InputError, UsageError
from mtaudit.model import Document, Languages
from mtaudit.plugin import InputFile, Reader, build

_SIDES = (".src.", ".ref.")


class InputSet(NamedTuple):
    """A file to audit with what it is compared to."""

    target: InputFile
    source: InputFile | None = None
    reference: InputFile | None = None


class OpenedSet(NamedTuple):
    """The documents that belong together."""

    target: Document
    source: Document | None = None
    reference: Document | None = None


def find_inputs(
    paths: Sequence[str],
    settings: Settings,
    registry: Registry,
    *,
    source: str | None = None,
    reference: str | None = None,
    stdin: bytes | None = None,
    stdin_filename: str = "",
) -> tuple[list[InputSet], list[InputError]]:
    """The files that `paths` name, in order and without repeats, and an error for each path that names none.

    A folder gives every file below it whose suffix a reader knows, leaving out hidden ones, `*.src.*` and
    `*.ref.*`, and what `exclude` names. `source` and `reference` are a file, a folder with files of the same name,
    or a pattern with `{stem}`, `{name}`, `{suffix}`, `{dir}`. Raises UsageError if a source or reference is named
    that is not there.
    """
    files: dict[str, InputFile] = {}
    errors: list[InputError] = []
    for path in paths:
        try:
            for file in _expand(path, settings, registry, stdin, stdin_filename):
                files.setdefault(file.path, file)
        except InputError as error:
            errors.append(error)
    finder = _Companions(settings, source, reference, len(files))
    return [finder.complete(file) for file in files.values()], errors


def _expand(
    path: str, settings: Settings, registry: Registry, stdin: bytes | None, stdin_filename: str
) -> Iterator[InputFile]:
    if path == "-":
        yield _file(stdin_filename or "<stdin>", settings, data=stdin or b"")
    elif os.path.isdir(path):
        found = list(_folder(Path(path), settings, registry))
        if not found:
            known = ", ".join(sorted(_suffixes(registry)))
            raise InputError("no readable files in this folder", path=path, hint=f"read are: {known}")
        yield from found
    elif os.path.exists(path):
        yield _file(path, settings, location=Path(path))
    elif glob.has_magic(path):
        matches = sorted(p for p in glob.glob(path, recursive=True) if os.path.isfile(p) and not _is_side(p))
        if not matches:
            raise InputError("no file matches this pattern", path=path)
        yield from (_file(p, settings, location=Path(p)) for p in matches)
    else:
        raise InputError("no such file", path=path, hint=_nearest_file(path))


def _file(path: str, settings: Settings, location: Path | None = None, data: bytes | None = None) -> InputFile:
    return InputFile(path, location, data, settings.encoding, settings.languages)


def _nearest_file(path: str) -> str:
    folder, name = os.path.split(path)
    try:
        import difflib

        near = difflib.get_close_matches(name, os.listdir(folder or "."), n=1, cutoff=0.6)
    except OSError:
        near = []
    return f"did you mean {os.path.join(folder, near[0])}?" if near else "check the path"


def _suffixes(registry: Registry) -> frozenset[str]:
    return frozenset(suffix for reader in registry.readers.values() for suffix in reader.suffixes)


def _is_side(name: str) -> bool:
    return any(mark in os.path.basename(name) for mark in _SIDES)


def _folder(folder: Path, settings: Settings, registry: Registry) -> Iterator[InputFile]:
    known = _suffixes(registry)
    for base, folders, names in os.walk(folder):
        folders[:] = sorted(f for f in folders if not f.startswith("."))
        for name in sorted(names):
            path = Path(base) / name
            wanted = path.suffix.lower() in known or settings.input_format or _shared(path, registry)
            if not wanted or name.startswith(".") or _is_side(name):
                continue
            if not any(fnmatch(str(path), p) or fnmatch(name, p) for p in settings.exclude):
                yield _file(str(path), settings, location=path)


def _shared(path: Path, registry: Registry) -> bool:
    """Whether a file whose ending several kinds of files have is of a format that a reader knows."""
    suffix = path.suffix.lower()
    readers = [r for r in registry.readers.values() if suffix in r.shared_suffixes]
    if not readers:
        return False
    try:
        with path.open("rb") as stream:
            head = stream.read(4096)
    except OSError:
        return False
    return any(r.sniff(head) > 0.5 for r in readers)


class _Companions:
    """Finds source and reference of a target file."""

    def __init__(self, settings: Settings, source: str | None, reference: str | None, targets: int) -> None:
        self.settings = settings
        self.targets = targets
        self.given = {"source": source, "reference": reference}
        self.patterns = {
            "source": source or settings.pairing.source,
            "reference": reference or settings.pairing.reference,
        }

    def complete(self, target: InputFile) -> InputSet:
        return InputSet(target, self._find("source", target), self._find("reference", target))

    def _find(self, side: str, target: InputFile) -> InputFile | None:
        pattern = self.patterns[side]
        if not pattern:
            return None
        path = self._path(pattern, target)
        if path is not None and path.is_file():
            language = target.languages.source if side == "source" else target.languages.target
            return InputFile(str(path), path, None, self.settings.encoding, Languages(language))
        if self.given[side] and (self.targets == 1 or not ("{" in pattern or os.path.isdir(pattern))):
            hint = _nearest_file(str(path or pattern))
            raise UsageError(f"{side} of {target.path}: no such file {path or pattern} ({hint})")
        return None

    def _path(self, pattern: str, target: InputFile) -> Path | None:
        here = target.location or Path(target.path)
        if "{" in pattern:
            try:
                names = {"stem": here.stem, "name": here.name, "suffix": here.suffix, "dir": str(here.parent)}
                filled = Path(pattern.format(**names))
            except (KeyError, IndexError, ValueError):
                fields = "{stem}, {name}, {suffix}, {dir}"
                raise UsageError(f"pairing pattern {pattern!r}: the fields are {fields}") from None
            return filled if filled.is_file() or filled.is_absolute() else here.parent / filled
        path = Path(pattern)
        if path.is_dir():
            return next((p for p in _same_name(path, here) if p.is_file()), path / here.name)
        if self.targets > 1:
            raise UsageError(
                f"one file ({pattern}) cannot be the other side of {self.targets} files: "
                "name a folder, or a pattern such as '{stem}.de.txt'"
            )
        return path


def _same_name(folder: Path, target: Path) -> Iterator[Path]:
    yield folder / target.name
    for tag in ("src", "ref"):
        yield folder / f"{target.stem}.{tag}{target.suffix}"
    yield from sorted(folder.glob(f"{glob.escape(target.stem)}.*"))


def reader_for(file: InputFile, settings: Settings, registry: Registry) -> Reader:
    """The reader of a file: the format asked for, else by name, else by content, else plain text.

    Raises UsageError for a format that there is not, InputError for an empty file.
    """
    if settings.input_format:
        if settings.input_format not in registry.readers:
            known = ", ".join(sorted(registry.readers))
            raise UsageError(f"unknown input format {settings.input_format!r} (there are: {known})")
        return made_reader(registry.readers[settings.input_format], settings)
    head = _head(file)
    if not head:
        raise InputError("the file is empty", path=file.path)
    chosen = _chosen(file, head, registry)
    if chosen is None:
        raise InputError("no reader for this file", path=file.path)
    return made_reader(chosen, settings)


def made_reader(cls: type[Reader], settings: Settings) -> Reader:
    """A reader with its options."""
    return cls(build(cls.Options, settings.readers.get(cls.name, {})))


def _chosen(file: InputFile, head: bytes, registry: Registry) -> type[Reader] | None:
    name = file.path.lower()
    by_name = [r for r in registry.readers.values() if r.suffixes and name.endswith(r.suffixes)]
    if len(by_name) == 1:
        return by_name[0]
    sure = max(by_name or registry.readers.values(), key=lambda r: r.sniff(head), default=None)
    if sure is not None and sure.sniff(head) > 0.5:
        return sure
    return by_name[0] if by_name else registry.readers.get("text")


def _head(file: InputFile) -> bytes:
    with file.open() as stream:
        return stream.read(4096)


def open_set(one: InputSet, settings: Settings, registry: Registry) -> Iterator[OpenedSet | InputError]:
    """The documents of an input set, the n-th of each file together.

    Raises InputError for a file that cannot be read; yields one for a part that cannot.
    """
    others = [file for file in (one.source, one.reference) if file is not None]
    if not others:
        for target in _documents(one.target, settings, registry):
            yield OpenedSet(target) if isinstance(target, Document) else target
        return
    streams = [_documents(file, settings, registry) for file in (one.target, *others)]
    for row in zip_longest(*streams):
        broken = next((part for part in row if isinstance(part, InputError)), None)
        if broken is not None:
            yield broken
            continue
        first, *rest = [part if isinstance(part, Document) else None for part in row]
        if first is None:
            raise InputError("its other side has more documents", path=one.target.path)
        if first.format == "lines" and None in rest:
            short = others[rest.index(None)].path
            raise InputError(f"it is not parallel: {short} ends before line {first.lines.first}", path=one.target.path)
        source = rest.pop(0) if one.source else None
        yield OpenedSet(first, source, rest.pop(0) if rest else None)


def _documents(file: InputFile, settings: Settings, registry: Registry) -> Iterator[Document | InputError]:
    reader = reader_for(file, settings, registry)
    parts = 0
    for part in reader.read(file):
        parts += len(part.segments) if isinstance(part, Document) else 1
        yield part
    if not parts:
        raise InputError("there is no text in this file", path=file.path)
