"""Rare words of the source that nobody translated, known by their letters and endings."""

# ruff: noqa: E501  (examples)

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

from mtaudit.lang.grammar import Vocabulary, vocabulary
from mtaudit.lang.patterns import lazy
from mtaudit.lang.spelling import Speller, speller
from mtaudit.lang.words import plain
from mtaudit.model import Document, Finding, Kind, Rule, Segment, Severity
from mtaudit.plugin import Detector, Fires, Need, Silent, hookimpl

WORD = Rule(
    "leftover/word",
    mqm="accuracy/untranslated",
    severity=Severity.MAJOR,
    message="“{quote}” is no English word; it looks {language}",
    confidence=0.75,
)

UNKNOWN = Rule(
    "leftover/unknown",
    mqm="accuracy/untranslated",
    severity=Severity.MINOR,
    message="“{quote}” is no English word: it may have been left untranslated",
    confidence=0.7,
    help="No word list has it, and no ending, prefix or second word explains it.",
)

_LETTERS = "a-zß-öø-ÿāăąćčďđēęěğıīłńņňőřśşšţťūůűźżžșț"
_TOKEN = lazy(rf"(?<![\w@#/.’'“\"‘(«-])[{_LETTERS}]{{5,}}(?![\w@/’'”\"»-]|\.\w)")
_MOST = 3
"""More strange words than that in one sentence are a quotation, a list of names or a language lesson."""
# Endings that no English word has, and the language that has them.
_ENDINGS = (
    ("Spanish", lazy(r"(?:(?<!b)aron|ieron|iendo|ciones|mientos?|adores|ísim[oa]s?|illos)$")),
    ("Italian", lazy(r"(?:zione|zioni|tà|ssimo|amenti|arono|irono)$")),
    ("Portuguese", lazy(r"(?:ção|ções|aram|eram|inho|inha)$")),
    ("German", lazy(r"(?:keit|heiten|schaft|schaften|liche[nrsm]?|ungen|ische[nrsm]|tums|igung)$")),
    ("French", lazy(r"(?:euse|euses|aient)$")),
    ("Russian", lazy(r"(?:ovanie|ovaniya|enie|eniya|stvo|nost|skiy|skaya|skogo|ovich)$")),
    ("Polish", lazy(r"(?:owanie|owania|ości|ość|ów|ych|iego)$")),
    ("Turkish", lazy(r"(?:leri|ları|iyor|ıyor|mesi|ması|ğı)$")),
)
_MARKED = (
    ("Spanish", "áíóúñ"), ("French", "êèçàûîôâœé"), ("Portuguese", "ãõ"), ("German", "äöüß"), ("Turkish", "ğış"),
    ("Polish", "łąęśźżćń"), ("Czech", "řěůšžč"), ("Hungarian", "őű"), ("Romanian", "țșă"), ("Scandinavian", "æøå"),
)  # fmt: skip
# Loans that keep their marks or ending in English and stand in no list of base forms.
_LOANS = frozenset(
    """
    piñata piñatas señor señora señorita mañana jalapeño jalapeños açaí acai fútbol flambé sautéed sautéing brûlée
    crème fraîche über führer naïveté résumés exposé exposés soupçon façades clichés cafés communiqué communiqués
    attaché attachés protégée protégées fiancée fiancées divorcé divorcée née émigrés élite élites cliché déjà
    raison tête-à-tête vis-à-vis à-la maître maîtres hôtel château châteaux rosé rosés purée pâtés café plié décor
    décolletage smörgåsbord mädchen doppelgänger gemütlich künstler lederhosen schadenfreude wunderkind
    weltanschauung gesellschaft gemeinschaft naïvely naïf blasé habitué raconteur chanteuse danseuse masseuse
    masseuses berceuse chartreuse voilà entrepôt cortège première premières grâce derrière manège bodhrán piñon
    andante lentamente glasnost perestroika ovaries hacienda guacamole latté sombrero piñón jalapeno kielbasa
    pelmeni stracciatella arpeggio adagio solfeggio pizzicato pistachio fortissimo bravissimo generalissimo prosecco
    pokémon bourrée écoles école séances jeté assemblé glissé piqué lamé maté moiré recherché raisonné cloisonné vérité
    crémant gruyère canapés soirées matinées soufflés entrées études risqué outré touché velouté apéritif apéritifs
    rapprochement détente dénouement débutante débutantes tranché ménages métiers étouffée café-bar olé retablé
    gamboge mileage ovich lefty acción
    agrivoltaic agrivoltaics aperol arabica armagnac bachata baijiu boerewors caipirinha caipirinhas calvados cannoli
    chakalaka colcannon crannog crannogs currywurst domestique domestiques electrolyser electrolysers galah galahs genoa
    guarana hypocaust hypocausts iconostasis injera kabaddi kurash kurgan kurgans limoncello macaron macarons majlis
    minbar misericord misericords muskox muskoxen natron ostracon ostraca padel paprikash papyri pecorino perovskite
    perovskites pharaoh pharaohs pharaonic qigong quokka quokkas rebar rebars robusta rondavel rondavels sambo sepoy
    sepoys shinty shiraz tagine tagines ugali vendace vermicompost
    adjika ajvar ataman atamans balafon banitsa bouzouki bouzoukis cevapi cimbalom czardas dolma dolmas domra dramaturg
    dramaturgs dramaturge duduk fattoush gefilte gozleme gusli halva harira kajmak kaymak khachapuri khinkali kibbeh
    klezmer kobza kofta koftas kugel kulich mamaliga mansaf manti metaxa morna octocopter octocopters okroshka qanun
    rakija ravelin ravelins rebetiko samsa sarabande sarma sarmale shashlik solyanka spanakopita streltsy sukkah
    szlachta tallit tarator uhlan uhlans uszka vareniki zaatar zucchetto zurek
    """.split()
)
_WITH_ARTICLE = lazy(
    r"(?<![\w“\"‘(])(?:[Tt]he|[Aa]n?) (?:(?:[Rr]egional|[Dd]istrict|[Cc]ity|[Ll]ocal|[Ss]tate|[Ff]ederal|[Ss]upreme|"
    r"[Nn]ational|[Mm]unicipal|[Pp]rovincial|[Cc]ounty|[Cc]entral|[Cc]onstitutional|[Gg]eneral) )?"
    r"(?P<it>[^\W\d_a-z][^\W\d_A-Z]{3,})(?= (?!d[aeiou]s?\b|de[lrn]\b|della?|für|und\b|du\b|di\b|y\b|e\b|et\b)[a-z]|[,.;])"
)
_BEFORE_NAME = lazy(
    r"(?<![\w“\"‘('’-])(?P<it>[^\W\d_a-z][^\W\d_A-Z]{3,}) (?=[^\W\d_a-z][^\W\d_]+"
    r"(?: [^\W\d_a-z]|,| (?:said|says|told|has|had|is|was|wants|will|called|announced|promised|declared)\b))"
)
_LED = frozenset("The Deputy Vice Former Chief Acting Then First".split())
# Words for offices that also begin names of places and ships in these languages.
_PLACED = frozenset({"Spanish", "Portuguese", "Italian", "French"})
_PLACING = frozenset("in at near from to of on".split())
_FEW = 2
"""A capital word of another language that returns more often than that is a term of the writer's."""
_EXPLAINED = lazy(
    r"(?:called|named|known as|so-called|termed|dubbed|word|term|meaning|means|style|dish|cheese|wine|sauce|bread|"
    r"festival|dance|music|ballet|traditional|local|like|genre|slang|local|old|typical) (?:the |a |an )?$|[a-z], or $"
)
_DEFINED = lazy(r"(?:^|[.!?;:] )(?P<it>An? [a-z]+) (?:is|was|means) ")
# What follows a word that the writer explains: a bracket, “or”, a dash, a meaning.
_GLOSSED = lazy(r",? (?:\(|\[|[–—-] |or (?:a |the )?[a-z]+[,)]|meaning|which means|called|i\.e\.)|, (?:an?|the|or) |[*_]")
_NEXT_SMALL = lazy(r" ([a-zà-ÿ]{4,})\b")


class Leftover(Detector):
    """*The canterano empataron the match*: single words that the machine did not know.

    A word counts if no English word list has it, with or without its marks, if its letters or its ending are of
    another language, and if it returns less than three times: a term that the writer uses is no leftover. A word with
    neither counts if it cannot be made from English words and is no slip of the pen. Words in quotation marks, in
    brackets, explained ones and known loans are left alone.
    """

    needs = Need.DOCUMENT
    target_langs = frozenset({"en"})
    rules = (WORD, UNKNOWN)
    examples = (
        Fires(WORD, "The guests [[empataron]] in the last minute of the match."),
        Fires(WORD, "They spoke of the path and its [[verständlichkeit]] in town."),
        Fires(WORD, "It was a [[paradón]] that nobody will forget."),
        Fires(WORD, "The [[délibéré]] will last until Friday."),
        Fires(UNKNOWN, "The mayor asked the [[gemeenteraad]] for more money."),
        Fires(UNKNOWN, "They met near the [[zastava]] before the march."),
        Fires(WORD, "The [[Staatsanwaltschaft]] in Trier will appeal."),
        Fires(WORD, "[[Oberbürgermeister]] Jan Keller opened the pool. The [[Radnice]] was closed."),
        Silent("They met in Governador Valadares. The Comune di Lucca and the Hotel Presidente Luxor were full."),
        Silent("The Landratsamt, or county office, is closed. The Ayuntamiento (town council) met. The Bundestag met."),
        Silent("The unlootable newsroomish fluoroscopy ran in a cyberhall. Deepfakes, bushfires and oblasts are known."),
        Silent("The shop sells nopalitos (cactus) and “zarandeado”, a grilled fish. A gollywobbler, or big sail, was set."),
        Silent("He ate crème brûlée and jalapeños in the café, a naïve protégé with schadenfreude."),
        Silent("A bonspiel is a tournament. They paid tribute, or questia, to one prince in odd years."),
        Silent("The dish is called mineirinho, a word for “pãozinho” (bolinho)."),
        Silent("The mensalão trial began. The mensalão sank a party. After the mensalão came others."),
    )

    @cached_property
    def _vocabulary(self) -> Vocabulary:
        return vocabulary(self.lexicons)

    @cached_property
    def _speller(self) -> Speller:
        return speller(self.lexicons)

    def check_document(self, document: Document) -> Iterable[Finding]:
        """Every small-letter word with foreign letters or a foreign ending."""
        whole = document.text
        for segment in document.segments:
            if segment.kind is not Kind.UNIT:
                yield from self._segment(segment, whole)

                yield from self._capitals(segment, whole)

    @cached_property
    def _authorities(self) -> dict[str, str]:
        languages, nouns = self.lexicons.columns("authorities", "en", "language", "words")
        found = {word: language for language, row in zip(languages, nouns, strict=True) for word in row.split()}
        return found | self._offices

    @cached_property
    def _offices(self) -> dict[str, str]:
        languages, nouns = self.lexicons.columns("authorities", "en", "language", "offices")
        return {word: language for language, row in zip(languages, nouns, strict=True) for word in row.split()}

    def _capitals(self, segment: Segment, whole: str) -> Iterable[Finding]:
        """“The Rechtbank said”: a noun of another language behind the article, without a word on it; “Alcalde Ramos”."""
        text = segment.target
        for hit in _WITH_ARTICLE.finditer(text):
            language = self._authorities.get(hit["it"])
            told = _enclosed(text[: hit.start()]) or _GLOSSED.match(text, hit.end()) or self._goes_on(text, hit.end())
            if language and whole.count(hit["it"]) <= _FEW and not told:
                yield WORD.at(segment, hit.span("it"), language=language)
        for hit in _BEFORE_NAME.finditer(text):
            language = self._offices.get(hit["it"])
            if language and whole.count(hit["it"]) <= _FEW and self._is_office(text, hit.start(), language):
                yield WORD.at(segment, hit.span("it"), language=language)

    def _goes_on(self, text: str, at: int) -> bool:
        """Whether the name goes on in its own language: *the Fédération nationale des pêcheurs*."""
        following = _NEXT_SMALL.match(text, at)
        return following is not None and not self._is_english(following[1])

    def _is_office(self, text: str, at: int, language: str) -> bool:
        """Whether a word for an office stands before a name, and is no part of a longer name or of a place's."""
        before = text[:at].rstrip()
        last = before[before.rfind(" ") + 1 :]
        if last[:1].isupper() and last not in _LED:
            return False
        return not (language in _PLACED and last in _PLACING) and not _enclosed(text[:at])

    def _segment(self, segment: Segment, whole: str) -> Iterable[Finding]:
        text = segment.target
        strange = [hit for hit in _TOKEN.finditer(text) if not self._known(hit[0])]
        for hit in strange:
            word = hit[0]
            language = _language(word)
            if not language and (len(strange) > _MOST or self._is_english(word)):
                continue
            if whole.count(word) > 2 or self._is_told(text, hit.span()):
                continue
            if language:
                yield WORD.at(segment, hit.span(), language=language)
            elif not _GLOSSED.match(text, hit.end()) and word.capitalize() not in whole:
                yield UNKNOWN.at(segment, hit.span())

    def _is_told(self, text: str, span: tuple[int, int]) -> bool:
        """Whether the text itself shows that the word is foreign."""
        before = text[: span[0]]
        if _EXPLAINED.search(before[-24:]) or any(hit.end("it") == span[1] for hit in _DEFINED.finditer(text)):
            return True
        return _enclosed(before) or _run_of_foreign(text, span)

    def _known(self, word: str) -> bool:
        return word in _LOANS or self._vocabulary.knows(word) or self._vocabulary.knows(plain(word))

    def _is_english(self, word: str) -> bool:
        """Whether it can be made from English words, or be one that was misspelt."""
        return self._speller.is_word(word) or self._speller.meant(word) is not None


def _language(word: str) -> str:
    for language, ending in _ENDINGS:
        if ending.search(word):
            return language
    if not word.isascii():
        return next((language for language, marks in _MARKED if any(c in marks for c in word)), "")
    return ""


def _enclosed(before: str) -> bool:
    return (
        before.count("“") > before.count("”")
        or before.count('"') % 2 == 1
        or before.count("‘") > before.count("’")
        or before.count("(") > before.count(")")
    )


def _run_of_foreign(text: str, span: tuple[int, int]) -> bool:
    """Names of works, dishes and species are foreign for several words: a capital right before or after."""
    before = text[: span[0]].rstrip()
    last = before[before.rfind(" ") + 1 :]
    after = text[span[1] : span[1] + 2].lstrip()
    return bool(last[:1].isupper() and len(before) > len(last)) or after[:1].isupper()


@hookimpl
def mtaudit_detectors() -> Iterable[type[Detector]]:
    """Registers the detector."""
    return [Leftover]
