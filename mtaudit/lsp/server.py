"""The protocol: what the client says goes to the session, what was found goes to the client."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

from lsprotocol import types as lsp
from pygls.capabilities import get_capability
from pygls.lsp.server import LanguageServer
from pygls.uris import from_fs_path, to_fs_path

from mtaudit.errors import MtauditError
from mtaudit.installed import __version__
from mtaudit.lsp.actions import REASONS, Change, as_edit, fix, waiver
from mtaudit.lsp.explain import finding_in_words, rule_in_words
from mtaudit.lsp.positions import Buffer, whole
from mtaudit.lsp.project import Projects
from mtaudit.lsp.session import Listener, Open, Session, Shown
from mtaudit.model import Finding, Severity, Span

NAME = "mtaudit"
EXPLAIN = "mtaudit.explain"
"""The command that shows what is known of a rule; its argument is the rule's id, then the document's URI."""

_SEVERITY: Mapping[Severity, lsp.DiagnosticSeverity] = {
    Severity.CRITICAL: lsp.DiagnosticSeverity.Error,
    Severity.MAJOR: lsp.DiagnosticSeverity.Warning,
    Severity.MINOR: lsp.DiagnosticSeverity.Information,
    Severity.NEUTRAL: lsp.DiagnosticSeverity.Hint,
}
_WATCHED = ("**/mtaudit.toml", "**/pyproject.toml", "**/.mtaudit-baseline.json")
_QUICK = lsp.CodeActionKind.QuickFix
_PATIENCE = 5.0
"""Seconds that a request waits for a look at the present text."""


@dataclass(frozen=True)
class Options:
    """What the client sends as initializationOptions: `config`, `debounce` (milliseconds) and `ignoreReasons`."""

    config: str = ""
    debounce: float | None = None
    reasons: tuple[str, ...] = REASONS

    @classmethod
    def of(cls, given: object) -> Options:
        """The options as far as they make sense; anything else is left at its default."""
        values: Mapping[str, Any] = given if isinstance(given, Mapping) else {}
        config, debounce, reasons = (values.get(key) for key in ("config", "debounce", "ignoreReasons"))
        usable = isinstance(debounce, (int, float)) and 0 <= debounce <= 10_000
        said = [" ".join(r.split()) for r in reasons if isinstance(r, str)] if isinstance(reasons, list) else []
        return cls(
            config if isinstance(config, str) else "",
            float(debounce) / 1000 if usable and debounce is not None else None,
            tuple(r for r in said if r) or REASONS,
        )


class Server(LanguageServer):
    """mtaudit for one client."""

    def __init__(self, config: Path | None = None, *, search: bool = True) -> None:
        super().__init__(NAME, __version__, text_document_sync_kind=lsp.TextDocumentSyncKind.Incremental)
        self.config = config
        self.search = search
        self.options = Options()
        self.roots: list[Path] = []
        self.ended = False
        """Whether the client asked for the end."""
        self._session: Session | None = None
        self._pages = ""

    def report_server_error(self, error: Exception, source: Any) -> None:  # noqa: ARG002  (pygls's signature)
        """A mistake in a message, or of ours: for the log, not for a window over the text."""
        logging.getLogger(NAME).error("%s: %s", type(error).__name__, error)

    # -- the session -----------------------------------------------------------------------------------------------

    @property
    def session(self) -> Session:
        """The session, once the client has said where it is."""
        assert self._session is not None
        return self._session

    def begin(self, params: lsp.InitializeParams) -> None:
        """Before the capabilities are answered."""
        self.options = Options.of(params.initialization_options)
        self.roots = self._roots(params)
        config = self.config or (self.roots[0] / self.options.config if self.options.config else None)
        listener = Listener(self.publish, self.tell, self.log)
        self._session = Session(Projects(config, search=self.search), listener, self.roots[0])
        if self.options.debounce is not None:
            self._session.debounce = self.options.debounce

    @staticmethod
    def _roots(params: lsp.InitializeParams) -> list[Path]:
        """The folders of the workspace, at least one."""
        folders = [folder.uri for folder in params.workspace_folders or ()]
        named = [Path(path) for uri in (*folders, params.root_uri) if uri and (path := to_fs_path(uri))]
        return named or [Path(params.root_path or os.getcwd())]

    def end(self) -> None:
        """Nothing is looked at any more; what was written for the client to show is taken away."""
        if self._session is not None:
            self._session.end()
        if self._pages:
            shutil.rmtree(self._pages, ignore_errors=True)
            self._pages = ""

    def can(self, capability: str) -> bool:
        """Whether the client has a capability, by its path."""
        return bool(get_capability(self.client_capabilities, capability, False))

    # -- to the client ---------------------------------------------------------------------------------------------

    def publish(self, document: Open) -> None:
        """The findings of a document, as the client is to show them."""
        found = [self.diagnostic(document.buffer, shown.finding, span) for shown, span in document.present()]
        version = document.buffer.version
        self.text_document_publish_diagnostics(lsp.PublishDiagnosticsParams(document.buffer.uri, found, version))

    def diagnostic(self, buffer: Buffer, finding: Finding, span: Span) -> lsp.Diagnostic:
        """A finding as the protocol has it."""
        superfluous = finding.suggestion == "" and len(span) > 0
        return lsp.Diagnostic(
            buffer.range(span),
            finding.message,
            severity=_SEVERITY[finding.severity],
            code=finding.rule,
            source=NAME,
            tags=[lsp.DiagnosticTag.Unnecessary] if superfluous else None,
            data={
                "fingerprint": finding.fingerprint,
                "category": finding.mqm,
                "confidence": finding.confidence,
                "suggestion": finding.suggestion,
            },
        )

    def tell(self, message: str) -> None:
        """What the user should know at once."""
        self.log(message)
        self.window_show_message(lsp.ShowMessageParams(lsp.MessageType.Warning, f"mtaudit: {message}"))

    def log(self, message: str) -> None:
        """What helps to find out why something was not found."""
        self.window_log_message(lsp.LogMessageParams(lsp.MessageType.Info, message))

    async def show(self, title: str, page: str) -> None:
        """Shows a page of Markdown: as a document if the client can, else as a message."""
        if not self.can("window.show_document.support"):
            self.window_show_message(lsp.ShowMessageParams(lsp.MessageType.Info, page))
            return
        self._pages = self._pages or tempfile.mkdtemp(prefix="mtaudit-")
        file = Path(self._pages) / f"{title.replace('/', '-')}.md"
        file.write_text(page, encoding="utf-8")
        await self.window_show_document_async(lsp.ShowDocumentParams(uri_of(str(file)), take_focus=True))

    def is_page(self, uri: str) -> bool:
        """Whether a document is one of those that the server had shown: its examples are wrong on purpose."""
        return bool(self._pages) and Path(self._pages) in Path(to_fs_path(uri) or "").parents

    # -- hover and actions -----------------------------------------------------------------------------------------

    def document(self, uri: str) -> Open | None:
        """An open document."""
        return self.session.documents.get(uri)

    def at(self, document: Open, span: Span) -> list[tuple[Shown, Span]]:
        """The findings that a stretch of the present text touches; at the very edges too, where carets stand."""
        return [(s, where) for s, where in document.present() if where.start <= span.end and span.start <= where.end]

    def hover(self, document: Open, position: lsp.Position) -> lsp.Hover | None:
        """What is found at a position, and what its rules say."""
        offset = document.buffer.offset(position)
        found = self.at(document, Span(offset, offset))
        project = document.look.project
        if not found or project is None:
            return None
        parts = [finding_in_words(shown.finding) for shown, _ in found]
        for rule in dict.fromkeys(shown.finding.rule for shown, _ in found):
            info = project.rule(rule)
            parts += [rule_in_words(info, project.registry)] if info else []
        span = min((where for _, where in found), key=len)
        formats = get_capability(self.client_capabilities, "text_document.hover.content_format", None)
        plain = formats is not None and lsp.MarkupKind.Markdown not in formats
        kind = lsp.MarkupKind.PlainText if plain else lsp.MarkupKind.Markdown
        return lsp.Hover(lsp.MarkupContent(kind, "\n---\n\n".join(parts)), document.buffer.range(span))

    def actions(self, document: Open, range: lsp.Range, only: list[str]) -> Iterator[lsp.CodeAction]:
        """What can be done about the findings in a range."""
        for shown, where in self.at(document, document.buffer.span(range)):
            seen = [self.diagnostic(document.buffer, shown.finding, where)]
            if not only or any(kind == _QUICK or _QUICK.startswith(f"{kind}.") for kind in only):
                yield from self._quick(document, shown, seen)
            if not only:
                rule = shown.finding.rule
                command = lsp.Command("Explain", EXPLAIN, arguments=[rule, document.buffer.uri])
                yield lsp.CodeAction(f"Explain {rule}", diagnostics=seen, command=command)

    def _quick(self, document: Open, shown: Shown, seen: list[lsp.Diagnostic]) -> Iterator[lsp.CodeAction]:
        finding = shown.finding
        data = {"uri": document.buffer.uri, "fingerprint": finding.fingerprint}
        if finding.suggestion is not None and self._fix(document, shown) is not None:
            title = f"Replace with “{finding.suggestion}”" if finding.suggestion else f"Remove “{finding.quote}”"
            yield lsp.CodeAction(_short(title), _QUICK, seen, is_preferred=True, data={**data, "do": "fix"})
        for why in self.options.reasons:
            title = f"Ignore {finding.rule} here: {why}"
            yield lsp.CodeAction(title, _QUICK, seen, data={**data, "do": "ignore", "why": why})

    async def resolved(self, action: lsp.CodeAction) -> lsp.CodeAction:
        """The action with its edit, for the text as it is now."""
        data = action.data if isinstance(action.data, Mapping) else {}
        document = self.document(str(data.get("uri", "")))
        if document is None or action.edit is not None or "do" not in data:
            return action
        if not await self.session.settled(document, _PATIENCE):
            return action
        name = data.get("fingerprint")
        shown = next((s for s in document.look.shown if s.finding.fingerprint == name), None)
        if shown is not None:
            try:
                change = await asyncio.to_thread(self._change, document, shown, data)
                may_create = "create" in (
                    get_capability(self.client_capabilities, "workspace.workspace_edit.resource_operations", None) or ()
                )
                if change is not None:
                    action.edit = as_edit(change, document.buffer, uri_of, may_create=may_create)
            except MtauditError as error:
                self.tell(str(error))
        return action

    def _change(self, document: Open, shown: Shown, data: Mapping[str, Any]) -> Change | None:
        if data["do"] == "fix":
            return self._fix(document, shown)
        above = Path(document.path).parents
        root = next((folder for folder in self.roots if folder in above), self.session.root)
        return waiver(document.look, shown, str(data.get("why", "")), root, document.path)

    @staticmethod
    def _fix(document: Open, shown: Shown) -> Change | None:
        found = fix(document.look, shown) if document.look.project else None
        return Change(*found) if found else None


def _short(title: str) -> str:
    line = " ".join(title.split())
    return line if len(line) <= 80 else line[:79] + "…"


def uri_of(path: str) -> str:
    """The URI of a file."""
    return str(from_fs_path(path))


# -- what the client says ------------------------------------------------------------------------------------------


def _initialize(ls: Server, params: lsp.InitializeParams) -> None:
    ls.begin(params)


async def _initialized(ls: Server, params: lsp.InitializedParams) -> None:  # noqa: ARG001
    ls.session.warm_up()
    if ls.can("workspace.did_change_watched_files.dynamic_registration"):
        watchers = [lsp.FileSystemWatcher(pattern) for pattern in _WATCHED]
        options = lsp.DidChangeWatchedFilesRegistrationOptions(watchers)
        entry = lsp.Registration("mtaudit-config", lsp.WORKSPACE_DID_CHANGE_WATCHED_FILES, options)
        await ls.client_register_capability_async(lsp.RegistrationParams([entry]))


def _shutdown(ls: Server, params: None) -> None:  # noqa: ARG001
    ls.ended = True
    ls.end()


def _did_open(ls: Server, params: lsp.DidOpenTextDocumentParams) -> None:
    item = params.text_document
    if ls.is_page(item.uri):
        return
    encoding = ls.workspace.position_encoding or lsp.PositionEncodingKind.Utf16
    buffer = Buffer(item.uri, whole(item.text), item.version, item.language_id, encoding)
    ls.session.open(buffer, to_fs_path(item.uri) or "")


def _did_change(ls: Server, params: lsp.DidChangeTextDocumentParams) -> None:
    document = ls.document(params.text_document.uri)
    if document is not None:
        ls.session.change(document, document.buffer.changed(params.content_changes, params.text_document.version))


def _did_save(ls: Server, params: lsp.DidSaveTextDocumentParams) -> None:
    document = ls.document(params.text_document.uri)
    if document is not None:
        ls.session.schedule(document, 0, heavy=True)


def _did_close(ls: Server, params: lsp.DidCloseTextDocumentParams) -> None:
    uri = params.text_document.uri
    ls.session.close(uri)
    ls.text_document_publish_diagnostics(lsp.PublishDiagnosticsParams(uri, []))


def _watched(ls: Server, params: lsp.DidChangeWatchedFilesParams) -> None:  # noqa: ARG001
    ls.session.look_again()


def _hover(ls: Server, params: lsp.HoverParams) -> lsp.Hover | None:
    document = ls.document(params.text_document.uri)
    return ls.hover(document, params.position) if document else None


async def _code_action(ls: Server, params: lsp.CodeActionParams) -> list[lsp.CodeAction]:
    document = ls.document(params.text_document.uri)
    if document is None:
        return []
    await ls.session.settled(document, _PATIENCE)
    actions = list(
        ls.actions(document, params.range, [getattr(kind, "value", kind) for kind in params.context.only or ()])
    )
    lazily = get_capability(ls.client_capabilities, "text_document.code_action.resolve_support.properties", None) or ()
    if "edit" in lazily:
        return actions
    ready = [await ls.resolved(action) for action in actions]
    return [action for action in ready if action.edit is not None or action.command is not None]


async def _resolve(ls: Server, params: lsp.CodeAction) -> lsp.CodeAction:
    return await ls.resolved(params)


async def _explain(ls: Server, rule: str, uri: str = "") -> str | None:
    document = ls.document(uri)
    project = document.look.project if document else None
    info = project.rule(rule) if project else None
    if project is None or info is None:
        return None
    page = rule_in_words(info, project.registry)
    await ls.show(rule, page)
    return page


_FEATURES = (
    (lsp.INITIALIZE, _initialize, None),
    (lsp.INITIALIZED, _initialized, None),
    (lsp.SHUTDOWN, _shutdown, None),
    (lsp.TEXT_DOCUMENT_DID_OPEN, _did_open, None),
    (lsp.TEXT_DOCUMENT_DID_CHANGE, _did_change, None),
    (lsp.TEXT_DOCUMENT_DID_SAVE, _did_save, None),
    (lsp.TEXT_DOCUMENT_DID_CLOSE, _did_close, None),
    (lsp.WORKSPACE_DID_CHANGE_WATCHED_FILES, _watched, None),
    (lsp.TEXT_DOCUMENT_HOVER, _hover, None),
    (
        lsp.TEXT_DOCUMENT_CODE_ACTION,
        _code_action,
        lsp.CodeActionOptions([lsp.CodeActionKind.QuickFix], resolve_provider=True),
    ),
    (lsp.CODE_ACTION_RESOLVE, _resolve, None),
)


def serve(stdin: BinaryIO, stdout: BinaryIO, config: Path | None = None, *, search: bool = True) -> int:
    """Serves one client until it leaves; the exit code of the process (1 if it left without a word)."""
    server = Server(config, search=search)
    for name, function, options in _FEATURES:
        server.feature(name, options)(function)
    server.command(EXPLAIN)(_explain)
    try:
        with contextlib.suppress(ValueError):  # the output was closed under a last message
            server.start_io(stdin, stdout)
    finally:
        server.end()
    return 0 if server.ended else 1
