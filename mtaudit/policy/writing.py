"""Where a directive goes in the text of a file, in the format's own kind of comment.

Each format gives several edits, the nicest first; whoever applies one reads the file again to see that its text is
still the same and the directive where it belongs.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

from mtaudit.config import Accept
from mtaudit.lang.xmltext import escape
from mtaudit.model.values import dataclass


@dataclass(frozen=True, slots=True)
class Edit:
    """Some text to insert at an offset (code points) of a file."""

    at: int
    text: str


Edits = Callable[[str, int, int, str], Iterator[Edit]]


def edits_for(form: str, text: str, start: int, end: int, directive: str) -> Iterator[Edit]:
    """Ways to say `directive` of the block that stands at `[start, end)` in a file of a format; none if it cannot."""
    if form in _FORMATS:
        yield from _FORMATS[form](text, start, end, f"mtaudit: {directive}")


_OPENING = re.compile(r"[ \t]*(?:<[^<>]{1,500}>[ \t]*)*")
_HEADING = re.compile(r"#{0,6}[ \t]*")


def _line_start(text: str, at: int) -> int:
    return max(text.rfind("\n", 0, at), text.rfind("\r", 0, at)) + 1


def _newline(text: str) -> str:
    return "\r\n" if "\r\n" in text[:4096] else "\n"


def _own_line(text: str, at: int, said: str) -> Edit:
    """A line before the one in which `at` stands, indented like it."""
    start = _line_start(text, at)
    indent = text[start:at][: len(text[start:at]) - len(text[start:at].lstrip(" \t"))]
    return Edit(start, f"{indent}{said}{_newline(text)}")


def _markdown(text: str, start: int, end: int, said: str) -> Iterator[Edit]:
    comment = f"<!-- {said} -->"
    if _HEADING.fullmatch(text, _line_start(text, start), start):
        yield _own_line(text, start, comment)
    yield Edit(end, f" {comment}")
    yield Edit(end, comment)
    yield Edit(start, comment)


def _html(text: str, start: int, end: int, said: str) -> Iterator[Edit]:
    comment = f"<!-- {said} -->"
    if _OPENING.fullmatch(text, _line_start(text, start), start):
        yield _own_line(text, start, comment)
    yield Edit(start, comment)
    yield Edit(end, comment)


_PO_BLANK = re.compile(r"(?:\r\n|\r|\n)[ \t]*(?:\r\n|\r|\n)")


def _po(text: str, start: int, end: int, said: str) -> Iterator[Edit]:  # noqa: ARG001
    blanks = [hit.end() for hit in _PO_BLANK.finditer(text, 0, start)]
    yield Edit(blanks[-1] if blanks else 0, f"# {said}{_newline(text)}")


_UNIT = re.compile(r"<(?P<prefix>[\w.-]+:)?(?P<name>trans-unit|unit)\b[^<>]{0,4000}>")


def _xliff(text: str, start: int, end: int, said: str) -> Iterator[Edit]:
    units = list(_UNIT.finditer(text, 0, start))
    if not units:
        return
    unit = units[-1]
    prefix, at = unit["prefix"] or "", unit.end()
    note = f"<{prefix}note>{escape(said)}</{prefix}note>"
    if unit["name"] == "trans-unit":
        close = text.find(f"</{prefix}target>", end)
        if close >= 0:
            after = close + len(f"</{prefix}target>")
            yield Edit(after, f"{_indent_of(text, close, start)}{note}")
            yield Edit(after, note)
    else:
        notes = text.find(f"<{prefix}notes>", at, start)
        if notes >= 0:
            yield Edit(notes + len(f"<{prefix}notes>"), note)
        yield Edit(at, f"{_indent_of(text, unit.start(), 0)}<{prefix}notes>{note}</{prefix}notes>")
    yield Edit(at, f"<!-- {said} -->")


def _indent_of(text: str, at: int, least: int) -> str:
    """A line end and the white space before the tag at `at`, if there is nothing else on its line before it."""
    line = max(_line_start(text, at), 0)
    head = text[line : line + len(text[line:at]) - len(text[line:at].lstrip(" \t"))]
    return f"{_newline(text)}{head}" if head or least == 0 else ""


_FORMATS: Mapping[str, Edits] = {
    "markdown": _markdown,
    "html": _html,
    "po": _po,
    "xliff": _xliff,
}


def accept_table(accept: Accept, *, within: str = "") -> str:
    """A table for the config; `within` is where the settings begin (`tool.mtaudit.` in pyproject.toml)."""
    values = {"rule": accept.rule, "path": accept.path, "quote": accept.quote, "why": accept.why}
    lines = [f"{key} = {toml_text(value)}" for key, value in values.items() if value]
    if accept.until:
        lines.append(f"until = {accept.until.isoformat()}")
    if accept.author:
        lines.append(f"author = {toml_text(accept.author)}")
    return "\n".join([f"[[{within}accept]]", *lines, ""])


def toml_text(text: str) -> str:
    """A text as TOML writes it."""
    marks = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r"}
    return '"' + "".join(marks.get(c) or (c if c.isprintable() else _escaped(c)) for c in text) + '"'


def _escaped(char: str) -> str:
    return f"\\u{ord(char):04X}" if ord(char) < 0x10000 else f"\\U{ord(char):08X}"
