"""A table of common words tells whether a source says what a translation says."""

from __future__ import annotations

import pytest

from mtaudit.config import Settings
from mtaudit.engine.registry import Registry
from mtaudit.lang.compare import Knowledge, knowledge
from mtaudit.lang.coverage import coverage_features
from mtaudit.lang.senses import LANGUAGES, senses
from mtaudit.lang.sites import strangers
from mtaudit.plugin import Lexicons

TABLES = Registry.load(Settings(), installed=False).lexicons


@pytest.fixture(scope="module")
def known() -> Knowledge:
    return knowledge(TABLES, "en")


@pytest.mark.parametrize(
    ("language", "source", "said", "unsaid"),
    [
        ("de", "Die Bäckerei verkauft im Winter weniger Brot.", "fewer", "more"),
        ("de", "Das Hauptproblem bleibt ungelöst.", "problem", "victory"),
        ("fr", "Le moulin est presque vide.", "almost", "new"),
        ("es", "La panadera abrió otra tienda.", "another", "first"),
        ("it", "La nuova barca è molto veloce.", "fast", "slow"),
        ("pl", "Piekarz sprzedał starą łódź.", "old", "young"),
        ("cs", "Pekař koupil novou loď.", "new", "old"),
        ("ru", "Пекарь часто встаёт рано.", "often", "late"),
        ("zh", "面包师终于卖掉了旧船。", "finally", "new"),
        ("ja", "パン屋はほとんど毎日開いている。", "almost", "closed"),
        ("hi", "बेकर ने पुरानी नाव बेच दी।", "old", "new"),
    ],
)
def test_a_source_says_what_it_has_words_for(language: str, source: str, said: str, unsaid: str) -> None:
    table = senses(TABLES, language)
    assert table is not None
    told = table.said(source)
    assert table.of(said) & told
    assert table.of(unsaid)
    assert not table.of(unsaid) & told


def test_forms_of_english_words_have_the_rows_of_their_base_forms() -> None:
    table = senses(TABLES, "de")
    assert table is not None
    assert table.of("boats") == table.of("boat") != frozenset()


def test_a_language_without_words_has_no_table() -> None:
    assert senses(TABLES, "fi") is None
    assert senses(TABLES, "") is None
    assert {language for language in LANGUAGES if senses(TABLES, language)} == LANGUAGES


def test_a_table_can_be_empty() -> None:
    table = senses(Lexicons(), "de")
    assert table is None or (table.of("old") == frozenset() and table.said("das alte Boot") == frozenset())


def test_a_word_that_the_source_says_is_no_stranger(known: Knowledge) -> None:
    target, reference = "The baker sold the old boat.", "The baker sold the boat."
    (said, _), *_ = strangers(target, reference, "Der Bäcker verkaufte das alte Boot.", known, "de")
    (unsaid, _), *_ = strangers(target, reference, "Der Bäcker verkaufte das Boot.", known, "de")
    assert unsaid > said + 1


def test_what_the_source_says_and_the_target_lost_is_counted(known: Knowledge) -> None:
    texts = "The baker sold the boat.", "The baker sold the old boat.", "Der Bäcker verkaufte das alte Boot.", known
    assert coverage_features(*texts, "de")["lost-modifier"] == 1
    assert "lost-modifier" not in coverage_features(*texts, "fi")
