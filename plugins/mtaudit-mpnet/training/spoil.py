"""Makes faults in genuine articles that other places of the article give away."""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Callable, Sequence
from functools import partial
from typing import Final, NamedTuple

from faults import Marked

COUNTRIES: Final = frozenset(
    "Russia Ukraine Poland Germany France Britain Italy Spain Turkey Iran Iraq Syria Israel Egypt China Japan "
    "India Pakistan Brazil Argentina Mexico Canada Australia Greece Hungary Romania Bulgaria Serbia Croatia "
    "Austria Switzerland Sweden Norway Finland Denmark Belgium Netherlands Portugal Ireland Scotland Wales "
    "England Kenya Nigeria Ethiopia Sudan Libya Algeria Morocco Tunisia Lebanon Jordan Kuwait Qatar Afghanistan "
    "Kazakhstan Georgia Armenia Azerbaijan Belarus Moldova Lithuania Latvia Estonia Thailand Vietnam Indonesia "
    "Malaysia Philippines Colombia Peru Chile Venezuela Cuba Zimbabwe Uganda Ghana".split()
)
NATIONS: Final = frozenset(
    "Russian Ukrainian Polish German French British Italian Spanish Turkish Iranian Iraqi Syrian Israeli Egyptian "
    "Chinese Japanese Indian Pakistani Brazilian Argentine Mexican Canadian Australian Greek Hungarian Romanian "
    "Bulgarian Serbian Croatian Austrian Swiss Swedish Norwegian Finnish Danish Belgian Dutch Portuguese Irish "
    "Scottish Welsh English Kenyan Nigerian Ethiopian Sudanese Libyan Algerian Moroccan Tunisian Lebanese "
    "Jordanian Kuwaiti Qatari Afghan Kazakh Georgian Armenian Azerbaijani Belarusian Lithuanian Latvian Estonian "
    "Thai Vietnamese Indonesian Malaysian Colombian Peruvian Chilean Venezuelan Cuban American European".split()
)
CITIES: Final = frozenset(
    "Moscow Kyiv Warsaw Berlin Paris London Rome Madrid Ankara Istanbul Tehran Baghdad Damascus Jerusalem Cairo "
    "Beijing Tokyo Delhi Islamabad Washington Brussels Vienna Geneva Stockholm Oslo Helsinki Copenhagen Athens "
    "Budapest Bucharest Sofia Belgrade Zagreb Prague Lisbon Dublin Edinburgh Nairobi Lagos Tripoli Tunis Beirut "
    "Riyadh Doha Dubai Kabul Seoul Hanoi Jakarta Manila Sydney Melbourne Toronto".split()
)
OFFICES: Final = tuple(
    "president minister governor mayor secretary chancellor king queen general colonel ambassador senator judge "
    "prosecutor captain coach director chairman spokesman".split()
)
OPPOSITES: Final = (
    "rose/fell rising/falling rise/fall increased/decreased increase/decrease higher/lower more/less won/lost "
    "win/lose winner/loser before/after first/last support/oppose supported/opposed supporters/opponents "
    "accept/reject accepted/rejected allow/ban allowed/banned approved/rejected buy/sell bought/sold buyer/seller "
    "up/down north/south east/west northern/southern eastern/western older/younger early/late earlier/later "
    "best/worst better/worse good/bad success/failure profit/loss profits/losses victory/defeat start/end "
    "started/ended began/ended opened/closed open/close increased/reduced cut/raised raise/cut raised/lowered "
    "strong/weak stronger/weaker possible/impossible likely/unlikely legal/illegal guilty/innocent arrived/left "
    "entered/left joined/left import/export imports/exports attack/defence attacked/defended maximum/minimum "
    "majority/minority hope/fear ahead/behind above/below inside/outside husband/wife father/mother son/daughter "
    "brother/sister teacher/pupil doctor/patient employer/employee lender/borrower tenant/landlord "
    "ancestors/descendants victim/attacker defendant/plaintiff day/night summer/winter always/never "
    "remember/forget remembered/forgot confirmed/denied confirm/deny agreed/refused with/without for/against"
)
PRONOUNS: Final = dict(
    pair.split("/") for pair in "he/she his/her him/her himself/herself He/She His/Her she/he her/his She/He".split()
)
SPELLINGS: Final = (
    "y/i i/y k/c c/k kh/h h/kh ts/c v/w w/v zh/j sh/ch ch/sh e/ye o/u u/o a/e e/i ll/l nn/n ss/s l/ll n/nn t/d "
    "d/t g/h f/v b/p p/b"
)
AUXILIARIES: Final = frozenset("is was are were will has have had would could did does".split())
WEIGHTS: Final = {"opposite": 0.5, "negation": 0.5}
"""Kinds that are taken less often: what they make isn't always given away."""
_WORD: Final = re.compile(r"([\"“'(]*)(.*?)((?:['’]s)?[.,;:!?)\"”']*)")
_NAME: Final = re.compile(r"[A-Z][a-z]{4,}")
_SEVERAL: Final = 3
"""Pronouns of a gender, or places of a name, from which on it is settled."""


class Place(NamedTuple):
    """A word that may be spoilt, and how."""

    kind: str
    at: int
    new: Callable[[], str]


class Spoiler:
    """Puts one to four faults into an article: names, numbers, offices, pronouns, opposites, negations."""

    def __init__(self, chance: random.Random) -> None:
        self._chance = chance
        self._opposites: dict[str, list[str]] = {}
        for pair in OPPOSITES.split():
            one, other = pair.split("/")
            self._opposites.setdefault(one, []).append(other)
            self._opposites.setdefault(other, []).append(one)

    def __call__(self, paragraphs: Sequence[str]) -> list[Marked]:
        """The paragraphs of an article with faults."""
        cut = [paragraph.split() for paragraph in paragraphs]
        words = [word for some in cut for word in some]
        cores = [hit.groups() if (hit := _WORD.fullmatch(word)) else ("", word, "") for word in words]
        kinds: dict[str, list[Place]] = {}
        for place in self._places([core for _, core, _ in cores]):
            kinds.setdefault(place.kind, []).append(place)
        wrong = [0] * len(words)
        for _ in range(self._chance.randint(1, 4) if kinds else 0):
            kind = self._chance.choices([*kinds], [WEIGHTS.get(name, 1) for name in kinds])[0]
            place = self._chance.choice(kinds[kind])
            before, core, behind = cores[place.at]
            new = place.new()
            if not wrong[place.at] and new != core and not (behind and kind == "negation"):
                words[place.at], wrong[place.at] = before + new + behind, 1
        return [*_paragraphs(words, wrong, [len(some) for some in cut])]

    def _places(self, words: Sequence[str]) -> list[Place]:
        count, small = Counter(words), Counter(word.lower() for word in words)
        male = small["he"] + small["his"] + small["him"]
        settled = (male == 0) != (small["she"] + small["her"] == 0) and sum(small[w] for w in PRONOUNS) > _SEVERAL
        found = []
        for at, word in enumerate(words):
            group = next((group for group in (COUNTRIES, NATIONS, CITIES) if word in group), None)
            if group and count[word] > 1:
                found.append(Place("entity", at, partial(self._other, word, group, count)))
            elif _NAME.fullmatch(word) and small[word.lower()] == count[word] >= _SEVERAL and not group:
                found.append(Place("name", at, partial(self._misspelt, word)))
            elif re.fullmatch(r"\d[\d,.]+", word) and count[word] > 1:
                found.append(Place("number", at, partial(self._other_number, word)))
            elif word in PRONOUNS and settled:
                found.append(Place("pronoun", at, partial(PRONOUNS.__getitem__, word)))
            elif word in self._opposites:
                found.append(Place("opposite", at, partial(self._chance.choice, self._opposites[word])))
            elif word in AUXILIARIES and words[at + 1 : at + 2] != ["not"]:
                found.append(Place("negation", at, partial("{} not".format, word)))
            elif word.lower() in OFFICES and small[word.lower()] > 1:
                found.append(Place("office", at, partial(self._other_office, word)))
        return found

    def _other(self, name: str, group: frozenset[str], count: Counter[str]) -> str:
        """Another of the group, one of the article's own by preference."""
        here = [other for other in sorted(group) if other != name and count[other]]
        if here and self._chance.random() < 0.5:
            return self._chance.choice(here)
        return self._chance.choice(sorted(group - {name}))

    def _misspelt(self, name: str) -> str:
        pairs = [pair.split("/") for pair in SPELLINGS.split()]
        fitting = [(old, new) for old, new in pairs if old in name[1:]]
        if not fitting:
            return name
        old, new = self._chance.choice(fitting)
        at = self._chance.choice([hit.start() for hit in re.finditer(old, name) if hit.start() > 0])
        return name[:at] + new + name[at + len(old) :]

    def _other_number(self, number: str) -> str:
        at = self._chance.choice([at for at, sign in enumerate(number) if sign.isdigit()])
        return number[:at] + self._chance.choice("123456789") + number[at + 1 :]

    def _other_office(self, word: str) -> str:
        new = self._chance.choice([office for office in OFFICES if office != word.lower()])
        return new.capitalize() if word[0].isupper() else new


def _paragraphs(words: Sequence[str], wrong: Sequence[int], sizes: Sequence[int]) -> list[Marked]:
    """The words in their paragraphs; where a fault is two words, a negation, the second is the wrong one."""
    made, at = [], 0
    for size in sizes:
        marked = Marked([], [])
        for word, fault in zip(words[at : at + size], wrong[at : at + size], strict=True):
            parts = word.split(" ")
            marked.words.extend(parts)
            marked.wrong.extend([0] * (len(parts) - 1) + [fault])
        made.append(marked)
        at += size
    return made
