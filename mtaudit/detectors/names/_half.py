"""Places of whose name a part was translated: *North Akita* in a text that has *Kita-Akita*."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from mtaudit.lang.names import Mention
from mtaudit.lang.translit import romanise

# English words and the parts of place names that mean them, before or behind the rest of the name.
_BEFORE = {
    "north": "kita severo severny severnyi pivnichno nord norte norra bei buk kuzey shimal pohjois "
    "ziemeļ siaures shamal",
    "northern": "kita severo severny nord norte kuzey",
    "south": "minami yuzhno yuzhny pivdenno sud süd sur sul södra nan nam guney güney janub etelä jonubi yug",
    "southern": "minami yuzhno yuzhny süd sur sul güney",
    "east": "higashi vostochno vostochny skhidno ost este leste östra dong doğu sharq itä mashreq",
    "eastern": "higashi vostochno vostochny ost doğu",
    "west": "nishi zapadno zapadny zakhidno ouest oeste västra xi seo batı gharb länsi",
    "western": "nishi zapadno zapadny batı",
    "upper": "kami verkhne verkhny verkhniy verhne gornja gornji gorni gorna horní horný haut haute "
    "alto alta ober oberes "
    "felső yukarı shang felso",
    "lower": "shimo nizhne nizhny nizhniy donja donji dolni dolna dolní dolný bas basse bajo baja baixo "
    "unter nieder neder "
    "alsó aşağı also xia",
    "middle": "naka sredne sredny sredniy srednja średnia mittel zhong orta közép",
    "great": "veliky veliki velike velika velikiy velký wielki wielka gross groß grosse grand grande groot büyük oo",
    "big": "veliky veliki velike velika velikiy bolshoy bolshaya bolshie wielki gross groß grand "
    "grande groot büyük da oo",
    "greater": "veliky veliki groß büyük",
    "little": "maly mali mala malaya malo malé malá mało klein kleine petit petite pequeño pequena klyne küçük xiao ko",
    "small": "maly mali mala malaya malo malé mały klein kleine petit petite küçük xiao ko",
    "new": "novo novy novi nova novaya novoye novyi nowy nowa nowe nový nové neu neue neuve nouveau "
    "nouvelle nueva nuevo "
    "novo nova nieuw nya ny yeni shin xin új uus uusi jauna naujoji now",
    "old": "staro stary stari stara staraya starý stará alt alte vieux vieille viejo vieja velha velho oud gamla eski "
    "kyu lao ó stare",
    "white": "belo bely beli bela belaya bílá bílý biała biały bilo bila bile blanca blanco branca "
    "branco ak bai shiro weiss",
    "black": "chorno cherno cherny crno crni crna černá černý czarna czarny negra negro preto noir kara "
    "hei kuro schwarz",
    "red": "krasno krasny krasnaya chervono chervona crveni crvena červená czerwona roja rojo rouge kızıl hong aka rot",
    "holy": "sveti sveta svatá svatý svyato święta święty santa santo heilig kutsal",
    "saint": "sveti sveta svatý svätý święty san santa santo são sankt agios agia ayios hagia",
    "good": "dobro dobry dobra bon bonne buena buenos bela iyi",
    "green": "zeleno zelena zelená zielona verde vert verte yeşil qing midori grün",
    "golden": "zlato zlatá zolota zoloto złota oro dorada altın jin gold kin",
    "stone": "kameno kameny kamyano kamenná kamienna piedra pierre taş shi ishi stein",
    "high": "vysoko vysoké visoko wysokie alta alto haut haute hoch yüksek taka",
    "castle": "hrad zamek burg château castillo castelo kale shiro",
    "bath": "bad",
    "lake": "ozero jezero lago lac laguna göl",
    "mountain": "gora hora monte mont cerro",
    "island": "ostrov isla ilha île wyspa",
    "port": "puerto porto",
    "long": "dlouhá długa dolgo larga lange uzun chang naga",
    "three": "san tri tres trois drei üç",
    "five": "pyat pet cinco cinq fünf wu go",
    "the": "el la los las",
}
_BEHIND = {
    "river": "jiang he kawa gawa gang cheon chuan rivière río rio",
    "mountain": "shan yama san zan dağ dagi berg",
    "mountains": "shan",
    "lake": "hu ko göl see",
    "sea": "hai umi kai",
    "island": "dao jima shima do dao",
    "gate": "men kapı",
    "mouth": "kou",
    "bridge": "qiao bashi hashi köprü brück brücke",
    "field": "ta da hara no feld ye",
    "plain": "yuan hara heigen",
    "valley": "gu tani dere tal vadi",
    "peace": "an ning",
    "spring": "quan izumi",
    "sand": "sha suna",
    "forest": "lin mori orman wald",
    "stone": "shi ishi stein",
    "house": "jia ya haus",
    "castle": "jo kale burg hrad",
    "mills": "mühlen",
    "head": "tou",
    "garden": "yuan en bagh bahçe",
}
_PREFIXES = {english: tuple(map(romanise, parts.split())) for english, parts in _BEFORE.items()}
_SUFFIXES = {english: tuple(map(romanise, parts.split())) for english, parts in _BEHIND.items()}


class Half(NamedTuple):
    """A mention, the name in the text that it stands for, the kind of pair, and how sure it is."""

    mention: Mention
    other: str
    kind: str
    sure: float


def half_translated(mentions: Sequence[Mention]) -> Iterator[Half]:
    """Mentions of two words of which one translates a part of another name in the text."""
    halves = [m for m in mentions if len(m.words) == 2 and _may_be_half(m)]
    if not halves:
        return
    whole = {_joined(m.text): m.text for m in reversed(mentions)}
    for mention in halves:
        for made in _made(mention):
            other = whole.get(made)
            if other is not None and other != mention.text:
                yield Half(mention, other, "two-forms", 0.8)
                break


def _may_be_half(mention: Mention) -> bool:
    return mention.words[0].lower() in _PREFIXES or mention.words[1].lower() in _SUFFIXES


def _made(mention: Mention) -> Iterator[str]:
    """The names that the mention would stand for, by every part that means its English word."""
    one, two = mention.words
    for part in _PREFIXES.get(one.lower(), ()):
        yield part + _joined(two)
    for part in _SUFFIXES.get(two.lower(), ()):
        yield _joined(one) + part


def _joined(name: str) -> str:
    return romanise(name).replace("-", "").replace(" ", "").replace("'", "")
