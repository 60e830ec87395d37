"""Views of the tables in which several detectors look up names; all keys are in lower case."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from mtaudit.plugin import Lexicons, View


def cells(cell: str) -> list[str]:
    """The values of a cell that are parted by semicolons."""
    return [v for v in cell.split("; ") if v]


def _given(lexicons: Lexicons, language: str) -> dict[str, str]:
    names, genders = lexicons.columns("given_names", language, "name", "gender")
    return dict(zip(map(str.lower, names), genders, strict=True))


def spelt_places(lexicons: Lexicons, language: str) -> Iterator[tuple[str, str, str]]:
    """Every spelling of places, countries and capitals, with the usual one and the code of the country."""
    for place, variants, code in zip(*lexicons.columns("places", language, "place", "variants", "iso2"), strict=True):
        for name in (place, *cells(variants)):
            yield name, place, code
    columns = lexicons.columns("countries", language, "country", "capital", "other_names", "iso2")
    for country, capital, others, code in zip(*columns, strict=True):
        for name in (country, *cells(capital), *cells(others)):
            yield name, name, code


def _places(lexicons: Lexicons, language: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for name, usual, _ in spelt_places(lexicons, language):
        found.setdefault(name.lower(), usual)
    return found


def _nations(lexicons: Lexicons, language: str) -> dict[str, str]:
    (demonyms,) = lexicons.columns("countries", language, "demonyms")
    return {name.lower(): "" for cell in demonyms for name in cells(cell)}


def listed(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """All values of each key, in order and separated by spaces: `mtaudit.lang.keyed.Listed` reads them."""
    found: dict[str, dict[str, None]] = {}
    for key, value in pairs:
        found.setdefault(key, {})[value] = None
    return {key: " ".join(sorted(values)) for key, values in found.items()}


GIVEN = View("given", ("given_names",), _given)
"""Given names: m, f or u."""
PLACES = View("spelt", ("places", "countries"), _places)
"""Spellings of places, countries and capitals: the usual spelling."""
NATIONS = View("nations", ("countries",), _nations)
"""Words of nationality."""
