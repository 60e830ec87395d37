"""TMX: translation memories, read piece by piece."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from mtaudit.errors import InputError
from mtaudit.model import Document, Keys, Languages
from mtaudit.model.segment import base_language
from mtaudit.plugin import InputFile, Reader, hookimpl
from mtaudit.readers._content import Content, Writer, is_break, is_placeholder
from mtaudit.readers._units import Entry, Gathering, Pairs, for_file, said
from mtaudit.readers._xml import COMMENT, Node, Open, Piece, TooLong, Whole, Xml, first_tag

AT_ONCE = 500
"""Units that make a document."""

_ROOT = re.compile(r"<tmx[\s>/]")
_ALL = "*all*"


class TmxReader(Reader):
    """Translation memories. Runs of units make a document for each target language.

    The source is the language given with `--languages`, else the one that the file or the unit names; the target is
    the language given, else every other one.
    """

    name = "tmx"
    suffixes = (".tmx",)
    bilingual = True
    streams = True
    description = "TMX 1.1 to 1.4 and 2.0 translation memories"

    @classmethod
    def sniff(cls, head: bytes) -> float:
        """Sure if the first element is `<tmx>`."""
        return 0.95 if _ROOT.match(first_tag(head)) else 0.0

    def read(self, file: InputFile) -> Iterator[Document | InputError]:
        """The documents, streaming: memory does not grow with the file."""
        return _Reading(file, self.name).documents()


@dataclass(frozen=True, slots=True)
class _Variant:
    language: str
    node: Node


class _Reading:
    def __init__(self, file: InputFile, name: str) -> None:
        self.file = file
        self.name = name
        self.xml = Xml(file)
        self.source = ""
        self.target = file.languages.target
        self.gatherings: dict[str, Gathering] = {}
        self.done = 0
        self.first = 1
        self.before: Pairs = ()
        self.meta: Pairs = ()

    def documents(self) -> Iterator[Document | InputError]:
        try:
            for item in self.xml.items({"tu", "note"}):
                yield from self._take(item)
        except InputError as error:
            yield from self._flush()
            yield error
            return
        yield from self._flush()
        if self.gatherings and not any(g.audited for g in self.gatherings.values()):
            nothing = max(self.gatherings.values(), key=lambda g: g.seen).nothing()
            if nothing is not None:
                yield nothing

    def _take(self, item: object) -> Iterator[Document | InputError]:
        if isinstance(item, TooLong):
            yield self._gathering(self.target).too_long(item)
        elif isinstance(item, Open) and item.node.name == "header":
            self.source = item.node.get("srclang")
        elif isinstance(item, Whole) and item.node.name == "tu":
            self._unit(item.node)
            self.done += 1
            if self.done - self.first + 1 >= AT_ONCE:
                yield from self._flush()
        elif isinstance(item, Whole):
            text = item.node.get("text") if item.node.name == COMMENT else item.node.text()
            self.before = (*self.before, *said([text]))

    def _gathering(self, language: str) -> Gathering:
        known = self.gatherings.get(language)
        if known is None:
            known = self.gatherings[language] = Gathering(self.xml, self.file, self.name)
        return known

    def _flush(self) -> Iterator[Document]:
        """What was gathered, one document for each target language."""
        end = 0
        several = len(self.gatherings) > 1
        for language, gathering in self.gatherings.items():
            if gathering.pending:
                gathering.meta = self.meta
                key = f"{self.first}-{self.done}"
                source = self.file.languages.source or ("" if self.source == _ALL else self.source)
                document_key = f"{key} {language}" if several else key
                yield gathering.document(document_key, Languages(language or self.target, source))
                end = max(end, gathering.end)
        self.first = self.done + 1
        self.xml.forget(end)

    # -- one unit ------------------------------------------------------------------------------------------------

    def _unit(self, unit: Node) -> None:
        before, self.before = self.before, ()
        self.meta = (*self.meta, *for_file(before))
        variants = [_variant(node) for node in unit.children if node.name == "tuv"]
        source = self._source(unit, variants)
        targets = [v for v in variants if v is not source and self._wanted(v, source)]
        meta = (*_meta(unit), *before)
        codes = _Codes(_preserves(unit))
        read = codes.content(source.node) if source else None
        if not targets:
            language = self.target or next(iter(self.gatherings), "")
            key, made = _key(unit, read)
            self._gathering(language).add([Entry(key, read, None, meta, made_key=made)], unit.start, unit.end)
        seen: set[str] = set()
        for target in targets:
            content = codes.content(target.node)
            key, made = _key(unit, read or content)
            made = made or target.language in seen
            entry = Entry(key, read, content, (*meta, *_own_meta(target.node)), made_key=made)
            seen.add(target.language)
            self._gathering(target.language).add([entry], unit.start, unit.end)

    def _source(self, unit: Node, variants: list[_Variant]) -> _Variant | None:
        wanted = self.file.languages.source or unit.get("srclang") or self.source
        if wanted and wanted != _ALL:
            return _matching(wanted, variants)
        others = [v for v in variants if not self.target or not _same(v.language, self.target)]
        return others[0] if others else None

    def _wanted(self, variant: _Variant, source: _Variant | None) -> bool:
        if self.target:
            return _same(variant.language, self.target)
        return source is None or variant.language.lower() != source.language.lower()


def _variant(node: Node) -> _Variant:
    return _Variant(node.get("xml:lang") or node.get("lang"), node)


def _matching(language: str, variants: list[_Variant]) -> _Variant | None:
    exact = next((v for v in variants if v.language.lower() == language.lower()), None)
    return exact or next((v for v in variants if _same(v.language, language)), None)


def _same(one: str, two: str) -> bool:
    """`en` takes in `en-GB`; `en-US` and `en-GB` differ."""
    first, second = one.replace("_", "-").lower(), two.replace("_", "-").lower()
    bare = base_language(first) == first or base_language(second) == second
    return first == second or (bare and base_language(first) == base_language(second))


def _key(unit: Node, content: Content | None) -> tuple[str, bool]:
    """The id of a unit, or one made from its source: it must not change with what stands around."""
    own = unit.get("tuid")
    return (own, False) if own else (Keys().key(content.text if content else ""), True)


def _preserves(unit: Node) -> bool:
    return unit.get("xml:space") == "preserve"


def _meta(unit: Node) -> Pairs:
    pairs = _own_meta(unit)
    return (*pairs, *said([*(text for name, text in pairs if name == "note"), *unit.comments()]))


def _own_meta(node: Node) -> Pairs:
    out: list[tuple[str, str]] = []
    for child in node.children:
        text = child.text().strip() if child.name in ("note", "prop") else ""
        if text:
            out.append(("note" if child.name == "note" else f"prop:{child.get('type')}", text))
    return tuple(out)


class _Codes:
    """Reads the variants of one unit; inline codes are known by `x`, else by what stands in them."""

    def __init__(self, preserve: bool) -> None:
        self.preserve = preserve

    def content(self, variant: Node) -> Content:
        seg = variant.child("seg")
        if seg is None:
            return Content()
        writer = Writer(seg.inner)
        self._walk(seg, writer, {})
        preserve = self.preserve or "preserve" in (variant.get("xml:space"), seg.get("xml:space"))
        return writer.content(preserve=preserve)

    def _walk(self, node: Node, writer: Writer, pairs: dict[str, str]) -> None:
        for item in node.items:
            if isinstance(item, Piece):
                writer.piece(item)
            elif item.name in _STEPS:
                _STEPS[item.name](item, writer, pairs)
            elif item.name != COMMENT:
                self._walk(item, writer, pairs)


def _opening(node: Node, writer: Writer, pairs: dict[str, str]) -> None:
    inside = _inside(node)
    code = f'<bpt x="{node.get("x")}">' if node.get("x") else inside or "<bpt>"
    pairs[node.get("i")] = f'</bpt x="{node.get("x")}">' if node.get("x") else ""
    writer.code(code)


def _closing(node: Node, writer: Writer, pairs: dict[str, str]) -> None:
    writer.code(pairs.get(node.get("i")) or _inside(node) or "</bpt>")


def _alone(node: Node, writer: Writer, _: dict[str, str]) -> None:
    inside = _inside(node)
    pieces = [i for i in node.items if isinstance(i, Piece)]
    if is_placeholder(inside) and len(pieces) == 1:
        writer.add(inside, pieces[0].start, pieces[0].end, pieces[0].verbatim and pieces[0].text == inside)
    elif is_break(inside) or node.get("type") in ("lb", "lf", "br"):
        writer.standalone(inside or "<ph>", node.start, node.end)
        writer.object = None
        writer.add("\n", node.start, node.end, False)
    else:
        writer.standalone(_named(node), node.start, node.end)


def _isolated(node: Node, writer: Writer, _: dict[str, str]) -> None:
    """Half of a pair, as a rule: formatting, which takes no room."""
    writer.code(_named(node))


def _named(node: Node) -> str:
    return f'<{node.name} x="{node.get("x")}"/>' if node.get("x") else _inside(node) or f"<{node.name}/>"


def _inside(node: Node) -> str:
    return "".join(item.text for item in node.items if isinstance(item, Piece)).strip(" \t")


_STEPS = {"bpt": _opening, "ept": _closing, "ph": _alone, "it": _isolated, "ut": _isolated}


@hookimpl
def mtaudit_readers() -> Iterable[type[Reader]]:
    """Registers the reader."""
    return [TmxReader]
