"""The same source and the same target over several files, in one process and in several."""

from __future__ import annotations

from pathlib import Path

import pytest

from mtaudit.config import Settings
from mtaudit.engine import workers
from mtaudit.engine.audit import Audit
from mtaudit.engine.inputs import find_inputs
from mtaudit.engine.registry import Registry
from mtaudit.model import Finding

HEAD = 'msgid ""\nmsgstr "Language: de\\nContent-Type: text/plain; charset=UTF-8\\n"\n\n'


def po(path: Path, *units: str) -> Path:
    """A catalogue of units `source = target`, or `context: source = target`."""
    text = HEAD
    for unit in units:
        context, _, pair = unit.rpartition(": ")
        source, _, target = pair.partition(" = ")
        text += f'msgctxt "{context}"\n' if context else ""
        text += f'msgid "{source}"\nmsgstr "{target}"\n\n'
    path.write_text(text, encoding="utf-8")
    return path


def found(*paths: Path, jobs: int = 1, least: float = 0.5) -> list[Finding]:
    settings = Settings(select=("consistency",), jobs=jobs, min_confidence=least)
    registry = Registry.load(settings, installed=False)
    inputs, errors = find_inputs([str(p) for p in paths], settings, registry)
    assert not errors
    results = list(Audit(settings, registry).run(inputs))
    assert not [p for r in results for p in r.problems]
    return [f for r in results for f in r.findings]


def rules(findings: list[Finding]) -> list[str]:
    return [f"{f.rule} {f.quote}" for f in findings]


def test_a_later_file_is_held_against_an_earlier_one(tmp_path: Path) -> None:
    one = po(tmp_path / "a.po", "Remove the gauge = Pegel entfernen")
    two = po(tmp_path / "b.po", "Keep = Behalten", "Remove the gauge = Messgerät löschen")
    (finding,) = found(one, two)
    assert finding.quote == "Messgerät löschen"
    assert finding.suggestion == "Pegel entfernen"
    assert dict(finding.evidence)["first"] == f"{one}:5"


@pytest.mark.parametrize("jobs", [1, 2])
def test_processes_change_nothing(tmp_path: Path, jobs: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "BATCH_CHARACTERS", 10)
    paths = [po(tmp_path / f"{n}.po", f"Remove the gauge = Pegel {n:c}", "Keep = Behalten") for n in range(97, 103)]
    assert rules(found(*paths, jobs=jobs)) == [f"consistency/target Pegel {n:c}" for n in range(98, 103)]


def test_a_run_remembers_nothing_of_the_one_before(tmp_path: Path) -> None:
    from mtaudit.engine.api import audit_files

    one = po(tmp_path / "a.po", "Remove the gauge = Pegel entfernen")
    two = po(tmp_path / "b.po", "Remove the gauge = Messgerät löschen")
    settings = Settings(select=("consistency",))
    assert not [f for path in (one, two) for r in audit_files([str(path)], settings=settings) for f in r.findings]


def test_short_texts_depend_on_their_context(tmp_path: Path) -> None:
    units = ("menu: Open file = Datei öffnen", "state: Open file = Offene Datei", "state: Open file now = Ja")
    assert not found(po(tmp_path / "a.po", *units))


def test_forms_are_less_sure_and_single_words_hidden(tmp_path: Path) -> None:
    one = po(tmp_path / "a.po", "Remove the gauge = Pegel entfernen", "List = Liste")
    two = po(tmp_path / "b.po", "Remove the gauge = Pegel entfernen.", "List = Auflisten")
    assert [(f.quote, f.confidence) for f in found(one, two)] == [("Pegel entfernen.", 0.5)]
    assert len(found(one, two, least=0.1)) == 2


def test_one_sentence_for_two_sources(tmp_path: Path) -> None:
    target = "Der Pegel wurde vom Server geladen."
    path = po(
        tmp_path / "a.po",
        f"The gauge was loaded from the server. = {target}",
        f"The gauges were loaded from the server. = {target}",
        f"The warning was deleted by the server. = {target}",
    )
    (finding,) = found(path)
    assert finding.rule == "consistency/source"
    assert dict(finding.evidence)["source"] == "The warning was deleted by the server."


def test_numbers_and_other_languages_are_no_variants(tmp_path: Path) -> None:
    one = po(tmp_path / "a.po", "Show 10 gauges = 10 Pegel zeigen", "Show 20 gauges = 20 Pegel zeigen")
    two = po(tmp_path / "b.po", "Show 10 gauges = Montrer 10 jauges")
    two.write_text(two.read_text(encoding="utf-8").replace("Language: de", "Language: fr"), encoding="utf-8")
    assert not found(one, two)
