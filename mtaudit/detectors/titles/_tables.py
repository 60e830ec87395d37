"""The tables of offices, holders, countries and bodies, indexed for the parser."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

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


class People:
    """The holders of offices by name; what the table says of one is put together when it is asked for."""

    def __init__(
        self,
        names: list[str],
        variants: list[str],
        places: list[str],
        kinds: list[str],
        offices: list[str],
        since: list[str],
        until: list[str],
    ) -> None:
        """The columns of the table, one row a term of office."""
        self.names, self.places, self.kinds, self.offices = names, places, kinds, offices
        self._terms = (since, until)
        self._rows: dict[str, list[int]] = {}
        self._index: PhraseIndex[str] = PhraseIndex()
        self._known: dict[str, Person] = {}
        for at, (name, others) in enumerate(zip(names, variants, strict=True)):
            rows = self._rows.setdefault(name, [])
            if not rows:
                self._index.add(name, name)
            rows.append(at)
            for variant in others.split("; ") if others else ():
                words = phrase(variant)
                if len(words) > 1:
                    self._index.add(words, name)

    def get(self, words: tuple[str, ...]) -> Person | None:
        """Whom a full name means."""
        name = self._index.get(words)
        return self.named(name) if name is not None else None

    def __contains__(self, words: tuple[str, ...]) -> bool:
        return self._index.get(words) is not None

    def named(self, name: str) -> Person:
        """The person of that name in the table."""
        if name not in self._known:
            since, until = self._terms
            cells = [(self.places[n], self.kinds[n], self.offices[n], since[n], until[n]) for n in self._rows[name]]
            self._known[name] = Person(name, [Term(name, *row) for row in cells])
        return self._known[name]

    def by(self, *columns: list[str]) -> dict[Any, set[str]]:
        """Names by the cells of columns."""
        found: dict[Any, set[str]] = {}
        for name, *cells in zip(self.names, *columns, strict=True):
            found.setdefault(tuple(cells), set()).add(name)
        return found

    def by_last_word(self) -> dict[str, set[str]]:
        """Names by the last word of every way to write them."""
        found: dict[str, set[str]] = {}
        for last, _, name in self._index.endings():
            found.setdefault(last, set()).add(name)
        return found


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
            index.add(row["office"], office)
            later.extend((variant, office) for variant in row["variants"].split("; "))
        for variant, office in later:
            index.add(variant, office)
        return index

    @cached_property
    def places(self) -> PhraseIndex[str]:
        """Codes of countries and unions by name and demonym."""
        index: PhraseIndex[str] = PhraseIndex()
        for row in self._lexicons.rows("countries", "en"):
            if row["kind"] in COUNTRY_KINDS and row["iso2"]:
                for name in (row["country"], *row["demonyms"].split("; "), *row["other_names"].split("; ")):
                    index.add(name[4:] if name[:4].lower() == "the " else name, row["iso2"])
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
                    known = " " in name or name.isupper() or name[1:2].isupper() or name in _SHORT_NAMES
                    if known or len(phrase(name)) > 1:
                        index.add(name, row["name"])
        for name in _SHORT_NAMES:
            index.add(name, name)
        return index

    @cached_property
    def persons(self) -> People:
        """People by every way to write the full name."""
        columns = ("person", "variants", "place", "class", "office", "from", "to")
        return People(*self._lexicons.columns("holders", "en", *columns))

    @cached_property
    def surnames(self) -> dict[str, set[str]]:
        """Full names by their last word."""
        return self.persons.by_last_word()

    @cached_property
    def offices_held(self) -> dict[tuple[str, str], set[str]]:
        """Names of all people by place and class of office."""
        return self.persons.by(self.persons.places, self.persons.kinds)

    @cached_property
    def offices_named(self) -> dict[str, set[str]]:
        """Names of all people by the office as the table of holders writes it."""
        return {office: names for (office,), names in self.persons.by(self.persons.offices).items()}

    @cached_property
    def given_names(self) -> frozenset[str]:
        """Given names as compared."""
        return frozenset(map(fold, self._lexicons.columns("given_names", "en", "name")[0]))

    @cached_property
    def calques(self) -> PhraseIndex[dict[str, str]]:
        """Titles that were translated word by word, with their rows."""
        index: PhraseIndex[dict[str, str]] = PhraseIndex()
        for row in self._lexicons.rows("titles", "en"):
            for title in row["title"].split("; "):
                index.add(title, row)
        return index


_BODY_KINDS = frozenset(
    {"international", "agency", "health", "space", "intelligence", "ngo", "police", "sport", "central-bank"}
)
_SHORT_NAMES = frozenset({"Interpol", "Europol", "Roscosmos", "Frontex", "Unicef", "Unesco", "Gazprom", "Rosatom"})
