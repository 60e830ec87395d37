"""Paths as programs want them: relative to the project, with slashes, and percent-encoded where they are URIs."""

from __future__ import annotations

import os
from pathlib import Path
from urllib.parse import quote

_WORKSPACES = ("GITHUB_WORKSPACE", "CI_PROJECT_DIR")
_SAFE = "/!$&'()*+,;=@~"


class Paths:
    """Paths as the user gave them -> paths relative to one folder. Symbolic links are resolved."""

    def __init__(self, root: Path | str) -> None:
        self.root = os.path.realpath(root)
        self._known: dict[str, tuple[str, bool]] = {}

    @classmethod
    def of_project(cls) -> Paths:
        """Relative to the workspace of the build, else to the repository, else to the working folder."""
        return cls(project_root(Path.cwd()))

    @classmethod
    def here(cls) -> Paths:
        """Relative to the working folder."""
        return cls(Path.cwd())

    def relative(self, path: str) -> str:
        """The path below the folder; as it was given if it lies elsewhere or is no path (standard input)."""
        return self._found(path)[0]

    def uri(self, path: str) -> str:
        """A relative URI reference, or a `file:` URI for what lies elsewhere."""
        found, inside = self._found(path)
        if inside or not os.path.isabs(found):
            return _encoded(found)
        return "file://" + ("" if found.startswith("/") else "/") + _encoded(found)

    def _found(self, path: str) -> tuple[str, bool]:
        if path not in self._known:
            if len(self._known) > 10_000:
                self._known.clear()
            self._known[path] = self._find(path)
        return self._known[path]

    def _find(self, path: str) -> tuple[str, bool]:
        if not path or (path.startswith("<") and path.endswith(">")):
            return path.strip("<>") or "-", False
        for resolve in (os.path.realpath, os.path.abspath):
            try:
                below = os.path.relpath(resolve(path), self.root)
            except (OSError, ValueError):  # another drive, or no path at all
                continue
            if below != os.pardir and not below.startswith(os.pardir + os.sep):
                return below.replace(os.sep, "/"), True
        return path.replace(os.sep, "/"), False


def project_root(folder: Path) -> Path:
    """The folder that hosts count paths from."""
    for name in _WORKSPACES:
        workspace = os.environ.get(name)
        if workspace and folder.is_relative_to(Path(workspace).resolve()):
            return Path(workspace)
    return next((f for f in (folder, *folder.parents) if (f / ".git").exists()), folder)


def _encoded(path: str) -> str:
    """File names may hold bytes that are no text: those stand as lone surrogates, and come back as bytes here."""
    try:
        data = path.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:
        data = path.encode("utf-8", "replace")
    return quote(data, safe=_SAFE)
