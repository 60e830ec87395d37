"""Lexicons: word lists as data, `<kind>/<language>[.<group>].tsv`, origin and licence on top of each."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from mtaudit.plugin import Lexicon, hookimpl, lexicons_in


@hookimpl
def mtaudit_lexicons() -> Iterable[Lexicon]:
    """Registers the built-in tables."""
    return lexicons_in(Path(__file__).parent)
