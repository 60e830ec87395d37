"""Subjects and verbs of different number: *Her feet was wet*, *Both was ill*, *A new school are built*."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from mtaudit.detectors import _plurals
from mtaudit.lang.grammar import Vocabulary
from mtaudit.lang.words import Word

_Found = tuple[int, int]


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_SINGULAR_VERBS = _set("was is has does")
_PLURAL_VERBS = _set("were are have")
_FINITE = _SINGULAR_VERBS | _PLURAL_VERBS | _set("had will would can could must should may might did do")
_NUMBERS = _set(
    "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen "
    "nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred hundreds thousands dozens"
)
_OWNERS = _set("his her its their our my the these those")
_MANY = _set("several many few both all")
_ABOUT = _set("nearly about almost around some roughly only another over approximately")
_MORE = _set("more other further additional new")
_ONE = _set("a an the this that his her its their our my")
_TOGETHER = _set("the a an his her its their our my")
_OF = _set("several many most some both few two three four five six seven eight nine ten dozens hundreds thousands")
_HURT = _set("injured wounded dead accused detained arrested victims suspects")
_IN = _set("of in on at from for with near between along under behind against to inside outside around across")
_INSIDE = _set("which who whose where among aged including all both most some together built founded")
_OPENERS = _set("that because while although though whereas where when but than whether if")
_ADVERBS = _set(
    "also not already now still just recently only then never all being been already currently reportedly allegedly "
    "soon later immediately finally again always seriously badly completely partly slightly so too very quite"
)
_AMOUNTS = _set(
    "per cent percent times degrees points dollars pounds euros goals runs million billion thousand hundred minutes "
    "hours days weeks months years miles metres kilometres gallons tons tonnes litres inches feet yards acres ounces "
    "millimetres centimetres kilograms kilogrammes cents francs marks roubles yen games sets wickets holes laps"
)
_NO_SUBJECT = _set("maths means works news series politics sports others things words ways same")
_COLLECTIVES = _set(
    """
    number group majority minority range series variety couple pair lot team handful host half rest total
    proportion percentage generation bunch crowd population part portion quarter third family band crew party
    squad section mix mixture combination kind type sort set string list array flock herd army staff board
    council government company cast trio duo quartet panel collection succession multitude mass hundred dozen
    thousand million few many plethora wealth spate raft slew flurry wave chain cluster fleet gang mob class
    selection assortment tenth fifth sixth eighth round bulk remainder body electorate defence defense community
    cattle poultry livestock vermin public youth elite same attack press clergy faculty congregation audience
    administration leadership management ministry department club union league association federation parliament
    commission committee jury opposition quorum force infantry cavalry navy choir orchestra synod village town
    world plurality assembly sample stream flood swarm pack litter row queue line kinds types
    """
)


class _Phrase(NamedTuple):
    """A noun phrase at a place: whether it is a plural, and the place behind its head."""

    plural: bool
    end: int
    counted: bool = False


class Number:
    """Finds the verbs; `things` are nouns that are certainly of one number."""

    def __init__(self, words: Vocabulary, is_one: Callable[[str], bool]) -> None:
        self._words, self._is_one = words, is_one

    def find(self, tokens: Sequence[Word], norms: Sequence[str]) -> _Found | None:
        """The places of the first and the last token of a verb in the wrong number."""
        if not (_SINGULAR_VERBS | _PLURAL_VERBS) & set(norms):
            return None
        return self._clause(tokens, norms, 0) or self._there(tokens, norms) or self._inside(tokens, norms)

    def _inside(self, tokens: Sequence[Word], norms: Sequence[str]) -> _Found | None:
        """Behind a conjunction: “more than the mills was offering”."""
        for at in range(1, len(norms) - 4):
            if norms[at] in _OPENERS and norms[at - 1] not in _IN:
                start = at + 1 + (norms[at + 1] == "what")
                phrase = self._phrase(tokens, norms, start)
                wrong = phrase and phrase.plural and norms[phrase.end] in _SINGULAR_VERBS and norms[at] != "if"
                if phrase and wrong and self._goes_on(tokens, norms, phrase.end):
                    return phrase.end, phrase.end
        return None

    def _clause(self, tokens: Sequence[Word], norms: Sequence[str], at: int) -> _Found | None:
        """At the beginning of a sentence, perhaps with more between the noun and its verb."""
        phrase = self._pair(tokens, norms, at) or self._phrase(tokens, norms, at)
        if phrase is None:
            return None
        verb = self._verb(tokens, norms, phrase)
        if not 0 < verb < len(norms) - 2 or not self._goes_on(tokens, norms, verb):
            return None
        wrong = _SINGULAR_VERBS if phrase.plural else _PLURAL_VERBS
        return (verb, verb) if norms[verb] in wrong else None

    # ------------------------------------------------------------------------------------------ noun phrases

    def _phrase(self, tokens: Sequence[Word], norms: Sequence[str], at: int) -> _Phrase | None:
        if at + 3 >= len(norms):
            return None
        for test in (self._quantity, self._counted, self._owned, self._single):
            found = test(tokens, norms, at)
            if found is not None and found.end < len(norms) - 2:
                return found
        return None

    def _quantity(self, tokens: Sequence[Word], norms: Sequence[str], at: int) -> _Phrase | None:
        """“Both”, “The other two”, “Several of the houses”, “Some of them”, “Two of the injured”."""
        if norms[at] == "both" and norms[at + 1] in _SINGULAR_VERBS:
            return _Phrase(True, at + 1)
        if norms[at] == "the" and norms[at + 1] in ("other", "remaining") and norms[at + 2] in _NUMBERS:
            return _Phrase(True, at + 3)
        if norms[at + 1] != "of" or norms[at] not in _OF and not _digits(tokens[at]):
            return None
        if norms[at + 2] == "them":
            return _Phrase(True, at + 3)
        if norms[at + 2] not in _OWNERS:
            return None
        end = self._head(tokens, norms, at + 3)
        if end is None and norms[at + 3] in _HURT and (norms[at] in _NUMBERS or _digits(tokens[at])):
            return _Phrase(True, at + 4)
        return _Phrase(True, end) if end else None

    def _counted(self, tokens: Sequence[Word], norms: Sequence[str], at: int) -> _Phrase | None:
        """“Three more rounds”, “Nearly 200 firefighters”, “More than 20 houses”."""
        if norms[at] in ("more", "less", "fewer") and norms[at + 1] == "than" or norms[at : at + 2] == ["at", "least"]:
            at += 2
        elif norms[at] in _ABOUT or norms[at] == "the":
            at += 1
        if at + 3 >= len(norms) or not (norms[at] in _NUMBERS or _digits(tokens[at])):
            return None
        at += 1 + (norms[at + 1] in _MORE)
        end = self._head(tokens, norms, at) if at + 2 < len(norms) else None
        return _Phrase(True, end, True) if end and norms[end - 1] not in _AMOUNTS else None

    def _owned(self, tokens: Sequence[Word], norms: Sequence[str], at: int) -> _Phrase | None:
        """“Her feet”, “The new roads”."""
        if norms[at] not in _OWNERS and norms[at] not in _MANY:
            return None
        at += 1 + (norms[at] in ("all", "both") and norms[at + 1] in _OWNERS)
        end = self._head(tokens, norms, at)
        return _Phrase(True, end) if end else None

    def _single(self, tokens: Sequence[Word], norms: Sequence[str], at: int) -> _Phrase | None:
        if norms[at] not in _ONE:
            return None
        at += 1
        while at < len(norms) - 2 and self._is_adjective(norms[at]):
            at += 1
        noun = norms[at]
        if norms[at - 1 : at + 2] == ["the", "number", "of"]:
            return _Phrase(False, at + 1)
        if not tokens[at].text.islower() or noun in _COLLECTIVES or noun.endswith("a") or not self._is_one(noun):
            return None
        if noun in _FINITE:
            return None
        return _Phrase(False, at + 1)

    def _pair(self, tokens: Sequence[Word], norms: Sequence[str], at: int) -> _Phrase | None:
        """“The fire and the smoke”."""
        first = self._any(tokens, norms, at)
        if first is None or norms[first] != "and" or norms[first + 1] not in _TOGETHER:
            return None
        second = self._any(tokens, norms, first + 1)
        if second is None or norms[second] not in _SINGULAR_VERBS:
            return None
        return _Phrase(True, second, True)

    def _any(self, tokens: Sequence[Word], norms: Sequence[str], at: int) -> int | None:
        """The place behind an article or possessive and one noun."""
        if at + 4 >= len(norms) or norms[at] not in _TOGETHER or not tokens[at + 1].text.islower():
            return None
        tags, noun = self._words.tags(norms[at + 1]), norms[at + 1]
        return at + 2 if tags[:1] in (("N",), ("Ns",)) and noun not in _COLLECTIVES | _NO_SUBJECT else None

    def _head(self, tokens: Sequence[Word], norms: Sequence[str], at: int) -> int | None:
        """The place behind adjectives and a plural noun in small letters."""
        while at < len(norms) - 2 and self._is_adjective(norms[at]):
            at += 1
        noun = norms[at]
        if not tokens[at].text.islower() or noun in _NO_SUBJECT:
            return None
        return at + 1 if noun in _IRREGULAR or self.is_plural(noun) else None

    def is_plural(self, noun: str) -> bool:
        """Also “hands” and “eyes”, which the word list has as nouns of their own."""
        if noun in _NO_SUBJECT:
            return False
        if _plurals.is_plural(self._words, noun):
            return True
        both = self._words.tags(noun)[:2] == ("N", "Ns") and noun.endswith("s") and not noun.endswith(("ss", "ics"))
        return both and noun not in _plurals.SINGULAR_S and "N" in self._words.tags(noun[:-1])

    def _is_adjective(self, word: str) -> bool:
        tags = self._words.tags(word)
        return tags[:1] == ("J",) and "Ns" not in tags and "Vz" not in tags

    # ------------------------------------------------------------------------------------------ verbs

    def _verb(self, tokens: Sequence[Word], norms: Sequence[str], phrase: _Phrase) -> int:
        """The place of the verb that belongs to a phrase; 0 if that is not certain."""
        at = phrase.end
        if norms[at] in ("also", "still", "now", "already", "only"):
            at += 1
        if norms[at] in _FINITE:
            return at
        if norms[at] == "," and norms[at + 1] in _INSIDE and phrase.plural:
            return _behind_comma(norms, at + 2)
        if norms[at] not in _IN or phrase.counted:
            return 0
        return self._behind_phrase(tokens, norms, at + 1, phrase.plural)

    def _behind_phrase(self, tokens: Sequence[Word], norms: Sequence[str], at: int, plural: bool) -> int:
        for here in range(at, min(at + 6, len(norms) - 2)):
            norm = norms[here]
            if norm in _SINGULAR_VERBS | _PLURAL_VERBS:
                return here
            if norm == "," and plural and norms[here + 1] in _INSIDE:
                return _behind_comma(norms, here + 2)
            tags = set(self._words.tags(norm))
            if tokens[here].kind == "punct" or norm in _FINITE or "Vd" in tags and "J" not in tags:
                return 0
            if norm in _STOPS or "Vz" in tags and "Ns" not in tags:
                return 0
        return 0

    def _goes_on(self, tokens: Sequence[Word], norms: Sequence[str], verb: int) -> bool:
        """Whether what follows a verb is said of its subject: no amount (“is enough”), no clause (“is that”)."""
        behind = verb + 1
        if norms[verb] in ("does", "have", "has") and norms[behind] in ("n't", "not"):
            return norms[verb] != "have"
        while behind < len(norms) - 1 and norms[behind] in _ADVERBS:
            behind += 1
        norm, tags = norms[behind], self._words.tags(norms[behind])
        if norms[verb] in ("has", "have"):
            return "Vn" in tags or norms[verb + 1] == "been" or norm in ("a", "an", "no", "the")
        if not tokens[behind].text.islower():
            return False
        if norm in ("in", "on", "at", "under", "without", "out", "for", "from"):
            return norms[behind + 1] != "which"
        done = bool({"Vn", "Vg"} & set(tags)) or norm.endswith("ed") and not tags
        return done or tags[:1] == ("J",) and norm not in _VERDICTS

    # ------------------------------------------------------------------------------------------ there is

    def _there(self, tokens: Sequence[Word], norms: Sequence[str]) -> _Found | None:
        """“there is also three ships”, “There are a big hole”."""
        for at in range(len(norms) - 4):
            if norms[at] != "there" or norms[at + 1] not in ("is", "was", "are", "were"):
                continue
            start = at + 2 + (norms[at + 2] in ("also", "still", "now", "only", "already"))
            many = norms[at + 1] in ("is", "was")
            if many and self._are_many(tokens, norms, start) or not many and self._is_single(tokens, norms, start):
                return at, at + 1
            return None
        return None

    def _are_many(self, tokens: Sequence[Word], norms: Sequence[str], at: int) -> bool:
        phrase = self._counted(tokens, norms, at) if at + 3 < len(norms) and norms[at] != "the" else None
        if phrase is None and norms[at] in ("several", "many"):
            end = self._head(tokens, norms, at + 1)
            return end is not None
        return phrase is not None

    def _is_single(self, tokens: Sequence[Word], norms: Sequence[str], at: int) -> bool:
        if norms[at] not in ("a", "an"):
            return False
        at += 1
        while at < len(norms) - 2 and self._is_adjective(norms[at]):
            at += 1
        noun, behind = norms[at], norms[at + 1 : at + 14]
        if self._words.tags(noun) != ("N",) or noun in _COLLECTIVES or not tokens[at].text.islower():
            return False
        return behind[:1] != ["of"] and not {"and", ",", "or", "as", ";"} & set(behind) and behind[:1] != ["-"]


_IRREGULAR = _set("men women children people feet teeth")
_STOPS = _set(
    "i we you they whom and or who which that what to how where when why it he she there this but if as than is"
)
_VERDICTS = _set("enough much many more less little plenty better worse good bad fine about worth necessary")


def _digits(token: Word) -> bool:
    text = token.text.replace(",", "")
    return text.isdecimal() and int(text) > 1 and not (len(text) == 4 and text[:2] in ("18", "19", "20"))


def _behind_comma(norms: Sequence[str], at: int) -> int:
    """The place of a verb right behind the comma that ends what a comma opened."""
    for here in range(at, min(at + 14, len(norms) - 2)):
        if norms[here] == ",":
            return here + 1 if norms[here + 1] in _SINGULAR_VERBS else 0
        if norms[here] in (";", ":", "“", "”", '"', "–", "—", "(", ")"):
            return 0
    return 0
