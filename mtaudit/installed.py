"""What is installed: the version of this package, and the plugins. `importlib.metadata` is slower to import."""

from __future__ import annotations

import functools
import os
import sys
from collections.abc import Iterator
from importlib import import_module
from importlib.machinery import PathFinder
from typing import NamedTuple

__version__ = "0.1.0"

_GROUP = "mtaudit"


class Point(NamedTuple):
    """An entry point of the group `mtaudit`: its name and value, and name and version of who brought it."""

    name: str
    value: str
    distribution: str
    version: str

    def load(self) -> object:
        """The module or the attribute of a module that is meant. Raises what importing it raises."""
        module, _, attributes = self.value.partition("[")[0].partition(":")
        return functools.reduce(getattr, filter(None, attributes.strip().split(".")), import_module(module.strip()))


def installed_plugins() -> list[Point]:
    """What plugins the distributions on the path name, by their names; of several of one name the first counts."""
    if any(hasattr(finder, "find_distributions") and finder is not PathFinder for finder in sys.meta_path):
        return _asked()
    found: dict[str, list[Point]] = {}
    for folder in sys.path:
        infos = _infos(folder or ".")
        if infos is None:
            return _asked()
        for path in infos:
            points = _named(_text(path, "entry_points.txt"))
            name = os.path.basename(path).partition("-")[0].lower().replace(".", "_")
            if name not in found:
                found[name] = [Point(*point, *_about(path)) for point in points]
    return sorted((p for points in found.values() for p in points), key=lambda p: (p.distribution, p.name))


def _infos(folder: str) -> list[str] | None:
    """The folders of metadata in a folder of the path; None for what only `importlib.metadata` reads (archives)."""
    if folder.endswith(".egg"):
        return None
    try:
        with os.scandir(folder) as entries:
            return [e.path for e in entries if e.name.endswith((".dist-info", ".egg-info"))]
    except NotADirectoryError:
        return None
    except OSError:
        return []


def _text(folder: str, *names: str) -> str:
    """The first of these files that is there; empty if none is."""
    for name in names:
        try:
            with open(os.path.join(folder, name), "rb") as file:
                return file.read().decode(errors="replace")
        except OSError:
            continue
    return ""


def _named(entry_points: str) -> list[tuple[str, str]]:
    """Name and value of each line of our section."""
    if f"[{_GROUP}]" not in entry_points:
        return []
    return list(_lines_of(_GROUP, entry_points))


def _lines_of(section: str, text: str) -> Iterator[tuple[str, str]]:
    here = False
    for line in map(str.strip, text.splitlines()):
        if line.startswith("[") and line.endswith("]"):
            here = line[1:-1] == section
        elif here and line and not line.startswith("#"):
            name, _, value = line.partition("=")
            yield name.strip(), value.strip()


def _about(info: str) -> tuple[str, str]:
    """Name and version of a distribution: the head of its metadata says them."""
    head = _text(info, "METADATA", "PKG-INFO").partition("\n\n")[0]
    known = dict(line.partition(": ")[::2] for line in head.splitlines())
    return known.get("Name", "").strip(), known.get("Version", "").strip()


def _asked() -> list[Point]:
    """The same from the standard library, which knows every kind of path."""
    from importlib.metadata import entry_points

    points = [
        Point(p.name, p.value, p.dist.name if p.dist else "", p.dist.version if p.dist else "")
        for p in entry_points(group=_GROUP)
    ]
    return sorted(points, key=lambda p: (p.distribution, p.name))
