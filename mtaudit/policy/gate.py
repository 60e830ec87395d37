"""The gate: whether what was found may be published. Folded over a stream of results, says why in plain words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import field

from mtaudit.config import GateSettings, ScoreGate
from mtaudit.model import Document, DocumentResult, Finding, Severity, Summary, Verdict
from mtaudit.model.values import dataclass
from mtaudit.policy.names import is_of

LEAST_WORDS = 200
"""A penalty per 1,000 words is judged as if the text had at least this many words.

In a headline of ten words one minor finding is 100 points per 1,000 words; that says nothing about the text.
200 words is a short news item.
"""

_NAMED = 3


class Gate:
    """Add every result, then ask for the verdict. Holds counts and a few names, never texts."""

    def __init__(self, settings: GateSettings) -> None:
        self.settings = settings
        self._documents = 0
        self._totals = dict.fromkeys(Severity, 0)
        self._rules = dict.fromkeys(settings.rules, 0)
        self._major = _Offenders()
        self._penalty = _Offenders()
        self._mqm = _Offenders()
        self._low = {name: _Offenders() for name in settings.scores}
        self._low_segments = {name: _Offenders() for name in settings.scores}
        self._unscored = {name: _Offenders() for name in settings.scores}

    def add(self, result: DocumentResult) -> None:
        """Judges one document."""
        self._documents += 1
        counted = [f for f in result.open if f.confidence >= self.settings.min_confidence]
        for finding in counted:
            self._totals[finding.severity] += 1
        for key in self._rules:
            self._rules[key] += sum(is_of(finding, key) for finding in counted)
        self._judge_document(result, counted)
        for name, gate in self.settings.scores.items():
            self._judge_scores(result, name, gate)

    def _judge_document(self, result: DocumentResult, counted: list[Finding]) -> None:
        name = label(result.document)
        major = sum(f.severity is Severity.MAJOR for f in counted)
        if self.settings.major_per_document is not None and major > self.settings.major_per_document:
            self._major.add(name, major)
        penalty = 1000 * sum(f.penalty for f in counted) / max(result.words, LEAST_WORDS)
        if self.settings.mqm_per_1000_words is not None and penalty > self.settings.mqm_per_1000_words:
            self._penalty.add(name, penalty)
        score = mqm_score(sum(f.penalty for f in counted), max(result.words, LEAST_WORDS))
        if self.settings.min_mqm_score is not None and score < self.settings.min_mqm_score:
            self._mqm.add(name, score)

    def _judge_scores(self, result: DocumentResult, name: str, gate: ScoreGate) -> None:
        where = label(result.document)
        values = [s.value for s in result.scores if s.name == name and not s.segment]
        if gate.min is not None and values and min(values) < gate.min:
            self._low[name].add(where, min(values))
        segments = [s.value for s in result.scores if s.name == name and s.segment]
        floor = gate.segment_min
        below = [value for value in segments if floor is not None and value < floor]
        if below:
            self._low_segments[name].add(where, min(below))
        if gate.required and not values and not segments and result.document.segments:
            self._unscored[name].add(where, 0)

    def verdict(self, summary: Summary) -> Verdict:
        """The judgement over all that was added; `summary` tells where the audit itself failed."""
        failed = (
            *self._reasons_of_counts(),
            *self._reasons_of_documents(),
            *self._reasons_of_scores(),
            *self._reasons_of_waivers(summary),
        )
        holes = tuple(self._holes(summary))
        counts = self.settings.incomplete == "fail"
        reasons = failed + holes if counts else failed
        return Verdict(passed=not reasons, reasons=reasons, incomplete=counts and bool(holes))

    def _reasons_of_counts(self) -> Iterator[str]:
        for severity in (Severity.CRITICAL, Severity.MAJOR, Severity.MINOR):
            allowed: int | None = getattr(self.settings, severity.value)
            found = self._totals[severity]
            if allowed is not None and found > allowed:
                yield f"{_findings(found, severity.value)} ({allowed:,} allowed)"
        for key, allowed in self.settings.rules.items():
            if self._rules[key] > allowed:
                yield f"{_findings(self._rules[key])} of {key} ({allowed:,} allowed)"

    def _reasons_of_documents(self) -> Iterator[str]:
        allowed = self.settings.major_per_document
        if self._major.count == 1:
            ((name, found),) = self._major.first
            yield f"{self._prefix(name)}{_findings(round(found), 'major')} ({allowed} allowed)"
        elif self._major.count:
            yield f"more than {_findings(allowed or 0, 'major')} in {self._major.said('{:,.0f}')}"
        limit = self.settings.mqm_per_1000_words
        if self._penalty.count == 1:
            ((name, found),) = self._penalty.first
            yield f"{self._prefix(name)}penalty {found:,.0f} per 1,000 words ({limit:g} allowed)"
        elif self._penalty.count:
            yield f"penalty of more than {limit:g} per 1,000 words in {self._penalty.said('{:,.0f}')}"
        least = self.settings.min_mqm_score
        if self._mqm.count == 1:
            ((name, found),) = self._mqm.first
            yield f"{self._prefix(name)}MQM score {_cut(found)} (at least {least:g} wanted)"
        elif self._mqm.count:
            yield f"MQM score below {least:g} in {self._mqm.said('{:.1f}')}"

    def _reasons_of_scores(self) -> Iterator[str]:
        for name, gate in self.settings.scores.items():
            for offenders, floor, what in (
                (self._low[name], gate.min, ""),
                (self._low_segments[name], gate.segment_min, " of a segment"),
            ):
                if offenders.count == 1:
                    ((where, found),) = offenders.first
                    yield f"{self._prefix(where)}{name}{what} {found:.3g} (at least {floor:g} wanted)"
                elif offenders.count:
                    yield f"{name}{what} below {floor:g} in {offenders.said('{:.3g}')}"

    def _reasons_of_waivers(self, summary: Summary) -> Iterator[str]:
        number = len(summary.notices)
        if number and self.settings.waivers == "fail":
            kind = "waiver is" if number == 1 else "waivers are"
            yield f"{number:,} {kind} unused, expired or misspelt (none allowed)"

    def _holes(self, summary: Summary) -> Iterator[str]:
        """What should have been looked at and was not."""
        if summary.problems:
            number = len(summary.problems)
            yield f"the audit is incomplete: {number:,} {'problem' if number == 1 else 'problems'}"
        for name, offenders in self._unscored.items():
            if offenders.count:
                where = "" if self._documents == 1 else f" for {offenders.said()}"
                yield f"no {name} score{where}, and the gate requires one"

    def _prefix(self, name: str) -> str:
        return f"{name}: " if self._documents > 1 else ""


def mqm_score(penalty: float, words: int) -> float:
    """The raw quality score of the MQM scoring model: 100 * (1 - penalty per word), at least 0.

    Without normalisation or calibration (themqm.org, "raw scoring model"): 100 says that nothing was found, and one
    major finding in 500 words is 99. A text without words has 100.
    """
    return max(0.0, 100.0 * (1.0 - penalty / words)) if words else 100.0


def label(document: Document) -> str:
    """The document by the name the user knows: its path, and its key where a file holds several."""
    return f"{document.path}#{document.key}" if document.key else document.path


def judge(settings: GateSettings, results: Iterable[DocumentResult]) -> Verdict:
    """The verdict on results that are all there already."""
    gate, summary = Gate(settings), Summary()
    for result in results:
        gate.add(result)
        summary.add(result)
    return gate.verdict(summary)


def _cut(score: float) -> str:
    """One digit, never rounded up: 89.96 is below 90."""
    return f"{int(score * 10) / 10:.1f}"


def _findings(number: int, kind: str = "") -> str:
    return f"{number:,} {kind + ' ' if kind else ''}finding{'' if number == 1 else 's'}"


@dataclass(slots=True)
class _Offenders:
    """Documents that are over a limit: the first few by name, the rest as a number."""

    count: int = 0
    first: list[tuple[str, float]] = field(default_factory=list)

    def add(self, name: str, value: float) -> None:
        self.count += 1
        if len(self.first) < _NAMED:
            self.first.append((name, value))

    def said(self, form: str = "") -> str:
        named = [f"{name} ({form.format(value)})" if form else name for name, value in self.first]
        more = self.count - len(named)
        rest = f" and {more:,} more" if more else ""
        return f"{self.count:,} document{'' if self.count == 1 else 's'}: {', '.join(named)}{rest}"
