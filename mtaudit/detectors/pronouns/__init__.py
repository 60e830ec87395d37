"""Pronouns that do not fit the person or thing they stand for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property
from itertools import chain

from mtaudit.detectors.pronouns._gender import clashes, misnamed
from mtaudit.detectors.pronouns._people import scene
from mtaudit.detectors.pronouns._things import resumptives, unnamed
from mtaudit.model import Document, Finding, Rule, Severity
from mtaudit.plugin import Detector, Fires, Need, Silent, hookimpl

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
RESUMPTIVE = Rule(
    "pronouns/resumptive",
    mqm="fluency/grammar",
    severity=Severity.MINOR,
    message="“{quote}” repeats what the relative pronoun says already",
    confidence=0.85,
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
    rules = (GENDER, NAME, REFERENT, RESUMPTIVE)
    examples = (
        Fires(GENDER, "Magda Wójcik, a mother of three, opened [[his]] shop in May.", suggestion="her"),
        Fires(GENDER, "The judge, Ingrid Solberg, said that [[he]] would rule in June.", suggestion="she"),
        Fires(GENDER, "Her first book sold well. She wrote it in [[his]] own flat.", suggestion="her"),
        Fires(NAME, "The dancer [[Claudio]] Neri said that she was tired. She had trained since dawn."),
        Fires(REFERENT, "The ministry said that exports rose. “Imports fell,” [[he added]]."),
        Fires(RESUMPTIVE, "The house, which she sold [[it]] in May, burnt down."),
        Silent("Magda Wójcik and her husband opened his shop in May. Paul Obi said that he was glad."),
        Silent("The minister called. The ministry said that exports rose. “Imports fell,” he added."),
        Silent("Ann Reed asked whether he had slept. Her doctor lost his keys. Ann Reed told a man that he was late."),
        Silent("They had met before. Diana Reed, who knows Mr Obi’s plan for lists, said she had been asked."),
        Silent("The house in which she found it is old. The town, which it took in May, is small."),
    )

    def prepare(self) -> None:
        """Given names with their gender, places and nationalities to tell from people."""
        columns = self.lexicons.columns
        names, genders, languages = columns("given_names", "en", "name", "gender", "languages")
        names = [name.lower() for name in names]
        east = frozenset(("ja", "zh", "ko", "vi", "hu"))
        self._eastern = {n for n, codes in zip(names, languages, strict=True) if east.issuperset(codes.split("; "))}
        self._given = dict(zip(names, genders, strict=True))
        self._places = set("; ".join(chain(*columns("places", "en", "place", "variants"))).lower().split("; "))
        countries = columns("countries", "en", "demonyms", "country", "capital", "other_names")
        self._nations = set("; ".join(countries[0]).lower().split("; "))
        self._places.update("; ".join(chain(*countries[1:])).lower().split("; "))
        persons, genders = columns("holders", "en", "person", "gender")
        self._known = dict(zip("\n".join(persons).lower().split("\n"), genders, strict=True))

    @cached_property
    def _twins(self) -> dict[str, str]:
        """Made when somebody's pronouns speak against the given name."""
        return _twins(self._given)

    def check_document(self, document: Document) -> Iterable[Finding]:
        """The pronouns of a whole document."""
        blocks = document.blocks
        people = scene(blocks, self._given, self._places, self._nations, self._known, self._eastern)
        for clash in clashes(people):
            pronoun, person = clash.pronoun, clash.person
            segment, span = blocks[pronoun.block].locate((pronoun.start, pronoun.end))
            suggestion = _like(pronoun.text, segment.target[span.start : span.end])
            whom = f"{person.text}, who is {_SAID[person.gender]}"
            if person.kind == "pronoun":
                whom = f"the same person as “{person.text}”"
            yield GENDER.at(segment, span, confidence=clash.sure, suggestion=suggestion, person=whom)
        for event, twin in misnamed(people, lambda: self._twins):
            segment, span = blocks[event.block].locate((event.start, event.start + len(event.text.split()[0])))
            yield NAME.at(segment, span, suggestion=twin, gender=_SAID[event.gender])
        for rule, places in ((REFERENT, unnamed(blocks, people)), (RESUMPTIVE, resumptives(blocks))):
            for block, start, end in places:
                segment, span = blocks[block].locate((start, end))
                yield rule.at(segment, span)


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
