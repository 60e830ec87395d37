"""MPNet in numpy: reads rows of pieces and gives each a mark.

The network is MPNet-base (Song et al. 2020, arXiv:2004.09297) in the weights of all-mpnet-base-v2, without its last two
layers, trained on to mark words (`training/`). Weights are stored with eight bits and one scale a row, and unpacked
when they are loaded; the word vectors stay packed.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from numpy.typing import NDArray

    Floats = NDArray[np.float32]
    Ids = NDArray[np.int64]

HEADS: Final = 12
EPSILON: Final = 1e-5
BUCKETS, FARTHEST = 16, 128
"""Distances are told apart in so many steps on either side, all from the last number on as one."""


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


class Marker:
    """The network with its weights, as `training/write.py` wrote them."""

    def __init__(self, path: Path) -> None:
        with np.load(path, allow_pickle=False) as stored:
            arrays = {name: stored[name] for name in stored.files}
        self._words, self._scales = arrays["words"], arrays["words.scale"]
        self._positions, self._norm, self._shift = arrays["positions"], arrays["norm"], arrays["shift"]
        self._distances = arrays["distances"]
        self._mark, self._mark_bias = arrays["mark"], arrays["mark.bias"]
        self._layers = [_layer(arrays, number) for number in range(int(arrays["layers"]))]

    def marks(self, ids: Ids) -> Floats:
        """A logit for each piece of the rows of `ids`, both of shape (rows, pieces); that of a word is its first."""
        length = ids.shape[1]
        words = self._words[ids] * self._scales[ids].astype(np.float32)[..., None]
        state = _normed(words + self._positions[:length], self._norm, self._shift)
        nearness = self._distances[buckets(length)].transpose(2, 0, 1)
        for layer in self._layers:
            state = _through(state, layer, nearness)
        marks: Floats = (state @ self._mark + self._mark_bias)[..., 0]
        return marks


@lru_cache(maxsize=64)
def buckets(length: int) -> Ids:
    """For each pair of places of a row, shape (places, places), the class of their distance.

    The classes are those of Raffel et al. 2020 (arXiv:1910.10683), section 2.1: exact up to half of them, then wider
    with the logarithm; those of the places behind come after those of the places before.
    """
    places = np.arange(length)
    away = places[:, None] - places[None, :]
    far = np.abs(away)
    exact = BUCKETS // 2
    wider = np.log(np.maximum(far, 1) / exact) / np.log(FARTHEST / exact) * (BUCKETS - exact)
    near = np.where(far < exact, far, np.minimum(exact + wider.astype(np.int64), BUCKETS - 1))
    classes: Ids = near + np.where(away < 0, BUCKETS, 0)
    return classes


def _layer(arrays: Mapping[str, NDArray[Any]], number: int) -> _Layer:
    def one(name: str) -> Floats:
        array = arrays[f"{number}.{name}"]
        if array.dtype != np.int8:
            return array.astype(np.float32)
        scale = arrays[f"{number}.{name}.scale"].astype(np.float32)
        matrix: Floats = (array * scale[:, None]).T
        return matrix

    return _Layer(*(one(name) for name in _Layer._fields))


def _normed(state: Floats, weight: Floats, shift: Floats) -> Floats:
    """Layer normalisation over the last axis (Ba et al. 2016)."""
    state = state - state.mean(-1, keepdims=True)
    spread = np.sqrt(np.einsum("...i,...i->...", state, state) / np.float32(state.shape[-1]) + np.float32(EPSILON))
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


def _through(state: Floats, layer: _Layer, nearness: Floats) -> Floats:
    """One layer: attention and two dense maps, each with a way round and normalisation behind it."""
    rows, pieces, width = state.shape
    state = state.reshape(-1, width)  # two axes: numpy would multiply the matrices of each row one by one
    joint = (state @ layer.qkv + layer.qkv_bias).reshape(rows, pieces, 3, HEADS, width // HEADS)
    query, key, value = joint.transpose(2, 0, 3, 1, 4)
    weights = query @ key.swapaxes(-1, -2)
    weights *= np.float32((width // HEADS) ** -0.5)
    weights += nearness
    weights -= weights.max(-1, keepdims=True)
    np.exp(weights, out=weights)
    weights /= weights.sum(-1, keepdims=True)
    seen = (weights @ value).transpose(0, 2, 1, 3).reshape(-1, width)
    state = _normed(state + (seen @ layer.attended + layer.attended_bias), layer.attended_norm, layer.attended_shift)
    dense = _gelu(state @ layer.wide + layer.wide_bias) @ layer.narrow + layer.narrow_bias
    return _normed(state + dense, layer.narrow_norm, layer.narrow_shift).reshape(rows, pieces, width)
