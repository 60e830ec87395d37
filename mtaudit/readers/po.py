"""gettext catalogues: plural forms, contexts, fuzzy and obsolete entries, every character in its place."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePath
from typing import Any, ClassVar

from mtaudit.errors import InputError
from mtaudit.lang.decode import Decoded, decode
from mtaudit.lang.directives import FILE, META, directives
from mtaudit.lang.identify import identify, target_language
from mtaudit.model import Document, DocumentResult, Finding, Keys, Kind, Languages, LineIndex, OffsetMap, Segment, Span
from mtaudit.plugin import InputFile, Reader, hookimpl, option
from mtaudit.readers._mnemonic import without_mnemonics
from mtaudit.readers._pieces import lines_of, pieces
from mtaudit.readers._po import FINDING, PoEntry, PoString, entries
from mtaudit.readers._prose import read_bounded

_CHARSET = re.compile(rb"charset=([A-Za-z0-9][A-Za-z0-9._:-]{0,40})")
_CODE = re.compile(r"[A-Za-z]{2,3}(?:[_-][A-Za-z0-9]{2,8})*(?:@[a-z]{1,20})?")
_IDENTIFIER = re.compile(r"[\w$/:-]*[._/:][\w.$/:-]*|[a-z]+(?:[A-Z][a-z]+)+|[A-Z0-9]+_[A-Z0-9_]+")
_PLACEHOLDER = re.compile(r"%(?:\(\w{1,40}\)|\d\$)?[-+ 0#]{0,3}\d{0,3}(?:\.\d)?(?:l{0,2}|z)[a-zA-Z@]|\{[\w.:]{0,40}\}")

# What programs ask for the names of their translators by: the answer is no translation.
_CREDITS = frozenset(
    ("translator-credits", "translator_credits", "translators-credits", "NAME OF TRANSLATORS", "EMAIL OF TRANSLATORS")
)


@dataclass(frozen=True)
class Options:
    """What of a catalogue is audited."""

    skip_fuzzy: bool = option(False, help="Leave out entries that are marked fuzzy.")
    obsolete: bool = option(False, help="Audit obsolete entries (#~) too.")
    source: str = option("", help="Language of the msgids, where the header has no X-Source-Language; default, en.")


class PoReader(Reader):
    """A gettext catalogue. A template (.pot) is read as text of its own: its msgids."""

    name = "po"
    suffixes: ClassVar[tuple[str, ...]] = (".po", ".pot")
    bilingual = True
    description = "gettext catalogues with plurals, contexts, fuzzy and obsolete entries"
    annotates = "comments of the translator"
    Options: ClassVar[type[Any]] = Options

    @classmethod
    def sniff(cls, head: bytes) -> float:
        """Sure if there is a msgid and a msgstr at the beginning of lines."""
        lines = head.replace(b"\r", b"\n").removeprefix(b"\xef\xbb\xbf")
        found = [re.search(rb"^(?:#~ )?" + word + rb'(?:\[0\])? *"', lines, re.M) for word in (b"msgid", b"msgstr")]
        return 0.95 if all(found) else 0.0

    def read(self, file: InputFile) -> Iterator[Document | InputError]:
        """A document for each 500 units, or so. A broken entry is an error, and the others are read."""
        decoded = _decoded(file)
        catalogue = _Catalogue(file, decoded.text, self.options)
        yield from catalogue.errors
        lines = LineIndex.of(decoded.text)
        notices = (*decoded.notices, *catalogue.notices())
        for number, piece in enumerate(pieces(catalogue.segments())):
            yield Document(
                path=file.path,
                segments=piece,
                key=f"{piece[0].block + 1}" if number else "",
                format=self.name,
                encoding=decoded.encoding,
                languages=catalogue.languages,
                lines=lines_of(piece, lines),
                notices=() if number else notices,
                meta=catalogue.directives,
            )
        if not catalogue.units and catalogue.entries:
            hint = "leave it out with --exclude"
            raise InputError(f"none of its {len(catalogue.entries)} entries is translated", path=file.path, hint=hint)

    def annotate(self, file: InputFile, results: Sequence[DocumentResult]) -> bytes:
        """Findings as comments of the translator, `# mtaudit-finding: …`; those of an earlier run are taken out."""
        decoded = _decoded(file)
        found: dict[str, list[Finding]] = {}
        for result in results:
            for finding in result.open:
                found.setdefault(finding.segment, []).append(finding)
        catalogue = _Catalogue(file, decoded.text, self.options)
        edits = [(span, "") for entry in (*catalogue.all, *catalogue.broken) for span in entry.findings]
        newline = "\r\n" if "\r\n" in decoded.text[:4096] else "\n"
        for entry, keys in catalogue.units:
            said = [_comment(f, n, len(keys)) for n, key in enumerate(keys) for f in found.get(key, ())]
            if said:
                edits.append((Span(entry.insert, entry.insert), "".join(f"# {s}{newline}" for s in said)))
        return _edited(file, decoded, edits)


def _decoded(file: InputFile) -> Decoded:
    """The text, in the encoding asked for, that of a byte order mark, or that which the header names."""
    data = read_bounded(file)
    encoding = file.encoding
    if not encoding and data[:2] not in (b"\xff\xfe", b"\xfe\xff") and not data.startswith(b"\xef\xbb\xbf"):
        hit = _CHARSET.search(data, 0, 1 << 16)
        named = hit[1].decode("ascii") if hit else ""
        encoding = "" if named.upper() in ("", "CHARSET", "ASCII", "US-ASCII") else named
    return decode(data, path=file.path, encoding=encoding)


class _Catalogue:
    """The entries of a file, sorted by what becomes of them."""

    def __init__(self, file: InputFile, text: str, options: Options) -> None:
        self.file, self.options = file, options
        self.all: list[PoEntry] = []
        self.broken: list[PoEntry] = []
        header: dict[str, str] = {}
        said: list[str] = []
        for entry in entries(text):
            if entry.error:
                self.broken.append(entry)
                continue
            said += [d for c in entry.comments for d in directives(c) if d.startswith(FILE)]
            if entry.id is None:
                continue
            if not entry.context and not entry.obsolete and not header and not entry.id.text:
                header = _header(entry.strings[0].text if 0 in entry.strings else "")
                said += [d for c in entry.comments for d in directives(c)]
                continue
            if entry.id.text in _CREDITS or entry.context and entry.context.text in _CREDITS:
                continue
            self.all.append(entry)
        self.directives = tuple((META, d) for d in dict.fromkeys(said))
        self.entries = [e for e in self.all if options.obsolete or not e.obsolete]
        self.template = file.path.lower().endswith(".pot") and not any(_translated(e) for e in self.entries)
        self.languages = self._languages(header)
        self.named = not self.template and _are_identifiers(self.entries)
        self.units = self._units()

    @property
    def errors(self) -> Iterator[InputError]:
        """What could not be read."""
        for entry in self.broken:
            yield InputError(entry.error, path=self.file.path, hint="msgfmt --check shows such errors too")

    def notices(self) -> Iterator[str]:
        """What was left out."""
        blank = 0 if self.template else sum(not _translated(e) for e in self.entries)
        fuzzy = sum("fuzzy" in e.flags for e in self.entries) if self.options.skip_fuzzy else 0
        obsolete = len(self.all) - len(self.entries)
        for count, what in (
            (blank, "not audited: no translation"),
            (fuzzy, "left out: fuzzy"),
            (obsolete, "left out: obsolete"),
        ):
            if count:
                yield f"{count:,} {'entry' if count == 1 else 'entries'} {what}"
        if self.twice:
            lines = ", ".join(map(str, self.twice[:5]))
            yield f"defined more than once: {len(self.twice):,} of the entries (line {lines})"

    def segments(self) -> Iterator[Segment]:
        """The units in order; the forms of a plural are one block."""
        source = "" if self.named else self.languages.source
        languages = Languages(self.languages.target, source)
        for block, (entry, keys) in enumerate(self.units):
            for (form, string), key in zip(self._forms(entry), keys, strict=True):
                other = None if self.template or self.named else _source(entry, form, string)
                source, source_map = (other.text, other.map) if other else ("", OffsetMap())
                source, source_map, text, place = without_mnemonics(source, source_map, string.text, string.map)
                yield Segment(
                    key=key,
                    target=text,
                    source=source or None,
                    languages=languages,
                    map=place,
                    source_map=source_map,
                    block=block,
                    kind=Kind.UNIT,
                    gap="\n",
                    meta=_meta(entry, form),
                )

    def _units(self) -> list[tuple[PoEntry, list[str]]]:
        """Entries that are audited, with the keys of their forms: a translation may change, the key stays."""
        keys, units = Keys(), []
        self.twice: list[int] = []
        for entry in self.entries:
            forms = self._forms(entry)
            if not forms or self.options.skip_fuzzy and "fuzzy" in entry.flags:
                continue
            assert entry.id is not None
            context = f"{entry.context.text}\4" if entry.context else ""
            key = keys.key(context + entry.id.text)
            if "-" in key:
                self.twice.append(entry.line)
            units.append((entry, [f"{key}.{form}" if entry.plural else key for form, _ in forms]))
        return units

    def _forms(self, entry: PoEntry) -> list[tuple[int, PoString]]:
        if self.template:
            return [(n, s) for n, s in enumerate((entry.id, entry.plural)) if s is not None and s.text]
        return [(n, s) for n, s in sorted(entry.strings.items()) if s.text]

    def _languages(self, header: dict[str, str]) -> Languages:
        given = self.file.languages
        source = given.source or header.get("x-source-language", "") or self.options.source or "en"
        if self.template:
            return Languages(given.target or source)
        target = given.target or header.get("language", "") or _language_of_path(self.file.path)
        return Languages(_bcp47(target) or self._guess(), _bcp47(source))

    def _guess(self) -> str:
        sample = " ".join(s.text for e in self.entries[:400] for s in e.strings.values())
        language, sure = identify(sample)
        return language if sure >= 0.6 else target_language(sample)


def _bcp47(code: str) -> str:
    """`sr-Latn` for `sr@latin`, `pt-BR` for `pt_BR`; empty for what is no code."""
    if not _CODE.fullmatch(code.strip()):
        return ""
    base, _, script = code.strip().replace("_", "-").partition("@")
    return f"{base}-{_SCRIPTS[script]}" if script in _SCRIPTS else base


_SCRIPTS = {"latin": "Latn", "cyrillic": "Cyrl", "arabic": "Arab", "devanagari": "Deva"}


def _language_of_path(path: str) -> str:
    """`de` for `po/de.po` and for `locale/de/LC_MESSAGES/app.po`."""
    parts = PurePath(path)
    if parts.parent.name == "LC_MESSAGES":
        return parts.parent.parent.name
    return parts.stem if re.fullmatch(r"[a-z]{2,3}(?:[_-][A-Z][A-Za-z]{1,3})?(?:@[a-z]{1,20})?", parts.stem) else ""


def _header(text: str) -> dict[str, str]:
    fields = (line.partition(":") for line in text.split("\n"))
    return {name.strip().lower(): value.strip() for name, colon, value in fields if colon}


def _translated(entry: PoEntry) -> bool:
    return any(s.text for s in entry.strings.values())


def _are_identifiers(found: Sequence[PoEntry]) -> bool:
    """Whether the msgids are names such as `menu.file.open` rather than texts: then there is no source."""
    names = [e.id.text for e in found[:300] if e.id is not None]
    return len(names) >= 3 and sum(bool(_IDENTIFIER.fullmatch(n)) for n in names) >= 0.9 * len(names)


def _source(entry: PoEntry, form: int, string: PoString) -> PoString | None:
    """What a form translates: the plural, but the singular for the first of several forms.

    Many languages use the first form for 21, 31 … too, and write its number where the English singular says "One".
    """
    if entry.plural is None:
        return entry.id
    if form or len(entry.strings) == 1:
        return entry.plural
    numbers = len(_PLACEHOLDER.findall(string.text))
    one, many = (len(_PLACEHOLDER.findall(s.text)) if s else 0 for s in (entry.id, entry.plural))
    return entry.plural if numbers == many != one else entry.id


def _meta(entry: PoEntry, form: int) -> tuple[tuple[str, str], ...]:
    if not (entry.comments or entry.notes or entry.flags or entry.context or entry.plural or entry.obsolete):
        return ()
    said = [(META, d) for c in (*entry.comments, *entry.notes) for d in directives(c) if not d.startswith(FILE)]
    state = "obsolete" if entry.obsolete else "fuzzy" if "fuzzy" in entry.flags else ""
    facts = [("state", state), ("context", entry.context.text if entry.context else "")]
    facts += [("plural", str(form))] if entry.plural else []
    facts += [("note", c) for c in (*entry.comments, *entry.notes) if not directives(c)]
    facts += [("flag", f) for f in entry.flags if f != "fuzzy"]
    return tuple(said + [(name, value) for name, value in facts if value])


def _comment(finding: Finding, form: int, forms: int) -> str:
    """One line: the gravity, the rule, what it is about and the message."""
    where = f" [{form}]" if forms > 1 else ""
    quote = f' "{finding.quote}"' if finding.quote else ""
    advice = f" Perhaps: {finding.suggestion}" if finding.suggestion is not None else ""
    said = _one_line(f"{quote}: {finding.message}{advice}")
    return f"{FINDING} {finding.severity}{where} {finding.rule}{said}"


def _one_line(text: str) -> str:
    clean = "".join(c if c.isprintable() or c == "\u00a0" else " " for c in text)
    return f"{clean[:400]}…" if len(clean) > 400 else clean


def _edited(file: InputFile, decoded: Decoded, edits: Iterable[tuple[Span, str]]) -> bytes:
    """The bytes of the file with stretches replaced; all others as they were."""
    data = file.read()
    codec = "utf-8" if decoded.encoding == "utf-8-sig" else decoded.encoding
    mark = b"\xef\xbb\xbf" if codec.lower() in ("utf-8", "utf8") and data.startswith(b"\xef\xbb\xbf") else b""
    if mark + decoded.text.encode(codec) != data:
        raise InputError(f"its bytes are no plain {codec}, it cannot be written back", path=file.path)
    out, at = [mark], 0
    for span, new in sorted(edits, key=lambda e: (e[0].start, e[0].end)):
        out += [decoded.text[at : span.start].encode(codec), new.encode(codec, "backslashreplace")]
        at = span.end
    return b"".join([*out, decoded.text[at:].encode(codec)])


@hookimpl
def mtaudit_readers() -> Iterable[type[Reader]]:
    """Registers the reader."""
    return [PoReader]
