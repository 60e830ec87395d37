"""The hallucination detector."""

from pathlib import Path

import pytest

from mtaudit.detectors import hallucination
from mtaudit.testing import conformance
from mtaudit.testing.cases import Case, load_cases

CASES = Path(__file__).parents[2] / "fixtures" / "cases" / "hallucination.yaml"


def test_conforms() -> None:
    conformance(hallucination)


@pytest.mark.parametrize("case", load_cases(CASES), ids=lambda c: c.name)
def test_case(case: Case) -> None:
    case.check()
