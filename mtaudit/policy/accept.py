"""Waivers in the config: the tables `[[accept]]`."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from dataclasses import field
from datetime import date
from fnmatch import fnmatchcase

from mtaudit.config import Accept
from mtaudit.model import DocumentResult, Finding, Ground, Waiver
from mtaudit.model.values import dataclass
from mtaudit.policy.names import Names, is_of
from mtaudit.policy.waivers import waived

_WILD = frozenset("*?[")


@dataclass(slots=True)
class _Entry:
    accept: Accept
    expired: bool
    waiver: Waiver = field(init=False)
    used: bool = False
    seen: bool = False
    """Whether a document was seen in which it could have been used."""

    def __post_init__(self) -> None:
        until = self.accept.until.isoformat() if self.accept.until else ""
        self.waiver = Waiver(Ground.CONFIG, self.accept.why, until, self.accept.author)


class Accepted:
    """The source of waivers that the config is. Paths in it are relative to `folder`, where the config lies.

    In a run over single files (`whole` is false) only a table for one file can be seen to be unused.
    """

    def __init__(self, accepts: Iterable[Accept], names: Names, folder: str, today: date, *, whole: bool) -> None:
        self.names = names
        self.whole = whole
        self.folder = folder
        self._entries = [_Entry(a, a.until is not None and a.until < today) for a in accepts]

    def apply(self, result: DocumentResult) -> DocumentResult:
        """The result with what the config accepts."""
        here = [e for e in self._entries if matches_path(e.accept.path, result.document.path, self.folder)]
        if not here:
            return result
        for entry in here:
            exact = bool(entry.accept.path) and not _WILD.intersection(entry.accept.path)
            if (self.whole or exact) and not entry.seen:
                entry.seen = self.names.looked_for(entry.accept.rule, result)

        def judge(finding: Finding) -> Waiver | None:
            hits = [entry for entry in here if _covers(entry.accept, finding)]
            for entry in hits:
                entry.used = True
            return next((entry.waiver for entry in hits if not entry.expired), None)

        return waived(result, judge)

    def notices(self) -> Sequence[str]:
        """Tables that have expired or were not needed."""
        return tuple(said for entry in self._entries if (said := _complaint(entry)))


def _complaint(entry: _Entry) -> str:
    accept = entry.accept
    place = f"{accept.place}: " if accept.place else ""
    about = accept.rule + (f" “{accept.quote}”" if accept.quote else "")
    if entry.expired:
        return f"{place}the acceptance of {about} ended on {accept.until} and no longer counts"
    if entry.seen and not entry.used:
        return f"{place}unused acceptance of {about}: nothing of that kind was found"
    return ""


def _covers(accept: Accept, finding: Finding) -> bool:
    return is_of(finding, accept.rule) and (not accept.quote or accept.quote == finding.quote)


def matches_path(pattern: str, path: str, folder: str) -> bool:
    """Whether a pattern names a file: its path from `folder`, its path as given, or its bare name.

    An empty pattern names every file; that of a folder (`news/`) all below it. `*` matches any characters.
    """
    if not pattern:
        return True
    given = path.replace(os.sep, "/")
    from_folder = os.path.relpath(os.path.abspath(path), os.path.abspath(folder or ".")).replace(os.sep, "/")
    if pattern.endswith("/"):
        pattern += "*"
    forms = {given, from_folder}
    if "/" not in pattern:
        forms.add(given.rpartition("/")[2])
    return any(fnmatchcase(form, pattern) for form in forms)
