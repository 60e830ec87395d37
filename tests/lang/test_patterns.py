"""Patterns that are compiled on first use."""

import importlib
import pkgutil
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import mtaudit.detectors
import mtaudit.lang
from mtaudit.lang import patterns
from mtaudit.lang._cues import CUES
from mtaudit.lang.patterns import lazy
from mtaudit.testing.cues import TARGET, cues


def test_it_behaves_like_a_compiled_pattern() -> None:
    pattern = lazy(r"(?P<word>[a-z]+) (\d)", re.I)
    compiled = re.compile(r"(?P<word>[a-z]+) (\d)", re.I)
    hit = pattern.search("see Room 5")
    assert hit is not None
    assert (hit.span(), hit["word"]) == ((4, 10), "Room")
    assert pattern.sub("x", "Room 5, Hall 6") == compiled.sub("x", "Room 5, Hall 6") == "x, x"
    assert (pattern.pattern, pattern.groups, pattern.groupindex) == (compiled.pattern, 2, {"word": 1})


def test_a_fault_shows_at_the_first_use() -> None:
    pattern = lazy("(")
    with pytest.raises(re.error, match="missing"):
        pattern.search("x")


def _modules() -> list[str]:
    packages = (mtaudit.lang, mtaudit.detectors)
    names = [m.name for p in packages for m in pkgutil.walk_packages(p.__path__, p.__name__ + ".")]
    return [name for name in names if name != patterns.__name__]


def _patterns(value: object) -> Iterator[re.Pattern[str]]:
    if type(value) is type(lazy("")):
        yield value
    elif isinstance(value, (tuple, list)):
        for part in value:
            yield from _patterns(part)
    elif isinstance(value, dict):
        yield from _patterns(list(value.values()))


@pytest.mark.parametrize("name", _modules())
def test_all_our_patterns_are_sound(name: str) -> None:
    for value in vars(importlib.import_module(name)).values():
        for pattern in _patterns(value):
            assert pattern.groups >= 0


def test_a_pattern_is_compiled_when_a_text_has_one_of_its_cues(monkeypatch: pytest.MonkeyPatch) -> None:
    written = r"\b(?:[Tt]he|an?) (?:mill|barn)s?(?: wheel)?\b"
    monkeypatch.setattr(patterns, "MADE", [])
    monkeypatch.setitem(CUES, written, "\n".join(map("\t".join, cues(written))))
    pattern = lazy(written)
    assert (pattern.search("A new house"), list(pattern.finditer("A house")), pattern.match("x")) == (None, [], None)
    assert "groups" not in vars(pattern)
    assert "finditer" not in vars(pattern)
    hit = pattern.search("Near the mill wheel.")
    assert hit is not None
    assert hit[0] == "the mill wheel"
    assert "finditer" in vars(pattern)


@pytest.mark.parametrize(
    ("pattern", "wanted"),
    [
        (r"(?:mill|barn)s? \d", (("barn ", "barns ", "mill ", "mills "),)),
        (r"\bold (?!barn)\w+", (("old ",),)),
        (r"(?<=said )\w+", (("said ",),)),
        (r"(?:mill|barn) \w+ wheel", ((" wheel",), ("barn ", "mill "), (" wheel",))),
        (r"(?:mill|barn)\w+(?<!a) old(?= house|$)", (("barn", "mill"), ("barn", "mill"), (" old",))),
        (r"(?=.*in) the mill (?=\w+ wheel)", ((" the mill ",), (" the mill ",), (" wheel",))),
        (r"(?:mill)?x*", ()),
        (r"(?:mill|\w+) y", ((" y",),)),
        (r"(?:mill|\w+)y", ()),
        (r"(?i)mill", ()),
        (r"(?i:mill) wheel", ((" wheel",),)),
        (r"[Mm]ill", (("Mill", "mill"),)),
        (r"[^m]ill [m-p]", (("ill ",),)),
        (r"(?:(?:a|b) mill)+", (("a mill", "b mill"),)),
    ],
)
def test_cues_are_what_every_match_has(pattern: str, wanted: tuple[tuple[str, ...], ...]) -> None:
    assert cues(pattern) == wanted


def test_cues_of_a_pattern_for_all_cases_are_in_lower_case(monkeypatch: pytest.MonkeyPatch) -> None:
    written = r"\bMill \d+ wheels?"
    assert cues(written, re.I) == (("mill ",), ("mill ",), (" wheel",))
    monkeypatch.setattr(patterns, "MADE", [])
    monkeypatch.setitem(CUES, written, "\n".join(map("\t".join, cues(written, re.I))))
    pattern = lazy(written, re.I)
    assert pattern.search("The MILL is old, and so is the barn") is None
    assert "search" not in vars(pattern)
    assert pattern.search("The wheel of the mill is old") is None
    assert "search" not in vars(pattern)
    assert lazy(written, re.I).search("MILL 4 WHEELS") is not None
    assert lazy(written, re.I).search("mill 4 wheelſ") is not None


def test_no_text_matches_without_a_cue() -> None:
    texts = [p.read_text(encoding="utf-8") for p in sorted(Path("fixtures").rglob("*.txt"))]
    paragraphs = [part for text in texts for part in text.split("\n") if part]
    checked = 0
    flags = {pattern.pattern: pattern._flags for pattern in patterns.MADE}
    for written in CUES:
        compiled, pattern = re.compile(written, flags.get(written, 0)), lazy(written, flags.get(written, 0))
        for text in paragraphs:
            if pattern.search(text) is None and "search" not in vars(pattern):
                assert compiled.search(text) is None, (written, text)
                checked += 1
    assert checked > 1_000


def test_the_cues_are_those_of_the_patterns() -> None:
    # In a process of its own: a table of a test's own would add its patterns to those that are known in this one.
    program = "import sys; from mtaudit.testing.cues import written; sys.stdout.buffer.write(written().encode())"
    made = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True).stdout
    assert made == TARGET.read_bytes(), "a pattern has changed: run `python -m mtaudit.testing.cues`"
