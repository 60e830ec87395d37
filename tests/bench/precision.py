"""How often each rule is right: counted on labelled data, written to `docs/measured.tsv`, printed in `docs/rules.md`.

A finding is right when it meets what the labels mark. It is wrong when it stands on a text that is known to be good:
the twin of a broken translation, an article where nothing is marked at that place, news written in English. A finding
on a broken translation, but beside its fault, is neither: nobody has labelled what else is wrong there.
"""

from __future__ import annotations

import json
import tempfile
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import click

from mtaudit.config import Settings
from tests.bench.predict import (
    FILES,
    MODES,
    Record,
    main,
    predict_segments,
    predict_texts,
    records,
    runner,
    write_documents,
)

Count = Counter[tuple[str, str, bool]]  # (rule, setting, right)
HEADER = "rule\tsetting\tright\twrong"
GOOD = "ok"
_NEAR = 1  # a removed word leaves a place of no width: one character beside it still meets it


def meets(flag: Record, start: int, end: int) -> bool:
    """Does a flag touch a marked stretch?"""
    return bool(flag["start"] <= end + _NEAR and flag["end"] >= start - _NEAR)


def articles(folder: Path, run: Callable[..., Any], settings: Settings) -> Iterator[tuple[str, bool]]:
    """Rules of findings on articles, the text alone given, and whether an artifact is labelled there."""
    gold = defaultdict(list)
    for line in (folder / "gold.jsonl").read_text(encoding="utf-8").splitlines():
        mark = json.loads(line)
        gold[mark["doc"]].append((mark["start"], mark["end"]))
    names = sorted(p.name for p in folder.glob("*.txt") if not p.name.endswith((".src.txt", ".ref.txt")))
    for result in predict_texts(names, folder, run, "quality", settings, ()):
        for flag in result["flags"]:
            yield flag["rule"], any(meets(flag, *mark) for mark in gold[result["id"]])


def twins(rows: Iterable[Record], sides: tuple[str, ...], run: Callable[..., Any]) -> Iterator[tuple[str, bool]]:
    """Rules of findings on pairs of a good and a broken translation: right on the change, wrong on the good one."""
    kept = {row["id"]: row for row in rows}
    with tempfile.TemporaryDirectory() as folder:
        for result in predict_segments(kept.values(), sides, Path(folder), run, "quality"):
            row = kept[result["id"]]
            for flag in result["flags"]:
                if row["label"] == GOOD:
                    yield flag["rule"], False
                elif any(meets(flag, *mark[:2]) for mark in row["spans"]):
                    yield flag["rule"], True


def originals(rows: Iterable[Record], run: Callable[..., Any], settings: Settings) -> Iterator[tuple[str, bool]]:
    """Rules of findings on news that was written in English: all of them wrong."""
    with tempfile.TemporaryDirectory() as folder:
        ids = write_documents(rows, Path(folder), ())
        for result in predict_texts(sorted(ids), Path(folder), run, "quality", settings, ()):
            for flag in result["flags"]:
                yield flag["rule"], False


def measure(data: Path, more_articles: Iterable[Path], limit: int) -> tuple[Count, dict[str, int]]:
    """Counts over the benchmark, and how many words of good text were read in each setting."""
    settings = Settings(scorers=())
    run, count = runner(settings), Counter[tuple[str, str, bool]]()

    def add(setting: str, found: Iterable[tuple[str, bool]]) -> None:
        count.update((rule, setting, right) for rule, right in found)

    for folder in (data / "articles", *more_articles):
        add("articles", articles(folder, run, settings))
    pairs = list(records(data / f"{FILES['s1']}.jsonl.gz", frozenset()))
    good = [row for row in pairs if row["label"] == GOOD]
    broken = [row for row in pairs if row["label"] == "perturbed"][: limit or None]
    add("source", twins((*good, *broken), MODES["M2"], run))
    add("reference", twins((*good, *broken), MODES["M3"], run))
    documents = records(data / f"{FILES['s5']}.jsonl.gz", frozenset())
    english = [row for row in documents if row["label"] == "original"]
    add("original", originals(english, run, settings))
    words = {"source": _words(good), "reference": _words(good), "original": _words(english)}
    return count, words


def _words(rows: Iterable[Record]) -> int:
    return sum(len(row["tgt"].split()) for row in rows)


def table(count: Count, words: dict[str, int]) -> str:
    """The file: what was read, then a line for each rule and setting."""
    keys = sorted({(rule, setting) for rule, setting, _ in count})
    lines = [
        f"{rule}\t{setting}\t{count[rule, setting, True]}\t{count[rule, setting, False]}" for rule, setting in keys
    ]
    read = [f"# {setting}: {number} words of good text" for setting, number in words.items()]
    return "\n".join((*read, HEADER, *lines)) + "\n"


@main.command()
@click.option("--data", type=click.Path(path_type=Path, exists=True, file_okay=False), required=True)
@click.option("--articles", type=click.Path(path_type=Path, exists=True, file_okay=False), multiple=True)
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), default="docs/measured.tsv", show_default=True)
@click.option("--limit", type=int, default=4000, show_default=True, help="only the first N broken translations")
def precision(data: Path, articles: tuple[Path, ...], out: Path, limit: int) -> None:
    """Counts how often each rule is right, for docs/rules.md."""
    out.write_text(table(*measure(data, articles, limit)), encoding="utf-8")
