"""Obligation, permission, possibility and hearsay that changed in translation."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from mtaudit.detectors._anchor import anchor
from mtaudit.lang.gates import Gate, Gated
from mtaudit.lang.stems import UNSPACED
from mtaudit.model import Finding, Rule, Segment, Severity, Span
from mtaudit.plugin import Detector, Fires, Need, Silent, hookimpl

CHANGED = Rule(
    "modality/changed",
    mqm="accuracy/mistranslation",
    severity=Severity.MAJOR,
    message="“{quote}” is {what}; the source has {other} (“{cue}”)",
    confidence=0.7,
)
HEARSAY = Rule(
    "modality/hearsay",
    mqm="accuracy/mistranslation",
    severity=Severity.MAJOR,
    message="the source tells it as hearsay (“{cue}”), the translation as a fact",
    confidence=0.6,
)

_NAMES = {
    "must": "an obligation",
    "may": "a possibility or permission",
    "mustnot": "a prohibition",
    "neednot": "no obligation",
}
_CONFLICTS = {"must": ("may",), "may": ("must",), "mustnot": ("neednot",), "neednot": ("mustnot",)}
_GAP = r"(?:\s[^\W\d]+){0,3}"
_LONGEST = 60
"""Words up to which a text is one statement: in longer ones every modality may stand somewhere."""


@dataclass(frozen=True, slots=True)
class _Sense:
    """The patterns of one sense in one language: what tells it, and what may stand for it."""

    cues: Gated
    more: Gated | None


_Cues = Mapping[str, _Sense]


class Modality(Detector):
    """What must be is only possible, what may be must be, a ban that became a choice, an allegation told as a fact.

    Reported are clear contrasts only: the source tells one sense and has no word for the other, the translation tells
    the other and has no word for the first. The cues are a table of sixteen languages (lexicon `modality`). Titles and
    long texts are left alone.
    """

    needs = Need.SOURCE
    rules = (CHANGED, HEARSAY)
    examples = (
        Fires(CHANGED, "Visitors [[may]] leave the building at six.", languages="de-en",
              source="Besucher müssen das Gebäude um sechs verlassen."),
        Fires(CHANGED, "You [[must not]] pay for the ferry.", languages="de-en",
              source="Sie müssen für die Fähre nicht bezahlen."),
        Fires(CHANGED, "Die Gäste [[müssen die Tür nicht]] öffnen.", languages="en-de",
              source="Guests must not open the door."),
        Fires(CHANGED, "Les membres [[doivent]] voter par lettre.", languages="en-fr",
              source="Members may vote by letter."),
        Fires(HEARSAY, "The driver [[stole]] two boats.", languages="de-en",
              source="Der Fahrer stahl angeblich zwei Boote."),
        Silent("Visitors are required to leave at six.", languages="de-en",
               source="Besucher müssen um sechs gehen."),
        Silent("You do not have to pay for the ferry.", languages="de-en",
               source="Sie müssen für die Fähre nicht bezahlen."),
        Silent("The driver is said to have stolen two boats.", languages="de-en",
               source="Der Fahrer stahl angeblich zwei Boote."),
        Silent("The meeting in May must be short.", languages="de-en",
               source="Die Sitzung im Mai muss kurz sein."),
    )  # fmt: skip

    def prepare(self) -> None:
        """Reads the table; patterns are compiled when a language is first met."""
        self._rows: dict[str, list[dict[str, str]]] = {}
        for row in self.lexicons.rows("modality"):
            self._rows.setdefault(row["language"], []).append(row)
        self._compiled: dict[str, dict[str, _Sense]] = {}
        self._gates: dict[str, Gate] = {}

    def check(self, segment: Segment) -> Iterable[Finding]:
        """Compares what source and target tell."""
        source, target, languages = segment.source or "", segment.target, segment.languages
        theirs, ours = self._cues(languages.source_base), self._cues(languages.target_base)
        if not theirs or not ours or not target.strip() or len(source.split()) > _LONGEST:
            return
        if not self._gates[languages.source_base].opens(source):
            return
        told = {sense: hit for sense in theirs if (hit := _told(theirs[sense].cues, source)) is not None}
        for sense, cue in told.items():
            if sense == "said":
                yield from _hearsay(segment, cue, ours)
            elif sense in _CONFLICTS:
                yield from _changed(segment, sense, cue, told, theirs, ours)

    def _cues(self, language: str) -> _Cues:
        if language not in self._compiled:
            self._compiled[language] = {
                row["sense"]: _Sense(
                    _pattern(row["cues"], language), _pattern(row["more"], language) if row["more"] else None
                )
                for row in self._rows.get(language, ())
            }
            cues = [sense.cues.hint for sense in self._compiled[language].values()]
            self._gates[language] = Gate(cues, re.I, spaced=language not in UNSPACED)
        return self._compiled[language]


def _changed(
    segment: Segment, sense: str, cue: re.Match[str], told: Mapping[str, re.Match[str]], theirs: _Cues, ours: _Cues
) -> Iterator[Finding]:
    source, target = segment.source or "", segment.target
    if sense == "must" and ("neednot" in told or "mustnot" in told):
        return
    for other in _CONFLICTS[sense]:
        if other not in ours or other in told or _has(theirs.get(other), source) or _has(ours.get(sense), target):
            continue
        hit = _told(ours[other].cues, target)
        if hit is not None and not (other == "must" and _denied(ours, target)):
            what, had = _NAMES[other], _NAMES[sense]
            evidence = (("source", cue[0]),)
            yield CHANGED.at(segment, Span(*hit.span()), evidence=evidence, what=what, other=had, cue=cue[0])


def _denied(cues: _Cues, text: str) -> bool:
    return any(sense in cues and cues[sense].cues.search(text) for sense in ("mustnot", "neednot"))


def _hearsay(segment: Segment, cue: re.Match[str], ours: _Cues) -> Iterator[Finding]:
    if "said" not in ours or _has(ours["said"], segment.target):
        return
    place = cue.start() / max(1, len(segment.source or ""))
    evidence = (("source", cue[0]),)
    yield HEARSAY.at(segment, Span(*anchor(segment.target, place)), evidence=evidence, cue=cue[0])


def _told(pattern: Gated, text: str) -> re.Match[str] | None:
    """The first cue that is no name: `May` within a sentence is a month."""
    for hit in pattern.finditer(text):
        if not hit[0][0].isupper() or hit.start() == 0 or text[hit.start() - 2 : hit.start() - 1] in ".!?:":
            return hit
    return None


def _has(sense: _Sense | None, text: str) -> bool:
    return sense is not None and bool(sense.cues.search(text) or sense.more is not None and sense.more.search(text))


def _pattern(cues: str, language: str) -> Gated:
    """`*` stands for letters, `…` for up to three words, after `~` comes a regular expression."""
    listed = [cue.strip() for cue in cues.split(" | ")]
    parts = "|".join(_part(cue, language in UNSPACED) for cue in listed)
    hint = "|".join(map(_hint, listed))
    return Gated(parts, re.I, spaced=language not in UNSPACED, hint=hint)


def _hint(cue: str) -> str:
    """The longest word of a cue: the rarest, as a rule."""
    word, _, tail = cue.partition("~")
    return _escaped(max(word.replace("…", " ").split(), key=len)) if word.strip() else tail


def _escaped(word: str) -> str:
    return re.escape(word).replace(r"\*", r"\w*")


def _part(cue: str, unspaced: bool) -> str:
    word, _, tail = cue.partition("~")
    word = word.strip()
    if not word:
        return tail
    body = _escaped(word).replace("\\ …", _GAP).replace("…", _GAP).replace("\\ ", r"\s")
    return body + tail if unspaced else rf"(?<!\w){body}(?![\w'’]){tail}"


@hookimpl
def mtaudit_detectors() -> Iterable[type[Detector]]:
    """Registers the detector."""
    return [Modality]
