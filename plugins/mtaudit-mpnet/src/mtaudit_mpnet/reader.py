"""Reads rows with the network, and tries out other words in them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import accumulate, chain
from pathlib import Path
from typing import NamedTuple

import numpy as np

from mtaudit_mpnet.network import Marker
from mtaudit_mpnet.rows import FIRST, LONGEST, Pieces, Row, batches, filled


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


class Other(NamedTuple):
    """Words that may have stood in a place, and the highest mark that the network gives them there."""

    mark: float
    words: str


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

    def alone(self, places: Sequence[Place]) -> list[float | None]:
        """The marks of the words of places where only their rows are read; None where the row is too long."""
        short = [number for number, place in enumerate(places) if len(place.row.ids) < LONGEST]
        found: list[float | None] = [None] * len(places)
        for number, marks in zip(short, self.marks([places[number].row for number in short]), strict=True):
            found[number] = max(marks[places[number].first : places[number].last + 1])
        return found

    def instead(self, places: Sequence[Place]) -> list[Other | None]:
        """Of the words that are known to be replaced by those of a place, the ones that fit best there."""
        tries = [
            (number, words, row)
            for number, place in enumerate(places)
            for words in self._others(place)
            if len((row := place.with_words(words, self.pieces)).ids) < LONGEST
        ]
        best: dict[int, Other] = {}
        for (number, words, row), marks in zip(tries, self.marks([row for _, _, row in tries]), strict=True):
            place = places[number]
            last = len(row.firsts) - len(place.row.firsts) + place.last + 1
            other = Other(max(marks[place.first : last]), words)
            best[number] = min(best.get(number, other), other)
        return [best.get(number) for number in range(len(places))]

    def knows(self, place: Place) -> bool:
        """Whether words are known that those of a place stood for."""
        return bool(self._others(place))

    def _others(self, place: Place) -> Sequence[str]:
        """The words that may have stood in a place, with a capital where there is one."""
        rights = self._rights.get(place.words.lower(), ())
        return [r[0].upper() + r[1:] for r in rights] if place.words[0].isupper() else rights
