"""Patterns that are compiled on first use."""

import importlib
import pkgutil
import re
from collections.abc import Iterator

import pytest

import mtaudit.detectors
import mtaudit.lang
from mtaudit.lang.patterns import lazy


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
    return [m.name for p in packages for m in pkgutil.walk_packages(p.__path__, p.__name__ + ".")]


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
