"""For an editor at a terminal: each finding in its sentence, what it means, and whether the text may be published.

Texts are untrusted: nothing in them moves the cursor or changes a colour (see `_excerpt.clean`).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, TextIO

from mtaudit.model import (
    Document,
    DocumentResult,
    Fault,
    Finding,
    Problem,
    Segment,
    Severity,
    Side,
    Skip,
    Summary,
    Verdict,
)
from mtaudit.plugin import Reporter, hookimpl
from mtaudit.reporters._excerpt import clean, clip, columns, excerpt, wrap

if TYPE_CHECKING:
    from rich.console import Console

Piece = tuple[str, str]

_STYLE = {
    Severity.CRITICAL: "bold red",
    Severity.MAJOR: "yellow",
    Severity.MINOR: "cyan",
    Severity.NEUTRAL: "bright_black",
}
_DIM = "bright_black"
_PIPE_WIDTH = 100
_NARROWEST = 40
_NAMED_FILES = 10
_EVIDENCE = 3
_TECHNICAL = frozenset({"pivots", "also", "source"})  # shown when asked for; the source stands below anyway
_LEAST_MESSAGE = 16
_ASCII = str.maketrans({"─": "^", "…": "~", "→": ">", "·": "|", "⟦": "[", "⟧": "]"})


class TerminalReporter(Reporter):
    """Findings in their sentences, grouped by file, then a summary and the verdict."""

    name = "terminal"
    description = "findings in their sentences, a summary and the verdict"

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
        self.columns = max(_NARROWEST, width) if width else None
        self.plain = not _can_write("─…→·⟦⟧", out)
        self._console: Console | None = None
        self._anything = False

    def document(self, result: DocumentResult) -> None:
        """The findings of one document, if there are any."""
        document = result.document
        if self.verbosity < 0 or not (result.findings or document.notices or self.verbosity > 0):
            return
        self._anything = True
        self.line((_title(document), "bold"))
        for notice in document.notices:
            self._wrapped("  note: ", clean(notice), _DIM)
        if result.findings:
            _Listing(self, result).write()
        else:
            self.line((f"  nothing found in {result.words:,} words", _DIM))
        if self.verbosity > 0:
            for score in (s for s in result.scores if not s.segment):
                self.line((clean(f"  {score.name} {score.value:.4g}  {score.signature}"), _DIM))
        self.line()
        self.out.flush()

    def finish(self, summary: Summary, verdict: Verdict) -> None:
        """Counts, verdict, what was not looked at, and where the audit failed."""
        if self.verbosity >= 0:
            self.line(*_totals(summary))
            if summary.scores:
                self._wrapped("scores: ", _scores(summary))
        self._verdict(verdict)
        if self.verbosity >= 0:
            if summary.skips:
                self._wrapped("not looked at: ", _not_looked_at(summary, self.verbosity > 0), _DIM)
            self._problems(summary.problems)
        self.out.flush()

    def _verdict(self, verdict: Verdict) -> None:
        if verdict.passed:
            self.line(("gate passed", "bold green"))
            return
        head = "gate FAILED: "
        for number, reason in enumerate(verdict.reasons or ("see above",)):
            self._wrapped(head if not number else " " * len(head), clean(reason), head_style="bold red")

    def _problems(self, problems: Iterable[Problem]) -> None:
        for group in _grouped(problems):
            self._wrapped("problem: ", _said(group), head_style="bold magenta")
            if self.verbosity > 1:
                for line in group[0].traceback.rstrip().split("\n"):
                    self.line((f"    {clean(line)}", _DIM))

    def _wrapped(self, head: str, text: str, style: str = "", head_style: str = "") -> None:
        """`head` and a text that is wrapped beside it."""
        room = self.columns - columns(head) if self.columns else None
        lines = wrap(text, room, room) if room else [text]
        for number, line in enumerate(lines):
            self.line((head if not number else " " * columns(head), head_style or style), (line, style))

    def line(self, *pieces: Piece) -> None:
        """Writes one line; pieces of clean text with their styles."""
        if not self.color:
            text = "".join(text for text, _ in pieces).rstrip(" ")
            self.out.write((text.translate(_ASCII) if self.plain else text) + "\n")
            return
        from rich.text import Text

        forms = _ASCII if self.plain else {}
        line = Text.assemble(*((text.translate(forms), style) for text, style in pieces))
        self._rich().print(line, soft_wrap=True)

    def _rich(self) -> Console:
        if self._console is None:
            from rich.console import Console

            self._console = Console(
                file=self.out,
                force_terminal=True,
                no_color=False,
                markup=False,
                emoji=False,
                highlight=False,
                width=self.columns or _PIPE_WIDTH,
            )
        return self._console


class _Listing:
    """The findings of one document, in columns."""

    def __init__(self, to: TerminalReporter, result: DocumentResult) -> None:
        self.to = to
        self.result = result
        self.segments = {segment.key: segment for segment in result.document.segments}
        self.wheres = [_where(result.document, finding) for finding in result.findings]
        self.margin = max(map(columns, self.wheres)) + 4
        self.pad = " " * self.margin
        self.rule_width = min(28, max(len(clean(f.rule)) for f in result.findings))
        self.shown_source = ""

    def write(self) -> None:
        for where, finding in zip(self.wheres, self.result.findings, strict=True):
            self._head(where, finding)
            segment = self.segments.get(finding.segment)
            if segment is not None:
                self._sentence(segment, finding)
                self._beside(segment, finding)

    def _head(self, where: str, finding: Finding) -> None:
        begin: list[Piece] = [
            (where.rjust(self.margin - 2 - columns(where) + len(where)), ""),
            (f"  {finding.severity.value:<8}", _STYLE[finding.severity]),
            (f"  {clean(finding.rule):<{self.rule_width}}  ", _DIM),
        ]
        sure = f"{finding.confidence:.0%}".replace("%", "\N{NO-BREAK SPACE}%")
        text = f"{clean(finding.message)}  {sure}"
        lines, room = [text], self.to.columns
        if room is not None:
            taken = sum(columns(piece) for piece, _ in begin)
            if room - taken < _LEAST_MESSAGE:
                self.to.line(*begin)
                begin, taken = [(self.pad, "")], self.margin
            lines = wrap(text, room - taken, room - self.margin)
        for number, line in enumerate(lines):
            message, end, _ = line.rpartition(sure) if number == len(lines) - 1 else (line, "", "")
            self.to.line(*(begin if not number else [(self.pad, "")]), (message, ""), (end, _DIM))

    def _sentence(self, segment: Segment, finding: Finding) -> None:
        text = segment.text(finding.side)
        room = (self.to.columns or _PIPE_WIDTH) - self.margin
        cut = excerpt(text, finding.span, room)
        style, pad = _STYLE[finding.severity], self.pad
        if cut.rtl:  # where terminals put the letters is their own affair, so the marks go with the text
            self.to.line((pad + cut.before, ""), (f"⟦{cut.marked}⟧", style), (cut.after, ""))
            return
        self.to.line((pad + cut.before, ""), (cut.marked, style), (cut.after, ""))
        self.to.line((pad + " " * cut.indent, ""), ("─" * cut.length, style))

    def _beside(self, segment: Segment, finding: Finding) -> None:
        """What helps to judge: the suggestion, the evidence, the other sides."""
        if finding.suggestion is not None:
            self._note("→ ", finding.suggestion or "(leave it out)", "green")
        verbose = self.to.verbosity > 0
        telling = [e for e in finding.evidence if e[0] not in _TECHNICAL]
        for name, text in finding.evidence if verbose else telling[:_EVIDENCE]:
            self._note(f"{clean(name)}: ", text, _DIM)
        if segment.source and finding.side is not Side.SOURCE and self.shown_source != segment.key:
            self._note("source: ", segment.source, _DIM)
            self.shown_source = segment.key
        if verbose:
            if segment.reference and finding.side is not Side.REFERENCE:
                self._note("reference: ", segment.reference, _DIM)
            self._note("", f"{finding.mqm} · segment {finding.segment} · {finding.fingerprint}", _DIM)
            for score in (s for s in self.result.scores if s.segment == segment.key):
                self._note("", f"{score.name} {score.value:.4g}", _DIM)

    def _note(self, head: str, text: str, style: str) -> None:
        room = (self.to.columns or _PIPE_WIDTH) - self.margin - columns(head)
        words = clean(text[: 4 * _PIPE_WIDTH + 4 * room] if self.to.verbosity < 1 else text)
        lines = [clip(words, room)] if self.to.verbosity < 1 else wrap(words, room, room)
        for number, line in enumerate(lines):
            self.to.line((self.pad + (head if not number else " " * columns(head)) + line, style))


def _can_write(text: str, out: TextIO) -> bool:
    try:
        text.encode(getattr(out, "encoding", None) or "utf-8")
    except (UnicodeEncodeError, LookupError):
        return False
    return True


def _title(document: Document) -> str:
    return clean(" · ".join(part for part in (document.path, document.part, document.key) if part))


def _where(document: Document, finding: Finding) -> str:
    """Line and column; for what does not stand in the file, the side or the segment."""
    if finding.place is not None:
        line, column = document.lines.position(finding.place.span.start)
        return f"{line}:{column}"
    return finding.side.value if finding.side is not Side.TARGET else clip(clean(finding.segment), 12)


def _totals(summary: Summary) -> Iterator[Piece]:
    if summary.documents == summary.unreadable:
        yield f"{_count(summary.paths, 'file')}, none of them read", ""
        return
    unread = f" ({summary.unreadable:,} unreadable)" if summary.unreadable else ""
    amounts = [_count(summary.paths, "file") + unread]
    if summary.documents != summary.paths:
        amounts.append(_count(summary.documents, "text"))
    amounts.append(_count(summary.words, "word"))
    yield f"{', '.join(amounts)}: ", ""
    levels = [s for s in sorted(Severity, reverse=True) if summary.count(s)]
    if not levels:
        yield "nothing found", ""
        return
    for number, severity in enumerate(levels):
        yield (", " if number else ""), ""
        yield f"{summary.count(severity):,} {severity.value}", _STYLE[severity]
    yield f" · penalty {summary.penalty_per_1000_words:,.0f} per 1,000 words", ""


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def _scores(summary: Summary) -> str:
    parts = []
    for name, (total, count) in sorted(summary.scores.items()):
        mean = f" (mean of {_count(count, 'text')})" if count > 1 else ""
        parts.append(clean(f"{name} {total / count:.4g}{mean}"))
    return ", ".join(parts)


def _not_looked_at(summary: Summary, verbose: bool) -> str:
    """Detectors grouped by why they did not look."""
    groups: dict[tuple[str, int], list[str]] = defaultdict(list)
    merged: Counter[tuple[str, str]] = Counter()
    for skip, count in summary.skips.items():
        merged[skip.detector, _reason(skip, verbose)] += count
    for (detector, reason), count in sorted(merged.items()):
        groups[reason, min(count, summary.documents)].append(detector)
    parts = []
    for (reason, count), detectors in groups.items():
        some = f", {count:,} of {_count(summary.documents, 'text')}" if count < summary.documents else ""
        parts.append(clean(f"{', '.join(detectors)} ({reason}{some})"))
    return "; ".join(parts)


def _reason(skip: Skip, verbose: bool) -> str:
    return f"{skip.reason}: {skip.detail}" if verbose and skip.detail else skip.reason


def _grouped(problems: Iterable[Problem]) -> list[list[Problem]]:
    """One group for each plugin or detector; files that could not be read stand each by itself, up to a point."""
    groups: dict[tuple[str, ...], list[Problem]] = {}
    for problem in problems:
        if problem.fault is Fault.UNREADABLE:
            files = sum(key[0] == "file" for key in groups)
            key: tuple[str, ...] = ("file", problem.path if files < _NAMED_FILES else "")
        else:
            key = (problem.fault.value, problem.plugin, problem.detector)
        groups.setdefault(key, []).append(problem)
    return list(groups.values())


def _said(group: list[Problem]) -> str:
    first = group[0]
    who = " ".join(part for part in (first.plugin, first.version) if part)
    detector = f"detector {first.detector}" if first.detector and first.detector != first.plugin else ""
    name = ", ".join(part for part in (who, detector) if part)
    path = first.path if first.path and not first.message.startswith(first.path) else ""
    where = ": ".join(part for part in (name, path) if part)
    hint = f" ({first.hint})" if first.hint else ""
    more = f" (and {len(group) - 1:,} more like it)" if len(group) > 1 else ""
    return clean(f"{where + ': ' if where else ''}{first.message}{hint}{more}")


@hookimpl
def mtaudit_reporters() -> Iterable[type[Reporter]]:
    """The terminal."""
    return [TerminalReporter]
