"""COMET as a scorer of the audit: options of the config in, scores with notes out. Light until it has to score."""

from __future__ import annotations

import enum
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from mtaudit.model import Score
from mtaudit.plugin import Audited, Cost, Need, Scorer, option

if TYPE_CHECKING:
    from mtaudit.scorers._cache import ScoreCache
    from mtaudit.scorers.comet.results import Item, Judged, Progress
    from mtaudit.scorers.comet.scorer import Comet


class Arithmetic(enum.Enum):
    """What the model computes with."""

    AUTO = "auto"
    EXACT = "exact"
    BF16 = "bf16"
    FP32 = "fp32"
    INT8 = "int8"


class Long(enum.Enum):
    """What becomes of texts beyond the model's window."""

    SPLIT = "split"
    TRUNCATE = "truncate"


@dataclass(frozen=True)
class CometOptions:
    """How to score with COMET."""

    model: str = option("Unbabel/wmt22-comet-da", help="Name on Hugging Face, local folder, or .ckpt file.")
    download: bool = option(False, help="Fetch the model if it is not on this machine.")
    accept_licence: bool = option(False, help="You accept a licence that forbids commercial use.")
    arithmetic: Arithmetic = option(Arithmetic.AUTO, help="auto, exact, bf16, fp32 or int8.")  # noqa: RUF009
    device: str = option("auto", help="auto, cpu, cuda or cuda:N.")
    batch_tokens: int = option(0, least=0, help="Tokens in one batch; 0: what suits the device.")
    long: Long = option(Long.SPLIT, help="Texts beyond the model's window: split or truncate.")  # noqa: RUF009
    storage: str = option("", help="Folder of the models; empty: the usual Hugging Face cache.")
    cache: str = option("", help="File of the score cache; empty: the usual place; none: no cache.")


class CometScorer(Scorer):
    """COMET (Rei et al. 2020, 2022): a neural model's judgement; 0..1 for the usual models, higher is better."""

    name = "comet"
    needs = Need.SOURCE | Need.REFERENCE
    cost = Cost.HEAVY
    description = "COMET, with a model from this machine (needs the extra comet)"
    Options = CometOptions

    options: CometOptions

    def __init__(self, options: CometOptions | None = None) -> None:
        super().__init__(options)
        self.report: Callable[[int, int, float], None] | None = None
        """Told while it scores: segments done, segments in all, segments a second."""
        self.judged: tuple[Judged, ...] = ()
        """The verdicts of the last call of `score`, with error spans where the model marks them."""
        self._comet: Comet | None = None

    def prepare(self) -> None:
        """Finds the model; its weights are read when the first segment is scored. Raises ScorerError."""
        from mtaudit.scorers.comet.models import find
        from mtaudit.scorers.comet.scorer import Comet, Settings

        chosen = self.options
        storage = Path(chosen.storage) if chosen.storage else None
        checkpoint = find(
            chosen.model, download=chosen.download, accept_licence=chosen.accept_licence, storage=storage
        )
        settings = Settings(
            arithmetic=chosen.arithmetic.value,
            device=chosen.device,
            batch_tokens=chosen.batch_tokens or None,
            long=chosen.long.value,
        )
        self._comet = Comet(checkpoint, settings, self._cache())
        self.needs = _needs(self._comet)

    def score(self, items: Sequence[Audited]) -> Sequence[Score | None]:
        """One score a segment, noting what its reader must know: parts, truncation, an untranslated copy."""
        if self._comet is None:
            self.prepare()
        assert self._comet is not None
        scores = self._comet.score([_item(item) for item in items], self._tell)
        self.judged = scores.segments
        told = self._untold()
        found: list[Score | None] = []
        for judged, item in zip(scores.segments, items, strict=True):
            if judged.value is None:
                found.append(None)
                continue
            notes = "; ".join((*judged.notes, *told))
            told = ()
            found.append(Score(self.name, judged.value, scores.signature, item.segment.key, notes))
        return found

    def _untold(self) -> tuple[str, ...]:
        """What the cache has to say (that it cannot be used), once; it goes with the first score."""
        cache = self._comet.cache if self._comet else None
        if cache is None:
            return ()
        told, cache.notices[:] = tuple(cache.notices), []
        return told

    def _tell(self, progress: Progress) -> None:
        if self.report is not None:
            self.report(progress.done, progress.total, progress.rate)

    def _cache(self) -> ScoreCache | None:
        from mtaudit.scorers._cache import ScoreCache

        if self.options.cache == "none":
            return None
        return ScoreCache(Path(self.options.cache).expanduser() if self.options.cache else None)


def _needs(comet: Comet) -> Need:
    """What the model cannot do without; one that may leave a side out needs only one of them."""
    if comet.traits.free:
        return Need.TARGET if len(comet.traits.sides) > 1 else _flags(comet.traits.sides)
    return _flags(comet.traits.sides)


def _flags(sides: Sequence[str]) -> Need:
    needs = Need.TARGET
    for side in sides:
        needs |= Need[side.upper()]
    return needs


def _item(item: Audited) -> Item:
    from mtaudit.scorers.comet.results import Item

    segment = item.segment
    return Item(segment.target, segment.source, segment.reference)
