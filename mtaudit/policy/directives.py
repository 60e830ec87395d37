"""Waivers in the text: `mtaudit: ignore[rule, rule] why` before a block, `mtaudit: ignore-file[...] why` for a file."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from mtaudit.config.toml import nearest
from mtaudit.lang.directives import FILE, META
from mtaudit.model import DocumentResult, Finding, Ground, Segment, Span, Waiver
from mtaudit.model.values import dataclass
from mtaudit.policy.names import Names, is_of
from mtaudit.policy.waivers import line_of, waived

BLOCK = "ignore"
"""How a directive begins that holds for one block or unit."""

_FORM = re.compile(r"(?P<verb>[\w-]*)\s*(?:\[(?P<names>[^\]\n]*)(?P<closed>\]?))?(?P<why>[^\n]*)")


class DirectiveError(ValueError):
    """A directive that cannot be obeyed; the text says why and how it should be written."""


class Directive(NamedTuple):
    """What a comment says: for the whole file or one block, about which rules, and why."""

    whole_file: bool
    names: tuple[str, ...]
    why: str = ""


def parse_directive(text: str) -> Directive:
    """The directive that stands behind `mtaudit:` in a comment. Raises DirectiveError."""
    found = _FORM.fullmatch(text.strip())
    verb = found["verb"] if found else ""
    if found is None or verb not in (BLOCK, FILE):
        raise DirectiveError(f"no directive is called {verb or text!r}{nearest(verb, (BLOCK, FILE))}")
    if found["names"] is None:
        raise DirectiveError(f"{verb} must name rules in square brackets: {verb}[detector/rule] why")
    if not found["closed"]:
        raise DirectiveError(f"the square bracket of {text!r} is not closed")
    names = tuple(dict.fromkeys(name.strip() for name in found["names"].split(",") if name.strip()))
    if not names:
        raise DirectiveError(f"{verb}[] names no rule")
    return Directive(verb == FILE, names, found["why"].strip())


@dataclass(slots=True)
class _Use:
    """One name in one directive of one document."""

    directive: Directive
    name: str
    said: str
    line: int
    segments: frozenset[str] | None
    """Keys of the segments that it holds for; None: all of the file, in however many documents it is read."""
    used: bool = False
    looked: bool = False
    """Whether anything could have been found that it names."""

    def covers(self, finding: Finding) -> bool:
        inside = self.segments is None or finding.segment in self.segments
        return inside and is_of(finding, self.name)


class Directives:
    """The source of waivers that the texts themselves are."""

    def __init__(self, names: Names) -> None:
        self.names = names
        self._notices: dict[str, None] = {}
        self._files: dict[tuple[str, str], _Use] = {}

    def apply(self, result: DocumentResult) -> DocumentResult:
        """The result with what its own comments waive; one that waives nothing is noted."""
        uses = list(self._uses(result))
        if not uses:
            return result

        def judge(finding: Finding) -> Waiver | None:
            hits = [use for use in uses if use.covers(finding)]
            for use in hits:
                use.used = True
            return Waiver(Ground.TEXT, hits[0].directive.why) if hits else None

        marked = waived(result, judge)
        for use in uses:
            use.looked = use.looked or self.names.looked_for(use.name, result)
            if use.segments is not None:
                self._complain(result.document.path, use)
        return marked

    def notices(self) -> Sequence[str]:
        """Directives that are of no use, with their places."""
        for (path, _), use in self._files.items():
            self._complain(path, use)
        return tuple(self._notices)

    def _complain(self, path: str, use: _Use) -> None:
        if use.looked and not use.used:
            self._note(path, use.line, f"unused directive: {use.said} waives no finding")

    def _note(self, path: str, line: int, text: str) -> None:
        self._notices[f"{path}:{line}: {text}"] = None

    def _uses(self, result: DocumentResult) -> Iterator[_Use]:
        for text, line, segments in _said(result):
            try:
                directive = parse_directive(text)
            except DirectiveError as error:
                self._note(result.document.path, line, str(error))
                continue
            for written in directive.names:
                name = self.names.canonical(written)
                if name is None:
                    hint = self.names.nearest(written)
                    self._note(result.document.path, line, f"no rule, detector or category is called {written!r}{hint}")
                    continue
                said = f"{FILE if directive.whole_file else BLOCK}[{written}]"
                if directive.whole_file:
                    yield self._files.setdefault(
                        (result.document.path, said), _Use(directive, name, said, line, segments=None)
                    )
                else:
                    yield _Use(directive, name, said, line, segments)


def _said(result: DocumentResult) -> Iterator[tuple[str, int, frozenset[str]]]:
    """The directives of a document, each with the line of its block and the segments of that block."""
    blocks: dict[tuple[int, str], list[Segment]] = {}
    for segment in result.document.segments:
        for name, text in segment.meta:
            if name == META:
                blocks.setdefault((segment.block, text), []).append(segment)
    for name, text in result.document.meta:
        if name == META:
            yield text, result.document.lines.first, frozenset()
    for (_, text), segments in blocks.items():
        place = segments[0].map.to_file(Span(0, 0))
        line = line_of(result, place.start) if place else result.document.lines.first
        yield text, line, frozenset(segment.key for segment in segments)
