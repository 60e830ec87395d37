"""Writes the table of wrong words and of what stood there before.

    python pairs.py ../src/mtaudit_mpnet/data/pairs.tsv
"""

from __future__ import annotations

import re
import sys
from collections import Counter, defaultdict
from pathlib import Path
from typing import Final

from faults import MARK, articles, held_out, held_out_article, read

LONGEST, MOST = 3, 12
"""Words on either side, and right words for one wrong."""
_SMALL: Final = re.compile(r"(?<![\w’'-])[a-z]+(?![\w’'-])")
_CAPITAL: Final = re.compile(r"(?<!\w)[A-ZÀ-Þ][a-zà-ÿ’'-]+(?!\w)")
HEAD: Final = "# origin: the marks of training/, written for this project\n# licence: Apache-2.0\n"


def main(out: Path) -> None:
    """Pairs of the texts that are trained on, the more frequent ones first."""
    table: dict[str, Counter[str]] = defaultdict(Counter)
    here = Path(__file__).parent
    lines = [line for line in read(here / "faults") if not held_out(line)]
    for article in articles(here / "articles"):
        lines += [] if held_out_article(article) else article
    small = {word for line in lines for word in _SMALL.findall(line)}
    for line in lines:
        for right, wrong in MARK.findall(line):
            # a name for an ordinary word ("Wave" for "Aalto", "he" for "Peter") is right in its own article only
            name = any(word.lower() not in small for word in _CAPITAL.findall(right))
            if name and small.issuperset(wrong.lower().split()):
                continue
            if all(0 < len(side.split()) <= LONGEST and "|" not in side for side in (right, wrong)):
                table[wrong.lower().strip()][right.lower().strip()] += 1
    rows = (f"{wrong}\t{'|'.join(right for right, _ in rights.most_common(MOST))}\n" for wrong, rights in table.items())
    out.write_text(HEAD + "".join(sorted(rows)), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
