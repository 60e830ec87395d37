"""What stands before a personal name and is in no order that English uses for offices, ranks and bodies.

The words before a name are read from the name backwards, up to a verb, a small word that leads in no title, or a
mark. English has them in few orders: rank, office of something, something's office, two offices with “and” or a comma.
Each finder names one order that English lacks and other languages have.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from mtaudit.detectors._atoms import Atom
from mtaudit.detectors.titles._grammar import FIELDS, HEADS
from mtaudit.detectors.titles._names import is_person
from mtaudit.detectors.titles._parse import honorifics_at, name_at
from mtaudit.detectors.titles._tables import Mangled, Tables


def _set(text: str) -> frozenset[str]:
    return frozenset(text.split())


class Titled(NamedTuple):
    """A person of a sentence: where the words before the name begin, where the name does, and where it ends."""

    start: int
    name: int
    end: int
    apposed: bool
    """Whether a comma stands before the name, and a mark behind it."""

    @property
    def last(self) -> int:
        """Behind the last word of the title."""
        return self.name - self.apposed


_LINKS = _set("of for the to and &")
_LONGEST = 14
_RANKS = _set(
    "general colonel admiral marshal lieutenant major brigadier captain commodore sergeant corporal commander "
    "inspector superintendent constable detective commissioner"
)
_ADDRESS = _set("mr mrs ms miss dr sir dame prof professor doctor engineer hajj haji sheikh sheik")
# The words with a capital at the beginning of a sentence that belong to no title.
_NOT_TITLE = _set(
    "in on at by with from as when after while but that if then since because although under over during before until "
    "an a he she they we it his her their our this these those yet so or nor both either not also meanwhile however "
    "monday tuesday wednesday thursday friday saturday sunday january february march april june july august september "
    "october november december today yesterday tomorrow"
)


def persons(found: Sequence[Atom], tables: Tables) -> Iterator[Titled]:
    """Every sure person with words before the name that may be a title, from left to right."""
    at = 1
    while at < len(found):
        if not found[at].capital or not is_person(found, at, tables):
            at += 1
            continue
        end = max(name_at(found, at, tables), at + 2)
        before = at
        while before and _leads(found, before - 1):
            before -= 1
        comma = before > 0 and found[before - 1].text == "," and _is_closed(found, end)
        start = _begin(found, before - comma)
        if start < before - comma:
            yield Titled(start, before, end, comma)
        at = end


def _is_closed(found: Sequence[Atom], end: int) -> bool:
    return end >= len(found) or found[end].text in ",.;)"


def _leads(found: Sequence[Atom], at: int) -> bool:
    """Whether a word is an address or a rank that stands right before the name (or its full stop)."""
    if found[at].text == ".":
        return at > 0 and found[at - 1].capital and len(found[at - 1].text) < 5 and honorifics_at(found, at - 1) > at
    return found[at].capital and found[at].norm in _ADDRESS


def _begin(found: Sequence[Atom], end: int) -> int:
    """Where the words before a name begin: capital words and small links between them."""
    start = end
    while start and end - start < _LONGEST:
        word = found[start - 1]
        if word.letters and word.capital:
            if word.norm in _NOT_TITLE:
                break
        elif word.norm not in _LINKS or start == end:
            break
        start -= 1
    while start < end and not found[start].capital:
        start += 1
    return start


def disordered(text: str, found: Sequence[Atom], tables: Tables) -> Iterator[Mangled]:
    """The titles of one sentence whose order no English title has."""
    for person in persons(found, tables):
        faults = (find(found, person) for find in _FINDERS)
        fault = next((f for f in faults if f is not None), None)
        fault = fault or behind_office(found, person, tables) or _hyphened(text, found, person)
        if fault is not None:
            yield fault


def _fault(found: Sequence[Atom], person: Titled, why: str, right: str = "", sure: float = 0.8) -> Mangled:
    start = person.start + (found[person.start].norm == "the" and person.start + 1 < person.last)
    return Mangled(found[start].start, found[person.end - 1].end, why, right, sure)


# Offices that have their field, body or country before them, or behind them with “of”, never right behind them.
_STRICT = _set("president minister governor mayor mayoress chancellor prosecutor ambassador chairman chairwoman rector")
BODIES = _set(
    "administration council committee department agency region office republic government ministry commission board "
    "federation district directorate service organization association union company group province rada assembly "
    "parliament municipality bureau inspectorate court bank institute university hospital academy tribunal embassy "
    "secretariat kingdom senate chamber prosecution consulate police army navy militia gendarmerie treasury"
)


def behind_office(found: Sequence[Atom], person: Titled, tables: Tables) -> Mangled | None:
    """“Minister Finance NAME”, “Chancellor Bavaria NAME”, “Minister Pilgrimage Republic of X NAME”."""
    if person.apposed:
        return None
    at = person.last - 1
    while at >= person.start and found[at].norm not in _STRICT:
        at -= 1
    first = at + 1
    if at < person.start or first >= person.last or not found[first].capital:
        return None
    if at > person.start and found[at - 1].norm in ("deputy", "vice", "assistant"):
        return None
    word = found[first].norm
    field = word in FIELDS or word.removesuffix("s") in FIELDS or word in BODIES
    place = tables.places.starting(found, first) is not None or word in tables.spelt
    if not (field or place) or word in HEADS or word in _RANKS or word in tables.given_names:
        return None
    if any(a.norm in HEADS or a.norm in _RANKS or a.norm == "and" for a in found[first : person.last]):
        return None
    why = f"“{found[first].text}” stands before “{found[at].text}” in English, or behind it with “of”"
    return _fault(found, person, why, "", 0.75)


_COLLECTIVE = _set(
    "parliament board council committee commission ministry government assembly administration department directorate "
    "prosecution embassy municipality secretariat delegation inspectorate consulate presidency chancellery "
    "chairmanship leadership command prefecture governorate magistracy rectorate deanery management supervision "
    "judiciary"
)
_SPOKEN = _set("said says told added stated by according")


def body_as_title(found: Sequence[Atom], person: Titled) -> Mangled | None:
    """“Supervisory Board NAME said”: a person is called by the name of a body."""
    last = person.last - 1
    if person.apposed or person.name != person.last or found[last].norm not in _COLLECTIVE:
        return None
    if found[person.name].norm in _ADDRESS:  # “Medical Research Council Professor NAME”: where the professor works
        return None
    before = found[person.start - 1] if person.start else None
    if before is not None and before.text not in ",.:;“" and before.norm not in _SPOKEN:
        return None
    if before is not None and before.norm == "according":
        return None
    words = found[person.start : person.last]
    if len(words) > 6 or any(a.norm in HEADS or a.norm in _RANKS or a.norm in ("of", "and") for a in words):
        return None
    after = found[person.end] if person.end < len(found) else None
    if after is None or not (after.norm in _SAID or after.text == ","):
        return None
    why = f"a “{found[last].text.lower()}” is a body, not the title of a person"
    return _fault(found, person, why, "", 0.75)


_SAID = _set(
    "said says told added stated announced confirmed denied explained warned was is has had will would could also "
    "promised called spoke noted stressed visited opened signed met recalled reported declared asked thanked who "
    "replied"
)


# Words for which other languages have one word with a body, a force or a department.
THINGS = _set(
    "room rooms hall halls saloon weapon weapons box boxes bag bags purse table tables stick baton dish yard courtyard "
    "patio shore shelf bench hotel closet cupboard corner corners pillar pillars goal wallet suitcase desk drawer cave "
    "cellar chest drawing window page lesson tower kitchen market stain spot garden seat chair cut slice floor roof "
    "ceiling wall carpet blanket blankets advice tip hint consultation"
)
_PLAIN_HEADS = _set(
    "president minister governor mayor director directress head chief deputy secretary prosecutor chairman chairwoman "
    "substitute undersecretary vice-president chancellor counselor councillor boss manager prefect rector"
)
_WORKS_AT = _set("director manager head chief boss")
_REAL_PLACES = _set(
    "market garden tower hall floor kitchen wall chair hotel hotels weapons page window bench boxes cave"
)


def leads_thing(found: Sequence[Atom], person: Titled) -> Mangled | None:
    """“President of the Room, NAME”, “Deputy of the City Hotel NAME”: a thing where a body should be led."""
    for at in range(person.start, person.last - 2):
        if found[at].norm not in _PLAIN_HEADS or found[at + 1].norm != "of":
            continue
        here = at + 2 + (found[at + 2].norm == "the")
        stop = here
        while stop < person.last and found[stop].capital and stop < here + 3:
            stop += 1
        if stop == here or found[stop - 1].norm not in THINGS:
            continue
        one = stop - here == 1
        if found[at].norm in _WORKS_AT and found[stop - 1].norm in _REAL_PLACES:
            continue
        if not one and not (found[here].norm in ("city", "town", "court") and found[stop - 1].norm == "hotel"):
            continue
        thing = " ".join(a.text for a in found[here:stop])
        why = f"nobody is {found[at].text.lower()} of a “{thing}”: the word also means a body in another language"
        return _fault(found, person, why, "", 0.8)
    return None


# Who leads: before “of”, and right before a name.
_LEADERS = _set(
    "head chief director directress president chairman chairwoman minister governor mayor coordinator judge councillor "
    "leader manager rector prefect boss captain commander inspector administrator"
)
_ENDS = _set(
    "president minister governor mayor director directress chief head manager chairman chairwoman prefect coordinator "
    "secretary leader boss administrator commander premier councillor rector"
)
_OWN_OFFICES = _set("state government staff mission delegation service")


def ends_in_office(found: Sequence[Atom], person: Titled) -> Mangled | None:
    """“Director of Education Manager NAME”, “Fire Chief of Commander NAME”: an office behind the “of” of another."""
    last = person.last - 1
    if person.apposed or found[last].norm not in _ENDS or not found[last].capital or _is_owner(found, person):
        return None
    links = [n for n in range(person.start + 1, last) if found[n].norm == "of"]
    if not links or found[links[0] - 1].norm not in _LEADERS or not found[links[0] - 1].capital:
        return None
    between = found[links[0] + 1 : last]
    if any(a.norm in _OWN_OFFICES or a.norm in ("and", "to", "for", "&") for a in between):
        return None
    if between and (between[-1].norm in ("deputy", "vice", "prime", "former", "acting") or between[0].norm in _ENDS):
        return None
    one, two = found[links[0] - 1].text, found[last].text
    return _fault(found, person, f"“{one} of …” and “{two}” are two offices with nothing between them", "", 0.7)


_PARTS = BODIES | _COLLECTIVE | _set("authority school church brigade service station union club team centre")


def office_and_body(found: Sequence[Atom], person: Titled) -> Mangled | None:
    """“School Director and Ministry NAME”: an office joined to a body, and given to a person."""
    last = person.last - 1
    if person.apposed or not found[last].capital or found[last].norm not in _PARTS - _set("army party police"):
        return None
    joins = [n for n in range(person.start + 1, last) if found[n].norm in ("and", "&")]
    if not joins or found[joins[-1] - 1].norm not in _ENDS | _LEADERS or not found[joins[-1] - 1].capital:
        return None
    if any(a.norm in HEADS or a.norm == "of" for a in found[joins[-1] + 1 : person.last]):
        return None
    why = f"a “{found[last].text.lower()}” is a body, not an office like “{found[joins[-1] - 1].text}”"
    return _fault(found, person, why, "", 0.8)


_SPEAK = _set("spokesman spokeswoman spokesperson")
_OTHER_HEADS = _SPEAK | _set("coordinator ambassador councillor rector professor judge")


def part_behind(found: Sequence[Atom], person: Titled) -> Mangled | None:
    """“Spokesman Police NAME”, “Secretary State of Farming NAME”, “Commander Police of X NAME”."""
    for at in range(person.start, person.last - 1):
        one, two = found[at].norm, found[at + 1].norm
        if not (found[at].capital and found[at + 1].capital) or (at and found[at - 1].norm in ("deputy", "assistant")):
            continue
        after = found[at + 2].norm if at + 2 < person.last else ""
        state = (one, two, after) == ("secretary", "state", "of")
        police = one in ("commander", "chief", "head") and two in _FORCES and after in ("", "of")
        other = one in _OTHER_HEADS and two in (_PARTS | _FORCES) - _set("council") and after in ("", "of", "for")
        if state or police or (other and not person.apposed):
            why = f"“{found[at + 1].text}” stands before “{found[at].text}” in English, or behind it with “of”"
            return _fault(found, person, why, "", 0.75)
    return None


_SERVICES = _set(
    "police justice militia gendarmerie carabinieri infantry artillery cavalry aviation medical internal tax"
)


def rank_of_force(found: Sequence[Atom], person: Titled) -> Mangled | None:
    """“Colonel of Police NAME”: the force stands before the rank, or behind the name."""
    for at in range(person.start, person.last - 2):
        if found[at].norm not in ("colonel", "general", "major", "lieutenant", "sergeant", "corporal"):
            continue
        tail = found[at + 2 : person.last]
        if found[at + 1].norm != "of" or found[at + 2].norm not in _SERVICES or not found[at + 2].capital:
            continue
        alone = len(tail) == 1 or (len(tail) == 2 and tail[1].norm == "service")
        if alone and not person.apposed and not (at > person.start and found[at - 1].norm in OF_GENERAL):
            why = f"English says “{tail[0].text} {found[at].text}”"
            return _fault(found, person, why, "", 0.7)
    return None


def responsible(found: Sequence[Atom], person: Titled) -> Mangled | None:
    """“Responsible of the Commune Works NAME”: the adjective as an office."""
    for at in range(person.start, person.last - 2):
        word = found[at]
        if word.capital and word.norm in ("responsible", "encharged") and found[at + 1].norm in ("of", "for"):
            return _fault(found, person, f"“{word.text}” is no office in English", "head", 0.75)
    return None


_NO_BODIES = _set(
    "direction subdirection gerency deputation intendance presidence jefatura subdelegation superintendence"
)


def no_body(found: Sequence[Atom], person: Titled) -> Mangled | None:
    """“Leader of Direction of Traffic NAME”: a word for a department that English does not use."""
    for at in range(person.start + 2, person.last):
        if found[at].norm not in _NO_BODIES or not found[at].capital:
            continue
        led = any(a.norm in _LEADERS for a in found[person.start : at])
        if led and found[at - 1].norm in ("of", "the", "general"):
            why = f"“{found[at].text}” is no body in English: it is a department or an office"
            return _fault(found, person, why, "", 0.75)
    return None


_UNDER = _set("undersecretary substitute deputy vice assistant subsecretary undersecretaries")


def under_head(found: Sequence[Atom], person: Titled) -> Mangled | None:
    """“Undersecretary of Minister of Waters NAME”, “Deputy Head of Governor for Transport NAME”."""
    for at in range(person.start, person.last - 2):
        if found[at + 1].norm != "of":
            continue
        article = found[at + 2].norm == "the" and at + 3 < person.last
        head = found[at + 2 + article]
        if head.norm not in _STRICT or not head.capital:
            continue
        heads = found[at].norm in ("head", "chief", "boss") and at > person.start and found[at - 1].norm in _UNDER
        if not heads and found[at].norm not in _UNDER:
            continue
        after = found[at + 3 + article].norm if at + 3 + article < person.last else ""
        if after not in ("of", "for") and (after or article or _is_owner(found, person)):
            continue
        rank = "Deputy" if heads else found[at].text
        why = f"“{found[at].text} of {head.text}” names two offices: English says “{rank} {head.text}”"
        return _fault(found, person, why, "", 0.8)
    return None


def _is_owner(found: Sequence[Atom], person: Titled) -> bool:
    return person.end < len(found) and found[person.end].norm == "'s"


# What a project or a part of an institution is; who leads it is its head or director, not its president.
_ACTIVITIES = _set(
    "excavation expedition investigation research construction laboratory clinic polyclinic ward unit desk section "
    "branch office service department faculty bureau directorate team project excavations operation operations "
    "training maintenance communication inspection audit"
)
_OWN_ENGLISH = _set("project team service branch faculty operations section unit operation training communication")


def president_of_work(found: Sequence[Atom], person: Titled) -> Mangled | None:
    """“Excavation President NAME”: the word for a head, taken for a president."""
    for at in range(person.start + 1, person.last):
        if found[at].norm not in ("president", "presidentess") or found[at - 1].norm not in _ACTIVITIES:
            continue
        if found[at - 1].norm in _OWN_ENGLISH or not found[at - 1].capital or not found[at].capital:
            continue
        work = found[at - 1].text.lower()
        return _fault(found, person, f"who leads a {work} is its head or director", f"head of the {work}", 0.75)
    return None


# Ranks in the order of Romance and Slavic languages.
_BACKWARDS = {
    "general": _set("major lieutenant brigadier"),
    "captain": _set("lieutenant major colonel"),
    "colonel": _set("lieutenant major brigadier"),
    "inspector": _set("chief superior principal"),
    "superintendent": _set("chief"),
    "sergeant": _set("staff chief"),
    "lieutenant": _set("second first"),
    "admiral": _set("rear vice"),
    "marshal": _set("field"),
}
_FORCES = _set("police militia gendarmerie carabinieri")
OF_GENERAL = _set("attorney inspector secretary director surgeon governor consul prosecutor solicitor commissioner "
                   "postmaster auditor comptroller treasurer adjutant quartermaster")  # fmt: skip


def rank_order(found: Sequence[Atom], person: Titled) -> Mangled | None:
    """“General Major NAME”, “Colonel General Police NAME”: ranks that English turns the other way round."""
    if person.apposed:
        return None
    last = person.last - 1
    if last <= person.start or not (found[last].capital and found[last - 1].capital):
        return None
    one, two = found[last - 1].norm, found[last].norm
    if last - 1 > person.start and found[last - 2].norm in OF_GENERAL:
        return None
    if two in _FORCES and one in _RANKS - _set("inspector commissioner"):
        why = f"the force stands before the rank: “{found[last].text} {found[last - 1].text}”"
        return _fault(found, person, why, "", 0.7)
    if two in _BACKWARDS.get(one, ()):
        why = f"no rank is called so: English has “{found[last].text} {found[last - 1].text}”"
        return _fault(found, person, why, "", 0.7)
    return None


_SPOKES = _set("spokesman spokeswoman spokesperson speaker ambassador commissioner")


def head_of_head(found: Sequence[Atom], person: Titled) -> Mangled | None:
    """“Minister Spokesperson of National Defence NAME”, “Representative Director President NAME”."""
    for at in range(person.start, person.last - 1):
        one, two = found[at], found[at + 1]
        if not (one.capital and two.capital):
            continue
        after = found[at + 2].norm if at + 2 < person.last else ""
        spoken = one.norm in ("minister", "president") and two.norm in _SPOKES and after == "of"
        japanese = one.norm == "director" and two.norm == "president" and at > person.start
        japanese = japanese and found[at - 1].norm in ("representative", "delegate", "managing")
        if spoken or japanese:
            why = f"“{one.text}” and “{two.text}” are two offices with nothing between them"
            return _fault(found, person, why, "", 0.8)
    return None


_WITH_HYPHEN = {
    "president": _set("commissioner director delegate minister governor manager rector prosecutor administrator"),
    "director": _set("president minister mayor prefect chairman commissioner"),
    "minister": _set("delegate coordinator deputy chairman director chief governor"),
    "governor": _set("president minister prefect mayor delegate"),
    "mayor": _set("deputy minister senator commissioner delegate councillor"),
    "commissioner": _set("president director prefect delegate mayor"),
    "chancellor": _set("president minister rector"),
    "secretary": _set("delegate minister commissioner director president"),
    "administrator": _set("delegate president director"),
    "deputy": _set("mayor minister senator"),
}


def _hyphened(text: str, found: Sequence[Atom], person: Titled) -> Mangled | None:
    """“President-Commissioner NAME”: two offices in one compound, as Dutch and French make them."""
    for at in range(person.start, person.last - 1):
        one, two = found[at], found[at + 1]
        if text[one.end : two.start] == "-" and two.norm in _WITH_HYPHEN.get(one.norm, ()):
            why = f"English has no office “{one.text}-{two.text}”"
            return _fault(found, person, why, "", 0.75)
    return None


def force_of(found: Sequence[Atom], person: Titled) -> Mangled | None:
    """“Weapon of Carabinieri Colonel NAME”: a thing that has officers."""
    for at in range(person.start, person.last - 2):
        thing = found[at].norm in THINGS and found[at + 1].norm == "of" and found[at].capital
        if thing and any(a.norm in _RANKS for a in found[at + 2 : person.last]):
            why = f"officers do not belong to a “{found[at].text.lower()}”: the word also means a force"
            return _fault(found, person, why, "", 0.8)
    return None


_TITLES_OF_OFFICE = _set(
    "minister mayor governor president judge prosecutor senator deputy director prefect ambassador rector notary "
    "general colonel commissioner counselor"
)
_MISTER = _set("mr mrs ms miss")


def addressed(found: Sequence[Atom], person: Titled) -> Mangled | None:
    """“Mr. Minister NAME”: an address that English uses only to the face, and without the name."""
    at = person.last - 1
    before = at - 1 - (at > 0 and found[at - 1].text == ".")
    if person.apposed or before < 0 or found[at].norm not in _TITLES_OF_OFFICE or found[before].norm not in _MISTER:
        return None
    why = f"English does not put “{found[before].text}” before an office with a name"
    return Mangled(found[before].start, found[person.end - 1].end, why, "", 0.75)


_CROWD = _STRICT | _set(
    "director secretary manager spokesman spokeswoman spokesperson commissioner prefect premier commander chief "
    "superintendent coordinator"
)
_CROWDING = _CROWD | {"general"}
_BARE = _set("minister governor mayor mayoress secretary prosecutor ambassador rector prefect commissioner chancellor")
"""Offices behind which, without “of”, no second office stands in English."""
_SECOND_OF_TWO = {
    "minister": _set("president"),
    "secretary": _set("commissioner director"),
    "governor": _set("president"),
    "mayor": _set("president commissioner director manager"),
    "ambassador": _set("chief director"),
    "prosecutor": _set("director"),
    "commissioner": _set("chief secretary director"),
}
_OWNERS = _OWN_OFFICES | _set("office cabinet department ministry private personal deputy vice first former and &")


def crowded(found: Sequence[Atom], person: Titled) -> Mangled | None:
    """“Vice Secretary Bureau Mayor NAME”, “Minister of Ties Director General of Sea NAME”: one title, two offices."""
    heads = [n for n in range(person.start, person.last) if found[n].norm in _CROWDING and found[n].capital]
    for one, two in pairwise(heads):
        between = [a.norm for a in found[one + 1 : two]]
        bare = found[one].norm in _BARE and not set(between) - BODIES - FIELDS - {"police"}
        led = between[:1] == ["of"] and len(set(between) - _LINKS) > 0 and found[one].norm in _STRICT - {"president"}
        if not (bare or led) or set(between) & _OWNERS or found[one].norm == found[two].norm:
            continue
        if found[two].norm == "general" and not (bare and between and two == person.last - 1):
            continue
        if found[two].norm in _SECOND_OF_TWO.get(found[one].norm, ()) and not between:
            continue
        if led and found[two].norm in _SPEAK and two == person.last - 1 and between[-1] in _STATES:
            continue
        why = f"“{found[one].text}” and “{found[two].text}” are two offices with nothing between them"
        whole = _fault(found, person, why)
        return whole._replace(end=found[person.last - 1].end) if person.apposed else whole
    return None


_STATES = _set("state interior defence defense affairs finance health justice")


def premier_of_field(found: Sequence[Atom], person: Titled) -> Mangled | None:
    """“Finance Prime Minister NAME”: a government has one, and he has no field."""
    for at in range(person.start + 1, person.last - 1):
        if (found[at].norm, found[at + 1].norm) == ("prime", "minister") and found[at - 1].norm in FIELDS - _NO_FIELD:
            return _fault(found, person, f"a prime minister is not one of “{found[at - 1].text.lower()}”", "", 0.8)
    return None


_NO_FIELD = _set("foreign federal state national regional republic general royal indian european")


_FINDERS: tuple[Callable[[Sequence[Atom], Titled], Mangled | None], ...] = (
    force_of,
    leads_thing,
    under_head,
    head_of_head,
    office_and_body,
    part_behind,
    rank_of_force,
    responsible,
    no_body,
    president_of_work,
    rank_order,
    body_as_title,
    ends_in_office,
    addressed,
    crowded,
    premier_of_field,
)


# Adjectives that cannot stand for the noun they belong to.
_ADJECTIVES = _set(
    "sanitary municipal regional provincial federal financial medical judicial cultural educational agricultural "
    "economic departmental territorial administrative presidential governmental parliamentary electoral ministerial "
    "pedagogical epidemiological veterinary operational investigative technical organizational"
)
_OFFICERS = HEADS | _set("chief doctor inspector engineer physician commander adviser specialist officer commissioner")


def without_noun(found: Sequence[Atom], tables: Tables) -> Iterator[Mangled]:
    """“chief doctor of state sanitary NAME”: an office of an adjective, in capitals or not."""
    for at, atom in enumerate(found):
        if atom.norm not in _ADJECTIVES or at < 2 or at + 2 >= len(found) or not found[at + 1].capital:
            continue
        here = at - 1
        while here > 1 and here > at - 3 and (found[here].norm in FIELDS or found[here].norm in _ADJECTIVES):
            here -= 1
        here -= found[here].norm == "the" and here > 1
        if found[here].norm not in ("of", "for") or found[here - 1].norm not in _OFFICERS:
            continue
        if not is_person(found, at + 1, tables):
            continue
        end = max(name_at(found, at + 1, tables), at + 3)
        first = here - 1
        while first and found[first - 1].norm in _OFFICERS | _set("deputy vice first acting general state senior main"):
            first -= 1
        why = f"“{atom.text}” has no noun"
        yield Mangled(found[first].start, found[end - 1].end, why, "", 0.8)


_LOW_THINGS = _set("box room weapon bag table hotel closet yard purse stick dish")


def low_thing(found: Sequence[Atom], tables: Tables) -> Iterator[Mangled]:
    """“the director of the box, NAME,”: the same in small letters, where a name in apposition follows."""
    for at in range(len(found) - 5):
        if found[at].norm not in ("director", "president", "head", "chief") or found[at].capital:
            continue
        if found[at + 1].norm != "of" or found[at + 2].norm != "the" or found[at + 3].norm not in _LOW_THINGS:
            continue
        here = at + 4 + (found[at + 4].text == ",")
        if not is_person(found, here, tables):
            continue
        end = max(name_at(found, here, tables), here + 2)
        thing = found[at + 3].norm
        why = f"nobody is {found[at].norm} of a “{thing}”: the word also means a body or a department"
        yield Mangled(found[at].start, found[end - 1].end, why, "", 0.8)
