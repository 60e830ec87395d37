"""HTML and XHTML: the text of the article, without what surrounds it on the page."""

from __future__ import annotations

import codecs
import html
import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from mtaudit.errors import InputError
from mtaudit.lang.decode import Decoded, decode
from mtaudit.lang.prose import segment_blocks
from mtaudit.model import Document, DocumentResult, Finding, LineIndex, Segment, Side, Span
from mtaudit.plugin import InputFile, Reader, hookimpl
from mtaudit.readers._html import TITLE, Page
from mtaudit.readers._prose import languages_of, read_bounded

_MOST_BYTES = 32 * 1024 * 1024
_DECLARED = re.compile(
    rb"<meta[^>]{0,200}?charset\s{0,9}=\s{0,9}[\"']?\s{0,9}([\w.:-]{1,40})|<\?xml[^>]{0,200}?encoding\s{0,9}=\s{0,9}[\"']([\w.:-]{1,40})",
    re.IGNORECASE,
)
_SIGNS = re.compile(rb"<(?:!doctype\s+html|html|head|body|article|main)\b", re.IGNORECASE)
_TAGS = re.compile(rb"</(?:p|div|h[1-6]|li|a|em|strong|span|td)>", re.IGNORECASE)
_MARKS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_BY_MARK = dict(zip(_MARKS, ("utf-8", "utf-16-le", "utf-16-be"), strict=True))


class HtmlReader(Reader):
    """The article of a page: `<article>` or `<main>` where there is one; no scripts, navigation or hidden parts.

    Headings, list items, quotes, captions and cells are known as such; an element may declare its language.
    """

    name = "html"
    suffixes = (".html", ".htm", ".xhtml")
    description = "HTML and XHTML: the article's text, without scripts, navigation and hidden parts"
    annotates = "<mark title> around each finding"

    @classmethod
    def sniff(cls, head: bytes) -> float:
        """Sure with a doctype or an `html` element near the beginning, rather sure with several end tags."""
        if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
            head = head.decode("utf-16", "replace").encode("utf-8", "replace")
        start = head.lstrip(b"\xef\xbb\xbf \t\r\n")
        if not start.startswith(b"<"):
            return 0.0
        if start.startswith(b"<?xml"):
            return 0.95 if re.search(rb"<html\b", start) else 0.0
        if _SIGNS.search(start):
            return 0.95
        return 0.6 if len(_TAGS.findall(start)) > 1 else 0.0

    def read(self, file: InputFile) -> Iterator[Document | InputError]:
        """One document for the whole page."""
        decoded = _decode(read_bounded(file, _MOST_BYTES), file)
        page = Page(decoded.text)
        blocks = page.blocks()
        languages = languages_of(file.languages, page.language, blocks)
        yield Document(
            path=file.path,
            segments=segment_blocks(blocks, languages),
            format=self.name,
            encoding=decoded.encoding,
            languages=languages,
            lines=LineIndex.of(decoded.text),
            notices=decoded.notices,
            meta=tuple(page.notes.document),
        )

    def annotate(self, file: InputFile, results: Sequence[DocumentResult]) -> bytes:
        """Every stretch of text with findings stands in a `<mark>` whose title says what was found."""
        data = file.read()
        text = _decode(data, file).text
        mark = next((mark for mark in _MARKS if data.startswith(mark)), b"")
        encoding = _BY_MARK.get(mark) or _decode(data, file).encoding
        if mark + text.encode(encoding) != data:
            raise InputError("cannot be written back unchanged", path=file.path, hint="save it as UTF-8 first")
        notes = [note for result in results for note in _notes(result, text)]
        return mark + _marked(text, notes).encode(encoding, "xmlcharrefreplace")


def _decode(data: bytes, file: InputFile) -> Decoded:
    """The text of a page: by what was asked for, the byte order mark, UTF-8 if it is that, or as the page declares."""
    if file.encoding or data.startswith(_MARKS):
        return decode(data, path=file.path, encoding=file.encoding)
    declared = _declared(data)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return _as_declared(data, declared, file)
    if text.isascii() or not declared or declared == "utf-8":
        return decode(data, path=file.path)
    if declared.startswith(("iso2022", "hz")):  # are all ASCII bytes
        return _as_declared(data, declared, file)
    return Decoded(text, "utf-8", (f"read as UTF-8: it declares {declared}, but is valid UTF-8",))


def _declared(data: bytes) -> str:
    """The encoding that a page declares, as Python calls it; empty if none or one that there is not."""
    hit = _DECLARED.search(data[:4096])
    name = (hit[1] or hit[2]).decode("ascii") if hit else ""
    try:
        known = codecs.lookup(name).name if name else ""
    except LookupError:
        return ""
    # A declaration in ASCII letters cannot be in UTF-16; Latin-1 means Windows-1252 on the web.
    return {"iso8859-1": "cp1252", "ascii": "cp1252"}.get(known, "" if known.startswith("utf-16") else known)


def _as_declared(data: bytes, declared: str, file: InputFile) -> Decoded:
    if not declared or declared == "utf-8":
        return decode(data, path=file.path)
    try:
        return Decoded(data.decode(declared), declared)
    except (UnicodeDecodeError, LookupError) as error:
        decoded = decode(data, path=file.path)
        return decoded._replace(notices=(*decoded.notices, f"it declares {declared}, which it is not ({error})"))


def _notes(result: DocumentResult, text: str) -> Iterator[tuple[Span, str]]:
    """Stretches of text between tags and what to say of them."""
    segments = {segment.key: segment for segment in result.document.segments}
    for finding in result.open:
        segment = segments.get(finding.segment)
        if segment is not None and finding.side is Side.TARGET and TITLE not in segment.meta:
            said = _title(finding)
            for span in _stretches(segment, finding.span, text):
                yield span, said


def _title(finding: Finding) -> str:
    advice = f" → {finding.suggestion}" if finding.suggestion else ""
    return f"{finding.severity.value}: {finding.message}{advice} [{finding.rule}]"


def _stretches(segment: Segment, span: Span, text: str) -> Iterator[Span]:
    """The parts of the file that a span covers, cut where tags stand. An empty span takes in a neighbour."""
    if not len(span):
        at = span.start
        span = Span(at - 1, at) if at else Span(0, min(1, len(segment.target)))
    pieces = [run.file for run in segment.map.cut(span).runs if not run.file.of(text).startswith("<")]
    start = end = -1
    for piece in pieces:
        if piece.start != end:
            if end > start >= 0:
                yield Span(start, end)
            start = piece.start
        end = piece.end
    if end > start >= 0:
        yield Span(start, end)


def _marked(text: str, notes: Sequence[tuple[Span, str]]) -> str:
    """`text` with marks; where notes overlap, the stretch is cut and each part says all that holds for it.

    The tags of an earlier run's marks are left out.
    """
    old = [span for hit in _EARLIER.finditer(text) for span in (Span(*hit.span(1)), Span(*hit.span(2)))]
    borders = sorted({at for span, _ in notes for at in (span.start, span.end)})
    starting: dict[int, list[tuple[int, str]]] = {}
    for span, said in notes:
        starting.setdefault(span.start, []).append((span.end, said))
    out, active, done = [], list[tuple[int, str]](), 0
    for number, at in enumerate(borders):
        active = [(end, said) for end, said in active if end > at] + starting.get(at, [])
        out.append(_without(old, text, done, at))
        done = at
        if active:
            done = borders[number + 1]
            title = html.escape(" | ".join(dict.fromkeys(said for _, said in active)))
            out.append(f'<mark class="mtaudit" title="{title}">{_without(old, text, at, done)}</mark>')
    return "".join([*out, _without(old, text, done, len(text))])


# A mark holds no tags: what `_marked` encloses stands between two of them.
_EARLIER = re.compile(r'(<mark class="mtaudit" title="[^"<>]*">)[^<]*(</mark>)')


def _without(old: Sequence[Span], text: str, start: int, end: int) -> str:
    """The stretch of a text without what stands at some spans."""
    out = []
    for span in old[bisect_left(old, start, key=lambda s: s.start) :]:
        if span.end > end:
            break
        out.append(text[start : span.start])
        start = span.end
    return "".join([*out, text[start:end]])


@hookimpl
def mtaudit_readers() -> Iterable[type[Reader]]:
    """Registers the reader."""
    return [HtmlReader]
