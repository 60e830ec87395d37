"""Near misses of people and places that everybody knows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from mtaudit.detectors.names._tables import Tables
from mtaudit.lang.names import Mention, Text, derived, distance, fold


class Miss(NamedTuple):
    """A mention, the span that is misspelt (in the block), and what it should be."""

    mention: Mention
    start: int
    end: int
    known: str
    sure: float


_ENGLISH = tuple(
    "ton ham ford field shire mouth chester caster bury borough burgh ville town wood port hampton worth stead".split()
)
"""Towns of the English-speaking world with these endings have near namesakes everywhere."""
_REAL = frozenset("columbia monterey mauretania caledonia galatia hannover columbus alexandra marianna".split())


def misses(text: Text, tables: Tables) -> Iterator[Miss]:
    """All near misses of a document."""
    seen = {w.lower() for m in text.mentions for w in m.words}
    for mention in text.mentions:
        if len(mention.words) == 2 and not mention.is_body and not mention.doubtful:
            yield from _person(mention, tables, text)
    single: dict[str, list[Mention]] = defaultdict(list)
    for mention in text.mentions:
        if len(mention.words) == 1:
            single[mention.text].append(mention)
    for name, mentions in single.items():
        known = _place(name, mentions, tables, text)
        if known and known.lower() not in seen:
            for mention in mentions:
                yield Miss(mention, mention.start, mention.end, known, 0.8)


def _person(mention: Mention, tables: Tables, text: Text) -> Iterator[Miss]:
    given, family = mention.words
    if mention.text.lower() in tables.people or any(w.lower() in tables.places for w in mention.words):
        return
    if given.lower() not in tables.given and len(given) > 4:
        for known in tables.by_surname[family.lower()]:
            if _misspelt(given, known) and known.lower() in tables.given:
                yield Miss(mention, mention.start, mention.start + len(given), known, 0.8)
                return
    if family.lower() in tables.surnames or family.lower() in tables.given or len(family) < 6 or "-" in family:
        return
    for known in tables.by_given[given.lower()]:
        if len(known) > 6 and _misspelt(family, known) and not _is_used(given, known, text):
            yield Miss(mention, mention.end - len(family), mention.end, known, 0.7)
            return


def _is_used(given: str, family: str, text: Text) -> bool:
    """Whether the right spelling stands in the text too: then it is a matter of spelling one name two ways."""
    return any(m.given == given and m.surname == family for m in text.mentions)


def _misspelt(word: str, known: str) -> bool:
    """Whether a word is a slip for a known name and not another way to spell it in Latin letters."""
    a, b = fold(word), fold(known)
    if a == b or derived(word, known) or word[:1] != known[:1]:
        return False
    return distance(word.lower(), known.lower(), 1) == 1 and distance(a, b, 1) == 1


def _place(name: str, mentions: list[Mention], tables: Tables, text: Text) -> str:
    low = name.lower()
    if len(name) < 8 or not _may_be_misspelt(low, tables, text):
        return ""
    if not any(m.locative or m.before == "of" for m in mentions):
        return ""
    if any(m.speaking or m.doubtful or m.before == "the" for m in mentions):
        return ""
    folded = fold(name)
    for known in sorted({*tables.near_places[low[:3]], *tables.near_places[low[-4:]]}):
        other = fold(known)
        limit = 2 if min(len(folded), len(other)) > 11 else 1
        if 0 < distance(folded, other, limit) <= limit and not derived(name, known):
            return known
    return ""


def _may_be_misspelt(low: str, tables: Tables, text: Text) -> bool:
    known = low in tables.places or low in tables.given or low in tables.surnames or low in tables.nations
    return not (known or low in text.lower or low in _REAL or low.endswith(_ENGLISH))
