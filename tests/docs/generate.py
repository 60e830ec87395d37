"""What documents quote from the program, made by the program."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

from mtaudit.cli.config import schema_text
from mtaudit.config import Settings
from mtaudit.engine.registry import Registry
from mtaudit.plugin import Fires, RuleInfo

ROOT = Path(__file__).resolve().parents[2]
SCHEMA = ROOT / "mtaudit" / "config" / "schema" / "mtaudit.schema.json"
_BLOCK = re.compile(r"(<!-- prints: (?P<command>[^\n]+?) -->\n```[a-z]*\n)(?P<output>.*?)(```\n<!-- end -->)", re.S)


def outdated(*, write: bool) -> list[str]:
    """Documents whose printed parts are not what the program prints; written anew if asked."""
    stale = []
    for path, text in documents():
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            stale.append(str(path.relative_to(ROOT)))
            if write:
                path.write_text(text, encoding="utf-8")
    return stale


def documents() -> list[tuple[Path, str]]:
    """Every document with printed parts, as it should be."""
    pages = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
    printed = [(page, filled(page.read_text(encoding="utf-8"))) for page in pages if page.name != "rules.md"]
    return [*printed, (ROOT / "docs" / "rules.md", rules_page()), (SCHEMA, config_schema())]


def config_schema() -> str:
    """The JSON Schema of the config, with what is built in."""
    return schema_text(Registry.load(Settings(), installed=False))


def filled(text: str) -> str:
    """The text with every printed block made anew."""
    return _BLOCK.sub(lambda hit: f"{hit[1]}{output(hit['command'])}{hit[4]}", text)


def output(command: str) -> str:
    """What a command prints on standard output, 100 columns wide, without colour."""
    words = shlex.split(command)
    if words[0] == "mtaudit":
        words[:1] = [sys.executable, "-m", "mtaudit"]
    environment = {**os.environ, "COLUMNS": "100", "NO_COLOR": "1", "MTAUDIT_PLUGINS": "none"}
    done = subprocess.run(
        words, cwd=ROOT, env=environment, capture_output=True, text=True, encoding="utf-8", check=False
    )
    return done.stdout


def rules_page() -> str:
    """docs/rules.md: every built-in rule with its docs and examples."""
    registry = Registry.load(Settings(), installed=False)
    parts = ["# Rules\n\nWritten by `python -m tests.docs`; the same text answers `mtaudit explain RULE`.\n"]
    detector = ""
    for info in registry.rules():
        if info.detector != detector:
            detector = info.detector
            parts.append(f"\n## {detector}\n\n{info.docs}\n")
        parts.append(_rule(info))
    return "".join(parts)


def _rule(info: RuleInfo) -> str:
    rule = info.rule
    lines = [
        f"\n### {rule.id}\n",
        f"- severity {rule.severity}, confidence {rule.confidence:.0%} unless the finding says its own",
        f"- MQM: {rule.mqm}",
    ]
    if rule.help:
        lines.append(f"- {rule.help}")
    for example in info.examples[:6]:
        if isinstance(example, Fires) or example.rule is not None or info.rule.id.endswith(_first(info)):
            mark = "fires" if isinstance(example, Fires) else "silent"
            sides = "".join(
                f" ({side}: {_code(text)})"
                for side, text in (("source", example.source), ("reference", example.reference))
                if text
            )
            lines.append(f"- {mark}: {_code(example.target)}{sides}")
    return "\n".join(lines) + "\n"


def _first(info: RuleInfo) -> str:
    return info.rule.id.partition("/")[2]


def _code(text: str) -> str:
    plain = text.replace("\n", " ⏎ ")
    fence = "``" if "`" in plain else "`"
    return f"{fence}{plain[:240]}{fence}"
