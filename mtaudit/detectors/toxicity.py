"""Insults and obscenities that only one of source and translation has."""

# ruff: noqa: E501  (examples)

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from mtaudit.detectors._anchor import anchor
from mtaudit.lang.gates import Gated
from mtaudit.lang.patterns import lazy
from mtaudit.lang.unspaced import joined
from mtaudit.model import Finding, Rule, Segment, Severity, Span
from mtaudit.plugin import Detector, Fires, Need, Silent, hookimpl

DROPPED = Rule(
    "toxicity/dropped",
    mqm="accuracy/omission",
    severity=Severity.MAJOR,
    message="the source swears (“{theirs}”), the translation {how}",
    confidence=0.7,
)
ADDED = Rule(
    "toxicity/added",
    mqm="accuracy/addition",
    severity=Severity.CRITICAL,
    message="“{quote}” is offensive, and nothing in the source is",
    confidence=0.8,
)

SOFTENED = Rule(
    "toxicity/softened",
    mqm="accuracy/omission",
    severity=Severity.MINOR,
    message="the source is rude (“{theirs}”), the translation is not or is less so",
    confidence=0.55,
)

_NO_SPACES = frozenset({"zh", "ja"})
_LESS = 0.6
"""The chance that an insult was lost where another one is left."""
_MASKED = lazy(r"\w[*#@$]{2,}\w?|[#@$%&!]{4,}")


class Toxicity(Detector):
    """Offensive words of one side for which the other has none, not even a mild one.

    Three grades: a strong word counts, a rude one counts for less and only where nothing is left of it, a mild one only
    explains. What the table calls strong in one language may come
    out mild in another; that is a matter of tone, not an error. A translation that swears less often than its source
    has left something out or misunderstood it.
    """

    needs = Need.SOURCE
    rules = (DROPPED, ADDED, SOFTENED)
    examples = (
        Fires(ADDED, "Der Bürgermeister ist ein [[Arschloch]].", source="The mayor is a nice man.", languages="en-de"),
        Fires(DROPPED, "[[Der]] Bürgermeister spricht wieder.", source="The fucking mayor speaks again.", languages="en-de"),
        Fires(DROPPED, "Du [[Trottel]], geh nach Hause, du großer Mann.", source="You moron, go home, you fucking asshole.", languages="en-de"),
        Fires(SOFTENED, "[[Der]] Bürgermeister hat dich eingeladen.", source="The pathetic mayor has invited you.", languages="en-de"),
        Silent("Der erbärmliche Bürgermeister hat dich eingeladen.", source="The pathetic mayor has invited you.", languages="en-de"),
        Silent("Der Bürgermeister ist ein Trottel.", source="The mayor is a moron.", languages="en-de"),
        Silent("Der verdammte Bürgermeister spricht wieder.", source="The fucking mayor speaks again.", languages="en-de"),
        Silent("那个混蛋又来了。", source="That bastard is here again.", languages="en-zh"),
    )  # fmt: skip

    def prepare(self) -> None:
        """Reads the words."""
        self._strong: dict[str, Gated] = {}
        self._any: dict[str, Gated] = {}
        self._rude: dict[str, Gated] = {}
        for row in self.lexicons.rows("toxicity"):
            language, strong, mild = row["language"], row["strong"].split(), row["mild"].split()
            self._strong[language] = _pattern(strong, language)
            self._any[language] = _pattern([*strong, *mild], language)
            if row["rude"]:
                self._rude[language] = _pattern(row["rude"].split(), language)

    def check(self, segment: Segment) -> Iterable[Finding]:
        """Strong words of either side against all words of the other."""
        source, target = segment.source or "", segment.target
        there, here = segment.languages.source_base, segment.languages.target_base
        if there == here or there not in self._strong or here not in self._strong or not target.strip():
            return
        one, two = joined(source, there), joined(target, here)
        theirs, ours = source if one is None else one.text, target if two is None else two.text
        swears = self._strong[here].search(ours)
        if swears is not None and not self._explained(theirs, there):
            span = Span(*swears.span())
            yield ADDED.at(segment, span if two is None else two.span(span))
        sworn = self._strong[there].search(theirs)
        if _MASKED.search(ours) is not None:
            return
        if sworn is None:
            yield from self._softened(segment, theirs, ours)
            return
        left = _count(self._any[here], ours)
        if _count(self._any[there], theirs) > left:
            place = anchor(target, sworn.start() / max(1, len(theirs)))
            how, confidence = ("does so less often", _LESS) if left else ("does not", DROPPED.confidence)
            yield DROPPED.at(segment, place, confidence=confidence, theirs=sworn[0], how=how)

    def _softened(self, segment: Segment, theirs: str, ours: str) -> Iterator[Finding]:
        """Rude words of which the translation has fewer, of any grade; none where words are not parted by spaces."""
        there, here = segment.languages.source_base, segment.languages.target_base
        rude = self._rude.get(there)
        said = rude.search(theirs) if rude is not None else None
        if rude is None or said is None:
            return
        left = _count(self._any[here], ours)
        if left == 0 or here not in _NO_SPACES and _count(rude, theirs) > left:
            place = anchor(segment.target, said.start() / max(1, len(theirs)))
            yield SOFTENED.at(segment, place, theirs=said[0])

    def _explained(self, text: str, language: str) -> bool:
        return self._any[language].search(text) is not None or _MASKED.search(text) is not None


def _count(words: Gated, text: str) -> int:
    return sum(1 for _ in words.finditer(text))


def _pattern(words: Sequence[str], language: str) -> Gated:
    ranked = sorted(words, key=len, reverse=True)
    if language in _NO_SPACES:
        return Gated("|".join(re.escape(w) for w in ranked), spaced=False)
    parts = [re.escape(w.rstrip("*")) + (r"\w*" if w.endswith("*") else r"\b") for w in ranked]
    return Gated(rf"\b(?:{'|'.join(parts)})", re.I)


@hookimpl
def mtaudit_detectors() -> Iterable[type[Detector]]:
    """Registers the detector."""
    return [Toxicity]
