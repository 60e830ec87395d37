"""What can be set, as frozen facts with their defaults."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from datetime import date
from typing import Any, Literal

from mtaudit.model import Languages, Severity
from mtaudit.model.values import dataclass

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
    that failed somewhere passes (it exits with 3 in any case unless ignored). `min_mqm_score` is the least MQM score
    (0 to 100) of a document. `waivers` says whether unused, expired or misspelt waivers are only told of.
    """

    critical: int | None = 0
    major: int | None = None
    minor: int | None = None
    major_per_document: int | None = 1
    mqm_per_1000_words: float | None = 40.0
    min_confidence: float = 0.6
    min_mqm_score: float | None = None
    incomplete: Literal["fail", "ignore"] = "fail"
    waivers: Literal["note", "fail"] = "note"
    rules: Mapping[str, int] = field(default_factory=dict)
    scores: Mapping[str, ScoreGate] = field(default_factory=dict)


GATES: Mapping[str, GateSettings] = {
    "default": GateSettings(),
    "none": GateSettings(critical=None, major_per_document=None, mqm_per_1000_words=None),
    "strict": GateSettings(
        major=0, major_per_document=None, mqm_per_1000_words=15.0, min_confidence=0.5, waivers="fail"
    ),
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
class Accept:
    """Findings that the config accepts: of a rule, detector or category, in files that `path` matches (all if empty),
    about exactly the words `quote` (any if empty), through the day `until` (for ever if None). `place` says where it
    is written.
    """

    rule: str
    why: str
    path: str = ""
    quote: str = ""
    until: date | None = None
    author: str = ""
    place: str = ""


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything that a run is told.

    `select` and `ignore` take rule ids (`negation/dropped`), detector names (`negation`), `default` and `all`.
    `options` are the detectors' own settings by name, `readers` those of the input formats (`[readers.xliff]`),
    `severity` overrides by rule id. Findings below
    `min_confidence` are not shown at all. `languages` empty: the reader's, else English as the target. `accept` and
    the file `baseline` (none if empty) name findings that do not count.
    """

    languages: Languages = _UNKNOWN
    select: tuple[str, ...] = ("default",)
    ignore: tuple[str, ...] = ()
    options: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    readers: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
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
    baseline: str = ""
    accept: tuple[Accept, ...] = ()
    path: str = ""
