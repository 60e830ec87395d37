"""The tables of people and places as the checks ask for them."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

from mtaudit.lang.names import deletions, fold
from mtaudit.plugin import Lexicons

_SYLLABIC = frozenset("CN TW HK JP KR KP VN".split())
"""Where names are made of few syllables, a name one letter from a known one is mostly another place."""


def cells(cell: str) -> list[str]:
    """The values of a cell that are parted by semicolons."""
    return [v for v in cell.split("; ") if v]


class Tables:
    """Given names (gender by name), spellings of places (row by spelling), well-known people, surnames' meanings.

    All keys are in lower case. `by_given` and `by_surname` lead from one part of a well-known person's name to the
    other parts; `near_places` from their first three and their last four letters to long names of places.
    """

    def __init__(self, lexicons: Lexicons) -> None:
        names, genders = lexicons.columns("given_names", "en", "name", "gender")
        self.given: dict[str, str] = dict(zip(map(str.lower, names), genders, strict=True))
        self.nations: set[str] = set()
        self.places: dict[str, str] = {}
        self._distinct: list[str] = []
        self._add_places(lexicons)
        self._lexicons = lexicons

    def _add_places(self, lexicons: Lexicons) -> None:
        for place, variants, code in zip(*lexicons.columns("places", "en", "place", "variants", "iso2"), strict=True):
            for name in (place, *cells(variants)) if variants else (place,):
                self._add_place(name, place, code)
        columns = lexicons.columns("countries", "en", "country", "capital", "other_names", "iso2", "demonyms")
        for country, capital, others, code, demonyms in zip(*columns, strict=True):
            for name in (country, *cells(capital), *cells(others)):
                self._add_place(name, name, code)
            self.nations.update(v.lower() for v in cells(demonyms))

    def _add_place(self, name: str, row: str, code: str) -> None:
        self.places.setdefault(name.lower(), row)
        if len(name) >= 8 and " " not in name and code not in _SYLLABIC:
            self._distinct.append(name)

    @cached_property
    def near_places(self) -> dict[str, set[str]]:
        """Long names of places by their first three and their last four letters."""
        near: dict[str, set[str]] = {}
        for name in self._distinct:
            low = name.lower()
            near.setdefault(low[:3], set()).add(name)
            near.setdefault(low[-4:], set()).add(name)
        return near

    @cached_property
    def _names(self) -> list[str]:
        """Every way to write the name of a well-known person."""
        persons, variants = self._lexicons.columns("holders", "en", "person", "variants")
        return list(dict.fromkeys([*persons, *(name for cell in variants if cell for name in cells(cell))]))

    @cached_property
    def people(self) -> set[str]:
        """Whole names."""
        return set("\n".join(self._names).lower().split("\n"))

    @cached_property
    def surnames(self) -> set[str]:
        """All words of names but the first."""
        return {word for name in self.people for word in name.split()[1:]}

    @cached_property
    def by_given(self) -> dict[str, set[str]]:
        """Last words of names by the first."""
        return self._paired(0, -1)

    @cached_property
    def by_surname(self) -> dict[str, set[str]]:
        """First words of names by the last."""
        return self._paired(-1, 0)

    def _paired(self, key: int, value: int) -> dict[str, set[str]]:
        found: dict[str, set[str]] = {}
        for name in self._names:
            parts = name.split()
            if len(parts) > 1:
                found.setdefault(parts[key].lower(), set()).add(parts[value])
        return found

    @cached_property
    def meanings(self) -> dict[str, set[str]]:
        """English words that a surname means."""
        found: dict[str, set[str]] = {}
        for surname, meaning in zip(*self._lexicons.columns("surnames", "en", "surname", "meaning"), strict=True):
            found.setdefault(surname.lower(), set()).update(v.lower() for v in cells(meaning))
        return found


def index(names: Iterable[str]) -> dict[str, set[str]]:
    """Names by their folded form with every letter left out in turn; long ones also by their beginning and end."""
    found: dict[str, set[str]] = {}
    for name in names:
        folded = fold(name)
        ends = ("^" + folded[:3], "$" + folded[-4:]) if len(folded) > 8 else ()
        for key in (*deletions(folded), *ends, "~" + folded[:4]):
            found.setdefault(key, set()).add(name)
    return found
