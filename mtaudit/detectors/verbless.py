"""German sentences that lost their finite verb: what a clause that was cut out leaves behind."""

# ruff: noqa: E501  (examples and lists)

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from mtaudit.lang.patterns import lazy
from mtaudit.lang.sentences import sentences
from mtaudit.model import Finding, Rule, Segment, Severity
from mtaudit.plugin import Detector, Fires, Need, Silent, hookimpl

SENTENCE = Rule(
    "verbless/sentence",
    mqm="accuracy/omission",
    severity=Severity.MAJOR,
    message="the sentence has no finite verb of its own: a main clause of the source was lost",
    confidence=0.75,
)


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_FINITE = _set(
    """
    ist sind war waren wird werden wurde wurden würde würden hat haben hatte hatten hätte hätten kann können konnte
    konnten könnte könnten muss müssen musste mussten müsste müssten soll sollen sollte sollten darf dürfen durfte
    dürfte dürften will wollen wollte wollten mag mögen mochte möchte möchten sei seien wäre wären bin habe bleibt
    bleiben blieb gibt gab geben geht ging gehen steht stehen stand kommt kommen kam macht machen machte lässt lassen
    ließ scheint scheinen schien liegt liegen lag zeigt zeigen zeigte führt führen führte bedeutet bedeuten gilt gelten
    galt braucht brauchen tut tun tat weiß wissen findet finden fand hält halten hielt nimmt nehmen nahm sieht sehen sah
    """
)
_DETERMINERS = _set(
    """
    der die das den dem des ein eine einen einem einer eines kein keine keinen keiner keines keinem sein seine seinen
    seiner seinem seines ihr ihre ihren ihrer ihrem ihres unser unsere unseren unserer unserem unseres mein meine meiner
    dieser diese dieses diesen diesem jener jene jenes jenen jenem aller alle allen alles viele vielen vieler
    einige einigen einiger andere anderen anderer beide beiden beider mehrere mehreren welche jede jeder jedes jeden
    jedem solche solcher solchen manche mancher manchen etliche wenige wenigen weniger
    """
)
_PREPOSITIONS = _set(
    """
    von vom zu zum zur in im an am ans ins auf aus bei beim mit nach für gegen über unter vor zwischen durch ohne um seit
    während wegen trotz dank angesichts anhand aufgrund mithilfe mittels laut gemäß innerhalb außerhalb einschließlich
    hinsichtlich bezüglich infolge statt anstatt anstelle zugunsten entlang neben hinter nahe samt nebst binnen ab je pro
    per bis als wie
    """
)
_BEFORE_ADJECTIVE = (
    _DETERMINERS
    | _PREPOSITIONS
    | _set("und oder sowie sowohl weder noch sehr so ganz besonders immer mehr weniger nicht aber rund etwa sondern")
)
_ADVERBS = _set(
    """
    doch jedoch allerdings auch nur schon bereits heute damals dort hier jetzt nun dann da er sie es man wir ich ihm ihn
    ihnen uns mich mir sich du was wer also fast kaum nie niemals oft manchmal bald gleich sogar selbst eben gerade zwar
    dennoch trotzdem deshalb daher darum somit folglich zudem außerdem ferner überdies dabei dafür dagegen damit danach
    daran darauf daraus darin darüber davon davor dazu dazwischen hierzu hierfür insbesondere allem vielleicht natürlich
    wohl gar ziemlich recht viel wenig mindestens höchstens meist meisten erst erstens zweitens drittens schließlich
    zuletzt zunächst zugleich weiter weiterhin wieder erneut ebenso ebenfalls anders einst früher später lange längst
    seitdem seither bisher bislang inzwischen mittlerweile zufolge usw bzw oben unten links rechts zusammen allein einmal
    zweimal etwas nichts niemand jemand zwei drei vier fünf sechs sieben acht neun zehn hundert tausend keineswegs
    überhaupt lediglich bloß allzu desto umso gestern morgen weltweit denn ja nein ob nie sonst vor
    """
)
_SUBORDINATORS = _set(
    """
    wenn ob weil dass daß indem obwohl obgleich nachdem bevor sobald solange sofern falls zumal soweit insofern da als
    wie damit wo wohin woher warum wer was welche welcher welches welchen welchem weshalb wobei wodurch wofür womit
    worauf woran worin wonach wogegen worüber wovon wozu
    """
)
_OPENS_SENTENCE = _set("wenn ob weil dass daß indem obwohl obgleich nachdem bevor sobald solange sofern falls zumal")
_TWOFOLD = _set("um ohne statt anstatt während seit seitdem bis als da")
_RELATIVES = _set("der die das den dem denen deren dessen")
_LINKS = _set("und oder aber sondern doch selbst auch vor allem insbesondere besonders sowie nur erst so außer sogar")
_ELLIPTIC = _set(
    "dies das daher vielleicht oder besser zunächst warum wieso ja nein mehr so ebenso kein keine hinzukommt"
)
_ADVERB_END = re.compile(
    r"(?<!g)(?:lich|ig|isch|bar|sam|haft|los|voll|iv|ell|al|är|artig|mäßig)$|(?:weise|wärts|seits|mals|falls|dings|maßen|orts)$"
)
_OF_SENTENCE = re.compile(r"(?:weise|wärts|seits|mals|falls|dings|maßen|orts)$")
_ADJECTIVE_END = re.compile(r"(?:e|en|er|es|em)$")
_INFINITIVE = re.compile(r"zu\w{2,}(?:en|ern|eln|tun)$")
_WORD = lazy(r"\w+(?:[-’'/.]\w+)*")
_CUT = lazy(r"([,;()]|\s[–—-]+\s)")
_STRANGE = lazy(r"[„“”\"»«:…?!·]|\d\.\s|\b[A-ZÄÖÜ]\.|\b[A-ZÄÖÜ]{3,}\b.{0,30} [–-] ")
_DATELINE = lazy(r"^\s*[A-ZÄÖÜ][A-ZÄÖÜ., -]{3,}\s?[–—-]+\s")
_ENGLISH_FINITE = lazy(
    r"(?i)\b(?:is|are|was|were|has|have|had|will|would|can|could|may|might|must|shall|should|do|does|did|\w{3,}ed)\b|n['’]t\b"
)
_LEAST = 6
_FRAGMENT = 2
_LONG_SOURCE = 16
_LAST = 2


class Verbless(Detector):
    """*The differences that were made between the members.*: all clauses are subordinate, none is the main one.

    German writes nouns with capitals and ends subordinate clauses with their verb, so that the main verb can be looked
    for without a dictionary: a word in small letters that is neither a function word, an adverb nor an adjective before
    its noun may be it. Only sentences in which nothing may be are reported, and only where the English source has a
    finite verb. Headings, quotations, answers and other fragments that writers set on purpose are left alone.
    """

    needs = Need.SOURCE
    source_langs = frozenset({"en"})
    target_langs = frozenset({"de"})
    rules = (SENTENCE,)
    examples = (
        Fires(SENTENCE, "[[Die alten Brücken am Hafen, die im Krieg zerstört wurden.]]", source="The old bridges at the port that were destroyed in the war have been rebuilt."),
        Fires(SENTENCE, "[[Wenn der Rat im Mai beschließt, dass die Straße am Hafen gesperrt wird.]]", source="If the council decides in May that the road is closed, the port will suffer."),
        Fires(SENTENCE, "[[Trotz der hohen Kosten, um die Brücken am Hafen zu retten.]]", source="Despite the high costs, the town will save the bridges at the port."),
        Silent("Die alten Brücken am Hafen, die im Krieg zerstört wurden, stehen wieder.", source="The old bridges that were destroyed in the war stand again."),
        Silent("Nach dem Krieg bauten Handwerker aus der Stadt die Brücken am Hafen.", source="After the war craftsmen of the town had built the bridges."),
        Silent("Warum? Weil die Straße am Hafen gesperrt wird und bleibt.", source="Why? Because the road was closed."),
        Silent("Eine kurze Geschichte der alten Brücken am Hafen.", source="A short history of the old bridges at the port."),
        Silent("Trotz der hohen Kosten retten Bürger die Brücken.", source="Despite the high costs citizens will save the bridges."),
    )  # fmt: skip

    def check(self, segment: Segment) -> Iterable[Finding]:
        """Sentence by sentence."""
        text, source = segment.target, segment.source or ""
        if not source.rstrip().endswith((".", "!", ".”", '."')):
            return
        if any(_is_fragment(source[slice(*span)]) for span in sentences(source, "en")):
            return
        for start, end in sentences(text, "de"):
            dateline = _DATELINE.match(text[start:end])
            if dateline is not None:
                start += dateline.end()
            if not _STRANGE.search(text, start, end) and _lacks_verb(text[start:end].rstrip()):
                yield SENTENCE.at(segment, (start, start + len(text[start:end].rstrip())))


def _is_fragment(sentence: str) -> bool:
    """Whether a sentence of the source may itself have no verb."""
    return not _ENGLISH_FINITE.search(sentence) and len(sentence.split()) < _LONG_SOURCE


def _lacks_verb(sentence: str) -> bool:
    words = _WORD.findall(sentence)
    if len(words) < _LEAST or not sentence.endswith(".") or words[0].lower() in _ELLIPTIC:
        return False
    clauses = list(_clauses(sentence))
    first = clauses[0][2]
    if len(first) <= _FRAGMENT and first[-1][0].islower() or len(first) == 1:  # “Nicht, weil …”: an answer
        return False
    waiting = 0  # subordinate clauses that another one interrupted before their verb came
    for number, mark, words_ in clauses:
        if not _may_hold_verb(number, mark, words_):
            low = [word.lower() for word in words_]
            waiting += words_[-1][0].isupper() and _is_subordinate(number, mark, low)
        elif waiting and words_[-1].lower() in _FINITE and words_[0].lower() not in _FINITE:
            waiting -= 1
        else:
            return False
    return True


def _clauses(sentence: str) -> Iterator[tuple[int, str, Sequence[str]]]:
    """Number, the mark before it, and words of each clause."""
    mark = ""
    for number, part in enumerate(_CUT.split(sentence)):
        if number % 2:
            mark = part
        elif words := _WORD.findall(part):
            yield number // 2, mark, words


def _may_hold_verb(number: int, mark: str, words: Sequence[str]) -> bool:
    """Whether a clause may be a main clause with its verb."""
    low = [word.lower() for word in words]
    if _is_subordinate(number, mark, low) and words[-1][0].islower() and low[-1] not in _ADVERBS:
        return any(word in _FINITE and low[n - 1] != "zu" for n, word in enumerate(low[:-_LAST]) if n)
    return any(_may_be_finite(number, words, low, at) for at in range(len(words)))


def _is_subordinate(number: int, mark: str, low: Sequence[str]) -> bool:
    words = list(low)
    while len(words) > 1 and words[0] in _LINKS and words[0] not in _OPENS_SENTENCE:
        del words[0]
    first = words[0]
    if first in _TWOFOLD:  # “um zu”, “während er kam”: prepositions that may open a clause
        infinitive = "zu" in words or any(_INFINITIVE.search(word) for word in words[-2:])
        if first in ("um", "ohne", "statt", "anstatt"):
            return infinitive
        return words[-1] in _FINITE and not any(word in _FINITE for word in words[:-_LAST])
    if not number:
        return first in _OPENS_SENTENCE
    if first in _SUBORDINATORS:
        return True
    relative = first in _RELATIVES or first in _PREPOSITIONS and len(words) > 1 and words[1] in _RELATIVES
    return mark == "," and relative


def _may_be_finite(number: int, words: Sequence[str], low: Sequence[str], at: int) -> bool:
    """Whether a word may be the finite verb of its clause."""
    word, before = low[at], low[at - 1] if at else ""
    if not words[at][0].islower():  # “Hoffen wir”, “Betrachtet man”, “Ist”
        return at == 0 and (word in _FINITE or len(low) > 1 and low[1] in ("wir", "man", "sie", "er", "es", "ich"))
    if before == "zu" or _INFINITIVE.search(word):
        return False
    if word in _FINITE:
        return True
    if word in _ADVERBS or word in _BEFORE_ADJECTIVE or _ADVERB_END.search(word):
        return False
    if _ADJECTIVE_END.search(word) and _stands_before_noun(words, low, at):
        if not at:
            return number > 0 and word.endswith(("e", "en"))
        behind_noun = (
            words[at - 1][0].isupper() and before not in _BEFORE_ADJECTIVE and not word.endswith(("er", "es", "em"))
        )
        form = _ADJECTIVE_END.search(before) or _ADVERB_END.search(before)
        usual = before in _BEFORE_ADJECTIVE or form and before not in _ADVERBS and not _OF_SENTENCE.search(before)
        return behind_noun or not usual and not words[at - 1][0].isupper()
    return True


def _stands_before_noun(words: Sequence[str], low: Sequence[str], at: int) -> bool:
    """Whether only adjectives and adverbs stand between a word and a noun behind it."""
    at += 1
    while at < len(words) and words[at][0].islower():
        word = low[at]
        if word in _DETERMINERS or word in _PREPOSITIONS or word in _ADVERBS:
            return False
        if word not in ("und", "oder", "sowie") and not _ADJECTIVE_END.search(word) and not _ADVERB_END.search(word):
            return False
        at += 1
    return at < len(words) and words[at][0].isalpha()


@hookimpl
def mtaudit_detectors() -> Iterable[type[Detector]]:
    """Registers the detector."""
    return [Verbless]
