"""What can be set, as frozen facts with their defaults."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from mtaudit.model import Languages, Severity

_UNKNOWN = Languages()


@dataclass(frozen=True, slots=True)
class ScoreGate:
    """Thresholds for one scorer: `min` for each document, `segment_min` for each segment."""

    min: float | None = None
    segment_min: float | None = None
    required: bool = False


@dataclass(frozen=True, slots=True)
class GateSettings:
    """How many findings of each severity are allowed in one run; None: any number.

    Findings below `min_confidence` are shown, not counted. `major_per_document` and the penalty are judged
    document by document, so that a large run is no stricter than a small one. `incomplete` says whether an audit
    that failed somewhere passes (it exits with 3 in any case unless ignored).
    """

    critical: int | None = 0
    major: int | None = None
    minor: int | None = None
    major_per_document: int | None = 1
    mqm_per_1000_words: float | None = 40.0
    min_confidence: float = 0.6
    incomplete: Literal["fail", "ignore"] = "fail"
    rules: Mapping[str, int] = field(default_factory=dict)
    scores: Mapping[str, ScoreGate] = field(default_factory=dict)


GATES: Mapping[str, GateSettings] = {
    "default": GateSettings(),
    "none": GateSettings(critical=None, major_per_document=None, mqm_per_1000_words=None),
    "strict": GateSettings(major=0, major_per_document=None, mqm_per_1000_words=15.0, min_confidence=0.5),
}
"""The presets of `--gate` and of `gate = "strict"` in the config."""


@dataclass(frozen=True, slots=True)
class PairingSettings:
    """Patterns that lead from a target file to its source and reference: `{stem}`, `{name}`, `{suffix}`, `{dir}`."""

    source: str | None = None
    reference: str | None = None


@dataclass(frozen=True, slots=True)
class PluginSettings:
    """`require`: distributions or modules that must have loaded; `disable`: what is not loaded; `files`: plugin
    files beside the config; `lexicons`: folders of the form `<kind>/<language>.tsv`."""

    require: tuple[str, ...] = ()
    disable: tuple[str, ...] = ()
    files: tuple[str, ...] = ()
    lexicons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything that a run is told.

    `select` and `ignore` take rule ids (`negation/dropped`), detector names (`negation`), `default` and `all`.
    `options` are the detectors' own settings by name, `severity` overrides by rule id. Findings below
    `min_confidence` are not shown at all. `languages` empty: the reader's, else English as the target.
    """

    languages: Languages = _UNKNOWN
    select: tuple[str, ...] = ("default",)
    ignore: tuple[str, ...] = ()
    options: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    severity: Mapping[str, Severity] = field(default_factory=dict)
    min_confidence: float = 0.5
    pairing: PairingSettings = PairingSettings()
    plugins: PluginSettings = PluginSettings()
    gate: GateSettings = GateSettings()
    scorers: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    jobs: int = 0
    timeout: float = 60.0
    input_format: str = ""
    encoding: str = ""
    path: str = ""
