"""Patterns of titles translated word by word: choices of words, read against the words of a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from mtaudit.detectors._atoms import Atom, fold, phrase
from mtaudit.lang.patterns import lazy

_GROUP = lazy(r"\{([^}]*)\}")

Group = tuple[tuple[str, ...], ...]
"""The choices at one place of a pattern, each as its words; the empty one lets the place be passed over."""


@lru_cache(maxsize=4096)
def groups(pattern: str) -> tuple[Group, ...]:
    """The places of a pattern such as `{deputy|vice|} group head`."""
    found: list[Group] = []
    end = 0
    for hit in _GROUP.finditer(pattern):
        found.extend(((word,),) for word in phrase(pattern[end : hit.start()]))
        found.append(tuple(phrase(choice) for choice in hit[1].split("|")))
        end = hit.end()
    found.extend(((word,),) for word in phrase(pattern[end:]))
    return tuple(found)


def beginnings(pattern: str) -> Iterator[str]:
    """The words that what a pattern stands for can begin with."""
    rest = pattern.lstrip()
    while rest.startswith("{"):
        choices, _, rest = rest[1:].partition("}")
        parts = choices.split("|")
        yield from (_first(part) for part in parts if part.strip())
        if all(part.strip() for part in parts):
            return
        rest = rest.lstrip()
    if rest:
        yield _first(rest)


def _first(text: str) -> str:
    return fold(re.split(r"[ -]|['’]s\b", text.strip(), maxsplit=1)[0])


def match(pattern: tuple[Group, ...], found: Sequence[Atom], at: int) -> int:
    """The end of the longest stretch from `at` on that the pattern stands for, 0 if there is none."""
    ends = {at}
    for group in pattern:
        following = set()
        for end in ends:
            for words in group:
                stop = end + len(words)
                if stop <= len(found) and all(found[end + n].norm == word for n, word in enumerate(words)):
                    following.add(stop)
        if not following:
            return 0
        ends = following
    return max(ends)


class Templates:
    """Patterns by the words that they can begin with; each with what to write and why."""

    def __init__(self, rows: Mapping[str, str]) -> None:
        self._rows = rows

    def at(self, found: Sequence[Atom], at: int) -> tuple[int, str, str] | None:
        """The end of the longest match that begins there, what to write and why."""
        best: tuple[int, str, str] | None = None
        row = self._rows.get(found[at].norm)
        parts = iter(row.split("\t") if row else ())
        for pattern, right, why in zip(parts, parts, parts, strict=True):
            end = match(groups(pattern), found, at)
            if end > at and (best is None or end > best[0]):
                best = end, right, why
        return best
