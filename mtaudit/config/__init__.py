"""Settings: what can be set, and how it is loaded."""

from mtaudit.config.settings import GateSettings, PairingSettings, PluginSettings, ScoreGate, Settings

__all__ = ["GateSettings", "PairingSettings", "PluginSettings", "ScoreGate", "Settings"]
