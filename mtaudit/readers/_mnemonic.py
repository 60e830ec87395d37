"""Keys of menu entries: the sign before a letter (`_Open`, `Sa&ve`, `~Datei`, `開く(_O)`) is no part of the word."""

from __future__ import annotations

import re

from mtaudit.model import OffsetMap, Span

_LETTER = r"[^\W_]"
_SIGNS = tuple(
    re.compile(rf"\s?\({sign}{_LETTER}\)|{sign}(?={_LETTER})(?!{_LETTER}{{2,31}};)") for sign in ("_", "&", "~")
)
_TOKEN = re.compile(r"\S+")


def without_mnemonics(
    source: str, source_map: OffsetMap, target: str, target_map: OffsetMap
) -> tuple[str, OffsetMap, str, OffsetMap]:
    """Both texts without their keys; a sign that may be anything else stays.

    A key stands once in the source and at most once in the target, and not in the same word of both, as the
    underscore in the name of a variable would.
    """
    if not any(sign in source for sign in "_&~") or len(source) > 200 or len(target) > 300:
        return source, source_map, target, target_map
    for sign, pattern in zip("_&~", _SIGNS, strict=True):
        if source.count(sign) != 1 or target.count(sign) > 1:
            continue
        mine, theirs = pattern.search(target), pattern.search(source)
        if theirs is None or (mine is None and sign in target):
            continue
        if sign == "_" and _is_name(_word(source, sign)):
            continue
        if mine is not None and _word(source, sign) == _word(target, sign) and not _word(source, sign).startswith(sign):
            continue
        source, source_map = _cut(source, source_map, theirs)
        target, target_map = _cut(target, target_map, mine)
    return source, source_map, target, target_map


def _word(text: str, sign: str) -> str:
    return next((hit[0] for hit in _TOKEN.finditer(text) if sign in hit[0]), "")


def _is_name(word: str) -> bool:
    """`file_name`: menu entries begin with a capital letter."""
    return word.isascii() and word.islower() and not word.startswith("_")


def _cut(text: str, place: OffsetMap, hit: re.Match[str] | None) -> tuple[str, OffsetMap]:
    if hit is None:
        return text, place
    parts = ((place.cut(Span(0, hit.start())), 0), (place.cut(Span(hit.end(), len(text))), hit.start()))
    return text[: hit.start()] + text[hit.end() :], OffsetMap.joined(parts)
