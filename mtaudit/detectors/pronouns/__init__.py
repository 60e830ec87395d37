"""Pronouns that do not fit the person or thing they stand for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import chain

from mtaudit.detectors._views import GIVEN, NATIONS, PLACES
from mtaudit.detectors.pronouns._clauses import clauses, is_free, mistaken
from mtaudit.detectors.pronouns._gender import clashes, misnamed
from mtaudit.detectors.pronouns._people import Event, Scene, scene
from mtaudit.detectors.pronouns._person import persons
from mtaudit.detectors.pronouns._subjects import misfits
from mtaudit.detectors.pronouns._things import anybody, resumptives, things, unnamed
from mtaudit.model import Block, Document, Finding, Rule, Severity
from mtaudit.plugin import Detector, Fires, Lexicons, Need, Silent, View, hookimpl

GENDER = Rule(
    "pronouns/gender",
    mqm="accuracy/mistranslation/pronoun",
    severity=Severity.MAJOR,
    message="“{quote}” can only mean {person}",
    confidence=0.8,
)
NAME = Rule(
    "pronouns/name",
    mqm="accuracy/mistranslation/name",
    severity=Severity.MINOR,
    message="“{quote}” is the name of {gender}, but all pronouns for this person say otherwise",
    confidence=0.7,
)
REFERENT = Rule(
    "pronouns/referent",
    mqm="accuracy/mistranslation/pronoun",
    severity=Severity.MINOR,
    message="“{quote}”: nobody has been named yet who could have said this, only institutions",
    confidence=0.7,
)
THING = Rule(
    "pronouns/thing",
    mqm="accuracy/mistranslation/pronoun",
    severity=Severity.MAJOR,
    message="“{quote}” goes on with a thing: English says “it”",
    confidence=0.75,
)
RESUMPTIVE = Rule(
    "pronouns/resumptive",
    mqm="fluency/grammar",
    severity=Severity.MINOR,
    message="“{quote}” repeats what the relative pronoun says already",
    confidence=0.85,
)
FORM = Rule(
    "pronouns/form",
    mqm="accuracy/mistranslation/pronoun",
    severity=Severity.MAJOR,
    message="“{quote}” does not fit: {why}",
    confidence=0.75,
    help="A pronoun whose clause allows no such person, number or case.",
)
_SAID = {"m": "a man", "f": "a woman"}
_SWAPPED = {
    "he": "she",
    "him": "her",
    "his": "her",
    "himself": "herself",
    "she": "he",
    "her": "his",
    "hers": "his",
    "herself": "himself",
}


class Pronouns(Detector):
    """Pronouns against the only person in reach.

    Languages without gendered pronouns, and those whose possessives agree with the thing possessed, make a machine
    guess. A pronoun is flagged if somebody of the other gender has just been named and nobody whom the pronoun could
    mean, named or not, has been spoken of for some sentences.
    """

    needs = Need.DOCUMENT
    target_langs = frozenset({"en"})
    rules = (GENDER, NAME, REFERENT, THING, RESUMPTIVE, FORM)
    examples = (
        Fires(GENDER, "Magda Wójcik, a mother of three, opened [[his]] shop in May.", suggestion="her"),
        Fires(GENDER, "The judge, Ingrid Solberg, said that [[he]] would rule in June.", suggestion="she"),
        Fires(GENDER, "Her first book sold well. She wrote it in [[his]] own flat.", suggestion="her"),
        Fires(NAME, "The dancer [[Claudio]] Neri said that she was tired. She had trained since dawn."),
        Fires(REFERENT, "The ministry said that exports rose. “Imports fell,” [[he added]]."),
        Fires(RESUMPTIVE, "The house, which she sold [[it]] in May, burnt down."),
        Fires(GENDER, "For [[his]] part, the envoy Ingrid Solberg said that she had left.", suggestion="her"),
        Fires(
            GENDER,
            "The minister, Noor Tolan, left early. The minister, whose aides waited, said that [[he]] was ill.\n\n"
            "Tolan said that she would return.",
            suggestion="she",
        ),
        Fires(THING, "The clinic owes three million, and [[he]] has not paid for a year.", suggestion="it"),
        Fires(THING, "The mayor said that the bridge was closed because [[she]] had never been repaired."),
        Fires(GENDER, "In [[his]] verdict, she wrote that the dam was legal.", suggestion="her"),
        Fires(GENDER, "The surgeon said that [[he]] and her staff had no rest.", suggestion="she"),
        Fires(GENDER, "[[His]] mill, built by her late husband, burnt down.", suggestion="Her"),
        Fires(GENDER, "Their founder and chairwoman, Xu Anqi, left in May. [[His]] mill now has 40 looms."),
        Fires(GENDER, "“We leave in May,” said Linda Okafor. [[His]] brother left in June."),
        Fires(THING, "The gate was old, and the mayor had ordered [[him]] demolished at once."),
        Fires(THING, "Their union said that [[she]] wanted a shorter week."),
        Fires(THING, "A rocket fell on the farm, where [[he]] left a crater."),
        Fires(FORM, "The dairy company Alpina said that [[he]] would close two farms.", suggestion="it"),
        Fires(FORM, "The guard told reporters that [[himself]] had rung the bell."),
        Fires(FORM, "She thanked the baker, [[whom]] had opened at dawn.", suggestion="who"),
        Fires(FORM, "Many farmers have sold [[its]] homes.", suggestion="their"),
        Fires(FORM, "The mill is old. [[His]] director Olga Petri said that it would close.", suggestion="Its"),
        Fires(FORM, "The actress was at home when [[it]] heard the news."),
        Fires(FORM, "The union left the contract, [[who]] they had signed in May.", suggestion="which"),
        Fires(FORM, "“The oven is cold,” [[his]] said on Monday.", suggestion="he"),
        Fires(FORM, "“The mill was shut,” [[you]] added."),
        Fires(FORM, "She [[itself]] had baked the bread.", suggestion="herself"),
        Fires(FORM, "The bakers [[himself]] had built the mill.", suggestion="themselves"),
        Fires(FORM, "The bakers who [[they]] work at night sleep by day."),
        Fires(FORM, "The mill has nine bakers, [[who]] four are ill.", suggestion="of whom"),
        Fires(FORM, "He thanked the baker, [[whom]] promised to return.", suggestion="who"),
        Fires(FORM, "Nine miners, none of [[which]] was hurt, went home.", suggestion="whom"),
        Fires(FORM, "The pensioners [[which]] lived near the mill have left.", suggestion="who"),
        Fires(FORM, "Bakers who sold the flour can keep [[your]] sacks.", suggestion="their"),
        Fires(FORM, "Jan Moser shook [[its]] head and went home."),
        Fires(FORM, "The burglar fled when [[it]] saw the baker."),
        Fires(FORM, "The committee has not met yet. [[She]] will decide in May.", suggestion="It"),
        Fires(FORM, "The mill, which stands near Lyon, [[it]] was sold in May."),
        Silent("Bakers can sell your bread if you ask. “Bakers may keep your sacks,” she said. He did it himself."),
        Silent("The man who he met in May, who he was staying with and who she says is ill left."),
        Silent("It asked people which had won. Nine spiders, some of which are blind, fled. “Ay,” I said. I was glad."),
        Silent("She thanked the baker, whom she met at dawn. The guard, who had rung the bell himself, was tired."),
        Silent("The bank chief, Jan Moser, had resigned. The bank said that he would stay until May."),
        Fires(THING, "The plant was built in 1961. [[She]] supplies the whole valley."),
        Silent(
            "In his verdict, he wrote that the dam was legal; she and her staff met. Ann Obi met her union: it said so."
        ),
        Silent("The mayor, Ana Reis, said that the bridge was closed because she had not been told."),
        Silent("Small Farmers, a union, met. For his part, Ann’s brother Paul Obi said that he was glad."),
        Silent("Magda Wójcik and her husband opened his shop in May. Paul Obi said that he was glad."),
        Silent("The minister called. The ministry said that exports rose. “Imports fell,” he added."),
        Silent("Norma Cruz, whose son was 22 when he died, said that she forgave him. She had come alone."),
        Silent("She beat the Christian Democrat Holger Brandt. She had been mayor for a year. She was tired."),
        Silent("Ann Reed asked whether he had slept. Her doctor lost his keys. Ann Reed told a man that he was late."),
        Silent("They had met before. Diana Reed, who knows Mr Obi’s plan for lists, said she had been asked."),
        Silent("The house in which she found it is old. The town, which it took in May, is small."),
        Silent("The king died in May. The king’s yacht, the Seal, was sunk at her moorings, her masts above water."),
        Silent("Sister Anna Quill was giving a patient his tablets when the roof came off."),
    )

    def prepare(self) -> None:
        """Given names with their gender, places and nationalities to tell from people."""
        view = self.lexicons.view
        self._given, self._eastern, self._known = view(GIVEN), view(_EASTERN), view(_KNOWN)
        self._places, self._nations = view(PLACES), view(NATIONS)
        self._english = self.lexicons.keyed("words", "en")

    @cached_property
    def _twins(self) -> dict[str, str]:
        """Made when somebody's pronouns speak against the given name."""
        names, genders = self.lexicons.columns("given_names", "en", "name", "gender")
        return _twins(dict(zip(map(str.lower, names), genders, strict=True)))

    def check_document(self, document: Document) -> Iterable[Finding]:
        """The pronouns of a whole document."""
        blocks = document.blocks
        people = scene(blocks, self._given, self._places, self._nations, self._known, self._eastern, self._english)
        seen: set[tuple[int, int]] = set()
        for clash in clashes(people):
            seen.add((clash.pronoun.block, clash.pronoun.start))
            here = clash.person.sentence == clash.pronoun.sentence
            text, end = blocks[clash.pronoun.block].text, clash.person.end if here else -1
            if (
                here
                and clash.person.kind == "name"
                and is_free(
                    text, clash.pronoun.start, end, others=any(_before(e, clash.pronoun) for e in people.events)
                )
            ):
                continue
            pronoun, person = clash.pronoun, clash.person
            segment, span = blocks[pronoun.block].locate((pronoun.start, pronoun.end))
            suggestion = _like(pronoun.text, segment.target[span.start : span.end])
            whom = f"{person.text}, who is {_SAID[person.gender]}"
            if person.kind == "pronoun":
                whom = f"the same person as “{person.text}”"
            yield GENDER.at(segment, span, confidence=clash.sure, suggestion=suggestion, person=whom)
        for block, start, end, who in clauses(blocks):
            if (block, start) not in seen:
                segment, span = blocks[block].locate((start, end))
                suggestion = _like(blocks[block].text[start:end].lower(), blocks[block].text[start:end])
                yield GENDER.at(segment, span, confidence=0.75, suggestion=suggestion, person=f"the same as “{who}”")
        for event, twin in misnamed(people, lambda: self._twins):
            segment, span = blocks[event.block].locate((event.start, event.start + len(event.text.split()[0])))
            yield NAME.at(segment, span, suggestion=twin, gender=_SAID[event.gender])
        yield from _of_things(blocks, people, seen)
        for rule, spots in ((REFERENT, unnamed(blocks, people)), (RESUMPTIVE, resumptives(blocks))):
            for block, start, end in spots:
                segment, span = blocks[block].locate((start, end))
                yield rule.at(segment, span)


def _of_things(blocks: Sequence[Block], people: Scene, seen: set[tuple[int, int]]) -> Iterator[Finding]:
    """Pronouns that go on with a thing, and those whose clause allows none of their kind."""
    found = {(block, start, end) for block, start, end in things(blocks, people)}
    found |= {(b, start, end) for b, start, end, open_ in mistaken(blocks) if not (open_ and anybody(people, b, start))}
    places = {(b, s) for b, s, _ in found} | seen
    for misfit in chain(misfits(blocks, people), persons(blocks, people)):
        if (misfit.block, misfit.start) not in places:
            places.add((misfit.block, misfit.start))
            segment, span = blocks[misfit.block].locate((misfit.start, misfit.end))
            yield FORM.at(segment, span, confidence=misfit.confidence, suggestion=misfit.right or None, why=misfit.why)
    for block, start, end in sorted(found):
        segment, span = blocks[block].locate((start, end))
        yield THING.at(segment, span, suggestion="it")


def _before(event: Event, pronoun: Event) -> bool:
    return event.gender == pronoun.gender and (event.block, event.start) < (pronoun.block, pronoun.start)


def _eastern(lexicons: Lexicons, language: str) -> dict[str, str]:
    east = frozenset(("ja", "zh", "ko", "vi", "hu"))
    names, languages = lexicons.columns("given_names", language, "name", "languages")
    return {n.lower(): "" for n, codes in zip(names, languages, strict=True) if east.issuperset(codes.split("; "))}


def _known(lexicons: Lexicons, language: str) -> dict[str, str]:
    persons, genders = lexicons.columns("holders", language, "person", "gender")
    return dict(zip(map(str.lower, persons), genders, strict=True))


_EASTERN = View("eastern", ("given_names",), _eastern)
"""Given names that stand behind the surname."""
_KNOWN = View("genders", ("holders",), _known)
"""Well-known people: m or f."""

_TWINS = (("", "e"), ("", "a"), ("", "ne"), ("", "le"), ("", "te"), ("o", "a"), ("e", "a"), ("k", "que"), ("us", "a"))


def _twins(given: Mapping[str, str]) -> dict[str, str]:
    """From given names of men to those of women that differ by an ending, and back."""
    twins: dict[str, str] = {}
    for man in (name for name, gender in given.items() if gender == "m" and len(name) > 4):
        for male, female in _TWINS:
            woman = man.removesuffix(male) + female
            if man.endswith(male) and given.get(woman) == "f":
                twins[man], twins[woman] = woman.capitalize(), man.capitalize()
    return twins


def _like(pronoun: str, written: str) -> str:
    other = _SWAPPED[pronoun]
    return other.capitalize() if written[:1].isupper() else other


@hookimpl
def mtaudit_detectors() -> Iterable[type[Detector]]:
    """Registers the detector."""
    return [Pronouns]
