"""A small multilingual BERT in numpy, which reads a source and its translation as one row of pieces.

The network is multilingual-e5-small (Wang et al. 2024, arXiv:2402.05672), trained on as a cross-encoder with three
outputs (`training/`). Weights are stored with few bits and unpacked when they are loaded: the word vectors with four
bits in blocks of 32, the matrices with eight and one scale a row.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from numpy.typing import NDArray

    Floats = NDArray[np.float32]
    Ids = NDArray[np.int64]

_HEADS = 12
_EPSILON = np.float32(1e-12)
_BLOCK = 32
"""Numbers of a word vector that share a scale."""


class Judgement(NamedTuple):
    """What the network says of one pair. All are logits: above zero is more likely than not."""

    pair: float
    """The two sides do not say the same."""
    added: Floats
    """For each piece of the row: the source does not say this."""
    missing: Floats
    """For each piece of the row: beside it, something that the source says was left out."""


class _Layer(NamedTuple):
    """One layer. Matrices have the shape (in, out)."""

    qkv: Floats
    qkv_bias: Floats
    attended: Floats
    attended_bias: Floats
    attended_norm: Floats
    attended_shift: Floats
    wide: Floats
    wide_bias: Floats
    narrow: Floats
    narrow_bias: Floats
    narrow_norm: Floats
    narrow_shift: Floats


class Encoder:
    """The network with its weights."""

    def __init__(self, path: Path) -> None:
        with np.load(path, allow_pickle=False) as stored:
            arrays = {name: stored[name] for name in stored.files}
        self._words, self._scales = arrays["words"], arrays["words.scale"]
        self._positions, self._sides = arrays["positions"], arrays["sides"]
        self._norm, self._shift = arrays["norm"], arrays["shift"]
        self._pair, self._pair_bias = arrays["pair"], arrays["pair.bias"]
        self._pieces, self._pieces_bias = arrays["pieces"], arrays["pieces.bias"]
        self._layers = [_layer(arrays, number) for number in range(int(arrays["layers"]))]

    def judge(self, ids: Ids, sides: Ids) -> list[Judgement]:
        """One judgement for each row of `ids`, shape (pairs, pieces).

        `sides` has the same shape: 0 for the pieces of the source, 1 for those of the translation and the filling.
        """
        words = unpacked(self._words[ids], self._scales[ids])
        state = words + self._positions[: ids.shape[1]] + self._sides[sides]
        state = _normed(state, self._norm, self._shift)
        for layer in self._layers:
            state = _through(state, layer)
        pair = state[:, 0] @ self._pair + self._pair_bias
        pieces = state @ self._pieces + self._pieces_bias
        return [Judgement(float(p), row[:, 0], row[:, 1]) for p, row in zip(pair[:, 0], pieces, strict=True)]


def unpacked(halves: NDArray[np.uint8], scales: NDArray[np.float16]) -> Floats:
    """Numbers of four bits each, shape (…, bytes), with one scale for each block, shape (…, blocks), as floats.

    Of each block, number i stands in the low half of byte i, number i + 16 in the high half.
    """
    blocks = halves.reshape(*scales.shape, _BLOCK // 2)
    numbers = np.concatenate([blocks & 15, blocks >> 4], axis=-1).astype(np.float32) - 8
    scaled: Floats = numbers * scales.astype(np.float32)[..., None]
    return scaled.reshape(*scales.shape[:-1], -1)


def _layer(arrays: Mapping[str, NDArray[Any]], number: int) -> _Layer:
    def one(name: str) -> Floats:
        array = arrays[f"{number}.{name}"]
        if array.dtype != np.int8:
            return array.astype(np.float32)
        scale = arrays[f"{number}.{name}.scale"].astype(np.float32)
        return np.ascontiguousarray((array.astype(np.float32) * scale[:, None]).T)

    return _Layer(*(one(name) for name in _Layer._fields))


def _normed(state: Floats, weight: Floats, shift: Floats) -> Floats:
    """Layer normalisation over the last axis (Ba et al. 2016)."""
    state = state - state.mean(-1, keepdims=True)
    spread = np.sqrt(np.einsum("...i,...i->...", state, state) / np.float32(state.shape[-1]) + _EPSILON)
    state /= spread[..., None]
    state *= weight
    state += shift
    return state


def _gelu(value: Floats) -> Floats:
    """Its approximation by the hyperbolic tangent (Hendrycks and Gimpel 2016)."""
    inner = value * value
    inner *= np.float32(0.044715 * 0.7978845608)
    inner += np.float32(0.7978845608)
    inner *= value
    np.tanh(inner, out=inner)
    inner += 1
    inner *= value
    inner *= np.float32(0.5)
    return inner


def _through(state: Floats, layer: _Layer) -> Floats:
    """One layer: attention and two dense maps, each with a way round and normalisation behind it."""
    pairs, pieces, width = state.shape
    state = state.reshape(-1, width)  # two axes: numpy would multiply the matrices of each pair one by one
    joint = (state @ layer.qkv + layer.qkv_bias).reshape(pairs, pieces, 3, _HEADS, width // _HEADS)
    query, key, value = joint.transpose(2, 0, 3, 1, 4)
    weights = query @ key.swapaxes(-1, -2)
    weights *= np.float32((width // _HEADS) ** -0.5)
    weights -= weights.max(-1, keepdims=True)
    np.exp(weights, out=weights)
    weights /= weights.sum(-1, keepdims=True)
    seen = (weights @ value).transpose(0, 2, 1, 3).reshape(-1, width)
    state = _normed(state + (seen @ layer.attended + layer.attended_bias), layer.attended_norm, layer.attended_shift)
    dense = _gelu(state @ layer.wide + layer.wide_bias) @ layer.narrow + layer.narrow_bias
    return _normed(state + dense, layer.narrow_norm, layer.narrow_shift).reshape(pairs, pieces, width)
