"""Writes a trained network as the files that the plugin reads: `weights.npz` and `tokenizer.json`.

    python pack.py e5-small-q4.bin trained.pt TEXTS.jsonl.gz … ../src/mtaudit_e5/data

Of the 250,000 pieces of the vocabulary those stay that the texts need, and the more frequent ones of their scripts.
"""

from __future__ import annotations

import gzip
import json
import sys
import unicodedata
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Final

import numpy as np
import torch
from base import LAYERS, Base, read

KEPT_SCRIPTS: Final = frozenset(
    {"", "LATIN", "CYRILLIC", "GREEK", "CJK", "HIRAGANA", "KATAKANA", "KATAKANA-HIRAGANA", "DEVANAGARI", "MODIFIER"}
)
_LEAST_SCORE: Final = -12.2
"""Pieces that are no rarer (natural logarithm) stay, and single characters: what is left out falls into them."""
_SPECIAL: Final = 4


def kept(base: Base, texts: Iterable[str]) -> list[int]:
    """The numbers of the pieces that stay."""
    tokenizer = base.tokenizer()
    used = {number for text in texts for number in tokenizer.encode(text).ids}

    def stays(number: int, piece: str) -> bool:
        wanted = number in used or len(piece) <= 1 or base.scores[number] > _LEAST_SCORE
        return number < _SPECIAL or (wanted and _script(piece) in KEPT_SCRIPTS)

    return [number for number, piece in enumerate(base.pieces) if stays(number, piece.replace("▁", ""))]


def _script(piece: str) -> str:
    letter = next((sign for sign in piece if sign.isalpha()), "")
    return unicodedata.name(letter, "?").split()[0] if letter else ""


def texts_of(files: Iterable[Path]) -> set[str]:
    """All texts of files of records, each once."""
    found = set()
    for file in files:
        with gzip.open(file, "rt", encoding="utf-8") as lines:
            for line in lines:
                record = json.loads(line)
                found |= {record[side] for side in ("src", "tgt", "ref") if record.get(side)}
    return found


def arrays(base: Base, state: dict[str, Any], numbers: list[int]) -> dict[str, Any]:
    """All arrays of `weights.npz`."""
    out: dict[str, Any] = {"layers": np.array(LAYERS)}
    words = base.packed_words[numbers]
    out["words"] = words[:, :, 2:].reshape(len(numbers), -1)
    out["words.scale"] = words[:, :, :2].copy().view("<f2")[..., 0]
    plain = {name: tensor.float().numpy() for name, tensor in state.items()}
    out |= {"positions": plain["positions"], "sides": plain["sides"]}
    out |= {"norm": plain["norm.weight"], "shift": plain["norm.bias"]}
    for name in ("pair", "pieces"):
        out |= {name: plain[f"{name}.weight"].T.copy(), f"{name}.bias": plain[f"{name}.bias"]}
    for number in range(LAYERS):
        for name in ("qkv", "attended", "wide", "narrow"):
            matrix = plain[f"layers.{number}.{name}.weight"]
            scale = np.abs(matrix).max(axis=1) / 127
            out[f"{number}.{name}"] = np.round(matrix / scale[:, None]).astype(np.int8)
            out[f"{number}.{name}.scale"] = scale.astype(np.float16)
            out[f"{number}.{name}_bias"] = plain[f"layers.{number}.{name}.bias"]
        for name in ("attended", "narrow"):
            out[f"{number}.{name}_norm"] = plain[f"layers.{number}.{name}_norm.weight"]
            out[f"{number}.{name}_shift"] = plain[f"layers.{number}.{name}_norm.bias"]
    return out


def main(model: Path, trained: Path, *files: Path) -> None:
    """Packs; the last of the `files` is the folder to write to."""
    *records, folder = files
    base = read(model)
    numbers = kept(base, texts_of(records))
    state = torch.load(trained, weights_only=True)
    np.savez(folder / "weights.npz", **arrays(base, state, numbers))
    base.tokenizer(numbers).save(str(folder / "tokenizer.json"), pretty=False)


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
