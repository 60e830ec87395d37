"""Quotation marks and brackets without a partner."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from mtaudit.lang.patterns import lazy
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
_LIST_MARK = lazy(r"(?:^|\n|(?<=[\s;,:]))\(?(?:\d{1,3}|[a-zA-Z]|[ivx]{1,4})\)")
_SMILEY = lazy(r"(?:[:;=]|(?<!\w)8(?!\(\w))[-'^]?[()\[\]]")
_DOUBLE = lazy('[“”"]')
_MIXED = lazy(r"«\w[^«»„“”\"\n]{0,300}[”\"]|“\w[^“”«»\"\n]{0,300}»")  # one convention opens, another closes
_LOW_OPENING = frozenset(
    {"de", "cs", "sk", "sl", "hr", "sr", "bs", "bg", "mk", "et", "lt", "lv", "is", "pl", "ro", "hu", "ka", "sq"}
)
_TWO_COMMAS = lazy(r"(?:^|(?<=[\s(]))(?:,,|``)(?=\w)")  # low quotation marks typed as commas
_ESCAPED = lazy(r'(?s)"[^"].*"".*[^"]"\s*$')  # a cell of a CSV file that was never unpacked
_FAR = 8
# Words of the writer, not of the one quoted: an end of the quotation must have stood before them.
_SPEECH = lazy(r"\b(?:I|me|my|mine|we|us|our|ours|you|your|let's)\b|[!?]", re.I)
_WRITER = 0.65
_REPORTED = lazy(
    r"[,.!?…] (?:(?:he|she|they|we|I|it|who|(?:the|a|an|his|her) \w+|[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?) )?"
    r"(?:said|says|told|added|adds|explained|wrote|continued|insisted|argued|concluded|recalled|warned)\b"
)


class Pairs(Detector):
    """Quotation marks that open and never close, or close without having been opened; brackets likewise.

    A quotation over several paragraphs opens each of them and closes the last: that is English usage and stays
    silent. So do list marks (`a)`), emoticons, inch marks and apostrophes; single
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
        Silent("“We left at dawn.\nIt was cold.\nWe came back at night,” she said.\nThen: “Never again.”"),
        Silent('"We did not "frame" anybody and did not "hide" facts," the bank said.'),
        Silent('A 19" screen (the older model) costs $90. :)'),
        Fires(QUOTE, '[["]]We have waited long enough, she said. "We want to go home now."'),
        Silent('"We have waited long enough. "We want to go home now," she said. See page 8(2) and 38(1).'),
        Silent("We need: a) time, b) money and 3) patience."),
        Silent("“You called it ‘art’,” he said."),
        Silent("The mayor said: “We left at dawn.", source="O autarca disse: “Saímos ao amanhecer.", languages="pt-en"),
        Silent('Sie nannte es ,,Kunst" und ging.', languages="de"),
        Silent('"She called it ""art"" and left."'),
    )

    def check_document(self, document: Document) -> Iterable[Finding]:
        """Quotation marks over the whole document, brackets paragraph by paragraph."""
        blocks = document.blocks
        for number, at, confidence in _unpaired_quotes(blocks):
            if _is_odd_in_source(blocks[number], at):
                continue
            yield _found(QUOTE, blocks[number], at, confidence)
        for block in blocks:
            if block.kind is not Kind.LIST_ITEM:
                for at in _unpaired_brackets(block.text):
                    if not _is_in_source(block, at):
                        yield _found(BRACKET, block, at, BRACKET.confidence)


def _found(rule: Rule, block: Block, at: int, confidence: float) -> Finding:
    segment, span = block.locate((at, at + 1))
    return rule.at(segment, span, confidence=confidence)


def _is_in_source(block: Block, at: int) -> bool:
    """Whether the source has such a bracket without a partner too: a text about brackets."""
    source = block.locate((at, at + 1))[0].source or ""
    return any(source[other] == block.text[at] for other in _unpaired_brackets(source))


def _is_odd_in_source(block: Block, at: int) -> bool:
    """Whether the source of a single segment has such a mark without a partner too: a piece of a longer quotation."""
    segment = block.locate((at, at + 1))[0]
    source = segment.source or ""
    if not source or len(block.segments) > 1:
        return False
    opens = sum(source.count(mark) for mark in "“„«")
    closes = sum(source.count(mark) for mark in "”»")
    return opens != closes if opens or closes else source.count('"') % 2 == 1


class _Mark(NamedTuple):
    block: int
    at: int
    opens: bool
    closes: bool
    first: bool  # it begins its block
    after_stop: bool  # it begins a sentence inside its block


def _unpaired_quotes(blocks: Sequence[Block]) -> Iterator[tuple[int, int, float]]:
    """Block number, offset and confidence of each mark without a partner.

    Quotations may hold quotations. An opening mark that begins a paragraph while one is open goes on quoting; one
    that begins a sentence within a paragraph does so too, where paragraphs were run together, unless the writer has
    spoken between the two: a reporting clause says so; prose without an *I*, *we* or *you* makes it likely, if the
    marks are typographic, so that it is sure which way they turn.
    """
    opened: list[_Mark] = []
    for mark in _marks(blocks):
        while opened and mark.block - opened[0].block > _FAR:
            lost = opened.pop(0)
            yield lost.block, lost.at, QUOTE.confidence
        if mark.closes and (opened or not mark.opens):
            if opened:
                opened.pop()
            else:
                yield mark.block, mark.at, QUOTE.confidence
        elif opened and mark.first and mark.block > opened[-1].block:
            opened[-1] = mark
        elif opened and mark.after_stop and mark.block == opened[-1].block:
            text = blocks[mark.block].text
            if _REPORTED.search(text, opened[-1].at, mark.at):
                yield opened[-1].block, opened[-1].at, QUOTE.confidence
            elif text[opened[-1].at] == "“" and not _SPEECH.search(text, opened[-1].at, mark.at):
                yield opened[-1].block, opened[-1].at, _WRITER
            opened[-1] = mark
        else:
            opened.append(mark)
    for mark in opened:
        yield mark.block, mark.at, QUOTE.confidence


def _marks(blocks: Sequence[Block]) -> Iterator[_Mark]:
    """Double quotation marks in order. German and Swedish ones are left to their own conventions."""
    whole = "".join(block.text for block in blocks)
    low = any(s.languages.target_base in _LOW_OPENING for block in blocks[:1] for s in block.segments[:1])
    if low and ("“" in whole or _TWO_COMMAS.search(whole)):
        return
    if (
        "„" in whole
        or "\ufffd" in whole
        or _TWO_COMMAS.search(whole)
        or (whole.count("”") > 1 and "“" not in whole and '"' not in whole)
    ):
        return
    for number, block in enumerate(blocks):
        text = block.text
        paired = {at for hit in _MIXED.finditer(text) for at in (hit.start(), hit.end() - 1)}
        for hit in () if _ESCAPED.match(text) else _DOUBLE.finditer(text):
            at = hit.start()
            if at in paired:
                continue
            before, after = text[at - 1 : at], text[at + 1 : at + 2]
            if hit[0] != "“" and before.isdigit() and not _in_words(text, at):
                continue  # inches, seconds
            loose = not after or after.isspace()
            tight = bool(before) and not before.isspace() and before not in "([—–-/‘“"
            opens = hit[0] == "“" or hit[0] == '"' and not (tight and (loose or after in ".,;:!?)]’"))
            closes = hit[0] == "”" or (loose and bool(before)) or hit[0] == '"' and tight
            stop = text[:at].rstrip()[-1:]
            yield _Mark(number, at, opens, closes, not text[:at].strip(), stop in tuple(".!?”") and bool(stop))


def _in_words(text: str, at: int) -> bool:
    """A digit before the mark belongs to quoted words if an opening mark stands before it in the sentence."""
    begin = max(text.rfind(". ", 0, at), 0)
    return len(re.findall('[“"]', text[begin:at])) % 2 == 1


def _unpaired_brackets(text: str) -> Iterator[int]:
    if not any(bracket in text for bracket in "()[]"):
        return
    skipped = {at for hit in _SMILEY.finditer(text) for at in range(*hit.span())}
    skipped |= {hit.end() - 1 for hit in _LIST_MARK.finditer(text) if "(" not in hit[0]}
    stack: list[int] = []
    for at, char in enumerate(text):
        if at in skipped and not (char == ")" and stack):
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
