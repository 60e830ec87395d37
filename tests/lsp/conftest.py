"""A folder with a config and a small plugin that always works the same, and prints where it should not."""

from __future__ import annotations

from pathlib import Path

import pytest

PLUGIN = '''
"""Finds words that stand for others."""
import re
from mtaudit import Detector, Need, Rule, Severity, Side, hookimpl

WORD = Rule("swap/word", "accuracy/mistranslation", Severity.MAJOR, "{quote} stands for {suggestion}", 0.9,
            help="A word that stands for *another*.")
ALARM = Rule("swap/alarm", "accuracy/mistranslation", Severity.CRITICAL, "{quote} alarms", 0.95)
GONE = Rule("unsaid/word", "accuracy/omission", Severity.MINOR, "{quote} is not said", 0.9)
ENDING = Rule("ending/open", "style", Severity.NEUTRAL, "the text ends with {quote}", 0.9)
WORDS = {"teh": "the", "RnD": 'R&D "lab"', "uhm": ""}

class Swap(Detector):
    """Words that stand for others."""
    rules = (WORD, ALARM)

    def check(self, segment):
        print("noise on standard output")
        if "CRASH" in segment.target:
            raise RuntimeError("it was too much")
        for hit in re.finditer(r"\\\\b(teh|RnD|uhm|ALARM)\\\\b", segment.target):
            rule = ALARM if hit[0] == "ALARM" else WORD
            yield rule.at(segment, hit.span(), suggestion=WORDS.get(hit[0]), evidence=(("seen", hit[0]),))

class Unsaid(Detector):
    """Negations of the source."""
    rules = (GONE,)
    needs = Need.SOURCE

    def check(self, segment):
        at = segment.source.find("nicht")
        if at >= 0 and "not" not in segment.target:
            yield GONE.at(segment, (at, at + 5), side=Side.SOURCE)

class Ending(Detector):
    """How texts end."""
    rules = (ENDING,)
    needs = Need.DOCUMENT

    def check_document(self, document):
        last = document.segments[-1]
        if last.target.endswith("dots"):
            yield ENDING.at(last, (len(last.target) - 4, len(last.target)))

@hookimpl
def mtaudit_detectors():
    return [Swap, Unsaid, Ending]
'''.replace("\\\\", "\\")

CONFIG = 'select = ["swap", "unsaid", "ending"]\ntarget = "en"\n\n[plugins]\nfiles = ["swap.py"]\n'


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """The folder that the editor has open."""
    (tmp_path / "swap.py").write_text(PLUGIN, encoding="utf-8")
    (tmp_path / "mtaudit.toml").write_text(CONFIG, encoding="utf-8")
    return tmp_path
