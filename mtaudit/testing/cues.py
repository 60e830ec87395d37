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
from typing import Any, NamedTuple

import mtaudit.detectors
import mtaudit.lang
import mtaudit.lexicons
from mtaudit.detectors.furniture import Furniture
from mtaudit.lang import patterns
from mtaudit.plugin import Lexicons, lexicons_in

TARGET = Path(patterns.__file__).with_name("_cues.py")
LONG = 20
"""Characters of patterns that take long enough to compile."""
MOST = 120
"""Cues of which one must be there: more take longer to look for than they spare."""
PARTS = 5
"""Sets of cues of a pattern that a text must have in their order."""
LEAST = 2
"""Characters of a cue: shorter ones are in every text, if they are no marks."""
HEAD = '''\
"""What a text must have to match a pattern: a string of the first group, and one of each other group in their order.

Strings are separated by tabs, groups by line ends. Made by `python -m mtaudit.testing.cues`.
"""

# ruff: noqa
CUES: dict[str, str] = {
'''


class Need(NamedTuple):
    """Strings of which a text must have one; `placed` if it stands behind what the needs before it ask for."""

    strings: frozenset[str]
    placed: bool = True

    @property
    def worth(self) -> tuple[int, int]:
        """How much it tells: long strings, and few of them."""
        return min(min(len(s.strip()) for s in self.strings), 4), -len(self.strings)

    @property
    def tells(self) -> bool:
        """Whether it is quickly looked for, and not in every text."""
        return len(self.strings) <= MOST and all(
            (len(s) >= LEAST or (s.strip() and not s.isalnum())) and not {*"\t\n"} & {*s} for s in self.strings
        )

    def implies(self, other: Need) -> bool:
        """Whether a text that has one of these strings has one of the other anyway."""
        return all(any(short in long for short in other.strings) for long in self.strings)

    def lowered(self) -> Need:
        """In lower case."""
        lower = {s.lower() for s in self.strings}
        return Need(frozenset(lower), self.placed)

    def shortened(self) -> tuple[str, ...]:
        """Without strings that contain others."""
        return tuple(sorted(s for s in self.strings if not any(o != s and o in s for o in self.strings)))


def cues(pattern: str, flags: int = 0) -> tuple[tuple[str, ...], ...]:
    """Groups of strings that a text in which the pattern matches has; none if nothing is certain.

    One string of the first group stands anywhere; of the others, one each, in this order and not overlapping. Only
    literals are gone by: behind negations, and where a flag in the pattern says that cases are not told apart,
    nothing is certain. Where `flags` say so, the strings are in lower case, as the text must be that is searched.
    """
    parsed = _parser.parse(pattern, flags)
    ignored = bool(parsed.state.flags & re.IGNORECASE)
    if ignored and not flags & re.IGNORECASE:
        return ()
    needs = [*_needed(parsed), *_at_the_end(parsed)]
    if ignored:
        needs = [need.lowered() for need in needs if "".join(need.strings).isascii()]
    if not needs:
        return ()
    first = max(needs, key=_worth)
    line = [need for need in needs if need.placed]
    best = sorted(line, key=_worth, reverse=True)[:PARTS]
    line = [need for need in line if need in best]
    if len(line) < 2 and all(first.implies(need) for need in line):
        line = []
    return tuple(need.shortened() for need in (first, *line))


def _worth(need: Need) -> tuple[int, int]:
    return need.worth


def _at_the_end(items: Any) -> list[Need]:
    """What must stand behind all else: a pattern may end in a look ahead."""
    if not len(items) or items[-1][0] is not op.ASSERT:
        return []
    direction, inside = items[-1][1]
    return _needed(inside) if direction == 1 else []


def _needed(items: Iterable[Any]) -> list[Need]:
    """What a text must have to match items that stand behind each other, in their order."""
    run = {""}
    found: list[Need] = []
    for item in items:
        exact = _exact(item)
        longer = {a + b for a, b in product(run, exact)} if exact and len(run) * len(exact) <= MOST else None
        if longer is None:
            found.append(Need(frozenset(run)))
            found += () if exact else _within(item)
            longer = exact or {""}
        run = longer
    found.append(Need(frozenset(run)))
    return [need for need in found if need.tells]


def _within(item: Any) -> list[Need]:
    """What must be there for a part of a pattern."""
    kind, what = item
    if kind is op.SUBPATTERN:
        return [] if what[1] & re.IGNORECASE else _needed(what[3])
    if kind is op.ATOMIC_GROUP:
        return _needed(what)
    if kind is op.ASSERT:
        return [Need(need.strings, placed=False) for need in _needed(what[1])]
    if kind in (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT):
        return _needed(what[2]) if what[0] else []
    if kind is op.BRANCH:
        either = [max(_needed(branch), key=_worth, default=None) for branch in what[1]]
        known = [need for need in either if need is not None]
        union = Need(frozenset().union(*(n.strings for n in known)), all(n.placed for n in known))
        return [union] if len(known) == len(either) and len(union.strings) <= MOST else []
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
    joined = {pattern: "\n".join(map("\t".join, groups)) for pattern, groups in known.items() if groups}
    lines = (f"    {pattern!r}: {strings!r},\n" for pattern, strings in sorted(joined.items()))
    return "".join((HEAD, *lines, "}\n"))


def main() -> None:
    """Writes the file unless it is current."""
    text = written()
    if TARGET.read_text(encoding="utf-8") != text:
        TARGET.write_text(text, encoding="utf-8", newline="\n")
        print(f"{TARGET}: written")


if __name__ == "__main__":
    main()
