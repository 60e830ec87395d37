"""The open documents of an editor: who is looked at when, and what was found last.

Everything here runs on the server's event loop, except what is said to run in the one thread that audits.
"""

from __future__ import annotations

import asyncio
import os
import queue
import threading
import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from mtaudit.engine.examine import Loaded
from mtaudit.errors import MtauditError
from mtaudit.lsp.incremental import Memory, StaleError
from mtaudit.lsp.positions import Buffer, Shift
from mtaudit.lsp.project import MARK, Project, Projects, name_of
from mtaudit.model import Document, DocumentResult, Fault, Finding, Place, Problem, Side, Span
from mtaudit.plugin import Cost

DEBOUNCE = 0.15
"""Seconds after the last keystroke before the text is looked at."""
MOST_WAIT = 1.0
"""Who types on without a pause gets an answer after so many seconds."""
AT_ONCE = 0.1
"""A document whose thorough look costs less (seconds) needs no quick one before it."""

TOO_LONG = 60.0
"""Seconds after which a detector that is still looking at one short document hangs."""
_PACE = 2_000
"""Characters for which it is allowed a second more: several times slower than all detectors together."""


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
    memories: dict[object, Memory] = field(default_factory=dict)

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


class _Worker:
    """A thread that does one thing after another. It keeps nobody from leaving."""

    def __init__(self) -> None:
        self._tasks: queue.SimpleQueue[Callable[[], None]] = queue.SimpleQueue()
        threading.Thread(target=self._run, name="mtaudit-audit", daemon=True).start()

    def submit(self, task: Callable[[], None]) -> None:
        """Does something when all before it is done."""
        self._tasks.put(task)

    def _run(self) -> None:
        while True:
            self._tasks.get()()


@dataclass(eq=False)
class _Job:
    """One look at one state of a document."""

    document: Open
    buffer: Buffer
    token: int
    heavy: bool
    project: Project | None = None
    watch: asyncio.TimerHandle | None = None
    over: bool = False
    """Done, or given up."""

    def check(self) -> None:
        """Raises StaleError if nobody waits for it any more."""
        if self.over or self.document.token != self.token:
            raise StaleError


class Session:
    """All open documents of one client."""

    def __init__(self, projects: Projects, listener: Listener, root: Path) -> None:
        self.projects = projects
        self.listener = listener
        self.root = root
        self.debounce = DEBOUNCE
        self.documents: dict[str, Open] = {}
        self.too_long = TOO_LONG
        self._worker = _Worker()
        self._jobs: set[_Job] = set()
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

    def _start(self, document: Open) -> None:
        document.timer = document.since = None
        heavy, document.heavy = document.heavy, False
        document.running += 1
        job = _Job(document, document.buffer, document.token, heavy)
        self._worker.submit(lambda: self._work(job))
        self._jobs.add(job)
        job.watch = self._loop.call_later(self.too_long, self._watch, job)

    def _watch(self, job: _Job) -> None:
        """A detector that never comes back is left alone with its thread; another thread goes on without it."""
        allowed = self.too_long + len(job.buffer.text) / _PACE
        running = job.project.detectors.running if job.project else None
        fence, since = running or (None, time.monotonic())
        waited = time.monotonic() - since
        if fence is None or waited < allowed or fence.entry.cls.cost is Cost.HEAVY:
            job.watch = self._loop.call_later(max(0.1, allowed - waited), self._watch, job)
            return
        name = os.path.basename(job.document.look.name)
        self._tell(f"{fence.name} has not come to an end with {name}; it is left out from now on")
        for other in list(self._jobs):
            self._done(other)
        self.projects.leave_out(fence.name)
        self._worker = _Worker()
        self.look_again()

    # -- in the thread that audits ---------------------------------------------------------------------------------

    def _warm_up(self) -> None:
        try:
            project = self.projects.of(self.root)
            for loaded in project.read("warm-up.txt", "The council met on Monday. It was late."):
                project.detectors.thorough(loaded, Memory(), heavy=False)
        except Exception as error:  # whoever opens a document is told then
            self._later(self.listener.log, f"not ready ahead of time: {type(error).__name__}: {error}")

    def _work(self, job: _Job) -> None:
        document, buffer = job.document, job.buffer
        try:
            job.check()
            self._audit(job)
        except StaleError:
            document.heavy = document.heavy or job.heavy
        except MtauditError as error:
            self._tell(str(error))
            self._deliver(job, Look(buffer, document.look.name))
        except Exception as error:
            self._tell(f"the audit failed: {type(error).__name__}: {error}", "".join(traceback.format_exception(error)))
        finally:
            self._later(self._done, job)

    def _audit(self, job: _Job) -> None:
        document, buffer, name = job.document, job.buffer, job.document.look.name
        job.project = project = self.projects.of(Path(document.path).parent if document.path else self.root)
        if document.project is not project:
            document.project, document.memories = project, {}
        if document.path and project.excludes(document.path):
            self._deliver(job, Look(buffer, name, project))
            return
        all_loaded = list(project.read(name, buffer.text))
        broken = [p for loaded in all_loaded for p in loaded.problems if p.fault is Fault.UNREADABLE]
        if broken:  # half-written markup: what was found before is better than nothing
            self._problems(broken)
            self._deliver(job, document.look)
            return
        pairs = _remembered(document, all_loaded)
        if all(m.document is not None for _, m in pairs) and sum(m.seconds for _, m in pairs) > AT_ONCE:
            self._finish(job, project, [project.detectors.quick(loaded, memory) for loaded, memory in pairs])
        self._finish(job, project, self._thorough(job, project, pairs))

    @staticmethod
    def _thorough(job: _Job, project: Project, pairs: list[tuple[Loaded, Memory]]) -> list[DocumentResult]:
        out = []
        for loaded, memory in pairs:
            job.check()
            out.append(project.detectors.thorough(loaded, memory, job.check, heavy=job.heavy))
        return out

    def _finish(self, job: _Job, project: Project, results: list[DocumentResult]) -> None:
        self._problems([p for result in results for p in result.problems])
        name = job.document.look.name
        offset = len(MARK) if job.buffer.text.startswith(MARK) else 0
        shown = [
            Shown(result, finding, span.shift(offset))
            for result in project.waived(name, results)
            for finding in result.open
            if (span := place_of(result.document, finding)) is not None
        ]
        self._deliver(job, Look(job.buffer, name, project, tuple(shown)))

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

    def _deliver(self, job: _Job, look: Look) -> None:
        self._later(self._receive, job, look)

    def _later(self, call: Callable[..., None], *args: object) -> None:
        try:
            self._loop.call_soon_threadsafe(call, *args)
        except RuntimeError:  # the loop is closed: nobody listens any more
            return

    # -- on the event loop again -----------------------------------------------------------------------------------

    def _receive(self, job: _Job, look: Look) -> None:
        if not job.document.closed and not job.over:
            job.document.look = look
            self.listener.looked(job.document)

    def _done(self, job: _Job) -> None:
        if not job.over:
            job.over = True
            job.document.running -= 1
            self._jobs.discard(job)
            if job.watch:
                job.watch.cancel()


def _remembered(document: Open, all_loaded: list[Loaded]) -> list[tuple[Loaded, Memory]]:
    """The documents of a file, each with what is known of it; what is known of others is forgotten."""
    known: dict[object, Memory] = {}
    pairs = []
    counts: dict[tuple[str, str], int] = {}
    for loaded in all_loaded:
        key = (loaded.document.key, loaded.document.part)
        counts[key] = counts.get(key, 0) + 1
        memory = known[key, counts[key]] = document.memories.get((key, counts[key])) or Memory()
        pairs.append((loaded, memory))
    document.memories = known
    return pairs


def place_of(document: Document, finding: Finding) -> Span | None:
    """Where a finding is shown: its own place, else (it is about a source in another file) that of its segment."""
    place: Place | None = finding.place
    if place is None:
        segment = next((s for s in document.segments if s.key == finding.segment), None)
        if segment is None:
            return None
        place = document.place(segment, Span(0, len(segment.target)), Side.TARGET)
    return place.span if place and not place.part else None
