"""The config as a JSON Schema, for editors that complete and check TOML."""

from __future__ import annotations

import dataclasses
import enum
import types
import typing
from collections.abc import Iterable, Mapping
from typing import Any

from mtaudit.config.settings import GATES, Accept, GateSettings, PairingSettings, PluginSettings, ScoreGate, Settings
from mtaudit.model import Severity

Json = dict[str, Any]

_SEVERITY: Json = {"$ref": "#/definitions/severity"}
_SUGGESTED: Json = {"anyOf": [{"$ref": "#/definitions/name"}, {"type": "string"}]}
"""Any text; editors offer the names."""

_ELSEWHERE = frozenset({"options", "path", "languages", "severity", "readers", "gate", "pairing", "plugins", "accept"})
"""Fields of `Settings` that are no key of their own name or have a form of their own."""

HELP: Mapping[tuple[type, str], str] = {
    (Settings, "select"): "Rules, detectors or MQM categories to look for; 'default' and 'all' are names too.",
    (Settings, "ignore"): "Rules, detectors or MQM categories to leave out.",
    (Settings, "min_confidence"): "Findings less sure than this are not shown at all.",
    (Settings, "scorers"): "Scorers to run besides the default ones, such as comet.",
    (Settings, "exclude"): "Files in folders to leave out, as patterns with *.",
    (Settings, "jobs"): "Processes to use; 0 means one for each processor.",
    (Settings, "timeout"): "Seconds that a batch of texts may take.",
    (Settings, "input_format"): "Read every file as this format.",
    (Settings, "encoding"): "Encoding of the files, where it is not detected.",
    (Settings, "baseline"): "File with old findings that do not count, made by: mtaudit baseline create.",
    (GateSettings, "critical"): "Critical findings allowed in a run, or 'any'.",
    (GateSettings, "major"): "Major findings allowed in a run, or 'any'.",
    (GateSettings, "minor"): "Minor findings allowed in a run, or 'any'.",
    (GateSettings, "major_per_document"): "Major findings allowed in each text, or 'any'.",
    (GateSettings, "mqm_per_1000_words"): "MQM penalty per 1,000 words allowed in each text, or 'any'.",
    (GateSettings, "min_confidence"): "Findings less sure than this are shown, but the gate does not count them.",
    (GateSettings, "min_mqm_score"): "Least MQM score (0 to 100) of each text, or 'any'.",
    (GateSettings, "incomplete"): "What an audit that failed somewhere comes to.",
    (GateSettings, "waivers"): "Whether unused, expired or misspelt waivers are only told of.",
    (GateSettings, "rules"): "Findings allowed in a run, by rule, detector or MQM category.",
    (GateSettings, "scores"): "Least scores by scorer: a number for each text, or a table.",
    (ScoreGate, "min"): "Least score of each text.",
    (ScoreGate, "segment_min"): "Least score of each segment.",
    (ScoreGate, "required"): "Whether a text without this score makes the audit incomplete.",
    (PairingSettings, "source"): "Pattern that leads from a text to its source, as {stem}.de.md.",
    (PairingSettings, "reference"): "Pattern that leads from a text to its reference translation.",
    (PluginSettings, "require"): "Plugins that must have loaded.",
    (PluginSettings, "disable"): "Plugins that are not loaded.",
    (PluginSettings, "files"): "Plugin files, relative to the config.",
    (PluginSettings, "lexicons"): "Folders with lexicons of the form kind/language.tsv, relative to the config.",
    (Accept, "rule"): "Rule id, detector or MQM category.",
    (Accept, "why"): "The reason, for the next person who reads it.",
    (Accept, "path"): "Files it holds for, as a pattern with *, from the folder of the config; default, all.",
    (Accept, "quote"): "The very words it holds for; default, any.",
    (Accept, "until"): "Last day on which it counts.",
    (Accept, "author"): "Who takes it on.",
}
"""What editors show beside a key."""


def config_schema(tables: Mapping[str, type], readers: Mapping[str, type], rules: Mapping[str, str]) -> Json:
    """The schema of mtaudit.toml.

    `tables` are the options of detectors, scorers and reporters by the name of their table, `readers` those of the
    input formats, `rules` MQM categories by rule id.
    """
    detectors = {rule.partition("/")[0] for rule in rules}
    named = sorted(set(rules) | detectors)
    categories = sorted(
        {"/".join(p[:n]) for mqm in rules.values() for p in [mqm.split("/")] for n in range(1, len(p) + 1)}
    )
    tables_of_options = {name: _options(tables[name], _severities_of(name, rules)) for name in sorted(tables)}
    properties: Json = {
        "languages": _languages(),
        "source": {"type": "string", "description": "Language of the sources."},
        "target": {"type": "string", "description": "Language of the texts."},
        **_fields(Settings, _ELSEWHERE),
        "severity": _map(_SEVERITY, named, "Severities that replace those of the rules, by rule or detector."),
        "gate": _gate([*named, *categories]),
        "accept": _accept(),
        "pairing": _table(PairingSettings),
        "plugins": _table(PluginSettings),
        "readers": {
            "type": "object",
            "description": "Options of the input formats.",
            "properties": {name: _options(readers[name]) for name in sorted(readers)},
            "additionalProperties": False,
        },
        **{name: table for name, table in tables_of_options.items() if table["properties"]},
    }
    for key in ("select", "ignore"):
        properties[key]["anyOf"][1]["items"] = {"anyOf": [{"enum": ["default", "all"]}, *_SUGGESTED["anyOf"]]}
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "Config of mtaudit: mtaudit.toml, or [tool.mtaudit] in pyproject.toml",
        "type": "object",
        "properties": properties,
        "additionalProperties": {"type": "object", "description": "Options of a plugin."},
        "definitions": {
            "severity": {"enum": [s.value for s in Severity]},
            "limit": {"type": "integer", "minimum": 0},
            "name": {"enum": list(dict.fromkeys([*named, *categories]))},
        },
    }


def _severities_of(name: str, rules: Mapping[str, str]) -> Json | None:
    faults = sorted(rule.partition("/")[2] for rule in rules if rule.partition("/")[0] == name)
    return _map(_SEVERITY, faults, "Severities of its rules.") if faults else None


def _map(value: Json, names: Iterable[str], description: str) -> Json:
    """A table with free keys, of which some are known."""
    known = dict.fromkeys(names, value)
    return {"type": "object", "description": description, "properties": known, "additionalProperties": value}


def _languages() -> Json:
    sides = {side: {"type": "string"} for side in ("source", "target")}
    table = {"type": "object", "properties": sides, "additionalProperties": False}
    return {
        "anyOf": [{"type": "string"}, table],
        "description": "Source and target as in 'de-en', or the target alone.",
    }


def _gate(names: Iterable[str]) -> Json:
    table = _table(GateSettings)
    preset = {"enum": list(GATES), "description": "The limits to begin with."}
    table["properties"]["preset"] = preset
    for key in ("critical", "major", "minor", "major-per-document", "mqm-per-1000-words", "min-mqm-score"):
        entry = table["properties"][key]
        bound = 100 if key == "min-mqm-score" else None
        number = {"type": entry.pop("type"), "minimum": 0, **({"maximum": bound} if bound else {})}
        table["properties"][key] = {"anyOf": [number, {"const": "any"}], **entry}
    table["properties"]["min-confidence"] |= {"minimum": 0, "maximum": 1}
    limit = {"$ref": "#/definitions/limit"}
    table["properties"]["rules"] = _map(limit, dict.fromkeys(names), HELP[GateSettings, "rules"])
    score = {"anyOf": [{"type": "number"}, _table(ScoreGate)]}
    table["properties"]["scores"] = _map(score, (), HELP[GateSettings, "scores"])
    return {"anyOf": [preset, table], "description": "How much may be wrong before the gate fails."}


def _accept() -> Json:
    table = _table(Accept, leave_out=frozenset({"place"}))
    table["properties"]["rule"] = {**_SUGGESTED, "description": HELP[Accept, "rule"]}
    table["properties"]["until"] = {
        "type": "string",
        "pattern": r"^\d{4}-\d{2}-\d{2}$",
        "description": HELP[Accept, "until"],
    }
    table["required"] = ["rule", "why"]
    return {"type": "array", "items": table, "description": "Findings that do not count, each with a reason."}


def _table(cls: type, leave_out: frozenset[str] = frozenset()) -> Json:
    return {"type": "object", "properties": _fields(cls, leave_out), "additionalProperties": False}


def _fields(cls: Any, leave_out: frozenset[str]) -> Json:
    hints = typing.get_type_hints(cls)
    found: Json = {}
    for field in dataclasses.fields(cls):
        if field.name not in leave_out:
            entry = _typed(hints[field.name])
            default = _plain(field.default)
            described = {"description": HELP[cls, field.name]}
            found[field.name.replace("_", "-")] = {
                **entry,
                **described,
                **({} if default is None else {"default": default}),
            }
    return found


def _options(cls: Any, severity: Json | None = None) -> Json:
    """The options of a detector, reader, scorer or reporter."""
    hints = typing.get_type_hints(cls)
    properties: Json = {}
    for field in dataclasses.fields(cls):
        entry = _typed(hints[field.name], strict=True)
        bounds = {"minimum": field.metadata.get("least"), "maximum": field.metadata.get("most")}
        entry |= {key: value for key, value in bounds.items() if value is not None}
        if field.metadata.get("help"):
            entry["description"] = field.metadata["help"]
        default = _plain(field.default)
        properties[field.name.replace("_", "-")] = {**entry, **({} if default is None else {"default": default})}
    if severity:
        properties["severity"] = severity
    return {"type": "object", "properties": properties, "additionalProperties": False}


def _plain(default: Any) -> Any:
    """A default as JSON has it; None where there is none to show."""
    if default is dataclasses.MISSING or default in (None, "", ()):
        return None
    if isinstance(default, enum.Enum):
        return default.value
    return list(default) if isinstance(default, tuple) else default


_NAMES: Mapping[Any, str] = {str: "string", int: "integer", float: "number", bool: "boolean"}


def _typed(hint: Any, *, strict: bool = False) -> Json:
    """The schema of an annotated type. Unless `strict`, one text stands for a list of one."""
    origin, args = typing.get_origin(hint), typing.get_args(hint)
    if origin in (types.UnionType, typing.Union):
        choices = [_typed(a, strict=strict) for a in args if a is not type(None)]
        return choices[0] if len(choices) == 1 else {"anyOf": choices}
    if origin is typing.Literal:
        return {"enum": list(args)}
    if origin is tuple:
        array: Json = {"type": "array", "items": _typed(args[0], strict=strict)}
        return array if strict else {"anyOf": [{"type": "string"}, array]}
    if isinstance(hint, type) and issubclass(hint, enum.Enum):
        return {"enum": [member.value for member in hint]}
    return {"type": _NAMES[hint]} if hint in _NAMES else {}
