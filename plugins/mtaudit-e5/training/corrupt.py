"""Breaks good translations as machines break them: words left out, put in, exchanged; with a label for each word."""

from __future__ import annotations

import random
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import Final

FINE, ADDED, MISSING = 0, 1, 2
"""Labels of a word, bits: the source does not say it; something is missing beside it."""
Labelled = tuple[str, int]
_TRIES: Final = 12
_COMMON: Final = 150
"""So many of the most frequent words are function words: leaving out only these is no fault worth learning."""
_LENGTHS_LEFT_OUT: Final = (30, 25, 15, 10, 8, 6, 3, 3)
_LENGTHS_PUT_IN: Final = (25, 25, 20, 10, 8, 6, 3, 3)
_LENGTHS_EXCHANGED: Final = (40, 30, 20, 10)
_LONGEST_CLAUSE: Final = 12


class Corruptor:
    """Makes faults out of the words of other sentences of the same language, so that they read well."""

    def __init__(self, sentences: Iterable[str], chance: random.Random) -> None:
        self._chance = chance
        self._sentences = [text.split() for text in sentences]
        self._places: dict[str, list[tuple[int, int]]] = defaultdict(list)
        self._alike: dict[tuple[bool, bool, str], list[str]] = defaultdict(list)
        for number, words in enumerate(self._sentences):
            for at, word in enumerate(words):
                self._places[word].append((number, at))
                self._alike[_form(word)].append(word)
        frequent = Counter({word: len(places) for word, places in self._places.items()})
        self._common = {word for word, _ in frequent.most_common(_COMMON)}

    def __call__(self, text: str) -> list[Labelled] | None:
        """The words of the text with one or two faults; None if none could be made."""
        words: list[Labelled] = [(word, FINE) for word in text.split()]
        wanted, made = (1 if self._chance.random() < 0.7 else 2), 0
        for _ in range(_TRIES):
            fault = self._chance.choices((self._leave_out, self._put_in, self._exchange), (40, 33, 27))[0]
            made += fault(words)
            if made >= wanted:
                break
        return words if made else None

    def _content(self, word: str) -> bool:
        return word not in self._common and any(letter.isalnum() for letter in word)

    def _length(self, weights: Sequence[int]) -> int:
        return self._chance.choices(range(1, len(weights) + 1), weights)[0]

    def _leave_out(self, words: list[Labelled]) -> bool:
        stretch = self._clause(words) if self._chance.random() < 0.25 else self._some(words)
        if stretch is None or len(words) < 5:
            return False
        begin, end = stretch
        gone = words[begin:end]
        if not any(self._content(word) for word, _ in gone) or any(label for _, label in gone):
            return False
        del words[begin:end]
        if begin < len(words):
            words[begin] = (words[begin][0], words[begin][1] | MISSING)
        if begin > 0:
            word, label = words[begin - 1]
            stop = gone[-1][0][-1]
            if stop in ".!?" and begin == len(words) and word[-1].isalnum():
                word += stop
            words[begin - 1] = (word, label | MISSING)
        return True

    def _clause(self, words: list[Labelled]) -> tuple[int, int] | None:
        """What stands between two marks, or its last part."""
        marks = [-1] + [at for at, (word, _) in enumerate(words) if word[-1] in ",;:–-."]
        which = self._chance.randrange(len(marks))
        begin = marks[which] + 1
        end = marks[which + 1] + 1 if which + 1 < len(marks) else len(words)
        if end > begin and self._chance.random() < 0.4:
            begin = self._chance.randint(begin, end - 1)
        fits = 0 < end - begin <= min(_LONGEST_CLAUSE, 0.6 * len(words))
        return (begin, end) if fits else None

    def _some(self, words: list[Labelled]) -> tuple[int, int] | None:
        count = self._length(_LENGTHS_LEFT_OUT)
        if count > len(words) // 2:
            return None
        begin = self._chance.randrange(len(words) - count + 1)
        return begin, begin + count

    def _put_in(self, words: list[Labelled]) -> bool:
        at = self._chance.randrange(1, len(words) + 1)
        count = self._length(_LENGTHS_PUT_IN)
        if self._chance.random() < 0.1:
            new: list[str] | None = [word for word, _ in words[max(0, at - count) : at]]
        else:
            new = self._continued(words[at - 1][0], words[at][0] if at < len(words) else "", count)
        if not new or not any(self._content(word) for word in new):
            return False
        words[at:at] = [(word, ADDED) for word in new]
        return True

    def _exchange(self, words: list[Labelled]) -> bool:
        at = self._chance.randrange(len(words))
        word, label = words[at]
        if label or not self._content(word):
            return False
        if self._chance.random() < 0.5:
            return self._exchange_phrase(words, at)
        new = self._chance.choice(self._alike[_form(word)] or [word])
        if new[:5].lower() == word[:5].lower():
            return False
        words[at] = (new, ADDED)
        return True

    def _exchange_phrase(self, words: list[Labelled], at: int) -> bool:
        end = at + self._length(_LENGTHS_EXCHANGED)
        if not at or end > len(words):
            return False
        behind = words[end][0] if end < len(words) else ""
        new = self._continued(words[at - 1][0], behind, self._length(_LENGTHS_EXCHANGED))
        if not new or not any(self._content(word) for word in new) or new == [word for word, _ in words[at:end]]:
            return False
        words[at:end] = [(word, ADDED) for word in new]
        return True

    def _continued(self, before: str, behind: str, count: int) -> list[str] | None:
        """Words that follow `before` in another sentence, best where `behind`, or a word of its form, follows them."""
        places = self._places.get(before, ())
        if len(places) < 2:
            return None
        best: list[str] | None = None
        for _ in range(_TRIES):
            number, at = self._chance.choice(places)
            sentence = self._sentences[number]
            words = sentence[at + 1 : at + 1 + count]
            if len(words) < count:
                continue
            follows = sentence[at + 1 + count : at + 2 + count]
            if follows and follows[0] == behind:
                return words
            if best is None or (follows and behind and _form(follows[0]) == _form(behind)):
                best = words
        return best


def _form(word: str) -> tuple[bool, bool, str]:
    """What words that may stand for each other share: a capital, digits, an ending."""
    return word[:1].isupper(), any(letter.isdigit() for letter in word), word[-2:]
