"""From a config file and the command line to `Settings`. Every error shows file, line and the nearest key."""

from __future__ import annotations

import dataclasses
import re
import typing
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from mtaudit.config.languages import language_code, parse_languages
from mtaudit.config.settings import (
    GATES,
    Accept,
    GateSettings,
    PairingSettings,
    PluginSettings,
    ScoreGate,
    Settings,
)
from mtaudit.config.toml import Keys, TomlFile, nearest
from mtaudit.errors import ConfigError
from mtaudit.model import Languages, Severity
from mtaudit.plugin.options import OptionError, build, convert

T = TypeVar("T", Settings, GateSettings, PairingSettings, PluginSettings, ScoreGate)

FILE_NAME = "mtaudit.toml"
_PYPROJECT = "pyproject.toml"
_PYPROJECT_ROOT = ("tool", "mtaudit")
_MENTIONED = re.compile(r"^\s*\[+\s*tool\s*\.\s*mtaudit\b", re.MULTILINE)

_NO_READERS: Mapping[str, type] = {}


def find_config(start: Path) -> Path | None:
    """The nearest `mtaudit.toml`, or `pyproject.toml` with `[tool.mtaudit]`, from a folder upwards.

    In one folder `mtaudit.toml` comes first.
    """
    folder = start.resolve()
    for here in (folder, *folder.parents):
        if (here / FILE_NAME).is_file():
            return here / FILE_NAME
        if (here / _PYPROJECT).is_file() and _mentions_us(here / _PYPROJECT):
            return here / _PYPROJECT
    return None


def _mentions_us(pyproject: Path) -> bool:
    """Somebody else's broken pyproject.toml is not ours to complain about."""
    try:
        return bool(_MENTIONED.search(pyproject.read_text(encoding="utf-8-sig", errors="replace")))
    except OSError:
        return False


def load_settings(
    config: Path | None = None,
    *,
    start: Path | None = None,
    search: bool = True,
    overrides: Mapping[str, Any] | None = None,
) -> Settings:
    """The settings of `config`, else of the nearest config from `start` (the working folder) upwards.

    `search=False` looks for no config. `overrides` have the form of the file's table and come on top: a list
    replaces the file's list, except `ignore`, which is added to it; a `gate` with a `preset` replaces the file's
    gate. Raises ConfigError.
    """
    path = config or (find_config(start or Path.cwd()) if search else None)
    settings = _from_file(_shown(path)) if path else Settings()
    if not overrides:
        return settings
    given = dict(overrides)
    if "ignore" in given:
        given["ignore"] = [*settings.ignore, *given["ignore"]]
    return _settings(settings, _Table(given))


def _shown(path: Path) -> Path:
    """Relative to the working folder where the file lies in it: shorter to read, and to click."""
    try:
        return path.relative_to(Path.cwd()) if path.is_absolute() else path
    except ValueError:
        return path


def _from_file(path: Path) -> Settings:
    file = open_config(path)
    table = file.table()
    if table is None:
        raise ConfigError(f"{path}: there is no table [tool.mtaudit]")
    settings = _settings(Settings(path=str(path)), _Table(table, file=file))
    beside = path.resolve().parent
    plugins = replace(
        settings.plugins,
        files=tuple(str(beside / name) for name in settings.plugins.files),
        lexicons=tuple(str(beside / name) for name in settings.plugins.lexicons),
    )
    baseline = str(_shown(beside / settings.baseline)) if settings.baseline else ""
    return replace(settings, plugins=plugins, baseline=baseline)


def open_config(path: Path) -> TomlFile:
    """A config file; in a pyproject.toml the settings stand under `[tool.mtaudit]`."""
    return TomlFile.read(path, _PYPROJECT_ROOT if path.name == _PYPROJECT else ())


def setting_error(
    settings: Settings, keys: Keys, message: str, *, or_keys: Keys = (), item: str | None = None
) -> ConfigError:
    """An error about a setting that was found wrong only later; shows the line if it came from a file.

    `or_keys` is the other way to write the same setting; `item` the wrong member of a list, which may have come from
    the command line although the file has such a list too.
    """
    if settings.path:
        try:
            file = open_config(Path(settings.path))
        except ConfigError:
            return ConfigError(f"{settings.path}: {message}")
        here = or_keys if or_keys and file.has(or_keys) else keys
        if file.line_of(here) and (item is None or item in _texts_at(file, here)):
            return file.error(here, message)
    return ConfigError(message)


def _texts_at(file: TomlFile, keys: Keys) -> tuple[str, ...]:
    here: Any = file.table()
    for key in keys:
        here = here.get(key) if isinstance(here, Mapping) else None
    return (here,) if isinstance(here, str) else tuple(here) if isinstance(here, list) else ()


def check_options(settings: Settings, known: Mapping[str, type], readers: Mapping[str, type] = _NO_READERS) -> None:
    """Holds each table of options against the dataclass of the detector, scorer or reporter it names.

    `readers` are those of the input formats, for the tables `[readers.NAME]`.
    Raises ConfigError for a table that nobody owns, an unknown option or a value that does not fit.
    """
    for name, values in settings.options.items():
        if name not in known:
            hint = nearest(name, [*known, *_KEYS])
            raise setting_error(settings, (name,), f"[{name}] names no detector, scorer or format{hint}")
        _check_table(settings, (name,), known[name], values)
    for name, values in settings.readers.items():
        keys = ("readers", name)
        if name not in readers:
            raise setting_error(settings, keys, f"[readers.{name}] names no input format{nearest(name, readers)}")
        _check_table(settings, keys, readers[name], values)


def _check_table(settings: Settings, keys: Keys, options: type, values: Mapping[str, Any]) -> None:
    try:
        build(options, values)
    except OptionError as error:
        names = [f.name.replace("_", "-") for f in dataclasses.fields(options)]
        unknown = error.key.replace("_", "-") not in names
        hint = nearest(error.key, names) if unknown else ""
        raise setting_error(settings, (*keys, error.key), f"[{'.'.join(keys)}]: {error}{hint}") from error


def check_rules(settings: Settings, rules: Mapping[str, str]) -> None:
    """Holds the names under `severity`, `gate.rules` and `accept` against what exists.

    `rules` are MQM categories by rule id. All take rules and detectors, the last two categories too. Raises
    ConfigError.
    """
    known = set(rules) | {rule.partition("/")[0] for rule in rules}
    for rule in settings.severity:
        if rule not in known:
            detector, _, fault = rule.partition("/")
            message = f"no rule is called {rule!r}{nearest(rule, known)}"
            raise setting_error(settings, ("severity", rule), message, or_keys=(detector, "severity", fault))
    known |= {category for mqm in rules.values() for category in _with_parents(mqm)}
    for key in settings.gate.rules:
        if key not in known:
            message = f"no rule, detector or category is called {key!r}{nearest(key, known)}"
            raise setting_error(settings, ("gate", "rules", key), message)
    for one in settings.accept:
        if one.rule not in known:
            message = f"no rule, detector or category is called {one.rule!r}{nearest(one.rule, known)}"
            raise ConfigError(f"{one.place}: {message}" if one.place else message)


def _with_parents(path: str) -> list[str]:
    """`a/b/c` is in `a/b` and in `a`."""
    parts = path.split("/")
    return ["/".join(parts[:length]) for length in range(1, len(parts) + 1)]


class _Table(NamedTuple):
    """Part of a config: its values, the keys that lead to it, and the file (None: the command line)."""

    values: Mapping[str, Any]
    keys: Keys = ()
    file: TomlFile | None = None

    def error(self, key: str, message: str) -> ConfigError:
        where = (*self.keys, key) if key else self.keys
        return self.file.error(where, message) if self.file else ConfigError(message)

    def unknown(self, key: str, known: Iterable[str]) -> ConfigError:
        inside = f" in [{'.'.join(self.keys)}]" if self.keys else ""
        choices = list(known)
        hint = nearest(key, choices) or f"; known: {', '.join(choices)}"
        return self.error(key, f"unknown key {key!r}{inside}{hint}")

    def inner(self, key: str) -> _Table:
        value = self.values[key]
        if not isinstance(value, Mapping):
            raise self.error(key, f"{key} takes a table, not {value!r}")
        return _Table(value, (*self.keys, key), self.file)

    def value(self, key: str, hint: Any) -> Any:
        try:
            return convert(key, self.values[key], hint)
        except OptionError as error:
            raise self.error(key, str(error)) from error

    def check_bounds(self, key: str, value: object) -> None:
        low, high = _BOUNDS.get(key.replace("-", "_"), (None, None))
        if not isinstance(value, (int, float)) or low is None:
            return
        if value < low:
            raise self.error(key, f"{key} = {value!r} is below the least value {low}")
        if high is not None and value > high:
            raise self.error(key, f"{key} = {value!r} is above the greatest value {high}")

    def text(self, key: str) -> str:
        return str(self.value(key, str))


Reading = Callable[[_Table, str], Any]


def _names(cls: type) -> list[str]:
    return [f.name.replace("_", "-") for f in dataclasses.fields(cls)]


def _fill(base: T, table: _Table, special: Mapping[str, Reading]) -> T:
    """`base` with the values of a table; what is not `special` is read by its annotation."""
    hints = typing.get_type_hints(type(base))
    changes = {}
    for key in table.values:
        name = key.replace("-", "_")
        if name not in hints:
            raise table.unknown(key, _names(type(base)))
        changes[name] = special[name](table, key) if name in special else table.value(key, hints[name])
        table.check_bounds(key, changes[name])
    return replace(base, **changes)


_BOUNDS: Mapping[str, tuple[float | None, float | None]] = {
    "critical": (0, None),
    "major": (0, None),
    "minor": (0, None),
    "major_per_document": (0, None),
    "mqm_per_1000_words": (0, None),
    "min_confidence": (0, 1),
    "min_mqm_score": (0, 100),
    "jobs": (0, None),
    "timeout": (0, None),
}


def _settings(base: Settings, table: _Table) -> Settings:
    simple = {key: value for key, value in table.values.items() if key.replace("-", "_") in _SIMPLE}
    foreign = [key for key in table.values if key not in simple and key not in _WITH_OWN_FORM]
    for key in foreign:
        if not isinstance(table.values[key], Mapping):
            raise table.unknown(key, _KEYS)
    settings = _fill(base, table._replace(values=simple), _SPECIAL)
    settings = _languages(settings, table)
    for key in foreign:
        settings = _detector_table(settings, key, table.inner(key))
    for key in table.values:
        if key in _SECTIONS:
            settings = replace(settings, **{key: _SECTIONS[key](settings, table, key)})
    return settings


def _languages(base: Settings, table: _Table) -> Settings:
    """`languages = "de-en"`, or `source` and `target` each by itself."""
    chosen = base.languages
    try:
        if "languages" in table.values:
            key = "languages"
            chosen = _both(table, key)
        for key in ("source", "target"):
            if key in table.values:
                chosen = replace(chosen, **{key: language_code(table.text(key))})
    except ValueError as error:
        raise table.error(key, str(error)) from error
    return replace(base, languages=chosen)


def _both(table: _Table, key: str) -> Languages:
    if isinstance(table.values[key], Mapping):
        inner = table.inner(key)
        unknown = [side for side in inner.values if side not in ("source", "target")]
        if unknown:
            raise inner.unknown(unknown[0], ("source", "target"))
        return Languages(**{side: language_code(inner.text(side)) for side in inner.values})
    return parse_languages(table.text(key))


def _detector_table(base: Settings, name: str, table: _Table) -> Settings:
    """`severity` in a detector's own table names its rules without the detector."""
    options = {key: value for key, value in table.values.items() if key != "severity"}
    severity = dict(base.severity)
    if "severity" in table.values:
        inner = table.inner("severity")
        severity |= {f"{name}/{fault}": inner.value(fault, Severity) for fault in inner.values}
    options = {**base.options.get(name, {}), **options}
    return replace(base, options={**base.options, name: options}, severity=severity)


def _accept(base: Settings, table: _Table, key: str) -> tuple[Accept, ...]:
    """The tables `[[accept]]`, in the order of the file."""
    values = table.values[key]
    if not isinstance(values, list) or not all(isinstance(value, Mapping) for value in values):
        raise table.error(key, f"{key} takes tables, each under a line [[{key}]]")
    return (*base.accept, *(_accepted(table, key, n) for n in range(len(values))))


def _accepted(table: _Table, key: str, number: int) -> Accept:
    values = table.values[key][number]
    line = _line_of_table(table, key, number)

    def error(message: str) -> ConfigError:
        return table.file.error_at(line, message) if table.file and line else table.error(key, message)

    for name in values:
        if name not in _ACCEPT:
            hint = nearest(name, _ACCEPT) or f"; known: {', '.join(_ACCEPT)}"
            raise error(f"unknown key {name!r} in [[{key}]]{hint}")
    texts = {name: value for name, value in values.items() if name != "until"}
    for name, value in texts.items():
        if not isinstance(value, str):
            raise error(f"{name} takes a text, not {value!r}")
    for name in ("rule", "why"):
        if not texts.get(name, "").strip():
            raise error(f'[[{key}]] must say {name} = "..."')
    place = f"{table.file.path}, line {line}" if table.file and line else ""
    try:
        return Accept(**texts, until=_day(values.get("until")), place=place)
    except ValueError as problem:
        raise error(str(problem)) from problem


def _line_of_table(table: _Table, key: str, number: int) -> int:
    """`[[accept]]` has a line for each table; in an inline array the rules have."""
    if table.file is None:
        return 0
    heads = table.file.lines_of((*table.keys, key))
    rules = table.file.lines_of((*table.keys, key, "rule"))
    lines = heads if len(heads) == len(table.values[key]) or number >= len(rules) else rules
    return lines[min(number, len(lines) - 1)] if lines else 0


def _day(value: object) -> date | None:
    """A date as TOML has it, or as a text. Raises ValueError."""
    if value is None:
        return None
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    try:
        return date.fromisoformat(value if isinstance(value, str) else "")
    except ValueError:
        raise ValueError(f"until = {str(value)!r} is no date such as 2027-01-31") from None


def _readers(base: Settings, table: _Table, key: str) -> Mapping[str, Mapping[str, Any]]:
    """The options are checked later, against the readers that there are."""
    inner = table.inner(key)
    return {**base.readers, **{name: dict(inner.inner(name).values) for name in inner.values}}


def _severity(base: Settings, table: _Table, key: str) -> Mapping[str, Severity]:
    inner = table.inner(key)
    return {**base.severity, **{rule: inner.value(rule, Severity) for rule in inner.values}}


def _gate(base: Settings, table: _Table, key: str) -> GateSettings:
    if isinstance(table.values[key], str):
        return _preset(table, key)
    inner = table.inner(key)
    gate = _preset(inner, "preset") if "preset" in inner.values else base.gate
    values = {k: v for k, v in inner.values.items() if k != "preset"}
    return _fill(gate, inner._replace(values=values), {**_GATE_SPECIAL, "scores": _scores(gate)})


def _preset(table: _Table, key: str) -> GateSettings:
    name = table.text(key)
    if name not in GATES:
        allowed = ", ".join(repr(g) for g in GATES)
        raise table.error(key, f"{key} = {name!r} is none of {allowed}{nearest(name, GATES)}")
    return GATES[name]


def _limit(table: _Table, key: str) -> Any:
    """A greatest number, or `"any"`."""
    if table.values[key] == "any":
        return None
    hint = typing.get_type_hints(GateSettings)[key.replace("-", "_")]
    return table.value(key, hint)


def _one_of(*allowed: str) -> Reading:
    def read(table: _Table, key: str) -> str:
        value = table.text(key)
        if value not in allowed:
            said = ", ".join(map(repr, allowed))
            raise table.error(key, f"{key} = {value!r} is none of {said}{nearest(value, allowed)}")
        return value

    return read


def _rule_limits(table: _Table, key: str) -> Mapping[str, int]:
    inner = table.inner(key)
    limits = {rule: inner.value(rule, int) for rule in inner.values}
    for rule, limit in limits.items():
        if limit < 0:
            raise inner.error(rule, f"{rule} = {limit} is below the least value 0")
    return limits


def _scores(gate: GateSettings) -> Reading:
    def read(table: _Table, key: str) -> Mapping[str, ScoreGate]:
        inner = table.inner(key)
        scores = dict(gate.scores)
        for name, value in inner.values.items():
            if isinstance(value, (int, float)) and not isinstance(value, bool):
                scores[name] = replace(scores.get(name, ScoreGate()), min=float(value))
            else:
                scores[name] = _fill(scores.get(name, ScoreGate()), inner.inner(name), {})
        return scores

    return read


def _texts(table: _Table, key: str) -> tuple[str, ...]:
    """A list of texts; one text stands for a list of one."""
    value = table.values[key]
    chosen: tuple[str, ...] = (value,) if isinstance(value, str) else table.value(key, tuple[str, ...])
    return chosen


_LIMITS = ("critical", "major", "minor", "major_per_document", "mqm_per_1000_words", "min_mqm_score")
_GATE_SPECIAL: Mapping[str, Reading] = {
    **dict.fromkeys(_LIMITS, _limit),
    "incomplete": _one_of("fail", "ignore"),
    "waivers": _one_of("note", "fail"),
    "rules": _rule_limits,
}
_PLUGIN_LISTS = ("require", "disable", "files", "lexicons")
_LISTS = ("select", "ignore", "scorers", "exclude")
_SPECIAL: Mapping[str, Reading] = dict.fromkeys(_LISTS, _texts)
_ACCEPT = ("rule", "path", "quote", "why", "until", "author")
_SECTIONS: Mapping[str, Callable[[Settings, _Table, str], Any]] = {
    "accept": _accept,
    "readers": _readers,
    "severity": _severity,
    "gate": _gate,
    "pairing": lambda base, table, key: _fill(base.pairing, table.inner(key), {}),
    "plugins": lambda base, table, key: _fill(base.plugins, table.inner(key), dict.fromkeys(_PLUGIN_LISTS, _texts)),
}
_WITH_OWN_FORM = frozenset({*_SECTIONS, "languages", "target", "source"})
_SIMPLE = frozenset({*_LISTS, "min_confidence", "jobs", "timeout", "input_format", "encoding", "baseline"})
_KEYS = sorted(key.replace("_", "-") for key in _WITH_OWN_FORM | _SIMPLE)
