"""Runs detectors on small texts, the way the engine does."""

from __future__ import annotations

import functools
import types
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from mtaudit.config import Settings
from mtaudit.engine.api import prose_document
from mtaudit.engine.examine import Examiner, Loaded
from mtaudit.engine.registry import Registry
from mtaudit.model import Document, DocumentResult, Finding, Keys, Languages, LineIndex, OffsetMap, Segment, Span
from mtaudit.plugin import Detector, Fires, Silent, unmark

Source = types.ModuleType | type[Detector] | str


def audit(
    target: str,
    *what: Source,
    source: str | None = None,
    reference: str | None = None,
    languages: str = "",
    options: Mapping[str, Any] | None = None,
) -> tuple[Finding, ...]:
    """The findings of one text. `what` are plugin modules, detector classes, or names of detectors or rules.

    With nothing named, the built-in defaults run. With a source or reference, line n of the target belongs to line
    n of the other side. Raises AssertionError if the audit itself failed.
    """
    detectors = [d for w in what for d in _detectors(w)]
    names = tuple(d.name() for d in detectors) + tuple(w for w in what if isinstance(w, str))
    document = example_document(target, source, reference, languages, detectors[0] if detectors else None)
    result = examine(document, names or ("default",), detectors, options)
    if result.problems:
        raise AssertionError("\n".join(p.traceback or p.message for p in result.problems))
    return result.findings


def examine(
    document: Document,
    select: tuple[str, ...],
    detectors: Iterable[type[Detector]] = (),
    options: Mapping[str, Any] | None = None,
) -> DocumentResult:
    """The result of one document under the named rules. `detectors` may be unknown to the registry."""
    strangers = tuple(d for d in detectors if _registry().detector_class(d.name()) is not d)
    chosen = {name.partition("/")[0]: dict(options) for name in select} if options else {}
    settings = Settings(select=select, options=chosen)
    return _examiner(settings, strangers).examine(Loaded(document))


def _examiner(settings: Settings, strangers: tuple[type[Detector], ...]) -> Examiner:
    if strangers or settings.options:
        return Examiner(settings, _registry_with(strangers).selecting(settings))
    return _plain_examiner(settings.select)


@functools.lru_cache(maxsize=256)
def _plain_examiner(select: tuple[str, ...]) -> Examiner:
    settings = Settings(select=select)
    return Examiner(settings, _registry().selecting(settings))


@functools.lru_cache(maxsize=1)
def _registry() -> Registry:
    return Registry.load(Settings())


@functools.lru_cache(maxsize=64)
def _registry_with(strangers: tuple[type[Detector], ...]) -> Registry:
    return Registry.load(Settings(), extra=[_plugin(strangers)]) if strangers else _registry()


def _plugin(detectors: tuple[type[Detector], ...]) -> object:
    from mtaudit.plugin import hookimpl

    class Given:
        """A plugin made of classes that were given by hand."""

        __name__ = "given"

        @hookimpl
        def mtaudit_detectors(self) -> Iterable[type[Detector]]:
            return detectors

    return Given()


def _detectors(what: Source) -> list[type[Detector]]:
    if isinstance(what, str):
        return []
    if isinstance(what, types.ModuleType):
        return list(what.mtaudit_detectors())
    return [what]


def example_document(
    target: str,
    source: str | None = None,
    reference: str | None = None,
    languages: str = "",
    detector: type[Detector] | None = None,
) -> Document:
    """A document for an example. Without another side the target is read like a plain text file."""
    codes = _languages(languages, detector)
    if source is None and reference is None:
        document = prose_document(target, codes.target)
        return replace(document, languages=codes)
    lines = target.split("\n")
    sources = source.split("\n") if source is not None else [None] * len(lines)
    references = reference.split("\n") if reference is not None else [None] * len(lines)
    if not len(lines) == len(sources) == len(references):
        raise ValueError("each line of the target needs its line of the source and of the reference")
    keys, at = Keys(), 0
    segments = []
    for number, (line, one, two) in enumerate(zip(lines, sources, references, strict=True)):
        where = OffsetMap.verbatim(len(line), at)
        segments.append(Segment(keys.key(line), line, one, two, codes, where, block=number))
        at += len(line) + 1
    return Document("<example>", tuple(segments), languages=codes, lines=LineIndex.of(target))


def _languages(languages: str, detector: type[Detector] | None) -> Languages:
    """From `de-en` or `en`; what is not said is what the detector is for, English before others."""
    source, _, target = languages.rpartition("-")
    known = sorted(detector.source_langs or ()) if detector else []
    wanted = detector.target_langs if detector else None
    if not target:
        target = "en" if wanted is None or "en" in wanted else min(wanted)
    return Languages(target, source or (known[0] if known else ""))


def check_example(detector: type[Detector], example: Fires | Silent) -> str | None:
    """What is wrong with an example; None if the detector does what it says."""
    target, marks = unmark(example.target)
    document = example_document(target, example.source, example.reference, example.languages, detector)
    result = examine(document, (detector.name(),), [detector], example.options)
    if result.problems:
        return f"the detector failed on {target!r}:\n" + "\n".join(p.traceback or p.message for p in result.problems)
    found = [f for f in result.findings if example.rule is None or _is_of(f, example.rule.id)]
    if isinstance(example, Silent):
        if found:
            return f"should be silent on {target!r}, but found {_shown(found)}"
        return None
    return _fires_fault(example, target, marks, found)


def _is_of(finding: Finding, rule: str) -> bool:
    return finding.rule == rule or rule in dict(finding.evidence).get("also", "").split(", ")


def _fires_fault(example: Fires, target: str, marks: tuple[Span, ...], found: list[Finding]) -> str | None:
    places = [f.place.span if f.place else f.span for f in found]
    if sorted(places) != sorted(marks):
        wanted = [m.of(target) for m in marks]
        return f"{example.rule.id} on {target!r}: expected {wanted}, found {_shown(found)}"
    if example.suggestion is not None and example.suggestion not in [f.suggestion for f in found]:
        return f"{example.rule.id} on {target!r}: suggested {[f.suggestion for f in found]}, not {example.suggestion!r}"
    return None


def _shown(found: list[Finding]) -> str:
    return ", ".join(f"{f.rule} {f.quote!r} [{f.span.start}, {f.span.end})" for f in found) or "nothing"
