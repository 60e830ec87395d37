"""`mtaudit explain`: a rule, what it means, and texts on which it fires or stays silent."""

from __future__ import annotations

import dataclasses
import typing
from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from mtaudit.cli.common import config_options, echo, settings_from, style
from mtaudit.cli.rules import COLORS, needed
from mtaudit.config.toml import nearest
from mtaudit.engine.registry import Registry
from mtaudit.errors import UsageError
from mtaudit.model import Span
from mtaudit.plugin import Fires, RuleInfo, Silent, unmark
from mtaudit.reporters._excerpt import clean, columns


@click.command(short_help="Explain a rule, with examples.")
@click.argument("rule")
@config_options
def explain(rule: str, config: Path | None, no_config: bool) -> int:
    """Explain a rule, with examples.

    RULE is a rule such as negation/dropped, or a detector: then all its rules are explained.
    """
    registry = Registry.load(settings_from(config, no_config, {}))
    infos = _found(rule, registry.rules())
    for number, info in enumerate(infos):
        if number:
            echo()
        _explain(info, registry)
    return 0


def _found(name: str, infos: Sequence[RuleInfo]) -> list[RuleInfo]:
    found = [i for i in infos if name in (i.rule.id, i.detector, *i.rule.aliases)]
    if not found:
        known = [*(i.rule.id for i in infos), *(i.detector for i in infos)]
        raise UsageError(f"no rule is called {name!r}{nearest(name, known)} (`mtaudit rules` lists them all)")
    return found


def _explain(info: RuleInfo, registry: Registry) -> None:
    rule = info.rule
    echo(f"{style(rule.id, 'bright_blue')}  {style(rule.severity.value, COLORS[rule.severity])}  {rule.mqm}")
    echo()
    for paragraph in (rule.help, info.docs):
        if paragraph:
            echo(clean_lines(paragraph))
            echo()
    for name, value in facts(info):
        echo(f"{name + ':':<13} {value}")
    options = list(options_of(info, registry))
    if options:
        echo("\noptions, under " + f"[{info.detector}]")
        for line in options:
            echo(f"  {line}")
    _examples("fires on", [e for e in info.examples if isinstance(e, Fires)])
    _examples("stays silent on", [e for e in info.examples if isinstance(e, Silent)])


def clean_lines(text: str) -> str:
    """Text of a plugin, line by line without anything that a terminal would obey."""
    return "\n".join(clean(line) for line in text.strip().split("\n"))


def facts(info: RuleInfo) -> Iterator[tuple[str, str]]:
    """What else is to be said of a rule, as names and values."""
    yield "message", clean(info.rule.message)
    yield "looks at", needed(info.needs)
    yield "languages", _languages(info)
    yield "confidence", f"{info.rule.confidence:.0%}"
    if info.rule.aliases:
        yield "also called", ", ".join(info.rule.aliases)
    yield "since", info.rule.since
    origin = info.plugin.origin or info.plugin.name
    yield "from", f"{origin} {info.plugin.version}".strip()
    if not info.enabled:
        yield "off", f"runs only when selected: --select {info.rule.id}"


def _languages(info: RuleInfo) -> str:
    target = "any" if info.target_langs is None else ", ".join(sorted(info.target_langs))
    if info.source_langs is None:
        return target
    return f"{', '.join(sorted(info.source_langs))} into {target}"


def options_of(info: RuleInfo, registry: Registry) -> Iterator[str]:
    """The options of its detector, a line each, as the config has them."""
    detector = registry.detector_class(info.detector)
    if detector is None:
        return
    hints = typing.get_type_hints(detector.Options)
    for field in dataclasses.fields(detector.Options):
        about = field.metadata.get("help", "")
        kind = getattr(hints[field.name], "__name__", str(hints[field.name]))
        yield f"{field.name.replace('_', '-')} = {_toml(field.default)}  ({kind}) {about}".rstrip()


def _toml(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, (tuple, list)):
        return f"[{', '.join(map(_toml, value))}]"
    return f'"{value}"' if isinstance(value, str) else str(value)


def _examples(title: str, examples: Sequence[Fires | Silent]) -> None:
    if not examples:
        return
    echo(f"\n{title}")
    for number, example in enumerate(examples):
        if number:
            echo()
        for side, text in (("source", example.source), ("reference", example.reference)):
            for line in (text or "").split("\n") if text else ():
                echo(style(f"  {side + ':':<11}{clean(line)}", "bright_black"))
        target, spans = unmark(example.target)
        for line in marked_lines(target, spans):
            echo(f"  {line}")
        if isinstance(example, Fires) and example.suggestion is not None:
            echo(style(f"  → {clean(example.suggestion)}", "green"))


def marked_lines(text: str, spans: Sequence[Span]) -> Iterator[str]:
    """The lines of a text, each followed by a line that underlines what is marked in it."""
    at = 0
    for line in text.split("\n"):
        yield clean(line)
        under = ""
        for span in spans:
            start, end = max(span.start - at, 0), min(span.end - at, len(line))
            if start < end or (start == end and span.start == span.end and 0 <= span.start - at <= len(line)):
                under = under.ljust(columns(clean(line[:start])))
                under += "─" * max(1, columns(clean(line[start:end])))
        if under:
            yield under
        at += len(line) + 1
