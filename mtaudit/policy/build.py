"""All the waivers of a run, from its settings."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from datetime import date

from mtaudit.config import Settings
from mtaudit.plugin import RuleInfo
from mtaudit.policy.directives import Directives
from mtaudit.policy.names import Names
from mtaudit.policy.waivers import Source, Waivers


def waivers_of(
    settings: Settings,
    rules: Iterable[RuleInfo],
    *,
    paths: Sequence[str] = (),
    changed: str | None = None,
    today: date | None = None,
) -> Waivers:
    """The waivers of texts, config and baseline, and of what was not touched since `changed`, in this order.

    `paths` are what is audited. Raises ConfigError for a baseline that cannot be read, UsageError where git cannot say
    what was touched.
    """
    # Most runs have neither a baseline nor acceptances: they need not wait for the modules.
    today = today or date.today()
    names = Names(rules)
    sources: list[Source] = [Directives(names)]
    if settings.accept:
        from mtaudit.policy.accept import Accepted

        whole = not paths or any(os.path.isdir(path) for path in paths)
        sources.append(Accepted(settings.accept, names, os.path.dirname(settings.path), today, whole=whole))
    if settings.baseline:
        from mtaudit.policy.baseline import Baselined, read_baseline

        sources.append(Baselined(read_baseline(settings.baseline), names, today, scope=paths))
    if changed:
        from mtaudit.policy.changed import Unchanged, changes_since

        sources.append(Unchanged(changes_since(changed)))
    return Waivers(sources)
