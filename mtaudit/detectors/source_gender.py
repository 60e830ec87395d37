"""He for she and she for he, where the source tells which it is."""

# ruff: noqa: E501  (a table: one row is read as one line)

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from mtaudit.lang.stems import UNSPACED
from mtaudit.model import Finding, Rule, Segment, Severity, Span
from mtaudit.plugin import Detector, Fires, Need, Silent, hookimpl

CHANGED = Rule(
    "source-gender/changed",
    mqm="accuracy/mistranslation/gender",
    severity=Severity.MAJOR,
    message="“{quote}”: the source speaks of {whom} (“{cue}”)",
    confidence=0.75,
)


@dataclass(frozen=True, slots=True)
class _Pronouns:
    """Regular expressions: what tells a gender (`she`, `he`), what may be of it, and of neither (`it`)."""

    she: str
    he: str
    her: str = ""
    his: str = ""
    it: str = ""


_VERBS = r"hat|ist|war|wird|kann|will|muss|soll|sagte?|hatte|wurde|konnte|wollte|musste|sollte|habe|sei|würde"
_TABLE = {
    "en": _Pronouns(
        "she|her|hers|herself", "he|him|himself", "woman|girl|mother|mrs|ms|miss|lady", "his|man|boy|father|mr|sir",
        "it|its|they|their|them|itself|one",
    ),
    "de": _Pronouns(rf"sie(?= (?:{_VERBS})\b)", "er|ihn|ihm", r"sie|ihr\w*|frau\w*", r"sein\w*|herr\w*", "es"),
    "fr": _Pronouns("elle|elle-même", "lui-même", "lui|madame|mme", "il|ils|lui|monsieur|eux"),
    "es": _Pronouns("ella", "él", "ellas|señora", "ellos|señor"),
    "it": _Pronouns("lei|ella", "lui|egli", "essa|signora|loro", "esso|signor"),
    "pt": _Pronouns("ela|dela|nela", "ele|dele|nele", "elas|senhora", "eles|senhor"),
    "nl": _Pronouns("haar|zijzelf", "hij|hem", "zij|ze|mevrouw", "zijn|meneer", "het"),
    "sv": _Pronouns("hon|henne|hennes", "han|honom|hans", "fru", "herr", "den|det|de|dem|deras"),
    "da": _Pronouns("hun|hende|hendes", "han|ham|hans", "fru", "hr", "den|det|de|dem|deres"),
    "no": _Pronouns("hun|henne|hennes", "han|ham|hans", "fru", "herr", "den|det|de|dem|deres"),
    "is": _Pronouns("hún|hennar|henni|hana", "hann|hans|honum", "frú", "herra", "það|þau|þeir|þær"),
    "ru": _Pronouns("она|ней|нею|неё|нее", "он|него|нему|нём", "её|ее|ей|женщин\\w*", "его|ему|им|мужчин\\w*", "оно|они"),
    "uk": _Pronouns("вона|неї|нею", "він|нього|ньому", "її|їй|ній|жінк\\w*", "його|йому|ним|чоловік\\w*", "воно|вони"),
    "pl": _Pronouns("ona|niej|nią", "on|niego|niemu|jemu", "jej|ją|pani\\w*|kobiet\\w*", "jego|mu|go|nim|pan\\w*", "ono|oni|one"),
    "cs": _Pronouns("ona", "on|jemu|němu", "její\\w*|jí|ní|ji|paní", "jeho|mu|ho|něj|ním|něm|pan\\w*", "ono|oni|ony"),
    "zh": _Pronouns("她(?!们|們)", "(?<![其吉])他(?![们們人国國])", "女", "男", "它|他们|她们"),
    "ja": _Pronouns("彼女(?!ら|たち)", "彼(?![女ら方岸氏])", "女", "男|氏", "彼ら"),
}  # fmt: skip
_BOTH = re.compile(r"\b(?:s/he|he/she|his/her|him/her|\(s\)he|her/his)\b", re.I)


class SourceGender(Detector):
    """Pronouns of the wrong gender: the source has *she* and never *he*, the translation *he* and never *she*.

    Reported only where every pronoun of the source's sentence is of one gender and every one of the translation of the
    other. Where a language has gender for things too, a translation with *it* or *they* is left alone.
    """

    needs = Need.SOURCE
    rules = (CHANGED,)
    examples = (
        Fires(CHANGED, "Then [[he]] sold the boat.", source="Entonces ella vendió el barco.", languages="es-en"),
        Fires(CHANGED, "[[She]] repaired the organ.", source="Он починил орган.", languages="ru-en"),
        Fires(CHANGED, "Dann verkaufte [[er]] das Boot.", source="Then she sold the boat.", languages="en-de"),
        Fires(CHANGED, "[[He]] repaired the organ.", source="她修好了管风琴。", languages="zh-en"),
        Silent("Then she sold the boat.", source="Entonces ella vendió el barco.", languages="es-en"),
        Silent("He told her to sell the boat.", source="Le dijo que ella vendiera el barco.", languages="es-en"),
        Silent("It was founded by him.", source="Она была основана в мае.", languages="ru-en"),
        Silent("He has other plans.", source="其他计划也有。", languages="zh-en"),
    )  # fmt: skip

    def check(self, segment: Segment) -> Iterable[Finding]:
        """Compares the pronouns of both sides."""
        source, target, languages = segment.source or "", segment.target, segment.languages
        theirs, ours = _patterns(languages.source_base), _patterns(languages.target_base)
        if not theirs or not ours:
            return
        for own, other in (("she", "he"), ("he", "she")):
            cue = theirs[own].search(source)
            if cue is None or _speaks(theirs, other, source):
                continue
            hit = ours[other].search(target)
            if hit is None or _speaks(ours, own, target) or _has(ours, "it", target) or _BOTH.search(target):
                continue
            whom = "a woman" if own == "she" else "a man"
            yield CHANGED.at(segment, Span(*hit.span()), evidence=(("source", cue[0]),), whom=whom, cue=cue[0].strip())


_MORE = {"she": "her", "he": "his"}


def _speaks(patterns: dict[str, re.Pattern[str]], gender: str, text: str) -> bool:
    """Whether a text has any word of a gender."""
    return _has(patterns, gender, text) or _has(patterns, _MORE[gender], text)


def _has(patterns: dict[str, re.Pattern[str]], name: str, text: str) -> bool:
    return name in patterns and bool(patterns[name].search(text))


@lru_cache(maxsize=64)
def _patterns(language: str) -> dict[str, re.Pattern[str]]:
    pronouns = _TABLE.get(language)
    if pronouns is None:
        return {}
    bare = language in UNSPACED
    forms = {name: getattr(pronouns, name) for name in ("she", "he", "her", "his", "it")}
    return {n: re.compile(f if bare else rf"\b(?:{f})(?!\w)", re.I) for n, f in forms.items() if f}


@hookimpl
def mtaudit_detectors() -> Iterable[type[Detector]]:
    """Registers the detector."""
    return [SourceGender]
