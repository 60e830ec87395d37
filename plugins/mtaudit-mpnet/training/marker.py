"""The network in torch, for training: the same as `mtaudit_mpnet.network`, layer by layer."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import torch
import torch.nn.functional as functional
from mtaudit_mpnet.network import EPSILON, HEADS, buckets
from mtaudit_mpnet.rows import LONGEST, MULTIPLE
from torch import nn
from weights import DEPTH, INNER, WIDTH


class Layer(nn.Module):  # type: ignore[misc]
    """Attention and two dense maps, each with normalisation behind it."""

    def __init__(self) -> None:
        super().__init__()
        self.qkv, self.attended = nn.Linear(WIDTH, 3 * WIDTH), nn.Linear(WIDTH, WIDTH)
        self.wide, self.narrow = nn.Linear(WIDTH, INNER), nn.Linear(INNER, WIDTH)
        self.attended_norm, self.narrow_norm = nn.LayerNorm(WIDTH, eps=EPSILON), nn.LayerNorm(WIDTH, eps=EPSILON)

    def forward(self, state: Any, nearness: Any) -> Any:
        rows, pieces, width = state.shape
        query, key, value = self.qkv(state).view(rows, pieces, 3, HEADS, width // HEADS).permute(2, 0, 3, 1, 4)
        seen = functional.scaled_dot_product_attention(query, key, value, attn_mask=nearness)
        state = self.attended_norm(state + self.attended(seen.transpose(1, 2).reshape(rows, pieces, width)))
        return self.narrow_norm(state + self.narrow(functional.gelu(self.wide(state))))


class Marker(nn.Module):  # type: ignore[misc]
    """Ids, shape (rows, pieces) -> a logit for each piece.

    The tables of words, positions and distances stay as they are, and so do the first layers.
    """

    def __init__(self, base: Mapping[str, Any], frozen: int) -> None:
        super().__init__()
        for name in ("words", "positions", "distances"):
            self.register_buffer(name, base[name], persistent=False)
        longest = LONGEST + MULTIPLE + 2
        self.register_buffer("buckets", torch.from_numpy(buckets(longest)), persistent=False)
        self.norm, self.mark = nn.LayerNorm(WIDTH, eps=EPSILON), nn.Linear(WIDTH, 1)
        self.layers = nn.ModuleList(Layer() for _ in range(DEPTH))
        self.load_state_dict({name: base[name] for name in self.state_dict() if name in base}, strict=False)
        for part in (self.norm, *self.layers[:frozen]):
            for parameter in part.parameters():
                parameter.requires_grad = False

    def forward(self, ids: Any) -> Any:
        length = ids.shape[1]
        state = self.norm(self.words[ids] + self.positions[:length])
        nearness = self.distances[self.buckets[:length, :length]].permute(2, 0, 1)[None]
        for layer in self.layers:
            state = layer(state, nearness)
        return self.mark(state).squeeze(-1)
