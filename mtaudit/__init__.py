"""mtaudit finds what machine translation did to a text before readers do.

    import mtaudit
    report = mtaudit.audit("The ministry denied orders.", language="en")
    for finding in report.findings: print(finding.rule, finding.quote, finding.message)

Plugins import from here and from `mtaudit.testing`, nothing deeper. Names load when they are first used, so that
`import mtaudit` costs next to nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from mtaudit.installed import __version__

if TYPE_CHECKING:
    from mtaudit.engine.api import Report, audit, audit_files
    from mtaudit.errors import ConfigError, InputError, MtauditError, PluginError, ScorerError, UsageError
    from mtaudit.model import (
        Block,
        Document,
        DocumentResult,
        Finding,
        Kind,
        Languages,
        LineIndex,
        OffsetMap,
        Place,
        Problem,
        Rule,
        Run,
        Score,
        Segment,
        Severity,
        Side,
        Skip,
        Span,
        Summary,
        Verdict,
    )
    from mtaudit.plugin import (
        API_VERSION,
        Audited,
        Cost,
        Detector,
        Fires,
        InputFile,
        Lexicon,
        Lexicons,
        Need,
        NoOptions,
        Reader,
        Reporter,
        RunInfo,
        Scorer,
        Silent,
        hookimpl,
        option,
    )

_HOME = {
    "mtaudit.engine.api": ("Report", "audit", "audit_files"),
    "mtaudit.errors": ("ConfigError", "InputError", "MtauditError", "PluginError", "ScorerError", "UsageError"),
    "mtaudit.model": (
        "Block",
        "Document",
        "DocumentResult",
        "Finding",
        "Kind",
        "Languages",
        "LineIndex",
        "OffsetMap",
        "Place",
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
    ),
    "mtaudit.plugin": (
        "API_VERSION",
        "Audited",
        "Cost",
        "Detector",
        "Fires",
        "InputFile",
        "Lexicon",
        "Lexicons",
        "Need",
        "NoOptions",
        "Reader",
        "Reporter",
        "RunInfo",
        "Scorer",
        "Silent",
        "hookimpl",
        "option",
    ),
}
_MODULE_OF = {name: module for module, names in _HOME.items() for name in names}

__all__ = [
    "API_VERSION",
    "Audited",
    "Block",
    "ConfigError",
    "Cost",
    "Detector",
    "Document",
    "DocumentResult",
    "Finding",
    "Fires",
    "InputError",
    "InputFile",
    "Kind",
    "Languages",
    "Lexicon",
    "Lexicons",
    "LineIndex",
    "MtauditError",
    "Need",
    "NoOptions",
    "OffsetMap",
    "Place",
    "PluginError",
    "Problem",
    "Reader",
    "Report",
    "Reporter",
    "Rule",
    "Run",
    "RunInfo",
    "Score",
    "Scorer",
    "ScorerError",
    "Segment",
    "Severity",
    "Side",
    "Silent",
    "Skip",
    "Span",
    "Summary",
    "UsageError",
    "Verdict",
    "__version__",
    "audit",
    "audit_files",
    "hookimpl",
    "option",
]


def __getattr__(name: str) -> Any:
    if name not in _MODULE_OF:
        raise AttributeError(f"module 'mtaudit' has no attribute {name!r}")
    value = globals()[name] = getattr(import_module(_MODULE_OF[name]), name)
    return value


def __dir__() -> list[str]:
    return sorted(__all__)
