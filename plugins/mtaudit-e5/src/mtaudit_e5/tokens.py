"""Texts as pieces of the model's vocabulary, with their places."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from tokenizers import Tokenizer

FIRST, FILLING, LAST = 0, 1, 2
"""`<s>`, `<pad>` and `</s>`, the first pieces of the vocabulary."""
LONGEST = 170
"""Pieces of one side. The model has seen nothing longer, so longer segments are left alone."""
MULTIPLE = 8
"""Pairs are filled up to a multiple of this, as they were in training, so that many have the same length."""


class Pair(NamedTuple):
    """One segment as the network reads it: `<s> source </s> translation </s>` and filling."""

    ids: list[int]
    sides: list[int]
    begin: int
    """Index of the translation's first piece in `ids`."""
    places: list[tuple[int, int]]
    """Of each piece of the translation: where it stands in the text, in code points."""


class Pieces:
    """The tokenizer: a unigram model (Kudo 2018, arXiv:1804.10959) read from a `tokenizer.json`."""

    def __init__(self, path: Path) -> None:
        from tokenizers import Tokenizer

        self._tokenizer: Tokenizer = Tokenizer.from_file(str(path))

    def pair(self, source: str, target: str) -> Pair | None:
        """Both sides in one row; None if one of them is empty or too long for the model."""
        left, right = self._tokenizer.encode(source), self._tokenizer.encode(target)
        if not left.ids or not right.ids or max(len(left.ids), len(right.ids)) > LONGEST:
            return None
        ids = [FIRST, *left.ids, LAST, *right.ids, LAST]
        begin = len(left.ids) + 2
        filling = -len(ids) % MULTIPLE
        sides = [0] * begin + [1] * (len(ids) - begin + filling)
        return Pair(ids + [FILLING] * filling, sides, begin, right.offsets)
