"""Spans and maps: what is verbatim maps part by part, what is not maps as a whole."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtaudit.model import LineIndex, OffsetMap, Run, Span


def test_an_empty_span_is_a_place() -> None:
    assert Span(3, 3)
    assert len(Span(3, 3)) == 0


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (3, 2)])
def test_what_is_no_span_is_refused(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="not a span"):
        Span(start, end)


def entity_map() -> OffsetMap:
    """`a&amp;b` in the file at 10, `a&b` in the text."""
    return OffsetMap(
        (
            Run(Span(0, 1), Span(10, 11)),
            Run(Span(1, 2), Span(11, 16), verbatim=False),
            Run(Span(2, 3), Span(16, 17)),
        )
    )


@pytest.mark.parametrize(
    ("text", "file"),
    [
        ((0, 1), (10, 11)),
        ((1, 2), (11, 16)),
        ((0, 2), (10, 16)),
        ((2, 3), (16, 17)),
        ((0, 0), (10, 10)),
        ((3, 3), (17, 17)),
    ],
)
def test_an_entity_maps_as_a_whole(text: tuple[int, int], file: tuple[int, int]) -> None:
    assert entity_map().to_file(Span(*text)) == Span(*file)


def test_a_cut_keeps_the_places() -> None:
    assert entity_map().cut(Span(1, 3)).to_file(Span(1, 2)) == Span(16, 17)
    assert OffsetMap().to_file(Span(0, 1)) is None


def test_joined_maps_shift_the_text_not_the_file() -> None:
    joined = OffsetMap.joined([(OffsetMap.verbatim(3, 10), 0), (OffsetMap.verbatim(2, 20), 4)])
    assert joined.to_file(Span(4, 6)) == Span(20, 22)
    assert joined.to_file(Span(1, 5)) == Span(11, 21)


def test_runs_out_of_order_are_refused() -> None:
    with pytest.raises(ValueError, match="order"):
        OffsetMap((Run(Span(2, 3), Span(0, 1)), Run(Span(0, 1), Span(1, 2))))
    with pytest.raises(ValueError, match="verbatim"):
        Run(Span(0, 2), Span(0, 1))


@given(st.text(st.sampled_from("ab\r\n\x0b\u2028é🙂"), max_size=60), st.data())
def test_lines_and_columns_count_as_editors_do(text: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(text)))
    line, column = LineIndex.of(text).position(at)
    before = text[:at].replace("\r\n", "\n").replace("\r", "\n") if text[at - 1 : at + 1] != "\r\n" else None
    if before is not None:
        assert line == before.count("\n") + 1
        assert column == len(before) - (before.rfind("\n") + 1) + 1
