"""How fast mtaudit runs COMET, and how far its scores are from COMET's own: one run, one machine, one table.

    python -m tests.bench.comet_speed --text FILE [--size base] [--segments 250] [--cli-segments 50] [--json OUT]

FILE is UTF-8 with a segment a line: source, reference and two or more systems, separated by tabs; or plain sentences,
from which two systems are made by dropping words. The checkpoint is built on the spot with random weights: speeds hold
for real ones, deviations must be taken on real ones again.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import cycle, islice
from pathlib import Path
from typing import Any

from mtaudit.scorers.comet import Comet, Item, Settings, find

Systems = dict[str, list[Item]]

_CHILD = """
import json, sys, time
from pathlib import Path
from mtaudit.scorers._cache import ScoreCache
from mtaudit.scorers.comet import Comet, Item, Settings, find
model, rows, cache, device = sys.argv[1:]
systems = {name: [Item(*row) for row in members] for name, members in json.loads(Path(rows).read_text()).items()}
with ScoreCache(Path(cache)) as kept:
    Comet(find(model), Settings(device=device), kept).score_systems(systems)
"""


@dataclass
class Table:
    """Rows of what was measured, what was to be reached, and remarks."""

    rows: list[tuple[str, str, str, bool | None]] = field(default_factory=list)
    figures: dict[str, float] = field(default_factory=dict)

    def add(self, what: str, measured: str, target: str = "", reached: bool | None = None) -> None:
        self.rows.append((what, measured, target, reached))
        mark = {True: "reached", False: "MISSED", None: ""}[reached]
        print(f"{what:<58} {measured:>26}   {target:<12} {mark}", flush=True)

    def ratio(self, what: str, slow: float, fast: float, least: float) -> None:
        self.figures[what] = slow / fast
        self.add(what, f"{slow:.2f} s / {fast:.2f} s = {slow / fast:.1f}x", f">= {least:g}x", slow / fast >= least)


def main(arguments: Sequence[str] | None = None) -> int:
    options = _options(arguments)
    _quiet()
    with tempfile.TemporaryDirectory(prefix="comet-speed-") as scratch:
        folder = Path(scratch)
        rows = _rows(options.text, options.segments)
        model = options.model or str(_checkpoint(folder / "model", options.size, rows))
        table = Table()
        _machine(table)
        systems = _systems(rows)
        _against_predict(table, model, systems, options.device)
        if options.cli_segments:
            _against_cli(table, model, rows[: options.cli_segments], systems, folder, options.device)
        _cached(table, model, systems, folder, options.device)
        if options.chrf_pairs:
            _chrf(table, systems, options.chrf_pairs)
    if options.json:
        options.json.write_text(json.dumps({"rows": table.rows, "figures": table.figures}, indent=1), encoding="utf-8")
    return 0 if all(reached is not False for *_, reached in table.rows) else 1


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--text", type=Path, required=True)
    parser.add_argument("--model", help="a checkpoint folder to use instead of a random one")
    parser.add_argument("--size", choices=("tiny", "base", "large"), default="base")
    parser.add_argument("--segments", type=int, default=250, help="sources; each is scored for two systems")
    parser.add_argument("--cli-segments", type=int, default=250, help="sources for comet-score, which is slow; 0: none")
    parser.add_argument("--chrf-pairs", type=int, default=100_000, help="0: leave chrF out")
    parser.add_argument("--device", default="cpu", help="cpu or cuda")
    parser.add_argument("--json", type=Path)
    return parser.parse_args(arguments)


def _quiet() -> None:
    os.environ.update(HF_HUB_OFFLINE="1", TRANSFORMERS_OFFLINE="1", TOKENIZERS_PARALLELISM="false")


def _rows(path: Path, number: int) -> list[list[str]]:
    lines = [line.rstrip("\n") for line in path.open(encoding="utf-8") if line.strip()]
    rows = [line.split("\t") for line in lines]
    if min(len(row) for row in rows) < 4:
        rows = [[line, line, _worse(line, 0.1, i), _worse(line, 0.25, i)] for i, line in enumerate(lines)]
    if len(rows) < number:
        raise SystemExit(f"{path} has {len(rows)} segments, {number} were asked for")
    return [row[:4] for row in rows[:number]]


def _worse(line: str, share: float, seed: int) -> str:
    draw = random.Random(seed)
    return " ".join(word for word in line.split() if draw.random() > share) or line


def _systems(rows: Sequence[Sequence[str]]) -> Systems:
    return {f"system {k - 1}": [Item(row[k], row[0], row[1]) for row in rows] for k in (2, 3)}


def _checkpoint(folder: Path, size: str, rows: Sequence[Sequence[str]]) -> Path:
    from mtaudit.scorers.comet.fence import fenced
    from tests.scorers.checkpoints import build

    with fenced():
        texts = [text for row in rows for text in row]
        build(folder, "regression", texts=texts, size=size, vocabulary=8000 if size != "tiny" else 400)
    return folder


def _machine(table: Table) -> None:
    import torch

    table.add("machine", f"{os.cpu_count()} cores, {torch.get_num_threads()} threads, torch {torch.__version__}")
    table.add("load average before", " ".join(f"{load:.1f}" for load in os.getloadavg()))


def _timed(work: Callable[[], Any]) -> tuple[float, Any]:
    start = time.perf_counter()
    result = work()
    return time.perf_counter() - start, result


def _median(work: Callable[[], Any]) -> float:
    """Seconds; of three runs, since short ones suffer most from whatever else the machine does."""
    return statistics.median(_timed(work)[0] for _ in range(3))


def _against_predict(table: Table, model: str, systems: Systems, device: str) -> None:
    one = dict(list(systems.items())[:1])
    both = [item for members in systems.values() for item in members]
    predict = _predictor(model, device)
    predict(both[:8])
    ours = {name: _scorer(model, name, both[:8], device) for name in ("auto", "exact")}
    peaks = [_peak(device)]
    first, _ = _timed(lambda: ours["auto"].score_systems(systems))
    peaks.append(_peak(device))
    theirs, reference = _timed(lambda: predict(both))
    peaks.append(_peak(device))
    second, scores = _timed(lambda: ours["auto"].score_systems(systems))
    peaks.append(_peak(device))
    default = (first + second) / 2
    table.add("arithmetic by default", ours["auto"].arithmetic_name)
    table.add("segments a second, default, two systems", f"{len(both) / default:.1f}")
    table.ratio("model.predict / default, two systems", theirs, default, 8)
    theirs_one, _ = _timed(lambda: predict(next(iter(one.values()))))
    default_one = _median(lambda: ours["auto"].score_systems(one))
    table.ratio("model.predict / default, one system", theirs_one, default_one, 5)
    exactly, exact = _timed(lambda: ours["exact"].score_systems(systems))
    table.add("model.predict / exact, two systems", f"{theirs:.2f} s / {exactly:.2f} s = {theirs / exactly:.1f}x")
    _share_of_peak(table, ours["auto"], both, default, peaks)
    for name, found, most in (("default", scores, 2e-3), ("exact", exact, 1e-5)):
        values = [judged.value for members in found.values() for judged in members.segments]
        furthest = max(abs(value - other) for value, other in zip(values, reference, strict=True))
        table.figures[f"deviation {name}"] = furthest
        table.add(f"deviation from model.predict, {name}", f"{furthest:.1e}", f"<= {most:g}", furthest <= most)
    table.add("spread of the scores (standard deviation)", f"{statistics.pstdev(reference):.3f}")


def _scorer(model: str, arithmetic: str, warm: list[Item], device: str) -> Comet:
    scorer = Comet(find(model), Settings(arithmetic=arithmetic, device=device))
    scorer.score(warm)
    return scorer


def _predictor(model: str, device: str) -> Callable[[Sequence[Item]], list[float]]:
    from mtaudit.scorers.comet.fence import fenced

    with fenced():
        from comet import load_from_checkpoint

        loaded = load_from_checkpoint(str(find(model).path), local_files_only=True)

    def predict(items: Sequence[Item]) -> list[float]:
        samples = [{"src": item.source, "mt": item.target, "ref": item.reference} for item in items]
        gpus = 1 if device.startswith("cuda") else 0
        with fenced():
            result = loaded.predict(samples, gpus=gpus, num_workers=0, progress_bar=False)
        scores: list[float] = result.scores
        return scores

    return predict


def _peak(device: str) -> float:
    """GFLOP/s of bfloat16 products of the encoder's own shape: the median of half a second of them."""
    import torch
    from torch.nn.functional import linear

    big = 4096 if device == "cpu" else 16_384
    rows = torch.randn(big, 768, device=device).bfloat16()
    weight = torch.randn(3072, 768, device=device).bfloat16()
    rates = []
    with torch.inference_mode():
        end = time.perf_counter() + 0.5
        while time.perf_counter() < end:
            seconds, _ = _timed(lambda: (linear(rows, weight), torch.cuda.synchronize() if device != "cpu" else None))
            rates.append(2 * big * 768 * 3072 / seconds / 1e9)
    return statistics.median(rates)


def _share_of_peak(table: Table, scorer: Comet, items: Sequence[Item], seconds: float, peaks: list[float]) -> None:
    engine = scorer._engine
    texts = dict.fromkeys(text for item in items for text in (item.target, item.source, item.reference) if text)
    engine.tokens.add(texts)
    lengths = [len(engine.tokens.ids(text)) for text in texts]
    config = engine.model.encoder.model.config
    width, layers, inner = config.hidden_size, config.num_hidden_layers, config.intermediate_size
    products = 2 * sum(lengths) * layers * (4 * width * width + 2 * width * inner)
    attention = 4 * width * layers * sum(length * length for length in lengths)
    rate = (products + attention) / seconds / 1e9
    peak = statistics.median(peaks)
    table.add("different texts / tokens", f"{len(texts)} / {sum(lengths)}")
    table.add("bf16 products of this machine, GFLOP/s", " ".join(f"{one:.0f}" for one in peaks))
    table.figures["share of peak"] = rate / peak
    table.add(
        "share of the bf16 peak (median)", f"{rate:.0f} / {peak:.0f} = {rate / peak:.0%}", ">= 60%", rate >= 0.6 * peak
    )


def _against_cli(
    table: Table, model: str, rows: Sequence[Sequence[str]], systems: Systems, folder: Path, device: str
) -> None:
    """comet-score on (part of) the text; one more run on a single line tells its start apart from its scoring."""
    start = _cli(model, rows[:1], folder, device)
    whole = _cli(model, rows, folder, device)
    segments = 2 * len(rows)
    theirs = max(whole - start, 0.0) / (segments - 2)
    scorer = _scorer(model, "auto", systems["system 1"][:8], device)
    seconds = _median(lambda: scorer.score_systems(systems))
    ours = seconds / sum(len(members) for members in systems.values())
    table.add("comet-score, start and one line", f"{start:.1f} s")
    table.add(f"comet-score, {segments} segments, all in all", f"{whole:.1f} s")
    table.ratio("comet-score / default, a thousand segments, scoring alone", 1000 * theirs, 1000 * ours, 25)


def _cli(model: str, rows: Sequence[Sequence[str]], folder: Path, device: str) -> float:
    paths = [folder / f"{name}.txt" for name in ("src", "ref", "one", "two")]
    for k, path in enumerate(paths):
        path.write_text("".join(row[k] + "\n" for row in rows), encoding="utf-8")
    source, reference, *targets = map(str, paths)
    command = [sys.executable, "-m", "comet.cli.score", "-s", source, "-r", reference, "-t", *targets]
    command += ["--model", str(find(model).path), "--gpus", "1" if device.startswith("cuda") else "0"]
    command += ["--num_workers", "0", "--quiet", "--only_system"]
    seconds, done = _timed(lambda: subprocess.run(command, capture_output=True, text=True, check=False))
    if done.returncode:
        raise SystemExit(f"comet-score failed: {done.stderr[-500:]}")
    return seconds


def _cached(table: Table, model: str, systems: Systems, folder: Path, device: str) -> None:
    """Two fresh processes, one after the other, with the same cache: start, load and all."""
    rows = {name: [[item.target, item.source, item.reference] for item in members] for name, members in systems.items()}
    path = folder / "rows.json"
    path.write_text(json.dumps(rows), encoding="utf-8")
    command = [sys.executable, "-c", _CHILD, model, str(path), str(folder / "scores.sqlite"), device]
    first, _ = _timed(lambda: subprocess.run(command, check=True))
    second, _ = _timed(lambda: subprocess.run(command, check=True))
    table.ratio("first run / second run with the cache, whole processes", first, second, 50)


def _chrf(table: Table, systems: Systems, number: int) -> None:
    from sacrebleu.metrics.chrf import CHRF

    from mtaudit.scorers._chrf import Chrf

    pairs = [(item.target or "", item.reference or "") for members in systems.values() for item in members]
    many = list(islice(cycle(pairs), number))
    hypotheses, references = [one for one, _ in many], [two for _, two in many]
    metric = CHRF(word_order=2)
    theirs, loop = _timed(lambda: [metric.sentence_score(one, [two]).score for one, two in many])
    corpus = metric.corpus_score(hypotheses[: len(pairs)], [references[: len(pairs)]]).score
    ours, scores = _timed(lambda: Chrf().score(hypotheses, references))
    same = Chrf().score(hypotheses[: len(pairs)], references[: len(pairs)])
    table.ratio(f"chrF++ of {number} pairs: sacrebleu's loop / ours", theirs, ours, 2)
    furthest = max(abs(one - two) for one, two in zip(scores.segments, loop, strict=True))
    furthest = max(furthest, abs(same.corpus - corpus))
    table.add("chrF++: largest difference", f"{furthest:.1e}", "<= 1e-9", furthest <= 1e-9)


if __name__ == "__main__":
    raise SystemExit(main())
