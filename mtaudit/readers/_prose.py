"""What the readers of marked-up prose share: the bound on a file's size, directives in comments, the language."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence

from mtaudit.errors import InputError
from mtaudit.lang.directives import FILE, META, directives
from mtaudit.lang.identify import target_language
from mtaudit.lang.prose import ProseBlock
from mtaudit.model import Languages, base_language
from mtaudit.plugin import InputFile

MOST_BYTES = 64 * 1024 * 1024
"""No page of prose is longer; parsers of whole documents need many times the file's size of memory."""

_SAMPLE = 20000


def read_bounded(file: InputFile, most: int = MOST_BYTES) -> bytes:
    """The bytes of a file. Raises InputError if there are more than `most` of them, before it reads them."""
    if file.data is not None:
        size = len(file.data)
    else:
        assert file.location is not None
        size = os.path.getsize(file.location)
    if size > most:
        message = f"{size // 1024**2} MB is too long for a document of this format (at most {most // 1024**2} MB)"
        raise InputError(message, path=file.path, hint="split it, or read it line by line with --input-format lines")
    return file.read()


class Notes:
    """Directives found in comments: those for the whole file, and those waiting for the next block."""

    def __init__(self) -> None:
        self.document: list[tuple[str, str]] = []
        self._waiting: list[tuple[str, str]] = []

    def comment(self, text: str) -> None:
        """Takes in a comment that stands in a block or before one."""
        for directive in directives(text):
            pair = (META, directive)
            (self.document if directive.startswith(FILE) else self._waiting).append(pair)

    def take(self) -> tuple[tuple[str, str], ...]:
        """What waited for the block that is now complete."""
        taken, self._waiting = tuple(self._waiting), []
        return taken


def languages_of(asked: Languages, declared: str, blocks: Sequence[ProseBlock]) -> Languages:
    """The document's languages: the target as the user says, else as the text itself says, else as declared.

    A declaration only decides where the text is too short to tell and for the region (`en-GB`): templates often
    declare a language that the text is not in.
    """
    if asked.target:
        return asked
    found = target_language(_sample(blocks))
    if declared and (base_language(declared) == found or _is_short(blocks)):
        return Languages(declared, asked.source)
    return Languages(found, asked.source)


def _sample(blocks: Iterable[ProseBlock]) -> str:
    taken, size = [], 0
    for block in blocks:
        taken.append(block.text[:_SAMPLE])
        size += len(block.text)
        if size > _SAMPLE:
            break
    return "\n".join(taken)


def _is_short(blocks: Iterable[ProseBlock]) -> bool:
    return len(_sample(blocks).split()) < 12
