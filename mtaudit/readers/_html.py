"""HTML -> blocks of prose with exact places: a walk over the tags with a stack of what they mean, without recursion."""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from html.parser import HTMLParser
from typing import Final

from mtaudit.lang.prose import Flow, ProseBlock, kind_of
from mtaudit.model import Kind, base_language
from mtaudit.readers._prose import Notes

VOID: Final = frozenset("area base br col embed hr img input link meta param source track wbr".split())
_HIDDEN: Final = frozenset(
    "script style template noscript head nav aside footer menu dialog button select option textarea datalist "
    "label svg math canvas audio video iframe object map pre listing xmp rt rp del".split()
)
_HEADINGS: Final = frozenset("h1 h2 h3 h4 h5 h6".split())
_KINDS: Final[Mapping[str, Kind]] = {
    **dict.fromkeys(_HEADINGS | {"summary", "legend", "title"}, Kind.HEADING),
    **dict.fromkeys(("li", "dt", "dd"), Kind.LIST_ITEM),
    **dict.fromkeys(("figcaption", "caption"), Kind.CAPTION),
    **dict.fromkeys(("td", "th"), Kind.CELL),
    "blockquote": Kind.QUOTE,
}
_BLOCKS: Final = frozenset(_KINDS) | frozenset(
    "html body head main article section div p ul ol dl table thead tbody tfoot tr figure header hgroup address center "
    "fieldset details search nav aside footer menu dialog form pre".split()
)
_CODE: Final = frozenset("code kbd samp var tt".split())
_IMPLIED: Final[Mapping[str, frozenset[str]]] = {
    "li": frozenset({"li"}),
    "dt": frozenset({"dt", "dd"}),
    "dd": frozenset({"dt", "dd"}),
    "td": frozenset({"td", "th"}),
    "th": frozenset({"td", "th"}),
    "tr": frozenset({"td", "th", "tr"}),
    "body": frozenset({"head"}),
}
_BARRIERS: Final = frozenset("ul ol dl table".split())
_TABLE_PARTS: Final = frozenset("table thead tbody tfoot tr td th caption body html".split())
_MOST_LEVELS_BACK: Final = 512
_HIDDEN_CLASSES: Final = frozenset(
    "sr-only visually-hidden visuallyhidden screen-reader-text hidden d-none noprint is-hidden".split()
)
_HIDDEN_ROLES: Final = frozenset("navigation banner contentinfo complementary search menu menubar dialog".split())
_HIDDEN_STYLE: Final = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_NOTE_CLASS: Final = re.compile(r"\b(?:footnote|noteref|cite_ref|reference|citation)", re.IGNORECASE)
_REFERENCE: Final = re.compile(r"&(?:#\w{1,10}|\w{1,40});?", re.ASCII)
TITLE: Final = ("element", "title")
"""Meta of the segments of a page's title, in which no tag may stand."""

Attributes = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class _Frame:
    """What holds for the text within an element."""

    tag: str = ""
    hidden: bool = False
    kind: Kind | None = None
    language: str = ""
    region: str = ""
    """`article`, `main`, `header` or empty."""


@dataclass(frozen=True, slots=True)
class Found:
    """A block with where on the page it stands."""

    block: ProseBlock
    region: str
    tag: str


class Page(HTMLParser):
    """Reads a page at once; afterwards `blocks()` are those of its article."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=False)
        self.text = text
        self.notes = Notes()
        self.language = ""
        """As the page declares it."""
        self._found: list[Found] = []
        self._starts = [0, *(hit.end() for hit in re.finditer("\n", text))]
        self._stack = [_Frame()]
        self._open: Counter[str] = Counter()
        self._flow = Flow()
        self._owner = self._stack[0]
        self._last_comment_end = text.rfind("-->")
        # Behind the last `>` no tag can end: what looks like the beginning of one is text.
        last = text.rfind(">") + 1
        self.feed(text[:last])
        self.close()
        self._tail(last)
        self._flush()

    def blocks(self) -> list[ProseBlock]:
        """The blocks of the articles, else of the main part, else of the body; with the title where no heading is."""
        titles = [f.block for f in self._found if f.tag == "title"]
        body = [f for f in self._found if f.tag != "title"]
        chosen = body
        for region in ("article", "main"):
            inside = [f for f in body if f.region.startswith(region)]
            if sum(len(f.block.text) for f in inside) >= 140:
                chosen = inside
                break
        headed = any(f.tag in _HEADINGS for f in chosen)
        kept = [self._with_language(f.block) for f in chosen]
        return kept if headed or not titles else [self._with_language(titles[0]), *kept]

    def _with_language(self, block: ProseBlock) -> ProseBlock:
        """Blocks in the page's own language need not say so."""
        own = base_language(block.language) == base_language(self.language)
        return block._replace(language="") if own else block

    # ------------------------------------------------------------------------------------------ what the parser calls

    def parse_html_declaration(self, i: int) -> int:
        """Does not look again for the end of a comment where none comes any more."""
        if self._last_comment_end < i and self.rawdata.startswith("<!--", i):
            return -1
        return super().parse_html_declaration(i)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Opens an element."""
        start = self._here()
        end = start + len(self.get_starttag_text() or "")
        if tag in VOID:
            self._void(tag, start, end)
            return
        self._imply(tag)
        if tag in _BLOCKS:
            self._flush()
        frame = self._frame(tag, {name: value or "" for name, value in attrs})
        if tag == "q" and not frame.hidden:
            self._whole("“", start, end)
        self._stack.append(frame)
        self._open[tag] += 1

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """`<br/>`; of other elements the slash means nothing, except in foreign ones, which are left out."""
        self.handle_starttag(tag, attrs)
        if tag not in VOID and self._stack[-1].hidden:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        """Closes an element and what stands open within."""
        block = tag in _BLOCKS
        if block:
            self._flush()
        depth = self._depth(tag, block)
        if depth is None:
            return
        if tag == "q" and not self._stack[-1].hidden:
            at = self._here()
            self._whole("”", at, at + self.text.find(">", at) + 1 - at)
        self._pop(depth)

    def handle_data(self, data: str) -> None:
        """Text."""
        self._text(data, self._here())

    def handle_entityref(self, name: str) -> None:
        """`&amp;`."""
        self._reference(len(name) + 1)

    def handle_charref(self, name: str) -> None:
        """`&#38;`."""
        self._reference(len(name) + 2)

    def handle_comment(self, data: str) -> None:
        """May hold a directive."""
        if not self._stack[-1].hidden:
            self.notes.comment(data)

    # ------------------------------------------------------------------------------------------ elements

    def _here(self) -> int:
        line, column = self.getpos()
        return self._starts[line - 1] + column

    def _void(self, tag: str, start: int, end: int) -> None:
        if self._stack[-1].hidden:
            return
        if tag == "hr" or (tag == "br" and self._flow.broken):
            self._flush()
        elif tag == "br":
            self._flow.line_break(start, end)

    def _imply(self, tag: str) -> None:
        """Closes what a new element closes without saying so."""
        if tag in _BLOCKS and self._stack[-1].tag == "p":
            self._pop(len(self._stack) - 1)
        closes = _IMPLIED.get(tag)
        if closes is None:
            return
        least = max(0, len(self._stack) - _MOST_LEVELS_BACK)
        deepest = None
        for depth in range(len(self._stack) - 1, least, -1):
            if self._stack[depth].tag in closes:
                deepest = depth
            elif self._stack[depth].tag in _BARRIERS:
                break
        if deepest is not None:
            self._flush()
            self._pop(deepest)

    def _depth(self, tag: str, block: bool) -> int | None:
        """Which open element an end tag closes. It does not reach out of a cell, nor a phrase out of its block."""
        if not self._open[tag]:
            return None
        least = max(0, len(self._stack) - _MOST_LEVELS_BACK)
        for depth in range(len(self._stack) - 1, least, -1):
            inner = self._stack[depth].tag
            if inner == tag:
                return depth
            barrier = inner in ("td", "th", "table") and tag not in _TABLE_PARTS
            if barrier or (not block and inner in _BLOCKS):
                return None
        return None

    def _pop(self, depth: int) -> None:
        for frame in self._stack[depth:]:
            self._open[frame.tag] -= 1
        del self._stack[depth:]

    def _frame(self, tag: str, attributes: Attributes) -> _Frame:
        outer = self._stack[-1]
        language = attributes.get("lang") or attributes.get("xml:lang") or outer.language
        if tag in ("html", "body", "main", "article") and language and not self.language:
            self.language = language
        if tag == "title" and outer.tag == "head":
            return _Frame(tag, False, Kind.HEADING, language)
        hidden = outer.hidden or _is_hidden(tag, attributes, outer)
        return _Frame(tag, hidden, _kind(tag, attributes, outer), language, _region(tag, outer))

    # ------------------------------------------------------------------------------------------ text

    def _begin(self) -> bool:
        """Whether text is to be read here; remembers what it belongs to if it is the first of its block."""
        frame = self._stack[-1]
        if self._flow.empty:
            self._owner = frame
        return not frame.hidden

    def _text(self, data: str, at: int) -> None:
        if self._begin():
            self._put(lambda: self._flow.flowing(data, at))

    def _whole(self, text: str, start: int, end: int) -> None:
        if self._begin():
            self._put(lambda: self._flow.whole(text, start, end))

    def _put(self, add: Callable[[], None]) -> None:
        if self._stack[-1].tag in _CODE:
            with self._flow.literal():
                add()
        else:
            add()

    def _tail(self, start: int) -> None:
        for hit in _REFERENCE.finditer(self.text, start):
            self._text(self.text[start : hit.start()], start)
            self._said(hit.start(), hit.end())
            start = hit.end()
        self._text(self.text[start:], start)

    def _reference(self, size: int) -> None:
        start = self._here()
        end = start + size + (self.text[start + size : start + size + 1] == ";")
        self._said(start, end)

    def _said(self, start: int, end: int) -> None:
        raw = self.text[start:end]
        said = html.unescape(raw)
        if said == raw:
            self._text(raw, start)
        else:
            self._whole(said, start, end)

    def _flush(self) -> None:
        flow, owner = self._flow, self._owner
        done = flow.finish()
        self._flow = Flow()
        if done is None:
            return
        if owner.region == "header" and owner.tag not in _HEADINGS:
            return  # the site's own head
        meta = self.notes.take()
        if owner.tag == "title":
            meta = (*meta, TITLE)
        kind = owner.kind or kind_of(done[0])
        block = ProseBlock(kind, *done, language=owner.language, meta=meta, literals=flow.literals)
        self._found.append(Found(block, owner.region, owner.tag))


def _is_hidden(tag: str, attributes: Attributes, outer: _Frame) -> bool:
    if tag in _HIDDEN:
        return True
    if not attributes:
        return False
    if "hidden" in attributes or attributes.get("aria-hidden") == "true" or attributes.get("role") in _HIDDEN_ROLES:
        return True
    classes = attributes.get("class", "")
    if not _HIDDEN_CLASSES.isdisjoint(classes.split()) or _HIDDEN_STYLE.search(attributes.get("style", "")):
        return True
    if tag == "a":  # the mark of a footnote
        to_note = outer.tag == "sup" and attributes.get("href", "").startswith("#")
        return to_note or attributes.get("role") == "doc-noteref" or bool(_NOTE_CLASS.search(classes))
    return tag == "sup" and bool(_NOTE_CLASS.search(classes))


def _kind(tag: str, attributes: Attributes, outer: _Frame) -> Kind | None:
    if tag == "table" or (tag in ("td", "th") and outer.kind is Kind.PARAGRAPH):
        return Kind.PARAGRAPH if attributes.get("role") in ("presentation", "none") else None
    if tag in ("tr", "tbody", "thead", "tfoot"):
        return outer.kind
    if tag in _KINDS:
        return _KINDS[tag]
    if tag == "p":
        return outer.kind or Kind.PARAGRAPH
    return None if tag in ("article", "main", "body") else outer.kind


def _region(tag: str, outer: _Frame) -> str:
    if tag in ("article", "main"):
        return "article" if tag == "article" or outer.region == "article" else "main"
    return "header" if tag == "header" and not outer.region else outer.region
