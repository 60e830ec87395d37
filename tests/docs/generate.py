"""What documents quote from the program, made by the program."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from mtaudit.cli.config import schema_text
from mtaudit.config import Settings
from mtaudit.engine.registry import Registry
from mtaudit.plugin import Fires, RuleInfo

ROOT = Path(__file__).resolve().parents[2]
SCHEMA = ROOT / "mtaudit" / "config" / "schema" / "mtaudit.schema.json"
MEASURED = ROOT / "docs" / "measured.tsv"
_SETTINGS = {
    "articles": "on labelled articles",
    "source": "with the source",
    "reference": "with source and reference",
    "original": "on news written in English",
}
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


_INTRODUCTION = """# Rules

Written by `python -m tests.docs`; the same text answers `mtaudit explain RULE`.

What was *measured* is counted by `python -m tests.bench precision`: on labelled articles, on pairs of a good and a
broken translation (once with the source, once with source and reference), and on news written in English, where every
finding is a false alarm. A rule without such a line met nothing there: no fault of its kind, and no false alarm. The
rules were developed with these texts at hand: expect less on others.
"""


def rules_page() -> str:
    """docs/rules.md: every built-in rule with its docs and examples."""
    registry, measured = Registry.load(Settings(), installed=False), figures()
    parts = [_INTRODUCTION]
    detector = ""
    for info in registry.rules():
        if info.detector != detector:
            detector = info.detector
            parts.append(f"\n## {detector}\n\n{info.docs}\n")
        parts.append(_rule(info, measured.get(info.rule.id, ())))
    return "".join(parts)


def figures() -> dict[str, list[str]]:
    """What was measured of each rule, a phrase a setting (`python -m tests.bench precision` writes the file)."""
    words: dict[str, int] = {}
    found: dict[str, list[str]] = {}
    for line in MEASURED.read_text(encoding="utf-8").splitlines():
        if line.startswith("# "):
            setting, _, rest = line[2:].partition(": ")
            words[setting] = int(rest.split()[0])
        elif not line.startswith("rule\t"):
            rule, setting, right, wrong = line.split("\t")
            found.setdefault(rule, []).append(_figure(setting, int(right), int(wrong), words))
    return found


def _figure(setting: str, right: int, wrong: int, words: dict[str, int]) -> str:
    """A phrase: how many faults were found, and how often good text was flagged."""
    name = _SETTINGS[setting]
    if setting not in words:
        return f"{name} {right} of {right + wrong} right"
    alarms = f"{wrong} false alarms in {words[setting]:,} good words"
    return f"{name} {alarms}" if setting == "original" else f"{name} {right} faults found, {alarms}"


def _rule(info: RuleInfo, measured: Sequence[str]) -> str:
    rule = info.rule
    lines = [
        f"\n### {rule.id}\n",
        f"- severity {rule.severity}, confidence {rule.confidence:.0%} unless the finding says its own",
        f"- MQM: {rule.mqm}",
    ]
    if measured:
        lines.append(f"- measured: {'; '.join(measured)}")
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
