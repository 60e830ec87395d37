"""Countries and speakers that stand where the rest of the text has another one."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from mtaudit.lang.inflect import is_function_word, singular
from mtaudit.lang.patterns import lazy
from mtaudit.lang.words import Word, words
from mtaudit.model import Block, Document, Finding, Rule, Severity
from mtaudit.plugin import Detector, Fires, Need, Silent, hookimpl

SWAPPED = Rule(
    "entities/swapped",
    mqm="accuracy/mistranslation/entity",
    severity=Severity.MAJOR,
    message="“{quote}”: everywhere else this text speaks of {other} {noun}, and of {country} nowhere",
    confidence=0.75,
)
SPEAKER = Rule(
    "entities/speaker",
    mqm="accuracy/mistranslation/entity",
    severity=Severity.MAJOR,
    message="“{quote}” speaks once, between statements of {other}: it is probably the same ministry",
    confidence=0.6,
)

OWN_FIRE = Rule(
    "entities/own-fire",
    mqm="accuracy/mistranslation/entity",
    severity=Severity.MAJOR,
    message="“{quote}”: one side repels itself; one of the two is the other side",
    confidence=0.85,
)

# What every country has and what any text may mention in passing says nothing about a swap.
_PASSING = frozenset(
    """president minister government parliament official officials authority company firm maker media newspaper
    channel journalist reporter citizen ambassador embassy diplomat national team player club people man woman child
    boy girl state politician leader lawmaker singer actor actress director writer scientist researcher doctor dollar
    pound market border side counterpart ally partner language version capital city town village island region
    territory soldier troop force officer general army navy fleet jet plane ship vessel tank missile drone flag
    passport visa airline tourist student professor university institute court judge lawyer police investor bank
    billionaire businessman champion athlete star striker goalkeeper coach chancellor premier senator governor mayor
    spokesman spokeswoman envoy delegation representative sanction website agency service studio band film movie
    series brand car food wine history culture name word time citizenship origin descent soil law""".split()
)
_CONTRAST = frozenset(
    """than like unlike compared whereas while similar versus against both rival different between same also other
    another foreign neighbouring neighboring instead""".split()
)
# What one side does to the other: nobody does it to attacks and troops of his own.
_OWN_FIRE = lazy(
    r"\b(?P<own>[A-Z][a-z]+(?:ian|ese|ish|aeli|i|an|ch|ek)) (?:troops|forces|soldiers|army|units|defenders|"
    r"air defences?|navy|jets|fighters|gunners) "
    r"(?:[a-z]+ ){0,2}?(?:repelled|repulsed|beat back|fought off|shot down|intercepted|fended off|"
    r"pushed back|thwarted|foiled) (?:[\w,-]+ ){0,3}?(?P=own) (?:attacks?|assaults?|missiles?|drones?|rockets?|raids?|"
    r"offensives?|troops|forces|soldiers|jets|tanks|incursions?|advances?)\b"
)
LEAST_OTHER = 2
LEAST_PARTY = 5


class _Use(NamedTuple):
    """A country before a noun: block, span of both words, the country, the noun and the sentence."""

    block: int
    start: int
    end: int
    country: str
    noun: str
    sentence: tuple[int, int]


class Entities(Detector):
    """A country, or a ministry, that was swapped for another in one sentence.

    A country is flagged if it stands once before a noun that goes with one other country everywhere else, if that
    other country is what the text is about, and if the odd one occurs nowhere else in it, not even by its capital.
    Nouns that any text may mention in passing (a minister, a company) and comparisons are left alone.
    """

    needs = Need.DOCUMENT
    target_langs = frozenset({"en"})
    rules = (SWAPPED, SPEAKER, OWN_FIRE)
    examples = (
        Fires(
            SWAPPED,
            "Greek tourism fell by a third. The islands are empty.\n\nGreece lost two billion. Greek tourism feeds "
            "many families, and Greece has few other exports. [[Peruvian tourism]] will recover, experts say.\n\n"
            "Athens will help, the Greek side said.",
        ),
        Fires(
            SPEAKER,
            "The Ministry of Health said that 40 people fell ill. [[The Finance Ministry]] said that the water was "
            "safe. The ministry said that tests went on. The health ministry added that nobody had died.",
        ),
        Fires(OWN_FIRE, "At dawn [[Ruritanian troops repelled nine Ruritanian attacks]] on the bridge."),
        Silent("Ruritanian troops repelled nine Syldavian attacks. Ruritanian troops lost two Ruritanian tanks."),
        Silent(
            "Greek tourism fell, Greece said. Greek tourism feeds families in Greece. Greece hopes. Greece waits. "
            "Unlike Greek tourism, Peruvian tourism grew. Peru is glad."
        ),
        Silent(
            "The Ministry of Health said that 40 people fell ill. The Finance Ministry said that it would pay. "
            "The finance minister came. The ministry said that tests went on."
        ),
    )

    def prepare(self) -> None:
        """Words that stand for a country: its names, its people, its capital and its government."""
        self._adjectives: dict[str, str] = {"us": "United States", "uk": "United Kingdom"}
        self._countries: dict[str, str] = {}
        for row in self.lexicons.rows("countries", "en"):
            country = row["country"]
            for name in row["demonyms"].split("; "):
                self._adjectives.setdefault(name.lower(), country)
            for column in ("country", "capital", "government", "other_names"):
                for name in row[column].split("; "):
                    self._countries.setdefault(name.lower().removeprefix("the "), country)

    def check_document(self, document: Document) -> Iterable[Finding]:
        """Swapped countries and speakers of a whole document."""
        blocks = document.blocks
        uses, parties = self._read(blocks)
        for use, other in _odd(uses, parties):
            if not self._is_contrast(blocks, use):
                segment, span = blocks[use.block].locate((use.start, use.end))
                yield SWAPPED.at(segment, span, other=other, noun=use.noun, country=use.country)
        for segment in document.segments:
            for hit in _OWN_FIRE.finditer(segment.target):
                yield OWN_FIRE.at(segment, hit.span())
        for number, start, end, portfolio in _speakers(blocks):
            segment, span = blocks[number].locate((start, end))
            yield SPEAKER.at(segment, span, other=f"the {portfolio} ministry")

    def _read(self, blocks: Sequence[Block]) -> tuple[list[_Use], Counter[str]]:
        uses: list[_Use] = []
        parties: Counter[str] = Counter()
        for number, block in enumerate(blocks):
            tokens = words(block.text)
            sentence = 0
            for at, token in enumerate(tokens):
                while sentence + 1 < len(block.starts) and block.starts[sentence + 1] <= token.start:
                    sentence += 1
                if not token.capital:
                    continue
                country, size = self._country(tokens, at)
                if country:
                    parties[country] += 1
                    uses.extend(_nouns(number, (number, sentence), tokens, at, at + size, country))
        return uses, parties

    def _country(self, tokens: Sequence[Word], at: int) -> tuple[str, int]:
        """The country that is named at a token, and by how many tokens."""
        if tokens[at].text == "U" and "".join(t.text for t in tokens[at : at + 4]) in ("U.S.", "U.K."):
            return ("United States" if tokens[at + 2].text == "S" else "United Kingdom"), 4
        for size in (3, 2, 1):
            name = " ".join(t.norm for t in tokens[at : at + size])
            if name == "us" and tokens[at].text != "US":
                return "", 1
            country = self._adjectives.get(name) or self._countries.get(name)
            if country:
                return country, size
        return "", 1

    def _is_contrast(self, blocks: Sequence[Block], use: _Use) -> bool:
        block = blocks[use.block]
        first, number = use.sentence[1], len(block.starts)
        end = block.starts[first + 1] if first + 1 < number else len(block.text)
        tokens = [t for t in words(block.text) if block.starts[first] <= t.start < end]
        if any(t.norm in _CONTRAST for t in tokens):
            return True
        named = {self._country(tokens, at)[0] for at, t in enumerate(tokens) if t.capital}
        return len(named - {""}) > 1


def _nouns(
    number: int, sentence: tuple[int, int], tokens: Sequence[Word], start: int, after: int, country: str
) -> Iterator[_Use]:
    """The one or two words behind a country that may be the noun it qualifies."""
    here = after
    if here < len(tokens) and tokens[here].norm == "'s":
        here += 1
    for token in tokens[here : here + 2]:
        if token.kind != "word" or token.capital or is_function_word(token.norm) or len(token.norm) < 4:
            return
        noun = singular(token.norm) or token.norm
        if noun not in _PASSING and not noun.endswith(("ed", "ing", "ly")):
            yield _Use(number, tokens[start].start, token.end, country, noun, sentence)


def _odd(uses: Iterable[_Use], parties: Counter[str]) -> Iterator[tuple[_Use, str]]:
    by_noun: dict[str, list[_Use]] = defaultdict(list)
    for use in uses:
        by_noun[use.noun].append(use)
    flagged: set[tuple[int, int]] = set()
    for found in by_noun.values():
        counts = Counter(u.country for u in found)
        if len(counts) != 2:
            continue
        (main, often), (odd, once) = counts.most_common()
        about = parties[main] >= LEAST_PARTY and parties[odd] == 1
        use = next(u for u in found if u.country == odd)
        if once == 1 and often >= LEAST_OTHER and about and (use.block, use.start) not in flagged:
            flagged.add((use.block, use.start))
            yield use, main


_PORTFOLIOS = "foreign defence defense interior finance health education justice energy transport agriculture".split()
_FIELD = rf"(?P<field>{'|'.join(_PORTFOLIOS)})"
_SAYS = r"(?:said|added|stated|announced|reported|warned|noted|stressed|explained|claimed|says|confirmed|wrote)"
_MINISTRY = lazy(
    rf"\b(?P<who>the (?:{_FIELD} ministry|(?:ministry|department) of (?P<of>{'|'.join(_PORTFOLIOS)})|ministry))"
    rf"(?: \([A-Za-z]{{2,6}}\))?,? (?:has |had |also |then )?{_SAYS}\b",
    re.I,
)


def _speakers(blocks: Sequence[Block]) -> Iterator[tuple[int, int, int, str]]:
    """The ministry that speaks once between statements of another: block, start, end, portfolio of the other."""
    said: list[tuple[int, int, int, str]] = []
    for number, block in enumerate(blocks):
        for hit in _MINISTRY.finditer(block.text):
            field = (hit["field"] or hit["of"] or "").lower().replace("defense", "defence")
            said.append((number, *hit.span("who"), field))
    named = Counter(field for *_, field in said if field)
    if len(named) != 2 or len(said) < 3:
        return
    text = " ".join(b.text for b in blocks).lower().replace("defense", "defence")
    for at in range(1, len(said) - 1):
        number, start, end, field = said[at]
        before = next((s[3] for s in reversed(said[:at]) if s[3]), "")
        alone = field and named[field] == 1 and text.count(field) == 1 and "diplomat" not in text
        if (
            alone
            and before
            and before != field
            and said[at + 1][3] in ("", before)
            and _goes_on(said[at + 1 :], before)
        ):
            yield number, start, end, before


def _goes_on(later: Sequence[tuple[int, int, int, str]], portfolio: str) -> bool:
    """Whether the other ministry speaks on: by its name, or at least twice without."""
    return any(field == portfolio for *_, field in later) or len(later) > 1


@hookimpl
def mtaudit_detectors() -> Iterable[type[Detector]]:
    """Registers the detector."""
    return [Entities]
