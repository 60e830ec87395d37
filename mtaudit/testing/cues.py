"""python -m mtaudit.testing.cues: writes down what a text must have for long patterns to match in it.

The program compiles no pattern that no text has asked for. The strings stand in `mtaudit/lang/_cues.py` by the pattern
as it is written: of one that was changed since, no cue is known, and it is compiled when it is first used.
"""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Iterable
from itertools import product
from pathlib import Path
from re import _constants as op  # type: ignore[attr-defined]  # the standard library's own parser of patterns
from re import _parser  # type: ignore[attr-defined]
from typing import Any

import mtaudit.detectors
import mtaudit.lang
import mtaudit.lexicons
from mtaudit.detectors.furniture import Furniture
from mtaudit.lang import patterns
from mtaudit.plugin import Lexicons, lexicons_in

TARGET = Path(patterns.__file__).with_name("_cues.py")
LONG = 30
"""Characters of patterns that take long enough to compile."""
MOST = 120
"""Cues of which one must be there: more take longer to look for than they spare."""
PARTS = 2
"""Sets of cues of a pattern, each of which a text must have one of."""
LEAST = 3
"""Characters of a cue: shorter ones are in every text."""
HEAD = '''\
"""What a text must have to match a pattern: one string of each group. Made by `python -m mtaudit.testing.cues`."""

# ruff: noqa
CUES: dict[str, tuple[tuple[str, ...], ...]] = {
'''


def cues(pattern: str, flags: int = 0) -> tuple[tuple[str, ...], ...]:
    """Groups of strings: a text in which the pattern matches has one string of each. None if nothing is certain.

    Only literals are gone by: behind negations, and where a flag in the pattern says that cases are not told apart,
    nothing is certain. Where `flags` say so, the strings are in lower case, as the text must be that is searched.
    """
    parsed = _parser.parse(pattern, flags)
    ignored = bool(parsed.state.flags & re.IGNORECASE)
    if ignored and not flags & re.IGNORECASE:
        return ()
    groups: list[set[str]] = []
    for strings in sorted(_needed(parsed), key=_worth, reverse=True):
        if ignored and not "".join(strings).isascii():
            continue
        strings = {s.lower() for s in strings} if ignored else strings
        if not any(_implies(known, strings) for known in groups):
            groups.append({s for s in strings if not any(other != s and other in s for other in strings)})
    return tuple(tuple(sorted(strings)) for strings in groups[:PARTS])


def _implies(one: set[str], other: set[str]) -> bool:
    """Whether a text that has a string of one set has a string of the other anyway."""
    return all(any(short in long for short in other) for long in one)


def _best(items: Iterable[Any]) -> set[str] | None:
    """The best of the sets of strings of which one must be there."""
    return max(_needed(items), key=_worth, default=None)


def _needed(items: Iterable[Any]) -> list[set[str]]:
    """Sets of strings; of each, one must be there."""
    run: set[str] = {""}
    found: list[set[str]] = []
    for item in items:
        exact = _exact(item)
        longer = {a + b for a, b in product(run, exact)} if exact and len(run) * len(exact) <= MOST else None
        if longer is None:
            found.append(run)
            found += _within(item)
            longer = exact or {""}
        run = longer
    found.append(run)
    return [strings for strings in found if len(strings) <= MOST and min(map(len, strings)) >= LEAST]


def _worth(strings: set[str]) -> tuple[int, int]:
    return min(min(len(s.strip()) for s in strings), 6), -len(strings)


def _within(item: Any) -> list[set[str]]:
    """The sets of strings of which one must be there for a part of a pattern."""
    kind, what = item
    if kind is op.SUBPATTERN:
        return [] if what[1] & re.IGNORECASE else _needed(what[3])
    if kind is op.ATOMIC_GROUP:
        return _needed(what)
    if kind is op.ASSERT:
        return _needed(what[1])
    if kind in (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT):
        return _needed(what[2]) if what[0] else []
    if kind is op.BRANCH:
        either = [_best(branch) for branch in what[1]]
        strings = {string for strings in either for string in strings or ()}
        return [strings] if all(either) and len(strings) <= MOST else []
    return []


def _exact(item: Any) -> set[str] | None:
    """All that a part of a pattern can match, if that are a few strings; what has no width matches the empty one."""
    kind, what = item
    if kind is op.LITERAL:
        return {chr(what)}
    if kind in (op.AT, op.ASSERT, op.ASSERT_NOT):
        return {""} if kind is not op.ASSERT else None
    if kind is op.IN:
        return {chr(char) for _, char in what} if all(k is op.LITERAL for k, _ in what) and len(what) <= 4 else None
    if kind is op.SUBPATTERN:
        return None if what[1] & re.IGNORECASE else _sequence(what[3])
    if kind is op.BRANCH:
        either = [_sequence(branch) for branch in what[1]]
        return None if None in either else {string for strings in either for string in strings or ()}
    if kind in (op.MAX_REPEAT, op.MIN_REPEAT) and what[:2] == (0, 1):
        once = _sequence(what[2])
        return None if once is None else once | {""}
    return None


def _sequence(items: Iterable[Any]) -> set[str] | None:
    strings = {""}
    for item in items:
        exact = _exact(item)
        if exact is None or len(strings) * len(exact) > MOST:
            return None
        strings = {a + b for a, b in product(strings, exact)}
    return strings


def written() -> str:
    """The text of `mtaudit/lang/_cues.py` for the patterns as they are."""
    for package in (mtaudit.lang, mtaudit.detectors):
        for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            importlib.import_module(module.name)
    furniture = Furniture()  # its patterns stand in a table
    furniture.lexicons = Lexicons(lexicons_in(Path(mtaudit.lexicons.__file__).parent))
    furniture.prepare()
    known = {p.pattern: cues(p.pattern, p._flags) for p in patterns.MADE if len(p.pattern) >= LONG}
    lines = (f"    {pattern!r}: {strings!r},\n" for pattern, strings in sorted(known.items()) if strings)
    return "".join((HEAD, *lines, "}\n"))


def main() -> None:
    """Writes the file unless it is current."""
    text = written()
    if TARGET.read_text(encoding="utf-8") != text:
        TARGET.write_text(text, encoding="utf-8", newline="\n")
        print(f"{TARGET}: written")


if __name__ == "__main__":
    main()
