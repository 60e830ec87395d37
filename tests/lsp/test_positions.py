"""Positions in every encoding, and edits, held against a slow way to count."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lsprotocol.types import (
    Position,
    PositionEncodingKind,
    Range,
    TextDocumentContentChangePartial,
    TextDocumentContentChangeWholeDocument,
)

from mtaudit.lsp.positions import Buffer, Shift, replacement, whole
from mtaudit.model import Span

UNITS = {"utf-8": ("utf-8", 1), "utf-16": ("utf-16-le", 2), "utf-32": ("utf-32-le", 4)}
TEXTS = st.text(st.sampled_from("ab é😋\u2028\x85\x0b\r\n"), max_size=30)


def slow(text: str, offset: int, encoding: str) -> Position:
    """Line and column as the protocol defines them: LF, CRLF and CR end a line, nothing else does."""
    ends = [hit.end() for hit in re.finditer(r"\r\n|\r|\n", text) if hit.end() <= offset]
    codec, size = UNITS[encoding]
    return Position(len(ends), len(text[ends[-1] if ends else 0 : offset].encode(codec)) // size)


@pytest.mark.parametrize("encoding", list(UNITS))
@given(text=TEXTS, data=st.data())
def test_positions_are_those_of_the_protocol(encoding: str, text: str, data: st.DataObject) -> None:
    buffer = Buffer("file:///a.txt", text, encoding=PositionEncodingKind(encoding))
    offset = data.draw(st.integers(0, len(text)))
    assert buffer.position(offset) == slow(text, offset, encoding)
    if text[max(0, offset - 1) : offset + 1] != "\r\n":
        assert buffer.offset(buffer.position(offset)) == offset


def test_what_lies_beyond_a_line_or_the_text_is_cut() -> None:
    buffer = Buffer("file:///a.txt", "a😋\r\nb\n")
    assert buffer.offset(Position(0, 99)) == 2
    assert buffer.offset(Position(1, 99)) == 5
    assert buffer.offset(Position(2, 99)) == 6
    assert buffer.offset(Position(99, 0)) == 6


@given(TEXTS, TEXTS, st.data())
def test_edits_are_made_where_the_client_means(text: str, new: str, data: st.DataObject) -> None:
    # Between CR and LF there is no position.
    places = [n for n in range(len(text) + 1) if text[max(0, n - 1) : n + 1] != "\r\n"]
    start, end = sorted((data.draw(st.sampled_from(places)), data.draw(st.sampled_from(places))))
    where = Range(slow(text, start, "utf-16"), slow(text, end, "utf-16"))
    buffer = Buffer("file:///a.txt", text)
    changes = [TextDocumentContentChangePartial(where, new)]
    assert buffer.changed(changes, 7) == Buffer("file:///a.txt", text[:start] + new + text[end:], 7)


def test_a_whole_text_replaces_what_was_there_and_half_characters_are_none() -> None:
    changes = [TextDocumentContentChangeWholeDocument("a\ud83d")]
    assert Buffer("file:///a.txt", "old").changed(changes, 2).text == "a\ufffd"
    assert whole("😋") == "😋"


@given(TEXTS, TEXTS, TEXTS, TEXTS, st.data())
def test_stretches_keep_their_words_when_the_text_around_them_is_edited(
    head: str, old: str, new: str, tail: str, data: st.DataObject
) -> None:
    before, after = head + old + tail, head + new + tail
    start = data.draw(st.integers(0, len(before)))
    span = Span(start, data.draw(st.integers(start, len(before))))
    moved = Shift(before, after)(span)
    if span.end <= len(head):
        assert moved == span
    elif span.start >= len(head) + len(old) and (old + tail)[:1] != (new + tail)[:1]:
        assert moved is not None  # elsewhere nobody can tell which of like letters were taken out
    if moved is not None:
        assert moved.of(after) == span.of(before)


@given(TEXTS, TEXTS)
def test_a_replacement_makes_one_text_of_the_other(old: str, new: str) -> None:
    span, words = replacement(old, new)
    assert old[: span.start] + words + old[span.end :] == new
