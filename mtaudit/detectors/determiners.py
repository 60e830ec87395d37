"""Articles and words of amount that cannot stand together: *the each school*, *two hours and half*, *an advice*."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property

from mtaudit.detectors._plurals import is_plural
from mtaudit.detectors._running import running_sentences
from mtaudit.lang.grammar import Vocabulary, vocabulary
from mtaudit.lang.words import Word
from mtaudit.model import Document, Finding, Rule, Segment, Severity
from mtaudit.plugin import Detector, Fires, Need, Silent, hookimpl

STACKED = Rule(
    "determiners/stacked",
    mqm="linguistic-conventions/grammar/article",
    severity=Severity.MINOR,
    message="“{quote}”: an English noun takes one of these words, not two",
    confidence=0.85,
    help="Romance languages have an article before possessives and pronouns; a replaced word leaves its own behind.",
)
AMOUNT = Rule(
    "determiners/amount",
    mqm="linguistic-conventions/grammar",
    severity=Severity.MINOR,
    message="“{quote}” is not how English tells an amount",
    confidence=0.85,
)
UNCOUNTED = Rule(
    "determiners/uncounted",
    mqm="linguistic-conventions/grammar/agreement",
    severity=Severity.MINOR,
    message="“{quote}”: this noun is not counted in English",
    confidence=0.85,
    help="Advice, news, research, equipment and others have a plural in most languages of Europe.",
)
MISSING = Rule(
    "determiners/missing",
    mqm="linguistic-conventions/grammar/article",
    severity=Severity.MINOR,
    message="“{quote}”: “a” is missing",
    confidence=0.8,
)

_Found = tuple[Rule, int, int] | None


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_OWN = _set("his its our their my your")
# By the first of two determiners: what cannot follow it. “The his” and the like are the matter of `syntax`.
_STACKS = {
    "the": _set("every each some any this these those another whose which none her"),
    "a": _set("every each some any this these those another whose which the her") | _OWN,
    "an": _set("every each some any this these those another whose which the her") | _OWN,
    "every": _set("the every each some all any those these his their her its another"),
    "each": _set("every some all any another those these"),
    "this": _set("another"),
    "these": _set("every another"),
    "any": _set("every each some another these those"),
    "some": _set("every each any another these"),
    "no": _set("any every each some"),
    "another": _set("every each another"),
    **dict.fromkeys(_OWN, _set("the these those each any another this")),
}
_ENDS = _set(". , ; : ! ? – — )")
_NUMBERS = _set(
    "two three four five six seven eight nine ten eleven twelve fifteen sixteen twenty thirty forty fifty sixty "
    "seventy eighty ninety hundred"
)
_ONE = _set("one a an") | _NUMBERS
_UNITS = _set(
    "year month week day hour minute century decade metre meter kilometre kilometer mile centimetre tonne ton litre "
    "kilogram kilo million billion thousand percent acre hectare"
)
_COUNTED = _set(
    "people persons euros dollars pounds points seats children workers residents cars houses places times votes men "
    "women passengers members employees pupils students"
)
_THEN = _ENDS | _set("later ago by after before to in long at from since because when with without and while until")
_NOT_BEFORE_MORE = _set("or and some one any many much few several no a 's even far plus minus nothing") | _NUMBERS
_DOUBLE = _set("double triple treble quadruple twice")
_COMPARED = _set(
    "older younger longer shorter higher lower cheaper faster slower earlier later bigger smaller taller wider larger "
    "heavier deeper"
)
_MASS = _set(
    "advice information news equipment furniture luggage baggage homework progress traffic weather evidence "
    "machinery clothing rubbish garbage electricity violence ammunition jewellery jewelry wildlife footage "
    "legislation infrastructure livestock scenery trash research luck staff"
)
_ONLY_PAIRED = _set("research staff")
_BEHIND_MASS = _ENDS | _set("about on from of to for in that which who is was by at with into")
_NEVER_MANY = _set(
    "legislations expertises garbages rubbishes footages wildlifes livestocks ammunitions "
    "researches evidences firewoods"
)
_VERBAL = _set("researches evidences")
_COUNTING = _set("several many various numerous both few these those two three four five six seven eight nine ten")
_BIG = _set(
    "big great large small long short terrible huge young old beautiful dangerous difficult serious strange sad nice "
    "wonderful strong heavy rare famous rich poor severe horrible tragic tall wide deep bad good important expensive"
)
_PAIR = {"such", "what"}


class Determiners(Detector):
    """*The each school*, *no any answer*, *fewer two minutes*, *an advice*, *such big storm*.

    Closed classes: which of the words before a noun exclude each other, where *than* belongs between a comparative and
    a number, how halves and multiples are told, which nouns are never counted. A pronoun before its noun phrase
    (*gave her a book*), *the many* and *his every move* are left alone.
    """

    needs = Need.DOCUMENT
    target_langs = frozenset({"en"})
    rules = (STACKED, AMOUNT, UNCOUNTED, MISSING)
    examples = (
        Fires(STACKED, "Bakers came from [[the every]] corner of the land."),
        Fires(STACKED, "He found [[no any]] flour in the mill."),
        Fires(STACKED, "She sold [[a her]] cow in May."),
        Fires(STACKED, "The police held [[the both of]] them overnight."),
        Fires(AMOUNT, "They were asleep in [[less ten minutes]] that night."),
        Fires(AMOUNT, "The road is closed for [[more two weeks]] at least."),
        Fires(AMOUNT, "The trip took [[two hours and half]] by boat."),
        Fires(AMOUNT, "He lost [[one and half]] million francs."),
        Fires(AMOUNT, "Of the nine bakers, [[two ones of]] them slept."),
        Fires(AMOUNT, "The mill earned 90 francs, [[the double that]] in May."),
        Fires(AMOUNT, "The mill lost [[more of 90]] sacks of flour."),
        Fires(AMOUNT, "The wall is [[long 90 metres]] and old.", suggestion=None),
        Fires(AMOUNT, "His sister is [[by two years older]] than he."),
        Fires(STACKED, "[[Nobody of]] them came to the mill."),
        Fires(STACKED, "[[None of both]] bakers came to the mill."),
        Fires(STACKED, "Nearly [[the all]] bakers were ill."),
        Fires(UNCOUNTED, "The baker gave her [[an advice]] about flour."),
        Fires(UNCOUNTED, "There were [[two news]] from the mill."),
        Fires(UNCOUNTED, "Nine [[researches]] on bees came too late."),
        Fires(MISSING, "It was [[such big storm]] that the mill fell."),
        Silent("The many bakers gave her a cow. His every move was seen. Each of them slept, and all those that came."),
        Silent("More or less two weeks later, no fewer than ten bakers came. It took one and a half hours."),
        Silent("It was half that of May, and more than double that in June. He works at an information desk."),
        Silent("It was the best of both worlds. Somebody of his size. It fell by two years. He was late by two hours."),
        Silent("It was such good fun. Such large quantities are rare. What a big storm. The price, less ten per cent."),
    )

    def prepare(self) -> None:
        """The nouns that need an article in the singular."""
        self._counted = {row["noun"] for row in self.lexicons.rows("nouns", "en")}

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
        norms += ("", "", "")
        for at in range(len(tokens) - 1):
            test = _TESTS.get(norms[at])
            found = test(self, tokens, norms, at) if test else None
            if found is not None:
                rule, first, last = found
                yield rule.at(segment, (tokens[first].start, tokens[last].end))

    def _stacked(self, tokens: Sequence[Word], norms: Sequence[str], at: int) -> _Found:
        first, second = tokens[at], tokens[at + 1]
        if norms[at + 1] not in _STACKS[norms[at]]:
            return self._all(tokens, norms, at) or self._both_of(norms, at)
        if not second.text.islower() or not norms[at + 2].isalpha() or first.text[0].isupper() and at:
            return None
        return STACKED, at, at + 1

    def _all(self, tokens: Sequence[Word], norms: Sequence[str], at: int) -> _Found:
        """“the all pupils”."""
        if norms[at] != "the" or norms[at + 1] != "all" or not (tokens[at + 1].text + norms[at + 2]).islower():
            return None
        if not tokens[min(at + 2, len(tokens) - 1)].text.islower():
            return None
        return (STACKED, at, at + 1) if is_plural(self._words, norms[at + 2]) else None

    @staticmethod
    def _both_of(norms: Sequence[str], at: int) -> _Found:
        """“the both of them”, and amounts that begin with an article."""
        if norms[at] != "the":
            return None
        if norms[at + 1 : at + 3] == ["both", "of"] and norms[at + 3] in ("them", "the", "these", "us"):
            return STACKED, at, at + 2
        many = norms[at + 1] in _DOUBLE and norms[at + 2] in ("that", "than", "of", "from")
        half = norms[at + 1] in ("half", "third", "quarter") and norms[at + 2] in ("than", "that")
        behind = norms[at + 3] in _NUMBERS | {"a", "in", "at", "on", "of", "last", "the", "this", "for"}
        # “the half that in May”, not “the half that the …”
        return (AMOUNT, at, at + 2) if behind and (many or half and norms[at + 3] != "the") else None

    def _ones(self, tokens: Sequence[Word], norms: Sequence[str], at: int) -> _Found:
        """“two ones of them”."""
        number = at > 0 and (norms[at - 1] in _NUMBERS or tokens[at - 1].kind == "number")
        return (AMOUNT, at - 1, at + 1) if number and norms[at + 1] == "of" else None

    def _of_both(self, _: Sequence[Word], norms: Sequence[str], at: int) -> _Found:
        """“none of both brothers”."""
        if at > 1 and norms[at - 1] == "of" and norms[at - 2] in ("none", "any", "each", "one", "all"):
            return STACKED, at - 2, at
        return None

    def _nobody(self, _: Sequence[Word], norms: Sequence[str], at: int) -> _Found:
        """“nobody of them”."""
        them = norms[at + 1] == "of" and norms[at + 2] in ("the", "them", "us", "these", "those", "you")
        return (STACKED, at, at + 1) if them else None

    def _long(self, tokens: Sequence[Word], norms: Sequence[str], at: int) -> _Found:
        """“is long 300 metres”, “is deep of six metres”, “was late of two hours”."""
        place = at + 1 + (norms[at + 1] in ("of", "about", "almost", "nearly", "over"))
        if at == 0 or norms[at - 1] not in ("is", "was", "are", "were", "and") or not _is_number(tokens, norms, place):
            return None
        unit = norms[place + 1].removesuffix("s") in _UNITS - {"million", "billion", "thousand", "percent"}
        sure = norms[at - 1] != "and" and (norms[at] != "late" or norms[at + 1] == "of")
        return (AMOUNT, at, place + 1) if unit and sure and place + 1 < len(tokens) else None

    def _by(self, tokens: Sequence[Word], norms: Sequence[str], at: int) -> _Found:
        """“by two years older”."""
        if not _is_number(tokens, norms, at + 1) or norms[at + 2].removesuffix("s") not in _UNITS:
            return None
        return (AMOUNT, at, at + 3) if norms[at + 3] in _COMPARED else None

    def _half(self, tokens: Sequence[Word], norms: Sequence[str], at: int) -> _Found:
        """“one and half month”, “two years and half”."""
        if at < 3 or norms[at - 1] != "and":
            return None
        before, behind = norms[at - 2], norms[at + 1]
        if before in _ONE - {"a", "an"}:
            unit = behind.removesuffix("s") in _UNITS or behind.removesuffix("s").removesuffix("ie") in ("centur",)
            return (AMOUNT, at - 2, at) if unit or behind == "times" else None
        number = norms[at - 3] in _ONE or tokens[at - 3].kind == "number"
        unit = before.removesuffix("s") in _UNITS
        return (AMOUNT, at - 3, at) if number and unit and behind in _THEN else None

    def _less(self, tokens: Sequence[Word], norms: Sequence[str], at: int) -> _Found:
        """“less ten minutes”, “more two weeks”, “more of 50 people”."""
        if at == 0 or norms[at - 1] in _NOT_BEFORE_MORE or tokens[at - 1].kind != "word":
            return None
        place = at + 1 + (norms[at + 1] in ("of", "then", "that"))
        if not _is_number(tokens, norms, place) or not norms[place + 1].isalpha():
            return None
        noun = norms[place + 1]
        if place > at + 1:
            return (AMOUNT, at, place) if noun.endswith("s") or noun in ("people", "per", "million") else None
        counted = noun in _COUNTED or noun.removesuffix("s") in _UNITS - {"percent"}
        return (AMOUNT, at, place + 1) if counted else None

    def _mass(self, tokens: Sequence[Word], norms: Sequence[str], at: int) -> _Found:
        """“an advice about”, “two news from”."""
        if at == 0 or not tokens[at].text.islower() or norms[at + 1] not in _BEHIND_MASS:
            return None
        before = norms[at - 1]
        if norms[at] in ("luck", "staff", "legislation", "infrastructure") and before not in _NUMBERS:
            return None
        if norms[at] == "research" and norms[at + 1] in ("and", "in", "of", "at", "for"):
            return None
        one = before in ("a", "an") and tokens[at - 1].text.islower()
        many = before in _NUMBERS or before in ("several", "many", "various") and norms[at] != "staff"
        if many and norms[at + 1] == "of":
            return None
        return (UNCOUNTED, at - 1, at) if one or many else None

    def _never_many(self, tokens: Sequence[Word], norms: Sequence[str], at: int) -> _Found:
        """“expertises”, “several researches”; the commonest are the matter of `order`."""
        if not tokens[at].text.islower() or norms[at] in _VERBAL and (at == 0 or norms[at - 1] not in _COUNTING):
            return None
        return UNCOUNTED, at, at

    def _such(self, tokens: Sequence[Word], norms: Sequence[str], at: int) -> _Found:
        """“such big storm”, “What terrible day!”."""
        if norms[at + 1] not in _BIG or norms[at + 2] not in self._counted or not tokens[at + 2].text.islower():
            return None
        if norms[at + 3] not in _ENDS | {"that", "as", "in", "on", "for", "is", "was", "at", "to"}:
            return None
        return (MISSING, at, at + 2) if norms[at] == "such" or tokens[-1].text == "!" else None


def _is_number(tokens: Sequence[Word], norms: Sequence[str], at: int) -> bool:
    return norms[at] in _NUMBERS or at < len(tokens) and tokens[at].kind == "number"


_Test = Callable[[Determiners, Sequence[Word], Sequence[str], int], _Found]
_TESTS: dict[str, _Test] = {
    **dict.fromkeys(_STACKS, Determiners._stacked),
    **dict.fromkeys(("less", "fewer", "more"), Determiners._less),
    **dict.fromkeys(_MASS, Determiners._mass),
    **dict.fromkeys(_NEVER_MANY, Determiners._never_many),
    **dict.fromkeys(_PAIR, Determiners._such),
    "ones": Determiners._ones,
    "both": Determiners._of_both,
    **dict.fromkeys(("nobody", "everybody", "somebody"), Determiners._nobody),
    **dict.fromkeys(("late", "long", "wide", "high", "deep", "tall", "thick", "heavy", "broad"), Determiners._long),
    "by": Determiners._by,
    "half": Determiners._half,
}


@hookimpl
def mtaudit_detectors() -> Iterable[type[Detector]]:
    """Registers the detector."""
    return [Determiners]
