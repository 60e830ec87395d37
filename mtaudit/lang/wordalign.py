"""Word alignment within one language: what a translation changed, dropped, added and moved against a reference.

Units (`mtaudit.lang.wordunits`) that can mean the same - equal, another form or spelling, a synonym - are points in a
grid. The heaviest chain of points that rises on both sides is the backbone (dynamic programming; a point that directly
follows another is worth more). Equal content words that the chain had to leave out have moved. What is left between
two points of the chain is paired by a second, small dynamic programme, or was dropped or added.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from enum import Enum
from functools import lru_cache
from itertools import accumulate
from typing import Final, NamedTuple

from mtaudit.lang.patterns import lazy
from mtaudit.lang.wordunits import Unit, joined_like, spelling_key, units

__all__ = ["Diff", "Edit", "Kind", "Relation", "diff", "runs"]

Span = tuple[int, int]


class Kind(Enum):
    """What became of a part of the reference in the target."""

    EQUAL = "equal"
    VARIANT = "variant"  # written otherwise, meaning the same: case, form, spelling, number, synonym
    SUBSTITUTED = "substituted"
    DROPPED = "dropped"
    ADDED = "added"
    MOVED = "moved"  # the same words at another place; one edit for the whole phrase


class Relation(Enum):
    """How the two sides of an edit are related.

    SPELLING: British and American, accents, joined or apart, a contraction or sign and its word. LEMMA: other forms of
    one word; number and tense may differ. NUMBER: the same value (variant) or two values (substituted). AFFIX: one is
    the other with a negative prefix or suffix, often opposites (legal, illegal), not always (port, import). SIMILAR:
    spelt almost alike; a misspelling, a garbled name, or another word (affect, effect). RELATED: the same beginning;
    one family (economic, economy) or not (employer, employee).
    """

    NONE = ""
    SAME = "same"
    CASE = "case"
    SPELLING = "spelling"
    LEMMA = "lemma"
    NUMBER = "number"
    SYNONYM = "synonym"
    ANTONYM = "antonym"
    AFFIX = "affix"
    SIMILAR = "similar"
    RELATED = "related"


class Edit(NamedTuple):
    """One correspondence. Spans are code points, half-open; a side that has nothing is empty, at its place in the text.

    `certainty`, 0..1: how sure it is that these two belong together; in long stretches without a common word the
    pairing is a guess.
    """

    kind: Kind
    target: Span
    reference: Span
    relation: Relation = Relation.NONE
    certainty: float = 1.0


Diff = tuple[Edit, ...]
Table = Mapping[str, Collection[str]]
_Point = tuple[int, int]  # target unit, reference unit

_KIND_OF: Final = {
    Relation.SAME: Kind.EQUAL,
    Relation.CASE: Kind.VARIANT,
    Relation.SPELLING: Kind.VARIANT,
    Relation.LEMMA: Kind.VARIANT,
    Relation.NUMBER: Kind.VARIANT,
    Relation.SYNONYM: Kind.VARIANT,
    Relation.ANTONYM: Kind.SUBSTITUTED,
}
_WORTH: Final = {
    Relation.SAME: 1.0,
    Relation.CASE: 0.98,
    Relation.SPELLING: 0.95,
    Relation.NUMBER: 0.95,
    Relation.LEMMA: 0.9,
    Relation.SYNONYM: 0.65,
    Relation.ANTONYM: 0.6,
}


def _places(side: Sequence[Unit]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = defaultdict(list)
    for at, unit in enumerate(side):
        found[unit.info.norm].append(at)
    return found


def _bases(unit: Unit) -> Collection[str]:
    return unit.info.lemmas or (unit.info.norm,)


class _Pairs:
    """All points of the grid and their relation."""

    def __init__(
        self, here: Sequence[Unit], there: Sequence[Unit], language: str, synonyms: Table, antonyms: Table
    ) -> None:
        self.relations: dict[_Point, Relation] = {}
        self._sides = here, there
        lonely = self._equal()
        if lonely[0] and lonely[1]:
            self._alike(lonely, language)
            if synonyms or antonyms:
                self._known(lonely, synonyms, Relation.SYNONYM)
                self._known(lonely, antonyms, Relation.ANTONYM)

    def _equal(self) -> tuple[list[int], list[int]]:
        """Enters the equal forms; returns the units of each side that do not all find one, without marks."""
        units_here, units_there = self._sides
        here, there = _places(units_here), _places(units_there)
        lonely: tuple[list[int], list[int]] = ([], [])
        for norm, places in here.items():
            others = there.get(norm, ())
            for i in places:
                text = units_here[i].text
                for j in others:
                    self.relations[i, j] = Relation.SAME if text == units_there[j].text else Relation.CASE
            if len(others) < len(places) and units_here[places[0]].info.kind != "punct":
                lonely[0].extend(places)
        for norm, places in there.items():
            if len(here.get(norm, ())) < len(places) and units_there[places[0]].info.kind != "punct":
                lonely[1].extend(places)
        return lonely

    def _index(self, side: int, places: Iterable[int], keys: Callable[[Unit], Iterable[str]]) -> dict[str, list[int]]:
        found: dict[str, list[int]] = defaultdict(list)
        units_of = self._sides[side]
        for at in places:
            for key in keys(units_of[at]):
                found[key].append(at)
        return found

    def _alike(self, lonely: tuple[list[int], list[int]], language: str) -> None:
        """Enters other spellings, forms and ways to write a number."""

        def keys(unit: Unit) -> Iterator[str]:
            info = unit.info
            if info.value:
                yield "#" + info.value
            yield "~" + spelling_key(info.norm, language)
            for sense in info.senses:
                yield "=" + sense
            yield from info.lemmas

        index = self._index(1, lonely[1], keys)
        for i in lonely[0]:
            for key in keys(self._sides[0][i]):
                relation = _RELATION_OF_KEY.get(key[:1], Relation.LEMMA)
                for j in index.get(key, ()):
                    self.relations.setdefault((i, j), relation)

    def _known(self, lonely: tuple[list[int], list[int]], table: Table, relation: Relation) -> None:
        """Enters what the caller's table says, read in both directions."""
        for side in (0, 1):
            index = self._index(1 - side, lonely[1 - side], _bases)
            for at in lonely[side]:
                for base in _bases(self._sides[side][at]):
                    for other in table.get(base, ()):
                        for found in index.get(other, ()):
                            self.relations.setdefault((at, found) if side == 0 else (found, at), relation)


_RELATION_OF_KEY: Final = {"#": Relation.NUMBER, "~": Relation.SPELLING, "=": Relation.SPELLING}
# In thousandths of an equal content word: what it is worth that two points stand one behind the other on both sides,
# and what it costs to lie as far from the diagonal as can be.
_FOLLOWS: Final = 200
_ASTRAY: Final = 50
_NODE_BITS: Final = 24


def _rows(pairs: Mapping[_Point, Relation], here: Sequence[Unit], columns: int) -> dict[int, list[tuple[int, int]]]:
    """The points by target unit: (reference unit, worth)."""
    rows: dict[int, list[tuple[int, int]]] = defaultdict(list)
    slope, astray = columns / max(1, len(here)), _ASTRAY / max(1, columns)
    for (i, j), relation in pairs.items():
        worth = 1000 * here[i].info.weight * _WORTH[relation] - astray * abs(i * slope - j)
        rows[i].append((j, int(worth)))
    return rows


def _chain(pairs: Mapping[_Point, Relation], here: Sequence[Unit], columns: int) -> list[_Point]:
    """The heaviest chain of points that rises on both sides."""
    rows = _rows(pairs, here, columns)
    nodes: list[tuple[int, int, int]] = [(-1, -1, 0)]  # target unit, reference unit, node before
    # by reference units consumed: score and last node in one integer, which compares and copies fast
    best = [0] * (columns + 1)
    before: dict[int, int] = {}
    row_before = -2
    mask = (1 << _NODE_BITS) - 1
    for i in sorted(rows):
        reach = list(accumulate(best, max))
        neighbours = before if row_before == i - 1 else {}
        before, row_before = {}, i
        for j, worth in rows[i]:
            state = reach[j]
            follows = neighbours.get(j - 1, 0) + (_FOLLOWS << _NODE_BITS)
            if j - 1 in neighbours and follows > state:
                state = follows
            before[j] = ((state >> _NODE_BITS) + worth << _NODE_BITS) + len(nodes)
            nodes.append((i, j, state & mask))
        for j, state in before.items():
            if state > best[j + 1]:
                best[j + 1] = state
    chain: list[_Point] = []
    i, j, at = nodes[max(best) & mask]
    while i >= 0:
        chain.append((i, j))
        i, j, at = nodes[at]
    return chain[::-1]


_MOVABLE: Final = frozenset((Relation.SAME, Relation.CASE, Relation.SPELLING, Relation.LEMMA, Relation.NUMBER))


def _moved(
    pairs: Mapping[_Point, Relation], here: Sequence[Unit], chain: Sequence[_Point]
) -> list[tuple[int, int, int]]:
    """Phrases off the chain that stand on both sides: (first target unit, first reference unit, length)."""
    taken = {i for i, _ in chain}, {j for _, j in chain}
    free = {
        (i, j) for (i, j), relation in pairs.items() if relation in _MOVABLE and i not in taken[0] and j not in taken[1]
    }
    if not free:
        return []
    candidates = []
    for i, j in free:
        if (i - 1, j - 1) in free:
            continue
        length = 1
        while (i + length, j + length) in free:
            length += 1
        weights = [here[k].info.weight for k in range(i, i + length)]
        if max(weights) >= 1.0 or (length > 2 and max(weights) >= 0.5):
            candidates.append((-sum(weights), abs(i - j), i, j, length))
    moved = []
    for _, _, i, j, length in sorted(candidates):
        span_i, span_j = range(i, i + length), range(j, j + length)
        if taken[0].isdisjoint(span_i) and taken[1].isdisjoint(span_j):
            taken[0].update(span_i)
            taken[1].update(span_j)
            moved.append((i, j, length))
    return moved


_ALONE: Final = 0.75  # the cost of a unit dropped or added
_MOST_CELLS: Final = 1600  # a larger gap has nothing in common worth pairing
_NEGATIVE: Final = lazy(r"(?:un|in|im|il|ir|dis|non|mis)(?P<rest>.{4,})")
_SUFFIX: Final = lazy(r"(?P<stem>.{3,}?)(?P<suffix>ful|less)(?:ly|ness)?")


def _is_affix_pair(a: str, b: str) -> bool:
    for one, other in ((a, b), (b, a)):
        hit = _NEGATIVE.fullmatch(one)
        if hit and hit["rest"] == other:
            return True
    x, y = _SUFFIX.fullmatch(a), _SUFFIX.fullmatch(b)
    return bool(x and y and x["stem"] == y["stem"] and x["suffix"] != y["suffix"])


def _within_distance(a: str, b: str, most: int) -> bool:
    """Whether the Levenshtein distance of two words is at most `most`."""
    if abs(len(a) - len(b)) > most:
        return False
    row = list(range(len(b) + 1))
    for i, letter in enumerate(a, 1):
        corner, row[0] = row[0], i
        for j, other in enumerate(b, 1):
            corner, row[j] = row[j], min(corner + (letter != other), row[j] + 1, row[j - 1] + 1)
        if min(row) > most:
            return False
    return row[-1] <= most


@lru_cache(maxsize=1 << 15)
def _look(a: str, b: str) -> Relation:
    """How two different words look alike, if they do."""
    shorter, longer = sorted((len(a), len(b)))
    if shorter < 4:
        return Relation.NONE
    if _is_affix_pair(a, b):
        return Relation.AFFIX
    common = next((k for k in range(shorter) if a[k] != b[k]), shorter)
    has_ending = common == shorter >= 5 and longer - shorter > 1
    if not has_ending and shorter >= 5 and longer <= 40 and _within_distance(a, b, 1 if shorter < 8 else 2):
        return Relation.SIMILAR
    return Relation.RELATED if common >= 5 and common >= 0.6 * longer else Relation.NONE


_LOOK_COST: Final = {Relation.AFFIX: 0.3, Relation.SIMILAR: 0.35, Relation.RELATED: 0.5}


def _substitution(a: Unit, b: Unit) -> tuple[float, Relation]:
    """What it costs to take one unit for the other's replacement; more than two lone units if they cannot be."""
    if a.info.kind != b.info.kind:
        return (2.0 if "punct" in (a.info.kind, b.info.kind) else 1.3), Relation.NONE
    if a.info.kind == "number":
        return 0.5, Relation.NUMBER
    if a.info.kind == "punct":
        return 0.6, Relation.NONE
    if a.info.light != b.info.light:
        return 1.7, Relation.NONE
    if a.info.light:
        return 0.9, Relation.NONE
    look = _look(a.info.norm, b.info.norm)
    if look is not Relation.NONE:
        return _LOOK_COST[look], look
    capitals = a.text[0].isupper() + b.text[0].isupper()
    return (0.8, 1.2, 0.7)[capitals] if capitals != 0 else 1.0, Relation.NONE


_Step = tuple[int | None, int | None, Relation, float]


def _gap(here: Sequence[Unit], there: Sequence[Unit], rows: Sequence[int], columns: Sequence[int]) -> list[_Step]:
    """Pairs what is left between two points of the chain: (target unit, reference unit, relation, certainty)."""
    p, q = len(rows), len(columns)
    if not p or not q or p * q > _MOST_CELLS:
        dropped: list[_Step] = [(None, j, Relation.NONE, 1.0) for j in columns]
        return dropped + [(i, None, Relation.NONE, 1.0) for i in rows]
    prices = [[_substitution(here[i], there[j]) for j in columns] for i in rows]
    table = [[_ALONE * j for j in range(q + 1)]]
    for i in range(1, p + 1):
        above, row, price = table[-1], [_ALONE * i], prices[i - 1]
        for j in range(1, q + 1):
            row.append(min(above[j - 1] + price[j - 1][0], above[j] + _ALONE, row[j - 1] + _ALONE))
        table.append(row)
    steps: list[_Step] = []
    guess = min(p, q) / max(p, q) / (1 + 0.2 * (max(p, q) - 1))
    i, j = p, q
    while i or j:
        if i and j and table[i][j] == table[i - 1][j - 1] + prices[i - 1][j - 1][0]:
            i, j = i - 1, j - 1
            relation = prices[i][j][1]
            steps.append((rows[i], columns[j], relation, guess if relation is Relation.NONE else max(0.9, guess)))
        elif i and table[i][j] == table[i - 1][j] + _ALONE:
            i -= 1
            steps.append((rows[i], None, Relation.NONE, 1.0))
        else:
            j -= 1
            steps.append((None, columns[j], Relation.NONE, 1.0))
    return steps[::-1]


def _gaps(chain: Sequence[_Point], rows: int, columns: int) -> Iterator[tuple[range, range]]:
    i = j = 0
    for point in (*chain, (rows, columns)):
        if point[0] > i or point[1] > j:
            yield range(i, point[0]), range(j, point[1])
        i, j = point[0] + 1, point[1] + 1


class _Writer:
    """Turns steps over units into edits over code points."""

    def __init__(self, here: Sequence[Unit], there: Sequence[Unit], base: Span = (0, 0)) -> None:
        self._here, self._there = here, there
        self._base = base  # where the units begin in the target and in the reference
        self.edits: list[Edit] = []

    def pair(self, i: int, j: int, kind: Kind, relation: Relation, certainty: float = 1.0, length: int = 1) -> None:
        self.edits.append(
            Edit(
                kind,
                (self._here[i].start, self._here[i + length - 1].end),
                (self._there[j].start, self._there[j + length - 1].end),
                relation,
                certainty,
            )
        )

    def gap(self, steps: Iterable[_Step], rows: range, columns: range) -> None:
        # a lone unit stands, on the other side, behind the last one passed there
        at_here = self._here[rows.start - 1].end if rows.start else self._base[0]
        at_there = self._there[columns.start - 1].end if columns.start else self._base[1]
        for i, j, relation, certainty in steps:
            if i is not None:
                at_here = self._here[i].end
            if j is not None:
                at_there = self._there[j].end
            if i is None and j is not None:
                span = (self._there[j].start, at_there)
                self.edits.append(Edit(Kind.DROPPED, (at_here, at_here), span))
            elif j is None and i is not None:
                span = (self._here[i].start, at_here)
                self.edits.append(Edit(Kind.ADDED, span, (at_there, at_there)))
            elif i is not None and j is not None:
                self.pair(i, j, Kind.SUBSTITUTED, relation, certainty)


def _missing(here: Sequence[Unit], there: Sequence[Unit]) -> frozenset[str]:
    """The words of `there` that `here` lacks, long enough to be two words in one, without hyphens."""
    forms = {unit.info.norm for unit in here}
    return frozenset(
        unit.info.norm.replace("-", "")
        for unit in there
        if len(unit.info.norm) > 4 and unit.info.kind == "word" and unit.info.norm not in forms
    )


def diff(
    target: str,
    reference: str,
    *,
    language: str = "en",
    synonyms: Table | None = None,
    antonyms: Table | None = None,
) -> Diff:
    """What became of the words of `reference` in `target`, ordered by place in the target.

    Every unit of both texts is in exactly one edit. `language` is a BCP 47 tag; forms, contractions and number words
    are known for English, the rest works for any language. `synonyms` and `antonyms` map base forms in lower case to
    base forms; each pair needs to stand in one direction only.
    """
    language = language.replace("_", "-").partition("-")[0].lower()
    here: Sequence[Unit] = units(target, language)
    there: Sequence[Unit] = units(reference, language)
    lacks = _missing(here, there), _missing(there, here)
    if lacks[0]:
        here = joined_like(here, target, lacks[0])
    if lacks[1]:
        there = joined_like(there, reference, lacks[1])
    return _diff(here, there, language, synonyms or {}, antonyms or {})


def _diff(here: Sequence[Unit], there: Sequence[Unit], language: str, synonyms: Table, antonyms: Table) -> Diff:
    start, end = _same_ends(here, there)
    writer = _Writer(here, there)
    for k in (*range(start), *range(-end, 0)):
        writer.pair(k % len(here), k % len(there), Kind.EQUAL, Relation.SAME)
    if start + end < max(len(here), len(there)):
        middle = here[start : len(here) - end], there[start : len(there) - end]
        inner = _Writer(*middle, (here[start - 1].end, there[start - 1].end) if start else (0, 0))
        _align(*middle, _Pairs(*middle, language, synonyms, antonyms).relations, inner)
        writer.edits += inner.edits
    return tuple(sorted(writer.edits, key=lambda edit: (edit.target, edit.reference)))


def _same_ends(here: Sequence[Unit], there: Sequence[Unit]) -> tuple[int, int]:
    """How many units are the same at the start and at the end: most of a text that was only touched up."""
    most = min(len(here), len(there))
    start = next((k for k in range(most) if here[k].text != there[k].text), most)
    most -= start
    return start, next((k for k in range(most) if here[-1 - k].text != there[-1 - k].text), most)


def _align(here: Sequence[Unit], there: Sequence[Unit], pairs: Mapping[_Point, Relation], writer: _Writer) -> None:
    chain = _chain(pairs, here, len(there))
    for i, j in chain:
        relation = pairs[i, j]
        writer.pair(i, j, _KIND_OF[relation], relation)
    moved = _moved(pairs, here, chain)
    gone = {i + k for i, _, length in moved for k in range(length)}
    come = {j + k for _, j, length in moved for k in range(length)}
    for i, j, length in moved:
        found = {pairs[i + k, j + k] for k in range(length)}
        writer.pair(i, j, Kind.MOVED, min(found, key=_WORTH.__getitem__), 0.9, length)
    for rows, columns in _gaps(chain, len(here), len(there)):
        steps = _gap(here, there, [i for i in rows if i not in gone], [j for j in columns if j not in come])
        writer.gap(steps, rows, columns)


_CLOSE: Final = 2


def runs(edits: Diff) -> Diff:
    """The same with neighbouring dropped units made one edit, and neighbouring added ones."""
    out: list[Edit] = []
    for edit in edits:
        last = out[-1] if out else None
        if last and last.kind is edit.kind and edit.kind in (Kind.DROPPED, Kind.ADDED) and _touches(last, edit):
            out[-1] = Edit(
                edit.kind, (last.target[0], edit.target[1]), (last.reference[0], edit.reference[1]),
                certainty=min(last.certainty, edit.certainty),
            )  # fmt: skip
        else:
            out.append(edit)
    return tuple(out)


def _touches(a: Edit, b: Edit) -> bool:
    if a.kind is Kind.DROPPED:
        return a.target == b.target and 0 <= b.reference[0] - a.reference[1] <= _CLOSE
    return a.reference == b.reference and 0 <= b.target[0] - a.target[1] <= _CLOSE
