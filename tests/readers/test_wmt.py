"""WMT's files: sets of systems with source and reference, in the old form and the new."""

from __future__ import annotations

from xml.sax.saxutils import escape, unescape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mtaudit.config import Settings
from mtaudit.engine.inputs import made_reader
from mtaudit.errors import InputError
from mtaudit.model import Document, Kind, Languages
from mtaudit.plugin import InputFile
from mtaudit.readers.wmt import WmtReader
from tests.readers import laws
from tests.readers.golden import SAMPLES

NEW = (
    '<dataset id="d"><doc id="one"><src lang="de"><p>{}</p></src>'
    '<hyp lang="en" system="s"><p>{}</p></hyp></doc></dataset>'
)


def read(data: bytes, **options: str) -> list[Document | InputError]:
    reader = made_reader(WmtReader, Settings(readers={"wmt": options}))
    return list(reader.read(InputFile("set.xml", data=data)))


@pytest.mark.parametrize("name", ["systems.xml", "tst.sgm", "tst.src.sgm"])
def test_places_of_real_looking_files_are_exact(name: str) -> None:
    data = (SAMPLES / "wmt" / name).read_bytes()
    assert WmtReader.sniff(data[:4096]) > 0.9
    laws.check_places(laws.read_all(WmtReader(), data), data.decode())


def test_each_system_is_a_document_with_source_and_reference() -> None:
    data = (SAMPLES / "wmt" / "systems.xml").read_bytes()
    first, second = (d for d in read(data) if isinstance(d, Document))
    assert [d.key for d in (first, second)] == ["pool-1 online-x", "pool-1 online-y"]
    assert first.languages == Languages("en", "uk")
    assert ("system", "online-x") in first.meta
    assert [s.reference for s in second.segments][1] == "Repairs are under way."
    assert [s.target for s in second.segments][1] == ""
    assert [s.source for s in second.segments][1] == "Ремонт триває."
    assert len({s.block for s in first.segments}) == 1
    assert [d.key for d in read(data, system="online-y") if isinstance(d, Document)] == ["pool-1"]


def test_the_old_form_need_not_be_well_formed() -> None:
    (document,) = read((SAMPLES / "wmt" / "tst.sgm").read_bytes())
    assert isinstance(document, Document)
    assert [s.kind for s in document.segments] == [Kind.HEADING, Kind.PARAGRAPH, Kind.PARAGRAPH]
    assert document.segments[1].target.startswith("The council & the operator")
    assert "2052 — at last" in document.segments[2].target


def test_sets_of_one_file_go_together() -> None:
    one = '<{0} setid="t" srclang="de" trglang="en"><DOC docid="a"{2}><seg id=1> {1} </seg></DOC></{0}>'
    text = one.format("srcset", "Eins", "") + one.format("refset", "One", "")
    text += one.format("tstset", "Once", ' sysid="x"')
    (document,) = read(f"<mteval>{text}</mteval>".encode())
    assert isinstance(document, Document)
    assert [(s.target, s.source, s.reference) for s in document.segments] == [("Once", "Eins", "One")]
    assert document.languages == Languages("en", "de")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (NEW.format('<seg id="1">Eins</seg>', '<seg id="1">One')[:-60], "ends too early"),
        ('<!DOCTYPE d [<!ENTITY a "b">]>' + NEW.format("", "&a;"), "declares the entity"),
    ],
)
def test_a_broken_file_is_named(text: str, words: str) -> None:
    (error,) = read(text.encode())
    assert isinstance(error, InputError)
    assert words in str(error)


@settings(deadline=None, max_examples=40)
@given(laws.prose(), st.sampled_from(laws.LINE_ENDS), st.booleans(), st.data())
def test_laws(paragraphs: list[str], end: str, old: bool, data: st.DataObject) -> None:
    breaks = (end, f"{end}  ") if old else (end, "&#32;")
    texts = [laws.wrapped(data.draw, escape(text), breaks) for text in paragraphs]
    segs = end.join(f'<seg id="{n}">{t}</seg>' for n, t in enumerate(texts))
    whole = f'<tstset><doc docid="a" sysid="s"><p>{end}{segs}</p></doc></tstset>' if old else NEW.format("", end + segs)
    for _, raw in laws.encoded(whole):
        documents = laws.read_all(WmtReader(), raw)
        assert laws.texts(documents) == paragraphs
        laws.check_places(documents, whole, meaning=lambda t: unescape(t, {"&#32;": " "}))
