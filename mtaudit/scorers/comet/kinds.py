"""The kinds of COMET models: which sides they read, and how a score comes of what the encoder says.

Texts of a segment always come as a tuple in the order translation, source, reference, without the absent ones.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import torch

from mtaudit.scorers.comet.arithmetic import applied
from mtaudit.scorers.comet.encoders import Sequence_
from mtaudit.scorers.comet.inference import Engine
from mtaudit.scorers.comet.longtext import Texts
from mtaudit.scorers.comet.results import Truncation
from mtaudit.scorers.comet.spans import ErrorSpan, decode, tags, weighed
from mtaudit.scorers.comet.traits import SOURCE, Traits

Advance = Callable[[float], None]
"""Told the share of the work that is finished, 0..1."""


@dataclass(frozen=True, slots=True)
class Raw:
    """What a model says of one piece of text: the score, the scores it is made of, error spans."""

    value: float
    parts: tuple[tuple[str, float], ...] = ()
    spans: tuple[ErrorSpan, ...] = ()


class Kind(ABC):
    """A loaded model that judges segments of which it reads `sides`."""

    def __init__(self, engine: Engine, sides: tuple[str, ...]) -> None:
        self.engine = engine
        self.sides = sides
        self.window = int(engine.model.encoder.max_positions)
        self.single = self.window - 2
        """Tokens that COMET keeps of one text, special tokens counted."""

    @abstractmethod
    def judge(self, segments: Sequence[Texts], advance: Advance) -> list[Raw]:
        """One verdict for each segment; a text beyond the window is cut off as COMET does."""

    @abstractmethod
    def lost(self, texts: Texts) -> tuple[Truncation, ...]:
        """What of the texts lies beyond the window."""

    def fits(self, texts: Texts) -> bool:
        """Whether nothing would be cut off."""
        self.engine.tokens.add(texts)
        return not self.lost(texts)

    def _stopped(self, side: str, text: str, kept: int) -> Truncation | None:
        """The truncation of a text of which `kept` ids (with the opening one) are read."""
        tokens = self.engine.tokens
        total = len(tokens.ids(text))
        if kept >= total:
            return None
        offsets = tokens.offsets(text)
        return Truncation(side, total, offsets[kept - 1][1] if kept > 1 else 0)

    def _meter(self, sequences: Sequence[Sequence_], advance: Advance) -> Callable[[int], None]:
        whole = sum(len(s.ids) for s in sequences) or 1
        done = 0

        def tell(tokens: int) -> None:
            nonlocal done
            done += tokens
            advance(done / whole)

        return tell


class Embedded(Kind):
    """Kinds that embed each text by itself, and compare the vectors: regression with and without a reference."""

    def judge(self, segments: Sequence[Texts], advance: Advance) -> list[Raw]:
        place = {text: i for i, text in enumerate(dict.fromkeys(text for texts in segments for text in texts))}
        tokens = self.engine.tokens
        tokens.add(place)
        sequences = [Sequence_(tokens.cut(text, self.single)) for text in place]
        vectors = self.engine.embed(sequences, self._meter(sequences, advance))
        values: list[float] = []
        with applied():
            for start in range(0, len(segments), 1024):
                part = segments[start : start + 1024]
                columns = [vectors[[place[texts[k]] for texts in part]] for k in range(len(self.sides))]
                values.extend(self.engine.model.estimator(self._features(*columns)).view(-1).tolist())
        return [Raw(value) for value in values]

    def lost(self, texts: Texts) -> tuple[Truncation, ...]:
        found = []
        for side, text in zip(self.sides, texts, strict=True):
            total = len(self.engine.tokens.ids(text))
            if total > self.single:
                found.append(self._stopped(side, text, self.single - 1))
        return tuple(one for one in found if one)

    def _features(self, target: Any, *others: Any) -> Any:
        """COMET's features: the translation with each other text, their product and their distance."""
        if len(others) == 1:
            source = others[0]
            return torch.cat((target, source, target * source, (target - source).abs()), dim=1)
        source, reference = others
        near = (target * reference, (target - reference).abs(), target * source, (target - source).abs())
        return torch.cat((target, reference, *near), dim=1)


class Joint(Kind):
    """Kinds that read the translation together with the other sides in one sequence: unified models and xCOMET."""

    def __init__(self, engine: Engine, sides: tuple[str, ...]) -> None:
        super().__init__(engine, sides)
        model = engine.model
        self.tagging = bool(model.word_level)
        self.labels: tuple[str, ...] = tuple(model.hparams.error_labels) if self.tagging else ()
        self.threshold: float | None = model.decoding_threshold
        weights = getattr(model, "input_weights_spans", None)
        self.tag_weights: list[float] = [] if weights is None else weights.tolist()

    def judge(self, segments: Sequence[Texts], advance: Advance) -> list[Raw]:
        self.engine.tokens.add(text for texts in segments for text in texts)
        inputs = [self._inputs(texts) for texts in segments]
        place = {one: i for i, one in enumerate(dict.fromkeys(one for row in inputs for one in row))}
        sequences = list(place)
        results = self.engine.joint(sequences, self.tagging, self._meter(sequences, advance))
        return [
            self._verdict(texts, [results[place[one]] for one in row])
            for texts, row in zip(segments, inputs, strict=True)
        ]

    def lost(self, texts: Texts) -> tuple[Truncation, ...]:
        found: list[Truncation] = []
        used = 0
        for side, text in zip(self.sides, texts, strict=True):
            total = len(self.engine.tokens.ids(text))
            alone = min(total, self.single)
            room = self.window - used
            kept = min(alone - 1 if total > self.single else alone, room)
            stopped = self._stopped(side, text, max(kept, 1))
            # A closing token that falls off the window's end takes no text with it.
            if stopped and stopped.stopped < self.engine.tokens.offsets(text)[-2][1]:
                found.append(stopped)
            used = min(self.window, used + alone + self.engine.model.encoder.size_separator - 2)
        return tuple(found)

    def _inputs(self, texts: Texts) -> tuple[Sequence_, ...]:
        """The sequences that COMET reads of a segment: with both other sides, each by itself and both together."""
        if len(texts) == 3:
            target, source, reference = texts
            return self._joined(target, source), self._joined(target, reference), self._joined(*texts)
        return (self._joined(*texts),)

    def _joined(self, *texts: str) -> Sequence_:
        tokens, encoder = self.engine.tokens, self.engine.model.encoder
        cut = [tokens.cut(text, self.single) for text in texts]
        bare = [[token for token in ids if token != tokens.padding][1:-1] for ids in cut]
        whole: list[int] = encoder.tokenizer.build_inputs_with_special_tokens(*bare[:2])
        for more in bare[2:]:
            whole = encoder.tokenizer.build_inputs_with_special_tokens(whole[1:-1], more)
        return Sequence_(tuple(whole[: self.window]), len(cut[0]))

    def _verdict(self, texts: Texts, results: Sequence[tuple[float, Any]]) -> Raw:
        scores = [score for score, _ in results]
        names = ("src", "ref", "unified") if len(results) == 3 else ()
        tagged = self._tagged([probabilities for _, probabilities in results]) if self.tagging else []
        spans = decode(texts[0], tagged, self.engine.tokens.offsets(texts[0]), self.labels)
        parts = tuple(zip(names, scores, strict=True)) if names else ()
        return self._combined(scores, parts, tagged, spans)

    def _tagged(self, probabilities: Sequence[Any]) -> list[tuple[int, float]]:
        if len(probabilities) == 1:
            mixed = probabilities[0]
        else:
            mixed = sum(weight * one for weight, one in zip(self.tag_weights, probabilities, strict=True))
        return tags(mixed.tolist(), self.threshold)

    def _combined(
        self,
        scores: Sequence[float],
        parts: tuple[tuple[str, float], ...],
        tagged: Sequence[tuple[int, float]],  # noqa: ARG002  (xCOMET scores the tags as well)
        spans: tuple[ErrorSpan, ...],
    ) -> Raw:
        return Raw(sum(scores) / len(scores), parts, spans)


class XComet(Joint):
    """xCOMET: the score weighs three regressions and the penalty of the error spans."""

    def _combined(
        self,
        scores: Sequence[float],
        parts: tuple[tuple[str, float], ...],
        tagged: Sequence[tuple[int, float]],
        spans: tuple[ErrorSpan, ...],
    ) -> Raw:
        weights: Sequence[float] = self.engine.model.score_weights
        mqm = weighed(tagged, self.labels)
        capped = [min(score, 1.0) for score in scores]
        if len(scores) == 3:
            regression = sum(weight * score for weight, score in zip(weights, capped, strict=False))
        else:
            regression = sum(weights[:3]) * capped[0]
            parts = (("src" if self.sides[1] == SOURCE else "ref", capped[0]),)
        return Raw(regression + weights[3] * mqm, (*parts, ("mqm", mqm)), spans)


def kind(engine: Engine, known: Traits, sides: tuple[str, ...]) -> Kind:
    """The judge for a loaded model."""
    if known.kind in ("regression", "reference-free"):
        return Embedded(engine, sides)
    return (XComet if known.kind == "xcomet" else Joint)(engine, sides)
