"""The run that a saved report tells of, for reporters that write it again in another format."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from mtaudit.model import PluginInfo, Rule
from mtaudit.model.serial import SavedReport, from_dict
from mtaudit.plugin import Need, RuleInfo, RunInfo


def run_of(saved: SavedReport) -> RunInfo:
    """What reporters were told at the start of the run; examples of rules are not saved.

    Raises ValueError for what no report of ours says.
    """
    data = saved.run
    plugins = tuple(from_dict(PluginInfo, item) for item in _items(data, "plugins"))
    by_name = {plugin.name: plugin for plugin in plugins}
    return RunInfo(
        version=_text(data, "version"),
        rules=tuple(_rule(item, by_name) for item in _items(data, "rules")),
        plugins=plugins,
        problems=saved.problems,
        settings=tuple((str(key), str(value)) for key, value in _items(data, "settings")),
    )


def _rule(data: Any, plugins: Mapping[str, PluginInfo]) -> RuleInfo:
    rule = from_dict(Rule, data)
    plugin = _text(data, "plugin")
    needs = Need.TARGET
    for name in _items(data, "needs"):
        if str(name).upper() in Need.__members__:  # a later version may know others
            needs |= Need[str(name).upper()]
    return RuleInfo(
        rule=rule,
        detector=_text(data, "detector") or rule.detector,
        docs=_text(data, "docs"),
        examples=(),
        plugin=plugins.get(plugin) or PluginInfo(plugin, origin="built-in" if _is_ours(plugin) else ""),
        needs=needs,
        enabled=bool(data.get("enabled", True)),
        target_langs=_languages(data, "target_langs"),
        source_langs=_languages(data, "source_langs"),
    )


def _is_ours(plugin: str) -> bool:
    return plugin == "mtaudit" or plugin.startswith("mtaudit.")


def _text(data: Mapping[str, Any], name: str) -> str:
    value = data.get(name, "")
    if not isinstance(value, str):
        raise ValueError(f"{name}: {value!r} is no text")
    return value


def _items(data: Mapping[str, Any], name: str) -> Sequence[Any]:
    value = data.get(name, ())
    if not isinstance(value, Sequence) or isinstance(value, str):
        raise ValueError(f"{name}: {value!r} is no list")
    return value


def _languages(data: Mapping[str, Any], name: str) -> frozenset[str] | None:
    return None if data.get(name) is None else frozenset(str(code) for code in _items(data, name))
