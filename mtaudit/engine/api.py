"""The audit as three lines of Python."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Sequence

from mtaudit.config import Settings
from mtaudit.engine.audit import Audit
from mtaudit.engine.examine import Examiner, Loaded
from mtaudit.engine.inputs import find_inputs
from mtaudit.engine.pairing import paired
from mtaudit.engine.registry import Registry
from mtaudit.lang.identify import target_language
from mtaudit.lang.prose import segment_prose
from mtaudit.model import (
    Document,
    DocumentResult,
    Finding,
    Languages,
    LineIndex,
    Problem,
    Score,
    Skip,
)
from mtaudit.model.values import dataclass


@dataclass(frozen=True)
class Report:
    """What the audit of one text yields."""

    result: DocumentResult

    @property
    def findings(self) -> tuple[Finding, ...]:
        """The findings in reading order; `finding.place.span` counts in the text that was given."""
        return self.result.findings

    @property
    def scores(self) -> tuple[Score, ...]:
        """Scores of segments and of the whole text (those with an empty `segment`)."""
        return self.result.scores

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Where the audit itself failed."""
        return self.result.problems

    @property
    def skips(self) -> tuple[Skip, ...]:
        """What did not look, and why."""
        return self.result.skips

    @property
    def penalty_per_1000_words(self) -> float:
        """MQM penalty per 1,000 words."""
        return 1000 * self.result.penalty / self.result.words if self.result.words else 0.0


def audit(
    text: str,
    *,
    source: str | None = None,
    reference: str | None = None,
    language: str = "",
    source_language: str = "",
    settings: Settings | None = None,
    registry: Registry | None = None,
) -> Report:
    """Audits one text, with its source and reference if they are at hand.

    `language` is the text's own (guessed if empty). Nothing is read from disk but the program's own data.
    """
    settings = settings or _DEFAULTS
    examiner = _examiner(settings) if registry is None else Examiner(settings, registry)
    target = prose_document(text, language)
    if source is None and reference is None:
        return Report(examiner.examine(Loaded(target)))
    original = prose_document(source, source_language, default="") if source is not None else None
    human = prose_document(reference, target.languages.target) if reference is not None else None
    pair = paired(target, original, human)
    return Report(examiner.examine(Loaded(pair.document, pair.problems, pair.skips)))


def audit_files(
    paths: Sequence[str],
    *,
    source: str | None = None,
    reference: str | None = None,
    settings: Settings | None = None,
) -> Iterator[DocumentResult]:
    """Audits files and folders like `mtaudit scan`, one result after another.

    Raises InputError for a path that names nothing; what cannot be read becomes a Problem in its result.
    """
    settings = settings or Settings()
    registry = Registry.load(settings)
    inputs, errors = find_inputs(paths, settings, registry, source=source, reference=reference)
    if errors:
        raise errors[0]
    yield from Audit(settings, registry).run(inputs)


def prose_document(text: str, language: str = "", *, default: str | None = None) -> Document:
    """A text as a document of prose, without a file."""
    languages = Languages(language or (target_language(text) if default is None else _guess(text)))
    segments = segment_prose(text, languages)
    return Document("<text>", segments, format="text", languages=languages, lines=LineIndex.of(text))


def _guess(text: str) -> str:
    from mtaudit.lang.identify import identify

    language, sure = identify(text)
    return language if sure >= 0.6 else ""


_DEFAULTS = Settings()


@functools.lru_cache(maxsize=1)
def _default_examiner() -> Examiner:
    return Examiner(_DEFAULTS, Registry.load(_DEFAULTS))


def _examiner(settings: Settings) -> Examiner:
    if settings is _DEFAULTS:
        return _default_examiner()
    return Examiner(settings, Registry.load(settings))
