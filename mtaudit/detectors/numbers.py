"""Numbers, dates, times, amounts and units that differ from the source."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from mtaudit.lang._numerals import COMMA_DECIMAL, CURRENCIES, ERAS, LOOSE, UNITS
from mtaudit.lang.numbers import Number, find_numbers, has_number_words
from mtaudit.model import Finding, Rule, Segment, Severity, Side
from mtaudit.plugin import Detector, Fires, Need, Silent, hookimpl

CHANGED = Rule(
    "numbers/changed",
    mqm="accuracy/mistranslation/number",
    severity=Severity.CRITICAL,
    message="“{quote}” where the {where} has “{other}”",
    confidence=0.92,
)
SCALE = Rule(
    "numbers/scale",
    mqm="accuracy/mistranslation/number",
    severity=Severity.CRITICAL,
    message="“{quote}” where the {where} has “{other}”: the order of magnitude differs",
    confidence=0.9,
)
DATE = Rule(
    "numbers/date",
    mqm="accuracy/mistranslation/date-time",
    severity=Severity.MAJOR,
    message="the date or time “{quote}” differs from “{other}” in the {where}",
    confidence=0.9,
)
UNIT = Rule(
    "numbers/unit",
    mqm="accuracy/mistranslation/unit-conversion",
    severity=Severity.MAJOR,
    message="“{quote}”: the unit differs from “{other}” in the {where}",
    confidence=0.8,
)
CURRENCY = Rule(
    "numbers/currency",
    mqm="accuracy/mistranslation/unit-conversion",
    severity=Severity.MAJOR,
    message="“{quote}”: the currency differs from “{other}” in the {where}",
    confidence=0.85,
)
DROPPED = Rule(
    "numbers/dropped",
    mqm="accuracy/omission",
    severity=Severity.MAJOR,
    message="“{other}” of the {where} is missing",
    confidence=0.75,
)
ADDED = Rule(
    "numbers/added",
    mqm="accuracy/addition",
    severity=Severity.MAJOR,
    message="“{quote}” has no counterpart in the {where}",
    confidence=0.75,
)

_MOST = 80  # numbers a segment may hold; tables of figures are compared by value only
_SMALL = 12


class Numbers(Detector):
    """Numbers that the translation changed, lost or invented.

    Figures of any script are read by the habits of their language, with scale words (million, Milliarde, 万, lakh),
    number words, percentages, units, currencies, dates and times. What is written differently but says the same is left
    alone: spelled-out numbers, other separators, rounded values, converted units, 12-hour times, decades, Japanese
    eras. “One” and “two” are free to vary. Without a source the reference is compared.
    """

    needs = Need.COMPARISON
    rules = (CHANGED, SCALE, DATE, UNIT, CURRENCY, DROPPED, ADDED)
    examples = (
        Fires(CHANGED, "The bridge was closed for [[19]] days.", source="Die Brücke war 17 Tage gesperrt.",
              languages="de-en", suggestion="17"),
        Fires(CHANGED, "Около [[45 тысяч]] человек вышли на улицы.", source="Some 54,000 people took to the streets.",
              languages="en-ru"),
        Fires(CHANGED, "Prices rose by [[3.9]] percent.", source="物价上涨了百分之三点六，即3.6%。", languages="zh-en"),
        Fires(CHANGED, "[[Seven]] boys were rescued.", source="Sechs Jungen wurden gerettet.", languages="de-en"),
        Fires(CHANGED, "It happened in [[1986]].", reference="It happened in 1968.", languages="en"),
        Fires(SCALE, "The plan costs [[3 million]] euros.",
              source="Der Plan kostet 3 Milliarden Euro.", languages="de-en"),
        Fires(SCALE, "The city has [[12 million]] people.", source="该市有12万人口。", languages="zh-en"),
        Fires(DATE, "They met on 4 [[June]] 2019.", source="Se reunieron el 4 de julio de 2019.", languages="es-en"),
        Fires(UNIT, "The village is [[30]] miles away.",
              source="Das Dorf ist 30 Kilometer entfernt.", languages="de-en"),
        Fires(CURRENCY, "It costs [[250]] dollars.", source="Es kostet 250 Euro.", languages="de-en"),
        Fires(DROPPED, "The court fined [[him]].", source="Das Gericht verurteilte ihn zu 450 €.", languages="de-en"),
        Fires(ADDED, "The council has [[300]] members.", source="Der Rat hat viele Mitglieder.", languages="de-en"),
        Silent("About 1.5 million people, 25 percent of them at 5:30 p.m.",
               source="Etwa 1,5 Mio. Menschen, 25 % davon um 17.30 Uhr", languages="de-en"),
        Silent("On 24 July 2020 twenty-one people came.",
              source="Am 24.07.2020 kamen 21 Menschen.", languages="de-en"),
        Silent("160,000 people live there.", source="那里有16万人。", languages="zh-en"),
        Silent("It is about 10 miles away.", source="Es ist rund 16 km entfernt.", languages="de-en"),
        Silent("In the 1970s he earned 5 million rupees.",
              source="70 के दशक में उसने 50 लाख रुपये कमाए।", languages="hi-en"),
        Silent("Both came; a dozen stayed, the third left.",
              source="Zwei kamen, 12 blieben, der 3. ging.", languages="de-en"),
        Silent("Il y a cent mille milliards de raisons.", source="There are 100 trillion reasons.", languages="en-fr"),
        Silent("It happened in 1968.", reference="It happened in 1968.", languages="en"),
    )  # fmt: skip

    def check(self, segment: Segment) -> Iterable[Finding]:
        """Compares with the source, or with the reference if there is no source."""
        side = Side.SOURCE if segment.source else Side.REFERENCE
        other = segment.text(side)
        if not other or not segment.target.strip():
            return ()
        languages = segment.languages
        other_language = languages.source_base if side is Side.SOURCE else languages.target_base
        theirs = find_numbers(other, other_language)
        ours = find_numbers(segment.target, languages.target_base)
        if not any(n.sure for n in theirs) and not any(n.sure for n in ours):
            return ()
        if [_facts(n) for n in theirs] == [_facts(n) for n in ours]:
            return ()
        pair = _Pair(segment, side, theirs, ours, other_language, languages.target_base)
        return sorted(pair.findings(), key=lambda f: f.span.start)


def _facts(number: Number) -> tuple[object, ...]:
    """All that numbers are compared by, but their places."""
    n = number
    return n.values, n.scaled_later, n.sort, n.unit, n.scale, n.sure, n.counts, n.figure, n.prefix, n.clock, n.digits


@dataclass(frozen=True)
class _Link:
    theirs: Number
    ours: Number


class _Pair:
    """The numbers of two texts and what becomes of each."""

    def __init__(
        self, segment: Segment, side: Side, theirs: tuple[Number, ...], ours: tuple[Number, ...], from_: str, to: str
    ) -> None:
        self.segment, self.side, self.from_, self.to = segment, side, from_, to
        self.text, self.other = segment.target, segment.text(side)
        self.all_theirs, self.all_ours = theirs, ours
        self.theirs, self.ours = list(theirs), list(ours)
        self.links: list[_Link] = []

    def findings(self) -> Iterator[Finding]:
        """Matches what can be matched, then pairs what is left."""
        self._equal(same_unit=True)
        self._equal(same_unit=False)
        if len(self.theirs) <= _MOST and len(self.ours) <= _MOST:
            self._loose()
        yield from self._units()
        theirs = [n for n in self.theirs if (n.sure or n.counts) and n.sort != "fraction"]
        ours = [n for n in self.ours if (n.sure or n.counts) and n.sort != "fraction"]
        if not theirs and not ours or _same_digits(theirs, ours):
            return
        if len(theirs) > _MOST or len(ours) > _MOST:
            return
        yield from self._scales(theirs, ours)
        yield from self._changed(theirs, ours)
        yield from self._lost(theirs)
        yield from self._invented(ours)

    def _equal(self, *, same_unit: bool) -> None:
        places: dict[float, list[Number]] = {}
        for n in self.theirs:
            for value in (*n.values, *n.scaled_later):
                places.setdefault(_key(value), []).append(n)
        rest, used = [], set()
        for mine in sorted(self.ours, key=lambda n: not n.sure):
            found = [
                n
                for value in (*mine.values, *mine.scaled_later)
                for n in places.get(_key(value), ())
                if id(n) not in used
                and _sorts_fit(n, mine)
                and (not same_unit or _same_unit(n, mine) and n.sure == mine.sure)
            ]
            if not found:
                rest.append(mine)
                continue
            best = min(found, key=lambda n: (not n.sure, abs(self._place(n, mine))))
            used.add(id(best))
            self.links.append(_Link(best, mine))
        self.ours = sorted(rest, key=lambda n: n.start)
        self.theirs = [n for n in self.theirs if id(n) not in used]

    def _place(self, theirs: Number, mine: Number) -> float:
        return theirs.start / max(1, len(self.other)) - mine.start / max(1, len(self.text))

    def _loose(self) -> None:
        """Whatever says the same in another way; one number may explain several of the other side."""
        self.ours = [m for m in self.ours if not (m.sure and any(_same(t, m) for t in self.all_theirs))]
        explained = [t for t in self.theirs if t.sure and any(_same(t, m) for m in self.all_ours)]
        gone = {id(t) for t in explained}
        self.theirs = [t for t in self.theirs if id(t) not in gone]

    def _units(self) -> Iterator[Finding]:
        for link in self.links:
            theirs, mine = link.theirs, link.ours
            if not (
                theirs.figure and mine.figure and theirs.unit and mine.unit and theirs.unit_sure and mine.unit_sure
            ):
                continue
            if _same_unit(theirs, mine) or any(
                _same_unit(n, mine) and n.values == mine.values for n in self.all_theirs
            ):
                continue
            fault = _unit_fault(theirs.unit, mine.unit)
            if fault is not None:
                yield fault.at(
                    self.segment,
                    (mine.start, mine.end),
                    other=f"{self._said(theirs)} {theirs.unit}".strip(),
                    where=self.side.value,
                )

    def _said(self, number: Number) -> str:
        return self.other[number.start : number.end]

    def _scales(self, theirs: list[Number], ours: list[Number]) -> Iterator[Finding]:
        for mine in list(ours):
            for t in list(theirs):
                if _same_but_scale(t, mine) and not self._unread(t, mine):
                    sure = 0.9 if t.scale > 1 and mine.scale > 1 else 0.7
                    yield self._finding(SCALE, t, mine, sure)
                    theirs.remove(t)
                    ours.remove(mine)
                    break

    def _unread(self, theirs: Number, mine: Number) -> bool:
        """Whether the side without a scale word may have one that is not known."""
        language, number, text = (self.from_, theirs, self.other) if theirs.scale == 1 else (self.to, mine, self.text)
        return number.scale == 1 and not has_number_words(language) and text[number.end :].lstrip()[:1].isalpha()

    def _changed(self, theirs: list[Number], ours: list[Number]) -> Iterator[Finding]:
        ranked = sorted(
            ((self._kinship(t, m), i, j) for i, t in enumerate(theirs) for j, m in enumerate(ours)), reverse=True
        )
        gone_t: set[int] = set()
        gone_m: set[int] = set()
        for kinship, i, j in ranked:
            if kinship < 0 or i in gone_t or j in gone_m:
                continue
            gone_t.add(i)
            gone_m.add(j)
            if self._novel(theirs[i], self.all_ours) or self._novel(ours[j], self.all_theirs):
                yield self._finding(*self._fault(theirs[i], ours[j]))
        theirs[:] = [t for i, t in enumerate(theirs) if i not in gone_t]
        ours[:] = [m for j, m in enumerate(ours) if j not in gone_m]

    @staticmethod
    def _fault(theirs: Number, mine: Number) -> tuple[Rule, Number, Number, float]:
        if mine.sort in ("month", "weekday", "time"):
            return DATE, theirs, mine, 0.85
        if not mine.figure and not theirs.figure:
            return CHANGED, theirs, mine, 0.8
        return CHANGED, theirs, mine, 0.92

    def _novel(self, number: Number, others: Sequence[Number]) -> bool:
        return not any(
            _sorts_fit(number, o) and {_key(v) for v in number.values} & {_key(v) for v in o.values} for o in others
        )

    def _kinship(self, theirs: Number, mine: Number) -> float:
        if theirs.sort != mine.sort and not ({theirs.sort, mine.sort} <= {"number", "time", "code"}):
            return -1
        if "code" in (theirs.sort, mine.sort) and theirs.prefix != mine.prefix:
            return -1
        score = 2.0 - 3 * abs(self._place(theirs, mine))
        if theirs.unit and mine.unit:
            score += 3 if _same_unit(theirs, mine) else -2
        score += 1.5 * (theirs.part_of_date and mine.part_of_date)
        score += theirs.figure == mine.figure
        score += 1.5 if _year(theirs) and _year(mine) else -1.5 if _year(theirs) != _year(mine) else 0
        if not (theirs.sure and mine.sure) and (theirs.figure or mine.figure or abs(self._place(theirs, mine)) > 0.4):
            return -1
        return score + (1 if len(theirs.digits) == len(mine.digits) else 0)

    def _lost(self, theirs: list[Number]) -> Iterator[Finding]:
        for t in theirs:
            if not self._tells(t, self.all_ours, self.other, self.to):
                continue
            span = _anchor(self.text, t.start / max(1, len(self.other)))
            yield DROPPED.at(self.segment, span, other=self._said(t), where=self.side.value)

    def _invented(self, ours: list[Number]) -> Iterator[Finding]:
        for m in ours:
            if self._tells(m, self.all_theirs, self.text, self.from_):
                yield ADDED.at(self.segment, (m.start, m.end), where=self.side.value)

    def _tells(self, number: Number, others: Sequence[Number], text: str, language: str) -> bool:
        """Whether a number without counterpart says something: small ones are often words or nothing at all."""
        if not number.figure or number.sort not in ("number", "time") or not self._novel(number, others):
            return False
        if _is_list_number(text, number):
            return False
        if number.unit in ("%",) or number.value > 100:
            return True
        return number.value > _SMALL and has_number_words(language)

    def _finding(self, rule: Rule, theirs: Number, mine: Number, sure: float) -> Finding:
        return rule.at(
            self.segment,
            (mine.start, mine.end),
            confidence=sure,
            suggestion=_written(theirs, mine, self._said(theirs), self.text, self.to),
            evidence=((self.side.value, self._said(theirs)),),
            other=self._said(theirs),
            where=self.side.value,
        )


def _same_digits(theirs: Sequence[Number], ours: Sequence[Number]) -> bool:
    """A telephone number or an amount that was only cut into other groups."""
    if any(n.scale != 1 or n.sort in ("month", "weekday") for n in (*theirs, *ours)):
        return False
    return "".join(n.digits for n in theirs) == "".join(n.digits for n in ours) != ""


def _same_but_scale(theirs: Number, mine: Number) -> bool:
    """3 million and 3 billion; 70,000 million and 70 million."""
    if max(theirs.scale, mine.scale) == 1 or theirs.figure != mine.figure or not theirs.value or not mine.value:
        return False
    if theirs.scale != mine.scale and theirs.plain == mine.plain:
        return True
    ratio = max(theirs.value, mine.value) / min(theirs.value, mine.value)
    return min(theirs.scale, mine.scale) > 1 and any(abs(ratio / power - 1) < 1e-6 for power in (1e3, 1e6, 1e9))


def _key(value: float) -> float:
    return float(f"{value:.7g}")


def _sorts_fit(one: Number, two: Number) -> bool:
    if one.sort == two.sort:
        return True
    if "weekday" in (one.sort, two.sort):
        return False
    if "month" in (one.sort, two.sort):
        other = two if one.sort == "month" else one
        return other.figure
    return True


def _same_unit(one: Number, two: Number) -> bool:
    a, b = one.unit, two.unit
    return a == b or b in LOOSE.get(a, ()) or a in LOOSE.get(b, ())


def _unit_fault(theirs: str, mine: str) -> Rule | None:
    money = [u in CURRENCIES or u in LOOSE for u in (theirs, mine)]
    if all(money):
        return CURRENCY
    if theirs in UNITS and mine in UNITS and UNITS[theirs][0] == UNITS[mine][0]:
        return UNIT
    return None


def _year(number: Number) -> bool:
    return (
        number.figure and 1000 <= number.value <= 2199 and number.value == int(number.value) and len(number.digits) == 4
    )


def _same(theirs: Number, mine: Number) -> bool:
    """Whether two numbers of different form can mean the same."""
    if theirs.sort == "weekday" or mine.sort == "weekday":
        return theirs.sort == mine.sort and theirs.values == mine.values
    if (
        theirs.sort == "month"
        or mine.sort == "month"
        or {_key(v) for v in theirs.values} & {_key(v) for v in mine.values}
    ):
        return False
    return (
        _same_clock(theirs, mine)
        or bool(theirs.digits)
        and theirs.digits.lstrip("0") == mine.digits.lstrip("0")
        and theirs.scale == mine.scale
        or _same_year(theirs.value, mine.value)
        or _converted(theirs, mine)
        or _rounded(theirs, mine)
        or _as_percent(theirs, mine)
        or _era(theirs, mine)
    )


def _same_clock(one: Number, two: Number) -> bool:
    if one.clock is None and two.clock is None:
        return False
    clocks = [
        n.clock if n.clock is not None else n.value * 60 if n.value <= 24 and n.value == int(n.value) else -1
        for n in (one, two)
    ]
    return min(clocks) >= 0 and (clocks[0] - clocks[1]) % 720 == 0


def _same_year(one: float, two: float) -> bool:
    short, long = sorted((one, two))
    return short < 100 and 1000 <= long < 2200 and long % 100 == short


def _converted(one: Number, two: Number) -> bool:
    if not one.unit or not two.unit or one.unit == two.unit:
        return False
    a, b = UNITS.get(one.unit), UNITS.get(two.unit)
    if a is None or b is None or a[0] != b[0]:
        return False
    if a[0] == "temperature":
        celsius, other = (one, two) if one.unit == "°C" else (two, one)
        return abs(celsius.value * 1.8 + 32 - other.value) <= max(2.0, 0.04 * abs(other.value))
    left, right = one.value * a[1], two.value * b[1]
    return abs(left - right) <= 0.06 * max(left, right)


def _rounded(one: Number, two: Number) -> bool:
    """1,234,567 and 1.2 million; only where one of the two wears a scale word and is coarser."""
    if one.scale == two.scale or not one.figure and not two.figure:
        return False
    coarse, fine = (one, two) if one.scale > two.scale else (two, one)
    decimals = len(f"{coarse.plain:g}".partition(".")[2])
    unit = coarse.scale / 10**decimals
    finer = len(f"{fine.value:.12g}".rstrip("0")) - len(f"{coarse.plain:.12g}".replace(".", ""))
    return finer >= 2 and abs(coarse.value - fine.value) < 0.5 * unit


def _as_percent(one: Number, two: Number) -> bool:
    percent, other = (one, two) if one.unit == "%" else (two, one)
    if percent.unit != "%" or other.unit == "%":
        return False
    if other.sort == "fraction":
        return abs(percent.value / 100 - other.value) < 0.011
    return not other.figure and other.value in (2.0, 4.0, 3.0) and abs(percent.value - 100 / other.value) < 1


_ERA_STARTS = frozenset(ERAS.values()) | {-543, 543}


def _era(one: Number, two: Number) -> bool:
    return any(abs(one.value - two.value) == offset for offset in _ERA_STARTS if offset > 1000 or offset == 543) and (
        _year(one) or _year(two)
    )


def _is_list_number(text: str, number: Number) -> bool:
    return (
        number.value < 100
        and not text[: number.start].strip(" ([")
        and text[number.end : number.end + 1] in (".", ")", "]", ":")
    )


def _anchor(text: str, place: float) -> tuple[int, int]:
    """The word of the target that stands where the lost number should be."""
    hits = list(re.finditer(r"\w+", text[:20_000]))
    if not hits:
        return (0, len(text.rstrip()) or len(text))
    best = min(hits, key=lambda h: abs((h.start() + h.end()) / 2 / len(text) - place))
    return best.span()


def _written(theirs: Number, mine: Number, said: str, text: str, language: str) -> str | None:
    """The right figure, written as the target writes its own."""
    if not mine.figure or mine.sort in ("month", "weekday"):
        return None
    if theirs.sort == "time":
        return said
    scale = mine.scale if mine.scale > 1 and (theirs.value / mine.scale) >= 0.1 else 1.0
    value = theirs.value / scale
    if mine.scale > 1 and scale == 1.0:
        return None
    tail = ""
    if scale > 1:
        shown = re.match(r"[\d.,'’\u00a0\u202f ]*\d", text[mine.start : mine.end])
        tail = text[mine.start + shown.end() : mine.end] if shown else ""
    grouped = value >= 10_000 or "," in text[mine.start : mine.end] or "." in text[mine.start : mine.end]
    figure = f"{value:,.10g}" if grouped and not _year(theirs) else f"{value:.10g}"
    if language in COMMA_DECIMAL:
        figure = figure.translate(str.maketrans(",.", ".,"))
    return figure + tail


@hookimpl
def mtaudit_detectors() -> Iterable[type[Detector]]:
    """Registers the detector."""
    return [Numbers]
