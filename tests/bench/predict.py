"""Writes predictions for a benchmark set, through the same path and defaults as `mtaudit scan`.

Sets of segments become a JSONL file that is scanned; documents and articles become text files. M1 shows the target
alone, M2 the source too, M3 source and reference, M3nosrc the reference only. One line a record:
`{"id", "score", "flags": [{"start", "end", "category", "severity", "detector", "confidence", "rule"}]}`, and for
documents `"gate": "pass" | "fail"`.
"""

from __future__ import annotations

import gzip
import json
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import click

from mtaudit.config import Settings
from mtaudit.engine.audit import Audit
from mtaudit.engine.inputs import find_inputs
from mtaudit.engine.registry import Registry
from mtaudit.model import DocumentResult, Finding, Languages, Side, Summary
from mtaudit.policy.gate import Gate

FILES = {
    "s1": "s1_demetr",
    "s2": "s2_ced",
    "s3": "s3_spans",
    "s3bio": "s3_bio_spans",
    "s3sxs": "s3_sxs23_zhen_spans",
    "s4": "s4_halluc",
    "s5": "s5_docs",
    "s6qe": "s6_qe",
    "s6ref": "s6_ref",
}
MODES = {"M1": (), "M2": ("src",), "M3": ("src", "ref"), "M3nosrc": ("ref",)}
Record = dict[str, Any]


def records(path: Path, pairs: frozenset[str]) -> Iterator[Record]:
    """The records of a set, of the language pairs named (all, if none is)."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            record = json.loads(line)
            pair = record["meta"].get("lp") or f"{record['src_lang']}-{record['tgt_lang']}"
            if not pairs or pair in pairs:
                yield record


def flag(finding: Finding, start: int, end: int) -> Record:
    """A finding in the format of the benchmark."""
    return {
        "start": start,
        "end": end,
        "category": finding.mqm,
        "severity": finding.severity.value,
        "detector": finding.detector,
        "rule": finding.rule,
        "confidence": finding.confidence,
        "quote": finding.quote,
    }


def quality(result: DocumentResult, scorer: str, segment: str = "") -> float | None:
    """The score of a segment, or of the document where no segment is named."""
    return next((s.value for s in result.scores if s.name == scorer and s.segment == segment), None)


def gate_word(result: DocumentResult, settings: Settings) -> str:
    """The verdict of the gate on one document alone."""
    gate, summary = Gate(settings.gate), Summary()
    gate.add(result)
    summary.add(result)
    return "pass" if gate.verdict(summary).passed else "fail"


def predict_segments(
    rows: Iterable[Record], sides: tuple[str, ...], folder: Path, run: Callable[..., Any], scorer: str
) -> Iterator[Record]:
    """Predictions for a set of segments."""
    path = folder / "segments.jsonl"
    names = {"src": "source", "ref": "reference"}
    with path.open("w", encoding="utf-8") as out:
        for row in rows:
            line = {
                "id": row["id"],
                "target": row["tgt"],
                "source_lang": row["src_lang"],
                "target_lang": row["tgt_lang"],
            }
            line.update({names[side]: row[side] for side in sides if row.get(side)})
            out.write(json.dumps(line, ensure_ascii=False) + "\n")
    for result in run([str(path)]):
        complain(result)
        for segment in result.document.segments:
            found = [f for f in result.findings if f.segment == segment.key]
            spans = [(f, (f.span.start, f.span.end) if f.side is Side.TARGET else (0, 0)) for f in found]
            score = quality(result, scorer, segment.key)
            yield {"id": segment.key, "score": score, "flags": [flag(f, *span) for f, span in spans]}


def predict_texts(
    names: Iterable[str], folder: Path, run: Callable[..., Any], scorer: str, settings: Settings, sides: tuple[str, ...]
) -> Iterator[Record]:
    """Predictions for text files; offsets in code points of the raw file."""
    for name in names:
        path = folder / name
        stem = name.removesuffix(".txt")
        companions = {side: folder / f"{stem}.{side}.txt" for side in sides}
        given = {side: str(file) for side, file in companions.items() if file.is_file()}
        mark = path.read_bytes().startswith(b"\xef\xbb\xbf")
        for result in run([str(path)], source=given.get("src"), reference=given.get("ref")):
            complain(result)
            flags = [
                flag(f, f.place.span.start + mark, f.place.span.end + mark)
                for f in result.findings
                if f.place is not None
            ]
            yield {"id": name, "score": quality(result, scorer), "flags": flags, "gate": gate_word(result, settings)}


def complain(result: DocumentResult) -> None:
    """Problems go to standard error: a figure from an audit that failed somewhere is worth nothing."""
    for problem in result.problems:
        print(f"PROBLEM {result.document.path} {result.document.key}: {problem.message}", file=sys.stderr)


def write_documents(rows: Iterable[Record], folder: Path, sides: tuple[str, ...]) -> dict[str, str]:
    """Text files for the documents of s5; returns the record id of each file name."""
    ids = {}
    for number, row in enumerate(rows):
        stem = f"{number:05}"
        ids[f"{stem}.txt"] = row["id"]
        (folder / f"{stem}.txt").write_text(row["tgt"], encoding="utf-8", newline="")
        for side in sides:
            if row.get(side):
                (folder / f"{stem}.{side}.txt").write_text(row[side], encoding="utf-8", newline="")
    return ids


def runner(settings: Settings) -> Callable[..., Iterator[DocumentResult]]:
    """The audit of files, with plugins loaded once."""
    registry = Registry.load(settings)
    for problem in registry.problems:
        print(f"PROBLEM {problem.plugin}: {problem.message}", file=sys.stderr)

    def run(paths: list[str], **sides: str | None) -> Iterator[DocumentResult]:
        inputs, errors = find_inputs(paths, settings, registry, **sides)  # type: ignore[arg-type]
        if errors:
            raise errors[0]
        yield from Audit(settings, registry).run(inputs)

    return run


@click.group()
def main() -> None:
    """Benchmarks of mtaudit."""


@main.command()
@click.argument("name", metavar="SET", type=click.Choice([*FILES, "articles"]))
@click.option("--data", type=click.Path(path_type=Path, exists=True, file_okay=False), required=True)
@click.option("--mode", type=click.Choice(list(MODES)), required=True)
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), required=True)
@click.option("--lp", default="", help="language pairs, comma separated")
@click.option("--limit", type=int, default=0, help="only the first N records")
@click.option("--scorer", default="quality", show_default=True, help="whose score is written")
def predict(name: str, data: Path, mode: str, out: Path, lp: str, limit: int, scorer: str) -> None:
    """Writes predictions for SET (see the scorers of the benchmark for what to do with them)."""
    settings = Settings(scorers=() if scorer == "quality" else (scorer,), languages=Languages())
    run, sides = runner(settings), MODES[mode]
    with tempfile.TemporaryDirectory() as temporary, out.open("w", encoding="utf-8") as file:
        folder = Path(temporary)
        if name == "articles":
            texts = sorted(p.name for p in data.glob("*.txt") if not p.name.endswith((".src.txt", ".ref.txt")))
            lines = predict_texts(texts[: limit or None], data, run, scorer, settings, sides)
        else:
            rows = list(records(data / f"{FILES[name]}.jsonl.gz", frozenset(filter(None, lp.split(",")))))
            rows = rows[: limit or None]
            if name == "s5":
                ids = write_documents(rows, folder, sides)
                found = predict_texts(sorted(ids), folder, run, scorer, settings, sides)
                lines = ({**line, "id": ids[line["id"]]} for line in found)
            else:
                lines = predict_segments(rows, sides, folder, run, scorer)
        for line in lines:
            file.write(json.dumps(line, ensure_ascii=False) + "\n")
