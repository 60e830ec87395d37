"""Number formats, quotation marks, letters and small words of another language in an English text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

from mtaudit.lang.patterns import lazy
from mtaudit.model import Finding, Rule, Segment, Severity
from mtaudit.plugin import Detector, Fires, Silent, hookimpl

NUMBER = Rule(
    "locale/number",
    mqm="locale-conventions/number-format",
    severity=Severity.MINOR,
    message="“{quote}” is written as in another language",
    confidence=0.85,
)
QUOTES = Rule(
    "locale/quotes",
    mqm="locale-conventions/punctuation",
    severity=Severity.MINOR,
    message="“{quote}” are quotation marks of another language",
    confidence=0.8,
)
HOMOGLYPH = Rule(
    "locale/homoglyph",
    mqm="linguistic-conventions/spelling/script",
    severity=Severity.MAJOR,
    message="“{quote}” mixes letters of two scripts that look alike: {letters}",
    confidence=0.9,
    help="Search engines and spell checkers do not find such a word.",
)
SCRIPT = Rule(
    "locale/script",
    mqm="accuracy/untranslated",
    severity=Severity.MAJOR,
    message="“{quote}” was left in another script",
    confidence=0.85,
)
FOREIGN = Rule(
    "locale/foreign-word",
    mqm="accuracy/untranslated",
    severity=Severity.MAJOR,
    message="“{quote}” was left in another language",
    confidence=0.75,
)

_UNITS = (
    r"(?:million|billion|trillion|thousand|percent|per ?cent|%|degrees|kilomet(?:re|er)s|met(?:re|er)s|km|kg|"
    r"tonnes|tons|litres|liters|hectares|euros|dollars|points|times|miles)"
)
_BOTH = lazy(r"(?<![\w.,])\d{1,3}(?:\.\d{3})+,\d+(?![\w,]|\.\d)")
_DOTS = lazy(r"(?<![\w.,/:-])(?!0)\d{1,3}(?:\.\d{3}){2,}(?![\w/]|[.,:-]\d)")
_COMMA = lazy(rf"(?<![\w.,$€£/-])\d{{1,4}},\d{{1,2}} ?{_UNITS}(?![\w-])")
_LIST = lazy(
    r"\d, ?$|\b(?:chapters?|verses?|articles?|sections?|lines?|pages?|nos?|numbers?|between|ages?|aged|levels?) $", re.I
)
_DOTTED_PEOPLE = lazy(
    r"(?<![\w.,$€£/-])[1-9]\d{0,2}\.000 (?:people|euros|dollars|residents|soldiers|inhabitants|workers|"
    r"students|pupils|visitors|voters|"
    r"refugees|houses|homes|families|jobs|copies|spectators|tickets|cars|patients|children|men|women|"
    r"tonnes|kilomet(?:re|er)s|hectares)\b"
)
_MONEY = lazy(r"(?<![\w.,])[€$£]\d{2,3}\.000(?![\w%]|[.,]\d| (?:million|billion))")
_AFTER = lazy(r"(?<![\w.,$€£-])\d[\d,]*(?:\.\d+)?[$£](?![\w$£])")
_PERCENT_FIRST = lazy(r"(?:(?<=\s)|(?<=^)|(?<=\())%\d+(?:[.,]\d+)?(?![\w%])")
_HOURS = lazy(r"\b(?:at|from|until|by) \d{1,2}h(?:\d\d)?\b(?![\w’'-])")
_CENTS = lazy(r"(?<![\w.,])[€$£]\d{1,3},(?:\d\d|\d(?= (?:million|billion)\b))(?![\w,]|\.\d)")
_APOSTROPHE = lazy(r"(?<![\w.,’'])\d{1,3}(?:['’]\d{3})+(?![\w’'])")
_SPACED = lazy(
    r"(?<![\w.,:/-])(?<!\d )\d{1,3}(?: \d{3})+(?= (?:euros|dollars|roubles|rubles|crowns|francs|hryvnias?|zlotys?|"
    r"people|residents|inhabitants|tonnes|votes)\b| ?[€$£](?!\w))"
)
_SHORT_MILLION = lazy(r"(?<![\w.,])(?P<n>\d[\d,.]* ?)(?P<it>mln|mlrd|mrd|Mrd|mld|Mio|mio)\b\.?")
_MILLIONS = {"mln": "million", "mio": "million", "Mio": "million"}
_EURO = lazy(r"(?<![\w.,])\d[\d,.]*(?: (?:thousand|million|billion))? (?P<it>Euro)\b(?! [A-Z\d]| zone|-)")
_NUMBER_SIGN = lazy(r"(?<!\w)(?:[Nn][°º]|№) ?(?=\d)")

_GUILLEMETS = lazy(r"[«»„‚](?=\S)|(?<=\S)[»«]|[「」『』《》]")
_LOW_QUOTE = lazy(r"„[^„“”\"]{1,200}“|«[^«»]{1,200}»|»[^«»]{1,200}«|[「『《][^「」『』《》]{1,200}[」』》]")

# One convention opens, another closes.
_MIXED_PAIR = lazy(r"(?P<o>[«„]\w[\w’'-]*)[^«»„“”\"\n]{0,300}[”\"]|(?P<a>“\w[\w’'-]*)[^“”«»\"\n]{0,300}»")

_LATIN = "A-Za-zÀ-ɏ"
_CYRILLIC = "Ѐ-ӿ"
_MIXED = lazy(
    rf"[{_LATIN}{_CYRILLIC}Α-ω]*(?:[{_LATIN}][{_CYRILLIC}Α-ω]|[{_CYRILLIC}Α-ω][{_LATIN}])[{_LATIN}{_CYRILLIC}Α-ω]*"
)
_LOOKALIKE_CYRILLIC = frozenset("аеорсухіјѕԁһАВЕКМНОРСТХІЅЈУ")
_LOOKALIKE_GREEK = frozenset("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧοοv")
_ALONE = lazy(r"(?<=[a-z] )[аоі](?= [a-z])")
_OTHER_SCRIPT = lazy(
    r"[Ѐ-ӿ]{2,}(?:[ -][Ѐ-ӿ]+)*|[؀-ۿ]{2,}(?: [؀-ۿ]+)*|[֐-׿]{2,}(?: [֐-׿]+)*|[\u0900-\u0dff]{2,}(?: [\u0900-\u0dff]+)*|"
    r"[\u3040-\u30ff\u4e00-\u9fff]{1,}|[\uac00-\ud7af]{2,}(?: [\uac00-\ud7af]+)*|[\u0370-\u03ff]{3,}(?: "
    r"[\u0370-\u03ff]+)*|[\u0e00-\u0e7f]{2,}"
)
_SPEAKS_OF_IT = lazy(
    r"\b(?:word|words|called|meaning|means|letters?|script|alphabet|characters?|spelled|spelt|spelling|"
    r"written|writes?|term|pronounced|named|names?|kanji|hangul|"
    r"cyrillic|hashtag|slogan|tagged?|account|user(?:name)?|title|titled|translat\w+|transliterat\w+|"
    r"literally|romani[sz]ed|read|reads|reading|phrase|inscription|sign|"
    r"Russian|Chinese|Japanese|Korean|Arabic|Hebrew|Greek|Hindi|Ukrainian|Bulgarian|Serbian|Persian|Thai|"
    r"language|channel|logo|brand)\b",
    re.I,
)
_FOREIGN_WORDS = (
    "und|oder|nicht|auch|wurde|wurden|werden|durch|zwischen|gegen|"
    "avec|dans|sont|cette|leurs|mais|aussi|entre les|chez les|"
    "pero|también|porque|hasta|según|desde|donde|cuando|"
    "nella|nello|degli|delle|sono|anche|perché|"
    "och|inte|från|ikke|jest|przez|oraz|jsou|nebo|için|değil|olarak|untuk|dengan|yang|tidak|não|também|"
    "pelo|pela|voor|een|niet|naar"
)
_FOREIGN = lazy(rf"(?<=[a-z] )(?P<w>{_FOREIGN_WORDS})(?= [a-z])")
_DE_LA = lazy(r"(?<=[a-z] )(?:(?:de la|de las|de los|de les|della|dello|delle)(?= [a-z])|de l['’](?=[a-z]))")
_FOREIGN_CUES = frozenset(_FOREIGN_WORDS.replace(" les", "").split("|"))
_DE_LA_CUES = frozenset(("de", "della", "dello", "delle"))
_LOANS = lazy(
    r"\b(?:cr[eè]me|fleur|cour|vie|haute|lingua|prima|coup|raison|joie|mise|comme|sturm|pi[eè]ce|carte|"
    r"nuit|enfant|cri|bourgeois\w*|dolce|"
    r"alla|mano|fin|creme|cirque|jour|soup|sauce|cafe|café|avenue|rue|plaza|calle|via|laissez|sans|auf|"
    r"vorsprung|ars|commedia|arte|palme|"
    r"tour|grand|dia|d[ií]a|camino|casa|villa|costa|sierra|vino|tinto|gran|cosa|bella|el|la|le|les|los|"
    r"das|der|die|ist|et|est|e|y)\b",
    re.I,
)


def _is_strange(text: str) -> bool:
    """Whether a text has a letter of another script; a loop, for the pattern would take long to compile."""
    return any("\u0370" <= char <= "\u1fff" or "\u3000" <= char <= "\ud7ff" for char in set(text))


class Locale(Detector):
    """What a translation forgot to bring over: 4.500,50, «such quotes», а Cyrillic a, an *und* between English words.

    Whole words of another script are left alone where the sentence speaks of the word, in brackets and in quotation
    marks; foreign words only count between English words in small letters, outside known loans. Look-alike letters
    within a word are found in any language; the rest is for English.
    """

    rules = (NUMBER, QUOTES, HOMOGLYPH, SCRIPT, FOREIGN)
    examples = (
        Fires(NUMBER, "The bill came to [[4.500,50]] euros.", suggestion="4,500.50"),
        Fires(NUMBER, "Exports fell to [[3,5 million]] tons.", suggestion="3.5 million"),
        Fires(NUMBER, "About [[12.000 people]] came.", suggestion="12,000 people"),
        Fires(NUMBER, "Prices rose [[%20]] in a year.", suggestion="20%"),
        Fires(NUMBER, "He was fined [[€80,00]] in June.", suggestion="€80.00"),
        Fires(NUMBER, "The repair cost [[12 500]] euros and [[1'300]] nails.", suggestion="12,500"),
        Fires(NUMBER, "It was insured for 3 [[mlrd]] crowns.", suggestion="billion"),
        Fires(NUMBER, "A seat costs 50 [[Euro]] here.", suggestion="euros"),
        Fires(NUMBER, "They live at [[№ ]]4 in this street.", suggestion="No. "),
        Silent("It cost €80.00, or €1,500, in the 12 Euro zone countries; on Euro 2020 it spent 3 million; it’s 5’4”."),
        Fires(QUOTES, "The paper [[«Evening»]] wrote about it.", suggestion="“Evening”"),
        Fires(QUOTES, "[[«Nothing]] is left,” he said.", suggestion="“Nothing"),
        Fires(QUOTES, "[[„Nothing]] is left,” he said."),
        Fires(HOMOGLYPH, "The [[сompany]] closed.", suggestion="company"),
        Fires(HOMOGLYPH, "[[Mockва]] ist groß.", languages="de"),
        Fires(SCRIPT, "Yesterday the [[штаб]] reported heavy rain."),
        Fires(FOREIGN, "They sell bread [[und]] butter there."),
        Silent("It cost 4,500.50 euros; 1.234 metres; 3.5 million; the address 192.168.100.200; version 1.200.300."),
        Silent("About 12,000 people came; the stock fell to $12.000 in lots of 1,2 and 3."),
        Silent("The Russian word штаб means staff. He (Иван) came. They shouted “Слава” twice."),
        Silent("A μm is small; TNFα and β-blockers work. Crème de la crème, Sturm und Drang, Und so weiter."),
        Silent("Er sagte «Guten Tag» und ging.", languages="de"),
    )

    def check(self, segment: Segment) -> Iterable[Finding]:
        """Letters in any language, the rest in English."""
        text = segment.target
        english = segment.languages.target_base == "en"
        strange = not text.isascii() and _is_strange(text)
        if strange:
            yield from _homoglyphs(segment, text)
        if english:
            yield from _numbers(segment, text)
            yield from _foreign(segment, text)
            if not text.isascii():
                yield from _quotes(segment, text)
            if strange:
                yield from _scripts(segment, text)


def _numbers(segment: Segment, text: str) -> Iterator[Finding]:
    if not any(map(str.isdigit, text)):
        return
    for hit in _BOTH.finditer(text):
        yield NUMBER.at(segment, hit.span(), suggestion=hit[0].translate(_SWAP))
    for hit in _DOTS.finditer(text):
        if not _address(hit[0]) and not _versioned(text, hit.start()):
            yield NUMBER.at(segment, hit.span(), suggestion=hit[0].replace(".", ","))
    for hit in _COMMA.finditer(text):
        if not _LIST.search(text[max(0, hit.start() - 12) : hit.start()]):
            yield NUMBER.at(segment, hit.span(), suggestion=hit[0].replace(",", "."))
    for hit in _DOTTED_PEOPLE.finditer(text):
        yield NUMBER.at(segment, hit.span(), suggestion=hit[0].replace(".", ",", 1))
    yield from _signs(segment, text)


def _signs(segment: Segment, text: str) -> Iterator[Finding]:
    """Currency and percent signs on the side where another language has them, hours with an h."""
    if not re.search(r"\b(?:stock|share|per|price)", text):
        for hit in _MONEY.finditer(text):
            yield NUMBER.at(segment, hit.span(), suggestion=hit[0].replace(".", ",", 1))
    for hit in _PERCENT_FIRST.finditer(text):
        yield NUMBER.at(segment, hit.span(), suggestion=hit[0][1:].replace(",", ".") + "%")
    for hit in _AFTER.finditer(text):
        yield NUMBER.at(segment, hit.span(), suggestion=hit[0][-1] + hit[0][:-1], confidence=0.7)
    for hit in _HOURS.finditer(text):
        yield NUMBER.at(segment, hit.span(), confidence=0.7)
    yield from _sums(segment, text)


def _sums(segment: Segment, text: str) -> Iterator[Finding]:
    """Sums of money and large numbers: €80,00, 12 500 euros, 1'500, 3 mlrd, 50 Euro, N° 4."""
    for hit in _CENTS.finditer(text) if "," in text and not {"€", "$", "£"}.isdisjoint(text) else ():
        yield NUMBER.at(segment, hit.span(), suggestion=hit[0].replace(",", "."))
    for pattern, mark, cues in ((_SPACED, " ", " "), (_APOSTROPHE, "’", "’'")):
        for hit in pattern.finditer(text) if any(cue in text for cue in cues) else ():
            yield NUMBER.at(segment, hit.span(), suggestion=hit[0].replace("'", "’").replace(mark, ","))
    if " Euro" in text:
        for hit in _EURO.finditer(text):
            yield NUMBER.at(segment, hit.span("it"), suggestion="euros", confidence=0.75)
    for hit in _SHORT_MILLION.finditer(text) if any(cue in text for cue in ("ml", "rd", "Mi", "mi")) else ():
        right = _MILLIONS.get(hit["it"], "billion")
        yield NUMBER.at(segment, hit.span("it"), suggestion=right, confidence=0.75)
    for hit in _NUMBER_SIGN.finditer(text) if not {"°", "º", "№"}.isdisjoint(text) else ():
        yield NUMBER.at(segment, hit.span(), suggestion="No. ", confidence=0.8)


def _address(written: str) -> bool:
    groups = written.split(".")
    return len(groups) == 4 and all(int(g) < 256 for g in groups)


_SWAP = str.maketrans(".,", ",.")


def _versioned(text: str, at: int) -> bool:
    return (
        re.search(r"(?:version|v|IP|address|No\.?|phone|tel\.?|build|firmware) ?$", text[max(0, at - 10) : at], re.I)
        is not None
    )


def _quotes(segment: Segment, text: str) -> Iterator[Finding]:
    for hit in _LOW_QUOTE.finditer(text):
        inner = hit[0][1:-1].strip()
        if inner and _is_latin(inner):
            yield QUOTES.at(segment, hit.span(), suggestion=f"“{inner}”")
    for hit in _MIXED_PAIR.finditer(text):
        group = "o" if hit["o"] else "a"
        yield QUOTES.at(segment, hit.span(group), suggestion=f"“{hit[group][1:]}", confidence=0.85)


def _is_latin(text: str) -> bool:
    letters = [c for c in text if c.isalpha()]
    return not letters or sum(c < "ɐ" or "Ḁ" <= c <= "ỿ" for c in letters) * 2 > len(letters)


def _homoglyphs(segment: Segment, text: str) -> Iterator[Finding]:
    for hit in _MIXED.finditer(text):
        word = hit[0]
        latin = [c for c in word if c < "ɐ"]
        other = [c for c in word if c >= "ɐ"]
        alike = _LOOKALIKE_CYRILLIC | _LOOKALIKE_GREEK
        fewer = other if len(latin) >= len(other) else latin
        suspicious = all(c in alike for c in other) if fewer is other else all(c in _LATIN_ALIKE for c in latin)
        mixed = len(latin) > 1 and any("Ѐ" <= c <= "ӿ" for c in other) and len(word) > 3
        if len(word) < 3 or not (suspicious or mixed and segment.languages.target_base in _LATIN_SCRIPT):
            continue
        names = ", ".join(dict.fromkeys(unicodedata.name(c, "?").title() for c in fewer[:3]))
        plain = word.translate(_TO_LATIN)
        yield HOMOGLYPH.at(segment, hit.span(), suggestion=plain if plain.isascii() else None, letters=names)
    if segment.languages.target_base == "en":
        for hit in _ALONE.finditer(text):
            yield HOMOGLYPH.at(
                segment, hit.span(), suggestion=hit[0].translate(_TO_LATIN), letters=unicodedata.name(hit[0]).title()
            )


_LATIN_ALIKE = frozenset("aceopxyijsABCEHIJKMOPSTXY")
_LATIN_SCRIPT = frozenset(
    (
        "en de fr es it pt nl sv da no nb nn fi et lv lt pl cs sk hu ro sl hr tr az id ms vi sq eu ca gl is "
        "ga cy mt af sw"
    ).split()
)
_TO_LATIN = str.maketrans("аеорсухіјѕԁһАВЕКМНОРСТХІЅЈУΑΒΕΖΗΙΚΜΝΟΡΤΥΧο", "aeopcyxijsdhABEKMHOPCTXISJYABEZHIKMNOPTYXo")


def _scripts(segment: Segment, text: str) -> Iterator[Finding]:
    if not _is_latin(text) or _SPEAKS_OF_IT.search(text):
        return
    for hit in _OTHER_SCRIPT.finditer(text):
        before, after = text[: hit.start()], text[hit.end() :]
        enclosed = before.count("(") > before.count(")") or before.rstrip()[-1:] in "“\"'‘«#@/=:" and bool(before)
        beside = after.lstrip()[:1] in ("(", "”", '"', "»", "’") or not re.search(r"[A-Za-z]{2} ?$", before)
        verse = len(hit[0]) > 5 and "\u4e00" <= hit[0][0] <= "\u9fff"
        if verse or enclosed or beside or not re.match(r"[\s,;:!?]|\.(?!\w)|$", after):
            continue
        yield SCRIPT.at(segment, hit.span())


def _foreign(segment: Segment, text: str) -> Iterator[Finding]:
    present = frozenset(text.split())
    for pattern, cues in ((_FOREIGN, _FOREIGN_CUES), (_DE_LA, _DE_LA_CUES)):
        for hit in () if cues.isdisjoint(present) else pattern.finditer(text):
            around = text[max(0, hit.start() - 25) : hit.start()] + "|" + text[hit.end() : hit.end() + 20]
            if _LOANS.search(around) or _in_quotes(text, hit.start()) or len(_FOREIGN.findall(text)) > 3:
                continue
            yield FOREIGN.at(segment, hit.span())


def _in_quotes(text: str, at: int) -> bool:
    before = text[:at]
    return (
        before.count('"') % 2 == 1
        or before.count("“") > before.count("”")
        or before.count("(") > before.count(")")
        or before.count("‘") > before.count("’")
    )


@hookimpl
def mtaudit_detectors() -> Iterable[type[Detector]]:
    """Registers the detector."""
    return [Locale]
