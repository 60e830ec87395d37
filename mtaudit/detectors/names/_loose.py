"""Names that only the whole text shows to be of somebody else: an unknown surname, “Ana of Ruiz”, a ship spelt anew."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from mtaudit.detectors.names._other import Odd, sound
from mtaudit.lang.names import Mention, distance, fold, same_family
from mtaudit.lang.translit import romanise

_SHARED = 0.6
"""So much of the longer of two surnames their common beginning and end must make up."""
# Words behind a name that stand between a person and what he does.
ADVERBS = frozenset("now also still already never always then later soon no once rarely often hardly".split())


def loosely_near(one: str, two: str) -> bool:
    """Whether two surnames begin and end alike and differ in between: *Stanković*, *Stojković*; *Falcato*, *Falcão*."""
    a, b = romanise(one), romanise(two)
    longest, shortest = max(len(a), len(b)), min(len(a), len(b))
    if shortest < 5 or longest - shortest > 2 or a[:2] != b[:2] or a == b or same_family(one, two):
        return False
    head = _common(a, b)
    tail = min(_common(a[::-1], b[::-1]), shortest - head)
    return tail > 0 and head + tail >= _SHARED * longest and distance(a, b, 3) <= 3 and not _another_end(a, b, tail)


def _common(one: str, two: str) -> int:
    return next((n for n, (a, b) in enumerate(zip(one, two, strict=False)) if a != b), min(len(one), len(two)))


def _another_end(one: str, two: str, tail: int) -> bool:
    """Whether what they share at the end is only an ending that many names have: *Novenko*, *Nosenko*."""
    return tail <= 1 and one[-1] in "aeiou" and one[:3] != two[:3]


def turned(one: Sequence[str], two: Sequence[str]) -> bool:
    """“Otsuka Kenzi” of *Kenji Ōtsuka*: the parts changed places, and at least one its spelling."""
    if len(one) != 2 or len(two) != 2 or set(one) == set(two):
        return False
    return _same_part(one[0], two[1]) and _same_part(one[1], two[0])


def _same_part(one: str, two: str) -> bool:
    a, b = fold(one), fold(two)
    if a == b:
        return True
    if min(len(a), len(b)) < 4 or a[:1] != b[:1]:
        return False
    return distance(a, b, 1) <= 1 or (sound(one) == sound(two) and distance(a, b, 2) <= 2)


_VIETNAMESE = frozenset(
    "nguyen tran le pham hoang huynh phan vu vo dang bui do ho ngo duong ly dinh truong trinh doan luong mai".split()
)


def third_part(one: Sequence[str], two: Sequence[str]) -> bool:
    """“Nguyen Van Dung” of *Nguyen Van Duc*: the third part, by which a Vietnamese is called, begins alike."""
    if len(one) != 3 or len(two) != 3 or list(one[:2]) != list(two[:2]) or one[0].lower() not in _VIETNAMESE:
        return False
    a, b = romanise(one[2]), romanise(two[2])
    return a != b and a[:1] == b[:1]


def of_surname(people: Sequence[Mention], blocks: Sequence[str]) -> Iterator[Odd]:
    """“Ana of Ruiz” in a text that has *Ana Ruiz*: the particle *de* that somebody heard."""
    whole = "\n".join(blocks)
    for given, surname in sorted({(p.given, p.surname) for p in people if len(p.words) == 2 and len(p.surname) > 3}):
        if f"{given} of {surname}" not in whole:
            continue
        for number, text in enumerate(blocks):
            for hit in re.finditer(rf"\b{re.escape(given)} of {re.escape(surname)}\b(?! [A-Z])", text):
                yield Odd(number, hit.start(), hit.end(), f"{given} {surname}", 0.8)


_THINGS = frozenset(
    "storm typhoon hurricane cyclone ship freighter yacht ferry tanker vessel trawler submarine frigate boat cutter "
    "destroyer tugboat steamer liner schooner barge icebreaker low anticyclone horse mare stallion dog".split()
)
_SAME_LETTER = str.maketrans({"j": "i", "y": "i", "c": "k", "w": "v", "z": "s", "h": None})


def things(single: Mapping[str, Sequence[Mention]]) -> Iterator[tuple[str, str]]:
    """Two spellings of one ship, storm or horse: *Wesna* and *Vesna*, *Jasmin* and *Yasmin*."""
    named = {name for name, found in single.items() if any(_is_thing(m) for m in found) and len(name) > 3}
    if not named:
        return
    by_key: dict[str, list[str]] = defaultdict(list)
    for name in single:
        by_key[_key(name)].append(name)
    for names in by_key.values():
        if len(names) == 2 and not named.isdisjoint(names) and romanise(names[0]) != romanise(names[1]):
            yield names[0], names[1]


def _is_thing(mention: Mention) -> bool:
    return mention.before in _THINGS


def _key(name: str) -> str:
    low = romanise(name).replace("sch", "sh").replace("sz", "sh").replace("ph", "f").replace("x", "ks")
    return re.sub(r"(.)\1+", r"\1", low.translate(_SAME_LETTER))
