"""Names of initials that one text has and the other has nothing for."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from mtaudit.lang.patterns import lazy
from mtaudit.lang.translit import romanise
from mtaudit.lang.words import words

_INITIALS = lazy(r"(?<![\w.'’-])[A-Z]{2,6}(?![\w-])")
_CAPITALS = lazy(r"(?<!\w)[^\W\d_]{2,8}(?!\w)")
# Initials that stand for ordinary words, units, currencies and countries, or that texts put of their own accord.
_USUAL = frozenset(
    "AD AI AIDS AKA AM AND API APP AR ASAP ASEAN ATM BBC BC BCE BMW BRICS BSE BST CCTV CD CDO CDS CE CEO CET CFC "
    "CFO CHF CM CNN CNY CO COO COVID CPI CSR CT CTO CV CZK DC DIY DJ DNA DPRK DVD EBRD ECB EMU EP ESG ETC ETF EU "
    "EUR EV EVS FAO FAQ FDI FIFA FOR FT GB GBP GDP GE GHG GM GMO GMT GNP GPS HD HIV HK HR HTML HUF ICT ICU ID IDI "
    "II III ILO IMF IMO IN INR IOT IPO IQ IT IV IVF IX JPY JR KB KG KM KPA LA LCD LED LGBT LGBTQ LP LSD MB MBA MC "
    "MDG MDGS MM MP MPH MRI MT MVP NASA NATO NB NBA NGO NO NY ODA OECD OF OK ON OPEC OS PC PCR PDF PH PHD PIN PLN "
    "PM PMI PPI PR PRC PS PST QE RAM RD RIP RMB RNA ROK RT RUB SAR SARS SDG SDGS SDR SDRS SME SMES SMS SOS SPF SR "
    "ST STEM SUV TB THE TNT TTIP TV UAE UEFA UFO UHD UK UN URL US USA USB USD USSR UTC UV VAR VAT VC VI VII VIII "
    "VIP VR VS VW WHO WTO WW WWI WWII XI XII XIII XIV XIX XV XVI XVII XVIII XX XXI".split()
)
# The names of Latin letters in Devanagari.
_LETTERS = dict(
    pair.split(":")
    for pair in (
        "a:ए b:बी c:सी d:डी e:ई f:एफ g:जी h:एच i:आई j:जे k:के l:एल m:एम n:एन o:ओ p:पी q:क्यू r:आर s:एस t:टी u:यू v:वी "
        "w:डब्ल्यू x:एक्स y:वाई z:जेड"
    ).split()
)


def strangers(text: str, other: str, international: Collection[str]) -> Iterator[tuple[int, int]]:
    """Where initials stand in an English text for which another has neither these nor others nor words that begin so.

    International bodies are left out: they have a full name in every language.
    """
    if text.isupper():
        return
    hits = [h for h in _INITIALS.finditer(text) if h[0] not in _USUAL and h[0].lower() not in international]
    if not hits or any(word.isupper() for word in _CAPITALS.findall(other)):
        return
    low = other.lower()
    tokens = [w for w in words(other) if w.kind == "word"]
    begins = "".join(romanise(w.text[0].lower())[:1] or " " for w in tokens)
    titles = "".join(romanise(w.text[0].lower())[:1] for w in tokens if w.capital and w.start)
    for hit in hits:
        name = hit[0].lower()
        if name not in low and not _spelt(name, low) and not _stands_for(name, begins) and not _mostly(name, titles):
            yield hit.span()


def _spelt(name: str, text: str) -> bool:
    """Whether the letters are called by their names in Devanagari."""
    called = "".join(_LETTERS[c] for c in name)
    return called in text.replace(".", "").replace(" ", "").replace("-", "")


def _stands_for(name: str, begins: str) -> bool:
    """Whether words in a row begin with the letters, in whatever order."""
    letters, size = sorted(name), len(name)
    return any(sorted(begins[at : at + size]) == letters for at in range(len(begins) - size + 1))


def _mostly(name: str, titles: str) -> bool:
    """Whether capital words begin with two thirds of the letters: a body’s name in another order or longer."""
    left = list(titles)
    for letter in name:
        if letter in left:
            left.remove(letter)
    return 3 * (len(titles) - len(left)) >= 2 * len(name)
