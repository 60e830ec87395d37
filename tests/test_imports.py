"""Who may import whom, walked over the source; and what the light commands must not load."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "mtaudit"
WINGS = ("readers", "detectors", "lexicons", "scorers", "reporters")

# Part of the package -> parts that it may import. `errors` and `installed` are open to all.
ALLOWED: dict[str, tuple[str, ...]] = {
    "errors": (),
    "installed": (),
    "model": (),
    "lang": ("model",),
    "plugin": ("model", "lang"),
    "config": ("model", "lang", "plugin"),
    **dict.fromkeys(WINGS, ("model", "lang", "plugin", "config")),
    "engine": ("model", "lang", "plugin", "config"),
    "policy": ("model", "lang", "plugin", "config"),
    "testing": ("model", "lang", "plugin", "config", *WINGS, "engine", "policy"),
    "cli": ("model", "lang", "plugin", "config", *WINGS, "engine", "policy", "testing", "lsp"),
    "lsp": ("model", "lang", "plugin", "config", *WINGS, "engine", "policy", "cli"),
}


def modules() -> list[Path]:
    return sorted(PACKAGE.rglob("*.py"))


def name_of(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def part_of(module: str) -> str:
    pieces = module.split(".")
    return pieces[1] if len(pieces) > 1 else ""


def is_ours(module: str) -> bool:
    return module == "mtaudit" or module.startswith("mtaudit.")


def imports(path: Path) -> Iterator[str]:
    """Every module of the package that a file imports, inside functions too; type-checking imports left out."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    hidden = {
        id(node)
        for branch in ast.walk(tree)
        if isinstance(branch, ast.If) and "TYPE_CHECKING" in ast.dump(branch.test)
        for node in ast.walk(branch)
    }
    for node in ast.walk(tree):
        if id(node) in hidden:
            continue
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if is_ours(alias.name))
        elif isinstance(node, ast.ImportFrom) and is_ours(node.module or ""):
            module = node.module or ""
            for alias in node.names:
                deeper = f"{module}.{alias.name}"
                yield deeper if (ROOT / Path(*deeper.split("."))).with_suffix(".py").exists() else module


@pytest.mark.parametrize("path", modules(), ids=name_of)
def test_no_module_looks_where_it_must_not(path: Path) -> None:
    part = part_of(name_of(path))
    if part in ("", "__main__"):
        return
    for module in imports(path):
        other = part_of(module)
        assert other in (part, "errors", "installed", "") or other in ALLOWED[part], f"{name_of(path)} imports {module}"
        assert part in ("testing", "cli") or module != "mtaudit", f"{name_of(path)} imports the public face"


def test_there_are_no_import_cycles() -> None:
    graph = {name_of(p): set(imports(p)) - {name_of(p)} for p in modules() if name_of(p) != "mtaudit"}
    done: set[str] = set()

    def visit(module: str, path: tuple[str, ...]) -> None:
        assert module not in path, " -> ".join((*path[path.index(module) :], module))
        if module in done:
            return
        for other in graph.get(module, ()):
            # A package's __init__ is imported with any of its modules: that is not a cycle of its own.
            if not module.startswith(other + "."):
                visit(other, (*path, module))
        done.add(module)

    for module in graph:
        visit(module, ())


PUBLIC = frozenset(("mtaudit", "mtaudit.testing", "mtaudit.scorers.comet"))
"""What plugins may build on: the API, its testing kit, and COMET as a library."""


@pytest.mark.parametrize("plugin", sorted((ROOT / "plugins").iterdir()), ids=lambda p: p.name)
def test_plugins_use_the_public_api_only(plugin: Path) -> None:
    for path in (plugin / "src").rglob("*.py"):
        for module in imports(path):
            assert module in PUBLIC, f"{path.relative_to(ROOT)} imports {module}"


@pytest.mark.parametrize("words", [["-c", "import mtaudit"], ["-m", "mtaudit", "--help"]])
def test_what_must_be_quick_loads_nothing_heavy(words: list[str]) -> None:
    done = subprocess.run(
        [sys.executable, "-X", "importtime", *words], capture_output=True, text=True, encoding="utf-8", check=True
    )
    loaded = {line.rpartition("|")[2].strip().split(".")[0] for line in done.stderr.splitlines()}
    assert loaded.isdisjoint({"torch", "comet", "sacrebleu", "transformers", "numpy", "rich", "lxml", "pygls"})
