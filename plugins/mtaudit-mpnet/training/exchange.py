"""Exchanges words of genuine English for others: neighbours in the vector space, synonyms of synonyms, like forms."""

from __future__ import annotations

import math
import random
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

import torch
from faults import Marked

if TYPE_CHECKING:
    from numpy.typing import NDArray

_PREPOSITIONS: Final = tuple(
    "in on at to for from with by of about over under into against between through during after before without "
    "behind".split()
)
_COMMON: Final = 120
"""So many of the most frequent words are function words and stay, but for the prepositions."""
_ENDINGS: Final = ("ings", "ing", "ed", "ly", "ies", "es", "s", "ers", "er", "tion", "al", "ity", "ive", "ous")
_WORD: Final = re.compile(r"([\"“'(]*)([A-Za-z][a-z]+(?:-[a-z]+)?)([.,;:!?)\"”']*)")
_NEIGHBOURS, _TRIED = 60, 25


class Exchanger:
    """Makes faults in genuine paragraphs.

    Args:
        paragraphs: genuine English.
        vectors: word vectors, shape (words, width), of `words`, pieces that are whole words.
        synonyms: words that share a sense, by word.
    """

    def __init__(
        self,
        paragraphs: Sequence[str],
        words: Mapping[str, int],
        vectors: NDArray[Any],
        synonyms: Mapping[str, Sequence[str]],
        chance: random.Random,
    ) -> None:
        self._chance, self._synonyms = chance, synonyms
        found = (word for p in paragraphs for word in re.findall(r"(?<![A-Za-z'-])[a-z]{3,}(?![A-Za-z'-])", p))
        self._count = Counter(found)
        self._common = {word for word, _ in self._count.most_common(_COMMON)}
        self._near = self._neighbours(words, vectors)
        self._alike: dict[str, list[str]] = defaultdict(list)
        for word, count in self._count.items():
            if count >= 3 and word not in self._common:
                self._alike[_ending(word)] += [word] * int(math.sqrt(count))

    def __call__(self, text: str) -> Marked:
        """The paragraph with none to three words exchanged."""
        words, wanted = text.split(), self._chance.choices((0, 1, 2, 3), (35, 30, 20, 15))[0]
        wrong = [0] * len(words)
        for _ in range(4 * wanted):
            at = self._chance.randrange(len(words))
            new = None if wrong[at] else self._exchanged(words, at)
            if new is not None:
                words[at], wrong[at] = new, 1
            if sum(wrong) == wanted:
                break
        return Marked(words, wrong)

    def _exchanged(self, words: Sequence[str], at: int) -> str | None:
        hit = _WORD.fullmatch(words[at])
        if hit is None:
            return None
        before, word, behind = hit.groups()
        name = word[0].isupper() and at > 0 and words[at - 1][-1] not in '.!?"“'
        if name or (word.lower() in _PREPOSITIONS and self._chance.random() < 0.6):
            return None
        new = self._other(word.lower())
        if not new or new == word.lower():
            return None
        return before + (new.capitalize() if word[0].isupper() else new) + behind

    def _other(self, word: str) -> str | None:
        if word in _PREPOSITIONS:
            return self._chance.choice([other for other in _PREPOSITIONS if other != word])
        if word in self._common:
            return None
        which, near = self._chance.random(), self._near.get(word, [])[:_TRIED]
        if which < 0.45 and near:
            return self._chance.choice(near)
        if which < 0.85:
            other = self._around(word) or (self._chance.choice(near) if near else None)
            if other:
                return other
        return self._chance.choice(self._alike[_ending(word)] or [word])

    def _around(self, word: str) -> str | None:
        """A synonym of a synonym that is none of the word's own: the other sense of an ambiguous word."""
        for base, inflected in _bases(word):
            if base not in self._synonyms:
                continue
            one = self._chance.choice(self._synonyms[base])
            if self._chance.random() < 0.25:
                return inflected(one)
            two = [w for w in self._synonyms.get(one, ()) if w != base and w not in self._synonyms[base]]
            other = self._chance.choice(two) if two else ""
            if self._count[other] > 1:
                return inflected(other)
        return None

    def _neighbours(self, words: Mapping[str, int], vectors: NDArray[Any]) -> dict[str, list[str]]:
        known = [w for w, count in self._count.items() if count > 5 and w in words and w not in self._common]
        table = torch.from_numpy(vectors[[words[w] for w in known]])
        table = torch.nn.functional.normalize(table - table.mean(0), dim=1)
        near: dict[str, list[str]] = {}
        for number, word in enumerate(known):
            top = (table @ table[number]).topk(min(_NEIGHBOURS, len(known))).indices.tolist()
            near[word] = [known[n] for n in top if _ending(known[n]) == _ending(word) and not _akin(known[n], word)]
        return near


def _akin(one: str, other: str) -> bool:
    """Whether two words are forms of one, as far as their beginnings tell."""
    size = 5 if min(len(one), len(other)) > 5 else 4
    return one[:size] == other[:size]


def _ending(word: str) -> str:
    ending = next((e for e in _ENDINGS if word.endswith(e) and len(word) > len(e) + 2), "")
    return "s" if ending in ("es", "ies") else ending


def _bases(word: str) -> Iterator[tuple[str, Callable[[str], str]]]:
    """What may be the base form, and what makes the same form of another."""
    yield word, str
    if word.endswith("s"):
        yield (word[:-3] + "y" if word.endswith("ies") else word[:-1]), _plural
    if word.endswith("ed"):
        yield word[:-2], _past
        yield word[:-1], _past
    if word.endswith("ing"):
        yield word[:-3], _present
        yield word[:-3] + "e", _present


def _changes(word: str) -> bool:
    return word.endswith("y") and word[-2:-1] not in "aeiou"


def _plural(word: str) -> str:
    if _changes(word):
        return word[:-1] + "ies"
    return word + ("es" if word.endswith(("s", "x", "z", "ch", "sh")) else "s")


def _past(word: str) -> str:
    if word.endswith("e"):
        return word + "d"
    return word[:-1] + "ied" if _changes(word) else word + "ed"


def _present(word: str) -> str:
    return word[:-1] + "ing" if word.endswith("e") and not word.endswith("ee") else word + "ing"
