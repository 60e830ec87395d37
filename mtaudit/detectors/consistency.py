"""One source translated in two ways, and two sources with one translation, over a whole project."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from mtaudit.detectors._anchor import trimmed
from mtaudit.lang.identify import FUNCTION_WORDS
from mtaudit.lang.stems import UNSPACED, is_like
from mtaudit.lang.words import words
from mtaudit.model import Document, Finding, Kind, Rule, Segment, Severity, Span
from mtaudit.plugin import Detector, Fires, Need, Silent, hookimpl, option

TARGET = Rule(
    "consistency/target",
    mqm="terminology/inconsistent-use-of-terminology",
    severity=Severity.MINOR,
    message="the same source was translated in another way: “{first}”",
    confidence=0.7,
)
SOURCE = Rule(
    "consistency/source",
    mqm="accuracy/mistranslation",
    severity=Severity.MINOR,
    message="the same translation stands for another source: “{first}”",
    confidence=0.6,
)

_SHORT_WORDS = 3
_CLAUSE_WORDS = 5
_SHOWN = 80
_FORM = 0.5
"""How sure it is that a difference in case or punctuation matters."""
_WORD = 0.45
"""How sure, that a single word without context should be translated alike everywhere."""
_DIGITS = re.compile(r"\d+")
_RUNS = re.compile(r"\w+")
_CODES = re.compile(r"\d+|%[\d$.]*[a-zA-Z]|\{[^{}]{0,60}\}|<[^<>]{0,200}>")


@dataclass(frozen=True, slots=True)
class ConsistencyOptions:
    """What is compared, and how much is kept in memory."""

    formats: tuple[str, ...] = option(
        ("po", "xliff", "tmx", "qt-ts", "csv", "tsv", "xlsx"), help="Formats whose units are compared, by their names."
    )
    remember: int = option(100_000, least=0, help="How many different texts of either side are remembered.")


@dataclass(slots=True)
class _First:
    """Where a text was seen first, and its other side."""

    words: int
    exact: int
    own: int
    place: str
    text: str
    other: str


class Consistency(Detector):
    """The same source translated in two ways, and the same translation for two sources, in all files of a run.

    Units of catalogues and translation memories are compared with the first of their kind, in the order in which they
    are read; case, spacing and numbers of the source do not matter. Variants that differ only in case or punctuation
    are less sure. Short texts of different contexts, plural forms and running prose are left alone; so are
    translations of a few words, which may well serve for two sources.
    """

    needs = Need.SOURCE | Need.DOCUMENT | Need.PROJECT
    rules = (TARGET, SOURCE)
    Options = ConsistencyOptions
    examples = (
        Fires(TARGET, "Abflussmenge in Prozent\n[[Menge des Abflusses in Prozent]]", languages="en-de",
              source="Discharge rate in percent\nDischarge rate in percent", options={"formats": ("",)}),
        Fires(SOURCE, "Der Pegel wurde vom Server neu geladen.\n[[Der Pegel wurde vom Server neu geladen.]]",
              languages="en-de", options={"formats": ("",)},
              source="The gauge was reloaded from the server.\nThe warning was deleted on the server."),
        Silent("Abflussmenge in 5 Schritten\nAbflussmenge in 7 Schritten", languages="en-de",
               source="Discharge rate in 5 steps\nDischarge rate in 7 steps", options={"formats": ("",)}),
        Silent("Schließen\nSchließen", source="Close\nShut down", languages="en-de", options={"formats": ("",)}),
        Silent("Die Datei ist nicht da.\nEs fehlt die Datei.", source="The file is missing.\nThe file is missing.",
               languages="en-de"),
    )  # fmt: skip

    options: ConsistencyOptions

    def __init__(self, options: ConsistencyOptions | None = None) -> None:
        super().__init__(options)
        self._sources: dict[int, _First] = {}
        self._targets: dict[int, _First] = {}

    def forget(self) -> None:
        """Another project begins."""
        self._sources.clear()
        self._targets.clear()

    def check_document(self, document: Document) -> Iterable[Finding]:
        """Compares each unit with what came before, in this document and in earlier ones."""
        if document.format not in self.options.formats:
            return
        for segment in document.segments:
            if segment.source and segment.target.strip() and _is_compared(segment, document):
                yield from self._compared(document, segment, segment.source)

    def _compared(self, document: Document, segment: Segment, source: str) -> Iterator[Finding]:
        pair = f"{segment.languages.source_base}\t{segment.languages.target}"
        spaced, target = _spaced(source), _spaced(segment.target)
        folded, target_words = spaced.casefold(), _plain(target)
        short = len(_RUNS.findall(folded)) <= _SHORT_WORDS
        # `GB` is not `Gb`, and a short text depends on its context; a sentence does not.
        same = f"{_context(segment)}\t{spaced}" if short else folded
        key = _hash(f"{pair}\t{same}")
        now = _First(
            _hash(target_words), _hash(target), _hash(spaced), _place(document, segment), segment.target, source
        )
        first = self._remembered(self._sources, key, now)
        if first is not None:
            yield from _other_target(segment, source, first, now)
        if _is_clause(target_words, segment.languages.target_base):
            twin = self._remembered(self._targets, _hash(f"{pair}\t{target_words}"), now)
            if twin is None or twin.own == now.own:
                return
            if _says_other(source, twin.other, segment.languages.source_base):
                evidence = (("source", source), ("first source", twin.other), ("first", twin.place))
                span = Span(*trimmed(segment.target))
                yield SOURCE.at(segment, span, evidence=evidence, first=_shown(twin.other))

    def _remembered(self, known: dict[int, _First], key: int, now: _First) -> _First | None:
        """What was first seen under a key; if nothing was, this is the first."""
        first = known.get(key)
        if first is None and len(known) < self.options.remember:
            known[key] = now
        return first


def _other_target(segment: Segment, source: str, first: _First, now: _First) -> Iterator[Finding]:
    span = Span(*trimmed(segment.target))
    evidence = (("source", source), ("first", first.place))
    same = source == first.other and len(first.text) <= 4 * _SHOWN
    suggestion = first.text.strip() if same else None
    if now.words == first.words and (now.exact == first.exact or now.own != first.own):
        return
    if " " not in source.strip() and segment.languages.source_base not in UNSPACED:
        confidence = _WORD  # "List" may be a noun or a verb
    else:
        confidence = TARGET.confidence if now.words != first.words else _FORM
    yield TARGET.at(
        segment, span, suggestion=suggestion, evidence=evidence, confidence=confidence, first=_shown(first.text)
    )


def _is_compared(segment: Segment, document: Document) -> bool:
    """Units of translators' formats; the forms of a plural differ by their nature, drafts are not done."""
    if segment.kind is not Kind.UNIT and document.format:
        return False
    return not any(name == "plural" or name == "state" and value == "fuzzy" for name, value in segment.meta)


def _context(segment: Segment) -> str:
    return "\t".join(value for name, value in segment.meta if name == "context")


def _place(document: Document, segment: Segment) -> str:
    runs = segment.map.runs
    if not runs:
        return document.path
    path = f"{document.path}!{document.part}" if document.part else document.path
    return f"{path}:{document.lines.position(runs[0].file.start)[0]}"


def _spaced(text: str) -> str:
    """Text with single spaces and without its numbers."""
    return _DIGITS.sub("0", " ".join((text if text.isascii() else unicodedata.normalize("NFC", text)).split()))


def _plain(spaced: str) -> str:
    """Words only: no case, no punctuation, every number the same."""
    return " ".join(_RUNS.findall(spaced.casefold()))


def _hash(text: str) -> int:
    """Of 64 bits, for this process."""
    return hash(text)


def _is_clause(plain: str, language: str) -> bool:
    return len(plain) >= 12 if language in UNSPACED else len(plain.split()) >= _CLAUSE_WORDS


def _says_other(one: str, other: str, language: str) -> bool:
    """Whether each of two sources has content words that the other lacks, even in another form."""
    mine, theirs = _content(one, language), _content(other, language)
    return bool(_lacking(mine, theirs, language)) and bool(_lacking(theirs, mine, language))


def _content(text: str, language: str) -> list[str]:
    common = FUNCTION_WORDS.get(language, frozenset())
    own = words(_CODES.sub(" ", text))
    return [w.norm for w in own if w.kind == "word" and len(w.text) > 3 and w.norm not in common]


def _lacking(some: list[str], others: list[str], language: str) -> list[str]:
    return [word for word in some if not any(is_like(other, word, language) for other in others)]


def _shown(text: str) -> str:
    clean = " ".join(text.split())
    return clean if len(clean) <= _SHOWN else f"{clean[: _SHOWN - 1]}…"


@hookimpl
def mtaudit_detectors() -> Iterable[type[Detector]]:
    """Registers the detector."""
    return [Consistency]
