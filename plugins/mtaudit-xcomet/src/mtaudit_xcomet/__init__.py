"""Error spans of xCOMET as findings: what a large neural model holds to be wrong in a translation."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from mtaudit import Cost, Detector, Finding, Need, Rule, Segment, Severity, hookimpl, option

if TYPE_CHECKING:
    from mtaudit.scorers.comet import Comet

_MESSAGE = "xCOMET holds “{quote}” to be a {severity} error"


def _rule(severity: Severity) -> Rule:
    return Rule(
        f"xcomet/{severity.value}",
        mqm="accuracy/mistranslation",
        severity=severity,
        message=_MESSAGE.replace("{severity}", severity.value),
        confidence=0.6,
    )


RULES = {severity.value: _rule(severity) for severity in (Severity.MINOR, Severity.MAJOR, Severity.CRITICAL)}


@dataclass(frozen=True)
class XcometOptions:
    """What can be set under `[xcomet]`."""

    model: str = option("Unbabel/XCOMET-XL", help="Name on Hugging Face, local folder, or .ckpt file.")
    download: bool = option(False, help="Fetch the model if it is not on this machine.")
    accept_licence: bool = option(False, help="You accept that the model forbids commercial use.")
    device: str = option("auto", help="auto, cpu, cuda or cuda:N.")
    arithmetic: str = option("auto", help="auto, exact, bf16, fp32 or int8.")
    batch_tokens: int = option(0, least=0, help="Tokens in one batch; 0: what suits the device.")
    storage: str = option("", help="Folder of the models; empty: the usual Hugging Face cache.")
    cache: str = option("", help="File of the score cache; empty: the usual place; none: no cache.")
    least: float = option(0.5, least=0, most=1, help="Spans that the model is less sure of are left out.")


class Xcomet(Detector):
    """Stretches that xCOMET (Guerreiro et al. 2024, TACL 12) tags as errors, with its severity and probability.

    Segments with a reference are judged with it, others by their source alone. The confidence is the model's own.
    """

    rules = tuple(RULES.values())
    needs = Need.COMPARISON
    cost = Cost.HEAVY
    experimental = True
    Options = XcometOptions

    def prepare(self) -> None:
        """Finds the model; its weights are read when the first segment is judged. Raises ScorerError."""
        from mtaudit.scorers.comet import Comet, ScoreCache, Settings, WrongInputsError, find

        chosen: XcometOptions = self.options
        checkpoint = find(
            chosen.model,
            download=chosen.download,
            accept_licence=chosen.accept_licence,
            storage=Path(chosen.storage) if chosen.storage else None,
        )
        place = Path(chosen.cache).expanduser() if chosen.cache else None
        self._comet: Comet = Comet(
            checkpoint,
            Settings(chosen.arithmetic, chosen.device, chosen.batch_tokens or None),
            None if chosen.cache == "none" else ScoreCache(place),
        )
        if self._comet.traits.kind != "xcomet":
            raise WrongInputsError(f"{checkpoint.name} marks no error spans; this plugin needs an xCOMET model")

    def check_batch(self, batch: Sequence[Segment]) -> Iterable[Finding]:
        """The spans of all segments; those with the same sides together, as the model reads them in one way."""
        for reference in (True, False):
            for source in (True, False):
                alike = [s for s in batch if bool(s.reference) is reference and bool(s.source) is source]
                if alike:
                    yield from self._judged(alike)

    def _judged(self, segments: Sequence[Segment]) -> Iterator[Finding]:
        from mtaudit.scorers.comet import Item

        items = [Item(s.target, s.source or None, s.reference or None) for s in segments]
        for segment, judged in zip(segments, self._comet.score(items).segments, strict=True):
            for span in judged.spans:
                if span.confidence >= self.options.least:
                    rule = RULES[span.severity]
                    yield rule.at(segment, (span.start, span.end), confidence=span.confidence)


@hookimpl
def mtaudit_detectors() -> Iterable[type[Detector]]:
    """Registers the detector."""
    return [Xcomet]
