"""Terms of a glossary: missing, worded in a forbidden way, or translated although they must stay as they are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from mtaudit.detectors._anchor import anchor
from mtaudit.errors import ConfigError, InputError
from mtaudit.lang.stems import UNSPACED
from mtaudit.lang.terms import TermIndex, covered, has_term, squashed
from mtaudit.lang.words import words
from mtaudit.model import Finding, Languages, Rule, Segment, Severity, Span
from mtaudit.plugin import Detector, Fires, Need, Silent, hookimpl, option

if TYPE_CHECKING:
    from mtaudit.lang.glossary import Term

MISSING = Rule(
    "terminology/missing",
    mqm="terminology/inconsistent-with-terminology-resource",
    severity=Severity.MAJOR,
    message="“{term}” of the source should be “{wanted}” here",
    confidence=0.8,
)
FORBIDDEN = Rule(
    "terminology/forbidden",
    mqm="terminology/inconsistent-with-terminology-resource",
    severity=Severity.MAJOR,
    message="the glossary forbids “{quote}”{instead}",
    confidence=0.9,
)
PROTECTED = Rule(
    "terminology/protected",
    mqm="accuracy/do-not-translate",
    severity=Severity.MAJOR,
    message="“{term}” must stay as it is",
    confidence=0.9,
)

_ALIKE = 0.75
_LONGEST_SUFFIX = 5


@dataclass(frozen=True, slots=True)
class TerminologyOptions:
    """What the glossary is, and how strictly it is read."""

    glossaries: tuple[str, ...] = option((), path=True, help="CSV or TBX files, relative to the config.")
    terms: tuple[str, ...] = option((), help='Further terms: "source = target | other target".')
    forbidden: tuple[str, ...] = option((), help='Words not to be used: "word", or "word -> better word".')
    keep: tuple[str, ...] = option((), help="Words that are not to be translated or changed.")
    case: str = option("auto", help="auto, ignore or exact: whether capitals of the source must be those of the term.")


class _Wanted(NamedTuple):
    """All that the glossaries say of one source term."""

    term: str
    good: tuple[str, ...]
    bad: tuple[str, ...]
    keep: bool


class Terminology(Detector):
    """Terms of your glossary that are missing, forbidden wordings, and words that must not be translated.

    Glossaries are CSV or TBX files, named under `[terminology]` in the config or with `--glossary`. A term is looked
    for in any of its forms; the longest term at a place counts, and one of its translations is enough, be it in a
    compound or with a word in between. A forbidden wording is reported where its term stands in the source; without a
    source, wherever it stands. Without a glossary nothing is looked for.
    """

    needs = Need.TARGET
    rules = (MISSING, FORBIDDEN, PROTECTED)
    Options = TerminologyOptions
    examples = (
        Fires(MISSING, "The [[mast]] is new.", source="Der Fernmeldeturm ist neu.", languages="de-en",
              options={"terms": ("Fernmeldeturm = telecommunications tower",)}),
        Fires(MISSING, "The [[water]] level fell.", source="Die Pegelstände fielen.", languages="de-en",
              options={"terms": ("Pegelstand = gauge height",)}),
        Fires(FORBIDDEN, "Open the [[notebooks]] first.", source="Öffnen Sie zuerst die Mappen.", languages="de-en",
              suggestion="workbook", options={"terms": ("Mappe = workbook | !notebook",)}),
        Fires(FORBIDDEN, "The [[chairman]] resigned.", suggestion="chair",
              options={"forbidden": ("chairman -> chair",)}),
        Fires(PROTECTED, "The [[Tidal Book]] starts.", source="TideBook startet.", languages="de-en",
              suggestion="TideBook", options={"keep": ("TideBook",)}),
        Silent("The telecommunications towers are new.", source="Die Fernmeldetürme sind neu.", languages="de-en",
               options={"terms": ("Fernmeldeturm = telecommunications tower",)}),
        Silent("The bridge-building programme went on.", source="Das Brückenbauprogramm lief weiter.",
               languages="de-en", options={"terms": ("Brücke = viaduct",)}),
        Silent("Das war ein Problem.", source="It was a problem.", languages="en-de",
               options={"terms": ("IT = Informatik",), "keep": ("US",)}),
        Silent("The notebook is on the table.", source="Das Heft liegt auf dem Tisch.", languages="de-en",
               options={"terms": ("Mappe = workbook | !notebook",)}),
        Silent("TideBook’s servers run.", source="Die Server von TideBook laufen.", languages="de-en",
               options={"keep": ("TideBook",)}),
    )  # fmt: skip

    options: TerminologyOptions

    def prepare(self) -> None:
        """Reads the glossaries. Raises ConfigError for one that cannot be read."""
        if self.options.case not in ("auto", "ignore", "exact"):
            raise ConfigError(f"[terminology] case = {self.options.case!r} is none of 'auto', 'ignore', 'exact'")
        self._terms = _loaded(self.options)
        self._sources: dict[Languages, TermIndex[_Wanted]] = {}
        self._banned: dict[Languages, TermIndex[tuple[str, str]]] = {}

    def check(self, segment: Segment) -> Iterable[Finding]:
        """With a source its terms; forbidden wordings in any case."""
        if not self._terms and not self.options.forbidden or not segment.target.strip():
            return
        if segment.source and self._terms:
            yield from self._with_source(segment, segment.source)
        yield from self._target_only(segment)

    def _with_source(self, segment: Segment, source: str) -> Iterator[Finding]:
        told: set[str] = set()
        for hit in self._source_index(segment.languages).find(source):
            wanted = hit.value
            if wanted.term in told:
                continue
            told.add(wanted.term)
            place = (hit.span.start + hit.span.end) / 2 / max(1, len(source))
            yield from _kept(segment, wanted, place) if wanted.keep else self._worded(segment, wanted, place)

    def _worded(self, segment: Segment, wanted: _Wanted, place: float) -> Iterator[Finding]:
        language = segment.languages.target_base
        bad = list(_banned(segment.target, wanted, language))
        for span in bad:
            instead = f"; better “{wanted.good[0]}”" if wanted.good else ""
            suggestion = wanted.good[0] if wanted.good else None
            evidence = (("source term", wanted.term),)
            yield FORBIDDEN.at(segment, span, suggestion=suggestion, evidence=evidence, instead=instead)
        if bad or not wanted.good or any(has_term(good, segment.target, language) for good in wanted.good):
            return
        glossary = (("source term", wanted.term), ("glossary", " | ".join(wanted.good)))
        span = _place(segment.target, place)
        yield MISSING.at(segment, span, evidence=glossary, term=wanted.term, wanted="” or “".join(wanted.good[:3]))

    def _target_only(self, segment: Segment) -> Iterator[Finding]:
        for hit in self._target_index(segment.languages, bool(segment.source)).find(segment.target):
            bad, better = hit.value
            if bad:
                instead = f"; better “{better}”" if better else ""
                confidence = None if bad in self._own_words else 0.6
                yield FORBIDDEN.at(segment, hit.span, suggestion=better or None, confidence=confidence, instead=instead)

    def _source_index(self, languages: Languages) -> TermIndex[_Wanted]:
        pair = Languages(languages.target_base, languages.source_base)
        if pair not in self._sources:
            self._sources[pair] = index = TermIndex[_Wanted](pair.source, self.options.case)
            for wanted in _merged(term for term in self._terms if _is_for(term, pair)):
                index.add(wanted.term, wanted, exact=wanted.keep)
        return self._sources[pair]

    def _target_index(self, languages: Languages, sourced: bool) -> TermIndex[tuple[str, str]]:
        """Forbidden wordings to be found without looking at the source, and the good ones that they are a part of."""
        key = Languages(languages.target_base, languages.source_base if sourced else "")
        if key not in self._banned:
            self._banned[key] = index = TermIndex[tuple[str, str]](key.target)
            own = [_arrow(entry) for entry in self.options.forbidden]
            terms = [] if sourced else [t for t in self._terms if _is_for(t, Languages(key.target))]
            good = {w.text.lower() for t in terms for w in t.targets if w.status != "forbidden"}
            for bad, better in own:
                index.add(bad, (bad, better))
            for term in terms:
                _add_banned(index, term, good)
            for text in good:
                index.add(text, ("", ""))
        return self._banned[key]

    @property
    def _own_words(self) -> frozenset[str]:
        return frozenset(_arrow(entry)[0] for entry in self.options.forbidden)


def _add_banned(index: TermIndex[tuple[str, str]], term: Term, good: set[str]) -> None:
    better = next((w.text for w in term.targets if w.status == "preferred"), "")
    for wording in term.targets:
        if wording.status == "forbidden" and wording.text.lower() not in good:
            index.add(wording.text, (wording.text, better))


def _loaded(options: TerminologyOptions) -> tuple[Term, ...]:
    if not (options.glossaries or options.terms or options.keep):
        return ()
    from mtaudit.lang.glossary import Status, Term, Wording, load_glossary

    terms: list[Term] = []
    for path in options.glossaries:
        try:
            terms += load_glossary(path)
        except InputError as error:
            raise ConfigError(f"the glossary cannot be used: {error}") from error
        except OSError as error:
            raise ConfigError(f"the glossary {path} cannot be read: {error.strerror or error}") from error
    for entry in options.terms:
        source, equals, targets = entry.partition("=")
        if not equals or not source.strip() or not targets.strip(" |"):
            raise ConfigError(f'[terminology] terms: {entry!r} is not of the form "source = target | other target"')
        wordings = (w.strip() for w in targets.split("|") if w.strip())
        told = ((w.lstrip("! "), Status.FORBIDDEN if w.startswith("!") else Status.PREFERRED) for w in wordings)
        terms.append(Term(source.strip(), tuple(Wording(text, status) for text, status in told)))
    terms += [Term(word, (Wording(word),), do_not_translate=True) for word in options.keep]
    return tuple(terms)


def _merged(terms: Iterable[Term]) -> Iterator[_Wanted]:
    """One entry for each source term: any translation that a glossary allows for it is right."""
    by_text: dict[str, list[Term]] = {}
    for term in terms:
        by_text.setdefault(term.source, []).append(term)
    for text, same in by_text.items():
        wordings = [w for term in same for w in term.targets]
        good = tuple(dict.fromkeys(w.text for rank in ("preferred", "admitted") for w in wordings if w.status == rank))
        bad = tuple(dict.fromkeys(w.text for w in wordings if w.status == "forbidden" and w.text not in good))
        yield _Wanted(text, good, bad, any(term.do_not_translate for term in same))


def _is_for(term: Term, pair: Languages) -> bool:
    """Whether a term is of these languages; a side that is not known takes any."""
    own = term.languages
    return (not own.source or not pair.source or own.source_base == pair.source) and (
        not own.target or not pair.target or own.target_base == pair.target
    )


def _arrow(entry: str) -> tuple[str, str]:
    bad, _, better = entry.partition("->")
    return bad.strip(), better.strip()


def _banned(text: str, wanted: _Wanted, language: str) -> Iterator[Span]:
    """Where forbidden wordings stand, unless they are part of a good one (`plant` in `power plant`)."""
    if not wanted.bad:
        return
    index = TermIndex[bool](language, "ignore")
    good = {g.lower() for g in wanted.good}
    for wording in wanted.good:
        index.add(wording, False)
    for wording in wanted.bad:
        index.add(wording, True, exact=wording.lower() in good)
    hits = index.find(text)
    fine = [hit.span for hit in hits if not hit.value]
    seen: set[Span] = set()
    for hit in hits:
        if hit.value and hit.span not in seen and hit.span not in fine and not covered(hit.span, fine):
            seen.add(hit.span)
            yield hit.span


def _kept(segment: Segment, wanted: _Wanted, place: float) -> Iterator[Finding]:
    """A protected word that the target lacks; where it was altered, at the altered word."""
    forms = wanted.good or (wanted.term,)
    if any(_has_exactly(segment.target, form, segment.languages.target_base) for form in forms):
        return
    altered = _altered(segment.target, forms[0])
    span = altered or _place(segment.target, place)
    yield PROTECTED.at(segment, span, suggestion=forms[0] if altered else None, term=forms[0])


def _has_exactly(text: str, form: str, language: str) -> bool:
    """Verbatim, as a word or with an ending that the language adds (`TideBooks`, `TideBook'un`)."""
    at = text.find(form)
    while at >= 0:
        end = at + len(form)
        before = text[at - 1] if at else " "
        begins = language in UNSPACED or not (before.isalnum() and form[0].isalnum())
        if begins and _ends_well(text, end, form, language):
            return True
        at = text.find(form, at + 1)
    return False


def _ends_well(text: str, end: int, form: str, language: str) -> bool:
    """Whether a protected word ends at `end`, or with an ending that is added to it."""
    if language in UNSPACED or not form[-1].isalpha():
        return True
    rest = text[end : end + _LONGEST_SUFFIX + 1]
    added = next((n for n, c in enumerate(rest) if not c.isalpha()), len(rest))
    return added <= _LONGEST_SUFFIX and not rest[:1].isupper()


def _place(text: str, place: float) -> Span:
    """A word near a relative place, 0..1, that may be what stands for a term: no short one, if there is another."""
    long = [t for t in words(text) if t.kind == "word" and (len(t.text) > 3 or t.text.isupper())]
    if not long:
        return Span(*anchor(text, place))
    nearest = min(long, key=lambda t: abs((t.start + t.end) / 2 - place * len(text)))
    return Span(nearest.start, nearest.end)


def _altered(text: str, form: str) -> Span | None:
    """The one or two words that are nearly the protected one: other capitals, another spelling, a part translated."""
    tokens = [t for t in words(text) if t.kind != "punct"]
    size = sum(t.kind != "punct" for t in words(form))
    from difflib import SequenceMatcher  # only a missing term needs it

    plain = squashed(form)
    best: tuple[float, Span] | None = None
    for length in {max(1, size - 1), size, size + 1}:
        for n in range(len(tokens) - length + 1):
            span = Span(tokens[n].start, tokens[n + length - 1].end)
            if len(span) > 3 * len(form) + 10:
                continue
            own = squashed(span.of(text))
            if own[:1] != plain[:1] and own[-1:] != plain[-1:]:
                continue
            ratio = SequenceMatcher(None, plain, own, autojunk=False).ratio()
            if ratio >= _ALIKE and (best is None or ratio > best[0]):
                best = ratio, span
    return best[1] if best else None


@hookimpl
def mtaudit_detectors() -> Iterable[type[Detector]]:
    """Registers the detector."""
    return [Terminology]
