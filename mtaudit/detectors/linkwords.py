"""Prepositions and conjunctions that are missing, doubled or of another language: *near of*, *because the rain*."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property

from mtaudit.detectors._running import running_sentences
from mtaudit.lang.grammar import Vocabulary, vocabulary
from mtaudit.lang.words import Word
from mtaudit.model import Document, Finding, Rule, Segment, Severity
from mtaudit.plugin import Detector, Fires, Need, Silent, hookimpl

EXTRA = Rule(
    "linkwords/extra",
    mqm="linguistic-conventions/grammar/preposition",
    severity=Severity.MINOR,
    message="“{quote}”: one preposition too many: “{suggestion}”",
    confidence=0.85,
    help="Romance and Slavic prepositions are often two words; one of them stayed.",
)
MISSING = Rule(
    "linkwords/missing",
    mqm="linguistic-conventions/grammar/preposition",
    severity=Severity.MINOR,
    message="“{quote}”: a word is missing: “{suggestion}”",
    confidence=0.85,
)
TIME = Rule(
    "linkwords/time",
    mqm="linguistic-conventions/grammar/preposition",
    severity=Severity.MINOR,
    message="“{quote}”: English says “{suggestion}”",
    confidence=0.8,
)
PAIR = Rule(
    "linkwords/pair",
    mqm="linguistic-conventions/grammar",
    severity=Severity.MINOR,
    message="“{quote}” and what it goes with are no pair in English",
    confidence=0.8,
    help="Chinese, Vietnamese, Arabic and Persian mark both clauses; English marks one.",
)
NEGATION = Rule(
    "linkwords/not",
    mqm="linguistic-conventions/grammar",
    severity=Severity.MAJOR,
    message="“{quote}”: English denies a verb with “do not”",
    confidence=0.8,
    help="Most languages put their *not* right before the verb.",
)
DEGREE = Rule(
    "linkwords/degree",
    mqm="linguistic-conventions/word-order",
    severity=Severity.MINOR,
    message="“{quote}”: English says “{suggestion}”",
    confidence=0.85,
)


class _Found(tuple[Rule, int, int, str | None]):
    """A rule, the first and the last token, and what to write instead, if one thing is right."""


def _found(rule: Rule, first: int, last: int, right: str | None = None) -> _Found:
    return _Found((rule, first, last, right))


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_DET = _set("the a an his her its their our my this that these those")
_ENDS = _set(". , ; : ! ? – —")
_PRONOUNS = _set("he she it they we i")
_AUX = _set(
    "is are was were be been am has have had do does did will would can could shall should may might must let "
    "better rather why whether if lest what how when that"
)
_NUMBERS = _set(
    "two three four five six seven eight nine ten eleven twelve fifteen twenty thirty forty fifty several many"
)
_SPANS = _set("years months weeks days hours minutes decades centuries seconds nights")
_MONTHS = _set("january february march april may june july august september october november december")
_CLEAR_MONTHS = _MONTHS - {"april", "may", "june"}
_BEFORE_OF = _set(
    "near under during behind among between beyond beside above below towards toward against despite upon onto along "
    "through after before since until across besides amid throughout around via"
)
_COMPOUND = {
    ("in", "front"): "of", ("on", "top"): "of", ("on", "behalf"): "of", ("by", "means"): "of",
    ("in", "favour"): "of", ("in", "favor"): "of", ("in", "charge"): "of", ("in", "honour"): "of",
    ("in", "honor"): "of", ("in", "terms"): "of", ("in", "search"): "of", ("on", "account"): "of",
    ("as", "part"): "of", ("in", "memory"): "of", ("in", "support"): "of", ("in", "defence"): "of",
    ("in", "protest"): "against", ("in", "accordance"): "with", ("in", "connection"): "with",
    ("in", "cooperation"): "with", ("in", "line"): "with", ("in", "response"): "to", ("in", "relation"): "to",
    ("with", "regard"): "to", ("with", "respect"): "to", ("in", "regard"): "to",
}  # fmt: skip
_ALONE = {"regardless": "of", "irrespective": "of", "owing": "to", "contrary": "to", "prior": "to"}
_GRADED = _set(
    "wide big small large strong long short tall old young rich poor safe good high deep low hot cold warm clear easy "
    "hard important simple fast quick slow near close far early late dangerous expensive cheap careful happy brave "
    "clever serious heavy clean dry ready difficult tired weak loud rich often soon dear"
)
_TOO_MUCH = _GRADED - {"good", "old", "often"} | {"few", "many", "little"}
_AFTER_DEGREE = _ENDS | _set("for to and but or in at when that because")
_GO_ON = _ENDS | _set(
    "at to because when after before with for in and as he she they it the his her by until while where but which"
)
_ONCE = _set("then later now afterwards yesterday today recently thereafter")
_DENYING = _set("never rarely seldom nowhere")
_ACCORDING = _set("a an our my these some several two many unofficial new")


class LinkWords(Detector):
    """*Near of the mill*, *because the rain*, *during three weeks*, *although …, but*, *he not knows*, *enough wide*.

    Closed classes again: prepositions that another follows or that lack one, spans and points of time, conjunctions
    that come in pairs elsewhere, *not* before a finite verb, words of degree on the wrong side.
    """

    needs = Need.DOCUMENT
    target_langs = frozenset({"en"})
    rules = (EXTRA, MISSING, TIME, PAIR, NEGATION, DEGREE)
    examples = (
        Fires(EXTRA, "The mill stands [[near of]] the old church.", suggestion="near"),
        Fires(MISSING, "The fair was called off [[because the storm]].", suggestion="because of"),
        Fires(MISSING, "The bakers waited [[in front the]] mill.", suggestion="in front of the"),
        Fires(MISSING, "The fair was late [[due the]] fog over the lake.", suggestion="due to the"),
        Fires(MISSING, "[[Instead the]] bread, the bakers got salt.", suggestion="Instead of the"),
        Fires(MISSING, "[[According a]] baker from Lyon, the mill is sold.", suggestion="According to a"),
        Fires(MISSING, "The girl could swim [[at the age 4]].", suggestion="at the age of 4"),
        Fires(TIME, "The bakers lived in the mill [[during three weeks]].", suggestion="for three weeks"),
        Fires(TIME, "The mill burned down [[before nine years]].", suggestion="nine years ago"),
        Fires(TIME, "The fair opens [[in 14 May]].", suggestion="on 14 May"),
        Fires(TIME, "The strike began [[on March]] and goes on.", suggestion="in March"),
        Fires(TIME, "The mill is open [[between May to]] October.", suggestion="between May and"),
        Fires(PAIR, "[[Although]] the price fell, but nobody came."),
        Fires(PAIR, "[[Because]] the pump broke, therefore the field is dry."),
        Fires(PAIR, "The baker [[neither]] slept or ate that night."),
        Fires(PAIR, "[[Despite that]] the river rose, the bakers slept.", suggestion="Although"),
        Fires(PAIR, "The more the baker slept, [[more]] he dreamed.", suggestion="the more"),
        Fires(PAIR, "It depends on [[that what]] he earns.", suggestion="what"),
        Fires(PAIR, "The shop does not sell [[neither]] bread nor milk.", suggestion="either"),
        Fires(EXTRA, "She left the mill [[without to say]] a word."),
        Fires(NEGATION, "The baker said that [[he not knows]] the way."),
        Fires(NEGATION, "[[She almost not stop]] at the mill."),
        Fires(DEGREE, "The bridge was [[enough wide]] for two carts.", suggestion="wide enough"),
        Fires(DEGREE, "The bread was [[too much expensive]] for them.", suggestion="too expensive"),
        Fires(DEGREE, "[[Only then the]] bakers found the well.", suggestion=None),
        Fires(DEGREE, "[[Never it had]] been so hot in Lyon.", suggestion=None),
        Silent("They came because the storm was over. Because of the storm, they slept. It was the front of the mill."),
        Silent(
            "It rained during two of the weeks. He had come before ten. In May 20 bakers came. On March roads he fell."
        ),
        Silent("Although it rained, they came, but slept. Neither he nor she slept. Only then did they sleep."),
        Silent("Could they not sleep? He did not know. It is important that she not sleep. They not only slept."),
        Silent("There was enough wide road. He ate too much good bread. Thanks to the rain, they slept."),
    )

    @cached_property
    def _words(self) -> Vocabulary:
        return vocabulary(self.lexicons)

    def check_document(self, document: Document) -> Iterable[Finding]:
        """Running text only."""
        for segment, tokens in running_sentences(document):
            if len(tokens) > 4 and tokens[-1].kind == "punct":
                yield from self._sentence(segment, tokens)

    def _sentence(self, segment: Segment, tokens: Sequence[Word]) -> Iterator[Finding]:
        norms = [token.norm for token in tokens]
        norms += ("", "", "", "")
        for at in range(len(tokens) - 1):
            for test in _TESTS.get(norms[at], ()):
                found = test(self, tokens, norms, at)
                if found is not None:
                    rule, first, last, right = found
                    if right and tokens[first].text[0].isupper():
                        right = right[0].upper() + right[1:]
                    yield rule.at(segment, (tokens[first].start, tokens[last].end), suggestion=right)
                    break

    # ------------------------------------------------------------------------------------------ prepositions

    @staticmethod
    def _of(tokens: Sequence[Word], norms: Sequence[str], at: int) -> _Found | None:
        """“near of the”, “during of”."""
        before = norms[at - 1] if at else ""
        if before not in _BEFORE_OF or not norms[at + 1].isalpha() or not tokens[at].text.islower():
            return None
        if at > 1 and norms[at - 2] in ("the", "a", "day", "and") and before != "during":
            return None
        return _found(EXTRA, at - 1, at, tokens[at - 1].text)

    def _because(self, tokens: Sequence[Word], norms: Sequence[str], at: int) -> _Found | None:
        """“because the rain.”, “Because the rain, they …”."""
        end = at + 1 + (norms[at + 1] in _DET)
        while end < at + 5 and self._is_nominal(tokens, norms, end):
            end += 1
        stop = norms[end]
        first = stop == "," and at == 0 and (norms[end + 1] in _DET | _PRONOUNS or tokens[end + 1].capital)
        if end == at + 1 or norms[end - 1] in _DET or not (stop == "." or first):
            return None
        last, before = self._words.tags(norms[end - 1]), norms[end - 2]
        if not {"N", "Ns"} & set(last):
            return None
        verbal = {"V", "Vz", "Vd"} & set(last) and before not in _DET and "J" not in self._words.tags(before)[:1]
        if verbal and before != "because" or before == "because" and last != ("N",):
            return None
        return _found(MISSING, at, end - 1, f"{norms[at]} of") if at == 0 or norms[at - 1] != "just" else None

    def _is_nominal(self, tokens: Sequence[Word], norms: Sequence[str], at: int) -> bool:
        """Whether a word can only be part of a noun phrase here."""
        norm = norms[at]
        if not norm.isalpha() or not tokens[at].text.islower() or norm in _AUX or norm in _PRONOUNS:
            return False
        tags = self._words.tags(norm)
        return bool(tags) and tags[0] in ("N", "Ns", "J") and not ({"Vd", "R"} & set(tags) and "J" not in tags)

    @staticmethod
    def _compound(_: Sequence[Word], norms: Sequence[str], at: int) -> _Found | None:
        """“in front the”, “on behalf the”, “in accordance the”."""
        preposition = _COMPOUND.get((norms[at - 1], norms[at])) if at else None
        if preposition is None or norms[at + 1] not in _DET - {"that"} or norms[at] == "support" and at < 2:
            return None
        if not norms[at + 2].isalpha() or norms[at + 1] in ("this", "her") and norms[at + 2] in _ENDS:
            return None
        right = f"{norms[at - 1]} {norms[at]} {preposition} {norms[at + 1]}"
        return _found(MISSING, at - 1, at + 1, right)

    @staticmethod
    def _alone(_: Sequence[Word], norms: Sequence[str], at: int) -> _Found | None:
        """“regardless the”, “apart the”."""
        if norms[at + 1] not in _DET - {"that", "this"} or not norms[at + 2].isalpha():
            return None
        return _found(MISSING, at, at + 1, f"{norms[at]} {_ALONE[norms[at]]} {norms[at + 1]}")

    @staticmethod
    def _due(_: Sequence[Word], norms: Sequence[str], at: int) -> _Found | None:
        """“due the fog”."""
        if norms[at + 1] not in ("the", "a", "an", "its", "his", "their") or at and norms[at - 1] in _DET | {"of"}:
            return None
        noun = norms[at + 2]
        timed = noun in ("day", "same", "following", "next", "year", "week", "month", "moment", "last", "first")
        return None if timed or not noun.isalpha() else _found(MISSING, at, at + 1, f"due to {norms[at + 1]}")

    def _thanks(self, _: Sequence[Word], norms: Sequence[str], at: int) -> _Found | None:
        """“got home safely thanks the driver”."""
        if norms[at + 1] not in _DET - {"that", "this"} or not norms[at + 2].isalpha():
            return None
        right = f"thanks to {norms[at + 1]}"
        if at == 0:
            return _found(MISSING, 0, 1, right)
        told = any("Vd" in self._words.tags(norm) or norm in ("was", "were", "is", "are") for norm in norms[:at])
        before = self._words.tags(norms[at - 1])[:1]
        adverb = norms[at - 1] == "," and norms[at - 2] not in ("and", "who") or before in (("R",), ("Vd",), ("Vn",))
        return _found(MISSING, at, at + 1, right) if told and adverb else None

    @staticmethod
    def _instead(tokens: Sequence[Word], norms: Sequence[str], at: int) -> _Found | None:
        """“Instead the money, the workers”."""
        if at or norms[1] not in _DET - {"that", "this"} or not tokens[1].text.islower():
            return None
        comma = next((n for n in (3, 4) if norms[n] == ","), 0)
        goes_on = comma and (norms[comma + 1] in _DET | _PRONOUNS or tokens[comma + 1].capital)
        return _found(MISSING, 0, 1, f"instead of {norms[1]}") if goes_on and norms[comma + 1] != "which" else None

    @staticmethod
    def _according(_: Sequence[Word], norms: Sequence[str], at: int) -> _Found | None:
        """“According a baker”; the commonest are rows of `frames`."""
        if norms[at + 1] not in _ACCORDING:
            return None
        if at and norms[at - 1] not in (",", "—", "–", ";", "“"):
            return None
        return _found(MISSING, at, at + 1, f"according to {norms[at + 1]}")

    @staticmethod
    def _age(tokens: Sequence[Word], norms: Sequence[str], at: int) -> _Found | None:
        """“at the age 4”."""
        number = tokens[at + 1].kind == "number" or norms[at + 1] in _NUMBERS
        if at < 2 or norms[at - 1] != "the" or norms[at - 2] not in ("at", "from", "since") or not number:
            return None
        right = f"{tokens[at - 2].text} the age of {tokens[at + 1].text}"
        return _found(MISSING, at - 2, at + 1, right) if norms[at + 2] not in ("and", "to", "-", "group") else None

    # ------------------------------------------------------------------------------------------ time

    @staticmethod
    def _span(tokens: Sequence[Word], norms: Sequence[str], at: int) -> _Found | None:
        """“during three weeks.”, “before ten years.”."""
        number = tokens[at + 1].kind == "number" or norms[at + 1] in _NUMBERS
        if not number or norms[at + 2] not in _SPANS:
            return None
        length = f"{tokens[at + 1].text} {norms[at + 2]}"
        behind = norms[at + 3]
        if norms[at] == "during":
            ends = behind in _ENDS or behind in ("and", "because", "while", "after", "when")
            return _found(TIME, at, at + 2, f"for {length}") if ends else None
        ends = behind in (".", ";") and {"not", "never", "long"}.isdisjoint(norms[:at]) and at > 2
        return _found(TIME, at, at + 2, f"{length} ago") if ends else None

    @staticmethod
    def _day(tokens: Sequence[Word], norms: Sequence[str], at: int) -> _Found | None:
        """“in 14 May”, “at 14 May”, “in May 14”, “on March”."""
        word, behind = tokens[at + 1], norms[at + 2]
        if word.kind == "number" and behind in _MONTHS and tokens[at + 2].capital:
            day = word.text.isdecimal() and 0 < int(word.text) < 32 and norms[at] in ("in", "at")
            free = norms[at + 3] in _GO_ON or len(norms) > at + 3 and norms[at + 3].isdecimal()
            return _found(TIME, at, at + 2, f"on {word.text} {tokens[at + 2].text}") if day and free else None
        if norms[at] == "on" and norms[at + 1] in _CLEAR_MONTHS and word.capital and behind in _GO_ON:
            named = behind in ("march", "august") or at and norms[at - 1] in ("based", "focus", "report", "data")
            return None if named else _found(TIME, at, at + 1, f"in {word.text}")
        return None

    @staticmethod
    def _between(tokens: Sequence[Word], norms: Sequence[str], at: int) -> _Found | None:
        """“between May to October”, “between 5 to 10”."""
        if norms[at + 2] not in ("to", "until", "till"):
            return None
        first, second = tokens[at + 1], tokens[min(at + 3, len(tokens) - 1)]
        numbers = first.kind == "number" and second.kind == "number"
        months = norms[at + 1] in _MONTHS and norms[at + 3] in _MONTHS
        named = first.capital and second.capital and norms[at + 2] == "to"
        if not (numbers or months or named) or "and" in norms[at + 3 : at + 7]:
            return None
        return _found(TIME, at, at + 2, f"between {first.text} and")

    # ------------------------------------------------------------------------------------------ clauses

    @staticmethod
    def _although(_: Sequence[Word], norms: Sequence[str], at: int) -> _Found | None:
        """“Although …, but”, “Because …, therefore”: the second is said already."""
        if at or "“" in norms or '"' in norms or "not" in norms[:4]:
            return None
        comma = norms.index(",") if "," in norms else 0
        if not 2 < comma < 22:
            return None
        behind, then = norms[comma + 1], norms[comma + 2]
        if norms[0] == "despite" and comma > 7:
            return None
        if norms[0] in ("although", "though", "despite"):
            return _found(PAIR, 0, 0) if behind == "but" and then not in ("not", "also") else None
        therefore = behind in ("therefore", "thus") or behind == "so" and (then in _DET | _PRONOUNS or then == "there")
        return _found(PAIR, 0, 0) if therefore or norms[comma + 1 : comma + 4] == ["that", "is", "why"] else None

    def _to(self, _: Sequence[Word], norms: Sequence[str], at: int) -> _Found | None:
        """“without to say”, “Before to leave,”: an infinitive behind a preposition."""
        before, verb = norms[at - 1] if at else "", norms[at + 1]
        first = before in ("before", "after", "instead") and (at == 1 or norms[at - 2] == ",")
        if not first and before not in ("without", "despite", "besides") or self._words.tags(verb)[:1] != ("V",):
            return None
        return _found(EXTRA, at - 1, at + 1) if norms[at - 2 : at - 1] != ["do"] else None

    @staticmethod
    def _more(_: Sequence[Word], norms: Sequence[str], at: int) -> _Found | None:
        """“The more he earned, more he spent”."""
        if at or norms[1] not in ("more", "less", "longer") or norms[2] not in _PRONOUNS | {"the"} or "," not in norms:
            return None
        comma = norms.index(",")
        again = norms[comma + 1] in ("more", "less", "better", "worse", "higher") and norms[comma + 2] != "than"
        return _found(PAIR, comma + 1, comma + 1, f"the {norms[comma + 1]}") if again and comma < 14 else None

    @staticmethod
    def _that(_: Sequence[Word], norms: Sequence[str], at: int) -> _Found | None:
        """“depends on that what he earns”."""
        asked = (
            norms[at + 1] == "what" and at > 1 and norms[at - 1] in ("on", "to", "about", "for", "from", "with", "of")
        )
        return _found(PAIR, at, at + 1, "what") if asked else None

    @staticmethod
    def _neither(_: Sequence[Word], norms: Sequence[str], at: int) -> _Found | None:
        """“neither spoke or sang”."""
        clause = norms[max(0, at - 8) : at]
        denied = [n for n, norm in enumerate(clause) if norm in ("not", "never") or norm.endswith("n't")]
        if (
            denied
            and norms[at + 1].isalpha()
            and all(norm.isalpha() for norm in clause[denied[-1] + 1 :])
            and norms[at - 1] not in _AUX
        ):
            return _found(PAIR, at, at, "either")
        rest = norms[at + 1 : at + 9]
        if "or" not in rest or norms[at + 1] in ("of", ",", ".", "is", "was") or "nor" in norms[at:]:
            return None
        before = rest[: rest.index("or")]
        return None if not before or {",", "and", "—", ";", "of"} & set(before) else _found(PAIR, at, at)

    @staticmethod
    def _both(tokens: Sequence[Word], norms: Sequence[str], at: int) -> _Found | None:
        """“both teachers as well as parents”."""
        for place in (at + 2, at + 3):
            two = norms[place : place + 3] == ["as", "well", "as"] and norms[place - 1].isalpha()
            if two and tokens[at + 1].text.islower():
                return _found(PAIR, at, at)
        return None

    @staticmethod
    def _despite(_: Sequence[Word], norms: Sequence[str], at: int) -> _Found | None:
        """“Despite that the river rose”."""
        if norms[at + 1] != "that" or norms[at + 2] not in _PRONOUNS | {"the", "his", "their", "there", "a", "many"}:
            return None
        if {"is", "was", "had", "has", "were", "are", "did"} & set(norms[at + 3 : at + 6]):
            return None  # a row of `frames`
        later = "," in norms[at + 3 :]
        return _found(PAIR, at, at + 1, "although") if later or at > 2 and norms[at - 1] != "," else None

    def _not(self, _: Sequence[Word], norms: Sequence[str], at: int) -> _Found | None:
        """“he not knows”, “they not want”."""
        before = norms[at - 1] if at else ""
        back = at - 1
        if before in ("still", "also", "almost"):
            back, before = at - 2, norms[at - 2] if at > 1 else ""
        if before not in _PRONOUNS or _AUX & set(norms[max(0, back - 4) : back]) - {"that"}:
            return None
        tags = set(self._words.tags(norms[at + 1]))
        behind = norms[at + 2]
        if before in ("he", "she", "it"):
            wrong = bool(tags & {"Vz", "Vd"}) and not tags & {"Ns", "Vn", "V"}
            # no subjunctive at the beginning of a sentence
            wrong = wrong or back == 0 and "V" in tags and not tags & {"J", "R", "Vn", "Vd"}
        else:
            wrong = "V" in tags and not tags & {"N", "J", "R"} and "that" not in norms[max(0, back - 3) : back]
        return _found(NEGATION, back, at + 1) if wrong and (behind.isalpha() or behind in _ENDS) else None

    # ------------------------------------------------------------------------------------------ degree and place

    @staticmethod
    def _enough(_: Sequence[Word], norms: Sequence[str], at: int) -> _Found | None:
        """“is enough wide for”, “not enough big.”."""
        adjective = norms[at + 1]
        linked = at > 0 and norms[at - 1] in ("is", "was", "are", "were", "be", "been", "not", "became", "seems")
        if not linked or adjective not in _GRADED or norms[at + 2] not in _AFTER_DEGREE - {"and", "or"}:
            return None
        return _found(DEGREE, at, at + 1, f"{adjective} enough")

    @staticmethod
    def _too(_: Sequence[Word], norms: Sequence[str], at: int) -> _Found | None:
        """“too much expensive for”."""
        adjective = norms[at + 2]
        if norms[at + 1] != "much" or adjective not in _TOO_MUCH or norms[at + 3] not in _AFTER_DEGREE:
            return None
        return _found(DEGREE, at, at + 2, f"too {adjective}")

    @staticmethod
    def _only(tokens: Sequence[Word], norms: Sequence[str], at: int) -> _Found | None:
        """“Only then the bakers found”, “Only in the evening they came”."""
        if at:
            return None
        place = 1
        if norms[1] in _ONCE:
            place = 2
        elif norms[1] in ("on", "in", "at") and (tokens[2].kind == "number" or tokens[2].capital):
            dated = norms[2].endswith("day") or norms[2] in _MONTHS or tokens[2].kind == "number"
            place = 3 if dated else 1
        elif norms[1] in ("in", "at", "on") and norms[2] == "the":
            place = 4 if norms[3] in ("evening", "morning", "afternoon", "end", "night", "weekend") else 1
        if place == 1 or norms[place] not in {"the", "his", "her", "their"} | _PRONOUNS:
            return None
        return _found(DEGREE, 0, place)

    @staticmethod
    def _never(_: Sequence[Word], norms: Sequence[str], at: int) -> _Found | None:
        """“Never it had been so hot”, “Not only he lost”."""
        if at:
            return None
        place = 1 + (norms[1] in ("only", "before", "once"))
        if norms[0] == "not" and norms[1] not in ("only", "once") or norms[0] == "only":
            return None
        if norms[place] not in _PRONOUNS | {"there"} or norms[place + 1] in ("and", "but", ",", "or", "'s", "."):
            return None
        return _found(DEGREE, 0, place + 1) if norms[place + 1].isalpha() else None


_Test = Callable[[LinkWords, Sequence[Word], Sequence[str], int], _Found | None]


def _plain(test: Callable[[Sequence[Word], Sequence[str], int], _Found | None]) -> _Test:
    return lambda _, tokens, norms, at: test(tokens, norms, at)


def _tests() -> dict[str, tuple[_Test, ...]]:
    """What is asked of a word where it stands."""
    found: dict[str, tuple[_Test, ...]] = {}
    for words, test in (
        (("of",), _plain(LinkWords._of)),
        (("because",), LinkWords._because),
        ({second for _, second in _COMPOUND}, _plain(LinkWords._compound)),
        (_ALONE, _plain(LinkWords._alone)),
        (("due",), _plain(LinkWords._due)),
        (("thanks",), LinkWords._thanks),
        (("instead",), _plain(LinkWords._instead)),
        (("according",), _plain(LinkWords._according)),
        (("age",), _plain(LinkWords._age)),
        (("during", "before"), _plain(LinkWords._span)),
        (("in", "at", "on"), _plain(LinkWords._day)),
        (("between",), _plain(LinkWords._between)),
        (("although", "though", "despite", "because", "since", "if", "when"), _plain(LinkWords._although)),
        (("to",), LinkWords._to),
        (("the",), _plain(LinkWords._more)),
        (("that",), _plain(LinkWords._that)),
        (("neither",), _plain(LinkWords._neither)),
        (("both",), _plain(LinkWords._both)),
        (("despite",), _plain(LinkWords._despite)),
        (("not",), LinkWords._not),
        (("enough",), _plain(LinkWords._enough)),
        (("too",), _plain(LinkWords._too)),
        (("only",), _plain(LinkWords._only)),
        ((*_DENYING, "not"), _plain(LinkWords._never)),
    ):
        for word in words:
            found[word] = (*found.get(word, ()), test)
    return found


_TESTS = _tests()


@hookimpl
def mtaudit_detectors() -> Iterable[type[Detector]]:
    """Registers the detector."""
    return [LinkWords]
