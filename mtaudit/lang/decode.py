"""Bytes -> text, once, without touching line ends."""

from __future__ import annotations

import codecs
from typing import NamedTuple

from mtaudit.errors import InputError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_TEXT_CONTROLS = frozenset(b"\t\n\r\f\v\x1b\x08\x85\x1a")


class Decoded(NamedTuple):
    """A text, the encoding it had, and what the user should know of how it was found."""

    text: str
    encoding: str
    notices: tuple[str, ...] = ()


def decode(data: bytes, *, path: str = "", encoding: str = "") -> Decoded:
    """The text of a file, without its byte order mark.

    In this order: the encoding asked for; a byte order mark; UTF-8; UTF-16 without a mark if every other byte is
    zero; Windows-1252, with a notice. Raises InputError for binary data and for bytes that the encoding asked for
    does not have, naming the first bad byte.
    """
    if encoding:
        return Decoded(_strict(data, encoding, path), encoding)
    for mark, name in _MARKS:
        if data.startswith(mark):
            return Decoded(_strict(data, name, path), "utf-8" if name == "utf-8-sig" else name)
    guess = _bare_utf16(data)
    if guess:
        return Decoded(_strict(data, guess, path), guess, (f"read as {guess}: it has no byte order mark",))
    if looks_binary(data):
        raise InputError("this is binary data, not text", path=path, hint="name a text file, or give --input-format")
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError as error:
        return _legacy(data, error, path)


def looks_binary(data: bytes) -> bool:
    """Whether the first 8 KiB hold a NUL or many control characters, as no text does."""
    head = data[:8192]
    if b"\0" in head:
        return True
    controls = sum(byte < 32 and byte not in _TEXT_CONTROLS for byte in head)
    return controls > max(3, 0.02 * len(head))


def _strict(data: bytes, encoding: str, path: str) -> str:
    try:
        return data.decode(encoding)
    except LookupError:
        raise InputError(f"unknown encoding {encoding!r}", path=path, hint="try utf-8, utf-16 or cp1252") from None
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        message = f"not valid {encoding}: byte 0x{data[error.start]:02x} at offset {error.start} (line {line})"
        raise InputError(message, path=path, hint="name the right encoding with --encoding") from None


def _bare_utf16(data: bytes) -> str:
    head = data[:4096]
    if len(head) < 8:
        return ""
    even, odd = head[0::2].count(0), head[1::2].count(0)
    half = len(head) // 2
    if odd > 0.6 * half and even < 0.05 * half:
        return "utf-16-le"
    if even > 0.6 * half and odd < 0.05 * half:
        return "utf-16-be"
    return ""


def _legacy(data: bytes, error: UnicodeDecodeError, path: str) -> Decoded:
    """Windows-1252 if the text makes sense in it: the upper half must be letters, quotes and dashes."""
    line = data[: error.start].count(b"\n") + 1
    place = f"byte 0x{data[error.start]:02x} at offset {error.start}, line {line}"
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        hint = "name the encoding with --encoding"
        raise InputError(f"neither UTF-8 nor Windows-1252: {place}", path=path, hint=hint) from None
    high = [c for c in text if c >= "\x80"]
    if len(high) > 0.3 * len(text):
        hint = "name the encoding with --encoding"
        raise InputError(f"not valid UTF-8: {place}", path=path, hint=hint)
    return Decoded(text, "cp1252", (f"read as Windows-1252: it is not valid UTF-8 ({place})",))
