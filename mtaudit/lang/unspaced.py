"""Chinese and Japanese text that was cut into words by spaces, put together again."""

from __future__ import annotations

from bisect import bisect_right
from typing import Final

from mtaudit.lang.patterns import lazy
from mtaudit.model import Span, base_language
from mtaudit.model.values import dataclass

_LANGUAGES: Final = frozenset({"zh", "ja", "yue"})
_CHAR: Final = r"[\u3001-\u30ff\u3400-\u9fff\uff01-\uff60]"
_CUT: Final = lazy(rf"(?<={_CHAR}) +(?={_CHAR})")


@dataclass(frozen=True, slots=True)
class Joined:
    """A text without the spaces between its characters, and where they stood.

    `cuts` are offsets into the joined text, `lost` how many spaces stand before each of them in the text given.
    """

    text: str
    cuts: tuple[int, ...]
    lost: tuple[int, ...]

    def span(self, span: Span) -> Span:
        """A span of the joined text in the text given; never empty if it was not."""
        return Span(self._at(span.start), self._at(max(span.start, span.end - 1)) + (span.end > span.start))

    def _at(self, offset: int) -> int:
        number = bisect_right(self.cuts, offset)
        return offset + (self.lost[number - 1] if number else 0)


def joined(text: str, language: str) -> Joined | None:
    """The text in one piece, as its language is written; None if there is nothing to put together."""
    if " " not in text or base_language(language) not in _LANGUAGES:
        return None
    cuts, lost, gone = [], [], 0
    for hit in _CUT.finditer(text):
        cuts.append(hit.start() - gone)
        gone += len(hit[0])
        lost.append(gone)
    return Joined(_CUT.sub("", text), tuple(cuts), tuple(lost)) if cuts else None
