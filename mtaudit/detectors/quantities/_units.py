"""Units of English texts: what they measure and how they convert."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from mtaudit.lang.patterns import lazy

# dimension, factor to the base unit of the dimension, forms
_TABLE = """
length 0.001 millimetre millimetres millimeter millimeters mm
length 0.01 centimetre centimetres centimeter centimeters cm
length 1 metre metres meter meters m
length 1000 kilometre kilometres kilometer kilometers km kms
length 0.0254 inch inches in
length 0.3048 foot feet ft
length 0.9144 yard yards yd yds
length 1609.344 mile miles mi
mass 0.001 gram grams gramme grammes g
mass 1 kilogram kilograms kilogramme kilogrammes kilo kilos kg kgs
mass 1000 tonne tonnes
mass 1000 ton tons
mass 0.4536 pound pounds lb lbs
mass 0.02835 ounce ounces oz
volume 0.001 millilitre millilitres milliliter milliliters ml
volume 1 litre litres liter liters l
volume 3.785 gallon gallons gal
volume 159 barrel barrels
area 10000 hectare hectares ha
area 4046.9 acre acres
speed 1 km/h kmh kph
speed 1.609344 mph
temperature 1 celsius centigrade fahrenheit °c °f
"""
UNITS: dict[str, tuple[str, float]] = {
    form: (cells[0], float(cells[1]))
    for cells in (line.split() for line in _TABLE.splitlines() if line)
    for form in cells[2:]
}
_AMOUNT = r"(?P<n>\d[\d,]*(?:\.\d+)?)(?: (?P<s>thousand|million|billion))?"
QUANTITY = lazy(
    rf"(?<![\w.,/–-]){_AMOUNT}[ \u00a0-]?(?P<q>square |cubic |sq\.? |sq )?(?P<u>[a-zA-Z/]+)(?P<p>(?: per "
    rf"hour| an hour| per second|²|³|2\b|3\b)?)"
)
_SCALES = {"thousand": 1e3, "million": 1e6, "billion": 1e9}


class Quantity(NamedTuple):
    """An amount with its unit; `value` in the base unit of its dimension, `start` and `end` in the text."""

    start: int
    end: int
    dimension: str
    value: float
    number: float
    unit: str
    digits: int
    """Significant digits as written: how finely it was rounded."""


def significant(figure: str) -> int:
    """Significant digits of a figure as written; the zeros at the end of a whole number say nothing."""
    plain = figure.replace(",", "")
    whole = plain if "." in plain else plain.rstrip("0")
    return max(1, len(whole.replace(".", "").lstrip("0")))


def quantity(hit: re.Match[str]) -> Quantity | None:
    """The quantity of a match of `QUANTITY`; None if the word behind the number is no unit."""
    name = hit["u"]
    found = UNITS.get(name if len(name) <= 2 else name.lower())
    if found is None:
        return None
    dimension, factor = found
    power = (
        2
        if (hit["q"] or "").startswith(("sq",)) or hit["p"] in ("²", "2")
        else 3
        if hit["q"] or hit["p"] in ("³", "3")
        else 1
    )
    if power > 1 and dimension != "length":
        return None
    if power > 1:
        dimension, factor = ("area", factor**2) if power == 2 else ("volume", factor**3 * 1000)
    elif hit["p"].strip() in ("per hour", "an hour"):
        dimension, factor = "speed", factor / 1000
    elif hit["p"]:
        return None
    number = float(hit["n"].replace(",", "") or 0) * _SCALES.get(hit["s"] or "", 1)
    return Quantity(hit.start(), hit.end(), dimension, number * factor, number, name, significant(hit["n"]))


@lru_cache(maxsize=64)
def quantities(text: str) -> tuple[Quantity, ...]:
    """All quantities of a text, in order."""
    if not any(map(str.isdigit, text)):
        return ()
    return tuple(q for hit in QUANTITY.finditer(text) if (q := quantity(hit)) is not None)
