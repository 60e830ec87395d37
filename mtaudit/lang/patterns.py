"""Regular expressions that are compiled when they are first used.

Compiling is what loading a module full of patterns costs, and most texts have the cues of few of them. Of long
patterns `mtaudit/lang/_cues.py` says which strings a text must have, one of them at least, to be matched at all; until
a text has one, nothing is compiled.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final, cast

from mtaudit.lang._cues import CUES

MADE: Final[list[_Lazy]] = []
"""All patterns that were made, for those who write down their cues."""


class _Lazy:
    """Stands in for a compiled pattern; after its first use its methods are the compiled pattern's own."""

    def __init__(self, pattern: str, flags: int) -> None:
        self.pattern = pattern
        self._flags = flags
        self._cues = CUES.get(pattern, ())
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
        """Whether nothing in a text can match; a loop, for a generator would take longer than most of what it asks."""
        for cue in self._cues:
            if cue in text:
                return False
        return bool(self._cues)

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
