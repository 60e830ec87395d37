"""The fence: crashes become Problems, findings are vetted, repeat offenders are switched off."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

import pytest

from mtaudit.config import Settings
from mtaudit.engine.examine import Examiner, Loaded
from mtaudit.engine.registry import Registry
from mtaudit.model import (
    Document,
    DocumentResult,
    Fault,
    Finding,
    Languages,
    OffsetMap,
    Rule,
    Segment,
    Severity,
    Side,
    Span,
)
from mtaudit.plugin import Audited, Detector, Need
from tests.engine.test_registry import Plugin

FOUND = Rule("probe/found", mqm="style/awkward", severity=Severity.MINOR, message="“{quote}”")
OTHER = Rule("stranger/found", mqm="style/awkward", severity=Severity.MINOR, message="x")


def document(*texts: str, source: str | None = None) -> Document:
    segments = tuple(
        Segment(str(n), t, source, languages=Languages("en"), map=OffsetMap.verbatim(len(t), 0))
        for n, t in enumerate(texts)
    )
    return Document("a.txt", segments, languages=Languages("en"))


def examine(detector: type[Detector], doc: Document, **settings: Any) -> DocumentResult:
    chosen = Settings(**{"select": ("probe",), **settings})
    registry = Registry.load(chosen, extra=[Plugin(detector)], installed=False)
    return Examiner(chosen, registry).examine(Loaded(doc))


def detector(**attributes: Any) -> type[Detector]:
    return type("Probe", (Detector,), {"__doc__": "A probe.", "rules": (FOUND,), **attributes})


def whole(_: Detector, segment: Segment) -> Iterable[Finding]:
    if "boom" in segment.target:
        raise ValueError("boom")
    yield FOUND.at(segment, (0, len(segment.target)))


def test_a_crash_is_narrowed_to_its_segment_and_the_others_are_examined() -> None:
    result = examine(detector(check=whole), document("one", "boom", "three"))
    assert [f.quote for f in result.findings] == ["one", "three"]
    (problem,) = result.problems
    assert (problem.fault, problem.detector, problem.segment, problem.path) == (Fault.CRASH, "probe", "1", "a.txt")
    assert "ValueError: boom" in problem.message
    assert "Traceback" in problem.traceback


def test_a_batch_that_crashes_is_halved_until_the_guilty_one_stands_alone() -> None:
    def batch(self: Detector, segments: Sequence[Segment]) -> Iterable[Finding]:
        return [finding for segment in segments for finding in whole(self, segment)]

    result = examine(detector(check_batch=batch), document(*"abcde", "boom", *"fgh"))
    assert [f.quote for f in result.findings] == list("abcdefgh")
    assert [p.segment for p in result.problems] == ["5"]


def test_three_crashes_switch_a_detector_off_for_the_rest_of_the_run() -> None:
    settings = Settings(select=("probe",))
    registry = Registry.load(settings, extra=[Plugin(detector(check=whole))], installed=False)
    examiner = Examiner(settings, registry)
    first = examiner.examine(Loaded(document("boom 1", "boom 2", "boom 3", "fine")))
    assert len(first.problems) == 3
    assert first.findings == ()
    second = examiner.examine(Loaded(document("fine")))
    assert second.findings == ()
    assert [(s.detector, s.reason) for s in second.skips] == [("probe", "switched off")]


def test_a_detector_that_fails_to_prepare_is_a_problem_once() -> None:
    def prepare(_: Detector) -> None:
        raise OSError("model not found")

    settings = Settings(select=("probe",))
    registry = Registry.load(settings, extra=[Plugin(detector(check=whole, prepare=prepare))], installed=False)
    examiner = Examiner(settings, registry)
    assert ["model not found" in p.message for p in examiner.examine(Loaded(document("a"))).problems] == [True]
    assert examiner.examine(Loaded(document("a"))).problems == ()


def forged(**changes: Any) -> Finding:
    facts: dict[str, Any] = {
        "rule": "probe/found",
        "mqm": "style",
        "severity": Severity.MINOR,
        "side": Side.TARGET,
        "segment": "0",
        "span": Span(0, 3),
        "quote": "one",
        "message": "x",
        "confidence": 0.9,
        "suggestion": None,
        "evidence": (),
        "fingerprint": "f",
    }
    return Finding(**{**facts, **changes})


@pytest.mark.parametrize(
    ("yielded", "words"),
    [
        ("a text", "yielded str"),
        (forged(rule="other/rule"), "does not declare"),
        (forged(segment="99"), "not there"),
        (forged(span=Span(0, 99)), "does not quote"),
        (forged(quote="two"), "does not quote"),
    ],
)
def test_a_finding_that_breaks_the_contract_is_a_problem_not_a_finding(yielded: object, words: str) -> None:
    result = examine(detector(check=lambda _self, _segment: [yielded]), document("one"))
    assert result.findings == ()
    assert result.problems[0].fault is Fault.CONTRACT
    assert words in result.problems[0].message


def test_what_did_not_look_is_said_with_its_reason() -> None:
    needy = detector(check=whole, needs=Need.SOURCE)
    assert [(s.detector, s.reason) for s in examine(needy, document("one")).skips] == [("probe", "no source")]
    assert examine(needy, document("one", source="eins")).findings
    german = detector(check=whole, target_langs=frozenset({"de"}))
    (skip,) = examine(german, document("one")).skips
    assert (skip.reason, skip.detail) == ("target language", "en")


def test_severity_can_be_set_and_low_confidence_is_left_out() -> None:
    def unsure(_: Detector, segment: Segment) -> Iterable[Finding]:
        yield FOUND.at(segment, (0, 1), confidence=0.3)
        yield FOUND.at(segment, (1, 2), confidence=0.9)

    result = examine(detector(check=unsure), document("ab"), severity={"probe/found": Severity.CRITICAL})
    assert [(f.quote, f.severity) for f in result.findings] == [("b", Severity.CRITICAL)]


def test_findings_are_in_reading_order_with_places_and_distinct_fingerprints() -> None:
    def twice(_: Detector, segment: Segment) -> Iterable[Finding]:
        yield FOUND.at(segment, (4, 5))
        yield FOUND.at(segment, (0, 1))

    result = examine(detector(check=twice), document("a b a"))
    assert [f.place.span.start for f in result.findings if f.place] == [0, 4]
    assert len({f.fingerprint for f in result.findings}) == 2


def test_several_rules_at_one_stretch_become_one_finding_that_names_the_others() -> None:
    grave = Rule("probe/grave", mqm="accuracy", severity=Severity.MAJOR, message="grave")

    def both(_: Detector, segment: Segment) -> Iterable[Finding]:
        yield FOUND.at(segment, (0, 3))
        yield grave.at(segment, (0, 3))

    result = examine(detector(rules=(FOUND, grave), check=both), document("one"))
    assert [f.rule for f in result.findings] == ["probe/grave"]
    assert ("also", "probe/found") in result.findings[0].evidence


def weighing(weigh: Any) -> type[Detector]:
    return detector(check=whole, weigh=weigh)


def test_a_detector_may_doubt_what_all_have_found_in_a_segment() -> None:
    seen: list[list[str]] = []

    def weigh(_: Detector, items: Sequence[Audited]) -> list[list[float]]:
        seen.append([item.segment.target for item in items])
        return [[0.2 if "good" in f.quote else f.confidence for f in item.findings] for item in items]

    result = examine(weighing(weigh), document("bad", "good"), min_confidence=0.5)
    assert seen == [["bad", "good"]]
    (kept,) = result.findings
    assert (kept.quote, kept.evidence) == ("bad", ())
    everything = examine(weighing(weigh), document("bad", "good"), min_confidence=0)
    doubted = everything.findings[1]
    assert (doubted.confidence, doubted.evidence) == (0.2, (("probe", "confidence 0.80 -> 0.20"),))


def test_a_detector_is_asked_to_weigh_only_what_fits_it() -> None:
    def never(_: Detector, items: Sequence[Audited]) -> list[list[float]]:
        raise AssertionError(items)

    probe = detector(check=lambda *_: (), weigh=never, needs=Need.SOURCE)
    other = type("Other", (Detector,), {"__doc__": "x", "rules": (OTHER,), "check": other_found})
    settings = Settings(select=("probe", "stranger"))
    registry = Registry.load(settings, extra=[Plugin(probe, other)], installed=False)
    alone, paired = document("some").segments[0], replace(document("paired", source="x").segments[0], key="1")
    result = Examiner(settings, registry).examine(Loaded(Document("a.txt", (alone, paired))))
    assert [f.rule for f in result.findings] == ["stranger/found"]
    assert not result.problems


def other_found(_: Detector, segment: Segment) -> Iterable[Finding]:
    if segment.target == "some":
        yield OTHER.at(segment, (0, 4))


@pytest.mark.parametrize("opinions", [[], [[0.5, 0.5]], [[2.0]], [["sure"]]])
def test_a_weighing_that_gives_no_number_for_each_finding_changes_nothing(opinions: Any) -> None:
    result = examine(weighing(lambda *_: opinions), document("one"))
    assert [f.confidence for f in result.findings] == [0.8]
    assert [p.fault for p in result.problems] == [Fault.CONTRACT]


def test_a_weighing_that_crashes_changes_nothing_and_is_told() -> None:
    def weigh(*_: object) -> list[list[float]]:
        raise ValueError("no weights")

    result = examine(weighing(weigh), document("one"))
    assert [f.confidence for f in result.findings] == [0.8]
    assert [(p.fault, p.message) for p in result.problems] == [(Fault.CRASH, "probe crashed: ValueError: no weights")]
