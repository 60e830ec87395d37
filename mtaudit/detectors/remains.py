"""What an edit or a decoder that slipped leaves behind in a translation, and the source does not explain."""

# ruff: noqa: E501  (examples)

from __future__ import annotations

from collections.abc import Iterable, Iterator

from mtaudit.lang._abbreviations import abbreviations
from mtaudit.lang.patterns import lazy
from mtaudit.model import Finding, Rule, Segment, Severity
from mtaudit.plugin import Detector, Fires, Need, Silent, hookimpl

START = Rule(
    "remains/start",
    mqm="accuracy/omission",
    severity=Severity.MAJOR,
    message="the translation begins with “{quote}”, as if in the middle of a sentence; the source does not",
    confidence=0.85,
)
BREAK = Rule(
    "remains/break",
    mqm="linguistic-conventions/grammar",
    severity=Severity.MAJOR,
    message="a sentence begins with “{word}”, in small letters: what stood before it was lost",
    confidence=0.8,
)
WORD = Rule(
    "remains/word",
    mqm="linguistic-conventions/grammar",
    severity=Severity.MINOR,
    message="“{word}” stands twice in a row",
    confidence=0.85,
)
LETTER = Rule(
    "remains/letter",
    mqm="linguistic-conventions/spelling",
    severity=Severity.MINOR,
    message="“{quote}” stands alone: part of a word that was lost or torn apart",
    confidence=0.75,
)
SPACES = Rule(
    "remains/spaces",
    mqm="linguistic-conventions/punctuation",
    severity=Severity.MINOR,
    message="two spaces in a row, nowhere so in the source",
    confidence=0.7,
    help="A word was taken out between them, or put in with a space of its own.",
)
EDGE = Rule(
    "remains/edge",
    mqm="linguistic-conventions/punctuation",
    severity=Severity.MINOR,
    message="white space at the {where} of the translation, and none at the {where} of the source",
    confidence=0.8,
    help="Programs that join strings show the space; in running text it tells that the end was edited.",
)

_MARK_FIRST = lazy(r"\s*([,;.:!?)»”])(?![.\d)(\w-])")
_OPENING = " \u00a0\t\r\n\"'“”„‘’«»([¿¡*_-–—·•"
_ENDS = lazy(r"[.!?…][\"'”’»“)\]]*\s*$")
# Particles of names, and what is written small wherever it stands.
_SMALL_FIRST = frozenset(
    "van von de del della di da do dos du d l le la al el as ar ad ash bin ibn ben ter ten zu iphone ipad ipod ebay s t".split()
)
_BROKEN = lazy(r"(?P<before>[^\W\d_]{3,})(?P<span>\.[ \u00a0](?P<word>[^\W\d_][\w-]+))")
_TWICE = lazy(r"(?<![\w'’-])(?P<word>[^\W\d_]{2,})[ \u00a0](?P=word)(?![\w'’-])")
_TWICE_IN_SOURCE = lazy(r"\b(\w{2,})\W{1,3}\1\b")
_LONE = lazy(
    r"(?<=[^\W\d_] )(?P<small>[a-zß-ÿ])(?= [^\W\d_])|(?<= )(?!und |and )[a-zß-ÿ]{2,} (?P<large>[B-Z])(?= [a-zß-ÿ])"
)
_ONE_LETTER = lazy(r"(?<![^\W\d_])[^\W\d_](?![^\W\d_])")
_TORN = lazy(r"(?<=\w)[ \u00a0](?:['’](?:s|re|ve|ll)|n['’]t)(?=[ ,.;:!?])(?![^'’]{0,24}['’](?!\w))")
_TORN_IN_SOURCE = lazy(r"\s['’](?:s|re|ve|ll)\b|\sn['’]t\b")
_TWO_SPACES = lazy(r"(?<=\w) {2,3}(?=\S)")

# Words that may stand twice: pronouns and articles that meet between two clauses, and what is doubled for emphasis.
_EMPHASIS = {
    "de": "der die das den dem des sie es was wer sehr ganz viel weit so wirklich lange immer mehr nein ja na nie",
    "en": "that had is was it her his he they you in on very really so far much many more long way no yes do now quite never well",
    "fr": "nous vous que très trop bien tout si non oui plus jamais loin en de",
    "es": "que muy mucho tan no sí más nunca se ya poco",
    "pt": "que muito tão não sim mais nunca se já quase pouco",
    "it": "che molto tanto così no sì più mai si ci piano via",
    "nl": "die dat zij ze wat heel erg zeer nee ja meer nooit er",
    "sv": "det som de den mycket så nej ja mer är",
    "da": "det der de den meget så nej ja mere er",
    "no": "det der de den veldig så nei ja mer er som",
    "ca": "que molt tan no sí més se",
    "cs": "se si že velmi moc ne ano více to je",
    "pl": "się że bardzo nie tak więcej to co",
    "ru": "что очень да нет как не так чуть еле всё все много давно далеко долго его их её",
    "uk": "що дуже так ні як не ледь все усе багато його їх її",
}
# Words of one letter; in languages that are not here a lone letter says nothing.
_ONE_LETTER_WORDS = {
    "en": "aio", "de": "", "nl": "u", "sv": "iåö", "da": "iå", "no": "iå", "nb": "iå", "fr": "aàyô", "es": "aeoyuó",
    "pt": "aeoàéó", "it": "aeoièé", "fi": "", "et": "", "hu": "aeső",
}  # fmt: skip


class Remains(Detector):
    """Stray letters, doubled words, sentences that start in the middle, and spaces where the source has none.

    Each is looked for in the source first: a text that stutters, begins in small letters or is set with two spaces may
    be translated so. Pronouns that meet between two clauses and words that are doubled for emphasis are left alone.
    White space at an edge is kept by files of segments and strings only; readers of running text take it off.
    """

    needs = Need.SOURCE
    rules = (START, BREAK, WORD, LETTER, SPACES, EDGE)
    examples = (
        Fires(START, "[[und]] die Brücke wurde geschlossen.", source="The river rose and the bridge was closed.", languages="en-de"),
        Fires(START, "[[, and]] the bridge was closed.", source="Der Fluss stieg, und die Brücke wurde geschlossen.", languages="de-en"),
        Fires(BREAK, "Der Fluss stieg stündlich[[. die]] Brücke zu schließen.", source="The river rose hourly, so they had to close the bridge.", languages="en-de"),
        Fires(WORD, "Der Fluss stieg [[wieder wieder]].", source="The river rose again.", languages="en-de", suggestion="wieder"),
        Fires(LETTER, "Der Fluss stieg bei [[m]] Regen stündlich.", source="The river rose hourly in the rain.", languages="en-de"),
        Fires(LETTER, "The town[[ ’s]] bridge was closed.", source="Die Brücke der Stadt wurde geschlossen.", languages="de-en", suggestion="’s"),
        Fires(SPACES, "Die alte[[  ]]Brücke wurde geschlossen.", source="The old bridge was closed.", languages="en-de", suggestion=" "),
        Fires(EDGE, "The bridge was closed.[[ ]]", source="Die Brücke wurde geschlossen.", languages="de-en", suggestion=""),
        Silent("iPhone sales fell. van Gogh’s bridge was not painted.", source="Die Verkäufe fielen. Van Goghs Brücke.", languages="de-en"),
        Silent("und so weiter", source="And so on", languages="en-de"),
        Silent("Das war vor ca. zehn Jahren, bzw. vor elf, usw. und so fort.", source="That was about ten or eleven years ago, and so on.", languages="en-de"),
        Silent("Die, die die Brücke sahen, sahen sehr sehr viel.", source="Those who saw the bridge saw a lot.", languages="en-de"),
        Silent("Er lief und lief lief.", source="He ran and ran ran.", languages="en-de"),
        Silent("Plan b ist ein Plan, Vitamin C nicht.", source="Plan b is a plan, vitamin C is not.", languages="en-de"),
        Silent("The bridge is closed.  The river rose.", source="Die Brücke ist zu.  Der Fluss stieg.", languages="de-en"),
        Silent("They spell it with 's' or 't' here.", source="Sie schreiben es mit „s“ oder „t“.", languages="de-en"),
    )  # fmt: skip

    def check(self, segment: Segment) -> Iterable[Finding]:
        """What the target has and the source does not."""
        target, source = segment.target, segment.source or ""
        if not target.strip() or not source.strip():
            return
        yield from _starts(segment, target, source)
        if ". " in target and segment.languages.target_base != "en":
            yield from _breaks(segment, target, source)
        yield from _doubles(segment, target, source)
        yield from _letters(segment, target, source)
        if "  " in target and "  " not in source.strip():
            for hit in _TWO_SPACES.finditer(target):
                yield SPACES.at(segment, hit.span(), suggestion=" ")
        yield from _edges(segment, target, source)


def _starts(segment: Segment, target: str, source: str) -> Iterator[Finding]:
    """The first word, where the source is a sentence with a capital."""
    first = source.lstrip(_OPENING)
    if not first[:1].isupper() or not _ENDS.search(source):
        return
    mark = _MARK_FIRST.match(target)
    at = len(target) - len(target.lstrip(_OPENING))
    if mark is not None and not _MARK_FIRST.match(source):
        at = mark.start(1)
        begun = len(target) - len(target[at + 1 :].lstrip())
    elif target[at : at + 1].islower():
        begun = at
    else:
        return
    end = begun
    while end < len(target) and (target[end].isalnum() or target[end] == "-"):
        end += 1
    word = target[begun:end]
    if mark is None and (word.lower() in _SMALL_FIRST or not word.islower() or word in source):
        return
    yield START.at(segment, (at, end))


def _breaks(segment: Segment, target: str, source: str) -> Iterator[Finding]:
    known = abbreviations(segment.languages.target_base)
    short = known.titles | known.soft | known.numbered | known.after_number
    for hit in _BROKEN.finditer(target):
        before = hit["before"]
        if (
            not hit["word"].islower()
            or before in short
            or not before.islower()
            and (len(before) < 5 or before.isupper())
        ):
            continue
        last = target[target.rfind(" ", 0, hit.start("span")) + 1 : hit.start("span")]
        if (
            not last.isalpha()
            or hit["word"] in _SMALL_FIRST
            or any(h["word"].islower() for h in _BROKEN.finditer(source))
        ):
            continue
        if f".{hit['word']}" in source or target[hit.end() : hit.end() + 1] == "." and hit["word"] in short:
            continue
        yield BREAK.at(segment, hit.span("span"), word=hit["word"])


def _doubles(segment: Segment, target: str, source: str) -> Iterator[Finding]:
    legal = _EMPHASIS.get(segment.languages.target_base)
    hit = _TWICE.search(target) if legal is not None else None
    if legal is None or hit is None or _TWICE_IN_SOURCE.search(source.lower()):
        return
    for hit in _TWICE.finditer(target):
        if hit["word"].islower() and hit["word"] not in legal.split():
            yield WORD.at(segment, hit.span(), suggestion=hit["word"], word=hit["word"])


def _letters(segment: Segment, target: str, source: str) -> Iterator[Finding]:
    language = segment.languages.target_base
    words = _ONE_LETTER_WORDS.get(language)
    if words is not None:
        for hit in _LONE.finditer(target):
            group = "small" if hit["small"] else "large"
            letter = hit[group].lower()
            if letter not in words and letter not in {one.lower() for one in _ONE_LETTER.findall(source)}:
                yield LETTER.at(segment, hit.span(group))
    if language == "en" and not _TORN_IN_SOURCE.search(source):
        for hit in _TORN.finditer(target):
            yield LETTER.at(segment, hit.span(), suggestion=hit[0][1:])


def _edges(segment: Segment, target: str, source: str) -> Iterator[Finding]:
    end, begun = len(target.rstrip()), len(target) - len(target.lstrip())
    if end < len(target) and not source[-1].isspace():
        yield EDGE.at(segment, (end, len(target)), suggestion="", where="end")
    if begun and not source[0].isspace():
        yield EDGE.at(segment, (0, begun), suggestion="", where="beginning")


@hookimpl
def mtaudit_detectors() -> Iterable[type[Detector]]:
    """Registers the detector."""
    return [Remains]
