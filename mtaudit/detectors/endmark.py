"""How a sentence ends: a question that became a statement, a full stop that is gone."""

from __future__ import annotations

import re
from collections.abc import Iterable

from mtaudit.lang.patterns import lazy
from mtaudit.model import Finding, Kind, Rule, Segment, Severity, Side
from mtaudit.plugin import Detector, Fires, Need, Silent, hookimpl

QUESTION = Rule(
    "endmark/question",
    mqm="accuracy/mistranslation",
    severity=Severity.MAJOR,
    message="{what}",
    confidence=0.85,
)
MISSING = Rule(
    "endmark/missing",
    mqm="linguistic-conventions/punctuation",
    severity=Severity.MINOR,
    message="the {side_name} ends with “{mark}”, the translation without a mark",
    confidence=0.85,
)

_CLOSERS = " \u00a0\t\r\n\"'”’»“«）)]】」』›*_"
_ENDS = frozenset("|.!?。！？।॥…؟۔։;｡．‼⁉⁈፧។។")
_ASKS = frozenset("?？؟⁇⁈⁉፧")
_LAST_WORD = lazy(r"\w+\W*$")
# Languages whose questions may end without a question mark, and how those end.
_PARTICLES = {
    "ja": lazy(r"(?:か|かな|かしら|の)[。．]?$"),
    "zh": lazy(r"(?:吗|嗎|呢)[。．]?$"),
    "ko": lazy(r"(?:까|니|나요|가요)\.?$"),
}
_TAG = lazy(
    r"(?i)(?:n['’]?t|not) (?:it|he|she|you|they|we|I|there)\s?\?$"
    r"|, (?:right|yeah|huh|ok|okay|eh|no|yes|is it|are you|do you)\s?\?$"
)
_MARKED = frozenset("、。，．")
# What people ask without a mark: “why doesn't it open”, “are you sure.”
_UNMARKED = lazy(
    r"(?i)(?:^|[,.;!] |\b(?:or|and|but|so|then) )(?:ever|why|how come|(?:do|does|did|are|is|was|were|can|could|will|"
    r"would|should|have|has)(?:n['’]?t)? (?:you|he|she|it|they|we|the|this|that|there))\b"
)
_SPACED_OUT = frozenset({"ja", "zh"})
"""Languages without spaces, which programs write between the words all the same."""
_NO_MARK = frozenset({"th", "lo", "my", "km", "am", "bo"})


class Endmark(Detector):
    """Questions that became statements, statements that became questions, and end marks that were lost.

    Question marks of any script count, and in Greek the semicolon. Japanese, Chinese and Korean questions that end
    with a particle are questions too. Texts that quote or contain a question somewhere are left alone. Without a source
    the reference is compared.
    """

    needs = Need.COMPARISON
    rules = (QUESTION, MISSING)
    examples = (
        Fires(QUESTION, "You have seen the [[bridge.]]", source="Haben Sie die Brücke gesehen?", languages="de-en"),
        Fires(QUESTION, "Вы видели [[мост.]]", source="Have you seen the bridge?", languages="en-ru"),
        Fires(QUESTION, "Is the bridge [[open?]]", source="Die Brücke ist offen.", languages="de-en"),
        Fires(MISSING, "The bridge was opened on [[Friday]]", source="桥在星期五开通。", languages="zh-en"),
        Fires(MISSING, "The bridge was opened on [[Friday]]", reference="The bridge opened on Friday.", languages="en"),
        Silent("Have you seen the bridge?", source="Haben Sie die Brücke gesehen?", languages="de-en"),
        Silent("Have you seen the bridge?", source="橋を見ましたか。", languages="ja-en"),
        Silent("Is it open?", source="Είναι ανοιχτό;", languages="el-en"),
        Silent("“Is it open?” she asked.", source="Sie fragte: „Ist es offen?“", languages="de-en"),
        Silent("Bridge opened", source="Brücke eröffnet", languages="de-en"),
    )

    def check(self, segment: Segment) -> Iterable[Finding]:
        """Compares the ends with the source, or with the reference if there is no source."""
        side = Side.SOURCE if segment.source else Side.REFERENCE
        other, target = segment.text(side).rstrip(_CLOSERS), segment.target.rstrip(_CLOSERS)
        if not other or len(target) < 2:
            return
        languages = segment.languages
        code = languages.source_base if side is Side.SOURCE else languages.target_base
        asked, asks = _is_question(other, code), _is_question(target, languages.target_base)
        if (
            asked
            and not asks
            and not _TAG.search(other)
            and not _may_ask(target, languages.target_base)
            and _words(target) > 1
        ):
            what = f"the {side} asks a question, the translation does not"
            yield QUESTION.at(segment, _last(target), what=what)
        elif asks and not asked and not _may_ask(other, code) and other[-1] in _ENDS and _is_one(target):
            yield QUESTION.at(
                segment, _last(target), confidence=0.7, what=f"the translation asks a question, the {side} does not"
            )
        elif other[-1] in _ENDS and target[-1].isalnum() and _is_prose(segment, target, languages.target_base):
            yield MISSING.at(segment, _last(target), mark=other[-1], side_name=side.value)


def _is_question(text: str, language: str) -> bool:
    if language in _SPACED_OUT:
        text = "".join(text[-24:].split())
    if text[-1] in _ASKS or language == "el" and text[-1] in ";\u037e":
        return True
    particle = _PARTICLES.get(language)
    return (
        particle is not None
        and particle.search(text[-6:]) is not None
        and language != "ja"
        or (language == "ja" and text.rstrip("。").endswith(("ですか", "ますか", "でしょうか", "ましたか", "ませんか")))
    )


def _may_ask(text: str, language: str) -> bool:
    """Whether the text holds a question anywhere, or its language can ask without a mark.

    "Whether to wrap lines." describes a setting, which other languages name by a question.
    """
    if language in _NO_MARK or any(mark in text for mark in _ASKS) or text.lower().startswith("whether "):
        return True
    if language == "en" and _UNMARKED.search(text) is not None:
        return True
    if language == "el":
        return ";" in text or "\u037e" in text
    particle = _PARTICLES.get(language)
    return particle is not None and any(particle.search(part) for part in re.split("[。！!,，、]", text) if part)


def _is_one(text: str) -> bool:
    """A single sentence: in several, the last may be a question that the source asks in another way."""
    return re.search(r"[^\W\d_A-Z][^\W\d_A-Z]{2}[.!…][”\"’»]? |[–—] ", text) is None


def _words(text: str) -> int:
    return len(text.split()) if " " in text or text.isascii() else len(text) // 2


def _last(text: str) -> tuple[int, int]:
    """The last word of a text that has no white space at its end, with its mark."""
    hit = _LAST_WORD.search(text, max(0, len(text) - 80))
    return hit.span() if hit else (len(text) - 1, len(text))


def _is_prose(segment: Segment, target: str, language: str) -> bool:
    return (
        segment.kind in (Kind.PARAGRAPH, Kind.UNIT, Kind.QUOTE)
        and _words(target) >= 4
        and not _has_no_marks(target, language)
    )


def _has_no_marks(target: str, language: str) -> bool:
    """A language, or a Japanese text, that is written without marks."""
    return language in _NO_MARK or language == "ja" and _MARKED.isdisjoint(target)


@hookimpl
def mtaudit_detectors() -> Iterable[type[Detector]]:
    """Registers the detector."""
    return [Endmark]
