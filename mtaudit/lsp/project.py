"""Projects: what the nearest config says, with its plugins loaded; kept, and loaded anew when the config changes."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass, replace
from fnmatch import fnmatch
from pathlib import Path

from mtaudit.config import Settings, load_settings
from mtaudit.config.load import find_config
from mtaudit.engine.audit import Audit
from mtaudit.engine.examine import Examiner, Loaded
from mtaudit.engine.inputs import InputSet, find_inputs
from mtaudit.engine.registry import Registry
from mtaudit.errors import MtauditError
from mtaudit.lsp.incremental import Incremental
from mtaudit.model import DocumentResult
from mtaudit.plugin import InputFile, RuleInfo
from mtaudit.policy.build import waivers_of

MARK = "\ufeff"
"""Byte order mark: readers do not count it, some editors show it as the first character."""

_SUFFIXES = {"markdown": ".md", "html": ".html", "po": ".po", "xliff": ".xlf", "plaintext": ".txt", "text": ".txt"}
"""Endings for texts without a file name, by the language that the editor says they are in."""


@dataclass(frozen=True)
class Project:
    """The settings that hold for a folder, and the detectors that they ask for."""

    settings: Settings
    registry: Registry
    detectors: Incremental
    rules: tuple[RuleInfo, ...]

    def read(self, path: str, text: str) -> Iterator[Loaded]:
        """The documents of a file whose text is in the editor, each with its other sides from the disk.

        `path` need not exist. Raises UsageError for a pairing pattern that is none.
        """
        data = text.removeprefix(MARK).encode("utf-8")
        if not data.strip():
            return
        one = self._input(path)
        target = replace(one.target, data=data, encoding="utf-8")
        yield from Audit(self.settings, self.registry).load([one._replace(target=target)])

    def _input(self, path: str) -> InputSet:
        if os.path.isfile(path):
            found, _ = find_inputs([path], self.settings, self.registry)
            if found:
                return found[0]
        return InputSet(InputFile(path, languages=self.settings.languages))

    def waived(self, path: str, results: list[DocumentResult]) -> list[DocumentResult]:
        """The results with the findings marked that texts, config or baseline waive. Raises ConfigError."""
        waivers = waivers_of(self.settings, self.rules, paths=[path])
        return [waivers.apply(result) for result in results]

    def excludes(self, path: str) -> bool:
        """Whether the config leaves this file out."""
        folder = os.path.dirname(os.path.abspath(self.settings.path)) if self.settings.path else os.getcwd()
        try:
            forms = (path, os.path.relpath(path, folder).replace(os.sep, "/"), os.path.basename(path))
        except ValueError:  # another drive
            forms = (path, path, os.path.basename(path))
        return any(fnmatch(form, pattern) for pattern in self.settings.exclude for form in forms)

    def rule(self, name: str) -> RuleInfo | None:
        """A rule by its id."""
        return next((info for info in self.rules if info.rule.id == name), None)


def name_of(path: str, uri: str, language: str) -> str:
    """What to call a document: its path, or a name whose ending fits its language if it has none yet."""
    if path:
        return path
    bare = uri.rpartition("/")[2].rpartition(":")[2] or "untitled"
    ending = _SUFFIXES.get(language, ".txt")
    return bare if bare.lower().endswith(ending) else bare + ending


class Projects:
    """The projects of a session, by config file. `config` is the one that holds for all; `search` whether to look."""

    def __init__(self, config: Path | None = None, *, search: bool = True) -> None:
        self.config = config
        self.search = search
        self.left_out: tuple[str, ...] = ()
        """Detectors that hung in this session."""
        self._kept: dict[Path | None, tuple[object, Project | MtauditError]] = {}

    def of(self, folder: Path) -> Project:
        """The project of a folder; loaded anew if its config or a file of a plugin changed.

        Raises MtauditError for a config that cannot be used, each time until it is mended.
        """
        config = self.config or (find_config(folder) if self.search else None)
        kept = self._kept.get(config)
        if kept is None or kept[0] != _stamp(config, kept[1]):
            loaded = _loaded(config, self.left_out)
            kept = self._kept[config] = (_stamp(config, loaded), loaded)
        if isinstance(kept[1], MtauditError):
            raise kept[1]
        return kept[1]

    def leave_out(self, detector: str) -> None:
        """All projects are made anew, without a detector."""
        self.left_out = (*self.left_out, detector)
        self._kept = {}


def _loaded(config: Path | None, left_out: tuple[str, ...] = ()) -> Project | MtauditError:
    try:
        # Scores are for reports; loading their models would keep the editor waiting.
        settings = load_settings(config, search=False)
        settings = replace(settings, scorers=(), ignore=(*settings.ignore, *left_out))
        registry = Registry.load(settings)
        detectors = Incremental(Examiner(settings, registry))
        return Project(settings, registry, detectors, registry.rules())
    except MtauditError as error:
        return error


def _stamp(config: Path | None, loaded: Project | MtauditError) -> tuple[object, ...]:
    """Changes when a file changes that the project was made of."""
    files = [str(config)] if config else []
    if isinstance(loaded, Project):
        plugins = loaded.settings.plugins
        files += plugins.files
        files += (str(p) for folder in plugins.lexicons for p in sorted(Path(folder).rglob("*.tsv")))
    return tuple(_state(file) for file in files)


def _state(file: str) -> tuple[str, int, int]:
    try:
        facts = os.stat(file)
    except OSError:
        return file, 0, 0
    return file, facts.st_mtime_ns, facts.st_size
