"""python -m tests.bench.scan_speed [--profile] ARTICLE…: what a scan costs, and how the cost grows with length.

Prints the time of `mtaudit scan` for one article of about 800 words, start-up included, in fresh processes, beside that
of `import click, pluggy`: the two are taken in turn, so that a busy machine hits both, and their ratio tells more than
the seconds. Then, in one process, the time for 1, 10 and 100 copies of the text with every name made new (so that
neither caches nor the duplicates detector see the same text again). Linear growth is a ratio of 10 and 100.

All times are those of the processor, and without installed plugins, which take what they take.

With `--profile` also what each detector takes: to get ready, for the first article (patterns and rows are made when
they are first needed), and for another one.
"""

from __future__ import annotations

import functools
import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from mtaudit.config import Settings
from mtaudit.engine.api import prose_document
from mtaudit.engine.examine import Examiner, Loaded
from mtaudit.engine.registry import Registry

LIMIT = 6.0
"""How often `import click, pluggy` may fit into the scan of an article, start-up included."""
HALF_A_SECOND = 0.5
"""What a scan of an article may take at most, start-up included, on a machine that has nothing else to do."""
RUNS = 9
WORDS = 800


def article(paths: list[Path]) -> str:
    """About 800 words from the files named."""
    words = 0
    blocks: list[str] = []
    while words < WORDS:
        for path in paths:
            for block in path.read_text(encoding="utf-8").split("\n\n"):
                blocks.append(block)
                words += len(block.split())
                if words >= WORDS:
                    return "\n\n".join(blocks)
    return "\n\n".join(blocks)


def renewed(text: str, number: int) -> str:
    """The same text with other capitalised words: the copies (up to 105) share no name, and no two names are alike."""
    vowels, others = "aeiou", "bcdfghjklmnpqrstvwxyz"
    by, further = number % len(vowels), number // len(vowels) % len(others)
    turned = str.maketrans(vowels + others, vowels[by:] + vowels[:by] + others[further:] + others[:further])
    return re.sub(r"\b([A-Z])([a-z]{4,})\b", lambda hit: hit[1] + hit[2].translate(turned), text)


def seconds(act: Callable[[], object]) -> float:
    """Time of the processor for this process."""
    began = time.process_time()
    act()
    return time.process_time() - began


def process(command: list[str], environment: dict[str, str]) -> float:
    """Time of the processor for a process of its own."""
    began = _children()
    subprocess.run([sys.executable, *command], capture_output=True, check=False, env=environment)
    return _children() - began


def _children() -> float:
    used = os.times()
    return used.children_user + used.children_system


def start_up(text: str) -> None:
    """Prints what a scan takes in a process of its own, with compiled modules as in an installation."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "article.txt"
        path.write_text(text, encoding="utf-8")
        environment = {**os.environ, "PYTHONPYCACHEPREFIX": folder, "MTAUDIT_PLUGINS": "none"}
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        commands = (["-c", "import click, pluggy"], ["-m", "mtaudit", "scan", str(path), "--no-config", "--quiet"])
        times = [[process(command, environment) for command in commands] for _ in range(RUNS + 1)][1:]
    base, scan = (statistics.median(column) for column in zip(*times, strict=True))
    best = min(scan for _, scan in times)
    ratio = min(one / other for other, one in times), scan / base
    print(f"import click, pluggy: {base:.2f} s")
    print(f"scan of {len(text.split())} words: {scan:.2f} s (median), {best:.2f} s (best), with start-up")
    print(f"ratio: {ratio[1]:.1f} (median), {ratio[0]:.1f} (best), limit {LIMIT:g}")
    print(f"limit of {HALF_A_SECOND} s: {'kept' if best <= HALF_A_SECOND else 'MISSED'} by the best run")


def growth(text: str, examiner: Examiner) -> None:
    """Prints the time of 1, 10 and 100 copies."""
    examiner.examine(Loaded(prose_document(text, "en")))
    base = 0.0
    for copies in (1, 10, 100):
        loaded = Loaded(prose_document("\n\n".join(renewed(text, n) for n in range(copies)), "en"))
        taken = seconds(functools.partial(examiner.examine, loaded))
        base = base or taken
        words = loaded.document.words
        print(f"{copies:4} copies: {taken:7.3f} s, {taken / base:6.1f} times one copy, {words / taken:,.0f} words/s")


def profile(text: str, examiner: Examiner) -> None:
    """Prints what each detector takes for an article that is its first, and for another one."""
    one, other = (Loaded(prose_document(t, "en")).document for t in (text, renewed(text, 1)))
    rows: list[tuple[str, list[float]]] = []
    for fence in examiner.fences:
        if fence.skip(one) is None:
            taken = [seconds(functools.partial(fence.make_ready, one))]
            taken += [seconds(functools.partial(fence.run, document)) for document in (one, other)]
            rows.append((fence.name, taken))
    print(f"{'detector, ms':24} {'prepare':>8} {'first':>8} {'next':>8}")
    for name, taken in sorted(rows, key=lambda row: -sum(row[1])):
        print(f"{name:24}", *(f"{1000 * t:8.1f}" for t in taken))


def main(paths: list[Path], *, profiled: bool) -> None:
    """Prints the figures."""
    text = article(paths)
    registry = Registry.load(Settings(), installed=False)
    if profiled:
        profile(text, Examiner(Settings(), registry))
    start_up(text)
    growth(text, Examiner(Settings(), registry))


if __name__ == "__main__":
    named = [Path(p) for p in sys.argv[1:] if p != "--profile"]
    main(named or sorted(Path("fixtures/articles").glob("*.txt")), profiled="--profile" in sys.argv)
