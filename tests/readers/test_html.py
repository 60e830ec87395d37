"""HTML: which text of a page is the article's, what kind it is, where it stands, and how findings are written in."""

from __future__ import annotations

import html
import re
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtaudit.config import Settings
from mtaudit.engine.audit import Audit
from mtaudit.engine.inputs import find_inputs
from mtaudit.engine.registry import Registry
from mtaudit.errors import InputError
from mtaudit.model import Document, DocumentResult, Kind, Languages, Rule, Severity, Span
from mtaudit.plugin import InputFile
from mtaudit.readers.html import HtmlReader
from tests.readers.laws import LINE_ENDS, check_places, encoded, kinds, law, paragraph, prose, read_all, texts, wrapped

PAGE = """\
<!DOCTYPE html>
<html lang="en-GB">
<head><meta charset="utf-8"><title>Bridge closed | The Gazette</title><style>p { color: red }</style></head>
<body>
<header><h1>The Gazette</h1><p>Since 1897</p></header>
<nav><ul><li>Home<li>Sport</ul></nav>
<main>
<!-- mtaudit: ignore-file[names/variant] an old page -->
<article>
<h1>The bridge
   is <em>closed</em></h1>
<p>The town closed the <b>old</b> bridge&nbsp;<!-- mtaudit: ignore[negation/dropped] irony -->on
 <a href="/monday">Monday</a>, Tom &amp; Ann said.<sup><a href="#fn1">1</a></sup> It was a hard day, for all of
 them&hellip;<br>They cried.
<p>A <q>second</q> paragraph without an end tag, in which the inter&shy;national <code>x.y</code> stands.
<script>if (a < b && c > d) { document.write("<p>no</p>") }</script>
<ul><li>Buy <span hidden>no</span>milk<li><p>Two eggs</p></ul>
<blockquote lang="fr"><p>Le pont est fermé.</p></blockquote>
<figure><img src="a.png" alt="left out"><figcaption>Workers on the bridge</figcaption></figure>
<table><caption>Costs</caption><tr><th>Name<th>Sum<tr><td>Pier<td>40&#32;000</table>
<aside>Read more</aside>
<div style="display: none">hidden</div>
<div>First line<br><br>Second one stands here.</div>
<footer>Share this</footer>
</article>
</main>
<footer>Imprint</footer>
</body></html>
"""


def read(text: str) -> Document:
    (document,) = read_all(HtmlReader(), text.encode())
    return document


@pytest.mark.parametrize("end", LINE_ENDS)
def test_a_page_gives_its_article_with_kinds(end: str) -> None:
    raw = PAGE.replace("\n", end)
    document = read(raw)
    assert kinds([document]) == [
        (Kind.HEADING, "The bridge is closed"),
        (Kind.PARAGRAPH, "The town closed the old bridge\u00a0on Monday, Tom & Ann said."),
        (Kind.PARAGRAPH, "It was a hard day, for all of them…"),
        (Kind.PARAGRAPH, "They cried."),
        (Kind.PARAGRAPH, "A “second” paragraph without an end tag, in which the international x.y stands."),
        (Kind.LIST_ITEM, "Buy milk"),
        (Kind.LIST_ITEM, "Two eggs"),
        (Kind.QUOTE, "Le pont est fermé."),
        (Kind.CAPTION, "Workers on the bridge"),
        (Kind.CAPTION, "Costs"),
        (Kind.CELL, "Name"),
        (Kind.CELL, "Sum"),
        (Kind.CELL, "Pier"),
        (Kind.CELL, "40 000"),
        (Kind.HEADING, "First line"),
        (Kind.PARAGRAPH, "Second one stands here."),
    ]
    check_places([document], raw)
    assert document.languages.target == "en-GB"
    assert {s.target: s.languages.target for s in document.segments}["Le pont est fermé."] == "fr"
    assert document.meta == (("mtaudit", "ignore-file[names/variant] an old page"),)
    assert document.segments[1].meta == (("mtaudit", "ignore[negation/dropped] irony"),)


def test_a_page_without_an_article_gives_its_body_and_its_title_where_no_heading_is() -> None:
    document = read("<title>A title</title><h1>It rained</h1><p>It rained.</p>")
    assert texts([document]) == ["It rained", "It rained."]
    document = read("<html><head><title>A &amp; B</title></head><body><p>It rained.</p></body></html>")
    assert kinds([document]) == [(Kind.HEADING, "A & B"), (Kind.PARAGRAPH, "It rained.")]


def test_end_tags_do_not_reach_out_of_their_cell_or_block() -> None:
    raw = "<div><table><tr><td>One</div> two</b></td></tr></table>Three.</div></p><p><i>Four</p>Five"
    assert texts([read(raw)]) == ["One", "two", "Three.", "Four", "Five"]


@law
@given(st.data())
def test_text_does_not_depend_on_wrapping_indentation_or_encoding(data: st.DataObject) -> None:
    paragraphs = data.draw(prose())
    expected = texts(read_all(HtmlReader(), "".join(f"<p>{p}</p>" for p in paragraphs).encode()))
    assert " ".join(expected) == " ".join(paragraphs)
    pieces = []
    for text in paragraphs:
        spaced = wrapped(data.draw, text, ("\n", "\n\t ", "  ", " \n"))
        pieces.append(
            data.draw(st.sampled_from(["<p>{}</p>", "<p>\n  {}\n</p>", "<p class='x'\n> {}", "<p><b>{}</b></p>"]))
        )
        pieces[-1] = pieces[-1].format(spaced)
    raw = "\n".join(["<!doctype html><body>", *pieces, "</body>"]).replace("\n", data.draw(st.sampled_from(LINE_ENDS)))
    for _, encoded_file in encoded(raw):
        documents = read_all(HtmlReader(), encoded_file)
        check_places(documents, raw)
        assert texts(documents) == expected


@law
@given(st.data())
def test_inline_markup_and_entities_contribute_nothing_and_move_nothing(data: st.DataObject) -> None:
    text = data.draw(paragraph())
    forms = st.sampled_from(
        ["{}", "<em>{}</em>", "<a href='x>y'>{}</a>", "<!-- no -->{}", "<b><i>{}</i></b>", "{}<wbr>"]
    )
    spelt = st.sampled_from(
        [lambda w: w, lambda w: "".join(f"&#{ord(c)};" for c in w), lambda w: "".join(f"&#x{ord(c):x};" for c in w)]
    )
    raw = "<p>" + " ".join(data.draw(forms).format(data.draw(spelt)(word)) for word in text.split(" "))
    document = read(raw)
    check_places([document], raw, meaning=html.unescape)
    assert " ".join(texts([document])) == text


@law
@given(st.text(alphabet="ab <>/!-&;#pbdivq=\"'\n\t[]?xCDATA", max_size=120))
def test_any_characters_are_read_and_stand_where_the_map_says(raw: str) -> None:
    for document in read_all(HtmlReader(), raw.encode()):
        check_places([document], raw)


@pytest.mark.parametrize(
    "raw",
    [
        "<div>" * 100_000 + "deep" + "</div>" * 1_000,
        "<b>" * 20_000 + "deep" + "</i>" * 20_000 + ">",
        "<p><i>" * 50_000 + "</b></p>" * 50_000,
        "<div><table><td>" * 20_000 + "</div>" * 20_000,
        "<!--" * 50_000 + ">",
        "<![CDATA[" * 20_000 + ">",
        "<a " * 50_000 + ">",
        "<a x='" * 20_000 + ">",
        "</" * 50_000 + ">",
        "<?" * 50_000 + ">",
        "&" * 50_000 + "<p>" + "&x" * 50_000,
        "<script>" * 20_000 + "</b>" * 20_000,
        "<p>" + "word " * 200_000,
        "<li>" * 50_000 + "x",
        "<br>" * 100_000 + "x<p>",
    ],
    ids=lambda raw: raw[:8],
)
def test_hostile_text_is_read_within_bounds(raw: str) -> None:
    begun = time.process_time()
    assert len(list(HtmlReader().read(InputFile("a.html", data=raw.encode(), languages=Languages("en"))))) == 1
    assert time.process_time() - begun < 8


@pytest.mark.parametrize(
    ("data", "notice"),
    [
        ("<meta charset=utf-8><p>Café – fermé</p>".encode("cp1252"), "Windows-1252"),
        ("<meta charset='iso-8859-1'><p>Café – fermé</p>".encode("cp1252"), ""),
        ("<meta charset='iso-8859-1'><p>Café – fermé</p>".encode(), "declares cp1252, but is valid UTF-8"),
        ('<?xml version="1.0" encoding="shift_jis"?><p>Café – fermé</p>'.encode("cp1252"), "declares shift_jis"),
        ("<meta charset='utf-16'><p>Café – fermé</p>".encode(), ""),
        ("<meta charset='klingon'><p>Café – fermé</p>".encode(), ""),
        ("<p>Café – fermé</p>".encode("utf-16"), ""),
    ],
)
def test_encodings_declared_wrongly_are_seen_through(data: bytes, notice: str) -> None:
    (document,) = read_all(HtmlReader(), data)
    assert texts([document]) == ["Café – fermé"]
    assert notice in " ".join(document.notices)
    assert bool(document.notices) == bool(notice)


def test_a_declared_encoding_is_used() -> None:
    (document,) = read_all(HtmlReader(), '<meta charset="windows-1251"><p>Мост закрыт.</p>'.encode("cp1251"))
    assert texts([document]) == ["Мост закрыт."]
    assert document.encoding == "cp1251"


def test_a_file_beyond_the_bound_is_refused_with_a_way_out(tmp_path: Path) -> None:
    big = tmp_path / "a.html"
    with big.open("wb") as out:
        out.truncate(200 * 1024**2)
    with pytest.raises(InputError, match=r"a\.html: 200 MB is too long"):
        list(HtmlReader().read(InputFile("a.html", location=big)))


def test_it_is_known_by_content() -> None:
    assert HtmlReader.sniff(b"\xef\xbb\xbf\n<!DOCTYPE html>\n<html>") > 0.9
    assert HtmlReader.sniff("<html>".encode("utf-16")) > 0.9
    assert HtmlReader.sniff(b"<p>One</p><p>Two</p>") > 0.5
    assert HtmlReader.sniff(b'<?xml version="1.0"?><xliff><body><p></p></xliff>') == 0
    assert HtmlReader.sniff(b"1 < 2, says <html>") == 0


# ---------------------------------------------------------------------------------------------- write-back

FAULT = Rule("test/fault", mqm="accuracy/mistranslation", severity=Severity.MAJOR, message="“{quote}” <odd>")


def annotated(raw: bytes, spans: list[tuple[int, int, int]]) -> str:
    """`raw` with a finding at each `(segment, start, end)`."""
    file = InputFile("a.html", data=raw)
    (document,) = read_all(HtmlReader(), raw)
    findings = tuple(FAULT.at(document.segments[n], Span(a, b)) for n, a, b in spans)
    return HtmlReader().annotate(file, [DocumentResult(document, findings)]).decode()


def test_findings_become_marks_that_no_tag_crosses() -> None:
    raw = "<p>A <b>very</b> odd &amp; old\n  word.</p>"
    title = html.escape("major: “very odd & old word” <odd> [test/fault]")
    mark = f'<mark class="mtaudit" title="{title}">'
    expected = f"<p>A <b>{mark}very</mark></b>{mark} odd &amp; old\n  word</mark>.</p>"
    assert annotated(raw.encode(), [(0, 2, 21)]) == expected


def test_overlapping_findings_share_a_mark() -> None:
    out = annotated(b"<p>One two three.</p>", [(0, 0, 7), (0, 4, 13), (0, 14, 14)])
    assert out.count("<mark") == 4
    assert texts([read(out)]) == ["One two three."]
    assert "“One two” &lt;odd&gt; [test/fault] | major" in out


@law
@given(st.data())
def test_reading_an_annotated_page_gives_the_same_text(data: st.DataObject) -> None:
    raw = "".join(f"<p>{wrapped(data.draw, p)}</p>" for p in data.draw(prose())).encode()
    (document,) = read_all(HtmlReader(), raw)
    spans = []
    for number, segment in enumerate(document.segments):
        start = data.draw(st.integers(0, len(segment.target)))
        spans.append((number, start, data.draw(st.integers(start, len(segment.target)))))
    out = annotated(raw, spans)
    assert texts([read(out)]) == texts([document])
    assert re.sub(r"</?mark[^>]*>", "", out) == raw.decode()


def test_an_encoding_is_kept(tmp_path: Path) -> None:
    raw = "<meta charset=windows-1252><p>They closed the the café – for good.</p>".encode("cp1252")
    path = tmp_path / "a.html"
    path.write_bytes(raw)
    settings = Settings(jobs=1)
    registry = Registry.load(settings)
    inputs, _ = find_inputs([str(path)], settings, registry)
    results = list(Audit(settings, registry).run(inputs))
    out = HtmlReader().annotate(InputFile("a.html", data=raw), results)
    assert b"<mark" in out
    assert b"caf\xe9 \x96 for" in out


def test_annotating_again_replaces_the_earlier_marks() -> None:
    raw = b"<p>One <mark>two</mark> three &amp; four.</p>"
    once = annotated(raw, [(0, 0, 3), (0, 4, 13)])
    assert annotated(once.encode(), [(0, 0, 3), (0, 4, 13)]) == once
    assert annotated(once.encode(), [(0, 14, 18)]) == annotated(raw, [(0, 14, 18)])
    assert annotated(once.encode(), []).encode() == raw
