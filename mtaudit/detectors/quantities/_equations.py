"""The numbers of a paragraph as small equations: a whole and its parts, a price and how many, from one to another.

Each check reads a `Template`. It asks that the text itself says how its numbers hang together (“of them … the other”,
“each … in all”, “from … to …, a rise of”), and reports only what no reading of these words allows.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from mtaudit.detectors.quantities._balance import balance
from mtaudit.detectors.quantities._checks import Fault, amount
from mtaudit.detectors.quantities._mentions import Mention, swapped
from mtaudit.detectors.quantities._template import ABOUT, N, S, Template, template
from mtaudit.lang.patterns import lazy

_GLANCE = 45
"""Characters of a calculation that can be marked as a whole."""
_TIME = frozenset("years year months month weeks week days day hours hour minutes seconds degrees points times".split())


def equations(text: str) -> Iterator[Fault]:
    """The faults of a paragraph."""
    if not _HAS_NUMBERS.search(text):
        return
    numbers = template(text)
    for cues, check in _CHECKS if len(numbers.numbers) > 1 else ():
        if any(cue in numbers.text for cue in cues):
            yield from check(numbers)
    yield from balance(numbers)


_HAS_NUMBERS = lazy(r"\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b")


def _fault(rule: str, marked: Sequence[Mention], why: str, confidence: float = 0.75) -> Fault:
    """Marks all the numbers if they stand close to each other, else the last."""
    start = min(m.start for m in marked) if marked[-1].end - marked[0].start <= _GLANCE else marked[-1].start
    return Fault(rule, start, marked[-1].end, why, confidence)


def _near(one: float, two: float, slack: float = 0.02) -> bool:
    return abs(one - two) <= slack * max(abs(one), abs(two))


def _counts(mention: Mention) -> bool:
    """Whether a number counts people or things: no share, sum of money or time."""
    return not mention.kind.startswith("%") and mention.kind not in _TIME


def _clause(text: str, start: int) -> str:
    """The rest of the sentence."""
    end = _STOP.search(text, start)
    return text[start : end.start() if end else len(text)]


_STOP = lazy(r"[.!?](?=\s|$|[”\"])|[“\"]")

# ------------------------------------------------------------------------------------------ wholes and parts

_OF_THEM = lazy(r"\b[Oo]f (?:them|these|those|which|whom),? ")
_FIRST_PART = lazy(
    rf"(?:(?:[a-z]+ ){{0,2}}?)?{ABOUT}{N.format('p')}(?P<noun>(?: [a-z-]+){{0,2}}?)"
    r"(?= (?:were|was|are|is|have|had|has|will|would|did|do|in|from|at|on|came|went|voted|live[sd]?|work(?:ed)?|"
    r"could|"
    r"can|died|survived|abroad|women|men|girls|boys|children)\b)"
)
_NEXT_PART = lazy(
    rf"(?:,|;)? and (?:the (?:other|remaining) )?{ABOUT}{N.format('q')}(?= (?:were|was|are|is|have|had|has|will|"
    rf"would|"
    r"did|do|in|from|at|on|came|went|voted|live[sd]?|work(?:ed)?|could|can|died|survived|abroad|women|men|girls|boys|"
    r"against|elsewhere|overseas|outside)\b)"
)
_DISJOINT = tuple(
    tuple(lazy(rf"\b(?:{words})\b") for words in pair)
    for pair in (
        ("wom[ae]n|girls?|female|daughters|mothers", "m[ae]n|boys?|male|sons|fathers"),
        ("for|favou?r|yes|support\\w*", "against|no|oppos\\w+|reject\\w+"),
        ("at home|domestic\\w*|in|inside|within", "abroad|overseas|elsewhere|outside"),
        ("sold|kept|occupied|taken|used|full|open|alive|survived|passed|won", "unsold|free|empty|unused|closed|dead|"
         "died|failed|lost|vacant"),
        ("children|minors|boys|girls", "adults|men|women"),
        ("gold", "silver|copper|bronze"),
        ("old|older", "new|newer|young|younger"),
        ("return(?:s|ed)?", "stay(?:s|ed)?|remain(?:s|ed)?"),
    )
)  # fmt: skip


def _whole_before(numbers: Template, at: int, part: Mention) -> list[Mention]:
    return [m for m in numbers.before(at, 220) if _counts(m) and (not m.kind or not part.kind or m.kind != "%")]


def _of_them(numbers: Template) -> Iterator[Fault]:
    """*42 singers. Of them, 27 are women and 19 are men*; *18,200 people. Of these, 21,000 …*."""
    text = numbers.text
    for hit in _OF_THEM.finditer(text):
        first = _FIRST_PART.match(text, hit.end())
        if first is None:
            continue
        part = numbers.pick(first, "p")[0]
        wholes = [m for m in _whole_before(numbers, hit.start(), part) if m.kind]
        if not wholes or not _counts(part):
            continue
        clause = _clause(text, first.end())
        second = _NEXT_PART.search(clause)
        parts = [part, *(numbers.pick(second, "q") if second else ())]
        most = max(m.value for m in wholes)
        over = [m for m in parts if m.value > most]
        if over:
            why = f"{over[0].written} cannot be part of {amount(most)}"
            yield Fault("parts", over[0].start, over[0].end, why, 0.8)
        elif second is not None and _disjoint(clause[: second.start()], clause[second.end() :]):
            yield from _two(parts, most, clause)


def _two(parts: list[Mention], whole: float, clause: str) -> Iterator[Fault]:
    """Two parts that exclude each other, of one whole."""
    total = sum(m.value for m in parts)
    rest = len(re.findall(r"[#%]", clause)) != 1 or re.search(r"\b(?:abst\w+|rest|others?|spoil\w+|blank)\b", clause)
    if total > whole * 1.001 and len(parts) == 2:
        yield _fault(
            "sum", parts, f"{parts[0].written} and {parts[1].written} make {amount(total)}, not {amount(whole)}"
        )
    elif total < whole and not rest and swapped(parts[1].value, whole - parts[0].value):
        yield _fault("sum", parts[1:], f"{parts[0].written} and {parts[1].written} make {amount(total)}")


def _disjoint(one: str, two: str) -> bool:
    """Whether nobody can be both (women and men, for and against)."""
    near = two[:60]
    return any(
        a.search(one) and b.search(near) or b.search(one) and a.search(near) and a.search(one) is None
        for a, b in _DISJOINT
    )


_PART_OF_THEM = lazy(rf"{N.format('p')} of (?:them|these|those|whom|which)\b")


def _too_many_of_them(numbers: Template) -> Iterator[Fault]:
    """*The town has 18,200 inhabitants; 21,000 of them live in the old quarter*."""
    text = numbers.text
    for hit in _PART_OF_THEM.finditer(text):
        part = numbers.pick(hit, "p")[0]
        clause = _LAST_STOP.split(text[max(0, hit.start() - 160) : hit.start()])[-1]
        wholes = _whole_before(numbers, hit.start(), part)[-len(_HELD_ANY.findall(clause)) :] if "#" in clause else []
        nouns = [m for m in wholes if m.kind]
        if _ROUGH.search(clause):
            continue
        if nouns and _counts(part) and part.value > max(m.value for m in wholes) and part.value > 2:
            more = next((m for m in numbers.numbers if m.start > part.end and m.value >= part.value), None)
            if more is None or more.start > part.end + 60:
                why = f"{part.written} cannot be part of {nouns[-1].written}"
                yield Fault("parts", part.start, part.end, why, 0.75)


_LAST_STOP = lazy(r"[.!?] ")
_HELD_ANY = lazy(r"#\d+;")
_ROUGH = lazy(r"\b(?:thousands?|hundreds?|dozens?|millions)\b")
_OTHER = lazy(r"\b[Tt]he (?:other|remaining) (?P<r>#\d+;)(?! (?:per|percent|years?|days?|months?|weeks?|hours?)\b)")
_PARTED = lazy(
    r"#(?P<p>\d+); of (?:them|these|those|whom|which|the (?:[a-z]+ )?#(?P<w>\d+);)|\b[Ii]n #(?P<p2>\d+); of (?:them|"
    r"these|those)|\bof (?:them|these|those|whom|which),? #(?P<p3>\d+);",
    re.I,
)


def _others(numbers: Template) -> Iterator[Fault]:
    """*14 flats. In nine of them …; the other seven …*."""
    text = numbers.text
    for hit in _OTHER.finditer(text):
        rest = numbers.numbers[int(hit["r"][1:-1])]
        start = max(0, hit.start() - 240)
        told = list(_PARTED.finditer(text, start, hit.start()))
        if len(told) != 1 or not _counts(rest):
            continue
        part = numbers.pick(told[0], "p", "p2", "p3")[0]
        before = [m for m in numbers.before(told[0].start() + 1, 200) if m.kind and _counts(m) and m.value > part.value]
        wholes = numbers.pick(told[0], "w") or before[-1:]
        between = [m for m in numbers.before(hit.start(), hit.start() - told[0].end()) if _counts(m)]
        if not wholes or between:
            continue
        right = wholes[0].value - part.value
        every = {m.value - part.value for m in before} | {right}
        if right > 1 and rest.value not in every and not (rest.kind and wholes[0].kind and rest.kind != wholes[0].kind):
            yield _fault("sum", [rest], f"{wholes[0].written} less {part.written} are {amount(right)}")


_AS_SHARE = r"(?:,? which is|,? or|,|,? that is|,? i\.e\.| \(|, i\.e\.,|, equal to|, making up)"
_OF_W = lazy(
    rf"\b[Oo]f (?:the |its |their |all |all the |these )?{ABOUT}{N.format('w')}[^.;:#%()]{{1,60}}?{N.format('p')}"
    rf"[^.;:#%()]{{1,60}}?{_AS_SHARE} (?P<about>{ABOUT}){S.format('s')}"
    r"(?=[,.;)]| of (?:the total|them|all|those|the (?:vote|whole)s?)\b)"
)


def _share_of_whole(numbers: Template) -> Iterator[Fault]:
    """*Of 640 pupils, 160 walk, which is 40 per cent*."""
    for hit in _OF_W.finditer(numbers.text):
        whole, part, share = numbers.pick(hit, "w", "p", "s")
        if _counts(whole) and _counts(part) and part.value <= whole.value:
            yield from _compared(part, whole, share, hit["about"])


_OF_TOTAL = lazy(
    rf"{N.format('p')}[^.;:#%()]{{0,40}}?{_AS_SHARE} (?P<about>{ABOUT}){S.format('s')} of (?:the|its|their|his) "
    rf"(?:total|"
    r"whole|sum|profits?|earnings|revenue|turnover|sales|proceeds)\b"
)


def _share_of_total(numbers: Template) -> Iterator[Fault]:
    """*Earnings rose from 400 to 800 million. The port alone brought 300 million, more than half of the total*."""
    for hit in _OF_TOTAL.finditer(numbers.text):
        part, share = numbers.pick(hit, "p", "s")
        wholes = [m for m in numbers.before(hit.start(), 200) if m.value > part.value and _counts(m) and _like(m, part)]
        if wholes and wholes[-1].value < 40 * part.value:
            yield from _compared(part, wholes[-1], share, hit["about"])


def _like(one: Mention, two: Mention) -> bool:
    return not one.kind or not two.kind or one.kind == two.kind


_THIRD_OF_THEM = lazy(rf"(?P<about>{ABOUT}){S.format('s')} of (?:them|these|those|the [a-z]+)(?:,|, or|, that is,) "
                      rf"{ABOUT}{N.format('p')} (?P<k>[a-z]+),", re.I)  # fmt: skip


def _named_share(numbers: Template) -> Iterator[Fault]:
    """*48 schools. A third of them, 24 schools, have no heating*."""
    for hit in _THIRD_OF_THEM.finditer(numbers.text):
        share, part = numbers.pick(hit, "s", "p")
        wholes = [m for m in numbers.before(hit.start(), 160) if m.kind and m.kind == hit["k"] and m.value > part.value]
        if wholes and share.kind != "%of":
            yield from _compared(part, wholes[-1], share, hit["about"], mark=part)


_SIMPLE = tuple(100 * a / b for b in (2, 3, 4, 5) for a in range(1, b))


def _compared(
    part: Mention, whole: Mention, share: Mention, about: str, mark: Mention | None = None
) -> Iterator[Fault]:
    right, told = 100 * part.value / whole.value, share.value
    if share.kind == "%":
        wrong = abs(right - told) > 2.5 and not 0.85 < right / told < 1.18
    else:
        exact = min(_SIMPLE, key=lambda s: abs(s - right))
        wrong = not 0.8 < right / told < 1.25 or (abs(exact - right) < 0.4 and abs(told - exact) > 6)
    if re.search(r"more than|over|at least", about):
        wrong = right < told * 0.97
    elif re.search(r"less than|under", about):
        wrong = right > told * 1.03
    if wrong:
        why = f"{part.written} of {whole.written} are {right:.0f} %"
        yield Fault("percent", (mark or share).start, (mark or share).end, why, 0.8)


_ONE_OF_ALL = lazy(
    rf"{S.format('a')}[^.;#%]{{0,60}}?(?:,? so that|,? or|, that is,?|, which means(?: that)?|, meaning(?: "
    rf"that)?|,? so) "
    rf"(?P<about>{ABOUT}){S.format('b')}"
)


def _one_in(numbers: Template) -> Iterator[Fault]:
    """*From 17 to 21 per cent, so that every third Hungarian …*."""
    for hit in _ONE_OF_ALL.finditer(numbers.text):
        a, b = numbers.pick(hit, "a", "b")
        if b.kind == "%of" and a.kind == "%" and not 0.78 < b.value / a.value < 1.28:
            yield Fault("percent", b.start, b.end, f"{b.written} is {b.value:.0f} %, not {a.value:g} %", 0.75)


# ------------------------------------------------------------------------------------------ changes

_UP = r"increase|rise|growth|jump|gain|surge|climb|hike"
_DOWN = r"drop|fall|decline|decrease|cut|loss|reduction|slump|dip"
_NOTED = rf",? (?:which is |that is |or )?(?:an?|the) (?:[a-z]+ )?(?P<d>{_UP}|{_DOWN}) of (?:{ABOUT}|up to )"
_THAN = (
    r"(?! (?:on|over|compared|year|annually|a year|per|in (?:a|one)|from|since|more|for|at|of (?!the (?:price|"
    r"total))))"
)
_CHANGE_SHARE = lazy(
    rf"\bfrom {ABOUT}{N.format('a')}[^.;:#%]{{0,40}}? "
    rf"to {ABOUT}{N.format('b')}[^.;:#%]{{0,40}}?{_NOTED}{S.format('c')}{_THAN}"
)
_AGO_NOW = lazy(
    rf"{N.format('a')}[^.;:#%]{{0,50}}?\b(?:ago|last (?:year|month|week|spring|summer|autumn|winter)|earlier|"
    rf"before)\b"
    rf"[^.;:#%]{{0,40}}?\b(?:now|today|currently|this)\b[^.;:#%]{{0,40}}?{N.format('b')}[^.;:#%]{{0,20}}?{_NOTED}"
    rf"{S.format('c')}{_THAN}"
)


def _change(numbers: Template) -> Iterator[Fault]:
    """*From 2.40 to 3.60 euros, an increase of 30 per cent*; *a drop of half*."""
    for pattern in (_CHANGE_SHARE, _AGO_NOW):
        for hit in pattern.finditer(numbers.text):
            a, b, c = numbers.pick(hit, "a", "b", "c")
            if not a.value or not b.value or not 0.001 < a.value / b.value < 1000:
                continue
            change, told = 100 * abs(b.value / a.value - 1), c.value
            slack = 1.5 if c.kind == "%" else 6
            if abs(change - told) > slack + 0.08 * told and not (a.value < 10 and abs(change - told) < 5):
                yield _fault("percent", [b, c], f"from {a.written} to {b.written} is a change of {change:.0f} %")


_POINTS = {"half a": 0.5, "a quarter of a": 0.25, "three quarters of a": 0.75, "a": 1.0, "one": 1.0, "half of a": 0.5}
_DIFFERENCE = lazy(
    rf"\bfrom {ABOUT}[#%](?P<a>\d+);[^.;:#%]{{0,30}}? to {ABOUT}[#%](?P<b>\d+);[^.;:#%]{{0,30}}?{_NOTED}"
    r"(?:[#%](?P<c>\d+);(?P<of> of a)?|(?P<w>half a|an?|one))(?P<tenths> (?:tenths?|hundredths?) of a)?"
    r"(?P<points> (?:percentage |per cent |percent )?points?)?\b"
)
_NOTED_ANY = lazy(rf"{_NOTED}")


def _difference(numbers: Template) -> Iterator[Fault]:
    """*From 6.5 to 6.75 per cent, a rise of three quarters of a point*; *from 40 to 60 seats, a gain of 30*."""
    for hit in _DIFFERENCE.finditer(numbers.text):
        a, b = numbers.pick(hit, "a", "b")
        step = _points(numbers, hit)
        if step is None or ("%" in a.kind + b.kind) != bool(hit["points"]) or a.kind == "%of" or b.kind == "%of":
            continue
        unit = 1e6 if b.value >= 1e6 > a.value else 1.0
        right = abs(b.value - a.value * unit)
        if abs(right - step) > 0.06 * max(right, step) + (0.051 if hit["points"] else 0):
            marked = [b, *numbers.pick(hit, "c")]
            yield _fault("sum", marked, f"from {a.written} to {b.written} the difference is {right:g}")


def _points(numbers: Template, hit: re.Match[str]) -> float | None:
    if hit["w"]:
        return _POINTS[hit["w"].replace("an", "a")] if hit["points"] and not hit["tenths"] else None
    mention = numbers.numbers[int(hit["c"])]
    if hit["tenths"]:
        return mention.value / (10 if "tenth" in hit["tenths"] else 100)
    if mention.kind == "%part":
        return mention.value / 100 if hit["of"] and hit["points"] else None
    if mention.kind == "%":
        return None
    return mention.value


_ABOVE = lazy(
    r"%(?P<x>\d+);,? (?:#(?P<d>\d+);|(?P<w>half a|a|one))(?P<tenths> (?:tenths?|hundredths?) of a)?"
    r" (?:percentage )?points? (?P<v>above|more than|higher than|up (?:on|from)|below|less than|lower than|down "
    r"(?:on|"
    r"from)|over|under) (?:[a-z’'-]+ ){0,4}?(?:of |from )?[#%](?P<y>\d+);(?! years| months| days)"
)


def _above(numbers: Template) -> Iterator[Fault]:
    """*5.2 per cent, two tenths of a point above the earlier 5.5*."""
    for hit in _ABOVE.finditer(numbers.text):
        x, y = numbers.pick(hit, "x", "y")
        step = numbers.pick(hit, "d")[0].value if hit["d"] else _POINTS[hit["w"]]
        if hit["tenths"]:
            step /= 10 if "tenth" in hit["tenths"] else 100
        sign = -1 if re.match(r"below|less|lower|down|under", hit["v"]) else 1
        if y.kind not in ("", "%") or _near(x.value - sign * step, y.value, 0.001):
            continue
        if abs(x.value - sign * step - y.value) > 0.051:
            yield _fault("sum", [x, y], f"{x.written} less {sign * step:g} is {x.value - sign * step:g}")


_SO_BY = lazy(
    rf"{N.format('a')}[^.;:#%]{{0,60}}?{N.format('b')}[^.;:#%]{{0,20}},? so (?:that )?(?:the )?(?:[a-z]+ ){{1,3}}?"
    rf"(?:(?P<up>rose|went up|increased|grew)|(?P<down>fell|went down|dropped|decreased|sank|shrank)) "
    rf"by {ABOUT}{N.format('d')}"
)


def _so_by(numbers: Template) -> Iterator[Fault]:
    """*In January 410 were out of work, in February 380, so the figure rose by 20*."""
    for hit in _SO_BY.finditer(numbers.text):
        a, b, d = numbers.pick(hit, "a", "b", "d")
        right = (b.value - a.value) * (1 if hit["up"] else -1)
        if _like(a, b) and right != d.value:
            yield _fault("direction", [b], f"from {a.written} to {b.written} it has not changed by {d.written}")


# ------------------------------------------------------------------------------------------ how many at how much

_EACH_TOTAL = lazy(
    rf"{N.format('n')} (?:[a-z-]+ ){{0,4}}?(?:at|for|of|costing|worth|with|and paid) {ABOUT}{N.format('x')}"
    rf"(?P<u>(?: [a-z]+)?) (?:each|apiece|a piece|per [a-z]+)\b[^.;#%]{{0,60}}?{ABOUT}{N.format('t')}"
    r"(?P<after>(?: [a-z]+){0,2}? (?:in all|in total|altogether|together|all told))?"
)
_TOTAL_CUE = lazy(r"\b(?:in all|in total|altogether|total|totall?ing|sum|comes? to|makes?|amounts? to)\b")
_TOTAL_EACH = lazy(
    rf"{N.format('n')} [^.;#%]{{1,60}}?\b(?:total of|cost|for|paid|worth|together|received|at) {ABOUT}{N.format('t')}"
    rf"(?P<u>(?: [a-z]+)?),? or {ABOUT}{N.format('x')}(?: [a-z]+)? (?:each|apiece|per [a-z]+|a head)\b"
)


def _each(numbers: Template) -> Iterator[Fault]:
    """*12 benches at 450 pounds each, 4,500 in all*; *four flats for 36 million, or 90 million each*."""
    text = numbers.text
    for hit in _EACH_TOTAL.finditer(text):
        n, x, t = numbers.pick(hit, "n", "x", "t")
        cued = hit["after"] or _TOTAL_CUE.search(text, hit.end("x"), hit.end())
        if cued and _counts(n) and not _near(n.value * x.value, t.value) and t.value > x.value:
            yield _fault("sum", [t], f"{n.written} times {x.written} make {amount(n.value * x.value)}")
    for hit in _TOTAL_EACH.finditer(text):
        n, t, x = numbers.pick(hit, "n", "t", "x")
        if _counts(n) and n.value > 1 and "%" not in t.kind and not _near(n.value * x.value, t.value, 0.12):
            yield _fault("sum", [x], f"{t.written} for {n.written} are {amount(t.value / n.value)} each")


_YEARLY = {("month", "year"): 12.0, ("week", "year"): 52.0, ("day", "week"): 7.0, ("day", "year"): 365.0,
           ("quarter", "year"): 4.0, ("hour", "day"): 24.0}  # fmt: skip
_OVER_YEAR = lazy(
    rf"{N.format('x')}(?: [a-z]+)? an? (?P<one>month|week|day|quarter|hour)\b[^#%]{{0,140}}?\b(?:[Oo]ver|[Ii]n) "
    rf"(?:an?|one) "
    rf"(?:whole |full |single )?(?P<many>year|week|day),? (?:that|this|it) (?:comes?|amounts?|adds up|makes?|is|"
    rf"means)"
    rf"(?: to)? {ABOUT}{N.format('t')}"
)


def _over_year(numbers: Template) -> Iterator[Fault]:
    """*Eight euros a month … Over a whole year that comes to 69 euros*."""
    for hit in _OVER_YEAR.finditer(numbers.text):
        x, t = numbers.pick(hit, "x", "t")
        factor = _YEARLY.get((hit["one"], hit["many"]))
        if factor and not _near(x.value * factor, t.value, 0.06):
            why = f"{x.written} a {hit['one']} are {amount(x.value * factor)} a {hit['many']}"
            yield _fault("sum", [t], why)


_MULTIPLE = {"litres": 1.0, "liters": 1.0, "kilos": 1.0, "kilograms": 1.0, "tonnes": 1e3, "grams": 1e-3, "metres": 1.0,
             "kilometres": 1e3, "hectolitres": 100.0}  # fmt: skip
_EACH_GETS = lazy(
    rf"\b[Ee]ach of (?:the |its |their )?{ABOUT}{N.format('n')} [^.;#%]{{1,60}}? {ABOUT}{N.format('x')} (?P<u>[a-z]+)"
    rf"[^.;#%]{{0,40}}?,? (?:(?:that|which) (?:makes?|comes? to|is|amounts? to)|or|making|altogether|in all) {ABOUT}"
    rf"{N.format('t')} (?P<v>cubic metres|cubic meters|[a-z]+)"
)


def _each_gets(numbers: Template) -> Iterator[Fault]:
    """*Each of the 130 houses gets 400 litres a day, that makes 52 litres*."""
    for hit in _EACH_GETS.finditer(numbers.text):
        n, x, t = numbers.pick(hit, "n", "x", "t")
        scale = 1e3 if hit["v"].startswith("cubic") else _MULTIPLE.get(hit["v"], 1.0)
        told = t.value * scale / _MULTIPLE.get(hit["u"], 1.0)
        same = hit["u"] == hit["v"] or {hit["u"], hit["v"]} <= {*_MULTIPLE, "cubic metres", "cubic meters"}
        if same and not _near(n.value * x.value, told, 0.1):
            end = t.end + len(hit["v"]) + 1
            yield Fault("sum", t.start, end, f"{n.written} times {x.written} make {amount(n.value * x.value)}", 0.75)


_RATE = lazy(rf"{N.format('x')}(?: (?P<u>[a-z]+))? (?:an?|per) (?P<k>[a-z]+)\b")
_HOURS = {"minute": 1 / 60, "hour": 1.0, "day": 24.0, "week": 168.0, "month": 730.0, "year": 8766.0}
_SLIPS = (10.0, 100.0, 1000.0, 1e4, 1e6)


def _rates(numbers: Template) -> Iterator[Fault]:
    """*14,000 euros for 1,400 hours, … at 100 euros an hour*: a nought or three more or less."""
    for hit in _RATE.finditer(numbers.text):
        rate = numbers.pick(hit, "x")[0]
        reach = 400 if hit["u"] == "times" else 220
        around = [m for m in numbers.numbers if abs(m.start - rate.start) < reach and m is not rate]
        if hit["u"] == "times":
            yield from _how_often(hit, rate, around)
            continue
        unit = (hit["u"] or rate.kind).rstrip("s")
        counted = [m for m in around if m.kind in (hit["k"] + "s", hit["k"] + "es") and m.value >= 20]
        totals = [m for m in around if m.value >= 1000 and m.kind.rstrip("s") == unit]
        pairs = [(t, n) for t in totals for n in counted if t.value != n.value]
        if len(totals) != 1 or len(counted) != 1 or not rate.value or not unit:
            continue
        for t, n in pairs:
            off = t.value / (n.value * rate.value)
            if any(_near(off, s) or _near(off, 1 / s) for s in _SLIPS):
                end = rate.end + hit.end() - hit.end("x") - 1
                why = f"{t.written} for {n.written} are {amount(t.value / n.value)} a {hit['k']}"
                yield Fault("sum", rate.start, end, why, 0.75)


def _how_often(hit: re.Match[str], rate: Mention, around: Sequence[Mention]) -> Iterator[Fault]:
    """*6,000 times in 371 days, about sixteen times an hour*: right for another unit of time."""
    times = [m for m in around if m.kind == "times" and m.end <= rate.start]
    spans = [m for m in around if m.kind.rstrip("s") in _HOURS and m.value > 10]
    if len(times) != 1 or len(spans) != 1 or hit["k"] not in _HOURS or not rate.value:
        return
    hours = spans[0].value * _HOURS[spans[0].kind.rstrip("s")]
    right = {k: times[0].value / (hours / length) for k, length in _HOURS.items()}
    fits = [k for k, value in right.items() if _near(value, rate.value, 0.1)]
    if fits and hit["k"] not in fits:
        end = rate.end + hit.end() - hit.end("x") - 1
        yield Fault("sum", rate.start, end, f"that is so often a {fits[0]}", 0.75)


_SO_MANY = lazy(
    rf"{N.format('a')}(?P<m1>[^.;:#%]{{1,60}}?){N.format('b')}(?P<m2>[^.;:#%]{{1,50}}?),? (?:so|and so|thus|"
    rf"which means|"
    rf"that is|that makes|making) (?:that )?{ABOUT}{N.format('t')} (?P<k>[a-z]+)"
)
_PER = lazy(r"\b(?:each|every|apiece|an? (?:day|week|month|year|hour|trip|night|piece|head)|per [a-z]+)\b")


def _so_many(numbers: Template) -> Iterator[Fault]:
    """*300 people on each trip and four trips a day, so 2,400 passengers …*."""
    for hit in _SO_MANY.finditer(numbers.text):
        a, b, t = numbers.pick(hit, "a", "b", "t")
        if not _PER.search(hit["m1"] + " " + hit["m2"]) or not {a.kind, b.kind, t.kind}.isdisjoint({"years", "%"}):
            continue
        ways = (a.value * b.value, a.value + b.value, abs(a.value - b.value), a.value / max(b.value, 1),
                b.value / max(a.value, 1))  # fmt: skip
        like = t.kind in (a.kind, b.kind) or t.kind in _PERSONS and (a.kind in _PERSONS or b.kind in _PERSONS)
        if like and t.value > max(a.value, b.value) and not any(_near(t.value, w, 0.06) for w in ways):
            yield _fault("sum", [t], f"{a.written} times {b.written} make {amount(a.value * b.value)}")


_PERSONS = frozenset("people passengers visitors guests persons pupils children patients tourists travellers".split())

# ------------------------------------------------------------------------------------------ sums and rests

_LIST_SUM = lazy(
    rf"(?P<list>{N.format('a')}(?: [a-z]+){{0,3}}?, (?:#\d+;(?: [a-z]+){{0,3}}?, )?#\d+;(?: [a-z]+){{0,3}}?,? "
    rf"and #\d+;|"
    rf"#\d+;(?: [a-z]+){{0,3}}? and #\d+;)(?: [a-z]+){{0,3}}?,? (?:altogether|in all|in total|together|a total "
    rf"of|for a "
    rf"total of|making(?: a total of)?|which makes) {ABOUT}{N.format('t')}"
)


def _sum_of_list(numbers: Template) -> Iterator[Fault]:
    """*11,000, 14,000 and 16,000 visitors, altogether 31,000*."""
    for hit in _LIST_SUM.finditer(numbers.text):
        total = numbers.pick(hit, "t")[0]
        parts = [numbers.numbers[int(n)] for n in re.findall(r"#(\d+);", hit["list"])]
        listed = sum(m.value for m in parts)
        kinds = {m.kind for m in parts} - {""}
        alike = len(kinds) <= 1 and not kinds & {"%"}
        if alike and not _near(listed, total.value, 0.01) and not _near(parts[0].value * parts[1].value, total.value):
            yield _fault("sum", [total], f"the parts make {amount(listed)}")


_SO_REST = lazy(
    rf"{N.format('w')} (?P<k>[a-z]+)[^#%]{{1,90}}?{N.format('p')}[^.;#%]{{0,30}},? (?:so|and so|thus)(?: that)? "
    rf"{N.format('r')} (?P<n>[a-z]+)[^.;#%]{{0,30}}?\b(?:added|additional|new|left|remain\w*|missing|more|still)\b"
)


def _so_rest(numbers: Template) -> Iterator[Fault]:
    """*93 countries. Until now the rule applied to 57, so 53 states are being added*."""
    for hit in _SO_REST.finditer(numbers.text):
        w, p, r = numbers.pick(hit, "w", "p", "r")
        if p.kind or not _counts(w) or not _counts(r) or w.value <= p.value:
            continue
        if r.value not in (w.value - p.value, w.value + p.value):
            yield _fault("sum", [r], f"{w.written} less {p.written} are {amount(w.value - p.value)}")


_RACE = lazy(
    rf"{N.format('w')} (?P<k>[a-z]+) (?:started|set off|set out|entered|began|took part|were on board|lined "
    rf"up)\b[^.;:#%]"
    rf"{{0,40}}?{N.format('p')}(?: of them)? (?:gave up|dropped out|retired|withdrew|were disqualified|died|"
    rf"drowned|left|"
    rf"turned back|did not finish)\b[^.:#%]{{0,20}}?{N.format('r')} (?:reached|finished|arrived|survived|made "
    rf"it|remained|"
    rf"crossed|completed)\b", re.I,
)  # fmt: skip


def _race(numbers: Template) -> Iterator[Fault]:
    """*Twelve runners started and three gave up; ten reached the finish*."""
    for hit in _RACE.finditer(numbers.text):
        w, p, r = numbers.pick(hit, "w", "p", "r")
        if r.value != w.value - p.value:
            yield _fault("sum", [r], f"{w.written} less {p.written} are {amount(w.value - p.value)}")


_AGAIN = lazy(
    rf"{N.format('w')} (?P<k>[a-z]+s), {N.format('a')} (?:[a-z-]+ ){{0,2}}?(?:[a-z]+) and {N.format('b')}(?: "
    rf"[a-z-]+){{1,3}}\."
    rf"[^#%]{{0,80}}?\b(?:of the|the|all|all the) {N.format('v')} (?P=k)\b"
)


def _told_again(numbers: Template) -> Iterator[Fault]:
    """*30 trams, 18 long ones and 12 short ones. The first of the 28 trams …*."""
    for hit in _AGAIN.finditer(numbers.text):
        w, a, b, v = numbers.pick(hit, "w", "a", "b", "v")
        if w.value == a.value + b.value and v.value not in (w.value, a.value, b.value):
            yield _fault("sum", [v], f"there are {w.written}")


_VOTES = lazy(
    rf"\b[Bb]y {N.format('a')} (?:votes? )?to {N.format('b')}(?: votes?)?(?:,? (?:and |with )?(?:#(?P<c>\d+);|"
    rf"(?P<no>no|one)) "
    rf"(?:abstentions?|abstaining|abstained))[^#%]{{0,60}}?{N.format('t')} (?:of the )?(?:members|deputies|senators|"
    rf"lawmakers|councillors|delegates|MPs|legislators)(?: [a-z]+)? (?:took part|voted|cast|attended|were "
    rf"present|came)"
)


def _ballot(numbers: Template) -> Iterator[Fault]:
    """*By 61 votes to 38 with 4 abstentions; 113 deputies took part*."""
    for hit in _VOTES.finditer(numbers.text):
        parts = numbers.pick(hit, "a", "b", "c")
        listed = sum(m.value for m in parts) + (hit["no"] == "one")
        total = numbers.pick(hit, "t")[0]
        if listed != total.value:
            yield _fault("sum", [total], f"the votes make {amount(listed)}")


_EXCHANGE = lazy(
    rf"{N.format('a')}(?: [a-z]+)?,? (?:or|that is|which is|equal to) {ABOUT}{N.format('b')} (?P<k>[a-z]+?)s?,? "
    rf"at (?:a rate of "
    rf")?{N.format('r')} [a-z]+ (?:to|for|per) (?:the|a|an|one) (?P=k)\b"
)


def _exchange(numbers: Template) -> Iterator[Fault]:
    """*150 billion crowns, or about 6 million euros at 25 crowns to the euro*."""
    for hit in _EXCHANGE.finditer(numbers.text):
        a, b, rate = numbers.pick(hit, "a", "b", "r")
        if rate.value and not _near(a.value / rate.value, b.value, 0.12):
            yield _fault("conversion", [b], f"{a.written} at {rate.written} are {amount(a.value / rate.value)}")


_Check = Callable[[Template], Iterator[Fault]]
_PROFIT_ON = lazy(
    rf"\bprofits?\b[^.#]{{0,40}} {ABOUT}{N.format('p')}(?: [a-z]+)?,? on (?:[a-z]+ ){{0,2}}?"
    rf"(?:revenues?|sales|turnover) of {ABOUT}{N.format('r')}"
)


def _margin(numbers: Template) -> Iterator[Fault]:
    """*A profit of 620 million on revenue of 54 million*: nobody keeps more than he takes."""
    for hit in _PROFIT_ON.finditer(numbers.text):
        profit, revenue = numbers.pick(hit, "p", "r")
        if profit.kind == revenue.kind and profit.value > 1.5 * revenue.value:
            why = f"a profit of {profit.written} is more than the whole revenue, {revenue.written}"
            yield _fault("sum", [profit, revenue], why)


_GAP = lazy(rf"\b(?:gap|shortfall|deficit) of {ABOUT}{N.format('g')}")


def _shortfall(numbers: Template) -> Iterator[Fault]:
    """*It needs 79,400 and has 66,000, a gap of 1,340*: the difference with a digit more or less."""
    for hit in _GAP.finditer(numbers.text):
        gap = numbers.pick(hit, "g")[0]
        before = [m for m in numbers.before(hit.start(), 300) if not m.kind.startswith("%")][-3:]
        rests = [abs(a.value - b.value) for a, b in pairwise(before)]
        if gap.value < 10 or any(_near(rest, gap.value, 0.08) for rest in rests):
            continue
        for rest, (a, b) in zip(rests, pairwise(before), strict=True):
            if min(a.value, b.value) > 10 and (_near(rest, 10 * gap.value, 0.04) or _near(10 * rest, gap.value, 0.04)):
                yield _fault("sum", [gap], f"{a.written} less {b.written} is {amount(rest)}")
                break


_CHECKS: tuple[tuple[tuple[str, ...], _Check], ...] = (
    (("f them", "f these", "f those", "f which", "f whom"), _of_them),
    (("; of them", "; of these", "; of those", "; of whom", "; of which"), _too_many_of_them),
    (("he other #", "he remaining #"), _others),
    (("%",), _share_of_whole),
    (("total", "whole", "sum", "profit", "earnings", "revenue", "turnover", "sales", "proceeds"), _share_of_total),
    (("; of ",), _named_share),
    (("so ", "or ", "mean", "that is"), _one_in),
    (("from ", "ago"), _change),
    (("from ",), _difference),
    (("point",), _above),
    (("so ",), _so_by),
    (("each", "apiece", "per ", "a head", "a piece"), _each),
    (("year", "week", "day"), _over_year),
    (("ach of",), _each_gets),
    (("; a", "; per", " a ", " an ", " per "), _rates),
    (("so ", "thus ", "mak", "which means", "that is"), _so_many),
    (("altogether", "in all", "total", "together", "making", "makes"), _sum_of_list),
    (("so ", "thus "), _so_rest),
    (("gave up", "dropped out", "retired", "withdrew", "disqualified", "died", "drowned", " left", "turned back",
      "did not finish"), _race),
    (("he #", "all #"), _told_again),
    (("y #",), _ballot),
    ((" at #", "rate of"), _exchange),
    (("rofit",), _margin),
    (("gap of", "shortfall of", "deficit of"), _shortfall),
)  # fmt: skip
