"""Links in a terminal (OSC 8): a click on the line number opens the file, where the terminal knows how."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import TextIO
from urllib.parse import quote

from mtaudit.model import Document, Finding

TEMPLATE = "file://{host}{path}#{line}"
"""What `auto` and `always` link to; terminals that know no line in such a link open the file."""

_PROGRAMS = frozenset({"iTerm.app", "WezTerm", "vscode", "ghostty", "Hyper", "rio", "Tabby"})
_KINDS = ("kitty", "alacritty", "foot", "ghostty", "wezterm", "contour")
_SIGNS = ("WT_SESSION", "KITTY_WINDOW_ID", "KONSOLE_VERSION", "DOMTERM", "WEZTERM_PANE")
_FIRST_VTE = 5000


def template_for(wish: str, out: TextIO, color: bool, environment: Mapping[str, str] | None = None) -> str:
    """The template of links for a wish (`auto`, `always`, `never` or a template); empty where there are none."""
    if wish == "never" or not color:
        return ""
    if wish != "auto":
        return TEMPLATE if wish == "always" else wish
    known = os.environ if environment is None else environment
    forced = known.get("FORCE_HYPERLINK")
    if forced is not None:
        return TEMPLATE if forced not in ("", "0") else ""
    return TEMPLATE if out.isatty() and _knows_links(known) else ""


def _knows_links(known: Mapping[str, str]) -> bool:
    """Whether the terminal is one that shows links; others may print the address."""
    if known.get("TERM_PROGRAM") in _PROGRAMS or any(known.get(sign) for sign in _SIGNS):
        return True
    version = known.get("VTE_VERSION", "")
    return (version.isdecimal() and int(version) >= _FIRST_VTE) or any(k in known.get("TERM", "") for k in _KINDS)


def address(template: str, document: Document, finding: Finding) -> str:
    """Where a finding stands, as a link; empty for what is no file, as standard input or a part of a container."""
    if not template or finding.place is None or document.part:
        return ""
    path = Path(document.path)
    try:
        if not path.is_file():
            return ""
        full = path.resolve().as_posix()
    except (OSError, ValueError):
        return ""
    from socket import gethostname  # takes long to import, and few terminals ask for links

    line, column = document.lines.position(finding.place.span.start)
    where = quote(full if full.startswith("/") else f"/{full}", safe="/:")
    parts = {"{path}": where, "{host}": quote(gethostname()), "{line}": str(line), "{column}": str(column)}
    for name, value in parts.items():
        template = template.replace(name, value)
    return template
