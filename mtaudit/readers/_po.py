"""The lines of a gettext catalogue -> entries, each string with the places of its quoted pieces.

polib and gettext's own parser give up at the first broken line and tell no columns; here a broken entry is named and
the others are read. What counts as an entry and as its parts is as in gettext's manual, section "PO Files".
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from mtaudit.model import OffsetMap, Run, Span

_KEYWORD = re.compile(r"(msgctxt|msgid_plural|msgid|msgstr)(?:\[(\d{1,3})\])?[ \t]*(?=\")")
_ESCAPE = re.compile(r"\\(?:([abfnrtv\\\"'?])|([0-7]{1,3})|x([0-9A-Fa-f]{1,2}))")
_INNER_QUOTE = re.compile(r'(?<!\\)(?:\\\\)*"')
_SIMPLE = {"a": "\a", "b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t", "v": "\v"}


@dataclass(slots=True)
class PoString:
    """One string: its quoted pieces as they stand in the file, each with the offset behind its opening mark."""

    pieces: list[tuple[int, str]] = field(default_factory=list)
    _text: str | None = None

    @property
    def text(self) -> str:
        """The string, escapes resolved; asked for when all pieces are there."""
        if self._text is None:
            raw = "".join([piece for _, piece in self.pieces])
            self._text = raw if "\\" not in raw else "".join(_unescaped(piece) for _, piece in self.pieces)
        return self._text

    @property
    def map(self) -> OffsetMap:
        """Where the characters of `text` stand; an escape maps as a whole."""
        runs: list[Run] = []
        at = 0
        for offset, raw in self.pieces:
            for size, begin, length in _stretches(raw):
                file = Span(offset + begin, offset + begin + length)
                runs.append(Run(Span(at, at + size), file, size == length))
                at += size
        return OffsetMap(tuple(runs))


@dataclass(slots=True)
class PoEntry:
    """One entry. `line` and `start` are those of its first line, comments included; `end` is behind its last.

    `insert` is the offset at which a comment of the translator is put in: behind those that it has. `findings` are
    the spans of lines that `mtaudit annotate` wrote. `error` says what is wrong with it, and in which line.
    """

    line: int
    start: int
    insert: int
    end: int = 0
    comments: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    findings: list[Span] = field(default_factory=list)
    flags: list[str] = field(default_factory=list)
    context: PoString | None = None
    id: PoString | None = None
    plural: PoString | None = None
    strings: dict[int, PoString] = field(default_factory=dict)
    obsolete: bool = False
    error: str = ""


FINDING = "mtaudit-finding:"
"""How a comment of the translator begins that `mtaudit annotate` wrote."""


def entries(text: str) -> Iterator[PoEntry]:
    """The entries of a catalogue in order, and at last its closing comments as an entry without an id, if any."""
    scanner = _Scanner()
    for line in io.StringIO(text, newline=""):
        done = scanner.line(line)
        if done is not None:
            yield done
    if scanner.entry is not None:
        yield scanner.close()


class _Scanner:
    def __init__(self) -> None:
        self.entry: PoEntry | None = None
        self.open: PoString | None = None
        self.number = self.start = self.offset = 0

    def line(self, raw: str) -> PoEntry | None:
        """Takes in a line; gives the entry before it, if the line begins a new one."""
        self.number += 1
        self.start, self.offset = self.offset, self.offset + len(raw)
        body = raw.strip()
        if not body:
            return None
        at = self.start + len(raw) - len(raw.lstrip())
        first = body[0]
        if first == '"':
            self._continued(body, at)
            done = None
        elif first == "#":
            done = self._obsolete(body, at) if body[1:2] == "~" else self._comment(body)
        else:
            done = self._keyword(body, at, False)
        if self.entry is not None:
            self.entry.end = self.offset
        return done

    def close(self) -> PoEntry:
        """The last entry."""
        entry, self.entry, self.open = self.entry, None, None
        assert entry is not None
        if entry.id is None and (entry.strings or entry.context) and not entry.error:
            entry.error = f"line {entry.line}: there is no msgid"
        elif entry.id is not None and not entry.strings and not entry.error:
            entry.error = f"line {entry.line}: there is no msgstr"
        return entry

    def _begin(self) -> tuple[PoEntry, PoEntry | None]:
        """The entry that a comment belongs to, and the one that is complete by it."""
        done = None
        if self.entry is not None and (self.entry.strings or self.entry.id or self.entry.error):
            done = self.close()
        return self._entry(), done

    def _comment(self, body: str) -> PoEntry | None:
        sign = body[1:2]
        entry, done = self._begin()
        self.open = None
        text = body[2:].strip() if sign in (",", ".", ":", "|") else body[1:].strip()
        if sign == ",":
            entry.flags += [flag.strip() for flag in text.split(",")]
        elif sign == ".":
            entry.notes.append(text)
        elif sign not in (":", "|"):
            entry.insert = self.offset
            if text.startswith(FINDING):
                entry.findings.append(Span(self.start, self.offset))
            else:
                entry.comments.append(text)
        return done

    def _obsolete(self, body: str, at: int) -> PoEntry | None:
        inner = body[2:].lstrip()
        if inner.startswith("|"):
            return None
        if inner.startswith("#"):
            return self._comment(inner)
        at += len(body) - len(inner)
        if inner.startswith('"'):
            self._continued(inner, at)
            return None
        return self._keyword(inner, at, True) if inner else None

    def _keyword(self, body: str, at: int, obsolete: bool) -> PoEntry | None:
        hit = _KEYWORD.match(body)
        word = hit[1] if hit else ""
        done = self.close() if self._begins(word, int(hit[2] or 0) if hit else 0) else None
        entry = self._entry()
        entry.obsolete |= obsolete
        self.open = PoString()
        if hit is None:
            self._fail(f"line {self.number}: this is neither a comment nor a string with its keyword")
            return done
        if word == "msgctxt":
            entry.context = self.open
        elif word == "msgid":
            entry.id = self.open
        elif word == "msgid_plural":
            entry.plural = self.open
        else:
            entry.strings[int(hit[2] or 0)] = self.open
        self._continued(body[hit.end() :], at + hit.end())
        return done

    def _begins(self, word: str, form: int) -> bool:
        """Whether a line begins an entry while another is still open. `word` is empty for what is no keyword."""
        entry = self.entry
        if entry is None or word == "msgid_plural":
            return False
        if word == "msgstr":
            return form in entry.strings and not entry.error
        return bool(entry.strings or entry.error) or word == "msgid" and entry.id is not None

    def _entry(self) -> PoEntry:
        """The open entry, or a new one that begins with this line."""
        if self.entry is None:
            self.entry = PoEntry(self.number, self.start, self.start)
        return self.entry

    def _continued(self, quoted: str, at: int) -> None:
        if self.open is None or self.entry is None:
            self._entry()
            self._fail(f"line {self.number}: a string without its keyword")
        elif len(quoted) < 2 or quoted[-1] != '"':
            self._fail(f"line {self.number}: the closing quotation mark is missing")
        else:
            raw = quoted[1:-1]
            if '"' in raw and _INNER_QUOTE.search(raw):
                self._fail(f'line {self.number}: a quotation mark within a string is written \\"')
            self.open.pieces.append((at + 1, raw))

    def _fail(self, message: str) -> None:
        assert self.entry is not None
        self.entry.error = self.entry.error or message


def _unescaped(raw: str) -> str:
    return _ESCAPE.sub(_value, raw) if "\\" in raw else raw


def _value(hit: re.Match[str]) -> str:
    if hit[1]:
        return _SIMPLE.get(hit[1], hit[1])
    return chr(int(hit[2], 8) if hit[2] else int(hit[3], 16))


def _stretches(raw: str) -> Iterator[tuple[int, int, int]]:
    """Length in the text, begin and length in the piece, of plain stretches and escapes by turns."""
    at = 0
    if "\\" in raw:
        for hit in _ESCAPE.finditer(raw):
            if hit.start() > at:
                yield hit.start() - at, at, hit.start() - at
            yield 1, hit.start(), hit.end() - hit.start()
            at = hit.end()
    if at < len(raw):
        yield len(raw) - at, at, len(raw) - at
