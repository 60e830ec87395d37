"""What a file says to mtaudit in its own comments.

`<!-- mtaudit: ignore[negation/dropped] quoted irony -->` in Markdown or HTML, `#. mtaudit: ignore[...] why` in PO, a
note in XLIFF. Readers keep a directive as a pair named `META`: of the segments of the block or unit that the comment
stands in or right before, or of the document where it says `ignore-file`. The policy obeys it.
"""

from __future__ import annotations

META = "mtaudit"
"""The name under which segments and documents keep directives."""

FILE = "ignore-file"
"""How a directive begins that holds for the whole file."""

_SIGN = "mtaudit:"


def directives(comment: str) -> tuple[str, ...]:
    """The directives in the text of a comment, one a line: `ignore[negation/dropped] quoted irony`."""
    lines = (line.strip() for line in comment.splitlines())
    return tuple(line[len(_SIGN) :].strip() for line in lines if line.startswith(_SIGN))
