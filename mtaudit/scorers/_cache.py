"""A cache of heavy scores in SQLite: one file, safe with several processes, and never a reason to fail.

A key is a hash over everything that a score depends on: the recipe (model, checkpoint, arithmetic, versions) and the
texts, each with its length before it, so that no two different lists of fields read the same. Where the file cannot be
used (a read-only folder, a full disk), scoring goes on without it and `notices` says why.
"""

from __future__ import annotations

import os
import sqlite3
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from typing import TypeVar

Result = TypeVar("Result")

SCHEMA = 1

_TABLES = """
CREATE TABLE IF NOT EXISTS scores (key BLOB PRIMARY KEY, value TEXT NOT NULL, written INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS facts (label TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
"""
_AT_ONCE = 500
"""Keys in one query; SQLite allows 999 variables in old builds."""

_PATIENCE = 30.0
"""Seconds to wait for another process that writes."""


@dataclass(frozen=True, slots=True)
class Stats:
    """What a cache holds: entries, bytes on disk, times of the oldest and newest entry (seconds since 1970)."""

    path: Path
    entries: int
    size: int
    oldest: int | None
    newest: int | None


def default_path() -> Path:
    """`scores.sqlite` in `MTAUDIT_CACHE_DIR`, or in the user's cache folder of the operating system."""
    if explicit := os.environ.get("MTAUDIT_CACHE_DIR"):
        return Path(explicit).expanduser() / "scores.sqlite"
    if sys.platform == "win32":
        base = Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    elif sys.platform == "darwin":
        base = Path.home() / "Library" / "Caches"
    else:
        base = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    return base / "mtaudit" / "scores.sqlite"


def fields_hash(fields: Iterable[str]) -> bytes:
    """BLAKE2b (16 bytes) over the fields, each with its length in bytes before it."""
    return _extended(blake2b(digest_size=16), fields).digest()


def _extended(hashed: blake2b, fields: Iterable[str]) -> blake2b:
    for field in fields:
        raw = field.encode("utf-8", "surrogatepass")
        hashed.update(len(raw).to_bytes(8, "little"))
        hashed.update(raw)
    return hashed


@contextmanager
def _transaction(database: sqlite3.Connection) -> Iterator[None]:
    """All or nothing; the lock is taken at once, so that two writers wait for each other instead of failing."""
    database.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        database.execute("ROLLBACK")
        raise
    database.execute("COMMIT")


def _write(database: sqlite3.Connection, statement: str, rows: Sequence[Sequence[object]]) -> None:
    with _transaction(database):
        database.executemany(statement, rows)


class ScoreCache:
    """Scores by key, and facts by label; opened on first use, reopened after a fork."""

    def __init__(self, path: Path | None = None) -> None:
        self.path = path or default_path()
        self.notices: list[str] = []
        self._connection: sqlite3.Connection | None = None
        self._process = 0
        self._off = False

    @staticmethod
    def keys(recipe: Iterable[str]) -> Callable[[Sequence[str]], bytes]:
        """A function from texts to keys, for one recipe."""
        begun = _extended(blake2b(digest_size=16), recipe)

        def key(texts: Sequence[str]) -> bytes:
            return _extended(begun.copy(), texts).digest()

        return key

    def get(self, keys: Sequence[bytes]) -> dict[bytes, str]:
        """The values of those keys that are there."""

        def read(database: sqlite3.Connection) -> dict[bytes, str]:
            found: dict[bytes, str] = {}
            for start in range(0, len(keys), _AT_ONCE):
                part = keys[start : start + _AT_ONCE]
                marks = ",".join("?" * len(part))
                found.update(database.execute(f"SELECT key, value FROM scores WHERE key IN ({marks})", part))
            return found

        return self._do(read) or {}

    def put(self, entries: Iterable[tuple[bytes, str]]) -> None:
        """Stores values in one transaction: all of them, or none."""
        now = int(time.time())
        rows = [(key, value, now) for key, value in entries]
        if rows:
            self._do(lambda database: _write(database, "INSERT OR REPLACE INTO scores VALUES (?, ?, ?)", rows))

    def fact(self, label: str) -> str | None:
        """A fact remembered under `label` (the hash of a checkpoint's files, the arithmetic of this machine)."""
        query = "SELECT value FROM facts WHERE label = ?"
        row = self._do(lambda database: database.execute(query, (label,)).fetchone())
        return None if row is None else str(row[0])

    def remember(self, label: str, value: str) -> None:
        """Remembers a fact."""
        self._do(lambda database: _write(database, "INSERT OR REPLACE INTO facts VALUES (?, ?)", [(label, value)]))

    def stats(self) -> Stats:
        """What the cache holds; an absent file holds nothing, and is not made."""
        query = "SELECT COUNT(*), MIN(written), MAX(written) FROM scores"
        row = self._do(lambda database: database.execute(query).fetchone()) if self.path.exists() else None
        if row is None:
            return Stats(self.path, 0, 0, None, None)
        entries, oldest, newest = row
        return Stats(self.path, entries, self._size(), oldest, newest)

    def clear(self, older_than_days: float | None = None) -> int:
        """Removes all entries (and facts), or those older than so many days; returns how many entries went."""

        def remove(database: sqlite3.Connection) -> int:
            with _transaction(database):
                if older_than_days is None:
                    gone = database.execute("DELETE FROM scores").rowcount
                    database.execute("DELETE FROM facts")
                else:
                    limit = int(time.time() - older_than_days * 86_400)
                    gone = database.execute("DELETE FROM scores WHERE written < ?", (limit,)).rowcount
            with suppress(sqlite3.OperationalError):  # another process reads: the space comes back later
                database.execute("VACUUM")
                database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            return gone

        return (self._do(remove) or 0) if self.path.exists() else 0

    def close(self) -> None:
        """Lets go of the file; the next use opens it again."""
        if self._connection is not None and self._process == os.getpid():
            self._connection.close()
        self._connection = None

    def __enter__(self) -> ScoreCache:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _size(self) -> int:
        files = (self.path, Path(f"{self.path}-wal"))
        return sum(file.stat().st_size for file in files if file.exists())

    def _do(self, work: Callable[[sqlite3.Connection], Result]) -> Result | None:
        """The result of `work` on the open database; None where it cannot be used, which switches the cache off."""
        try:
            database = self._open()
            return None if database is None else work(database)
        except (sqlite3.Error, OSError) as error:
            self._off = True
            self.notices.append(f"the score cache {self.path} cannot be used ({error}); scoring goes on without it")
            self.close()
            return None

    def _open(self) -> sqlite3.Connection | None:
        if self._off:
            return None
        if self._connection is not None and self._process == os.getpid():
            return self._connection
        try:
            self._connection = self._connected()
        except sqlite3.DatabaseError as error:
            if isinstance(error, sqlite3.OperationalError):
                raise
            self._set_aside(error)
            self._connection = self._connected()
        self._process = os.getpid()
        return self._connection

    def _connected(self) -> sqlite3.Connection:
        self.path.parent.mkdir(parents=True, exist_ok=True)
        database = sqlite3.connect(self.path, timeout=_PATIENCE, isolation_level=None)
        try:
            database.execute("PRAGMA journal_mode = WAL")
            database.execute("PRAGMA synchronous = NORMAL")
            self._prepare(database)
        except sqlite3.Error:
            database.close()
            raise
        return database

    def _prepare(self, database: sqlite3.Connection) -> None:
        """Makes the tables; those of another schema are dropped, since a cache can be filled again."""
        if database.execute("PRAGMA user_version").fetchone()[0] == SCHEMA:
            return
        with _transaction(database):
            if database.execute("PRAGMA user_version").fetchone()[0] != SCHEMA:
                for table in ("scores", "facts"):
                    database.execute(f"DROP TABLE IF EXISTS {table}")
                for statement in filter(str.strip, _TABLES.split(";")):
                    database.execute(statement)
                database.execute(f"PRAGMA user_version = {SCHEMA}")

    def _set_aside(self, error: sqlite3.DatabaseError) -> None:
        """A damaged file is kept beside, for whoever wants to look, and a new one begun."""
        aside = Path(f"{self.path}.damaged")
        self.path.replace(aside)
        for suffix in ("-wal", "-shm"):
            Path(f"{self.path}{suffix}").unlink(missing_ok=True)
        self.notices.append(
            f"the score cache {self.path} was damaged ({error}): it is now {aside}, a new one was begun"
        )
