"""The whole audit as one JSON object, `mtaudit-report/1`: without loss, so that any other format can be made of it.

Written as the results come, one document a line; the schema stands beside this file (`schema/report-1.json`).
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from mtaudit.model import DocumentResult, Summary, Verdict
from mtaudit.model.serial import FORMAT, dumps, to_dict
from mtaudit.plugin import Need, Reporter, RuleInfo, RunInfo, hookimpl


class JsonReporter(Reporter):
    """Everything, as one JSON object (mtaudit-report/1)."""

    name = "json"
    description = "everything, as one JSON object (mtaudit-report/1)"

    _written = 0

    def start(self, run: RunInfo) -> None:
        """Opens the object."""
        self._written = 0
        self.out.write(f'{{"format":{dumps(FORMAT)},\n"run":{dumps(run_dict(run))},\n"documents":[')

    def document(self, result: DocumentResult) -> None:
        """One line for each document."""
        self.out.write(",\n" if self._written else "\n")
        self.out.write(dumps(to_dict(result)))
        self._written += 1

    def finish(self, summary: Summary, verdict: Verdict) -> None:
        """Closes the object."""
        self.out.write(f'\n],\n"summary":{dumps(to_dict(summary))},\n"verdict":{dumps(to_dict(verdict))}}}\n')


def run_dict(run: RunInfo) -> dict[str, Any]:
    """What was run, as JSON: version, settings, plugins, enabled rules, and problems of the run as a whole."""
    return {
        "tool": "mtaudit",
        "version": run.version,
        "settings": [list(pair) for pair in run.settings],
        "plugins": [to_dict(plugin) for plugin in run.plugins],
        "rules": [rule_dict(info) for info in run.rules if info.enabled],
        "problems": [to_dict(problem) for problem in run.problems],
    }


def rule_dict(info: RuleInfo) -> dict[str, Any]:
    """A rule with its docs and what it needs, as JSON."""
    return {
        **to_dict(info.rule),
        "detector": info.detector,
        "docs": info.docs,
        "plugin": info.plugin.name,
        "needs": [need.name.lower() for need in Need if need in info.needs and need.name],
        "enabled": info.enabled,
        "target_langs": _sorted(info.target_langs),
        "source_langs": _sorted(info.source_langs),
    }


def _sorted(languages: frozenset[str] | None) -> list[str] | None:
    return None if languages is None else sorted(languages)


@hookimpl
def mtaudit_reporters() -> Iterable[type[Reporter]]:
    """JSON."""
    return [JsonReporter]
