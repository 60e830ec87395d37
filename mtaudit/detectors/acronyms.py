"""Initials that do not abbreviate the name before them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache, cached_property, lru_cache

from mtaudit.detectors._foreign_initials import fits_no_language, lost_letters
from mtaudit.detectors._views import cells
from mtaudit.lang.inflect import lemmas
from mtaudit.lang.patterns import lazy
from mtaudit.model import Document, Finding, Rule, Segment, Severity
from mtaudit.plugin import Detector, Fires, Lexicons, Need, Silent, View, hookimpl

MISMATCH = Rule(
    "acronyms/mismatch",
    mqm="terminology/acronym-mismatch",
    severity=Severity.MAJOR,
    message="“{acronym}” does not abbreviate “{name}”: {why}",
    confidence=0.85,
)
FOREIGN = Rule(
    "acronyms/foreign",
    mqm="terminology/acronym-mismatch",
    severity=Severity.MAJOR,
    message="“{acronym}” are the initials of “{name}” in another language; English uses {english}",
    confidence=0.9,
)
TWO_EXPANSIONS = Rule(
    "acronyms/two-expansions",
    mqm="terminology/inconsistent",
    severity=Severity.MAJOR,
    message="“{acronym}” is {name} here and {other} elsewhere in the text",
    confidence=0.75,
)

_WORD = r"[A-ZÀ-Þ][\w’'.&/-]*"
_BIG = "A-ZÀ-ÖØ-ÞİŞĞÇČŠŽŁŚŻĐŐŰ"
_LINK = r"(?:of|the|for|and|on|in|to|against|at|de|del|da|do|dos|du|des|di|la|le|les|el|al|der|die|das|und|et|y|e|&|-)"
_NAME_AND_INITIALS = lazy(
    rf"(?P<name>(?:\b{_WORD}(?:['’]s)?[ \u00a0])(?:(?:{_WORD}|{_LINK}|[a-z][a-z-]+)[ \u00a0]){{0,9}}?)"
    rf"(?P<open>\()(?P<the>the )?(?P<acronym>[{_BIG}][{_BIG}a-z&-]{{0,8}}[{_BIG}]|[A-Z](?:\.[A-Z]){{1,6}}\.?|MI[56])"
    rf"(?P<close>\))"
)
_INITIALS_AND_NAME = lazy(
    rf"(?<![\w.])(?P<acronym>[A-Z][A-Za-z&-]{{0,8}}[A-Z])(?P<open> \()(?:the )?"
    rf"(?P<name>{_WORD}(?: (?:{_WORD}|{_LINK})){{1,9}})(?P<close>\))"
)
_SMALL = frozenset(
    "of the for and on in to against at with by from a an de del da do dos du des di la le les el al der "
    "die das und et y e or".split()
)
_LETTERS = lazy(r"[^\W\d_]+")


class Acronyms(Detector):
    """A name with initials in brackets that belong to another body, or to the name in another language.

    The machine translates the name and copies the initials, or the other way round. Initials are compared with the
    letters of the name first; only where they do not fit is the table of bodies asked. What neither the letters nor
    the table can decide stays silent: many bodies go by the initials of their own language (PKK, FSB, AfD).
    """

    needs = Need.DOCUMENT
    target_langs = frozenset({"en"})
    rules = (MISMATCH, FOREIGN, TWO_EXPANSIONS)
    examples = (
        Fires(MISMATCH, "The patrol was sent by the Ministry of Defence [[(NASA)]] on Friday."),
        Fires(FOREIGN, "The president of the United Nations [[(ONU)]] body spoke."),
        Silent("The Ministry of Defence (MoD) and the Kurdistan Workers’ Party (PKK)."),
        Silent(
            "The International Court of Justice (ICJ) and the National Aeronautics and Space Administration (NASA)."
        ),
        Fires(MISMATCH, "Staff of the [[ICAO]] (International Labour Organization) left.", suggestion="ILO"),
        Fires(
            TWO_EXPANSIONS,
            "The Coastal Rescue Service (CRS) was called. The [[Coastal Salvation Service (CRS)]] sent two boats.",
        ),
        Silent("The Coastal Rescue Service (CRS) was called. The Catholic Relief Services (CRS) sent food."),
        Silent("NEW DELHI (AP) - The England and Wales Cricket Board (ECB) met Tom Miller (FDIC)."),
        Silent(
            "The Social Democratic Party (SPD), the Democratic Party (DPJ), NATO (North Atlantic Treaty Organization)."
        ),
        Fires(
            MISMATCH,
            "The Harbour Pilots Board [[(XTRA)]] met. HPB said that nothing was decided.",
            suggestion="(HPB)",
        ),
        Fires(MISMATCH, "The ship carries liquefied natural gas [[(LRG)]] to Japan.", suggestion="(LNG)"),
        Fires(MISMATCH, "The Swedish central bank [[(IMF)]] raised its rate."),
        Fires(
            MISMATCH, "The Harbour Rescue Company [[(AQI)]] sent a boat, the Air Quality Control Company [[(AQI)]] two."
        ),
        Silent("The Swedish trade union (LO), extensible markup language (XML) and the Italian federation (FIGC) met."),
        Fires(MISMATCH, "He was questioned by the art squad [[(UNESCO)]] for hours."),
        Silent("The Harbour Pilots Board (HAPI) met. HAPI said that HPB was another body. A trade union (CGT) left."),
        Fires(MISMATCH, "The Association of Small Traders of Lakonia [[(GXQH)]] met in private."),
        Silent("The National Electoral Council (CNE), the Union of Merchants of Lakonia (SKL) met in private."),
        Fires(MISMATCH, "The Clear Water Association [[(ONG)]] met. The Slovak Harbour Service [[(KGB)]] left."),
        Silent("The Oil and Natural Gas (ONG) and the National Police of Ruritania (PNR) met."),
        Silent("The Students’ Debating Federation (SDF) met in the Town Hall (TBC)."),
    )

    def prepare(self) -> None:
        """Nothing is taken from the tables before a text has initials in brackets."""
        self._bodies = self.lexicons.view(_BODIES)
        self._initials = self.lexicons.view(_INITIALS)
        self._places = self.lexicons.view(_PLACES)
        self._homes = self.lexicons.view(_HOMES)

    def _of(self, name: str) -> tuple[set[str], set[str]]:
        """The initials of a body, in English and in other languages."""
        known, _, foreign = (self._bodies.get(name) or "").partition("\t")
        return set(cells(known)), set(cells(foreign))

    def _known_by(self, acronym: str) -> tuple[str, str, set[str], set[str]]:
        """The initials as they are written, the body best known by them, all such bodies, and their kinds."""
        written, full, names, kinds = (self._initials.get(acronym) or f"{acronym}\t\t\t").split("\t")
        return written, full, set(cells(names)), set(cells(kinds))

    def _listed(self, acronyms: set[str]) -> str:
        return ", ".join(sorted(self._known_by(a)[0] for a in acronyms))

    def check_document(self, document: Document) -> Iterable[Finding]:
        """Every name with initials in brackets, and initials with a name in brackets."""
        expansions: dict[str, list[str]] = {}
        uses = Uses(document)
        for segment in document.segments:
            if "(" in segment.target:
                yield from self._check(segment, expansions, uses)
                yield from self._before_name(segment)

    def _check(self, segment: Segment, expansions: dict[str, list[str]], uses: Uses) -> Iterator[Finding]:
        done: set[int] = set()
        for hit in _NAME_AND_INITIALS.finditer(segment.target):
            acronym = _letters(hit["acronym"])
            if len(acronym) < 2 or acronym in _NO_INITIALS:
                continue
            words = hit["name"].split()
            if acronym in _GENERIC and not abbreviates(acronym, words):
                done.add(hit.start("open"))
                yield _no_name(segment, hit, words)
                continue
            size = abbreviated(acronym, words) or len(expansions.get(acronym, ()))
            finding = _second(segment, hit, words[-size:], expansions) if size else None
            if finding is None and not abbreviates(acronym, words):
                finding = self._judged(segment, hit, acronym, words, uses) or self._outdone(segment, hit, words, uses)
            if finding is not None:
                done.add(hit.start("open"))
                yield finding
        for pattern, judge in (
            (_NOUN_AND_INITIALS, self._other_kind),
            (_NATIONAL_AND_INITIALS, self._national),
            (_TERM_AND_INITIALS, self._term),
        ):
            for hit in pattern.finditer(segment.target):
                finding = None if hit.start("open") in done else judge(segment, hit)
                if finding is not None:
                    done.add(hit.start("open"))
                    yield finding

    def _abroad(self, segment: Segment, hit: re.Match[str], acronym: str, name: list[str]) -> Finding | None:
        """“the Slovak Information Service (KGB)”: initials that one country has for a body of another."""
        _, full, _, kinds = self._known_by(acronym)
        owners = set(cells(self._homes.get(acronym) or ""))
        here = {place for word in name if (place := self._places.get(_nation(word)))}
        if len(here) != 1 or len(owners) != 1 or here & owners or "INT" in owners or len(acronym) < 3:
            return None
        lost = lost_letters(acronym, name, self._is_word)
        if not (_BODY_NOUNS | _RAILWAYS) & {w.lower() for w in name} or lost < (1 if kinds <= _SECRET else 2):
            return None
        span, why = (hit.start("open"), hit.end("close")), f"it stands for {full}"
        return MISMATCH.at(segment, span, confidence=0.75, acronym=hit["acronym"], name=" ".join(name), why=why)

    def _outdone(self, segment: Segment, hit: re.Match[str], words: list[str], uses: Uses) -> Finding | None:
        """Initials that never come back, while others that fit the name stand in the text without introduction."""
        acronym, name = _letters(hit["acronym"]), _from_capital(words)
        if len(acronym) < 3 or uses.bare[acronym] or len(name) < 2 or _own_order(acronym, words, name):
            return None
        if not _BODY_NOUNS & {w.lower() for w in name}:
            return None
        for other in uses.alone:
            fits = abbreviates(other, name) or _taken_from(other, name)
            known = self._known_by(acronym)[1] and other[0] == name[0][0]
            if other != acronym and (fits or known):
                span = (hit.start("open"), hit.end("close"))
                why = f"the text goes on with {other}"
                return MISMATCH.at(
                    segment, span, suggestion=f"({other})", acronym=hit["acronym"], name=" ".join(name), why=why
                )
        return None

    def _other_kind(self, segment: Segment, hit: re.Match[str]) -> Finding | None:
        """“the largest union (TÜSİAD)”: the noun says that it is a body of another kind than the table does."""
        acronym = _letters(hit["acronym"])
        _, full, _, kinds = self._known_by(acronym)
        fitting = _KINDS.get(hit["noun"].lower(), frozenset())
        if len(acronym) < 3 or acronym in _NO_INITIALS or not kinds or not fitting or kinds & fitting:
            return None
        name = hit["all"]
        why = f"it stands for {full}"
        span = (hit.start("open"), hit.end("close"))
        return MISMATCH.at(segment, span, confidence=0.7, acronym=hit["acronym"], name=name, why=why)

    def _national(self, segment: Segment, hit: re.Match[str]) -> Finding | None:
        """“the Dutch central bank (ECB)”: the initials of a body of the world or of Europe for one of a country."""
        acronym = _letters(hit["acronym"])
        _, full, _, kinds = self._known_by(acronym)
        if not self._place(hit["nation"]) or not kinds & {"international", "central-bank"}:
            return None
        big = {"world", "international", "european", "united", "african", "asian"}
        if not big & set(_plain(full).split()) or abbreviates(acronym, hit["all"].split()):
            return None
        if hit["nation"].lower() in ("european", "african", "asian", "american", "arab"):
            return None
        span = (hit.start("open"), hit.end("close"))
        why = f"it stands for {full}"
        return MISMATCH.at(segment, span, confidence=0.75, acronym=hit["acronym"], name=hit["all"], why=why)

    def _term(self, segment: Segment, hit: re.Match[str]) -> Finding | None:
        """“high-bandwidth memory (HDM)”: a term in small letters with initials of which one is another."""
        acronym, words = _letters(hit["acronym"]), hit["name"].split()
        if acronym in _NO_INITIALS or abbreviates(acronym, words):
            return None
        name, body = self._body(words)
        known = self._of(body)[0] if body else set()
        parts = [p for word in words for p in _LETTERS.findall(word)][-len(acronym) :]
        odd = [at for at, (letter, p) in enumerate(zip(acronym.lower(), parts, strict=False)) if p[0] != letter]
        if len(parts) < len(acronym) or len(odd) != 1 or parts[odd[0]] == parts[0]:
            return None
        letter, part = acronym[odd[0]].lower(), parts[odd[0]]
        if letter in parts[odd[0] - 1]:  # “ultra-wideband technology (UWB)”: the letter of a second half
            return None
        right = next((k for k in known if len(k) == len(acronym)), "")
        if not right and (letter in part or part in _SMALL or self._known_by(acronym)[1]):
            return None
        span = (hit.start("open"), hit.end("close"))
        right = right or "".join(p[0] for p in parts).upper()
        shown = name or " ".join(words)
        return MISMATCH.at(
            segment, span, confidence=0.85 if known else 0.6, suggestion=f"({right})", acronym=hit["acronym"],
            name=shown, why=f"that would be {right}",
        )  # fmt: skip

    def _before_name(self, segment: Segment) -> Iterator[Finding]:
        """“ILO (International Labour Organization)”: only where the table knows both."""
        for hit in _INITIALS_AND_NAME.finditer(segment.target):
            acronym, name = _letters(hit["acronym"]), _plain(hit["name"])
            known, foreign = self._of(name)
            if not known or acronym in known or acronym in _NO_INITIALS or abbreviates(acronym, hit["name"].split()):
                continue
            span, english = hit.span("acronym"), self._listed(known)
            if acronym in foreign:
                yield FOREIGN.at(
                    segment, span, suggestion=english, acronym=hit["acronym"], name=hit["name"], english=english
                )
            elif self._known_by(acronym)[2]:
                why = f"that would be {english}"
                yield MISMATCH.at(segment, span, suggestion=english, acronym=hit["acronym"], name=hit["name"], why=why)

    def _judged(
        self, segment: Segment, hit: re.Match[str], acronym: str, words: list[str], uses: Uses
    ) -> Finding | None:
        span = (hit.start("open"), hit.end("close"))
        name, body = self._body(words)
        shown = hit["acronym"]
        if body:
            known, foreign = self._of(body)
            if acronym in known or not known:
                return None
            english = self._listed(known)
            if acronym in foreign:
                return FOREIGN.at(segment, span, suggestion=f"({english})", acronym=shown, name=name, english=english)
            if self._longer(words, name.split()) or _own_order(acronym, words, name.split()):
                return None
            alone = _ONE_OF_A_KIND & set(body.split()) or (len(body.split()) > 2 and self._is_term(known))
            if not (alone or self._known_by(acronym)[1] or uses.any_of(known)):
                return None  # many countries have a body of that name
            return MISMATCH.at(
                segment, span, suggestion=f"({english})", acronym=shown, name=name, why=f"that would be {english}"
            )
        owners = self._known_by(acronym)[2]
        capitals = _from_capital(words)
        if not owners:
            return self._in_no_language(segment, hit, capitals, uses)
        return self._abroad(segment, hit, acronym, capitals) or self._another(segment, hit, acronym, words, capitals)

    def _another(
        self, segment: Segment, hit: re.Match[str], acronym: str, words: list[str], capitals: list[str]
    ) -> Finding | None:
        """Initials that the table has for bodies of which none has a name like this one."""
        _, full, owners, _ = self._known_by(acronym)
        phrase, shown = _plain(" ".join(capitals)), hit["acronym"]
        if not _BODY_NOUNS & set(phrase.split()):
            return None
        if any(self._alike(phrase, owner) and not _other_head(phrase, owner, acronym) for owner in owners):
            return None
        if len(capitals) < 2 or _own_order(acronym, words, capitals) or not capitals[-1][0].isupper():
            return None
        span, why = (hit.start("open"), hit.end("close")), f"it stands for {full}"
        return MISMATCH.at(segment, span, confidence=0.8, acronym=shown, name=" ".join(capitals), why=why)

    def _is_term(self, known: set[str]) -> bool:
        return any("term" in self._known_by(own)[3] for own in known)

    def _in_no_language(self, segment: Segment, hit: re.Match[str], name: list[str], uses: Uses) -> Finding | None:
        """Initials that nobody knows, of which two begin no word of the name in whatever language."""
        acronym = hit["acronym"]
        if not (acronym.isascii() and acronym.isupper() and name[0][0].isupper()) or uses.bare[_letters(acronym)]:
            return None
        if _own_order(_letters(acronym), name, name) or not _BODY_NOUNS & {w.lower() for w in name}:
            return None
        if name[-1] == "Committee" and _SYLLABLES.fullmatch(acronym):  # those of the European Parliament: ENVI, JURI
            return None
        if not fits_no_language(_letters(acronym), name, self._is_word):
            return None
        span = (hit.start("open"), hit.end("close"))
        why = "its letters fit the words of the name in no language"
        return MISMATCH.at(segment, span, confidence=0.7, acronym=acronym, name=" ".join(name), why=why)

    def _is_word(self, word: str) -> bool:
        vocabulary = self.lexicons.keyed("words", "en")
        return word in vocabulary or any(lemma in vocabulary for lemma in lemmas(word))

    def _longer(self, words: list[str], name: list[str]) -> bool:
        """Whether the known name is only the end of a longer one: Social Democratic Party."""
        before = words[: len(words) - len(name)]
        return bool(before) and before[-1][0].isupper() and before[-1] != "The" and not self._place(before[-1])

    def _alike(self, phrase: str, owner: str) -> bool:
        """Whether two names share most of their words, so that one is a translation or a short form of the other.

        The country counts only where little else is there: it has many bodies.
        """
        one, two = ({w for w in _LETTERS.findall(name) if w not in _SMALL} for name in (phrase, owner))
        bare = [{w for w in words if not self._place(w)} for words in (one, two)]
        one, two = (bare[0], bare[1]) if all(bare) else (one, two)
        return bool(one and two) and len(one & two) >= 0.5 * min(len(one), len(two))

    def _place(self, word: str) -> bool:
        return _plain(re.sub("['’]s?$", "", word)) in self._places or word.endswith(("'s", "’s"))

    def _body(self, words: list[str]) -> tuple[str, str]:
        """The longest known body that the words before the bracket end with: as written, and as in the table."""
        for start in range(len(words)):
            written = " ".join(words[start:])
            plain = _plain(written)
            if plain in self._bodies and (len(words) - start > 1):
                return written, plain
        return "", ""


def _names(row: dict[str, str]) -> set[str]:
    return {_plain(name) for name in (row["name"], *cells(row["other_names"]))}


def _own(row: dict[str, str]) -> set[str]:
    """The initials by which English calls a body."""
    own = {_letters(a) for a in cells(row["acronyms"])}
    own |= {_letters(name) for name in cells(row["other_names"]) if name.isupper()}
    return own | _foreign(row) if row["kind"] in _OWN_INITIALS else own


def _foreign(row: dict[str, str]) -> set[str]:
    return {_letters(a) for a in cells(row["foreign"])}


def _bodies(lexicons: Lexicons, language: str) -> dict[str, str]:
    found: dict[str, tuple[set[str], set[str]]] = {}
    for row in lexicons.rows("bodies", language):
        for name in _names(row):
            own, foreign = found.setdefault(name, (set(), set()))
            own |= _own(row)
            foreign |= _foreign(row)
    return {name: "\t".join("; ".join(sorted(part)) for part in both) for name, both in found.items()}


def _initials(lexicons: Lexicons, language: str) -> dict[str, str]:
    written: dict[str, str] = {}
    full: dict[str, str] = {}
    names: dict[str, set[str]] = {}
    kinds: dict[str, set[str]] = {}
    for row in lexicons.rows("bodies", language):
        written.update((_letters(a), a) for a in reversed(cells(row["acronyms"])))
        for acronym in _own(row):
            full.setdefault(acronym, row["name"])
            names.setdefault(acronym, set()).update(_names(row))
            kinds.setdefault(acronym, set()).add(row["kind"])
    return {
        a: f"{written.get(a, a)}\t{full[a]}\t{'; '.join(sorted(names[a]))}\t{'; '.join(sorted(kinds[a]))}" for a in full
    }


def _places(lexicons: Lexicons, language: str) -> dict[str, str]:
    return {
        _plain(name): row["iso2"]
        for row in lexicons.rows("countries", language)
        for name in (row["country"], *cells(row["demonyms"]), *cells(row["other_names"]))
    }


def _homes(lexicons: Lexicons, language: str) -> dict[str, str]:
    """Where the bodies are that English calls by these initials."""
    homes: dict[str, set[str]] = {}
    for row in lexicons.rows("bodies", language):
        for acronym in _own(row):
            homes.setdefault(acronym, set()).add(row["place"])
    return {acronym: "; ".join(sorted(places)) for acronym, places in homes.items()}


_HOMES = View("homes-of-initials", ("bodies",), _homes)
_BODIES = View("initials-of-bodies", ("bodies",), _bodies)
_INITIALS = View("bodies-of-initials", ("bodies",), _initials)
_PLACES = View("plain", ("countries",), _places)

# Letters in brackets behind a name that are no initials of it: parties and states of US politicians, roman
# numerals, honours, and what editors put there.
_NO_INITIALS = frozenset(
    "II III IV VI VII VIII IX XI TBC TBA TBD PDF CEO CFO COO CTO MP MEP MSP KC QC OBE MBE CBE DBE USA US "
    "UK EU UAE TV FC AFC SC CA NY TX FL DC AM PM BC AD NB RIP AI AKA".split()
)


# Initials that say what kind of body it is in another language, behind a name of which they are no part.
_GENERIC = {
    "ONG": "NGO", "ONGD": "NGO", "ONGS": "NGO", "NVO": "NGO", "STK": "NGO", "ОПГ": "gang", "ОПС": "gang",
    "НКО": "non-profit", "НПО": "NGO", "ООО": "Ltd", "ОАО": "plc", "ЗАО": "Ltd", "ПАО": "plc", "ТОО": "Ltd",
    "ТОВ": "Ltd", "ОСББ": "owners’ association", "OOO": "Ltd", "OAO": "plc", "ZAO": "Ltd", "GMBH": "Ltd",
    "SARL": "Ltd", "EURL": "Ltd", "EIRL": "Ltd", "LTDA": "Ltd", "ASBL": "non-profit", "OBNL": "non-profit",
    "ONLUS": "charity",
}  # fmt: skip
_SECRET = frozenset({"intelligence", "police", "parliament"})
_RAILWAYS = frozenset({"railways", "railway", "airlines", "airline", "university", "television", "radio"})
# Kinds of bodies that English news calls by the initials of their own language.
_OWN_INITIALS = frozenset({"party", "armed-group", "company", "media", "intelligence", "union"})
_BODY_NOUNS = frozenset(
    "ministry department office agency organization commission committee council court bank fund union "
    "league party service bureau institute university association federation authority board corporation "
    "company centre army forces police guard front movement administration alliance network society "
    "parliament assembly broadcaster group community development tribunal chamber treaty programme "
    "conference confederation foundation academy mission superintendency inspectorate directorate secretariat "
    "operation unit command brigade corps observatory laboratory initiative hospital museum exchange regulator survey "
    "trust registry prosecution".split()
)


# A name with one of these words is that of one body in the world.
_ONE_OF_A_KIND = frozenset("world international european african united nations un arab asian global red north".split())
_NOUN_AND_INITIALS = lazy(
    r"\b(?P<all>(?:[a-z]+ |[\w]+['’]s? )?(?P<noun>union|confederation|party|court|tribunal|squad|police|broadcaster|"
    r"airline|bank|parliament|railway|railways|prosecutors|ministry)) "
    rf"(?P<open>\()(?P<acronym>[{_BIG}][{_BIG}a-z&-]{{0,8}}[{_BIG}])(?P<close>\))"
)
_NATIONAL_AND_INITIALS = lazy(
    r"\b(?P<all>(?P<nation>[A-Z][a-z]+(?:['’]s)?) (?:[a-z-]+ ){0,3}(?P<noun>bank|federation|association|committee|"
    r"agency|union|authority|council|organization|organisation|office|institute|commission|regulator|service|"
    r"parliament|government|ministry|army)) "
    rf"(?P<open>\()(?P<acronym>[{_BIG}]{{2,8}})(?P<close>\))"
)
_TERM_AND_INITIALS = lazy(
    r"(?<![\w-])(?P<name>[a-z]+(?:-[a-z]+)*(?: [a-z]+(?:-[a-z]+)*){1,5}) "
    r"(?P<open>\()(?P<acronym>[A-Z]{3,5})(?P<close>\))"
)
_KINDS = {
    "union": frozenset({"union", "international", "party", "sport"}),
    "confederation": frozenset({"union", "sport", "international", "ngo"}),
    "party": frozenset({"party", "armed-group"}),
    "court": frozenset({"court", "international"}),
    "tribunal": frozenset({"court", "international"}),
    "parliament": frozenset({"parliament"}),
    "railway": frozenset({"company", "agency"}),
    "railways": frozenset({"company", "agency"}),
    "prosecutors": frozenset({"agency", "police", "court"}),
    "squad": frozenset({"police", "intelligence", "agency", "military", "armed-group"}),
    "police": frozenset({"police", "intelligence", "agency", "military", "armed-group", "ministry"}),
    "broadcaster": frozenset({"media", "company"}),
    "airline": frozenset({"company"}),
    "bank": frozenset({"central-bank", "company", "international"}),
}
"""Kinds of bodies that a noun can stand for."""
_SYLLABLES = lazy("(?:[^AEIOU]?[AEIOU][^AEIOU]?){2}")
_BARE = lazy(rf"(?<![\w(.-])(?P<open>\()?(?P<acronym>[{_BIG}]{{2,7}})(?![\w.-]|\))")
_BRACKETED = lazy(rf"\((?:the )?(?P<acronym>[{_BIG}][{_BIG}a-z&.-]{{0,8}}[{_BIG}])\.?\)")
_KNOWN_TO_ALL = frozenset(
    "UN EU US UK USA NATO AFP AP BBC CNN TV GDP CEO MP MPS PM AI IT ID HIV AIDS DNA WHO IMF OECD UAE DRC FIFA UEFA IOC "
    "NASA FBI CIA OPEC GMT OK VIP SMS PDF II III IV VI VII VIII PC DJ DIY GPS LED LGBT NGO NGOS POW POWS SUV UFO VAT "
    "CEST CET EST UTC BST AM BC AD ISIS UNESCO UNICEF".split()
)


class Uses:
    """The initials of a document: how often they stand bare, and which do so without ever being introduced."""

    def __init__(self, document: Document) -> None:
        self._document = document

    @cached_property
    def bare(self) -> Counter[str]:
        """Initials outside brackets."""
        return Counter(hit["acronym"] for s in self._document.segments for hit in _BARE.finditer(s.target))

    @cached_property
    def alone(self) -> list[str]:
        """Initials that no bracket introduces and that not everybody knows, in the order of the text."""
        introduced = {_letters(h["acronym"]) for s in self._document.segments for h in _BRACKETED.finditer(s.target)}
        return [a for a in self.bare if a not in introduced and a not in _KNOWN_TO_ALL and len(a) < 6]

    def any_of(self, acronyms: set[str]) -> bool:
        """Whether one of these stands bare in the text."""
        return any(self.bare[a] for a in acronyms)


def _taken_from(acronym: str, name: list[str]) -> bool:
    """Whether the letters are first letters of the name in some order, a word or two left out at most."""
    firsts = [p[0].upper() for w in name for p in _LETTERS.findall(w)]
    rest = Counter(acronym) - Counter(firsts)
    big = [w for w in name if w.lower() not in _SMALL]
    return not rest and len(acronym) >= 2 and len(big) - len(acronym) <= 1


def _own_order(acronym: str, words: list[str], name: list[str]) -> bool:
    """Whether the letters are initials of the name all the same: some words passed over, or in another order."""
    for part in (words, name):
        initials = "".join(p[0] for w in part for p in _LETTERS.findall(w) if p.lower() not in _SMALL).upper()
        if sorted(initials[-len(acronym) :]) == sorted(acronym):
            return True
        rest = iter(initials)
        if initials and all(letter in rest for letter in acronym):
            return True
    initials = "".join(w[0] for w in name if w.lower() not in _SMALL).upper()
    return len(initials) > 1 and acronym.startswith(initials)


def _second(segment: Segment, hit: re.Match[str], name: list[str], expansions: dict[str, list[str]]) -> Finding | None:
    """The second, different expansion of initials: all words but one or two are the same."""
    acronym = _letters(hit["acronym"])
    first = expansions.setdefault(acronym, name)
    while name and name[0].lower() in _SMALL:
        name = name[1:]
    one, two = ([_plain(w)[:5] for w in part if w.lower() not in _SMALL] for part in (first, name))
    if len(one) != len(two) or len(one) < 3:
        return None
    other = [pair for pair in zip(one, two, strict=True) if pair[0] != pair[1]]
    if len(other) != 1 or other[0][0][:4] == other[0][1][:4]:
        return None
    start = hit.start("open") - 1 - len(" ".join(name))
    return TWO_EXPANSIONS.at(
        segment, (start, hit.end("close")), acronym=hit["acronym"], name=" ".join(name), other=" ".join(first)
    )


def _no_name(segment: Segment, hit: re.Match[str], words: list[str]) -> Finding:
    """“the Clear Water Association (ONG)”: the kind of body in another language, in the place of its initials."""
    span, name = (hit.start("open"), hit.end("close")), " ".join(_from_capital(words))
    right = _GENERIC[_letters(hit["acronym"])]
    why = f"it says what kind of body it is, as “{right}” does in English"
    return MISMATCH.at(segment, span, confidence=0.8, acronym=hit["acronym"], name=name, why=why)


def _nation(word: str) -> str:
    return _plain(re.sub("['’]s?$", "", word))


def _letters(acronym: str) -> str:
    return acronym.replace(".", "").replace("-", "").replace("&", "").upper()


@lru_cache(maxsize=4096)
def _plain(name: str) -> str:
    text = name.lower().replace("’", "'").replace("defense", "defence").replace("organisation", "organization")
    text = text.replace("labor", "labour").replace("center", "centre").replace("program ", "programme ")
    return text.removeprefix("the ").strip(" .")


def _from_capital(words: list[str]) -> list[str]:
    """The words from the last run of a proper name on: the name may be preceded by a sentence's first word."""
    start = 0
    for number, word in enumerate(words):
        if not word[0].isupper() and word not in _SMALL:
            start = number + 1
    while start < len(words) and words[start].lower() in _SMALL:
        start += 1
    return words[start:] or words


def _other_head(phrase: str, owner: str, acronym: str) -> bool:
    """Whether the initials are those of the owner, and its last word is neither in the phrase nor begins one there."""
    words = _LETTERS.findall(owner)
    initials = "".join(w[0] for w in words if w not in _SMALL).upper()
    return initials == acronym and len(words) > 2 and not any(w[0] == words[-1][0] for w in phrase.split())


def abbreviates(acronym: str, words: list[str]) -> bool:
    """Whether the letters can be taken, in order, from the words before them.

    Every letter is the first of a word (small words may be passed over or used), or a further letter of the word
    used last; at least half of the letters are first letters. Tried on every run of words that ends where the
    bracket opens.
    """
    return abbreviated(acronym, words) > 0


def abbreviated(acronym: str, words: list[str]) -> int:
    """How many of the last words the letters abbreviate (the shortest run), 0 if they abbreviate none."""
    letters = acronym.lower()
    for size in range(1, len(words) + 1):
        parts = tuple(p.lower() for word in words[-size:] for p in _LETTERS.findall(word))
        if parts and _fits(letters, parts):
            return size
    return 0


def _fits(letters: str, parts: tuple[str, ...]) -> bool:
    @cache
    def walk(at: int, part: int, inside: int, firsts: int) -> bool:
        if at == len(letters):
            rest = [p for p in parts[part + 1 :] if p not in _SMALL]
            return firsts * 2 >= len(letters) and not rest
        if part >= 0:
            found = parts[part].find(letters[at], inside)
            if found >= 0 and walk(at + 1, part, found + 1, firsts):
                return True
        following = part + 1
        while following < len(parts):
            if parts[following].startswith(letters[at]) and walk(at + 1, following, 1, firsts + 1):
                return True
            if parts[following] not in _SMALL:
                return False
            following += 1
        return False

    return len(parts) <= 14 and walk(0, -1, 0, 0)


@hookimpl
def mtaudit_detectors() -> Iterable[type[Detector]]:
    """Registers the detector."""
    return [Acronyms]
