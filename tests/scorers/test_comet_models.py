"""Finding and loading checkpoints: names, caches, folders, files, licences, and every way in which they are broken."""

from __future__ import annotations

import pickle
import shutil
import sys
from pathlib import Path
from typing import Any

import pytest

from mtaudit.scorers.comet import (
    DEFAULT_MODEL,
    PUBLISHED,
    CheckpointError,
    Comet,
    Item,
    LicenceError,
    ModelMissingError,
    NotInstalledError,
    find,
)
from mtaudit.scorers.comet import models as finding
from tests.scorers.conftest import Builder

pytest.importorskip("comet", reason="the extra `comet` is not installed")


@pytest.fixture(autouse=True)
def empty_caches(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """No model of this machine takes part."""
    for name in ("HF_HUB_CACHE", "HUGGINGFACE_HUB_CACHE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HF_HOME", str(tmp_path / "hf"))
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    return tmp_path / "hf" / "hub"


def cached(folder: Path, hub: Path, name: str, revision: str = "a" * 40, main: bool = True) -> Path:
    """Lays a checkpoint into the cache as a download would, weights as a link to a blob named by its SHA-256."""
    root = hub / ("models--" + name.replace("/", "--"))
    snapshot = root / "snapshots" / revision
    shutil.copytree(folder, snapshot)
    weights = snapshot / "checkpoints" / "model.ckpt"
    blob = root / "blobs" / finding._file_digest(weights)
    blob.parent.mkdir(exist_ok=True)
    weights.rename(blob)
    weights.symlink_to(blob)
    if main:
        (root / "refs").mkdir()
        (root / "refs" / "main").write_text(revision)
    return snapshot


def test_folder_and_file(checkpoint: Builder) -> None:
    folder = checkpoint("regression")
    by_folder, by_file = find(str(folder)), find(str(folder / "checkpoints" / "model.ckpt"))
    assert by_folder.path == by_file.path
    assert by_file.recipe == folder / "hparams.yaml"
    assert finding.digest(by_folder) == finding.digest(by_file)


@pytest.mark.parametrize("main", [True, False])
def test_hugging_face_cache(checkpoint: Builder, empty_caches: Path, items: list[Item], main: bool) -> None:
    cached(checkpoint("regression"), empty_caches, DEFAULT_MODEL, main=main)
    found = find("wmt22-comet-da")
    assert found.name == DEFAULT_MODEL
    assert found.licence == "Apache-2.0"
    assert finding.digest(found) == finding.digest(find(str(checkpoint("regression"))))
    assert find(f"{DEFAULT_MODEL}@{'a' * 8}" if not main else DEFAULT_MODEL).path == found.path
    assert Comet(found).score(items[:2]).scored == 2


def test_storage_and_revision(checkpoint: Builder, tmp_path: Path) -> None:
    storage = tmp_path / "elsewhere"
    cached(checkpoint("regression"), storage, "someone/model", revision="b" * 40)
    assert find("someone/model", storage=storage).licence == "not stated"
    with pytest.raises(ModelMissingError, match="--revision v2"):
        find("someone/model@v2", storage=storage)


def test_missing_model_says_what_to_do(empty_caches: Path) -> None:
    with pytest.raises(ModelMissingError) as caught:
        find()
    message = str(caught.value)
    assert f"the COMET model {DEFAULT_MODEL} is not on this machine (looked in {empty_caches})" in message
    assert "licence: Apache-2.0; commercial use allowed" in message
    assert f"hf download {DEFAULT_MODEL} && hf download xlm-roberta-large" in message
    assert caught.value.exit_code == 3


@pytest.mark.parametrize("name", ["no such model", "./nowhere", "/nowhere/at/all", "nowhere.ckpt"])
def test_no_such_model(name: str) -> None:
    with pytest.raises(ModelMissingError, match="there is no"):
        find(name)


def test_folder_without_checkpoint(tmp_path: Path) -> None:
    with pytest.raises(ModelMissingError, match="holds no COMET checkpoint"):
        find(str(tmp_path))


def test_non_commercial_models_want_an_accepted_licence(checkpoint: Builder, empty_caches: Path) -> None:
    name = "Unbabel/wmt22-cometkiwi-da"
    with pytest.raises(LicenceError, match=r"CC-BY-NC-SA-4\.0: it may not be used commercially") as caught:
        find(name)
    assert caught.value.exit_code == 2
    with pytest.raises(ModelMissingError, match="hf auth login"):
        find(name, accept_licence=True)
    cached(checkpoint("kiwi"), empty_caches, name)
    with pytest.raises(LicenceError):
        find(name)
    assert find(name, accept_licence=True).licence == "CC-BY-NC-SA-4.0"


def test_licence_of_an_unknown_model_is_read_from_its_card(checkpoint: Builder, empty_caches: Path) -> None:
    snapshot = cached(checkpoint("regression"), empty_caches, "someone/tuned")
    (snapshot / "README.md").write_text("---\nlicense: cc-by-nc-4.0\n---\n# Tuned\n")
    with pytest.raises(LicenceError, match=r"someone/tuned is under cc-by-nc-4\.0"):
        find("someone/tuned")
    assert find("someone/tuned", accept_licence=True).licence == "cc-by-nc-4.0"


def test_licences_of_published_models() -> None:
    assert PUBLISHED[DEFAULT_MODEL].commercial
    free = {name for name, model in PUBLISHED.items() if model.commercial}
    assert "Unbabel/XCOMET-XL" not in free
    assert "Unbabel/wmt22-cometkiwi-da" not in free


def test_nothing_is_downloaded_unasked(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def snapshot_download(repo_id: str, **_: Any) -> str:
        asked.append(repo_id)
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("huggingface_hub.snapshot_download", snapshot_download)
    with pytest.raises(ModelMissingError):
        find()
    assert asked == []
    with pytest.raises(ModelMissingError, match=r"the download failed: OSError: .*No space left on device"):
        find(download=True)
    assert asked == [DEFAULT_MODEL]


def test_download_failure_names_its_cause(monkeypatch: pytest.MonkeyPatch) -> None:
    class GatedRepoError(Exception):
        pass

    def snapshot_download(**_: Any) -> str:
        raise GatedRepoError("403")

    monkeypatch.setattr("huggingface_hub.snapshot_download", snapshot_download)
    with pytest.raises(ModelMissingError, match="the licence of Unbabel/XCOMET-XL is not accepted by this account"):
        find("Unbabel/XCOMET-XL", download=True, accept_licence=True)


def test_download(checkpoint: Builder, empty_caches: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def snapshot_download(repo_id: str, **_: Any) -> str:
        return str(cached(checkpoint("regression"), empty_caches, repo_id))

    monkeypatch.setattr("huggingface_hub.snapshot_download", snapshot_download)
    assert find(download=True).path.is_file()


@pytest.fixture
def copy(checkpoint: Builder, tmp_path: Path) -> Path:
    folder = tmp_path / "copy"
    shutil.copytree(checkpoint("regression"), folder)
    return folder


def score(folder: Path) -> float | None:
    return Comet(find(str(folder))).score([Item("Thanks!", "Danke!", "Thank you!")]).system


def stored(folder: Path) -> dict[str, Any]:
    import torch

    content: dict[str, Any] = torch.load(folder / "checkpoints" / "model.ckpt", weights_only=True)
    return content


def store(folder: Path, content: object) -> None:
    import torch

    torch.save(content, folder / "checkpoints" / "model.ckpt")


@pytest.mark.parametrize("damage", ["truncated", "garbage", "empty", "text"])
def test_corrupt_checkpoint(copy: Path, damage: str) -> None:
    path = copy / "checkpoints" / "model.ckpt"
    whole = path.read_bytes()
    path.write_bytes(
        {
            "truncated": whole[: len(whole) // 2],
            "garbage": bytes(range(256)) * 40,
            "empty": b"",
            "text": b"404 Not Found",
        }[damage]
    )
    with pytest.raises(CheckpointError, match=r"is not a readable checkpoint .*; fetch it again") as caught:
        score(copy)
    assert caught.value.exit_code == 3


def test_checkpoint_of_something_else(copy: Path) -> None:
    store(copy, {"weights": 1})
    with pytest.raises(CheckpointError, match="holds no weights"):
        score(copy)


def test_checkpoint_that_lacks_weights(copy: Path) -> None:
    content = stored(copy)
    content["state_dict"].pop("estimator.ff.0.weight")
    store(copy, content)
    with pytest.raises(CheckpointError, match=r"lacks 1 weights .*estimator\.ff\.0\.weight"):
        score(copy)


def test_weights_that_do_not_fit(copy: Path) -> None:
    content = stored(copy)
    content["hyper_parameters"]["hidden_sizes"] = [16, 8]
    store(copy, content)
    with pytest.raises(CheckpointError, match="do not fit its own recipe: size mismatch"):
        score(copy)


def test_no_recipe(copy: Path) -> None:
    (copy / "hparams.yaml").unlink()
    with pytest.raises(CheckpointError, match=r"no hparams\.yaml"):
        score(copy)


@pytest.mark.parametrize(
    ("recipe", "message"),
    [
        ("class_identifier: ranking_metric\n", "'ranking_metric', which cannot score"),
        ("- 1\n", "holds no settings"),
        ("a: [\n", "cannot be read"),
    ],
)
def test_bad_recipe(copy: Path, recipe: str, message: str) -> None:
    (copy / "hparams.yaml").write_text(recipe)
    with pytest.raises(CheckpointError, match=message):
        score(copy)


def test_encoder_that_is_not_here(copy: Path) -> None:
    shutil.rmtree(copy / "encoder")
    content = stored(copy)
    content["hyper_parameters"]["pretrained_model"] = "xlm-roberta-large"
    store(copy, content)
    with pytest.raises(ModelMissingError, match="needs the tokenizer and config of its encoder xlm-roberta-large"):
        score(copy)
    content["hyper_parameters"]["pretrained_model"] = "/gone/encoder"
    store(copy, content)
    with pytest.raises(ModelMissingError, match="in /gone/encoder, which cannot be read"):
        score(copy)


class Evil:
    """Runs code when unpickled."""

    def __reduce__(self) -> tuple[Any, ...]:
        return (exec, ("import pathlib; pathlib.Path('owned').write_text('x')",))


def test_checkpoint_cannot_run_code(copy: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    expected = score(copy)
    content = stored(copy)
    content["callbacks"] = {"early stopping": Evil(), "path": Path("x")}
    store(copy, content)
    assert pickle.dumps(Evil())
    assert score(copy) == expected
    assert not (tmp_path / "owned").exists()


def test_half_precision_weights_are_read_as_fp32(copy: Path) -> None:
    content = stored(copy)
    expected = score(copy)
    content["state_dict"] = {
        name: value.half() if value.is_floating_point() else value for name, value in content["state_dict"].items()
    }
    store(copy, content)
    assert score(copy) == pytest.approx(expected, abs=0.01)


def test_comet_that_is_not_installed(copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "comet.models", None)
    with pytest.raises(NotInstalledError, match=r"pip install 'mtaudit\[comet\]'"):
        score(copy)
