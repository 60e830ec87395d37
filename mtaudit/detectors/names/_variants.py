"""One name spelt two ways in one text."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, combinations
from typing import NamedTuple

from mtaudit.detectors.names._forms import OF_WOMEN, declined, korean, of_woman, same_arabic, sounds
from mtaudit.detectors.names._half import half_translated
from mtaudit.detectors.names._loose import ADVERBS, loosely_near, things
from mtaudit.detectors.names._other import (
    alike,
    bare,
    other_reading,
    same_person,
    same_place,
    sound,
    translated_given,
    translated_names,
)
from mtaudit.detectors.names._tables import Tables, index
from mtaudit.detectors.names._whole import Namesakes
from mtaudit.lang.inflect import is_function_word, lemmas
from mtaudit.lang.names import SAYING, Mention, Text, deletions, derived, distance, fold, same_family
from mtaudit.lang.patterns import lazy
from mtaudit.lang.translit import romanise, skeleton

FEW = 3
"""A spelling that occurs more often than this is not called the odd one."""


class Pair(NamedTuple):
    """A mention with the odd spelling, the other spelling, the kind of pair, and how sure it is that they are one."""

    mention: Mention
    other: str
    kind: str
    sure: float


class Variants:
    """The pairs of one document. `starts`: where the sentences of each block start; `blocks`: their texts."""

    def __init__(self, text: Text, tables: Tables, starts: Sequence[Sequence[int]], blocks: Sequence[str]) -> None:
        self.text, self.tables, self.starts, self.blocks = text, tables, starts, blocks
        self.owned = {w.lower() for m in text.mentions if len(m.words) > 1 for w in m.words}
        self.single: dict[str, list[Mention]] = defaultdict(list)
        for mention in text.mentions:
            if len(mention.words) == 1:
                self.single[mention.text].append(mention)
        self.full = [m for m in text.mentions if self._is_person(m)]
        self.uses = Counter(w for m in text.mentions for w in m.words)

    def _is_person(self, mention: Mention) -> bool:
        parts = mention.words
        if not 2 <= len(parts) <= 6 or mention.is_body or mention.doubtful:
            return False
        known = parts[0].lower() in self.tables.given
        apposed = mention.before == "," and mention.after == "," and not mention.is_body
        if mention.text.lower() in self.tables.places:
            return False
        if mention.surname.lower() in self.tables.places and not (known and (apposed or mention.speaking)):
            return False
        return known or mention.personal or apposed or any(m.personal for m in self.single.get(mention.surname, ()))

    def pairs(self) -> Iterator[Pair]:
        """All pairs, one for each odd mention."""
        seen: set[tuple[int, int]] = set()
        half = (Pair(*pair) for pair in half_translated(self.text.mentions))
        known = (self._whole_names(), self._later_surnames(), self._translations(), self._places(), self._as_word())
        for pair in chain(self._things(), *known, half):
            key = (pair.mention.block, pair.mention.start)
            apart = self._are_two(pair.mention.text, pair.other) or _is_many(pair.mention.text, pair.other)
            if key not in seen and not apart:
                seen.add(key)
                yield pair

    def _things(self) -> Iterator[Pair]:
        """One ship or storm in two spellings."""
        for one, two in things(self.single):
            yield from self._odd(self.single[one], self.single[two], "variant", 0.8)

    def _as_word(self) -> Iterator[Pair]:
        """“…,” Steep said, in a text whose people all have foreign names: a surname that became an English word."""
        people = [m for m in self.full if m.given.lower() not in self.tables.vocabulary]
        if not people or any(self.tables.is_english_given(m.given.lower()) for m in people):
            return
        for name, mentions in self.single.items():
            first = mentions[0]
            before = [m for m in people if _at(m) < _at(first)]
            if before and len(mentions) < FEW and self._is_word_for_one(name, first):
                yield from (Pair(m, before[-1].text, "two-forms", 0.7) for m in mentions)

    def _is_word_for_one(self, name: str, mention: Mention) -> bool:
        low = name.lower()
        if not lemmas(low).isdisjoint(self.text.lower) or low in self.owned or mention.is_body or low in _SPEAKERS:
            return False
        if len(low) < 4 or all(lemma not in self.tables.vocabulary for lemma in (low, *lemmas(low))):
            return False
        tables = self.tables
        if any(low in table for table in (tables.given, tables.surnames, tables.places, tables.nations)):
            return False
        quoted = mention.after in SAYING and self.blocks[mention.block][: mention.start].endswith((",” ", ',\" '))
        return quoted or mention.title in _ADDRESS

    def _translations(self) -> Iterator[Pair]:
        """Given names and whole names that became English words, and given names as surnames."""
        for mention, other, sure in (
            *translated_given(self.full, self.text.mentions, self.tables),
            *translated_names(self.text.mentions),
        ):
            yield Pair(mention, other, "two-forms", sure)
        yield from self._as_given()
        yield from self._as_surname()
        for mention, other, sure in Namesakes(self.text, self.tables, self.starts, self.blocks).pairs(self.full):
            yield Pair(mention, other, "two-forms", sure)

    def _as_given(self) -> Iterator[Pair]:
        """“Savior said” in a text whose only such person is called *Salvatore*."""
        meant = {word: m for m in reversed(self.full) for word in self.tables.meanings.get(m.given.lower(), ())}
        for name in sorted(meant.keys() & {n.lower(): n for n in self.single}):
            if name in self.owned:
                continue
            known = meant[name]
            mentions = [m for n, found in self.single.items() if n.lower() == name for m in found]
            sure = any(m.personal and not m.doubtful for m in mentions)
            if sure and _at(known) < _at(mentions[0]) and len(mentions) <= FEW:
                yield from (Pair(m, known.given, "two-forms", 0.75) for m in mentions)

    def _as_surname(self) -> Iterator[Pair]:
        """“Ms. Min-ji” of *Park Min-ji*: the given name, which stands last, taken for the surname."""
        turned = {m.words[1]: m for m in self.text.mentions if len(m.words) == 2 and self._is_eastern(*m.words)}
        for name, mentions in self.single.items():
            known = turned.get(name)
            if known is not None:
                right = f"{{}} {known.words[0]}"
                for mention in mentions:
                    if mention.title in _ADDRESS:
                        yield Pair(mention, right.format(mention.title.capitalize()), "two-forms", 0.65)

    def _is_eastern(self, first: str, last: str) -> bool:
        """*Park Min-ji*, *Xu Meiling*: a surname of one syllable, and a given name that the tables know as such."""
        if _EASTERN.fullmatch(last):
            return len(first) <= 5
        known = last.lower() in self.tables.given and first.lower() not in self.tables.given
        return known and len(first) <= 5 and last.lower() not in self.tables.surnames and self.tables.is_eastern(last)

    def _are_two(self, one: str, two: str) -> bool:
        """Versions (*Falcon 2*, *Falcon 3*) and a people beside one of its members (*Sri Lankans*) are no variants."""
        if [c for c in one if c.isdigit()] != [c for c in two if c.isdigit()]:
            return True
        if _BELIEF.search(one) and _BELIEF.search(two) and _BELIEF.sub("", one) == _BELIEF.sub("", two):
            return True
        short, long = sorted((one.lower(), two.lower()), key=len)
        return long == short + "s" and not {short, long}.isdisjoint(self.tables.nations)

    def _sentence(self, mention: Mention) -> tuple[int, int]:
        return mention.block, bisect_right(self.starts[mention.block], mention.start)

    def _together(self, one: Iterable[Mention], two: Iterable[Mention]) -> bool:
        """Whether both stand in one sentence: then they are two, or the text explains the spelling."""
        return not {self._sentence(m) for m in one}.isdisjoint(self._sentence(m) for m in two)

    def _odd(self, one: list[Mention], two: list[Mention], kind: str, sure: float) -> Iterator[Pair]:
        """The mentions of the rarer spelling; of two equally frequent ones, the later."""
        if self._together(one, two):
            return
        first, second = (one, two) if _at(one[0]) < _at(two[0]) else (two, one)
        rare, common = (first, second) if len(first) < len(second) else (second, first)
        if len(rare) <= FEW:
            for mention in rare:
                yield Pair(mention, common[0].text, kind, sure)

    def _whole_names(self) -> Iterator[Pair]:
        groups: dict[str, dict[str, list[Mention]]] = defaultdict(lambda: defaultdict(list))
        for mention in self.full:
            spelling = mention.text
            groups["whole " + fold(spelling)][spelling].append(mention)
            groups["given " + fold(mention.given)][spelling].append(mention)
            groups["turned " + " ".join(sorted(mention.words))][spelling].append(mention)
            groups["family " + mention.surname.lower()][spelling].append(mention)
            groups["sound " + " ".join(map(sound, mention.words))][spelling].append(mention)
        for spellings in groups.values():
            if 1 < len(spellings) <= 12:
                for (a, one), (b, two) in combinations(spellings.items(), 2):
                    kind, sure = self._one_person(a, b)
                    if kind:
                        yield from self._odd(one, two, kind, sure)

    def _one_person(self, one: str, two: str) -> tuple[str, float]:
        if _plain(one) == _plain(two):
            return "", 0.0
        if fold(one) == fold(two):
            return "variant", 0.7 if romanise(one) == romanise(two) else 0.85
        a, b = one.split(), two.split()
        if same_person(a, b, self.tables):
            return "variant", 0.75
        if len(a) == 2 and a == b[::-1]:
            return "two-forms", 0.65
        if fold(a[0]) == fold(b[0]) and len(a) == len(b) and a[1:-1] == b[1:-1]:
            if same_family(a[-1], b[-1]):
                return ("two-forms", 0.75) if self.tables.given.get(a[0].lower(), "u") != "u" else ("", 0.0)
            if near(a[-1], b[-1]) and not self._both_known(a[-1], b[-1]):
                return "variant", 0.8
        if a[1:] == b[1:] and near(a[0], b[0]) and not derived(a[0], b[0]):
            genders = [self.tables.given.get(x[0].lower()) for x in (a, b)]
            if None in genders and len(a[0]) > 4:
                return "variant", 0.75
        return "", 0.0

    def _both_known(self, one: str, two: str) -> bool:
        return one.lower() in self.tables.surnames and two.lower() in self.tables.surnames

    def _later_surnames(self) -> Iterator[Pair]:
        """A surname that nobody in the text has, near the surname of somebody who was introduced."""
        family: dict[str, list[Mention]] = defaultdict(list)
        for mention in self.full:
            family[mention.surname].append(mention)
        near_names = index(family)
        for surname in family:
            near_names.setdefault("*" + sound(surname), set()).add(surname)
            near_names.setdefault("=" + surname[:3].lower(), set()).add(surname)
            near_names.setdefault("=" + surname[:2].lower(), set()).add(surname)
        yield from self._korean()
        for name, mentions in self.single.items():
            if not self._nobodys(name, mentions):
                continue
            more = ("*" + sound(name), "=" + name[:3].lower(), "=" + name[:2].lower())
            keys = {c for key in (*_keys(name), *more) for c in near_names.get(key, ())}
            for candidate in sorted(keys | self._translated(name, family)):
                kind, sure = self._one_surname(name, candidate)
                known = family[candidate]
                if kind and self.uses[name] <= FEW and _at(known[0]) < _at(mentions[0]):
                    if not self._together(mentions, known):
                        yield from (Pair(m, candidate, kind, sure) for m in mentions)
                    break

    def _korean(self) -> Iterator[Pair]:
        """“Jeong said” of *Jung Min-a*: a surname of one syllable in another system of Latin letters."""
        before = {m.words[0]: m for m in reversed(self.text.mentions) if _EASTERN.fullmatch(m.words[-1])}
        spelt = {other: known for known in before for other in korean(known) if other not in before}
        for name, known in spelt.items():
            mentions = self.single.get(name, [])
            free = 0 < len(mentions) <= FEW and name.lower() not in self.owned and all(map(_acts, mentions))
            if free and _at(before[known]) < _at(mentions[0]):
                yield from (Pair(m, known, "variant", 0.75) for m in mentions)

    def _nobodys(self, name: str, mentions: list[Mention]) -> bool:
        low = name.lower()
        tables = self.tables
        if len(name) < 4 or low in self.owned or low in tables.given or low in tables.places:
            return False
        if low in tables.nations or low in tables.surnames or is_function_word(low):
            return False
        if not name[:1].islower() and not lemmas(low).isdisjoint(self.text.lower):
            return False
        if any(m.locative or m.before == "the" for m in mentions):
            return False
        acts = any(_acts(m) and m.title not in _FIELDS for m in mentions) or name.endswith(OF_WOMEN)
        return acts and not name.isupper()

    def _translated(self, name: str, family: dict[str, list[Mention]]) -> set[str]:
        low = name.lower()
        return {f for f in family if low in self.tables.meanings.get(f.lower(), ())} if self.tables.meanings else set()

    def _one_surname(self, name: str, other: str) -> tuple[str, float]:
        if name.lower() in self.tables.meanings.get(other.lower(), ()):
            return "two-forms", 0.8
        if same_family(name, other):
            return "two-forms", 0.6
        if _plain(name) == _plain(other):
            return "", 0.0
        if of_woman(name, other):
            return "variant", 0.75
        if _last_letter(name, other) or declined(name, other) or same_arabic(name, other):
            return ("variant", 0.7) if all(m.personal for m in self.single[name]) else ("", 0.0)
        if all(m.personal for m in self.single[name]) and self._misread(name, other):
            return "variant", 0.75
        if derived(name, other):
            return "", 0.0
        if fold(name) == fold(other):
            return "variant", 0.65 if romanise(name) == romanise(other) else 0.8
        if near(name, other):
            return "variant", 0.8
        return ("variant", 0.7) if self._is_slip(name, other) else ("", 0.0)

    def _is_slip(self, name: str, other: str) -> bool:
        """Whether a surname that stands once may be that of the only person in the text with a name like it."""
        if self.uses[name] > 1 or not loosely_near(name, other) or not self.single[name][0].personal:
            return False
        if any(lemma in self.tables.vocabulary for lemma in lemmas(name.lower())):
            return False
        rivals = {m.surname for m in self.full if m.surname[:2] == other[:2]}
        return rivals == {other}

    def _misread(self, name: str, other: str) -> bool:
        if any(lemma in self.tables.vocabulary for lemma in lemmas(name.lower())):
            return False
        return (
            alike(name, other)
            or bare(name) == bare(other)
            or (len(self.single[name]) == 1 and other_reading(name, other))
        )

    def _places(self) -> Iterator[Pair]:
        spelt = {name: mentions for name, mentions in self.single.items() if self._may_be_place(name, mentions)}
        near_names = index(spelt)
        for name in spelt:
            near_names.setdefault("*" + sound(name), set()).add(name)
        done: set[str] = set()
        for name, mentions in spelt.items():
            done.add(name)
            for other in sorted(
                {c for key in (*_keys(name), "*" + sound(name)) for c in near_names.get(key, ())} - done
            ):
                if self._one_place(name, other) and any(m.locative for m in (*mentions, *spelt[other])):
                    yield from self._odd(mentions, spelt[other], "variant", 0.7)

    def _may_be_place(self, name: str, mentions: list[Mention]) -> bool:
        low = name.lower()
        if len(name) < 4 or not name.replace("-", "").isalpha() or any(m.title for m in mentions):
            return False
        if low in self.tables.nations or low in self.text.lower:
            return False
        where = any(m.maybe_locative for m in mentions) and not any(m.speaking for m in mentions)
        return where or low in self.tables.places

    def _one_place(self, one: str, two: str) -> bool:
        a, b = (self.tables.places.get(x.lower()) for x in (one, two))
        if _plain(one) == _plain(two) or derived(one, two):
            return False
        if a is not None and b is not None:
            return a == b and skeleton(one) == skeleton(two)
        if any(low in self.tables.given or low in self.tables.surnames for low in (one.lower(), two.lower())):
            return False
        if (a is None) != (b is None) and same_place(one, two):
            return True
        return fold(one) == fold(two) or (min(len(one), len(two)) >= 6 and near(one, two))


# Words of offices that also stand before other things: “Energy Star”.
_FIELDS = frozenset(
    "foreign defence defense interior finance health education justice economy energy transport culture trade "
    "agriculture environment labour labor home treasury general".split()
)
_BELIEF = lazy(r"(?:icism|ism|ists?|ics?)$")
_EASTERN = lazy(r"[A-Z][a-z]+-[a-z]+")
# Firms, papers, parties and houses that speak and whose names are words.
_SPEAKERS = frozenset(
    "apple orange oracle shell amazon alphabet virgin boots target gap sky discovery universal paramount carnival "
    "caterpillar prudential continental general greens labour liberty shelter amnesty unison solidarity parliament "
    "congress senate treasury kremlin pentagon vatican guardian mirror observer independent telegraph standard times "
    "reuters democrats republicans conservatives liberals socialists google meta twitter zoom slack visa ford chrysler "
    "renault steam stellar frontier progress opposition organisers organizers police scientists researchers experts "
    "greenpeace telecom president father mother chancellor minister premier speaker brown white black green king young "
    "wood woods hill stone baker cook bishop fisher miller mason parker porter potter turner walker taylor wright "
    "knight bell bush rose reed swan fox wolf lamb park hall lane brook brooks rivers lake frost snow winter summer "
    "banks gates waters wells field moss berry cherry rice pepper sharp stern strong wise noble savage long short best "
    "love power price cash bond case cannon steel flint clay sands rock cliff dale heath marsh cross pope monk dean "
    "page major singer piper player smith hammer hood cotton butler "
    "ward archer draper farmer freeman good bright".split()
)
_ADDRESS = frozenset({"mr", "mrs", "ms", "miss"})


def _is_many(one: str, two: str) -> bool:
    """*The Golden Globes* and *a Golden Globe*, *two Wayne Rooneys*: a name in the plural is no other spelling."""
    short, long = sorted((one, two), key=len)
    return " " in short and long == short + "s"


def _acts(mention: Mention) -> bool:
    return mention.personal or mention.after in ADVERBS


def near(one: str, two: str) -> bool:
    """Whether two spellings are one letter apart once transliteration is folded away (two in long names)."""
    a, b = fold(one), fold(two)
    size = min(len(a), len(b))
    if size < 5 or one[:1].isupper() != two[:1].isupper():
        return False
    limit = 1 if size < 9 else 2
    return distance(a, b, limit) <= limit and (a[:3] == b[:3] or distance(a, b, 1) <= 1)


def _last_letter(one: str, two: str) -> bool:
    """*Nadimi* and *Nadimy*: only the last vowel is written another way."""
    pair = {one[-1:].lower(), two[-1:].lower()}
    return one[:-1] == two[:-1] and len(one) > 3 and (pair == {"i", "y"} or pair == {"i", "e"} and one[-2:-1] in "kzn")


def _keys(name: str) -> list[str]:
    """Under which `index` finds names near to this one."""
    folded = fold(name)
    ends = ["^" + folded[:3], "$" + folded[-4:]] if len(folded) > 8 else []
    return [*deletions(folded), *ends, "~" + folded[:4], *sounds(name)]


def _plain(name: str) -> str:
    return name.lower().replace("-", "").replace(" ", "").replace("’", "'").replace("'", "")


def _at(mention: Mention) -> tuple[int, int]:
    return mention.block, mention.start
