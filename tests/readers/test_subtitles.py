"""SRT and WebVTT: sentences over cues, without tags, every character in its cue."""

from __future__ import annotations

import html
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mtaudit.errors import InputError
from mtaudit.lang.directives import META
from mtaudit.model import Document, Kind, Span
from mtaudit.plugin import Reader
from mtaudit.readers.srt import SrtReader
from mtaudit.readers.vtt import VttReader
from tests.readers.laws import LINE_ENDS, check_places, encoded, paragraph, read_all, read_parts, texts

READERS: list[type[Reader]] = [SrtReader, VttReader]
NO_MARKS = tuple(w for w in ("bridge", "it", "Harbour", "café", "\U0001f6a2", "שלום", "“quoted”", "1,200.50"))


def stamp(seconds: int, comma: str) -> str:
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}{comma}000"


def subtitles(reader: type[Reader], cues: list[str]) -> str:
    comma, head = (",", "") if reader is SrtReader else (".", "WEBVTT\n\n")
    body = (f"{n}\n{stamp(n, comma)} --> {stamp(n + 1, comma)}\n{cue}\n\n" for n, cue in enumerate(cues, 1))
    return head + "".join(body)


def read(reader: type[Reader], cues: list[str]) -> list[str]:
    return texts(read_all(reader(), subtitles(reader, cues).encode()))


@settings(max_examples=25, deadline=None)
@given(st.lists(paragraph(NO_MARKS), min_size=1, max_size=3), st.data())
def test_sentences_do_not_depend_on_how_they_were_cut_into_cues(paragraphs: list[str], data: st.DataObject) -> None:
    whole = " ".join(paragraphs)
    cuts = st.sampled_from([" ", "\n", "\n\n", "</i>\n<i>", " <i>"])
    words = [(word, data.draw(cuts)) for word in whole.split(" ")]
    cues = "".join(w + cut for w, cut in words).strip().removesuffix("<i>").split("\n\n")
    for reader in READERS:
        expected = texts(read_all(reader(), subtitles(reader, [whole]).encode()))
        for end in LINE_ENDS:
            text = subtitles(reader, cues).replace("\n", end)
            for _, raw in encoded(text, ("utf-8-sig", "utf-16-le")):
                found = read_all(reader(), raw)
                check_places(found, text, meaning=html.unescape)
                assert " ".join(texts(found)) == " ".join(expected) == whole
                assert {s.kind for d in found for s in d.segments} == {Kind.SUBTITLE}


@pytest.mark.parametrize("reader", READERS)
def test_a_sentence_goes_on_over_cues_and_its_place_is_in_the_cue(reader: type[Reader]) -> None:
    text = subtitles(reader, ["He said that", "<i>it was</i>\nover. Then", "he left."])
    (document,) = read_all(reader(), text.encode())
    assert texts([document]) == ["He said that it was over.", "Then he left."]
    first = document.segments[0]
    place = first.map.to_file(Span(first.target.index("was"), first.target.index("over") + 4))
    assert place is not None
    assert place.of(text) == "was</i>\nover"
    assert document.segments[0].meta[0] == ("cue", "1")


@pytest.mark.parametrize("reader", READERS)
def test_what_begins_a_block_of_its_own(reader: type[Reader]) -> None:
    assert read(reader, ["- Who?\n- The mayor", "- of Kiel"]) == ["Who?", "The mayor", "of Kiel"]
    assert read(reader, ["One and", "♪ la la ♪", "[door]", "Two."]) == ["One and", "♪ la la ♪", "[door]", "Two."]
    assert read(reader, ["no stops here", "Nor here", "nor there"]) == ["no stops here", "Nor here", "nor there"]
    late = (
        subtitles(reader, ["He said", "nothing."])
        .replace("00:00:02", "00:00:20")
        .replace("00:00:20,000\nHe", "00:00:02,000\nHe")
    )
    assert texts(read_all(reader(), late.replace("00:00:20.000\nHe", "00:00:02.000\nHe").encode())) == [
        "He said",
        "nothing.",
    ]


def test_srt_tags_and_positions_are_no_text() -> None:
    assert read(SrtReader, ['{\\an8}<font color="red">Stop</font>, <b>now</b>! 3 < 4 & 5 > 2.']) == [
        "Stop, now!",
        "3 < 4 & 5 > 2.",
    ]
    text = (
        "7\n00:00:01,5 --> 00:00:02,0 X1:1 X2:2\nA year: 1998\n1999\n\n\nstill there.\n8\n0:00:03,0 --> 0:00:04,0\nB.\n"
    )
    (document,) = read_all(SrtReader(), text.encode())
    assert texts([document]) == ["A year: 1998 1999 still there.", "B."]
    assert [s.meta for s in document.segments] == [(("cue", "7"),), (("cue", "8"),)]


def test_vtt_markup_notes_and_styles_are_no_text() -> None:
    text = (
        "WEBVTT\nKind: captions\n\nSTYLE\n::cue { color: red }\n\nREGION\nid:x\n\nNOTE a comment\nof two lines\n\n"
        "intro\n00:01.000 --> 00:02.000 line:0\n<v Eva>Tom <c.loud>&amp;</c> "
        "<00:01.500>&lt;I&gt;</v> <ruby>漢<rt>kan</rt></ruby>.\n"
    )
    (document,) = read_all(VttReader(), text.encode())
    assert texts([document]) == ["Tom & <I> 漢."]
    assert document.segments[0].meta == (("cue", "intro"),)
    check_places([document], text, meaning=html.unescape)


def test_directives_in_notes() -> None:
    text = "WEBVTT\n\nNOTE mtaudit: ignore-file[style] songs\n\nNOTE\nmtaudit: ignore[a/b] why\n\n"
    text += "00:01.0 --> 00:02.0\nA.\n"
    (document,) = read_all(VttReader(), text.encode())
    assert document.meta == ((META, "ignore-file[style] songs"),)
    assert document.segments[0].meta == ((META, "ignore[a/b] why"),)


@pytest.mark.parametrize("reader", READERS)
def test_broken_times_are_named_and_the_other_cues_are_read(reader: type[Reader]) -> None:
    text = subtitles(reader, ["One.", "Two.", "Three."])
    text = re.sub(r"00:00:02([.,])000 -->", r"00:00:0x\g<1>000 -->", text)
    parts = read_parts(reader(), text.encode())
    assert texts(p for p in parts if isinstance(p, Document)) == ["One.", "Three."]
    (error,) = (str(p) for p in parts if isinstance(p, InputError))
    assert f"line {6 if reader is SrtReader else 8}: these times cannot be read" in error
    with pytest.raises(InputError, match="there is no caption"):
        read_all(reader(), b"WEBVTT\n\n")


def test_formats_are_known_by_content() -> None:
    assert SrtReader.sniff(subtitles(SrtReader, ["A."]).encode()) > 0.5 > SrtReader.sniff(b"1\nOne of us.\n")
    assert VttReader.sniff(b"\xef\xbb\xbfWEBVTT\n") > 0.5 > VttReader.sniff(b"WEBVTTX")
