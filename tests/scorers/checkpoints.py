"""Builds real COMET checkpoints with random, seeded weights and no network.

The layout is that of the published repositories (`hparams.yaml`, `checkpoints/model.ckpt`), with the encoder's
tokenizer and config in `encoder/` beside them. `tiny` ones take a second and half a megabyte each.
"""

from __future__ import annotations

import os
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

KINDS = ("regression", "reference-free", "unified", "kiwi", "xcomet", "bert")


@dataclass(frozen=True)
class Size:
    """Hidden width, layers, heads, feed-forward width, sizes of the regression head; rows of the embedding table."""

    hidden: int
    layers: int
    heads: int
    inner: int
    head: tuple[int, ...]
    vocabulary: int | None = None


SIZES = {
    "tiny": Size(32, 2, 2, 64, (64, 32)),
    "base": Size(768, 12, 12, 3072, (1536, 768), 250_002),
    "large": Size(1024, 24, 16, 4096, (3072, 1024), 250_002),
}

_COMMON: dict[str, Any] = {
    "nr_frozen_epochs": 0.3,
    "keep_embeddings_frozen": True,
    "optimizer": "AdamW",
    "warmup_steps": 0,
    "encoder_learning_rate": 1e-6,
    "learning_rate": 1.5e-5,
    "layerwise_decay": 0.95,
    "encoder_model": "XLM-RoBERTa",
    "layer_transformation": "softmax",
    "layer_norm": False,
    "loss": "mse",
    "dropout": 0.1,
    "batch_size": 4,
    "train_data": [],
    "validation_data": [],
    "activations": "Tanh",
    "final_activation": None,
}


def build(
    folder: Path,
    kind: str = "regression",
    *,
    texts: Sequence[str],
    size: str = "tiny",
    seed: int = 0,
    vocabulary: int = 400,
    **changes: Any,
) -> Path:
    """Writes a checkpoint of `kind` into `folder` and returns the path of `model.ckpt`.

    `texts` train the tokenizer; `changes` overwrite hyperparameters (`layer_norm=True`).
    """
    import torch
    import yaml
    from comet.models import str2model
    from transformers import set_seed

    folder = folder.resolve()
    (folder / "checkpoints").mkdir(parents=True, exist_ok=True)
    identifier, settings = _settings(folder, kind, SIZES[size])
    settings |= changes
    _encoder(folder / "encoder", settings["encoder_model"], SIZES[size], texts, vocabulary)
    set_seed(seed)
    model = str2model[identifier](**settings, load_pretrained_weights=False, local_files_only=True)
    _spread(model)
    path = folder / "checkpoints" / "model.ckpt"
    torch.save(
        {
            "state_dict": model.state_dict(),
            "hyper_parameters": dict(settings),
            "pytorch-lightning_version": "2.0.0",
            "hparams_name": "kwargs",
            "epoch": 0,
            "global_step": 0,
        },
        path,
    )
    recipe = {**settings, "class_identifier": identifier, "load_pretrained_weights": False}
    (folder / "hparams.yaml").write_text(yaml.safe_dump(recipe), encoding="utf-8")
    return path


def _settings(folder: Path, kind: str, size: Size) -> tuple[str, dict[str, Any]]:
    common = {
        **_COMMON,
        "pretrained_model": str(folder / "encoder"),
        "hidden_sizes": list(size.head),
        "encoder_model": "BERT" if kind == "bert" else "XLM-RoBERTa",
    }
    tagged = {
        "sent_layer": "mix",
        "word_layer": size.layers,
        "word_level_training": True,
        "cross_entropy_weights": None,
        "loss_lambda": 0.65,
    }
    if kind in ("regression", "bert"):
        return "regression_metric", {**common, "pool": "avg", "layer": "mix"}
    if kind == "reference-free":
        return "referenceless_regression_metric", {**common, "pool": "avg", "layer": "mix"}
    if kind == "unified":
        segments = {"input_segments": ["mt", "src", "ref"], "error_labels": ["minor", "major"]}
        return "unified_metric", {**common, **tagged, **segments}
    if kind == "kiwi":
        segments = {"input_segments": ["mt", "src"], "error_labels": ["minor", "major"]}
        return "unified_metric", {**common, **tagged, **segments, "word_level_training": False}
    if kind == "xcomet":
        return "xcomet_metric", {**common, **tagged, "error_labels": ["minor", "major", "critical"]}
    raise ValueError(f"no such kind of checkpoint: {kind}")


def _spread(model: Any) -> None:
    """Widens a random model's answers, so that scores spread over about 0..1 and tags of every label occur."""
    import torch

    with torch.no_grad():
        last = [m for m in model.estimator.ff if isinstance(m, torch.nn.Linear)][-1]
        last.weight.mul_(3.0)
        last.bias.fill_(0.5)
        if hasattr(model, "hidden2tag"):
            model.hidden2tag.weight.mul_(3.0)
            model.hidden2tag.bias[0] += 0.3


def _encoder(folder: Path, make: str, size: Size, texts: Sequence[str], vocabulary: int) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    if make == "BERT":
        from transformers import BertConfig

        tokens = _wordpiece(folder, texts, vocabulary)
        BertConfig(
            vocab_size=size.vocabulary or len(tokens),
            hidden_size=size.hidden,
            num_hidden_layers=size.layers,
            num_attention_heads=size.heads,
            intermediate_size=size.inner,
            max_position_embeddings=514,
            pad_token_id=tokens.pad_token_id,
        ).save_pretrained(folder)
        return
    from transformers import XLMRobertaConfig, XLMRobertaXLConfig

    tokens = _unigram(folder, texts, vocabulary)
    (XLMRobertaXLConfig if make == "XLM-RoBERTa-XL" else XLMRobertaConfig)(
        vocab_size=size.vocabulary or len(tokens),
        hidden_size=size.hidden,
        num_hidden_layers=size.layers,
        num_attention_heads=size.heads,
        intermediate_size=size.inner,
        max_position_embeddings=514,
        type_vocab_size=1,
        layer_norm_eps=1e-5,
        pad_token_id=1,
        bos_token_id=0,
        eos_token_id=2,
    ).save_pretrained(folder)


def _unigram(folder: Path, texts: Sequence[str], vocabulary: int) -> Any:
    """A fast tokenizer of XLM-R's make, with its ids: `<s>` 0, `<pad>` 1, `</s>` 2, `<unk>` 3."""
    from tokenizers import Tokenizer, decoders, models, normalizers, pre_tokenizers, processors, trainers
    from transformers import XLMRobertaTokenizerFast

    tokens = Tokenizer(models.Unigram())
    tokens.normalizer = normalizers.Sequence([normalizers.NFKC(), normalizers.Replace("  ", " ")])
    tokens.pre_tokenizer = pre_tokenizers.Sequence([pre_tokenizers.WhitespaceSplit(), pre_tokenizers.Metaspace()])
    tokens.decoder = decoders.Metaspace()
    trainer = trainers.UnigramTrainer(
        vocab_size=vocabulary,
        special_tokens=["<s>", "<pad>", "</s>", "<unk>", "<mask>"],
        unk_token="<unk>",
        show_progress=False,
    )
    tokens.train_from_iterator(_common_characters(texts, vocabulary // 2), trainer)
    tokens.post_processor = processors.TemplateProcessing(
        single="<s> $A </s>",
        pair="<s> $A </s> </s> $B </s>",
        special_tokens=[("<s>", 0), ("</s>", 2)],
    )
    fast = XLMRobertaTokenizerFast(tokenizer_object=tokens, model_max_length=512)
    fast.save_pretrained(folder)
    return fast


def _common_characters(texts: Iterable[str], most: int) -> Iterable[str]:
    """The texts without rare characters: the trainer knows no limit to its alphabet and fails on a large one."""
    plain = [unicodedata.normalize("NFKC", text) for text in texts]
    kept = {character for character, _ in Counter("".join(plain)).most_common(most)}
    return ("".join(c for c in text if c in kept) for text in plain)


def _wordpiece(folder: Path, texts: Sequence[str], vocabulary: int) -> Any:
    from tokenizers.implementations import BertWordPieceTokenizer
    from transformers import BertTokenizerFast

    tokens = BertWordPieceTokenizer(lowercase=False, strip_accents=False)
    tokens.train_from_iterator(list(texts), vocab_size=vocabulary, show_progress=False)
    fast = BertTokenizerFast(tokenizer_object=tokens._tokenizer, do_lower_case=False, model_max_length=512)
    fast.save_pretrained(folder)
    return fast


def offline() -> None:
    """Makes sure that no library asks the network, whatever the machine allows."""
    os.environ.setdefault("HF_HUB_OFFLINE", "1")
    os.environ.setdefault("TRANSFORMERS_OFFLINE", "1")
    os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")
