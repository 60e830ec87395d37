"""Flags amounts of money that lost their currency in translation."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from mtaudit import Detector, Finding, Fires, Lexicon, Need, Rule, Segment, Severity, Silent, hookimpl, option

LOST = Rule(
    "example-currency/lost",
    mqm="accuracy/omission",
    severity=Severity.MAJOR,
    message="{price} in the source, but no currency in the translation",
)


@dataclass(frozen=True)
class CurrencyOptions:
    """What can be set under `[tool.mtaudit.example-currency]`."""

    least: int = option(1, least=0, help="amounts below this are left alone")


class CurrencyLost(Detector):
    """A bare number where the source names a price: nobody can tell 40 euros from 40 cows."""

    rules = (LOST,)
    needs = Need.SOURCE
    Options = CurrencyOptions
    examples = (
        Fires(LOST, source="Das kostet 40 €.", target="That costs [[40]]."),
        Silent(source="Das kostet 40 €.", target="That costs €40."),
        Silent(source="Das kostet 40 €.", target="That costs 40 euros."),
        Silent(source="Das kostet 3 €.", target="That costs 3.", options={"least": 10}),
    )

    def prepare(self) -> None:
        """Reads the currencies from the lexicon."""
        self.names = {row["symbol"]: row["names"].split() for row in self.lexicons.rows("currency")}

    def check(self, segment: Segment) -> Iterable[Finding]:
        """Every price of the source whose number stands bare in the target."""
        for symbol in self.names:
            for price in re.finditer(rf"(\d+) ?{re.escape(symbol)}", segment.source or ""):
                if int(price[1]) >= self.options.least:
                    yield from self._bare(segment, price[1], symbol, price[0])

    def _bare(self, segment: Segment, number: str, symbol: str, price: str) -> Iterator[Finding]:
        words = "|".join([re.escape(symbol), *self.names[symbol]])
        bare = rf"(?<![\d{re.escape(symbol)}]){number}(?!\d| ?(?:{words}))"
        for hit in re.finditer(bare, segment.target):
            yield LOST.at(segment, hit.span(), price=price, suggestion=f"{symbol}{number}")


@hookimpl
def mtaudit_detectors() -> Iterable[type[Detector]]:
    """Registers the detector."""
    return [CurrencyLost]


@hookimpl
def mtaudit_lexicons() -> Iterable[Lexicon]:
    """Registers the lexicon; another plugin may add currencies to it."""
    return [Lexicon("currency", "", Path(__file__).parent / "lexicons" / "currency" / "any.tsv")]
