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
LONGEST = 500
"""Pieces of a row but for its filling: the network has seen whole articles, and has no places for more than 512."""
MULTIPLE = 8
"""Rows are filled up to a multiple of this, as they were in training, so that many have the same length."""
_BATCH = 2048
"""Pieces that the network reads at once: more would only cost memory."""
_REMEMBERED = 50_000
"""Words whose pieces are kept."""
_WORD: Final = re.compile(r"\S+")


class Word(NamedTuple):
    """Where a word stands: the number of the text, and code points of it."""

    text: int
    start: int
    end: int


class Row(NamedTuple):
    """Some texts as the network reads them, but for the filling that `filled` puts behind them."""

    ids: list[int]
    """`<s>` and the pieces of the words, with `</s>` behind each text."""
    firsts: list[int]
    """Of each word: the index of its first piece in `ids`."""
    words: list[Word]

    def add(self, word: Word, ids: list[int]) -> None:
        """Puts a word behind the others."""
        self.firsts.append(len(self.ids))
        self.words.append(word)
        self.ids.extend(ids)


class Pieces:
    """The tokenizer: WordPiece without case (Devlin et al. 2019), read from a `tokenizer.json`."""

    def __init__(self, path: Path) -> None:
        from tokenizers import Tokenizer

        self._tokenizer: Tokenizer = Tokenizer.from_file(str(path))
        self._known: dict[str, list[int]] = {}

    def rows(self, texts: Sequence[str]) -> Iterator[Row]:
        """Rows of whole texts, the paragraphs of a document: few, and of about the same length.

        A text that is too long for one row is divided between words.
        """
        cut = [self._cut(number, text, 0, len(text)) for number, text in enumerate(texts)]
        sizes = [1 + sum(len(ids) for _, ids in words) for words in cut]
        goal = sum(sizes) / max(1, -(-sum(sizes) // LONGEST))
        row = _new()
        for words, size in zip(cut, sizes, strict=True):
            if row.words and (len(row.ids) >= goal or len(row.ids) + size > LONGEST):
                yield row
                row = _new()
            for word, ids in words:
                if len(row.ids) + len(ids) >= LONGEST:
                    yield row
                    row = _new()
                row.add(word, ids)
            row.ids.append(LAST)
        if row.words:
            yield row

    def row(self, text: str, begin: int, end: int) -> Row:
        """A stretch of a text as one row, however long."""
        row = _new()
        for word, ids in self._cut(0, text, begin, end):
            row.add(word, ids)
        return row

    def _cut(self, number: int, text: str, begin: int, end: int) -> list[tuple[Word, list[int]]]:
        """The words of a stretch of a text with their pieces; those that have none, or too many, are left out."""
        places = [hit.span() for hit in _WORD.finditer(text, begin, end)]
        pieces = self.of([text[a:b] for a, b in places])
        both = zip(places, pieces, strict=True)
        return [(Word(number, *place), ids) for place, ids in both if 0 < len(ids) < LONGEST - 1]

    def of(self, words: list[str]) -> list[list[int]]:
        """The pieces of each word."""
        if len(self._known) > _REMEMBERED:
            self._known.clear()
        new = sorted({word for word in words if word not in self._known})
        readable = [word.encode("utf-8", "replace").decode("utf-8") for word in new]  # lone surrogates are not
        found = self._tokenizer.encode_batch(readable, add_special_tokens=False)
        self._known.update(zip(new, (one.ids for one in found), strict=True))
        return [self._known[word] for word in words]


def filled(ids: Sequence[int]) -> tuple[int, ...]:
    """The pieces of a row, `</s>` if it does not end so, and filling."""
    ended = (*ids, LAST) if ids[-1] != LAST else (*ids,)
    return (*ended, *[FILLING] * (-len(ended) % MULTIPLE))


def batches(rows: Iterable[tuple[int, ...]]) -> Iterator[list[tuple[int, ...]]]:
    """Rows of one length together, as many as the network may read at once."""
    for pieces, group in groupby(sorted(rows, key=len), key=len):
        alike = list(group)
        step = max(1, _BATCH // pieces)
        yield from (alike[begin : begin + step] for begin in range(0, len(alike), step))


def _new() -> Row:
    return Row([FIRST], [], [])
