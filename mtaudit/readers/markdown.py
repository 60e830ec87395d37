"""Markdown: the prose of paragraphs, headings, lists, quotes, tables and captions, each as what it is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from mtaudit.errors import InputError
from mtaudit.lang.decode import decode
from mtaudit.lang.prose import ProseBlock, kind_of, segment_blocks
from mtaudit.model import Document, Kind, LineIndex
from mtaudit.plugin import InputFile, Reader, hookimpl
from mtaudit.readers._markdown import MOST_LEVELS, Inline, Walk, block_parser, inline_tokens, is_silent
from mtaudit.readers._prose import Notes, languages_of, read_bounded

if TYPE_CHECKING:
    from markdown_it.token import Token

_MOST_BYTES = 4 * 1024 * 1024
_FRONT = re.compile(r"(?P<fence>---|\+\+\+)[ \t]*(?:\r\n|\r|\n)")
_FRONT_END = re.compile(r"^(?:---|\+\+\+|\.\.\.)[ \t]*$", re.MULTILINE)
_FRONT_LANGUAGE = re.compile(
    r"^(?:lang|language|locale)[ \t]*[:=][ \t]*[\"']?([A-Za-z]{2,3}(?:[-_]\w+)*)", re.MULTILINE
)
_PIPE = re.compile(r"(?<!\\)\|")
_SIGNS = tuple(
    re.compile(pattern, re.MULTILINE)
    for pattern in (
        r"^#{1,6} \S",
        r"\[[^\]\n]{1,200}\]\([^)\s]{1,500}\)",
        r"^(?:```|~~~)",
        r"^(?:=|-){3,}[ \t]*$",
        r"^\|?[ :|-]*-{3,}[ :|-]*\|",
        r"(?<!\*)\*\*[^\s*]",
    )
)


class MarkdownReader(Reader):
    """CommonMark with tables. Front matter, code blocks, HTML blocks and the targets of links are no prose."""

    name = "markdown"
    suffixes = (".md", ".markdown", ".mkd")
    description = "Markdown (CommonMark, tables), without front matter, code and link targets"

    @classmethod
    def sniff(cls, head: bytes) -> float:
        """Rather sure if two different signs of Markdown are there; plain text may have one by chance."""
        text = head.decode("utf-8", "replace").replace("\r\n", "\n").replace("\r", "\n")
        if text.lstrip("\ufeff \n").startswith(("<", "{")):
            return 0.0
        return 0.6 if sum(sign.search(text) is not None for sign in _SIGNS) > 1 else 0.0

    def read(self, file: InputFile) -> Iterator[Document | InputError]:
        """One document for the whole file."""
        decoded = decode(read_bounded(file, _MOST_BYTES), path=file.path, encoding=file.encoding)
        blocks = _Blocks(decoded.text)
        found = blocks.read()
        languages = languages_of(file.languages, blocks.language, found)
        yield Document(
            path=file.path,
            segments=segment_blocks(found, languages),
            format=self.name,
            encoding=decoded.encoding,
            languages=languages,
            lines=blocks.lines,
            notices=(*decoded.notices, *blocks.notices),
            meta=tuple(blocks.notes.document),
        )


class _Blocks:
    """Walks through the block tokens of a text."""

    def __init__(self, text: str) -> None:
        self.text = text.replace("\0", "\ufffd")
        self.lines = LineIndex.of(text)
        self.notes = Notes()
        self.language = ""
        self.notices: tuple[str, ...] = ()
        self._env: dict[str, Any] = {}
        self._inside: list[str] = []
        self._cells: list[tuple[int, str]] = []
        self._row = -1
        self._after_image = False

    def read(self) -> list[ProseBlock]:
        """All blocks in order."""
        tokens = block_parser().parse(self._without_front_matter(), self._env)
        if any(token.level >= MOST_LEVELS - 1 for token in tokens):
            self.notices = (f"what is nested more than {MOST_LEVELS} levels deep was not read",)
        found: list[ProseBlock] = []
        for number, token in enumerate(tokens):
            if token.nesting > 0:
                self._inside.append(token.type.removesuffix("_open"))
            elif token.nesting < 0:
                self._inside.pop()
            elif token.type == "html_block":
                self._html(token)
            elif token.type == "inline" and token.content:
                found.extend(self._block(token, tokens[number - 1]))
        return found

    def _without_front_matter(self) -> str:
        """The text with the front matter blanked out, so that line numbers stay."""
        opening = _FRONT.match(self.text)
        if opening is None:
            return self.text
        unified = self.text.replace("\r\n", "\n").replace("\r", "\n")
        closing = next((m for m in _FRONT_END.finditer(unified, 4) if self._closes(m[0], opening["fence"])), None)
        if closing is None or not re.match(r"\s*[\w\"'#\[]", unified[4:]):
            return self.text
        declared = _FRONT_LANGUAGE.search(unified, 0, closing.end())
        self.language = declared[1] if declared else ""
        return "\n" * unified.count("\n", 0, closing.end()) + unified[closing.end() :]

    @staticmethod
    def _closes(line: str, fence: str) -> bool:
        return line.strip() == fence or (fence == "---" and line.strip() == "...")

    def _html(self, token: Token) -> None:
        begin = token.content.find("<!--")
        while begin >= 0 and (end := token.content.find("-->", begin)) >= 0:
            self.notes.comment(token.content[begin + 4 : end])
            begin = token.content.find("<!--", end)

    def _block(self, token: Token, opening: Token) -> Iterator[ProseBlock]:
        inline = Inline(token.content, self._anchors(token, opening))
        walk = Walk(inline, self.notes.comment)
        children = inline_tokens(token.content, self._env)
        done = walk.run(children).finish()
        shown = [child for child in children if not is_silent(child)]
        only_images = bool(shown) and all(child.type == "image" for child in shown)
        if only_images:
            yield from self._captions(walk)
        elif done is not None:
            yield ProseBlock(self._kind(done[0], shown), *done, meta=self.notes.take(), literals=walk.flow.literals)
        self._after_image = only_images

    def _captions(self, walk: Walk) -> Iterator[ProseBlock]:
        """The texts of pictures that stand alone; those within a sentence are not part of it."""
        for tokens, inline in walk.images:
            done = Walk(inline, self.notes.comment).run(tokens).finish()
            if done is not None:
                yield ProseBlock(Kind.CAPTION, *done, meta=self.notes.take())

    def _kind(self, text: str, shown: Sequence[Token]) -> Kind:
        inside = self._inside
        if inside[-1] in ("heading", "th", "td"):
            return Kind.HEADING if inside[-1] == "heading" else Kind.CELL
        container = next((name for name in reversed(inside) if name in ("blockquote", "list_item")), "")
        if container:
            return Kind.QUOTE if container == "blockquote" else Kind.LIST_ITEM
        whole = {shown[0].type, shown[-1].type} if shown else set()
        if self._after_image and whole == {"em_open", "em_close"}:
            return Kind.CAPTION
        return kind_of(text) if whole == {"strong_open", "strong_close"} else Kind.PARAGRAPH

    # ------------------------------------------------------------------------------------------ places

    def _line(self, number: int) -> tuple[str, int]:
        """A line without its end, and where it begins."""
        starts = self.lines.starts
        end = starts[number + 1] if number + 1 < len(starts) else len(self.text)
        return self.text[starts[number] : end].rstrip("\r\n"), starts[number]

    def _anchors(self, token: Token, opening: Token) -> list[tuple[int, int]]:
        """Where the lines of an inline text stand: each is the rest of its line in the file, behind list and quote
        marks and indentation. Cells are looked for between the bars."""
        assert token.map is not None
        first = token.map[0]
        if opening.type in ("th_open", "td_open"):
            return self._cell_anchors(token.content, first)
        anchors, at = [], 0
        for number, content in enumerate(token.content.split("\n"), first):
            line, start = self._line(number)
            body = content.lstrip(" \t")
            begin = len(opening.markup) + line.find(opening.markup) if opening.markup.startswith("#") else -1
            column = line.find(body, begin) if begin >= 0 else line.rfind(body)
            anchors.append((at, start + column - (len(content) - len(body))))
            at += len(content) + 1
        return anchors

    def _cell_anchors(self, content: str, number: int) -> list[tuple[int, int]]:
        line, start = self._line(number)
        if number != self._row:
            self._row, self._cells = number, list(reversed([*_cells(line)]))
        raw = content.replace("|", "\\|")
        column = 0
        while self._cells:
            column, cell = self._cells.pop()
            # before the first cell of a row there may be the marks of a quote or a list
            if cell.strip() == raw or (column == 0 and cell.rstrip().endswith(raw)):
                column += len(cell.rstrip()) - len(raw)
                break
        anchors = [(0, start + column)]
        for extra, hit in enumerate(re.finditer(r"\|", content), 1):
            anchors.append((hit.start(), start + column + hit.start() + extra))
        return anchors


def _cells(line: str) -> Iterator[tuple[int, str]]:
    """What stands between the bars of a line, with its column."""
    at = 0
    for cell in _PIPE.split(line):
        yield at, cell
        at += len(cell) + 1


@hookimpl
def mtaudit_readers() -> Iterable[type[Reader]]:
    """Registers the reader."""
    return [MarkdownReader]
