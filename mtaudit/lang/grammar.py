"""How well the words of an English text go together, without a model: parts of speech and a small trigram table.

Every token has a class: frequent and grammatical words are classes of their own, other words are told by the parts of
speech that they can be (from a word list) and by their form (plural, past, -ing). A table of class trigrams, counted on
published English, says how likely a class is behind two others; absolute discounting, backed off to pairs and singles
(Ney, Essen and Kneser 1994). A word that is missing, doubled, out of place or in a wrong form makes its neighbours
unlikely.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Final, Protocol

from mtaudit.lang.inflect import (
    is_function_word,
    lemmas,
    past_participles,
    past_tense,
    plurals,
    present_participles,
    third_person,
)
from mtaudit.lang.keyed import Keyed
from mtaudit.lang.words import Word

START: Final = "<s>"
END: Final = "</s>"
_DISCOUNT: Final = 0.7
_FLOOR: Final = 1e-5


class Tables(Protocol):
    """What lexicon tables are asked for by kind and language."""

    def __hash__(self) -> int:
        """By identity: the same tables are read once."""

    def keyed(self, kind: str, language: str = "") -> Keyed:
        """The rows of all tables of a kind by their first column."""

    def columns(self, kind: str, language: str, *names: str) -> tuple[list[str], ...]:
        """The cells of some columns in all tables of a kind."""


_ADDED_PARTS: Final = {"n": "N", "v": "V", "a": "J", "r": "R"}
_UNKNOWN: Final = (
    ("ing", "Vg"), ("ed", "Vd"), ("ly", "R"), ("tion", "N"), ("ment", "N"), ("ness", "N"), ("ity", "N"),
    ("ous", "J"), ("al", "J"), ("ive", "J"), ("able", "J"), ("s", "Ns"),
)  # fmt: skip
_ELLIPSIS: Final = {"“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "–": "-", "—": "-", "‘": "'", "’": "'"}


class Vocabulary:
    """Which words there are, and what parts of speech they can be."""

    def __init__(self, parts: Mapping[str, str], others: Iterable[str] = ()) -> None:
        """`parts`: letters of the parts of speech by base form; `others` are words that have none there."""
        self._parts = parts
        self._others = frozenset(others)
        self._known: dict[str, bool] = {}
        self._tags: dict[str, tuple[str, ...]] = {}

    def __bool__(self) -> bool:
        return bool(self._parts)

    def parts(self, lemma: str) -> str:
        """The letters of a base form's parts of speech, the most frequent first; empty if it is not known."""
        return self._parts.get(lemma, "")

    def knows(self, word: str) -> bool:
        """Whether a word in lower case is in the list, in any form or joined by hyphens from words that are."""
        known = self._known.get(word)
        if known is None:
            known = word in self._others or is_function_word(word) or any(base in self._parts for base in lemmas(word))
            if not known and "-" in word:
                known = all(self.knows(part) for part in word.split("-") if part)
            if len(self._known) > 100_000:
                self._known.clear()
            self._known[word] = known
        return known

    def tags(self, word: str) -> tuple[str, ...]:
        """What a word in lower case can be: N, Ns, V, Vz, Vd (past), Vn (participle), Vg, J, R; the likeliest first."""
        known = self._tags.get(word)
        if known is None:
            if len(self._tags) > 100_000:
                self._tags.clear()
            known = self._tags[word] = self._told(word)
        return known

    def _told(self, word: str) -> tuple[str, ...]:
        found: dict[str, None] = {}
        for base in sorted(lemmas(word), key=lambda base: (base != word, len(base), base)):
            for part in self._parts.get(base, ""):
                found.update(dict.fromkeys(_forms(word, base, part)))
        return tuple(found)


def _forms(word: str, base: str, part: str) -> Iterable[str]:
    if word == base:
        yield _ADDED_PARTS[part]
    elif part == "n" and word in plurals(base):
        yield "Ns"
    elif part == "a" and word.endswith(("er", "est")):
        yield "J"
    if part == "v" and base != "be":
        if word == third_person(base):
            yield "Vz"
        if word in past_tense(base):
            yield "Vd"
        if word in past_participles(base):
            yield "Vn"
        if word in present_participles(base):
            yield "Vg"


class _Counts:
    """What follows a context, and how often; a long row is searched for the few classes that a text asks for."""

    __slots__ = ("_cell", "kinds", "total")

    def __init__(self, cells: str) -> None:
        """`cells`: `class number class number …`, and behind a tab the sum of the numbers, if it is known."""
        counts, _, total = cells.partition("\t")
        self._cell = f" {counts} "
        self.kinds = (counts.count(" ") + 1) // 2
        self.total = int(total) if total else sum(map(int, counts.split()[1::2]))

    def get(self, word_class: str) -> int:
        """How often a class follows."""
        wanted = f" {word_class} "
        at = self._cell.find(wanted)
        if at < 0:
            return 0
        start = at + len(wanted)
        return int(self._cell[start : self._cell.index(" ", start)])


_NOTHING: Final = _Counts("")


class Grammar:
    """Classes of tokens and how likely each is behind the two before it."""

    def __init__(self, vocabulary: Vocabulary, rows: Mapping[str, str]) -> None:
        """`rows`: by two classes (`a b`) the counts of what follows them (`class number class number …`) and their sum.

        Sums over the first of the two stand under `* b`, over both under `*`; under `* *` the words that are classes
        of their own.
        """
        self.vocabulary = vocabulary
        self._rows = rows
        self.own: frozenset[str] = frozenset(rows.get("* *", "").split())
        self._one = _Counts(rows.get("*", ""))
        self._total = self._one.total
        self._behind: dict[str, _Counts] = {}
        self._classes: dict[str, str] = {}
        self._memory: dict[tuple[str, str, str], float] = {}

    def __bool__(self) -> bool:
        return self._total > 0

    def word_class(self, word: Word, first: bool) -> str:
        """The class of a token; `first`: at the beginning of a sentence, where a capital says nothing."""
        if word.kind == "punct":
            return _ELLIPSIS.get(word.text, word.text) if len(word.text) == 1 else "?!"
        if word.kind == "number" or word.text[0].isdecimal():
            return "#"
        if word.norm in self.own:
            return word.norm
        if word.text[0].isupper() and not first:
            return "Np"
        known = self._classes.get(word.norm)
        if known is None:
            if len(self._classes) > 50_000:
                self._classes.clear()
            known = self._classes[word.norm] = self._open_class(word.norm)
        return "Np" if known == "UNK" and word.text[0].isupper() else known

    def _open_class(self, norm: str) -> str:
        tags = self.vocabulary.tags(norm)
        if not tags and "-" in norm:
            tags = self.vocabulary.tags(norm.rpartition("-")[2])
            return "J-" if tags else "UNK"
        if not tags:
            return next((tag for ending, tag in _UNKNOWN if norm.endswith(ending) and len(norm) > 5), "UNK")
        return "/".join(sorted(tags[:2])) if tags[0][0] != "R" else "R"

    def classes(self, tokens: Sequence[Word]) -> list[str]:
        """The class of every token."""
        out: list[str] = []
        first = True
        for token in tokens:
            out.append(self.word_class(token, first))
            first = token.text in ".!?:" or (first and token.kind == "punct")
        return out

    def chance(self, a: str, b: str, c: str) -> float:
        """Natural logarithm of the probability of class `c` behind `a` and `b`."""
        key = (a, b, c)
        known = self._memory.get(key)
        if known is None:
            if len(self._memory) > 200_000:
                self._memory.clear()
            known = self._memory[key] = math.log(self._three_chance(a, b, c))
        return known

    def _counted(self, context: str) -> _Counts:
        """What follows a context."""
        found = self._behind.get(context)
        if found is None:
            if len(self._behind) > 50_000:
                self._behind.clear()
            cells = self._rows.get(context)
            found = self._behind[context] = _Counts(cells) if cells else _NOTHING
        return found

    def _three_chance(self, a: str, b: str, c: str) -> float:
        one = (self._one.get(c) + 0.5) / (self._total + 500)
        behind = self._counted("* " + b) if b != "*" else _NOTHING
        if not behind.total:
            return max(_FLOOR, one)
        two = (max(0.0, behind.get(c) - _DISCOUNT) + _DISCOUNT * behind.kinds * one) / behind.total
        behind = self._counted(f"{a} {b}") if a != "*" else _NOTHING
        if not behind.total:
            return max(_FLOOR, two)
        rest = _DISCOUNT * (behind.kinds + 1) * two
        return max(_FLOOR, (max(0.0, behind.get(c) - _DISCOUNT) + rest) / (behind.total + _DISCOUNT))

    def plain_chance(self, c: str) -> float:
        """Natural logarithm of the share of a class among all tokens."""
        return math.log((self._one.get(c) + 0.5) / (self._total + 500))

    def chances(self, classes: Sequence[str]) -> list[float]:
        """The log probability of each class behind the two before it, and last that of the end."""
        line = [START, START, *classes, END]
        return [self.chance(line[i - 2], line[i - 1], line[i]) for i in range(2, len(line))]


@lru_cache(maxsize=8)
def vocabulary(tables: Tables, language: str = "en") -> Vocabulary:
    """The word list of a language, empty if there is none. Read once."""
    own = tables.keyed("grammar", language).get("* *") or ""
    return Vocabulary(tables.keyed("words", language), own.split())


@lru_cache(maxsize=8)
def grammar(tables: Tables, language: str = "en") -> Grammar:
    """The grammar of a language, empty if there is none. Read once."""
    return Grammar(vocabulary(tables, language), tables.keyed("grammar", language))
