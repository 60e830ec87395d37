"""chrF and chrF++, equal to sacrebleu's numbers, segments and corpus in one pass over the statistics.

Popović 2015 and 2017: F-score (beta 2) over the mean precision and recall of character n-grams (1 to 6) and, for
chrF++, word n-grams (1 and 2). As in sacrebleu, white space is dropped, a mark at either end of a word is a word of its
own, and orders for which either side has no n-grams do not count (`eff:yes`). Scores are 0..100.

Many segments are counted at once: each n-gram becomes a whole number (the one before it, shifted, and a character),
segment and side go into the same number, and one sort brings equal n-grams together. Nothing is hashed, so nothing
collides.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib import metadata
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from mtaudit.errors import UsageError

Counts = NDArray[np.int64]
"""A row for each segment; for each order (characters 1 to 6, then words): n-grams of the hypothesis, of the reference,
and common to both."""

_MARKS = frozenset("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")
_CHARACTERS_AT_ONCE = 60_000
_FEW = 4
"""Pairs that are counted sooner than arrays are set up."""
_BITS = 62


@dataclass(frozen=True, slots=True)
class ChrfScores:
    """One score a segment, that of the corpus, the counts behind them (for resampling), sacrebleu's signature."""

    segments: tuple[float, ...]
    corpus: float
    counts: Counts
    signature: str


@dataclass(frozen=True, slots=True)
class Chrf:
    """chrF++ by default; `word_order=0` is chrF."""

    word_order: int = 2
    char_order: int = 6
    beta: int = 2

    @property
    def name(self) -> str:
        """`chrF2++` or `chrF2`, as sacrebleu writes it."""
        return f"chrF{self.beta}{'+' * self.word_order}"

    @property
    def signature(self) -> str:
        """sacrebleu's signature, verbatim."""
        version = metadata.version("sacrebleu")
        return f"nrefs:1|case:mixed|eff:yes|nc:{self.char_order}|nw:{self.word_order}|space:no|version:{version}"

    def score(self, hypotheses: Sequence[str], references: Sequence[str]) -> ChrfScores:
        """Scores of all segments and of the corpus; `UsageError` where the lists differ in length."""
        counts = self.counts(hypotheses, references)
        segments = self.values(counts)
        corpus = self.values(counts.sum(axis=0, keepdims=True))[0]
        return ChrfScores(tuple(segments.tolist()), float(corpus), counts, self.signature)

    def counts(self, hypotheses: Sequence[str], references: Sequence[str]) -> Counts:
        """The counts of each segment; sums of rows are the counts of a corpus (`values` of them its score)."""
        if len(hypotheses) != len(references):
            raise UsageError(f"{len(hypotheses)} hypotheses, but {len(references)} references")
        bounds = _chunks(hypotheses, references)
        parts = [self._counted(hypotheses[start:end], references[start:end]) for start, end in bounds]
        empty = np.zeros((0, 3 * (self.char_order + self.word_order)), dtype=np.int64)
        return np.concatenate([empty, *parts])

    def values(self, counts: Counts) -> NDArray[np.float64]:
        """The score of each row of counts."""
        in_hypothesis, in_reference, common = (counts[:, i::3].astype(np.float64) for i in range(3))
        counting = (in_hypothesis > 0) & (in_reference > 0)
        orders = np.maximum(counting.sum(axis=1), 1)
        precision = _ratio(common, in_hypothesis, counting).sum(axis=1) / orders
        recall = _ratio(common, in_reference, counting).sum(axis=1) / orders
        factor = self.beta**2
        below = factor * precision + recall
        return 100 * _ratio((1 + factor) * precision * recall, below, below > 0)

    def _counted(self, hypotheses: Sequence[str], references: Sequence[str]) -> Counts:
        if not self.word_order and len(hypotheses) <= _FEW:
            pairs = zip(hypotheses, references, strict=True)
            return np.array([_plainly(*pair, self.char_order) for pair in pairs], dtype=np.int64)
        texts = [*hypotheses, *references]
        bare = ["".join(text.split()) for text in texts]
        points = np.frombuffer("".join(bare).encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
        found = _orders(_ranked(points), [len(text) for text in bare], self.char_order)
        if self.word_order:
            words = [_words(text) for text in texts]
            numbers: dict[str, int] = {}
            ids = [numbers.setdefault(word, len(numbers)) for word in chain.from_iterable(words)]
            found += _orders(np.array(ids, dtype=np.int64), [len(some) for some in words], self.word_order)
        return np.stack(found, axis=1)


def _plainly(hypothesis: str, reference: str, orders: int) -> list[int]:
    """The counts of one pair without arrays, which are quicker only for many."""
    here, there = "".join(hypothesis.split()), "".join(reference.split())
    counts: list[int] = []
    for order in range(1, orders + 1):
        theirs: dict[str, int] = {}
        for at in range(len(there) - order + 1):
            gram = there[at : at + order]
            theirs[gram] = theirs.get(gram, 0) + 1
        common = 0
        for at in range(len(here) - order + 1) if theirs else ():
            gram = here[at : at + order]
            if theirs.get(gram, 0) > 0:
                theirs[gram] -= 1
                common += 1
        number = max(0, len(there) - order + 1)
        counts += [max(0, len(here) - order + 1) if number else 0, number, common]
    return counts


def _chunks(hypotheses: Sequence[str], references: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Bounds of runs of segments that are small enough to sort in the caches."""
    start = size = 0
    for i, (hypothesis, reference) in enumerate(zip(hypotheses, references, strict=True)):
        size += len(hypothesis) + len(reference)
        if size >= _CHARACTERS_AT_ONCE:
            yield start, i + 1
            start, size = i + 1, 0
    if start < len(hypotheses):
        yield start, len(hypotheses)


def _ranked(values: NDArray[np.uint32]) -> NDArray[np.int64]:
    """The values as small whole numbers, equal where they are equal."""
    different = np.unique(values)
    table = np.zeros(int(different[-1]) + 1 if different.size else 1, dtype=np.int64)
    table[different] = np.arange(different.size)
    return table[values]


def _orders(items: NDArray[np.int64], lengths: Sequence[int], orders: int) -> list[NDArray[np.int64]]:
    """Three columns for each order: n-grams of hypothesis and reference, and the common ones.

    `items` are the numbered characters (or words) of all hypotheses and then of all references, `lengths` how many each
    text has.
    """
    sizes = np.array(lengths, dtype=np.int64)
    segments = len(sizes) // 2
    text = np.repeat(np.arange(2 * segments), sizes)
    left = np.cumsum(sizes)[text] - np.arange(items.size)
    owner = (text % segments if segments else text, text >= segments)
    width = _width(items)
    gram, gram_width = np.zeros(items.size, dtype=np.int64), 0
    columns: list[NDArray[np.int64]] = []
    for order in range(1, orders + 1):
        if gram_width + width + _width_of(segments) > _BITS:
            gram = np.unique(gram, return_inverse=True)[1].reshape(-1)
            gram_width = _width(gram)
        whole = left >= order
        last = items[order - 1 :]
        gram[: last.size] = (gram[: last.size] << width) | last
        gram_width += width
        common = _common(gram[whole], owner[0][whole], owner[1][whole], gram_width, segments)
        number = np.maximum(sizes - (order - 1), 0)
        in_hypothesis, in_reference = number[:segments], number[segments:]
        columns += [np.where(in_reference > 0, in_hypothesis, 0), in_reference, common]
    return columns


def _common(
    gram: NDArray[np.int64], segment: NDArray[np.int64], side: NDArray[np.bool_], width: int, segments: int
) -> NDArray[np.int64]:
    """For each segment, the size of the intersection of its two multisets of n-grams."""
    if not gram.size:
        return np.zeros(segments, dtype=np.int64)
    keys = (((segment << width) | gram) << 1) | side
    keys.sort()
    same = keys >> 1
    starts = np.flatnonzero(np.concatenate(([True], same[1:] != same[:-1])))
    runs = np.diff(starts, append=keys.size)
    in_reference = np.add.reduceat(keys & 1, starts)
    common = np.minimum(in_reference, runs - in_reference)
    return np.bincount(same[starts] >> width, weights=common, minlength=segments).astype(np.int64)


def _width(values: NDArray[np.int64]) -> int:
    return _width_of(int(values.max()) + 1) if values.size else 1


def _width_of(number: int) -> int:
    """Bits for the numbers below `number`."""
    return max(1, (number - 1).bit_length())


def _ratio(above: NDArray[np.float64], below: NDArray[np.float64], where: NDArray[np.bool_]) -> NDArray[np.float64]:
    return np.divide(above, below, out=np.zeros_like(below), where=where)


def _words(text: str) -> list[str]:
    return [part for word in text.split() for part in _parted(word)]


@lru_cache(maxsize=65_536)
def _parted(word: str) -> tuple[str, ...]:
    """A mark at the end of a word, or else at its beginning, stands alone."""
    if len(word) > 1:
        if word[-1] in _MARKS:
            return word[:-1], word[-1]
        if word[0] in _MARKS:
            return word[0], word[1:]
    return (word,)
