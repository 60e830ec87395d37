"""Words, names and sentences that lost the space between them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cached_property

from mtaudit.lang.grammar import Vocabulary, vocabulary
from mtaudit.lang.patterns import lazy
from mtaudit.model import Document, Finding, Kind, Rule, Segment, Severity
from mtaudit.plugin import Detector, Fires, Need, Silent, hookimpl

WORDS = Rule(
    "glued/words",
    mqm="linguistic-conventions/spelling",
    severity=Severity.MINOR,
    message="“{quote}”: the space between “{left}” and “{right}” was lost",
    confidence=0.9,
    help="Machines translate what stands inside a link or a bold tag by itself and put it back without its spaces.",
)
SENTENCE = Rule(
    "glued/sentence",
    mqm="linguistic-conventions/punctuation",
    severity=Severity.MINOR,
    message="no space between two sentences",
    confidence=0.8,
)

TORN = Rule(
    "glued/torn",
    mqm="linguistic-conventions/spelling",
    severity=Severity.MINOR,
    message="“{quote}”: the hyphen of a line's end is still in the word",
    confidence=0.9,
)

_HEADS = "the|of|and|with|which|that|from|their|this"
_TAILS = (
    "the|of|with|which|and|that|who|was|has|were|from|where|while|when|after|before|this|their|have|said|according|"
    "reports|reported"
)
_JOINED = lazy(
    rf"(?<![\w#@/.’'-])(?:(?P<head>{_HEADS})(?P<rest>[a-z]{{4,}})|(?P<stem>[a-z]{{4,}})(?P<tail>{_TAILS}))(?![\w@’'-])"
)
# English words that look like two and stand in no list of base forms.
_WHOLE = frozenset(
    """
    thereof whereof thereafter hereafter hereinafter whereafter thereinafter herewith therewith wherewith forthwith
    therefrom wherefrom hereof meanwhile erstwhile worthwhile elsewhere everywhere somewhere anywhere nowhere
    heretofore hereinbefore thereunder thereupon thereabouts theretofore behave misbehave aforesaid
    underreported overreported misreported unreported underreports overreports misreports aftersaid gainsaid
    theming themself themselves therein thereto thereby whichever whatever whoever whomever whosoever whatsoever
    however wherever whenever wherein whereby whereas whereupon whereabouts wherefore thenceforth
    """.split()
)
_NAME_TAILS = "which|where|while|after|before|according|reports|reported|with|from|who|that|was|has|were|said|the"
_ALWAYS = frozenset("which where while according reports reported".split())
_NAME = lazy(rf"(?<![\w#@/.’'-])(?P<stem>[A-Z][a-zà-ÿ]{{2,}})(?P<tail>{_NAME_TAILS})(?![\w@’'-])")
_CAMEL = lazy(
    r"(?<![\w#@/.])(?P<stem>[A-Za-zà-ÿ]{0,24}[a-zà-ÿ]{3})(?P<tail>According|The|In|He|She|They|This|However|But|When|After|"
    r"Although|For|With|From|During)(?= [a-z])"
)
_BRANDS = frozenset("Linked Plug Check Log Sign Opt Walk Built Drop".split())
_READ = lazy(r"(?:[Rr]ead (?:also|more)|[Aa]lso read|[Ss]ee also)(?=[A-Z][a-z])")
_STOP = lazy(r"(?<![\w/@.:])[A-Za-z][a-z’]{2,}(?P<at>[.!?])(?P<next>[AI]|[A-Z][a-z]+)(?= [a-z])")
_LINKS = frozenset("and or to but nor than the as in on of by for with from at up out over".split())
_DOMAINS = frozenset("Com Net Org Inc Js Io Tv Uk Ru De Fr It Today News Online Info Live Media".split())
_TORN = lazy(r"(?<![\w’'-])(?P<a>[A-Za-z]{2,})(?P<h>- |\u00ad)(?P<b>[a-z]{2,}(?:\u00ad[a-z]+)*)(?![\w’'-])")
_MANY = 3


class Glued(Detector):
    """*theminister*, *Prixthe*, *weatherwhile*, *DagbladetAccording*, *ended.The*: the space was lost;
    *govern- ment* has one too many.

    A word counts as two only if it stands in no word list, if its other part does, and if it does not return in the
    document as a term of its own would. Names, brands (*LinkedIn*), hashtags and addresses are left alone.
    """

    needs = Need.DOCUMENT
    target_langs = frozenset({"en"})
    rules = (WORDS, SENTENCE, TORN)
    examples = (
        Fires(WORDS, "The plan was shown to [[theminister]] on Friday.", suggestion="the minister"),
        Fires(WORDS, "She was hurt by her [[partnerwhich]] was known.", suggestion="partner which"),
        Fires(WORDS, "The Derby is on Sunday. He will start at the [[Derbythe]] second of the year."),
        Fires(WORDS, "Two are dead. [[DagbladetAccording]] to the paper, a third was hurt."),
        Fires(WORDS, "[[Read also]]Harvest: three things to know"),
        Fires(SENTENCE, "The talks have ended[[.The]] envoys went home."),
        Fires(TORN, "The [[govern- ment]] promised nine trains.", suggestion="government"),
        Silent("The first- and second-class cars, a mid- to long-term plan, and lower- cost trains stood up- just so."),
        Silent("These theories of the theatre, then, were meanwhile withdrawn elsewhere; husbands behave."),
        Silent("He read Goethe on LinkedIn, bought a Smythe bag from Amazon.com and stayed with Mr Beckwith."),
        Silent("St.Petersburg, the Crumble.C virus, J.Smith, Node.js and the Ph.D. are known. #StandWith them."),
    )

    @cached_property
    def _vocabulary(self) -> Vocabulary:
        return vocabulary(self.lexicons)

    def check_document(self, document: Document) -> Iterable[Finding]:
        """Segment by segment; how often a word returns is asked of the whole document."""
        whole = document.text
        for segment in document.segments:
            if segment.kind is not Kind.UNIT:
                yield from self._joined(segment, whole)
                yield from self._names(segment, whole)
                yield from _sentences(segment)
                yield from self._torn(segment)

    def _joined(self, segment: Segment, whole: str) -> Iterator[Finding]:
        for hit in _JOINED.finditer(segment.target):
            word = hit[0]
            left, right = (hit["head"], hit["rest"]) if hit["head"] else (hit["stem"], hit["tail"])
            other = hit["rest"] or hit["stem"]
            if word in _WHOLE or self._vocabulary.knows(word) or not self._vocabulary.knows(other):
                continue
            if whole.count(word) < _MANY:
                yield _words(segment, hit.span(), left, right)

    def _torn(self, segment: Segment) -> Iterator[Finding]:
        """“govern- ment”: one word that is known, and its parts are not both words."""
        text = segment.target
        for hit in _TORN.finditer(text) if "- " in text or "\u00ad" in text else ():
            whole = (hit["a"] + hit["b"]).replace("\u00ad", "")
            apart = hit["h"] == "- " and all(self._vocabulary.knows(hit[part].lower()) for part in "ab")
            if self._vocabulary.knows(whole.lower()) and not (apart and hit["b"] in _LINKS):
                yield TORN.at(segment, hit.span(), suggestion=whole)

    def _names(self, segment: Segment, whole: str) -> Iterator[Finding]:
        text = segment.target
        for hit in _NAME.finditer(text):
            if self._vocabulary.knows(hit[0].lower()) or whole.count(hit[0]) >= _MANY:
                continue
            known = hit["tail"] in _ALWAYS and hit.start() > 0 and self._vocabulary.knows(hit["stem"].lower())
            behind_name = hit["tail"] == "the" and re.search(r"[A-Z][\w’-]+ $", text[: hit.start()])
            if (
                known
                or behind_name
                and self._vocabulary.knows(hit["stem"].lower())
                or re.search(rf"\b{hit['stem']}\b", whole)
            ):
                yield _words(segment, hit.span(), hit["stem"], hit["tail"])
        for hit in _CAMEL.finditer(text):
            if hit["stem"] not in _BRANDS and whole.count(hit[0]) < _MANY:
                yield _words(segment, hit.span(), hit["stem"], hit["tail"])
        for hit in _READ.finditer(text):
            yield _words(segment, hit.span(), hit[0], "the headline")


def _words(segment: Segment, span: tuple[int, int], left: str, right: str) -> Finding:
    joined = f"{left} {right}" if right != "the headline" else None
    return WORDS.at(segment, span, suggestion=joined, left=left, right=right)


def _sentences(segment: Segment) -> Iterator[Finding]:
    hits = [hit for hit in _STOP.finditer(segment.target) if hit["next"] not in _DOMAINS]
    same = Counter(hit[0] for hit in hits)
    for hit in hits:
        if same[hit[0]] == 1 and not hit[0].startswith(("St.", "Dr.", "Mr.", "Mrs.", "Prof.")):
            mark = hit["at"]
            yield SENTENCE.at(segment, (hit.start("at"), hit.end()), suggestion=f"{mark} {hit['next']}")


@hookimpl
def mtaudit_detectors() -> Iterable[type[Detector]]:
    """Registers the detector."""
    return [Glued]
