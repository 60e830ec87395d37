"""What DOCX and ODT share: a ZIP archive read within bounds, and paragraphs collected while XML goes by.

Members are read by their names into memory and never written to disk, so that a path that climbs leads nowhere.
"""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from io import BytesIO
from itertools import chain

from mtaudit.errors import InputError
from mtaudit.lang.prose import Flow, ProseBlock, segment_blocks
from mtaudit.model import Document, Keys, Kind, Languages, LineIndex
from mtaudit.plugin import InputFile
from mtaudit.readers._prose import languages_of
from mtaudit.readers._xml import DEEPEST, Xml

MOST_XML = 64 * 1024 * 1024
"""Bytes that a part with text may have when decompressed: far more than the longest book."""
MOST_PART = 512 * 1024 * 1024
MOST_PARTS = 20_000
_UNSUSPECTED = 8 * 1024 * 1024
_MOST_RATIO = 300
"""How much a part that is not small may grow when decompressed; XML of real documents grows up to 50 times."""
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MOST_PACKED = 256 * 2**20
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError)

Attributes = Mapping[str, str]


class Package:
    """A ZIP archive of named parts. Raises InputError for what is none, or is broken, protected or oversized."""

    def __init__(self, file: InputFile, what: str) -> None:
        self.file = file
        self.what = what
        with file.open() as stream:
            packed = stream.read(_MOST_PACKED + 1)
        if packed.startswith(_OLE):
            raise self.error(
                "it is protected by a password, or in an old format of Office",
                f"open it and save it as {what} without a password",
            )
        if len(packed) > _MOST_PACKED:
            raise self.error(f"more than {_MOST_PACKED // 2**20} MB", "take pictures out, or split the document")
        try:
            self._zip = zipfile.ZipFile(BytesIO(packed))
            self.parts = {info.filename: info for info in self._zip.infolist()}
        except _BROKEN as error:
            hint = "it is cut off or damaged; open it in an office program and save it again"
            raise self.error(f"not a complete {what} file ({error})", hint) from None
        if len(self.parts) > MOST_PARTS:
            raise self.error(f"{len(self.parts):,} parts are too many for a document", "save it again")

    def error(self, message: str, hint: str, part: str = "") -> InputError:
        """An error that names file and part."""
        return InputError(f"{part}: {message}" if part else message, path=self.file.path, hint=hint)

    def __contains__(self, part: str) -> bool:
        return part in self.parts

    def read(self, part: str, most: int = MOST_XML) -> bytes:
        """The bytes of a part, decompressed; no more than `most` of them are ever held."""
        info = self.parts.get(part)
        if info is None:
            raise self.error("this part is missing", f"save it again as {self.what}", part)
        if info.flag_bits & 1:
            raise self.error("it is encrypted", "save it without a password", part)
        if info.file_size > most or (
            info.file_size > _UNSUSPECTED and info.file_size > _MOST_RATIO * info.compress_size
        ):
            raise self._oversized(part, info.file_size)
        try:
            with self._zip.open(info) as stream:
                data = stream.read(most + 1)
        except RuntimeError as error:  # how zipfile says that a password is needed
            raise self.error(str(error), "save it without a password", part) from None
        except _BROKEN as error:
            raise self.error(f"cannot be decompressed ({error})", "the file is damaged: save it again", part) from None
        if len(data) > most:
            raise self._oversized(part, len(data))
        return data

    def _oversized(self, part: str, size: int) -> InputError:
        message = f"{size // 2**20} MB decompressed are more than a document has: this may be a decompression bomb"
        return self.error(message, "if it is real, split the document", part)

    def xml(self, part: str) -> Xml:
        """A part to be parsed."""
        return Xml(InputFile(f"{self.file.path}: {part}", data=self.read(part)))

    def text(self, part: str) -> str:
        """The decoded text of a part, in which the offsets of its events count."""
        data = self.read(part)
        for mark, encoding in ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be")):
            if data.startswith(mark):
                return data[len(mark) :].decode(encoding)
        return data.decode("utf-8")

    def rewritten(self, changed: Mapping[str, bytes]) -> bytes:
        """The archive with some parts changed or added; the others keep their bytes, dates and order."""
        out = BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, info in self.parts.items():
                data = changed[name] if name in changed else self.read(name, MOST_PART)
                archive.writestr(info, data, compress_type=info.compress_type)
            for name in changed.keys() - self.parts.keys():
                new = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
                new.compress_type = zipfile.ZIP_DEFLATED
                archive.writestr(new, changed[name])
        return out.getvalue()


def sniff_zip(head: bytes, *signs: bytes) -> float:
    """Sure if a ZIP archive names one of the parts in its first bytes."""
    return 0.9 if head.startswith(b"PK\x03\x04") and any(sign in head for sign in signs) else 0.0


@dataclass(slots=True)
class Paragraph:
    """A paragraph that is being read."""

    flow: Flow = field(default_factory=Flow)
    style: str = ""
    kind: Kind | None = None
    """As told by what it stands in."""
    cell: bool = False
    listed: bool = False
    outline: bool = False
    joined: bool = False
    """Whether its end was deleted, so that the next one goes on with it."""


class Walker:
    """Goes through the events of a part and keeps the paragraphs open; formats say what their elements mean."""

    skipped: frozenset[str] = frozenset()
    """Elements left out with all that is in them."""

    def __init__(self, xml: Xml) -> None:
        self.xml = xml
        self.starts: list[int] = []
        """Where paragraphs begin: the lines that places in a container are counted in. One within another has none."""
        self.blocks: list[ProseBlock] = []
        self.stack: list[str] = []
        self.open: list[Paragraph] = []
        self._skip_from = 0
        self._names: dict[str, str] = {}

    def run(self) -> None:
        """Reads the part to its end."""
        before: tuple[int, str, object, int] | None = None
        for event in chain.from_iterable(self.xml.events()):
            if before is not None:
                self._take(before, event[3])
            before = event

    def _take(self, event: tuple[int, str, object, int], end: int) -> None:
        kind, name, more, start = event
        if kind == 0:
            self._start(self._named(name), more if isinstance(more, dict) else {}, start, end)
        elif kind == 1:
            self._end(start, end)
        elif kind == 2 and not self._skip_from:
            self.text(name, start, end, bool(more))

    def _named(self, name: str) -> str:
        known = self._names.get(name)
        if known is None:
            uri, _, local = name.rpartition(" ")
            known = self._names[name] = f"{self.prefix(uri)}:{local}"
        return known

    def _start(self, name: str, attrs: dict[str, str], start: int, end: int) -> None:
        self.stack.append(name)
        if len(self.stack) > DEEPEST:
            raise self.xml.error(
                start, f"nested more than {DEEPEST} levels deep", "no office program writes such a file"
            )
        if not self._skip_from and name in self.skipped:
            self._skip_from = len(self.stack)
        if not self._skip_from:
            self.begin(name, {self._local(key): value for key, value in attrs.items()}, start, end)

    @staticmethod
    def _local(name: str) -> str:
        return name.rpartition(" ")[2]

    def _end(self, start: int, end: int) -> None:
        name = self.stack.pop()
        if not self._skip_from:
            self.finish(name, start, end)
        elif len(self.stack) < self._skip_from:
            self._skip_from = 0

    # -- for the formats ---------------------------------------------------------------------------------------------

    def prefix(self, uri: str) -> str:
        """A short name of a namespace."""
        raise NotImplementedError

    def begin(self, name: str, attrs: Attributes, start: int, end: int) -> None:
        """A start tag."""

    def finish(self, name: str, start: int, end: int) -> None:
        """An end tag."""

    def text(self, data: str, start: int, end: int, verbatim: bool) -> None:
        """Characters."""

    def put(self, data: str, start: int, end: int, verbatim: bool) -> None:
        """Adds characters to the innermost paragraph."""
        flow = self.open[-1].flow
        if verbatim:
            flow.flowing(data, start)
        else:
            flow.whole(data, start, end)


def documents(
    package: Package,
    parts: Sequence[tuple[str, str, Sequence[ProseBlock], Sequence[int]]],
    format_name: str,
    declared: str,
) -> Iterator[Document]:
    """A document for each `(part, key, blocks, starts of paragraphs)` that holds text."""
    every = [block for _, _, blocks, _ in parts for block in blocks]
    languages: Languages = languages_of(package.file.languages, declared, every)
    keys = Keys()
    for part, key, blocks, starts in parts:
        if blocks:
            yield Document(
                path=package.file.path,
                segments=segment_blocks(blocks, languages, keys=keys),
                key=key,
                part=part,
                format=format_name,
                encoding="utf-8",
                languages=languages,
                lines=LineIndex(tuple(starts) or (0,)),
            )
