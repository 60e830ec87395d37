"""Verbs in the wrong number or form by their place in the clause: *The ministry warn that*, *was kill*."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

from mtaudit.detectors import _plurals
from mtaudit.detectors._number import Number
from mtaudit.detectors._running import running_sentences
from mtaudit.lang.grammar import Vocabulary, vocabulary
from mtaudit.lang.inflect import plurals
from mtaudit.lang.words import Word
from mtaudit.model import Document, Finding, Rule, Segment, Severity
from mtaudit.plugin import Detector, Fires, Need, Silent, hookimpl

AGREEMENT = Rule(
    "verbs/agreement",
    mqm="linguistic-conventions/grammar/agreement",
    severity=Severity.MINOR,
    message="“{quote}”: the verb does not agree with its subject",
    confidence=0.8,
)
FORM = Rule(
    "verbs/form",
    mqm="linguistic-conventions/grammar",
    severity=Severity.MINOR,
    message="“{quote}”: this form of the verb cannot stand here",
    confidence=0.8,
)
SINCE = Rule(
    "verbs/since",
    mqm="linguistic-conventions/grammar/tense",
    severity=Severity.MINOR,
    message="“{quote}”: what has lasted since then stands in the perfect",
    confidence=0.75,
    help="German, French, Spanish and the Slavic languages use the present for what began earlier and goes on.",
)

_Found = tuple[Rule, int, int]


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_SINGULAR_DET = _set("the a an his her its their our my this that another")
_PLURAL_DET = _set("the these those many several some few both all most two three four five six seven eight nine ten")
_OBJECT = _set("him them us me her that the a an his its their this these to it")
_LIVING = _set("works lives goes comes says wants gets takes dies stays")
_WORK = _set("work study dream travel fish dance rest sleep")
_PRICES = _set(
    "prices rents wages costs taxes salaries temperatures pensions doctors experts scientists lawyers parents"
)
_NO_FORM = _set("let become come go be overcome please shy alight alike alive aware well manifest")
_CLAUSE = _set("the a an his her its their our he she it they we there this these some all many more no")
_WORKING_IN = _set("in at near on as for with from")
_PRONOUN_OBJECT = _set("him them us me")
_AUX = _set("is are was were has had have will would can could must should may might did does do am be been")
_SUBJECTS = _set("he she it they we i you who which that people everyone nobody this these those there")
_MODALS = _set("will would can could must should may might")
_BE = _set("is are was were been being be am")
_HAVE = _set("has have had having")
_BETWEEN = _set("also already not never now still just recently finally then always")
_WITHIN = _BETWEEN | _set("yet since yesterday today later only partly almost soon newly often long even ever so thus")
_ONE = _set("everybody everyone nobody somebody someone anybody")
_EACH = _set("every each neither")
# Pasts that are no participle, adjective or noun.
_PASTS = _set(
    "went took gave saw wrote began broke chose drew drove ate flew forgot forgave froze grew knew rode rang rose "
    "sang spoke stole swam threw tore wore became came did hid shook swore sank fell met held lost sold told"
)
_LINKED = _set("of among one in on at with from and for near behind only by to about like than under s 's")
_CAME = _set(
    "arrived came went decided tried wanted began started met gathered flew travelled returned managed planned "
    "refused helped hoped able ready going"
)
_BEFORE_NOUN = _set(
    "in on at of over outside inside from across around near to behind under with into for about throughout"
)
_CLEFT = _set("do did does done doing all thing things first next job step what only whatever how so nor neither why")
_ASKING = _set("who what which how why when where whether than as nor so only never rarely seldom neither not")
_IRREGULAR_PLURAL = _set("men women children people policemen firemen fishermen")
_ARRESTED = _set("arrest release rescue wound ambush evacuate award murder capture attack damage")
_BEHIND_PASSIVE = _set("at in on by after during for near when and to")
_TRYING = _set("plan search demand work look fight talk plead report wait try prepare")
_STATES = _set(
    "open closed married divorced ill sick missing empty vacant blocked homeless unemployed active available known "
    "famous independent engaged paralysed banned dead absent retired prohibited forbidden stuck shut idle deserted"
)
_IN_PLACE = _set(
    "prison jail hospital custody exile force power office operation use detention captivity service pension"
)
_UNITS = _set("years months weeks days decades hours centuries year month week")
_MANY = _set("two three four five six seven eight nine ten twelve fifteen twenty many several some a one")
_WHEN = _set(
    "january february march april may june july august september october november december monday tuesday wednesday "
    "thursday friday saturday sunday last then yesterday childhood birth early late mid"
)
_KIN = _set("brother sister mother father son daughter uncle aunt wife husband neighbour neighbor friend")
_RANKED = _set("first last second third only lowest highest worst best biggest largest strongest most least")


class Verbs(Detector):
    """*The ministry warn that*, *Prices rises by*, *was kill*, *to discusses*, *is open since 1998*.

    The subject stands at the beginning of the sentence, where nothing can govern it; words that are nouns too count as
    verbs only if the sentence has no other. What may take either number (the police, the team) is left alone.
    """

    needs = Need.DOCUMENT
    target_langs = frozenset({"en"})
    rules = (AGREEMENT, FORM, SINCE)
    examples = (
        Fires(AGREEMENT, "The baker [[tell]] them that the mill was sold."),
        Fires(AGREEMENT, "The lady [[promise]] to sell the mill by May."),
        Fires(AGREEMENT, "Rents [[rises]] by a tenth each year."),
        Fires(AGREEMENT, "The bakers [[demands]] a lower tax on flour."),
        Fires(AGREEMENT, "The women [[sells]] bread near the mill."),
        Fires(AGREEMENT, "The rules for selling eggs [[has]] changed."),
        Fires(AGREEMENT, "Nobody [[want]] to buy the old mill."),
        Fires(AGREEMENT, "One of the bakers [[were]] asleep at the time."),
        Fires(AGREEMENT, "Every mill in the hills [[have]] a wheel."),
        Fires(AGREEMENT, "The people who [[lives]] near the mill are asleep."),
        Fires(AGREEMENT, "The baker who [[sell]] the bread is asleep."),
        Fires(AGREEMENT, "Her hands [[was]] wet, and both wrists hurt."),
        Fires(AGREEMENT, "“Two more looms [[was]] sold in May,” said the baker."),
        Fires(AGREEMENT, "The flour costs less than the bakers [[was]] asking."),
        Fires(AGREEMENT, "The other five, all bakers, [[is]] expected in May."),
        Fires(AGREEMENT, "The oven and the roof [[was]] repaired."),
        Fires(AGREEMENT, "[[There are]] a narrow door in the wall."),
        Fires(AGREEMENT, "The paths that [[leads]] to the mill are steep."),
        Fires(FORM, "The judge [[has decide]] to close the mill."),
        Fires(FORM, "The envoy came [[to discusses]] the price of flour."),
        Fires(FORM, "The new mill [[will opened]] in the spring."),
        Fires(FORM, "The price of flour [[will rises]] in the spring."),
        Fires(FORM, "The fair will [[be hold]] in the old mill."),
        Fires(FORM, "Nine bakers [[were kill]] in the storm."),
        Fires(FORM, "The thief [[was arrest]] at the mill."),
        Fires(FORM, "The baker [[is plan]] to sell his mill."),
        Fires(FORM, "The mill [[has not yet decide]] on a price."),
        Fires(FORM, "The prices are to [[be publish]] in May."),
        Fires(FORM, "The thief [[was yesterday arrest]] at the mill."),
        Fires(FORM, "Visitors [[can to]] buy bread at the mill."),
        Fires(SINCE, "The mill [[is closed since]] the storm in May."),
        Fires(SINCE, "[[For three years he works]] in a mill near Lyon."),
        Silent("The mayor wants to fell the limes. The man tried to saw through the bars. They want to found a club."),
        Silent("Two more looms is what we need. Nine litres was spilt. Bread and butter is good. A number were sold."),
        Silent("There were a king and a queen. The community are shocked. The lot was sold. He told men that is so."),
        Silent("It is a lens weighing three tons that floats in a bath. It is a law using words that means them well."),
        Silent("They demanded that the baker tell them the truth. He let the lady promise to go. The team win."),
        Silent("The orders for the mill came late. The company plan to build a mill was dropped. The police say that."),
        Silent(
            "The bakers’ demands were met. The United States wants that. The news says that. The series sells well."
        ),
        Silent(
            "What he did was sell the mill. Nor will prices rise. All he can do to help is wait. Her will opened it."
        ),
        Silent("It is the first mill that is closed since May. Since he is ill, he sleeps. Each of the men have sons."),
    )

    @cached_property
    def _words(self) -> Vocabulary:
        return vocabulary(self.lexicons)

    def prepare(self) -> None:
        """Nouns that may take either number."""
        rows = self.lexicons.rows("nouns", "en")
        self._counted = frozenset(form for row in rows for form in plurals(row["noun"])) | _PRICES
        self._groups = frozenset(row["noun"] for row in rows if "c" in row["marks"]) - {"ministry", "embassy"}
        self._vague = frozenset(row["noun"] for row in rows if set(row["marks"]) & {"c", "s"})
        self._single = frozenset(row["noun"] for row in rows) - self._vague
        self._number = Number(self._words, self._is_one)
        self._people = frozenset(row["noun"] for row in rows if row["kind"] != "thing") | _KIN

    def _is_one(self, noun: str) -> bool:
        """Whether a noun is a singular that no writer treats as a plural."""
        return noun in self._single or noun not in self._vague and self._words.tags(noun) == ("N",)

    def check_document(self, document: Document) -> Iterable[Finding]:
        """Running text only."""
        for segment, tokens in running_sentences(document):
            if len(tokens) > 4 and tokens[-1].kind == "punct":
                yield from self._sentence(segment, tokens)

    def _sentence(self, segment: Segment, tokens: Sequence[Word]) -> Iterator[Finding]:
        norms = [token.norm for token in tokens]
        if tokens[0].text in ("“", '"') and len(tokens) > 5:
            tokens, norms = tokens[1:], norms[1:]
        if "?" in norms or norms[-1] in (":", "…") or tokens[0].kind == "punct":
            return
        for test in (self._subject, self._quantity, self._relative, self._forms, self._passive, _since, self._for):
            found = test(tokens, norms)
            if found is not None:
                rule, first, last = found
                yield rule.at(segment, (tokens[first].start, tokens[last].end))
                if rule is AGREEMENT:
                    return
        place = self._number.find(tokens, norms)
        if place is not None:
            yield AGREEMENT.at(segment, (tokens[place[0]].start, tokens[place[1]].end))

    # ------------------------------------------------------------------------------------------ agreement

    def _subject(self, tokens: Sequence[Word], norms: Sequence[str]) -> _Found | None:
        """“The ministry warn that”, “The farmers demands higher”, “Prices rises by”: at the beginning."""
        at = 1 if norms[0] in _SINGULAR_DET | _PLURAL_DET else 0
        at += self._is_adjective(norms[at]) and at > 0
        if at + 3 >= len(norms) or not (tokens[at].text.islower() or at == 0):
            return None
        noun, verb = norms[at], norms[at + 1]
        if not tokens[at + 1].text.islower() or verb in _AUX:
            return None
        if self._is_plural(noun) and (at or noun in self._counted | _IRREGULAR_PLURAL):
            return self._third(tokens, at)
        if norms[0] in _SINGULAR_DET and self._is_singular(noun):
            return self._base(tokens, at)
        return None

    def _is_adjective(self, word: str) -> bool:
        return self._words.tags(word) == ("J",)

    def _is_plural(self, noun: str) -> bool:
        return noun in _IRREGULAR_PLURAL or _plurals.is_plural(self._words, noun)

    def _is_singular(self, noun: str) -> bool:
        tags = self._words.tags(noun)
        if noun.endswith("s"):
            return False
        return tags[:1] == ("N",) and noun not in self._groups and noun not in _EITHER_NUMBER | _AUX | _IRREGULAR_PLURAL

    def _third(self, tokens: Sequence[Word], at: int) -> _Found | None:
        """“farmers demands higher”: a third person behind a plural."""
        norms = [token.norm for token in tokens]
        tags = self._words.tags(norms[at + 1])
        if "Vz" not in tags or at == 0 and norms[1] in ("says", "thinks", "believes", "adds", "agrees", "admits"):
            return None
        if tags != ("Vz",) and (norms[at + 2] in (",", "and", "of", "'s", ".") or self._has_verb(tokens, at + 2)):
            return None
        return (AGREEMENT, at + 1, at + 1) if norms[at + 2] != "." else None

    def _base(self, tokens: Sequence[Word], at: int) -> _Found | None:
        """“ministry warn that”: a base form behind a singular."""
        norms = [token.norm for token in tokens]
        tags, behind = self._words.tags(norms[at + 1]), norms[at + 2]
        if (
            "V" not in tags
            or {"Vd", "Vn", "J", "R"} & set(tags)
            or norms[at + 1] in ("like", "say", "let", "please", "alight")
        ):
            return None
        if behind == "that" and not (
            norms[at + 3] in _CLAUSE or tokens[at + 3].capital or tokens[at + 3].text.isdecimal()
        ):
            return None
        if tags == ("V",):
            goes_on = behind in _OBJECT or behind in ("in", "by", "at", "for", "on", "from", "more", "much", "higher")
            return (AGREEMENT, at + 1, at + 1) if goes_on and not self._relative_before(norms, at) else None
        known = (
            behind in _OBJECT - {"her"}
            or norms[at] in self._people
            and norms[at + 1] in _WORK
            and behind in _WORKING_IN
        )
        if not known or self._has_verb(tokens, at + 2) and behind not in _PRONOUN_OBJECT:
            return None
        return (AGREEMENT, at + 1, at + 1) if behind != "to" or "V" in self._words.tags(norms[at + 3]) else None

    @staticmethod
    def _relative_before(norms: Sequence[str], at: int) -> bool:
        """“The least the town expect”: a clause behind what it is about."""
        return norms[0] == "the" and norms[at] in (
            "more",
            "less",
            "least",
            "most",
            "people",
            "pair",
            "lot",
            "number",
            "rest",
        )

    def _has_verb(self, tokens: Sequence[Word], at: int) -> bool:
        """Whether another finite verb follows."""
        for token in tokens[at:]:
            norm, tags = token.norm, self._words.tags(token.norm)
            if norm in _AUX and token.text.islower() or {"Vd"} & set(tags) or "Vz" in tags and "Ns" not in tags:
                return True
        return False

    def _quantity(self, tokens: Sequence[Word], norms: Sequence[str]) -> _Found | None:
        """“Nobody want to”, “One of the bakers were”, “Every house … have”, “The rules for importing cars has”."""
        first = norms[0]
        if first in _ONE:
            tags = self._words.tags(norms[1])
            wrong = norms[1] in ("have", "are", "were", "do") or tags[:1] == ("V",) and not set(tags) & {"Vd", "N", "J"}
            return (AGREEMENT, 1, 1) if wrong and norms[1] not in ("else", "let") else None
        if first == "one" and norms[1:3] == ["of", "the"] or first in _EACH:
            return self._one_of(norms, first)
        if (
            first == "there"
            and norms[1] in ("is", "was")
            and norms[2] in _MANY - {"a", "one", "several", "many", "some"}
        ):
            return (AGREEMENT, 0, 1) if self._is_plural(norms[3]) and norms[3] not in _UNITS else None
        if first in ("the", "these", "those") and self._is_plural(norms[1]) and tokens[1].text.islower():
            return self._plural_far(norms)
        return None

    def _one_of(self, norms: Sequence[str], first: str) -> _Found | None:
        if norms[1] in _AUX | _UNITS | {"day", "night", "time", "morning", "evening", "minute", "hour"}:
            return None
        start = 3 if first == "one" else 1
        start += norms[start : start + 2] == ["of", "the"] and 2
        for at in range(start + 1, min(start + 6, len(norms) - 1)):
            if norms[at].isdecimal() or norms[at] in _MANY - {"a"}:
                return None
            if norms[at] in _SINGULAR_DET and norms[at - 1] not in _BEFORE_NOUN | {"of"}:
                return None
            if norms[at] in ("who", "that", "which", ",", "and", "or", "to", "if", "when") or self._finite(norms[at]):
                wrong = norms[at] in ("were", "have", "are") and norms[at - 1] not in ("you", "we", "they", "us")
                each_of = first in ("each", "neither") and norms[1] == "of"
                return (AGREEMENT, at, at) if wrong and not each_of else None
        return None

    def _finite(self, norm: str) -> bool:
        return norm in _AUX or bool(set(self._words.tags(norm)) & {"Vd", "Vz"}) and "Ns" not in self._words.tags(norm)

    def _plural_far(self, norms: Sequence[str]) -> _Found | None:
        """“The rules for importing cars has changed”, “The prices of bread has doubled”."""
        if norms[2] not in ("of", "for", "from", "in", "on", "against", "to", "at"):
            return None
        for at in range(3, min(9, len(norms) - 2)):
            if norms[at] in ("has", "was", "is", "does"):
                behind = norms[at + 1 + (norms[at + 1] in _BETWEEN)]
                done = behind == "been" or bool(set(self._words.tags(behind)) & {"Vn"}) or behind.endswith("ing")
                return (AGREEMENT, at, at) if done and norms[1] not in ("means", "works") else None
            if (
                norms[at] in _AUX
                or self._finite(norms[at])
                or norms[at] in (",", "and", "who", "that", "which", "what", "to")
            ):
                return None
            if norms[at] in ("how", "where", "when", "why", "it", "he", "she", "there", "this"):
                return None
        return None

    def _relative(self, tokens: Sequence[Word], norms: Sequence[str]) -> _Found | None:
        """“people who lives”, “The pilot who fly”."""
        for at in range(1, len(norms) - 2):
            counted = norms[at] in _IRREGULAR_PLURAL and norms[at - 1].isdecimal() and norms[at + 1] in _LIVING
            if counted and (at < 2 or norms[at - 2] not in _LINKED - {"only", "about"}):
                return AGREEMENT, at + 1, at + 1
            if norms[at] == "that" and self._that(tokens, norms, at):
                return AGREEMENT, at + 1, at + 1
            if norms[at] != "who" or norms[at - 1] == ",":
                continue
            head, verb = norms[at - 1], norms[at + 1]
            tags = self._words.tags(verb)
            before = norms[max(0, at - 6) : at - 1]
            if head in _IRREGULAR_PLURAL or head == "those" or self._is_plural(head):
                wrong = tags in (("Vz",), ("Ns", "Vz"), ("Vz", "Ns")) or verb in ("is", "was", "has") and head != "who"
                if wrong and not _LINKED & set(before):
                    return AGREEMENT, at + 1, at + 1
            single = at > 1 and norms[at - 2] in _SINGULAR_DET and self._is_singular(head)
            single = single and (at == 2 or norms[at - 3] not in _BEFORE_NOUN) and verb not in _AUX
            if single and tags[:1] == ("V",) and not set(tags) & {"Vd", "Vn", "J"} and "only" not in before:
                return AGREEMENT, at + 1, at + 1
        return None

    def _that(self, tokens: Sequence[Word], norms: Sequence[str], at: int) -> bool:
        """“roads that leads to”, “a window that look onto”."""
        head, verb, behind = norms[at - 1], norms[at + 1], norms[at + 2]
        tags = self._words.tags(verb)
        goes_on = behind in _OBJECT or behind in _WORKING_IN or behind in ("onto", "into", "out", "over", "under")
        if not tokens[at - 1].text.islower() or not goes_on or _TELLING & set(norms[max(0, at - 5) : at]):
            return False
        before = norms[max(0, at - 6) : at - 1]
        if self._number.is_plural(head) or head in _IRREGULAR_PLURAL:
            wrong = tags in (("Vz",), ("Ns", "Vz"), ("Vz", "Ns")) or verb in ("is", "was", "has")
            apart = any(word.endswith("ing") for word in before)  # "a lens weighing three tons that floats"
            return wrong and not apart and not (_LINKED | {"between"}) & set(before)
        single = at > 1 and norms[at - 2] in ("a", "an", "the", "this") and self._is_one(head) and head not in _IDEAS
        single = single and (at == 2 or norms[at - 3] not in _BEFORE_NOUN | _LINKED)
        either = {"N"} if behind not in ("onto", "into", "the", "his", "her", "their", "its") else set()
        return single and verb not in _AUX and tags[:1] == ("V",) and not set(tags) & ({"Vd", "Vn", "J"} | either)

    # ------------------------------------------------------------------------------------------ forms

    def _forms(self, tokens: Sequence[Word], norms: Sequence[str]) -> _Found | None:
        """“has decide”, “to discusses”, “will opened”, “can to buy”."""
        for at in range(1, len(norms) - 2):
            norm = norms[at]
            behind = _past_adverbs(norms, at + 1)
            if behind + 1 >= len(norms) or not tokens[behind].text.islower():
                continue
            if norm in _HAVE and self._after_have(norms, at, behind):
                return FORM, at, behind
            if norm == "to" and self._after_to(norms, at):
                return FORM, at, at + 1
            if norm in _MODALS and tokens[at].text.islower() and self._after_modal(norms, at, behind):
                return FORM, at, behind
        return None

    def _after_have(self, norms: Sequence[str], at: int, behind: int) -> bool:
        if self._words.tags(norms[behind]) != ("V",) or norms[behind] in ("let", "become", "come", "overcome", "run"):
            return False
        if norms[at - 1] in ("does", "did", "to", "do", "will", "'ve", "n't") or norms[behind] in ("live", "download"):
            return False
        return norms[behind + 1] in _OBJECT or norms[behind + 1] in _BEHIND_PASSIVE or norms[behind + 1] in _MANY

    def _after_to(self, norms: Sequence[str], at: int) -> bool:
        if norms[at - 1] in ("prior", "next", "up", "according", "similar", "due", "from"):
            return False
        word, before = norms[at + 1], set(self._words.tags(norms[at - 1]))
        if self._words.tags(word) == ("Vz",):
            if before & {"Vd", "Vn"} and norms[at - 1] not in _CAME:
                return False
            return norms[at + 2] in _OBJECT or norms[at + 2] in ("with", "about", "in", "at", "on", "for")
        if word not in _PASTS or word in ("fell", "saw", "found", "ground", "wound", "lay"):
            return False  # “to fell the limes”, “to saw through the bars”
        return word not in ("lost", "sold", "held", "met", "told") or norms[at + 2] in _OBJECT - {"that", "to"}

    def _after_modal(self, norms: Sequence[str], at: int, behind: int) -> bool:
        """A subject must stand before the modal: “Her will opened it” has a noun there."""
        before, word = norms[at - 1], norms[behind]
        if before in _SINGULAR_DET or before in (
            "of",
            "free",
            "good",
            "last",
            "political",
            "strong",
            "own",
            "no",
            "and",
        ):
            return False
        subject = bool({"N", "Ns"} & set(self._words.tags(before))) or before in _SUBJECTS
        if not subject and (self._words.tags(before) or not before.isalpha()):
            return False
        tags = set(self._words.tags(word))
        if word == "to":
            said = {"all", "everything", "whatever", "what", "much", "best", "as", "than", "that", "anything", "little"}
            next_verb = "V" in self._words.tags(norms[behind + 1])
            if norms[at] == "will" or behind != at + 1 or not subject:
                return False
            best = any(norm.endswith("est") for norm in norms[:at])
            return next_verb and not best and not said & set(norms[:at]) and before not in (",", "and", "but")
        if "Vd" in tags and not tags & {"V", "N", "R"} and (word.endswith("ed") or word in _PASTS):
            return not set(norms[:at]) & _ASKING or before in ("he", "she", "it", "they", "we")
        if "Vz" in tags and not tags & {"V", "N", "J"} and self._words.tags(before)[:1] in (("N",), ("Ns",)):
            goes_on = norms[behind + 1] in _OBJECT or norms[behind + 1] in (
                "in",
                "again",
                "by",
                "on",
                "at",
                "from",
                "with",
            )
            return goes_on and not set(norms[:at]) & _ASKING
        return False

    def _passive(self, tokens: Sequence[Word], norms: Sequence[str]) -> _Found | None:
        """“was kill in”, “will be hold”, “was arrest at”, “is plan to build”."""
        for at in range(1, len(norms) - 2):
            place = _past_adverbs(norms, at + 1) if norms[at] in _BE else 0
            if not place or place + 2 > len(norms) or not tokens[place].text.islower():
                continue
            word, behind = norms[place], norms[place + 1]
            before = self._words.tags(norms[at - 1])[:1]
            named = (
                before in (("N",), ("Ns",))
                or tokens[at - 1].capital
                or norms[at - 1] in _MODALS | _HAVE | _BETWEEN | {"who", "he", "she", "they", "since", "i"}
                or norms[at] == "be"
                and norms[at - 1] == "to"
            )
            if not named or set(norms[:at]) & _CLEFT:
                continue
            if self._is_bare(norms, at, word, behind):
                return FORM, at, place
        return None

    def _is_bare(self, norms: Sequence[str], at: int, word: str, behind: str) -> bool:
        """Whether a base form stands behind *be*."""
        if self._words.tags(word) == ("V",) and "-" not in word and word not in _NO_FORM:
            return behind not in ("-", "'s", "or")
        if word in _ARRESTED and norms[at] in ("was", "were") and behind in _BEHIND_PASSIVE - {"and"}:
            return behind == "by" or word in ("arrest", "release", "rescue", "wound", "evacuate")
        trying = word in _TRYING and norms[at] in ("is", "are") and "there" not in norms[:at]
        return trying and behind in ("to", "for", "the", "on", "higher", "more")

    def _for(self, _: Sequence[Word], norms: Sequence[str]) -> _Found | None:
        """“For three years he works”."""
        if norms[0] != "for" or norms[2] not in _UNITS or not (norms[1] in _MANY or norms[1].isdecimal()):
            return None
        at = 3 + (norms[3] == ",")
        end = at + 1 + (norms[at] in ("the", "his", "her"))
        if end >= len(norms) or norms[at] not in ("he", "she", "it", "the", "his", "her"):
            return None
        if norms[end] in _AUX - {"is"}:
            return None
        present = (
            "Vz" in self._words.tags(norms[end]) and "Ns" not in self._words.tags(norms[end]) or norms[end] == "is"
        )
        present = present or norms[end] in ("works", "lives", "plays", "waits") and norms[at] in ("he", "she", "it")
        return (SINCE, 0, end) if present else None


_TELLING = _set("told tell tells telling showed show shows convinced warned inform informed remind reminded so such")
_IDEAS = _set("idea fact belief view claim demand proposal condition request hope fear rule suggestion order way")


def _past_adverbs(norms: Sequence[str], at: int) -> int:
    """The place of the first word that is none of the adverbs between the parts of a verb."""
    end = min(at + 3, len(norms) - 1)
    while at < end and norms[at] in _WITHIN:
        at += 1
    return at


_EITHER_NUMBER = _set(
    "police staff couple pair family majority minority number lot rest public media data crew side half panel "
    "trio duo population generation fish sheep deer salmon shrimp trout squid cod aircraft press audience clergy "
    "nobility aristocracy leadership management opposition quartet percentage"
)


def _since(tokens: Sequence[Word], norms: Sequence[str]) -> _Found | None:
    """“is open since 1998”, “is in hospital since Monday”."""
    for at in range(2, len(norms) - 2):
        if norms[at] != "since" or not _is_moment(tokens, norms, at + 1):
            continue
        if norms[at - 1] in ("is", "are") and norms[at - 2] not in ("it", "this", "that", "there"):
            return SINCE, at - 1, at
        back = next((n for n in range(at - 1, max(0, at - 6), -1) if norms[n] in ("is", "are")), 0)
        if not back or norms[back - 1] in ("it", "this", "that", "which", "there") or _RANKED & set(norms[:at]):
            continue
        between = norms[back + 1 : at]
        state = between[:1] and between[0] in _STATES
        state = state or len(between) >= 2 and between[0] == "in" and between[1] in _IN_PLACE
        if state and len(between) < 4:
            return SINCE, back, at
    return None


def _is_moment(tokens: Sequence[Word], norms: Sequence[str], at: int) -> bool:
    if tokens[at].text.isdecimal() or norms[at] in _WHEN:
        return True
    if norms[at] in ("the", "his", "her", "its"):
        return not any(norm in _AUX - {"may"} for norm in norms[at + 1 : at + 4])
    return norms[at] in _MANY and norms[at + 1] in _UNITS


@hookimpl
def mtaudit_detectors() -> Iterable[type[Detector]]:
    """Registers the detector."""
    return [Verbs]
