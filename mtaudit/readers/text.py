"""Plain text: paragraphs and sentences, in whatever encoding it comes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from mtaudit.errors import InputError
from mtaudit.lang.decode import decode
from mtaudit.lang.identify import target_language
from mtaudit.lang.prose import segment_prose
from mtaudit.model import Document, Languages, LineIndex
from mtaudit.plugin import InputFile, Reader, hookimpl
from mtaudit.readers._prose import read_bounded

_MOST_BYTES = 16 * 1024 * 1024
"""Three times the Bible: a text is looked at as a whole, sentence by sentence."""


class TextReader(Reader):
    """Prose without markup. An empty line ends a paragraph; so does a line end, unless lines are wrapped."""

    name = "text"
    suffixes = (".txt", ".text")
    description = "plain text, paragraphs and sentences"

    def read(self, file: InputFile) -> Iterator[Document | InputError]:
        """One document for the whole file."""
        decoded = decode(read_bounded(file, _MOST_BYTES), path=file.path, encoding=file.encoding)
        language = file.languages.target or target_language(decoded.text)
        languages = Languages(language, file.languages.source)
        yield Document(
            path=file.path,
            segments=segment_prose(decoded.text, languages),
            format=self.name,
            encoding=decoded.encoding,
            languages=languages,
            lines=LineIndex.of(decoded.text),
            notices=decoded.notices,
        )


@hookimpl
def mtaudit_readers() -> Iterable[type[Reader]]:
    """Registers the reader."""
    return [TextReader]
