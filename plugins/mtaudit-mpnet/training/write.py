"""Writes a trained network as the file that the plugin reads.

    python write.py marker.pt MODEL ../src/mtaudit_mpnet/data

`MODEL` is the folder that `weights.py` tells of: word vectors and vocabulary are taken from there.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import numpy as np
import torch
from mtaudit_mpnet.rows import LONGEST, MULTIPLE
from tokenizers import Tokenizer
from weights import DEPTH, read

if TYPE_CHECKING:
    from numpy.typing import NDArray

LEVELS, WORD_LEVELS = 63, 15
"""Steps on either side of zero: fewer than eight bits would hold, so that the file can be compressed."""
_MATRICES: Final = ("qkv", "attended", "wide", "narrow")


def packed(matrix: NDArray[Any], levels: int) -> tuple[NDArray[np.int8], NDArray[np.float16]]:
    """Whole numbers of a matrix and the scale of each row."""
    scale = np.abs(matrix).max(axis=1).clip(1e-8) / levels
    return np.round(matrix / scale[:, None]).astype(np.int8), scale.astype(np.float16)


def arrays(weights: dict[str, Any], base: dict[str, Any]) -> dict[str, NDArray[Any]]:
    """All arrays of `weights.npz`."""
    plain = {name: tensor.float().numpy() for name, tensor in weights.items()}
    out: dict[str, Any] = {"layers": np.array(DEPTH), "norm": plain["norm.weight"], "shift": plain["norm.bias"]}
    out["words"], out["words.scale"] = packed(base["words"].numpy(), WORD_LEVELS)
    out["positions"] = base["positions"].numpy()[: LONGEST + MULTIPLE + 2]
    out["distances"] = base["distances"].numpy()
    out |= {"mark": plain["mark.weight"].T.copy(), "mark.bias": plain["mark.bias"]}
    for number in range(DEPTH):
        for name in _MATRICES:
            matrix = plain[f"layers.{number}.{name}.weight"]
            out[f"{number}.{name}"], out[f"{number}.{name}.scale"] = packed(matrix, LEVELS)
            out[f"{number}.{name}_bias"] = plain[f"layers.{number}.{name}.bias"]
        for name in ("attended", "narrow"):
            out[f"{number}.{name}_norm"] = plain[f"layers.{number}.{name}_norm.weight"]
            out[f"{number}.{name}_shift"] = plain[f"layers.{number}.{name}_norm.bias"]
    return out


def main(trained: Path, model: Path, folder: Path) -> None:
    """Packs."""
    weights = torch.load(trained, weights_only=True)
    np.savez_compressed(folder / "weights.npz", allow_pickle=False, **arrays(weights, read(model)))
    tokenizer = Tokenizer.from_file(str(model / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    tokenizer.save(str(folder / "tokenizer.json"), pretty=False)


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
