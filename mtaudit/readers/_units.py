"""Bilingual units -> documents: what the XML formats of translators have in common."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from mtaudit.errors import InputError
from mtaudit.lang.directives import FILE, META, directives
from mtaudit.lang.identify import target_language
from mtaudit.model import Document, Kind, Languages, Segment
from mtaudit.plugin import InputFile
from mtaudit.readers._content import SOURCE_CODES, TARGET_CODES, Content
from mtaudit.readers._mnemonic import without_keys
from mtaudit.readers._xml import TooLong, Xml

Pairs = tuple[tuple[str, str], ...]
_SAMPLE = 5000


@dataclass(frozen=True, slots=True)
class Entry:
    """One segment of a unit, as the file has it.

    `target` None or empty: it is not translated. `empty_counts`: the file calls it translated all the same, so
    that the empty target is a fault. `left_out` names the option that leaves it out. `follows` says that it stands
    in the same block as the entry before, after `gap`.
    """

    key: str
    source: Content | None
    target: Content | None
    meta: Pairs = ()
    reference: Content | None = None
    empty_counts: bool = False
    left_out: str = ""
    follows: bool = False
    gap: str = ""
    made_key: bool = False
    """The file gives no id: that two keys are the same says nothing."""


class Gathering:
    """Collects entries until they are made a document; one for each file, or for each part of one."""

    def __init__(self, xml: Xml, file: InputFile, format_name: str) -> None:
        self.xml = xml
        self.file = file
        self.format = format_name
        self.meta: Pairs = ()
        self.audited = 0
        self.seen = 0
        self._segments: list[Segment] = []
        self._keys: Counter[str] = Counter()
        self._ids: Counter[str] = Counter()
        self._start = -1
        self._end = 0
        self._block = -1
        self._counts: Counter[str] = Counter()

    @property
    def pending(self) -> bool:
        """Whether a unit was added since the last document."""
        return self._start >= 0

    def __len__(self) -> int:
        return len(self._segments)

    def documents(
        self,
        items: Iterable[object],
        take: Callable[[Any], Iterator[Document | InputError]],
        flush: Callable[[], Iterator[Document]],
    ) -> Iterator[Document | InputError]:
        """Takes item by item. What was gathered before an error comes out before it; a file of nothing is told."""
        try:
            for item in items:
                yield from take(item)
        except InputError as error:
            yield from flush()
            yield error
            return
        yield from flush()
        nothing = self.nothing()
        if nothing is not None:
            yield nothing

    def add(self, entries: Iterable[Entry], start: int, end: int) -> None:
        """The entries of one unit, which stands at `[start, end)`."""
        if self._start < 0:
            self._start = start
        self._end = end
        fresh = True
        for entry in entries:
            fresh = fresh or not entry.follows
            if self._takes(entry):
                if fresh:
                    self._block += 1
                self._segments.append(self._segment(entry, fresh))
                fresh = False

    def _takes(self, entry: Entry) -> bool:
        """Whether an entry is audited; if not, it is counted."""
        source = entry.source.text.strip() if entry.source else ""
        target = entry.target.text.strip() if entry.target else ""
        if not source and not target:
            return False
        self.seen += 1
        self._ids[entry.key] += not entry.made_key
        if entry.left_out:
            self._counts[entry.left_out] += 1
            return False
        if not target and not (entry.target is not None and entry.empty_counts):
            self._counts[""] += 1
            return False
        self.audited += 1
        return True

    def _segment(self, entry: Entry, fresh: bool) -> Segment:
        source, target = without_keys(entry.source or Content(), entry.target or Content())
        reference = entry.reference or Content()
        meta = entry.meta
        if source.codes or target.codes:
            meta = (*meta, (SOURCE_CODES, source.listed()), (TARGET_CODES, target.listed()))
        return Segment(
            key=self._key(entry.key),
            target=target.text,
            source=source.text or None,
            reference=reference.text or None,
            map=target.place,
            source_map=source.map,
            reference_map=reference.map,
            block=self._block,
            kind=Kind.UNIT,
            gap="" if fresh else entry.gap,
            meta=meta,
        )

    def _key(self, key: str) -> str:
        self._keys[key] += 1
        number = self._keys[key]
        if number == 1:
            return key
        fresh = next(k for n in range(number, number + 10_000) if (k := f"{key}#{n}") not in self._keys)
        self._keys[fresh] = 1
        return fresh

    def document(self, key: str, languages: Languages) -> Document:
        """The document of what was gathered since the last one; begins the next."""
        sample = "" if languages.target else " ".join(s.target for s in self._segments[:200])[:_SAMPLE]
        chosen = Languages(languages.target or target_language(sample), languages.source)
        start = max(self._start, 0)
        document = Document(
            path=self.file.path,
            segments=tuple(replace(segment, languages=chosen) for segment in self._segments),
            key=key,
            format=self.format,
            encoding=self.xml.encoding,
            languages=chosen,
            lines=self.xml.lines(start, max(self._end, start)),
            notices=(*self.xml.notices, *self._notices()),
            meta=self.meta,
        )
        self.xml.notices.clear()
        self._segments, self._start, self._block = [], -1, -1
        self._keys.clear()
        self._ids.clear()
        self._counts.clear()
        return document

    def _notices(self) -> Iterator[str]:
        if self._counts[""]:
            yield f"{_units(self._counts[''])} no translation"
        for option, count in self._counts.items():
            if option:
                yield f"{count:,} unit{'s' if count > 1 else ''} left out: {option}"
        doubled = sorted(key for key, count in self._ids.items() if count > 1)
        if doubled:
            shown = ", ".join(doubled[:3]) + (" …" if len(doubled) > 3 else "")
            yield f"the same id stands at more than one unit: {shown}"

    @property
    def end(self) -> int:
        """Where the last unit ended."""
        return self._end

    def nothing(self) -> InputError | None:
        """What to say of a file in which nothing was audited."""
        if self.audited or not self.seen:
            return None
        message = f"there is nothing to audit: of {self.seen:,} unit{'s' if self.seen > 1 else ''} none is translated"
        return InputError(f"{message} or all were left out by options", path=self.file.path)

    def too_long(self, found: TooLong) -> InputError:
        """An error for a unit that is too large to look at."""
        name = found.node.get("id") or found.node.get("tuid")
        message = f"{found.node.name} {name!r} is too large; it was passed over"
        return self.xml.error(found.node.start, message, "split it")


def _units(count: int) -> str:
    return f"{count:,} unit{'s have' if count > 1 else ' has'}"


def said(comments: Iterable[str]) -> Pairs:
    """The directives in comments, as pairs of `Segment.meta`."""
    return tuple((META, d) for comment in comments if "mtaudit:" in comment for d in directives(comment))


def for_file(pairs: Pairs) -> Pairs:
    """Those directives that hold for the whole file."""
    return tuple(pair for pair in pairs if pair[1].startswith(FILE))
