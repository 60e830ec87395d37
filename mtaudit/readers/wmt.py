"""The files of the WMT shared tasks: SGML source, reference and test sets, and the XML data sets that followed."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from mtaudit.errors import InputError
from mtaudit.lang.decode import Decoded, decode
from mtaudit.lang.directives import META
from mtaudit.model import Document, Kind, Languages, LineIndex, Segment
from mtaudit.plugin import InputFile, Reader, hookimpl, option
from mtaudit.readers._content import Content, Writer, stripped
from mtaudit.readers._units import said
from mtaudit.readers._xml import COMMENT, Node, Open, Piece, TooLong, Whole, Xml, first_tag

LONGEST_DOC = 20_000_000
"""Characters of one `<doc>` with all its systems."""

_SETS = {"srcset": "src", "refset": "ref", "tstset": "hyp"}
_OLD = re.compile(r"<(?:srcset|refset|tstset|mteval)[\s>]", re.IGNORECASE)
_NEW = re.compile(r"<dataset[\s>]")
_TAG = re.compile(r"<(/?)(srcset|refset|tstset|mteval|doc|hl|p|seg)\b([^<>]{0,2000})>", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"""([\w:-]{1,40})\s{0,9}=\s{0,9}(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z]\w{1,30});|\r\n?")


@dataclass(frozen=True, slots=True)
class WmtOptions:
    """Which of several systems and references is read."""

    system: str = option("", help="the system to audit; empty: all, each in documents of its own")
    translator: str = option("", help="the reference to compare with; empty: the first")


class WmtReader(Reader):
    """WMT files. A `<doc>` is a document for each system; source and reference come along where the file has them.

    A file of sources or references alone is read as a text, for use with `--source` and `--reference`.
    """

    name = "wmt"
    suffixes = (".sgm", ".sgml")
    shared_suffixes = (".xml",)
    bilingual = True
    streams = True
    description = "WMT: srcset/refset/tstset, and dataset with src, ref and hyp"
    Options = WmtOptions

    @classmethod
    def sniff(cls, head: bytes) -> float:
        """Sure if the first element is one of theirs."""
        tag = first_tag(head) or head.decode("utf-8", "replace").lstrip("\ufeff \t\r\n")[:40]
        return 0.95 if _OLD.match(tag) or _NEW.match(tag) else 0.0

    def read(self, file: InputFile) -> Iterator[Document | InputError]:
        """The documents; the newer form is read piece by piece."""
        with file.open() as stream:
            head = stream.read(4096)
        if _NEW.match(first_tag(head)):
            yield from _new(file, self.options)
        else:
            yield from _old(file, self.options)


@dataclass(frozen=True, slots=True)
class _Part:
    """One `<seg>`."""

    key: str
    content: Content
    block: int
    kind: Kind = Kind.PARAGRAPH


@dataclass
class _Side:
    """One text of a document: the source, a reference or a system's translation."""

    language: str = ""
    who: str = ""
    parts: list[_Part] = field(default_factory=list)


@dataclass
class _Doc:
    """A document with its sides."""

    key: str
    start: int = 0
    meta: tuple[tuple[str, str], ...] = ()
    sides: dict[str, list[_Side]] = field(default_factory=dict)

    def add(self, role: str, side: _Side) -> None:
        self.sides.setdefault(role, []).append(side)


def _documents(doc: _Doc, options: WmtOptions, blank: Document) -> Iterator[Document]:
    """A document for each system; without any for the reference, else for the source."""
    role = next((r for r in ("hyp", "ref", "src") if doc.sides.get(r)), "")
    targets = [t for t in doc.sides.get(role, ()) if role != "hyp" or options.system in ("", t.who)]
    source = next(iter(doc.sides.get("src", ())), None) if role != "src" else None
    references = doc.sides.get("ref", []) if role == "hyp" else []
    reference = next((r for r in references if options.translator in ("", r.who)), None)
    for target in targets:
        given = blank.languages
        languages = Languages(target.language or given.target or "en", source.language if source else given.source)
        sides = [{p.key: p.content for p in side.parts} if side else {} for side in (source, reference)]
        segments = tuple(_segments(target.parts, sides, languages))
        who = (("system" if role == "hyp" else "translator", target.who),) if target.who else ()
        key = f"{doc.key} {target.who}" if len(targets) > 1 else doc.key
        yield replace(blank, segments=segments, key=key, languages=languages, meta=(*doc.meta, *who))


def _segments(parts: list[_Part], sides: list[dict[str, Content]], languages: Languages) -> Iterator[Segment]:
    seen: dict[str, int] = {}
    block = None
    for number, part in enumerate(parts):
        source, reference = (side.get(part.key) or Content() for side in sides)
        if not part.content.text and not source.text:
            continue
        key = part.key or str(number + 1)
        seen[key] = seen.get(key, 0) + 1
        yield Segment(
            key=key if seen[key] == 1 else f"{key}#{seen[key]}",
            target=part.content.text,
            source=source.text or None,
            reference=reference.text or None,
            languages=languages,
            map=part.content.place,
            source_map=source.map,
            reference_map=reference.map,
            block=part.block,
            kind=part.kind,
            gap=" " if part.block == block else "",
        )
        block = part.block


# -- dataset -----------------------------------------------------------------------------------------------------


def _new(file: InputFile, options: WmtOptions) -> Iterator[Document | InputError]:
    xml = Xml(file)
    collection = ""
    try:
        for item in xml.items({"doc"}, LONGEST_DOC):
            if isinstance(item, Open) and item.node.name == "collection":
                collection = item.node.get("id")
            elif isinstance(item, TooLong):
                yield xml.error(item.node.start, f"the document {item.node.get('id')!r} is too large", "split it")
            elif isinstance(item, Whole) and item.node.name == "doc":
                node = item.node
                meta = (("domain", node.get("domain")),) if node.get("domain") else ()
                directives = said(node.comments())
                meta = (*meta, *(("collection", collection),)) if collection else meta
                blank = Document(
                    file.path,
                    (),
                    format="wmt",
                    encoding=xml.encoding,
                    languages=file.languages,
                    lines=xml.lines(node.start, node.end),
                    notices=tuple(xml.notices),
                )
                xml.notices.clear()
                yield from _documents(_doc(node, (*meta, *directives)), options, blank)
                xml.forget(node.end)
    except InputError as error:
        yield error


def _doc(node: Node, meta: tuple[tuple[str, str], ...]) -> _Doc:
    doc = _Doc(node.get("id"), node.start, tuple(pair for pair in meta if pair[0] != META or "ignore-file" in pair[1]))
    for side in node.children:
        if side.name in ("src", "ref", "hyp"):
            who = side.get("system") or side.get("translator")
            doc.add(side.name, _Side(side.get("lang"), who, list(_parts(side))))
    return doc


def _parts(side: Node) -> Iterator[_Part]:
    block = -1
    for child in side.children:
        if child.name == "seg":
            block += 1
            yield _part(child, block)
        else:
            block += 1
            kind = Kind.HEADING if child.name in ("hl", "title") else Kind.PARAGRAPH
            for seg in child.walk():
                if seg.name == "seg":
                    yield replace(_part(seg, block), kind=kind)


def _part(seg: Node, block: int) -> _Part:
    writer = Writer(seg.inner)
    for item in (seg, *seg.walk()):
        for piece in item.items if item.name != COMMENT else ():
            if isinstance(piece, Piece):
                writer.piece(piece)
    return _Part(seg.get("id"), stripped(writer.content()), block)


# -- srcset, refset, tstset: SGML, often not well-formed XML ----------------------------------------------------


def _old(file: InputFile, options: WmtOptions) -> Iterator[Document | InputError]:
    decoded = decode(file.read(), path=file.path, encoding=file.encoding)
    docs: dict[str, _Doc] = {}
    for doc, role, side in _Scan(decoded).sides():
        docs.setdefault(doc, _Doc(doc)).add(role, side)
    if not docs:
        message = "there is no <doc> with a <seg> in this file"
        raise InputError(message, path=file.path, hint="srcset, refset, tstset or dataset is read")
    blank = Document(
        file.path,
        (),
        format="wmt",
        encoding=decoded.encoding,
        languages=file.languages,
        lines=LineIndex.of(decoded.text),
        notices=decoded.notices,
    )
    for one in docs.values():
        yield from _documents(one, options, blank)


class _Scan:
    """Walks over the tags; what is not one of ours belongs to the text."""

    def __init__(self, decoded: Decoded) -> None:
        self.text = decoded.text
        self.block = -1
        self.kind = Kind.PARAGRAPH
        self.paragraphs = False  # without them, each segment is a block

    def _next(self) -> int:
        self.block += 1
        return self.block

    def sides(self) -> Iterator[tuple[str, str, _Side]]:
        """Name of the document, role and text, in the order of the file."""
        role, around, doc, side = "hyp", dict[str, str](), "", _Side()
        open_seg: tuple[str, int] | None = None
        for hit in _TAG.finditer(self.text):
            name, attributes = hit[2].lower(), _attributes(hit[3])
            closes = bool(hit[1])
            if name in _SETS and not closes:
                role, around = _SETS[name], attributes
            elif name == "doc" and not closes:
                doc = attributes.get("docid", "")
                side = _Side(_language(role, around), attributes.get("sysid") or around.get("sysid", ""))
                side.who = side.who or around.get("refid", "")
                self.block, self.paragraphs = -1, False
            elif name == "doc":
                yield doc, role, side
            elif name == "seg" and not closes:
                open_seg = attributes.get("id", ""), hit.end()
            elif name == "seg" and open_seg is not None:
                side.parts.append(self._part(*open_seg, hit.start()))
                open_seg = None
            elif not closes:
                self._next()
                self.paragraphs = True
                self.kind = Kind.HEADING if name == "hl" else Kind.PARAGRAPH

    def _part(self, key: str, start: int, end: int) -> _Part:
        writer = Writer(start)
        at = start
        for hit in _ENTITY.finditer(self.text, start, end):
            writer.add(self.text[at : hit.start()], at, hit.start(), True)
            meant = "\n" if hit[0][0] == "\r" else html.unescape(hit[0])
            writer.add(meant, hit.start(), hit.end(), meant == hit[0])
            at = hit.end()
        writer.add(self.text[at:end], at, end, True)
        return _Part(key, stripped(writer.content()), self.block if self.paragraphs else self._next(), self.kind)


def _attributes(text: str) -> dict[str, str]:
    return {m[1].lower(): html.unescape(m[2] or m[3] or m[4] or "") for m in _ATTRIBUTE.finditer(text)}


_NAMES = {"english": "en", "german": "de", "french": "fr", "czech": "cs", "russian": "ru", "chinese": "zh",
          "spanish": "es", "finnish": "fi", "turkish": "tr", "japanese": "ja", "arabic": "ar"}  # fmt: skip


def _language(role: str, around: dict[str, str]) -> str:
    given = around.get("srclang" if role == "src" else "trglang", "")
    code = _NAMES.get(given.lower(), given)
    return "" if code.lower() in ("any", "null") else code


@hookimpl
def mtaudit_readers() -> Iterable[type[Reader]]:
    """Registers the reader."""
    return [WmtReader]
