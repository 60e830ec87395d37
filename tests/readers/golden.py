"""Golden findings: what the audit of each sample in `fixtures/files/` says, and where.

A golden file stands beside its sample as `<name>.golden.json`. Written anew with

    python -m tests.readers.golden [PATH ...]

for the samples named (or below the folders named), by default for those that have none yet and those that changed.
An `args` object in a golden file is kept: it holds `source`, `reference` (names beside the sample), `input-format`,
`source-lang` and `target-lang` for the scan.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from mtaudit.config import Settings
from mtaudit.engine.audit import Audit
from mtaudit.engine.inputs import find_inputs
from mtaudit.engine.registry import Registry
from mtaudit.model import DocumentResult, Finding, Languages

SAMPLES = Path(__file__).resolve().parents[2] / "fixtures" / "files"
SUFFIX = ".golden.json"
_SIDES = (".src.", ".ref.")


def samples(below: Path = SAMPLES) -> list[Path]:
    """Every sample, sources and references left out."""
    files = [below] if below.is_file() else sorted(p for p in below.rglob("*") if p.is_file())
    return [p for p in files if not p.name.endswith(SUFFIX) and not any(side in p.name for side in _SIDES)]


def golden_of(sample: Path) -> Path:
    """The golden file of a sample."""
    return sample.with_name(sample.name + SUFFIX)


def args_of(sample: Path) -> dict[str, str]:
    """How the sample is to be scanned."""
    golden = golden_of(sample)
    args: dict[str, str] = json.loads(golden.read_text(encoding="utf-8")).get("args", {}) if golden.exists() else {}
    return args


def observed(sample: Path, args: Mapping[str, str]) -> dict[str, Any]:
    """What an audit with the defaults says of a sample now."""
    languages = Languages(args.get("target-lang", ""), args.get("source-lang", ""))
    settings = Settings(jobs=1, input_format=args.get("input-format", ""), languages=languages)
    registry = Registry.load(settings, installed=False)
    source, reference = (str(sample.with_name(args[s])) if s in args else None for s in ("source", "reference"))
    inputs, errors = find_inputs([str(sample)], settings, registry, source=source, reference=reference)
    results = list(Audit(settings, registry).run(inputs))
    said: dict[str, Any] = {"args": dict(args)} if args else {}
    said["format"] = next((r.document.format for r in results if r.document.format), "")
    said["segments"] = sum(len(r.document.segments) for r in results)
    notices = [text for r in results for text in r.document.notices]
    problems = [str(error) for error in errors] + [p.message for r in results for p in r.problems]
    said |= {"notices": notices} if notices else {}
    said |= {"problems": problems} if problems else {}
    said["findings"] = [_finding(f, r) for r in results for f in r.findings]
    return said


def _finding(finding: Finding, result: DocumentResult) -> dict[str, Any]:
    place = finding.place
    line, column = result.document.lines.position(place.span.start) if place else (0, 0)
    said: dict[str, Any] = {"rule": finding.rule, "line": line, "column": column, "quote": finding.quote}
    if result.document.part:
        said = {"part": result.document.part, **said}
    return said


def dump(said: Mapping[str, Any]) -> str:
    """The text of a golden file: one finding a line."""
    head = {k: v for k, v in said.items() if k != "findings"}
    lines = [f" {json.dumps(k)}: {json.dumps(v, ensure_ascii=False)}," for k, v in head.items()]
    found = ",\n  ".join(json.dumps(f, ensure_ascii=False) for f in said["findings"])
    body = f"[\n  {found}\n ]" if found else "[]"
    return "\n".join(["{", *lines, f' "findings": {body}', "}"]) + "\n"


def main(paths: Iterable[str]) -> int:
    """Writes the golden files that are missing or no longer right, and says which."""
    chosen = [s for path in paths for s in samples(Path(path).resolve())] or samples()
    for sample in chosen:
        new = dump(observed(sample, args_of(sample)))
        golden = golden_of(sample)
        if not golden.exists() or golden.read_text(encoding="utf-8") != new:
            golden.write_text(new, encoding="utf-8", newline="\n")
            print(golden.relative_to(SAMPLES))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
