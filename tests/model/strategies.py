"""Facts of all kinds for hypothesis."""

from __future__ import annotations

from typing import TypeVar

from hypothesis import strategies as st

from mtaudit.model import (
    Document,
    DocumentResult,
    Fault,
    Finding,
    Kind,
    Languages,
    LineIndex,
    OffsetMap,
    Place,
    Problem,
    Run,
    Score,
    Segment,
    Severity,
    Side,
    Skip,
    Span,
)

T = TypeVar("T")

# No high surrogates: with a low one behind it JSON would read the two as one character.
texts = st.text(st.one_of(st.characters(exclude_categories=["Cs"]), st.sampled_from("\udc80\udfff\x00\x1b\u202e")))
pairs = st.lists(st.tuples(texts, texts), max_size=2).map(tuple)
numbers = st.floats(allow_nan=False)
spans = st.tuples(st.integers(0, 99), st.integers(0, 99)).map(lambda p: Span(min(p), max(p)))
languages = st.builds(Languages, st.sampled_from(["", "en", "en-GB"]), st.sampled_from(["", "de", "zh-Hant"]))


@st.composite
def offset_maps(draw: st.DrawFn) -> OffsetMap:
    runs, at = [], 0
    for length, file_length, skip in draw(st.lists(st.tuples(*[st.integers(0, 9)] * 3), max_size=4)):
        text = Span(at + skip, at + skip + length)
        verbatim = draw(st.booleans())
        start = draw(st.integers(0, 999))
        runs.append(Run(text, Span(start, start + (length if verbatim else file_length)), verbatim))
        at = text.end
    return OffsetMap(tuple(runs))


line_indexes = st.builds(
    LineIndex, st.lists(st.integers(0, 500), min_size=1, unique=True).map(lambda x: tuple(sorted(x))), st.integers(1, 9)
)
segments = st.builds(
    Segment,
    key=texts,
    target=texts,
    source=st.none() | texts,
    reference=st.none() | texts,
    languages=languages,
    map=offset_maps(),
    source_map=offset_maps(),
    reference_map=offset_maps(),
    block=st.integers(0, 9),
    kind=st.sampled_from(Kind),
    gap=st.sampled_from(["", " ", "\r\n"]),
    meta=pairs,
)
documents = st.builds(
    Document,
    path=texts,
    segments=st.lists(segments, max_size=2).map(tuple),
    key=texts,
    part=texts,
    format=texts,
    encoding=texts,
    languages=languages,
    lines=line_indexes,
    notices=st.lists(texts, max_size=2).map(tuple),
    meta=pairs,
)
places = st.builds(Place, texts, spans, texts)
findings = st.builds(
    Finding,
    rule=texts,
    mqm=texts,
    severity=st.sampled_from(Severity),
    side=st.sampled_from(Side),
    segment=texts,
    span=spans,
    quote=texts,
    message=texts,
    confidence=st.floats(0, 1),
    suggestion=st.none() | texts,
    evidence=pairs,
    fingerprint=texts,
    place=st.none() | places,
)
problems = st.builds(Problem, st.sampled_from(Fault), *[texts] * 8)
skips = st.builds(Skip, texts, texts, texts)
scores = st.builds(Score, texts, numbers, texts, texts, texts)


def tuples_of(items: st.SearchStrategy[T]) -> st.SearchStrategy[tuple[T, ...]]:
    return st.lists(items, max_size=2).map(tuple)


results = st.builds(
    DocumentResult,
    document=documents,
    findings=tuples_of(findings),
    problems=tuples_of(problems),
    skips=tuples_of(skips),
    scores=tuples_of(scores),
    words=st.integers(0, 9999),
)
