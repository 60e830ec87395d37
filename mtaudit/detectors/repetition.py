"""Words and phrases that stand twice in a row, and loops."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from mtaudit.lang.inflect import is_function_word
from mtaudit.lang.patterns import lazy
from mtaudit.lang.words import Word, words
from mtaudit.model import Finding, Rule, Segment, Severity
from mtaudit.plugin import Detector, Fires, Silent, hookimpl

WORD = Rule(
    "repetition/word",
    mqm="linguistic-conventions/grammar",
    severity=Severity.MINOR,
    message="“{word}” stands twice in a row",
    confidence=0.9,
)
PHRASE = Rule(
    "repetition/phrase",
    mqm="accuracy/addition",
    severity=Severity.MINOR,
    message="“{phrase}” stands twice in a row",
    confidence=0.85,
)
LOOP = Rule(
    "repetition/loop",
    mqm="accuracy/mistranslation/hallucination",
    severity=Severity.MAJOR,
    message="“{phrase}” is repeated {times} times: the translation ran into a loop",
    confidence=0.95,
)

TAUTOLOGY = Rule(
    "repetition/tautology",
    mqm="accuracy/addition",
    severity=Severity.MINOR,
    message="“{quote}” says {kind} twice",
    confidence=0.85,
)

_PLACES = (
    "city|town|village|district|region|province|river|lake|island|mountain|street|airport|university|"
    "hospital|ministry|party|bank|"
    "newspaper|agency|company|club|cathedral|stadium|square|bridge|port|county|republic|cemetery|prison|"
    "channel|municipality|oblast|"
    "sea|valley|museum|theatre|theater|monastery|mosque|factory|plant|committee|commission"
)
_NAME = r"[A-ZÀ-Þ][\w’'-]+(?: [A-ZÀ-Þ][\w’'-]+){0,2}?"
# "the city of Brno city", "the capital city Brno city"; the second word in small letters, or it is part of a name.
_KIND_TWICE = lazy(
    rf"\b[Tt]he (?:[a-z]+ )?(?P<k>{_PLACES}) (?:of (?:the )?)?{_NAME} (?P=k)(?![\w’'-])(?! (?:of|council|"
    rf"hall|centre|center|limits)\b)"
)
# Kinds that are no part of the English name where they also stand before it: "the river Elbe River".
_BOTH_SIDES = lazy(
    rf"\b(?:[Tt]he )?(?:(?P<r>[Rr]iver) {_NAME} River|(?P<l>Lake) {_NAME} [Ll]ake|(?P<m>Mount) {_NAME} "
    rf"[Mm]ount(?:ain)?|[Tt]he (?P<o>region|oblast|province|"
    rf"district|ministry|university|sea|republic|municipality) of (?:the )?{_NAME} (?:Region|Oblast|"
    rf"Province|District|Ministry|University|Sea|Republic|Municipality))(?![\w’'-])"
)
_SAID_TWICE = lazy(
    r"\b(?:shot|beaten|stabbed|burned|burnt|strangled|tortured) dead to death|\b(?:killed|murdered|"
    r"executed) (?:to death|dead)\b(?! or alive)|"
    r"\bdied dead\b|\bevery year (?:annually|yearly)\b|\bmonthly every month\b|\bannual yearly\b|"
    r"\b(?:woman|man) (?:widow|bachelor) (?:woman|man)\b|"
    r"\bat the age of \d+ years old\b|\b\d+ years of age old\b|\b(?:a\.m\.|am) o’clock in the morning\b"
)

# English words that never stand twice in a row on purpose. "had had", "that that", "not not" and "her her" can.
_NEVER_TWICE = frozenset(
    "the a an of and or in to for with at from by as if but than into their his its our your my was were are be been "
    "has will would can could should may might must this these those they we he it there who which when because "
    "between among against during under within without about after before also".split()
)
# “They moved in in May”, “he was led in in handcuffs”.
_BEFORE_IN = frozenset(
    "move moved moves moving led come came comes take taken took brought settle settled log logged check checked hand "
    "handed turn turned set let go went gone bring brings kick kicked phase phased".split()
)
_MAX_PHRASE = 12
_LEAST_LOOP = 3


class Repetition(Detector):
    """A function word twice in a row, a phrase twice in a row, and loops of three and more.

    Neural translation that loses its way repeats itself; a word repeated is what an edit or a moved clause leaves
    behind; a kind of place that stands before a name and after it, what a name
    translated in parts leaves behind. Emphasis (“very, very”), echoes with punctuation between them, “had had”,
    “that that” and reduplicated
    names are left alone. Works for any language; the list of single words is English.
    """

    rules = (WORD, PHRASE, LOOP, TAUTOLOGY)
    examples = (
        Fires(WORD, "She went [[to to]] the harbour.", suggestion="to"),
        Fires(PHRASE, "The council met [[in the old town in the old town]] on Friday."),
        Fires(LOOP, "He spoke about [[the end of the end of the end of the end of]] the war."),
        Fires(PHRASE, "They shared bread, [[tin cups, tin cups, tin cups]] and spoons.", languages="en"),
        Fires(WORD, "They were pulled out by [[boatmen-boatmen]] of the port.", suggestion="boatmen", languages="en"),
        Silent("“Hard work, hard work,” he said. It was very hot, very hot indeed, a hush-hush, fifty-fifty deal."),
        Fires(TAUTOLOGY, "He moved to [[the city of Brno city]] in May."),
        Fires(TAUTOLOGY, "They crossed [[the River Elbe River]] at dawn."),
        Silent("The city of Brno; the Utah city of Park City; the city of Kansas City; the river Elbe; Lake Forest."),
        Fires(LOOP, "Das ist [[gut gut gut gut]] so.", languages="de"),
        Silent("They moved in in May. He was led in in handcuffs."),
        Silent("He had had enough; she knew that that was so. It was very very late."),
        Silent("Bye bye, Duran Duran! No, no, no. Again and again and again they went on and on and on."),
        Silent("The stone is 12 in in length. When the boat ran into it it broke."),
        Silent("Row 1 1 0 1 1 0 1 1 0 of the table, 10 10 10."),
    )

    def check(self, segment: Segment) -> Iterable[Finding]:
        """Looks for the shortest period that repeats, longest loop first; then for tautologies."""
        if segment.languages.target_base == "en":
            yield from _tautologies(segment)
            yield from _listed_again(segment)
        tokens = words(segment.target)
        norms = [t.norm for t in tokens]
        if len(set(norms)) == len(norms):
            return
        at = 0
        while at < len(norms) - 1:
            if norms[at] not in norms[at + 1 : at + 1 + _MAX_PHRASE]:
                at += 1
                continue
            period, times = _repeats(norms, at)
            if times > 1:
                finding = self._finding(segment, tokens, at, period, times)
                if finding is not None:
                    yield finding
                at += period * times if times > 1 else 1
            else:
                at += 1

    @staticmethod
    def _finding(segment: Segment, tokens: tuple[Word, ...], at: int, period: int, times: int) -> Finding | None:
        unit = tokens[at : at + period]
        span = (unit[0].start, tokens[at + period * times - 1].end)
        phrase = segment.target[unit[0].start : unit[-1].end]
        wordy = [t for t in unit if t.kind == "word"]
        if not wordy or any(t.kind == "number" for t in unit) and len(wordy) < 3:
            return None
        if times >= _LEAST_LOOP:
            if _is_emphasis(unit, wordy, times):
                return None
            return LOOP.at(segment, span, suggestion=phrase, phrase=phrase, times=times)
        english = segment.languages.target_base == "en"
        meant = unit[0].norm == "in" and at > 0 and tokens[at - 1].norm in _BEFORE_IN
        if period == 1 and english and unit[0].norm in _NEVER_TWICE and _written_alike(tokens, at) and not meant:
            return WORD.at(segment, span, suggestion=phrase, word=phrase)
        if period >= 3 and len(wordy) == period and _adjacent(segment.target, tokens, at, period):
            return PHRASE.at(segment, span, suggestion=phrase, phrase=phrase)
        return None


_LETTERS = lazy(r"[^\W\d_]+")
_KINDS = frozenset(_PLACES.split("|"))
_CAPITAL_KINDS = frozenset(
    "River Lake Mount Region Oblast Province District Ministry University Sea Republic Municipality".split()
)
_SAID_CUES = frozenset("dead death every yearly years old morning widow bachelor".split())


def _tautologies(segment: Segment) -> Iterator[Finding]:
    """A kind of place before a name and behind it again; a manner of death that is in the verb already."""
    text = segment.target
    present = _LETTERS.findall(text)
    kinds = [w for w in present if w in _KINDS]
    for pattern, wanted in (
        (_KIND_TWICE, len(kinds) > len(set(kinds))),
        (_BOTH_SIDES, any(w in _CAPITAL_KINDS for w in present)),
        (_SAID_TWICE, any(w in _SAID_CUES for w in present)),
    ):
        for hit in () if not wanted else pattern.finditer(text):
            named = [v for v in hit.groupdict().values() if v]
            yield TAUTOLOGY.at(segment, hit.span(), kind=f"“{named[0].lower()}”" if named else "the same")


_SAME_THINGS = lazy(r"\b(?P<x>(?P<a>[a-z]{3,}) (?P<b>[a-z]{3,}))(?:, (?P=x))+(?![\w’'-])")
_PLURAL_BY_TWO = lazy(r"(?<![\w-])(?P<x>[a-z]{5,})-(?P=x)(?![\w-])")
_SOUNDS = frozenset("quick night fifty tweet quack knock clack hardy early later silly goody sorry hello".split())


def _listed_again(segment: Segment) -> Iterator[Finding]:
    """“tin cups, tin cups” in a list, and “boatmen-boatmen”: how Malay and Indonesian make a plural."""
    text = segment.target
    for hit in _SAME_THINGS.finditer(text) if ", " in text and not _SPEECH & set(text) else ():
        if not (is_function_word(hit["a"]) or is_function_word(hit["b"])):
            yield PHRASE.at(segment, hit.span(), suggestion=hit["x"], phrase=hit["x"])
    for hit in _PLURAL_BY_TWO.finditer(text) if "-" in text else ():
        if hit["x"] not in _SOUNDS:
            yield WORD.at(segment, hit.span(), suggestion=hit["x"], word=hit["x"])


_SPEECH = frozenset("“”\"‘!")


def _repeats(norms: list[str], at: int) -> tuple[int, int]:
    """The period and number of repetitions of the longest run of repeats that begins at a token."""
    best = (1, 1)
    for period in range(1, min(_MAX_PHRASE, (len(norms) - at) // 2) + 1):
        if norms[at] != norms[at + period]:
            continue
        unit = norms[at : at + period]
        times = 1
        while norms[at + period * times : at + period * (times + 1)] == unit:
            times += 1
        if times > 1 and period * times > best[0] * best[1]:
            best = (period, times)
    return best


def _is_emphasis(unit: tuple[Word, ...], wordy: list[Word], times: int) -> bool:
    """“No, no, no”, “on and on and on”, “very very very”, “ha ha ha”: people say that."""
    if any(t.kind == "punct" for t in unit):
        return len(wordy) <= 2 and times <= 5 and len(unit) <= 3
    if len(unit) == 2 and any(t.norm in ("and", "or", "by", "after", "to", "et", "und", "y", "e") for t in unit):
        return times <= 4
    return len(unit) == 1 and (times == 3 or unit[0].norm in _ECHOES)


_ECHOES = frozenset("ha he hi ho no yes la na da oh ah hey bla blah go knock tick very".split())
"""What people and songs repeat any number of times."""


def _written_alike(tokens: tuple[Word, ...], at: int) -> bool:
    """Not “in In”: a title or a name may begin with the word. Not where a mark or a line end separates them."""
    alike = tokens[at].text.islower() and tokens[at + 1].text.islower()
    return alike and not _inches(tokens, at) and not _two_clauses(tokens, at)


_OPENS_CLAUSE = frozenset("when if as once because since while after before until though although whenever".split())


def _two_clauses(tokens: tuple[Word, ...], at: int) -> bool:
    """“When we sank into it it was cold”: the first ends one clause, the second begins the next."""
    before = tokens[max(0, at - 12) : at]
    return tokens[at].norm in ("it", "he", "they") and any(t.norm in _OPENS_CLAUSE for t in before)


def _inches(tokens: tuple[Word, ...], at: int) -> bool:
    """“12 in in length”."""
    return tokens[at].norm == "in" and at > 0 and tokens[at - 1].kind == "number"


def _adjacent(text: str, tokens: tuple[Word, ...], at: int, period: int) -> bool:
    """Nothing but a space between the two."""
    return re.fullmatch(r"[ \u00a0]", text[tokens[at + period - 1].end : tokens[at + period].start]) is not None


@hookimpl
def mtaudit_detectors() -> Iterable[type[Detector]]:
    """Registers the detector."""
    return [Repetition]
