"""Contrasts of modality in several pairs, and free translations that keep it."""

from __future__ import annotations

import pytest

from mtaudit.testing import audit


@pytest.mark.parametrize(
    ("languages", "source", "target", "quote"),
    [
        ("fr-en", "Les élèves doivent porter un casque.", "Pupils may wear a helmet.", "may"),
        ("es-en", "Los vecinos tienen que pagar la mitad.", "Residents can pay half.", "can"),
        ("ru-en", "Жильцы могут вернуться в пятницу.", "The tenants must return on Friday.", "must"),
        ("pl-en", "Nie musisz gasić światła.", "You must not switch off the light.", "must not"),
        ("en-nl", "You must not lift the lid.", "U hoeft het deksel niet op te tillen.", "hoeft het deksel niet"),
        ("zh-en", "住户必须周五搬出。", "Tenants may move out on Friday.", "may"),
        ("en-de", "Members may bring a guest.", "Mitglieder müssen einen Gast mitbringen.", "müssen"),
    ],
)
def test_the_modality_changed(languages: str, source: str, target: str, quote: str) -> None:
    (finding,) = audit(target, "modality", source=source, languages=languages)
    assert (finding.rule, finding.quote) == ("modality/changed", quote)


@pytest.mark.parametrize(
    ("languages", "source", "target"),
    [
        ("fr-en", "Les élèves doivent porter un casque.", "A helmet, which may be borrowed, is required."),
        ("de-en", "Sie dürfen hier nicht parken.", "You must not park here."),
        ("de-en", "Das muss nicht so bleiben.", "It may not stay this way."),
        ("en-ru", "It must be raining.", "Возможно, идёт дождь."),
        ("es-en", "El presunto ladrón huyó.", "The suspected thief fled."),
        ("en-de", "He allegedly lied.", "Er soll gelogen haben."),
        ("xx-en", "Must may.", "You must go."),
    ],
)
def test_the_modality_was_kept(languages: str, source: str, target: str) -> None:
    assert not audit(target, "modality", source=source, languages=languages)


def test_an_allegation_became_a_fact() -> None:
    (finding,) = audit("The ladder fell.", "modality", source="Якобы лестница упала.", languages="ru-en")
    assert finding.rule == "modality/hearsay"
