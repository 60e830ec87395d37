"""Texts as rows of pieces of the model's vocabulary, with the places of their words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from tokenizers import Tokenizer

FIRST, FILLING, LAST = 0, 1, 2
"""`<s>`, `<pad>` and `</s>`, the first pieces of the vocabulary."""
LONGEST, SENTENCES = 118, 3
"""Pieces and sentences that the network has seen in a row."""
MULTIPLE = 8
"""Rows are filled up to a multiple of this, as they were in training, so that many have the same length."""
_BATCH = 2048
"""Pieces that the network reads at once: more would only cost memory."""
_REMEMBERED = 50_000
"""Words whose pieces are kept."""
_WORD: Final = re.compile(r"\S+")


class Row(NamedTuple):
    """Some sentences as the network reads them, but for what `filled` puts behind them."""

    ids: list[int]
    """`<s>` and the pieces of the words."""
    firsts: list[int]
    """Of each word: the index of its first piece in `ids`."""
    places: list[tuple[int, int]]
    """Of each word: where it stands in the text, in code points."""


class Pieces:
    """The tokenizer: WordPiece without case (Devlin et al. 2019), read from a `tokenizer.json`."""

    def __init__(self, path: Path) -> None:
        from tokenizers import Tokenizer

        self._tokenizer: Tokenizer = Tokenizer.from_file(str(path))
        self._known: dict[str, list[int]] = {}

    def rows(self, text: str, stretches: Iterable[tuple[int, int]]) -> Iterator[Row]:
        """Rows of whole stretches of a text, its sentences: as many in a row as fit, at most `SENTENCES`.

        A stretch that is too long for one row is divided between words.
        """
        row, members = _new(), 0
        for begin, end in stretches:
            words = [hit.span() for hit in _WORD.finditer(text, begin, end)]
            pieces = self.of([text[a:b] for a, b in words])
            if row.firsts and (members == SENTENCES or len(row.ids) + sum(map(len, pieces)) > LONGEST):
                yield row
                row, members = _new(), 0
            members += 1
            for place, ids in zip(words, pieces, strict=True):
                if row.firsts and len(row.ids) + len(ids) > LONGEST:
                    yield row
                    row = _new()
                if 0 < len(ids) < LONGEST:
                    row.firsts.append(len(row.ids))
                    row.places.append(place)
                    row.ids.extend(ids)
        if row.firsts:
            yield row

    def of(self, words: list[str]) -> list[list[int]]:
        """The pieces of each word."""
        if len(self._known) > _REMEMBERED:
            self._known.clear()
        new = sorted({word for word in words if word not in self._known})
        found = self._tokenizer.encode_batch(new, add_special_tokens=False)
        self._known.update(zip(new, (one.ids for one in found), strict=True))
        return [self._known[word] for word in words]


def filled(ids: Sequence[int]) -> tuple[int, ...]:
    """The pieces of a row with `</s>` and filling behind them."""
    return (*ids, LAST, *[FILLING] * (-(len(ids) + 1) % MULTIPLE))


def batches(rows: Iterable[tuple[int, ...]]) -> Iterator[list[tuple[int, ...]]]:
    """Rows of one length together, as many as the network may read at once."""
    for pieces, group in groupby(sorted(rows, key=len), key=len):
        alike = list(group)
        step = max(1, _BATCH // pieces)
        yield from (alike[begin : begin + step] for begin in range(0, len(alike), step))


def _new() -> Row:
    return Row([FIRST], [], [])
