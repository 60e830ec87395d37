"""The baseline: old findings that do not count, so that a gate can be adopted on an archive full of them.

An entry is a fingerprint (rule, text of the sentence, side and words, hashed; no offsets) in a file, and how often it
is there: one more of the same kind counts. Entries know their file, but follow it when it is renamed: an entry whose
file is no longer there is looked for in files that have no such entry of their own.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, field, replace
from datetime import date
from typing import Any

from mtaudit.config.toml import nearest
from mtaudit.errors import ConfigError
from mtaudit.model import DocumentResult, Finding, Ground, Waiver
from mtaudit.model.finding import fingerprint
from mtaudit.model.values import dataclass
from mtaudit.policy.names import Names
from mtaudit.policy.waivers import waived

FORMAT = "mtaudit-baseline/1"
FILE_NAME = ".mtaudit-baseline.json"

_HASHED = re.compile(r"([0-9a-f]{10})-\d+")


@dataclass(frozen=True, slots=True)
class Entry:
    """`count` findings with one fingerprint in one file. `path` is relative to the folder of the baseline, with `/`.

    `until` is the last day on which it counts and `added` the day it was made, both as `2027-01-31`. `text` are the
    words themselves, kept only if asked for.
    """

    path: str
    rule: str
    fingerprint: str
    count: int = 1
    why: str = ""
    author: str = ""
    until: str = ""
    added: str = ""
    text: str = ""

    @property
    def waiver(self) -> Waiver:
        """What its findings are marked with."""
        return Waiver(Ground.BASELINE, self.why, self.until, self.author)

    def expired(self, today: date) -> bool:
        """Whether it no longer counts."""
        return bool(self.until) and date.fromisoformat(self.until) < today


@dataclass(frozen=True, slots=True)
class Baseline:
    """The entries of a baseline file. `roots` are the files and folders that were audited for it, as paths in it are.

    `folder` is where the file lies: what its paths are relative to.
    """

    entries: tuple[Entry, ...] = ()
    roots: tuple[str, ...] = ()
    folder: str = "."

    def relative(self, path: str) -> str:
        """A path as the user gave it, as entries have it."""
        try:
            found = os.path.relpath(path, self.folder)
        except ValueError:  # another drive
            found = os.path.abspath(path)
        return found.replace(os.sep, "/")

    def exists(self, path: str) -> bool:
        """Whether the file of an entry is still there."""
        return os.path.exists(os.path.join(self.folder, path))


def fingerprint_of(finding: Finding, rule: str = "") -> str:
    """The finding's fingerprint without occurrence numbers, which change when an equal sentence is inserted above.

    Entries count instead. `rule` is an id that the rule had before.
    """
    found = _HASHED.fullmatch(finding.segment)
    return fingerprint(rule or finding.rule, found[1] if found else finding.segment, finding.side, finding.quote)


class Baselined:
    """The source of waivers that a baseline is.

    `scope` are the paths of this run: an entry whose file is gone is stale only if the file was in there. With
    `scope` empty, everything is looked at.
    """

    def __init__(
        self,
        baseline: Baseline,
        names: Names,
        today: date,
        *,
        scope: Sequence[str] = (),
        exists: Callable[[str], bool] | None = None,
    ) -> None:
        self.baseline = baseline
        self.names = names
        self.today = today
        self._exists = exists or baseline.exists
        self._there: dict[str, bool] = {}
        self._scope = tuple(baseline.relative(path) for path in scope)
        self._live = [_Live(e, e.count, e.expired(today)) for e in baseline.entries]
        self._at: dict[tuple[str, str], list[_Live]] = {}
        self._by_print: dict[str, list[_Live]] = {}
        self._of_file: dict[str, list[_Live]] = {}
        for live in self._live:
            entry = live.entry
            self._at.setdefault((entry.path, entry.fingerprint), []).append(live)
            self._by_print.setdefault(entry.fingerprint, []).append(live)
            self._of_file.setdefault(entry.path, []).append(live)

    def apply(self, result: DocumentResult) -> DocumentResult:
        """The result with the findings marked that were there before."""
        path = self.baseline.relative(result.document.path)
        for live in self._of_file.get(path, ()):
            if not live.seen:
                rule = self.names.canonical(live.entry.rule) or live.entry.rule
                live.seen = self.names.looked_for(rule, result)

        def judge(finding: Finding) -> Waiver | None:
            prints = [fingerprint_of(finding, rule) for rule in self.names.all_of(finding.rule)]
            live = next((free for print_ in prints if (free := self._free(path, print_))), None)
            if live is None:
                return None
            live.used[path] = live.used.get(path, 0) + 1
            return None if live.expired else live.entry.waiver

        return waived(result, judge)

    def _free(self, path: str, print_: str) -> _Live | None:
        """An entry that still has room: of this file, else of a file that is gone. One that counts comes first."""
        own = [live for live in self._at.get((path, print_), ()) if live.left]
        if not own:
            own = [e for e in self._by_print.get(print_, ()) if e.left and not self._is_there(e.entry.path)]
        return min(own, key=lambda live: live.expired, default=None)

    def _is_there(self, path: str) -> bool:
        if path not in self._there:
            self._there[path] = self._exists(path)
        return self._there[path]

    def stale(self) -> tuple[Entry, ...]:
        """Entries with the number of findings that are no longer there, once all results were seen."""
        return tuple(replace(live.entry, count=live.left) for live in self._live if live.left and self._judged(live))

    def _judged(self, live: _Live) -> bool:
        path = live.entry.path
        if self._is_there(path):
            return live.seen
        inside = (path == root or root == "." or path.startswith(f"{root}/") for root in self._scope)
        return not self._scope or any(inside)

    def notices(self) -> Sequence[str]:
        """Entries that have expired and those that are stale, in one sentence each."""
        said = []
        expired = sum(sum(live.used.values()) for live in self._live if live.expired)
        if expired:
            said.append(f"{_entries(expired, 'finding')} of the baseline count again: their time is up")
        stale = sum(entry.count for entry in self.stale())
        if stale:
            said.append(
                f"{_entries(stale, 'finding')} of the baseline {'is' if stale == 1 else 'are'} no longer there "
                "(mtaudit baseline prune takes them out)"
            )
        return tuple(said)

    def kept(self, *, prune: bool) -> tuple[Entry, ...]:
        """The entries with the names that their files have now; without those that are stale if asked."""
        return merged(entry for live in self._live for entry in self._kept(live, prune))

    def _kept(self, live: _Live, prune: bool) -> Iterator[Entry]:
        for path, count in live.used.items():
            yield replace(live.entry, path=path, count=count)
        if live.left and not (prune and self._judged(live)):
            yield replace(live.entry, count=live.left)


@dataclass(slots=True)
class _Live:
    """An entry in the course of a run: which of its findings were met, and where."""

    entry: Entry
    count: int
    expired: bool
    seen: bool = False
    used: dict[str, int] = field(default_factory=dict)

    @property
    def left(self) -> int:
        return self.count - sum(self.used.values())


def _entries(number: int, kind: str) -> str:
    return f"{number:,} {kind}{'' if number == 1 else 's'}"


def merged(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """Entries in the order of files; what differs in nothing but the count is one entry."""
    counts: dict[Entry, int] = {}
    for entry in entries:
        same = replace(entry, count=0)
        counts[same] = counts.get(same, 0) + entry.count
    whole = (replace(entry, count=count) for entry, count in counts.items())
    return tuple(sorted(whole, key=lambda e: (e.path, e.rule, e.fingerprint, e.added, e.until, e.why, e.author)))


def dumped(baseline: Baseline) -> str:
    """The file, one entry a line: changes are easy to review, and to merge."""
    lines = [json.dumps({k: v for k, v in asdict(e).items() if v != ""}, ensure_ascii=False) for e in baseline.entries]
    roots = json.dumps(list(baseline.roots), ensure_ascii=False)
    body = ",\n".join(f"    {line}" for line in lines)
    inner = f"\n{body}\n  " if body else ""
    return f'{{\n  "format": "{FORMAT}",\n  "roots": {roots},\n  "entries": [{inner}]\n}}\n'


def parsed(text: str, path: str) -> Baseline:
    """The baseline in the text of the file `path`. Raises ConfigError."""
    try:
        data = json.loads(text)
    except json.JSONDecodeError as error:
        way_out = "mend the file or make a new one with: mtaudit baseline create"
        message = f"{path}, line {error.lineno}: this is no JSON: {error.msg} ({way_out})"
        raise ConfigError(message) from error
    if not isinstance(data, Mapping) or data.get("format") != FORMAT:
        found = data.get("format") if isinstance(data, Mapping) else None
        raise ConfigError(f"{path}: this is no {FORMAT}: its format is {found!r}")
    entries, roots = data.get("entries"), data.get("roots", [])
    if not isinstance(entries, list) or not _is_texts(roots):
        raise ConfigError(f"{path}: a baseline has a list of entries and a list of roots")
    found_entries = tuple(_entry(item, number, path) for number, item in enumerate(entries, 1))
    return Baseline(found_entries, tuple(roots), os.path.dirname(path) or ".")


def _is_texts(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(item, str) for item in value)


_FIELDS: Mapping[str, type] = {
    **dict.fromkeys(("path", "rule", "fingerprint", "why", "author", "until", "added", "text"), str),
    "count": int,
}


def _entry(item: Any, number: int, path: str) -> Entry:
    where = f"{path}: entry {number}"
    if not isinstance(item, Mapping):
        raise ConfigError(f"{where} is no object")
    for key, value in item.items():
        if key not in _FIELDS:
            raise ConfigError(f"{where}: unknown key {key!r}{nearest(str(key), _FIELDS)}")
        if type(value) is not _FIELDS[key]:
            raise ConfigError(f"{where}: {key} takes {'a text' if _FIELDS[key] is str else 'a whole number'}")
    for key in ("path", "rule", "fingerprint"):
        if not item.get(key):
            raise ConfigError(f"{where} has no {key}")
    if item.get("count", 1) < 1:
        raise ConfigError(f"{where}: count must be at least 1")
    if item.get("until"):
        try:
            date.fromisoformat(item["until"])
        except ValueError:
            raise ConfigError(f"{where}: until = {item['until']!r} is no date such as 2027-01-31") from None
    return Entry(**item)


def read_baseline(path: str) -> Baseline:
    """The baseline in a file. Raises ConfigError."""
    try:
        with open(path, encoding="utf-8-sig") as file:
            return parsed(file.read(), path)
    except FileNotFoundError:
        raise ConfigError(f"{path}: there is no such baseline; make one with: mtaudit baseline create") from None
    except OSError as error:
        raise ConfigError(f"{path}: the baseline cannot be read: {error.strerror or error}") from error
    except UnicodeDecodeError as error:
        raise ConfigError(f"{path}: the baseline is not UTF-8 (byte {error.start})") from error


class Collector:
    """Makes entries of the findings that are open."""

    def __init__(self, baseline: Baseline, like: Entry, *, with_text: bool = False) -> None:
        """`like` has the reason, author and dates of the entries to be."""
        self.baseline = baseline
        self.like = like
        self.with_text = with_text
        self._entries: list[Entry] = []
        self.count = 0

    def add(self, result: DocumentResult) -> None:
        """Takes up the open findings of a result."""
        path = self.baseline.relative(result.document.path)
        for finding in result.open:
            self.count += 1
            text = finding.quote if self.with_text else ""
            print_ = fingerprint_of(finding)
            self._entries.append(replace(self.like, path=path, rule=finding.rule, fingerprint=print_, text=text))

    @property
    def entries(self) -> tuple[Entry, ...]:
        """What was taken up."""
        return merged(self._entries)
