"""SARIF 2.1.0 (OASIS), as GitHub code scanning takes it, and so that other readers of SARIF lose nothing.

Columns count code points, ends are exclusive, paths are relative to the repository. Rules of plugins stand under
`tool.extensions`. Waived findings are there and marked as suppressed; what stood in a baseline is `unchanged`. Where
the audit failed, and what it did not look at, are notifications.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator
from typing import Any

from mtaudit.model import (
    Document,
    DocumentResult,
    Finding,
    PluginInfo,
    Problem,
    Segment,
    Severity,
    Span,
    Summary,
    Verdict,
)
from mtaudit.model.finding import Ground
from mtaudit.plugin import Fires, Reporter, RuleInfo, RunInfo, hookimpl
from mtaudit.reporters._excerpt import clean
from mtaudit.reporters._facts import (
    LEVELS,
    Identities,
    Region,
    Worst,
    advice,
    counted,
    fits,
    means,
    not_looked_at,
    problem_text,
    region_at,
    region_of,
    said,
    to_json,
)
from mtaudit.reporters._paths import Paths

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
TAKEN = 25_000
"""Results that GitHub takes in one run; more and it refuses the file."""
SHOWN = 5_000
"""Results that GitHub shows of them: from here on the worst stand first."""

_LONGEST = 1024
_MOST_EXTENSIONS = 100
_MOST_NOTICES = 500
_FIELD = re.compile(r"\{[^{}]*\}")
_LETTERS = re.compile(r"[^\W\d_]{3}")
_BESIDE = frozenset({"pivots", "also", "source", "reference"})
_PRECISION = ((0.9, "very-high"), (0.75, "high"), (0.5, "medium"), (0.0, "low"))
_PROBLEM_SEVERITY = {"error": "error", "warning": "warning", "note": "recommendation"}
_NOTIFICATIONS = {
    "problem": "The audit failed here; what it says is not to be read as a good or a bad translation.",
    "skip": "A detector did not look, for want of something it needs.",
    "notice": "A remark on a file.",
    "waiver": "A waiver is unused, expired or misspelt.",
    "limit": "Results were sorted or left out, because there are more than hosts take.",
}

Json = dict[str, Any]


class SarifReporter(Reporter):
    """SARIF 2.1.0, for GitHub code scanning and everything else that reads SARIF."""

    name = "sarif"
    description = "SARIF 2.1.0, for code scanning"

    def start(self, run: RunInfo) -> None:
        """Nothing is written before the end: the rules and the order of the results are known only then."""
        self._paths = Paths.of_project()
        self._tool = _Tool(run)
        self._names = Identities()
        self._results: Worst[Json] = Worst(TAKEN)
        self._notices: list[Json] = []
        self._compared = any(key == "baseline" for key, _ in run.settings)

    def document(self, result: DocumentResult) -> None:
        """Makes the results of one document."""
        document = result.document
        uri = self._paths.uri(document.path)
        segments = {segment.key: segment for segment in document.segments}
        for finding in result.findings:
            where = uri if finding.place is None else self._paths.uri(finding.place.path)
            fact = _Result(document, finding, segments.get(finding.segment), where).as_json()
            fact |= self._tool.reference(finding.rule)
            name = self._names.name(where, document, finding)
            fact["partialFingerprints"] = {"primaryLocationLineHash": name}
            fact["fingerprints"] = {"mtaudit/v1": finding.fingerprint}
            self._compared = self._compared or _is_old(finding)
            self._results.add(finding, fact)
        if len(self._notices) < _MOST_NOTICES:
            self._notices += (_notification("notice", "note", clean(text), uri) for text in document.notices)

    def finish(self, summary: Summary, verdict: Verdict) -> None:
        """Writes the file, one result a line."""
        results = self._results.ranked() if self._results.total > SHOWN else self._results.in_order()
        if self._compared:
            for fact in results:
                fact.setdefault("baselineState", "new")
        run: Json = {
            "tool": self._tool.as_json(),
            "automationDetails": {"id": "mtaudit/"},
            "columnKind": "unicodeCodePoints",
            "invocations": [self._invocation(summary)],
            "properties": _totals(summary, verdict),
        }
        self.out.write(f'{{"$schema":"{SCHEMA}",\n"version":"2.1.0",\n"runs":[{to_json(run)[:-1]},\n"results":[')
        for number, fact in enumerate(results):
            self.out.write((",\n" if number else "\n") + to_json(fact))
        self.out.write("\n]}]}\n")

    def _invocation(self, summary: Summary) -> Json:
        notices = [_failure(problem, self._paths) for problem in summary.problems]
        for detector, reason, count in not_looked_at(summary):
            text = f"{detector} did not look at {count:,} of {counted(summary.documents, 'text')}: {reason}"
            notices.append(_notification("skip", "note", clean(text)))
        notices += (_notification("waiver", "warning", clean(text)) for text in summary.notices)
        notices += self._notices
        if self._results.total > SHOWN:
            notices.append(_notification("limit", "warning", self._limit()))
        return {"executionSuccessful": not summary.problems, "toolExecutionNotifications": notices}

    def _limit(self) -> str:
        text = f"{counted(self._results.total, 'result')}: the worst stand first, since hosts show {SHOWN:,} of a run"
        if self._results.left_out:
            text += f"; the last {self._results.left_out:,} are left out, since hosts take {TAKEN:,}"
        return text


class _Tool:
    """Rules and the components they come from: the driver, and an extension for each plugin."""

    def __init__(self, run: RunInfo) -> None:
        self.version = run.version
        self.driver: list[Json] = []
        self.extensions: list[Json] = []
        self._references: dict[str, Json] = {}
        numbers: dict[str, int] = {}
        foreign = [plugin for plugin in run.plugins if not _is_built_in(plugin)]
        for plugin in foreign[:_MOST_EXTENSIONS]:
            numbers[plugin.name] = len(self.extensions)
            self.extensions.append(_component(plugin))
        for info in run.rules:
            if info.enabled:
                self._add(info, numbers.get(info.plugin.name))

    def _add(self, info: RuleInfo, extension: int | None) -> None:
        rules = self.driver if extension is None else self.extensions[extension].setdefault("rules", [])
        number = len(rules)
        rules.append(_descriptor(info))
        reference: Json = {"ruleId": info.rule.id}
        if extension is None:
            reference["ruleIndex"] = number
        else:
            reference["rule"] = {"id": info.rule.id, "index": number, "toolComponent": {"index": extension}}
        self._references[info.rule.id] = reference

    def reference(self, rule: str) -> Json:
        """What a result says of its rule; a rule that nobody announced is added to the driver."""
        if rule not in self._references:
            known = rule or "-"
            text = {"text": known}
            self._references[rule] = {"ruleId": known, "ruleIndex": len(self.driver)}
            self.driver.append({"id": known, "shortDescription": text, "fullDescription": text, "help": text})
        return dict(self._references[rule])

    def as_json(self) -> Json:
        """The `tool` of the run."""
        about = "Finds what machine translation did to a text before readers do."
        driver: Json = {
            "name": "mtaudit",
            "shortDescription": {"text": about},
            "rules": self.driver,
            "notifications": [{"id": key, "shortDescription": {"text": text}} for key, text in _NOTIFICATIONS.items()],
        }
        if self.version:
            driver |= {"version": self.version, "semanticVersion": self.version}
        return {"driver": driver} | ({"extensions": self.extensions} if self.extensions else {})


def _is_built_in(plugin: PluginInfo) -> bool:
    return plugin.origin == "built-in" or plugin.name == "mtaudit" or plugin.name.startswith("mtaudit.")


def _component(plugin: PluginInfo) -> Json:
    component: Json = {"name": plugin.name or "plugin"}
    if plugin.version:
        component["version"] = plugin.version
    if plugin.origin:
        component["properties"] = {"origin": plugin.origin}
    return component


def _descriptor(info: RuleInfo) -> Json:
    """A rule with texts in three lengths and what GitHub sorts by. No `security-severity`: prose is no weakness."""
    rule = info.rule
    level = LEVELS[rule.severity]
    title = clean(_FIELD.sub("…", rule.message)) or rule.id
    about = clean(rule.help.strip() or info.docs.strip().partition("\n\n")[0]) or title
    dimension = rule.mqm.partition("/")[0]
    tags = ["machine-translation", *dict.fromkeys(f"mqm/{part}" for part in (dimension, rule.mqm) if part)]
    return {
        "id": rule.id,
        "shortDescription": {"text": _short(title)},
        "fullDescription": {"text": _short(about)},
        "help": {"text": _help(info, about), "markdown": _help_markdown(info)},
        "defaultConfiguration": {"level": level, "rank": round(100 * rule.confidence, 1)},
        "properties": {
            "tags": tags,
            "precision": _precision(rule.confidence),
            "problem.severity": _PROBLEM_SEVERITY[level],
            "mqm": rule.mqm,
            "severity": rule.severity.value,
        },
    }


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"


def _precision(confidence: float) -> str:
    return next(name for least, name in _PRECISION if confidence >= least)


def _help(info: RuleInfo, about: str) -> str:
    texts = dict.fromkeys(text.strip() for text in (info.rule.help, info.docs) if text.strip())
    return "\n\n".join(texts) or about


def _help_markdown(info: RuleInfo) -> str:
    rule = info.rule
    parts = [f"**{rule.id}** · {rule.severity} · MQM {rule.mqm} · confidence {rule.confidence:.0%}"]
    parts += dict.fromkeys(text.strip() for text in (rule.help, info.docs) if text.strip())
    examples = [e for e in info.examples if isinstance(e, Fires)][:3]
    if examples:
        parts.append("Examples, the words between `[[` and `]]` are marked:")
        parts += [_example(example) for example in examples]
    return "\n\n".join(parts)


def _example(example: Fires) -> str:
    lines = [f"{side}: {text}" for side, text in (("source", example.source), ("reference", example.reference)) if text]
    lines += [example.target] + ([f"→ {example.suggestion}"] if example.suggestion else [])
    return "\n".join(f"    {line}" for text in lines for line in text.split("\n"))


class _Result:
    """One finding as a result of SARIF."""

    def __init__(self, document: Document, finding: Finding, segment: Segment | None, uri: str) -> None:
        self.document = document
        self.finding = finding
        self.segment = segment
        self.uri = uri
        self.region = region_of(document, finding)

    def as_json(self) -> Json:
        """All but the reference to its rule and its names."""
        finding = self.finding
        fact: Json = {
            "level": LEVELS[finding.severity],
            "message": {"text": self._message()},
            "locations": [self._location(self.region)],
            "rank": round(100 * finding.confidence, 1),
            "properties": self._properties(),
        }
        related = list(self._related())
        if related:
            fact["relatedLocations"] = related
        if fits(self.document, self.segment, finding) and self.region is not None:
            fact["fixes"] = [self._fix(self.region, finding.suggestion or "")]
        if finding.waiver is not None:
            fact["suppressions"] = [_suppression(finding)]
        if _is_old(finding):
            fact["baselineState"] = "unchanged"
        return fact

    def _message(self) -> str:
        parts = (said(self.document, self.finding), advice(self.finding))
        return "; ".join(part for part in parts if part) or self.finding.rule or "-"

    def _location(self, region: Region | None) -> Json:
        place: Json = {"artifactLocation": {"uri": self.uri}, "region": _region(region)}
        segment = self.finding.segment
        if not segment:
            return {"physicalLocation": place}
        whole = "#".join(p for p in (self.document.part, self.document.key, segment) if p)
        return {"physicalLocation": place, "logicalLocations": [{"name": segment, "fullyQualifiedName": whole}]}

    def _properties(self) -> Json:
        finding = self.finding
        facts: Json = {
            "mqm": finding.mqm,
            "severity": finding.severity.value,
            "confidence": finding.confidence,
            "penalty": finding.penalty,
            "side": finding.side.value,
            "quote": finding.quote,
        }
        if finding.suggestion is not None:
            facts["suggestion"] = finding.suggestion
        if finding.evidence:
            facts["evidence"] = [{"name": name, "text": text} for name, text in finding.evidence]
        return facts

    def _related(self) -> Iterator[Json]:
        """Where evidence quotes words that stand at one place of the same text."""
        for name, text in self.finding.evidence:
            if name in _BESIDE or not _LETTERS.search(text):
                continue
            places = [s for s in self.document.segments if text in s.target]
            if len(places) != 1 or places[0].target.count(text) != 1:
                continue
            at = places[0].target.index(text)
            span = places[0].map.to_file(Span(at, at + len(text)))
            if span is not None:
                place = {"artifactLocation": {"uri": self.uri}, "region": _region(region_at(self.document, span))}
                yield {"physicalLocation": place, "message": {"text": clean(f"{name}: {text}")}}

    def _fix(self, region: Region, text: str) -> Json:
        replacement = {"deletedRegion": _region(region), "insertedContent": {"text": text}}
        change = {"artifactLocation": {"uri": self.uri}, "replacements": [replacement]}
        return {"description": {"text": advice(self.finding)}, "artifactChanges": [change]}


def _region(region: Region | None) -> Json:
    """The first line stands for a whole file: hosts show nothing that has no line."""
    if region is None:
        return {"startLine": 1}
    facts = {
        "startLine": region.line,
        "startColumn": region.column,
        "endLine": region.end_line,
        "endColumn": region.end_column,
    }
    return {key: value for key, value in facts.items() if value is not None}


def _is_old(finding: Finding) -> bool:
    return finding.waiver is not None and finding.waiver.ground in (Ground.BASELINE, Ground.UNCHANGED)


def _suppression(finding: Finding) -> Json:
    waiver = finding.waiver
    assert waiver is not None
    fact: Json = {"kind": "inSource" if waiver.ground is Ground.TEXT else "external", "status": "accepted"}
    fact["justification"] = clean(waiver.why) or f"waived by {waiver.ground.value}"
    known = {"ground": waiver.ground.value, "until": waiver.until, "author": waiver.author}
    fact["properties"] = {key: value for key, value in known.items() if value}
    return fact


def _notification(kind: str, level: str, text: str, uri: str = "") -> Json:
    fact: Json = {"level": level, "message": {"text": text or "-"}, "descriptor": {"id": kind}}
    if uri:
        fact["locations"] = [{"physicalLocation": {"artifactLocation": {"uri": uri}}}]
    return fact


def _failure(problem: Problem, paths: Paths) -> Json:
    fact = _notification("problem", "error", problem_text(problem), paths.uri(problem.path) if problem.path else "")
    if problem.traceback:
        fact["exception"] = {"kind": problem.fault.value, "message": clean(problem.message)}
        fact["properties"] = {"traceback": problem.traceback}
    return fact


def _totals(summary: Summary, verdict: Verdict) -> Json:
    return {
        "gate": {"passed": verdict.passed, "reasons": list(verdict.reasons), "incomplete": verdict.incomplete},
        "documents": summary.documents,
        "words": summary.words,
        "severities": {s.value: summary.count(s) for s in Severity},
        "penaltyPer1000Words": round(summary.penalty_per_1000_words, 3),
        "scores": {name: mean for name, mean in means(summary) if math.isfinite(mean)},
    }


@hookimpl
def mtaudit_reporters() -> Iterable[type[Reporter]]:
    """SARIF."""
    return [SarifReporter]
