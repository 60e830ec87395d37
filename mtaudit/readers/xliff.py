"""XLIFF 1.2 and 2.x, and the dialects SDLXLIFF, MXLIFF and MQXLIFF."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from mtaudit.errors import InputError
from mtaudit.model import Document, DocumentResult, Languages
from mtaudit.plugin import InputFile, Reader, hookimpl
from mtaudit.readers._units import Gathering, Pairs, for_file, said
from mtaudit.readers._xliff_annotate import annotated
from mtaudit.readers._xliff_units import Setting, XliffOptions, dialect_of, entries
from mtaudit.readers._xml import COMMENT, Node, Open, TooLong, Whole, Xml, first_tag

AT_ONCE = 2000
"""Segments of one `<file>` that make a document; what is longer makes several."""

_UNITS = frozenset({"trans-unit", "unit"})
_ROOT = re.compile(r"<(?:\w+:)?xliff[\s>/]")


class XliffReader(Reader):
    """Bilingual XLIFF. Each `<file>` is a document, a long one several; a unit without translation is only counted."""

    name = "xliff"
    suffixes = (".xlf", ".xliff", ".sdlxliff", ".mxliff", ".mqxliff")
    bilingual = True
    streams = True
    description = "XLIFF 1.2 and 2.x, with SDLXLIFF, MXLIFF and MQXLIFF"
    annotates = "ITS 2.0 localization quality issues; notes in the dialects of tools"
    Options = XliffOptions

    @classmethod
    def sniff(cls, head: bytes) -> float:
        """Sure if the first element is `<xliff>`."""
        return 0.95 if _ROOT.match(first_tag(head)) else 0.0

    def read(self, file: InputFile) -> Iterator[Document | InputError]:
        """The documents, streaming: what stands before a break in the file is read."""
        return _Reading(file, self.name, self.options).documents()

    def annotate(self, file: InputFile, results: Sequence[DocumentResult]) -> bytes:
        """Marks with ITS 2.0 attributes around what was found; notes in SDLXLIFF, MXLIFF and MQXLIFF."""
        return annotated(file, results)


class _Reading:
    def __init__(self, file: InputFile, name: str, options: XliffOptions) -> None:
        self.file = file
        self.xml = Xml(file)
        self.gathering = Gathering(self.xml, file, name)
        self.settings = [Setting(options)]
        self.languages = Languages()
        self.key = ""
        self.part = 0
        self.depth = 0
        self.opened: list[str] = []
        self.before: Pairs = ()  # directives in comments right before a unit

    def documents(self) -> Iterator[Document | InputError]:
        return self.gathering.documents(self.xml.items(_UNITS | {"note"}), self._take, self._flush)

    def _take(self, item: object) -> Iterator[Document | InputError]:
        if isinstance(item, Whole):
            yield from self._whole(item.node)
        elif isinstance(item, Open):
            self._open(item.node)
        elif isinstance(item, TooLong):
            yield self.gathering.too_long(item)
        elif self.opened:
            name = self.opened.pop()
            self.settings.pop()
            if name == "file":
                yield from self._flush()
                self.gathering.meta = ()

    def _open(self, node: Node) -> None:
        setting = self.settings[-1].inside(node)
        if node.name == "xliff":
            if not node.get("version", "1").startswith(("1", "2")):
                raise InputError(f"XLIFF version {node.get('version')} is not known", path=self.file.path)
            version = 2 if node.get("version").startswith("2") else 1
            setting = replace(setting, version=version, dialect=dialect_of(node))
            self.languages = Languages(node.get("trgLang"), node.get("srcLang"))
        elif node.name == "file":
            setting = replace(setting, dialect=setting.dialect or dialect_of(node))
            self._file(node)
        self.opened.append(node.name)
        self.settings.append(setting)

    def _file(self, node: Node) -> None:
        if "source-language" in node.attrs or "target-language" in node.attrs:
            self.languages = Languages(node.get("target-language"), node.get("source-language"))
        self.key = node.get("original") or node.get("id")
        self.part = 0
        self.gathering.meta = for_file(self.before)
        self.before = ()

    def _whole(self, node: Node) -> Iterator[Document]:
        if node.name == COMMENT:
            self.before = (*self.before, *said([node.get("text")]))
        elif node.name == "note":
            self.gathering.meta = (*self.gathering.meta, *for_file(said([node.text()])))
        elif not {"alt-trans", "glossary"} & set(self.opened):
            self._unit(node)
        if len(self.gathering) >= AT_ONCE:
            yield from self._flush(more=True)

    def _unit(self, node: Node) -> None:
        setting = self.settings[-1]
        if not setting.dialect and (dialect := dialect_of(node)):
            setting = self.settings[-1] = replace(setting, dialect=dialect)
        found = entries(node, setting)
        before, self.before = self.before, ()
        self.gathering.meta = (*self.gathering.meta, *for_file(before))
        if before:
            found = [replace(entry, meta=(*entry.meta, *before)) for entry in found]
        self.gathering.add(found, node.start, node.end)

    def _flush(self, *, more: bool = False) -> Iterator[Document]:
        """The document gathered so far; `more` says that the same file goes on."""
        if not self.gathering.pending:
            return
        self.part += 1
        key = f"{self.key}#{self.part}" if more or self.part > 1 else self.key
        own = self.languages
        given = self.file.languages
        yield self.gathering.document(key, Languages(own.target or given.target, own.source or given.source))
        self.xml.forget(self.gathering.end)


@hookimpl
def mtaudit_readers() -> Iterable[type[Reader]]:
    """Registers the reader."""
    return [XliffReader]
