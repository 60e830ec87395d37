"""`mtaudit config`: what can be set."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click

from mtaudit.cli._audited import write_whole
from mtaudit.cli.common import config_options, echo, settings_from
from mtaudit.config.jsonschema import config_schema
from mtaudit.engine.registry import Registry


@click.group(short_help="Print the JSON Schema of the config.")
def config() -> None:
    """What can be set."""


@config.command(short_help="Print the JSON Schema of the config.")
@click.option("--output", "-o", type=click.Path(dir_okay=False, path_type=Path), help="File to write it to.")
@config_options
def schema(output: Path | None, config: Path | None, no_config: bool) -> int:
    """Print the JSON Schema of the config, options of installed plugins included.

    Editors that know TOML complete and check mtaudit.toml by it, where its first line is `#:schema FILE`.
    """
    registry = Registry.load(settings_from(config, no_config, {}))
    text = schema_text(registry)
    if output is None:
        echo(text.rstrip("\n"))
    else:
        write_whole(output, text)
    return 0


def schema_text(registry: Registry) -> str:
    """The schema as it is written to files."""
    named: Mapping[str, type[Any]] = {**registry.scorers, **registry.reporters}
    detectors = {cls.name(): cls for cls in registry.detector_classes()}
    made = config_schema(
        {name: cls.Options for name, cls in {**named, **detectors}.items()},
        {name: cls.Options for name, cls in registry.readers.items()},
        {info.rule.id: info.rule.mqm for info in registry.rules()},
    )
    return json.dumps(made, indent=2, ensure_ascii=False) + "\n"
