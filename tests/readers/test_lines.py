"""Line-parallel text: line n of each side belongs together, empty ones too."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from mtaudit.config import Settings
from mtaudit.engine.api import audit_files
from mtaudit.model import DocumentResult
from mtaudit.readers.lines import LinesReader
from tests.readers.laws import LINE_ENDS, check_places, encoded, prose, read_all, texts


@settings(max_examples=20, deadline=None)
@given(st.lists(prose().map(" ".join) | st.sampled_from(["", "  ", "\tIndented one.  "]), min_size=1, max_size=5))
def test_each_line_is_a_segment_in_every_form_of_the_file(lines: list[str]) -> None:
    for end in LINE_ENDS:
        text = "".join(line + end for line in lines)
        for _, data in encoded(text):
            found = read_all(LinesReader(), data)
            check_places(found, text)
            assert texts(found) == [line.strip() for line in lines]
            assert [s.key for d in found for s in d.segments] == [str(n + 1) for n in range(len(lines))]


def test_the_suffix_names_the_language() -> None:
    assert read_all(LinesReader(), b"Ja.\n", name="news.de")[0].languages.target == "de"
    assert read_all(LinesReader(), b"Ja.\n", name="news.pt_BR")[0].languages.target == "pt-BR"
    assert read_all(LinesReader(), "Она не пришла.\n".encode(), name="news.txt")[0].languages.target == "ru"


def run(folder: Path, source: list[str], target: list[str]) -> list[DocumentResult]:
    for name, lines in (("a.de", source), ("a.en", target)):
        (folder / name).write_text("".join(f"{line}\n" for line in lines), "utf-8")
    chosen = Settings(input_format="lines", jobs=1, select=("numbers",))
    return list(audit_files([str(folder / "a.en")], source=str(folder / "a.de"), settings=chosen))


def test_sides_stay_parallel_over_empty_lines_and_pieces(tmp_path: Path) -> None:
    source = [f"Es waren {n} Schafe." if n % 7 else "" for n in range(1, 1202)]
    target = [f"There were {n} sheep." if n % 5 else "" for n in range(1, 1202)]
    target[1001] = "There were 999 sheep."
    results = run(tmp_path, source, target)
    pairs = [(s.source or "", s.target) for r in results for s in r.document.segments]
    assert pairs == list(zip(source, target, strict=True))
    assert [(r.document.path.endswith("a.en"), f.quote) for r in results for f in r.findings] == [(True, "999")]
    assert not any(r.problems for r in results)
    (result,) = [r for r in results if r.findings]
    assert result.findings[0].place is not None
    assert result.document.lines.position(result.findings[0].place.span.start) == (1002, 12)


def test_sides_that_are_not_parallel_are_a_problem(tmp_path: Path) -> None:
    def said(source: int, target: int) -> list[str]:
        results = run(tmp_path, ["Eins."] * source, ["One."] * target)
        return [p.message.rsplit("/", 1)[-1] for r in results for p in r.problems]

    assert said(4, 3) == ["a.de is not parallel: the source goes on behind line 3"]
    assert said(3, 4) == ["a.de is not parallel: the text goes on behind line 3"]
    assert said(500, 700) == ["a.de ends before line 501"]
    assert said(700, 500) == ["its other side has more documents"]
    assert said(3, 3) == []
