"""Whether two words are forms of one word, in languages for which there is no dictionary here.

English goes by `mtaudit.lang.inflect`. Of other languages the endings are listed: two words are alike if they share
their beginning, and what is left of either is an ending of the language. Agglutinative languages may add much; of
languages that are not listed, most of the word must be shared. Written for this program from knowledge of them.
"""

# ruff: noqa: E501  (tables: one row is read as one line)

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import Final

from mtaudit.lang.inflect import lemmas
from mtaudit.model import base_language

UNSPACED: Final = frozenset({"zh", "ja", "th", "lo", "my", "km", "bo", "yue"})
"""Languages that are written without spaces between words."""

_SLAVIC = (
    "a e i o u y ą ę ů í á é ou om em ami ach ům ech ích mi ovi ové owie ów owi ego emu ym im ych ich ymi imi ej j"
)
_ENDINGS_OF: Final[dict[str, str]] = {
    "de": "e en er ern em es n ns s nen se sen ses st t te ten tes ter tem et um a us is ien",
    "nl": "e en s n es er eren 's t te ten de den",
    "sv": "a e r s t n en et er ar or na erna arna orna ens ets ernas arnas ade at",
    "da": "e r s t n en et er ene erne ens ets ernes ede",
    "no": "e r s t n en et a er ene ens ets enes ede",
    "fr": "s e es x l ux le les al aux ale ales f ve fs ves se ses ne nes er é ée és ées ait aient ent ez ons ant a era",
    "es": "s es a o as os e z ces n ar er ir ado ada ados adas ido ida idos idas ando an en ó aron aba",
    "pt": "s es a o as os e ão ões ães ãos l is m ns r ar er ir ado ada ados adas ido ida idos idas ando am em ou aram",
    "it": "o i a e hi he à io are ere ire ato ata ati ate uto uta uti ute ando ano ono ò",
    "ro": "a e i u ă ul ului lui lor le ii ei ele elor ilor uri urile urilor ua ia iile iilor l",
    "ru": "а я о е ё и ы у ю ь й ой ей ёй ою ею ью ом ем ём ам ям ами ями ах ях ов ев ёв ий ия ие ию ии ием иям иями иях "
    "иев ый ая яя ое ее ые ого его ому ему ым им ых их ую юю ыми ими ть л ла ло ли ет ит ат ят ут ют к ка ки ке ку кой ок",
    "uk": "а я о е є и і ї у ю ь й ой ей ою ею єю ом ем єм ам ям ами ями ах ях ів їв ев ий ія ію ії ією ого ому ім их ими "
    "ій ній у ку ки ка ці ок ть ти в ла ло ли",
    "be": "а я о е ё і ы у ю ь й ой ай ей ом ам ем ям амі ямі ах ях оў аў ага яга аму ым ых ымі ую",
    "bg": "а я о е и у ъ т та то те ът ят ия ят ът ове овете ите ата ото ета ни на но ен",
    "sr": "a e i o u om em im ama ima ih og oga ome oj ju ovi ova а е и о у ом ем им ама има их ог ога оме ој ју ови ова",
    "hr": "a e i o u om em im ama ima ih og oga ome oj ju ovi ova",
    "sl": "a e i o u om em im ama ih ega emu oma ov",
    "pl": _SLAVIC + " ie iem ia ię ią io ii iach iami iom ią ów",
    "cs": _SLAVIC + " ě ého ému ým ými ými ých ím ímu ího ími ové ů",
    "sk": _SLAVIC + " ia iu ie ov ého ému ým ými ých ho mu iam iach iami",
    "lt": "as is ys us a ė o io ų ui iui ą į ai iai ams ais uose oje ės ę os es ių",
    "lv": "s š a e is us i u am em ai ei as es os ā ē ī ū iem ām ēm u",
    "el": "ς α ο η ι υ ες ων ου ους οι ης ας ος ον ην ια ιας ιων εις εων εως",
}
_MARKS_TO_S: Final = {"ß": "ss", "ł": "l", "ø": "o", "đ": "d", "ı": "i", "ς": "σ"}
_ADDING: Final = frozenset({"fi", "et", "hu", "tr", "az", "kk", "uz", "eu", "ka", "ko", "ta", "te", "ml", "kn", "mn"})
_PROCLITICS: Final = {"ar": ("وال", "بال", "كال", "فال", "لل", "ال", "و", "ب", "ل", "ك", "ف"), "he": tuple("והבלמשכ")}


@lru_cache(maxsize=65536)
def fold(word: str) -> str:
    """Lower case without accents (`Brücke`: brucke); the vowel signs of other scripts stay."""
    if word.isascii():
        return word.lower()
    plain = "".join(c for c in unicodedata.normalize("NFD", word.lower()) if not "\u0300" <= c <= "\u036f")
    return "".join(_MARKS_TO_S.get(c, c) for c in unicodedata.normalize("NFC", plain))


@lru_cache(maxsize=64)
def _endings(language: str) -> frozenset[str]:
    return frozenset({"", *(fold(e) for e in _ENDINGS_OF.get(language, "").split())})


@lru_cache(maxsize=65536)
def english(word: str) -> frozenset[str]:
    """The lemmas that an English word may be a form of, the word itself included."""
    return lemmas(word) | {word}


def is_form(term: str, word: str, language: str) -> bool:
    """Whether `word` is `term` in another form; both in the form that `mtaudit.lang.words` calls `norm`.

    Strict: an ending may differ, a compound or another word of the family is no form.
    """
    if term == word:
        return True
    base = base_language(language)
    if base == "en":
        return not english(term).isdisjoint(english(word))
    if base in _PROCLITICS:
        return _bare(term, base) == _bare(word, base)
    one, other = fold(term), fold(word)
    if base == "es" and other.endswith("ces"):  # luz, luces
        other = other[:-3] + "zes"
    return one == other or _differ_in_ending(one, other, base)


def _differ_in_ending(one: str, other: str, language: str) -> bool:
    shared = _shared(one, other)
    if language in _ADDING:
        return shared >= max(3, len(one) - 1) and len(other) - shared <= 8
    if language not in _ENDINGS_OF:
        return shared >= max(4, len(one) - 3, len(other) - 3)
    least = _least_shared(one)
    known = _endings(language)
    if shared == len(one) >= least and other[shared : shared + 1] == one[-1] and other[shared + 1 :] in known:
        return True  # bom, bommen
    # книга, книг-ами: what both share may reach into the endings
    return any(one[n:] in known and other[n:] in known for n in range(shared, max(least, shared - 2) - 1, -1))


def _least_shared(one: str) -> int:
    """How much of a folded term its forms share with it, in the languages whose endings are listed."""
    return 3 if len(one) < 5 else max(4, len(one) - 4)


def _shared(one: str, other: str) -> int:
    """Length of the common beginning."""
    size = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        size += 1
    return size


def _bare(word: str, language: str) -> str:
    """Without one article or preposition that is written together with the word."""
    for clitic in _PROCLITICS[language]:
        if word.startswith(clitic) and len(word) - len(clitic) >= 3:
            return word[len(clitic) :]
    return word


def is_like(term: str, word: str, language: str) -> bool:
    """Whether `term` may be meant by `word`: a form of it, a compound with it, a word of its family.

    Lenient: what is alike here speaks against calling a term missing, and for nothing else.
    """
    if is_form(term, word, language):
        return True
    one, other = fold(term).replace("-", ""), fold(word).replace("-", "")
    if len(one) < 4:
        return base_language(language) != "en" and other.startswith(one) and len(other) <= len(one) + 4
    if one in other:
        return True
    if base_language(language) == "en":
        return _shared(one, other) >= max(5, len(one) - 2)
    stem = one[: max(4, len(one) - (1 if len(one) < 7 else 2))]
    return stem in other or _shared(one, other) >= max(4, len(one) - 3)


def keys_of_term(word: str, language: str) -> tuple[str, ...]:
    """The keys under which to store a term that begins with this word."""
    base = base_language(language)
    if base == "en":
        return tuple(english(word))
    one = _bare(word, base) if base in _PROCLITICS else fold(word)
    return (one[: _key_length(one, base)],)


def keys_of_word(word: str, language: str) -> tuple[str, ...]:
    """The keys under which to look for the terms that a word may be a form of."""
    base = base_language(language)
    if base == "en":
        return tuple(english(word))
    one = _bare(word, base) if base in _PROCLITICS else fold(word)
    return tuple(dict.fromkeys(one[:size] for size in (3, 4, 5)))


def _key_length(one: str, language: str) -> int:
    if language in _PROCLITICS or language in _ADDING:
        return 3
    return min(5, _least_shared(one)) if language in _ENDINGS_OF else 3 if len(one) < 4 else 4
