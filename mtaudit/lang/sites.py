"""Places of a translation where, beside its reference, a word may be missing, put in, or wrong: what speaks for it.

A real translation and its reference seldom share more than two thirds of their words, so a word that only one of them
has proves nothing. What proves something is the place: whether its neighbours are aligned, whether they stand side by
side in the reference too, whether more words are left over there than here, whether the grammar misses a word or has
one too many. `gaps` and `strangers` turn that into numbers, one set a place; `chance_of` weighs them.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final

from mtaudit.lang.compare import Knowledge, Target, compare, linked, look, sort_of
from mtaudit.lang.grammar import END, START
from mtaudit.lang.inflect import lemmas
from mtaudit.lang.translit import romanise
from mtaudit.lang.wordalign import Edit, Kind
from mtaudit.lang.words import Word, words

Features = dict[str, float]

_KEPT: Final = (Kind.EQUAL, Kind.VARIANT)
_CONTENT: Final = frozenset(("content", "name", "number"))


# Log odds, estimated by logistic regression (L2) on the gaps and the unaligned words of translations into English, real
# ones and the same ones with a word left out, put in or replaced (DEMETR, sentences with even numbers). Halves of the
# sentences predicted each other: where one real translation in ten has a place that is flagged, the place is found of
# 71 % of the nouns left out, 71 % of the names, 62 % of the subjects, 56 % of the verbs, 31 % of the adjectives and
# adverbs, and of 71 % of the names and 46 % of the words replaced by another one or by their opposite.
# WEIGHTS
_OF_GAP: Final[Features] = {
    "adjacent": -1.82, "balance": -0.13, "beside-left": 0.36, "beside-right": 0.64, "between": 0.33,
    "bias": -0.85, "both": 0.58, "close": -0.70, "cognate": 0.72, "exact": 0.05, "exact-close": 0.26,
    "fits": 0.38, "fits+": -0.34, "fits-adj": 0.29, "fits-adv": 0.20, "fits-exact": 0.29, "fits-name": -0.16,
    "fits-noun": -0.08, "fits-number": -0.28, "fits-other": -0.29, "fits-verb": 0.36, "gain": 0.12,
    "gain+": 0.77, "gain-noun": 0.35, "gain-verb": 0.26, "gained": -0.10, "group-fits": 0.05, "is-adj": 0.36,
    "is-adv": 0.44, "is-name": 0.08, "is-noun": -0.02, "is-number": 0.32, "is-other": -0.69, "is-verb": 0.03,
    "kept": -0.02, "lacking": 1.00, "length": -0.50, "lost": -0.54, "mated": -0.31, "mated-alike": -0.37,
    "mated-certain": -0.89, "near-rivals": -0.04, "no-rival": 0.35, "no-rival-exact": 0.49,
    "no-rival-fits": 0.25, "no-rival-only": 0.08, "not": -0.05, "nothing": -0.53, "nothing-close": -0.78,
    "nothing-gain": 0.24, "odd": 0.11, "only": 0.26, "rivals": 0.21, "short": 0.55, "shorter": -0.25,
    "slack": -0.72, "start": 0.93, "surplus": -0.16, "unaligned": 0.20, "verb-verbless": 0.22,
    "verbless": 0.25, "verbless-gain": -0.08,
}  # fmt: skip
_OF_WORD: Final[Features] = {
    "added": 0.33, "added-adj": 0.77, "added-both": 0.15, "balance": -0.04, "bias": -1.04, "both": 0.23,
    "broader": 0.87, "certain": 0.45, "close": -0.22, "cognate": -0.02, "common": -0.78, "distant": 0.80,
    "drop": 0.23, "exact": -0.50, "exact-both": 0.63, "exact-close": 0.23, "foreign": 1.05, "gained": -0.88,
    "inner": 0.21, "is-adj": 0.22, "is-adv": -0.22, "is-name": 1.50, "is-noun": 0.20, "is-number": -0.61,
    "is-other": -0.25, "is-verb": -0.84, "length": 0.13, "light": -1.08, "like": -1.87, "long": -0.03,
    "longer": -0.06, "lost": -0.38, "mate-absent": 0.31, "mate-cognate": 0.85, "name-cognate": -1.03,
    "name-common": -1.13, "name-first": -1.00, "name-in-source": 0.71, "name-mate-certain": -0.55,
    "name-mate-cognate": 0.14, "name-mate-initial": -2.05, "name-mate-name": 1.05, "name-short": -0.48,
    "no-rival": 0.44, "no-rival-added": 0.03, "no-rival-exact": -0.17, "not": -0.11, "odd": 0.12,
    "one-one": 0.37, "one-one-close": -0.33, "opposite": 2.42, "opposite-not": -0.03, "rel-antonym": 1.44,
    "rel-none": 0.04, "rel-number": -0.18, "rel-related": -0.75, "rel-similar": -0.87, "rivals": -0.37,
    "same-class": -0.08, "same-first": -0.07, "same-sort": -0.22, "sort-content": 0.19, "sort-light": -1.08,
    "sort-name": 1.50, "sort-number": -0.61, "surplus": 0.34, "unaligned": 0.05, "unknown": 2.15,
}  # fmt: skip
# END WEIGHTS


@dataclass(slots=True)
class Side:
    """One text: its tokens, and for each the token of the other text it is aligned with (-1: none) and how."""

    look: Target
    mates: list[int]
    edits: list[Edit | None]
    sorts: list[str]
    forms: frozenset[str]
    bases: frozenset[str]

    @property
    def tokens(self) -> tuple[Word, ...]:
        """The tokens in order."""
        return self.look.tokens

    def kept(self, at: int) -> bool:
        """Whether a token says what the other text says at this place; the ends of the text count as kept."""
        return not 0 <= at < len(self.edits) or self.mates[at] >= 0 and self._kind(at) in _KEPT

    def free(self, at: int) -> bool:
        """Whether a token is a content word that the other text does not have at any place."""
        return self.sorts[at] in _CONTENT and self._kind(at) not in (*_KEPT, Kind.MOVED)

    def _kind(self, at: int) -> Kind | None:
        edit = self.edits[at]
        return edit.kind if edit else None


@dataclass(slots=True)
class Both:
    """Target and reference side by side."""

    here: Side
    there: Side
    known: Knowledge
    source: frozenset[str]
    general: Features = field(default_factory=dict)
    absent: list[bool] = field(default_factory=list)  # by token of the reference: nothing like it in the target
    strange: list[bool] = field(default_factory=list)  # by token of the target: nothing like it in the reference


def _side(look_: Target) -> Side:
    tokens = look_.tokens
    forms = frozenset(token.norm for token in tokens)
    bases = frozenset(base for form in forms for base in lemmas(form)) | forms
    sorts = [sort_of(token.text) for token in tokens]
    return Side(look_, [-1] * len(tokens), [None] * len(tokens), sorts, forms, bases)


def _covered(starts: Mapping[int, int], tokens: Sequence[Word], span: tuple[int, int]) -> list[int]:
    at = starts.get(span[0])
    if at is None or span[0] == span[1]:
        return []
    out = []
    while at < len(tokens) and tokens[at].start < span[1]:
        out.append(at)
        at += 1
    return out


@lru_cache(maxsize=64)
def both(target: str, reference: str, source: str, known: Knowledge) -> Both | None:
    """Both texts with their alignment; None where there is no grammar of the language, or no alignment."""
    if not known.grammar:
        return None
    edits = compare(target, reference, known)
    if not edits:
        return None
    here, there = _side(look(target, known)), _side(look(reference, known))
    starts = [{token.start: at for at, token in enumerate(side.tokens)} for side in (here, there)]
    for edit in edits:
        ours, theirs = _covered(starts[0], here.tokens, edit.target), _covered(starts[1], there.tokens, edit.reference)
        for at in ours:
            here.edits[at] = edit
        for at in theirs:
            there.edits[at] = edit
        for one, two in zip(ours, theirs, strict=False):
            here.mates[one], there.mates[two] = two, one
    found = Both(here, there, known, _latin_forms(source))
    found.absent = [there.free(at) and _unlike(there.tokens[at].norm, here, known) for at in range(len(there.tokens))]
    found.strange = [here.free(at) and _unlike(here.tokens[at].norm, there, known) for at in range(len(here.tokens))]
    found.general = _general(found)
    return found


@lru_cache(maxsize=64)
def _latin_forms(source: str) -> frozenset[str]:
    """The words of the source, those of other scripts as they sound."""
    return frozenset((romanise(word.norm) or word.norm) for word in words(source)) if source else frozenset()


def _unlike(word: str, other: Side, known: Knowledge) -> bool:
    """Whether neither a word, nor a form, a synonym or a word of its family stands in the other text."""
    if word in other.bases or not other.bases.isdisjoint(lemmas(word)):
        return False
    if len(word) >= 5 and any(form[:5] == word[:5] for form in other.forms):
        return False
    return not any(linked(known.synonyms, word, form) for form in other.forms if len(form) > 2)


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


_NOT: Final = frozenset("not no never none nobody nothing neither nor without cannot nowhere fail fails failed".split())


def _negations(side: Side) -> int:
    return sum(token.norm in _NOT or token.norm.endswith("n't") for token in side.tokens)


# --- gaps --------------------------------------------------------------------------------------------------------

_INSERTED: Final = {
    "verb": ("Vd/Vn", "Vz", "V", "N/V", "is", "said", "has"),
    "noun": ("N", "Ns", "N/V", "J/N"),
    "name": ("Np",),
    "number": ("#",),
    "adj": ("J", "J/Vd"),
    "adv": ("R",),
    "other": ("he", "N", "UNK"),
}
_WINDOW: Final = 6


def gain_of(look_: Target, gap: int, word_class: str, known: Knowledge) -> float:
    """By how much a word of a class, put before the token `gap`, makes the text likelier (log probability)."""
    classes, chance = look_.classes, known.grammar.chance
    n = len(classes)
    a = classes[gap - 2] if gap > 1 else START
    b = classes[gap - 1] if gap else START
    c = classes[gap] if gap < n else END
    gain = chance(a, b, word_class) + chance(b, word_class, c) - chance(a, b, c)
    if gap < n:
        d = classes[gap + 1] if gap + 1 < n else END
        gain += chance(word_class, c, d) - chance(b, c, d)
    return gain


def _anchor(side: Side, at: int, step: int) -> int:
    """The nearest kept token from `at` in the direction of `step`, at most a window away."""
    for k in range(at, at + step * _WINDOW, step):
        if not 0 <= k < len(side.tokens) or side.kept(k):
            return k
    return at + step * _WINDOW


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


@lru_cache(maxsize=64)
def gaps(target: str, reference: str, source: str, known: Knowledge) -> tuple[tuple[float, Place], ...]:
    """The places where a word of the reference may be missing, each with the log odds that it is."""
    pair = both(target, reference, source, known)
    return tuple((_weigh(place.features, _OF_GAP), place) for place in gap_places(pair)) if pair else ()


@lru_cache(maxsize=64)
def strangers(target: str, reference: str, source: str, known: Knowledge) -> tuple[tuple[float, Place], ...]:
    """The words that the reference does not have, each with the log odds that it is wrong."""
    pair = both(target, reference, source, known)
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


def _window(pair: Both, gap: int) -> tuple[int, int, int, int]:
    here, end = pair.here, len(pair.there.tokens)
    left, right = _anchor(here, gap - 1, -1), _anchor(here, gap, 1)
    first, last = _mate(here, left, end), _mate(here, right, end)
    return left, right, first, last


def _gap(pair: Both, gap: int) -> Place | None:
    here, there = pair.here, pair.there
    left, right, first, last = _window(pair, gap)
    lacking: list[int] = []
    aligned = left >= -1 and right <= len(here.tokens) and -1 <= first < last
    if aligned and last - first <= 2 * _WINDOW:
        lacking = [j for j in range(first + 1, last) if pair.absent[j]]
    chances = here.look.chances
    odd = -chances[gap] - (chances[gap + 1] if gap + 1 < len(chances) else 0.0)
    if not lacking and odd < 9.0:
        return None
    f: Features = dict(pair.general)
    gains = {
        group: max(gain_of(here.look, gap, word_class, pair.known) for word_class in classes)
        for group, classes in _INSERTED.items()
    }
    gain = max(gains.values())
    verbless = _verbless(here.look, gap)
    f["verbless"] = verbless
    f["gain-verb"] = max(-4.0, min(6.0, gains["verb"])) / 3
    f["gain-noun"] = max(-4.0, min(6.0, gains["noun"])) / 3
    f["verbless-gain"] = verbless * max(-1.0, min(6.0, gains["verb"])) / 3
    f["odd"] = min(odd, 20.0) / 10
    f["gain"] = max(-4.0, min(6.0, gain)) / 3
    f["gain+"] = max(0.0, min(6.0, gain)) / 3
    f["kept"] = float(here.kept(gap - 1)) + float(here.kept(gap))
    f["both"] = float(here.kept(gap - 1) and here.kept(gap))
    f["start"] = float(gap == 0)
    f["unaligned"] = float(not aligned)
    if aligned:
        f["adjacent"] = float(f["both"] and last - first == 1)
    if not lacking:
        f["nothing"] = 1.0
        f["nothing-gain"] = f["gain+"]
        f["nothing-close"] = f["close"]
        return Place(_around(here, gap - 1, gap), f, gap)
    ours = sum(pair.strange[k] for k in range(max(0, left + 1), min(right, len(here.tokens))))
    inner = right - left - 1
    f["lacking"] = min(4, len(lacking)) / 2
    f["short"] = max(-3, min(3, len(lacking) - ours)) / 2
    f["shorter"] = max(-4, min(4, (last - first - 1) - inner)) / 2
    f["slack"] = min(6, inner) / 3
    f["exact"] = float(inner == 0)
    f["exact-close"] = f["exact"] * f["close"]
    best = max(lacking, key=lambda j: gain_of(here.look, gap, there.look.classes[j], pair.known))
    gain = gain_of(here.look, gap, there.look.classes[best], pair.known)
    f["fits"] = max(-6.0, min(6.0, gain)) / 3
    f["fits+"] = max(0.0, min(6.0, gain)) / 3
    f["fits-exact"] = f["fits"] * f["exact"]
    # how the missing word stood in the reference: beside what is beside the gap
    f["beside-left"] = float(first >= 0 and gap - 1 == left and best - first == 1)
    f["beside-right"] = float(right == gap and last - best == 1)
    f["between"] = f["beside-left"] * f["beside-right"]
    text = there.tokens[best].norm
    group = _group(text, there.sorts[best], pair.known)
    f["is-" + group] = 1.0
    f["fits-" + group] = max(-4.0, min(6.0, gains[group])) / 3
    f["group-fits"] = f["fits-" + group]
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
    f["no-rival-fits"] = f["no-rival"] * f["group-fits"]
    f["only"] = float(sum(pair.absent) == len(lacking))
    f["no-rival-only"] = f["no-rival"] * f["only"]
    f["cognate"] = float(len(text) > 3 and any(form[:4] == text[:4] for form in pair.source))
    span = _around(here, max(left + 1, gap - 2), min(right - 1, gap + 1)) if inner else (tokens_end(here, gap),) * 2
    return Place(span, f, gap, (best, *(j for j in lacking if j != best)))


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


def _group(word: str, sort: str, known: Knowledge) -> str:
    if sort in ("name", "number"):
        return sort
    tags = known.vocabulary.tags(word)
    head = tags[0][0] if tags else ""
    return {"N": "noun", "J": "adj", "R": "adv", "V": "verb"}.get(head, "other")


def _groups(side: Side, at: int, known: Knowledge) -> frozenset[str]:
    """What parts of speech a token may have."""
    sort = side.sorts[at]
    if sort in ("name", "number"):
        return frozenset((sort, "noun"))
    names = {"N": "noun", "J": "adj", "R": "adv", "V": "verb"}
    return frozenset(names[tag[0]] for tag in known.vocabulary.tags(side.tokens[at].norm)) or frozenset(("other",))


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
    left, right = _anchor(here, at - 1, -1), _anchor(here, at + 1, 1)
    first, last = _mate(here, left, len(there.tokens)), _mate(here, right, len(there.tokens))
    aligned = left >= -1 and right <= len(here.tokens) and -1 <= first < last
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
    f["added-adj"] = float(added and _class_group(here.look.classes[at], sort) in ("adj", "adv"))
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
    groups = _groups(here, at, pair.known)
    rivals = [j for j, gone in enumerate(pair.absent) if gone and not groups.isdisjoint(_groups(there, j, pair.known))]
    f["rivals"] = min(3, len(rivals)) / 2
    f["no-rival"] = float(not rivals)
    f["no-rival-added"] = f["no-rival"] * f["added"]
    f["no-rival-exact"] = f["no-rival"] * f.get("exact-both", 0.0)
    mate = here.mates[at]
    if edit.kind is Kind.SUBSTITUTED and mate >= 0:
        _partner(pair, at, mate, edit, f)
    opposite = _opposite_near(pair, at)
    f["opposite"] = float(opposite >= 0)
    f["opposite-not"] = f["opposite"] * float(pair.general["not"] != 0)
    mates = (opposite,) if opposite >= 0 else (mate,) if mate >= 0 else ()
    return Place((word.start, word.end), f, at, mates)


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
    f["common"] = float(_share(pair.known, one, two))
    f["mate-cognate"] = float(len(two) > 3 and any(form[:4] == two[:4] for form in pair.source))


def _share(known: Knowledge, one: str, two: str) -> bool:
    """Whether two words have a synonym in common, among those that are listed under either."""
    first = {s for a in (lemmas(one) or {one}) for s in known.synonyms.get(a, ())}
    return bool(first) and any(s in first for b in (lemmas(two) or {two}) for s in known.synonyms.get(b, ()))


def _opposite_near(pair: Both, at: int) -> int:
    """The word of the reference, free and near, that a word is the opposite of; -1 if there is none."""
    word = pair.here.tokens[at].norm
    if pair.here.sorts[at] not in ("content", "light"):
        return -1
    for j, token in enumerate(pair.there.tokens):
        if (
            (pair.there.free(j) or pair.there.sorts[j] == "light")
            and token.norm not in pair.here.forms
            and (linked(pair.known.opposites, word, token.norm) or linked(pair.known.contraries, word, token.norm))
        ):
            return j
    return -1
