"""He for she and she for he; things, groups and texts with both genders are left alone."""

from __future__ import annotations

import pytest

from mtaudit.testing import audit


@pytest.mark.parametrize(
    ("languages", "source", "target", "quote"),
    [
        ("fr-en", "Elle a vendu la ferme.", "He sold the farm.", "He"),
        ("de-en", "Dann hat sie die Schule verlassen, sie ist krank.", "Then he left school; he is ill.", "he"),
        ("sv-en", "Hon sålde gården.", "He sold the farm.", "He"),
        ("ja-en", "彼は農場を売った。", "She sold the farm.", "She"),
        ("en-ru", "She sold the farm.", "Он продал ферму.", "Он"),
        ("en-pt", "He sold it because he was ill.", "Vendeu porque ela estava doente.", "ela"),
    ],
)
def test_the_gender_changed(languages: str, source: str, target: str, quote: str) -> None:
    (finding,) = audit(target, "source-gender", source=source, languages=languages)
    assert (finding.rule, finding.quote) == ("source-gender/changed", quote)


@pytest.mark.parametrize(
    ("languages", "source", "target"),
    [
        ("fr-en", "Elle a été fondée par un moine.", "It was founded by a monk; he came from Lyon."),
        ("de-en", "Haben Sie den Bericht gelesen?", "Has he read the report?"),
        ("de-en", "Sie haben die Schule verlassen.", "He left the school."),
        ("pl-en", "Ona sprzedała jego łódź.", "He lost the boat."),
        ("en-de", "She sold the farm.", "Sie verkaufte den Hof, der ihr gehörte, weil er klein war."),
        ("zh-en", "他们卖了船。", "She sold the boat."),
    ],
)
def test_no_gender_changed_for_certain(languages: str, source: str, target: str) -> None:
    assert not audit(target, "source-gender", source=source, languages=languages)
