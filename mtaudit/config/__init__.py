"""Settings: what can be set, and how it is loaded."""

from mtaudit.config.languages import parse_languages
from mtaudit.config.load import check_options, check_rules, find_config, load_settings, setting_error
from mtaudit.config.settings import GATES, Accept, GateSettings, PairingSettings, PluginSettings, ScoreGate, Settings

__all__ = [
    "GATES",
    "Accept",
    "GateSettings",
    "PairingSettings",
    "PluginSettings",
    "ScoreGate",
    "Settings",
    "check_options",
    "check_rules",
    "find_config",
    "load_settings",
    "parse_languages",
    "setting_error",
]
