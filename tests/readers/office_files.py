"""Small office documents for tests, put together part by part."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from io import BytesIO

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_WORDS = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_STYLES = {
    "Heading1": "heading 1",
    "berschrift2": "heading 2",
    "Title": "Title",
    "Caption": "caption",
    "Quote": "Quote",
    "ListParagraph": "List Paragraph",
    "TOC1": "toc 1",
}


def archive(parts: Mapping[str, str | bytes]) -> bytes:
    """A ZIP archive of parts."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, data in parts.items():
            info = zipfile.ZipInfo(name, (2024, 5, 2, 12, 0, 0))
            info.compress_type = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            made.writestr(info, data)
    return out.getvalue()


def docx_parts(body: str, *, footnotes: str = "", language: str = "en-GB") -> dict[str, str]:
    """The parts of a Word document."""
    styles = "".join(f'<w:style w:styleId="{i}"><w:name w:val="{n}"/></w:style>' for i, n in _STYLES.items())
    styles += '<w:style w:styleId="Mine"><w:name w:val="My head"/><w:basedOn w:val="Heading1"/></w:style>'
    notes = f'<Relationship Id="r2" Type="{_OFFICE}/footnotes" Target="footnotes.xml"/>' if footnotes else ""
    parts = {
        "[Content_Types].xml": (
            f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/>'
            f'<Override PartName="/word/document.xml" ContentType="{_WORDS}.document.main+xml"/></Types>'
        ),
        "_rels/.rels": (
            f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">'
            f'<Relationship Id="r1" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>'
        ),
        "word/document.xml": (
            f'{_HEAD}<w:document xmlns:w="{W}" xmlns:mc="{MC}"><w:body>{body}<w:sectPr/></w:body></w:document>'
        ),
        "word/_rels/document.xml.rels": (
            f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">'
            f'<Relationship Id="r1" Type="{_OFFICE}/styles" Target="styles.xml"/>{notes}</Relationships>'
        ),
        "word/styles.xml": (
            f'{_HEAD}<w:styles xmlns:w="{W}"><w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val="{language}"/></w:rPr>'
            f"</w:rPrDefault></w:docDefaults>{styles}</w:styles>"
        ),
    }
    if footnotes:
        parts["word/footnotes.xml"] = f'{_HEAD}<w:footnotes xmlns:w="{W}">{footnotes}</w:footnotes>'
    return parts


def docx(body: str, *, footnotes: str = "", language: str = "en-GB") -> bytes:
    """A Word document."""
    return archive(docx_parts(body, footnotes=footnotes, language=language))


def odt_parts(body: str, *, automatic: str = "") -> dict[str, str]:
    """The parts of an OpenDocument text."""
    names = "office text table draw style svg xlink dc"
    spaces = " ".join(
        f'xmlns:{n}="urn:oasis:names:tc:opendocument:xmlns:{n}:1.0"' for n in names.split() if n not in ("xlink", "dc")
    )
    spaces += ' xmlns:dc="http://purl.org/dc/elements/1.1/"'
    styles = "".join(
        f'<style:style style:name="{n}" style:display-name="{n.replace("_20_", " ")}" style:family="paragraph"/>'
        for n in ("Quotations", "Illustration", "Text_20_body", "Title")
    )
    kind = "application/vnd.oasis.opendocument.text"
    return {
        "mimetype": kind,
        "content.xml": (
            f'{_HEAD}<office:document-content {spaces} office:version="1.3"><office:automatic-styles>{automatic}'
            f"</office:automatic-styles><office:body><office:text>{body}</office:text></office:body>"
            "</office:document-content>"
        ),
        "styles.xml": (
            f"{_HEAD}<office:document-styles {spaces}><office:styles>{styles}</office:styles></office:document-styles>"
        ),
        "META-INF/manifest.xml": (
            f'{_HEAD}<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
            f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{kind}"/></manifest:manifest>'
        ),
    }


def odt(body: str, *, automatic: str = "") -> bytes:
    """An OpenDocument text."""
    return archive(odt_parts(body, automatic=automatic))
