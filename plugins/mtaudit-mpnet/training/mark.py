"""Trains the network that marks words of a text without a source.

    python mark.py MODEL GENUINE.txt marker.pt --minutes 190

`MODEL` is the folder that `weights.py` tells of. `GENUINE.txt` holds genuine English, the kind of text that will be
read more often than others: a paragraph of up to three sentences a line, an empty line between texts. The faults are
those of `faults/` and `articles/`, of the examples in the core's word lists, and those that `exchange.py` and
`spoil.py` make in the genuine texts.
"""

from __future__ import annotations

import argparse
import random
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate, chain
from pathlib import Path
from typing import Any, Final, NamedTuple

import torch
import torch.nn.functional as functional
from exchange import Exchanger
from faults import MARK, Marked, Table, articles, held_out, held_out_article, shown, shown_article
from faults import read as read_faults
from marker import Marker
from mtaudit_mpnet.rows import FILLING, FIRST, LAST, LONGEST, MULTIPLE
from spoil import Spoiler
from tokenizers import Tokenizer
from weights import read

import mtaudit
from mtaudit.config import Settings
from mtaudit.plugin import Lexicons

BATCH, RATE, HEAD, WARM_UP, LEAST_RATE = 1024, 3.4e-5, 10, 60, 0.02
"""Pieces of a step, the highest rate of learning, how much higher it is for the output, steps until it is reached, and
its least part."""
FROZEN: Final = 4
"""Layers that stay as they are, with the tables of words, positions and distances."""
UNKNOWN: Final = -1
"""Label of what is no first piece of a word."""
ARTICLES: Final = 0.19
"""Share of the rows that hold more than a paragraph: about two thirds of the pieces."""
KINDS_OF_PARAGRAPH: Final = (0.48, 0.1, 0.05, 0.32, 0.05)
"""Of marked paragraphs, their marks in genuine text, the word lists' examples, genuine text, exchanged words."""
KINDS_OF_ARTICLE: Final = (0.64, 0.08, 0.15, 0.13)
"""Of marked articles, marked paragraphs joined, genuine text, genuine text with faults of `spoil.py`."""
LEAST_PARAGRAPHS: Final = 3
"""Genuine texts with fewer are no articles."""
SHORT, LENGTHS, MOST_WORDS = 118, (LONGEST, LONGEST, 380, 250, 130), 330
"""Pieces of a paragraph and, drawn by lot, of an article; words after which an article is cut."""
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

    def __call__(self, paragraphs: Iterable[Marked], longest: int) -> Labelled:
        row = Labelled([FIRST], [UNKNOWN])
        for word, wrong in chain.from_iterable((*zip(*marked, strict=True), ("", 0)) for marked in paragraphs):
            ids = self._pieces(word) if word else [LAST]
            if len(row.ids) + len(ids) > longest:
                break
            row.ids.extend(ids)
            row.labels.extend([wrong if word else UNKNOWN] + [UNKNOWN] * (len(ids) - 1) if ids else [])
        return row if row.ids[-1] == LAST else Labelled([*row.ids, LAST], [*row.labels, UNKNOWN])

    def _pieces(self, word: str) -> list[int]:
        if word not in self._known:
            self._known[word] = self._tokenizer.encode(word, add_special_tokens=False).ids
        return self._known[word]


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
    """What the network is shown: single paragraphs, and articles."""

    def __init__(self, tables: Mapping[str, Any], tokenizer: Any, texts: Sequence[Sequence[str]], seed: int) -> None:
        self.chance, here = random.Random(seed), Path(__file__).parent
        self._rows, self._texts = Rows(tokenizer), [text for text in texts if len(text) >= LEAST_PARAGRAPHS]
        self._lines = [line for line in read_faults(here / "faults") if not held_out(line)]
        self._articles = [article for article in articles(here / "articles") if not held_out_article(article)]
        self._paragraphs, self._examples = [*chain.from_iterable(texts)], examples()
        self._table, self._spoil = Table(self._lines, self._paragraphs, self.chance), Spoiler(self.chance)
        words = {piece: number for piece, number in tokenizer.get_vocab().items() if piece.isalpha()}
        self._exchange = Exchanger(self._paragraphs, words, tables["words"].numpy(), _synonyms(), self.chance)

    def __call__(self) -> Labelled | None:
        """One row; None if its making failed."""
        if self.chance.random() < ARTICLES:
            long = (self._article, self._joined, self._genuine, self._spoilt)
            return self._rows(self.chance.choices(long, KINDS_OF_ARTICLE)[0](), self.chance.choice(LENGTHS))
        short = (self._line, self._table, self._example, self._paragraph, self._exchanged)
        marked = self.chance.choices(short, KINDS_OF_PARAGRAPH)[0]()
        return self._rows([marked], SHORT) if marked and marked.words else None

    def _line(self) -> Marked:
        """All marks of a paragraph, none, or one."""
        line, which = self.chance.choice(self._lines), self.chance.random()
        one = self.chance.randrange(max(1, len(MARK.findall(line))))
        return shown(line, lambda number: which >= 0.25 and (which < 0.5 or number == one))

    def _example(self) -> Marked:
        return self.chance.choice(self._examples)

    def _paragraph(self) -> Marked:
        return _sound(self.chance.choice(self._paragraphs))

    def _exchanged(self) -> Marked:
        return self._exchange(self.chance.choice(self._paragraphs))

    def _article(self) -> list[Marked]:
        """All marks of an article, none, or some."""
        article = self._part(self.chance.choice(self._articles))
        share = self.chance.choices((1.0, 0.0, self.chance.random()), (4, 2, 4))[0]
        drawn = [self.chance.random() < share for _ in MARK.findall(" ".join(article))]
        return shown_article(article, drawn.__getitem__)

    def _joined(self) -> list[Marked]:
        """Paragraphs that have nothing to do with each other."""
        found: list[Marked] = []
        while sum(len(marked.words) for marked in found) < self.chance.choice((80, 150, 300)):
            found.append(self._line())
        return found

    def _genuine(self) -> list[Marked]:
        return [_sound(paragraph) for paragraph in self._part(self.chance.choice(self._texts))]

    def _spoilt(self) -> list[Marked]:
        return self._spoil(self._part(self.chance.choice(self._texts)))

    def _part(self, paragraphs: Sequence[str]) -> list[str]:
        """A run of paragraphs from the beginning or from the midst of a text."""
        begin = 0 if self.chance.random() < 0.6 else self.chance.randrange(len(paragraphs))
        before = accumulate((len(paragraph.split()) for paragraph in paragraphs[begin:]), initial=0)
        return [paragraph for paragraph, words in zip(paragraphs[begin:], before, strict=False) if words <= MOST_WORDS]


def _sound(paragraph: str) -> Marked:
    words = paragraph.split()
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


def train(marker: Marker, course: Course, minutes: float) -> None:
    """AdamW; the rate falls to nearly nothing at the end."""
    weights = [parameter for layer in marker.layers for parameter in layer.parameters() if parameter.requires_grad]
    groups = [{"params": weights, "times": 1}, {"params": [*marker.mark.parameters()], "times": HEAD}]
    optimizer = torch.optim.AdamW(groups, lr=RATE, weight_decay=0.01, betas=(0.9, 0.98))
    began, step, done = time.monotonic(), 0, 0.0
    while done < 1:
        rows = (course() for _ in range(600))
        for ids, labels in batches([row for row in rows if row], course.chance):
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
    parser.add_argument("--minutes", type=float, default=190)
    parser.add_argument("--after", type=Path, help="go on from these weights, what an earlier course wrote")
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    torch.manual_seed(given.seed)
    base = read(given.model)
    tokenizer = Tokenizer.from_file(str(given.model / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    marker = Marker(base, FROZEN)
    if given.after:
        marker.load_state_dict(torch.load(given.after, weights_only=True))
    texts = [text.splitlines() for text in given.genuine.read_text(encoding="utf-8").strip().split("\n\n")]
    train(marker, Course(base, tokenizer, texts, given.seed), given.minutes)
    torch.save(marker.state_dict(), given.out)


if __name__ == "__main__":
    main()
