"""Names that differ between the source and the translation."""

# ruff: noqa: E501  (word lists and examples)

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

from mtaudit.detectors._anchor import anchor
from mtaudit.detectors._initials import strangers
from mtaudit.detectors._nations import Difference, Mention, Nations, differences, near, overlaps, quoted
from mtaudit.detectors._titlewords import is_titleword
from mtaudit.lang.gates import pieces
from mtaudit.lang.identify import FUNCTION_WORDS, scripts_of, word_script
from mtaudit.lang.inflect import is_function_word, lemmas
from mtaudit.lang.patterns import lazy
from mtaudit.lang.pinyin import borrowed, is_han, readings, spells
from mtaudit.lang.sounds import distance, phones, spelled, weight
from mtaudit.lang.stems import UNSPACED
from mtaudit.lang.translit import romanise
from mtaudit.lang.words import Word, plain, words
from mtaudit.model import Finding, Kind, Rule, Segment, Severity, base_language
from mtaudit.plugin import Detector, Fires, Lexicons, Need, Silent, hookimpl

CHANGED = Rule(
    "source-names/changed",
    mqm="accuracy/mistranslation/named-entity",
    severity=Severity.CRITICAL,
    message="“{quote}” is not among the names of the source ({theirs})",
    confidence=0.8,
)
ADDED = Rule(
    "source-names/added",
    mqm="accuracy/addition",
    severity=Severity.MAJOR,
    message="the name “{quote}” has no counterpart in the source",
    confidence=0.7,
)
DROPPED = Rule(
    "source-names/dropped",
    mqm="accuracy/omission",
    severity=Severity.MAJOR,
    message="the name “{theirs}” of the source is missing",
    confidence=0.7,
)

_DATES = frozenset(
    "january february march april may june july august september october november december monday tuesday wednesday "
    "thursday friday saturday sunday jan feb mar apr jun jul aug sept sep oct nov dec christmas easter god lord bible "
    "internet web covid mr mrs ms dr st sir i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xx xix xviii xxi ok tv am pm "
    "bc ad ce bce ltd inc llc plc gmbh corp olympic olympics olympian north south east west northern southern eastern western northeast northwest southeast southwest".split()
)
_AMBIGUOUS = frozenset({"who", "latin", "roman", "un", "atlantic", "jesus", "polish"})
# A country that its own language need not name: "the national team" is the Polish one.
_AT_HOME = {
    "zh": ("chin", "beijing", "peking"), "ja": ("japan", "tokyo"), "ru": ("russia", "moscow"), "de": ("german",), "fr": ("french", "france"),
    "hi": ("india",), "pl": ("polish", "poland"), "cs": ("czech",), "it": ("ital",), "uk": ("ukrain",), "ko": ("korea",), "tr": ("turk",),
    "he": ("israel",), "pt": ("portug", "brazil"), "es": ("span", "spain"), "nl": ("dutch", "netherlands"), "en": ("brit", "english", "americ"),
}  # fmt: skip
# The nation that texts of a language may leave unsaid.
_HOMES = {
    "zh": ("cn",), "ja": ("jp",), "ru": ("ru",), "de": ("de",), "fr": ("fr",), "hi": ("in",), "pl": ("pl",), "cs": ("cz",),
    "it": ("it",), "uk": ("ua",), "ko": ("kr",), "tr": ("tr",), "he": ("il",), "nl": ("nl",), "pt": ("pt", "br"),
    "es": ("es",), "en": ("us", "uk"), "fa": ("ir",),
}  # fmt: skip
_GENERIC = frozenset({"united", "kingdom", "nations", "states", "south", "nation", "new", "pole", "poles", "guinea"})
_GRAMMAR = FUNCTION_WORDS["en"] | frozenset(
    "this that these those whereas everything something nothing anything everyone someone anyone nobody somebody everybody "
    "anybody which what whatever whoever whom whose whichever themselves itself himself herself ourselves yourself myself "
    "since unless although because though upon onto toward towards despite via per amid among amongst throughout whether "
    "neither nor either both such thus hence how why where when while until till than then them him her us me my our your "
    "their its his mine ours yours theirs according regarding concerning besides beneath beside beyond others another "
    "amidst versus alongside vis whilst email website internet online smartphone lockdown coronavirus covid pandemic blockchain cryptocurrency eurozone "
    "healthcare startup microfinance policymakers policymaker stakeholders stakeholder outsourcing globalization don won "
    "didn doesn isn aren wasn weren couldn wouldn shouldn hasn haven hadn they you she who did does had has were".split()
)
_DERIVED = lazy(
    r"(?:tion|tions|ing|ings|ly|ment|ments|ness|ed|ity|ism|ists?|ers|able|ible|ized|ised|ization|less|ful|ous)$"
)
_COMPOUNDING = frozenset({"de", "nl", "sv", "da", "no", "fi", "hu"})
_HAN_ALONE = frozenset({"zh", "yue"})
_KATAKANA = lazy("[\u30a1-\u30fa\u30fc]{2,}")
# Japanese in Latin letters: syllables only.
_ROMAJI = lazy(r"(?:(?:[kgnhbpmr]y|[kgsztdnhbpmrywfj]|sh|ch|ts|kk|tt|ss|pp|tch|ssh)?[aiueoāīūēō]h?|n(?![aiueo]))+")
# German writes so what English writes kh.
_GERMAN_CH = lazy(r"(?<!s)ch")
_NEXT = lazy(r" [A-Z][a-z]+")
_PINYIN = lazy(
    r"(?:(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?(?:iang|iong|uang|ang|eng|ing|ong|ian|iao|uai|uan|ai|ei|ao|ou|an|en|in|un|"
    r"ia|ie|iu|ua|ue|ui|uo|er|[aeiouü]))+"
)
# One syllable, as names of Korean, Cantonese and Vietnamese have; Han characters stand for them by another reading.
_SYLLABLE = lazy(r"[bcdfghjklmnpqrstvwxyz]{0,2}[aeiouy]{1,3}(?:ng|[nmptkcl])?")
_EUROPE = frozenset("en de fr es it pt nl pl cs sv da no fi".split())
# Languages whose title words are known.
_TITLED = frozenset({"fr", "es", "it", "pt", "pl", "cs", "sk", "ru", "uk"})
_PARTICLES = frozenset("de do da di del du des della dos das dei delle degli dell d von".split())
_LATIN_OTHERS = frozenset({"ru", "uk", "bg", "sr", "el", "be", "mk"})
_LATIN_AMID = frozenset({"zh", "yue", "ja", "ko", "hi", "ne", "mr", "ar", "fa", "ur", "he", "th"})
_LATIN_WORD = lazy(r"(?<![\w.@/#-])[A-Z][A-Za-z]{2,}(?![\w@/-])")
_LATIN_TERMS = frozenset("covid sars dna rna gdp app led usb wifi gps pdf the and kpa mpa ghz mhz".split())
# Names that are nouns or other words in a language with capitals for these.
_ALSO_WORDS = frozenset(
    "mark marks ernst rose rosen wolf wolfs august heide iris viola jasmin linde falk christen christian christians frank "
    "franken sterling stein reich kaiser faust gross lang horn hans art gut will grace hope victor viktor viktoria stern "
    "olive flora aurora gloria pascal newton kelvin angel ray gene bill rob mike maria don dom santa san sol luz angela "
    "leon mercedes dolores pilar concha rosario cruz loreto mar sierra rio paz socorro amor angeles estrella linda clara "
    "leiden essen halle hof singen siegen plauen lingen lage ahlen baden norden hagen worms weiden minden marl aalen "
    "werder bergen regen armen brett sand moor mode gera rede held zeit orange nancy tours nice reading bath cork mobile "
    "pierre prince baron duke earl noble constant clement felix rich sunny summer dawn joy faith may june april".split()
)
_HAN_COUNTRIES = frozenset({"CN", "TW", "HK", "MO", "JP", "KR", "KP", "VN"})
# A Chinese text that speaks of Japan has names that Mandarin reads in its own way.
_JAPAN = lazy(r"日本|东京|東京|大阪|京都|北海道|冲绳|日[元圆方媒企军裔语]|[中韩美]日|日[中韩美]")
_ABJADS = frozenset({"ar", "he", "fa", "ur"})
# How far the sounds of a name may be from those of its counterpart; the fewer sounds a script tells, the farther.
_LIMIT = 0.42
_CLOSE = 0.25
_WITHIN = 0.12
_SHORT, _SHORT_LIMIT, _LONG = 2.5, 0.3, 3.2
_LIMITS = {"zh": 0.55, "yue": 0.55, "ja": 0.5, "hi": 0.4, "ar": 0.45, "he": 0.45, "fa": 0.45, "ur": 0.45}
_SILENT_ENDS = ("'s", "’s")


_MOST_NOTED = 40_000


@dataclass(frozen=True, slots=True)
class _Row:
    english: tuple[str, ...]
    forms: tuple[str, ...]


class SourceNames(Detector):
    """Names of people, places and bodies that a translation changed, invented or lost.

    A name of one side is looked for on the other by its letters, by its beginning (inflection), by its sound across
    scripts (Chinese by pinyin), and in tables of nations and exonyms. Only names that can be told from ordinary words
    count: by capitals (German nouns excepted), by tables of given names and places, for English against a word list.
    Initials count where the source has no initials and no words that begin so. What a translator may leave unsaid or
    say of his own accord (the nation at home, *US-Präsident*, *German Chancellor Merkel*) is let pass. Japanese names
    in Han characters are not judged by sound.
    """

    needs = Need.SOURCE
    rules = (CHANGED, ADDED, DROPPED)
    examples = (
        Fires(CHANGED, "The minister met [[Larsson]] in Rome.",
              source="Le ministre a rencontré Kowalski à Rome.", languages="fr-en"),
        Fires(CHANGED, "The talks in [[Madrid]] failed.",
              source="Переговоры в Варшаве провалились.", languages="ru-en"),
        Fires(CHANGED, "The river flows through [[Portugal]].", source="这条河流经德国。", languages="zh-en"),
        Fires(CHANGED, "Die Reise führte nach [[Portugal]].",
              source="The journey led to Greece.", languages="en-de"),
        Fires(ADDED, "The [[Iranian]] minister left.", source="Der Minister ging.", languages="de-en"),
        Fires(ADDED, "The house in [[Toledo]] burned down.", source="Spłonął dom.", languages="pl-en"),
        Fires(DROPPED, "Der Fluss fließt [[durch]] die Stadt.",
              source="The river flows through Krakow city.", languages="en-de"),
        Silent("The Iranian minister left.", source="Der Minister ging.", languages="de-en",
               reference="Then the Iranian minister went away."),
        Silent("The minister met Kowalski in Rome.", source="Der Minister traf Kowalski in Rom.", languages="de-en"),
        Silent("Die niederländische Regierung in Hongkong und Wien schwieg.",
               source="The Dutch government was silent in Hong Kong and Vienna.", languages="en-de"),
        Silent("The British left Hong Kong.", source="英国离开了香港。", languages="zh-en"),
        Silent("Germany and Munich were calm.", source="L'Allemagne et Munich étaient calmes.", languages="fr-en"),
        Silent("Mr Volkov spoke in Tbilisi.", source="Волкову дали слово в Тбилиси.", languages="ru-en"),
        Silent("Marek met Hanna’s son.", source="Marek spotkał syna Hanny.", languages="pl-en"),
        Silent("Yamada lives in Nagano.", source="山田さんは長野に住んでいる。", languages="ja-en"),
        Silent("The Chamber of Deputies met.", source="Poslanecká sněmovna zasedala.", languages="cs-en"),
    )  # fmt: skip

    def prepare(self) -> None:
        """Reads the exonyms and the word list of English."""
        rows = [
            _Row(tuple(row["english"].split()), tuple(row["forms"].split())) for row in self.lexicons.rows("exonyms")
        ]
        self._nations = Nations(self.lexicons)
        self._rows = _index(rows)
        self._foreign = _by_form(rows)
        self._known: set[str] = set()
        self._bodies = frozenset(
            initials.lower()
            for row in self.lexicons.rows("bodies", "en")
            if row["place"] == "INT"
            for initials in row["acronyms"].split("; ")
        )
        self._never: dict[str, set[str]] = {}
        self._untold: dict[str, set[str]] = {}
        self._people, self._western, self._places = _known_names(self.lexicons)
        self._english = self.lexicons.keyed("words", "en")

    def check(self, segment: Segment) -> Iterable[Finding]:
        """What the names of both sides say, less what the reference says alike."""
        found = self._compared(segment)
        return _against_reference(segment, list(found), self._compared) if segment.reference else found

    def _compared(self, segment: Segment) -> Iterator[Finding]:
        """Names of the target without counterpart, then names of the source without one."""
        source, target = segment.source or "", segment.target
        here, there = segment.languages.target_base, segment.languages.source_base
        if not source.strip() or not target.strip() or not here or not there or here == there:
            return
        theirs, mine = _Other(source, there), _Other(target, here)
        nations = self._settled(differences(self._nations, source, there, target, here), theirs, mine)
        ours = [
            n
            for n in self._all_names(target, here, found_only=here != "en")
            if not overlaps(n.start, n.end, nations.ours) and not self._found_any(n, theirs, there)
        ]
        lost = [
            n
            for n in self._all_names(source, there, found_only=False, joined=there == "en")
            if here not in _HAN_ALONE and not overlaps(n.start, n.end, nations.theirs) and not self._found_any(n, mine, here)
        ]
        if here == "en" and there not in UNSPACED:
            ours += [_Name(*span, target[slice(*span)], True) for span in strangers(target, source, self._bodies)]
        gone = [n for n in lost if n.known]
        spare = self._phrases(mine, theirs, nations) if here == "en" and (gone or nations.lost) and not ours else []
        yield from _swapped(segment, nations, lost, ours or spare)
        if nations.lost:
            return
        if spare and gone and not nations.new:
            yield from _in_place(segment, spare, gone)
        else:
            yield from self._judged(segment, ours, lost)

    def _all_names(self, text: str, language: str, *, found_only: bool, joined: bool = False) -> list[_Name]:
        """The names of a text: what is certain by tables, and (unless `found_only`) what its spelling tells.

        `joined`: with the capital word after them.
        """
        told = self._told(text, language)
        if found_only:
            told = [n for n in told if " " in n.text or n.text.lower() in self._western]
        spelt = [] if found_only else self._names(text, language)
        if joined:
            spelt = [_joined(n, text) for n in spelt]
        return told + [n for n in spelt if not any(n.start < t.end and t.start < n.end for t in told)]

    def _told(self, text: str, language: str) -> list[_Name]:
        """People whose given name is in the table, with the word after it, places, and Latin words amid other letters."""
        if not _cased(language):
            return _latin(text) if language in _LATIN_AMID else []
        untold = self._untold.setdefault(language, set())
        if untold.issuperset(pieces(text)):
            return []
        tokens = [] if text.isupper() else words(text)
        places = [at for at, t in enumerate(tokens) if t.text not in untold and self._may_be_told(t, language)]
        if tokens and not places:
            untold |= pieces(text)
        if not places or _is_titled(tokens):
            return []
        out: list[_Name] = []
        for at in places:
            token = tokens[at]
            if out and token.start < out[-1].end:
                continue
            low = _base(token, language)
            surname = _surname(tokens, at)
            if low in self._people and surname is not None and not (language in _TITLED and is_titleword(_plain(low))):
                out.append(_Name(token.start, surname.end, text[token.start : surname.end], True, known=True))
            elif len(low) > 3 and at and not _opens(tokens, at) and self._is_told(low, token, language):
                out.append(_Name(token.start, token.end, token.text, True, known=True))
        return out

    def _may_be_told(self, token: Word, language: str) -> bool:
        """Whether a word is told by a table in some text; those that never are, are noted."""
        if token.capital and token.kind == "word" and len(token.text) >= 3:
            low = _base(token, language)
            if low in self._people or len(low) > 3 and self._is_told(low, token, language):
                return True
        untold = self._untold[language]
        if len(untold) > _MOST_NOTED:
            untold.clear()
        untold.add(token.text)
        return False

    def _is_told(self, low: str, token: Word, language: str) -> bool:
        if token.text.isupper() or low in _DATES or low in _ALSO_WORDS or self._ordinary(low):
            return False
        return low in self._people and low in self._western or low in self._places and language != "en"

    def _found_any(self, name: _Name, other: _Other, there: str) -> bool:
        """Whether a name or one of its parts has a counterpart."""
        parts = [p for p in re.split(r"[\s-]+", name.text) if len(p) > 2] or [name.text]
        return any(self._found(part, other, there) for part in parts)

    def _phrases(self, mine: _Other, theirs: _Other, nations: Difference) -> list[_Name]:
        """Runs of capitals of an English text that may be names and have no counterpart."""
        text, tokens = mine.raw, words(mine.raw)
        if text.isupper() or _is_titled(tokens):
            return []
        out = []
        for first, last in _runs(tokens):
            start, end = tokens[first].start, tokens[last].end
            parts = [t for t in tokens[first : last + 1] if t.capital and len(t.text) > 1]
            if overlaps(start, end, nations.ours) or all(t.norm in _DATES or t.norm in _GRAMMAR for t in parts):
                continue
            if not any(theirs.has(t.norm) or theirs.resounds(t.norm) for t in parts):
                out.append(_Name(start, end, text[start:end], True))
        return out

    def _settled(self, nations: Difference, theirs: _Other, mine: _Other) -> Difference:
        """The difference without what the other side names by another form, or need not name."""
        if not nations.lost and not nations.new:
            return nations
        lost = [m for m in nations.lost if not _stands(quoted(theirs.raw, m), mine)]
        new = [m for m in nations.new if not _stands(quoted(mine.raw, m), theirs)]
        if not lost:
            spoken = sum(m.sure for m in nations.ours) - len(new)
            home = _HOMES.get(theirs.language, ()) if sum(m.sure for m in nations.theirs) <= spoken else ()
            new = [m for m in new if not set(m.nations) & set(home) and not _is_compound(mine, m)]
        if not new:
            lost = [m for m in lost if not _has_company(theirs, m, mine, nations.theirs)]
        return replace(nations, lost=tuple(lost), new=tuple(new))

    def _judged(self, segment: Segment, ours: list[_Name], lost: list[_Name]) -> Iterator[Finding]:
        certain = [n.text for n in lost if n.sure]
        named = ", ".join(certain) or "none sounds like it"
        spare = len([n for n in lost if not n.sure])
        for name in ours:
            known = name.text.lower() in self._rows
            if not name.sure and not spare:
                continue
            if certain or known or not name.sure or not _cased(segment.languages.source_base):
                sure = 0.85 if certain else 0.75
                yield CHANGED.at(segment, (name.start, name.end), theirs=named, confidence=sure)
            else:
                yield ADDED.at(segment, (name.start, name.end))
        if not ours and not _is_label(segment):
            size, english = max(1, len(segment.source or "")), segment.languages.source_base == "en"
            for name in lost:
                if (name.known or english or name.likely) and not name.opens:
                    span = anchor(segment.target, name.start / size)
                    yield DROPPED.at(segment, span, theirs=name.text, confidence=0.7 if name.known or english else 0.6)

    def _names(self, text: str, language: str) -> list[_Name]:
        """Words that are certainly names: capitals inside a sentence that are no ordinary words."""
        if not _cased(language) or language == "de" or text.isupper():
            return []
        never = self._never.setdefault(language, set())
        if never.issuperset(pieces(text)):
            return []
        tokens = words(text)
        places = [at for at, t in enumerate(tokens) if t.text not in never and self._may_be_name(t, language)]
        if not places:
            never |= pieces(text)
        if not places or _is_titled(tokens):
            return []
        small = {t.norm for t in tokens if t.kind == "word" and t.text[0].islower()}
        out = []
        for at in places:
            token = tokens[at]
            if self._is_name(tokens, at, language, small):
                end = token.end
                if token.text.endswith(_SILENT_ENDS):
                    end -= 2
                name = text[token.start : end]
                likely = language in _TITLED and _stands_alone(tokens, at)
                out.append(_Name(token.start, end, name, not name.isupper(), _is_weak(tokens, at), likely=likely))
        return out

    def _may_be_name(self, token: Word, language: str) -> bool:
        """Whether a word is a name in some text; those that never are, are noted."""
        norm = token.norm.removesuffix("'s")
        if (
            (token.kind != "word" or not token.capital or len(token.text) < 3 or any(c.isdigit() for c in token.text))
            or (language == "en" and norm in self._known and norm not in self._rows)
            or (norm in _DATES or "-" in norm or "'" in norm)
            or (token.text.isupper() or not token.text[1:].islower() and not token.text.endswith(_SILENT_ENDS))
        ):
            never = self._never[language]
            if len(never) > _MOST_NOTED:
                never.clear()
            never.add(token.text)
            return False
        return True

    def _is_name(self, tokens: Sequence[Word], at: int, language: str, small: Collection[str]) -> bool:
        norm = tokens[at].norm.removesuffix("'s")
        if norm in small:
            return False
        if language == "en":
            opens = at == 0 or _opens(tokens, at)
            if not opens and norm in self._rows and self._rows[norm].english[0] not in _AMBIGUOUS:
                return True
            if self._ordinary(norm):
                self._known.add(norm)
                return False
            return not (opens and _DERIVED.search(norm))
        return at > 0 and not _opens(tokens, at)

    def _ordinary(self, norm: str) -> bool:
        return (
            norm in self._english
            or norm in _GRAMMAR
            or is_function_word(norm)
            or any(x in self._english for x in lemmas(norm))
        )

    def _found(self, name: str, other: _Other, there: str) -> bool:
        """Whether a name has a counterpart on the other side, or could have one that cannot be seen."""
        low = name.lower()
        if other.has(low) or other.holds(low) or low.startswith(_AT_HOME.get(there, "\0")):
            return True
        row = self._rows.get(low) or next(
            (self._rows[low[:n]] for n in range(len(low) - 1, 3, -1) if low[:n] in self._rows), None
        )
        if row is not None and any(other.begins(form) for form in (*row.forms, *row.english)):
            return True
        if row is None and there == "en" and self._other_way(low, other):
            return True
        if there in ("zh", "yue"):
            return row is None and self._in_han(low, other)
        if other.sounds_like(low) or other.resounds(low):
            return True
        return there in UNSPACED and _may_be_hidden(low, there, known=row is not None or low in self._places)

    def _in_han(self, low: str, other: _Other) -> bool:
        """Whether Chinese characters may stand for the name: by their reading, or because they need have no like sound."""
        name = _plain(low)
        if other.spells(name) or other.sounds_like(low):
            return True
        if other.has_unread:
            return True
        if low in self._people or low in self._places:
            return False
        if _ROMAJI.fullmatch(name) and _JAPAN.search(other.raw):
            return True
        return len(name) < 5 or _SYLLABLE.fullmatch(name) is not None

    def _other_way(self, low: str, other: _Other) -> bool:
        """Whether a foreign exonym stands for a name of an English text."""
        rows = [r for n in range(3, len(low) + 1) for r in self._foreign.get(low[:n], ())]
        return any(other.begins(form) for r in rows for form in r.english)


def _swapped(segment: Segment, nations: Difference, lost: Sequence[_Name], ours: Sequence[_Name]) -> Iterator[Finding]:
    """Nations of one side for which the other has nothing; where both have some, one was put in place of another."""
    source, target = segment.source or "", segment.target
    theirs = list(nations.lost) or [Mention(n.start, n.end, (), True) for n in lost if n.sure]
    mine = list(nations.new) or [Mention(n.start, n.end, (), True) for n in ours if n.sure]
    if not nations.lost and not nations.new:
        return
    if theirs and mine:
        for mention in mine[: len(theirs)]:
            said = quoted(source, near(mention, len(target), theirs, len(source)))
            span = (mention.start, mention.end)
            yield CHANGED.at(segment, span, theirs=said, confidence=0.9, evidence=(("source", said),))
        return
    for mention in nations.new:
        yield ADDED.at(segment, (mention.start, mention.end), confidence=0.6)
    for mention in nations.lost:
        span = anchor(target, mention.start / max(1, len(source)))
        yield DROPPED.at(segment, span, theirs=quoted(source, mention), confidence=0.6)


def _in_place(segment: Segment, spare: Sequence[_Name], gone: Sequence[_Name]) -> Iterator[Finding]:
    """A name that is gone and the capitals, without counterpart, that stand where it should."""
    size, length = max(1, len(segment.source or "")), max(1, len(segment.target))
    name = gone[0]
    phrase = min(spare, key=lambda p: abs(p.start / length - name.start / size))
    yield CHANGED.at(segment, (phrase.start, phrase.end), theirs=name.text, confidence=0.7)


def _joined(name: _Name, text: str) -> _Name:
    """The name with the capital word after it, which then is no reason to think it may be left out."""
    if not name.opens or not name.start or (hit := _NEXT.match(text, name.end)) is None:
        return name
    return replace(name, end=hit.end(), text=text[name.start : hit.end()], opens=text[name.start - 1] not in " ,")


def _surname(tokens: Sequence[Word], at: int) -> Word | None:
    """The capital word right after a given name, initials between them aside."""
    for token in tokens[at + 1 : at + 4]:
        if token.text == "." or token.capital and len(token.text) == 1:
            continue
        is_name = token.kind == "word" and token.capital and len(token.text) > 2 and not token.text.isupper()
        return token if is_name and token.norm not in _DATES and token.norm not in _GRAMMAR else None
    return None


def _latin(text: str) -> list[_Name]:
    """Words of Latin letters with a capital in a text of another script."""
    hits = _LATIN_WORD.finditer(text)
    return [_Name(h.start(), h.end(), h[0], True, known=True) for h in hits if h[0].lower() not in _LATIN_TERMS]


def _runs(tokens: Sequence[Word]) -> Iterator[tuple[int, int]]:
    """Capital words in a row, small words of names between them; a lone word that opens a sentence is none."""
    at = 0
    while at < len(tokens):
        if not (tokens[at].kind == "word" and tokens[at].capital and tokens[at].norm not in _GRAMMAR):
            at += 1
            continue
        last = at
        for here in range(at + 1, len(tokens)):
            if tokens[here].kind == "word" and tokens[here].capital:
                last = here
            elif tokens[here].norm not in ("of", "the", "de", "for", "and", "&", "-"):
                break
        if last > at or at and not _opens(tokens, at):
            yield at, last
        at = last + 1


def _stands(name: str, other: _Other) -> bool:
    """Whether the other side has the name in the same letters, or a word that sounds like it."""
    low = name.lower()
    return low in other.text if not low.isalpha() else len(low) > 3 and (other.has(low) or other.resounds(low))


def _is_compound(side: _Other, mention: Mention) -> bool:
    """*US-Präsident*, *EU-Konferenz*: a German text adds where an institution is at home."""
    rest = side.raw[mention.start : mention.end + 1].partition("-")
    return side.language in _COMPOUNDING and rest[0].isupper() and bool(rest[1])


def _has_company(side: _Other, mention: Mention, other: _Other, nations: Sequence[Mention]) -> bool:
    """Whether a name that stands right by the mention is kept: *German Chancellor Angela Merkel*, *Davos, Switzerland*."""
    if not _cased(side.language):
        return False
    for start, end in ((max(0, mention.start - 25), mention.start), (mention.end, mention.end + 45)):
        part = side.raw[start:end]
        if start == mention.end:
            part = part.partition(",")[0]
        for token in words(part):
            name = token.norm.removesuffix("'s")
            apart = not overlaps(start + token.start, start + token.end, nations)
            if token.capital and len(name) > 3 and apart and name not in _GRAMMAR and name in other.words:
                return True
    return False


def _against_reference(
    segment: Segment, found: Sequence[Finding], compared: Callable[[Segment], Iterator[Finding]]
) -> list[Finding]:
    """The findings without names that stand in the reference too, and without losses that it has too."""
    if not found:
        return []
    reference = segment.reference or ""
    theirs = {token.norm.removesuffix("'s") for token in words(reference)}
    lost = {f.message for f in compared(replace(segment, target=reference)) if f.rule == DROPPED.id}

    def stands(finding: Finding) -> bool:
        if finding.rule == DROPPED.id:
            return finding.message in lost
        return all(token.norm.removesuffix("'s") in theirs for token in words(finding.quote))

    return [finding for finding in found if not stands(finding)]


def _base(token: Word, language: str) -> str:
    low = token.norm.removesuffix("'s").removesuffix("’s")
    return _plain(low) if language in _LATIN_OTHERS else low


def _is_label(segment: Segment) -> bool:
    """A menu entry or a button: its capitals say nothing."""
    source = segment.source or ""
    return segment.kind is Kind.UNIT and len(source.split()) <= 4 and source.rstrip()[-1:] not in tuple(".!?")


@dataclass(frozen=True, slots=True)
class _Name:
    start: int
    end: int
    text: str
    sure: bool
    opens: bool = False
    """It may have its capital from its place only, or stands with another name."""
    known: bool = False
    """Tables tell that it is a name."""
    likely: bool = False
    """It stands alone and is none of the words that names of institutions consist of."""


class _Other:
    """The words of the other side, ready to be asked for a name."""

    def __init__(self, text: str, language: str) -> None:
        self.text = text.lower()
        self.language = language
        self.raw = text

    @cached_property
    def _tokens(self) -> list[Word]:
        return [t for t in words(self.raw) if t.kind == "word"]

    @cached_property
    def words(self) -> list[str]:
        """Words in lower case, with the parts of those with hyphen or apostrophe, and Katakana names."""
        out = [t.norm for t in self._tokens]
        out += [p for w in out if "-" in w or "'" in w for p in re.split("[-']", w) if p]
        return out + _KATAKANA.findall(self.raw) if self.language == "ja" else out

    @cached_property
    def _plain(self) -> list[str]:
        return [_plain(w) for w in self.words]

    @cached_property
    def _may_be_names(self) -> list[str]:
        if not _cased(self.language):
            return self.words
        return [p for t in self._tokens if t.capital for p in re.split("[-']", t.norm) if p]

    def has(self, low: str) -> bool:
        """Whether the name stands there as it is, a short one as a word or its beginning."""
        return low in self.text and (len(low) > 4 or any(w.startswith(low) for w in self.words))

    def holds(self, low: str) -> bool:
        """Whether a word shares the beginning of the name: inflected, or spelt with other accents."""
        name = _plain(low)
        head = name[: max(3, (len(name) * 3 + 4) // 5 if len(name) > 5 else len(name) - 1)]
        return any(w.startswith(head) for w in self._plain)

    def begins(self, form: str) -> bool:
        """Whether a word begins with a form; in scripts without spaces, whether it occurs."""
        if form[0] >= "\u3000":
            return form in self.text
        plain = _plain(form)
        if self.language in _COMPOUNDING and len(plain) > 3:
            return any(plain in w for w in self._plain)
        return any(w.startswith(plain) for w in self._plain) if len(plain) > 1 else form in self.words

    def sounds_like(self, low: str) -> bool:
        """Whether a word or a stretch of characters sounds like the name, give or take an ending."""
        name = phones(_plain(low))
        if self.language in _ABJADS:
            name = _consonants(name)
        if len(name) < 2:
            return True
        limit, inside = _LIMITS.get(self.language, _LIMIT), self.language in ("zh", "yue")
        if weight(name) < _SHORT and not inside:
            limit = min(limit, _SHORT_LIMIT)
        return any(distance(name, heard, inside, limit) <= limit for heard in self._heard)

    def resounds(self, low: str) -> bool:
        """Whether a word sounds very much like the name, be it written with a capital or not."""
        name = phones(_plain(low))
        if self.language in ("zh", "yue") or len(name) < 3:
            return False
        heard = [phones(spelled(w)) for w in self.words if len(w) > 2]
        size = weight(name)
        if size > _LONG and any(distance(name, h, True, _WITHIN) <= _WITHIN for h in heard):
            return True
        limit = _CLOSE if size > _SHORT else _WITHIN
        return any(distance(name, h, False, limit) <= limit for h in heard)

    def spells(self, name: str) -> bool:
        """Whether Chinese characters in a row are read like that."""
        return spells(name.replace("ü", "u"), self.raw)

    @cached_property
    def has_unread(self) -> bool:
        """Whether there are Chinese characters whose reading is not known."""
        return any(is_han(c) and not readings(c) for c in self.raw)

    @cached_property
    def _heard(self) -> list[str]:
        """The phones of what may be a name."""
        if self.language in ("zh", "yue"):
            return [phones(part, True) for part in borrowed(self.raw)]
        found = {phones(spelled(w)) for w in self._may_be_names if len(w) > 1}
        if self.language == "de":
            found |= {phones(_GERMAN_CH.sub("kh", _plain(w))) for w in self._may_be_names if "ch" in w}
        if not _cased(self.language):
            found |= {phones(spelled(one) + spelled(two)) for one, two in zip(self.words, self.words[1:], strict=False)}
        if self.language in _ABJADS:
            found |= {phones(spelled(w[1:])) for w in self.words if len(w) > 3}
            found = {_consonants(f) for f in found}
        return [f for f in found if len(f) > 1]


def _consonants(heard: str) -> str:
    return "".join(c for c in heard if c not in "aeiouyw")


def _may_be_hidden(low: str, language: str, *, known: bool) -> bool:
    """Whether Han characters can stand for the name."""
    if language != "ja":
        return True
    return not known and (_ROMAJI.fullmatch(low) is not None or _PINYIN.fullmatch(low) is not None)


def _known_names(lexicons: Lexicons) -> tuple[frozenset[str], ...]:
    """Given names that are no Japanese, Chinese or Korean ones, those of Europe among them, and places of one word."""
    names, languages = lexicons.columns("given_names", "en", "name", "languages")
    east = frozenset({"ja", "zh", "ko", "vi", "yue"})
    spoken = {n.lower(): frozenset(codes.split("; ")) for n, codes in zip(names, languages, strict=True)}
    people = frozenset(n for n, codes in spoken.items() if not east & codes)
    western = frozenset(n for n in people if spoken[n] & _EUROPE)
    columns = lexicons.columns("places", "en", "place", "variants", "iso2")
    cells = [
        cell for *spellings, code in zip(*columns, strict=True) if code not in _HAN_COUNTRIES for cell in spellings
    ]
    spelt = {word.lower() for cell in cells for word in cell.split("; ") if word and " " not in word}
    return people, western, frozenset(spelt)


def _index(rows: Sequence[_Row]) -> Mapping[str, _Row]:
    return {word: row for row in reversed(rows) for word in row.english if word not in _GENERIC}


def _by_form(rows: Sequence[_Row]) -> Mapping[str, tuple[_Row, ...]]:
    out: dict[str, tuple[_Row, ...]] = {}
    for row in rows:
        for form in row.forms:
            if len(form) > 2:
                out[form] = (*out.get(form, ()), row)
    return out


@lru_cache(maxsize=1 << 15)
def _plain(word: str) -> str:
    return romanise(word) or plain(word)


@lru_cache(maxsize=256)
def _cased(language: str) -> bool:
    scripts = scripts_of(base_language(language))
    return bool(scripts) and set(scripts) <= {"LATIN", "CYRILLIC", "GREEK", "ARMENIAN"}


def _opens(tokens: Sequence[Word], at: int) -> bool:
    """Whether a word may have its capital from the beginning of a sentence or quotation."""
    before = tokens[at - 1]
    return before.kind == "punct" and before.text not in ",;)-–—/&'’" or before.kind == "number"


def _is_weak(tokens: Sequence[Word], at: int) -> bool:
    """Whether a word opens a sentence alone, or is a given name before a surname, which a translator may leave out."""
    follows = at + 1 < len(tokens) and tokens[at + 1].kind == "word" and tokens[at + 1].capital
    return follows or at == 0 or _opens(tokens, at)


def _stands_alone(tokens: Sequence[Word], at: int) -> bool:
    """Whether a word is likely a name of its own: no title word, and none near it but perhaps a name before it."""
    around = [t for t in tokens[max(0, at - 3) : at + 4] if t.kind == "word"]
    near = tokens[max(0, at - 2) : at + 3]
    if (
        tokens[at - 1].kind != "word"
        or any(t.text in '"“”„«»()' for t in near)
        or any(t.norm in _PARTICLES for t in tokens[at + 1 : at + 2])
    ):
        return False
    capitals = [_plain(t.norm) for t in around if t.capital and t.start and t.norm not in _DATES]
    return len(capitals) <= 2 and not any(is_titleword(p) for p in capitals)


def _is_titled(tokens: Sequence[Word]) -> bool:
    long = [t for t in tokens if t.kind == "word" and len(t.text) > 3 and word_script(t.text)]
    ended = tokens[-1].text in (".", "!", "?", "…", "।", "。")
    return len(long) > 4 and sum(t.capital for t in long) > (0.85 if ended else 0.7) * len(long)


@hookimpl
def mtaudit_detectors() -> Iterable[type[Detector]]:
    """Registers the detector."""
    return [SourceNames]
