"""The fence around detectors: exceptions become Problems, findings are vetted, repeat offenders are switched off."""

from __future__ import annotations

import traceback
from collections.abc import Callable, Iterable, Sequence
from dataclasses import field, replace
from functools import cached_property, lru_cache

from mtaudit.engine.registry import DetectorEntry
from mtaudit.errors import ExitCode, MtauditError
from mtaudit.model import Document, Fault, Finding, Languages, Problem, Segment, Severity, Side, Skip
from mtaudit.model.values import dataclass
from mtaudit.plugin import Audited, Detector, Lexicons, Need, build

CRASHES_ALLOWED = 3
_MOST_FACTS = 256


@dataclass
class Outcome:
    """What one detector yielded for one document."""

    findings: list[Finding] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


@dataclass(frozen=True, eq=False)
class _Facts:
    """What decides whether a detector looks at a document; few of them for many documents (equal by identity)."""

    source: bool
    reference: bool
    languages: frozenset[Languages]


@lru_cache(maxsize=256)
def _facts(source: bool, reference: bool, languages: frozenset[Languages]) -> _Facts:
    return _Facts(source, reference, languages)


@dataclass(frozen=True)
class _Given:
    """What a document has, asked for by every fence."""

    document: Document
    facts: _Facts
    uniform: bool
    """Whether all segments have the same sides and languages: what fits one, fits all."""

    @cached_property
    def by_key(self) -> dict[str, Segment]:
        """Its segments by their keys."""
        return {segment.key: segment for segment in self.document.segments}


_last: list[_Given] = []
"""The document that is being looked at: all fences ask about it, one after another."""


def _given(document: Document) -> _Given:
    if not _last or _last[0].document is not document:
        segments = document.segments
        languages = frozenset([s.languages for s in segments]) or frozenset((document.languages,))
        sources, references = sum([bool(s.source) for s in segments]), sum([bool(s.reference) for s in segments])
        uniform = len(languages) == 1 and {sources, references} <= {0, len(segments)}
        _last[:] = [_Given(document, _facts(bool(sources), bool(references), languages), uniform)]
    return _last[0]


class Fence:
    """One detector, instantiated once in a process, called only from here."""

    def __init__(
        self,
        entry: DetectorEntry,
        options: dict[str, object],
        lexicons: Lexicons,
        severity: dict[str, Severity],
    ) -> None:
        self.entry = entry
        self.name = entry.cls.name()
        self.needs = entry.cls.needs
        self.crashes = 0
        self._why = ""
        self._options = options
        self._lexicons = lexicons
        self._severity = severity
        self._known = frozenset(rule.id for rule in entry.cls.rules)
        self._detector: Detector | None = None
        self._batches = entry.cls.check_batch is not Detector.check_batch
        self.weighs = entry.cls.weigh is not Detector.weigh
        """Whether it has an opinion on what others find."""
        self._source = bool(self.needs & Need.SOURCE)
        self._reference = bool(self.needs & Need.REFERENCE)
        self._comparison = bool(self.needs & Need.COMPARISON)
        self._skips: dict[_Facts, Skip | None] = {}
        self._whole = bool(self.needs & Need.DOCUMENT)
        self.wide = bool(self.needs & Need.PROJECT)
        self.remembers = False
        """Whether all that it is shown is one project; else every document is one of its own."""

    @property
    def switched_off(self) -> bool:
        """Whether it crashed so often that it is left alone for the rest of the run."""
        return self.crashes >= CRASHES_ALLOWED

    def skip(self, document: Document) -> Skip | None:
        """Why the detector does not look at a document; None if it does."""
        if self.switched_off:
            return Skip(self.name, "switched off", self._why or f"it crashed {self.crashes} times")
        facts = _given(document).facts
        if facts not in self._skips:
            if len(self._skips) > _MOST_FACTS:
                self._skips.clear()
            self._skips[facts] = self._skip(facts)
        return self._skips[facts]

    def _skip(self, given: _Facts) -> Skip | None:
        if self._source and not given.source:
            return Skip(self.name, "no source")
        if self._reference and not given.reference:
            return Skip(self.name, "no reference")
        if self._comparison and not (given.source or given.reference):
            return Skip(self.name, "no source")
        return self._language_skip(given.languages)

    def _language_skip(self, languages: frozenset[Languages]) -> Skip | None:
        cls = self.entry.cls
        if cls.target_langs is not None and not any(x.target_base in cls.target_langs for x in languages):
            return Skip(self.name, "target language", _codes(x.target_base for x in languages))
        if cls.source_langs is not None and not any(x.source_base in cls.source_langs for x in languages):
            return Skip(self.name, "source language", _codes(x.source_base for x in languages))
        return None

    def make_ready(self, document: Document) -> Outcome:
        """Loads what the detector needs; `run` does so by itself. The outcome has what keeps it from starting."""
        outcome = Outcome()
        self._ready(document, outcome)
        return outcome

    def run(self, document: Document) -> Outcome:
        """Everything it finds in one document."""
        outcome = Outcome()
        self.run_into(outcome, document)
        return outcome

    def run_into(self, outcome: Outcome, document: Document) -> None:
        """The same, added to what other detectors found."""
        detector = self._detector or self._ready(document, outcome)
        if detector is None:
            return
        if self.wide and not self.remembers:
            detector.forget()
        if self._whole:
            self._guarded(lambda: detector.check_document(document), document, outcome)
        elif self._batches:
            self._halving(detector, self._fitting(document), document, outcome)
        else:
            self._each(detector, self._fitting(document), document, outcome)

    def weigh_into(self, outcome: Outcome, document: Document) -> None:
        """Gives all findings of a document the confidence that this detector has in them; if it fails, they stay."""
        detector = self._detector
        if detector is None or self.switched_off:
            return
        places: dict[str, list[int]] = {}
        for number, finding in enumerate(outcome.findings):
            places.setdefault(finding.segment, []).append(number)
        found = [s for s in self._fitting(document) if s.key in places]
        items = [Audited(s, tuple(outcome.findings[n] for n in places[s.key])) for s in found]
        if not items:
            return
        try:
            opinions = [list(opinion) for opinion in detector.weigh(items)]
        except Exception as error:
            self.crashes += 1
            outcome.problems.append(self._crash(error, document, None))
            return
        if not _one_for_each(opinions, items):
            message = f"{self.name}: weigh did not give one number between 0 and 1 for each finding"
            outcome.problems.append(self._problem(Fault.CONTRACT, message, document))
            return
        for item, opinion in zip(items, opinions, strict=True):
            for number, finding, confidence in zip(places[item.segment.key], item.findings, opinion, strict=True):
                outcome.findings[number] = self._weighed(finding, round(confidence, 3))

    def _weighed(self, finding: Finding, confidence: float) -> Finding:
        if confidence == finding.confidence:
            return finding
        said = (self.name, f"confidence {finding.confidence:.2f} -> {confidence:.2f}")
        return replace(finding, confidence=confidence, evidence=(*finding.evidence, said))

    def _fitting(self, document: Document) -> Sequence[Segment]:
        if _given(document).uniform and self.skip(document) is None:
            return document.segments
        return [s for s in document.segments if self._fits(s)]

    def _each(self, detector: Detector, segments: Sequence[Segment], document: Document, outcome: Outcome) -> None:
        """The loop that runs for every detector and every segment: as little as can be stands in it."""
        check = detector.check
        for segment in segments:
            try:
                given = check(segment)
                found = list(given) if given else ()
            except Exception as error:
                self.crashes += 1
                outcome.problems.append(self._crash(error, document, segment))
                if self.switched_off:
                    return
                continue
            if found:
                self._vet_all(found, document, outcome)

    def _fits(self, segment: Segment) -> bool:
        cls = self.entry.cls
        return (
            (not self._source or bool(segment.source))
            and (not self._reference or bool(segment.reference))
            and (not self._comparison or bool(segment.source or segment.reference))
            and (cls.target_langs is None or segment.languages.target_base in cls.target_langs)
            and (cls.source_langs is None or segment.languages.source_base in cls.source_langs)
        )

    def _ready(self, document: Document, outcome: Outcome) -> Detector | None:
        if self._detector is None:
            self._why = "it could not start"
            try:
                detector = self.entry.cls(build(self.entry.cls.Options, self._options))
                detector.lexicons = self._lexicons
                detector.prepare()
                self._detector, self._why = detector, ""
            except MtauditError as error:  # it cannot run, and says why: a model that is not there
                if error.exit_code is ExitCode.USAGE:
                    raise
                self.crashes = CRASHES_ALLOWED
                outcome.problems.append(self._problem(Fault.PLUGIN, f"{self.name} cannot run: {error}", document))
            except Exception as error:
                self.crashes = CRASHES_ALLOWED
                outcome.problems.append(self._crash(error, document, None))
        return self._detector

    def _halving(self, detector: Detector, batch: Sequence[Segment], document: Document, outcome: Outcome) -> None:
        """A batch that crashes is halved until the guilty segment stands alone."""
        if not batch or self.switched_off:
            return
        try:
            found = list(detector.check_batch(batch))
        except Exception as error:
            if len(batch) == 1:
                self.crashes += 1
                outcome.problems.append(self._crash(error, document, batch[0]))
                return
            middle = len(batch) // 2
            self._halving(detector, batch[:middle], document, outcome)
            self._halving(detector, batch[middle:], document, outcome)
            return
        self._vet_all(found, document, outcome)

    def _guarded(
        self,
        call: Callable[[], Iterable[Finding]],
        document: Document,
        outcome: Outcome,
    ) -> None:
        try:
            found = list(call() or ())
        except Exception as error:
            self.crashes += 1
            outcome.problems.append(self._crash(error, document, None))
            return
        if found:
            self._vet_all(found, document, outcome)

    def _crash(self, error: Exception, document: Document, segment: Segment | None) -> Problem:
        problem = self._problem(Fault.CRASH, f"{self.name} crashed: {type(error).__name__}: {error}", document)
        trace = "".join(traceback.format_exception(error))
        return replace(problem, segment=segment.key if segment else "", traceback=trace)

    def _vet_all(self, found: Iterable[object], document: Document, outcome: Outcome) -> None:
        texts = _given(document).by_key
        for finding in found:
            fault = self._fault(finding, texts)
            if fault is not None:
                outcome.problems.append(self._problem(Fault.CONTRACT, f"{self.name}: {fault}", document))
            elif isinstance(finding, Finding) and finding.rule in self.entry.enabled:
                outcome.findings.append(self._regraded(finding))

    def _regraded(self, finding: Finding) -> Finding:
        severity = self._severity.get(finding.rule) or self._severity.get(self.name)
        return replace(finding, severity=severity) if severity else finding

    def _fault(self, finding: object, texts: dict[str, Segment]) -> str | None:
        if not isinstance(finding, Finding):
            return f"it yielded {type(finding).__name__}, not a Finding"
        if finding.rule not in self._known:
            return f"it yielded a finding of rule {finding.rule!r}, which it does not declare"
        segment = texts.get(finding.segment)
        if segment is None:
            return f"a finding of {finding.rule} names a segment that is not there ({finding.segment!r})"
        text = segment.text(Side(finding.side))
        if finding.span.end > len(text) or finding.span.of(text) != finding.quote:
            return f"a finding of {finding.rule} does not quote what stands at its span"
        return None

    def _problem(self, fault: Fault, message: str, document: Document) -> Problem:
        return Problem(
            fault,
            message,
            plugin=self.entry.plugin.name,
            version=self.entry.plugin.version,
            detector=self.name,
            path=document.path,
        )


def _one_for_each(opinions: Sequence[Sequence[object]], items: Sequence[Audited]) -> bool:
    if [len(opinion) for opinion in opinions] != [len(item.findings) for item in items]:
        return False
    return all(isinstance(n, int | float) and 0 <= n <= 1 for opinion in opinions for n in opinion)


def _codes(codes: Iterable[str]) -> str:
    return ", ".join(sorted({code or "unknown" for code in codes}))
