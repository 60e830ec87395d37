"""Cases as data: YAML files that somebody who writes no Python can read and add to.

rule: negation/dropped
fires:
  - target: "He came [[yesterday]]."
    source: "Er kam gestern nicht."
    languages: de-en
silent:
  - target: "He did not come."
    source: "Er kam nicht."
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from mtaudit.model import Rule
from mtaudit.plugin import Detector, Fires, Silent
from mtaudit.testing.run import _registry, check_example

_KEYS = {"target", "source", "reference", "languages", "options", "suggestion", "note"}


@dataclass(frozen=True)
class Case:
    """One example of a case file, with its place for the name of the test."""

    name: str
    detector: type[Detector]
    example: Fires | Silent

    def check(self) -> None:
        """Raises AssertionError if the detector does not do what the case says."""
        fault = check_example(self.detector, self.example)
        if fault is not None:
            raise AssertionError(f"{self.name}: {fault}")


def load_cases(path: Path, *detectors: type[Detector]) -> list[Case]:
    """The cases of a YAML file. `detectors` are classes that are not registered.

    Raises ValueError for an unknown rule or key. Needs PyYAML.
    """
    import yaml

    cases: list[Case] = []
    for number, block in enumerate(yaml.safe_load_all(path.read_text(encoding="utf-8"))):
        detector, rule = _rule(block["rule"], detectors, path)
        for sort in ("fires", "silent"):
            for row, entry in enumerate(block.get(sort) or ()):
                example = _example(sort, rule, entry, path)
                cases.append(Case(f"{path.stem}:{number}:{sort}[{row}]", detector, example))
    return cases


def _rule(rule_id: str, detectors: tuple[type[Detector], ...], path: Path) -> tuple[type[Detector], Rule]:
    for detector in (*detectors, *_registry().detector_classes()):
        for rule in detector.rules:
            if rule.id == rule_id:
                return detector, rule
    raise ValueError(f"{path}: no rule {rule_id!r}")


def _example(sort: str, rule: Rule, entry: dict[str, Any], path: Path) -> Fires | Silent:
    unknown = set(entry) - _KEYS
    if unknown:
        raise ValueError(f"{path}: unknown key {sorted(unknown)[0]!r} in a case of {rule.id}")
    sides = {k: entry.get(k) for k in ("source", "reference")}
    common: dict[str, Any] = {**sides, "languages": entry.get("languages", ""), "options": entry.get("options") or {}}
    if sort == "fires":
        return Fires(rule, entry["target"], suggestion=entry.get("suggestion"), **common)
    return Silent(entry["target"], rule=rule, **common)
