"""All the waivers of a run, from its settings."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from datetime import date

from mtaudit.config import Settings
from mtaudit.plugin import RuleInfo
from mtaudit.policy.accept import Accepted
from mtaudit.policy.baseline import Baselined, read_baseline
from mtaudit.policy.directives import Directives
from mtaudit.policy.names import Names
from mtaudit.policy.waivers import Source, Waivers


def waivers_of(
    settings: Settings,
    rules: Iterable[RuleInfo],
    *,
    paths: Sequence[str] = (),
    extra: Iterable[Source] = (),
    today: date | None = None,
) -> Waivers:
    """The waivers of texts, config and baseline, in this order, then `extra`. `paths` are what is audited.

    Raises ConfigError for a baseline that cannot be read.
    """
    today = today or date.today()
    names = Names(rules)
    sources: list[Source] = [Directives(names)]
    if settings.accept:
        whole = not paths or any(os.path.isdir(path) for path in paths)
        sources.append(Accepted(settings.accept, names, os.path.dirname(settings.path), today, whole=whole))
    if settings.baseline:
        sources.append(Baselined(read_baseline(settings.baseline), names, today, scope=paths))
    return Waivers((*sources, *extra))
