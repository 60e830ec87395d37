"""The tables of people and places as the checks ask for them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from mtaudit.lang.names import deletions, fold

Row = Mapping[str, str]


_SYLLABIC = frozenset("CN TW HK JP KR KP VN".split())
"""Where names are made of few syllables, a name one letter from a known one is mostly another place."""


def cells(cell: str) -> list[str]:
    """The values of a cell that are parted by semicolons."""
    return [v for v in cell.split("; ") if v]


@dataclass(slots=True)
class Tables:
    """Given names (gender by name), spellings of places (row by spelling), well-known people, surnames' meanings.

    All keys are in lower case. `by_given` and `by_surname` lead from one part of a well-known person's name to the
    other parts; `near_places` from their first three and their last four letters to long names of places.
    """

    given: dict[str, str] = field(default_factory=dict)
    places: dict[str, str] = field(default_factory=dict)
    nations: set[str] = field(default_factory=set)
    people: set[str] = field(default_factory=set)
    surnames: set[str] = field(default_factory=set)
    by_given: dict[str, set[str]] = field(default_factory=dict)
    by_surname: dict[str, set[str]] = field(default_factory=dict)
    near_places: dict[str, set[str]] = field(default_factory=dict)
    meanings: dict[str, set[str]] = field(default_factory=dict)

    def add_given(self, rows: Iterable[Row]) -> None:
        """Rows with name and gender."""
        for row in rows:
            self.given[row["name"].lower()] = row["gender"]

    def add_places(self, rows: Iterable[Row]) -> None:
        """Rows with a place and its other spellings."""
        for row in rows:
            for name in (row["place"], *cells(row["variants"])):
                self._add_place(name, row["place"], row["iso2"] not in _SYLLABIC)

    def add_countries(self, rows: Iterable[Row]) -> None:
        """Rows with a country, its capital and its people."""
        for row in rows:
            for name in (row["country"], *cells(row["capital"]), *cells(row["other_names"])):
                self._add_place(name, name, row["iso2"] not in _SYLLABIC)
            self.nations.update(v.lower() for v in cells(row["demonyms"]))

    def _add_place(self, name: str, row: str, distinct: bool) -> None:
        self.places.setdefault(name.lower(), row)
        if distinct and len(name) >= 8 and " " not in name:
            low = name.lower()
            self.near_places.setdefault(low[:3], set()).add(name)
            self.near_places.setdefault(low[-4:], set()).add(name)

    def add_people(self, rows: Iterable[Row]) -> None:
        """Rows with a person and other spellings of the name."""
        for row in rows:
            for name in (row["person"], *cells(row["variants"])):
                parts = name.split()
                self.people.add(name.lower())
                self.surnames.update(p.lower() for p in parts[1:])
                if len(parts) > 1:
                    self.by_given.setdefault(parts[0].lower(), set()).add(parts[-1])
                    self.by_surname.setdefault(parts[-1].lower(), set()).add(parts[0])

    def add_meanings(self, rows: Iterable[Row]) -> None:
        """Rows with a surname and the English words that it means."""
        for row in rows:
            self.meanings.setdefault(row["surname"].lower(), set()).update(v.lower() for v in cells(row["meaning"]))


def index(names: Iterable[str]) -> dict[str, set[str]]:
    """Names by their folded form with every letter left out in turn; long ones also by their beginning and end."""
    found: dict[str, set[str]] = {}
    for name in names:
        folded = fold(name)
        ends = ("^" + folded[:3], "$" + folded[-4:]) if len(folded) > 8 else ()
        for key in (*deletions(folded), *ends, "~" + folded[:4]):
            found.setdefault(key, set()).add(name)
    return found
