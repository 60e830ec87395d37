"""A summary in Markdown, for the summary of a job or a comment in a pull request.

Texts are untrusted: nothing in them becomes a link, an image, a mention of somebody, or the end of the table.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from mtaudit.model import DocumentResult, Finding, Severity, Summary, Verdict
from mtaudit.plugin import Reporter, RunInfo, hookimpl
from mtaudit.reporters._excerpt import ELLIPSIS, clean
from mtaudit.reporters._facts import (
    Worst,
    counted,
    encodable,
    label,
    means,
    not_looked_at,
    problem_text,
    region_of,
    said,
    severities,
)

LONGEST = 65_000
"""Characters that a comment may have (GitHub takes 65,536)."""

_ROWS = 300
_REASONS = 20
_LINES = 30
_CELL = 300
_SPECIAL = re.compile(r"([\\`*_\[\]|~$!])")
_COMMENT = "<!-- -->"
_REFERENCE = re.compile(r"@|#(?=\w)|(?<=[wW]{3})\.|:(?=//)|(?<=[gG][hH])-")
_BLOCK = re.compile(r"^(\d{0,9})([-+#=.)])")


class MarkdownReporter(Reporter):
    """Verdict, counts and the worst findings, for a job summary or a comment."""

    name = "markdown"
    description = "a summary for a job or a pull request"

    def start(self, run: RunInfo) -> None:  # noqa: ARG002  (the base's signature)
        """Nothing is written before the end: the verdict stands on top."""
        self._worst: Worst[tuple[Severity, str]] = Worst(_ROWS)

    def document(self, result: DocumentResult) -> None:
        """Keeps the worst open findings."""
        for finding in result.open:
            self._worst.add(finding, (finding.severity, _row(result, finding)))

    def finish(self, summary: Summary, verdict: Verdict) -> None:
        """Verdict, totals, the worst findings, and what was not looked at."""
        head, foot = "".join(_head(summary, verdict)), "".join(_foot(summary))
        room = LONGEST - len(head) - len(foot)
        self.out.write(head + "".join(self._table(room)) + foot)

    def _table(self, room: int) -> Iterator[str]:
        rows = self._worst.ranked()
        if not rows:
            return
        top = "\n| Severity | Where | What | Rule |\n| --- | --- | --- | --- |\n"
        room -= len(top) + 100
        shown = 0
        yield top
        for _, row in rows:
            room -= len(row)
            if room < 0:
                break
            shown += 1
            yield row
        left = self._worst.total - shown
        if left:
            yield f"\n_The worst stand first; {counted(left, 'more finding')} not shown here._\n"


def _head(summary: Summary, verdict: Verdict) -> Iterator[str]:
    yield f"## mtaudit: {'gate passed' if verdict.passed else 'gate failed'}\n\n"
    for reason in verdict.reasons[:_REASONS]:
        yield f"- {escaped(_cut(reason))}\n"
    if len(verdict.reasons) > _REASONS:
        yield f"- and {len(verdict.reasons) - _REASONS:,} more reasons\n"
    if verdict.reasons:
        yield "\n"
    kinds = severities((s, summary.count(s)) for s in sorted(Severity, reverse=True)) or "nothing found"
    files = counted(summary.paths, "file") + (f" ({summary.unreadable:,} unreadable)" if summary.unreadable else "")
    yield f"**{files}, {counted(summary.words, 'word')}:** {kinds}"
    if summary.findings:
        yield f" · penalty {summary.penalty_per_1000_words:,.0f} per 1,000 words"
    if summary.waived:
        yield f" · {summary.waived.total():,} waived"
    scores = ", ".join(f"{escaped(name)} {mean:.4g}" for name, mean in list(means(summary))[:_LINES])
    yield (f" · {scores}" if scores else "") + "\n"


def _row(result: DocumentResult, finding: Finding) -> str:
    region = region_of(result.document, finding)
    where = label(result.document) + (f":{region.line}" if region else "")
    what = escaped(_cut(said(result.document, finding)))
    if finding.suggestion is not None:
        what += " → " + (f"**{escaped(_cut(finding.suggestion))}**" if finding.suggestion.strip() else "leave it out")
    rule = f"{escaped(finding.rule)} ({finding.confidence:.0%})"
    return f"| {finding.severity} | {escaped(_cut(where))} | {what} | {rule} |\n"


def _foot(summary: Summary) -> Iterator[str]:
    problems = [escaped(_cut(problem_text(problem))) for problem in summary.problems[:_LINES]]
    yield from _details(f"The audit is incomplete: {counted(len(summary.problems), 'problem')}", problems)
    skips = [f"{detector}: {reason} ({counted(n, 'text')})" for detector, reason, n in not_looked_at(summary)]
    yield from _details("Not looked at", [escaped(_cut(text)) for text in skips[: 3 * _LINES]])
    yield from _details(
        "Waivers that are unused, expired or misspelt", [escaped(_cut(n)) for n in summary.notices[:_LINES]]
    )


def _details(title: str, lines: list[str]) -> Iterator[str]:
    if lines:
        yield f"\n<details><summary>{title}</summary>\n\n"
        yield from (f"- {line}\n" for line in lines)
        yield "\n</details>\n"


def _cut(text: str) -> str:
    return text if len(text) <= _CELL else text[: _CELL - 1].rstrip() + ELLIPSIS


def escaped(text: str) -> str:
    """A text on one line that Markdown shows as it is; an empty comment breaks what hosts turn into links."""
    text = encodable(clean(text)).strip().replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    text = _REFERENCE.sub(lambda hit: _broken(hit[0]), _SPECIAL.sub(r"\\\1", text))
    return _BLOCK.sub(r"\1\\\2", text)


def _broken(mark: str) -> str:
    """Before a point or hyphen, after the other marks."""
    return _COMMENT + mark if mark in ".-" else mark + _COMMENT


@hookimpl
def mtaudit_reporters() -> Iterable[type[Reporter]]:
    """Markdown."""
    return [MarkdownReporter]
