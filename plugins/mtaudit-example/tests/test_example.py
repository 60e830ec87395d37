"""The whole test of a plugin: the laws, and cases of its own."""

import mtaudit_example

from mtaudit.testing import audit, conformance


def test_the_laws_hold() -> None:
    conformance(mtaudit_example)


def test_finds_the_number_that_lost_its_currency() -> None:
    findings = audit("Tickets cost 12, children pay 5 euros.", mtaudit_example, source="Karten 12 €, Kinder 5 €.")
    assert [(f.rule, f.quote, f.suggestion) for f in findings] == [("example-currency/lost", "12", "€12")]
