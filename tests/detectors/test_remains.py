"""The remains detector."""

from pathlib import Path

import pytest

from mtaudit.detectors import remains
from mtaudit.model import Languages, Segment
from mtaudit.testing import conformance
from mtaudit.testing.cases import Case, load_cases

CASES = Path(__file__).parents[2] / "fixtures" / "cases" / "remains.yaml"


def test_conforms() -> None:
    conformance(remains)


@pytest.mark.parametrize("case", load_cases(CASES), ids=lambda c: c.name)
def test_case(case: Case) -> None:
    case.check()


@pytest.mark.parametrize(
    ("target", "source", "spans"),
    [
        ("The road is open. ", "Die Straße ist offen.", [(17, 18)]),
        (" The road is open.", "Die Straße ist offen.", [(0, 1)]),
        ("The road is open.\n", "Die Straße ist offen.\n", []),
    ],
)
def test_white_space_at_an_edge(target: str, source: str, spans: list[tuple[int, int]]) -> None:
    segment = Segment("k", target, source, languages=Languages("en", "de"))
    found = [f for f in remains.Remains().check(segment) if f.rule == "remains/edge"]
    assert [(f.span.start, f.span.end) for f in found] == spans
