"""How long `mtaudit --help` takes, against `import click, pluggy`: `python -m tests.bench.startup`.

The goal is at most 2.5 times as long. Medians of several runs, taken in turn so that a busy machine hits both.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import time

RUNS = 15
BASE = [sys.executable, "-c", "import click, pluggy"]
HELP = [sys.executable, "-m", "mtaudit", "--help"]


def seconds(command: list[str]) -> float:
    """Wall time of one process."""
    began = time.perf_counter()
    subprocess.run(command, stdout=subprocess.DEVNULL, check=True)
    return time.perf_counter() - began


def main() -> None:
    """Prints both medians and their ratio."""
    pairs = [(seconds(BASE), seconds(HELP)) for _ in range(RUNS)]
    base, help_ = (statistics.median(times) for times in zip(*pairs, strict=True))
    print(f"import click, pluggy  {base * 1000:.0f} ms")
    print(f"mtaudit --help        {help_ * 1000:.0f} ms  {help_ / base:.2f} times as long")


if __name__ == "__main__":
    main()
