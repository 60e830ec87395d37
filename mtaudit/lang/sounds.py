"""How alike two spellings of a name sound, across languages and scripts.

Spellings are first brought to rough phones (one sign for *sh*, *ch*, *zh*, vowels in a row as one), then aligned by
weighted edit distance (R. A. Wagner and M. J. Fischer, Journal of the ACM 21(1), 1974): cheap between sounds that one
writing takes for the other (b and p, l and r, k and g), cheap to drop a vowel, dear to drop a consonant. The result is
relative to the cost of the whole name: 0 is the same, 1 is nothing in common.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import Final

from mtaudit.lang.translit import romanise

_VOWELS: Final = frozenset("aeiouy")
_JOINED: Final = (
    ("tsch", "C"), ("tch", "C"), ("sch", "S"), ("shch", "S"), ("dzh", "J"), ("sh", "S"), ("ch", "C"), ("zh", "Z"),
    ("kh", "h"), ("gh", "g"), ("ph", "f"), ("th", "t"), ("ck", "k"), ("cz", "C"), ("sz", "S"), ("dj", "J"),
    ("tz", "c"), ("ts", "c"), ("dz", "c"), ("qu", "kw"), ("q", "k"), ("x", "ks"), ("wr", "r"), ("wh", "w"),
    ("ce", "se"), ("ci", "si"), ("cy", "si"), ("yn", "in"), ("ym", "im"), ("yl", "il"), ("yr", "ir"), ("ys", "is"),
)  # fmt: skip
_PINYIN: Final = (
    ("zh", "J"), ("ch", "C"), ("sh", "S"), ("q", "C"), ("x", "S"), ("j", "J"), ("c", "c"), ("z", "c"), ("ng", "n"),
    ("hui", "wi"), ("hua", "wa"), ("huo", "ho"), ("r", "Z"), ("eZ", "er"),
)  # fmt: skip
# Pairs of phones and what it costs to take one for the other, in tenths.
_NEAR: Final = """
pb1 fv1 bv3 pf4 vw1 fw3 bw5 fh4 wh5 td1 tc5 dc5 tC5 dJ4 dZ5 ts7 dz6 kg1 kh4 gh3 gJ4 kJ5 kC6 kc6 gZ4 gw5 gv6 sz1 sS2
zS3 zZ2 SZ2 CJ2 CS3 JS3 sc3 zc2 sC4 cC3 cJ3 zJ4 JZ1 cZ4 Sh4 sh7 lr1 rZ4 lZ5 nm3 Jy3 Zy4 Jh6 ln7 rn8 dr6 lw6
jJ0 jy1 jZ1 jS3 jh3 jd6 jk6 jC2 jc4 js5 jz3 Jz4 ji2 yi0
"""
_DROPPED: Final = {
    **dict.fromkeys("aeiou", 0.25), "y": 0.25, "h": 0.3, "w": 0.3, "r": 0.45, "l": 0.6, "n": 0.6, "m": 0.7, "t": 0.6,
    "d": 0.6,
}  # fmt: skip
_OTHERWISE: Final = 0.85
_FAR: Final = 1.3


_NUKTA: Final = {"j": "z", "ph": "f", "dd": "r", "ddh": "r"}
# Retroflex and other consonants whose names in Unicode are not how English writes them.
_INDIC: Final = dict(
    pair.split(":") for pair in "c:ch ch:ch ss:sh nn:n ng:n ny:n tt:t tth:t dd:d ddh:d".split()
)  # fmt: skip
_KANA: Final = {"si": "shi", "ti": "chi", "tu": "tsu", "hu": "fu", "zi": "ji", "di": "ji", "du": "zu", "wo": "o"}
_PALATAL: Final = ("sh", "ch", "j")


def _pairs() -> dict[str, float]:
    out: dict[str, float] = {}
    for entry in _NEAR.split():
        one, two, cost = entry[0], entry[1], int(entry[2]) / 10
        out[one + two] = out[two + one] = cost
    for one in _VOWELS:
        for two in _VOWELS:
            out[one + two] = 0.0 if one == two else 0.15
    return out


_COST: Final = _pairs()


@lru_cache(maxsize=1 << 15)
def phones(latin: str, chinese: bool = False) -> str:
    """The phones of a spelling in small Latin letters (`romanise` makes one), of pinyin if `chinese`."""
    text = latin
    for spelling, phone in _PINYIN if chinese else _JOINED:
        if spelling in text:
            text = text.replace(spelling, phone)
    if not chinese:
        text = text.replace("c", "k") if "ts" not in latin and "tz" not in latin and "dz" not in latin else text
    out: list[str] = []
    for at, char in enumerate(text):
        last = out[-1] if out else ""
        if char == last or char in _VOWELS and last in _VOWELS and char != "y":
            continue
        following = text[at + 1] if at + 1 < len(text) else ""
        if char == "h" and last in _VOWELS and (not following or following not in _VOWELS):
            continue
        if char == "g" and last == "n" and (not following or following not in _VOWELS):
            continue
        if char.isalpha():
            out.append(char)
    return "".join(out)


@lru_cache(maxsize=1 << 15)
def spelled(word: str) -> str:
    """The word in small Latin letters, with the vowels that it is spoken with in Indic scripts and in Kana."""
    if any("\u0900" <= c <= "\u0dff" for c in word):
        return _spelled_indic(word)
    if any("\u3041" <= c <= "\u30ff" for c in word):
        return _spelled_kana(word)
    return romanise(word)


def _spelled_indic(word: str) -> str:
    """Consonants with their vowels: the inherent *a* goes before a sign of a vowel, before virama and at the end."""
    out: list[str] = []
    for char in unicodedata.normalize("NFD", word):
        name = unicodedata.name(char, "")
        sign = "ri" if name.endswith("VOCALIC R") else name.rpartition(" ")[2].lower()
        if " LETTER " in name and "VOCALIC" not in name and len(sign) > 1 and sign.endswith("a") and sign != "aa":
            out += [_INDIC.get(sign[:-1], sign[:-1]), "a"]
        elif " LETTER " in name:
            out.append(sign)
        elif "VOWEL SIGN" in name:
            out[-1:] = [sign]
        elif name.endswith("NUKTA") and len(out) > 1:
            out[-2] = _NUKTA.get(out[-2], "r" if out[-2] == "d" else out[-2])
        elif name.endswith(("VIRAMA", "SIGN AL-LAKUNA")):
            out[-1:] = [""]
        elif name.endswith(("ANUSVARA", "CANDRABINDU")):
            out.append("n")
    if len(out) > 2 and out[-1] == "a":
        out.pop()
    return "".join(out)


def _spelled_kana(word: str) -> str:
    """Syllables as they are spoken; a small vowel takes the place of the one before it."""
    out: list[str] = []
    for char in word:
        name = unicodedata.name(char, "")
        sign = name.rpartition(" ")[2].lower()
        small = " SMALL " in name
        if name.endswith(("SOUND MARK", "SMALL TU")) or not sign.isalpha():
            continue
        if small and out:
            head = out[-1][:-1]
            out[-1] = head + (sign[1:] if head in _PALATAL and sign[0] == "y" else sign)
        else:
            out.append(_KANA.get(sign, sign) if name.startswith(("KATAKANA LETTER", "HIRAGANA LETTER")) else "")
    return "".join(out)


def weight(name: str) -> float:
    """What it costs to drop all the phones of a name."""
    return sum(_DROPPED.get(c, _OTHERWISE) for c in name)


@lru_cache(maxsize=1 << 15)
def distance(name: str, other: str, inside: bool = False, limit: float = 1.0) -> float:
    """How far the phones of a name are from those of another, relative to the name (0 the same).

    With `inside` the name may lie anywhere in the other. Otherwise an ending of up to three phones more is cheap.
    Beyond `limit` the answer is some figure above it.
    """
    if not name or not other:
        return 1.0
    drops = [_DROPPED.get(c, _OTHERWISE) for c in other]
    row = [0.0] * (len(other) + 1)
    if not inside:
        for j, drop in enumerate(drops, 1):
            row[j] = row[j - 1] + drop
    cost, whole = _COST, weight(name)
    enough = limit * whole
    for a in name:
        drop = _DROPPED.get(a, _OTHERWISE)
        left = row[0] + drop
        diagonal = row[0]
        new = [left]
        j = 1
        for b in other:
            change = diagonal if a == b else diagonal + cost.get(a + b, _FAR)
            diagonal = row[j]
            up = diagonal + drop
            left += drops[j - 1]
            if change < left:
                left = change
            if up < left:
                left = up
            new.append(left)
            j += 1
        row = new
        if min(row) > enough:
            return limit + 1
    if inside:
        return min(row) / whole
    ends = [row[-1 - k] + 0.1 * k for k in range(min(4, len(other)))]
    return min(ends) / whole
