"""Examples: what a detector finds and what it leaves alone. Printed as documentation, run as law."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import field
from typing import Any

from mtaudit.model import Rule, Span
from mtaudit.model.values import dataclass

_MARK = re.compile(r"\[\[|\]\]")


def unmark(marked: str) -> tuple[str, tuple[Span, ...]]:
    """The text without its `[[` and `]]`, and the spans that they enclosed.

    Raises ValueError if the marks do not pair.
    """
    spans: list[Span] = []
    text: list[str] = []
    length = at = 0
    start: int | None = None
    for mark in _MARK.finditer(marked):
        text.append(marked[at : mark.start()])
        length += mark.start() - at
        at = mark.end()
        if (mark[0] == "[[") is (start is not None):
            raise ValueError(f"marks do not pair in {marked!r}")
        if start is None:
            start = length
        else:
            spans.append(Span(start, length))
            start = None
    if start is not None:
        raise ValueError(f"marks do not pair in {marked!r}")
    return "".join(text) + marked[at:], tuple(spans)


@dataclass(frozen=True)
class Fires:
    """A text on which `rule` finds exactly the stretches marked `[[so]]`, and nothing else of that rule.

    `target` is read like a plain text file: an empty line separates paragraphs. With a `source` or `reference`
    each line of the target belongs to the same line of the other side.
    """

    rule: Rule
    target: str
    source: str | None = None
    reference: str | None = None
    languages: str = ""
    suggestion: str | None = None
    options: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Silent:
    """A text on which the detector finds nothing (of `rule`, if one is named)."""

    target: str
    source: str | None = None
    reference: str | None = None
    rule: Rule | None = None
    languages: str = ""
    options: Mapping[str, Any] = field(default_factory=dict)
