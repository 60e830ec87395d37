"""Looks at one document: every detector inside its fence, then the scorers."""

from __future__ import annotations

import enum
import traceback
from collections.abc import Iterable, Sequence
from dataclasses import field, replace
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

from mtaudit.config import Settings
from mtaudit.engine.isolate import Fence, Outcome
from mtaudit.engine.merge import arranged
from mtaudit.engine.registry import Registry
from mtaudit.errors import ConfigError, ExitCode, ScorerError
from mtaudit.model import Document, DocumentResult, Fault, Finding, Problem, Score, Skip
from mtaudit.model.values import dataclass
from mtaudit.plugin import Audited, Cost, Detector, Need, OptionError, Scorer, build, located


class Loaded(NamedTuple):
    """A document that was read and paired, with what went wrong on the way."""

    document: Document
    problems: tuple[Problem, ...] = ()
    skips: tuple[Skip, ...] = ()


@dataclass
class _Look:
    """A document that is being examined."""

    document: Document
    problems: list[Problem]
    skips: list[Skip]
    findings: tuple[Finding, ...] = ()
    scores: list[Score] = field(default_factory=list)

    @cached_property
    def items(self) -> list[Audited]:
        """Its segments, each with what was found in it."""
        by_segment: dict[str, list[Finding]] = {}
        for finding in self.findings:
            by_segment.setdefault(finding.segment, []).append(finding)
        return [Audited(s, tuple(by_segment.get(s.key, ()))) for s in self.document.segments]

    def result(self) -> DocumentResult:
        """What the examination came to."""
        return DocumentResult(
            self.document,
            self.findings,
            tuple(self.problems),
            tuple(self.skips),
            tuple(self.scores),
            self.document.words if self.document.segments else 0,
        )


class Scope(enum.Enum):
    """What detectors that remember documents (`Need.PROJECT`) take for one project."""

    DOCUMENT = "document"
    """Each document."""
    RUN = "run"
    """All documents that are shown."""
    NONE = "none"
    """They do not look: another process shows them all documents."""


class Examiner:
    """Detectors and scorers of one process, ready to look at documents."""

    def __init__(self, settings: Settings, registry: Registry, *, scope: Scope = Scope.DOCUMENT) -> None:
        self.settings = settings
        severity = dict(settings.severity)
        self.fences = [
            Fence(entry, _own_options(settings, entry.cls.name(), entry.cls), registry.lexicons, severity)
            for entry in registry.detectors
            if scope is not Scope.NONE or not entry.cls.needs & Need.PROJECT
        ]
        for fence in self.fences:
            fence.remembers = scope is Scope.RUN
        self.scorers = made_scorers(settings, registry)
        self._broken: set[str] = set()
        # Scorers that cannot run: said once as a Problem, of other documents as a Skip.
        self._untold = [problem for scorer in self.scorers if (problem := self._prepare(scorer))]

    def without_memory(self) -> Examiner:
        """The same without detectors that remember documents, as in `Scope.NONE`."""
        self.fences = [fence for fence in self.fences if not fence.wide]
        return self

    @property
    def heavy(self) -> bool:
        """Whether a model is loaded, which belongs into one process only."""
        costs = [f.entry.cls.cost for f in self.fences] + [s.cost for s in self.scorers]
        return Cost.HEAVY in costs

    def examine(self, loaded: Loaded) -> DocumentResult:
        """The result of one document."""
        return self.examine_all([loaded])[0]

    def examine_all(self, batch: Sequence[Loaded]) -> list[DocumentResult]:
        """The results of several documents; heavy scorers, which like large batches, see their segments together."""
        looks = [self._look(loaded) for loaded in batch]
        for scorer in self.scorers:
            if scorer.cost is Cost.HEAVY:
                self._score_together(scorer, looks)
            else:
                for look in looks:
                    self._score_together(scorer, [look])
        return [look.result() for look in looks]

    def across(self, result: DocumentResult) -> DocumentResult:
        """A result from another process, with what the detectors that remember documents find in its document."""
        document = result.document
        wide = [fence for fence in self.fences if fence.wide]
        if not wide or not document.segments:
            return result
        findings, problems, skips = self._all_found(wide, document)
        added = arranged(findings, document, self.settings.min_confidence)
        order = {segment.key: number for number, segment in enumerate(document.segments)}
        both = sorted((*result.findings, *added), key=lambda f: (order[f.segment], f.span.start, -f.span.end))
        return replace(
            result,
            findings=tuple(both),
            problems=(*result.problems, *problems),
            skips=(*result.skips, *skips),
        )

    def _all_found(
        self, fences: Iterable[Fence], document: Document
    ) -> tuple[list[Finding], list[Problem], list[Skip]]:
        outcome = Outcome()
        skips: list[Skip] = []
        weighing: list[Fence] = []
        for fence in fences:
            skip = fence.skip(document)
            if skip is not None:
                skips.append(skip)
                continue
            fence.run_into(outcome, document)
            if fence.weighs:
                weighing.append(fence)
        for fence in weighing:
            fence.weigh_into(outcome, document)
        return outcome.findings, outcome.problems, skips

    def _look(self, loaded: Loaded) -> _Look:
        document = loaded.document
        look = _Look(document, [*loaded.problems], list(loaded.skips))
        if not document.segments:
            return look
        look.problems += self._untold
        self._untold = []
        findings, problems, skips = self._all_found(self.fences, document)
        look.problems += problems
        look.skips += skips
        look.findings = arranged(findings, document, self.settings.min_confidence)
        return look

    def _score_together(self, scorer: Scorer, looks: Sequence[_Look]) -> None:
        """Scores what of these documents can be scored; if that fails, one document after another."""
        fit: list[tuple[_Look, list[Audited]]] = []
        for look in looks:
            items = look.items
            having = [item for item in items if _has(scorer.needs, item)]
            if items and scorer.name in self._broken:
                look.skips.append(Skip(scorer.name, "could not run"))
            elif having:
                fit.append((look, having))
            elif items:
                look.skips.append(Skip(scorer.name, _lack(scorer.needs, items)))
        if not fit:
            return
        try:
            values = iter(scorer.score([item for _, having in fit for item in having]))
            for look, having in fit:
                own = [next(values) for _ in having]
                whole = scorer.score_document(having, own)
                look.scores += [s for s in (*own, whole) if s is not None]
        except Exception as error:
            if len(fit) == 1 or isinstance(error, ScorerError):
                fit[0][0].problems.append(self._cannot_run(scorer, error, fit[0][0].document.path))
                self._score_each(scorer, [look for look, _ in fit[1:]])
                return
            self._score_each(scorer, [look for look, _ in fit])

    def _score_each(self, scorer: Scorer, looks: Sequence[_Look]) -> None:
        for look in looks:
            look.scores = [score for score in look.scores if score.name != scorer.name]
            self._score_together(scorer, [look])

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


def _has(needs: Need, item: Audited) -> bool:
    segment = item.segment
    return (not needs & Need.SOURCE or bool(segment.source)) and (not needs & Need.REFERENCE or bool(segment.reference))


def _lack(needs: Need, items: list[Audited]) -> str:
    lacking = bool(needs & Need.SOURCE) and not any(item.segment.source for item in items)
    return "no source" if lacking else "no reference"


def _own_options(settings: Settings, name: str, owner: type[Detector] | type[Scorer]) -> dict[str, Any]:
    own = {k: v for k, v in settings.options.get(name, {}).items() if k != "severity"}
    return located(owner.Options, own, Path(settings.path).parent) if own else own


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
        scorer = cls(build(cls.Options, _own_options(settings, name, cls)))
    except OptionError as error:
        raise ConfigError(f"[{name}] in the config: {error}") from None
    scorer.lexicons = registry.lexicons
    return scorer
