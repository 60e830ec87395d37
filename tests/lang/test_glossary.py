"""Glossaries in TBX of either generation and in tables."""

from __future__ import annotations

from pathlib import Path

import pytest

from mtaudit.errors import InputError
from mtaudit.lang.glossary import Status, Term, Wording, load_glossary
from mtaudit.model import Languages

GLOSSARIES = Path(__file__).parents[2] / "fixtures" / "glossaries"
DE_EN = Languages("en", "de")


def by_source(terms: tuple[Term, ...]) -> dict[str, Term]:
    return {term.source: term for term in terms}


@pytest.mark.parametrize("name", ["port-2008.tbx", "port.csv"])
def test_the_same_terms_from_tbx_and_table(name: str) -> None:
    terms = by_source(load_glossary(GLOSSARIES / name, DE_EN))
    berth = terms["Liegeplatz"]
    assert berth.part_of_speech == "noun"
    assert berth.with_status(Status.FORBIDDEN) == ("parking place",)
    assert berth.with_status(Status.PREFERRED, Status.ADMITTED) == ("berth", "mooring")
    assert not berth.do_not_translate
    product = terms["PortBook"]
    assert product.do_not_translate
    assert [t.text for t in product.targets] == ["PortBook"]
    assert product.part_of_speech == "proper noun"


def test_status_subject_and_key_of_tbx() -> None:
    (berth, *_) = load_glossary(GLOSSARIES / "port-2008.tbx", DE_EN)
    assert [t.status for t in berth.targets] == [Status.PREFERRED, Status.ADMITTED, Status.FORBIDDEN]
    assert (berth.key, berth.subject, berth.languages) == ("c1", "shipping", DE_EN)


def test_an_entry_of_three_languages_gives_each_pair() -> None:
    everything = load_glossary(GLOSSARIES / "port-2019.tbx")
    assert len(everything) == 8  # four terms, each into two languages
    (tug,) = load_glossary(GLOSSARIES / "port-2019.tbx", DE_EN)
    assert tug.languages == Languages("en-GB", "de-DE")
    assert tug.targets == (Wording("tug", Status.PREFERRED, "noun"), Wording("tractor", Status.FORBIDDEN))
    back = load_glossary(GLOSSARIES / "port-2019.tbx", Languages("de", "en"))
    assert [(t.source, t.status) for t in back] == [("tug", Status.PREFERRED), ("tractor", Status.FORBIDDEN)]


def test_columns_named_by_language(tmp_path: Path) -> None:
    table = tmp_path / "g.tsv"
    table.write_text("en\tde\tfr\nquay\tKai\tquai\n", encoding="utf-16")
    (term,) = load_glossary(table, Languages("fr", "en"))
    assert (term.source, term.targets[0].text, term.languages) == ("quay", "quai", Languages("fr", "en"))
    (term,) = load_glossary(table)
    assert (term.source, term.targets[0].text, term.languages) == ("quay", "Kai", Languages("de", "en"))


@pytest.mark.parametrize(
    ("name", "text", "words"),
    [
        ("g.csv", "left,right\nx,y\n", "no source column among 'left', 'right'"),
        ("g.csv", 'source,target\na,"b\n', "line 2"),
        ("g.csv", "\n", "empty"),
        ("g.tbx", "<martif><text><body><termEntry>", "not well-formed XML"),
        ("g.tbx", "<html/>", "no termEntry or conceptEntry"),
        (
            "g.tbx",
            '<!DOCTYPE martif [<!ENTITY a "b">]><martif><termEntry><langSet xml:lang="de"><tig><term>&a;</term></tig>'
            "</langSet></termEntry></martif>",
            "declares the entity 'a'",
        ),
    ],
)
def test_a_broken_glossary_is_named(name: str, text: str, words: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text(text)
    with pytest.raises(InputError, match=words.replace("(", r"\(")) as caught:
        load_glossary(tmp_path / name)
    assert caught.value.path.endswith(name)
