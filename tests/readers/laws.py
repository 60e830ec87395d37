"""What every reader promises, as checks that the tests of any reader can call.

    @law
    @given(prose())
    def test_laws(paragraphs):
        text = my_format(paragraphs)
        for encoding, data in encoded(text):
            documents = read_all(MyReader(), data)
            check_places(documents, text, meaning=unescape)
            assert texts(documents) == expected

`check_places` holds every segment against the decoded file: verbatim runs are the same characters, other runs cover
what they stand for, line and column are right. `prose` makes texts of awkward characters, `LINE_ENDS` and `encoded`
the forms in which one and the same file may come.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Final

from hypothesis import settings
from hypothesis import strategies as st

from mtaudit.errors import InputError
from mtaudit.model import Document, Kind, Languages, OffsetMap, Segment, Span
from mtaudit.plugin import InputFile, Reader

law = settings(deadline=None, max_examples=60)
"""For property tests of readers: a single example may be slow where the machine is busy."""
LINE_ENDS: Final = ("\n", "\r\n", "\r")
ENCODINGS: Final = ("utf-8", "utf-8-sig", "utf-16-le", "utf-16-be")
"""Encodings that hold every text. The UTF-16 ones are written with a byte order mark."""

_LINE_END = re.compile(r"\r\n|\r|\n")
_MARKS: Final = {"utf-16-le": codecs.BOM_UTF16_LE, "utf-16-be": codecs.BOM_UTF16_BE}

AWKWARD: Final = (
    "bridge",
    "it",
    "Harbour",
    "council’s",
    "café",
    "cafe\u0301",  # a combining accent
    "n\u0303o\u0308",
    "\U0001f6a2",  # outside the basic plane
    "\U0001f469\u200d\U0001f692",  # joined by a zero-width joiner
    "\U00020bb7田",
    "שלום",
    "\u200fالميناء\u200e",  # right to left, with direction marks
    "40\u00a0%",
    "10\u202f000",
    "“quoted”",
    "well-known",
    "1,200.50",
)
"""Words without markup of any format."""

STOPS: Final = (".", "!", "?", ".”", "…")


@st.composite
def sentence(draw: st.DrawFn, words: tuple[str, ...] = AWKWARD) -> str:
    """One sentence: begins with a capital, ends with a stop, single spaces between its words."""
    inner = draw(st.lists(st.sampled_from(words), min_size=1, max_size=9))
    return " ".join(["They", *inner]) + draw(st.sampled_from(STOPS))


def paragraph(words: tuple[str, ...] = AWKWARD) -> st.SearchStrategy[str]:
    """One to four sentences."""
    return st.lists(sentence(words), min_size=1, max_size=4).map(" ".join)


def prose(words: tuple[str, ...] = AWKWARD) -> st.SearchStrategy[list[str]]:
    """One to four paragraphs."""
    return st.lists(paragraph(words), min_size=1, max_size=4)


def wrapped(draw: Callable[[st.SearchStrategy[str]], str], text: str, breaks: Iterable[str] = ("\n",)) -> str:
    """`text` with some of its spaces replaced by one of `breaks`."""
    pieces = text.split(" ")
    choices = st.sampled_from((" ", *breaks))
    return pieces[0] + "".join(draw(choices) + piece for piece in pieces[1:])


def encoded(text: str, encodings: Iterable[str] = ENCODINGS) -> Iterator[tuple[str, bytes]]:
    """The file in several encodings, with the name of each."""
    for encoding in encodings:
        yield encoding, _MARKS.get(encoding, b"") + text.encode(encoding)


def read_parts(
    reader: Reader, data: bytes, *, name: str = "file", languages: Languages = Languages()
) -> list[Document | InputError]:
    """All that a reader makes of the bytes of a file."""
    return list(reader.read(InputFile(name, data=data, languages=languages)))


def read_all(reader: Reader, data: bytes, *, name: str = "file", languages: Languages = Languages()) -> list[Document]:
    """The documents of a file in which nothing is broken."""
    parts = read_parts(reader, data, name=name, languages=languages)
    broken = [str(part) for part in parts if isinstance(part, InputError)]
    assert not broken, broken
    return [part for part in parts if isinstance(part, Document)]


def texts(documents: Iterable[Document]) -> list[str]:
    """The texts of all segments."""
    return [segment.target for document in documents for segment in document.segments]


def kinds(documents: Iterable[Document]) -> list[tuple[Kind, str]]:
    """Kind and text of all segments."""
    return [(segment.kind, segment.target) for document in documents for segment in document.segments]


def check_places(
    documents: Iterable[Document],
    original: str | Mapping[str, str],
    *,
    meaning: Callable[[str], str] | None = None,
    lines: bool = True,
) -> None:
    """Holds every segment of `documents` against the decoded file (or the decoded parts of a container, by name).

    `meaning` says what text a raw stretch of the file stands for (unescaping): runs that are not verbatim are checked
    with it; of white space that became one space it is not asked. `lines=False` for containers, whose lines are
    paragraphs.
    """
    for document in documents:
        whole = original if isinstance(original, str) else original[document.part]
        keys = [segment.key for segment in document.segments]
        assert len(keys) == len(set(keys)), "keys of segments must differ"
        for segment in document.segments:
            _check_side(segment.target, segment.map, whole, meaning)
            if segment.source_map.runs:
                _check_side(segment.source or "", segment.source_map, whole, meaning)
            if segment.reference_map.runs:
                _check_side(segment.reference or "", segment.reference_map, whole, meaning)
            if lines and segment.map.runs:
                _check_line(document, segment, whole)


def _check_side(text: str, map: OffsetMap, whole: str, meaning: Callable[[str], str] | None) -> None:
    covered, before = 0, 0
    for run in map.runs:
        assert not text[covered : run.text.start].strip(), f"{text[covered : run.text.start]!r} stands in no run"
        assert run.text.end <= len(text), "a run reaches beyond its text"
        assert before <= run.file.start, "runs must be in the order of the file"
        assert run.file.end <= len(whole), "a run reaches beyond its file"
        covered, before = run.text.end, run.file.end
        raw, said = run.file.of(whole), run.text.of(text)
        if run.verbatim:
            assert raw == said
        elif meaning is not None and not (said.isspace() and len(said) == 1):
            assert meaning(raw) == said, (raw, said)
    if map.runs:
        assert not text[covered:].strip(), f"{text[covered:]!r} stands in no run"
        _check_spans(text, map, whole)


def _check_spans(text: str, map: OffsetMap, whole: str) -> None:
    """Every word, every single character and the whole text, as a finding would point at them."""
    spans = [Span(m.start(), m.end()) for m in re.finditer(r"\S+", text)]
    spans += [Span(at, at + 1) for at in range(min(len(text), 400))]
    for span in [*spans, Span(0, len(text))]:
        place = map.to_file(span)
        touched = [r for r in map.runs if r.text.overlaps(span) and len(r.text)]
        if not touched:
            continue
        assert place is not None
        for run in touched:
            if not run.verbatim:
                assert place.start <= run.file.start <= run.file.end <= place.end
                continue
            part = Span(max(run.text.start, span.start), min(run.text.end, span.end))
            shift = run.file.start - run.text.start
            assert place.start <= part.start + shift <= part.end + shift <= place.end
        if len(touched) == 1 and touched[0].verbatim:
            assert place.of(whole) == span.of(text)


def _check_line(document: Document, segment: Segment, whole: str) -> None:
    """Line and column counted anew: LF, CRLF and CR end a line, columns are code points."""
    at = segment.map.runs[0].file.start
    ends = [hit.end() for hit in _LINE_END.finditer(whole, 0, at) if hit.end() <= at]
    if whole[at - 1 : at + 1] == "\r\n":
        ends = [end for end in ends if end != at]
    expected = (len(ends) + 1, at - (ends[-1] if ends else 0) + 1)
    assert document.lines.position(at) == expected
