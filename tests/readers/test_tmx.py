"""TMX: languages, inline codes, runs of units, memory."""

from __future__ import annotations

import io
import tracemalloc
from collections.abc import Iterator
from typing import BinaryIO
from xml.sax.saxutils import escape, unescape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mtaudit.errors import InputError
from mtaudit.model import Document, Languages
from mtaudit.plugin import InputFile
from mtaudit.readers.tmx import AT_ONCE, TmxReader
from tests.readers import laws
from tests.readers.golden import SAMPLES

HEAD = '<tmx version="1.4"><header srclang="{}"/><body>'
TAIL = "</body></tmx>"


def read(text: str, pair: Languages = Languages()) -> list[Document | InputError]:
    return list(TmxReader().read(InputFile("m.tmx", data=text.encode(), languages=pair)))


def tu(number: int, **variants: str) -> str:
    tuvs = "".join(f'<tuv xml:lang="{k.replace("_", "-")}"><seg>{v}</seg></tuv>' for k, v in variants.items())
    return f'<tu tuid="{number}">{tuvs}</tu>'


@pytest.mark.parametrize("name", ["office.tmx", "workbench.tmx"])
def test_places_of_real_looking_files_are_exact(name: str) -> None:
    data = (SAMPLES / "tmx" / name).read_bytes()
    documents = laws.read_all(TmxReader(), data)
    assert TmxReader.sniff(data[:4096]) > 0.9
    laws.check_places(documents, data.decode("utf-16" if name == "workbench.tmx" else "utf-8"))


def test_each_target_language_is_a_document_of_its_own() -> None:
    text = HEAD.format("de") + tu(1, de="Eins", en_GB="One", fr="Un") + tu(2, de="Zwei", fr="Deux") + TAIL
    english, french = (d for d in read(text) if isinstance(d, Document))
    assert (english.languages, [s.target for s in english.segments]) == (Languages("en-GB", "de"), ["One"])
    assert [(s.key, s.source, s.target) for s in french.segments] == [("1", "Eins", "Un"), ("2", "Zwei", "Deux")]
    assert english.key != french.key


@pytest.mark.parametrize(
    ("pair", "expected"),
    [
        (Languages("fr", ""), [("Eins", "Un")]),
        (Languages("de", "en"), [("One", "Eins")]),
        (Languages("en-GB", "fr"), [("Un", "One")]),
        (Languages("", "fr-CA"), [("Un", "Eins"), ("Un", "One")]),
    ],
)
def test_the_languages_asked_for_come_first(pair: Languages, expected: list[tuple[str, str]]) -> None:
    text = HEAD.format("*all*") + tu(1, de="Eins", en_GB="One", fr="Un") + TAIL
    found = [(s.source, s.target) for d in read(text, pair) if isinstance(d, Document) for s in d.segments]
    assert found == expected


def test_units_without_an_id_keep_their_keys_when_others_come_before() -> None:
    def keys(text: str) -> list[str]:
        return [s.key for d in read(text) if isinstance(d, Document) for s in d.segments]

    one, two = (f'<tu><tuv xml:lang="de"><seg>{t}</seg></tuv><tuv xml:lang="en"><seg>x</seg></tuv></tu>' for t in "ab")
    both = keys(HEAD.format("de") + one + two + two + TAIL)
    assert both[1:2] == keys(HEAD.format("de") + two + TAIL)
    assert len(set(both)) == 3
    (document,) = read(HEAD.format("de") + one + two + two + TAIL)
    assert isinstance(document, Document)
    assert document.notices == ()


def test_a_break_in_the_middle_leaves_what_was_read() -> None:
    good = "".join(tu(n, de="Ja", en=f"Yes {n}.") for n in range(AT_ONCE + 5))
    *documents, error = read(HEAD.format("de") + good + "<tu><tuv xml:lang='de'><seg>Cut")
    assert [len(d.segments) for d in documents if isinstance(d, Document)] == [AT_ONCE, 5]
    assert isinstance(error, InputError)
    assert "line 1, column" in str(error)
    assert "ends too early" in str(error)


@settings(deadline=None, max_examples=40)
@given(laws.prose(), st.sampled_from(laws.LINE_ENDS), st.data())
def test_laws(paragraphs: list[str], end: str, data: st.DataObject) -> None:
    units = []
    for number, text in enumerate(paragraphs):
        words = [f"[{w}]" if n % 5 == 2 else w for n, w in enumerate(escape(text).split(" "))]
        wrapped = laws.wrapped(data.draw, " ".join(words), (f"{end}\t", "&#32;"))
        wrapped = wrapped.replace("[", '<bpt i="1" x="1">&lt;i&gt;</bpt>').replace("]", '<ept i="1">&lt;/i&gt;</ept>')
        units.append(tu(number, de="Quelle", en=wrapped))
    whole = '<?xml version="1.0"?>' + end + HEAD.format("de") + end.join(units) + TAIL
    for _, raw in laws.encoded(whole):
        documents = laws.read_all(TmxReader(), raw)
        assert laws.texts(documents) == paragraphs
        laws.check_places(documents, whole, meaning=lambda t: unescape(t, {"&#32;": " "}))


class _Endless(io.RawIOBase):
    """A memory that is made while it is read."""

    def __init__(self, units: int) -> None:
        self.pieces = self._made(units)
        self.rest = b""

    def _made(self, units: int) -> Iterator[bytes]:
        yield HEAD.format("de").encode()
        for number in range(units):
            yield tu(number, de=f"Brücke {number}. " * 20, en=f"Bridge {number}. " * 20).encode()
        yield TAIL.encode()

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        while len(self.rest) < size and (piece := next(self.pieces, b"")):
            self.rest += piece
        out, self.rest = self.rest[:size], self.rest[size:]
        return out


class _Memory(InputFile):
    def open(self) -> BinaryIO:
        return _Endless(6000)  # type: ignore[return-value]


def test_memory_does_not_grow_with_the_file() -> None:
    tracemalloc.start()
    count = sum(len(d.segments) for d in TmxReader().read(_Memory("m.tmx")) if isinstance(d, Document))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert count == 6000
    assert peak < 4_000_000
