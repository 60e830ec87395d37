"""Text files read line by line: the encoding settled beforehand, no line longer than the memory."""

from __future__ import annotations

import codecs
import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from mtaudit.errors import InputError
from mtaudit.lang.decode import decode, looks_binary
from mtaudit.plugin import InputFile

LONGEST = 16 * 1024 * 1024
"""Characters of a line; a longer one is named and passed over."""

_CHUNK = 1 << 20
_LEGACY_MOST = 64 * 1024 * 1024
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig", "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32", "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32", "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16", "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16", "utf-16"),
)


@dataclass(frozen=True, slots=True)
class Line:
    """A line with its end. `text` is None for one that is too long."""

    number: int
    offset: int
    text: str | None


@dataclass(frozen=True, slots=True)
class TextStream:
    """A file whose encoding is known."""

    file: InputFile
    codec: str
    encoding: str
    notices: tuple[str, ...] = ()

    def lines(self) -> Iterator[Line]:
        """All lines; LF, CRLF and CR end one. Raises InputError at bytes that the encoding does not have."""
        with self.file.open() as raw, io.TextIOWrapper(raw, self.codec, newline="") as text:
            number = offset = 0
            try:
                while line := text.readline(LONGEST):
                    number += 1
                    size = len(line)
                    if size == LONGEST and line[-1] not in "\r\n":
                        size += _rest(text)
                        yield Line(number, offset, None)
                    else:
                        yield Line(number, offset, line)
                    offset += size
            except UnicodeDecodeError as error:
                at = number + error.object.count(b"\n", 0, error.start) + 1
                message = f"not valid {self.encoding}: byte 0x{error.object[error.start]:02x} (line {at})"
                hint = "name the right encoding with --encoding"
                raise InputError(message, path=self.file.path, hint=hint) from None


def _rest(text: io.TextIOWrapper) -> int:
    """Reads on to the end of a line; how many characters that was."""
    size = 0
    while part := text.readline(_CHUNK):
        size += len(part)
        if part[-1] in "\r\n":
            break
    return size


def too_long(line: Line, path: str) -> InputError:
    """The error for a line that was passed over."""
    message = f"line {line.number}: longer than {LONGEST:,} characters, it was passed over"
    return InputError(message, path=path, hint="break it up")


def open_text(file: InputFile) -> TextStream:
    """Settles the encoding as `decode` does, without keeping the file in memory.

    Raises InputError for binary data and for an encoding that there is not. A file that is not valid UTF-8 is judged
    as a whole, so it must not be larger than 64 MiB unless its encoding is named.
    """
    with file.open() as stream:
        head = stream.read(8192)
        if file.encoding:
            return _named(file, head)
        for mark, codec, name in _MARKS:
            if head.startswith(mark):
                return TextStream(file, codec, name)
        if b"\0" in head or looks_binary(head):
            found = decode(head[: len(head) // 4 * 4], path=file.path)
            return TextStream(file, found.encoding, found.encoding, found.notices)
        bad = _first_invalid(head, stream)
    if bad is None:
        return TextStream(file, "utf-8", "utf-8")
    return _legacy(file, bad)


def _named(file: InputFile, head: bytes) -> TextStream:
    decode(b"", path=file.path, encoding=file.encoding)
    name = codecs.lookup(file.encoding).name
    marked = name == "utf-8" and head.startswith(codecs.BOM_UTF8)
    return TextStream(file, "utf-8-sig" if marked else file.encoding, file.encoding)


def _first_invalid(head: bytes, stream: BinaryIO) -> int | None:
    """The offset of about the first byte that is not UTF-8; None if all is well."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    chunk, at = head, 0
    try:
        while chunk:
            decoder.decode(chunk)
            at += len(chunk)
            chunk = stream.read(_CHUNK)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError as error:
        return at + error.start
    return None


def _legacy(file: InputFile, bad: int) -> TextStream:
    with file.open() as stream:
        data = stream.read(_LEGACY_MOST + 1)
    if len(data) > _LEGACY_MOST:
        message = f"not valid UTF-8 at about byte {bad:,}"
        raise InputError(message, path=file.path, hint="name the encoding with --encoding")
    found = decode(data, path=file.path)
    return TextStream(file, found.encoding, found.encoding, found.notices)
