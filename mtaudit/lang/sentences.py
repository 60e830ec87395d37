"""Sentences with their places.

A full stop ends a sentence if white space (or the end) follows and what comes next does not begin with a small letter:
so a stop that a translation left in the middle of a sentence ("despite threats. that they …") does not split it, nor
does the mark in “Really?” he asked. Abbreviations, initials, list numbers and ordinals are looked up by language
(`_abbreviations`). Closing quotation marks, brackets and note numbers after the stop belong to the sentence.

The stops of scripts that write no space after them (。！？ । ። ။) end a sentence anywhere. Thai and Lao have none.

Line breaks: two or more always separate, and so does a form feed. A single one separates
(a) where the sentence ends there anyway, (b) before a list item, a quoted line or a heading, and after a heading,
(c) before a line without a small letter at its beginning, if the first word of that line would still have fitted on the
line before, measured by the longest line of the paragraph: then nobody broke the line for its length,
(d) before such lines in text that is evidently one sentence a line: at least half of the broken lines end in a stop and
fewer than one in five begins with a small letter, or four of five end in one.
In a text that is wrapped, a single break is white space.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from typing import Final

from mtaudit.lang._abbreviations import (
    AFTER_HOUR,
    EXCLAIMING,
    GERMAN_AFTER_ORDINAL,
    GERMAN_BEFORE_ORDINAL,
    LETTERED,
    ORDINALS,
    SPEECH,
    STATES,
    Abbreviations,
    abbreviations,
)
from mtaudit.lang.patterns import lazy

_SPACED: Final = ".!?…‽⁇⁈⁉։;\u037e"
_UNSPACED: Final = "。！？｡．؟۔।॥።፧፨။៕។᠃"
_STOP: Final = lazy(rf"[{_SPACED}]+|[{_UNSPACED}]+[{_UNSPACED}!?…]*")
_CLOSING: Final = r"\"'”’»›)\]}」』】〉》）］｣〞＂“«‹*_"
_AFTER: Final = lazy(
    rf"[{_CLOSING}]*(?:[ \u00a0\u202f][»›”](?![^\W_]))?(?:\[[\d, ]{{1,8}}\])*[¹²³⁰⁴-⁹]*[{_CLOSING}]*"
)
_AFTER_UNSPACED: Final = lazy(r"[\"'”’»›)\]}」』】〉》）］｣〞＂]*")
_QUOTES: Final = frozenset("\"”’'»«“")
_OPENERS: Final = lazy(r"\s*[\"'“”‘’«»„‚‹›(\[{¿¡—–\-*_「『（【]*\s?[\"'“‘«„(\[¿¡]*")
_NEXT_WORD: Final = lazy(r"[^\W\d_][^\W_]*(?:['’][^\W_]+)?['’]?")
_SPEECH_TAG: Final = lazy(rf"(?:[^\W\d_][\w'’-]{{0,30}}\s){{1,3}}(?:{SPEECH})\b")
_ELISION: Final = lazy("['’]")
_INSIDE_WORD: Final = frozenset(".'’:&-№§º")
_ROMAN: Final = lazy(r"[IVXLC]{2,7}")
_LINE_BREAK: Final = "\n\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"
_BREAK: Final = lazy(rf"[{_LINE_BREAK}]\s*")
_ITEM: Final = lazy(r"(?:[-*•◦▪‣–—+]\s|\(?(?:\d{1,3}|[a-zA-Z])[.)]\s|#{1,6}\s|>|\|)")
_HEADING: Final = lazy(r"\s*#{1,6}\s")
_LAST_STOP: Final = lazy(rf"[{_SPACED}{_UNSPACED}:][{_CLOSING}]*\s*\Z")
_LOOK_BACK: Final = 40


@lru_cache(maxsize=512)
def sentences(text: str, language: str = "en") -> tuple[tuple[int, int], ...]:
    """The spans of the sentences in order: code points, half-open, without the white space around them.

    All text but white space lies in exactly one span. `language` is a code such as ``en`` or ``pt-BR``; it chooses the
    abbreviations, the Greek question mark and the ordinal numbers.
    """
    splitter = _Splitter(text, re.split(r"[-_]", language.lower())[0])
    spans: list[tuple[int, int]] = []
    begin = 0
    for end in splitter.boundaries():
        _append(spans, text, begin, end)
        begin = max(begin, end)
    _append(spans, text, begin, len(text))
    return tuple(spans)


def _append(spans: list[tuple[int, int]], text: str, begin: int, end: int) -> None:
    piece = text[begin:end]
    bare = piece.lstrip()
    if bare:
        begin = end - len(bare)
        spans.append((begin, begin + len(bare.rstrip())))


def _is_part(char: str) -> bool:
    """Whether the character may belong to an abbreviation."""
    return char.isalnum() or char in _INSIDE_WORD or (char > "\u02ff" and unicodedata.category(char)[0] == "M")


class _Splitter:
    def __init__(self, text: str, language: str) -> None:
        self.text = text
        self.language = language
        self.lists: Abbreviations = abbreviations(language)
        self.begin = 0
        """Where the present sentence begins: list numbers are known by it."""

    def boundaries(self) -> Iterator[int]:
        breaks = self._line_breaks()
        upcoming = next(breaks, None)
        for stop in _STOP.finditer(self.text):
            while upcoming is not None and upcoming <= stop.start():
                self.begin = upcoming
                yield upcoming
                upcoming = next(breaks, None)
            if stop.end() <= self.begin:
                continue
            end = self._end_at(stop.start(), stop.end())
            if end:
                self.begin = end
                yield end
        while upcoming is not None:
            yield upcoming
            upcoming = next(breaks, None)

    # ------------------------------------------------------------------------------------------ stops

    def _end_at(self, start: int, end: int) -> int:
        """Where the sentence ends whose stop is at start:end, or 0 if it goes on."""
        text = self.text
        if text[start] in _UNSPACED:
            return self._end_unspaced(start, end)
        after = _AFTER.match(text, end)
        closed = after.end() if after else end
        if closed == len(text):
            return closed
        if not text[closed].isspace():
            return 0
        if start and text[start - 1] in "([" and closed > end:
            return 0  # [...] and (?) are remarks within a sentence
        opener = _OPENERS.match(text, closed)
        ahead = opener.end() if opener else closed
        if ahead >= len(text):
            return closed
        if not self._may_begin(ahead):
            return 0
        return closed if self._is_stop(start, end, closed, ahead) else 0

    def _end_unspaced(self, start: int, end: int) -> int:
        text = self.text
        if text[start] in "؟۔．" and end < len(text) and text[start - 1 : start].isdigit() and text[end].isdigit():
            return 0
        after = _AFTER_UNSPACED.match(text, end)
        closed = after.end() if after else end
        if closed > end and text[closed : closed + 1] in ("と", "っ", "の", "な"):
            return 0  # Japanese goes on after the quotation: 「行く。」と言った
        if text[closed : closed + 1] in ("，", "、", ",", "；"):
            return 0
        return closed

    def _may_begin(self, at: int) -> bool:
        """Whether a sentence may begin with the character there."""
        first = self.text[at]
        if first.islower():
            return self.text[at + 1 : at + 2].isupper()  # iPhone
        return first not in ",;:.!?…%)]}/&+=|"

    def _is_stop(self, start: int, end: int, closed: int, ahead: int) -> bool:
        mark = self.text[start:end]
        if ";" in mark or "\u037e" in mark:
            return self.language == "el" and not mark.strip(";\u037e")
        if mark == ".":
            return self._is_full_stop(start, ahead)
        if self.language in ("th", "lo") and not mark.strip("."):
            return False
        if "!" in mark or "?" in mark:
            return not self._goes_on(start, end, closed, ahead)
        return True

    def _goes_on(self, start: int, end: int, closed: int, ahead: int) -> bool:
        """“Really?” Smith asked; and names like Yahoo!"""
        text = self.text
        following = self._following(ahead)
        if self.language == "en" and not _QUOTES.isdisjoint(text[end:closed]):
            tag = _SPEECH_TAG.match(text, ahead, ahead + 120)
            return tag is not None and following not in self.lists.openers
        if text[start:end] == "!":
            before = self._before(start)
            return before in EXCLAIMING and following not in self.lists.openers
        return False

    def _before(self, at: int) -> str:
        """The word that ends there, with the full stops inside it."""
        text, begin = self.text, at
        least = max(0, at - _LOOK_BACK)
        while begin > least and (_is_part(text[begin - 1])):
            begin -= 1
        return text[begin:at].lstrip("'’-.")

    def _abbreviation(self, word: str) -> str:
        """The part of a compound that the full stop belongs to: Gen in Lt.-Gen; but all of a listed one."""
        lists = self.lists
        known = lists.titles | lists.soft | lists.after_number if "-" in word or "'" in word or "’" in word else ()
        if not known or word in known or word[:1].lower() + word[1:] in known:
            return word
        last = word.rpartition("-")[2]
        return _ELISION.split(last)[-1] if self.language in ("fr", "it", "ca") else last

    def _following(self, at: int) -> str:
        """The next word; empty if it is an abbreviation itself (A. in J. A. Smith)."""
        found = _NEXT_WORD.match(self.text, at, at + _LOOK_BACK)
        if not found or (self.text[found.end() : found.end() + 1] == "." and len(found[0]) < 4):
            return ""
        return found[0].replace("’", "'")

    def _opens(self, ahead: int) -> bool:
        """Whether a word stands there that typically begins a sentence, not after the dash of a dateline."""
        if self.text[max(0, ahead - 3) : ahead].rstrip()[-1:] in ("—", "–", "-"):
            return False
        following = self._following(ahead)
        openers = self.lists.openers
        return following in openers or ("'" in following and following[: following.index("'") + 1] in openers)

    def _is_full_stop(self, start: int, ahead: int) -> bool:
        if self.language in ("th", "lo"):
            return False
        word = self._abbreviation(self._before(start))
        if not word:
            return True
        if word.isdigit():
            return self._is_stop_after_number(word, start, ahead)
        if len(word) == 1 and word.isalpha():
            return self._is_stop_after_letter(word, start, ahead)
        return self._is_stop_after_word(word, start, ahead)

    def _is_stop_after_number(self, word: str, start: int, ahead: int) -> bool:
        if len(word) < 4 and self._begins_at(start - len(word)):
            return False  # a list number
        if self.language not in ORDINALS or len(word) > 2:
            return True
        following = self._following(ahead)
        if self.language == "de":
            if following in GERMAN_AFTER_ORDINAL:
                return False
            return self._before(start - len(word) - 1).lower() not in GERMAN_BEFORE_ORDINAL
        return self.language != "tr" or following in self.lists.openers

    def _begins_at(self, at: int) -> bool:
        """Whether nothing but brackets and marks stands between the beginning of the sentence or line and here."""
        least = max(self.begin, at - _LOOK_BACK)
        for place in range(at - 1, least - 1, -1):
            char = self.text[place]
            if char in _LINE_BREAK:
                return True
            if char.isalnum():
                return False
        return least == self.begin

    def _is_stop_after_letter(self, word: str, start: int, ahead: int) -> bool:
        caseless = word.lower() == word.upper()  # such scripts have words of one letter
        if not caseless and self._begins_at(start - 1):
            return False
        if word in self.lists.numbered and self.text[ahead].isdigit():
            return False
        if word in self.lists.after_number:
            return self._follows_number(start - 1) or self._opens(ahead)
        if caseless:
            return word not in self.lists.titles
        if word.islower():
            if self.text[ahead].isalpha() and self.text[ahead + 1 : ahead + 2] == ".":
                return False  # z. B., d. H.
            return word not in self.lists.titles and (word not in self.lists.soft or self._opens(ahead))
        if self._before(start - 2).lower() in LETTERED:
            return True
        return self._opens(ahead) or not self.text[ahead].isalpha()

    def _follows_number(self, at: int) -> bool:
        return self.text[max(0, at - 2) : at].strip()[-1:].isdigit()

    def _is_stop_after_word(self, word: str, start: int, ahead: int) -> bool:
        lists = self.lists
        small = word[0].lower() + word[1:]
        if self.text[ahead].isdigit():
            return not {word, small} & (lists.numbered | lists.titles)
        if not {word, small}.isdisjoint(lists.after_number):
            return self._follows_number(start - len(word)) or self._opens(ahead)
        if not {word, small}.isdisjoint(lists.titles):
            return word in lists.soft and self._opens(ahead)
        if not {word, small}.isdisjoint(lists.soft) or self._is_state(word, start):
            return self._opens(ahead)
        if "." in word:
            return self._is_stop_after_letters(word, ahead)
        if self.language in ORDINALS and _ROMAN.fullmatch(word):
            return self._opens(ahead)
        return True

    def _is_state(self, word: str, start: int) -> bool:
        if self.language != "en" or word not in STATES:
            return False
        return self.text[max(0, start - len(word) - 2) : start - len(word)] == ", "

    def _is_stop_after_letters(self, word: str, ahead: int) -> bool:
        """After letters with full stops between them: p.m., J.K., but not example.com."""
        if word.lower() in ("a.m", "p.m"):
            return self._following(ahead) not in AFTER_HOUR and self.text[ahead].isalpha()
        if all(len(part) < 3 and part.isalpha() for part in word.split(".")):
            return self._opens(ahead)
        return True

    # ------------------------------------------------------------------------------------------ lines

    def _line_breaks(self) -> Iterator[int]:
        paragraph: list[tuple[int, int]] = []
        line = 0
        for found in _BREAK.finditer(self.text):
            hard = len(found[0].splitlines()) > 1 or found[0][0] in "\x0c\x1c\x1d\x1e\u2029"
            paragraph.append((line, found.start()))
            line = found.end()
            if hard or line == len(self.text):
                yield from self._breaks_within(paragraph)
                yield found.start()
                paragraph = []
        if paragraph:
            paragraph.append((line, len(self.text)))
            yield from self._breaks_within(paragraph)

    def _breaks_within(self, lines: list[tuple[int, int]]) -> Iterator[int]:
        """The single breaks between lines of a paragraph that separate sentences."""
        if len(lines) < 2:
            return
        width = max(end - start for start, end in lines)
        small = sum(not self._starts_line(start) for start, _ in lines[1:]) / (len(lines) - 1)
        stopped = self._share_of_stopped(lines)
        linewise = len(lines) > 2 and stopped >= 0.5 and small < 0.2
        strictly = len(lines) > 3 and stopped >= 0.8
        for (start, end), (follow, follow_end) in pairwise(lines):
            if _ITEM.match(self.text, follow) or _HEADING.match(self.text, start, end):
                yield end
            elif self._starts_line(follow):
                if linewise or strictly or end - start + 1 + self._first_word(follow, follow_end) <= width:
                    yield end
            elif strictly and self._ends_in_stop(start, end):
                yield end

    def _share_of_stopped(self, lines: list[tuple[int, int]]) -> float:
        return sum(self._ends_in_stop(start, end) for start, end in lines[:-1]) / (len(lines) - 1)

    def _ends_in_stop(self, start: int, end: int) -> bool:
        return _LAST_STOP.search(self.text[max(start, end - 8) : end]) is not None

    def _starts_line(self, at: int) -> bool:
        opener = _OPENERS.match(self.text, at)
        first = self.text[opener.end() : opener.end() + 1] if opener else ""
        return bool(first) and not first.islower()

    def _first_word(self, start: int, end: int) -> int:
        return len(self.text[start : min(end, start + 80)].split(maxsplit=1)[0])
