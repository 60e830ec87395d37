"""The contrary of what the source says: words of the other pole, and refusals that it does not know."""

# ruff: noqa: E501  (examples)

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from mtaudit.lang.negation import explicit_cues, may_deny
from mtaudit.lang.patterns import lazy
from mtaudit.model import Finding, Rule, Segment, Severity
from mtaudit.plugin import Detector, Fires, Need, Silent, hookimpl

REVERSED = Rule(
    "opposites/reversed",
    mqm="accuracy/mistranslation/polarity",
    severity=Severity.MAJOR,
    message="“{quote}”, where the source says “{theirs}”: the contrary",
    confidence=0.75,
)
REFUSED = Rule(
    "opposites/refused",
    mqm="accuracy/mistranslation/polarity",
    severity=Severity.MAJOR,
    message="“{quote}”: nothing in the source is denied, refused or missing",
    confidence=0.75,
)

_WORD = lazy(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_REFUSES = lazy(
    r"(?i)\b(?:fail(?:s|ed|ing)? to|refus(?:e|es|ed|ing) to|(?:to |not )?avoid(?:s|ed|ing)?|vetoed|neglect(?:s|ed|ing)? to|"
    r"(?:is|are|was|were|be|been) un(?:willing|able) to|(?:the |a )?lack of)\b"
)
_SHORT_PREFIX = 3
_MOST_WORDS = 40_000
_FULL = frozenset({"de", "fr", "es", "it", "pt", "nl", "ru", "pl"})
"""Languages whose weak cues of negation are listed so fully that their lack says something."""

_Side = tuple[str, int]


class _Poles:
    """The words of one language: whole words and beginnings, each with its pair, its pole and whether it is evidence."""

    def __init__(self) -> None:
        self.whole: dict[str, list[tuple[_Side, bool]]] = defaultdict(list)
        self.begun: dict[str, list[tuple[_Side, bool]]] = defaultdict(list)
        self.phrases: list[tuple[str, _Side, bool]] = []
        self._entries: dict[str, tuple[tuple[_Side, bool], ...]] = {}
        self._silent: set[str] = set()
        """Words that speak of no pole: nearly all."""

    def add(self, cell: str, side: _Side) -> None:
        """Reads a cell of the table."""
        marks, _, others = cell.partition(" + ")
        for words, sure in ((marks, True), (others, False)):
            for word in words.split():
                if "_" in word:
                    self.phrases.append((word.replace("_", " ").rstrip("*"), side, sure))
                elif word.endswith("*"):
                    self.begun[word[:-1]].append((side, sure))
                else:
                    self.whole[word].append((side, sure))

    def find(self, text: str) -> dict[_Side, tuple[int, int] | None]:
        """The poles that a text speaks of, each with the first word that is evidence of it, None if there is none."""
        found: dict[_Side, tuple[int, int] | None] = {}
        low = text.lower()
        for hit in () if self._silent.issuperset(_WORD.findall(low)) else _WORD.finditer(low):
            entries = self._entries.get(hit[0])
            if entries is None:
                entries = self._looked_up(hit[0])
            for side, sure in entries:
                if sure and found.get(side) is None:
                    found[side] = hit.span()
                else:
                    found.setdefault(side, None)
        for phrase, side, sure in self.phrases:
            at = low.find(phrase)
            if at >= 0 and (sure and found.get(side) is None or side not in found):
                found[side] = (at, at + len(phrase)) if sure else None
        return found

    def _looked_up(self, word: str) -> tuple[tuple[_Side, bool], ...]:
        entries = list(self.whole.get(word, ()))
        for size in range(min(_SHORT_PREFIX, len(word)), len(word) + 1):
            entries += self.begun.get(word[:size], ())
        if len(self._entries) > _MOST_WORDS:
            self._entries.clear()
            self._silent.clear()
        if not entries:
            self._silent.add(word)
        self._entries[word] = tuple(entries)
        return self._entries[word]


class Opposites(Detector):
    """*Prohibit* for *allow*: the translation names one pole of a pair where the source names the other.

    A pole counts only where its words stand on one side alone: a text that speaks of both, or a translation that says
    the right word too, stays silent, and so does every text with a negation, which may turn one into the other. A
    refusal (*failed to*, *avoid*, *lack of*) in an English translation is made up where the source has no word, however
    weak, that denies or restricts.
    """

    needs = Need.SOURCE
    rules = (REVERSED, REFUSED)
    examples = (
        Fires(REVERSED, "The council decided to [[allow]] fireworks in the old town.", source="Der Rat beschloss, Feuerwerk in der Altstadt zu verbieten.", languages="de-en"),
        Fires(REVERSED, "Os salários [[caíram]] no ano passado.", source="Wages increased last year.", languages="en-pt"),
        Fires(REVERSED, "Der Handel mit den [[Industrieländern]] wächst.", source="Trade with emerging economies is growing.", languages="en-de"),
        Fires(REFUSED, "The mayor [[refused to]] open the bridge.", source="O prefeito quer abrir a ponte.", languages="pt-en"),
        Silent("The council decided not to allow fireworks.", source="Der Rat beschloss, Feuerwerk zu verbieten.", languages="de-en"),
        Silent("The ban allows no fireworks.", source="Das Verbot betrifft Feuerwerk.", languages="de-en"),
        Silent("Wages rose, prices fell.", source="Os salários subiram e os preços caíram.", languages="pt-en"),
        Silent("The mayor failed to open the bridge.", source="O prefeito não abriu a ponte.", languages="pt-en"),
    )  # fmt: skip

    def prepare(self) -> None:
        """Reads the words."""
        self._poles: dict[str, _Poles] = defaultdict(_Poles)
        for row in self.lexicons.rows("opposites"):
            for pole in (0, 1):
                self._poles[row["language"]].add(row["other" if pole else "one"], (row["pair"], pole))

    def check(self, segment: Segment) -> Iterable[Finding]:
        """The poles of both sides."""
        source, target = segment.source or "", segment.target
        there, here = segment.languages.source_base, segment.languages.target_base
        if there == here or explicit_cues(source, there):
            return
        reversed_ = list(self._reversed(segment, there, here)) if {there, here} <= self._poles.keys() else []
        yield from reversed_
        hit = _REFUSES.search(target) if here == "en" and not reversed_ else None
        if hit is not None and there in _FULL and not may_deny(source, there):
            yield REFUSED.at(segment, hit.span())

    def _reversed(self, segment: Segment, there: str, here: str) -> Iterator[Finding]:
        source, target = segment.source or "", segment.target
        theirs = self._poles[there].find(source)
        sides = [side for side, at in theirs.items() if at is not None and (side[0], 1 - side[1]) not in theirs]
        ours = self._poles[here].find(target) if sides else {}
        for pair, pole in sides:
            at, said = ours.get((pair, 1 - pole)), theirs[pair, pole]
            if at is not None and said is not None and (pair, pole) not in ours and not explicit_cues(target, here):
                yield REVERSED.at(segment, at, theirs=source[said[0] : said[1]])


@hookimpl
def mtaudit_detectors() -> Iterable[type[Detector]]:
    """Registers the detector."""
    return [Opposites]
