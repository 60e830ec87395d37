"""Comparisons that English does not build so: *high than*, *more bigger*, *more long than*, *longer as planned*."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

from mtaudit.lang.grammar import Vocabulary, vocabulary
from mtaudit.lang.inflect import lemmas
from mtaudit.lang.phrases import sentence_words
from mtaudit.lang.words import Word
from mtaudit.model import Document, Finding, Kind, Rule, Segment, Severity
from mtaudit.plugin import Detector, Fires, Need, Silent, hookimpl

THAN = Rule(
    "comparison/than",
    mqm="linguistic-conventions/grammar",
    severity=Severity.MINOR,
    message="“{quote}”: no comparative stands before “than”",
    confidence=0.8,
    help="Turkish, Hindi, Korean, Japanese and Chinese leave the adjective as it is.",
)
DOUBLED = Rule(
    "comparison/doubled",
    mqm="linguistic-conventions/grammar",
    severity=Severity.MINOR,
    message="“{quote}”: the comparison is made twice",
    confidence=0.85,
)
MORE = Rule(
    "comparison/more",
    mqm="linguistic-conventions/grammar",
    severity=Severity.MINOR,
    message="“{quote}”: short adjectives take -er and -est",
    confidence=0.7,
    help="Romance languages, Turkish, Arabic and Russian compare with a word of its own.",
)
AS = Rule(
    "comparison/as",
    mqm="linguistic-conventions/grammar",
    severity=Severity.MINOR,
    message="“{quote}” is not how English compares",
    confidence=0.75,
    help="German, Dutch and Swedish have one word for *as* and *than*.",
)


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_COMPARED = _set(
    "more less fewer worse better further farther rather other others otherwise else elsewhere different "
    "differently sooner later prefer prefers preferred preferring preferable superior inferior hardly scarcely "
    "barely lesser elder another nothing none nobody anything anyone no any besides sooner after over above up "
    "down double twice-as older differ differs greater anymore earlier early lower higher nearer anywhere "
    "somewhere opposite contrary beyond unlike"
)
_HER = _set("her after under over ever never whether however together per")
_SHORT = _set(
    "long short big small high low old young fast slow cheap strong weak hard easy rich poor tall deep large "
    "great hot cold warm heavy wide thin thick safe quick bright loud clean brave nice late near soft weak happy "
    "busy ugly wealthy"
)
_LONG_SHORT = _set(
    "big small cheap long short tall rich poor old young high low strong weak fast deep large hot cold hard great heavy"
)
_LINKS = _set(
    "is was are were be been being become becomes became much far even got getting gets seems seemed grew feel"
)
_ENDS = _set(". , ; than in on at this now and or for since after during every because but when")
_PLAN = _set(
    "planned expected usual before previously hoped thought feared ever anticipated predicted scheduled intended"
)
_MEASURED = _set("result rule whole consequence matter child boy girl student precaution way means team group")
_SO = _set("long far soon much many often bold good kind well little early few foolish stupid lucky")
_DETERMINERS = _set("the a an his her its their our my this that those")
_AUX = _set("is was are were has had have will would can could must should may might did does do")


class Comparison(Detector):
    """*The wall is high than the house*, *more bigger*, *is more long*, *longer as planned*, *as fast like*.

    A sentence with *than* needs a comparative, *other*, *rather* or the like before it. *More* stands before a
    comparative only where it counts (*more older pupils*), and before short adjectives only to weigh two of them
    (*more sad than angry*).
    """

    needs = Need.DOCUMENT
    target_langs = frozenset({"en"})
    rules = (THAN, DOUBLED, MORE, AS)
    examples = (
        Fires(THAN, "This tower is [[tall than]] the old mill."),
        Fires(THAN, "The flood was the [[worst than]] in May."),
        Fires(THAN, "He sold twice as [[much than]] his son."),
        Fires(DOUBLED, "The new mill is [[more larger]] than the old."),
        Fires(DOUBLED, "It is the [[most oldest]] mill of the land."),
        Fires(MORE, "This road is [[more short]] than the old one."),
        Fires(MORE, "The bread was [[more cheap]] in May."),
        Fires(AS, "The repair took [[longer as planned]]."),
        Fires(AS, "His boat is [[as quick like]] ours."),
        Fires(AS, "The dam is [[higher as]] the church."),
        Silent("It is taller than the mill. He would rather sleep than eat. No sooner had he gone than it rained."),
        Silent("There is no other way than this. They did nothing else than sleep. More older pupils came."),
        Silent("He was more sad than angry. Rents were lower as the harvest had been good. It was older as a result."),
        Silent("The most honest man is more clever than rich. Other than that, so long as a man eats, he lives."),
    )

    @cached_property
    def _words(self) -> Vocabulary:
        return vocabulary(self.lexicons)

    def check_document(self, document: Document) -> Iterable[Finding]:
        """Running text only."""
        for block in document.blocks:
            if block.kind in (Kind.PARAGRAPH, Kind.QUOTE, Kind.UNIT, Kind.SUBTITLE):
                for segment in block.segments:
                    text = segment.target
                    if any(cue in text for cue in (" than ", "more ", "most ", "less ", " as ")):
                        for tokens in sentence_words(text):
                            yield from self._sentence(segment, tokens)

    def _sentence(self, segment: Segment, tokens: Sequence[Word]) -> Iterator[Finding]:
        if len(tokens) < 5 or tokens[-1].kind != "punct":
            return
        norms = [token.norm for token in tokens]
        for at, norm in enumerate(norms[:-1]):
            found: tuple[Rule, int, int] | None = None
            if norm == "than" and at > 1:
                found = self._than(tokens, norms, at)
            elif norm in ("more", "most", "less", "least"):
                found = self._more(norms, at)
            elif norm in ("as", "like") and at > 1:
                found = self._as(norms, at)
            if found is not None:
                rule, first, last = found
                yield rule.at(segment, (tokens[first].start, tokens[last].end))

    def _is_comparative(self, word: str) -> bool:
        """Whether a word is a comparative, and not an adjective that ends so (clever)."""
        return self._graded(word, "er") and word != "upper"

    def _compares(self, word: str) -> bool:
        """Whether *than* may follow somewhere."""
        if word in _COMPARED or self._graded(word, "er"):
            return True
        return word.endswith(("er", "uh")) and self._words.tags(word)[:1] not in (("N",), ("V",)) and word not in _HER

    def _graded(self, word: str, ending: str) -> bool:
        return word.endswith(ending) and any(base != word and "a" in self._words.parts(base) for base in lemmas(word))

    def _than(self, tokens: Sequence[Word], norms: Sequence[str], at: int) -> tuple[Rule, int, int] | None:
        if any(self._compares(part) for word in norms[:at] for part in (word, word.partition("-")[0])):
            return None
        before = tokens[at - 1]
        if before.kind == "punct" or not before.text.islower():
            return None
        return THAN, at - 1, at

    def _more(self, norms: Sequence[str], at: int) -> tuple[Rule, int, int] | None:
        word, behind = norms[at + 1], norms[at + 2] if at + 2 < len(norms) else "."
        if norms[at] in ("more", "less") and (self._is_comparative(word) or word in ("worse", "better")):
            alone = behind in _ENDS and not (behind == "and" and "J" in self._words.tags(norms[at + 3]))
            return (DOUBLED, at, at + 1) if alone and norms[at - 1] not in ("or", "no", "once", "any", "what") else None
        if norms[at] == "most" and (self._graded(word, "est") or word in ("best", "worst")):
            return (DOUBLED, at, at + 1) if behind != "-" else None
        if norms[at] == "most" and word in _LONG_SHORT and norms[at - 1] == "the":
            return MORE, at, at + 1
        if norms[at] != "more" or word not in _SHORT or norms[at - 1] not in _LINKS:
            return None
        if behind == "than":
            weighs = set(self._words.tags(norms[at + 3])) & {"J", "Vn", "R"}
            return None if weighs else (MORE, at, at + 1)
        return (MORE, at, at + 1) if behind in _ENDS - {"than", "or", "but"} else None

    def _as(self, norms: Sequence[str], at: int) -> tuple[Rule, int, int] | None:
        before, behind = norms[at - 1], norms[at + 1]
        if norms[at] == "like":
            quick = norms[at - 2] == "as" and before in _SHORT
            return (AS, at - 2, at) if quick else None
        if before in _SHORT and norms[at - 2] == "so" and norms[at - 3] in ("is", "was", "are", "were"):
            return (AS, at - 2, at) if behind in ("a", "the", "his", "our") and before not in _SO else None
        if not self._is_comparative(before) or norms[at - 2] in _DETERMINERS:
            return None
        if behind in _PLAN:
            return AS, at - 1, at + 1
        short = at + 3 < len(norms) and behind in _DETERMINERS and norms[at + 3] == "."
        linked = norms[at - 2] in _LINKS
        return (AS, at - 1, at) if short and linked and norms[at + 2] not in _MEASURED else None


@hookimpl
def mtaudit_detectors() -> Iterable[type[Detector]]:
    """Registers the detector."""
    return [Comparison]
