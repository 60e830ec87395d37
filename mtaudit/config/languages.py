"""Language pairs as people write them: `de-en`, `zh-Hant-en-GB`, `de>en`, or the target alone: `en`."""

from __future__ import annotations

import re

from mtaudit.model import Languages

_PRIMARY = re.compile(r"[a-z]{2,3}")
_SHOUTED = re.compile(r"[A-Z]{2,3}")
_CODE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{1,8})*")
_ARROW = re.compile(r"\s*(?:->|>|→|:)\s*")


def parse_languages(text: str) -> Languages:
    """Source and target from one word. Raises ValueError where it can be read in two ways."""
    text = text.strip()
    if not text:
        return Languages()
    if _ARROW.search(text):
        sides = _ARROW.split(text)
        if len(sides) != 2:
            raise ValueError(f"{text!r} is not a pair of languages such as 'de-en'")
        return Languages(source=language_code(sides[0]), target=language_code(sides[1]))
    parts = text.replace("_", "-").split("-")
    form = _PRIMARY if not text.isupper() else _SHOUTED
    begins = [0, *(n for n, part in enumerate(parts) if n and form.fullmatch(part))]
    if len(begins) == 1:
        return Languages(target=language_code(text))
    if len(begins) > 2:
        raise ValueError(f"{text!r} can be read in more than one way: write the pair as 'SOURCE>TARGET'")
    at = begins[1]
    return Languages(source=language_code("-".join(parts[:at])), target=language_code("-".join(parts[at:])))


def language_code(text: str) -> str:
    """The code, stripped. Raises ValueError if it is not of the form of a BCP 47 tag."""
    code = text.strip()
    if not _CODE.fullmatch(code):
        raise ValueError(f"{text!r} is not a language code such as 'en' or 'pt-BR'")
    return code
