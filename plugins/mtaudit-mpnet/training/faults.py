"""Texts with marks of what a machine makes of them: `[[right words=>machine's words]]`."""

from __future__ import annotations

import hashlib
import random
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from itertools import count, pairwise
from pathlib import Path
from typing import Final, NamedTuple

MARK: Final = re.compile(r"\[\[(.*?)=>(.*?)\]\]")
_SHORT: Final = re.compile(r"[a-z]+(?: [a-z]+)?")
_COMMENT: Final = re.compile(r"^#.*$", re.M)
_DIVIDER: Final = re.compile(r"^=+\s*$", re.M)
_PARAGRAPH: Final = re.compile(r"\n\s*\n")
_FOLDS: Final = 12
_LEAST_WORDS: Final = 7


class Marked(NamedTuple):
    """The words of a paragraph and, of each, whether it is a fault."""

    words: list[str]
    wrong: list[int]


def read(folder: Path) -> list[str]:
    """The paragraphs of all files of a folder; comments begin with `#`."""
    lines = (line.strip() for file in sorted(folder.glob("*.txt")) for line in file.open(encoding="utf-8"))
    return [line for line in lines if len(line.split()) >= _LEAST_WORDS and not line.startswith("#")]


def articles(folder: Path) -> list[list[str]]:
    """The articles of all files of a folder, each a list of paragraphs, the headline first.

    Articles are divided by lines of `=`, paragraphs by empty lines; comments begin with `#`.
    """
    texts = (_COMMENT.sub("", file.read_text(encoding="utf-8")) for file in sorted(folder.glob("*.txt")))
    parts = (_PARAGRAPH.split(part.strip()) for text in texts for part in _DIVIDER.split(text))
    return [[" ".join(paragraph.split()) for paragraph in part] for part in parts if len(part) > 1]


def shown_article(paragraphs: Sequence[str], wrong: Callable[[int], bool]) -> list[Marked]:
    """As `shown`, for the marks of all paragraphs together."""
    numbers = count()
    return [shown(paragraph, lambda _: wrong(next(numbers))) for paragraph in paragraphs]


def held_out(line: str) -> bool:
    """Whether the paragraph belongs to the twelfth that is not trained on."""
    return _is_drawn(MARK.sub(r"\1", line)[:40])


def held_out_article(paragraphs: Sequence[str]) -> bool:
    """Whether the article belongs to the twelfth that is not trained on: its headline tells."""
    return _is_drawn(MARK.sub(r"\1", paragraphs[0])[:60])


def _is_drawn(text: str) -> bool:
    return int(hashlib.md5(text.encode()).hexdigest(), 16) % _FOLDS == 0


def shown(line: str, wrong: Callable[[int], bool]) -> Marked:
    """The paragraph with the machine's words at the marks for whose number `wrong` is true, else with the right ones.

    Where the machine lost words, the one behind the gap is the fault.
    """
    text, spans, at = "", [], 0
    for number, hit in enumerate(MARK.finditer(line)):
        text += line[at : hit.start()]
        at = hit.end()
        if wrong(number):
            spans.append((len(text), len(text) + len(hit[2])))
            text += hit[2]
        else:
            text += hit[1]
    text += line[at:]
    words = list(re.finditer(r"\S+", text))
    return Marked([word.group() for word in words], [int(any(_is_in(word, *s, text) for s in spans)) for word in words])


def _is_in(word: re.Match[str], begin: int, end: int, text: str) -> bool:
    if begin == end:
        return word.start() >= begin and not text[begin : word.start()].strip()
    return word.start() < end and word.end() > begin


class Table:
    """The marks of one or two words, put into genuine paragraphs in which the right words stand."""

    def __init__(self, lines: Iterable[str], paragraphs: Sequence[str], chance: random.Random) -> None:
        self._chance, self._paragraphs = chance, paragraphs
        self._wrong: dict[str, list[str]] = defaultdict(list)
        for line in lines:
            for right, wrong in MARK.findall(line):
                if wrong and len(right) > 3 and _SHORT.fullmatch(right):
                    self._wrong[right].append(wrong)
        self._places: dict[str, list[int]] = defaultdict(list)
        for number, paragraph in enumerate(paragraphs):
            words = re.findall(r"[a-z]+", paragraph)
            for key in {*words, *map(" ".join, pairwise(words))} & self._wrong.keys():
                self._places[key].append(number)
        self._right = sorted(self._places)

    def __call__(self) -> Marked | None:
        """A genuine paragraph with one fault; None if the words turn out to stand otherwise there."""
        right = self._chance.choice(self._right)
        paragraph = self._paragraphs[self._chance.choice(self._places[right])]
        places = list(re.finditer(rf"(?<![\w-]){right}(?![\w-])", paragraph))
        if not places:
            return None
        place = self._chance.choice(places)
        mark = f"[[{right}=>{self._chance.choice(self._wrong[right])}]]"
        return shown(paragraph[: place.start()] + mark + paragraph[place.end() :], lambda _: True)
