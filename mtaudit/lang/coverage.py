"""How well target and reference cover each other, as numbers: what the overall score adds to the alignment.

A word that has no partner in the other text may still be spoken of there. So each such word is held against all content
words of the other text (`mtaudit.lang.nearness`) and against the source (`mtaudit.lang.senses`); and the places where a
word seems missing, put in or wrong (`mtaudit.lang.sites`) are summed up by how sure they are.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from typing import Final

from mtaudit.lang.compare import Knowledge, tenses
from mtaudit.lang.nearness import mean_nearness, nearest
from mtaudit.lang.senses import Spoken
from mtaudit.lang.sites import FOUND, Both, Features, Place, Side, both, gaps, group_of, strangers
from mtaudit.lang.wordalign import Kind

Sure = tuple[float, Place]

_FAR: Final = 0.45
_NEAR: Final = 0.6
_LEAST_ODDS: Final = -6.0


def coverage_features(target: str, reference: str, source: str, known: Knowledge, language: str = "") -> Features:
    """Counts and sums over both texts; empty for a language without a grammar. `language` of the source, if known."""
    pair = both(target, reference, source, known, language)
    if pair is None:
        return {}
    found: Features = {}
    for side, lone in ((pair.here, pair.strange), (pair.there, pair.absent)):
        name = "strange-" if side is pair.here else "absent-"
        for at, alone in enumerate(lone):
            if alone:
                _add(found, name + group_of(side, at, known))
    for at in _lone(pair.here):
        edit = pair.here.edits[at]
        _add(found, f"lone-{pair.here.sorts[at]}-{edit.kind.value if edit else ''}")
    _nearness(found, "t", pair.here, pair.there)
    _nearness(found, "r", pair.there, pair.here)
    _tense_apart(found, pair)
    texts = target, reference, source, known, language
    _places(found, gaps(*texts), strangers(*texts))
    if pair.spoken is not None:
        _source(found, pair, pair.spoken)
    return found


def _add(found: Features, name: str, value: float = 1.0) -> None:
    found[name] = found.get(name, 0.0) + value


def _lone(side: Side) -> Iterator[int]:
    """The tokens that the other text has at no place."""
    return (at for at, edit in enumerate(side.edits) if edit is None or edit.kind not in FOUND)


def _nearness(found: Features, name: str, side: Side, other: Side) -> None:
    """How near the words of one text without a partner come to the words of the other."""
    others = [mark for mark in other.marks if mark]
    if not others:
        return
    for at in _lone(side):
        if side.sorts[at] not in ("content", "name"):
            continue
        mark = side.marks[at]
        if not mark:
            _add(found, "oov-" + name)
            continue
        near = nearest(mark, others)
        _add(found, "n-" + name)
        _add(found, "far-" + name, 1 - near)
        _add(found, "far2-" + name, max(0.0, _FAR - near))
        _add(found, "near-" + name, max(0.0, near - _NEAR))
        _add(found, "mean-" + name, 1 - mean_nearness(mark, others))


_TENSED: Final = ("present", "past", "will")


def _tense_apart(found: Features, pair: Both) -> None:
    """How many words that stand for each other differ in tense, and how many have the same."""
    ours, theirs = tenses(pair.here.look), tenses(pair.there.look)
    for at, mate in enumerate(pair.here.mates):
        if mate >= 0 and ours[at] in _TENSED and theirs[mate] in _TENSED:
            _add(found, "tense-same" if ours[at] == theirs[mate] else "tense-other")


_GROUPS: Final = {"adj": "modifier", "adv": "modifier", "verb": "verb"}
_LEAST_COGNATE: Final = 4


def _group(side: Side, at: int, known: Knowledge) -> str:
    sort = side.sorts[at]
    return sort if sort in ("light", "name") else _GROUPS.get(group_of(side, at, known), "noun")


def _source(found: Features, pair: Both, said: Spoken) -> None:
    """What of the words that only one of the texts has is in the source: in its own words, or in cognates."""
    here, there = pair.here, pair.there
    beginnings = {form[:_LEAST_COGNATE] for form in pair.source if len(form) >= _LEAST_COGNATE}
    for at, token in enumerate(here.tokens):
        if token.norm in there.forms or here.sorts[at] in ("mark", "number"):
            continue
        told = said.word(at)
        if told != "said" and token.norm[:_LEAST_COGNATE] in beginnings:
            told = "cognate"
        if told and said.is_near(at):
            _add(found, "meant-" + told)
        elif told:
            _add(found, f"{told}-{_group(here, at, pair.known)}")
            edit = here.edits[at]
            if edit is not None and edit.kind is Kind.ADDED:
                _add(found, told + "-added")
    for at, token in enumerate(there.tokens):
        lost = said.lost(at) if token.norm not in here.forms and there.sorts[at] not in ("mark", "number") else ""
        if lost in ("lost", "free"):
            _add(found, "source-free" if lost == "free" else "lost-" + _group(there, at, pair.known))


def _places(found: Features, missing_: Iterable[Sure], strange: Iterable[Sure]) -> None:
    """The chances of the places, summed by kind, and the log odds of the surest."""
    missing = [odds for odds, _ in missing_]
    found["gap"] = sum(map(_chance, missing))
    found["gap-most"] = max((_LEAST_ODDS, *missing))
    most = _LEAST_ODDS
    for odds, place in strange:
        features = place.features
        if features["opposite"] and not features["opposite-not"]:
            kind = "opposite"
        else:
            kind = "added" if features["added"] else "other"
        _add(found, "word-" + kind, _chance(odds))
        _add(found, "words-" + kind)
        most = max(most, odds)
    found["word-most"] = most


def _chance(odds: float) -> float:
    return 1 / (1 + math.exp(-odds))
