"""`mtaudit gate`: judges a saved report again."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import click

from mtaudit.cli._gate_options import gate_options, gate_overrides
from mtaudit.cli._saved import saved_report
from mtaudit.cli.common import config_options, echo, settings_from, style
from mtaudit.engine.conduct import exit_code
from mtaudit.errors import UsageError
from mtaudit.policy.gate import Gate
from mtaudit.reporters._excerpt import clean


@click.command(short_help="Judge a saved report again.")
@click.argument("report_file", metavar="REPORT")
@gate_options
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@config_options
def gate(report_file: str, form: str, config: Path | None, no_config: bool, **given: Any) -> int:
    """Judge a saved report again.

    REPORT is what `mtaudit scan --format json` (or jsonl) wrote, or - for standard input. Nothing is audited again:
    findings that the scan did not show (--hide-below) are not in it, and waived findings stay waived. The exit codes
    are those of a scan.

    \b
    mtaudit gate audit.json --gate strict
    mtaudit gate audit.json --max-major 3 --min-score comet=0.8
    """
    chosen = gate_overrides(given)
    settings = settings_from(config, no_config, {"gate": chosen} if chosen else {})
    saved = saved_report(report_file)
    if saved.summary.documents == saved.summary.unreadable:
        raise UsageError(f"{report_file}: nothing could be audited in that run, so there is nothing to judge")
    judge = Gate(settings.gate)
    for result in saved.results:
        judge.add(result)
    verdict = judge.verdict(saved.summary)
    if form == "json":
        facts = {"passed": verdict.passed, "reasons": list(verdict.reasons), "incomplete": verdict.incomplete}
        echo(json.dumps(facts, ensure_ascii=False, indent=2))
    elif verdict.passed:
        echo(style("gate passed", "green"))
    else:
        for reason in verdict.reasons:
            echo(f"{style('gate FAILED', 'red')}: {clean(reason)}")
    return int(exit_code(saved.summary, verdict))
