"""Two ways through a COMET encoder: its own modules, and a packed pass that skips padding.

`Plain` calls the modules as COMET does. `Packed` is for encoders of BERT's make with post-layer norm (XLM-R, InfoXLM,
BERT, MiniLM): tokens of all sentences lie in one matrix without padding, query, key and value are one product, the
residual stream stays fp32 while products run in lower precision, and COMET's mixture of layers is taken of pooled
vectors, since pooling and mixing commute.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

import torch
import torch.nn.functional as functional
from torch import nn

from mtaudit.scorers.comet.arithmetic import Arithmetic

Tensor = Any


@dataclass(frozen=True, slots=True)
class Sequence_:  # noqa: N801  (`Sequence` is taken)
    """One input of the encoder: token ids with their special tokens; `first` of them belong to the translation."""

    ids: tuple[int, ...]
    first: int = 0


class Way(ABC):
    """A pass through the encoder for one batch; shapes: n sequences, H hidden units, w translation tokens."""

    def __init__(self, model: Any, arithmetic: Arithmetic) -> None:
        self.model = model
        self.arithmetic = arithmetic
        self.device = arithmetic.device

    @abstractmethod
    def embed(self, batch: Sequence[Sequence_]) -> Tensor:
        """Sentence embeddings (n x H, fp32), pooled as the checkpoint says."""

    @abstractmethod
    def joint(self, batch: Sequence[Sequence_], words: bool) -> tuple[Tensor, list[Tensor]]:
        """Vectors of the first tokens (n x H) and, for `words`, those of each translation's tokens (w x H)."""

    @staticmethod
    @abstractmethod
    def cost(longest: int, number: int, total: int) -> int:
        """Tokens that the encoder sees of a batch: `number` sequences of `total` tokens, the longest of `longest`."""


class Plain(Way):
    """COMET's own modules on padded batches."""

    def __init__(self, model: Any, arithmetic: Arithmetic) -> None:
        super().__init__(model, arithmetic)
        if arithmetic.quantized:
            _quantize(model.encoder.model)
        elif arithmetic.lower is not None:
            _lower(model.encoder.model, arithmetic.lower)
        model.to(arithmetic.device)

    def embed(self, batch: Sequence[Sequence_]) -> Tensor:
        ids, mask, _ = self._padded(batch)
        with self._cast():
            return self.model.compute_sentence_embedding(ids, mask).float()

    def joint(self, batch: Sequence[Sequence_], words: bool) -> tuple[Tensor, list[Tensor]]:
        ids, mask, types = self._padded(batch)
        with self._cast():
            layers = self.model.encoder(ids, mask, token_type_ids=types)["all_layers"]
            mixer = self.model.layerwise_attention
            settings = self.model.hparams
            mixed = mixer(layers, mask) if mixer else layers[settings.sent_layer]
        tagged = layers[settings.word_layer].float() if words else None
        rows = [tagged[i, : s.first] for i, s in enumerate(batch)] if tagged is not None else []
        return mixed[:, 0, :].float(), rows

    @staticmethod
    def cost(longest: int, number: int, total: int) -> int:  # noqa: ARG004
        return longest * number

    def _cast(self) -> Any:
        kind = self.device.partition(":")[0]
        lower = self.arithmetic.lower
        return torch.autocast(kind, dtype=lower or torch.bfloat16, enabled=lower is not None)

    def _padded(self, batch: Sequence[Sequence_]) -> tuple[Tensor, Tensor, Tensor | None]:
        encoder = self.model.encoder
        longest = max(len(s.ids) for s in batch)
        padding = encoder.tokenizer.pad_token_id
        ids = torch.tensor([(*s.ids, *[padding] * (longest - len(s.ids))) for s in batch])
        lengths = torch.tensor([len(s.ids) for s in batch])
        mask = (torch.arange(longest)[None, :] < lengths[:, None]).long()
        types = None
        if encoder.uses_token_type_ids:
            first = torch.tensor([s.first or longest for s in batch])
            types = (torch.arange(longest)[None, :] >= first[:, None]).long().to(self.device)
        return ids.to(self.device), mask.to(self.device), types


def _quantize(module: nn.Module) -> None:
    """Dynamic int8 weights for the products of the encoder (not its embeddings), in place."""
    torch.ao.quantization.quantize_dynamic(module, {nn.Linear}, dtype=torch.qint8, inplace=True)


def _lower(module: nn.Module, dtype: Any) -> None:
    """Casts weights of products once; autocast would cast frozen ones again in every batch."""
    for part in module.modules():
        if isinstance(part, nn.Linear):
            part.to(dtype)


Product = Callable[[Tensor], Tensor]


@dataclass(frozen=True, slots=True)
class _Layer:
    heads: Product
    joined: Product
    after_attention: Any
    wide: Product
    activation: Callable[[Tensor], Tensor]
    narrow: Product
    after_wide: Any


class Packed(Way):
    """The pass without padding."""

    def __init__(self, model: Any, arithmetic: Arithmetic) -> None:
        super().__init__(model, arithmetic)
        model.to(arithmetic.device)
        body = model.encoder.model
        self.embeddings = body.embeddings
        self.width = int(body.config.hidden_size)
        self.heads = int(body.config.num_attention_heads)
        self.offset = _position_offset(body)
        self.layers = [self._layer(layer) for layer in body.encoder.layer]
        self.mixer = model.layerwise_attention
        self.weights = _mixture(model, len(self.layers) + 1)

    @staticmethod
    def fits(model: Any) -> bool:
        """Whether the encoder is of a make that this pass knows, and pooling one that commutes with mixing."""
        body = model.encoder.model
        pool = getattr(model.hparams, "pool", "cls")
        joint = hasattr(model.hparams, "input_segments")
        return (
            type(body).__name__ in ("XLMRobertaModel", "BertModel")
            and getattr(body.config, "position_embedding_type", "absolute") in (None, "absolute")
            and not getattr(body.config, "is_decoder", False)
            and (joint or pool in ("avg", "cls"))
            and not (joint and model.encoder.uses_token_type_ids)
        )

    def embed(self, batch: Sequence[Sequence_]) -> Tensor:
        return self._pass(batch, average=self.model.hparams.pool == "avg", word_layer=None)[0]

    def joint(self, batch: Sequence[Sequence_], words: bool) -> tuple[Tensor, list[Tensor]]:
        layer = self.model.hparams.word_layer if words else None
        first, flat = self._pass(batch, average=False, word_layer=layer)
        if flat is None:
            return first, []
        rows = flat.split([len(s.ids) for s in batch])
        return first, [row[: s.first] for row, s in zip(rows, batch, strict=True)]

    @staticmethod
    def cost(longest: int, number: int, total: int) -> int:  # noqa: ARG004
        return total

    def _pass(self, batch: Sequence[Sequence_], average: bool, word_layer: int | None) -> tuple[Tensor, Tensor | None]:
        groups = [(len(list(run)), length) for length, run in groupby(len(s.ids) for s in batch)]
        sizes = [number * length for number, length in groups]
        hidden = self._embedded(batch, groups)
        pooled = torch.zeros(len(batch), self.width, device=self.device)
        flat = None
        for depth in range(len(self.layers) + 1):
            if depth:
                hidden = self._deeper(self.layers[depth - 1], hidden, groups, sizes)
            if self.weights[depth] != 0.0:
                pooled.add_(self._pooled(hidden, groups, sizes, average), alpha=self.weights[depth])
            if depth == word_layer:
                flat = hidden.clone()
        return pooled, flat

    def _embedded(self, batch: Sequence[Sequence_], groups: Sequence[tuple[int, int]]) -> Tensor:
        parts = self.embeddings
        ids = torch.tensor([token for s in batch for token in s.ids]).to(self.device)
        places = [torch.arange(self.offset, self.offset + length).repeat(number) for number, length in groups]
        positions = torch.cat(places).to(self.device)
        words = parts.word_embeddings(ids) + parts.token_type_embeddings.weight[0]
        return parts.LayerNorm(words + parts.position_embeddings(positions))

    def _deeper(self, layer: _Layer, hidden: Tensor, groups: Sequence[tuple[int, int]], sizes: Sequence[int]) -> Tensor:
        """One layer; `hidden` (tokens x H) is overwritten."""
        lower = self.arithmetic.lower
        heads = layer.heads(hidden if lower is None else hidden.to(lower))
        seen = [self._attended(part, *group) for part, group in zip(heads.split(sizes), groups, strict=True)]
        attended = layer.joined(seen[0] if len(seen) == 1 else torch.cat(seen))
        hidden = layer.after_attention(hidden.add_(attended))
        wide = layer.activation(layer.wide(hidden if lower is None else hidden.to(lower)))
        return layer.after_wide(hidden.add_(layer.narrow(wide)))

    def _attended(self, heads: Tensor, number: int, length: int) -> Tensor:
        """Attention among the tokens of each of `number` sentences of the same length: no mask is needed."""
        shape = (number, length, 3, self.heads, self.width // self.heads)
        query, key, value = heads.view(shape).permute(2, 0, 3, 1, 4)
        seen = functional.scaled_dot_product_attention(query, key, value)
        return seen.transpose(1, 2).reshape(number * length, self.width)

    def _pooled(self, hidden: Tensor, groups: Sequence[tuple[int, int]], sizes: Sequence[int], average: bool) -> Tensor:
        """The sentence vectors of one layer (n x H), normalised over each sentence where COMET's mixture does so."""
        rows = []
        for part, (number, length) in zip(hidden.split(sizes), groups, strict=True):
            block = part.view(number, length, self.width)
            row = block.sum(1).div_(length) if average else block[:, 0]
            if self.mixer is not None and self.mixer.layer_norm:
                variance, mean = torch.var_mean(part.view(number, -1), 1, correction=0, keepdim=True)
                row = (row - mean) / torch.sqrt(variance + 1e-12)
            rows.append(row)
        return torch.cat(rows)

    def _layer(self, layer: Any) -> _Layer:
        own = layer.attention.self
        activation = layer.intermediate.intermediate_act_fn
        fast = torch.ops.aten.gelu_ if _is_gelu(activation) else activation
        return _Layer(
            self._product(own.query, own.key, own.value),
            self._product(layer.attention.output.dense),
            layer.attention.output.LayerNorm,
            self._product(layer.intermediate.dense),
            fast,
            self._product(layer.output.dense),
            layer.output.LayerNorm,
        )

    def _product(self, *parts: Any) -> Product:
        weight = torch.cat([part.weight.detach() for part in parts])
        bias = torch.cat([part.bias.detach() for part in parts])
        if self.arithmetic.quantized:
            return _int8(weight, bias)
        if self.arithmetic.lower is not None:
            weight, bias = weight.to(self.arithmetic.lower), bias.to(self.arithmetic.lower)
        if self.device == "cpu" and self.arithmetic.lower is not None:
            return _blocked(weight, bias, self.arithmetic.tokens)
        return lambda rows: functional.linear(rows, weight, bias)


def _blocked(weight: Tensor, bias: Tensor, tokens: int) -> Product:
    """A product whose weight lies in the order that oneDNN wants, instead of being reordered in every call."""
    try:
        ordered = torch.ops.mkldnn._reorder_linear_weight(weight, tokens)
        pointwise = torch.ops.mkldnn._linear_pointwise
        pointwise(weight.new_zeros(1, weight.shape[1]), ordered, bias, "none", [], "")
    except (AttributeError, RuntimeError, TypeError):
        return lambda rows: functional.linear(rows, weight, bias)
    return lambda rows: pointwise(rows, ordered, bias, "none", [], "")


def _int8(weight: Tensor, bias: Tensor) -> Product:
    linear = nn.Linear(weight.shape[1], weight.shape[0], device="meta")
    linear.weight, linear.bias = nn.Parameter(weight, False), nn.Parameter(bias, False)
    holder = nn.Sequential(linear)
    _quantize(holder)
    product: Product = holder[0]
    return product


def _is_gelu(activation: Any) -> bool:
    known = type(activation).__name__ in ("GELUActivation", "GELU")
    return known and getattr(activation, "approximate", "none") == "none"


def _position_offset(body: Any) -> int:
    """XLM-R counts positions from the padding id + 1, BERT from 0."""
    return int(body.config.pad_token_id) + 1 if type(body).__name__ == "XLMRobertaModel" else 0


def _mixture(model: Any, depth: int) -> list[float]:
    """The weight of each layer's vectors in the sentence embedding."""
    mixer = model.layerwise_attention
    if mixer is None:
        wanted = model.hparams.layer if hasattr(model.hparams, "layer") else model.hparams.sent_layer
        return [float(layer == wanted) for layer in range(depth)]
    raw = torch.cat([parameter.detach() for parameter in mixer.scalar_parameters])
    mixed = mixer.transform_fn(raw, dim=0) * mixer.gamma.detach()
    return [float(weight) for weight in mixed]


def way(model: Any, arithmetic: Arithmetic) -> Way:
    """The faster way that gives the arithmetic asked for: exactness takes COMET's own modules."""
    packs = arithmetic.packed and Packed.fits(model)
    return Packed(model, arithmetic) if packs else Plain(model, arithmetic)


def batches(way: Way, sequences: Sequence[Sequence_], budget: int) -> Iterator[list[int]]:
    """Indices of `sequences`, the longest first, in batches of at most `budget` tokens (or one sequence).

    Longest first: memory is at its peak in the first batch, and the time left is not underestimated.
    """
    order = sorted(range(len(sequences)), key=lambda i: len(sequences[i].ids), reverse=True)
    batch: list[int] = []
    total = longest = 0
    for index in order:
        length = len(sequences[index].ids)
        if batch and way.cost(longest, len(batch) + 1, total + length) > budget:
            yield batch
            batch, total, longest = [], 0, 0
        batch.append(index)
        total, longest = total + length, max(longest, length)
    if batch:
        yield batch
