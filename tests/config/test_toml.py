"""The line of every key of a TOML text."""

from __future__ import annotations

from pathlib import Path

import pytest

from mtaudit.config.toml import TomlFile, key_lines
from mtaudit.errors import ConfigError

TEXT = '''# a comment = with an equals sign
top = "a # no comment"
"quoted key" = 1

[gate]
critical = 0  # [not.a.table]
scores.comet = { min = 0.8, nested = { deep = [1, 2, { inmost = 3 }] }, "segment-min" = 0.4 }
text = """
fake = 1
[fake]
"""
list = [
  "a = 1",  # fake2 = 3
  "b",
]
after = 1

[[accept]]
rule = 'x'
[[accept]]
rule = "y"
'''


def test_finds_every_key_and_nothing_else() -> None:
    lines: dict[tuple[str, ...], int] = {}
    for keys, line in key_lines(TEXT):
        lines.setdefault(keys, line)
    assert lines == {
        ("top",): 2,
        ("quoted key",): 3,
        ("gate",): 5,
        ("gate", "critical"): 6,
        ("gate", "scores"): 7,
        ("gate", "scores", "comet"): 7,
        ("gate", "scores", "comet", "min"): 7,
        ("gate", "scores", "comet", "nested"): 7,
        ("gate", "scores", "comet", "nested", "deep"): 7,
        ("gate", "scores", "comet", "nested", "deep", "inmost"): 7,
        ("gate", "scores", "comet", "segment-min"): 7,
        ("gate", "text"): 8,
        ("gate", "list"): 12,
        ("gate", "after"): 16,
        ("accept",): 18,
        ("accept", "rule"): 19,
    }


@pytest.mark.parametrize("text", ["", "\n", "# only this", 'a = """x"""', "a = ''", "[t]", 'a = """ "" """ # b'])
def test_reads_small_texts(text: str) -> None:
    assert len(list(key_lines(text))) == (text[:1] in ("a", "["))


def test_a_missing_key_is_shown_at_its_table(tmp_path: Path) -> None:
    path = tmp_path / "mtaudit.toml"
    path.write_text(TEXT, encoding="utf-8")
    file = TomlFile.read(path)
    assert file.line_of(("gate", "scores", "bleu")) == 7
    assert file.line_of(("gate", "nowhere")) == 5
    assert file.line_of(("nowhere",)) == 0
    assert str(file.error(("gate", "after"), "no")) == f"{path}, line 16: no\n    16 | after = 1"


@pytest.mark.parametrize(
    ("text", "line", "shown"),
    [("a = 1\nb = \n", 2, "b ="), ("a = 1\n[gate\nb = 1", 2, "[gate"), ('a = 1\nb = """x', 2, 'b = """x')],
)
def test_broken_toml_shows_the_line(tmp_path: Path, text: str, line: int, shown: str) -> None:
    path = tmp_path / "mtaudit.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ConfigError) as caught:
        TomlFile.read(path)
    assert f", line {line}: this is not TOML: " in str(caught.value)
    assert str(caught.value).endswith(f"{line} | {shown}")


def test_a_file_that_is_no_text(tmp_path: Path) -> None:
    path = tmp_path / "mtaudit.toml"
    path.write_bytes(b"a = '\xff'")
    with pytest.raises(ConfigError, match="not UTF-8"):
        TomlFile.read(path)
    with pytest.raises(ConfigError, match="cannot be read"):
        TomlFile.read(tmp_path / "missing.toml")


def test_a_byte_order_mark_is_no_error(tmp_path: Path) -> None:
    path = tmp_path / "mtaudit.toml"
    path.write_bytes(b"\xef\xbb\xbfjobs = 1\r\nx = 2\r\n")
    assert TomlFile.read(path).line_of(("x",)) == 2
