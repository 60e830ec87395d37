"""Numbers, dates and times of a text: values with spans, in any script and by the habits of its language.

A figure may have several readings (`1.234` is a thousand odd in German, a decimal fraction in English; `10.30` may be
a time): `values` holds them all, the likeliest first. Number words are found for the languages of
`mtaudit.lang._numerals`; words that often mean something else (`one`, `neuf`, `sei`) are not `sure`: they can explain
a figure of the other side, but say nothing alone.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import field, replace
from functools import lru_cache
from typing import Literal

from mtaudit.lang import _numerals as data
from mtaudit.lang.gates import pieces
from mtaudit.lang.patterns import lazy
from mtaudit.lang.stems import UNSPACED
from mtaudit.model.values import dataclass

Sort = Literal["number", "time", "month", "weekday", "code", "fraction"]


@dataclass(frozen=True, slots=True)
class Number:
    """One number of a text.

    `start`, `end`: code points, half-open, of the number with its scale word, without its unit. `values`: readings,
    the likeliest first, scale applied. `figure`: written in digits. `sure`: certainly a number (every figure is; a
    number word may not be). `counts`: a word for two, which is a
    number but free to vary. `unit`: canonical unit, ISO currency code, `%`, or empty. `scale`: what a scale word
    multiplied it by, 1 without. `clock`: minutes since midnight if it can be a time of day. `digits`: the figure
    without separators. `part_of_date`: day, month or year of a numeric or written date. `plain`: the value without
    scale word.
    """

    start: int
    end: int
    values: tuple[float, ...]
    sort: Sort = "number"
    figure: bool = True
    sure: bool = True
    counts: bool = False
    unit: str = ""
    unit_sure: bool = True
    scale: float = 1.0
    clock: int | None = None
    digits: str = ""
    part_of_date: bool = False
    prefix: str = ""
    plain: float = 0.0
    scaled_later: tuple[float, ...] = field(default=())

    @property
    def value(self) -> float:
        """The likeliest reading."""
        return self.values[0]


class _Words:
    """Word -> what it stands for; entries ending in `*` match with up to five letters more."""

    def __init__(self) -> None:
        self._exact: dict[str, tuple[object, bool]] = {}
        self._begin: dict[str, tuple[object, bool]] = {}
        self._known: dict[str, tuple[object, bool] | None] = {}
        self._most = 0

    def add(self, word: str, meaning: object, *, sure: bool = True) -> None:
        """Adds an entry with its marks; the first meaning of a word stays."""
        while len(word) > 1 and word[-1] in "?£#؟":
            word, sure = word[:-1], False
        if word.endswith("*"):
            self._begin.setdefault(word[:-1].lower(), (meaning, sure))
            self._most = max(self._most, len(word) - 1)
        else:
            self._exact.setdefault(word.lower(), (meaning, sure))

    def get(self, word: str) -> tuple[object, bool] | None:
        """The meaning of a lower-case word and whether it surely has it."""
        if word in self._known:
            return self._known[word]
        found = self._exact.get(word)
        if found is None and self._begin:
            for size in range(min(self._most, len(word)), max(1, len(word) - 6), -1):
                found = self._begin.get(word[:size])
                if found is not None:
                    break
        if len(self._known) > 50_000:
            self._known.clear()
        self._known[word] = found
        return found


def _entries(lines: str) -> Iterator[tuple[str, str]]:
    for line in lines.split(";"):
        meaning, *words = line.split()
        for word in words:
            yield meaning, word


@lru_cache(maxsize=64)
def _cardinals(language: str) -> _Words:
    table = _Words()
    for value, word in _entries(data.CARDINALS.get(language, "0 ")):
        table.add(word, float(value))
    return table


@lru_cache(maxsize=64)
def _ordinals(language: str) -> _Words:
    table = _Words()
    for value, word in _entries(data.ORDINALS.get(language, "0 ")):
        table.add(word, float(value), sure=False)
    return table


@lru_cache(maxsize=64)
def _scales(language: str) -> _Words:
    table = _Words()
    for lines in (data.SCALES.get(language, ""), data.SCALES[""]):
        for value, word in _entries(lines) if lines else ():
            table.add(word, float(value))
    return table


@lru_cache(maxsize=64)
def _calendar(language: str) -> _Words:
    """Months as 1..12, days of the week as 101..107 (Monday first)."""
    table = _Words()
    for names, first in ((data.MONTHS, 1), (data.DAYS, 101)):
        for number, words in enumerate(names.get(language, "").split("|") if language in names else (), first):
            for word in words.split():
                table.add(word, float(number))
    return table


@lru_cache(maxsize=1)
def _units() -> _Words:
    table = _Words()
    for word in data.PERCENT:
        table.add(word, "%")
    for unit, word in _entries(data.UNIT_WORDS):
        table.add(word, unit)
    for code, words in data.CURRENCIES.items():
        for word in words.split():
            table.add(word, code)
    return table


def has_number_words(language: str) -> bool:
    """Whether numbers written as words are found in a language."""
    return language in data.CARDINALS or language in ("zh", "ja", "ko")


_DIGITS = {
    code: ord(str(unicodedata.digit(chr(code))))
    for block in ((0x0600, 0x0E60), (0x0E50, 0x0F40), (0x1040, 0x1050), (0x17E0, 0x17F0), (0xFF10, 0xFF1A))
    for code in range(*block)
    if unicodedata.category(chr(code)) == "Nd"
}
_TO_ASCII: dict[int, str | int | None] = {
    **_DIGITS,
    ord("٫"): ".",
    ord("٬"): ",",
    ord("．"): ".",
    ord("％"): "%",
    ord("："): ":",
    ord("／"): "/",
}
_HALVES = {"½": 0.5, "¼": 0.25, "¾": 0.75, "⅓": 1 / 3, "⅔": 2 / 3, "⅕": 0.2, "⅛": 0.125}

_LATINATE = "A-Za-zÀ-ɏͰ-ϿЀ-ӿ"
_RUN = lazy(
    r"(?P<time>(?<![\d.,:])(?:[01]?\d|2[0-4])(?:(?::[0-5]\d){1,2}|h[0-5]\d)(?![\d:]|[.,]\d))"
    r"|(?P<date>(?<![\d./])\d{1,4}(?P<sep>[./-])\d{1,2}(?P=sep)\d{1,4}(?![\d/]|[.,-]\d))"
    r"|(?P<ratio>(?<![\d/])\d{1,2}/\d{1,3}(?![\d/]))"
    r"|(?P<num>\d+(?:(?:[.,·]|['’\u00a0\u202f\u2009 ](?=\d{3}(?!\d)))\d+)*)(?P<half>[½¼¾⅓⅔⅕⅛])?"
    r"|(?P<frac>[½¼¾⅓⅔⅕⅛])"
)
_HAN = lazy("[零〇一二三四五六七八九十百千万萬亿億兆两兩]+")
_WORD = lazy(
    r"[^\W\d_]+(?:['’ʼ][^\W\d_]+)*[\u0900-\u0dff\u0300-\u036f\u064b-\u0655]*(?:[^\W\d_]+[\u0900-\u0dff]*)*"
)
_NEXT = lazy(
    r"[ \u00a0\u202f-]?(per[ \u00a0]cent|por[ \u00a0]ciento|por[ \u00a0]cento|per[ \u00a0]cento|pour[ \u00a0]cent|"
    r"US\$|R\$|[%٪℃℉€£¥₹₽₴₺₩₪$°][CF]?|k?m[²³2](?!\w)|km/h|км/ч|m/s|[^\W\d_][^\W_\d\u0590-\u05ff]*"
    r"[\u0900-\u0dff]*(?:[^\W\d_]+[\u0900-\u0dff]*)*|[\u0590-\u05ff״\"]+)"
)
_BEFORE = lazy(
    r"(?:US\$|A\$|C\$|R\$|HK\$|NT\$|[$€£¥￥＄₹₽₴₺₩₪]|"
    r"(?:USD|EUR|GBP|JPY|CNY|RMB|CHF|INR|Rs\.?|PLN|CZK|UAH|RUB|TRY|BRL)[ \u00a0]?|"
    r"百分之|%|yüzde |בין |第)[ \u00a0]?$"
)
_JOINT = lazy(r"[\s,\-–—~～至到から、]{0,3}(?:[^\W\d]{1,5})?[\s$€£¥]{0,3}")


def find_numbers(text: str, language: str = "") -> tuple[Number, ...]:
    """All numbers of `text` in order of place. `language`: a primary subtag; it decides separators and words."""
    if language in _UNSPACED:
        return _found(text, language)
    found, dull = pieces(text), _dull_pieces(language)
    if dull.issuperset(found) or not _new_pieces_tell(found, dull, language):
        return ()
    return _found(text, language)


_UNSPACED = UNSPACED | {""}
_MOST_DULL = 40_000


@lru_cache(maxsize=64)
def _dull_pieces(language: str) -> set[str]:
    """What stood between white space somewhere and has neither figures nor words that mean numbers."""
    del language  # one set for each
    return set()


def _new_pieces_tell(found: frozenset[str], dull: set[str], language: str) -> bool:
    """Whether a piece has part in a number or a date; those that have not are noted."""
    if len(dull) > _MOST_DULL:
        dull.clear()
    words = _dull_words(language)
    for piece in found - dull:
        if _SOME.search(piece):
            return True
        for _ in _spelled(piece, language, set()):
            return True
        if not all(hit[0] in words for hit in _WORD.finditer(piece)):
            return True
        dull.add(piece)
    return False


@lru_cache(maxsize=1024)
def _found(text: str, language: str) -> tuple[Number, ...]:
    plain = text if text.isascii() else text.translate(_TO_ASCII)
    if len(plain) != len(text):  # never: the table maps one to one
        plain = text
    found = list(_figures(plain, language)) if _SOME.search(plain) else []
    found = _ranges(plain, found)
    taken = {at for n in found for at in range(n.start, n.end)} if found else set()
    found += _spelled(plain, language, taken)
    if not plain.isascii():
        found += _han(plain, language, taken)
    found.sort(key=lambda n: n.start)
    return tuple(_dated(found))


def _figures(text: str, language: str) -> Iterator[Number]:
    at = 0
    while True:
        first = _SOME.search(text, at)
        hit = _RUN.search(text, first.start()) if first is not None else None
        if hit is None:
            return
        at = hit.end()
        if hit.lastgroup == "frac":
            yield Number(hit.start(), hit.end(), (_HALVES[hit[0]],), "fraction", sure=False)
        elif hit["time"]:
            yield from _time(text, hit, language)
        elif hit["date"]:
            yield from _atoms(hit, language)
        elif hit["ratio"]:
            yield from _ratio(hit)
        else:
            numbers = list(_number(text, hit, language))
            at = max(hit.start() + 1, numbers[-1].end)
            yield from numbers


def _time(text: str, hit: re.Match[str], language: str) -> Iterator[Number]:
    parts = re.split("[:h]", hit[0])
    if len(parts) == 2:
        hours, minutes = int(parts[0]), int(parts[1])
        clock, end = _clock(text, hit.end(), hours, minutes)
        yield Number(hit.start(), end, (hours + minutes / 60,), "time", clock=clock, digits="".join(parts))
    else:
        yield from _atoms(hit, language)


def _clock(text: str, at: int, hours: int, minutes: int) -> tuple[int, int]:
    half = re.compile(r"[ \u00a0]?([ap])\.?[ \u00a0]?m\b\.?", re.I).match(text, at)
    if half:
        return (hours % 12 + (12 if half[1] in "pP" else 0)) * 60 + minutes, half.end()
    return hours * 60 + minutes, at


def _atoms(hit: re.Match[str], language: str) -> Iterator[Number]:
    """The parts of a numeric date, a version, a score: each a number of its own."""
    dated = bool(hit["date"])
    if dated and "." in hit[0]:
        readings = _readings(hit[0], language)
        groups = hit[0].split(".")
        if len(readings) == 1 and all(len(g) == 3 for g in groups[1:]):
            yield Number(hit.start(), hit.end(), readings, digits="".join(groups), plain=readings[0])
            return
    for part in re.finditer(r"\d+", hit[0]):
        start = hit.start() + part.start()
        value = float(part[0])
        yield Number(start, hit.start() + part.end(), (value,), digits=part[0], part_of_date=dated, plain=value)


def _ratio(hit: re.Match[str]) -> Iterator[Number]:
    over, under = hit[0].split("/")
    if int(under) and int(over) < int(under) <= 10:
        yield Number(hit.start(), hit.end(), (int(over) / int(under),), "fraction", sure=False, digits=over + under)
        return
    for part in re.finditer(r"\d+", hit[0]):
        start = hit.start() + part.start()
        yield Number(start, start + len(part[0]), (float(part[0]),), digits=part[0], plain=float(part[0]))


@lru_cache(maxsize=1 << 14)
def _readings(run: str, language: str) -> tuple[float, ...]:
    """The values that a run of digits and separators can have, the likeliest first; empty if it is a list."""
    if run.isdigit():
        return (float(run[:300]),)
    separators = re.findall(r"\D", run)
    groups = re.split(r"\D", run)
    kinds = sorted(set(separators), key=separators.index)
    tail_threes = len(groups[0]) <= 3 and groups[0] != "0" and all(len(g) == 3 for g in groups[1:])
    if len(kinds) == 1:
        if tail_threes and (len(separators) > 1 or kinds[0] not in ".,"):
            return (float("".join(groups)),)
        if len(separators) == 1:
            decimal = float(f"{groups[0]}.{groups[1]}")
            if not tail_threes:
                return (decimal,)
            whole = float("".join(groups))
            if groups[1] == "000":
                return (whole,)  # nobody writes three noughts behind a decimal point
            comma = language in data.COMMA_DECIMAL
            return (decimal, whole) if (kinds[0] == ",") == comma else (whole, decimal)
        if kinds[0] == "," and len(groups[-1]) == 3 and all(len(g) == 2 for g in groups[1:-1]):
            return (float("".join(groups)),)
        return ()
    mixed = len(kinds) == 2 and separators.count(kinds[-1]) == 1 and separators[-1] == kinds[-1]
    by_threes = all(len(g) == 3 for g in groups[1:-1])
    indian = all(len(g) == 2 for g in groups[1:-2]) and len(groups[-2]) == 3
    return (float("".join(groups[:-1]) + "." + groups[-1]),) if mixed and (by_threes or indian) else ()


def _number(text: str, hit: re.Match[str], language: str) -> Iterator[Number]:
    run, start, end = hit["num"], hit.start(), hit.end("num")
    if " " in run and (language not in data.SPACE_GROUPS or len(run.split(" ", 1)[0]) > 3):
        run = run.split(" ", 1)[0]
        end = start + len(run)
    values = _readings(run, language)
    if not values:
        yield from (
            Number(start + p.start(), start + p.end(), (float(p[0]),), digits=p[0], plain=float(p[0]))
            for p in re.finditer(r"\d+", run)
        )
        return
    if hit["half"] and end == hit.end("num"):
        values, end = (values[0] + _HALVES[hit["half"]],), hit.end()
    digits = re.sub(r"\D", "", run)
    prefix = _code(text, start)
    if prefix:
        yield Number(start, end, values, "code", digits=digits, prefix=prefix, plain=values[0])
        return
    clock = _hour(run)
    number = Number(start, end, values, digits=digits, plain=values[0], clock=clock)
    yield _extended(text, number, language)


def _hour(run: str) -> int | None:
    """10.30 and 1200 can be times."""
    parts = run.split(".") if "." in run else [run[:2], run[2:]] if len(run) == 4 and run.isdigit() else []
    if len(parts) == 2 and len(parts[1]) == 2 and len(parts[0]) <= 2 and int(parts[0]) < 25 and int(parts[1]) < 60:
        return int(parts[0]) * 60 + int(parts[1])
    return None


_SOME = lazy(r"[\d½¼¾⅓⅔⅕⅛]")
_CODE = lazy(rf"(?:[{_LATINATE}]+|[A-ZА-Я][{_LATINATE}]*[-\u2010\u2011])$")
_MONEY_LETTERS = frozenset(
    "us usd eur gbp jpy cny rmb chf inr rs r no nr num pln czk uah rub try brl p pp vol art § abs sec".split()
)


def _code(text: str, start: int) -> str:
    """The letters that a figure hangs on: `iPhone6`, `COVID-19`, `F-16`."""
    if start == 0 or text[start - 1].isspace():
        return ""
    hit = _CODE.search(text, max(0, start - 16), start)
    if hit is None or hit[0].lower().rstrip("-‐‑") in _MONEY_LETTERS:
        return ""
    return hit[0].rstrip("-‐‑").lower()


def _extended(text: str, number: Number, language: str) -> Number:
    """The number with the scale words, hour words and unit that follow it and the symbol before it."""
    before = _BEFORE.search(text, max(0, number.start - 6), number.start)
    unit = _symbol(before[0].strip()) if before else ""
    if text[number.end : number.end + 1] in ("成", "割") and number.value <= 10:
        return replace(number, values=(number.value * 10,), unit="%", end=number.end + 1)
    number = _han_scaled(text, number)
    end, scale, unit_sure = number.end, number.scale, True
    for _ in range(4):
        follow = _NEXT.match(text, end)
        if follow is None:
            break
        word = follow[1].lower()
        factor = _scales(language).get(word)
        if (
            factor is not None
            and (len(word) > 1 or unit in data.CURRENCIES or unit in data.LOOSE)
            and not _bare(word, language, unit)
        ):
            scale *= float(factor[0])  # type: ignore[arg-type]
            end = follow.end()
            if text[end : end + 1] == "." and len(word) <= 4 and language not in ("en",):
                end += 1
            continue
        found, unit_sure = _unit(follow[1], text, follow, language)
        unit = unit or found
        break
    if end != number.end or scale != number.scale:
        values = tuple(v * scale / number.scale for v in number.values)
        number = replace(number, values=values, scale=scale, end=end)
    if unit or not unit_sure:
        number = replace(number, unit=unit, unit_sure=unit_sure)
    return _as_time(text, number)


def _bare(word: str, language: str, unit: str) -> bool:
    """m, b, t, k are scales behind a currency sign only; mil stands for millimetres to nobody."""
    return len(word) == 1 and language not in ("zh", "ja", "ko") and not (unit in data.CURRENCIES or unit in data.LOOSE)


def _symbol(sign: str) -> str:
    sign = sign.strip()
    if sign in ("百分之", "%", "yüzde"):
        return "%"
    if sign in ("US$", "USD"):
        return "USD"
    if sign == "R$":
        return "BRL"
    if sign in data.SYMBOLS:
        return data.SYMBOLS[sign]
    if sign.endswith("$"):
        return "$"
    known = _units().get(sign.rstrip(".").lower())
    return str(known[0]) if known else ""


def _unit(word: str, text: str, hit: re.Match[str], language: str) -> tuple[str, bool]:  # noqa: C901  (a grammar)
    if " " in word or "\u00a0" in word:
        return "%", True
    if word in data.SYMBOLS:
        return data.SYMBOLS[word], True
    if word in ("°C", "℃", "°F", "℉"):
        return ("°C" if word in ("°C", "℃") else "°F"), True
    if word.endswith("2") and word[:-1] in ("m", "km"):
        return word[:-1] + "²", True
    known = _units().get(word) or _units().get(word.lower())
    if known is None and word[0] >= "\u3040":
        for size in range(min(5, len(word)), 0, -1):
            known = _units().get(word[:size])
            if known is not None:
                if size == 1 and known[0] in ("m", "t", "l", "g", "week") and len(word) > 1:
                    known = None
                break
    if known is None:
        return "", True
    unit = str(known[0])
    sure = known[1] and not (len(word) == 1 and word.isascii()) and language != "" or unit == "%"
    if unit == "m" and word == "m" and text[hit.start() : hit.start() + 1] != " ":
        sure = False
    return unit, sure


_HOUR_WORD = lazy(
    r"[ \u00a0]?(?:(?P<half>[ap])\.?[ \u00a0]?m\b\.?|(?:Uhr|h|heures?|horas?|ore|uur|o['’]clock|"
    r"час(?:ов|а)?|год(?:ин[иу]?)?|hodin|godz\w*|timmar|kl)\b"
    r"[ \u00a0]?(?P<min>[0-5]\d(?!\d))?|[时時点點시](?P<min2>[0-5]?\d(?=分|분))?[分분]?)",
    re.I,
)


def _as_time(text: str, number: Number) -> Number:
    """5 p.m., 17 Uhr 30, 17h30, 17时07分."""
    if number.scale != 1 or number.value > 24 or number.unit in ("%", "USD", "EUR"):
        return number
    hit = _HOUR_WORD.match(text, number.end)
    if hit is None:
        return number
    minutes = int(hit["min"] or hit["min2"] or 0)
    hours = int(number.value)
    if number.clock is not None:
        hours, minutes = divmod(number.clock, 60)
    if hit["half"]:
        hours = hours % 12 + (12 if hit["half"] in "pP" else 0)
    elif hit["min"] or hit["min2"]:
        end = hit.end("min") if hit["min"] else hit.end("min2")
        return replace(
            number, sort="time", clock=hours * 60 + minutes, end=end, digits=number.digits + f"{minutes:02}", unit=""
        )
    return replace(number, clock=hours * 60 + minutes)


_ABOUT = frozenset("多余餘几幾来來數数")  # 1100多万: eleven million and some
_MORE = lazy(r" ?(\d{1,4})(?!\d|[.,]\d)")


def _han_scaled(text: str, number: Number) -> Number:
    """15万, 3億5000万, 1万5千, 5만."""
    at, total, any_scale = number.end, 0.0, False
    current = number.values[0]
    largest = 1.0
    if text[at : at + 1] in _ABOUT and text[at + 1 : at + 2] in data.HAN_SCALES:
        at += bool(text[at : at + 1])
    while at < len(text):
        factor = 1.0
        while at < len(text) and text[at] in data.HAN_SCALES:
            factor *= data.HAN_SCALES[text[at]]
            at += 1
        if factor == 1.0:
            break
        if (
            factor in (100.0, 1000.0)
            and at < len(text)
            and text[at - 1] in "천백"
            and not text[at : at + 1].isspace()
            and number.values[0] > 9999
        ):
            return number
        total, any_scale, largest = total + current * factor, True, max(largest, factor)
        more = _MORE.match(text, at)
        if more is None or factor < 1e3:
            break
        if more.end() == len(text) or text[more.end()] not in data.HAN_SCALES:
            if len(more[1]) <= 4 and factor >= 1e4:
                total, at = total + float(more[1]), more.end()
            break
        current, at = float(more[1].replace(",", "")), more.end(1)
    if not any_scale:
        return number
    return replace(number, values=(total,), scale=largest, end=at)


def _shares(text: str, number: Number, later: Number) -> bool:
    if later.scale == 1 or number.scale != 1 or number.sort != "number" or number.part_of_date:
        return False
    return _JOINT.fullmatch(text, number.end, later.start) is not None


def _ranges(text: str, numbers: list[Number]) -> list[Number]:
    """5 to 10 million, $5-10bn, 5, 6 and 7 km: the earlier numbers may share the scale and unit of the last."""
    out: list[Number] = []
    later: Number | None = None
    for number in reversed(numbers):
        if later is not None and _shares(text, number, later):
            number = replace(number, scaled_later=tuple(v * later.scale for v in number.values))
            if not number.unit:
                number = replace(number, unit=later.unit, unit_sure=False)
            later = replace(later, start=number.start)
            out.append(number)
            later = replace(later, start=number.start)
            continue
        out.append(number)
        later = number
    return out[::-1]


# ---------------------------------------------------------------- words


@lru_cache(maxsize=1 << 15)
def _morphemes(word: str, language: str) -> tuple[tuple[float, ...], bool] | None:
    """The values of which a number word consists (-1 for its "and"), and whether it is surely a number."""
    known = _cardinals(language).get(word)
    if known is not None:
        return (float(known[0]),), known[1]  # type: ignore[arg-type]
    if language in data.COMPOUND and len(word) > 6:
        parts = _split(word.removesuffix("mal") if language == "de" else word, language)
        if parts is not None and len(parts) > 1:
            return parts, True
    return None


def _split(word: str, language: str) -> tuple[float, ...] | None:
    table, joint = _cardinals(language), data.AND.get(language, "")
    spare = 2000
    stack: list[tuple[int, tuple[float, ...]]] = [(0, ())]
    while stack and spare:
        spare -= 1
        at, values = stack.pop()
        if at == len(word):
            return values
        if joint and values and word.startswith((joint, "ën"), at):
            stack.append((at + (2 if word.startswith("ën", at) else len(joint)), (*values, -1.0)))
        for size in range(1, min(13, len(word) - at) + 1):
            known = table._exact.get(word[at : at + size])
            if known is not None and (size > 2 or values or language in ("sv", "da")):
                stack.append((at + size, (*values, float(known[0]))))  # type: ignore[arg-type]
    return None


@lru_cache(maxsize=64)
def _dull_words(language: str) -> set[str]:
    """Words of a language that were seen and mean no number: most are, and need no second look."""
    del language  # one set for each
    return set()


def _spelled(text: str, language: str, taken: set[int]) -> Iterator[Number]:
    """Numbers and months in words; most texts have none."""
    if _dull_words(language).issuperset(_WORD.findall(text)):
        return iter(())
    return _read_out(text, language, taken)


def _read_out(text: str, language: str, taken: set[int]) -> Iterator[Number]:  # noqa: C901  (a grammar)
    cards, scales, months = _cardinals(language), _scales(language), _calendar(language)
    run: list[tuple[int, int, tuple[float, ...], bool]] = []
    joint = data.AND.get(language, "")
    waiting = False
    dull = _dull_words(language)
    for hit in _WORD.finditer(text):
        raw = hit[0]
        if raw in dull and not run:
            continue
        word = raw.lower().replace("’", "'")
        if hit.start() in taken:
            continue
        meaning = _morphemes(word, language)
        if meaning is None and cards is not None:
            factor = scales.get(word) if len(word) > 2 else None
            if factor is not None:
                meaning = ((float(factor[0]),), bool(run))  # type: ignore[arg-type]
        if meaning is None and language == "ar" and word.startswith("و"):
            meaning = _morphemes(word[1:], language)
        if meaning is not None:
            if run and (text[run[-1][1] : hit.start()].strip(" \u00a0-‐‑") and not waiting):
                yield from (_with_unit(text, n, language) for n in _summed(run, language))
                run = []
            run.append((hit.start(), hit.end(), meaning[0], meaning[1]))
            waiting = False
            continue
        if run and word == joint and not waiting:
            waiting = True
            continue
        if (
            meaning is None
            and months.get(word) is None
            and not _ROMAN.fullmatch(raw)
            and _ordinals(language).get(word) is None
        ):
            if len(dull) > 100_000:
                dull.clear()
            dull.add(raw)
        if run:
            ordinal = text[hit.start() - 1] == "-" and _ordinals(language).get(word) is not None
            for number in _summed(run, language):
                yield replace(number, sure=False) if ordinal else _with_unit(text, number, language)
            run, waiting = [], False
        yield from _other_word(text, hit, word, months, language)
    if run:
        yield from (_with_unit(text, n, language) for n in _summed(run, language))


def _with_unit(text: str, number: Number, language: str) -> Number:
    """A spelled number with the unit behind it: "three decades"."""
    follow = _NEXT.match(text, number.end)
    unit = _unit(follow[1], text, follow, language)[0] if follow else ""
    return replace(number, unit=unit, unit_sure=False) if unit else number


def _other_word(text: str, hit: re.Match[str], word: str, months: _Words, language: str) -> Iterator[Number]:
    known = months.get(word)
    if known is not None:
        value, sure = float(known[0]), known[1]  # type: ignore[arg-type]
        if not hit[0][:1].isupper() and language in ("en", "de"):
            return
        if not sure and value < 100:
            near = text[max(0, hit.start() - 4) : hit.start()] + text[hit.end() : hit.end() + 4]
            sure = any(map(str.isdigit, near))
        sort: Sort = "month" if value < 100 else "weekday"
        yield Number(hit.start(), hit.end(), (value,), sort, figure=False, sure=sure)
        return
    if _ROMAN.fullmatch(hit[0]):
        value = _roman(hit[0])
        yield Number(hit.start(), hit.end(), (float(value),), figure=False, sure=False)
        return
    ordinal = _ordinals(language).get(word)
    if ordinal is not None:
        yield Number(hit.start(), hit.end(), (float(ordinal[0]),), figure=False, sure=False)  # type: ignore[arg-type]


_ROMAN = lazy(r"(?=[IVXХІ])[XХ]{0,3}(?:I[XV]|V?I{0,3}|[ІV][ІV]{0,3})")
_ROMAN_VALUES = {"I": 1, "І": 1, "V": 5, "X": 10, "Х": 10}


def _roman(word: str) -> int:
    values = [_ROMAN_VALUES[c] for c in word]
    return sum(-v if v < max(values[n:]) else v for n, v in enumerate(values))


def _summed(run: list[tuple[int, int, tuple[float, ...], bool]], language: str) -> Iterator[Number]:
    """The numbers that a run of number words makes: "two hundred and five" is one, "three, four" are two."""
    total = current = 0.0
    begun: tuple[int, int, bool, int] | None = None  # start, end, sure, words
    scale = 1.0
    for start, end, values, sure in run:
        for value in values:
            if value < 0:
                continue
            grown = _added(total, current, value, language) if begun else None
            if begun and grown is None:
                yield _word_number(begun, total + current, scale)
                begun, total, current, scale = None, 0.0, 0.0, 1.0
            if begun is None:
                total, current = (0.0, value) if value < 1000 else (value, 0.0)
                begun, scale = (start, end, sure, 1), value if value >= 1000 else 1.0
            else:
                assert grown is not None
                total, current = grown
                scale = max(scale, value if value >= 1000 else 1.0)
                begun = (begun[0], end, begun[2] or sure or len(values) > 1 or value >= 20, begun[3] + 1)
    if begun:
        yield _word_number(begun, total + current, scale)


def _added(total: float, current: float, value: float, language: str) -> tuple[float, float] | None:  # noqa: C901  (a grammar)
    """Total and current part with one more number word; None if it does not continue the number."""
    if value >= 1000:
        if current == 0 and total and value <= total:
            return None
        if total and value > total:
            return (total + current) * value, 0.0
        return total + (current or 1) * value, 0.0
    if (
        value == 100
        and 0 < current % 1000 < 100
        and language not in ("es", "pt", "it")
        or value == 100
        and 0 < current < 10
    ):
        return total, current * 100
    if current == 0:
        return (total, value) if total else None
    rest = current % 100
    if rest == 0 and value < 100 and current >= 100:
        return total, current + value
    if value < 10 and rest >= 20 and rest % 10 == 0:
        return total, current + value
    if language == "fr" and value == 20 and current % 100 == 4:
        return total, current - 4 + 80
    if language == "fr" and rest in (60, 80) and value < 20 or language == "fr" and rest == 10 and value in (7, 8, 9):
        return total, current + value
    if language == "fr" and rest in (70, 90) and value in (7, 8, 9):
        return total, current + value
    if language in data.UNITS_FIRST and 0 < rest < 10 and 20 <= value < 100:
        return total, current + value
    if current >= 100 and current % 100 == 0 and value >= 100:
        return None
    return None


def _word_number(begun: tuple[int, int, bool, int], value: float, scale: float) -> Number:
    certain = begun[2] and (begun[3] > 1 or value < 1000)
    return Number(
        begun[0],
        begun[1],
        (value,),
        figure=False,
        sure=certain and value > 2,
        counts=certain and value == 2,
        scale=scale,
        plain=value / scale,
    )


def _han(text: str, language: str, taken: set[int]) -> Iterator[Number]:
    if language not in ("zh", "ja", "", "yue"):
        return
    for hit in _HAN.finditer(text):
        if hit.start() in taken:
            continue
        if (either := _EITHER.search(hit[0])) is not None:
            yield _either(hit, either.start())
            continue
        value = _han_value(hit[0])
        if value is None or text.startswith("分之", hit.end()) and hit[0] == "百":
            continue
        after, before = text[hit.end() : hit.end() + 1], text[max(0, hit.start() - 1) : hit.start()]
        many = len(hit[0]) > 1 and any(c in "十百千万萬亿億" for c in hit[0][1:]) and hit[0][0] in data.HAN_DIGITS
        counted = after in data.HAN_COUNTED and before not in ("第", "初", "再", "分")
        sure = value > 2 and (counted and value != 10000 or many)
        fraction = text[hit.end() : hit.end() + 2] == "分之"
        sort: Sort = "number"
        if after in "月月" and after and 1 <= value <= 12:
            sort = "month"
        if after in ("成", "割") and value <= 10:
            yield Number(
                hit.start(), hit.end() + 1, (value * 10,), figure=False, sure=False, unit="%", plain=value * 10
            )
            continue
        unit = "%" if text[max(0, hit.start() - 3) : hit.start()] == "百分之" else ""
        counts = value == 2 and hit[0] in "两兩二" and counted
        sure = bool(sure and not fraction and sort != "month")
        scale = max((data.HAN_SCALES[c] for c in hit[0] if c in "万萬亿億兆"), default=1.0)
        yield Number(
            hit.start(), hit.end(), (value,), sort, figure=False, sure=sure, counts=counts,
            unit=unit, scale=scale, plain=value / scale,
        )  # fmt: skip


_EITHER = lazy("[一二两兩三四五六七八九]{2}(?=[十百千万萬亿億])")


def _either(hit: re.Match[str], at: int) -> Number:
    """五六百: five or six hundred."""
    run = hit[0]
    values = tuple(v for v in (_han_value(run[:at] + run[at + 1 :]), _han_value(run[: at + 1] + run[at + 2 :])) if v)
    return Number(*hit.span(), values or (0.0,), figure=False, sure=False, plain=values[0] if values else 0.0)


def _han_value(run: str) -> float | None:
    if all(c in data.HAN_DIGITS for c in run):
        return float("".join(str(data.HAN_DIGITS[c]) for c in run)) if len(run) < 16 else None
    total = section = 0.0
    digit: float | None = None
    for char in run:
        if char in data.HAN_DIGITS:
            digit = (digit or 0) * 10 + data.HAN_DIGITS[char] if digit else float(data.HAN_DIGITS[char])
            continue
        factor = data.HAN_SCALES[char]
        if factor < 1e4:
            section += (1.0 if digit is None else digit) * factor
        else:
            part = section + (digit or 0)
            total = total + part * factor if part else (total or 1.0) * factor
            section = 0.0
        digit = None
    return total + section + (digit or 0)


# ---------------------------------------------------------------- dates

_ERA = lazy("(" + "|".join(data.ERAS) + r")\s?$")


def _dated(numbers: list[Number]) -> list[Number]:
    """Marks days and years beside a month's name."""
    for at, number in enumerate(numbers):
        if number.sort != "month":
            continue
        for near in (at - 1, at + 1):
            if 0 <= near < len(numbers):
                other = numbers[near]
                gap = number.start - other.end if near < at else other.start - number.end
                whole = other.value == int(other.value) and other.scale == 1
                if other.figure and other.sort == "number" and gap <= 5 and whole:
                    numbers[near] = replace(other, part_of_date=True)
    return numbers
