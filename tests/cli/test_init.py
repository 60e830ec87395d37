"""`mtaudit init` and `mtaudit config`: what is guessed, and that the config works."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import jsonschema  # type: ignore[import-untyped]
import pytest
from click.testing import CliRunner, Result

from mtaudit.cli.main import cli
from mtaudit.config import (
    GATES,
    Accept,
    GateSettings,
    PairingSettings,
    PluginSettings,
    ScoreGate,
    Settings,
    load_settings,
)
from mtaudit.config.jsonschema import HELP
from tests.docs.generate import SCHEMA, config_schema

ENGLISH = "The harbour company said on Tuesday that it would raise wages, and the dockers went back to their work.\n"
GERMAN = "Die Hafengesellschaft sagte am Dienstag, dass sie die Löhne erhöhen werde, und die Arbeit ging weiter.\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("MTAUDIT_PLUGINS", "none")
    return tmp_path


def call(*words: str) -> Result:
    return CliRunner().invoke(cli, list(words), prog_name="mtaudit", catch_exceptions=False)


def fill(folder: Path, files: Mapping[str, str]) -> None:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")


def validate(text: str) -> None:
    data = json.loads(json.dumps(tomllib.loads(text), default=str))
    jsonschema.Draft7Validator(json.loads(SCHEMA.read_text(encoding="utf-8"))).validate(data)


@pytest.mark.parametrize(
    ("files", "languages", "source", "said"),
    [
        (
            {"README.md": GERMAN, "news/a.txt": ENGLISH, "news/b.md": ENGLISH},
            ("", "en"),
            None,
            "1 markdown, 1 text; en",
        ),
        (
            {"docs/en/a.md": ENGLISH, "docs/de/a.md": GERMAN},
            ("de", "en"),
            "{dir}/../de/{name}",
            "2 markdown; de-en; with sources",
        ),
        ({"a.md": ENGLISH, "a.de.md": GERMAN}, ("de", "en"), "{stem}.de{suffix}", "2 markdown; de-en; with sources"),
        ({"a.txt": ENGLISH, "a.src.txt": GERMAN}, ("", "en"), "{stem}.src{suffix}", "2 text; en; with sources"),
        ({"app.py": "x"}, ("", ""), None, "no texts found yet"),
        (
            {
                "a.xlf": '<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2"><file original="a" '
                'source-language="fr" target-language="en-GB" datatype="plaintext"><body><trans-unit id="1">'
                "<source>Bonjour.</source><target>Hello.</target></trans-unit></body></file></xliff>"
            },
            ("fr", "en-GB"),
            None,
            "1 xliff; fr-en-GB",
        ),
    ],
)
def test_a_config_is_written_that_works(
    folder: Path, files: dict[str, str], languages: tuple[str, str], source: str | None, said: str
) -> None:
    fill(folder, files)
    done = call("init")
    assert done.exit_code == 0
    assert done.output.startswith(f"mtaudit.toml written: {said}\n")
    text = (folder / "mtaudit.toml").read_text(encoding="utf-8")
    validate(text)
    assert text.startswith("#:schema ./.mtaudit.schema.json\n")
    assert json.loads((folder / ".mtaudit.schema.json").read_text(encoding="utf-8"))["type"] == "object"
    settings = load_settings()
    assert (settings.languages.source, settings.languages.target) == languages
    assert settings.pairing.source == source
    assert settings.gate == GATES["default"]
    if "en" in languages:
        command = next(line for line in done.output.splitlines() if "try it:" in line).split("mtaudit ")[1]
        scanned = call(*command.split(), "--format", "json")
        found = json.loads(scanned.stdout)["documents"]
        assert len(found) == (1 if source else len(files))
        assert all((s.get("source") is not None) == bool(source) for d in found for s in d["document"]["segments"])


def test_every_commented_line_may_be_switched_on(folder: Path) -> None:
    call("init")
    lines = (folder / "mtaudit.toml").read_text(encoding="utf-8").splitlines()
    code = [line.removeprefix("# ") for line in lines if not line.startswith("#") or "=" in line or "# [" in line]
    text = "\n".join(line for line in code if not line.endswith(".") and ":" not in line)
    assert "until = 2027-01-31" in text
    validate(text)
    (folder / "mtaudit.toml").write_text(text, encoding="utf-8")
    settings = load_settings()
    assert settings.accept[0].why == "house style"
    assert settings.gate.rules == {"negation": 0}


@pytest.mark.parametrize("name", ["mtaudit.toml", "pyproject.toml"])
def test_nothing_is_overwritten(folder: Path, name: str) -> None:
    (folder / name).write_text("[tool.mtaudit]\n" if name == "pyproject.toml" else "", encoding="utf-8")
    done = call("init")
    assert done.exit_code == 2
    assert f"{name}: there is a config already" in done.stderr
    assert [path.name for path in folder.iterdir()] == [name]


def test_hints_fit_to_what_is_there(folder: Path) -> None:
    assert call("init", "--no-schema").output.count("\n") == 3
    assert not (folder / ".mtaudit.schema.json").exists()
    assert "#:schema" not in (folder / "mtaudit.toml").read_text(encoding="utf-8")
    (folder / "mtaudit.toml").unlink()
    for name in (".git", ".github"):
        (folder / name).mkdir()
    for name in (".gitlab-ci.yml", ".pre-commit-config.yaml"):
        (folder / name).touch()
    said = call("init").output
    assert all(word in said for word in ("pre-commit:", "GitHub:", "GitLab:", "--changed main"))


# -- the schema ----------------------------------------------------------------------------------------------------


def test_the_schema_is_current() -> None:
    assert SCHEMA.read_text(encoding="utf-8") == config_schema(), "run python -m tests.docs"
    jsonschema.Draft7Validator.check_schema(json.loads(config_schema()))


def test_every_setting_is_explained() -> None:
    import dataclasses

    elsewhere = {"options", "path", "languages", "severity", "readers", "gate", "pairing", "plugins", "accept", "place"}
    for cls in (Settings, GateSettings, ScoreGate, PairingSettings, PluginSettings, Accept):
        for field in dataclasses.fields(cls):
            if field.name not in elsewhere or (cls, field.name) in HELP:
                assert HELP[cls, field.name].endswith("."), field.name


@pytest.mark.parametrize(
    ("text", "fits"),
    [
        ('languages = "de-en"\nselect = "negation"\nignore = ["furniture", "style"]\n', True),
        ('gate = "strict"\n', True),
        ('[gate]\ncritical = "any"\nscores.comet = { min = 0.8, required = true }\nscores.chrf = 50\n', True),
        ('[negation]\nseverity = { dropped = "minor" }\n', True),
        ('[severity]\n"negation/dropped" = "major"\n', True),
        ("[some-plugin]\nwhatever = 3\n", True),
        ("critical = 0\n", False),
        ('gate = "lax"\n', False),
        ("[gate]\ncritical = -1\n", False),
        ("[gate]\nmin-confidence = 2\n", False),
        ('[[accept]]\nrule = "negation"\n', False),
        ('[severity]\n"negation/dropped" = "bad"\n', False),
        ("[plugins]\nfile = []\n", False),
    ],
)
def test_the_schema_knows_right_from_wrong(text: str, fits: bool) -> None:
    if fits:
        validate(text)
    else:
        with pytest.raises(jsonschema.ValidationError):
            validate(text)


def test_the_schema_is_printed_with_the_options_of_plugins(desk: Path, run: Any) -> None:
    printed = json.loads(run("config", "schema").stdout)
    assert printed["properties"]["shouting"]["properties"]["least"] == {
        "type": "integer",
        "minimum": 1,
        "description": "Letters from which on a word shouts.",
        "default": 4,
    }
    assert run("config", "schema", "-o", "out.json").output == ""
    assert json.loads((desk / "out.json").read_text(encoding="utf-8")) == printed
