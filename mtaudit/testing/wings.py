"""python -m mtaudit.testing.wings: writes down what the built-in readers, detectors, scorers and reporters are.

The program starts without importing them, and imports those that a run needs. What it knows ahead stands in
`mtaudit/engine/_wings.py`, which is made anew when a module has changed: of one that was changed since, nothing is
known ahead, so it is imported at once and the program starts more slowly.
"""

from __future__ import annotations

import dataclasses
import importlib
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

from mtaudit.engine import later
from mtaudit.engine.registry import DATA, builtin_modules
from mtaudit.plugin import Cost, Detector, NoOptions, Reader, Reporter, Scorer, hookspecs

TARGET = Path(later.__file__).with_name("_wings.py")
LIST_HOOKS = {
    "mtaudit_detectors": "detector",
    "mtaudit_readers": "reader",
    "mtaudit_scorers": "scorer",
    "mtaudit_reporters": "reporter",
}
HEAD = '''\
"""What the modules of the wings bring: their size in bytes, and kind, class and attributes of each class in them.

Made by `python -m mtaudit.testing.wings`; not to be edited.
"""

# ruff: noqa
from typing import Any

MODULES: dict[str, tuple[int, tuple[tuple[str, str, dict[str, Any]], ...]]] = {
'''


def written() -> str:
    """The text of `mtaudit/engine/_wings.py` for the modules as they are."""
    lines = [HEAD]
    for name in builtin_modules():
        module = importlib.import_module(name)
        brought = list(_brought(module))
        if name != DATA and brought and all(fits for *_, fits in brought):
            lines.append(f"    {name!r}: (\n        {later.size_of(name)},\n        (\n")
            lines += [f"            ({kind!r}, {cls.__name__!r}, {facts!r}),\n" for kind, cls, facts, _ in brought]
            lines.append("        ),\n    ),\n")
    return "".join((*lines, "}\n"))


def _brought(module: ModuleType) -> Iterator[tuple[str, type, dict[str, Any], bool]]:
    """Kind, class and facts of each class, and whether it can be stood in for."""
    others = {name for name in vars(hookspecs) if name.startswith("mtaudit_")} - LIST_HOOKS.keys() & vars(module).keys()
    for hook, kind in LIST_HOOKS.items():
        for cls in getattr(module, hook, tuple)():
            facts = {**FACTS[kind](cls), "options": cls.Options is not NoOptions}
            here = getattr(module, cls.__name__, None) is cls
            yield kind, cls, facts, here and not others & vars(module).keys() and _is_plain(cls)


def _is_plain(cls: type) -> bool:
    if issubclass(cls, Detector):
        plain = cls.check_batch is Detector.check_batch and cls.weigh is Detector.weigh
        return cls.cost is Cost.LIGHT and cls.default is None and plain
    return True


def _of_detector(cls: type[Detector]) -> dict[str, Any]:
    return {
        "rules": tuple(
            tuple(value.value if name == "severity" else value for name, value in _fields(rule)) for rule in cls.rules
        ),
        "needs": cls.needs.value,
        "source_langs": cls.source_langs and tuple(sorted(cls.source_langs)),
        "target_langs": cls.target_langs and tuple(sorted(cls.target_langs)),
        "experimental": cls.experimental,
    }


def _fields(rule: Any) -> list[tuple[str, Any]]:
    return [(field.name, getattr(rule, field.name)) for field in dataclasses.fields(rule)]


def _of_reader(cls: type[Reader]) -> dict[str, Any]:
    names = ("name", "suffixes", "shared_suffixes", "bilingual", "description", "annotates", "places", "streams")
    sniffs = getattr(cls.sniff, "__func__", None) is not getattr(Reader.sniff, "__func__", None)
    return {**{name: getattr(cls, name) for name in names}, "sniffs": sniffs}


def _of_scorer(cls: type[Scorer]) -> dict[str, Any]:
    return {"name": cls.name, "default": cls.default, "cost": cls.cost.value, "description": cls.description}


def _of_reporter(cls: type[Reporter]) -> dict[str, Any]:
    return {"name": cls.name, "description": cls.description}


FACTS: dict[str, Any] = {
    "detector": _of_detector,
    "reader": _of_reader,
    "scorer": _of_scorer,
    "reporter": _of_reporter,
}


def main() -> None:
    """Writes the file unless it is current."""
    text = written()
    if not TARGET.is_file() or TARGET.read_text(encoding="utf-8") != text:
        TARGET.write_text(text, encoding="utf-8", newline="\n")
        print(f"{TARGET}: written")


if __name__ == "__main__":
    main()
