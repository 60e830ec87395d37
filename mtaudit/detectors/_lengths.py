"""How long a translation usually is, and how far translations stray from that."""

from __future__ import annotations

import math
from collections.abc import Callable

# Natural logarithm of the length in characters (without spaces for languages that write none) against English, and the
# deviation between translations of long segments; medians of public parallel news, rounded, others from kindred ones.
LENGTHS: dict[str, tuple[float, float]] = {
    "en": (0.0, 0.085), "de": (0.135, 0.085), "fr": (0.16, 0.085), "es": (0.11, 0.085), "it": (0.12, 0.09),
    "pt": (0.125, 0.09), "nl": (0.09, 0.09), "ca": (0.11, 0.09), "gl": (0.1, 0.09), "ro": (0.03, 0.11),
    "sv": (0.0, 0.1), "da": (0.01, 0.1), "no": (0.0, 0.1), "nb": (0.0, 0.1), "fi": (0.05, 0.12), "et": (-0.08, 0.13),
    "hu": (0.02, 0.12), "ru": (0.01, 0.13), "uk": (0.0, 0.13), "be": (0.0, 0.13), "bg": (0.05, 0.12), "sr": (0.0, 0.13),
    "pl": (0.02, 0.12), "cs": (-0.04, 0.12), "sk": (-0.02, 0.12), "hr": (0.0, 0.12), "sl": (0.0, 0.12),
    "lt": (0.0, 0.13), "lv": (0.0, 0.13), "el": (0.1, 0.11), "tr": (0.0, 0.14), "vi": (0.03, 0.13), "id": (0.06, 0.12),
    "hi": (-0.03, 0.14), "mr": (-0.1, 0.16), "gu": (-0.09, 0.17), "bn": (-0.05, 0.16), "ta": (0.13, 0.19),
    "te": (-0.09, 0.18), "ne": (-0.07, 0.17), "si": (0.0, 0.16), "ur": (0.0, 0.15), "ar": (-0.15, 0.15),
    "fa": (-0.08, 0.15), "he": (-0.2, 0.15), "ja": (-0.95, 0.23), "zh": (-1.32, 0.23), "ko": (-0.75, 0.22),
    "th": (-0.1, 0.2),
}  # fmt: skip
_NO_SPACES = frozenset({"ja", "zh", "ko", "th"})
# Against a source. People who translate out of English explain: their texts are longer than the lengths of originals
# say. The spread is that of human translations of commentaries, the noise that of one sentence.
_EXPLAINED = 0.03
_CLOSER, _SENTENCE_NOISE = 0.93, 0.95
_UNLIKELIEST = -10_000.0


def size(text: str, language: str) -> float:
    """Characters; in languages without spaces a foreign word counts for what it takes in their script."""
    if language not in _NO_SPACES:
        return len(text.strip())
    packed = "".join(text.split())
    narrow = sum(c < "\u0e00" for c in packed)
    return len(packed) - narrow + narrow * math.exp(LENGTHS[language][0])


def usual(there: str, here: str) -> float:
    """The logarithm of the length of translations against their sources."""
    return LENGTHS[here][0] - LENGTHS[there][0] + _EXPLAINED * (there == "en" != here)


def spread(there: str, here: str, size_of_source: float) -> float:
    """The deviation of that logarithm, for a source of so many characters."""
    english = max(1.0, size_of_source * math.exp(-LENGTHS[there][0]))
    return math.hypot(_CLOSER * max(LENGTHS[there][1], LENGTHS[here][1]), _SENTENCE_NOISE / math.sqrt(english))


def likelihood(there: str, here: str, size_of_source: float) -> Callable[[float, float], float]:
    """The logarithm of the likelihood of two lengths, but for a constant, for sources of about this size."""
    expected, weight = usual(there, here), -0.5 / spread(there, here, size_of_source) ** 2

    def likely(source: float, target: float) -> float:
        if source < 1 or target < 1:
            return _UNLIKELIEST
        off = math.log(target / source) - expected
        return weight * off * off

    return likely
