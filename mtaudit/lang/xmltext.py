"""Text in XML. The standard library's functions bring half a browser with them, so they are loaded when needed."""

from __future__ import annotations


def escape(text: str) -> str:
    """`&`, `<` and `>` as entities."""
    from xml.sax import saxutils

    return saxutils.escape(text)


def quoteattr(text: str) -> str:
    """The text as the value of an attribute, with quotation marks."""
    from xml.sax import saxutils

    return saxutils.quoteattr(text)
