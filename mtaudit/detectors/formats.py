"""Numbers, dates, units and calendars that were carried over as they stood in the source."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from mtaudit.lang.patterns import lazy
from mtaudit.model import Document, Finding, Rule, Segment, Severity
from mtaudit.plugin import Detector, Fires, Need, Silent, hookimpl

THOUSANDS = Rule(
    "formats/thousands",
    mqm="locale-conventions/number-format",
    severity=Severity.MINOR,
    message="“{quote}”: a point between thousands; English has “{right}”",
    confidence=0.85,
)
DATE = Rule(
    "formats/date",
    mqm="locale-conventions/date-format",
    severity=Severity.MINOR,
    message="“{quote}” is a date as other languages write it",
    confidence=0.8,
)
DAY = Rule(
    "formats/day",
    mqm="accuracy/untranslated",
    severity=Severity.MAJOR,
    message="“{quote}” is a day or month of another language: {right}",
    confidence=0.85,
)
TWICE = Rule(
    "formats/twice",
    mqm="style/collocation",
    severity=Severity.MINOR,
    message="“{quote}”: English names the day or says “{word}”, not both",
    confidence=0.75,
    help="Arabic, Hebrew, German and Russian give both.",
)
UNIT = Rule(
    "formats/unit",
    mqm="accuracy/mistranslation/unit",
    severity=Severity.MAJOR,
    message="“{quote}”: energy is counted in {right}",
    confidence=0.85,
)
ERA = Rule(
    "formats/era",
    mqm="locale-conventions/calendar",
    severity=Severity.MAJOR,
    message="“{quote}”: the year of another calendar, about {right}",
    confidence=0.8,
)
AMOUNT = Rule(
    "formats/amount",
    mqm="linguistic-conventions/grammar",
    severity=Severity.MINOR,
    message="“{quote}”: English says “{right}”",
    confidence=0.85,
)

_POINT = lazy(
    r"(?<![\w.,/:$€£-])(?P<n>[1-9]\d{0,2}\.\d{3})(?![\d.,]*\d)(?:[ \u00a0](?P<u>[a-z]{3,}))|"
    r"(?P<s>[$€£])(?P<m>[1-9]\d{0,2}\.\d{3})(?![\d.,]*\d)(?! (?:million|billion|trillion))"
)
_COMMA = lazy(r"(?<![\w.,/:-])(?P<s>[$€£]?)\d{1,3}(?:,\d{3})+(?![\d.,]*\d)(?:[ \u00a0](?P<u>[a-z]{3,}))?")
# Whole things, which no decimal fraction counts.
_WHOLE = frozenset(
    """
    people persons residents inhabitants soldiers workers students pupils visitors voters votes refugees migrants houses
    homes families households jobs copies spectators tickets cars vehicles patients children men women passengers
    tourists employees members officers troops deaths cases infections infected dead victims houses apartments books
    signatures companies schools teachers doctors nurses protesters demonstrators seats beds trees animals cattle sheep
    """.split()
)
_DOTTED = lazy(
    r"\b(?:[Oo]n|[Uu]ntil|[Ss]ince|[Bb]efore|[Aa]fter|[Bb]etween) (?P<it>(?P<d>\d{1,2})\.(?P<m>\d{1,2})\."
    r"(?:(?:19|20)?\d\d\b)?)(?!\d)"
)
_HOURLY = lazy(r"\b(?P<it>(?P<k>(?:kilo|mega|giga|tera)?watts?) (?:per|an|by|in the|in an) hour|(?P<a>[kMGT]W)/h)\b")
_ENERGY = lazy(
    r"\b(?:year|annual\w*|month|produc\w+|generat\w+|consum\w+|cost|price|cents?|euros?|electricity|energy)\b"
)
_BORN = lazy(r"\b(?:born|graduated|married|founded|built) in (?P<y>1[34]\d\d|25[3-7]\d)\b(?!s)")
_AGED = lazy(r"\b(?P<n>\d{1,2})-year-old\b|\baged? (?P<m>\d{1,2})\b|(?<=, )(?P<c>\d{2}),")
# what is not older than the engine
_MODERN = lazy(
    r"\b(?:fleet|buses|lorries|trucks|cars?|vehicles?|trains?|trams|aircraft|planes?|aeroplanes|helicopters|"
    r"locomotives|"
    r"pipeline|power (?:station|plant)s?|oil field|airport|computers?|telephones?|reactors?|cinema|turbines?|"
    r"satellites?|"
    r"constitution|census)\b[^.;]{0,40}?\b(?:dates? (?:from|back to)|dating (?:from|back to)|built in|made in|"
    r"bought in|"
    r"produced in|opened in|since) (?P<y>1[34]\d\d|25[3-7]\d)\b(?!s| (?:BC|AD))"
)
_OCLOCK = lazy(r"\b(?P<h>1[3-9]|2[0-4]) o[’']clock\b")
_NIGHT = lazy(
    r"\b(?:night|evening) (?:of|from)(?: the)? (?P<it>(?P<a>\d{1,2}) (?:on|at)(?: the)? (?P<b>\d{1,2}) "
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December))\b"
)
_CURRENCY = frozenset("euros dollars pounds lira liras pesos roubles rubles zloty zlotys francs rupees reais".split())
_RATE = lazy(
    r"\b(?:rates?|exchange|traded|litres?|liters?|kilos?|kilograms?|per|each|gallon|unit|kilowatt|shares?|stock|"
    r"cents?)\b"
)
_TWICE = lazy(
    r"\b(?P<it>(?P<w>[Yy]esterday|[Tt]oday|[Tt]omorrow)(?:, on|,| on)? "
    r"(?P<d>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day))"
    r"(?=[.,;:]| (?:that|the|in|at|to|by|after|on|he|she|they|and|with|for|as)\b)(?!, \d)"
)
_NAMES = (
    ("Monday", "lunes lundi lunedì segunda-feira montag poniedziałek pondělí pazartesi senin dushanbe hétfő"),
    ("Tuesday", "martes mardi martedì terça-feira dienstag wtorek úterý salı selasa kedd"),
    ("Wednesday", "miércoles mercredi mercoledì quarta-feira mittwoch środa středa çarşamba rabu szerda"),
    ("Thursday", "jueves jeudi giovedì quinta-feira donnerstag czwartek čtvrtek perşembe kamis csütörtök"),
    ("Friday", "viernes vendredi venerdì sexta-feira freitag piątek pátek cuma jumat péntek"),
    ("Saturday", "sábado samedi sabato samstag sonnabend sobota cumartesi sabtu szombat"),
    ("Sunday", "domingo dimanche domenica sonntag niedziela neděle pazar minggu vasárnap"),
    ("January", "enero janvier gennaio janeiro styczeń stycznia leden ocak januari január"),
    ("February", "febrero février febbraio fevereiro luty lutego únor şubat februari február"),
    ("March", "marzo mars março märz marzec marca březen maret"),
    ("April", "abril avril aprile kwiecień kwietnia duben nisan április"),
    ("May", "mayo maio maggio kwietnia maja květen mayıs"),
    ("June", "junio juin giugno junho juni czerwiec czerwca červen haziran június"),
    ("July", "julio juillet luglio julho juli lipiec lipca červenec temmuz július"),
    ("August", "agosto août sierpień sierpnia srpen ağustos agustus"),
    ("September", "septiembre septembre settembre setembro wrzesień września září eylül"),
    ("October", "octubre octobre ottobre outubro oktober październik października říjen ekim október"),
    ("November", "noviembre novembre novembro listopad listopada kasım"),
    ("December", "diciembre décembre dicembre dezembro dezember grudzień grudnia prosinec aralık desember"),
)
_ENGLISH = {foreign: english for english, names in _NAMES for foreign in names.split()}
_NAMED = lazy(
    r"\b(?:on|until|since|last|next|this|from|in|by|of|\d{1,2}) (?P<it>[^\W\d_]{4,}(?:-[Ff]eira)?)(?=[.,;]| \d| "
    r"(?:he|she|they|the|and|in|at|morning|evening|night|afternoon)\b)"
)
# Days by number: segunda-feira is the second fair, xīngqī sān is star period three, panj-shanbe five Saturday.
_LITERAL = lazy(
    r"\b(?P<it>(?:the )?(?:second|third|fourth|fifth|sixth)[ -]fair|(?:star period|week|worship) "
    r"(?:one|two|three|four|five|six|day)(?! (?:of|weeks?|months?|years?|days?|p\.|points?|games?|matches|times))|"
    r"(?:one|two|three|four|five) (?:saturday|shanbe|shanba))"
    r"(?=[.,;]| (?:he|she|they|the|and|in|at|morning|evening|night|afternoon|this|that)\b)"
)
_AFTER_DAY = lazy(r"\b(?:on|until|since|last|next|this|from)(?: the)? $")

_WORDS = (
    "two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|eighteen|twenty|"
    "thirty|forty|fifty|sixty"
)
_LENGTHS = r"(?:(?:centi|kilo|milli)?met(?:re|er)s?|feet|inches|miles|cm|km|m|yards)"
_LONG = {"length": "long", "width": "wide", "height": "high", "depth": "deep", "thickness": "thick"}
_AND_A_HALF = lazy(
    rf"\b(?:[Oo]ne|{_WORDS}|\d{{1,2}}) and a half (?P<it>year|month|hour|week|minute|day|met(?:re|er)|"
    r"kilomet(?:re|er)|mile|tonne|ton|litre|kilo)"
    r"(?=[.,;]|$| (?:in|for|after|before|ago|later|of|and|from|he|she|they|since|on|at|with|as)\b)"
)
_IN_TIMES = lazy(
    rf"\b(?P<it>(?P<p>in|on) (?P<n>\d+(?:\.\d+)?|{_WORDS}|several)(?: and a half)? times)"
    r"(?=\s*(?:[.,;]|$)|\s(?:more|less|higher|lower|bigger|larger|fewer|faster|smaller|cheaper|compared|over)\b)"
)
_CHANGES = (
    r"(?:r(?:o|i)se[ns]?|f[ae]ll(?:s|en)?|gr[eo]wn?s?|(?:in|de)creas(?:e|es|ed|ing)|drop(?:s|ped)?|declin(?:e|es|ed)|"
    r"reduc(?:e|es|ed)|cuts?|rais(?:e|es|ed)|lower(?:s|ed)?|jump(?:s|ed)|shr[aiu]nks?|climb(?:s|ed)?|cheaper|higher|"
    r"lower|more|less|fewer|bigger|smaller|larger)"
)
_ON_SHARE = lazy(
    rf"\b{_CHANGES} (?P<it>on) (?:(?:about|almost|nearly|around|just|only) )?(?:\d[\d.,]*|{_WORDS}) ?"
    r"(?:%|per ?cent)(?!\w)"
)
_OF_LENGTH = lazy(
    r"(?P<it>of (?P<w>long|wide|high|deep|tall|thick|length|width|height|depth|thickness))(?=\s*(?:[.,;]|$)|"
    r"\s(?:and|in|on|at|was|is|were|are|by|along|across|had|has|that|which|into|under|below)\b)"
)
_THOUSANDS_OF = lazy(
    rf"(?<![$€£\d,.])\b(?:\d[\d,.]*|{_WORDS}) (?:hundred|thousand) (?P<it>of) (?!the|these|those|them|us|our|"
    rf"its|his|her|"
    r"their|whom|which|it|my|your|all|such|this|that|an?\b)[a-z]+s\b"
)
_WAS_OF = lazy(
    r"\b(?:was|is|were|are|been|be) (?P<it>of) (?:(?:about|around|over|more than|up to|only|at least|nearly|"
    r"almost) )?"
    rf"(?:[€$£]\d|\d|(?:{_WORDS}) (?:euros|dollars|per ?cent|met(?:re|er)s|kilomet(?:re|er)s|years|people|"
    rf"degrees|hours|"
    r"minutes|days))"
)
_TWICE_LONG = lazy(
    rf"\b(?:height|length|width|depth|distance|age|thickness|altitude) of (?:(?:about|over|more than|up to|only|"
    rf"some) )?"
    rf"(?:\d[\d.,]*|{_WORDS}) [a-z]+ (?P<it>high|long|wide|deep|tall|old|thick)\b(?=[.,;]|$| (?:and|in|on|at|"
    rf"was|is)\b)|"
    rf"\bweigh(?:s|ed|ing)? (?:[a-z]+ ){{0,2}}(?:\d[\d.,]*|{_WORDS}) [a-z]+ (?P<w>(?:of|in) weight)\b"
)
_OF_YEARS = lazy(r"(?P<it>, (?:of (?P<n>\d{1,2}) years(?: old| of age)?|(?P<m>\d{1,3})-year),)")
_MEASURED = lazy(rf"(?:\d|\b(?:{_WORDS})) {_LENGTHS} $")


class Formats(Detector):
    """*33.650 crowns* beside *26,800 crowns*; *on 19.10.*; *on quinta-feira*; *110 kilowatts per hour a year*.

    A point between thousands is only seen where whole things are counted or where the same unit has commas elsewhere
    in the text: *33.650 crowns* may be a rate of exchange. A year of the Iranian or Thai calendar is known by the age
    told in the same sentence, or by a year that has not yet come.
    """

    needs = Need.DOCUMENT
    target_langs = frozenset({"en"})
    rules = (THOUSANDS, DATE, DAY, TWICE, UNIT, ERA, AMOUNT)
    examples = (
        Fires(THOUSANDS, "Wages rise from 12,500 crowns to [[13.750]] crowns.", suggestion="13,750"),
        Fires(THOUSANDS, "The march drew [[12.345]] people.", suggestion="12,345"),
        Fires(DATE, "The vote was held on [[17.9.]], and few came."),
        Fires(DATE, "She was elected on [[3.5.2019]] in Bonn."),
        Fires(DAY, "The strike began on [[quinta-feira]].", suggestion="Thursday"),
        Fires(DAY, "The shops will open on [[third fair]] at noon.", suggestion="Tuesday"),
        Fires(TWICE, "The convoy arrived [[yesterday, Tuesday]], in the town.", suggestion="on Tuesday"),
        Fires(UNIT, "The wheels produce 90 million [[kilowatts per hour]] a year.", suggestion="kilowatt-hours"),
        Fires(ERA, "The 24-year-old wrestler was [[born in 1379]] in Qom.", suggestion="born in 2000"),
        Fires(ERA, "Half of the trams date from [[1389]] or earlier.", suggestion="2010"),
        Fires(DATE, "The shift ends at [[22 o’clock]].", suggestion="10 p.m."),
        Fires(DATE, "Two sheds burnt in the night of [[3 on 4 June]]."),
        Fires(THOUSANDS, "A stall pays [[1.500]] euros a month.", suggestion="1,500"),
        Fires(AMOUNT, "One and a half [[month]] later they met again.", suggestion="months"),
        Fires(AMOUNT, "Some 12 thousand [[of]] books were burnt.", suggestion=""),
        Fires(AMOUNT, "The price was [[of]] 4 euros.", suggestion=""),
        Fires(AMOUNT, "It has a height of 30 metres [[high]].", suggestion=""),
        Fires(AMOUNT, "The thief[[, of 34 years,]] denies it.", suggestion=", aged 34,"),
        Fires(AMOUNT, "The poet[[, 71-year,]] is ill.", suggestion=", 71,"),
        Fires(AMOUNT, "Rents are [[in 3 times]] higher than in May.", suggestion="3 times"),
        Fires(AMOUNT, "The harvest fell [[on]] 12 per cent.", suggestion="by"),
        Fires(AMOUNT, "There is a wall three metres [[of height]] in the yard.", suggestion="high"),
        Silent("A one and a half year contract; in three times of need. They are of two kinds, of 30 years’ standing."),
        Silent("He won it in three times of crisis. Prices rose on Monday, by 12 per cent. A metre of length costs 3."),
        Silent("Petrol cost 1.350 euros a litre at 10 o’clock. The castle dates from 1389, the car from 1989."),
        Silent("The crown fell to 33.650 crowns a euro. The index stood at 12.345 points. It grew on 3.5 hectares."),
        Silent("The king was born in 1379. The lamp draws 60 watts, an hour costs little. Work started on 3.0."),
        Silent("He came yesterday. Tuesday is market day. Cinco de Mayo; they met in Mayo, in Mars bars and in Maret."),
        Silent("The fifth fair was held in May. They won in week three of the season."),
    )

    def check_document(self, document: Document) -> Iterable[Finding]:
        """Only segments with figures or days."""
        units: frozenset[str] | None = None
        for segment in document.segments:
            text = segment.target
            if any(map(str.isdigit, text)):
                if units is None:
                    units = _units(document)
                yield from _numbers(segment, units)
                yield from _dates(segment)
            if "watt" in text or "W/h" in text:
                yield from _hourly(segment)
            if any(cue in text for cue in _AMOUNTS):
                yield from _amounts(segment)
            yield from _days(segment)


_WAS = ("was of ", " is of ", "were of ", " are of ", "been of ", " be of ")
_SIZES = ("height of ", "length of ", "width of ", "depth of ", "distance of ", "thickness of ", " weight")
_AMOUNTS = (" half ", " times", " on ", " of ", "-year,")


def _amounts(segment: Segment) -> Iterator[Finding]:
    """*In 3 times higher*, *fell on 12 per cent*, *2 metres of length*, *was of 4 euros*, *12 thousand of books*."""
    text = segment.target
    if " half " in text:
        for hit in _AND_A_HALF.finditer(text):
            yield AMOUNT.at(segment, hit.span("it"), suggestion=hit["it"] + "s", right=hit["it"] + "s", confidence=0.75)
    for hit in _IN_TIMES.finditer(text) if " times" in text else ():
        right = hit["it"].removeprefix(hit["p"]).strip()
        yield AMOUNT.at(segment, hit.span("it"), suggestion=right, right=right)
    for hit in _ON_SHARE.finditer(text) if " on " in text else ():
        yield AMOUNT.at(segment, hit.span("it"), suggestion="by", right="by")
    thousands = _THOUSANDS_OF.finditer(text) if "thousand of " in text or "hundred of " in text else ()
    was_of = _WAS_OF.finditer(text) if any(cue in text for cue in _WAS) else ()
    for hit in (*thousands, *was_of):
        yield AMOUNT.at(segment, hit.span("it"), suggestion="", right=hit[0].replace(hit["it"].strip() + " ", "", 1))
    for hit in _TWICE_LONG.finditer(text) if any(cue in text for cue in _SIZES) else ():
        mark = "it" if hit["it"] else "w"
        yield AMOUNT.at(segment, hit.span(mark), suggestion="", right=hit[0].removesuffix(hit[mark]).strip())
    for hit in _OF_YEARS.finditer(text) if ", of " in text or "-year," in text else ():
        right = f", aged {hit['n']}," if hit["n"] else f", {hit['m']},"
        yield AMOUNT.at(segment, hit.span("it"), suggestion=right, right=right.strip(" ,"))
    for hit in _OF_LENGTH.finditer(text) if "s of " in text or "m of " in text or "t of " in text else ():
        if _MEASURED.search(text[: hit.start()][-30:]):
            right = _LONG.get(hit["w"], hit["w"])
            yield AMOUNT.at(segment, hit.span("it"), suggestion=right, right=right)


def _units(document: Document) -> frozenset[str]:
    """What is counted in numbers with commas: currencies and units."""
    found = (hit for segment in document.segments for hit in _COMMA.finditer(segment.target))
    return frozenset(unit for hit in found for unit in (hit["s"], hit["u"]) if unit)


def _numbers(segment: Segment, units: frozenset[str]) -> Iterator[Finding]:
    for hit in _POINT.finditer(segment.target):
        unit = hit["s"] or hit["u"]
        group = "m" if hit["s"] else "n"
        if hit[group].endswith(".000") and unit not in units:
            continue
        plain_sum = unit in _CURRENCY and hit[group].endswith("0") and not _RATE.search(segment.target)
        if hit["s"] and _RATE.search(segment.target):
            continue  # shares and rates have three places
        if unit in units or unit in _WHOLE or plain_sum:
            right = hit[group].replace(".", ",")
            yield THOUSANDS.at(segment, hit.span(group), suggestion=right, right=right)


def _dates(segment: Segment) -> Iterator[Finding]:
    text = segment.target
    for hit in _DOTTED.finditer(text):
        if 1 <= int(hit["d"]) <= 31 and 1 <= int(hit["m"]) <= 12:
            yield DATE.at(segment, hit.span("it"), confidence=0.65 if hit["it"][-1].isdigit() else DATE.confidence)
    for hit in _OCLOCK.finditer(text):
        right = f"{int(hit['h']) - 12} p.m." if hit["h"] != "24" else "midnight"
        yield DATE.at(segment, hit.span(), suggestion=right)
    for hit in _NIGHT.finditer(text) if "night" in text or "evening" in text else ():
        if int(hit["b"]) == int(hit["a"]) + 1 or int(hit["b"]) == 1:
            yield DATE.at(segment, hit.span("it"))
    for hit in _MODERN.finditer(text):
        here = str(int(hit["y"]) - 543 if int(hit["y"]) > 2500 else int(hit["y"]) + 621)
        yield ERA.at(segment, hit.span("y"), suggestion=here, right=here)
    for hit in _BORN.finditer(text):
        aged = _AGED.search(text)
        year = int(hit["y"])
        there = year - 543 if year > 2500 else year + 621
        if aged is not None and there + int(aged["n"] or aged["m"] or aged["c"]) > 1990:
            right = f"{hit[0].rsplit(' ', 1)[0]} {there}"
            yield ERA.at(segment, hit.span(), suggestion=right, right=str(there))


def _hourly(segment: Segment) -> Iterator[Finding]:
    text = segment.target
    for hit in _HOURLY.finditer(text):
        if _ENERGY.search(text):
            right = f"{hit['k'].removesuffix('s')}-hours" if hit["k"] else f"{hit['a']}h"
            yield UNIT.at(segment, hit.span("it"), suggestion=right, right=right)


def _days(segment: Segment) -> Iterator[Finding]:
    text = segment.target
    for hit in _TWICE.finditer(text) if "day" in text else ():
        yield TWICE.at(segment, hit.span("it"), suggestion=f"on {hit['d']}", word=hit["w"].lower())
    for hit in _NAMED.finditer(text):
        word = hit["it"]
        english = _ENGLISH.get(word.lower())
        if english is None or word[0].isupper() and not _surely_day(text, hit):
            continue
        yield DAY.at(segment, hit.span("it"), suggestion=english, right=english)
    for hit in _LITERAL.finditer(text) if " fair" in text or "star period" in text or "worship" in text else ():
        if _AFTER_DAY.search(text[: hit.start("it")][-16:]):
            first = hit["it"].removeprefix("the ").split()[0].split("-")[0]
            right = _ORDINAL.get(first, "a day of the week")
            yield DAY.at(segment, hit.span("it"), suggestion=_ORDINAL.get(first), right=right)


_ORDINAL = {"second": "Monday", "third": "Tuesday", "fourth": "Wednesday", "fifth": "Thursday", "sixth": "Friday"}


def _surely_day(text: str, hit: re.Match[str]) -> bool:
    """With a capital it may be a name (Cuma, Mayo, Domingo): a day stands behind *on*, a month before a figure."""
    before = text[hit.start() : hit.start("it")].strip().lower()
    english = _ENGLISH[hit["it"].lower()]
    return before == "on" if english.endswith("day") else before.isdigit()


@hookimpl
def mtaudit_detectors() -> Iterable[type[Detector]]:
    """Registers the detector."""
    return [Formats]
