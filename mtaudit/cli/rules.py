"""`mtaudit rules`: what can be found."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from mtaudit.cli.common import config_options, echo, settings_from, style, width_of
from mtaudit.config import parse_languages
from mtaudit.engine.registry import Registry
from mtaudit.errors import UsageError
from mtaudit.model import Languages, Severity
from mtaudit.model.serial import dumps
from mtaudit.plugin import Need, RuleInfo
from mtaudit.reporters._excerpt import clean, clip
from mtaudit.reporters.json_report import rule_dict

COLORS = {
    Severity.CRITICAL: "red",
    Severity.MAJOR: "yellow",
    Severity.MINOR: "cyan",
    Severity.NEUTRAL: "bright_black",
}


@click.command(short_help="List what can be found.")
@click.option(
    "--select", multiple=True, metavar="RULES", help="Only these rules, detectors or categories; default, all."
)
@click.option("--category", metavar="MQM", help="Only this MQM category, such as accuracy.")
@click.option("--severity", type=click.Choice([str(s) for s in Severity]), help="Only this severity.")
@click.option("--language", metavar="LANG", help="Only what looks at this target language, or pair such as de-en.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@config_options
def rules(
    select: tuple[str, ...],
    category: str | None,
    severity: str | None,
    language: str | None,
    form: str,
    config: Path | None,
    no_config: bool,
) -> int:
    """List what can be found. Rules marked off do not run unless they are selected."""
    chosen = [part.strip() for value in select for part in value.split(",") if part.strip()]
    overrides: dict[str, Any] = {"select": chosen} if chosen else {}
    registry = Registry.load(settings_from(config, no_config, overrides))
    infos = [info for info in registry.rules() if info.enabled or not chosen]
    shown = _filtered(infos, category, severity, _languages(language))
    if form == "json":
        echo(dumps([rule_dict(info) for info in shown], indent=2))
    else:
        _table(shown)
    return 0


def _languages(text: str | None) -> Languages:
    try:
        return parse_languages(text or "")
    except ValueError as error:
        raise UsageError(f"--language: {error}") from error


def _filtered(
    infos: Sequence[RuleInfo], category: str | None, severity: str | None, languages: Languages
) -> list[RuleInfo]:
    def fits(info: RuleInfo) -> bool:
        mqm = info.rule.mqm
        return (
            (category is None or mqm == category or mqm.startswith(f"{category}/"))
            and (severity is None or info.rule.severity is Severity(severity))
            and _speaks(info.target_langs, languages.target_base)
            and _speaks(info.source_langs, languages.source_base)
        )

    return [info for info in infos if fits(info)]


def _speaks(known: frozenset[str] | None, language: str) -> bool:
    return not language or known is None or language in known


def _table(infos: Sequence[RuleInfo]) -> None:
    if not infos:
        echo("no rule fits")
        return
    width = max(len(info.rule.id) for info in infos)
    category = max(len(info.rule.mqm) for info in infos)
    columns = width_of(sys.stdout)
    needs = max(len(needed(info.needs)) for info in infos)
    for info in infos:
        level = style(f"{info.rule.severity.value:<8}", COLORS[info.rule.severity])
        state = "   " if info.enabled else "off"
        head = (
            f"{info.rule.id:<{width}}  {level}  {info.rule.mqm:<{category}}  {needed(info.needs):<{needs}}  {state}  "
        )
        room = columns and max(20, columns - width - category - needs - 21)
        text = clean(summary_of(info))
        echo(head + (clip(text, room) if room else text))
    off = sum(not info.enabled for info in infos)
    echo(f"\n{len(infos)} rule{'' if len(infos) == 1 else 's'}" + (f", {off} off" if off else ""))


def needed(needs: Need) -> str:
    """What must be there beside the target."""
    words = [word for need, word in ((Need.SOURCE, "source"), (Need.REFERENCE, "reference")) if need in needs]
    return " and ".join(words) or "target"


def summary_of(info: RuleInfo) -> str:
    """What the rule is about, on one line."""
    text = info.rule.help or info.docs
    return text.strip().split("\n")[0]
