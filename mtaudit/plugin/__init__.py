"""The contract between the engine and everybody who brings something: hooks, bases, options, examples."""

from mtaudit.plugin.base import (
    Audited,
    Cost,
    Detector,
    InputFile,
    Need,
    Reader,
    Reporter,
    RuleInfo,
    RunInfo,
    Scorer,
)
from mtaudit.plugin.examples import Fires, Silent, unmark
from mtaudit.plugin.hookspecs import API_VERSION, PROJECT, hookimpl, hookspec
from mtaudit.plugin.lexicon import Lexicon, Lexicons, View, lexicons_in
from mtaudit.plugin.options import NoOptions, OptionError, build, located, option

__all__ = [
    "API_VERSION",
    "PROJECT",
    "Audited",
    "Cost",
    "Detector",
    "Fires",
    "InputFile",
    "Lexicon",
    "Lexicons",
    "Need",
    "NoOptions",
    "OptionError",
    "Reader",
    "Reporter",
    "RuleInfo",
    "RunInfo",
    "Scorer",
    "Silent",
    "View",
    "build",
    "hookimpl",
    "hookspec",
    "lexicons_in",
    "located",
    "option",
    "unmark",
]
