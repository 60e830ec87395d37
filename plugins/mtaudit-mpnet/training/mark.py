"""Trains the network that marks words of a text without a source.

    python mark.py MODEL GENUINE.txt marker.pt --minutes 95

`MODEL` is the folder that `weights.py` tells of. `GENUINE.txt` holds genuine English, a paragraph of up to three
sentences a line, the kind of text that will be read more often than others. The faults are those of `faults/`, of the
examples in the core's word lists, and those that `exchange.py` makes in the genuine paragraphs.
"""

from __future__ import annotations

import argparse
import random
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final, NamedTuple

import torch
import torch.nn.functional as functional
from exchange import Exchanger
from faults import MARK, Marked, Table, held_out, shown
from faults import read as read_faults
from marker import Marker
from mtaudit_mpnet.rows import FILLING, FIRST, LAST, LONGEST, MULTIPLE
from tokenizers import Tokenizer
from weights import read

import mtaudit
from mtaudit.config import Settings
from mtaudit.plugin import Lexicons

BATCH, RATE, HEAD, WARM_UP, LEAST_RATE = 1024, 4e-5, 10, 60, 0.02
"""Pieces of a step, the highest rate of learning, how much higher it is for the output, steps until it is reached, and
its least part."""
FROZEN: Final = 4
"""Layers that stay as they are, with the tables of words, positions and distances."""
UNKNOWN: Final = -1
"""Label of what is no first piece of a word."""
SHARES: Final = (0.48, 0.1, 0.05, 0.32)
"""Of what people marked, of their marks in genuine text, of the examples and of genuine text; the rest are exchanged
words."""
KINDS: Final = ("traps", "collocations", "idioms", "confusions", "frames")


class Labelled(NamedTuple):
    """Pieces and their labels."""

    ids: list[int]
    labels: list[int]


class Rows:
    """Makes rows of marked paragraphs; each word is cut into pieces by itself."""

    def __init__(self, tokenizer: Any) -> None:
        self._tokenizer = tokenizer
        self._known: dict[str, list[int]] = {}

    def __call__(self, marked: Marked) -> Labelled:
        row = Labelled([FIRST], [UNKNOWN])
        for word, wrong in zip(*marked, strict=True):
            if word not in self._known:
                self._known[word] = self._tokenizer.encode(word, add_special_tokens=False).ids
            ids = self._known[word]
            if len(row.ids) + len(ids) > LONGEST:
                break
            row.ids.extend(ids)
            row.labels.extend([wrong] + [UNKNOWN] * (len(ids) - 1) if ids else [])
        return Labelled([*row.ids, LAST], [*row.labels, UNKNOWN])


def examples() -> list[Marked]:
    """The examples of the word lists, as the core's own rules mark them."""
    found, rules = [], Settings(ignore=("misfit",))
    for kind in KINDS:
        for row in Lexicons().rows(kind, "en"):
            for text, fires in ((row["fires"], True), (row["silent"], False)):
                words = text.split()
                findings = mtaudit.audit(text, language="en", settings=rules).findings if len(words) > 3 else ()
                spans = [finding.span for finding in findings]
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
    """What the network is shown."""

    def __init__(self, tables: Mapping[str, Any], tokenizer: Tokenizer, paragraphs: Sequence[str], seed: int) -> None:
        self.chance = random.Random(seed)
        lines = read_faults(Path(__file__).parent / "faults")
        self._lines = [line for line in lines if not held_out(line)]
        self._paragraphs, self._examples = paragraphs, examples()
        self._table = Table(self._lines, paragraphs, self.chance)
        words = {piece: number for piece, number in tokenizer.get_vocab().items() if piece.isalpha()}
        self._exchange = Exchanger(paragraphs, words, tables["words"].numpy(), _synonyms(), self.chance)

    def __call__(self) -> Marked | None:
        """One paragraph; None if its making failed."""
        which = self.chance.random()
        makers: tuple[Callable[[], Marked | None], ...] = (self._line, self._table, self._example, self._genuine)
        for make, share in zip(makers, SHARES, strict=True):
            if which < share:
                return make()
            which -= share
        return self._exchange(self.chance.choice(self._paragraphs))

    def _line(self) -> Marked:
        """All marks of a paragraph, none, or one."""
        line, which = self.chance.choice(self._lines), self.chance.random()
        one = self.chance.randrange(max(1, len(MARK.findall(line))))
        return shown(line, lambda number: which >= 0.25 and (which < 0.5 or number == one))

    def _example(self) -> Marked:
        return self.chance.choice(self._examples)

    def _genuine(self) -> Marked:
        words = self.chance.choice(self._paragraphs).split()
        return Marked(words, [0] * len(words))


def _synonyms() -> dict[str, list[str]]:
    table: dict[str, list[str]] = defaultdict(list)
    for row in Lexicons().rows("synonyms", "en"):
        for other in filter(str.isalpha, row["synonyms"].split()):
            if row["word"].isalpha():
                table[row["word"]].append(other)
                table[other].append(row["word"])
    return table


def batches(rows: Sequence[Labelled], chance: random.Random) -> Iterator[tuple[Any, Any]]:
    """Ids and labels of rows of like length."""
    by_length: dict[int, list[Labelled]] = defaultdict(list)
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


def train(marker: Marker, course: Course, rows: Rows, minutes: float) -> None:
    """AdamW; the rate falls to nearly nothing at the end."""
    weights = [parameter for layer in marker.layers for parameter in layer.parameters() if parameter.requires_grad]
    groups = [{"params": weights, "times": 1}, {"params": [*marker.mark.parameters()], "times": HEAD}]
    optimizer = torch.optim.AdamW(groups, lr=RATE, weight_decay=0.01, betas=(0.9, 0.98))
    began, step, done = time.monotonic(), 0, 0.0
    while done < 1:
        shown_now = (course() for _ in range(600))
        for ids, labels in batches([rows(marked) for marked in shown_now if marked and marked.words], course.chance):
            done = min(1.0, (time.monotonic() - began) / 60 / minutes)
            step += 1
            for group in optimizer.param_groups:
                group["lr"] = group["times"] * RATE * min(1, step / WARM_UP) * max(1 - done, LEAST_RATE)
            known = labels >= 0
            loss = functional.binary_cross_entropy_with_logits(marker(ids)[known], labels[known].float())
            optimizer.zero_grad(set_to_none=True)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(marker.parameters(), 1.0)
            optimizer.step()


def main() -> None:
    """Trains and writes the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("model", type=Path)
    parser.add_argument("genuine", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--minutes", type=float, default=95)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    torch.manual_seed(given.seed)
    base = read(given.model)
    tokenizer = Tokenizer.from_file(str(given.model / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    marker = Marker(base, FROZEN)
    course = Course(base, tokenizer, given.genuine.read_text(encoding="utf-8").splitlines(), given.seed)
    train(marker, course, Rows(tokenizer), given.minutes)
    torch.save(marker.state_dict(), given.out)


if __name__ == "__main__":
    main()
