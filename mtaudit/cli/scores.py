"""Scores of systems as a table, JSON, CSV, and in the shape of COMET's own command."""

from __future__ import annotations

import csv
import io
import json
import os
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from mtaudit.engine.parallel import System
from mtaudit.engine.scoring import Result, Scored
from mtaudit.errors import InputError
from mtaudit.reporters._excerpt import clean

_SIGNIFICANT = 0.05


def as_table(scored: Scored, segments: bool) -> str:
    """Systems, then documents and segments, then comparisons and signatures."""
    scorers = list(dict.fromkeys(result.scorer for result in scored.results))
    names = dict.fromkeys(result.system for result in scored.results)
    rows = [[clean(name), *(_whole(scored, scorer, name) for scorer in scorers)] for name in names]
    parts = [_aligned([["system", *scorers], *rows])]
    documents = list(_lower(scored, scorers, "documents"))
    if documents:
        parts.append(_aligned([["document", *scorers], *documents]))
    if segments:
        parts.append(_aligned([["segment", *scorers], *_lower(scored, scorers, "segments")]))
    parts += ["\n".join(lines) for lines in (list(_compared(scored)), list(_notes(scored))) if lines]
    return "\n\n".join(parts)


def as_json(scored: Scored, resamples: int, seed: int) -> str:
    """Everything, with the recipe of the intervals."""
    data = {
        "bootstrap": {"resamples": resamples, "seed": seed, "level": 0.95},
        "results": [_result_dict(result) for result in scored.results],
        "comparisons": [
            {"scorer": c.scorer, "first": c.first, "second": c.second, "difference": c.difference, "p": c.p}
            for c in scored.comparisons
        ],
        "problems": [problem.message for problem in scored.problems],
    }
    return json.dumps(data, ensure_ascii=False, indent=2)


def as_csv(scored: Scored) -> str:
    """A row for each score; `level` is system, document or segment."""
    out = io.StringIO()
    table = csv.writer(out, lineterminator="\n")
    table.writerow(["level", "scorer", "system", "unit", "score", "low", "high", "note"])
    for one in scored.results:
        table.writerow(["system", one.scorer, one.system, "", *map(_cell, (one.value, one.low, one.high)), one.note])
        for name, whole in one.documents:
            table.writerow(["document", one.scorer, one.system, name, _cell(whole), "", "", one.note])
        for number, score in enumerate(one.segments, 1):
            value, note = (score.value, score.note) if score else (None, "not scored")
            table.writerow(["segment", one.scorer, one.system, number, _cell(value), "", "", note])
    return out.getvalue().rstrip("\n")


def as_comet(systems: Sequence[System], scored: Scored) -> str:
    """What `comet-score --to_json` writes: for each system its segments with `src`, `mt`, `ref`, `COMET`, `errors`.

    A segment that was not scored has null.
    """
    by_name = {result.system: result for result in scored.results if result.scorer == "comet"}
    data = {system.name: list(_comet_rows(system, by_name[system.name])) for system in systems}
    return json.dumps(data, ensure_ascii=False, indent=4)


def _comet_rows(system: System, result: Result) -> Iterator[dict[str, Any]]:
    for number, (item, score) in enumerate(zip(system.items, result.segments, strict=True)):
        segment = item.segment
        row: dict[str, Any] = {"src": segment.source, "mt": segment.target, "ref": segment.reference}
        row = {key: value for key, value in row.items() if value is not None}
        row["COMET"] = score.value if score else None
        spans = result.details[number].spans if result.details else ()
        if spans:
            fields = ("text", "confidence", "severity", "start", "end")
            row["errors"] = [{name: getattr(span, name) for name in fields} for span in spans]
        yield row


def written(path: str, text: str) -> None:
    """Writes a file whole or not at all. Raises InputError."""
    part = Path(f"{path}.part")
    try:
        part.write_text(text + "\n", encoding="utf-8")
        os.replace(part, path)
    except OSError as error:
        with suppress(OSError):
            part.unlink()
        raise InputError(f"cannot be written: {error.strerror or error}", path=path) from error


def _digits(scorer: str) -> int:
    """COMET's scores lie between 0 and 1, the others between 0 and 100."""
    return 4 if scorer == "comet" else 2


def _number(scorer: str, value: float | None) -> str:
    return "–" if value is None else f"{value:.{_digits(scorer)}f}"


def _cell(value: float | None) -> str:
    return "" if value is None else repr(value)


def _whole(scored: Scored, scorer: str, name: str) -> str:
    one = next(r for r in scored.results if (r.scorer, r.system) == (scorer, name))
    if one.low is None:
        return _number(scorer, one.value)
    return f"{_number(scorer, one.value)} [{_number(scorer, one.low)}, {_number(scorer, one.high)}]"


def _lower(scored: Scored, scorers: Sequence[str], level: str) -> Iterator[list[str]]:
    """Rows of documents or segments, system by system."""
    found: dict[str, dict[str, str]] = {}
    for result in scored.results:
        pairs = (
            result.documents
            if level == "documents"
            else [(str(n), score.value if score else None) for n, score in enumerate(result.segments, 1)]
        )
        for name, value in pairs:
            cells = found.setdefault(f"{result.system}:{name}", {})
            cells[result.scorer] = _number(result.scorer, value)
    for label, cells in found.items():
        yield [clean(label), *(cells.get(scorer, "–") for scorer in scorers)]


def _compared(scored: Scored) -> Iterator[str]:
    for one in scored.comparisons:
        sure = "" if one.p < _SIGNIFICANT else ", not significant"
        difference = f"{one.difference:+.{_digits(one.scorer)}f}"
        yield f"{one.scorer}: {clean(one.first)} {difference} against {clean(one.second)} (p = {one.p:.3f}{sure})"


def _notes(scored: Scored) -> Iterator[str]:
    for result in scored.results:
        if result.unscored:
            share = f"{result.unscored:,} of {len(result.segments):,} segments"
            yield f"{result.scorer}: {share} of {clean(result.system)} have no score (a side is empty)"
        yield from _segment_notes(result)
    for scorer, signature, note in dict.fromkeys((r.scorer, r.signature, r.note) for r in scored.results):
        yield clean(f"{scorer}: {signature}" + (f" ({note})" if note else ""))


def _segment_notes(result: Result) -> Iterator[str]:
    """What the reader of single numbers must know (copies, truncation), where it is not true of all of them."""
    for number, score in enumerate(result.segments, 1):
        if score is not None and score.note and score.note != result.note:
            yield clean(f"{result.scorer}: {result.system}:{number}: {score.note}")


def _aligned(rows: Sequence[Sequence[str]]) -> str:
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return "\n".join("  ".join(map(str.ljust, row, widths)).rstrip() for row in rows)


def _result_dict(result: Result) -> dict[str, Any]:
    return {
        "scorer": result.scorer,
        "system": result.system,
        "score": result.value,
        "low": result.low,
        "high": result.high,
        "signature": result.signature,
        "note": result.note,
        "documents": dict(result.documents),
        "segments": [score.value if score else None for score in result.segments],
        "notes": {str(n): s.note for n, s in enumerate(result.segments, 1) if s and s.note and s.note != result.note},
        "unscored": result.unscored,
    }
