"""`mtaudit` and `python -m mtaudit`."""

from __future__ import annotations

import gc
import sys

_NEW_OBJECTS = 200_000
"""How many new objects are made between two searches for cycles. A run makes classes, patterns and tables, which stay:
Python's own 700 would have them searched again and again while an article is read."""


def main() -> None:
    """Runs the command line and ends the process with its exit code."""
    gc.set_threshold(_NEW_OBJECTS)
    from mtaudit.cli.main import run

    code = run(sys.argv[1:])
    gc.freeze()  # at its end, Python would search all that is there for cycles, only to give it back
    sys.exit(code)


if __name__ == "__main__":
    main()
