"""Markdown: which text is prose, what kind it is, and where each character stands."""

from __future__ import annotations

import html
import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtaudit.engine.merge import arranged
from mtaudit.errors import InputError
from mtaudit.model import Document, Kind, Languages, Rule, Severity, Span
from mtaudit.plugin import InputFile
from mtaudit.readers.markdown import MarkdownReader
from tests.readers.laws import LINE_ENDS, check_places, encoded, kinds, law, paragraph, prose, read_all, texts, wrapped

PAGE = """\
---
title: Not read
lang: en-GB
---
<!-- mtaudit: ignore-file[names/variant] an old text -->

# The bridge *is* closed {#bridge}

The town closed the **old
bridge** on [Monday](https://example.org/a_b "a title"), said `bridge.py`.[^1] It was
  a \\*hard\\* day for Tom &amp; Ann\\
and others.

[^1]: See the <https://example.org/report>, p. 4.

<!-- mtaudit: ignore[negation/dropped] quoted irony -->
> They did not
> object, [the mayor][m] said.

* [x] Buy milk
   - and two
     eggs
1. Pay

![Workers on the *bridge*](a.png)
*A caption of its own*

| Name | Where \\| when |
|------|---------------|
| Pier | `a\\|b` |
|      | two |

```python
print("not prose")
```

    neither = this

<div class="x">nor this</div>

Setext heading
--------------

**A bold line**

[m]: https://example.org/mayor
"""


def read(text: str) -> Document:
    (document,) = read_all(MarkdownReader(), text.encode())
    return document


@pytest.mark.parametrize("end", LINE_ENDS)
def test_a_page_gives_its_prose_with_kinds(end: str) -> None:
    raw = PAGE.replace("\n", end)
    document = read(raw)
    assert kinds([document]) == [
        (Kind.HEADING, "The bridge is closed"),
        (Kind.PARAGRAPH, "The town closed the old bridge on Monday, said bridge.py."),
        (Kind.PARAGRAPH, "It was a *hard* day for Tom & Ann\nand others."),
        (Kind.PARAGRAPH, "See the https://example.org/report, p. 4."),
        (Kind.QUOTE, "They did not object, the mayor said."),
        (Kind.LIST_ITEM, "Buy milk"),
        (Kind.LIST_ITEM, "and two eggs"),
        (Kind.LIST_ITEM, "Pay"),
        (Kind.PARAGRAPH, "A caption of its own"),
        (Kind.CELL, "Name"),
        (Kind.CELL, "Where | when"),
        (Kind.CELL, "Pier"),
        (Kind.CELL, "a|b"),
        (Kind.CELL, "two"),
        (Kind.HEADING, "Setext heading"),
        (Kind.HEADING, "A bold line"),
    ]
    check_places([document], raw)
    assert document.languages.target == "en-GB"


def test_directives_hold_for_the_file_or_for_the_next_block() -> None:
    document = read(PAGE)
    assert document.meta == (("mtaudit", "ignore-file[names/variant] an old text"),)
    marked = {s.target for s in document.segments if "mtaudit" in dict(s.meta)}
    assert marked == {"They did not object, the mayor said."}
    assert document.segments[4].meta == (("mtaudit", "ignore[negation/dropped] quoted irony"),)


def test_code_is_noted_and_may_begin_a_sentence() -> None:
    document = read("Call it twice. `run.me(1.. 2)` says `a. b` or so.")
    assert texts([document]) == ["Call it twice.", "run.me(1.. 2) says a. b or so."]
    assert [span.of(document.segments[1].target) for span in document.segments[1].literals] == ["run.me(1.. 2)", "a. b"]


def test_an_image_alone_is_a_caption_and_its_italic_companion_too() -> None:
    raw = "![Workers on the *bridge*](a.png)\n\n*A caption of its own*\n\nText with ![an icon](i.png) in it.\n"
    document = read(raw)
    assert kinds([document]) == [
        (Kind.CAPTION, "Workers on the bridge"),
        (Kind.CAPTION, "A caption of its own"),
        (Kind.PARAGRAPH, "Text with in it."),
    ]
    check_places([document], raw)


def test_a_tag_that_parts_paragraphs_parts_sentences_too() -> None:
    document = read("| Step | Do |\n| --- | --- |\n| One | Open the lid.<p>Pour the grain in.<li>Turn the wheel. |\n")
    assert [t for t in texts([document]) if t[-1] == "."] == ["Open the lid.", "Pour the grain in.", "Turn the wheel."]


def test_a_finding_over_markup_covers_the_markup() -> None:
    raw = "He was **ve**ry [sure](x), &amp; so on."
    segment = read(raw).segments[0]
    assert segment.target == "He was very sure, & so on."
    place = segment.map.to_file(Span(7, 16))
    assert place is not None
    assert place.of(raw) == "ve**ry [sure"
    place = segment.map.to_file(Span(18, 19))
    assert place is not None
    assert place.of(raw) == "&amp;"


@law
@given(st.data())
def test_text_does_not_depend_on_wrapping_indentation_or_encoding(data: st.DataObject) -> None:
    paragraphs = data.draw(prose())
    expected = texts([read("\n\n".join(paragraphs))])
    frames = data.draw(st.sampled_from([("", ""), ("> ", "> "), ("- ", "  "), ("12. ", "    "), ("> 1) ", ">    ")]))
    blanks = data.draw(st.sampled_from(["", " ", "  "]))
    assert " ".join(expected) == " ".join(paragraphs)
    pieces = []
    for text in paragraphs:
        lines = wrapped(data.draw, text).split("\n")
        pieces.append("\n".join(frames[bool(n)] + blanks + line for n, line in enumerate(lines)))
    raw = "\n\n<!-- -->\n\n".join(pieces).replace("\n", data.draw(st.sampled_from(LINE_ENDS)))
    for _, encoded_file in encoded(raw):
        documents = read_all(MarkdownReader(), encoded_file)
        check_places(documents, raw)
        assert texts(documents) == expected


@law
@given(st.data())
def test_inline_markup_contributes_nothing_and_moves_nothing(data: st.DataObject) -> None:
    """Words put into emphasis, links, code and written with escapes and entities: the same text, at its places."""
    text = data.draw(paragraph())
    forms = st.sampled_from(["{}", "*{}*", "**{}**", "[{}](https://example.org/x_y*z)", "`{}`", "~~{}~~", "<b>{}</b>"])
    spelt = st.sampled_from([lambda w: w, lambda w: "".join(f"&#{ord(c)};" for c in w)])
    words = [
        data.draw(forms).format(data.draw(spelt)(word) if n % 3 == 0 else word)
        for n, word in enumerate(text.split(" "))
    ]
    words = [w if "`" not in w else f"`{html.unescape(w.strip('`'))}`" for w in words]
    raw = " ".join(words)
    document = read(raw)
    check_places([document], raw, meaning=lambda s: html.unescape(re.sub(r"\\(?=\W)", "", s)))
    assert " ".join(texts([document])) == text


@law
@given(st.text(alphabet="ab *_`[]()!<>&;#|\\\n\t-:~^{}%0123.+=\"'", max_size=120))
def test_any_characters_are_read_and_stand_where_the_map_says(raw: str) -> None:
    for document in read_all(MarkdownReader(), raw.encode()):
        check_places([document], raw)


@pytest.mark.parametrize(
    "raw",
    [
        "> " * 100_000 + "deep",
        "- " * 50_000 + "deep",
        "*" * 100_000 + "a",
        "[" * 20_000 + "a",
        "![" * 10_000 + "a",
        "`" * 50_001 + "a",
        "a **b " * 10_000,
        "<!--" * 50_000,
        "<a " * 50_000,
        "word " * 200_000,
        "| a " * 4_000 + "\n" + "|---" * 4_000 + "\n" + "| b " * 4_000,
    ],
    ids=lambda raw: raw[:8],
)
def test_hostile_text_is_read_within_bounds(raw: str) -> None:
    begun = time.process_time()
    parts = list(MarkdownReader().read(InputFile("a.md", data=raw.encode(), languages=Languages("en"))))
    assert len(parts) == 1
    assert time.process_time() - begun < 10


def test_what_is_nested_too_deep_is_told_of() -> None:
    document = read("> " * 300 + "deep\n\nText.")
    assert "nested" in document.notices[0]


def test_a_file_beyond_the_bound_is_refused_with_a_way_out() -> None:
    with pytest.raises(InputError, match=r"a\.md: 17 MB is too long.*--input-format lines"):
        list(MarkdownReader().read(InputFile("a.md", data=b"a" * (17 * 1024**2))))


def test_it_is_known_by_content() -> None:
    assert MarkdownReader.sniff(b"# Title\n\nSee [here](https://example.org).\n") > 0.5
    assert MarkdownReader.sniff(b"Two plain lines.\n\nAnd # one sign.\n") == 0
    assert MarkdownReader.sniff(b"<html># Title\n[a](b)") == 0


def test_what_touches_code_is_not_reported_unless_it_is_the_whole_sentence() -> None:
    document = read("The line `let s2 = s1;`, which moves it, is shown above in full; it it compiles with no warning.")
    (segment,) = document.segments
    rule = Rule("test/fault", mqm="accuracy/mistranslation", severity=Severity.MAJOR, message="{quote}")
    spans = [(segment.target.index(";"), segment.target.index(",") + 1), (0, len(segment.target))]
    inside = segment.target.index("it it")
    found = arranged([rule.at(segment, span) for span in (*spans, (inside, inside + 5))], document, 0.0)
    assert [f.quote for f in found] == [segment.target, "it it"]
