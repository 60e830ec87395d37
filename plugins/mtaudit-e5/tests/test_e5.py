"""The model reads pairs of its languages, marks what was added or left out, and weighs what rules found."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace

import pytest

pytest.importorskip("tokenizers")

import mtaudit_e5
import numpy as np
from mtaudit_e5.encoder import Encoder
from mtaudit_e5.tokens import LONGEST, Pieces
from mtaudit_e5.unfaithful import DATA, Unfaithful, UnfaithfulOptions

from mtaudit import Audited, Finding, Languages, Rule, Segment, Severity
from mtaudit.testing import audit, conformance

SOURCE = "The library was closed for 14 weeks because the roof had to be repaired after the storm in March."
GOOD = "Die Bibliothek war 14 Wochen lang geschlossen, weil nach dem Sturm im März das Dach repariert werden musste."
ADDED_TO = GOOD.replace("das Dach", "das Dach und die alte Fabrik am Fluss")
CUT = GOOD.replace(", weil nach dem Sturm im März das Dach repariert werden musste", "")
GERMAN = Languages("de", "en")
GUESSED = Rule("numbers/guess", mqm="accuracy/mistranslation", severity=Severity.MAJOR, message="x", confidence=0.7)
UNSURE = Rule("numbers/unsure", mqm="accuracy/mistranslation", severity=Severity.MAJOR, message="x", confidence=0.2)
INSULT = Rule("toxicity/guess", mqm="accuracy/mistranslation", severity=Severity.MAJOR, message="x", confidence=0.7)


def segment(target: str, source: str = SOURCE, languages: Languages = GERMAN) -> Segment:
    return Segment("a", target, source, languages=languages)


@pytest.fixture(scope="module")
def detector() -> Unfaithful:
    ready = Unfaithful(UnfaithfulOptions(least=0.5))
    ready.prepare()
    return ready


def found(detector: Unfaithful, *segments: Segment) -> list[Finding]:
    return list(detector.check_batch(segments))


def test_it_keeps_the_laws_of_a_detector() -> None:
    conformance(mtaudit_e5)


@pytest.mark.parametrize(
    ("target", "rule", "mark"),
    [
        (ADDED_TO, "unfaithful/added", "alte Fabrik am Fluss"),
        (GOOD.replace("14", "41"), "unfaithful/added", "41"),
        (CUT, "unfaithful/missing", "lang"),
    ],
)
def test_what_was_put_in_or_left_out_is_marked(detector: Unfaithful, target: str, rule: str, mark: str) -> None:
    findings = found(detector, segment(target))
    assert any(finding.rule == rule and mark in finding.quote for finding in findings)
    assert all(finding.confidence >= detector.options.least for finding in findings)


def test_a_good_translation_is_left_alone(detector: Unfaithful) -> None:
    assert found(detector, segment(GOOD)) == []


def test_other_languages_and_longer_texts_are_left_alone(detector: Unfaithful) -> None:
    broken = ADDED_TO
    assert found(detector, segment(broken, languages=Languages("nl", "en"))) == []
    assert found(detector, segment(" ".join([broken] * (LONGEST // 10)))) == []
    assert found(detector, segment("", source=""), segment("  ", source=" ")) == []


def test_a_pair_is_judged_the_same_alone_and_among_others() -> None:
    encoder, pieces = Encoder(DATA / "weights.npz"), Pieces(DATA / "tokenizer.json")
    pair = pieces.pair(SOURCE, GOOD)
    other = pieces.pair(SOURCE, GOOD.replace("14", "41"))
    assert pair is not None
    assert other is not None
    assert len(pair.ids) == len(other.ids)
    both = encoder.judge(np.array([other.ids, pair.ids]), np.array([other.sides, pair.sides]))
    alone = encoder.judge(np.array([pair.ids]), np.array([pair.sides]))
    assert alone[0].pair == pytest.approx(both[1].pair, abs=1e-4)
    assert alone[0].added == pytest.approx(both[1].added, abs=1e-4)
    assert both[0].pair > both[1].pair


def test_the_pieces_stand_where_the_text_has_them() -> None:
    pieces = Pieces(DATA / "tokenizer.json")
    text = "Ｚwei  Häuser für 10 €, ﬁnal."
    pair = pieces.pair("Two houses", text)
    assert pair is not None
    assert len(pair.ids) % 8 == 0
    assert sum(pair.sides) == len(pair.ids) - pair.begin
    spoken = "".join(text[begin:end] for begin, end in pair.places)
    assert spoken.replace(" ", "") == text.replace(" ", "")


def weighed(detector: Unfaithful, one: Segment, findings: Sequence[Finding]) -> list[float]:
    (opinion,) = detector.weigh([Audited(one, tuple(findings))])
    return list(opinion)


def test_the_model_doubts_a_rule_on_a_good_pair_and_bears_it_out_on_a_bad_one(detector: Unfaithful) -> None:
    good, bad = segment(GOOD), segment(CUT)
    assert weighed(detector, good, [GUESSED.at(good, (0, 3))])[0] < GUESSED.confidence
    assert weighed(detector, bad, [GUESSED.at(bad, (0, 3))])[0] > GUESSED.confidence


def test_what_it_was_not_trained_for_is_not_weighed(detector: Unfaithful) -> None:
    good, elsewhere = segment(GOOD), segment(GOOD, languages=Languages("nl", "en"))
    assert weighed(detector, good, [INSULT.at(good, (0, 3))]) == [0.7]
    assert weighed(detector, elsewhere, [GUESSED.at(elsewhere, (0, 3))]) == [0.7]


def test_what_a_rule_names_the_model_does_not_say_again(detector: Unfaithful) -> None:
    bad = segment(CUT)
    own = found(detector, bad)[0]
    assert weighed(detector, bad, [own, GUESSED.at(bad, own.span)])[0] == 0
    assert weighed(detector, bad, [own, UNSURE.at(bad, own.span)])[0] == own.confidence
    assert weighed(detector, bad, [own]) == [own.confidence]


def test_an_omission_that_a_rule_names_is_not_told_twice(detector: Unfaithful) -> None:
    bad = segment(CUT)
    rule = Rule("omission/guess", mqm="accuracy/omission", severity=Severity.MAJOR, message="x", confidence=0.9)
    own = found(detector, bad)[0]
    assert weighed(detector, bad, [rule.at(bad, (0, 3)), own])[1] == 0


def test_weighing_can_be_switched_off() -> None:
    plain = Unfaithful(UnfaithfulOptions(weigh=False))
    plain.prepare()
    good = segment(GOOD)
    assert weighed(plain, good, [GUESSED.at(good, (0, 3))]) == [0.7]


def test_a_stricter_bar_leaves_more_alone() -> None:
    strict = Unfaithful(replace(UnfaithfulOptions(), least=1.0))
    strict.prepare()
    assert found(strict, segment(CUT)) == []
    assert math.isclose(strict.options.least, 1.0)


def test_a_scan_shows_what_the_model_marks() -> None:
    (finding,) = audit(CUT, Unfaithful, source=SOURCE, languages="en-de")[:1]
    assert (finding.rule, finding.severity) == ("unfaithful/missing", Severity.MAJOR)
