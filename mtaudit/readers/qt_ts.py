"""Qt Linguist TS files."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from mtaudit.errors import InputError
from mtaudit.model import Document, Keys, Languages
from mtaudit.plugin import InputFile, Reader, hookimpl, option
from mtaudit.readers._content import Content, Writer, replaced
from mtaudit.readers._units import Entry, Gathering, Pairs, for_file, said
from mtaudit.readers._xml import COMMENT, Node, Open, Piece, TooLong, Whole, Xml, first_tag

AT_ONCE = 2000
"""Segments that make a document; a longer file makes several."""

_ROOT = re.compile(r"<TS[\s>/]")
_OBSOLETE = frozenset({"obsolete", "vanished"})
# `&File`, `Save &As`, `E&xit`: the letter behind is the key to press. Not `R&D`, not `&amp;` in rich text.
_KEY = re.compile(r"&&|(?<![A-Z0-9])&(?=\w)(?!#?\w{1,8};)|(?<=[A-Z])&(?=[a-z])(?!\w{1,8};)")
# Qt’s own placeholders (`%L1` is `%1` in the manner of the language); elsewhere `%5` may be five per cent. `%n`
# may be missing from the singular.
_PLACE = re.compile(r"%L?(\d{1,2})")


@dataclass(frozen=True, slots=True)
class TsOptions:
    """Which messages are left out."""

    skip_unfinished: bool = option(False, help="leave out what is marked as unfinished")
    skip_obsolete: bool = option(True, help="leave out obsolete and vanished messages")


class QtTsReader(Reader):
    """Qt Linguist files. Each plural form is a segment; the mark of a menu key (`&File`) is left out of the text."""

    name = "qt-ts"
    shared_suffixes = (".ts",)
    bilingual = True
    streams = True
    description = "Qt Linguist TS (plural forms, length variants, contexts)"
    Options = TsOptions

    @classmethod
    def sniff(cls, head: bytes) -> float:
        """Sure if the first element is `<TS>`: the ending `.ts` is shared with TypeScript."""
        return 0.95 if _ROOT.match(first_tag(head)) else 0.0

    def read(self, file: InputFile) -> Iterator[Document | InputError]:
        """The documents, streaming."""
        return _Reading(file, self.name, self.options).documents()


class _Reading:
    def __init__(self, file: InputFile, name: str, options: TsOptions) -> None:
        self.file = file
        self.options = options
        self.xml = Xml(file)
        self.gathering = Gathering(self.xml, file, name)
        self.languages = file.languages
        self.context = ""
        self.part = 0
        self.before: Pairs = ()

    def documents(self) -> Iterator[Document | InputError]:
        return self.gathering.documents(self.xml.items({"message", "name", "comment"}), self._take, self._flush)

    def _take(self, item: object) -> Iterator[Document | InputError]:
        if isinstance(item, TooLong):
            yield self.gathering.too_long(item)
        elif isinstance(item, Open):
            self._open(item.node)
        elif isinstance(item, Whole) and item.node.name == COMMENT:
            self.before = (*self.before, *said([item.node.get("text")]))
        elif isinstance(item, Whole) and item.node.name == "name":
            self.context = item.node.text()
        elif isinstance(item, Whole) and item.node.name == "message":
            self._message(item.node)
            if len(self.gathering) >= AT_ONCE:
                yield from self._flush(more=True)

    def _open(self, node: Node) -> None:
        if node.name == "TS":
            given = self.file.languages
            target = node.get("language").replace("_", "-") or given.target
            source = node.get("sourcelanguage").replace("_", "-") or given.source or "en"
            self.languages = Languages(target, source)
        elif node.name == "context":
            self.context = ""

    def _message(self, message: Node) -> None:
        before, self.before = self.before, ()
        self.gathering.meta = (*self.gathering.meta, *for_file(before))
        found = _entries(message, self.context, self.options)
        self.gathering.add([replace(e, meta=(*e.meta, *before)) for e in found], message.start, message.end)

    def _flush(self, *, more: bool = False) -> Iterator[Document]:
        if not self.gathering.pending:
            return
        self.part += 1
        yield self.gathering.document(str(self.part) if more or self.part > 1 else "", self.languages)
        self.xml.forget(self.gathering.end)


def _entries(message: Node, context: str, options: TsOptions) -> Iterator[Entry]:
    source, translation = message.child("source"), message.child("translation")
    state = translation.get("type") if translation is not None else ""
    read = _content(source) if source is not None else None
    own = message.get("id")
    comment = message.child("comment")
    key = own or Keys().key(f"{context}\0{read.text if read else ''}\0{comment.text() if comment else ''}")
    left_out = "obsolete" if options.skip_obsolete and state in _OBSOLETE else ""
    left_out = left_out or ("unfinished" if options.skip_unfinished and state == "unfinished" else "")
    entry = Entry(
        key, read, None, _meta(message, context, state), empty_counts=not state, left_out=left_out, made_key=not own
    )
    if translation is None:
        yield entry
        return
    forms = [c for c in translation.children if c.name in ("numerusform", "lengthvariant")]
    for number, form in enumerate(forms):
        meta = (*entry.meta, ("plural", str(number)))
        yield replace(entry, key=f"{key}/{number + 1}", target=_content(form), meta=meta)
    if not forms:
        yield replace(entry, target=_content(translation))


def _meta(message: Node, context: str, state: str) -> Pairs:
    pairs = [("context", context)] if context else []
    pairs += [("state", state)] if state else []
    notes = [n.text().strip() for n in message.children if n.name in ("comment", "extracomment", "translatorcomment")]
    pairs += [("note", note) for note in notes if note]
    where = message.child("location")
    if where is not None and where.get("filename"):
        pairs.append(("location", f"{where.get('filename')}:{where.get('line')}"))
    return (*pairs, *said([*notes, *message.comments()]))


def _content(node: Node) -> Content:
    """White space is part of the text here; `<byte>` is a character that XML cannot hold."""
    writer = Writer(node.inner)
    for item in node.items:
        if isinstance(item, Piece):
            writer.piece(item)
        elif item.name == "lengthvariant":
            break  # the first variant is the one that is shown where there is room
        elif item.name == "byte":
            writer.standalone(f"<byte {item.get('value')}>", item.start, item.end)
    content = replace(writer.content(preserve=True), codes=())
    keys = [(hit.start(), hit.end(), hit[0][1:]) for hit in _KEY.finditer(content.text)]
    clean = replaced(content, keys) if keys else content
    return replace(clean, codes=tuple((hit.start(), f"%{hit[1]}") for hit in _PLACE.finditer(clean.text)))


@hookimpl
def mtaudit_readers() -> Iterable[type[Reader]]:
    """Registers the reader."""
    return [QtTsReader]
