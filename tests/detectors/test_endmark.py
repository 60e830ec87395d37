"""The endmark detector."""

from pathlib import Path

import pytest

from mtaudit.detectors import endmark
from mtaudit.testing import conformance
from mtaudit.testing.cases import Case, load_cases

CASES = Path(__file__).parents[2] / "fixtures" / "cases" / "endmark.yaml"


def test_conforms() -> None:
    conformance(endmark)


@pytest.mark.parametrize("case", load_cases(CASES), ids=lambda c: c.name)
def test_case(case: Case) -> None:
    case.check()
