"""Sentences in capitals: their tone is lost, or words of theirs were taken for names and stand there untranslated."""

# ruff: noqa: E501  (examples)

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from mtaudit.detectors._anchor import trimmed
from mtaudit.lang.identify import scripts_of
from mtaudit.lang.inflect import is_function_word, lemmas
from mtaudit.lang.patterns import lazy
from mtaudit.model import Finding, Rule, Segment, Severity
from mtaudit.plugin import Detector, Fires, Need, Silent, hookimpl

COPIED = Rule(
    "shouted/copied",
    mqm="accuracy/untranslated",
    severity=Severity.MAJOR,
    message="“{quote}” stands there in English: its capitals were taken for those of a name",
    confidence=0.8,
)
LOWERED = Rule(
    "shouted/lowered",
    mqm="style/register",
    severity=Severity.MINOR,
    message="the source shouts in capitals (“{theirs}”), the translation does not",
    confidence=0.6,
    help="Machine translation knows few sentences in capitals: compare the meaning, too.",
)

_WORD = lazy(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_LOUD = lazy(r"[A-Z]{3,}[^a-z]+[A-Z]{3,}[^a-z]+[A-Z]{2,}")
_LEAST_RUN: Final = 5
_MOST_WORDS: Final = 60
"""Longer texts in capitals are terms and conditions, which no one sets so in another language."""
_SHARE: Final = 0.5
_COPIES: Final = 2
_LONG: Final = 4
_CASED = frozenset({"LATIN", "CYRILLIC", "GREEK", "ARMENIAN"})


class Shouted(Detector):
    """*I WILL DELETE EVERY PAGE!* that became *Ich werde jede PAGE löschen!*

    Capitals count from five words in a row, among them ordinary words of English; initials, names and headings of a few
    words are left alone. Two words that a translation keeps in capitals were not translated. Where it has capitals for
    less than half as much of the text, the tone is lost.
    """

    needs = Need.SOURCE
    source_langs = frozenset({"en"})
    rules = (COPIED, LOWERED)
    examples = (
        Fires(COPIED, "Ich werde [[EVERY]] Seite dieses BOOK löschen.", source="I WILL DELETE EVERY PAGE OF THIS BOOK.", languages="en-de"),
        Fires(LOWERED, "[[Ich werde jede Seite dieses Buches löschen.]]", source="I WILL DELETE EVERY PAGE OF THIS BOOK.", languages="en-de"),
        Fires(LOWERED, "[[Smažu každou stránku této knihy.]]", source="I WILL DELETE EVERY PAGE OF THIS BOOK.", languages="en-cs"),
        Silent("ICH WERDE JEDE SEITE DIESES BUCHES LÖSCHEN.", source="I WILL DELETE EVERY PAGE OF THIS BOOK.", languages="en-de"),
        Silent("Das BIP der USA und der EU laut OECD und IWF.", source="US AND EU GDP by OECD and IMF.", languages="en-de"),
        Silent("Alle Dateien löschen", source="DELETE ALL FILES", languages="en-de"),
    )  # fmt: skip

    def prepare(self) -> None:
        """Opens the word list of English."""
        self._english = self.lexicons.keyed("words", "en")

    def check(self, segment: Segment) -> Iterable[Finding]:
        """The longest run of capitals of the source against the capitals of the translation."""
        source, target = segment.source or "", segment.target
        here = segment.languages.target_base
        if here == "en" or not target.strip() or _LOUD.search(source) is None:
            return
        words = _WORD.findall(source)
        loud = [word for word in words if self._shouts(word)]
        if len(words) > _MOST_WORDS or self._longest(words) < _LEAST_RUN:
            return
        theirs = set(loud)
        kept = [hit for hit in _WORD.finditer(target) if hit[0].isupper()]
        copied = [hit for hit in kept if len(hit[0]) >= _LONG and hit[0] in theirs]
        if set(scripts_of(here)) <= _CASED and len({hit[0] for hit in copied}) >= _COPIES:
            yield COPIED.at(segment, copied[0].span())
            return
        ours = sum(len(hit[0]) > 1 for hit in kept) / max(1, len(_WORD.findall(target)))
        if ours < _SHARE * len(loud) / len(words):
            yield LOWERED.at(segment, trimmed(target), theirs=" ".join(loud[:3]))

    def _shouts(self, word: str) -> bool:
        """Whether a word in capitals is an ordinary one, no initials."""
        if len(word) < 3 or not word.isupper():
            return False
        low = word.lower()
        return low in self._english or is_function_word(low) or any(lemma in self._english for lemma in lemmas(low))

    def _longest(self, words: Sequence[str]) -> int:
        """The longest run of words in capitals that an ordinary one opens."""
        most = run = 0
        for word in words:
            run = run + 1 if word.isupper() and (run or self._shouts(word)) else 0
            most = max(most, run)
        return most


@hookimpl
def mtaudit_detectors() -> Iterable[type[Detector]]:
    """Registers the detector."""
    return [Shouted]
