"""The verbless detector."""

import pytest

from mtaudit.detectors import verbless
from mtaudit.testing import audit, conformance


def test_conforms() -> None:
    conformance(verbless)


@pytest.mark.parametrize(
    ("target", "lost"),
    [
        ("Die Brücke steht. Angesichts der Kosten, die im Mai bekannt wurden, um den Hafen zu retten.", True),
        ("Auch der alte Hafen, wo reiche Kaufleute und arme Fischer zusammen gearbeitet haben.", True),
        ("Angesichts der Kosten, die im Mai bekannt wurden, rettet die Stadt den Hafen.", False),
        ("Seit dem letzten Frühjahr bauten Handwerker neue Brücken.", False),
        ("Während seiner Zeit als Lotse fuhren große Schiffe in den Hafen.", False),
        ("Hoffen wir, dass die alte Brücke am Hafen noch lange gehalten wird.", False),
        ("Nicht, weil die alte Brücke am Hafen zu teuer geworden ist.", False),
        ("Im Mai 1950 baute Otto eine Brücke, die im Herbst zerstört wurde.", False),
        ("„Eine alte Brücke, die im Krieg zerstört wurde.“", False),
        ("Eine alte Brücke", False),
    ],
)
def test_sentences_without_a_verb(target: str, lost: bool) -> None:
    found = audit(target, "verbless", source="The old bridge was built and destroyed.", languages="en-de")
    assert bool(found) is lost
