"""Offices set against the table of holders, and against the rest of the text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from mtaudit.detectors.titles._merged import CABINET
from mtaudit.detectors.titles._parse import RELATED, UNDER, Mention
from mtaudit.detectors.titles._tables import Person, Tables, Term
from mtaudit.lang.patterns import lazy
from mtaudit.model import Document

_TOP = frozenset({"head-of-state", "head-of-government"})
_CHECKED = _TOP | {"foreign", "defence", "finance", "interior"}
_UNIQUE_OFFICES = frozenset(
    {
        "president", "prime minister", "chancellor", "foreign minister", "defence minister", "finance minister",
        "interior minister", "central bank governor", "health minister", "justice minister", "education minister",
    }
)  # fmt: skip
_OTHER_OFFICES = _UNIQUE_OFFICES | {"governor", "mayor", "home secretary", "energy minister", "economy minister"}
_ALIKE = {"premier": "prime minister", "taoiseach": "prime minister"}
_SMALL_BEFORE = frozenset(
    "by with from that and as for to of between said told when after while but where which if since "
    "because including the than whether although under about says".split()
)
_MONTHS = "january february march april may june july august september october november december".split()
_DATE = lazy(
    r"(?:(?P<d1>\d{1,2})\.? )?(?P<month>Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?|July?|"
    r"Aug(?:ust|\.)?|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?) (?:\d{1,2},? )?"
    r"(?P<year>(?:19|20)\d\d)\b|\b(?P<iso>(?:19|20)\d\d)-(?P<num>\d\d)-\d\d\b"
)


class Wrong(NamedTuple):
    """An office that a person has not, with what the table or the text says; `known` is the right office."""

    mention: Mention
    why: str
    known: str
    sure: float


def dateline(document: Document) -> str:
    """The month of a text, `YYYY-MM`, from its data or its first sentences; empty if it names none."""
    for key, value in document.meta:
        if key in ("date", "published", "year"):
            hit = re.match(r"(\d{4})(?:-(\d\d))?", value)
            if hit:
                return f"{hit[1]}-{hit[2] or '06'}"
    for segment in document.segments[:3]:
        hit = _DATE.search(segment.target[:160])
        if hit and hit.start() < 100:
            if hit["iso"]:
                return f"{hit['iso']}-{hit['num']}"
            number = next(n for n, m in enumerate(_MONTHS, 1) if m.startswith(hit["month"][:3].lower()))
            return f"{hit['year']}-{number:02}"
    return ""


def wrong_holders(mentions: Iterable[Mention], tables: Tables, date: str) -> Iterator[Wrong]:
    """Offices given to people of whom the table knows that they never held them."""
    for mention in mentions:
        if not mention.plain or mention.office.kind not in _CHECKED | {"international"}:
            continue
        if mention.before in RELATED or _followed_by_relation(mention) or _of_two_countries(mention, tables):
            continue
        wrong = _international(mention, tables, date) if mention.office.kind == "international" else None
        wrong = wrong or _of_country(mention, tables, date)
        if wrong is not None:
            yield wrong


def _followed_by_relation(mention: Mention) -> bool:
    """“president Ivan Petrov's wife”, “Prime Minister A and B”, a longer name than the table has."""
    at = mention.name_end
    found = mention.found
    return at < len(found) and found[at].norm == "'s" and at + 1 < len(found) and found[at + 1].norm in RELATED


def _of_two_countries(mention: Mention, tables: Tables) -> bool:
    """“the French and German President Emmanuel Macron and …”: the name may belong to the first country."""
    return mention.before == "and" and tables.places.ending(mention.found, mention.start - 1) is not None


def _person(mention: Mention, tables: Tables) -> Person | None:
    """Whom the name means: the full name of one person, or a last name that only one person has."""
    words = mention.name
    person = tables.persons.get(words)
    if person is None and len(words) > 2:
        person = tables.persons.get((words[0], words[-1]))
    if person is None and len(words) == 1 and len(words[0]) > 3 and mention.place:
        named = tables.surnames[words[0]]
        if len(named) == 1:
            person = tables.persons.named(named[0])
    return person


def _of_country(mention: Mention, tables: Tables, date: str) -> Wrong | None:
    office, place = mention.office, mention.place
    if office.kind not in _CHECKED:
        return None
    person = _person(mention, tables)
    if person is None:
        return None
    home = person.places - {"INT", "UN", "EU"}
    alone = len(mention.name) == 1
    if place:
        if not home:
            return None
        if place in home:
            return None if alone else _never(mention, person, tables, date, place)
        if office.scope and place not in office.scope and office.name not in _UNIQUE_OFFICES:
            return None
        if place in ("EU",) or (alone and office.kind not in _TOP):
            return None
        return Wrong(mention, _summary(person), _known(person, date), 0.85 if alone else 0.95)
    if alone or not _stands_alone(mention):
        return None
    if office.kind in _TOP and office.name in ("president", "chancellor", "prime minister") and len(home) == 1:
        return _never(mention, person, tables, date, next(iter(home)))
    return None


def _stands_alone(mention: Mention) -> bool:
    """Whether no noun before the office says of what (party president, Bayern president)."""
    if mention.attached or not mention.found[mention.office_start].capital:
        return False
    before = mention.before
    return not before or not before[0].isalpha() or before in _SMALL_BEFORE


def _never(mention: Mention, person: Person, tables: Tables, date: str, place: str) -> Wrong | None:
    """The head of state or government of a country, whose other heads the table knows, is none of them."""
    office = mention.office
    if office.kind not in _TOP or _TOP & person.kinds and office.name == "head of government":
        return None
    if {"deputy-head", "regional-head", "royal", "opposition", "party"} & person.kinds or office.kind in person.kinds:
        return None
    if _TOP & person.kinds and not _clear_title(office.name, person, place):
        return None
    heads = tables.offices_held[f"{place} {office.kind}"]
    if len(heads) < 3 and not (_TOP & person.kinds):
        return None
    last = max((t.until or "9999") for t in person.terms)
    first = min(t.since for t in person.terms)
    if (date and first[:4] <= date[:4] <= "2025") or last < "2022" or _TOP & person.kinds:
        return Wrong(mention, _summary(person), _known(person, date), 0.85 if date else 0.75)
    return None


def _clear_title(claimed: str, person: Person, place: str) -> bool:
    """A president called prime minister (or the reverse) is an error only where the titles cannot be mixed up.

    Somebody who held one top office may have held the other before the table begins, so only pairs that no reader
    mixes count: chancellor for a president, president for a chancellor of Germany or a British prime minister.
    """
    offices = {t.office for t in person.terms if t.kind in _TOP}
    if claimed == "chancellor":
        return "president" in offices and place not in ("DE", "AT")
    return claimed == "president" and place in ("GB", "CA", "AU", "NZ", "JP", "ES", "NL", "SE", "NO", "DK", "BE", "IN")


def _international(mention: Mention, tables: Tables, date: str) -> Wrong | None:
    person = _person(mention, tables)
    if person is None or len(mention.name) < 2 or not mention.office.scope & {"INT", "EU", "UN"}:
        return None
    holders = tables.offices_named[mention.office.name]
    if len(holders) < 3 or person.name in holders:
        return None
    if not person.kinds & _CHECKED and not person.places & {"INT", "EU", "UN"}:
        return None
    if any(t.kind == "international" and not t.until for t in person.terms) and not date:
        return None
    return Wrong(mention, _summary(person), _known(person, date), 0.75)


def _summary(person: Person) -> str:
    terms = sorted(person.terms, key=lambda t: (t.until or "9999", t.since))[-2:]
    return "the table has " + person.name + " as " + " and ".join(_term(t) for t in reversed(terms))


def _term(term: Term) -> str:
    until = term.until[:4] or "today"
    place = "" if term.place in ("INT", "UN", "EU") else f" ({term.place})"
    return f"{term.office}{place} {term.since[:4]}–{until}"


def _known(person: Person, date: str) -> str:
    """The office the person holds at the date, else the last one; empty if that is long ago."""
    terms = sorted(person.terms, key=lambda t: (t.until or "9999", t.since))
    if date:
        terms = [t for t in terms if t.since[:7] <= date <= (t.until or "9999")] or terms
    return terms[-1].office


def not_then(mentions: Iterable[Mention], tables: Tables, date: str) -> Iterator[Wrong]:
    """Offices that a person held, but more than a year before or after the date of the text."""
    year = int(date[:4])
    for mention in mentions:
        if not mention.plain or mention.office.kind not in _CHECKED or len(mention.name) < 2:
            continue
        if mention.before in RELATED or _followed_by_relation(mention) or mention.attached == ",":
            continue
        person = _person(mention, tables)
        terms = [t for t in person.terms if t.kind == mention.office.kind] if person else []
        terms = [t for t in terms if not mention.place or t.place == mention.place]
        if person and terms and all(_far(t, year) for t in terms) and len({t.place for t in person.terms}) == 1:
            yield Wrong(mention, _summary(person), "", 0.55)


def _far(term: Term, year: int) -> bool:
    return int(term.since[:4]) > year + 1 or bool(term.until) and int(term.until[:4]) < year - 1


def two_holders(mentions: Sequence[Mention], tables: Tables) -> Iterator[tuple[Mention, Mention]]:
    """One office of one country given to two people: the rarer one and one with the other."""
    groups: dict[tuple[str, str], list[Mention]] = {}
    for mention in mentions:
        office = _ALIKE.get(mention.office.name, mention.office.name)
        if mention.plain and mention.place and office in _UNIQUE_OFFICES:
            groups.setdefault((mention.place, office), []).append(mention)
    for (place, _), group in groups.items():
        counts = Counter(m.name[-1] for m in group)
        if len(counts) != 2:
            continue
        (main, often), (other, rare) = counts.most_common(2)
        if often == rare and not _one_known(group, place, tables):
            continue
        odd = next(m for m in group if m.name[-1] == other)
        usual = next(m for m in group if m.name[-1] == main)
        if often == rare and _is_holder(odd, place, tables):
            odd, usual = usual, odd
        if _is_holder(odd, place, tables) or _alike(main, other) or _alike_names(odd, usual):
            continue
        yield odd, usual


def _one_known(group: Sequence[Mention], place: str, tables: Tables) -> bool:
    return sum(_is_holder(m, place, tables) for m in {m.name[-1]: m for m in group}.values()) == 1


def _is_holder(mention: Mention, place: str, tables: Tables) -> bool:
    names = tables.offices_held[f"{place} {mention.office.kind}"]
    return any(mention.name[-1] in name.lower().replace("-", " ").split() for name in names)


def _alike(one: str, two: str) -> bool:
    """Whether two names may be spellings of one."""
    if one[0] == two[0] and abs(len(one) - len(two)) < 3:
        return len(set(one) ^ set(two)) < 4
    return one in two or two in one


def _alike_names(one: Mention, two: Mention) -> bool:
    """Whether the names share a word: given name with patronymic, or the order of Chinese and Hungarian names."""
    return bool(set(one.name) & set(two.name))


def two_offices(mentions: Sequence[Mention], tables: Tables) -> Iterator[tuple[Mention, Mention]]:
    """One person given two cabinet offices of different kinds in one text: the second kind and the first."""
    groups: dict[str, list[Mention]] = {}
    for mention in mentions:
        office = _ALIKE.get(mention.office.name, mention.office.name)
        if office in _OTHER_OFFICES and not mention.marks and not mention.marks & UNDER:
            groups.setdefault(mention.name[-1], []).append(mention)
    for group in groups.values():
        first = group[0]
        for other in group[1:]:
            if first.office.goes_with(other.office) or _compatible_places(first, other):
                continue
            known = tables.persons.get(first.name) or tables.persons.get(other.name)
            full = {m.name for m in group if len(m.name) > 1}
            cabinet = {first.office.kind, other.office.kind} & CABINET
            if known is None and len(full) == 1 and cabinet and other.name in (full | {other.name[-1:]}):
                yield other, first
                break


def _compatible_places(one: Mention, two: Mention) -> bool:
    return bool(one.place and two.place and one.place != two.place)
