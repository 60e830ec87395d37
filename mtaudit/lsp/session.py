"""The open documents of an editor: who is looked at when, and what was found last.

Everything here runs on the server's event loop, except `_work`, which runs in the one thread that audits.
"""

from __future__ import annotations

import asyncio
import os
import traceback
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

from mtaudit.engine.examine import Loaded
from mtaudit.errors import MtauditError
from mtaudit.lsp.incremental import Memory, StaleError
from mtaudit.lsp.positions import Buffer, Shift
from mtaudit.lsp.project import MARK, Project, Projects, name_of
from mtaudit.model import Document, DocumentResult, Fault, Finding, Place, Problem, Side, Span

DEBOUNCE = 0.15
"""Seconds after the last keystroke before the text is looked at."""
MOST_WAIT = 1.0
"""Who types on without a pause gets an answer after so many seconds."""
AT_ONCE = 0.1
"""A document whose thorough look costs less (seconds) needs no quick one before it."""


@dataclass(frozen=True)
class Shown:
    """A finding, and the stretch of the file where it is shown."""

    result: DocumentResult
    finding: Finding
    span: Span


@dataclass(frozen=True)
class Look:
    """What was found in one state of a document."""

    buffer: Buffer
    name: str
    project: Project | None = None
    shown: tuple[Shown, ...] = ()


@dataclass(eq=False)
class Open:
    """An open document. `token` changes with its text."""

    buffer: Buffer
    path: str
    look: Look
    token: int = 0
    heavy: bool = False
    closed: bool = False
    since: float | None = None
    timer: asyncio.TimerHandle | None = None
    running: int = 0
    project: Project | None = None
    memories: dict[int, Memory] = field(default_factory=dict)

    @property
    def waits(self) -> bool:
        """Whether a look at its present text is still to come."""
        return self.timer is not None or self.running > 0

    def present(self) -> list[tuple[Shown, Span]]:
        """What was found last, each with the stretch where it stands in the present text, in its order."""
        shift = Shift(self.look.buffer.text, self.buffer.text)
        found = [(shown, span) for shown in self.look.shown if (span := shift(shown.span)) is not None]
        return sorted(found, key=lambda pair: (pair[1].start, pair[1].end))


@dataclass(frozen=True)
class Listener:
    """What the session tells the server, on the event loop: a look is done, a user should know, a log should."""

    looked: Callable[[Open], None]
    tell: Callable[[str], None]
    log: Callable[[str], None]


class Session:
    """All open documents of one client."""

    def __init__(self, projects: Projects, listener: Listener, root: Path) -> None:
        self.projects = projects
        self.listener = listener
        self.root = root
        self.debounce = DEBOUNCE
        self.documents: dict[str, Open] = {}
        self._worker = ThreadPoolExecutor(1, "mtaudit-audit")
        self._loop = asyncio.get_running_loop()
        self._told: set[str] = set()

    def open(self, buffer: Buffer, path: str) -> None:
        """A document was opened."""
        self.close(buffer.uri)
        document = Open(buffer, path, Look(buffer, name_of(path, buffer.uri, buffer.language)))
        self.documents[buffer.uri] = document
        self.schedule(document, 0, heavy=True)

    def change(self, document: Open, buffer: Buffer) -> None:
        """Its text was changed."""
        document.buffer = buffer
        self.schedule(document, self.debounce)

    def close(self, uri: str) -> None:
        """A document was closed."""
        document = self.documents.pop(uri, None)
        if document is not None:
            document.closed = True
            document.token += 1
            if document.timer:
                document.timer.cancel()

    def look_again(self) -> None:
        """Something outside of the texts changed: a config, a baseline, a source."""
        for document in self.documents.values():
            self.schedule(document, self.debounce)

    def schedule(self, document: Open, delay: float, *, heavy: bool = False) -> None:
        """Looks at a document after `delay` seconds, unless it is changed again before; ends a look at an old text."""
        document.token += 1
        document.heavy = document.heavy or heavy
        if document.timer:
            document.timer.cancel()
        now = self._loop.time()
        document.since = now if document.since is None else document.since
        wait = max(0.0, min(delay, document.since + MOST_WAIT - now))
        document.timer = self._loop.call_later(wait, self._start, document)

    async def settled(self, document: Open, seconds: float) -> bool:
        """Waits until its present text was looked at; False if that takes longer than `seconds`."""
        end = self._loop.time() + seconds
        while document.waits and self._loop.time() < end:
            await asyncio.sleep(0.02)
        return not document.waits and document.look.buffer.text == document.buffer.text

    def warm_up(self) -> None:
        """Loads plugins and word lists, so that the first text need not wait for them."""
        self._worker.submit(self._warm_up)

    def end(self) -> None:
        """No document is looked at any more."""
        for uri in list(self.documents):
            self.close(uri)
        self._worker.shutdown(wait=False, cancel_futures=True)

    def _start(self, document: Open) -> None:
        document.timer = document.since = None
        heavy, document.heavy = document.heavy, False
        document.running += 1
        self._worker.submit(self._work, document, document.buffer, document.token, heavy)

    # -- in the thread that audits ---------------------------------------------------------------------------------

    def _warm_up(self) -> None:
        try:
            project = self.projects.of(self.root)
            for loaded in project.read("warm-up.txt", "The council met on Monday. It was late."):
                project.detectors.thorough(loaded, Memory(), heavy=False)
        except Exception as error:  # whoever opens a document is told then
            self._later(self.listener.log, f"not ready ahead of time: {type(error).__name__}: {error}")

    def _work(self, document: Open, buffer: Buffer, token: int, heavy: bool) -> None:
        def check() -> None:
            if document.token != token:
                raise StaleError

        try:
            check()
            self._audit(document, buffer, check, heavy)
        except StaleError:
            document.heavy = document.heavy or heavy
        except MtauditError as error:
            self._tell(str(error))
            self._deliver(document, Look(buffer, document.look.name))
        except Exception as error:
            self._tell(f"the audit failed: {type(error).__name__}: {error}", "".join(traceback.format_exception(error)))
        finally:
            self._later(self._done, document)

    def _audit(self, document: Open, buffer: Buffer, check: Callable[[], None], heavy: bool) -> None:
        name = document.look.name
        project = self.projects.of(Path(document.path).parent if document.path else self.root)
        if document.project is not project:
            document.project, document.memories = project, {}
        if document.path and project.excludes(document.path):
            self._deliver(document, Look(buffer, name, project))
            return
        all_loaded = list(project.read(name, buffer.text))
        broken = [p for loaded in all_loaded for p in loaded.problems if p.fault is Fault.UNREADABLE]
        if broken:  # half-written markup: what was found before is better than nothing
            self._problems(broken)
            self._later(self._deliver_again, document)
            return
        memories = {n: document.memories.get(n) or Memory() for n in range(len(all_loaded))}
        document.memories = memories
        known = all(memory.document is not None for memory in memories.values())
        if known and sum(memory.seconds for memory in memories.values()) > AT_ONCE:
            quick = [project.detectors.quick(loaded, memories[n]) for n, loaded in enumerate(all_loaded)]
            self._finish(document, buffer, project, quick)
        thorough = self._thorough(project, all_loaded, memories, check, heavy)
        self._finish(document, buffer, project, thorough)

    def _thorough(
        self,
        project: Project,
        all_loaded: list[Loaded],
        memories: dict[int, Memory],
        check: Callable[[], None],
        heavy: bool,
    ) -> list[DocumentResult]:
        out = []
        for number, loaded in enumerate(all_loaded):
            check()
            out.append(project.detectors.thorough(loaded, memories[number], check, heavy=heavy))
        return out

    def _finish(self, document: Open, buffer: Buffer, project: Project, results: list[DocumentResult]) -> None:
        self._problems([p for result in results for p in result.problems])
        offset = len(MARK) if buffer.text.startswith(MARK) else 0
        shown = [
            Shown(result, finding, span.shift(offset))
            for result in project.waived(document.look.name, results)
            for finding in result.open
            if (span := place_of(result.document, finding)) is not None
        ]
        self._deliver(document, Look(buffer, document.look.name, project, tuple(shown)))

    def _problems(self, problems: list[Problem]) -> None:
        for problem in problems:
            where = " ".join(part for part in (problem.plugin, os.path.basename(problem.path)) if part)
            message = f"{where}: {problem.message}" + (f" ({problem.hint})" if problem.hint else "")
            if problem.fault in (Fault.UNREADABLE, Fault.PAIRING):
                self._later(self.listener.log, message)
            else:  # said once for a detector, however many texts it fails on
                key = f"{problem.fault}:{problem.detector or problem.plugin}"
                self._tell(f"{message}; it may miss things in this session", problem.traceback, key=key)

    def _tell(self, message: str, details: str = "", *, key: str = "") -> None:
        if (key or message) in self._told:
            return
        self._told.add(key or message)
        self._later(self.listener.tell, message)
        if details:
            self._later(self.listener.log, details)

    def _deliver(self, document: Open, look: Look) -> None:
        self._later(self._receive, document, look)

    def _later(self, call: Callable[..., None], *args: object) -> None:
        try:
            self._loop.call_soon_threadsafe(call, *args)
        except RuntimeError:  # the loop is closed: nobody listens any more
            return

    # -- on the event loop again -----------------------------------------------------------------------------------

    def _receive(self, document: Open, look: Look) -> None:
        if not document.closed:
            document.look = look
            self.listener.looked(document)

    def _deliver_again(self, document: Open) -> None:
        if not document.closed:
            self.listener.looked(document)

    def _done(self, document: Open) -> None:
        document.running -= 1


def place_of(document: Document, finding: Finding) -> Span | None:
    """Where a finding is shown: its own place, else (it is about a source in another file) that of its segment."""
    place: Place | None = finding.place
    if place is None:
        segment = next((s for s in document.segments if s.key == finding.segment), None)
        if segment is None:
            return None
        place = document.place(segment, Span(0, len(segment.target)), Side.TARGET)
    return place.span if place and not place.part else None
