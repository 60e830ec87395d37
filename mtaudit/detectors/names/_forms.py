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
