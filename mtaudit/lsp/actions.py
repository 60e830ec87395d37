"""What can be done about a finding: apply its suggestion, waive it with a reason."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from xml.sax.saxutils import escape

from lsprotocol import types as lsp

from mtaudit.cli._audited import Auditing
from mtaudit.cli.suppress import Task, acceptance, with_directives
from mtaudit.config import Accept
from mtaudit.config.load import FILE_NAME
from mtaudit.errors import ConfigError
from mtaudit.lsp.positions import Buffer, replacement
from mtaudit.lsp.project import MARK
from mtaudit.lsp.session import Look, Shown
from mtaudit.model import Document, Segment, Side, Span

REASONS = ("correct as it stands", "quoted as it was said", "intended wording")
"""Reasons that are offered for a waiver if the client brings none of its own."""

_COMMENTED = frozenset({"markdown", "html", "po", "xliff"})
"""Formats that have a place for directives."""
_VERBATIM = frozenset({"text", "lines"})
_NO_ENTITIES = frozenset({"markdown", "po", "jsonl"})
_SPECIAL = frozenset("&<>\"'\\\r\n\t|`*_[]{}#")
"""Characters that mean something in one format or another."""


@dataclass(frozen=True)
class Change:
    """A stretch to replace: of the text that was looked at, or of the file `path`, which holds `text`."""

    span: Span
    new: str
    path: str = ""
    text: str = ""
    create: bool = False
    """Whether the file is not there yet."""


# -- suggestions ---------------------------------------------------------------------------------------------------


def fix(look: Look, shown: Shown) -> tuple[Span, str] | None:
    """What to replace in the text that was looked at, so that it has the suggestion; None if that cannot be done.

    Only what differs is replaced, so that markup within the words stays. Where the suggestion has characters that
    mean something in the format, several ways to write them are tried, and the text is read again to see which is
    right.
    """
    finding = shown.finding
    segment = next((s for s in shown.result.document.segments if s.key == finding.segment), None)
    if finding.suggestion is None or finding.side is not Side.TARGET or segment is None:
        return None
    inner, new = replacement(finding.quote, finding.suggestion)
    old = inner.of(finding.quote)
    there = segment.map.to_file(inner.shift(finding.span.start))
    if there is None:
        return None
    offset = len(MARK) if look.buffer.text.startswith(MARK) else 0
    span = there.shift(offset)
    if span.of(look.buffer.text).split() != old.split():  # an entity, a tag: not these words
        return None
    document = shown.result.document
    if document.format in _VERBATIM or _SPECIAL.isdisjoint(new):
        return span, new
    wanted = _with(document, segment, inner.shift(finding.span.start), new)
    for written in _ways(document.format, new):
        text = look.buffer.text[: span.start] + written + look.buffer.text[span.end :]
        if _words(look, text, document) == wanted:
            return span, written
    return None


def _ways(form: str, new: str) -> Iterator[str]:
    """Ways to write some words, the usual one of a format first."""
    marked = (escape(new), escape(new, {'"': "&quot;"}))
    quoted = new.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t")
    yield from dict.fromkeys((new, quoted, *marked) if form in _NO_ENTITIES else (*marked, new, quoted))


def _with(document: Document, segment: Segment, span: Span, new: str) -> list[str]:
    """The words of a document with a stretch of one segment replaced."""
    target = segment.target[: span.start] + new + segment.target[span.end :]
    return " ".join(target if s is segment else s.target for s in document.segments).split()


def _words(look: Look, text: str, like: Document) -> list[str] | None:
    """The words of the document of this key in a file with this text; None if it cannot be read."""
    assert look.project is not None
    for loaded in look.project.read(look.name, text):
        if loaded.problems:
            return None
        if (loaded.document.key, loaded.document.part) == (like.key, like.part):
            return " ".join(s.target for s in loaded.document.segments).split()
    return None


# -- waivers -------------------------------------------------------------------------------------------------------


def waiver(look: Look, shown: Shown, why: str, root: Path, path: str) -> Change | None:
    """What to write so that a finding is waived: a directive in the text, else a table in the config.

    None if neither is possible. `path` is that of the file, empty if it has none. Raises ConfigError.
    """
    assert look.project is not None
    task = Task(look.name, shown.finding.rule, " ".join(why.split()), [(shown.result, shown.finding)])
    if shown.result.document.format in _COMMENTED:
        change = _directive(look, task)
        if change is not None:
            return change
    return _acceptance(look, task, root, path) if path else None


def _directive(look: Look, task: Task) -> Change | None:
    assert look.project is not None
    mark = MARK if look.buffer.text.startswith(MARK) else ""
    text = look.buffer.text.removeprefix(MARK)
    settings = replace(look.project.settings, encoding="utf-8")
    data = with_directives(task, Auditing(settings, look.project.registry, None, None), text.encode("utf-8"))
    if data is None:
        return None
    return Change(*replacement(look.buffer.text, mark + data.decode("utf-8")))


def _acceptance(look: Look, task: Task, root: Path, path: str) -> Change:
    assert look.project is not None
    settings = look.project.settings
    folder = root if root in Path(path).parents else Path(path).parent
    file = Path(os.path.abspath(settings.path)) if settings.path else folder / FILE_NAME
    try:
        there = file.is_file()
        text = file.read_bytes().decode("utf-8-sig") if there else ""
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(f"{file}: the config cannot be read: {error}") from error
    new = acceptance(task, Accept(task.rule, task.why), file, text)
    return Change(Span(len(text), len(text)), new, str(file), text, create=not there)


# -- as the protocol has them --------------------------------------------------------------------------------------


def as_edit(
    change: Change, buffer: Buffer, uri_of: Callable[[str], str], *, may_create: bool
) -> lsp.WorkspaceEdit | None:
    """A change as the protocol has it; None if the client cannot create the file that it needs."""
    if not change.path:
        return lsp.WorkspaceEdit(changes={buffer.uri: [lsp.TextEdit(buffer.range(change.span), change.new)]})
    uri = uri_of(change.path)
    edit = lsp.TextEdit(replace(buffer, uri=uri, text=change.text).range(change.span), change.new)
    if not change.create:
        return lsp.WorkspaceEdit(changes={uri: [edit]})
    if not may_create:
        return None
    file = lsp.CreateFile(uri, options=lsp.CreateFileOptions(ignore_if_exists=True))
    target = lsp.OptionalVersionedTextDocumentIdentifier(uri)
    return lsp.WorkspaceEdit(document_changes=[file, lsp.TextDocumentEdit(target, [edit])])
