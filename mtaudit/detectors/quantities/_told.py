"""Numbers against what the same text tells of them elsewhere, and magnitudes that nothing of the kind can have."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from mtaudit.detectors.quantities._checks import Fault, amount
from mtaudit.detectors.quantities._mentions import Mention, swapped
from mtaudit.lang.patterns import lazy

_SMALL = {w: n for n, w in enumerate("two three four five six seven eight nine ten".split(), 2)}
_TIMES = {
    "doubled": 2.0, "tripled": 3.0, "trebled": 3.0, "quadrupled": 4.0, "halved": 0.5,
    "twofold": 2.0, "threefold": 3.0, "fourfold": 4.0, "fivefold": 5.0, "sixfold": 6.0, "sevenfold": 7.0,
    "eightfold": 8.0, "tenfold": 10.0,
}  # fmt: skip
_FRACTIONS = {
    "half": 0.5, "a third": 1 / 3, "one third": 1 / 3, "two thirds": 2 / 3, "a quarter": 0.25, "one quarter": 0.25,
    "three quarters": 0.75, "a fifth": 0.2, "one fifth": 0.2, "a tenth": 0.1, "one tenth": 0.1,
}  # fmt: skip

_OUT_OF = lazy(r"^(?: [a-z’'-]+){0,2}? (?:out )?of (?:the |its |their |his |her |all |a total of )?$")
_LEAVING = lazy(r"\bleaving (?:only |just |a mere |barely )?$")
_ANOTHER = lazy(r"\b(?:and|plus|with) (?:another|a further|an additional|an extra) $")
_SO_FAR = lazy(r"\b(?:so that|bringing|totall?ing|total|in all|altogether|up to|making|sum)\b")
_MULTIPLIED = lazy(
    r"\b(?:doubled|tripled|trebled|quadrupled|halved|(?:increased|grown|grew|rose|risen|went up) (?:[a-z]+ )?"
    r"(?:two|three|four|five|six|seven|eight|ten)fold)\b"
)
_BACKWARD = lazy(r"^(?: [a-z]+)?,? (?:up |down )?from (?:about |around |some |just |only |nearly |almost )?$")
_TO_FIRST = lazy(r"^(?: [a-z]+)? to (?:about |around |some |just |only |nearly |almost )?$")
_CHANGED = lazy(
    r"\b(?P<v>r(?:ose|isen|ises?)|f[ae]ll(?:en|s)?|gr[eo]wn?|increased?|decreased?|dropped|declined|climbed|jumped|"
    r"shrank|surged|soared|plunged|slumped|up|down)\b"
)
_TO = lazy(r"^(?: [a-z’'-]+){0,3} to (?:about |around |some |just |only |nearly |almost )?$")
_PER_CENT_OF_CHANGE = lazy(
    r"^(?: [a-z’'-]+){0,6},? (?:[a-z]+ly )?from (?:about |around |some |just |nearly |almost )?$"
)
_FRACTION = lazy(
    rf"\b(?P<f>{'|'.join(_FRACTIONS)}|two-thirds|three-quarters) of (?:the|its|their|all|his|her)(?: its)? $", re.I
)
_OR = lazy(r"^(?: [a-z’'-]+){0,3}?(?:,? or |,? \(|, or about |: )(?:about |around |some |nearly |almost )?$")
_WORKED = lazy(
    r"\b(?P<a>\d\d)-year-old\b[^.;]{0,80}?\b(?:worked|served|taught|coached|driven|practised|preached|been (?:a|"
    r"an|the) "
    r"[a-z]+)\b[^.;\d]{0,40}\bfor (?:over |more than |nearly |almost )?(?P<n>\d\d) years\b"
)
_LASTED = lazy(
    r"\b(?P<n>\d{1,2})(?: years,? (?:from|between) |[- ]years?[- ](?:\w+ ){1,2}\()(?P<a>(?:1[5-9]|20)\d\d)"
    r"(?: ?[-–] ?| to | until | and )(?P<b>(?:1[5-9]|20)\d\d)\b"
)
_FRACTIONAL = lazy(
    r"(?<![\d.,$€£])(?P<n>\d{1,3}\.\d{1,2}) (?P<k>employees|workers|staff|soldiers|troops|residents|inhabitants|"
    r"villagers|students|pupils|passengers|visitors|spectators|prisoners|victims|houses|vehicles|animals|cows|"
    r"policemen|firefighters|voters|guests|miners|sailors|protesters|demonstrators)\b"
)
_AVERAGE = lazy(
    r"\b(?:average|mean|median|per|each|every|rate|ratio|equivalent|typical|share|percent|for one|to one|times)\b|%",
    re.I,
)
_RAIN = lazy(
    r"\b(?:[Rr]ain|[Rr]ainfall|[Ss]now|[Ss]nowfall|[Pp]recipitation|[Dd]ownpours?)(?: of| was| reached| totall?ed| "
    r"amounted to| measuring| up| to| about| some| over| more than| nearly){1,4} \d[\d.,]* (?:kilograms?|"
    r"kilogrammes?|"
    r"kilos?|kg|grams?|tonnes|tons|kilometres|kilometers|km|hectares|degrees)\b(?! (?:per|of \w+ per|a|to|on each) )|"
    r"\b\d[\d.,]* (?:kilograms|kilogrammes|kilos|kg|grams|kilometres|kilometers|km) of (?:rain|rainfall|"
    r"precipitation)"
    r"\b(?! (?:per|a|water|on each))"
)
# what lives, and how tall or long it gets (metres)
_TALL = {
    "man": 2.8, "woman": 2.8, "boy": 2.8, "girl": 2.8, "child": 2.3, "baby": 1.2, "toddler": 1.3, "player": 2.8,
    "bear": 4.5, "wolf": 3, "dog": 2.5, "cat": 2, "boar": 3.5, "lion": 4, "tiger": 4.5, "leopard": 3.5, "horse": 4,
    "cow": 4, "bull": 4, "deer": 4, "moose": 4, "elk": 4, "pig": 4, "goat": 2.5, "sheep": 2.5, "monkey": 2,
    "gorilla": 2.5, "lynx": 2, "fox": 2, "camel": 5, "animal": 9,
    "elephant": 9, "crocodile": 9, "alligator": 7, "shark": 20,
}  # fmt: skip
_GROWN = lazy(
    rf"\b(?P<w>{'|'.join(_TALL)})\b(?:,| is| was| who is| which is| that was)?(?: about| around| some| nearly| "
    rf"almost| "
    r"over| more than| up to)? (?P<n>\d[\d,]*(?:\.\d+)?) (?P<u>metres|meters|feet|kilometres|kilometers|km) "
    r"(?:tall|long|high|in (?:height|length))\b"
)
_FEET = {"feet": 0.3048, "kilometres": 1000.0, "kilometers": 1000.0, "km": 1000.0}
_CHARGE = lazy(
    r"\b(?:warhead|explosive charge|bombs?|payload of explosives)(?: of| weighing| with)(?: about| some| up to)? "
    r"(?P<n>\d[\d.,]* (?:grams|grammes|g|milligrams))\b"
)
_SCORE = lazy(r"(?<![\d–-])(?P<a>\d{1,2})[–-](?P<b>\d{1,2})(?![\d–-])")
_STRAIGHT = lazy(r"\bin (?:two|three|four|2|3|4) straight (?:sets|games|rounds|frames|matches|legs)\b")
_WON = lazy(r"\b(?:won|win|wins|beat|beats|defeated|took|winning|beating)\b")


WORDED = lazy(r"\bleaving (?:only|just) |“[A-Z][a-z]+(?:-[a-z]+)? (?:seconds|minutes|points|metres|votes|goals|days)\b")
"""Where numbers may matter that are written in words."""


def told(text: str, found: Sequence[Mention]) -> Iterator[Fault]:
    """What one sentence says of its own numbers. `found` are its `mentions`."""
    for check in _CHECKS if found else ():
        yield from check(text, found)


def _leaving(text: str, found: Sequence[Mention]) -> Iterator[Fault]:
    """*Seven of its eleven vans are broken, leaving only five*."""
    for a, b, left in zip(found, found[1:], found[2:], strict=False):
        if "%" in (a.kind, b.kind, left.kind) or not _OUT_OF.match(text[a.end : b.start]):
            continue
        if _LEAVING.search(text[b.end : left.start]) and a.value < b.value and left.value != b.value - a.value:
            why = f"{b.written} less {a.written} are {amount(b.value - a.value)}"
            yield Fault("sum", left.start, left.end, why, 0.75)


def _another(text: str, found: Sequence[Mention]) -> Iterator[Fault]:
    """*Six million at once and another three million in May, so that it may cost up to eleven million*."""
    for at, (a, b, total) in enumerate(zip(found, found[1:], found[2:], strict=False)):
        if "%" in (a.kind, b.kind, total.kind) or not _ANOTHER.search(text[a.end : b.start]):
            continue
        if (
            not _SO_FAR.search(text[b.end : total.start])
            or total.value <= max(a.value, b.value)
            or b.value * 50 < a.value
        ):
            continue
        sums = [sum(m.value for m in found[first : at + 2]) for first in range(at + 1)]
        if all(abs(s - total.value) > 0.03 * total.value for s in sums) and not {"years", "months", "days"} & {
            a.kind,
            b.kind,
        }:
            yield Fault("sum", total.start, total.end, f"{a.written} and {b.written} make {amount(sums[-1])}", 0.7)


def _multiplied(text: str, found: Sequence[Mention]) -> Iterator[Fault]:
    """*More than doubled from 400 to 700*."""
    hit = _MULTIPLIED.search(text)
    if hit is None:
        return
    for a, b in pairwise(found):
        here = a.start - 50 < hit.end() <= a.start and text[: a.start].endswith("from ")
        here = bool(here and _TO.match(text[a.end : b.start]))
        if not here and 0 <= a.start - hit.end() < 50 and _TO_FIRST.match(text[hit.end() : a.start]):
            if not _BACKWARD.match(text[a.end : b.start]):
                continue
            a, b, here = b._replace(end=a.end, start=a.start), a, True
        if not here or not a.value or (a.kind == "%") != (b.kind == "%"):
            continue
        factor, times = b.value / a.value, _TIMES[hit[0].split()[-1]]
        if a.kind and b.kind and a.kind != b.kind:
            continue
        more, less = text[: hit.start()].endswith("more than "), re.search(r"(?:nearly|almost) $", text[: hit.start()])
        low, high = (
            (times / 1.25, times * 2) if more else (times / 1.5, times * 1.1) if less else (times / 1.3, times * 1.3)
        )
        if not low <= factor <= high and factor * 1000 > 1 and factor < 1000:
            start = hit.start() if b.end - hit.start() <= 60 else a.start
            why = f"what went from {a.written} to {b.written} has not {hit[0]}"
            yield Fault("direction", start, b.end, why, 0.75)


def _per_cent(text: str, found: Sequence[Mention]) -> Iterator[Fault]:
    """*Sales fell by 40 per cent, from 900 to 820*."""
    for share, a, b in zip(found, found[1:], found[2:], strict=False):
        if share.kind != "%" or "%" in (a.kind, b.kind) or not a.value:
            continue
        verb = _CHANGED.search(text[max(0, share.start - 40) : share.start])
        if (
            verb is None
            or not _PER_CENT_OF_CHANGE.match(text[share.end : a.start])
            or not _TO.match(text[a.end : b.start])
        ):
            continue
        change = 100 * abs(b.value / a.value - 1)
        if b.value * 1000 > a.value > b.value / 1000 and not share.value / 1.5 - 2 <= change <= share.value * 1.5 + 2:
            why = f"from {a.written} to {b.written} is a change of {change:.0f} %"
            start = share.start if b.end - share.start <= 45 else b.start
            yield Fault("percent", start, b.end, why, 0.75)


def _fraction(text: str, found: Sequence[Mention]) -> Iterator[Fault]:
    """*A third of its 900 beds, or 450*."""
    for whole, part in pairwise(found):
        hit = _FRACTION.search(text[: whole.start])
        if (
            hit is None
            or "%" in (whole.kind, part.kind)
            or not whole.value
            or not _OR.match(text[whole.end : part.start])
        ):
            continue
        right = whole.value * _FRACTIONS[hit["f"].replace("-", " ").lower()]
        if not right / 1.35 <= part.value <= right * 1.35:
            yield Fault(
                "sum", part.start, part.end, f"{hit['f']} of {whole.written} are about {amount(round(right))}", 0.75
            )


def _ages(text: str, _: Sequence[Mention]) -> Iterator[Fault]:
    for hit in _WORKED.finditer(text) if "-year-old" in text else ():
        if int(hit["n"]) > int(hit["a"]) - 6:
            yield Fault("age", *hit.span("n"), f"nobody aged {hit['a']} has done it for {hit['n']} years", 0.75)
    for hit in _LASTED.finditer(text) if "year" in text else ():
        years = int(hit["b"]) - int(hit["a"])
        if years > 0 and abs(years - int(hit["n"])) > 1:
            yield Fault("date", *hit.span("n"), f"from {hit['a']} to {hit['b']} it is {years} years", 0.75)


def _magnitudes(text: str, _: Sequence[Mention]) -> Iterator[Fault]:
    for hit in _FRACTIONAL.finditer(text) if "." in text[:-1] else ():
        if not _AVERAGE.search(text):
            yield Fault("magnitude", *hit.span("n"), f"{hit['k']} are counted in whole numbers", 0.8)
    for hit in _GROWN.finditer(text):
        size = float(hit["n"].replace(",", "")) * _FEET.get(hit["u"], 1.0)
        if size > _TALL[hit["w"]]:
            yield Fault("magnitude", hit.start("n"), hit.end("u"), f"no {hit['w']} is so big", 0.85)
    for hit in _RAIN.finditer(text):
        number = re.search(r"\d", hit[0])
        start = hit.start() + (number.start() if number else 0)
        yield Fault("unit", start, hit.end(), "rain and snow are measured in millimetres or centimetres", 0.8)
    for hit in _CHARGE.finditer(text) if "gram" in text else ():
        yield Fault("magnitude", *hit.span("n"), "such a charge weighs kilograms", 0.7)


def _straight(text: str, _: Sequence[Mention]) -> Iterator[Fault]:
    """*Took the first 21–15 and the second 12–21 to win in two straight games*."""
    if "straight" not in text or not _STRAIGHT.search(text) or not _WON.search(text):
        return
    scores = [s for s in _SCORE.finditer(text) if s["a"] != s["b"]]
    won = [s for s in scores if int(s["a"]) > int(s["b"])]
    lost = [s for s in scores if int(s["a"]) < int(s["b"])]
    if len(scores) in (2, 3) and won and len(lost) == 1:
        yield Fault("sum", *lost[0].span(), "whoever wins in straight sets loses none", 0.75)


_CHECKS: tuple[Callable[[str, Sequence[Mention]], Iterator[Fault]], ...] = (
    _leaving,
    _another,
    _multiplied,
    _per_cent,
    _fraction,
    _ages,
    _magnitudes,
    _straight,
)

# ---------------------------------------------------------------------------------------------- across the text

_CONSISTS = lazy(
    r"\b(?:[Tt]he|[Tt]his|[Tt]hat) (?:[a-z]+ )?(?:sum|total|amount|figure|package|bill|price|cost|fine|loan|deal|"
    r"budget|"
    r"debt|penalty|settlement|payment) (?:consists? of|consisted of|is made up of|was made up of|comprises|"
    r"comprised|is "
    r"composed of)\b"
)
_KEEPS = lazy(r"\b(?:keeps?|kept|retains?|retained|reappoint(?:s|ed)|keeping|retaining) (?:about )?$")
_BRINGS = lazy(r"\b(?:brings? in|brought in|adds?|added|bringing in|adding|appoint(?:s|ed)) $")
_BODY_OF = lazy(
    r"\b(?P<n>\d{1,3})(?:-(?:member|strong|person|seat|man)\b| (?:ministers|members|seats|deputies|players|"
    r"commissioners|"
    r"judges|directors))"
)
_IN_PARTS = lazy(
    r"\bin (?P<n>two|three|four|five|six) (?:parts|instalments|installments|stages|tranches|payments|steps|"
    r"portions|rounds)"
    r"(?::| –| —|,)"
)
_ONE_IN = lazy(
    r"\b(?:one|1) (?:(?P<k>[a-z]+) )?(?:in|out of) (?:every )?(?P<n>two|three|four|five|six|seven|eight|nine|ten)\b",
    re.I,
)
_OF_THE = lazy(r"\bOf the $")
_QUOTED = lazy(
    r"[“\"](?P<n>[A-Z][a-z]+(?:-[a-z]+)?|\d+) (?P<k>seconds|minutes|points|metres|kilometres|votes|goals|days)\b"
)


def everywhere(texts: Sequence[str], found: Sequence[Sequence[Mention]]) -> Iterator[tuple[int, Fault]]:
    """What sentences say of the numbers of others: each fault with the index of its sentence."""
    values = {m.value for row in found for m in row}
    for at, (text, here) in enumerate(zip(texts, found, strict=True)):
        if not here:
            continue
        before = [m for row in found[max(0, at - 3) : at] for m in row]
        for fault in (
            *_consists(text, here, before),
            *_kept(text, here, texts[max(0, at - 8) : at + 1]),
            *_in_parts(text, here, values),
            *_one_in(text, here, texts),
            *_told_again(text, here, found[:at]),
        ):
            yield at, fault


def _consists(text: str, here: Sequence[Mention], before: Sequence[Mention]) -> Iterator[Fault]:
    """*… 85 million. The sum consists of a fine of 60 million and another 52 million*."""
    hit = _CONSISTS.search(text)
    parts = [m for m in here if hit and m.start > hit.end() and m.kind != "%"]
    if not 2 <= len(parts) <= 3:
        return
    listed, most = sum(m.value for m in parts), max(m.value for m in parts)
    wholes = {m.value for m in before if m.value > most and m.kind != "%" and m.value < 20 * most}
    if not wholes or any(abs(w - listed) <= 0.02 * w for w in wholes):
        return
    slips = [
        (m, w) for w in sorted(wholes) for m in parts if swapped(m.value / _unit(m), (w - listed + m.value) / _unit(m))
    ]
    if slips or len(wholes) == 1:
        part = slips[0][0] if slips else parts[-1]
        whole = slips[0][1] if slips else min(wholes)
        yield Fault("sum", part.start, part.end, f"the parts make {amount(listed)}, not {amount(whole)}", 0.75)


def _unit(mention: Mention) -> float:
    return next((s for s in (1e9, 1e6, 1e3) if mention.value >= s and mention.value % s == 0), 1.0)


def _kept(text: str, here: Sequence[Mention], texts: Sequence[str]) -> Iterator[Fault]:
    """*It keeps 14 ministers and brings in 11 new ones* for a cabinet of 23."""
    for kept, new in pairwise(here):
        if not _KEEPS.search(text[: kept.start]) or not _BRINGS.search(text[kept.end : new.start]):
            continue
        sizes = {int(hit["n"]) for line in texts for hit in _BODY_OF.finditer(line)} - {int(kept.value), int(new.value)}
        total = kept.value + new.value
        if len(sizes) == 1 and total not in sizes and min(sizes) > max(kept.value, new.value):
            why = f"{kept.written} and {new.written} make {amount(total)}, not {min(sizes)}"
            yield Fault("sum", new.start, new.end, why, 0.75)


def _in_parts(text: str, here: Sequence[Mention], values: set[float]) -> Iterator[Fault]:
    """*Paid in three parts: 200 million, 150 million and 5 million*, of 400 million in all."""
    hit = _IN_PARTS.search(text)
    if hit is None:
        return
    parts = [m for m in here if m.start >= hit.end() and m.kind not in ("%", "years", "months", "days")]
    listed = sum(m.value for m in parts)
    if len(parts) != _SMALL[hit["n"]] or listed in values:
        return
    most = max(m.value for m in parts)
    for whole in sorted(v for v in values if v > most):
        for part in parts:
            right = whole - listed + part.value
            unit = _unit(part)
            if right > 0 and (right in (part.value * 10, part.value / 10) or swapped(part.value / unit, right / unit)):
                why = f"the parts make {amount(listed)}, not {amount(whole)}"
                yield Fault("sum", part.start, part.end, why, 0.75)
                return


def _one_in(text: str, here: Sequence[Mention], texts: Sequence[str]) -> Iterator[Fault]:
    """*One bus in four stood still. … Of the 800 buses, 500 stood still*."""
    if not _OF_THE.search(text[: here[0].start]) or len(here) < 2 or "%" in (here[0].kind, here[1].kind):
        return
    whole, part = here[0], here[1]
    for line in texts:
        hit = _ONE_IN.search(line)
        if hit is None or not hit["k"] or len(hit["k"]) < 3 or not whole.kind.startswith(hit["k"][:-1]):
            continue
        told_, share = 1 / _SMALL[hit["n"].lower()], part.value / whole.value
        if share < 1 and min(abs(share - told_), abs(1 - share - told_)) > 0.08:
            yield Fault(
                "sum",
                part.start,
                part.end,
                f"{hit[0]} of {whole.written} would be {amount(round(whole.value * told_))}",
            )
            return


def _told_again(text: str, here: Sequence[Mention], found: Sequence[Sequence[Mention]]) -> Iterator[Fault]:
    """*“Sixty-two seconds is nothing”*, after a lead of 26 seconds."""
    hit = _QUOTED.search(text)
    if hit is None:
        return
    said = next((m for m in here if m.start == hit.start("n")), None)
    earlier = [m for row in found for m in row if m.kind == hit["k"]]
    if (
        said is None
        or any(m.value == said.value for m in earlier)
        or not re.match(r" (?:is|are|was|were)\b", text[hit.end() :])
    ):
        return
    slip = next((m for m in reversed(earlier) if swapped(m.value, said.value)), None)
    if slip is not None:
        yield Fault("sum", said.start, said.end, f"the text speaks of {slip.written} {slip.kind}", 0.75)


def headlined(found: Sequence[Sequence[Mention]]) -> Iterator[tuple[int, Fault]]:
    """A number of the headline that the body gives with a nought more or less, and never as it is.

    `found` are the `mentions` of each sentence, of which the first is the headline.
    """
    body = [m for row in found[1:] for m in row]
    for told_ in found[0] if found else ():
        if told_.value < 100 or any(abs(m.value - told_.value) <= 0.25 * told_.value for m in body):
            continue
        for at, row in enumerate(found[1:8], 1):
            wrong = next((m for m in row if _shifted(m, told_)), None)
            if wrong is not None:
                yield at, Fault("sum", wrong.start, wrong.end, f"the headline says {told_.written}", 0.75)
                break


def _shifted(one: Mention, two: Mention) -> bool:
    like = one.kind == two.kind or not one.kind or not two.kind
    return like and "%" not in (one.kind, two.kind) and one.value in (two.value * 10, two.value / 10)
