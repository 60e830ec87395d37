"""One body under two names in a text that differ in a word which another language does not tell from the other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from mtaudit.detectors._atoms import Atom, is_title_case

# Words that one word of another language has as translations; the one that names of bodies use stands first. Words
# for the head of a name (council, committee, office) are left out: bodies side by side may differ in them.
_GROUPS = (
    "support backup assistance help aiding", "determination detection finding identification establishment fixing",
    "security safety", "defence protection defending", "guard watch guardian", "revolutionary revolution",
    "liberation freedom release", "emergency urgency extraordinary exceptional", "rescue salvation saving",
    "development evolution unfolding", "health sanitary healthcare", "labour toil work", "trade commerce trading",
    "statistics statistical", "electoral election elections voting", "investigative consequence investigating",
    "criminal penal", "front forehead", "movement motion", "popular people's folk",
    "supreme superior highest upper", "joint connected common combined", "nature natural", "environment surroundings",
    "farmers peasants", "workers labourers laborers working", "teachers pedagogues educators", "students pupils",
    "youth young", "heritage patrimony inheritance", "education upbringing formation", "scientific science sciences",
    "railway railroad railways", "road street roads", "energy power", "audit revision", "rapid fast quick",
    "special particular", "intelligence reconnaissance exploration", "border frontier boundary limit",
    "customs habits", "fiscal tax", "meteorological weather", "constitutional constitution", "monetary currency money",
    "crescent moon", "atomic atom", "aviation flying flight", "maritime marine sea", "agricultural farming agrarian",
    "public social", "mobilization mobilisation mobilizing", "resistance resisting opposition", "struggle fight combat",
    "islamic muslim", "patriotic homeland fatherland", "cultural culture", "consumers consumer users",
    "employers patrons", "arbitration refereeing", "competition contest", "insurance assurance", "pension retirement",
    "housing dwelling habitation", "wage salary pay", "minimum minimal", "disaster catastrophe calamity",
    "anti-corruption corruption", "media means", "information informational", "broadcasting broadcast transmission",
    "civil citizen civic", "protection defence", "conservation preservation", "biodiversity diversity",
    "refugees fugitives", "settlement colonization", "reconstruction rebuilding", "reconciliation conciliation",
)  # fmt: skip
_GROUP_OF: dict[str, list[tuple[int, int]]] = defaultdict(list)
for _number, _words in enumerate(_GROUPS):
    for _rank, _word in enumerate(_words.split()):
        _GROUP_OF[_word].append((_number, _rank))
_BODY = frozenset(
    "forces force council commission committee court union ministry agency authority service bureau institute front "
    "movement party guard army organization association federation confederation board fund bank office department "
    "administration league alliance company corps police assembly directorate foundation society centre inspectorate "
    "chamber group network brigade battalion".split()
)
_LINKS = frozenset("of for and the".split())


class Twin(NamedTuple):
    """Where the odd name stands (its sentence, and words in it), the other name, and the two words that differ."""

    sentence: int
    start: int
    end: int
    right: str
    odd: str
    usual: str


def twins(sentences: Sequence[tuple[object, Sequence[Atom]]]) -> Iterator[Twin]:
    """Names of three words and more that differ in one such word from another name in the text."""
    names: dict[tuple[str, ...], list[tuple[int, int, int]]] = defaultdict(list)
    for number, (_, found) in enumerate(sentences):
        if not is_title_case(found):
            for start, end in _runs(found):
                names[tuple(a.norm for a in found[start:end])].append((number, start, end))
    frames: dict[tuple[str, ...], list[tuple[tuple[str, ...], int]]] = defaultdict(list)
    for name in names:
        for at, word in enumerate(name):
            if word in _GROUP_OF:
                frames[(*name[:at], "", *name[at + 1 :])].append((name, at))
    for rivals in frames.values():
        if len(rivals) == 2:
            yield from _judged(rivals, names, sentences)


def _judged(
    rivals: list[tuple[tuple[str, ...], int]],
    names: dict[tuple[str, ...], list[tuple[int, int, int]]],
    sentences: Sequence[tuple[object, Sequence[Atom]]],
) -> Iterator[Twin]:
    (one, at), (two, _) = rivals
    order = _order(one[at], two[at])
    if not order:
        return
    usual, odd = (one, two) if order < 0 else (two, one)
    if {n for n, _, _ in names[usual]} & {n for n, _, _ in names[odd]} or len(names[odd]) > 2:
        return  # named side by side they are two bodies
    number, start, end = names[usual][0]
    found = sentences[number][1]
    right = " ".join(a.text for a in found[start:end])
    for number, start, end in names[odd]:
        here = sentences[number][1]
        yield Twin(number, start, end, right, here[start + at].text, found[names[usual][0][1] + at].text)


def _order(one: str, two: str) -> int:
    """Below 0 if the first word is the one that names use, above 0 if the second is, 0 if they are no such pair."""
    for group, rank in _GROUP_OF[one]:
        for other, behind in _GROUP_OF[two]:
            if group == other:
                return rank - behind
    return 0


def _runs(found: Sequence[Atom]) -> Iterator[tuple[int, int]]:
    """Runs of capital words with small links that hold a word for a body and at least three words."""
    at = 0
    while at < len(found):
        if not (found[at].letters and found[at].capital) or found[at].norm in _LINKS:
            at += 1
            continue
        end = at + 1
        while end < len(found) and (_is_part(found[end]) or (found[end].norm in _LINKS and _goes_on(found, end))):
            end += 1
        if _is_name(found[at:end]):
            yield at, end
        at = end


def _is_part(atom: Atom) -> bool:
    return (atom.letters and atom.capital) or atom.norm == "'s"


def _goes_on(found: Sequence[Atom], at: int) -> bool:
    if found[at].norm == "the" and found[at - 1].norm not in ("of", "for"):
        return False
    return at + 1 < len(found) and (_is_part(found[at + 1]) or found[at + 1].norm == "the")


def _is_name(words: Iterable[Atom]) -> bool:
    big = [a.norm for a in words if a.norm not in _LINKS and a.letters]
    return 3 <= len(big) <= 8 and not _BODY.isdisjoint(big)
