"""Whether a small-letter word is English in some way, and which word a misspelt one was meant to be.

A word list has base forms. English makes words from them all the time: with endings, with prefixes, by writing two
together. Only what none of these explains is a word of another language, or misspelt.
"""

# ruff: noqa: E501  (word lists)

from __future__ import annotations

from collections.abc import Container, Iterator
from functools import lru_cache
from typing import Final

from mtaudit.lang.grammar import Tables, Vocabulary, vocabulary
from mtaudit.lang.inflect import lemmas
from mtaudit.lang.patterns import lazy
from mtaudit.lang.words import plain

_PREFIXES: Final = tuple(
    """
    counter electro immuno cardio crypto gastro hydro hyper infra inter intra macro maxi mega meta micro milli mini multi
    nano neuro photo physio pseudo psycho quasi radio retro semi socio super techno tele thermo trans turbo ultra under
    vice extra astro aero agro anti arch auto back bio cross cyber demo dis down eco eu euro ever fore geo giga half kilo
    mid mis mono neo non off omni ortho out over para petro poly post pre pro re self step sub thunder tri un up uni well
    co de en ex bi e i
    """.split()
)
_ENDINGS: Final = tuple(
    """
    ability abilities able ably ableness isation isations ization izations ising izing ise ised ises ize ized izes
    isms ism ists ist istic less lessly lessness like ness nesses ful fully ish ishly ly ward wards wise dom doms hood
    hoods ship ships proof proofed free worthy maker makers making man men woman women person people
    er ers or ors ee ees y ier iest ical ically ity ities ation ations ment ments ous esque ette ettes let
    lets ling lings scape some wright fold goer goers holder holders owner owners keeper keepers rama athon athons gate
    """.split()
)
_SHORT: Final = frozenset(
    """
    act add age aid aim air all ant ape arm art ash ask axe bad bag ban bar bat bay bed bee bet bid big bin bit bog box
    boy bud bug bus buy bye cab can cap car cat cow cry cub cup cut dam day dew die dig dim dip dog dot dry due dug dye
    ear eat egg elf end eve eye fab fan far fat fee few fig fin fir fit fix fly foe fog for fox fun fur gap gas gay gel
    get gun gut guy gym had ham hat hay hen her hip hit hog hot hub hut ice ill ink inn ion jab jam jar jaw jet jig job
    jog joy key kid kin kit lab lap law lay leg let lid lip log lot low mad man map mat men met mid mix mob mop mud mug
    net new nib nil nod not now nut oak oar oat off oil old one our out owl own pad pan par paw pay pea peg pen pet pie
    pig pin pit pod pop pot pub pug pup put rag ram ran rat raw ray red rib rid rig rim rip rob rod rot row rub rug run
    rye sad saw say sea see set sex she shy sin sip sir sit six ski sky son spa spy sum sun tag tan tap tar tax tea ten
    the tie tin tip toe ton top toy try tub two use van vat vet via war wax way web wet who wig win wit won wry yes yet
    zip zoo
    """.split()
)
_LEARNED: Final = lazy(
    r"(?:ology|ologies|ologist|ologists|ological|ologically|ography|ographic|ographer|ographers|graphs?|cytes?|metry|"
    r"metric|metrics|scopes?|scopy|scopic|ectomy|otomy|opath|opathy|plasty|genic|genesis|derm|phobes?|phobia|phobic|"
    r"philia|phile|oids?|olysis|lytic|osis|itis|aemia|emia|omas?|omic|omics|otic|etic|atic|istic|idal|inal|ular|aceous|"
    r"iform|ivore|ivorous|ylic|ases|amine|azole|mycin|cillin|vir|mab|sone|oxide|phyte|phytic|saur|saurs|therium|onium|"
    r"um|us|ii|ensis|ae|orous|ferous|thermal|static|tropic|crats?|cracy|archy|archic|nomics|nautics?|nauts?|ulose|uria|plasia|trophy)$"
)
_DOUBLED: Final = lazy(r"(?<=[aeiou]{2})ll(?:ed|ing|er|ers)$")
_LEAST: Final = 3
_MOST: Final = 28
"""Letters; what is longer is no word, and not judged."""


class Speller:
    """What English words there are beside those of a word list, and what a misspelt word was meant to be."""

    def __init__(self, words: Vocabulary, more: Container[str]) -> None:
        """`more`: base forms that the word list lacks."""
        self._words = words
        self._more = more
        self._known: dict[str, bool] = {}
        self._built: set[str] = set()

    def __bool__(self) -> bool:
        return bool(self._words)

    def listed(self, word: str) -> bool:
        """Whether a word in lower case stands in a list, in any inflected form."""
        if self._words.knows(word) or word in self._more or any(base in self._more for base in lemmas(word)):
            return True
        doubled = _DOUBLED.search(word)  # fuelled, dialling: British after two vowels too
        return doubled is not None and self._words.knows(word[: doubled.start() + 1])

    def is_word(self, word: str) -> bool:
        """Whether a word in lower case is listed or made from listed ones, or too long to be one."""
        if len(word) > _MOST:
            return True
        known = self._known.get(word)
        if known is None:
            if len(self._known) > 100_000:
                self._known.clear()
                self._built.clear()
            known = self._known[word] = self._is_made(word) or not word.isascii() and self._is_made(plain(word))
        return known

    def _is_made(self, word: str) -> bool:
        if self.listed(word):
            return True
        if _LEARNED.search(word):
            if word.endswith("ous"):
                self._built.add(word)
            return True
        built = self._is_derived(word) or self._is_compound(word)
        if built:
            self._built.add(word)
        return built

    def _is_derived(self, word: str) -> bool:
        stems = [word[len(prefix) :] for prefix in _PREFIXES if word.startswith(prefix)]
        if any(len(stem) > _LEAST and (self.listed(stem) or self._has_ending(stem)) for stem in stems):
            return True
        return self._has_ending(word)

    def _has_ending(self, word: str) -> bool:
        return any(
            self.listed(base)
            for ending in _ENDINGS
            if word.endswith(ending)
            for base in _bases(word[: -len(ending)])
            if len(base) >= _LEAST and (len(base) > _LEAST or base in _SHORT)
        )

    def _is_compound(self, word: str) -> bool:
        halves = ((word[:at], word[at:]) for at in range(_LEAST, len(word) - _LEAST + 1))
        return any(all(self._is_half(half) for half in both) for both in halves)

    def _is_half(self, word: str) -> bool:
        return (len(word) > _LEAST or word in _SHORT) and self.listed(word)

    def meant_by_built(self, word: str) -> str | None:
        """What a word that only its parts explain was meant to be (*pass-angers*): a common slip away from one word.

        No word made with a productive prefix or ending from a listed one, unless a letter is doubled or not.
        """
        if word not in self._built or any(word.startswith(p) and self.listed(word[len(p) :]) for p in _PRODUCTIVE):
            return None
        found = {right for right in _slips(word) if right != word and self._is_sure(right)}
        found = {right for right in found if not lemmas(right) & lemmas(word)}
        if self._has_productive_ending(word):
            possible = word.removesuffix("able") + "ible"
            found = {right for right in found if right == possible or _squeezed(right) == _squeezed(word)}
        return self._only(found, word)

    def _is_sure(self, word: str) -> bool:
        """A base form, or a form of a noun or a verb: no comparative that nobody says."""
        if len(word) < _LONG - 1:
            return False
        return self._words.parts(word) != "" or bool(self._words.tags(word)) and not word.endswith(("er", "est"))

    def _has_productive_ending(self, word: str) -> bool:
        return any(
            word.endswith(ending) and any(self.listed(base) for base in _bases(word[: -len(ending)]) if len(base) > 2)
            for ending in _PRODUCTIVE_ENDINGS
        )

    def _only(self, found: set[str], word: str) -> str | None:
        roots = {min(lemmas(right) & lemmas_of(right) or {right}, key=len) for right in found}
        return min(found, key=lambda right: (abs(len(right) - len(word)), right)) if len(roots) == 1 else None

    def meant(self, word: str) -> str | None:
        """The one listed word that an unlisted one was meant to be; None if there is none, or more than one.

        Slips that are common in English come first: a letter doubled or not, two letters exchanged, one vowel for
        another in an ending, a silent letter left out; then two letters doubled wrongly (*proffesional*); then one
        wrong letter inside a longer word.
        """
        if len(word) > _MOST:
            return None
        if word in SLIPS:
            return SLIPS[word]
        found = {right for right in _slips(word) if right != word and self.listed(right)}
        found = found or {right for right in _doubled_twice(word) if right != word and self._is_sure(right)}
        found = found or {right for right in _strays(word) if self.listed(right)}
        return self._only(found, word)


def lemmas_of(word: str) -> frozenset[str]:
    """The base forms of a word, itself if it is none."""
    return lemmas(word) or frozenset((word,))


def _bases(stem: str) -> Iterator[str]:
    yield stem
    yield stem + "e"
    yield stem + "y"
    if stem.endswith("i"):
        yield stem[:-1] + "y"
    if len(stem) > 3 and stem[-1] == stem[-2]:
        yield stem[:-1]


_SWAPS: Final = (
    ("ance", "ence"), ("ence", "ance"), ("ant", "ent"), ("ent", "ant"), ("able", "ible"), ("ible", "able"), ("ie", "ei"),
    ("ei", "ie"), ("ely", "ly"), ("aly", "ally"), ("cly", "cally"), ("sion", "tion"), ("tion", "sion"), ("cede", "ceed"),
    ("ceed", "cede"), ("sede", "cede"), ("wich", "which"), ("qu", "cqu"), ("ks", "x"), ("rm", "rnm"), ("sc", "s"),
)  # fmt: skip
_VOWELS_SWAPPED: Final = (
    ("e", "a"), ("a", "e"), ("i", "e"), ("e", "i"), ("o", "u"), ("u", "o"), ("y", "i"), ("i", "y"), ("s", "c"), ("c", "s"),
    ("ph", "f"), ("f", "ph"), ("k", "c"), ("z", "s"), ("th", "t"), ("t", "th"), ("ou", "u"), ("ary", "ery"), ("x", "cc"),
)  # fmt: skip
# Slips that no rule reaches: short words, and words that are written together.
SLIPS: Final = dict(
    pair.split("=")
    for pair in """
    wich=which whcih=which whihc=which teh=the taht=that thta=that thier=their theif=thief adn=and hte=the wiht=with
    whith=with wih=with fo=of becouse=because becuase=because beacuse=because becasue=because becuse=because
    fourty=forty ninty=ninety nineth=ninth twelth=twelfth eigth=eighth fith=fifth fivth=fifth thirdy=thirty
    lenght=length strenght=strength heigth=height widht=width peopel=people peolpe=people poeple=people pepole=people
    coud=could woud=would shoud=should cuold=could wuold=would shuold=should allways=always allready=already
    alot=a_lot aswell=as_well infact=in_fact inspite=in_spite atleast=at_least eachother=each_other noone=no_one
    untill=until truely=truly duely=duly wensday=Wednesday febuary=February firts=first frist=first thrid=third
    yaer=year yaers=years yeras=years monht=month wekk=week hous=house befor=before afther=after agian=again agianst=against
    allmost=almost enougth=enough thougth=thought throught=through thorugh=through trought=through tought=thought
    bougth=bought brougth=brought caugth=caught figth=fight nigth=night rigth=right ligth=light heared=heard payed=paid
    readed=read goverment=government goverments=governments tommorow=tomorrow tommorrow=tomorrow tomorow=tomorrow
    sucess=success sucesses=successes sucessful=successful proffessor=professor profesor=professor beautifull=beautiful
    continous=continuous everthing=everything wholescale=wholesale usefull=useful carefull=careful powerfull=powerful peacefull=peaceful hopefull=hopeful succesfull=successful
    """.split()
)
_PRODUCTIVE: Final = tuple(
    "un re de over under out mis pre non inter sub super anti counter self micro multi bio geo photo post fore semi".split()
)
_PRODUCTIVE_ENDINGS: Final = tuple(
    "er ers ing ings ed able like let lets ise ised ises ising ize ized izing free".split()
)
_LONG: Final = 8
_SILENT: Final = "enrdhptilsc"


def _slips(word: str) -> Iterator[str]:
    for at, letter in enumerate(word):
        yield word[:at] + letter + word[at:]  # a letter that should be doubled
        if at and word[at - 1] == letter:
            yield word[:at] + word[at + 1 :]  # one that should not
        if at and at + 1 < len(word) and word[at + 1] != letter:
            yield word[:at] + word[at + 1] + letter + word[at + 2 :]  # two that changed places
    for wrong, right in _SWAPS + (_VOWELS_SWAPPED if len(word) >= _LONG else ()):
        at = word.find(wrong)
        while at > 0:
            yield word[:at] + right + word[at + len(wrong) :]
            at = word.find(wrong, at + 1)
    for at in range(1, len(word)) if len(word) >= _LONG else ():  # a letter that is not heard: enviroment, goverment
        yield from (word[:at] + letter + word[at:] for letter in _SILENT)


def _squeezed(word: str) -> str:
    """The word with no letter twice in a row."""
    return "".join(letter for at, letter in enumerate(word) if not at or word[at - 1] != letter)


def _doubled_twice(word: str) -> Iterator[str]:
    """Two slips of doubling in one word: *proffesional*, *tommorow*."""
    ends = range(1, len(word) - 1)
    once = {word[:at] + word[at] + word[at:] for at in ends}
    once |= {word[:at] + word[at + 1 :] for at in ends if word[at - 1] == word[at]}
    for near in once if len(word) >= _LONG - 1 else ():
        for at in range(1, len(near) - 1):
            yield near[:at] + near[at] + near[at:]
            if near[at] == near[at - 1]:
                yield near[:at] + near[at + 1 :]


def _strays(word: str) -> Iterator[str]:
    """One letter too many, too few or wrong, neither at the beginning nor near the end, where languages differ."""
    for at in range(1, len(word) - 2) if len(word) >= _LONG - 1 else ():
        yield word[:at] + word[at + 1 :]
        for letter in "abcdefghijklmnopqrstuvwxyz":
            yield word[:at] + letter + word[at:]
            yield word[:at] + letter + word[at + 1 :]


@lru_cache(maxsize=4)
def speller(tables: Tables, language: str = "en") -> Speller:
    """The speller of a language; false if there is no word list."""
    return Speller(vocabulary(tables, language), tables.keyed("known", language))
