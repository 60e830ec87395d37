"""python -m tests.bench.lsp_latency [ARTICLE…]: how long an editor waits for an answer after a keystroke.

Starts the real language server over standard input and output with a real client, opens an article of 300 lines made
of the files named (every copy with other names), and types 20 keystrokes in its middle, each after the answer to the
one before. Prints the time from didChange to publishDiagnostics: of the first answer (changed segments looked at,
findings about the whole document moved) and of the last one (all detectors), with the wait for further keystrokes
(the debounce) taken off. The limit for the first answer is 300 ms.
"""

from __future__ import annotations

import asyncio
import statistics
import sys
import tempfile
import textwrap
import time
from pathlib import Path

from mtaudit.lsp.session import DEBOUNCE
from tests.bench.scan_speed import renewed
from tests.lsp.editor import Document, Editor, editor

LINES = 300
WIDTH = 80
LIMIT = 0.3
TYPED = "was was seen there. "
"""Makes a finding on the way, and takes part in one that is there."""
QUIET = 1.5
"""Seconds without a further answer after which an answer is the last."""


def article(paths: list[Path]) -> str:
    """300 lines of prose, wrapped, with an empty line between paragraphs."""
    lines: list[str] = []
    number = 0
    while len(lines) < LINES:
        for path in paths:
            for paragraph in renewed(path.read_text(encoding="utf-8"), number).split("\n\n"):
                lines += [*textwrap.wrap(paragraph, WIDTH), ""]
        number += 1
    return "\n".join(lines[:LINES])


async def keystroke(here: Editor, document: Document, char: str, at: int) -> tuple[float, float]:
    """Seconds to the first and to the last answer after one character is typed at an offset."""
    began = time.perf_counter()
    here.type(document, char, at=at)
    await here.answer(document)
    first = last = time.perf_counter() - began
    while True:
        count = here.published
        try:
            async with asyncio.timeout(QUIET):
                await here.until(lambda count=count: here.published > count)
        except TimeoutError:
            return first, last
        last = time.perf_counter() - began


async def measured(text: str) -> tuple[float, list[tuple[float, float]]]:
    """Seconds to the answer after the article is opened, and for each keystroke."""
    with tempfile.TemporaryDirectory() as folder:
        async with editor(Path(folder)) as here:
            began = time.perf_counter()
            document = await here.open(Path(folder) / "article.txt", text)
            opened = time.perf_counter() - began
            at = text.index(" ", len(text) // 2) + 1
            return opened, [await keystroke(here, document, char, at + n) for n, char in enumerate(TYPED)]


def main(paths: list[Path]) -> int:
    """Prints the figures; 1 if the limit is missed."""
    text = article(paths)
    opened, times = asyncio.run(measured(text))
    print(f"article of {text.count(chr(10)) + 1} lines, {len(text.split()):,} words; opened in {opened:.2f} s")
    for name, values in (("first answer", [t[0] for t in times]), ("last answer", [t[1] for t in times])):
        cost = [value - DEBOUNCE for value in values]
        print(
            f"{name} after {len(cost)} keystrokes: median {1000 * statistics.median(cost):.0f} ms, "
            f"worst {1000 * max(cost):.0f} ms, plus {1000 * DEBOUNCE:.0f} ms of debounce"
        )
    worst = max(first for first, _ in times) - DEBOUNCE
    print(f"limit {1000 * LIMIT:.0f} ms: {'kept' if worst <= LIMIT else 'MISSED'}")
    return int(worst > LIMIT)


if __name__ == "__main__":
    raise SystemExit(main([Path(p) for p in sys.argv[1:]] or sorted(Path("fixtures/articles").glob("*.txt"))))
