"""What an audit yields: results of documents, and the summary folded over them."""

from __future__ import annotations

import enum
from collections import Counter
from collections.abc import Iterable
from dataclasses import field

from mtaudit.model.finding import Finding, Severity
from mtaudit.model.segment import Document
from mtaudit.model.span import Packed
from mtaudit.model.values import dataclass


class Fault(enum.StrEnum):
    """Why a part of the audit failed."""

    CRASH = "crash"
    TIMEOUT = "timeout"
    CONTRACT = "contract"
    UNREADABLE = "unreadable"
    PAIRING = "pairing"
    PLUGIN = "plugin"
    SCORER = "scorer"


@dataclass(frozen=True, slots=True)
class Problem:
    """The audit failed here. Never to be read as a bad translation, nor as a good one."""

    fault: Fault
    message: str
    plugin: str = ""
    version: str = ""
    detector: str = ""
    path: str = ""
    segment: str = ""
    traceback: str = ""
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Skip:
    """What did not look, and why: a clean report must say what was not looked at."""

    detector: str
    reason: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Score(Packed):
    """A number with the recipe that made it, so that it can be repeated.

    `segment` is the key of the scored segment, empty for a whole document. Higher is better unless the signature
    says otherwise.
    """

    name: str
    value: float
    signature: str = ""
    segment: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class DocumentResult:
    """All that the audit of one document yields."""

    document: Document
    findings: tuple[Finding, ...] = ()
    problems: tuple[Problem, ...] = ()
    skips: tuple[Skip, ...] = ()
    scores: tuple[Score, ...] = ()
    words: int = 0

    @property
    def open(self) -> tuple[Finding, ...]:
        """The findings that count: those that nobody waived."""
        return tuple(f for f in self.findings if f.waiver is None)

    @property
    def penalty(self) -> float:
        """Sum of the MQM penalties of its open findings."""
        return sum(f.penalty for f in self.findings if f.waiver is None)


@dataclass(frozen=True, slots=True)
class PluginInfo:
    """A plugin as `mtaudit plugins` shows it. `origin` is `built-in`, the distribution, or a file."""

    name: str
    version: str = ""
    origin: str = ""
    provides: tuple[str, ...] = ()
    error: str = ""


@dataclass(frozen=True, slots=True)
class Verdict:
    """The gate's judgement. `reasons` says why it failed, in full sentences' worth of words."""

    passed: bool
    reasons: tuple[str, ...] = ()
    incomplete: bool = False


@dataclass(slots=True)
class Summary:
    """Folded over a stream of results; holds counts, never texts. Waived findings are counted by their ground alone."""

    documents: int = 0
    paths: int = 0
    segments: int = 0
    words: int = 0
    penalty: float = 0.0
    unreadable: int = 0
    severities: Counter[str] = field(default_factory=Counter)
    rules: Counter[str] = field(default_factory=Counter)
    categories: Counter[str] = field(default_factory=Counter)
    waived: Counter[str] = field(default_factory=Counter)
    skips: Counter[Skip] = field(default_factory=Counter)
    problems: list[Problem] = field(default_factory=list)
    scores: dict[str, tuple[float, int]] = field(default_factory=dict)
    notices: list[str] = field(default_factory=list)
    """What is wrong with the waivers: unused, expired or misspelt ones, each with its place."""
    _last_path: str | None = None

    def add(self, result: DocumentResult) -> None:
        """Folds one result in."""
        document = result.document
        if document.path != self._last_path:
            self.paths += 1
            self._last_path = document.path
        self.documents += 1
        self.segments += len(document.segments)
        self.words += result.words
        self.penalty += result.penalty
        self.unreadable += any(p.fault is Fault.UNREADABLE for p in result.problems)
        found = result.open
        self.severities.update(f.severity.value for f in found)
        self.rules.update(f.rule for f in found)
        self.categories.update(f.mqm for f in found)
        self.waived.update(f.waiver.ground.value for f in result.findings if f.waiver)
        self.skips.update(result.skips)
        self.add_problems(result.problems)
        for score in result.scores:
            if not score.segment:
                total, count = self.scores.get(score.name, (0.0, 0))
                self.scores[score.name] = (total + score.value, count + 1)

    def add_problems(self, problems: Iterable[Problem]) -> None:
        """Folds in problems of the run as a whole."""
        self.problems.extend(problems)

    def count(self, severity: Severity) -> int:
        """Findings of exactly this severity."""
        return self.severities[severity.value]

    @property
    def findings(self) -> int:
        """Findings of all severities."""
        return sum(self.severities.values())

    @property
    def penalty_per_1000_words(self) -> float:
        """MQM penalty per 1,000 words of the target."""
        return 1000 * self.penalty / self.words if self.words else 0.0
