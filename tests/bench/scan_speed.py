"""python -m tests.bench.scan_speed ARTICLE…: what a scan costs, and how the cost grows with length.

Prints the time of `mtaudit scan` for one article of about 800 words, start-up included, in fresh processes; and, in one
process, the time for 1, 10 and 100 copies of the text with every name and number made new (so that neither caches nor
the duplicates detector see the same text again), as ratios to one copy. Linear growth is a ratio of 10 and 100.
"""

from __future__ import annotations

import re
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from mtaudit.config import Settings
from mtaudit.engine.api import prose_document
from mtaudit.engine.examine import Examiner, Loaded
from mtaudit.engine.registry import Registry

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
    """The same text with other capitalised words: the copies share no sentence."""
    return re.sub(
        r"\b([A-Z][a-z]{4,})\b", lambda hit: hit[1] + "abcdefghij"[number % 10] + "uvwxyz"[number // 10 % 6], text
    )


def once(path: Path) -> float:
    """Seconds of one `mtaudit scan` in a process of its own."""
    began = time.perf_counter()
    subprocess.run(
        [sys.executable, "-m", "mtaudit", "scan", str(path), "--no-config", "--quiet"], capture_output=True, check=False
    )
    return time.perf_counter() - began


def main(paths: list[Path]) -> None:
    """Prints the figures."""
    text = article(paths)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "article.txt"
        path.write_text(text, encoding="utf-8")
        times = [once(path) for _ in range(7)]
    print(
        f"scan of {len(text.split())} words, start-up included: "
        f"best {min(times):.2f} s, median {statistics.median(times):.2f} s"
    )
    examiner = Examiner(Settings(), Registry.load(Settings()))
    examiner.examine(Loaded(prose_document(text, "en")))
    base = 0.0
    for copies in (1, 10, 100):
        whole = "\n\n".join(renewed(text, n) for n in range(copies))
        began = time.perf_counter()
        examiner.examine(Loaded(prose_document(whole, "en")))
        seconds = time.perf_counter() - began
        base = base or seconds
        print(
            f"{copies:4} copies: {seconds:7.3f} s, {seconds / base:6.1f} times one copy, "
            f"{len(whole.split()) / seconds:,.0f} words/s"
        )


if __name__ == "__main__":
    main([Path(p) for p in sys.argv[1:]] or sorted(Path("fixtures/articles").glob("*.txt")))
