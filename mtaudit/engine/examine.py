"""Looks at one document: every detector inside its fence, then the scorers."""

from __future__ import annotations

import traceback
from collections.abc import Mapping
from dataclasses import dataclass

from mtaudit.config import Settings
from mtaudit.engine.isolate import Fence
from mtaudit.engine.merge import arranged
from mtaudit.engine.registry import Registry
from mtaudit.errors import ConfigError, ExitCode, ScorerError
from mtaudit.model import Document, DocumentResult, Fault, Finding, Problem, Score, Skip
from mtaudit.plugin import Audited, Cost, Need, OptionError, Scorer, build


@dataclass(frozen=True)
class Loaded:
    """A document that was read and paired, with what went wrong on the way."""

    document: Document
    problems: tuple[Problem, ...] = ()
    skips: tuple[Skip, ...] = ()


class Examiner:
    """Detectors and scorers of one process, ready to look at documents."""

    def __init__(self, settings: Settings, registry: Registry) -> None:
        self.settings = settings
        severity = dict(settings.severity)
        self.fences = [
            Fence(entry, _own_options(settings.options, entry.cls.name()), registry.lexicons, severity)
            for entry in registry.detectors
        ]
        self.scorers = made_scorers(settings, registry)
        self._broken: set[str] = set()
        # Scorers that cannot run: said once as a Problem, of other documents as a Skip.
        self._untold = [problem for scorer in self.scorers if (problem := self._prepare(scorer))]

    @property
    def heavy(self) -> bool:
        """Whether a model is loaded, which belongs into one process only."""
        costs = [f.entry.cls.cost for f in self.fences] + [s.cost for s in self.scorers]
        return Cost.HEAVY in costs

    def examine(self, loaded: Loaded) -> DocumentResult:
        """The result of one document."""
        document = loaded.document
        if not document.segments:
            return DocumentResult(document, problems=loaded.problems, skips=loaded.skips)
        findings: list[Finding] = []
        problems, skips = [*loaded.problems, *self._untold], list(loaded.skips)
        self._untold = []
        for fence in self.fences:
            skip = fence.skip(document)
            if skip is not None:
                skips.append(skip)
                continue
            outcome = fence.run(document)
            findings += outcome.findings
            problems += outcome.problems
        kept = arranged(findings, document, self.settings.min_confidence)
        scores = self._scores(document, kept, problems, skips)
        return DocumentResult(document, kept, tuple(problems), tuple(skips), scores, document.words)

    def _scores(
        self, document: Document, findings: tuple[Finding, ...], problems: list[Problem], skips: list[Skip]
    ) -> tuple[Score, ...]:
        by_segment: dict[str, list[Finding]] = {}
        for finding in findings:
            by_segment.setdefault(finding.segment, []).append(finding)
        items = [Audited(s, tuple(by_segment.get(s.key, ()))) for s in document.segments]
        scores: list[Score] = []
        for scorer in self.scorers:
            if scorer.name in self._broken:
                skips.append(Skip(scorer.name, "could not run"))
                continue
            fit = [item for item in items if _has(scorer.needs, item)]
            if fit:
                scores += self._one_scorer(scorer, fit, document, problems)
            elif items:
                skips.append(Skip(scorer.name, _lack(scorer.needs, items)))
        return tuple(scores)

    def _prepare(self, scorer: Scorer) -> Problem | None:
        """What keeps a scorer from running; a mistake of the user's is raised, and ends the run before it begins."""
        try:
            scorer.prepare()
        except ScorerError as error:
            if error.exit_code is ExitCode.USAGE:
                raise
            return self._cannot_run(scorer, error)
        return None

    def _cannot_run(self, scorer: Scorer, error: Exception, path: str = "") -> Problem:
        trace = "".join(traceback.format_exception(error))
        if isinstance(error, ScorerError):
            self._broken.add(scorer.name)
        message = f"{scorer.name} could not score: {error or type(error).__name__}"
        return Problem(Fault.SCORER, message, detector=scorer.name, path=path, traceback=trace)

    def _one_scorer(
        self, scorer: Scorer, items: list[Audited], document: Document, problems: list[Problem]
    ) -> list[Score]:
        try:
            values = list(scorer.score(items))
            whole = scorer.score_document(items, values)
        except Exception as error:
            problems.append(self._cannot_run(scorer, error, document.path))
            return []
        return [s for s in (*values, whole) if s is not None]


def _has(needs: Need, item: Audited) -> bool:
    segment = item.segment
    return (not needs & Need.SOURCE or bool(segment.source)) and (not needs & Need.REFERENCE or bool(segment.reference))


def _lack(needs: Need, items: list[Audited]) -> str:
    lacking = bool(needs & Need.SOURCE) and not any(item.segment.source for item in items)
    return "no source" if lacking else "no reference"


def _own_options(options: Mapping[str, Mapping[str, object]], name: str) -> dict[str, object]:
    return {k: v for k, v in options.get(name, {}).items() if k != "severity"}


def made_scorers(settings: Settings, registry: Registry) -> list[Scorer]:
    """The default scorers and those asked for, with their options, not yet prepared. Raises ConfigError."""
    wanted = [name for name, cls in registry.scorers.items() if cls.default and cls.cost is Cost.LIGHT]
    wanted += [name for name in settings.scorers if name not in wanted]
    return [made_scorer(name, settings, registry) for name in dict.fromkeys(wanted)]


def made_scorer(name: str, settings: Settings, registry: Registry) -> Scorer:
    """A scorer with its options, not yet prepared. Raises ConfigError for an unknown one."""
    if name not in registry.scorers:
        known = ", ".join(sorted(registry.scorers)) or "none"
        raise ConfigError(f"unknown scorer {name!r} (there are: {known})")
    cls = registry.scorers[name]
    try:
        scorer = cls(build(cls.Options, _own_options(settings.options, name)))
    except OptionError as error:
        raise ConfigError(f"[{name}] in the config: {error}") from None
    scorer.lexicons = registry.lexicons
    return scorer
