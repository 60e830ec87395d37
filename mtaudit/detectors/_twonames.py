"""One body under two names in a text that differ in a word which another language does not tell from the other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Sequence
from typing import NamedTuple

from mtaudit.detectors._atoms import Atom, is_title_case
from mtaudit.lang.inflect import lemmas
from mtaudit.lang.names import distance

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


# Ministries by their usual name, and words that another language has for their field; a text that has both means one.
_FIELDS = {
    "health": "hygiene sanity healthiness sanitation healing cure",
    "education": "enlightenment instruction upbringing formation learning",
    "interior": "inside insides interiors country inner-affairs",
    "home": "inside insides interiors inner-affairs",
    "internal": "inside insides interiors inner-affairs",
    "foreign": "exterior exteriors outside outsides outer-affairs",
    "defence": "war protection warfare defending",
    "justice": "righteousness rights fairness right",
    "finance": "money monies treasures finances-money",
    "labour": "work worker toil",
    "transport": "traffic ways carriage communications-ways",
    "agriculture": "farming husbandry cultivation agronomy tillage",
    "environment": "surroundings ambience ambient milieu",
    "economy": "economics economies economizing",
    "energy": "force power energetics",
    "culture": "cult cults cultivation",
    "security": "safety",
    "housing": "dwelling habitation lodging",
    "emergency": "extraordinary",
    "emergencies": "extraordinary",
    "religious": "cults religion-affairs",
}
_USUAL_FIELD = {odd: usual for usual, odds in _FIELDS.items() for odd in odds.split()}
_DEPARTMENTS = frozenset({"ministry", "department", "secretariat"})
# What the houses of a parliament are called, and what machines make of them.
_HOUSES = (
    ("house of representatives", "chamber of deputies", "congress of deputies", "house of deputies",
     "national assembly"),
    ("council of deputies", "assembly of deputies", "room of deputies", "hall of deputies", "parliament of deputies",
     "council of the deputies", "council of representatives of the people", "room of representatives",
     "council of the representatives", "hall of representatives", "camera of deputies"),
)  # fmt: skip


class Twin(NamedTuple):
    """Where the odd name stands (its sentence, and words in it), the other name, and the two words that differ."""

    sentence: int
    start: int
    end: int
    right: str
    odd: str
    usual: str


def twins(sentences: Sequence[tuple[object, Sequence[Atom]]], places: Container[str] = ()) -> Iterator[Twin]:
    """Names of three words and more that differ in one such word from another name in the text."""
    names: dict[tuple[str, ...], list[tuple[int, int, int]]] = defaultdict(list)
    for number, (_, found) in enumerate(sentences):
        if not is_title_case(found):
            for start, end in _runs(found):
                names[tuple(a.norm for a in found[start:end])].append((number, start, end))
    yield from _ministries(sentences)
    yield from _houses(sentences)
    yield from _near(sentences, places)
    frames: dict[tuple[str, ...], list[tuple[tuple[str, ...], int]]] = defaultdict(list)
    for name in names:
        for at, word in enumerate(name):
            if word in _GROUP_OF:
                frames[(*name[:at], "", *name[at + 1 :])].append((name, at))
    for rivals in frames.values():
        if len(rivals) == 2:
            yield from _judged(rivals, names, sentences)


def _ministries(sentences: Sequence[tuple[object, Sequence[Atom]]]) -> Iterator[Twin]:
    """“Ministry of Hygiene” in a text that has the Health Ministry."""
    odd: list[tuple[int, int, int, str]] = []
    usual: dict[str, str] = {}
    for number, (_, found) in enumerate(sentences):
        for start, end, field in _fields(found):
            if field in _USUAL_FIELD:
                odd.append((number, start, end, field))
            elif field in _FIELDS:
                usual.setdefault(field, " ".join(a.text for a in found[start:end]))
    for number, start, end, field in odd:
        for right in (r for r, odds in _FIELDS.items() if field in odds.split() and r in usual):
            yield Twin(number, start, end, usual[right], field, right)
            break


def _fields(found: Sequence[Atom]) -> Iterator[tuple[int, int, str]]:
    """Ministries with one field, as “Ministry of Health” or “Health Ministry”: start, end and field."""
    for at, atom in enumerate(found):
        if atom.norm not in _DEPARTMENTS or not atom.capital:
            continue
        if at + 2 < len(found) and found[at + 1].norm in ("of", "for"):
            here = at + 2 + (found[at + 2].norm == "the")
            if here < len(found) and found[here].capital and not _is_longer(found, here + 1):
                yield at, here + 1, found[here].norm
        elif at and found[at - 1].capital and found[at - 1].letters:
            yield at - 1, at + 1, found[at - 1].norm


def _is_longer(found: Sequence[Atom], at: int) -> bool:
    """Whether more fields follow: a capital word, or “and” with one."""
    if at < len(found) and found[at].norm in ("and", ","):
        at += 1
    return at < len(found) and found[at].capital and found[at].letters and found[at].norm not in ("affairs",)


def _houses(sentences: Sequence[tuple[object, Sequence[Atom]]]) -> Iterator[Twin]:
    """“Council of Deputies” in a text that has the House of Representatives."""
    usual, odd = (tuple(tuple(name.split()) for name in names) for names in _HOUSES)
    hits = [
        (number, at, at + len(name), name)
        for number, (_, found) in enumerate(sentences)
        for at, atom in enumerate(found)
        if atom.capital and atom.norm in _BEGIN_HOUSES
        for name in (*usual, *odd)
        if tuple(a.norm for a in found[at : at + len(name)]) == name
    ]
    right = next((hit for hit in hits if hit[3] in usual), None)
    if right is not None:
        shown = " ".join(a.text for a in sentences[right[0]][1][right[1] : right[2]])
        for number, start, end, name in hits:
            if name in odd:
                yield Twin(number, start, end, shown, name[0], right[3][0])


_BEGIN_HOUSES = frozenset(name.split()[0] for names in _HOUSES for name in names)
_NEAR_HEADS = _BODY | frozenset(
    "museum university hospital theatre festival stadium library foundation prize cup tour gallery church cathedral "
    "school college hotel park square bridge tower award monastery palace airport port".split()
)


def _near(sentences: Sequence[tuple[object, Sequence[Atom]]], places: Container[str]) -> Iterator[Twin]:
    """“Museum of the Atlantis” in a text that has the Museum of the Atlantic: one word is one or two letters off."""
    short: dict[tuple[str, ...], list[tuple[int, int, int]]] = defaultdict(list)
    for number, (_, found) in enumerate(sentences):
        if not is_title_case(found):
            for start, end in _runs(found, 2, _NEAR_HEADS):
                short[tuple(a.norm for a in found[start:end])].append((number, start, end))
    frames: dict[tuple[str, ...], list[tuple[tuple[str, ...], int]]] = defaultdict(list)
    for name in short:
        for at, word in enumerate(name):
            if len(word) >= 6 and word not in _NEAR_HEADS and name not in frames:
                frames[(*name[:at], "", *name[at + 1 :])].append((name, at))
    for rivals in frames.values():
        differing = [name[at] for name, at in rivals]
        if len(rivals) == 2 and _is_slip(*differing) and not all(word in places for word in differing):
            yield from _later(rivals, short, sentences)


def _is_slip(one: str, two: str) -> bool:
    """Whether two words begin alike and differ in a letter or two that are no ending of English."""
    if one[:3] != two[:3] or one.rstrip("s") == two.rstrip("s"):
        return False
    if not lemmas(one).isdisjoint(lemmas(two)) or _order(one, two):
        return False
    common = sum(1 for n in range(min(len(one), len(two))) if one[: n + 1] == two[: n + 1])
    return distance(one, two, 2) <= 2 and not {one[common:], two[common:]} <= _SUFFIXES


_SUFFIXES = frozenset("y ic al ics e ion ive ist ism s d ed ies er ity n an ian ans ians es al l a".split()) | {""}


def _later(
    rivals: list[tuple[tuple[str, ...], int]],
    names: dict[tuple[str, ...], list[tuple[int, int, int]]],
    sentences: Sequence[tuple[object, Sequence[Atom]]],
) -> Iterator[Twin]:
    one, two = sorted(rivals, key=lambda r: (-len(names[r[0]]), names[r[0]][0]))
    number, start, end = names[one[0]][0]
    right = " ".join(a.text for a in sentences[number][1][start:end])
    if len(names[two[0]]) > 1 or {n for n, _, _ in names[one[0]]} & {n for n, _, _ in names[two[0]]}:
        return
    number, start, end = names[two[0]][0]
    yield Twin(number, start, end, right, two[0][two[1]], one[0][one[1]])


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


def _runs(found: Sequence[Atom], least: int = 3, heads: frozenset[str] = _BODY) -> Iterator[tuple[int, int]]:
    """Runs of capital words with small links that hold a word for a body and at least so many words."""
    at = 0
    while at < len(found):
        if not (found[at].letters and found[at].capital) or found[at].norm in _LINKS:
            at += 1
            continue
        end = at + 1
        while end < len(found) and (_is_part(found[end]) or (found[end].norm in _LINKS and _goes_on(found, end))):
            end += 1
        if _is_name(found[at:end], least, heads):
            yield at, end
        at = end


def _is_part(atom: Atom) -> bool:
    return (atom.letters and atom.capital) or atom.norm == "'s"


def _goes_on(found: Sequence[Atom], at: int) -> bool:
    if found[at].norm == "the" and found[at - 1].norm not in ("of", "for"):
        return False
    return at + 1 < len(found) and (_is_part(found[at + 1]) or found[at + 1].norm == "the")


def _is_name(words: Iterable[Atom], least: int, heads: frozenset[str]) -> bool:
    big = [a.norm for a in words if a.norm not in _LINKS and a.letters]
    return least <= len(big) <= 8 and not heads.isdisjoint(big)
