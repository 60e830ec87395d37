"""The Markdown summary: what it says, and that no text in it is more than text."""

from __future__ import annotations

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from mtaudit.model import DocumentResult, Skip, Verdict
from mtaudit.reporters.markdown import LONGEST, MarkdownReporter, escaped
from tests.model import strategies as facts
from tests.reporters.sample import CLEAN, SENSE, report, result

PARSER = MarkdownIt("gfm-like", {"linkify": False})


def plain(text: str) -> str:
    """What a reader sees of one line of Markdown; fails for anything but text."""
    blocks = PARSER.parse(text)
    assert [block.type for block in blocks] in ([], ["paragraph_open", "inline", "paragraph_close"]), text
    pieces: list[Any] = [piece for block in blocks for piece in block.children or ()]
    assert {piece.type for piece in pieces} <= {"text", "html_inline"}, text
    assert {piece.content for piece in pieces if piece.type == "html_inline"} <= {"<!-- -->"}
    return "".join(piece.content for piece in pieces if piece.type == "text")


def test_the_sample() -> None:
    text = report(MarkdownReporter)
    assert text.startswith("## mtaudit: gate failed\n\n- 1 critical finding (0 allowed)\n")
    assert "**2 files, 22 words:** 1 critical, 1 major · penalty 1,364 per 1,000 words · comet 0.71\n" in text
    assert "| major | a.txt:3 | morale is the wrong sense here → **moral** | sense/wrong (80%) |\n" in text
    assert text.index("| critical |") < text.index("| major |")
    assert "<details><summary>The audit is incomplete: 1 problem</summary>\n\n- acme 1.0, detector money" in text
    assert "- negation: no source (2 texts)\n" in text
    clean = report(MarkdownReporter, (CLEAN,), Verdict(True))
    assert clean.startswith("## mtaudit: gate passed\n\n**1 file, 3 words:** nothing found\n")
    assert "| Severity |" not in clean


def test_texts_stay_texts() -> None:
    for text in (
        *("a | b", "*bold* _it_ `code`", "[x](http://e.vil)", "![x](y)", "<img src=x onerror=y>", "# head", "- item"),
        *("1. x", "> quote", "~~gone~~", "&lt;b&gt;", "a\\|b", "=====", "+ x", "+", "$x$", "12) y", "---", "***"),
        *("https://e.vil/x", "#", "1.", "    code", "```"),
    ):
        assert plain(escaped(text)) == text.strip()
    assert escaped("@team, see #12 or GH-3 at www.e.vil") == (
        "@<!-- -->team, see #<!-- -->12 or GH<!-- -->-3 at www<!-- -->.e.vil"
    )


def test_cut_to_what_a_comment_may_hold() -> None:
    words = " ".join(f"word{number:04}" for number in range(900))
    big = result(words, *((SENSE, word, "|" * 250) for word in words.split()))
    many = tuple(f"reason {number} " + "*" * 500 for number in range(100))
    skips = tuple(Skip(f"detector{n}", "reason " * 30) for n in range(500))
    text = report(MarkdownReporter, (big, DocumentResult(CLEAN.document, skips=skips)), Verdict(False, many))
    assert 50_000 < len(text) <= LONGEST
    assert "more findings not shown here._" in text
    assert "- and 80 more reasons\n" in text


@settings(max_examples=60, deadline=None)
@given(facts.texts)
def test_any_text_stays_text(text: str) -> None:
    plain(escaped(text))


@settings(max_examples=30, deadline=None)
@given(st.lists(facts.results, max_size=2))
def test_odd_facts(results: list[DocumentResult]) -> None:
    text = report(MarkdownReporter, results, Verdict(True))
    text.encode("utf-8")
    found = sum(len(one.findings) for one in results)
    assert sum(token.type == "tr_open" for token in PARSER.parse(text)) == (found + 1 if found else 0)
