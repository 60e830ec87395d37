"""The page as a browser gets it: what is in it, what cannot be in it, and that it stays small in memory."""

from __future__ import annotations

import base64
import gc
import hashlib
import io
import multiprocessing
import re
import tracemalloc
from dataclasses import replace
from typing import Any

import pytest
from lxml import etree
from lxml import html as parser

from mtaudit.model import (
    Document,
    DocumentResult,
    Ground,
    Languages,
    Rule,
    Segment,
    Severity,
    Side,
    Span,
    Summary,
    Verdict,
    Waiver,
)
from mtaudit.reporters._marks import pieces
from mtaudit.reporters._plots import Spread, Worst
from mtaudit.reporters.html import HtmlOptions, HtmlReporter
from tests.reporters.sample import CLEAN, LAUNDERED, MERGED, RUN, SENSE, report, result

EVIL = (
    '<script>alert(1)</script><img src=x onerror="alert(2)"> \u202egnihtemos \x00\x1b[31m {{ 7 * 7 }} \ud800 "\'&lt; '
)


def page(*results: DocumentResult, **look: Any) -> etree._Element:
    return parser.document_fromstring(report(HtmlReporter, results or (LAUNDERED, CLEAN), **look))


def texts(tree: etree._Element, path: str) -> list[str]:
    return [" ".join(str(e.text_content()).split()) for e in tree.xpath(path)]


def test_the_text_can_be_read_and_its_marks_lead_to_the_findings() -> None:
    tree = page()
    assert texts(tree, "//p[contains(@class, 'target')]") == [
        "The visit",
        "Hours before, Minister of Finance and Trade Ilse Kranz opened the fair.",
        "She praised the morale bill.",
    ]
    marks = tree.xpath("//a[contains(@class, 'mark')]")
    assert [(m.get("class"), m.get("href"), m.text_content()) for m in marks] == [
        ("mark critical", "#f1", "Minister of Finance and Trade Ilse Kranz"),
        ("mark major", "#f2", "morale"),
    ]
    cards = tree.xpath("//li[contains(@class, 'card')]")
    assert [c.get("id") for c in cards] == ["f1", "f2"]
    said = texts(tree, "//li[@id='f2']")[0]
    for part in ("M2 major", "morale is the wrong sense here", "→ moral", "Die Ministerin lobte", "80 % sure", "3:17"):
        assert part in said
    assert texts(tree, "//article[@id='rule-sense/wrong']//div[@class='docs']") == ["Docs of it."]


def test_verdict_counts_and_reasons_stand_before_the_texts() -> None:
    tree = page()
    assert texts(tree, "//p[contains(@class, 'verdict')]") == ["✗ Gate failed"]
    assert texts(tree, "//ul[@class='reasons']/li")[0] == "1 critical finding (0 allowed)"
    order = [e.get("id") for e in tree.xpath("//main/section")]
    assert order == ["overview", "articles", "rules"]
    assert texts(tree, "//ul[@class='skips']/li")[1] == "negation: no source"
    assert "detector money: ValueError: no" in texts(tree, "//ul[@class='problems']")[0]


def test_clean_texts_are_a_row_without_their_text() -> None:
    tree = page()
    assert texts(tree, "//table[@id='texts']//tbody//th") == ["a.txt", "b.txt"]
    assert tree.xpath("//table[@id='texts']//tbody//th/a/@href") == ["#d1"]
    assert "All is well" not in texts(tree, ".")[0]


def test_every_link_has_a_goal_and_every_id_is_there_once() -> None:
    tree = page(overlapping(), LAUNDERED)
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids))
    goals = {f"#{i}" for i in ids}
    assert [h for h in tree.xpath("//@href") if h != "data:," and h not in goals] == []
    referred = " ".join(tree.xpath("//@aria-labelledby | //@aria-describedby | //@aria-controls")).split()
    assert [i for i in referred if i not in ids] == []


def overlapping() -> DocumentResult:
    minor = Rule("style/odd", "style", Severity.MINOR, "odd", 0.6)
    return result("The quick brown fox jumps.", (minor, "quick brown fox", None), (SENSE, "brown fox jumps", None))


def test_overlapping_findings_are_cut_where_they_begin_and_end() -> None:
    marks = page(overlapping()).xpath("//a[contains(@class, 'mark')]")
    assert [(m.text_content(), m.get("class"), m.get("data-f")) for m in marks] == [
        ("quick ", "mark minor", "1"),
        ("brown fox", "mark major", "1 2"),
        (" jumps", "mark major", "2"),
    ]


def test_pieces_lose_nothing_and_show_places_where_something_is_missing() -> None:
    spans = [(1, Span(2, 2)), (2, Span(0, 4)), (3, Span(3, 99)), (4, Span(3, 5)), (5, Span(9, 9))]
    cut = list(pieces("abcdefg", spans))
    assert "".join(p.text for p in cut) == "abcdefg"
    assert [(p.text, p.on) for p in cut] == [
        ("ab", (2,)), ("", (1,)), ("c", (2,)), ("d", (2, 3, 4)), ("e", (3, 4)), ("fg", (3,)), ("", (5,)),
    ]  # fmt: skip
    assert sorted(n for p in cut for n in p.last) == sorted(n for p in cut for n in p.first) == [1, 2, 3, 4, 5]
    assert [p.text for p in pieces("", [])] == []


def test_a_text_cannot_become_a_part_of_the_page() -> None:
    evil = replace(
        result(EVIL + "morale", (SENSE, "morale", EVIL), path=EVIL, source=EVIL, evidence=((EVIL, EVIL),)),
    )
    verdict = Verdict(False, (EVIL,))
    written = report(HtmlReporter, [evil], verdict)
    tree = parser.document_fromstring(written.encode("utf-8"))  # a lone surrogate would fail here
    assert len(tree.xpath("//script")) == 1
    assert tree.xpath("//img") == []
    assert tree.xpath("//@onerror | //@onclick | //@style") == []
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", written)
    assert "⟨U+202E⟩gnihtemos ⟨U+0000⟩⟨U+001B⟩[31m {{ 7 * 7 }} ⟨U+D800⟩" in texts(tree, ".")[0]
    assert "49" not in texts(tree, "//article[@class='doc']")[0]


def test_the_policy_lets_only_this_script_and_style_run() -> None:
    written = report(HtmlReporter)
    tree = parser.document_fromstring(written)
    policy = tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0]
    assert policy.startswith("default-src 'none'; ")
    assert "unsafe" not in policy
    for kind in ("style", "script"):
        (text,) = re.findall(rf"<{kind}>(.*?)</{kind}>", written, re.DOTALL)
        digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
        assert f"{kind}-src 'sha256-{digest}'" in policy


def test_nothing_is_loaded_from_elsewhere() -> None:
    written = report(HtmlReporter)
    tree = parser.document_fromstring(written)
    assert tree.xpath("//@src | //@srcset | //object | //iframe | //form[@action]") == []
    assert tree.xpath("//link/@href") == ["data:,"]
    assert not re.search(r"https?://|url\(|@import|fetch\(|XMLHttpRequest|import\(", written)


def test_waived_findings_are_there_but_not_counted() -> None:
    waiver = Waiver(Ground.BASELINE, "old sins", "2031-01-01", "desk")
    waived = replace(LAUNDERED, findings=tuple(replace(f, waiver=waiver) for f in LAUNDERED.findings))
    tree = page(waived)
    assert {m.get("class") for m in tree.xpath("//a[contains(@class, 'mark')]")} == {
        "mark critical waived", "mark major waived",
    }  # fmt: skip
    assert "baseline: old sins, desk, until 2031-01-01" in texts(tree, "//li[@id='f1']")[0]
    assert texts(tree, "//button[@data-level='critical']") == ["C 0 critical"]
    assert "show 2 waived (2 baseline)" in texts(tree, "//form[@id='filters']")[0]


def test_a_finding_in_the_source_is_marked_there() -> None:
    segment = Segment("k", "He came.", "Er kam nicht.", languages=Languages("en", "de"))
    finding = SENSE.at(segment, (7, 12), side=Side.SOURCE)
    tree = page(DocumentResult(Document("a.txt", (segment,)), (finding,), words=2))
    assert texts(tree, "//li[@id='f1']//mark") == ["nicht"]
    assert tree.xpath("//a[contains(@class, 'mark')]") == []
    assert texts(tree, "//p[contains(@class, 'other source')]") == ["Er kam nicht."]
    assert tree.xpath("//p[contains(@class, 'other source')]/@lang") == ["de"]


def test_findings_of_unknown_rules_and_lost_segments_are_still_told() -> None:
    finding = replace(LAUNDERED.findings[0], rule="gone/rule", segment="nowhere", place=None)
    tree = page(replace(LAUNDERED, findings=(finding,)))
    assert "two offices given to one person" in texts(tree, "//li[@id='f1']")[0]
    assert texts(tree, "//article[@id='rule-gone/rule']/h3") == ["gone/rule"]


WORDS = "Nothing is wrong with this sentence at all. " * 2000


def written(count: int) -> tuple[int, int]:
    """Peak of the memory for a report on so many marked and so many clean texts, and the size of the report."""
    reporter, summary, out = HtmlReporter(_Counting()), Summary(), _Counting()
    reporter.out = out
    reporter.start(RUN)
    tracemalloc.start()
    for number in range(count):
        marked = result(WORDS + "morale", (SENSE, "morale", None), path=f"{number}.txt")
        reporter.document(marked)
        reporter.document(replace(CLEAN, problems=(), skips=()))
        gc.collect()  # what is garbage isn't held; when Python would collect it differs from version to version
    reporter.finish(summary, Verdict(True))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return peak, out.size


def test_a_corpus_is_not_held_in_memory_and_clean_texts_stay_out() -> None:
    # In a process of its own: what other tests left in caches and threads would be measured, too.
    with multiprocessing.get_context("spawn").Pool(1) as fresh:
        fresh.apply(written, (1,))
        small, _ = fresh.apply(written, (20,))
        large, size = fresh.apply(written, (80,))
    assert size > 80 * len(WORDS)
    assert large < small + (1 << 18)


class _Counting(io.StringIO):
    size = 0

    def write(self, text: str) -> int:
        self.size += len(text)
        return len(text)


def test_beyond_the_limit_texts_are_rows_and_the_page_says_so() -> None:
    big = result("word " * 60_000 + "morale", (SENSE, "morale", None), path="big.txt")
    tree = page(*[big] * 6, options=HtmlOptions(max_megabytes=1))
    assert len(tree.xpath("//article[@class='doc']")) == 4
    assert "reached 1 MB: 2 texts" in texts(tree, "//p[@class='notice']")[0]


def test_plots_show_the_worst_and_how_scores_are_spread() -> None:
    worst = Worst()
    for number in range(50):
        worst.add(f"{number}.txt", "", (number, 1.0, 0.0, 0.0))
    bars = worst.bars()
    assert [b.label for b in bars[:2]] == ["49.txt", "48.txt"]
    assert len(bars) == 20
    assert sum(p.width for p in bars[0].parts) == pytest.approx(100)
    spread = Spread("comet")
    for number in range(1000):
        spread.add(number / 1000)
    spread.add(float("nan"))
    histogram = spread.histogram()
    assert histogram is not None
    assert sum(c.count for c in histogram.columns) == histogram.count == 1000
    assert (histogram.columns[0].low, histogram.columns[-1].high, histogram.mean) == ("0", "0.999", "0.499")
    assert Spread("one").histogram() is None


def test_waivers_that_want_a_look_are_named() -> None:
    out, summary = io.StringIO(), Summary(notices=["a.txt:3: nothing to waive <here>"])
    HtmlReporter(out).finish(summary, Verdict(True))
    tree = parser.document_fromstring(out.getvalue())
    assert texts(tree, "//ul[@class='notices']/li") == ["a.txt:3: nothing to waive <here>"]


def test_an_empty_run_is_a_page() -> None:
    tree = parser.document_fromstring(report(HtmlReporter, [], Verdict(True)))
    assert texts(tree, "//p[contains(@class, 'verdict')]") == ["✓ Gate passed"]


def _luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_contrast_is_enough_in_light_and_dark() -> None:
    (style,) = re.findall(r"<style>(.*?)</style>", report(HtmlReporter), re.DOTALL)
    themes = [
        dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6});", block))
        for block in re.findall(r"{([^{}]*--ink:[^{}]*)}", style)
    ]
    assert len(themes) == 3
    assert themes[1] == themes[2]
    for theme in themes:
        pairs = [(ink, ground) for ink in ("ink", "soft", "accent") for ground in ("paper", "raised")]
        for level in ("critical", "major", "minor", "neutral", "good"):
            pairs += [(level, f"{level}-wash"), (level, "paper"), (level, "raised"), ("ink", f"{level}-wash")]
        for ink, ground in pairs:
            low, high = sorted((_luminance(theme[ink]), _luminance(theme[ground])))
            assert (high + 0.05) / (low + 0.05) >= 4.5, (ink, ground)


def test_severity_is_told_without_colour() -> None:
    tree = page()
    assert tree.xpath("//i[contains(@class, 'tag')]/@data-tag") == ["C1", "M2"]
    (style,) = re.findall(r"<style>(.*?)</style>", report(HtmlReporter), re.DOTALL)
    lines = [re.search(rf"\.mark\.{s.value} {{[^}}]*text-decoration-style: (\w+)", style) for s in Severity]
    assert len({line[1] for line in lines if line}) == len(Severity)
    assert MERGED.severity.value in texts(tree, "//li[@id='f1']/details/summary")[0]
