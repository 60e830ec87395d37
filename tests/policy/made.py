"""Documents and findings made by hand."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from mtaudit.lang.directives import META
from mtaudit.model import (
    Document,
    DocumentResult,
    Finding,
    Keys,
    LineIndex,
    OffsetMap,
    PluginInfo,
    Rule,
    Segment,
    Severity,
)
from mtaudit.plugin import Need, RuleInfo

DROPPED = Rule("negation/dropped", "accuracy/mistranslation", Severity.CRITICAL, "lost", aliases=("negation/lost",))
ADDED = Rule("negation/added", "accuracy/addition", Severity.MAJOR, "new")
DOUBLE = Rule("repetition/word", "fluency/grammar", Severity.MINOR, "twice")
RULES = (DROPPED, ADDED, DOUBLE)


def infos(*off: Rule) -> tuple[RuleInfo, ...]:
    """The rules as a registry lists them; those of `off` are switched off."""
    plugin = PluginInfo("made")
    return tuple(RuleInfo(r, r.detector, "", (), plugin, Need.TARGET, enabled=r not in off) for r in RULES)


def result(
    text: str,
    *marks: tuple[Rule, str],
    said: Iterable[tuple[int, str]] = (),
    of_file: Iterable[str] = (),
    path: str = "a.md",
    **more: Any,
) -> DocumentResult:
    """A document with a block for each line and a segment for each part between bars.

    A mark is a rule at the first occurrence of some words; `said` are directives with the number of their block.
    """
    keys, segments, at = Keys(), [], 0
    said = tuple(said)
    for block, line in enumerate(text.split("\n")):
        for part in line.split("|"):
            meta = tuple((META, words) for number, words in said if number == block)
            here = OffsetMap.verbatim(len(part), at)
            segments.append(Segment(keys.key(part), part, map=here, block=block, meta=meta))
            at += len(part) + 1
    meta = tuple((META, words) for words in of_file)
    document = Document(path, tuple(segments), lines=LineIndex.of(text), meta=meta)
    return DocumentResult(document, tuple(_finding(document, *mark) for mark in marks), words=document.words, **more)


def _finding(document: Document, rule: Rule, words: str) -> Finding:
    segment = next(s for s in document.segments if words in s.target)
    start = segment.target.index(words)
    finding = rule.at(segment, (start, start + len(words)))
    return replace(finding, place=document.place(segment, finding.span))
