"""Where something that is missing should stand."""

from __future__ import annotations

from functools import lru_cache

from mtaudit.lang.patterns import lazy

_WORD = lazy(r"\w+")


@lru_cache(maxsize=64)
def _words(text: str) -> tuple[tuple[int, int], ...]:
    return tuple(hit.span() for hit in _WORD.finditer(text[:20_000]))


def anchor(text: str, place: float) -> tuple[int, int]:
    """The word of `text` nearest to a relative place, 0..1: a span to hang an omission on."""
    spans = _words(text)
    if not spans:
        return 0, len(text)
    at = place * len(text)
    return min(spans, key=lambda span: abs((span[0] + span[1]) / 2 - at))


def trimmed(text: str) -> tuple[int, int]:
    """The span of a text without the white space around it."""
    start = len(text) - len(text.lstrip())
    return start, max(start, len(text.rstrip()))
