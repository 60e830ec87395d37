"""The gate: what fails, and what an editor is told."""

from __future__ import annotations

from dataclasses import replace

import pytest

from mtaudit.config import GATES, GateSettings, ScoreGate
from mtaudit.model import (
    Document,
    DocumentResult,
    Fault,
    Problem,
    Rule,
    Score,
    Segment,
    Severity,
    Summary,
    Verdict,
)
from mtaudit.policy.gate import LEAST_WORDS, judge, mqm_score

SEGMENT = Segment("k", "He denied the orders.")
RULES = {s: Rule(f"trial/{s}", "accuracy/mistranslation", s, "wrong") for s in Severity}


def result(
    path: str = "a.txt",
    *,
    critical: int = 0,
    major: int = 0,
    minor: int = 0,
    words: int = 1000,
    confidence: float = 0.9,
    scores: tuple[Score, ...] = (),
    problems: tuple[Problem, ...] = (),
    key: str = "",
) -> DocumentResult:
    numbers = {Severity.CRITICAL: critical, Severity.MAJOR: major, Severity.MINOR: minor}
    findings = tuple(
        RULES[severity].at(SEGMENT, (0, 2), confidence=confidence) for severity, n in numbers.items() for _ in range(n)
    )
    document = Document(path, (SEGMENT,), key=key)
    return DocumentResult(document, findings, problems, scores=scores, words=words)


def reasons(settings: GateSettings, *results: DocumentResult) -> tuple[str, ...]:
    verdict = judge(settings, results)
    assert verdict.passed is (not verdict.reasons)
    return verdict.reasons


def test_the_default_lets_small_things_pass() -> None:
    assert reasons(GateSettings(), result(minor=20, major=1), result("b.txt", minor=3)) == ()


def test_nothing_at_all_passes() -> None:
    assert judge(GateSettings(), []) == Verdict(True)


def test_reasons_of_one_document() -> None:
    found = reasons(GateSettings(), result(critical=3, major=9, minor=22))
    assert found == (
        "3 critical findings (0 allowed)",
        "9 major findings (1 allowed)",
        "penalty 142 per 1,000 words (40 allowed)",
    )


def test_a_document_is_named_where_there_are_several() -> None:
    found = reasons(GateSettings(), result("laundered.txt", major=9, minor=1), result("clean.txt"))
    assert found == (
        "laundered.txt: 9 major findings (1 allowed)",
        "laundered.txt: penalty 46 per 1,000 words (40 allowed)",
    )


def test_of_many_documents_the_first_are_named() -> None:
    found = reasons(GateSettings(), *(result(f"{n}.txt", major=2 + n, words=100_000) for n in range(6)))
    assert found == ("more than 1 major finding in 6 documents: 0.txt (2), 1.txt (3), 2.txt (4) and 3 more",)
    found = reasons(GateSettings(), result("data.csv", key="7", minor=50), result("data.csv", key="8", minor=60))
    assert found == ("penalty of more than 40 per 1,000 words in 2 documents: data.csv#7 (50), data.csv#8 (60)",)


def test_totals_are_of_the_run() -> None:
    settings = replace(GATES["none"], major=2, minor=1)
    found = reasons(settings, result(major=2), result("b.txt", major=1, minor=2))
    assert found == ("3 major findings (2 allowed)", "2 minor findings (1 allowed)")
    assert reasons(settings, result(major=2, minor=1)) == ()


def test_unsure_findings_do_not_count() -> None:
    assert reasons(GateSettings(), result(critical=2, major=9, confidence=0.59)) == ()
    assert reasons(GateSettings(min_confidence=0.5), result(critical=1, confidence=0.59)) == (
        "1 critical finding (0 allowed)",
    )


def test_a_headline_is_not_judged_as_a_thousand_words() -> None:
    assert reasons(GateSettings(), result(minor=8, words=10)) == ()
    found = reasons(GateSettings(), result(minor=9, words=10))
    assert found == (f"penalty {9000 / LEAST_WORDS:.0f} per 1,000 words (40 allowed)",)


def test_rules_detectors_and_categories_have_their_own_limits() -> None:
    for key, limit, failed in [
        ("trial/minor", 1, True),
        ("trial/minor", 2, False),
        ("trial", 2, True),
        ("accuracy", 2, True),
        ("accuracy/mistranslation", 3, False),
        ("acc", 0, False),
        ("tri", 0, False),
    ]:
        found = reasons(replace(GATES["none"], rules={key: limit}), result(minor=2, major=1))
        assert bool(found) is failed, key
        if failed:
            assert found == (f"{2 if key == 'trial/minor' else 3} findings of {key} ({limit} allowed)",)


def test_scores() -> None:
    settings = replace(GATES["none"], scores={"comet": ScoreGate(min=0.8, segment_min=0.45)})
    good = (Score("comet", 0.81), Score("comet", 0.5, segment="k"), Score("bleu", 0.1))
    bad = (Score("comet", 0.7512), Score("comet", 0.2, segment="k"), Score("comet", 0.1, segment="l"))
    assert reasons(settings, result(scores=good)) == ()
    assert reasons(settings, result(scores=bad)) == (
        "comet 0.751 (at least 0.8 wanted)",
        "comet of a segment 0.1 (at least 0.45 wanted)",
    )
    found = reasons(settings, *(result(f"{n}.txt", scores=bad[:1]) for n in range(4)))
    assert found == ("comet below 0.8 in 4 documents: 0.txt (0.751), 1.txt (0.751), 2.txt (0.751) and 1 more",)
    assert reasons(settings, result()) == (), "no score is no low score"


def test_a_required_score_that_is_missing_makes_the_audit_incomplete() -> None:
    settings = replace(GATES["none"], scores={"comet": ScoreGate(min=0.8, required=True)})
    verdict = judge(settings, [result()])
    assert verdict == Verdict(False, ("no comet score, and the gate requires one",), incomplete=True)
    verdict = judge(settings, [result(scores=(Score("comet", 0.9),)), result("b.txt")])
    assert verdict.reasons == ("no comet score for 1 document: b.txt, and the gate requires one",)


@pytest.mark.parametrize(("incomplete", "passed"), [("fail", False), ("ignore", True)])
def test_an_incomplete_audit(incomplete: str, passed: bool) -> None:
    settings = GateSettings(incomplete="ignore") if incomplete == "ignore" else GateSettings()
    verdict = judge(settings, [result(problems=(Problem(Fault.CRASH, "boom"),))])
    assert verdict.passed is passed
    assert verdict.incomplete is not passed
    assert verdict.reasons == (() if passed else ("the audit is incomplete: 1 problem",))


def test_problems_of_the_run_count_too() -> None:
    from mtaudit.policy import Gate

    summary = Summary()
    summary.add_problems([Problem(Fault.PLUGIN, "does not load"), Problem(Fault.PLUGIN, "nor this")])
    verdict = Gate(GateSettings()).verdict(summary)
    assert verdict == Verdict(False, ("the audit is incomplete: 2 problems",), incomplete=True)


def test_presets_order() -> None:
    some = result(critical=1, major=3, minor=40)
    assert [len(reasons(GATES[name], some)) for name in ("none", "default", "strict")] == [0, 3, 3]


def test_the_mqm_score_is_what_the_penalty_leaves_of_a_hundred() -> None:
    assert [mqm_score(*x) for x in ((0, 100), (5, 500), (25, 200), (900, 300), (3, 0))] == [100, 99, 87.5, 0, 100]
    settings = replace(GATES["none"], min_mqm_score=98.96)
    assert reasons(settings, result(major=2), result("b.txt", minor=10)) == ()
    assert reasons(settings, result(major=2, minor=1)) == ("MQM score 98.9 (at least 98.96 wanted)",)
    found = reasons(settings, *(result(f"{n}.txt", critical=1) for n in range(2)))
    assert found == ("MQM score below 98.96 in 2 documents: 0.txt (97.5), 1.txt (97.5)",)
    assert reasons(settings, result(critical=1, confidence=0.2)) == (), "not sure enough to count"
