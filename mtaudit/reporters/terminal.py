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
from mtaudit.model.values import dataclass
from mtaudit.plugin import Reporter, RuleInfo, RunInfo, hookimpl, option
from mtaudit.reporters._excerpt import Excerpt, clean, clip, columns, excerpt, replaced, wrap
from mtaudit.reporters._links import address, template_for

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


@dataclass(frozen=True, slots=True)
class TerminalOptions:
    """What is shown beside the findings, and how."""

    statistics: bool = option(False, help="Count the findings by rule and category at the end.")
    diff: bool = option(False, help="Show suggestions as lines taken out and put in.")
    links: str = option("auto", help="Line numbers as links: auto, always, never, or a template with {path}, {line}.")


class TerminalReporter(Reporter):
    """Findings in their sentences, grouped by file, then a summary and the verdict."""

    name = "terminal"
    description = "findings in their sentences, a summary and the verdict"
    Options = TerminalOptions

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
        self.links = template_for(self.options.links, out, color)
        self.rules: dict[str, RuleInfo] = {}
        self.explained: set[str] = set()

    def start(self, run: RunInfo) -> None:
        """Keeps what the rules say of themselves."""
        self.rules = {info.rule.id: info for info in run.rules}
        self.explained.clear()

    def document(self, result: DocumentResult) -> None:
        """The findings of one document, if there are any."""
        document, found = result.document, result.open
        if self.verbosity < 0 or not (found or document.notices or self.verbosity > 0):
            return
        self.line((_title(document), "bold"))
        for notice in document.notices:
            self._wrapped("  note: ", clean(notice), _DIM)
        if found:
            _Listing(self, result, found).write()
        else:
            waived = f", {len(result.findings):,} waived" if result.findings else ""
            self.line((f"  nothing found in {_count(result.words, 'word')}{waived}", _DIM))
        if self.verbosity > 0:
            for score in (s for s in result.scores if not s.segment):
                self.line((clean(f"  {score.name} {score.value:.4g}  {score.signature}"), _DIM))
        self.line()
        self.out.flush()

    def finish(self, summary: Summary, verdict: Verdict) -> None:
        """Counts, verdict, what was not looked at, and where the audit failed."""
        if self.options.statistics:
            self._statistics(summary)
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

    def _statistics(self, summary: Summary) -> None:
        """Open findings by rule, then by category with all that is below it."""
        rules = [(f"{clean(rule)}", number) for rule, number in _ranked(summary.rules)]
        for title, rows in (("findings by rule", rules), ("findings by category", _tree(summary.categories))):
            if rows:
                digits = max(len(f"{number:,}") for _, number in rows)
                self.line((title, "bold"))
                for name, number in rows:
                    room = None if self.columns is None else self.columns - digits - 4
                    self.line((f"  {number:>{digits},}  ", ""), (name if room is None else clip(name, room), _DIM))
                self.line()

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

    def __init__(self, to: TerminalReporter, result: DocumentResult, findings: tuple[Finding, ...]) -> None:
        self.to = to
        self.result = result
        self.findings = findings
        self.segments = {segment.key: segment for segment in result.document.segments}
        self.wheres = [_where(result.document, finding) for finding in findings]
        self.margin = max(map(columns, self.wheres)) + 4
        self.pad = " " * self.margin
        self.rule_width = min(28, max(len(clean(f.rule)) for f in findings))
        self.shown_source = ""

    def write(self) -> None:
        for where, finding in zip(self.wheres, self.findings, strict=True):
            self._head(where, finding)
            segment = self.segments.get(finding.segment)
            if segment is not None:
                self._sentence(segment, finding)
                self._beside(segment, finding)

    def _head(self, where: str, finding: Finding) -> None:
        link = address(self.to.links, self.result.document, finding)
        begin: list[Piece] = [
            (" " * (self.margin - 2 - columns(where)), ""),
            (where, f"link {link}" if link else ""),
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
        style, pad = _STYLE[finding.severity], self.pad
        if self.to.options.diff and finding.suggestion is not None:
            self._diff(excerpt(text, finding.span, room - 2), finding.suggestion, room - 2)
            return
        cut = excerpt(text, finding.span, room)
        if cut.rtl:  # where terminals put the letters is their own affair, so the marks go with the text
            self.to.line((pad + cut.before, ""), (f"⟦{cut.marked}⟧", style), (cut.after, ""))
            return
        self.to.line((pad + cut.before, ""), (cut.marked, style), (cut.after, ""))
        self.to.line((pad + " " * cut.indent, ""), ("─" * cut.length, style))

    def _diff(self, cut: Excerpt, suggestion: str, room: int) -> None:
        """The sentence as it is, and as it would be."""
        new = replaced(cut, clean(suggestion), room)
        rows = (("- ", cut.before, cut.marked, cut.after, "red"), ("+ ", new.before, new.marked, new.after, "green"))
        for sign, left, middle, right, colour in rows:
            self.to.line((self.pad + sign + left, colour), (middle, f"bold underline {colour}"), (right, colour))

    def _beside(self, segment: Segment, finding: Finding) -> None:
        """What helps to judge: the suggestion, the evidence, the other sides."""
        if finding.suggestion is not None and not self.to.options.diff:
            self._note("→ ", finding.suggestion or "(leave it out)", "green")
        verbose = self.to.verbosity > 0
        telling = [e for e in finding.evidence if e[0] not in _TECHNICAL]
        for name, text in finding.evidence if verbose else telling[:_EVIDENCE]:
            self._note(f"{clean(name)}: ", text, _DIM)
        if segment.source and finding.side is not Side.SOURCE and self.shown_source != segment.key:
            self._note("source: ", segment.source, _DIM)
            self.shown_source = segment.key
        if verbose:
            self._why(finding)
            if segment.reference and finding.side is not Side.REFERENCE:
                self._note("reference: ", segment.reference, _DIM)
            self._note("", f"{finding.mqm} · segment {finding.segment} · {finding.fingerprint}", _DIM)
            for score in (s for s in self.result.scores if s.segment == segment.key):
                self._note("", f"{score.name} {score.value:.4g}", _DIM)

    def _why(self, finding: Finding) -> None:
        """What the rule is about, once in a report."""
        info = self.to.rules.get(finding.rule)
        if info is None or finding.rule in self.to.explained:
            return
        self.to.explained.add(finding.rule)
        said = info.rule.help or info.docs.partition("\n\n")[0]
        if said:
            self._note("why: ", " ".join(said.split()), _DIM)

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
    for number, severity in enumerate(levels):
        yield (", " if number else ""), ""
        yield f"{summary.count(severity):,} {severity.value}", _STYLE[severity]
    if levels:
        yield f" · penalty {summary.penalty_per_1000_words:,.0f} per 1,000 words", ""
    if summary.waived:
        grounds = ", ".join(f"{count:,} {ground}" for ground, count in _ranked(summary.waived))
        yield f" · {summary.waived.total():,} waived: {grounds}", _DIM


def _ranked(counts: Counter[str]) -> list[tuple[str, int]]:
    """The most frequent first, ties by name."""
    return sorted(((name, count) for name, count in counts.items() if count), key=lambda row: (-row[1], row[0]))


def _tree(categories: Counter[str]) -> list[tuple[str, int]]:
    """Categories with what is below them, indented under what they belong to."""
    totals: Counter[str] = Counter()
    for path, count in categories.items():
        parts = path.split("/")
        for depth in range(1, len(parts) + 1):
            totals["/".join(parts[:depth])] += count

    def order(path: str) -> list[tuple[int, str]]:
        parts = path.split("/")
        above = ["/".join(parts[:depth]) for depth in range(1, len(parts) + 1)]
        return [(-totals[name], name) for name in above]

    return [("  " * path.count("/") + clean(path), totals[path]) for path in sorted(totals, key=order) if totals[path]]


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
