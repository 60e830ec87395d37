"""Forms of one surname: the cases of another language, and Arabic names whose vowels were heard two ways."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mtaudit.lang.names import fold
from mtaudit.lang.patterns import lazy

# Endings of the genitive, dative, accusative and instrumental of men's names in Slavic languages.
_CASES = ("a", "u", "om", "em", "ego", "emu", "owi", "ovi", "ogo", "omu", "ym", "im", "iem", "ou")
_SHORTENED = (("ek", "ka"), ("ek", "ku"), ("ek", "kiem"), ("ek", "kem"), ("ec", "ca"), ("ec", "cu"), ("ets", "tsa"),
              ("el", "la"), ("el", "lem"), ("er", "ra"), ("ski", "skiego"), ("ski", "skiemu"), ("ski", "skim"),
              ("cki", "ckiego"), ("sky", "skogo"), ("sky", "skomu"), ("sky", "skym"), ("sky", "skoho"),
              ("skyi", "skoho"), ("skiy", "skogo"), ("ský", "ského"), ("cký", "ckého"), ("ý", "ého"),
              ("a", "u"), ("a", "y"), ("a", "ę"), ("a", "ou"), ("a", "oyu"), ("o", "y"), ("o", "em"))  # fmt: skip
ARTICLE = lazy(r"^(?:al|el|ul|as|ar|ash|at|ad|az|an|l)[-'’ ]")
"""The article of Arabic surnames, in small letters."""


def declined(name: str, other: str) -> bool:
    """Whether a surname is a case of another: *Tuska* of *Tusk*, *Dudy* of *Duda*."""
    low, base = name.lower(), other.lower()
    if len(base) < 4 or low == base:
        return False
    if low.startswith(base) and base[-1] not in "aeiouy" and low[len(base) :] in _CASES:
        return True
    return any(base.endswith(a) and len(base) - len(a) > 2 and low == base[: -len(a)] + b for a, b in _SHORTENED)


OF_WOMEN = ("skiej", "ckiej", "dzkiej", "ską", "cką", "dzką", "ovou", "skou", "ckou", "skoy", "skoi", "ovoy", "evoy")
"""Endings of the genitive, dative and instrumental of women's surnames in Slavic languages."""


def of_woman(name: str, base: str) -> bool:
    """Whether a woman's surname stands in a case: *Zawadzkiej* of *Zawadzka*, *Novákovou* of *Nováková*."""
    low, full = name.lower(), base.lower()
    ending = next((e for e in OF_WOMEN if low.endswith(e)), "")
    stem = low[: -len(ending)] + ending.rstrip("iejąouy")
    return bool(ending) and full.startswith(stem) and full[len(stem) :] in ("a", "á", "aya", "aia")


_KOREAN = tuple(
    frozenset(row.split())
    for row in (
        "Jung Jeong Chung Chong",
        "Choi Choe",
        "Park Pak Bak",
        "Kang Gang",
        "Kim Gim",
        "Noh Roh No Ro",
        "Shin Sin",
        "Yoon Yun",
        "Woo Wu U",
        "Cho Jo",
        "Baek Paik Paek Baik",
        "Moon Mun",
        "Hyun Hyeon",
        "Kwon Gwon",
        "Seo Suh So",
        "Lim Im Rim",
        "Yoo Yu Ryu You",
        "Ahn An",
        "Joo Ju Chu",
        "Koo Ku Gu",
        "Bae Pae",
        "Ko Go Koh",
        "Heo Hur Huh",
        "Oh O",
        "Yang Ryang",
        "Byun Byeon Pyon",
    )
)


def korean(surname: str) -> frozenset[str]:
    """The other spellings of a Korean surname in Latin letters, of two letters and more."""
    rows = [row for row in _KOREAN if surname in row]
    return frozenset(name for row in rows for name in row if len(name) > 2) - {surname}


_GREEK = (("os", "ou"), ("as", "a"), ("is", "i"), ("es", "e"))


def genitive(name: str, base: str) -> bool:
    """Whether a Greek man's name stands in the genitive: *Nikou* of *Nikos*, *Papadaki* of *Papadakis*."""
    low, full = name.lower(), base.lower()
    return len(full) > 4 and any(full.endswith(a) and low == full[: -len(a)] + b for a, b in _GREEK)


def _consonants(name: str) -> str:
    """The consonants of an Arabic name behind its article; *w* and *y* may be vowels and are left out."""
    bare = ARTICLE.sub("", name.lower())
    return re.sub(r"(.)\1+", r"\1", re.sub("[aeiouvwy]", "", fold(bare)))


def same_arabic(one: str, two: str) -> bool:
    """Whether two names with the Arabic article have the same consonants: *al-Tom*, *al-Tawm*."""
    if not (ARTICLE.match(one.lower()) and ARTICLE.match(two.lower())):
        return False
    a, b = _consonants(one), _consonants(two)
    return a == b and len(a) > 1


def sounds(name: str) -> Iterator[str]:
    """Keys under which such names meet."""
    if ARTICLE.match(name.lower()):
        yield "#" + _consonants(name)
    low = name.lower()
    if len(low) > 4:
        yield "<" + low[:3]
