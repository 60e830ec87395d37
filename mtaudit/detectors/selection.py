"""Words in a place that English keeps for a few others, or for another kind of thing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property, lru_cache
from typing import Final

from mtaudit.detectors._phrases import Hit, PhraseDetector
from mtaudit.lang.inflect import is_function_word, lemmas, singular
from mtaudit.lang.keyed import Keyed
from mtaudit.lang.phrases import Match, Row
from mtaudit.model import Rule, Segment, Severity
from mtaudit.plugin import Detector, Fires, Silent, hookimpl

MISFIT = Rule(
    "selection/misfit",
    mqm="accuracy/mistranslation/wrong-sense",
    severity=Severity.MAJOR,
    message="“{quote}” does not fit here; English has “{right}” ({why})",
    confidence=0.75,
    help="A noun in a place that English fills with a few words only, or with words for another kind of thing.",
)

_ANYWHERE: Final = frozenset({"time", "quantity"})
"""Classes that fit everywhere: *last week*, *a lot*. A noun that has others is judged by those."""
_VERBS: Final = frozenset({"was", "were", "is", "~be", "said", "told"})
"""Behind these places stands the verb of which the noun is the subject."""
_TOP: Final = "Tops"
"""The class of the words that name whole classes (*group*, *person*, *object*): they stand for anything."""


class Selection(PhraseDetector):
    """*Broken pulse*, *the steering told reporters*, *made a public apple*: nouns that their neighbours do not take.

    A machine that takes a word in its other sense puts it where no such thing can be. The tables of the kind `slots`
    describe the place, not the word: `_` in the marked part stands for a noun; the fitting ones are those of the
    column `suggestion`, those of `unless`, and the nouns of the classes that `unless` names (`@person`, `@body`, …).
    The classes are the lexicographer files of WordNet. Only a noun at the end of its phrase counts, in small letters
    and without quotation marks, and only one that is a noun above all (*runs* may be a verb) and has classes in the
    table.

    Method: selectional restrictions (Katz and Fodor 1963) with the classes of Ciaramita and Johnson (2003),
    "Supersense tagging of unknown nouns in WordNet".
    """

    kind = "slots"
    rule = MISFIT
    rules = (MISFIT,)
    examples = (
        Fires(MISFIT, "The striker left the ground with a broken [[pulse]]."),
        Fires(MISFIT, "The minister made a public [[apple]]."),
        Silent("The striker left the ground with a broken collarbone."),
        Silent("The minister made a public apology."),
        Silent("The keeper had a broken pulse monitor."),
        Silent("A man suspected of starting the fire was arrested, and so was the one who came to fetch the van."),
    )

    def _of_sentence(self, segment: Segment, found: list[tuple[Row, Match]]) -> Iterator[Hit]:
        return super()._of_sentence(segment, [fit for fit in found if self._misfit(segment.target, *fit)])

    def _misfit(self, text: str, row: Row, match: Match) -> bool:
        """Whether the place is taken by a noun that does not belong there."""
        word = text[match.mark_start : match.mark_end].rpartition(" ")[2]
        behind = row.pattern.partition("]]")[2].split()
        ended = bool(behind) and not behind[0].startswith("<") or self._ends(text[match.mark_end :])
        if not word.islower() or is_function_word(word) or not ended:
            return False
        if behind and not _VERBS.isdisjoint(behind[0].split("|")) and _is_object(text[: match.start]):
            return False
        bases = {word, singular(word) or word}
        if not all((self._parts.get(base) or "").startswith("n") for base in bases if base in self._parts):
            return False
        classes = {name for base in bases for name in (self._classes.get(base) or "").split()} - _ANYWHERE
        fitting, allowed = _fitting(row.suggestion, row.unless)
        return bool(classes) and _TOP not in classes and classes.isdisjoint(allowed) and fitting.isdisjoint(bases)

    def _ends(self, rest: str) -> bool:
        """Whether no further noun follows, of which the word would be a part."""
        following = (rest.split(None, 1) or [""])[0].strip(".,;:!?)\"'”’") if rest[:1] == " " else ""
        if rest[:1] in ("-", "’", "'"):
            return False
        if not following or is_function_word(following) or not following[0].islower():
            return not following[:1].isupper()
        one = singular(following)
        verb = lemmas(following) - {following, one}
        return bool(verb) or (following not in self._classes and one not in self._classes)

    @cached_property
    def _parts(self) -> Keyed:
        return self.lexicons.keyed("words", "en")

    @cached_property
    def _classes(self) -> Keyed:
        return self.lexicons.keyed("supersenses", "en")


def _is_object(before: str) -> bool:
    """Whether a verb stands before the phrase: *the man suspected of starting the fire was arrested* is about him."""
    last = before.split()[-2:]
    return bool(last) and (last[-1].endswith("ing") or last[0] == "to" and len(last) == 2)


@lru_cache(maxsize=1024)
def _fitting(suggestion: str, unless: str) -> tuple[frozenset[str], frozenset[str]]:
    """The nouns of a row that fit, and the classes of nouns that do."""
    cells = [cell.strip() for cell in unless.split(";")]
    classes = {cell.removeprefix("@") for cell in cells if cell.startswith("@")}
    words = {part.strip().rpartition(" ")[2] for part in suggestion.split(" / ")}
    return frozenset(words), frozenset(classes)


@hookimpl
def mtaudit_detectors() -> Iterable[type[Detector]]:
    """Registers the detector."""
    return [Selection]
