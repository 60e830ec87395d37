"""Places of a translation where, beside its reference, a word may be missing, put in, or wrong: what speaks for it.

A real translation and its reference seldom share more than two thirds of their words, so a word that only one of them
has proves nothing. What proves something is the place: whether its neighbours are aligned, whether they stand side by
side in the reference too, whether more words are left over there than here, whether the grammar misses a word or has
one too many. `gaps` and `strangers` turn that into numbers, one set a place; `chance_of` weighs them.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field
from functools import lru_cache
from itertools import pairwise
from typing import Final

from mtaudit.lang.compare import Knowledge, Table, Target, compare, linked, look, sort_of
from mtaudit.lang.grammar import END, START, Grammar
from mtaudit.lang.inflect import lemmas
from mtaudit.lang.nearness import mean_nearness, nearest
from mtaudit.lang.senses import Spoken, spoken
from mtaudit.lang.translit import romanise
from mtaudit.lang.wordalign import Edit, Kind
from mtaudit.lang.words import Word, words
from mtaudit.model.values import dataclass

Features = dict[str, float]

_KEPT: Final = (Kind.EQUAL, Kind.VARIANT)
FOUND: Final = (*_KEPT, Kind.MOVED)
"""What the other text has, at its place or elsewhere."""
_CONTENT: Final = frozenset(("content", "name", "number"))


# Log odds, estimated by logistic regression (L2) on the gaps and the unaligned words of translations into English, real
# ones and the same ones with a word left out, put in or replaced (DEMETR, sentences with even numbers; and, weighing a
# fifth, 6,300 good translations of news, talks and abstracts with words taken out or put in at random). Fifths of the
# DEMETR sentences were predicted by the others: where one real translation in ten has a gap that is flagged, the gap
# is found of 71 % of the nouns left out, 78 % of the names, 68 % of the subjects, 58 % of the verbs, 29 % of the
# adjectives and adverbs; where one in ten has a word that is flagged, so are 90 % of the names replaced, 58 % of the
# opposites, and 51 % of the words put in.
_OF_GAP: Final[Features] = {
    "beside-left": -0.41, "beside-right": -0.05, "bias": -2.12, "both": 1.47, "close": -1.32, "cognate": 0.63,
    "ctx": 0.65, "exact": -0.52, "exact-close": 0.64, "fits": 0.04, "fits+": 0.35, "fits-adv": -0.50,
    "fits-name": 0.04, "fits-other": 0.11, "fits-verb": 0.52, "gain": 0.37, "gain-noun": 0.33, "gain-verb": 0.06,
    "is-adv": -0.89, "is-name": 0.47, "is-other": -0.03, "is-verb": 0.38, "kept": -0.57, "lacking": 0.72,
    "left-apart": -0.50, "length": -0.34, "light-exact": -0.17, "light-right": 0.35, "lost": -0.58,
    "mark-left": 1.01, "mark-right": 1.10, "marked": 0.20, "mated": -0.04, "mated-alike": -0.49,
    "mated-certain": -0.80, "near": -0.69, "near-exact": -1.10, "near-lone": -1.24, "near-mean": 1.18,
    "near-rivals": -0.28, "next-both": -0.05, "next-left": 1.40, "next-right": 1.07, "no-rival": -0.11,
    "no-rival-exact": 0.38, "no-rival-fits": 0.09, "no-rival-only": -0.27, "nothing": -0.65,
    "nothing-close": -0.39, "nothing-gain": 1.03, "odd": 1.13, "odd-1": -0.32, "odd-2": -0.61, "only": 0.25,
    "own": 0.27, "own-exact": -0.03, "pron": 4.38, "pron-exact": -1.57, "pron-fits": 1.41,
    "pron-fits-exact": -0.26, "rivals": -0.18, "short": 0.59, "source-free": -0.09, "source-kept": -0.11,
    "source-lost": 0.85, "surplus": -0.35, "unaligned": 0.57, "verb-verbless": 0.65, "words": -0.57,
}  # fmt: skip
_OF_WORD: Final[Features] = {
    "added-adj": 0.28, "added-adv": 0.86, "added-both": -0.03, "added-noun": -0.27, "added-other": -0.07,
    "added-verb": -0.37, "balance": 0.03, "bias": -0.05, "both": 0.08, "broader": 1.11, "cognate": -1.34,
    "common": -1.83, "distant": 5.07, "drop": 0.27, "exact": -1.04, "exact-adj": 1.20, "exact-both": 0.94,
    "exact-close": 0.95, "exact-noun": 0.23, "exact-other": -1.56, "foreign": 6.24, "gained": -1.35,
    "group-adj": -0.40, "group-adv": -0.67, "group-name": 0.96, "group-number": -2.53, "group-other": 0.10,
    "group-verb": -0.72, "inner": 0.24, "is-adj": 0.22, "is-adv": -0.15, "is-name": 0.96, "is-noun": 0.26,
    "is-number": -2.53, "is-other": -0.51, "is-verb": -0.29, "length-word": 0.35, "light": -1.66, "like": -1.53,
    "long": 0.29, "marked": -0.81, "mate-absent": -0.74, "mate-cognate": 0.62, "mate-senses": -0.10,
    "name-cognate": -2.41, "name-common": -1.23, "name-first": -1.65, "name-in-source": 3.24,
    "name-mate-certain": -1.23, "name-mate-cognate": 1.52, "name-mate-initial": -3.46, "name-mate-name": 2.44,
    "name-short": -1.27, "near": -0.47, "near-added": -0.45, "near-here": -2.36, "near-lone": -1.18,
    "near-mean": -1.24, "next-left": 0.58, "next-right": 0.44, "no-rival": -0.10, "no-rival-exact": 0.40,
    "odd": 0.65, "odd-1": -0.31, "odd-2": -0.19, "one-one": 1.00, "one-one-close": -0.92, "opposite": 3.82,
    "rel-antonym": 0.79, "rel-related": -1.65, "rel-similar": -1.51, "rivals": -0.51, "same-class": -0.47,
    "same-sort": -0.13, "senses": 0.02, "sort-content": 0.63, "sort-light": -1.66, "sort-name": 0.96,
    "sort-number": -2.53, "source-said": -1.34, "source-said-added": -1.19, "source-said-meant": -0.51,
    "source-unsaid": 1.10, "source-unsaid-meant": 0.27, "unaligned": 0.46, "unknown": 1.66,
}  # fmt: skip


@dataclass(slots=True)
class Side:
    """One text: its tokens, and for each the token of the other text it is aligned with (-1: none) and how."""

    look: Target
    mates: list[int]
    edits: list[Edit | None]
    sorts: list[str]
    forms: frozenset[str]
    bases: frozenset[str]
    stems: frozenset[str]
    marks: list[int]  # by token, of content words (`nearness`); 0 for others
    kept: list[bool] = field(default_factory=list)  # says what the other text says at this place
    free: list[bool] = field(default_factory=list)  # a content word that the other text has at no place
    before: list[int] = field(default_factory=list)  # by gap: the last kept token before it, or -1
    after: list[int] = field(default_factory=list)  # by gap: the first kept token behind it, or the length

    @property
    def tokens(self) -> tuple[Word, ...]:
        """The tokens in order."""
        return self.look.tokens

    def settle(self) -> None:
        """Reads what follows from the edits."""
        kinds = [edit.kind if edit else None for edit in self.edits]
        size = len(kinds)
        self.kept = [mate >= 0 and kind in _KEPT for mate, kind in zip(self.mates, kinds, strict=True)]
        self.free = [sort in _CONTENT and kind not in FOUND for sort, kind in zip(self.sorts, kinds, strict=True)]
        kept = [k for k in range(size) if self.kept[k]]
        self.before, self.after = [-1] * (size + 1), [size] * (size + 1)
        for one, two in pairwise((-1, *kept, size)):
            for gap in range(one + 1, two + 1):
                self.before[gap], self.after[gap] = one, two

    def holds(self, at: int) -> bool:
        """Whether a token is kept; the ends of the text count as kept."""
        return not 0 <= at < len(self.kept) or self.kept[at]


@dataclass(slots=True)
class Both:
    """Target and reference side by side."""

    here: Side
    there: Side
    known: Knowledge
    source: frozenset[str]
    spoken: Spoken | None  # what the source says; None if no table has its language
    general: Features = field(default_factory=dict)
    absent: list[bool] = field(default_factory=list)  # by token of the reference: nothing like it in the target
    strange: list[bool] = field(default_factory=list)  # by token of the target: nothing like it in the reference


def _side(look_: Target, known: Knowledge) -> Side:
    tokens = look_.tokens
    forms = frozenset(token.norm for token in tokens)
    bases = frozenset(base for form in forms for base in lemmas(form)) | forms
    sorts = [sort_of(token.text) for token in tokens]
    stems = frozenset(form[:5] for form in forms)
    of = known.marks.of
    marks = [of(token.norm) if sort in _CONTENT else 0 for token, sort in zip(tokens, sorts, strict=True)]
    return Side(look_, [-1] * len(tokens), [None] * len(tokens), sorts, forms, bases, stems, marks)


def _covered(starts: Mapping[int, int], tokens: Sequence[Word], span: tuple[int, int]) -> list[int]:
    at = starts.get(span[0])
    if at is None or span[0] == span[1]:
        return []
    out = []
    while at < len(tokens) and tokens[at].start < span[1]:
        out.append(at)
        at += 1
    return out


@lru_cache(maxsize=256)
def both(target: str, reference: str, source: str, known: Knowledge, language: str = "") -> Both | None:
    """Both texts with their alignment; None where there is no grammar of the language, or no alignment.

    `language` of the source, a primary subtag, if it is known.
    """
    if not known.grammar:
        return None
    edits = compare(target, reference, known)
    if not edits:
        return None
    here, there = _side(look(target, known), known), _side(look(reference, known), known)
    starts = [{token.start: at for at, token in enumerate(side.tokens)} for side in (here, there)]
    for edit in edits:
        ours, theirs = _covered(starts[0], here.tokens, edit.target), _covered(starts[1], there.tokens, edit.reference)
        for at in ours:
            here.edits[at] = edit
        for at in theirs:
            there.edits[at] = edit
        for one, two in zip(ours, theirs, strict=False):
            here.mates[one], there.mates[two] = two, one
    here.settle()
    there.settle()
    found = Both(here, there, known, _latin_forms(source), _spoken(here, there, source, known, language))
    found.absent, found.strange = _alone(there, here, known), _alone(here, there, known)
    found.general = _general(found)
    return found


def _spoken(here: Side, there: Side, source: str, known: Knowledge, language: str) -> Spoken | None:
    table = known.senses(language) if source else None
    if table is None:
        return None
    return spoken([token.norm for token in here.tokens], [token.norm for token in there.tokens], source, table)


@lru_cache(maxsize=64)
def _latin_forms(source: str) -> frozenset[str]:
    """The words of the source, those of other scripts as they sound."""
    return frozenset((romanise(word.norm) or word.norm) for word in words(source)) if source else frozenset()


def _listed(word: str, *tables: Table) -> frozenset[str]:
    bases = lemmas(word) or (word,)
    return frozenset(other for table in tables for base in bases for other in table.get(base, ()))


@lru_cache(maxsize=1 << 15)
def _synonyms(word: str, known: Knowledge) -> frozenset[str]:
    """What stands in the list of synonyms under the base forms of a word."""
    return _listed(word, known.synonyms)


@lru_cache(maxsize=1 << 15)
def _contraries(word: str, known: Knowledge) -> frozenset[str]:
    """What stands in the lists of opposites under the base forms of a word."""
    return _listed(word, known.opposites, known.contraries)


def _alone(side: Side, other: Side, known: Knowledge) -> list[bool]:
    """Which tokens are free and have neither a form, nor a synonym, nor a word of their family in the other text."""
    if not any(side.free):
        return [False] * len(side.free)
    listed = frozenset().union(*(_synonyms(form, known) for form in other.forms if len(form) > 2))

    def unlike(word: str) -> bool:
        bases = lemmas(word) or frozenset((word,))
        return not (
            word in other.bases
            or (len(word) >= 5 and word[:5] in other.stems)
            or not other.bases.isdisjoint(bases)
            or not listed.isdisjoint(bases)
            or not other.bases.isdisjoint(_synonyms(word, known))
        )

    return [free and unlike(token.norm) for free, token in zip(side.free, side.tokens, strict=True)]


def _general(pair: Both) -> Features:
    here, there = pair.here, pair.there
    heavy = [at for at, sort in enumerate(there.sorts) if sort in _CONTENT]
    ours = [at for at, sort in enumerate(here.sorts) if sort in _CONTENT]
    lost, gained = sum(pair.absent), sum(pair.strange)
    close = 1 - lost / len(heavy) if heavy else 0.0
    return {
        "close": close,
        "lost": min(lost, 8) / 4,
        "gained": min(gained, 8) / 4,
        "surplus": max(-4.0, min(4.0, lost - gained)) / 2,
        "balance": max(-4.0, min(4.0, len(heavy) - len(ours))) / 2,
        "not": float(_negations(here) - _negations(there)),
        "length": math.log((len(here.tokens) + 1) / (len(there.tokens) + 1)) * 3,
    }


_NOT: Final = frozenset("not no never none nobody nothing neither nor without cannot nowhere".split())


def _negations(side: Side) -> int:
    return sum(token.norm in _NOT or token.norm.endswith("n't") for token in side.tokens)


# --- gaps --------------------------------------------------------------------------------------------------------

_INSERTED: Final = {
    "verb": ("Vd/Vn", "Vz", "V", "is", "has", "said"),
    "noun": ("N", "Ns"),
    "name": ("Np",),
    "number": ("#",),
    "adj": ("J", "J/Vd"),
    "adv": ("R",),
    "other": ("he", "N/V", "UNK"),
}
_WINDOW: Final = 6


@lru_cache(maxsize=1 << 16)
def _gains(a: str, b: str, c: str, d: str, grammar: Grammar) -> dict[str, float]:
    """By how much a word between `b` and `c` makes the text likelier (log probability), by its part of speech."""
    chance = grammar.chance
    base = chance(a, b, c) + (chance(b, c, d) if c != END else 0.0)

    def gain(x: str) -> float:
        return chance(a, b, x) + chance(b, x, c) + (chance(x, c, d) if c != END else 0.0) - base

    return {group: max(map(gain, classes)) for group, classes in _INSERTED.items()}


def _beside(classes: Sequence[str], before: int, after: int) -> tuple[str, str, str, str]:
    """The two classes before one gap and the two behind another."""
    n = len(classes)
    return (
        classes[before - 2] if before > 1 else START,
        classes[before - 1] if before else START,
        classes[after] if after < n else END,
        classes[after + 1] if after + 1 < n else END,
    )


def _gains_at(look_: Target, gap: int, known: Knowledge) -> dict[str, float]:
    return _gains(*_beside(look_.classes, gap, gap), known.grammar)


@lru_cache(maxsize=1 << 16)
def _gain_of(inserted: str, a: str, b: str, c: str, d: str, grammar: Grammar) -> float:
    """By how much a word of one class between `b` and `c` makes the text likelier (log probability)."""
    chance = grammar.chance
    gain = chance(a, b, inserted) + chance(b, inserted, c) - chance(a, b, c)
    return gain + (chance(inserted, c, d) - chance(b, c, d) if c != END else 0.0)


def _clipped(value: float, least: float = -6.0, most: float = 6.0) -> float:
    return max(least, min(most, value)) / 3


def _mate(side: Side, at: int, end: int) -> int:
    """The partner of a token; the ends of the text have those of the other."""
    if at < 0:
        return -1
    return end if at >= len(side.tokens) else side.mates[at]


@dataclass(slots=True)
class Place:
    """A place and what speaks for a fault there.

    The span of a gap is empty where both neighbours are aligned, else it covers the words among which one is missing.
    """

    span: tuple[int, int]
    features: Features
    at: int  # token (of a gap: the one behind it)
    mates: tuple[int, ...] = ()  # tokens of the reference that nothing here stands for


def _weigh(features: Features, weights: Features) -> float:
    return weights["bias"] + sum(weights.get(name, 0.0) * value for name, value in features.items())


@lru_cache(maxsize=256)
def gaps(
    target: str, reference: str, source: str, known: Knowledge, language: str = ""
) -> tuple[tuple[float, Place], ...]:
    """The places where a word of the reference may be missing, each with the log odds that it is."""
    pair = both(target, reference, source, known, language)
    return tuple((_weigh(place.features, _OF_GAP), place) for place in gap_places(pair)) if pair else ()


@lru_cache(maxsize=256)
def strangers(
    target: str, reference: str, source: str, known: Knowledge, language: str = ""
) -> tuple[tuple[float, Place], ...]:
    """The words that the reference does not have, each with the log odds that it is wrong."""
    pair = both(target, reference, source, known, language)
    return tuple((_weigh(place.features, _OF_WORD), place) for place in word_places(pair)) if pair else ()


def gap_places(pair: Both) -> Iterator[Place]:
    """The gaps between tokens where a word of the reference may be missing."""
    tokens = pair.here.tokens
    for gap in range(len(tokens)):
        if gap and tokens[gap].text in "\"'”’)" and tokens[gap].start == tokens[gap - 1].end:
            continue
        place = _gap(pair, gap)
        if place:
            yield place


def _window(pair: Both, before: int, after: int) -> tuple[int, int, int, int, bool]:
    """The kept tokens around two gaps, their partners, and whether these leave room for a comparison."""
    here, end = pair.here, len(pair.there.tokens)
    left, right = here.before[before], here.after[after]
    first, last = _mate(here, left, end), _mate(here, right, end)
    near = before - left <= _WINDOW and right - after < _WINDOW
    return left, right, first, last, near and -1 <= first < last


def _gap(pair: Both, gap: int) -> Place | None:
    here, there = pair.here, pair.there
    left, right, first, last, aligned = _window(pair, gap, gap)
    if right - left == 1 and last - first == 1:
        return None  # what stands side by side here does so in the reference
    lacking: list[int] = []
    if aligned and last - first <= 2 * _WINDOW:
        lacking = [j for j in range(first + 1, last) if pair.absent[j]]
    chances = here.look.chances
    odd = -chances[gap] - (chances[gap + 1] if gap + 1 < len(chances) else 0.0)
    light = _light_missing(pair, left, right, first, last) if aligned else []
    if not lacking and odd < 9.5 and not light:
        return None
    f: Features = dict(pair.general)
    _around_gap(pair, gap, f)
    pronoun = _pronoun(pair, gap, light, right - left == 1, f) if light else -1
    gains = _gains_at(here.look, gap, pair.known)
    gain = max(gains.values())
    verbless = _verbless(here.look, gap)
    f["verbless"] = verbless
    f["gain-verb"] = max(-4.0, min(6.0, gains["verb"])) / 3
    f["gain-noun"] = max(-4.0, min(6.0, gains["noun"])) / 3
    f["verbless-gain"] = verbless * max(-1.0, min(6.0, gains["verb"])) / 3
    f["odd"] = min(odd, 20.0) / 10
    f["gain"] = max(-4.0, min(6.0, gain)) / 3
    f["gain+"] = max(0.0, min(6.0, gain)) / 3
    f["kept"] = float(here.holds(gap - 1)) + float(here.holds(gap))
    f["both"] = float(here.holds(gap - 1) and here.holds(gap))
    f["start"] = float(gap == 0)
    f["unaligned"] = float(not aligned)
    if not lacking:
        f["nothing"] = 1.0
        f["nothing-gain"] = f["gain+"]
        f["nothing-close"] = f["close"]
        if pronoun >= 0 and right - left == 1:
            return Place((tokens_end(here, gap),) * 2, f, gap, (pronoun,))
        return Place(_around(here, gap - 1, gap), f, gap)
    ours = sum(pair.strange[k] for k in range(max(0, left + 1), min(right, len(here.tokens))))
    inner = right - left - 1
    f["lacking"] = min(4, len(lacking)) / 2
    f["short"] = max(-3, min(3, len(lacking) - ours)) / 2
    f["shorter"] = max(-4, min(4, (last - first - 1) - inner)) / 2
    f["slack"] = min(6, inner) / 3
    f["exact"] = float(inner == 0)
    f["exact-close"] = f["exact"] * f["close"]
    f["words"] = f["exact"] * min(6, last - first - 1) / 3
    groups = [group_of(there, j, pair.known) for j in lacking]
    group, best = max(zip(groups, lacking, strict=True), key=lambda one: gains[one[0]])
    gain = gains[group]
    f["fits"] = max(-6.0, min(6.0, gain)) / 3
    f["fits+"] = max(0.0, min(6.0, gain)) / 3
    f["fits-exact"] = f["fits"] * f["exact"]
    # how the missing word stood in the reference: beside what is beside the gap
    f["beside-left"] = float(first >= 0 and gap - 1 == left and best - first == 1)
    f["beside-right"] = float(right == gap and last - best == 1)
    f["between"] = f["beside-left"] * f["beside-right"]
    text = there.tokens[best].norm
    own = _gain_of(there.look.classes[best], *_beside(here.look.classes, gap, gap), pair.known.grammar)
    f["own"] = _clipped(own, -8.0)
    f["own-exact"] = f["own"] * f["exact"]
    f["is-" + group] = 1.0
    f["fits-" + group] = f["fits"]
    f["verb-verbless"] = float(group == "verb") * verbless
    edit = there.edits[best]
    f["mated"] = float(edit is not None and edit.kind is Kind.SUBSTITUTED)
    f["mated-certain"] = f["mated"] * (edit.certainty if edit else 0.0)
    mate = there.mates[best]
    f["mated-alike"] = float(mate >= 0 and pair.strange[mate] and group in _groups(here, mate, pair.known))
    rivals = [k for k, odd in enumerate(pair.strange) if odd and group in _groups(here, k, pair.known)]
    f["rivals"] = min(3, len(rivals)) / 2
    f["no-rival"] = float(not rivals)
    f["near-rivals"] = min(2.0, sum(left < k < right for k in rivals))
    f["no-rival-exact"] = f["no-rival"] * f["exact"]
    f["no-rival-fits"] = f["no-rival"] * f["fits"]
    f["only"] = float(sum(pair.absent) == len(lacking))
    f["no-rival-only"] = f["no-rival"] * f["only"]
    f["cognate"] = float(len(text) > 3 and any(form[:4] == text[:4] for form in pair.source))
    _near(f, there, best, here, pair.strange)
    f["near-exact"] = f["near"] * f["exact"]
    lost = pair.spoken.lost(best) if pair.spoken is not None else ""
    if lost:
        f["source-" + lost] = 1.0
    span = _around(here, max(left + 1, gap - 2), min(right - 1, gap + 1)) if inner else (tokens_end(here, gap),) * 2
    return Place(span, f, gap, (best, *(j for j in lacking if j != best)))


def _lacking_beyond(pair: Both, at: int, step: int) -> float:
    """Whether the next content word of the reference beside a token is one that the target lacks.

    1 if right beside it, less for each light word between.
    """
    there, worth = pair.there, 1.0
    at += step
    while 0 <= at < len(there.tokens) and worth > 0.2:
        if pair.absent[at]:
            return worth
        if there.sorts[at] != "light":
            return 0.0
        worth -= 0.3
        at += step
    return 0.0


def _found_at(side: Side, at: int) -> int:
    """The partner of a token that the other text has, at its place or elsewhere; -1 if there is none."""
    edit = side.edits[at] if 0 <= at < len(side.edits) else None
    return side.mates[at] if edit is not None and edit.kind in FOUND else -1


def _around_gap(pair: Both, gap: int, f: Features) -> None:
    """What stands on either side of a gap, and beside its partner in the reference, wherever that is."""
    here, there = pair.here, pair.there
    left, right = _found_at(here, gap - 1), _found_at(here, gap)
    f["next-left"] = _lacking_beyond(pair, left, 1) if left >= 0 or gap == 0 else 0.0
    f["next-right"] = _lacking_beyond(pair, right, -1) if right >= 0 else 0.0
    f["next-both"] = f["next-left"] * f["next-right"]
    f["left-apart"] = float(0 <= left < len(there.tokens) - 1 and there.mates[left + 1] not in (gap, -1))
    f["mark-right"] = float(here.tokens[gap].kind == "punct")
    f["mark-left"] = float(gap > 0 and here.tokens[gap - 1].kind == "punct")
    f["last"] = float(gap == len(here.tokens) - 1)
    f["ctx"] = sum(here.holds(k) for k in range(gap - 4, gap + 4)) / 4
    f["light-right"] = float(here.sorts[gap] == "light")
    f["odd-1"] = max(0.0, min(6.0, -here.look.chances[gap] - 4)) / 3
    f["odd-2"] = max(0.0, min(6.0, -here.look.chances[gap + 1] - 4)) / 3


_PRONOUNS: Final = frozenset("he she it they we you i who there this that these those him her them us".split())


def _light_missing(pair: Both, left: int, right: int, first: int, last: int) -> list[int]:
    """Light words of the reference in a small gap between aligned words, where the target has no pronoun."""
    here, there = pair.here, pair.there
    if last - first > 5 or right - left > 2:
        return []
    if any(here.tokens[k].norm in _PRONOUNS for k in range(max(0, left + 1), min(right, len(here.tokens)))):
        return []
    return [j for j in range(first + 1, last) if there.sorts[j] == "light" and not there.kept[j]]


def _pronoun(pair: Both, gap: int, light: Sequence[int], exact: bool, f: Features) -> int:
    """The pronoun of the reference that may be missing, -1 if none may, and how well it fits into a gap."""
    here, there = pair.here, pair.there
    f["light-exact"] = float(exact)
    beside = _beside(here.look.classes, gap, gap)
    pronouns = [
        (_gain_of(there.look.classes[j], *beside, pair.known.grammar), j)
        for j in light
        if there.tokens[j].norm in _PRONOUNS
    ]
    gain, best = max(pronouns, default=(0.0, -1))
    if pronouns:
        f["pron"] = 1.0
        f["pron-fits"] = _clipped(gain)
        f["pron-exact"] = f["light-exact"]
        f["pron-fits-exact"] = f["light-exact"] * f["pron-fits"]
    return best


_ASIDE: Final = frozenset(("and", "but", "or", "that", "which", "who", "because", "while", "when", "if", "as", "where"))
_SURE: Final = frozenset(
    "is are was were am has have had will would can could may might must should shall did do does said says 're 've 'm "
    "'ll 'd be been".split()
)


def _finite(word_class: str, norm: str, before: str) -> float:
    """How likely a token is a finite verb."""
    if norm in _SURE or norm.endswith("n't") or word_class == "Vz":
        return 1.0
    if "Vd" in word_class:
        return 0.2 if before in ("the", "a", "an", "of") else 0.6
    if word_class in ("V", "N/V", "Ns/Vz", "J/V"):
        return 0.1 if before in ("the", "a", "an", "of", "to", "in") else 0.4
    return 0.0


@lru_cache(maxsize=64)
def _finites(look_: Target) -> tuple[float, ...]:
    before, out = "", []
    for token, word_class in zip(look_.tokens, look_.classes, strict=True):
        out.append(_finite(word_class, token.norm, before))
        before = token.norm
    return tuple(out)


def _verbless(look_: Target, gap: int) -> float:
    """How sure it is that the clause around a gap has no finite verb."""
    found, tokens = _finites(look_), look_.tokens
    total = 0.0
    for k in range(gap - 1, -1, -1):
        if tokens[k].kind == "punct" or tokens[k].norm in _ASIDE:
            break
        total += found[k]
    for k in range(gap, len(tokens)):
        if tokens[k].kind == "punct" or tokens[k].norm in _ASIDE:
            break
        total += found[k]
    return max(0.0, 1.0 - total)


_PARTS: Final = {"N": "noun", "J": "adj", "R": "adv", "V": "verb"}


@lru_cache(maxsize=1 << 15)
def _parts(word: str, known: Knowledge) -> tuple[str, ...]:
    """What parts of speech a word may have, the likeliest first."""
    return tuple(_PARTS[tag[0]] for tag in known.vocabulary.tags(word)) or ("other",)


def group_of(side: Side, at: int, known: Knowledge) -> str:
    """The part of speech of a token: of those that the word may be, the one that suits its place best."""
    if side.sorts[at] in ("name", "number"):
        return side.sorts[at]
    parts = _parts(side.tokens[at].norm, known)
    if len(parts) == 1:
        return parts[0]
    gains = _gains(*_beside(side.look.classes, at, at + 1), known.grammar)
    return max(parts, key=gains.__getitem__)


def _groups(side: Side, at: int, known: Knowledge) -> tuple[str, ...]:
    """What parts of speech a token may have."""
    sort = side.sorts[at]
    return (sort, "noun") if sort in ("name", "number") else _parts(side.tokens[at].norm, known)


def _class_group(word_class: str, sort: str) -> str:
    if sort in ("name", "number"):
        return sort
    head = word_class.partition("/")[0].rstrip("-")
    return {"N": "noun", "Ns": "noun", "J": "adj", "R": "adv"}.get(head, "verb" if head.startswith("V") else "other")


def _around(side: Side, first: int, last: int) -> tuple[int, int]:
    """The code points of a run of tokens; of the ends of the text, the nearest token."""
    tokens = side.tokens
    return tokens[max(0, first)].start, tokens[min(last, len(tokens) - 1)].end


def tokens_end(side: Side, gap: int) -> int:
    """The code point where the token before a gap ends."""
    return side.tokens[gap - 1].end if gap else 0


# --- words -------------------------------------------------------------------------------------------------------


def word_places(pair: Both) -> Iterator[Place]:
    """The words of the target that the reference does not have."""
    for at, edit in enumerate(pair.here.edits):
        if edit and edit.kind in (Kind.ADDED, Kind.SUBSTITUTED) and pair.here.sorts[at] != "mark":
            place = _stranger(pair, at, edit)
            if place:
                yield place


def loss_of(look_: Target, at: int, known: Knowledge) -> float:
    """By how much the text is likelier without a token (log probability)."""
    classes, chance, n = look_.classes, known.grammar.chance, len(look_.classes)

    def get(k: int) -> str:
        return START if k < 0 else END if k >= n else classes[k]

    a, b, x, c, d = get(at - 2), get(at - 1), get(at), get(at + 1), get(at + 2)
    gain = chance(a, b, c) - chance(a, b, x) - chance(b, x, c)
    if at + 1 < n:
        gain += chance(b, c, d) - chance(x, c, d)
    return gain


def _stranger(pair: Both, at: int, edit: Edit) -> Place | None:
    here, there = pair.here, pair.there
    word, sort = here.tokens[at], here.sorts[at]
    f: Features = dict(pair.general)
    f["light"] = float(sort == "light")
    if sort == "light" and word.norm in there.forms:
        return None
    f["sort-" + sort] = 1.0
    f["like"] = float(sort != "light" and not pair.strange[at])
    if f["like"] and edit.kind is Kind.ADDED:
        return None
    left, right, first, last, aligned = _window(pair, at, at + 1)
    f["unaligned"] = float(not aligned)
    inner = right - left - 1
    f["both"] = float(inner == 1)
    f["inner"] = min(6, inner) / 3
    chances = here.look.chances
    f["odd"] = min(20.0, -chances[at] - chances[at + 1]) / 10
    drop = loss_of(here.look, at, pair.known)
    f["drop"] = max(-4.0, min(6.0, drop)) / 3
    lacking: list[int] = []
    if aligned and last - first <= 2 * _WINDOW:
        lacking = [j for j in range(first + 1, last) if pair.absent[j]]
        ours = sum(pair.strange[k] for k in range(max(0, left + 1), min(right, len(here.tokens))))
        f["long"] = max(-3, min(3, ours - len(lacking))) / 2
        f["longer"] = max(-4, min(4, inner - (last - first - 1))) / 2
        f["exact"] = float(last - first == 1)
        f["exact-close"] = f["exact"] * f["close"]
        f["exact-both"] = f["exact"] * f["both"]
        f["one-one"] = float(last - first == 2 and inner == 1)
        f["one-one-close"] = f["one-one"] * f["close"]
    added = edit.kind is Kind.ADDED
    f["added"] = float(added)
    f["added-both"] = float(added and inner == 1)
    plain = word.text.islower() and word.kind == "word" and "'" not in word.norm
    f["unknown"] = float(plain and not pair.known.vocabulary.knows(word.norm))
    f["foreign"] = f["unknown"] * float(word.norm in pair.source)
    f["name-in-source"] = float(sort == "name" and word.norm in pair.source)
    f["cognate"] = float(len(word.norm) > 3 and any(form[:4] == word.norm[:4] for form in pair.source))
    f["same-first"] = float(at == 0)
    if sort == "name":
        f["name-common"] = float(pair.known.vocabulary.knows(word.norm))
        f["name-first"] = float(at == 0) * f["name-common"]
        f["name-cognate"] = f["cognate"]
        f["name-short"] = float(len(word.norm) < 4)
    f["is-" + _class_group(here.look.classes[at], sort)] = 1.0
    groups = set(_groups(here, at, pair.known))
    rivals = [j for j, gone in enumerate(pair.absent) if gone and not groups.isdisjoint(_groups(there, j, pair.known))]
    f["rivals"] = min(3, len(rivals)) / 2
    f["no-rival"] = float(not rivals)
    f["no-rival-added"] = f["no-rival"] * f["added"]
    f["no-rival-exact"] = f["no-rival"] * f.get("exact-both", 0.0)
    _around_word(pair, at, f)
    _near(f, here, at, there, pair.absent)
    f["near-here"] = mean_nearness(here.marks[at], here.marks[:at] + here.marks[at + 1 :])
    f["near-added"] = f["near"] * f["added"]
    mate = here.mates[at]
    if edit.kind is Kind.SUBSTITUTED and mate >= 0:
        _partner(pair, at, mate, edit, f)
    if pair.spoken is not None:
        _source_of_word(pair.spoken, at, f)
    opposite = _opposite_near(pair, at)
    f["opposite"] = float(opposite >= 0)
    f["opposite-not"] = f["opposite"] * float(pair.general["not"] != 0)
    mates = (opposite,) if opposite >= 0 else (mate,) if mate >= 0 else ()
    return Place((word.start, word.end), f, at, mates)


def _source_of_word(pair: Spoken, at: int, f: Features) -> None:
    """Whether the source says what a word says, and whether the reference does in other words."""
    told = pair.word(at)
    if told:
        near = pair.is_near(at)
        f["source-" + told] = float(not near)
        f[f"source-{told}-meant"] = float(near)
        f["source-said-added"] = f["added"] * float(told == "said")


def _near(f: Features, side: Side, at: int, other: Side, alone: Sequence[bool]) -> None:
    """How near a word comes to the other text: to any of its words, to their mean, and to those without a partner."""
    mark = side.marks[at]
    f["marked"] = float(mark != 0)
    f["near"] = nearest(mark, other.marks)
    f["near-mean"] = mean_nearness(mark, other.marks)
    f["near-lone"] = nearest(mark, [m for m, lone in zip(other.marks, alone, strict=True) if lone])


def _senses(word: str, known: Knowledge) -> float:
    """How many synonyms a word has: frequent words, which stand for many others, have more."""
    return math.log(1 + len(_synonyms(word, known))) / 2


def _around_word(pair: Both, at: int, f: Features) -> None:
    """A word by itself, and what stands beside the partners of its neighbours in the reference."""
    here, there = pair.here, pair.there
    f["senses"] = _senses(here.tokens[at].norm, pair.known)
    f["length-word"] = min(12, len(here.tokens[at].norm)) / 6
    f["odd-1"] = max(0.0, min(6.0, -here.look.chances[at] - 4)) / 3
    f["odd-2"] = max(0.0, min(6.0, -here.look.chances[at + 1] - 4)) / 3
    left = here.mates[at - 1] if at else -1
    right = here.mates[at + 1] if at + 1 < len(here.tokens) else len(there.tokens)
    f["next-left"] = _lacking_beyond(pair, left, 1) if left >= 0 else 0.0
    f["next-right"] = _lacking_beyond(pair, right, -1) if right >= 0 else 0.0
    f["side-by-side"] = float(left >= 0 and right == left + 1 and here.holds(at - 1) and here.holds(at + 1))
    group = group_of(here, at, pair.known)
    f["group-" + group] = 1.0
    f["added-" + group] = f["added"]
    f["exact-" + group] = f.get("exact-both", 0.0)


def _partner(pair: Both, at: int, mate: int, edit: Edit, f: Features) -> None:
    here, there = pair.here, pair.there
    one, two = here.tokens[at].norm, there.tokens[mate].norm
    f["rel-" + (edit.relation.value or "none")] = 1.0
    f["certain"] = edit.certainty
    f["mate-absent"] = float(pair.absent[mate])
    f["same-class"] = float(here.look.classes[at] == there.look.classes[mate])
    f["same-sort"] = float(here.sorts[at] == there.sorts[mate])
    f["distant"] = float(linked(pair.known.distant, one, two))
    f["broader"] = float(linked(pair.known.broader, one, two))
    if here.sorts[at] == "name":
        f["name-mate-name"] = f["same-sort"]
        f["name-mate-cognate"] = float(len(two) > 3 and any(form[:4] == two[:4] for form in pair.source))
        f["name-mate-initial"] = float(one[0] == two[0])
        f["name-mate-certain"] = edit.certainty * f["same-sort"]
    f["mate-senses"] = _senses(two, pair.known)
    f["one-one-senses"] = f.get("one-one", 0.0) * (f["senses"] + f["mate-senses"])
    f["common"] = float(_share(pair.known, one, two))
    f["mate-cognate"] = float(len(two) > 3 and any(form[:4] == two[:4] for form in pair.source))


def _share(known: Knowledge, one: str, two: str) -> bool:
    """Whether two words have a synonym in common, among those that are listed under either."""
    first = {s for a in (lemmas(one) or {one}) for s in known.synonyms.get(a, ())}
    return bool(first) and any(s in first for b in (lemmas(two) or {two}) for s in known.synonyms.get(b, ()))


def _more_often(one: Side, other: Side, norm: str) -> bool:
    """Whether a text has a word more often than the other: “less than two, more than six” for “more, more”."""
    if norm not in other.forms:
        return True
    return sum(token.norm == norm for token in one.tokens) > sum(token.norm == norm for token in other.tokens)


def _opposite_near(pair: Both, at: int) -> int:
    """The word of the reference, free or light, that a word is the opposite of; -1 if there is none."""
    here, there, known = pair.here, pair.there, pair.known
    word = here.tokens[at].norm
    if here.sorts[at] not in ("content", "light") or not _more_often(here, there, word):
        return -1
    bases, listed = lemmas(word) or frozenset((word,)), _contraries(word, known)
    for j, token in enumerate(there.tokens):
        norm = token.norm
        unmatched = there.free[j] or (there.sorts[j] == "light" and not there.kept[j])
        if unmatched and _more_often(there, here, norm):
            under = _contraries(norm, known)
            if not bases.isdisjoint(under) or not listed.isdisjoint(lemmas(norm) or (norm,)):
                return j
    return -1
