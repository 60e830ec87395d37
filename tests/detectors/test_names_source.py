"""Names that differ from the source."""

from pathlib import Path

import pytest

from mtaudit.detectors import names_source
from mtaudit.testing import conformance
from mtaudit.testing.cases import Case, load_cases

CASES = Path(__file__).parents[2] / "fixtures" / "cases" / "source-names.yaml"


def test_conforms() -> None:
    conformance(names_source)


@pytest.mark.parametrize("case", load_cases(CASES), ids=lambda c: c.name)
def test_case(case: Case) -> None:
    case.check()
