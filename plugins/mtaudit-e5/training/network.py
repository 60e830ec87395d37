"""The network in torch, for training: the same as `mtaudit_e5.encoder`, layer by layer."""

from __future__ import annotations

from typing import Any

import torch
import torch.nn.functional as functional
from base import HEADS, INNER, LAYERS, WIDTH, Base
from torch import nn

_MATRICES = {"attended": "ao", "wide": "fi", "narrow": "fo"}
_NORMS = {"attended_norm": "aln", "narrow_norm": "oln"}


class Layer(nn.Module):  # type: ignore[misc]
    """Attention and two dense maps, each with normalisation behind it."""

    def __init__(self) -> None:
        super().__init__()
        self.qkv, self.attended = nn.Linear(WIDTH, 3 * WIDTH), nn.Linear(WIDTH, WIDTH)
        self.wide, self.narrow = nn.Linear(WIDTH, INNER), nn.Linear(INNER, WIDTH)
        self.attended_norm, self.narrow_norm = nn.LayerNorm(WIDTH, eps=1e-12), nn.LayerNorm(WIDTH, eps=1e-12)

    def forward(self, state: Any) -> Any:
        pairs, pieces, width = state.shape
        joint = self.qkv(state).view(pairs, pieces, 3, HEADS, width // HEADS)
        query, key, value = joint.permute(2, 0, 3, 1, 4)
        weights = ((query * (width // HEADS) ** -0.5) @ key.transpose(-1, -2)).softmax(-1)
        seen = (weights @ value).transpose(1, 2).reshape(pairs, pieces, width)
        state = self.attended_norm(state + self.attended(seen))
        return self.narrow_norm(state + self.narrow(functional.gelu(self.wide(state))))


class Network(nn.Module):  # type: ignore[misc]
    """Ids and sides, shape (pairs, pieces) -> one logit a pair, and two a piece (added, missing).

    The word vectors stay as they are: 97 million weights that some thousand sentences could only spoil.
    """

    def __init__(self, base: Base) -> None:
        super().__init__()
        arrays = {name: torch.from_numpy(array.copy()) for name, array in base.arrays.items()}
        self.register_buffer("words", arrays["emb.word"].view(-1, WIDTH).bfloat16(), persistent=False)
        self.positions = nn.Parameter(arrays["emb.pos"].view(-1, WIDTH))
        self.sides = nn.Parameter(torch.zeros(2, WIDTH) + arrays["emb.type"].view(-1, WIDTH)[0])
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.norm.weight.data, self.norm.bias.data = arrays["emb.ln.w"], arrays["emb.ln.b"]
        self.layers = nn.ModuleList(_layer(arrays, f"l{number}.") for number in range(LAYERS))
        self.pair, self.pieces = nn.Linear(WIDTH, 1), nn.Linear(WIDTH, 2)

    def forward(self, ids: Any, sides: Any) -> tuple[Any, Any]:
        state = self.words[ids].to(self.positions.dtype) + self.positions[: ids.shape[1]] + self.sides[sides]
        state = self.norm(state)
        for layer in self.layers:
            state = layer(state)
        return self.pair(state[:, 0]).squeeze(-1), self.pieces(state)


def _layer(arrays: dict[str, Any], prefix: str) -> Layer:
    layer = Layer()
    for kind in ("w", "b"):
        field = "weight" if kind == "w" else "bias"
        parts = [arrays[f"{prefix}{part}.{kind}"] for part in "qkv"]
        joint = torch.cat([part.view(WIDTH, -1) if kind == "w" else part for part in parts])
        getattr(layer.qkv, field).data = joint
        for name, stored in _MATRICES.items():
            place = getattr(layer, name)
            getattr(place, field).data = arrays[f"{prefix}{stored}.{kind}"].view(getattr(place, field).shape)
        for name, stored in _NORMS.items():
            getattr(getattr(layer, name), field).data = arrays[f"{prefix}{stored}.{kind}"]
    return layer
