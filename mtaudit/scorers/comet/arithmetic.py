"""Which arithmetic a machine scores with, and how much work one batch holds.

`auto` takes bfloat16 where the hardware has it (AVX512-BF16, AMX, CUDA from compute capability 8), else the fastest
fp32 products. `exact` is plain fp32 through COMET's own modules. int8 is never chosen, only asked for.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import torch

from mtaudit.scorers.comet.errors import CometError

REQUESTS = ("auto", "exact", "bf16", "fp32", "int8")

_CPU_TOKENS = 2048
"""Tokens in a batch on a CPU: enough to keep the matrix units busy, few enough to stay in the caches."""

_CUDA_TOKENS = 32_768


@dataclass(frozen=True, slots=True)
class Arithmetic:
    """A resolved choice: `name` goes into signatures and cache keys (`cpu-bf16`, `cuda-exact`)."""

    name: str
    device: str
    lower: Any = None
    """The dtype of weights and activations in the encoder's products; None for fp32."""
    precision: str = "highest"
    """`torch.set_float32_matmul_precision` for fp32 products."""
    quantized: bool = False
    packed: bool = False
    """Whether the pass without padding may be taken; otherwise COMET's own modules run."""

    @property
    def tokens(self) -> int:
        """The default size of a batch, in tokens."""
        return _CUDA_TOKENS if self.device.startswith("cuda") else _CPU_TOKENS


def choose(request: str = "auto", device: str = "auto") -> Arithmetic:
    """The arithmetic for `request` (one of `REQUESTS`) on `device` (`auto`, `cpu`, `cuda`, `cuda:1`)."""
    if request not in REQUESTS:
        raise CometError(f"no such arithmetic: {request!r}; choose one of {', '.join(REQUESTS)}")
    place = _device(device)
    if place.startswith("cuda"):
        return _on_cuda(request, place)
    if request == "int8":
        return Arithmetic("cpu-int8", place, quantized=True, packed=True)
    if request == "bf16" or (request == "auto" and native_bf16()):
        return Arithmetic("cpu-bf16", place, lower=torch.bfloat16, packed=True)
    if request == "exact":
        return Arithmetic("cpu-exact", place)
    # With AMX, reduced precision means bfloat16; elsewhere it means oneDNN's products, as exact as others and faster.
    if _has("_is_amx_tile_supported"):
        return Arithmetic("cpu-fp32", place, packed=True)
    return Arithmetic("cpu-fp32-onednn", place, precision="medium", packed=True)


def native_bf16() -> bool:
    """Whether this CPU multiplies bfloat16 in hardware; emulated bfloat16 would be slower than fp32."""
    return _has("_is_amx_tile_supported") or _has("_is_avx512_bf16_supported")


def _has(check: str) -> bool:
    return bool(getattr(torch.cpu, check, lambda: False)())


@contextmanager
def applied(precision: str = "highest") -> Iterator[None]:
    """Inference mode and a precision of fp32 products; the process's own setting is put back.

    The regression head always runs at the highest: it costs nothing, and rounding there goes straight into the score.
    """
    before = torch.get_float32_matmul_precision()
    torch.set_float32_matmul_precision(precision)
    try:
        with torch.inference_mode():
            yield
    finally:
        torch.set_float32_matmul_precision(before)


def ran_out(error: BaseException) -> bool:
    """Whether an error means that memory ran out (host or device)."""
    if isinstance(error, MemoryError | torch.OutOfMemoryError):
        return True
    words = ("can't allocate memory", "not enough memory", "out of memory")
    return isinstance(error, RuntimeError) and any(word in str(error).lower() for word in words)


def release(arithmetic: Arithmetic) -> None:
    """Gives cached device memory back before a second try."""
    if arithmetic.device.startswith("cuda"):
        torch.cuda.empty_cache()


def _device(asked: str) -> str:
    if asked == "auto":
        return "cuda" if torch.cuda.is_available() else "cpu"
    if asked.startswith("cuda"):
        if not torch.cuda.is_available():
            raise CometError(f"the device {asked} was asked for, but torch {torch.__version__} sees no CUDA device")
        number = asked.partition(":")[2]
        if number and not (number.isdigit() and int(number) < torch.cuda.device_count()):
            raise CometError(f"there is no device {asked}: {torch.cuda.device_count()} CUDA devices are there")
        return asked
    if asked != "cpu":
        raise CometError(f"no such device: {asked!r}; choose auto, cpu, cuda or cuda:N")
    return asked


def _on_cuda(request: str, device: str) -> Arithmetic:
    if request == "int8":
        raise CometError("int8 is for CPUs; choose auto, bf16, fp32 or exact on a CUDA device")
    if request == "exact":
        return Arithmetic("cuda-exact", device)
    capable = torch.cuda.get_device_capability(device)[0] >= 8
    if request == "bf16" or (request == "auto" and capable):
        return Arithmetic("cuda-bf16", device, lower=torch.bfloat16, packed=True)
    return Arithmetic("cuda-fp32-tf32", device, precision="high", packed=True)
