"""Which language a text is in, as far as detectors must know it: by its script and its commonest words.

Function words make up a third or more of running prose in any language, and lists of a few dozen tell the larger
European languages apart on a paragraph. Short texts stay undecided.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from functools import lru_cache

from mtaudit.lang.patterns import lazy

_WORDS: dict[str, str] = {
    "en": "the of and to in is that for it was on with as are be by at from this have not but his they were which has "
    "had an or she he their been who will would said more about its after when there we you i if what all "
    "a no so do me my our out up one than into could can may him her them these those only also other two your how did",
    "de": "der die und in den von zu das mit sich des auf für ist im dem nicht ein eine als auch es an werden aus er "
    "hat dass sie nach wird bei einer um am sind noch wie einem über so zum war haben nur oder aber vor zur",
    "fr": "le la les de des et en un une du que est dans qui pour au sur pas plus par avec ce il sont ne se aux été a "
    "mais ont cette ou son elle ses leur après comme nous deux",
    "es": "el la los las de del que y en un una por con para se al es lo como más su sus no ha son pero este esta "
    "fue entre ya cuando sobre hasta desde muy también",
    "it": "il lo la i gli le di del della dei delle che e in un una per con non è si al alla da dal sono come più ha "
    "anche ma nel nella suo sua questo questa dopo hanno",
    "pt": "o a os as de do da dos das que e em um uma para com não por no na nos nas ao se mais como foi mas é são "
    "seu sua pelo pela também já entre depois",
    "nl": "de het een van en in is dat op te voor met zijn niet aan er om ook als bij maar naar uit door over worden "
    "heeft hebben ze hij nog wordt deze",
    "sv": "och att det som en på är av för med den till inte har de om ett han men var jag sig från vi så kan när "
    "också efter ska vid hade eller",
    "da": "og at det er en til af på den for med de der har ikke som et han var om men sig fra vi kan efter også ved "
    "eller blev havde",
    "pl": "w i na z się do nie że to jest o jak po za od co przez ale dla czy tak są jego który oraz został tylko "
    "przed również jej już",
    "cs": "a v na se je že s z do o to i jako ve pro za by byl po ale které který si podle jsou už nebo však také od",
    "ro": "de și în a la cu pe că nu din o un este care pentru mai au sunt fost ca se dar prin după sau această lui",
    "hu": "a az és hogy nem is egy ez meg volt de csak már mint van ki el vagy még azt után lesz szerint ha",
    "tr": "ve bir bu da de için ile olarak çok daha olan gibi en kadar sonra ise ancak değil olduğu var ne",
    "fi": "ja on ei että se hän oli ovat mutta myös kun mukaan joka sen kuin ole ovat tai jos",
    "id": "yang dan di dari untuk dengan pada ini itu tidak dalam akan oleh juga ke adalah sebagai ada telah",
    "vi": "và của là có không được cho trong một người các với những này để đã ở",
}
_LATIN = {code: frozenset(words.split()) for code, words in _WORDS.items()}
FUNCTION_WORDS: dict[str, frozenset[str]] = _LATIN
"""The commonest words of languages in Latin script."""
_SCRIPTS = {
    "CYRILLIC": "ru",
    "GREEK": "el",
    "ARABIC": "ar",
    "HEBREW": "he",
    "DEVANAGARI": "hi",
    "BENGALI": "bn",
    "TAMIL": "ta",
    "TELUGU": "te",
    "GUJARATI": "gu",
    "THAI": "th",
    "GEORGIAN": "ka",
    "ARMENIAN": "hy",
    "HANGUL": "ko",
    "HIRAGANA": "ja",
    "KATAKANA": "ja",
    "CJK": "zh",
}
_USED: dict[str, tuple[str, ...]] = {
    "CYRILLIC": ("ru", "uk", "be", "bg", "mk", "kk", "ky", "tg", "mn"),
    "GREEK": ("el",),
    "ARABIC": ("ar", "fa", "ur", "ps", "ckb", "sd", "ug"),
    "HEBREW": ("he", "yi"),
    "DEVANAGARI": ("hi", "mr", "ne", "sa"),
    "BENGALI": ("bn", "as"),
    "TAMIL": ("ta",),
    "TELUGU": ("te",),
    "GUJARATI": ("gu",),
    "THAI": ("th",),
    "GEORGIAN": ("ka",),
    "ARMENIAN": ("hy",),
    "HANGUL": ("ko",),
    "HIRAGANA": ("ja",),
    "KATAKANA": ("ja",),
    "CJK": ("zh", "ja", "ko", "yue"),
}
_SCRIPTS_OF: dict[str, tuple[str, ...]] = {}
for _name, _codes in _USED.items():
    for _code in _codes:
        _SCRIPTS_OF[_code] = (*_SCRIPTS_OF.get(_code, ()), _name)
_LATIN_CODES = frozenset(
    "en de fr es it pt nl sv da no nb nn pl cs sk sl hr "
    "bs ro hu tr fi et lv lt id ms vi tl sw af ca gl eu is ga cy mt sq".split()
)
_WORD = lazy(r"[^\W\d_]+")
# What an apostrophe cuts off is no word of its own: *s* and *o* of "O'Neill's" are small words of Czech.
_CUT_OFF = lazy(r"(?<=\w['’])[sStTdDmM](?!\w)|(?<!\w)[oOdD](?=['’]\w)")
_LEAST_FOREIGN = 3
"""Different small words that English lacks, for a text to be in another language than English."""


@lru_cache(maxsize=4096)
def _script(char: str) -> str:
    name = unicodedata.name(char, "")
    return name.split(" ", 1)[0].split("-", 1)[0] if name else ""


def scripts_of(language: str) -> tuple[str, ...]:
    """The scripts that a language is written in, by Unicode's names (`LATIN`, `CJK`); empty if that is not known.

    Serbian and other languages with two alphabets count as not known.
    """
    if language in _LATIN_CODES:
        return ("LATIN",)
    return _SCRIPTS_OF.get(language, ())


@lru_cache(maxsize=1 << 14)
def word_script(word: str) -> str:
    """The script of the first letter of a word, by Unicode's name; empty for what is in no script of letters."""
    if word.isascii():
        return "LATIN" if word[:1].isalpha() else ""
    script = next((_script(c) for c in word if c.isalpha()), "")
    return script if script in _USED or script == "LATIN" else ""


def identify(text: str, *, least: int = 12) -> tuple[str, float]:
    """The most likely language and how sure that is, 0..1; `("", 0.0)` with fewer than `least` words.

    Scripts other than Latin are named by their most widely read language (Cyrillic: `ru`, or `uk` by its letters).
    """
    sample = text[:20000]
    words = [w.lower() for w in _WORD.findall(_CUT_OFF.sub("", sample))]
    if not words:
        return "", 0.0
    scripts = Counter(_script(w[0]) for w in words)
    top, count = scripts.most_common(1)[0]
    if top != "LATIN":
        return _by_script(sample, scripts, top, count / len(words))
    if len(words) < least:
        return "", 0.0
    shares = {code: sum(w in known for w in words) / len(words) for code, known in _LATIN.items()}
    ranked = sorted(shares.items(), key=lambda item: -item[1])
    (best, share), (_, second) = ranked[0], ranked[1]
    if share < 0.12 or best != "en" and not _is_foreign(words, best, share - shares["en"]):
        return "", 0.0
    return best, min(1.0, 0.5 + 2 * (share - second))


def _is_foreign(words: list[str], language: str, lead: float) -> bool:
    """Whether a text is not English: it leads by two words at least, and has small words that English lacks."""
    own = _LATIN[language] - _LATIN["en"]
    return lead * len(words) >= 2 and len(own.intersection(words)) >= _LEAST_FOREIGN


def _by_script(sample: str, scripts: Counter[str], top: str, share: float) -> tuple[str, float]:
    if scripts["HIRAGANA"] + scripts["KATAKANA"] > 0 and top in ("CJK", "HIRAGANA", "KATAKANA"):
        return "ja", share
    if top == "CYRILLIC" and sum(sample.count(c) for c in "іїєґІЇЄҐ") > 0.005 * len(sample):
        return "uk", share
    return _SCRIPTS.get(top, ""), share


def target_language(text: str) -> str:
    """The language of a target text that nobody named: English unless the text clearly says otherwise."""
    language, sure = identify(text)
    if language and language != "en" and sure >= 0.6:
        return language
    return "en"
