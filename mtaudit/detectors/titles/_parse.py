"""Reads noun phrases such as “former German foreign minister Annalena Baerbock” and “Jan Novak, the mayor of Brno,”."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from mtaudit.detectors._atoms import Atom
from mtaudit.detectors.titles._tables import Office, Tables
from mtaudit.model import Segment

PAST = frozenset(
    "former ex then onetime late past outgoing departing ousted deposed exiled ancient previous longtime "
    "dismissed sacked predecessor successor future incoming next new newly elect designate nominee "
    "nominated appointed would expected possible potential interim acting caretaker self proclaimed "
    "retired fired disgraced jailed".split()
)
UNDER = frozenset(
    "deputy vice assistant under undersecretary junior shadow associate senior sub co pro regional local "
    "provincial city district municipal state assembly club party company group national honorary "
    "students student".split()
)
RELATED = frozenset(
    "wife husband son daughter spokesman spokeswoman spokesperson aide adviser ally rival candidate "
    "contender hopeful challenger nominee opponent lawyer counterpart brother sister mother father widow "
    "predecessor successor office chief-of-staff secretary like against".split()
)
HONORIFICS = frozenset(
    "mr mrs ms miss dr sir dame lord lady madam mister prof professor sheikh sheik gen general maj major "
    "lt lieutenant col colonel adm admiral capt captain judge justice hon honourable excellency he "
    "ayatollah father reverend rev sen rep marshal brigadier baroness baron prince princess king queen "
    "hojatoleslam".split()
)
_PARTICLES = frozenset(
    "al el bin ibn bint de da do dos das del della di du van von der den la le ben abu abd ter ten zu y e "
    "ould st".split()
)
_NO_NAME = frozenset(
    "the a an in on at of for to by with from and or but he she it they we i you his her its their this "
    "that these those who which when where while after before as if is was are were be been has had have "
    "will would may might can could said says told not no monday tuesday wednesday thursday friday "
    "saturday sunday january february march april may june july august september october november "
    "december president minister ministry secretary chairman chairwoman chief director government "
    "parliament senate council committee commission court party army police office department house state "
    "states united republic general deputy university bank agency organization union international "
    "national federal center centre street conference summit election elections day week north south east "
    "west".split()
)
_OTHER_NAME = frozenset(
    "may march april june august general west state bishop king prince major judge chief day".split()
)


class Mention(NamedTuple):
    """An office given to a name; the numbers are places in `found`, half-open."""

    segment: Segment
    found: Sequence[Atom]
    start: int
    office_start: int
    office_end: int
    end: int
    office: Office
    place: str
    marks: frozenset[str]
    name: tuple[str, ...]
    name_start: int
    name_end: int
    before: str
    """The word before the phrase, as compared; empty at the beginning of a sentence."""
    attached: str = ""
    """What is written between office and name: `of` with what follows, or a comma."""

    @property
    def span(self) -> tuple[int, int]:
        """Code points from the first word of the phrase to the last of the name."""
        low, high = min(self.start, self.name_start), max(self.end, self.name_end) - 1
        return self.found[low].start, self.found[high].end

    @property
    def shown_name(self) -> str:
        """The name as written."""
        return shown(self.found, self.name_start, self.name_end)

    @property
    def shown_office(self) -> str:
        """The office as written."""
        return shown(self.found, self.office_start, self.office_end)

    @property
    def plain(self) -> bool:
        """Whether the office is meant as held now: no former, deputy, acting or the like."""
        return not self.marks


def shown(found: Sequence[Atom], start: int, end: int) -> str:
    """The words as written, with single spaces and the apostrophes where they were."""
    out = ""
    for number in range(start, end):
        atom = found[number]
        glued = number > start and found[number - 1].end == atom.start
        hyphen = number > start and found[number - 1].end + 1 == atom.start and found[number - 1].letters
        space = "" if number == start or glued else " "
        out += (space if not hyphen else " ") + atom.text
    return out


def text_of(segment: Segment, found: Sequence[Atom], start: int, end: int) -> str:
    """The stretch of the text as it stands there."""
    return segment.target[found[start].start : found[end - 1].end]


def name_at(found: Sequence[Atom], at: int, tables: Tables) -> int:
    """The end of the personal name that begins there; `at` itself if none does."""
    end = at
    while end < len(found) and end - at < 6:
        atom = found[end]
        if atom.letters and atom.capital:
            if not _may_be_name(found, end, at, tables):
                break
            end += 1
            if end < len(found) and found[end].text == "." and len(atom.text) == 1:
                end += 1
        elif atom.norm in _PARTICLES and _capital_at(found, end + 1):
            end += 1
        else:
            break
    while end > at and (found[end - 1].norm in _PARTICLES or found[end - 1].text == "."):
        end -= 1
    return end


def _may_be_name(found: Sequence[Atom], at: int, start: int, tables: Tables) -> bool:
    atom = found[at]
    if atom.norm in _NO_NAME and not (at > start and atom.norm in _OTHER_NAME):
        return False
    if at > start and (atom.text.isupper() and len(atom.text) > 3):
        return False
    return at > start or tables.places.starting(found, at) is None


def _capital_at(found: Sequence[Atom], at: int) -> bool:
    return at < len(found) and found[at].capital


def honorifics_at(found: Sequence[Atom], at: int) -> int:
    """The place behind the titles of address that stand there (Mr., Dr, Gen.)."""
    while at < len(found) and found[at].norm in HONORIFICS and found[at].capital:
        at += 1
        if at < len(found) and found[at].text == ".":
            at += 1
    return at


def mentions(segment: Segment, found: Sequence[Atom], tables: Tables) -> Iterator[Mention]:
    """Every office with a name in a sentence, from left to right."""
    at = 0
    while at < len(found):
        hit = tables.offices.starting(found, at)
        if hit is None:
            at += 1
            continue
        end, office = hit
        mention = _with_name(segment, found, at, end, office, tables)
        if mention is None:
            mention = _behind_name(segment, found, at, end, office, tables)
        if mention is not None:
            yield mention
        at = end


def _before(found: Sequence[Atom], at: int, tables: Tables) -> tuple[int, str, set[str]]:
    """Where the phrase begins whose office stands at `at`, with its country and what qualifies it."""
    place, marks = "", set()
    while at > 0:
        word = found[at - 1]
        if word.norm in PAST or word.norm in UNDER:
            marks.add(word.norm)
            at -= 1
        elif word.norm == "'s" or word.letters:
            hit = tables.places.ending(found, at - (word.norm == "'s"))
            if hit is None or place:
                break
            at, place = hit
        else:
            break
    return at, place, marks


def _with_name(
    segment: Segment, found: Sequence[Atom], start: int, end: int, office: Office, tables: Tables
) -> Mention | None:
    first, place, marks = _before(found, start, tables)
    at, attached = end, ""
    while at < len(found) and found[at].norm in PAST and found[at].norm != "new":
        marks.add(found[at].norm)
        at += 1
    if at < len(found) and found[at].norm in ("of", "for"):
        at, behind = _of_place(found, at + 1, tables)
        attached = "of"
        if not behind:
            return None
        place = place or behind
    if at < len(found) and found[at].text == ",":
        attached += ","
        at += 1
    name_start = honorifics_at(found, at)
    name_end = name_at(found, name_start, tables)
    if name_end == name_start or ("," in attached and not _closed(found, name_end)):
        return None
    name = tuple(a.norm for a in found[name_start:name_end] if a.letters)
    before = found[first - 1].norm if first else ""
    return Mention(
        segment, found, first, start, end, name_end, office, place, frozenset(marks), name, name_start, name_end,
        before, attached,
    )  # fmt: skip


def _of_place(found: Sequence[Atom], at: int, tables: Tables) -> tuple[int, str]:
    if at < len(found) and found[at].norm == "the":
        at += 1
    hit = tables.places.starting(found, at) if at < len(found) else None
    return hit if hit else (at, "")


def _closed(found: Sequence[Atom], at: int) -> bool:
    """Whether an apposition ends there with a comma or with the sentence."""
    return at >= len(found) or found[at].text in (",", ".", ";", ")")


def _behind_name(
    segment: Segment, found: Sequence[Atom], start: int, end: int, office: Office, tables: Tables
) -> Mention | None:
    """“Jan Novak, the Czech prime minister,”: the name before, a comma, perhaps the article, the office."""
    first, place, marks = _before(found, start, tables)
    at = first
    if at > 0 and found[at - 1].norm == "the":
        at -= 1
    if at < 3 or found[at - 1].text != ",":
        return None
    name_end = at - 1
    name_start = name_end
    while name_start > 0 and name_end - name_start < 5 and _part_of_name(found, name_start - 1):
        name_start -= 1
    if name_start == 0 and not (name_end >= 2 and name_at(found, 0, tables) == name_end):
        return None
    after = end
    if after < len(found) and found[after].norm == "of":
        after, behind = _of_place(found, after + 1, tables)
        if not behind:
            return None
        place = place or behind
    name = tuple(a.norm for a in found[name_start:name_end] if a.letters)
    if len(name) < 2 or not _closed(found, after) or name_at(found, name_start, tables) != name_end:
        return None
    before = found[name_start - 1].norm if name_start else ""
    return Mention(
        segment, found, name_start, start, end, after, office, place, frozenset(marks), name, name_start, name_end,
        before, ",",
    )  # fmt: skip


def _part_of_name(found: Sequence[Atom], at: int) -> bool:
    atom = found[at]
    if atom.text == ".":
        return at > 0 and len(found[at - 1].text) == 1 and found[at - 1].capital
    return (atom.letters and atom.capital and atom.norm not in _NO_NAME) or (
        atom.norm in _PARTICLES and _capital_at(found, at + 1)
    )
