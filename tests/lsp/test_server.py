"""The real server with a real client over standard input and output."""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
from collections.abc import Coroutine
from pathlib import Path
from typing import Any

from lsprotocol import types as lsp

from mtaudit.config import load_settings
from tests.lsp.conftest import CONFIG
from tests.lsp.editor import PLAIN, applied, editor

MARKDOWN = "# Title\r\n\r\nA 😋 sees teh *end* of it.\r\n\r\nIt is ALARM time.\r\n"
PO = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\nmsgid "Labor"\nmsgstr "The RnD floor"\n'
XLIFF = """<?xml version="1.0" encoding="iso-8859-1"?>
<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">
  <file original="a" source-language="de" target-language="en" datatype="plaintext"><body>
    <trans-unit id="1">
      <source>Das war nicht Größe.</source>
      <target>The 😋 RnD floor.</target>
    </trans-unit>
  </body></file>
</xliff>
"""
SEVERITY = lsp.DiagnosticSeverity
IGNORE = "Ignore swap/word here: quoted as it was said"


def play(story: Coroutine[Any, Any, None]) -> None:
    """Runs a story to its end."""
    asyncio.run(story)


def test_a_text_is_watched_while_it_is_written(desk: Path) -> None:
    async def story() -> None:
        async with editor(desk) as here:
            page = await here.open(desk / "page.md", MARKDOWN, "markdown")
            assert page.marked() == [("swap/word", "teh"), ("swap/alarm", "ALARM")]
            word, alarm = page.diagnostics
            # The column of "teh" counts the astral character twice.
            assert (word.range.start, word.severity, word.source) == (lsp.Position(2, 10), SEVERITY.Warning, "mtaudit")
            assert (alarm.range.start.line, alarm.severity) == (4, SEVERITY.Error)
            assert word.message == "teh stands for the"
            assert {"fingerprint", "category", "confidence", "suggestion"} <= set(_data(word))

            other = await here.open(desk / "other.txt", "Nothing here.\n")
            assert other.marked() == []
            here.type(page, "no", "sees")
            here.type(page, "😋 uhm 😋", "ALARM")
            await here.answer(page)
            assert page.marked() == [("swap/word", "teh"), ("swap/word", "uhm")]
            assert list(page.diagnostics[1].tags or ()) == [
                lsp.DiagnosticTag.Unnecessary
            ]  # its suggestion is to take it out
            here.type(other, "dots", "here.")
            await here.answer(other)
            assert other.marked() == [("ending/open", "dots")]
            assert other.diagnostics[0].severity == SEVERITY.Hint
            here.replace(other, "Nothing but a stop.")
            await here.answer(other)
            assert other.marked() == []
            assert len(page.diagnostics) == 2

            here.client.text_document_did_close(lsp.DidCloseTextDocumentParams(lsp.TextDocumentIdentifier(page.uri)))
            await here.until(lambda: not page.diagnostics)
            assert here.messages == []

    play(story())


def test_hover_explains_the_finding_and_its_rule(desk: Path) -> None:
    async def story() -> None:
        async with editor(desk) as here:
            page = await here.open(desk / "page.md", MARKDOWN, "markdown")
            text = await here.hover(page, "teh")
            assert "**swap/word** · major · accuracy/mistranslation · confidence 90%" in text
            assert "teh stands for the" in text
            assert "- seen: teh" in text
            assert "A word that stands for \\*another\\*." in text
            assert "looks at: target" in text
            assert await here.hover(page, "Title") == ""
            explain = (await here.actions(page, "teh"))["Explain swap/word"].command
            assert explain is not None
            command = lsp.ExecuteCommandParams(explain.command, explain.arguments)
            answer = await here.client.workspace_execute_command_async(command)
            assert "### swap/word" in str(answer)
            assert here.shown == [answer]

    play(story())


FIXED = (
    ("a.txt", "The RnD floor.", 'The R&D "lab" floor.'),
    ("a.md", "The *RnD* floor.", 'The *R&D "lab"* floor.'),
    ("a.html", "<p>The <b>RnD</b> floor.</p>", '<p>The <b>R&amp;D "lab"</b> floor.</p>'),
    ("a.po", PO, PO.replace("RnD", 'R&D \\"lab\\"')),
    ("a.xlf", XLIFF, XLIFF.replace("RnD", 'R&amp;D "lab"')),
    ("mark.txt", "\ufeffThe RnD floor.", '\ufeffThe R&D "lab" floor.'),
    ("wrapped.txt", "One two teh\ruhm RnD.\r", 'One two teh\ruhm R&D "lab".\r'),
)


def test_a_suggestion_is_written_as_the_format_writes_it(desk: Path) -> None:
    async def story() -> None:
        async with editor(desk) as here:
            for name, text, fixed in FIXED:
                page = await here.open(desk / name, text)
                assert ("swap/word", "RnD") in page.marked()
                action = (await here.actions(page, "RnD"))['Replace with “R&D "lab"”']
                assert action.is_preferred
                assert action.kind == lsp.CodeActionKind.QuickFix
                await here.apply(page, action)
                assert page.text == fixed
                assert ("swap/word", "RnD") not in page.marked()

    play(story())


WAIVED = (
    ("a.md", MARKDOWN.replace("teh", "RnD"), "<!-- mtaudit: ignore[swap/word] quoted as it was said -->"),
    ("a.html", "<p>The RnD floor.</p>\n<p>It was late.</p>\n", "<!-- mtaudit: ignore[swap/word] quoted"),
    ("a.po", PO, "# mtaudit: ignore[swap/word] quoted as it was said"),
    ("a.xlf", XLIFF, "<note>mtaudit: ignore[swap/word] quoted as it was said</note>"),
)


def test_a_finding_is_waived_by_a_comment_in_the_text(desk: Path) -> None:
    async def story() -> None:
        async with editor(desk) as here:
            for name, text, written in WAIVED:
                page = await here.open(desk / name, text)
                await here.apply(page, (await here.actions(page, "RnD"))[IGNORE])
                assert written in page.text
                assert "swap/word" not in {rule for rule, _ in page.marked()}

    play(story())


def test_a_finding_in_plain_text_is_waived_in_the_config(desk: Path) -> None:
    async def story() -> None:
        async with editor(desk) as here:
            page = await here.open(desk / "a.txt", "The RnD floor. And teh end.")
            edit = (await here.actions(page, "RnD"))[IGNORE].edit
            assert edit is not None
            assert edit.changes is not None
            ((uri, edits),) = edit.changes.items()
            config = desk / "mtaudit.toml"
            assert uri == config.as_uri()
            config.write_text(applied(config.read_text("utf-8"), list(edits)), "utf-8")
            (accepted,) = load_settings(config).accept
            assert (accepted.rule, accepted.path, accepted.quote) == ("swap/word", "a.txt", "RnD")
            changed = lsp.FileEvent(uri, lsp.FileChangeType.Changed)
            here.client.workspace_did_change_watched_files(lsp.DidChangeWatchedFilesParams([changed]))
            await here.until(lambda: page.marked() == [("swap/word", "teh")])
            assert lsp.WORKSPACE_DID_CHANGE_WATCHED_FILES in here.watched

    play(story())


def test_without_a_config_one_is_made_for_the_waiver(tmp_path: Path) -> None:
    async def story() -> None:
        async with editor(tmp_path) as here:
            page = await here.open(tmp_path / "a.txt", "She saw the the end of the road. It was late.")
            assert ("repetition/word", "the the") in page.marked()
            title = "Ignore repetition/word here: correct as it stands"
            edit = (await here.actions(page, "the the"))[title].edit
            assert edit is not None
            assert edit.document_changes is not None
            create, insert = edit.document_changes
            assert isinstance(create, lsp.CreateFile)
            assert isinstance(insert, lsp.TextDocumentEdit)
            assert create.uri == insert.text_document.uri == (tmp_path / "mtaudit.toml").as_uri()
            (tmp_path / "mtaudit.toml").write_text(insert.edits[0].new_text, "utf-8")  # type: ignore[union-attr]
            here.type(page, "very late", "late")  # whoever does not watch files sees it with the next keystroke
            await here.answer(page)
            assert "repetition/word" not in {rule for rule, _ in page.marked()}

    play(story())


def test_a_broken_config_is_told_once_and_a_mended_one_is_obeyed(desk: Path) -> None:
    async def story() -> None:
        async with editor(desk) as here:
            page = await here.open(desk / "a.txt", "See teh end.")
            (desk / "mtaudit.toml").write_text(CONFIG.replace("select", "selct"), "utf-8")
            for _ in range(2):
                here.type(page, "again end", "end")
                await here.answer(page)
            assert page.marked() == []
            (message,) = here.messages
            assert "selct" in message
            assert "mtaudit.toml" in message
            (desk / "mtaudit.toml").write_text(CONFIG + '[severity]\n"swap/word" = "minor"\n', "utf-8")
            here.type(page, "See it: teh", "See teh")
            await here.answer(page)
            assert [d.severity for d in page.diagnostics] == [SEVERITY.Information]

    play(story())


def test_a_crash_is_told_once_and_is_no_finding(desk: Path) -> None:
    async def story() -> None:
        async with editor(desk) as here:
            page = await here.open(desk / "a.txt", "CRASH here.\n\nSee teh end.")
            assert page.marked() == [("swap/word", "teh")]
            here.type(page, "CRASH there", "CRASH here")
            await here.answer(page)
            await here.open(desk / "b.txt", "CRASH too.")
            assert len(here.messages) == 1
            assert "swap crashed: RuntimeError: it was too much" in here.messages[0]
            assert any("Traceback" in log for log in here.logs)

    play(story())


def test_source_files_and_baselines_are_heeded(desk: Path) -> None:
    head = CONFIG.replace('target = "en"', 'target = "en"\nsource = "de"\nbaseline = "base.json"')
    (desk / "mtaudit.toml").write_text(head + '[pairing]\nsource = "{stem}.de.txt"\n', "utf-8")
    (desk / "base.json").write_text(json.dumps({"format": "mtaudit-baseline/1", "entries": []}), "utf-8")
    (desk / "a.txt").write_text("It was good for all of us here. See teh end.\n", "utf-8")
    (desk / "a.de.txt").write_text("Es war nicht gut für uns alle hier. Seht das Ende.\n", "utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "mtaudit", "baseline", "create", "a.txt", "--force", "--file", "base.json"],
        cwd=desk,
        capture_output=True,
        check=False,
    )
    assert b"Traceback" not in done.stderr
    made = json.loads((desk / "base.json").read_text("utf-8"))
    made["entries"] = [entry for entry in made["entries"] if entry["rule"] == "swap/word"]
    (desk / "base.json").write_text(json.dumps(made), "utf-8")

    async def story() -> None:
        async with editor(desk) as here:
            page = await here.open(desk / "a.txt", (desk / "a.txt").read_text("utf-8"))
            # What is not said stands in another file: the sentence that lacks it is marked.
            assert page.marked() == [("unsaid/word", "It was good for all of us here.")]
            here.type(page, "not good", "good")
            here.type(page, "uhm teh", "teh")
            await here.answer(page)
            assert page.marked() == [
                ("swap/word", "uhm"),
                ("swap/word", "teh"),
            ]  # another sentence: not in the baseline

    play(story())


def test_half_written_markup_keeps_what_was_found_and_bilingual_files_show_their_source(desk: Path) -> None:
    async def story() -> None:
        async with editor(desk) as here:
            page = await here.open(desk / "a.xlf", XLIFF, "xml")
            assert page.marked() == [("unsaid/word", "nicht"), ("swap/word", "RnD")]
            here.type(page, "<target>A <", "<target>The ")
            await here.answer(page)
            assert page.marked() == [("unsaid/word", "nicht"), ("swap/word", "RnD")]
            assert any("a.xlf" in log for log in here.logs)
            here.type(page, "<target>A not so ", "<target>A <")
            await here.answer(page)
            assert page.marked() == [("swap/word", "RnD")]

    play(story())


def test_plain_clients_get_edits_at_once_and_positions_in_the_encoding_they_chose(desk: Path) -> None:
    utf8 = lsp.GeneralClientCapabilities(position_encodings=[lsp.PositionEncodingKind.Utf8])
    options = {"debounce": 10, "ignoreReasons": ["the author wants it"]}

    async def story(capabilities: lsp.ClientCapabilities, column: int) -> None:
        async with editor(desk, capabilities, options) as here:
            page = await here.open("untitled:Untitled-1", MARKDOWN, "markdown")
            assert page.diagnostics[0].range.start == lsp.Position(2, column)
            if column != 10:
                return
            actions = await here.actions(page, "teh", resolve=False)
            assert "Ignore swap/word here: the author wants it" in actions
            assert all(a.edit or a.command for a in actions.values())
            await here.apply(page, actions["Replace with “the”"])
            assert page.marked() == [("swap/alarm", "ALARM")]

    play(story(PLAIN, 10))
    play(story(replace_general(PLAIN, utf8), 12))


def replace_general(base: lsp.ClientCapabilities, general: lsp.GeneralClientCapabilities) -> lsp.ClientCapabilities:
    """Capabilities with other general ones."""
    return lsp.ClientCapabilities(general=general, text_document=base.text_document, workspace=base.workspace)


def test_whoever_types_on_gets_one_answer_for_many_keystrokes(desk: Path) -> None:
    async def story() -> None:
        async with editor(desk) as here:
            page = await here.open(desk / "a.txt", "See teh end.")
            before = here.published
            for char in "and teh other end":
                here.type(page, char, at=len(page.text))
            await here.answer(page)
            assert here.published - before <= 6  # a busy machine may let a pause pass
            assert page.marked() == [("swap/word", "teh"), ("swap/word", "teh")]

    play(story())


def test_a_client_that_leaves_without_a_word_ends_the_server(desk: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "mtaudit", "lsp", "--stdio"], cwd=desk, input=b"", capture_output=True, timeout=60
    )
    assert (done.returncode, done.stdout) == (1, b"")


def test_without_the_library_the_way_to_it_is_said(desk: Path) -> None:
    code = "import sys; sys.modules['pygls'] = None\nfrom mtaudit.cli.main import run\nsys.exit(run(['lsp']))"
    done = subprocess.run([sys.executable, "-c", code], cwd=desk, capture_output=True, text=True, timeout=60)
    assert done.returncode == 2
    assert "pip install 'mtaudit[lsp]'" in done.stderr


def _data(diagnostic: lsp.Diagnostic) -> dict[str, Any]:
    data = diagnostic.data
    return dict(data) if isinstance(data, dict) else vars(data) if hasattr(data, "__dict__") else data._asdict()  # type: ignore[union-attr]
