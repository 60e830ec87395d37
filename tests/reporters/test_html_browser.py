"""The page in a real browser: keys, filters, paper. Skipped where there is no Chromium with its driver."""

from __future__ import annotations

import base64
import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from mtaudit.model import Ground, Rule, Severity, Waiver
from mtaudit.reporters.html import HtmlReporter
from tests.reporters.sample import CLEAN, LAUNDERED, MERGED, SENSE, report, result

webdriver: Any = pytest.importorskip("selenium.webdriver")
CHROMIUM, DRIVER = shutil.which("chromium"), shutil.which("chromedriver")
pytestmark = pytest.mark.skipif(not (CHROMIUM and DRIVER), reason="no chromium with chromedriver")

MINOR = Rule("style/odd", "style", Severity.MINOR, "odd", 0.6)
Open = Callable[..., Any]


def _two_texts() -> str:
    second = result("The quick brown fox jumps.", (MINOR, "quick brown", None), (SENSE, "brown fox", "x"), path="c.txt")
    waived = replace(second.findings[1], waiver=Waiver(Ground.CONFIG, "house style"))
    return report(HtmlReporter, [LAUNDERED, CLEAN, replace(second, findings=(second.findings[0], waived))])


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    options = webdriver.ChromeOptions()
    options.binary_location = CHROMIUM
    for argument in ("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"):
        options.add_argument(argument)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    driver = webdriver.Chrome(options=options, service=webdriver.ChromeService(DRIVER))
    yield driver
    driver.quit()


@pytest.fixture
def opened(browser: Any, tmp_path: Path) -> Iterator[Open]:
    def load(page: str, fragment: str = "", width: int = 1300) -> Any:
        file = tmp_path / "report.html"
        file.write_text(page, "utf-8")
        size = {"width": width, "height": 800, "deviceScaleFactor": 1, "mobile": False}
        browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
        browser.get("about:blank")
        browser.get(file.as_uri() + fragment)
        return browser

    yield load
    browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})
    assert browser.get_log("browser") == [], "the page complained, or its policy was broken"


def press(browser: Any, *keys: str) -> None:
    for key in keys:
        webdriver.ActionChains(browser).send_keys(key).perform()


def js(browser: Any, expression: str) -> Any:
    return browser.execute_script(f"return {expression}")


def current(browser: Any) -> str:
    return str(js(browser, "document.querySelector('.card.on')?.id ?? ''"))


def test_keys_lead_from_finding_to_finding_across_texts(opened: Open) -> None:
    browser = opened(_two_texts())
    assert js(browser, "document.documentElement.dataset.view") == "overview"
    seen = []
    for key in "jjjjkk":
        press(browser, key)
        seen.append(current(browser))
    assert seen == ["f1", "f2", "f3", "f3", "f2", "f1"]
    assert js(browser, "document.querySelector('.doc.on').id") == "d1"
    assert js(browser, "document.getElementById('position').textContent") == "1 of 3"
    assert js(browser, "document.getElementById('said').textContent").startswith("Finding 1 of 3: C1 critical")
    assert js(browser, "document.activeElement.id") == "m1"
    press(browser, "n")
    assert js(browser, "document.querySelector('.doc.on').id") == "d3"


def test_enter_goes_to_the_finding_and_escape_back(opened: Open) -> None:
    browser = opened(_two_texts())
    press(browser, "j", "\ue007")
    assert js(browser, "document.activeElement.id") == "t1"
    press(browser, "\ue00c")
    assert js(browser, "document.activeElement.id") == "m1"
    press(browser, "\ue00c")
    assert current(browser) == ""
    press(browser, "\ue00c")
    assert js(browser, "document.documentElement.dataset.view") == "overview"
    press(browser, "?")
    assert js(browser, "document.getElementById('keys').open")
    press(browser, "j")
    assert current(browser) == ""


def test_a_click_on_a_marked_word_opens_its_finding_with_the_docs_of_the_rule(opened: Open) -> None:
    browser = opened(_two_texts(), "#d1")
    browser.find_element("id", "m2").click()
    assert current(browser) == "f2"
    assert js(browser, "[...document.querySelectorAll('.doc.on details[open]')].map(d => d.parentElement.id)") == ["f2"]
    card = browser.find_element("id", "f2").text
    assert "Docs of it." in card
    assert "moral" in card
    assert js(browser, "location.hash") == "#f2"


def test_the_back_button_leads_back_to_the_overview(opened: Open) -> None:
    browser = opened(_two_texts())
    browser.find_element("css selector", "#texts a[href='#d3']").click()
    press(browser, "j")
    assert js(browser, "[document.documentElement.dataset.view, location.hash]") == ["text", "#f3"]
    browser.back()
    assert js(browser, "document.documentElement.dataset.view") == "overview"


def test_a_link_to_a_finding_opens_it(opened: Open) -> None:
    assert current(opened(_two_texts(), "#f2")) == "f2"


def test_filters_hide_findings_and_their_colour(opened: Open) -> None:
    browser = opened(_two_texts(), "#d3")
    classes = "[...document.querySelectorAll('#d3 a.mark')].map(m => m.className)"
    assert js(browser, classes) == ["mark minor", "mark minor", "mark off"]
    press(browser, "f")
    browser.find_element("id", "waived").click()
    assert js(browser, classes) == ["mark minor", "mark minor", "mark major waived"]
    browser.find_element("css selector", ".chip.minor").click()
    assert js(browser, classes) == ["mark off", "mark major waived", "mark major waived"]
    browser.execute_script("sure.value = 90; sure.dispatchEvent(new Event('input'))")
    assert js(browser, "document.getElementById('position').textContent") == "– of 1"
    browser.find_element("css selector", "#filters button").click()
    browser.execute_script("rule.value = 'sense/wrong'; rule.dispatchEvent(new Event('input'))")
    shown = "[...document.querySelectorAll('.card:not([hidden])')].map(c => c.id)"
    assert js(browser, shown) == ["f2"]


def test_the_table_is_sorted_by_a_click_and_searched(opened: Open) -> None:
    browser = opened(_two_texts())
    names = "[...document.querySelectorAll('#texts tbody tr:not([hidden]) th bdi')].map(t => t.textContent)"
    assert js(browser, names) == ["a.txt", "b.txt", "c.txt"]
    browser.find_element("css selector", "#texts thead th:nth-child(3) button").click()
    assert js(browser, names) == ["a.txt", "c.txt", "b.txt"]
    browser.find_element("id", "find").send_keys("b.")
    assert js(browser, names) == ["b.txt"]


def test_themes_follow_the_system_until_somebody_chooses(opened: Open) -> None:
    browser = opened(_two_texts())
    ground = "getComputedStyle(document.body).backgroundColor"
    browser.execute_cdp_cmd(
        "Emulation.setEmulatedMedia", {"features": [{"name": "prefers-color-scheme", "value": "dark"}]}
    )
    dark = js(browser, ground)
    press(browser, "t")
    light = js(browser, ground)
    assert (dark, light) == ("rgb(23, 24, 27)", "rgb(251, 250, 246)")
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": []})
    browser.execute_script("localStorage.clear()")


@pytest.mark.parametrize("width", [340, 700, 1300])
def test_nothing_is_wider_than_the_window(opened: Open, width: int) -> None:
    huge = result("x" * 5000 + " morale " + "y" * 5000, (MERGED, "x" * 5000, "z" * 3000), path="p" * 300)
    browser = opened(report(HtmlReporter, [huge, LAUNDERED]), "#f1", width)
    assert js(browser, "document.documentElement.scrollWidth") <= width
    press(browser, "o")
    assert js(browser, "document.documentElement.scrollWidth") <= width


def test_hostile_text_runs_nothing(opened: Open) -> None:
    evil = "<script>document.title='owned'</script><img src=x onerror=\"document.title='owned'\"> morale"
    page = report(HtmlReporter, [result(evil, (SENSE, "morale", evil), path=evil, source=evil)])
    browser = opened(page, "#f1")
    assert browser.title == "Failed · mtaudit report"


def test_without_script_everything_can_be_read(opened: Open, browser: Any) -> None:
    browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    opened(_two_texts())
    text = browser.find_element("tag name", "body").text
    for part in (
        "She praised the morale",
        "morale is the wrong sense here",
        "→ moral",
        "quick brown fox",
        "Docs of it.",
    ):
        assert part in text
    for control in ("previous", "filter", "theme", "rule", "find"):
        assert not browser.find_element("id", control).is_displayed()


def test_paper_shows_every_text_and_every_finding(opened: Open, tmp_path: Path) -> None:
    if not shutil.which("pdftotext"):
        pytest.skip("no pdftotext")
    import subprocess

    browser = opened(_two_texts(), "#f2")
    pdf = tmp_path / "report.pdf"
    pdf.write_bytes(base64.b64decode(browser.execute_cdp_cmd("Page.printToPDF", {})["data"]))
    text = " ".join(subprocess.run(["pdftotext", pdf, "-"], capture_output=True, text=True, check=True).stdout.split())
    for part in (
        "She praised the morale",
        "two offices given to one person",
        "→ moral",
        "The quick brown",
        "Docs of it.",
    ):
        assert part in text
    assert "Filter" not in text
