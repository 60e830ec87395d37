"""How much a text is written like the translation of a machine: small words, contractions and endings.

Translations keep something of the language that they come from, and those of machines most: more *of*, fewer
contractions, fewer verbs with particles (Baker 1993; Volansky, Ordan and Wintner 2015, “On the features of
translationese”). None of it is a fault, and no sentence shows it: only a document has enough words.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from mtaudit.lang.patterns import lazy

_TOKEN: Final = lazy(r"[a-z]+(?:'[a-z]+)*|\d[\d.,]*|[^\s\w]")
_PLAIN: Final = str.maketrans("’‘“”«»–—", "''\"\"\"\"--")
_LONG: Final = 5
"""Words of more letters than that have an ending."""
_GROWTH: Final = 0.8
"""How the number of distinct words grows with that of all words (Heaps 1978), in news."""


class Trait(NamedTuple):
    """One thing that is counted: its weight per standard deviation, its mean and standard deviation."""

    weight: float
    usual: float
    spread: float


def manner(text: str, traits: Mapping[str, Trait]) -> float:
    """The log-odds, up to a constant, that a machine translated a document; about 0 for one that lies between.

    `traits` by name: a word or mark, two of them with a blank between, or one of `contractions`, `letters`,
    `distinct`, `-ing` and other endings.
    """
    tokens = _TOKEN.findall(text.translate(_PLAIN).lower())
    if not tokens:
        return 0.0
    words = [t for t in tokens if t[0].isalpha()]
    single, double = Counter(tokens), Counter(map(" ".join, pairwise(tokens)))
    total = 0.0
    for name, trait in traits.items():
        if name in _OF_WORDS:
            share = _OF_WORDS[name](words)
        elif name[0] == "-" and len(name) > 1:
            share = sum(w.endswith(name[1:]) and len(w) > _LONG for w in words) / max(1, len(words))
        else:
            share = (double if " " in name else single)[name] / len(tokens)
        total += trait.weight * (share - trait.usual) / trait.spread
    return total


_OF_WORDS: Final[Mapping[str, Callable[[Sequence[str]], float]]] = {
    "contractions": lambda words: sum("'" in w for w in words) / max(1, len(words)),
    "letters": lambda words: sum(map(len, words)) / max(1, len(words)),
    "distinct": lambda words: len(set(words)) / max(1, len(words)) ** _GROWTH,
}
