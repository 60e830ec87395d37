"""What the session does when a detector hangs, and what it does not do again."""

from __future__ import annotations

import asyncio
from pathlib import Path

from mtaudit.lsp.positions import Buffer
from mtaudit.lsp.project import Projects
from mtaudit.lsp.session import Listener, Open, Session
from tests.lsp.conftest import PLUGIN

HANGS = PLUGIN.replace('print("noise on standard output")', 'if "HANG" in segment.target: __import__("time").sleep(30)')


def found(document: Open) -> list[tuple[str, str]]:
    """The rules and words found last."""
    return [(shown.finding.rule, shown.finding.quote) for shown in document.look.shown]


def test_a_detector_that_hangs_is_named_and_left_out(desk: Path) -> None:
    (desk / "swap.py").write_text(HANGS, encoding="utf-8")
    told: list[str] = []

    async def story() -> None:
        session = Session(Projects(), Listener(lambda _: None, told.append, lambda _: None), desk)
        session.too_long = 1.0
        for name, text in (("a.txt", "See teh dots"), ("b.txt", "HANG dots"), ("c.txt", "More dots")):
            session.open(Buffer((desk / name).as_uri(), text), str(desk / name))
        first, *others = session.documents.values()
        async with asyncio.timeout(30):
            while not all([await session.settled(one, 10) for one in (first, *others)]):
                await asyncio.sleep(0.1)
        assert told == ["swap has not come to an end with b.txt; it is left out from now on"]
        assert [found(one) for one in (first, *others)] == [[("ending/open", "dots")]] * 3
        session.end()

    asyncio.run(story())


def test_documents_of_a_file_that_did_not_change_are_not_looked_at_again(desk: Path) -> None:
    rows = [f'{{"id": "{n}", "target": "Row {n} has teh dots"}}' for n in range(5)]
    looks: list[str] = []

    async def story() -> None:
        session = Session(Projects(), Listener(lambda _: None, looks.append, looks.append), desk)
        path = desk / "rows.jsonl"
        session.open(Buffer(path.as_uri(), "\n".join(rows) + "\n"), str(path))
        (document,) = session.documents.values()
        assert await session.settled(document, 30)
        before = {key: memory.wide for key, memory in document.memories.items()}
        assert len(found(document)) == 10
        text = "\n".join([rows[0].replace("dots", "end"), *rows[1:]]) + "\n"
        session.change(document, Buffer(path.as_uri(), text, 2))
        assert await session.settled(document, 30)
        assert len(found(document)) == 9
        renewed = [key for key, memory in document.memories.items() if memory.wide is not before.get(key)]
        assert len(renewed) == 1
        assert looks == []
        session.end()

    asyncio.run(story())
