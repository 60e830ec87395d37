"""Finds COMET checkpoints on this machine; downloads one only when told to.

A model is named by its Hugging Face repository (`Unbabel/wmt22-comet-da`, optionally `@revision`), by a folder that
holds `hparams.yaml` and `checkpoints/model.ckpt`, or by the `.ckpt` file itself. Nothing here imports torch.
"""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from mtaudit.scorers.comet.errors import CheckpointError, LicenceError, ModelMissingError, NotInstalledError
from mtaudit.scorers.comet.fence import fenced

DEFAULT_MODEL = "Unbabel/wmt22-comet-da"

APACHE = "Apache-2.0"
NON_COMMERCIAL = "CC-BY-NC-SA-4.0"


@dataclass(frozen=True, slots=True)
class Published:
    """What is known of a published model without having it: licence, and the encoder whose tokenizer it needs."""

    name: str
    licence: str
    encoder: str = ""
    gated: bool = False

    @property
    def commercial(self) -> bool:
        """Whether the licence allows commercial use."""
        return "NC" not in self.licence.upper().split("-")


PUBLISHED: dict[str, Published] = {
    model.name: model
    for model in (
        Published(DEFAULT_MODEL, APACHE, "xlm-roberta-large"),
        Published("Unbabel/wmt20-comet-da", APACHE, "xlm-roberta-large"),
        Published("Unbabel/wmt20-comet-qe-da", APACHE, "xlm-roberta-large"),
        Published("Unbabel/eamt22-cometinho-da", APACHE, "microsoft/Multilingual-MiniLM-L12-H384"),
        Published("Unbabel/unite-mup", APACHE),
        Published("Unbabel/wmt22-unite-da", NON_COMMERCIAL),
        Published("Unbabel/wmt22-cometkiwi-da", NON_COMMERCIAL, "microsoft/infoxlm-large", gated=True),
        Published("Unbabel/wmt23-cometkiwi-da-xl", NON_COMMERCIAL, "facebook/xlm-roberta-xl", gated=True),
        Published("Unbabel/wmt23-cometkiwi-da-xxl", NON_COMMERCIAL, "facebook/xlm-roberta-xxl", gated=True),
        Published("Unbabel/unite-xl", NON_COMMERCIAL, "facebook/xlm-roberta-xl", gated=True),
        Published("Unbabel/unite-xxl", NON_COMMERCIAL, "facebook/xlm-roberta-xxl", gated=True),
        Published("Unbabel/XCOMET-XL", NON_COMMERCIAL, "facebook/xlm-roberta-xl", gated=True),
        Published("Unbabel/XCOMET-XXL", NON_COMMERCIAL, "facebook/xlm-roberta-xxl", gated=True),
    )
}


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """A checkpoint on this machine: the name it was asked for, `model.ckpt`, the recipe beside it, the licence."""

    name: str
    path: Path
    recipe: Path | None
    licence: str = "not stated"

    @property
    def folder(self) -> Path:
        """Where the recipe, and perhaps an `encoder` folder, lie."""
        return self.recipe.parent if self.recipe else self.path.parent

    @property
    def encoder(self) -> Path | None:
        """Tokenizer and config of the encoder, where they were stored with the checkpoint."""
        folder = self.folder / "encoder"
        return folder if (folder / "config.json").is_file() else None


def find(
    model: str = DEFAULT_MODEL, *, download: bool = False, accept_licence: bool = False, storage: Path | None = None
) -> Checkpoint:
    """The checkpoint of `model` on this machine.

    `storage` is a Hugging Face cache folder to use instead of the usual one; `download` fetches what is missing;
    `accept_licence` says that somebody accepted a licence that forbids commercial use.

    Raises `ModelMissingError` (with the licence, the folders looked in, and the command to fetch it), `LicenceError`.
    """
    local = Path(model).expanduser()
    if model.endswith(".ckpt"):
        return _from_file(model, local)
    if local.is_dir():
        return _from_folder(model, local)
    name, _, revision = model.partition("@")
    name = _full_name(name)
    if not re.fullmatch(r"[\w.-]+/[\w.-]+", name) or model.startswith((".", "/", "~")):
        raise ModelMissingError(
            f"there is no COMET model {model!r}: no such folder or .ckpt file, and no name like {DEFAULT_MODEL}"
        )
    _licensed(published(name), accept_licence)
    caches = _caches(storage)
    found = _cached(name, revision, caches) or _legacy(name)
    if found is None and download:
        _download(name, revision, storage)
        found = _cached(name, revision, caches)
    if found is None:
        raise ModelMissingError(_missing(published(name), revision, caches))
    if name not in PUBLISHED:
        _licensed(Published(name, found.licence), accept_licence)
    return found


def published(name: str) -> Published:
    """What is known of the model of that name; of an unknown one, only the name."""
    return PUBLISHED.get(name, Published(name, "not stated"))


def recipe(checkpoint: Checkpoint) -> dict[str, Any]:
    """The contents of `hparams.yaml`; empty where there is none."""
    if checkpoint.recipe is None:
        return {}
    try:
        import yaml
    except ImportError as missing:
        raise NotInstalledError(INSTALL) from missing
    try:
        read = yaml.safe_load(checkpoint.recipe.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as broken:
        raise CheckpointError(f"{checkpoint.recipe} cannot be read: {broken}") from broken
    if not isinstance(read, dict):
        raise CheckpointError(f"{checkpoint.recipe} is not a COMET recipe: it holds no settings")
    return read


def digest(checkpoint: Checkpoint) -> str:
    """SHA-256 over everything in the checkpoint that a score depends on: weights, recipe, stored tokenizer.

    Weights in a Hugging Face cache are not read: the cache names them by their SHA-256 already.
    """
    whole = hashlib.sha256()
    for path in parts(checkpoint):
        whole.update(f"{path.name}\0{_file_digest(path)}\n".encode())
    return whole.hexdigest()


INSTALL = "COMET is not installed, or its packages do not fit together; install them with: pip install 'mtaudit[comet]'"


def parts(checkpoint: Checkpoint) -> Iterator[Path]:
    """The files that make up the checkpoint."""
    yield checkpoint.path
    if checkpoint.recipe is not None:
        yield checkpoint.recipe
    if checkpoint.encoder is not None:
        yield from sorted(path for path in checkpoint.encoder.iterdir() if path.is_file())


def _file_digest(path: Path) -> str:
    blob = path.resolve().name
    if path.is_symlink() and re.fullmatch(r"[0-9a-f]{64}", blob):
        return blob
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as unreadable:
        raise CheckpointError(f"{path} cannot be read: {unreadable.strerror}") from unreadable


def _full_name(name: str) -> str:
    """`wmt22-comet-da` is short for `Unbabel/wmt22-comet-da`; case is forgiven for published models."""
    candidates = (name, f"Unbabel/{name}") if "/" not in name else (name,)
    by_case = {known.lower(): known for known in PUBLISHED}
    return next((by_case[c.lower()] for c in candidates if c.lower() in by_case), name)


def _licensed(model: Published, accepted: bool) -> None:
    if model.commercial or accepted:
        return
    raise LicenceError(
        f"{model.name} is under {model.licence}: it may not be used commercially. Accept its licence explicitly to use "
        f"it, or take {DEFAULT_MODEL} ({APACHE})"
    )


def _from_file(model: str, path: Path) -> Checkpoint:
    if not path.is_file():
        raise ModelMissingError(f"there is no checkpoint {path}")
    recipes = (folder / "hparams.yaml" for folder in (path.parent.parent, path.parent))
    beside = next((recipe for recipe in recipes if recipe.is_file()), None)
    return Checkpoint(model, path, beside, _stated_licence(beside.parent if beside else path.parent))


def _from_folder(model: str, folder: Path) -> Checkpoint:
    found = sorted(folder.glob("checkpoints/*.ckpt")) or sorted(folder.glob("*.ckpt"))
    if not found:
        raise ModelMissingError(f"the folder {folder} holds no COMET checkpoint (checkpoints/model.ckpt)")
    path = next((one for one in found if one.name == "model.ckpt"), found[-1])
    recipe = folder / "hparams.yaml"
    return Checkpoint(model, path, recipe if recipe.is_file() else None, _stated_licence(folder))


def _stated_licence(folder: Path) -> str:
    """The licence in the front matter of the model card beside the checkpoint."""
    try:
        card = (folder / "README.md").read_text(encoding="utf-8", errors="replace")[:4000]
    except OSError:
        return "not stated"
    stated = re.search(r"(?m)^license:[ \t]*([\w.-]+)[ \t]*$", card)
    return stated[1] if stated else "not stated"


def _caches(storage: Path | None) -> list[Path]:
    if storage is not None:
        return [storage.expanduser()]
    if explicit := os.environ.get("HF_HUB_CACHE") or os.environ.get("HUGGINGFACE_HUB_CACHE"):
        return [Path(explicit).expanduser()]
    home = os.environ.get("HF_HOME")
    if not home:
        general = os.environ.get("XDG_CACHE_HOME") or "~/.cache"
        home = os.path.join(general, "huggingface")
    return [Path(home).expanduser() / "hub"]


def _cached(name: str, revision: str, caches: list[Path]) -> Checkpoint | None:
    """A complete snapshot: `refs/main` names it; without that file, the newest that is there."""
    for cache in caches:
        root = cache / ("models--" + name.replace("/", "--"))
        for snapshot in _snapshots(root, revision):
            path = snapshot / "checkpoints" / "model.ckpt"
            if path.is_file():
                recipe = snapshot / "hparams.yaml"
                licence = PUBLISHED[name].licence if name in PUBLISHED else _stated_licence(snapshot)
                return Checkpoint(name, path, recipe if recipe.is_file() else None, licence)
    return None


def _snapshots(root: Path, revision: str) -> list[Path]:
    snapshots = root / "snapshots"
    if not snapshots.is_dir():
        return []
    ref = root / "refs" / (revision or "main")
    if ref.is_file():
        return [snapshots / ref.read_text(encoding="utf-8").strip()]
    if revision:
        return [path for path in snapshots.iterdir() if path.name.startswith(revision)]
    return sorted(snapshots.iterdir(), key=lambda path: path.stat().st_mtime, reverse=True)


def _legacy(name: str) -> Checkpoint | None:
    """Where COMET itself keeps the models that it did not fetch from Hugging Face."""
    folder = Path.home() / ".cache" / "torch" / "unbabel_comet" / name.rpartition("/")[2]
    if not any(folder.glob("checkpoints/*.ckpt")):
        return None
    found = _from_folder(name, folder)
    return Checkpoint(name, found.path, found.recipe, published(name).licence)


def _missing(model: Published, revision: str, caches: list[Path]) -> str:
    lines = [f"the COMET model {model.name} is not on this machine (looked in {', '.join(map(str, caches))})"]
    use = "commercial use allowed" if model.commercial else "no commercial use"
    lines.append(f"licence: {model.licence}" + ("" if model.licence == "not stated" else f"; {use}"))
    if model.gated:
        lines.append(f"first accept its licence at huggingface.co/{model.name}, and log in with: hf auth login")
    commands = [f"hf download {model.name}" + (f" --revision {revision}" if revision else "")]
    if model.encoder:
        commands.append(f"hf download {model.encoder} --include '*.json' '*.model'")
    lines.append(f"to fetch it on a connected machine: {' && '.join(commands)}; then copy that folder here")
    lines.append("or allow the download, or name a local folder or .ckpt file")
    return ".\n".join(lines)


def _download(name: str, revision: str, storage: Path | None) -> None:
    """Fetches a snapshot, and turns what the client raises into one sentence with the cause in it."""
    try:
        from huggingface_hub import snapshot_download
    except ImportError as missing:
        raise NotInstalledError(INSTALL) from missing
    try:
        with fenced(offline=False):
            snapshot_download(repo_id=name, revision=revision or None, cache_dir=storage)
    except Exception as failed:  # the client raises dozens of kinds; all mean that the model did not come
        missing_here = _missing(published(name), revision, _caches(storage))
        raise ModelMissingError(f"{missing_here}.\n{_cause(name, failed)}") from failed


def _cause(name: str, failed: Exception) -> str:
    kind = type(failed).__name__
    reasons = {
        "GatedRepoError": f"the licence of {name} is not accepted by this account, or nobody is logged in",
        "RepositoryNotFoundError": f"Hugging Face knows no {name}, or it is private and nobody is logged in",
        "RevisionNotFoundError": "there is no such revision",
        "LocalEntryNotFoundError": "Hugging Face could not be reached",
        "OfflineModeIsEnabled": "the environment variable HF_HUB_OFFLINE forbids downloads",
    }
    text = " ".join(str(failed).split())
    return f"the download failed: {reasons.get(kind) or f'{kind}: {text[:300]}'}"
