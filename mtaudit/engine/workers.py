"""Runs the examination in this process, or in several when there is much to do.

The first seconds run here, so that a single article costs no process start; what comes while workers start, too.
Where this process has one thread and can be copied (`fork`), workers are copies of it: they start at once, with all
tables and patterns, and share that memory. Elsewhere they are started with `spawn`. Documents go to them, and what was
found in them comes back. A worker that dies or takes too long is replaced; its batch is retried document by document,
and a document that fails again is reported as a Problem. Detectors that remember documents run in the parent process
only, over the results in order.
"""

from __future__ import annotations

import gc
import os
import sys
import time
from collections.abc import Iterable, Iterator
from dataclasses import field
from itertools import chain
from typing import TYPE_CHECKING, Any

from mtaudit.config import Settings
from mtaudit.engine.examine import Examiner, Loaded, Scope
from mtaudit.engine.registry import Registry
from mtaudit.model import DocumentResult, Fault, Problem
from mtaudit.model.values import dataclass

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

SERIAL_SECONDS = 1.5
SERIAL_SECONDS_COPIED = 0.6
"""The same where workers are copies of this process, which cost little."""
BATCH_CHARACTERS = 40_000
START_SECONDS = 60.0
"""Time for a worker to start, on a machine that is busy with other things, before its texts count against it."""
_NEW_OBJECTS = 200_000
"""How many new objects a worker makes between two searches for cycles, as in the main process."""
_READY = "ready"
HEAVY_CHARACTERS = 100_000
"""Text that a model sees at once: a few hundred sentences, which sort into batches of like length."""


def examined(loaded: Iterator[Loaded], settings: Settings, registry: Registry) -> Iterator[DocumentResult]:
    """The results in the order of the documents."""
    examiner = Examiner(settings, registry, scope=Scope.RUN)
    if examiner.heavy:
        for batch in _batches(loaded, HEAVY_CHARACTERS):
            yield from examiner.examine_all(batch)
        return
    jobs = settings.jobs or (os.cpu_count() or 1)
    patience = SERIAL_SECONDS_COPIED if _can_be_copied() else SERIAL_SECONDS
    began = time.monotonic()
    for one in loaded:
        yield examiner.examine(one)
        long = settings.jobs > 1 or time.monotonic() - began > patience
        if long and jobs > 1 and registry.portable:
            break
    following = next(loaded, None)
    if following is None:
        return
    with _Pool(jobs, settings, examiner) as pool:
        while settings.jobs < 2 and following is not None and pool.starting():
            yield examiner.examine(following)
            following = next(loaded, None)
        if following is None:
            return
        for result in pool.run(chain((following,), loaded)):
            yield examiner.across(result)


def _batches(loaded: Iterator[Loaded], most: int) -> Iterator[list[Loaded]]:
    """Documents in groups of about so many characters."""
    batch: list[Loaded] = []
    size = 0
    for one in loaded:
        batch.append(one)
        size += 200 + sum(len(s.target) for s in one.document.segments)
        if size >= most:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _can_be_copied() -> bool:
    """Whether this process may be forked: other threads would leave their locks behind, locked."""
    try:
        return sys.platform == "linux" and len(os.listdir("/proc/self/task")) == 1
    except OSError:
        return False


def _work_as_copy(connection: Connection, examiner: Examiner, others: Iterable[Connection]) -> None:
    """A worker's life in a copy of the parent, which holds what the parent holds."""
    for other in others:
        other.close()  # else nobody would be told when the parent hangs up
    gc.freeze()  # a search for cycles would touch, and so double, all that is shared
    _serve(connection, examiner.without_memory())


def _work(connection: Connection, settings: Settings) -> None:
    """A worker's life in a fresh process."""
    _serve(connection, Examiner(settings, Registry.load(settings), scope=Scope.NONE))


def _serve(connection: Connection, examiner: Examiner) -> None:
    """Takes a batch, gives its results, until the parent hangs up."""
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.set_threshold(_NEW_OBJECTS)
    try:
        connection.send(_READY)
        while True:
            batch = connection.recv()
            connection.send([_found(examiner.examine(one)) for one in batch])
    except (EOFError, BrokenPipeError, ConnectionResetError):
        return


_Found = tuple[tuple[Any, ...], ...]
"""Findings, problems, skips, scores and words: a result without the document, which the parent has."""


def _found(result: DocumentResult) -> _Found:
    return result.findings, result.problems, result.skips, result.scores, (result.words,)


def _joined(one: Loaded, found: _Found) -> DocumentResult:
    findings, problems, skips, scores, (words,) = found
    return DocumentResult(one.document, findings, problems, skips, scores, words)


@dataclass
class _Batch:
    number: int
    documents: list[Loaded]
    retried: bool = False


@dataclass
class _Worker:
    process: Any
    connection: Connection
    batch: _Batch | None = None
    since: float = field(default_factory=time.monotonic)
    ready: bool = False

    def receive(self) -> list[DocumentResult] | None:
        """The results of its batch, or None for the word that it has started. Raises EOFError, OSError."""
        sent = self.connection.recv()
        if sent == _READY:
            self.ready, self.since = True, time.monotonic()
            return None
        assert self.batch is not None
        return [_joined(one, found) for one, found in zip(self.batch.documents, sent, strict=True)]

    def deadline(self, timeout: float) -> float:
        """When it is given up on."""
        return self.since + (timeout if self.ready else max(timeout, START_SECONDS))


class _Pool:
    def __init__(self, jobs: int, settings: Settings, examiner: Examiner) -> None:
        self.settings = settings
        self.examiner = examiner
        self.jobs = jobs
        self.workers: list[_Worker] = []
        self.done: dict[int, list[DocumentResult]] = {}
        self.numbers = 0

    def __enter__(self) -> _Pool:
        for _ in range(self.jobs):
            self.workers.append(self._start())
        return self

    def __exit__(self, *_: object) -> None:
        for worker in self.workers:
            worker.connection.close()
        for worker in self.workers:
            worker.process.join(timeout=0.5)
            if worker.process.is_alive():
                worker.process.terminate()

    def _start(self) -> _Worker:
        import multiprocessing

        copied = _can_be_copied()
        context: Any = multiprocessing.get_context("fork" if copied else "spawn")
        ours, theirs = context.Pipe()
        if copied:
            held = [ours, *(worker.connection for worker in self.workers)]
            process = context.Process(target=_work_as_copy, args=(theirs, self.examiner, held), daemon=True)
        else:
            process = context.Process(target=_work, args=(theirs, self.settings), daemon=True)
        process.start()
        theirs.close()
        return _Worker(process, ours)

    def run(self, loaded: Iterator[Loaded]) -> Iterator[DocumentResult]:
        batches = _batches(loaded, BATCH_CHARACTERS)
        due = 0
        exhausted = False
        while True:
            exhausted = self._hand_out(batches, due) or exhausted
            while due in self.done:
                yield from self.done.pop(due)
                due += 1
            if exhausted and due == self.numbers and not self._busy():
                return
            self._collect()

    def starting(self) -> bool:
        """Whether none of the workers can take anything yet."""
        return not any(w.connection.poll() for w in self.workers)

    def _busy(self) -> list[_Worker]:
        return [w for w in self.workers if w.batch is not None]

    def _hand_out(self, batches: Iterator[list[Loaded]], due: int) -> bool:
        """Gives every idle worker a batch; True when there are no new ones. Not too far ahead of what is due."""
        for worker in sorted(self.workers, key=lambda w: not w.ready):
            if worker.batch is not None:
                continue
            if self.numbers - due > 8 * self.jobs:
                return False
            documents = next(batches, None)
            if documents is None:
                return True
            self._send(worker, _Batch(self.numbers, documents))
            self.numbers += 1
        return False

    def _send(self, worker: _Worker, batch: _Batch) -> None:
        worker.batch, worker.since = batch, time.monotonic()
        try:
            worker.connection.send(batch.documents)
        except (BrokenPipeError, OSError):
            self._lost(worker, Fault.CRASH, "the worker process died")

    def _collect(self) -> None:
        from multiprocessing.connection import wait

        busy = self._busy()
        by_connection = {w.connection: w for w in busy}
        for ready in wait(list(by_connection), timeout=0.2):
            worker = by_connection[ready]  # type: ignore[index]
            try:
                results = worker.receive()
            except (EOFError, OSError):
                self._lost(worker, Fault.CRASH, "the worker process died")
                continue
            if results is None:
                continue
            assert worker.batch is not None
            self.done.setdefault(worker.batch.number, []).extend(results)
            worker.batch = None
        for worker in self._busy():
            if time.monotonic() > worker.deadline(self.settings.timeout):
                self._lost(worker, Fault.TIMEOUT, f"no answer within {self.settings.timeout:g} seconds")

    def _lost(self, worker: _Worker, fault: Fault, why: str) -> None:
        """Replaces a worker; retries its documents one by one, each once."""
        batch = worker.batch
        worker.process.kill()
        worker.connection.close()
        fresh = self._start()
        worker.process, worker.connection, worker.batch = fresh.process, fresh.connection, None
        worker.ready = False
        if batch is None:
            return
        if batch.retried:
            self.done.setdefault(batch.number, []).extend(_failed(one, fault, why) for one in batch.documents)
            return
        self._retry(worker, batch, fault, why)

    def _retry(self, worker: _Worker, batch: _Batch, fault: Fault, why: str) -> None:
        """Runs the documents of a lost batch alone, in order, on the fresh worker."""
        for one in batch.documents:
            self._send(worker, _Batch(batch.number, [one], retried=True))
            while worker.batch is not None:
                if worker.connection.poll(max(0.0, worker.deadline(self.settings.timeout) - time.monotonic())):
                    try:
                        results = worker.receive()
                    except (EOFError, OSError):
                        self._lost(worker, fault, why)
                        break
                    if results is None:
                        continue
                    self.done.setdefault(batch.number, []).extend(results)
                    worker.batch = None
                else:
                    self._lost(worker, Fault.TIMEOUT, f"no answer within {self.settings.timeout:g} seconds")


def _failed(one: Loaded, fault: Fault, why: str) -> DocumentResult:
    document = one.document
    problem = Problem(fault, f"{why}; this document was not examined", path=document.path)
    return DocumentResult(document, (), (*one.problems, problem), one.skips, (), document.words)
