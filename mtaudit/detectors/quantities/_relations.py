"""What a text says of its own numbers: parts of a whole, what remains, more or less than, a share in per cent."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from itertools import pairwise

from mtaudit.detectors.quantities._checks import Fault, amount
from mtaudit.detectors.quantities._mentions import Mention, mentions, swapped
from mtaudit.detectors.quantities._turns import GLANCE
from mtaudit.lang.patterns import lazy

_PART = lazy(r"^(?: ?[a-z’'-]+){0,2}? (?:out )?of (?:the|its|their|his|her|all|these|those|a total of|some) $", re.I)
_BALLOT = lazy(
    r"\b(?:by )?\d+ (?:votes? )?to \d+(?: votes?)?,? (?:and |with )\w+ (?:abstentions?|abstaining|abstained)\b"
)
_ALL_OF = lazy(
    r"\b[Aa]ll (?P<n>\d+) (?:members|deputies|senators|lawmakers|legislators|councillors|delegates|MPs|seats)\b"
)
_OUT_OF_ALL = lazy(r"^(?: [a-z’'-]+){0,2}? (?:out )?of (?:the |its |their |his |her |all |a total of )?$")
_THE_OTHER = lazy(r"^The (?:other|remaining) ")
_LEFT = lazy(
    r"\b(?:[Tt]he )?(?:remaining|other|rest,|rest of the [a-z]+,?|remainder,?|others?,) (?:about |some )?$", re.I
)
_WHOLE = lazy(r"\b(?:of (?:the |its |their |these |all |all the )?(?:some |about |nearly |a total of )?)$", re.I)
_OF_WHICH = lazy(r"\b(?:of (?:which|whom|them|these|those)|including|among them|the rest|remaining|others?)\b")
_TOGETHER = lazy(r"^(?: [a-z]+){0,2}? (?:in all|altogether|in total|all told|all in all)\b")
_A_TOTAL = lazy(r"\b(?:a total of|totalling|totaling|for a total of|or) (?:about |some |almost |nearly )?$")
_FOR = lazy(r"^(?: [a-z]+){0,4}? (?:in favou?r|for|yes|backed|supported|approved|agreed|positive(?:ly)?)\b", re.I)
_AGAINST = lazy(r"^(?: [a-z]+){0,4}? (?:against|no|opposed|rejected|abstained|abstentions?|spoiled|blank)\b", re.I)
_ABOVE = "above|over|exceed(?:s|ed|ing)?|more than|higher than|greater than|in excess of|beyond"
_BELOW = "below|under|short of|less than|fewer than|lower than|shy of"
_THRESHOLD = lazy(
    rf"^(?: [a-z]+){{0,3}}(?:(?P<comma>,)|,? (?:which )?(?:is|was|were|are|remains?|remained|stayed|stands?|"
    rf"stood|lies|"
    rf"lay)| and (?:is |was )?(?:thus |therefore |so )?)"
    rf" (?:thus |therefore |still |even |also |now )?(?:far |well |just |slightly |clearly |considerably |only )?"
    rf"(?P<d>(?P<up>{_ABOVE})|(?P<down>{_BELOW})) (?:the |an? |its |their |last year[’']s )?"
    rf"(?:[a-z-]+ ){{0,4}}(?:of |at )?$"
)
_OPENS = re.compile(r"over|under|(?:more|less|fewer|higher|greater|lower) than")
"""After a comma these begin something else: *…, more than two million others*."""
_FROM = lazy(
    r"^(?: [a-z’'-]+){0,3}? ?(?:,|–|—|\(|;)? ?(?:and )?(?P<v>up|down) (?:sharply |slightly |strongly )?(?:on|from) "
    r"(?:about |around |some |just |only |nearly |over |almost )?$"
)
_OTHER = lazy(r"\b(?:than (?:the |an? )?$|positions?|rank\w*|places?|list\b)", re.I)
"""A number of comparison, or a place in a list, does not itself go up or down."""
_TO = lazy(
    r"^(?: (?:[a-z’'-]+|[A-Z][a-z]+|(?:19|20)\d\d)){0,3} to (?:about |around |some |just |only |nearly |almost )?$"
)
_OF_ALL = lazy(r"^ of (?:the|its|their|all) (?:[\w’'-]+ ){0,4}$")
_DIRECTION = lazy(
    r"\b(?:(?P<up>r(?:o|i)se[sn]?|went up|raised?|doubled|tripled|trebled|quadrupled|rising|increas\w+|gr[eo]w|"
    r"grown|growing|climb\w*|jump\w*|soar\w*|surg\w+|extended|lengthened|prolonged|widened)|"
    r"(?P<down>f[ae]ll(?:s|en|ing)?|went down|halved|dropp?\w*|declin\w+|decreas\w+|shr[aiu]nk\w*|plung\w+|"
    r"slump\w*|plummet\w*|cut|reduc\w+|lower\w*|trim\w*|shortened|narrowed))\b"
)
_SPANS = lazy(
    r"\b(?:rank\w*|place|position|(?<!minimum )(?<!retirement )(?<!pension )(?<!voting )age|number(?! of )|"
    r"between|pages?|degrees|open|minutes|hours|under|below|deficit|"
    r"loss(?:es)?) ?",
    re.I,
)
_LASTS = frozenset(("shortened", "extended", "lengthened", "prolonged"))
_MORE = lazy(
    r"(?P<d>more|fewer|less|higher|lower) than (?:the |its |his |her |their |in the )?(?:[a-z]+ ){0,3}(?:record|"
    r"high|low|maximum|minimum|figure|total|number|result|tally|count) (?:of|from) $"
)
_ORDINALS = (
    "zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
    "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
).split()
_ORDINAL = lazy(rf"\b(?:(?P<w>{'|'.join(_ORDINALS[3:])})|(?P<n>\d+)(?:st|nd|rd|th))\b")
_SHARE = lazy(r"^(?: [a-z’'-]+){0,3}?(?:,? or |,? \(|, )(?:about |around |some |nearly |almost )?$")
_ROUND = 0.005
_GLANCE = 70
"""Characters of a calculation that can be marked as a whole."""
_RATES = {
    "$": (1.0, 1.0), "US$": (1.0, 1.0), "dollar": (1.0, 1.0), "€": (0.83, 1.6), "euro": (0.83, 1.6),
    "£": (1.05, 2.1), "yen": (0.006, 0.0133), "¥": (0.006, 0.16), "yuan": (0.12, 0.166), "won": (0.00065, 0.0011),
    "rouble": (0.0075, 0.043), "ruble": (0.0075, 0.043), "hryvnia": (0.023, 0.21), "zloty": (0.2, 0.5),
    "rupiah": (0.000055, 0.00013), "forint": (0.0023, 0.0068), "shekel": (0.2, 0.34), "baht": (0.022, 0.035),
    "kronor": (0.085, 0.17), "krona": (0.085, 0.17), "kroner": (0.085, 0.21),
}  # fmt: skip
"""Dollars for one of a currency: the least and the most that it was worth since 2000. Those with more than one country
or a reform in that time are left out, and so are lira, peso, franc, crown, rupee and real."""


def relations(text: str, found: Sequence[Mention], values: Collection[float] = ()) -> Iterator[Fault]:
    """Numbers of a text (one sentence, or some that follow each other) that contradict each other.

    `found` are its `mentions`, `values` all numbers of the document.
    """
    if sum(map(str.isdigit, text)) < 2:
        return
    if len(found) > 1:
        for check in _CHECKS:
            yield from check(text, found)
        yield from _in_all(text, found, values)


def across(first: str, second: str) -> Iterator[Fault]:
    """*21 of 26 drones … The other seven*, in the next sentence; places are those of the second text."""
    hit = _THE_OTHER.match(second)
    parts = [m for m in mentions(second) if hit and m.start == hit.end()] if hit else []
    for rest in parts:
        for a, b in pairwise(mentions(first)):
            if not _OUT_OF_ALL.match(first[a.end : b.start]) or "%" in (a.kind, b.kind, rest.kind):
                continue
            right = b.value - a.value
            if right > 0 and rest.value != right and right != 1:
                yield Fault("sum", rest.start, rest.end, f"{amount(right)} of {b.written} are left", 0.75)
                return


def _out_of(text: str, found: Sequence[Mention]) -> Iterator[Fault]:
    """*61 of the 47 drones*."""
    for a, b in pairwise(found):
        if a.value > b.value and a.kind != "%" and b.kind != "%" and _PART.match(text[a.end : b.start]):
            if a.kind and a.kind not in ("out", b.kind) or b.kind in ("", "years", "year", "months"):
                continue
            yield Fault("parts", a.start, b.end, f"{a.written} cannot be part of {b.written}", 0.85)


def _remaining(text: str, found: Sequence[Mention]) -> Iterator[Fault]:
    """*184,000 euros, of which the region paid 120,000; the remaining 46,000*."""
    for at, rest in enumerate(found):
        if at < 2 or rest.value < 10 or not _LEFT.search(text[: rest.start]):
            continue
        before = [m for m in found[:at] if _alike(m, rest)]
        total = max(before, key=lambda m: m.value, default=rest)
        parts = [m for m in before if m.start > total.start]
        if not parts or total.value <= rest.value:
            continue
        if not _OF_WHICH.search(text[total.end : rest.end]) and not _WHOLE.search(text[: total.start]):
            continue
        listed = sum(m.value for m in parts)
        right = {total.value - m.value for m in parts} | {total.value - listed}
        if listed < total.value and all(abs(r - rest.value) > _ROUND * total.value for r in right):
            slip = next((m for m in parts if swapped(m.value, total.value - rest.value - listed + m.value)), rest)
            why = f"{amount(listed)} and {rest.written} make {amount(listed + rest.value)}, not {total.written}"
            yield Fault("sum", slip.start, slip.end, why, 0.75)


def _in_all(text: str, found: Sequence[Mention], values: Collection[float]) -> Iterator[Fault]:
    """*Three payments of 150,000 euros, 540,000 in all*: only what a slip of the digits explains."""
    for at, total in enumerate(found):
        if at < 2 or not (_TOGETHER.match(text[total.end :]) or _A_TOTAL.search(text[: total.start])):
            continue
        a, b = found[at - 2], found[at - 1]
        if total.start - a.start > 160 or "%" in (a.kind, b.kind, total.kind):
            continue
        sums = [
            sum(m.value for m in found[first:at]) for first in range(at - 1) if total.start - found[first].start < 160
        ]
        results = [a.value * b.value, *sums]
        if any(abs(r - total.value) <= _ROUND * total.value for r in results):
            continue
        right = next((r for r in results if _slipped(total.value, r)), None)
        if right is None and not any(
            one.value and _slipped(two.value, total.value / one.value) for one, two in _both(a, b)
        ):
            continue
        near = a.start if right in (None, a.value * b.value) and total.end - a.start <= _GLANCE else total.start
        why = f"{a.written} and {b.written} make {amount(a.value * b.value if right is None else right)}"
        span = (near, total.end)
        for one, two in _both(a, b):
            if right == a.value * b.value and two.value and total.value / two.value in values and one.value > 1:
                span = (one.start, one.end)  # the other factor and the total stand elsewhere too
        yield Fault("sum", *span, why, 0.75)


def _both(a: Mention, b: Mention) -> tuple[tuple[Mention, Mention], tuple[Mention, Mention]]:
    return (a, b), (b, a)


def _slipped(written: float, right: float) -> bool:
    """Whether two digits changed places, or a nought or three came or went."""
    if right < 10 or abs(right - round(right)) > 1e-6:
        return False
    return swapped(written, round(right)) or any(
        abs(written * factor - right) < 1e-6 * right for factor in (10, 0.1, 1000, 0.001)
    )


def _votes(text: str, found: Sequence[Mention]) -> Iterator[Fault]:
    """*Of the 1,860 people who voted, 1,079 were in favour and 871 against*."""
    for at, whole in enumerate(found[:-2]):
        if not _WHOLE.search(text[: whole.start]) or whole.kind == "%":
            continue
        yes, no = found[at + 1], found[at + 2]
        if not _FOR.match(text[yes.end : no.start]) or not _AGAINST.match(text[no.end : no.end + 60]):
            continue
        slip = swapped(no.value, whole.value - yes.value)
        if (slip or yes.value + no.value > whole.value) and "%" not in (yes.kind, no.kind):
            span = (no.start, no.end) if slip else (yes.start, no.end)
            total = amount(yes.value + no.value)
            yield Fault("sum", *span, f"{yes.written} and {no.written} make {total}, not {whole.written}", 0.85)


def _two_parts(text: str, found: Sequence[Mention]) -> Iterator[Fault]:
    """*Of the 221,000 places, 203,320 are for … and 71,680 for …*: only what a slip of the digits explains."""
    for at, whole in enumerate(found[:-2]):
        if not _WHOLE.search(text[: whole.start]) or whole.value < 100:
            continue
        a, b = found[at + 1], found[at + 2]
        if "%" in (whole.kind, a.kind, b.kind) or a.value + b.value == whole.value:
            continue
        for one, other in ((b, a), (a, b)):
            if swapped(one.value, whole.value - other.value):
                why = f"{a.written} and {b.written} make {amount(a.value + b.value)}, not {whole.written}"
                yield Fault("sum", one.start, one.end, why, 0.8)
                break


def _listed(text: str, found: Sequence[Mention]) -> Iterator[Fault]:
    """*4,800 square metres on three floors: 1,900 …, 1,700 … and 2,100 …*: only what a slip of the digits explains."""
    for at, total in enumerate(found[:-2]):
        colon = text.find(":", total.end)
        parts = [m for m in found[at + 1 :] if m.start > colon]
        between = [m for m in found[at + 1 :] if m.start < colon]
        counted = len(between) == 1 and between[0].value == len(parts)
        if colon < 0 or colon - total.end > 90 or len(parts) < 2 or between and not counted:
            continue
        listed = sum(m.value for m in parts)
        if (
            "%" in {m.kind for m in (total, *parts)}
            or listed == total.value
            or max(m.value for m in parts) > total.value
        ):
            continue
        slip = [m for m in parts if swapped(m.value, total.value - listed + m.value)]
        if slip:
            why = f"the parts make {amount(listed)}, not {total.written}"
            yield Fault("sum", slip[0].start, slip[-1].end, why, 0.8)
            return
        if counted and abs(listed - total.value) > 0.02 * total.value and {m.kind for m in parts} <= {"", total.kind}:
            yield Fault("sum", parts[-1].start, parts[-1].end, f"the parts make {amount(listed)}", 0.7)
            return


_GROUP = lazy(
    r"\b(?:team|group|crew|staff|panel|delegation|party|board|squad|jury|class|committee|council|cabinet|orchestra|"
    r"expedition|total) of $"
)
_ITEM = lazy(r" [a-z][a-z ’'-]{2,30}(?:,| and|, and) $")
_LAST_ITEM = lazy(r" [a-z][a-z ’'-]{2,30}[.;]?$")


def _grouped(text: str, found: Sequence[Mention]) -> Iterator[Fault]:
    """*A team of 14: nine divers, three cooks and twelve sailors*."""
    for at, total in enumerate(found[:-2]):
        parts = found[at + 1 :]
        lead = text[total.end : parts[0].start]
        if not _GROUP.search(text[: total.start]) or not re.fullmatch(r"[a-z ,’'-]{0,40}: ", lead):
            continue
        between, behind = [text[a.end : b.start] for a, b in pairwise(parts)], text[parts[-1].end :].rstrip('”" ')
        if not all(map(_ITEM.fullmatch, between)) or not _LAST_ITEM.fullmatch(behind):
            continue
        listed = sum(m.value for m in parts)
        wrong = [m for m in parts if total.value - listed + m.value > 0]
        if listed != total.value and all(not m.kind or m.kind.isalpha() for m in (total, *parts)):
            first, last = (wrong[0], wrong[0]) if len(wrong) == 1 else (parts[0], parts[-1])
            yield Fault("sum", first.start, last.end, f"the parts make {amount(listed)}, not {total.written}", 0.75)


def ballots(first: str, second: str) -> Iterator[Fault]:
    """*By 71 votes to 52 with seven abstentions … All 103 members took part*, places in the second text."""
    hit, whole = _BALLOT.search(first), _ALL_OF.search(second)
    if hit is None or whole is None:
        return
    counts = [m.value for m in mentions(first) if hit.start() <= m.start < hit.end()]
    told = next((m for m in mentions(second) if m.start == whole.start("n")), None)
    if told is not None and len(counts) > 1 and told.value != sum(counts):
        yield Fault("sum", told.start, told.end, f"the votes make {amount(sum(counts))}", 0.75)


def _thresholds(text: str, found: Sequence[Mention]) -> Iterator[Fault]:
    """*At 63 per cent, turnout was far below the quorum of 20 per cent*."""
    for a, b in pairwise(found):
        if a.kind != b.kind or not a.kind or a.value == b.value:
            continue
        hit = _THRESHOLD.match(text[a.end : b.start])
        if hit is None or hit["comma"] and _OPENS.fullmatch(hit["d"]):
            continue
        if re.search(r"\bminus $|[-−–]$", text[: a.start]) or re.search(r"minus|[-−–]$", hit[0]):
            continue
        if (a.value < b.value) == bool(hit["up"]):
            place = a.end + hit.start("d")
            yield Fault("direction", place, place + len(hit["d"]), f"{a.written} is not {hit['d']} {b.written}", 0.8)


def _up_from(text: str, found: Sequence[Mention]) -> Iterator[Fault]:
    """*460,000 tonnes, up from 480,000*."""
    for a, b in pairwise(found):
        hit = _FROM.match(text[a.end : b.start])
        if (
            hit is None
            or _OTHER.search(text[max(0, a.start - 160) : a.start])
            or (a.kind != b.kind and a.kind and b.kind)
            or (a.kind == "%") != (b.kind == "%")
        ):
            continue
        if (
            a.value != b.value
            and (a.value < b.value) == (hit["v"] == "up")
            and max(a.value, b.value) < 1000 * min(a.value, b.value)
        ):
            yield Fault("direction", b.start, b.end, f"{a.written} is not {hit['v']} from {b.written}", 0.85)


def _from_to(text: str, found: Sequence[Mention]) -> Iterator[Fault]:
    """*The crop will fall by a third, from 6,800 tonnes to 7,400 tonnes*."""
    for a, b in pairwise(found):
        if not _TO.match(text[a.end : b.start]) or not text[: a.start].endswith("from ") or a.value == b.value:
            continue
        verbs = list(_DIRECTION.finditer(text[max(0, a.start - 90) : a.start]))
        if not verbs or (a.kind and b.kind and a.kind != b.kind) or "old" in text[b.end : b.end + 12]:
            continue
        if max(a.value, b.value) > 1000 * min(a.value, b.value):
            continue  # "from 1.2 to 1.3 billion"
        if (a.value < b.value) != bool(verbs[-1]["up"]) and (
            verbs[-1][0] in _LASTS or not _SPANS.search(text[: a.start] + text[b.end :])
        ):
            verb = verbs[-1][0]
            start = max(0, a.start - 90) + verbs[-1].start()
            start = start if b.end - start <= GLANCE else a.start
            yield Fault("direction", start, b.end, f"from {a.written} to {b.written} nothing {verb}", 0.8)


def _share_before(text: str, found: Sequence[Mention]) -> Iterator[Fault]:
    """*12,000 households, about 15 per cent of the city's 800,000*."""
    for a, share, whole in zip(found, found[1:], found[2:], strict=False):
        if share.kind != "%" or "%" in (a.kind, whole.kind) or not whole.value or a.value < 10:
            continue
        if not _SHARE.match(text[a.end : share.start]) or not _OF_ALL.match(text[share.end : whole.start]):
            continue
        right = 100 * a.value / whole.value
        if not share.value / 1.4 <= right <= share.value * 1.4:
            yield Fault("percent", a.start, share.end, f"{a.written} of {whole.written} are {right:.3g} %", 0.8)


def _records(text: str, found: Sequence[Mention]) -> Iterator[Fault]:
    """*The thirteenth attack, three more than the previous record of 15*."""
    for by, record in pairwise(found):
        hit = _MORE.search(text[by.end : record.start])
        if hit is None or text[by.end : by.end + hit.start()].strip():
            continue
        sign = 1 if hit["d"] in ("more", "higher") else -1
        now = [m.value for m in found if m.end < by.start] + [_ordinal(o) for o in _ORDINAL.finditer(text[: by.start])]
        if now and record.value + sign * by.value not in now and record.value > by.value:
            right = now[-1] - sign * by.value
            if len(now) == 1 and right > 0:
                yield Fault("sum", record.start, record.end, f"{amount(right)} and {by.written} make {amount(now[0])}")


def _ordinal(hit: re.Match[str]) -> float:
    return float(hit["n"]) if hit["n"] else float(_ORDINALS.index(hit["w"]))


def _shares(text: str, found: Sequence[Mention]) -> Iterator[Fault]:
    """*1,079 of the 1,860 voters, or 85 per cent*."""
    for a, b, share in zip(found, found[1:], found[2:], strict=False):
        if share.kind != "%" or "%" in (a.kind, b.kind) or not b.value or a.value > b.value:
            continue
        if not _PART.match(text[a.end : b.start]) or not _SHARE.match(text[b.end : share.start]):
            continue
        right = 100 * a.value / b.value
        if abs(right - share.value) > 2 + 0.05 * right:
            yield Fault("percent", share.start, share.end, f"{a.written} of {b.written} are {right:.0f} %", 0.8)


def _exchanged(text: str, found: Sequence[Mention]) -> Iterator[Fault]:
    """*3.2 billion won, or about $2.3 billion*: no rate of these years lies between the two."""
    for a, b in pairwise(found):
        rates = _RATES.get(a.kind), _RATES.get(b.kind)
        if rates[0] is None or rates[1] is None or a.kind == b.kind or not _SHARE.match(text[a.end : b.start]):
            continue
        low, high = (a.value * rates[0][0] / rates[1][1], a.value * rates[0][1] / rates[1][0])
        if not low / 1.5 <= b.value <= high * 1.5:
            yield Fault("conversion", a.start, b.end, f"it would be {amount(_two(low))} to {amount(_two(high))}", 0.8)


def _two(value: float) -> float:
    """Two significant digits."""
    return float(f"{value:.2g}")


_OF_THE = lazy(
    r"\b[Oo]f (?:the|these|those|its|their|his|her) (?:[a-z-]+ )?(?P<noun>[a-z]{3,}s|people|men|women|children)\b"
)
_CHANGE = lazy(r"^(?: [a-z]+){0,2} to (?:about |around |some |nearly |over |almost )?$")


def slips(texts: Sequence[str], found: Sequence[Sequence[Mention]]) -> Iterator[tuple[int, Fault]]:
    """Digits in another order, shown by arithmetic: a sum or a rise that would be right if two changed places.

    `texts` are the segments of a document, `found` the `mentions` of each; each fault comes with the index of its
    segment.
    """
    values: dict[str, list[float]] = {}
    for row in found:
        for mention in row:
            values.setdefault(mention.kind, []).append(mention.value)
    for at, text in enumerate(texts):
        if len(found[at]) > 1:
            yield from ((at, fault) for fault in _list_slip(text, found[at], values))
            yield from ((at, fault) for fault in _change_slip(text, found[at], values.get("%", [])))


def _list_slip(text: str, here: Sequence[Mention], values: Mapping[str, Sequence[float]]) -> Iterator[Fault]:
    """*312 tiles … Of the tiles that were found, 180 come from the palace, 96 from the chapel and 63 from …*."""
    hit = _OF_THE.search(text)
    if hit is None:
        return
    end = text.find(". ", hit.end())
    parts = [m for m in here if m.start > hit.end() and (end < 0 or m.start < end)]
    if len(parts) < 2 or any(m.kind == "%" for m in parts):
        return
    listed = sum(m.value for m in parts)
    most = max(part.value for part in parts)
    wholes = {value for value in values.get(hit["noun"], ()) if value > most}
    if listed in wholes:
        return
    for whole in sorted(wholes):
        right = [part for part in parts if swapped(part.value, whole - listed + part.value)]
        if right:
            why = f"the parts make {amount(listed)}, not {amount(whole)}"
            yield Fault("sum", right[0].start, right[-1].end, why, 0.8)
            return


def _change_slip(text: str, here: Sequence[Mention], shares: Sequence[float]) -> Iterator[Fault]:
    """*A rise of 30 per cent … from 22,000 to 26,800*."""
    for a, b in pairwise(here):
        if not _CHANGE.match(text[a.end : b.start]) or not text[: a.start].endswith("from ") or "%" in (a.kind, b.kind):
            continue
        change = abs(100 * (b.value / a.value - 1)) if a.value else 0.0
        if not shares or any(abs(change - share) < 1.5 for share in shares):
            continue
        for share in shares:
            right = next((r for r in _orders(b.value) if abs(abs(100 * (r / a.value - 1)) - share) < 0.3), None)
            if right is not None:
                yield Fault("sum", b.start, b.end, f"{share:g} % from {a.written} make {amount(right)}", 0.75)
                return


def _orders(value: float) -> Iterator[float]:
    """A whole number with two neighbouring digits changed round."""
    digits = str(int(value))
    if value == int(value) and value >= 100:
        for at in range(len(digits) - 1):
            other = digits[:at] + digits[at + 1] + digits[at] + digits[at + 2 :]
            if other != digits and other[0] != "0":
                yield float(other)


def _alike(one: Mention, two: Mention) -> bool:
    """Whether two numbers can count the same: only one of them needs to say what."""
    return one.kind == two.kind or not one.kind or not two.kind


_CHECKS: tuple[Callable[[str, Sequence[Mention]], Iterator[Fault]], ...] = (
    _out_of,
    _remaining,
    _exchanged,
    _votes,
    _two_parts,
    _listed,
    _grouped,
    _thresholds,
    _from_to,
    _share_before,
    _up_from,
    _records,
    _shares,
)
