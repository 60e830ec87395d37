"""Quotation marks and brackets without a partner."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from mtaudit.model import Block, Document, Finding, Kind, Rule, Severity
from mtaudit.plugin import Detector, Fires, Need, Silent, hookimpl

QUOTE = Rule(
    "pairs/quote",
    mqm="linguistic-conventions/punctuation",
    severity=Severity.MINOR,
    message="quotation mark without a partner",
    confidence=0.8,
)
BRACKET = Rule(
    "pairs/bracket",
    mqm="linguistic-conventions/punctuation",
    severity=Severity.MINOR,
    message="bracket without a partner",
    confidence=0.8,
)

_BRACKETS = {")": "(", "]": "["}
_LIST_MARK = re.compile(r"(?:^|\n|(?<=[\s;,:]))\(?(?:\d{1,3}|[a-zA-Z]|[ivx]{1,4})\)")
_SMILEY = re.compile(r"[:;=8][-'^]?[()\[\]]")
_INCHES = re.compile(r"\d\"")


class Pairs(Detector):
    """Quotation marks that open and never close, or close without having been opened; brackets likewise.

    Judged paragraph by paragraph. A quotation over several paragraphs opens each of them and closes the last: that
    is English usage and stays silent. So do list marks (`a)`), emoticons, inch marks and apostrophes; single
    quotation marks are not judged, since they cannot be told from apostrophes.
    """

    needs = Need.DOCUMENT
    rules = (QUOTE, BRACKET)
    examples = (
        Fires(QUOTE, "[[“]]The bridge is closed. It will open in May."),
        Fires(QUOTE, "He called the plan “a mistake” and “a waste” of money[[”]]."),
        Fires(QUOTE, 'The mayor said: [["]]We have waited long enough.\n\nShe left the hall.'),
        Fires(BRACKET, "The bridge [[(]]built in 1911 is closed."),
        Silent("“We left at dawn.\n\n“We came back at night,” she said."),
        Silent('A 19" screen (the older model) costs $90. :)'),
        Silent("We need: a) time, b) money and 3) patience."),
        Silent("“You called it ‘art’,” he said."),
    )

    def check_document(self, document: Document) -> Iterable[Finding]:
        """The marks of each paragraph."""
        blocks = document.blocks
        for number, block in enumerate(blocks):
            following = blocks[number + 1].text if number + 1 < len(blocks) else ""
            for at in _unpaired_quotes(block.text, following):
                yield _found(QUOTE, block, at)
            if block.kind is not Kind.LIST_ITEM:
                for at in _unpaired_brackets(block.text):
                    yield _found(BRACKET, block, at)


def _found(rule: Rule, block: Block, at: int) -> Finding:
    segment, span = block.locate((at, at + 1))
    return rule.at(segment, span)


def _unpaired_quotes(text: str, following: str) -> Iterator[int]:
    if text.count("“") or text.count("”"):
        yield from _curly(text, following)
    elif text.count('"') % 2:
        yield from _straight(text, following)


def _curly(text: str, following: str) -> Iterator[int]:
    """An opening mark while another is open leaves the first without a partner; so does the end of the paragraph,
    unless the next paragraph goes on quoting. German quotations close with the mark that opens English ones."""
    if "„" in text or text.count("”") and not text.count("“") and text.count("”") % 2 == 0:
        return
    opened: int | None = None
    for at, char in enumerate(text):
        if char == "“":
            if opened is not None:
                yield opened
            opened = at
        elif char == "”":
            if opened is None and not _is_inner(text, at):
                yield at
            opened = None
    if opened is not None and not following.lstrip().startswith(("“", '"')):
        yield opened


def _is_inner(text: str, at: int) -> bool:
    """A closing mark used as an inch or ditto mark."""
    return text[at - 1 : at].isdigit() and text[at + 1 : at + 2] in (" ", "")


def _straight(text: str, following: str) -> Iterator[int]:
    marks = [hit.start() for hit in re.finditer('"', text) if not _INCHES.match(text, max(0, hit.start() - 1))]
    if len(marks) % 2 == 0:
        return
    opened: int | None = None
    for at in marks:
        opens = at == 0 or text[at - 1] in " \u00a0([—–-“‘"
        if opens:
            if opened is not None:
                yield opened
                return
            opened = at
        elif opened is None:
            yield at
            return
        else:
            opened = None
    if opened is not None and not following.lstrip().startswith(("“", '"')):
        yield opened


def _unpaired_brackets(text: str) -> Iterator[int]:
    skipped = {at for hit in _SMILEY.finditer(text) for at in range(*hit.span())}
    skipped |= {hit.end() - 1 for hit in _LIST_MARK.finditer(text) if "(" not in hit[0]}
    stack: list[int] = []
    for at, char in enumerate(text):
        if at in skipped:
            continue
        if char in "([":
            stack.append(at)
        elif char in _BRACKETS:
            if stack and text[stack[-1]] == _BRACKETS[char]:
                stack.pop()
            else:
                yield at
    yield from _few(stack)


def _few(stack: Sequence[int]) -> Sequence[int]:
    """A paragraph full of open brackets is code or art, not prose."""
    return stack if len(stack) <= 3 else ()


@hookimpl
def mtaudit_detectors() -> Iterable[type[Detector]]:
    """Registers the detector."""
    return [Pairs]
