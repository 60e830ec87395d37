"""Units of word alignment: tokens with what two texts may share besides their letters.

Words come from `mtaudit.lang.words`. English contractions are taken apart (*don't*: do, n't; *cannot*: can, not) and
a number that takes several words or signs is one unit with its value (*two hundred and five*, *2.5 million*). Scripts
without spaces between words give one unit for each character.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Final, NamedTuple

from mtaudit.lang.inflect import is_function_word, lemmas
from mtaudit.lang.patterns import lazy
from mtaudit.lang.translit import romanise
from mtaudit.lang.words import Word, words


class Info(NamedTuple):
    """What is known of a form, wherever it stands.

    `light` marks what says little about which places belong together (function words, marks); `weight` is what a
    match is worth; `senses` are the words that a contraction may stand for, else the form itself; `value` is a number's
    value as a canonical string ("25", "25th"), "" for other forms.
    """

    norm: str
    kind: str  # word, number, punct
    light: bool
    weight: float
    lemmas: frozenset[str]
    senses: frozenset[str]
    value: str


class Unit(NamedTuple):
    """One unit at its place: code points, half-open."""

    start: int
    end: int
    text: str
    info: Info


_UNSPACED: Final = lazy(
    "[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u0e01-\u0e7f\u0e81-\u0eff\u1000-\u109f\u1780-\u17ff]"
)
_CLITICS: Final = {
    "n't": ("not",),
    "'re": ("are",),
    "'ve": ("have",),
    "'ll": ("will", "shall"),
    "'d": ("would", "had"),
    "'m": ("am",),
    "'s": ("is", "has"),
}
_CONTRACTION: Final = lazy(r"(?P<head>[^']{1,40}?)(?P<tail>n't|'re|'ve|'ll|'d|'m)")
_HEADS: Final = {"ca": "can", "wo": "will", "sha": "shall"}
_SIGNS: Final = {"%": "percent", "&": "and"}


def _numbered(listed: str, first: int) -> dict[str, int]:
    return {word: value for value, word in enumerate(listed.split(), first)}


_SMALL: Final = _numbered(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen",
    0,
)
_TENS: Final = {
    word: 10 * value for word, value in _numbered("twenty thirty forty fifty sixty seventy eighty ninety", 2).items()
}
_ORDINALS: Final = _numbered(
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth "
    "sixteenth seventeenth eighteenth nineteenth twentieth",
    1,
)
_SCALES: Final = {"hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9, "trillion": 10**12}
_DIGITS: Final = lazy(r"(\d[\d.,'’\u00a0\u202f\u2009]*)(st|nd|rd|th)?")
_THIN_GROUP: Final = lazy(r"['’\u00a0\u202f\u2009](?=\d{3})")
_GROUP: Final = lazy(r"[.,](?=\d{3}(?!\d))")
_PLAIN: Final = lazy(r"\d{1,18}(?:\.\d{1,9})?")


def _written_value(norm: str, language: str) -> str:
    """The value of a number in digits, "" if it is none."""
    match = _DIGITS.fullmatch(norm) if norm[0].isdecimal() else None
    if not match:
        return ""
    digits = _THIN_GROUP.sub("", match[1])
    # in English a point before three digits is decimal; elsewhere it more often parts thousands
    digits = digits.replace(",", "") if language == "en" else _GROUP.sub("", digits).replace(",", ".")
    whole, point, rest = digits.partition(".")
    if rest.isdigit():
        rest = rest.rstrip("0")
    return (whole.lstrip("0") or "0") + (point + rest if rest else "") + ("th" if match[2] else "")


def _spoken_value(norm: str) -> int | None:
    """The value of one English number word: *seven*, *twenty-five*."""
    if norm in _SMALL:
        return _SMALL[norm]
    tens, hyphen, unit = norm.partition("-")
    if tens not in _TENS or (hyphen and not 0 < _SMALL.get(unit, 0) < 10):
        return None
    return _TENS[tens] + (_SMALL[unit] if hyphen else 0)


def _ordinal_value(norm: str) -> str:
    tens, hyphen, unit = norm.partition("-")
    if hyphen and tens in _TENS and _ORDINALS.get(unit, 99) < 10:
        return f"{_TENS[tens] + _ORDINALS[unit]}th"
    return f"{_ORDINALS[norm]}th" if norm in _ORDINALS else ""


def _value(norm: str, language: str) -> str:
    value = _written_value(norm, language)
    if value or language != "en":
        return value
    spoken = _SCALES.get(norm) or _spoken_value(norm)
    return _ordinal_value(norm) if spoken is None else str(spoken)


@lru_cache(maxsize=1 << 15)
def _info(norm: str, kind: str, language: str) -> Info:
    english = language == "en"
    value = _value(norm, language) if kind != "punct" else ""
    if norm in _SIGNS:
        return Info(norm, "word", True, 0.5, frozenset(), frozenset((_SIGNS[norm],)), "")
    if kind == "punct":
        return Info(norm, kind, True, 0.25, frozenset(), frozenset((norm,)), "")
    if english:
        light = not value and (is_function_word(norm) or norm in _CLITICS or norm in _HEADS)
        senses = _CLITICS.get(norm, (_HEADS.get(norm, norm),))
    else:
        light, senses = not value and len(norm) <= 3 and not _UNSPACED.match(norm), (norm,)
    if kind == "word" and (norm == "one" or norm in _ORDINALS):
        light = True
    forms = lemmas(norm) if english and kind == "word" else frozenset()
    return Info(norm, kind, light, 0.5 if light else 1.0, forms, frozenset(senses), value)


def _cut(word: Word, at: int, heads: str, tail: str) -> tuple[Unit, Unit]:
    middle = word.start + at
    return (
        Unit(word.start, middle, word.text[:at], _info(heads, "word", "en")),
        Unit(middle, word.end, word.text[at:], _info(tail, "word", "en")),
    )


def _split(word: Word, language: str) -> Iterator[Unit]:
    if word.kind == "word":
        if language == "en" and word.norm == "cannot":
            yield from _cut(word, 3, "can", "not")
            return
        if language == "en" and "'" in word.norm and len(word.norm) == len(word.text):
            hit = _CONTRACTION.fullmatch(word.norm)
            if hit:
                yield from _cut(word, hit.end("head"), hit["head"], hit["tail"])
                return
        elif not word.norm.isascii() and _UNSPACED.search(word.text):
            for at, letter in enumerate(word.text, word.start):
                yield Unit(at, at + 1, letter, _info(letter, "word", language))
            return
    yield Unit(word.start, word.end, word.text, _info(word.norm, word.kind, language))


def _next_part(units: Sequence[Unit], at: int, so_far: int) -> int:
    """How many units go on with a number said in words: *and five*, *five* after a round hundred or more."""
    step = 2 if units[at].info.norm == "and" else 1
    if so_far < 100 or so_far % 100 or at + step > len(units):
        return 0
    value = _spoken_value(units[at + step - 1].info.norm)
    return step if value else 0


def _number_run(units: Sequence[Unit], at: int) -> tuple[int, str]:
    """Where the number that begins at `at` ends, and its value."""
    first = units[at].info
    if not _PLAIN.fullmatch(first.value):
        return at, ""
    total, current, end = 0.0, float(first.value), at + 1
    while end < len(units):
        scale = _SCALES.get(units[end].info.norm)
        if scale == 100:
            current *= 100
        elif scale:
            total, current = total + current * scale, 0.0
        else:
            step = _next_part(units, end, round(total + current)) if first.kind == "word" else 0
            if not step:
                break
            end += step - 1
            current += float(units[end].info.value)
        end += 1
    return end, f"{total + current:.6f}".rstrip("0").rstrip(".")


def _joined(units: Sequence[Unit], text: str, value: str, kind: str) -> Unit:
    norm = " ".join(unit.info.norm for unit in units)
    start, end = units[0].start, units[-1].end
    info = Info(norm, kind, False, 1.0, frozenset(), frozenset((norm,)), value)
    return Unit(start, end, text[start:end], info)


def _with_numbers(units: list[Unit], text: str) -> list[Unit]:
    out: list[Unit] = []
    at = 0
    while at < len(units):
        end, value = _number_run(units, at)
        out.append(_joined(units[at:end], text, value, "number") if end - at > 1 else units[at])
        at = max(end, at + 1)
    return out


@lru_cache(maxsize=256)
def units(text: str, language: str) -> tuple[Unit, ...]:
    """The units of a text in order; with the white space between they tile it. `language`: primary subtag."""
    found: list[Unit] = []
    scaled = False
    for word in words(text):
        if word.norm in _SCALES:
            scaled = True
        found.extend(_split(word, language))
    return tuple(_with_numbers(found, text) if scaled and language == "en" else found)


def joined_like(here: Sequence[Unit], text: str, wanted: frozenset[str]) -> Sequence[Unit]:
    """`here` with two or three words in a row made one where the other text writes them as one word.

    `wanted` holds the words of the other text that this one lacks, without hyphens.
    """
    forms = [unit.info.norm.replace("-", "") for unit in here]
    joins = {at: 2 for at, pair in enumerate(pairwise(forms)) if pair[0] + pair[1] in wanted}
    joins |= {at: 3 for at in range(len(forms) - 2) if "".join(forms[at : at + 3]) in wanted}
    if not joins:
        return here
    out: list[Unit] = []
    at = 0
    while at < len(here):
        count = joins.get(at, 1)
        out.append(_joined(here[at : at + count], text, "", "word") if count > 1 else here[at])
        at += count
    return out


_AMERICAN: Final = (
    (lazy(r"is(e[ds]?|ing|ers?|ations?|ational)$"), r"iz\1"),
    (lazy(r"ys(e[ds]?|ing)$"), r"yz\1"),
    (lazy(r"our(?=$|s$|ed$|ing$|able$|ite|ful|less|hood)"), "or"),
    (lazy(r"(?<=[bct])re(s?)$"), r"er\1"),
    (lazy(r"ll(?=ed$|ing$|ers?$)"), "l"),
    (lazy(r"ogue(?=s?$)"), "og"),
    (lazy(r"(?<!^)ae|oe(?=[dmns])"), "e"),
)


@lru_cache(maxsize=1 << 14)
def spelling_key(norm: str, language: str) -> str:
    """Equal for two spellings of one form: accents, hyphens, British and American."""
    bare = (romanise(norm) or norm).replace("-", "").replace(" ", "")
    if language == "en" and len(bare) > 4:
        for pattern, new in _AMERICAN:
            bare = pattern.sub(new, bare)
    return bare
