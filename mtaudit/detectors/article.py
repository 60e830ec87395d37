"""a and an."""

from __future__ import annotations

import re
from collections.abc import Iterable

from mtaudit.lang.patterns import lazy
from mtaudit.model import Finding, Rule, Segment, Severity
from mtaudit.plugin import Detector, Fires, Silent, hookimpl

WRONG = Rule(
    "article/wrong",
    mqm="linguistic-conventions/grammar",
    severity=Severity.MINOR,
    message="“{article}” before “{word}”, which begins with a {sound} sound",
    confidence=0.9,
    help="Often the trace of a word that was replaced behind its article.",
)

_PAIR = lazy(r"(?<![\w.’'-])([Aa]n?)[ \u00a0]+[“‘\"'(]?([^\W_][\w.’'&-]*)")
# Vowel letters with a consonant sound: /j/ and /w/.
_CONSONANT = lazy(
    r"(?:eu|ew[ei]|one(?:\b|-|s|self)|once|ou(?:ija|i\b)|u(?:ni(?![mn]|d)|n[aá]nim|s(?:e|u|a[bg]|ing)|t[aeio](?!r\b|m)|ti?l|"
    r"kulele|kra|gand|ra[nlc]|ru?gua|re[at]|rol|rin|v[ue]|bi[qs]|top|surp|kase|hf\b|fo\b|k\b)|u\b|x[aeiouy])",
    re.I,
)
# Consonant letters with a vowel sound.
_VOWEL = lazy(r"(?:hono[ur]|honest|heir|hour(?!i)|hauteur|herb|homage)", re.I)
_EITHER = lazy(
    r"(?:histori|habitu|hotel|hero(?:ic|in)|hilari|hysteri|horri|herb|homage|humble|hallucin|harass|hereditar|uh|um)",
    re.I,
)
_LETTERS_WITH_VOWEL = frozenset("AEFHILMNORSX")
_SPELLED = lazy(r"[A-Z]{2,}s?\b|[A-Z](?:\.[A-Z])+|[A-Z](?=\d|-|\b)")
_READ_AS_WORDS = frozenset(
    "NATO NASA NASDAQ LASER RADAR UNESCO UNICEF UEFA FIFA FEMA FARC ISIS ISIL IKEA OPEC AIDS SARS MERS MENA NAFTA "
    "SWAT SCUBA LIDAR SONAR UNHCR UNIFIL UNRWA NICE RAF ROM RAM SIM HIV HUD LAN LED MIDI MASH FAQ SAT SEAL SALT "
    "START FIDE FINA FIBA LIBOR MERCOSUR SADC HAMAS FATAH LUKOIL REIT NIMBY SQL UFO URL USB UN UK US USA".split()
)


class Article(Detector):
    """`a` before a vowel sound, `an` before a consonant sound.

    By sound, not by letter: a university, a European, a one-off, a US ship; an hour, an MP, an 11-year-old, an X-ray.
    Where usage differs (an historic, an hotel) either is right.
    """

    target_langs = frozenset({"en"})
    rules = (WRONG,)
    examples = (
        Fires(WRONG, "She waited for [[a answer]] all day.", suggestion="an answer"),
        Fires(WRONG, "It was [[an big]] surprise."),
        Silent(
            "A university, a European, a one-off, a US ship, a UN envoy, a Ukrainian, a utopia, a ewe, a unique use."
        ),
        Silent("An hour, an honest MP, an FBI agent, an 11-year-old, an 8, an 18th, an X-ray, an SMS, an LSE don."),
        Silent("An EU summit, an Xbox game, an fbi.gov address, a European and an e-mail."),
        Silent("An historic hotel, a historic hotel. Plan A is ready. A is for apple; vitamin A improves it."),
        Silent("A usable map, a NATO ship, a FIFA rule, a UFO, a Lukoil office, a Eurasian eagle, a uranium mine."),
        Silent(
            "He got an A in maths, an unidentified man, an uninvited guest, an uncle, an urn, an utter fool."
        ),
    )

    def check(self, segment: Segment) -> Iterable[Finding]:
        """Every a and an with the word behind it."""
        text = segment.target
        if text.isupper():
            return
        for hit in _PAIR.finditer(text):
            article, word = hit[1], hit[2]
            if not word.isascii() or article == "A" and not _begins(text, hit.start()):
                continue
            wants = wanted(word)
            if wants is None or wants == article.lower():
                continue
            right = ("An" if wants == "an" else "A") if article[0] == "A" else wants
            sound = "vowel" if wants == "an" else "consonant"
            span = (hit.start(), hit.end(2))
            word_start = hit.start(2)
            between = text[hit.end(1) : word_start]
            yield WRONG.at(segment, span, suggestion=f"{right}{between}{word}", article=article, word=word, sound=sound)


def _begins(text: str, at: int) -> bool:
    """A capital A is an article at the beginning of a sentence only; elsewhere it is a letter or a grade."""
    before = text[:at].rstrip(" \u00a0“‘\"'(")
    return not before or before[-1] in ".!?:…\n—–"


def wanted(word: str) -> str | None:
    """`a` or `an`; None where either is right or nobody can say."""
    if word[0].isdigit():
        return _before_number(word)
    spelled = _SPELLED.match(word)
    if spelled and not (len(word) > 1 and word[1:2].islower()):
        return _before_letters(spelled[0], word)
    if _EITHER.match(word):
        return None
    if _VOWEL.match(word):
        return "an"
    if word[0].lower() in "aeiou":
        return "a" if _CONSONANT.match(word) else _vowel_word(word)
    return "a" if len(word) > 1 and not _is_odd(word) else None


def _vowel_word(word: str) -> str | None:
    """Foreign words behind an English article-like word (“a la”, “a e i o u”) are not judged."""
    return "an" if len(word) > 2 or word.lower() in ("ox", "ad", "ex", "ax", "id", "in", "on", "up", "it") else None


def _is_odd(word: str) -> bool:
    """Nobody knows how it is read: a word without a vowel, with a letter named in it (an Xbox), an address."""
    return not re.search(r"[aeiouyAEIOUY]", word) or bool(re.match(r"(?i)x[^aeiouy]|\w+\.\w", word))


def _before_number(word: str) -> str | None:
    digits = re.match(r"\d[\d,]*", word)
    figure = digits[0].replace(",", "") if digits else word
    if figure.startswith("8"):
        return "an"
    if figure.startswith(("11", "18")) and len(figure) % 3 == 2:
        return "an"
    if figure.startswith(("11", "18")) and len(figure) == 4:
        return None  # eleven hundred or one thousand one hundred; an 1800s house
    return "a"


def _before_letters(letters: str, word: str) -> str | None:
    plain = letters.replace(".", "").rstrip("s")
    if len(plain) == 1 and len(word) > 1 and word[1:2].isalpha():
        return None
    if plain in _READ_AS_WORDS or len(plain) > 5:
        if plain in ("HIV", "LAN", "LED", "SQL", "RAF", "FAQ", "SAT", "HUD"):
            return None
        return "a" if _CONSONANT.match(plain) or plain[0] not in "AEIOU" or plain in _U_WORDS else "an"
    if len(plain) >= 4 and re.search(r"[AEIOU]", plain[1:]):
        return None  # may be read as a word or letter by letter
    return "an" if plain[0] in _LETTERS_WITH_VOWEL else "a"


_U_WORDS = frozenset("UNESCO UNICEF UEFA UNHCR UNIFIL UNRWA UFO URL USB UN UK US USA".split())


@hookimpl
def mtaudit_detectors() -> Iterable[type[Detector]]:
    """Registers the detector."""
    return [Article]
