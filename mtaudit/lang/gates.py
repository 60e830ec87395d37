"""Gates before expensive patterns: most texts have nothing that a list of cues could match, and the gate can tell.

A pattern that matches words matches in a text only where it begins to match in one of the pieces between white space.
So each piece is asked once, alone, whether a match could begin in it; a text all of whose pieces were found dull before
needs no second look.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from re import _constants as op  # type: ignore[attr-defined]  # the standard library's own parser of patterns
from re import _parser  # type: ignore[attr-defined]
from typing import Any, Final

from mtaudit.lang.patterns import lazy

_MOST_CHARACTERS: Final = 500_000
_MOST_DULL: Final = 40_000
_MOST_TELLING: Final = 4_000
_UNASKED: Final = 40
"""Texts for which making the gate would take longer than matching the pattern."""
_CHARACTER: Final = re.compile(r"\s")


class _Pieces(dict[str, frozenset[str]]):
    """The pieces of the texts that were asked for last: several gates stand before each text."""

    characters = 0

    def __missing__(self, text: str) -> frozenset[str]:
        if self.characters > _MOST_CHARACTERS:
            self.clear()
            self.characters = 0
        found = self[text] = frozenset(text.split())
        self.characters += len(text) + 50
        return found


_PIECES: Final = _Pieces()


def pieces(text: str) -> frozenset[str]:
    """What stands between white space."""
    return _PIECES[text]


class Gated:
    """A pattern behind its gate."""

    def __init__(self, pattern: str, flags: int = 0, *, spaced: bool = True, hint: str = "") -> None:
        """`spaced` as for a gate. `hint` is a pattern that matches in every text in which `pattern` does."""
        self.hint: Final = hint or pattern
        self._compiled = lazy(pattern, flags)
        self.opens = Gate((self.hint,), flags, spaced=spaced).opens

    def search(self, text: str) -> re.Match[str] | None:
        """The first match."""
        return self._compiled.search(text) if self.opens(text) else None

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """All matches."""
        return self._compiled.finditer(text) if self.opens(text) else iter(())


class Gate:
    """Stands before patterns that match whole words or phrases.

    `opens` is False only for texts in which none of the patterns matches. Made cheaply: the first texts all pass, and
    only then the patterns are taken apart.
    """

    def __init__(self, patterns: Iterable[str], flags: int = 0, *, spaced: bool = True) -> None:
        """`spaced` False for a language that is written without spaces: the gate stands open then."""
        self._patterns = tuple(patterns)
        self._flags = flags
        self._asked = 0 if spaced else _UNASKED + 1
        self._dull: set[str] = set()
        self._telling: set[str] = set()
        self._head: re.Pattern[str] | None = None

    def opens(self, text: str) -> bool:
        """Whether one of the patterns may match in a text."""
        found = _PIECES[text]
        if self._dull.issuperset(found):
            return bool(not found) and self._head is None
        return not self._telling.isdisjoint(found) or self._judge(found)

    def _judge(self, found: frozenset[str]) -> bool:
        if self._asked <= _UNASKED:
            self._asked += 1
            if self._asked > _UNASKED:
                self._head = self._made()
        if self._head is None:
            return True
        may_begin = self._head.search
        if len(self._dull) > _MOST_DULL:
            self._dull.clear()
        for piece in found - self._dull:
            if may_begin(piece):
                if len(self._telling) < _MOST_TELLING:
                    self._telling.add(piece)
                return True
            self._dull.add(piece)
        return False

    def _made(self) -> re.Pattern[str] | None:
        heads = [head(pattern, self._flags) for pattern in self._patterns]
        if None in heads:
            return None
        made = re.compile("|".join(f"(?:{h})" for h in heads), self._flags)
        return None if made.search("") else made


def head(pattern: str, flags: int = 0) -> str | None:
    """A pattern for the part of a match that stands before its first white space; None if it cannot be told.

    It matches in more places than the pattern would, never in fewer: what looks ahead or behind is left out.
    """
    parsed = _parser.parse(pattern, flags)
    try:
        text, _ = _sequence(parsed)
    except _UnknownError:
        return None
    return text or None


class _UnknownError(Exception):
    """A part of a pattern that is not read here."""


def _sequence(items: Iterable[Any]) -> tuple[str, bool]:
    """What is left of a sequence, and whether all of it is."""
    out = []
    for kind, what in items:
        text, whole = _item(kind, what)
        out.append(text)
        if not whole:
            return "".join(out), False
    return "".join(out), True


def _item(kind: Any, what: Any) -> tuple[str, bool]:
    if kind is op.LITERAL:
        return ("", False) if _CHARACTER.match(chr(what)) else (_escaped(what), True)
    if kind is op.IN:
        return _class(what)
    if kind is op.BRANCH:
        parts = [_sequence(branch) for branch in what[1]]
        return f"(?:{'|'.join(text for text, _ in parts)})", all(whole for _, whole in parts)
    if kind is op.SUBPATTERN:
        if what[1] or what[2]:
            raise _UnknownError
        text, whole = _sequence(what[3])
        return f"(?:{text})", whole
    if kind in _REPEATS:
        return _repeat(*what)
    if kind is op.AT:
        return {op.AT_BOUNDARY: r"\b", op.AT_NON_BOUNDARY: r"\B"}.get(what, ""), True
    if kind in (op.ASSERT, op.ASSERT_NOT):
        return _WORD_EDGES.get(str((kind, what)), ""), True
    if kind in (op.ANY, op.NOT_LITERAL):
        return "", False
    raise _UnknownError


_REPEATS: Final = (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT)
_WORD_EDGES: Final = {str(next(iter(_parser.parse(edge)))): edge for edge in (r"(?<!\w)", r"(?!\w)")}


def _repeat(least: int, most: Any, body: Any) -> tuple[str, bool]:
    text, whole = _sequence(body)
    if not whole:
        return (f"(?:{text})" if least and text else "", False)
    if not text:
        return "", True
    end = "" if most is op.MAXREPEAT else str(most)
    return f"(?:{text}){{{least},{end}}}", True


def _class(members: Any) -> tuple[str, bool]:
    out = []
    for kind, what in members:
        if kind is op.LITERAL:
            if _CHARACTER.match(chr(what)):
                return "", False
            out.append(_escaped(what))
        elif kind is op.RANGE and not _has_space(what):
            out.append(f"{_escaped(what[0])}-{_escaped(what[1])}")
        elif kind is op.CATEGORY and what in _CATEGORIES:
            out.append(_CATEGORIES[what])
        else:  # all but some, or with white space
            return "", False
    return f"[{''.join(out)}]", True


_CATEGORIES: Final = {op.CATEGORY_WORD: r"\w", op.CATEGORY_DIGIT: r"\d", op.CATEGORY_NOT_SPACE: r"\S"}


def _has_space(bounds: tuple[int, int]) -> bool:
    return any(bounds[0] <= ord(space) <= bounds[1] for space in _SPACES)


_SPACES: Final = [chr(code) for code in range(0x3001) if chr(code).isspace()]


def _escaped(code: int) -> str:
    return f"\\U{code:08x}"
