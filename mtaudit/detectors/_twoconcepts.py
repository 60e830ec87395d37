"""One body or event under two names whose words mean the same one by one: “Order of the Lantern”, “Lamp Medal”."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from mtaudit.detectors._atoms import Atom, is_title_case
from mtaudit.lang.inflect import lemmas

# Words for which another language has one word, or which are one body in two languages; no two of them tell bodies
# of one country apart.
_GROUPS = (
    "office bureau", "council rada sovet shura soviet", "night evening", "lantern lamp", "auditor account audit",
    "rural village", "czech bohemian", "festival feast holiday fiesta", "sea maritime marine", "harp lyre",
    "youth young", "woman female lady", "child kid infant", "poor destitute", "veteran combatant",
    "forest wood", "film cinema movie", "song singing chanson", "music musical", "dance dancing", "theatre drama",
    "wine grape", "flower blossom bloom", "harvest reaping", "autumn fall", "light luminous", "freedom liberty",
    "liberation", "friendship amity", "victory triumph", "memory remembrance commemoration", "blind sightless",
    "disabled invalid handicapped", "tenant lodger renter", "owner proprietor", "taxpayer contributor",
    "writer author", "journalist publicist reporter", "doctor physician medic", "lawyer advocate jurist attorney",
    "sailor seaman mariner seafarer", "fisherman fisher", "haulier carrier transporter",
    "trader merchant dealer shopkeeper", "craftsman artisan handicraftsman", "small little petty", "big large great",
    "high higher highest superior supreme upper", "independent autonomous", "united unified joint common",
    "air aerial", "space cosmic", "postal mail post", "railway railroad rail", "aid help assistance",
    "rescue salvation saving", "animal beast", "bird avian", "research investigation", "school scholastic",
    "college lyceum", "harbour harbor port", "coast coastal shore littoral", "golden gold", "silver silvery",
    "statistics statistical statistic", "order medal decoration", "prize award trophy", "court tribunal",
    "health sanitary healthcare hygiene", "labour labor work", "trade commerce", "defence defense protection",
    "farmer peasant", "worker labourer laborer", "teacher pedagogue educator", "student pupil",
    "environment surroundings", "road street highway", "energy power", "customs", "weather meteorological",
    "election electoral", "agrarian agricultural agriculture farming", "insurance assurance", "pension retirement",
    "housing dwelling habitation", "fire flame", "consumer user", "employer patron", "bank bench", "house home",
    "association society fellowship", "league liga", "guard watch", "mountain hill", "old ancient", "star", "sun solar",
    "moon crescent lunar", "inspectorate inspection", "institute institution", "authority power", "museum gallery",
    "queen king royal", "saint holy", "people popular folk", "republic republican", "city town municipal",
    "sport sports sporting", "union syndicate", "committee commission",
)  # fmt: skip
_GROUP = {word: f"#{number}" for number, group in enumerate(_GROUPS) for word in group.split()}
_HEADS = frozenset(
    "office bureau council rada festival feast holiday fiesta night evening day order medal prize award cross court "
    "tribunal committee commission union association league society federation confederation institute service agency "
    "authority board bank ministry department inspectorate inspection guard corps chamber assembly administration "
    "directorate foundation fund party front movement cup trophy marathon parade march fair carnival ball group centre "
    "center academy school museum police forces army navy command brigade".split()
)
_EVENT = frozenset("festival feast holiday fiesta day celebration event".split())
_HONOURS = _EVENT | frozenset("order medal decoration prize award trophy night evening".split())
_FOREIGN = frozenset({"rada", "sovet", "shura", "soviet"})
_LINKS = frozenset("of for the and on in".split())
_LAST = frozenset(
    "state national federal municipal regional statistic statistical civil public central supreme czech bohemian "
    "maritime coastal medical scientific popular social cultural economic agrarian electoral".split()
)
"""Words that qualify a body and cannot end its name."""


class Same(NamedTuple):
    """Where the odd name stands (sentence, and words in it), and the other name."""

    sentence: int
    start: int
    end: int
    right: str


_Place = tuple[int, int, int]


def same_concepts(sentences: Sequence[tuple[object, Sequence[Atom]]]) -> Iterator[Same]:
    """Names that stand once and mean word by word what another name of the text means."""
    names: dict[tuple[str, ...], list[_Place]] = defaultdict(list)
    for number, (_, found) in enumerate(sentences):
        for start, end in () if is_title_case(found) else _all_runs(found):
            names[tuple(a.norm for a in found[start:end])].append((number, start, end))
    by_key: dict[tuple[str, ...], list[tuple[str, ...]]] = defaultdict(list)
    for name in names:
        for key in _keys(_content(name)):
            by_key[key].append(name)
    pairs = (same for two in by_key.values() if len(two) == 2 for same in _judged(two, names, sentences))
    yield from dict.fromkeys(pairs)


def _judged(
    rivals: Sequence[tuple[str, ...]],
    names: dict[tuple[str, ...], list[_Place]],
    sentences: Sequence[tuple[object, Sequence[Atom]]],
) -> Iterator[Same]:
    usual, odd = sorted(rivals, key=lambda r: (-len(names[r]), names[r][0]))
    if len(names[odd]) > 1 or {n for n, *_ in names[usual]} & {n for n, *_ in names[odd]}:
        return
    if not (_is_backwards(odd, usual) or _differs(odd, usual)):
        if not _is_backwards(usual, odd) or len(names[usual]) > 1:
            return
        usual, odd = odd, usual
    number, start, end = names[usual][0]
    right = " ".join(a.text for a in sentences[number][1][start:end])
    number, start, end = names[odd][0]
    yield Same(number, start, end, right)


def _differs(one: tuple[str, ...], two: tuple[str, ...]) -> bool:
    """Whether the words differ and not only in the head, which may be that of another body."""
    a, b = _content(one), _content(two)
    left = [w for w in a if w not in b and not _stems(w) & {s for o in b for s in _stems(o)}]
    if not left or (_HEADS.isdisjoint(a) and _HEADS.isdisjoint(b)):
        return False
    kept = len(a) - len(left)
    if all(w in _HEADS for w in left) and _FOREIGN.isdisjoint(left):
        turned = (one[0] == left[0]) != (two[0] in _HONOURS)
        return turned and len(left) == 1 and kept > 1 and left[0] in _HONOURS
    return kept > 0 or len(left) > 1


def _is_backwards(odd: tuple[str, ...], usual: tuple[str, ...]) -> bool:
    """“Service Forest State” beside “State Forest Service”."""
    if not _LINKS.isdisjoint(odd) or len(odd) < 3 or odd[-1] not in _LAST or _HEADS.isdisjoint(odd[:-1]):
        return False
    return usual[-1] in _HEADS or usual[0] in _HEADS


def _stems(word: str) -> set[str]:
    return {word, *lemmas(word)}


def _concept(word: str) -> str:
    for form in (word, *sorted(lemmas(word))):
        if form in _GROUP:
            return _GROUP[form]
    return min(_stems(word), key=lambda s: (len(s), s))


def _keys(words: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """What the words of a name mean, in any order; without a word for an event too."""
    if not 2 <= len(words) <= 6:
        return
    yield tuple(sorted(map(_concept, words)))
    rest = [w for w in words if w not in _EVENT]
    if 2 <= len(rest) < len(words):
        yield tuple(sorted(map(_concept, rest)))


def _content(name: Sequence[str]) -> list[str]:
    return [w for w in name if w not in _LINKS and w != "'s"]


def _runs(found: Sequence[Atom]) -> Iterator[tuple[int, int]]:
    """Runs of two capital words and more, small links between them."""
    at = 0
    while at < len(found):
        if not _is_big(found[at]) or found[at].norm in _LINKS:
            at += 1
            continue
        end = at + 1
        while end < len(found) and (_is_big(found[end]) or found[end].norm == "'s" or _links_on(found, end)):
            end += 1
        if sum(_is_big(a) and a.norm not in _LINKS for a in found[at:end]) > 1:
            yield at, end
        at = end


def _all_runs(found: Sequence[Atom]) -> list[tuple[int, int]]:
    runs = list(_runs(found))
    if runs and runs[0][0] == 0:
        runs.extend(_behind_first(found, *runs[0]))
    return runs


def _behind_first(found: Sequence[Atom], start: int, end: int) -> Iterator[tuple[int, int]]:
    """The name behind the word that opens a sentence: “Guests of the Night of the Owls”."""
    here = start + 1
    while here < end and found[here].norm in (*_LINKS, "the"):
        here += 1
    if start + 1 < here < end - 1:
        yield here, end


def _is_big(atom: Atom) -> bool:
    return atom.letters and atom.capital


def _links_on(found: Sequence[Atom], at: int) -> bool:
    """Whether a small link leads to a capital word: “of the X”, “and X”."""
    if found[at].norm not in _LINKS or at + 1 >= len(found):
        return False
    return _is_big(found[at + 1]) or (
        found[at + 1].norm == "the" and found[at].norm != "and" and at + 2 < len(found) and _is_big(found[at + 2])
    )
