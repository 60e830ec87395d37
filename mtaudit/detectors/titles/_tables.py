"""The tables of offices, holders, countries and bodies, indexed for the parser."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

from mtaudit.detectors._atoms import PhraseIndex, fold, phrase
from mtaudit.plugin import Lexicons

COUNTRY_KINDS = frozenset({"country", "disputed", "union"})


@dataclass(frozen=True, slots=True)
class Office:
    """One way to write an office: its name in the table, its class, the classes it goes together with, its places."""

    name: str
    kind: str
    together: frozenset[str]
    scope: frozenset[str]

    def goes_with(self, other: Office) -> bool:
        """Whether one person may hold both."""
        return self.kind == other.kind or other.kind in self.together or self.kind in other.together


@dataclass(frozen=True, slots=True)
class Term:
    """Who held what when; the months are `YYYY-MM` or `YYYY`, `until` empty for somebody in office."""

    person: str
    place: str
    kind: str
    office: str
    since: str
    until: str


@dataclass(slots=True)
class Person:
    """Everything the table says of one person."""

    name: str
    terms: list[Term] = field(default_factory=list)

    @property
    def places(self) -> set[str]:
        """The countries and bodies they served."""
        return {t.place for t in self.terms}

    @property
    def kinds(self) -> set[str]:
        """The classes of their offices."""
        return {t.kind for t in self.terms}


class Tables:
    """The indexes, each made when it is first asked for."""

    def __init__(self, lexicons: Lexicons) -> None:
        self._lexicons = lexicons

    @cached_property
    def offices(self) -> PhraseIndex[Office]:
        """Offices by every way to write them."""
        index: PhraseIndex[Office] = PhraseIndex()
        later: list[tuple[str, Office]] = []
        for row in self._lexicons.rows("offices", "en"):
            together, scope = (frozenset(filter(None, row[c].split("; "))) for c in ("together", "scope"))
            office = Office(row["office"], row["class"], together, scope)
            index.add(phrase(row["office"]), office)
            later.extend((variant, office) for variant in row["variants"].split("; "))
        for variant, office in later:
            index.add(phrase(variant), office)
        return index

    @cached_property
    def places(self) -> PhraseIndex[str]:
        """Codes of countries and unions by name and demonym."""
        index: PhraseIndex[str] = PhraseIndex()
        for row in self._lexicons.rows("countries", "en"):
            if row["kind"] in COUNTRY_KINDS and row["iso2"]:
                for name in (row["country"], *row["demonyms"].split("; "), *row["other_names"].split("; ")):
                    words = phrase(name)
                    index.add(words[1:] if words[:1] == ("the",) else words, row["iso2"])
        return index

    @cached_property
    def country_names(self) -> frozenset[tuple[str, ...]]:
        """Names of countries, which stand before “President” only with a possessive (Israel, but not Israeli)."""
        return frozenset(phrase(row["country"]) for row in self._lexicons.rows("countries", "en"))

    @cached_property
    def bodies(self) -> PhraseIndex[str]:
        """Names and initials of international bodies, agencies and the like; the value is the name."""
        index: PhraseIndex[str] = PhraseIndex()
        for row in self._lexicons.rows("bodies", "en"):
            if row["kind"] in _BODY_KINDS:
                for name in (row["name"], *row["acronyms"].split("; "), *row["other_names"].split("; ")):
                    words = phrase(name)
                    if len(words) > 1 or name.isupper() or name[1:2].isupper() or name in _SHORT_NAMES:
                        index.add(words, row["name"])
        for name in _SHORT_NAMES:
            index.add(phrase(name), name)
        return index

    @cached_property
    def persons(self) -> dict[tuple[str, ...], Person]:
        """People by every way to write the full name."""
        people: dict[str, Person] = {}
        by_name: dict[tuple[str, ...], Person] = {}
        for row in self._lexicons.rows("holders", "en"):
            name = row["person"]
            person = people.get(name)
            if person is None:
                person = people[name] = Person(name)
                by_name.setdefault(phrase(name), person)
            if row["variants"]:
                for variant in row["variants"].split("; "):
                    words = phrase(variant)
                    if len(words) > 1:
                        by_name.setdefault(words, person)
            person.terms.append(Term(name, row["place"], row["class"], row["office"], row["from"], row["to"]))
        return by_name

    @cached_property
    def surnames(self) -> dict[str, set[str]]:
        """Full names by their last word."""
        found: dict[str, set[str]] = {}
        for words, person in self.persons.items():
            found.setdefault(words[-1], set()).add(person.name)
        return found

    @cached_property
    def offices_held(self) -> dict[tuple[str, str], set[str]]:
        """Names of all people by place and class of office."""
        held: dict[tuple[str, str], set[str]] = {}
        for person in self.persons.values():
            for term in person.terms:
                held.setdefault((term.place, term.kind), set()).add(person.name)
        return held

    @cached_property
    def offices_named(self) -> dict[str, set[str]]:
        """Names of all people by the office as the table of holders writes it."""
        held: dict[str, set[str]] = {}
        for person in self.persons.values():
            for term in person.terms:
                held.setdefault(term.office, set()).add(person.name)
        return held

    @cached_property
    def given_names(self) -> frozenset[str]:
        """Given names as compared."""
        return frozenset(fold(row["name"]) for row in self._lexicons.rows("given_names", "en"))

    @cached_property
    def calques(self) -> PhraseIndex[dict[str, str]]:
        """Titles that were translated word by word, with their rows."""
        index: PhraseIndex[dict[str, str]] = PhraseIndex()
        for row in self._lexicons.rows("titles", "en"):
            for title in row["title"].split("; "):
                index.add(phrase(title), row)
        return index


_BODY_KINDS = frozenset(
    {"international", "agency", "health", "space", "intelligence", "ngo", "police", "sport", "central-bank"}
)
_SHORT_NAMES = frozenset({"Interpol", "Europol", "Roscosmos", "Frontex", "Unicef", "Unesco", "Gazprom", "Rosatom"})
