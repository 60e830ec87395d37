"""One person under two whole names: a surname that returns as a word, a given name in the form of another language."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from functools import cached_property

from mtaudit.detectors.names._forms import ARTICLE, genitive
from mtaudit.detectors.names._loose import third_part, turned
from mtaudit.detectors.names._other import bare, meanings, sound
from mtaudit.detectors.names._tables import Tables
from mtaudit.lang.inflect import lemmas
from mtaudit.lang.names import HONORIFICS, SAYING, Mention, Text, distance, fold, same_family
from mtaudit.lang.patterns import lazy
from mtaudit.lang.translit import romanise
from mtaudit.lang.words import words

# Words that tell of relatives or of people with one name: then two similar names may be two people.
_FAMILY = frozenset(
    "brother brothers sister sisters son sons daughter daughters father wife husband twin twins cousin cousins "
    "uncle aunt nephew niece grandson granddaughter grandfather grandmother sibling siblings widow widower "
    "couple married spouse spouses relative relatives related relation namesake namesakes dynasty "
    "stepfather stepson stepmother".split()
)
_BEFORE = SAYING | frozenset(
    "that and but when while as for to by with from after before because if since on in of about than like which "
    "whom until although though where against by according said later then today yesterday meanwhile also now both "
    "only even again earlier afterwards".split()
)
_VERBS = frozenset(
    "congratulate thank accuse meet met tell told ask give gave beat elect name see saw know knew praise let left "
    "call help join follow arrest charge find found lead led make made support replace send sent put got get had have "
    "blame believe trust want invite visit defeat face leave bring brought pay paid owe marry sue fire hire".split()
)
# Words of the names of bodies and places that a translated surname may become.
_ALSO_SURNAMES = frozenset(
    "western eastern northern southern north south east west new old great upper lower house castle church bridge "
    "tower lake river sea mountain valley desert".split()
)
_OPENED = frozenset(",;:—–-“”\"'.!?()")
_APPOSED = lazy(
    r"\s*,\s*(?!(?:who|whose|which|and|but|said|however|too|also|meanwhile|for|in|on|at|as)\b)[\w“\"]|\s*\("
)
_LEAST = 3
_FEW = 2
"""More whole mentions than that belong to somebody of that name."""


class Namesakes:
    """The pairs of whole names in one document that may be one person. `blocks`: their texts."""

    def __init__(self, text: Text, tables: Tables, starts: Sequence[Sequence[int]], blocks: Sequence[str]) -> None:
        self.text, self.tables, self.starts, self.blocks = text, tables, starts, blocks
        self.uses = Counter(m.text for m in text.mentions)

    def pairs(self, people: Sequence[Mention]) -> Iterator[tuple[Mention, str, float]]:
        """The later mention, the name that was introduced, and how sure it is that they are one."""
        if len(self.text.mentions) < 2:
            return
        known = [*people, *(m for m in self._whole if not self._is_body(m))]
        later = [m for m in self._whole if self._may_be_odd(m)]
        by_part: dict[str, list[Mention]] = defaultdict(list)
        for mention in known:
            for key in self._keys(mention):
                by_part[key].append(mention)
        for odd in later:
            best: tuple[float, Mention] | None = None
            for other in {(m.block, m.start): m for key in self._keys(odd) for m in by_part.get(key, ())}.values():
                sure = self._one_person(odd, other)
                if sure and (best is None or sure > best[0]):
                    best = sure, other
            if best is not None:
                yield odd, best[1].text, best[0]

    @cached_property
    def _whole(self) -> tuple[Mention, ...]:
        return tuple(self._found_whole())

    def _found_whole(self) -> Iterator[Mention]:
        """Mentions of two words and more; where an unknown word opens the sentence, it is the given name."""
        for mention in self.text.mentions:
            if 1 < len(mention.words) <= 4:
                yield mention
            elif len(mention.words) == 1 and mention.before not in self.tables.vocabulary:
                block = self.blocks[mention.block]
                start = mention.start - len(mention.before) - 1
                given = block[max(start, 0) : mention.start - 1]
                if start >= 0 and given.istitle() and given.lower() == mention.before and given.isalpha():
                    yield mention._replace(start=start, words=(given, *mention.words), before="", title="")

    def _is_body(self, mention: Mention) -> bool:
        if mention.surname.lower() in _ALSO_SURNAMES:
            mention = mention._replace(words=mention.words[:-1])
        return mention.is_body and mention.given.lower() not in self.tables.given

    def _keys(self, mention: Mention) -> set[str]:
        given, surname = mention.given, mention.surname
        keys = {"g" + romanise(given), "s" + romanise(surname), "x" + fold(given)[:3], "x" + fold(surname)[:3]}
        if len(heard(given)) > 1:
            keys.add("h" + heard(given))
        keys |= {"b" + heard(given)[:2] + heard(surname)[:2]}
        return keys

    def _may_be_odd(self, mention: Mention) -> bool:
        """A mention that tells nothing of who it is, and does not return."""
        if self._is_body(mention) or self.uses[mention.text] > _FEW or mention.title:
            return False
        if mention.text.lower() in self.tables.places or mention.text.lower() in self.tables.people:
            return False
        block = self.blocks[mention.block]
        if _APPOSED.match(block, mention.end) or (mention.before and not self._leads(mention)):
            return False
        return not mention.locative

    def _leads(self, mention: Mention) -> bool:
        """Whether the word before a mention does not introduce it, as “striker” would."""
        before = mention.before
        verbal = before in _BEFORE or before in _VERBS or before.endswith(("ed", "ing", "s"))
        return verbal or before in _OPENED or self._opens(mention)

    def _opens(self, mention: Mention) -> bool:
        return self._sentence(mention)[1] > 0 and mention.start in self.starts[mention.block]

    def _sentence(self, mention: Mention) -> tuple[int, int]:
        return mention.block, bisect_right(self.starts[mention.block], mention.start)

    @cached_property
    def _has_family(self) -> bool:
        return not _FAMILY.isdisjoint(w.norm for block in self.blocks for w in words(block))

    @cached_property
    def _in_sentences(self) -> dict[str, set[tuple[int, int]]]:
        found: dict[str, set[tuple[int, int]]] = defaultdict(set)
        for mention in (*self.text.mentions, *self._whole):
            found[mention.text].add(self._sentence(mention))
        return found

    def _one_person(self, odd: Mention, known: Mention) -> float:
        """How sure it is that a later mention is the person that another introduced; 0 if it is not."""
        if (known.block, known.start) >= (odd.block, odd.start) or odd.text == known.text:
            return 0.0
        if not self._in_sentences[odd.text].isdisjoint(self._in_sentences[known.text]):
            return 0.0
        one, two = odd.words, known.words
        if romanise(odd.text) == romanise(known.text) or self._returns(odd, known):
            return 0.0
        if one[0].lower() in HONORIFICS:
            return 0.0
        if len(one) == len(two) == 2 and genitive(one[0], two[0]) and genitive(one[1], two[1]):
            return 0.75
        given = self._given(one[0], two[0])
        family = self._family(one, two, odd.personal or odd.before == "to")
        if given == 1.0 and family == 1.0:
            return 0.0
        if given and family and (max(given, family) < 1.0 or self._has_given(odd, known)):
            return self._sure(given, family)
        if turned(one, two) or third_part(one, two):
            return 0.0 if self._has_family else 0.7
        return 0.7 if _crossed(one, two) else 0.0

    def _has_given(self, odd: Mention, known: Mention) -> bool:
        given = self.tables.given
        if odd.given.lower() in given or known.given.lower() in given:
            return True
        return known.personal and odd.given.lower() not in self.tables.vocabulary

    def _sure(self, given: float, family: float) -> float:
        if given < 1.0 and family < 1.0:
            return 0.8
        if self._has_family and given < 1.0:
            return 0.0
        return min(given, family)

    def _returns(self, odd: Mention, known: Mention) -> bool:
        """Whether the surname of the odd name stands alone later on, as that of a person who was introduced."""
        surname = odd.surname
        return surname != known.surname and self._last.get(surname, (-1, -1)) >= (odd.block, odd.end)

    @cached_property
    def _last(self) -> dict[str, tuple[int, int]]:
        """Where each mention stands for the last time."""
        return {m.text: (m.block, m.start) for m in sorted(self.text.mentions, key=lambda m: (m.block, m.start))}

    def _given(self, one: str, two: str) -> float:
        if romanise(one) == romanise(two):
            return 1.0
        if min(len(one), len(two)) < _LEAST:
            return 0.0
        if one.lower() in self.tables.meanings.get(two.lower(), ()):
            return 0.85
        if self._are_forms(one, two) and not self._are_short_forms(one, two):
            return 0.75
        if self._are_short_forms(one, two):
            return 0.0
        a, b = fold(one), fold(two)
        if a == b:
            return 0.75
        if min(len(a), len(b)) >= 4 and a[:3] == b[:3]:
            return 0.7
        if min(len(a), len(b)) >= 4 and a[:2] == b[:2] and distance(a, b, 2) <= 2:
            return 0.7
        return 0.7 if heard(one) == heard(two) and len(heard(one)) > 1 and distance(a, b, 3) <= 3 else 0.0

    def _are_short_forms(self, one: str, two: str) -> bool:
        """*Steve* and *Steven*, *Marty* and *Martin*: English has both for one person, and writes them so."""
        low = one.lower(), two.lower()
        return (
            all(map(self.tables.is_english_given, low))
            and low[0][:2] == low[1][:2]
            and self.tables.given.get(low[0]) == self.tables.given.get(low[1])
        )

    def _are_forms(self, one: str, two: str) -> bool:
        a, b = (set(self.tables.namesakes.get(romanise(n), ())) for n in (one, two))
        return not a.isdisjoint(b)

    def _family(self, one: Sequence[str], two: Sequence[str], clear: bool) -> float:
        """How sure it is that the rest of two names is the same surname; 1 if it is written alike.

        `clear`: the first stands where a person does.
        """
        if romanise(one[-1]) == romanise(two[-1]):
            return 1.0 if len(one) == len(two) or one[0] != two[0] else 0.0
        if len(one) != len(two) or len(one) > 3:
            return 0.0
        a, b = one[-1], two[-1]
        if a.lower() in self.tables.meanings.get(ARTICLE.sub("", b.lower()), ()) or self._means(a, b):
            return 0.85
        if same_family(a, b):
            return 0.0
        folded = bare(a), bare(b)
        limit = 1 if min(map(len, folded)) < 6 else 2
        if min(map(len, folded)) >= 4 and distance(*folded, limit) <= limit and not _plain_endings(a, b):
            return 0.75
        if heard(a) == heard(b) and len(heard(a)) > 2 and distance(*folded, 3) <= 3:
            return 0.75
        if _is_compound(a, b):
            return 0.8
        return 0.8 if clear and self._became_word(one, two) else 0.0

    def _means(self, word: str, name: str) -> bool:
        return any(word.lower() in self.tables.meanings.get(form, ()) for form in (romanise(name), name.lower()))

    def _became_word(self, one: Sequence[str], two: Sequence[str]) -> bool:
        """“Kirill Squirrel” beside *Kirill Belkin*: the same foreign given name, and an English word as surname."""
        word, name = one[-1].lower(), two[-1].lower()
        if len(one) != 2 or any(self.tables.is_english_given(w.lower()) for w in (one[0], two[0])):
            return False
        vocabulary = self.tables.vocabulary
        if any(lemma in vocabulary for lemma in (name, *lemmas(name))) or name in self.tables.given:
            return False
        if word not in vocabulary or word in self.tables.given or word in self.tables.surnames:
            return False
        return word not in self.tables.places and len(word) > 2 and self.uses[" ".join(one)] == 1


def heard(name: str) -> str:
    """The consonants of a name as they sound at its beginning: *Giorgos* and *Yorgos* begin alike."""
    low = ARTICLE.sub("", romanise(name)).replace("tx", "ch").replace("ff", "v")
    for spelling in ("gio", "gia", "giu", "io", "ia", "iu"):
        if low.startswith(spelling):
            low = "y" + low[len(spelling) - 1 :]
            break
    return sound(low.replace("sch", "sh") if not low.startswith("y") else low)


def _is_compound(word: str, name: str) -> bool:
    """“Waterman” of *Wassermann*, “Oldhouse” of *Altenhaus*: the first half was translated, and perhaps the second."""
    english, foreign = word.lower(), romanise(name)
    return any(
        len(english) > len(meaning) + 2 and english.startswith(meaning)
        for end in range(3, min(len(foreign) - 2, 9))
        for meaning in meanings().get(foreign[:end], ())
        if len(meaning) > 2
    )


def _plain_endings(one: str, two: str) -> bool:
    """Whether two surnames differ only by a letter that makes another surname: *Hansen* and *Hanson* may be two."""
    return one[:-1] == two or two[:-1] == one


def _crossed(one: Sequence[str], two: Sequence[str]) -> bool:
    """“Mironov Pavlin” of *Pavel Mironenko*: the stems of given name and surname changed places."""
    if len(one) != 2 or len(two) != 2 or set(one) == set(two) or min(len(w) for w in (*one, *two)) < 4:
        return False
    return fold(one[0])[:4] == fold(two[1])[:4] and fold(one[1])[:4] == fold(two[0])[:4]
