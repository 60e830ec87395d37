"""How waivers and gates name findings: by rule id, detector or MQM category."""

from __future__ import annotations

from collections.abc import Iterable

from mtaudit.config.toml import nearest
from mtaudit.model import DocumentResult, Finding
from mtaudit.plugin import RuleInfo


def is_of(finding: Finding, name: str) -> bool:
    """Whether a finding is of a rule, a detector or an MQM category."""
    return name in (finding.rule, finding.detector, finding.mqm) or finding.mqm.startswith(f"{name}/")


class Names:
    """The rules that there are, and which of them a run looks for."""

    def __init__(self, rules: Iterable[RuleInfo]) -> None:
        self._infos = tuple(rules)
        self._aliases = {alias: info.rule.id for info in self._infos for alias in info.rule.aliases}
        self._former = {i.rule.id: (i.rule.id, *i.rule.aliases) for i in self._infos if i.rule.aliases}
        self._known = {name for info in self._infos for name in (info.rule.id, info.detector)}
        for info in self._infos:
            parts = info.rule.mqm.split("/")
            self._known |= {"/".join(parts[:length]) for length in range(1, len(parts) + 1)}

    def canonical(self, name: str) -> str | None:
        """The name as findings have it (that of a renamed rule for its old one); None if nothing is called so."""
        name = self._aliases.get(name, name)
        return name if name in self._known else None

    def all_of(self, rule: str) -> tuple[str, ...]:
        """A rule's id and those that it had before."""
        return self._former.get(rule, (rule,))

    def nearest(self, name: str) -> str:
        """`; did you mean ...?`, or nothing."""
        return nearest(name, self._known | self._aliases.keys())

    def looked_for(self, name: str, result: DocumentResult) -> bool:
        """Whether the audit of this document could have yielded a finding of this name.

        A detector that is switched off, that had nothing to compare with or that failed has not looked: that it found
        nothing says nothing.
        """
        if not result.document.segments:
            return False
        blind = {skip.detector for skip in result.skips} | {problem.detector for problem in result.problems}
        return any(info.enabled and info.detector not in blind and _is_named(info, name) for info in self._infos)


def _is_named(info: RuleInfo, name: str) -> bool:
    mqm = info.rule.mqm
    return name in (info.rule.id, info.detector, mqm) or mqm.startswith(f"{name}/")
