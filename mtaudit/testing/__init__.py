"""For plugin authors and for ourselves: run a detector on a text, and hold it to the laws.

from mtaudit.testing import audit, conformance
import my_plugin

def test_laws():
    conformance(my_plugin)

def test_price():
    assert [f.quote for f in audit("That costs 40.", my_plugin, source="Das kostet 40 €.")] == ["40"]
"""

from mtaudit.testing.cases import Case, load_cases
from mtaudit.testing.laws import MQM_DIMENSIONS, broken_laws, conformance
from mtaudit.testing.run import audit, check_example, example_document

__all__ = [
    "MQM_DIMENSIONS",
    "Case",
    "audit",
    "broken_laws",
    "check_example",
    "conformance",
    "example_document",
    "load_cases",
]
