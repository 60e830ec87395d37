"""COMET's inference loop without Lightning: each different text goes through the encoder once.

On a CPU, each core works on a batch of its own: cores that share one product wait for each other after every step, and
on a machine that has other work they wait for most of the time. The calling thread only waits, and no signal handler is
replaced, so an interrupt is answered at once.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, as_completed
from contextlib import contextmanager, nullcontext
from typing import Any

import torch

from mtaudit.scorers.comet.arithmetic import Arithmetic, applied, ran_out, release
from mtaudit.scorers.comet.encoders import Plain, Sequence_, Way, batches, way
from mtaudit.scorers.comet.errors import OutOfMemoryError
from mtaudit.scorers.comet.fence import fenced

Tensor = Any

_LEAST = 256
"""Tokens below which a batch is not worth a core of its own."""

_SURROGATE = re.compile("[\ud800-\udfff]")

Advance = Callable[[int], None]
"""Told the number of tokens each batch has finished."""


class Tokens:
    """Token ids and offsets of texts, each text tokenized once; special tokens are included, nothing is cut off."""

    def __init__(self, model: Any) -> None:
        self._tokenizer = model.encoder.tokenizer
        self.padding: int = self._tokenizer.pad_token_id
        self.closing: int = self._tokenizer.sep_token_id
        self._ids: dict[str, tuple[int, ...]] = {}
        self._offsets: dict[str, tuple[tuple[int, int], ...]] = {}

    def add(self, texts: Iterable[str]) -> None:
        """Tokenizes the texts that are new. Lone surrogates, which no tokenizer takes, count as U+FFFD."""
        new = [text for text in dict.fromkeys(texts) if text not in self._ids]
        if not new:
            return
        read = self._tokenizer([_encodable(text) for text in new], verbose=False)
        for text, encoding in zip(new, read.encodings, strict=True):
            self._ids[text] = tuple(encoding.ids)
            self._offsets[text] = tuple(encoding.offsets)

    def ids(self, text: str) -> tuple[int, ...]:
        """Ids with special tokens."""
        return self._ids[text]

    def offsets(self, text: str) -> tuple[tuple[int, int], ...]:
        """The code points of each token, half-open; (0, 0) for special tokens."""
        return self._offsets[text]

    def cut(self, text: str, most: int) -> tuple[int, ...]:
        """At most `most` ids: the closing token stays, as in COMET."""
        ids = self._ids[text]
        return ids if len(ids) <= most else (*ids[: most - 1], self.closing)

    def forget(self) -> None:
        """Drops all texts."""
        self._ids.clear()
        self._offsets.clear()


def _encodable(text: str) -> str:
    return text if text.isascii() else _SURROGATE.sub("\ufffd", text)


class Engine:
    """Runs a loaded model over any number of sequences, in batches that fit its token budget."""

    def __init__(self, model: Any, arithmetic: Arithmetic, budget: int | None = None) -> None:
        self.model = model
        self.arithmetic = arithmetic
        self.tokens = Tokens(model)
        self.budget = budget or arithmetic.tokens
        with fenced():
            self._way = way(model, arithmetic)
        self._plain: Way | None = self._way if isinstance(self._way, Plain) else None
        self._shrunk = False
        self._workers = torch.get_num_threads() if arithmetic.device == "cpu" else 1

    def embed(self, sequences: Sequence[Sequence_], advance: Advance) -> Tensor:
        """Sentence embeddings (n x H, fp32, on the device), in the order of `sequences`."""
        rows: list[Tensor] = [None] * len(sequences)

        def keep(batch: list[int], chosen: Way) -> None:
            vectors = chosen.embed([sequences[i] for i in batch])
            for i, vector in zip(batch, vectors, strict=True):
                rows[i] = vector

        self._run(sequences, keep, advance)
        return torch.stack(rows)

    def joint(self, sequences: Sequence[Sequence_], words: bool, advance: Advance) -> list[tuple[float, Tensor | None]]:
        """Regression score and tag probabilities (translation tokens x labels, on the host) of each sequence."""
        results: list[tuple[float, Tensor | None]] = [(0.0, None)] * len(sequences)

        def keep(batch: list[int], chosen: Way) -> None:
            first, rows = chosen.joint([sequences[i] for i in batch], words)
            with self._heads():
                scores = self.model.estimator(first).view(-1).tolist()
                tags = [self.model.hidden2tag(row).softmax(-1).cpu() for row in rows] or [None] * len(batch)
            for i, score, tag in zip(batch, scores, tags, strict=True):
                results[i] = (score, tag)

        self._run(sequences, keep, advance)
        return results

    def _run(self, sequences: Sequence[Sequence_], keep: Callable[[list[int], Way], None], advance: Advance) -> None:
        odd = {i for i, s in enumerate(sequences) if self.tokens.padding in s.ids}
        plain = [i for i in range(len(sequences)) if i not in odd]
        with fenced(), applied(self.arithmetic.precision):
            self._through(self._way, plain, sequences, keep, advance)
            if odd:
                self._through(self._careful(), sorted(odd), sequences, keep, advance)

    def _heads(self) -> Any:
        """The highest precision for the heads; on a CPU several threads share the setting, and need no other."""
        return applied() if self.arithmetic.device.startswith("cuda") else nullcontext()

    def _careful(self) -> Way:
        """COMET's own modules, for a text that spells out the padding token: only they treat it as COMET does."""
        if self._plain is None:
            exact = Arithmetic(f"{self.arithmetic.name}+plain", self.arithmetic.device)
            self._plain = Plain(self.model, exact)
        return self._plain

    def _through(
        self,
        chosen: Way,
        wanted: Sequence[int],
        sequences: Sequence[Sequence_],
        keep: Callable[[list[int], Way], None],
        advance: Advance,
    ) -> None:
        """Feeds the wanted sequences; where memory runs out, goes on with a quarter of the budget, once."""
        left = list(wanted)
        while left:
            part = [sequences[i] for i in left]
            done: set[int] = set()

            def one(batch: list[int], left: list[int] = left) -> list[int]:
                with torch.inference_mode():
                    keep([left[i] for i in batch], chosen)
                return batch

            try:
                total = sum(len(s.ids) for s in part)
                share = max(_LEAST, -(-total // self._workers))
                with _mapped(one, list(batches(chosen, part, min(self.budget, share))), self._workers) as finished:
                    for batch in finished:
                        done.update(batch)
                        advance(sum(len(part[i].ids) for i in batch))
            except (RuntimeError, MemoryError) as error:
                self._shrink(error)
            left = [index for place, index in enumerate(left) if place not in done]

    def _shrink(self, error: BaseException) -> None:
        if not ran_out(error):
            raise error
        if self._shrunk:
            raise OutOfMemoryError(
                f"COMET ran out of memory ({self.arithmetic.device}) even with batches of {self.budget} tokens; free "
                "memory, take a smaller model, or shorter segments"
            ) from error
        self._shrunk = True
        self._workers = 1
        self.budget = max(1, self.budget // 4)
        release(self.arithmetic)


@contextmanager
def _mapped(
    work: Callable[[list[int]], list[int]], parts: Sequence[list[int]], workers: int
) -> Iterator[Iterable[list[int]]]:
    """`work` on each of the parts, as they finish; what has not begun is dropped when the block is left early."""
    if workers == 1 or len(parts) == 1:
        yield map(work, parts)
        return
    threads = torch.get_num_threads()
    pool = ThreadPoolExecutor(workers, "comet", initializer=torch.set_num_threads, initargs=(1,))
    try:
        waiting: list[Future[list[int]]] = [pool.submit(work, part) for part in parts]
        yield (future.result() for future in as_completed(waiting))
    except Exception:
        pool.shutdown(wait=True, cancel_futures=True)
        raise
    finally:
        pool.shutdown(wait=False, cancel_futures=True)
        torch.set_num_threads(threads)
