"""Keys of menu entries: the sign before a letter (`_Open`, `Sa&ve`, `~Datei`, `開く(_O)`) is no part of the word."""

from __future__ import annotations

import re

from mtaudit.model import OffsetMap, Span
from mtaudit.readers._content import Content, replaced

_LETTER = r"[^\W_]"
_SIGNS = tuple(
    re.compile(rf"\s?\({sign}{_LETTER}\)|{sign}(?={_LETTER})(?!{_LETTER}{{2,31}};)") for sign in ("_", "&", "~")
)
_KEYS = "_&~"
_TOKEN = re.compile(r"\S+")
_INITIALS = re.compile(r"(?<![^\W_])[A-Z]{1,3}&[A-Z]{1,3}(?![^\W_])")
"""`Q&A`, `R&D`: the sign stands for “and”."""


def without_mnemonics(
    source: str, source_map: OffsetMap, target: str, target_map: OffsetMap
) -> tuple[str, OffsetMap, str, OffsetMap]:
    """Both texts without their keys; a sign that may be anything else stays.

    A key stands once in the source and at most once in the target, and not in the same word of both, as the
    underscore in the name of a variable would.
    """
    if _may_have_keys(source, target):
        for sign, pattern in zip(_KEYS, _SIGNS, strict=True):
            theirs, mine = _keys(sign, pattern, source, target)
            source, source_map = _cut(source, source_map, theirs)
            target, target_map = _cut(target, target_map, mine)
    return source, source_map, target, target_map


def without_keys(source: Content, target: Content) -> tuple[Content, Content]:
    """The same for contents with inline codes."""
    if _may_have_keys(source.text, target.text):
        for sign, pattern in zip(_KEYS, _SIGNS, strict=True):
            theirs, mine = _keys(sign, pattern, source.text, target.text)
            source = replaced(source, [(*theirs.span(), "")]) if theirs else source
            target = replaced(target, [(*mine.span(), "")]) if mine else target
    return source, target


def _may_have_keys(source: str, target: str) -> bool:
    return any(sign in source for sign in _KEYS) and len(source) <= 200 and len(target) <= 300


def _keys(
    sign: str, pattern: re.Pattern[str], source: str, target: str
) -> tuple[re.Match[str] | None, re.Match[str] | None]:
    """The key of the source and that of the target."""
    if source.count(sign) != 1 or target.count(sign) > 1:
        return None, None
    mine, theirs = pattern.search(target), pattern.search(source)
    if theirs is None or (mine is None and sign in target):
        return None, None
    word, other = _word(source, sign), _word(target, sign)
    if (sign == "_" and _is_name(word)) or (sign == "&" and _INITIALS.search(word)):
        return None, None
    if mine is not None and word == other and not word.startswith(sign):
        return None, None
    return theirs, mine


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
