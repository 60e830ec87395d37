"""Source that was left standing."""

from pathlib import Path

import pytest

from mtaudit.detectors import untranslated
from mtaudit.lang.identify import scripts_of, word_script
from mtaudit.testing import conformance
from mtaudit.testing.cases import Case, load_cases

CASES = Path(__file__).parents[2] / "fixtures" / "cases" / "untranslated.yaml"


def test_conforms() -> None:
    conformance(untranslated)


@pytest.mark.parametrize("case", load_cases(CASES), ids=lambda c: c.name)
def test_case(case: Case) -> None:
    case.check()


def test_scripts() -> None:
    assert scripts_of("en") == ("LATIN",)
    assert "CJK" in scripts_of("ja")
    assert scripts_of("sr") == ()
    assert (word_script("мост"), word_script("12"), word_script("été")) == ("CYRILLIC", "", "LATIN")
