"""False friends, told by the word of the source; words that are right stay silent."""

from __future__ import annotations

import pytest

from mtaudit.testing import audit


@pytest.mark.parametrize(
    ("languages", "source", "target", "quote", "right"),
    [
        ("de-en", "Der Chef verließ die Fabrik.", "The boss left the fabric.", "fabric", "factory"),
        ("fr-en", "Sa déception était grande.", "Her deception was great.", "deception", "disappointment"),
        ("fr-en", "Les prix ont sensiblement baissé.", "Prices fell sensibly.", "sensibly", "markedly"),
        ("es-en", "Dejó los papeles en la carpeta.", "He left the papers in the carpet.", "carpet", "folder"),
        ("it-en", "I parenti arrivarono tardi.", "The parents arrived late.", "parents", "relative"),
        ("pt-en", "Leu no jornal.", "He read it in the journal.", "journal", "newspaper"),
    ],
)
def test_a_false_friend(languages: str, source: str, target: str, quote: str, right: str) -> None:
    (finding,) = audit(target, "false-friends", source=source, languages=languages)
    assert (finding.rule, finding.quote, finding.suggestion) == ("false-friends/sense", quote, right)


@pytest.mark.parametrize(
    ("languages", "source", "target"),
    [
        ("fr-en", "La bibliothèque est près de la librairie.", "The library is near the shop for books."),
        ("es-en", "Sus padres y parientes llegaron.", "His parents and kin arrived."),
        ("de-en", "Die Fabrik steht leer.", "The Fabric Museum stands empty."),
        ("ru-en", "Актуальный вопрос.", "An actual question."),
        ("fr-en", "Le procès durera un mois.", "The trial will last a month; it is a slow process."),
    ],
)
def test_no_false_friend(languages: str, source: str, target: str) -> None:
    assert not audit(target, "false-friends", source=source, languages=languages)
