"""The tables of offices, holders, countries and bodies, indexed for the parser."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field
from functools import cached_property
from typing import NamedTuple

from mtaudit.detectors._atoms import PhraseIndex, fold, phrase, phrases
from mtaudit.detectors._views import PLACES, cells
from mtaudit.detectors.titles._templates import Templates, beginnings
from mtaudit.lang.keyed import Keyed
from mtaudit.model.values import dataclass
from mtaudit.plugin import Lexicons, View

COUNTRY_KINDS = frozenset({"country", "disputed", "union"})


class Office(NamedTuple):
    """One way to write an office: its name in the table, its class, the classes it goes together with, its places."""

    name: str
    kind: str
    together: frozenset[str]
    scope: frozenset[str]

    def goes_with(self, other: Office) -> bool:
        """Whether one person may hold both."""
        return self.kind == other.kind or other.kind in self.together or self.kind in other.together


class Calque(NamedTuple):
    """A title that was translated word by word: what to write, where it counts (any, head, name), and why."""

    right: str
    where: str
    why: str


class Term(NamedTuple):
    """Who held what when; the months are `YYYY-MM` or `YYYY`, `until` empty for somebody in office."""

    person: str
    place: str
    kind: str
    office: str
    since: str
    until: str


class Mangled(NamedTuple):
    """A title that is none: code points, why, and what to write (empty if unknown); `sure` is its confidence."""

    start: int
    end: int
    why: str
    right: str
    sure: float
    critical: bool = False


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

    def __init__(self, lexicons: Lexicons) -> None:
        self._names = PhraseIndex(lexicons.view(_PERSONS), str)
        self._terms = lexicons.view(_TERMS)
        self._known: dict[str, Person] = {}

    def get(self, words: tuple[str, ...]) -> Person | None:
        """Whom a full name means."""
        name = self._names.get(words)
        return self.named(name) if name is not None else None

    def __contains__(self, words: tuple[str, ...]) -> bool:
        return words in self._names

    def named(self, name: str) -> Person:
        """The person of that name in the table."""
        if name not in self._known:
            rows = zip(*[iter(self._terms[name].split("\t"))] * len(_TERM), strict=True)
            self._known[name] = Person(name, [Term(name, *row) for row in rows])
        return self._known[name]


class Names(Mapping[str, tuple[str, ...]]):
    """Names of people by something; none where nothing is known."""

    def __init__(self, rows: Keyed) -> None:
        self._rows = rows

    def __getitem__(self, key: str) -> tuple[str, ...]:
        return tuple(cells(self._rows.get(key) or ""))

    def __contains__(self, key: object) -> bool:
        return key in self._rows

    def __iter__(self) -> Iterator[str]:
        return iter(self._rows)

    def __len__(self) -> int:
        return len(self._rows)


class Tables:
    """The indexes, each made when it is first asked for."""

    def __init__(self, lexicons: Lexicons) -> None:
        self._lexicons = lexicons
        self._view = lexicons.view

    @cached_property
    def offices(self) -> PhraseIndex[Office]:
        """Offices by every way to write them."""
        return PhraseIndex(self._view(_OFFICES), _office)

    @cached_property
    def places(self) -> PhraseIndex[str]:
        """Codes of countries and unions by name and demonym."""
        return PhraseIndex(self._view(_COUNTRIES), str)

    @cached_property
    def country_names(self) -> PhraseIndex[str]:
        """Names of countries, which stand before “President” only with a possessive (Israel, but not Israeli)."""
        return PhraseIndex(self._view(_COUNTRY_NAMES), str)

    @cached_property
    def spelt(self) -> Keyed:
        """Towns, regions and countries by every spelling, in lower case."""
        return self._view(PLACES)

    @cached_property
    def bodies(self) -> PhraseIndex[str]:
        """Names and initials of international bodies, agencies and the like; the value is the name."""
        return PhraseIndex(self._view(_BODIES), str)

    @cached_property
    def persons(self) -> People:
        """People by every way to write the full name."""
        return People(self._lexicons)

    @cached_property
    def surnames(self) -> Names:
        """Full names by the last word of every way to write them."""
        return Names(self._view(_LAST_WORDS))

    @cached_property
    def offices_held(self) -> Names:
        """Names of all people by place and class of office, with a space between the two."""
        return Names(self._view(_HELD))

    @cached_property
    def offices_named(self) -> Names:
        """Names of all people by the office as the table of holders writes it."""
        return Names(self._view(_NAMED))

    @cached_property
    def given_names(self) -> Keyed:
        """Given names as compared."""
        return self._view(_GIVEN)

    @cached_property
    def english_given(self) -> Keyed:
        """Given names that English has, as compared."""
        return self._view(_ENGLISH_GIVEN)

    @cached_property
    def vocabulary(self) -> Mapping[str, str]:
        """English words without their inflections."""
        return self._lexicons.keyed("words", "en")

    @cached_property
    def literal(self) -> Templates:
        """Patterns of titles that were translated word by word."""
        return Templates(self._view(_LITERAL))

    @cached_property
    def calques(self) -> PhraseIndex[Calque]:
        """Titles that were translated word by word."""
        return PhraseIndex(self._view(_CALQUES), lambda row: Calque(*row.split("\t")))


def _office(row: str) -> Office:
    name, kind, together, scope = row.split("\t")
    return Office(name, kind, frozenset(cells(together)), frozenset(cells(scope)))


def _offices(lexicons: Lexicons, language: str) -> dict[str, str]:
    rows = lexicons.rows("offices", language)
    made = ["\t".join(row[c] for c in ("office", "class", "together", "scope")) for row in rows]
    names = [(row["office"], office) for row, office in zip(rows, made, strict=True)]
    variants = [(v, office) for row, office in zip(rows, made, strict=True) for v in cells(row["variants"])]
    return phrases(names + variants)


def _countries(lexicons: Lexicons, language: str) -> dict[str, str]:
    return phrases(
        (name[4:] if name[:4].lower() == "the " else name, row["iso2"])
        for row in lexicons.rows("countries", language)
        if row["kind"] in COUNTRY_KINDS and row["iso2"]
        for name in (row["country"], *cells(row["demonyms"]), *cells(row["other_names"]))
    )


def _country_names(lexicons: Lexicons, language: str) -> dict[str, str]:
    return phrases((row["country"], "") for row in lexicons.rows("countries", language))


def _bodies(lexicons: Lexicons, language: str) -> dict[str, str]:
    named = [
        (name, row["name"])
        for row in lexicons.rows("bodies", language)
        if row["kind"] in _BODY_KINDS
        for name in (row["name"], *cells(row["acronyms"]), *cells(row["other_names"]))
        if _is_known(name) or len(phrase(name)) > 1
    ]
    return phrases([*named, *((name, name) for name in sorted(_SHORT_NAMES))])


def _is_known(name: str) -> bool:
    return " " in name or name.isupper() or name[1:2].isupper() or name in _SHORT_NAMES


def _named(lexicons: Lexicons, language: str) -> Iterator[tuple[str, str]]:
    """Every way to write the name of a holder, and the name."""
    for name, others in zip(*lexicons.columns("holders", language, "person", "variants"), strict=True):
        yield name, name
        yield from ((variant, name) for variant in cells(others) if len(phrase(variant)) > 1)


def _terms(lexicons: Lexicons, language: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for name, *row in zip(*lexicons.columns("holders", language, "person", *_TERM), strict=True):
        found[name] = "\t".join((found[name], *row) if name in found else row)
    return found


def _holders(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Names by something, without repetition."""
    found: dict[str, dict[str, None]] = {}
    for key, name in pairs:
        found.setdefault(key, {})[name] = None
    return {key: "; ".join(names) for key, names in found.items()}


def _last_words(lexicons: Lexicons, language: str) -> dict[str, str]:
    return _holders((phrase(written)[-1], name) for written, name in _named(lexicons, language))


def _by_office(lexicons: Lexicons, language: str, *columns: str) -> dict[str, str]:
    rows = zip(*lexicons.columns("holders", language, "person", *columns), strict=True)
    return _holders((" ".join(row), name) for name, *row in rows)


def _folded_given(lexicons: Lexicons, language: str) -> dict[str, str]:
    return {fold(name): "" for name in lexicons.columns("given_names", language, "name")[0]}


def _english_given(lexicons: Lexicons, language: str) -> dict[str, str]:
    names, codes = lexicons.columns("given_names", language, "name", "languages")
    return {fold(name): "" for name, code in zip(names, codes, strict=True) if "en" in cells(code)}


def _literal(lexicons: Lexicons, language: str) -> dict[str, str]:
    """By each word that a pattern can begin with: the patterns, what to write and why, one after another."""
    found: dict[str, list[str]] = {}
    for row in lexicons.rows("literal_titles", language):
        for pattern in cells(row["pattern"]):
            for first in sorted(set(beginnings(pattern))):
                found.setdefault(first, []).append(f"{pattern}\t{row['right']}\t{row['why']}")
    return {first: "\t".join(rows) for first, rows in found.items()}


def _calques(lexicons: Lexicons, language: str) -> dict[str, str]:
    return phrases(
        (title, f"{row['right']}\t{row['where']}\t{row['why']}")
        for row in lexicons.rows("titles", language)
        for title in cells(row["title"])
    )


_TERM = ("place", "class", "office", "from", "to")
_OFFICES = View("phrases", ("offices",), _offices)
_COUNTRIES = View("phrases-of-countries", ("countries",), _countries)
_COUNTRY_NAMES = View("country-names", ("countries",), _country_names)
_BODIES = View("phrases-of-bodies", ("bodies",), _bodies)
_PERSONS = View("persons", ("holders",), lambda lexicons, language: phrases(_named(lexicons, language)))
_TERMS = View("terms", ("holders",), _terms)
_LAST_WORDS = View("last-words", ("holders",), _last_words)
_HELD = View("held", ("holders",), lambda lexicons, language: _by_office(lexicons, language, "place", "class"))
_NAMED = View("named", ("holders",), lambda lexicons, language: _by_office(lexicons, language, "office"))
_GIVEN = View("folded", ("given_names",), _folded_given)
_CALQUES = View("calques", ("titles",), _calques)
_ENGLISH_GIVEN = View("folded-english", ("given_names",), _english_given)
_LITERAL = View("literal", ("literal_titles",), _literal)

_BODY_KINDS = frozenset(
    {"international", "agency", "health", "space", "intelligence", "ngo", "police", "sport", "central-bank"}
)
_SHORT_NAMES = frozenset({"Interpol", "Europol", "Roscosmos", "Frontex", "Unicef", "Unesco", "Gazprom", "Rosatom"})
