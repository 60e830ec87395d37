"""Parts of the web page that got into the article."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from mtaudit.lang.patterns import lazy
from mtaudit.model import Block, Document, Finding, Kind, Rule, Severity
from mtaudit.plugin import Detector, Fires, Need, Silent, hookimpl

LINE = Rule(
    "furniture/line",
    mqm="non-translation/web-furniture",
    severity=Severity.MINOR,
    message="part of the page, not of the article ({what})",
    confidence=0.9,
)
INSIDE = Rule(
    "furniture/inside",
    mqm="non-translation/web-furniture",
    severity=Severity.MINOR,
    message="“{quote}”: a part of the page inside the text",
    confidence=0.85,
)
_LINK = (
    r"(?<=[.!?”\"] )(?:(?:[Rr]ead|READ|[Ss]ee|SEE|[Ww]atch|WATCH) (?:also|ALSO|[Mm]ore|MORE|too|TOO)|"
    r"(?:[Aa]lso|ALSO) (?:read|READ|watch|WATCH)|You may also like|YOU MAY ALSO LIKE|RELATED|"
    r"Recommended for you)\s?[:»>–—]"
)
_CODE = (
    r"\[/?(?:ad|caption|embed|video|gallery)(?:_\d+|\b[^\]\n]{0,60})?\]|\(?(?:window\.)?adsbygoogle\b|googletag\.\w+|"
    r"document\.(?:write|getElementById|createElement)\(|\(function\s?\(|\{\{#?\w+\}\}|"
    r"&(?:nbsp|amp|quot|lt|gt|#\d+);|"
    r"\[email[\s\u00a0]protected\]"
)
_SHORT = 90
_LEAST_SPACES = 2
_LEAST_WORDS_SAID = 4
_INSIDE = lazy(f"{_LINK}|{_CODE}")


@lru_cache(maxsize=512)
def _row_pattern(pattern: str) -> re.Pattern[str]:
    """Of a row of the table; most lines have the cues of none."""
    return lazy(pattern)


class Furniture(Detector):
    """Links, buttons, promotions, comment forms and legal notes of the web page that stand in the article's text.

    A line counts only as a whole or by how it begins, and only where it stands as a paragraph of its own, so that a
    sentence of the article that says “read more” stays silent.
    """

    needs = Need.DOCUMENT
    target_langs = frozenset({"en"})
    rules = (LINE, INSIDE)
    examples = (
        Fires(LINE, "The bridge is closed.\n\n[[Read more]]\n\nIt will open in May."),
        Fires(LINE, "The bridge is closed.\n\n[[See also: Ten bridges that moved]]"),
        Fires(LINE, "The bridge is closed.\n\n[[Filed under: Traffic | Send by e-mail]]"),
        Fires(LINE, "The bridge is closed.\n\n[[The rest of the article is only for members]]"),
        Fires(LINE, "The bridge is closed.\n\n[[Edited by: Ann Low – Join our Telegram channel]]"),
        Fires(LINE, "[[Advertising]]\n\nThe bridge is closed."),
        Fires(LINE, "The bridge is closed.\n\n[[Turn on notifications so that you do not miss the news]]"),
        Fires(LINE, "The bridge is closed.\n\n[[Add the article to favourites]]"),
        Silent("Turn on the light and do not miss the bridge, which is closed. They thank you for reading it."),
        Silent("Advertising pays for the bridge. The pass is reserved for members; share it on the net with a friend."),
        Fires(INSIDE, "The bridge is closed. [[Read also:]] Ten bridges that moved. It opens in May."),
        Fires(INSIDE, "The bridge is closed until May. [[Subscribe to our channel on Telegram]]"),
        Silent("The bridge is closed until May. He told them to subscribe to the paper. Share it fairly."),
        Silent("Editor: It looks like a bridge that nobody wants.\n\nMason: It does."),
        Fires(INSIDE, "Write to [[{{contact}}]] or call the mill."),
        Silent("Children should read more. See also the sea."),
        Silent("Subscribe to the idea or not, the bridge is closed, and it will stay so for two long years to come."),
    )

    def prepare(self) -> None:
        """Reads the expressions for lines and for beginnings."""
        self._patterns = [
            (_row_pattern(row["pattern"] + (r"\Z" if row["where"] == "line" else "")), row["what"])
            for row in self.lexicons.rows("furniture", "en")
        ]

    def check_document(self, document: Document) -> Iterable[Finding]:
        """Every block of at most 40 words."""
        for block in document.blocks:
            if block.kind is not Kind.UNIT:
                for hit in _INSIDE.finditer(block.text):
                    segment, span = block.locate(hit.span())
                    yield INSIDE.at(segment, span)
        for block in document.blocks:
            text = block.text.strip().lower().replace("’", "'")
            if block.kind in (Kind.UNIT, Kind.CELL) or _is_declared_heading(document, block):
                continue
            if len(text) > 300:
                yield from self._at_the_end(block)
                continue
            for pattern, what in self._patterns:
                if pattern.match(text) and not (what == "page data" and _is_speech(text)):
                    first = block.segments[0]
                    yield LINE.at(first, (0, len(first.target)), what=what)
                    break
            else:
                yield from self._at_the_end(block)

    def _at_the_end(self, block: Block) -> Iterable[Finding]:
        """The last sentence of a paragraph, if it would be part of the page in a line of its own."""
        last = block.segments[-1]
        text = last.target.strip().lower().replace("’", "'")
        if block.kind is Kind.CAPTION:  # a credit is at home there
            return
        short = len(block.segments) > 1 and len(text) < _SHORT and text.count(" ") >= _LEAST_SPACES
        if short and any(pattern.match(text) for pattern, _ in self._patterns):
            yield INSIDE.at(last, (0, len(last.target)))


def _is_speech(text: str) -> bool:
    """*Editor: And what did you do then?* is a line of an interview."""
    return text.endswith((".", "?", "!")) and text.count(" ") >= _LEAST_WORDS_SAID


def _is_declared_heading(document: Document, block: Block) -> bool:
    """A heading by its markup opens a section of the text, whatever it says; in plain text a short line is a guess."""
    return block.kind is Kind.HEADING and document.format not in ("", "text")


@hookimpl
def mtaudit_detectors() -> Iterable[type[Detector]]:
    """Registers the detector."""
    return [Furniture]
