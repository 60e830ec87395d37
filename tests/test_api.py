"""The audit as three lines of Python."""

from __future__ import annotations

from pathlib import Path

import pytest

import mtaudit

TARGET = "The bridge is closed. It will not open in May.\n\nNobody was hurt."
SOURCE = "Die Brücke ist gesperrt. Sie wird im Mai geöffnet.\n\nNiemand wurde verletzt."


def test_every_public_name_is_there() -> None:
    for name in mtaudit.__all__:
        assert getattr(mtaudit, name) is not None
    with pytest.raises(AttributeError):
        _ = mtaudit.nonsense


def test_a_text_alone() -> None:
    report = mtaudit.audit("The pensions are paid by the state, not by the state.", language="en")
    (finding,) = report.findings
    assert finding.rule == "contradiction/x-not-x"
    assert finding.place is not None
    assert finding.place.span.of("The pensions are paid by the state, not by the state.") == finding.quote
    assert report.penalty_per_1000_words > 0
    assert report.problems == ()
    assert any(skip.reason == "no source" for skip in report.skips)
    assert [s.name for s in report.scores if not s.segment] == ["quality"]


def test_a_text_with_its_source_is_aligned_sentence_by_sentence() -> None:
    report = mtaudit.audit(TARGET, source=SOURCE, language="en", source_language="de")
    found = [(f.rule, f.quote) for f in report.findings if f.rule.startswith("negation/")]
    assert found == [("negation/invented", "not")]
    assert [s.source for s in report.result.document.segments] == [
        "Die Brücke ist gesperrt.",
        "Sie wird im Mai geöffnet.",
        "Niemand wurde verletzt.",
    ]


def test_a_text_with_a_reference() -> None:
    reference = "The bridge is closed. It will open in May.\n\nNobody was hurt."
    report = mtaudit.audit(TARGET, reference=reference, language="en")
    assert ("negation/invented", "not") in [(f.rule, f.quote) for f in report.findings]


def test_a_source_of_another_text_is_a_problem_and_not_a_flood_of_findings() -> None:
    other = "\n\n".join(f"Kapitel {n}. Über Bienen, Honig und {n * 7} Blumen im Garten." for n in range(12))
    target = "\n\n".join(f"The minister met {n + 3} officials in the capital to talk of taxes." for n in range(9))
    report = mtaudit.audit(target, source=other, language="en", source_language="de")
    assert [p.fault.value for p in report.problems] == ["pairing"]
    assert not [f for f in report.findings if f.rule.startswith(("negation/", "omission/"))]


def test_files_are_a_stream_of_results(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("All is well.", encoding="utf-8")
    (tmp_path / "b.txt").write_text("All is well..", encoding="utf-8")
    results = list(mtaudit.audit_files([str(tmp_path)]))
    assert [[f.rule for f in r.findings] for r in results] == [[], ["punctuation/doubled"]]
    with pytest.raises(mtaudit.InputError, match="no such file"):
        list(mtaudit.audit_files([str(tmp_path / "c.txt")]))
