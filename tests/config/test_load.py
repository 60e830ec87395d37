"""Config files and overrides become settings; what is wrong is shown where it stands."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from mtaudit.config import (
    GATES,
    GateSettings,
    ScoreGate,
    Settings,
    check_options,
    check_rules,
    find_config,
    load_settings,
    setting_error,
)
from mtaudit.errors import ConfigError
from mtaudit.model import Languages, Severity
from mtaudit.plugin import option


@dataclass(frozen=True)
class NumberOptions:
    tolerance: float = option(0.1, least=0, most=1)
    ignore_years: bool = option(False)


def write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


@pytest.fixture
def config(tmp_path: Path) -> Path:
    return tmp_path / "mtaudit.toml"


FULL = """
languages = "de-en"
select = ["default", "acme-currency"]
ignore = "length"
min-confidence = 0.4
scorers = ["comet"]
exclude = ["drafts/*"]
jobs = 2
timeout = 5
pairing = { source = "{stem}.de.md", reference = "refs/{name}" }

[plugins]
require = ["mtaudit-currency"]
files = ["checks/own.py"]

[numbers]
tolerance = 0.05
severity = { changed = "critical" }

[severity]
"length/short" = "minor"

[gate]
critical = 0
major = "any"
minor = 12
mqm-per-1000-words = 8
min-confidence = 0.7
incomplete = "ignore"
rules = { "negation/dropped" = 0 }
scores.comet = { min = 0.80, segment-min = 0.45, required = true }
scores.bleu = 12
"""


def test_reads_everything_that_can_be_set(config: Path) -> None:
    settings = load_settings(write(config, FULL))
    assert settings.languages == Languages(source="de", target="en")
    assert settings.select == ("default", "acme-currency")
    assert settings.ignore == ("length",)
    assert (settings.min_confidence, settings.jobs, settings.timeout) == (0.4, 2, 5.0)
    assert (settings.pairing.source, settings.pairing.reference) == ("{stem}.de.md", "refs/{name}")
    assert settings.plugins.require == ("mtaudit-currency",)
    assert settings.plugins.files == (str(config.parent / "checks/own.py"),)
    assert settings.options == {"numbers": {"tolerance": 0.05}}
    assert settings.severity == {"length/short": Severity.MINOR, "numbers/changed": Severity.CRITICAL}
    assert settings.gate == GateSettings(
        critical=0,
        major=None,
        minor=12,
        mqm_per_1000_words=8.0,
        min_confidence=0.7,
        incomplete="ignore",
        rules={"negation/dropped": 0},
        scores={"comet": ScoreGate(0.8, 0.45, True), "bleu": ScoreGate(min=12.0)},
    )
    assert settings.path == str(config)


def test_finds_the_nearest_config(tmp_path: Path) -> None:
    inner = tmp_path / "a" / "b"
    inner.mkdir(parents=True)
    top = write(tmp_path / "mtaudit.toml", "jobs = 1")
    assert find_config(inner) == top
    write(tmp_path / "a" / "pyproject.toml", "[project]\nname = 'x'\n")
    assert find_config(inner) == top, "a pyproject.toml that does not speak of us"
    pyproject = write(tmp_path / "a" / "pyproject.toml", "[project]\nname = 'x'\n[tool.mtaudit]\njobs = 3\n")
    assert find_config(inner) == pyproject
    assert load_settings(start=inner).jobs == 3
    assert load_settings(start=inner, search=False) == Settings()
    own = write(tmp_path / "a" / "mtaudit.toml", "jobs = 4")
    assert find_config(inner) == own


def test_tables_of_pyproject(tmp_path: Path) -> None:
    text = "[tool.mtaudit.gate]\nmajor = 2\n[tool.mtaudit.numbers]\ntolerance = 0.2\n"
    path = write(tmp_path / "pyproject.toml", text)
    assert find_config(tmp_path) == path
    settings = load_settings(path)
    assert settings.gate.major == 2
    assert settings.options == {"numbers": {"tolerance": 0.2}}
    with pytest.raises(ConfigError, match=r"no table \[tool.mtaudit\]"):
        load_settings(write(tmp_path / "x" / "pyproject.toml", "[tool.ruff]\n"))


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("jobs = 1\nselekt = ['all']", 2, "unknown key 'selekt'; did you mean 'select'?"),
        ("[gate]\nmajr = 3", 2, "unknown key 'majr' in [gate]; did you mean 'major'?"),
        ("[gate]\nmajor = 'three'", 2, "major takes a whole number"),
        ("[gate]\nmajor = -1", 2, "below the least value 0"),
        ("[gate]\nmajor = true", 2, "major takes a whole number"),
        ("[gate]\nmin-confidence = 60", 2, "above the greatest value 1"),
        ("gate = 'strickt'", 1, "did you mean 'strict'?"),
        ("[gate]\npreset = 'x'", 2, "none of 'default', 'none', 'strict'"),
        ("[gate]\nincomplete = 'ignor'", 2, "did you mean 'ignore'?"),
        ("[gate]\nscores.comet = { mn = 1 }", 2, "unknown key 'mn' in [gate.scores.comet]; did you mean 'min'?"),
        ("[gate]\nscores.comet = 'high'", 2, "comet takes a table"),
        ("[gate.rules]\n'a/b' = -2", 2, "below the least value 0"),
        ("gate = 3", 1, "gate takes a table"),
        ("[severity]\n'a/b' = 'grave'", 2, "none of 'neutral', 'minor', 'major', 'critical'"),
        ("[a]\nseverity = { b = 'grave' }", 2, "none of 'neutral'"),
        ("[plugins]\nrequires = []", 2, "did you mean 'require'?"),
        ("[plugins]\nrequire = [1]", 2, "require takes a text"),
        ("pairing = { sorce = 'x' }", 1, "unknown key 'sorce' in [pairing]; did you mean 'source'?"),
        ("languages = 'pt-br-en'", 1, "more than one way"),
        ("languages = { form = 'de' }", 1, "unknown key 'form' in [languages]"),
        ("target = 'english!'", 1, "not a language code"),
        ("timeout = 'long'", 1, "timeout takes a number"),
        ("xyzzy = 1", 1, "known: accept, baseline, encoding"),
    ],
)
def test_errors_show_file_line_and_way_out(config: Path, text: str, line: int, said: str) -> None:
    with pytest.raises(ConfigError) as caught:
        load_settings(write(config, text))
    message = str(caught.value)
    assert message.startswith(f"{config}, line {line}: ")
    assert said in message
    assert message.endswith(f"    {line} | {text.splitlines()[line - 1]}")


def test_overrides_come_on_top(config: Path) -> None:
    overrides: dict[str, Any] = {
        "select": ["numbers"],
        "ignore": ["names"],
        "languages": "fi-en",
        "gate": {"major": 1, "scores": {"comet": {"min": 0.9}}},
    }
    settings = load_settings(write(config, FULL), overrides=overrides)
    assert settings.select == ("numbers",)
    assert settings.ignore == ("length", "names")
    assert settings.languages == Languages(source="fi", target="en")
    assert settings.gate.major == 1
    assert settings.gate.minor == 12
    assert settings.gate.scores["comet"] == ScoreGate(0.9, 0.45, True)
    assert settings.jobs == 2


def test_a_preset_replaces_the_gate(config: Path) -> None:
    path = write(config, FULL)
    assert load_settings(path, overrides={"gate": "none"}).gate == GATES["none"]
    gate = load_settings(path, overrides={"gate": {"preset": "strict", "major": 7}}).gate
    assert gate.major == 7
    assert gate.minor == GATES["strict"].minor
    with pytest.raises(ConfigError, match="did you mean 'strict'") as caught:
        load_settings(path, overrides={"gate": {"preset": "stict"}})
    assert "line" not in str(caught.value)


def test_one_side_of_the_languages(config: Path) -> None:
    path = write(config, 'languages = { source = "de", target = "en" }')
    assert load_settings(path, overrides={"target": "en-GB"}).languages == Languages(source="de", target="en-GB")


def test_options_are_held_against_their_dataclass(config: Path) -> None:
    known = {"numbers": NumberOptions}
    good = load_settings(write(config, "[numbers]\ntolerance = 0.5\nignore-years = true"))
    check_options(good, known)
    for text, line, said in [
        ("[numbers]\ntolerence = 0.5", 2, "did you mean 'tolerance'?"),
        ("[numbers]\nignore_years = 1", 2, "takes true or false"),
        ("[numbers]\ntolerance = 3", 2, "above the greatest value 1"),
        ("jobs = 1\n[number]\ntolerance = 3", 2, "did you mean 'numbers'?"),
        ("[gaet]\nmajor = 3", 1, "did you mean 'gate'?"),
    ]:
        settings = load_settings(write(config, text))
        with pytest.raises(ConfigError) as caught:
            check_options(settings, known)
        assert said in str(caught.value)
        assert f", line {line}: " in str(caught.value)


def test_rules_are_held_against_those_that_exist(config: Path) -> None:
    rules = {"numbers/changed": "accuracy/mistranslation/number", "numbers/dropped": "accuracy/omission"}
    for name in ("numbers", "numbers/changed", "accuracy", "accuracy/mistranslation"):
        check_rules(load_settings(write(config, f"gate.rules = {{ '{name}' = 0 }}")), rules)
    for text, said in [
        ("[severity]\n'numbers/chnged' = 'minor'", "line 2: no rule is called 'numbers/chnged'; did you mean"),
        ("[numbers]\nseverity = { chnged = 'minor' }", "line 2: no rule is called 'numbers/chnged'; did you mean"),
        ("[gate]\nrules = { 'numbers/chnged' = 1 }", "line 2: no rule, detector or category is called"),
    ]:
        settings = load_settings(write(config, text))
        with pytest.raises(ConfigError, match="numbers/changed") as caught:
            check_rules(settings, rules)
        assert said in str(caught.value)


def test_a_late_error_points_at_the_file_only_if_it_came_from_there(config: Path) -> None:
    settings = load_settings(write(config, "select = ['x']"))
    assert "line 1" in str(setting_error(settings, ("select",), "no such rule"))
    assert str(setting_error(settings, ("ignore",), "no such rule")) == "no such rule"
    assert str(setting_error(Settings(), ("select",), "no such rule")) == "no such rule"
