"""The omission detectors."""

from pathlib import Path

import pytest

from mtaudit.config import Settings
from mtaudit.detectors import omission
from mtaudit.engine.registry import Registry
from mtaudit.model import Languages, Segment
from mtaudit.testing import conformance
from mtaudit.testing.cases import Case, load_cases

CASES = Path(__file__).parents[2] / "fixtures" / "cases" / "omission.yaml"


def test_conforms() -> None:
    conformance(omission)


@pytest.mark.parametrize("case", load_cases(CASES), ids=lambda c: c.name)
def test_case(case: Case) -> None:
    case.check()


def test_a_sentence_that_pairing_left_alone_is_reported_where_it_is_missing() -> None:
    segment = Segment("k", "", "Der Rat trat zusammen.", languages=Languages("en", "de"))
    (finding,) = omission.Omission().check(segment)
    assert (finding.rule, finding.span.start, finding.span.end) == ("omission/sentence", 0, 0)


def words(source: str, target: str, languages: str) -> list[str]:
    """What the translation is said to lack, or to have put in."""
    registry = Registry.load(Settings(), installed=False)
    there, here = languages.split("-")
    segment = Segment("k", target, source, languages=Languages(here, there))
    found = []
    for detector in (omission.Omission(), omission.Addition()):
        detector.lexicons = registry.lexicons
        found += [f for f in detector.check(segment) if f.rule.endswith("/words")]
    return [dict(f.evidence).get("theirs", f.quote) for f in found]


SOURCE = "The farmers sold their cattle because the drought destroyed the harvest and the banks refused every loan."


@pytest.mark.parametrize(
    ("target", "lacks"),
    [
        ("Die Bauern verkauften ihr Vieh, weil Dürre die Ernte zerstörte und Banken jeden Kredit verweigerten.", 0),
        ("Die Landwirte gaben die Rinder ab, denn Trockenheit vernichtete das Getreide, kein Bankhaus lieh.", 0),
        ("Die Bauern verkauften ihr Vieh, weil die Dürre kam.", 1),
    ],
)
def test_synonyms_compounds_and_forms_are_counterparts(target: str, lacks: int) -> None:
    assert len(words(SOURCE, target, "en-de")) == lacks


def test_languages_without_a_table_of_meanings_are_judged_by_length_alone() -> None:
    assert words(SOURCE, "Bönderna sålde sin boskap.", "en-sv") == []
