"""Writes the table of wrong words and of what stood there before.

    python pairs.py ../src/mtaudit_mpnet/data/pairs.tsv
"""

from __future__ import annotations

import sys
from collections import Counter, defaultdict
from pathlib import Path
from typing import Final

from faults import MARK, articles, held_out, held_out_article, read

LONGEST, MOST = 3, 12
"""Words on either side, and right words for one wrong."""
HEAD: Final = "# origin: the marks of training/, written for this project\n# licence: Apache-2.0\n"


def main(out: Path) -> None:
    """Pairs of the texts that are trained on, the more frequent ones first."""
    table: dict[str, Counter[str]] = defaultdict(Counter)
    here = Path(__file__).parent
    lines = [line for line in read(here / "faults") if not held_out(line)]
    for article in articles(here / "articles"):
        lines += [] if held_out_article(article) else article
    for line in lines:
        for right, wrong in MARK.findall(line.lower()):
            if all(0 < len(side.split()) <= LONGEST and "|" not in side for side in (right, wrong)):
                table[wrong.strip()][right.strip()] += 1
    rows = (f"{wrong}\t{'|'.join(right for right, _ in rights.most_common(MOST))}\n" for wrong, rights in table.items())
    out.write_text(HEAD + "".join(sorted(rows)), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
