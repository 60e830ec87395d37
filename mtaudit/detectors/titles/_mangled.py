"""Titles that English does not have: words of another language put into English one by one."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from mtaudit.detectors._atoms import Atom
from mtaudit.detectors.titles._broken import broken
from mtaudit.detectors.titles._grammar import FINDERS
from mtaudit.detectors.titles._names import LINKS, person_behind, titled_from
from mtaudit.detectors.titles._order import OF_GENERAL, disordered, low_thing, without_noun
from mtaudit.detectors.titles._parse import honorifics_at, name_at
from mtaudit.detectors.titles._tables import Calque, Mangled, Tables

# Who may stand at the head of a ministry is a minister or secretary; these lead a place, a bank or a school.
_WRONG_HEADS = frozenset("governor mayor king emperor senator premier prefect congressman burgomaster".split())
_HALF_WRONG_HEADS = frozenset("chancellor president ambassador chairman chairwoman".split())
_PORTFOLIOS = frozenset(
    {
        ("interior",), ("defence",), ("finance",), ("finances",), ("foreign", "affairs"), ("home", "affairs"),
        ("internal", "affairs"), ("external", "affairs"), ("foreign", "relations"), ("national", "defence"),
        ("public", "security"), ("health",), ("public", "health"), ("agriculture",), ("justice",), ("labour",),
        ("transport",), ("education",), ("emergency", "situations"), ("environment",),
    }
)  # fmt: skip
_HARD_PORTFOLIOS = frozenset({"interior", "foreign affairs", "home affairs", "internal affairs", "national defence"})
_FITTING = {
    "interior": "interior minister",
    "home affairs": "interior minister",
    "internal affairs": "interior minister",
}
_STRANGE = frozenset(
    "inside insides interiors exterior exteriors outdoors outside internals externals hacienda "
    "fazenda sanity enlightenment".split()
)
_MEMBERS = frozenset("adviser counselor councillor member delegate commissioner secretary minister head chief".split())
_INSTITUTIONS = frozenset(
    "commission council court parliament assembly bank organization agency ministry senate".split()
)
_LEADERS = frozenset("head chief chairman president director leader boss chairwoman".split())
_RANKS = frozenset("deputy vice".split())
_VERBS_ALIKE = frozenset("is was has had will said says would and who".split())


def mangled(text: str, found: Sequence[Atom], tables: Tables) -> Iterator[Mangled]:
    """The titles of one sentence that English does not have."""
    named = _near_names(found)
    for at, atom in enumerate(found):
        hit = tables.calques.starting(found, at)
        fault = _calque(found, at, hit[0], hit[1], tables) if hit is not None else None
        if fault is None and named[at]:
            fault = _literal(found, at, tables)
        if fault is not None:
            yield fault
        for find in _FINDERS.get(atom.norm, ()):
            fault = find(found, at, tables)
            if fault is not None:
                yield fault
    yield from disordered(text, found, tables)
    yield from without_noun(found, tables)
    yield from low_thing(found, tables)
    yield from broken(found, tables)


def _calque(found: Sequence[Atom], at: int, end: int, row: Calque, tables: Tables) -> Mangled | None:
    named = _named(found, end, tables)
    where = row.where
    if where != "any" and not named and not (where == "head" and _head_ends(found, end)):
        return None
    if where != "any" and any(not a.capital for a in found[at:end]) and at and _part_of_name(found, at - 1):
        return None  # part of a longer name
    if where == "any" and at and found[at - 1].text in "“\"‘'":
        return None  # spoken of as a word
    if at and found[at].norm == "general" and found[at - 1].norm in OF_GENERAL:
        return None  # the first two of “Governor-General Major General”
    return Mangled(found[at].start, found[end - 1].end, row.why, row.right, 0.9 if named else 0.8, False)


def _near_names(found: Sequence[Atom]) -> list[bool]:
    """For each word whether two capital words, which may be a name, begin at most twelve words behind it."""
    near, left = [False] * len(found), 0
    capital = False
    for at in range(len(found) - 1, -1, -1):
        before, capital = capital, found[at].text[0].isupper()
        near[at] = left > 0
        left = 12 if before and capital else left - 1
    return near


def _literal(found: Sequence[Atom], at: int, tables: Tables) -> Mangled | None:
    """A title of the table of literal titles, with the name of a person behind it."""
    hit = tables.literal.at(found, at)
    if hit is None:
        return None
    end, right, why = hit
    linked = end < len(found) and found[end].norm in LINKS
    if linked and not found[at].capital:
        return None
    if found[at].norm.startswith("general") and at and found[at - 1].norm in OF_GENERAL:
        return None
    if end < len(found) and found[end].text != "," and not linked:
        start, stop = person_behind(found, end, tables, 1)
    else:
        start, stop = person_behind(found, end, tables)
    apposed = bool(start) and found[start - 1].text == ","
    if not stop or (apposed and stop < len(found) and found[stop].text not in (",", ".")):
        return None
    first = titled_from(found, at)
    return Mangled(found[first].start, found[stop - 1].end, why, right, 0.85)


def _part_of_name(found: Sequence[Atom], at: int) -> bool:
    return found[at].capital and found[at].norm not in ("the", "a", "an")


def _head_ends(found: Sequence[Atom], end: int) -> bool:
    """Whether the phrase stands for a person by itself: a comma or a verb follows, not a further noun."""
    return end < len(found) and (found[end].text == "," or found[end].norm in _VERBS_ALIKE)


def _named(found: Sequence[Atom], at: int, tables: Tables) -> int:
    """The end of a personal name that follows, 0 if none does."""
    at += at < len(found) and found[at].text == ","
    start = honorifics_at(found, at)
    end = name_at(found, start, tables)
    if end == start:
        return 0
    if end < len(found) and found[end].norm in _NO_PERSON:
        return 0
    return end


_NO_PERSON = frozenset(
    "department ministry province region committee university bank street district county office house "
    "council court party state institute school hospital company group association day award prize center "
    "centre building".split()
)


def _portfolio(found: Sequence[Atom], at: int) -> int:
    """The end of the name of a ministry's field that begins there, 0 if none does."""
    for size in (2, 1):
        if at + size <= len(found) and tuple(a.norm for a in found[at : at + size]) in _PORTFOLIOS:
            return at + size
    return 0


def _wrong_head(found: Sequence[Atom], at: int, tables: Tables) -> Mangled | None:
    """“Governor of the Interior NAME”, “Defence Mayor NAME”."""
    head = found[at].norm
    hard = head in _WRONG_HEADS
    if not hard and head not in _HALF_WRONG_HEADS:
        return None
    start = at
    end = at + 1
    if end < len(found) and found[end].norm in ("of", "for"):
        end += 1
        end += end < len(found) and found[end].norm == "the"
        begin, end = end, _portfolio(found, end)
    else:
        begin = next((b for b in (at - 2, at - 1) if b >= 0 and _portfolio(found, b) == at), -1)
        start = begin
        if begin < 0 or not found[begin].capital:
            return None
    if not end or begin < 0:
        return None
    field = " ".join(a.norm for a in found[begin : end if begin > at else at])
    stop = _named(found, end, tables)
    if not stop or (not hard and field not in _HARD_PORTFOLIOS) or (start < at and field not in _HARD_PORTFOLIOS):
        return None
    right = _FITTING.get(field, f"{field} minister".replace("affairs minister", "minister"))
    why = f"a {head} leads no ministry"
    return Mangled(found[start].start, found[stop - 1].end, why, _with(right, found, end, stop), 0.9, True)


def _with(right: str, found: Sequence[Atom], end: int, stop: int) -> str:
    name = " ".join(a.text for a in found[end:stop] if a.text != ",").replace(" .", ".")
    return f"{right.title() if found[end].text != ',' else right} {name}"


def _strange_portfolio(found: Sequence[Atom], at: int, tables: Tables) -> Mangled | None:
    """“State Counsellor for Exteriors NAME”: the field of a ministry by a word that English does not use for it."""
    if found[at].norm not in _STRANGE or at < 2 or not found[at].capital:
        return None
    before = at - 1 - (found[at - 1].norm == "the")
    if before < 1 or found[before].norm not in ("for", "of") or found[before - 1].norm not in _MEMBERS:
        return None
    stop = _named(found, at + 1, tables)
    if not stop:
        return None
    start = before - 1
    while start and found[start - 1].capital and found[start - 1].letters and before - start < 4:
        start -= 1
    why = f"no office in English has “{found[at].text}” as its field"
    return Mangled(found[start].start, found[stop - 1].end, why, "", 0.9, True)


_SPANISH = frozenset("AR BO CL CO CR CU DO EC SV GT HN MX NI PA PY PE ES UY VE BR".split())


def _canciller(found: Sequence[Atom], at: int, tables: Tables) -> Mangled | None:
    """“Peruvian Chancellor NAME”: a canciller is a foreign minister."""
    if found[at].norm != "chancellor" or at == 0:
        return None
    hit = tables.places.ending(found, at - (found[at - 1].norm == "'s"))
    if hit is None or hit[1] not in _SPANISH or not _named(found, at + 1, tables):
        return None
    why = "the country has no chancellor: canciller is the foreign minister"
    right = "Foreign Minister" if found[at].capital else "foreign minister"
    right = f"{found[hit[0]].text} {right}" if hit[0] == at - 1 else right
    start = found[hit[0]].start if hit[0] == at - 1 else found[at].start
    return Mangled(start, found[at].end, why, right, 0.85, False)


def _split_body(found: Sequence[Atom], at: int, tables: Tables) -> Mangled | None:
    """“European Union Deputy Commission Head, NAME”: a rank stands inside the name of a body."""
    if found[at].norm not in _RANKS or at < 1 or at + 2 >= len(found) or not found[at].capital:
        return None
    noun, leader = found[at + 1], found[at + 2]
    if noun.norm not in _INSTITUTIONS or leader.norm not in _LEADERS or not (noun.capital and leader.capital):
        return None
    hit = tables.bodies.ending(found, at) or tables.places.ending(found, at)
    if hit is None:
        return None
    stop = _named(found, at + 3, tables) or at + 3
    body = " ".join(a.text for a in found[hit[0] : at])
    right = f"{found[at].norm} {leader.norm} of the {body} {noun.text}"
    why = f"“{found[at].text}” stands inside the name of the body"
    return Mangled(found[hit[0]].start, found[stop - 1].end, why, right, 0.85, False)


_Finder = Callable[[Sequence[Atom], int, Tables], Mangled | None]
_FINDERS: dict[str, list[_Finder]] = {}
for _words, _find in (
    (_WRONG_HEADS | _HALF_WRONG_HEADS, _wrong_head),
    (_STRANGE, _strange_portfolio),
    (frozenset({"chancellor"}), _canciller),
    (_RANKS, _split_body),
    *FINDERS,
):
    for _word in _words:
        _FINDERS.setdefault(_word, []).append(_find)


_TITLES = frozenset("mr mrs ms miss sir madam dr prof".split())
_OFFICES = frozenset("president minister chancellor senator governor mayor king queen ambassador secretary".split())


def doubled(found: Sequence[Atom]) -> Iterator[tuple[int, int, str]]:
    """Titles of address that stand twice: the code points and what to write."""
    for at, atom in enumerate(found):
        if not atom.capital or (atom.norm not in _TITLES and atom.norm not in _OFFICES):
            continue
        behind = at + 1 + (at + 1 < len(found) and found[at + 1].text == ".")
        if behind + 1 >= len(found) or not found[behind].capital:
            continue
        again = found[behind].norm == atom.norm and atom.norm not in ("dr", "prof", "king")
        clash = {atom.norm, found[behind].norm} <= {"mr", "mrs", "ms", "miss"} and not again
        if (again or clash) and _single(found, behind):
            yield atom.start, found[behind].end, atom.text
        elif atom.norm in _OFFICES and found[behind].norm in ("mr", "mrs", "ms") and behind + 2 < len(found):
            third = behind + 1 + (found[behind + 1].text == ".")
            if third < len(found) and found[third].norm == atom.norm:
                yield atom.start, found[third].end, atom.text


def _single(found: Sequence[Atom], at: int) -> bool:
    """Whether a name follows."""
    behind = at + 1 + (at + 1 < len(found) and found[at + 1].text == ".")
    return behind < len(found) and found[behind].capital and found[behind].letters
