"""Tiny COMET checkpoints, built once a session, and what COMET itself says of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from mtaudit.scorers.comet import Item
from mtaudit.scorers.comet.fence import fenced
from tests.scorers import checkpoints
from tests.scorers.texts import ROWS, SENTENCES

Builder = Callable[..., Path]
Predict = Callable[[Path, Sequence[Item]], Any]


@pytest.fixture(scope="session")
def checkpoint(tmp_path_factory: pytest.TempPathFactory) -> Builder:
    """Builds (once) a tiny checkpoint: `checkpoint("xcomet")`, `checkpoint("regression", layer_norm=True)`."""
    checkpoints.offline()
    built: dict[str, Path] = {}

    def build(kind: str, **changes: Any) -> Path:
        name = "-".join([kind, *(f"{key}_{value}" for key, value in changes.items())]).replace("/", "_")
        if name not in built:
            folder = tmp_path_factory.mktemp("comet") / kind
            with fenced():
                checkpoints.build(folder, kind, texts=SENTENCES, **changes)
            built[name] = folder
        return built[name]

    return build


@pytest.fixture(scope="session")
def predict() -> Predict:
    """COMET's own `predict` on the CPU, without a progress bar."""

    def run(folder: Path, items: Sequence[Item]) -> Any:
        names = {"src": "source", "mt": "target", "ref": "reference"}
        rows = [{short: getattr(item, side) for short, side in names.items() if getattr(item, side)} for item in items]
        with fenced():
            from comet import load_from_checkpoint

            model = load_from_checkpoint(str(folder / "checkpoints" / "model.ckpt"), local_files_only=True)
            return model.predict(rows, gpus=0, num_workers=0, progress_bar=False, batch_size=4)

    return run


@pytest.fixture(scope="session")
def items() -> list[Item]:
    """Both systems' translations with source and reference."""
    first = [Item(one, source, reference) for source, reference, one, _ in ROWS]
    return first + [Item(two, source, reference) for source, reference, _, two in ROWS]
