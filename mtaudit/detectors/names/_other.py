"""Names that another romanisation, a translation or another reading of the characters changed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from mtaudit.detectors.names._forms import ARTICLE
from mtaudit.detectors.names._tables import Tables
from mtaudit.lang.names import PARTICLES, Mention, distance, fold, same_family
from mtaudit.lang.patterns import lazy
from mtaudit.lang.translit import romanise

# Letters that systems of romanisation exchange for one another: g, h and kh (Ukrainian, Spanish, Arabic), k and g
# (Korean), b and p (Chinese, Korean), ts, ch and tch, s, sh and z. Longer spellings first.
_SPELLINGS = (
    ("shch", "S"), ("tsch", "S"), ("tch", "S"), ("sch", "S"), ("dzh", "S"), ("dsch", "S"), ("sh", "S"), ("ch", "S"),
    ("zh", "S"), ("ts", "S"), ("tz", "S"), ("cz", "S"), ("sz", "S"), ("dz", "S"), ("dj", "S"), ("hs", "S"),
    ("kh", "K"), ("gh", "K"), ("ck", "K"), ("qu", "K"), ("ph", "V"), ("th", "T"), ("dh", "T"), ("ce", "Se"),
    ("ci", "Si"), ("tx", "S"), ("x", "KS"),
)  # fmt: skip
_LETTERS = str.maketrans(
    {**dict.fromkeys("kgqhc", "K"), **dict.fromkeys("szj", "S"), **dict.fromkeys("td", "T"),
     **dict.fromkeys("bp", "B"), **dict.fromkeys("vwf", "V"), "l": "L", "r": "R", "m": "M", "n": "N",
     **dict.fromkeys("aeiouy'’- ", None)}
)  # fmt: skip
_VOWELS = lazy("[^aeiou]+")


@lru_cache(maxsize=1 << 12)
def sound(name: str) -> str:
    """The classes of the consonants of a name without its article, double letters once; a key for `alike`."""
    low = ARTICLE.sub("", romanise(name))
    low = low[:1].replace("y", "j") + low[1:]
    for spelling, reading in _SPELLINGS:
        if spelling in low:
            low = low.replace(spelling, reading)
    return re.sub(r"(.)\1+", r"\1", low.translate(_LETTERS))


def alike(one: str, two: str) -> bool:
    """Whether two spellings of surnames may come from two systems: *Hrytsenko*, *Gritchenko*; *al-Sabry*, *Sabri*."""
    a, b = bare(one), bare(two)
    if sound(one) != sound(two) or min(len(a), len(b)) < 5 or len(sound(one)) < 3:
        return False
    return distance(a, b, 3) <= 3 and not same_family(one, two) and a[-1:] != b[-1:] + "s"


def bare(name: str) -> str:
    """A name as it is compared, without an Arabic article."""
    return fold(ARTICLE.sub("", name.lower()))


def same_person(one: Sequence[str], two: Sequence[str], tables: Tables) -> bool:
    """Whether two whole names sound alike in every part: *Kang Min-seok*, *Gang Min-suk*."""
    if len(one) != len(two) or one == two:
        return False
    differing = [(a, b) for a, b in zip(one, two, strict=True) if a != b]
    if any(sound(a) != sound(b) or len(sound(a)) < 2 or distance(fold(a), fold(b), 3) > 3 for a, b in differing):
        return False
    known = tables.given
    if any(a.lower() in known and b.lower() in known for a, b in differing):
        return False  # Jan and Jana may be two
    return not same_family(one[-1], two[-1]) and all(a[-1:] != b[-1:] + "a" for a, b in differing)


_KANA = lazy(r"(?:(?:[kgsztdnhbpmyrwjf]|ch|sh|ts|[kgnhbpmr]y)?[aeiou]|n(?![aeiou]))+")


def other_reading(one: str, two: str) -> bool:
    """Whether two Japanese surnames begin with the same character, and the rest was read in another way."""
    a, b = one.lower(), two.lower()
    common = 0
    while common < min(len(a), len(b)) and a[common] == b[common]:
        common += 1
    if common < 3 or min(len(a), len(b)) < 6 or not (_KANA.fullmatch(a) and _KANA.fullmatch(b)):
        return False
    return len(a) - common in (2, 3, 4) and len(b) - common in (2, 3, 4)


def same_place(one: str, two: str) -> bool:
    """Whether two short names of places have the same vowels and classes of consonants: *Juba*, *Zhuba*."""
    vowels = [_VOWELS.sub("", romanise(x)) for x in (one, two)]
    return sound(one) == sound(two) and vowels[0] == vowels[1] and abs(len(one) - len(two)) < 3


class Odd(NamedTuple):
    """A stretch of a block (code points), what the text has elsewhere, and how sure it is that they are one."""

    block: int
    start: int
    end: int
    other: str
    sure: float


def translated_given(
    people: Sequence[Mention], mentions: Sequence[Mention], tables: Tables
) -> Iterator[tuple[Mention, str, float]]:
    """“Hope Zimina” beside “Nadezhda Zimina”: the mention, the other name, and how sure it is."""
    by_family: dict[str, list[Mention]] = {}
    for mention in people:
        by_family.setdefault(mention.surname.lower(), []).append(mention)
    for mention in mentions:
        if len(mention.words) > 1:
            for other in by_family.get(mention.surname.lower(), ()):
                if mention.given.lower() in tables.meanings.get(other.given.lower(), ()):
                    yield mention, other.text, 0.85
                    break


_SMALL_WORDS = {
    "from": "van von de da do di du de' del della",
    "of": "van von de da do di du del della dos das des af av",
    "of the": "van-der van-den van-de de-la de-los del von-der della do da du dos das des",
    "from the": "van-der van-den van-de von-der de-la de-los del della",
    "the": "de la le el al lo ter ten den",
    "to the": "ter ten zur zum",
    "to": "zu te",
    "at the": "ter ten op-de am",
    "on the": "op-de auf-der",
    "under the": "onder-de",
}


def particles(people: Iterable[Mention], blocks: Sequence[str]) -> Iterator[Odd]:
    """“From Raalte said” in a text that has *Ingeborg van Raalte*: the particle of a surname as a word."""
    seen: set[str] = set()
    whole = "\n".join(blocks)
    for person in people:
        small = [n for n, w in enumerate(person.words[:-1]) if n and w.lower() in PARTICLES]
        if not small:
            continue
        name = " ".join(person.words[small[0] :])
        tail = " ".join(person.words[small[-1] + 1 :])
        if not tail or name in seen:
            continue
        seen.add(name)
        particle = "-".join(w.lower() for w in person.words[small[0] : small[-1] + 1])
        for words, of in _SMALL_WORDS.items():
            english = words.capitalize()
            if particle in of.split() and f"{english} {tail}" in whole:
                yield from _as_words(english, tail, name, blocks)
            if particle in of.split() and f"{person.given} {words} " in whole:
                yield from _whole_as_words(person.given, words, " ".join(person.words), blocks)


def _whole_as_words(given: str, particle: str, name: str, blocks: Sequence[str]) -> Iterator[Odd]:
    """“Willem of the Well” in a text that has *Willem van der Put*: the surname was translated with its particle."""
    pattern = re.compile(rf"\b{re.escape(given)} {particle} (?P<word>[A-Z][a-z]+)")
    for number, text in enumerate(blocks):
        for hit in pattern.finditer(text):
            if hit["word"] not in name:
                yield Odd(number, hit.start(), hit.end(), name, 0.85)


def _as_words(english: str, tail: str, name: str, blocks: Sequence[str]) -> Iterator[Odd]:
    """The places where a surname without its particle stands behind an English word for the particle."""
    verb = "(?P<verb> (?:said|who|told|is|was|has|had|will|added|says))?"
    pattern = re.compile(rf"\b{english} {re.escape(tail)}\b{verb}")
    for number, text in enumerate(blocks):
        for hit in pattern.finditer(text):
            before = text[: hit.start()].rstrip()
            inside = before[-1:].isalnum() or before[-1:] in ",:"
            if english != "The" and (inside or hit["verb"]):
                yield Odd(number, hit.start(), hit.start() + len(english) + 1 + len(tail), name, 0.85)


# What parts of the names of places, companies and clubs mean.
_WORDS = {
    "mountain": "serra sierra monte mont montaña montanha montagna montagne gora hora planina dağ dagi dağı berg "
    "munte cerro pico vuori mägi hegy mal oros tepe",
    "mountains": "gory hory planina berge monts montes munții muntii sierra dağları",
    "star": "estrela estrella stella étoile etoile zvezda zvijezda hvězda hviezda gwiazda yıldız stern ster "
    "stjerne stjärna steaua csillag tähti asteras zirka",
    "red": "rojo roja rosso rossa rouge vermelho vermelha crvena crveni červená červený czerwona czerwony "
    "krasnaya krasny kızıl rot rote rood rød röd piros roșu punainen",
    "white": "blanco blanca bianco bianca blanc blanche branco branca bela beli bílá bílý biała biały belaya "
    "bely ak weiß weiße witte wit hvit vit fehér alb alba valkoinen",
    "black": "negro negra nero nera noir noire preto preta crna crni černá černý czarna czarny chornaya chorny "
    "kara schwarz schwarze zwart zwarte svart fekete negru musta",
    "green": "verde vert verte zelená zelený zielona zielony zelena zelyony yeşil grün grüne groen groene grøn "
    "grön zöld vihreä",
    "blue": "azul azzurro azzurra bleu bleue modrá modrý niebieska sinyaya siny plava plavi mavi blau blaue "
    "blauw blå kék albastru",
    "golden": "dorado dorada oro d'oro dourado dourada doré dorée zlatá zlatý złota złoty zolotoy zolotaya "
    "zlatna zlatni altın goldene goldener gouden",
    "german": "deutsche deutscher deutsches",
    "bank": "bank banco banca banque banka bankası",
    "train": "bahn",
    "railway": "bahn ferrovia ferrocarril železnice željeznica demiryolu spoorwegen järnväg",
    "railways": "ferrovie bahn bahnen ferrocarriles spoorwegen železnice željeznice demiryolları ferrocarrils",
    "post": "post poste correos correios pošta poczta poşta posta",
    "telecom": "telekom telecom",
    "state": "stato estado état stat staats državna devlet",
    "italian": "italiane italiana italiano",
    "french": "française français françaises",
    "spanish": "española español españoles",
    "dutch": "nederlandse nederlands",
    "turkish": "türk türkiye",
    "polish": "polski polska polskie",
    "russian": "rossiyskiy rossiyskaya rossiyskie russkaya",
    "people": "volks pueblo popolo peuple povo naroda narodu halk",
    "house": "casa maison haus dom kuća ház ev huis hus talo domus",
    "bridge": "puente ponte pont most brücke köprü köprüsü brug bro híd silta",
    "castle": "castillo castelo castello château hrad zamek burg schloss kale kasteel slott vár linna",
    "lake": "lago lac lagoa jezero jezioro ozero see göl gölü meer sjö tó järvi",
    "river": "río rio rivière fiume řeka rzeka reka fluss nehir nehri rivier",
    "beach": "playa praia plage spiaggia plaža plaża plyazh strand plaj",
    "island": "isla ilha île isola ostrov wyspa otok insel ada adası eiland sziget saari",
    "bay": "bahía baía baie baia zátoka zatoka buhta bukhta bucht körfez baai öböl",
    "valley": "valle vale vallée val údolí dolina tal vadi vadisi dal völgy laakso wadi",
    "forest": "bosque floresta forêt foresta bosco les las šuma wald orman bos skog erdő metsä",
    "square": "plaza praça place piazza náměstí plac ploshchad trg platz meydan meydanı plein torg tér piața maidan",
    "street": "calle rua rue via ulice ulica straße strasse sokak straat gata utca strada",
    "park": "parque parc parco",
    "gate": "puerta porta porte brána brama vorota vrata tor kapı kapısı poort port kapu",
    "tower": "torre tour věž wieża bashnya toranj turm kule toren torn torony",
    "church": "iglesia igreja église chiesa kostel kościół tserkov crkva kirche kilise kerk kyrka templom biserica",
    "new": "nuevo nueva nouveau nouvelle nuovo nuova novo nova nový nová nowy nowa novy novaya neue neuer "
    "neues yeni nieuw nieuwe",
    "old": "viejo vieja vieux vieille vecchio vecchia velho velha starý stará stary stara alte alter altes eski oude",
    "big": "grande gran grand velká velký wielki wielka bolshoy bolshaya veliki velika große großer büyük "
    "grote stor nagy suuri mare",
    "small": "pequeño petit petite piccolo piccola pequeno malý malá mały mała maly malaya mali mala kleine "
    "kleiner küçük liten",
    "saint": "san santa santo são saint sainte svatý svatá święty święta svyatoy sveti sveta sankt aziz sint szent",
    "holy": "santa santo sainte svatá svatý święta svyataya sveta heilige kutsal szent",
    "wind": "viento vento vent vítr wiatr veter vjetar rüzgar tuul",
    "sun": "sol sole soleil slunce słońce solntse sunce sonne güneş zon napsugár",
    "moon": "luna lune lua měsíc księżyc mjesec mond ay maan",
    "eagle": "águila águia aigle aquila orel orzeł orao adler kartal arend örn sas",
    "wolf": "lobo lupo loup vlk wilk volk vuk kurt farkas susi",
    "lion": "león leão leone lev lew lav löwe aslan leeuw lejon oroszlán leijona",
    "bear": "oso urso ours orso medvěd niedźwiedź medved bär ayı beer björn medve karhu",
    "bull": "toro touro taureau býk byk bik stier boğa",
    "horse": "caballo cavalo cheval cavallo kůň koń kon konj pferd at paard häst",
    "sea": "mar mare mer moře morze more deniz meer zee hav tenger",
    "coast": "costa côte pobřeží wybrzeże obala küste kıyı kust",
    "stone": "piedra pedra pierre pietra kámen kamień kamen stein taş steen sten kő kivi",
    "rose": "rosa růže róża roza ruža gül roos ros rózsa",
    "spring": "primavera printemps jaro wiosna vesna proljeće frühling bahar",
    "hope": "esperanza esperança espérance espoir speranza naděje nadzieja nadezhda nada hoffnung umut",
    "peace": "paz paix pace mír pokój mir frieden barış vrede fred béke rauha",
    "freedom": "libertad liberdade liberté libertà svoboda wolność sloboda freiheit özgürlük vrijheid",
    "victory": "victoria vitória victoire vittoria vítězství zwycięstwo pobeda pobjeda sieg zafer",
    "truth": "verdad verdade vérité verità pravda istina wahrheit hakikat",
    "time": "tiempo tempo temps čas czas vremya vrijeme zeit zaman tijd",
    "world": "mundo monde mondo welt dünya wereld svět świat",
    "daily": "diario diário tägliche",
    "morning": "mañana manhã matin mattino jutro utro morgen sabah",
    "voice": "voz voix voce hlas głos golos glas stimme ses",
    "republic": "república république repubblica republika respublika cumhuriyet",
}
_MEANING: dict[str, set[str]] = {}
_LINKS = frozenset(
    "of the de da do di du del della dos das des la le les el los las der die das van von y e et und i a".split()
)


def meanings() -> dict[str, set[str]]:
    """What words in the names of places, companies and people mean in English."""
    if not _MEANING:
        for english, foreign in _WORDS.items():
            for word in foreign.split():
                _MEANING.setdefault(word, set()).add(english)
                _MEANING.setdefault(romanise(word), set()).add(english)
    return _MEANING


def translated_names(mentions: Sequence[Mention]) -> Iterator[tuple[Mention, str, float]]:
    """“Star Mountain” in a text that has *Serra da Estrela*: every word of a name of two or more was translated."""
    english = [m for m in mentions if len(_content(m)) in (2, 3) and all(w in _WORDS for w in _content(m))]
    if not english:
        return
    table = meanings()
    for mention in english:
        wanted = sorted(_content(mention))
        for other in mentions:
            words = _content(other)
            if len(words) != len(wanted) or words == _content(mention) or all(w in _WORDS for w in words):
                continue
            if any(sorted(choice) == wanted for choice in _choices(words, table)):
                yield mention, other.text, 0.8
                break


_GLUE = frozenset(("", "de", "del", "da", "do", "di", "della", "la", "el", "n", "en", "er", "s", "es", "e", "o", "i"))
# Second halves of names of places in one word, besides the words above.
_ENDS = {
    "village": "dorf weiler selo ves villa ville by falu köy",
    "hamlet": "weiler caserío",
    "town": "stadt villa ville ciudad",
    "home": "heim hem",
    "farm": "hof gård",
    "brook": "bach bæk beek",
    "field": "feld veld campo mezo",
    "well": "brunn font",
    "wood": "wald holz bosc bosque",
    "meadow": "wiese au prado",
    "light": "luz licht lux luce lumiere",
    "clear": "clara klar",
    "water": "wasser agua acqua aigua eau",
    "rock": "fels roca rocca roche",
    "mill": "mühle molino moulin mlin",
    "spring": "quell fuente fonte",
    "hill": "berg bühl colle colline cerro",
    "salt": "salz sal sale sel",
    "deep": "tief",
    "clay": "lehm barro",
    "wide": "weit ancha",
    "beautiful": "schön bella bella hermosa belle",
    "king": "könig rey roi re",
    "bridge": "brück bruck",
    "long": "lang larga",
    "high": "hoch alta haute",
    "cold": "kalt fría froide",
    "clean": "rein limpia",
    "free": "frei franca franche",
    "fire": "feuer fuego",
    "snow": "schnee nieve neige",
}


def glued_places(mentions: Sequence[Mention], blocks: Sequence[str]) -> Iterator[Odd]:
    """“Village of Salt” in a text that has *Villasal*: both halves of the name of a place were translated."""
    single = {romanise(m.text): m.text for m in mentions if len(m.words) == 1 and len(m.text) > 6 and not m.title}
    if not single:
        return
    for number, text in enumerate(blocks):
        for hit in _TWO_WORDS.finditer(text):
            one, two = hit["one"].lower(), hit["two"].lower()
            halves = [forms for forms in (_forms(one), _forms(two)) if forms]
            if len(halves) == 2:
                name = next((n for low, n in single.items() if _is_glued(low, *halves)), None)
                if name is not None:
                    yield Odd(number, hit.start(), hit.end(), name, 0.8)


_TWO_WORDS = lazy(r"\b(?P<one>[A-Z][a-z]+)(?: of(?: the)?)? (?P<two>[A-Z][a-z]+)\b(?! [A-Z])")


def _forms(word: str) -> tuple[str, ...]:
    return tuple(map(romanise, f"{_WORDS.get(word, '')} {_ENDS.get(word, '')}".split()))


def _is_glued(name: str, one: Sequence[str], two: Sequence[str]) -> bool:
    for firsts, lasts in ((one, two), (two, one)):
        for first in firsts:
            if len(first) > 2 and name.startswith(first):
                rest = name[len(first) :]
                if any(len(w) > 2 and rest.endswith(w) and rest[: -len(w)] in _GLUE for w in lasts):
                    return True
    return False


def _content(mention: Mention) -> list[str]:
    return [w.lower() for w in mention.words if w.lower() not in _LINKS]


def _choices(words: Sequence[str], meanings: dict[str, set[str]]) -> Iterator[tuple[str, ...]]:
    """Every way to put the words of a name into English, one meaning for each."""
    if not words:
        yield ()
        return
    for meaning in sorted(meanings.get(words[0], set())):
        for rest in _choices(words[1:], meanings):
            yield (meaning, *rest)
