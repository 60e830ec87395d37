"""Pronouns of the wrong gender: nobody whom they could mean is near, and somebody of the other gender is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from mtaudit.detectors.pronouns._people import Event, Scene, creed

FAR = 4
"""Sentences that a pronoun may reach back."""


class Clash(NamedTuple):
    """A pronoun and the only person whom it can mean."""

    pronoun: Event
    person: Event
    sure: float


def clashes(scene: Scene) -> Iterator[Clash]:
    """All clashes of a document."""
    votes = pronouns_of(scene)
    for clash in _clashes(scene):
        key = clash.person.person
        agreeing, against = votes[key, clash.person.gender], votes[key, clash.pronoun.gender]
        if clash.person.sure or not key or against < 2 or agreeing >= against:
            yield clash
    yield from _switches(scene)
    yield from _parts(scene.events)
    yield from _conflicts(scene)


def _parts(events: list[Event]) -> Iterator[Clash]:
    """“For his part, NAME said”: the possessive means the subject that follows."""
    for number, event in enumerate(events):
        if not event.part or event.quoted:
            continue
        later = [e for e in events[number + 1 : number + 6] if e.sentence == event.sentence and e.kind != "role"]
        if later and later[0].kind == "name" and later[0].gender not in ("u", event.gender):
            agrees = any(e.kind == "pronoun" and e.gender == later[0].gender for e in later)
            yield Clash(event, later[0], 0.9 if later[0].sure or agrees else 0.75)


def _conflicts(scene: Scene) -> Iterator[Clash]:
    """A person of unknown gender whom grammar gives both pronouns: “the minister, who … he”, “Tekin said that she”.

    The pronoun that hangs on the office is wrong; one that hangs on the name is only if it is outvoted.
    """
    bound: dict[str, list[tuple[Event, bool]]] = {}
    for pronoun, person, named in _bound(scene):
        bound.setdefault(person, []).append((pronoun, named))
    for person, found in bound.items():
        known = next((e for e in scene.events if e.kind == "name" and e.person == person), None)
        named_by = {p.gender for p, named in found if named}
        if known is None or known.gender != "u" or len(named_by) != 1:
            continue
        gender = named_by.pop()
        fitting = next(p for p, named in found if named)
        for pronoun, named in found:
            if not named and pronoun.gender != gender:
                yield Clash(pronoun, fitting, 0.7)


def _bound(scene: Scene) -> Iterator[tuple[Event, str, bool]]:
    """Pronouns, the named person whom grammar ties them to, and whether it is the name or the office that does."""
    offices: dict[str, set[str]] = {}
    for event in scene.events:
        for noun in event.called:
            offices.setdefault(noun, set()).add(event.person)
    events = scene.events
    for number, event in enumerate(events):
        if event.kind != "pronoun" or event.quoted or event.fronted or not number:
            continue
        before = events[number - 1]
        alone = number < 2 or events[number - 2].sentence < event.sentence
        if before.sentence != event.sentence or not alone or before.quoted:
            continue
        if before.kind == "name" and event.reported:
            yield event, before.person, True
        elif before.kind == "role" and before.the and event.text in ("he", "she"):
            people = offices.get(before.text, set())
            near = {e.person for e in events[max(0, number - 8) : number] if e.kind == "name" and _is_near(e, event)}
            if len(people) == 1 and near <= people:
                yield event, next(iter(people)), False


def _is_near(event: Event, pronoun: Event) -> bool:
    return event.sentence >= pronoun.sentence - 2


def pronouns_of(scene: Scene) -> Counter[tuple[str, str]]:
    """How often pronouns of each gender follow the named people of the text before anybody else is spoken of."""
    votes: Counter[tuple[str, str]] = Counter()
    last: Event | None = None
    for event in scene.events:
        if event.kind == "name":
            last = event
        elif event.kind == "role" and event.gender != "u":
            last = None
        elif event.kind == "pronoun" and last is not None and event.sentence <= last.sentence + 2 and not event.quoted:
            votes[last.person, event.gender] += 1
    return votes


def misnamed(scene: Scene, twins: Callable[[], Mapping[str, str]]) -> Iterator[tuple[Event, str]]:
    """People whose given name is of one gender while all their pronouns are of the other.

    `twins` gives a table that leads from a given name in lower case to its form for the other gender; others are left
    alone: the name may be one that both bear somewhere. Yields the first mention and the other form.
    """
    votes = pronouns_of(scene)
    for event in scene.events:
        if event.kind == "name" and event.first and event.gender != "u" and not event.sure:
            other = "f" if event.gender == "m" else "m"
            if creed(event.text.split()):
                continue
            if votes[event.person, other] > 1 and not votes[event.person, event.gender]:
                twin = twins().get(event.text.split()[0].lower())
                if twin:
                    yield event, twin


def _switches(scene: Scene) -> Iterator[Clash]:
    """A person of unknown gender with both pronouns in turn: "X lost his phone. She …". The possessive is wrong.

    Only in a paragraph that speaks of nobody else.
    """
    blocks: dict[int, list[Event]] = {}
    for event in scene.events:
        blocks.setdefault(event.block, []).append(event)
    for events in blocks.values():
        names = [e for e in events if e.kind != "pronoun" and not (e.owned and e.gender != "u")]
        spoken = [e for e in events if e.kind == "pronoun" and not e.quoted]
        if (
            len(names) != 1
            or names[0].gender != "u"
            or not names[0].first
            or len(spoken) < 2
            or spoken[0].start < names[0].end
        ):
            continue
        own, subjects = spoken[0], [e for e in spoken[1:] if e.text in ("he", "she") and (e.opens or len(spoken) > 3)]
        fits = own.text in ("his", "her") and own.sentence == names[0].sentence
        if fits and subjects and all(e.gender != own.gender for e in spoken[1:]):
            yield Clash(own, subjects[0], 0.7)


def _clashes(scene: Scene) -> Iterator[Clash]:
    events = scene.events
    paragraphs = len(scene.first_sentence) * 1.5 < (events[-1].sentence + 1 if events else 0)
    wrong: set[int] = set()
    for number, event in enumerate(events):
        if event.kind != "pronoun" or event.quoted or event.asked:
            continue
        person = _only_person(scene, number, paragraphs) or _same_somebody(events, number, wrong)
        if (
            person is None
            or _is_one_of_two(events, number, person)
            or (person.kind == "role" and event.attributed)
            or _has_other(scene, number, person, wrong, paragraphs)
        ):
            continue
        wrong.add(number)
        agrees = _agrees_near(events, number, person)
        yield Clash(event, person, 0.9 if person.sure else 0.75 if agrees else 0.65)


def _is_one_of_two(events: list[Event], number: int, person: Event) -> bool:
    """*He offered a draw; she declined*: two people are spoken of, each with a pronoun of their own."""
    pronoun = events[number]
    if pronoun.text not in ("he", "she") or person.sentence == pronoun.sentence:
        return False
    near = events[max(0, number - 4) : number + 5]
    return any(
        e.sentence == pronoun.sentence and e.text in ("he", "she") and e.gender != pronoun.gender
        for e in near
        if e.kind == "pronoun"
    )


def _only_person(scene: Scene, number: int, paragraphs: bool) -> Event | None:
    """The person of the other gender who was spoken of last: in this sentence, the one before, or before a quotation.

    Pronouns of that gender in between keep the person in focus.
    """
    pronoun = scene.events[number]
    floor = pronoun.sentence - (3 if pronoun.attributed else 1)
    for event in reversed(scene.events[max(0, number - 30) : number]):
        if event.sentence < floor:
            return None
        if event.kind == "pronoun" and event.gender != pronoun.gender and not event.quoted:
            floor = min(floor, event.sentence - 1)
        if event.kind == "pronoun" or event.gender == "u" or event.quoted:
            continue
        near = event.block == pronoun.block or not paragraphs
        if event.kind == "role" and event.capital:
            return None  # a title without a name, or a name made of a title
        return event if near and event.gender != pronoun.gender and not event.many else None
    return None


def _same_somebody(events: list[Event], number: int, wrong: set[int]) -> Event | None:
    """The pronoun of the other gender before this one, if grammar says that both mean the same person.

    That is so within one sentence if nobody is spoken of between them: "she gave himself", "he built her own house".
    """
    pronoun = events[number]
    if number == 0 or number - 1 in wrong or not pronoun.own:
        return None
    last = events[number - 1]
    same = last.sentence == pronoun.sentence and last.text in ("he", "she") and not last.quoted
    return last if same and last.gender != pronoun.gender else None


def _has_other(scene: Scene, number: int, person: Event, wrong: set[int], paragraphs: bool) -> bool:
    """Whether anybody else whom the pronoun could mean is in reach."""
    events = scene.events
    pronoun = events[number]
    barrier = pronoun.sentence - FAR
    if paragraphs and _is_introduced(events, number, person) and _is_bound(scene, number, person):
        barrier = max(barrier, scene.first_sentence[pronoun.block])
    for at in range(number - 1, -1, -1):
        event = events[at]
        if event.sentence < barrier:
            break
        if at not in wrong and _can_be(event, pronoun, person):
            return True
    return any(_can_be(e, pronoun, person) for e in _announced(events, number))


def _is_introduced(events: list[Event], number: int, person: Event) -> bool:
    """Whether the paragraph is the one that tells who the person is."""
    if person.first or person.shown:
        return True
    block = events[number].block
    return any(e.first and e.person == person.person and e.block == block for e in events[max(0, number - 20) : number])


def _can_be(event: Event, pronoun: Event, person: Event) -> bool:
    """Whether a pronoun can mean somebody who was spoken of before it."""
    if event.person and event.person == person.person:
        return False
    if event.gender == pronoun.gender:
        return True
    if person.kind == "pronoun":
        return event.gender == "u" and event.start > person.start and event.sentence == pronoun.sentence
    if pronoun.attributed and event.kind == "role" and (event.quoted or event.owned):
        return False  # who is spoken of in the quotation, or belongs to the speaker, does not go on speaking
    reach = 3 if event.kind == "name" else 1
    return event.gender == "u" and event.sentence >= pronoun.sentence - reach


def _announced(events: list[Event], number: int) -> Iterator[Event]:
    """People named behind the pronoun whom it may announce: "In his speech, Mr Obi …"."""
    pronoun = events[number]
    if not pronoun.fronted:
        return
    for event in events[number + 1 :]:
        if event.sentence > pronoun.sentence:
            return
        if event.kind != "pronoun" and not event.owned:
            yield event


def _is_bound(scene: Scene, number: int, person: Event) -> bool:
    """Whether grammar leads from the pronoun to the person: "X lost his", "X said that he"."""
    pronoun = scene.events[number]
    if pronoun.sentence != person.sentence and pronoun.attributed:
        return person.block == pronoun.block  # "… her neighbour, Ann Reed. “I was afraid,” she said"
    if pronoun.sentence != person.sentence:
        return pronoun.opens and pronoun.text in ("his", "her")
    return pronoun.text in ("his", "her", "himself", "herself") or pronoun.reported


def _agrees_near(events: list[Event], number: int, person: Event) -> bool:
    """Whether a pronoun of the person's own gender stands near."""
    here = events[number].sentence
    return any(
        e.kind == "pronoun" and e.gender == person.gender and abs(e.sentence - here) <= 2
        for e in events[max(0, number - 12) : number + 12]
    )
