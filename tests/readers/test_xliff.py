"""XLIFF of either generation and of several tools: texts, places, states, broken files, and findings written back."""

from __future__ import annotations

from pathlib import Path
from xml.sax.saxutils import escape, unescape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mtaudit.config import Settings, load_settings
from mtaudit.engine.audit import Audit
from mtaudit.engine.inputs import find_inputs, made_reader
from mtaudit.engine.registry import Registry
from mtaudit.errors import ConfigError, InputError
from mtaudit.lang.directives import META
from mtaudit.model import Document, Side, Span
from mtaudit.plugin import InputFile
from mtaudit.readers.xliff import XliffReader
from tests.readers import laws
from tests.readers.golden import SAMPLES

NAMES = ("plain-1.2.xlf", "modern-2.1.xlf", "studio.sdlxliff", "cloud.mxliff", "memo.mqxliff")
V1 = '<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2"><file original="f" source-language="de" ' \
     'target-language="en"><body>{}</body></file></xliff>'  # fmt: skip
V2 = '<xliff version="2.0" xmlns="urn:oasis:names:tc:xliff:document:2.0" srcLang="de" trgLang="en"><file id="f">' \
     "{}</file></xliff>"  # fmt: skip


def read(text: str, **options: bool) -> list[Document | InputError]:
    reader = made_reader(XliffReader, Settings(readers={"xliff": options}))
    return list(reader.read(InputFile("f.xlf", data=text.encode())))


def document(text: str, **options: bool) -> Document:
    (found,) = read(text, **options)
    assert isinstance(found, Document), found
    return found


def unit(target: str, source: str = "Quelle", number: int = 1, state: str = "translated") -> str:
    return f'<trans-unit id="{number}"><source>{source}</source><target state="{state}">{target}</target></trans-unit>'


@pytest.mark.parametrize("name", NAMES)
def test_places_of_real_looking_files_are_exact(name: str) -> None:
    data = (SAMPLES / "xliff" / name).read_bytes()
    documents = laws.read_all(XliffReader(), data)
    assert XliffReader.sniff(data[:4096]) > 0.9
    laws.check_places(documents, data.decode())


def test_each_tools_segments_states_and_notes() -> None:
    read = {n: laws.read_all(XliffReader(), (SAMPLES / "xliff" / n).read_bytes()) for n in NAMES}
    plain, studio = read["plain-1.2.xlf"], read["studio.sdlxliff"][0]
    assert [d.key for d in plain] == ["harbour/notice.html", "harbour/sms.txt"]
    assert plain[0].languages.target == "en-GB"
    assert plain[0].languages.source == "de-DE"
    assert plain[1].segments[0].target == "Hello %s, your ship has arrived. The port office"
    assert plain[0].segments[-1].target == "The ferry runs on public holidays."
    assert (META, "ignore[negation] the German original was wrong") in plain[0].segments[-1].meta
    assert [s.key for s in studio.segments] == ["e2a7/1", "e2a7/2", "e2a7/3", "b41c/4"]
    assert [s.block for s in studio.segments] == [0, 0, 0, 1]
    assert studio.segments[1].target == "The contract was extended."
    assert studio.segments[1].gap == " "
    assert ("status", "Draft") in studio.segments[1].meta
    assert ("locked", "yes") in studio.segments[2].meta
    assert read["cloud.mxliff"][0].segments[0].target == "The library opens at nine."
    assert ("note", "Length per the city’s plan") in read["memo.mqxliff"][0].segments[0].meta
    assert any("same id" in notice for notice in read["memo.mqxliff"][0].notices)
    modern = read["modern-2.1.xlf"][0].segments
    assert [s.key for s in modern] == ["opening/s1", "opening/s2", "guide"]
    assert modern[1].source == "Il compte {count} salles."
    assert modern[1].gap == " "


def test_units_are_left_out_by_option() -> None:
    data = (SAMPLES / "xliff" / "studio.sdlxliff").read_text()
    assert [s.key for s in document(data, **{"skip-approved": True}).segments] == ["e2a7/2", "e2a7/3", "b41c/4"]
    left = document(data, **{"skip-locked": True, "skip-unfinished": True})
    assert [s.key for s in left.segments] == ["e2a7/1", "b41c/4"]
    assert {"1 unit left out: locked", "1 unit left out: unfinished"} <= set(left.notices)


def test_options_come_from_the_config(tmp_path: Path) -> None:
    config = tmp_path / "mtaudit.toml"
    config.write_text("[readers.xliff]\nskip-approved = true\n")
    chosen = load_settings(config)
    Registry.load(chosen, installed=False)
    assert made_reader(XliffReader, chosen).options.skip_approved
    config.write_text("[readers.xliff]\nskip-aproved = true\n")
    with pytest.raises(ConfigError, match="did you mean 'skip-approved'"):
        Registry.load(load_settings(config), installed=False)


def test_an_empty_target_is_a_fault_only_where_the_file_calls_it_translated() -> None:
    found = document(V1.format(unit("", number=1) + unit("", number=2, state="new") + unit("Three.", number=3)))
    assert [(s.key, s.target) for s in found.segments] == [("1", ""), ("3", "Three.")]
    assert found.notices == ("1 unit has no translation",)
    assert found.place(found.segments[0], Span(0, 0)) is not None


def test_a_file_without_any_translation_says_so() -> None:
    document, error = read(V1.format('<trans-unit id="1"><source>Eins</source></trans-unit>'))
    assert isinstance(document, Document)
    assert not document.segments
    assert isinstance(error, InputError)
    assert "none is translated" in str(error)


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ('Hours<x id="1"/>Monday to Friday', "Hours Monday to Friday"),
        ('The file <ph id="1"/>, which is <ph id="2"/>.', "The file \ufffc, which is \ufffc."),
        ('<x id="1"/>Press <g id="2">Next</g>.', "Press Next."),
        ('Dear <x id="1" equiv-text="{{name}}"/>!', "Dear {{name}}!"),
        ('It <bpt id="1">&lt;b&gt;</bpt>runs<ept id="1">&lt;/b&gt;</ept>.', "It runs."),
        ('First<ph id="1" ctype="lb"/> second', "First second"),
    ],
)
def test_inline_codes_leave_clean_text(written: str, text: str) -> None:
    whole = V1.format(unit(written, written))
    found = document(whole)
    assert (found.segments[0].source, found.segments[0].target) == (text, text)
    laws.check_places([found], whole)


def test_a_finding_in_the_source_has_its_place_too() -> None:
    text = V1.format(unit("The bridge.", "Die &#66;rücke."))
    found = document(text)
    place = found.place(found.segments[0], Span(4, 10), Side.SOURCE)
    assert place is not None
    assert place.span.of(text) == "&#66;rücke"


@settings(deadline=None, max_examples=40)
@given(laws.prose(), st.sampled_from(laws.LINE_ENDS), st.data(), st.sampled_from((V1, V2)))
def test_laws(paragraphs: list[str], end: str, data: st.DataObject, form: str) -> None:
    units = []
    for number, text in enumerate(paragraphs):
        words = [f"[{w}]" if n % 5 == 2 else w for n, w in enumerate(escape(text).split(" "))]
        wrapped = laws.wrapped(data.draw, " ".join(words), (f"{end}    ", f" {end}", "&#x20;"))
        code = "pc" if form is V2 else "g"
        wrapped = wrapped.replace("[", f'<{code} id="1">').replace("]", f"</{code}>")
        if form is V2:
            segment = f"<segment><source>Q</source><target>{wrapped}</target></segment>"
            units.append(f'<unit id="u{number}">{end}{segment}</unit>')
        else:
            units.append(unit(wrapped, number=number))
    whole = '<?xml version="1.0"?>' + end + form.format(end.join(units))
    for _, raw in laws.encoded(whole):
        documents = laws.read_all(XliffReader(), raw)
        assert laws.texts(documents) == paragraphs
        laws.check_places(documents, whole, meaning=lambda t: unescape(t, {"&#x20;": " "}))


@pytest.mark.parametrize(
    ("text", "words", "before"),
    [
        (V1.format(unit("One.") + unit("Two.", number=2))[:-22], "ends too early", 2),
        (V1.format(unit("One.") + "<trans-unit></target>"), "mismatched tag", 1),
        ('<!DOCTYPE x [<!ENTITY a "aaa">]>' + V1.format(unit("&a;")), "declares the entity 'a'", 0),
        ('<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>' + V1.format(unit("&a;")), "declares the entity", 0),
        (V1.format("<group>" * 100_000), "nested more than", 0),
        (V1.format(unit("One.") + "<trans-unit id='d'><source>" + "<g>" * 100_000), "nested more than", 1),
        (V1.format(unit("One.") + unit("x" * 2_100_000, number=2) + unit("Three.", number=3)), "too large", 2),
        (V1.replace("1.2", "3.0", 1).format(unit("One.")), "version 3.0", 0),
    ],
)
def test_a_broken_file_is_named_and_what_stands_before_is_read(text: str, words: str, before: int) -> None:
    found = read(text)
    errors = [f for f in found if isinstance(f, InputError)]
    assert [words in str(e) for e in errors] == [True], errors
    assert sum(len(f.segments) for f in found if isinstance(f, Document)) == before


def test_wrong_encodings() -> None:
    text = '<?xml version="1.0" encoding="{}"?>' + V1.format(unit("Café one."))
    for declared, actual in (("UTF-16", "utf-8"), ("iso-8859-1", "latin-1"), ("windows-1252", "cp1252")):
        (found,) = XliffReader().read(InputFile("f", data=text.format(declared).encode(actual)))
        assert isinstance(found, Document)
        assert found.segments[0].target == "Café one."
        assert bool(found.notices) == (declared == "UTF-16")
    (error,) = XliffReader().read(InputFile("f", data=text.format("utf-8").encode("latin-1")))
    assert "not valid utf-8: byte 0xe9" in str(error)
    assert "line 1" in str(error)
    assert "--encoding" in str(error)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le"])
def test_findings_are_written_back(name: str, encoding: str, tmp_path: Path) -> None:
    text = (SAMPLES / "xliff" / name).read_text().replace('encoding="UTF-8"', "").replace('encoding="utf-8"', "")
    data = next(raw for n, raw in laws.encoded(text) if n == encoding)
    first = _annotated(data, tmp_path / name)
    before, after = (laws.read_all(XliffReader(), raw) for raw in (data, first))
    assert [(s.key, s.source, s.target, s.gap) for d in before for s in d.segments] == [
        (s.key, s.source, s.target, s.gap) for d in after for s in d.segments
    ]
    copy = first.decode("utf-16") if encoding == "utf-16-le" else first.decode()
    tools = "note from=" in copy
    assert tools if name.endswith(("sdlxliff", "mxliff", "mqxliff")) else 'its:locQualityIssueType="' in copy
    assert _annotated(first, tmp_path / name) == first, "a second run replaces what the first one wrote"


def _annotated(data: bytes, path: Path) -> bytes:
    path.write_bytes(data)
    chosen = Settings(jobs=1)
    registry = Registry.load(chosen, installed=False)
    inputs, _ = find_inputs([str(path)], chosen, registry)
    results = list(Audit(chosen, registry).run(inputs))
    assert any(result.findings for result in results)
    return XliffReader().annotate(inputs[0].target, results)


def test_the_header_of_a_catalogue_is_no_text() -> None:
    unit = "<trans-unit id='{0}'{1}><source>{2}</source><target>{2}</target></trans-unit>"
    units = unit.format(1, " restype='x-gettext-domain-header'", "MIME-Version: 1.0") + unit.format(2, "", "Open")
    head = "<xliff version='1.2'><file source-language='en' target-language='de' original='a'>"
    found = document(f"{head}<body>{units}</body></file></xliff>")
    assert [segment.key for segment in found.segments] == ["2"]


def test_texts_inside_inline_codes_are_segments_of_their_own() -> None:
    code = '<ph id="1">&lt;img alt="<sub>{}</sub>" title="<sub>{}</sub>"&gt;</ph>'
    mine, theirs = code.format('the <g id="7">old</g> port', "Port"), code.format("der alte Hafen", "Hafen")
    text = V1.format(unit(f"See {mine}here.", f"Siehe {theirs}hier.") + unit(f"Picture {mine}", "Bild", 2))
    found = document(text)
    assert [(s.key, s.source, s.target) for s in found.segments] == [
        ("1", "Siehe hier.", "See here."),
        ("1/ph1/sub", "der alte Hafen", "the old port"),
        ("1/ph1/sub2", "Hafen", "Port"),
        ("2", "Bild", "Picture \ufffc"),
        ("2/ph1/sub", None, "the old port"),
        ("2/ph1/sub2", None, "Port"),
    ]
    assert len({s.block for s in found.segments}) == len(found.segments)
    laws.check_places([found], text)
    place = found.place(found.segments[1], Span(4, 7))
    assert place is not None
    assert place.span.of(text) == "old"


@pytest.mark.parametrize(
    ("source", "target", "texts"),
    [
        ("&amp;Datei öffnen", "Open &amp;file", ("Datei öffnen", "Open file")),
        ("_Datei", "_File", ("Datei", "File")),
        ("Datei (~D)", "~File", ("Datei", "File")),
        ('<g id="1">&amp;Datei</g>', '<g id="1">Fi&amp;le</g>', ("Datei", "File")),
        ("&amp;Datei", "File", ("Datei", "File")),
        ("Q&amp;A am Abend", "Q&amp;A in the evening", ("Q&A am Abend", "Q&A in the evening")),
        ("F&amp;E wächst", "R&amp;D grows", ("F&E wächst", "R&D grows")),
        ("file_name fehlt", "file_name is missing", ("file_name fehlt", "file_name is missing")),
        ("Salz &amp; Brot", "Salt &amp; bread", ("Salz & Brot", "Salt & bread")),
    ],
)
def test_keys_of_menus_are_no_part_of_the_words(source: str, target: str, texts: tuple[str, str]) -> None:
    text = V1.format(unit(target, source))
    found = document(text)
    (segment,) = found.segments
    assert (segment.source, segment.target) == texts
    laws.check_places([found], text)
