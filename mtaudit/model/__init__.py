"""Facts: frozen, picklable, standard library only, no input or output."""

from mtaudit.model.finding import Finding, Ground, Rule, Severity, Waiver, fingerprint
from mtaudit.model.result import DocumentResult, Fault, PluginInfo, Problem, Score, Skip, Summary, Verdict
from mtaudit.model.segment import (
    Block,
    Document,
    Keys,
    Kind,
    Languages,
    Segment,
    Side,
    base_language,
    count_words,
    segments_of,
)
from mtaudit.model.span import LineIndex, OffsetMap, Place, Run, Span

__all__ = [
    "Block",
    "Document",
    "DocumentResult",
    "Fault",
    "Finding",
    "Ground",
    "Keys",
    "Kind",
    "Languages",
    "LineIndex",
    "OffsetMap",
    "Place",
    "PluginInfo",
    "Problem",
    "Rule",
    "Run",
    "Score",
    "Segment",
    "Severity",
    "Side",
    "Skip",
    "Span",
    "Summary",
    "Verdict",
    "Waiver",
    "base_language",
    "count_words",
    "fingerprint",
    "segments_of",
]
