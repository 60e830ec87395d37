"""python -m tests.docs [--check]: writes into the documents what the program prints, or checks that it stands there.

In Markdown, a line `<!-- prints: mtaudit scan FILE -->` is followed by a fenced block with the output of that command
and a line `<!-- end -->`. `docs/rules.md` and the JSON Schema of the config are written
as a whole.
"""

from __future__ import annotations

import sys

from tests.docs.generate import outdated

CHECK = "--check" in sys.argv
found = outdated(write=not CHECK)
for path in found:
    print(f"{path}: {'out of date; run python -m tests.docs' if CHECK else 'written'}")
sys.exit(1 if found and CHECK else 0)
