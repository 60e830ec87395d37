"""Word's DOCX: paragraphs, tables, footnotes; what was deleted under track changes is left out, insertions are kept."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from mtaudit.errors import InputError
from mtaudit.lang.prose import ProseBlock, kind_of
from mtaudit.model import Document, DocumentResult, Kind
from mtaudit.plugin import InputFile, Reader, hookimpl
from mtaudit.readers._docx_comments import Cut, commented
from mtaudit.readers._office import Attributes, Package, Paragraph, Walker, documents, sniff_zip
from mtaudit.readers._xml import Xml

_HEADING = re.compile(r"heading \d|title|subtitle", re.IGNORECASE)
_QUOTE = re.compile(r"(?:intense )?quote|block text", re.IGNORECASE)
_LIST = re.compile(r"list\b", re.IGNORECASE)
_OFF = frozenset({"0", "false", "off", "none"})
_MAIN = ("wordprocessingml/2006/main", "ooxml/wordprocessingml/main")
_NOTES = ("footnotes", "endnotes")


@dataclass(frozen=True, slots=True)
class _Styles:
    """What the styles of a document are called, with the style that each is based on, and the language."""

    names: dict[str, str]
    bases: dict[str, str]
    outlined: frozenset[str]
    language: str = ""

    def kind(self, style: str) -> Kind | None:
        """What paragraphs of a style are, as far as it or what it is based on says so."""
        for _ in range(12):
            name = self.names.get(style, "")
            if _HEADING.fullmatch(name) or style in self.outlined:
                return Kind.HEADING
            if name.lower() == "caption":
                return Kind.CAPTION
            if _QUOTE.fullmatch(name):
                return Kind.QUOTE
            if _LIST.match(name):
                return Kind.LIST_ITEM
            style = self.bases.get(style, "")
            if not style:
                break
        return None

    def is_contents(self, style: str) -> bool:
        """Whether a style is one of a table of contents: its lines repeat the headings."""
        return self.names.get(style, "").lower().startswith(("toc ", "table of figures"))


class DocxReader(Reader):
    """The text of a Word document as it stands when all tracked changes are accepted. Footnotes come after it.

    The “line” of a place is the number of its paragraph in the part.
    """

    name = "docx"
    suffixes = (".docx",)
    description = "Word documents: paragraphs, tables, notes; without deletions under track changes"
    annotates = "comments"

    @classmethod
    def sniff(cls, head: bytes) -> float:
        """Sure if it is a ZIP archive with a part of Word's."""
        return sniff_zip(head, b"word/") or (0.7 * sniff_zip(head, b"[Content_Types].xml"))

    def read(self, file: InputFile) -> Iterator[Document | InputError]:
        """The main document, then footnotes and endnotes where there are any."""
        package = Package(file, "DOCX")
        main, relations = _main_part(package)
        styles = _styles(package, relations)
        parts: list[tuple[str, str, Sequence[ProseBlock], Sequence[int]]] = []
        broken: list[InputError] = []
        notes = [(relations[kind], kind) for kind in _NOTES if relations.get(kind, "") in package]
        for part, key in [(main, ""), *notes]:
            try:
                walker = DocxWalker(package.xml(part), styles)
                walker.run()
            except InputError as error:
                if part == main:
                    raise
                broken.append(error)
                continue
            parts.append((part, key, walker.blocks, walker.starts))
        yield from documents(package, parts, self.name, styles.language)
        yield from broken

    def annotate(self, file: InputFile, results: Sequence[DocumentResult]) -> bytes:
        """Each finding becomes a comment at its words; one in a note stands at the mark of the note."""
        package = Package(file, "DOCX")
        main, relations = _main_part(package)
        walker = DocxWalker(package.xml(main), _styles(package, relations))
        walker.run()
        return commented(package, main, relations, walker.cuts, walker.marks, results)


class DocxWalker(Walker):
    """Reads `document.xml`, `footnotes.xml` or `endnotes.xml`."""

    skipped = frozenset(
        "w:del w:moveFrom w:instrText w:delText w:delInstrText mc:Fallback w:pPrChange w:rPrChange w:rt".split()
    )

    def __init__(self, xml: Xml, styles: _Styles) -> None:
        super().__init__(xml)
        self.styles = styles
        self.cuts: list[Cut] = []
        """Where text stands that a comment may begin or end in."""
        self.marks: dict[tuple[str, str], tuple[int, int]] = {}
        """The runs with the marks of notes, by kind and id."""
        self._hidden = False
        self._run = (0, 0)
        self._run_format = (0, 0)
        self._text_tag = (0, 0)
        self._reference: tuple[str, str] | None = None
        self._carried: Paragraph | None = None
        self._note = ""

    def prefix(self, uri: str) -> str:
        """`w` for the main namespace, transitional or strict."""
        if uri.endswith(_MAIN):
            return "w"
        return "mc" if uri.endswith("markup-compatibility/2006") else "?"

    def _start(self, name: str, attrs: dict[str, str], start: int, end: int) -> None:
        if name in ("w:del", "w:moveFrom") and self.open and self.stack[-2:] == ["w:pPr", "w:rPr"]:
            self.open[-1].joined = True  # the end of the paragraph was deleted
        super()._start(name, attrs, start, end)

    def begin(self, name: str, attrs: Attributes, start: int, end: int) -> None:
        """A start tag."""
        if name == "w:p":
            self.starts += [] if self.open else [start]
            self.open.append(self._carried or Paragraph(cell="w:tc" in self.stack))
            self._carried = None
        elif name in ("w:footnote", "w:endnote"):
            self._note = attrs.get("id", "") if attrs.get("type", "normal") == "normal" else "-"
        elif not self.open:
            return
        elif name in ("w:r", "w:rPr", "w:t"):
            self._open_run(name, start, end)
        elif name in ("w:footnoteReference", "w:endnoteReference"):
            self._reference = (name[2:-9] + "s", attrs.get("id", ""))
        elif "w:pPr" in self.stack[-4:]:
            self._property(name, attrs)
        elif self.stack[-2] == "w:rPr":
            self._hidden |= name == "w:vanish" and attrs.get("val", "1") not in _OFF
        elif not self._hidden:
            self._sign(name, start, end)

    def _open_run(self, name: str, start: int, end: int) -> None:
        if name == "w:r":
            self._hidden, self._run, self._run_format, self._reference = False, (start, end), (0, 0), None
        elif name == "w:rPr" and self.stack[-2] == "w:r":
            self._run_format = (start, end)
        elif name == "w:t":
            self._text_tag = (start, end)

    def _property(self, name: str, attrs: Attributes) -> None:
        paragraph, value = self.open[-1], attrs.get("val", "")
        if name == "w:pStyle":
            paragraph.style = value
        elif name == "w:numId":
            paragraph.listed = value != "0"
        elif name == "w:outlineLvl":
            paragraph.outline = value.isdecimal() and int(value) < 9

    def _sign(self, name: str, start: int, end: int) -> None:
        """What stands for a character. Tags of an element without content follow each other: its end comes later."""
        flow = self.open[-1].flow
        if name in ("w:tab", "w:ptab"):
            flow.space(start, end)
        elif name in ("w:br", "w:cr"):
            flow.line_break(start, end)
        elif name == "w:noBreakHyphen":
            flow.whole("-", start, end)

    def text(self, data: str, start: int, end: int, verbatim: bool) -> None:
        """Characters count only in `w:t`."""
        if self.open and not self._hidden and self.stack[-1] == "w:t":
            self.put(data, start, end, verbatim)

    def finish(self, name: str, start: int, end: int) -> None:
        """An end tag."""
        if name == "w:rPr" and self._run_format[0] and self.stack and self.stack[-1] == "w:r":
            self._run_format = (self._run_format[0], end)
        elif name == "w:t" and self.open:
            self.cuts.append(Cut(self._text_tag[1], start, self._run, self._run_format, self._text_tag))
        elif name == "w:r" and self._reference:
            self.marks[self._reference] = (self._run[0], end)
        elif name == "w:p" and self.open:
            self._close()

    def _close(self) -> None:
        paragraph = self.open.pop()
        if paragraph.joined:
            paragraph.joined = False
            self._carried = paragraph
            return
        done = paragraph.flow.finish()
        if done is None or self._note == "-" or self.styles.is_contents(paragraph.style):
            return
        meta = (("note", self._note),) if self._note else ()
        self.blocks.append(ProseBlock(self._kind(paragraph, done[0]), *done, meta=meta))

    def _kind(self, paragraph: Paragraph, text: str) -> Kind:
        kind = Kind.HEADING if paragraph.outline else self.styles.kind(paragraph.style)
        if kind in (Kind.HEADING, Kind.CAPTION, Kind.QUOTE):
            return kind
        if paragraph.cell:
            return Kind.CELL
        listed = paragraph.listed or kind is Kind.LIST_ITEM
        return Kind.LIST_ITEM if listed else kind_of(text)


# ---------------------------------------------------------------------------------------------- other parts


class _Elements(Walker):
    """Start tags with their attributes, for parts that hold no text."""

    def __init__(self, xml: Xml) -> None:
        super().__init__(xml)
        self.found: list[tuple[str, Attributes]] = []
        self.run()

    def prefix(self, uri: str) -> str:
        """One short name for all."""
        return "w" if uri.endswith((*_MAIN, "package/2006/relationships")) else "?"

    def begin(self, name: str, attrs: Attributes, start: int, end: int) -> None:  # noqa: ARG002
        """Collects."""
        self.found.append((name, attrs))


def _main_part(package: Package) -> tuple[str, dict[str, str]]:
    """The name of the main document, and of what it refers to, by the last word of the relation's type."""
    roots = _relations(package, "_rels/.rels", "")
    main = roots.get("officeDocument", "word/document.xml")
    folder, _, name = main.rpartition("/")
    return main, _relations(package, f"{folder}/_rels/{name}.rels".lstrip("/"), folder)


def _relations(package: Package, part: str, folder: str) -> dict[str, str]:
    if part not in package:
        return {}
    found: dict[str, str] = {}
    for name, attrs in _Elements(package.xml(part)).found:
        target = attrs.get("Target", "")
        if name == "w:Relationship" and attrs.get("TargetMode") != "External":
            path = target.lstrip("/") if target.startswith("/") or not folder else f"{folder}/{target}"
            found.setdefault(attrs.get("Type", "").rpartition("/")[2], path)
    return found


def _styles(package: Package, relations: dict[str, str]) -> _Styles:
    names, bases, outlined, language, current = dict[str, str](), dict[str, str](), set[str](), "", ""
    part = relations.get("styles", "")
    for name, attrs in _Elements(package.xml(part)).found if part in package else ():
        value = attrs.get("val", "")
        if name == "w:style":
            current = attrs.get("styleId", "")
        elif name == "w:lang" and not current:
            language = value
        elif name == "w:name" and current:
            names[current] = value
        elif name == "w:basedOn":
            bases[current] = value
        elif name == "w:outlineLvl" and value.isdecimal() and int(value) < 9:
            outlined.add(current)
    return _Styles(names, bases, frozenset(outlined), language)


@hookimpl
def mtaudit_readers() -> Iterable[type[Reader]]:
    """Registers the reader."""
    return [DocxReader]
