"""Rough romanisation and consonant skeletons: what makes one name comparable across scripts.

Nothing here is meant for print. `romanise` gives one plain Latin spelling of a word in Cyrillic, Greek, Arabic,
Hebrew, Devanagari and its sister scripts, Kana, Hangul, Armenian or Georgian; `skeleton` reduces any spelling to the
classes of its consonants, as Soundex does (R. C. Russell, US patent 1,261,167, 1918), so that spellings that differ in
vowels, in voicing or by ending still meet. Han has no such reading without a dictionary and gives the empty string.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache


def _readings(letters: str, spellings: str) -> dict[str, str]:
    """One spelling for each letter; "-" for a letter that is not heard."""
    pairs = zip(letters, spellings.split(), strict=True)
    return {letter: "" if spelling == "-" else spelling for letter, spelling in pairs}


_CYRILLIC = _readings(
    "абвгґдеєёжзиіїйклмнопрстуўфхцчшщъыьэюяђјљњћџѓќѕ",
    "a b v g g d e e e zh z i i i i k l m n o p r s t u u f kh ts ch sh shch - y - e yu ya dj j lj nj c dz gj kj dz",
)
_GREEK = _readings(
    "αβγδεζηθικλμνξοπρσςτυφχψω",
    "a v g d e z i th i k l m n x o p r s s t y f ch ps o",
)
_GREEK_PAIRS = (("ου", "u"), ("μπ", "b"), ("ντ", "d"), ("γκ", "g"), ("γγ", "ng"), ("αυ", "av"), ("ευ", "ev"))
# Letters that stand for vowels inside a word (alef, vav, yod, ayin) are written as vowels: a skeleton drops them.
_HEBREW = _readings(
    "אבגדהוזחטיךכלםמןנסעףפץצקרשת",
    "a b g d h o z kh t i k k l m m n n s a p p ts ts k r sh t",
)
_ARABIC = _readings(
    "اأإآٱىءؤئبپتةثجچحخدذرزژسشصضطظعغفڤقكکگلمنهوويیےۃہھڈٹڑں",
    "a a i a a a - - - b p t a th j ch h kh d d r z zh s sh s d t z a gh f v k k k g l m n h o o i i e a h h d t r n",
)
_ARMENIAN = _readings(
    "աբգդեզէըթժիլխծկհձղճմյնշոչպջռսվտրցւփքօֆև",
    "a b g d e z e e t zh i l kh ts k h dz gh ch m y n sh o ch p j r s v t r ts v p k o f ev",
)
_GEORGIAN = _readings(
    "აბგდევზთიკლმნოპჟრსტუფქღყშჩცძწჭხჯჰ",
    "a b g d e v z t i k l m n o p zh r s t u p k gh q sh ch ts dz ts ch kh j h",
)
_LATIN = {
    "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "ŋ": "ng", "ħ": "h",
    "ə": "a",
}  # fmt: skip
_TABLE: dict[str, str] = {
    letter: spelling
    for table in (_CYRILLIC, _GREEK, _HEBREW, _ARABIC, _ARMENIAN, _GEORGIAN, _LATIN)
    for letter, spelling in table.items()
}
_SYLLABLES = ("KATAKANA LETTER ", "HIRAGANA LETTER ", "HANGUL SYLLABLE ")


def _by_name(letter: str) -> str:
    """The reading that Unicode's own name of a letter gives: `KATAKANA LETTER KA`, `HANGUL SYLLABLE GAN`."""
    name = unicodedata.name(letter, "")
    for prefix in _SYLLABLES:
        if name.startswith(prefix):
            reading = name.removeprefix(prefix).removeprefix("SMALL ").lower()
            return reading if reading.isascii() and reading.isalpha() else ""
    if " LETTER " in name and "CJK" not in name:
        # Devanagari KA, Tamil NNA, Bengali TTHA: consonants carry their vowel, vowels stand alone
        reading = name.rpartition(" LETTER ")[2].rpartition(" ")[2].lower()
        if reading.startswith("c") and not reading.startswith("ch"):
            reading = "ch" + reading[1:]  # Indic CA is the ch of "chat"
        return reading if reading.isascii() and reading.isalpha() else ""
    return "n" if name.endswith("SIGN ANUSVARA") else ""


@lru_cache(maxsize=1 << 12)
def _letter(letter: str) -> str:
    known = _TABLE.get(letter)
    if known is not None:
        return known
    if letter.isascii():
        return letter
    plain = "".join(c for c in unicodedata.normalize("NFKD", letter) if not unicodedata.combining(c))
    if plain.isascii() and plain:
        return plain.lower()
    if len(plain) == 1 and plain in _TABLE:
        return _TABLE[plain]
    return _by_name(letter)


@lru_cache(maxsize=1 << 16)
def romanise(word: str) -> str:
    """`word` in small unaccented Latin letters; letters without a known reading (Han among them) are left out."""
    low = word.lower()
    if low.isascii():
        return low
    low = unicodedata.normalize("NFC", low)
    if "\u0370" <= low[0] <= "\u03ff":
        low = unicodedata.normalize("NFC", "".join(c for c in unicodedata.normalize("NFD", low) if c != "\u0301"))
        for pair, reading in _GREEK_PAIRS:
            low = low.replace(pair, reading)
    return "".join(map(_letter, low))


_DIGRAPHS = (
    ("sch", "s"), ("tch", "s"), ("tsch", "s"), ("dzh", "s"), ("sh", "s"), ("ch", "s"), ("zh", "s"), ("ts", "s"),
    ("tz", "s"), ("dz", "s"), ("cz", "s"), ("sz", "s"), ("ph", "f"), ("th", "t"), ("kh", "k"), ("gh", "k"),
    ("ck", "k"), ("qu", "k"), ("x", "ks"), ("ce", "se"), ("ci", "si"), ("cy", "si"), ("ge", "je"), ("gi", "ji"),
)  # fmt: skip
_CLASS = {
    **dict.fromkeys("bpfv", "P"),
    **dict.fromkeys("ckgq", "K"),
    **dict.fromkeys("dt", "T"),
    **dict.fromkeys("szj", "S"),
    **dict.fromkeys("lr", "L"),
    **dict.fromkeys("mn", "N"),
}


@lru_cache(maxsize=1 << 16)
def skeleton(word: str) -> str:
    """Classes of the consonants of `word` in any script, doubled ones once; "A" in front if a vowel, w or y opens it.

    P stands for b p f v, K for c k g q, T for d t, S for s z j and the hissing digraphs, L for l r, N for m n; vowels,
    h, w and y are dropped. The classes are as coarse as the coarsest script needs (Kana has no l, Arabic no p).
    """
    latin = romanise(word)
    if not latin:
        return ""
    opens = "A" if latin[0] in "aeiouyw" else ""
    for spelling, reading in _DIGRAPHS:
        if spelling in latin:
            latin = latin.replace(spelling, reading)
    out = []
    last = ""
    for letter in latin:
        kind = _CLASS.get(letter, "")
        if kind and kind != last:
            out.append(kind)
        last = kind if kind or letter in "aeiouyw" else last
    return opens + "".join(out)
