"""The audit: inputs in, a stream of document results out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from mtaudit.config import Settings
from mtaudit.engine.examine import Loaded
from mtaudit.engine.inputs import InputSet, open_set
from mtaudit.engine.registry import Registry
from mtaudit.engine.workers import examined
from mtaudit.errors import InputError
from mtaudit.installed import __version__
from mtaudit.model import Document, DocumentResult, Fault, Problem
from mtaudit.plugin import RunInfo


class Audit:
    """One run over many inputs."""

    def __init__(self, settings: Settings, registry: Registry) -> None:
        self.settings = settings
        self.registry = registry

    @property
    def info(self) -> RunInfo:
        """What reporters are told at the start."""
        return RunInfo(
            version=__version__,
            rules=self.registry.rules(),
            plugins=self.registry.plugins,
            problems=self.registry.problems,
            settings=_shown(self.settings),
        )

    def run(self, inputs: Iterable[InputSet]) -> Iterator[DocumentResult]:
        """One result after another, in the order of the inputs."""
        yield from examined(self.load(inputs), self.settings, self.registry)

    def load(self, inputs: Iterable[InputSet]) -> Iterator[Loaded]:
        """Reads and pairs, one document after another. A file that cannot be read becomes a Problem."""
        for one in inputs:
            try:
                yield from self._load_one(one)
            except (InputError, OSError) as error:
                yield Loaded(Document(one.target.path, ()), (_unreadable(error, one),))

    def _load_one(self, one: InputSet) -> Iterator[Loaded]:
        for opened in open_set(one, self.settings, self.registry):
            if isinstance(opened, InputError):
                yield Loaded(Document(one.target.path, ()), (_unreadable(opened, one),))
            elif opened.source is None and opened.reference is None:
                yield Loaded(opened.target)
            else:
                from mtaudit.engine.pairing import paired  # a text alone need not wait for the alignment

                pair = paired(opened.target, opened.source, opened.reference)
                yield Loaded(pair.document, pair.problems, pair.skips)


def _unreadable(error: InputError | OSError, one: InputSet) -> Problem:
    if isinstance(error, InputError):
        text, hint, path = str(error.args[0]), error.hint, error.path or one.target.path
    else:
        text, hint, path = error.strerror or str(error), "", error.filename or one.target.path
    return Problem(Fault.UNREADABLE, text, path=str(path), hint=hint)


def _shown(settings: Settings) -> tuple[tuple[str, str], ...]:
    """The settings that a report repeats, so that a run can be made again."""
    shown = {
        "select": ", ".join(settings.select),
        "ignore": ", ".join(settings.ignore),
        "min-confidence": str(settings.min_confidence),
        "config": settings.path,
        "baseline": settings.baseline,
    }
    return tuple((k, v) for k, v in shown.items() if v)
