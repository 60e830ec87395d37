"""Qt TS: contexts, plural forms, states, menu keys, and TypeScript, which shares the ending."""

from __future__ import annotations

from pathlib import Path
from xml.sax.saxutils import escape, unescape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mtaudit.config import Settings
from mtaudit.engine.inputs import find_inputs, made_reader, reader_for
from mtaudit.engine.registry import Registry
from mtaudit.errors import InputError
from mtaudit.lang.directives import META
from mtaudit.model import Document, Languages
from mtaudit.plugin import InputFile
from mtaudit.readers.qt_ts import QtTsReader
from tests.readers import laws
from tests.readers.golden import SAMPLES

FORM = '<TS version="2.1" language="en" sourcelanguage="de"><context><name>C</name>{}</context></TS>'


def read(text: str, **options: bool) -> Document:
    reader = made_reader(QtTsReader, Settings(readers={"qt-ts": options}))
    (found,) = reader.read(InputFile("a.ts", data=text.encode()))
    assert isinstance(found, Document), found
    return found


def message(target: str, source: str = "Quelle") -> str:
    return f"<message><source>{source}</source><translation>{target}</translation></message>"


def test_a_real_looking_file() -> None:
    text = (SAMPLES / "ts" / "planner.ts").read_text(encoding="utf-8")
    found = read(text)
    laws.check_places([found], text, meaning=unescape_all)
    assert found.languages == Languages("en-GB", "de-DE")
    assert [s.target for s in found.segments][:1] == ["File"]
    assert found.segments[0].source == "Datei"
    assert [s.target for s in found.segments][2:4] == ["%n appointment on 14 June", "%n appointments on 14 July"]
    assert ("context", "About") in found.segments[-1].meta
    assert any(name == META for name, _ in found.segments[-1].meta)
    assert found.segments[-1].target == "<b>Planner</b>\nVersion 4.3\n© 2019–2024"


def unescape_all(text: str) -> str:
    return unescape(text, {"&quot;": '"', "&#xfc;": "ü"})


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("&amp;File", "File"),
        ("E&amp;xit", "Exit"),
        ("Save &amp;As…", "Save As…"),
        ("R&amp;D", "R&D"),
        ("Salt &amp; pepper", "Salt & pepper"),
        ("Salt &amp;&amp; pepper", "Salt & pepper"),
        ("&lt;p&gt;Salt &amp;amp; pepper&lt;/p&gt;", "<p>Salt &amp; pepper</p>"),
    ],
)
def test_the_mark_of_a_menu_key_is_no_text(written: str, text: str) -> None:
    whole = FORM.format(message(written))
    found = read(whole)
    assert found.segments[0].target == text
    laws.check_places([found], whole)


def test_placeholders_are_listed_for_comparison() -> None:
    meta = dict(read(FORM.format(message("Page %2 of %L1", "Seite %1 von %2"))).segments[0].meta)
    assert (meta["source-codes"], meta["target-codes"]) == ("6 %1\n13 %2", "5 %2\n11 %1")


def test_what_is_left_out() -> None:
    done = message("Done.", "Eins")
    draft = message("Draft.", "Zwei").replace("<translation", '<translation type="unfinished"')
    gone = message("Gone.", "Drei").replace("<translation", '<translation type="obsolete"')
    text = FORM.format(done + draft + gone)
    assert [s.target for s in read(text).segments] == ["Done.", "Draft."]
    assert [s.target for s in read(text, **{"skip-unfinished": True}).segments] == ["Done."]
    assert len(read(text, **{"skip-obsolete": False}).segments) == 3


def test_typescript_is_not_taken_for_it(tmp_path: Path) -> None:
    (tmp_path / "code.ts").write_text("export const a: Array<string> = [];\n")
    (tmp_path / "app_en.ts").write_text(FORM.format(message("One.")))
    chosen = Settings()
    registry = Registry.load(chosen, installed=False)
    inputs, errors = find_inputs([str(tmp_path)], chosen, registry)
    assert [Path(i.target.path).name for i in inputs] == ["app_en.ts"]
    assert not errors
    assert isinstance(reader_for(inputs[0].target, chosen, registry), QtTsReader)


def test_a_file_that_is_cut_off() -> None:
    document, error = QtTsReader().read(InputFile("a.ts", data=FORM.format(message("One."))[:-15].encode()))
    assert isinstance(document, Document)
    assert isinstance(error, InputError)
    assert "ends too early" in str(error)


@settings(deadline=None, max_examples=30)
@given(laws.prose(), st.sampled_from(laws.LINE_ENDS))
def test_laws(paragraphs: list[str], end: str) -> None:
    units = [message(escape(text), f"Quelle {number}") for number, text in enumerate(paragraphs)]
    whole = '<?xml version="1.0"?>' + end + FORM.format(end + f"{end}  ".join(units))
    for _, raw in laws.encoded(whole):
        documents = laws.read_all(QtTsReader(), raw)
        assert laws.texts(documents) == paragraphs
        laws.check_places(documents, whole, meaning=unescape)
