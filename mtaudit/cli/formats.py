"""`mtaudit formats`: what is read, and what each format supports."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import click

from mtaudit.cli.common import config_options, echo, settings_from
from mtaudit.engine.registry import Registry
from mtaudit.model.serial import dumps
from mtaudit.plugin import Reader
from mtaudit.reporters._excerpt import clean


@click.command(short_help="List the formats that are read, and what each supports.")
@click.option("--json", "as_json", is_flag=True, help="As JSON, with the options of each.")
@click.option("--verbose", "-v", is_flag=True, help="Show the options of each.")
@config_options
def formats(as_json: bool, verbose: bool, config: Path | None, no_config: bool) -> int:
    """List the formats that are read, and what each supports.

    A file's format is found by its name and by its content; `--input-format NAME` overrides both. "With source" says
    that the format carries source texts of its own, "streams" that a file may be larger than the memory.
    """
    readers = Registry.load(settings_from(config, no_config, {})).readers
    facts = [_facts(readers[name]) for name in sorted(readers)]
    if as_json:
        echo(dumps(facts, indent=2))
    else:
        _table(facts, verbose)
    return 0


def _facts(reader: type[Reader]) -> dict[str, Any]:
    return {
        "name": reader.name,
        "description": reader.description,
        "suffixes": [*reader.suffixes, *reader.shared_suffixes],
        "bilingual": reader.bilingual,
        "places": reader.places,
        "streams": reader.streams,
        "annotate": reader.annotates,
        "options": [
            {"name": f.name.replace("_", "-"), "default": f.default, "help": f.metadata.get("help", "")}
            for f in dataclasses.fields(reader.Options)
        ],
    }


_HEAD = ("format", "suffixes", "texts", "places", "streams", "annotate")


def _table(facts: Sequence[Mapping[str, Any]], verbose: bool) -> None:
    rows = [_HEAD, *(_row(fact) for fact in facts)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(_HEAD))]
    for number, row in enumerate(rows):
        echo("  ".join(f"{cell:<{width}}" for cell, width in zip(row, widths, strict=True)).rstrip())
        if number and verbose:
            _details(facts[number - 1])
    echo(f"\n{len(facts)} formats")


def _row(fact: Mapping[str, Any]) -> tuple[str, ...]:
    cells = (
        fact["name"],
        " ".join(fact["suffixes"]) or "-",
        "with source" if fact["bilingual"] else "target",
        fact["places"],
        "yes" if fact["streams"] else "-",
        fact["annotate"] or "-",
    )
    return tuple(clean(cell) for cell in cells)


def _details(fact: Mapping[str, Any]) -> None:
    echo(f"    {clean(fact['description'])}")
    for option in fact["options"]:
        echo(f"    {option['name']} = {dumps(option['default'])}  {clean(option['help'])}")
