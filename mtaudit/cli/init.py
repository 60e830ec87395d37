"""`mtaudit init`: a commented config, after a look at the folder."""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import click

from mtaudit.cli._audited import write_whole
from mtaudit.cli.common import echo
from mtaudit.cli.config import schema_text
from mtaudit.config import Settings
from mtaudit.config.load import FILE_NAME, find_config
from mtaudit.engine.registry import Registry
from mtaudit.errors import InputError, UsageError
from mtaudit.lang.decode import decode
from mtaudit.lang.identify import identify
from mtaudit.model import Document, Languages
from mtaudit.plugin import InputFile, Reader
from mtaudit.policy.writing import toml_text
from mtaudit.reporters._excerpt import clean

SCHEMA_NAME = ".mtaudit.schema.json"

_MOST_FILES = 5000
_SAMPLE = 12
_HEAD = 16 * 1024
_SKIPPED = frozenset({"node_modules", "venv", "__pycache__", "vendor", "dist", "build", "target"})
_NO_TEXT = frozenset(
    {"readme", "changelog", "license", "licence", "contributing", "requirements", "security", "authors"}
)
_CODES = (
    "ar bg bn ca cs da de el en es et fa fi fr he hi hr hu id it ja ko lt lv ms nl no pl pt ro ru sk sl sr sv sw th tr "
    "uk ur vi zh"
).split()
_CODE = rf"(?:{'|'.join(_CODES)})(?:[-_][A-Za-z]{{2,4}})?"
_IN_NAME = re.compile(rf"(?P<stem>.+)(?P<sep>[._-])(?P<code>{_CODE})(?P<suffix>\.\w+)")
_FOLDER = re.compile(_CODE)


@click.command(short_help="Write a config after a look at the folder.")
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path), default=".")
@click.option("--schema/--no-schema", default=True, help="Write a JSON Schema beside it, by which editors complete it.")
def init(folder: Path, schema: bool) -> int:
    """Write a commented mtaudit.toml after a look at FOLDER (the working folder, if none is named).

    Languages, pairs of translation and source, and formats are taken from the files there. Nothing is overwritten.
    """
    here = folder.resolve()
    old = find_config(here)
    if old is not None and old.parent == here:
        raise UsageError(f"{folder / old.name}: there is a config already; mtaudit init does not overwrite it")
    registry = Registry.load(Settings())
    found = look(here, registry.readers)
    config = folder / FILE_NAME
    if schema:
        write_whole(folder / SCHEMA_NAME, schema_text(registry))
    write_whole(config, config_text(found, schema=schema))
    echo(clean(f"{config} written: {_said(found)}"))
    for hint in _hints(here, found):
        echo(clean(f"  {hint}"))
    return 0


@dataclass
class Found:
    """What was seen in a folder. `formats` counts files; `where` says how the languages were guessed."""

    formats: Counter[str] = field(default_factory=Counter)
    languages: Languages = Languages()
    where: str = ""
    source: str = ""
    """Pattern that leads from a text to its source."""
    reference: str = ""
    example: tuple[str, str] = ("", "")
    exclude: tuple[str, ...] = ()
    paths: str = "."
    """What to scan."""


def look(folder: Path, readers: Mapping[str, type[Reader]]) -> Found:
    """What is in a folder: formats, pairs, languages. Reads the beginning of a few files."""
    suffixes = {suffix: name for name, reader in readers.items() for suffix in reader.suffixes}
    files = [path for path in _walk(folder) if path.suffix.lower() in suffixes]
    found = Found(Counter(suffixes[path.suffix.lower()] for path in files))
    names = frozenset(path.relative_to(folder).as_posix() for path in files)
    for guess in (_of_folders, _of_names, _of_marks):
        if guess(found, names):
            break
    if not found.languages.target:
        _of_contents(found, files, readers, suffixes)
    return found


def _walk(folder: Path) -> Iterator[Path]:
    number = 0
    for base, folders, names in os.walk(folder):
        folders[:] = sorted(f for f in folders if not f.startswith(".") and f not in _SKIPPED)
        for name in sorted(names):
            if not name.startswith(".") and name.partition(".")[0].lower() not in _NO_TEXT:
                number += 1
                yield Path(base) / name
        if number > _MOST_FILES:
            return


def _primary(code: str) -> str:
    return re.split("[-_]", code)[0]


def _of_folders(found: Found, names: frozenset[str]) -> bool:
    """`en/fair.md` and `de/fair.md`."""
    pairs: Counter[tuple[str, str, str]] = Counter()
    examples: dict[tuple[str, str, str], tuple[str, str]] = {}
    folders = sorted({part for name in names for part in name.split("/")[:-1] if _FOLDER.fullmatch(part)})
    for name in sorted(names):
        parts = name.split("/")
        for at, part in enumerate(parts[:-1]):
            if part not in folders:
                continue
            for other in folders:
                twin = "/".join([*parts[:at], other, *parts[at + 1 :]])
                if other != part and twin in names and at == len(parts) - 2:
                    key = ("/".join(parts[:at]), part, other)
                    pairs[key] += 1
                    examples.setdefault(key, (name, twin))
    best = _best(pairs)
    if best is None:
        return False
    root, target, source = best
    found.source = f"{{dir}}/../{source}/{{name}}"
    found.languages, found.where = Languages(target, source), "the names of the folders"
    found.example, found.paths = examples[best], f"{root}/{target}" if root else target
    return True


def _best(pairs: Counter[tuple[str, str, str]]) -> tuple[str, str, str] | None:
    """The pair with the most files; of two ways round, that into English, else none is sure."""
    english = {key: number for key, number in pairs.items() if _primary(key[1]) == "en" and _primary(key[2]) != "en"}
    return max(english, key=lambda key: (english[key], key), default=None)


def _of_names(found: Found, names: frozenset[str]) -> bool:
    """`fair.md` and `fair.de.md`."""
    sources: Counter[tuple[str, str]] = Counter()
    examples: dict[tuple[str, str], tuple[str, str]] = {}
    for name in sorted(names):
        hit = _IN_NAME.fullmatch(name)
        plain = f"{hit['stem']}{hit['suffix']}" if hit else ""
        if hit and plain in names and _primary(hit["code"]) != "en":
            key = (hit["sep"], hit["code"])
            sources[key] += 1
            examples.setdefault(key, (plain, name))
    if not sources:
        return False
    sep, code = key = max(sources, key=lambda one: (sources[one], one))
    found.source, found.exclude = f"{{stem}}{sep}{code}{{suffix}}", (f"*{sep}{code}.*",)
    found.languages, found.where = Languages("en", code), "the names of the files"
    found.example = examples[key]
    return True


def _of_marks(found: Found, names: frozenset[str]) -> bool:
    """`fair.txt`, `fair.src.txt` and `fair.ref.txt`; says nothing of languages."""
    for mark, side in (("src", "source"), ("ref", "reference")):
        for name in sorted(names):
            stem, dot, suffix = name.rpartition(".")
            if f"{stem}.{mark}{dot}{suffix}" in names:
                setattr(found, side, f"{{stem}}.{mark}{{suffix}}")
                found.example = found.example if found.example[0] else (name, f"{stem}.{mark}{dot}{suffix}")
                break
    return False


def _of_contents(
    found: Found, files: list[Path], readers: Mapping[str, type[Reader]], suffixes: Mapping[str, str]
) -> None:
    """What most of a few files say of themselves, or are written in."""
    step = max(1, len(files) // _SAMPLE)
    said: Counter[Languages] = Counter()
    for path in files[::step][:_SAMPLE]:
        languages = _languages_in(path, readers[suffixes[path.suffix.lower()]])
        if languages.target:
            said[languages] += 1
    if said:
        found.languages = max(said, key=lambda one: (said[one], bool(one.source), one.target))
        found.where = (
            f"the contents of {min(len(files), _SAMPLE)} of {len(files)} files" if len(files) > 1 else "the file"
        )


def _languages_in(path: Path, reader: type[Reader]) -> Languages:
    try:
        if path.stat().st_size > 64 * _HEAD:
            return Languages()
        if reader.bilingual:
            file = InputFile(str(path), path)
            document = next((part for part in reader().read(file) if isinstance(part, Document)), None)
            return document.languages if document and document.languages.source else Languages()
        with path.open("rb") as stream:
            text = decode(stream.read(_HEAD), path=str(path)).text
    except (InputError, OSError):
        return Languages()
    code, sure = identify(text)
    return Languages(code) if sure >= 0.6 else Languages()


def config_text(found: Found, *, schema: bool) -> str:
    """The file, every line of it explained."""
    lines = [f"#:schema ./{SCHEMA_NAME}"] if schema else []
    lines += [
        "# Config of mtaudit. What it looks for: mtaudit rules; why: mtaudit explain RULE.",
        "",
        *_language_lines(found),
        "",
        '# Rules, detectors or MQM categories to leave out, as in ["furniture", "style"].',
        "ignore = []",
        "",
        "# Files in folders that are no translations.",
        f"exclude = [{', '.join(toml_text(pattern) for pattern in found.exclude)}]",
        "",
        "# Old findings that do not count, made by: mtaudit baseline create " + found.paths,
        '# baseline = ".mtaudit-baseline.json"',
        "",
        *_pairing_lines(found),
        "",
        '# How much may be wrong before the gate fails. These are the defaults; "any" sets no limit.',
        "[gate]",
        "critical = 0",
        "major-per-document = 1",
        "mqm-per-1000-words = 40.0",
        "# min-mqm-score = 96.0          # the same as a score: 100 less the penalty per 100 words",
        "# min-confidence = 0.6          # findings less sure are shown, not counted",
        '# waivers = "fail"              # unused, expired or misspelt waivers fail the gate',
        "# [gate.rules]",
        '# "negation" = 0                # none of these, whatever their severity',
        "",
        "# A finding that is right as it is; mtaudit suppress FILE:LINE RULE --why TEXT writes such a table.",
        "# [[accept]]",
        '# rule = "names/variant"',
        '# quote = "Peking"',
        '# why = "house style"',
        "# until = 2027-01-31",
        "",
    ]
    return "\n".join(lines)


def _language_lines(found: Found) -> list[str]:
    target, source = found.languages.target, found.languages.source
    if not target:
        return ["# Source and target language; not guessed, as the files do not show them.", '# languages = "de-en"']
    said = f"# Guessed from {found.where}."
    if source:
        return [said, f"source = {toml_text(source)}", f"target = {toml_text(target)}"]
    return [said, '# source = "de"', f"target = {toml_text(target)}"]


def _pairing_lines(found: Found) -> list[str]:
    if not (found.source or found.reference):
        return [
            "# Where the source and a human translation of a text are; {stem}, {name}, {suffix} and {dir} are its own.",
            "# [pairing]",
            '# source = "{stem}.de{suffix}"',
            '# reference = "refs/{name}"',
        ]
    text, other = found.example
    lines = [f"# As {text} goes with {other}.", "[pairing]"]
    lines += [f"source = {toml_text(found.source)}"] if found.source else []
    return lines + ([f"reference = {toml_text(found.reference)}"] if found.reference else [])


def _said(found: Found) -> str:
    often = sorted(found.formats.items(), key=lambda item: (-item[1], item[0]))[:5]
    formats = ", ".join(f"{number:,} {name}" for name, number in often)
    parts = [formats or "no texts found yet"]
    if found.languages.target:
        parts.append("-".join(filter(None, (found.languages.source, found.languages.target))))
    if found.source:
        parts.append("with sources")
    return "; ".join(parts)


def _hints(folder: Path, found: Found) -> Iterator[str]:
    """The next steps that fit to what is there."""
    yield f"try it:          mtaudit scan {found.paths}"
    yield f"an old archive:  mtaudit baseline create {found.paths}"
    above = (folder, *folder.parents)
    if any((one / ".pre-commit-config.yaml").exists() for one in above):
        yield "pre-commit:      add the hook mtaudit to .pre-commit-config.yaml (docs/gate.md)"
    if any((one / ".github").is_dir() for one in above):
        yield "GitHub:          use the action of mtaudit in .github/workflows (docs/gate.md)"
    if any((one / ".gitlab-ci.yml").exists() for one in above):
        yield "GitLab:          include the template of mtaudit in .gitlab-ci.yml (docs/gate.md)"
    if any((one / ".git").exists() for one in above):
        yield f"only a branch:   mtaudit scan {found.paths} --changed main"
