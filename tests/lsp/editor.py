"""An editor without a window: a real client of the language server, over standard input and output."""

from __future__ import annotations

import ast
import asyncio
import sys
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

from lsprotocol import types as lsp
from pygls.lsp.client import LanguageClient
from pygls.uris import to_fs_path

SECONDS = 60.0
"""How long an answer may take before a test gives up."""

PLAIN = lsp.ClientCapabilities()
RICH = lsp.ClientCapabilities(
    general=lsp.GeneralClientCapabilities(position_encodings=[lsp.PositionEncodingKind.Utf16]),
    workspace=lsp.WorkspaceClientCapabilities(
        apply_edit=True,
        workspace_edit=lsp.WorkspaceEditClientCapabilities(
            document_changes=True, resource_operations=[lsp.ResourceOperationKind.Create]
        ),
        did_change_watched_files=lsp.DidChangeWatchedFilesClientCapabilities(dynamic_registration=True),
    ),
    text_document=lsp.TextDocumentClientCapabilities(
        hover=lsp.HoverClientCapabilities(content_format=[lsp.MarkupKind.Markdown]),
        code_action=lsp.CodeActionClientCapabilities(
            resolve_support=lsp.ClientCodeActionResolveOptions(properties=["edit"])
        ),
    ),
    window=lsp.WindowClientCapabilities(show_document=lsp.ShowDocumentClientCapabilities(support=True)),
)


@dataclass
class Document:
    """A document as the editor shows it: its text, and what the server last said of it."""

    uri: str
    text: str
    version: int = 1
    diagnostics: list[lsp.Diagnostic] = field(default_factory=list)
    answered: int = 0

    def spot(self, words: str, *, after: int = 0) -> tuple[lsp.Position, lsp.Position]:
        """Where words stand, in UTF-16 code units, worked out without the code under test."""
        start = self.text.index(words, after)
        return _position(self.text, start), _position(self.text, start + len(words))

    def marked(self) -> list[tuple[str, str]]:
        """The rule of each finding, and the words that it marks."""
        return [(str(d.code), self.words(d.range)) for d in self.diagnostics]

    def words(self, range: lsp.Range) -> str:
        """What stands in a range."""
        return self.text[_offset(self.text, range.start) : _offset(self.text, range.end)]


def _position(text: str, offset: int) -> lsp.Position:
    head = text[:offset].replace("\r\n", "\n").replace("\r", "\n")
    line = head.rpartition("\n")[2]
    return lsp.Position(head.count("\n"), len(line.encode("utf-16-le")) // 2)


def _offset(text: str, position: lsp.Position) -> int:
    for offset in range(len(text) + 1):
        if _position(text, offset) == position and text[max(0, offset - 1) : offset + 1] != "\r\n":
            return offset
    raise AssertionError(f"{position} is no place in {text!r}")


def _action(found: lsp.Command | lsp.CodeAction) -> lsp.CodeAction:
    """lsprotocol takes an action that has a command for a command, and writes the real one as a text."""
    if isinstance(found, lsp.CodeAction):
        return found
    return lsp.CodeAction(found.title, command=lsp.Command(**ast.literal_eval(found.command)))


def applied(text: str, edits: list[lsp.TextEdit]) -> str:
    """A text with edits made as an editor makes them."""
    for edit in sorted(edits, key=lambda e: (e.range.start.line, e.range.start.character), reverse=True):
        text = text[: _offset(text, edit.range.start)] + edit.new_text + text[_offset(text, edit.range.end) :]
    return text


class Editor:
    """Keeps documents, sends what is typed and takes in what the server says."""

    def __init__(self, client: LanguageClient) -> None:
        self.client = client
        self.documents: dict[str, Document] = {}
        self.messages: list[str] = []
        self.logs: list[str] = []
        self.shown: list[str] = []
        self.watched: list[str] = []
        self.published = 0
        self._heard = asyncio.Condition()
        self._listen()

    def _listen(self) -> None:
        for name, function in (
            (lsp.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS, self._on_published),
            (lsp.WINDOW_SHOW_MESSAGE, lambda params: self.messages.append(params.message)),
            (lsp.WINDOW_LOG_MESSAGE, lambda params: self.logs.append(params.message)),
            (lsp.WINDOW_SHOW_DOCUMENT, self._on_shown),
            (lsp.CLIENT_REGISTER_CAPABILITY, self._on_registered),
        ):
            self.client.feature(name)(partial(function))

    async def _on_published(self, params: lsp.PublishDiagnosticsParams) -> None:
        document = self.documents.get(params.uri)
        if document is not None:
            document.diagnostics = list(params.diagnostics)
            document.answered = params.version or 0
        self.published += 1
        async with self._heard:
            self._heard.notify_all()

    def _on_shown(self, params: lsp.ShowDocumentParams) -> lsp.ShowDocumentResult:
        self.shown.append(Path(to_fs_path(params.uri) or "").read_text(encoding="utf-8"))
        return lsp.ShowDocumentResult(success=True)

    def _on_registered(self, params: lsp.RegistrationParams) -> None:
        self.watched += [entry.method for entry in params.registrations]

    async def open(self, path: Path | str, text: str, language: str = "plaintext") -> Document:
        """Opens a text (which need not be on the disk) and waits for what is found in it."""
        uri = path.as_uri() if isinstance(path, Path) else path
        document = self.documents[uri] = Document(uri, text)
        item = lsp.TextDocumentItem(uri, language, document.version, text)
        self.client.text_document_did_open(lsp.DidOpenTextDocumentParams(item))
        await self.answer(document)
        return document

    def type(self, document: Document, new: str, old: str = "", *, at: int | None = None) -> None:
        """Replaces the first `old` (or inserts at an offset) by an incremental change."""
        start = document.text.index(old) if at is None else at
        end = start + (len(old) if at is None else 0)
        where = lsp.Range(_position(document.text, start), _position(document.text, end))
        document.text = document.text[:start] + new + document.text[end:]
        self._changed(document, lsp.TextDocumentContentChangePartial(where, new))

    def replace(self, document: Document, text: str) -> None:
        """Sends a whole new text."""
        document.text = text
        self._changed(document, lsp.TextDocumentContentChangeWholeDocument(text))

    def _changed(self, document: Document, change: lsp.TextDocumentContentChangeEvent) -> None:
        document.version += 1
        name = lsp.VersionedTextDocumentIdentifier(document.version, document.uri)
        self.client.text_document_did_change(lsp.DidChangeTextDocumentParams(name, [change]))

    async def answer(self, document: Document) -> None:
        """Waits for what is found in the present version."""
        await self.until(lambda: document.answered >= document.version)

    async def until(self, true: Any) -> None:
        """Waits until something the server says makes a condition true."""
        async with asyncio.timeout(SECONDS), self._heard:
            await self._heard.wait_for(true)

    async def actions(self, document: Document, words: str, *, resolve: bool = True) -> dict[str, lsp.CodeAction]:
        """The code actions at some words, by title, with their edits."""
        where = lsp.Range(*document.spot(words))
        params = lsp.CodeActionParams(
            lsp.TextDocumentIdentifier(document.uri), where, lsp.CodeActionContext(document.diagnostics)
        )
        found = await self.client.text_document_code_action_async(params)
        actions = [_action(one) for one in found or ()]
        if resolve:
            actions = [a if a.edit or a.command else await self.client.code_action_resolve_async(a) for a in actions]
        return {action.title: action for action in actions}

    async def apply(self, document: Document, action: lsp.CodeAction) -> None:
        """Applies an action to an open document and waits for what is then found."""
        assert action.edit is not None
        assert action.edit.changes is not None
        self.replace(document, applied(document.text, list(action.edit.changes[document.uri])))
        await self.answer(document)

    async def hover(self, document: Document, words: str) -> str:
        """The Markdown shown at some words; empty if nothing is."""
        name = lsp.TextDocumentIdentifier(document.uri)
        found = await self.client.text_document_hover_async(lsp.HoverParams(name, document.spot(words)[0]))
        if found is None:
            return ""
        assert isinstance(found.contents, lsp.MarkupContent)
        return found.contents.value


@asynccontextmanager
async def editor(
    root: Path,
    capabilities: lsp.ClientCapabilities = RICH,
    options: Mapping[str, Any] | None = None,
    arguments: tuple[str, ...] = (),
) -> AsyncIterator[Editor]:
    """An editor at a folder, with the server started; at the end the server must leave in peace."""
    client = LanguageClient("tests", "1")
    here = Editor(client)
    await client.start_io(sys.executable, "-m", "mtaudit", "lsp", *arguments, cwd=root)
    folder = lsp.WorkspaceFolder(root.as_uri(), root.name)
    async with asyncio.timeout(SECONDS):
        await client.initialize_async(
            lsp.InitializeParams(
                capabilities, root_uri=root.as_uri(), workspace_folders=[folder], initialization_options=options
            )
        )
    client.initialized(lsp.InitializedParams())
    try:
        yield here
    finally:
        async with asyncio.timeout(SECONDS):
            await client.shutdown_async(None)
            client.exit(None)
            server = client._server
            assert server is not None
            code = await server.wait()
            await client.stop()  # type: ignore[no-untyped-call]
        assert code == 0
