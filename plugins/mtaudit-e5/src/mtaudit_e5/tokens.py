"""Texts as pieces of the model's vocabulary, with their places."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from tokenizers import Tokenizer

FIRST, FILLING, LAST = 0, 1, 2
"""`<s>`, `<pad>` and `</s>`, the first pieces of the vocabulary."""
LONGEST_LINE, SENTENCES = 118, 3
"""Pieces and sentences that the marking network has seen in a row."""
_REMEMBERED = 50_000
"""Words whose pieces are kept."""
_WORD = re.compile(r"\S+")
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


class Line(NamedTuple):
    """Some sentences as the marking network reads them: `<s> words </s>` and filling."""

    ids: list[int]
    firsts: list[int]
    """Of each word: the index of its first piece in `ids`."""
    places: list[tuple[int, int]]
    """Of each word: where it stands in the text, in code points."""


class Pieces:
    """The tokenizer: a unigram model (Kudo 2018, arXiv:1804.10959) read from a `tokenizer.json`."""

    def __init__(self, path: Path) -> None:
        from tokenizers import Tokenizer

        self._tokenizer: Tokenizer = Tokenizer.from_file(str(path))
        self._known: dict[str, list[int]] = {}

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

    def lines(self, text: str, stretches: Iterable[tuple[int, int]]) -> Iterator[Line]:
        """Rows of whole stretches of a text, its sentences: as many in a row as fit, at most `SENTENCES`.

        A stretch that is too long for one row is divided between words.
        """
        row, members = Line([FIRST], [], []), 0
        for begin, end in stretches:
            words = [(hit.start(), hit.end()) for hit in _WORD.finditer(text, begin, end)]
            pieces = self._words([text[a:b] for a, b in words])
            if row.firsts and (members == SENTENCES or len(row.ids) + sum(map(len, pieces)) > LONGEST_LINE):
                yield _closed(row)
                row, members = Line([FIRST], [], []), 0
            members += 1
            for place, ids in zip(words, pieces, strict=True):
                if row.firsts and len(row.ids) + len(ids) > LONGEST_LINE:
                    yield _closed(row)
                    row = Line([FIRST], [], [])
                if 0 < len(ids) < LONGEST_LINE:
                    row.firsts.append(len(row.ids))
                    row.places.append(place)
                    row.ids.extend(ids)
        if row.firsts:
            yield _closed(row)

    def _words(self, words: list[str]) -> list[list[int]]:
        """The pieces of each word."""
        if len(self._known) > _REMEMBERED:
            self._known.clear()
        new = sorted({word for word in words if word not in self._known})
        self._known.update(zip(new, (found.ids for found in self._tokenizer.encode_batch(new)), strict=True))
        return [self._known[word] for word in words]


def _closed(row: Line) -> Line:
    ids = [*row.ids, LAST]
    return row._replace(ids=ids + [FILLING] * (-len(ids) % MULTIPLE))
