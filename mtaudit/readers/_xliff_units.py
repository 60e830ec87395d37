"""Units of XLIFF 1.2 and 2.x, in the dialects of the tools that write them, as entries."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from mtaudit.plugin.options import option
from mtaudit.readers._content import Content, Writer, is_break, is_placeholder, replaced
from mtaudit.readers._units import Entry, Pairs, said
from mtaudit.readers._xml import COMMENT, Node, Piece

MARK = "mtaudit"
"""What notes and marks that we wrote are known by."""

_UNTOUCHED = frozenset({"new", "needs-translation", "initial", "notstarted"})
_UNFINISHED = _UNTOUCHED | frozenset(
    "needs-adaptation needs-l10n needs-review-adaptation needs-review-l10n needs-review-translation draft "
    "rejected rejectedtranslation rejectedsignoff partiallyedited pretranslated unconfirmed".split()
)
_APPROVED = frozenset({"final", "signed-off", "approvedtranslation", "approvedsignoff", "proofread"})
_DONE = _APPROVED | frozenset({"translated", "reviewed", "confirmed", "manuallyconfirmed"})
_MEMSOURCE = re.compile(r"\{(?:\d{1,4}|[biu^_]{1,3})>|<(?:\d{1,4}|[biu^_]{1,3})\}|\{\d{1,4}\}")


@dataclass(frozen=True, slots=True)
class XliffOptions:
    """Which units are left out."""

    skip_approved: bool = option(False, help="leave out what is approved, signed off or final")
    skip_locked: bool = option(False, help="leave out locked units")
    skip_unfinished: bool = option(False, help="leave out drafts and what the file says needs work")
    skip_untranslatable: bool = option(True, help='leave out units with translate="no"')


@dataclass(frozen=True, slots=True)
class Setting:
    """What holds where a unit stands: inherited from the file and its groups."""

    options: XliffOptions
    version: int = 1
    translate: bool = True
    preserve: bool = False
    dialect: str = ""

    def inside(self, node: Node) -> Setting:
        """What holds inside an element."""
        translate = {"yes": True, "no": False}.get(node.get("translate"), self.translate)
        preserve = {"preserve": True, "default": False}.get(node.get("xml:space"), self.preserve)
        if translate == self.translate and preserve == self.preserve:
            return self
        return _changed(self, translate, preserve)


@lru_cache(maxsize=256)
def _changed(setting: Setting, translate: bool, preserve: bool) -> Setting:
    """Few for a whole file, and asked for at every unit."""
    return replace(setting, translate=translate, preserve=preserve)


def dialect_of(node: Node) -> str:
    """The tool whose attributes stand at an element: `m`, `mq` or `sdl`; empty for none."""
    return next((name.partition(":")[0] for name in node.attrs if name.startswith(("m:", "mq:", "sdl:"))), "")


def entries(unit: Node, setting: Setting) -> list[Entry]:
    """The segments of a unit; the header of a catalogue that was made into XLIFF is none."""
    if unit.get("restype") == "x-gettext-domain-header":
        return []
    here = setting.inside(unit)
    return _unit_2(unit, here) if here.version == 2 else _unit_1(unit, here)


def _notes(unit: Node) -> Iterator[str]:
    for node in unit.walk():
        if node.name in ("note", "mq:comment", "m:comment") and MARK not in (node.get("from"), node.get("category")):
            text = " ".join(node.text().split()) if "mtaudit:" not in node.text() else node.text().strip()
            if text:
                yield text


def _common(unit: Node) -> Pairs:
    """Notes and directives of a unit."""
    notes = list(_notes(unit))
    return (*(("note", note) for note in notes), *said([*notes, *unit.comments()]))


def _left_out(setting: Setting, states: frozenset[str], approved: bool, locked: bool) -> str:
    options = setting.options
    if options.skip_untranslatable and not setting.translate:
        return "not to be translated"
    if options.skip_locked and locked:
        return "locked"
    if options.skip_approved and (approved or states & _APPROVED):
        return "approved"
    return "unfinished" if options.skip_unfinished and states & _UNFINISHED else ""


def _entry(key: str, source: Content | None, target: Content | None, meta: Pairs, setting: Setting) -> Entry:
    values = dict(meta)
    states = frozenset(values[name].lower() for name in ("state", "status") if name in values)
    copied = source is not None and target is not None and source.text == target.text
    if copied and states & _UNTOUCHED:
        target = None  # a tool filled the target in before anybody translated
    return Entry(
        key=key,
        source=source,
        target=target,
        meta=meta,
        empty_counts=bool(states & _DONE) or values.get("approved") == "yes",
        left_out=_left_out(setting, states, values.get("approved") == "yes", values.get("locked") == "yes"),
    )


# -- XLIFF 1.2 ---------------------------------------------------------------------------------------------------


def _unit_1(unit: Node, setting: Setting) -> list[Entry]:
    source, cut, target = (unit.child(name) for name in ("source", "seg-source", "target"))
    key = unit.get("id") or unit.get("resname")
    meta = _meta_1(unit, target)
    read = _Inline(setting, _inline_1)
    pieces = list(_marked(target)) if target is not None else []
    parts = list(_marked(cut if cut is not None else source)) if pieces or not target or not target.items else []
    flows = _sub_flows_1(key, source, target, meta, setting)
    if not pieces and not parts:
        return [_entry(key, read.content(source), read.content(target), meta, setting), *flows]
    return [*_segments_1(key, parts, pieces, meta, _sdl(unit), setting), *flows]


def _segments_1(
    key: str, parts: list[_Marked], pieces: list[_Marked], meta: Pairs, states: dict[str, Pairs], setting: Setting
) -> Iterator[Entry]:
    """The segments that a tool marked inside a unit, in the order of the target."""
    sources = {part.node.get("mid"): part for part in parts}
    known = {piece.node.get("mid") for piece in pieces}
    for number, piece in enumerate([*pieces, *(p for p in parts if p.node.get("mid") not in known)]):
        mid = piece.node.get("mid")
        read = _Inline(setting, _inline_1)
        source = read.content(sources[mid].node) if mid in sources else None
        target = read.content(piece.node) if mid in known else None
        entry = _entry(f"{key}/{mid}", source, target, (*meta, *states.get(mid, ())), setting)
        yield replace(entry, follows=number > 0, gap=piece.gap)


def _sub_flows_1(
    key: str, source: Node | None, target: Node | None, meta: Pairs, setting: Setting
) -> Iterator[Entry]:
    """Texts of their own inside inline codes (`<sub>`: the title of a picture, a footnote), by code and number."""
    theirs = dict(_sub_flows(source)) if source is not None else {}
    mine = dict(_sub_flows(target)) if target is not None else {}
    for name in [*mine, *(name for name in theirs if name not in mine)]:
        read = _Inline(setting, _inline_1)
        there, here = read.content(theirs.get(name)), read.content(mine.get(name))
        yield _entry(f"{key}/{name}", there, here, meta, setting)


def _sub_flows(side: Node) -> Iterator[tuple[str, Node]]:
    if not side.items or (len(side.items) == 1 and isinstance(side.items[0], Piece)):
        return  # most have no code
    seen: Counter[str] = Counter()
    waiting = [(child, "") for child in reversed([*side.children])]
    while waiting:
        node, code = waiting.pop()
        if node.get("mtype") == "x-sdl-deleted":
            continue
        if node.name == "sub":
            seen[code] += 1
            yield (f"{code}/sub" if seen[code] == 1 else f"{code}/sub{seen[code]}"), node
        elif node.name in _HOLDERS:
            code = f"{node.name}{node.get('id')}"
        waiting += [(child, code) for child in reversed([*node.children])]


_HOLDERS = frozenset({"ph", "it", "bpt", "ept"})


@dataclass(frozen=True, slots=True)
class _Marked:
    node: Node
    gap: str


def _marked(side: Node | None) -> Iterator[_Marked]:
    """The `<mrk mtype="seg">` of a source or target, each with the text between it and the one before."""
    gap: list[str] = []
    for item in _outside(side) if side is not None else ():
        if isinstance(item, Piece):
            gap.append(item.text)
        else:
            yield _Marked(item, "".join(gap))
            gap.clear()


def _outside(node: Node) -> Iterator[Node | Piece]:
    for item in node.items:
        if isinstance(item, Piece) or (item.name == "mrk" and item.get("mtype") == "seg"):
            yield item
        elif item.name in ("g", "mrk"):
            yield from _outside(item)


_UNIT_META = {
    "resname": "resname",
    "m:score": "match",
    "m:trans-origin": "origin",
    "mq:status": "status",
    "mq:percent": "match",
}
_TRUE = frozenset({"yes", "true", "1", "locked"})


def _meta_1(unit: Node, target: Node | None) -> Pairs:
    pairs = [(name, unit.attrs[key]) for key, name in _UNIT_META.items() if unit.attrs.get(key)]
    if target is not None and target.get("state"):
        pairs.append(("state", target.get("state")))
    if target is not None and target.get("state-qualifier"):
        pairs.append(("origin", target.get("state-qualifier")))
    if "m:confirmed" in unit.attrs:
        pairs.append(("status", "Confirmed" if unit.get("m:confirmed") in _TRUE else "Unconfirmed"))
    if unit.get("approved") == "yes":
        pairs.append(("approved", "yes"))
    if {unit.get("m:locked"), unit.get("mq:locked"), unit.get("sdl:locked")} & _TRUE:
        pairs.append(("locked", "yes"))
    return (*pairs, *_common(unit))


def _sdl(unit: Node) -> dict[str, Pairs]:
    """What `<sdl:seg-defs>` says of each segment."""
    out: dict[str, Pairs] = {}
    for definitions in unit.children:
        if definitions.name == "sdl:seg-defs":
            for seg in definitions.children:
                names = (("conf", "status"), ("origin", "origin"), ("percent", "match"))
                pairs = [(name, seg.get(attribute)) for attribute, name in names if seg.get(attribute)]
                locked = [("locked", "yes")] if seg.get("locked").lower() in _TRUE else []
                out[seg.get("id")] = (*pairs, *locked)
    return out


# -- XLIFF 2.x ---------------------------------------------------------------------------------------------------


def _unit_2(unit: Node, setting: Setting) -> list[Entry]:
    meta = _common(unit)
    if unit.get("name"):
        meta = (("resname", unit.get("name")), *meta)
    originals = unit.child("originalData")
    data = {d.get("id"): d.text() for d in originals.children} if originals is not None else {}
    parts = [c for c in unit.children if c.name in ("segment", "ignorable")]
    single = sum(c.name == "segment" for c in parts) == 1
    out: list[Entry] = []
    gap = ""
    for number, part in enumerate(parts, 1):
        read = _Inline(setting.inside(part), _inline_2, data)
        source, target = (read.content(part.child(name)) for name in ("source", "target"))
        if part.name == "ignorable":
            between = target or source
            gap = between.text if between else ""
            continue
        states = tuple((name, part.get(name)) for name in ("state", "subState") if part.get(name))
        key = unit.get("id") if single and not part.get("id") else f"{unit.get('id')}/{part.get('id') or number}"
        entry = _entry(key, source, target, (*states, *meta), setting)
        out.append(replace(entry, follows=bool(out), gap=gap))
        gap = ""
    return out


# -- inline codes ------------------------------------------------------------------------------------------------


class _Inline:
    """Reads source and then target of one segment; the target shows placeholders as the source does."""

    def __init__(self, setting: Setting, step: Step, data: dict[str, str] | None = None) -> None:
        self.setting = setting
        self.step = step
        self.data = data or {}
        self.shown: dict[str, str] = {}

    def content(self, node: Node | None) -> Content | None:
        if node is None:
            return None
        setting = self.setting.inside(node)
        writer = Writer(node.inner)
        self.walk(node, writer)
        content = writer.content(preserve=setting.preserve)
        return _memsource(content) if setting.dialect == "m" else content

    def walk(self, node: Node, writer: Writer) -> None:
        for item in node.items:
            if isinstance(item, Piece):
                writer.piece(item)
            elif item.name != COMMENT:
                self.step(self, item, writer)

    def code(self, node: Node, writer: Writer, identity: str, shown: str, *, alone: bool = False) -> None:
        """One code: a placeholder is text, a line break is one, anything else has no text."""
        shown = shown.strip(" \t") or self.shown.get(identity, "")
        self.shown.setdefault(identity, shown)
        if alone and is_placeholder(shown):
            inside = [i for i in node.items if isinstance(i, Piece) and i.text.strip() == shown]
            start, end = (inside[0].start, inside[0].end) if inside else (node.start, node.end)
            writer.add(shown, start, end, bool(inside) and inside[0].verbatim and end - start == len(shown))
        elif alone:
            writer.standalone(identity, node.start, node.end)
            if is_break(shown):
                writer.object = None
                writer.add("\n", node.start, node.end, False)
        else:
            writer.code(identity)

    def pair(self, node: Node, writer: Writer, name: str) -> None:
        """A code around text."""
        identity = node.get("id")
        writer.code(f'<{name} id="{identity}">')
        self.walk(node, writer)
        writer.code(f'</{name} id="{identity}">')


Step = Callable[[_Inline, Node, Writer], None]


def _inline_1(read: _Inline, node: Node, writer: Writer) -> None:
    name = node.name
    if name == "g":
        read.pair(node, writer, name)
    elif name in ("x", "ph", "it"):
        shown = node.get("equiv-text") or _own_text(node)
        if node.get("ctype") in ("lb", "x-br", "linebreak", "x-linebreak"):
            shown = "\n"
        read.code(node, writer, f'<{name} id="{node.get("id")}"/>', shown, alone=name != "it")
    elif name in ("bx", "bpt"):
        read.code(node, writer, f'<{name} id="{node.get("rid") or node.get("id")}">', "")
    elif name in ("ex", "ept"):
        opening = {"ex": "bx", "ept": "bpt"}[name]
        read.code(node, writer, f'</{opening} id="{node.get("rid") or node.get("id")}">', "")
    elif node.get("mtype") != "x-sdl-deleted":
        read.walk(node, writer)


def _inline_2(read: _Inline, node: Node, writer: Writer) -> None:
    name, identity = node.name, node.get("id")
    if name == "cp":
        _code_point(node, writer)
    elif name == "ph":
        shown = next((t for t in (read.data.get(node.get("dataRef")), node.get("equiv"), node.get("disp")) if t), "")
        if node.get("subType") == "xlf:lb":
            shown = "\n"
        read.code(node, writer, f'<ph id="{identity}"/>', shown, alone=True)
    elif name == "pc":
        read.pair(node, writer, name)
    elif name == "sc":
        read.code(node, writer, f'<sc id="{identity}">', "")
    elif name == "ec":
        read.code(node, writer, f'</sc id="{node.get("startRef") or identity}">', "")
    elif name not in ("sm", "em"):
        read.walk(node, writer)


def _own_text(node: Node) -> str:
    """The text right inside a code, without sub-flows."""
    return "".join(item.text for item in node.items if isinstance(item, Piece))


def _code_point(node: Node, writer: Writer) -> None:
    """A character that XML cannot hold; it stands for itself if it is one at all."""
    try:
        char = chr(int(node.get("hex"), 16))
    except (ValueError, OverflowError):
        return
    if char.isprintable():
        writer.add(char, node.start, node.end, False)


def _memsource(content: Content) -> Content:
    """Memsource writes inline codes as text: `{1>bold<1}`, `{2}`."""
    hits = [(hit.start(), hit.end(), hit[0]) for hit in _MEMSOURCE.finditer(content.text)]
    if not hits:
        return content
    gone, codes = 0, []
    for start, end, code in hits:
        codes.append((start - gone, code))
        gone += end - start
    bare = replaced(content, [(start, end, "") for start, end, _ in hits])
    return replace(bare, codes=tuple(codes))
