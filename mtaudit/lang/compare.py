"""What a translation shows beside its reference, and by itself: the evidence of the reference detectors and the score.

`compare` aligns the two texts (`wordalign`) with synonyms and opposites from the word lists, and asks the grammar
(`grammar`) how well the words of the target go together. `features` turns that into numbers.
"""

from __future__ import annotations

import math
import zlib
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cached_property, lru_cache
from itertools import pairwise
from typing import Final

from mtaudit.lang.grammar import END, START, Grammar, Tables, Vocabulary, grammar, vocabulary
from mtaudit.lang.inflect import lemmas
from mtaudit.lang.keyed import Listed
from mtaudit.lang.nearness import Marks
from mtaudit.lang.patterns import lazy
from mtaudit.lang.senses import Senses, senses
from mtaudit.lang.wordalign import Diff, Kind, diff
from mtaudit.lang.words import Word, words
from mtaudit.lang.wordunits import units
from mtaudit.model.values import dataclass

_MOST_TOKENS: Final = 400
Table = Mapping[str, Collection[str]]


class Knowledge:
    """The word lists of one language, as far as there are any; each is read when it is first asked for."""

    def __init__(self, tables: Tables, language: str) -> None:
        """`language` is a primary subtag."""
        self.language: Final = language
        self._tables = tables

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """Words and their parts of speech."""
        return vocabulary(self._tables, self.language)

    @cached_property
    def grammar(self) -> Grammar:
        """How well words go together."""
        return grammar(self._tables, self.language)

    @cached_property
    def synonyms(self) -> Table:
        """Words that may mean the same."""
        return Listed(self._tables.keyed("synonyms", self.language))

    @cached_property
    def opposites(self) -> Table:
        """Words that exclude each other."""
        return Listed(self._tables.keyed("antonyms", self.language))

    @cached_property
    def contraries(self) -> Table:
        """Words of which one is said where the other would be the opposite news: rise, fall; before, after."""
        return Listed(self._tables.keyed("contraries", self.language))

    @cached_property
    def distant(self) -> Table:
        """Words near in the list and far in meaning."""
        return Listed(self._tables.keyed("antonyms", self.language), 1)

    @cached_property
    def marks(self) -> Marks:
        """What words are near in what they speak of."""
        return Marks(self._tables.keyed("nearness", self.language))

    def senses(self, language: str) -> Senses | None:
        """What sources in a language may say; None if no table has it, or not in words of this language."""
        return senses(self._tables, language) if self.language == "en" else None

    @cached_property
    def broader(self) -> Table:
        """Words for the kind of thing."""
        return Listed(self._tables.keyed("hypernyms", self.language))


@lru_cache(maxsize=8)
def knowledge(tables: Tables, language: str) -> Knowledge:
    """The word lists of a language (primary subtag)."""
    return Knowledge(tables, language)


def linked(table: Table, one: str, other: str) -> bool:
    """Whether the base forms of two words stand in a table as a pair, in either direction."""
    return linked_to_any(table, one, (other,))


def linked_to_any(table: Table, one: str, others: Iterable[str]) -> bool:
    """Whether one of several words is so linked."""
    here = lemmas(one) or frozenset((one,))
    related = frozenset().union(*(table.get(a, ()) for a in here))
    for other in others:
        there = lemmas(other) or (other,)
        if not related.isdisjoint(there) or any(not here.isdisjoint(table.get(b, ())) for b in there):
            return True
    return False


@dataclass(frozen=True, slots=True)
class Target:
    """The target by itself: tokens, their classes, and the log chance of each (one more for the end)."""

    tokens: tuple[Word, ...]
    classes: tuple[str, ...]
    chances: tuple[float, ...]


@lru_cache(maxsize=256)
def look(text: str, known: Knowledge) -> Target:
    """The tokens of a text with the grammar's opinion of them; no opinion where the language has no grammar."""
    tokens = words(text)
    if not known.grammar:
        return Target(tokens, (), ())
    classes = known.grammar.classes(tokens)
    return Target(tokens, tuple(classes), tuple(known.grammar.chances(classes)))


@lru_cache(maxsize=256)
def compare(target: str, reference: str, known: Knowledge) -> Diff:
    """The alignment of target and reference with the word lists of the language.

    Empty for texts of more than 400 words or marks: no segment is that long, and repeated words cost their square.
    """
    if max(len(words(target)), len(words(reference))) > _MOST_TOKENS:
        return ()
    return diff(target, reference, language=known.language, synonyms=known.synonyms, antonyms=known.opposites)


_REACH: Final = 3
_APART: Final = 0.5


def best_gap(look_: Target, at: int, word_class: str, known: Knowledge) -> tuple[float, int]:
    """Where a word of a class, put into the text, mends it most, and by how much (gain of log probability).

    `at` is the number of tokens before the gap where the alignment has the word; gaps up to three tokens off are tried,
    each token costing half a point. Positive: the text is likelier with one word more, so something is missing.
    """
    line = [START, START, *look_.classes, END, END]
    chance = known.grammar.chance
    best = (-math.inf, at)
    for gap in range(max(0, at - _REACH), min(len(look_.tokens), at + _REACH) + 1):
        a, b, c, d = line[gap : gap + 4]
        gain = chance(a, b, word_class) + chance(b, word_class, c) - chance(a, b, c) - abs(gap - at) * _APART
        if c != END:
            gain += chance(word_class, c, d) - chance(b, c, d)
        best = max(best, (gain, gap), key=lambda found: found[0])
    return best


# --- numbers -----------------------------------------------------------------------------------------------------

_HINGES: Final = (6.0, 7.5)
_SPACE_BEFORE: Final = lazy(r"\w [,.;:!?)](?= |$)|\w n't\b|\w '(?:s|re|ve|ll|d|m)\b|[(\[] \w")
_NO_SPACE: Final = lazy(r"[a-z][,;:!?][A-Za-z]|[a-z]\.[A-Z][a-z]")
_ODD_MARK: Final = lazy(
    r"[,;:.!?\"'“”)(\-–] ?[,;:!?](?= |\w|$)|\w[\"“(!?;:](?=\w)|(?:^|\s)[,.;:!?)](?=\w)|[a-z][.!?:;\"'] (?=[a-z])"
)
_END: Final = lazy(r"[.!?…。！？؟।۔][\"'”’»)\]]*\s*$")
_LETTERS: Final = lazy(r"[^\W\d_]")
_FOREIGN: Final = lazy(r"[^\W\d_A-Za-z\u00c0-\u024f\u1e00-\u1eff]")
"""A letter that is not Latin."""


def _sort(text: str, light: bool, kind: str) -> str:
    if kind == "punct":
        return "mark"
    if kind == "number" or text[:1].isdecimal():
        return "number"
    if light:
        return "light"
    return "name" if text[:1].isupper() else "content"


@lru_cache(maxsize=1 << 16)
def sort_of(text: str) -> str:
    """mark, number, name, content or light: what a unit of a text is."""
    found = units(text, "en")
    if not found:
        return "mark"
    info = found[0].info
    return _sort(text, info.light, info.kind)


def _add(into: dict[str, float], name: str, value: float = 1.0) -> None:
    into[name] = into.get(name, 0.0) + value


def _bond(here: str, there: str, known: Knowledge) -> str:
    """Whether one word may be the opposite of the other, or a broader term; "" if neither."""
    if sort_of(there) != "content" or sort_of(here) != "content":
        return ""
    a, b = here.lower(), there.lower()
    if linked(known.distant, a, b):
        return "distant"
    return "broader" if linked(known.broader, a, b) else ""


def diff_features(edits: Diff, target: str, reference: str, known: Knowledge) -> dict[str, float]:
    """Counts of what became of the reference's units, by sort and relation; absolute numbers."""
    found: dict[str, float] = {}
    for edit in edits:
        here, there = target[slice(*edit.target)], reference[slice(*edit.reference)]
        relation = edit.relation.value
        if edit.kind is Kind.DROPPED:
            _add(found, "dropped-" + sort_of(there))
        elif edit.kind is Kind.ADDED:
            _add(found, "added-" + sort_of(here))
        elif edit.kind is Kind.MOVED:
            _add(found, "moved")
            _add(found, "moved-words", len(here.split()))
        elif edit.kind is Kind.VARIANT:
            _add(found, "variant-" + relation)
        elif edit.kind is Kind.EQUAL:
            _add(found, "equal-" + ("light" if sort_of(there) in ("light", "mark") else "content"))
        else:
            _add(found, f"substituted-{relation or sort_of(there)}")
            _add(found, f"substituted-{_bond(here, there, known)}")
    found["side-by-side"] = _side_by_side(edits)
    return found


_KEPT: Final = (Kind.EQUAL, Kind.VARIANT)


def _side_by_side(edits: Diff) -> float:
    """How many words of the reference follow each other in the target as they do there."""
    kept = [edit for edit in edits if edit.kind in _KEPT]
    return float(
        sum(0 <= b.reference[0] - a.reference[1] <= 1 and b.target[0] - a.target[1] <= 1 for a, b in pairwise(kept))
    )


def text_features(target: str, look_: Target, known: Knowledge, other: str) -> dict[str, float]:
    """What is odd about the target alone; `other` is the reference, else the source, else empty."""
    found: dict[str, float] = {}
    for chance in look_.chances:
        for hinge in _HINGES:
            if -chance > hinge:
                _add(found, f"odd-{hinge:g}", -chance - hinge)
    if look_.chances:
        plain = sum(known.grammar.plain_chance(c) for c in look_.classes)
        found["surprise"] = -sum(look_.chances) / len(look_.chances)
        found["fit"] = (sum(look_.chances[:-1]) - plain) / len(look_.chances)
    _neighbours(look_.tokens, known, found)
    if known.vocabulary:
        found["unknown"] = float(len(unknown_words(look_, known, other)))
    _surface(target, other, found)
    return found


def _neighbours(tokens: Sequence[Word], known: Knowledge, found: dict[str, float]) -> None:
    norms = [token.norm for token in tokens]
    distinct = set(norms)
    if len(distinct) < len(norms):
        for at, (a, b) in enumerate(pairwise(norms)):
            if a == b and tokens[at].kind != "punct":
                _add(found, "doubled")
    if ("a" in distinct or "an" in distinct) and known.grammar:
        for one, two in pairwise(tokens):
            if one.norm in ("a", "an") and two.text[0].isascii() and two.text[0].isalpha():
                _add(found, "article", float(_wrong_article(one.norm, two.text)))


def unknown_words(look_: Target, known: Knowledge, other: str) -> list[Word]:
    """Words in lower case that neither the word list nor the other text has."""
    others = {word.norm for word in words(other)} if other else frozenset()
    return [
        token
        for token in look_.tokens
        if token.kind == "word"
        and len(token.norm) > 1
        and token.text.islower()
        and token.norm not in others
        and "'" not in token.norm
        and not known.vocabulary.knows(token.norm)
    ]


_VOWEL_SOUND: Final = lazy(r"(?i)[aio]|e(?!u|w)|u(?!n[ia]|s[aeiu]|k|b|t[ie]|r[aeio]|ran)|hou?r|hon(?:o|e)|heir")


def _wrong_article(article: str, word: str) -> bool:
    if word.isupper():
        return False
    return bool(_VOWEL_SOUND.match(word)) != (article == "an") and word[0] not in "uUhHoOeE"


def _surface(target: str, other: str, found: dict[str, float]) -> None:
    body = target.strip()
    first = body[:1]
    if not first.isalpha():
        letter = _LETTERS.search(body)
        first = letter[0] if letter else ""
    if first:
        _case(body, first, other, found)
    if body and not _END.search(body):
        found["no-end"] = 1.0 if not other or _END.search(other) else 0.3
    if body.endswith("?") and other and not other.strip(' "”»').endswith(("?", "？", "؟", ";")):
        found["question"] = 1.0
    found["space-before"] = found["odd-mark"] = 0.0
    if not _is_calm(body.split()):
        found["space-before"] = float(sum(1 for _ in _SPACE_BEFORE.finditer(body)))
        found["odd-mark"] = float(sum(1 for _ in _ODD_MARK.finditer(body)))
    if body.count('"') % 2 or body.count("“") != body.count("”") or body.count("(") != body.count(")"):
        found["unbalanced"] = 1.0


_CALM: Final[set[str]] = set()
"""What stood between spaces and has no mark or space out of place, whatever stands beside it."""
_CALM_AT_END: Final[set[str]] = set()
"""The same for the end of a text."""
_MOST_CALM: Final = 40_000
_NEED_NEIGHBOURS: Final = (",", ".", ";", ":", "!", "?", ")", "'", "n't")
_NEED_FOLLOWERS: Final = (".", "!", "?", ":", ";", '"', "'", "(", "[")


def _is_calm(found: list[str]) -> bool:
    """Whether no mark and no space can be out of place."""
    if not found:
        return True
    last = found.pop()
    return _all_calm(found, _CALM, _NEED_FOLLOWERS) and _all_calm([last], _CALM_AT_END, ())


def _all_calm(found: list[str], calm: set[str], ends: tuple[str, ...]) -> bool:
    if calm.issuperset(found):
        return True
    if len(calm) > _MOST_CALM:
        calm.clear()
    for piece in found:
        if piece.startswith(_NEED_NEIGHBOURS) or piece.endswith(ends) or _ODD_MARK.search(piece):
            return False
        calm.add(piece)
    return True


def _case(body: str, first: str, other: str, found: dict[str, float]) -> None:
    if first.islower() and other.strip()[:1] != first:
        found["lower-first"] = 1.0
    plain = body.isascii()
    if not first.isupper() and not (
        any(map(str.isupper, body)) if plain else any(c.isupper() and _LETTERS.match(c) for c in body)
    ):
        found["no-capitals"] = 1.0
    if not plain and _FOREIGN.search(body):
        found["foreign"] = 1.0


def loop(text: str) -> float:
    """How much more a text repeats itself than prose of its length does: 0 for prose, towards 1 for a loop.

    Letters are numbered as they come, so that scripts of one, two and three bytes a letter compress alike.
    """
    size = len(text)
    if size < 40 or size - 2 - len(set(zip(text, text[1:], text[2:], strict=False))) < _LEAST_RETURNING * size:
        return 0.0
    data = _numbered(text)
    ratio = len(zlib.compress(data, 6)) / len(data)
    return max(0.0, _usual_ratio(len(data)) - ratio)


_LEAST_RETURNING: Final = 0.2
"""The share of a text's runs of three letters that must have been there before, for it to compress so well: of 35,298
texts in many languages, none of the 190 loops has less than 0.28. Counting them is several times faster than zlib."""
_BYTES: Final = bytes(range(256))


def _numbered(text: str) -> bytes:
    try:
        data = text.encode("latin-1")
    except UnicodeEncodeError:
        numbers = {letter: number % 256 for number, letter in enumerate(dict.fromkeys(text))}
        return bytes(map(numbers.__getitem__, text))
    letters = bytes(dict.fromkeys(data))
    return data.translate(bytes.maketrans(letters, _BYTES[: len(letters)]))


_LONGEST_PERIOD: Final = 12
"""Words in what comes back at once; longer ones are found by how well the text compresses."""


def circling(text: str) -> float:
    """The share of the words that only say once more what stands right before them, 0 to 1.

    A single word said twice is left to the detectors; said three times, or two words and more said twice, it counts.
    """
    norms = [word.norm for word in words(text) if word.text[:1].isalnum()]
    return _repeated(norms) / len(norms) if norms else 0.0


def _repeated(norms: list[str]) -> int:
    """Words in repetitions behind the first, each counted for the period that covers most from where it begins."""
    at = total = 0
    if len(set(norms)) == len(norms):
        return 0
    while at < len(norms):
        if norms[at] not in norms[at + 1 : at + 1 + _LONGEST_PERIOD]:
            at += 1
            continue
        longest = 0
        for period in range(1, min(_LONGEST_PERIOD, (len(norms) - at) // 2) + 1):
            end = at + period
            while end < len(norms) and norms[end] == norms[end - period]:
                end += 1
            extra = end - at - period
            if extra >= max(2, period):
                longest = max(longest, extra)
        total += longest
        at += longest or 1
    return total


def _usual_ratio(length: int) -> float:
    """The least ratio that zlib reaches on prose of that many letters (one sentence in a thousand has less)."""
    return 0.2 + 4.6 / math.sqrt(length)


_COUNTED: Final = {
    **dict.fromkeys("he him his himself".split(), "male"),
    **dict.fromkeys("she her hers herself".split(), "female"),
    **dict.fromkeys("not no never none nobody nothing neither nor without cannot nowhere".split(), "not"),
    **dict.fromkeys("will would shall".split(), "will"),
    **dict.fromkeys("is are am do does has".split(), "present"),
    **dict.fromkeys("was were did had".split(), "past"),
    **dict.fromkeys("been being".split(), "been"),
}
_BE: Final = frozenset("is are am was were be been being".split())
_HAVE: Final = frozenset("have has had having".split())


_STATES: Final = frozenset(
    "have resemble contain consist know believe own belong need want seem mean include depend exist cost deserve "
    "involve lack prefer possess represent owe understand remember concern appear remain comprise constitute".split()
)
"""What these verbs say lasts: English has no progressive of them but for effect."""


@lru_cache(maxsize=256)
def tenses(look_: Target) -> tuple[str, ...]:
    """By token what it carries of gender, negation, tense or aspect; "" if nothing."""
    out: list[str] = []
    before = ""
    for token, kind in zip(look_.tokens, look_.classes, strict=False):
        norm = token.norm
        out.append(_COUNTED.get(norm) or _verb(norm, kind, before))
        before = norm
    return tuple(out)


def profile(look_: Target) -> Counter[str]:
    """Counts of what carries gender, negation, tense and aspect in an English text."""
    found: Counter[str] = Counter()
    for token, counted in zip(look_.tokens, tenses(look_), strict=False):
        norm = token.norm
        if counted:
            found[counted] += 1
            if norm in ("had", "has", "have"):
                found[norm] += 1
            elif counted == "progressive" and not _STATES.isdisjoint(lemmas(norm)):
                found["state"] += 1
        if norm.endswith("n't"):
            found["not"] += 1
        elif norm.endswith("'ll"):
            found["will"] += 1
    return found


def _verb(norm: str, kind: str, before: str) -> str:
    if kind == "Vz":
        return "present"
    if kind in ("Vd", "Vd/Vn") and before not in _BE and before not in _HAVE:
        return "past"
    return "progressive" if norm.endswith("ing") and "Vg" in kind and before in _BE else ""


TENSES: Final = ("present", "past", "will", "progressive", "been", "had", "not")


def profile_features(here: Target, there: Target) -> dict[str, float]:
    """How far two texts differ in gender, negation, tense and aspect, and what only one of them has."""
    a, b = profile(here), profile(there)
    found = {f"profile-{key}": float(abs(a[key] - b[key])) for key in set(a) | set(b) if a[key] != b[key]}
    found |= {f"only-{key}": 1.0 for key in TENSES if a[key] and not b[key]}
    return found | {f"never-{key}": 1.0 for key in TENSES if b[key] and not a[key]}
