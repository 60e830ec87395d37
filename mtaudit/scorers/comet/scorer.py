"""Scores segments with a COMET checkpoint: cached, resumable, several systems at once, honest at the edges."""

from __future__ import annotations

import os
import platform
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mtaudit.scorers._cache import ScoreCache as ScoreCache  # part of this library's interface
from mtaudit.scorers.comet import models
from mtaudit.scorers.comet.copies import copied
from mtaudit.scorers.comet.errors import CometError, NotInstalledError
from mtaudit.scorers.comet.models import Checkpoint
from mtaudit.scorers.comet.results import Item, Judged, Progress, Scores, from_json, to_json
from mtaudit.scorers.comet.traits import SIDES, Traits, kind_of, traits

if TYPE_CHECKING:
    from mtaudit.scorers.comet.arithmetic import Arithmetic
    from mtaudit.scorers.comet.kinds import Kind

LOOP = "1"
"""The version of this loop; it goes up whenever scores may change, and old cache entries are then not met."""

_PACKAGES = (
    ("comet", "unbabel-comet"),
    ("torch", "torch"),
    ("transformers", "transformers"),
    ("tokenizers", "tokenizers"),
)
_WINDOW = 4096
"""Segments that are worked on together: their different texts are sorted by length and encoded once."""


@dataclass(frozen=True, slots=True)
class Settings:
    """How to score.

    `arithmetic`: `auto`, `exact` (plain fp32, COMET's own forward pass), `bf16`, `fp32` (without padding), `int8`.
    `device`: `auto`, `cpu`, `cuda`, `cuda:N`. `batch_tokens`: tokens in one batch, None for what suits the device.
    `long`: `split` texts beyond the model's window at sentences where the sides match, or `truncate` them; either is
    reported. `language` (of the sentences) chooses abbreviations for that. `reference`, for models that can do without:
    None reads references where any segment has one (the others are left unscored), False ignores them, True insists.
    """

    arithmetic: str = "auto"
    device: str = "auto"
    batch_tokens: int | None = None
    long: str = "split"
    reference: bool | None = None
    language: str = "en"

    def __post_init__(self) -> None:
        if self.long not in ("split", "truncate"):
            raise CometError(f"no such way with long texts: {self.long!r}; choose split or truncate")
        if self.batch_tokens is not None and self.batch_tokens < 1:
            raise CometError("a batch holds at least one token")


Report = Callable[[Progress], None]


class Comet:
    """A COMET checkpoint that scores; the model is loaded when the first segment is not in the cache."""

    def __init__(
        self, checkpoint: Checkpoint, settings: Settings | None = None, cache: ScoreCache | None = None
    ) -> None:
        self.checkpoint = checkpoint
        self.settings = settings or Settings()
        self.cache = cache
        recipe = models.recipe(checkpoint)
        self.traits: Traits = traits(kind_of(checkpoint, recipe), recipe)
        self._identity: str | None = None
        self._arithmetic: Arithmetic | None = None
        self._engine: Any = None

    def score(self, items: Sequence[Item], report: Report | None = None) -> Scores:
        """Scores the segments of one system."""
        return self.score_systems({"": items}, report)[""]

    def score_systems(self, systems: Mapping[str, Sequence[Item]], report: Report | None = None) -> dict[str, Scores]:
        """Scores several systems in one run; texts that they share (sources, references) are encoded once.

        Raises `WrongInputsError` where the model needs a side that no segment has, and other `CometError`s.
        """
        order = list(_side_by_side(systems))
        items = [systems[name][index] for name, index in order]
        sides = self._sides(items)
        judged = dict(zip(order, self._judge(items, sides, report), strict=True))
        signature = self.signature(sides)
        return {
            name: Scores(tuple(judged[name, i] for i in range(len(members))), signature)
            for name, members in systems.items()
        }

    def signature(self, sides: Sequence[str]) -> str:
        """The recipe of the numbers, in sacrebleu's form: model, weights, arithmetic, policy, versions."""
        fields = [
            ("model", self.checkpoint.name),
            ("kind", self.traits.kind),
            ("ckpt", self.identity[:12]),
            ("reads", "+".join(sides)),
            ("arith", self.arithmetic_name),
            ("long", self.settings.long),
            ("loop", LOOP),
            *versions(),
        ]
        return "COMET|" + "|".join(f"{name}:{value}" for name, value in fields)

    @property
    def identity(self) -> str:
        """SHA-256 over the checkpoint; remembered in the cache as long as its files stay as they are."""
        if self._identity is None:
            label = _stamp(self.checkpoint)
            self._identity = self._remembered(label, lambda: models.digest(self.checkpoint))
        return self._identity

    @property
    def arithmetic_name(self) -> str:
        """The arithmetic that this machine scores with; remembered, so that a cached run needs no torch."""
        if self._arithmetic is not None:
            return self._arithmetic.name
        wanted = f"{self.settings.arithmetic}\0{self.settings.device}\0{_machine()}"
        return self._remembered(f"arithmetic\0{wanted}", lambda: self._chosen().name)

    def _remembered(self, label: str, find: Callable[[], str]) -> str:
        if self.cache is None:
            return find()
        known = self.cache.fact(label)
        if known is None:
            known = find()
            self.cache.remember(label, known)
        return known

    def _chosen(self) -> Arithmetic:
        if self._arithmetic is None:
            try:
                from mtaudit.scorers.comet.arithmetic import choose
            except ImportError as missing:
                raise NotInstalledError(f"{models.INSTALL} ({missing})") from missing
            self._arithmetic = choose(self.settings.arithmetic, self.settings.device)
        return self._arithmetic

    def _sides(self, items: Sequence[Item]) -> tuple[str, ...]:
        """What to read of each segment: a side counts as given when any segment has it."""
        given = {side for side in SIDES if any(_text(item, side) is not None for item in items)}
        if not items:
            given = set(SIDES)
        if self.settings.reference is False:
            given.discard("reference")
        if self.settings.reference is True and self.traits.free:
            given.add("reference")
        return self.traits.choose(frozenset(given), self.checkpoint.name)

    def _judge(self, items: Sequence[Item], sides: tuple[str, ...], report: Report | None) -> list[Judged]:
        judged: list[Judged | None] = [_unscorable(item, sides) for item in items]
        wanted = [i for i, one in enumerate(judged) if one is None]
        keys = self._keys(items, wanted, sides)
        self._recall(judged, wanted, keys)
        left = [i for i in wanted if judged[i] is None]
        clock = _Clock(len(items), len(items) - len(left), report)
        for start in range(0, len(left), _WINDOW):
            window = left[start : start + _WINDOW]
            texts = [_texts(items[i], sides) for i in window]
            fresh = self._window(texts, sides, clock)
            for i, one in zip(window, fresh, strict=True):
                judged[i] = one
            self._store(fresh, [keys[i] for i in window] if keys else [])
        return [_flagged(one, item) for one, item in zip(judged, items, strict=True) if one is not None]

    def _keys(self, items: Sequence[Item], wanted: Sequence[int], sides: tuple[str, ...]) -> dict[int, bytes]:
        if self.cache is None:
            return {}
        recipe = [
            "comet",
            self.identity,
            self.arithmetic_name,
            self.settings.long,
            self.settings.language if self.settings.long == "split" else "",
            "+".join(sides),
            LOOP,
            *(f"{name}={value}" for name, value in versions()),
        ]
        maker = self.cache.keys(recipe)
        return {i: maker(_texts(items[i], sides)) for i in wanted}

    def _recall(self, judged: list[Judged | None], wanted: Sequence[int], keys: Mapping[int, bytes]) -> None:
        if self.cache is None:
            return
        known = self.cache.get([keys[i] for i in wanted])
        for i in wanted:
            if (found := known.get(keys[i])) is not None:
                judged[i] = from_json(found)

    def _store(self, fresh: Sequence[Judged], keys: Sequence[bytes]) -> None:
        if self.cache is not None:
            self.cache.put(zip(keys, map(to_json, fresh), strict=True))

    def _window(self, texts: Sequence[tuple[str, ...]], sides: tuple[str, ...], clock: _Clock) -> list[Judged]:
        """Scores one window: different segments once, long ones in pieces."""
        judge = self._loaded(sides)
        different = list(dict.fromkeys(texts))
        judge.engine.tokens.add(text for one in different for text in one)
        pieces = [self._pieces(judge, one) for one in different]
        flat = [piece.texts for parts in pieces for piece in parts]
        raw = iter(judge.judge(flat, lambda share: clock.tell(share * len(texts))))
        from mtaudit.scorers.comet.joining import joined

        found = {
            one: joined(judge, one, parts, [next(raw) for _ in parts])
            for one, parts in zip(different, pieces, strict=True)
        }
        judge.engine.tokens.forget()
        clock.finish(len(texts))
        return [found[one] for one in texts]

    def _pieces(self, judge: Kind, texts: tuple[str, ...]) -> Sequence[Any]:
        from mtaudit.scorers.comet.longtext import Piece, split

        if self.settings.long == "truncate" or not judge.lost(texts):
            return (Piece(texts),)
        return split(texts, judge.fits, self.settings.language)

    def _loaded(self, sides: tuple[str, ...]) -> Kind:
        """The judge; the model is loaded on the first call."""
        arithmetic = self._chosen()
        from mtaudit.scorers.comet.inference import Engine
        from mtaudit.scorers.comet.kinds import kind
        from mtaudit.scorers.comet.loading import load

        if self._engine is None:
            self._engine = Engine(load(self.checkpoint), arithmetic, self.settings.batch_tokens)
        return kind(self._engine, self.traits, sides)


class _Clock:
    """Turns shares of windows into progress reports."""

    def __init__(self, total: int, known: int, report: Report | None) -> None:
        self._total, self._known, self._report = total, known, report
        self._finished = 0
        self._start = time.perf_counter()
        self._send(0)

    def tell(self, more: float) -> None:
        self._send(self._finished + int(more))

    def finish(self, segments: int) -> None:
        self._finished += segments
        self._send(self._finished)

    def _send(self, fresh: int) -> None:
        if self._report is not None:
            self._report(Progress(self._known + fresh, self._total, fresh, time.perf_counter() - self._start))


def _side_by_side(systems: Mapping[str, Sequence[Item]]) -> Iterator[tuple[str, int]]:
    """(system, index) pairs, the same index of all systems together: what they share falls into one window."""
    longest = max((len(items) for items in systems.values()), default=0)
    for index in range(longest):
        for name, items in systems.items():
            if index < len(items):
                yield name, index


def _text(item: Item, side: str) -> str | None:
    found: str | None = getattr(item, side)
    return found


def _texts(item: Item, sides: Iterable[str]) -> tuple[str, ...]:
    return tuple(_text(item, side) or "" for side in sides)


def _flagged(judged: Judged, item: Item) -> Judged:
    return replace(judged, copied=True) if judged.value is not None and copied(item) else judged


def _unscorable(item: Item, sides: Sequence[str]) -> Judged | None:
    """Why a segment cannot be scored; None where it can."""
    for side in sides:
        text = _text(item, side)
        if text is None:
            return Judged(None, f"there is no {side}")
        if not isinstance(text, str):
            raise CometError(f"the {side} of a segment is {text!r}, which is no text")
        if not text.strip():
            return Judged(None, f"the {side} is empty")
    return None


def versions() -> list[tuple[str, str]]:
    """The versions that a score depends on, without importing anything."""
    found = []
    for name, package in _PACKAGES:
        try:
            found.append((name, metadata.version(package)))
        except metadata.PackageNotFoundError:
            found.append((name, "none"))
    return found


def _machine() -> str:
    """What decides the arithmetic: the processor's abilities, the CUDA devices on show, torch."""
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        lines = []
    flags = next((line for line in lines if line.startswith(("flags", "Features"))), platform.processor())
    cuda = (os.environ.get("CUDA_VISIBLE_DEVICES", ""), str(Path("/dev/nvidiactl").exists()))
    return "\0".join((flags, *cuda, platform.machine(), sys.platform, dict(versions())["torch"]))


def _stamp(checkpoint: Checkpoint) -> str:
    """Changes whenever a file of the checkpoint does: path, size, time, inode."""
    fields = ["checkpoint"]
    for path in models.parts(checkpoint):
        status = path.stat()
        fields.append(f"{path.resolve()}\0{status.st_size}\0{status.st_mtime_ns}\0{status.st_ino}")
    return "\n".join(fields)
