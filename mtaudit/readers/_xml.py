"""XML read piece by piece, with the place of every character in code points of the file.

The bytes are decoded here, so that offsets count characters of the decoded file without its byte order mark, and are
handed to expat as UTF-8. Nothing is fetched or expanded: a document type may be named, but one that declares entities
is refused, and an entity that nobody declared stays in the text as it was written.
"""

from __future__ import annotations

import codecs
import re
from bisect import bisect_left
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple
from xml.parsers import expat

from mtaudit.errors import InputError
from mtaudit.lang.decode import looks_binary
from mtaudit.model import LineIndex
from mtaudit.plugin import InputFile

CHUNK = 64 * 1024
DEEPEST = 500
LONGEST_TAG = 4 * 1024 * 1024
"""Bytes that one tag or comment may take: expat keeps it in memory and reads it anew with every piece."""
LONGEST_UNIT = 2_000_000
"""Characters that one unit may take: detectors look at it as a whole."""
MOST_NODES = 100_000
"""Elements, comments and texts that one unit may have: each takes a hundred times the room of its tag."""

COMMENT = "#comment"

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED = re.compile(rb"""^\s*<\?xml\s[^>]{0,200}?encoding\s*=\s*["']([A-Za-z][\w.:-]{0,40})["']""")
_BARE = ((b"<\0?\0", "utf-16-le"), (b"\0<\0?", "utf-16-be"), (b"<\0", "utf-16-le"), (b"\0<", "utf-16-be"))
_LINE_END = re.compile(r"\r\n|\r|\n")
_PREFIXES = {
    "http://www.w3.org/XML/1998/namespace": "xml",
    "http://www.w3.org/2005/11/its": "its",
    "http://sdl.com/FileTypes/SdlXliff/1.0": "sdl",
    "http://www.memsource.com/mxlf/2.0": "m",
    "MQXliff": "mq",
    "urn:oasis:names:tc:xliff:matches:2.0": "mtc",
    "urn:oasis:names:tc:xliff:metadata:2.0": "mda",
}
_OWN = re.compile(r"urn:oasis:names:tc:xliff:document:|urn:iso:std:iso:30042|http://www\.lisa\.org/tmx")


class Piece(NamedTuple):
    """Characters of an element's content and the stretch of the file that they were read from."""

    text: str
    start: int
    end: int
    verbatim: bool


@dataclass(slots=True)
class Node:
    """An element: its tags stand at `[start, inner)` and `[close, end)`. A comment has its text in `attrs`."""

    name: str
    attrs: dict[str, str]
    start: int
    inner: int = 0
    close: int = 0
    end: int = 0
    items: list[Node | Piece] = field(default_factory=list)

    def get(self, name: str, default: str = "") -> str:
        """The value of an attribute."""
        return self.attrs.get(name, default)

    @property
    def children(self) -> Iterator[Node]:
        """The elements right inside, without comments."""
        return (i for i in self.items if isinstance(i, Node) and i.name != COMMENT)

    def child(self, name: str) -> Node | None:
        """The first element of that name right inside."""
        return next((c for c in self.children if c.name == name), None)

    def walk(self) -> Iterator[Node]:
        """All elements and comments below, in the order of the file."""
        for item in self.items:
            if isinstance(item, Node):
                yield item
                yield from item.walk()

    def text(self) -> str:
        """All characters inside, at any depth."""
        parts = [i.text if isinstance(i, Piece) else i.text() for i in self.items]
        return "".join(parts) if self.name != COMMENT else ""

    def comments(self) -> Iterator[str]:
        """The texts of the comments inside, at any depth."""
        return (n.get("text") for n in self.walk() if n.name == COMMENT)


class Open(NamedTuple):
    """The start tag of an element that is not read as a whole."""

    node: Node


class Close(NamedTuple):
    """Its end tag."""

    name: str
    end: int


class Whole(NamedTuple):
    """An element with all that is in it, or a comment between elements."""

    node: Node


class TooLong(NamedTuple):
    """An element that was passed over because of its size; `node` has no content."""

    node: Node


Item = Open | Close | Whole | TooLong

_START, _END, _TEXT, _COMMENT, _OTHER = range(5)
_HANDLERS = (
    "StartElementHandler",
    "EndElementHandler",
    "CharacterDataHandler",
    "CommentHandler",
    "ProcessingInstructionHandler",
    "StartCdataSectionHandler",
    "EndCdataSectionHandler",
    "SkippedEntityHandler",
)
_Event = tuple[int, str, object, int]  # kind, name or text, more of it (see where it is made), offset


class Xml:
    """One XML file, read once from front to back.

    `encoding` and `notices` are known once reading has begun; `lines` is the index of what has been read and not
    been forgotten.
    """

    def __init__(self, file: InputFile) -> None:
        self.file = file
        self.encoding = ""
        self.notices: list[str] = []
        self._starts: list[int] = [0]
        self._first = 1
        self._size = 0
        self.names = _Names()
        self._events: list[_Event] = []
        self._cdata = False
        self._skipped = 0
        self._bytes = bytearray()
        self._at_byte = 0  # file offset of the first byte kept
        self._at_char = 0

    def lines(self, start: int, end: int) -> LineIndex:
        """The lines of the stretch `[start, end)`."""
        first = max(0, bisect_left(self._starts, start + 1) - 1)
        last = bisect_left(self._starts, end)
        return LineIndex(tuple(self._starts[first : max(last, first + 1)]), self._first + first)

    def forget(self, offset: int) -> None:
        """Drops the line starts before the line of an offset: nobody will ask for them again."""
        row = max(0, bisect_left(self._starts, offset + 1) - 1)
        del self._starts[:row]
        self._first += row

    def items(self, whole: Collection[str], longest: int = LONGEST_UNIT) -> Iterator[Item]:
        """The file as a stream: elements named in `whole` come as trees, all others as start and end tags.

        A tree of more than `longest` characters of the file is passed over.
        Raises InputError, after all that could be read, where the file is no well-formed XML, ends too early, is
        nested too deep or cannot be decoded.
        """
        return _Assembly(self, frozenset(whole), longest).items()

    def error(self, offset: int, message: str, hint: str = "") -> InputError:
        """An error at a place of the file."""
        line, column = LineIndex(tuple(self._starts), self._first).position(offset)
        return InputError(f"line {line}, column {column}: {message}", path=self.file.path, hint=hint)

    def events(self) -> Iterator[list[_Event]]:
        """Runs of events: kind, name or text, attributes or whether verbatim, offset in code points."""
        parser = self._made = self._parser()
        failure: InputError | None = None
        for text in self._decoded():
            try:
                self._feed(parser, text)
            except expat.ExpatError as error:
                failure = self._explained(error, parser)
            except InputError as error:
                failure = error
            yield self._placed()
            if failure is not None:
                raise failure
        try:
            parser.Parse(b"", True)
        except expat.ExpatError as error:
            failure = self._explained(error, parser)
        yield self._placed()
        if failure is not None:
            raise failure
        yield [(_OTHER, "", None, self._size)]

    def skim(self, depth: int) -> None:
        """Gives no events until so many elements have ended, and then the end of the last of them."""
        parser, self._skipped = self._made, depth
        kept = {name: getattr(parser, name) for name in _HANDLERS}
        for name in _HANDLERS:
            setattr(parser, name, None)

        def start(*_: object) -> None:
            self._skipped += 1
            if self._skipped > DEEPEST:
                raise InputError(f"elements are nested more than {DEEPEST} deep", path=self.file.path)

        def end(name: str) -> None:
            self._skipped -= 1
            if not self._skipped:
                for known, handler in kept.items():
                    setattr(parser, known, handler)
                self._events.append((_END, name, None, parser.CurrentByteIndex))

        parser.StartElementHandler, parser.EndElementHandler = start, end

    # -- decoding ------------------------------------------------------------------------------------------------

    def _decoded(self) -> Iterator[str]:
        """The text in pieces; a carriage return never ends one, so that CR LF stays together."""
        with self.file.open() as stream:
            head = stream.read(CHUNK)
            decoder, skip = self._decoder(head)
            held, fed, chunk = "", skip, head[skip:]
            while chunk or held:
                text = held + self._piece(decoder, chunk, fed)
                fed += len(chunk)
                held = "\r" if text.endswith("\r") and chunk else ""
                yield self._counted(text[: len(text) - len(held)])
                chunk = stream.read(CHUNK) if chunk else b""

    def _piece(self, decoder: codecs.IncrementalDecoder, chunk: bytes, fed: int) -> str:
        try:
            return decoder.decode(chunk, not chunk)
        except UnicodeDecodeError as error:
            at = max(0, error.start - (len(error.object) - len(chunk)))
            line = self._first + len(self._starts) - 1 + chunk[:at].count(b"\n")
            bad = f"0x{error.object[error.start]:02x}"
            message = f"not valid {self.encoding}: byte {bad} at offset {fed + at} (line {line})"
            hint = "the declared encoding is wrong; name the right one with --encoding"
            raise InputError(message, path=self.file.path, hint=hint) from None

    def _decoder(self, head: bytes) -> tuple[codecs.IncrementalDecoder, int]:
        self.encoding, skip = self._encoding_of(head)
        try:
            info = codecs.lookup(self.encoding)
            decoder = codecs.getincrementaldecoder(self.encoding)()
            "".encode(self.encoding)
        except (LookupError, TypeError):
            hint = "name the right one with --encoding"
            raise InputError(f"unknown encoding {self.encoding!r}", path=self.file.path, hint=hint) from None
        self.encoding = info.name
        if info.name == "utf-8" and looks_binary(head):
            raise InputError("this is binary data, not XML", path=self.file.path)
        return decoder, skip

    def _encoding_of(self, head: bytes) -> tuple[str, int]:
        """The encoding asked for, else of the byte order mark, else the declared one; and the length of the mark."""
        mark = next(((m, n) for m, n in _BOMS if head.startswith(m)), None)
        if self.file.encoding:
            return self.file.encoding.lower(), len(mark[0]) if mark else 0
        if mark:
            return mark[1], len(mark[0])
        bare = next((name for sign, name in _BARE if head.startswith(sign)), "")
        if bare:
            return bare, 0
        declared = _DECLARED.match(head)
        name = declared[1].decode("ascii").lower() if declared else "utf-8"
        if name.replace("_", "-").startswith(("utf-16", "ucs-2", "utf-32", "ucs-4")):
            self.notices.append(f"the encoding is declared as {name}, but the file is in one-byte units; read as UTF-8")
            return "utf-8", 0
        return name, 0

    def _counted(self, text: str) -> str:
        size, starts = self._size, self._starts
        if "\r" in text:
            starts.extend(size + hit.end() for hit in _LINE_END.finditer(text))
        else:
            at = text.find("\n")
            while at >= 0:
                starts.append(size + at + 1)
                at = text.find("\n", at + 1)
        self._size = size + len(text)
        return text

    # -- expat ---------------------------------------------------------------------------------------------------

    def _parser(self) -> expat.XMLParserType:
        parser = expat.ParserCreate("utf-8", " ")
        parser.buffer_text = False
        parser.ordered_attributes = False
        events = self._events

        def start(name: str, attrs: dict[str, str]) -> None:
            events.append((_START, name, attrs, parser.CurrentByteIndex))

        def end(name: str) -> None:
            events.append((_END, name, None, parser.CurrentByteIndex))

        def text(data: str) -> None:
            events.append((_TEXT, data, self._cdata, parser.CurrentByteIndex))

        def comment(data: str) -> None:
            events.append((_COMMENT, data, None, parser.CurrentByteIndex))

        def other(*_: object) -> None:
            events.append((_OTHER, "", None, parser.CurrentByteIndex))

        def cdata(begins: bool) -> None:
            self._cdata = begins
            other()

        def skipped(name: str, parameter: bool) -> None:
            if not parameter:
                events.append((_TEXT, f"&{name};", None, parser.CurrentByteIndex))

        parser.StartElementHandler = start
        parser.EndElementHandler = end
        parser.CharacterDataHandler = text
        parser.CommentHandler = comment
        parser.ProcessingInstructionHandler = other
        parser.XmlDeclHandler = other
        parser.StartDoctypeDeclHandler = other
        parser.EndDoctypeDeclHandler = other
        parser.StartCdataSectionHandler = lambda: cdata(True)
        parser.EndCdataSectionHandler = lambda: cdata(False)
        parser.SkippedEntityHandler = skipped
        parser.EntityDeclHandler = self._refuse_entity
        parser.ExternalEntityRefHandler = None
        return parser

    def _refuse_entity(self, name: str, *_: object) -> None:
        hint = "entities are not expanded; write the characters themselves and take the declarations out"
        raise InputError(f"the document declares the entity {name!r}", path=self.file.path, hint=hint)

    def _feed(self, parser: expat.XMLParserType, text: str) -> None:
        data = text.encode("utf-8", "surrogatepass")
        self._bytes += data
        for at in range(0, len(data), CHUNK):
            parser.Parse(data[at : at + CHUNK], False)
        open_since = self._at_byte + len(self._bytes) - max(parser.CurrentByteIndex, 0)
        if open_since > LONGEST_TAG:
            raise InputError(f"a tag or comment is longer than {LONGEST_TAG:,} bytes", path=self.file.path)

    def _explained(self, error: expat.ExpatError, parser: expat.XMLParserType) -> InputError:
        at = max(0, parser.ErrorByteIndex - self._at_byte)
        offset = self._at_char + len(bytes(self._bytes[:at]).decode("utf-8", "ignore"))
        reason = expat.ErrorString(error.code)
        if error.code in _TRUNCATED:
            return self.error(offset, f"the file ends too early ({reason})", "it seems to be cut off")
        return self.error(offset, f"not well-formed XML: {reason}")

    def _placed(self) -> list[_Event]:
        """The events that expat gave, with offsets in code points, and of texts whether they are verbatim."""
        events, data = self._events, self._bytes
        if not events:
            if self._skipped:
                self._pass_over(max(0, self._made.CurrentByteIndex - self._at_byte))
            return []
        base, at, char = self._at_byte, 0, self._at_char
        ascii_only = data.isascii()
        placed: list[_Event] = []
        for kind, name, more, index in events:
            here = index - base
            if here > at:
                char += here - at if ascii_only else len(data[at:here].decode("utf-8", "surrogatepass"))
                at = here
            if kind == _TEXT:  # a text of one character may be an entity, or a line end that was changed
                more = len(name) > 1 or more is None or data[here] not in (b"\r" if more else b"\r&")
            placed.append((kind, name, more, char))
        events.clear()
        del data[:at]
        self._at_byte, self._at_char = base + at, char
        return placed

    def _pass_over(self, size: int) -> None:
        self._at_char += len(bytes(self._bytes[:size]).decode("utf-8", "surrogatepass"))
        self._at_byte += size
        del self._bytes[:size]


class _Names(dict[str, str]):
    """Names as expat gives them -> `trans-unit` for names of the format itself, `sdl:seg` for those of known
    extensions, else `?:name`."""

    def __missing__(self, name: str) -> str:
        uri, _, local = name.rpartition(" ")
        prefix = "" if not uri or _OWN.match(uri) else _PREFIXES.get(uri, "?")
        found = f"{prefix}:{local}" if prefix else local
        if len(self) < MOST_NODES:
            self[name] = found
        return found


_TRUNCATED = frozenset(
    expat.errors.codes[text]
    for text in (
        expat.errors.XML_ERROR_NO_ELEMENTS,
        expat.errors.XML_ERROR_UNCLOSED_TOKEN,
        expat.errors.XML_ERROR_PARTIAL_CHAR,
        expat.errors.XML_ERROR_UNCLOSED_CDATA_SECTION,
    )
)


class _Assembly:
    """Puts events together: trees for the elements wanted as a whole, tags for the rest."""

    def __init__(self, xml: Xml, whole: frozenset[str], longest: int) -> None:
        self.xml = xml
        self.longest = longest
        self.whole = whole
        self.depth = 0
        self.stack: list[Node] = []  # the tree being built
        self.too_long = False
        self.nodes = 0

    def items(self) -> Iterator[Item]:
        last: _Event = (_OTHER, "", None, 0)
        try:
            for events in self.xml.events():
                for event in events:
                    item = self._take(last, event[3])
                    if item is not None:
                        yield item
                    last = event
                if events and self.too_long and (last[0] != _END or len(self.stack) > 1):
                    last = self._skim(last)
        except InputError:
            item = self._take(last, last[3]) if last[0] == _END and self.depth else None
            if item is not None:
                yield item  # what was complete before the break is still read
            raise

    def _skim(self, last: _Event) -> _Event:
        """The rest of a tree that is too large is not looked at."""
        self._take(last, last[3])
        self.xml.skim(len(self.stack))
        self.depth -= len(self.stack) - 1
        del self.stack[1:]
        return _OTHER, "", None, last[3]

    def _grow(self, item: Node | Piece, end: int) -> None:
        """One more thing in the tree; one that becomes too large is let go at once."""
        self.nodes += 1
        root = self.stack[0]
        if end - root.start > self.longest or self.nodes > MOST_NODES:
            self.too_long = True
            root.items.clear()
        elif not self.too_long:
            self.stack[-1].items.append(item)

    def _take(self, event: _Event, end: int) -> Item | None:
        kind, name, more, start = event
        if kind == _TEXT:
            if self.stack and not self.too_long:
                self._grow(Piece(name, start, end, bool(more)), end)
            return None
        if kind == _START:
            return self._open(name, more, start, end)
        if kind == _END:
            return self._close(self.xml.names[name], start, end)
        if kind == _COMMENT:
            node = Node(COMMENT, {"text": name}, start, end, end, end)
            if not self.stack:
                return Whole(node)
            self._grow(node, end)
        return None

    def _open(self, name: str, attrs: object, start: int, end: int) -> Item | None:
        self.depth += 1
        if self.depth > DEEPEST:
            raise self.xml.error(start, f"elements are nested more than {DEEPEST} deep")
        assert isinstance(attrs, dict)
        names = self.xml.names
        node = Node(names[name], {names[k]: v for k, v in attrs.items()} if attrs else {}, start, end)
        if self.stack:
            self._grow(node, end)
            self.stack.append(node)
        elif node.name in self.whole:
            self.nodes = 0
            self.stack.append(node)
        else:
            return Open(node)
        return None

    def _close(self, name: str, start: int, end: int) -> Item | None:
        self.depth -= 1
        if not self.stack:
            return Close(name, end)
        node = self.stack.pop()
        node.close, node.end = start, end
        if not self.stack:
            too_long, self.too_long = self.too_long, False
            if too_long:
                node.items.clear()
            return TooLong(node) if too_long else Whole(node)
        return None


def first_tag(head: bytes) -> str:
    """The start of the first element in the beginning of a file, `<xliff version="1.2"…`; empty if it is no XML."""
    mark = next((m for m, _ in _BOMS if head.startswith(m)), b"")
    if mark[:2] in (b"\xff\xfe", b"\xfe\xff") or head[:2] in (b"<\0", b"\0<"):
        text = head.replace(b"\0", b"").decode("latin-1")
    else:
        text = head.decode("utf-8", "replace").lstrip("\ufeff")
    found = _FIRST_TAG.match(text.lstrip("\xff\xfe"))
    return found[1] if found else ""


_FIRST_TAG = re.compile(
    r"\s*(?:(?:<\?[^>]{0,400}\?>|<!--(?:[^-]|-(?!->)){0,3000}-->|<!DOCTYPE[^>\[]{0,400}(?:\[[^\]]{0,2000}\]\s*)?>)\s*)*"
    r"(<[A-Za-z_][^>]*)"
)
