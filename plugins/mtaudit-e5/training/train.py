"""Trains the network on pairs of a source and its translation.

    python train.py e5-small-q4.bin SETS trained.pt --minutes 180

`SETS` is a folder with records in JSON lines (`s2_ced.jsonl.gz`, `train_scores.jsonl.gz`, …: `src`, `tgt`, languages,
`label`). Translations that people judged good are shown as they are or broken by `corrupt.py`; those that hold a real
critical error are shown whole. A fifth of the pairs is held out.
"""

from __future__ import annotations

import argparse
import copy
import gzip
import hashlib
import json
import random
import time
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from pathlib import Path
from typing import Any, Final, NamedTuple

import torch
import torch.nn.functional as functional
from base import read
from corrupt import ADDED, MISSING, Corruptor, Labelled
from mtaudit_e5.tokens import FILLING, FIRST, LAST, LONGEST, MULTIPLE
from network import Network

FOLDS: Final = 5
LONGEST_SOURCE: Final = 150
BATCH: Final = 4096
"""Pieces."""
RATE, WARM_UP = 1e-4, 100
UNKNOWN: Final = -1
"""Label of a piece that says nothing: one of the source, or of a real error whose place nobody marked."""
REAL_ERRORS, FINE_SHARE = 0.1, 0.5
MAIN_SHARE, GERMAN_SHARE = 0.84, 0.86
"""Of the pairs of the shared task on critical errors (2022), and of its German ones among them."""
GOOD: Final = {"DA-z": 0.5, "MQM": -0.4, "MQM-ted": -0.1, "MQM-bio": -0.1, "MQM-qe22(100=perfect)": 99.0}
"""From which judgement on a translation of a set counts as good."""
_UNSPACED: Final = frozenset({"zh", "ja"})


class Example(NamedTuple):
    """One row."""

    ids: list[int]
    sides: list[int]
    labels: list[int]
    wrong: float


@dataclass
class Pool:
    """The pairs of one pair of languages."""

    good: list[tuple[str, str]] = field(default_factory=list)
    wrong: list[tuple[str, str]] = field(default_factory=list)


def held_out(name: str) -> bool:
    """Whether the record belongs to the fifth that is not trained on."""
    return int(hashlib.md5(name.encode()).hexdigest(), 16) % FOLDS == 0


def records(folder: Path, name: str) -> Iterator[dict[str, Any]]:
    """The records of a set."""
    with gzip.open(folder / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def critical(folder: Path) -> dict[str, Pool]:
    """Critical errors of 2022 by target language: German and English."""
    pools: dict[str, Pool] = defaultdict(Pool)
    for record in records(folder, "s2_ced"):
        if record["meta"].get("year") == 2022 and not held_out(record["id"]):
            pool = pools[record["tgt_lang"]]
            (pool.wrong if record["label"] else pool.good).append((record["src"], record["tgt"]))
    return pools


def judged(folder: Path) -> dict[tuple[str, str], Pool]:
    """Good translations of other sets, by source and target language."""
    pools: dict[tuple[str, str], dict[tuple[str, str], None]] = defaultdict(dict)
    for name in ("train_scores", "s6_ref", "s3_spans", "s3_bio_spans"):
        for record in records(folder, name):
            if record["tgt_lang"] in _UNSPACED or record["src_lang"] in ("ne", "si") or held_out(record["src"]):
                continue
            if _is_good(record) and 4 <= len(record["tgt"].split()) <= 60:
                pools[record["src_lang"], record["tgt_lang"]][record["src"], record["tgt"]] = None
    return {pair: Pool(list(texts)) for pair, texts in pools.items()}


def _is_good(record: dict[str, Any]) -> bool:
    kind = record["meta"].get("kind")
    if kind is None:
        return not record["spans"]
    return record["label"] is not None and record["label"] >= GOOD.get(kind, 99.0)


class Rows:
    """Makes rows of pieces and labels."""

    def __init__(self, tokenizer: Any) -> None:
        self._tokenizer = tokenizer

    def example(self, source: str, words: list[Labelled], wrong: bool, *, labelled: bool = True) -> Example:
        """A row; unlabelled, only whether the pair is wrong is told."""
        left = self._tokenizer.encode(source).ids[:LONGEST_SOURCE]
        right = self._tokenizer.encode(" ".join(word for word, _ in words))
        begins = [0, *accumulate(len(word) + 1 for word, _ in words)]
        ids = [FIRST, *left, LAST]
        labels, sides = [UNKNOWN] * len(ids), [0] * len(ids)
        for number, (begin, end) in list(zip(right.ids, right.offsets, strict=True))[:LONGEST]:
            word = bisect_right(begins, max(begin, end - 1)) - 1
            ids.append(number)
            labels.append(words[word][1] if labelled else UNKNOWN)
        ids.append(LAST)
        ids += [FILLING] * (-len(ids) % MULTIPLE)
        labels += [UNKNOWN] * (len(ids) - len(labels))
        return Example(ids, sides + [1] * (len(ids) - len(sides)), labels, float(wrong))


class Course:
    """What the network is shown, in which shares."""

    def __init__(self, folder: Path, rows: Rows, chance: random.Random) -> None:
        self._rows, self._chance = rows, chance
        self._critical, self._judged = critical(folder), judged(folder)
        self._of_critical = {k: Corruptor([t for _, t in pool.good], chance) for k, pool in self._critical.items()}
        texts: dict[str, list[str]] = defaultdict(list)
        for (_, language), pool in self._judged.items():
            texts[language] += [target for _, target in pool.good]
        self._of_judged = {language: Corruptor(targets, chance) for language, targets in texts.items()}
        self._pairs = list(self._judged)
        self._weights = [len(self._judged[p].good) ** 0.6 * (6 if p == ("en", "de") else 1) for p in self._pairs]

    def examples(self, count: int) -> list[Example]:
        """So many rows, anew each time."""
        made: list[Example] = []
        while len(made) < count:
            example = self._one()
            if example is not None:
                made.append(example)
        return made

    def _one(self) -> Example | None:
        if self._chance.random() < MAIN_SHARE:
            language = "de" if self._chance.random() < GERMAN_SHARE else "en"
            pool, corruptor = self._critical[language], self._of_critical[language]
            if self._chance.random() < REAL_ERRORS:
                source, target = self._chance.choice(pool.wrong)
                return self._rows.example(source, [(w, 0) for w in target.split()], True, labelled=False)
        else:
            pair = self._chance.choices(self._pairs, self._weights)[0]
            pool, corruptor = self._judged[pair], self._of_judged[pair[1]]
        source, target = self._chance.choice(pool.good)
        if self._chance.random() < FINE_SHARE:
            return self._rows.example(source, [(word, 0) for word in target.split()], False)
        broken = corruptor(target)
        return self._rows.example(source, broken, True) if broken else None


def batches(examples: Sequence[Example], chance: random.Random) -> Iterator[list[Example]]:
    """Rows of the same length together."""
    by_length: dict[int, list[Example]] = defaultdict(list)
    for example in examples:
        by_length[len(example.ids)].append(example)
    made = []
    for length, rows in by_length.items():
        step = max(1, BATCH // length)
        made += [rows[at : at + step] for at in range(0, len(rows), step)]
    chance.shuffle(made)
    yield from made


def loss(network: Network, batch: Sequence[Example]) -> Any:
    """Cross-entropy of the pairs and of their labelled pieces; faults are rare, so they count three times."""
    ids, sides, labels = (torch.tensor([row[n] for row in batch]) for n in range(3))
    pair, pieces = network(ids, sides)
    wrong = torch.tensor([row.wrong for row in batch])
    total = functional.binary_cross_entropy_with_logits(pair.float(), wrong)
    known = labels >= 0
    if known.any():
        bits = torch.stack([(labels[known] & ADDED).bool(), (labels[known] & MISSING).bool()], -1).float()
        weight = torch.tensor([3.0, 3.0])
        total = total + functional.binary_cross_entropy_with_logits(pieces[known].float(), bits, pos_weight=weight)
    return total


def train(network: Network, course: Course, minutes: float, chance: random.Random) -> None:
    """AdamW on full-precision weights, gradients from a copy in bfloat16; the rate falls to nothing at the end."""
    low = copy.deepcopy(network).bfloat16()
    pairs = list(zip(network.parameters(), low.parameters(), strict=True))
    optimizer = torch.optim.AdamW([full for full, _ in pairs], lr=RATE, weight_decay=0.01, betas=(0.9, 0.98))
    began, step, done = time.monotonic(), 0, 0.0
    while done < 1:
        for batch in batches(course.examples(1500), chance):
            done = min(1.0, (time.monotonic() - began) / 60 / minutes)
            for group in optimizer.param_groups:
                group["lr"] = RATE * min(1, (step + 1) / WARM_UP) * (1 - done)
            loss(low, batch).backward()
            for full, half in pairs:
                full.grad, half.grad = (None if half.grad is None else half.grad.float()), None
            torch.nn.utils.clip_grad_norm_([full for full, _ in pairs], 1.0)
            optimizer.step()
            with torch.no_grad():
                for full, half in pairs:
                    half.copy_(full)
            step += 1


def main() -> None:
    """Trains and writes the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("model", type=Path)
    parser.add_argument("sets", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--minutes", type=float, default=180)
    given = parser.parse_args()
    torch.manual_seed(1)
    chance = random.Random(1)
    base = read(given.model)
    network = Network(base)
    train(network, Course(given.sets, Rows(base.tokenizer()), chance), given.minutes, chance)
    torch.save(network.state_dict(), given.out)


if __name__ == "__main__":
    main()
