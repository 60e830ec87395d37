"""Source left standing: copied segments, source words, another language, another script."""

# ruff: noqa: E501  (word lists and examples)

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import lru_cache

from mtaudit.lang.identify import FUNCTION_WORDS, identify, scripts_of, word_script
from mtaudit.lang.inflect import is_function_word, lemmas, spellings
from mtaudit.lang.patterns import lazy
from mtaudit.lang.stems import UNSPACED
from mtaudit.lang.words import Word, plain, words
from mtaudit.model import Finding, Rule, Segment, Severity
from mtaudit.plugin import Detector, Fires, Silent, hookimpl

COPIED = Rule(
    "untranslated/copied",
    mqm="accuracy/untranslated",
    severity=Severity.MAJOR,
    message="the source stands untranslated",
    confidence=0.95,
)
WORDS = Rule(
    "untranslated/words",
    mqm="accuracy/untranslated",
    severity=Severity.MAJOR,
    message="“{quote}” is a word of the source that was not translated",
    confidence=0.92,
)
LANGUAGE = Rule(
    "untranslated/language",
    mqm="accuracy/untranslated/wrong-language",
    severity=Severity.CRITICAL,
    message="the text is in another language ({found}) than it should be ({wanted})",
    confidence=0.9,
)
SCRIPT = Rule(
    "untranslated/script",
    mqm="accuracy/untranslated",
    severity=Severity.MAJOR,
    message="“{quote}” is {script} script in a text that is written otherwise",
    confidence=0.85,
)

# Words that travel: no list of one language holds them all.
_INTERNATIONAL = frozenset(
    "internet online offline smartphone smartphones startup startups lockdown podcast podcasts blog blogs blogger email "
    "e-mail website app apps tweet tweets selfie hashtag brexit covid corona coronavirus sushi karate judo yoga tsunami "
    "intifada ayatollah imam sharia halal kosher burka burqa niqab hijab euro euros rubel ruble peso pesos yuan won yen "
    "etc vs via per km kg cm mm ml mg www http https com org html de la le du von van der di da del des el al bin "
    "ibn versus de-facto status quo ad hoc pro rata per se bona fide in situ vitro vivo alias nee née trans laissez-faire "
    "genre à vis-à-vis vu sapiens rex wifi wi-fi drone drones taliban mafia junta perestroika glasnost apartheid "
    "blitz kindergarten doppelgänger schadenfreude zeitgeist leitmotiv ersatz fiesta siesta salsa tapas flamenco paella "
    "walkman taekwondo kimchi anime manga karaoke tofu tempura bonsai haiku ninja tiebreak tiebreaks "
    "capita renminbi mullah mullahs fait accompli acquis communautaire diplomatique raison d'être d'état coup détente "
    "entente cordiale nouveau riche ancien régime dirigisme grande grand gilets jaunes sine qua non prima facie quid pro "
    "quo modus vivendi operandi casus belli mea culpa ultra vires habeas corpus annus horribilis terra incognita dolce "
    "vita far niente cosa nostra loya jirga sharīa ummah hajj fatwa jihadi mujahideen peshmerga basij chaebol keiretsu "
    "hukou guanxi kulak nomenklatura siloviki dacha hryvnia rand rupiah baht ringgit real reais lira zloty forint koruna "
    "favela favelas campesino campesinos machismo junta caudillo cartonero gaucho pampas tango samba bossa nova capoeira "
    "maquiladora maquiladoras quinoa tequila mezcal guacamole bancor subprime spread spreads swap swaps repo "
    "samurai shogun kimono geisha".split()
)
_SCRIPTS = {"CJK": "Chinese"}  # what Unicode names otherwise than people do
_OPENERS = "«“„\"'‘‚‹「『(（[<"
_QUOTED = lazy(r"(?<!\w)[\"“„«'‘‚‹][^\"“”„«»‘’‚‹›\n]{1,60}[\"”“»’'›](?!\w)")
_LONGEST_QUOTE = 60
_BRACKETS = ("(", "（", "[", "/")
_CLOSERS = "»”“\"'’‘›」』)）]>"
_LATIN_RUN = lazy(r"[A-Za-zÀ-ɏ]+|[^A-Za-zÀ-ɏ]+")
_SYMBOL = lazy("[\u0370-\u03ff](?![\u0370-\u03ff])")
_ADDRESS = lazy(r"\S*(?:://|www\.|@)\S*")
# Institutions that keep their German name in other languages.
_GERMAN_KEPT = frozenset(
    "bundestag bundesrat bundesliga bundeswehr bundesbank bundeskartellamt reichstag reich reichswehr landtag länder "
    "autobahn wehrmacht luftwaffe gestapo stasi kaiser führer spiegel stern bild zeit dax volkswagen deutsche bahn "
    "energiewende mittelstand weltanschauung gymnasium abitur oktoberfest wirtshaus schloss dom volksbühne burgtheater "
    "staatsoper tatort tagesschau grundgesetz anschluss ostpolitik realpolitik wiener sachsen bayern".split()
)
# In German every noun has a capital: what stands behind these is a noun, not a name.
_GERMAN_BEFORE = frozenset(
    "ein eine einen einem einer eines kein keine keinen jede jeder jedes jeden diese dieser dieses diesen dieses viele "
    "einige mehrere alle wenige beide zwei drei vier fünf seine seiner seinem seinen ihre ihrer ihrem ihren unsere zum "
    "zur im am vom der die das den dem des mit ohne aus ans ins".split()
)
_ARTICLES = frozenset("el la los las le les un une una uno il lo gli i o a os as um uma der die das ein eine".split())
_GERMAN_NOUN = lazy(
    r".+(?:ung|ungen|heit|heiten|keit|keiten|schaft|schaften|tion|tionen|ismus|tät|täten|nis|nisse|"
    r"ling|tum|chen|lein|mente|schutz|jahre|zeiten)"
)
_DETERMINERS = frozenset("the a an this that these those his her its their our my your no any every each some".split())
# Beside the commonest words of identify: small words that open sentences or join clauses, and mean nothing in English.
_MORE_SMALL = {
    "de": "bisher mehrere zudem außerdem jedoch während obwohl seit laut sowie damit dabei dafür danach dort heute gestern "
    "immer jetzt schon sehr viele einige beide deshalb trotzdem dennoch allerdings bereits wieder weil wenn ohne gegen "
    "durch zwischen unter unser ihre ihr seine seiner mein kein keine können konnte müssen soll wurde wurden werden sowohl "
    "nachdem bevor insgesamt zunächst schließlich darüber daher sogar fast etwa rund alle diese dieser dieses",
    "fr": "même mêmes été à où là il elle ils elles je nous vous y mais où donc car ainsi alors aussi aujourd'hui hier encore toujours déjà très bien "
    "moins beaucoup chaque plusieurs quelques tous toutes ces cet leurs notre votre chez entre vers depuis pendant lors "
    "selon sans sous cependant toutefois en outre lequel laquelle quand quel quelle avoir être fait peut était sera d'un d'une",
    "es": "y él ella ellos nosotros mi tu si sin bajo según desde durante mientras aunque además también todavía siempre nunca "
    "aquí allí hoy ayer mucho muchos muchas varios algunos todos todas cada otro otra otros otras tras mediante había hay "
    "puede pueden está están ser tiene tienen donde quien cuál ahora entonces luego así tan",
    "it": "e è ma però perché quando dove chi cui loro lui lei noi voi io questo questi queste quello quella molto molti molte "
    "tutti tutte ogni alcuni altri altre ancora sempre mai già oggi ieri poi così senza sotto sopra tra fra verso durante "
    "secondo mentre inoltre tuttavia quindi può essere stato stata aveva ed agli alle sulla sul dalle negli nelle",
    "pt": "ele ela eles elas nós você mas também ainda sempre nunca aqui ali hoje ontem muito muitos muitas vários alguns todos "
    "todas cada outro outra outros outras sem sob sobre segundo durante enquanto embora além porque quando onde quem então "
    "assim está estão ser tem têm pode podem havia num numa deste desta",
    "cs": "že je jsou byl byla bylo byli být ale nebo také však když kde kdo který která které jeho její jejich náš váš můj mnoho "
    "několik všichni všechny každý jiný ještě vždy nikdy dnes včera zde tam potom tak bez mezi před podle během protože "
    "od ke ze už jen asi proto tedy není nejsou nebyl nebyla nebylo nebyli nemá nemůže může mohou musí má mají měl měla "
    "bude budou byly jsem jsme až pak této tohoto svou své svého jí jim nich něj ním až přes při do jednou nyní",
    "pl": "że jest są był była było byli być ale lub albo także jednak kiedy gdzie kto który która które jego jej ich nasz wasz mój "
    "wiele kilka wszyscy wszystkie każdy inny jeszcze zawsze nigdy dziś wczoraj tutaj tam potem bez między przed według "
    "podczas ponieważ od już tylko więc oraz nie się nie ma mają miał miała może mogą musi będzie będą były jestem "
    "dzięki bardzo bardziej gdy gdzie jako jeśli który którzy których którym tego tej tym tych swój swoje swoją sobie "
    "tak także tam pod nad u w z ze",
    "nl": "niet ook maar want omdat terwijl hoewel sinds zonder tussen tegen onder reeds zeer veel sommige alle deze dit zijn "
    "haar hun onze mijn altijd nooit vandaag gisteren hier daar dan dus echter",
}
# Common words of other languages that English has too, but so seldom that beside the same word in the source they are
# left over.
_SELDOM_ENGLISH = {
    "fr": "il pour encore loin pieds sur dans tous trop sous vers bien mal hors puis ans mois nom",
    "it": "molto stile tutti sotto sopra",
    "es": "tan mal hacia dos tres",
    "de": "mal morgens",
    "pt": "mas dos",
    "pl": "nad dla lat",
    "cs": "dne nad",
}
_ADVERB = lazy(r"(?:.{3,}(?:mente|ment|weise|lich|erdings)|.{6,}(?:ando|endo))$")
# No name ends like these German plurals.
_GERMAN_PLURAL = lazy(r".{2,}(?:ungen|heiten|keiten|schaften|tionen|täten|ismen)")


class Untranslated(Detector):
    """Source text that stands in the translation: a whole segment, single words, another language or script.

    A word counts as left over if it also stands in the source, is no name, and is no word of the target language: for
    English that is looked up in a word list, for other languages only function words of the source and longer copied
    stretches count. Names, loan words, quoted words, code and addresses are left alone. Wrong scripts and a wrong
    language are seen without a source too.
    """

    rules = (COPIED, WORDS, LANGUAGE, SCRIPT)
    examples = (
        Fires(COPIED, "[[Der Rat trifft sich heute Abend in der Halle.]]",
              source="Der Rat trifft sich heute Abend in der Halle.", languages="de-en"),
        Fires(WORDS, "The [[Regierung]] met on Friday.", source="Die Regierung tagte am Freitag.", languages="de-en"),
        Fires(WORDS, "The old [[iglesia]] stands by the river.", source="La vieja iglesia está junto al río.",
              languages="es-en"),
        Fires(WORDS, "The new [[мост]] was opened.", source="Новый мост открыли.", languages="ru-en"),
        Fires(WORDS, "Die Stadt [[and the]] Region wachsen.", source="The city and the region grow.", languages="en-de"),
        Fires(WORDS, "その[[bridge of the]]は古い。", source="The bridge of the town is old.", languages="en-ja"),
        Fires(LANGUAGE, "[[Le conseil se réunit ce soir dans la salle et il parle de la route avec les habitants.]]",
              languages="en"),
        Fires(SCRIPT, "The minister spoke of a [[прорыв]] in the talks.", languages="en"),
        Fires(WORDS, "[[Bäckereien]] have closed.", source="Bäckereien haben geschlossen.", languages="de-en"),
        Fires(WORDS, "The mill was sold [[y]] rebuilt.", source="El molino se vendió y se reconstruyó.", languages="es-en"),
        Fires(WORDS, "It is [[encore]] the case in many mills.", source="C'est encore le cas dans de nombreux moulins.",
              languages="fr-en"),
        Fires(WORDS, 'They joined a “[[rychlému]] style” march.', source="Připojili se k pochodu „rychlému stylu“.",
              languages="cs-en"),
        Fires(WORDS, "It has the [[potenciál]] to grow.", source="S potenciálem růst.", languages="cs-en"),
        Silent("The band played an encore.", source="Le groupe a joué encore un morceau.", languages="fr-en"),
        Silent("The deviation of y in x is small.", source="La desviación de y en x es pequeña.", languages="es-en"),
        Silent("The Bundestag met in Berlin.", source="Der Bundestag tagte in Berlin.", languages="de-en"),
        Silent("The restaurant offers a menu.", source="Le restaurant offre un menu.", languages="fr-en"),
        Silent("He called it “Heimat”.", source="Er nannte es „Heimat“.", languages="de-en"),
        Silent("Der Computer ist online.", source="The computer is online.", languages="en-de"),
        Silent("Beijing (北京) is the capital.", source="北京是首都。", languages="zh-en"),
        Silent("iPhone 12, https://example.org/und/der", source="iPhone 12, https://example.org/und/der", languages="de-en"),
        Silent("東京オリンピックは2021年に開催された。", source="The Tokyo Olympics were held in 2021.", languages="en-ja"),
    )  # fmt: skip

    def prepare(self) -> None:
        """Reads the word list of English."""
        self._english = self.lexicons.keyed("words", "en")

    def check(self, segment: Segment) -> Iterable[Finding]:
        """The segment as a whole, then its words."""
        target, language = segment.target, segment.languages.target_base
        if not language or len(target) < 2:
            return
        source = segment.source or ""
        tokens = words(target) if language not in UNSPACED else _latin_apart(target)
        if source and language != segment.languages.source_base and _is_copy(target, source, tokens, language):
            yield COPIED.at(segment, _trimmed(target))
            return
        wrong = _wrong_language(target, language, tokens)
        if wrong:
            yield LANGUAGE.at(segment, _trimmed(target), found=wrong, wanted=language)
            return
        yield from self._scripts(segment, tokens, language, source)
        if source and segment.languages.source_base != language:
            yield from self._leftovers(segment, tokens, source)

    def _scripts(self, segment: Segment, tokens: Sequence[Word], language: str, source: str) -> Iterator[Finding]:
        if segment.target.isascii():
            return
        own = scripts_of(language)
        if not own:
            return
        for run in _foreign_runs(segment.target, tokens, own):
            start, end = run[0].start, run[-1].end
            text = segment.target[start:end]
            if segment.target[max(0, start - 1) : start] in _BRACKETS and start or len(text) < 2 and text < "\u3040":
                continue
            if word_script(text) == "GREEK" and len(text) < 3 or _SYMBOL.match(text):
                continue  # α-helix, μm: symbols
            if source and any(t.text in source for t in run):
                yield WORDS.at(segment, (start, end), confidence=0.95)
            elif sum(map(len, (t.text for t in run))) > 1:
                script = word_script(run[0].text)
                yield SCRIPT.at(segment, (start, end), script=_SCRIPTS.get(script, script.capitalize()))

    def _leftovers(self, segment: Segment, tokens: Sequence[Word], source: str) -> Iterator[Finding]:
        norms = _source_norms(source)
        if segment.target.isascii() and not any(token.norm in norms for token in tokens):
            return
        judge = _Judge(self._english, segment.languages.source_base, segment.languages.target_base, source)
        run: list[Word] = []
        for number, token in enumerate(tokens):
            if token.kind == "word" and judge.shared(tokens, number):
                run.append(token)
                continue
            if run:
                yield from self._run(segment, run, judge, tokens, number)
                run = []
        if run:
            yield from self._run(segment, run, judge, tokens, len(tokens))

    @staticmethod
    def _run(
        segment: Segment, run: list[Word], judge: _Judge, tokens: Sequence[Word], behind: int
    ) -> Iterator[Finding]:
        foreign = judge.foreign(run, tokens, behind - len(run))
        if not foreign:
            return
        start, end = foreign[0].start, foreign[-1].end
        source, text = segment.source or "", segment.target[start:end]
        at = source.lower().find(text.lower())
        quoted = at >= 0 and _enclosed(source, at, at + len(text))
        if _in_address(segment.target, start, end):
            return
        if judge.half_quoted(start, end, segment.target) or not quoted and not _enclosed(segment.target, start, end):
            yield WORDS.at(segment, (start, end))


class _Judge:
    """Decides which shared words are foreign in the target."""

    def __init__(self, english: Collection[str], source: str, target: str, text: str) -> None:
        self._english, self._source, self._target, self._text = english, source, target, text
        self._norms = _source_norms(text)
        self._function = _only_small_words(source, target)
        self._seldom = frozenset(_SELDOM_ENGLISH.get(source, "").split()) if target == "en" else frozenset()
        self._letters = _single_letters(source)
        self._latin_target = "LATIN" in (scripts_of(target) or ("LATIN",))

    def shared(self, tokens: Sequence[Word], number: int) -> bool:
        """Whether a word also stands in the source, or, if English could not write it, another form of it."""
        token = tokens[number]
        if token.norm in self._norms:
            return True
        if self._target != "en" or token.text.isascii() or not token.text.islower() or len(token.norm) < 6:
            return False
        return token.norm in _beginnings(self._text)

    def half_quoted(self, start: int, end: int, target: str) -> bool:
        """Whether quotation marks around a stretch hold English words too, which the source has not."""
        around = _QUOTED.finditer(target, max(0, start - _LONGEST_QUOTE), end + _LONGEST_QUOTE)
        inside = next((hit for hit in around if hit.start() <= start and end <= hit.end()), None)
        if inside is None or target[start : start + 1].isupper():
            return False
        others = words(target[inside.start() : start]) + words(target[end : inside.end()])
        own = [word.norm for word in others if word.kind == "word"]
        return bool(own) and not any(norm in self._norms for norm in own)

    @property
    def _theirs(self) -> dict[str, _Seen]:
        return _source_words(self._text)

    def foreign(self, run: list[Word], tokens: Sequence[Word], first: int) -> list[Word]:
        """The part of a run of shared words that the target language does not know; empty if it may stay."""
        if self._target == "en" and self._english:
            bad = [self._unknown(t, tokens, first + n) for n, t in enumerate(run)]
        else:
            bad = self._function_run(run)
        if not any(bad):
            return []
        start = bad.index(True)
        end = len(bad) - bad[::-1].index(True)
        return run[start:end]

    def _unknown(self, token: Word, tokens: Sequence[Word], at: int) -> bool:
        """Whether a word is none of English and no name."""
        if token.norm in self._seldom and token.text.islower():
            return self._theirs[token.norm].lower and not _introduced(tokens, at)
        if len(token.text) == 1 and token.norm in self._letters and token.text.islower():
            return _amid_words(tokens, at)
        if word_script(token.text) != "LATIN" or token.norm in _INTERNATIONAL or len(token.text) < 2:
            return False
        if any(c.isdigit() for c in token.text) or token.text.isupper() or not token.text[1:].islower():
            return False
        seen = self._theirs.get(token.norm)
        if seen is None:
            return not _is_english(token.norm, self._english)
        function = token.norm in self._function
        if token.text[0].isupper() and not self._common(token, seen, tokens, at, function):
            return False
        if not token.text[0].isupper() and not function and (not seen.lower or self._part_of_name(tokens, at, seen)):
            return False
        if (token.norm, tokens[min(at + 1, len(tokens) - 1)].norm) in (("et", "al"), ("déjà", "vu")):
            return False
        if function and not token.text.isascii():
            return True
        return not _is_english(token.norm, self._english) and (function or len(token.text) > 2)

    def _common(self, token: Word, seen: _Seen, tokens: Sequence[Word], at: int, function: bool) -> bool:
        """Whether a capitalised word is an ordinary word: small in the source, or a German noun."""
        following = tokens[at + 1] if at + 1 < len(tokens) else None
        if following is not None and following.kind == "word" and following.capital:
            return function and seen.lower
        if function and (seen.lower or seen.first) or seen.first and _ADVERB.fullmatch(token.norm) is not None:
            return True
        before = tokens[at - 1] if at else None
        if self._source != "de":
            opens = before is None or before.text in _OPENERS
            return seen.lower and opens and seen.before not in _ARTICLES
        if seen.lower or _GERMAN_PLURAL.fullmatch(token.norm) or _opens_with_umlaut(tokens, at):
            return True
        if before is None or before.kind != "word" or token.norm in _GERMAN_KEPT:
            return False
        shaped = len(token.text) > 14 or _GERMAN_NOUN.fullmatch(token.norm) is not None
        if shaped and before.norm in ("a", "an"):
            return True
        if seen.first or seen.named:
            return False
        determined = before.norm in _DETERMINERS or (
            before.text.islower() and at > 1 and tokens[at - 2].norm in _DETERMINERS
        )
        if before.capital and not determined:
            return False
        return shaped or seen.before in _GERMAN_BEFORE or determined

    def _part_of_name(self, tokens: Sequence[Word], at: int, seen: _Seen) -> bool:
        """“Lietuvos rytas”: a small word behind a capitalised one that the source has too."""
        before = tokens[at - 1] if at else None
        return (
            before is not None
            and before.kind == "word"
            and before.capital
            and before.norm == seen.before
            and (before.norm not in self._function and before.norm not in _ARTICLES)
        )

    def _function_run(self, run: list[Word]) -> list[bool]:
        """For targets without a word list: function words of the source in a copied stretch, or a long stretch."""
        small = [t.text.islower() and word_script(t.text) == "LATIN" for t in run]
        out = [False] * len(run)
        at = 0
        while at < len(run):
            end = at
            while end < len(run) and small[end]:
                end += 1
            known = sum(t.norm in self._function for t in run[at:end])
            alone = at == 0 or not run[at - 1].capital
            if alone and end - at >= 2 and (known or not self._latin_target and end - at >= 3):
                out[at:end] = [True] * (end - at)
            at = max(end, at + 1)
        return out


@lru_cache(maxsize=64)
def _small_words(language: str) -> frozenset[str]:
    return FUNCTION_WORDS.get(language, frozenset()) | frozenset(_MORE_SMALL.get(language, "").split())


@lru_cache(maxsize=64)
def _only_small_words(language: str, other: str) -> frozenset[str]:
    return _small_words(language) - FUNCTION_WORDS.get(other, frozenset())


def _opens_with_umlaut(tokens: Sequence[Word], at: int) -> bool:
    """“Behörden erwarten”: a German plural at the head of a sentence, before a verb."""
    text = tokens[at].text
    if at or len(tokens) < 2 or not text.endswith(("en", "er", "e")) or len(text) < 6:
        return False
    return any(c in text for c in "äöü") and tokens[1].norm in ("are", "were", "have", "had", "will", "can", "must")


@lru_cache(maxsize=64)
def _single_letters(language: str) -> frozenset[str]:
    """Small words of one letter that English does not have."""
    return frozenset(word for word in _small_words(language) if len(word) == 1) - frozenset("aio")


def _amid_words(tokens: Sequence[Word], at: int) -> bool:
    """Whether a word stands between words in lower case: it is no initial, no unit, no sign, and in no list of them."""
    if not 0 < at < len(tokens) - 1:
        return False
    before, behind = tokens[at - 1], tokens[at + 1]
    plain_ = all(one.kind == "word" and len(one.text) > 1 and one.text.islower() for one in (before, behind))
    return plain_ and before.norm not in ("of", "by", "is") and not _introduced(tokens, at)


def _introduced(tokens: Sequence[Word], at: int) -> bool:
    """Whether an article or *to* makes a word English: *an encore*, *to pour*."""
    return at > 0 and (tokens[at - 1].norm in _DETERMINERS or tokens[at - 1].norm == "to")


@lru_cache(maxsize=64)
def _source_norms(source: str) -> frozenset[str]:
    return frozenset([token.norm for token in words(source) if token.kind == "word"])


@lru_cache(maxsize=64)
def _beginnings(source: str) -> frozenset[str]:
    """What the longer words of a source begin with, up to their last four letters."""
    return frozenset(norm[:size] for norm in _source_norms(source) for size in range(max(6, len(norm) - 4), len(norm)))


class _Seen:
    """How a word stands in the source."""

    __slots__ = ("adjective", "before", "first", "lower", "named")

    def __init__(self, before: str) -> None:
        self.lower, self.first, self.before = False, True, before
        self.named = self.adjective = False


@lru_cache(maxsize=64)
def _source_words(source: str) -> dict[str, _Seen]:
    seen: dict[str, _Seen] = {}
    before: Word | None = None
    first = True
    for token in words(source):
        if token.kind == "word":
            known = seen.get(token.norm)
            if known is None:
                known = seen[token.norm] = _Seen(before.norm if before else "")
            known.lower |= token.text[0].islower()
            known.first &= first
            if before is not None:
                known.before = before.norm if before.norm in _GERMAN_BEFORE else known.before
                known.named |= before.capital and token.capital and before.norm not in _GERMAN_BEFORE
                known.adjective |= before.text.islower() and before.norm.endswith(("en", "er", "es", "em", "e"))
                if token.capital and before.norm in seen and before.capital:
                    seen[before.norm].named |= before.norm not in _GERMAN_BEFORE
            before, first = token, False
        elif token.text in ".!?…:\n。！？":
            before, first = None, True
        elif token.text not in _OPENERS:
            before = None
    return seen


_KNOWN: dict[str, bool] = {}


def _is_english(word: str, vocabulary: Collection[str]) -> bool:
    known = _KNOWN.get(word)
    if known is None:
        if len(_KNOWN) > 50_000:
            _KNOWN.clear()
        known = _KNOWN[word] = _look_up(word, vocabulary)
    return known


# Letters that no loan word of English keeps; é, ê, ç or ï may stand in one.
_SLAVIC = lazy("[ąćęłńśźżčďěňřšťůýžőűáăîșțíúß]|(?<=[bcdfghklmnprstvwz])[äöü](?=[bcdfghklmnprstvwz])")


def _look_up(word: str, vocabulary: Collection[str]) -> bool:
    base = word.removesuffix("'s")
    if any(f in vocabulary or is_function_word(f) for f in (base, *spellings(base), *lemmas(base))):
        return True
    if not base.isascii() and not _SLAVIC.search(base) and plain(base) in vocabulary:
        return True
    parts = [p for p in re.split(r"[-']", base) if p]
    if len(parts) > 1:
        return all(_look_up(p, vocabulary) or p in _INTERNATIONAL for p in parts)
    return False


def _is_copy(target: str, source: str, tokens: Sequence[Word], language: str) -> bool:
    if target.strip().casefold() != source.strip().casefold():
        return False
    if _ADDRESS.search(target):
        tokens = words(_ADDRESS.sub("", target))
    small = [t for t in tokens if t.kind == "word" and t.text[0].islower() and len(t.text) > 1]
    if len(small) >= 3:
        return True
    own = scripts_of(language)
    letters = [c for c in target if c.isalpha()]
    return (
        bool(own)
        and len(letters) >= 4
        and sum(word_script(c) not in own for c in letters) > 0.7 * len(letters)
        and "LATIN" in own
    )


def _wrong_language(target: str, language: str, tokens: Sequence[Word]) -> str:
    """The language of the text if it surely is another one than wanted; empty if not."""
    if len(tokens) < 10 or sum([t.kind == "word" for t in tokens]) < 10:
        return ""
    small = FUNCTION_WORDS.get(language)
    if small and sum(t.norm in small for t in tokens) >= 0.16 * len(tokens):
        return ""
    found, sure = identify(target, least=10)
    if not found or found == language or sure < 0.8:
        return ""
    here, wanted = scripts_of(found), scripts_of(language)
    if here and wanted and not set(here) & set(wanted):
        return found
    return found if found in FUNCTION_WORDS and language in FUNCTION_WORDS else ""


def _foreign_runs(text: str, tokens: Sequence[Word], own: Collection[str]) -> Iterator[list[Word]]:
    """Runs of words in a script that the language does not use; Latin letters are at home everywhere."""
    run: list[Word] = []
    for token in tokens:
        if (
            token.kind == "word"
            and not token.text.isascii()
            and word_script(token.text) not in own
            and word_script(token.text) not in ("LATIN", "")
        ):
            if run and text[run[-1].end : token.start].strip():
                yield run
                run = []
            run.append(token)
        elif run:
            yield run
            run = []
    if run:
        yield run


def _enclosed(text: str, start: int, end: int) -> bool:
    """Whether a stretch stands in quotation marks or brackets, alone or with a few other words."""
    before = text[max(0, start - 24) : start]
    behind = text[end : end + 24]
    opened = max((before.rfind(c) for c in _OPENERS), default=-1)
    closed = min((n for n in (behind.find(c) for c in _CLOSERS) if n >= 0), default=-1)
    if opened < 0 or closed < 0:
        return False
    inside = before[opened + 1 :] + behind[:closed]
    return len(inside.split()) <= 3 and before[:opened][-1:] in ("", " ", "\u00a0", "(", "“") or not inside


def _latin_apart(text: str) -> tuple[Word, ...]:
    """The tokens of a text without spaces, with Latin words cut out of the runs."""
    out = []
    for token in words(text):
        if token.kind != "word" or token.text.isascii():
            out.append(token)
            continue
        for hit in _LATIN_RUN.finditer(token.text):
            start = token.start + hit.start()
            out.append(Word(start, start + len(hit[0]), hit[0], hit[0].lower(), "word"))
    return tuple(out)


def _in_address(text: str, start: int, end: int) -> bool:
    left = max(text.rfind(" ", 0, start), text.rfind("\n", 0, start)) + 1
    right = text.find(" ", end)
    stretch = text[left : right if right >= 0 else len(text)]
    return any(sign in stretch for sign in ("://", "www.", "@", "#", "\\", "</", "{", "}", "_")) or bool(
        re.search(r"\w\.(?:com|org|net|html?|php|[a-z]{2}/)", stretch)
    )


def _trimmed(text: str) -> tuple[int, int]:
    start = len(text) - len(text.lstrip())
    return start, max(start, len(text.rstrip()))


@hookimpl
def mtaudit_detectors() -> Iterable[type[Detector]]:
    """Registers the detector."""
    return [Untranslated]
