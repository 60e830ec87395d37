"""Loads a checkpoint into COMET's own model class, without running code from the file and without the network.

COMET's loader unpickles whatever the file holds, initialises all weights at random before it reads them, and lets
missing ones pass. Here, classes that are not plain data become inert, weights are mapped from the file, and a
checkpoint that lacks a weight is refused.
"""

from __future__ import annotations

import inspect
import pickle
from collections import OrderedDict
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from mtaudit.scorers.comet.errors import CheckpointError, CometError, ModelMissingError, NotInstalledError
from mtaudit.scorers.comet.fence import fenced
from mtaudit.scorers.comet.models import INSTALL, Checkpoint, recipe
from mtaudit.scorers.comet.traits import kind_of

_BUILT_IN = set("bool bytearray bytes complex dict float frozenset int list set str tuple".split())
_REBUILDERS = {"_rebuild_parameter", "_rebuild_tensor", "_rebuild_tensor_v2"}
_NOT_STORED = ("position_ids", "token_type_ids", "dropout_mask", "dropout_fill")
"""Buffers that hold no knowledge; older checkpoints lack them."""


def load(checkpoint: Checkpoint) -> Any:
    """The COMET model of `checkpoint`, in evaluation mode, fp32, on the CPU.

    Raises `NotInstalledError`, `CheckpointError`, and `ModelMissingError` where its encoder's tokenizer is not here.
    """
    with fenced():
        classes = _classes()
        stored = _read(checkpoint.path)
        settings = _settings(checkpoint, stored)
        model = _build(checkpoint, classes, settings)
        _fill(model, stored["state_dict"], checkpoint)
    model.eval()
    for parameter in model.parameters():
        parameter.requires_grad = False
    return model


def _classes() -> Mapping[str, Any]:
    try:
        from comet.models import str2model
    except ModuleNotFoundError as missing:
        if missing.name == "pkg_resources":
            raise NotInstalledError(
                "COMET cannot be imported beside setuptools 82 or newer, which dropped pkg_resources; "
                "mend it with: pip install 'setuptools<82'"
            ) from missing
        raise NotInstalledError(f"{INSTALL} ({missing})") from missing
    except ImportError as broken:
        raise NotInstalledError(f"{INSTALL} ({broken})") from broken
    found: Mapping[str, Any] = str2model
    return found


class _Inert(dict[Any, Any]):
    """Stands in for an object of a class that is not plain data; holds what it is given and does nothing."""

    def __init__(self, *_: object, **__: object) -> None:
        super().__init__()

    def __call__(self, *_: object, **__: object) -> _Inert:
        return _Inert()

    def __setstate__(self, state: object) -> None:
        if isinstance(state, dict):
            self.update(state)

    def append(self, _: object) -> None:
        """Takes a list item."""

    def extend(self, _: object) -> None:
        """Takes list items."""

    def add(self, _: object) -> None:
        """Takes a set item."""


class _PlainUnpickler(pickle.Unpickler):
    """Finds tensors and plain containers only."""

    def find_class(self, module: str, name: str) -> Any:
        plain = (
            (module in ("builtins", "__builtin__") and name in _BUILT_IN)
            or (module == "collections" and name == "OrderedDict")
            or (module == "torch._utils" and name in _REBUILDERS)
            or (module in ("torch", "torch.storage") and name.endswith("Storage"))
            or (module == "torch" and name in ("Size", "device"))
        )
        return super().find_class(module, name) if plain else _Inert


_PLAIN_PICKLE = SimpleNamespace(
    __name__="plain_pickle",
    Unpickler=_PlainUnpickler,
    UnpicklingError=pickle.UnpicklingError,
    load=lambda file, **options: _PlainUnpickler(file, **options).load(),
)


def _read(path: Path) -> dict[str, Any]:
    import torch

    reasons: list[str] = []
    for mapped in (True, False):
        try:
            stored = torch.load(path, map_location="cpu", mmap=mapped, weights_only=False, pickle_module=_PLAIN_PICKLE)
        except (RuntimeError, OSError, EOFError, ValueError, KeyError, TypeError, AttributeError) as broken:
            reasons.append(str(broken) or type(broken).__name__)
        except (pickle.UnpicklingError, IndexError) as broken:
            reasons.append(str(broken) or type(broken).__name__)
        else:
            return _checked(stored, path)
    reason = " ".join(reasons[-1].split())[:200]
    raise CheckpointError(f"{path} is not a readable checkpoint ({reason}); fetch it again")


def _checked(stored: object, path: Path) -> dict[str, Any]:
    if not isinstance(stored, dict) or not isinstance(stored.get("state_dict"), Mapping):
        raise CheckpointError(f"{path} is not a COMET checkpoint: it holds no weights (state_dict)")
    return stored


def _settings(checkpoint: Checkpoint, stored: Mapping[str, Any]) -> dict[str, Any]:
    """Hyperparameters as the weights were trained with, kind from the recipe, encoder from where it is now."""
    settings = dict(stored.get("hyper_parameters") or recipe(checkpoint))
    if not settings:
        raise CheckpointError(f"{checkpoint.path} says nothing about its architecture (hyper_parameters)")
    settings["class_identifier"] = kind_of(checkpoint, settings)
    if settings.get("layer_transformation") == "sparsemax_patch":
        settings["layer_transformation"] = "softmax"
    if checkpoint.encoder is not None:
        settings["pretrained_model"] = str(checkpoint.encoder)
    return settings


def _build(checkpoint: Checkpoint, classes: Mapping[str, Any], settings: Mapping[str, Any]) -> Any:
    make = classes[settings["class_identifier"]]
    known = inspect.signature(make.__init__).parameters
    chosen = {name: value for name, value in settings.items() if name in known}
    chosen |= {"load_pretrained_weights": False, "local_files_only": True, "train_data": [], "validation_data": []}
    try:
        with _uninitialised():
            return make(**chosen)
    except (OSError, AttributeError, ValueError, TypeError) as failed:
        raise _no_encoder(checkpoint, settings, failed) from failed
    except CometError:
        raise
    except Exception as failed:
        raise CheckpointError(f"COMET cannot build {checkpoint.name}: {type(failed).__name__}: {failed}") from failed


def _no_encoder(checkpoint: Checkpoint, settings: Mapping[str, Any], failed: Exception) -> CometError:
    """Without the tokenizer, transformers fails in many ways; hardly ever does it say why."""
    encoder = str(settings.get("pretrained_model", ""))
    if isinstance(failed, TypeError) or not encoder:
        return CheckpointError(f"COMET cannot build {checkpoint.name}: {failed}")
    names = [encoder] if settings.get("encoder_model") != "MiniLM" else [encoder, "xlm-roberta-base"]
    if Path(encoder).is_absolute():
        return ModelMissingError(
            f"{checkpoint.name} needs the tokenizer and config of its encoder in {encoder}, which cannot be read; "
            f"put them into {checkpoint.folder / 'encoder'}"
        )
    commands = " && ".join(f"hf download {name} --include '*.json' '*.model'" for name in names)
    return ModelMissingError(
        f"{checkpoint.name} needs the tokenizer and config of its encoder {' and '.join(names)}, which are not on this "
        f"machine; on a connected machine: {commands}; then copy the Hugging Face cache folder here"
    )


@contextmanager
def _uninitialised() -> Iterator[None]:
    """Spares the random numbers that the checkpoint's weights replace: seconds for a large model."""
    import torch
    from transformers.modeling_utils import no_init_weights

    init = torch.nn.init
    names = [name for name in ("kaiming_uniform_", "uniform_", "normal_", "xavier_uniform_") if hasattr(init, name)]
    before = {name: getattr(init, name) for name in names}
    for name in names:
        setattr(init, name, lambda tensor, *_, **__: tensor)
    try:
        with no_init_weights():
            yield
    finally:
        for name, function in before.items():
            setattr(init, name, function)


def _fill(model: Any, weights: Mapping[str, Any], checkpoint: Checkpoint) -> None:
    import torch

    tensors = [(name, value) for name, value in weights.items() if isinstance(value, torch.Tensor)]
    plain = OrderedDict((name, value.float() if value.is_floating_point() else value) for name, value in tensors)
    try:
        result = model.load_state_dict(plain, strict=False, assign=True)
    except RuntimeError as mismatch:
        first = str(mismatch).strip().splitlines()[-1].strip()
        raise CheckpointError(f"the weights in {checkpoint.path} do not fit its own recipe: {first}") from mismatch
    missing = [name for name in result.missing_keys if not name.endswith(_NOT_STORED)]
    if missing:
        some = ", ".join(missing[:3]) + (", …" if len(missing) > 3 else "")
        raise CheckpointError(f"{checkpoint.path} lacks {len(missing)} weights that its recipe asks for ({some})")
