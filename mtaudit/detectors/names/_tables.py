"""The tables of people and places as the checks ask for them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property

from mtaudit.detectors._views import GIVEN, NATIONS, PLACES, cells, listed, spelt_places
from mtaudit.detectors.names._forms import sounds
from mtaudit.lang.keyed import Keyed, Listed
from mtaudit.lang.names import deletions, fold
from mtaudit.lang.translit import romanise
from mtaudit.plugin import Lexicons, View

_SYLLABIC = frozenset("CN TW HK JP KR KP VN".split())
"""Where names are made of few syllables, a name one letter from a known one is mostly another place."""


_SURNAME_FIRST = frozenset("zh ko vi".split())


class Tables:
    """Given names (gender by name), spellings of places (place by spelling), well-known people, surnames' meanings.

    All keys are in lower case. `by_given` and `by_surname` lead from one part of a well-known person's name to the
    other parts; `near_places` from their first three and their last four letters to long names of places.
    """

    def __init__(self, lexicons: Lexicons) -> None:
        self._lexicons = lexicons
        self._view = lexicons.view

    @cached_property
    def given(self) -> Keyed:
        """Given names and their gender."""
        return self._view(GIVEN)

    @cached_property
    def nations(self) -> Keyed:
        """Words of nationality."""
        return self._view(NATIONS)

    @cached_property
    def places(self) -> Keyed:
        """Spellings of places."""
        return self._view(PLACES)

    @cached_property
    def near_places(self) -> Listed:
        """Long names of places by their first three and their last four letters."""
        return Listed(self._view(_NEAR_PLACES))

    @cached_property
    def people(self) -> Keyed:
        """Whole names."""
        return self._view(_PEOPLE)

    @cached_property
    def surnames(self) -> Keyed:
        """All words of names but the first."""
        return self._view(_SURNAMES)

    @cached_property
    def by_given(self) -> Listed:
        """Last words of names by the first."""
        return Listed(self._view(_BY_GIVEN))

    @cached_property
    def by_surname(self) -> Listed:
        """First words of names by the last."""
        return Listed(self._view(_BY_SURNAME))

    @cached_property
    def vocabulary(self) -> Keyed:
        """English words without their inflections."""
        return self._lexicons.keyed("words", "en")

    @cached_property
    def meanings(self) -> Listed:
        """English words that a surname means."""
        return Listed(self._view(_MEANINGS))

    @cached_property
    def namesakes(self) -> Listed:
        """The names whose forms in other languages a given name (small letters, no marks) is one of."""
        return Listed(self._view(_NAMESAKES))

    def is_eastern(self, name: str) -> bool:
        """Whether a given name is one of China, Korea or Vietnam, where it stands behind the surname."""
        row = self._lexicons.keyed("given_names", "en").get(name.capitalize()) or ""
        return not _SURNAME_FIRST.isdisjoint(row.replace(";", " ").split())

    def is_english_given(self, name: str) -> bool:
        """Whether a given name in small letters is one that people with English surnames have."""
        row = self._lexicons.keyed("given_names", "en").get(name.capitalize()) or ""
        return "en" in row.replace(";", " ").split()


def _near_places(lexicons: Lexicons, language: str) -> dict[str, str]:
    long = [
        name
        for name, _, code in spelt_places(lexicons, language)
        if len(name) >= 8 and " " not in name and code not in _SYLLABIC
    ]
    return listed((key, name) for name in long for key in (name.lower()[:3], name.lower()[-4:]))


def _names(lexicons: Lexicons, language: str) -> Iterator[str]:
    """Every way to write the name of a well-known person."""
    for person, variants in zip(*lexicons.columns("holders", language, "person", "variants"), strict=True):
        yield person
        yield from cells(variants)


def _people(lexicons: Lexicons, language: str) -> dict[str, str]:
    return {name.lower(): "" for name in _names(lexicons, language)}


def _surnames(lexicons: Lexicons, language: str) -> dict[str, str]:
    return {word: "" for name in _names(lexicons, language) for word in name.lower().split()[1:]}


def _paired(lexicons: Lexicons, language: str, key: int, value: int) -> dict[str, str]:
    parts = [name.split() for name in _names(lexicons, language)]
    return listed((words[key].lower(), words[value]) for words in parts if len(words) > 1)


def _meanings(lexicons: Lexicons, language: str) -> dict[str, str]:
    columns = lexicons.columns("surnames", language, "surname", "meaning")
    return listed(
        (surname.lower(), word.lower()) for surname, meaning in zip(*columns, strict=True) for word in cells(meaning)
    )


def _namesakes(lexicons: Lexicons, language: str) -> dict[str, str]:
    columns = lexicons.columns("namesakes", language, "root", "forms")
    return listed((romanise(name), root) for root, forms in zip(*columns, strict=True) for name in cells(forms))


_NAMESAKES = View("namesakes", ("namesakes",), _namesakes)
_NEAR_PLACES = View("near", ("places", "countries"), _near_places)
_PEOPLE = View("people", ("holders",), _people)
_SURNAMES = View("surnames", ("holders",), _surnames)
_BY_GIVEN = View("by-given", ("holders",), lambda lexicons, language: _paired(lexicons, language, 0, -1))
_BY_SURNAME = View("by-surname", ("holders",), lambda lexicons, language: _paired(lexicons, language, -1, 0))
_MEANINGS = View("meanings", ("surnames",), _meanings)


def index(names: Iterable[str]) -> dict[str, set[str]]:
    """Names by their folded form with every letter left out in turn; long ones also by their beginning and end."""
    found: dict[str, set[str]] = {}
    for name in names:
        folded = fold(name)
        ends = ("^" + folded[:3], "$" + folded[-4:]) if len(folded) > 8 else ()
        for key in (*deletions(folded), *ends, "~" + folded[:4], *sounds(name)):
            found.setdefault(key, set()).add(name)
    return found
