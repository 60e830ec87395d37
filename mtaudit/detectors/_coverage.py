"""Which words of a source have no counterpart in its translation, and which of the translation none in the source.

Tables of common words by meaning say what may stand for what, and how often good translations have nothing for them:
a word that translators rarely leave out says more. Numbers, names and cognates stand for themselves. A stretch of words
without counterpart is weighed together with the length of the translation: if words were left out, the rest is as long
as the rest of the source lets expect, and the whole is not. The weights are logarithms of likelihood ratios, measured
on human translations of commentaries and rounded.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property, lru_cache
from typing import NamedTuple

from mtaudit.lang.patterns import lazy
from mtaudit.lang.stems import english, fold
from mtaudit.plugin import Lexicons

LANGUAGES = frozenset({"en", "de", "pt"})
"""The languages that the table of meanings has."""

# What a word says for a stretch that was left out or put in. Without a counterpart: as much as good translations rarely
# lack one, up to a limit, less what a stretch has by chance. With one: against it; with one that stands far off, and
# may be another word's: a little for it. Light words say less of all that.
_MOST_SAID, _BY_CHANCE, _LEAST_SAID = 3.2, 0.25, -0.2
_MET, _LIGHT_MET, _VAGUE_MET, _SIGN_MET = -1.6, -0.6, -0.2, -1.0
_AFAR, _LIGHT_SHARE = 0.25, 0.6
_LOST_NAME, _LOST_UNKNOWN, _LOST_KNOWN, _LOST_LIGHT = 0.25, 0.75, 0.25, 0.35
"""How often a word that no table has, with a capital or without, has no counterpart; and one of a row not measured."""
_NEAR = 0.2
"""Up to here, as a share of the text, counterparts may stand apart."""
_GIVE_UP = -2.5
_LONGEST = 45
_LEAST_CONTENT = 1.0
"""What the words of a stretch that are not light say at least: function words come and go."""
_COMPOUNDS = frozenset({"de"})
_BEGINNING, _WHOLE_FORM, _ENDING = 4, 3, 3
_MOST_WORDS = 40_000
_MOST_TOKENS = 400
_WORD = lazy(r"\w+")

_UNLIKELIEST = -18.0
_USUAL = -0.125
"""The likelihood (as a logarithm) of a length half a deviation off; nearer ones are not looked at."""

Ids = frozenset[int]
_Table = Sequence[Sequence[str]]
"""The words of each row, and how often in a hundred nothing stands for them."""
_TABLES = ("concepts", "function_words")
LengthLikelihood = Callable[[float, float], float]
"""The logarithm of the likelihood of a length, given the length of the source and its own, in characters."""


class Stretch(NamedTuple):
    """Words without counterpart: how sure that is (a logarithm of a likelihood ratio) and where, in code points."""

    evidence: float
    start: int
    end: int


class Pair(NamedTuple):
    """A source and its translation, and the languages that they are in."""

    source: str
    there: str
    target: str
    here: str


class _Token(NamedTuple):
    start: int
    end: int
    text: str
    capital: bool


class _Meant(NamedTuple):
    """What a word may mean, whether a table surely has it, and how often nothing stands for it."""

    ids: Ids
    known: bool
    light: bool
    lost: float


class _Weight(NamedTuple):
    """What a word says for its having no counterpart, whether none was found, and what it says of the content."""

    said: float
    lone: bool
    content: float = 0.0


class _Words:
    """The words of one language and the meanings that each may have."""

    def __init__(self, language: str, table: _Table, function: _Table, light: Iterable[str]) -> None:
        self.language = language
        self.light = frozenset(fold(word) for word in light)
        self._begun: dict[str, set[int]] = defaultdict(set)
        self._whole: dict[str, set[int]] = defaultdict(set)
        self._function: dict[str, set[int]] = defaultdict(set)
        self._kept: dict[str, _Meant] = {}
        cells, lost = table
        self._lost = [_share(cell, _LOST_KNOWN) for cell in lost] + [_share(cell, _LOST_LIGHT) for cell in function[1]]
        for row, cell in enumerate(cells):
            for word in cell.split():
                found = self._whole if word.endswith("=") else self._begun
                found[fold(word.rstrip("="))].add(row)
        for row, cell in enumerate(function[0], len(cells)):
            for word in cell.split():
                self._function[fold(word)].add(row)
        self._longest = max(map(len, self._begun), default=0)
        self._heads = frozenset(word[:_BEGINNING] for word in self._begun)

    def meanings(self, word: str) -> _Meant:
        """The meanings of a folded word."""
        kept = self._kept.get(word)
        if kept is None:
            if len(self._kept) > _MOST_WORDS:
                self._kept.clear()
            kept = self._kept[word] = self._meant(word)
        return kept

    def _meant(self, word: str) -> _Meant:
        function = frozenset(self._function.get(word, ()))
        light = word in self.light
        ids, known = (function, bool(function)) if light else self._looked_up(word)
        ids |= function
        lost = sum(self._lost[row] for row in ids) / len(ids) if ids else _LOST_UNKNOWN
        return _Meant(ids, known or bool(function), light, lost)

    def _looked_up(self, word: str) -> tuple[Ids, bool]:
        size = len(word)
        ids = set(self._whole.get(word, ()))
        for lemma in map(fold, english(word)) if self.language == "en" else (word,):
            ids |= self._whole.get(lemma, set())
            if len(lemma) < _BEGINNING:
                ids |= self._begun.get(lemma, set())
        known = bool(ids)
        if self.language != "en" and size - _WHOLE_FORM <= _ENDING:
            short = self._begun.get(word[:_WHOLE_FORM], set())
            ids |= short
            known = known or bool(short) and size - _WHOLE_FORM < _ENDING
        for start in range(max(1, size - _BEGINNING + 1) if self.language in _COMPOUNDS else 1):
            if word[start : start + _BEGINNING] not in self._heads:
                continue
            for end in range(start + _BEGINNING, min(size, start + self._longest) + 1):
                found = self._begun.get(word[start:end])
                if found is not None:
                    ids |= found
                    known = known or _is_most(start, end, size)
        return frozenset(ids), known


def _share(cell: str, usual: float) -> float:
    """A share of a hundred; the usual one where none was measured."""
    return max(0.01, int(cell) / 100) if cell else usual


def _is_most(start: int, end: int, size: int) -> bool:
    """Whether a part of a word tells what it means: it opens or closes it, or makes up half of it."""
    return not start or end >= size - _ENDING or 2 * (end - start) >= size


class _Side:
    """The words of one text and what they may mean."""

    def __init__(self, text: str, words: _Words) -> None:
        self.words = words
        self.tokens = [
            _Token(hit.start(), hit.end(), fold(hit[0]), hit[0][0].isupper()) for hit in _WORD.finditer(text)
        ]

    @cached_property
    def places(self) -> dict[int | str, list[float]]:
        """Where, from 0 to 1, its meanings, its words and their beginnings stand."""
        places: dict[int | str, list[float]] = defaultdict(list)
        for number, token in enumerate(self.tokens):
            place = number / len(self.tokens)
            for key in self._keys(token):
                places[key].append(place)
        return places

    def _keys(self, token: _Token) -> list[int | str]:
        """By what a word may be met: its meanings, itself, and its beginning if it is not light."""
        meant = self.words.meanings(token.text)
        keys: list[int | str] = [*meant.ids, token.text]
        if not meant.light and len(token.text) >= _BEGINNING:
            keys.append(token.text[:_BEGINNING] + "*")
        return keys

    def weights(self, other: _Side) -> list[_Weight]:
        """What each word says for its having no counterpart."""
        places, size = other.places, len(self.tokens)
        return [self._weight(token, number / size, places) for number, token in enumerate(self.tokens)]

    def _weight(self, token: _Token, place: float, places: Mapping[int | str, Sequence[float]]) -> _Weight:
        found = [there for key in self._keys(token) if key in places for there in places[key]]
        if len(token.text) == 1 or token.text[0].isdigit():
            return _Weight(_SIGN_MET if found else 0.0, lone=False)
        meant = self.words.meanings(token.text)
        if any(abs(there - place) < _NEAR for there in found):
            met = (_LIGHT_MET if meant.ids else _VAGUE_MET) if meant.light else _MET
            return _Weight(met, lone=False)
        if meant.light and not meant.ids:
            return _Weight(0.0, lone=False)
        lost = meant.lost if meant.known else _LOST_NAME if token.capital else _LOST_UNKNOWN
        said, share = -math.log(lost), _LIGHT_SHARE if meant.light else 1.0
        if found:
            return _Weight(share * _AFAR * min(_MOST_SAID, said), lone=False)
        said = share * max(_LEAST_SAID, min(_MOST_SAID, said - _BY_CHANCE))
        return _Weight(said, lone=said > 0, content=0.0 if meant.light else max(0.0, said))


class Coverage:
    """The table of meanings, read for the languages that are asked for, when they are."""

    def __init__(self, lexicons: Lexicons) -> None:
        self._lexicons = lexicons
        self._words: dict[str, _Words] = {}
        self._pair: Pair | None = None
        self._read: tuple[_Side, _Side] | None = None

    def omitted(self, pair: Pair, likely: LengthLikelihood, least: float) -> Stretch | None:
        """The stretch of the source that seems to have no translation; None if none has that much evidence.

        Nothing is missing where the translation is no shorter than usual.
        """
        size, length = len(pair.source), len(pair.target)
        if likely(size, length) > _USUAL or likely(size - 1, length) <= likely(size, length):
            return None
        sides = self._sides(pair)
        return sides and _surest(sides[1], sides[1].weights(sides[0]), lambda n: likely(size - n, length), least)

    def added(self, pair: Pair, likely: LengthLikelihood, least: float) -> Stretch | None:
        """The stretch of the translation that seems to have no source; None if none has that much evidence.

        Nothing is too much where the translation is no longer than usual.
        """
        size, length = len(pair.source), len(pair.target)
        if likely(size, length) > _USUAL or likely(size, length - 1) <= likely(size, length):
            return None
        sides = self._sides(pair)
        return sides and _surest(sides[0], sides[0].weights(sides[1]), lambda n: likely(size, length - n), least)

    def _sides(self, pair: Pair) -> tuple[_Side, _Side] | None:
        """The two texts, the translation first; those asked for last are kept."""
        if not knows(pair.there, pair.here):
            return None
        if pair != self._pair:
            ours, theirs = _Side(pair.target, self._of(pair.here)), _Side(pair.source, self._of(pair.there))
            few = min(len(ours.tokens), len(theirs.tokens)) > 0 and len(ours.tokens + theirs.tokens) <= _MOST_TOKENS
            self._pair, self._read = pair, (ours, theirs) if few else None
        return self._read

    def _of(self, language: str) -> _Words:
        if language not in self._words:
            tables = [self._lexicons.columns(kind, "", language, f"{language}_lost") for kind in _TABLES]
            light = [r["words"].split() for r in self._lexicons.rows("light_words") if r["language"] == language]
            self._words[language] = _Words(language, tables[0], tables[1], [word for words in light for word in words])
        return self._words[language]


@lru_cache(maxsize=2)
def coverage(lexicons: Lexicons) -> Coverage:
    """The table of meanings among these lexicons: one for all detectors."""
    return Coverage(lexicons)


def knows(there: str, here: str) -> bool:
    """Whether the table has both languages."""
    return there != here and there in LANGUAGES and here in LANGUAGES


def _surest(side: _Side, weights: Sequence[_Weight], likely: Callable[[int], float], least: float) -> Stretch | None:
    """The stretch with the most evidence: what its words say, and what the length says without it."""
    as_it_is = max(_UNLIKELIEST, likely(0))
    if _most(weights) - as_it_is < least:
        return None
    best = Stretch(least, -1, -1)
    for first, weight in enumerate(weights):
        if not weight.lone:
            continue
        said, content, start = 0.0, 0.0, side.tokens[first].start
        for last in range(first, min(first + _LONGEST, len(weights))):
            said += weights[last].said
            content += weights[last].content
            if said < _GIVE_UP:
                break
            if weights[last].lone and content >= _LEAST_CONTENT and said - as_it_is > best.evidence:
                end = side.tokens[last].end
                evidence = said + max(_UNLIKELIEST, likely(end - start)) - as_it_is
                best = max(best, Stretch(evidence, start, end))
    return best if best.end >= 0 else None


def _most(weights: Sequence[_Weight]) -> float:
    """The most that any stretch of words says."""
    most = said = 0.0
    for weight in weights:
        said = max(0.0, said + weight.said)
        most = max(most, said)
    return most


__all__ = ["LengthLikelihood", "Pair", "Stretch", "coverage", "knows"]
