"""Text in XML. The standard library's functions bring half a browser with them, so they are loaded when needed."""

from __future__ import annotations

from collections.abc import Mapping


def escape(text: str, entities: Mapping[str, str] | None = None) -> str:
    """`&`, `<` and `>` as entities, and each character of `entities` as what it says."""
    from xml.sax import saxutils

    return saxutils.escape(text, dict(entities or {}))


def quoteattr(text: str) -> str:
    """The text as the value of an attribute, with quotation marks."""
    from xml.sax import saxutils

    return saxutils.quoteattr(text)
