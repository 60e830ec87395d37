"""Language pairs as people write them."""

from __future__ import annotations

import pytest

from mtaudit.config import parse_languages
from mtaudit.model import Languages


@pytest.mark.parametrize(
    ("text", "source", "target"),
    [
        ("", "", ""),
        ("en", "", "en"),
        ("en-GB", "", "en-GB"),
        ("zh-Hant", "", "zh-Hant"),
        ("de-en", "de", "en"),
        ("DE-EN", "DE", "EN"),
        ("de_en", "de", "en"),
        ("de-en-GB", "de", "en-GB"),
        ("zh-Hant-en-US", "zh-Hant", "en-US"),
        ("pt-BR>en", "pt-BR", "en"),
        ("pt-br -> en-gb", "pt-br", "en-gb"),
        ("fi:en", "fi", "en"),
    ],
)
def test_reads_pairs(text: str, source: str, target: str) -> None:
    assert parse_languages(text) == Languages(source=source, target=target)


@pytest.mark.parametrize("text", ["pt-br-en", "de>en>fr", "german", ">en", "d€-en"])
def test_refuses_what_has_no_one_reading(text: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        parse_languages(text)
