"""Sentence alignment: which sentences of two texts say the same, by dynamic programming.

The model is Gale and Church's (1993, Computational Linguistics 19:75-102: lengths in characters, a normal deviate, and
a prior for each kind of bead), put as log likelihood ratios against chance in the way of Moore (2002, AMTA), so that
lengths, shared cues (numbers, names, marks, cognates: `mtaudit.lang.aligncues`) and paragraph starts simply add up. A
sentence left alone scores its prior and nothing else. Across languages a second pass adds the word pairs that the
first pass saw together again and again. Sentences that share rare cues with exactly one other sentence fix a corridor
first; the search stays inside it, so that time and memory grow with the length of the texts, not with its square.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from functools import cached_property
from itertools import pairwise

from mtaudit.lang.aligncues import CueFinder
from mtaudit.model.values import dataclass

__all__ = ["Alignment", "Bead", "align"]


@dataclass(frozen=True, slots=True)
class Bead:
    """Sentences that belong together: indices into both sides, at most two on each, one side empty if unlinked.

    `similarity`, 0..1: within one language the share of (rarity-weighted) words in common; across languages how
    probable it is from this bead's own lengths and cues that it is a translation. 0 for an unlinked sentence.
    """

    target: tuple[int, ...]
    other: tuple[int, ...]
    similarity: float

    @property
    def linked(self) -> bool:
        """False for a sentence that has nothing on the other side."""
        return bool(self.target and self.other)


@dataclass(frozen=True)
class Alignment:
    """Beads in order; they tile both sides. `trust`, 0..1: below about 0.5 the texts may not belong together at all."""

    beads: tuple[Bead, ...]
    trust: float

    @cached_property
    def pairs(self) -> tuple[tuple[int, int], ...]:
        """All linked (target index, other index), in order."""
        return tuple((t, o) for bead in self.beads for t in bead.target for o in bead.other)


# Characters without spaces that say what 100 characters of English say. Measured on news and encyclopedia text where
# there was some, else estimated from kin; the two documents correct it for themselves.
_EXPANSION = {
    "en": 100, "de": 116, "nl": 112, "af": 108, "sv": 101, "da": 102, "nb": 101, "no": 101, "nn": 101, "is": 103,
    "fr": 115, "es": 113, "it": 115, "pt": 113, "ca": 111, "gl": 111, "ro": 104, "la": 100, "ru": 103, "uk": 99,
    "be": 102, "bg": 103, "mk": 102, "sr": 98, "hr": 98, "bs": 98, "sl": 98, "pl": 103, "cs": 96, "sk": 98, "lt": 100,
    "lv": 100, "et": 97, "fi": 105, "hu": 105, "tr": 101, "az": 103, "kk": 105, "el": 114, "sq": 108, "hy": 106,
    "ka": 104, "he": 78, "ar": 84, "fa": 88, "ur": 92, "hi": 98, "mr": 93, "ne": 94, "bn": 96, "gu": 96, "pa": 95,
    "ta": 118, "te": 96, "kn": 102, "ml": 115, "si": 99, "zh": 32, "yue": 32, "ja": 48, "ko": 51, "th": 92, "vi": 98,
    "id": 108, "ms": 109, "tl": 115, "sw": 103, "km": 108, "lo": 98, "my": 112, "ga": 108, "cy": 104, "eu": 106,
    "mt": 108, "eo": 98,
}  # fmt: skip
# Variance of the length difference for each character of English, as in Gale and Church (their value is 6.8, on
# human translations of debates); the writing systems that are dense scatter more.
_VARIANCE, _DENSE_VARIANCE = 3.6, 8.0
_DENSE = {"zh", "yue", "ja", "ko"}
_SHORT = 10.0  # characters: no sentence has a smaller spread than one of this length

_PRIOR = {
    (1, 1): math.log(0.90),
    (1, 0): math.log(0.020),
    (0, 1): math.log(0.020),
    (1, 2): math.log(0.030),
    (2, 1): math.log(0.030),
    (2, 2): math.log(0.0003),
}
_MOVES = tuple(_PRIOR)

# By kind of cue: the chance that a true pair shares it when one side has it, and what its lack costs.
_ACROSS = {
    "#": (0.75, 0.9), "@": (0.9, 1.0), "=": (0.5, 0.0), "~": (0.4, 0.0), "^": (0.4, 0.0), "m": (0.7, 0.2),
    "d": (0.7, 0.2), "?": (0.9, 1.2), "!": (0.6, 0.3), '"': (0.8, 0.5), "(": (0.8, 0.5), ":": (0.6, 0.2),
    "%": (0.8, 0.3), "+": (0.6, 0.1), "_": (0.3, 0.0),
}  # fmt: skip
_WITHIN = {**_ACROSS, "=": (0.6, 0.25)}
# Cues of one sentence are not independent (a name has two words, an equal word also begins alike).
_DAMPING = {"=": 0.8, "~": 0.7, "^": 0.7, "+": 0.6}
_LONELY_DIGIT = 0.15
# How many sentences in a hundred hold such a cue in running text: what rarity means where a text is too short to tell.
# Words go by length, the short ones being grammar.
_USUAL = {
    "#": 3,
    "@": 1,
    "~": 3,
    "^": 3,
    "m": 3,
    "d": 3,
    "?": 5,
    "!": 2,
    '"': 15,
    "(": 8,
    ":": 8,
    "%": 3,
    "+": 3,
    "_": 1,
}
_USUAL_WORD = {2: 30, 3: 35, 4: 20, 5: 8}
_BACKGROUND = 12  # sentences of running text that are counted in
_LEAST_LENGTH = -12.0


@dataclass(frozen=True, slots=True)
class _Cues:
    """The cues of one side: for one sentence and for two in a row, what they cost unmatched, and their whole worth."""

    one: list[frozenset[int]]
    two: list[frozenset[int]]
    lack_one: list[float]
    lack_two: list[float]
    worth: list[float]


class _Evidence:
    """What a bead of two given runs of sentences is worth against chance (natural logarithm of the odds)."""

    def __init__(
        self,
        lengths: tuple[list[float], list[float]],
        cues: tuple[list[frozenset[str]], list[frozenset[str]]],
        blocks: tuple[list[bool], list[bool]] | None,
        *,
        same_language: bool,
        variance: float,
    ) -> None:
        self.lengths = lengths
        self._variance = variance
        self._gain: list[float] = []
        self._worth: list[float] = []
        self._kinds = _WITHIN if same_language else _ACROSS
        self.sides = self._number(cues)
        self._chance = self._chance_spread()
        self._log_chance = math.log(self._chance)
        self._sharpness = 0.5 * (1.0 - 1.0 / self._chance**2)
        self._blocks = blocks
        self._block_worth = _block_worth(blocks) if blocks else (0.0, 0.0, 0.0)

    def _number(self, cues: tuple[list[frozenset[str]], list[frozenset[str]]]) -> tuple[_Cues, _Cues]:
        """Gives each cue that both sides know a number and a worth by its rarity."""
        counts = [Counter(cue for sentence in side for cue in sentence) for side in cues]
        sizes = [len(side) + _BACKGROUND for side in cues]
        numbers: dict[str, int] = {}
        lacks: dict[str, float] = {}
        worths: dict[str, float] = {}
        for cue in counts[0].keys() | counts[1].keys():
            likely, lack = self._kinds[cue[0]]
            lacks[cue] = lack if len(cue) > 2 or cue[0] != "#" else min(lack, _LONELY_DIGIT)
            usual = _usual(cue) * _BACKGROUND
            rate = max((count[cue] + usual) / size for count, size in zip(counts, sizes, strict=True))
            worths[cue] = max(0.0, math.log(likely / min(rate, 1.0))) * _DAMPING.get(cue[0], 1.0)
            if counts[0][cue] and counts[1][cue]:
                numbers[cue] = len(self._gain)
                self._gain.append(worths[cue] + 2 * lacks[cue])
                self._worth.append(worths[cue])
        sides = []
        for side in cues:
            pairs = [a | b for a, b in pairwise(side)]
            sides.append(
                _Cues(
                    [frozenset(numbers[cue] for cue in sentence if cue in numbers) for sentence in side],
                    [frozenset(numbers[cue] for cue in pair if cue in numbers) for pair in pairs],
                    [sum(lacks[cue] for cue in sentence) for sentence in side],
                    [sum(lacks[cue] for cue in pair) for pair in pairs],
                    [sum(worths[cue] for cue in sentence) for sentence in side],
                )
            )
        return sides[0], sides[1]

    def _deviate(self, here: float, there: float) -> float:
        return (here - there) / math.sqrt(self._variance * max(_SHORT, (here + there) / 2))

    def _chance_spread(self) -> float:
        """Root mean square of the length deviate between sentences that have nothing to do with each other."""
        here, there = self.lengths
        if not here or not there:
            return 1.5
        step = max(1, len(here) // 400)
        drawn = [
            self._deviate(here[i], there[(i * 7919 + 3 * k + 1) % len(there)])
            for i in range(0, len(here), step)
            for k in range(4)
        ]
        mean = sum(d * d for d in drawn) / len(drawn)
        prior_weight = 12
        return max(1.3, math.sqrt((mean * len(drawn) + prior_weight * 9.0) / (len(drawn) + prior_weight)))

    def length(self, here: float, there: float) -> float:
        """The lengths' part."""
        deviate = self._deviate(here, there)
        return max(_LEAST_LENGTH, self._log_chance - self._sharpness * deviate * deviate)

    def shared(self, i: int, di: int, j: int, dj: int) -> float:
        """The cues' part, for `di` target sentences from `i` and `dj` others from `j` (1 or 2 each)."""
        here, there = self.sides
        a, lack_a = (here.one[i], here.lack_one[i]) if di == 1 else (here.two[i], here.lack_two[i])
        b, lack_b = (there.one[j], there.lack_one[j]) if dj == 1 else (there.two[j], there.lack_two[j])
        total = -lack_a - lack_b
        common = a & b
        if common:
            gain = self._gain
            for number in common:
                total += gain[number]
        return total

    def _block(self, i: int, di: int, j: int, dj: int) -> float:
        if self._blocks is None:
            return 0.0
        here, there = self._blocks
        both, one, inside = self._block_worth
        a, b = here[i], there[j]
        total = both if a and b else one if a or b else 0.0
        if (di == 2 and here[i + 1]) != (dj == 2 and there[j + 1]):
            total += inside
        return total

    def bead(self, i: int, di: int, j: int, dj: int) -> float:
        """All of it, without the prior."""
        here, there = self.lengths
        a = here[i] if di == 1 else here[i] + here[i + 1]
        b = there[j] if dj == 1 else there[j] + there[j + 1]
        return self.length(a, b) + self.shared(i, di, j, dj) + self._block(i, di, j, dj)

    def overlap(self, i: int, di: int, j: int, dj: int) -> float:
        """Dice's coefficient of the cues, weighted by worth; 0 if neither side has any."""
        here, there = self.sides
        a = frozenset().union(*here.one[i : i + di])
        b = frozenset().union(*there.one[j : j + dj])
        whole = sum(here.worth[i : i + di]) + sum(there.worth[j : j + dj])
        return min(1.0, 2 * sum(self._worth[number] for number in a & b) / whole) if whole else 0.0

    def anchors(self) -> list[tuple[int, int]]:
        """Pairs that hardly can be wrong, in increasing order on both sides."""
        scores = self._rare_pairs()
        rows, columns = _two_best(scores, 0), _two_best(scores, 1)
        sure = sorted(
            (i, j)
            for (i, j), score in scores.items()
            if score >= 6.0 and score == rows[i][0] == columns[j][0] and score - max(rows[i][1], columns[j][1]) >= 3.0
        )
        return _without_strays(_longest_chain(sure))

    def _rare_pairs(self) -> dict[tuple[int, int], float]:
        homes: tuple[dict[int, list[int]], dict[int, list[int]]] = (defaultdict(list), defaultdict(list))
        for side, home in zip(self.sides, homes, strict=True):
            for index, cues in enumerate(side.one):
                for number in cues:
                    home[number].append(index)
        scores: dict[tuple[int, int], float] = defaultdict(float)
        for number, here in homes[0].items():
            there = homes[1].get(number, ())
            if len(here) <= 4 and len(there) <= 4:
                for i in here:
                    for j in there:
                        scores[i, j] += self._gain[number]
        return scores


def _usual(cue: str) -> float:
    if cue[0] == "=":
        return (_USUAL_WORD.get(len(cue), 3) if cue.isascii() else 3) / 100
    return (_USUAL[cue[0]] if len(cue) > 2 or cue[0] != "#" else 10) / 100


def _block_worth(blocks: tuple[list[bool], list[bool]]) -> tuple[float, float, float]:
    """What it is worth that both, or only one, of a bead's sides open a paragraph, and that one side runs across.

    Nothing where paragraphs do not correspond in number or are as short as sentences.
    """
    here, there = (sum(side) / max(1, len(side)) for side in blocks)
    counts = sorted(sum(side) for side in blocks)
    agree = counts[0] / max(1, counts[1])
    if agree < 0.5 or max(here, there) > 0.9:
        return 0.0, 0.0, 0.0
    weight = (2 * agree - 1) ** 2
    rate = max(here, there, 0.05)
    return weight * math.log(0.9 / rate), weight * -2.0, weight * -2.0


def _two_best(scores: dict[tuple[int, int], float], side: int) -> dict[int, tuple[float, float]]:
    """For each sentence of a side the best score of a pair it is in, and the second best."""
    best: dict[int, tuple[float, float]] = {}
    for pair, score in scores.items():
        first, second = best.get(pair[side], (0.0, 0.0))
        if score > first:
            best[pair[side]] = (score, first)
        elif score > second:
            best[pair[side]] = (first, score)
    return best


def _longest_chain(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest subsequence that increases on both sides (patience sorting)."""
    tails: list[int] = []
    at: list[int] = []
    before: list[int] = []
    for index, (_, j) in enumerate(pairs):
        place = bisect_left(tails, j)
        before.append(at[place - 1] if place else -1)
        tails[place : place + 1] = [j]
        at[place : place + 1] = [index]
    chain: list[tuple[int, int]] = []
    index = at[-1] if at else -1
    while index >= 0:
        chain.append(pairs[index])
        index = before[index]
    return chain[::-1]


def _without_strays(chain: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Drops anchors that lie off the line of both their neighbours."""

    def off(a: tuple[int, int], b: tuple[int, int]) -> bool:
        di, dj = abs(b[0] - a[0]), abs(b[1] - a[1])
        return abs(di - dj) > 5 + 0.5 * min(di, dj)

    last = len(chain) - 1
    return [
        anchor
        for k, anchor in enumerate(chain)
        if not ((k == 0 or off(chain[k - 1], anchor)) and (k == last or off(anchor, chain[k + 1])))
    ]


_PAD = 3
_SMALL = 70
_CELLS = 600_000


def _corridor(rows: int, columns: int, anchors: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """For each number of target sentences consumed (0..rows) the least and greatest number of others to consider."""
    low, high = [columns] * (rows + 1), [0] * (rows + 1)
    corners = [(0, 0), *anchors, (rows, columns)]
    for (i0, j0), (i1, j1) in pairwise(corners):
        di, dj = i1 - i0, j1 - j0
        whole = max(di, dj) <= _SMALL
        half = min(max(30, max(di, dj) * 0.15 + abs(di - dj) / 2), max(30, _CELLS / (2 * di + 1)))
        for i in range(max(0, i0 - _PAD), min(rows, i1 + _PAD) + 1):
            if whole:
                least, most = j0 - _PAD, j1 + _PAD
            else:
                middle = j0 + dj * (i - i0) / max(1, di)
                least, most = int(middle - half), math.ceil(middle + half)
            low[i], high[i] = min(low[i], max(0, least)), max(high[i], min(columns, most))
    low[0], high[rows] = 0, columns
    for i in range(rows - 1, -1, -1):
        low[i] = min(low[i], low[i + 1])
        high[i] = max(high[i], low[i + 1])
    for i in range(1, rows + 1):
        high[i] = max(high[i], high[i - 1])
    return list(zip(low, high, strict=True))


_NEVER = -math.inf
_Path = list[tuple[int, int, int, int]]  # beads as (first target, target sentences, first other, other sentences)


class _Search:
    """The best way through the corridor. Rows of scores are kept for two sentences back only."""

    def __init__(self, evidence: _Evidence | _Backwards, corridor: list[tuple[int, int]]) -> None:
        self._evidence = evidence
        self.score = 0.0
        self._corridor = corridor
        self._moves: list[bytearray] = []

    def path(self) -> _Path:
        """The beads in order."""
        rows: list[list[float]] = []
        for i in range(len(self._corridor)):
            rows.append(self._row(i, rows))
            if len(rows) > 3:
                rows[-4] = []
        self.score = rows[-1][-1]
        return self._walk_back()

    def _row(self, i: int, rows: list[list[float]]) -> list[float]:
        low, high = self._corridor[i]
        best = [_NEVER] * (high - low + 1)
        moves = bytearray(high - low + 1)
        if i == 0:
            best[0] = 0.0
        for di in (1, 2):
            if i >= di:
                self._from_above(i, di, rows[i - di], best, moves)
        alone = _PRIOR[0, 1]
        code = _MOVES.index((0, 1))
        for at in range(1, len(best)):
            if best[at - 1] + alone > best[at]:
                best[at] = best[at - 1] + alone
                moves[at] = code
        self._moves.append(moves)
        return best

    def _from_above(self, i: int, di: int, above: list[float], best: list[float], moves: bytearray) -> None:
        low, high = self._corridor[i]
        low_above, high_above = self._corridor[i - di]
        bead = self._evidence.bead
        for dj in (0, 1, 2):
            prior = _PRIOR.get((di, dj))
            if prior is None:
                continue
            code = _MOVES.index((di, dj))
            for j in range(max(low, low_above + dj), min(high, high_above + dj) + 1):
                score = above[j - dj - low_above] + prior
                if dj:
                    score += bead(i - di, di, j - dj, dj)
                if score > best[j - low]:
                    best[j - low] = score
                    moves[j - low] = code

    def _walk_back(self) -> _Path:
        i, j = len(self._corridor) - 1, self._corridor[-1][1]
        beads = []
        while i or j:
            di, dj = _MOVES[self._moves[i][j - self._corridor[i][0]]]
            i, j = i - di, j - dj
            beads.append((i, di, j, dj))
        return beads[::-1]


def _primary(language: str) -> str:
    return language.replace("_", "-").partition("-")[0].lower()


def _length(sentence: str) -> int:
    return len(sentence) - sentence.count(" ")


def _starts(blocks: Sequence[int]) -> list[bool]:
    return [k == 0 or blocks[k] != blocks[k - 1] for k in range(len(blocks))]


class _Texts:
    """Both sides of one alignment, with what does not change between passes."""

    def __init__(
        self,
        sentences: tuple[Sequence[str], Sequence[str]],
        languages: tuple[str, str],
        blocks: tuple[Sequence[int], Sequence[int]] | None,
        *,
        same_language: bool,
    ) -> None:
        self.sentences = sentences
        self.same_language = same_language
        self._blocks = (_starts(blocks[0]), _starts(blocks[1])) if blocks else None
        here, there = languages
        self._finders = (
            CueFinder(here, there, same_language=same_language),
            CueFinder(there, here, same_language=same_language),
        )
        self.cues = (
            [self._finders[0](s) for s in sentences[0]],
            [self._finders[1](s) for s in sentences[1]],
        )
        self._variance = _DENSE_VARIANCE if (here in _DENSE) != (there in _DENSE) else _VARIANCE
        scale = [1.0 if same_language else _EXPANSION.get(language, 100) / 100 for language in languages]
        self._lengths = (
            [_length(s) / scale[0] for s in sentences[0]],
            [_length(s) / scale[1] for s in sentences[1]],
        )

    def evidence(
        self, ratio: float = 1.0, extra: tuple[list[frozenset[str]], list[frozenset[str]]] | None = None
    ) -> _Evidence:
        """The evidence under a length correction (other side times `ratio`) and with further cues."""
        root = math.sqrt(ratio)
        cues = self.cues
        if extra:
            cues = (
                [a | b for a, b in zip(cues[0], extra[0], strict=True)],
                [a | b for a, b in zip(cues[1], extra[1], strict=True)],
            )
        return _Evidence(
            ([x / root for x in self._lengths[0]], [x * root for x in self._lengths[1]]),
            cues,
            self._blocks,
            same_language=self.same_language,
            variance=self._variance,
        )

    def ratio(self) -> float:
        """First guess at how much longer the target is than its languages let expect."""
        here, there = (sum(lengths) for lengths in self._lengths)
        ratio = here / there if here and there else 1.0
        # a document with parts missing must not pull the expectation along
        return ratio if 0.8 <= ratio <= 1.25 else 1.0

    def ratio_of(self, beads: _Path) -> float:
        """The same, from aligned sentences."""
        ratios = sorted(
            math.log(max(1.0, self._lengths[0][i]) / max(1.0, self._lengths[1][j]))
            for i, di, j, dj in beads
            if di == dj == 1
        )
        if not ratios:
            return 1.0
        weight = len(ratios) / (len(ratios) + 6)
        return math.exp(max(-0.5, min(0.5, weight * ratios[len(ratios) // 2])))

    def learnt(self, beads: _Path) -> tuple[list[frozenset[str]], list[frozenset[str]]]:
        """Cues for the word pairs that the linked sentences share time and again."""
        terms = (
            [self._finders[0].terms(s) for s in self.sentences[0]],
            [self._finders[1].terms(s) for s in self.sentences[1]],
        )
        linked = [
            (frozenset().union(*terms[0][i : i + di]), frozenset().union(*terms[1][j : j + dj]))
            for i, di, j, dj in beads
            if di and dj
        ]
        here, there = _dictionary(linked)
        return (
            [frozenset(here[t] for t in sentence if t in here) for sentence in terms[0]],
            [frozenset(there[t] for t in sentence if t in there) for sentence in terms[1]],
        )


def _dictionary(linked: list[tuple[frozenset[str], frozenset[str]]]) -> tuple[dict[str, str], dict[str, str]]:
    """Mutually best word pairs by Dice's coefficient, each under a cue of its own."""
    most = min(60, max(6, len(linked) // 12))
    counts = [Counter(term for pair in linked for term in pair[side]) for side in (0, 1)]
    useful = [{term for term, n in count.items() if 2 <= n <= most} for count in counts]
    together: Counter[tuple[str, str]] = Counter()
    for here, there in linked:
        others = there & useful[1]
        for term in here & useful[0]:
            together.update((term, other) for other in others)
    best: tuple[dict[str, tuple[float, str]], dict[str, tuple[float, str]]] = ({}, {})
    for (a, b), n in together.items():
        dice = 2 * n / (counts[0][a] + counts[1][b])
        if n >= 2 and dice >= 0.6:
            best[0][a] = max(best[0].get(a, (0.0, "")), (dice, b))
            best[1][b] = max(best[1].get(b, (0.0, "")), (dice, a))
    pairs = [(a, b) for a, (_, b) in best[0].items() if best[1].get(b, (0.0, ""))[1] == a]
    return {a: f"+{k}" for k, (a, _) in enumerate(pairs)}, {b: f"+{k}" for k, (_, b) in enumerate(pairs)}


_ENOUGH_TO_LEARN = 16


def _best_path(texts: _Texts) -> tuple[_Evidence, _Path]:
    rows, columns = (len(side) for side in texts.sentences)
    evidence = texts.evidence(texts.ratio())
    beads = _Search(evidence, _corridor(rows, columns, evidence.anchors())).path()
    if texts.same_language or sum(di == dj == 1 for _, di, _, dj in beads) < _ENOUGH_TO_LEARN:
        return evidence, beads
    steady = _steady(evidence, beads)
    evidence = texts.evidence(texts.ratio_of(beads), texts.learnt(beads))
    anchors = _without_strays(_longest_chain(sorted({*evidence.anchors(), *steady})))
    return evidence, _Search(evidence, _corridor(rows, columns, anchors)).path()


def _steady(evidence: _Evidence, beads: _Path) -> list[tuple[int, int]]:
    """The middles of stretches of one-to-one beads that all speak for themselves."""
    found, run = [], 0
    for i, di, j, dj in beads:
        run = run + 1 if di == dj == 1 and evidence.bead(i, 1, j, 1) >= 1.5 else 0
        if run % 9 == 8:
            found.append((i - 4, j - 4))
    return found


def align(
    target: Sequence[str],
    other: Sequence[str],
    *,
    same_language: bool,
    target_language: str,
    other_language: str,
    target_blocks: Sequence[int] | None = None,
    other_blocks: Sequence[int] | None = None,
) -> Alignment:
    """Aligns the sentences of a text with those of its source or reference.

    `target` and `other` hold sentences in reading order; languages are BCP 47 tags, of which the primary subtag
    counts. `target_blocks` and `other_blocks` give for each sentence the number of the paragraph it stands in (any
    numbers that change where a paragraph ends); they are used if both are there. Raises `ValueError` if blocks and
    sentences differ in number.
    """
    for side, blocks in ((target, target_blocks), (other, other_blocks)):
        if blocks is not None and len(blocks) != len(side):
            raise ValueError(f"{len(blocks)} block numbers for {len(side)} sentences")
    both = (target_blocks, other_blocks) if target_blocks is not None and other_blocks is not None else None
    texts = _Texts(
        (target, other),
        (_primary(target_language), _primary(other_language)),
        both,
        same_language=same_language,
    )
    evidence, path = _best_path(texts)
    beads = tuple(_bead(texts, evidence, step) for step in path)
    return Alignment(beads, _trust(texts, path))


def _bead(texts: _Texts, evidence: _Evidence, step: tuple[int, int, int, int]) -> Bead:
    i, di, j, dj = step
    here, there = tuple(range(i, i + di)), tuple(range(j, j + dj))
    if not di or not dj:
        similarity = 0.0
    elif texts.same_language:
        equal = di == dj == 1 and texts.sentences[0][i] == texts.sentences[1][j]
        similarity = 1.0 if equal else evidence.overlap(*step)
    else:
        similarity = _logistic(evidence.bead(*step))
    return Bead(here, there, similarity)


def _logistic(x: float) -> float:
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, x))))


class _Backwards:
    """The evidence for a stretch of both sides, with the other side read from its end: what chance alone can do."""

    def __init__(self, evidence: _Evidence, first: int, end: int) -> None:
        self._evidence = evidence
        self._first = first
        self._end = end

    def bead(self, i: int, di: int, j: int, dj: int) -> float:
        return self._evidence.bead(self._first + i, di, self._end - j - dj, dj)


_WINDOW, _WINDOWS = 40, 6
_LONG_GAP = 4  # unlinked sentences in a row; more is an omission or an addition and says nothing about the rest


def _stretches(path: _Path) -> list[_Path]:
    """The path without its long gaps, in pieces of at most a window."""
    pieces: list[_Path] = [[]]
    gap: _Path = []
    for step in path:
        if not step[1] or not step[3]:
            gap.append(step)
            continue
        if len(gap) >= _LONG_GAP or len(pieces[-1]) >= _WINDOW:
            pieces.append([])
        if len(gap) < _LONG_GAP:
            pieces[-1] += gap
        pieces[-1].append(step)
        gap = []
    if len(gap) < _LONG_GAP:
        pieces[-1] += gap
    return [piece for piece in pieces if piece]


def _covered(texts: _Texts, path: _Path) -> float:
    """The linked share of the characters, on the side that has more of them linked."""
    shares = []
    for side, sentences in enumerate(texts.sentences):
        whole = sum(map(_length, sentences))
        linked = sum(
            _length(sentences[k])
            for step in path
            if step[1] and step[3]
            for k in range(step[2 * side], step[2 * side] + step[2 * side + 1])
        )
        shares.append(linked / whole if whole else 0.0)
    return max(shares)


def _trust(texts: _Texts, path: _Path) -> float:
    """How far the path is better than one through reversed text, in windows spread over the whole.

    The evidence is taken without learnt word pairs, which would praise the very path they were learnt from.
    """
    if not texts.sentences[0] or not texts.sentences[1]:
        return 0.0 if texts.sentences[0] or texts.sentences[1] else 1.0
    evidence = texts.evidence(texts.ratio())
    pieces = _stretches(path)
    if len(pieces) > _WINDOWS:
        pieces = [pieces[len(pieces) * k // _WINDOWS] for k in range(_WINDOWS)]
    sizes = [len(piece) for piece in pieces]
    trusts = [_window_trust(evidence, piece) for piece in pieces]
    mean = sum(trust * size for trust, size in zip(trusts, sizes, strict=True)) / max(1, sum(sizes))
    return mean * min(1.0, _covered(texts, path) / _ENOUGH_COVERED)


_ENOUGH_COVERED = 0.6


def _window_trust(evidence: _Evidence, path: _Path) -> float:
    rows = sum(di for _, di, _, _ in path)
    columns = sum(dj for _, _, _, dj in path)
    size = (rows + columns) / 2
    reached = sum(_PRIOR[di, dj] + (evidence.bead(i, di, j, dj) if di and dj else 0.0) for i, di, j, dj in path)
    backwards = _Backwards(evidence, path[0][0], path[0][2] + columns)
    control = _Search(backwards, _corridor(rows, columns, ()))
    control.path()
    return _trust_of(reached / size, (reached - control.score) / size, size)


def _trust_of(each: float, better: float, size: float) -> float:
    """Fitted on texts of 1 to 80 sentences in eleven language pairs against texts that do not belong together."""
    root = math.sqrt(min(size, 40.0))
    return _logistic(-0.2 + root * (0.59 * max(-4.0, min(4.0, each)) + 0.36 * max(-4.0, min(4.0, better))))
