"""Gates: closed for texts without any cue, never for one that has one."""

from __future__ import annotations

import random
import re

import pytest

from mtaudit.lang.gates import Gate, Gated, head
from mtaudit.lang.negation import _CUES
from mtaudit.lang.stems import UNSPACED

_PATTERNS = (
    r"\b(?:not|no one|never)\b",
    r"\b\w+n['’]t\b",
    r"(?<!\w)ne(?:\s[^\W\d]+){0,3}\spas(?![\w'’])",
    r"\bup to .{0,20} more\b",
    r"far[- ]off\b(?! course)|\b(?<!x)off (?:course|far)",
)
_WORDS = "not no one never nothing don't don’t ne pas rien up to many more far-off off “never” (far off)".split(" ")


@pytest.mark.parametrize("pattern", _PATTERNS)
def test_a_gate_opens_wherever_the_pattern_matches(pattern: str) -> None:
    gate, compiled, dice = Gate((pattern,), re.I), re.compile(pattern, re.I), random.Random(7)
    closed = 0
    for _ in range(3000):
        text = dice.choice((" ", "\n", "\u00a0")).join(dice.choices(_WORDS, k=dice.randint(0, 5)))
        opened = gate.opens(text)
        closed += not opened
        assert opened or compiled.search(text) is None, text
    assert closed > 100


@pytest.mark.parametrize("language", sorted(set(_CUES) - UNSPACED))
def test_the_cues_of_negation_pass_their_gates(language: str) -> None:
    explicit = _CUES[language][0]
    gate = Gate((explicit,), re.I)
    for _ in range(50):
        gate.opens("…")
    for cue in re.findall(r"[^\W\d_]{2,}", explicit):
        for text in (cue, f"“{cue},”", f"x {cue} x"):
            assert gate.opens(text) or re.search(explicit, text, re.I) is None


def test_a_head_ends_before_white_space() -> None:
    found = head(r"\bno one\b")
    assert found is not None
    assert re.fullmatch(found, "no")
    assert not head(r"\s+x")
    assert head(r"(a)\1") is None


def test_matches_are_those_of_the_pattern() -> None:
    gated = Gated(r"\bnever\b")
    assert [list(map(str, gated.finditer(f"{n} a b"))) for n in range(60)][-1] == []
    hit = gated.search("It never rains.")
    assert hit is not None
    assert hit.span() == (3, 8)
    assert gated.search("It rains.") is None
    assert Gated("不", spaced=False).search("我不知道") is not None
