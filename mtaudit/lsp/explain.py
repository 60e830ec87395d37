"""Rules and findings in words, as Markdown: the text of `mtaudit explain`, and what a finding says of itself."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from mtaudit.cli.explain import facts, marked_lines, options_of
from mtaudit.engine.registry import Registry
from mtaudit.model import Finding
from mtaudit.plugin import Fires, RuleInfo, Silent, unmark

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~])")


def plain(text: str) -> str:
    """A text that means nothing in Markdown."""
    return _SPECIAL.sub(r"\\\1", text)


def finding_in_words(finding: Finding) -> str:
    """A finding as Markdown: the message, why it was found and what is suggested."""
    sure = f"{finding.confidence:.0%}"
    lines = [f"**{plain(finding.rule)}** · {finding.severity} · {plain(finding.mqm)} · confidence {sure}", ""]
    lines += [plain(finding.message), ""]
    lines += [f"- {plain(name)}: {plain(text)}" for name, text in finding.evidence]
    if finding.suggestion is not None:
        lines.append(f"- suggestion: {plain(finding.suggestion) or '(nothing: take it out)'}")
    return "\n".join(lines).rstrip() + "\n"


def rule_in_words(info: RuleInfo, registry: Registry) -> str:
    """A rule as Markdown: what `mtaudit explain` says of it."""
    rule = info.rule
    parts = [f"### {plain(rule.id)}", f"{rule.severity.value} · {plain(rule.mqm)}"]
    parts += [plain(text.strip()) for text in (rule.help, info.docs) if text.strip()]
    parts.append("\n".join(f"- {name}: {plain(value)}" for name, value in facts(info)))
    options = list(options_of(info, registry))
    if options:
        parts += [f"Options, under `[{info.detector}]`:", _fenced(options)]
    for title, kind in (("Fires on", Fires), ("Stays silent on", Silent)):
        examples = [example for example in info.examples if isinstance(example, kind)]
        if examples:
            parts += [f"{title}:", _fenced(_examples(examples))]
    return "\n\n".join(parts) + "\n"


def _examples(examples: Sequence[Fires | Silent]) -> Iterator[str]:
    for number, example in enumerate(examples):
        if number:
            yield ""
        for side, text in (("source", example.source), ("reference", example.reference)):
            yield from (f"{side + ':':<11}{line}" for line in (text or "").split("\n") if text)
        yield from marked_lines(*unmark(example.target))
        if isinstance(example, Fires) and example.suggestion is not None:
            yield f"→ {example.suggestion}"


def _fenced(lines: Sequence[str] | Iterator[str]) -> str:
    body = "\n".join(lines)
    fence = "`" * max(3, 1 + max((len(run) for run in re.findall(r"`+", body)), default=0))
    return f"{fence}text\n{body}\n{fence}"
