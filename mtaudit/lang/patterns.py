"""Regular expressions that are compiled when they are first used.

Compiling is what loading a module full of patterns costs, and most texts have the cues of few of them. Of all but
short patterns `mtaudit/lang/_cues.py` says which strings a text must have, and in which order, to be matched at all;
until a text has them, nothing is compiled.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any, Final, cast

from mtaudit.lang._cues import CUES

_ODD_CASES: Final = frozenset("İıſ\u212a")
"""Letters that match i, s and k where cases are not told apart, and are none of them in lower case."""
MADE: Final[list[_Lazy]] = []
"""All patterns that were made, for those who write down their cues."""


class _Lazy:
    """Stands in for a compiled pattern; after its first use its methods are the compiled pattern's own."""

    def __init__(self, pattern: str, flags: int) -> None:
        self.pattern = pattern
        self._flags = flags
        self._groups: list[list[str]] | None = None
        self._any_case = bool(flags & re.IGNORECASE)
        MADE.append(self)

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__") or not hasattr(re.Pattern, name):  # pluggy asks everything for its mark
            raise AttributeError(name)
        return getattr(self._compiled(), name)

    def _compiled(self) -> re.Pattern[str]:
        compiled = re.compile(self.pattern, self._flags)
        for method in ("search", "match", "fullmatch", "finditer", "findall", "sub", "subn", "split"):
            setattr(self, method, getattr(compiled, method))
        return compiled

    def _cannot(self, text: str) -> bool:
        """Whether nothing in a text can match; loops, for a generator would take longer than most of what it asks."""
        if self._any_case:
            if not text.isascii() and not _ODD_CASES.isdisjoint(text):
                return False
            text = text.lower()
        groups = self._groups
        if groups is None:
            groups = self._groups = [group.split("\t") for group in CUES.get(self.pattern, "").split("\n")]
        for cue in groups[0]:
            if cue in text:
                return len(groups) > 1 and not self._in_order(text, groups[1:])
        return True

    @staticmethod
    def _in_order(text: str, groups: Iterable[list[str]]) -> bool:
        """Whether a text has a string of each group, each behind the one before."""
        at = 0
        for group in groups:
            ends = [found + len(cue) for cue in group if (found := text.find(cue, at)) >= 0]
            if not ends:
                return False
            at = min(ends)
        return True

    def search(self, text: str, *bounds: int) -> re.Match[str] | None:
        """As that of a pattern, like those below."""
        return None if self._cannot(text) else self._compiled().search(text, *bounds)

    def match(self, text: str, *bounds: int) -> re.Match[str] | None:
        """At the beginning."""
        return None if self._cannot(text) else self._compiled().match(text, *bounds)

    def finditer(self, text: str, *bounds: int) -> Iterator[re.Match[str]]:
        """All."""
        return iter(()) if self._cannot(text) else self._compiled().finditer(text, *bounds)

    def __repr__(self) -> str:
        return f"lazy({self.pattern!r})"


def lazy(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """Like `re.compile`, but compiles on first use; so a pattern with a fault raises `re.error` there."""
    return cast("re.Pattern[str]", _Lazy(pattern, flags))
