"""What two sentences can share: the cues that sentence alignment counts, as short strings.

A cue is a kind (its first character) and a value: `#42` a number, `@user` an address or tag, `=nato` a
word spelt alike, `~festi` a word that begins alike (a cognate), `^PTN` a name's consonant skeleton, `m7` a month,
`?` a question mark, `"` quotation marks,
`_` the whole sentence ... Two sentences share a cue when both have the same string. What a shared
cue is worth depends on how rare it is in the two documents; `mtaudit.lang.align` decides that.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from mtaudit.lang.patterns import lazy
from mtaudit.lang.translit import romanise, skeleton

_MARKS = "\u0300-\u036f\u0591-\u05c7\u064b-\u0655\u0670\u0900-\u0903\u093a-\u094f\u0951-\u0957\u0962\u0963" + "".join(
    f"{chr(0x980 + 0x80 * k + 0x01)}-{chr(0x980 + 0x80 * k + 0x03)}"
    f"{chr(0x980 + 0x80 * k + 0x3C)}-{chr(0x980 + 0x80 * k + 0x57)}"
    for k in range(9)
)
_UNSPACED_CHARS = (
    "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u0e01-\u0e7f\u0e81-\u0eff\u1000-\u109f\u1780-\u17ff"
)
_TOKEN = lazy(
    r"(?P<url>(?:https?://|www\.)[^\s<>\"'）」。，]+|[\w.+-]{1,64}@[\w-]{1,64}\.[\w.]{2,64}|[#@][^\W\d_]\w{1,60})"
    r"|(?P<number>\d{1,3}(?:[.,٫٬'’\u00a0\u202f ]\d{3}(?!\d))+(?:[.,٫]\d+)?|\d+(?:[.,٫]\d+)?)"
    rf"|(?P<run>[{_UNSPACED_CHARS}]+)"
    rf"|(?P<word>[^\W\d_{_UNSPACED_CHARS}](?:[^\W_{_UNSPACED_CHARS}]|[{_MARKS}\u200c\u200d])*"
    rf"(?:[״׳][^\W\d_{_UNSPACED_CHARS}](?:[^\W\d_{_UNSPACED_CHARS}]|[{_MARKS}])*)*)"
    r"|(?P<mark>[?？؟⸮!！«»“”„\"「」『』()（）\[\]:：%％])"
)
_MARK = {
    **dict.fromkeys("?？؟⸮", "?"),
    **dict.fromkeys("！!", "!"),
    **dict.fromkeys('«»“”„"「」『』', '"'),
    **dict.fromkeys("()（）[]", "("),
    **dict.fromkeys(":：", ":"),
    **dict.fromkeys("%％", "%"),
}
_HAN_NUMERALS = {c: i % 10 for i, c in enumerate("〇一二三四五六七八九")} | {"两": 2, "兩": 2, "零": 0}
_HAN_MONTHS = {month: i for i, month in enumerate("一二三四五六七八九十", 1)} | {"十一": 11, "十二": 12}
_HAN_NUMBER = lazy(r"[〇零一二三四五六七八九两兩十百千]+")
_KATAKANA = lazy(r"[\u30a1-\u30fa\u30fc]{3,}")
_HAN_RUN = lazy(r"[\u3400-\u4dbf\u4e00-\u9fff]{2,}")
_CASELESS_NAMES = lazy(r"[\u0590-\u05ff\u0600-\u06ff\u0900-\u0dff\uac00-\ud7a3\u0530-\u058f\u10a0-\u10ff]")

# Words for 2 to 12, the twelve months and the seven days (Monday first) in languages that write them with letters.
_NUMERALS = {
    "en": "two three four five six seven eight nine ten eleven twelve",
    "de": "zwei drei vier fünf sechs sieben acht neun zehn elf zwölf",
    "nl": "twee drie vier vijf zes zeven acht negen tien elf twaalf",
    "sv": "två tre fyra fem sex sju åtta nio tio elva tolv",
    "da": "to tre fire fem seks syv otte ni ti elleve tolv",
    "fr": "deux trois quatre cinq six sept huit neuf dix onze douze",
    "es": "dos tres cuatro cinco seis siete ocho nueve diez once doce",
    "it": "due tre quattro cinque sei sette otto nove dieci undici dodici",
    "pt": "dois três quatro cinco seis sete oito nove dez onze doze",
    "ro": "două trei patru cinci șase șapte opt nouă zece unsprezece doisprezece",
    "pl": "dwa trzy cztery pięć sześć siedem osiem dziewięć dziesięć jedenaście dwanaście",
    "cs": "dva tři čtyři pět šest sedm osm devět deset jedenáct dvanáct",
    "ru": "два три четыре пять шесть семь восемь девять десять одиннадцать двенадцать",
    "uk": "два три чотири п'ять шість сім вісім дев'ять десять одинадцять дванадцять",
    "el": "δύο τρία τέσσερα πέντε έξι επτά οκτώ εννέα δέκα έντεκα δώδεκα",
    "tr": "iki üç dört beş altı yedi sekiz dokuz on onbir oniki",
    "fi": "kaksi kolme neljä viisi kuusi seitsemän kahdeksan yhdeksän kymmenen yksitoista kaksitoista",
    "et": "kaks kolm neli viis kuus seitse kaheksa üheksa kümme üksteist kaksteist",
    "hu": "kettő három négy öt hat hét nyolc kilenc tíz tizenegy tizenkettő",
    "ar": "اثنان ثلاثة أربعة خمسة ستة سبعة ثمانية تسعة عشرة - -",
    "he": "שני שלושה ארבעה חמישה שישה שבעה שמונה תשעה עשרה - -",
    "hi": "दो तीन चार पांच छह सात आठ नौ दस ग्यारह बारह",
}
_MONTHS = {
    "en": "january february march april may june july august september october november december",
    "de": "januar februar märz april mai juni juli august september oktober november dezember",
    "nl": "januari februari maart april mei juni juli augustus september oktober november december",
    "sv": "januari februari mars april maj juni juli augusti september oktober november december",
    "da": "januar februar marts april maj juni juli august september oktober november december",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "it": "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
    "pt": "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
    "ro": "ianuarie februarie martie aprilie mai iunie iulie august septembrie octombrie noiembrie decembrie",
    "pl": "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia",
    "cs": "ledna února března dubna května června července srpna září října listopadu prosince",
    "ru": "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
    "uk": "січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня",
    "el": "ιανουαρίου φεβρουαρίου μαρτίου απριλίου μαΐου ιουνίου ιουλίου αυγούστου σεπτεμβρίου οκτωβρίου "
    "νοεμβρίου δεκεμβρίου",
    "tr": "ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık",
    "fi": "tammikuu helmikuu maaliskuu huhtikuu toukokuu kesäkuu heinäkuu elokuu syyskuu lokakuu marraskuu joulukuu",
    "et": "jaanuar veebruar märts aprill mai juuni juuli august september oktoober november detsember",
    "hu": "január február március április május június július augusztus szeptember október november december",
    "ar": "يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر",
    "he": "ינואר פברואר מרץ אפריל מאי יוני יולי אוגוסט ספטמבר אוקטובר נובמבר דצמבר",
    "hi": "जनवरी फरवरी मार्च अप्रैल मई जून जुलाई अगस्त सितंबर अक्टूबर नवंबर दिसंबर",
}
_DAYS = {
    "en": "monday tuesday wednesday thursday friday saturday sunday",
    "de": "montag dienstag mittwoch donnerstag freitag samstag sonntag",
    "nl": "maandag dinsdag woensdag donderdag vrijdag zaterdag zondag",
    "sv": "måndag tisdag onsdag torsdag fredag lördag söndag",
    "da": "mandag tirsdag onsdag torsdag fredag lørdag søndag",
    "fr": "lundi mardi mercredi jeudi vendredi samedi dimanche",
    "es": "lunes martes miércoles jueves viernes sábado domingo",
    "it": "lunedì martedì mercoledì giovedì venerdì sabato domenica",
    "pt": "segunda-feira terça-feira quarta-feira quinta-feira sexta-feira sábado domingo",
    "ro": "luni marți miercuri joi vineri sâmbătă duminică",
    "pl": "poniedziałek wtorek środę czwartek piątek sobotę niedzielę",
    "cs": "pondělí úterý středu čtvrtek pátek sobotu neděli",
    "ru": "понедельник вторник среду четверг пятницу субботу воскресенье",
    "uk": "понеділок вівторок середу четвер п'ятницю суботу неділю",
    "el": "δευτέρα τρίτη τετάρτη πέμπτη παρασκευή σάββατο κυριακή",
    "tr": "pazartesi salı çarşamba perşembe cuma cumartesi pazar",
    "fi": "maanantai tiistai keskiviikko torstai perjantai lauantai sunnuntai",
    "et": "esmaspäev teisipäev kolmapäev neljapäev reede laupäev pühapäev",
    "hu": "hétfő kedd szerda csütörtök péntek szombat vasárnap",
    "ar": "الاثنين الثلاثاء الأربعاء الخميس الجمعة السبت الأحد",
    "hi": "सोमवार मंगलवार बुधवार गुरुवार शुक्रवार शनिवार रविवार",
}
_HAN_DAYS = lazy(r"(?:星期|周|週)([一二三四五六日天])|([月火水木金土日])曜|([월화수목금토일])요일")
_HAN_MONTH = lazy(r"(\d{1,2}|[一二三四五六七八九]|十[一二]?)\s?[月월](?!曜)")
_ENGLISH_DAY_ABBREVIATIONS = {
    "mon": 1,
    "tue": 2,
    "tues": 2,
    "wed": 3,
    "thu": 4,
    "thurs": 4,
    "fri": 5,
    "sat": 6,
}
_COGNATE = (
    ("ph", "f"),
    ("th", "t"),
    ("ck", "k"),
    ("qu", "k"),
    ("c", "k"),
    ("w", "v"),
    ("y", "i"),
    ("z", "s"),
)
_DOUBLED = lazy(r"(.)\1+")


@lru_cache(maxsize=64)
def _dated(language: str) -> dict[str, str]:
    """Folded word -> cue, for the months, days and small numerals of one language."""
    words: dict[str, str] = {}
    for table, kind, first in ((_NUMERALS, "#", 2), (_MONTHS, "m", 1), (_DAYS, "d", 1)):
        for value, word in enumerate(table.get(language, "").split(), first):
            if word == "-":
                continue
            cue = f"{kind}{value}".rstrip("0") if kind == "#" else f"{kind}{value}"
            words[word] = cue
            if kind == "m" and language == "en" and word != "may":
                words[word[:3]] = cue
    if language == "en":
        words["sept"] = "m9"
        words.update({word: f"d{day}" for word, day in _ENGLISH_DAY_ABBREVIATIONS.items()})
    return words


def _stem(word: str, language: str) -> str:
    """Cut to the part that inflection leaves alone, where the tables hold one form only."""
    return word[:5] if language in {"ru", "uk", "pl", "cs", "fi", "el"} and len(word) > 5 else word


@lru_cache(maxsize=64)
def _dated_stems(language: str) -> dict[str, str]:
    stems: dict[str, str] = {}
    for word, cue in _dated(language).items():
        stem = _stem(word, language)
        stems[stem] = cue if stems.get(stem, cue) == cue else ""
    return {stem: cue for stem, cue in stems.items() if cue}


@lru_cache(maxsize=1 << 16)
def _spelling(word: str) -> str:
    """A word without case, accents and script, so that `Café` and `cafe`, `Κάιρο` and `Kairo` come close."""
    return romanise(word.casefold())


@lru_cache(maxsize=1 << 16)
def _cognate(word: str) -> str:
    """The first letters of a word, with the spellings merged in which related languages differ most."""
    spelling = _spelling(word)
    for old, new in _COGNATE:
        spelling = spelling.replace(old, new)
    return _DOUBLED.sub(r"\1", spelling)[:5]


def _number_cue(token: str) -> str:
    """All significant digits, without separators and end zeros: 4,2 = 4.2 and 1.2 億 = 120 million."""
    digits = "".join(str(unicodedata.decimal(c)) for c in token if c.isdecimal())
    return digits.strip("0") or "0"


def _han_number(token: str) -> str:
    """三十五 -> 35; a lone 一 is an article more often than a number and gives nothing."""
    if token in {"一", "十", "百", "千", "零", "〇"}:
        return ""
    if not any(c in "十百千" for c in token):
        return "".join(str(_HAN_NUMERALS[c]) for c in token).strip("0")
    total, digit = 0, 0
    for c in token:
        if c in _HAN_NUMERALS:
            digit = _HAN_NUMERALS[c]
        else:
            total += (digit or 1) * {"十": 10, "百": 100, "千": 1000}[c]
            digit = 0
    return str(total + digit).strip("0")


def _grams(run: str) -> Iterator[str]:
    for i in range(len(run) - 1):
        yield run[i : i + 2]


def _token_cues(sentence: str, word_cues: WordCues, language: str) -> Iterator[str]:
    for match in _TOKEN.finditer(sentence):
        kind, token = match.lastgroup, match[0]
        if kind == "number":
            yield "#" + _number_cue(token)
        elif kind == "word":
            cue = _dated_stems(language).get(_stem(token.lower(), language))
            if cue and (language != "en" or cue[0] == "#" or token[0].isupper()):
                yield cue
            yield from word_cues(token)
        elif kind == "run":
            yield from word_cues.run(token)
        elif kind == "url":
            yield "@" + token.casefold()
        else:
            mark = _MARK.get(token)
            if mark:
                yield mark


def _east_asian_cues(sentence: str) -> Iterator[str]:
    for match in _HAN_DAYS.finditer(sentence):
        chinese, japanese, korean = match.groups()
        if chinese:
            yield f"d{min('一二三四五六日天'.index(chinese), 6) + 1}"
        else:
            yield f"d{('月火水木金土日'.index(japanese) if japanese else '월화수목금토일'.index(korean)) + 1}"
    for match in _HAN_MONTH.finditer(sentence):
        month = match[1]
        yield f"m{int(month) if month.isdecimal() else _HAN_MONTHS[month]}"
    for match in _HAN_NUMBER.finditer(sentence):
        number = _han_number(match[0])
        if number:
            yield "#" + number


class WordCues:
    """The cues of one word, on one side of one language pair; remembered by word.

    `names_by_sound`: compare by skeleton too (the scripts of the two sides differ). `every_word`: any word may be a
    name or a loan on this side (its script has no capitals, or the other side's has none).
    """

    def __init__(self, *, same_language: bool, names_by_sound: bool, every_word: bool) -> None:
        self._same = same_language
        self._by_sound = names_by_sound
        self._every = every_word
        self._known: dict[str, tuple[str, ...]] = {}

    def __call__(self, word: str) -> tuple[str, ...]:
        known = self._known.get(word)
        if known is None:
            known = self._known[word] = tuple(self._within(word) if self._same else self._across(word))
        return known

    def run(self, run: str) -> Iterator[str]:
        """The cues of a stretch of a script without spaces."""
        if self._same:
            yield from ("=" + gram for gram in _grams(run))
        else:
            for name in _KATAKANA.findall(run):
                yield from self._sound(name)

    @staticmethod
    def _within(word: str) -> Iterator[str]:
        low = word.casefold()
        yield "=" + (_spelling(low) or low)[:6].replace("z", "s")

    def _across(self, word: str) -> Iterator[str]:
        spelling = _spelling(word)
        if len(spelling) >= 2:
            yield "=" + spelling
        if len(spelling) >= 4:
            yield "~" + _cognate(word)
        if self._by_sound and (self._every or word[0].isupper()):
            yield from self._sound(word)

    def _sound(self, word: str) -> Iterator[str]:
        shape = skeleton(word)
        if len(shape) >= 3:
            yield "^" + shape[:4]
        if self._every and _CASELESS_NAMES.match(word) and len(word) >= 4:
            # a proclitic (and, in, to, the) is written together with the name in Arabic and Hebrew
            bare = skeleton(word[2:] if word.startswith("ال") else word[1:])
            if len(bare) >= 3 and "\u0590" <= word[0] <= "\u06ff":
                yield "^" + bare[:4]


_LANGUAGES_OF = {
    "cyrillic": "ru uk be bg mk sr kk ky mn tg tt ba",
    "greek": "el",
    "hebrew": "he yi",
    "arabic": "ar fa ur ps ckb ug sd",
    "indic": "hi mr ne bn as gu pa or ta te kn ml si sa",
    "han": "zh yue wuu lzh ja",
    "hangul": "ko",
    "armenian": "hy",
    "georgian": "ka",
    "other": "th lo km my bo am",
}
_SCRIPTS = {language: script for script, languages in _LANGUAGES_OF.items() for language in languages.split()}
_CASED = {"latin", "cyrillic", "greek", "armenian"}


def _script(language: str) -> str:
    return _SCRIPTS.get(language, "latin")


class CueFinder:
    """Finds the cues of the sentences of one side.

    `language` is this side's primary subtag, `facing` the other side's; both decide which cues can be shared at all.
    """

    def __init__(self, language: str, facing: str, *, same_language: bool) -> None:
        here, there = _script(language), _script(facing)
        self._language = language
        self._same = same_language
        self._han_shared = here == there == "han"
        self._east_asian = here in {"han", "hangul"}
        self._words = WordCues(
            same_language=same_language,
            names_by_sound=here != there,
            every_word=here not in _CASED or there == "han",
        )

    def __call__(self, sentence: str) -> frozenset[str]:
        """The cues of one sentence, each once."""
        cues = set(_token_cues(sentence, self._words, self._language))
        cues.add("_" + " ".join(sentence.casefold().split()))  # left as it is, or a repeated line
        if self._east_asian:
            cues.update(_east_asian_cues(sentence))
        if self._han_shared:
            cues.update("=" + gram for run in _HAN_RUN.findall(sentence) for gram in _grams(run))
        return frozenset(cues)

    def terms(self, sentence: str) -> frozenset[str]:
        """What a bilingual dictionary learnt from the two documents themselves is made of: word stems, or pairs of
        characters where words are not spaced."""
        found: set[str] = set()
        for match in _TOKEN.finditer(sentence):
            if match.lastgroup == "run":
                found.update(_grams(match[0]))
            elif match.lastgroup == "word":
                low = match[0].lower()
                found.add(low[:6] if len(low) > 7 else low)
        return frozenset(found)
