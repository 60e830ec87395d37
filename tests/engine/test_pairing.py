"""Targets get their sources and references; what is missing on one side keeps its place."""

from __future__ import annotations

from dataclasses import replace

from mtaudit.engine.api import prose_document
from mtaudit.engine.pairing import paired
from mtaudit.model import Document, Languages, Span

TARGET = "The council met on 4 May 2021. It voted for the bridge. Costs: 3,200 euros.\n\nMaria Weber was pleased."
GERMAN = "Der Rat tagte am 4. Mai 2021. Er stimmte für die Brücke. Kosten: 3.200 Euro.\n\nMaria Weber war zufrieden."


def german(text: str) -> Document:
    document = prose_document(text, "de")
    return replace(document, languages=Languages("de"))


def test_sentences_are_paired_in_order() -> None:
    result = paired(prose_document(TARGET, "en"), german(GERMAN), None)
    assert result.problems == ()
    pairs = [(s.target, s.source) for s in result.document.segments]
    assert pairs[0] == ("The council met on 4 May 2021.", "Der Rat tagte am 4. Mai 2021.")
    assert pairs[-1] == ("Maria Weber was pleased.", "Maria Weber war zufrieden.")
    assert all(s.languages.source == "de" for s in result.document.segments)


def test_two_sentences_that_translate_one_become_one_segment_whose_map_holds() -> None:
    target = "The council, which met on 4 May 2021. It voted for the bridge over the Elbe. Maria Weber was pleased."
    source = "Der Rat stimmte, als er am 4. Mai 2021 tagte, für die Brücke über die Elbe. Maria Weber war zufrieden."
    result = paired(prose_document(target, "en"), german(source), None)
    first = result.document.segments[0]
    assert first.target == "The council, which met on 4 May 2021. It voted for the bridge over the Elbe."
    at = first.target.index("voted")
    assert first.map.to_file(Span(at, at + 5)) == Span(target.index("voted"), target.index("voted") + 5)


def test_a_sentence_that_was_left_out_keeps_its_place() -> None:
    target = "The council met on 4 May 2021. Maria Weber was pleased with the 17 votes."
    source = (
        "Der Rat tagte am 4. Mai 2021. Danach gab es im Garten des Rathauses Kaffee und Kuchen für alle Gäste. "
        "Maria Weber war mit den 17 Stimmen zufrieden."
    )
    result = paired(prose_document(target, "en"), german(source), None)
    missing = [s for s in result.document.segments if not s.target]
    assert [s.source for s in missing] == ["Danach gab es im Garten des Rathauses Kaffee und Kuchen für alle Gäste."]
    end = target.index(".") + 1
    assert missing[0].map.to_file(Span(0, 0)) == Span(end, end)


def test_source_and_reference_together() -> None:
    reference = prose_document(TARGET.replace("pleased", "content"), "en")
    result = paired(prose_document(TARGET, "en"), german(GERMAN), reference)
    last = result.document.segments[-1]
    assert (last.source, last.reference) == ("Maria Weber war zufrieden.", "Maria Weber was content.")
