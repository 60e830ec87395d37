"""Reviewdog's format: valid by its fields, columns in bytes of UTF-8."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from mtaudit.model import Document, DocumentResult, LineIndex, OffsetMap, Segment, Verdict
from mtaudit.reporters.rdjson import RdjsonReporter
from tests.model import strategies as facts
from tests.reporters.sample import SENSE, report, result
from tests.reporters.schema_files import valid_json


def diagnostics(*results: DocumentResult) -> Any:
    return valid_json(report(RdjsonReporter, results, Verdict(True)), "rdjson.json")["diagnostics"]


def test_the_sample() -> None:
    data = valid_json(report(RdjsonReporter), "rdjson.json")
    assert data["source"] == {"name": "mtaudit"}
    first, second, problem = data["diagnostics"]
    assert (first["severity"], first["code"]["value"]) == ("ERROR", "offices/merged")
    assert "suggestions" not in first
    where = {"start": {"line": 3, "column": 17}, "end": {"line": 3, "column": 23}}
    assert second["location"] == {"path": "a.txt", "range": where}
    assert second["suggestions"] == [{"range": where, "text": "moral"}]
    assert problem["code"]["value"] == "problem/crash"


def test_columns_are_bytes() -> None:
    (found,) = diagnostics(result("First.\nÜber 漢字 𐐀 ein Wort.", (SENSE, "Wort", None)))
    line = "Über 漢字 𐐀 ein "
    start = {"line": 2, "column": len(line.encode()) + 1}
    assert found["location"]["range"] == {"start": start, "end": {"line": 2, "column": start["column"] + 4}}


def in_markup(path: str, markup: str, word: str) -> DocumentResult:
    """A document that holds only the text between the tags, as a reader of markup would give it."""
    begin, end = markup.index(">") + 1, markup.rindex("<")
    segment = Segment("k", markup[begin:end], map=OffsetMap.verbatim(end - begin, begin))
    document = Document(path, (segment,), format="html", lines=LineIndex.of(markup))
    at = segment.target.index(word)
    finding = SENSE.at(segment, (at, at + len(word)))
    return DocumentResult(document, (replace(finding, place=document.place(segment, finding.span)),))


def test_what_stands_beside_the_text_is_read_from_the_file(tmp_path: Path) -> None:
    markup = '<p title="ééé">Ça va mal.</p>'
    file = tmp_path / "a.html"
    file.write_text("\ufeff" + markup, encoding="utf-8")
    one = in_markup(str(file), markup, "mal")
    (found,) = diagnostics(one)
    column = found["location"]["range"]["start"]["column"]
    assert column == len(markup[: markup.index("mal")].encode()) + 1
    file.write_text("something else is in it now, and much longer than before", encoding="utf-8")
    (found,) = diagnostics(one)
    assert found["location"]["range"]["start"]["column"] == column - 3
    file.unlink()
    (found,) = diagnostics(one)
    assert found["location"]["range"]["start"]["column"] == column - 3


def test_a_suggestion_that_would_have_to_be_escaped_is_only_told() -> None:
    def suggests(text: str, form: str) -> bool:
        one = result("A word.", (SENSE, "word", text))
        return "suggestions" in diagnostics(replace(one, document=replace(one.document, format=form)))[0]

    assert suggests("R & D", "text")
    assert suggests("term", "html")
    assert not suggests("R & D", "html")
    assert not suggests('a "term"', "json")


def test_a_missing_word_is_put_in_only_where_it_stays_a_word() -> None:
    def suggests(text: str, at: int) -> bool:
        one = result(text)
        segment = one.document.segments[0]
        finding = SENSE.at(segment, (at, at), suggestion="not")
        placed = replace(finding, place=one.document.place(segment, finding.span))
        return "suggestions" in diagnostics(replace(one, findings=(placed,)))[0]

    assert not suggests("He did go.", 6)
    assert not suggests("He did go.", 7)
    assert suggests("He did  go.", 7)


@settings(max_examples=25, deadline=None)
@given(st.lists(facts.results, max_size=2))
def test_odd_facts_are_valid_too(results: list[DocumentResult]) -> None:
    diagnostics(*results)
