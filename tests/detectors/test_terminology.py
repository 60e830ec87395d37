"""Terms in their forms, across languages; glossaries from files; what must not count as missing."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest
from click.testing import CliRunner

from mtaudit.cli.main import cli
from mtaudit.lang.stems import is_form, is_like
from mtaudit.lang.terms import TermIndex, has_term
from mtaudit.testing import audit


@pytest.mark.parametrize(
    ("language", "term", "forms"),
    [
        ("de", "brücke", "brücken"),
        ("de", "haus", "häusern hauses"),
        ("fr", "canal", "canaux"),
        ("fr", "pont", "ponts"),
        ("es", "luz", "luces"),
        ("pt", "decisão", "decisões"),
        ("it", "ponte", "ponti"),
        ("ru", "мост", "моста мостами мосту"),
        ("ru", "книга", "книг книгами книге"),
        ("pl", "kolej", "kolei koleje kolejami"),
        ("nl", "bom", "bommen"),
        ("tr", "köprü", "köprüler köprüsünde"),
        ("ar", "جسر", "الجسر والجسر"),
        ("en", "analysis", "analyses"),
    ],
)
def test_forms_are_known(language: str, term: str, forms: str) -> None:
    assert [form for form in forms.split() if not is_form(term, form, language)] == []


@pytest.mark.parametrize(
    ("language", "term", "other"),
    [
        ("de", "brücke", "brückenbau"),
        ("de", "nutzer", "nutzung"),
        ("en", "bridge", "abridge"),
        ("en", "port", "portion"),
        ("ru", "мост", "мостовая"),
        ("fr", "pont", "ponctuel"),
    ],
)
def test_other_words_are_no_forms(language: str, term: str, other: str) -> None:
    assert not is_form(term, other, language)


def test_a_compound_counts_for_a_translation_only() -> None:
    assert is_like("brücke", "fußgängerbrücken", "de")
    assert not is_form("brücke", "fußgängerbrücken", "de")


@pytest.mark.parametrize(
    ("term", "text", "language"),
    [
        ("Department of Health", "the department of public health said", "en"),
        ("database", "a data base", "en"),
        ("Kernkraftwerk", "die Kernkraftwerke", "de"),
        ("原子力発電所", "この原子力発電所は古い", "ja"),
        ("государственный бюджет", "в государственном бюджете", "ru"),
    ],
)
def test_a_translation_has_the_term(term: str, text: str, language: str) -> None:
    assert has_term(term, text, language)


def test_a_translation_with_half_of_the_term_lacks_it() -> None:
    assert not has_term("power plant", "the plant has no power", "en")


def test_the_longest_term_wins_and_several_of_one_length_stay() -> None:
    index = TermIndex[str]("de")
    for term, value in (("Bund", "a"), ("Bund der Länder", "b"), ("Länder", "c"), ("Länder", "d")):
        index.add(term, value)
    assert [h.value for h in index.find("Der Bund der Länder tagt, die Länder auch.")] == ["b", "c", "d"]


def test_terms_are_found_in_writing_without_spaces() -> None:
    index = TermIndex[str]("zh")
    index.add("银行", "bank")
    index.add("中央银行", "central bank")
    index.add("桥", "bridge")
    assert [h.value for h in index.find("中央银行在桥边，银行也是。")] == ["central bank", "bridge", "bank"]


def test_capitals_tell_abbreviations_and_nouns() -> None:
    english, german = TermIndex[str]("en"), TermIndex[str]("de")
    english.add("US", "usa")
    german.add("essen", "to eat")
    assert not english.find("They told us.")
    assert english.find("in the US")
    assert not german.find("Das Essen war kalt.")
    assert german.find("Wir essen kalt.")


def test_a_homograph_may_be_any_of_its_translations() -> None:
    terms = ("Bank = bank", "Bank = bench")
    found = audit("The bench is new.", "terminology", source="Die Bank ist neu.", languages="de-en",
                  options={"terms": terms})  # fmt: skip
    assert not found


def test_a_part_of_a_good_wording_is_not_forbidden() -> None:
    terms = ("Kraftwerk = power plant | !plant",)
    found = audit("The power plant and the plant.", "terminology", source="Das Kraftwerk und das Kraftwerk.",
                  languages="de-en", options={"terms": terms})  # fmt: skip
    assert [(f.rule, f.span.start) for f in found] == [("terminology/forbidden", 24)]


def test_a_protected_name_may_take_an_ending_but_no_other_form() -> None:
    def found(target: str) -> list[str | None]:
        keep = {"keep": ("TideBook",)}
        told = audit(target, "terminology", source="TideBook is new.", languages="en-fi", options=keep)
        return [f.suggestion for f in told]

    assert found("TideBookin versio.") == []
    assert found("Tidebook on uusi.") == ["TideBook"]
    assert found("Vuorovesi on uusi.") == [None]


def test_glossaries_stand_beside_the_config(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    project = tmp_path / "project"
    project.mkdir()
    (project / "terms.csv").write_text("source,target,forbidden\nPegel,gauge,level\n", encoding="utf-8")
    (project / "mtaudit.toml").write_text('[terminology]\nglossaries = ["terms.csv"]\n', encoding="utf-8")
    (tmp_path / "t.jsonl").write_text(
        '{"source": "Der Pegel stieg.", "target": "The level rose."}\n'
        '{"source": "Der Pegel fiel.", "target": "The river fell."}\n',
        encoding="utf-8",
    )
    monkeypatch.chdir(tmp_path)
    common = ["scan", "t.jsonl", "--languages", "de-en", "--select", "terminology", "--format", "json"]
    done = CliRunner().invoke(cli, [*common, "--config", str(project / "mtaudit.toml")])
    rules = [f["rule"] for d in json.loads(done.stdout)["documents"] for f in d["findings"]]
    assert rules == ["terminology/forbidden", "terminology/missing"]
    given = CliRunner().invoke(cli, [*common, "--no-config", "--glossary", "project/terms.csv"])
    assert [f["rule"] for d in json.loads(given.stdout)["documents"] for f in d["findings"]] == rules


def test_a_glossary_that_is_not_there_is_named(tmp_path: Path) -> None:
    (tmp_path / "t.txt").write_text("A text.\n", encoding="utf-8")
    done = CliRunner().invoke(cli, ["scan", str(tmp_path / "t.txt"), "--no-config", "--glossary", "none.csv"])
    assert done.exit_code == 2
    assert "none.csv" in done.stderr


def test_fifty_thousand_terms_cost_little() -> None:
    index = TermIndex[int]("de")
    syllables = "ba de fi go lu mar nes pol ru sta tin vel wo zer kan lim".split()
    for n in range(50_000):
        one, two, three, four = n % 16, n // 16 % 16, n // 256 % 16, n // 4096
        index.add((syllables[one] + syllables[two] + syllables[three] + syllables[four]).capitalize(), n)
    text = "Der Fernmeldeturm im Wolimkan steht seit Jahren leer, sagte Bürgermeisterin Badefigo am Montag. "
    began = time.perf_counter()
    hits = [hit.value for _ in range(100) for hit in index.find(text)]
    assert hits
    assert time.perf_counter() - began < 1.0
