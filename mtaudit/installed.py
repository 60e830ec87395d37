"""What is installed: the version of this package, and whether there are plugins. `importlib.metadata` is slower."""

from __future__ import annotations

import os
import sys

__version__ = "0.1.0"


def plugins_are_installed() -> bool:
    """Whether any distribution on the path names a plugin; also true where a look at folders cannot tell (archives)."""
    return any(_has_plugin(folder or ".") for folder in sys.path)


def _has_plugin(folder: str) -> bool:
    try:
        with os.scandir(folder) as entries:
            found = [e.path for e in entries if e.name.endswith((".dist-info", ".egg-info"))]
    except NotADirectoryError:
        return True
    except OSError:
        return False
    return any(_names_a_plugin(os.path.join(path, "entry_points.txt")) for path in found)


def _names_a_plugin(entry_points: str) -> bool:
    try:
        with open(entry_points, "rb") as file:
            return b"[mtaudit]" in file.read()
    except OSError:
        return False
