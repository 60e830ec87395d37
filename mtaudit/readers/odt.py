"""OpenDocument text (ODT): paragraphs, tables, notes, as they stand when all tracked changes are accepted."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from mtaudit.errors import InputError
from mtaudit.lang.prose import ProseBlock, kind_of
from mtaudit.model import Document, Kind
from mtaudit.plugin import InputFile, Reader, hookimpl
from mtaudit.readers._office import Attributes, Package, Paragraph, Walker, documents, sniff_zip
from mtaudit.readers._xml import Xml

_CONTENT = "content.xml"
_STYLES = "styles.xml"
_MANIFEST = "META-INF/manifest.xml"
_TYPE = b"application/vnd.oasis.opendocument.text"
_SPACE = re.compile(r"urn:oasis:names:tc:opendocument:xmlns:([a-z]+):1\.0")
_KINDS = (
    (re.compile(r"heading|title|subtitle", re.IGNORECASE), Kind.HEADING),
    (re.compile(r"caption|illustration|figure|drawing", re.IGNORECASE), Kind.CAPTION),
    (re.compile(r"quotation|quote", re.IGNORECASE), Kind.QUOTE),
)
_TITLES = re.compile(r"contents|index", re.IGNORECASE)


class OdtReader(Reader):
    """The text of an OpenDocument file. Footnotes and endnotes come after it, in a document of their own.

    The “line” of a place is the number of its paragraph.
    """

    name = "odt"
    suffixes = (".odt", ".ott")
    description = "OpenDocument text: paragraphs, tables, notes; without deletions under track changes"

    @classmethod
    def sniff(cls, head: bytes) -> float:
        """Sure if it is a ZIP archive that says so in its first part."""
        return sniff_zip(head, b"mimetype" + _TYPE) or 0.6 * sniff_zip(head, _TYPE)

    def read(self, file: InputFile) -> Iterator[Document | InputError]:
        """The text, then the notes where there are any."""
        package = Package(file, "ODT")
        if _MANIFEST in package and b":encryption-data" in package.read(_MANIFEST):
            raise package.error("it is protected by a password", "save it without a password", _CONTENT)
        styles: dict[str, tuple[str, str]] = {}
        language = ""
        if _STYLES in package:
            known = _Walker(package.xml(_STYLES), styles)
            known.run()
            language = known.language
        walker = _Walker(package.xml(_CONTENT), styles)
        walker.run()
        parts = [
            (_CONTENT, "", walker.blocks, walker.starts),
            (_CONTENT, "notes", walker.notes, walker.note_starts),
        ]
        yield from documents(package, parts, self.name, language)


class _Walker(Walker):
    """Reads `content.xml`; of `styles.xml` the styles. `styles` maps a style to what it is called and based on."""

    skipped = frozenset(
        "text:tracked-changes text:note-citation text:hidden-text text:ruby-text text:table-of-content "
        "text:illustration-index text:table-index text:object-index text:user-index text:alphabetical-index "
        "text:bibliography office:annotation office:annotation-end office:forms svg:title svg:desc text:sequence-decls "
        "text:variable-decls text:user-field-decls style:master-page".split()
    )

    def __init__(self, xml: Xml, styles: dict[str, tuple[str, str]]) -> None:
        super().__init__(xml)
        self.styles = styles
        self.notes: list[ProseBlock] = []
        self.note_starts: list[int] = []
        self.language = ""

    def prefix(self, uri: str) -> str:
        """The usual prefix of OpenDocument's own namespaces."""
        found = _SPACE.fullmatch(uri)
        prefix = found[1] if found else "?"
        return "svg" if prefix == "svg" or uri.endswith("svg-compatible:1.0") else prefix

    def begin(self, name: str, attrs: Attributes, start: int, end: int) -> None:
        """A start tag."""
        if name in ("text:p", "text:h"):
            noted = "text:note" in self.stack
            if noted or not self.open:
                (self.note_starts if noted else self.starts).append(start)
            self.open.append(
                Paragraph(
                    style=attrs.get("style-name", ""),
                    outline=name == "text:h",
                    cell="table:table-cell" in self.stack,
                    listed="text:list-item" in self.stack,
                )
            )
        elif name == "style:style":
            self.styles[attrs.get("name", "")] = (attrs.get("display-name", ""), attrs.get("parent-style-name", ""))
        elif name == "style:text-properties" and "style:default-style" in self.stack and "language" in attrs:
            self.language = "-".join(filter(None, (attrs["language"], attrs.get("country"))))
        elif self.open:
            self._sign(name, start, end)

    def _sign(self, name: str, start: int, end: int) -> None:
        flow = self.open[-1].flow
        if name == "text:line-break":
            flow.line_break(start, end)
        elif name in ("text:s", "text:tab"):
            flow.space(start, end)

    def text(self, data: str, start: int, end: int, verbatim: bool) -> None:
        """Characters count in paragraphs; what stands between those of a note or a frame is layout."""
        if self.open and self.stack[-1] not in ("text:note", "text:note-body", "draw:frame", "draw:text-box"):
            self.put(data, start, end, verbatim)

    def finish(self, name: str, start: int, end: int) -> None:  # noqa: ARG002
        """An end tag."""
        if name not in ("text:p", "text:h") or not self.open:
            return
        paragraph = self.open.pop()
        done = paragraph.flow.finish()
        if done is not None and "office:master-styles" not in self.stack:
            block = ProseBlock(self._kind(paragraph, done[0]), *done)
            (self.notes if "text:note" in self.stack else self.blocks).append(block)

    def _kind(self, paragraph: Paragraph, text: str) -> Kind:
        kind = Kind.HEADING if paragraph.outline else self._kind_of_style(paragraph.style)
        if kind is not None:
            return kind
        if paragraph.cell:
            return Kind.CELL
        return Kind.LIST_ITEM if paragraph.listed else kind_of(text)

    def _kind_of_style(self, style: str) -> Kind | None:
        """What paragraphs of a style are, as far as its name or that of what it is based on says so."""
        for _ in range(12):
            shown, parent = self.styles.get(style, ("", ""))
            name = shown or style.replace("_20_", " ")
            for pattern, kind in _KINDS:
                if pattern.search(name) and not _TITLES.search(name):
                    return kind
            style = parent
            if not style:
                break
        return None


@hookimpl
def mtaudit_readers() -> Iterable[type[Reader]]:
    """Registers the reader."""
    return [OdtReader]
