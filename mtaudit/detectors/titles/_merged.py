"""Offices and bodies that were run together and given to one name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from mtaudit.detectors._atoms import Atom
from mtaudit.detectors.titles._names import is_person, person_behind
from mtaudit.detectors.titles._parse import Mention, honorifics_at, name_at, shown
from mtaudit.detectors.titles._tables import Office, Tables

CABINET = frozenset(
    "foreign defence finance interior economy health education justice energy agriculture transport "
    "labour trade culture environment social-affairs science technology industry sport tourism housing "
    "development information".split()
)
_STATE = CABINET | {
    "head-of-state",
    "head-of-government",
    "central-bank",
    "regional-head",
    "local",
    "court",
    "prosecutor",
}
_NATIONAL = CABINET | {"head-of-state", "head-of-government"}
_NO_STATE = frozenset({"royal", "church", "arts", "media", "sport-office", "education-office"})
_PORTFOLIOS = frozenset(
    "defence war treasury finance interior health education justice energy agriculture transport labour "
    "trade commerce homeland foreign security".split()
)
_HEADS = frozenset(
    "minister secretary director administrator president chairman chairwoman chief head governor "
    "commissioner chancellor general premier chair".split()
)
_NOUNS = frozenset(
    "official officials spokesman spokeswoman spokesperson director chief head envoy representative "
    "secretary president report reports data staff team workers expert experts ambassador adviser "
    "minister ministers chairman deputy coordinator commissioner conference regional executive office "
    "center centre headquarters day prize award".split()
)
_PLURAL = frozenset("both are were have who're agree meet".split())


class Merged(NamedTuple):
    """Two offices, or an office and a body, run together: places in the sentence, the message's parts."""

    start: int
    end: int
    what: str
    name: str
    right: str
    sure: float


def merged(found: Sequence[Atom], tables: Tables, held: Mapping[str, Mention]) -> Iterator[Merged]:
    """The merged titles of a sentence; `held` maps classes of office to who has them elsewhere in the text."""
    for at, atom in enumerate(found):
        if atom.norm == "and" and 0 < at < len(found) - 1 and found[at + 1].capital:
            fault = (
                _state_and(found, at, tables)
                or _office_and(found, at, tables, held)
                or _two_departments(found, at, tables)
                or _two_owners(found, at, tables)
            )
        elif atom.norm in _HEADS and at and at + 2 < len(found):
            fault = _head_of_two(found, at, tables) or _side_by_side(found, at, tables)
        else:
            continue
        if fault is not None:
            yield fault


def _person(found: Sequence[Atom], at: int, tables: Tables) -> tuple[int, int] | None:
    start = honorifics_at(found, at)
    end = name_at(found, start, tables)
    return (start, end) if end > start else None


def _state_and(found: Sequence[Atom], at: int, tables: Tables) -> Merged | None:
    """“Secretary of State and Defense NAME”: the name of one department joined to the office of the other."""
    if at < 3 or found[at - 1].norm not in ("state", *_PORTFOLIOS) or found[at - 2].norm != "of":
        return None
    if found[at - 3].norm != "secretary" or found[at + 1].norm not in ("state", *_PORTFOLIOS):
        return None
    start = _country_before(found, at - 3, tables)
    american = start < at - 3 and tables.places.starting(found, start) == (at - 3, "US")
    if "state" not in (found[at - 1].norm, found[at + 1].norm) and not american:
        return None
    person = _person(found, at + 2, tables)
    if person is None:
        return None
    name = shown(found, *person)
    one, two = found[at - 1].text, found[at + 1].text
    right = f"Secretary of {one} … and Secretary of {two} …"
    what = f"the secretaries of {one} and {two} are two people"
    return Merged(start, person[1], what, name, right, 0.95)


def _country_before(found: Sequence[Atom], at: int, tables: Tables) -> int:
    hit = tables.places.ending(found, at - (at > 0 and found[at - 1].norm == "'s"))
    return hit[0] if hit else at


def _office_before(found: Sequence[Atom], at: int, tables: Tables) -> tuple[int, Office] | None:
    return tables.offices.ending(found, at)


def _office_and(found: Sequence[Atom], at: int, tables: Tables, held: Mapping[str, Mention]) -> Merged | None:
    one = tables.offices.ending(found, at)
    if one is None or not all(a.capital or a.norm in ("of", "the", "for") for a in found[one[0] : at]):
        return None
    start = _country_before(found, one[0], tables)
    second = tables.offices.starting(found, at + 1)
    if second is None:
        return _office_and_body(found, start, at, one[1], tables)
    before = {found[first - 1].norm for first in (start, one[0]) if first}
    if before & _ARTICLES or "and" in before:
        return None
    return _two_offices(found, start, one[1], second, tables, held)


_IN_COMPANIES = frozenset("executive ceo chair chairman chairwoman".split())
"""One person is president and chief executive of a company."""
_ARTICLES = frozenset("the a an his her their our former ex vice deputy".split())


def _two_offices(
    found: Sequence[Atom],
    start: int,
    one: Office,
    second: tuple[int, Office],
    tables: Tables,
    held: Mapping[str, Mention],
) -> Merged | None:
    end, two = second
    if _IN_COMPANIES & {a.norm for a in found[start:end]}:
        return None
    if one.kind not in _STATE or two.kind not in _STATE or one.goes_with(two) or not found[end - 1].capital:
        return None
    of = end < len(found) and found[end].norm == "of"
    person = _person_of(found, end, tables) if of else _person(found, end, tables)
    if person is None or (not of and _goes_on(found, person[1])):
        return None
    name = tuple(a.norm for a in found[person[0] : person[1]] if a.letters)
    known = tables.persons.get(name)
    rival = next((h for k in (one.kind, two.kind) if (h := held.get(k)) and h.name[-1] != name[-1]), None)
    if known is not None and (
        known.kinds >= {one.kind, two.kind} or (known.kinds & {one.kind, two.kind} and not rival)
    ):
        return None
    if of and rival is None:
        return None
    what = f"{one.name} and {two.name} are offices of two people"
    if rival is not None:
        what += f": elsewhere the text names {rival.shown_name} as {rival.shown_office}"
    return Merged(start, person[1], what, shown(found, *person), "", 0.95 if rival else 0.6)


def _person_of(found: Sequence[Atom], at: int, tables: Tables) -> tuple[int, int] | None:
    start, end = person_behind(found, at, tables)
    return (start, end) if end else None


def _goes_on(found: Sequence[Atom], at: int) -> bool:
    """Whether more people follow: a list of names, or a verb in the plural."""
    if at >= len(found):
        return False
    listed = found[at].text == "," and at + 1 < len(found) and found[at + 1].capital
    return listed or found[at].norm in _PLURAL or found[at].norm in ("and", "'s")


def _office_and_body(found: Sequence[Atom], start: int, at: int, one: Office, tables: Tables) -> Merged | None:
    """“Health Minister and World Trade Organization NAME”: a person called an organization."""
    hit = tables.bodies.starting(found, at + 1)
    if hit is None or one.kind in _NO_STATE:
        return None
    end = hit[0]
    person = _person(found, end, tables)
    if person is None or not _is_person(found, person, tables):
        return None
    shown_body = shown(found, at + 1, end)
    what = f"{shown_body} is an organization, not an office of {one.name}"
    return Merged(start, person[1], f"{what}: a word such as “representative” is lost", shown(found, *person), "", 0.9)


def _two_departments(found: Sequence[Atom], at: int, tables: Tables) -> Merged | None:
    """“US State and Defense Secretary NAME”: one secretary for two departments."""
    if at + 3 >= len(found) or found[at + 2].norm != "secretary" or not found[at + 2].capital:
        return None
    one, two = found[at - 1], found[at + 1]
    if {one.norm, two.norm} - {"state", *_PORTFOLIOS} or not one.capital:
        return None
    start = _country_before(found, at - 1, tables)
    if start == at - 1 or tables.places.starting(found, start) != (at - 1, "US"):
        return None
    person = _person(found, at + 3, tables)
    if person is None or _goes_on(found, person[1]):
        return None
    what = f"the secretaries of {one.text} and {two.text} are two people"
    return Merged(start, person[1], what, shown(found, *person), "", 0.9)


def _two_owners(found: Sequence[Atom], at: int, tables: Tables) -> Merged | None:
    """“UN and NATO Secretary-General NAME”, “Greek and Turkish President NAME”: one office, two owners."""
    countries = (tables.places.ending(found, at), tables.places.starting(found, at + 1))
    bodies = (tables.bodies.ending(found, at), tables.bodies.starting(found, at + 1))
    for (one, two), kinds in ((countries, _NATIONAL), (bodies, frozenset({"international", "head-of-state", "party"}))):
        if one is None or two is None or one[1] == two[1]:
            continue
        if tuple(a.norm for a in found[one[0] : at]) in tables.country_names:
            continue
        end = _owned_office(found, two[0], kinds, tables)
        person = _person(found, end, tables) if end else None
        if person is None or _goes_on(found, person[1]) or not _is_person(found, person, tables):
            continue
        title = shown(found, two[0], end)
        what = f"the two have each their own {title}"
        return Merged(one[0], person[1], what, shown(found, *person), "", 0.8)
    return None


def _owned_office(found: Sequence[Atom], at: int, kinds: frozenset[str], tables: Tables) -> int:
    """The end of an office of one of these classes, or of the word for the head of a body; 0 if there is none."""
    if at >= len(found) or not found[at].capital:
        return 0
    office = tables.offices.starting(found, at)
    if office is not None:
        return office[0] if office[1].kind in kinds else 0
    if "international" in kinds and found[at].norm in ("secretary", "director", "chief", "head"):
        return at + 1 + (at + 1 < len(found) and found[at + 1].norm == "general")
    return 0


def _side_by_side(found: Sequence[Atom], at: int, tables: Tables) -> Merged | None:
    """“Finance Minister Governor NAME”: two offices with nothing between them."""
    one = tables.offices.ending(found, at + 1)
    two = tables.offices.starting(found, at + 1)
    if one is None or two is None or not (found[one[0]].capital and found[at + 1].capital):
        return None
    if one[1].kind not in _NATIONAL or two[1].kind not in _STATE or one[1].goes_with(two[1]):
        return None
    person = _person(found, two[0], tables)
    start = _country_before(found, one[0], tables)
    if person is None or _goes_on(found, person[1]) or (start and found[start - 1].norm in ("former", "and", "then")):
        return None
    what = f"{one[1].name} and {two[1].name} are offices of two people"
    return Merged(start, person[1], what, shown(found, *person), "", 0.75)


def _is_person(found: Sequence[Atom], person: tuple[int, int], tables: Tables) -> bool:
    start, end = person
    words = [a.norm for a in found[start:end] if a.letters]
    if len(words) < 2 or any(w in _NOUNS for w in words):
        return False
    if end < len(found) and found[end].norm in _NOUNS:
        return False
    return words[0] in tables.given_names or tuple(words) in tables.persons or words[-1] in tables.surnames


def _head_of_two(found: Sequence[Atom], at: int, tables: Tables) -> Merged | None:
    """“NASA Administrator Interpol NAME”: the office of one body runs into the name of another."""
    if not found[at].capital or not found[at + 1].capital:
        return None
    office = tables.offices.ending(found, at + 1)
    first = at
    while first and found[first - 1].norm in ("executive", "general", "deputy", "managing", "secretary", "director"):
        first -= 1
    one = tables.bodies.ending(found, first)
    cabinet = office is not None and office[1].kind in CABINET
    if one is None and not cabinet:
        return None
    two = tables.bodies.starting(found, at + 1)
    if two is None or (one is not None and two[1] == one[1]):
        return None
    person = _person(found, two[0], tables)
    if person is None or not _is_person(found, person, tables):
        return None
    start = one[0] if one is not None else _country_before(found, office[0] if office else at, tables)
    shown_one, shown_two = shown(found, start, at + 1), shown(found, at + 1, two[0])
    what = f"the office “{shown_one}” runs into the name of another body, {shown_two}"
    return Merged(start, person[1], what, shown(found, *person), "", 0.9)


def holders_of_classes(mentions: Sequence[Mention]) -> dict[str, Mention]:
    """Who is said to hold a cabinet office, by its class: the first name that is given one office only."""
    held: dict[str, Mention] = {}
    for mention in mentions:
        alone = mention.before != "and" and mention.plain
        if alone and mention.office.kind in CABINET and mention.office_start - mention.start >= 0:
            held.setdefault(mention.office.kind, mention)
    return held


# Who alone leads a body, and what one person may be besides.
_SOLE = frozenset("president chairman chairwoman chairperson mayor rector governor director dean".split())
_BESIDES = frozenset(
    "chief ceo coo cfo cto executive founder cofounder co owner chairman chairwoman chair general managing principal "
    "artistic board editor publisher producer partner director president minister prime commander".split()
)


def two_jobs(sentences: Sequence[Sequence[Atom]], tables: Tables) -> Iterator[tuple[int, Merged]]:
    """“The President and Sports Trainer NAME” where the president is another; the number of the sentence."""
    joined = [(number, at) for number, found in enumerate(sentences) for at in _joined(found)]
    if not joined:
        return
    for number, at in joined:
        found = sentences[number]
        start, end = person_behind(found, at + 2, tables, 5)
        if not end or found[start - 1].text == ",":
            continue
        head = found[at].norm
        other = next((o for f in sentences for o in _sole(f, head, tables) if o[-1] != found[end - 1].text), None)
        if other is not None:
            first, second = found[at].text, shown(found, at + 2, start)
            what = f"the text names {' '.join(other)} as {first.lower()}; {second} is another office"
            yield number, Merged(at, end, what, shown(found, start, end), "", 0.85)


def _joined(found: Sequence[Atom]) -> Iterator[int]:
    """Where “President and Xyz Trainer” begins: a sole head that begins a title, and what does not go with it."""
    for at in range(len(found) - 4):
        if found[at].norm not in _SOLE or not found[at].capital or found[at + 1].norm != "and":
            continue
        if not found[at + 2].capital or found[at + 2].norm in _BESIDES:
            continue
        if at == 0 or found[at - 1].norm in ("the", "by", "said") or not found[at - 1].letters:
            yield at


def _sole(found: Sequence[Atom], head: str, tables: Tables) -> Iterator[tuple[str, ...]]:
    """Who has an office in small letters before the name: “the club’s president, NAME”."""
    for at in range(1, len(found) - 2):
        if found[at].norm != head or found[at].capital or found[at - 1].norm not in ("the", "'s", "its", "club"):
            continue
        here = at + 1 + (found[at + 1].text == ",")
        if is_person(found, here, tables):
            yield tuple(a.text for a in found[here : max(name_at(found, here, tables), here + 2)])
