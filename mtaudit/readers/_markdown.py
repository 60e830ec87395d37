"""Markdown's inline markup -> clean text with exact places.

The parser gives inline tokens without places, but it gives them in the order of the text and with all that they were
written with; so they are laid along the raw text from left to right. Only the ends of links and images cannot be told
from their tokens: the rules that make them are wrapped to note where they began and ended.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, MutableMapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from mtaudit.lang.prose import Flow

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token

MOST_LEVELS = 100
"""Blocks nested deeper are left out."""

_BREAK = re.compile(r"[ \t]*\\?\n[ \t]*")
# Tags that end a line, in a cell of a table for example: what stands around them is no one sentence.
_PARTS_LINES = re.compile(r"</?(?:br|p|div|li|ul|ol|hr|h[1-6]|td|th|tr)\b", re.IGNORECASE)
_AWAY = re.compile(
    r"\[\^[^\]\s]{1,40}\]:?"  # footnote marks
    r"|\{[#:.][^{}\n]{0,200}\}"  # attributes of a heading or a block
    r"|\{%[^%\n]{0,500}%\}|\{\{[<%][^{}\n]{0,500}[>%]\}\}"  # tags of site generators
    r"|\[!(?:NOTE|TIP|IMPORTANT|WARNING|CAUTION)\]"
    r"|^\[[ xX]\](?=\s)"  # boxes of task lists
    r"|^:{3,}.*$"
)
_SPAN = "span"


@lru_cache(maxsize=1)
def block_parser() -> MarkdownIt:
    """CommonMark with tables; finds blocks only."""
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark", {"maxNesting": MOST_LEVELS}).enable("table").disable(["inline", "text_join"])


@lru_cache(maxsize=1)
def _inline_parser() -> MarkdownIt:
    """CommonMark with strikethrough; links and images carry their span in the inline text.

    The preset's bound on nesting stays: brackets cost their number times the depth.
    """
    from markdown_it import MarkdownIt
    from markdown_it.rules_inline import image, link

    made = MarkdownIt("commonmark").enable("strikethrough")
    made.inline.ruler.at("link", _noting(link, "link_open"))
    made.inline.ruler.at("image", _noting(image, "image"))
    return made


def inline_tokens(text: str, env: MutableMapping[str, Any]) -> list[Token]:
    """The inline tokens of a block's text; `env` holds what the block parser knows of references."""
    tokens: list[Token] = []
    made = _inline_parser()
    made.inline.parse(text, made, env, tokens)
    return tokens


def _noting(rule: Callable[[StateInline, bool], bool], made: str) -> Callable[[StateInline, bool], bool]:
    def noting(state: StateInline, silent: bool) -> bool:
        start, before = state.pos, len(state.tokens)
        done = rule(state, silent)
        if done and not silent:
            first = next(token for token in state.tokens[before:] if token.type == made)
            for token in (first, state.tokens[-1]):
                token.meta[_SPAN] = (start, state.pos)
        return done

    return noting


class Inline:
    """The raw inline text of one block. `anchors` are pairs `(offset in the text, offset in the file)`.

    From each anchor to the next the text stands in the file unchanged.
    """

    def __init__(self, text: str, anchors: Sequence[tuple[int, int]]) -> None:
        self.text = text
        self.anchors = anchors
        self._starts = [start for start, _ in anchors]

    def file(self, at: int) -> int:
        """Where a character of the text stands in the file."""
        start, place = self.anchors[max(0, bisect_right(self._starts, at) - 1)]
        return place + at - start

    def end(self, at: int) -> int:
        """Where a stretch ends in the file that ends before `at` in the text."""
        return self.file(at - 1) + 1

    def part(self, start: int, end: int) -> Inline:
        """The inline text between two offsets."""
        first = max(0, bisect_right(self._starts, start) - 1)
        inside = [(at - start, place) for at, place in self.anchors[first + 1 :] if at < end]
        return Inline(self.text[start:end], [(0, self.file(start)), *inside])

    def put(self, flow: Flow, start: int, end: int) -> None:
        """Adds a stretch to the flow as it stands, white space and line ends collapsed."""
        while start < end:
            number = bisect_right(self._starts, start)
            stop = min(end, self._starts[number]) if number < len(self._starts) else end
            piece = self.text[start:stop]
            plain = piece.removesuffix("\n")
            flow.flowing(plain, self.file(start))
            if plain != piece:
                at = self.file(start) + len(plain)
                flow.space(at, self.file(stop) if stop < len(self.text) else at + 1)
            start = stop


class Walk:
    """Lays the inline tokens of a block along its raw text and fills a flow."""

    def __init__(self, inline: Inline, comment: Callable[[str], None]) -> None:
        self.inline = inline
        self.flow = Flow()
        self.images: list[tuple[Sequence[Token], Inline]] = []
        self._comment = comment
        self._at = 0
        self._skipping = False
        """Whether all up to the end of the link is done with."""
        self._steps: dict[str, Callable[[Token], None]] = {
            "text": self._text,
            "text_special": self._special,
            "code_inline": self._code,
            "softbreak": self._soft,
            "hardbreak": self._hard,
            "html_inline": self._html,
            "link_open": self._link_open,
            "link_close": self._link_close,
            "image": self._image,
        }

    def run(self, tokens: Sequence[Token]) -> Flow:
        """The flow of all tokens."""
        for token in tokens:
            if self._skipping and token.type != "link_close":
                continue
            step = self._steps.get(token.type)
            if step is not None:
                step(token)
            else:
                self._at += len(token.markup)  # emphasis
        return self.flow

    def _text(self, token: Token) -> None:
        start = self.inline.text.find(token.content, self._at)
        if start < 0:
            return
        end = start + len(token.content)
        done = start
        for hit in _AWAY.finditer(token.content):
            self.inline.put(self.flow, done, start + hit.start())
            done = start + hit.end()
        self.inline.put(self.flow, done, end)
        self._at = end

    def _special(self, token: Token) -> None:
        end = self._at + len(token.markup)
        if token.content == token.markup:
            self.inline.put(self.flow, self._at, end)
        else:
            self.flow.whole(token.content, self.inline.file(self._at), self.inline.end(end))
        self._at = end

    def _code(self, token: Token) -> None:
        text, fence, size = self.inline.text, len(token.markup), len(token.content)
        start = self._at + fence
        bare = text[start : start + size].replace("\n", " ") == token.content
        if not bare or not text.startswith(token.markup, start + size):
            start += 1  # a space at both ends does not count
        with self.flow.literal():
            self.inline.put(self.flow, start, start + size)
        self._at = start + size + fence + (start > self._at + fence)

    def _soft(self, _token: Token) -> None:
        self._break(self.flow.space)

    def _hard(self, _token: Token) -> None:
        self._break(self.flow.line_break)

    def _break(self, put: Callable[[int, int], None]) -> None:
        hit = _BREAK.match(self.inline.text, self._at)
        if hit:
            put(self.inline.file(hit.start()), self.inline.file(hit.end()))
            self._at = hit.end()

    def _html(self, token: Token) -> None:
        start, end = self._at, self._at + len(token.content)
        if token.content.startswith("<!--"):
            self._comment(token.content[4:-3])
        elif _PARTS_LINES.match(token.content):
            self.flow.line_break(self.inline.file(start), self.inline.end(end))
        self._at = end

    def _link_open(self, token: Token) -> None:
        if token.markup == "autolink":
            end = self.inline.text.index(">", self._at)
            self.inline.put(self.flow, self._at + 1, end)
            self._at, self._skipping = end + 1, True
            return
        self._at = token.meta[_SPAN][0] + 1
        self._skipping = self.inline.text.startswith("^", self._at)  # a footnote whose text is an address

    def _link_close(self, token: Token) -> None:
        self._skipping = False
        if _SPAN in token.meta:
            self._at = token.meta[_SPAN][1]

    def _image(self, token: Token) -> None:
        start, end = token.meta[_SPAN]
        if token.children and token.content:
            self.images.append((token.children, self.inline.part(start + 2, start + 2 + len(token.content))))
        self._at = end


def is_silent(token: Token) -> bool:
    """Whether an inline token shows nothing by itself."""
    return token.type in ("softbreak", "html_inline") or (token.type == "text" and not token.content.strip())
