"""Regular expressions that are compiled when they are first used.

Compiling is what loading a module full of patterns costs, and most texts have the cues of few of them.
"""

from __future__ import annotations

import re
from typing import Any, cast


class _Lazy:
    """Stands in for a compiled pattern; after its first use its methods are the compiled pattern's own."""

    def __init__(self, pattern: str, flags: int) -> None:
        self.pattern = pattern
        self._flags = flags

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__") or not hasattr(re.Pattern, name):  # pluggy asks everything for its mark
            raise AttributeError(name)
        compiled = re.compile(self.pattern, self._flags)
        for method in ("search", "match", "fullmatch", "finditer", "findall", "sub", "subn", "split"):
            setattr(self, method, getattr(compiled, method))
        return getattr(compiled, name)

    def __repr__(self) -> str:
        return f"lazy({self.pattern!r})"


def lazy(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """Like `re.compile`, but compiles on first use; so a pattern with a fault raises `re.error` there."""
    return cast("re.Pattern[str]", _Lazy(pattern, flags))
