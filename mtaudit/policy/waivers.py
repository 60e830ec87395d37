"""Waivers: which findings do not count, on what ground, and which waivers are of no use.

Each source of waivers sees one result after another and marks findings that are not waived yet; the order is text,
config, baseline, unchanged lines. At the end each says what is wrong with its waivers.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import Protocol

from mtaudit.model import DocumentResult, Finding, Waiver


class Source(Protocol):
    """Where waivers come from."""

    def apply(self, result: DocumentResult) -> DocumentResult:
        """The result with the findings that this source waives marked."""

    def notices(self) -> Sequence[str]:
        """What is wrong with the waivers, once all results were seen."""


class Waivers:
    """All sources, one behind the other."""

    def __init__(self, sources: Iterable[Source]) -> None:
        self.sources = tuple(sources)

    def apply(self, result: DocumentResult) -> DocumentResult:
        """The result with the waived findings marked."""
        for source in self.sources:
            result = source.apply(result)
        return result

    def notices(self) -> Sequence[str]:
        """What is wrong with the waivers, once all results were seen."""
        return tuple(notice for source in self.sources for notice in source.notices())


def waived(result: DocumentResult, judge: Callable[[Finding], Waiver | None]) -> DocumentResult:
    """The result with the waivers that `judge` gives to open findings."""
    findings = tuple(
        replace(f, waiver=waiver) if f.waiver is None and (waiver := judge(f)) else f for f in result.findings
    )
    return replace(result, findings=findings)


def line_of(result: DocumentResult, offset: int) -> int:
    """The line of the file (from 1) at an offset in the file."""
    return result.document.lines.position(offset)[0]
