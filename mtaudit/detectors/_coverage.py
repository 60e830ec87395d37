"""Which words of a source have no counterpart in its translation, and which of the translation none in the source.

A table of common words by meaning says what may stand for what; numbers, names and cognates stand for themselves. A
stretch of words without counterpart is weighed together with the length of the translation: if words were left out,
the rest is as long as the rest of the source lets expect, and the whole is not. The weights are logarithms of
likelihood ratios, measured on human translations of commentaries and rounded.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from functools import cached_property, lru_cache
from typing import NamedTuple

from mtaudit.lang.patterns import lazy
from mtaudit.lang.stems import english, fold
from mtaudit.plugin import Lexicons

LANGUAGES = frozenset({"en", "de", "pt"})
"""The languages that the table of meanings has."""

# What a word says for a stretch that was left out or put in: known and without counterpart, unknown and without
# counterpart, with one, with one that stands far off (and may be another word's), light with one.
_MISSING, _UNKNOWN, _MET, _MET_AFAR, _LIGHT_MET = 1.4, 0.15, -1.2, 0.3, -0.5
_LONE = frozenset({_MISSING, _UNKNOWN})
_NEAR = 0.2
"""Up to here, as a share of the text, counterparts may stand apart."""
_GIVE_UP = -1.0
_LONGEST = 45
_COMPOUNDS = frozenset({"de"})
_BEGINNING, _WHOLE_FORM, _ENDING = 4, 3, 3
_MOST_WORDS = 40_000
_MOST_TOKENS = 400
_WORD = lazy(r"\w+")

_UNLIKELIEST = -18.0
_USUAL = -0.125
"""The likelihood (as a logarithm) of a length half a deviation off; nearer ones are not looked at."""

Ids = frozenset[int]
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


class _Words:
    """The words of one language and the meanings that each may have."""

    def __init__(self, language: str, cells: Iterable[str], light: Iterable[str]) -> None:
        self.language = language
        self.light = frozenset(fold(word) for word in light)
        self._begun: dict[str, set[int]] = defaultdict(set)
        self._whole: dict[str, set[int]] = defaultdict(set)
        self._kept: dict[str, tuple[Ids, bool]] = {}
        for row, cell in enumerate(cells):
            for word in cell.split():
                table = self._whole if word.endswith("=") else self._begun
                table[fold(word.rstrip("="))].add(row)
        self._heads = frozenset(word[:_BEGINNING] for word in self._begun)

    def meanings(self, word: str) -> tuple[Ids, bool]:
        """The meanings of a folded word, and whether it is surely one of the table's words."""
        kept = self._kept.get(word)
        if kept is None:
            if len(self._kept) > _MOST_WORDS:
                self._kept.clear()
            kept = self._kept[word] = self._looked_up(word)
        return kept

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
            for end in range(start + _BEGINNING, size + 1):
                found = self._begun.get(word[start:end])
                if found is not None:
                    ids |= found
                    known = known or _is_most(start, end, size)
        return frozenset(ids), known


def _is_most(start: int, end: int, size: int) -> bool:
    """Whether a part of a word tells what it means: it opens or closes it, or makes up half of it."""
    return not start or end >= size - _ENDING or 2 * (end - start) >= size


class _Side:
    """The words of one text and what they may mean."""

    def __init__(self, text: str, words: _Words) -> None:
        self.words = words
        self.tokens = [_Token(hit.start(), hit.end(), fold(hit[0])) for hit in _WORD.finditer(text)]

    @cached_property
    def places(self) -> dict[int | str, list[float]]:
        """Where, from 0 to 1, its meanings, its words and their beginnings stand."""
        places: dict[int | str, list[float]] = defaultdict(list)
        for number, token in enumerate(self.tokens):
            place = number / len(self.tokens)
            for meaning in self.words.meanings(token.text)[0]:
                places[meaning].append(place)
            places[token.text].append(place)
            if len(token.text) >= _BEGINNING:
                places[token.text[:_BEGINNING] + "*"].append(place)
        return places

    def weights(self, other: _Side) -> list[float]:
        """What each word says for its having no counterpart."""
        places, size = other.places, len(self.tokens)
        return [self._weight(token.text, number / size, places) for number, token in enumerate(self.tokens)]

    def _weight(self, word: str, place: float, places: dict[int | str, list[float]]) -> float:
        ids, known = self.words.meanings(word)
        light = word in self.words.light
        keys: list[int | str] = [*ids, word]
        if not light and len(word) >= _BEGINNING:
            keys.append(word[:_BEGINNING] + "*")
        found = [there for key in keys if key in places for there in places[key]]
        near = any(abs(there - place) < _NEAR for there in found)
        if light:
            return _LIGHT_MET if near else 0.0
        if found:
            return _MET if near else _MET_AFAR
        if len(word) == 1 or word[0].isdigit():
            return 0.0
        return _MISSING if known else _UNKNOWN


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
            (cells,) = self._lexicons.columns("concepts", "", language)
            light = [r["words"].split() for r in self._lexicons.rows("light_words") if r["language"] == language]
            self._words[language] = _Words(language, cells, [word for words in light for word in words])
        return self._words[language]


@lru_cache(maxsize=2)
def coverage(lexicons: Lexicons) -> Coverage:
    """The table of meanings among these lexicons: one for all detectors."""
    return Coverage(lexicons)


def knows(there: str, here: str) -> bool:
    """Whether the table has both languages."""
    return there != here and there in LANGUAGES and here in LANGUAGES


def _surest(side: _Side, weights: Sequence[float], likely: Callable[[int], float], least: float) -> Stretch | None:
    """The stretch with the most evidence: what its words say, and what the length says without it."""
    as_it_is = max(_UNLIKELIEST, likely(0))
    if _most(weights) - as_it_is < least:
        return None
    best = Stretch(least, -1, -1)
    for first, weight in enumerate(weights):
        if weight not in _LONE:
            continue
        said, start = 0.0, side.tokens[first].start
        for last in range(first, min(first + _LONGEST, len(weights))):
            said += weights[last]
            if said < _GIVE_UP:
                break
            if weights[last] in _LONE and said - as_it_is > best.evidence:
                end = side.tokens[last].end
                evidence = said + max(_UNLIKELIEST, likely(end - start)) - as_it_is
                best = max(best, Stretch(evidence, start, end))
    return best if best.end >= 0 else None


def _most(weights: Sequence[float]) -> float:
    """The most that any stretch of words says."""
    most = said = 0.0
    for weight in weights:
        said = max(0.0, said + weight)
        most = max(most, said)
    return most


__all__ = ["LengthLikelihood", "Pair", "Stretch", "coverage", "knows"]
