"""Countable nouns without an article, in the wrong number, or with a verb in the wrong number."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from mtaudit.detectors import _bare
from mtaudit.detectors._plurals import is_plural
from mtaudit.detectors._running import running_sentences
from mtaudit.lang.grammar import vocabulary
from mtaudit.lang.inflect import plurals
from mtaudit.lang.words import Word
from mtaudit.model import Document, Finding, Rule, Segment, Severity
from mtaudit.plugin import Detector, Fires, Need, Silent, hookimpl

ARTICLE = Rule(
    "nouns/article",
    mqm="linguistic-conventions/grammar/article",
    severity=Severity.MINOR,
    message="“{quote}”: an article is missing",
    confidence=0.8,
    help="Many languages have no articles, others leave them out where English does not.",
)
NUMBER = Rule(
    "nouns/number",
    mqm="linguistic-conventions/grammar/agreement",
    severity=Severity.MINOR,
    message="“{quote}”: number does not agree",
    confidence=0.85,
)

_BE = frozenset("is was are were be been became becomes remains".split())
_AUX = _BE | frozenset("has had have will would can could".split())
_FINITE = _AUX | frozenset(
    "said told announced died lost fell began started decided refused managed arrived left went came opened closed hit "
    "struck crashed collapsed exploded burned burnt fled escaped confessed admitted denied wants wanted".split()
)
_GO_ON = _AUX | frozenset("who which he she they the it".split())
_CLEAR = frozenset(".;:?!")
_RELATIVE = frozenset("who which that was is were has had when where near".split())
_LOOSE = _RELATIVE | frozenset("in on of at from and".split())
_CONJUNCTIONS = frozenset("when because while where if although until unless after before but".split())
_PLACES = frozenset("near inside behind outside into onto toward towards beside opposite".split())
_PREPOSITIONS = _PLACES | frozenset("to of by through in at on with from under over against about for between".split())
_ORDINALS = frozenset(
    "first second third fourth fifth sixth seventh eighth ninth tenth last only same largest biggest oldest youngest "
    "best worst highest longest deadliest smallest fastest strongest busiest poorest richest latest newest".split()
)
_NUMBERS = frozenset(
    "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen "
    "nineteen twenty thirty forty fifty sixty seventy eighty ninety several many various numerous these those".split()
)
_ADJECTIVES = frozenset("young old elderly small little large big new local nearby former second third".split())
_MONTHS = frozenset(
    "january february march april may june july august september october november december jan feb mar apr jun jul aug "
    "sep sept oct nov dec".split()
)
_COUNTED = frozenset("who were have had are was in on near and died was".split())
_ONE = frozenset("a an each every another".split())
_SETTLEMENTS = frozenset(
    "village town city settlement suburb district municipality region province county island".split()
)
_WORKING = frozenset("work works worked working".split())
_ONE_OF_MANY = frozenset("in at for and from near who until since".split())
_OWNERS = frozenset("the its his her their our my these those".split())
_SINGULAR_DET = frozenset("the this that a an his her each every".split())
_PLURAL_DET = frozenset("the these those many several two three four five six seven eight nine ten both all".split())
_SMALL = frozenset("the a an his her its their our my this that these those one no any some".split())
# “Prince died in 2016”, “Problem is …”, “Parliament has met”: names, set phrases, bodies without an article.
_MAY_BEGIN = frozenset(
    "problem reason grandfather grandmother barber baker butcher cook hunter shepherd miner tailor carpenter gardener "
    "waiter merchant farmer fisherman fox wolf bear bishop guard cousin builder welder jeweller dealer monk nun baby "
    "captain coach major dancer painter singer sailor archer skinner potter clerk sergeant cadet teacher trainer "
    "building tower hill forest marsh meadow field park castle church temple canyon cave cliff jordan branch leaf "
    "flower".split()
)


_DETERMINERS = frozenset("each every this these".split())
# Singular behind “these”: nouns that have no other form or are many already.
_OF_MANY = frozenset(
    "people police staff folk cattle youth clergy personnel hundred thousand million billion dozen score fish sheep "
    "deer accounts salmon trout aircraft spacecraft offspring data media bacteria criteria phenomena strata kind sort "
    "type poultry livestock vermin gentry infantry cavalry artillery crew elite kin bison moose swine squid "
    "shrimp cod".split()
)
_AWARDED = frozenset("actor actress man director film album song player".split())
_BETWEEN = frozenset("new old young other big small large local foreign different senior more further former".split())
_NO_COUNT = frozenset("number - – one the for".split())
_KINDS = frozenset("kind sort type form position post rank role role job title status career duty".split())
_Found = tuple[Rule, int, int] | None


class Nouns(Detector):
    """*Six people, including child, were hurt*; *it is second such accident*; *three person were hurt*; *an outbreaks*.

    Only nouns from a list are judged, ones that news counts, and only where nothing but an article could make the
    phrase right: offices stand bare (*as mayor*), so do set phrases (*by car*), headings, lists and pairs (*man and
    wife*).
    """

    needs = Need.DOCUMENT
    target_langs = frozenset({"en"})
    rules = (ARTICLE, NUMBER)
    examples = (
        Fires(ARTICLE, "Nine people, [[including widow]], were taken to hospital."),
        Fires(ARTICLE, "It was [[third such robbery]] in the town since May."),
        Fires(ARTICLE, "The bus stopped [[near mosque]] and burned out."),
        Fires(ARTICLE, "They drove [[to airport]] and left the van there."),
        Fires(ARTICLE, "He was buried [[in small cemetery]]."),
        Fires(ARTICLE, "[[Pensioner]] was asleep when the roof fell in."),
        Fires(ARTICLE, "The lights went out [[when passenger]] opened the door."),
        Fires(NUMBER, "[[Three villager]] were hurt by the bull."),
        Fires(NUMBER, "They will build [[two new bakery]] in May."),
        Fires(NUMBER, "It is [[one of the oldest monastery]] in the valley."),
        Fires(NUMBER, "They were looking for [[a nurses]] who had left."),
        Fires(NUMBER, "[[The soldiers was]] not in the town."),
        Fires(NUMBER, "[[Each bakeries]] got a new oven."),
        Fires(NUMBER, "They sold [[this ovens]] in May, he said."),
        Fires(NUMBER, "They sold [[these oven]] in May, he said."),
        Fires(ARTICLE, "He worked [[as teacher]] in a village near Lyon."),
        Fires(ARTICLE, "Her aunt, who [[is engineer]] in Lyon, has come."),
        Fires(ARTICLE, "[[Brewery]] sells its beer in nine countries."),
        Fires(ARTICLE, "[[Young widow]] noticed the smoke at once."),
        Fires(ARTICLE, "[[Owner]] of the mill sold it in May."),
        Fires(ARTICLE, "They [[arrested burglar]] in a barn."),
        Fires(ARTICLE, "The owner [[of bakery]] said that he would close it."),
        Fires(ARTICLE, "[[After collision]] the ferry sank."),
        Silent("Each sells bread. This works well. These people bake. These are cold. This sports hall is new."),
        Silent("The boats leave port at dawn. She left school in May and entered hospital in June."),
        Silent("Owner of the mill Ann Stone sold it. Victim of the storm was Ann Stone. Parliament meets. Fox hunts."),
        Silent("The least visited museum in May was ours. They reached port in May. After school the boys swam."),
        Silent("Nine people, including a widow, were hurt. He went by car to court and came home as mayor."),
        Silent("It was the third such robbery, and the first of man against bear. A three-person team came first."),
        Silent("Officer and soldier were hurt. Animals such as fox, deer and bear live there."),
        Silent("Pensioner hit by bus\n\nFire at mosque near station"),
        Silent("The team are ready. On June 14 election day came. If the woman were here, she would say so."),
    )

    def prepare(self) -> None:
        """The nouns by their forms."""
        self._kinds: dict[str, str] = {}
        self._marks: dict[str, str] = {}
        self._plurals: set[str] = set()
        for row in self.lexicons.rows("nouns", "en"):
            noun, marks = row["noun"], row["marks"]
            self._kinds[noun], self._marks[noun] = row["kind"], marks
            if "s" not in marks:
                self._plurals.update(plurals(noun))
        self._plurals -= set(self._kinds)
        self._words = vocabulary(self.lexicons)

    def check_document(self, document: Document) -> Iterable[Finding]:
        """Running text only."""
        for segment, tokens in running_sentences(document):
            if len(tokens) > 4 and tokens[-1].kind == "punct":
                yield from self._sentence(segment, tokens)

    def _sentence(self, segment: Segment, tokens: Sequence[Word]) -> Iterator[Finding]:
        norms = [token.norm for token in tokens]
        for at, norm in enumerate(norms):
            found: tuple[Rule, int, int] | None = None
            if norm in self._kinds:
                if tokens[at].text.islower() or at == 0:
                    found = self._singular(tokens, norms, at)
            elif norm in self._plurals and tokens[at].text.islower():
                found = _plural(tokens, norms, at)
            elif norm in _DETERMINERS:
                found = self._determined(tokens, norms, at)
            if found is not None:
                rule, first, last = found
                yield rule.at(segment, (tokens[first].start, tokens[last].end))

    def _singular(self, tokens: Sequence[Word], norms: Sequence[str], at: int) -> tuple[Rule, int, int] | None:
        marks = self._marks[norms[at]]
        tests: tuple[Callable[[Sequence[Word], Sequence[str], int, str], tuple[Rule, int, int] | None], ...] = (
            self._beginning,
            self._starts,
            self._bare,
            self._inside,
            self._is_one,
            _ordinal,
            _counted,
            _one_of,
            _agreement,
        )
        return next((found for test in tests if (found := test(tokens, norms, at, marks)) is not None), None)

    def _beginning(self, _: Sequence[Word], norms: Sequence[str], at: int, marks: str) -> tuple[Rule, int, int] | None:
        """“Driver was …” at the beginning, “when driver was …” behind a conjunction."""
        noun = norms[at]
        body = at > 0 and "c" in marks and norms[at - 1] in _CONJUNCTIONS and norms[at + 1 : at + 2] != ["are"]
        if "m" in marks or "b" in marks and not body or noun in _MAY_BEGIN or norms[at + 1 : at + 2] == ["'s"]:
            return None
        if at + 2 >= len(norms) or norms[at + 1] not in _FINITE:
            return None
        if at == 0:
            return (ARTICLE, 0, 0) if "c" not in marks and norms[1] not in ("are", "were", "have") else None
        after = norms[at - 1] in _CONJUNCTIONS and not (at > 1 and norms[at - 2] == noun)
        return (ARTICLE, at - 1, at) if after and self._kinds[noun] != "role" else None

    def _starts(self, tokens: Sequence[Word], norms: Sequence[str], at: int, marks: str) -> _Found:
        """“Company sells …”, “Young woman fell …”, “Owner of the hotel sold …”."""
        if at == 0 and norms[at] in _MAY_BEGIN and norms[at + 1 : at + 2] != ["of"]:
            return None
        place = _bare.starts(self._words, tokens, norms, at, self._kinds[norms[at]], marks)
        return (ARTICLE, *place) if place else None

    def _inside(self, tokens: Sequence[Word], norms: Sequence[str], at: int, marks: str) -> _Found:
        """“arrested suspect in …”, “head of company said”, “After meeting the …”."""
        place = _bare.inside(self._words, tokens, norms, at, self._kinds[norms[at]], marks) if at else None
        return (ARTICLE, *place) if place else None

    def _bare(self, tokens: Sequence[Word], norms: Sequence[str], at: int, marks: str) -> tuple[Rule, int, int] | None:
        """“including child”, “near mosque”."""
        noun = at
        at -= at > 1 and norms[at - 1] in _ADJECTIVES
        before = norms[at - 1] if at else ""
        if before == "including" or before == "as" and at > 1 and norms[at - 2] == "such":
            ends = _ends(norms, noun, _LOOSE - {"and"})
            return (ARTICLE, at - 1 - (before == "as"), noun) if ends and "s" not in marks else None
        if before == "to" and "V" in self._words.tags(norms[noun]):
            return None
        if before not in _PREPOSITIONS or "b" in marks or self._kinds[norms[noun]] == "role":
            return None
        if before == "of" and at > 1 and norms[at - 2] in _KINDS:
            return None
        if at > 1 and norms[at - 2] in (norms[noun], "from", "between") or "from" in norms[max(0, at - 5) : at - 1]:
            return None
        if norms[noun] in _SETTLEMENTS and norms[noun + 1 : noun + 2] == ["of"] and tokens[noun + 2].capital:
            return ARTICLE, at - 1, noun
        ends = _ends(
            norms,
            noun,
            _RELATIVE - {"has", "had", "is", "near"} | ({"and"} if before in _PLACES or before == "to" else set()),
        )
        return (ARTICLE, at - 1, noun) if ends else None

    def _determined(self, tokens: Sequence[Word], norms: Sequence[str], at: int) -> _Found:
        """“each villages”, “this houses”, “these tree”: words that have one number, before any noun."""
        noun = at + 1
        while noun < len(norms) - 2 and self._words.tags(norms[noun]) == ("J",):
            noun += 1
        if noun > at + 3 or noun + 1 >= len(norms) or not tokens[noun].text.islower():
            return None
        tags, behind = self._words.tags(norms[noun]), norms[noun + 1]
        ends = behind in _CLEAR or behind in _PREPOSITIONS or behind in _BE or "Vd" in self._words.tags(behind)
        if not ends or norms[at] in ("this", "these") and at > 0 and norms[at - 1] in ("and", "or"):
            return None
        if norms[at] == "these":
            sure = norms[noun] in self._kinds or len(norms[noun]) > 3 and behind not in ("for", "to", "as")
            wrong = tags[:1] == ("N",) and "s" not in self._marks.get(norms[noun], "") + norms[noun][-1] and sure
            wrong = wrong and (tags == ("N",) or norms[noun] in self._kinds and "V" not in tags)
        else:
            wrong = tags == ("Ns",) and is_plural(self._words, norms[noun])
        wrong = wrong and norms[noun] not in _OF_MANY
        return (NUMBER, at, noun) if wrong else None

    def _is_one(self, _: Sequence[Word], norms: Sequence[str], at: int, __: str) -> tuple[Rule, int, int] | None:
        """“worked as teacher”, “she is engineer and”: what one of many does takes an article."""
        if at < 2 or self._kinds[norms[at]] != "person":
            return None
        works = norms[at - 1] == "as" and norms[at - 2] in _WORKING
        is_one = norms[at - 1] in ("is", "was") and norms[at - 2] in ("he", "she", "who")
        return (ARTICLE, at - 1, at) if (works or is_one) and _ends(norms, at, _ONE_OF_MANY) else None


def _ends(norms: Sequence[str], at: int, followers: frozenset[str] | set[str]) -> bool:
    """Whether a noun phrase ends with the noun: a stop, a word that cannot follow in it, or a comma outside a list."""
    after = norms[at + 1] if at + 1 < len(norms) else "."
    if after == ",":
        return norms[at + 2 : at + 3] != [] and norms[at + 2] in _GO_ON
    return after in _CLEAR or after in followers


def _ordinal(tokens: Sequence[Word], norms: Sequence[str], at: int, _: str) -> tuple[Rule, int, int] | None:
    """“is second such accident”."""
    first = at - 1
    if first > 0 and norms[first] not in _ORDINALS and norms[first] != "such":
        if norms[first] in _SMALL or norms[first] in _NUMBERS or tokens[first].kind != "word":
            return None
        first -= 1
    first -= first > 0 and norms[first] == "such"
    if first < 1 or norms[first] not in _ORDINALS or norms[first] == "best" and norms[at] in _AWARDED:
        return None
    verb = first - 1 - (norms[first - 1] in ("already", "now", "also", "only"))
    if verb < 0 or norms[verb] not in _BE or not _ends(norms, at, _LOOSE | {"to", "since", "for", "with"}):
        return None
    return ARTICLE, first, at


def _counted(tokens: Sequence[Word], norms: Sequence[str], at: int, marks: str) -> tuple[Rule, int, int] | None:
    """“three person were”, “12 house in”."""
    if at == 0 or "s" in marks or not (_ends(norms, at, _COUNTED) or norms[at + 1] == ","):
        return None
    before = tokens[at - 1]
    if before.norm in _BETWEEN and at > 1 and norms[at - 2] in _NUMBERS and norms[at - 2] != "one":
        return None if at > 2 and norms[at - 3] in _NO_COUNT else (NUMBER, at - 2, at)
    if before.norm in _NUMBERS and (before.text.islower() or at == 1):
        odd = at > 1 and (norms[at - 2] in _NO_COUNT or norms[at - 2] in _MONTHS)
        return None if odd else (NUMBER, at - 1, at)
    if not before.text.isdecimal() or not 1 < int(before.text) < 1000 or norms[at + 1] in _CLEAR:
        return None
    if norms[at + 1] in ("was", "in", "on", "near", "and") or at > 1 and _tied(tokens[at - 2], at > 2):
        return None
    return NUMBER, at - 1, at


def _tied(word: Word, inside: bool) -> bool:
    """Whether a number belongs to the word before it: a date, a name, a mark."""
    return word.kind == "punct" or word.norm in _MONTHS or word.norm in _SMALL or inside and word.capital


def _one_of(_: Sequence[Word], norms: Sequence[str], at: int, marks: str) -> tuple[Rule, int, int] | None:
    """“one of the oldest monastery”."""
    if "s" in marks:
        return None
    for first in range(at - 1, max(0, at - 4), -1):
        if norms[first] in _OWNERS:
            between = norms[first + 1 : at]
            graded = not between or between[0] == "most" or between[0] in _ORDINALS or between[0].endswith("est")
            graded = graded or between[0] in ("main", "major", "few", "many", "leading", "top")
            found = first > 1 and norms[first - 2 : first] == ["one", "of"] and (first < 3 or norms[first - 3] != "day")
            return (NUMBER, first - 2, at) if found and graded and _ends(norms, at, _LOOSE) else None
    return None


def _agreement(_: Sequence[Word], norms: Sequence[str], at: int, marks: str) -> tuple[Rule, int, int] | None:
    """“The boy were …” at the beginning."""
    if at != 1 or norms[0] not in _SINGULAR_DET or set(marks) & {"c", "s"} or norms[2] not in ("are", "were", "have"):
        return None
    return NUMBER, 0, 2


def _plural(tokens: Sequence[Word], norms: Sequence[str], at: int) -> tuple[Rule, int, int] | None:
    """“an outbreaks”, “The soldiers was”."""
    if at == 0 or norms[at] == "people":
        return None
    alone = norms[at - 1] in _ONE and (at == 1 or tokens[at - 1].text.islower())
    if alone and norms[at] != "women" and _ends(norms, at, _LOOSE | {"are", "for", "to", "with", "by"}):
        return NUMBER, at - 1, at
    if at == 1 and norms[0] in _PLURAL_DET and norms[2] in ("is", "was", "has"):
        return NUMBER, 0, 2
    return None


@hookimpl
def mtaudit_detectors() -> Iterable[type[Detector]]:
    """Registers the detector."""
    return [Nouns]
