"""Only what changed: findings in sentences that a branch did not touch are waived.

git says which lines differ from where the branch began. A sentence is judged as a whole as soon as one of its lines
was touched, or a line was taken out between two of them.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import field

from mtaudit.errors import UsageError
from mtaudit.model import DocumentResult, Finding, Ground, LineIndex, Segment, Span, Waiver
from mtaudit.model.values import dataclass
from mtaudit.policy.waivers import waived

_HUNK = re.compile(r"@@ -\d+(?:,\d+)? \+(?P<start>\d+)(?:,(?P<count>\d+))? @@")
_ESCAPE = re.compile(r"\\([0-7]{3}|.)")
_CONTROL = {"a": 7, "b": 8, "t": 9, "n": 10, "v": 11, "f": 12, "r": 13}


@dataclass(frozen=True, slots=True)
class Touched:
    """Lines of one file that are new: pairs of first and last, from 1. A pair `(n + 1, n)` is a cut behind line n."""

    lines: tuple[tuple[int, int], ...] = ()
    whole: bool = False
    """The file is new, or not made of lines."""

    def meets(self, first: int, last: int) -> bool:
        """Whether any of the lines `first` to `last` was touched, or something was cut out between them."""
        return self.whole or any(a <= last and b >= first for a, b in self.lines)


@dataclass(frozen=True, slots=True)
class Changes:
    """What differs from `base`: files by their paths from `root`, the folder of the repository."""

    root: str
    base: str
    files: Mapping[str, Touched] = field(default_factory=dict)

    def of(self, path: str) -> Touched | None:
        """What was touched in a file; None if nothing was. A file outside of the repository is new as a whole."""
        inside = os.path.relpath(os.path.realpath(path), self.root).replace(os.sep, "/")
        if inside.startswith("../") or not os.path.exists(path):
            return Touched(whole=True)
        return self.files.get(inside)


class Unchanged:
    """The source of waivers for what a change under review did not touch."""

    def __init__(self, changes: Changes) -> None:
        self.changes = changes
        self._waiver = Waiver(Ground.UNCHANGED, f"not touched since {changes.base}")

    def apply(self, result: DocumentResult) -> DocumentResult:
        """The result with the findings waived that stand in untouched sentences."""
        if not result.findings:
            return result
        touched = self.changes.of(result.document.path)
        if touched is not None and (touched.whole or result.document.part):
            return result
        segments = {segment.key: segment for segment in result.document.segments}
        lines = result.document.lines

        def judge(finding: Finding) -> Waiver | None:
            if touched is None:
                return self._waiver
            found = _lines(segments[finding.segment], lines)
            return None if found is None or touched.meets(*found) else self._waiver

        return waived(result, judge)

    def notices(self) -> Sequence[str]:
        """Nothing: what was not touched needs no excuse."""
        return ()


def _lines(segment: Segment, lines: LineIndex) -> tuple[int, int] | None:
    """First and last line of all sides of a segment that stand in its file; None if none does."""
    sides = ((segment.map, segment.target), (segment.source_map, segment.source or ""))
    spans = [span for where, text in sides if (span := where.to_file(Span(0, len(text))))]
    if not spans:
        return None
    first, last = min(span.start for span in spans), max(span.end for span in spans)
    return lines.position(first)[0], lines.position(max(first, last - 1))[0]


def parse_diff(text: str) -> dict[str, Touched]:
    """The touched lines by file, from the output of `git diff --unified=0`; files that are gone are left out."""
    files: dict[str, Touched] = {}
    path, whole, header = "", False, True
    lines: list[tuple[int, int]] = []

    def end() -> None:
        if path:
            files[path] = Touched(tuple(lines), whole)

    for line in text.split("\n"):
        if line.startswith("diff --git "):
            end()
            path, lines, whole, header = "", [], False, True
        elif header and line.startswith("+++ "):
            path = _path(line[4:])
        elif header and line.startswith("Binary files ") and line.endswith(" differ"):
            path, whole = _path(line[:-7].partition(" and ")[2]), True
        elif hunk := _HUNK.match(line):
            header = False
            start, count = int(hunk["start"]), int(hunk["count"] or 1)
            lines.append((start, start + count - 1) if count else (start + 1, start))
    end()
    return files


def _path(written: str) -> str:
    """A path as git writes it: with `b/` before it, in quotes if it has odd characters; empty for /dev/null."""
    written = written.rstrip("\t\r")
    if written.startswith('"'):
        parts = _ESCAPE.split(written[1:-1])  # text and what is escaped, in turn
        data = b"".join(
            bytes([_byte(p)]) if n % 2 else p.encode("utf-8", "surrogateescape") for n, p in enumerate(parts)
        )
        written = data.decode("utf-8", "surrogateescape")
    return written[2:] if written.startswith("b/") else ""


def _byte(escaped: str) -> int:
    return int(escaped, 8) if escaped.isdigit() else _CONTROL.get(escaped, ord(escaped))


def changes_since(base: str, folder: str = ".") -> Changes:
    """What the working tree changed since its branch left `base`, untracked files included.

    Raises UsageError without git or a repository, or if `base` names no commit.
    """
    root = _git(folder, "rev-parse", "--show-toplevel").rstrip("\n")
    commit = _commit(root, base)
    with suppress(UsageError):  # without common history all that differs is taken for changed
        commit = _git(root, "merge-base", commit, "HEAD").strip()
    diff = _git(
        root,
        *(
            "-c",
            "core.quotePath=false",
            "-c",
            "diff.noprefix=false",
            "-c",
            "diff.mnemonicPrefix=false",
            "-c",
            "diff.relative=false",
        ),
        *(
            "diff",
            "--unified=0",
            "--inter-hunk-context=0",
            "--find-renames",
            "--no-color",
            "--no-ext-diff",
            "--no-textconv",
        ),
        *("--src-prefix=a/", "--dst-prefix=b/", "--ignore-submodules", commit, "--"),
    )
    files = parse_diff(diff)
    files |= dict.fromkeys(_untracked(root), Touched(whole=True))
    return Changes(os.path.realpath(root), base, files)


def _commit(root: str, base: str) -> str:
    """The name of a commit; before the first one, `HEAD` is an empty folder. Raises UsageError."""
    try:
        return _git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{base}^{{commit}}").strip()
    except UsageError:
        if base == "HEAD":
            return _git(root, "hash-object", "-t", "tree", "--stdin").strip()
        hint = "in a shallow clone, fetch it first: git fetch origin BRANCH, or fetch-depth: 0"
        raise UsageError(f"--changed: git knows no commit {base!r} ({hint})") from None


def _untracked(root: str) -> Iterator[str]:
    yield from filter(None, _git(root, "ls-files", "--others", "--exclude-standard", "-z").split("\0"))


def _git(folder: str, *words: str) -> str:
    """What git prints. Raises UsageError with what it complains of."""
    import subprocess

    environment = {**os.environ, "LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0"}
    try:
        done = subprocess.run(
            ["git", "-C", folder, *words], capture_output=True, env=environment, check=False, stdin=subprocess.DEVNULL
        )
    except FileNotFoundError:
        raise UsageError("--changed needs git, which is not installed") from None
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip().partition("\n")[0]
        raise UsageError(f"--changed: {said or f'git {words[0]} failed'}")
    return done.stdout.decode("utf-8", "surrogateescape")
