"""For an editor with a browser: the article as a text to read, and beside each marked word what is wrong with it.

One file that needs no network and, for reading, no JavaScript. Texts are untrusted: everything is escaped by the
template engine, characters that would steer the page are shown by their number, and a content security policy
lets nothing run but the script of this report.

What is written is held back on disk until the run ends, since the verdict stands on top; memory holds counts only.
"""

from __future__ import annotations

import base64
import hashlib
import json
import re
import tempfile
import weakref
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from importlib.resources import files
from typing import IO, TYPE_CHECKING, Any, TextIO

from mtaudit.model import Block, Document, DocumentResult, Finding, Segment, Severity, Side, Summary, Verdict
from mtaudit.model.values import dataclass
from mtaudit.plugin import Reporter, RuleInfo, RunInfo, hookimpl, option
from mtaudit.reporters._marks import Piece, pieces
from mtaudit.reporters._plots import BARS, LEVELS, Spread, Worst, rule_bars

if TYPE_CHECKING:
    from jinja2 import Environment

LETTERS = {Severity.CRITICAL: "C", Severity.MAJOR: "M", Severity.MINOR: "m", Severity.NEUTRAL: "n"}
"""Beside the colour, for those who cannot tell colours apart."""

_IN_MEMORY = 1 << 20
_CHUNK = 1 << 16
_NAMED_PROBLEMS = 200
_UNSAFE = re.compile("[\x00-\x08\x0b-\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]")
_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")


@dataclass(frozen=True, slots=True)
class HtmlOptions:
    """How large the report may grow."""

    max_megabytes: int = option(64, least=1, help="Articles beyond this size are listed without their text.")


class HtmlReporter(Reporter):
    """One page: overview, articles with their findings, and the rules that found something."""

    name = "html"
    description = "one page for editors: the articles with their findings, overview and plots; works offline"
    Options = HtmlOptions

    def __init__(
        self,
        out: TextIO,
        *,
        options: Any = None,
        color: bool = False,
        width: int | None = None,
        verbosity: int = 0,
    ) -> None:
        super().__init__(out, options=options, color=color, width=width, verbosity=verbosity)
        self._begin(RunInfo(""))

    def _begin(self, run: RunInfo) -> None:
        self.run = run
        self.rules = {info.rule.id: info for info in run.rules}
        self.figures = _Figures()
        self._articles = _Spool()
        self._rows = _Spool()
        self._findings = 0
        self._documents = 0
        self._left_out = 0
        self._environment: Environment | None = None

    def start(self, run: RunInfo) -> None:
        """Nothing is written yet: the verdict comes first."""
        self._begin(run)

    def document(self, result: DocumentResult) -> None:
        """A row of the overview, and the text if there is anything to see in it."""
        self._documents += 1
        number = self._documents if result.findings or result.document.notices else 0
        if number and self._articles.size >= self.options.max_megabytes << 20:
            number = 0
            self._left_out += 1
        row = _row(result, number)
        self.figures.add(result, row)
        self._rows.write(json.dumps(row) + "\n")
        if number:
            article = Article.of(result, number, self._findings, self.rules)
            self._findings += len(article.notes)
            self._articles.write(self._templates().get_template("article.html").render(a=article))

    def finish(self, summary: Summary, verdict: Verdict) -> None:
        """Writes the page."""
        page = self._templates().get_template("page.html")
        style, script = _data("report.css"), _data("report.js")
        from markupsafe import Markup

        stream = page.generate(
            style=Markup(style),
            script=Markup(script),
            policy=_policy(style, script),
            version=self.run.version,
            summary=summary,
            verdict=verdict,
            levels=LEVELS,
            letters=LETTERS,
            rows=(json.loads(line) for line in self._rows.lines()),
            scorers=list(self.figures.scores),
            articles=map(Markup, self._articles.chunks()),
            left_out=self._left_out,
            limit=self.options.max_megabytes,
            worst=self.figures.worst.bars(),
            by_rule=rule_bars(self.figures.rules),
            most_bars=BARS,
            spreads=list(filter(None, (spread.histogram() for spread in self.figures.spreads()))),
            rules=[(rule, self.rules.get(rule)) for rule in sorted(self.figures.rules_seen)],
            paragraphs=paragraphs,
            skips=_skips(summary),
            problems=summary.problems[:_NAMED_PROBLEMS],
            notices=summary.notices[:_NAMED_PROBLEMS],
            settings=self.run.settings,
        )
        for text in stream:
            self.out.write(text)
        self.out.flush()
        self._articles.close()
        self._rows.close()

    def _templates(self) -> Environment:
        if self._environment is None:
            self._environment = _environment()
        return self._environment


class _Figures:
    """What the overview counts; grows with the number of rules, not of texts."""

    def __init__(self) -> None:
        self.worst = Worst()
        self.rules: Counter[tuple[str, Severity]] = Counter()
        self.rules_seen: set[str] = set()
        self.penalty = Spread("penalty per 1,000 words")
        self.scores: dict[str, Spread] = {}

    def add(self, result: DocumentResult, row: dict[str, Any]) -> None:
        self.rules_seen.update(finding.rule for finding in result.findings)
        self.rules.update((finding.rule, finding.severity) for finding in result.open)
        if not row["unreadable"]:
            self.penalty.add(row["penalty"])
        words = max(1, result.words)
        shares = tuple(1000 * level.penalty * row["counts"][level.value] / words for level in LEVELS)
        self.worst.add(row["label"], row["href"], shares)
        for name, value in row["scores"].items():
            self.scores.setdefault(name, Spread(name)).add(value)

    def spreads(self) -> Iterator[Spread]:
        yield self.penalty
        yield from self.scores.values()


def _row(result: DocumentResult, number: int) -> dict[str, Any]:
    """One text in the overview."""
    counts = Counter(finding.severity.value for finding in result.open)
    return {
        "label": label(result.document),
        "href": f"#d{number}" if number else "",
        "words": result.words,
        "penalty": 1000 * result.penalty / result.words if result.words else 0.0,
        "counts": {level.value: counts[level.value] for level in LEVELS},
        "waived": len(result.findings) - sum(counts.values()),
        "scores": {score.name: score.value for score in result.scores if not score.segment},
        "unreadable": not result.document.segments and bool(result.problems),
    }


def label(document: Document) -> str:
    """The document by the name the user knows."""
    return " · ".join(part for part in (document.path, document.part, document.key) if part)


@dataclass(frozen=True, slots=True)
class Note:
    """A finding as it stands on the page; `id` counts over the whole report, `tag` within the article (`M3`)."""

    id: int
    tag: str
    finding: Finding
    where: str
    segment: Segment | None
    info: RuleInfo | None
    marked: bool

    @property
    def level(self) -> str:
        """The severity, as a class of the style sheet."""
        return self.finding.severity.value

    @property
    def why(self) -> str:
        """The rule in one paragraph."""
        if self.info is None:
            return ""
        return self.info.rule.help or self.info.docs.partition("\n\n")[0]

    def others(self) -> Iterator[tuple[str, str, str, list[Piece]]]:
        """The other texts of the sentence: name, text, language, and the text in pieces."""
        if self.segment is None:
            return
        for side in (Side.SOURCE, Side.REFERENCE) if self.marked else Side:
            text = self.segment.text(side)
            if text:
                mine = [(self.id, self.finding.span)] if side is self.finding.side else []
                yield side.value, text, _language(self.segment, side), list(pieces(text, mine))


@dataclass(frozen=True, slots=True)
class Article:
    """One text with its findings, ready for the template."""

    number: int
    result: DocumentResult
    label: str
    notes: tuple[Note, ...]
    by_id: dict[int, Note]
    by_segment: dict[str, list[Note]]

    @classmethod
    def of(cls, result: DocumentResult, number: int, before: int, rules: dict[str, RuleInfo]) -> Article:
        """`before` findings stand on the page already."""
        order = {segment.key: at for at, segment in enumerate(result.document.segments)}
        segments = {segment.key: segment for segment in result.document.segments}
        beyond = len(order)
        ranked = sorted(result.findings, key=lambda f: (order.get(f.segment, beyond), f.span.start, f.span.end))
        notes = []
        for at, finding in enumerate(ranked, 1):
            segment = segments.get(finding.segment)
            marked = segment is not None and finding.side is Side.TARGET
            tag = f"{LETTERS[finding.severity]}{at}"
            where = _where(result.document, finding)
            notes.append(Note(before + at, tag, finding, where, segment, rules.get(finding.rule), marked))
        by_segment: dict[str, list[Note]] = defaultdict(list)
        for note in notes:
            if note.marked:
                by_segment[note.finding.segment].append(note)
        return cls(number, result, label(result.document), tuple(notes), {n.id: n for n in notes}, by_segment)

    @property
    def penalty(self) -> float:
        """Per 1,000 words."""
        return 1000 * self.result.penalty / self.result.words if self.result.words else 0.0

    @property
    def counts(self) -> list[tuple[Severity, int]]:
        """Open findings by severity, the worst first."""
        counts = Counter(f.severity for f in self.result.open)
        return [(level, counts[level]) for level in LEVELS if counts[level]]

    @property
    def sides(self) -> list[str]:
        """Which other texts there are at all."""
        segments = self.result.document.segments
        return [side.value for side in (Side.SOURCE, Side.REFERENCE) if any(s.text(side) for s in segments)]

    @property
    def scores(self) -> list[tuple[str, float]]:
        """Scores of the whole text."""
        return [(score.name, score.value) for score in self.result.scores if not score.segment]

    def segment_scores(self, note: Note) -> list[tuple[str, float]]:
        """Scores of the sentence that a finding stands in."""
        return [(s.name, s.value) for s in self.result.scores if s.segment == note.finding.segment]

    def cut(self, segment: Segment) -> Iterator[Piece]:
        """The target of a segment in pieces."""
        return pieces(segment.target, ((note.id, note.finding.span) for note in self.by_segment[segment.key]))

    def worst(self, piece: Piece) -> Note:
        """The note that a piece is coloured by: an open one before a waived one, then the more severe."""
        notes = [self.by_id[number] for number in piece.on]
        return max(notes, key=lambda n: (n.finding.waiver is None, n.finding.severity.penalty, -n.id))

    def language(self, block: Block, side: str = "target") -> str:
        """The language of a block, for voices and hyphens."""
        return _language(block.segments[0], Side(side))

    def other(self, block: Block, side: str) -> str:
        """The source or the reference of a block."""
        return " ".join(filter(None, (segment.text(Side(side)).strip() for segment in block.segments)))


def _language(segment: Segment, side: Side) -> str:
    code = segment.languages.source if side is Side.SOURCE else segment.languages.target
    return code if _LANGUAGE.fullmatch(code) else ""


def _where(document: Document, finding: Finding) -> str:
    if finding.place is None:
        return ""
    line, column = document.lines.position(finding.place.span.start)
    return f"{line}:{column}"


def paragraphs(text: str) -> list[list[tuple[str, bool]]]:
    """Docs as paragraphs of pairs: a text, and whether it stood between backticks."""
    return [
        [(part, number % 2 == 1) for number, part in enumerate(" ".join(block.split()).split("`")) if part]
        for block in re.split(r"\n\s*\n", text)
        if block.strip()
    ]


def _skips(summary: Summary) -> list[tuple[str, str, int]]:
    """Who did not look, why, and at how many texts."""
    merged: Counter[tuple[str, str]] = Counter()
    for skip, count in summary.skips.items():
        merged[skip.detector, skip.reason] += count
    return [(detector, reason, min(count, summary.documents)) for (detector, reason), count in sorted(merged.items())]


def harmless(value: object) -> object:
    """A text without characters that a page or its reader could be misled by; they are shown by their number.

    These are controls, turns of the writing direction, and halves of pairs that cannot be encoded.
    """
    from markupsafe import Markup

    if isinstance(value, Markup) or not isinstance(value, str):
        return value
    return _UNSAFE.sub(lambda found: f"⟨U+{ord(found.group()):04X}⟩", value)


def _environment() -> Environment:
    from jinja2 import DictLoader, Environment, StrictUndefined

    return Environment(
        loader=DictLoader({name: _data(name) for name in ("page.html", "article.html")}),
        autoescape=True,
        finalize=harmless,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _data(name: str) -> str:
    return files("mtaudit.reporters").joinpath("_html", name).read_text("utf-8")


def _policy(style: str, script: str) -> str:
    """Nothing is loaded, sent or run but the style and the script of this page, named by their hashes."""
    return (
        f"default-src 'none'; style-src {_hash(style)}; script-src {_hash(script)}; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


class _Spool:
    """Text that waits on disk once it is large."""

    def __init__(self) -> None:
        self._file: IO[bytes] = tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY)  # noqa: SIM115  (closed at the end)
        weakref.finalize(self, self._file.close)  # also where the run breaks off
        self.size = 0

    def write(self, text: str) -> None:
        self.size += self._file.write(text.encode())

    def lines(self) -> Iterator[str]:
        self._file.seek(0)
        for line in self._file:
            yield line.decode()

    def chunks(self) -> Iterator[str]:
        import codecs

        self._file.seek(0)
        decoder = codecs.getincrementaldecoder("utf-8")()
        while data := self._file.read(_CHUNK):
            yield decoder.decode(data)

    def close(self) -> None:
        self._file.close()


@hookimpl
def mtaudit_reporters() -> Iterable[type[Reporter]]:
    """HTML."""
    return [HtmlReporter]
