"""`mtaudit suppress` in every format: the next scan passes, and not a byte but the comment is new."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run

MARKDOWN = """# Fair opens

He SHOUTED at the crowd.
It was late.

- one
- he SHOUTED again

| who | what |
| --- | --- |
| he | he SHOUTED there |
"""

HTML = """<html><body>
  <p>He spoke.</p>
  <p>He SHOUTED at the <b>crowd</b>.</p>
  <ul><li>one</li><li>he SHOUTED again</li></ul>
</body></html>
"""

PO = """msgid ""
msgstr "Content-Type: text/plain; charset=UTF-8\\n"

#: a.c:1
msgid "Er sprach."
msgstr "He spoke."

# by hand
#: a.c:2
msgctxt "menu"
msgid "Er schrie."
msgstr "He SHOUTED."
"""

XLIFF_1 = """<?xml version="1.0"?>
<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">
  <file original="a" source-language="de" target-language="en" datatype="plaintext"><body>
    <trans-unit id="1">
      <source>Er sprach.</source>
      <target>He spoke.</target>
    </trans-unit>
    <trans-unit id="2">
      <source>Er schrie.</source>
      <target>He SHOUTED.</target>
    </trans-unit>
  </body></file>
</xliff>
"""

XLIFF_2 = """<xliff version="2.0" srcLang="de" trgLang="en" xmlns="urn:oasis:names:tc:xliff:document:2.0">
 <file id="f">
  <unit id="1"><segment><source>Er sprach.</source><target>He spoke.</target></segment></unit>
  <unit id="2">
   <segment><source>Er schrie.</source><target>He SHOUTED.</target></segment>
  </unit>
  <unit id="3"><notes><note>old</note></notes>
   <segment><source>Er schrie laut.</source><target>He SHOUTED loudly.</target></segment>
  </unit>
 </file>
</xliff>
"""

WHY = "it is a <song> & a shout"
NOTE = "<note>mtaudit: ignore[shouting/word] it is a &lt;song&gt; &amp; a shout</note>"


@pytest.mark.parametrize(
    ("name", "text", "line", "written"),
    [
        ("a.md", MARKDOWN, 3, f"<!-- mtaudit: ignore[shouting/word] {WHY} -->\nHe SHOUTED"),
        ("a.md", MARKDOWN, 7, f"- he SHOUTED again <!-- mtaudit: ignore[shouting/word] {WHY} -->\n"),
        ("a.md", MARKDOWN, 11, f"| he SHOUTED there <!-- mtaudit: ignore[shouting/word] {WHY} --> |\n"),
        ("a.html", HTML, 3, f"  <!-- mtaudit: ignore[shouting/word] {WHY} -->\n  <p>He SHOUTED"),
        ("a.html", HTML, 4, f"<li><!-- mtaudit: ignore[shouting/word] {WHY} -->he SHOUTED"),
        ("a.po", PO, 12, f"\n\n# mtaudit: ignore[shouting/word] {WHY}\n# by hand\n"),
        (
            "a.xlf",
            XLIFF_1,
            10,
            f"</target>\n      {NOTE}\n",
        ),
        (
            "a.xlf",
            XLIFF_2,
            5,
            f'<unit id="2">\n  <notes>{NOTE}</notes>\n',
        ),
        (
            "a.xlf",
            XLIFF_2,
            8,
            f"<notes>{NOTE}<note>",
        ),
    ],
)
def test_a_directive_is_written(desk: Path, run: Run, name: str, text: str, line: int, written: str) -> None:
    file, encoding = desk / name, "utf-8-sig" if line == 3 else "utf-8"
    file.write_bytes(text.encode(encoding))
    done = run("suppress", f"{name}:{line}", "shouting/word", "--why", WHY)
    assert done.exit_code == 0, done.output
    assert done.output == f"{name}: directive written for the text in line {line}; 1 finding of shouting/word waived\n"
    now = file.read_bytes()
    assert written in now.decode(encoding)
    assert now.startswith(b"\xef\xbb\xbf") == (encoding == "utf-8-sig")
    done = run("scan", name, "--format", "json:out.json")
    assert "unused" not in done.stderr
    documents = json.loads(Path("out.json").read_text(encoding="utf-8"))["documents"]
    found = [f["waiver"] for d in documents for f in d["findings"]]
    assert len(found) == text.count("SHOUTED")
    assert [(w["ground"], w["why"]) for w in found if w] == [("text", WHY)]
    (here,) = (f["line"] for d in documents for f in d["findings"] if f["waiver"])
    again = run("suppress", f"{name}:{here}", "shouting", "--why", "x")
    assert again.exit_code == 2
    assert f"waived already, in the text: {WHY}" in again.stderr
    assert file.read_bytes() == now


def test_windows_line_ends_stay(desk: Path, run: Run) -> None:
    (desk / "a.md").write_bytes(b"He spoke.\r\n\r\nHe SHOUTED.\r\n")
    assert run("suppress", "a.md:3:4", "shouting", "--why", "a song").exit_code == 0
    want = b"He spoke.\r\n\r\n<!-- mtaudit: ignore[shouting] a song -->\r\nHe SHOUTED.\r\n"
    assert (desk / "a.md").read_bytes() == want


def test_what_would_break_the_comment_goes_into_the_config(desk: Path, run: Run) -> None:
    (desk / "a.md").write_text("He SHOUTED.\n", encoding="utf-8")
    assert run("suppress", "a.md:1", "shouting", "--why", "so --> there").exit_code == 0
    assert (desk / "a.md").read_text(encoding="utf-8") == "He SHOUTED.\n"
    assert 'why = "so --> there"' in (desk / "mtaudit.toml").read_text(encoding="utf-8")


def test_formats_without_comments_are_accepted_in_the_config(desk: Path, run: Run) -> None:
    why = 'house "style"\\ \u202e'
    done = run("suppress", "loud.txt:3", "shouting/alarm", "--why", why, "--until", "2100-01-31", "--author", "R. Ito")
    assert done.output == "mtaudit.toml: [[accept]] written; 1 finding of shouting/alarm waived\n"
    assert (
        (desk / "mtaudit.toml")
        .read_text(encoding="utf-8")
        .endswith(
            '\n\n[[accept]]\nrule = "shouting/alarm"\npath = "loud.txt"\nquote = "ALARM"\n'
            'why = "house \\"style\\"\\\\ \\u202E"\nuntil = 2100-01-31\nauthor = "R. Ito"\n'
        )
    )
    assert run("suppress", "loud.txt:3", "shouting/word", "--why", "b").exit_code == 0
    done = run("scan", "loud.txt", "--format", "json:out.json")
    assert (done.exit_code, done.stderr) == (0, "")
    summary = json.loads((desk / "out.json").read_text(encoding="utf-8"))["summary"]
    assert summary["waived"] == {"config": 2}


def test_a_pyproject_gets_the_table_under_its_own_name(desk: Path, run: Run) -> None:
    (desk / "mtaudit.toml").unlink()
    head = '[tool.mtaudit]\ntarget = "en"\nselect = ["shouting"]\n[tool.mtaudit.plugins]\nfiles = ["shouting.py"]'
    (desk / "pyproject.toml").write_text(head, encoding="utf-8")
    assert run("suppress", "loud.txt:3", "shouting", "--why", "b").exit_code == 0
    text = (desk / "pyproject.toml").read_text(encoding="utf-8")
    assert text.startswith(head + "\n\n[[tool.mtaudit.accept]]\n")
    assert run("scan", "loud.txt").exit_code == 0


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["loud.txt:1", "shouting"], "loud.txt:1: no finding of shouting here (found here: nothing)"),
        (["loud.txt:3", "shouting/wrod"], "no rule, detector or category is called 'shouting/wrod'; did you mean"),
        (["loud.txt", "shouting"], "'loud.txt' is not of the form FILE:LINE"),
        (["gone.txt:3", "shouting"], "gone.txt: no such file"),
    ],
)
def test_what_is_not_there_is_not_suppressed(desk: Path, run: Run, words: list[str], said: str) -> None:
    before = (desk / "mtaudit.toml").read_bytes()
    done = run("suppress", *words, "--why", "x")
    assert done.exit_code == 2
    assert said in done.stderr
    assert (desk / "mtaudit.toml").read_bytes() == before


def test_an_inline_list_is_left_to_the_user(desk: Path, run: Run) -> None:
    config = desk / "mtaudit.toml"
    text = 'accept = [{rule = "shouting/word", why = "x", quote = "NO"}]\n' + config.read_text(encoding="utf-8")
    config.write_text(text, encoding="utf-8")
    done = run("suppress", "loud.txt:3", "shouting", "--why", "x")
    assert done.exit_code == 2
    assert "write it by hand:\n\n[[accept]]" in done.stderr
    assert config.read_text(encoding="utf-8") == text
