"""A TOML file whose errors can be pointed at: what tomllib reads, and the line on which each key stands."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field
from pathlib import Path
from typing import Any, NamedTuple

from mtaudit.errors import ConfigError
from mtaudit.model.values import dataclass

Keys = tuple[str, ...]

_PART = r"""(?:"(?:[^"\\\n]|\\.)*"|'[^'\n]*'|[A-Za-z0-9_-]+)"""
_KEY = re.compile(rf"{_PART}(?:[ \t]*\.[ \t]*{_PART})*")
_PARTS = re.compile(_PART)
_STRING = re.compile(r'"""(?:[^\\]|\\.)*?"{3,5}|\'\'\'.*?\'{3,5}|"(?:[^"\\\n]|\\.)*"|\'[^\'\n]*\'', re.DOTALL)
_PLACE = re.compile(r" \(at line (\d+), column \d+\)$| \(at end of document\)$")


class TomlFile(NamedTuple):
    """A config file as read. `root` is where the settings begin: `("tool", "mtaudit")` in pyproject.toml."""

    path: Path
    text: str
    data: Mapping[str, Any]
    root: Keys = ()

    @classmethod
    def read(cls, path: Path, root: Keys = ()) -> TomlFile:
        """Raises ConfigError if the file cannot be read or is not TOML."""
        try:
            text = path.read_bytes().decode("utf-8-sig")
        except OSError as error:
            raise ConfigError(f"{path}: the config cannot be read: {error.strerror or error}") from error
        except UnicodeDecodeError as error:
            raise ConfigError(f"{path}: the config is not UTF-8 (byte {error.start})") from error
        import tomllib  # most runs have no config

        try:
            data = tomllib.loads(text)
        except tomllib.TOMLDecodeError as error:
            raise _syntax_error(path, text, str(error)) from error
        return cls(path, text, data, root)

    def table(self) -> Mapping[str, Any] | None:
        """What stands under the root, None if there is no such table."""
        here: Any = self.data
        for key in self.root:
            if not isinstance(here, Mapping) or key not in here:
                return None
            here = here[key]
        return here if isinstance(here, Mapping) else None

    def error(self, keys: Keys, message: str) -> ConfigError:
        """An error that shows the line of a setting, or of the table nearest to it."""
        number = self.line_of(keys)
        return _pointed(self.path, self.text, number, message) if number else ConfigError(f"{self.path}: {message}")

    def error_at(self, line: int, message: str) -> ConfigError:
        """An error that shows a line."""
        return _pointed(self.path, self.text, line, message)

    def has(self, keys: Keys) -> bool:
        """Whether exactly this setting stands in the file."""
        return any(found == self.root + keys for found, _ in key_lines(self.text))

    def lines_of(self, keys: Keys) -> list[int]:
        """The lines of all that has these keys: one for each table of an array of tables."""
        return [line for found, line in key_lines(self.text) if found == self.root + keys]

    def line_of(self, keys: Keys) -> int:
        """The line (from 1) on which a setting stands, 0 if it does not stand in the file."""
        lines = dict(reversed(list(key_lines(self.text))))
        whole = self.root + keys
        for length in range(len(whole), len(self.root), -1):
            if whole[:length] in lines:
                return lines[whole[:length]]
        return lines.get(self.root, 0)


def _syntax_error(path: Path, text: str, message: str) -> ConfigError:
    place = _PLACE.search(message)
    number = int(place[1]) if place and place[1] else len(text.splitlines())
    said = _PLACE.sub("", message)
    return _pointed(path, text, number, f"this is not TOML: {said[:1].lower()}{said[1:]}")


def _pointed(path: Path, text: str, number: int, message: str) -> ConfigError:
    lines = text.split("\n")
    line = lines[number - 1].strip() if 0 < number <= len(lines) else ""
    return ConfigError(f"{path}, line {number}: {message}\n    {number} | {line}")


def nearest(word: str, known: Iterable[str]) -> str:
    """`; did you mean 'major'?` if something of that kind is known, else nothing."""
    choices = sorted(set(known))
    import difflib

    close = difflib.get_close_matches(word, choices, n=1, cutoff=0.6)
    return f"; did you mean {close[0]!r}?" if close else ""


def key_lines(text: str) -> Iterator[tuple[Keys, int]]:
    """Every key of a valid TOML text with the number of its line, in order; inline tables included."""
    return _Lines(text).walk()


@dataclass(slots=True)
class _Lines:
    text: str
    at: int = 0
    table: Keys = ()
    found: list[tuple[Keys, int]] = field(default_factory=list)
    _line: int = 1
    _counted: int = 0

    def walk(self) -> Iterator[tuple[Keys, int]]:
        while self._skip_blank():
            if self.text[self.at] == "[":
                self.table = self._key((), self.text.index("[", self.at) + 1)
                self._end_of_line()
            else:
                keys = self._key(self.table, self.at)
                self.at = self.text.find("=", self.at) + 1
                self._value(keys)
            yield from self.found
            self.found.clear()

    def _skip_blank(self) -> bool:
        while self.at < len(self.text):
            if self.text[self.at] == "#":
                self._end_of_line()
            elif self.text[self.at].isspace():
                self.at += 1
            else:
                return True
        return False

    def _end_of_line(self) -> None:
        end = self.text.find("\n", self.at)
        self.at = len(self.text) if end < 0 else end

    def _key(self, table: Keys, start: int) -> Keys:
        """The key that begins near `start`; each of its prefixes is recorded."""
        match = _KEY.search(self.text, start)
        if match is None:
            self.at = len(self.text)
            return table
        self._line += self.text.count("\n", self._counted, match.start())
        self._counted = match.start()
        self.at = match.end()
        keys = table
        for part in _PARTS.findall(match[0]):
            keys = (*keys, part.strip("\"'"))
            self.found.append((keys, self._line))
        return keys

    def _value(self, keys: Keys) -> None:
        """Skips a value; records the keys of the inline tables in it."""
        open_ones: list[Keys | None] = []  # inline tables by their keys, arrays as None
        key_expected = False
        while self.at < len(self.text):
            char = self.text[self.at]
            if char == "\n" and not open_ones:
                return
            if key_expected and open_ones and open_ones[-1] is not None and _KEY.match(self.text, self.at):
                keys = self._key(open_ones[-1], self.at)
                self.at = self.text.find("=", self.at) + 1
                key_expected = False
            elif not self._skip_string_or_comment(char):
                self.at += 1
                if char in "[{":
                    open_ones.append(keys if char == "{" else None)
                elif char in "]}":
                    keys = open_ones.pop() or keys
                key_expected = char in "{," or (key_expected and char.isspace())

    def _skip_string_or_comment(self, char: str) -> bool:
        string = _STRING.match(self.text, self.at) if char in "\"'" else None
        if string:
            self.at = string.end()
        elif char == "#":
            self._end_of_line()
        return char == "#" or string is not None
