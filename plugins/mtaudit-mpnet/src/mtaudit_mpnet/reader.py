"""Reads rows with the network, and tries out other words in them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import accumulate, chain
from pathlib import Path
from typing import Final, NamedTuple

import numpy as np

from mtaudit_mpnet.network import Marker
from mtaudit_mpnet.rows import FIRST, LONGEST, Pieces, Row, batches, filled

FITS: Final = -2.5
"""A word whose logit is below this fits so well that it may be proposed."""
AMISS: Final = -1.0
"""One whose logit is not above this when its sentence is read alone is not at odds with that sentence."""


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


class Second(NamedTuple):
    """What a second look at some words found, where only their sentence and the one before are read."""

    alone: float | None = None
    """The mark of the words; None if the sentence is too long."""
    other: float | None = None
    """The mark of those that fit best of all that are known to be replaced by them; None if there are none."""
    words: str = ""
    """These others."""

    @property
    def proposal(self) -> str:
        """The others, if they fit and what stands there does not.

        Where that fits its sentence too, it is the rest of the document that speaks against it, and any word of its
        kind would fit.
        """
        fits = self.other is not None and self.other < FITS
        return self.words if fits and self.alone is not None and self.alone > AMISS else ""


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

    def again(self, places: Sequence[Place]) -> list[Second]:
        """Reads the sentences of places on their own, as they are and with the words that may have stood there."""
        tries = [
            (number, words, row)
            for number, place in enumerate(places)
            for words in (place.words, *self._others(place))
            if len((row := place.with_words(words, self.pieces)).ids) < LONGEST
        ]
        found = [Second() for _ in places]
        for (number, words, row), marks in zip(tries, self.marks([row for _, _, row in tries]), strict=True):
            place = places[number]
            mark = max(marks[place.first : len(row.firsts) - len(place.row.firsts) + place.last + 1])
            one = found[number]
            if words == place.words:
                found[number] = one._replace(alone=mark)
            elif one.other is None or (mark, words) < (one.other, one.words):
                found[number] = one._replace(other=mark, words=words)
        return found

    def _others(self, place: Place) -> Sequence[str]:
        """The words that may have stood in a place, with a capital where there is one."""
        rights = self._rights.get(place.words.lower(), ())
        return [r[0].upper() + r[1:] for r in rights] if place.words[0].isupper() else rights
