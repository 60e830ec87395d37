"""Numbers that have to balance: all and their kinds, votes and seats, shares of one vote, averages, products, points.

Each check reads a `Template` of a paragraph, asks that its words say how the numbers hang together, and reports only
what no reading of these words allows.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator

from mtaudit.detectors.quantities._checks import Fault, amount
from mtaudit.detectors.quantities._template import ABOUT, N, S, Template
from mtaudit.lang.patterns import lazy


def balance(numbers: Template) -> Iterator[Fault]:
    """The faults of a paragraph."""
    for cues, check in _CHECKS:
        if any(cue in numbers.text for cue in cues):
            yield from check(numbers)


def _near(one: float, two: float, slack: float) -> bool:
    return abs(one - two) <= slack * max(abs(one), abs(two))


# ------------------------------------------------------------------------------------------ all and their kinds

_ADJ = r"(?:(?!and\b|or\b)[a-z-]+ ){0,2}?"
_PERSONS = (
    r"(?:people|persons|passengers|members|pupils|students|athletes|children|patients|victims|prisoners|inmates|"
    r"workers|"
    r"employees|players|migrants|refugees|hostages|residents|visitors|participants|volunteers|candidates|staff|"
    r"soldiers|"
    r"teachers|swimmers|runners|singers|dancers|babies|inhabitants|guests|voters|judges|artists|dead|deaths|births|"
    r"casualties|survivors|injured|wounded|applicants|applications|delegates|actors|musicians|firefighters|"
    r"tourists|orphans|winners)"
)
_PAIRS = tuple(
    (f"{a}|{b}", lazy(rf"(?:{a})\b"), lazy(rf"(?:{b})\b"))
    for a, b in (
        ("women", "men"), ("girls", "boys"), ("adults", "children|minors|babies|infants"), ("males?", "females?"),
        ("seriously|severely|critically|badly", "slightly|lightly|less seriously"), ("residents", "tourists"),
        ("mothers", "fathers"), ("dead|killed", "injured|wounded|survivors"), ("Hindus", "Muslims"),
        ("injured|hurt|harmed", "unhurt|unharmed|uninjured|unscathed"), ("vaccinated", "unvaccinated"),
        ("approved|accepted|granted|admitted", "rejected|refused|turned down|denied"), ("passed", "failed"),
        ("positive", "negative"), ("survived", "died|drowned|perished"), ("open", "closed"), ("full", "empty"),
        ("healthy", "sick|ill|infected"),
    )
)  # fmt: skip
_BOTH = (
    (" women", " men"), (" girls", " boys"), (" adults", " children"), (" adults", " minors"), (" male", " female"),
    ("slightly", "s"), ("lightly", "ly"), ("less seriously", "s"), (" dead", "injured"), (" dead", "wounded"),
    (" killed", "injured"), (" killed", "wounded"), (" residents", " tourists"), (" mothers", " fathers"),
    (" Hindus", " Muslims"), ("hurt", " unhurt"), ("injured", " unharmed"), (" injured", " uninjured"),
    ("injured", " unhurt"), (" vaccinated", " unvaccinated"), (" approved", " rejected"), (" accepted", " rejected"),
    (" granted", " refused"), (" accepted", " refused"), (" granted", " denied"), (" passed", " failed"),
    (" positive", " negative"), (" survived", " died"), (" survived", " drowned"), (" open", " closed"),
    (" full", " empty"), (" healthy", " sick"), (" healthy", " ill"), (" healthy", " infected"),
)  # fmt: skip
"""What must stand in a text that has a pair: looked for before the pattern is made."""
_EITHER = "|".join(either for either, _, _ in _PAIRS)
_SPLIT = lazy(
    rf"{N.format('w')} (?:[a-z-]+ ){{0,2}}?(?:(?P<k>{_PERSONS})|"
    rf"[a-z]{{3,}}s)\b(?P<g>[^.;#%]{{0,80}}?)(?P<sep>[,;:–—(-]|,? of whom| (?:were|are|was|is)|,? of which|,? "
    rf"of them) "
    rf"?{ABOUT}{N.format('a')} (?:of them )?{_ADJ}(?P<x>{_EITHER})\b(?P<h>[^.;#%]{{0,20}}?),? and "
    rf"{ABOUT}{N.format('b')} "
    rf"{_ADJ}(?P<y>{_EITHER})\b(?P<f>[^#%]{{0,40}})"
)
_INCLUDED = lazy(r"\b(?:including|among them|among whom|like|as well as|plus|also|another|more|further|and)\b")
_ALSO = lazy(r",? (?:and|plus|as well as|one|an?)\b|, ")
_LOOSE = lazy(r"\b(?:than|up|down|from|previous|last|before|each|per|every|average)\b")


def _kinds(numbers: Template) -> Iterator[Fault]:
    """*38 people died, 21 women and 27 men*: more than all, or all but told as if they were all."""
    text = numbers.text
    if text.count("#") < 3 or not any(a in text and b in text for a, b in _BOTH):
        return
    for hit in _SPLIT.finditer(text):
        apart = any(
            p.match(hit["x"]) and q.match(hit["y"]) or q.match(hit["x"]) and p.match(hit["y"]) for _, p, q in _PAIRS
        )
        w, a, b = numbers.pick(hit, "w", "a", "b")
        if not apart or _LOOSE.search(hit["g"]):
            continue
        total = a.value + b.value
        rough = re.search(r"(?:about|around|nearly|almost|some|over|than) #", hit[0]) is not None
        listed = hit["k"] is not None and hit["x"] in _SEXES and not hit["sep"].strip().startswith(("w", "a", "i"))
        full = listed and not _INCLUDED.search(hit["g"]) and not _ALSO.match(hit["f"])
        if total > w.value * (1.05 if rough else 1.001) or full and total < w.value * (0.9 if rough else 0.999):
            why = f"{a.written} and {b.written} make {amount(total)}, not {w.written}"
            yield Fault("sum", b.start, b.end, why, 0.8)


_SEXES = frozenset(("women", "men", "girls", "boys", "male", "males", "female", "females"))
_IN_PLACES = lazy(
    rf"{N.format('w')} (?P<k>[a-z]+s|people|men|women)(?: [a-z]+){{0,4}}: {ABOUT}{N.format('a')} "
    rf"(?P<m>[^.;:,#%]{{3,40}}?),? and "
    rf"{ABOUT}"
    rf"{N.format('b')} (?P<n>[^.;:,#%]{{3,40}})\."
)


def _in_places(numbers: Template) -> Iterator[Fault]:
    """*23 houses: 15 in the upper village and 18 in the lower.*"""
    for hit in _IN_PLACES.finditer(numbers.text):
        w, a, b = numbers.pick(hit, "w", "a", "b")
        places = re.match(r"(in|at|on|for|from|of|by)\b", hit["m"]), re.match(r"(in|at|on|for|from|of|by)\b", hit["n"])
        alike = places[0] and places[1] and places[0][0] == places[1][0] and not {a.kind, b.kind} - {"", w.kind}
        alike = alike or hit["m"][0].isupper() and hit["n"][0].isupper() and hit["m"][-1] == hit["n"][-1] == "s"
        if alike and w.kind not in _TIMES and a.value + b.value > w.value * 1.01:
            yield Fault("sum", b.start, b.end, f"{a.written} and {b.written} make {amount(a.value + b.value)}", 0.75)


_TIMES = frozenset("years months weeks days hours minutes seconds points times goals % degrees".split())
_SPENT = lazy(
    rf"{N.format('w')}(?: [a-z]+)?(?:,? of which|\. Of (?:this|that|these),?) "
    rf"{ABOUT}{N.format('a')}(?P<g>[^.;#%]{{1,70}}?),? and "
    rf"{ABOUT}{N.format('b')}"
)


def _spent(numbers: Template) -> Iterator[Fault]:
    """*80 million, of which 35 million went to schools and 55 million to roads*."""
    for hit in _SPENT.finditer(numbers.text):
        w, a, b = numbers.pick(hit, "w", "a", "b")
        money = a.value >= 1000 and b.value >= 1000 and {a.kind, b.kind} <= {"", w.kind} and w.kind != "%"
        if money and a.value < w.value and b.value < w.value and a.value + b.value > 1.02 * w.value:
            why = f"{a.written} and {b.written} make {amount(a.value + b.value)}, not {w.written}"
            yield Fault("sum", b.start, b.end, why, 0.75)


_GROUPS = lazy(
    rf"{N.format('w')} (?P<k>[a-z]+(?: [a-z]+)?)[^.;#%]{{0,60}}? (?:in|into|on|to|between) #(?P<t>\d+); (?:[a-z]+ )?"
    r"(?:groups|teams|halves|parts|classes|shifts|buses)\b[^#%]{0,60}?[.:;,–—] "
    rf"?{ABOUT}{N.format('a')}[^#%]{{1,140}}?\b[Tt]he (?:other|remaining|rest,) {N.format('b')}"
)


def _groups(numbers: Template) -> Iterator[Fault]:
    """*The 120 volunteers were divided into two groups. Sixty …; the other 70 …*."""
    for hit in _GROUPS.finditer(numbers.text):
        w, t, a, b = numbers.pick(hit, "w", "t", "a", "b")
        if t.value == 2 and {a.kind, b.kind}.isdisjoint(_TIMES) and a.value + b.value != w.value:
            yield Fault("sum", b.start, b.end, f"{w.written} less {a.written} are {amount(w.value - a.value)}", 0.8)


_AND_THE_OTHER = lazy(
    rf"{N.format('w')} [a-z]+(?: [a-z]+){{0,2}}[;:.–] {ABOUT}{N.format('a')}(?: of them)? [^.;#%]{{1,60}}?[,;]? "
    rf"(?:and |while )?[Tt]he (?:other|"
    rf"remaining) {N.format('b')}"
)


_TIMED = lazy(rf" (?:{'|'.join(sorted(_TIMES - {'%'}))})\b|%")


def _and_the_other(numbers: Template) -> Iterator[Fault]:
    """*14 men; eight got life, the other eight five years*."""
    for hit in _AND_THE_OTHER.finditer(numbers.text):
        w, a, b = numbers.pick(hit, "w", "a", "b")
        timed = _TIMED.match(numbers.text, hit.end()) or not {w.kind, a.kind}.isdisjoint(_TIMES)
        counted = not timed and w.kind and a.kind in ("", w.kind)
        if counted and a.value < w.value and 2 < w.value < 1000 and a.value + b.value != w.value:
            yield Fault("sum", b.start, b.end, f"{w.written} less {a.written} are {amount(w.value - a.value)}", 0.75)


# ------------------------------------------------------------------------------------------ votes and shares

_BODY = lazy(
    rf"{N.format('w')} (?:[a-z]+ ){{0,1}}?(?:judges|members|deputies|councillors|senators|seats|delegates|"
    rf"lawmakers|jurors|"
    rf"commissioners|shareholders|MPs|ministers|directors|countries|states)\b[^.#%]{{0,60}}?[;,.:–—] (?:of them,? )?"
    rf"{N.format('a')} (?:[a-z]+ ){{0,2}}?(?:for|in favou?r)\b[^.;#%]{{0,25}} and {N.format('b')} "
    r"(?:[a-z]+ ){0,2}?against",
    re.I,
)


def _outgrown(numbers: Template, pattern: re.Pattern[str]) -> Iterator[Fault]:
    """Two parts, `a` and `b`, that exclude each other and together are more than their whole, `w`."""
    for hit in pattern.finditer(numbers.text):
        w, a, b = numbers.pick(hit, "w", "a", "b")
        if a.value + b.value > w.value and a.value <= w.value and b.value <= w.value:
            why = f"{a.written} and {b.written} make {amount(a.value + b.value)}, not {w.written}"
            yield Fault("sum", b.start, b.end, why, 0.8)


def _bodies(numbers: Template) -> Iterator[Fault]:
    """*The court has 15 judges; nine voted for and seven against*."""
    yield from _outgrown(numbers, _BODY)


_BALLOT = lazy(
    rf"\b[Oo]f (?:the |all )?{N.format('w')} (?:[a-z]+ ){{0,2}}?[a-z]+(?: [a-z]+)?, {N.format('a')} [^.;#%]{{0,30}}?"
    rf"(?:for|favou?r)\b[^.;#%]{{0,30}}?[, ](?:and )?{N.format('b')} [^.;#%]{{0,20}}?against"
    rf"(?:[^.;#%]{{0,30}}? and {N.format('c')} (?:[a-z]+ )?abstained)?"
)


def _ballots(numbers: Template) -> Iterator[Fault]:
    """*Of the 180 deputies present, 120 voted for the bill, 51 voted against and 90 abstained*."""
    for hit in _BALLOT.finditer(numbers.text):
        w, *parts = numbers.pick(hit, "w", "a", "b", "c")
        told = sum(part.value for part in parts)
        if told > w.value and all(part.value <= w.value for part in parts):
            yield Fault("sum", parts[-1].start, parts[-1].end, f"the votes make {amount(told)}, not {w.written}", 0.85)


_SHOT = lazy(
    rf"\b[Oo]f (?:the |all )?{N.format('w')} [^.;#%]{{3,80}}?\b(?:shot down|intercepted|downed|destroyed|stopped) "
    rf"{ABOUT}{N.format('a')}[^.;#%]{{0,20}}? (?:and|while) {ABOUT}{N.format('b')} (?:[a-z]+ ){{0,2}}?"
    r"(?:reached|hit|struck|got through|landed|fell|missed|flew)\b"
)


def _shots(numbers: Template) -> Iterator[Fault]:
    """*Of the 40 rockets, air defences shot down 31, and eighteen reached their targets*."""
    yield from _outgrown(numbers, _SHOT)


_SOLD = lazy(
    rf"{N.format('n')}(?: [^.;#%]{{1,40}}?)? (?:at|for) {N.format('p')}(?: [a-z]+)? "
    r"(?:each|apiece|a share|a piece|per share)\b"
    rf"[^.;#%]{{0,40}}?\b(?:raised|raising|earned|fetched|brought in|took in|for a total of|making) {N.format('t')}"
)
_DIGITS_OFF = frozenset({-3, -2, -1, 1, 2, 3})


def _sold(numbers: Template) -> Iterator[Fault]:
    """*It sold 60 million shares at 20 dollars each and raised 120 million dollars*: digits more or fewer."""
    for hit in _SOLD.finditer(numbers.text):
        n, p, t = numbers.pick(hit, "n", "p", "t")
        made = n.value * p.value
        power = round(math.log10(t.value / made)) if made > 0 and t.value > 0 else 0
        if power in _DIGITS_OFF and _near(t.value, made * 10**power, 0.02):
            why = f"{n.written} times {p.written} make {amount(made)}"
            yield Fault("sum", t.start, t.end, why, 0.8)


_SEATED = r"(?P<w>\d{2,4})-(?:seat|member|strong)\b"
_NEEDED = lazy(
    rf"\b(?:need(?:s|ed)?|requires?|required)\b[^.;#%]{{0,30}}?{N.format('v')} (?:votes|"
    rf"seats)[^.;#%]{{0,60}}?\b{_SEATED}"
    rf"[^.;#%]{{0,60}}?\b(?:(?P<q>absolute|simple|overall|outright|two-thirds|three-fifths) )?majority"
)
_SHARE_OF = {"two-thirds": 2 / 3, "three-fifths": 3 / 5}


def _majorities(numbers: Template) -> Iterator[Fault]:
    """*It needed 71 votes in the 120-seat chamber, an absolute majority*."""
    for hit in _NEEDED.finditer(numbers.text):
        votes, seats = numbers.pick(hit, "v")[0], int(hit["w"])
        right = seats * _SHARE_OF[hit["q"]] if hit["q"] in _SHARE_OF else seats // 2 + 1
        if not -1 <= votes.value - right <= 1.01:
            why = f"{hit['q'] or 'half'} of {seats} would be {right:.0f}".replace("absolute", "more than half")
            yield Fault("sum", votes.start, votes.end, why, 0.75)


_RATE_OF = lazy(
    rf"{N.format('a')} (?:[a-z]+ ){{0,2}}?(?:out )?of (?:the |its |their |all "
    rf")?{N.format('b')}[^.;#%]{{0,60}}?[,(–—] "
    rf"?(?:which is |that is |or )?(?P<i>an? (?:[a-z-]+ ){{0,2}}?(?:rate|share|proportion|quota|percentage|efficacy)|"
    rf"giving (?:it )?an? (?:[a-z-]+ ){{0,2}}?rate) of (?P<about>{ABOUT}){S.format('s')}"
)


def _rates(numbers: Template) -> Iterator[Fault]:
    """*47 of the 50 cases, a success rate of 49 per cent*: neither those nor the others."""
    for hit in _RATE_OF.finditer(numbers.text) if "%" in numbers.text else ():
        a, b, share = numbers.pick(hit, "a", "b", "s")
        if not b.value or a.value > b.value:
            continue
        right = 100 * a.value / b.value
        if abs(right - share.value) > 2.5 and abs(100 - right - share.value) > 2.5:
            yield Fault("percent", share.start, share.end, f"{a.written} of {b.written} are {right:.0f} %", 0.8)


_REST_SHARE = lazy(
    rf"{S.format('a')} of (?:the |its |their )?[a-z]+[^.;#%]{{0,60}}? (?:the (?:other|remaining)|the rest,?) "
    rf"{S.format('b')}"
)


def _remaining(numbers: Template) -> Iterator[Fault]:
    """*46 per cent of the shares; the family keeps the other 36 per cent*."""
    for hit in _REST_SHARE.finditer(numbers.text):
        a, b = numbers.pick(hit, "a", "b")
        sentence = numbers.text[max(0, numbers.text.rfind(". ", 0, hit.start())) : hit.start()]
        total = a.value + b.value
        if a.kind == b.kind == "%" and "%" not in sentence and not 98.4 <= total <= 101.6:
            yield Fault("percent", b.start, b.end, f"{a.written} and {b.written} make {total:g} %", 0.75)


_TWO_SHARES = lazy(
    rf"{S.format('a')}(?P<g>[^.;%#]{{0,60}}?)\b(?:and|to|against|while|but|compared with) "
    rf"(?P<h>[^.;%#]{{0,50}}?){S.format('b')}"
)
_TWO_WAY = lazy(r"\b(?:run-?off|second round|referendum|two candidates|both candidates|plebiscite)\b", re.I)
_NOT_A_VOTE = lazy(
    r"\b(?:turnout|first round|polls?|survey|rose|fell|from|up|down|compared|previous|last|years? ago|counted|"
    r"earlier|"
    r"region|city|province|district|abroad|votes? in [A-Z]|in (?:19|20)\d\d|each)\b",
    re.I,
)


def _two_shares(numbers: Template) -> Iterator[Fault]:
    """*In the run-off one got 53.4 per cent and the other 48.6 per cent*."""
    text = numbers.text
    for hit in _TWO_SHARES.finditer(text) if text.count("%") > 1 and _TWO_WAY.search(text) else ():
        a, b = numbers.pick(hit, "a", "b")
        start = max(text.rfind(". ", 0, hit.start()) + 1, 0)
        end = text.find(". ", hit.end())
        sentence = text[start : end if end > 0 else len(text)]
        alone = sentence.count("%") == 2 and not _NOT_A_VOTE.search(sentence)
        sides = alone and 25 < a.value < 75 and 25 < b.value < 75 and a.kind == b.kind == "%"
        if sides and 100.7 < a.value + b.value < 120:
            yield Fault("percent", b.start, b.end, f"{a.written} and {b.written} make {a.value + b.value:g} %", 0.75)


_THREE = lazy(
    rf"{S.format('a')}[^.;#%]{{0,60}}?\b(?:for|in favou?r|support\w*|yes|agree\w*|approv\w*)\b[^.;#%]{{0,40}}?"
    rf"(?:{S.format('b')}|{N.format('bb')}) [^.;#%]{{0,30}}?\b(?:against|oppos\w+|no|disagree\w*|"
    rf"reject\w*)\b[^.;#%]{{0,40}}?"
    rf"(?:{S.format('c')}|{N.format('cc')}) [^.;#%]{{0,30}}?\b(?:no opinion|undecided|abstain\w*|(?:do|did) not know|"
    r"don[’']t know|no answer|unsure|no view|indifferent)\b"
)


def _answers(numbers: Template) -> Iterator[Fault]:
    """*55 per cent are in favour, 38 per cent against and 17 per cent have no opinion*."""
    for hit in _THREE.finditer(numbers.text) if "%" in numbers.text else ():
        told = numbers.pick(hit, "a", "b", "bb", "c", "cc")
        total = sum(m.value for m in told)
        if 102 < total < 140 and told[0].kind == "%":
            last = told[-1]
            yield Fault("percent", last.start, last.end, f"the answers make {total:g} %", 0.8)


_PART_NAMED = lazy(
    rf"{S.format('s')} of (?:the |its |their |all |his |her )(?:[a-z]+ )?{N.format('w')} (?P<k>[a-z]+),? "
    rf"(?:(?:that is|or|"
    rf"i\.e\.|in other words),? )?{ABOUT}{N.format('p')}(?: (?:people|(?P=k)|persons|children|men|women))?,"
)


def _named_part(numbers: Template) -> Iterator[Fault]:
    """*Half of the 840 employees, 240 people, will have to go*."""
    for hit in _PART_NAMED.finditer(numbers.text) if "%" in numbers.text else ():
        share, whole, part = numbers.pick(hit, "s", "w", "p")
        right = whole.value * share.value / 100
        if part.value < whole.value and not _near(part.value, right, 0.2):
            why = f"{share.written} of {whole.written} are {amount(round(right))}"
            yield Fault("sum", part.start, part.end, why, 0.75)


_CAMPS = lazy(
    rf"{N.format('w')} (?:seats|members|deputies|MPs|councillors|senators)\b[^.#%]{{0,30}}?[:;,.–—] "
    rf"[^.#%]{{0,15}}?\b(?:government|coalition|"
    rf"ruling [a-z]+|majority|left|alliance|bloc)\b[^.#%]{{0,25}} {N.format('a')}(?: seats| of them)?[,;]? "
    rf"(?:and |while )?[^.#%]{{0,15}}?"
    rf"\b(?:opposition|right|minority|others|other parties)\b[^.;#%]{{0,20}}? {N.format('b')}"
)


def _camps(numbers: Template) -> Iterator[Fault]:
    """*Of 101 seats the government has 56, the opposition 55*."""
    for hit in _CAMPS.finditer(numbers.text) if numbers.text.count("#") > 2 else ():
        w, a, b = numbers.pick(hit, "w", "a", "b")
        if a.value < w.value and b.value < w.value < a.value + b.value:
            yield Fault("sum", b.start, b.end, f"{a.written} and {b.written} make {amount(a.value + b.value)}", 0.75)


_EVERY = lazy(
    rf"{S.format('s')} (?P<k>[a-z]+),? (?:or )?{N.format('a')} (?:out )?of (?:the |its |all )?{N.format('b')}"
)
_TURNOUT = lazy(
    rf"\b(?:[Tt]urnout|[Ss]hare|[Rr]ate|[Qq]uota|[Pp]roportion)\b[^.#%;]{{0,30}}? {S.format('s')}(?: only)?(?::|"
    rf" \(|, or|, as|,) "
    rf"{ABOUT}{N.format('a')} (?:[a-z]+ ){{0,2}}?(?:out )?of (?:the |its |all )?{N.format('b')}"
)


def _rated(numbers: Template) -> Iterator[Fault]:
    """*Every second pupil, 120 of 480*; *turnout was 36 per cent: 410 of 690*."""
    text = numbers.text
    if "%" not in text or text.count("#") < 2:
        return
    rates = _TURNOUT.finditer(text) if any(cue in text for cue in _RATES) else ()
    for hit in (*_EVERY.finditer(text), *rates):
        share, a, b = numbers.pick(hit, "s", "a", "b")
        if not b.value or a.value > b.value or hit.groupdict().get("k") and share.kind != "%of":
            continue
        right = 100 * a.value / b.value
        slack = 0.25 * right if share.kind == "%of" else 2.5
        if abs(right - share.value) > slack:
            yield Fault("percent", a.start, b.end, f"{a.written} of {b.written} are {right:.0f} %", 0.75)


_RATES = ("urnout", " share", "Share", " rate", "Rate", "uota", "roportion")
_SEXED = lazy(
    rf"\b(?P<x>[Ww]omen|[Mm]en|[Gg]irls|[Bb]oys)\b (?:make up|account for|are|form|hold|made up) (?:[a-z]+ "
    rf")?{S.format('a')}[^.;#%]{{0,50}}?"
    rf"\b(?P<y>women|men|girls|boys) (?:[a-z]+ ){{0,3}}?{S.format('b')}"
)


def _sexes(numbers: Template) -> Iterator[Fault]:
    """*Women make up 47 per cent of the staff and men 63 per cent*."""
    for hit in _SEXED.finditer(numbers.text) if numbers.text.count("%") > 1 else ():
        a, b = numbers.pick(hit, "a", "b")
        if hit["x"].lower() != hit["y"] and a.kind == b.kind == "%" and a.value + b.value > 101.6:
            yield Fault("percent", b.start, b.end, f"{a.written} and {b.written} make {a.value + b.value:g} %", 0.75)


# ------------------------------------------------------------------------------------------ averages and products

_AVERAGED = lazy(
    r"(?P<list>(?:#\d+;(?: [a-z]+)?, ){0,5}#\d+;(?: [a-z]+)?,? and #\d+;)"
    rf"(?: [a-z]+){{0,2}}?,? (?:which is |that is |or |with )?(?:an average of {ABOUT}{N.format('t')}|{ABOUT}"
    rf"{N.format('u')}(?: [a-z]+)? on average|on average {ABOUT}{N.format('o')}|{ABOUT}{N.format('q')}(?: "
    rf"[a-z]+)? in the mean)"
)


def _averages(numbers: Template) -> Iterator[Fault]:
    """*Three runs of 10, 12 and 14 seconds, 20 on average*."""
    for hit in _AVERAGED.finditer(numbers.text) if numbers.text.count("#") > 2 else ():
        listed = [numbers.numbers[int(n)].value for n in re.findall(r"#(\d+);", hit["list"])]
        mean = numbers.pick(hit, "t", "u", "o", "q")[0]
        if len(listed) > 1 and not min(listed) <= mean.value <= max(listed):
            yield Fault("sum", mean.start, mean.end, "an average lies between the least and the most", 0.8)


_WEIGHT = {"grams": 0.001, "gram": 0.001, "kilo": 1.0, "kilos": 1.0, "kilogram": 1.0, "kilograms": 1.0, "tonnes": 1e3,
           "tonne": 1e3, "ton": 1e3, "tons": 1e3}  # fmt: skip
_LIQUID = {"litre": 1.0, "litres": 1.0, "millilitres": 0.001, "hectolitres": 100.0, "liter": 1.0, "liters": 1.0}
_LENGTH = {"metres": 1.0, "metre": 1.0, "centimetres": 0.01, "kilometres": 1e3, "meters": 1.0, "centimeters": 0.01,
           "millimetres": 0.001}  # fmt: skip
_PACKED = lazy(
    rf"{N.format('n')} (?:packets|packs|packages|bags|sacks|bottles|boxes|cans|tins|jars|barrels|canisters|"
    rf"parcels|tanks|"
    r"containers|cartons|crates|buckets|drums|bars|loaves)"
    rf" of (?:{N.format('x')}|(?P<one>an?|one|half an?|%\d+; an?)) (?P<u>[a-z]+)(?: each)?(?:,|:| –| —)"
    rf" (?:or |that is |that makes |making |which makes |a total of |in all |altogether "
    rf")?{ABOUT}{N.format('t')} (?P<v>[a-z]+)"
)


def _packed(numbers: Template) -> Iterator[Fault]:
    """*210 packets of one kilo: 210 grams*; *24 bottles of half a litre, 120 litres in all*."""
    for hit in _PACKED.finditer(numbers.text):
        n, t = numbers.pick(hit, "n", "t")
        each = numbers.pick(hit, "x")[0].value if hit["x"] else 0.5 if hit["one"][:1] in "h%" else 1.0
        for table in (_WEIGHT, _LIQUID):
            if hit["u"] in table and hit["v"] in table:
                right = n.value * each * table[hit["u"]] / table[hit["v"]]
                if not _near(right, t.value, 0.1):
                    end = t.end + 1 + len(hit["v"])
                    yield Fault("sum", t.start, end, f"that makes {amount(right)} {hit['v']}", 0.8)


_MAKE = lazy(
    rf"{N.format('n')} [a-z]+s (?:of|with|at|à) {N.format('x')} (?P<u>[a-z]+)(?: each)? (?:make|makes|come to|"
    rf"comes to|amount to|amounts to|"
    rf"are altogether|add up to) {ABOUT}{N.format('t')} (?P<v>[a-z]+)"
)
_SO_MUCH = lazy(
    rf"\b(?:[Aa]|[Oo]ne|[Pp]er|[Ee]ach) (?P<k>kilo|litre|tonne|metre|hour|day|night|month|ticket|egg|loaf|"
    rf"bottle|bag|book|copy) (?:now |will )?"
    rf"(?:costs?|brings?|pays?) {N.format('p')}(?: [a-z]+)?[^.#%]{{0,30}}? {N.format('n')} (?P=k)s? (?:now |"
    rf"will |would |thus )?"
    rf"(?:costs?|brings?|pays?|come to|make) {ABOUT}{N.format('t')}"
)


def _made(numbers: Template) -> Iterator[Fault]:
    """*Twelve crates of 20 bottles make 2,400 bottles*; *a kilo costs 80 roubles, so ten kilos cost 8,000*."""
    if numbers.text.count("#") < 3:
        return
    for hit in _MAKE.finditer(numbers.text):
        n, x, t = numbers.pick(hit, "n", "x", "t")
        if hit["u"] == hit["v"] and not _near(n.value * x.value, t.value, 0.1):
            yield Fault("sum", t.start, t.end, f"{n.written} times {x.written} make {amount(n.value * x.value)}", 0.75)
    for hit in _SO_MUCH.finditer(numbers.text):
        p, n, t = numbers.pick(hit, "p", "n", "t")
        off = t.value / (p.value * n.value) if p.value * n.value else 1.0
        if not 0.6 < off < 1.1 and (not p.kind or not t.kind or p.kind == t.kind):
            yield Fault("sum", t.start, t.end, f"{n.written} times {p.written} make {amount(p.value * n.value)}", 0.75)


_AREA = lazy(
    rf"{N.format('a')}(?: (?P<u>[a-z]+?met(?:re|er)s|met(?:re|er)s))? (?:by|times|x) {N.format('b')} "
    rf"(?P<v>[a-z]*met(?:re|er)s)"
    rf"(?:,| \(| –)? ?(?:and |or |that is |which is |that makes |so |it |has |have |measur\w+ |cover\w* |takes "
    rf"up |took up |"
    rf"occup\w+ |an area of |a surface of |a total of |in all |altogether ){{1,4}}{ABOUT}{N.format('t')} square "
    r"(?P<s>[a-z]*met(?:re|er)s)"
)


def _areas(numbers: Template) -> Iterator[Fault]:
    """*It is 4 by 3 metres and covers 120 square metres*."""
    for hit in _AREA.finditer(numbers.text):
        a, b, t = numbers.pick(hit, "a", "b", "t")
        units = [(hit[k] or hit["v"]).replace("meters", "metres") for k in "uvs"]
        if all(unit in _LENGTH for unit in units):
            first, second, square = (_LENGTH[unit] for unit in units)
            right = a.value * first * b.value * second / square**2
            if not _near(right, t.value, 0.25):
                yield Fault("sum", t.start, t.end, f"that makes {right:,.4g} square {hit['s']}", 0.8)


_PRICED = lazy(
    rf"{N.format('p')}(?: (?P<c>[a-z]+))? (?:a|an|per|the) (?P<k>kilo|kilogram|litre|tonne|ton|metre|hectare|"
    rf"hour|day|night|"
    rf"month|piece|egg|ticket|bottle)\b[^.#%]{{0,40}}?\b(?:sack|bag|box|crate|barrel|load|stay|bottle|can|lorry|"
    rf"basket|tank|"
    rf"shift|day|week|tray|field|plot) of {N.format('n')} (?P=k)s?(?: of [a-z]+)? (?:brings?|costs?|"
    rf"fetch(?:es)?|is worth|sells for|earns?|"
    rf"makes?|yields?|brought|cost|fetched|was worth|sold for|earned) (?:[a-z]+ )?{ABOUT}{N.format('t')}(?: "
    rf"(?P<d>[a-z]+))?"
)


def _priced(numbers: Template) -> Iterator[Fault]:
    """*At 60 pesos a kilo, a sack of 50 kilos brings 300 pesos*."""
    for hit in _PRICED.finditer(numbers.text) if numbers.text.count("#") > 2 else ():
        p, n, t = numbers.pick(hit, "p", "n", "t")
        if p.kind == t.kind and not _near(p.value * n.value, t.value, 0.15):
            why = f"{n.written} times {p.written} make {amount(p.value * n.value)}"
            yield Fault("sum", t.start, t.end, why, 0.8)


_POINTS = lazy(
    rf"(?:{N.format('w')}|\b(?P<ow>[Oo]ne|[Aa])) (?:wins?|victor(?:y|ies))(?:,| and) (?:(?:and "
    rf")?(?:{N.format('d')}|(?P<od>one|a)) "
    rf"(?:draws?|ties))\b[^.;#%]{{0,50}}?(?:#\d+; (?:games|matches|rounds)[^.;#%]{{0,40}}?)?{N.format('p')} points"
    r"(?! (?:behind|ahead|clear|more|less|adrift|above|below|off|short|from))"
)


def _points(numbers: Template) -> Iterator[Fault]:
    """*Four wins and two draws from seven matches give eleven points*."""
    for hit in _POINTS.finditer(numbers.text):
        wins = numbers.pick(hit, "w")[0].value if hit["w"] else 1.0
        draws = numbers.pick(hit, "d")[0].value if hit["d"] else 1.0
        told = numbers.pick(hit, "p")[0]
        if told.value not in (3 * wins + draws, 2 * wins + draws, wins + draws / 2):
            why = f"{amount(wins)} wins and {amount(draws)} draws make {amount(3 * wins + draws)} points"
            yield Fault("sum", told.start, told.end, why, 0.75)


# ------------------------------------------------------------------------------------------ instead of

_INSTEAD = lazy(
    rf"{N.format('a')}(?: (?P<k>[a-z]+))?(?: [a-z]+)?,? (?:instead of|rather than|against) (?:the (?:usual |"
    rf"previous |"
    rf"current )?)?{ABOUT}{N.format('b')}(?P<g>[^.;#%]{{0,40}}?),? (?P<w>(?:a|an) (?:[a-z]+ )?(?:saving|gain|"
    rf"difference|reduction|"
    rf"time saving)|saving(?: [a-z]+)?|a saving of time) (?:of )?{ABOUT}{N.format('c')}(?P<f>(?: [a-z]+)?)"
)


def _instead(numbers: Template) -> Iterator[Fault]:
    """*21 minutes instead of 35, a saving of 21 minutes*."""
    for hit in _INSTEAD.finditer(numbers.text) if numbers.text.count("#") > 2 else ():
        a, b, c = numbers.pick(hit, "a", "b", "c")
        kinds = {m.kind for m in (a, b, c)} - {""}
        right = abs(a.value - b.value)
        if len(kinds) <= 1 and "%" not in kinds and not _near(right, c.value, 0.12) and hit["f"] not in _OTHER_SPAN:
            yield Fault("sum", c.start, c.end, f"from {b.written} to {a.written} it is {amount(right)}", 0.8)


_OTHER_SPAN = (" a", " an", " per", " each", " every")

_CHECKS: tuple[tuple[tuple[str, ...], Callable[[Template], Iterator[Fault]]], ...] = (
    (("#",), _kinds),
    ((": #",), _in_places),
    (("of which", ". Of th"), _spent),
    (("he other #", "he remaining #", "he rest, #"), _groups),
    (("he other #", "he remaining #"), _and_the_other),
    (("against",), _bodies),
    (("against",), _ballots),
    (("shot down", "intercepted", "downed", "destroyed", "stopped"), _shots),
    ((" each", " apiece", " a share", " a piece", " per share"), _sold),
    (("ajority",), _majorities),
    (("rate of", "share of", "proportion of", "quota of", "percentage of", "efficacy of"), _rates),
    (("he other %", "he remaining %", "he rest %", "he rest, %"), _remaining),
    (("%",), _two_shares),
    (("opinion", "undecided", "know", "abstain", "no answer", "unsure", "no view", "indifferent"), _answers),
    (("overnment", "oalition", "uling ", "ajority", "left", "lliance", "bloc"), _camps),
    (("; of ",), _rated),
    (("omen ", "Men ", "irls ", "oys "), _sexes),
    (("; of ",), _named_part),
    (("on average", "an average of", "in the mean"), _averages),
    (("; packets", "; packs", "; packages", "; bags", "; sacks", "; bottles", "; boxes", "; cans", "; tins", "; jars",
      "; barrels", "; canisters", "; parcels", "; tanks", "; containers", "; cartons", "; crates", "; buckets",
      "; drums", "; bars", "; loaves"), _packed),
    (("make #", "makes #", "come to #", "comes to #", "amount to #", "amounts to #", "add up to #", "altogether #",
      "cost #", "costs #", "brings #", "pays #"), _made),
    ((" square ",), _areas),
    (("; a ", "; per ", " a ", " per "), _priced),
    (("; points",), _points),
    (("instead of", "rather than", "against"), _instead),
)  # fmt: skip
