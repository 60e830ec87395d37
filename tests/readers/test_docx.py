"""DOCX: the text with all changes accepted, what kind it is, where it stands, and findings as comments."""

from __future__ import annotations

import re
import time
import zipfile
from io import BytesIO
from pathlib import Path
from xml.sax.saxutils import escape, unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtaudit.errors import InputError
from mtaudit.model import Document, DocumentResult, Kind, Rule, Severity, Span
from mtaudit.plugin import InputFile
from mtaudit.readers.docx import DocxReader
from tests.readers.laws import check_places, kinds, law, paragraph, prose, read_all, read_parts, texts
from tests.readers.office_files import archive, docx, docx_parts

BODY = """
<w:p><w:pPr><w:pStyle w:val="Mine"/></w:pPr><w:r><w:t>The bridge is </w:t></w:r><w:r><w:rPr><w:i/></w:rPr>
<w:t>closed</w:t></w:r></w:p>
<w:p><w:pPr><w:pStyle w:val="TOC1"/></w:pPr><w:r><w:t>The bridge is closed 1</w:t></w:r></w:p>
<w:p><w:r><w:t xml:space="preserve">Tom &amp; </w:t></w:r><w:proofErr w:type="spellStart"/><w:r>
<w:t>An</w:t></w:r><w:r><w:t>n</w:t></w:r>
<w:ins w:id="1" w:author="a"><w:r><w:t xml:space="preserve"> really</w:t></w:r></w:ins>
<w:del w:id="2" w:author="a"><w:r><w:delText> never</w:delText><w:t> never</w:t></w:r></w:del>
<w:moveFrom w:id="3"><w:r><w:t> moved</w:t></w:r></w:moveFrom><w:r><w:t xml:space="preserve"> said</w:t>
<w:tab/><w:t>so.</w:t><w:footnoteReference w:id="2"/></w:r>
<w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r>
<w:instrText>PAGE</w:instrText></w:r><w:r><w:t xml:space="preserve"> It was non</w:t><w:noBreakHyphen/>
<w:t>stop for inter</w:t><w:softHyphen/><w:t>national traffic.</w:t><w:br/><w:t>They cried.</w:t></w:r></w:p>
<w:p><w:pPr><w:rPr><w:del w:id="9"/></w:rPr></w:pPr><w:r>
<w:t xml:space="preserve">This paragraph was joined </w:t></w:r></w:p>
<w:p><w:r><w:t>with the next one.</w:t></w:r></w:p>
<w:p><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>Buy milk</w:t></w:r></w:p>
<w:p><w:pPr><w:pStyle w:val="Quote"/></w:pPr><w:r><w:t>We waited.</w:t></w:r></w:p>
<w:p><w:pPr><w:pStyle w:val="Caption"/></w:pPr><w:r><w:t>Workers on the bridge</w:t></w:r></w:p>
<w:tbl><w:tr><w:tc><w:p><w:r><w:t>Pier</w:t></w:r></w:p></w:tc><w:tc><w:p/></w:tc></w:tr></w:tbl>
<w:p><w:r><w:t xml:space="preserve">Around </w:t><mc:AlternateContent><mc:Choice><w:txbxContent><w:p><w:r>
<w:t>A box stands here.</w:t></w:r></w:p></w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent><w:p><w:r>
<w:t>A box stands here.</w:t></w:r></w:p></w:txbxContent></mc:Fallback></mc:AlternateContent></w:r><w:r>
<w:t>the box.</w:t></w:r></w:p>
"""
NOTES = """<w:footnote w:type="separator" w:id="0"><w:p><w:r><w:t>---</w:t></w:r></w:p></w:footnote>
<w:footnote w:id="2"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t>See the report.</w:t></w:r></w:p></w:footnote>"""
MAIN = "word/document.xml"


def part(data: bytes, name: str = MAIN) -> str:
    return zipfile.ZipFile(BytesIO(data)).read(name).decode()


def test_a_document_gives_its_text_with_kinds() -> None:
    data = docx(BODY, footnotes=NOTES)
    documents = read_all(DocxReader(), data)
    assert [(d.part, d.key) for d in documents] == [(MAIN, ""), ("word/footnotes.xml", "footnotes")]
    assert kinds(documents) == [
        (Kind.HEADING, "The bridge is closed"),
        (Kind.PARAGRAPH, "Tom & Ann really said so."),
        (Kind.PARAGRAPH, "It was non-stop for international traffic."),
        (Kind.PARAGRAPH, "They cried."),
        (Kind.PARAGRAPH, "This paragraph was joined with the next one."),
        (Kind.LIST_ITEM, "Buy milk"),
        (Kind.QUOTE, "We waited."),
        (Kind.CAPTION, "Workers on the bridge"),
        (Kind.CELL, "Pier"),
        (Kind.PARAGRAPH, "A box stands here."),
        (Kind.PARAGRAPH, "Around the box."),
        (Kind.PARAGRAPH, "See the report."),
    ]
    check_places(documents, {d.part: part(data, d.part) for d in documents}, lines=False)
    main = documents[0]
    lines = [main.lines.position(s.map.runs[0].file.start)[0] for s in main.segments]
    assert lines == [1, 3, 3, 3, 4, 6, 7, 8, 9, 11, 11]
    assert main.languages.target == "en-GB"


@law
@given(st.data())
def test_text_does_not_depend_on_runs_indentation_or_encoding(data: st.DataObject) -> None:
    """Words cut into runs anywhere, with all that editors leave between them, in UTF-8 and UTF-16."""
    paragraphs = data.draw(prose())
    between = st.sampled_from(
        ["", "\n  ", '<w:bookmarkStart w:id="1"/>', "<w:proofErr/>", "<w:r><w:lastRenderedPageBreak/></w:r>"]
    )
    spelt = st.sampled_from([escape, lambda t: "".join(f"&#{ord(c)};" for c in t)])
    body = ""
    for text in paragraphs:
        cuts = sorted(data.draw(st.lists(st.integers(0, len(text)), max_size=4)))
        pieces = [text[a:b] for a, b in zip([0, *cuts], [*cuts, len(text)], strict=True)]
        runs = [f'<w:r><w:t xml:space="preserve">{data.draw(spelt)(p)}</w:t></w:r>{data.draw(between)}' for p in pieces]
        body += f"<w:p>{''.join(runs)}</w:p>" + data.draw(st.sampled_from(["", "\n\t"]))
    parts = docx_parts(body)
    expected = [
        s for p in paragraphs for s in texts(read_all(DocxReader(), docx(f"<w:p><w:r><w:t>{p}</w:t></w:r></w:p>")))
    ]
    assert " ".join(expected) == " ".join(paragraphs)
    for encoding in ("utf-8", "utf-16"):
        changed = parts[MAIN].replace("UTF-8", encoding).encode(encoding)
        documents = read_all(DocxReader(), archive({**parts, MAIN: changed}))
        check_places(documents, {MAIN: changed.decode(encoding)}, meaning=_meaning, lines=False)
        assert texts(documents) == expected


def _meaning(raw: str) -> str:
    return re.sub(r"&#(\d+);", lambda m: chr(int(m[1])), unescape(raw))


# ---------------------------------------------------------------------------------------------- hostile files


def refused(data: bytes) -> str:
    with pytest.raises(InputError) as caught:
        list(DocxReader().read(InputFile("a.docx", data=data)))
    assert str(caught.value).startswith("a.docx")
    return str(caught.value)


def test_broken_and_protected_files_are_refused_with_a_way_out() -> None:
    good = docx(BODY)
    assert "password" in refused(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600)
    assert "cut off or damaged" in refused(good[: len(good) // 2])
    assert "word/document.xml: this part is missing" in refused(archive({"a.txt": "x"}))
    damaged = bytearray(good)
    at = good.index(b"word/document.xml") + 60
    damaged[at : at + 40] = bytes(40)
    assert "word/document.xml: cannot be decompressed" in refused(bytes(damaged))
    encrypted = bytearray(good)
    for sign, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        for hit in re.finditer(re.escape(sign), good):
            encrypted[hit.start() + offset] |= 1
    assert "encrypted" in refused(bytes(encrypted))


def test_bombs_are_refused_before_they_go_off() -> None:
    begun = time.process_time()
    parts = docx_parts("")
    assert "decompression bomb" in refused(archive({**parts, MAIN: b" " * 100 * 2**20}))
    assert "decompression bomb" in refused(archive({**parts, MAIN: b"<w:p>" + b" " * 20 * 2**20}))
    entity = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]>'
    assert "declares the entity" in refused(archive({**parts, MAIN: entity + "<x>&b;</x>"}))
    deep = parts[MAIN].replace("<w:body>", "<w:body>" + "<w:tbl>" * 100_000)
    assert "nested more than" in refused(archive({**parts, MAIN: deep}))
    assert "word/document.xml: line 2" in refused(archive({**parts, MAIN: parts[MAIN].replace("</w:body>", "")}))
    assert time.process_time() - begun < 5


def test_paths_that_climb_lead_nowhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (inside := tmp_path / "in").mkdir()
    monkeypatch.chdir(inside)
    data = archive({**docx_parts(BODY), "../climbed.xml": "x", "/tmp-climbed.xml": "x"})
    assert len(texts(read_all(DocxReader(), data))) == 11
    relations = docx_parts(BODY)["word/_rels/document.xml.rels"].replace("styles.xml", "../../../etc/passwd")
    assert read_all(DocxReader(), archive({**docx_parts(BODY), "word/_rels/document.xml.rels": relations}))
    assert sorted(p.name for p in tmp_path.rglob("*")) == ["in"]


def test_a_broken_part_with_notes_is_named_and_the_text_is_read() -> None:
    parts = {**docx_parts(BODY, footnotes=NOTES), "word/footnotes.xml": "<w:footnotes"}
    found = read_parts(DocxReader(), archive(parts))
    assert [type(f) for f in found] == [Document, InputError]
    assert "word/footnotes.xml" in str(found[1])


def test_it_is_known_by_content() -> None:
    assert DocxReader.sniff(docx(BODY)[:4096]) > 0.5
    assert DocxReader.sniff(archive({"mimetype": "application/vnd.oasis.opendocument.text"})[:4096]) == 0


# ---------------------------------------------------------------------------------------------- write-back

FAULT = Rule("test/fault", mqm="accuracy/mistranslation", severity=Severity.MAJOR, message="“{quote}” <odd>")


def annotated(data: bytes, spans: dict[int, tuple[int, int]]) -> bytes:
    """The file with a finding in each of the segments, counted over all documents."""
    file, results, number = InputFile("a.docx", data=data), [], 0
    for document in read_all(DocxReader(), data):
        findings = []
        for segment in document.segments:
            if number in spans:
                findings.append(FAULT.at(segment, Span(*spans[number])))
            number += 1
        results.append(DocumentResult(document, tuple(findings)))
    return DocxReader().annotate(file, results)


def test_findings_become_comments_at_their_words() -> None:
    data = docx(BODY, footnotes=NOTES)
    out = annotated(data, {1: (6, 16), 11: (8, 14)})
    assert texts(read_all(DocxReader(), out)) == texts(read_all(DocxReader(), data))
    main, comments = part(out), part(out, "word/comments.xml")
    ranged = re.search(r'<w:commentRangeStart w:id="1"/>(.*)<w:commentRangeEnd w:id="1"/>', main, re.DOTALL)
    assert ranged is not None
    assert "".join(re.findall(r"<w:t[^>]*>([^<]*)</w:t>", re.sub(r"<w:del .*?</w:del>", "", ranged[1]))) == "Ann really"
    assert "major: “Ann really” &lt;odd&gt; [test/fault]" in comments
    assert "In note 2, “report”: major" in comments
    assert '<w:commentReference w:id="2"/>' in main
    assert "comments+xml" in part(out, "[Content_Types].xml")
    assert 'Target="/word/comments.xml"' in part(out, "word/_rels/document.xml.rels")
    before, after = zipfile.ZipFile(BytesIO(data)), zipfile.ZipFile(BytesIO(out))
    for name in ("word/styles.xml", "word/footnotes.xml", "_rels/.rels"):
        assert before.read(name) == after.read(name)
        assert before.getinfo(name).date_time == after.getinfo(name).date_time


def replaced(data: bytes, **changes: tuple[str, str]) -> bytes:
    """The archive with a string replaced in some of its parts, named by the end of their names."""
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for info in old.infolist():
            text = old.read(info).decode()
            for name, (before, after) in changes.items():
                if info.filename.endswith(f"{name}.xml"):
                    assert before in text
                    text = text.replace(before, after)
            new.writestr(info.filename, text)
    return out.getvalue()


def comments(data: bytes) -> list[str]:
    return re.findall(r'<w:comment [^>]*w:id="(\d+)"', part(data, "word/comments.xml"))


def anchors(data: bytes) -> list[list[str]]:
    names = ("RangeStart", "RangeEnd", "Reference")
    return [sorted(re.findall(rf'<w:comment{name} w:id="(\d+)"', part(data))) for name in names]


def test_annotating_again_replaces_the_earlier_comments() -> None:
    plain = docx(BODY, footnotes=NOTES)
    same = texts(read_all(DocxReader(), plain))
    once = annotated(plain, {0: (4, 10), 3: (0, 4)})
    as_word = '<w:r w:rsidR="7"><w:rPr><w:rStyle w:val="C"/></w:rPr><w:commentReference'
    styled = replaced(once, document=("<w:r><w:commentReference", as_word))
    for before in (once, styled):
        twice = annotated(before, {0: (4, 10), 3: (0, 4), 11: (8, 14)})
        assert comments(twice) == ["1", "2", "3"]
        assert anchors(twice) == [["1", "2", "3"]] * 3
        assert texts(read_all(DocxReader(), twice)) == same
        none = annotated(twice, {})
        assert comments(none) == []
        assert anchors(none) == [[], [], []]
        assert texts(read_all(DocxReader(), none)) == same


def test_comments_of_others_and_those_that_were_answered_stay() -> None:
    once = annotated(docx(BODY), {0: (4, 10), 3: (0, 4)})
    theirs = replaced(once, comments=('w:id="1" w:author="mtaudit"', 'w:id="1" w:author="Ann"'))
    assert comments(annotated(theirs, {3: (0, 4)})) == ["1", "2"]
    assert anchors(annotated(theirs, {})) == [["1"]] * 3
    relation = '<Relationship Id="e" Type="http://schemas.microsoft.com/office/2011/relationships/commentsExtended" ' \
               'Target="/word/commentsExtended.xml"/></Relationships>'  # fmt: skip
    out = BytesIO(replaced(once, comments=("<w:p>", '<w:p xmlns:x="urn:x" x:paraId="A1">')))
    with zipfile.ZipFile(out, "a") as archive:
        answer = '<e:x xmlns:e="urn:e"><e:c e:paraId="B" e:paraIdParent="A1"/></e:x>'
        archive.writestr("word/commentsExtended.xml", answer)
    answered = out.getvalue()
    relations = part(answered, "word/_rels/document.xml.rels").replace("</Relationships>", relation)
    again = BytesIO()
    with zipfile.ZipFile(BytesIO(answered)) as old, zipfile.ZipFile(again, "w") as new:
        for name in old.namelist():
            new.writestr(name, relations if name.endswith("document.xml.rels") else old.read(name))
    assert comments(annotated(again.getvalue(), {0: (4, 10)})) == ["1", "2"]  # answered, not written a second time
    assert comments(annotated(again.getvalue(), {1: (6, 16)})) == ["1", "2", "3"]


@law
@given(st.data())
def test_reading_an_annotated_document_gives_the_same_text(data: st.DataObject) -> None:
    body = "".join(
        f'<w:p><w:r w:rsidR="0"><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">{escape(p)}</w:t></w:r></w:p>'
        for p in data.draw(st.lists(paragraph(), min_size=1, max_size=2))
    )
    original = docx(body)
    found = texts(read_all(DocxReader(), original))
    spans = {}
    for number, text in enumerate(found):
        start = data.draw(st.integers(0, len(text)))
        spans[number] = (start, data.draw(st.integers(start, len(text))))
    out = annotated(original, spans)
    assert texts(read_all(DocxReader(), out)) == found
    shown = re.sub(r"<w:comment[^>]*>|</w:t></w:r>(?=<w:comment)|<w:r><w:commentReference[^>]*></w:r>", "", part(out))
    assert "".join(re.findall(r">([^<>]+)</w:t>", part(out))) == "".join(re.findall(r">([^<>]+)</w:t>", part(original)))
    assert shown.count("<w:p>") == part(original).count("<w:p>")
