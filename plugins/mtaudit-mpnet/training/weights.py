"""The weights that training starts from: all-mpnet-base-v2 (Apache-2.0), 110 million weights.

A folder holds its `model.safetensors` (SHA-256 78c0197b6159d92658e319bc1d72e4c73a9a03dd03815e70e555c5ef05615658) and
its `tokenizer.json`, as the model's page has them.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

import torch
from safetensors.torch import load_file

WIDTH, INNER, DEPTH = 768, 3072, 10
"""Numbers of a state, of its wide form, and layers: the last two, which serve whole sentences, are left out."""
_FIRST_PLACE: Final = 2
"""Rows of the table of positions before that of a row's first piece."""
_LAYER: Final = {
    "attended": "attention.attn.o",
    "attended_norm": "attention.LayerNorm",
    "wide": "intermediate.dense",
    "narrow": "output.dense",
    "narrow_norm": "output.LayerNorm",
}


def read(folder: Path) -> dict[str, Any]:
    """The weights under the names of `marker.Marker`, with the tables that stay as they are."""
    stored = load_file(folder / "model.safetensors")
    out = {
        "words": stored["embeddings.word_embeddings.weight"],
        "positions": stored["embeddings.position_embeddings.weight"][_FIRST_PLACE:],
        "distances": stored["encoder.relative_attention_bias.weight"],
    }
    for kind in ("weight", "bias"):
        out[f"norm.{kind}"] = stored[f"embeddings.LayerNorm.{kind}"]
        for number in range(DEPTH):
            old, new = f"encoder.layer.{number}", f"layers.{number}"
            out[f"{new}.qkv.{kind}"] = torch.cat([stored[f"{old}.attention.attn.{part}.{kind}"] for part in "qkv"])
            for name, theirs in _LAYER.items():
                out[f"{new}.{name}.{kind}"] = stored[f"{old}.{theirs}.{kind}"]
    return out
