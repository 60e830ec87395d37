"""What things can be measured in, and how heavy, high or fast they can be: units that were swapped or left out."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from mtaudit.detectors.quantities._checks import Fault
from mtaudit.lang.patterns import lazy

_DIMENSIONS = {
    "length": "millimetres? centimetres? metres? kilometres? millimeters? centimeters? meters? kilometers? km "
    "inch(?:es)? "
    "feet yards? miles?",
    "mass": "milligrams? grams? kilos? kilograms? kilogrammes? tonnes? tons? pounds? ounces?",
    "volume": "millilitres? litres? liters? hectolitres? gallons? barrels?",
    "area": "hectares? acres?",
    "power": "kilowatts? megawatts? gigawatts? terawatts? kilowatt-hours? megawatt-hours? gigawatt-hours? watts?",
    "data": "kilobytes? megabytes? gigabytes? terabytes? megabits? gigabits?",
    "time": "seconds? minutes? hours? days? weeks? months? years?",
    "temperature": "degrees?",
    "speed": "knots?",
}
_UNIT = {d: re.compile(rf"(?:{'|'.join(forms.split())})") for d, forms in _DIMENSIONS.items()}
_ALL = "|".join(form for forms in _DIMENSIONS.values() for form in forms.split())
_Q = (
    r"(?P<n>\d[\d,]*(?:\.\d+)?|one|two|three|four|five|six|seven|eight|nine|ten)(?: (?P<s>thousand|million|"
    r"billion))? "
    rf"(?P<q>square |cubic )?(?P<u>{_ALL})\b(?P<after> (?:an?|per|above|below|from|away|of|in|long|wide|deep|"
    rf"high|tall|"
    r"thick|apart|old)\b|[/²³])?"
)
_ABOUT = r"(?:(?:about|around|some|nearly|almost|over|more than|up to|at least|only|just|roughly|as much as) ){0,2}"
_KILOS = {
    "milligram": 1e-6, "gram": 1e-3, "kilo": 1.0, "kilogram": 1.0, "kilogramme": 1.0, "tonne": 1e3, "ton": 1e3,
    "pound": 0.45, "ounce": 0.028,
}  # fmt: skip
_METRES = {
    "millimetre": 1e-3, "centimetre": 1e-2, "metre": 1.0, "kilometre": 1e3, "millimeter": 1e-3, "centimeter": 1e-2,
    "meter": 1.0, "kilometer": 1e3, "km": 1e3, "mile": 1609.0, "yard": 0.91, "feet": 0.3, "inch": 0.025, "inche": 0.025,
}  # fmt: skip
_SCALE = {"thousand": 1e3, "million": 1e6, "billion": 1e9}


def measures(text: str) -> Iterator[Fault]:
    """The faults of a paragraph."""
    if not _SOME_UNIT.search(text):
        return
    for check in _CHECKS:
        yield from check(text)


_SOME_UNIT = lazy(
    r"(?:\d[\d,.]*|\b(?:two|three|four|five|six|seven|eight|nine|ten))[ -](?:thousand |million |billion )?"
    rf"(?:square |cubic )?(?:{_ALL})\b"
)


def _dimension(hit: re.Match[str]) -> str:
    if hit["q"]:
        return "area" if hit["q"] == "square " else "volume"
    after = hit["after"] or ""
    if after in ("²", "³"):
        return "area" if after == "²" else "volume"
    return next(d for d, forms in _UNIT.items() if forms.fullmatch(hit["u"]))


def _value(hit: re.Match[str]) -> float:
    number = hit["n"].replace(",", "")
    return float(number) * _SCALE.get(hit["s"] or "", 1.0) if number[0].isdigit() else 1.0


def _place(hit: re.Match[str]) -> tuple[int, int]:
    return hit.start("n"), hit.end("u")


# --------------------------------------------------------------------------------------- what can be measured in what

_FLAT = (
    r"flat|apartment|house|garden|plot|warehouse|hall|office|shop|park|farm|field|estate|land|supermarket|"
    r"kitchen|studio|"
    r"bedroom|gallery|square|vineyard|meadow|forest|island|terrace|roof|yard"
)
_TANK = r"reservoir|tank|basin|cistern|pool|dam|storage facility|silo|container|barrel"
_STATION = (
    r"power stations?|power plants?|solar parks?|solar farms?|solar plants?|wind farms?|wind parks?|wind "
    r"turbines?|turbines?|"
    r"reactors?|hydroelectric plants?|nuclear plants?|generators?|solar panels?|power lines?"
)
_STOP = r"[^.;:()“”\"]"
_SOLID = ("cubic ", "litre", "gram", "tonne", "watt", "degrees", "byte")
_UP_TO = (
    r"(?:(?:of|reaching|reached|as high as|up to|about|around|some|nearly|almost|over|more than|at least|to) ){1,4}"
)
_KINDS: tuple[tuple[re.Pattern[str], frozenset[str], str, tuple[str, ...]], ...] = (
    (
        lazy(rf"\b(?:{_FLAT})s? (?:of|with|covers|covering|measures|measuring|has|is) {_ABOUT}{_Q}"),
        frozenset(("volume", "mass", "power", "temperature")),
        "square metres or hectares",
        _SOLID,
    ),
    (
        lazy(
            rf"\b(?:{_TANK})s?\b{_STOP}{{0,40}}?\b(?:holds?|stores?|contains?|held|contained|stored|capacity "
            rf"of) {_ABOUT}{_Q}"
        ),
        frozenset(("area", "length", "power", "data", "temperature")),
        "litres or cubic metres",
        ("reservoir", "tank", "basin", "cistern", "pool", "dam", "silo", "container", "barrel", "storage"),
    ),
    (
        lazy(
            rf"\b(?:{_STATION})\b[^;:()“”\"]{{0,90}}?\b(?:capacity of|output of|deliver|delivers|produces?|"
            rf"generates?|supply|"
            rf"supplies|produced|generated) {_ABOUT}{_Q}"
        ),
        frozenset(("length", "data", "volume", "area", "mass")),
        "watts",
        ("power ", "turbine", "solar", "wind ", "reactor", "generator", "hydro", "nuclear"),
    ),
    (
        lazy(
            rf"\b(?:walked|ran|swam|cycled|drove|flew|travelled|traveled|sailed|rowed|hiked|marched|rode|jogged|"
            rf"trekked) "
            rf"{_ABOUT}{_Q}"
        ),
        frozenset(("mass", "volume", "area", "power", "data", "temperature")),
        "kilometres or hours",
        (*_SOLID, "hectare", "square "),
    ),
    (
        lazy(rf"\b(?:lasted|lasts|took|waited|slept|queued)(?: for)? {_ABOUT}{_Q}"),
        frozenset(("mass", "volume", "area", "power", "data", "length", "temperature")),
        "time",
        ("lasted", "lasts", "took", "waited", "slept", "queued"),
    ),
    (
        lazy(rf"\b(?:weigh(?:s|ed|ing)?|weight of|a mass of) {_ABOUT}{_Q}"),
        frozenset(("length", "volume", "area", "power", "data", "time", "temperature")),
        "kilograms or tonnes",
        ("weigh", "a mass of"),
    ),
    (
        lazy(rf"\b(?:[Tt]emperatures? (?:of|fell to|rose to|reached|dropped to)) {_ABOUT}(?:minus )?{_Q}"),
        frozenset(("length", "volume", "area", "power", "data", "mass")),
        "degrees",
        ("emperature",),
    ),
    (
        lazy(rf"\b(?:waves|swells?) {_UP_TO}{_Q}"),
        frozenset(("mass", "volume", "area", "power", "data", "temperature", "speed")),
        "metres or feet",
        ("waves", "swell"),
    ),
    (
        lazy(rf"\b(?:winds|gusts|wind speeds?) {_UP_TO}{_Q}"),
        frozenset(("mass", "volume", "area", "power", "data", "temperature", "time")),
        "kilometres per hour or knots",
        ("wind", "gust"),
    ),
    (
        lazy(
            rf"\b(?:power|electricity|grid|blackouts?|consumption|demand|peak load)\b{_STOP}{{0,60}}?\b(?:reached|"
            rf"reaches|hit|rose to|fell to|dropped to|stood at|of|exceeded|peaked at) {_ABOUT}{_Q}(?<=bytes)"
        ),
        frozenset(("data",)),
        "watts",
        ("byte",),
    ),
)
_BURIED = lazy(
    r"\b(?:under|beneath|below) (?:[a-z]+ ){0,2}?(?P<n>\d[\d.]*|two|three|four|five|six|seven|eight|nine|ten) "
    r"(?P<u>kilomet(?:re|er)s|miles) of (?:earth|soil|sand|rubble|snow|ash|mud|debris|stones|clay|dirt|silt)\b"
)
_TOOK_OF = lazy(r"\b(?:took|ran|drove|flew|walked|lasted)\b")
_STUFF = lazy(
    rf"{_ABOUT}{_Q} (?:water|gas|timber|wood|concrete|mud|rubble|sludge|sewage|oil|petrol|milk|wine|beer|sand|gravel|"
    r"grain|rice|flour|cement|blood|fuel|diesel)\b"
)


def _kinds(text: str) -> Iterator[Fault]:
    """*The power station will deliver 600 litres*; *a flat of 64 cubic metres*."""
    for pattern, wrong, what, cues in _KINDS:
        for hit in pattern.finditer(text) if any(cue in text for cue in cues) else ():
            dimension = _dimension(hit)
            if dimension not in wrong or hit["after"] in (" per", " a", " an", "/"):
                continue
            if hit["after"] == " of" and (what in ("time", "kilometres or hours", "watts") or dimension == "mass"):
                continue
            if what == "litres or cubic metres" and dimension == "length" and hit["after"] and not hit["s"]:
                continue
            yield Fault("unit", *_place(hit), f"what is meant is measured in {what}", 0.75)
    for hit in _BURIED.finditer(text) if "kilomet" in text or "miles" in text else ():
        yield Fault("unit", hit.start("n"), hit.end("u"), "nothing was ever buried so deep", 0.75)
    for hit in _STUFF.finditer(text) if "square " in text and " of " in text else ():
        if hit["q"] == "square " and hit["after"] == " of":
            yield Fault("unit", *_place(hit), "what is meant is measured in cubic metres", 0.75)


# ------------------------------------------------------------------------------------------ how heavy

# kilograms: least, most
_WEIGHTS = {
    "newborn": (0.2, 8), "baby": (0.2, 25), "toddler": (5, 40), "cub": (0.05, 60), "kitten": (0.03, 5),
    "puppy": (0.05, 30), "calf": (8, 1500), "foal": (15, 120), "lamb": (1, 60), "cat": (0.5, 25), "dog": (0.5, 130),
    "wolf": (8, 110), "fox": (1, 20), "bear": (20, 1200), "tiger": (20, 450), "lion": (20, 400), "leopard": (5, 120),
    "horse": (50, 1600), "cow": (100, 1500), "bull": (100, 2000), "pig": (5, 1200), "goat": (3, 180),
    "sheep": (3, 250), "elephant": (60, 12000), "boy": (2, 250), "girl": (2, 250), "man": (25, 650),
    "woman": (25, 550), "child": (2, 150), "boxer": (40, 200), "wrestler": (40, 350), "jockey": (35, 80),
    "hamster": (0.02, 0.6), "mouse": (0.005, 0.3), "rat": (0.05, 3), "squirrel": (0.05, 3), "hare": (0.5, 10),
    "rabbit": (0.3, 15), "swan": (2, 25), "eagle": (0.5, 20), "goose": (1, 20), "carp": (0.1, 60), "pike": (0.1, 60),
    "salmon": (0.2, 70), "whale": (100, 250000), "shark": (1, 30000), "car": (300, 6000), "bus": (2000, 40000),
    "lorry": (1500, 80000), "truck": (1000, 500000), "tank": (2000, 200000), "locomotive": (5000, 500000),
    "ring": (0.0005, 0.3), "coin": (0.0002, 1100), "diamond": (0.000001, 3), "laptop": (0.3, 10), "phone": (0.05, 3),
    "bicycle": (3, 60), "motorcycle": (40, 1200), "helicopter": (200, 60000), "pumpkin": (0.1, 1400),
    "melon": (0.1, 150), "egg": (0.001, 3), "loaf": (0.05, 30), "cake": (0.05, 20000), "backpack": (0.2, 80),
    "suitcase": (0.5, 90), "bell": (0.01, 350000), "anchor": (0.5, 50000),
}  # fmt: skip
_WEIGHED = lazy(
    rf"\b(?P<w>{'|'.join(_WEIGHTS)})\b(?P<m>{_STOP}{{0,50}}?)\b(?:weigh(?:s|ed|ing)?|weight of) {_ABOUT}{_Q}"
)
_SOMEBODY_ELSE = lazy(
    r"\b(?:which|whose|with a|and (?:an?|the)|carrying|carried|than|compar\w+|owner|load|cargo|bag|meat|skull|"
    r"head|heart|each|egg|toy|"
    r"statue|model|food|bomb|trophy)\b"
)


def _heavy(text: str) -> Iterator[Fault]:
    """*The baby weighed 3,400 kilograms*."""
    for hit in _WEIGHED.finditer(text) if "weigh" in text else ():
        factor = _KILOS.get(hit["u"].rstrip("s"))
        if factor is None or hit["q"] or hit["after"] in (" per", " an", " a") or not hit["n"][0].isdigit():
            continue
        low, high = _WEIGHTS[hit["w"]]
        mass = _value(hit) * factor
        if not low / 1.5 <= mass <= high * 1.5 and not _SOMEBODY_ELSE.search(hit["m"]):
            yield Fault("unit", *_place(hit), f"no {hit['w']} weighs so {'little' if mass < low else 'much'}", 0.8)


# ------------------------------------------------------------------------------------------ how high, how fast

_ALTITUDE = lazy(
    rf"\b(?:at|to|from) an? (?:altitude|height|elevation) of {_ABOUT}{_Q}|\b(?:flew|flying|cruis\w+|flies) "
    rf"at {_ABOUT}{_Q.replace('(?P<', '(?P<z')}"
)
_SPACE = lazy(
    r"\b(?:satellites?|orbit\w*|rocket|spacecraft|capsule|space|telescope|probe|asteroid|comet|moon|"
    r"station)\b",
    re.I,
)
_FLOWN = lazy(
    r"\b(?:plane|aircraft|airliner|jet|helicopter|balloon|glider|pilot|airline|drone|parachut\w+|"
    r"flight|wings?)\b",
    re.I,
)
_AT_SPEED = lazy(
    r"\b(?:rode|rides?|drove|drives?|travel(?:l?ed|s|ling)|racing|raced|speeding|sped|cruis(?:ed|es|ing)|"
    r"moving|moved|ran|caught driving|going|clocked|crashed|driving|riding) (?:[a-z]+ )?at (?:only |over |most |"
    r"up to |about "
    r"|around |nearly )?"
    r"(?P<q>\d[\d,.]* (?:kilometres|kilometers|km|miles))\b"
    r"(?! (?:an?|per|from|above|below|away|in|of|distance|deep|high|off|into|to|before|every|each)\b|/)"
)


_ALOFT = ("altitude", "height of", "elevation of", "flew at", "flying at", "flies at", "cruis")


def _high(text: str) -> Iterator[Fault]:
    """*At an altitude of 9,000 kilometres*, of an aeroplane."""
    for hit in _ALTITUDE.finditer(text) if any(cue in text for cue in _ALOFT) else ():
        z = "" if hit["n"] else "z"
        factor = _METRES.get(hit[z + "u"].rstrip("s") if hit[z + "u"] != "feet" else "feet")
        number = hit[z + "n"].replace(",", "")
        if factor is None or not number[0].isdigit() or hit[z + "q"]:
            continue
        metres = float(number) * _SCALE.get(hit[z + "s"] or "", 1.0) * factor
        near = text[max(0, hit.start() - 250) : hit.end() + 120]
        if metres > 60_000 and not _SPACE.search(near) and _FLOWN.search(near):
            yield Fault("unit", hit.start(z + "n"), hit.end(z + "u"), "nothing with wings flies so high", 0.8)


def _fast(text: str) -> Iterator[Fault]:
    """*He rode at 45 kilometres along the coast*."""
    far = " at " in text and any(unit in text for unit in (" kilomet", " km", " miles"))
    for hit in _AT_SPEED.finditer(text) if far else ():
        yield Fault("unit", *hit.span("q"), "a speed needs “per hour”", 0.7)


# ------------------------------------------------------------------------------------------ against a record

_POWERS = {
    frozenset(p.split()): r
    for p, r in (
        ("millimetres centimetres", 10), ("centimetres metres", 100), ("metres kilometres", 1000), ("grams "
                                                                                                    "kilograms", 1000),
        ("kilograms tonnes", 1000), ("grams kilos", 1000), ("kilos tonnes", 1000), ("litres hectolitres", 100),
        ("litres millilitres", 1000),
        ("megawatts kilowatts", 1000), ("megawatts gigawatts", 1000),
    )
}  # fmt: skip
_RECORD = lazy(
    r"(?<![\w.,])(?P<a>\d[\d,]*(?:\.\d+)?) (?P<u>[a-z]+)\b[^.;]{0,60}?\b(?:beat(?:s|ing)?|break(?:s|ing)?|broke|"
    r"exceed(?:s|ed|ing)?|"
    r"surpass(?:es|ed|ing)?|just (?:above|below|short of)|against|compared with|after|up from|down from|more "
    r"than) (?:the |a |an )?(?:[a-z-]+ ){0,4}?"
    r"(?:of |from )?(?P<b>\d[\d,]*(?:\.\d+)?) (?P<v>[a-z]+)\b"
)


_PAIRED = (" millim", " centim", " metres", " gram", " kilo", " tonnes", " litre", " hectol", "watts")


def _records(text: str) -> Iterator[Fault]:
    """*310 centimetres fell, beating the record of 280 millimetres*."""
    for hit in _RECORD.finditer(text) if any(unit in text for unit in _PAIRED) else ():
        power = _POWERS.get(frozenset((hit["u"], hit["v"])))
        a, b = (float(hit[k].replace(",", "")) for k in "ab")
        if power and b and 0.4 < a / b < 2.5:
            yield Fault("unit", hit.start("u"), hit.end("u"), f"the other figure is in {hit['v']}", 0.75)


# ------------------------------------------------------------------------------------------ lines, rings and changes

_LINE = lazy(
    r"\b\d[\d,]*[- ](?P<u>kilograms?|kilogrammes?|kilos?|litres?|liters?|grams?|degrees?|hectares?|kilometres? "
    r"per volt)[- ]"
    r"(?:(?:high-voltage|power|transmission|electricity|overhead|electric) ){0,2}(?:lines?|substations?|grid|"
    r"power cables?|"
    r"transmission cables?)\b"
)
_TRACT = lazy(
    r"\b\d[\d,.]*-(?P<u>litre|liter|kilogram|kilo|gram|degree)[- ](?:long |high |wide )?(?:bridge|road|tunnel|"
    r"route|race|"
    r"journey|wall|tower|pipeline|border|fence|highway|motorway|corridor|coastline|railway|trench|drive|marathon)\b"
)
_WITHIN = lazy(
    rf"\b(?:within|closer than|less than|at least|nearer than) (?P<q>{_ABOUT}(?P<n>\d[\d,]*|one|two|three|four|"
    rf"five|ten) "
    r"(?:square|cubic) (?:centi|kilo)?(?:met(?:re|er)s|miles))"
    r" (?:of|from|away from) (?:the |a |an |its |their |any )?(?:school|hospital|border|shore|coast|church|"
    r"mosque|house|home|"
    r"entrance|door|gate|station|bank|river|road|front|site|airport|plant|reactor|epicentre|epicenter|"
    r"playground|nursery|"
    r"kindergarten|market|park|wall|track|crossing)"
)
_RANGE = lazy(
    r"\b(?:missiles?|rockets?|drones?|guns?|cannons?|artillery|shells?|radars?|ferr(?:y|ies)|aircraft|planes?|"
    r"car|battery|"
    rf"vehicle|scooter|motorcycle)\b[^.;:]{{0,40}}?\brange of {_ABOUT}{_Q}"
)
_DIMENSIONAL = lazy(
    r"\bfrom (?:about |around |some |nearly |more than |over )?\d[\d,.]* (?:(?:thousand|million|billion|"
    r"trillion) )?(?P<a>"
    r"[a-z]+)(?: (?:a (?:year|day|month)|in [A-Z]?[a-z]+|last year|(?:in )?(?:19|20)\d\d)){0,2} to (?:about |"
    r"around |some |"
    r"nearly |more than |over |just |only )?(?P<it>\d[\d,.]* (?:(?:thousand|million|billion|trillion) "
    r")?(?P<b>[a-z]+))\b"
    r"(?! (?:of|worth))"
)
_AWAY = lazy(
    r"\b(?P<q>\d[\d,.]* (?:kilograms|kilogrammes|kilos|grams|litres|liters|tonnes|degrees|hectares|megawatts|"
    r"kilowatts))"
    r" (?:away from|off the coast|(?:north|south|east|west|north-?east|north-?west|south-?east|south-?west) of|"
    r"from (?:the "
    r"(?:capital|border|"
    r"city|coast|town|centre|center|village|sea|shore|front|epicentre|airport|station)|here))\b"
)
_JAILED = lazy(
    r"\b(?P<q>(?:\d[\d,.]*|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen) (?:[a-z]*met(?:re|er)s|"
    r"kilograms|"
    r"kilos|litres|tonnes|degrees|hectares|dollars|euros|percent|points)) (?:in|of|behind) (?:prison|jail|"
    r"imprisonment|bars|custody)\b"
)
_SHAPED = lazy(
    r"\b(?P<q>(?:two|three|four|five|six|seven|eight|nine|ten|twelve) (?:kilograms|kilos|grams|litres|liters|"
    r"tonnes|hectares) "
    r"(?:long|tall|high|wide|deep|thick)|(?:\d[\d,.]*|two|three|four|five|six|seven|eight|nine|ten|twelve) "
    r"(?:[a-z]*met(?:re|er)s|"
    r"kilograms|kilos|litres|liters|tonnes|hectares|degrees) old)\b(?!-)"
)
_MAGNITUDE = lazy(
    r"\bmagnitude (?:of |was |reached )?(?P<q>\d(?:\.\d)? (?:degrees|[a-z]*met(?:re|er)s|miles|km|percent|per "
    r"cent|%|points))(?!\w)"
)
_MOVED = lazy(
    r"\b(?:r(?:o|i)se[sn]?|f[ae]ll(?:s|en)?|gr[eo]wn?|increased?|decreased?|dropped|declined|climbed|jumped|"
    r"shrank|cut|"
    r"raised|lowered|reduced|surged|plunged|went|up|down)\b[^.;]{0,60}$"
)
_WORTH = frozenset(
    "euros dollars pounds roubles rubles francs yen yuan lira crowns rupees pesos rand zlotys forints dinars".split()
)


def _lines(text: str) -> Iterator[Fault]:
    """*A 750-kilogram line*, *a 200-litre bridge*, *within 100 square metres of a school*, *a range of 30 litres*."""
    for hit in _LINE.finditer(text) if any(cue in text for cue in (" line", " grid", "substation", " cable")) else ():
        yield Fault("unit", *hit.span("u"), "the lines of a grid are told apart by volts", 0.8)
    for hit in _TRACT.finditer(text):
        yield Fault("unit", *hit.span("u"), "what is meant is measured in units of length", 0.8)
    for hit in _WITHIN.finditer(text) if "square" in text or "cubic" in text else ():
        yield Fault("unit", *hit.span("q"), "a distance is no area", 0.8)
    for hit in _RANGE.finditer(text) if "range of" in text else ():
        if _dimension(hit) not in ("length", "time", "speed", "temperature", "data", "power"):
            yield Fault("unit", *_place(hit), "a range is measured in units of length", 0.75)


def _elsewhere(text: str) -> Iterator[Fault]:
    """*400 kilograms from the capital*, *five metres in prison*, *a magnitude of 6.1 kilometres*."""
    for pattern, cues, why in (
        (_AWAY, ("s from", "s away", "h of", "t of", " off the coast"), "a distance is measured in units of length"),
        (_JAILED, ("prison", "jail", "bars", "custody"), "a sentence is a length of time"),
        (_SHAPED, ("s long", "s tall", "s high", "s wide", "s deep", "s thick", "s old"), "it needs another unit"),
        (_MAGNITUDE, ("magnitude",), "a magnitude has no unit"),
    ):
        for hit in pattern.finditer(text) if any(cue in text for cue in cues) else ():
            yield Fault("unit", *hit.span("q"), why, 0.8)


def _changed(text: str) -> Iterator[Fault]:
    """*Fell from 6 billion dollars to 0.9 billion barrels*: one thing is not measured in two ways."""
    for hit in _DIMENSIONAL.finditer(text) if "from " in text and " to " in text else ():
        one, two = _measured_by(hit["a"]), _measured_by(hit["b"])
        if one and two and one != two and _MOVED.search(text[max(0, hit.start() - 80) : hit.start()]):
            yield Fault("unit", *hit.span("it"), f"the other figure is in {hit['a']}", 0.75)


def _measured_by(unit: str) -> str:
    if unit in _WORTH:
        return "money"
    if unit in ("hours", "minutes", "days", "years", "weeks", "months", "seconds", "degrees"):
        return ""
    return next((d for d, forms in _UNIT.items() if forms.fullmatch(unit)), "")


_CHECKS: tuple[Callable[[str], Iterator[Fault]], ...] = (
    _kinds, _heavy, _high, _fast, _records, _lines, _elsewhere, _changed,
)  # fmt: skip
