"""The overall score: a translation stands above its broken twin, and each small damage is felt."""

from __future__ import annotations

import math
import random
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from mtaudit.config import Settings
from mtaudit.engine.registry import Registry
from mtaudit.model import Languages, Rule, Score, Segment, Severity
from mtaudit.plugin import Audited
from mtaudit.scorers.quality import Quality

REFERENCE = "The ferry to Kinsale was cancelled on Monday because the harbour pilot had not returned from Cork."
GOOD = "On Monday the ferry to Kinsale was cancelled because the harbour pilot had not come back from Cork."


@pytest.fixture(scope="module")
def value() -> Callable[..., float]:
    scorer = Quality()
    scorer.lexicons = Registry.load(Settings()).lexicons

    def call(target: str, reference: str | None = REFERENCE, source: str | None = None, language: str = "en") -> float:
        segment = Segment("k", target, source, reference, Languages(language))
        score = scorer.score([Audited(segment)])[0]
        assert score is not None
        return score.value

    return call


@pytest.mark.parametrize(
    "damaged",
    [
        GOOD[:-1],
        GOOD[0].lower() + GOOD[1:],
        GOOD.lower(),
        GOOD.replace("Cork.", "Cork Cork."),
        GOOD.replace("Cork.", "Cork ."),
        GOOD.replace("because", "becuase"),
        GOOD.replace("because ", ""),
        GOOD.replace(" not", ""),
        GOOD.replace("cancelled", "launched"),
        GOOD.replace("Kinsale", "Tralee"),
        GOOD.replace("Monday", "Friday"),
        GOOD.replace("ferry", ""),
        GOOD.replace("was", "will be"),
        GOOD.replace("harbour", "гавань"),
        GOOD.replace("the ferry", "did the ferry")[:-1] + "?",
        GOOD.replace("the harbour", "harbour the"),
    ],
)
def test_damage_lowers_the_score(value: Callable[..., float], damaged: str) -> None:
    assert value(damaged) < value(GOOD)


def test_the_reference_itself_is_about_100_and_above_a_paraphrase(value: Callable[..., float]) -> None:
    assert 95 < value(REFERENCE) < 110
    assert value(REFERENCE) > value(GOOD)


def test_shuffled_words_are_far_below(value: Callable[..., float]) -> None:
    words = GOOD[:-1].split()
    random.Random(4).shuffle(words)
    assert value(" ".join(words) + ".") < value(GOOD) - 20


def test_a_loop_is_far_below_without_a_reference(value: Callable[..., float]) -> None:
    looped = "The state of the " * 12 + "union."
    assert value(looped, None) < value(GOOD, None) - 50


@pytest.mark.parametrize(
    "circle",
    [
        "The council met in the town of the town of the town of the town hall on Friday to speak about the bridge.",
        "The council met met met in the town hall on Friday, and its members spoke about the cost of the bridge.",
    ],
)
def test_a_short_circle_in_a_long_text_weighs_more_than_a_finding(value: Callable[..., float], circle: str) -> None:
    straight = "The council met in the town hall on Friday, and its members spoke about the cost of the bridge."
    assert value(circle, None) < value(straight, None) - 40


def test_what_the_source_repeats_is_no_circle() -> None:
    chant = "No, no, no, no, no, she said."
    sources = ("Nein, nein, nein, nein, nein, sagte sie.", "Keinesfalls, sagte sie.")
    segments = [Segment("k", chant, source=source, languages=Languages("en", "de")) for source in sources]
    same, invented = Quality().score([Audited(segment) for segment in segments])
    assert same is not None
    assert invented is not None
    assert same.value > invented.value + 40


def test_other_languages_are_compared_without_word_lists(value: Callable[..., float]) -> None:
    reference = "Die Fähre fuhr am Montag nicht aus dem Hafen."
    assert value(reference, reference, language="de") > value(
        "Die Fähre fuhr am Montag nicht.", reference, language="de"
    )


def test_findings_count_by_severity_and_confidence() -> None:
    scorer = Quality()
    rule = Rule("x/y", "accuracy/omission", Severity.MAJOR, "m", confidence=0.5)
    segment = Segment("k", "Der Zug kam an.", languages=Languages("de"))
    clean, faulty = scorer.score([Audited(segment), Audited(segment, (rule.at(segment, (0, 3)),))])
    assert clean is not None
    assert faulty is not None
    per_hundred_words = 100 * 5 * 0.5 / 4
    assert clean.value - faulty.value == pytest.approx(100 * (1 - math.exp(-per_hundred_words / 100)), abs=1e-3)
    assert clean.signature == faulty.signature == Quality.signature


def test_a_document_weighs_its_segments_by_words() -> None:
    scorer = Quality()
    items = [Audited(Segment(str(n), "ein Wort" * (n + 1), languages=Languages("de"))) for n in range(3)]
    scores = scorer.score(items)
    whole = scorer.score_document(items, scores)
    values = [s.value for s in scores if s is not None]
    assert whole is not None
    assert min(values) <= whole.value <= max(values)
    assert scorer.score_document([], []) is None


STIFF = "It is the opinion of the head of the office of the town that the plan of the mill is not of use to it. "
PLAIN = "He's sure they won't turn it down, having put off building their mill so long, and couldn't hold back. "


def test_a_long_english_text_alone_is_also_judged_by_its_manner() -> None:
    registry = Registry.load(Settings(), installed=False)
    scorer = Quality()
    scorer.lexicons = registry.lexicons

    def gain(sentence: str, times: int, source: str | None = None, language: str = "en") -> float:
        items = [Audited(Segment(str(n), sentence, source, languages=Languages(language))) for n in range(times)]
        whole = scorer.score_document(items, [Score("quality", 90.0, "", str(n)) for n in range(times)])
        assert whole is not None
        return whole.value - 90.0

    assert gain(PLAIN, 8) > 1 > -1 > gain(STIFF, 8)
    assert abs(gain(STIFF, 80)) <= 10
    assert gain(STIFF, 2) == gain(STIFF, 8, source="Quelle") == gain(STIFF, 8, language="de") == 0


@pytest.mark.parametrize("odd", ["", " ", "\x00", "\ud800", "!!!", "a" * 5000])
def test_odd_texts_have_a_score(value: Callable[..., float], odd: str) -> None:
    assert value(odd) < value(GOOD)
    assert isinstance(value(odd, None), float)


def test_a_text_alone_is_scored_without_numpy(tmp_path: Path) -> None:
    (tmp_path / "text.txt").write_text(GOOD + "\n", encoding="utf-8")
    command = [sys.executable, "-X", "importtime", "-m", "mtaudit", "scan", "text.txt", "--no-config"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, encoding="utf-8")
    loaded = {line.rpartition("|")[2].strip().split(".")[0] for line in done.stderr.splitlines()}
    assert "mtaudit" in loaded
    assert loaded.isdisjoint({"numpy", "sacrebleu", "torch"})
