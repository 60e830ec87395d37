"""The bases that plugins derive from."""

from __future__ import annotations

import enum
from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, BinaryIO, ClassVar, TextIO

from mtaudit.errors import InputError
from mtaudit.model import (
    Document,
    DocumentResult,
    Finding,
    Languages,
    PluginInfo,
    Problem,
    Rule,
    Score,
    Segment,
    Summary,
    Verdict,
)
from mtaudit.model.values import dataclass
from mtaudit.plugin.examples import Fires, Silent
from mtaudit.plugin.lexicon import Lexicons
from mtaudit.plugin.options import NoOptions


class Need(enum.Flag):
    """What must be there for a detector to look; the target always is."""

    TARGET = 0
    SOURCE = enum.auto()
    REFERENCE = enum.auto()
    DOCUMENT = enum.auto()
    """Sees whole documents, in reading order."""
    COMPARISON = enum.auto()
    """A source or a reference, whichever is there."""
    PROJECT = enum.auto()
    """With DOCUMENT: remembers what it saw in earlier documents, so one process shows it all of a run, in order."""


class Cost(enum.Enum):
    """How a detector or scorer is run."""

    LIGHT = "light"
    """Microseconds a segment: may run in worker processes."""
    HEAVY = "heavy"
    """Loads a model: one process, large batches."""


class Detector(ABC):
    """*How* something is found. Write one of `check`, `check_document` or `check_batch`.

    `needs` says what must be there; the engine never calls a detector with less. `source_langs` and
    `target_langs` are primary subtags (`en`), None means any.
    """

    rules: ClassVar[tuple[Rule, ...]]
    examples: ClassVar[tuple[Fires | Silent, ...]] = ()
    needs: ClassVar[Need] = Need.TARGET
    source_langs: ClassVar[frozenset[str] | None] = None
    target_langs: ClassVar[frozenset[str] | None] = None
    cost: ClassVar[Cost] = Cost.LIGHT
    experimental: ClassVar[bool] = False
    default: ClassVar[bool | None] = None
    """Whether it runs without being selected; None: if it is light and not experimental."""
    Options: ClassVar[type[Any]] = NoOptions

    lexicons: Lexicons = Lexicons()
    """Set by the engine before `prepare`."""

    def __init__(self, options: Any = None) -> None:
        """Cheap: loads nothing. Without options, the defaults hold."""
        self.options = self.Options() if options is None else options

    @classmethod
    def name(cls) -> str:
        """The part before the slash that all its rules share."""
        return cls.rules[0].detector

    def prepare(self) -> None:  # noqa: B027  (optional)
        """Loads word lists and models; called once in each process before the first check."""

    def check(self, segment: Segment) -> Iterable[Finding]:
        """The findings of one segment."""
        return ()

    def check_document(self, document: Document) -> Iterable[Finding]:
        """The findings of a whole document (`Need.DOCUMENT`)."""
        return ()

    def forget(self) -> None:  # noqa: B027  (optional)
        """Forgets the documents it has seen (`Need.PROJECT`): what comes next is another project."""

    def check_batch(self, batch: Sequence[Segment]) -> Iterable[Finding]:
        """The findings of many segments at once; models want this."""
        for segment in batch:
            yield from self.check(segment)

    def weigh(self, items: Sequence[Audited]) -> Sequence[Sequence[float]]:
        """Its own confidence, 0..1, in what all detectors found in some segments, its own findings among them.

        One sequence for each item, with one number for each of its findings, in their order. Called once all have
        looked at a document, for the segments that have findings and fit this detector; only one that overrides this
        is asked. It is for models that judge a segment as a whole: they may doubt or bear out what a rule found.
        """
        return [[finding.confidence for finding in item.findings] for item in items]


@dataclass(frozen=True)
class InputFile:
    """A file to read. `path` is what the user sees; `location` where the bytes are, None for standard input."""

    path: str
    location: Path | None = None
    data: bytes | None = None
    encoding: str = ""
    languages: Languages = Languages()

    def read(self) -> bytes:
        """All bytes. Raises OSError."""
        if self.data is not None:
            return self.data
        assert self.location is not None
        return self.location.read_bytes()

    def open(self) -> BinaryIO:
        """A binary stream, for formats that are read piece by piece. Raises OSError."""
        if self.data is not None:
            import io

            return io.BytesIO(self.data)
        assert self.location is not None
        return self.location.open("rb")


class Reader(ABC):
    """Bytes of a file -> documents, with every segment's place in the file.

    `suffixes` are lower-case file name endings with the dot (`.jsonl`). `bilingual` formats carry their own
    source. A reader raises `mtaudit.errors.InputError` for what it cannot read.
    """

    name: ClassVar[str]
    suffixes: ClassVar[tuple[str, ...]] = ()
    shared_suffixes: ClassVar[tuple[str, ...]] = ()
    """Endings that other kinds of files have too (`.xml`): such a file is read only if `sniff` is sure of it."""
    bilingual: ClassVar[bool] = False
    description: ClassVar[str] = ""
    annotates: ClassVar[str] = ""
    """How `annotate` writes findings into a copy of the file, in a few words; empty: it cannot."""
    places: ClassVar[str] = "line and column"
    """What its places are counted in, for people."""
    streams: ClassVar[bool] = False
    """Whether it reads piece by piece, so that a file may be larger than the memory."""
    Options: ClassVar[type[Any]] = NoOptions

    def __init__(self, options: Any = None) -> None:
        self.options = self.Options() if options is None else options

    @classmethod
    def sniff(cls, head: bytes) -> float:
        """How sure it is, 0..1, that a file beginning with `head` (at most 4 KiB) is of its format."""
        return 0.0

    @abstractmethod
    def read(self, file: InputFile) -> Iterator[Document | InputError]:
        """The documents of the file, one after another.

        An InputError that is yielded (not raised) stands for a part that cannot be read; reading goes on behind it.
        """

    def annotate(self, file: InputFile, results: Sequence[DocumentResult]) -> bytes:
        """The bytes of `file` with the findings of `results` written in, in the format's own way.

        What is not annotated stays byte for byte the same, and reading the copy gives back the same texts.
        `results` are those of the documents that `read` gave, in this order. A reader that does so says how in
        `annotates`.
        """
        raise NotImplementedError


@dataclass(frozen=True, slots=True)
class Audited:
    """A segment with what was found in it: what scorers get."""

    segment: Segment
    findings: tuple[Finding, ...] = ()


class Scorer(ABC):
    """Segments -> numbers. The engine calls it only with what it needs."""

    name: ClassVar[str]
    needs: Need = Need.REFERENCE
    """What a segment must have to be scored; `prepare` may set it anew, where it depends on a model."""
    cost: ClassVar[Cost] = Cost.LIGHT
    default: ClassVar[bool] = False
    """Whether it runs without being asked for."""
    description: ClassVar[str] = ""
    Options: ClassVar[type[Any]] = NoOptions

    lexicons: Lexicons = Lexicons()
    """Set by the engine before `prepare`."""

    def __init__(self, options: Any = None) -> None:
        self.options = self.Options() if options is None else options

    def prepare(self) -> None:  # noqa: B027  (optional)
        """Loads models; called once in each process. Raises ScorerError for what is not there."""

    @abstractmethod
    def score(self, items: Sequence[Audited]) -> Sequence[Score | None]:
        """One score for each item (None where it cannot be scored), each with the key of its segment."""

    def score_document(self, items: Sequence[Audited], scores: Sequence[Score | None]) -> Score | None:
        """The score of a whole document; by default the mean of its segments' scores."""
        values = [s for s in scores if s is not None]
        if not values:
            return None
        return Score(self.name, sum(s.value for s in values) / len(values), values[0].signature)


@dataclass(frozen=True)
class RuleInfo:
    """A rule with what reporters and `mtaudit explain` say of it."""

    rule: Rule
    detector: str
    docs: str
    examples: tuple[Fires | Silent, ...]
    plugin: PluginInfo
    needs: Need
    enabled: bool = True
    target_langs: frozenset[str] | None = None
    source_langs: frozenset[str] | None = None


@dataclass(frozen=True)
class RunInfo:
    """What a reporter is told at the start of a run."""

    version: str
    rules: tuple[RuleInfo, ...] = ()
    plugins: tuple[PluginInfo, ...] = ()
    problems: tuple[Problem, ...] = ()
    settings: tuple[tuple[str, str], ...] = ()


class Reporter(ABC):
    """A stream of results -> one format. `start`, then `document` for each, then `finish`.

    `color` and `width` say what the output can show; width None means that it is not a terminal.
    """

    name: ClassVar[str]
    description: ClassVar[str] = ""
    Options: ClassVar[type[Any]] = NoOptions

    def __init__(
        self,
        out: TextIO,
        *,
        options: Any = None,
        color: bool = False,
        width: int | None = None,
        verbosity: int = 0,
    ) -> None:
        self.out = out
        self.options = self.Options() if options is None else options
        self.color = color
        self.width = width
        self.verbosity = verbosity

    def start(self, run: RunInfo) -> None:  # noqa: B027  (optional)
        """Before the first result."""

    @abstractmethod
    def document(self, result: DocumentResult) -> None:
        """One result."""

    @abstractmethod
    def finish(self, summary: Summary, verdict: Verdict) -> None:
        """After the last result."""
