"""ODT: the text with all changes accepted, what kind it is, where it stands, and files that are broken."""

from __future__ import annotations

import html
import zipfile
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtaudit.errors import InputError
from mtaudit.model import Kind
from mtaudit.plugin import InputFile
from mtaudit.readers.odt import OdtReader
from tests.readers.laws import check_places, kinds, law, prose, read_all, texts, wrapped
from tests.readers.office_files import archive, docx, odt, odt_parts

AUTOMATIC = (
    '<style:style style:name="P1" style:family="paragraph" style:parent-style-name="Quotations"/>'
    '<style:style style:name="P2" style:family="paragraph" style:parent-style-name="Text_20_body"/>'
)
BODY = """
<text:tracked-changes><text:changed-region><text:deletion><text:p>It was never so.</text:p></text:deletion>
</text:changed-region></text:tracked-changes>
<text:table-of-content><text:index-body>
<text:p>The bridge is closed 1</text:p></text:index-body></text:table-of-content>
<text:p text:style-name="Title">The bridge</text:p>
<text:h text:outline-level="1">The bridge
   is <text:span text:style-name="T1">clo</text:span>sed</text:h>
<text:p text:style-name="P2">Tom &amp; Ann<text:change-start/> really<text:change-end/><text:change/>
 said<text:s text:c="3"/>so.<text:note
 text:id="n1" text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body>
 <text:p>See the report.</text:p></text:note-body></text:note>
<office:annotation><text:p>A remark</text:p></office:annotation>
 It was<text:tab/>a hard day.<text:line-break/>They cried.</text:p>
<text:list><text:list-item><text:p>Buy milk</text:p></text:list-item></text:list>
<text:p text:style-name="P1">We waited.</text:p>
<text:p><draw:frame><draw:text-box><text:p text:style-name="Illustration">Workers on the bridge</text:p></draw:text-box>
<svg:desc>a picture</svg:desc></draw:frame></text:p>
<table:table><table:table-row><table:table-cell><text:p>Pier</text:p></table:table-cell></table:table-row></table:table>
"""


def content(data: bytes) -> str:
    return zipfile.ZipFile(BytesIO(data)).read("content.xml").decode()


def test_a_document_gives_its_text_with_kinds() -> None:
    data = odt(BODY, automatic=AUTOMATIC)
    documents = read_all(OdtReader(), data)
    assert [(d.part, d.key) for d in documents] == [("content.xml", ""), ("content.xml", "notes")]
    assert kinds(documents) == [
        (Kind.HEADING, "The bridge"),
        (Kind.HEADING, "The bridge is closed"),
        (Kind.PARAGRAPH, "Tom & Ann really said so."),
        (Kind.PARAGRAPH, "It was a hard day."),
        (Kind.PARAGRAPH, "They cried."),
        (Kind.LIST_ITEM, "Buy milk"),
        (Kind.QUOTE, "We waited."),
        (Kind.CAPTION, "Workers on the bridge"),
        (Kind.CELL, "Pier"),
        (Kind.PARAGRAPH, "See the report."),
    ]
    check_places(documents, {"content.xml": content(data)}, lines=False)
    main = documents[0]
    lines = [main.lines.position(s.map.runs[0].file.start)[0] for s in main.segments]
    assert lines == [1, 2, 3, 3, 3, 4, 5, 6, 7]


def _as_is(word: str) -> str:
    return word


def _as_references(word: str) -> str:
    return "".join(f"&#{ord(c)};" for c in word)


@law
@given(st.data())
def test_text_does_not_depend_on_spans_wrapping_or_encoding(data: st.DataObject) -> None:
    paragraphs = data.draw(prose())
    forms = st.sampled_from(["{}", "<text:span>{}</text:span>", "{}<text:soft-page-break/>", "<text:a>{}</text:a>"])
    spelt = st.sampled_from([_as_is, _as_references])
    body = ""
    for text in paragraphs:
        words = [data.draw(forms).format(data.draw(spelt)(word)) for word in text.split(" ")]
        body += f"<text:p>{wrapped(data.draw, ' '.join(words), (chr(10), '  ', ' <text:s/>', '<text:s/>'))}</text:p>\n"
    parts = odt_parts(body)
    for encoding in ("utf-8", "utf-16"):
        changed = parts["content.xml"].replace("UTF-8", encoding).encode(encoding)
        documents = read_all(OdtReader(), archive({**parts, "content.xml": changed}))
        check_places(documents, {"content.xml": changed.decode(encoding)}, meaning=html.unescape, lines=False)
        assert " ".join(texts(documents)) == " ".join(paragraphs)


def refused(data: bytes) -> str:
    with pytest.raises(InputError) as caught:
        list(OdtReader().read(InputFile("a.odt", data=data)))
    assert str(caught.value).startswith("a.odt")
    return str(caught.value)


def test_broken_protected_and_hostile_files_are_refused_with_a_way_out() -> None:
    parts = odt_parts(BODY)
    good = archive(parts)
    assert "cut off or damaged" in refused(good[: len(good) // 2])
    assert "content.xml: this part is missing" in refused(archive({"mimetype": parts["mimetype"]}))
    manifest = parts["META-INF/manifest.xml"].replace("/></", "><manifest:encryption-data/></manifest:file-entry></")
    assert "password" in refused(archive({**parts, "META-INF/manifest.xml": manifest}))
    assert "decompression bomb" in refused(archive({**parts, "content.xml": b" " * 100 * 2**20}))
    entity = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
    assert "declares the entity" in refused(archive({**parts, "content.xml": entity + "<x>&a;</x>"}))
    deep = parts["content.xml"].replace("<office:text>", "<office:text>" + "<text:section>" * 100_000)
    assert "nested more than" in refused(archive({**parts, "content.xml": deep}))


def test_it_is_known_by_content() -> None:
    assert OdtReader.sniff(odt(BODY)[:4096]) > 0.5
    assert OdtReader.sniff(docx("")[:4096]) == 0
