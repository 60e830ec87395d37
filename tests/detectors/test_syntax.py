"""The syntax detector: clauses that English builds otherwise."""

import re

import pytest

from mtaudit.testing import audit

# [wrong|right]
CASES = (
    "Next month the museum [reopened|reopens] its east wing.",
    "In 2009 she [has won|won] her first medal.",
    "The results of the vote [was|were] published on Sunday.",
    "Each of the players [have|has] a contract until June.",
    "The farmers [sells|sell] their milk to the dairy.",
    "[The most|Most] voters stayed at home on Sunday.",
    "The tunnel, which the trains use [it|] at night, is closed.",
    "The book that she wrote [it|] in prison sold well.",
    "[Destroyed the storm|The storm destroyed] dozens of roofs in the harbour quarter.",
    "The government has sent soldiers to the border[. To|to] stop the smugglers.",
    "The pupils went home early[. Which|, which] pleased nobody.",
    "The police [has|have] arrested two men [at|on] Friday morning.",
    "The [three years old|three-year-old] girl was found unhurt.",
    "He lives [since 2015|has lived since] in Bergen.",
)
_EITHER = re.compile(r"\[([^|\]]*)\|([^]]*)\]")


@pytest.mark.parametrize("case", CASES)
def test_the_order_of_another_language_is_found_and_english_is_not(case: str) -> None:
    wrong, right = _EITHER.sub(r"\1", case), _EITHER.sub(r"\2", case)
    assert audit(wrong, "syntax")
    assert not audit(right, "syntax")
