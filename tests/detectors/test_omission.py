"""The omission detectors."""

from pathlib import Path

import pytest

from mtaudit.detectors import omission
from mtaudit.testing import conformance
from mtaudit.testing.cases import Case, load_cases

CASES = Path(__file__).parents[2] / "fixtures" / "cases" / "omission.yaml"


def test_conforms() -> None:
    conformance(omission)


@pytest.mark.parametrize("case", load_cases(CASES), ids=lambda c: c.name)
def test_case(case: Case) -> None:
    case.check()


def test_a_sentence_that_pairing_left_alone_is_reported_where_it_is_missing() -> None:
    from mtaudit.model import Languages, Segment

    segment = Segment("k", "", "Der Rat trat zusammen.", languages=Languages("en", "de"))
    (finding,) = omission.Omission().check(segment)
    assert (finding.rule, finding.span.start, finding.span.end) == ("omission/sentence", 0, 0)
