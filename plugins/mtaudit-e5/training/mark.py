"""Trains the network that marks words of a text without a source.

    python mark.py e5-small-q4.bin GENUINE.txt first.pt --minutes 88
    python mark.py e5-small-q4.bin GENUINE.txt marker.pt --minutes 23 --after first.pt

The second course goes on from the first with half the rate and more genuine English, so that fewer good words are
marked. `GENUINE.txt` holds genuine English, a paragraph of up to three sentences a line. The faults are those of
`faults/`, of the examples in the core's word lists, and those that `exchange.py` makes in the genuine paragraphs.
"""

from __future__ import annotations

import argparse
import random
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, Final, NamedTuple

import torch
import torch.nn.functional as functional
from base import WIDTH, Base, read
from exchange import Exchanger
from faults import MARK, Marked, Table, held_out, shown
from faults import read as read_faults
from mtaudit_e5.tokens import FILLING, FIRST, LAST, LONGEST_LINE, MULTIPLE
from network import Network
from torch import nn

import mtaudit
from mtaudit.plugin import Lexicons

BATCH, RATE, SECOND_RATE, WARM_UP, LEAST_RATE = 4096, 1e-4, 6e-5, 100, 0.02
"""Pieces of a step, the highest rates of learning, steps until they are reached, and their least part."""
FROZEN: Final = 2
"""Layers that stay as they are, with the word vectors and positions."""
UNKNOWN: Final = -1
"""Label of what is no first piece of a word."""
EARLY, LATE, SECOND = (0.15, 0.05, 0.12, 0.12), (0.6, 0.15, 0.12, 0.12), (0.48, 0.1, 0.05, 0.32)
"""Shares of what people marked, of their marks in genuine text, of the examples and of genuine text; the rest are
exchanged words. At the beginning of the first course, from its middle on, and in the second course."""
KINDS: Final = ("traps", "collocations", "idioms", "confusions", "frames")


class Row(NamedTuple):
    """Pieces and their labels."""

    ids: list[int]
    labels: list[int]


class Marker(nn.Module):  # type: ignore[misc]
    """Ids, shape (rows, pieces) -> a logit for each piece."""

    def __init__(self, base: Base) -> None:
        super().__init__()
        self.network, self.mark = Network(base).float(), nn.Linear(WIDTH, 1)
        frozen = [self.network.norm, *self.network.layers[:FROZEN]]
        for parameter in (self.network.positions, self.network.sides, *(p for m in frozen for p in m.parameters())):
            parameter.requires_grad = False

    def forward(self, ids: Any) -> Any:
        return self.mark(self.network.states(ids, torch.zeros_like(ids))).squeeze(-1)


class Rows:
    """Makes rows of marked paragraphs; each word is cut into pieces by itself."""

    def __init__(self, tokenizer: Any) -> None:
        self._tokenizer = tokenizer
        self._known: dict[str, list[int]] = {}

    def __call__(self, marked: Marked) -> Row:
        row = Row([FIRST], [UNKNOWN])
        for word, wrong in zip(*marked, strict=True):
            if word not in self._known:
                self._known[word] = self._tokenizer.encode(word).ids
            ids = self._known[word]
            if len(row.ids) + len(ids) > LONGEST_LINE:
                break
            row.ids.extend(ids)
            row.labels.extend([wrong] + [UNKNOWN] * (len(ids) - 1) if ids else [])
        return Row([*row.ids, LAST], [*row.labels, UNKNOWN])


def examples() -> list[Marked]:
    """The examples of the word lists, as the core's own rules mark them."""
    found = []
    for kind in KINDS:
        for row in Lexicons().rows(kind, "en"):
            for text, fires in ((row["fires"], True), (row["silent"], False)):
                words = text.split()
                spans = [f.span for f in mtaudit.audit(text, language="en").findings] if len(words) > 3 else []
                if len(words) > 3 and fires == bool(spans):
                    found.append(_spanned(text, [(span.start, span.end) for span in spans]))
    return found


def _spanned(text: str, spans: Sequence[tuple[int, int]]) -> Marked:
    words, wrong, at = text.split(), [], 0
    for word in words:
        at = text.index(word, at)
        wrong.append(int(any(at < end and at + len(word) > begin for begin, end in spans)))
        at += len(word)
    return Marked(words, wrong)


class Course:
    """What the network is shown: at first mostly exchanged words, later mostly what people marked."""

    def __init__(self, base: Base, paragraphs: Sequence[str], chance: random.Random, *, second: bool) -> None:
        self._second = second
        lines = read_faults(Path(__file__).parent / "faults")
        self._lines = [line for line in lines if not held_out(line)]
        self._paragraphs, self._chance, self._examples = paragraphs, chance, examples()
        self._table = Table(self._lines, paragraphs, chance)
        words = {piece[1:]: number for number, piece in enumerate(base.pieces) if piece.startswith("▁")}
        vectors = base.arrays["emb.word"].reshape(-1, WIDTH)
        self._exchange = Exchanger(paragraphs, words, vectors, _synonyms(), chance)

    def __call__(self, done: float) -> Marked | None:
        """One paragraph; `done` is the part of the course that lies behind, 0..1."""
        later = min(1.0, 2 * done)
        shares = [a + (b - a) * later for a, b in zip(EARLY, LATE, strict=True)]
        if self._second:
            shares = list(SECOND)
        which = self._chance.random()
        makers: tuple[Callable[[], Marked | None], ...] = (self._line, self._table, self._example, self._genuine)
        for make, share in zip(makers, shares, strict=True):
            if which < share:
                return make()
            which -= share
        return self._exchange(self._chance.choice(self._paragraphs))

    def _line(self) -> Marked:
        """All marks of a paragraph, none, or one."""
        line, which = self._chance.choice(self._lines), self._chance.random()
        one = self._chance.randrange(max(1, len(MARK.findall(line))))
        return shown(line, lambda number: which >= 0.25 and (which < 0.5 or number == one))

    def _example(self) -> Marked:
        return self._chance.choice(self._examples)

    def _genuine(self) -> Marked:
        words = self._chance.choice(self._paragraphs).split()
        return Marked(words, [0] * len(words))


def _synonyms() -> dict[str, list[str]]:
    table: dict[str, list[str]] = defaultdict(list)
    for row in Lexicons().rows("synonyms", "en"):
        for other in filter(str.isalpha, row["synonyms"].split()):
            if row["word"].isalpha():
                table[row["word"]].append(other)
                table[other].append(row["word"])
    return table


def batches(rows: Sequence[Row], chance: random.Random) -> Iterator[tuple[Any, Any]]:
    """Ids and labels of rows of like length."""
    by_length: dict[int, list[Row]] = defaultdict(list)
    for row in rows:
        by_length[len(row.ids) + -len(row.ids) % MULTIPLE].append(row)
    made = []
    for length, alike in by_length.items():
        step = max(1, BATCH // length)
        made += [(length, alike[at : at + step]) for at in range(0, len(alike), step)]
    chance.shuffle(made)
    for length, some in made:
        ids = torch.tensor([row.ids + [FILLING] * (length - len(row.ids)) for row in some])
        labels = torch.tensor([row.labels + [UNKNOWN] * (length - len(row.labels)) for row in some])
        yield ids, labels


def train(
    marker: Marker, course: Course, rows: Rows, minutes: float, chance: random.Random, rate: float = RATE
) -> None:
    """AdamW; the rate falls to nearly nothing at the end."""
    weights = [parameter for parameter in marker.parameters() if parameter.requires_grad]
    optimizer = torch.optim.AdamW(weights, lr=rate, weight_decay=0.01, betas=(0.9, 0.98))
    began, step, done = time.monotonic(), 0, 0.0
    while done < 1:
        shown_now = (course(done) for _ in range(1200))
        for ids, labels in batches([rows(marked) for marked in shown_now if marked and marked.words], chance):
            done = min(1.0, (time.monotonic() - began) / 60 / minutes)
            step += 1
            for group in optimizer.param_groups:
                group["lr"] = rate * min(1, step / WARM_UP) * max(1 - done, LEAST_RATE)
            known = labels >= 0
            loss = functional.binary_cross_entropy_with_logits(marker(ids)[known], labels[known].float())
            optimizer.zero_grad(set_to_none=True)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(weights, 1.0)
            optimizer.step()


def main() -> None:
    """Trains and writes the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("model", type=Path)
    parser.add_argument("genuine", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--minutes", type=float, default=88)
    parser.add_argument("--after", type=Path, help="weights of the first course")
    given = parser.parse_args()
    torch.manual_seed(1)
    chance = random.Random(1)
    base = read(given.model)
    marker = Marker(base)
    if given.after:
        marker.load_state_dict(torch.load(given.after, weights_only=True), strict=False)
    paragraphs = given.genuine.read_text(encoding="utf-8").splitlines()
    course = Course(base, paragraphs, chance, second=given.after is not None)
    train(marker, course, Rows(base.tokenizer()), given.minutes, chance, SECOND_RATE if given.after else RATE)
    torch.save(marker.state_dict(), given.out)


if __name__ == "__main__":
    main()
