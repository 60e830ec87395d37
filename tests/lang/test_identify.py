"""Which language a text is in: English must never be called another."""

import pytest

from mtaudit.lang.identify import identify


@pytest.mark.parametrize(
    "text",
    [
        "Niall O'Hara hopes to persuade Vasil Dragov's agent to come to Fulham's ground by Easter.",
        "Go to a shop by a road to a town to do a job.",
        "No man is so sure as to do so: to a dog a bone is a bone, a man a man.",
        "Los Alamos, San Marino, Las Vegas and Porto Alegre sent teams to a race in Como.",
    ],
)
def test_short_english_is_never_called_another_language(text: str) -> None:
    assert identify(text, least=10)[0] in ("", "en")


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Le premier ministre a déclaré que son gouvernement ne changera pas de politique sur ce point.", "fr"),
        ("Ministr řekl, že vláda o tom bude jednat v pondělí a podle něj se nic nezmění.", "cs"),
        ("Minister powiedział, że rząd nie zmieni zdania i będzie o tym rozmawiać w piątek.", "pl"),
        ("Il ministro ha detto che non ci sono più soldi per la scuola nella regione.", "it"),
    ],
)
def test_single_sentences_of_other_languages_are_known(text: str, language: str) -> None:
    assert identify(text, least=10)[0] == language
