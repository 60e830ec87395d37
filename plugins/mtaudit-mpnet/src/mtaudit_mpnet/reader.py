"""Reads rows with the network, and tries out other words in them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate, chain
from pathlib import Path
from typing import Final, NamedTuple

import numpy as np

from mtaudit_mpnet.network import Marker
from mtaudit_mpnet.rows import FIRST, LONGEST, MULTIPLE, Pieces, Row, batches, filled

FITS: Final = -2.5
"""A word whose logit is below this fits so well that it may be proposed."""


class Place(NamedTuple):
    """Words of a row that do not fit, and the punctuation around them."""

    row: Row
    first: int
    last: int
    """Indices of the first word and of the last."""
    before: str
    words: str
    behind: str

    def with_words(self, words: str, pieces: Pieces) -> Row:
        """The row with other words in this place."""
        ids, firsts = self.row.ids, self.row.firsts
        ends = [*firsts[1:], len(ids)]
        new = pieces.of(f"{self.before}{words}{self.behind}".split())
        parts = [
            *(ids[a:b] for a, b in zip(firsts[: self.first], ends, strict=False)),
            *new,
            *(ids[a:b] for a, b in zip(firsts[self.last + 1 :], ends[self.last + 1 :], strict=True)),
        ]
        return Row([FIRST, *chain.from_iterable(parts)], [*accumulate(map(len, parts[:-1]), initial=1)], [])


class Reader:
    """The network and its vocabulary.

    Args:
        rights: for words that machines put in the place of others, in small letters, those others.
    """

    def __init__(self, marker: Marker, pieces: Pieces, rights: Mapping[str, Sequence[str]]) -> None:
        self._marker, self.pieces, self._rights = marker, pieces, rights

    @classmethod
    def load(cls, folder: Path) -> Reader:
        """From `weights.npz`, `tokenizer.json` and `pairs.tsv` (wrong words, tab, right words divided by `|`)."""
        lines = (folder / "pairs.tsv").read_text(encoding="utf-8").splitlines()
        rows = (line.split("\t") for line in lines if line and not line.startswith("#"))
        rights = {wrong: right.split("|") for wrong, right in rows}
        return cls(Marker(folder / "weights.npz"), Pieces(folder / "tokenizer.json"), rights)

    def marks(self, rows: Sequence[Row]) -> list[list[float]]:
        """A logit for each word of each row; rows of the same length are read together, those that recur once."""
        wanted = [filled(row.ids) for row in rows]
        known: dict[tuple[int, ...], list[float]] = {}
        for some in batches(dict.fromkeys(wanted)):
            known.update(zip(some, self._marker.marks(np.array(some)).tolist(), strict=True))
        return [[known[ids][at] for at in row.firsts] for row, ids in zip(rows, wanted, strict=True)]

    def better(self, places: Sequence[Place]) -> list[str]:
        """For each place the words of the table that fit there best; empty if none fits well."""
        tries = [
            (number, right, row)
            for number, place in enumerate(places)
            for right in self._of(place)
            if len((row := place.with_words(right, self.pieces)).ids) <= LONGEST + MULTIPLE
        ]
        best = [(FITS, "")] * len(places)
        for (number, right, row), marks in zip(tries, self.marks([row for _, _, row in tries]), strict=True):
            first = places[number].first
            last = len(row.firsts) - len(places[number].row.firsts) + places[number].last
            best[number] = min(best[number], (max(marks[first : last + 1]), right))
        return [right for _, right in best]

    def _of(self, place: Place) -> Iterator[str]:
        """The words that may have stood there, with a capital where there is one."""
        for right in self._rights.get(place.words.lower(), ()):
            yield right[0].upper() + right[1:] if place.words[0].isupper() else right
