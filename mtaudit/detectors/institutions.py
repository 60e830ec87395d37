"""Institutions under a name that is not theirs: words exchanged, half translated, or named in two ways."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import permutations
from typing import NamedTuple

from mtaudit.detectors._atoms import Atom, PhraseIndex, atoms, is_title_case, phrase, phrases
from mtaudit.detectors._twoconcepts import same_concepts
from mtaudit.detectors._twonames import twins
from mtaudit.detectors._views import PLACES
from mtaudit.model import Document, Finding, Kind, Rule, Segment, Severity
from mtaudit.plugin import Detector, Fires, Lexicons, Need, Silent, View, hookimpl

MISNAMED = Rule(
    "institutions/misnamed",
    mqm="terminology/wrong-name",
    severity=Severity.MAJOR,
    message="“{quote}” is a word-for-word name; English calls it {right}: {why}",
    confidence=0.85,
)
TWO_NAMES = Rule(
    "institutions/two-names",
    mqm="terminology/inconsistent",
    severity=Severity.MAJOR,
    message="“{quote}” seems to be what the text calls {right} elsewhere: {why}",
    confidence=0.8,
)
HALF = Rule(
    "institutions/half-translated",
    mqm="accuracy/untranslated",
    severity=Severity.MAJOR,
    message="the name is half translated: “{word}” was left in another language",
    confidence=0.85,
)

# Words of one meaning that other languages do not tell apart, in the names of international bodies.
_SWAPS = {
    "world": ("global", "international", "worldwide", "universal"),
    "international": ("world", "global"),
    "health": ("healthcare", "sanitary"),
    "trade": ("commerce", "trading"),
    "monetary": ("currency", "money"),
    "criminal": ("penal",),
    "refugees": ("fugitives", "escapees"),
    "labour": ("work",),
    "meteorological": ("weather",),
    "maritime": ("marine",),
    "council": ("advice", "counsel"),
    "crescent": ("moon",),
    "intellectual": ("mental",),
    "cooperation": ("collaboration",),
    "property": ("ownership",),
    "treaty": ("pact", "contract"),
    "commission": ("committee",),
}
_SWAP_KINDS = frozenset({"international", "health", "court"})
# What the exchange gives, and what is or was a body of its own or an ordinary phrase.
_REAL = frozenset(
    {
        "international trade organization", "world monetary fund", "world football federation", "global meteorological",
        "world energy agency", "world court", "international health organization", "world committee", "world bank",
        "global energy agency", "international bank", "international economic forum", "international trade centre",
        "world federation of red cross and red crescent societies", "world chamber of commerce",
        "global economic forum", "international health assembly", "european trade association",
    }
)  # fmt: skip
_STEMS = {"advice": "council", "counsel": "council", "moon": "crescent", "yard": "court", "room": "chamber",
          "forehead": "front", "bench": "bank", "thought": "duma"}  # fmt: skip
_MEMBERS = frozenset(
    "ministry ministries department secretariat bureau office court council chamber agency commission "
    "federation institute secretary minister undersecretary directorate delegation superintendency "
    "inspectorate".split()
)
# Fields of ministries in other languages; none is an English word or the name of a place or a family.
_FOREIGN = frozenset(
    "hacienda fomento sanidad educación educacion gobernación gobernacion justicia trabajo vivienda "
    "fazenda saúde saude educação educacao justiça defesa trabalho relações exteriores intérieur défense "
    "santé affaires étrangères éducation travail écologie agriculteur inneres innern finanzen "
    "verteidigung gesundheit bildung wirtschaft auswärtiges verkehr umwelt landwirtschaft interni difesa "
    "esteri giustizia lavoro istruzione sviluppo obrany vnitra zdravotnictví financí školství obrony "
    "zdrowia sprawiedliwości finansów edukacji cyfryzacji içişleri dışişleri sağlık maliye milli eğitim "
    "adalet oborony finansov zdravookhraneniya yustitsii prosveshcheniya vnutrennikh inostrannykh oborona "
    "zakordonnykh sprav belügyminisztérium honvédelmi külügyi pénzügyi unutarnjih vanjskih obrane "
    "zdravstva prosvete pravde odbrane finansija apărării sănătății educației justiției afacerilor "
    "försvars utrikes sisäasiain financiën buitenlandse binnenlandse zaken volksgezondheid onderwijs "
    "difesa tesoro interiores cancillería economía energía agricultura relaciones seguridad".split()
) - {"milli", "tesoro", "verkehr", "agriculteur", "agricultura"}
_FOREIGN_HEADS = frozenset(
    "ministerio ministère ministere ministero ministério ministerstvo ministerstwo ministerium "
    "bundesministerium bakanlığı bakanligi wizarat vezarat minystrul minystriya ministerul ministarstvo "
    "bundesamt bundesgericht tribunale procuraduría procuraduria fiscalía fiscalia prokuratura "
    "staatsanwaltschaft".split()
)

# Parliaments by the word of their own language; whose they are is said in that language too, or not at all.
_ASSEMBLIES = frozenset(
    "majlis medžlis meclis rada hural khural kenesh kengesh zhogorku oliy maslikhat sejm sabor skupština skupstina "
    "duma vouli boule kurultai shura jirga loya diet riigikogu saeima seimas eduskunta riksdag storting folketing "
    "knesset cortes kuvendi sobranie sabranie subranie sabha".split()
)
_WHOSE = frozenset("nation people state representatives deputies country peoples folk".split())


class _Odd(NamedTuple):
    """A word-for-word name: what is right (several ways), where and in which writing it counts, and why."""

    right: str
    when: str
    case: str
    why: str


def _odd(lexicons: Lexicons, language: str) -> dict[str, str]:
    """Word-for-word names: those of the table, then those made by exchanging a word; none that is a name."""
    bodies = lexicons.rows("bodies", language)
    real = {phrase(name) for row in bodies for name in (row["name"], *row["other_names"].split("; "))}
    listed = [
        (odd, "\t".join(row[column] for column in _Odd._fields))
        for row in lexicons.rows("institutions", language)
        for odd in row["odd"].split("; ")
    ]
    made = [pair for row in bodies for pair in (*_exchanged(row), *_turned(row))]
    return phrases(pair for pair in (*listed, *made) if phrase(pair[0]) not in real)


def _exchanged(row: dict[str, str]) -> Iterator[tuple[str, str]]:
    if row["kind"] not in _SWAP_KINDS or row["place"] != "INT":
        return
    words = phrase(row["name"])
    if len(words) < 3 or len([w for w in words if w not in ("of", "for", "the", "and")]) < 3:
        return
    for at, word in enumerate(words):
        for other in _SWAPS.get(word, ()):
            made = " ".join((*words[:at], other, *words[at + 1 :]))
            if made not in _REAL:
                yield made, "\t".join(_Odd(row["name"], "any", "capital", f"“{word}” was given as “{other}”"))


def _turned(row: dict[str, str]) -> Iterator[tuple[str, str]]:
    """The words of a body of the world in the order of other languages: “Fund Monetary International”."""
    if row["place"] != "INT" or row["kind"] not in _TURNED_KINDS or not row["name"][:1].isalpha():
        return
    words = phrase(row["name"])
    head, of, rest = (words[: words.index("of")], ("of",), words[words.index("of") + 1 :]) if "of" in words else (
        words, (), ()
    )  # fmt: skip
    if not 2 <= len(head) <= 4 or not all(w.isalpha() and len(w) > 2 for w in head):
        return
    orders = set(permutations(head)) if len(head) < 4 else {head[::-1], head[-1:] + head[:-1], head[1:] + head[:1]}
    for order in sorted(orders - {head}):
        made = " ".join((*order, *of, *rest))
        if made not in _REAL:
            why = "its words stand in the order of another language"
            yield made, "\t".join(_Odd(row["name"], "any", "capital", why))


_TURNED_KINDS = frozenset({"international", "central-bank", "court", "sport", "ngo", "health", "media"})
_ODD = View("odd", ("institutions", "bodies"), _odd)


class Institutions(Detector):
    """Bodies under a name that English does not give them.

    Machine translation picks another word of the same meaning for a part of a fixed name (Council and Advice,
    Crescent and Moon), leaves a part in the original language, or names one body in two ways. Names are compared
    with a table of such variants and with names made from the table of bodies by exchanging one word. What may be
    a name of its own counts only in a text that has the right name too.
    """

    needs = Need.DOCUMENT
    target_langs = frozenset({"en"})
    rules = (MISNAMED, TWO_NAMES, HALF)
    examples = (
        Fires(
            MISNAMED,
            "The [[Global Meteorological Organization]] warned.",
            suggestion="World Meteorological Organization",
        ),
        Fires(MISNAMED, "Volunteers of the [[Red Half Moon]] brought tents.", suggestion="Red Crescent"),
        Fires(MISNAMED, "The [[state lawyer’s office]] in Linz charged her.", suggestion="public prosecutor’s office"),
        Fires(
            TWO_NAMES, "The Council of State met. Then the [[Advice of State]] ruled.", suggestion="Council of State"
        ),
        Fires(TWO_NAMES, "The Tribal Council met. Later the [[Tribal Advice]] voted.", suggestion="Tribal Council"),
        Fires(
            TWO_NAMES,
            "The Port Rescue Service sent boats. On Friday the [[Port Salvation Service]] called the search off.",
            suggestion="Port Rescue Service",
        ),
        Fires(
            TWO_NAMES,
            "The Health Ministry warned. Then the [[Ministry of Hygiene]] agreed.",
            suggestion="Health Ministry",
        ),
        Fires(TWO_NAMES, "The House of Representatives met on Monday. The [[Council of Deputies]] will vote today."),
        Fires(TWO_NAMES, "The Museum of the Levant opened. The [[Museum of the Levent]] is full on Sundays."),
        Fires(
            TWO_NAMES,
            "The Bureau for Rural Roads was founded in May. It has no staff. The [[Village Roads Office]] needs money.",
        ),
        Fires(
            TWO_NAMES,
            "The State Fishing Agency met in May. It has no staff. The [[Agency Fishing State]] needs money.",
        ),
        Fires(MISNAMED, "The [[Ministry Public]] agreed with the [[Bank National]] of Ruritania."),
        Fires(MISNAMED, "Talks with the [[Monetary Fund International]] went on."),
        Silent("The Bank Central Asia and the Radio National Orchestra met. At the Theatre National they played."),
        Fires(HALF, "The [[Openbaar Ministry]] will appeal."),
        Fires(HALF, "The [[Shura of the People]] will vote today."),
        Fires(HALF, "The [[Ministry of Fomento]] will pay for the road."),
        Fires(HALF, "A letter from the [[Bundesministerium of Defence]] arrived."),
        Silent("The Rural Roads Bureau met the Rural Roads Council. The Council for Rural Roads agreed."),
        Silent("The World Meteorological Organization and the International Court of Justice met."),
        Silent(
            "The Ministry of War of 1914 became the Ministry of Defence and Veterans. The Ministry of Industry left."
        ),
        Silent(
            "The University of Vienna thanked the University of Vienne. The Bank of Austria and the Bank of Australia."
        ),
        Silent("The State Security Service and the State Safety Service met. The Port Rescue Board left."),
        Silent("He gave the Council of State advice. The Red Moon rose over the International Trade Fair."),
        Silent("The Bundestag of Germany and the Guardia Civil of Spain. The Ministry of Justice of Brazil."),
        Silent("The World Health Organization gave advice; Global Health Partners listened. Ministry of Sound."),
    )

    def prepare(self) -> None:
        """Names are taken apart when their first word turns up in a text."""
        self._odd = PhraseIndex(self.lexicons.view(_ODD), lambda row: _Odd(*row.split("\t")))

    def check_document(self, document: Document) -> Iterable[Finding]:
        """Every name in the table, then names whose twin stands elsewhere in the text."""
        sentences = [(s, atoms(s.target)) for s in document.segments]
        whole = _Whole(sentences)
        for segment, found in sentences:
            headline = segment.kind is Kind.HEADING and is_title_case(found)
            yield from self._sentence(segment, found, whole, headline)
        for twin in twins(sentences, self.lexicons.view(PLACES)):
            segment, found = sentences[twin.sentence]
            span = (found[twin.start].start, found[twin.end - 1].end)
            if self._odd.starting(found, twin.start) is None:
                yield _two(segment, span, twin.right, twin.odd, twin.usual)

        for same in same_concepts(sentences):
            segment, found = sentences[same.sentence]
            span = (found[same.start].start, found[same.end - 1].end)
            why = "the words mean the same one by one"
            yield TWO_NAMES.at(segment, span, confidence=0.75, suggestion=same.right, right=same.right, why=why)

    def _sentence(self, segment: Segment, found: Sequence[Atom], whole: _Whole, headline: bool) -> Iterator[Finding]:
        at = 0
        while at < len(found):
            atom = found[at]
            finding, end = None, at + 1
            if atom.letters:
                hit = self._odd.starting(found, at)
                if hit is not None:
                    finding = self._listed(segment, found, at, hit, whole, headline)
                    end = hit[0] if finding else end
                if finding is None and atom.capital:
                    finding = _half(segment, found, at) or _half_adjective(segment, found, at)
                    if finding is None and not headline:
                        finding = _behind(segment, found, at) or _twin(segment, found, at, whole)
            if finding is not None:
                yield finding
            at = end

    def _listed(
        self,
        segment: Segment,
        found: Sequence[Atom],
        at: int,
        hit: tuple[int, _Odd],
        whole: _Whole,
        headline: bool,
    ) -> Finding | None:
        end, row = hit
        if row.case == "capital" and not _is_name(found, at, end):
            return None
        if at and (found[at - 1].text in '“"‘' or found[at - 1].norm == "so"):
            return None  # spoken of as a word
        rights = row.right.split("; ")
        present = next((r for r in rights if whole.has(phrase(r))), None)
        if row.when == "doc":
            if present is None or headline:
                return None
            right, rule, sure = present, TWO_NAMES, 0.8
        else:
            right, rule, sure = present or rights[0], MISNAMED, 0.95 if present else 0.85
        span = (found[at].start, found[end - 1].end)
        curly = right.replace("'", "’") if "’" in segment.target else right
        return rule.at(segment, span, confidence=sure, suggestion=curly, right=right, why=row.why)


class _Whole:
    """The words of a text, for asking whether a name stands in it."""

    def __init__(self, sentences: Sequence[tuple[Segment, Sequence[Atom]]]) -> None:
        self._sentences = sentences

    @cached_property
    def _joined(self) -> str:
        return "\n".join(f" {' '.join(a.norm for a in found)} " for _, found in self._sentences)

    def has(self, words: tuple[str, ...]) -> bool:
        """Whether these words stand in the text one after another."""
        return bool(words) and f" {' '.join(words)} " in self._joined


_LINKS = frozenset("of the for and on in to without with at against".split())


def _is_name(found: Sequence[Atom], at: int, end: int) -> bool:
    """Whether the words are written as a name, and are not a part of a longer one."""
    if not all(a.capital or a.norm in _LINKS or not a.letters for a in found[at:end]):
        return False
    if end < len(found) and found[end].capital and found[end].letters and found[end].start == found[end - 1].end + 1:
        return found[end].norm in _AFTER
    before = found[at - 1] if at else None
    return not (before and before.letters and before.capital and before.norm not in _BEFORE)


_AFTER = frozenset(
    "director president secretary chief head spokesman spokeswoman spokesperson chairman judge prosecutor "
    "member minister official adviser governor volunteers society commissioner on in".split()
)
_BEFORE = frozenset(
    "the a an in at on by from for with and when while but as if german french italian spanish turkish "
    "russian us un united nations european president minister judge".split()
)


# Bodies, and adjectives that other languages put behind them.
_HEADS = frozenset(
    "bank court council tribunal ministry assembly parliament commission committee chamber agency institute congress "
    "senate fund police guard university museum library theatre union federation organization forum league prosecution "
    "inspectorate directorate secretariat academy".split()
)
_POSTPOSED = frozenset(
    "supreme constitutional national central public european international federal municipal provincial regional "
    "electoral superior cantonal african islamic military civil administrative american departmental world universal "
    "agrarian criminal penal judicial arbitral general".split()
)
_NAMES_SO = frozenset({("theatre", "national"), ("museum", "national"), ("police", "international")}) | {
    (head, "general") for head in _HEADS - {"council", "assembly", "congress", "court"}
}
# Adjectives in the names of bodies of other languages.
_FOREIGN_ADJECTIVES = frozenset(
    "openbaar openbare público pubblico gosudarstvenny gosudarstvennyy gosudarstvennaya natsionalny natsionalnaya "
    "natsionalna verkhovny verkhovnyy verkhovnyi konstitutsionny konstitutsionnyy federalny federalnaya oblastnoy "
    "oblastnaya gorodskoy gorodskaya krajský okresní nejvyšší ústavní generální wojewódzki powiatowy gminny najwyższy "
    "naczelny centralny główny županijski vrhovni ustavni općinski državni državno narodni narodowy národní suprema "
    "supremo superiore constitucional comunale nazionale nationale koninklijke koninklijk landelijk "
    "städtische städtisches staatliche staatliches königliche regionale provinciale oberste oberster höchste yüksek "
    "anayasa büyükşehir devlet genel derzhavnyy derzhavna oblasna miska municipale judiciaire préfectorale "
    "legfelsőbb fővárosi országos primăriei naționale naţională centrale".split()
)
_ENGLISH_HEADS = _HEADS | {"office", "service", "hospital", "prosecutor", "authority", "administration", "centre"}


def _behind(segment: Segment, found: Sequence[Atom], at: int) -> Finding | None:
    """“the Ministry Public”, “the Bank National of Ukraine”: an adjective behind its body."""
    head = found[at]
    if head.norm not in _HEADS or at + 1 >= len(found) or found[at + 1].norm not in _POSTPOSED:
        return None
    adjective = found[at + 1]
    if not adjective.capital or adjective.start != head.end + 1 or (head.norm, adjective.norm) in _NAMES_SO:
        return None
    before, after = found[at - 1] if at else None, found[at + 2] if at + 2 < len(found) else None
    if before is None or before.norm not in ("the", "a", "by", "to", "of", "at") or not before.letters:
        return None
    if after is not None and ((after.capital and after.letters) or after.text in "-&“\"'’("):
        return None
    right = f"{adjective.text} {head.text}"
    why = f"“{adjective.text}” stands before “{head.text}” in English"
    return MISNAMED.at(segment, (head.start, adjective.end), suggestion=right, right=right, why=why)


def _half_adjective(segment: Segment, found: Sequence[Atom], at: int) -> Finding | None:
    """“the Openbaar Ministry”: the adjective of another language before an English word for a body."""
    word = found[at]
    if word.norm not in _FOREIGN_ADJECTIVES or at + 1 >= len(found):
        return None
    head = found[at + 1]
    if head.norm not in _ENGLISH_HEADS or not head.capital or head.start != word.end + 1:
        return None
    return HALF.at(segment, (word.start, head.end), word=word.text)


def _half(segment: Segment, found: Sequence[Atom], at: int) -> Finding | None:
    """“Ministry of Hacienda”, “Bundesministerium of Finance”."""
    word = found[at]
    if at + 2 >= len(found) or found[at + 1].norm not in ("of", "for"):
        return None
    if word.norm in _FOREIGN_HEADS and found[at + 2].capital:
        end = at + 3
        return HALF.at(segment, (word.start, found[end - 1].end), word=word.text)
    if word.norm in _ASSEMBLIES and word.capital:
        end = at + 2 + (found[at + 2].norm == "the")
        if end < len(found) and found[end].norm in _WHOSE and found[end].capital and not _goes_on(found, end + 1):
            return HALF.at(segment, (word.start, found[end].end), word=word.text)
    if word.norm not in _MEMBERS:
        return None
    end = at + 2
    while end < len(found) and end < at + 5 and found[end].norm in ("the", "de", "la", "del", "do", "da", "des", "l'"):
        end += 1
    if end >= len(found) or not found[end].capital:
        return None
    if found[end].norm not in _FOREIGN:
        return None
    return HALF.at(segment, (word.start, found[end].end), word=found[end].text)


def _twin(segment: Segment, found: Sequence[Atom], at: int, whole: _Whole) -> Finding | None:
    """“Tribal Advice” in a text that has the Tribal Council; “Room of Deputies” in one with the Chamber of Deputies."""
    right = _STEMS.get(found[at].norm)
    if right is None or _goes_on(found, at + 1):
        return None
    if at + 2 < len(found) and found[at + 1].norm == "of" and found[at + 2].capital:
        if whole.has((right, "of", found[at + 2].norm)):
            name = f"{right.capitalize()} of {found[at + 2].text}"
            return _two(segment, (found[at].start, found[at + 2].end), name, found[at].text)
        return None
    before = found[at - 1] if at else None
    if before is None or not (before.capital and before.letters and before.end + 1 == found[at].start):
        return None
    if before.norm in ("the", "legal") or not whole.has((before.norm, right)):
        return None
    return _two(segment, (before.start, found[at].end), f"{before.text} {right.capitalize()}", found[at].text)


def _goes_on(found: Sequence[Atom], at: int) -> bool:
    return at < len(found) and found[at].capital and found[at].letters


def _two(segment: Segment, span: tuple[int, int], right: str, odd: str, usual: str = "") -> Finding:
    usual = usual or (right.split()[0] if " of " in right else right.split()[-1])
    why = f"“{odd}” and “{usual}” are one word in other languages"
    return TWO_NAMES.at(segment, span, suggestion=right, right=right, why=why)


@hookimpl
def mtaudit_detectors() -> Iterable[type[Detector]]:
    """Registers the detector."""
    return [Institutions]
