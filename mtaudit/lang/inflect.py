"""English inflection by rule and table: from a lemma to its forms and from a form to its possible lemmas.

Nothing here knows the part of speech: *house* has the forms of the noun and of the verb. Where a verb's ending on a
noun would make another word (*fee*, *feed*), tables in `_english` forbid it. British and American spellings are both
produced; `spellings` joins them (*organise*, *organize*).

Both directions agree by construction: `lemmas(w)` holds exactly those candidates whose `inflections` hold `w`.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import chain
from typing import Final, NamedTuple

from mtaudit.lang import _english
from mtaudit.lang.patterns import lazy
from mtaudit.lang.words import normal


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_CLOSED: Final = _set(_english.CLOSED)
_NOUNS_ONLY: Final = _set(_english.NOUNS_ONLY)
_ADJECTIVES_ONLY: Final = _set(_english.ADJECTIVES_ONLY)
_GRADABLE: Final = _set(_english.GRADABLE)
_STRESS_LAST: Final = _set(_english.STRESS_LAST)
_NO_MEN: Final = _set("human german roman norman shaman talisman ottoman caiman brahman cayman")
_PLURALS_WITHOUT_S: Final = _set("people police cattle media data")
_UNSTRESSED: Final = tuple(_set("er en on or ar om um et it ic an ot op in is us as"))
_CVC: Final = lazy(r"(?:^|[^aeiou]|qu)[aeiouy][bcdfgklmnprstvz]$")
_VOWEL_GROUP: Final = lazy(r"[aeiouy]+")


class _Verb(NamedTuple):
    past: tuple[str, ...]
    participle: tuple[str, ...]


def _rows(table: str) -> Iterator[list[str]]:
    return (line.split() for line in table.splitlines() if line)


def _pairs(table: str) -> dict[str, tuple[str, ...]]:
    return {row[0]: tuple(row[1].split("/")) for row in _rows(table)}


_VERBS: Final = {
    row[0]: _Verb(tuple(row[1].split("/")), tuple((row[2] if len(row) > 2 else row[1]).split("/")))
    for row in _rows(_english.IRREGULAR_VERBS)
}
_PARADIGMS: Final = {row[0]: frozenset(row) for row in _rows(_english.PARADIGMS)}
_NOUNS: Final = _pairs(_english.IRREGULAR_NOUNS)
_ADJECTIVES: Final = {row[0]: frozenset("/".join(row[1:]).split("/")) for row in _rows(_english.IRREGULAR_ADJECTIVES)}


def _reverse(tables: Iterable[Mapping[str, Iterable[str]]]) -> dict[str, frozenset[str]]:
    bases: dict[str, set[str]] = {}
    for table in tables:
        for base, forms in table.items():
            for form in forms:
                bases.setdefault(form, set()).add(base)
    return {form: frozenset(found) for form, found in bases.items()}


_BASES: Final = _reverse(
    (
        {base: (*verb.past, *verb.participle) for base, verb in _VERBS.items()},
        _PARADIGMS,
        _NOUNS,
        _ADJECTIVES,
    )
)
_SINGULARS: Final = _reverse((_NOUNS,))


def _spelling_table() -> dict[str, str]:
    table: dict[str, str] = {}
    for pair in re.split(r"[;\n]", _english.SPELLINGS):
        if pair.strip():
            british, american = pair.split()
            table[british], table[american] = american, british
    return table


_SPELLINGS: Final = _spelling_table()


def spellings(word: str) -> frozenset[str]:
    """The word and its British or American twin, where there is one."""
    twin = _SPELLINGS.get(word)
    if twin is None and len(word) > 5 and word.endswith(("ise", "ize")):
        # "prise" and "size" are too short to be verbs with this suffix
        twin = word[:-2] + ("ze" if word.endswith("ise") else "se")
    return frozenset((word,)) if twin is None else frozenset((word, twin))


def _doubling(word: str) -> tuple[bool, bool]:
    """Whether the form with a single final consonant is in use, and the form with a double one."""
    if (len(word) < 3 and word != "up") or not _CVC.search(word):
        return True, False
    if word in _english.EITHER:
        return True, True
    if word in _STRESS_LAST:
        return False, True
    if len(_VOWEL_GROUP.findall(word[2:] if word.startswith("qu") else word)) == 1:
        return (True, True) if word in ("bus", "gas") else (False, word != "gas")
    if word.endswith("l"):
        return True, True
    return True, not word.endswith(_UNSTRESSED)


def _stems(word: str) -> tuple[str, ...]:
    """What -ed, -ing, -er and -est are added to, before silent e and y are looked at."""
    single, double = _doubling(word)
    return (word,) * single + (word + word[-1],) * double


def _is_consonant_y(word: str) -> bool:
    return len(word) > 1 and word[-1] == "y" and word[-2] not in "aeiou"


def _ed(word: str) -> tuple[str, ...]:
    if word.endswith("e"):
        return (word + "d",)
    if _is_consonant_y(word):
        return (word[:-1] + "ied",)
    if word in _english.ADD_K:
        return (word + "ked",)
    return tuple(stem + "ed" for stem in _stems(word))


def _ing(word: str) -> tuple[str, ...]:
    if word.endswith("ie"):
        return (word[:-2] + "ying",)
    if word in ("dye", "singe", "swinge"):  # dying, singing and swinging are other verbs
        return (word + "ing",)
    if word in _english.KEEP_E:
        return word + "ing", word[:-1] + "ing"
    if word.endswith("e") and len(word) > 2 and not word.endswith(("ee", "oe", "ye")):
        return (word[:-1] + "ing",)
    if word in _english.ADD_K:
        return (word + "king",)
    return tuple(stem + "ing" for stem in _stems(word))


def _s(word: str) -> tuple[str, ...]:
    if _is_consonant_y(word):
        return (word[:-1] + "ies",)
    if word.endswith(("s", "x", "z", "ch", "sh")):
        if word in _english.CH_AS_K:
            return (word + "s",)
        if word.endswith(("s", "z")) and _doubling(word)[1]:
            plain = () if word.endswith("z") else (word + "es",)
            return (*plain, word + word[-1] + "es")
        return (word + "es",)
    if word.endswith("o"):
        if word in _english.O_WITH_ES:
            return (word + "es",)
        if word in _english.O_WITH_EITHER:
            return word + "es", word + "s"
    return (word + "s",)


def _degrees(word: str) -> tuple[str, ...]:
    if word not in _GRADABLE:
        return ()
    if word.endswith("e"):
        return word + "r", word + "st"
    if _is_consonant_y(word) and word not in ("shy", "sly"):
        stem = word[:-1] + "i"
        return (stem + "er", stem + "est", *((word + "er", word + "est") if word in ("dry", "wry") else ()))
    return tuple(stem + ending for stem in _stems(word) for ending in ("er", "est"))


@lru_cache(maxsize=4096)
def plurals(noun: str) -> frozenset[str]:
    """The plural forms in use of a noun in the singular: *mouse*: mice; *index*: indices, indexes."""
    if noun in _NOUNS:
        return frozenset(_NOUNS[noun])
    if noun in _PARADIGMS and noun.startswith(("th", "p")):
        return _PARADIGMS[noun] - {noun}
    if noun.endswith("man") and len(noun) > 4 and noun not in _NO_MEN:
        return frozenset((noun[:-2] + "en",))
    if noun.endswith("sis") and len(noun) > 5:
        return frozenset((noun[:-2] + "es",))
    head, hyphen, last = noun.rpartition("-")
    if hyphen and last in _NOUNS:
        return frozenset(f"{head}-{form}" for form in _NOUNS[last])
    return frozenset(_s(noun))


def third_person(lemma: str) -> str:
    """The third person singular of the present tense: *go*: goes, *be*: is."""
    irregular = {"be": "is", "have": "has", "do": "does"}
    return irregular.get(lemma) or _s(lemma)[0]


@lru_cache(maxsize=4096)
def past_tense(lemma: str) -> frozenset[str]:
    """The past tense of a verb, all variants in use: *learn*: learned, learnt; *be*: was, were."""
    if lemma == "be":
        return frozenset(("was", "were"))
    if lemma in _VERBS:
        return frozenset(_VERBS[lemma].past)
    head, hyphen, last = lemma.rpartition("-")
    if hyphen and last in _VERBS:
        return frozenset(f"{head}-{form}" for form in _VERBS[last].past)
    return frozenset(("had",)) if lemma == "have" else frozenset(_ed(lemma))


@lru_cache(maxsize=4096)
def past_participles(lemma: str) -> frozenset[str]:
    """The past participle of a verb, all variants in use: *give*: given; *show*: shown, showed."""
    if lemma == "be":
        return frozenset(("been",))
    if lemma in _VERBS:
        return frozenset(_VERBS[lemma].participle)
    head, hyphen, last = lemma.rpartition("-")
    if hyphen and last in _VERBS:
        return frozenset(f"{head}-{form}" for form in _VERBS[last].participle)
    return frozenset(("had",)) if lemma == "have" else frozenset(_ed(lemma))


def past_forms(lemma: str) -> frozenset[str]:
    """The past tense and the past participle of a verb: *give*: gave, given."""
    return past_tense(lemma) | past_participles(lemma)


def present_participles(lemma: str) -> frozenset[str]:
    """The form in -ing, in its spellings: *travel*: travelling, traveling."""
    return frozenset(_ing(lemma))


def _forms(lemma: str) -> Iterable[str]:
    if lemma in _CLOSED and lemma not in _VERBS:
        return ()
    if lemma in _PARADIGMS and lemma != "person":
        return _PARADIGMS[lemma]
    degrees = chain(_degrees(lemma), _ADJECTIVES.get(lemma, ()))
    if lemma in _ADJECTIVES_ONLY:
        return degrees
    if lemma in _NOUNS_ONLY:
        return chain(plurals(lemma), degrees)
    return chain(degrees, _s(lemma), plurals(lemma), past_tense(lemma), past_participles(lemma), _ing(lemma))


@lru_cache(maxsize=16384)
def inflections(lemma: str) -> frozenset[str]:
    """All forms of a lemma as noun, verb and adjective, in lower case, the lemma and its twin spelling included.

    Pronouns, prepositions, conjunctions and auxiliaries have no form but themselves.
    """
    found: set[str] = set()
    base = normal(lemma)
    for spelling in spellings(base) if base else ():
        found.add(spelling)
        found.update(_forms(spelling))
    return frozenset(found)


def _without_s(word: str) -> Iterator[str]:
    if word.endswith("ies"):
        yield word[:-3] + "y"
    if word.endswith("es"):
        yield word[:-2]
        yield word[:-2] + "is"
        if word.endswith(("sses", "zzes")):
            yield word[:-3]
    if word.endswith("s"):
        yield word[:-1]


def _without_ending(word: str, ending: str) -> Iterator[str]:
    if not word.endswith(ending) or len(word) < len(ending) + 2:
        return
    stem = word[: -len(ending)]
    yield stem
    yield stem + "e"
    if stem[-1] == "i":
        yield stem[:-1] + "y"
    if stem[-1] == stem[-2] or stem.endswith("ck"):
        yield stem[:-1]
    if ending == "ing" and stem[-1] == "y":
        yield stem[:-1] + "ie"


def _candidates(word: str) -> Iterator[str]:
    yield word
    yield from _BASES.get(word, ())
    yield from _without_s(word)
    for ending in ("ed", "ing", "er", "est"):
        yield from _without_ending(word, ending)
    if word.endswith("men"):
        yield word[:-2] + "an"
    head, hyphen, last = word.rpartition("-")
    if hyphen:
        yield from (f"{head}-{base}" for base in _BASES.get(last, ()))


@lru_cache(maxsize=16384)
def lemmas(word: str) -> frozenset[str]:
    """All lemmas whose inflections hold the word: *saw*: see, saw; *leaves*: leave, leaf. The word itself is one."""
    form = normal(word)
    candidates = {twin for candidate in _candidates(form) for twin in spellings(candidate)}
    return frozenset(candidate for candidate in candidates if candidate and form in inflections(candidate))


def singular(word: str) -> str | None:
    """The singular of a noun in the plural (*mice*: mouse, *cities*: city), or None if the word is no plural."""
    form = normal(word)
    if form in _SINGULARS:
        bases = _SINGULARS[form]
        return form if form in bases else min(bases)
    if form in ("these", "those", "people"):
        return {"these": "this", "those": "that", "people": "person"}[form]
    if form.endswith("men") and len(form) > 5 and form not in ("specimen", "regimen", "abdomen"):
        return form[:-2] + "an"
    head, hyphen, last = form.rpartition("-")
    if hyphen and last in _SINGULARS:
        return f"{head}-{min(_SINGULARS[last])}"
    return _regular_singular(form)


def _regular_singular(form: str) -> str | None:
    if len(form) < 4 or not form.endswith("s") or form.endswith(("ss", "us", "is", "'s")) or form in _NOT_PLURAL:
        return None
    if form in _ONE_MORE_E:
        return form[:-1]
    if form.endswith("ies") and len(form) > 4:
        return form[:-3] + "y"
    if form.endswith(("sses", "shes", "ches", "xes", "zzes")):
        return form[:-2]
    if form.endswith("oes") and form[:-2] in _english.O_WITH_ES | _english.O_WITH_EITHER:
        return form[:-2]
    return form[:-2] if form in _S_WITH_ES else form[:-1]


_NOT_PLURAL: Final = _CLOSED | _set(
    """always perhaps sometimes besides afterwards backwards forwards upwards downwards outwards inwards onwards
    nowadays overseas indoors outdoors news mathematics physics politics economics athletics gymnastics linguistics
    ethics statistics aerobics acoustics logistics gas atlas canvas christmas pancreas alas texas bias yes plus lens
    mars james charles wales paris athens brussels"""
)
_ONE_MORE_E: Final = _set(
    """movies cookies rookies zombies pies ties lies calories genies brownies selfies birdies aches caches headaches
    toothaches heartaches axes niches quiches avalanches moustaches mustaches caries species"""
)
_S_WITH_ES: Final = _set(
    "gases lenses biases atlases canvases viruses campuses bonuses censuses choruses circuses statuses buses"
)


def is_plural_form(word: str) -> bool:
    """True if the word has the form of a noun in the plural. Verbs in -s have it too: *runs*."""
    return normal(word) in _PLURALS_WITHOUT_S or singular(word) is not None


def is_function_word(word: str) -> bool:
    """True for pronouns, prepositions, conjunctions, auxiliaries and the like; the word in lower case."""
    return word in _CLOSED
