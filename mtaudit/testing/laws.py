"""The laws that every detector keeps, built-in or not."""

from __future__ import annotations

import inspect
import pickle
import types
from collections.abc import Callable, Iterator
from typing import Any, NoReturn

from mtaudit.model import Document, Finding, Languages, OffsetMap, Segment
from mtaudit.plugin import Detector, Fires, Lexicons, Need, Silent, View, unmark
from mtaudit.testing.run import check_example, examine, example_document

MQM_DIMENSIONS = frozenset(
    {
        "terminology",
        "accuracy",
        "fluency",
        "linguistic-conventions",
        "style",
        "locale-conventions",
        "audience-appropriateness",
        "design-and-markup",
        "non-translation",
    }
)
"""First parts of a rule's `mqm` path: the dimensions of the MQM typology, `fluency` as the older name of linguistic
conventions, and `non-translation` for what is no translation at all (page furniture)."""

ODD_TEXTS = (
    "",
    " ",
    "\x00",
    "a\x00b",
    "\ud800 lone \udfff surrogates",
    "\u202eright to left\u202c and \u200fmarks\u200e",
    "e\u0301 a\u030a \u0930\u094d\u0915",
    "\U0001f469\u200d\U0001f692 \U0001d4d0",
    "العربية 12 và tiếng Việt 中文 日本語 한국어",
    "((((“„«‹[[[",
    "1.2.3,4.5 12:61 31.02.2020 -0 1e9 ½ ²",
    "word " * 10_000,
    "x" * 50_000,
    "." * 50_000,
    '"' * 5_000,
    "A. " * 15_000,
)


def conformance(what: types.ModuleType | type[Detector]) -> None:
    """Raises AssertionError naming every law that a detector, or a plugin module's detectors, breaks."""
    detectors = [what] if isinstance(what, type) else list(what.mtaudit_detectors())
    faults = [f"{d.name()}: {fault}" for d in detectors for fault in broken_laws(d)]
    if faults:
        raise AssertionError("\n".join(faults))


def broken_laws(detector: type[Detector]) -> Iterator[str]:
    """What each law has to say of a detector; nothing if it keeps them all."""
    for law in _LAWS:
        yield from law(detector)


def _documented(detector: type[Detector]) -> Iterator[str]:
    docs = inspect.cleandoc(detector.__doc__ or "")
    if len(docs.split()) < 5 or detector.__doc__ == Detector.__doc__:
        yield "it has no docstring that says what it finds"
    for rule in detector.rules:
        if rule.mqm.split("/")[0] not in MQM_DIMENSIONS:
            yield f"{rule.id}: {rule.mqm!r} is no MQM category"
        if not rule.message:
            yield f"{rule.id}: it has no message"


def _exemplified(detector: type[Detector]) -> Iterator[str]:
    for rule in detector.rules:
        if not any(isinstance(e, Fires) and e.rule.id == rule.id for e in detector.examples):
            yield f"{rule.id}: no example fires"
        if not any(isinstance(e, Silent) and e.rule in (None, rule) for e in detector.examples):
            yield f"{rule.id}: no example stays silent"


def _examples_hold(detector: type[Detector]) -> Iterator[str]:
    for example in detector.examples:
        fault = check_example(detector, example)
        if fault is not None:
            yield fault


def _cheap_to_make(detector: type[Detector]) -> Iterator[str]:
    class Untouchable(Lexicons):
        def rows(self, kind: str, language: str = "") -> list[dict[str, str]]:
            raise AssertionError(f"__init__ reads the lexicon {kind} {language}")

        def keyed(self, kind: str, language: str = "") -> NoReturn:
            raise AssertionError(f"__init__ reads the lexicon {kind} {language}")

        def view(self, view: View, language: str = "en") -> NoReturn:
            raise AssertionError(f"__init__ reads the view {view.name} {language}")

    kept = detector.lexicons
    try:
        detector.lexicons = Untouchable()
        detector()
    except AssertionError as error:
        yield str(error)
    finally:
        detector.lexicons = kept


def _documents(detector: type[Detector]) -> list[tuple[Document, Fires | Silent]]:
    out = []
    for e in detector.examples:
        target, _ = unmark(e.target)
        out.append((example_document(target, e.source, e.reference, e.languages, detector), e))
    return out


def _repeatable(detector: type[Detector]) -> Iterator[str]:
    for document, example in _documents(detector):
        first = examine(document, (detector.name(),), [detector], example.options).findings
        again = examine(document, (detector.name(),), [detector], example.options).findings
        if first != again:
            yield f"two answers to {document.text!r}"
        if pickle.loads(pickle.dumps(first)) != first:
            yield f"its findings on {document.text!r} do not survive pickling"


def _order_free(detector: type[Detector]) -> Iterator[str]:
    """Segments of different documents share nothing: a batch equals its segments one by one, in any order."""
    if detector.needs & Need.DOCUMENT:
        return
    segments = [s for document, e in _documents(detector) if not e.options for s in document.segments]
    alone = [(s.key, _found(detector, [s])) for s in segments]
    backwards = [(s.key, _found(detector, [s])) for s in reversed(segments)]
    if alone != backwards[::-1]:
        yield "its answer depends on what it saw before"


def _found(detector: type[Detector], segments: list[Segment]) -> tuple[Finding, ...]:
    return examine(Document("<law>", tuple(segments)), (detector.name(),), [detector]).findings


def _survives_odd_text(detector: type[Detector]) -> Iterator[str]:
    for text in ODD_TEXTS:
        for other in (None, text, "Plain 12."):
            segment = _odd_segment(detector, text, other)
            result = examine(Document("<odd>", (segment,)), (detector.name(),), [detector])
            if result.problems:
                yield f"it fails on {text[:40]!r}: {result.problems[0].message}"
                return


def _odd_segment(detector: type[Detector], text: str, other: str | None) -> Segment:
    wanted = detector.target_langs
    target = "en" if wanted is None or "en" in wanted else min(wanted)
    source = min(detector.source_langs) if detector.source_langs else "de"
    return Segment("odd", text, other, other, Languages(target, source), OffsetMap.verbatim(len(text), 0))


_Law = Callable[[type[Detector]], Iterator[Any]]
_LAWS: tuple[_Law, ...] = (
    _documented,
    _exemplified,
    _examples_hold,
    _cheap_to_make,
    _repeatable,
    _order_free,
    _survives_odd_text,
)
