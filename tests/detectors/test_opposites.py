"""The opposites detector and its table."""

from pathlib import Path

import pytest

from mtaudit.detectors import opposites
from mtaudit.testing import audit, conformance

TABLE = Path(opposites.__file__).parents[1] / "lexicons" / "opposites" / "any.tsv"
ROWS = [line.split("\t") for line in TABLE.read_text(encoding="utf-8").splitlines() if not line.startswith("#")][1:]


def test_conforms() -> None:
    conformance(opposites)


def test_the_table_has_two_poles_in_at_least_two_languages_and_no_word_on_both() -> None:
    languages: dict[str, set[str]] = {}
    for pair, language, one, other in ROWS:
        assert language not in languages.setdefault(pair, set()), (pair, language)
        languages[pair].add(language)
        poles = [set(cell.partition(" + ")[0].split()) for cell in (one, other)]
        assert all(poles), (pair, language)
        assert not poles[0] & poles[1], (pair, language)
    assert all(len(found) > 1 for found in languages.values())


@pytest.mark.parametrize(
    ("target", "source", "languages", "quotes"),
    [
        ("La alcaldesa prohibió la feria.", "The mayor allowed the fair.", "en-es", ["prohibió"]),
        ("Le conseil a affaibli la digue.", "The council strengthened the dam.", "en-fr", ["affaibli"]),
        ("The harbour is now dangerous.", "Der Hafen ist jetzt sicher.", "de-en", ["dangerous"]),
        ("The harbour is no longer safe.", "Der Hafen ist jetzt gefährlich.", "de-en", []),
        ("The harbour is safe, not dangerous.", "Der Hafen ist sicher.", "de-en", []),
        ("He lost, and she won.", "Er verlor, und sie gewann.", "de-en", []),
        ("The plan was vetoed.", "O plano foi aprovado ontem.", "pt-en", ["vetoed"]),
        ("They wanted to avoid the road.", "Queriam contornar a estrada e fugir.", "pt-en", ["to avoid"]),
        ("They wanted to avoid the road.", "Não queriam a estrada.", "pt-en", []),
    ],
)
def test_what_is_reversed(target: str, source: str, languages: str, quotes: list[str]) -> None:
    found = audit(target, "opposites", source=source, languages=languages)
    assert [f.quote for f in found] == quotes
