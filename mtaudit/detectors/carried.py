"""Names of places and abbreviations that stand as the source language has them."""

# ruff: noqa: E501  (patterns)

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

from mtaudit.lang.keyed import Keyed
from mtaudit.lang.patterns import lazy
from mtaudit.lang.words import Word, words
from mtaudit.model import Document, Finding, Kind, Rule, Segment, Severity
from mtaudit.plugin import Detector, Fires, Need, Silent, hookimpl

PLACE = Rule(
    "carried/place",
    mqm="accuracy/untranslated",
    severity=Severity.MAJOR,
    message="“{quote}” is called {right} in English",
    confidence=0.8,
)
ABBREVIATION = Rule(
    "carried/abbreviation",
    mqm="accuracy/untranslated",
    severity=Severity.MAJOR,
    message="“{quote}” is an abbreviation of another language: {right}",
    confidence=0.85,
)

_MOST = 4
"""Words of the longest names in the table."""
_CAPITAL = lazy(r"(?<!\w)[^\W\d_a-z][\w'’-]*")
_OPENING = frozenset("“\"‘'(«„*_[")
_BEHIND = frozenset('- / & ” " » * _ )'.split())
_JOINED = frozenset("- – / & @ # 's de di del da von du des".split())
_COMPANY = frozenset(
    "street avenue road square hotel club fc airport museum university theatre theater paper newspaper magazine radio tv ship "
    "restaurant bar café cafe called named known word language song film novel album brand".split()
)

_ERA = r"(?P<n>\d{1,4})\.?(?:st|nd|rd|th)?(?: (?:century|millennium))?(?: years?)?"
_ABBREVIATIONS: tuple[tuple[str, str], ...] = (
    (rf"\b{_ERA} (?P<it>M\. ?Ö\.?|v\. ?Chr\.?|a\. ?C\.|av\. ?J\.-C\.|p\. ?n\. ?e\.|př\. ?n\. ?l\.|пр\.? ?н\.? ?э\.?|до н\. ?э\.)", "BC"),
    (rf"\b{_ERA} (?P<it>M\. ?S\.?(?= [a-z])|n\. ?Chr\.?|d\. ?C\.|ap\. ?J\.-C\.|н\. ?э\.)", "AD"),
    (r"(?P<it>\b(?:M\. ?Ö\.|v\. ?Chr\.|av\. ?J\.-C\.|до н\. ?э\.)) ?\d{1,4}\b", "BC"),
    (r"\b(?:[01]?\d|2[0-4])(?:[.:]\d\d)? (?P<it>Uhr|hod\.|godz\.|óra|ora)(?=[\s.,;]|$)", "o’clock"),
    (r"\b\d[\d.,]* (?P<it>Mio\.?|mio\.|mln\.|млн\.?|milj\.)(?=[\s,;]|$)", "million"),
    (r"\b\d[\d.,]* (?P<it>Mrd\.?|mrd\.?|mld\.?|млрд\.?|Md€|MM€)(?=[\s,;.]|$)", "billion"),
    (r"\b\d[\d.,]* (?P<it>tys\.?|tis\.|тыс\.?|tūkst\.|Tsd\.?)(?=[\s,;.]|$)", "thousand"),
    (r"\b\d[\d.,]* (?P<it>Stk\.|stk\.|szt\.|adet|шт\.)(?=[\s,;]|$)", "pieces"),
    (r"\b\d[\d.,]* (?P<it>руб\.?|грн\.?)(?=[\s,;.]|$)", "roubles or hryvnias"),
    (r"(?<=[a-z,] )(?P<it>bzw\.|z\. ?B\.|d\. ?h\.|u\. ?a\.(?= [a-z])|usw\.|ca\. \d+ Uhr|p\. ?ej\.|p\. ?ex\.|m\. ?in\.|т\. ?е\.|т\. ?д\.)(?= )", "write it out"),
    (r"(?<![\w.])(?P<it>EE\. ?UU\.|EEUU|E\.U\.A\.)(?![\w])", "the United States"),
    (r"(?<![\w.])(?P<it>ONU|OTAN|BCE|OMS|UE|OPEP|FMI|OCDE|DSÖ)(?= (?:[a-z]|[.,]))(?!\))", ""),
)  # fmt: skip
_BODIES = {
    "ONU": "UN", "OTAN": "NATO", "OMS": "WHO", "UE": "EU", "OPEP": "OPEC", "FMI": "IMF", "OCDE": "OECD", "DSÖ": "WHO",
    "BCE": "ECB",
}  # fmt: skip
_PATTERNS = tuple((lazy(pattern), right) for pattern, right in _ABBREVIATIONS)


class Carried(Detector):
    """*He flew to Londra*, *in 300 M.Ö.*, *at 18.30 Uhr*, *40 Mrd. euros*, *the ONU said*.

    A place counts if English always calls it otherwise. Words of a longer name (*Radio Pekin*), names in quotation
    marks or brackets, and names that return more than three times, as those of people do, are left alone. So is an
    abbreviation that the text explains in brackets.
    """

    needs = Need.DOCUMENT
    target_langs = frozenset({"en"})
    rules = (PLACE, ABBREVIATION)
    examples = (
        Fires(PLACE, "The singer flew from [[Londra]] on Friday.", suggestion="London"),
        Fires(PLACE, "The pilgrims left for [[Arabia Saudita]] in May.", suggestion="Saudi Arabia"),
        Fires(PLACE, "The shoes were made in [[Niemcy]] and sold here.", suggestion="Germany"),
        Fires(ABBREVIATION, "The jar was made in 400 [[M.Ö.]] by a potter.", suggestion="BC"),
        Fires(ABBREVIATION, "The gates open at 18.30 [[Uhr]] on Friday.", suggestion="o’clock"),
        Fires(ABBREVIATION, "The bridge cost 4.5 [[Mrd.]] euros in all.", suggestion="billion"),
        Fires(ABBREVIATION, "The [[OTAN]] said that it would wait.", suggestion="NATO"),
        Silent(
            "The Londra Hotel, “Londra”, and Café Londra are known. Maria Londra sang. The name is Londra (London)."
        ),
        Silent("In May he met Ana Polonia. They stayed in New York, in the Bronx, and in Lake Constance."),
        Silent("It cost 4.5 mln roubles. In 400 BC a potter lived. The United Nations (ONU in French) met at 18.30."),
    )

    @cached_property
    def _places(self) -> Keyed:
        return self.lexicons.keyed("foreign_places", "en")

    @cached_property
    def _firsts(self) -> frozenset[str]:
        """The first words of all names: most texts have none of them."""
        return frozenset(name.split(" ", 1)[0] for name in self._places)

    def check_document(self, document: Document) -> Iterable[Finding]:
        """Names by the table, abbreviations by their patterns."""
        whole = document.text
        for segment in document.segments:
            yield from self._names(segment, whole)
            if any(map(str.isdigit, segment.target)) or not segment.target.islower():
                yield from _abbreviations(segment, whole)

    def _names(self, segment: Segment, whole: str) -> Iterator[Finding]:
        if self._firsts.isdisjoint(word.lower().replace("’", "'") for word in _CAPITAL.findall(segment.target)):
            return
        tokens = words(segment.target)
        end = 0
        for at, token in enumerate(tokens):
            if at < end or not token.capital or token.kind != "word":
                continue
            size, right = self._named(tokens, at)
            if not size:
                continue
            end = at + size
            span = (token.start, tokens[end - 1].end)
            name = segment.target[slice(*span)]
            seldom = size > 1 or not name.isascii() or whole.count(name) < _MOST
            if seldom and _alone(tokens, at, end, segment) and not _explained(segment.target, span):
                yield PLACE.at(segment, span, suggestion=right, right=right)

    def _named(self, tokens: Sequence[Word], at: int) -> tuple[int, str]:
        """How many words the longest name has that begins there, and what it is in English; 0 if there is none."""
        for size in range(min(_MOST, len(tokens) - at), 0, -1):
            right = self._places.get(" ".join(word.norm for word in tokens[at : at + size]))
            if right:
                return size, right
        return 0, ""


def _alone(tokens: Sequence[Word], first: int, end: int, segment: Segment) -> bool:
    """Whether a name is no part of a longer one."""
    if segment.kind is Kind.HEADING and all(word.capital for word in tokens if word.kind == "word"):
        return False
    if first and _belongs_before(tokens, first):
        return False
    after = tokens[end] if end < len(tokens) else None
    return after is None or not (after.capital or after.norm in _COMPANY or after.text in _BEHIND)


def _belongs_before(tokens: Sequence[Word], first: int) -> bool:
    """Whether the word before a name makes it part of a longer name."""
    before = tokens[first - 1]
    opens = first == 1 or tokens[first - 2].text in ".!?:”"
    if before.text in _OPENING or before.norm in _JOINED or before.norm in _COMPANY:
        return True
    return before.capital and not opens


def _explained(text: str, span: tuple[int, int]) -> bool:
    return text[span[1] : span[1] + 2] in (" (", " [") or text[: span[0]].count("(") > text[: span[0]].count(")")


def _abbreviations(segment: Segment, whole: str) -> Iterator[Finding]:
    text = segment.target
    for pattern, right in _PATTERNS:
        for hit in pattern.finditer(text):
            short, span = hit["it"], hit.span("it")
            if (
                f"({short}" in whole
                or _explained(text, span)
                or text[: span[0]].count("“") > text[: span[0]].count("”")
            ):
                continue
            english = right or _BODIES[short]
            yield ABBREVIATION.at(
                segment, span, suggestion=english if english.islower() or english.isupper() else None, right=english
            )


@hookimpl
def mtaudit_detectors() -> Iterable[type[Detector]]:
    """Registers the detector."""
    return [Carried]
