"""Excerpts: the mark stands under what it marks, and no text moves the cursor."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtaudit.model import Span
from mtaudit.reporters._excerpt import Excerpt, clean, clip, columns, excerpt, has_rtl, wrap

LONG = "One two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen."


def at(text: str, part: str) -> Span:
    start = text.index(part)
    return Span(start, start + len(part))


def drawn(cut: Excerpt) -> tuple[str, str]:
    return cut.before + cut.marked + cut.after, " " * cut.indent + "^" * cut.length


@pytest.mark.parametrize(
    ("text", "part", "width", "line", "mark"),
    [
        ("He denied it.", "denied", 40, "He denied it.", "   ^^^^^^"),
        (LONG, "eight", 40, "… five six seven eight nine ten eleven …", " " * 17 + "^" * 5),
        (LONG, "One", 30, "One two three four five six …", "^^^"),
        (LONG, "fifteen.", 30, "… thirteen fourteen fifteen.", " " * 20 + "^" * 8),
        ("これは間違いです", "間違い", 40, "これは間違いです", " " * 6 + "^" * 6),
        ("cafe\u0301 is is", "is is", 40, "cafe\u0301 is is", " " * 5 + "^^^^^"),
        ("a\tb c", "b", 40, "a    b c", "     ^"),
        ("a\r\nb c", "b", 40, "a b c", "  ^"),
        ("a\x1b[2Jb c", "b", 40, "a\\x1b[2Jb c", "        ^"),
        ("a\u202eb c", "b", 40, "a\\u202eb c", "       ^"),
    ],
)
def test_marks_stand_under_what_they_mark(text: str, part: str, width: int, line: str, mark: str) -> None:
    assert drawn(excerpt(text, at(text, part), width)) == (line, mark)


def test_a_mark_wider_than_the_line_is_cut() -> None:
    cut = excerpt("b" + "a" * 500 + "c", Span(1, 501), 30)
    assert (cut.before, cut.after) == ("…", "")
    assert cut.marked.endswith("a…")
    assert cut.indent + cut.length <= 30


def test_an_empty_span_has_a_mark() -> None:
    assert drawn(excerpt("He denied it", Span(12, 12), 40)) == ("He denied it", " " * 12 + "^")
    assert drawn(excerpt("He denied it", Span(3, 3), 40)) == ("He denied it", "   ^")


def test_a_cut_does_not_leave_a_combining_mark_alone() -> None:
    text = "e\u0301" * 60 + "X" + "e\u0301" * 60
    for width in range(12, 40):
        cut = excerpt(text, at(text, "X"), width)
        assert not unicodedata.combining(cut.before[1])


def test_right_to_left_is_known() -> None:
    assert excerpt("قال إنه وافق", Span(0, 3), 40).rtl
    assert not excerpt("He said so", Span(0, 2), 40).rtl
    assert has_rtl("שלום")


@given(
    st.text(st.characters(exclude_characters="\r"), max_size=300),
    st.integers(0, 300),
    st.integers(0, 300),
    st.integers(12, 60),
)
def test_any_excerpt_fits_and_shows_the_marked(text: str, a: int, b: int, width: int) -> None:
    start, end = sorted((min(a, len(text)), min(b, len(text))))
    cut = excerpt(text, Span(start, end), width)
    assert columns(cut.before + cut.marked + cut.after) <= width
    assert clean(text[start:end]).startswith(cut.marked.removesuffix("…").rstrip())
    assert not any(unicodedata.category(c) in ("Cc", "Cs") for c in cut.before + cut.marked + cut.after)


def test_a_text_without_line_ends_is_no_burden() -> None:
    text = "word " * 200_000
    cut = excerpt(text, Span(500_000, 500_004), 80)
    assert cut.marked == "word"
    assert (cut.before[0], cut.after[-1]) == ("…", "…")


def test_clean_leaves_nothing_that_a_terminal_obeys() -> None:
    assert clean("a\x1b]0;title\x07\r\nb\x9bc\udc80") == "a\\x1b]0;title\\x07 b\\x9bc\\udc80"
    assert clean("plain [red]text[/red]") == "plain [red]text[/red]"


def test_clip_counts_columns() -> None:
    assert clip("abcdef", 6) == "abcdef"
    assert clip("abcdefg", 6) == "abcde…"
    assert clip("これは長い", 6) == "これ…"


@given(st.text(alphabet="ab あ\u0301", max_size=80), st.integers(8, 20), st.integers(8, 20))
def test_wrapped_lines_fit_and_lose_nothing(text: str, first: int, rest: int) -> None:
    lines = wrap(text, first, rest)
    assert columns(lines[0].rstrip()) <= first
    assert all(columns(line.rstrip()) <= rest for line in lines[1:])
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
