"""“The Spanish Carlos Sainz”: adjectives of nations in the place of nouns."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

from mtaudit.lang.patterns import lazy
from mtaudit.model import Finding, Rule, Segment, Severity
from mtaudit.plugin import Detector, Fires, Silent, hookimpl

NATION = Rule(
    "epithets/nation",
    mqm="linguistic-conventions/grammar",
    severity=Severity.MINOR,
    message="“{quote}”: English does not set this adjective before a name; write {right}",
    confidence=0.75,
)

_NOUNS = {
    "Spanish": "Spaniard", "French": "Frenchman / Frenchwoman", "English": "Englishman / Englishwoman",
    "Dutch": "Dutchman / Dutchwoman", "Irish": "Irishman / Irishwoman", "Welsh": "Welshman / Welshwoman",
    "British": "Briton", "Polish": "Pole", "Swedish": "Swede", "Danish": "Dane", "Finnish": "Finn",
    "Scottish": "Scot", "Turkish": "Turk", "Chinese": "", "Japanese": "", "Portuguese": "", "Vietnamese": "",
}  # fmt: skip
_EPITHET = lazy(
    rf"(?<![“\"‘'])\b(?P<it>[Tt]he (?P<n>{'|'.join(_NOUNS)})) (?P<g>[A-ZÀ-Þ][\w’-]+) (?P<s>[A-ZÀ-Þ][\w’-]+)"
    r"(?P<more>(?: [A-ZÀ-Þ][\w’-]+)*)"
    r"(?=\s*(?:[,.;(]|$)|\s(?:has|had|is|was|will|who|won|lost|said|told|scored|and|in|with|at|against|finished|beat|took|"
    r"leads|led|signed|made|became|arrived|started)\b)"
)
_THINGS = frozenset(
    """
    Open Cup League Grand Prix Prime Minister President Army Navy Parliament Government Republic Football Federation
    Revolution Empire National Party Championship Championships Airport Museum Institute University Foundation Award
    Awards Prize Embassy Council Committee Guard Legion Riviera Alps Quarter Bulldog Academy Association Society
    Airways Airlines Bank Street House Park Saint St San Santa
    """.split()
)


class Epithets(Detector):
    """The article, an adjective of nation that is no noun, and a person's name.

    *El español Carlos Sainz*, *le Français Paul Pogba*: the noun of the source became an adjective. Names of events
    and bodies (*the French Open*, *the British Victoria Cross Society*) are not persons: the first name must be one.
    """

    target_langs = frozenset({"en"})
    rules = (NATION,)
    examples = (
        Fires(NATION, "He will start ahead of [[the Spanish]] Carlos Ibarra, the leader.", suggestion="the Spaniard"),
        Fires(NATION, "[[The French]] Paul Martin won the race."),
        Silent(
            "The Spanish Grand Prix and the French Open follow the British Royal Mail case. The Spaniard Carlos won."
        ),
        Silent("The English Martin Chuzzlewit Society met. The Polish John Paul II Airport."),
    )

    @cached_property
    def _given(self) -> frozenset[str]:
        return frozenset(self.lexicons.columns("given_names", "en", "name")[0])

    def check(self, segment: Segment) -> Iterable[Finding]:
        """Only where the adjective stands before a given name and a surname, and no noun follows."""
        for hit in _EPITHET.finditer(segment.target):
            names = {hit["g"], hit["s"], *hit["more"].split()}
            if hit["g"] not in self._given or names & _THINGS or len(names) > 3:
                continue
            noun = _NOUNS[hit["n"]]
            article = hit["it"][:3]
            first = f"{article} {noun}" if noun and "/" not in noun else None
            right = f"“{article} {noun}”" if noun else "the office or the sport, or leave it out"
            yield NATION.at(segment, hit.span("it"), suggestion=first, right=right)


@hookimpl
def mtaudit_detectors() -> Iterable[type[Detector]]:
    """Registers the detector."""
    return [Epithets]
