"""`mtaudit plugins`: what is loaded, from where, in which version, and what failed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import click

from mtaudit import __version__
from mtaudit.cli.common import config_options, echo, is_debug, settings_from, style
from mtaudit.cli.explain import clean_lines
from mtaudit.engine.registry import Registry
from mtaudit.errors import ExitCode
from mtaudit.model import PluginInfo
from mtaudit.model.serial import dumps, to_dict
from mtaudit.reporters._excerpt import clean

BUILT_IN = "built-in"


@click.command(short_help="List what is loaded, from where, and what failed.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.option("--verbose", "-v", is_flag=True, help="List the built-in plugins one by one.")
@config_options
def plugins(form: str, verbose: bool, config: Path | None, no_config: bool) -> int:
    """List what is loaded, from where, and what failed. Exits with 3 if anything did."""
    registry = Registry.load(settings_from(config, no_config, {}))
    if form == "json":
        facts = {
            "plugins": [to_dict(info) for info in registry.plugins],
            "problems": [to_dict(problem) for problem in registry.problems],
        }
        echo(dumps(facts, indent=2))
    else:
        _show(registry, verbose)
    return int(ExitCode.INCOMPLETE if registry.problems else ExitCode.PASSED)


def _show(registry: Registry, verbose: bool) -> None:
    built_in = [info for info in registry.plugins if info.origin == BUILT_IN]
    foreign = [info for info in registry.plugins if info.origin != BUILT_IN]
    echo(f"mtaudit {__version__}, built-in: {_counted(built_in)}")
    for info in built_in if verbose else [info for info in built_in if info.error]:
        _one(info)
    if not foreign:
        echo("no other plugins are installed")
    for info in foreign:
        _one(info)
    if is_debug():
        for problem in registry.problems:
            echo("\n" + clean_lines(problem.traceback or problem.message))


def _counted(infos: Sequence[PluginInfo]) -> str:
    kinds = Counter(provided.split(" ", 1)[0] for info in infos for provided in info.provides)
    words = [f"{number} {kind if number == 1 else _plural(kind)}" for kind, number in sorted(kinds.items())]
    return ", ".join(words) or "nothing"


def _plural(kind: str) -> str:
    return f"{kind}s"


def _one(info: PluginInfo) -> None:
    origin = f" from {info.origin}" if info.origin not in (info.name, BUILT_IN) else ""
    head = clean(f"{info.name} {info.version}".strip() + origin)
    provides = clean(", ".join(info.provides))
    echo(f"{head}: {provides}" if provides else head)
    if info.error:
        echo(style(f"  failed: {clean(info.error)}", "red"))
